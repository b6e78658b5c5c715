"""The days of a hold, on which no step of the route is possible."""

from __future__ import annotations

from math import inf
from typing import Final

import attrs

from secgov.calendar.counting import Chain, Relation
from secgov.calendar.spoken_days import spoken
from secgov.planning.network.hold_rules import held_between
from secgov.planning.steps.cases import Case, day_of

__all__ = ["RESUMED", "Outside", "held_days", "surely_held_days"]

RESUMED: Final = "resumed"
"""The step that ends a hold: what the late end of a hold moves the work to."""


@attrs.frozen
class Outside:
    """
    From a day within [*since*, *until*) to *until*; any other day is itself.

    `at` says whether *until* is the latest or the earliest of the days that its words leave.

    >>> hold = Outside(10, 20)
    >>> hold.earliest(9), hold.earliest(10), hold.latest(19), hold.latest(20)
    (9, 20, 9, 20)
    """

    since: float
    until: float
    at: str = ""

    def covers(self, day: float) -> bool:
        """Return whether *day* lies within the hold; the day on which it ends does not."""
        return -inf < day and self.since <= day < self.until

    def holds(self, x: float, y: float) -> bool:
        """Return whether a day outside lies from *x* to *y*."""
        return self.earliest(x) <= y

    def earliest(self, x: float) -> float:
        """Return the first day outside that is not before *x*."""
        return self.until if self.covers(x) else x

    def latest(self, y: float) -> float:
        """Return the last day outside that is not after *y*."""
        return self.since - 1 if self.covers(y) else y

    def within(self, days: Relation) -> Relation:
        """Return the relation "on one of *days* that lies outside"."""
        return Chain(days, Chain(self, days))

    def says(self) -> str:
        """Return until when it is on hold, in words, and since when if that is known."""
        since = f"from {spoken(day_of(self.since))} " if self.since > -inf else ""
        return f"it is on hold {since}until {spoken(day_of(self.until))}{self.at}"


def held_days(case: Case) -> Outside | None:
    """
    Return the days on which *case* may be on hold; nothing where no day is known for its end.

    Where words leave several days for an end of the hold, it is as long as they allow.
    """
    (since, _), (ending, until) = held_between(case)
    at = " at the latest" if ending < until else ""
    return Outside(since, until, at) if since < until < inf else None


def surely_held_days(case: Case) -> Outside | None:
    """Return the days on which *case* is on hold for certain, however its words are meant."""
    (_, begun), (ending, until) = held_between(case)
    at = " at the earliest" if ending < until else ""
    return Outside(begun, ending, at) if begun < ending < inf else None
