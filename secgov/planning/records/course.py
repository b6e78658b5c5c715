"""The course of a record: where its facts lead, one by one, and which row each takes."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.guards import FAST_TRACK
from secgov.planning.life.lifecycle import after
from secgov.planning.life.refusals import way_of
from secgov.planning.life.state import LifeState
from secgov.rules.transition_rows import Move

__all__ = ["Course", "course_of"]


@attrs.frozen
class Course:
    """
    Where the facts lead: the state after the last, and for each the row that it takes.

    `taken` has None where its place has no row for it. `states` begins with the one before the
    first fact, and has the one that each fact leads to.
    """

    end: LifeState
    taken: tuple[Move | None, ...]
    states: tuple[LifeState, ...]

    @property
    def stages(self) -> tuple[str, ...]:
        """Return the stages, beginning with the one before the first fact."""
        return tuple(state.stage for state in self.states)


def course_of(begun: LifeState, facts: Iterable[RecordedAct], path: str) -> Course:
    """
    Return the course of *facts*, in the order of their days, from the state *begun*.

    What an objection takes off Fast-Track goes on by *path*.
    """
    state, taken, states = begun, [], [begun]
    for fact in facts:
        way = way_of(state, fact)
        taken.append(way.move if way is not None else None)
        following = after(state, fact)
        if state.path == FAST_TRACK != following.path and path != FAST_TRACK:
            following = following.placed(
                following.life.places[following.place.stage, path])
        state = following
        states.append(state)
    return Course(state, tuple(taken), tuple(states))
