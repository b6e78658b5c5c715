"""
The life of a modification as a table: which act leads from which stage to which, and what it takes.

The table is data (`data/transitions.toml`); every row names the rule of the book from which its
words, source, force and evidence come. It is read and checked in `transition_reading`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

__all__ = ["ALL_PATHS", "LEFT", "Again", "Lapse", "Move", "Needs", "NotWhile", "Raiser", "Stage",
           "Transitions", "Window", "Within"]

LEFT: Final = "left"
"""The target of an adoption: the stage that the modification was withdrawn from."""

ALL_PATHS: Final = ("1", "2", "3", "fast-track", "unknown")

Reach: TypeAlias = Mapping[str, frozenset[str]]


@attrs.frozen
class Stage:
    """Where a modification can stand; `kind` is `start`, `end` or empty."""

    name: str
    says: str
    kind: str = ""


@attrs.frozen
class Needs:
    """One of these must have happened before, or the rule is broken."""

    any: tuple[str, ...]
    rule: str


@attrs.frozen
class NotWhile:
    """A span in which the act has no place, and the rule that says so."""

    span: str
    rule: str


@attrs.frozen
class Raiser:
    """On a path only one body may act."""

    path: str
    body: str
    rule: str


@attrs.frozen
class Within:
    """The time in which an act is possible, counted from another: the name of a parameter."""

    parameter: str
    after: str


@attrs.frozen
class Move:
    """
    One row: an act with some outcomes, from some stages to one, on some paths.

    `to` is empty where the modification stays, `LEFT` where it returns to the stage it left.
    `of_part` and `alternative` tell rows of one act and outcome apart: whether a part is
    implemented, and whether an alternative was approved.
    """

    act: str
    outcomes: tuple[str, ...]
    sources: tuple[str, ...]
    to: str
    rule: str
    paths: tuple[str, ...] = ALL_PATHS
    path_rule: str = ""
    takes: tuple[Needs, ...] = ()
    not_while: tuple[NotWhile, ...] = ()
    opens: str = ""
    closes: str = ""
    closing_rule: str = ""
    marks: tuple[str, ...] = ()
    undoes: tuple[str, ...] = ()
    path_becomes: str = ""
    within: Within | None = None
    raiser: Raiser | None = None
    of_part: bool | None = None
    alternative: bool | None = None
    record_only: bool = False
    since: date | None = None
    since_latest: date | None = None
    until: date | None = None
    plain: bool = attrs.field(init=False)
    """Whether nothing beside stage, outcome and path decides if the row is meant."""

    @plain.default
    def _plain(self) -> bool:
        return (self.of_part, self.alternative, self.since, self.until) == (None,) * 4

    def in_force(self, day: date) -> bool:
        """Return whether the row is in force on *day*, an uncertain start counted as begun."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until)

    def fits(self, *, part: bool, alternative: bool) -> bool:
        """Return whether the row is meant for an act of a part, or with an approved alternative."""
        return self.of_part in (None, part) and self.alternative in (None, alternative)

    def targets(self) -> tuple[str, ...]:
        """Return the stages in which the modification can stand after it."""
        return (self.to,) if self.to and self.to != LEFT else self.sources if not self.to else ()


@attrs.frozen
class Lapse:
    """What time alone does, once its number is verified: from one stage to another."""

    source: str
    to: str
    after: str
    parameter: str


@attrs.frozen
class Again:
    """After another act this one happens again only with one of a third kind between them."""

    act: str
    after: str
    only_with: tuple[str, ...]
    rule: str


@attrs.frozen
class Window:
    """A time in which something may be done that no act of the records shows."""

    name: str
    says: str
    after: str
    outcomes: tuple[str, ...]
    paths: tuple[str, ...]
    parameter: str
    following: str = ""


@attrs.frozen(slots=False, eq=False)
class Transitions:
    """
    The whole table.

    >>> from secgov.rules.transition_reading import transitions
    >>> table = transitions()
    >>> table.start, table.ends
    ('submitted', ('implemented', 'rejected', 'superseded', 'withdrawn-and-ended'))
    >>> sorted(table.reach("3")["implementation"])
    ['implementation', 'implemented', 'superseded']
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

    def says(self, stage: str) -> str:
        """Return what the stage of that name is called."""
        return next(one.says for one in self.stages if one.name == stage)

    @cached_property
    def of_act(self) -> Mapping[tuple[str, str], tuple[Move, ...]]:
        """Return the rows of each act and outcome."""
        found: dict[tuple[str, str], tuple[Move, ...]] = {}
        for move in self.moves:
            for outcome in move.outcomes:
                key = (move.act, outcome)
                found[key] = (*found.get(key, ()), move)
        return MappingProxyType(found)

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
        return MappingProxyType({path: self._closure(path) for path in ALL_PATHS})

    def reach(self, path: str) -> Reach:
        """
        Return which stages can follow each on *path*, itself included.

        An adoption is no way out of a withdrawal here: it lifts an end that the record shows, so
        it counts only where it is recorded itself.
        """
        return self._reach[path]

    def _closure(self, path: str) -> Reach:
        direct: dict[str, set[str]] = {stage.name: {stage.name} for stage in self.stages}
        for source, to in self.edges(path):
            direct[source].add(to)
        changed = True
        while changed:
            changed = False
            for reached in direct.values():
                wider = set().union(*(direct[stage] for stage in reached))
                changed = changed or wider != reached
                reached |= wider
        return MappingProxyType({stage: frozenset(found) for stage, found in direct.items()})

    def edges(self, path: str) -> Iterator[tuple[str, str]]:
        """Yield the steps from stage to stage that *path* has, without adoptions and lapses."""
        for move in self.moves:
            if path in move.paths:
                yield from ((source, to) for source in move.sources for to in move.targets()
                            if move.to and to != source)
