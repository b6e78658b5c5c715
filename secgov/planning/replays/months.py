"""
Acts of which only a month is recorded, and that are lawful on only some of its days.

They depend on the day, and are judged against acts whose day is recorded; of two months either act
may have come first, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secgov.calendar.counting import NOT_BEFORE
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.guards import FAST_TRACK, IN_ORDER, Order
from secgov.planning.records.kinds import can_follow
from secgov.planning.records.record import Record
from secgov.planning.replays.sitting import kinds_of
from secgov.planning.steps.findings import Finding, Flip
from secgov.rules.transitions import SOME_PATH

__all__ = ["depending_on_days"]

_WITHDRAWN: Final = "withdrawn"
_ENDS: Final = frozenset({_WITHDRAWN, "implemented", "superseded"})
_TARGET: Final = "release-targeted"
Found = Iterator[Finding | None]


def depending_on_days(record: Record) -> Found:
    """Yield what a rule of order, or the end of a life, allows on only some days of a month."""
    if record.is_exact:
        return
    judged = set()
    for effect, cause, order in _after_their_cause(record):
        judged.add((id(effect), id(cause)))
        yield record.judge(
            order.rule, effect, f"{record.told(effect)}, and {record.told(cause)}",
            expected=cause.latest,
            flips=Flip.up_to(effect.earliest, record.says(cause)) if effect.is_exact
            else Flip.since(cause.earliest))
    for end, fact in _before_their_end(record):
        if (id(end), id(fact)) not in judged:
            name = "withdrawal.ends-unless-adopted" if end.act == _WITHDRAWN else IN_ORDER
            yield record.judge(
                record.life.rule(name, fact.latest), fact,
                f"{record.told(fact)}, and {record.told(end)}",
                flips=Flip.since(fact.earliest, record.says(end)) if fact.is_exact
                else Flip.up_to(end.latest))


def _after_their_cause(record: Record) -> Iterator[tuple[RecordedAct, RecordedAct, Order]]:
    """Yield acts with another that they wait for, which may have come first in a month."""
    for effect in record.facts:
        for order in record.life.orders[effect.act]:
            causes = record.upto(order.earlier, effect.latest)
            if (causes and not any(one.latest <= effect.earliest for one in causes)
                    and order.relation is NOT_BEFORE
                    and record.path_of(effect) in order.paths
                    and order.rule.in_force(effect.latest)
                    and causes[0].is_exact is not effect.is_exact):
                yield effect, causes[0], order


def _before_their_end(record: Record) -> Iterator[tuple[RecordedAct, RecordedAct]]:
    """Yield ends of the life with what cannot follow them, and may have come first in a month."""
    kinds, table = kinds_of(record), record.life.table
    numbered = tuple(zip(record.facts, kinds, strict=True))
    for end, last in numbered:
        for fact, kind in numbered if end.act in _ENDS else ():
            path = FAST_TRACK if record.path_of(fact) == FAST_TRACK else SOME_PATH
            if (fact.act != _TARGET and fact.is_exact is not end.is_exact
                    and fact.latest > end.earliest and end.latest > fact.earliest
                    and can_follow(kind, last, path, table)
                    and not can_follow(last, kind, path, table)
                    and not record.between("adopted", end, fact)):
                yield end, fact
