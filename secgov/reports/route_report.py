"""The report on routes: what is open and why, what is closed and what would open it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from secgov.citation import Evidence
from secgov.planning.routes.route_answer import (
    Contradiction,
    FailedCondition,
    FiredRow,
    Opening,
    RouteAnswer,
    Unadopted,
    Unused,
    Way,
    WhatIf,
)
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph
from secgov.reports.words import (
    body_in_words,
    norm,
    receipt_line,
    sentence,
    source_line,
    spoken,
    titled,
)
from secgov.rules.route_rules import Pairs
from secgov.rules.rule import Rule

__all__ = ["route_report"]

_KINDS: Final = MappingProxyType({"raising": "Raising it", "path": "Paths", "route": "Routes"})


def route_report(answer: RouteAnswer) -> Document:
    """Return *answer* as a document: each path and route with its reasons, then the rest."""
    return Document("", tuple(_blocks(answer)))


def _blocks(answer: RouteAnswer) -> Iterator[Block]:
    facts = answer.facts
    about = titled(facts.id, facts.title) if facts.id else facts.title or "the proposal"
    raised = (f", {'raised' if facts.raised_on <= answer.as_of else 'still to be raised'} on "
              f"{spoken(facts.raised_on)}" if facts.raised_on else "")
    yield Paragraph(f"Which routes and paths are open to {about}{raised}, as of "
                    f"{spoken(answer.as_of)}.")
    if answer.contradictions:
        yield Heading("What cannot be true together")
        yield Items(tuple(map(_contradiction, answer.contradictions)))
    says = {one.target.fact: one.target.says for one in answer.openings}
    for kind, heading in _KINDS.items():
        yield Heading(heading)
        yield Items(tuple(_opening(one, facts.stated) for one in answer.of_kind(kind)))
    if answer.follows:
        yield Heading("What follows")
        yield Items(tuple(
            Item(sentence(f"{one.asks}: {one.says}"), (Item(_source(one.row.rule)),))
            for one in answer.follows))
    if answer.depends_on:
        yield Heading("What it depends on")
        yield Items(tuple(_what_if(one, says) for one in answer.depends_on))
    if answer.unused:
        yield Heading("What is stated, and decides nothing")
        yield Items(tuple(map(_unused, answer.unused)))
    if answer.conflicts:
        yield Heading("Where a record contradicts a rule")
        yield Items(tuple(Item(sentence(one.rule.says), (Item(_source(one.rule)),))
                          for one in answer.conflicts))
    yield from _notes(answer)
    yield receipt_line(answer.receipt)


def _opening(one: Opening, stated: Pairs) -> Item:
    head = f"{one.target.says}: {one.status}"
    if one.because:
        decides = one.decided_by if one.status == "open" else None
        decided = f"; {body_in_words(decides)} decides" if decides else ""
        # Two rows may apply one rule.
        rules = {row.rule.id: row.rule for row in one.because}
        return Item(f"{head}{decided}.", tuple(
            _fired(rule, [row for row in one.because if row.rule.id == name], stated)
            for name, rule in rules.items()))
    none = Item("No rule that is sourced or adopted, and in force, opens it.")
    return Item(f"{head}.", tuple(map(_way, one.ways)) or (none,))


def _fired(rule: Rule, rows: list[FiredRow], stated: Pairs) -> Item:
    """Return a rule that fired, with what is stated that made it, and what it showed."""
    # A row that fires on what others showed alone has no fact of its own to name.
    telling = [row for row in rows if not set(stated).isdisjoint(row.because)]
    facts = [pair for pair in stated if any(pair in row.because for row in telling)]
    shows = "; ".join(dict.fromkeys(words for row in telling for words in row.shows))
    showing = f", which shows: {shows}" if shows else ""
    by = f" Stated: {_said(facts)}{showing}." if facts else ""
    return Item(f"{sentence(rule.says)}{by} {_source(rule)}")


def _said(stated: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f'{name} = "{value}"' for name, value in stated)


def _contradiction(one: Contradiction) -> Item:
    return Item(f"{sentence(one.says)} {sentence(one.row.rule.says)} {_source(one.row.rule)}", (
        Item(f"Stated: {_said(one.stated)}. Correct what is wrong: they cannot all be true."),))


def _unused(one: Unused) -> Item:
    """Return a stated input that decides nothing, with why each rule that speaks of it does not."""
    return Item(f'{one.input.asks} Stated: "{one.value}" ({one.input.name}).', tuple(
        Item(f"Rule {rule.id} speaks of it, and {_why_not(rule)}.") for rule in one.rules))


def _why_not(rule: Rule) -> str:
    if rule.evidence is Evidence.UNVERIFIED:
        return "is unverified: it counts only once it is adopted"
    days = [f"{word} {spoken(day)}" for word, day in (
        ("from", rule.since), ("until", rule.until)) if day is not None]
    return f"is not in force then (in force {' '.join(days)})"


def _way(way: Way) -> Item:
    """Return a row that would open something: what its rule says, and all that it lacks."""
    return Item(f"By this rule it could be: {sentence(way.rule.says)} {_source(way.rule)}",
                tuple(map(_failed, way.failed)))


def _failed(one: FailedCondition) -> Item:
    needs = f"It needs: {' or '.join(says for _, says in one.needs)}"
    if one.found is None:
        return Item(f"Nothing that is stated shows {one.asks}. {needs}.",
                    tuple(map(_way, one.ways)))
    found = "Not stated" if one.waits else f'Stated: "{one.found}"'
    return Item(f"{one.asks} {found} ({one.fact}). {needs}.")


def _what_if(one: WhatIf, says: dict[str, str]) -> Item:
    meant = dict(one.input.values)
    said = [(f'"{value}" ({meant[value]})', then) for value, then in one.values]
    values = tuple(Item(sentence(f"{value}: " + "; ".join(
        f"{says[fact]}: {status}" for fact, status in then))) for value, then in said if then)
    follows = "; ".join(words for _, words in one.follows)
    state = "" if values else f" State {' or '.join(value for value, _ in said)}."
    waits = (Item(f"What follows waits on it: {follows}.{state}"),) if follows else ()
    return Item(
        f"{one.input.asks} Judged by {body_in_words(one.input.judged_by)} ({one.input.name}).",
        values + waits)


def _notes(answer: RouteAnswer) -> Iterator[Block]:
    """Yield the unverified rules: in full those that would open something, the others by name."""
    if not answer.notes:
        return
    yield Heading("Rules that are unverified, and open nothing until they are adopted")
    opening = tuple(_note(one) for one in answer.notes if one.would_open)
    if opening:
        yield Items(opening)
    others = ", ".join(one.rule.id for one in answer.notes if not one.would_open)
    if others:
        what = "the others would open nothing" if opening else "none of them would open anything"
        yield Paragraph(f"On these facts {what} more: {others}.")


def _note(one: Unadopted) -> Item:
    opens = "; ".join(target.says for target in one.would_open)
    return Item(f"{sentence(one.rule.says)} {_source(one.rule)}", (
        Item(f"With these rules adopted, it would open: {opens}."),
        Item(f"To adopt it, {one.adopt}.")))


def _source(rule: Rule) -> str:
    """Return where a rule stands, and how well it was seen where that weakens it."""
    weak = rule.evidence in (Evidence.OBSERVED, Evidence.UNVERIFIED)
    seen = f" {norm(rule.force, rule.evidence)}" if weak else ""
    return f"{source_line(rule.id, rule.register, rule.cites)}{seen}"
