"""A record that is declared complete: its acts are asked one by one, as `apply` asks them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import accumulate
from typing import Final

from secgov.citation import Severity
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.refusals import failures, way_of
from secgov.planning.records.record import Record
from secgov.planning.steps.findings import Finding
from secgov.rules.rule import Shape

__all__ = ["refused"]

_DATE_MOVED: Final = "implementation.date-moved-by-authority"
_UNKNOWN: Final = "unknown"
# What a rule of these shapes leaves open is the day of an act, and not where it leads.
_TIMES: Final = frozenset({
    Shape.AT_LEAST, Shape.AT_MOST, Shape.ON_MEETING, Shape.BY_CUT_OFF, Shape.NEXT_MEETING})


def refused(record: Record, found: Collection[Finding]) -> Iterator[Finding]:
    """
    Yield the first act that `apply` refuses, if nothing else is *found* before it or of it.

    Nothing is lacking in a complete record, so up to there its course is sure, if its path is
    recorded. It is not after an act on whose window a note rests, nor where an act is
    refused on whose day there was another: then either may have come first. That an act was too
    early or too late, which may depend on something, leaves no doubt that it happened. A row that
    says less than an act must is not refused for that, nor what only an unverified rule stands
    behind; and the day of implementation is judged with what is only aimed at, elsewhere.
    """
    if record.path == _UNKNOWN:
        return
    doubtful, noted, keys = set(), set(), {one.key for one in found}
    for one in found:
        if one.severity is Severity.FAULT or (
                one.verdict == "depends" and record.life.rule(one.rule).shape not in _TIMES):
            doubtful.add(one.label)
        elif one.severity is Severity.NOTE:
            noted.add(one.label)
    alone = _alone(record.facts)
    for state, fact in zip(record.course.states, record.facts, strict=False):
        label, way = record.label(fact), way_of(state, fact)
        if label in doubtful:
            return
        if label in noted and fact.act in record.life.table.timed:
            return
        if label in noted or (way is not None and way.move.record_only):
            continue
        why = [each for each in failures(state, fact) if each.rule != _DATE_MOVED]
        if why and id(fact) in alone:
            told_of = record.judge(
                record.life.rule(why[0].rule, fact.latest), fact, f"{record.told(fact)}, but "
                f"{why[0].says}", expected=why[0].expected)
            if told_of is not None and told_of.key not in keys:
                yield told_of
        if why:
            return


def _alone(facts: tuple[RecordedAct, ...]) -> frozenset[int]:
    """Return the facts on whose days, or in whose months, there is no other."""
    before = (date.min, *accumulate((one.latest for one in facts), max))
    after = (*(one.earliest for one in facts[1:]), date.max)
    return frozenset(id(one) for last, one, following in zip(before, facts, after, strict=False)
                     if last < one.earliest and one.latest < following)
