"""
The day of implementation that a state keeps: in force, asked for, approved or refused.

Before the approval a day that is named is a plan, and the last one counts. Once the modification is
approved the day is in force; to name another only asks for it. It takes the place of the one in
force when the Authority approves it, and a refusal leaves that as it is (X-IMPL-01).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

from secgov.calendar.vague_dates import VagueDate
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.facts import last_named_day, named_day
from secgov.planning.life.marks import APPROVAL, ASKED, DATE_APPROVED, NAMED, TARGET
from secgov.planning.life.state import LifeState

__all__ = ["about_a_day", "another_day", "decide_day", "name_day", "pending"]

_APPLIED: Final = "applied-to-the-cma"

Day: TypeAlias = "date | VagueDate"


def about_a_day(state: LifeState, act: RecordedAct) -> bool:
    """
    Return whether what the Authority decides, once it is approved, is about a day.

    While the CMA is asked, a rejection is about one only if it names one, or one was asked for or
    named since: else it is the Authority's second decision on the modification itself.
    """
    applied = state.done.get(_APPLIED)
    if applied is None or act.outcome != "rejected" or act.until is not None:
        return True
    return any(key.startswith(ASKED) or (
        key.startswith(TARGET) and one.earliest >= applied.earliest)
        for key, one in state.done.items())


def another_day(state: LifeState, act: RecordedAct) -> tuple[Day, ...] | None:
    """
    Return the days that are allowed where *act* has another, or None: it may have its day.

    The first is the day in force, the second what the Authority has approved besides it. Nothing
    is in force before the approval, nor of a part for which no day is named.
    """
    before = state.done.get(TARGET + act.part)
    if before is None or (
            APPROVAL not in state.done and state.place.stage != "implementation"):
        return None
    new, granted = named_day(act), state.done.get(DATE_APPROVED)
    # An approval that names a day, or a part, is not that of any other; else it is of any.
    days = [named_day(before), *([] if granted is None or not _of_part(granted, act.part)
                                 else [granted.until or new])]
    return None if state.life.keeps(act, new, days) else tuple(dict.fromkeys(days))


def pending(state: LifeState) -> Iterator[tuple[str, Day, Day]]:
    """Yield each part of which another day is asked for, that day, and the one in force."""
    for key, asked in state.done.items() if state.stage not in state.life.table.ends else ():
        in_force = state.done.get(TARGET + asked.part)
        if key.startswith(ASKED) and in_force is not None:
            yield asked.part, named_day(asked), named_day(in_force)


def name_day(state: LifeState, done: dict[str, RecordedAct], act: RecordedAct) -> None:
    """Keep in *done* what a target names: a day that counts, or one that is only asked for."""
    if another_day(state, act) is not None:
        done[ASKED + act.part] = act
    else:
        _keep(done, act)


def decide_day(state: LifeState, done: dict[str, RecordedAct], act: RecordedAct) -> None:
    """
    Keep in *done* what the Authority decides on a day: that it is in force, or is not.

    A decision that names a day is about that one only; one that names none is about every day
    that is asked for, and without an outcome it decides nothing.
    """
    if act.outcome == "rejected" and act.until is not None:
        target = done.get(TARGET)
        if target is not None and target.act == "release-targeted" and _about(state, act, target):
            # It was named with no other in force; what was asked for since is now the first.
            del done[TARGET]
            first = done.pop(ASKED, None)
            if first is not None and not _about(state, act, first):
                done[TARGET] = first
    for key, asked in tuple(_asked(state, act)):
        done.pop(key, None)
        if act.outcome == "approved":
            _keep(done, asked)
    if act.outcome == "approved" and act.until is not None:
        done[TARGET] = done[DATE_APPROVED] = act


def _asked(state: LifeState, act: RecordedAct) -> Iterator[tuple[str, RecordedAct]]:
    """Yield what is asked for and what *act* decides on."""
    for key, asked in state.done.items() if act.outcome else ():
        if key.startswith(ASKED) and _about(state, act, asked):
            yield key, asked


def _about(state: LifeState, act: RecordedAct, named: RecordedAct) -> bool:
    """Return whether a decision is about the day that is *named*, of its part if it names one."""
    return _of_part(act, named.part) and (
        act.until is None or state.life.keeps(act, named_day(named), [act.until]))


def _of_part(decision: RecordedAct, part: str) -> bool:
    """Return whether *decision* bears on *part*: one that names no part bears on each."""
    return decision.part in ("", part)


def _keep(done: dict[str, RecordedAct], act: RecordedAct) -> None:
    """Put the day that *act* names in force; what else was asked for or approved is past."""
    named = done.get(NAMED + act.part)
    if named is None or last_named_day(named) <= last_named_day(act):
        done[NAMED + act.part] = act
    done[TARGET + act.part] = act
    done.pop(DATE_APPROVED, None)
    done.pop(ASKED + act.part, None)
