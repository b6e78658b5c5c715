"""How long things took: each stage and each span, in Working Days, the first day not counted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

import attrs

from secgov.calendar.counting import Counting
from secgov.model.acts import SPANS
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.facts import extends, plain_day
from secgov.planning.records.record import Record

__all__ = ["Duration", "durations"]

# A decision and what follows it, from the last close to the vote and from the vote to being live;
# and the whole life.
_FOLLOWING: Final = (
    ("close-to-vote", "report-consultation-closed", "change-board"),
    ("vote-to-live", "change-board", "implemented"),
    ("decision-to-live", "authority-decision", "implemented"),
    ("raised-to-live", "raised", "implemented"),
)
_OF_A_PART: Final = frozenset({"change-board", "implemented"})
_COUNTING: Final = Counting.EXCLUDE_FIRST


@attrs.frozen
class Duration:
    """
    How long a stage or a span took.

    `working_days` is None where one of its days is not recorded, or lies outside the calendar. A
    stage into which no recorded act leads began on some day before its first act: then that many
    Working Days are counted from that act and are `at_least`.
    """

    kind: str
    name: str
    began: RecordedAct
    ended: RecordedAct
    working_days: int | None
    at_least: int | None = None

    @property
    def part(self) -> str:
        """Return the part that was voted on or implemented; what else has one names another."""
        return self.ended.part if self.ended.act in _OF_A_PART else ""

    def to_dict(self) -> dict[str, Any]:
        """Return the duration as plain values."""
        return {"kind": self.kind, "name": self.name, "part": self.part or None,
                "from": plain_day(self.began.date), "to": plain_day(self.ended.date),
                "working_days": self.working_days, "at_least": self.at_least,
                "counting": _COUNTING.value}


def durations(record: Record) -> tuple[Duration, ...]:
    """Return how long each stage and each span took, as far as both its days are recorded."""
    return (*_of_stages(record), *_of_spans(record), *_of_decisions(record))


def _of_stages(record: Record) -> Iterator[Duration]:
    """Yield each stage of which the act that ended it is recorded, on from its first act."""
    entered: tuple[str, RecordedAct, bool] | None = None
    course = record.course
    steps = zip(record.facts, course.taken, pairwise(course.stages), strict=True)
    for fact, move, (before, following) in steps:
        if following == before:
            continue
        if entered is not None and move is not None and entered[0] == before:
            took = _duration(record, "stage", before, entered[1], fact)
            yield took if entered[2] else attrs.evolve(
                took, working_days=None, at_least=took.working_days)
        entered = (following, fact, move is not None)


def _of_spans(record: Record) -> Iterator[Duration]:
    begins = {span.begins: span.name for span in SPANS}
    ends = {span.ends: span.name for span in SPANS}
    opened: dict[str, list[RecordedAct]] = {}
    for fact in record.facts:
        if fact.act in begins:
            begun = opened.setdefault(begins[fact.act], [])
            if begun and not (fact.act == "put-on-hold" and extends(begun[-1], fact)):
                begun.clear()
            begun.append(fact)
        begun = opened.pop(ends.get(fact.act, ""), [])
        if begun:
            yield _duration(record, "span", ends[fact.act], begun[0], fact)


def _of_decisions(record: Record) -> Iterator[Duration]:
    for name, first, then in _FOLLOWING:
        answered: RecordedAct | None = None
        for fact in record.of_act.get(then, ()):
            began = record.last_upto(first, fact.earliest)
            if began is not None and (began is not answered or then == "implemented"):
                yield _duration(record, "span", name, began, fact)
                answered = began


def _duration(
    record: Record, kind: str, name: str, began: RecordedAct, ended: RecordedAct
) -> Duration:
    calendar = record.life.calendar.working_days
    days = None
    inside = calendar.first <= began.earliest and ended.latest <= calendar.last
    if began.is_exact and ended.is_exact and inside:
        days = _COUNTING.working_days(began.earliest, ended.earliest, calendar)
    return Duration(kind, name, began, ended, days)
