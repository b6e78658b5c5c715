"""
Prices of days: what a Working Day of room is worth.

This is Lagrangian relaxation of the capacity (Fisher 1981): each modification is asked for on the
days that are cheapest for itself, where each day in hand has a price. Then the price of a day on
which too much is in hand goes up and that of another down: the subgradient method with the step of
Polyak (1969), on each day in the measure of how much it is over or under as a rule (as Kingma and
Ba 2015 do).
"""

from __future__ import annotations

from itertools import accumulate
from math import inf
from operator import mul
from random import Random
from typing import Final

import attrs

from secgov.planning.portfolios.price_spans import DayCosts, PriceSpans

__all__ = ["DayPrices"]

_STEP: Final = 1.2
"""What part of Polyak's step is gone at first."""
_LESS: Final = 0.92
"""What part of the last step is gone where the bound was no better."""
_OVER: Final = 1.05
"""What the prices are to come to, beside what the best schedule so far is felt to cost."""
_ONWARD: Final = 0.8
"""How much of the last direction is kept: it damps the swinging of prices."""
_USUAL: Final = 0.9
"""How much is kept of what is usual on a day."""
_LEAST: Final = 0.3
"""What is usual on a day at least, in units of the capacity."""


@attrs.frozen(eq=False)
class DayPrices:
    """
    The price of each day, in what direction it goes, and the square of what it usually is over.

    `bound` is the best bound of prices so far, `part` what part of a step is gone.
    """

    spans: PriceSpans
    prices: list[float]
    onward: list[float]
    squares: list[float]
    bound: float = -inf
    part: float = _STEP

    @classmethod
    def first(cls, spans: PriceSpans, seed: int) -> DayPrices:
        """Return the first prices: next to nothing, and what *seed* makes of that."""
        random, days = Random(seed), spans.horizon
        return cls(spans, [random.random() / days for _ in range(days)], [0.0] * days, [1.0] * days)

    @property
    def costs(self) -> DayCosts:
        """Return what the pieces cost by their days at these prices."""
        sums = [*accumulate(self.prices, initial=0.0)]
        return DayCosts(self.spans, (*sums, *[sums[-1]] * self.spans.horizon))

    def moved(self, costs: DayCosts, felt: float) -> DayPrices:
        """
        Return the next prices after those that gave *costs*.

        *felt* is what the best schedule so far is felt to cost.
        """
        bound = max(self.bound, costs.bound)
        part = self.part if costs.bound > self.bound else _LESS * self.part
        change = [0] * (2 * self.spans.horizon)
        change[0] = -self.spans.schedules.instance.capacity
        for (day, back), units in zip(costs.cheapest, self.spans.schedules.takes, strict=True):
            change[day] += units
            change[back] -= units
        over = [*accumulate(change[:self.spans.horizon])]
        onward = [_ONWARD * by + more for by, more in zip(self.onward, over, strict=True)]
        onward = [by if price or by > 0 else 0.0
                  for price, by in zip(self.prices, onward, strict=True)]
        squares = [_USUAL * square + (1 - _USUAL) * more * more
                   for square, more in zip(self.squares, over, strict=True)]
        moves = [by / (square ** 0.5 + _LEAST)
                 for by, square in zip(onward, squares, strict=True)]
        step = (part * max(1.0, _OVER * felt - bound) / max(1.0, sum(map(mul, moves, onward))))
        prices = [price + step * by for price, by in zip(self.prices, moves, strict=True)]
        return DayPrices(self.spans, [price if price > 0 else 0.0 for price in prices],
                         onward, squares, bound, part)
