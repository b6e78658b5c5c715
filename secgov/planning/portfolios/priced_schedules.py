"""
Schedules of many pieces by what days are worth: prices of days first, then orders made by them.

While the prices become better, orders are made by the best of them every now and then. What a good
schedule costs makes for better prices, and no order is gone on with that is felt to cost as much.
"""

from __future__ import annotations

from typing import Final

from secgov.planning.portfolios.day_prices import DayPrices
from secgov.planning.portfolios.first_schedules import Made, by_aims, made
from secgov.planning.portfolios.guided_orders import guided_orders
from secgov.planning.portfolios.price_spans import PriceSpans
from secgov.planning.portfolios.work_effects import Instance
from secgov.planning.portfolios.work_schedules import Schedules

__all__ = ["best_by_prices"]

_BEYOND: Final = 20
"""How many Working Days after the last return of the first schedule the prices go on."""
_MOST: Final = 50_000
_DAYS: Final = 125
"""For how many days of all pieces prices are sought: beyond, one round takes too long."""
_WORK: Final = 42_000
_OF_TWO: Final = 40
"""How many spans are gone through for prices and beginnings tried, in all and for two pieces."""
_OF_A_PIECE: Final = 2
"""What a round takes for each piece beside its spans, in spans."""
_WIDTH: Final = 16
_FOR: Final = 40
"""How many beginnings of an order are gone on with, and for how many pieces: for more, fewer."""


def best_by_prices(instance: Instance, seed: int) -> tuple[int, dict[int, float]]:
    """Return what the best schedule found weighs, and the day of each piece, in bounded work."""
    schedules = Schedules(instance)
    best = _best(schedules, by_aims(schedules), seed)
    return best.last[2], {place: effect.start for place, effect in enumerate(best.effects)}


def _best(schedules: Schedules, best: Made, seed: int) -> Made:
    ranks, count = schedules.instance.ranks, len(best.effects)
    end = ranks.upto(max(effect.last for effect in best.effects)) + _BEYOND
    horizon = min(end, len(ranks.ordinals)) - ranks.upto(min(schedules.first_days) - 1)
    if horizon <= 0 or max(_DAYS, horizon) * count > _MOST:
        return best
    prices = DayPrices.first(PriceSpans(schedules, horizon), seed)
    good, felt, on_prices, on_orders = prices.costs, best.last[3], 0, 0
    most = min(_WORK, _OF_TWO * count ** 2)
    width = max(1, _WIDTH * _FOR ** 2 // max(_FOR, count) ** 2)
    while best.last[2] and on_prices + on_orders < most and good.bound <= felt - 1:
        costs = prices.costs
        if costs.bound > good.bound:
            good = costs
        if on_orders <= on_prices:
            orders, steps = guided_orders(good, width, felt)
            on_orders += steps
            for order in orders:
                tried = made(schedules, order)
                felt = min(felt, tried.last[3])
                if tried.last[2] < best.last[2]:
                    best = tried
        prices = prices.moved(costs, felt)
        on_prices += costs.steps + _OF_A_PIECE * count + horizon // _OF_A_PIECE
    return best
