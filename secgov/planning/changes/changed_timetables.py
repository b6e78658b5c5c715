"""Modifications changed in thought: the same question asked of what would be, not of the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs

from secgov.model.timetables import Modification, Step, Timetable
from secgov.planning.outlooks.outlook import release_outlook
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.planning.steps.cases import Case
from secgov.planning.steps.route_choice import routes_of

__all__ = ["happening", "outlook_of", "with_each_step", "with_modification"]


def with_each_step(modification: Modification, change: Callable[[Step], Step]) -> Modification:
    """Return *modification* with each step as *change* makes it."""
    return attrs.evolve(modification, steps=tuple(map(change, modification.steps)))


def with_modification(timetable: Timetable, changed: Modification) -> Timetable:
    """Return *timetable* with *changed* in the place of the modification of its id."""
    return attrs.evolve(timetable, modifications=tuple(
        changed if one.id == changed.id else one for one in timetable.modifications))


def happening(step: Step, day: date, as_of: date, body: str = "") -> Step:
    """Return *step* as it is if it happens on *day*: a fact by then, without its conditions."""
    return attrs.evolve(step, when=day, status="done" if day <= as_of else "planned",
                        body=body or step.body, kind="", condition="")


def outlook_of(case: Case, release: str) -> ReleaseOutlook:
    """Return the outlook of *case* for the release of that name."""
    routes = routes_of(case.modification, case.steps, case.basis.rules.process)
    return release_outlook(case, routes, case.basis.calendar.releases.named(release))
