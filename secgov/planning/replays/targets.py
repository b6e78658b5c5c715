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

from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.facts import (
    approves,
    day_in_words,
    in_words,
    may_agree,
    named_day,
    told,
)
from secgov.planning.records.record import Record, surely_before
from secgov.planning.replays.day_steps import Steps, Trouble
from secgov.planning.replays.days_named import DECIDES, LIVE, TARGET, Approved
from secgov.planning.replays.days_read import Readings
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
    approvals = [one for one in record.facts if approves(one) and one not in lifted]
    if not approvals:
        return
    # Of approvals in one month that is first which must have been: the vote before the Authority.
    by = min(one.latest for one in approvals)
    first = min((one for one in approvals if one.earliest <= by),
                key=lambda one: (one.act == DECIDES, one.latest))
    approved = Approved(record, first)
    yield from _apart(approved)
    for rows in approved.aimed.values():
        yield from _aimed_apart(approved, rows)


def _apart(approved: Approved) -> Iterator[Finding | None]:
    """
    Yield what contradicts the day in force in every reading of the record.

    In a complete record nothing is lacking. In another it depends where the trouble is gone if a
    row is supposed that the record lacks.
    """
    keeps, complete = approved.record.life.keeps, approved.record.complete
    strict, supposing = (Readings(approved.said, Steps(approved, suppose)) for suppose in (
        False, True))
    found = strict.least_trouble() or ()
    lenient = found if complete or not found else supposing.least_trouble() or ()
    sure = complete or any(not one.undecided for one in lenient)
    for one in lenient if sure else found:
        asked = one.asked
        if asked is not None and (one.undecided or (
                not sure and keeps(one.act, named_day(one.act), [named_day(asked)]))):
            yield _undecided(approved, attrs.evolve(one, act=asked))
        else:
            yield _moved(approved, one, sure=sure)


def _undecided(approved: Approved, trouble: Trouble) -> Finding | None:
    """Return that nobody decided on a day that was asked for, which is then settled."""
    asked, old = trouble.act, named_day(trouble.before)
    return approved.record.judge(
        approved.record.life.rule(_RULE, asked.latest), asked,
        f"{day_in_words(named_day(asked))} is asked for as the day of implementation in place "
        f"of {day_in_words(old)}. No decision of the Authority on it is recorded",
        expected=old if isinstance(old, date) else None,
        flips=None if approved.record.complete else Flip(
            "if the Authority decided on it by", trouble.by, "and broken if not"))


def _moved(approved: Approved, trouble: Trouble, *, sure: bool) -> Finding | None:
    """Return that an act names another day than the one before it, or was not on its day."""
    record, first, act = approved.record, approved.first, trouble.act
    before = named_day(trouble.before)
    old, new = day_in_words(before), day_in_words(named_day(act))
    says = (f"{told(act)}. The day in force for it is {old}" if act.act == LIVE else
            f"the day of implementation is moved from {old} to {new}")
    last = approved.last_granted(act.latest)
    approval = f"It was approved {in_words(first)}" if last is None else (
        f"The Authority approved {day_in_words(last.until) if last.until else 'another day'}"
        f"{f' of {last.part}' if last.part else ''} {in_words(last)}")
    return record.judge(
        record.life.rule(_RULE, act.latest), act,
        f"{says}. {approval}. Since then no approval of another day "
        "by the Authority is recorded", expected=before if isinstance(before, date) else None,
        flips=None if sure else Flip(
            "if another day was named for it by", first.latest, "and broken if not"))


def _aimed_apart(approved: Approved, rows: Sequence[RecordedAct]) -> Iterator[Finding | None]:
    """Yield days that are aimed at and differ: one was named later, before the approval or not."""
    before, day = rows[0], named_day(rows[0])
    for row in rows[1:]:
        other = named_day(row)
        if not may_agree(day, other) and approved.first.latest < row.earliest and not (
                approved.may_be_granted(row)):
            yield _moved(approved, Trouble(row, before, None, row.latest), sure=False)
        before, day = row, other


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
