"""The answer to "which routes and paths are open": each with its reasons, and what it waits on."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from secgov.citation import standing_of
from secgov.planning.routes.proposal_facts import ProposalFacts
from secgov.receipt import Receipt, head_of, iso, json_text
from secgov.rules.route_rules import Input, Target
from secgov.rules.rule import Rule

__all__ = ["Conflict", "Contradiction", "FailedCondition", "FiredRow", "Follows", "Opening",
           "RouteAnswer", "Unadopted", "Unused", "Way", "WhatIf"]


@attrs.frozen
class FiredRow:
    """
    A row that fired, the rule that it applies, what made it fire and what followed.

    `shows` says in words what it concluded that is neither a path nor a route.
    """

    row: str
    rule: Rule
    because: tuple[tuple[str, str], ...]
    concludes: tuple[tuple[str, str], ...]
    shows: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the row as plain values."""
        return {**_rule(self.rule), "row": self.row, "because": _pairs(self.because),
                "concludes": _pairs(self.concludes)}


@attrs.frozen
class FailedCondition:
    """
    A condition that is not met: what the fact is, and each value that would meet it, in words.

    `found` is None where nothing concludes the fact; then `ways` are the rows that would.
    `waits` says that nobody has stated or judged it yet.
    """

    fact: str
    asks: str
    found: str | None
    waits: bool
    needs: tuple[tuple[str, str], ...]
    ways: tuple[Way, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the condition as plain values."""
        return {"fact": self.fact, "asks": self.asks, "found": self.found, "waits": self.waits,
                "needs": [{"value": value, "says": says} for value, says in self.needs],
                "ways": [way.to_dict() for way in self.ways]}


@attrs.frozen
class Way:
    """A row that would open something, and every condition of it that is not met."""

    row: str
    rule: Rule
    failed: tuple[FailedCondition, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the way as plain values."""
        return {**_rule(self.rule), "row": self.row, "mend": self.rule.mend,
                "failed": [one.to_dict() for one in self.failed]}


@attrs.frozen
class Opening:
    """
    Whether a path or route is open, closed, depends on what nobody has stated, or is contradicted.

    `because` are the rows that fired on the way to it, in order, with the one that says who
    decides; `ways` what would open it; `depends_on` the inputs that it waits on.
    """

    target: Target
    status: str
    decided_by: str | None
    because: tuple[FiredRow, ...]
    ways: tuple[Way, ...]
    depends_on: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return what is open as plain values."""
        return {"name": self.target.fact, "says": self.target.says, "status": self.status,
                "decided_by": self.decided_by, "because": [one.to_dict() for one in self.because],
                "ways": [way.to_dict() for way in self.ways], "depends_on": list(self.depends_on)}


@attrs.frozen
class WhatIf:
    """
    An input that something depends on, and how each would then stand for each of its values.

    `follows` names, with their words, what follows and is not said until it is stated.
    """

    input: Input
    values: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    follows: tuple[tuple[str, str], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the input as plain values."""
        says = dict(self.input.values)
        return {"input": self.input.name, "asks": self.input.asks,
                "judged_by": self.input.judged_by,
                "values": [{"value": value, "says": says[value], "then": _pairs(then)}
                           for value, then in self.values],
                "follows": [fact for fact, _ in self.follows]}


@attrs.frozen
class Follows:
    """What follows from an open route or an outcome, by which row."""

    fact: str
    value: str
    asks: str
    says: str
    row: FiredRow

    def to_dict(self) -> dict[str, Any]:
        """Return the consequence as plain values."""
        return {"fact": self.fact, "value": self.value, "asks": self.asks, "says": self.says,
                "row": self.row.to_dict()}


@attrs.frozen
class Unadopted:
    """An unverified rule that opens nothing, and what it would open if it were adopted."""

    rule: Rule
    would_open: tuple[Target, ...]

    @property
    def adopt(self) -> str:
        """Return how to adopt it."""
        return (f'add [[adopt]] with rule = "{self.rule.id}" and cites = "the document and '
                'paragraph where you read it"')

    def to_dict(self) -> dict[str, Any]:
        """Return the note as plain values."""
        return {**_rule(self.rule), "would_open": [one.fact for one in self.would_open],
                 "adopt": self.adopt}


@attrs.frozen
class Conflict:
    """A record that contradicts a rule; it is reported and not solved."""

    about: str
    rule: Rule

    def to_dict(self) -> dict[str, Any]:
        """Return the conflict as plain values."""
        return {**_rule(self.rule), "about": self.about}


@attrs.frozen
class Contradiction:
    """Facts that cannot be true together: what they say in words, by which row, what is stated."""

    says: str
    row: FiredRow
    stated: tuple[tuple[str, str], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the contradiction as plain values."""
        return {**_rule(self.row.rule), "row": self.row.row, "about": self.says,
                "stated": _pairs(self.stated)}


@attrs.frozen
class Unused:
    """A stated input that nothing which counts speaks of, and the rules that would."""

    input: Input
    value: str
    rules: tuple[Rule, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the input as plain values."""
        return {"input": self.input.name, "value": self.value,
                "rules": [_rule(one) for one in self.rules]}


@attrs.frozen
class RouteAnswer:
    """Which routes and paths are open to a proposal, and why."""

    as_of: date
    receipt: Receipt
    facts: ProposalFacts
    openings: tuple[Opening, ...]
    fired: tuple[FiredRow, ...]
    depends_on: tuple[WhatIf, ...]
    follows: tuple[Follows, ...]
    notes: tuple[Unadopted, ...]
    conflicts: tuple[Conflict, ...]
    contradictions: tuple[Contradiction, ...] = ()
    unused: tuple[Unused, ...] = ()

    @property
    def exit_status(self) -> int:
        """Return 1 if what is stated contradicts a rule, else 0."""
        return int(bool(self.contradictions))

    def of_kind(self, kind: str) -> tuple[Opening, ...]:
        """Return what can be open of one kind: `raising`, `path` or `route`."""
        return tuple(one for one in self.openings if one.target.kind == kind)

    def status(self, name: str) -> str:
        """
        Return whether the path or route of that name is `open`, `closed`, `depends`, or rests on
        facts that are `contradicted`.

        What only unverified rules are about is not judged, and not open: `closed`.
        """
        return next((one.status for one in self.openings if one.target.fact == name), "closed")

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        facts = self.facts
        return {
            **head_of(self.as_of, self.receipt),
            "proposal": {
                "id": facts.id or None, "title": facts.title or None,
                "raised_on": iso(facts.raised_on),
                "stated": _pairs(facts.stated),
                "adopted": [attrs.asdict(one) for one in facts.adopted]},
            "raising": [one.to_dict() for one in self.of_kind("raising")],
            "paths": [one.to_dict() for one in self.of_kind("path")],
            "routes": [one.to_dict() for one in self.of_kind("route")],
            "depends_on": [one.to_dict() for one in self.depends_on],
            "follows": [one.to_dict() for one in self.follows],
            "notes": [one.to_dict() for one in self.notes],
            "conflicts": [one.to_dict() for one in self.conflicts],
            "contradictions": [one.to_dict() for one in self.contradictions],
            "unused": [one.to_dict() for one in self.unused],
            "fired": [one.row for one in self.fired],
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def _rule(rule: Rule) -> dict[str, Any]:
    """Return the rule behind a row, with its source and its days."""
    return {"rule": rule.id, "register": rule.register, "says": rule.says,
            **standing_of(rule), "from": iso(rule.since), "until": iso(rule.until)}


def _pairs(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return dict(pairs)
