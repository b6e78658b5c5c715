"""Which routes and paths are open to a proposal, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from secgov.citation import Evidence
from secgov.planning.routes.proposal_facts import ProposalFacts
from secgov.planning.routes.route_answer import (
    Conflict,
    Follows,
    Opening,
    RouteAnswer,
    Unadopted,
    Unused,
    WhatIf,
)
from secgov.planning.routes.route_reasons import Reasons
from secgov.receipt import Receipt, digest_of
from secgov.rules.engines.direct import DirectEngine
from secgov.rules.engines.port import Engine, Selections
from secgov.rules.route_reading import route_rules
from secgov.rules.route_rules import OPEN, RouteRow, RouteRules, Target
from secgov.rules.rule import Rule
from secgov.rules.rulebook import RuleBook

__all__ = ["routes_open"]

_DECIDED: Final = "{}.decided-by"
_RECORD: Final = "record-differs"
_CONCLUDED: Final = frozenset({OPEN, "contradicted"})


def routes_open(
    facts: ProposalFacts, *, as_of: date, rules: RuleBook, engine: Engine | None = None,
    routes: RouteRules | None = None,
) -> RouteAnswer:
    """
    Return which routes and paths are open to a proposal, and why.

    Something is open if a sourced or adopted rule opens it; it depends if it waits on what nobody
    has stated or judged; it is contradicted if it rests on facts that by some rule cannot be true
    together; else it is closed. An unverified rule opens nothing until it is adopted,
    and is listed with what it would open; what only such rules are about is not judged. The rules
    are those known on *as_of* and in force on the day on which the proposal was raised (on *as_of*,
    where that is not stated); a rule that is about live proposals too is one in force on *as_of*.

    Args:
        facts: What is stated of the proposal.
        as_of: The day of the question.
        rules: The rule book as known on that day. The receipt has the digest of it and the rows
            together, and none of a calendar: no day is counted.
        engine: What applies the rows; by default the direct engine. Both answer alike.
        routes: The rows; by default the shipped ones.

    Source:
        Register sections 3.1 to 3.4, 3.6 and 3.11; what is unverified, section 7.

    >>> from secgov.rules.loading import rulebook
    >>> then = date(2020, 3, 13)
    >>> asked = ProposalFacts.from_dict({"proposal": {"proposer": "dcc",
    ...     "raised_on": date(2020, 1, 28), "csc_outcome": "ready-for-refinement",
    ...     "panel_determination": "report-phase"}})
    >>> answer = routes_open(asked, as_of=then, rules=rulebook(then))
    >>> answer.status("straight-to-report-phase"), answer.status("refinement")
    ('open', 'closed')
    >>> answer.status("path-3"), answer.of_kind("path")[2].depends_on
    ('depends', ('path_determined',))
    """
    question = _Question.of(facts, as_of, rules, engine or DirectEngine(),
                            routes or route_rules())
    reasons = question.reasons(question.counting, {})
    openings = tuple(question.opening(target, reasons) for target in question.routes.targets)
    judged = tuple(one for one in openings if question.judges(one.target))
    digest = digest_of(f"{rules.digest} {question.routes.digest}".encode())
    return RouteAnswer(
        as_of, Receipt(digest, None, facts.digest[:16] or None), facts, judged, reasons.fired(),
        question.what_if(judged, reasons), question.follows(reasons), question.notes(openings),
        question.conflicts(reasons), reasons.contradictions, tuple(question.unused(rules)))


@attrs.frozen
class _Question:
    """The question with the rows in force: all of them, and those that count."""

    facts: ProposalFacts
    engine: Engine
    routes: RouteRules
    rules: Mapping[str, Rule]
    in_force: tuple[RouteRow, ...]
    counting: tuple[RouteRow, ...]
    contradicting: Selections

    @classmethod
    def of(cls, facts: ProposalFacts, as_of: date, rules: RuleBook, engine: Engine,
           routes: RouteRules) -> _Question:
        raised = facts.raised_on or as_of
        adopted = {one.rule: one.cites for one in facts.adopted}
        book = {
            rule.id: attrs.evolve(rule, cites=adopted[rule.id], evidence=Evidence.SECONDARY)
            if rule.id in adopted else rule
            for rule in rules.rules
            if rule.in_force(as_of if dict(rule.when).get("day") == "as-of" else raised)}
        in_force = tuple(row for row in routes.rows if row.rule in book)
        counting = tuple(row for row in in_force
                         if book[row.rule].evidence is not Evidence.UNVERIFIED)
        contradicting = routes.contradicting(
            row.id for row in routes.contradictions
            if row.rule in book and book[row.rule].evidence is not Evidence.UNVERIFIED)
        return cls(facts, engine, routes, book, in_force, counting, contradicting)

    def reasons(self, rows: tuple[RouteRow, ...], supposed: Mapping[str, str]) -> Reasons:
        """Return what comes of *rows* on what is stated and, besides, *supposed*."""
        known = {one.name: one.open for one in self.routes.inputs}
        known.update(self.facts.stated)
        known.update(supposed)
        outcome = self.engine.run(self.routes.book(row.id for row in rows), known)
        contradicted = self.engine.run(self.contradicting, dict(outcome.facts))
        return Reasons(self.routes, rows, self.rules, known, outcome, contradicted)

    def judges(self, target: Target) -> bool:
        """Return whether some row is about *target* whose rule is not unverified."""
        unverified = {row.id for row in self.in_force} - {row.id for row in self.counting}
        return any(fact == target.fact for row in self.routes.rows if row.id not in unverified
                   for fact, _ in row.concludes)

    def opening(self, target: Target, reasons: Reasons) -> Opening:
        status = reasons.status(target.fact, OPEN)
        decided = _DECIDED.format(target.fact)
        decides = next((value for row in self.counting for fact, value in row.concludes
                        if fact == decided), None)
        wanted = (target.fact, decided) if status == OPEN else (target.fact,)
        return Opening(
            target, status, decides, reasons.chain(*wanted) if status in _CONCLUDED else (),
            () if status in _CONCLUDED else reasons.ways(target.fact, (OPEN,)),
            reasons.needed(target.fact, OPEN) if status == "depends" else ())

    def what_if(self, openings: Iterable[Opening], reasons: Reasons) -> tuple[WhatIf, ...]:
        """Return each input that something depends on, with what each of its values would do."""
        following = tuple(
            ((one.name, one.says), reasons.needed(one.name, *dict(one.values)))
            for one in self.routes.derived
            if one.follows and reasons.outcome.value(one.name) is None)
        found = []
        for one in self.routes.inputs:
            waiting = tuple(opening.target.fact for opening in openings
                            if one.name in opening.depends_on)
            follows = tuple(fact for fact, needed in following if one.name in needed)
            if waiting or follows:
                found.append(WhatIf(one, tuple(
                    (value, self._then(waiting, {one.name: value})) for value in one.stated),
                    follows))
        return tuple(found)

    def _then(
        self, targets: Iterable[str], supposed: Mapping[str, str]
    ) -> tuple[tuple[str, str], ...]:
        reasons = self.reasons(self.counting, supposed)
        return tuple((fact, reasons.status(fact, OPEN)) for fact in targets)

    def follows(self, reasons: Reasons) -> tuple[Follows, ...]:
        """Return what follows, in the order in which it was concluded."""
        words = {one.name: one for one in self.routes.derived if one.follows}
        return tuple(
            Follows(fact, value, words[fact].says, dict(words[fact].values)[value], row)
            for row in reasons.fired() for fact, value in row.concludes
            if fact in words and not reasons.is_contradicted(fact))

    def notes(self, openings: Iterable[Opening]) -> tuple[Unadopted, ...]:
        """Return each unverified rule in force, with what all of them together would open by it."""
        as_if = self.reasons(self.in_force, {})
        by_rule: dict[str, list[Target]] = {
            row.rule: [] for row in self.in_force
            if self.rules[row.rule].evidence is Evidence.UNVERIFIED}
        for opening in openings:
            if opening.status != OPEN and as_if.status(opening.target.fact, OPEN) == OPEN:
                for rule in {row.rule.id for row in as_if.chain(opening.target.fact)}:
                    if rule in by_rule:
                        by_rule[rule].append(opening.target)
        return tuple(Unadopted(self.rules[rule], tuple(opens)) for rule, opens in by_rule.items())

    def unused(self, rules: RuleBook) -> Iterator[Unused]:
        """Yield each stated input of which only rows speak that do not count, with their rules."""
        book = {**{rule.id: rule for rule in rules.rules}, **self.rules}
        stated = dict(self.facts.stated)
        for one in (one for one in self.routes.inputs if one.name in stated):
            value = stated[one.name]
            # A row that takes silence as well does not speak of what is stated.
            speak = [row for row in self.routes.rows
                     for needs in [dict(row.when).get(one.name, ())]
                     if value in needs and one.open not in needs]
            speak = speak or [row for row in self.routes.rows if one.name in dict(row.when)]
            if not any(row in self.counting for row in speak):
                yield Unused(one, value, tuple(
                    book[rule] for rule in dict.fromkeys(row.rule for row in speak)
                    if rule in book))

    def conflicts(self, reasons: Reasons) -> tuple[Conflict, ...]:
        """Return each rule whose record contradicts it, as the rows say."""
        return tuple(Conflict(value, row.rule) for row in reasons.fired()
                     for fact, value in row.concludes if fact == _RECORD)
