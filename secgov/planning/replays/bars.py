"""
Bars: what a record itself forbids until an act lifts it, and who may act.

While the last outcome is further development nothing is converted. The record shows the bar, so to
go on without the act that lifts it is a contradiction and not only a gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from secgov.model.acts import act as act_named
from secgov.model.bodies import body_name
from secgov.model.proposals import PARTY_CATEGORIES
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.facts import in_words, raiser_of, said_to_act
from secgov.planning.life.guards import FAST_TRACK
from secgov.planning.records.record import Record
from secgov.planning.steps.findings import Finding, Flip
from secgov.rules.rule import Rule, Shape

__all__ = ["outcomes", "raisers", "wrong_bodies"]

_PANEL: Final = "panel"
Found = Iterator[Finding | None]


def outcomes(record: Record) -> Found:
    """
    Yield acts that the last outcome of another bars: a conversion after further development.

    Where no conversion is recorded, the first act that only a conversion leads to shows it. If the
    body that gave the outcome met once more in between, and the record has nothing of that
    meeting, what lifts it may be what the record lacks: then the finding only depends. In a
    complete record nothing is lacking.
    """
    for rule in record.life.rules.of_shape(Shape.OUTCOME_BARS):
        last: RecordedAct | None = None
        barred = {id(one) for one in record.of_act.get(rule.later)
                  or record.first_shown(rule.later, rule.earlier, next(
                      iter(record.of_act.get(rule.earlier, ())), None))}
        for fact in record.facts:
            if fact.act == rule.earlier:
                bars = rule.bars(fact.outcome)
                last = last if bars is None else fact if bars else None
            elif (id(fact) in barred and rule.in_force(fact.latest) and last is not None
                  and last.latest <= fact.earliest and not _lifted(record, rule, last, fact)):
                yield _barred(record, rule, last, fact)


def _lifted(record: Record, rule: Rule, last: RecordedAct, fact: RecordedAct) -> bool:
    """Return whether an outcome that lifts the bar may have come later, in a month."""
    return any(rule.bars(one.outcome) is False and one.latest > last.earliest
               for one in record.upto(rule.earlier, fact.latest))


def _barred(record: Record, rule: Rule, last: RecordedAct, fact: RecordedAct) -> Finding | None:
    body = last.body or act_named(rule.earlier).body
    met = _met_between(record, rule.earlier, last.latest, fact.latest)
    flips = (Flip("if it decided otherwise on or after", met, "and broken if not")
             if met and not record.complete else None)
    only = ("" if fact.act == rule.later else
            f" That only follows once {act_named(rule.later).says}.")
    again = (". It may have met again in between, and the record has nothing of that" if flips
             else "")
    return record.judge(
        rule, fact, f"{record.told(fact)}.{only} The last recorded outcome of {body_name(body)}, "
        f'{in_words(last)}, is "{last.outcome.replace("-", " ")}"{again}', flips=flips)


def _met_between(record: Record, act: str, start: date, end: date) -> date | None:
    """
    Return when the body of *act* met first after *start* and by *end*, or may have met.

    A meeting of which the record has the act is none that it may lack: it says what came of it.
    """
    calendar, body = record.life.calendar, act_named(act).body
    recorded = {one.earliest.toordinal() for one in record.upto(act, end) if one.is_exact}
    series = calendar.series.get(body)
    pattern = series.pattern if series else None
    rhythm = pattern is not None and start >= pattern.since
    days = record.life.basis.possible(body) if rhythm else calendar.on_working_days
    # Where no rhythm is known, it did not meet on the very day on which the Panel did.
    first, last = days.earliest(start.toordinal() + 1), end.toordinal() - (not rhythm)
    while first in recorded:
        first = days.earliest(first + 1)
    return date.fromordinal(int(first)) if first <= last else None


def raisers(record: Record) -> Found:
    """
    Yield a Fast-Track Modification that somebody else than the Panel raised.

    Its sources disagree, which is said and is no fault, where the record only infers that it was
    one (MP120), and where the act says that the Panel raised it and the table of modifications
    that somebody else did. An act that names who raised it, and another that approves it on
    Fast-Track, infer nothing.
    """
    raised = next(iter(record.of_act.get("raised", ())), None)
    if raised is None or not (record.on_fast_track or record.path == FAST_TRACK):
        return
    says, known = (raiser_of(raised, ""), record.proposer)
    who = known if says in ("", _PANEL) else says
    if who in (_PANEL, "unknown"):
        return
    inferred = record.path == FAST_TRACK and not record.path_is_sure and not (
        says and "fast-track-approved" in record.of_act)
    differ = says == _PANEL
    name = ("raising.fast-track-record-differs" if inferred or differ
            else "raising.fast-track-panel-only")
    rule = record.life.rule(name, raised.latest)
    if record.life.written(name) and rule.in_force(raised.latest):
        yield record.judge(
            rule, raised, f"it is raised {in_words(raised)} by {_named(says or who)}, on Fast-Track"
            + (f", and the table of modifications says by {_named(who)}" if differ else
               " as the record infers" if inferred else ""))


def _named(who: str) -> str:
    return PARTY_CATEGORIES.says(who) if who in PARTY_CATEGORIES else body_name(who)


def wrong_bodies(record: Record) -> Found:
    """Yield acts of bodies that may not act, or that were not there yet."""
    rules = [(act, rule) for rule in record.life.rules.of_shape(Shape.WHO_ACTS)
             for act in rule.steps]
    for act, rule in rules:
        for fact in record.of_act.get(act, ()):
            if fact.body not in ("", *rule.bodies) and rule.in_force(fact.latest):
                yield record.judge(rule, fact, said_to_act(fact, rule.bodies))
    for act, absent in record.life.absent.items():
        for fact in record.of_act.get(act, ()):
            why = absent.judged(fact)
            if why is not None:
                yield record.judge(
                    attrs.evolve(record.life.rule(why.rule), mend=why.mend), fact,
                    f"{record.told(fact)}, but {why.says}")
