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
from operator import attrgetter
from typing import Final

import attrs

from secgov.calendar.counting import Relation, WorkingDayRanks
from secgov.planning.network import Link, Network, Node
from secgov.planning.pieces_of_work import FELT, LEVELS, Aim, Effect, Piece, Plateau

__all__ = ["Instance"]

_Aims = tuple[tuple[int, float], ...]
_Step = tuple[str, float, Relation, tuple[tuple[Relation, str], ...], int | None, _Aims]
"""A step, its day without a capacity, when it is possible, its links, what it asks for, aims."""
_UNTIL: Final = attrgetter("until")


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
    def ways(self) -> tuple[tuple[tuple[Node, tuple[Link, ...]], ...], ...]:
        """Return the steps after each piece, in order, as far as the next piece on the way."""
        out: dict[str, list[str]] = {}
        for link in self.network.links:
            out.setdefault(link.earlier, []).append(link.later)
        return tuple(self._way(one, out) for one in self.movable)

    def _way(
        self, piece: Piece, out: Mapping[str, Iterable[str]]
    ) -> tuple[tuple[Node, tuple[Link, ...]], ...]:
        reached, waiting = {piece.asked}, [piece.asked]
        passed = {piece.asked}
        while waiting:
            for later in out.get(waiting.pop(), ()):
                if later not in reached and self.into[later][1].done is None:
                    reached.add(later)
                    if later not in self.asked_by:
                        waiting.append(later)
                        passed.add(later)
        steps = sorted(self.into[step] for step in reached - {piece.asked})
        return tuple((node, tuple(link for link in links if link.earlier in passed))
                     for _, node, links in steps)

    @cached_property
    def _compiled(self) -> tuple[tuple[_Step, ...], ...]:
        return tuple(tuple((
            node.step, self.base[node.step], node.possible,
            tuple((link.relation, link.earlier) for link in links),
            self.asked_by.get(node.step), self.aimed.get(node.step, ()),
        ) for node, links in way) for way in self.ways)

    @cached_property
    def shared(self) -> frozenset[int]:
        """Return the aims on which more than one piece has an effect."""
        seen: set[int] = set()
        more: set[int] = set()
        for one, way in zip(self.movable, self.ways, strict=True):
            steps = [one.asked, *(node.step for node, _ in way if node.step not in self.asked_by)]
            aims = {number for step in steps for number, _ in self.aimed.get(step, ())}
            more |= seen & aims
            seen |= aims
        return frozenset(more)

    @cached_property
    def first(self) -> int:
        """Return a day before which no piece is in hand."""
        return int(min((one.since if one.since is not None else self.base[one.asked]
                        for one in self.pieces), default=0))

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
                found = Effect(start, self._last_day(place, start), self.plateau(place, start))
            known[ready] = known[start] = found
        return found

    def _last_day(self, place: int, start: float) -> float:
        """Return the last day in hand: one without a start is never in hand."""
        if start == inf:
            return -inf
        piece = self.movable[place]
        days = {piece.asked: start}
        for step, base, possible, links, _, _ in self._returning[place]:
            days[step] = max(base, possible.earliest(max(
                relation.earliest(days[earlier]) for relation, earlier in links)))
        return max(start, self.within(days.get(piece.returned, start)))

    @cached_property
    def _returning(self) -> tuple[tuple[_Step, ...], ...]:
        """Return of the steps after each piece those that lead to its return."""
        found = []
        for piece, way in zip(self.movable, self._compiled, strict=True):
            wanted, steps = {piece.returned}, []
            for one in reversed(way):
                if one[0] in wanted:
                    wanted.update(earlier for _, earlier in one[3])
                    steps.append(one)
            found.append(tuple(reversed(steps)))
        return tuple(found)

    @cached_property
    def _plateaus(self) -> tuple[list[Plateau], ...]:
        return tuple([] for _ in self.movable)

    def plateau(self, place: int, start: float) -> Plateau:
        """Return what follows if the piece is asked for on the day *start*."""
        piece, known = self.movable[place], self._plateaus[place]
        if start == inf:
            return self._plateau(piece, inf)
        day = known[-1].until + 1 if known else self.base[piece.asked]
        while day <= start:
            known.append(self._plateau(piece, day))
            day = known[-1].until + 1
        return known[bisect_left(known, start, key=_UNTIL)]

    def _plateau(self, piece: Piece, start: float) -> Plateau:
        days = {piece.asked: start}
        ready: dict[int, float] = {}
        costs: dict[int, int] = {}
        way = self._compiled[self.asked_by[piece.asked]]
        for step, base, possible, links, asks, _ in way:
            bound = -inf
            for relation, earlier in links:
                day = relation.earliest(days[earlier])
                if day > bound:
                    bound = day
            day = possible.earliest(bound)
            days[step] = day if day > base else base
            if asks is not None:
                ready[asks] = days[step]
        # Back again: how late each step may be for all that is felt to stay as it is.
        latest = dict.fromkeys(days, inf)
        for step, _, possible, links, asks, aims in reversed(way):
            until = latest[step]
            if asks is not None:
                until = min(until, days[step])
            elif aims:
                until = min(until, self._missed(days[step], aims, costs))
            if until < inf:
                until = possible.latest(until)
                for relation, earlier in links:
                    day = relation.latest(until)
                    if day < latest[earlier]:
                        latest[earlier] = day
        until = min(latest[piece.asked],
                    self._missed(start, self.aimed.get(piece.asked, ()), costs))
        own = [number for number in costs if number not in self.shared]
        return Plateau(
            until, ready, sum(costs[number] for number in own),
            sum(self._felt(number, costs[number]) for number in own),
            tuple((number, cost, self._felt(number, cost)) for number, cost in costs.items()
                  if number in self.shared))

    def within(self, day: float) -> int:
        """Return *day*, or the last day of the calendar where that is before it."""
        return int(min(day, self.ranks.ordinals[-1]))

    def _missed(self, day: float, aims: Iterable[tuple[int, float]], costs: dict[int, int]) -> float:
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
        for place, way in enumerate(self.ways):
            for node, _ in way:
                if node.step in self.asked_by:
                    found[self.asked_by[node.step]].append(place)
        return tuple(map(tuple, found))
