"""
The life of a modification: its state from its acts, and whether an act can be taken.

`state_of` reads a record, which has gaps, and never refuses. `apply` takes an act and refuses it
with every reason. What may happen next is asked of `permitted`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.spoken_days import spoken
from secgov.errors import TransitionRefused
from secgov.model.acts import act as act_named
from secgov.model.identifiers import read_identifier
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.advance import advanced, begun
from secgov.planning.life.checks import in_time
from secgov.planning.life.day_in_force import name_day
from secgov.planning.life.facts import facts
from secgov.planning.life.guards import last_day, verified
from secgov.planning.life.marks import LAPSED
from secgov.planning.life.refusals import failures
from secgov.planning.life.rules import lifecycle
from secgov.planning.life.shown import (
    Shown,
    aimed,
    at_stage,
    by_identifier,
)
from secgov.planning.life.state import LifeState
from secgov.planning.life.taken import taken_in_record
from secgov.planning.life.usable import check_act, check_question
from secgov.rules.rulebook import RuleBook

__all__ = ["LifeState", "after", "apply", "recorded", "settled", "state_of"]

_RESUMED: Final = ("resumed", "", False)


def state_of(
    acts: Iterable[RecordedAct],
    *,
    as_of: date,
    rules: RuleBook,
    calendar: CodeCalendar,
    path: str = "unknown",
    proposer: str = "unknown",
    stage: str = "",
    identifier: str = "",
    routing: str = "",
) -> LifeState:
    """
    Return where a modification stands on *as_of*, as far as its recorded *acts* show.

    A record has gaps: an act that needs another stage takes the modification there, if any way
    leads there; one that no way leads to leaves it where it was. Nothing is refused and nothing
    is set by a clock, but for a window that has closed and whose length is verified. For a
    modification of a history, and a part that was split off, `state_in_history` has all that is
    asked for here.

    Args:
        acts: The recorded acts, in any order; only facts known on *as_of* count. Those of a part
            that was split off stand after those of the whole.
        as_of: The day of the question.
        rules: The rule book as known on that day.
        calendar: The calendar as known on that day.
        path: `1`, `2`, `3`, `fast-track` or `unknown`.
        proposer: The code of a party category.
        stage: Where it stood before the first act, if that is known; what lies behind that stage
            is then taken to have happened.
        identifier: As the record writes it; it can show a stage that no act shows. Without it,
            as the last row writes it.
        routing: `refinement` or `report-phase`, where a table says to which it was sent.

    Raises:
        Unanswerable: The day is none, or there is no such path or stage.

    >>> from secgov.rules.loading import rulebook
    >>> then = date(2020, 4, 1)
    >>> state = state_of(
    ...     [RecordedAct("MP112", "raised", date(2020, 1, 28)),
    ...      RecordedAct("MP112", "converted", date(2020, 3, 13), outcome="report-phase")],
    ...     as_of=then, rules=rulebook(then), calendar=CodeCalendar.smart_energy_code(then))
    >>> state.stage, state.shown_by
    ('report-phase', 'the Panel converts it to a Modification Proposal on Friday 13 March 2020')
    """
    life, rows = lifecycle(rules, calendar), tuple(acts)
    check_question(as_of, path, stage, tuple(one.name for one in life.table.stages))
    known = facts(rows, as_of)
    subject = read_identifier(identifier) if identifier else rows[-1].id if rows else ""
    state = begun(subject, proposer, life.places[life.table.start, path],
                  aimed(rows, as_of))
    if stage:
        state = at_stage(state, stage, "it is stated", as_of)
    for act in known:
        state = after(state, act)
    return recorded(state, rows, as_of, identifier=identifier, routing=routing)[0]


def recorded(
    state: LifeState, acts: Sequence[RecordedAct], as_of: date, *, identifier: str = "",
    routing: str = "",
) -> tuple[LifeState, Shown | None]:
    """
    Return *state*, where the facts of a record leave it, with what else the record shows.

    That is what time alone has done, and the stage that its identifier shows where no act shows a
    later one; which is returned besides.
    """
    state = settled(state, as_of)
    found = by_identifier(state, acts, as_of, identifier=identifier, routing=routing)
    if found is not None:
        state = at_stage(state, found.stage, found.evidence, as_of)
    return state, found


def after(state: LifeState, act: RecordedAct) -> LifeState:
    """
    Return *state* after an act of a record, wherever the record left it; nothing is refused.

    What must have happened before the act is taken to have happened, on a day not recorded.
    """
    state, way = taken_in_record(state, act)
    if way is None:
        # The end of a span ends it wherever the record left the modification, and a target aims.
        ended = {move.closes for move in state.life.table.of_act.get((act.act, act.outcome), ())}
        done = {key: one for key, one in state.done.items() if key not in ended}
        if act.act == "release-targeted":
            name_day(state, done, act)
        return LifeState(done, (act, state.stage, state.trail[2], state.trail,
                                state.subject, state.place))
    following = advanced(state, act, way)
    if following.path == state.path or way.move.path_becomes:
        return following
    return following.placed(state.life.places[following.place.stage, state.path])


def settled(state: LifeState, as_of: date) -> LifeState:
    """
    Return *state* after what time alone does.

    A hold ends on the day that is stated for it, after which a record may still say that work
    resumes, and where a stage is reached from which no work does, unless another act can lift that
    stage. A stage lapses where its number is verified, but not while the vote on an alternative is
    still to come there.
    """
    behind = _RESUMED not in state.place.ways and state.stage not in state.life.table.closed
    hold = state.hold
    if hold is not None and (behind or state.held_on(as_of) is None):
        ended = {} if behind else {LAPSED + "hold": hold}
        state = state.with_done({
            **{key: one for key, one in state.done.items() if key != "hold"}, **ended})
    for lapse in state.life.table.lapses:
        began = state.done.get(lapse.after)
        if (state.stage != lapse.source or began is None or state.path not in lapse.paths
                or lapse.unless in state.done or (state.undecided and state.can_vote)):
            continue
        number = state.life.number(lapse.parameter, began.latest)
        if number is not None and verified(number):
            last = last_day(number, began.latest, state.life.calendar.ranks)
            if as_of > last:
                return state.at(lapse.to, f"the time for anything else ended on {spoken(last)}: "
                                f"{number.in_words()}")
    return state


def apply(state: LifeState, act: RecordedAct) -> LifeState:
    """
    Return *state* after *act*.

    Raises:
        TransitionRefused: The act cannot be taken; `conditions` has everything that fails.
        UnusableInput: It is of another modification, not done, of no body, or on no day that
            the calendar has.

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
    day, trail = act.latest, state.trail
    if not act.is_sound or act.id != trail[4].id:
        check_act(state, act)
    if trail[2] <= day or in_time(state, act, day) is None:
        for way in trail[5].ways.get(act.way_key, ()):
            if way.fits is None or way.fits(state, act):
                for check in way.apart if act.body in way.may else way.checks:
                    if check(state, act, day) is not None:
                        break
                else:
                    return advanced(state, act, way)
    raise TransitionRefused(
        f"{act.id or state.id or 'it'}: {act_named(act.act).says} on {spoken(act.earliest)}",
        failures(state, act))
