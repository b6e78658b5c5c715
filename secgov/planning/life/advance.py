"""The state after an act: what it sets, what it undoes, and where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.day_in_force import decide_day, name_day
from secgov.planning.life.marks import ALL_PARTS, APPROVAL, TARGET, WITHDRAWN_FROM
from secgov.planning.life.places import Place, Way
from secgov.planning.life.state import NEVER, LifeState, Subject
from secgov.rules.transition_rows import LEFT, Move

__all__ = ["advanced", "begun", "by_part"]

_BY_PART: Final = ":"
_DEFERRED: Final = "deferred"


def begun(
    identifier: str, proposer: str, place: Place, done: Mapping[str, RecordedAct],
    parts: tuple[str, ...] = (),
) -> LifeState:
    """Return the state before the first act; *done* is what plans and targets name."""
    return LifeState({**done}, (
        "", place.stage, NEVER, None, Subject(identifier, proposer, parts), place))


def advanced(state: LifeState, act: RecordedAct, way: Way) -> LifeState:
    """Return *state* after *act*, which takes the row of *way*; nothing is asked."""
    place, trail = way.to, state.trail
    # Of what has had keys taken out, a copy is made several times as fast as `{**state.done}`.
    done = state.done.copy()
    if way.drops:
        for key in way.drops:
            done.pop(key, None)
    for key in way.sets:
        done[key] = act
    if act.until is not None and APPROVAL in way.sets:
        done[TARGET] = act
    last, day = trail[2], act.earliest
    if last > day:
        day = last
    if place is None:
        place, day = _apart(state, act, way, done)
        if way.move.last_part is False or ALL_PARTS in done:
            following = LifeState(done, (act, place.stage, day, trail, trail[4], place))
            _all_parts(following, act, done)
            return following
    return LifeState(done, (act, place.stage, day, trail, trail[4], place))


def _apart(
    state: LifeState, act: RecordedAct, way: Way, done: dict[str, RecordedAct]
) -> tuple[Place, date]:
    """Return where an act leads that does more than its row says, with the day after it."""
    last, here = state.trail[2], way.source
    if act.act == "release-targeted":
        name_day(state, done, act)
        return here, last if last != NEVER else act.earliest
    day = max(last, act.earliest)
    if way.move.on_the_day:
        decide_day(state, done, act)
        return here, day
    if any(map(by_part, (*way.move.marks, *way.move.undoes))):
        _by_part(act, way.move, done)
        return here.life.places[way.move.to or here.stage, way.move.path_becomes or here.path], day
    if way.move.to == LEFT:
        left = state.left
        done.pop(WITHDRAWN_FROM + left, None)
        return here.life.places[left, here.path], day
    if act.act == "withdrawn":
        done[WITHDRAWN_FROM + here.stage] = act
    return here.life.places[way.move.to, here.path], day


def by_part(mark: str) -> bool:
    """Return whether a mark is kept for each part by itself."""
    return mark.endswith(_BY_PART)


def _by_part(act: RecordedAct, move: Move, done: dict[str, RecordedAct]) -> None:
    """Keep what the row marks of the part of *act*, and forget of every part what it undoes."""
    gone = tuple(filter(by_part, move.undoes))
    for key in [key for key in done if gone and key.startswith(gone)]:
        del done[key]
    first = done.get(move.same_day)
    done.update({mark + act.part: act for mark in move.marks if by_part(mark)})
    if first is not None and act.outcome != _DEFERRED and first.latest < act.earliest:
        # A decision of a later day is the last one, from which a referral counts.
        done[act.act] = act


def _all_parts(state: LifeState, act: RecordedAct, done: dict[str, RecordedAct]) -> None:
    """Mark that every part that is named is implemented if there are several; one is not all."""
    if len(state.parts) > 1 and not state.awaited():
        done[ALL_PARTS] = act
    else:
        done.pop(ALL_PARTS, None)
