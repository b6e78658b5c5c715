"""Gaps that a record shows as a whole: its beginning, conversion, objections and approvals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.guards import IN_ORDER
from secgov.planning.life.taken import objection_before
from secgov.planning.records.record import Record
from secgov.planning.records.record_gap import RULE_OF, Gap
from secgov.planning.replays.windows import joined

__all__ = ["another_approval", "approval", "beginning", "conversion", "objections"]

_SAYS_READY: Final = "csc-considered"
_CONVERTED: Final = "converted"
_OBJECTED: Final = "objection-raised"
_APPROVED: Final = "approved"
_FAST_TRACK_APPROVED: Final = "fast-track-approved"
_LIVE: Final = "implemented"


def beginning(record: Record) -> Iterator[Gap]:
    """Yield that nothing says that the proposal is raised."""
    if record.facts and "raised" not in record.of_act:
        first = record.facts[0]
        yield Gap("raised", first, record.life.rule(IN_ORDER, first.latest))


def objections(record: Record) -> Iterator[Gap]:
    """Yield each objection that only an answer to it shows, or a Party that joined it."""
    for fact in record.unasked:
        rule = record.life.rule(IN_ORDER, fact.latest)
        yield Gap(_OBJECTED, fact, rule, says=_objection(record, fact))
    for fact, row in joined(record):
        yield Gap(_OBJECTED, fact, record.life.rule(row.rule, fact.latest), says=row.says)


def conversion(record: Record) -> Iterator[Gap]:
    """Yield that nothing says that it is converted, at the first act to which only that leads."""
    for fact in () if _CONVERTED in record.of_act else record.first_shown(
            _CONVERTED, _SAYS_READY, record.development):
        yield Gap(_CONVERTED, fact, record.life.rule(RULE_OF[_CONVERTED], fact.latest))


def approval(record: Record) -> Iterator[Gap]:
    """Yield the approval of what is implemented: by whom is open where nothing shows a path."""
    live = record.of_act.get(_LIVE, ())
    if live and not (record.deciding_path or _APPROVED in record.of_act):
        rule = record.life.rule(IN_ORDER, live[0].latest)
        yield Gap(_APPROVED, live[0], rule, says="it is approved")


def another_approval(record: Record) -> Iterator[Gap]:
    """Yield the approval on Fast-Track on which something rests, by the number of objections."""
    rests = record.fast_track.rests_on_another
    if rests is not None:
        last = record.fast_track.approvals[-1]
        yield Gap(_FAST_TRACK_APPROVED, rests, record.life.rule(IN_ORDER, rests.latest),
                  last=None if last is rests else last)


def _objection(record: Record, fact: RecordedAct) -> str:
    """Return in words which objection *fact* answers, if nothing else leads to its row."""
    state = next(state for one, state in zip(record.facts, record.course.states, strict=False)
                 if one is fact)
    way = objection_before(state, fact)
    return "" if way is None else way.move.says
