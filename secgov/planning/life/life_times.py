"""Times between recorded acts: least and greatest ones, and holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from secgov.calendar.counting import NOT_BEFORE
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.checking.day_rules import DURING_HOLD
from secgov.planning.life.life_facts import bare_day, told
from secgov.planning.life.life_guards import Order, day_or_never, last_day
from secgov.planning.life.life_record import Record
from secgov.planning.steps.findings import Finding
from secgov.rules.rule import Rule, Shape

__all__ = ["during_holds", "times"]

_REVISED: Final = "assessment-timescale-revised"
Found = Iterator[Finding | None]


def times(record: Record) -> Found:
    """Yield acts that came too soon after another, or too late, where both are recorded."""
    at_most = record.life.rules.of_shape(Shape.AT_MOST)
    previous: dict[str, RecordedAct] = {}
    for fact in record.facts:
        for order in record.life.orders[fact.act]:
            if order.relation is not NOT_BEFORE and _meant(order.rule, fact):
                yield _too_soon(record, order, fact)
        for rule in at_most:
            if rule.later == fact.act and rule.in_force(fact.latest):
                yield _too_late(record, rule, fact, previous.get(fact.act))
        previous[fact.act] = fact


def _meant(rule: Rule, fact: RecordedAct) -> bool:
    """Return whether *rule* is in force and is about an act of this kind, such as a monthly one."""
    kind = dict(rule.when).get("kind")
    return rule.in_force(fact.latest) and kind in (None, fact.part)


def _too_soon(record: Record, order: Order, fact: RecordedAct) -> Finding | None:
    first = record.last_upto(order.earlier, fact.latest)
    parameter = order.rule.parameter
    if first is None or parameter is None or record.path_of(fact) not in order.paths:
        return None
    opening = day_or_never(order.relation.earliest(first.earliest.toordinal()))
    if fact.latest >= opening:
        return None
    return record.judge(
        order.rule, fact, f"{told(fact)}, too soon after {told(first)}; it takes at least "
        f"{parameter.in_words()}",
        expected=opening)


def _too_late(
    record: Record, rule: Rule, fact: RecordedAct, previous: RecordedAct | None
) -> Finding | None:
    """Judge the first end after each start; what follows it is the end of something else."""
    first, parameter = record.last_upto(rule.earlier, fact.latest), rule.parameter
    if first is None or parameter is None:
        return None
    answered = previous is not None and first.latest <= previous.earliest
    limit = last_day(parameter, first.latest, record.life.calendar.ranks)
    if answered or fact.earliest <= limit or record.between(_REVISED, first, fact):
        return None
    return record.judge(
        rule, fact, f"{told(fact)}, more than {parameter.amount} after {told(first)}"
        f"{parameter.counted}",
        expected=limit)


def during_holds(record: Record) -> Found:
    """Yield acts while the modification was on hold."""
    held: RecordedAct | None = None
    for fact in record.facts:
        if fact.act == "put-on-hold":
            held = fact
        elif fact.act == "resumed":
            held = None
        elif (held is not None and fact.act not in DURING_HOLD and _inside(held, fact)
              and not record.between("resumed", held, fact)):
            yield record.judge(
                record.life.rule("timetable.steps-during-hold", fact.latest), fact,
                f"{told(fact)}, while it is on hold since {bare_day(held)}")


def _inside(hold: RecordedAct, fact: RecordedAct) -> bool:
    """Return whether *fact* was surely after the start of *hold* and before its stated end."""
    until = hold.until
    end = date.max if until is None else until if isinstance(until, date) else until.earliest
    return hold.latest < fact.earliest and fact.latest < end
