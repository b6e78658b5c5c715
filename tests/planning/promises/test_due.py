"""Who must do what by when: the March 2019 paper, counted by hand, and small timetables.

Provenance: SECP_66_1503_12 and the calendar of England and Wales; in 2019 the Working Group met on
first Wednesdays from 3 April, the Panel on third Fridays but for 12 April.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.errors import OutsideCalendar, Unanswerable, UnusableInput
from secgov.model.loading import load_timetable
from secgov.model.timetables import Timetable
from secgov.planning.changes.decide import decide
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.promises.due import due
from secgov.planning.promises.due_answer import KINDS, About, BranchFloat, Due, DueItem, Float
from tests.architecture.house import ROOT
from tests.timetables import AS_OF, PAPER, calendar_on, rules_on, step, timetable


@cache
def paper() -> Timetable:
    return load_timetable(ROOT / "examples" / "secp_66_1503_12.toml")


def asked(of: Timetable, as_of: date = AS_OF, **keys: Any) -> Due:
    return due(of, as_of=as_of, rules=rules_on(as_of), calendar=calendar_on(as_of), **keys)


def small(*steps: dict[str, Any], as_of: date = AS_OF, days: int = 60, who: str | None = None,
          **keys: Any) -> Due:
    """Return what is due of a small timetable."""
    return asked(timetable(*steps, **keys), as_of, days=days, who=who)


def row(one: DueItem) -> tuple[str, str, str, str]:
    """Return the day, kind and actor of an item, and what it is about."""
    return (one.date.isoformat() if one.date else "", one.kind, one.actor,
            " ".join(each.modification.removeprefix("SECMP00") for each in one.about))


def rows(answer: Due) -> list[tuple[str, str, str, str]]:
    return [row(one) for one in answer.items]


def only(items: tuple[DueItem, ...]) -> tuple[DueItem, About]:
    """Return the one item, and the one thing that it is about."""
    (one,) = items
    (about,) = one.about
    return one, about


RETURNED = step("preliminary-assessment-returned", "2019-03-01", status="done")
ALL = "07 10 12 13 15 24 28 32 37 38 46 53 55 56 62 63 66 67"


class TestThePaper:
    """Issue "The planner", 5: every obligation, return, notice day and thing awaited, by day."""

    def test_twenty_working_days_from_its_own_day(self):
        """8 March to 5 April 2019, line by line of the paper."""
        assert [
            # The paper day of the Panel of 15 March is the paper's own.
            ("2019-03-08", "papers", "secas", "62"),
            ("2019-03-15", "meeting", "panel", "62"),
            ("2019-03-15", "recommendation", "panel", ALL),
            ("2019-03-15", "recommendation", "panel", "62"),
            ("2019-03-15", "return", "dcc", "07"),
            ("2019-03-20", "meeting", "working-group", "46"),
            # 10 Working Days before 3 April.
            ("2019-03-20", "agenda", "secas", "07 12 53 66"),
            ("2019-03-20", "return", "dcc", "53"),
            ("2019-03-20", "step", "secas", "62"),
            ("2019-03-21", "meeting", "tabasc", "55 67"),
            ("2019-03-21", "step", "secas", "55 67"),
            # 5 Working Days before 3 April: papers, reviews and requirements.
            ("2019-03-27", "papers", "secas", "07 12 53 66"),
            ("2019-03-27", "last-day", "secas", "07 53"),
            ("2019-03-27", "last-day", "secas", "12 66"),
            # 31 March is a Sunday.
            ("2019-03-29", "step", "secas", "24"),
            ("2019-03-29", "step", "secas", "24"),
            ("2019-04-03", "meeting", "working-group", "07 12 53 66"),
            # 5 Working Days before the Panel of 12 April.
            ("2019-04-05", "papers", "secas", "07 32 53 55 66"),
        ] == rows(asked(paper()))

    def test_the_period(self):
        answer = asked(paper())

        assert (date(2019, 3, 8), 20, date(2019, 4, 5)) == (
            answer.start, answer.days, answer.through)
        assert () == answer.overdue
        assert 0 == answer.exit_status

    def test_what_has_no_day_is_listed_apart(self):
        found = [(one.kind, one.actor, row(one)[3]) for one in asked(paper()).undated]

        assert [
            ("step", "proposer", "07"),  # l. 97, the option
            ("step", "dcc", "10 13"),  # ll. 110 and 148, under review
            ("hold-end", "", "12"),  # what ends it is not stated
            ("step", "secas", "13"),  # l. 152, the SSC
            ("step", "secas", "15"), ("return", "dcc", "15"), ("awaited", "", "15"),
            ("awaited", "proposer", "28"), ("awaited", "", "28"),
            ("hold-end", "proposer", "28"),  # l. 212, "the Proposer decides"
            ("step", "secas", "32 37 38"), ("step", "working-group", "32 37 38"),
            ("awaited", "secas", "55"), ("awaited", "secas", "55"),
        ] == found

    def test_the_float_of_secmp0062_is_that_of_the_issue(self):
        """From 15 March to the Panel of 17 May 2019: 42 Working Days, if the Panel agrees."""
        found = next(each for one in asked(paper()).items for each in one.about
                     if each.label == "ia-cost" and each.float)

        assert (42, "November 2019") == (found.float.best, found.float.release)
        assert ("only if recommendation 2 is agreed: agree to request an Impact Assessment for "
                "SECMP0062",) == found.conditions

    def test_only_what_is_targeted_has_a_float(self):
        floated = {each.modification for one in asked(paper(), days=250).items
                   for each in one.about if each.float is not None}

        assert {"SECMP0053", "SECMP0062"} == floated

    @pytest.mark.parametrize(("who", "expected"), [
        ("dcc", [("2019-03-15", "return", "dcc", "07"), ("2019-03-20", "return", "dcc", "53"),
                 ("2019-03-29", "step", "secas", "24")]),
        ("proposer", [("2019-03-27", "last-day", "secas", "07 53"),
                      ("2019-03-29", "step", "secas", "24")]),
        ("panel", [("2019-03-15", "meeting", "panel", "62"),
                   ("2019-03-15", "recommendation", "panel", ALL),
                   ("2019-03-15", "recommendation", "panel", "62")]),
        # Line 380: the Working Group asks for the views of Parties.
        ("party", [("2019-04-03", "meeting", "working-group", "07 12 53 66")]),
        ("tabasc", [("2019-03-21", "meeting", "tabasc", "55 67")]),
    ])
    def test_one_body_alone(self, who, expected):
        assert expected == rows(asked(paper(), who=who))

    def test_one_modification_alone(self):
        """In any form of its identifier."""
        answer = asked(paper(), modification="SECMP 062")

        assert "SECMP0062" == answer.modification
        assert [
            ("2019-03-08", "papers", "secas", "62"), ("2019-03-15", "meeting", "panel", "62"),
            ("2019-03-15", "recommendation", "panel", "62"),
            ("2019-03-15", "recommendation", "panel", "62"),
            ("2019-03-20", "step", "secas", "62")] == rows(answer)

    def test_what_is_awaited_is_due_with_what_it_blocks(self):
        """Lines 222, 149, 151 and 140: the Panel of 12 April, the Working Group of 1 May, and the
        Panel of 17 May; line 360: the requirements, before the request of mid-May."""
        found = [row(one) for one in asked(paper(), days=90).items if one.kind == "awaited"]

        assert [("2019-04-12", "awaited", "proposer", "32"),
                ("2019-05-01", "awaited", "secas", "13"), ("2019-05-01", "awaited", "ssc", "13"),
                ("2019-05-17", "awaited", "secas", "12"),
                ("2019-05-20", "awaited", "operations-group", "63")] == found

    def test_as_of_a_later_day_what_is_past_is_overdue_and_first(self):
        """Six things were due before 10 April and are not recorded as done; notices are none."""
        answer = asked(paper(), date(2019, 4, 10), days=5)

        assert [
            ("2019-03-15", "return", "dcc", "07"),
            ("2019-03-20", "return", "dcc", "53"), ("2019-03-20", "step", "secas", "62"),
            ("2019-03-21", "step", "secas", "55 67"),
            ("2019-03-29", "step", "secas", "24"), ("2019-03-29", "step", "secas", "24"),
        ] == [row(one) for one in answer.overdue]
        assert "by mid-March 2019" == answer.overdue[1].about[0].stated.words

    def test_meetings_that_are_past_and_what_was_asked_at_them_await_their_record(self):
        """Four meetings and two recommendations; they are no duty that anybody owes."""
        answer = asked(paper(), date(2019, 4, 10), days=5)

        assert [
            ("2019-03-15", "meeting", "panel", "62"),
            ("2019-03-15", "recommendation", "panel", ALL),
            ("2019-03-15", "recommendation", "panel", "62"),
            ("2019-03-20", "meeting", "working-group", "46"),
            ("2019-03-21", "meeting", "tabasc", "55 67"),
            ("2019-04-03", "meeting", "working-group", "07 12 53 66"),
        ] == [row(one) for one in answer.unrecorded]
        assert {*answer.overdue, *answer.unrecorded} == {*answer.items[:12]}
        assert not any(one.overdue for one in answer.unrecorded)

    def test_a_recommendation_whose_steps_are_all_recorded_awaits_none(self):
        steps = [step("impact-assessment-approved", "2019-03-15", status="done", label="cost")]
        of = Timetable.from_dict({
            "paper": PAPER, "modification": [{"id": "MP900", "steps": steps}],
            "recommendation": [{"id": "1", "agrees": ["MP900:cost"]},
                               {"id": "2", "agrees": ["MP900"]},
                               {"id": "3", "asks": "note the paper"}]})

        assert ["recommendation 2", "recommendation 3"] == [
            one.says.partition(":")[0] for one in asked(of, date(2019, 4, 10)).unrecorded]

    def test_from_another_day(self):
        """1 to 5 April, asked on 8 March: what lies between is neither listed nor overdue."""
        answer = asked(paper(), start=date(2019, 4, 1), days=4)

        assert [("2019-04-03", "meeting", "working-group", "07 12 53 66"),
                ("2019-04-05", "papers", "secas", "07 32 53 55 66")] == rows(answer)

    def test_no_days_are_the_first_day_alone(self):
        assert ["2019-03-15"] * 4 == [
            row(one)[0] for one in asked(paper(), start=date(2019, 3, 15), days=0).items]


class TestSteps:
    """Steps on their days; steps without a day on the last day that the plan leaves them."""

    def test_the_actor_is_who_is_named_or_who_usually_does_it(self):
        found = small(step("option-chosen", "2019-04-01", by="secas", **{"with": ["proposer"]}),
                      step("option-chosen", "2019-04-02", label="again"))

        assert [("secas", ("proposer",)), ("proposer", ())] == [
            (one.actor, one.together_with) for one in found.items]

    def test_a_consultation_closes_to_the_parties(self):
        """D7.8: the Code Administrator consults Parties, who respond by then."""
        (one,) = small(step("report-consultation-closed", "2019-04-08"), who="party").items

        assert ("consultation-close", "secas", ("parties",)) == (
            one.kind, one.actor, one.together_with)

    def test_a_close_that_nobody_states_is_for_the_parties_too(self):
        """The report of 17 May needs the consultation closed by its paper day, 10 May."""
        found = small(step("refinement-consultation-issued", "2019-04-08"),
                      step("modification-report-to-panel", "May 2019"), dcc_impact="no",
                      who="party").items

        assert [("2019-05-10", "last-day", "refinement consultation closes")] == [
            (one.date.isoformat(), one.kind, one.says.removeprefix("the ")) for one in found]

    def test_a_month_without_a_meeting_keeps_its_last_working_day_and_says_so(self):
        """1 January 2020, a first Wednesday, is a bank holiday."""
        one, about = only(small(step("working-group", "January 2020"), days=250,
                                stage="refinement", dcc_impact="no").items[-1:])

        assert (date(2020, 1, 31), "step") == (one.date, one.kind)
        assert about.because[0].says.endswith(
            "no meeting of the Working Group falls in January 2020; by its rhythm it would meet "
            "then, but Wednesday 1 January 2020 is no Working Day: New Year's Day")

    def test_a_last_day_follows_from_what_comes_after(self):
        """The review comes before the papers of the Working Group of 3 April: 27 March."""
        found = small(RETURNED, step("assessment-reviewed"), step("working-group", "2019-04-03"),
                      dcc_impact="yes")
        one = next(one for one in found.items if one.kind == "last-day")

        assert (date(2019, 3, 27), "planned") == (one.date, one.about[0].status)
        assert ["no day stated",
                "so that the papers of the Working Group are published by Wednesday 27 March 2019",
                ] == [part.says for part in one.about[0].because]

    def test_a_last_day_at_the_usual_pace_that_cannot_be_met_gives_way_to_sourced_rules(self):
        """Line 344: 40 Working Days before 10 May are past; sourced rules leave until 17 May."""
        found = [one for one in asked(paper(), days=60, modification="SECMP0062").items
                 if one.about[0].step == "impact-assessment-requested"]
        one, about = only(tuple(found))

        assert (date(2019, 5, 17), "last-day") == (one.date, one.kind)
        assert "at the usual pace it cannot be done in time any more" in about.because[1].says

    def test_a_number_that_nobody_verified_is_marked(self):
        """A report of the July Panel leaves time for the usual 40 Working Days."""
        found = small(step("working-group", "2019-03-06", status="done", kind="ad-hoc"),
                      step("impact-assessment-approved", "2019-03-27"),
                      step("impact-assessment-requested"),
                      step("modification-report-to-panel", "July 2019"), dcc_impact="yes")
        one = next(one for one in found.items
                   if one.about[0].step == "impact-assessment-requested")

        # The Panel is on 12 July, its paper day on the 5th: 5 Working Days of July, 20 of June
        # and, without the bank holiday of 27 May, 15 from 10 May on.
        assert date(2019, 5, 9) == one.date
        assert ("impact-assessment.timescale: 40 Working Days, the first day not counted "
                "(unverified)",
                "register X-DCC-M1") == (one.about[0].because[-1].says,
                                         one.about[0].because[-1].cites)

    def test_the_last_day_for_a_release_is_the_releases(self):
        """November 2019 went live, as known in March, on 7 November; text-only."""
        found = small(step("modification-report-to-panel", "May 2019"), days=250, dcc_impact="no",
                      target_release="November 2019", path="3")
        one = found.items[-1]

        assert ("implemented", date(2019, 11, 7)) == (one.about[0].step, one.date)
        assert "its last day for the November 2019 Release" == one.about[0].because[0].says
        assert None is one.about[0].float

    def test_a_release_that_is_missed_asks_nothing(self):
        """The report is at the Panel after the cut-off: only its own day gives last days."""
        found = small(step("modification-report-to-panel", "June 2019"), days=250,
                      dcc_impact="yes", target_release="November 2019")

        one = next(one for one in found.items if one.kind == "step")

        assert () == found.overdue
        assert date(2019, 6, 14) == found.items[-1].date
        # 14 June is 20 weekdays after 17 May, of which 27 May is a bank holiday. At the usual pace
        # it is at the Panel of 16 August, as in the outlook: 45 Working Days after that.
        assert Float("November 2019", -64, -19) == one.about[0].float

    def test_the_float_of_an_unknown_impact_is_that_of_both_branches_of_the_outlook(self):
        """With an impact it is as above. Without one the last Panel at the usual pace is of
        13 September, for a consultation from then until the Change Board of 23 October: 10 days in
        June, 23, 21 and 10. By sourced rules alone it is of 18 October: 11 and 14 days more."""
        found = small(step("modification-report-to-panel", "June 2019"), days=80, path="3",
                      dcc_impact="unknown", target_release="November 2019", stage="refinement")
        one = next(one for one in found.items if one.kind == "step").about[0].float

        assert Float("November 2019", -64, -19, (
            BranchFloat("yes", -64, -19), BranchFloat("no", 64, 89))) == one
        assert [{"dcc_impact": "yes", "usual": -64, "best": -19},
                {"dcc_impact": "no", "usual": 64, "best": 89}] == one.to_dict()["branches"]

    def test_the_last_days_of_an_unknown_impact_are_those_of_both_branches(self):
        """With an impact the report is at the Panel of 17 May 2019, the cut-off; without one at
        that of 13 September, as above. What only an impact asks for is there, and says so."""
        found = small(days=120, path="3", dcc_impact="unknown", target_release="November 2019",
                      stage="refinement")
        last = {one.about[0].step: one for one in found.items if one.kind == "last-day"}
        report, cost = last["modification-report-to-panel"], last["impact-assessment-approved"]

        assert date(2019, 5, 17) == report.date
        assert ("whether it impacts the DCC Systems is not known: with an impact by Friday 17 May "
                "2019, without one by Friday 13 September 2019") == report.about[0].because[0].says
        assert ("only if it impacts the DCC Systems, which is not known",
                ) == cost.about[0].conditions
        assert ["yes"] == [one.dcc_impact for one in cost.about[0].float.branches]

    def test_where_one_branch_is_missed_the_last_day_is_of_the_other(self):
        """The cut-off of November 2019 was the Panel of 17 May."""
        found = small(days=120, path="3", dcc_impact="unknown", target_release="November 2019",
                      stage="refinement", as_of=date(2019, 6, 3))
        report = next(one for one in found.items
                      if one.about and one.about[0].step == "modification-report-to-panel")

        assert date(2019, 9, 13) == report.date
        assert "with an impact no day would be in time, without one by Friday 13 September" in (
            report.about[0].because[0].says)

    def test_a_step_of_one_branch_alone_has_its_float_alone(self):
        """Where an assessment is stated it is planned as if it impacted the DCC Systems; for the
        cost to be agreed there is a float only with an impact, and the worse is that."""
        found = small(step("preliminary-assessment-requested", "2019-04-03"), days=80, path="3",
                      dcc_impact="unknown", target_release="November 2019", stage="refinement")
        floats = {each.step: each.float for one in found.items for each in one.about}

        assert ["yes"] == [one.dcc_impact for one in floats["assessment-reviewed"].branches]

    def test_where_no_day_would_do_on_one_branch_none_does(self):
        both = BranchFloat("yes", None, 3), BranchFloat("no", 5, 9)

        assert Float("June 2019", None, 3, both) == Float.worse("June 2019", both)

    def test_the_float_of_what_is_on_hold_begins_after_the_hold(self):
        """The Working Group of 3 April cannot be before the hold ends on 31 May. With an agenda
        after that it is on 3 July, 25 Working Days before the last one at the usual pace for the
        go-live of 7 November, 7 August; by sourced rules alone it is on 5 June, and the last one
        on 2 October: 17 days in June, 23 + 21 + 21 and 2."""
        found = small(step("working-group", "2019-04-03"), dcc_impact="no", path="3",
                      stage="refinement", target_release="November 2019",
                      hold={"since": "2019-03-01", "until": "2019-05-31", "reason": "a pause"})
        (about,) = next(one for one in found.items if one.kind == "meeting").about

        assert Float("November 2019", 25, 84) == about.float
        assert ("the modification is on hold until Friday 31 May 2019: a pause",) == (
            about.conditions)

    def test_by_exception_there_is_no_cut_off_as_in_the_outlook(self):
        found = small(step("modification-report-to-panel", "June 2019"), dcc_impact="yes",
                      days=250, target_release={"name": "November 2019",
                                                "standing": "by-exception"})
        one = next(one for one in found.items if one.kind == "step")

        assert one.about[0].float.best > 0

    def test_a_step_that_the_route_assumes_done_is_not_asked_for(self):
        """design.md section 6: a first step before a stated one is a gap of the record."""
        assert ["converted"] == [one.about[0].step for one in small(
            step("converted", "March 2019"), stage="development").items if one.about
            and one.kind != "papers"]

    def test_an_earlier_round_has_no_float(self):
        found = small(step("working-group", "2019-03-20", kind="ad-hoc", label="first"),
                      step("working-group", "2019-04-03", label="second"), dcc_impact="yes",
                      target_release="November 2019")
        floats = {each.label: each.float for one in found.items for each in one.about
                  if one.kind == "meeting"}

        assert None is floats["first"]
        assert Float("November 2019", None, 0) == floats["second"]

    def test_what_has_ended_goes_no_further(self):
        found = small(step("withdrawn", "2019-03-01", status="done"),
                      step("working-group", "2019-04-03"), step("assessment-reviewed"),
                      dcc_impact="yes")

        assert ["agenda", "papers", "meeting"] == [one.kind for one in found.items]
        assert ("the Proposer withdrew it on Friday 1 March 2019: it may go no further",
                ) == found.items[-1].about[0].conditions
        assert ["assessment-reviewed"] == [one.about[0].step for one in found.undated]


class TestConditions:
    """Issue "The planner", 5; what is conditional says on what."""

    def test_of_a_step(self):
        found = small(
            step("preliminary-assessment-requested", "2019-04-08", **{"if": "the cost is agreed"}),
            step("panel-update", "April 2019", status="proposed"),
            awaiting=[{"what": "an answer", "blocks": ["preliminary-assessment-requested"]},
                      {"what": "nothing", "blocks": ["panel-update"], "status": "Closed"}],
            hold={"reason": "resources"}, waits_on=[{"id": "MP901", "step": "change-board"}])
        conditions = {each.step: each.conditions for one in found.items for each in one.about
                      if one.kind == "step"}

        assert ("only if the cost is agreed", "still awaited: an answer",
                "the modification is on hold: resources",
                "it waits on MP901: the Change Board votes"
                ) == conditions["preliminary-assessment-requested"]
        assert ("only if it is agreed: it is proposed so far",
                "it waits on MP901: the Change Board votes") == conditions["panel-update"]

    def test_whether_there_is_an_assessment_at_all(self):
        """The impact is not known; the return is stated, the request is not."""
        found = small(step("preliminary-assessment-returned", "mid-May 2019"),
                      step("working-group", "June 2019"), hold={"reason": ""})
        one = next(one for one in found.items
                   if one.about and one.about[0].step == "assessment-reviewed")

        assert ("only if it impacts the DCC Systems, which is not known",
                "the modification is on hold: no reason stated") == one.about[0].conditions


class TestMeetings:
    """Meetings once, with what is due at them; notices of regular ones alone."""

    def test_an_ad_hoc_working_group_needs_no_notice(self):
        """X-REF-03 and X-REF-04 bind monthly meetings only."""
        assert [("2019-04-10", "meeting")] == [row(one)[:2] for one in small(
            step("working-group", "2019-04-10", kind="ad-hoc"), stage="report-phase").items]

    def test_the_change_board_has_no_notice_that_is_sourced(self):
        assert [("2019-04-24", "meeting", "change-board")] == [row(one)[:3] for one in small(
            step("change-board", "April 2019"), stage="report-phase").items
            if one.kind != "last-day"]

    def test_who_reports_at_a_meeting_has_a_duty_beside_it(self):
        found = small(step("panel-update", "April 2019"), stage="report-phase")

        assert [("2019-04-05", "papers", "secas"), ("2019-04-12", "meeting", "panel"),
                ("2019-04-12", "step", "secas")] == [row(one)[:3] for one in found.items]

    def test_an_agenda_that_the_file_has_stands_for_itself(self):
        found = small(step("working-group-agenda", "2019-03-18"),
                      step("working-group-papers", "2019-03-01", status="done"),
                      step("working-group", "2019-04-03"), dcc_impact="no")

        assert [("2019-03-18", "step"), ("2019-04-03", "meeting")] == [
            row(one)[:2] for one in found.items if one.kind != "last-day"]

    def test_a_recorded_meeting_is_one_with_its_steps(self):
        found = small(
            step("working-group", "2019-04-10", kind="ad-hoc"), stage="report-phase", meetings=[
                {"body": "working-group", "kind": "ad-hoc", "date": "2019-04-10",
                 "with": ["ssc"], "covers": ["MP900", "MP901"]},
                {"body": "working-group", "date": "2019-04-10", "covers": ["MP902"]},
                {"body": "working-group", "date": "2019-02-26", "status": "done"},
                {"body": "smki-pma", "date": "2019-04-16", "status": "planned"},
                {"body": "ssc", "covers": ["MP901"]},
                {"body": "ssc", "status": "final"}])

        assert [("2019-04-10", "meeting", "working-group", "MP900 MP901 MP902"),
                ("2019-04-16", "meeting", "smki-pma", "")] == rows(found)
        assert ("the Working Group meets (ad hoc)", ("ssc",)) == (
            found.items[0].says, found.items[0].together_with)
        assert [("", "meeting", "ssc", "MP901")] == list(map(row, found.undated))

    def test_how_its_day_is_known(self):
        found = small(step("working-group", "June 2019"),
                      step("change-board", "2020-01-22", label="known"),
                      step("working-group", "2019-04-10", kind="ad-hoc", label="own"), days=250,
                      meetings=[{"body": "ssc", "date": "2019-04-16", "line": 3}])
        says = {one.date.isoformat(): one.because[0] for one in found.items
                if one.kind == "meeting"}

        assert "projected from the rhythm of its meetings" == says["2019-06-05"].says
        assert ("the paper records it", "dict line 3") == (
            says["2019-04-16"].says, says["2019-04-16"].cites)
        assert "the paper states it; the calendar does not have it" == says["2019-04-10"].says

    def test_a_clash_is_said(self):
        """The first Wednesday of January 2020 is New Year's Day."""
        found = small(step("working-group", "2020-01-01"), days=250, stage="report-phase")
        one = next(one for one in found.items if one.kind == "meeting")

        assert "but Wednesday 1 January 2020 is no Working Day: New" in one.because[0].says

    def test_what_a_paper_asks_of_a_body(self):
        of = Timetable.from_dict({
            "paper": PAPER, "modification": [{"id": "MP900"}],
            "recommendation": [{"id": "1", "asks": "note the paper"},
                               {"id": "2", "body": "change-board", "agrees": ["MP900"]}]})
        found = asked(of)

        assert [("2019-03-15", "recommendation 1: the Panel is asked to note the paper"),
                ("2019-03-27", "recommendation 2: the Change Board is asked to agree")] == [
            (row(one)[0], one.says) for one in found.items]
        assert ["asked at the meeting that the paper is for",
                "no day is stated for it: this is the next meeting of the body"] == [
            one.because[0].says for one in found.items]

    @pytest.mark.parametrize(("when", "day"), [
        ("April 2019", "2019-04-24"), ("Q2 2019", "2019-04-24"), ("May 2019", "2019-05-22")])
    def test_a_month_that_is_stated_for_what_is_asked_is_its_meeting(self, when, day):
        """Change Boards of 2019: 27 March, 24 April, 22 May."""
        of = Timetable.from_dict({
            "modification": [{"id": "MP900", "steps": [
                step("impact-assessment-approved", when, label="cost", status="proposed",
                     body="change-board")]}],
            "recommendation": [{"id": "1", "body": "change-board", "agrees": ["MP900:cost"]}]})

        assert [day] == [one.date.isoformat() for one in asked(of, days=90).items
                         if one.kind == "recommendation"]

    def test_without_a_paper_somebody_is_asked(self):
        of = Timetable.from_dict({"modification": [{"id": "MP900"}],
                                  "recommendation": [{"id": "1", "asks": "note"}]})

        assert ["recommendation 1: somebody is asked to note"] == [
            one.says for one in asked(of).undated]


class TestLikeTheOthers:
    """Days that `decide` and the outlook give too are the same ones."""

    SEPTEMBER = date(2020, 9, 1)
    # The calendar has Panels on 14 August, 18 September and 16 October 2020, none on 11 September.
    STEPS = (step("modification-report-to-panel", "2020-09-11", status="expected"),
             step("report-consultation-issued", "2020-09-14"),
             step("report-consultation-closed", "2020-10-05"),
             step("change-board", "2020-10-21", status="proposed", label="vote"))

    def asked_of(self, *steps: dict[str, Any], **keys: Any) -> Timetable:
        return timetable(*steps, id="MP202", path="3", dcc_impact="no",
                         target_release="November 2020", **keys)

    def test_a_recommendation_is_asked_on_the_day_of_decide(self):
        of = Timetable.from_dict({
            "modification": [{"id": "MP202", "steps": list(self.STEPS)}],
            "recommendation": [
                {"id": "1", "body": "change-board", "agrees": ["MP202:vote"]},
                {"id": "2", "body": "change-board", "agrees": ["MP202"]},
                {"id": "3", "body": "authority", "agrees": ["MP202"]}]})
        known = {"as_of": self.SEPTEMBER, "rules": rules_on(self.SEPTEMBER),
                 "calendar": calendar_on(self.SEPTEMBER)}
        found = due(of, days=60, **known)
        asked_for = [one for one in (*found.items, *found.undated) if one.kind == "recommendation"]

        # The vote is stated for 21 October; the next Change Board is on 23 September 2020.
        assert {"1": date(2020, 10, 21), "2": date(2020, 9, 23), "3": None} == {
            one.says.split()[1].rstrip(":"): one.date for one in asked_for}
        assert {one.id: one.date for one in decide(of, **known).recommendations} == {
            one.says.split()[1].rstrip(":"): one.date for one in asked_for}

    def test_a_stated_day_without_a_meeting_leaves_nothing_overdue(self):
        """
        By hand: the report cannot go to the Panel before 18 September, so that 11 and 14 September
        ask nothing of what comes before; the close on 5 October can still be kept.
        """
        found = asked(self.asked_of(*self.STEPS), self.SEPTEMBER, days=40)
        by_step = {one.about[0].step: one for one in found.items if one.kind == "last-day"}

        assert () == found.overdue
        assert date(2020, 9, 2) == by_step["working-group"].date
        assert date(2020, 9, 18) == by_step["refinement-consultation-closed"].date

    def test_where_a_stated_day_asks_it_sooner_the_release_is_told_too(self):
        """For the release the Working Group may be on 7 October, the last before 16 October."""
        found = asked(self.asked_of(*self.STEPS), self.SEPTEMBER, days=40)
        one = next(one for one in found.items if one.about[0].step == "working-group")
        (seen,) = outlook(
            self.asked_of(*self.STEPS), "MP202", "November 2020", as_of=self.SEPTEMBER,
            rules=rules_on(self.SEPTEMBER), calendar=calendar_on(self.SEPTEMBER)).outlooks

        assert [date(2020, 10, 7)] == [
            day.lost_after for day in seen.last_days if day.step == "working-group"]
        assert ("at the usual pace it cannot be done in time any more; sourced rules alone leave "
                "it until this day, for what is stated after it; for the November 2020 Release "
                "until Wednesday 7 October 2020") == one.about[0].because[0].says


class TestAwaited:
    """Things awaited by the day of what they block, ends of holds, actions with their owners."""

    def test_by_the_first_day_of_what_it_blocks(self):
        found = small(
            step("panel-update", "April 2019"), step("panel-update", "May 2019", label="later"),
            step("sub-committee", "2019-03-01", status="done"), stage="report-phase",
            awaiting=[{"what": "x", "who": "ssc", "blocks": ["later", "panel-update"],
                       "since": "January 2019", "line": 9},
                      {"what": "y", "blocks": ["sub-committee"], "since": "not stated"}])
        one, about = only(tuple(one for one in found.items if one.kind == "awaited"))

        assert (date(2019, 4, 12), "ssc", "awaited, since January 2019", "dict line 9") == (
            one.date, one.actor, about.because[0].says, about.because[0].cites)
        assert [("", "awaited", "", "MP900")] == list(map(row, found.undated))

    def test_by_the_last_day_of_what_it_blocks(self):
        """The review has no day, but comes before the papers of 27 March."""
        found = small(RETURNED, step("assessment-reviewed"), step("working-group", "2019-04-03"),
                      dcc_impact="yes",
                      awaiting=[{"what": "x", "blocks": ["assessment-reviewed"]}])

        assert [date(2019, 3, 27)] == [one.date for one in found.items if one.kind == "awaited"]

    def test_another_modification_or_a_step_of_it(self):
        found = small(
            waits_on=[{"id": "MP901", "step": "vote"}, {"id": "MP901", "note": "its outcome"},
                      {"id": "MP902", "step": "change-board"}, {"id": "MP901", "step": "sent"}],
            stage="report-phase",
            others=[{"id": "SECMP0901", "stage": "report-phase", "steps": [
                step("modification-report-to-panel", "2019-02-15", status="done", label="sent"),
                step("change-board", "April 2019", label="vote")]}])
        awaited = [(row(one), one.says) for one in (*found.items, *found.undated)
                   if one.kind == "awaited"]

        assert [
            (("2019-04-24", "awaited", "change-board", "MP900"),
             "SECMP0901: the Change Board votes"),
            (("", "awaited", "", "MP900"), "the outcome of SECMP0901"),
            (("", "awaited", "", "MP900"), "MP902: the Change Board votes")] == awaited

    @pytest.mark.parametrize(("hold", "day", "actor"), [
        ({"until": "2019-04-12"}, "2019-04-12", ""),
        ({"until": "not stated", "ends_when": "April 2019"}, "2019-04-30", ""),
        ({"until": "2019-04-12", "ends_when": "2019-04-12"}, "2019-04-12", ""),
        ({"ends_when": "the Proposer decides, and the DCC agrees"}, "", "proposer")])
    def test_the_end_of_a_hold_is_for_whom_it_names(self, hold, day, actor):
        found = small(hold={"reason": "resources", **hold}, stage="report-phase")

        assert [(day, "hold-end", actor, "MP900")] == [
            row(one) for one in (*found.items, *found.undated)]

    def test_open_actions_have_owners_and_no_day(self):
        """CSC_12_2502: two of eight actions are closed."""
        as_of = date(2020, 2, 25)
        minutes = load_timetable(ROOT / "examples" / "csc_12_2502.toml")
        actions = [one for one in asked(minutes, as_of).undated if one.kind == "action"]

        assert ["dcc", "secas", "dcc", "secas", "members of the CSC", "members of the CSC",
                ] == [one.actor for one in actions]
        assert ("action CSC 10/01, open, raised 2 meetings before; the DCC gave information"
                ) in actions[0].because[0].says
        assert "action CSC 12/01, new, raised at this meeting" == actions[1].because[0].says
        assert "an action, promised" == actions[2].because[0].says

    def test_the_minutes_return_two_proposals_on_the_day_of_the_next_meeting(self):
        """CSC_12_2502 lines 211, 219 and 235: on 31 March 2020."""
        as_of = date(2020, 2, 25)
        minutes = load_timetable(ROOT / "examples" / "csc_12_2502.toml")

        assert [("2020-03-31", "meeting", "change-sub-committee", "DP116 DP117")] == rows(
            asked(minutes, as_of, days=30))

    def test_actions_of_one_modification(self):
        """DP096 has three that are open; who is named by initials is of none."""
        as_of = date(2020, 2, 25)
        minutes = load_timetable(ROOT / "examples" / "csc_12_2502.toml")
        found = asked(minutes, as_of, modification="MP096").undated

        assert ["awaited", "action", "action", "action"] == [one.kind for one in found]

    def test_an_action_may_be_about_no_modification(self):
        of = Timetable.from_dict({"modification": [{"id": "MP900"}], "action": [
            {"about": "the log", "what": "keep it"}, {"owner": "secas"}]})

        assert ["keep it", "not stated"] == [one.says for one in asked(of).undated]
        assert () == asked(of, modification="MP900").undated


class TestRefused:
    """Bad input: one clear report, never a traceback."""

    @pytest.mark.parametrize(("keys", "error", "says"), [
        ({"who": "secass"}, Unanswerable, 'no body is called "secass": did you mean "secas"'),
        ({"modification": "SECMP0999"}, Unanswerable, "MP999 is not in|SECMP0999 is not in"),
        ({"modification": "x"}, Unanswerable, "is not an identifier"),
        ({"days": -1}, ValueError, "-1 Working Days cannot be counted"),
        ({"days": True}, ValueError, "True Working Days cannot be counted"),
        ({"days": 10**6}, OutsideCalendar, "Ask for fewer days"),
        ({"start": datetime(2019, 3, 8)}, TypeError, "start is a"),
    ])
    def test_words_that_cannot_be_used(self, keys, error, says):
        with pytest.raises(error, match=says):
            asked(paper(), **keys)

    def test_a_release_that_is_not_known(self):
        with pytest.raises(UnusableInput, match="target_release"):
            small(target_release="November 1999")


NAMES = st.sampled_from(["working-group", "panel-update", "change-board", "sub-committee",
                         "refinement-consultation-closed", "assessment-reviewed",
                         "modification-report-to-panel", "implemented", "csc-considered"])
WHEN = st.sampled_from([None, "April 2019", "by mid-May 2019", "2019-06-01", "Q3 2019",
                        "across March and April 2019", "2019-03-01"])
STEPS = st.lists(st.tuples(NAMES, WHEN, st.sampled_from(["planned", "done", "proposed"])),
                 max_size=5)


class TestLaws:
    """What holds of every timetable."""

    @given(STEPS, st.dates(date(2019, 1, 1), date(2019, 12, 31)))
    def test_nothing_is_dropped(self, named, as_of):
        """Each step that is not done is due on some day, overdue, or without a day."""
        steps = [step(name, when, status=status, label=f"step-{number}")
                 for number, (name, when, status) in enumerate(named) if
                 (name, status) != ("implemented", "done")]
        answer = asked(timetable(*steps, paper=PAPER), as_of, days=500)
        shown = {each.label for one in (*answer.items, *answer.undated) for each in one.about}

        assert {one["label"] for one in steps if one["status"] != "done"} <= shown

    @given(STEPS, st.dates(date(2019, 1, 1), date(2019, 12, 31)), st.integers(0, 60))
    def test_what_is_overdue_comes_first_and_all_else_lies_in_the_period(
        self, named, as_of, days
    ):
        steps = [step(name, when, label=f"step-{number}")
                 for number, (name, when, _) in enumerate(named)]
        answer = asked(timetable(*steps, paper=PAPER), as_of, days=days)
        dates = [one.date for one in answer.items]

        assert sorted(dates) == dates
        assert all((one.overdue or one.awaits_record) == (one.date < as_of)
                   for one in answer.items)
        assert all(one.date < as_of or answer.start <= one.date <= answer.through
                   for one in answer.items)
        assert all(one.kind in KINDS for one in (*answer.items, *answer.undated))
        assert days == answer_length(answer)

    @given(st.sampled_from(["secas", "dcc", "panel", "parties", "working-group"]))
    def test_what_is_for_one_body_is_part_of_what_is_for_all(self, who):
        everything = asked(paper(), days=60)
        some = asked(paper(), days=60, who=who)

        assert [one for one in everything.items if who in (one.actor, *one.together_with)
                ] == list(some.items)


def answer_length(answer: Due) -> int:
    """Return the Working Days of the period, counted one by one."""
    days = range(answer.start.toordinal() + 1, answer.through.toordinal() + 1)
    return sum(calendar_on(AS_OF).working_days.is_working_day(date.fromordinal(day))
               for day in days)
