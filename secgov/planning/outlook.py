"""Will this modification make the release? Yes, no, or it depends: on what, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import inf

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.counting import Counting
from secgov.calendar.releases import Release
from secgov.citation import Evidence
from secgov.errors import Unanswerable
from secgov.explanation import Explanation
from secgov.model.timetables import Timetable
from secgov.planning.basis import Basis
from secgov.planning.day_rules import Case
from secgov.planning.outlook_answer import Binding, LastDay, Outlook, ReleaseOutlook, Rests
from secgov.planning.placing import place_all, spoken
from secgov.planning.route_choice import routes_of
from secgov.planning.route_network import PlannedRoute, Soft, actor_of, planned_route, says_of
from secgov.planning.runs import Deciding, Runs, date_of
from secgov.planning.targets import CUT_OFF_STEP, LAST_STEP, Target, cut_off_of
from secgov.planning.timetable_check import faults_of_releases
from secgov.rules.routes import Route
from secgov.rules.rulebook import RuleBook

__all__ = ["outlook"]

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
        outlooks = [_outlook(case, routes, asked)]
    else:
        outlooks = []
        for one in calendar.releases.coming(as_of)[:MANY]:
            outlooks.append(_outlook(case, routes, one))
            if outlooks[-1].verdict == "on-track" and target in ("", "earliest", one.name):
                break
    if not outlooks:
        raise Unanswerable(f"no release is known or projected after {as_of}: the calendar ends "
                           f"on {calendar.working_days.last}. Ask as of an earlier day.")
    return Outlook(
        timetable.source, as_of, timetable.paper.classification if timetable.paper else "",
        basis.receipt, found.id, found.title, asked.name if asked else "", target,
        tuple(outlooks))


def _outlook(case: Case, routes: tuple[Route, ...], release: Release) -> ReleaseOutlook:
    """Return the outlook on the one route, or on both with what they make together."""
    impacts = ("yes", "no") if len(routes) > 1 else (case.modification.dcc_impact,)
    branches = tuple(_on_route(case, route, release, impact)
                     for route, impact in zip(routes, impacts, strict=True))
    if len(branches) == 1:
        return branches[0]
    verdicts = {branch.verdict for branch in branches}
    verdict = verdicts.pop() if len(verdicts) == 1 else "depends"
    says = ("whether it impacts the DCC Systems is not known: with an impact it is "
            f"{branches[0].verdict}, without one {branches[1].verdict}")
    return attrs.evolve(branches[0], verdict=verdict, dcc_impact="unknown", branches=branches,
                        conditions=(says, *branches[0].conditions))


def _on_route(case: Case, route: Route, release: Release, impact: str) -> ReleaseOutlook:
    planned = planned_route(case, route)
    reports = CUT_OFF_STEP in planned.by_step
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
    return _answer(case, planned, runs, release, impact, cut_off, verdict)


def _met(case: Case, cut_off: Target) -> bool:
    """Return whether a report was first put to the Panel, as a fact, by the cut-off."""
    first = next((step for step in case.steps if step.act == CUT_OFF_STEP), None)
    return first is not None and first.done and first.latest <= cut_off.meeting.toordinal()


def _answer(
    case: Case, planned: PlannedRoute, runs: Runs, release: Release, impact: str,
    cut_off: Target | None, verdict: str,
) -> ReleaseOutlook:
    basis = case.basis
    arrival = CUT_OFF_STEP if cut_off is not None else LAST_STEP
    tightest = runs.tightest()
    usual = runs.usual.days[tightest]
    room = (None if usual in (-inf, inf) else basis.calendar.working_days.between(
        date.fromordinal(int(usual)), date.fromordinal(int(runs.usual_targets[tightest]))))
    deciding = runs.deciding or runs.smallest_set
    return ReleaseOutlook(
        case.modification.id, release, planned.route.name, impact, verdict, cut_off,
        date_of(runs.best.days[arrival]), date_of(runs.usual.days[arrival]),
        date_of(runs.best.days[LAST_STEP]), date_of(runs.usual.days[LAST_STEP]), room,
        tuple(_deciding(runs, soft) for soft in deciding),
        bool(deciding) and not runs.deciding,
        tuple(_binding(planned, runs, tightest)),
        tuple(_last_days(planned, runs)),
        tuple(_rests_on(planned, runs, cut_off, release)),
        tuple(_conditions(case, planned, runs, release, impact, cut_off)),
        tuple(_proof(planned, runs, tightest, cut_off, release, verdict)))


def _deciding(runs: Runs, soft: Soft) -> Deciding:
    until, lost = runs.days_of(soft)
    what = soft.parameter.in_words() if soft.parameter else "the late end of what is stated"
    return Deciding(soft.step, f"{soft.key}: {what}", until, lost)


def _binding(planned: PlannedRoute, runs: Runs, target: str) -> Iterator[Binding]:
    """Yield the chain that binds *target* in the usual run, each link tight."""
    chain = runs.usual.chain(target)
    start = chain[0].earlier if chain else target
    yield _bound(planned, runs, start, "", "", _own_day(planned, start))
    for link in chain:
        soft = next((one for one in planned.softs if (one.earlier, one.later) ==
                     (link.earlier, link.later) and one.parameter is not None
                     and one.relation.earliest(runs.usual.days[link.earlier])
                     >= link.relation.earliest(runs.usual.days[link.earlier])), None)
        rules = planned.reasons(link.earlier, link.later)
        if soft is not None and soft.parameter is not None and soft.parameter.value:
            parameter = soft.parameter
            after = "with" if parameter.counting is Counting.NOTICE else "after"
            yield _bound(planned, runs, link.later, soft.key, parameter.cites,
                         f"{says_of(link.later)}, {after} {parameter.in_words()} "
                         f"({parameter.evidence.value})")
        else:
            yield _bound(planned, runs, link.later, rules[0].id, rules[0].cites,
                         f"{says_of(link.later)}; no time for it is sourced, 0 Working Days taken"
                         if not planned.by_step[link.later].body else says_of(link.later))


def _own_day(planned: PlannedRoute, step: str) -> str:
    own = planned.by_step[step]
    if own.done:
        return f"{says_of(step)}: done"
    if own.placed is not None and own.placed.stated:
        late = ", overdue" if own.overdue else ""
        return f"{says_of(step)}: stated as {own.placed.in_words()}{late}"
    return f"{says_of(step)}: from the day of the question on"


def _bound(
    planned: PlannedRoute, runs: Runs, step: str, rule: str, cites: str, says: str
) -> Binding:
    return Binding(step, date_of(runs.usual.days[step]), date_of(runs.latest_usual[step]), rule,
                   cites, says)


def _last_days(planned: PlannedRoute, runs: Runs) -> Iterator[LastDay]:
    basis = planned.case.basis
    for step in planned.steps:
        if not step.done:
            days = basis.possible(step.body)
            usual, best = (days.latest(latest[step.step])
                           for latest in (runs.latest_usual, runs.latest_best))
            yield LastDay(step.step, actor_of(step), date_of(usual),
                          usual < basis.as_of.toordinal(), date_of(best))


def _rests_on(
    planned: PlannedRoute, runs: Runs, cut_off: Target | None, release: Release
) -> Iterator[Rests]:
    """Yield what can move the answer: a time counted from an unknown past day cannot."""
    if cut_off is not None:
        yield Rests("cut-off", f"the Panel of {spoken(cut_off.meeting)}", cut_off.evidence,
                    cut_off.cites, cut_off.register)
    yield Rests("go-live", spoken(release.go_live),
                Evidence.OBSERVED if release.projected else Evidence.SECONDARY, release.cites,
                "X-REL-02")
    for soft in planned.softs:
        if soft.parameter is not None and runs.usual.days[soft.earlier] != -inf:
            one = soft.parameter
            yield Rests(soft.key, one.in_words(), one.evidence, one.cites, one.register)


def _conditions(
    case: Case, planned: PlannedRoute, runs: Runs, release: Release, impact: str,
    cut_off: Target | None,
) -> Iterator[str]:
    """Yield what must also be true, in words: agreements, holds, things awaited, gaps."""
    for step in planned.steps:
        placed = step.placed
        if placed is None or step.done:
            continue
        if placed.step.condition:
            yield f"only if {placed.step.condition}: {says_of(step.step)}"
        if placed.step.status == "proposed":
            yield f"proposed, not yet agreed: {says_of(step.step)}"
        if step.overdue:
            yield f"overdue, it was stated as {placed.in_words()}: {says_of(step.step)}"
    for awaited in case.modification.awaiting:
        if awaited.status not in ("closed", "done") and awaited.blocks:
            yield f"{', '.join(awaited.blocks)} waits on: {awaited.what}"
    for other in case.modification.waits_on:
        yield f"it waits on {other.id}{f' ({other.step})' if other.step else ''}"
    hold = case.modification.hold
    if hold is not None and hold.until is None:
        remaining = [runs.latest_usual[step.step] for step in planned.steps if not step.done]
        by = date_of(min(remaining, default=inf))
        yield ("it is on hold with no end stated: the answer holds if it is resumed by "
               f"{spoken(by) if by else 'the day of the question'}"
               + (", which is past" if by and by < case.basis.as_of else ""))
    if "authority-decision" in planned.by_step and case.modification.path == "unknown":
        yield "its path is not known: the Authority's decision is counted in, as on Paths 1 and 2"
    if impact == "yes" and cut_off is None and planned.route.name != "fast-track":
        yield (f"no cut-off is known for a change with DCC impact in the {release.name} Release; "
               "adopt release.lead.dcc-systems in the settings, or add the cut-off")
    if release.projected:
        yield f"the day of the {release.name} Release is projected from the rhythm of releases"


def _proof(
    planned: PlannedRoute, runs: Runs, target: str, cut_off: Target | None, release: Release,
    verdict: str,
) -> Iterator[Explanation]:
    """Yield the facts and rules of the chain that make it late, for a miss or a risk."""
    if verdict not in ("misses", "at-risk"):
        return
    run = runs.best if verdict == "misses" else runs.usual
    late = [step for step, day in runs.usual_targets.items() if run.days[step] > day]
    target = late[0] if late else target
    chain = run.chain(target)
    start = chain[0].earlier if chain else target
    yield Explanation(f"{_own_day(planned, start)} ({_said(run.days[start])})")
    for link in chain:
        rule = planned.reasons(link.earlier, link.later)[0]
        yield Explanation(f"{says_of(link.later)} on {_said(run.days[link.later])} at the "
                          "earliest", rule.cites)
    if target == CUT_OFF_STEP and cut_off is not None:
        yield Explanation(f"the cut-off is the Panel of {spoken(cut_off.meeting)}", cut_off.cites)
    else:
        yield Explanation(f"the release goes live on {spoken(release.go_live)}", release.cites)


def _said(day: float) -> str:
    found = date_of(day)
    if found is not None:
        return spoken(found)
    return "a day not recorded" if day < 0 else "no day of the calendar"
