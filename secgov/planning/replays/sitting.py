"""What a record shows of the sittings that voted on alternatives, whatever rows it lacks."""

from __future__ import annotations

from typing import Final

from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.state import LifeState
from secgov.planning.life.taken import taken_in_record
from secgov.planning.records.kinds import Kind, kind_of
from secgov.planning.records.record import Record
from secgov.rules.transition_rows import Move

__all__ = ["alternatives_shown", "kinds_of", "rejection_lifted", "sitting_rows"]

_LIVE: Final = "implemented"
_VOTE: Final = "change-board"
_REJECTED: Final = "rejected"
_DEFERRED: Final = "deferred"


def alternatives_shown(record: Record) -> frozenset[str]:
    """
    Return how the alternatives may have stood when the modification was rejected.

    One that was voted on after it was deferred then, whether that is recorded or not.
    """
    votes = record.of_act.get(_VOTE, ())
    last = {one.part: one.outcome for one in votes if one.part}
    rejected = [one.earliest for one in votes if not one.part and one.outcome == _REJECTED]
    later = bool(rejected) and any(one.part and one.latest > rejected[0] for one in votes)
    approved = any(one.part and one.outcome == "approved" for one in votes)
    return frozenset({"approved" if approved else "none",
                      *(("undecided",) if later or _DEFERRED in last.values() else ())})


def sitting_rows(
    record: Record, state: LifeState, fact: RecordedAct
) -> tuple[frozenset[Move], bool]:
    """
    Return the rows by which *fact* belongs to an earlier sitting, and whether it takes no others.

    It surely takes none where no alternative is voted on after it and its row closes the life.
    Where months leave the order of the acts open, each row may be the one that it takes.
    """
    if fact.act != _VOTE or not fact.part:
        return frozenset(), False
    if not record.is_exact:
        rows = record.life.table.of_act.get(fact.kind, ())
        return frozenset(row for row in rows if row.same_day), False
    _, way = taken_in_record(state, fact)
    if way is None or not way.move.same_day:
        return frozenset(), False
    last = next(one for one in reversed(record.of_act[_VOTE]) if one.part)
    return frozenset({way.move}), way.move.to == _REJECTED and last.earliest == fact.earliest


def kinds_of(record: Record) -> tuple[Kind, ...]:
    """
    Return the kind of each fact.

    Where parts are implemented, an implementation that names none is of a part too; but the last
    one is of all where it leaves nothing to come.
    """
    live = record.of_act.get(_LIVE, ())
    parts = any(one.part for one in live)
    whole = live[-1] if live and record.course.states[-1].stage == _LIVE else None
    alternatives = alternatives_shown(record)
    return tuple(kind_of(
        fact, record.life.table,
        part=fact is not whole and (bool(fact.part) or (fact.act == _LIVE and parts)),
        alternatives=alternatives,
        approved=record.may_be_approved(fact) and not _answers(record, state, fact),
        sitting=sitting_rows(record, state, fact))
        for fact, state in zip(record.facts, record.course.states, strict=False))


def _answers(record: Record, state: LifeState, fact: RecordedAct) -> bool:
    """
    Return whether *fact* surely answers the objection that is recorded, and decides on no day.

    No day is named by it, and no row asks for another one.
    """
    return (record.is_exact and state.stage in record.life.table.heard and fact.until is None
            and all(one.act != "release-targeted" for one in record.rows))


def rejection_lifted(record: Record, before: RecordedAct, fact: RecordedAct) -> bool:
    """
    Return whether a vote on an alternative may lift the rejection *before* by *fact*.

    It answers a referral or an appeal, and so leaves the vote that was deferred before it; the
    deferral or the vote may be what the record lacks.
    """
    table = record.life.table
    if record.shown_path in ("1", "2") or not any(
            table.heard.issuperset(move.sources) and _REJECTED in (move.act, *move.outcomes)
            for move in table.meant(before.act, before.outcome, before.body)):
        return False
    votes = [one for one in record.upto(_VOTE, fact.latest) if one.part]
    return any((one.outcome == _DEFERRED and one.earliest <= before.latest)
               or one.latest >= before.earliest for one in votes)
