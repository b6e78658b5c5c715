"""
The day of implementation in a record: named, fixed by the approval, and kept or moved.

Before the approval a day is a plan and moves freely. The approval fixes the last day that was
named, and from then on only the Authority approves another (X-IMPL-01). A row that is only aimed
at does not say when it was named, and a month is the name of a release and not its day: both leave
something open.
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
from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.life_facts import (
    approves,
    day_in_words,
    in_words,
    is_fact,
    may_agree,
    named_day,
    told,
)
from secgov.planning.life.life_record import Record, surely_before
from secgov.planning.steps.findings import Finding, Flip

__all__ = ["date_moves", "parts_undecided"]

_RULE: Final = "implementation.date-moved-by-authority"
_TARGET: Final = "release-targeted"
_LIVE: Final = "implemented"
_DECIDES: Final = "authority-decision"


@attrs.frozen
class _Named:
    """
    A day of implementation that an act names; an implementation names its own.

    `since` is the first day on which it may have been said. It is `fixed` if it was said with the
    approval or after it.
    """

    act: RecordedAct
    day: date | VagueDate
    since: date
    fixed: bool

    @property
    def part(self) -> str:
        """Return the part that it is about; that of a decision is an alternative."""
        return self.act.part if self.act.act in (_TARGET, _LIVE) else ""


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
class _Approved:
    """A record with its first approval, and the days on which the Authority approved others."""

    record: Record
    first: RecordedAct

    @cached_property
    def _grants(self) -> Mapping[date | VagueDate | None, _Grants]:
        """Return the Authority's later approvals by the day that they name, None for any day."""
        found: dict[date | VagueDate | None, list[RecordedAct]] = {}
        for one in self.record.of_act.get(_DECIDES, ()):
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
            if one.act == _TARGET and not is_fact(one) and _said(one) is None:
                found.setdefault(one.part, []).append(one)
        return found

    def named(self) -> Iterator[_Named]:
        """Yield what was named, in the order in which it was said."""
        said = [(one, at) for one in self.record.rows
                if one.act == _TARGET and not is_fact(one)
                and (at := _said(one)) is not None and at <= self.record.as_of]
        facts = [one for one in self.record.facts if one.act in (_TARGET, _LIVE) or (
            approves(one) and one.until is not None)]
        place = self.record.facts.index(self.first)
        later = {id(one) for one in self.record.facts[place:]}
        return (self._of(act, at, fixed=id(act) in later) for act, at in sorted(
            (*((one, one.earliest) for one in facts), *said), key=lambda one: one[1]))

    def _of(self, act: RecordedAct, said: date, *, fixed: bool) -> _Named:
        after = self.first.latest < said
        since = said
        if is_fact(act) and act.act == _TARGET and act.until is None and after:
            # The day targeted, not that on which it was named: at some time after the approval.
            since = self.first.earliest
        elif approves(act):
            # The approval of a day is not that of another.
            since = act.latest + timedelta(days=1)
        return _Named(act, act.date if act.act == _LIVE else named_day(act), since, fixed or after)


def date_moves(record: Record) -> Iterator[Finding | None]:
    """Yield days of implementation that were fixed and not kept, without the Authority."""
    fast = record.of_act.get("fast-track-approved", ())
    objected = fast if "objection-raised" in record.of_act else ()
    lifted = objected if record.fast_track.lifted else objected[:-1]
    # Of approvals in one month that is first which must have been: the vote before the Authority.
    first = min((one for one in record.facts if approves(one) and one not in lifted),
        key=lambda one: (one.latest, one.act == _DECIDES), default=None)
    if first is None:
        return
    approved = _Approved(record, first)
    last: dict[str, tuple[_Named, ...]] = {}
    for new in approved.named():
        before = last.get(new.part, ())
        if surely_before(first, new.act) or not is_fact(new.act):
            yield _moved(approved, before, new)
        if new.act.act != _LIVE:
            # Of what was said on one day either may be the last.
            same = (one for one in before if one.act.latest >= new.act.earliest)
            last[new.part] = (*same, new)
    for rows in approved.aimed.values():
        yield from _aimed_apart(approved, rows)


def _moved(approved: _Approved, before: Sequence[_Named], new: _Named) -> Finding | None:
    """
    Return that *new* is another day than what was last named before it.

    Where that was named only before the approval, or nobody knows when, another day may have been
    fixed that the record lacks. In a complete record nothing is lacking.
    """
    aimed = approved.aimed.get(new.part, ())
    fixed = bool(before) and all(one.fixed for one in before)
    days = [one.day for one in before] or [named_day(one) for one in aimed]
    if not fixed:
        days += [named_day(one) for one in aimed]
    since = min((one.since for one in before), default=approved.first.earliest)
    # What was said in a month may have been said later.
    after = any(one.act.latest > new.act.earliest for one in before)
    if not days or after or approved.record.life.keeps(new.act, new.day, days) or (
            approved.granted(since, new.act, new.day)):
        return None
    return _found(approved, days[-1], new.act, new.day,
                  sure=fixed or approved.record.complete)


def _aimed_apart(approved: _Approved, rows: Sequence[RecordedAct]) -> Iterator[Finding | None]:
    """Yield days that are aimed at and differ: one was named later, before the approval or not."""
    day = named_day(rows[0])
    for row in rows[1:]:
        other = named_day(row)
        if not may_agree(day, other) and approved.first.latest < row.earliest and not (
                approved.granted(approved.first.earliest, attrs.evolve(row, date=date.max), other)):
            yield _found(approved, day, row, other, sure=False)
        day = other


def _found(
    approved: _Approved, before: date | VagueDate, act: RecordedAct, day: date | VagueDate, *,
    sure: bool,
) -> Finding | None:
    record, first = approved.record, approved.first
    old, new = day_in_words(before), day_in_words(day)
    says = (f"{told(act)}, but the day named for it is {old}" if act.act == _LIVE else
            f"the day of implementation is moved from {old} to {new}")
    last = approved.last_granted(act.latest)
    approval = f"it was approved {in_words(first)}" if last is None else (
        f"the Authority approved {day_in_words(last.until) if last.until else 'another day'} "
        f"{in_words(last)}")
    return record.judge(
        record.life.rule(_RULE, act.latest), act,
        f"{says}; {approval}, and no approval of another day by the "
        "Authority is recorded since", expected=None if isinstance(before, VagueDate) else before,
        flips=None if sure else Flip(
            "if another day was named for it by", first.latest, "and broken if not"))


def _said(row: RecordedAct) -> date | None:
    """Return the day on which a row says that it was named, or None: it does not say."""
    return row.known or (row.latest if row.until is not None else None)


def parts_undecided(record: Record) -> Iterator[Finding | None]:
    """
    Yield parts implemented before the Authority's first approval of the modification.

    After a part is implemented the Authority may approve another day. It can only where the record
    names a day at all: then what was approved before may be what the record lacks.
    """
    decided = next((one for one in record.of_act.get(_DECIDES, ()) if approves(one)), None)
    if decided is None:
        return
    rules = [order.rule for order in record.life.bars[_LIVE]
             if order.earlier == _DECIDES and record.deciding_path in order.paths]
    named = not record.complete and any(
        one.act == _TARGET or (one.until and approves(one)) for one in record.rows)
    for fact in record.of_act.get(_LIVE, ()):
        if fact.part and surely_before(fact, decided) and record.last_upto(
                "approved", fact.latest) is None:
            for rule in rules:
                yield record.judge(
                    rule, fact, f"{told(fact)}, but {act_named(_DECIDES).says} only "
                    f"{in_words(decided)}", expected=decided.latest,
                    flips=Flip("if the Authority approved it before as well, by", fact.latest,
                               "and broken if not") if named else None)
