"""The day on which a planned modification goes live: that of the release that it targets."""

from __future__ import annotations

from secgov.explanation import Explanation
from secgov.planning.network.route_steps import PlannedStep
from secgov.planning.network.targets import LAST_STEP, live_on
from secgov.planning.steps.cases import Case

__all__ = ["live_with_release"]


def live_with_release(
    case: Case, step: PlannedStep, day: float
) -> tuple[float, tuple[Explanation, ...]]:
    """
    Return the day on which *step*, which could be on *day*, is planned, and what it waits for.

    An implementation waits for the release that is targeted. Where that has gone live before
    *day*, or none is targeted, the day stays: no other release is its own.
    """
    target = case.modification.target_release
    if step.step != LAST_STEP or step.done or target is None or target.name == "earliest":
        return day, ()
    release = case.basis.calendar.releases.named(target.name)
    live = float(release.earliest.toordinal())
    if day >= live:
        return day, ()
    projected = ", projected by the rhythm of releases" if release.projected else ""
    return live, (Explanation(
        f"the {release.name} Release goes live {live_on(release)}{projected}",
        release.cites),)
