"""
The ways on from pieces of work: the steps that follow each, as far as the next piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from math import inf

import attrs

from secgov.calendar.counting import Relation
from secgov.planning.network.network import Link, Network, Node
from secgov.planning.portfolios.pieces_of_work import Piece

__all__ = ["Ways"]


@attrs.frozen
class _Step:
    """
    A step on a way: its day without a capacity, when it is possible, its links, and its aims.

    `asks` is the place of the piece that it asks for.
    """

    name: str
    base: float
    possible: Relation
    links: tuple[tuple[Relation, str], ...]
    asks: int | None
    aims: tuple[tuple[int, float], ...]


@attrs.frozen(slots=False, eq=False)
class Ways:
    """The ways on from the movable pieces, each made once; a done step ends its way."""

    network: Network
    movable: tuple[Piece, ...]
    base: Mapping[str, float]
    into: Mapping[str, tuple[int, Node, tuple[Link, ...]]]
    asked_by: Mapping[str, int]
    aimed: Mapping[str, tuple[tuple[int, float], ...]]

    @cached_property
    def steps(self) -> tuple[tuple[_Step, ...], ...]:
        """Return the steps after each piece, in order, as far as the next piece on the way."""
        out: dict[str, list[str]] = {}
        for link in self.network.links:
            out.setdefault(link.earlier, []).append(link.later)
        return tuple(self._way(one, out) for one in self.movable)

    def _way(self, piece: Piece, out: Mapping[str, Iterable[str]]) -> tuple[_Step, ...]:
        reached, waiting = {piece.asked}, [piece.asked]
        passed = {piece.asked}
        while waiting:
            for later in out.get(waiting.pop(), ()):
                if later not in reached and self.into[later][1].done is None:
                    reached.add(later)
                    if later not in self.asked_by:
                        waiting.append(later)
                        passed.add(later)
        return tuple(_Step(
            node.step, self.base[node.step], node.possible,
            tuple((link.relation, link.earlier) for link in links if link.earlier in passed),
            self.asked_by.get(node.step), self.aimed.get(node.step, ()),
        ) for _, node, links in sorted(self.into[step] for step in reached - {piece.asked}))

    def _leading(self, place: int, wanted: str) -> tuple[_Step, ...]:
        """Return of the steps after a piece those that lead to the one called *wanted*."""
        names, steps = {wanted}, []
        for step in reversed(self.steps[place]):
            if step.name in names:
                names.update(earlier for _, earlier in step.links)
                steps.append(step)
        return tuple(reversed(steps))

    @cached_property
    def _returning(self) -> tuple[tuple[_Step, ...], ...]:
        return tuple(self._leading(place, piece.returned)
                     for place, piece in enumerate(self.movable))

    @cached_property
    def _asking(self) -> Mapping[tuple[int, int], tuple[_Step, ...]]:
        return {(place, step.asks): self._leading(place, step.name)
                for place, way in enumerate(self.steps) for step in way if step.asks is not None}

    def last_day(self, place: int, later: int, due: float) -> float:
        """Return the last day to ask for a piece if one that is next after it is due on *due*."""
        asked = self.movable[place].asked
        latest = {self.movable[later].asked: due}
        for step in reversed(self._asking[place, later]):
            if step.base > latest[step.name]:
                return -inf
            until = step.possible.latest(latest[step.name])
            for relation, earlier in step.links:
                latest[earlier] = min(latest.get(earlier, inf), relation.latest(until))
        return self.into[asked][1].possible.latest(latest[asked])

    def returned(self, place: int, start: float) -> float:
        """Return when the piece is returned if it is asked for on the day *start*."""
        piece = self.movable[place]
        days = {piece.asked: start}
        for step in self._returning[place]:
            days[step.name] = max(step.base, step.possible.earliest(max(
                relation.earliest(days[earlier]) for relation, earlier in step.links)))
        return days.get(piece.returned, start)
