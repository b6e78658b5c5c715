"""Rules about the targeted release: its cut-off, and the day on which it goes live."""

from __future__ import annotations

from math import inf
from typing import Final

import attrs

from secgov.calendar.releases import Release
from secgov.calendar.spoken_days import spoken
from secgov.citation import Evidence
from secgov.model.acts import act
from secgov.model.timetables import TargetRelease
from secgov.planning.network.before_release import BeforeRelease, LastDay, before_release
from secgov.planning.network.targets import cut_off_of, live_on, target_of
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, Judged, day_of, steps_of
from secgov.planning.steps.findings import Finding, Flip, Judgement, perhaps
from secgov.planning.steps.mends import no_day_left
from secgov.planning.steps.placing import PlacedStep
from secgov.rules.rule import Rule

__all__ = ["BY_EXCEPTION", "by_cut_off", "by_exception", "on_release_day", "with_release"]


BY_EXCEPTION: Final = "by-exception"
"""The standing of a target release to which the Panel adds it after the cut-off (X-REL-04)."""


def by_cut_off(rule: Rule, case: Case) -> Judged:
    """
    Yield the first report that is at the Panel after the decisive cut-off of its release.

    Where the target says that it stands there by exception, that explains it.

    Source: register X-REL-04.
    """
    target = case.modification.target_release
    first = next((step for step in steps_of(rule, case)), None)
    if target is None or target.name == "earliest" or first is None:
        return
    impact = case.modification.dcc_impact
    release = case.basis.calendar.releases.named(target.name)
    cut_off = cut_off_of(release, "no" if impact == "no" else "yes", case.basis)
    last = float(cut_off.meeting.toordinal()) if cut_off is not None else inf
    if cut_off is None or first.latest <= last:
        return
    flips = Flip.up_to(day_of(last))
    within = flips if first.earliest <= last else None
    unknown = ("it depends on whether it impacts the DCC Systems, which is not known: if not, no "
               "cut-off binds it; if so, " if impact == "unknown" else "")
    yield first, Judgement(
        f"{unknown}the Modification Report first goes to the Panel {first.when()}, "
        f"{perhaps(within)}after the {release.name} Release's cut-off, the Panel of "
        f"{spoken(day_of(last))}", last, flips if unknown else within,
        evidence=cut_off.evidence, cites=cut_off.cites,
        explained=(f'it stands there "{target.standing}", and rests on an exception that the Panel '
                   "may make if that is necessary or efficient (X-REL-04)"
                   if by_exception(target) else ""))


def by_exception(target: TargetRelease | None) -> bool:
    """Return whether the Panel is said to include it in its target after the cut-off (X-REL-04)."""
    standing = "-".join(target.standing.casefold().split()) if target is not None else ""
    return BY_EXCEPTION in standing and f"not-{BY_EXCEPTION}" not in standing


def on_release_day(rule: Rule, case: Case) -> Judged:
    """
    Yield each step that is not on its release's day, or not before its end where that is asked.

    A release whose day is only projected is judged by what was observed. A decision of the
    Authority beside the one that the path needs is its approval of another day.
    """
    target = case.modification.target_release
    if target is None or target.name == "earliest":
        return
    release = case.basis.calendar.releases.named(target.name)
    first, last = (float(day.toordinal()) for day in (release.earliest, release.latest))
    by = dict(rule.when).get("by") == "go-live"
    said = _goes_live(release, case.basis)
    evidence = Evidence.OBSERVED if release.projected else None
    steps = tuple(steps_of(rule, case))
    chain = before_release(case) if by and steps else None
    bounds = chain.bounds(first) if chain is not None else {}
    for step in steps:
        if step.step.part:
            continue
        if chain is None:
            if (step.earliest <= last and step.latest >= first) or _moved(step, case):
                continue
            judged = Judgement(f"{act(step.act).says} {step.when()}, but {said}", first,
                               until=last)
        elif step.latest <= bounds[step.act]:
            continue
        else:
            judged = _too_late(rule, step, chain, (first, last), said)
        yield step, attrs.evolve(judged, evidence=evidence, cites=release.cites)


def _goes_live(release: Release, basis: Basis) -> str:
    """Return that *release* goes live, or went, and when; or that this is or was projected."""
    past = release.latest < basis.as_of
    projected = f"{'was' if past else 'is'} projected to go live"
    goes = projected if release.projected else "went live" if past else "goes live"
    return f"the {release.name} Release {goes} {live_on(release)}"


def with_release(found: Finding, case: Case) -> Finding:
    """
    Return *found* with a mend that says so where the day that it names is too late for the release.

    What is found to be too late for it as it stands says so itself.
    """
    target = target_of(case.modification)
    step = next((one for one in case.steps if one.name == found.label), None)
    if not target or step is None or found.behind or found.explained or found.expected is None:
        return found
    release = case.basis.calendar.releases.named(target)
    live = float(release.latest.toordinal())
    bound = before_release(case).bounds(live)[step.act]
    if step.step.part or found.expected.toordinal() <= bound or bound < step.latest:
        return found
    said = _goes_live(release, case.basis)
    return attrs.evolve(found, mend=(
        f"{found.mend} {spoken(found.expected)} is too late for its release, since {said}: target "
        "a later release as well."))


def _too_late(
    rule: Rule, step: PlacedStep, chain: BeforeRelease, live: tuple[float, float], said: str
) -> Judgement:
    """Return how *step* is, or may be, too late for what must follow it by the days *live*."""
    first, *others = (chain.last_day(step, day) for day in range(int(live[0]), int(live[1]) + 1))
    flips = None
    if step.earliest <= first.bound:
        flips = Flip.up_to(day_of(first.bound)) if not others else Flip(
            "up to", day_of(first.bound), "and perhaps broken after that day")
    else:
        kept = next((day for day, one in enumerate(others, int(live[0]) + 1)
                     if step.earliest <= one.bound), None)
        flips = None if kept is None else Flip.since(day_of(kept), "it goes live")
    mend = _without_room(rule, step, chain, first)
    return Judgement(
        f"{act(step.act).says} {step.when()}, {perhaps(flips)}too late, since {said}"
        f"{first.says()}", first.day, flips, mend, behind=mend != "")


def _without_room(rule: Rule, step: PlacedStep, chain: BeforeRelease, last: LastDay) -> str:
    """Return the mend where the facts leave no day up to the last one; "" where they leave one."""
    day = chain.first_day(step)
    if step.done or not chain.case.basis.as_of.toordinal() <= last.day < day < inf:
        return ""
    return no_day_left(
        rule.mend, f"No day is left for it: what comes before it leaves none before "
        f"{spoken(day_of(day))}.")


def _moved(step: PlacedStep, case: Case) -> bool:
    """Return whether the Authority approved another day: it decides once more than it has to."""
    decided = [one for one in case.steps if one.act == "authority-decision"
               and one.step.outcome in ("", "approved")]
    return step.act == "implemented" and len(decided) > (case.modification.path != "3")
