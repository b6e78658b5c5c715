"""Votes and decisions that a record has without their outcome."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

import attrs

from secgov.citation import Severity
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.records.record import Record
from secgov.rules.rule import Rule

__all__ = ["undecided", "unsaid"]

_SENT_BACK: Final = "sent-back"
# The rule by which each of them has an outcome.
_RULE_OF: Final = MappingProxyType({
    "change-board": "path.who-decides",
    "authority-decision": "decision.authority-after-recommendation"})
_MEND: Final = "Record what was decided, as the outcome of the act."


def unsaid(record: Record) -> Iterator[tuple[RecordedAct, Rule]]:
    """
    Yield each last vote or decision of a round without its outcome, and the rule that asks for it.

    It is that by which the first later act needs the decision. Where no act follows that does, or
    another says what was decided, the vote may have decided nothing.
    """
    path = record.deciding_path
    found: dict[int, tuple[RecordedAct, Rule]] = {}
    for fact in record.facts:
        for order in record.life.orders[fact.act]:
            rule = order.rule
            if (order.earlier in _RULE_OF and path in order.paths and rule.in_force(fact.latest)
                    and rule.severity is Severity.FAULT):
                last = _last_unsaid(record, order.earlier, fact)
                if last is not None:
                    found.setdefault(id(last), (last, attrs.evolve(rule, mend=_MEND)))
    yield from found.values()


def undecided(record: Record) -> Iterator[tuple[RecordedAct, Rule]]:
    """
    Yield each vote or decision without its outcome, and the rule that has one.

    A consideration by the Change Sub-Committee without one is a discussion and lacks nothing. An
    act that says no more than that it was approved, or rejected, may be what a last one decided.
    """
    last = {one.act: one for one in record.facts}
    for fact in record.facts:
        if fact.act in _RULE_OF and not fact.outcome and not (
                fact is last[fact.act] and _told_apart(record, fact)):
            yield fact, record.life.rule(_RULE_OF[fact.act], fact.latest)


def _told_apart(record: Record, decision: RecordedAct) -> bool:
    """Return whether an act by nobody, or by the same body, says what a decision decided."""
    return any(one.body in ("", decision.body) and one.latest >= decision.earliest
               for name in ("approved", "rejected") for one in record.of_act.get(name, ()))


def _last_unsaid(record: Record, name: str, fact: RecordedAct) -> RecordedAct | None:
    """Return the last act of that name before *fact* if it says no outcome, nor another since."""
    if record.last_upto("approved", fact.latest) is not None:
        return None
    last: RecordedAct | None = None
    for one in reversed(record.upto(name, fact.latest)):
        if one.outcome == _SENT_BACK:
            break
        if one.part:
            # What is decided of an alternative says nothing of the modification.
            continue
        if one.outcome not in ("", "deferred"):
            return None
        if not one.outcome and last is None:
            last = one
    return last
