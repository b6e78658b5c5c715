"""What a rule says, found by any of its names; and the list of all rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from secgov.citation import Cited, Evidence, Force, Severity, severity_of, standing_of
from secgov.errors import Unanswerable, closest
from secgov.planning.lookups.on_the_day import OnTheDay
from secgov.receipt import Receipt, head_of, iso, json_text
from secgov.rules import places
from secgov.rules.rule import Parameter, Rule
from secgov.rules.rulebook import RuleBook, Source

__all__ = ["ParameterEntry", "RuleAnswer", "RuleEntry", "RuleList", "rule_answer", "rule_list"]


@attrs.frozen
class ParameterEntry:
    """A row of a parameter with the document that it cites."""

    parameter: Parameter
    source: Source | None
    on_the_day: OnTheDay

    @property
    def severity(self) -> Severity:
        """Return what a breach of a rule with this number weighs."""
        return severity_of(self.parameter.force, self.parameter.evidence)

    def to_dict(self) -> dict[str, Any]:
        """Return the row as plain values."""
        one = self.parameter
        return {**_number(one), "register": one.register, **_weighed(one, self.source),
                "in_force": _in_force(one.since, None, one.until),
                "on_the_day": self.on_the_day.to_dict()}


@attrs.frozen
class RuleEntry:
    """A rule over one period, with its source, page and test."""

    rule: Rule
    source: Source | None
    on_the_day: OnTheDay

    @property
    def page(self) -> str:
        """Return the page and anchor where the rule is explained."""
        return places.page_of(self.rule)

    @property
    def test(self) -> str:
        """Return the test class that proves the rule."""
        return places.test_of(self.rule)

    @property
    def mend(self) -> str:
        """Return how a breach is mended, with words for the day that only a breach has."""
        return self.rule.mend.replace("{expected}", "the day that the rule gives")

    def in_force_words(self) -> str:
        """
        Return since when and until when the rule is in force, in words.

        A start that is known only within bounds says so.
        """
        return str(_in_force(self.rule.since, self.rule.since_latest, self.rule.until)["in_words"])

    def to_dict(self) -> dict[str, Any]:
        """Return the rule as plain values, in the order of its schema."""
        one = self.rule
        return {
            "id": one.id, "register": one.register, "clause": one.clause or None,
            "topic": one.topic, "says": one.says, "shape": one.shape.value,
            **_weighed(one, self.source),
            "parameter": _number(one.parameter) if one.parameter is not None else None,
            "earlier": one.earlier or None, "later": one.later or None, "steps": list(one.steps),
            "in_force": _in_force(one.since, one.since_latest, one.until),
            "known": iso(one.known), "on_the_day": self.on_the_day.to_dict(),
            "mend": self.mend, "page": self.page, "test": self.test,
        }


@attrs.frozen
class RuleAnswer:
    """The answer to `rule`: every rule, free-standing number and document of that name."""

    name: str
    as_of: date
    receipt: Receipt
    rules: tuple[RuleEntry, ...]
    parameters: tuple[ParameterEntry, ...]
    sources: tuple[Source, ...]

    @property
    def exit_status(self) -> int:
        """Return 0: showing a rule finds no fault."""
        return 0

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        return {
            **head_of(self.as_of, self.receipt), "name": self.name,
            "rules": [one.to_dict() for one in self.rules],
            "parameters": [one.to_dict() for one in self.parameters],
            "sources": [attrs.asdict(one) for one in self.sources],
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


@attrs.frozen
class RuleList:
    """The answer to `rules`: the rules, and the numbers that belong to no rule, after filters."""

    as_of: date
    receipt: Receipt
    filters: tuple[tuple[str, str], ...]
    rules: tuple[RuleEntry, ...]
    parameters: tuple[ParameterEntry, ...]

    @property
    def exit_status(self) -> int:
        """Return 0: listing rules finds no fault."""
        return 0

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        return {
            **head_of(self.as_of, self.receipt), "filters": dict(self.filters),
            "rules": [one.to_dict() for one in self.rules],
            "parameters": [one.to_dict() for one in self.parameters],
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def rule_answer(name: str, *, as_of: date, rules: RuleBook) -> RuleAnswer:
    """
    Return what is called *name*: a rule id, a register id, a clause, a parameter, a document.

    Numbers that a rule carries are shown with the rule; those that belong to no rule stand
    alone. Each says whether it binds on *as_of*; a rule that became known later is found too,
    and says when. Letter case does not matter.

    Raises:
        Unanswerable: Nothing has that name; a near one is suggested.

    >>> from secgov.rules.loading import rulebook
    >>> then = date(2019, 3, 8)
    >>> rule_answer("X-REF-03", as_of=then, rules=rulebook(then)).rules[0].rule.id
    'working-group.agenda-notice'
    """
    wanted, rules = " ".join(name.split()).casefold(), rules.whole()
    try:
        found = rules.named(wanted)
    except Unanswerable:
        found = ()
    numbers = tuple(row for row in _alone(rules)
                    if wanted and wanted in (row.name.casefold(), row.register.casefold()))
    sources = tuple(one for one in rules.sources
                    if wanted and wanted in (one.key.casefold(), one.register.casefold()))
    if not (found or numbers or sources):
        mend = closest(wanted[:100], _names(rules))
        raise Unanswerable(
            f'no rule, register id, clause, parameter or document is called "{name[:100]}": '
            f"{mend if mend.startswith('did') else '`secgov rules` lists them all.'} "
            "What of the register is no rule stands in docs/rules/not_encoded.md, with its reason.")
    return RuleAnswer(
        name, as_of, Receipt(rules.digest, None), tuple(_entry(one, rules, as_of) for one in found),
        tuple(_parameter(row, rules, as_of) for row in numbers), sources)


def rule_list(
    *,
    as_of: date,
    rules: RuleBook,
    force: Force | None = None,
    evidence: Evidence | None = None,
    topic: str = "",
    severity: Severity | None = None,
) -> RuleList:
    """
    Return the rules known on *as_of*, and the numbers that belong to no rule.

    Args:
        as_of: The day of the question.
        rules: The rule book as known on that day.
        force: Only those of this force.
        evidence: Only those seen so well.
        topic: Only rules of this topic; numbers that belong to no rule have none.
        severity: Only those whose breach weighs so much.

    Raises:
        Unanswerable: No rule has this topic.
    """
    topics = tuple(dict.fromkeys(rule.topic for rule in rules.rules))
    if topic and topic not in topics:
        raise Unanswerable(f'no topic is called "{topic[:100]}": {closest(topic[:100], topics)}')

    def wanted(one: Rule | Parameter, weighs: Severity) -> bool:
        return (force in (None, one.force) and evidence in (None, one.evidence)
                and severity in (None, weighs))

    asked = (("force", force), ("evidence", evidence), ("severity", severity))
    filters = [(name, value.value) for name, value in asked if value is not None]
    numbers = [_parameter(row, rules, as_of) for row in _alone(rules.whole()) if not topic]
    return RuleList(
        as_of, Receipt(rules.digest, None),
        tuple(filters + ([("topic", topic)] if topic else [])),
        tuple(_entry(one, rules, as_of) for one in rules.rules
              if wanted(one, one.severity) and topic in ("", one.topic)),
        tuple(one for one in numbers if wanted(one.parameter, one.severity)))


def _alone(rules: RuleBook) -> tuple[Parameter, ...]:
    """Return the rows of parameters that no rule carries."""
    carried = {rule.parameter.name for rule in rules.rules if rule.parameter}
    return tuple(row for row in rules.parameters if row.name not in carried)


def _names(rules: RuleBook) -> tuple[str, ...]:
    """Return every name that a question may use, each once, as it is written."""
    names: Iterable[str] = (
        *(name for one in rules.rules for name in (one.id, one.register, one.clause)),
        *(name for row in rules.parameters for name in (row.name, row.register)),
        *(name for one in rules.sources for name in (one.key, one.register)))
    return tuple(dict.fromkeys(name for name in names if name))


def _entry(rule: Rule, rules: RuleBook, as_of: date) -> RuleEntry:
    return RuleEntry(rule, rules.source(rule.cites), OnTheDay(
        as_of, rule.since, rule.since_latest, rule.until, rule.known))


def _parameter(row: Parameter, rules: RuleBook, as_of: date) -> ParameterEntry:
    return ParameterEntry(row, rules.source(row.cites), OnTheDay(
        as_of, row.since, None, row.until, None))


def _number(row: Parameter) -> dict[str, Any]:
    """Return a number with its name and what it counts, as plain values."""
    return {"name": row.name, "value": row.value, "unit": row.unit.value,
            "counting": row.counting_or_none, "role": row.role.value, "adopted": row.adopted,
            "note": row.note or None, "observed": _observed(row)}


def _weighed(one: Cited, source: Source | None) -> dict[str, Any]:
    """Return where a rule or number stands, what its breach weighs, and its document."""
    return {**standing_of(one), "severity": severity_of(one.force, one.evidence).value,
            "source": source and {"key": source.key, "title": source.title,
                                  "where": source.where}}


def _observed(row: Parameter) -> dict[str, Any] | None:
    """Return the recorded times behind a number as plain values."""
    return row.observed.to_dict() if row.observed else None


def _in_force(since: date | None, latest: date | None, until: date | None) -> dict[str, str | None]:
    """Return the days of a row as plain values, and in words."""
    start = f"from {since}" if since else "from the beginning"
    if since and latest:
        start = f"from a day that is not known: no earlier than {since}, no later than {latest}"
    return {"from": iso(since), "from_latest": iso(latest), "until": iso(until),
            "in_words": f"{start}, until {until}" if until else start}
