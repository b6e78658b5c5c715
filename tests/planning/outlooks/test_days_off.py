"""A day on which nobody works, stated for what needs no meeting: a plan keeps it, as a check does.

No text that was seen forbids such a day (register X-REC-06 of this library); a Working Day is that
of England and Wales.
"""

from __future__ import annotations

from datetime import date

import pytest

from secgov.model.timetables import Timetable
from secgov.planning.outlooks.plan import PlannedDay, plan
from tests.planning.asking import ground, outlook_for, single

ISSUED, CLOSED = "refinement-consultation-issued", "refinement-consultation-closed"


def planned(*steps: dict[str, object]) -> dict[str, PlannedDay]:
    """Return the days of the plan by their steps."""
    made = Timetable.from_dict(single(*steps, dcc_impact="no", stage="refinement"))
    return {day.step: day for day in plan(made, **ground()).modifications[0].steps}


class TestPlan:
    """design section 6: "a stated future date is a lower bound", and the latest day lets what
    follows "happen as stated"."""

    @pytest.mark.parametrize("day", [
        date(2019, 4, 13), date(2019, 4, 14), date(2019, 4, 19)], ids=["Sat", "Sun", "Good Friday"])
    def test_the_day_is_kept_with_no_float_lost(self, day: date) -> None:
        own = planned({"step": ISSUED, "when": day})[ISSUED]

        assert (day, day, 0) == (own.earliest, own.latest, own.float_working_days)

    def test_the_time_is_counted_from_it_as_a_check_counts_it(self) -> None:
        """Fifteen Working Days after Saturday 13 April 2019, without Good Friday, Easter Monday
        and the early May holiday: 15 to 18 (4), 23 to 26 (8), 29 April to 3 May (13), 7 and 8."""
        assert date(2019, 5, 8) == planned(
            {"step": ISSUED, "when": date(2019, 4, 13)})[CLOSED].earliest

    def test_what_comes_before_a_close_on_a_sunday_has_all_the_days_before(self) -> None:
        """Fifteen Working Days back from Sunday 5 May 2019 begin after Wednesday 10 April:
        11 and 12 (2), 15 to 18 (6), 23 to 26 (10), 29 April to 3 May (15)."""
        days = planned({"step": ISSUED, "when": date(2019, 4, 3)},
                       {"step": CLOSED, "when": date(2019, 5, 5)})

        assert (date(2019, 5, 5), date(2019, 5, 5)) == (days[CLOSED].earliest, days[CLOSED].latest)
        assert date(2019, 4, 3) == days[ISSUED].latest

    def test_one_that_is_past_or_pushed_off_is_on_a_working_day(self) -> None:
        """2 March 2019 was a Saturday, and the question is asked after it; the Working Group of
        1 May 2019, a Wednesday, is after Sunday 14 April."""
        assert date(2019, 4, 3) == planned({"step": ISSUED, "when": date(2019, 3, 2)})[
            ISSUED].earliest
        assert date(2019, 5, 1) == planned(
            {"step": "working-group", "when": date(2019, 5, 1)},
            {"step": ISSUED, "when": date(2019, 4, 14)})[ISSUED].earliest


class TestOutlook:
    """What an outlook says of such a day is what it does with it."""

    def test_it_says_that_the_day_is_counted_as_it_is_stated(self) -> None:
        says = ("Saturday 13 April 2019 is no Working Day: it is a Saturday; it is counted as it "
                "is stated: the refinement consultation is issued")

        assert says in outlook_for(single(
            {"step": ISSUED, "when": date(2019, 4, 13)}, dcc_impact="no")).conditions

    @pytest.mark.parametrize("step", [
        {"step": ISSUED, "when": date(2019, 3, 2)},
        {"step": "change-board", "when": date(2019, 4, 27)}])
    def test_it_does_not_say_so_of_a_day_that_it_moves(self, step: dict[str, object]) -> None:
        assert not any("as it is stated" in says for says in outlook_for(
            single(step, dcc_impact="no")).conditions)
