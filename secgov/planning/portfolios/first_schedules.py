"""
The schedule from which a search begins: that of the aims kept one group after the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from secgov.planning.portfolios.due_days import NEVER, DueDays
from secgov.planning.portfolios.pieces_of_work import Effect
from secgov.planning.portfolios.work_schedules import Schedules, State

__all__ = ["Made", "by_aims", "made"]

_MOST: Final = 40_000
"""How many pieces are given a day at most: it bounds the work."""


@attrs.frozen(eq=False)
class Made:
    """What an order makes: what each piece does, and the state after the last."""

    effects: list[Effect]
    last: State

    @property
    def weight(self) -> int:
        """Return what it costs."""
        return self.last[2]

    @property
    def felt(self) -> int:
        """Return what a search feels of that."""
        return self.last[3]


def made(schedules: Schedules, order: list[int]) -> Made:
    """Return what *order* makes."""
    effects = schedules.nothing[:]
    return Made(effects, schedules.continued(schedules.begun, order, effects))


def by_aims(schedules: Schedules) -> Made:
    """Return the schedule that keeps the aims taken up: half of them where not all can be kept."""
    instance, due = schedules.instance, DueDays(schedules.instance)
    met = [NEVER + instance.within(instance.base[one.asked]) for one in instance.movable]
    best = made(schedules, due.order(met))
    waiting, work = [due.by_aim], len(met)
    while waiting and work < _MOST:
        group = waiting.pop()
        own = _due(met, group)
        tried = made(schedules, due.order(own))
        work += len(met)
        if all(effect.start <= day for effect, day in zip(tried.effects, own, strict=True)):
            met, best = own, tried
        elif len(group) > 1:
            half = len(group) // 2
            waiting += [group[half:], group[:half]]
    return best


def _due(met: list[int], group: tuple[Mapping[int, int], ...]) -> list[int]:
    """Return when each piece is due if the deadlines of *group* are to be met too."""
    own = met[:]
    for last_days in group:
        for place, day in last_days.items():
            own[place] = min(own[place], day)
    return own
