"""
The life of a modification: its state from its acts, and whether an act can be taken.

`state_of` reads a record, which has gaps, and never refuses. `apply` takes an act and refuses it
with every reason. What may happen next is asked of `permitted`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.vague_dates import VagueDate
from secgov.errors import TransitionRefused
from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life_facts import facts
from secgov.planning.life_guards import Order, last_day
from secgov.planning.life_refusals import failures, move_of, of_row
from secgov.planning.life_rules import Lifecycle, lifecycle, verified
from secgov.planning.life_state import ALTERNATIVE, LifeState, advanced
from secgov.planning.placing import spoken
from secgov.rules.rulebook import RuleBook

__all__ = ["LifeState", "after", "apply", "begun", "settled", "state_of"]

# The day on which the SEC was designated: nothing of it can be earlier.
_DESIGNATED: Final = date(2013, 9, 23)


def state_of(
    acts: Iterable[RecordedAct],
    *,
    as_of: date,
    rules: RuleBook,
    calendar: CodeCalendar,
    path: str = "unknown",
    proposer: str = "unknown",
    stage: str = "",
) -> LifeState:
    """
    Return where a modification stands on *as_of*, as far as its recorded *acts* show.

    A record has gaps: an act that needs another stage takes the modification there, if any way
    leads there; one that no way leads to leaves it where it was. Nothing is refused and nothing
    is set by a clock, but for a window that has closed and whose length is verified.

    Args:
        acts: The recorded acts, in any order; only facts known on *as_of* count.
        as_of: The day of the question.
        rules: The rule book as known on that day.
        calendar: The calendar as known on that day.
        path: `1`, `2`, `3`, `fast-track` or `unknown`.
        proposer: The code of a party category.
        stage: Where it stood before the first act, if that is known; what lies behind that stage
            is then taken to have happened.

    >>> from secgov.rules.loading import rulebook
    >>> then = date(2020, 4, 1)
    >>> state = state_of(
    ...     [RecordedAct("MP112", "raised", date(2020, 1, 28)),
    ...      RecordedAct("MP112", "converted", date(2020, 3, 13), outcome="report-phase")],
    ...     as_of=then, rules=rulebook(then), calendar=CodeCalendar.smart_energy_code(then))
    >>> state.stage
    'report-phase'
    """
    life = lifecycle(rules, calendar)
    known = facts(acts, as_of)
    state = begun(known[0].id if known else "", life, path=path, proposer=proposer)
    if stage:
        state = attrs.evolve(state, stage=stage, done=_behind(stage, as_of, life))
    for act in known:
        state = after(state, act)
    return settled(state, as_of)


def begun(identifier: str, life: Lifecycle, *, path: str, proposer: str) -> LifeState:
    """Return the state before the first act."""
    return LifeState(identifier, life.table.start, path, None, {}, frozenset(), "", proposer,
                     None, life)


def _behind(stage: str, as_of: date, life: Lifecycle) -> dict[str, RecordedAct]:
    """Return what a modification at *stage* has behind it, on days that are not known."""
    window = VagueDate("not stated", min(_DESIGNATED, as_of), as_of)
    return {step: RecordedAct("", step, window) for step in life.rules.process.steps_behind(stage)}


def after(state: LifeState, act: RecordedAct) -> LifeState:
    """
    Return *state* after an act of a record, wherever the record left it; nothing is refused.

    What must have happened before the act is taken to have happened, on a day not recorded.
    """
    state = _implied(state, act)
    move = move_of(state, act)
    if move is not None:
        return advanced(state, act, move)
    table, here = state.life.table, state.stage
    for path in (state.path, "unknown"):
        reach = table.reach(path)[here]
        for move in table.rows(act.act, act.outcome, path, part=bool(act.part)):
            stage = next((one for one in move.sources if one in reach), None)
            if stage is not None and move.fits(part=bool(act.part),
                                               alternative=ALTERNATIVE in state.done):
                return advanced(attrs.evolve(state, stage=stage), act, move)
    return attrs.evolve(state, trail=(act, state.trail))


def _implied(state: LifeState, act: RecordedAct) -> LifeState:
    """Return *state* with what the rules of order say has happened before *act*."""
    lacking = [guard.earlier for guard in state.life.guards[act.act]
               if isinstance(guard, Order) and state.path in guard.paths
               and guard.earlier not in state.done]
    if not lacking:
        return state
    window = VagueDate("not recorded", min(_DESIGNATED, act.latest), act.latest)
    implied = {name: RecordedAct(act.id, name, window) for name in lacking}
    return attrs.evolve(state, done={**implied, **state.done})


def settled(state: LifeState, as_of: date) -> LifeState:
    """Return *state* after what time alone does, where its number is verified."""
    for lapse in state.life.table.lapses:
        began = state.done.get(lapse.after)
        if state.stage == lapse.source and began is not None:
            number = state.life.number(lapse.parameter, began.latest)
            if number is not None and verified(number) and as_of > last_day(
                    number, began.latest, state.life.calendar.ranks):
                return attrs.evolve(state, stage=lapse.to)
    return state


def apply(state: LifeState, act: RecordedAct) -> LifeState:
    """
    Return *state* after *act*.

    Raises:
        TransitionRefused: The act cannot be taken; `conditions` has everything that fails.

    >>> from secgov.rules.loading import rulebook
    >>> then = date(2020, 4, 1)
    >>> draft = state_of(
    ...     [RecordedAct("MP112", "raised", date(2020, 1, 28))], as_of=then,
    ...     rules=rulebook(then), calendar=CodeCalendar.smart_energy_code(then))
    >>> ready = apply(draft, RecordedAct("MP112", "csc-considered", date(2020, 2, 25),
    ...                                  outcome="ready-for-refinement"))
    >>> apply(ready, RecordedAct("MP112", "converted", date(2020, 3, 13),
    ...                          outcome="report-phase")).stage
    'report-phase'
    """
    move = move_of(state, act)
    if move is not None:
        day = act.latest
        for guard in state.life.guards[act.act]:
            if guard.check(state, act, day) is not None:
                break
        else:
            if not of_row(state, act, move, day):
                return advanced(state, act, move)
    raise TransitionRefused(
        f"{act.id or state.id or 'it'}: {act_named(act.act).says} on {spoken(act.earliest)}",
        failures(state, act))
