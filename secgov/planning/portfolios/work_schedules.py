"""
Schedules of pieces of work: what an order of them makes, and what it costs.

This is the serial schedule generation scheme (Kelley 1963) of project scheduling: each piece in
turn is asked for on its first day with room until its return. The days on which so many pieces or
more are in hand are the bits of one number for each number of pieces, so room is found bit by bit
at once. What follows each place of an order is kept: another order with the same beginning goes on
from there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import inf

import attrs

from secgov.planning.portfolios.pieces_of_work import Effect
from secgov.planning.portfolios.work_effects import Instance

__all__ = ["Schedules", "State"]

State = tuple[tuple[int, ...], Mapping[int, tuple[int, int]], int, int]
"""
What the pieces so far come to.

The days with one piece in hand, with two, and so on; what each shared aim costs; what all aims
cost, and what a search feels of that.
"""


@attrs.frozen(slots=False, eq=False)
class Schedules:
    """The schedules of an instance."""

    instance: Instance

    @cached_property
    def takes(self) -> tuple[int, ...]:
        """Return what each movable piece takes of the capacity: never more than all."""
        return tuple(min(one.takes, self.instance.capacity) for one in self.instance.movable)

    @cached_property
    def first_days(self) -> tuple[float, ...]:
        """Return the first day of each movable piece without a capacity."""
        return tuple(self.instance.base[one.asked] for one in self.instance.movable)

    @cached_property
    def begun(self) -> State:
        """Return what is in hand already. Number 0 of the days stands for nothing."""
        levels = [0] * (self.instance.capacity + 1)
        for one in self.instance.pieces:
            if one.since is not None:
                length = self.instance.within(self.instance.base[one.returned]) - one.since + 1
                shift = int(one.since) - self.instance.first
                _take(levels, (1 << max(1, int(length))) - 1 << shift, one.takes)
        return tuple(levels), {}, 0, 0

    def continued(
        self, state: State, order: Sequence[int], effects: list[Effect], limit: float = inf
    ) -> list[State]:
        """
        Return the states after each piece of *order*, and write what each does into *effects*.

        The states are fewer where a piece is felt to bring all above *limit*.
        """
        levels, seen, total, felt = state
        full = list(levels)
        capacity, before, takes = self.instance.capacity, self.instance.before, self.takes
        states: list[State] = []
        for place in order:
            known, begun = self.instance.known[place], full[capacity + 1 - takes[place]]
            ready = self.first_days[place]
            for other in before[place]:
                ready = max(ready, effects[other].ready[place])
            while True:
                effect = known.get(ready) or self.instance.effect(place, ready)
                clash = begun >> effect.shift & effect.days
                if not clash:
                    break
                ready = effect.start + clash.bit_length()
            effects[place] = effect
            total += effect.total
            felt += effect.felt
            for number, cost, feeling in effect.shared:
                had, felt_before = seen.get(number, (0, 0))
                if cost > had:
                    seen = {**seen, number: (cost, feeling)}
                    total += cost - had
                    felt += feeling - felt_before
            if felt > limit:
                break
            _take(full, effect.days << effect.shift, takes[place])
            states.append((tuple(full), seen, total, felt))
        return states


def _take(levels: list[int], days: int, takes: int) -> None:
    """Add *days* to the days with one piece, with two, and so on."""
    for _ in range(takes):
        carried = days
        for number in range(1, len(levels)):
            both = levels[number]
            levels[number] = both | carried
            carried &= both
            if not carried:
                break
