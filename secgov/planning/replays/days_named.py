"""
What a record says on the day of implementation: named, approved, decided on and kept.

A row that is only aimed at does not say when it was named, and a month is the name of a release and
not its day: both leave something open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Final

import attrs

from secgov.calendar.vague_dates import VagueDate
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.facts import approves, is_fact, named_day
from secgov.planning.records.record import Record

__all__ = ["DECIDES", "LIVE", "TARGET", "Approved", "Said"]

TARGET: Final = "release-targeted"
LIVE: Final = "implemented"
DECIDES: Final = "authority-decision"


@attrs.frozen
class Said:
    """
    An act on the day of implementation, and between which days it was.

    `place` is the day by which it is in order with the others. What is `fixed` was said with the
    approval or after it.
    """

    act: RecordedAct
    first: date
    last: date
    place: date
    fixed: bool


@attrs.frozen(slots=False)
class Approved:
    """A record with its first approval, and what was said on its day of implementation."""

    record: Record
    first: RecordedAct

    @cached_property
    def aimed(self) -> Mapping[str, Sequence[RecordedAct]]:
        """Return, by part, the rows that aim at a day and do not say since when."""
        found: dict[str, list[RecordedAct]] = {}
        for one in self.record.rows:
            if one.act == TARGET and not is_fact(one) and _said(one) is None:
                found.setdefault(one.part, []).append(one)
        return found

    @cached_property
    def _granted(self) -> tuple[RecordedAct, ...]:
        """Return the Authority's approvals besides the first, in the order of their first days."""
        return tuple(one for one in self.record.of_act.get(DECIDES, ())
                     if one.outcome == "approved" and one is not self.first)

    @cached_property
    def _days_granted(self) -> frozenset[date | VagueDate | None]:
        return frozenset(one.until for one in self._granted)

    @cached_property
    def _since(self) -> tuple[date, ...]:
        return tuple(one.earliest for one in self._granted)

    def last_granted(self, upto: date) -> RecordedAct | None:
        """Return the last approval of a day by the Authority, on the day *upto* or before."""
        place = bisect_right(self._since, upto)
        return self._granted[place - 1] if place else None

    def may_be_granted(self, act: RecordedAct) -> bool:
        """Return whether the Authority may ever have approved the day that *act* aims at."""
        day = named_day(act)
        return any(self.record.life.keeps(attrs.evolve(act, date=date.max), day, [granted or day])
                   for granted in self._days_granted)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Return what was named, and what was decided on it, in the order in which it was said."""
        rows = [one for one in self.record.rows
                if one.act == TARGET and not is_fact(one)
                and (at := _said(one)) is not None and at <= self.record.as_of]
        place = self.record.facts.index(self.first)
        later = {id(one) for one in self.record.facts[place:]}
        facts = [one for one in self.record.facts
                 if one is self.first or one.act in (TARGET, LIVE)
                 or (one.latest >= self.first.earliest and (one.act == DECIDES or (
                     approves(one) and one.until is not None)))]
        return tuple(sorted(
            (*(self._of(one, fixed=id(one) in later) for one in facts),
             *(self._of(one, fixed=False) for one in rows)), key=lambda one: one.place))

    @cached_property
    def plans(self) -> frozenset[int]:
        """Return the identities of the targets that may be plans of before the approval."""
        return frozenset(id(one.act) for one in self.said
                         if one.act.act == TARGET and not one.fixed)

    def _of(self, act: RecordedAct, *, fixed: bool) -> Said:
        """Return when *act* was said; of a row that is no fact, when it became known."""
        fact = is_fact(act)
        if not fact:
            at = act.known or act.latest
            return Said(act, act.known or act.earliest, at, at, self.first.latest < at)
        after = self.first.latest < act.earliest
        if not (after and _undated(act)):
            return Said(act, act.earliest, act.latest, act.earliest, fixed or after)
        # The day targeted is not that on which it was named. That was after the approval, unless
        # it is the Authority's: that may be the one of another day, and the first one be lacking.
        plan = not self.record.complete and self.first.act == DECIDES
        return Said(act, self.first.latest + timedelta(days=1), act.latest, act.earliest, not plan)


def _undated(act: RecordedAct) -> bool:
    """Return whether *act* has only the day that it targets, and not that on which it was named."""
    return act.act == TARGET and act.until is None


def _said(row: RecordedAct) -> date | None:
    """Return the day on which a row says that it was named, or None: it does not say."""
    return row.known or (row.latest if row.until is not None else None)
