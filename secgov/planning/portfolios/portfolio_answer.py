"""The answer to "what of all modifications together?", as a value."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import attrs

from secgov.explanation import Explanation
from secgov.planning.outlooks.outlook_answer import iso
from secgov.planning.outlooks.plan import PlannedDay
from secgov.planning.portfolios.dcc_pieces import Scheduled
from secgov.planning.portfolios.portfolio_meetings import PortfolioMeeting
from secgov.receipt import Receipt, head_of, json_text

__all__ = ["OBJECTIVE", "GivenUp", "InPortfolio", "Portfolio", "StaggeringResult", "Targeted"]

OBJECTIVE: Final = (
    "as few targeted modifications as can be are late for their release, or later, because of it",
    "then there are as few warnings as can be: stated days that cannot be kept",
    "then the Working Days by which those modifications are later for their release, and all are "
    "ready to be implemented later, are as few as can be together")
"""What the staggering aims at, the first before all others."""


@attrs.frozen
class Targeted:
    """
    The target release of a modification, and by how many Working Days it is late for it.

    `late_alone` is as a plan of its own, which waits on no other, `late` in the portfolio; 0 is in
    time, None not within the calendar. `verdict` is that of its outlook, which counts what it
    waits on, but no group and no capacity. Where its impact on the DCC Systems is
    not known, `planned_impact` is the one that it is planned with, and `by_impact` has the
    verdict with each.
    """

    release: str
    verdict: str
    late_alone: int | None
    late: int | None
    planned_impact: str = ""
    by_impact: tuple[tuple[str, str], ...] = ()

    @property
    def depends(self) -> bool:
        """Return whether it makes the release with one impact on the DCC Systems only."""
        return self.verdict == "depends"


@attrs.frozen
class InPortfolio:
    """One modification in the portfolio: its plan among the others, and what it waits for."""

    id: str
    title: str
    route: str
    group: str
    targeted: Targeted | None
    waits_for: tuple[Explanation, ...]
    notes: tuple[str, ...]
    steps: tuple[PlannedDay, ...]


@attrs.frozen
class GivenUp:
    """
    Something that the staggering gave up, and for what.

    `level` is `release`, `warning` (a stated day) or `delay` (of the implementation). It would
    have happened on `wanted` and does on `day`, None if not within the calendar. `because_of` is
    the piece that was moved, and `held_by` the pieces that have the room it would need.
    """

    level: str
    modification: str
    step: str
    release: str
    wanted: date | None
    day: date | None
    working_days: int | None
    because_of: str
    held_by: tuple[str, ...]


@attrs.frozen
class StaggeringResult:
    """
    The staggering within a capacity: what it gave up, and whether none could give up less.

    `missed`, `passed` and `delay` are the three numbers of the objective.
    """

    capacity: int
    seed: int
    missed: int
    passed: int
    optimal: bool
    given_up: tuple[GivenUp, ...]

    @property
    def delay(self) -> int:
        """
        Return the Working Days of what was given up at the levels `release` and `delay`, in all.

        What has no day within the calendar adds nothing.
        """
        return sum(one.working_days or 0 for one in self._later)

    @property
    def without_a_day(self) -> int:
        """Return how many of those have no day within the calendar, and so add nothing."""
        return sum(one.working_days is None for one in self._later)

    @property
    def _later(self) -> tuple[GivenUp, ...]:
        return tuple(one for one in self.given_up if one.level != "warning")


@attrs.frozen
class Portfolio:
    """
    The answer to `portfolio`.

    `most` is how many pieces of the DCC's work are in hand at once at most, and `most_on` the
    first such day.
    """

    source: str
    as_of: date
    classification: str
    receipt: Receipt
    modifications: tuple[InPortfolio, ...]
    meetings: tuple[PortfolioMeeting, ...]
    work: tuple[Scheduled, ...]
    most: int
    most_on: date | None
    staggering: StaggeringResult | None

    @property
    def exit_status(self) -> int:
        """
        Return 1 if a target release is missed, else 0.

        It is if the outlook says so, if a modification in time alone is late among the others, or
        if the staggering gives up the release, or makes it later still.
        """
        given_up = self.staggering is not None and self.staggering.missed > 0
        return int(given_up or any(
            one.verdict == "misses" or (one.late_alone == 0 and one.late != 0)
            for one in self.targeted))

    @property
    def targeted(self) -> tuple[Targeted, ...]:
        """Return how each targeted modification stands, in the order of the file."""
        return tuple(one.targeted for one in self.modifications if one.targeted is not None)

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        one = self.staggering
        return {
            **head_of(self.as_of, self.receipt), "source": self.source,
            "classification": self.classification or None,
            "modifications": [_modification(each) for each in self.modifications],
            "meetings": [each.to_dict() for each in self.meetings],
            "work": [each.to_dict() for each in self.work],
            "most_in_hand": self.most, "most_in_hand_on": iso(self.most_on),
            "staggering": None if one is None else {
                "capacity": one.capacity, "seed": one.seed, "objective": list(OBJECTIVE),
                "missed_releases": one.missed, "passed_days": one.passed,
                "delay_working_days": one.delay, "without_a_day": one.without_a_day,
                "optimal": one.optimal,
                "given_up": [_given_up(each) for each in one.given_up]},
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def _modification(one: InPortfolio) -> dict[str, Any]:
    target = one.targeted
    return {
        "id": one.id, "title": one.title or None, "route": one.route, "group": one.group or None,
        "target": None if target is None else {
            "release": target.release, "verdict": target.verdict,
            "late_alone_working_days": target.late_alone, "late_working_days": target.late,
            "planned_dcc_impact": target.planned_impact or None,
            "by_dcc_impact": [{"dcc_impact": impact, "verdict": verdict}
                              for impact, verdict in target.by_impact]},
        "waits_for": [part.to_json() for part in one.waits_for], "notes": list(one.notes),
        "steps": [
            {"step": day.step, "status": day.status, "earliest": iso(day.earliest),
             "latest": iso(day.latest), "float_working_days": day.float_working_days,
             "because": [part.to_json() for part in day.because.parts]} for day in one.steps]}


def _given_up(one: GivenUp) -> dict[str, Any]:
    return {
        "level": one.level, "modification": one.modification, "step": one.step,
        "release": one.release or None, "wanted": iso(one.wanted), "day": iso(one.day),
        "working_days": one.working_days, "because_of": one.because_of or None,
        "held_by": list(one.held_by)}
