"""
What a modification waits on: steps of others in its file, each with the days that they give it.

A step that is awaited is a step of the network of the one that waits, before those that are next
in it. Its day is that of its own modification, which has its own route, stated days and waits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from math import inf
from typing import Final

import attrs

from secgov.model.acts import SPANS, STEPS
from secgov.model.identifiers import read_identifier
from secgov.model.timetables import Modification, Timetable, WaitsOn
from secgov.planning.network.dependents import goes_with
from secgov.planning.network.go_live import live_with_release
from secgov.planning.network.network import Network
from secgov.planning.network.open_waits import OpenWaits, has_happened, open_waits
from secgov.planning.network.route_network import (
    READY,
    PlannedRoute,
    planned_route,
    says_of,
)
from secgov.planning.network.route_steps import PlannedStep
from secgov.planning.network.targets import LAST_STEP
from secgov.planning.outlooks.reasons import said
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, case_of, hold_end
from secgov.planning.steps.circles import in_a_circle
from secgov.planning.steps.placing import PlacedStep, by_name
from secgov.planning.steps.route_choice import ended_by, route_of, settled_by
from secgov.rules.rule import Shape

__all__ = ["ASSESSMENTS", "Awaited", "awaited_of", "standing", "waiting"]

ASSESSMENTS: Final = (
    ("preliminary-assessment", "preliminary-assessment-requested",
     "preliminary-assessment-returned"),
    ("impact-assessment", "impact-assessment-requested", "impact-assessment-returned"))
"""The DCC's work on a route: its name, the step that asks for it, and the one that returns it."""


@attrs.frozen(eq=False)
class Awaited:
    """
    What is awaited of the modification `id`: its step `act`, as stated and as its route has it.

    Where there is nothing to wait for, it has happened (`over`), or `aside` says why not. One
    that is `unnamed` is taken to be that its report is ready.
    """

    id: str
    act: str
    placed: PlacedStep | None = None
    planned: PlannedStep | None = None
    over: bool = False
    aside: str = ""
    unnamed: bool = False

    @property
    def says(self) -> str:
        """Return what is awaited in words."""
        return f"it waits on {self.id}{f': {says_of(self.act)}' if self.act else ''}"


def awaited_of(other: WaitsOn, case: Case, planned: PlannedRoute) -> Awaited:
    """Return what is awaited of *case* on its route: a step, or that its report is ready."""
    whose = case.modification.id
    placed = by_name(case.read).get(other.step)
    act = placed.act if placed is not None else other.step or (
        READY if READY in planned.by_step else LAST_STEP)
    step = planned.by_step.get(act)
    ended = ended_by(case.steps)
    if placed is not None and placed.done:
        return Awaited(whose, act, placed, over=True)
    if ended is not None:
        return Awaited(whose, act, placed, aside=ended.ending())
    if step is not None and (placed is None or step.placed == placed):
        return Awaited(whose, act, placed, step, over=step.done, unnamed=not other.step)
    if placed is not None and placed.stated:
        return Awaited(whose, act, placed)
    return Awaited(whose, act, placed, aside="no day of it is stated or planned")


def standing(planned: PlannedRoute) -> Iterator[str]:
    """
    Yield the steps that are next: open, and after no open one.

    What has begun goes on, such as an open consultation or what the DCC has in hand; what follows
    its end is next. What nobody states and is taken as done in time holds nothing up.
    """
    ends = {span.ends for span in SPANS
            if span.begins in planned.by_step and planned.by_step[span.begins].done}
    still = {step.step for step in planned.steps if not step.done and step.usual > -inf} - ends
    waiting = {rule.later for rule in planned.rules if rule.earlier in still}
    yield from (step.step for step in planned.steps if step.step in still - waiting)


def waiting(planned: PlannedRoute) -> PlannedRoute:
    """Return *planned* with what it waits on of others of its file, each before its next steps."""
    case = planned.case
    if not case.modification.waits_on:
        return planned
    file = case.basis.once(_file, case.timetable)
    return _joined(planned, file, file.routes_before(case.modification))


def _file(timetable: Timetable, basis: Basis) -> _File:
    return _File(timetable, basis, open_waits(timetable, basis))


@attrs.frozen(slots=False, eq=False)
class _File:
    """
    The modifications of a file and who of them waits on whom.

    `routes` has the routes that somebody waited on so far, with what they themselves wait on:
    each is worked out once, whoever asks for it.
    """

    timetable: Timetable
    basis: Basis
    waits: OpenWaits
    routes: dict[str, PlannedRoute] = attrs.field(factory=dict, init=False)

    @cached_property
    def _by_id(self) -> Mapping[str, Modification]:
        return {one.id: one for one in self.timetable.modifications}

    def routes_before(self, modification: Modification) -> Mapping[str, PlannedRoute]:
        """Return the routes of all that it waits on, each after those that it itself waits on."""
        ahead = list(self.waits.graph[modification.id])
        while ahead:
            one = ahead[-1]
            first = [other for other in self.waits.graph[one] if other not in self.routes]
            if first and one not in self.routes:
                ahead += first
                continue
            ahead.pop()
            if one not in self.routes:
                self.routes[one] = _joined(self._route(self._by_id[one]), self, self.routes)
        return self.routes

    def _route(self, modification: Modification) -> PlannedRoute:
        its = case_of(modification, self.timetable, self.basis)
        process = self.basis.rules.process
        return planned_route(its, route_of(modification, its.steps, process))

    def awaited(
        self, wait: WaitsOn, own: Modification, routes: Mapping[str, PlannedRoute]
    ) -> Awaited:
        """Return what *own* waits on, on the routes of the others."""
        other = self.waits.by_key.get(read_identifier(wait.id))
        if other is None:
            return Awaited(wait.id, wait.step if wait.step in STEPS else "",
                           aside="it is not in this file")
        circle = self.waits.circle_of.get(own.id, ())
        steps = self.waits.steps[other.id]
        if has_happened(wait, steps):
            placed = by_name(steps)[wait.step]
            return Awaited(other.id, placed.act, placed, over=True)
        aside = (in_a_circle(circle) if other.id in circle else
                 "they go together" if goes_with(own, other) else "")
        if aside:
            return Awaited(other.id, wait.step if wait.step in STEPS else "", aside=aside)
        return awaited_of(wait, routes[other.id].case, routes[other.id])


def _joined(
    planned: PlannedRoute, file: _File, routes: Mapping[str, PlannedRoute]
) -> PlannedRoute:
    """Return *planned* with what it waits on before its next steps, by the order that is stated."""
    case = planned.case
    if settled_by(case.steps) is not None:
        return planned
    waits = [file.awaited(wait, case.modification, routes)
             for wait in case.modification.waits_on]
    taken = {wait: _step_of(wait, routes[wait.id]) for wait in waits
             if not (wait.over or wait.aside)}
    steps = {step.step: step for step in taken.values()}
    first = case.basis.as_of
    rules = [attrs.evolve(rule, earlier=name, later=later)
             for rule in case.basis.rules.of_shape(Shape.STATED_ORDER) if rule.in_force(first)
             for name in steps for later in standing(planned)]
    says = tuple(_says(wait, taken.get(wait)) for wait in waits)
    return attrs.evolve(planned, steps=(*steps.values(), *planned.steps), waits=says,
                        rules=(*planned.rules, *rules))


def _step_of(wait: Awaited, route: PlannedRoute) -> PlannedStep:
    """Return what is awaited as a step of the network of the one that waits."""
    placed, as_of = wait.placed, float(route.case.basis.as_of.toordinal())
    if placed is not None and wait.planned is None:
        best, usual = (max(day, as_of) for day in (placed.earliest, placed.latest))
    else:
        best, usual = (_day_of(wait.act, route, run) for run in (route.best, route.usual))
    says = ["which is taken where no step is named"] if wait.unnamed else []
    if placed is not None and placed.stated:
        says.append(f"{placed.given_as()}{', overdue' if placed.latest < as_of else ''}")
    else:
        says.append("by its own plan")
    hold = route.case.modification.hold
    if hold is not None and hold_end(hold, route.case.basis) is None:
        says.append("as if its hold, which has no end stated, ended today")
    return PlannedStep(f"{wait.id}:{wait.act}", placed, "", False, best, usual, of=wait.id,
                       because=", ".join(says))


def _day_of(act: str, route: PlannedRoute, run: Network) -> float:
    """Return the day of a step of the route in a run; what targets a release goes live with it."""
    return live_with_release(route.case, route.by_step[act], run.forward().days[act])[0]


def _says(wait: Awaited, step: PlannedStep | None) -> str:
    if step is not None:
        stated = wait.placed is not None and wait.placed.latest == step.usual
        at = "" if stated else f", at the usual pace on {said(step.usual)}"
        return f"{wait.says}, {step.because}{at}"
    if wait.over:
        return f"{wait.says}; that is done"
    return f"{wait.says}; not counted in: {wait.aside}"
