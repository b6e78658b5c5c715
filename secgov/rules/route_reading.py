"""
Reading the rules of routes from their data, with every fault of them in one report.

In the data a row may also say `unless`: the values of an input of which none may be stated. It is
read as all other values of that input, and so the rows know one kind of condition only.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

import attrs

from secgov.errors import Problem, UnusableInput, closest
from secgov.model.bodies import BODIES
from secgov.model.kinds import FLAG, TEXT, one_of
from secgov.model.reading import Field, Kind, Problems, Spot, Table, read_table, refused, tables
from secgov.model.vocabulary import Vocabulary, Word
from secgov.receipt import digest_of
from secgov.rules.loading import rulebook
from secgov.rules.route_rules import (
    FOUND,
    Conditions,
    Derived,
    Input,
    Pairs,
    RouteRow,
    RouteRules,
    Target,
)

__all__ = ["read_route_rules", "route_rules"]

_FILES: Final = ("route_facts.toml", "routes.toml")
# The rule whose bounds say when the Development Stage began.
_STAGE_BEGAN: Final = "raising.draft-proposal"


@attrs.frozen
class _Row:
    """A row as the data write it."""

    id: str
    rule: str
    when: Conditions
    unless: Conditions = ()
    concludes: Pairs = FOUND
    says: str = ""


def _read_pairs(spot: Spot, problems: Problems) -> Pairs | None:
    """Return a table of texts as pairs."""
    if isinstance(spot.value, dict) and spot.value and all(
            isinstance(one, str) and one.strip() for one in spot.value.values()):
        return tuple(spot.value.items())
    problems.append(refused(spot, "a table of texts", 'write name = "text" for each'))
    return None


def _read_conditions(spot: Spot, problems: Problems) -> Any:
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
_CONDITIONS: Final = (Field("when", Kind(_read_conditions, None), required=True),
                     Field("unless", Kind(_read_conditions, None)))
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
    Field("row", tables(Table(_Row, (
        Field("id", TEXT, required=True),
        Field("rule", TEXT, required=True),
        *_CONDITIONS,
        Field("concludes", _PAIRS, required=True),
    ), named_by="id")), "rows", required=True),
    Field("contradiction", tables(Table(_Row, (
        Field("id", TEXT, required=True),
        Field("rule", TEXT, required=True),
        *_CONDITIONS,
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
        values = {one.name: tuple(dict(one.values)) for one in read["input"]}
        rows, contradictions = (
            tuple(_row(one, values, problems) for one in read.get(key, ()))
            for key in ("rows", "contradictions"))
        rules = RouteRules(read["input"], read["targets"], read["derived"], rows,
                           stage_began, digest, contradictions)
        problems += _of_names(rules, tuple(known))
        for book, some in ((rules.book, rows), (rules.contradicting, contradictions)):
            try:
                book(row.id for row in some)
            except UnusableInput as report:
                problems += report.problems
    if problems:
        raise UnusableInput("the rules of routes", problems)
    return rules


def _row(written: _Row, values: Mapping[str, tuple[str, ...]], problems: Problems) -> RouteRow:
    """Return a row whose `unless` is read as the other *values* of each input."""
    when = written.when
    for name, excluded in written.unless:
        if strangers := [one for one in excluded if one not in values.get(name, ())]:
            problems.append(Problem(
                f"row {written.id}", f'unless: {name} = "{strangers[0]}", which is no value of an '
                "input", "values of an input", closest(strangers[0], values.get(name, ()))))
        when += ((name, tuple(one for one in values.get(name, ()) if one not in excluded)),)
    return RouteRow(written.id, written.rule, when, written.concludes, written.says)


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
