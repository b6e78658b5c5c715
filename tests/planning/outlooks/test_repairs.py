"""Repairs: lawful changes that make a release, each proven by a run; days counted by hand.

Provenance: the paper SECP_66_1503_12 and the calendar of England and Wales for 2019 (Good Friday
19 April, Easter Monday 22 April, early May 6 May, spring 27 May), with meetings on their rhythms.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import example, given

from secgov.citation import Severity
from secgov.model.timetables import Timetable
from secgov.planning.changes.what_if import new_findings
from secgov.planning.checking.timetable_check import check
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.planning.outlooks.repair_answer import Repair
from secgov.planning.outlooks.repair_moves import moves_of
from secgov.planning.outlooks.repairs import SHOWN, repairs_of
from secgov.planning.outlooks.supposed import suppose
from secgov.planning.outlooks.worlds import World
from secgov.planning.steps.basis import Basis
from tests.planning.asking import ground, outlook_for, paper, single, steps_of
from tests.planning.plans import Asked, case_of, timetables

WORKING_GROUP = {"step": "working-group", "status": "done", "when": date(2019, 2, 25),
                 "kind": "ad-hoc"}


def told(found: ReleaseOutlook) -> list[list[tuple[str, date | None, int | None]]]:
    """Return of each repair the kind, the day and the Working Days of each change."""
    return [[(change.kind, change.after, change.working_days) for change in repair.changes]
            for repair in found.repairs]


class TestThePaper:
    """SECP_66_1503_12: what would bring SECMP0053 and SECMP0062 into November 2019."""

    def test_secmp0053_needs_its_assessment_by_the_paper_day(self) -> None:
        """21 June back to 10 May: 29 Working Days. Or by exception, at the Panel of 12 July."""
        found = outlook_for(paper(), "SECMP0053")

        assert [[("bring-forward", date(2019, 5, 10), 29)],
                [("by-exception", date(2019, 7, 12), None)]] == told(found)
        assert all("on-track" == repair.verdict for repair in found.repairs)
        assert 0 == found.repairs[0].float_working_days

    def test_it_says_what_is_left_by_whom_and_by_which_rule(self) -> None:
        """24 April to 10 May: 11 Working Days, as many as it can bear."""
        change = outlook_for(paper(), "SECMP0053").repairs[0].changes[0]

        assert ("the Impact Assessment is returned by Friday 10 May 2019 instead of Friday 21 June "
                "2019" == change.says)
        assert ("that leaves 11 Working Days from Wednesday 24 April 2019, when the Impact "
                "Assessment is requested; impact-assessment.timescale is 40 Working Days, the "
                "first day not counted (unverified)",) == change.advice
        assert ("dcc", "impact-assessment.returned-after-request", "X-DCC-01") == (
            change.actor, change.rule, change.register)
        assert ("step SECMP0053:impact-assessment-returned 2019-05-10",) == change.words

    def test_secmp0062_needs_three_days_less_or_an_extraordinary_change_board(self) -> None:
        """40 Working Days before 10 May 2019 is 12 March: eight weeks and three holidays."""
        found = outlook_for(paper(), "SECMP0062")

        assert [[("bring-forward", date(2019, 5, 10), 3)],
                [("extraordinary-change-board", date(2019, 3, 12), 3)],
                [("by-exception", date(2019, 6, 14), None)]] == told(found)
        extraordinary = found.repairs[1].changes[0]
        assert ("an extraordinary Change Board agrees the cost of the Impact Assessment on Tuesday "
                "12 March 2019" == extraordinary.says)
        assert "none is known by this day" in extraordinary.advice[0]
        assert ("step SECMP0062:ia-cost 2019-03-12 body=change-board kind=extraordinary",
                ) == found.repairs[1].words

    def test_secmp0010_needs_two_changes(self) -> None:
        """Its Working Group of 1 May is too late for the Change Board of 24 April; an ad hoc one
        by the day of that Board's papers, 16 April (5 Working Days; 19 and 22 April are none),
        leaves the DCC the same 11 Working Days from that Board as one on 10 April."""
        found = outlook_for(paper(), "SECMP0010")

        assert [("bring-forward", date(2019, 5, 10)), ("ad-hoc-working-group", date(2019, 4, 16))
                ] == [(change.kind, change.after) for change in found.repairs[0].changes]
        advice = found.repairs[0].changes[1].advice[0]
        assert "agenda confirmed by Tuesday 2 April 2019" in advice
        assert "papers published by Tuesday 9 April 2019" in advice

    def test_after_the_july_panel_only_an_exception_is_left(self) -> None:
        """As of 13 July 2019; consultation to 2 August, vote 21 August, decision 25 September: 31
        Working Days before 7 November."""
        data = paper()
        next(step for step in steps_of(data, "SECMP0062")
             if step["step"] == "modification-report-to-panel").update(
                 when=date(2019, 7, 12), status="done")

        found = outlook_for(data, "SECMP0062", as_of=date(2019, 7, 13))

        assert [[("by-exception", date(2019, 7, 12), None)]] == told(found)
        assert 31 == found.repairs[0].float_working_days
        assert ("release.by-exception", "X-REL-04") == (
            found.repairs[0].changes[0].rule, found.repairs[0].changes[0].register)

    def test_a_meeting_before_what_is_brought_forward_is_as_late_as_it_can_be(self) -> None:
        """The assessment asked for is back, and the Working Group is on 1 May: an ad hoc one by
        27 March, whose cost the Change Board agrees on that day, leaves 29 Working Days to 10 May
        (19 and 22 April and 6 May are none); so would one on 8 March, the day of the question."""
        found = outlook_for(single(
            {"step": "preliminary-assessment-returned", "when": date(2019, 3, 4),
             "status": "done"}, {"step": "working-group", "when": date(2019, 5, 1)},
            dcc_impact="yes", path="3"))

        assert [("bring-forward", date(2019, 5, 10)), ("ad-hoc-working-group", date(2019, 3, 27))
                ] == [(change.kind, change.after) for change in found.repairs[1].changes]
        assert "that leaves 29 Working Days" in found.repairs[1].changes[0].advice[0]

    def test_where_no_two_changes_do_there_are_none(self) -> None:
        """SECMP0024's Working Group is in June, its report at the September Panel at best."""
        found = outlook_for(paper(), "SECMP0024")

        assert ("misses", ()) == (found.verdict, found.repairs)
        assert found.repairs_sought

    def test_a_warning_that_a_repair_would_cause_is_said(self) -> None:
        """SECMP0012 is on hold: whatever is done meanwhile is a warning."""
        repair = outlook_for(paper(), "SECMP0012").repairs[0]

        assert {Severity.WARNING} == {found.severity for found in repair.warnings}
        assert "timetable.steps-during-hold" in {found.rule for found in repair.warnings}


class TestKinds:
    """contract: the kinds of repairs, the cheapest first."""

    def test_a_shorter_consultation_or_an_ad_hoc_working_group(self) -> None:
        """For 27 June 2019 on Path 3: vote 26 June, consultation of three weeks from 5 June, Panel
        17 May, its paper day 10 May; 15 Working Days before that is Tuesday 16 April."""
        data = single({"step": "working-group", "when": "May 2019"}, dcc_impact="no", path="3")

        found = outlook_for(data, release="June 2019")

        assert "at-risk" == found.verdict
        # After the Panel of 14 June 15 Working Days are 5 July: 7 after the 26th.
        # 1 May plus 15 Working Days is 23 May: 9 after the 10th. 16 April to 1 May: 9 as well; from
        # the monthly meeting of 3 April it is 18.
        assert [[("bring-forward", date(2019, 6, 26), 7)],
                [("bring-forward", date(2019, 5, 10), 9)],
                [("bring-forward", date(2019, 4, 3), 18)],
                [("ad-hoc-working-group", date(2019, 4, 16), 9)],
                [("next-release", date(2019, 11, 7), None)]] == told(found)
        voting, closing, _, group, later = (repair.changes[0] for repair in found.repairs)
        # No step states when it is issued, so that a check has nothing to warn of.
        assert "that leaves 8 Working Days from Friday 14 June 2019" in voting.advice[0]
        assert voting.advice[1].startswith(
            "it departs from practice, report.consultation-length (register id X-MRC-01), 21 ")
        assert "that leaves 6 Working Days from Wednesday 1 May 2019" in closing.advice[0]
        assert "agenda confirmed by Tuesday 2 April 2019" in group.advice[0]
        assert ("modification MP071 target_release=November 2019",) == later.words
        assert "November 2019" == found.repairs[4].release

    def test_a_decision_of_the_authority_says_what_it_leaves_and_departs_from(self) -> None:
        """On Path 2 for 27 June 2019: Panel 17 May, 15 Working Days to Monday 10 June (27 May
        is none), vote 26 June; the Authority has one Working Day, not 5 weeks."""
        data = single({"step": "modification-report-to-panel", "when": "2019-05-17"},
                      dcc_impact="no", path="2")
        found = outlook_for(data, release="June 2019")
        (decided,) = (change for repair in found.repairs for change in repair.changes
                      if (change.step, len(repair.changes)) == ("authority-decision", 1))

        assert ("the Authority decides by Thursday 27 June 2019 instead of Wednesday 31 July 2019"
                == decided.says)
        assert ("that leaves 1 Working Day from Wednesday 26 June 2019, when the Change Board "
                "votes; that departs from authority.decision-time (register id X-DEC-03), which is "
                "5 weeks (secondary)",) == decided.advice

    def test_what_leaves_the_authority_its_usual_time_departs_from_nothing(self) -> None:
        """From the vote of 24 April to 27 June 2019 it is nine weeks and a day, of 44 Working Days:
        6 and 27 May are none. July is later than the release."""
        data = single({"step": "modification-report-ready", "when": "2019-03-07", "status": "done"},
                      {"step": "modification-report-to-panel", "when": "2019-03-15"},
                      {"step": "change-board", "when": "2019-04-24"},
                      {"step": "authority-decision", "when": "July 2019"},
                      dcc_impact="no", path="2")
        found = outlook_for(data, release="June 2019")
        (decided,) = (change for repair in found.repairs for change in repair.changes
                      if (change.step, len(repair.changes)) == ("authority-decision", 1))

        assert "instead of Wednesday 31 July 2019" in decided.says
        assert () == decided.advice

    def test_a_stated_return_holds_for_an_asking_on_its_day(self) -> None:
        """Asked for on Monday 15 April 2019, after its return on the 12th, it takes 40 Working Days
        and is late for the Panel of 17 May; asked for by the 12th, it is back as stated."""
        data = single(WORKING_GROUP,
                      {"step": "impact-assessment-approved", "when": "2019-03-27"},
                      {"step": "impact-assessment-requested", "when": "2019-04-15"},
                      {"step": "impact-assessment-returned", "when": "2019-04-12"},
                      dcc_impact="yes", path="3")

        found = outlook_for(data)
        later = outlook_for(data, words=("step MP071:impact-assessment-requested 2019-04-12",))

        assert ("at-risk", "on-track") == (found.verdict, later.verdict)
        assert date(2019, 4, 12) in [
            change.after for repair in found.repairs for change in repair.changes
            if change.step == "impact-assessment-requested"]

    def test_the_panel_may_agree_the_cost_beforehand(self) -> None:
        """At 37 Working Days: from the Change Board of 27 March 22 May, from the Panel of 15 March
        10 May (X-IA-03)."""
        data = single(WORKING_GROUP, dcc_impact="yes")
        words = ("parameter impact-assessment.timescale 37",)

        found = outlook_for(data, words=words)

        assert [[("bring-forward", date(2019, 5, 10), 8)],
                [("panel-agrees-cost", date(2019, 3, 15), 8)],
                [("extraordinary-change-board", date(2019, 3, 15), 8)]] == told(found)[:3]
        assert "X-IA-03" == found.repairs[1].changes[0].register

    def test_an_extraordinary_change_board_votes(self) -> None:
        """As of 1 October 2019 one of 19 September is known; the next regular vote is 23 October,
        and five weeks later is 27 November, after the 7th."""
        data = single({"step": "report-consultation-closed", "status": "done",
                       "when": date(2019, 9, 27)}, dcc_impact="no", path="2")

        found = outlook_for(data, as_of=date(2019, 10, 1))

        kinds = [repair.changes[0].kind for repair in found.repairs]
        assert ["bring-forward", "extraordinary-change-board", "next-release"] == kinds
        change = found.repairs[1].changes[0]
        assert "an extraordinary Change Board votes on Thursday 3 October 2019" == change.says
        assert "those held before: Thursday 19 September 2019" in change.advice[0]

    def test_a_proposal_may_be_sent_straight_to_the_report_phase(self) -> None:
        """A Working Group in September is too late; without refinement the Panel converts on 14
        June, has the report on 12 July, and the Change Board votes on 21 August."""
        data = {"modification": [{"id": "DP071", "dcc_impact": "no", "path": "3", "steps": [
            {"step": "working-group", "when": "September 2019"},
            {"step": "refinement-consultation-issued", "after": ["working-group"]}]}]}

        found = outlook_for(data, "DP071")
        straight = next(repair for repair in found.repairs
                        if repair.changes[0].kind == "straight-to-report-phase")

        assert ("without DP071:refinement-consultation-issued", "without DP071:working-group",
                "step DP071:converted outcome=report-phase") == straight.words
        assert ("panel", "X-DEV-01", None) == (
            straight.changes[0].actor, straight.changes[0].register,
            straight.changes[0].working_days or None)
        assert "the Panel to decide" in straight.changes[0].advice[0]

    def test_a_stated_meeting_is_brought_forward_to_one_of_its_body(self) -> None:
        """The report stated for the June Panel: that of 17 May is the cut-off itself."""
        data = single(WORKING_GROUP, {"step": "impact-assessment-returned", "status": "done",
                                      "when": date(2019, 3, 1)},
                      {"step": "refinement-consultation-closed", "status": "done",
                       "when": date(2019, 3, 1)},
                      {"step": "modification-report-to-panel", "when": "June 2019"},
                      dcc_impact="yes")

        found = outlook_for(data)

        assert [("bring-forward", date(2019, 5, 17), 19)] == told(found)[0]
        assert "panel.meeting-day" == found.repairs[0].changes[0].rule

    def test_a_period_without_a_usual_time_or_a_beginning_says_less(self) -> None:
        """Before November 2018 nobody assumed a time for an assessment; and one that is expected
        back was asked for on a day that nobody recorded."""
        back = {"step": "impact-assessment-returned", "when": date(2018, 7, 20)}
        asked_for = {"step": "impact-assessment-requested", "status": "done",
                     "when": date(2018, 5, 1)}
        closed = {"step": "refinement-consultation-closed", "status": "done",
                  "when": date(2018, 5, 1)}
        settings = {"cut_off": [{"release": "November 2018", "meeting": "2018-07",
                                 "known": date(2018, 1, 1), "cites": "a test"}]}

        advice = [outlook_for(single(*steps, closed, back, dcc_impact="yes"),
                              release="November 2018", as_of=date(2018, 6, 1), settings=settings
                              ).repairs[0].changes[0].advice for steps in ((asked_for,), ())]

        # 1 May to Friday 6 July, the paper day of 13 July: 46 Working Days less two holidays.
        assert [("that leaves 46 Working Days from Tuesday 1 May 2018, when the Impact Assessment "
                 "is requested",), ()] == advice


class TestNever:
    """contract: "Never one that breaks a fault-grade rule"."""

    def test_what_a_check_finds_a_fault_in_is_no_repair(self) -> None:
        """Before September 2018 only the Panel agreed the cost (X-IA-01): no Change Board can."""
        data = single({**WORKING_GROUP, "when": date(2018, 5, 1)},
                      {"step": "refinement-consultation-closed", "status": "done",
                       "when": date(2018, 5, 25)}, dcc_impact="yes")
        settings = {"cut_off": [{"release": "November 2018", "meeting": "2018-06",
                                 "known": date(2018, 1, 1), "cites": "a test"}]}

        found = outlook_for(data, release="November 2018", as_of=date(2018, 6, 1),
                            settings=settings)

        assert "misses" == found.verdict
        assert {"extraordinary-change-board", "panel-agrees-cost"}.isdisjoint(
            change.kind for repair in found.repairs for change in repair.changes)

    def test_a_period_is_left_at_least_a_day(self) -> None:
        """Asked for on the paper day of 10 May 2019 itself, an assessment cannot be back on it;
        asked for the day before, it can, on paper."""
        def kinds(day: int) -> set[str]:
            data = single(WORKING_GROUP, {"step": "refinement-consultation-closed",
                                          "status": "done", "when": date(2019, 3, 1)},
                          {"step": "impact-assessment-approved", "status": "done",
                           "when": date(2019, 3, 6), "body": "panel"},
                          {"step": "impact-assessment-requested", "when": date(2019, 5, day)},
                          dcc_impact="yes")
            return {f"{change.kind} {change.step}" for repair in outlook_for(data).repairs
                    for change in repair.changes}

        assert "bring-forward impact-assessment-returned" not in kinds(10)
        assert "bring-forward impact-assessment-returned" in kinds(9)

    @pytest.mark.parametrize(("asked", "returned", "days"), [
        ("across April and May 2019", "May 2019", 26),
        ("April 2019", "across April and May 2019", 26),
        ("across April and May 2019", "2019-05-29", 26),
        ("May 2019", "May 2019", 6)])
    def test_what_decides_has_its_repair_though_the_days_of_both_are_vague(
        self, asked: str, returned: str, days: int
    ) -> None:
        """The paper day is Friday 10 May 2019; it can be asked for on Monday 1 April: 26 Working
        Days, without Good Friday, Easter Monday and the bank holiday of 6 May. From Wednesday
        1 May they are 6."""
        data = single(WORKING_GROUP,
                      {"step": "impact-assessment-approved", "when": "2019-03-27"},
                      {"step": "impact-assessment-requested", "when": asked},
                      {"step": "impact-assessment-returned", "when": returned},
                      dcc_impact="yes", path="3")
        found = outlook_for(data)

        assert all(("impact-assessment-returned", date(2019, 5, 10)) == (
            one.step, one.on_track_until) for one in found.decides)
        first = found.repairs[0].changes[0]
        assert ("impact-assessment-returned", date(2019, 5, 10)) == (first.step, first.after)
        assert first.advice[0].startswith(f"that leaves {days} Working Days from ")

    def test_no_monthly_meeting_is_offered_whose_agenda_is_past(self) -> None:
        """As of 24 April 2019 that of 1 May was due on the 15th; as of 10 April it was not. For 27
        June the Working Group of 5 June is too late."""
        data = single({"step": "working-group", "when": "June 2019"}, dcc_impact="no", path="3")
        words = ("parameter refinement-consultation.usual-length 3",)
        forward = [[change.step for repair in outlook_for(
            data, release="June 2019", as_of=day, words=words).repairs
            for change in repair.changes if change.kind == "bring-forward"]
            for day in (date(2019, 4, 10), date(2019, 4, 24))]

        assert "working-group" in forward[0]
        assert "working-group" not in forward[1]

    def test_what_has_ended_is_not_repaired(self) -> None:
        data = single({"step": "withdrawn", "status": "done", "when": date(2019, 3, 4)},
                      dcc_impact="yes")

        assert () == outlook_for(data).repairs

    def test_where_no_cut_off_is_known_nothing_is_offered(self) -> None:
        data = single({"step": "modification-report-to-panel", "when": "June 2019"},
                      dcc_impact="yes")

        assert ("unknown", ()) == (
            outlook_for(data, release="June 2020").verdict,
            outlook_for(data, release="June 2020").repairs)

    def test_what_is_on_track_needs_none(self) -> None:
        timetable = Timetable.from_dict(paper())
        basis = Basis.of(timetable, **ground())
        world = World(timetable, "SECMP0015", basis.calendar.releases.named("November 2019"),
                      basis)

        assert ((), []) == (repairs_of(world), list(moves_of(world)))

    def test_an_exception_is_a_condition_and_a_note_of_a_check(self) -> None:
        """It moves the cut-off out of the way, and both say that the Panel has to agree."""
        words = "modification MP071 target_release=November 2019 standing=by-exception"
        data = single({"step": "modification-report-to-panel", "when": date(2019, 7, 12)},
                      dcc_impact="yes")
        found = outlook_for(data, words=(words,))
        checked = check(suppose(Timetable.from_dict(data), words).timetable, **ground())

        assert "on-track" == found.verdict
        assert ("only if the Panel includes it after the cut-off, by exception (register id "
                "X-REL-04)") in found.conditions
        assert [("release.cut-off", Severity.NOTE)] == [
            (one.rule, one.severity) for one in checked.all_findings()]

    def test_repairs_are_sought_for_the_release_that_is_wanted(self) -> None:
        """SECMP0053 targets November 2019; of the others only the verdict is asked."""
        answer = outlook(Timetable.from_dict(paper()), "SECMP0053", **ground())

        assert ["November 2019"] == [one.release.name for one in answer.outlooks
                                     if one.repairs_sought]
        assert all(not one.repairs for one in answer.outlooks if not one.repairs_sought)

    def test_they_can_be_left_unsought(self) -> None:
        (found,) = outlook(Timetable.from_dict(paper()), "SECMP0053", "November 2019", **ground(),
                           seek_repairs=False).outlooks

        assert ((), False) == (found.repairs, found.repairs_sought)


def cost(repair: Repair) -> tuple[int, int]:
    """Return what a repair gives up and how much it changes, as the contract orders them."""
    kinds = [change.kind for change in repair.changes]
    return (2 if "next-release" in kinds else int("by-exception" in kinds)), len(kinds)


def with_days(data: dict[str, Any], repair: Repair) -> dict[str, Any]:
    """
    Return *data* with the days of *repair* stated, where each step stands or at the end.

    With a reason where the repair says that a file must give it.
    """
    (modification,) = data["modification"]
    steps = [dict(step) for step in modification["steps"]]
    for change in repair.changes:
        open_ones = [step for step in steps
                     if step["step"] == change.step and step.get("status") != "done"]
        if not open_ones:
            steps.append({"step": change.step})
        (open_ones or steps)[-1].update({"when": change.after, **(
            {"because": "a test"} if any("(because)" in one for one in change.advice) else {})})
    return {**data, "modification": [{**modification, "steps": steps}]}


class TestLaws:
    """contract: "a repair, applied, removes what it says it removes"."""

    @given(timetables())
    def test_each_repair_makes_the_release_and_no_new_fault(self, asked: Asked) -> None:
        case, release = case_of(asked)
        known: dict[str, Any] = {"as_of": asked.as_of, "rules": asked.rules,
                                 "calendar": asked.calendar}
        repairs = repairs_of(World(asked.timetable, case.modification.id, release, case.basis))
        before = check(asked.timetable, **known)
        for repair in repairs:
            supposed = suppose(asked.timetable, *repair.words).timetable
            after = outlook(supposed, case.modification.id, repair.release, **known).outlooks[0]

            assert "on-track" == repair.verdict == after.verdict
            assert (repair.arrives_usual, repair.float_working_days) in [
                (one.arrives_usual, one.float_working_days)
                for one in after.branches or (after,)]
            new = new_findings(before, check(supposed, **known))
            assert [one.key for one in new] == [one.key for one in repair.warnings]
            assert not any(one.severity is Severity.FAULT for one in new)
        assert sorted(map(cost, repairs)) == list(map(cost, repairs))
        assert len(repairs) <= SHOWN

    @given(timetables())
    @example(Asked({"modification": [{
        "id": "MP900", "steps": [], "dcc_impact": "no", "path": "3",
        "hold": {"reason": "a test", "until": date(2019, 5, 20)}}]},
        as_of=date(2019, 5, 20), release="June 2019"))
    def test_days_of_a_repair_that_are_written_into_the_file_do_what_it_says(
        self, asked: Asked
    ) -> None:
        case, release = case_of(asked)
        known: dict[str, Any] = {"as_of": asked.as_of, "rules": asked.rules,
                                 "calendar": asked.calendar}
        for repair in repairs_of(World(asked.timetable, case.modification.id, release, case.basis)):
            if {change.kind for change in repair.changes} != {"bring-forward"}:
                continue
            written = Timetable.from_dict(with_days(asked.data, repair), "random.toml")
            found = outlook(written, case.modification.id, repair.release, **known).outlooks[0]

            assert "on-track" == found.verdict

    def test_the_answer_is_the_same_every_time(self) -> None:
        ones = [json.dumps([repair.to_dict() for repair in outlook_for(
            paper(), "SECMP0012").repairs]) for _ in range(2)]

        assert ones[0] == ones[1]

    def test_a_basis_of_other_rules_offers_only_what_they_allow(self) -> None:
        """A book without the rules that make the changes lawful has none to offer but bringing
        steps forward; another code is another data set."""
        known = ground()
        rules = attrs.evolve(known["rules"], rules=tuple(
            rule for rule in known["rules"].rules if rule.id not in (
                "release.by-exception", "release.scheduled", "change-board.meeting-day")))
        timetable = Timetable.from_dict(paper())
        basis = Basis.of(timetable, as_of=known["as_of"], rules=rules,
                         calendar=known["calendar"])
        world = World(timetable, "SECMP0062", basis.calendar.releases.named("November 2019"),
                      basis)

        assert [["bring-forward"]] == [
            [change.kind for change in repair.changes] for repair in repairs_of(world)]
