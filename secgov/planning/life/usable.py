"""Whether an act can be taken at all: one that was done, of this modification, by a body."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from secgov.errors import Problem, Unanswerable, UnusableInput, closest
from secgov.model.bodies import BODIES
from secgov.model.recorded_acts import FIRST_DAY, LAST_DAY, RecordedAct
from secgov.planning.life.state import LifeState
from secgov.rules.transition_rows import ALL_PATHS

__all__ = ["check_act", "check_question"]

_DONE: Final = frozenset({"actual", "read_from_context"})
_TARGET: Final = "release-targeted"


def check_act(state: LifeState, act: RecordedAct) -> None:
    """
    Say everything that is wrong with *act* itself.

    Raises:
        UnusableInput: It is of another modification, is not done, is by no body, or is on no day
            from 2013, in which the SEC was designated, to 2050.
    """
    problems = tuple(_problems(state, act))
    if problems:
        raise UnusableInput(f"the act {act.act}", problems)


def _problems(state: LifeState, act: RecordedAct) -> Iterator[Problem]:
    if act.id and state.id and act.id != state.id:
        yield Problem("id", act.id, f"an act of {state.id}",
                      "take it in the state of its own modification")
    if act.status not in _DONE and act.act != _TARGET:
        yield Problem("status", act.status, "an act that was done: actual or read_from_context",
                      "take it once it has happened")
    if act.body and act.body not in BODIES:
        yield Problem("body", act.body, "a body", BODIES.mend(act.body))
    day = act.latest
    if isinstance(day, datetime) or not isinstance(day, date):
        yield Problem("date", repr(day), "a day without a time", "write date(2021, 10, 11)")
    elif not FIRST_DAY <= day <= LAST_DAY:
        yield Problem("date", day.isoformat(), f"a day from {FIRST_DAY} to {LAST_DAY}",
                      "correct the year")


def check_question(as_of: date, path: str, stage: str, stages: tuple[str, ...]) -> None:
    """
    Say what is wrong with the question where a modification stands.

    Raises:
        Unanswerable: The day is none, or there is no such path or stage.
    """
    if isinstance(as_of, datetime) or not isinstance(as_of, date):
        raise Unanswerable(f"{as_of!r} is no day without a time: write date(2021, 10, 11)")
    if path not in ALL_PATHS:
        raise Unanswerable(f'"{path}" is no path: {closest(path, ALL_PATHS)}')
    if stage and stage not in stages:
        raise Unanswerable(f'"{stage}" is no stage: {closest(stage, stages)}')
