"""Will this modification make the release? Yes, no, or it depends: on what, and by when."""

from __future__ import annotations

from datetime import date

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.releases import Release
from secgov.errors import Unanswerable
from secgov.explanation import Explanation
from secgov.model.timetables import Timetable
from secgov.planning.basis import Basis
from secgov.planning.cases import Case
from secgov.planning.chance import chance_of
from secgov.planning.observed_pace import observed_pace
from secgov.planning.outlook_answer import Outlook, ReleaseOutlook
from secgov.planning.placing import place_all
from secgov.planning.reasons import binding, conditions, last_days, proof, rests_on
from secgov.planning.route_choice import ended_by, routes_of
from secgov.planning.route_network import PlannedRoute, Soft, planned_route
from secgov.planning.runs import Deciding, Runs, date_of
from secgov.planning.targets import CUT_OFF_STEP, LAST_STEP, Target, cut_off_of
from secgov.planning.timetable_check import faults_of_releases
from secgov.rules.routes import Route
from secgov.rules.rulebook import RuleBook

__all__ = ["outlook", "release_outlook", "release_verdicts"]

MANY = 6
"""How many coming releases are asked in turn, at most: two years of them."""


def outlook(
    timetable: Timetable,
    modification: str,
    release: str | None = None,
    *,
    as_of: date,
    rules: RuleBook,
    calendar: CodeCalendar,
) -> Outlook:
    """
    Return whether *modification* makes *release*; without one, each coming release in turn.

    Two runs over one network keep the route's order, stated dates as lower bounds, and the
    bodies' regular meetings. The best run takes fault-grade rules only, no usual times, and
    the early ends of windows; the usual run all rules, usual times, and the late ends.
    `float_working_days` is how many Working Days the usual run has left (negative: is late).
    Beside them stand the arrival at the fastest and slowest times that records show, and the
    number of their combinations that make the release; neither changes the verdict.

    Raises:
        Unanswerable: The modification or the release is not known.
        UnusableInput: A target release in the timetable is not known.
    """
    basis = Basis.of(timetable, as_of=as_of, rules=rules, calendar=calendar)
    faults_of_releases(timetable, basis)
    found = timetable.modification(modification)
    steps = place_all(found, basis)
    case = Case(found, steps, timetable, basis)
    routes = routes_of(found, steps, rules.process)
    target = found.target_release.name if found.target_release else ""
    asked = calendar.releases.named(release) if release else None
    if asked is not None:
        outlooks = [release_outlook(case, routes, asked)]
    else:
        outlooks = []
        for one in calendar.releases.coming(as_of)[:MANY]:
            outlooks.append(release_outlook(case, routes, one))
            if outlooks[-1].verdict == "on-track" and target in ("", "earliest", one.name):
                break
    if not outlooks:
        raise Unanswerable(f"no release is known or projected after {as_of}: the calendar ends "
                           f"on {calendar.working_days.last}. Ask as of an earlier day.")
    return Outlook(
        timetable.source, as_of, timetable.paper.classification if timetable.paper else "",
        basis.receipt, found.id, found.title, asked.name if asked else "", target,
        tuple(outlooks))


def release_outlook(case: Case, routes: tuple[Route, ...], release: Release) -> ReleaseOutlook:
    """Return the outlook on the one route, or on both with what they make together."""
    branches = tuple(_answer(_judged(case, route, release, impact))
                     for route, impact in _branches(case, routes))
    if len(branches) == 1:
        return branches[0]
    verdicts = {branch.verdict for branch in branches}
    verdict = verdicts.pop() if len(verdicts) == 1 else "depends"
    says = ("whether it impacts the DCC Systems is not known: with an impact it is "
            f"{branches[0].verdict}, without one {branches[1].verdict}")
    return attrs.evolve(branches[0], verdict=verdict, dcc_impact="unknown", branches=branches,
                        conditions=(says, *branches[0].conditions), observed=None, chance=None)


def release_verdicts(case: Case, release: Release) -> tuple[tuple[str, str], ...]:
    """Return the verdict for *release* alone, by impact: of both where it is not known."""
    routes = routes_of(case.modification, case.steps, case.basis.rules.process)
    return tuple((impact, _judged(case, route, release, impact).verdict)
                 for route, impact in _branches(case, routes))


def _branches(case: Case, routes: tuple[Route, ...]) -> tuple[tuple[Route, str], ...]:
    impacts = ("yes", "no") if len(routes) > 1 else (case.modification.dcc_impact,)
    return tuple(zip(routes, impacts, strict=True))


@attrs.frozen(eq=False)
class _Judged:
    """A modification judged for a release on one route, before its reasons are written out."""

    case: Case
    planned: PlannedRoute
    runs: Runs
    release: Release
    impact: str
    cut_off: Target | None
    verdict: str


def _judged(case: Case, route: Route, release: Release, impact: str) -> _Judged:
    planned = planned_route(case, route)
    reports = CUT_OFF_STEP in planned.by_step and not route.no_usual_times
    cut_off = cut_off_of(release, impact, case.basis) if reports else None
    window = release.window
    first = {LAST_STEP: float((window.earliest if window else release.go_live).toordinal())}
    last = {LAST_STEP: float(release.latest.toordinal())}
    if cut_off is not None and not _met(case, cut_off):
        first[CUT_OFF_STEP] = last[CUT_OFF_STEP] = float(cut_off.meeting.toordinal())
    runs = Runs(planned, last, first)
    verdict = runs.verdict
    if impact == "yes" and reports and cut_off is None and verdict != "misses":
        verdict = "unknown"
    if ended_by(case.steps) is not None:
        verdict = "misses"
    return _Judged(case, planned, runs, release, impact, cut_off, verdict)


def _met(case: Case, cut_off: Target) -> bool:
    """Return whether a report was first put to the Panel, as a fact, by the cut-off."""
    first = next((step for step in case.steps if step.act == CUT_OFF_STEP), None)
    return first is not None and first.done and first.latest <= cut_off.meeting.toordinal()


def _answer(judged: _Judged) -> ReleaseOutlook:
    case, planned, runs, release = judged.case, judged.planned, judged.runs, judged.release
    impact, cut_off, verdict = judged.impact, judged.cut_off, judged.verdict
    arrival = CUT_OFF_STEP if cut_off is not None else LAST_STEP
    tightest = runs.tightest()
    room = case.basis.between(date_of(runs.usual.days[tightest]),
                              date_of(runs.usual_targets[tightest]))
    ended = ended_by(case.steps)
    deciding = () if verdict == "unknown" or ended else runs.deciding or runs.smallest_set
    pace = observed_pace(planned, arrival) if ended is None else None
    chance = chance_of(runs, pace.counted) if pace and verdict != "unknown" else None
    return ReleaseOutlook(
        case.modification.id, release, planned.route.name, impact, verdict, cut_off,
        date_of(runs.best.days[arrival]), date_of(runs.usual.days[arrival]),
        date_of(runs.best.days[LAST_STEP]), date_of(runs.usual.days[LAST_STEP]), room,
        tuple(_deciding(runs, soft) for soft in deciding),
        bool(deciding) and not runs.deciding,
        tuple(binding(runs, tightest)),
        tuple(last_days(runs)),
        tuple(rests_on(runs, cut_off, release)),
        tuple(conditions(runs, release, impact, cut_off)),
        tuple(proof(runs, cut_off, release, verdict)) if ended is None else
        (Explanation(f"{ended.says()} {ended.when()}", case.timetable.source),),
        ended=f"{ended.says()} {ended.when()}" if ended is not None else "",
        observed=pace, chance=chance)


def _deciding(runs: Runs, soft: Soft) -> Deciding:
    until, lost = runs.days_of(soft)
    what = soft.parameter.in_words() if soft.parameter else "the late end of what is stated"
    return Deciding(soft.step, f"{soft.key}: {what}", until, lost,
                    date_of(runs.usual.days[soft.step]))
