"""
Prices of days: what a Working Day of room is worth, and the orders of pieces that suggests.

This is Lagrangian relaxation of the capacity (Fisher 1981): each modification is asked for on the
days that are cheapest for itself, where each day in hand has a price. Then the price of a day on
which too much is in hand goes up and that of another down: the subgradient method, with the step of
Polyak (1969). The order of the days so found makes a schedule within the capacity.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from operator import mul
from typing import Final

from secgov.planning.portfolios.price_spans import PriceSpans

__all__ = ["priced_days"]

_FIRST: Final = 0.35
_LAST: Final = 0.035
"""What part of Polyak's step is gone in the first round, and in the last."""
_ONWARD: Final = 0.7
"""How much of the last direction is kept: it damps the swinging of prices."""
_NEW: Final = 0.3
"""How much the days of a round weigh beside the mean of the rounds before."""
_OF_A_PIECE: Final = 4
"""What a round costs for each piece beside its spans, and so what a schedule costs."""


def priced_days(
    spans: PriceSpans, most: int, felt: Callable[[], float]
) -> Iterator[Sequence[float]]:
    """
    Yield the cheapest day of each piece, then the mean of those so far, round by round.

    *most* bounds the work. *felt* tells what the best schedule so far is felt to cost.
    """
    capacity, takes = spans.schedules.instance.capacity, spans.schedules.takes
    prices, onward = [0.0] * spans.horizon, [0.0] * spans.horizon
    means: list[float] = []
    work = 0
    while work < most:
        sums = [*accumulate(prices, initial=0.0)]
        worth, busy = sums[-1], bisect_left(sums, sums[-1])
        sums += [worth] * spans.longest
        costs = spans.costs(sums, busy)
        cheapest = spans.cheapest(sums, costs)
        days = [day for day, _ in cheapest]
        means = [mean + _NEW * (day - mean) for mean, day in zip(means or days, days, strict=True)]
        yield days
        yield means
        change = [-capacity, *[0] * (spans.horizon + spans.longest)]
        for (day, back), units in zip(cheapest, takes, strict=True):
            change[day] += units
            change[back] -= units
        onward = [_ONWARD * by + over for by, over in zip(onward, accumulate(change), strict=False)]
        onward = [by if price or by > 0 else 0.0
                  for price, by in zip(prices, onward, strict=True)]
        # No schedule is felt to cost less than the cheapest days do, less what all room is worth.
        bound = sum(least[0] for (least, _), leader in zip(costs, spans.leaders, strict=True)
                    if leader is None) - capacity * worth
        step = (_FIRST * (_LAST / _FIRST) ** (work / most) * max(1.0, felt() - bound)
                / max(1.0, sum(map(mul, onward, onward))))
        moved = [price + step * by for price, by in zip(prices, onward, strict=True)]
        prices = [price if price > 0 else 0.0 for price in moved]
        work += spans.work(busy) + spans.horizon // 2 + _OF_A_PIECE * len(days)
