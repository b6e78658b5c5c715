"""Times between recorded acts: least and greatest ones, and holds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import attrs

from secgov.calendar.counting import NOT_BEFORE
from secgov.calendar.spoken_days import spoken
from secgov.model.bodies import body_name
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.checking.day_rules import DURING_HOLD
from secgov.planning.life.facts import bare_day, day_in_words, extends, last_named_day
from secgov.planning.life.guards import Order, day_or_never, last_day
from secgov.planning.records.record import Record
from secgov.planning.replays.open_ends import held_at, left_open
from secgov.planning.steps.findings import Finding, Flip
from secgov.rules.rule import Rule, Shape

__all__ = ["during_holds", "passed_over", "times"]

_DURING_HOLD: Final = "timetable.steps-during-hold"
_MEND: Final = "Record when work on it resumes (resumed), or until when the hold lasts (until)."
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
    if (first is None or parameter is None or record.path_of(fact) not in order.paths
            or record.fast_track.lifts(first)):
        return None
    opening = day_or_never(order.relation.earliest(first.earliest.toordinal()))
    if fact.latest >= opening:
        return None
    return record.judge(
        order.rule, fact, f"{record.told(fact)}, too soon after {record.told(first)}; it takes at "
        f"least {parameter.in_words()}",
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
        rule, fact, f"{record.told(fact)}, more than {parameter.amount} after {record.told(first)}"
        f"{parameter.counted}",
        expected=limit)


def during_holds(record: Record) -> Found:
    """
    Yield the first act during each hold, once a rule on that was known.

    It shows that the work went on, and those after it show nothing new. One that leaves the hold
    behind shows a gap, that nothing says that work on it resumes.
    """
    held: RecordedAct | None = None
    begun: list[RecordedAct] = []
    known = record.life.written(_DURING_HOLD)
    states = pairwise(record.course.states)
    for fact, (state, following) in zip(record.facts, states, strict=True):
        if fact.act == "put-on-hold":
            if begun and not extends(begun[-1], fact):
                begun.clear()
            begun.append(fact)
            held = fact
            yield _ends_first(record, fact)
        elif fact.act == "resumed":
            held = None
            begun.clear()
        elif (known and held is not None and fact.act not in DURING_HOLD and held_at(held, fact)
              and not record.between("resumed", held, fact)):
            since, held = bare_day(begun[0]), None
            if "resumed" not in dict(left_open(record, fact, state, following)):
                yield record.judge(
                    attrs.evolve(record.life.rule(_DURING_HOLD, fact.latest), mend=_MEND), fact,
                    f"{record.told(fact)}, while it is on hold since {since}")


def _ends_first(record: Record, hold: RecordedAct) -> Finding | None:
    """Return that a hold ends before it begins, on whatever days of their months."""
    if hold.until is None or last_named_day(hold) >= hold.earliest:
        return None
    return record.judge(
        record.life.rule("hold.resumed-after-its-start", hold.latest), hold,
        f"{record.told(hold)} until {day_in_words(hold.until)}, which is before it begins")


def passed_over(record: Record) -> Found:
    """
    Yield votes that come after the next meeting of their body, the one since the close before.

    The responses may have been collated only after that meeting, so it depends. A vote on the
    same round, or a hold, between the two explains it.
    """
    for rule in record.life.rules.of_shape(Shape.NEXT_MEETING):
        days = record.life.basis.possible(rule.body)
        previous: RecordedAct | None = None
        for vote in record.of_act.get(rule.later, ()):
            close, last = record.last_before(rule.earlier, vote.earliest), previous
            previous = vote
            if close is None or (last is not None and last.latest >= close.earliest) or (
                    record.between("put-on-hold", close, vote) or not rule.in_force(vote.latest)):
                continue
            following = day_or_never(days.earliest(close.latest.toordinal() + 1))
            if following < vote.earliest:
                yield record.judge(
                    rule, vote, f"{record.told(vote)}, though {record.told(close)} and "
                    f"{body_name(rule.body)} meets on {spoken(following)}", expected=following,
                    flips=Flip("if the responses are collated only after", following,
                               "and broken if they are by then"))
