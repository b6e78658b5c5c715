"""Days read aloud."""

from __future__ import annotations

from calendar import day_name, month_name
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.spoken_days import spoken, spoken_month


class TestSpoken:
    """English words, whatever the locale is."""

    def test_the_day_of_the_march_panel(self) -> None:
        """SECP_66_1503_12 is for the Panel of Friday 15 March 2019."""
        assert "Friday 15 March 2019" == spoken(date(2019, 3, 15))
        assert "March 2019" == spoken_month(date(2019, 3, 15))

    @given(st.dates(date(2013, 1, 1), date(2050, 12, 31)))
    def test_a_week_later_is_the_same_weekday(self, day: date) -> None:
        """Against the names that the standard library has in the locale of these tests, C."""
        assert spoken(day).startswith(f"{day_name[day.weekday()]} {day.day} ")
        assert spoken(day).endswith(f" {month_name[day.month]} {day.year}")
        assert spoken(day).split()[0] == spoken(day + timedelta(7)).split()[0]
