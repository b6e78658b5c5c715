"""
Contradictions of a record: acts that no missing row could explain.

A missing act is a gap and never found here. Only what is certain is a fault: of acts whose months
overlap either may have come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import attrs

from secgov.calendar.spoken_days import spoken
from secgov.citation import Severity
from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.facts import bare_day, in_words
from secgov.planning.life.guards import IN_ORDER
from secgov.planning.records.record import UNKNOWN, Record, surely_before
from secgov.planning.records.splits import before_its_split
from secgov.planning.replays.bars import outcomes, raisers, wrong_bodies
from secgov.planning.replays.months import depending_on_days
from secgov.planning.replays.out_of_order import ended_first, impossible, too_early
from secgov.planning.replays.rounds import early
from secgov.planning.replays.targets import date_moves, parts_undecided
from secgov.planning.replays.times import during_holds, passed_over, times
from secgov.planning.replays.windows import out_of_time
from secgov.planning.steps.findings import Finding, Flip

__all__ = ["contradictions"]

_MEND_OF_TIME: Final = "Correct the day, or record what was done in its place then."
Found = Iterator[Finding | None]


def contradictions(record: Record) -> tuple[Finding, ...]:
    """Return everything in *record* that contradicts itself or a rule, each once, worst first."""
    found: dict[str, Finding] = {}
    for judge in _JUDGES:
        for one in judge(record):
            if one is not None and one.key not in found:
                found[one.key] = one
    severities = tuple(Severity)
    return tuple(sorted(found.values(), key=lambda one: severities.index(one.severity)))


def _again(record: Record) -> Found:
    """Yield acts whose cause is recorded only after them, with no round between the two."""
    for again in record.life.table.again:
        first = next(iter(record.of_act.get(again.act, ())), None)
        effects = record.of_act.get(again.after, ())
        if first is None or not record.surely_over(again.after, first):
            # The last effect may come after the cause: it is the one that the cause is for.
            continue
        if any(record.between(act, effects[-1], first) for act in again.only_with):
            continue
        rule = record.life.rule(again.rule, effects[-1].latest)
        yield too_early(record, rule, effects[-1], first)


def _did_not_wait(record: Record) -> Found:
    """Yield acts before the close of the span that they wait for, in whatever round."""
    for one in early(record):
        yield too_early(record, one.rule, one.fact, one.close)


def _inside_spans(record: Record) -> Found:
    """
    Yield acts inside a span of which both ends are recorded, and that must not be open.

    An act that itself begins another round, such as a new report, is no such act: the end of the
    first round may be what is missing.
    """
    table = record.life.table
    renewing = {again.act for again in table.again}
    bars = {(move.act, bar.span): bar.rule for move in table.moves for bar in move.not_while
            if bar.span != move.opens and move.act not in renewing}
    opens = {move.act: move.opens for move in table.moves if move.opens}
    closes = {move.act: move.closes for move in table.moves if move.closes}
    opened: dict[str, tuple[RecordedAct, list[RecordedAct]]] = {}
    for fact in record.facts:
        if fact.act in renewing - set(closes):
            opened.clear()
        for span, (_, inside) in opened.items():
            if (fact.act, span) in bars:
                inside.append(fact)
        start, inside = opened.pop(closes.get(fact.act, ""), (fact, []))
        if fact.act in opens:
            opened[opens[fact.act]] = (fact, [])
        for one in inside:
            # A month in which it closed may lie before *one*: then another round was open.
            if surely_before(start, one) and surely_before(one, fact) and not record.inside(
                    fact.act, start, one):
                span = closes[fact.act]
                rule = record.life.rule(bars[one.act, span], start.latest)
                yield record.judge(
                    rule, one, f"{record.told(one)}, while the {span.replace('-', ' ')} was "
                    f"open: {bare_day(start)} to {bare_day(fact)}",
                    expected=fact.latest) if rule.in_force(start.latest) else None


def _not_yet(record: Record) -> Found:
    """Yield acts before there was anything of the kind: no row of theirs is in force yet."""
    for fact in record.facts:
        # The row without an outcome is about the act itself, whatever came of it.
        rows = record.life.table.of_act.get((fact.act, ""), ())
        since = [move.since for move in rows if move.since is not None]
        if len(since) == len(rows) > 0 and fact.latest < min(since):
            rule = attrs.evolve(record.life.rule(rows[0].rule, fact.latest), mend=_MEND_OF_TIME)
            yield record.judge(
                rule, fact, f"{act_named(fact.act).says} {in_words(fact)}, and there was nothing "
                f"of the kind before {spoken(min(since))}")


def _off_path(record: Record) -> Found:
    """Yield acts that the path has no place for; a path that is not sure may have changed."""
    table = record.life.table
    for fact in record.facts:
        rows = table.meant(fact.act, fact.outcome, fact.body)
        path = record.path_of(fact) if record.on_fast_track else record.path
        if not rows or any(path in move.paths for move in rows):
            continue
        name = next((move.path_rule for move in rows if move.path_rule), IN_ORDER)
        yield record.judge(
            record.life.rule(name, fact.latest), fact,
            f"{record.told(fact)}, which has no place on {_which(record, path)}",
            flips=None if record.on_fast_track else Flip(
                "if the path was changed by", fact.latest, "and broken if not"))


def _which(record: Record, path: str) -> str:
    """Return the path in words: as recorded, or as an approval on Fast-Track shows it."""
    if path in (record.path, UNKNOWN):
        return f"the recorded path ({record.path})"
    return f"Fast-Track: {record.told(record.fast_track.approvals[0])}"


_JUDGES: Final[tuple[Callable[[Record], Found], ...]] = (
    _again, _did_not_wait, _inside_spans, outcomes, _not_yet, _off_path, impossible, ended_first,
    date_moves, parts_undecided, before_its_split, raisers, wrong_bodies, times, out_of_time,
    during_holds, passed_over, depending_on_days)
