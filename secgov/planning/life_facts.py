"""What of a record is a fact on a day: what happened and was known, in the order of its days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from secgov.calendar.vague_dates import VagueDate
from secgov.model.recorded_acts import RecordedAct

__all__ = ["facts", "named_day"]

_FACTS: Final = frozenset({"actual", "read_from_context"})


def facts(acts: Iterable[RecordedAct], as_of: date) -> tuple[RecordedAct, ...]:
    """
    Return what happened and was known on *as_of*, by day; plans and targets are no facts.

    An act of which only the month is recorded stands at its first day and is known at its last.
    Votes of one day stand with those on alternatives first.
    """
    known = [act for act in acts
             if act.status in _FACTS and (act.known or act.latest) <= as_of
             and (act.latest <= as_of or act.act == "release-targeted")]
    first_vote: dict[date, int] = {}
    for place, act in enumerate(known):
        if act.act == "change-board":
            first_vote.setdefault(act.earliest, place)

    def order(numbered: tuple[int, RecordedAct]) -> tuple[date, float]:
        place, act = numbered
        if act.act == "change-board" and act.part:
            return act.earliest, first_vote[act.earliest] - 0.5
        return act.earliest, place

    return tuple(act for _, act in sorted(enumerate(known), key=order))


def named_day(act: RecordedAct) -> date | VagueDate:
    """Return the day that a targeted release names: its end, or its own day without one."""
    return act.until if act.until is not None else act.date
