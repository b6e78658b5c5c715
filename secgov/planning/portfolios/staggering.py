"""
Staggering: when each piece of work is asked for, so that no more is in hand than there is room.

What one schedule costs is compared level by level: releases missed, then warnings, then Working
Days of delay. A schedule comes from an order: each piece in turn is asked for on its first day with
room until its return. Some order gives a schedule as good as any, since moving a piece forward
never hurts another that is asked for later; so for few pieces all orders are tried. For more, each
day of room gets a price, and orders are made piece by piece and gone on with where least is lost
at those prices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from secgov.calendar.counting import WorkingDayRanks
from secgov.planning.network.network import Network
from secgov.planning.portfolios.all_orders import best_of_all_orders
from secgov.planning.portfolios.pieces_of_work import Aim, Piece
from secgov.planning.portfolios.priced_schedules import best_by_prices
from secgov.planning.portfolios.work_effects import Instance

__all__ = ["Staggering", "staggered"]

_FEW: Final = 7
"""For how many pieces all orders are tried."""


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
    few = len(instance.movable) <= _FEW
    best, starts = best_of_all_orders(instance, seed) if few else best_by_prices(instance, seed)
    return Staggering(
        {instance.movable[place].asked: start for place, start in sorted(starts.items())},
        instance.costs(best), few or best == 0)
