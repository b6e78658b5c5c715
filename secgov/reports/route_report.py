"""The report on routes: what is open and why, what is closed and what would open it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from secgov.planning.route_answer import (
    FailedCondition,
    FiredRow,
    Opening,
    RouteAnswer,
    Unadopted,
    Way,
    WhatIf,
)
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph
from secgov.reports.words import (
    body_in_words,
    norm,
    plain,
    receipt_line,
    sentence,
    source_line,
    spoken,
    titled,
)
from secgov.rules.rule import Rule

__all__ = ["route_report"]

_KINDS: Final = MappingProxyType({"raising": "Raising it", "path": "Paths", "route": "Routes"})


def route_report(answer: RouteAnswer) -> Document:
    """Return *answer* as a document: each path and route with its reasons, then what it rests on."""
    return Document("", tuple(_blocks(answer)))


def _blocks(answer: RouteAnswer) -> Iterator[Block]:
    facts = answer.facts
    about = titled(facts.id, facts.title) if facts.id else facts.title or "the proposal"
    raised = f", raised on {spoken(facts.raised_on)}" if facts.raised_on else ""
    yield Paragraph(f"Which routes and paths are open to {about}{raised}, as of "
                    f"{spoken(answer.as_of)}.")
    says = {one.target.fact: one.target.says for one in answer.openings}
    for kind, heading in _KINDS.items():
        yield Heading(heading)
        yield Items(tuple(map(_opening, answer.of_kind(kind))))
    if answer.follows:
        yield Heading("What follows")
        yield Items(tuple(Item(sentence(one.says), (_source(one.row.rule),))
                          for one in answer.follows))
    if answer.depends_on:
        yield Heading("What it depends on")
        yield Items(tuple(_what_if(one, says) for one in answer.depends_on))
    if answer.conflicts:
        yield Heading("Where the record contradicts a rule")
        yield Items(tuple(Item(sentence(one.rule.says), (_source(one.rule),))
                          for one in answer.conflicts))
    if answer.notes:
        yield Heading("Rules that are unverified and open nothing until adopted")
        yield Items(tuple(_note(one, says) for one in answer.notes))
    yield receipt_line(answer.receipt)


def _opening(one: Opening) -> Item:
    decided = f"; {body_in_words(one.decided_by)} decides" if one.decided_by else ""
    head = f"{one.target.says}: {one.status}{decided}."
    if one.status == "open":
        return Item(head, tuple(map(_fired, one.because)))
    if not one.ways:
        return Item(head, (Item("No rule that is sourced or adopted opens it."),))
    return Item(head, tuple(map(_way, one.ways)))


def _fired(row: FiredRow) -> Item:
    return Item(sentence(row.rule.says), (_source(row.rule),))


def _way(way: Way) -> Item:
    """Return a row that would open something: what its rule says, and all that it lacks."""
    return Item(f"It would be by this rule: {sentence(way.rule.says)}",
                (*map(_failed, way.failed), _source(way.rule)))


def _failed(one: FailedCondition) -> Item:
    needs = _either(says for _, says in one.needs)
    if one.ways:
        return Item(f"It fails, {one.asks}: nothing says {needs}.", tuple(map(_way, one.ways)))
    if one.waits:
        return Item(f"Not stated: {one.asks} It needs: {needs} ({one.fact}).")
    found = f"{one.fact} is {one.found}" if one.found else f"nothing concludes {one.fact}"
    return Item(f"It fails: {one.asks.rstrip('.?')}: {found}. It needs: {needs}.")


def _what_if(one: WhatIf, says: dict[str, str]) -> Item:
    meant = dict(one.input.values)
    return Item(
        f"{one.input.asks} Judged by {body_in_words(one.input.judged_by)} ({one.input.name}).",
        tuple(Item(sentence(f"{value} ({meant[value]}): " + "; ".join(
            f"{says[fact]} {'would be ' if status != 'depends' else 'still '}{status}"
            for fact, status in then))) for value, then in one.values))


def _note(one: Unadopted, says: dict[str, str]) -> Item:
    opens = "; ".join(says[fact] for fact in one.would_open)
    would = (f"If it were adopted, this would be open: {opens}." if opens
             else "On these facts it would open nothing.")
    return Item(sentence(one.rule.says), (
        Item(would), Item(f"To adopt it, {one.adopt}."), _source(one.rule)))


def _source(rule: Rule) -> Item:
    return Item(f"{source_line(rule.id, rule.register, rule.cites)} "
                f"{plain(norm(rule.force, rule.evidence))}")


def _either(words: Iterable[str]) -> str:
    return " or ".join(words)
