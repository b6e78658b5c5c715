"""How long a modification has: the last day of each step, its float, and what it depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from math import inf
from typing import Final

import attrs

from secgov.calendar.spoken_days import spoken
from secgov.citation import Severity
from secgov.explanation import Explanation
from secgov.model.acts import ACTS
from secgov.model.acts import act as act_named
from secgov.model.timetables import Modification, Timetable
from secgov.planning.network.hold_rules import DURING_HOLD, held_between
from secgov.planning.network.network import Network
from secgov.planning.network.route_network import PlannedRoute, PlannedStep, planned_route, says_of
from secgov.planning.network.runs import Runs, date_of
from secgov.planning.network.targets import LAST_STEP, target_of
from secgov.planning.outlooks.plan import targets_of, within_both
from secgov.planning.outlooks.release_branches import Branch, branches_of, planned_branch
from secgov.planning.promises.due_answer import About, BranchFloat, Float
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, case_of
from secgov.planning.steps.placing import PlacedStep, place_all
from secgov.planning.steps.read_together import read_together
from secgov.planning.steps.route_choice import ASSESSMENT_STEPS, route_of, routes_of, settled_by

__all__ = ["NOT_STATED", "Pace", "actor_in"]

_ACTS: Final = frozenset(one.name for one in ACTS)

NOT_STATED: Final = "not stated"
"""The status of a step that the route has and nobody states."""


def actor_in(placed: PlacedStep) -> str:
    """Return who acts in a stated step: who it says, the body that meets, or who usually does."""
    step, usual = placed.step, act_named(placed.act)
    return step.by or (step.meeting_body if usual.actor == usual.body else usual.actor)


@attrs.frozen(slots=False, eq=False)
class Pace:
    """
    One modification on its route, with the last days of its steps in both runs.

    `steps` are those that the file states and that are still to come, on the days that their
    words meant on the day of the paper.
    """

    case: Case
    steps: tuple[PlacedStep, ...]
    planned: PlannedRoute
    runs: Runs

    @classmethod
    def of(cls, modification: Modification, timetable: Timetable, basis: Basis) -> Pace:
        """Return the pace of *modification*, towards its target release if it has one."""
        case = case_of(modification, timetable, basis)
        placed = case.steps
        written = attrs.evolve(basis, as_of=basis.written)
        said = read_together(place_all(modification, written), written)
        planned = planned_route(case, route_of(modification, placed, basis.rules.process))
        targets, _ = targets_of(modification, planned, basis)
        return cls(case, tuple(step for step in said if not placed[step.place].done), planned,
                   Runs(planned, targets, targets))

    @property
    def id(self) -> str:
        """Return the modification's identifier."""
        return self.case.modification.id

    @cached_property
    def usual(self) -> Mapping[str, float]:
        """Return the last days at the usual pace."""
        return self._last_days(self.planned.usual, self.runs.latest_usual)

    @cached_property
    def best(self) -> Mapping[str, float]:
        """Return the last days that sourced rules leave."""
        return self._last_days(self.planned.best, self.runs.latest_best)

    def _last_days(self, run: Network, of_release: Mapping[str, float]) -> Mapping[str, float]:
        """
        Return the last days of *run*.

        A release that is missed even at best asks nothing, nor does a stated day that even sourced
        rules cannot keep any more, such as one on which the body does not meet.
        """
        if self.runs.usual_targets and self.runs.verdict == "misses":
            of_release = dict.fromkeys(of_release, inf)
        kept = {step: day for step, day in self.planned.stated_days.items()
                if self.runs.best.days[step] <= day}
        return within_both(of_release, run.backward(kept))

    @cached_property
    def ended(self) -> PlacedStep | None:
        """Return the step by which it ended or went live: nothing of it is to come."""
        return settled_by(self.case.steps)

    def as_said(self, step: PlacedStep) -> PlacedStep:
        """Return *step* of the case on the days that its words meant on the day of the paper."""
        return next(said for said in self.steps if said.place == step.place)

    def on_route(self, placed: PlacedStep) -> PlannedStep | None:
        """Return the step of the route that *placed* is: none if it is an earlier round of it."""
        step = self.planned.by_step.get(placed.act)
        own = step.placed if step is not None else None
        return step if own is not None and own.place == placed.place else None

    def last_day(self, step: PlannedStep) -> tuple[date, tuple[Explanation, ...]] | None:
        """
        Return the last day of *step* and why, at the usual pace.

        Where it cannot be done by then, it is the last day that sourced rules leave; None where
        nothing asks the step to be done by any day, or no day would do.
        """
        if self.ended is not None:
            return None
        name = step.step
        usual, best = self._day(name, self.usual), self._day(name, self.best)
        first = date_of(self.runs.usual.days[name])
        if usual is not None and first is not None and first <= usual:
            return usual, tuple(self._why(name, self.planned.usual, self.usual))
        if best is None:
            return None
        at_best = Explanation("at the usual pace it cannot be done in time any more; sourced "
                              f"rules alone leave it until this day{self._of_release(name, best)}")
        return best, (at_best, *self._why(name, self.planned.best, self.best))

    def _of_release(self, step: str, best: date) -> str:
        """Return until when the release itself leaves *step*, where a stated day asks it before."""
        target = target_of(self.case.modification)
        lost = self._day(step, self._branch.runs.latest_best) if target else None
        if lost is None or lost <= best:
            return ""
        release = self.case.basis.calendar.releases.named(target).name
        return f", for what is stated after it; for the {release} Release until {spoken(lost)}"

    @property
    def _branch(self) -> Branch:
        """Return the branch of the outlook that is on its route."""
        return next((one for one in self.branches
                     if one.runs.planned.route.name == self.planned.route.name),
                    planned_branch(self.case, self.branches))

    def float_of(self, step: str, due: date) -> Float | None:
        """
        Return the float of *step* from the day it is *due* on, or the first on which it can be.

        That is not before today, a hold that lasts, or what comes before it at that pace. Both
        are those of the outlook: of both its branches, where the impact is not known.
        """
        target = target_of(self.case.modification)
        # The last step is the release itself, in whatever month its name says.
        if not target or step not in self.planned.by_step or step == LAST_STEP:
            return None
        release = self.case.basis.calendar.releases.named(target).name
        spare = tuple(BranchFloat(branch.impact, *self._spare(step, due, branch.runs))
                      for branch in self.branches if step in branch.runs.planned.by_step)
        if len(self.branches) > 1:
            return Float.worse(release, spare)
        return Float(release, spare[0].usual, spare[0].best)

    def _spare(self, step: str, due: date, runs: Runs) -> Iterator[int | None]:
        """Yield the Working Days to spare from *due* on, at the usual pace and at best."""
        basis, planned = self.case.basis, runs.planned
        day = float(max(due, basis.as_of).toordinal())
        for run, latest in ((runs.usual, runs.latest_usual), (runs.best, runs.latest_best)):
            last = planned.last_possible(planned.by_step[step], latest[step])
            yield basis.between(date_of(max(day, run.days[step])), date_of(last))

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """Return the branches of the outlook for the target release."""
        modification, basis = self.case.modification, self.case.basis
        routes = routes_of(modification, self.case.steps, basis.rules.process)
        release = basis.calendar.releases.named(target_of(modification))
        return branches_of(self.case, routes, release)

    @cached_property
    def by_impact(self) -> tuple[tuple[str, Pace], ...]:
        """Return the pace on each of its two routes, where the impact decides which it takes."""
        if not target_of(self.case.modification) or len(self.branches) < 2:
            return ()
        return tuple((one.impact, attrs.evolve(
            self, planned=one.runs.planned, runs=one.runs)) for one in self.branches)

    def about(self, placed: PlacedStep, due: date | None, why: tuple[Explanation, ...]) -> About:
        """Return what is due of a stated step."""
        step = placed.step
        has_float = due is not None and self.on_route(placed) is not None
        return About(
            self.id, placed.act, placed.name, actor_in(placed), step.status, placed.window,
            tuple(self.conditions(placed.act, placed,
                                  due.toordinal() if due is not None else None)),
            self.float_of(placed.act, due) if has_float and due is not None else None, why)

    def conditions(
        self, act: str, placed: PlacedStep | None = None, day: float | None = None
    ) -> Iterator[str]:
        """Yield on what it depends whether *act* is due, or can be done, on *day*, or today."""
        modification, timetable = self.case.modification, self.case.timetable
        name = placed.name if placed is not None else act
        if self.ended is not None:
            yield f"{self.ended.ending()}: it may go no further"
        if placed is not None and placed.step.condition:
            yield f"only if {placed.step.condition}"
        if placed is not None and placed.step.status == "proposed":
            asked = next((one for one in timetable.recommendations
                          if f"{self.id}:{name}" in one.agrees), None)
            yield (f"only if recommendation {asked.id} is agreed: {asked.asks}"
                   if asked is not None else "only if it is agreed: it is proposed so far")
        if placed is None and modification.dcc_impact == "unknown" and act in ASSESSMENT_STEPS:
            yield "only if it impacts the DCC Systems, which is not known"
        for awaited in modification.awaiting:
            if awaited.is_open and {act, name} & set(awaited.blocks):
                yield f"still awaited: {awaited.what}"
        if act not in DURING_HOLD:
            yield from self._held_on(self.case.basis.as_of.toordinal() if day is None else day)
        for other in modification.waits_on:
            yield f"it waits on {other.id}{f': {_step_of(other.step)}' if other.step else ''}"

    def _held_on(self, day: float) -> Iterator[str]:
        """Yield that it is on hold on *day*, and until when."""
        hold = self.case.modification.hold
        (since, _), (_, until) = held_between(self.case)
        if hold is not None and since <= day < until:
            ends = date_of(until)
            yield (f"the modification is on hold{f' until {spoken(ends)}' if ends else ''}: "
                   f"{hold.reason or 'no reason stated'}")

    def _day(self, step: str, days: Mapping[str, float]) -> date | None:
        return date_of(self.planned.last_possible(self.planned.by_step[step], days[step]))

    def _why(
        self, step: str, run: Network, days: Mapping[str, float]
    ) -> Iterator[Explanation]:
        """Yield what asks *step* to be done by its last day: the step after it, or the release."""
        following = [(link.relation.latest(days[link.later]), link.later) for link in run.links
                     if link.earlier == step]
        bound, later = min(following, default=(inf, ""))
        target = self.case.modification.target_release
        if target is not None and self.runs.usual_targets.get(step, inf) <= bound:
            yield Explanation(f"its last day for the {target.name} Release")
            return
        reasons = self.planned.reasons(step, later)
        yield Explanation(f"so that {says_of(later)} by {_said(days[later])}", reasons[0].cites)
        numbers = [(rule.id, rule.parameter) for rule in reasons
                   if rule.severity is Severity.FAULT]
        if run is self.planned.usual:
            numbers += [(soft.key, soft.parameter)
                        for soft in self.planned.in_force(self.runs.usual)
                        if (soft.earlier, soft.later) == (step, later)]
        for name, number in numbers:
            if number is not None:
                yield Explanation(f"{name}: {number.in_words()} ({number.evidence.value})",
                                  number.cites)


def _step_of(name: str) -> str:
    """Return a step that is waited on in words; a label of the other modification as it is."""
    return says_of(name) if name in _ACTS else name


def _said(day: float) -> str:
    found = date_of(day)
    return spoken(found) if found is not None else "no day of the calendar"
