"""The network of one modification on one route: facts, stated days, rules and usual times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cached_property

import attrs

from secgov.calendar.counting import NOT_BEFORE, Counting, OnlyPast, Relation, Together
from secgov.citation import Severity
from secgov.model.acts import STEPS, act
from secgov.planning.network.holding import RESUMED, Outside, held_days, surely_held_days
from secgov.planning.network.network import Forward, Link, Network, Node, reachable
from secgov.planning.network.route_links import links_between, order_of
from secgov.planning.network.route_steps import PlannedStep, planned_steps
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case
from secgov.rules.routes import Route
from secgov.rules.rule import Parameter, Rule

__all__ = ["PlannedRoute", "PlannedStep", "Soft", "actor_of", "planned_route", "says_of",
           "taken_as_done"]

READY = "modification-report-ready"
"""The one step of the network that is no act: the report is made, and can go to a paper day."""


@attrs.frozen
class Soft:
    """
    Something that only the usual run has: a usual time, a practice, or the late end of a window.

    `step` is the one whose day it moves: the earlier step of a notice, the later of a time. A
    usual time yields to the day `stated` in its place; so does a practice from which its rule
    lets a step depart, where the step gives its reason or is on a day that is supposed. A day that
    the earlier step overtakes is not kept, and moves nothing: past it the time binds again.
    """

    key: str
    step: str
    earlier: str = ""
    later: str = ""
    relation: Relation = NOT_BEFORE
    parameter: Parameter | None = None
    stated: float | None = None

    @property
    def bound(self) -> Relation:
        """Return what it is in a run: its relation, past a day to which it yields."""
        return self.relation if self.stated is None else OnlyPast(self.stated, self.relation)

    def in_force(self, start: float) -> bool:
        """Return whether it does not yield where the earlier step is on the day *start*."""
        return self.stated is None or start > self.stated


@attrs.frozen(slots=False, eq=False)
class PlannedRoute:
    """
    All that the two runs share; a run is this with some of the soft bounds.

    `waits` says on what it waits of other modifications, and whether that is counted in.
    """

    case: Case
    route: Route
    steps: tuple[PlannedStep, ...]
    rules: tuple[Rule, ...]
    waits: tuple[str, ...] = ()

    @cached_property
    def softs(self) -> tuple[Soft, ...]:
        """Return what only the usual run has."""
        softs = (*_softs(self.rules, self.steps, self.case.basis), *_late_end(self.case))
        return tuple(soft for soft in softs
                     if not (self.route.no_usual_times and soft.parameter is not None))

    @cached_property
    def by_step(self) -> dict[str, PlannedStep]:
        """Return the steps by their name."""
        return {step.step: step for step in self.steps}

    def network(self, softs: Iterable[Soft], hold: Outside | None = None) -> Network:
        """
        Return the network with the route's order, the sourced rules, and *softs*.

        The hold is as long as *softs* have it, unless a *hold* is given.
        """
        basis = self.case.basis
        chosen = tuple(softs)
        late = {soft.step for soft in chosen if not soft.later}
        held = hold or self.hold_in(chosen)
        nodes = tuple(
            self._node(step, self._own_day(step, late), held)
            for step in self.steps)
        hard: dict[tuple[str, str], list[Relation]] = {}
        for rule in self.rules:
            relations = hard.setdefault((rule.earlier, rule.later), [])
            if rule.parameter is not None and rule.severity is Severity.FAULT:
                relations.append(basis.relation(rule.parameter))
        for soft in chosen:
            if soft.later:
                hard[soft.earlier, soft.later].append(soft.bound)
        return Network(nodes, tuple(
            Link(earlier, later, _together(relations))
            for (earlier, later), relations in hard.items()))

    @cached_property
    def stated_days(self) -> dict[str, float]:
        """Return the last stated day of each step to come whose days are not past."""
        return {step.step: step.stated_until for step in self.steps
                if step.stated_until is not None}

    @cached_property
    def best(self) -> Network:
        """Return the best run: fault-grade rules only, no usual times, the early ends."""
        return self.network(())

    @cached_property
    def usual(self) -> Network:
        """Return the usual run: all rules, usual times, the late ends of windows."""
        return self.network(self.softs)

    @property
    def yielding(self) -> tuple[Soft, ...]:
        """Return the soft bounds that yield to a stated day, as long as that can be kept."""
        return tuple(soft for soft in self.softs if soft.stated is not None)

    def in_force(self, run: Forward) -> Iterator[Soft]:
        """Yield the soft bounds that yield to no stated day of *run*."""
        yield from (soft for soft in self.softs
                    if not soft.earlier or soft.in_force(run.days[soft.earlier]))

    def reasons(self, earlier: str, later: str) -> tuple[Rule, ...]:
        """Return the rules that link two steps."""
        return tuple(rule for rule in self.rules
                     if rule.earlier == earlier and rule.later == later)

    def _own_day(self, step: PlannedStep, late: Set[str]) -> float:
        """Return the stated day of *step*, at the late end if that is *late*, and its end's is."""
        if step.step not in late:
            return step.best
        end = self.by_step.get(step.placed.end) if step.placed is not None else None
        if end is None or end.step in late:
            return step.usual
        return max(step.best, min(step.usual, self.last_possible(step, end.best)))

    def _node(self, step: PlannedStep, day: float, hold: Outside | None) -> Node:
        if step.done:
            return Node(step.step, done=day)
        return Node(step.step, self.outside(hold, step), day)

    def outside(self, hold: Outside | None, step: PlannedStep) -> Relation:
        """Return the days on which *step* can happen, those of *hold* left out."""
        days = self.possible(step)
        return days if hold is None or step.of else hold.within(days)

    @cached_property
    def hold(self) -> Outside | None:
        """Return the days of a hold whose end is known, as long as its words allow."""
        return held_days(self.case)

    def hold_in(self, softs: Iterable[Soft]) -> Outside | None:
        """Return the days of the hold in a run with *softs*: as long as may be, or as is sure."""
        late = any(soft.step == RESUMED and not soft.later for soft in softs)
        return self.hold if late else surely_held_days(self.case)

    def held(self, run: Forward, step: str) -> str:
        """Return that a hold moves *step* in *run*, and until when; "" where none does."""
        own, hold = self.by_step[step], self.hold
        if hold is None or own.done or own.of or not hold.covers(
                self.possible(own).earliest(run.bounds[step])):
            return ""
        return hold.says()

    def possible(self, step: PlannedStep) -> Relation:
        """
        Return the days on which *step* can happen: meetings of its body, or Working Days.

        A day that is stated on a route that runs to a timetable agreed with the Authority is one,
        and so is one that is stated for what needs no meeting: no text keeps that to Working Days.
        """
        placed = step.placed
        if step.of or step.step == "implemented":
            return NOT_BEFORE
        also = (placed.earliest if placed is not None and placed.window is not None
                and placed.window.is_exact and not placed.missing else None)
        basis = self.case.basis
        if placed is not None and placed.body and placed.kind == "ad-hoc":
            # It is ad hoc only because no Working Group was monthly yet on the day stated.
            return basis.early_working_groups
        if also is not None and step.body:
            series = basis.calendar.series_of(step.body)
            also = also if self.route.no_usual_times or int(also) in series.held else None
        return basis.possible(step.body, also)

    def last_possible(self, step: PlannedStep, latest: float) -> float:
        """Return the last day, not after *latest*, on which *step* can happen."""
        days = self.possible(step)
        return (self.case.basis.working_days if days is NOT_BEFORE else days).latest(latest)


def _together(relations: list[Relation]) -> Relation:
    if not relations:
        return NOT_BEFORE
    return relations[0] if len(relations) == 1 else Together(tuple(relations))


def planned_route(case: Case, route: Route) -> PlannedRoute:
    """Return the network of *case* on *route*."""
    process = case.basis.rules.process
    last = {placed.act: placed for placed in case.read}
    path = case.modification.path
    taken = tuple(step for step in route.steps if process.needs(step, path) or (
        step in last and process.takes(step, path)))
    taken += tuple(step for step in route.if_stated if step in last)
    rules = links_between(taken, last, route.steps[-1], path, case.basis)
    order = order_of(rules, case.basis)
    # What leads nowhere and is not stated, such as papers for a meeting that is done, is left out.
    leading = reachable(order, (route.steps[-1],)) | last.keys()
    taken = tuple(name for name in taken if name in leading)
    rules = tuple(rule for rule in rules if {rule.earlier, rule.later} <= set(taken))
    order = tuple(link for link in order if {link.earlier, link.later} <= set(taken))
    return PlannedRoute(case, route, planned_steps(case, taken, order), rules)


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
        parameter, stated = rule.parameter, by_step[rule.later].promised_until(basis)
        if parameter is not None and rule.severity is not Severity.FAULT:
            notice = parameter.counting is Counting.NOTICE
            yield Soft(f"{rule.id}", rule.earlier if notice else rule.later, *pair,
                       basis.relation(parameter), parameter,
                       stated if rule.departure and by_step[rule.later].departs else None)
        usual = basis.rules.usual(*pair, basis.as_of)
        if usual is not None and pair not in seen:
            seen.add(pair)
            yield Soft(usual.name, rule.later, *pair, basis.relation(usual), usual,
                       stated)
    for step in steps:
        if step.usual > step.best:
            yield Soft(f"the late end of {step.step}", step.step)


def _late_end(case: Case) -> Iterator[Soft]:
    """Yield that a hold may last longer than it does for certain, where its words leave that."""
    if held_days(case) != surely_held_days(case):
        yield Soft("the late end of the hold", RESUMED)


def actor_of(step: PlannedStep) -> str:
    """Return who acts in *step*: the body it names, or who usually does."""
    one = act(step.step.rpartition(":")[2])
    return step.body if step.body and one.actor == one.body else one.actor


def says_of(step: str) -> str:
    """
    Return *step* in plain words, with whose it is if it is awaited of another modification.

    One that is called by a label of its file keeps the label.

    >>> says_of("MP071:panel"), says_of("ia-cost")
    ('MP071: the Panel considers it', 'the step "ia-cost" is taken')
    """
    whose, _, name = step.rpartition(":")
    says = act(name).says if name in STEPS else f'the step "{name}" is taken'
    return f"{whose}: {says}" if whose else says


def taken_as_done(planned: PlannedRoute) -> Iterator[str]:
    """Yield what is taken to have happened only because the end of its period has a day."""
    shown: dict[str, list[str]] = {}
    for step in planned.steps:
        if step.shown_by:
            shown.setdefault(step.shown_by, []).append(says_of(step.step))
    for end, steps in shown.items():
        yield (f"a day is stated on which {says_of(end)}, so this is taken to have happened: "
               f"{', '.join(steps)}; state it if it is still to come")
