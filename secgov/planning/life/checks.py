"""What a row of the table asks of an act by itself, as plain functions made once for each row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import reduce
from types import MappingProxyType
from typing import Final

from secgov.calendar.spoken_days import spoken
from secgov.errors import Condition
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.day_in_force import about_a_day, another_day
from secgov.planning.life.facts import day_in_words, raiser_of
from secgov.planning.life.guards import (
    FAST_TRACK,
    IN_ORDER,
    condition,
    last_day,
    unrecorded,
    verified,
)
from secgov.planning.life.marks import APPROVAL, LAPSED, NAMED, TARGET
from secgov.planning.life.places import Check, Fits
from secgov.planning.life.state import LifeState
from secgov.rules.rule import Parameter
from secgov.rules.transition_rows import Move, Needs, NotWhile, Raiser, Within

__all__ = ["checks_of", "fits_of", "in_time", "overrun", "unnamed"]

_READY: Final = "ready"
_NAMES: Final = MappingProxyType({
    "preliminary-assessment": "Preliminary Assessment", "impact-assessment": "Impact Assessment",
    "report-consultation": "Modification Report Consultation"})


def checks_of(move: Move, path: str) -> Iterator[Check]:
    """Yield what the row itself asks for on *path*: a function each, in the order of answers."""
    if move.act == "implemented":
        yield _moved
    if path != FAST_TRACK:
        yield from map(_taken, move.takes)
    yield from map(_shut, move.not_while)
    if move.closes:
        yield _opened(move)
    if move.record_only:
        yield _enough(move)
    if move.after_approval:
        yield _named(move)
    if move.within is not None:
        yield _in_window(move.within)
    if move.raiser is not None:
        yield _raised(move.raiser, move.path_becomes)


def fits_of(move: Move) -> Fits | None:
    """Return what tells the row apart from others of its act and outcome, if anything does."""
    tests = tuple(_tests(move))
    return reduce(_both, tests) if tests else None


def _both(one: Fits, other: Fits) -> Fits:
    return lambda state, act: one(state, act) and other(state, act)


def _tests(move: Move) -> Iterator[Fits]:
    if move.since is not None or move.until is not None:
        yield _lasting(move.since or date.min, move.until or date.max)
    if move.last_part is not None:
        yield lambda state, act: state.ends_with(act.part) is move.last_part
    if move.alternative:
        yield lambda state, act: state.alternative_after(act) == move.alternative
    if move.deferred is not None:
        yield lambda state, act: state.defers_after(act) is move.deferred
    if move.same_day:
        yield lambda state, act: _belongs(state, act, move.same_day)
    if move.of_day is not None:
        yield lambda state, act: about_a_day(state, act) is move.of_day
    if len(move.bodies) == 1:
        yield lambda state, act: act.body in ("", *move.bodies)
    yield from map(_given, move.given)
    yield from map(_lacking, move.lacking)


def _lasting(since: date, until: date) -> Fits:
    return lambda state, act: since <= act.latest <= until


def _given(key: str) -> Fits:
    return lambda state, act: key in state.done


def _lacking(key: str) -> Fits:
    return lambda state, act: key not in state.done


def _belongs(state: LifeState, act: RecordedAct, sitting: str) -> bool:
    """Return whether *act* is of one sitting with what is called so, or that deferred its part."""
    deferred, first = state.undecided.get(act.part), state.done.get(sitting)
    return (deferred is not None and deferred.act == act.act) or (
        first is not None and _in_one_sitting(first, act))


def _in_one_sitting(first: RecordedAct, act: RecordedAct) -> bool:
    return act.earliest <= first.latest


def in_time(state: LifeState, act: RecordedAct, day: date) -> Condition | None:
    """Return what fails: acts come in the order of their days; what is aimed at is no such act."""
    last = state.trail[2]
    if last <= day or act.act == "release-targeted":
        return None
    return condition(state.life.rule(IN_ORDER), f"something already happened on {spoken(last)}, "
                     "which is later", f"Date it {spoken(last)} or later. Acts that are all in the "
                     "past can be given to state_of together, in any order.", expected=last)


def _moved(state: LifeState, act: RecordedAct, day: date) -> Condition | None:
    """Once approved, it is implemented on the day in force, or on one the Authority approved."""
    days = another_day(state, act)
    if days is None:
        return None
    named, *granted = days
    approved = ("The Authority has approved no other day" if not granted else
                f"The Authority has approved only {day_in_words(granted[0])} in its place")
    return condition(state.life.rule("implementation.date-moved-by-authority", day),
                     f"it is to be implemented on {day_in_words(named)}. {approved}",
                     expected=named if isinstance(named, date) else None)


def _taken(need: Needs) -> Check:
    first, *others = need.any

    def check(state: LifeState, act: RecordedAct, day: date) -> Condition | None:
        if first in state.done or any(one in state.done for one in others):
            return None
        if need.after and need.after not in state.done:
            return None
        if state.life.binds(need.rule, day) is None:
            return None
        return condition(state.life.rule(need.rule, day), _missing(state, need.any))
    return check


def _shut(bar: NotWhile) -> Check:
    """What began before there was the rule bars nothing: it was not too early then."""
    def check(state: LifeState, act: RecordedAct, day: date) -> Condition | None:
        opened = state.done.get(bar.span)
        if opened is None:
            return None
        rule, began = state.life.rule(bar.rule, opened.latest), opened.latest
        if not rule.in_force(began) or rule.start_uncertain_on(began):
            return None
        return condition(rule, f"the {_words(bar.span)} is still open",
                         f"Close the {_words(bar.span)} first.")
    return check


def _opened(move: Move) -> Check:
    def check(state: LifeState, act: RecordedAct, day: date) -> Condition | None:
        if move.closes in state.done or LAPSED + move.closes in state.done:
            return None
        return condition(state.life.rule(move.closing_rule, day),
                         f"no {_words(move.closes)} is open",
                         f"It is possible once the {_words(move.closes)} has begun.")
    return check


def _enough(move: Move) -> Check:
    def check(state: LifeState, act: RecordedAct, day: date) -> Condition:
        return condition(state.life.rule(move.rule, day), "the act does not say enough",
                         "Record the vote or the decision itself, with its body and outcome.")
    return check


def unnamed(move: Move, state: LifeState, act: RecordedAct) -> bool:
    """
    Return whether *act* decides on a day of implementation by its row, and none is named.

    On the day on which the modification or an alternative was approved, it decides on another of
    them.
    """
    if not move.after_approval or act.until is not None or any(
            key.startswith((NAMED, TARGET)) for key in state.done):
        return False
    approval = state.done.get(APPROVAL)
    return (approval is None or approval.act != act.act or approval.part == act.part
            or not _in_one_sitting(approval, act))


def _named(move: Move) -> Check:
    def check(state: LifeState, act: RecordedAct, day: date) -> Condition | None:
        if not unnamed(move, state, act):
            return None
        return condition(state.life.rule(move.rule, day),
                         "no day of implementation is asked for",
                         "First record the day that the Panel asks for (release-targeted).")
    return check


def overrun(
    within: Within, state: LifeState, act: RecordedAct
) -> tuple[Parameter, Condition] | None:
    """
    Return the number that *act* is too late for and what fails, or None: it is in time.

    An act in a month is too late only if its first day is; what *within* is counted from began
    on the last day of its month.
    """
    began = state.done.get(within.after)
    number = began and state.life.number(within.parameter, began.latest)
    if not began or not number:
        return None
    last = last_day(number, began.latest, state.life.calendar.ranks)
    if act.earliest <= last:
        return None
    return number, Condition(
        number.name, number.register,
        f"it was possible until {spoken(last)}: {number.in_words()}",
        "Nothing mends it but another day, or another number: if you can cite one, adopt it as "
        f"{number.name}.", number.cites, last, number.force, number.evidence)


def _in_window(within: Within) -> Check:
    """An act is possible for a time only, if its number is verified."""
    def check(state: LifeState, act: RecordedAct, day: date) -> Condition | None:
        late = overrun(within, state, act)
        return late[1] if late is not None and verified(late[0]) else None
    return check


def _raised(raiser: Raiser, becomes: str) -> Check:
    """On one path, which it has or is to get, only one body raises it."""
    def check(state: LifeState, act: RecordedAct, day: date) -> Condition | None:
        raised = act if act.act == "raised" else state.done.get("raised")
        path = becomes or state.path
        if raised is None or path != raiser.path:
            return None
        who = raiser_of(raised, state.proposer)
        if who in ("unknown", raiser.body):
            return None
        return condition(state.life.rule(raiser.rule, day),
                         f"the record says that {who} raises it, on path {path}")
    return check


def _missing(state: LifeState, keys: tuple[str, ...]) -> str:
    if keys == (_READY,):
        return "it is not recorded that the Change Sub-Committee last agreed that it is ready"
    return unrecorded(state, *keys)


def _words(span: str) -> str:
    return _NAMES.get(span, span.replace("-", " "))
