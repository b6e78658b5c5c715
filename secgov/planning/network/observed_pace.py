"""Where an outlook arrives at the fastest and at the slowest of the times that were observed."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from secgov.planning.network.network import Forward
from secgov.planning.network.observed_times import (
    ObservedTime,
    Untimed,
    network_taking,
    observed_times,
    untimed,
)
from secgov.planning.network.route_network import PlannedRoute
from secgov.planning.network.runs import date_of
from secgov.planning.network.targets import LAST_STEP

__all__ = ["ObservedPace", "Pace", "observed_pace"]


@attrs.frozen
class Pace:
    """A day at the fastest and at the slowest observed times; nothing past the calendar."""

    fastest: date | None
    slowest: date | None

    def to_dict(self) -> dict[str, str | None]:
        """Return the two days as plain values."""
        return {"fastest": self.fastest.isoformat() if self.fastest else None,
                "slowest": self.slowest.isoformat() if self.slowest else None}


@attrs.frozen
class ObservedPace:
    """
    The usual run with observed times in place of usual ones, all at the fastest or the slowest.

    `arrives` is the day of what the release asks for first, as in the outlook; `ready` the
    day on which it can go live; `live` the same with the observed wait for a release too. A
    time up to a meeting includes the wait for it, and is taken as if all of it were needed.
    """

    times: tuple[ObservedTime, ...]
    untimed: tuple[Untimed, ...]
    arrives: Pace
    ready: Pace
    live: Pace | None

    @property
    def counted(self) -> tuple[ObservedTime, ...]:
        """Return the times that bear on the arrival: those without the wait for a release."""
        return tuple(one for one in self.times if not one.waits_for_release)

    def to_dict(self) -> dict[str, Any]:
        """Return the range as plain values, in the order of its schema."""
        return {
            "arrives": self.arrives.to_dict(), "earliest_live_day": self.ready.to_dict(),
            "live_day_after_the_wait": self.live.to_dict() if self.live else None,
            "times": [one.to_dict() for one in self.times],
            "without_samples": [one.to_dict() for one in self.untimed],
        }


def observed_pace(planned: PlannedRoute, arrival: str) -> ObservedPace | None:
    """
    Return where *planned* arrives at the observed times, or nothing where none of them is left.

    Args:
        planned: The route of a modification.
        arrival: The step that is asked about: the report's Panel, or going live.
    """
    times = observed_times(planned)
    if not times:
        return None
    counted = tuple(one for one in times if not one.waits_for_release)
    runs = _runs(planned, counted)
    live = _pace(_runs(planned, times), LAST_STEP) if len(counted) < len(times) else None
    return ObservedPace(times, tuple(untimed(planned, times)), _pace(runs, arrival),
                        _pace(runs, LAST_STEP), live)


def _runs(planned: PlannedRoute, times: tuple[ObservedTime, ...]) -> tuple[Forward, Forward]:
    """Return the usual run with each of *times* at its fastest, and at its slowest."""
    fast, slow = (
        network_taking(planned, planned.softs, taking).forward() for taking in (
            [(one, one.observed.lowest) for one in times],
            [(one, one.observed.highest) for one in times]))
    return fast, slow


def _pace(runs: tuple[Forward, Forward], step: str) -> Pace:
    fast, slow = (date_of(run.days[step]) for run in runs)
    return Pace(fast, slow)
