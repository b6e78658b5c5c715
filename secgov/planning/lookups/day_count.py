"""Working Days counted from a day, back from one, or between two, with what was counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from math import inf
from typing import Any

import attrs

from secgov.calendar.bank_holidays import BankHoliday, describe
from secgov.calendar.counting import AtLeast, Counting, OnDays, WorkingDayRanks
from secgov.calendar.spoken_days import spoken
from secgov.calendar.working_days import Roll, WorkingDayCalendar
from secgov.errors import OutsideCalendar, RollRefused
from secgov.explanation import Explanation
from secgov.receipt import Receipt, digest_of, head_of, json_text

__all__ = ["DayAnswer", "days_after", "days_before", "days_between"]

# A longer number is no number of days; printing it whole would help nobody.
_MANY = 10**6


@attrs.frozen
class DayAnswer:
    """
    The answer to `days`: a date, or a number of Working Days.

    `kind` is `before`, `after` or `between`; `because` says the whole answer, and in its parts
    the day asked about, the counting, each bank holiday passed over and what a Working Day is.
    `projected` is true where a day that was counted has no cited bank holidays yet.
    """

    as_of: date
    kind: str
    date: date | None
    working_days: int | None
    counting: Counting
    because: Explanation
    projected: bool
    receipt: Receipt

    @property
    def exit_status(self) -> int:
        """Return 0: a count finds no fault."""
        return 0

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values: `date` or `working_days`, and why."""
        found: dict[str, Any] = (
            {"working_days": self.working_days} if self.date is None
            else {"date": self.date.isoformat()})
        return {
            **head_of(self.as_of, self.receipt), **found, "counting": self.counting.value,
            "because": [part.to_json() for part in self.because.parts],
            "projected": self.projected,
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def days_before(
    day: date,
    n: int,
    *,
    as_of: date,
    calendar: WorkingDayCalendar,
    counting: Counting = Counting.NOTICE,
    roll: Roll = Roll.REFUSE,
    holidays: Iterable[BankHoliday] = (),
) -> DayAnswer:
    """
    Return the last Working Day from which *n* Working Days are counted to *day*.

    Counts `notice` unless told otherwise: the Working Days in [answer, day) number *n*.

    Args:
        day: A plain date inside the calendar.
        n: 0 or more; 0 from a day that is no Working Day needs a *roll*.
        as_of: The day of the question, by which the calendar was made.
        calendar: The Working Days.
        counting: Which of the two days are counted.
        roll: Where a *day* that is no Working Day goes when *n* is 0.
        holidays: One-off bank holidays given to the calendar, for their names and sources.

    Raises:
        RollRefused: n = 0 from a day that is no Working Day, and no roll was given.
        OutsideCalendar: *day* or the answer lies outside the calendar, or *n* is negative.

    >>> england = WorkingDayCalendar.england_and_wales()
    >>> answer = days_before(date(2019, 5, 1), 10, as_of=date(2019, 3, 8), calendar=england)
    >>> print(answer.because)  # doctest: +ELLIPSIS
    10 Working Days before Wednesday 1 May 2019 is Monday 15 April 2019
      1. asked about Wednesday 1 May 2019, a Working Day
      2. counted as notice: the earlier day counts, the later day does not count
      3. Friday 19 April 2019 is not counted: Good Friday  [...]
      4. Monday 22 April 2019 is not counted: Easter Monday  [...]
      5. a Working Day is not a Saturday, ...
    """
    return _dated("before", day, n, as_of, calendar, counting, roll, holidays)


def days_after(
    day: date,
    n: int,
    *,
    as_of: date,
    calendar: WorkingDayCalendar,
    counting: Counting = Counting.EXCLUDE_FIRST,
    roll: Roll = Roll.REFUSE,
    holidays: Iterable[BankHoliday] = (),
) -> DayAnswer:
    """
    Return the first Working Day by which *n* Working Days have been counted from *day*.

    Counts `exclude-first` unless told otherwise: those in (day, answer] number *n*. The
    arguments and errors are those of `days_before`.

    >>> england = WorkingDayCalendar.england_and_wales()
    >>> days_after(date(2020, 3, 17), 15, as_of=date(2020, 3, 17), calendar=england).date
    datetime.date(2020, 4, 7)
    """
    return _dated("after", day, n, as_of, calendar, counting, roll, holidays)


def days_between(
    start: date,
    end: date,
    *,
    as_of: date,
    calendar: WorkingDayCalendar,
    counting: Counting = Counting.EXCLUDE_FIRST,
    holidays: Iterable[BankHoliday] = (),
) -> DayAnswer:
    """
    Return how many Working Days lie between *start* and *end*.

    Counts `exclude-first` unless told otherwise: (start, end]. With *end* before *start* the
    answer is minus the number from *end* to *start*.

    Raises:
        OutsideCalendar: A day lies outside the calendar.

    >>> england = WorkingDayCalendar.england_and_wales()
    >>> days_between(date(2020, 5, 5), date(2020, 5, 11), as_of=date(2020, 5, 1),
    ...              calendar=england).working_days
    3
    """
    first, last = min(start, end), max(start, end)
    # Asked first, so that a day outside is refused before anything is counted.
    asked = [_asked(day, calendar) for day in (start, end)]
    count = counting.working_days(first, last, calendar) * (1 if start <= end else -1)
    says = (f"from {spoken(start)} {'back ' if count < 0 else ''}to {spoken(end)} there "
            f"{_are(abs(count))}")
    return _answer("between", None, count, says, asked, (first, last), as_of, calendar, counting,
                   holidays)


def _dated(
    kind: str,
    day: date,
    n: int,
    as_of: date,
    calendar: WorkingDayCalendar,
    counting: Counting,
    roll: Roll,
    holidays: Iterable[BankHoliday],
) -> DayAnswer:
    """Return the answer to `before` or `after`, from the table that reaches so far."""
    if n < 0:
        other = "after" if kind == "before" else "before"
        raise OutsideCalendar(f"{_number(n)} Working Days {kind} {day} is no question. Ask for "
                              f"{_number(-n)} {other} it instead.")
    asked = [_asked(day, calendar)]
    start = day
    if n == 0 and not calendar.is_working_day(day):
        if roll is Roll.REFUSE:
            raise RollRefused(
                f"0 Working Days {kind} {day} has no answer, for {calendar.why_not(day)}. "
                "Say which way to go from it by a roll: forward or backward.")
        start = calendar.after(day, 0, roll)
        asked.append(Explanation(f"rolled {roll.value} to {spoken(start)}"))
    found = _counted(kind, start, n, counting, calendar.reaching(start))
    if found == inf:
        found = _counted(kind, start, n, counting, calendar.widened())
    if abs(found) == inf:
        raise OutsideCalendar(
            f"{_number(n)} Working Days {kind} {day} lies outside the calendar of "
            f"{calendar.jurisdiction}, which {calendar.reach}. Ask for fewer days.")
    answer = date.fromordinal(int(found))
    says = f"{_number(n)} Working Day{'' if n == 1 else 's'} {kind} {spoken(day)} is " \
           f"{spoken(answer)}"
    return _answer(kind, answer, None, says, asked, (min(day, answer), max(day, answer)), as_of,
                   calendar, counting, holidays)


def _counted(
    kind: str, start: date, n: int, counting: Counting, table: WorkingDayCalendar
) -> float:
    """Return the Working Day that is *n* before or after *start*, infinite outside the table."""
    ranks = WorkingDayRanks.of(table)
    days, apart = OnDays(ranks.ordinals), AtLeast(n, counting, ranks)
    if kind == "before":
        return days.latest(apart.latest(start.toordinal()))
    return days.earliest(apart.earliest(start.toordinal()))


def _answer(
    kind: str,
    answer: date | None,
    count: int | None,
    says: str,
    asked: list[Explanation],
    ends: tuple[date, date],
    as_of: date,
    calendar: WorkingDayCalendar,
    counting: Counting,
    holidays: Iterable[BankHoliday],
) -> DayAnswer:
    """Return the answer with its reasons, in the order in which a person would give them."""
    parts = (
        *asked,
        Explanation(f"counted as {counting.value}: the earlier day "
                    f"{'counts' if counting.counts_first else 'does not count'}, the later day "
                    f"{'counts' if counting.counts_last else 'does not count'}"),
        *_passed_over(*ends, as_of, calendar.reaching(ends[1]), tuple(holidays)),
        Explanation(f"a Working Day is {calendar.definition}", "X-WD-01"),
    )
    return DayAnswer(as_of, kind, answer, count, counting, Explanation(says, parts=parts),
                     calendar.is_projected(ends[1]), Receipt(None, _digest(calendar)))


def _asked(day: date, calendar: WorkingDayCalendar) -> Explanation:
    why = calendar.why_not(day)
    return Explanation(f"asked about {spoken(day)}, "
                       f"{'a Working Day' if why is None else 'which is no Working Day'}")


def _passed_over(
    first: date,
    last: date,
    as_of: date,
    calendar: WorkingDayCalendar,
    holidays: tuple[BankHoliday, ...],
) -> Iterator[Explanation]:
    """
    Yield each bank holiday on a weekday from *first* to *last*, with its name and source.

    One that *holidays* removed is a Working Day, and is named as one.
    """
    told = [one for one in holidays if one.announced <= as_of]
    given = {one.day: (one.name, one.cites) for one in told if one.added}
    removed = {one.day: one for one in told if not one.added}
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if ordinal in calendar.closed and day.weekday() < 5:
            known = given.get(day) or describe(day, as_of)
            name, cites = known or ("a bank holiday that its calendar gives", "")
            yield Explanation(f"{spoken(day)} is not counted: {name}", cites)
        elif day in removed and calendar.is_working_day(day):
            yield Explanation(f"{spoken(day)} is counted: {removed[day].name} was removed from "
                              "the bank holidays", removed[day].cites)


def _digest(calendar: WorkingDayCalendar) -> str:
    """Return 16 hexadecimal digits that change when a Working Day of the table does."""
    text = repr((calendar.jurisdiction, calendar.definition, calendar.first, calendar.last,
                 calendar.known_through, sorted(calendar.closed)))
    return digest_of(text.encode())


def _are(count: int) -> str:
    return f"is {count} Working Day" if count == 1 else f"are {count} Working Days"


def _number(n: int) -> str:
    return f"{n:,}" if abs(n) <= _MANY else f"over {_MANY:,}" if n > 0 else f"under -{_MANY:,}"
