"""
Prices of days: what a day of the DCC's room is worth, and the orders that such prices suggest.

This is Lagrangian relaxation (Fisher 1981) of the capacity: each modification is asked for on the
days that are cheapest for itself, where each Working Day in hand has a price; then the price of a
day on which too much is in hand goes up, and that of another down, by the subgradient method with
the step of Polyak. The order of the days found is that of a schedule which keeps the capacity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from math import inf
from operator import mul, sub
from typing import Final

import attrs

from secgov.planning.work_schedules import Schedules

__all__ = ["DayPrices"]

_STEP: Final = 0.5
_SLOWER: Final = 0.982
"""What part of Polyak's step is gone at first, and how that part falls from round to round."""
_ONWARD: Final = 0.7
"""How much of the last direction is kept: it damps the swinging of prices."""
_RECENT: Final = 0.3
"""What the last days weigh beside all earlier ones in their mean."""

import os
_EVERY=int(os.environ.get('E','3'))
_Span = tuple[int, int, int, int, tuple[tuple[int, int], ...]]
"""Working Days from the first to before the last, length, cost, and spans of next pieces."""


@attrs.frozen(slots=False, eq=False)
class DayPrices:
    """The pieces of an instance on its Working Days, counted from 0, as far as `horizon`."""

    schedules: Schedules
    horizon: int

    @cached_property
    def _first(self) -> int:
        """Return how many Working Days are before the first piece."""
        return self.schedules.instance.ranks.upto(min(self.schedules.first_days) - 1)

    def _rank(self, day: float) -> int:
        """Return which Working Day is the first that is not before *day*, but at most the last."""
        return min(self.schedules.instance.ranks.upto(day - 1) - self._first, self.horizon)

    @cached_property
    def _led(self) -> tuple[int, ...]:
        """Return for each piece the first of those before it, or -1."""
        return tuple(before[0] if before else -1 for before in self.schedules.instance.before)

    @cached_property
    def spans(self) -> tuple[tuple[_Span, ...], ...]:
        """
        Return the spans of days in which each piece costs the same, and next pieces are ready so.

        A piece that follows several is led here by the first of them alone.
        """
        instance, ordinals = self.schedules.instance, self.schedules.instance.ranks.ordinals
        led = self._led
        marks: list[set[int]] = [{self._rank(day), self._rank(day) + 1, self.horizon}
                                 for day in self.schedules.first_days]
        found: list[list[tuple[int, int, int, int, dict[int, int]]]] = []
        for place, mine in enumerate(marks):
            spans = []
            rank = min(mine)
            while rank < self.horizon:
                effect = instance.effect(place, ordinals[self._first + rank])
                then = effect.then
                last = min([self._rank(then.until + 1), *(one for one in mine if one > rank)])
                cost = then.felt + sum(felt for _, _, felt in then.shared)
                ready = {later: self._rank(day) for later, day in then.ready.items()
                         if led[later] == place}
                for later, day in ready.items():
                    marks[later].add(day)
                length = self._rank(effect.last + 1) - rank
                spans.append((rank, last, length, cost, ready))
                rank = last
            found.append(spans)
        starts = [{span[0]: number for number, span in enumerate(spans)} for spans in found]
        return tuple(tuple((slice(first, last, _EVERY), slice(first + length, last + length, _EVERY), cost, tuple(
            (later, starts[later].get(day, len(found[later]))) for later, day in ready.items()))
            for first, last, length, cost, ready in spans) for spans in found)

    def _cheapest(self, sums: Sequence[float]) -> tuple[float, list[int], list[int]]:
        """
        Return what all pieces cost at least, the cheapest day of each, and the day of its return.

        *sums* has the prices of all days before each.
        """
        spans, takes = self.spans, self.schedules.takes
        least: list[list[float]] = [[] for _ in spans]
        which: list[list[int]] = [[] for _ in spans]
        for place in reversed(range(len(spans))):
            units, mine = takes[place], spans[place]
            number = len(mine)
            best, at = inf, number - 1
            costs, numbers = [best], [at]
            for low, high, cost, later in reversed(mine):
                number -= 1
                value = cost + units * min(map(sub, sums[high], sums[low]))
                for other, span in later:
                    value += least[other][span]
                if value <= best:
                    best, at = value, number
                costs.append(best)
                numbers.append(at)
            costs.reverse()
            numbers.reverse()
            least[place], which[place] = costs, numbers
        total, days, lasts = 0.0, [], []
        begin = [0] * len(spans)
        led = self._led
        for place, mine in enumerate(spans):
            if led[place] < 0:
                total += least[place][0]
            low, high, _, later = mine[which[place][begin[place]]]
            for other, span in later:
                begin[other] = span
            costs = [*map(sub, sums[high], sums[low])]
            days.append(low.start + _EVERY * costs.index(min(costs)))
            lasts.append(days[-1] + high.start - low.start)
        return total, days, lasts

    def days(self, rounds: int, felt: Callable[[], float]) -> Iterator[Sequence[float]]:
        """
        Yield the days on which each piece is cheapest, and then their means, round by round.

        *felt* tells what the best schedule so far is felt to cost.
        """
        capacity, takes = self.schedules.instance.capacity, self.schedules.takes
        longest = max(span[1].stop - span[0].stop for spans in self.spans for span in spans)
        prices, onward, share = [0.0] * self.horizon, [0.0] * self.horizon, _STEP
        means: list[float] = []
        for _ in range(rounds):
            sums = [*accumulate(prices, initial=0.0)]
            total = capacity * sums[-1]
            sums += sums[-1:] * longest
            least, days, lasts = self._cheapest(sums)
            yield days
            means = [mean + _RECENT * (day - mean)
                     for mean, day in zip(means or days, days, strict=True)]
            yield means
            change = [0] * (self.horizon + longest + 1)
            change[0] = -capacity
            for day, last, units in zip(days, lasts, takes, strict=True):
                change[day] += units
                change[last] -= units
            onward = [new if price or new > 0 else 0.0 for price, new in zip(prices, (
                _ONWARD * old + over for old, over in zip(onward, accumulate(change))))]
            square = sum(map(mul, onward, onward))
            if not square:
                break
            step = share * max(1.0, felt() - least + total) / square
            prices = [new if new > 0 else 0.0
                      for new in (price + step * by for price, by in zip(prices, onward))]
            share *= _SLOWER
