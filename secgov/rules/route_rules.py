"""
The rules that open routes and paths, as data: what may be stated, what can be open, which rows.

A row says when it applies and what follows, and names the rule of the book that it applies; what
it cites, its force, its evidence and its days stand there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

import attrs

from secgov.errors import Problem, UnusableInput, closest
from secgov.model.bodies import BODIES
from secgov.model.kinds import FLAG, TEXT, one_of
from secgov.model.reading import Field, Kind, Problems, Spot, Table, read_table, refused, tables
from secgov.model.vocabulary import Vocabulary, Word
from secgov.receipt import digest_of
from secgov.rules.engines.port import Selections
from secgov.rules.engines.values import Condition, Fact, Selection
from secgov.rules.loading import rulebook

__all__ = ["OPEN", "Derived", "Input", "RouteRow", "RouteRules", "Target", "read_route_rules",
           "route_rules"]

OPEN: Final = "open"
_FILES: Final = ("route_facts.toml", "routes.toml")
# The rule whose bounds say when the Development Stage began.
_STAGE_BEGAN: Final = "raising.draft-proposal"

Pairs = tuple[tuple[str, str], ...]
_FOUND: Final[Pairs] = (("contradiction", "found"),)


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

    One of a contradiction `says` in words what cannot be true together.
    """

    id: str
    rule: str
    when: tuple[tuple[str, tuple[str, ...]], ...]
    concludes: Pairs = _FOUND
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


def _read_pairs(spot: Spot, problems: Problems) -> Pairs | None:
    """Return a table of texts as pairs."""
    if isinstance(spot.value, dict) and spot.value and all(
            isinstance(one, str) and one.strip() for one in spot.value.values()):
        return tuple(spot.value.items())
    problems.append(refused(spot, "a table of texts", 'write name = "text" for each'))
    return None


def _read_when(spot: Spot, problems: Problems) -> Any:
    """Return a table of lists of texts as pairs."""
    if isinstance(spot.value, dict) and all(
            isinstance(one, list) and all(isinstance(word, str) for word in one)
            for one in spot.value.values()):
        return tuple((fact, tuple(words)) for fact, words in spot.value.items())
    problems.append(refused(spot, "a table of lists of texts", 'write fact = ["value"] for each'))
    return None


_PAIRS: Final = Kind(_read_pairs, None)
_KINDS: Final = Vocabulary("a kind of what can be open", (
    Word("raising", "raising it"), Word("path", "a path"), Word("route", "a route")))
_SHAPE: Final = Table(dict, (
    Field("input", tables(Table(Input, (
        Field("name", TEXT, required=True),
        Field("asks", TEXT, required=True),
        Field("judged_by", one_of(BODIES), required=True),
        Field("open", TEXT, required=True),
        Field("values", _PAIRS, required=True),
        Field("hints", _PAIRS),
    ), named_by="name")), required=True),
    Field("target", tables(Table(Target, (
        Field("fact", TEXT, required=True),
        Field("kind", one_of(_KINDS), required=True),
        Field("says", TEXT, required=True),
    ), named_by="fact")), "targets", required=True),
    Field("derived", tables(Table(Derived, (
        Field("name", TEXT, required=True),
        Field("says", TEXT, required=True),
        Field("values", _PAIRS, required=True),
        Field("follows", FLAG),
    ), named_by="name")), required=True),
    Field("row", tables(Table(RouteRow, (
        Field("id", TEXT, required=True),
        Field("rule", TEXT, required=True),
        Field("when", Kind(_read_when, None), required=True),
        Field("concludes", _PAIRS, required=True),
    ), named_by="id")), "rows", required=True),
    Field("contradiction", tables(Table(RouteRow, (
        Field("id", TEXT, required=True),
        Field("rule", TEXT, required=True),
        Field("when", Kind(_read_when, None), required=True),
        Field("says", TEXT, required=True),
    ), named_by="id")), "contradictions"),
))


def read_route_rules(
    data: Mapping[str, Any], *, known: Iterable[str], stage_began: tuple[date, date],
    digest: str = "",
) -> RouteRules:
    """
    Return the rules that *data* writes by the keys of the two files.

    Args:
        data: The tables `input`, `target`, `derived`, `row` and `contradiction`.
        known: The ids of the rules of the book, one of which each row applies.
        stage_began: The first and last day on which SECMP0049 may have begun.
        digest: The digest of what was read.

    Raises:
        UnusableInput: The data have faults; every one is listed.
    """
    problems: Problems = []
    read = read_table(_SHAPE, Spot(dict(data)), problems)
    if not problems:
        rules = RouteRules(read["input"], read["targets"], read["derived"], read["rows"],
                           stage_began, digest, read.get("contradictions", ()))
        problems += _of_names(rules, tuple(known))
        for book, rows in ((rules.book, rules.rows), (rules.contradicting, rules.contradictions)):
            try:
                book(row.id for row in rows)
            except UnusableInput as report:
                problems += report.problems
    if problems:
        raise UnusableInput("the rules of routes", problems)
    return rules


def _of_names(rules: RouteRules, known: tuple[str, ...]) -> Iterable[Problem]:
    """Yield each row of an unknown rule, each open word that is no value, each idle target."""
    for row in (*rules.rows, *rules.contradictions):
        if row.rule not in known:
            yield Problem(f"row {row.id}", f'the rule "{row.rule}", which is not in the book',
                          "the id of a rule", closest(row.rule, known))
    for one in rules.inputs:
        if one.open not in dict(one.values):
            yield Problem(f"input {one.name}", f'the open word "{one.open}"', "one of its values",
                          "add it to the values")
    concluded = {fact for row in rules.rows for fact, _ in row.concludes}
    for target in rules.targets:
        if target.fact not in concluded:
            yield Problem(f"target {target.fact}", "no row that opens it", "at least one",
                          "add its row, or leave it out")


@cache
def route_rules() -> RouteRules:
    """
    Return the shipped rules of routes.

    Raises:
        UnusableInput: The data have faults; every one is listed.

    >>> [target.fact for target in route_rules().targets if target.kind == "path"]
    ['path-1', 'path-2', 'path-3', 'path-fast-track']
    """
    folder = files("secgov.rules") / "data"
    texts = [(folder / name).read_text(encoding="utf-8") for name in _FILES]
    data = {key: value for text in texts for key, value in tomllib.loads(text).items()}
    # Every rule is known on the last day; what was known on the day of a question is asked then.
    book = {rule.id: rule for rule in rulebook(date.max).rules}
    began = book[_STAGE_BEGAN]
    first = began.since or date.min
    return read_route_rules(data, known=book, stage_began=(first, began.since_latest or first),
                            digest=digest_of("".join(texts).encode()))
