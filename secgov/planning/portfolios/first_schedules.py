"""
The schedules from which a search begins: by the aims kept one after the other, and by day prices.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from secgov.planning.portfolios.day_prices import priced_days
from secgov.planning.portfolios.due_days import NEVER, DueDays
from secgov.planning.portfolios.pieces_of_work import Effect
from secgov.planning.portfolios.price_spans import PriceSpans
from secgov.planning.portfolios.work_schedules import Schedules, State

__all__ = ["Made", "best_by_prices", "by_aims"]

_BEYOND: Final = 20
"""How many Working Days after the last return of the first schedule the prices go on."""
_MOST: Final = 40_000
"""For how many days of all pieces prices are sought at most: beyond, one round takes too long."""


@attrs.frozen(eq=False)
class Made:
    """What an order makes: what each piece does, and the states from before the first on."""

    order: list[int]
    effects: list[Effect]
    states: list[State]


def _made(schedules: Schedules, order: list[int]) -> Made:
    effects = schedules.nothing[:]
    states = schedules.continued(schedules.begun, order, effects)
    return Made(order, effects, [schedules.begun, *states])


def by_aims(schedules: Schedules, due: DueDays) -> Made:
    """Return the schedule that keeps the aims taken up one after the other."""
    instance = schedules.instance
    met = [NEVER + instance.within(instance.base[one.asked]) for one in instance.movable]
    made = _made(schedules, due.order(met))
    for last_days in due.by_aim:
        own = met[:]
        for place, day in last_days.items():
            own[place] = min(own[place], day)
        tried = _made(schedules, due.order(own))
        if all(effect.start <= day for effect, day in zip(tried.effects, own, strict=True)):
            met, made = own, tried
    return made


def best_by_prices(schedules: Schedules, made: Made, work: int) -> Made:
    """Return the best of a schedule and those that prices of days suggest in so much work."""
    ranks, best = schedules.instance.ranks, [made]
    begin = ranks.upto(min(schedules.first_days) - 1)
    end = ranks.upto(max(effect.last for effect in made.effects)) + _BEYOND
    horizon = min(end, len(ranks.ordinals)) - begin
    if 0 < horizon * len(made.order) <= _MOST and made.states[-1][2]:
        spans = PriceSpans(schedules, horizon)
        for days in priced_days(spans, work, lambda: best[-1].states[-1][3]):
            tried = _made(schedules, _ordered(schedules, days))
            if tried.states[-1][2] < best[-1].states[-1][2]:
                best.append(tried)
    return best[-1]


def _ordered(schedules: Schedules, days: Sequence[float]) -> list[int]:
    """Return the order of the days, with each piece after those that lead to it."""
    keys = list(days)
    for place, before in enumerate(schedules.instance.before):
        keys[place] = max([keys[place], *(keys[other] + 1 for other in before)])
    return sorted(range(len(keys)), key=keys.__getitem__)
