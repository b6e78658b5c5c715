"""
The rules that open routes and paths, as data: what may be stated, what can be open, which rows.

A row says when it applies and what follows, and names the rule of the book that it applies; what
it cites, its force, its evidence and its days stand there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from types import MappingProxyType
from typing import Final

import attrs

from secgov.model.vocabulary import Vocabulary, Word
from secgov.rules.engines.port import Selections
from secgov.rules.engines.values import Condition, Fact, Selection

__all__ = ["FOUND", "OPEN", "Conditions", "Derived", "Input", "Pairs", "RouteRow", "RouteRules",
           "Target"]

OPEN: Final = "open"

Pairs = tuple[tuple[str, str], ...]
Conditions = tuple[tuple[str, tuple[str, ...]], ...]
FOUND: Final[Pairs] = (("contradiction", "found"),)


@attrs.frozen
class Input:
    """What a question may state: who judges it, its values, and the word for "nobody has"."""

    name: str
    asks: str
    judged_by: str
    open: str
    values: Pairs
    hints: Pairs = ()

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the values as a closed list of words."""
        return Vocabulary(f"a value of {self.name}",
                          tuple(Word(code, says) for code, says in self.values), hints=self.hints)

    @property
    def stated(self) -> tuple[str, ...]:
        """Return the values other than the word for "nobody has said"."""
        return tuple(code for code, _ in self.values if code != self.open)


@attrs.frozen
class Target:
    """What can be open: raising it, a path, or a route."""

    fact: str
    kind: str
    says: str


@attrs.frozen
class Derived:
    """What lies between, or follows from an open route."""

    name: str
    says: str
    values: Pairs
    follows: bool = False


@attrs.frozen
class RouteRow:
    """
    A row: the rule that it applies, when it does, and what follows.

    `when` names each fact with the values that fulfil it. One of a contradiction `says` in words
    what cannot be true together.
    """

    id: str
    rule: str
    when: Conditions
    concludes: Pairs = FOUND
    says: str = ""

    @property
    def selection(self) -> Selection:
        """Return the row as the engines take it."""
        return Selection(self.id, tuple(Condition(*pair) for pair in self.when), self.concludes)


@attrs.frozen(slots=False, cache_hash=True)
class RouteRules:
    """
    All rows with the facts that they speak of; `stage_began` bounds the day of SECMP0049.

    `contradictions` are rows of a book of their own, asked of all that the others conclude.
    """

    inputs: tuple[Input, ...]
    targets: tuple[Target, ...]
    derived: tuple[Derived, ...]
    rows: tuple[RouteRow, ...]
    stage_began: tuple[date, date]
    digest: str
    contradictions: tuple[RouteRow, ...] = ()

    def input(self, name: str) -> Input | None:
        """Return the input of that name, or nothing: it is concluded."""
        return self._inputs.get(name)

    @cached_property
    def _inputs(self) -> Mapping[str, Input]:
        return MappingProxyType({one.name: one for one in self.inputs})

    def asks(self, fact: str) -> str:
        """Return in words what a fact that rows conclude is about."""
        return self._topics.get(fact, fact)

    @cached_property
    def _topics(self) -> Mapping[str, str]:
        words = {one.fact: one.says for one in self.targets}
        words.update((one.name, one.says) for one in self.derived)
        return MappingProxyType(words)

    def says(self, fact: str, value: str) -> str:
        """Return what *value* of *fact* says in plain words."""
        return self._words.get((fact, value), value)

    def shown(self, concludes: Pairs) -> tuple[str, ...]:
        """Return in words those of *concludes* that lie between what is stated and a target."""
        return tuple(self.says(*pair) for pair in concludes if pair[0] in self._between)

    @cached_property
    def _between(self) -> frozenset[str]:
        return frozenset(one.name for one in self.derived if not one.follows)

    @cached_property
    def _words(self) -> Mapping[tuple[str, str], str]:
        named = (*((one.name, one.values) for one in self.inputs),
                 *((one.name, one.values) for one in self.derived))
        return MappingProxyType({
            (name, code): says for name, values in named for code, says in values})

    def book(self, rows: Iterable[str]) -> Selections:
        """Return the book of the *rows* of these ids, checked."""
        return _book(self, self.rows, frozenset(rows))

    def contradicting(self, rows: Iterable[str]) -> Selections:
        """Return the book of the contradictions of these ids, checked."""
        return _book(self, self.contradictions, frozenset(rows))


@cache
def _book(
    rules: RouteRules, some: tuple[RouteRow, ...], wanted: frozenset[str]
) -> Selections:
    facts = (*(Fact(one.name, tuple(code for code, _ in one.values)) for one in rules.inputs),
             *(Fact(one.name, tuple(code for code, _ in one.values)) for one in rules.derived),
             *(Fact(one.fact, (OPEN,)) for one in rules.targets))
    return Selections("routes", facts, tuple(
        row.selection for row in some if row.id in wanted))
