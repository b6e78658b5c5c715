"""The day on which a planned modification goes live: that of the release that it targets."""

from __future__ import annotations

from secgov.explanation import Explanation
from secgov.planning.cases import Case
from secgov.planning.placing import spoken
from secgov.planning.route_steps import PlannedStep
from secgov.planning.targets import LAST_STEP

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
    if day >= release.go_live.toordinal():
        return day, ()
    projected = ", projected by the rhythm of releases" if release.projected else ""
    return float(release.go_live.toordinal()), (Explanation(
        f"the {release.name} Release goes live on {spoken(release.go_live)}{projected}",
        release.cites),)
