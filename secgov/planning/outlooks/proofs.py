"""
The proof of a miss or a risk: rules and facts that cannot all hold, none of which can be left out.

A miss is proven by the bounds of the best run, a risk by those of the usual one. That Saturdays
and Sundays are no Working Days, and which routes there are, is taken as given.
"""

from __future__ import annotations

from datetime import date

from secgov.calendar.releases import Release
from secgov.calendar.spoken_days import spoken
from secgov.citation import Evidence, Force
from secgov.planning.network.bounds import Bound, Grounds, Kind
from secgov.planning.network.runs import Runs, date_of
from secgov.planning.network.targets import CUT_OFF_STEP, Target, live_on
from secgov.planning.outlooks.premise_words import premise_of
from secgov.planning.outlooks.premises import Premise
from secgov.planning.steps.placing import PlacedStep

__all__ = ["ended_proof", "grounds_of", "proof"]


def grounds_of(runs: Runs) -> Grounds | None:
    """Return the bounds that make the best run late, else the usual one; nothing if neither is."""
    if runs.verdict == "on-track":
        return None
    missed = runs.verdict == "misses"
    run, softs = (runs.best, ()) if missed else (runs.usual, runs.planned.softs)
    targets = runs.best_targets if missed else runs.usual_targets
    target = max(targets, key=lambda step: run.days[step] - targets[step])
    return Grounds.of(runs.planned, run, softs, target, targets[target])


def proof(
    runs: Runs, cut_off: Target | None, release: Release, verdict: str
) -> tuple[Premise, ...]:
    """Return the proof of *verdict*, from the first fact to the target; empty if none is due."""
    grounds = grounds_of(runs) if verdict in ("misses", "at-risk") else None
    if grounds is None:
        return ()
    pace = "at the earliest" if runs.verdict == "misses" else "at the usual pace"
    least = grounds.irreducible()
    basis = runs.planned.case.basis
    return tuple(_target(bound, cut_off, release, basis.as_of) if bound.kind is Kind.TARGET
                 else premise_of(bound, least, pace, basis.calendar) for bound in least.bounds)


def ended_proof(ended: PlacedStep, source: str) -> tuple[Premise, ...]:
    """Return the one fact that proves that a modification that has ended makes no release."""
    return (Premise("ended", ended.ending(), source, ended.act,
                    date_of(ended.latest) if ended.stated else None),)


def _target(
    bound: Bound, cut_off: Target | None, release: Release, as_of: date
) -> Premise:
    day = date_of(bound.day)
    if bound.step == CUT_OFF_STEP and cut_off is not None:
        return Premise("cut-off", f"the cut-off is the Panel of {spoken(cut_off.meeting)}",
                       cut_off.cites, bound.step, day, "release.cut-off", cut_off.register,
                       Force.DECISION, cut_off.evidence)
    goes = "went" if release.latest < as_of else "goes"
    evidence = Evidence.OBSERVED if release.projected else Evidence.SECONDARY
    return Premise("go-live", f"the release {goes} live {live_on(release)}", release.cites,
                   bound.step, day, "implementation.decided-before-release", "X-IMPL-02",
                   Force.DECISION, evidence)
