"""Spans of which a record has only the beginning: a consultation, an assessment, a hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.rules import Lifecycle
from secgov.planning.life.state import LifeState
from secgov.planning.records.record import Record, surely_before
from secgov.rules.rule import Rule
from secgov.rules.transition_rows import Move

__all__ = ["begun_again", "held_at", "left_open", "still_open"]


def still_open(
    record: Record, fact: RecordedAct, taken: Move | None, state: LifeState
) -> Iterator[tuple[str, Rule]]:
    """
    Yield the end of each span that must not be open, with its rule: it has only a beginning.

    A rule by which *fact* comes before the beginning, as the cost is agreed first, asks for no end.
    """
    ends = {move.closes: move.act for move in record.life.table.moves if move.closes}
    for bar in taken.not_while if taken is not None else ():
        end, rule = ends[bar.span], record.life.rule(bar.rule, fact.latest)
        before_it = rule.earlier == fact.act and rule.later != end
        if not before_it and _never_ended(record, state.done.get(bar.span), end, fact):
            yield end, rule


def left_open(
    record: Record, fact: RecordedAct, state: LifeState, following: LifeState
) -> Iterator[tuple[str, Rule]]:
    """
    Yield the end of each span that *fact* leaves open behind it, with the rule that asks for it.

    It leads on from the last stage in which the span has a place. What ends the life otherwise, as
    a withdrawal, cuts the span off. A hold ends besides on the day that is stated for it.
    """
    table = record.life.table
    cut_off = table.closed.union(table.ends) - {"implemented"}
    for end in table.moves if following.stage not in cut_off else ():
        opened = state.done.get(end.closes) if end.closes else None
        if opened is None or (opened is state.hold and not (
                held_at(opened, fact) and record.life.written(end.rule))):
            continue
        if state.stage in end.sources and following.stage not in end.sources and _never_ended(
                record, opened, end.act, fact):
            yield end.act, _asking(record.life, end, fact)


def held_at(hold: RecordedAct, fact: RecordedAct) -> bool:
    """Return whether *fact* was surely after the start of *hold* and before its stated end."""
    until = hold.until
    end = date.max if until is None else until if isinstance(until, date) else until.earliest
    return surely_before(hold, fact) and fact.latest < end


def begun_again(
    record: Record, fact: RecordedAct, taken: Move | None, state: LifeState
) -> Iterator[tuple[str, Rule]]:
    """
    Yield the end of the span that *fact* begins anew while it is open, with the rule that asks.

    An extended hold is one hold, and what bars the beginning is said by its own rule.
    """
    opened = state.done.get(taken.opens) if taken is not None and taken.opens else None
    if taken is None or opened is None or opened is state.hold or taken.not_while:
        return
    end = next(move for move in record.life.table.moves if move.closes == taken.opens)
    if _never_ended(record, opened, end.act, fact):
        yield end.act, _asking(record.life, end, fact)


def _asking(life: Lifecycle, end: Move, fact: RecordedAct) -> Rule:
    """
    Return the rule that asks for the *end* of a span, of whatever grade.

    It is that by which *fact* waits for it, or else what waits for it first; or its own.
    """
    waiting = (*(order.rule for order in life.orders[fact.act] if order.earlier == end.act),
               *(rule for rule in life.rules.rules if rule.earlier == end.act))
    return next((rule for rule in waiting if rule.in_force(fact.latest)),
                life.rule(end.rule, fact.latest))


def _never_ended(
    record: Record, opened: RecordedAct | None, end: str, fact: RecordedAct
) -> bool:
    return opened is not None and surely_before(opened, fact) and not record.between(
        end, opened, fact)
