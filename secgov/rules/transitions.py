"""
The life of a modification as a table: which act leads from which stage to which, and what it takes.

The table is data (`data/transitions.toml`); every row names the rule of the book from which its
words, source, force and evidence come. It is read and checked in `transition_reading`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

from secgov.rules.transition_rows import ALL_PATHS, LEFT, Again, Lapse, Move, Stage, Window

__all__ = ["SOME_PATH", "Transitions"]

SOME_PATH: Final = "some"
_OBJECTION: Final = "objection-raised"
_APPROVAL: Final = "approval"
_OFF_FAST_TRACK: Final = tuple(path for path in ALL_PATHS if path != "fast-track")

Reach: TypeAlias = Mapping[str, frozenset[str]]


@attrs.frozen(slots=False, eq=False)
class Transitions:
    """
    The whole table.

    >>> from secgov.rules.transition_reading import transitions
    >>> table = transitions()
    >>> table.start, table.ends
    ('submitted', ('implemented', 'rejected-and-ended', 'superseded', 'withdrawn-and-ended'))
    >>> sorted(table.reach("3")["implemented"])
    ['implemented']
    """

    stages: tuple[Stage, ...]
    moves: tuple[Move, ...]
    lapses: tuple[Lapse, ...] = ()
    again: tuple[Again, ...] = ()
    windows: tuple[Window, ...] = ()

    @cached_property
    def start(self) -> str:
        """Return the one stage in which every life begins."""
        return next(stage.name for stage in self.stages if stage.kind == "start")

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """Return the stages that nothing leads out of."""
        return tuple(stage.name for stage in self.stages if stage.kind == "end")

    @cached_property
    def closed(self) -> frozenset[str]:
        """Return the stages that only an act which lifts them leads out of, or time."""
        return frozenset(stage.name for stage in self.stages if stage.kind == "closed")

    @cached_property
    def timed(self) -> frozenset[str]:
        """Return the acts that some row has possible for a time only."""
        return frozenset(move.act for move in self.moves if move.within is not None)

    @cached_property
    def heard(self) -> frozenset[str]:
        """Return the stages that only an objection leads to: somebody must decide on it."""
        return frozenset(stage.name for stage in self.stages if {
            move.act for move in self.moves if move.to == stage.name} == {_OBJECTION})

    def says(self, stage: str) -> str:
        """Return what the stage of that name is called."""
        return next(one.says for one in self.stages if one.name == stage)

    def said(self, act: str, outcome: str, day: date, path: str, before: str, after: str) -> str:
        """
        Return what *act* is in words by the row that leads from one stage to another, or "".

        Where none leads from *before*, as where a record lacks what comes first, the rows that lead
        to *after* say it, or else all that are in force on *day*, if they say the same.

        >>> from secgov.rules.transition_reading import transitions
        >>> transitions().said("converted", "refinement", date(2016, 10, 14), "3", "submitted",
        ...                    "refinement")
        'the Panel sends it to the Refinement Process'
        """
        rows = [move for move in self.of_act.get((act, outcome), ())
                if path in move.paths and move.in_force(day)]
        to = [move for move in rows if after in move.targets()]
        says = {move.says for move in [move for move in to if before in move.sources] or to or rows}
        return says.pop() if len(says) == 1 else ""

    def leading(self, act: str, path: str, before: str, after: str) -> str:
        """Return what *act* is in words, whatever its outcome, if it leads from stage to stage."""
        says = {move.says for move in self.moves if move.act == act and path in move.paths
                and before in move.sources and move.to == after}
        return says.pop() if len(says) == 1 else ""

    @cached_property
    def of_act(self) -> Mapping[tuple[str, str], tuple[Move, ...]]:
        """Return the rows of each act and outcome."""
        found: dict[tuple[str, str], tuple[Move, ...]] = {}
        for move in self.moves:
            for outcome in move.outcomes:
                key = (move.act, outcome)
                found[key] = (*found.get(key, ()), move)
        return MappingProxyType(found)

    def meant(self, act: str, outcome: str, body: str) -> tuple[Move, ...]:
        """Return the rows of an act and outcome; those of *body* alone where it has any."""
        rows = self.of_act.get((act, outcome), ())
        return tuple(move for move in rows if move.bodies == (body,)) or rows

    def answer(self, act: str, outcome: str, body: str) -> Move | None:
        """Return the row by which *body* alone answers an objection with the act, if it has one."""
        return next((move for move in self.meant(act, outcome, body)
                     if move.bodies == (body,) and self.answers(move)), None)

    def answers(self, move: Move) -> bool:
        """Return whether by that row one body alone answers an objection."""
        return len(move.bodies) == 1 and (self.heard.issuperset(move.sources) or any(
            mark in one.marks for one in self.moves if one.act == _OBJECTION
            for mark in move.given))

    @cached_property
    def unapproved(self) -> frozenset[str]:
        """Return the stages in which no approval need have come before."""
        return _following(
            {self.start}, (move for move in self.moves if _APPROVAL not in move.marks))

    @cached_property
    def at(self) -> Mapping[tuple[str, str, str, str], tuple[Move, ...]]:
        """Return the rows by stage, act, outcome and path: what an act is looked up by."""
        found: dict[tuple[str, str, str, str], tuple[Move, ...]] = {}
        for move in self.moves:
            for source in move.sources:
                for outcome in move.outcomes:
                    for path in move.paths:
                        key = (source, move.act, outcome, path)
                        found[key] = (*found.get(key, ()), move)
        return MappingProxyType(found)

    def rows(self, act: str, outcome: str, path: str, *, part: bool = False) -> tuple[Move, ...]:
        """Return the rows of an act with its outcome on a path, whatever the stage."""
        return tuple(move for move in self.of_act.get((act, outcome), ())
                     if path in move.paths and move.of_part in (None, part))

    @cached_property
    def _reach(self) -> Mapping[str, Reach]:
        return MappingProxyType({
            SOME_PATH: self._closure(*_OFF_FAST_TRACK),
            **{path: self._closure(path) for path in ALL_PATHS}})

    def reach(self, path: str) -> Reach:
        """
        Return which stages can follow each on *path*, itself included.

        `SOME_PATH` stands for any but Fast-Track: a path that is recorded may have changed.

        No way leads out of a closed stage here: an adoption lifts an end that the record shows,
        so it counts only where it is recorded itself.
        """
        return self._reach[path]

    def _closure(self, *paths: str) -> Reach:
        direct: dict[str, set[str]] = {stage.name: {stage.name} for stage in self.stages}
        for source, to in self.edges(*paths):
            direct[source].add(to)
        changed = True
        while changed:
            changed = False
            for reached in direct.values():
                wider = set().union(*(direct[stage] for stage in reached))
                changed = changed or wider != reached
                reached |= wider
        return MappingProxyType({stage: frozenset(found) for stage, found in direct.items()})

    def without(self, second: str, first: str, path: str) -> frozenset[str]:
        """
        Return the stages that can follow the act *first* on *path* without the act *second*.

        >>> from secgov.rules.transition_reading import transitions
        >>> sorted(transitions().without("converted", "csc-considered", "3"))
        ['development', 'superseded', 'withdrawn']
        """
        return _following(
            {stage for move in self.moves if move.act == first for stage in move.sources},
            (move for move in self.moves if move.act != second and path in move.paths))

    def edges(self, *paths: str) -> Iterator[tuple[str, str]]:
        """
        Yield the steps from stage to stage that *paths* have, but for lapses.

        What belongs to a sitting leads nowhere that the sitting could not.
        """
        for move in self.moves:
            if not (move.same_day or set(paths).isdisjoint(move.paths)):
                yield from ((source, to) for source in move.sources for to in move.targets()
                            if move.to and to != source and source not in self.closed)


def _following(stages: set[str], moves: Iterable[Move]) -> frozenset[str]:
    """Return *stages* with those that *moves* lead to from them."""
    found = {*stages}
    steps = [(source, move.to) for move in moves
             if move.to not in ("", LEFT) and not move.same_day for source in move.sources]
    while more := {to for source, to in steps if source in found} - found:
        found |= more
    return frozenset(found)
