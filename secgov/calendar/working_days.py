"""
Working Days: add, subtract and count them.

The SEC's own definition of a Working Day was not seen (register X-WD-01). The calendar of
England and Wales is the default and says so in `definition`: a day that is no Saturday, no
Sunday, and neither Good Friday, Christmas Day nor a bank holiday of England and Wales.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from enum import Enum
from functools import cached_property
from itertools import accumulate, compress
from operator import itemgetter

import attrs

from secgov.calendar import bank_holidays
from secgov.calendar.bank_holidays import BankHoliday
from secgov.calendar.spoken_days import WEEKDAYS, spoken
from secgov.errors import OutsideCalendar, RollRefused

__all__ = ["Roll", "WorkingDayCalendar"]

DEFINITION = (
    "not a Saturday, a Sunday, Good Friday, Christmas Day or a bank holiday of England and Wales "
    "(X-WD-01: the SEC's own definition was not seen)"
)


class Roll(Enum):
    """Where 0 Working Days from a day that is no Working Day lands."""

    REFUSE = "refuse"
    FORWARD = "forward"
    BACKWARD = "backward"


@attrs.frozen(slots=False, eq=False)
class WorkingDayCalendar:
    """
    The Working Days from `first` to `last`, built once as a table.

    `known_through` is the last day whose bank holidays are cited; later days are projected.
    `as_of` is the day whose knowledge it holds: a one-off holiday announced later is unknown.

    >>> england = WorkingDayCalendar.england_and_wales()
    >>> england.before(date(2019, 5, 1), 10)
    datetime.date(2019, 4, 15)
    >>> england.after(date(2020, 3, 17), 15)
    datetime.date(2020, 4, 7)
    >>> england.between(date(2020, 5, 5), date(2020, 5, 11))
    3
    """

    jurisdiction: str
    definition: str
    first: date
    last: date
    known_through: date
    as_of: date | None
    closed: frozenset[int] = attrs.field(repr=False)
    _days: tuple[date, ...] = attrs.field(repr=False)
    _rank: dict[date, int] = attrs.field(repr=False)
    _widens_with: tuple[BankHoliday, ...] | None = attrs.field(default=None, repr=False)

    @classmethod
    def england_and_wales(
        cls,
        first_year: int = bank_holidays.KNOWN_FROM.year,
        last_year: int = bank_holidays.KNOWN_THROUGH.year,
        *,
        as_of: date | None = None,
        extra: Iterable[BankHoliday] = (),
    ) -> WorkingDayCalendar:
        """
        Return the calendar of England and Wales over whole years.

        Args:
            first_year: Not before 2013, the year in which the SEC was designated.
            last_year: Not after 2050; years after 2026 are projected by `holidays`.
            as_of: Only one-off holidays announced by this day are known; without it, all are.
            extra: One-off holidays given from outside, each with its announcement and source.

        Raises:
            OutsideCalendar: The years lie outside what is known or can be projected.
        """
        low, high = bank_holidays.KNOWN_FROM.year, bank_holidays.PROJECTED_THROUGH.year
        if not low <= first_year <= last_year <= high:
            raise OutsideCalendar(
                f"no calendar can be made from {first_year} to {last_year}: bank holidays are "
                f"known or can be projected from {low} to {high}. Ask within those years.")
        given = tuple(extra)
        return cls.from_closed_days(
            "England and Wales", DEFINITION, date(first_year, 1, 1), date(last_year, 12, 31),
            bank_holidays.closed_ordinals(as_of, given, last_year),
            known_through=bank_holidays.KNOWN_THROUGH, as_of=as_of,
            widens_with=given if last_year < high else None)

    @classmethod
    def from_closed_days(
        cls,
        jurisdiction: str,
        definition: str,
        first: date,
        last: date,
        closed: Iterable[int],
        *,
        known_through: date | None = None,
        as_of: date | None = None,
        widens_with: tuple[BankHoliday, ...] | None = None,
    ) -> WorkingDayCalendar:
        """
        Return a calendar of any jurisdiction: weekdays that are not among *closed* ordinals.

        It ends at *last*; only that of England and Wales *widens_with* its one-off holidays.
        """
        shut = frozenset(closed)
        ordinals = range(first.toordinal(), last.toordinal() + 1)
        every = tuple(map(date.fromordinal, ordinals))
        # Ordinal 1 was a Monday, so 6 is a Saturday and 0 a Sunday.
        week = bytes((ordinals.start + place) % 7 not in (0, 6) for place in range(7))
        works = bytearray(week * (len(ordinals) // 7 + 1))[:len(ordinals)]
        for ordinal in shut:
            if ordinal in ordinals:
                works[ordinal - ordinals.start] = 0
        return cls(jurisdiction, definition, first, last, known_through or last, as_of, shut,
                   tuple(compress(every, works)),
                   dict(zip(every, accumulate(works), strict=True)), widens_with)

    @cached_property
    def _further(self) -> WorkingDayCalendar | None:
        """The same calendar with the projected years added, made when first needed."""
        if self._widens_with is None:
            return None
        return self.england_and_wales(
            self.first.year, bank_holidays.PROJECTED_THROUGH.year, as_of=self.as_of,
            extra=self._widens_with)

    def widened(self) -> WorkingDayCalendar:
        """Return this calendar with its projected years, or itself if it has no more."""
        return self._further or self

    def reaching(self, day: date) -> WorkingDayCalendar:
        """Return the table that reaches *day*: this one, or the widened one."""
        return self if day <= self.last else self.widened()

    @cached_property
    def ordinals(self) -> tuple[int, ...]:
        """Return the ordinal of every Working Day of this table, in order."""
        return tuple(day.toordinal() for day in self._days)

    def after(self, day: date, n: int, roll: Roll = Roll.REFUSE) -> date:
        """
        Return the *n*th Working Day after *day*; *day* itself is not counted.

        Counts `exclude-first`: the Working Days in (day, answer] number *n*. With n = 0 the
        answer is *day*, rolled as *roll* says if it is no Working Day.

        Raises:
            TypeError: *day* is not a plain `date` (a `datetime` is refused), or *n* no integer.
            RollRefused: n = 0 from a day that is no Working Day, and no roll was given.
            OutsideCalendar: *day* or the answer lies outside the calendar.
        """
        try:
            # A flag is no number; any other type that is none the list of days refuses.
            if n > 0 and n is not True:
                return self._days[self._rank[day] + n - 1]
        except (KeyError, IndexError, TypeError):
            pass
        return self._carefully(day, n, roll)

    def before(self, day: date, n: int, roll: Roll = Roll.REFUSE) -> date:
        """
        Return the *n*th Working Day before *day*; *day* itself is not counted.

        Counts `notice`: the Working Days in [answer, day) number *n*.

        Raises:
            TypeError: *day* is not a plain `date` (a `datetime` is refused), or *n* no integer.
            RollRefused: n = 0 from a day that is no Working Day, and no roll was given.
            OutsideCalendar: *day* or the answer lies outside the calendar.
        """
        try:
            if n > 0 and n is not True:
                rank = self._rank[day]
                place = rank - n - (rank > 0 and self._days[rank - 1] == day)
                if place >= 0:
                    return self._days[place]
        except (KeyError, IndexError, TypeError):
            pass
        return self._carefully(day, -n if type(n) is int else n, roll)

    def after_each(self, days: Iterable[date], n: int) -> tuple[date, ...]:
        """
        Return the *n*th Working Day after each of *days*, much faster than one by one.

        Raises: as `after`, for the first day that has no answer.
        """
        wanted = tuple(days)
        # What is taken by two names or more comes as a tuple, and takes one step of C for each.
        if type(n) is int and n > 0 and len(wanted) > 1:
            table = {day: self._days[rank + n - 1] for day, rank in self._rank.items()
                     if rank + n <= len(self._days)}
            with suppress(KeyError, TypeError):
                found: tuple[date, ...] = itemgetter(*wanted)(table)
                return found
        return tuple(self.after(day, n) for day in wanted)

    def is_working_day(self, day: date) -> bool:
        """Return whether *day* is a Working Day; `OutsideCalendar` if nobody can say."""
        table = self._covering(day)
        ordinal = day.toordinal()
        return ordinal % 7 not in (0, 6) and ordinal not in table.closed

    def between(self, start: date, end: date) -> int:
        """
        Return how many Working Days lie in (start, end]: *start* is not counted, *end* is.

        Negative when *end* is before *start*: minus the Working Days in (end, start].

        Raises:
            TypeError: a day is not a plain `date`.
            OutsideCalendar: a day lies outside the calendar.
        """
        try:
            return self._rank[end] - self._rank[start]
        except (KeyError, TypeError):
            table = self._covering(max(start, end, key=_checked))
            table._covering(min(start, end))
            return table._rank[end] - table._rank[start]

    def is_projected(self, day: date) -> bool:
        """Return whether the bank holidays of *day* are only projected."""
        return day > self.known_through

    def why_not(self, day: date) -> str | None:
        """Return why *day* is no Working Day, or nothing if it is one."""
        if self.is_working_day(day):
            return None
        known = bank_holidays.describe(day, self.as_of)
        what = known[0] if known else "a bank holiday given in the settings or supposed"
        why = what if day.weekday() < 5 else f"it is a {WEEKDAYS[day.weekday()]}"
        return f"{spoken(day)} is no Working Day: {why}"

    def source_of_closing(self, day: date) -> str:
        """Return where it stands that *day* is a bank holiday, or "" where no source says so."""
        known = None if self.is_working_day(day) else bank_holidays.describe(day, self.as_of)
        return known[1] if known else ""

    @property
    def reach(self) -> str:
        """Return from when to when it runs, and from when on it is only projected."""
        known, last = self.known_through, self.widened().last
        projected = f", sourced to {known} and projected after it" if known < last else ""
        return f"runs from {self.first} to {last}{projected}"

    def _covering(self, day: date) -> WorkingDayCalendar:
        """Return the table that knows *day*, this one or the projected one."""
        _checked(day)
        for table in (self, self._further if day > self.last else None):
            if table is not None and table.first <= day <= table.last:
                return table
        raise OutsideCalendar(
            f"{day} lies outside the calendar of {self.jurisdiction}, which {self.reach}. Ask "
            "about a day inside it.")

    def _carefully(self, day: date, n: int, roll: Roll) -> date:
        """Answer what the fast path could not: every refusal, and the projected years."""
        if type(n) is not int:
            raise TypeError(f"a number of Working Days is an integer, not {n!r}")
        table = self._covering(day)
        working = table.is_working_day(day)
        if n == 0:
            if working:
                return day
            if roll is Roll.REFUSE:
                raise RollRefused(
                    f"0 Working Days from {day} has no answer, for {self.why_not(day)}. "
                    "Say which way to go from it by a roll: forward or backward.")
            n = 1 if roll is Roll.FORWARD else -1
        rank = table._rank[day]
        place = rank + n - 1 if n > 0 else rank + n - working
        if place < 0 or (place >= len(table._days) and table._further is None):
            raise OutsideCalendar(
                f"{abs(n)} Working Days {'after' if n > 0 else 'before'} {day} lies outside the "
                f"calendar of {self.jurisdiction}, which runs from {self.first} to {table.last}. "
                f"Ask for fewer days.")
        if place >= len(table._days):
            return table.widened()._carefully(day, n, roll)
        return table._days[place]


def _checked(day: date) -> date:
    if type(day) is not date:
        raise TypeError(f"a day is a datetime.date, not {type(day).__name__}: {day!r}")
    return day
