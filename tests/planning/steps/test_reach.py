"""Whether the calendar of a question reaches every day that a timetable states."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.errors import UnusableInput
from tests.timetables import checked, says, step


class TestDaysOutOfReach:
    """design.md section 3: "past what can be projected the answer is an error, never a silent
    weekday"; section 7: one report with every error."""

    def test_every_one_is_told_with_its_place(self):
        """The calendar of 8 March 2019 runs from 2013 to 2026."""
        with pytest.raises(UnusableInput) as refused:
            checked(
                step("change-board", date(1019, 4, 24)), step("panel-update", date(2019, 5, 17)),
                step("implemented", "Q1 2027"), step("working-group"),
                hold={"since": "not stated", "until": date(2091, 5, 1)},
                paper={"dated": date(2012, 12, 31), "meeting": {"body": "panel"}},
                meetings=[{"body": "panel", "date": date(9999, 12, 31)}, {"body": "tabasc"}])

        assert [
            ("[paper] dated", "2012-12-31"), ("[[meeting]] panel date", "9999-12-31"),
            ("[[modification]] MP900 hold.until", "2091-05-01"),
            ("[[modification]] MP900 steps[1].when", "1019-04-24"),
            ("[[modification]] MP900 steps[3].when", "Q1 2027"),
        ] == [(problem.place, problem.found) for problem in refused.value.problems]
        assert {"a day from 2013-01-01 to 2026-12-31, which the calendar reaches"} == {
            problem.expected for problem in refused.value.problems}

    @pytest.mark.parametrize("day", [date(2013, 1, 1), date(2026, 12, 31)])
    def test_its_first_and_its_last_day_are_within(self, day):
        assert [] == says(step("option-chosen", day))

    def test_a_step_that_waits_for_a_day_past_its_end_is_early_all_the_same(self):
        """The last Change Board of the calendar is that of Wednesday 23 December 2026."""
        (found,) = checked(step("report-consultation-closed", date(2026, 12, 24)),
                           step("authority-decision", date(2026, 12, 29)), path="2").all_findings()

        assert ("decision.authority-after-recommendation", None) == (found.rule, found.expected)
        assert "the Change Board votes, on a day past the calendar at the earliest" in found.message
