from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.bank_holidays import BankHoliday
from secgov.calendar.counting import Counting
from secgov.calendar.working_days import Roll, WorkingDayCalendar
from secgov.errors import OutsideCalendar, RollRefused
from secgov.planning.lookups.day_count import days_after, days_before, days_between

ENGLAND = WorkingDayCalendar.england_and_wales()
THEN = date(2021, 1, 4)
DAYS = st.dates(date(2014, 1, 1), date(2025, 12, 31))


def before(day, n, **options):
    return days_before(day, n, as_of=THEN, calendar=ENGLAND, **options)


def after(day, n, **options):
    return days_after(day, n, as_of=THEN, calendar=ENGLAND, **options)


def between(start, end, **options):
    return days_between(start, end, as_of=THEN, calendar=ENGLAND, **options)


class TestBeforeAndAfter:
    """Design, section 3: exclude-first "counts the Working Days in (x, y]", notice "counts
    [x, y)"; "a g may be a Sunday: it is rolled back to a day on which the step is possible"."""

    @pytest.mark.parametrize(("ask", "day", "n", "counting", "expected"), [
        # Good Friday and Easter Monday lie between.
        (before, date(2019, 5, 1), 10, Counting.NOTICE, date(2019, 4, 15)),
        # 16, 17, 18, 23 to 26, 29, 30 April and 1 May itself.
        (before, date(2019, 5, 1), 10, Counting.INCLUDE_BOTH, date(2019, 4, 16)),
        # 15 to 18, 23 to 26, 29 and 30 April lie clear; Sunday 14 is rolled back to Friday.
        (before, date(2019, 5, 1), 10, Counting.CLEAR_DAYS, date(2019, 4, 12)),
        # 11 to 15 March are counted; Sunday 10 March is rolled back to Friday.
        (before, date(2019, 3, 15), 5, Counting.EXCLUDE_FIRST, date(2019, 3, 8)),
        (after, date(2020, 3, 17), 15, Counting.EXCLUDE_FIRST, date(2020, 4, 7)),
        # 4 to 8 March are counted; Saturday 9 March is rolled forward to Monday.
        (after, date(2019, 3, 4), 5, Counting.NOTICE, date(2019, 3, 11)),
        (after, date(2019, 3, 4), 5, Counting.INCLUDE_BOTH, date(2019, 3, 8)),
        (after, date(2019, 3, 4), 5, Counting.CLEAR_DAYS, date(2019, 3, 12)),
    ])
    def test_vectors(self, ask, day, n, counting, expected):
        """Counted by hand from the gov.uk list of bank holidays."""
        assert expected == ask(day, n, counting=counting).date

    @given(DAYS, st.integers(1, 60))
    def test_by_default_they_are_those_of_the_calendar(self, day, n):
        assert ENGLAND.before(day, n) == before(day, n).date
        assert ENGLAND.after(day, n) == after(day, n).date

    @given(DAYS, st.integers(1, 40), st.sampled_from(Counting))
    def test_the_answer_keeps_the_count_and_the_next_working_day_does_not(self, day, n, counting):
        last = before(day, n, counting=counting).date
        following = ENGLAND.after(last, 1)

        assert counting.working_days(last, day, ENGLAND) >= n
        assert counting.working_days(following, day, ENGLAND) < n or following > day

    def test_the_singular_is_used_for_one_day(self):
        assert "1 Working Day after Friday 3 May 2019 is Tuesday 7 May 2019" == after(
            date(2019, 5, 3), 1).because.says

    def test_past_the_table_the_days_are_projected(self):
        """29 to 31 December 2026, then 4 to 8, 11 and 12 January 2027."""
        answer = after(date(2026, 12, 24), 10)

        assert (date(2027, 1, 12), True) == (answer.date, answer.projected)
        assert "Friday 1 January 2027 is not counted: New Year's Day, projected" in [
            part.says for part in answer.because.parts]
        assert not after(date(2026, 12, 22), 2).projected

    def test_finds_no_fault(self):
        assert 0 == before(date(2019, 5, 1), 10).exit_status


class TestNought:
    """Design, section 3: "A roll policy is explicit; 0 from a Saturday is refused without one"."""

    def test_a_working_day_stays_itself(self):
        assert date(2019, 5, 1) == before(date(2019, 5, 1), 0).date == after(
            date(2019, 5, 1), 0).date

    def test_a_saturday_is_refused_with_the_way_out(self):
        with pytest.raises(RollRefused, match=r"is a Saturday\. .* by a roll: forward or back"):
            before(date(2019, 5, 4), 0)

    @pytest.mark.parametrize(("roll", "expected"), [
        (Roll.FORWARD, date(2019, 5, 7)),  # Monday is the early May bank holiday
        (Roll.BACKWARD, date(2019, 5, 3)),
    ])
    def test_a_roll_is_followed_and_said(self, roll, expected):
        answer = after(date(2019, 5, 4), 0, roll=roll)

        assert expected == answer.date
        assert answer.because.parts[1].says.startswith(f"rolled {roll.value} to ")


class TestBetween:
    """Design, section 8: "`days between A B`"; exclude-first, (A, B]."""

    @pytest.mark.parametrize(("start", "end", "counting", "expected"), [
        # 6, 7 and 11 May: the 8th was the bank holiday of VE day.
        (date(2020, 5, 5), date(2020, 5, 11), Counting.EXCLUDE_FIRST, 3),
        (date(2020, 5, 11), date(2020, 5, 5), Counting.EXCLUDE_FIRST, -3),
        (date(2020, 5, 5), date(2020, 5, 11), Counting.INCLUDE_BOTH, 4),
        (date(2020, 5, 5), date(2020, 5, 11), Counting.CLEAR_DAYS, 2),
        (date(2019, 3, 9), date(2019, 3, 15), Counting.NOTICE, 4),
    ])
    def test_vectors(self, start, end, counting, expected):
        """Counted by hand from the gov.uk list of bank holidays."""
        assert expected == between(start, end, counting=counting).working_days

    @pytest.mark.parametrize(("start", "says"), [
        (date(2020, 5, 11), "back to Tuesday 5 May 2020 there are 3 Working Days"),
        (date(2020, 5, 6), "back to Tuesday 5 May 2020 there is 1 Working Day")])
    def test_a_count_back_is_said_in_words(self, start, says):
        """6, 7 and 11 May are Working Days, 8 May was a bank holiday."""
        assert between(start, date(2020, 5, 5)).because.says.endswith(says)

    def test_only_what_was_known_is_used(self):
        """The bank holiday of 8 May 2020 was announced on 7 June 2019."""
        earlier = date(2019, 6, 6)
        calendar = WorkingDayCalendar.england_and_wales(as_of=earlier)
        answer = days_between(date(2020, 5, 5), date(2020, 5, 11), as_of=earlier,
                              calendar=calendar)

        assert 4 == answer.working_days

    @pytest.mark.parametrize(("days", "says"), [
        (0, "from Wednesday 1 May 2019 to Wednesday 1 May 2019 there are 0 Working Days"),
        (1, "from Wednesday 1 May 2019 to Thursday 2 May 2019 there is 1 Working Day"),
    ])
    def test_says_the_number(self, days, says):
        day = date(2019, 5, 1)

        assert says == between(day, day + timedelta(days)).because.says


class TestRefusals:
    """Design, section 3: "past what can be projected the answer is an error"."""

    @pytest.mark.parametrize("ask", [
        lambda: before(date(2013, 1, 3), 10),
        lambda: after(date(2050, 12, 30), 10),
        lambda: after(date(2012, 12, 31), 1),
        lambda: before(date(2051, 1, 3), 1),
        lambda: between(date(2012, 1, 1), date(2019, 1, 1)),
        lambda: between(date(2019, 1, 1), date(2051, 1, 1)),
    ])
    def test_a_day_outside_the_calendar(self, ask):
        with pytest.raises(OutsideCalendar, match="lies outside the calendar of England and Wales"):
            ask()

    @pytest.mark.parametrize(("n", "says"), [
        (-3, "-3 Working Days before 2019-05-01 is no question. Ask for 3 after it instead."),
        (-10**9, "under -1,000,000 Working Days .* over 1,000,000 after"),
    ])
    def test_a_negative_number(self, n, says):
        with pytest.raises(OutsideCalendar, match=says):
            before(date(2019, 5, 1), n)

    def test_a_negative_number_after(self):
        with pytest.raises(OutsideCalendar, match="Ask for 1 before it"):
            after(date(2019, 5, 1), -1)

    def test_an_absurd_number_is_not_printed_whole(self):
        with pytest.raises(OutsideCalendar, match=r"^over 1,000,000 Working Days after"):
            after(date(2019, 5, 1), 10**400)


class TestReasons:
    """Design, section 8: `"because":[...]`; section 1: "Every date carries the chain of rules
    and facts that made it"."""

    def test_the_json_has_the_parts_in_order(self):
        found = json.loads(before(date(2019, 5, 1), 10).to_json())

        assert ["schema_version", "as_of", "receipt", "date", "counting", "because",
                "projected"] == list(found)
        assert ("1", "2021-01-04", "2019-04-15", "notice", False) == (
            found["schema_version"], found["as_of"], found["date"], found["counting"],
            found["projected"])
        assert ["asked about", "counted as", "Friday 19 April", "Monday 22 April", "a Working Day"
                ] == [next(begin for begin in ("asked about", "counted as", "Friday 19 April",
                                               "Monday 22 April", "a Working Day")
                           if part["says"].startswith(begin)) for part in found["because"]]
        assert "X-WD-01" == found["because"][-1]["cites"]
        assert found["because"][3]["cites"].startswith("banking-and-financial-dealings-act-1971")
        assert found["receipt"]["rules"] is None

    def test_the_json_of_a_number_has_no_date(self):
        found = between(date(2020, 5, 5), date(2020, 5, 11)).to_dict()

        assert 3 == found["working_days"]
        assert "date" not in found

    def test_a_day_that_is_none_is_said(self):
        assert "asked about Saturday 9 March 2019, which is no Working Day" == between(
            date(2019, 3, 9), date(2019, 3, 15)).because.parts[0].says

    def test_a_holiday_from_the_settings_has_its_name_and_source(self):
        closed = BankHoliday(date(2019, 4, 17), "Founders' day", date(2019, 1, 1), "gov.uk notice")
        calendar = WorkingDayCalendar.england_and_wales(as_of=THEN, extra=(closed,))
        answer = days_before(date(2019, 5, 1), 10, as_of=THEN, calendar=calendar,
                             holidays=(closed,))

        assert date(2019, 4, 12) == answer.date
        assert ("Wednesday 17 April 2019 is not counted: Founders' day", "gov.uk notice") in [
            (part.says, part.cites) for part in answer.because.parts]

    def test_a_holiday_that_the_settings_removed_is_named_once_that_is_known(self):
        """The early May holiday of 2020 was moved from the 4th; Saturday the 2nd is none."""
        given = [BankHoliday(date(2020, 5, day), "a day off", date(2020, 1, 6), "a notice",
                             added=False) for day in (2, 6)]
        answer, earlier = (days_between(
            date(2020, 5, 1), date(2020, 5, 7), as_of=day, holidays=given,
            calendar=WorkingDayCalendar.england_and_wales(as_of=day, extra=given))
            for day in (date(2020, 2, 3), date(2020, 1, 3)))

        (said,) = [one for one in answer.because.parts if "removed" in one.says]
        assert ("Wednesday 6 May 2020 is counted: a day off was removed from the bank holidays",
                "a notice") == (said.says, said.cites)
        assert not any("removed" in one.says for one in earlier.because.parts)

    def test_the_receipt_changes_with_the_calendar(self):
        other = WorkingDayCalendar.england_and_wales(as_of=date(2019, 1, 1))
        one = days_after(THEN, 1, as_of=THEN, calendar=other)

        assert after(THEN, 1).receipt.calendar != one.receipt.calendar
