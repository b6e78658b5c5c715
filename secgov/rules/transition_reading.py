"""Reading the table of transitions from its data, with every fault of it in one report."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from secgov.errors import Problem, UnusableInput, closest
from secgov.model.acts import ACTS, SPANS
from secgov.model.bodies import BODIES
from secgov.rules.loading import rulebook, shipped_texts
from secgov.rules.transition_checks import faults_of_table
from secgov.rules.transition_rows import (
    ALL_PATHS,
    Again,
    Lapse,
    Move,
    Needs,
    NotWhile,
    Raiser,
    Stage,
    Window,
    Within,
)
from secgov.rules.transitions import Transitions

__all__ = ["read_transitions", "transitions"]

_MOVE_KEYS: Final = (
    "act", "outcomes", "from", "to", "paths", "path_rule", "takes", "not_while", "opens", "closes",
    "closing_rule", "marks", "undoes", "path_becomes", "within", "raiser", "of_part",
    "last_part", "alternative", "deferred", "given", "lacking", "same_day", "bodies", "says",
    "record_only", "rule", "after_approval", "of_day", "from_day", "from_day_latest", "to_day")
_OUTCOMES: Final = tuple((act.name, ("", *act.outcomes)) for act in ACTS)
_SPANS: Final = tuple(span.name for span in SPANS)


@cache
def transitions() -> Transitions:
    """
    Return the shipped table.

    Raises:
        UnusableInput: The data has faults; every one is listed.
    """
    book = rulebook(date.max)
    return read_transitions(
        tomllib.loads(dict(shipped_texts())["transitions.toml"]),
        rules=(rule.id for rule in book.rules), parameters=book.names())


def read_transitions(
    data: Mapping[str, Any], *, rules: Iterable[str], parameters: Iterable[str]
) -> Transitions:
    """
    Return the table that *data* writes, checked against the names of *rules* and *parameters*.

    Raises:
        UnusableInput: A name is not known, or the table is no sound one; every fault is listed.
    """
    reader = _Reader(data, tuple(rules), tuple(parameters))
    table = Transitions(
        reader.stages, tuple(reader.all("move", reader.move)),
        tuple(reader.all("lapse", reader.lapse)), tuple(reader.all("again", reader.again)),
        tuple(reader.all("window", reader.window)))
    problems = [*reader.problems, *(() if reader.problems else faults_of_table(table))]
    if problems:
        raise UnusableInput("transitions.toml", problems)
    return table


class _Reader:
    """The tables of the file, read row by row; what is wrong goes into one report."""

    def __init__(
        self, data: Mapping[str, Any], rules: tuple[str, ...], parameters: tuple[str, ...]
    ) -> None:
        self.data, self.rules, self.parameters = data, rules, parameters
        self.problems: list[Problem] = []
        self.place = ""
        self.acts = dict(_OUTCOMES)
        self.groups: Mapping[str, list[str]] = data.get("groups", {})
        self.stages = tuple(
            Stage(row["name"], row["says"], row.get("kind", ""))
            for row in data.get("stage", ()))
        self.stage_names = tuple(stage.name for stage in self.stages)
        self.marks = tuple(mark for row in data.get("move", ()) for mark in row.get("marks", ()))

    def all(
        self, name: str, read: Callable[[Mapping[str, Any]], Any]
    ) -> Iterable[Any]:
        for number, row in enumerate(self.data.get(name, ()), 1):
            self.place = f"[[{name}]] {number} {row.get('act', row.get('name', ''))}".rstrip()
            yield read(row)

    def known(self, word: str, words: tuple[str, ...], kind: str) -> str:
        """Return *word*, after reporting it if it is none of *words*."""
        if word not in words:
            self.problems.append(Problem(
                self.place, f'the {kind} "{word}" is not known', f"a {kind} that exists",
                closest(word, words)))
        return word

    def expanded(self, words: Iterable[str], known: tuple[str, ...], kind: str) -> tuple[str, ...]:
        """Return *words* with the groups among them written out, each once."""
        found = (one for word in words for one in self.groups.get(word, [word]))
        return tuple(dict.fromkeys(self.known(one, known, kind) for one in found))

    def rule(self, name: str) -> str:
        return self.known(name, self.rules, "rule")

    def act(self, name: str) -> str:
        return self.known(name, tuple(self.acts), "act")

    def done(self, name: str) -> str:
        """Return the name of an act, or of a mark that some row sets."""
        return self.known(name, (*self.acts, *self.marks), "act or mark") if name else ""

    def parameter(self, name: str) -> str:
        return self.known(name, self.parameters, "parameter")

    def span(self, name: str) -> str:
        return self.known(name, _SPANS, "span") if name else ""

    def outcomes(self, act: str, row: Mapping[str, Any]) -> tuple[str, ...]:
        # What a mark stands for is an act with an outcome of its own.
        known = self.acts.get(act) or tuple(one for words in self.acts.values() for one in words)
        return tuple(self.known(one, known, "outcome") for one in row.get("outcomes", ("",)))

    def move(self, row: Mapping[str, Any]) -> Move:
        for key in row:
            self.known(key, _MOVE_KEYS, "key")
        act, rule = self.act(row.get("act", "")), self.rule(row.get("rule", ""))
        path_rule = row.get("path_rule", "")
        return Move(
            act, self.outcomes(act, row),
            self.expanded(row.get("from", ()), self.stage_names, "stage"),
            self._target(row.get("to", "")), rule,
            self.expanded(row.get("paths", ALL_PATHS), ALL_PATHS, "path"),
            self.rule(path_rule) if path_rule else "",
            tuple(Needs(tuple(map(self.done, one["any"])), self.rule(one["rule"]),
                        self.done(one.get("after", ""))) for one in row.get("takes", ())),
            tuple(NotWhile(self.span(one["span"]), self.rule(one["rule"]))
                  for one in row.get("not_while", ())),
            self.span(row.get("opens", "")), self.span(row.get("closes", "")),
            self.rule(row.get("closing_rule", rule)), tuple(row.get("marks", ())),
            tuple(map(self.done, row.get("undoes", ()))), row.get("path_becomes", ""),
            self._within(row.get("within")), self._raiser(row.get("raiser")),
            row.get("of_part"), row.get("last_part"), row.get("alternative", ""),
            row.get("deferred"),
            tuple(map(self.done, row.get("given", ()))),
            tuple(map(self.done, row.get("lacking", ()))), self.done(row.get("same_day", "")),
            tuple(self.known(one, BODIES.codes, "body") for one in row.get("bodies", ())),
            row.get("says", ""), row.get("record_only", False),
            row.get("after_approval", False), row.get("of_day"), row.get("from_day"),
            row.get("from_day_latest"), row.get("to_day"))

    def _target(self, name: str) -> str:
        return self.known(name, (*self.stage_names, "left"), "stage") if name else ""

    def _within(self, row: Mapping[str, str] | None) -> Within | None:
        return (row and Within(self.parameter(row["parameter"]), self.done(row["after"]))) or None

    def _raiser(self, row: Mapping[str, str] | None) -> Raiser | None:
        return (row and Raiser(row["path"], row["body"], self.rule(row["rule"]))) or None

    def lapse(self, row: Mapping[str, Any]) -> Lapse:
        return Lapse(self._target(row["from"]), self._target(row["to"]), self.done(row["after"]),
                     self.parameter(row["parameter"]),
                     self.expanded(row.get("paths", ALL_PATHS), ALL_PATHS, "path"),
                     self.done(row.get("unless", "")))

    def again(self, row: Mapping[str, Any]) -> Again:
        return Again(self.act(row["act"]), self.act(row["after"]),
                     tuple(map(self.act, row["only_with"])), self.rule(row["rule"]))

    def window(self, row: Mapping[str, Any]) -> Window:
        return Window(
            row["name"], row["says"], self.done(row["after"]),
            self.outcomes(row["after"], row), self.expanded(row["paths"], ALL_PATHS, "path"),
            self.parameter(row["parameter"]), row.get("following", ""),
            self.done(row.get("counted_from", "")), self.done(row.get("closed_by", "")))
