"""
What a piece of work does to a network, and what that costs, by the day on which it is asked for.

Only the asking of a piece is moved, and only to later days; all else follows by the network, so
every link of it is kept. Since each bound is monotone, a step is on the latest of the days that
each piece alone would give it: what a piece does on a day is found once and then remembered.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from math import inf
from operator import itemgetter
from typing import Final

import attrs

from secgov.calendar.counting import WorkingDayRanks
from secgov.planning.network.network import Link, Network, Node
from secgov.planning.portfolios.pieces_of_work import FELT, LEVELS, Aim, Effect, Piece, Plateau
from secgov.planning.portfolios.work_ways import Ways

__all__ = ["Instance"]

_UNTIL: Final = itemgetter(0)


@attrs.frozen(slots=False, eq=False)
class Instance:
    """The instance with what every schedule needs, made once."""

    network: Network
    pieces: tuple[Piece, ...]
    capacity: int
    aims: tuple[Aim, ...]
    ranks: WorkingDayRanks

    @cached_property
    def base(self) -> Mapping[str, float]:
        """Return the day of each step without a capacity."""
        return self.network.forward().days

    @cached_property
    def movable(self) -> tuple[Piece, ...]:
        """Return the pieces that can be moved, none before what leads to it."""
        return tuple(sorted((one for one in self.pieces if one.since is None),
                            key=lambda one: self.into[one.asked][0]))

    @cached_property
    def weights(self) -> tuple[int, int, int]:
        """Return what one miss of each level weighs: more than all misses of lower levels."""
        counts = [sum(one.level == level for one in self.aims) for level in LEVELS]
        warning = counts[2] * len(self.ranks.ordinals) + 1
        return warning * (counts[1] + 1), warning, 1

    def costs(self, total: float) -> tuple[int, int, int]:
        """Return what is missed at each level by a schedule that weighs *total*."""
        releases, rest = divmod(int(total), self.weights[0])
        return releases, *divmod(rest, self.weights[1])

    @cached_property
    def asked_by(self) -> Mapping[str, int]:
        """Return the place of each movable piece by the step that asks for it."""
        return {one.asked: place for place, one in enumerate(self.movable)}

    @cached_property
    def aimed(self) -> Mapping[str, tuple[tuple[int, float], ...]]:
        """Return the aims of each step, with the day after which each is missed."""
        found: dict[str, tuple[tuple[int, float], ...]] = {}
        for number, one in enumerate(self.aims):
            for step, day in one.latest.items():
                found[step] = (*found.get(step, ()), (number, max(day, self.base[step])))
        return found

    @cached_property
    def into(self) -> Mapping[str, tuple[int, Node, tuple[Link, ...]]]:
        """Return the place of each step in the network, with its node and the links into it."""
        return {node.step: (place, node, links)
                for place, (node, links) in enumerate(self.network.order)}

    @cached_property
    def ways(self) -> Ways:
        """Return what follows each piece."""
        return Ways(self.network, self.movable, self.base, self.into, self.asked_by, self.aimed)

    @cached_property
    def shared(self) -> frozenset[int]:
        """Return the aims on which more than one piece has an effect."""
        seen: set[int] = set()
        more: set[int] = set()
        for one, way in zip(self.movable, self.ways.steps, strict=True):
            steps = [one.asked, *(step.name for step in way if step.asks is None)]
            aims = {number for step in steps for number, _ in self.aimed.get(step, ())}
            more |= seen & aims
            seen |= aims
        return frozenset(more)

    @cached_property
    def known(self) -> tuple[dict[float, Effect], ...]:
        """Return what was found of each piece by its day: no day is gone through twice."""
        return tuple({} for _ in self.movable)

    def effect(self, place: int, ready: float) -> Effect:
        """Return what the piece does if it is asked for as soon as possible from *ready* on."""
        known = self.known[place]
        found = known.get(ready)
        if found is None:
            start = self.into[self.movable[place].asked][1].possible.earliest(ready)
            found = known.get(start)
            if found is None:
                last = (-inf if start == inf else
                        max(start, self.within(self.ways.returned(place, start))))
                found = Effect(start, last, self.plateau(place, start))
            known[ready] = known[start] = found
        return found

    @cached_property
    def _plateaus(self) -> tuple[list[tuple[float, float, Plateau]], ...]:
        return tuple([] for _ in self.movable)

    def plateau(self, place: int, start: float) -> Plateau:
        """Return what follows if the piece is asked for on the day *start*."""
        piece, known = self.movable[place], self._plateaus[place]
        at = bisect_left(known, start, key=_UNTIL)
        if at == len(known) or known[at][1] > start:
            found = self._plateau(piece, start)
            if at < len(known) and known[at][0] == found.until:
                known[at] = found.until, start, found
            else:
                known.insert(at, (found.until, start, found))
        return known[at][2]

    def _plateau(self, piece: Piece, start: float) -> Plateau:
        days = {piece.asked: start}
        ready: dict[int, float] = {}
        costs: dict[int, int] = {}
        way = self.ways.steps[self.asked_by[piece.asked]]
        for step in way:
            bound = -inf
            for relation, earlier in step.links:
                day = relation.earliest(days[earlier])
                if day > bound:
                    bound = day
            days[step.name] = day = max(step.base, step.possible.earliest(bound))
            if step.asks is not None:
                ready[step.asks] = day
        # Back again: how late each step may be for all that is missed to stay as it is.
        latest = dict.fromkeys(days, inf)
        for step in reversed(way):
            until = latest[step.name]
            if step.asks is not None:
                until = min(until, days[step.name])
            elif step.aims:
                until = min(until, self._missed(days[step.name], step.aims, costs))
            if until < inf:
                until = step.possible.latest(until)
                for relation, earlier in step.links:
                    latest[earlier] = min(latest[earlier], relation.latest(until))
        missed = self._missed(start, self.aimed.get(piece.asked, ()), costs)
        until = max(start, min(latest[piece.asked], missed))
        own = [number for number in costs if number not in self.shared]
        return Plateau(
            until, ready, sum(costs[number] for number in own),
            sum(self._felt(number, costs[number]) for number in own),
            tuple((number, cost, self._felt(number, cost)) for number, cost in costs.items()
                  if number in self.shared))

    def within(self, day: float) -> int:
        """Return *day*, or the last day of the calendar where that is before it."""
        return int(min(day, self.ranks.ordinals[-1]))

    def _missed(
        self, day: float, aims: Iterable[tuple[int, float]], costs: dict[int, int]
    ) -> float:
        """Write what a step misses on *day* into *costs*; return until when it is no more."""
        until = inf
        for number, latest in aims:
            level = LEVELS.index(self.aims[number].level)
            if day <= latest:
                until = min(until, latest)
                continue
            late = 1
            if level == 2:
                late, until = self.ranks.upto(day) - self.ranks.upto(latest), min(until, day)
            costs[number] = max(costs.get(number, 0), late * self.weights[level])
        return until

    def _felt(self, number: int, cost: int) -> int:
        return FELT.get(self.aims[number].level, cost)

    @cached_property
    def before(self) -> tuple[tuple[int, ...], ...]:
        """Return for each piece those whose asking is next before it on some way."""
        found: list[list[int]] = [[] for _ in self.movable]
        for place, way in enumerate(self.ways.steps):
            for step in way:
                if step.asks is not None:
                    found[step.asks].append(place)
        return tuple(map(tuple, found))
