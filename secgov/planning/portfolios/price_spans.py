"""
Spans of Working Days in which asking for a piece costs the same and lets the same follow.

At a price for each Working Day in hand, what a piece and those after it cost at least from a day on
is found span by span, no further than it can be less: no price makes a span cost less than without
prices, and that never goes down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from math import inf
from operator import itemgetter, sub
from typing import Final

import attrs

from secgov.planning.portfolios.work_schedules import Schedules

__all__ = ["DayCosts", "PriceSpans", "Span"]

_FELT: Final = itemgetter(2)


@attrs.frozen
class Span:
    """
    The days from `first` to before `end`, on each of which so much follows.

    The piece is in hand for `length` Working Days; `ready` has from when on each next piece may be
    asked for, `least` what it and those after it cost without prices.
    """

    first: int
    end: int
    length: int
    cost: int
    ready: tuple[tuple[int, int], ...]
    least: int


@attrs.frozen(slots=False, eq=False)
class PriceSpans:
    """The pieces on the Working Days, counted from 0, as far as `horizon`."""

    schedules: Schedules
    horizon: int

    @cached_property
    def before(self) -> int:
        """Return how many Working Days are before the first piece."""
        return self.schedules.instance.ranks.upto(min(self.schedules.first_days) - 1)

    def number(self, day: float) -> int:
        """Return which Working Day is the first that is not before *day*, within the horizon."""
        found = self.schedules.instance.ranks.upto(day - 1) - self.before
        return max(0, min(found, self.horizon))

    @cached_property
    def first_days(self) -> tuple[int, ...]:
        """Return the first day of each piece without a capacity."""
        return tuple(min(self.number(day), self.horizon - 1) for day in self.schedules.first_days)

    @cached_property
    def leaders(self) -> tuple[int | None, ...]:
        """Return for each piece the first of those before it: it alone leads it to its days."""
        return tuple(before[0] if before else None for before in self.schedules.instance.before)

    @cached_property
    def roots(self) -> tuple[int, ...]:
        """Return the pieces that no other leads to its days."""
        return tuple(place for place, leader in enumerate(self.leaders) if leader is None)

    @cached_property
    def days(self) -> tuple[dict[int, Span], ...]:
        """Return for each piece the span of each day, as far as found."""
        return tuple({} for _ in self.leaders)

    @cached_property
    def _ends(self) -> list[int]:
        """Return for each piece on which day the spans found end."""
        return list(self.first_days)

    def span(self, place: int, day: int) -> Span:
        """Return the span in which a day is that is not before the first of the piece."""
        days = self.days[place]
        while day not in days:
            first = self._ends[place]
            instance = self.schedules.instance
            effect = instance.effect(place, instance.ranks.ordinals[self.before + first])
            then = effect.then
            least = cost = then.felt + sum(map(_FELT, then.shared))
            ready = []
            for later, after in then.ready.items():
                if self.leaders[later] == place:
                    number = min(self.number(after), self.horizon - 1)
                    ready.append((number, later))
                    least += self.span(later, number).least
            end = self._ends[place] = max(first + 1, self.number(then.until + 1))
            days.update(dict.fromkeys(range(first, end), Span(
                first, end, max(1, self.number(effect.last + 1) - first), cost, tuple(ready),
                least)))
        return days[day]


class _Found(dict[int, float]):
    """What is found of a day when it is first asked for."""

    def __init__(self, find: Callable[[int], None]) -> None:
        self.find = find

    def __missing__(self, day: int) -> float:
        self.find(day)
        return self[day]


@attrs.frozen(slots=False, eq=False)
class DayCosts:
    """What pieces cost by their days, where `sums` has the prices of all days before each."""

    spans: PriceSpans
    sums: Sequence[float]

    @cached_property
    def _known(self) -> tuple[dict[int, tuple[float, int]], ...]:
        return tuple({} for _ in self.spans.leaders)

    @cached_property
    def _values(self) -> tuple[dict[int, float], ...]:
        return tuple({} for _ in self.spans.leaders)

    def _prices(self, first: int, span: Span) -> Iterable[float]:
        sums, length = self.sums, span.length
        return map(sub, sums[first + length:span.end + length], sums[first:span.end])

    def least(self, place: int, day: int) -> tuple[float, int]:
        """Return what a piece and those after it cost at least from a day on, and from which."""
        known = self._known[place]
        found = known.get(day)
        if found is None:
            best, at, first, horizon = inf, day, day, self.spans.horizon
            units, values, seen = self.spans.schedules.takes[place], self._values[place], []
            days = self.spans.days[place]
            while first < horizon:
                span = days.get(first) or self.spans.span(place, first)
                if span.least >= best:
                    break
                found = known.get(first)
                if found is not None:
                    if found[0] < best:
                        best, at = found
                    break
                value = values.get(first)
                if value is None:
                    value = span.cost + units * min(self._prices(first, span))
                    for ready, later in span.ready:
                        value += self.least(later, ready)[0]
                    values[first] = value
                if value < best:
                    best, at = value, first
                seen.append(first)
                first = span.end
            found = best, at
            for first in seen:
                if first <= at:
                    known[first] = found
        return found

    @property
    def steps(self) -> int:
        """Return how many spans were gone through so far."""
        return sum(map(len, self._values))

    @cached_property
    def cheapest(self) -> list[tuple[int, int]]:
        """Return the cheapest day of each piece, and the day after its return."""
        first = list(self.spans.first_days)
        found = []
        for place in range(len(first)):
            _, day = self.least(place, first[place])
            span = self.spans.span(place, day)
            for ready, later in span.ready:
                first[later] = ready
            prices = [*self._prices(day, span)]
            day += prices.index(min(prices))
            found.append((day, day + span.length))
        return found

    @cached_property
    def bound(self) -> float:
        """Return what no schedule is felt to cost less than."""
        horizon, spans = self.spans.horizon, self.spans
        return (sum(self.least(place, spans.first_days[place])[0] for place in spans.roots)
                - spans.schedules.instance.capacity * self.sums[horizon])

    @cached_property
    def from_day(self) -> tuple[_Found, ...]:
        """Return what each piece and those after it cost at least from a day on, by the day."""
        return tuple(found for found, _ in self._by_day)

    @cached_property
    def on_day(self) -> tuple[_Found, ...]:
        """Return how much more each costs on a day itself than from it on, by the day."""
        return tuple(found for _, found in self._by_day)

    @cached_property
    def _by_day(self) -> tuple[tuple[_Found, _Found], ...]:
        return tuple(map(self._days_of, range(len(self.spans.leaders))))

    def _days_of(self, place: int) -> tuple[_Found, _Found]:
        def find(day: int) -> None:
            span = self.spans.span(place, day)
            rest = span.cost + sum(self.least(later, ready)[0] for ready, later in span.ready)
            units = self.spans.schedules.takes[place]
            values = [rest + units * price for price in self._prices(span.first, span)]
            after = inf if span.end >= self.spans.horizon else self.least(place, span.end)[0]
            least = [*accumulate(reversed(values), min, initial=after)][:0:-1]
            days = range(span.first, span.end)
            from_day.update(zip(days, least, strict=True))
            on_day.update(zip(days, map(sub, values, least), strict=True))

        from_day, on_day = _Found(find), _Found(find)
        return from_day, on_day
