"""Acts to which nothing could lead from what a record has before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

import attrs

from secgov.citation import Severity
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.facts import in_words
from secgov.planning.life.guards import FAST_TRACK, IN_ORDER, PUT_OFF
from secgov.planning.records.kinds import Kind, after_objection, can_follow
from secgov.planning.records.record import Record, surely_before
from secgov.planning.replays.open_ends import left_open, still_open
from secgov.planning.replays.rounds import early
from secgov.planning.replays.sitting import kinds_of, rejection_lifted
from secgov.planning.steps.findings import Finding
from secgov.rules.rule import Rule
from secgov.rules.transitions import SOME_PATH

__all__ = ["ended_first", "impossible", "too_early"]

_WITHDRAWN: Final = "withdrawn"
_FINAL: Final = frozenset({_WITHDRAWN, "implemented", "superseded"})
Found = Iterator[Finding | None]


@attrs.frozen
class _Unled:
    """
    An act to which nothing could lead from those before it.

    `broken` has, for each of those, the findings that it did not wait for the act.
    """

    fact: RecordedAct
    before: tuple[RecordedAct, ...]
    broken: tuple[tuple[Finding, ...], ...]

    @property
    def certain(self) -> bool:
        """Return whether one of them is a fault, or is one on some days of what is left open."""
        return any(map(_weighs, chain.from_iterable(self.broken)))

    @property
    def early(self) -> tuple[RecordedAct, ...]:
        """Return those that did not wait, so that it is they that are out of order."""
        return tuple(one for one, same in zip(self.before, self.broken, strict=True)
                     if any(map(_weighs, same)) or (same and not self.certain))


def _weighs(found: Finding) -> bool:
    """Return whether it is a fault, or one on some days of what is left open."""
    return found.severity is Severity.FAULT or found.verdict == "depends"


def impossible(record: Record) -> Found:
    """Yield acts that nothing could lead to from what happened before them."""
    found = [_Unled(fact, tuple(before), tuple(
        tuple(filter(None, _did_not_come_first(record, one, fact))) for one in before))
        for fact, before in _out_of_order(record)]
    early = frozenset(id(one) for unled in found for one in unled.early)
    for unled in found:
        yield from _explained(record, unled, early)


def ended_first(record: Record) -> Found:
    """
    Yield the end of a span before its beginning, where the record has one of each and goes on.

    Two rounds would leave two rows out of the record: the first beginning, and the second end.
    """
    ends = {move.act: move for move in record.life.table.moves if move.closes}
    steps = zip(record.facts, record.course.taken, pairwise(record.course.states), strict=True)
    for fact, taken, (state, following) in steps:
        for act, _ in (*still_open(record, fact, taken, state),
                       *left_open(record, fact, state, following)):
            begun, ended = state.done[ends[act].closes], record.of_act.get(act, ())
            if len(ended) == 1 == len(record.of_act[begun.act]) and surely_before(ended[0], begun):
                rule = record.life.rule(ends[act].closing_rule, ended[0].latest)
                yield too_early(record, rule, ended[0], begun)


def _out_of_order(record: Record) -> Iterator[tuple[RecordedAct, list[RecordedAct]]]:
    """Yield each act that cannot follow others, with those."""
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
            yield fact, before
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


def _did_not_come_first(record: Record, effect: RecordedAct, cause: RecordedAct) -> Found:
    """Yield that *effect* did not wait for *cause*, by each rule that asks for that."""
    for rule in _orders(record, effect, cause):
        yield too_early(record, rule, effect, cause)


def _explained(record: Record, unled: _Unled, out_of_order: frozenset[int]) -> Found:
    """
    Yield the rules of order that are broken, and that of the stages if none is one of them.

    What is *out_of_order* is found to be, and accuses no lawful act besides.
    """
    fact = unled.fact
    for same in unled.broken:
        yield from same
    if unled.certain:
        return
    # What should have waited is out of order, and not the lawful act that it did not wait for.
    for one in unled.early:
        yield too_early(record, record.life.rule(IN_ORDER, one.latest), one, fact)
    before = [one for one in unled.before if id(one) not in out_of_order
              and not _ends_one_of(record, one, unled.early)]
    if not before:
        return
    ended = next((one for one in before if one.act == _WITHDRAWN), before[-1])
    outcome = f" ({ended.outcome})" if ended.outcome else ""
    yield record.judge(
        _rule_of_end(record, ended, fact), fact,
        f"{record.told(fact)}, which cannot follow what is recorded before: "
        f"{record.told(ended)}{outcome}")


def _ends_one_of(record: Record, act: RecordedAct, early: Sequence[RecordedAct]) -> bool:
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
    # Where each of them only put it off, none has served, and *cause* is as early as any.
    return next(served, cause)


def too_early(
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
