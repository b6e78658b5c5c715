"""What a record lacks: acts that must have happened, because others did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from secgov.calendar.vague_dates import VagueDate
from secgov.citation import Severity
from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.findings import Finding, Flip
from secgov.planning.life_record import Record, in_words
from secgov.planning.life_rules import FAST_TRACK, IN_ORDER
from secgov.rules.rule import Rule
from secgov.rules.transitions import Move

__all__ = ["Gap", "findings_of", "gaps"]

# A decision with one of these outcomes is not the one that an implementation needs.
_UNDECIDED: Final = frozenset({"deferred", "sent-back", "rejected"})
_SAYS_READY: Final = "csc-considered"


@attrs.frozen
class Gap:
    """An act that the record lacks, the act that shows it, and the rule that asks for it."""

    act: str
    shown_by: RecordedAct
    rule: Rule

    @property
    def message(self) -> str:
        """Return what is missing in a sentence."""
        shown = self.shown_by
        return (f"no act says that {act_named(self.act).says}, which comes before: "
                f"{act_named(shown.act).says} {in_words(shown)}")

    def to_dict(self) -> dict[str, Any]:
        """Return the gap as plain values."""
        shown = self.shown_by
        return {
            "act": self.act, "shown_by": shown.act,
            "date": (shown.date.to_json() if isinstance(shown.date, VagueDate)
                     else shown.date.isoformat()),
            "rule": self.rule.id, "register": self.rule.register, "message": self.message,
            "cites": self.rule.cites,
        }


def gaps(record: Record) -> tuple[Gap, ...]:
    """
    Return every act that must have happened and is not recorded at all before what it leads to.

    What several rules ask for is said once for each, at the first act that shows it.
    """
    found: dict[tuple[str, str], Gap] = {}
    if record.facts and "raised" not in record.of_act:
        first = record.facts[0]
        found["raised", IN_ORDER] = Gap("raised", first, record.life.rule(IN_ORDER, first.latest))
    for fact in record.facts:
        for act, rule in _needed(record, fact):
            if (act, rule.id) not in found and rule.in_force(fact.latest):
                found[act, rule.id] = Gap(act, fact, rule)
    return tuple(found.values())


def _needed(record: Record, fact: RecordedAct) -> Iterator[tuple[str, Rule]]:
    """Yield what *fact* needs and the record has not, with the rule that asks for it."""
    life, path = record.life, record.deciding_path
    for order in life.orders[fact.act]:
        weighs = order.rule.severity is Severity.FAULT
        if weighs and path in order.paths and not _served(record, order.earlier, fact):
            yield order.earlier, order.rule
    for move in _rows(record, fact):
        for need in move.takes:
            if path != FAST_TRACK and not any(_served(record, one, fact) for one in need.any):
                act = _SAYS_READY if "ready" in need.any else need.any[0]
                yield act, life.rule(need.rule, fact.latest)
        opener = next((one.act for one in life.table.moves
                       if move.closes and one.opens == move.closes), "")
        if opener and not _served(record, opener, fact):
            yield opener, life.rule(move.closing_rule, fact.latest)


def _rows(record: Record, fact: RecordedAct) -> tuple[Move, ...]:
    """Return the first row of *fact*: what it takes is the same in all that differ by stage."""
    rows = record.life.table.of_act.get((fact.act, fact.outcome), ())
    return rows[:1]


def _served(record: Record, need: str, fact: RecordedAct) -> bool:
    """Return whether the record has what is needed, on the day of *fact* or before it."""
    if need == "ready":
        last = record.last_upto(_SAYS_READY, fact.latest)
        return last is not None and last.outcome.startswith("ready")
    last = record.last_upto(need, fact.latest)
    decides = need in ("change-board", "authority-decision")
    if last is None or (decides and fact.act == "implemented" and last.outcome in _UNDECIDED):
        return decides and record.last_upto("approved", fact.latest) is not None
    return True


def findings_of(missing: Iterable[Gap], record: Record) -> Iterator[Finding]:
    """Yield what is missing from a record that its owner declares complete."""
    for gap in missing:
        unsure = gap.shown_by.act == "implemented" and not record.shown_path
        found = record.judge(
            gap.rule, gap.shown_by,
            f"the record is declared complete, but {gap.message}",
            flips=Flip("if it was on another path on", gap.shown_by.latest) if unsure else None)
        if found is not None:
            # One act can show several gaps under one rule, and each is a finding of its own.
            yield attrs.evolve(found, key=f"{found.key}:{gap.act}")
