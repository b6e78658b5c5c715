"""Values that change on known days: rows without gaps or overlaps, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, TypeVar

import attrs

from secgov.errors import NotInForce, Problem

__all__ = ["Effective", "Period", "faults_of_periods", "plain_day"]

T = TypeVar("T")


def plain_day(name: str, day: date) -> date:
    """
    Return *day*, given as the argument *name*.

    Raises:
        TypeError: It is not a plain `date`; a `datetime` is refused.

    >>> plain_day("as_of", "2019-03-08")
    Traceback (most recent call last):
      ...
    TypeError: as_of is a datetime.date such as date(2019, 3, 8), not str: '2019-03-08'
    """
    if type(day) is not date:
        raise TypeError(f"{name} is a datetime.date such as date(2019, 3, 8), not "
                        f"{type(day).__name__}: {day!r}")
    return day


@attrs.frozen
class Period(Generic[T]):
    """A value and the days on which it holds; no `since` means always so far, no `until` still."""

    value: T
    cites: str
    since: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether the value holds on *day*, counting an uncertain start as begun."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def days(self) -> str:
        """
        Return the days of the row in words.

        >>> Period(10, "A", date(2019, 4, 3)).days(), Period(10, "A").days()
        ('from 2019-04-03', 'always')
        """
        words = [f"from {self.since}"] if self.since else []
        words += [f"to {self.until}"] if self.until else []
        return " ".join(words) or "always"


@attrs.frozen
class Effective(Generic[T]):
    """
    A named value over time.

    >>> notice = Effective("working-group.agenda-notice", (
    ...     Period(10, "SECP_66_1503_12 para 2.2", date(2019, 4, 3)),))
    >>> notice.on(date(2019, 5, 1)).value
    10
    >>> notice.on(date(2019, 3, 6))
    Traceback (most recent call last):
      ...
    secgov.errors.NotInForce: working-group.agenda-notice has no value on 2019-03-06: it is in \
force from 2019-04-03 [SECP_66_1503_12 para 2.2]. Ask about a later day, or add the earlier row.
    """

    name: str
    periods: tuple[Period[T], ...]

    def at(self, day: date) -> Period[T] | None:
        """Return the row that holds on *day*, or nothing."""
        return next((period for period in self.periods if period.covers(day)), None)

    def on(self, day: date) -> Period[T]:
        """
        Return the row that holds on *day*.

        Raises:
            NotInForce: No row covers *day*; the message says on which days one does.
        """
        found = self.at(day)
        if found is not None:
            return found
        rows = "; ".join(f"{period.days()} [{period.cites}]" for period in self.periods)
        early = self.periods and self.periods[0].since and day < self.periods[0].since
        mend = "a later day, or add the earlier row" if early else "another day, or add its row"
        raise NotInForce(
            f"{self.name} has no value on {day}: it is in force {rows or 'on no day'}. Ask about "
            f"{mend}."
        )


def faults_of_periods(name: str, periods: Sequence[Period[T]]) -> tuple[Problem, ...]:
    """
    Return every gap, overlap, reversed row and missing source among the rows of one name.

    >>> faults_of_periods("x", [Period(1, "A", None, date(2019, 1, 1)),
    ...                         Period(2, "A", date(2019, 1, 3))])[0].found
    'no row covers 2019-01-02 to 2019-01-02'
    """
    problems = [
        Problem(f"{name} row {n}", "no source is cited", "cites", "name the document and paragraph")
        for n, period in enumerate(periods, 1)
        if not period.cites.strip()
    ]
    problems += [
        Problem(f"{name} row {n}", f"it ends on {period.until}, before it begins on {period.since}",
                "from on or before until", "correct one of the two days")
        for n, period in enumerate(periods, 1)
        if period.since and period.until and period.until < period.since
    ]
    one_day = timedelta(days=1)
    for n, (row, following) in enumerate(pairwise(periods), 1):
        place = f"{name} rows {n} and {n + 1}"
        if row.until is None or following.since is None or following.since <= row.until:
            problems.append(Problem(place, "both cover the same days", "rows that do not overlap",
                                    "end the first on the day before the second begins"))
        elif following.since > row.until + one_day:
            problems.append(Problem(
                place, f"no row covers {row.until + one_day} to {following.since - one_day}",
                "rows without a gap", "add the missing row, or move one of the two days"))
    return tuple(problems)
