"""
Simulated annealing over orders: a search for a good one where there are too many for all.

The pieces stand in the order of the days on which they are asked for, each with that day as its
key. A move gives other keys to a few: one that is late is to be in time, and some that are in its
way may be later; or one takes its turn beside another. It is taken if it is no worse, and else
with the probability of Metropolis, which falls as the search cools (Kirkpatrick, Gelatt and
Vecchi 1983).
"""

from __future__ import annotations

from math import log
from random import Random
from typing import Final

import attrs

from secgov.planning.portfolios.due_days import NEVER, DueDays
from secgov.planning.portfolios.first_schedules import best_by_prices, by_aims
from secgov.planning.portfolios.pieces_of_work import Effect
from secgov.planning.portfolios.work_effects import Instance
from secgov.planning.portfolios.work_schedules import Schedules, State

__all__ = ["annealed"]

_WORK: Final = 22_000
_WORK_OF_TWO: Final = 75
"""How many pieces are given a day at most, in all and for each two pieces: it bounds the work."""
_ON_PRICES: Final = 3
"""How many steps are gone with prices for each of these."""
_OVERHEAD: Final = 8
"""What a move costs beside its pieces, in pieces."""
_HOT: Final = 10.0
_COLD: Final = 3.0
"""How many Working Days worse a move may well be, at first and at last."""
_FAR: Final = 60
"""How many days a piece is put off at most if nothing more is lost by it."""


@attrs.frozen(eq=False)
class _Search:
    """The schedule that a search is at, and how to get from it to others."""

    schedules: Schedules
    due: DueDays
    random: Random
    own: list[int]
    keys: list[tuple[int, int]]
    order: list[int]
    effects: list[Effect]
    states: list[State]
    late: list[int]

    def step(self, place: int) -> int:
        """Return on which step of its costs the piece is."""
        return self.due.costs[place].number(self.effects[place].then.felt)

    def between(self, first: float, last: float) -> int:
        """Return a day from *first* to *last*."""
        return int(last - self.random.random() * (last - first))

    def beside(self, own: list[int]) -> tuple[int, ...]:
        """Let a piece take its turn just before or after one that is asked for near it."""
        draw, count = self.random.random, len(own)
        place = int(draw() * count)
        start = self.own[place]
        other = min((int(draw() * count) for _ in range(4)),
                    key=lambda one: (one == place, abs(self.own[one] - start)))
        day, turn = self.keys[other]
        behind = turn < place
        own[place] = day + (not behind) if own[place] < day else day - behind
        return (place,)

    def in_time(self, own: list[int]) -> tuple[int, ...]:
        """Let a late piece be less late, and up to two that are in its way be later."""
        draw, effects, late = self.random.random, self.effects, self.late
        place = max((late[int(draw() * len(late))] for _ in range(2)),
                    key=lambda one: effects[one].then.felt)
        day = self.due.costs[place].due(int(draw() * self.step(place)))
        own[place] = self.between(self.schedules.first_days[place], day)
        last = day + effects[place].last - effects[place].start
        moved = [place]
        for _ in range((0, 1, 1, 2)[int(draw() * 4)]):
            others = [one for one in (int(draw() * len(own)) for _ in range(8))
                      if one != place and effects[one].start <= last and effects[one].last >= day]
            if others:
                moved.append(self.later(min(others[:2], key=self.rise), own))
        return tuple(moved)

    def rise(self, place: int) -> float:
        """Return how much more a piece would cost on the next step."""
        step, costs = self.step(place), self.due.costs[place]
        return costs.value(step + 1) - costs.value(step)

    def later(self, place: int, own: list[int]) -> int:
        """Let a piece be later, at the same cost or a step more, and return it."""
        last = self.due.costs[place].due(self.step(place) + (self.random.random() >= 0.3))
        now = self.own[place]
        own[place] = self.between(now, last if last < NEVER else now + _FAR)
        return place

    def proposed(self) -> list[int]:
        """Return the order of other keys."""
        own, keys, kind = self.own[:], self.keys[:], self.random.random()
        if kind < 0.3:
            moved = self.beside(own)
        elif self.late and kind < 0.9:
            moved = self.in_time(own)
        else:
            moved = (self.later(int(self.random.random() * len(own)), own),)
        for place in moved:
            self.due.lead(place, own, keys)
        return sorted(range(len(keys)), key=keys.__getitem__)

    def after(self, order: list[int], effects: list[Effect], states: list[State]) -> _Search:
        """Return the search at this schedule, in the order of its days; *states* are the last."""
        own = [int(min(effect.start, NEVER)) for effect in effects]
        keys = [(day, place) for place, day in enumerate(own)]
        by_day = sorted(order, key=keys.__getitem__)
        same = _first_difference(order, by_day)
        known = [*self.states[:len(self.states) - len(states)], *states][:same + 1]
        known += self.schedules.continued(known[same], by_day[same:], effects)
        return _Search(self.schedules, self.due, self.random, own, keys, by_day, effects, known,
                       [place for place in by_day if effects[place].then.felt])


def annealed(instance: Instance, seed: int) -> tuple[int, dict[int, float]]:
    """Return what the best schedule found weighs, and the day of each piece, in bounded work."""
    schedules, due = Schedules(instance), DueDays(instance)
    count = len(instance.movable)
    most = min(_WORK, _WORK_OF_TWO * count * count)
    made = best_by_prices(schedules, by_aims(schedules, due), _ON_PRICES * most)
    search = _Search(schedules, due, Random(seed), [], [], [], [], made.states, []).after(
        made.order, made.effects, made.states[1:])
    draw = search.random.random
    best, found, work = search.states[-1][2], search.effects, 0
    while work < most and best:
        heat = _HOT * (_COLD / _HOT) ** (work / most)
        tried = search.proposed()
        same = _first_difference(search.order, tried)
        effects = search.effects[:]
        limit = search.states[-1][3] - heat * log(1 - draw())
        states = schedules.continued(search.states[same], tried[same:], effects, limit)
        work += _OVERHEAD + len(states)
        if 0 < len(states) == count - same:
            search = search.after(tried, effects, states)
            if search.states[-1][2] < best:
                best, found = search.states[-1][2], search.effects[:]
    return best, {place: effect.start for place, effect in enumerate(found)}


def _first_difference(order: list[int], other: list[int]) -> int:
    """Return the first place in which two orders of the same pieces differ, or their length."""
    return next((place for place, (one, two) in enumerate(zip(order, other, strict=True))
                 if one != two), len(order))

