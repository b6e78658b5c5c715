from __future__ import annotations

from datetime import date, datetime, timedelta

import holidays
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from secgov.calendar.bank_holidays import BankHoliday
from secgov.calendar.working_days import Roll, WorkingDayCalendar
from secgov.errors import OutsideCalendar, RollRefused
from tests.vectors import rows

ENGLAND = WorkingDayCalendar.england_and_wales()
CLOSED = frozenset(holidays.country_holidays("GB", subdiv="ENG", years=range(2013, 2027)))
DAYS = st.dates(date(2014, 1, 1), date(2025, 12, 31))
NUMBERS = st.integers(1, 80)
SATURDAY = date(2019, 3, 9)


def is_open(day: date) -> bool:
    """Return whether *day* is a Working Day, by other means than the table."""
    return day.weekday() < 5 and day not in CLOSED


def walk(day: date, n: int, step: int) -> date:
    """Return the *n*th Working Day from *day*, found one day at a time."""
    while n:
        day += timedelta(days=step)
        n -= is_open(day)
    return day


class TestVectors:
    """X-CNT-01: "exclude the start day, include the last day"."""

    @pytest.mark.parametrize("row", rows("working_days.csv"), ids=lambda row: row["why"])
    def test_answers_are_those_counted_by_hand(self, row):
        as_of = date.fromisoformat(row["as_of"]) if row["as_of"] else None
        calendar = WorkingDayCalendar.england_and_wales(as_of=as_of)
        day, other = date.fromisoformat(row["day"]), row["other"]

        if row["question"] == "between":
            found = calendar.between(day, date.fromisoformat(other))
        else:
            found = getattr(calendar, row["question"])(day, int(other))

        assert row["expected"] == str(found)


class TestAgainstALoop:
    """The table gives what walking day by day gives."""

    @given(DAYS, NUMBERS)
    def test_after_is_the_walk_forward(self, day, n):
        assert walk(day, n, 1) == ENGLAND.after(day, n)

    @given(DAYS, NUMBERS)
    def test_before_is_the_walk_backward(self, day, n):
        assert walk(day, n, -1) == ENGLAND.before(day, n)

    @given(DAYS, st.integers(0, 120))
    def test_between_is_the_count_day_by_day(self, day, length):
        end = day + timedelta(days=length)
        expected = sum(is_open(day + timedelta(days=n)) for n in range(1, length + 1))

        assert expected == ENGLAND.between(day, end)
        assert -expected == ENGLAND.between(end, day)

    @given(DAYS)
    def test_a_working_day_is_a_weekday_that_is_no_bank_holiday(self, day):
        assert is_open(day) == ENGLAND.is_working_day(day)

    @given(DAYS, NUMBERS)
    def test_a_narrow_table_answers_as_the_whole_one(self, day, n):
        narrow = WorkingDayCalendar.england_and_wales(day.year, day.year)

        assert walk(day, n, 1) == narrow.after(day, n)

    @given(st.lists(DAYS), st.integers(-3, 80).filter(bool))
    @example([SATURDAY], -1)
    def test_a_list_is_answered_as_each_of_its_days(self, days, n):
        expected = tuple(ENGLAND.after(day, n) for day in days)

        assert expected == ENGLAND.after_each(iter(days), n)


class TestRoll:
    """Design, section 3: "A roll policy is explicit; 0 from a Saturday is refused without one."."""

    @pytest.mark.parametrize(("roll", "expected"), [
        (Roll.FORWARD, date(2019, 3, 11)), (Roll.BACKWARD, date(2019, 3, 8))])
    def test_no_days_from_a_saturday_roll_as_asked(self, roll, expected):
        assert expected == ENGLAND.after(SATURDAY, 0, roll)
        assert expected == ENGLAND.before(SATURDAY, 0, roll)

    def test_no_days_from_a_saturday_are_refused_without_a_roll(self):
        with pytest.raises(RollRefused, match=r"it is a Saturday. Say which way"):
            ENGLAND.after(SATURDAY, 0)

    def test_no_days_from_a_working_day_are_that_day(self):
        assert date(2019, 3, 8) == ENGLAND.after(date(2019, 3, 8), 0)

    def test_a_negative_number_counts_the_other_way(self):
        assert date(2019, 3, 8) == ENGLAND.after(date(2019, 3, 15), -5)
        assert date(2019, 3, 15) == ENGLAND.before(date(2019, 3, 8), -5)


class TestHorizon:
    """Design, section 3: past what can be projected "the answer is an error, never a silent
    weekday"."""

    def test_what_lies_outside_is_refused_with_the_years_that_are_sourced_and_projected(self):
        with pytest.raises(OutsideCalendar, match=(
                "runs from 2013-01-01 to 2050-12-31, sourced to 2026-12-31 and projected after")):
            ENGLAND.is_working_day(date(2051, 1, 3))

    def test_one_that_is_all_sourced_projects_nothing(self):
        other = WorkingDayCalendar.from_closed_days(
            "Elsewhere", "any weekday", date(2019, 1, 1), date(2019, 12, 31), ())

        assert "runs from 2019-01-01 to 2019-12-31" == other.reach

    def test_the_years_past_the_table_are_projected(self):
        """4 January 2027 is a Monday; the 1st, New Year's Day, a Friday."""
        assert date(2027, 1, 4) == ENGLAND.after(date(2026, 12, 31), 1)
        assert date(2026, 12, 31) == ENGLAND.before(date(2027, 1, 4), 1)
        assert 1 == ENGLAND.between(date(2026, 12, 31), date(2027, 1, 4))
        assert not ENGLAND.is_working_day(date(2027, 1, 1))
        assert (date(2027, 1, 4),) == ENGLAND.after_each([date(2026, 12, 31)], 1)
        assert (date(2027, 1, 4),) * 2 == ENGLAND.after_each([date(2026, 12, 31)] * 2, 1)

    def test_a_projected_day_is_said_to_be_projected(self):
        assert not ENGLAND.is_projected(date(2026, 12, 31))
        assert ENGLAND.is_projected(date(2027, 1, 1))
        assert "Friday 1 January 2027 is no Working Day: New Year's Day, projected" == (
            ENGLAND.why_not(date(2027, 1, 1)))

    def test_a_table_reaches_further_only_when_it_must(self):
        assert ENGLAND is ENGLAND.reaching(date(2026, 12, 31))
        assert date(2050, 12, 31) == ENGLAND.reaching(date(2027, 1, 1)).last
        assert ENGLAND.widened() is ENGLAND.widened().widened()

    def test_a_narrow_table_projects_nothing_that_is_cited(self):
        """8 May 2020 became a bank holiday in June 2019: nobody knew in March 2019."""
        narrow = WorkingDayCalendar.england_and_wales(2019, 2019, as_of=date(2019, 3, 8))

        assert narrow.is_working_day(date(2020, 5, 8))
        assert not narrow.is_working_day(date(2020, 5, 4))
        assert not narrow.is_projected(date(2020, 5, 8))

    def test_a_reopened_day_stays_open_in_the_projected_years(self):
        """3 May 2027 is the first Monday of May."""
        day = date(2027, 5, 3)
        moved = BankHoliday(day, "moved", date(2026, 1, 1), "settings", added=False)

        assert WorkingDayCalendar.england_and_wales(extra=[moved]).is_working_day(day)
        assert not ENGLAND.is_working_day(day)

    @pytest.mark.parametrize("ask", [
        lambda: ENGLAND.after(date(2051, 1, 1), 1),
        lambda: ENGLAND.after(date(2012, 12, 31), 1),
        lambda: ENGLAND.after(date(2050, 12, 30), 5),
        lambda: ENGLAND.before(date(2013, 1, 2), 1),
        lambda: ENGLAND.before(date(2013, 1, 1), 1),
        lambda: ENGLAND.is_working_day(date(2051, 1, 1)),
        lambda: ENGLAND.between(date(2012, 1, 1), date(2019, 1, 1)),
        lambda: ENGLAND.after_each([date(2051, 1, 1)], 1),
    ])
    def test_beyond_it_there_is_an_error(self, ask):
        with pytest.raises(OutsideCalendar, match="outside the calendar of England and Wales"):
            ask()

    @pytest.mark.parametrize("years", [(2012, 2019), (2019, 2051), (2020, 2019)])
    def test_no_calendar_is_made_of_years_that_nobody_knows(self, years):
        with pytest.raises(OutsideCalendar, match=f"no calendar can be made from {years[0]}"):
            WorkingDayCalendar.england_and_wales(*years)


class TestDoors:
    """Design, section 3: "`datetime.date` in and out, a `datetime` is refused"."""

    @pytest.mark.parametrize("ask", [
        lambda moment: ENGLAND.after(moment, 1),
        lambda moment: ENGLAND.before(moment, 1),
        lambda moment: ENGLAND.between(moment, date(2019, 3, 8)),
        lambda moment: ENGLAND.between(date(2019, 3, 8), moment),
        lambda moment: ENGLAND.is_working_day(moment),
        lambda moment: ENGLAND.after_each([moment], 1),
        lambda moment: ENGLAND.after_each([moment, moment], 1),
    ])
    @pytest.mark.parametrize("moment", [datetime(2019, 3, 8), "2019-03-08", [2019]])
    def test_only_a_plain_date_is_a_day(self, ask, moment):
        with pytest.raises(TypeError, match=r"a day is a datetime.date, not"):
            ask(moment)

    @pytest.mark.parametrize("n", [1.0, "1", None])
    def test_a_number_of_days_is_an_integer(self, n):
        for ask in (ENGLAND.after, ENGLAND.before):
            with pytest.raises(TypeError):
                ask(date(2019, 3, 8), n)


class TestWhyNot:
    """Every refusal of a day says why, with its source."""

    @pytest.mark.parametrize(("day", "why"), [
        (date(2019, 3, 8), None),
        (SATURDAY, "Saturday 9 March 2019 is no Working Day: it is a Saturday"),
        (date(2019, 4, 22), "Monday 22 April 2019 is no Working Day: Easter Monday"),
    ])
    def test_vectors(self, day, why):
        assert why == ENGLAND.why_not(day)

    @pytest.mark.parametrize(("day", "source"), [
        (date(2019, 3, 8), ""),
        (SATURDAY, ""),
        (date(2019, 4, 22), "banking-and-financial-dealings-act-1971 Sch 1 para 1"),
    ])
    def test_its_source_stands_apart(self, day, source):
        assert source == ENGLAND.source_of_closing(day)

    def test_a_projected_one_names_what_projects_it(self):
        """Tuesday 25 December 2040 is Christmas Day; `holidays` says so."""
        assert "no Working Day: Christmas Day, projected" in ENGLAND.why_not(date(2040, 12, 25))
        assert ENGLAND.source_of_closing(date(2040, 12, 25)).startswith("holidays-")

    def test_one_from_the_settings_is_said_to_be(self):
        """Wednesday 17 April 2019 is a Working Day otherwise."""
        given = BankHoliday(date(2019, 4, 17), "Founders' day", date(2019, 1, 1), "a notice")
        calendar = WorkingDayCalendar.england_and_wales(extra=[given])

        assert calendar.why_not(given.day).endswith(
            "a bank holiday given in the settings or supposed")
        assert "" == calendar.source_of_closing(given.day)


class TestOtherJurisdictions:
    """Design, section 3: "The jurisdiction is a parameter of the calendar"."""

    def test_any_closed_days_make_a_calendar_that_ends_where_it_says(self):
        scotland = WorkingDayCalendar.from_closed_days(
            "Scotland", "weekdays but 2 January", date(2019, 1, 1), date(2019, 1, 31),
            [date(2019, 1, 2).toordinal()])

        assert date(2019, 1, 3) == scotland.after(date(2019, 1, 1), 1)
        assert (date(2019, 1, 1), date(2019, 1, 3)) == tuple(
            map(date.fromordinal, scotland.ordinals[:2]))
        with pytest.raises(OutsideCalendar, match="the calendar of Scotland"):
            scotland.after(date(2019, 1, 31), 1)
