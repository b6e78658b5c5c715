"""Votes that a record lacks where there are alternatives: on each, and on the modification."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.state import LifeState
from secgov.planning.life.taken import deferral_before, taken_in_record
from secgov.planning.records.record import Record
from secgov.planning.records.record_gap import Gap

__all__ = ["not_voted"]

_RULE: Final = "life.alternatives-voted"
_VOTE: Final = "change-board"
_DECIDES: Final = "authority-decision"
_REPORTED: Final = "report-phase"
_REJECTED: Final = "modification-rejected"
_CUT_OFF: Final = frozenset({"withdrawn", "superseded"})


def not_voted(record: Record) -> Iterator[Gap]:
    """
    Yield each vote on an alternative, or on a modification that has any, which is lacking.

    What shows it is an act that only the vote leads to, or after which it cannot come any more; at
    the end of a record, that the Change Board has met again since. A withdrawal cuts the votes off.
    """
    if not any(one.part for name in (_VOTE, _DECIDES) for one in record.of_act.get(name, ())):
        return
    for fact, (state, following) in zip(record.facts, pairwise(record.course.states), strict=True):
        if deferral_before(state, fact) is not None or _after_its_end(state, fact):
            rule = record.life.rule(_RULE, fact.latest)
            yield Gap(_VOTE, fact, rule, says=f"the Change Board defers {fact.part}",
                      part=fact.part)
        yield from _itself(record, state, fact)
        recommended = fact.act == _DECIDES and state.stage == "decision"
        if recommended or (fact.act not in _CUT_OFF and _past_vote(following)):
            left = state if recommended else following
            yield from (_vote(record, fact, part, one) for part, one in left.undecided.items())
        if recommended and fact.part and fact.part not in state.alternatives:
            yield _vote(record, fact, fact.part)
    end = record.course.end
    for part, deferral in end.undecided.items():
        if end.can_vote and _met_since(record, deferral):
            yield _vote(record, deferral, part, deferral, follows=True)
    last = end.done.get(_VOTE)
    if last is not None and last.part and _is_open(end) and _met_since(record, last):
        yield _vote(record, last, follows=True)


def _after_its_end(state: LifeState, fact: RecordedAct) -> bool:
    """Return whether *fact* votes on an alternative that only a deferral leaves open by then."""
    return (fact.act == _VOTE and bool(fact.part) and fact.part not in state.alternatives
            and state.stage in {*state.life.table.ends} - _CUT_OFF - {"implemented"})


def _is_open(state: LifeState) -> bool:
    """Return whether an alternative was voted on, and the modification is still to be decided."""
    return (state.stage == _REPORTED and _REJECTED not in state.done
            and bool(state.alternatives))


def _past_vote(state: LifeState) -> bool:
    """Return whether what was deferred cannot be voted on any more; an objection is answered."""
    return not state.can_vote and state.stage not in state.life.table.heard


def _itself(record: Record, state: LifeState, fact: RecordedAct) -> Iterator[Gap]:
    """Yield the vote on the modification itself where *fact* shows that it is past it."""
    _, way = taken_in_record(state, fact) if _is_open(state) else (state, None)
    names = [one.name for one in record.life.table.stages]
    if way is None or names.index(way.source.stage) <= names.index(_REPORTED):
        return
    last = next((one for one in reversed(record.upto(_VOTE, fact.latest)) if not one.part), None)
    if last is not None and not last.outcome:
        yield Gap(_VOTE, last, record.life.rule(_RULE, fact.latest), unsaid=True)
    else:
        yield _vote(record, fact, last=last)


def _met_since(record: Record, vote: RecordedAct) -> bool:
    """Return whether the Change Board has met again, on the day of the question or before."""
    days = record.life.basis.possible(_VOTE)
    return days.earliest(vote.latest.toordinal() + 1) <= record.as_of.toordinal()


def _vote(
    record: Record, shown_by: RecordedAct, part: str = "", last: RecordedAct | None = None, *,
    follows: bool = False,
) -> Gap:
    says = f"the Change Board votes on {part or 'the modification itself'}"
    rule = record.life.rule(_RULE, shown_by.latest)
    return Gap(_VOTE, shown_by, rule, last=last, says=says, part=part, follows=follows)
