"""
Schedules of pieces of work: what an order of them makes, and what it costs.

This is the serial schedule generation scheme (Kelley 1963) of project scheduling: each piece in
turn is asked for on its first day with room until its return. Room is kept as in a shop with one
machine for each unit of the capacity: by the day from which on each is free. A piece takes those
that are free for the shortest time, so in the order of the days of any schedule each piece is asked
for no later than in it.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import inf

import attrs

from secgov.planning.portfolios.pieces_of_work import Effect
from secgov.planning.portfolios.work_effects import Instance

__all__ = ["Schedules", "State"]

State = tuple[tuple[float, ...], Mapping[int, tuple[int, int]], int, int]
"""
What the pieces so far come to.

The days from which on each unit of the capacity is free; what each shared aim costs; what all aims
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
    def nothing(self) -> list[Effect]:
        """Return what each movable piece does without a day."""
        return [self.instance.effect(place, inf) for place in range(len(self.takes))]

    @cached_property
    def begun(self) -> State:
        """Return what is in hand already: where it is more than the capacity, what is so last."""
        free = [-inf] * self.instance.capacity
        for one in self.instance.pieces:
            if one.since is not None:
                last = max(one.since, self.instance.within(self.instance.base[one.returned]))
                free += [last + 1] * one.takes
        return tuple(sorted(free)[-self.instance.capacity:]), {}, 0, 0

    def continued(
        self, state: State, order: Sequence[int], effects: list[Effect]
    ) -> State:
        """Return the state after the pieces of *order*, and write what each does there."""
        begun, seen, total, felt = state
        free, instance, first_days = list(begun), self.instance, self.first_days
        before, takes, known = instance.before, self.takes, instance.known
        for place in order:
            ready, units = first_days[place], takes[place]
            for other in before[place]:
                day = effects[other].then.ready[place]
                if day > ready:
                    ready = day
            if free[units - 1] > ready:
                ready = free[units - 1]
            effect = known[place].get(ready) or instance.effect(place, ready)
            effects[place] = effect
            then = effect.then
            total += then.total
            felt += then.felt
            for number, cost, feeling in then.shared:
                had, felt_before = seen.get(number, (0, 0))
                if cost > had:
                    seen = {**seen, number: (cost, feeling)}
                    total += cost - had
                    felt += feeling - felt_before
            if effect.start < inf:
                behind = bisect_right(free, effect.start)
                del free[behind - units:behind]
                for _ in range(units):
                    insort(free, effect.last + 1)
        return tuple(free), seen, total, felt
