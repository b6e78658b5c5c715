"""
Schedules of pieces of work on a network: what an order of them makes, and what it costs.

Only the asking of a piece is moved, and only to later days; all else follows by the network, so
every link of it is kept. Since each bound is monotone, a step is on the latest of the days that
each piece alone would give it: what a piece does on a day is found once and then remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import inf

import attrs

from secgov.calendar.counting import WorkingDayRanks
from secgov.planning.network import Link, Network, Node
from secgov.planning.pieces_of_work import LEVELS, Aim, Effect, Piece

__all__ = ["Instance"]


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
    def latest_starts(self) -> tuple[Mapping[int, float], ...]:
        """Return for each aim the last day of each piece that leads to it, if it is to be met."""
        return tuple(self._latest_starts(one) for one in self.aims)

    def _latest_starts(self, aim: Aim) -> Mapping[int, float]:
        found, waiting = set(aim.latest), list(aim.latest)
        while waiting:
            for link in self.into[waiting.pop()][2]:
                if link.earlier not in found and self.into[link.earlier][1].done is None:
                    found.add(link.earlier)
                    waiting.append(link.earlier)
        latest = {step: max(aim.latest[step], self.base[step]) if step in aim.latest else inf
                  for step in found}
        for _, node, links in sorted((self.into[step] for step in found), reverse=True):
            day = latest[node.step] = node.possible.latest(latest[node.step])
            for link in links:
                if link.earlier in latest:
                    latest[link.earlier] = min(latest[link.earlier], link.relation.latest(day))
        return {self.asked_by[step]: latest[step] for step in found if step in self.asked_by}

    def order_for(self, aims: Iterable[int]) -> tuple[int, ...]:
        """Return the order by the latest starts that meet *aims*, then by the first days."""
        last: dict[int, float] = {}
        for number in aims:
            for place, day in self.latest_starts[number].items():
                last[place] = min(day, last.get(place, inf))
        return self.lawful(sorted(range(len(self.movable)), key=lambda place: (
            last.get(place, inf), self.base[self.movable[place].asked], place)))

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

    def steps_of(self, places: Iterable[int]) -> int:
        """Return through how many steps the schedule of these pieces was followed."""
        return sum(map(self._lengths.__getitem__, places))

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(map(len, self.ways))

    @cached_property
    def known(self) -> tuple[dict[float, Effect], ...]:
        """Return what was found of each piece by its day: no day is gone through twice."""
        return tuple({} for _ in self.movable)

    def effect(self, place: int, start: float) -> Effect:
        """Return what the piece does if it is asked for on the day *start*."""
        found = self.known[place].get(start)
        if found is None:
            found = self.known[place][start] = self._effect(self.movable[place], place, start)
        return found

    def _effect(self, piece: Piece, place: int, start: float) -> Effect:
        days = {piece.asked: start}
        ready: list[tuple[int, float]] = []
        costs: dict[int, int] = dict(self._missed(piece.asked, start))
        for node, links in self.ways[place]:
            bound = max(link.relation.earliest(days[link.earlier]) for link in links)
            day = days[node.step] = max(self.base[node.step], node.possible.earliest(bound))
            if node.step in self.asked_by:
                ready.append((self.asked_by[node.step], day))
                continue
            for number, cost in self._missed(node.step, day):
                costs[number] = max(cost, costs.get(number, 0))
        last = self._within(days.get(piece.returned, start))
        return Effect(last, tuple(ready), tuple(costs.items()))

    def _within(self, day: float) -> int:
        return int(min(day, self.ranks.ordinals[-1]))

    def _missed(self, step: str, day: float) -> Iterator[tuple[int, int]]:
        for number, latest in self.aimed.get(step, ()):
            if day > latest:
                level = LEVELS.index(self.aims[number].level)
                late = self.ranks.upto(day) - self.ranks.upto(latest) if level == 2 else 1
                yield number, late * self.weights[level]

    @cached_property
    def before(self) -> tuple[tuple[int, ...], ...]:
        """Return for each piece those whose asking is next before it on some way."""
        found: list[list[int]] = [[] for _ in self.movable]
        for place, way in enumerate(self.ways):
            for node, _ in way:
                if node.step in self.asked_by:
                    found[self.asked_by[node.step]].append(place)
        return tuple(map(tuple, found))

    def lawful(self, order: Iterable[int]) -> tuple[int, ...]:
        """Return *order* with each piece after those that lead to it."""
        placed: dict[int, None] = {}
        for wanted in order:
            waiting = [wanted]
            while waiting:
                missing = [one for one in self.before[waiting[-1]] if one not in placed]
                if missing:
                    waiting += missing
                else:
                    placed[waiting.pop()] = None
        return tuple(placed)

    @cached_property
    def taken(self) -> tuple[int, tuple[int, ...]]:
        """
        Return a first day, and for each number of pieces the days with so many begun ones.

        The days are the bits of a number. Number 0 stands for nothing.
        """
        first = int(min((one.since if one.since is not None else self.base[one.asked]
                         for one in self.pieces), default=0))
        levels = [0] * (self.capacity + 1)
        for one in self.pieces:
            if one.since is not None:
                last = self._within(self.base[one.returned])
                _take(levels, int(one.since) - first, last - first, one.takes)
        return first, tuple(levels)

    def schedule(
        self, order: Sequence[int], limit: float = inf
    ) -> tuple[float, dict[int, float], dict[int, int]]:
        """
        Return what the schedule of *order* weighs, the day of each piece, and what each aim costs.

        It is left unfinished where it weighs *limit* already. An order may have some pieces only.
        """
        first, begun = self.taken
        levels = list(begun)
        ready = [self.base[one.asked] for one in self.movable]
        costs: dict[int, int] = {}
        starts: dict[int, float] = {}
        total = 0
        for place in order:
            takes = min(self.movable[place].takes, self.capacity)
            start, effect = self._fitted(place, ready[place], levels[self.capacity + 1 - takes])
            starts[place] = start
            if start < inf:
                _take(levels, int(start) - first, effect.last - first, takes)
            for later, day in effect.ready:
                if day > ready[later]:
                    ready[later] = day
            for number, cost in effect.costs:
                more = cost - costs.get(number, 0)
                if more > 0:
                    costs[number] = cost
                    total += more
            if total >= limit:
                break
        return total, starts, costs

    def _fitted(self, place: int, ready: float, full: int) -> tuple[float, Effect]:
        """Return the first day from *ready* on with room until the return, and what it does."""
        first, possible, known = self.taken[0], self.possible[place], self.known[place]
        start = ready
        while start < inf:
            day = int(start)
            ahead = full >> day - first
            # The lowest day that is not full is where adding one to the full days carries to.
            start = possible(day + (~ahead & ahead + 1).bit_length() - 1)
            if start > day:
                continue
            effect = known.get(start) or self.effect(place, start)
            clash = ahead & (2 << effect.last - day) - 1
            if not clash:
                return start, effect
            start = possible(day + clash.bit_length())
        return inf, self.effect(place, inf)

    @cached_property
    def possible(self) -> tuple[Callable[[float], float], ...]:
        """Return for each piece what gives the first day on which it can be asked for."""
        return tuple(self.into[one.asked][1].possible.earliest for one in self.movable)


def _take(levels: list[int], first: int, last: int, takes: int) -> None:
    """Add work from *first* to *last* to the days with one piece, with two, and so on."""
    days = (2 << max(0, last - first)) - 1 << first
    for _ in range(takes):
        carried = days
        for number in range(1, len(levels)):
            both = levels[number] & carried
            levels[number] |= carried
            carried = both
            if not carried:
                break
