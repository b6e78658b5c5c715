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
from secgov.planning.life.life_bars import outcomes, raisers, wrong_bodies
from secgov.planning.life.life_facts import bare_day, in_words
from secgov.planning.life.life_guards import FAST_TRACK, IN_ORDER, PUT_OFF
from secgov.planning.life.life_kinds import Kind, after_objection, can_follow
from secgov.planning.life.life_months import depending_on_days
from secgov.planning.life.life_record import Record, surely_before
from secgov.planning.life.life_rounds import early
from secgov.planning.life.life_sitting import kinds_of, rejection_lifted
from secgov.planning.life.life_splits import before_its_split
from secgov.planning.life.life_targets import date_moves, parts_undecided
from secgov.planning.life.life_times import during_holds, passed_over, times
from secgov.planning.life.life_windows import out_of_time
from secgov.planning.steps.findings import Finding, Flip
from secgov.rules.rule import Rule
from secgov.rules.transitions import SOME_PATH

__all__ = ["contradictions"]

_MEND_OF_TIME: Final = "Correct the day, or record what was done in its place then."
_WITHDRAWN: Final = "withdrawn"
_FINAL: Final = frozenset({_WITHDRAWN, "implemented", "superseded"})
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
        yield _too_early(record, rule, effects[-1], first)


def _did_not_wait(record: Record) -> Found:
    """Yield acts before the close of the span that they wait for, in whatever round."""
    for one in early(record):
        yield _too_early(record, one.rule, one.fact, one.close)


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


def _impossible(record: Record) -> Found:
    """Yield acts that nothing could lead to from what happened before them."""
    table = record.life.table
    seen: dict[Kind, RecordedAct] = {}
    # That the span comes after them is said already, of the acts that did not wait for it.
    said = {(id(one.fact), end) for one in early(record) for end in one.span}
    for fact, kind in zip(record.facts, kinds_of(record), strict=True):
        path = FAST_TRACK if record.path_of(fact) == FAST_TRACK else SOME_PATH
        before = [one for other, one in seen.items()
                  if surely_before(one, fact) and not can_follow(other, kind, path, table)
                  and (id(one), fact.act) not in said
                  and not _adopted(record, one, fact) and not _objected(record, one, fact)
                  and not rejection_lifted(record, one, fact)]
        if before:
            yield from _explained(record, before, fact)
        if fact.act == _WITHDRAWN or kind not in seen or fact.latest < seen[kind].latest:
            seen[kind] = fact


def _adopted(record: Record, before: RecordedAct, fact: RecordedAct) -> bool:
    """Return whether an adoption that may lie between lifts the end of a withdrawal."""
    return before.act == _WITHDRAWN and record.between("adopted", before, fact)


def _objected(record: Record, before: RecordedAct, fact: RecordedAct) -> bool:
    """
    Return whether an objection that may lie between lifts a decision, so that *fact* can follow.

    One on Fast-Track lifts the path with it; any other leads no further back than its answer.
    """
    if before.act in _FINAL or not record.objected(before, fact):
        return False
    fast = record.on_fast_track or record.path == FAST_TRACK
    path = record.path if record.path in ("1", "2", "3") else SOME_PATH
    return fast or after_objection(fact.act, fact.outcome, path, record.life.table)


def _explained(record: Record, before: list[RecordedAct], fact: RecordedAct) -> Found:
    """Yield the rules of order that are broken, and that of the stages if none is one of them."""
    certain = False
    early: list[RecordedAct] = []
    for one in before:
        for rule in _orders(record, one, fact):
            found = _too_early(record, rule, one, fact)
            early += [one] if found is not None else []
            certain = certain or (found is not None and (
                found.severity is Severity.FAULT or found.verdict == "depends"))
            yield found
    if certain:
        return
    # What should have waited is out of order, and not the lawful act that it did not wait for.
    for one in early:
        yield _too_early(record, record.life.rule(IN_ORDER, one.latest), one, fact)
    before = [one for one in before if one not in early and not _ends_one_of(record, one, early)]
    if not before:
        return
    ended = next((one for one in before if one.act == _WITHDRAWN), before[-1])
    outcome = f" ({ended.outcome})" if ended.outcome else ""
    yield record.judge(
        _rule_of_end(record, ended, fact), fact,
        f"{record.told(fact)}, which cannot follow what is recorded before: "
        f"{record.told(ended)}{outcome}")


def _ends_one_of(record: Record, act: RecordedAct, early: list[RecordedAct]) -> bool:
    """Return whether *act* is the end of a span that one of the acts begins."""
    moves = record.life.table.moves
    begun = {move.opens for move in moves if any(one.act == move.act for one in early)} - {""}
    return any(move.act == act.act and move.closes in begun for move in moves)


def _rule_of_end(record: Record, ended: RecordedAct, fact: RecordedAct) -> Rule:
    """
    Return the rule by which *fact* cannot follow *ended*: of a withdrawal, or of the stages.

    Where *fact* takes the decision that *ended* is, which then went against it, it is the rule
    that asks for the decision.
    """
    if ended.act == _WITHDRAWN:
        return record.life.rule("withdrawal.ends-unless-adopted", fact.latest)
    path = record.deciding_path
    decided = (order.rule for order in record.life.bars[fact.act]
               if order.earlier == ended.act and path in order.paths
               and order.rule.in_force(fact.latest))
    return next(decided, record.life.rule(IN_ORDER, fact.latest))


def _orders(record: Record, effect: RecordedAct, cause: RecordedAct) -> Iterator[Rule]:
    """Yield the rules by which *cause* comes first, where the record has none that serves."""
    life, path = record.life, record.path_of(effect)
    rules = [order.rule for order in life.orders[effect.act]
             if order.earlier == cause.act and path in order.paths
             and order.rule.in_force(effect.latest)]
    rules += [life.rule(need.rule, effect.latest)
              for move in life.table.of_act.get((effect.act, effect.outcome), ())
              for need in move.takes if cause.act in need.any]
    if rules and surely_before(effect, _first_serving(record, effect, cause)):
        yield from rules


def _first_serving(record: Record, effect: RecordedAct, cause: RecordedAct) -> RecordedAct:
    """
    Return the first act of the name of *cause* in the round of *effect*, or after it.

    One that only put the decision off does not serve.
    """
    rows, name = record.life.table.of_act, cause.act
    back = [one for one in record.facts if surely_before(one, effect) and any(
        name in move.undoes or (one.act == name and move.undoes and move.to and not move.same_day)
        for move in rows.get((one.act, one.outcome), ()))]
    served = (one for one in record.of_act[name] if one.outcome not in PUT_OFF and (
        not back or (one is not back[-1] and one.earliest >= back[-1].earliest)))
    # What was put off each time has not served at all: it is as early as *cause* is.
    return next(served, cause)


def _too_early(
    record: Record, rule: Rule, effect: RecordedAct, cause: RecordedAct
) -> Finding | None:
    """Return that *effect* did not wait for *cause*, if *rule* asked for that on its day."""
    # What happened before as well did so with another outcome.
    outcome = f" ({cause.outcome})" if cause.outcome and record.last_before(
        cause.act, effect.earliest) is not None else ""
    return record.judge(
        rule, effect, f"{record.told(effect)}, but "
        f"{record.says(cause)}{outcome} only {in_words(cause)}",
        expected=cause.latest) if rule.in_force(effect.latest) else None


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
            f"{record.told(fact)}, which has no place on the recorded path "
            f"({path})", flips=None if record.on_fast_track else Flip(
                "if the path was changed by", fact.latest, "and broken if not"))


_JUDGES: Final[tuple[Callable[[Record], Found], ...]] = (
    _again, _did_not_wait, _inside_spans, outcomes, _not_yet, _off_path, _impossible, date_moves,
    parts_undecided, before_its_split, raisers, wrong_bodies, times, out_of_time,
    during_holds, passed_over, depending_on_days)
