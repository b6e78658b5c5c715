"""Reading a rule book from its data, with every fault of the data in one report."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from secgov.calendar.counting import Counting
from secgov.citation import Evidence, Force
from secgov.effective import Period, faults_of_periods, plain_day
from secgov.errors import Problem, UnusableInput, closest
from secgov.receipt import digest_of
from secgov.rules.observed import read_observed
from secgov.rules.routes import Process, Route, Seen, Usual
from secgov.rules.rows import Row
from secgov.rules.rule import Parameter, Role, Rule, Shape, Unit
from secgov.rules.rulebook import RuleBook, Source, known_apart

__all__ = ["read_parameters", "read_rules", "rulebook", "shipped_texts"]

TOPICS = ("development", "meetings", "timetables", "refinement", "assessments", "report_phase",
          "change_board", "decision", "implementation", "raising", "paths", "urgency",
          "life", "withdrawal", "objectives", "records")


@cache
def shipped_texts() -> tuple[tuple[str, str], ...]:
    """Return the name and text of every shipped data file of the rules."""
    folder = files("secgov.rules") / "data"
    names = ("sources.toml", "parameters.toml", "process.toml", "transitions.toml")
    texts = [(name, (folder / name).read_text(encoding="utf-8")) for name in names]
    texts += [(topic, (folder / "topics" / f"{topic}.toml").read_text(encoding="utf-8"))
              for topic in TOPICS]
    return tuple(texts)


def rulebook(as_of: date, adopted: Iterable[Parameter] = ()) -> RuleBook:
    """
    Return the rule book as known on *as_of*, with the parameters that a user adopted.

    Args:
        as_of: Rules that became known later judge nothing, and are found by name alone.
        adopted: Rows that replace the shipped ones of the same name, each with a citation.

    Raises:
        TypeError: *as_of* is not a plain `date`.
        UnusableInput: The data has faults; every one is listed.

    >>> book = rulebook(as_of=date(2019, 3, 8))
    >>> book.parameter("working-group.agenda-notice", date(2019, 5, 1)).in_words()
    '10 Working Days, the last day not counted'
    """
    plain_day("as_of", as_of)
    parameters, rules, process, sources, digest = _shipped()
    known, later = known_apart(rules, as_of)
    book = RuleBook(as_of, known, parameters, process, sources, digest, later)
    rows = tuple(adopted)
    return book.adopting(*rows) if rows else book


@cache
def _shipped() -> tuple[
    tuple[Parameter, ...], tuple[Rule, ...], Process, tuple[Source, ...], str
]:
    texts = dict(shipped_texts())
    problems: list[Problem] = []
    parameters = read_parameters(tomllib.loads(texts["parameters.toml"]), problems)
    rules = tuple(
        rule for topic in TOPICS
        for rule in read_rules(topic, tomllib.loads(texts[topic]), parameters, problems))
    if problems:
        raise UnusableInput("the rule book", problems)
    sources = tuple(Source(**row) for row in tomllib.loads(texts["sources.toml"])["source"])
    return (parameters, rules, _process(tomllib.loads(texts["process.toml"])), sources,
            digest_of(repr(shipped_texts()).encode()))


def _process(data: Mapping[str, Any]) -> Process:
    return Process(
        tuple(Route(row["name"], row["says"], tuple(row["steps"]), tuple(row["if_stated"]),
                    row.get("no_usual_times", False))
              for row in data["route"]),
        tuple(Usual(**row) for row in data["usual"]),
        _lists(data["only_on_paths"]), _lists(data["behind"]),
        tuple(Seen(**row) for row in data.get("observed", ())),
        _lists(data.get("not_needed_on_paths", {})))


def _lists(table: Mapping[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((key, tuple(words)) for key, words in table.items())


PARAMETER_KEYS = ("from", "until", "value", "unit", "counting", "role", "force", "evidence",
                  "cites", "register", "note", "observed")
RULE_KEYS = ("id", "register", "says", "shape", "force", "evidence", "cites", "mend", "clause",
             "steps", "earlier", "later", "body", "bodies", "when", "parameter", "from",
             "from_latest", "until", "known", "departure", "alternative")


def read_parameters(data: Mapping[str, Any], problems: list[Problem]) -> tuple[Parameter, ...]:
    """
    Return the parameters of *data*; every fault, gap and overlap is added to *problems*.

    *data* is what `parameters.toml` holds: a list of rows for each dotted name.
    """
    found: list[Parameter] = []
    for name, rows in _flat(data, ""):
        periods: list[Period[int]] = []
        for number, one in enumerate(rows, 1):
            row = Row(f"{name} row {number}", one, problems)
            row.unknown(PARAMETER_KEYS)
            parameter = Parameter(
                name, row.number("value"), row.one_of("unit", Unit), row.one_of("role", Role),
                row.one_of("force", Force), row.one_of("evidence", Evidence), row.text("cites"),
                row.text("register", required=False),
                row.one_of("counting", Counting, Counting.EXCLUDE_FIRST),
                row.day("from"), row.day("until"), False,
                row.text("note", required=False), read_observed(row))
            found.append(parameter)
            # A missing source is reported by the row; the period only has to be one of days.
            periods.append(Period(parameter.value, parameter.cites or "missing",
                                  parameter.since, parameter.until))
        problems += faults_of_periods(name, periods)
    return tuple(found)


def _flat(data: Mapping[str, Any], prefix: str) -> Iterable[tuple[str, list[Any]]]:
    for key, value in data.items():
        name = f"{prefix}.{key}" if prefix else key
        if isinstance(value, Mapping):
            yield from _flat(value, name)
        else:
            yield name, value if isinstance(value, list) else [value]


def read_rules(
    topic: str, data: Mapping[str, Any], parameters: Iterable[Parameter], problems: list[Problem],
) -> tuple[Rule, ...]:
    """
    Return the rules of one topic, one value for each period of its parameter.

    Every fault is added to *problems*. A rule with a parameter takes its force, evidence and
    source from the parameter's row, so that a number and its authority stand together.
    """
    by_name: dict[str, list[Parameter]] = {}
    for one in parameters:
        by_name.setdefault(one.name, []).append(one)
    found: list[Rule] = []
    for number, one_row in enumerate(data.get("rule", ()), 1):
        row = Row(f"{topic} rule {number}", one_row, problems)
        row.unknown(RULE_KEYS)
        name = row.text("parameter", required=False)
        if name and name not in by_name:
            row.fault(f'the parameter "{name}" is not known', "a name in parameters.toml",
                      closest(name, tuple(by_name)))
            continue
        bare = _bare(topic, row, with_parameter=bool(name))
        found += [bare.carrying(parameter) for parameter in by_name[name]] if name else [bare]
    _unambiguous(found, problems)
    return tuple(found)


def _bare(topic: str, row: Row, *, with_parameter: bool) -> Rule:
    text: Callable[[str], str] = lambda key: row.text(key, required=False)  # noqa: E731
    lists = {key: tuple(map(str, row.row.get(key, ()))) for key in ("steps", "bodies")}
    force, evidence, cites = Force.PRACTICE, Evidence.UNVERIFIED, "its parameter"
    if not with_parameter:
        force, evidence = row.one_of("force", Force), row.one_of("evidence", Evidence)
        cites = row.text("cites")
    return Rule(
        row.text("id"), row.text("register"), topic, row.text("says"),
        row.one_of("shape", Shape), force, evidence, cites, row.text("mend"), text("clause"),
        lists["steps"], text("earlier"), text("later"), text("body"), lists["bodies"],
        tuple(sorted((str(k), str(v)) for k, v in dict(row.row.get("when", {})).items())), None,
        row.day("from"), row.day("from_latest"), row.day("until"), row.day("known"),
        text("departure"), text("alternative"))


def _unambiguous(rules: list[Rule], problems: list[Problem]) -> None:
    """Report two rules of one id that are in force on the same day."""
    by_id: dict[str, list[Rule]] = {}
    for rule in rules:
        by_id.setdefault(rule.id, []).append(rule)
    for name, same in by_id.items():
        ordered = sorted(same, key=lambda rule: rule.since or date.min)
        problems += faults_of_periods(name, [
            Period(rule.says, rule.cites or "missing", rule.since, rule.until)
            for rule in ordered])
