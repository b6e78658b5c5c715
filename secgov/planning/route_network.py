"""The network of one modification on one route: facts, stated days, rules and usual times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from math import inf

import attrs

from secgov.calendar.counting import NOT_BEFORE, Counting, Relation, Together
from secgov.calendar.vague_dates import read_vague_date
from secgov.citation import Severity
from secgov.model.acts import ACTS, SPANS
from secgov.model.timetables import Modification
from secgov.planning.basis import Basis
from secgov.planning.day_rules import Case
from secgov.planning.network import Link, Network, Node, reachable
from secgov.planning.ordering import applies
from secgov.planning.placing import PlacedStep
from secgov.rules.routes import Route
from secgov.rules.rule import Parameter, Rule, Shape

__all__ = ["PlannedRoute", "PlannedStep", "Soft", "actor_of", "planned_route", "says_of"]

READY = "modification-report-ready"
"""The one step of the network that is no act: the report is made, and can go to a paper day."""


@attrs.frozen
class PlannedStep:
    """
    A step of the route: what is known of it, and from which day it may happen in each run.

    A step that is `done` happened on that day; nothing moves it.
    """

    step: str
    placed: PlacedStep | None
    body: str
    done: bool
    best: float
    usual: float
    overdue: bool = False


@attrs.frozen
class Soft:
    """
    Something that only the usual run has: a usual time, a practice, or the late end of a window.

    `step` is the one whose day it moves: the earlier step of a notice, the later of a time.
    """

    key: str
    step: str
    earlier: str = ""
    later: str = ""
    relation: Relation = NOT_BEFORE
    parameter: Parameter | None = None


@attrs.frozen(slots=False, eq=False)
class PlannedRoute:
    """All that the two runs share; a run is this with some of the soft bounds."""

    case: Case
    route: Route
    steps: tuple[PlannedStep, ...]
    rules: tuple[Rule, ...]
    softs: tuple[Soft, ...]

    @cached_property
    def by_step(self) -> dict[str, PlannedStep]:
        """Return the steps by their name."""
        return {step.step: step for step in self.steps}

    def network(self, softs: Iterable[Soft]) -> Network:
        """Return the network with the route's order, the sourced rules, and *softs*."""
        basis = self.case.basis
        chosen = tuple(softs)
        late = {soft.step for soft in chosen if not soft.later}
        nodes = tuple(
            self._node(step, step.usual if step.step in late else step.best)
            for step in self.steps)
        hard: dict[tuple[str, str], list[Relation]] = {}
        for rule in self.rules:
            relations = hard.setdefault((rule.earlier, rule.later), [])
            if rule.parameter is not None and rule.severity is Severity.FAULT:
                relations.append(basis.relation(rule.parameter))
        for soft in chosen:
            if soft.later:
                hard[soft.earlier, soft.later].append(soft.relation)
        return Network(nodes, tuple(
            Link(earlier, later, _together(relations))
            for (earlier, later), relations in hard.items()))

    @cached_property
    def best(self) -> Network:
        """Return the best run: fault-grade rules only, no usual times, the early ends."""
        return self.network(())

    @cached_property
    def usual(self) -> Network:
        """Return the usual run: all rules, usual times, the late ends of windows."""
        return self.network(self.softs)

    def reasons(self, earlier: str, later: str) -> tuple[Rule, ...]:
        """Return the rules that link two steps."""
        return tuple(rule for rule in self.rules
                     if rule.earlier == earlier and rule.later == later)

    def _node(self, step: PlannedStep, day: float) -> Node:
        if step.done:
            return Node(step.step, done=day)
        return Node(step.step, self._possible(step), day)

    def _possible(self, step: PlannedStep) -> Relation:
        placed = step.placed
        if step.step == "implemented":
            return NOT_BEFORE
        also = (placed.earliest if placed is not None and placed.window is not None
                and placed.window.is_exact and not placed.missing else None)
        basis = self.case.basis
        if also is not None and step.body:
            series = basis.calendar.series_of(step.body)
            also = also if int(also) in series.held else None
        return basis.possible(step.body, also if step.body else None)


def _together(relations: list[Relation]) -> Relation:
    if not relations:
        return NOT_BEFORE
    return relations[0] if len(relations) == 1 else Together(tuple(relations))


def planned_route(case: Case, route: Route) -> PlannedRoute:
    """Return the network of *case* on *route*."""
    process = case.basis.rules.process
    last = {placed.act: placed for placed in case.steps}
    taken = tuple(step for step in route.steps if process.takes(step, case.modification.path))
    taken += tuple(step for step in route.if_stated if step in last)
    rules = tuple(_rules(taken, last, case.basis))
    linked = {name for rule in rules for name in (rule.earlier, rule.later)}
    taken = tuple(name for name in taken if name in linked)
    skeleton = tuple(Link(rule.earlier, rule.later, NOT_BEFORE) for rule in rules)
    behind = _behind(case, skeleton, taken, last)
    begins = _resumes(case)
    steps = tuple(_planned(name, last.get(name), name in behind, skeleton, last, case.basis, begins)
                  for name in taken)
    return PlannedRoute(case, route, steps, rules, tuple(_softs(rules, steps, case.basis)))


def _rules(
    taken: tuple[str, ...], last: dict[str, PlacedStep], basis: Basis
) -> Iterator[Rule]:
    for name in taken:
        placed = last.get(name)
        for rule in basis.rules.links_to(name):
            # A step without a day is anchored to the first day on which the rule can be in force.
            day = max(basis.as_of, rule.since or basis.as_of)
            if placed is not None and placed.stated:
                day = date.fromordinal(int(placed.latest))
            if rule.earlier in taken and applies(rule, placed, day):
                yield rule


def _behind(
    case: Case, skeleton: tuple[Link, ...], taken: tuple[str, ...], last: dict[str, PlacedStep]
) -> frozenset[str]:
    """
    Return the steps that lie behind: done, before a done one, or before the stage.

    A step that is listed after a done one, and comes before it on the route, begins a new
    round: what was done before is to be done again. What is expected back has been asked for,
    unless a step before the asking is itself still to come.
    """
    open_steps = {name: step for name, step in last.items() if not step.done and name in taken}
    ahead = {name: reachable(tuple(Link(link.later, link.earlier, NOT_BEFORE) for link in skeleton),
                             (name,)) - {name} for name in open_steps}
    done = [
        name for name, step in last.items() if step.done and name in taken and not any(
            name in ahead[other] and start.place > step.place and not _beside(start, step)
            for other, start in open_steps.items())]
    stage = [name for name in case.basis.rules.process.steps_behind(_stage(case.modification))
             if name in taken]
    begun = [span.begins for span in SPANS
             if span.begins in taken and span.begins not in last and span.ends in open_steps
             and _expected(open_steps[span.ends], case.basis)
             and not reachable(skeleton, (span.begins,)) & set(open_steps)]
    return frozenset(reachable(skeleton, (*done, *stage, *begun)) - set(open_steps))


def _stage(modification: Modification) -> str:
    """
    Return the stage: as stated, else as the reference shows it.

    Source: register X-ID-01; a Draft Proposal (DP112) keeps its number as MP112 when converted.
    """
    if modification.stage:
        return modification.stage
    return "development" if modification.id.startswith("DP") else "refinement"


def _expected(end: PlacedStep, basis: Basis) -> bool:
    """Return whether what ends a period has a day still to come: then it has been begun."""
    return end.stated and end.latest >= basis.as_of.toordinal()


def _beside(one: PlacedStep, other: PlacedStep) -> bool:
    return bool({other.act, other.name} & set(one.step.parallel_with)
                or {one.act, one.name} & set(other.step.parallel_with))


def _resumes(case: Case) -> float:
    """Return the day from which work can go on: the end of a hold, if one is stated."""
    hold = case.modification.hold
    if hold is None or hold.until is None:
        return -inf
    basis = case.basis
    end = read_vague_date(hold.until, as_of=basis.as_of, written=basis.written)
    return float(end.latest.toordinal())


def _planned(
    name: str, placed: PlacedStep | None, behind: bool, skeleton: tuple[Link, ...],
    last: dict[str, PlacedStep], basis: Basis, begins: float,
) -> PlannedStep:
    body = placed.body if placed is not None else _usual_body(name, basis)
    today = float(basis.as_of.toordinal())
    if behind:
        return PlannedStep(name, placed, body, True, *_when_done(name, placed, last, today))
    now = max(today, begins)
    if placed is None or not placed.stated or placed.done:
        first = now if placed is not None or not _assumed(name, skeleton, last, basis) else -inf
        return PlannedStep(name, placed, body, False, first, first)
    return PlannedStep(name, placed, body, False, max(now, placed.earliest),
                       max(now, placed.latest), overdue=placed.latest < today)


def _when_done(
    name: str, placed: PlacedStep | None, last: dict[str, PlacedStep], today: float
) -> tuple[float, float]:
    """
    Return when a step that lies behind happened, at the earliest and at the latest.

    One that is recorded without a day happened by the day of the question; that delays only
    what it begins, and only where no day is stated for its end.
    """
    if placed is None or not placed.done:
        return -inf, -inf
    if placed.stated:
        return placed.earliest, placed.latest
    ends = [span.ends for span in SPANS if span.begins == name]
    waits = any(end not in last or not last[end].stated for end in ends)
    return -inf, today if waits else -inf


def _assumed(
    name: str, skeleton: tuple[Link, ...], last: dict[str, PlacedStep], basis: Basis
) -> bool:
    """
    Return whether a step that nobody states is taken as done in time.

    So it is for a first step, such as a meeting's agenda, when the step after it is stated
    and not overdue: that its record is missing is a gap, no reason to delay the meeting.
    """
    if any(link.later == name for link in skeleton):
        return False
    return any(
        (after := last.get(link.later)) is not None and after.stated
        and after.latest >= basis.as_of.toordinal()
        for link in skeleton if link.earlier == name)


def _softs(
    rules: tuple[Rule, ...], steps: tuple[PlannedStep, ...], basis: Basis
) -> Iterator[Soft]:
    """Yield what only the usual run has."""
    by_step = {step.step: step for step in steps}
    seen: set[tuple[str, str]] = set()
    for rule in rules:
        pair = (rule.earlier, rule.later)
        if by_step[rule.later].done:
            continue
        if rule.shape is Shape.AT_LEAST and rule.severity is not Severity.FAULT:
            parameter = rule.parameter
            assert parameter is not None
            notice = parameter.counting is Counting.NOTICE
            yield Soft(f"{rule.id}", rule.earlier if notice else rule.later, *pair,
                       basis.relation(parameter), parameter)
        usual = basis.rules.usual(*pair, basis.as_of)
        if usual is not None and pair not in seen:
            seen.add(pair)
            yield Soft(usual.name, rule.later, *pair, basis.relation(usual), usual)
    for step in steps:
        if step.usual > step.best:
            yield Soft(f"the late end of {step.step}", step.step)


def _usual_body(name: str, basis: Basis) -> str:
    body = next((one.body for one in ACTS if one.name == name), "")
    return body if body in basis.meeting_days else ""


def actor_of(step: PlannedStep) -> str:
    """Return who acts in *step*: the body it names, or who usually does; SECAS makes reports."""
    one = next((one for one in ACTS if one.name == step.step), None)
    if one is None:
        return "secas"
    return step.body if step.body and one.actor == one.body else one.actor


def says_of(step: str) -> str:
    """Return *step* in plain words."""
    return next((one.says for one in ACTS if one.name == step), "the Modification Report is ready")
