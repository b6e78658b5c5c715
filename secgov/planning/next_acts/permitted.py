"""What may happen next: each act that is open, and of the others all that stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.spoken_days import spoken
from secgov.citation import Evidence, Severity
from secgov.errors import Condition
from secgov.model.acts import ACTS, Act
from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.checking.day_rules import DURING_HOLD
from secgov.planning.life.advance import advanced
from secgov.planning.life.day_in_force import another_day, pending
from secgov.planning.life.facts import day_in_words, in_words, told
from secgov.planning.life.guards import (
    condition,
    day_or_never,
    last_day,
    opening,
    verified,
)
from secgov.planning.life.lifecycle import settled
from secgov.planning.life.refusals import failures, way_of
from secgov.planning.life.rules import Lifecycle, lifecycle
from secgov.planning.life.state import LifeState
from secgov.planning.next_acts.permitted_answer import NearMiss, OpenAct, OpenWindow, Permitted
from secgov.receipt import Receipt
from secgov.rules.rule import Shape
from secgov.rules.rulebook import RuleBook
from secgov.rules.transition_rows import Move

__all__ = ["NearMiss", "OpenAct", "OpenWindow", "Permitted", "permitted"]

_HOPELESS: Final = "Nothing mends it"
_RESUMES_FIRST: Final = "It is possible once work on it resumes."
_TARGET: Final = "release-targeted"
_MOVED: Final = "implementation.date-moved-by-authority"
_ASKED_FOR: Final = "another day of implementation is asked for"
_ASSESSMENTS: Final = ("preliminary-assessment", "impact-assessment")


def permitted(
    state: LifeState, *, as_of: date, rules: RuleBook, calendar: CodeCalendar,
    input_digest: str | None = None, written: str = "",
) -> Permitted:
    """
    Return what may happen next to a modification on *as_of* or later; it never raises.

    What time alone does by then is done first. Each act is asked about on the first day on which
    its times allow it, taken by a body that may. What is permitted on that day is never refused
    by `apply`; what is not has every condition that fails. The answer calls it as its acts do, or
    as it is *written*.

    >>> from secgov.planning.life.lifecycle import state_of
    >>> from secgov.rules.loading import rulebook
    >>> then = date(2020, 3, 1)
    >>> known = {"as_of": then, "rules": rulebook(then),
    ...          "calendar": CodeCalendar.smart_energy_code(then)}
    >>> draft = state_of([
    ...     RecordedAct("DP112", "raised", date(2020, 1, 28)),
    ...     RecordedAct("DP112", "csc-considered", date(2020, 2, 25),
    ...                 outcome="ready-for-refinement")], **known)
    >>> answer = permitted(draft, **known)
    >>> [(one.act, one.outcome, str(one.meeting)) for one in answer.acts if one.act == "converted"]
    [('converted', '', '2020-03-13'), ('converted', 'refinement', '2020-03-13'), \
('converted', 'report-phase', '2020-03-13')]
    """
    life = lifecycle(rules, calendar)
    here = settled(state.asked_by(life), as_of)
    open_acts: list[OpenAct] = []
    misses: list[NearMiss] = []
    for act, outcome, part in _askable(life):
        answers = [_asked(here, act, outcome, one, as_of)
                   for one in (_parts(here, act) if part else ("",))]
        found = next((one for one in answers if isinstance(one, OpenAct)), answers[0])
        if isinstance(found, OpenAct):
            open_acts.append(found)
        else:
            misses.append(found)
    misses.sort(key=lambda one: (any(each.mend.startswith(_HOPELESS) for each in one.conditions),
                                 len(one.conditions)))
    return Permitted(
        here, as_of, Receipt(rules.digest, calendar.digest(), input_digest), tuple(open_acts),
        tuple(misses), tuple(_windows(here, as_of)), tuple(_notes(here, as_of)),
        written)


def _askable(life: Lifecycle) -> Iterator[tuple[Act, str, bool]]:
    """Yield each act with each outcome that a row has, and as a part where rows tell it apart."""
    for act in ACTS:
        for outcome in ("", *act.outcomes):
            rows = [move for move in life.table.of_act.get((act.name, outcome), ())
                    if not move.record_only]
            if any(move.of_part is not True for move in rows):
                yield act, outcome, False
            if any(move.of_part for move in rows):
                yield act, outcome, True


def _asked(
    state: LifeState, act: Act, outcome: str, part: str, as_of: date
) -> OpenAct | NearMiss:
    life = state.life
    day = max(as_of, state.day or as_of, *opening(life.bars[act.name], state))
    bodies = _bodies(life, act, day)
    # Whether a day of implementation may be named is whether any other may be than the last. Where
    # no rule says who acts, the row does.
    tried = RecordedAct(state.id, act.name, day, body=bodies[0] if life.who[act.name] else "",
                        outcome=outcome, part=part,
                        until=date.max if act.name == _TARGET else None)
    if act.name == "raised" and state.path == "fast-track":
        tried, bodies = attrs.evolve(tried, body="panel"), ("panel",)
    way, failed = way_of(state, tried), failures(state, tried)
    if way is None or failed:
        return NearMiss(act.name, outcome, bool(part), failed)
    move, says, named = way.move, way.move.says or act.says, way.move.rule
    if act.name == _TARGET and another_day(state, tried) is not None:
        says, named, bodies = _ASKED_FOR, _MOVED, ("panel",)
    until, evidence = _until(state, move)
    meeting, projected = _meeting(life, act.body, day)
    return OpenAct(
        act.name, outcome, bool(part), part, says, move.bodies or bodies, life.rule(named, day),
        advanced(state, tried, way).stage, day, until, evidence,
        meeting, projected, tuple(_advice(state, tried, day)))


def _parts(state: LifeState, act: Act) -> tuple[str, ...]:
    """Return the parts that *act* is asked about: those that wait for it, and any other."""
    waiting = (state.awaited() if act.name == "implemented" else
               state.undecided if act.name == "change-board" else ())
    return (*(part for part in waiting if part), "a part")


def _bodies(life: Lifecycle, act: Act, day: date) -> tuple[str, ...]:
    """Return who may act: what the rules say, or who usually does."""
    return next((one.bodies for one in life.who[act.name] if one.rule.in_force(day)),
                (act.actor,))


def _meeting(life: Lifecycle, body: str, day: date) -> tuple[date | None, bool]:
    """
    Return the next regular meeting of *body* from *day* on, if it has any.

    The second says whether only the rhythm of the body gives it, and no source that names it.
    """
    days = life.basis.meeting_days.get(body)
    found = date.max if days is None else day_or_never(days.earliest(day.toordinal()))
    if found == date.max:
        return None, False
    held = life.calendar.series_of(body).on(found)
    return found, held is not None and held.projected


def _until(state: LifeState, move: Move) -> tuple[date | None, Evidence | None]:
    """Return the last day of the window of a row, and how well its length was seen."""
    began = state.done.get(move.within.after) if move.within else None
    if began is None or move.within is None:
        return None, None
    number = state.life.number(move.within.parameter, began.latest)
    if number is None:
        return None, None
    return last_day(number, began.latest, state.life.calendar.ranks), number.evidence


def _advice(state: LifeState, act: RecordedAct, day: date) -> Iterator[Condition]:
    """Yield what practice would have first, and that the modification is on hold."""
    since = state.held_since if state.held_on(day) is not None else None
    if since is not None and act.act not in DURING_HOLD:
        yield condition(state.life.rule("timetable.steps-during-hold", day),
                        f"it is on hold since {spoken(since.earliest)}", _RESUMES_FIRST)
    for rule in state.life.rules.of_shape(Shape.OUTCOME_BARS):
        last = state.done.get(rule.earlier)
        if rule.later == act.act and rule.severity is not Severity.FAULT and last is not None \
                and rule.bars(last.outcome):
            yield condition(rule, f"{act_named(last.act).says} {in_words(last)} with the outcome "
                            f"{last.outcome}")
    for order in state.life.advice[act.act]:
        if state.path not in order.paths:
            continue
        kind = dict(order.rule.when).get("kind")
        failed = order.check(state, act, day)
        if failed is not None and kind in (None, act.part) and _waited_for(state, order.earlier):
            yield failed


def _waited_for(state: LifeState, earlier: str) -> bool:
    """Return whether the modification takes the step *earlier*, as far as its acts show."""
    converted = state.done.get("converted")
    skips = converted is not None and converted.outcome == "report-phase"
    rows = state.life.table.of_act.get((earlier, ""), ())
    refines = bool(rows) and all(move.sources == ("refinement",) for move in rows)
    assessed = next((kind for kind in _ASSESSMENTS if earlier.startswith(kind)), "")
    asked = not assessed or f"{assessed}-requested" in state.done
    return earlier in state.done or (asked and not (skips and refines))


def _windows(state: LifeState, as_of: date) -> Iterator[OpenWindow]:
    """Yield the windows that have not closed on *as_of*."""
    ends: dict[str, date] = {}
    for row in state.life.table.windows:
        began = state.done.get(row.after)
        if began is None or began.outcome not in row.outcomes or state.path not in row.paths:
            continue
        counted = state.done.get(row.counted_from)
        start = counted.latest if counted is not None else ends.get(row.following, began.latest)
        number = state.life.number(row.parameter, start)
        if number is not None and row.closed_by not in state.done:
            ends[row.name] = last_day(number, start, state.life.calendar.ranks)
            if as_of <= ends[row.name]:
                yield OpenWindow(row.name, row.says, start, ends[row.name], number,
                                 start <= as_of)


def _notes(state: LifeState, as_of: date) -> Iterator[str]:
    """Yield what an answer rests on that is not known."""
    bounded = [(rule.since_latest, rule.register) for rule in state.life.rules.rules
               if rule.since_latest is not None and rule.start_uncertain_on(as_of)]
    for latest in sorted({day for day, _ in bounded}):
        named = dict.fromkeys(register for day, register in bounded if day == latest)
        yield (f"The day was not seen, by {spoken(latest)}, from which these bind: "
               f"{', '.join(named)}. On {spoken(as_of)} they may or may not, and refuse nothing")
    if state.stage != state.place.stage:
        yield (f"It rests on the parts that are named, {', '.join(state.parts)}: what may happen "
               "next is for a further part, if there is one")
    for part, deferral in state.undecided.items():
        yield f"The vote on {part} was deferred {in_words(deferral)}, and is still to come"
    if state.split_into:
        parts = ", ".join(state.split_into)
        yield f"It was split into {parts}: what follows happens to its parts"
    for part, asked, day in pending(state):
        yield (f"{day_in_words(asked)} is asked for as the day of implementation"
               f"{f' of {part}' if part else ''}. Until the Authority approves it, the day is "
               f"{day_in_words(day)}")
    if state.hold is not None:
        yield "It is on hold; that a hold stops the clock is unverified"
    if any(one.act == "raised" for one in state.acts) and state.path == "unknown":
        off = _off_its_path(state)
        since = "" if off is None else f" since {told(off)}, which takes it off the one it was on"
        yield f"The path is not known{since}: what only one path allows is asked of each"
    if not all(verified(one.number) for one in _windows(state, as_of)):
        yield "A window whose length is unverified informs and refuses nothing"


def _off_its_path(state: LifeState) -> RecordedAct | None:
    """Return the last act that took it off its path to none that is known, or None."""
    trail = state.trail
    while trail[3] is not None:
        taken, before = trail[0], trail[3]
        if isinstance(taken, RecordedAct) and any(
                move.path_becomes == "unknown" and before[1] in move.sources
                for move in state.life.table.of_act.get(taken.kind, ())):
            return taken
        trail = before
    return None
