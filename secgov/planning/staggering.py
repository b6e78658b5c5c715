"""
Staggering: when each piece of work is asked for, so that no more is in hand than there is room.

What one schedule costs is compared level by level: releases missed, then warnings, then Working
Days of delay. A schedule comes from an order: each piece in turn is asked for on its first day with
room until its return. Some order gives a schedule as good as any, since moving a piece forward
never hurts another that is asked for later; so for few pieces all orders are tried. For more, aims
are taken up one after the other, each only if it can be met beside those before it; then single
pieces are moved in the order as long as that does no harm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from random import Random
from typing import Final

import attrs

from secgov.calendar.counting import WorkingDayRanks
from secgov.planning.network import Network
from secgov.planning.pieces_of_work import LEVELS, Aim, Piece
from secgov.planning.work_schedules import Instance

__all__ = ["Staggering", "staggered"]

_FEW: Final = 7
_STEPS: Final = 20_000
"""Through how many steps after a piece schedules are followed at most: what bounds the work."""


@attrs.frozen
class Staggering:
    """
    The day on which each movable piece is asked for, by its step; infinite where none has room.

    `costs` has what is missed at each level. `optimal` is whether nothing does better.
    """

    starts: Mapping[str, float]
    costs: tuple[int, int, int]
    optimal: bool


def staggered(
    network: Network,
    pieces: Sequence[Piece],
    capacity: int,
    aims: Sequence[Aim],
    ranks: WorkingDayRanks,
    seed: int = 0,
) -> Staggering:
    """
    Return when each of *pieces* is asked for, with at most *capacity* in hand on any day.

    A piece that takes more than the whole capacity takes all of it. Work in hand already may
    exceed the capacity; then nothing is asked for until there is room. An aim that is missed
    without any capacity is measured from the day that it has then. The same *seed* always gives
    the same answer, and the work is bounded.
    """
    instance = Instance(network, tuple(pieces), capacity, tuple(aims), ranks)
    order = instance.order_for(range(len(aims)))
    best = instance.schedule(order)[0]
    few = len(order) <= _FEW
    if best > 0:
        best, order = (_of_all_orders if few else _improved)(instance, best, order, Random(seed))
    starts = instance.schedule(order)[1]
    return Staggering(
        {instance.movable[place].asked: start for place, start in sorted(starts.items())},
        instance.costs(best), few or best == 0)


def _improved(
    instance: Instance, best: float, order: tuple[int, ...], random: Random
) -> tuple[float, tuple[int, ...]]:
    """Return the best order found in bounded work, and what it weighs."""
    left = _STEPS
    deadlines = sorted(
        (number for number, one in enumerate(instance.aims) if one.level != LEVELS[2]),
        key=lambda number: (LEVELS.index(instance.aims[number].level),
                            min(instance.latest_starts[number].values(), default=0), number))
    met: list[int] = []
    for number in deadlines:
        if left < 0:
            break
        tried = instance.order_for([*met, number])
        total, starts, costs = instance.schedule(tried)
        left -= instance.steps_of(starts)
        if not costs.keys() & {*met, number}:
            met.append(number)
        if total < best:
            best, order = total, tried
    while left > 0 and best > 0:
        tried = _one_moved(instance, order, random)
        total, starts, _ = instance.schedule(tried, best + 1)
        left -= instance.steps_of(starts)
        if total <= best:
            best, order = total, tried
    return best, order


def _one_moved(instance: Instance, order: tuple[int, ...], random: Random) -> tuple[int, ...]:
    """Return *order* with one piece elsewhere, mostly near."""
    count = len(order)
    place = random.randrange(count)
    away = 1 + int(random.expovariate(0.2))
    to = min(count - 1, max(0, place + random.choice((-away, away))))
    rest = [*order[:place], *order[place + 1:]]
    rest.insert(to, order[place])
    return instance.lawful(rest)


def _of_all_orders(
    instance: Instance, best: float, order: tuple[int, ...], random: Random
) -> tuple[float, tuple[int, ...]]:
    """
    Return the best of all orders whose days do not go back, and what it weighs.

    *random* decides which is tried first, and so which of equally good ones it is.
    """
    pieces = list(range(len(instance.movable)))
    random.shuffle(pieces)
    waiting: list[tuple[tuple[int, ...], tuple[float, int]]] = [((), (-inf, -1))]
    while waiting:
        begun, last = waiting.pop()
        for place in pieces:
            if place in begun or not set(instance.before[place]) <= set(begun):
                continue
            tried = (*begun, place)
            total, starts, _ = instance.schedule(tried, best)
            if total >= best or (starts[place], place) < last:
                continue
            if len(tried) == len(pieces):
                best, order = total, tried
            else:
                waiting.append((tried, (starts[place], place)))
    return best, order
