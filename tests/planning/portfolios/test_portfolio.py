"""All modifications at once: the March 2019 paper by its own lines, and small timetables by hand.

Provenance: SECP_66_1503_12; in 2019 the Working Group met on first Wednesdays from 3 April, the
Panel on third Fridays but for 12 April.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.errors import Unanswerable, UnusableInput
from secgov.model.loading import load_timetable
from secgov.model.timetables import Timetable
from secgov.planning.outlooks.plan import plan
from secgov.planning.portfolios.portfolio import portfolio
from secgov.planning.portfolios.portfolio_answer import InPortfolio, Portfolio
from secgov.planning.portfolios.portfolio_meetings import PortfolioMeeting
from tests.architecture.house import ROOT
from tests.timetables import AS_OF, calendar_on, rules_on, step


@cache
def paper() -> Timetable:
    return load_timetable(ROOT / "examples" / "secp_66_1503_12.toml")


def asked(of: Timetable, as_of: date = AS_OF, **keys: Any) -> Portfolio:
    return portfolio(of, as_of=as_of, rules=rules_on(as_of), calendar=calendar_on(as_of), **keys)


@cache
def of_the_paper(capacity: int | None = None, as_of: date = AS_OF) -> Portfolio:
    return asked(paper(), as_of, capacity=capacity)


def one(identifier: str, *steps: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """Return a modification in refinement with an impact on the DCC Systems."""
    return {"id": identifier, "stage": "refinement", "dcc_impact": "yes", **keys,
            "steps": list(steps)}


def together(*ones: dict[str, Any], as_of: date = AS_OF, capacity: int | None = None,
             **tables: Any) -> Portfolio:
    return asked(Timetable.from_dict({"modification": list(ones), **tables}), as_of,
                 capacity=capacity)


def numbers(meeting: PortfolioMeeting) -> list[str]:
    return [item.modification.removeprefix("SECMP00") for item in meeting.items]


def of(answer: Portfolio, identifier: str) -> InPortfolio:
    return next(each for each in answer.modifications if each.id == identifier)


def day_of(answer: Portfolio, identifier: str, name: str) -> date | None:
    return next(each.earliest for each in of(answer, identifier).steps if each.step == name)


def waits(answer: Portfolio, identifier: str) -> list[str]:
    return [part.says for part in of(answer, identifier).waits_for]


def standing(answer: Portfolio, body: str = "working-group") -> list[tuple[Any, ...]]:
    return [(each.date and each.date.isoformat(), each.standing,
             [(item.modification, item.standing) for item in each.items])
            for each in answer.meetings if each.body == body]


ASKED, RETURNED = "preliminary-assessment-requested", "preliminary-assessment-returned"
WORKING_GROUP = step("working-group")


class TestThePaper:
    """Issue "The planner": "the Working Groups of April to July 2019 get the agendas that the
    paper gives"."""

    @pytest.mark.parametrize(("day", "expected"), [
        # Lines 98, 134, 293 and 380.
        (date(2019, 4, 3), ["07", "12", "53", "66"]),
        # Lines 112, 153 and 325.
        (date(2019, 5, 1), ["10", "13", "56"]),
        # Lines 189, 277 and 401.
        (date(2019, 6, 5), ["24", "46", "67"]),
        # Line 365.
        (date(2019, 7, 3), ["63"]),
    ])
    def test_monthly_working_groups(self, day, expected):
        (meeting,) = (each for each in of_the_paper().meetings
                      if (each.body, each.date) == ("working-group", day))

        assert expected == numbers(meeting)
        assert {"stated"} == {item.standing for item in meeting.items}
        assert ("monthly", "to-come") == (meeting.kind, meeting.standing)

    def test_no_other_monthly_working_group_is_needed(self):
        found = [each.date for each in of_the_paper().meetings
                 if each.body == "working-group" and each.kind == "monthly"]

        assert [date(2019, month, day) for month, day in ((4, 3), (5, 1), (6, 5), (7, 3))] == found

    @pytest.mark.parametrize(("day", "expected"), [
        # Lines 100, 224, 296, 314 and 385: the updates, and the report of 0055.
        (date(2019, 4, 12), ["07", "32", "53", "55", "66"]),
        # Lines 115, 139, 157, 174 and 328; the report of line 347 cannot be in time.
        (date(2019, 5, 17), ["10", "12", "13", "15", "56"]),
        # Lines 193, 279 and 403.
        (date(2019, 6, 14), ["24", "46", "67"]),
        # Line 368.
        (date(2019, 7, 12), ["63"]),
    ])
    def test_the_panels_list_as_stated(self, day, expected):
        (meeting,) = (each for each in of_the_paper().meetings
                      if (each.body, each.date) == ("panel", day))

        assert expected == [item.modification.removeprefix("SECMP00") for item in meeting.items
                            if item.standing == "stated"]

    def test_secmp0062_is_later_than_stated(self):
        """40 Working Days (unverified) from 15 March are past the Panel of May 2019."""
        (meeting,) = (each for each in of_the_paper().meetings
                      if (each.body, each.date) == ("panel", date(2019, 6, 14)))
        (item,) = (item for item in meeting.items if item.modification == "SECMP0062")

        assert ("later", ("only if recommendation 2 is agreed",)) == (
            item.standing, item.conditions)

    def test_notices_of_the_first_monthly_meeting(self):
        """10 and 5 Working Days before 3 April; an ad hoc meeting has none (lines 69 to 72)."""
        found = {each.date: (each.agenda_by, each.papers_by) for each in of_the_paper().meetings
                 if each.body == "working-group"}

        assert (date(2019, 3, 20), date(2019, 3, 27)) == found[date(2019, 4, 3)]
        assert (None, None) == found[date(2019, 3, 20)]

    def test_secmp0028_waits_on_its_proposer_and_on_secmp0067(self):
        """Lines 204 to 208."""
        assert [
            "it is on hold: pending the outcome of SECMP0067; it ends when: the Proposer decides "
            "whether SECMP0067 delivers what they seek",
            "still awaited: the decision whether SECMP0067 delivers what the Proposer seeks, from "
            "the proposer",
            "it waits on SECMP0067: the Modification Report is ready"] == waits(
                of_the_paper(), "SECMP0028")
        # Nothing of it is before the report of SECMP0067 is ready.
        assert day_of(of_the_paper(), "SECMP0067", "modification-report-ready") == day_of(
            of_the_paper(), "SECMP0028", "business-requirements-agreed")
        assert "SECMP0028" not in {item.modification for each in of_the_paper().meetings
                                   for item in each.items}

    def test_a_month_without_a_meeting_takes_no_last_day_from_others(self):
        """No Working Group met monthly in March 2019, for which a member of the group has one;
        the group goes on with MP902, which waits on MP901's return, stated for 20 March."""
        found = together(
            one("MP901", step(RETURNED, "2019-03-20"), step("working-group", "April 2019")),
            one("MP902", step("working-group", "April 2019"), group={"name": "g"},
                waits_on=[{"id": "MP901", "step": RETURNED}]),
            one("MP903", step(RETURNED, "2019-02-01", status="done"),
                step("working-group", "March 2019"), group={"name": "g"}), as_of=date(2019, 3, 1))
        returned = next(each for each in of(found, "MP901").steps if each.step == RETURNED)

        assert (date(2019, 3, 20), 0) == (returned.latest, returned.float_working_days)

    def test_the_prepayment_group_has_its_own_meeting_outside_the_cycle(self):
        """Lines 227 to 230."""
        meeting = of_the_paper().meetings[-1]

        assert ("working-group", None, "ad-hoc", ["32", "37", "38"]) == (
            meeting.body, meeting.date, meeting.kind, numbers(meeting))
        assert AS_OF == meeting.not_before
        assert of(of_the_paper(), "SECMP0037").notes[-1] == (
            "it goes together with SECMP0032, SECMP0038, if they continue as separate proposals")

    def test_past_meetings_are_told_from_records(self):
        """Lines 184 and 219."""
        assert [("2019-02-25", ["24"]), ("2019-02-26", ["32", "37", "38"])] == [
            (each.date.isoformat(), numbers(each)) for each in of_the_paper().meetings
            if each.standing == "held" and each.date]

    def test_as_of_a_later_day_a_planned_meeting_has_no_record(self):
        """The paper of March cannot say that the meeting of 3 April was held."""
        found = of_the_paper(as_of=date(2019, 4, 10))
        past = [each for each in found.meetings if each.date and each.date < date(2019, 4, 10)]

        assert [("02-25", "held"), ("02-26", "held"), ("03-20", "no-record"),
                ("03-21", "no-record"), ("04-03", "no-record")] == [
            (f"{each.date:%m-%d}", each.standing) for each in past if each.date]
        assert ["07", "12", "53", "66"] == numbers(past[-1])

    def test_eight_pieces_are_in_hand_in_the_week_of_8_april(self):
        """Issue "The planner", 6: 0010, 0013, 0015, 0024, 0046, 0056, 0062 and 0067."""
        assert (8, date(2019, 4, 10)) == (of_the_paper().most, of_the_paper().most_on)
        assert ["10", "13", "15", "24", "46", "56", "62", "67"] == [
            each.piece.modification.removeprefix("SECMP00") for each in of_the_paper().work
            if (each.asked or AS_OF) <= date(2019, 4, 10) <= (each.returned or date.max)]

    def test_kinds_and_options(self):
        """Lines 95 ("updated"), 110, 148, 169, 186 ("re-requesting"): as `load` has it."""
        found = {each.piece.name: (each.piece.kind, each.piece.options, each.piece.begun)
                 for each in of_the_paper().work}

        assert ("re-assessment", 2, True) == found["SECMP0007:preliminary-assessment"]
        assert ("review", 1, True) == found["SECMP0010:preliminary-assessment"]
        assert ("review", 1, True) == found["SECMP0013:preliminary-assessment"]
        assert ("assessment", 1, True) == found["SECMP0015:impact-assessment"]
        assert ("re-assessment", 2, False) == found["SECMP0024:preliminary-assessment"]
        assert ("assessment", 1, False) == found["SECMP0010:impact-assessment"]

    def test_without_a_capacity_nothing_is_staggered(self):
        assert None is of_the_paper().staggering
        assert {0, None} == {each.moved for each in of_the_paper().work}

    def test_within_eight_nothing_is_given_up(self):
        found = of_the_paper(8).staggering

        assert (0, 0, 0, True, ()) == (found.missed, found.passed, found.delay, found.optimal,
                                       found.given_up)
        assert of_the_paper(8).meetings == of_the_paper().meetings

    def test_within_five_the_moved_work_is_told_with_what_holds_its_room(self):
        """On 10 April 0010, 0013 and 0056 return: from the 11th on there is room."""
        (moved,) = (each for each in of_the_paper(5).work
                    if each.piece.name == "SECMP0046:preliminary-assessment")

        assert (date(2019, 4, 10), date(2019, 4, 11), 1) == (
            moved.alone, moved.asked, moved.moved)
        assert {f"SECMP00{number}:preliminary-assessment" for number in (10, 13, 56)} < set(
            moved.held_by)
        assert 5 == len(moved.held_by)
        assert (6, AS_OF) == (of_the_paper(5).most, of_the_paper(5).most_on)

    @pytest.mark.parametrize("capacity", [1, 3, 5, 7])
    def test_no_piece_is_asked_for_where_there_is_no_room(self, capacity):
        work = of_the_paper(capacity).work
        spans = [(each.asked or AS_OF, each.returned or date.max) for each in work]

        assert all(capacity >= sum(first <= each.asked <= last for first, last in spans)
                   for each in work if each.asked is not None)

    def test_what_is_given_up_adds_up(self):
        found = of_the_paper(3).staggering
        levels = [each.level for each in found.given_up]

        assert (found.missed, found.passed) == (levels.count("release"), levels.count("warning"))
        assert found.delay == sum(each.working_days for each in found.given_up
                                  if each.level in ("release", "delay"))
        assert all(each.because_of and each.held_by for each in found.given_up)


    @pytest.mark.parametrize("seed", range(4))
    def test_another_seed_gives_up_no_more(self, seed):
        """SECMP0062 cannot be asked for before 11 April, when three of the six pieces in hand are
        back: the Panel of 14 June is lost, and by hand 45 Working Days later is that of 16 August.
        A later Panel for it would be a worse staggering, not an equal one."""
        found = asked(paper(), capacity=4, seed=seed)

        assert [("SECMP0062", 45)] == [
            (each.modification, each.working_days) for each in found.staggering.given_up
            if each.level == "release"]
        assert 1 == found.exit_status


    @pytest.mark.parametrize("seed", [2, 3])
    def test_another_seed_is_never_worse(self, seed):
        """At a capacity of one the search cannot try all orders, and seeds find different ones."""
        usual, other = (asked(paper(), capacity=1, seed=each).staggering for each in (0, seed))

        assert (other.missed, other.passed, other.delay) <= (
            usual.missed, usual.passed, usual.delay)
        assert seed == other.seed


class TestImpactNotKnown:
    """Design section 6: "Impact unknown: both, and "depends"."."""

    def test_both_are_said_and_which_one_is_planned(self):
        found = together(one("MP901", step("working-group", "2019-06-05"), dcc_impact="unknown",
                             target_release="November 2019"))
        target = of(found, "MP901").targeted

        assert ("depends", "no", (("yes", "misses"), ("no", "on-track"))) == (
            target.verdict, target.planned_impact, target.by_impact)
        assert target.depends

    def test_a_known_impact_has_no_other(self):
        target = of(of_the_paper(), "SECMP0053").targeted

        assert (False, "", ()) == (target.depends, target.planned_impact, target.by_impact)


class TestOneAlone:
    """Issue "The planner": "a portfolio of one is the single plan"."""

    @pytest.mark.parametrize("place", range(18))
    def test_each_modification_of_the_paper(self, place):
        alone = Timetable(source="one.toml", paper=paper().paper, meetings=paper().meetings,
                          modifications=paper().modifications[place:place + 1])
        known = {"as_of": AS_OF, "rules": rules_on(AS_OF), "calendar": calendar_on(AS_OF)}
        (planned,) = plan(alone, **known).modifications
        for capacity in (None, 1):
            (found,) = portfolio(alone, **known, capacity=capacity).modifications

            assert planned.steps == found.steps
            assert planned.verdict == (found.targeted.verdict if found.targeted else "")

    def test_a_stated_day_past_its_own_last_day_asks_for_the_usual_time_before_it(self):
        """November 2019 asks for the report at the Panel of 17 May, papers on 10 May. The return
        that is stated in June is past that, so the Impact Assessment is to be asked for on its
        first day, at the Change Board of 24 April after the Working Group, not by 10 May."""
        alone = Timetable.from_dict({"modification": [one(
            "MP900", step(RETURNED, "2019-03-01", status="done"),
            step("working-group", "2019-04-03"),
            step("impact-assessment-returned", "2019-06-03"), path="3",
            target_release="November 2019")]})
        known = {"as_of": AS_OF, "rules": rules_on(AS_OF), "calendar": calendar_on(AS_OF)}
        (planned,) = plan(alone, **known).modifications
        (found,) = portfolio(alone, **known).modifications

        assert planned.steps == found.steps
        assert [date(2019, 4, 24)] == [
            row.latest for row in found.steps if row.step == "impact-assessment-requested"]

    @given(st.lists(st.tuples(
        st.sampled_from(["business-requirements-agreed", ASKED, RETURNED, "working-group",
                         "impact-assessment-requested", "impact-assessment-returned",
                         "refinement-consultation-closed", "modification-report-to-panel",
                         "report-consultation-closed", "change-board"]),
        st.one_of(st.none(), st.dates(date(2019, 2, 1), date(2019, 12, 1))),
        st.sampled_from(["planned", "done"])), max_size=5))
    def test_any_modification(self, rows):
        """It has two assessments at most, so that a capacity of two never binds."""
        steps = [step(name, when, status=status, label=f"step {number}")
                 for number, (name, when, status) in enumerate(rows)]
        alone = Timetable.from_dict({"modification": [one(
            "MP900", *steps, target_release="November 2019")]})
        known = {"as_of": AS_OF, "rules": rules_on(AS_OF), "calendar": calendar_on(AS_OF)}

        # Its own two assessments may be in hand at once, where one is expected back late.
        assert plan(alone, **known).modifications[0].steps == portfolio(
            alone, **known, capacity=2).modifications[0].steps

    def test_what_follows_a_saturday_has_the_reason_that_the_plan_gives(self):
        """16 March 2019 is a Saturday: the assessment is asked for on the Monday after it."""
        alone = Timetable.from_dict({"modification": [one(
            "MP900", step("business-requirements-agreed", date(2019, 3, 16)),
            target_release="November 2019")]})
        known = {"as_of": AS_OF, "rules": rules_on(AS_OF), "calendar": calendar_on(AS_OF)}
        found = portfolio(alone, **known, capacity=1).modifications[0].steps

        assert plan(alone, **known).modifications[0].steps == found
        assert [date(2019, 3, 18)] == [day.earliest for day in found if day.step == ASKED]


class TestWaits:
    """Issue "The planner", 9: "dependencies, groups and holds carried through"."""

    def test_the_step_that_is_named(self):
        found = together(one("MP901", WORKING_GROUP, waits_on=[{"id": "MP902", "step": "wg"}]),
                         one("MP902", step("working-group", "2019-06-05", label="wg")))

        assert date(2019, 6, 5) == day_of(found, "MP901", "business-requirements-agreed")
        assert ["it waits on MP902: the Working Group considers it"] == waits(found, "MP901")
        (row,) = (each for each in of(found, "MP901").steps
                  if each.step == "business-requirements-agreed")
        assert ["it waits on MP902: the Working Group considers it"] == [
            part.says for part in row.because.parts]

    def test_a_named_step_that_is_done_is_not_waited_for(self):
        found = together(one("MP901", WORKING_GROUP, waits_on=[{"id": "MP902", "step": ASKED}]),
                         one("MP902", step(ASKED, "2019-03-01", status="done")))

        assert AS_OF == day_of(found, "MP901", "business-requirements-agreed")
        assert [] == waits(found, "MP901")

    def test_a_named_step_that_lies_behind_is_not_waited_for(self):
        found = together(one("MP901", WORKING_GROUP, waits_on=[{"id": "MP902", "step": ASKED}]),
                         one("MP902", step(RETURNED, "2019-03-01", status="done")))

        assert [] == waits(found, "MP901")

    def test_a_named_step_beside_the_route_is_waited_for_on_its_day(self):
        found = together(
            one("MP901", WORKING_GROUP, waits_on=[{"id": "MP902", "step": "panel-update"}]),
            one("MP902", step("panel-update", "May 2019")))

        assert date(2019, 5, 17) == day_of(found, "MP901", "business-requirements-agreed")

    def test_a_named_step_without_any_day_is_said(self):
        found = together(
            one("MP901", WORKING_GROUP, waits_on=[{"id": "MP902", "step": "panel-update"}]),
            one("MP902", step("panel-update")))

        assert ["it waits on MP902: the Panel is updated; planned as if it did not: no day of it "
                "is stated or planned"] == waits(found, "MP901")

    def test_where_there_is_no_report_the_last_step_is_waited_for(self):
        found = together(one("MP901", WORKING_GROUP, waits_on=[{"id": "MP902"}]),
                         one("MP902", path="fast-track"))

        assert ["it waits on MP902: it is implemented"] == waits(found, "MP901")

    def test_one_that_is_not_in_the_file_or_has_ended(self):
        found = together(
            one("MP901", waits_on=[{"id": "MP999"}, {"id": "MP902"}, {"id": "MP998",
                                                                      "step": ASKED}]),
            one("MP902", step("withdrawn", "2019-03-01", status="done")))

        assert [
            "it waits on MP999; planned as if it did not: it is not in this file",
            "it waits on MP902: the Modification Report is ready; planned as if it did not: the "
            "Proposer withdrew it on Friday 1 March 2019",
            "it waits on MP998: the Preliminary Assessment is requested; planned as if it did "
            "not: it is not in this file"] == waits(found, "MP901")
        assert ("the Proposer withdrew it on Friday 1 March 2019: it is on no agenda, and asks "
                "no work") == of(found, "MP902").notes[0]

    def test_a_circle_is_set_aside_and_said(self):
        ones = [one(f"MP90{place}", waits_on=[{"id": f"MP90{place % 3 + 1}"}])
                for place in (1, 2, 3)]
        found = together(*ones, one("MP904", waits_on=[{"id": "MP901"}]))

        assert ["it waits on MP902: the Modification Report is ready; planned as if it did not: "
                "each of these waits on another of them: MP901, MP902, MP903"] == waits(
                    found, "MP901")
        assert ["it waits on MP901: the Modification Report is ready"] == waits(found, "MP904")

    def test_one_that_waits_on_itself_is_not_said_to_go_with_itself(self):
        found = together(one("MP901", waits_on=[{"id": "MP901"}]))

        assert ["it waits on MP901: the Modification Report is ready; planned as if it did not: "
                "MP901 waits on itself"] == waits(found, "MP901")

    def test_what_the_dcc_has_goes_on(self):
        """MP901 waits, but its assessment is returned on its day; the review waits."""
        found = together(one("MP901", step(ASKED, "2019-03-01", status="done"),
                             step(RETURNED, "2019-04-01"),
                             waits_on=[{"id": "MP902", "step": "wg"}]),
                         one("MP902", step("working-group", "2019-06-05", label="wg")))

        assert date(2019, 4, 1) == day_of(found, "MP901", RETURNED)
        assert date(2019, 6, 5) == day_of(found, "MP901", "assessment-reviewed")


class TestGroups:
    """design.md section 7: `group`: "the modifications that go together"."""

    def test_the_later_one_sets_the_meeting(self):
        found = together(
            one("MP901", step("working-group", "May 2019"), group={"name": "pair"}),
            one("MP902", WORKING_GROUP, group={"name": "pair"}))
        (row,) = (each for each in of(found, "MP902").steps if each.step == "working-group")

        assert date(2019, 5, 1) == row.earliest
        assert [("2019-05-01", "to-come", [("MP901", "stated"), ("MP902", "planned")])] == standing(
            found)

    def test_one_that_is_held_up_by_another_says_so(self):
        found = together(
            one("MP901", step("assessment-reviewed", "2019-05-20"), WORKING_GROUP,
                group={"name": "pair"}),
            one("MP902", WORKING_GROUP, group={"name": "pair"}))
        (row,) = (each for each in of(found, "MP902").steps if each.step == "working-group")

        assert date(2019, 6, 5) == row.earliest
        assert "it goes together with MP901: not before the papers of the Working Group are " \
               "published" == row.because.parts[0].says

    def test_a_monthly_and_an_ad_hoc_meeting_of_one_group(self):
        """They meet on a day that both can: a monthly meeting."""
        found = together(
            one("MP901", step("working-group", kind="ad-hoc"), group={"name": "pair"}),
            one("MP902", WORKING_GROUP, group={"name": "pair"}))

        assert day_of(found, "MP901", "working-group") == day_of(found, "MP902", "working-group")

    def test_a_group_of_one_and_those_that_wait_on_each_other(self):
        found = together(one("MP901", group={"name": "alone"}),
                         one("MP902", group={"name": "pair"}, waits_on=[{"id": "MP903"}]),
                         one("MP903", step("withdrawn", "2019-03-01", status="done"),
                             group={"name": "gone"}),
                         one("MP904", group={"name": "pair"}, waits_on=[{"id": "MP902"}]))

        assert "it is the only one of the group alone in this file" == of(found, "MP901").notes[-1]
        assert ["it waits on MP902: the Modification Report is ready; planned as if it did not: "
                "they go together"] == waits(found, "MP904")


class TestTogetherOnOneDay:
    """Issue "The planner", 9: "groups ... carried through": one meeting for all of them, and the
    reason of its day is who cannot be there sooner."""

    def both(self) -> Portfolio:
        """Return a pair of which one states the Working Group of 3 April, the other one in May."""
        return together(*(one(name, step("working-group", when), dcc_impact="no",
                              group={"name": "pair"}, target_release="November 2019")
                          for name, when in (("MP901", "2019-04-03"), ("MP902", "May 2019"))))

    def test_a_stated_day_that_is_passed_for_the_others_says_so(self):
        (row,) = (each for each in of(self.both(), "MP901").steps if each.step == "working-group")

        assert date(2019, 5, 1) == row.earliest
        assert ("it goes together with MP902: not before the Working Group considers it there"
                == row.because.parts[0].says)

    def test_it_asks_nothing_of_the_last_days_any_more(self):
        """The last day is that of the other one; no latest day comes before its earliest."""
        for name in ("MP901", "MP902"):
            (row,) = (each for each in of(self.both(), name).steps
                      if each.step == "working-group")

            assert (date(2019, 5, 1), date(2019, 5, 1)) == (row.earliest, row.latest)

    def test_the_one_that_holds_the_others_back_keeps_its_own_reason(self):
        (row,) = (each for each in of(self.both(), "MP902").steps if each.step == "working-group")

        assert 'stated as "May 2019"' == row.because.parts[0].says


class TestLaterThanStated:
    """Issue 4, 9: "which modifications at which Working Group"."""

    @pytest.mark.parametrize(("until", "day", "kind", "agenda"), [
        ("2019-05-17", None, "ad-hoc", None),
        ("2019-06-05", date(2019, 6, 5), "monthly", date(2019, 5, 21))])
    def test_an_ad_hoc_meeting_that_the_group_moves_may_be_a_monthly_one(
        self, until, day, kind, agenda
    ):
        """SECMP0102 is on hold, and both meet when that ends: on Friday 17 May no meeting is
        fixed, so it is then at the earliest; Wednesday 5 June is the monthly one, with its agenda
        10 Working Days before: 27 May is a bank holiday."""
        answer = together(
            one("SECMP0101", step("working-group", date(2019, 4, 16), kind="ad-hoc"),
                dcc_impact="no", group={"name": "g"}),
            one("SECMP0102", step("working-group", date(2019, 4, 16), kind="ad-hoc"),
                dcc_impact="no", group={"name": "g"},
                hold={"since": "2019-02-01", "until": until, "reason": "r"}))
        (group,) = (each for each in answer.meetings if each.body == "working-group")

        assert (day, kind, agenda) == (group.date, group.kind, group.agenda_by)
        assert date.fromisoformat(until) == (group.date or group.not_before)


class TestNotFixed:
    """Design section 1: every date carries the reason that made it: what follows a meeting that
    nobody has fixed is on its day at the earliest."""

    def test_what_follows_a_meeting_that_nobody_has_fixed_says_so(self):
        found = of_the_paper()
        items = {(each.body, item.modification): item for each in found.meetings
                 for item in each.items if item.modification == "SECMP0037"}

        assert ("at the earliest: the Working Group considers it before that, on a day that nobody "
                "has fixed",) == items["panel", "SECMP0037"].conditions
        assert "at the earliest" in items["change-board", "SECMP0037"].conditions[-1]

    def test_what_is_stated_has_its_own_day(self):
        found = together(one("MP901", step("working-group", "June 2019", kind="ad-hoc"),
                             step("modification-report-to-panel", "December 2019"),
                             dcc_impact="no"))
        items = {item.step: item for each in found.meetings for item in each.items}

        assert ("stated", ()) == (items["modification-report-to-panel"].standing,
                                  items["modification-report-to-panel"].conditions)


class TestAgendas:
    """Issue "The planner", 9: "meetings and their agendas"; meetings past are told from records."""

    def test_a_meeting_that_the_file_records_is_there(self):
        found = together(one("MP901"), one("MP902", step("working-group", "2019-04-03")), meeting=[
            {"body": "working-group", "date": "2019-04-03", "covers": ["MP901", "MP902", "MP907"],
             "with": ["ssc", "working-group"]},
            {"body": "panel", "date": "2019-02-15", "status": "final", "covers": ["MP901"]},
            {"body": "panel", "covers": ["MP901"]}])
        (meeting,) = (each for each in found.meetings if each.date == date(2019, 4, 3))

        assert ["MP901", "MP902", "MP907"] == [each.modification for each in meeting.items]
        assert ("ssc",) == meeting.together_with
        assert ("2019-02-15", "held", [("MP901", "recorded")]) == standing(found, "panel")[0]

    def test_a_step_that_is_done_is_on_the_agenda_of_its_day_only_if_that_is_known(self):
        found = together(one("MP901", step("working-group", "2019-02-06", status="done",
                                           kind="ad-hoc"),
                             step("panel-update", "February 2019", status="done"),
                             step("panel-update", status="done", label="undated")))

        assert ("2019-02-06", "held", [("MP901", "recorded")]) == standing(found)[0]
        assert [] == [each for each in standing(found, "panel") if each[1] == "held"]

    def test_what_comes_after_a_later_step_is_later(self):
        """The update of April follows a Working Group of May: it is at the Panel of 17 May."""
        found = together(one("MP901", step("working-group", "2019-05-01"),
                             step("panel-update", "April 2019", after=["working-group"])))
        (item,) = (item for each in found.meetings if each.body == "panel"
                   for item in each.items if item.step == "panel-update")

        assert "later" == item.standing
        assert ("2019-05-17", "to-come") == standing(found, "panel")[0][:2]

    def test_a_span_of_work_is_no_meeting(self):
        """SECP_66_1503_12 line 360: the liaison "across March and April" is no one meeting."""
        found = of_the_paper()

        assert [] == [each for each in found.meetings if each.body == "operations-group"]
        assert ('a Sub-Committee considers it, stated as "across March and April": that is no one '
                "day, and no meeting of the Operations Group is fixed for it, so it is on no agenda"
                ) in of(found, "SECMP0063").notes

    @pytest.mark.parametrize(("when", "days"), [
        ("2019-04-10", ["2019-04-10"]), ("mid-April 2019", []), ("March 2019", ["2019-03-21"]),
        (None, [])])
    def test_only_a_day_that_is_stated_is_a_meeting_of_a_body_without_a_rhythm(self, when, days):
        """The one meeting of TABASC that is known (SECP_66_1503_12) is on 21 March 2019."""
        found = together(one("MP901", step("sub-committee", when, body="tabasc")))

        assert days == [day for day, *_ in standing(found, "tabasc")]
        assert (when is not None and not days) == any(
            "so it is on no agenda" in note for note in of(found, "MP901").notes)

    def test_nor_is_one_of_what_is_done_or_has_ended(self):
        span = step("sub-committee", "March 2019", body="tabasc")
        found = together(one("MP901", {**span, "status": "done", "when": "February 2019"}),
                         one("MP902", span, step("withdrawn", "2019-03-01", status="done")))

        assert [] == standing(found, "tabasc")
        assert [False, False] == [any("on no agenda" in note and "stated as" in note
                                      for note in of(found, each).notes)
                                  for each in ("MP901", "MP902")]

    def test_an_earlier_ad_hoc_meeting_on_a_vague_day_is_none_either(self):
        """The route has the Working Group of June; that of late March has no day."""
        found = together(one("MP901", step("working-group", "late March 2019", kind="ad-hoc",
                                           label="first"), step("working-group", "June 2019")))

        assert ["2019-06-05"] == [day for day, *_ in standing(found)]
        assert any('stated as "late March 2019"' in note for note in of(found, "MP901").notes)

    def test_an_ad_hoc_meeting_on_a_vague_day_is_not_fixed(self):
        found = together(one("MP901", step("working-group", "June 2019", kind="ad-hoc")))

        assert (None, date(2019, 6, 28)) == next(
            (each.date, each.not_before) for each in found.meetings
            if each.body == "working-group")

    def test_an_early_working_group_has_no_notice(self):
        """The notices are in force from 3 April 2019."""
        as_of = date(2019, 1, 10)
        found = together(one("MP901", step("panel", "2019-02-15")), as_of=as_of)

        assert {None} == {each.agenda_by for each in found.meetings}


class TestCapacity:
    """Issue "The planner", 9: "a proposed staggering within DCC capacity"."""

    PAIR = (one("MP901", step(ASKED, "2019-03-11"), step(RETURNED, "2019-03-29")),
            one("MP902", step(ASKED, "2019-03-11"), step(RETURNED, "2019-03-29"),
                target_release="November 2019"))

    def test_the_targeted_one_has_the_room(self):
        """By hand: the first is back on 29 March, as stated; then Monday 1 April."""
        found = together(*self.PAIR, capacity=1)
        first = {each.piece.name: (each.asked, each.moved, each.held_by) for each in found.work
                 if each.piece.assessment == "preliminary-assessment"}

        assert {"MP901:preliminary-assessment": (
            date(2019, 4, 1), 15, ("MP902:preliminary-assessment",)),
            "MP902:preliminary-assessment": (date(2019, 3, 11), 0, ())} == first
        (row,) = (each for each in of(found, "MP901").steps if each.step == ASKED)
        assert ["the DCC has no room for it before: in hand are the Preliminary "
                "Assessment of MP902"] == [
            part.says for part in row.because.parts]
        assert found.staggering.optimal

    def test_work_on_hold_takes_no_room(self):
        held = {"hold": {"reason": "a pause"}}
        found = together({**self.PAIR[0], **held}, self.PAIR[1], capacity=1)

        assert {"MP902"} == {each.piece.modification for each in found.work}
        assert "no day is known on which its hold ends" in of(found, "MP901").notes[-1]

    def test_a_hold_that_ends_is_planned_after_its_end(self):
        found = together(one("MP901", step(ASKED), hold={"until": "2019-06-03"}))

        assert date(2019, 6, 3) == next(each.asked for each in found.work)
        assert ["it is on hold: no reason stated; it ends on Monday 3 June 2019"] == waits(
            found, "MP901")

    def test_a_hold_is_a_condition_only_of_what_lies_within_it(self):
        """What is stated for a day within the hold, and what comes after its end."""
        found = together(one("MP901", step("working-group", "2019-04-03", kind="ad-hoc"),
                             step("sub-committee", "2019-03-21", body="tabasc"),
                             hold={"until": "by mid-May 2019", "reason": "a pause"}))
        conditions = {item.step: item.conditions for each in found.meetings for item in each.items}

        assert () == conditions["working-group"]
        # The ad hoc meeting stated for 3 April is now on a day that nobody has fixed.
        assert {(), ("the modification is on hold until Monday 20 May 2019: a pause",), (
            "at the earliest: the Working Group considers it before that, on a day that nobody has "
            "fixed",)} == set(conditions.values())
        assert ["it is on hold: a pause; it ends by Monday 20 May 2019"] == waits(found, "MP901")

    def test_a_second_return_is_a_re_assessment(self):
        found = together(one("MP901", step(RETURNED, "2019-02-01", status="done"),
                             step("working-group", "2019-02-20", kind="ad-hoc", status="done"),
                             step(ASKED, "2019-04-01", options=["a", "b", "c"], label="again"),
                             step(RETURNED, "2019-05-01", label="again-back")))

        assert [("re-assessment", 3), ("assessment", 1)] == [
            (each.piece.kind, each.piece.options) for each in found.work]

    def test_a_release_may_be_given_up(self):
        """Twelve assessments of 40 Working Days (unverified) take until 2021, one by one."""
        ones = [one(f"MP9{place:02}", step("working-group", "2019-03-06", kind="ad-hoc",
                                           status="done"),
                    step("impact-assessment-requested", "2019-03-13"),
                    target_release="November 2020") for place in range(12)]
        found = together(*ones, capacity=1)
        given = [each for each in found.staggering.given_up if each.level == "release"]

        assert found.staggering.missed == len(given)
        assert given
        assert {"November 2020"} == {each.release for each in given}
        assert 1 == found.exit_status
        assert 0 == together(*ones).exit_status

    SIXTY = tuple(
        one(f"MP9{place:02}", step("working-group", "2019-03-06", kind="ad-hoc", status="done"),
            target_release="November 2020") for place in range(60))

    def test_the_calendar_goes_on_as_far_as_the_work(self):
        """
        Sixty assessments of 40 Working Days (unverified), one by one, take nine years.

        The first is asked for at the Change Board of 27 March 2019, and each other on the Working
        Day after the return before it: 41 Working Days later.
        """
        found = together(*self.SIXTY, capacity=1)
        days = calendar_on(AS_OF).widened().working_days

        assert [date(2019, 3, 27), *(days.after(date(2019, 3, 27), 41 * place)
                                     for place in range(1, 60))] == sorted(
            each.asked for each in found.work)
        assert 0 == found.staggering.without_a_day
        assert all(each.working_days for each in found.staggering.given_up)
        assert None not in {each.targeted.late for each in found.modifications}

    def test_past_the_last_year_no_day_is_given_and_none_is_counted(self):
        """A calendar that does not go on ends with 2026; what lies past it has no number."""
        found = portfolio(
            Timetable.from_dict({"modification": list(self.SIXTY)}), as_of=AS_OF, capacity=1,
            rules=rules_on(AS_OF), calendar=calendar_on(AS_OF).opened(()))
        later = [each for each in found.staggering.given_up if each.level != "warning"]

        assert None in {each.targeted.late for each in found.modifications}
        assert None in {each.earliest for each in of(found, "MP959").steps}
        assert found.staggering.without_a_day == sum(each.day is None for each in later) > 0
        assert found.staggering.delay == sum(
            each.working_days for each in later if each.day is not None)
        assert {"delay_working_days": found.staggering.delay,
                "without_a_day": found.staggering.without_a_day}.items() <= (
            found.to_dict()["staggering"].items())

    def test_what_has_ended_asks_no_work_and_gives_up_nothing(self):
        found = together(one("MP901", step(ASKED, "2019-04-01"), step("panel", "2019-04-12"),
                             step("withdrawn", "2019-03-01", status="done"),
                             awaiting=[{"what": "nothing", "status": "closed"}]), capacity=1)

        assert ((), (), ()) == (found.work, found.staggering.given_up, found.meetings)
        assert [] == waits(found, "MP901")
        assert ["withdrawn"] == [each.step for each in of(found, "MP901").steps]

    @pytest.mark.parametrize("first", [True, False])
    def test_it_has_ended_wherever_the_file_lists_that(self, first):
        """Asked for on 14 February, withdrawn on 1 March 2019, in either order of the list."""
        acts = [step(ASKED, "2019-02-14", status="done"),
                step("withdrawn", "2019-03-01", status="done")]
        found = together(one("MP901", *(acts[::-1] if first else acts),
                             step(RETURNED, "April 2019")), capacity=1)

        assert ((), ()) == (found.work, found.meetings)
        assert {"withdrawn", ASKED} == {each.step for each in of(found, "MP901").steps}

    def test_what_is_adopted_on_a_later_day_goes_on(self):
        found = together(one("MP901", step("adopted", "2019-03-05", status="done"),
                             step("withdrawn", "2019-03-01", status="done")))

        assert {"implemented"} < {each.step for each in of(found, "MP901").steps}


class TestBadInput:
    """Issue "The planner": "Bad input as before: a clash is an answer, not an error"."""

    @pytest.mark.parametrize("capacity", [0, -1, 1.5, "3", True])
    def test_a_capacity_that_is_none(self, capacity):
        with pytest.raises(Unanswerable, match="a capacity is a whole number"):
            asked(paper(), capacity=capacity)

    @pytest.mark.parametrize("seed", ["1", 1.0, None])
    def test_a_seed_that_is_none(self, seed):
        with pytest.raises(Unanswerable, match="a seed is a whole number"):
            asked(paper(), seed=seed)

    def test_a_release_that_is_not_known(self):
        with pytest.raises(UnusableInput):
            together(one("MP901", target_release="November 2199"))

    def test_no_modifications(self):
        found = asked(Timetable.from_dict({"paper": {"dated": "2019-03-08"}}), capacity=2)

        assert ((), (), (), 0, None, 0) == (
            found.modifications, found.meetings, found.work, found.most, found.most_on,
            found.exit_status)

    def test_the_same_seed_gives_the_same_answer(self):
        assert asked(paper(), capacity=3, seed=7) == asked(paper(), capacity=3, seed=7)


class TestGivenUp:
    """Issue 4, 9: "what was given up for what is said"."""

    def test_of_a_group_the_one_that_targets_the_release_gives_it_up(self):
        """Only MP801 has a target; MP802, with which it goes, waits for the room of MP801."""
        answer = together(
            one("MP801", step("working-group", status="done", outcome="content"),
                step("impact-assessment-approved", date(2019, 3, 27)), path="3",
                target_release="November 2019", group={"name": "a"}),
            one("MP802", step(ASKED, date(2019, 3, 11)), path="3", group={"name": "a"}),
            capacity=1)

        assert {("release", "MP801", "November 2019")} == {
            (each.level, each.modification, each.release)
            for each in answer.staggering.given_up if each.release}


class TestReasons:
    """Design, section 2: every date carries its reason, and two answers give the same one."""

    def test_a_day_that_a_wait_does_not_leave_is_told_as_the_plan_tells_it(self):
        """MP101 meets on 6 May 2020, and MP102 goes on from there: no rule leaves its 17 April."""
        ones = Timetable.from_dict({"modification": [
            one("MP101", step("working-group", date(2020, 5, 6)), dcc_impact="no"),
            one("MP102", step("working-group", date(2020, 3, 4)),
                step("modification-report-to-panel", date(2020, 4, 17)), dcc_impact="no",
                waits_on=[{"id": "MP101", "step": "working-group"}])]})
        then = date(2020, 1, 6)
        alone = plan(ones, as_of=then, rules=rules_on(then), calendar=calendar_on(then))
        says = "stated as Friday 17 April 2020; no sourced rule leaves that day"

        assert (says, says) == tuple(
            next(row.because.parts[0].says for row in rows
                 if row.step == "modification-report-to-panel")
            for rows in (alone.modifications[1].steps, of(asked(ones, then), "MP102").steps))

    def test_a_day_that_only_the_room_of_the_dcc_does_not_leave_is_told_so(self):
        """Each assessment may be asked for on 11 March 2019; with room for one the second waits."""
        steps = (step("preliminary-assessment-requested", date(2019, 3, 11)),
                 step("preliminary-assessment-returned", date(2019, 4, 1)),
                 step("working-group", date(2019, 5, 1)))
        answer = together(one("MP101", *steps), one("MP102", *steps), capacity=1)

        assert ["stated as Wednesday 1 May 2019; that day would do, and what comes before it is "
                "moved"] == [
            row.because.parts[0].says for each in answer.modifications for row in each.steps
            if row.step == "working-group" and row.earliest != date(2019, 5, 1)]
