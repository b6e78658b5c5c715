"""Acts of a record after the time in which they were possible."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.calendar.vague_dates import VagueDate
from secgov.errors import TransitionRefused
from secgov.planning.life.lifecycle import apply
from tests.lives import act, found, replayed, stands
from tests.timetables import rules_on

AS_OF = date(2023, 1, 2)
VOTED = (act("raised", "2021-03-09"), act("csc-considered", "2021-04-27", "ready-for-refinement"),
         act("converted", "2021-05-14", "refinement"),
         act("modification-report-to-panel", "2021-08-20"),
         act("report-consultation-issued", "2021-08-23"),
         act("report-consultation-closed", "2021-09-14"),
         act("change-board", "2021-09-22", "approved"))
# The last day and the first past it, counted by hand, the first day not counted: 10 Working Days
# after Wednesday 22 September 2021; 10 after Friday 15 October; 10 after Tuesday 1 June; 15 after
# Friday 16 April, with the bank holiday of 3 May between.
CASES = (
    ("decision.referral-window", 10, "3", VOTED, "objection-raised", "2021-10-06", "2021-10-07"),
    ("decision.appeal-window", 10, "3",
     (*VOTED, act("objection-raised", "2021-10-01"), act("approved", "2021-10-15", body="panel")),
     "objection-raised", "2021-10-29", "2021-11-01"),
    ("withdrawal.adoption-window", 10, "3", (*VOTED[:3], act("withdrawn", "2021-06-01")),
     "adopted", "2021-06-15", "2021-06-16"),
    ("fast-track.objection-window", 15, "fast-track",
     (act("raised", "2021-03-09"), act("fast-track-approved", "2021-04-16", body="panel")),
     "objection-raised", "2021-05-10", "2021-05-11"),
)


@pytest.mark.parametrize(("name", "value", "path", "before", "late", "last", "after"), CASES)
class TestWindowsOfARecord:
    """design.md section 4: "anything unverified a note, unless the user adopts the parameter ...
    after which it weighs as its force says"; section 5: a fault needs acts that contradict a
    rule."""

    def test_an_unverified_window_makes_a_note(
            self, name, value, path, before, late, last, after):
        of_the_window = [
            [(one.severity.value, one.expected, one.label.partition("#")[0])
             for one in found([*before, act(late, day)], path=path, as_of=AS_OF)
             if one.rule == name] for day in (last, after)]

        assert [[], [("note", date.fromisoformat(last), late)]] == of_the_window

    def test_an_adopted_one_weighs_as_its_force_says_and_apply_refuses_the_same_day(
            self, name, value, path, before, late, last, after):
        row = rules_on(AS_OF).parameter(name).as_adopted("SEC, as read", value)
        keys = {"adopted": [row], "path": path}
        then = before[-1].date
        taken, refused = (
            [(one.severity.value, one.cites) for one in found(
                [*before, act(late, day)], as_of=AS_OF, **keys) if one.rule == name]
            for day in (last, after))

        assert [] == taken
        assert [("fault", "SEC, as read")] == refused
        apply(stands(before, then, **keys), act(late, last))
        with pytest.raises(TransitionRefused, match="it was possible until"):
            apply(stands(before, then, **keys), act(late, after))


class TestWhatIsNotRecorded:
    """design.md section 5: "Absence is a gap"."""

    def test_a_window_whose_beginning_is_not_recorded_is_not_judged(self):
        row = rules_on(AS_OF).parameter("decision.referral-window").as_adopted("SEC, as read", 10)
        acts = [*VOTED[:-1], act("objection-raised", "2022-10-07")]

        assert 0 == replayed(acts, as_of=AS_OF, adopted=[row], path="3").exit_status


class TestJoining:
    """EA04-S22-1(3), EA04-S22-2; issue: "Deleting any one row of a lawful history never makes a
    fault, only a gap". 15 Working Days after 30 November 2021 end on 21 December; 20 after that on
    21 January 2022, with the bank holidays of 27 and 28 December and 3 January between."""

    DECIDED = (*VOTED[:-1], act("change-board", "2021-10-27", "recommended-approval"),
               act("authority-decision", "2021-11-30", "approved"))

    def answered(self, *objected, **keys):
        replay = replayed([*self.DECIDED, *(act("objection-raised", day) for day in objected)],
                          as_of=AS_OF, path="2", **keys)
        return ([one.rule for one in replay.all_findings() if one.severity.value == "fault"],
                [gap.message for gap in replay.modifications[0].gaps])

    def test_without_the_application_a_joiner_shows_it(self):
        assert ([], []) == self.answered("2021-12-21", "2022-01-20")
        assert ([], ["no act says that permission to appeal to the CMA is asked for, which comes "
                     "before: an objection is raised on Thursday 20 January 2022"]) == \
            self.answered("2022-01-20")

    def test_too_late_for_either_and_in_a_complete_record_it_is_late(self):
        late = ["appeal.permission-window"]

        assert ([], 1) == (self.answered("2022-01-21")[0], len(self.answered("2022-01-21")[1]))
        assert (late, []) == self.answered("2022-01-24")
        assert (late, []) == self.answered("2022-01-20", complete=True)


class TestPassedOver:
    """D7.8(c): "the report is on the agenda of the next Change Board meeting after the responses
    are collated"; the Change Board meets on Wednesday 22 September and 27 October 2021."""

    def passed(self, *later, closed="2021-09-14"):
        acts = [*VOTED[:5], act("report-consultation-closed", closed), *later]
        return [(one.severity.value, one.verdict, one.label, one.expected)
                for one in found(acts, path="3", as_of=AS_OF)
                if one.rule == "change-board.next-meeting"]

    def test_a_vote_past_the_next_meeting_depends_on_when_they_were_collated(self):
        assert [] == self.passed(act("change-board", "2021-09-22", "approved"))
        assert [("warning", "depends", "change-board", date(2021, 9, 22))] == self.passed(
            act("change-board", "2021-10-27", "approved"))
        assert [] == self.passed(act("change-board", "2021-10-27", "approved"),
                                 closed="2021-09-22")

    def test_a_vote_that_was_deferred_and_a_hold_explain_it(self):
        assert [] == self.passed(act("change-board", "2021-09-22", "deferred"),
                                 act("change-board", "2021-11-24", "approved"))
        assert [] == self.passed(act("put-on-hold", "2021-09-16"), act("resumed", "2021-10-20"),
                                 act("change-board", "2021-10-27", "approved"))

    def test_without_a_close_nothing_is_said(self):
        acts = [*VOTED[:4], act("change-board", "2021-10-27", "approved")]

        assert [] == [one for one in found(acts, path="3", as_of=AS_OF)
                      if one.rule == "change-board.next-meeting"]


class TestHoldThatEndsFirst:
    """Contract: "Content that is readable but wrong (a consultation that closes before it opens
    [...]) is a finding"."""

    def ends(self, until):
        acts = [*VOTED[:3], act("put-on-hold", "2021-06-01", until=until)]
        return [(one.severity.value, one.message) for one in found(acts, path="3", as_of=AS_OF)]

    def test_a_hold_that_ends_before_it_begins_is_found(self):
        june = VagueDate("2021-06", date(2021, 6, 1), date(2021, 6, 30))

        assert [("fault", "it is put on hold on Tuesday 1 June 2021 until Monday 31 May 2021, "
                          "which is before it begins")] == self.ends(date(2021, 5, 31))
        assert [[], [], []] == [self.ends(one) for one in (date(2021, 6, 1), june, None)]
