"""
Simulated annealing over due days: a search for a good order where there are too many for all.

Each piece has a due day, and the order is that of the due days. A move gives other due days to a
few pieces: one that is late is to be in time, and some that are in its way may be later; or one
takes its turn beside another. It is taken if it is no worse, and else with the probability of
Metropolis, which falls as the search cools (Kirkpatrick, Gelatt and Vecchi 1983).
"""

from __future__ import annotations

from math import inf, log
from random import Random
from typing import Final

import attrs

from secgov.planning.due_days import NEVER, DueDays
from secgov.planning.pieces_of_work import Effect
from secgov.planning.work_effects import Instance
from secgov.planning.work_schedules import Schedules, State

__all__ = ["annealed"]

_WORK: Final = 30_000
_WORK_OF_TWO: Final = 75
"""How many pieces are given a day at most, in all and for each two pieces: it bounds the work."""
_OVERHEAD: Final = 8
"""What a move costs beside its pieces, in pieces."""
_HOT: Final = 60.0
_COLD: Final = 3.0
"""How many Working Days worse a move may well be, at first and at last."""
_NEAR: Final = 8.0
"""By how many days a due day is brought forward at random, on average."""


@attrs.define(eq=False)
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

    def pushed(self, place: int, own: list[int], keys: list[tuple[int, int]]) -> None:
        """Write into *keys* what *own* means for the piece and all that lead to it."""
        due, after = self.due, self.due.after
        for one in due.leading[place]:
            day = own[one]
            for later in after[one]:
                day = min(day, due.before(one, later, keys[later][0]))
            keys[one] = day, due.topological[one]

    def binding(self, place: int) -> int:
        """Return the piece that makes this one due when it is: itself, or one after it."""
        while self.keys[place][0] < self.own[place]:
            day = self.keys[place][0]
            place = next(later for later in self.due.after[place]
                         if self.due.before(place, later, self.keys[later][0]) == day)
        return place

    def step(self, place: int) -> int:
        """Return on which step of its costs the piece is."""
        return self.due.costs[place].number(self.effects[place].felt)

    def sooner(self, due: int) -> int:
        """Return *due* or a day not long before it."""
        return due - int(-log(1 - self.random.random()) * _NEAR)

    def beside(self, own: list[int]) -> tuple[int, ...]:
        """Let a piece take its turn just before or after one that is asked for near it."""
        draw, effects = self.random.random, self.effects
        count = len(own)
        place = int(draw() * count)
        if draw() < 0.5:
            place = self.binding(place)
        start = effects[place].shift
        other = min((int(draw() * count) for _ in range(4)),
                    key=lambda one: (one == place, abs(effects[one].shift - start)))
        day, turn = self.keys[other]
        behind = turn < self.due.topological[place]
        own[place] = day + (not behind) if own[place] < day else day - behind
        return (place,)

    def in_time(self, own: list[int]) -> tuple[int, ...]:
        """Let a late piece be less late, and up to two that are in its way be later."""
        draw, effects, late = self.random.random, self.effects, self.late
        place = max((late[int(draw() * len(late))] for _ in range(2)),
                    key=lambda one: effects[one].felt)
        day = own[place] = self.sooner(self.due.costs[place].due(int(draw() * self.step(place))))
        first = day - self.schedules.instance.first
        last = first + effects[place].length
        others = [one for one, effect in enumerate(effects)
                  if effect.shift <= last and effect.shift + effect.length > first
                  and one != place]
        moved = [place]
        for _ in range((0, 1, 1, 2)[int(draw() * 4)] if others else 0):
            least = min((self.binding(others[int(draw() * len(others))]) for _ in range(2)),
                        key=self.rise)
            moved.append(self.later(least, own))
        return tuple(moved)

    def rise(self, place: int) -> float:
        """Return how much more a piece would cost on the next step."""
        step = self.step(place)
        costs = self.due.costs[place]
        return costs.value(step + 1) - costs.value(step)

    def later(self, place: int, own: list[int]) -> int:
        """Let a piece cost as much as it does, or a step more, and return it."""
        step = self.step(place) + (self.random.random() >= 0.3)
        own[place] = self.sooner(self.due.costs[place].due(step))
        return place

    def proposed(self) -> tuple[list[int], list[tuple[int, int]], list[int]]:
        """Return other due days, what they mean for all pieces, and the order that they make."""
        own, keys, kind = self.own[:], self.keys[:], self.random.random()
        if kind < 0.3:
            moved = self.beside(own)
        elif self.late and kind < 0.8:
            moved = self.in_time(own)
        else:
            moved = (self.later(self.binding(int(self.random.random() * len(own))), own),)
        for place in moved:
            self.pushed(place, own, keys)
        return own, keys, sorted(range(len(keys)), key=keys.__getitem__)

    def take(self, own: list[int], keys: list[tuple[int, int]], order: list[int],
             effects: list[Effect], states: list[State]) -> None:
        """Go on from this schedule, of which *states* are the last."""
        self.own, self.keys, self.order, self.effects = own, keys, order, effects
        self.states[len(self.states) - len(states):] = states
        self.late = [place for place in order if effects[place].felt]


def annealed(instance: Instance, seed: int) -> tuple[int, dict[int, float]]:
    """Return what the best schedule found weighs, and the day of each piece, in bounded work."""
    schedules, due = Schedules(instance), DueDays(instance)
    search = _begun(schedules, due, Random(seed))
    draw, count = search.random.random, len(search.order)
    best, found, work = search.states[-1][2], search.effects, 0
    most = min(_WORK, _WORK_OF_TWO * count * count)
    while work < most and best:
        heat = _HOT * (_COLD / _HOT) ** (work / most)
        own, keys, tried = search.proposed()
        same = next((place for place in range(count) if tried[place] != search.order[place]), count)
        effects = search.effects[:]
        limit = search.states[-1][3] - heat * log(1 - draw())
        states = schedules.continued(search.states[same], tried[same:], effects, limit)
        work += _OVERHEAD + len(states)
        if len(states) == count - same:
            search.take(own, keys, tried, effects, states)
            if search.states[-1][2] < best:
                best, found = search.states[-1][2], effects
    return best, {place: effect.start for place, effect in enumerate(found)}


def _begun(schedules: Schedules, due: DueDays, random: Random) -> _Search:
    """Return a search at the schedule that keeps the aims taken up one after the other."""
    instance = schedules.instance
    never = [NEVER + instance.within(instance.base[one.asked]) for one in instance.movable]
    found, met = _with(schedules, due, random, never), never
    for last_days in due.by_aim:
        own = met[:]
        for place, day in last_days.items():
            own[place] = min(own[place], day)
        tried = _with(schedules, due, random, own)
        if all(effect.start <= day for effect, day in zip(tried.effects, own, strict=True)):
            found, met = tried, own
    return found


def _with(schedules: Schedules, due: DueDays, random: Random, own: list[int]) -> _Search:
    """Return a search at the schedule that goes with these due days."""
    effects = [schedules.instance.effect(place, inf) for place in range(len(own))]
    search = _Search(schedules, due, random, own, [(NEVER, 0)] * len(own), [], effects,
                     [schedules.begun], [])
    keys = search.keys[:]
    for place in range(len(own)):
        search.pushed(place, own, keys)
    order = sorted(range(len(own)), key=keys.__getitem__)
    search.states += schedules.continued(schedules.begun, order, effects)
    search.take(own, keys, order, effects, search.states[1:])
    return search
