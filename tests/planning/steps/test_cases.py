"""A modification on its days, with the hold that its steps record.

Source: contract of the planner, "holds with a reason and an end that may be extended or open".
"""

from __future__ import annotations

from datetime import date

import pytest

from secgov.model.timetables import Hold
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.steps.cases import case_of
from tests.planning.bases import basis_of
from tests.timetables import AS_OF, calendar_on, findings, rules_on, step, timetable

PAUSED = step("put-on-hold", "2019-03-01", status="done", because="the Proposer is away")
RESUMED = step("resumed", "2019-03-05", status="done")
MEETING = step("working-group", "2019-04-03", kind="monthly")


class TestRecordedHold:
    """design, section 5: "with an open hold an outlook says \"if resumed by ...\""."""

    @pytest.mark.parametrize(("steps", "expected"), [
        ((PAUSED,), Hold(date(2019, 3, 1), "the Proposer is away")),
        ((RESUMED, step("put-on-hold", "2019-03-06", status="done")), Hold(date(2019, 3, 6))),
        ((step("put-on-hold", status="done"),), Hold()),
        ((PAUSED, RESUMED), None),
        ((RESUMED, PAUSED), None),
        ((step("put-on-hold", status="done"), RESUMED), None),
        ((step("put-on-hold", "2019-04-01"),), None),
        ((), None),
    ])
    def test_it_lasts_until_work_is_resumed(self, steps, expected):
        basis, one = basis_of(*steps)

        assert expected == case_of(one, timetable(*steps), basis).modification.hold

    def test_the_key_of_the_modification_comes_first(self):
        hold = {"since": "2019-03-04", "reason": "resources"}
        basis, one = basis_of(PAUSED, hold=hold)

        found = case_of(one, timetable(PAUSED, hold=hold), basis).modification.hold

        assert Hold(date(2019, 3, 4), "resources") == found

    def test_a_step_while_it_lasts_is_warned_of(self):
        assert [("timetable.steps-during-hold", "working-group")] == [
            (one.rule, one.step) for one in findings(PAUSED, MEETING)]
        assert [] == [one.rule for one in findings(PAUSED, RESUMED, MEETING)]

    def test_an_outlook_says_by_when_it_must_be_resumed(self):
        (found,) = outlook(timetable(PAUSED, MEETING, path="3", dcc_impact="no"), "MP900",
                           "November 2019", as_of=AS_OF, rules=rules_on(AS_OF),
                           calendar=calendar_on(AS_OF)).outlooks

        assert any("the answer holds if resumed by" in one for one in found.conditions)

    def test_a_step_that_is_to_resume_it_ends_it(self):
        """Resumed on Tuesday 30 April 2019, the papers are out on that day at the earliest, 5
        Working Days before Wednesday 8 May: the monthly Working Group is that of 5 June."""
        (found,) = outlook(
            timetable(PAUSED, MEETING, step("resumed", "2019-04-30"), path="3", dcc_impact="no"),
            "MP900", "November 2019", as_of=AS_OF, rules=rules_on(AS_OF),
            calendar=calendar_on(AS_OF)).outlooks

        assert date(2019, 6, 5) == next(
            one.earliest for one in found.binding if one.step == "working-group")
