"""
The day of implementation in a record: named, in force, asked for, and kept or moved.

Before the approval a day is a plan and moves freely. The approval fixes the last day that was
named. From then on another day is only asked for, until the Authority approves it (X-IMPL-01).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import attrs

from secgov.calendar.vague_dates import VagueDate
from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.life_days_named import DECIDES, LIVE, TARGET, Approved, Named
from secgov.planning.life.life_facts import (
    approves,
    day_in_words,
    in_words,
    last_of,
    may_agree,
    named_day,
    told,
)
from secgov.planning.life.life_record import Record, surely_before
from secgov.planning.steps.findings import Finding, Flip

__all__ = ["date_moves", "parts_undecided"]

_RULE: Final = "implementation.date-moved-by-authority"


def date_moves(record: Record) -> Iterator[Finding | None]:
    """
    Yield days of implementation that were in force and not kept, without the Authority.

    That another day was asked for moves nothing. That nobody decided on it is said once the day
    in force is behind: from then on one of the two must have been dropped.
    """
    fast = record.of_act.get("fast-track-approved", ())
    objected = fast if "objection-raised" in record.of_act else ()
    lifted = objected if record.fast_track.lifted else objected[:-1]
    # Of approvals in one month that is first which must have been: the vote before the Authority.
    first = min((one for one in record.facts if approves(one) and one not in lifted),
        key=lambda one: (one.latest, one.act == DECIDES), default=None)
    if first is None:
        return
    approved = Approved(record, first)
    days = _Days(approved, {}, {})
    for new in approved.named():
        yield from days.read(new)
    for part in tuple(days.asked):
        behind = max((last_of(one.day) for one in days.in_force.get(part, ())), default=date.min)
        if record.as_of > behind:
            yield days.undecided(part, behind)
    for rows in approved.aimed.values():
        yield from _aimed_apart(approved, rows)


@attrs.frozen
class _Days:
    """
    By part, the days that may be in force, and what was asked for last and is not decided on.

    Both change with each act that is read.
    """

    approved: Approved
    in_force: dict[str, tuple[Named, ...]]
    asked: dict[str, Named]

    def read(self, new: Named) -> Iterator[Finding | None]:
        """Take *new* into account, and yield what it contradicts."""
        act, part = new.act, new.part
        before = self.in_force.get(part, ())
        if act.act == DECIDES and act is not self.approved.first:
            self._decided(new)
            if act.outcome == "approved" and act.until is not None:
                self.in_force[part] = (new,)
            return
        asked = self.asked.get(part)
        if act.act == TARGET and asked is not None and self.approved.record.life.keeps(
                act, new.day, [asked.day]):
            return  # It is asked for already.
        moved = _moved(self.approved, before, new) if new.fixed else None
        if act.act == LIVE:
            undecided = self.undecided(part, act.latest) if asked is not None else None
            yield moved if moved is not None and new.after else undecided
        elif act.act == TARGET and before and moved is not None:
            self._ask(before, new)
        else:
            # Of what was said on one day either may be the last.
            same = (one for one in before if one.act.latest >= act.earliest)
            plan = self.approved.may_be_plan(new)
            self.in_force[part] = (*same, attrs.evolve(new, fixed=new.fixed and not plan))
            self.asked.pop(part, None)
            yield moved if new.after else None

    def _ask(self, before: tuple[Named, ...], new: Named) -> None:
        """
        Keep a day that is asked for in place of another.

        Where nothing says for sure that the other was in force by then, either may be.
        """
        complete = self.approved.record.complete
        sure = new.after and all(
            surely_before(one.act, new.act) and (one.fixed or complete) for one in before)
        if new.after:
            self.asked[new.part] = new
        if not sure:
            self.in_force[new.part] = tuple(
                attrs.evolve(one, fixed=True) for one in (*before, new))

    def _decided(self, new: Named) -> None:
        """Put in force what the Authority approves, and no longer what it refuses."""
        decision, approves_it = new.act, new.act.outcome == "approved"
        found = [part for part, one in self.asked.items() if self.approved.about(decision, one)]
        for part in found if decision.outcome else ():
            asked = self.asked.pop(part)
            rest = tuple(one for one in self.in_force[part] if one.act is not asked.act)
            self.in_force[part] = (attrs.evolve(asked, since=new.since),) if approves_it else rest
        if decision.outcome == "rejected" and not found:
            self._refused(decision)

    def _refused(self, decision: RecordedAct) -> None:
        """
        Drop the days that a refusal names, or doubt those in force where it names none.

        Then the record may lack the day that was in force when one of them was asked for. Where
        none is left, what was asked for since is the first.
        """
        for part, days in tuple(self.in_force.items()):
            refused = [one for one in days
                       if one.act.act == TARGET and self.approved.about(decision, one)]
            if decision.until is not None:
                rest = tuple(one for one in days if one not in refused)
                first = () if rest or part not in self.asked else (self.asked.pop(part),)
                self.in_force[part] = rest or first
            elif not self.approved.record.complete:
                self.in_force[part] = tuple(
                    attrs.evolve(one, fixed=one.fixed and one not in refused) for one in days)

    def undecided(self, part: str, by: date) -> Finding | None:
        """Return that nobody decided *by* a day on what was asked for, which is then settled."""
        asked, approved = self.asked.pop(part), self.approved
        if approved.answered(asked):
            return None
        old = next((one.day for one in self.in_force.get(part, ()) if one.act is not asked.act),
                   None)
        place = f" in place of {day_in_words(old)}" if old is not None else ""
        return approved.record.judge(
            approved.record.life.rule(_RULE, asked.act.latest), asked.act,
            f"{day_in_words(asked.day)} is asked for as the day of implementation{place}. No "
            "decision of the Authority on it is recorded", expected=old if isinstance(old, date)
            else None, flips=None if approved.record.complete else Flip(
                "if the Authority decided on it by", by, "and broken if not"))


def _moved(approved: Approved, before: Sequence[Named], new: Named) -> Finding | None:
    """
    Return that *new* is another day than those that may be in force *before* it.

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


def _aimed_apart(approved: Approved, rows: Sequence[RecordedAct]) -> Iterator[Finding | None]:
    """Yield days that are aimed at and differ: one was named later, before the approval or not."""
    day = named_day(rows[0])
    for row in rows[1:]:
        other = named_day(row)
        if not may_agree(day, other) and approved.first.latest < row.earliest and not (
                approved.granted(approved.first.earliest, attrs.evolve(row, date=date.max), other)):
            yield _found(approved, day, row, other, sure=False)
        day = other


def _found(
    approved: Approved, before: date | VagueDate, act: RecordedAct, day: date | VagueDate, *,
    sure: bool,
) -> Finding | None:
    record, first = approved.record, approved.first
    old, new = day_in_words(before), day_in_words(day)
    says = (f"{told(act)}. The day in force for it is {old}" if act.act == LIVE else
            f"the day of implementation is moved from {old} to {new}")
    last = approved.last_granted(act.latest)
    approval = f"It was approved {in_words(first)}" if last is None else (
        f"The Authority approved {day_in_words(last.until) if last.until else 'another day'} "
        f"{in_words(last)}")
    return record.judge(
        record.life.rule(_RULE, act.latest), act,
        f"{says}. {approval}. Since then no approval of another day "
        "by the Authority is recorded", expected=None if isinstance(before, VagueDate) else before,
        flips=None if sure else Flip(
            "if another day was named for it by", first.latest, "and broken if not"))


def parts_undecided(record: Record) -> Iterator[Finding | None]:
    """
    Yield parts implemented before the Authority's first approval of the modification.

    After a part is implemented the Authority may approve another day. It can only where the record
    names a day at all: then what was approved before may be what the record lacks.
    """
    decided = next((one for one in record.of_act.get(DECIDES, ()) if approves(one)), None)
    if decided is None:
        return
    rules = [order.rule for order in record.life.bars[LIVE]
             if order.earlier == DECIDES and record.deciding_path in order.paths]
    named = not record.complete and any(
        one.act == TARGET or (one.until and approves(one)) for one in record.rows)
    for fact in record.of_act.get(LIVE, ()):
        if fact.part and surely_before(fact, decided) and record.last_upto(
                "approved", fact.latest) is None:
            for rule in rules:
                yield record.judge(
                    rule, fact, f"{told(fact)}, but {act_named(DECIDES).says} only "
                    f"{in_words(decided)}", expected=decided.latest,
                    flips=Flip("if the Authority approved it before as well, by", fact.latest,
                               "and broken if not") if named else None)
