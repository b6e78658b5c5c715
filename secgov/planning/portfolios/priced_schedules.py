"""
Schedules of many pieces by what days are worth: prices of days first, then orders made by them.

While the prices become better, orders are made by the best of them now and then, and by many more
beginnings at the end; and each time the best schedule is rebuilt in parts. What a good schedule
costs makes for better prices, and no order is gone on with that is felt to cost as much.
"""

from __future__ import annotations

from operator import attrgetter
from random import Random
from typing import Final

from secgov.planning.portfolios.day_prices import DayPrices
from secgov.planning.portfolios.first_schedules import Made, by_aims, made
from secgov.planning.portfolios.guided_orders import guided_orders
from secgov.planning.portfolios.price_spans import PriceSpans
from secgov.planning.portfolios.rebuilt_schedules import rebuilt
from secgov.planning.portfolios.work_effects import Instance
from secgov.planning.portfolios.work_schedules import Schedules

__all__ = ["best_by_prices"]

_BOUND: Final = attrgetter("bound")
_WEIGHT: Final = attrgetter("weight")
_BEYOND: Final = 20
"""How many Working Days after the last return of the first schedule the prices go on."""
_MOST: Final = 50_000
_DAYS: Final = 125
"""For how many days of all pieces prices are sought: beyond, one round takes too long."""
_WORK: Final = 25_000
_OF_TWO: Final = 40
"""How many spans are gone through for prices, in all and for two pieces."""
_OF_A_PIECE: Final = 2
"""What a round takes for each piece beside its spans, in spans."""
_ORDERS: Final = ((0.25, 16, 4), (0.5, 16, 4), (0.75, 32, 32), (1.0, 64, 4))
"""
When orders are made: after what part of the work on prices, and how many beginnings are gone on
with, in all and of the same pieces.
"""
_LESS: Final = 1 - 1e-6
"""By how much a schedule is felt to cost less than another if it does: what is felt is whole."""
_REBUILT: Final = 60
"""How often a part of the best schedule is rebuilt then."""
_FOR: Final = 40 * 400
"""For how many pieces times Working Days so much is done: for more, less."""


def best_by_prices(instance: Instance, seed: int) -> tuple[int, dict[int, float]]:
    """Return what the best schedule found weighs, and the day of each piece, in bounded work."""
    schedules = Schedules(instance)
    best = _best(schedules, by_aims(schedules), seed)
    return best.weight, {place: effect.start for place, effect in enumerate(best.effects)}


def _best(schedules: Schedules, best: Made, seed: int) -> Made:
    ranks, count = schedules.instance.ranks, len(best.effects)
    end = ranks.upto(max(effect.last for effect in best.effects)) + _BEYOND
    horizon = min(end, len(ranks.ordinals)) - ranks.upto(min(schedules.first_days) - 1)
    if not best.weight or horizon <= 0 or max(_DAYS, horizon) * count > _MOST:
        return best
    prices, random = DayPrices.first(PriceSpans(schedules, horizon), seed), Random(seed)
    good, felt, work = prices.costs, best.felt, 0
    most, size = min(_WORK, _OF_TWO * count ** 2), max(_FOR, count * horizon)
    for part, beginnings, alike in _ORDERS:
        while work < part * most and good.bound <= felt - 1:
            costs = prices.costs
            good = max(good, costs, key=_BOUND)
            prices = prices.moved(costs, felt)
            work += costs.steps + _OF_A_PIECE * count + horizon // _OF_A_PIECE
        if good.bound > felt - 1:
            break
        width = max(1, beginnings * _FOR ** 2 // size ** 2)
        tried = [made(schedules, order) for order in guided_orders(
            good, width, alike, felt - _LESS)]
        best = min([best, *tried], key=_WEIGHT)
        best = min(best, rebuilt(good.spans, best, _REBUILT * _FOR // size, random), key=_WEIGHT)
        felt = min([felt, best.felt, *[one.felt for one in tried]])
    return best
