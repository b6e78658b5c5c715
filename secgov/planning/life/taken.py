"""
What a record with gaps is taken to say: what must have happened before an act, unrecorded.

An act that needs another stage shows that the modification was there; one that answers an
objection shows the objection, and one that needs an approval shows the answer that gave it. A vote
on an alternative after the sitting that decided on the modification shows that it was deferred.
"""

from __future__ import annotations

from typing import Final

import attrs

from secgov.calendar.vague_dates import VagueDate
from secgov.model.acts import RECORDED
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.advance import advanced
from secgov.planning.life.guards import FAST_TRACK
from secgov.planning.life.places import Way
from secgov.planning.life.refusals import way_of
from secgov.planning.life.shown import DESIGNATED
from secgov.planning.life.state import LifeState

__all__ = ["answer_before", "deferral_before", "objection_before", "taken_in_record"]

_VOTE: Final = "change-board"


def taken_in_record(state: LifeState, act: RecordedAct) -> tuple[LifeState, Way | None]:
    """Return *state* with what is taken to have happened before *act*, and the row it takes."""
    state = _deferred(_answered(_objected(_implied(state, act), act), act), act)
    way = way_of(state, act) or _way_elsewhere(state, act)
    return state if way is None else _taken(state, act, way), way


def _taken(state: LifeState, act: RecordedAct, way: Way) -> LifeState:
    """Return *state* with the acts that the row of *way* takes, as far as there is only one."""
    lacking = [need.any[0] for need in way.move.takes
               if len(need.any) == 1 and need.any[0] in RECORDED and need.any[0] not in state.done
               and (not need.after or need.after in state.done)]
    if not lacking or state.path == FAST_TRACK:
        return state
    return state.with_done({
        **{name: _unrecorded(act, name) for name in lacking}, **state.done})


def _way_elsewhere(state: LifeState, act: RecordedAct) -> Way | None:
    """Return the row that *act* takes in a stage that can follow, on its path or on another."""
    life = state.life
    for path in (state.path, "unknown"):
        reach = life.table.reach(path)[state.place.stage]
        for move in life.table.rows(act.act, act.outcome, path, part=bool(act.part)):
            for source in move.sources:
                if source in reach:
                    place = life.places[source, path]
                    way = way_of(state.placed(place), act)
                    if way is not None and way.move is move:
                        return way
    return None


def _objected(state: LifeState, act: RecordedAct) -> LifeState:
    """Return *state* after the objection that *act* answers, if nothing else leads to its row."""
    way = objection_before(state, act)
    return state if way is None else _unseen(state, _unrecorded(act, "objection-raised"), way)


def _unseen(state: LifeState, act: RecordedAct, way: Way) -> LifeState:
    """Return *state* after *act*, of which nothing is recorded: it shows no stage."""
    following = advanced(state, act, way)
    return state.placed(following.place).with_done(following.done)


def objection_before(state: LifeState, act: RecordedAct) -> Way | None:
    """Return the row of the objection that *act* answers in *state*, if it answers one there."""
    objections = state.place.ways.get(("objection-raised", "", False), ())
    if not objections or way_of(state, act) is not None:
        return None
    objection = _unrecorded(act, "objection-raised")
    return next((way for way in objections
                 if (way.fits is None or way.fits(state, objection))
                 and _answers(advanced(state, objection, way), act)), None)


def _answered(state: LifeState, act: RecordedAct) -> LifeState:
    """Return *state* after the answer to an objection that *act* shows, if it shows one."""
    way = answer_before(state, act)
    return state if way is None else _unseen(state, _unrecorded(act, way.move.act), way)


def answer_before(state: LifeState, act: RecordedAct) -> Way | None:
    """
    Return the row of the answer that lifted the closed stage of *state*, if *act* shows one.

    An objection was raised there, and *act* needs an approval that only its answer can give.
    """
    table = state.life.table
    if state.place.stage not in table.closed or way_of(state, act) is not None:
        return None
    answers = (way for ways in state.place.ways.values() for way in ways
               if way.move.given and state.done.keys() >= set(way.move.given)
               and table.answers(way.move))
    for way in answers:
        shown = way.to and way_of(state.placed(way.to), act)
        if shown and table.unapproved.isdisjoint(shown.move.sources):
            return way
    return None


def _answers(objected: LifeState, act: RecordedAct) -> bool:
    """Return whether *act* takes a row after an objection that only an objection leads to."""
    way, table = way_of(objected, act), objected.life.table
    return way is not None and (
        table.answers(way.move) or table.heard.issuperset(way.move.sources))


def _deferred(state: LifeState, act: RecordedAct) -> LifeState:
    """Return *state* after the deferral of an alternative that *act* shows, if it shows one."""
    way = deferral_before(state, act)
    return state if way is None else _unseen(state, _deferral(act), way)


def deferral_before(state: LifeState, act: RecordedAct) -> Way | None:
    """Return the row by which an alternative was deferred, if only that leads to the vote *act*."""
    if act.act != _VOTE or not act.part or way_of(state, act) is not None:
        return None
    deferral = _deferral(act)
    way = way_of(state, deferral)
    decided = act.part in state.alternatives
    return None if way is None or decided or way_of(
        advanced(state, deferral, way), act) is None else way


def _deferral(vote: RecordedAct) -> RecordedAct:
    return attrs.evolve(_unrecorded(vote, _VOTE), outcome="deferred", part=vote.part)


def _unrecorded(act: RecordedAct, name: str) -> RecordedAct:
    """Return the act of that *name* that must have happened by *act*, on a day not recorded."""
    window = VagueDate("not recorded", min(DESIGNATED, act.latest), act.latest)
    return RecordedAct(act.id, name, window)


def _implied(state: LifeState, act: RecordedAct) -> LifeState:
    """Return *state* with what the rules of order say has happened before *act*."""
    lacking = [order.earlier for order in state.life.bars[act.act]
               if state.path in order.paths and order.earlier not in state.done]
    if not lacking:
        return state
    implied = {name: _unrecorded(act, name) for name in lacking}
    return state.with_done({**implied, **state.done})
