"""The routes of a modification towards a release: both runs of each, and what they make of it."""

from __future__ import annotations

import attrs

from secgov.calendar.releases import Release
from secgov.planning.checking.release_rules import by_exception
from secgov.planning.network.route_network import PlannedRoute, planned_route
from secgov.planning.network.runs import Runs
from secgov.planning.network.targets import CUT_OFF_STEP, LAST_STEP, Target, cut_off_of
from secgov.planning.outlooks.waits import waiting
from secgov.planning.steps.cases import Case
from secgov.planning.steps.placing import PlacedStep
from secgov.planning.steps.route_choice import ended_by, impact_planned, live_by
from secgov.rules.routes import Route

__all__ = ["Branch", "binds", "branches_of", "cut_off_on", "has_cut_off", "joint_verdict",
           "planned_branch"]


@attrs.frozen(eq=False)
class Branch:
    """
    One route towards a release, for one impact on the DCC Systems, with its verdict.

    `settled` is the fact that leaves nothing to plan: the step that ended it, or took it live.
    """

    impact: str
    cut_off: Target | None
    runs: Runs
    verdict: str
    settled: PlacedStep | None = None


def branches_of(case: Case, routes: tuple[Route, ...], release: Release) -> tuple[Branch, ...]:
    """Return the branch of the one route, or of each where the impact is not known."""
    impacts = ("yes", "no") if len(routes) > 1 else (case.modification.dcc_impact,)
    return tuple(_on_route(case, route, release, impact)
                 for route, impact in zip(routes, impacts, strict=True))


def planned_branch(case: Case, branches: tuple[Branch, ...]) -> Branch:
    """Return the branch that a plan follows: the one, or that of the impact which it plans."""
    return branches[0 if impact_planned(case.modification, case.steps) == "yes" else -1]


def joint_verdict(branches: tuple[Branch, ...]) -> str:
    """Return the verdict on which the branches agree, or `depends`."""
    verdicts = {branch.verdict for branch in branches}
    return verdicts.pop() if len(verdicts) == 1 else "depends"


def _on_route(case: Case, route: Route, release: Release, impact: str) -> Branch:
    planned = waiting(planned_route(case, route))
    cut_off = cut_off_on(planned, release, impact)
    first = {LAST_STEP: float(release.earliest.toordinal())}
    last = {LAST_STEP: float(release.latest.toordinal())}
    if cut_off is not None and binds(cut_off, case, release):
        first[CUT_OFF_STEP] = last[CUT_OFF_STEP] = float(cut_off.meeting.toordinal())
    runs = Runs(planned, last, first)
    verdict = runs.verdict
    if impact == "yes" and cut_off is None and has_cut_off(planned) and verdict != "misses" \
            and not _by_exception(case, release):
        verdict = "unknown"
    live = live_by(case.steps)
    settled = live or ended_by(case.steps)
    if settled is not None:
        made = live is not None and live.earliest <= last[LAST_STEP]
        verdict = "on-track" if made else "misses"
    return Branch(impact, cut_off, runs, verdict, settled)


def has_cut_off(planned: PlannedRoute) -> bool:
    """Return whether a cut-off bears on the route: not where an agreed timetable governs it."""
    return CUT_OFF_STEP in planned.by_step and not planned.route.no_usual_times


def cut_off_on(planned: PlannedRoute, release: Release, impact: str) -> Target | None:
    """Return the cut-off of *release* for that *impact* that bears on the route, if it is known."""
    return cut_off_of(release, impact, planned.case.basis) if has_cut_off(planned) else None


def binds(cut_off: Target, case: Case, release: Release) -> bool:
    """Return whether *cut_off* is still to be kept: not by exception, and once it has been."""
    return not (_by_exception(case, release) or _met(case, cut_off))


def _by_exception(case: Case, release: Release) -> bool:
    """Return whether the Panel adds it to *release* after the cut-off."""
    target = case.modification.target_release
    return target is not None and target.name == release.name and by_exception(target)


def _met(case: Case, cut_off: Target) -> bool:
    """Return whether a report was first put to the Panel, as a fact, by the cut-off."""
    first = next((step for step in case.steps if step.act == CUT_OFF_STEP), None)
    return first is not None and first.done and first.latest <= cut_off.meeting.toordinal()
