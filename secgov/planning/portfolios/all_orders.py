"""
All orders of a few pieces of work, by depth-first branch and bound.

An order is left off where it costs as much as the best one already, or where its days go back:
the same schedule comes from the order of its days.
"""

from __future__ import annotations

from math import inf
from random import Random

from secgov.planning.portfolios.pieces_of_work import Effect
from secgov.planning.portfolios.work_effects import Instance
from secgov.planning.portfolios.work_schedules import Schedules, State

__all__ = ["best_of_all_orders"]

_Last = tuple[float, int]


def best_of_all_orders(instance: Instance, seed: int) -> tuple[int, dict[int, float]]:
    """
    Return the least that an order of the movable pieces weighs, and the day of each piece.

    *seed* decides which order is tried first, and so which of equally good ones it is; but where
    nothing is lost by taking the pieces as they come, that is the answer.
    """
    schedules = Schedules(instance)
    pieces = list(range(len(instance.movable)))
    effects = schedules.nothing[:]
    best, found = schedules.continued(schedules.begun, pieces, effects)[2], effects
    Random(seed).shuffle(pieces)
    waiting: list[tuple[tuple[int, ...], State, list[Effect], _Last]] = [
        ((), schedules.begun, effects, (-inf, -1))]
    while waiting and best > 0:
        begun, state, effects, last = waiting.pop()
        for place in pieces:
            if place in begun or not set(instance.before[place]) <= set(begun):
                continue
            tried = effects[:]
            after = schedules.continued(state, (place,), tried)
            if after[2] >= best or (tried[place].start, place) < last:
                continue
            if len(begun) + 1 == len(pieces):
                best, found = after[2], tried
            else:
                waiting.append(((*begun, place), after, tried, (tried[place].start, place)))
    return best, {place: effect.start for place, effect in enumerate(found)}
