"""What a decision makes of the days: the case then, its outlook, and what is left or dropped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import inf

import attrs

from secgov.calendar.spoken_days import spoken
from secgov.model.acts import act
from secgov.model.timetables import Step
from secgov.planning.changes.changed_timetables import (
    happening,
    outlook_of,
    with_each_step,
    with_modification,
)
from secgov.planning.changes.decide_answer import Affected, Dropped, Left
from secgov.planning.changes.decision_question import Asked, release_of
from secgov.planning.network.dependents import tied_to
from secgov.planning.network.passed_over import NOT_KEPT
from secgov.planning.network.route_network import planned_route, says_of
from secgov.planning.network.runs import date_of
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.planning.outlooks.premises import Premise
from secgov.planning.outlooks.waits import waiting
from secgov.planning.steps.cases import Case, case_of
from secgov.planning.steps.placing import place
from secgov.planning.steps.route_choice import routes_of

__all__ = ["case_if_agreed", "conditions_of", "days_dropped", "left_from", "others_affected",
           "outlook_then", "proof_of"]


def others_affected(
    asked: Asked, case: Case | None, alike: Case | None = None
) -> Iterator[Affected]:
    """Yield the others that the decision concerns, as they stand beside *case*, and *alike*."""
    for tied in tied_to(asked.modification, asked.timetable, asked.basis):
        one = tied.modification
        release = release_of(one)
        outlook, other = (
            outlook_of(case_of(one, beside.timetable, beside.basis.shared), release)
            if beside is not None and release else None for beside in (case, alike))
        yield Affected(one.id, tied.because, release, outlook, other)


def proof_of(outlook: ReleaseOutlook, asked: Asked, day: date) -> Iterator[Premise]:
    """Yield the proof, in which the day of a decision that no file states is a supposed one."""
    supposed = {step.step: on for steps, on in ((asked.steps, day), (asked.waiting, asked.again))
                for step in steps if on is not None and step.when != on}
    for one in outlook.proof:
        if one.kind == "stated" and one.step in supposed:
            on = spoken(supposed[one.step])
            one = attrs.evolve(one, says=f"{act(one.step).says}: supposed on {on}", cites="")
        yield one


def conditions_of(outlook: ReleaseOutlook, asked: Asked, then: Case) -> Iterator[str]:
    """Yield the conditions, in which the day of a step that no file states is a supposed one."""
    moved = {step.step for step in asked.hangs for other in then.modification.steps
             if (step.step, step.label) == (other.step, other.label) and step.when != other.when}
    for says in outlook.conditions:
        supposed = any(says.startswith(f"{NOT_KEPT}{says_of(step)},") for step in moved)
        yield says.replace(", stated as ", ", supposed as ", 1) if supposed else says


def outlook_then(case: Case, asked: Asked) -> ReleaseOutlook | None:
    """Return the outlook of *case* for the target release, or nothing where none is named."""
    return outlook_of(case, asked.release) if asked.release else None


def days_dropped(asked: Asked) -> Iterator[Dropped]:
    """Yield the stated days that are for the case of agreement only."""
    for step in asked.conditional:
        if step.when is not None:
            placed = place(step, 0, step.name, asked.basis)
            yield Dropped(step.step, placed.given_as())


def case_if_agreed(asked: Asked, body: str, day: date, *, drops: bool) -> Case:
    """
    Return the case if *body* agrees on *day*.

    Where it *drops* what is stated under the condition, those steps keep no day; all other stated
    days stay.
    """
    basis = asked.basis

    def changed(step: Step) -> Step:
        if step in asked.steps:
            return happening(step, day, basis.as_of, body)
        if step in asked.waiting:
            return (attrs.evolve(step, when=None) if asked.again is None else
                    happening(step, asked.again, basis.as_of, asked.body))
        if step not in asked.conditional:
            return step
        # What is stated under the condition is not before the agreement.
        too_soon = place(step, 0, step.name, basis).latest < day.toordinal()
        when = None if drops else day if too_soon else step.when
        return attrs.evolve(step, condition="", when=when)

    mixed = with_each_step(asked.modification, changed)
    return case_of(mixed, with_modification(asked.timetable, mixed), basis)


def left_from(case: Case, asked: Asked, day: date, outlook: ReleaseOutlook) -> Left:
    """Return the Working Days left from the first step that can follow the decision."""
    process = case.basis.rules.process
    planned = waiting(planned_route(
        case, routes_of(case.modification, case.steps, process)[0]))
    days = planned.best.forward().days
    acts = {step.step for step in asked.steps}
    first, step = min(
        ((days[rule.later], rule.later) for rule in planned.rules
         if rule.earlier in acts and rule.later not in acts
         and not planned.by_step[rule.later].done),
        default=(-inf, asked.hangs[0].step))
    # What is still to come is not before the day of the question.
    start = date_of(max(first, day.toordinal(), case.basis.as_of.toordinal())) or day
    count, cut_off = case.basis.between, outlook.cut_off
    return Left(step, start, count(start, cut_off.paper_day if cut_off else None),
                count(start, cut_off.meeting if cut_off else None),
                count(start, outlook.release.earliest))
