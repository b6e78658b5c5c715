"""Will this modification make the release? Yes, no, or it depends: on what, and by when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import Final

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.releases import Release, Releases
from secgov.errors import Unanswerable
from secgov.model.timetables import Timetable
from secgov.planning.checking.contradictions_told import contradictions_of
from secgov.planning.checking.timetable_check import faults_of_releases
from secgov.planning.network.chance import chance_of
from secgov.planning.network.observed_pace import observed_pace
from secgov.planning.network.route_network import Soft
from secgov.planning.network.runs import Deciding, Runs, date_of
from secgov.planning.network.targets import CUT_OFF_STEP, LAST_STEP
from secgov.planning.outlooks.outlook_answer import Outlook, ReleaseOutlook
from secgov.planning.outlooks.proofs import ended_proof, proof
from secgov.planning.outlooks.reasons import binding, conditions, last_days, rests_on
from secgov.planning.outlooks.release_branches import Branch, branches_of, joint_verdict
from secgov.planning.outlooks.repairs import repairs_of
from secgov.planning.outlooks.worlds import World
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, case_of
from secgov.planning.steps.placing import PlacedStep
from secgov.planning.steps.route_choice import live_by, routes_of
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
    seek_repairs: bool = True,
) -> Outlook:
    """
    Return whether *modification* makes *release*; without one, each coming release in turn.

    Two runs over one network keep the route's order, stated dates as lower bounds, and the
    bodies' regular meetings. The best run takes fault-grade rules only, no usual times, and
    the early ends of windows; the usual run all rules, usual times, and the late ends.
    `float_working_days` is how many Working Days the usual run has left (negative: is late).
    Beside them stand the arrival at the fastest and slowest times that records show, and the
    number of their combinations that make the release; neither changes the verdict.
    A miss or a risk has its proof and, for *release* or the target, its repairs, unless they
    are not sought: each search takes some dozen runs.

    Raises:
        Unanswerable: The modification or the release is not known.
        UnusableInput: A target release in the timetable is not known.
    """
    basis = Basis.of(timetable, as_of=as_of, rules=rules, calendar=calendar)
    faults_of_releases(timetable, basis)
    found = timetable.modification(modification)
    case = case_of(found, timetable, basis)
    routes = routes_of(found, case.steps, rules.process)
    target = found.target_release.name if found.target_release else ""
    asked = calendar.releases.named(release) if release else None
    wanted = asked.name if asked is not None else target

    def answered(release: Release) -> ReleaseOutlook:
        answer = release_outlook(case, routes, release)
        if release.name != wanted or not seek_repairs:
            return answer
        world = World(timetable, found.id, release, basis)
        return attrs.evolve(answer, repairs=repairs_of(world), repairs_sought=True)

    if asked is not None:
        outlooks = [answered(asked)]
    else:
        outlooks = []
        for one in _in_turn(calendar.releases, target, as_of):
            outlooks.append(answered(one))
            last = outlooks[-1]
            sure = last.ended or target in ("", "earliest", *(
                each.release.name for each in outlooks))
            if last.verdict == "on-track" and sure:
                break
    if not outlooks:
        raise Unanswerable(f"no release is known or projected after {as_of}: the calendar ends "
                           f"on {calendar.working_days.last}. Ask as of an earlier day.")
    return Outlook(
        timetable.source, as_of, timetable.paper.classification if timetable.paper else "",
        basis.receipt, found.id, found.title, asked.name if asked else "", target,
        tuple(outlooks), tuple(contradictions_of(case)))


def _in_turn(releases: Releases, target: str, as_of: date) -> tuple[Release, ...]:
    """Return the coming releases by their days, with the target even if it is live already."""
    coming = releases.coming(as_of)[:MANY]
    if target in ("", "earliest", *(one.name for one in coming)):
        return coming
    return tuple(sorted((releases.named(target), *coming), key=lambda one: one.go_live))


_SAYS: Final = MappingProxyType({
    "misses": "it misses the Release", "at-risk": "it is at risk", "on-track": "it is on track",
    "unknown": "that is not known"})


def release_outlook(case: Case, routes: tuple[Route, ...], release: Release) -> ReleaseOutlook:
    """Return the outlook on the one route, or on both with what they make together."""
    branches = branches_of(case, routes, release)
    outlooks = tuple(_answer(case, branch, release) for branch in branches)
    if len(outlooks) == 1:
        return outlooks[0]
    if outlooks[0].ended:
        # What has happened does not hang on the impact.
        return attrs.evolve(outlooks[0], dcc_impact="unknown")
    says = ("whether it impacts the DCC Systems is not known: with an impact "
            f"{_SAYS[outlooks[0].verdict]}, without one {_SAYS[outlooks[1].verdict]}")
    one = attrs.evolve(
        outlooks[0], verdict=joint_verdict(branches), dcc_impact="unknown", branches=outlooks,
        conditions=(says, *outlooks[0].conditions), observed=None, chance=None,
        live_best=min(filter(None, (each.live_best for each in outlooks)), default=None),
        live_usual=max(filter(None, (each.live_usual for each in outlooks)), default=None))
    # With a cut-off it arrives at that Panel, as it does with an impact only.
    return one if one.cut_off is not None else attrs.evolve(
        one, arrives_best=one.live_best, arrives_usual=one.live_usual)


def release_verdicts(case: Case, release: Release) -> tuple[tuple[str, str], ...]:
    """Return the verdict for *release* alone, by impact: of both where it is not known."""
    routes = routes_of(case.modification, case.steps, case.basis.rules.process)
    return tuple((branch.impact, branch.verdict) for branch in branches_of(case, routes, release))


def _answer(case: Case, branch: Branch, release: Release) -> ReleaseOutlook:
    if branch.settled is not None:
        return _settled(case, branch, branch.settled, release)
    runs, verdict, cut_off = branch.runs, branch.verdict, branch.cut_off
    arrival = CUT_OFF_STEP if cut_off is not None else LAST_STEP
    deciding = () if verdict == "unknown" else runs.deciding or runs.smallest_set
    pace = observed_pace(runs.planned, arrival)
    chance = chance_of(runs, pace.counted) if pace and verdict != "unknown" else None
    return ReleaseOutlook(
        case.modification.id, release, runs.planned.route.name, branch.impact, verdict, cut_off,
        date_of(runs.best.days[arrival]), date_of(runs.usual.days[arrival]),
        date_of(runs.best.days[LAST_STEP]), date_of(runs.usual.days[LAST_STEP]), runs.room,
        tuple(_deciding(runs, softs, softs if runs.deciding else chain(*deciding))
              for softs in deciding),
        bool(deciding) and not runs.deciding,
        tuple(binding(runs, runs.tightest())),
        tuple(last_days(runs)),
        tuple(rests_on(runs, cut_off, release)),
        tuple(conditions(runs, release, branch.impact, cut_off)),
        proof(runs, cut_off, release, verdict), observed=pace, chance=chance,
        gone=release.latest < case.basis.as_of)


def _settled(
    case: Case, branch: Branch, settled: PlacedStep, release: Release
) -> ReleaseOutlook:
    """Return the outlook on what has ended or is live: the fact alone, and nothing to come."""
    live = settled is live_by(case.steps)
    day = date_of(settled.latest) if live else None
    rests = tuple(rests_on(branch.runs, None, release)) if live else ()
    return ReleaseOutlook(
        case.modification.id, release, branch.runs.planned.route.name, branch.impact,
        branch.verdict, branch.cut_off, None, None, day, day, None, (), no_single_step=False,
        binding=(), last_days=(), rests_on=rests, conditions=(),
        proof=ended_proof(settled, case.timetable.source) if branch.verdict == "misses" else (),
        ended=settled.ending())


def _deciding(runs: Runs, softs: tuple[Soft, ...], left_out: Iterable[Soft]) -> Deciding:
    until, lost = runs.days_of(softs[0])
    what = "; ".join(
        f"{soft.key}: "
        f"{soft.parameter.in_words() if soft.parameter else 'the late end of what is stated'}"
        for soft in softs)
    needs = tuple(runs.needed(left_out, softs[0].step)) if until is not None else ()
    return Deciding(softs[0].step, what, until, lost, runs.usual_day(softs[0]), needs)
