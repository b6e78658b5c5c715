"""
How days are counted, and the one mechanism for every timing rule: adjoint pairs.

A timing rule is a monotone relation `holds(x, y)` between two days. From it come the earliest
y for an x and the latest x for a y, so that for all days

    earliest(x) <= y   iff   holds(x, y)   iff   x <= latest(y)

Days are ordinals (`date.toordinal`), both infinities included. Outside its table a calendar has
no Working Days.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from enum import Enum
from math import inf
from types import MappingProxyType
from typing import Final, Protocol

import attrs

from secgov.calendar.working_days import WorkingDayCalendar
from secgov.errors import OutsideCalendar

__all__ = ["NOT_BEFORE", "AtLeast", "CalendarDaysAtLeast", "Chain", "Counting", "OnDays",
           "OnlyPast", "Relation", "Together", "WorkingDayRanks", "day_of"]


class Counting(Enum):
    """
    Which of the two days of a period are counted.

    `exclude-first` counts (x, y], `notice` counts [x, y), `include-both` [x, y], and
    `clear-days` (x, y). On Working Days alone the first two agree; on a Saturday they do not.
    """

    EXCLUDE_FIRST = "exclude-first"
    NOTICE = "notice"
    INCLUDE_BOTH = "include-both"
    CLEAR_DAYS = "clear-days"

    @property
    def counts_first(self) -> bool:
        """Return whether the earlier day is counted."""
        return self in (Counting.NOTICE, Counting.INCLUDE_BOTH)

    @property
    def counts_last(self) -> bool:
        """Return whether the later day is counted."""
        return self in (Counting.EXCLUDE_FIRST, Counting.INCLUDE_BOTH)

    @property
    def says(self) -> str:
        """
        Return which days are not counted, in words.

        >>> Counting.NOTICE.says
        'the last day not counted'
        """
        return _SAYS[self]

    def working_days(self, start: date, end: date, calendar: WorkingDayCalendar) -> int:
        """
        Return how many Working Days from *start* to *end* this convention counts, never under 0.

        >>> england = WorkingDayCalendar.england_and_wales()
        >>> saturday, friday = date(2019, 3, 9), date(2019, 3, 15)
        >>> Counting.EXCLUDE_FIRST.working_days(saturday, friday, england)
        5
        >>> Counting.NOTICE.working_days(saturday, friday, england)
        4
        """
        if end < start:
            return 0
        count = calendar.between(start, end)
        count += self.counts_first and calendar.is_working_day(start)
        count -= (not self.counts_last) and calendar.is_working_day(end)
        return max(0, count)


_SAYS: Final = MappingProxyType({
    Counting.EXCLUDE_FIRST: "the first day not counted",
    Counting.NOTICE: "the last day not counted",
    Counting.INCLUDE_BOTH: "both days counted",
    Counting.CLEAR_DAYS: "neither day counted",
})


class Relation(Protocol):
    """A monotone relation between an earlier and a later day, with its adjoint pair."""

    def holds(self, x: float, y: float) -> bool:
        """Return whether the days *x* and *y* keep the rule."""

    def earliest(self, x: float) -> float:
        """Return the earliest *y* that keeps the rule after *x*."""

    def latest(self, y: float) -> float:
        """Return the latest *x* that keeps the rule before *y*."""


@attrs.frozen(eq=False)
class WorkingDayRanks:
    """The Working Days of a calendar as ordinals, for counting without dates."""

    ordinals: tuple[int, ...]

    @classmethod
    def of(cls, calendar: WorkingDayCalendar) -> WorkingDayRanks:
        """Return the ranks of every Working Day in the table of *calendar*."""
        return cls(calendar.ordinals)

    def upto(self, day: float) -> int:
        """Return how many Working Days lie on or before *day*."""
        return bisect_right(self.ordinals, day)

    def nth(self, rank: int) -> float:
        """Return the Working Day with that rank, counted from 0, or an infinity if none has it."""
        if rank < 0:
            return -inf
        return self.ordinals[rank] if rank < len(self.ordinals) else inf


@attrs.frozen
class AtLeast:
    """
    At least *n* Working Days lie between two days, counted as *counting* says.

    >>> ranks = WorkingDayRanks.of(WorkingDayCalendar.england_and_wales())
    >>> notice = AtLeast(10, Counting.NOTICE, ranks)
    >>> day_of(notice.latest(date(2019, 5, 1).toordinal()))
    datetime.date(2019, 4, 15)
    """

    n: int
    counting: Counting
    ranks: WorkingDayRanks = attrs.field(repr=False)

    def _span(self, x: float, y: float) -> int:
        upto = self.ranks.upto
        return upto(y - (not self.counting.counts_last)) - upto(x - self.counting.counts_first)

    def holds(self, x: float, y: float) -> bool:
        """Return whether at least *n* Working Days are counted from *x* to *y*."""
        if x == -inf or y == inf:
            return True
        return x <= y and self._span(x, y) >= self.n

    def earliest(self, x: float) -> float:
        """Return the first day by which *n* Working Days have been counted from *x*."""
        if x in (-inf, inf):
            return x
        rank = self.ranks.upto(x - self.counting.counts_first) + self.n - 1
        return max(x, self.ranks.nth(rank) + (not self.counting.counts_last))

    def latest(self, y: float) -> float:
        """Return the last day from which *n* Working Days are counted to *y*."""
        if y == inf:
            return y
        rank = self.ranks.upto(y - (not self.counting.counts_last)) - self.n
        return min(y, self.ranks.nth(rank) - 1 + self.counting.counts_first)


@attrs.frozen
class CalendarDaysAtLeast:
    """
    At least *n* calendar days lie between two days, the first not counted. 0 is "not before".

    >>> CalendarDaysAtLeast(21).earliest(100), CalendarDaysAtLeast(21).latest(100)
    (121, 79)
    """

    n: int = 0

    def holds(self, x: float, y: float) -> bool:
        """Return whether *y* is at least *n* calendar days after *x*."""
        return x + self.n <= y

    def earliest(self, x: float) -> float:
        """Return the day *n* calendar days after *x*."""
        return x + self.n

    def latest(self, y: float) -> float:
        """Return the day *n* calendar days before *y*."""
        return y - self.n


NOT_BEFORE = CalendarDaysAtLeast(0)
"""The later day is not before the earlier one; they may be the same."""


@attrs.frozen
class OnDays:
    """
    From a day to the next of certain days (a body's meetings, Working Days), itself included.

    >>> OnDays((10, 20)).earliest(11), OnDays((10, 20)).latest(19)
    (20, 10)
    """

    days: tuple[int, ...] = attrs.field(repr=False)

    def holds(self, x: float, y: float) -> bool:
        """Return whether one of the days lies from *x* to *y*."""
        return self.earliest(x) <= y

    def earliest(self, x: float) -> float:
        """Return the first of the days that is not before *x*."""
        if x == -inf:
            return x
        place = bisect_left(self.days, x)
        return self.days[place] if place < len(self.days) else inf

    def latest(self, y: float) -> float:
        """Return the last of the days that is not after *y*."""
        if y == inf:
            return y
        place = bisect_right(self.days, y)
        return self.days[place - 1] if place else -inf


@attrs.frozen
class Chain:
    """One relation after another: some day in between keeps both."""

    first: Relation
    second: Relation

    def holds(self, x: float, y: float) -> bool:
        """Return whether a day exists that keeps the first after *x* and the second before *y*."""
        return self.second.holds(self.first.earliest(x), y)

    def earliest(self, x: float) -> float:
        """Return the earliest day through both."""
        return self.second.earliest(self.first.earliest(x))

    def latest(self, y: float) -> float:
        """Return the latest day through both."""
        return self.first.latest(self.second.latest(y))


@attrs.frozen
class Together:
    """Several relations between the same two days, all of which must hold."""

    relations: tuple[Relation, ...]

    def holds(self, x: float, y: float) -> bool:
        """Return whether every relation holds."""
        return all(relation.holds(x, y) for relation in self.relations)

    def earliest(self, x: float) -> float:
        """Return the latest of the earliest days."""
        return max((relation.earliest(x) for relation in self.relations), default=-inf)

    def latest(self, y: float) -> float:
        """Return the earliest of the latest days."""
        return min((relation.latest(y) for relation in self.relations), default=inf)


@attrs.frozen
class OnlyPast:
    """A relation that binds only past *day*; up to it the second day is not before the first."""

    day: float
    relation: Relation

    def holds(self, x: float, y: float) -> bool:
        """Return whether *y* is not before *x* and, past the day, keeps the relation."""
        return x <= y and (x <= self.day or self.relation.holds(x, y))

    def earliest(self, x: float) -> float:
        """Return *x* itself up to the day, after that what the relation gives, if later."""
        return x if x <= self.day else max(x, self.relation.earliest(x))

    def latest(self, y: float) -> float:
        """Return the last day that lets *y* keep this."""
        return max(min(y, self.day), min(y, self.relation.latest(y)))


def day_of(ordinal: float) -> date:
    """
    Return the date of an ordinal that a relation gave.

    Raises:
        OutsideCalendar: The ordinal is infinite, or no day: nothing in the calendar keeps the rule.
    """
    if not 1 <= ordinal <= date.max.toordinal():
        raise OutsideCalendar(
            "no day inside the calendar keeps the rule: the period runs past its "
            f"{'end' if ordinal > 0 else 'beginning'}. Ask about a day nearer to it."
        )
    return date.fromordinal(int(ordinal))
