from __future__ import annotations

import csv
import importlib.util
from datetime import date
from pathlib import Path

import holidays
import pytest

from secgov.calendar import bank_holidays
from secgov.calendar.bank_holiday_days import ONE_OFFS
from secgov.calendar.bank_holidays import (
    BankHoliday,
    announcements,
    closed_ordinals,
    describe,
)

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "secgov" / "calendar"


def closed_days(year: int, **known) -> set[date]:
    """Return the bank holidays of one year in the table."""
    days = map(date.fromordinal, closed_ordinals(known.get("as_of"), known.get("extra", ())))
    return {day for day in days if day.year == year}


class TestTable:
    """Design, section 3: "A test holds the table against `holidays` year by year."."""

    @pytest.mark.parametrize("year", range(2013, 2027))
    def test_each_year_agrees_with_the_holidays_package(self, year):
        """Weekdays only; the package knows the one-offs of 2020, 2022 and 2023 too."""
        expected = {day for day in holidays.country_holidays("GB", subdiv="ENG", years=year)
                    if day.weekday() < 5}

        assert expected == closed_days(year)

    @pytest.mark.parametrize("day", [date(2019, 4, 22), date(2019, 8, 26)])
    def test_easter_monday_and_the_august_holiday_are_there(self, day):
        """Regression: both are missing from `holidays` when no subdivision is named."""
        assert day in closed_days(2019)

    def test_the_literal_is_what_the_tool_generates(self):
        path = ROOT / "tools" / "generate_bank_holiday_days.py"
        spec = importlib.util.spec_from_file_location("generate_bank_holiday_days", path)
        tool = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(tool)

        assert tool.module() == (SHIPPED / "bank_holiday_days.py").read_text(encoding="utf-8")

    @pytest.mark.parametrize("table", ["bank_holidays.csv", "bank_holiday_announcements.csv"])
    def test_every_row_cites_its_source(self, table):
        with (SHIPPED / "data" / table).open(encoding="utf-8", newline="") as text:
            found = list(csv.DictReader(text))

        assert [] == [row for row in found if not (row.get("cites") or row.get("source"))]

    def test_the_horizon_is_public(self):
        assert (date(2013, 1, 1), date(2026, 12, 31), date(2050, 12, 31)) == (
            bank_holidays.KNOWN_FROM, bank_holidays.KNOWN_THROUGH, bank_holidays.PROJECTED_THROUGH)


class TestAnnouncements:
    """Design, section 3: a dated fact "has the day it became known"; "every question takes
    `as_of` and uses only what was known then"."""

    def test_the_rows_are_those_that_the_table_goes_by(self):
        rows = {(one.day.toordinal(), one.added, one.announced.toordinal())
                for one in announcements()}

        assert set(ONE_OFFS) == rows
        assert all(one.cites for one in announcements())

    @pytest.mark.parametrize(("day", "announced", "closed"), [
        (date(2020, 5, 4), date(2019, 6, 7), False),
        (date(2020, 5, 8), date(2019, 6, 7), True),
        (date(2022, 5, 30), date(2020, 11, 12), False),
        (date(2022, 6, 2), date(2020, 11, 12), True),
        (date(2022, 6, 3), date(2020, 11, 12), True),
        (date(2022, 9, 19), date(2022, 9, 10), True),
        (date(2023, 5, 8), date(2022, 11, 6), True),
    ])
    def test_a_one_off_counts_from_the_day_it_was_announced(self, day, announced, closed):
        """From sec/bank_holiday_announcements.csv."""
        eve = date.fromordinal(announced.toordinal() - 1)

        assert closed == (day in closed_days(day.year, as_of=announced))
        assert closed != (day in closed_days(day.year, as_of=eve))

    @pytest.mark.parametrize("added", [True, False])
    def test_a_one_off_from_the_settings_counts_from_its_announcement(self, added):
        day = date(2025, 3, 3) if added else date(2025, 5, 5)
        one = BankHoliday(day, "a feast", date(2024, 6, 1), "settings", added)

        assert added == (day in closed_days(2025, extra=[one]))
        assert added == (day in closed_days(2025, as_of=date(2024, 6, 1), extra=[one]))
        assert added != (day in closed_days(2025, as_of=date(2024, 5, 31), extra=[one]))

    def test_a_one_off_may_reopen_a_day_that_is_only_projected(self):
        """3 May 2027 is the first Monday of May."""
        day = date(2027, 5, 3)
        moved = BankHoliday(day, "moved", date(2026, 1, 1), "settings", added=False)

        assert day.toordinal() in closed_ordinals(None, (), 2027)
        assert day.toordinal() not in closed_ordinals(None, (moved,), 2027)


class TestDescribe:
    """Every bank holiday is named with its source."""

    @pytest.mark.parametrize(("day", "as_of", "name"), [
        (date(2019, 4, 19), None, "Good Friday"),
        (date(2020, 5, 4), date(2019, 3, 8), "Early May Bank Holiday"),
        (date(2020, 5, 4), None, None),
        (date(2020, 5, 8), None, "early May bank holiday moved to this Friday (VE Day 75)"),
        (date(2020, 5, 8), date(2019, 3, 8), None),
        (date(2019, 3, 8), None, None),
    ])
    def test_vectors(self, day, as_of, name):
        found = describe(day, as_of)

        assert name == (found and found[0])
