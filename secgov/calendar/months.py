"""Months between two days, as one more adjoint pair."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from math import inf
from typing import Final

import attrs

__all__ = ["MonthsAtLeast"]

_FIRST: Final = date.min.toordinal()
_LAST: Final = date.max.toordinal()


@attrs.frozen
class MonthsAtLeast:
    """
    At least *n* months lie between two days: to the same day of a later month, or to its end.

    >>> from secgov.calendar.counting import day_of
    >>> january = date(2019, 1, 31).toordinal()
    >>> february = MonthsAtLeast(1).earliest(january)
    >>> day_of(february), day_of(MonthsAtLeast(1).latest(february))
    (datetime.date(2019, 2, 28), datetime.date(2019, 1, 31))
    """

    n: int

    def holds(self, x: float, y: float) -> bool:
        """Return whether *y* is at least *n* months after *x*."""
        return self.earliest(x) <= y

    def earliest(self, x: float) -> float:
        """Return the day *n* months after *x*, the last of the month where it has no such day."""
        return _in_months(x, self.n, same_end=False)

    def latest(self, y: float) -> float:
        """Return the last day of which the day *n* months later is not after *y*."""
        return _in_months(y, -self.n, same_end=True)


def _in_months(day: float, months: int, *, same_end: bool) -> float:
    """Return the day so many *months* from *day*; from the end of a month to the *same end*."""
    if not _FIRST <= day <= _LAST:
        return day
    start = date.fromordinal(int(day))
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return inf if months > 0 else -inf
    last = monthrange(year, month + 1)[1]
    ends = same_end and start.day == monthrange(start.year, start.month)[1]
    return float(date(year, month + 1, last if ends else min(start.day, last)).toordinal())
