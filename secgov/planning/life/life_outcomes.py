"""Votes and decisions that a record has without their outcome, though something followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from secgov.citation import Severity
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.life_record import Record
from secgov.rules.rule import Rule

__all__ = ["unsaid"]

_DECIDED: Final = ("change-board", "authority-decision")
_SENT_BACK: Final = "sent-back"
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
            if (order.earlier in _DECIDED and path in order.paths and rule.in_force(fact.latest)
                    and rule.severity is Severity.FAULT):
                last = _last_unsaid(record, order.earlier, fact)
                if last is not None:
                    found.setdefault(id(last), (last, attrs.evolve(rule, mend=_MEND)))
    yield from found.values()


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
