"""
The ways on from pieces of work: the steps that follow each, as far as the next piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

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

    @cached_property
    def _returning(self) -> tuple[tuple[_Step, ...], ...]:
        """Return of the steps after each piece those that lead to its return."""
        found = []
        for piece, way in zip(self.movable, self.steps, strict=True):
            wanted, steps = {piece.returned}, []
            for step in reversed(way):
                if step.name in wanted:
                    wanted.update(earlier for _, earlier in step.links)
                    steps.append(step)
            found.append(tuple(reversed(steps)))
        return tuple(found)

    def returned(self, place: int, start: float) -> float:
        """Return when the piece is returned if it is asked for on the day *start*."""
        piece = self.movable[place]
        days = {piece.asked: start}
        for step in self._returning[place]:
            days[step.name] = max(step.base, step.possible.earliest(max(
                relation.earliest(days[earlier]) for relation, earlier in step.links)))
        return days.get(piece.returned, start)
