"""
The days of implementation that a record names, in the order in which that was said.

A row that is only aimed at does not say when it was named, and a month is the name of a release and
not its day: both leave something open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from typing import Final

import attrs

from secgov.calendar.vague_dates import VagueDate
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.life_facts import approves, is_fact, named_day
from secgov.planning.life.life_record import Record

__all__ = ["DECIDES", "LIVE", "TARGET", "Approved", "Named"]

TARGET: Final = "release-targeted"
LIVE: Final = "implemented"
DECIDES: Final = "authority-decision"


@attrs.frozen
class Named:
    """
    A day of implementation that an act names; an implementation names its own.

    `since` is the first day on which it may have been said. It is `fixed` if it was said with the
    approval or after it, and `after` if it surely was said after it.
    """

    act: RecordedAct
    day: date | VagueDate
    since: date
    fixed: bool
    after: bool

    @property
    def part(self) -> str:
        """Return the part that it is about; that of a decision is an alternative."""
        return self.act.part if self.act.act in (TARGET, LIVE) else ""


@attrs.frozen
class _Grants:
    """Approvals in the order of their first days, with the last day of any up to each."""

    first: tuple[date, ...]
    furthest: tuple[date, ...]
    acts: tuple[RecordedAct, ...]

    def last_upto(self, day: date) -> int:
        """Return how many may have been on *day* or before."""
        return bisect_right(self.first, day)


@attrs.frozen(slots=False)
class Approved:
    """A record with its first approval, and the days on which the Authority approved others."""

    record: Record
    first: RecordedAct

    @cached_property
    def _grants(self) -> Mapping[date | VagueDate | None, _Grants]:
        """Return the Authority's later approvals by the day that they name, None for any day."""
        found: dict[date | VagueDate | None, list[RecordedAct]] = {}
        for one in self.record.of_act.get(DECIDES, ()):
            if one.outcome == "approved" and one is not self.first:
                found.setdefault(one.until, []).append(one)
        return {day: _Grants(tuple(one.earliest for one in granted),
                             tuple(accumulate((one.latest for one in granted), max)),
                             tuple(granted)) for day, granted in found.items()}

    def granted(self, since: date, act: RecordedAct, day: date | VagueDate) -> bool:
        """
        Return whether the Authority may have approved the *day* of *act* from *since* on.

        An approval that names a day is not that of any other.
        """
        return any(
            (last := grants.last_upto(act.latest)) and grants.furthest[last - 1] >= since
            and self.record.life.keeps(act, day, [named or day])
            for named, grants in self._grants.items())

    def last_granted(self, upto: date) -> RecordedAct | None:
        """Return the last of those approvals, on the day *upto* or before."""
        return max((grants.acts[last - 1] for grants in self._grants.values()
                    if (last := grants.last_upto(upto))),
                   key=lambda one: one.earliest, default=None)

    @cached_property
    def aimed(self) -> Mapping[str, Sequence[RecordedAct]]:
        """Return, by part, the rows that aim at a day and do not say since when."""
        found: dict[str, list[RecordedAct]] = {}
        for one in self.record.rows:
            if one.act == TARGET and not is_fact(one) and _said(one) is None:
                found.setdefault(one.part, []).append(one)
        return found

    @cached_property
    def decisions(self) -> tuple[RecordedAct, ...]:
        """Return what the Authority decided besides the approval."""
        return tuple(one for one in self.record.of_act.get(DECIDES, ()) if one is not self.first)

    def about(self, decision: RecordedAct, named: Named) -> bool:
        """Return whether a decision is about the day that is *named*: it names no other."""
        return decision.until is None or self.record.life.keeps(
            decision, named.day, [decision.until])

    def may_be_plan(self, new: Named) -> bool:
        """
        Return whether the day may have been named before an approval that the record lacks.

        The act does not say when it was named, and the first approval that is recorded is the
        Authority's, which may be that of another day. In a complete record nothing is lacking.
        """
        return not self.record.complete and self.first.act == DECIDES and _undated(new.act)

    def answered(self, asked: Named) -> bool:
        """Return whether the Authority may have decided on a day since it was *asked* for."""
        return any(one.latest >= asked.since and self.about(one, asked)
                   for one in self.decisions)

    def named(self) -> Iterator[Named]:
        """Yield what was named, and what was decided on it, in the order in which it was said."""
        said = [(one, at) for one in self.record.rows
                if one.act == TARGET and not is_fact(one)
                and (at := _said(one)) is not None and at <= self.record.as_of]
        place = self.record.facts.index(self.first)
        later = {id(one) for one in self.record.facts[place:]}
        facts = [one for one in self.record.facts if one.act in (TARGET, LIVE)
                 or (approves(one) and one.until is not None)
                 or (one.act == DECIDES and one is not self.first and id(one) in later)]
        return (self._of(act, at, fixed=id(act) in later) for act, at in sorted(
            (*((one, one.earliest) for one in facts), *said), key=lambda one: one[1]))

    def _of(self, act: RecordedAct, said: date, *, fixed: bool) -> Named:
        after = self.first.latest < said
        since = said
        if after and _undated(act):
            # The day targeted, not that on which it was named: at some time after the approval.
            since = self.first.earliest
        elif act.act not in (TARGET, LIVE):
            # The approval of a day is not that of another.
            since = act.latest + timedelta(days=1)
        return Named(act, act.date if act.act == LIVE else named_day(act), since, fixed or after,
                     after)


def _undated(act: RecordedAct) -> bool:
    """Return whether *act* has only the day that it targets, and not that on which it was named."""
    return is_fact(act) and act.act == TARGET and act.until is None


def _said(row: RecordedAct) -> date | None:
    """Return the day on which a row says that it was named, or None: it does not say."""
    return row.known or (row.latest if row.until is not None else None)
