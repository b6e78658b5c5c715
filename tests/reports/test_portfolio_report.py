from __future__ import annotations

from functools import cache
from typing import Any

import attrs

from secgov.model.timetables import Timetable
from secgov.planning.portfolios.portfolio import portfolio
from secgov.planning.portfolios.portfolio_answer import Portfolio
from secgov.reports.markdown import as_markdown
from secgov.reports.text import as_text
from tests.reports.asked import flat, known, paper
from tests.timetables import AS_OF, calendar_on, step


@cache
def said(capacity: int | None = None) -> str:
    return flat(as_text(of_the_paper(capacity)))


@cache
def of_the_paper(capacity: int | None = None) -> Portfolio:
    return portfolio(paper(), **known(), capacity=capacity)


def small(*ones: dict[str, Any], capacity: int | None = None, **tables: Any) -> str:
    timetable = Timetable.from_dict({"modification": list(ones), **tables}, "")
    return flat(as_text(portfolio(timetable, **known(), capacity=capacity)))


class TestPortfolioReport:
    """Issue "The planner": "in text that a Panel member can read aloud"."""

    def test_the_sum_comes_first(self):
        assert said().startswith(
            "18 modifications, 2 with a target release, 2 of them late for it at the usual pace. "
            "Up to 8 pieces of the DCC's work are in hand at once, first on Wednesday 10 April "
            "2019. No capacity of the DCC is given, and nothing in the SEC says one: nothing is "
            "staggered beyond what waits on something else. The portfolio of "
            "secp_66_1503_12.toml, as of Friday 8 March 2019.")

    def test_what_no_cut_off_is_known_for_is_not_told_as_in_time(self):
        """No cut-off of November 2021 was known in March 2019; one binds only with an impact."""
        ones = [{"id": one, "path": "3", "stage": "refinement", "dcc_impact": impact,
                 "target_release": "November 2021", "steps": [step("working-group", "2019-05-01")]}
                for one, impact in (("MP901", "yes"), ("MP902", "yes"), ("MP903", "no"))]

        assert ("3 modifications, 3 with a target release, none of them late for it at the usual "
                "pace. Whether MP901 and MP902 make their release is not known, as no cut-off for "
                "it is known.") in small(*ones)
        assert "Whether MP901 makes its release is not known, as no cut-off" in small(*ones[:1])
        assert "is not known, as no cut-off" not in small(ones[2])

    def test_a_meeting_has_its_notices_and_agenda(self):
        assert ("- Wednesday 1 May 2019: the Working Group (monthly); agenda by Monday 15 April "
                "2019; papers by Wednesday 24 April 2019. - SECMP0010: the Working Group "
                "considers it. - SECMP0013: the Working Group considers it (still "
                "awaited:") in said()

    def test_a_meeting_that_nobody_has_fixed(self):
        assert ("- On a day that nobody has fixed, from Friday 8 March 2019 on: the Working Group "
                "(ad hoc). - SECMP0032: the Working Group considers it (planned, not stated; "
                "only if they continue as separate proposals).") in said()

    def test_a_meeting_that_was_held_and_one_without_a_record(self):
        text = small({"id": "MP901"}, meeting=[
            {"body": "working-group", "date": "2019-02-20", "status": "done", "with": ["ssc"],
             "covers": ["MP901"]},
            {"body": "panel", "date": "2019-02-15", "covers": ["MP901"]}])

        assert ("- Friday 15 February 2019: the Panel (no record that it was held). - MP901: the "
                "meeting covers it, no step is laid there. - Wednesday 20 February 2019: the "
                "Working Group (held), with the Security Sub-Committee. - MP901: the meeting "
                "covers it, no step is laid there.") in text

    def test_what_waits_has_its_source(self):
        assert ("- It waits on SECMP0067: the Modification Report is ready. Source: "
                "SECP_66_1503_12 line 198.") in said()

    def test_a_target_release(self):
        assert ("- SECMP0053, November 2019 Release: late by 39 Working Days among the others, "
                "late by 39 Working Days by its own plan, which waits on no other; its outlook, "
                "which counts what it waits on: at risk.") in said()

    def test_the_outlook_of_a_member_of_a_group_counts_what_is_outside_it(self):
        ones = [{"id": f"MP90{place}", "dcc_impact": "no", "target_release": "November 2019",
                 "group": {"name": "both"}, "waits_on": [{"id": f"MP90{3 - place}"}],
                 "steps": [step("working-group", "2019-06-05")]} for place in (1, 2)]

        assert "which counts what it waits on outside its group: on track." in small(*ones)

    def test_a_staggering_says_its_aims_and_what_it_gave_up_for_what(self):
        assert "Staggered within the capacity of 5 pieces of work in hand: no target releases" in (
            said(5))
        assert ("so that as few targeted modifications as can be are late for their release, or "
                "later, because of it; then there are as few warnings as can be: stated days that "
                "cannot be kept; then the Working Days by which those modifications are later for "
                "their release, and all are ready to be implemented later, are as few as can be "
                "together.") in (
                    said(5))
        assert ("- SECMP0046: the Preliminary Assessment is requested on Thursday 11 April 2019 "
                "instead of Wednesday 10 April 2019 (a stated day), 1 Working Day later. "
                "The Preliminary Assessment of SECMP0046 waits for room, which the Preliminary "
                "Assessment of SECMP0010,") in said(5)
        assert "It is the best that was found; there may be a better one." in said(5)

    def test_what_the_dcc_has_already_stays_with_it(self):
        """Six are with the DCC on 8 March 2019: more than the one that is the capacity."""
        assert ("Up to 6 pieces of the DCC's work are in hand at once, first on Friday 8 March "
                "2019. 6 pieces are with the DCC already and stay there, whatever the capacity: "
                "nothing new is asked for until there is room.") in said(1)
        assert "are with the DCC already" not in said(8)

    def test_within_eight_nothing_is_given_up(self):
        assert "Within the capacity of 8 pieces of work in hand nothing is given up." in said(8)
        assert "No staggering gives up less." in said(8)

    def test_a_moved_piece_says_by_how_much(self):
        assert "| The Preliminary Assessment of SECMP0046 | assessment | 1 | Thursday 11 April " \
               "2019 | Monday 20 May 2019 | 1 Working Day |" in as_markdown(of_the_paper(5))

    def test_one_release_and_one_holder(self):
        """Both want the one room for a release that is lost at the usual pace already."""
        ones = [{"id": f"MP90{place}", "stage": "refinement", "dcc_impact": "yes",
                 "target_release": "November 2019",
                 "steps": [step("working-group", "2019-03-06", kind="ad-hoc", status="done")]}
                for place in (1, 2)]
        text = small(*ones, capacity=1)

        assert "for the November 2019 Release, " in text
        assert "waits for room, which the Impact Assessment of MP901 has." in text or (
            "waits for room, which the Impact Assessment of MP902 has." in text)
        assert "1 target release and no stated days given up" in text
        assert text.startswith("2 modifications, 2 with a target release, 2 of them late")

    def test_an_impact_that_is_not_known(self):
        ones = [{"id": f"MP90{place}", "stage": "refinement", "target_release": "November 2019",
                 "steps": [step("working-group", "2019-06-05")]} for place in (1, 2)]

        assert ("Whether MP901 makes it depends on the impact on the DCC Systems, which is not "
                "known.") in small(*ones[:1])
        assert "Whether MP901 and MP902 make it depends on" in small(*ones)
        assert ("which counts what it waits on: depends (with an impact misses it, "
                "without one on track; whether it impacts the DCC Systems is not known, planned is "
                "without one)."
                ) in small(*ones)

    def test_one_piece_alone(self):
        text = small({"id": "MP901", "dcc_impact": "yes", "steps": [
            step("working-group", "2019-03-06", kind="ad-hoc", status="done")]})

        assert "Up to 1 piece of the DCC's work is in hand at once" in text
        assert "The portfolio of a timetable, as of" in text

    def test_a_delay_is_one_of_being_ready_and_not_of_the_release(self):
        """Of two alike one waits for room, and both go live with the release of November 2019."""
        found = portfolio(Timetable.from_dict({"modification": [
            {"id": name, "dcc_impact": "yes", "path": "3", "target_release": "November 2019",
             "steps": [step("working-group", status="done", outcome="content"),
                       step("impact-assessment-approved", "2019-03-15", body="panel"),
                       step("impact-assessment-returned", "2019-04-12")]}
            for name in ("MP201", "MP202")]}), capacity=1, **known())
        (late,) = (one for one in found.staggering.given_up if one.level == "delay")
        text = flat(as_text(found))

        assert f"- {late.modification}: it is ready to be implemented on " in text
        assert "it is implemented on" not in text.partition("Target releases")[0]
        assert ["2019-11-07"] * 2 == [
            row.earliest.isoformat() for one in found.modifications for row in one.steps
            if row.step == "implemented"]

    def test_past_the_calendar(self):
        """Sixty assessments of 40 Working Days, one by one, take past a calendar to 2026."""
        ones = [{"id": f"MP9{place:02}", "stage": "refinement", "dcc_impact": "yes",
                 "target_release": "November 2020",
                 "steps": [step("working-group", "2019-03-06", kind="ad-hoc", status="done")]}
                for place in range(60)]
        found = portfolio(
            Timetable.from_dict({"modification": ones}), capacity=1,
            **{**known(), "calendar": calendar_on(AS_OF).opened(())})
        text = flat(as_text(found))
        count = found.staggering.without_a_day
        last = next(each for each in found.staggering.given_up if each.working_days is None)
        alone = attrs.evolve(found, staggering=attrs.evolve(found.staggering, given_up=(last,)))

        assert "not within the calendar among the others, in time by its own plan" in text
        assert "on no day of the calendar instead of" in text
        assert (f"Working Days in all, not counting {count} that have no day within the calendar."
                in text)
        assert ("later by no Working Days in all, not counting 1 that has no day within the "
                "calendar." in flat(as_text(alone)))

    def test_an_empty_one(self):
        text = small(paper={"dated": "2019-03-08"})

        assert text.casefold().startswith("no modifications, 0 with a target release")

    def test_a_modification_with_nothing_to_come(self):
        text = small({"id": "MP901", "steps": [step("implemented", "2019-02-28", status="done")]})

        assert "MP901" in text

    def test_markdown_says_the_same(self):
        assert "## Meetings and their agendas" in as_markdown(of_the_paper())
        assert "## SECMP0067: Service Request Traffic Management" in as_markdown(of_the_paper())
