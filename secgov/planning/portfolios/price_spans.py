"""
Spans of Working Days in which asking for a piece costs the same and lets the same follow.

At a price for each Working Day in hand, the cheapest days of every piece and of those after it are
found by a dynamic programme over these spans, from the last piece back to the first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import inf
from operator import sub
from typing import Final

import attrs

from secgov.planning.portfolios.work_schedules import Schedules

__all__ = ["Costs", "PriceSpans"]

Costs = list[tuple[list[float], list[int]]]
"""Of each piece: what it and those after it cost at least from each span on, and in which span."""
_Span = tuple[slice, slice, int, tuple[tuple[int, int], ...]]
"""The days of a span, those after the return, the cost, and from which span on each next piece."""
_EVERY: Final = 3
"""Every how many days of a span are tried: prices change little from day to day."""


@attrs.frozen(slots=False, eq=False)
class PriceSpans:
    """The pieces on the Working Days, counted from 0, as far as `horizon`."""

    schedules: Schedules
    horizon: int

    @cached_property
    def _before(self) -> int:
        """Return how many Working Days are before the first piece."""
        return self.schedules.instance.ranks.upto(min(self.schedules.first_days) - 1)

    def _number(self, day: float) -> int:
        """Return which Working Day is the first that is not before *day*, within the horizon."""
        found = self.schedules.instance.ranks.upto(day - 1) - self._before
        return max(0, min(found, self.horizon))

    @cached_property
    def leaders(self) -> tuple[int | None, ...]:
        """Return for each piece the first of those before it: it alone leads it to its days."""
        return tuple(before[0] if before else None for before in self.schedules.instance.before)

    @cached_property
    def of(self) -> tuple[tuple[_Span, ...], ...]:
        """Return the spans of each piece; on one of them each next piece begins to be ready."""
        ordinals = self.schedules.instance.ranks.ordinals
        marks = [{self._number(day), self._number(day) + 1, self.horizon}
                 for day in self.schedules.first_days]
        numbers: list[dict[int, int]] = [{} for _ in marks]
        found: list[list[tuple[int, int, int, int, Mapping[int, int]]]] = []
        for place, mine in enumerate(marks):
            spans: list[tuple[int, int, int, int, Mapping[int, int]]] = []
            first = min(*mine, self.horizon - 1)
            while first < self.horizon:
                effect = self.schedules.instance.effect(place, ordinals[self._before + first])
                then = effect.then
                ready = {later: self._number(day) for later, day in then.ready.items()
                         if self.leaders[later] == place}
                for later, day in ready.items():
                    marks[later].add(day)
                end = min(self._number(then.until + 1), *(one for one in mine if one > first))
                back = max(first, self._number(effect.last + 1))
                numbers[place][first] = len(spans)
                spans.append((first, end, back - first, then.felt + sum(
                    felt for _, _, felt in then.shared), ready))
                first = end
            found.append(spans)
        return tuple(tuple((
            slice(first, end, _EVERY), slice(first + length, end + length, _EVERY), cost,
            tuple((later, numbers[later].get(day, len(found[later])))
                  for later, day in ready.items()),
        ) for first, end, length, cost, ready in spans) for spans in found)

    @cached_property
    def longest(self) -> int:
        """Return how many Working Days a piece is in hand at most."""
        lengths = (back.start - days.start for spans in self.of for days, back, *_ in spans)
        return max(map(int, lengths))

    @cached_property
    def _firsts(self) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(days.start for days, *_ in spans) for spans in self.of)

    @cached_property
    def _free(self) -> Costs:
        """Return the costs without prices. Past the horizon there is nothing."""
        nothing: Costs = [([inf] * (len(spans) + 1), [len(spans) - 1] * (len(spans) + 1))
                          for spans in self.of]
        return self._costs([0.0] * (self.horizon + self.longest + 1), self.horizon, nothing)

    def costs(self, sums: Sequence[float], busy: int) -> Costs:
        """Return the costs if *sums* has the prices of all days before each: none from *busy*."""
        return self._costs(sums, busy, self._free)

    def _costs(self, sums: Sequence[float], busy: int, free: Costs) -> Costs:
        found: Costs = [([], []) for _ in free]
        for place in reversed(range(len(free))):
            units, mine = self.schedules.takes[place], self.of[place]
            number = bisect_left(self._firsts[place], busy)
            best, at = free[place][0][number], free[place][1][number]
            least, numbers = free[place][0][number:][::-1], free[place][1][number:][::-1]
            while number:
                number -= 1
                days, back, cost, after = mine[number]
                value = cost + units * min(map(sub, sums[back], sums[days]))
                for later, span in after:
                    value += found[later][0][span]
                if value <= best:
                    best, at = value, number
                least.append(best)
                numbers.append(at)
            least.reverse()
            numbers.reverse()
            found[place] = least, numbers
        return found

    def cheapest(self, sums: Sequence[float], costs: Costs) -> list[tuple[int, int]]:
        """Return the cheapest day of each piece, and the day after its return."""
        first = [0] * len(costs)
        found = []
        for place, (_, numbers) in enumerate(costs):
            days, back, _, after = self.of[place][numbers[first[place]]]
            for later, span in after:
                first[later] = span
            prices = [*map(sub, sums[back], sums[days])]
            day = days.start + _EVERY * prices.index(min(prices))
            found.append((day, day + back.start - days.start))
        return found

    def work(self, busy: int) -> int:
        """Return about how many steps it takes to find the cheapest days."""
        return sum(bisect_left(firsts, busy) for firsts in self._firsts)
