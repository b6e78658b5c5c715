"""Who still waits on whom in a file, and which of those waits close a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from secgov.model.identifiers import read_identifier
from secgov.model.timetables import Modification, Timetable, WaitsOn
from secgov.planning.network.dependents import goes_with
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case
from secgov.planning.steps.circles import circles, standing_still
from secgov.planning.steps.placing import PlacedStep, by_name, place_all
from secgov.planning.steps.route_choice import settled_by

__all__ = ["OpenWaits", "has_happened", "open_waits", "waiting_circles"]


@attrs.frozen(eq=False)
class OpenWaits:
    """
    The modifications of a file by their keys, their steps, and who still waits on whom.

    What has happened, goes together, has ended or is live waits no more. `circle_of` has the circle
    that each is in, and `graph` the waits that close none.
    """

    by_key: Mapping[str, Modification]
    steps: Mapping[str, tuple[PlacedStep, ...]]
    circle_of: Mapping[str, tuple[str, ...]]
    graph: Mapping[str, tuple[str, ...]]


def open_waits(timetable: Timetable, basis: Basis) -> OpenWaits:
    """Return the waits of *timetable*, made once for all the modifications that ask."""
    return basis.once(_open_waits, timetable)


def _open_waits(timetable: Timetable, basis: Basis) -> OpenWaits:
    ones = timetable.modifications
    by_key = {read_identifier(one.id): one for one in ones}
    steps = {one.id: place_all(one, basis) for one in ones}
    waits = {one.id: [
        other.id for wait in one.waits_on
        if (other := by_key.get(read_identifier(wait.id))) is not None
        and not has_happened(wait, steps[other.id]) and not goes_with(one, other)
        and settled_by(steps[one.id]) is None]
        for one in ones}
    circle_of = {one: circle for circle in circles(waits) for one in circle}
    graph = {one: tuple(other for other in others if other not in circle_of.get(one, ()))
             for one, others in waits.items()}
    return OpenWaits(by_key, steps, circle_of, graph)


def has_happened(wait: WaitsOn, steps: tuple[PlacedStep, ...]) -> bool:
    """Return whether what is awaited, one of *steps*, is done."""
    placed = by_name(steps).get(wait.step)
    return placed is not None and placed.done


def waiting_circles(case: Case) -> Iterator[str]:
    """Yield, for the reader of an answer, that the modification waits in a circle with others."""
    if case.modification.waits_on:
        circle = open_waits(case.timetable, case.basis).circle_of.get(case.modification.id, ())
        if circle:
            yield f"{standing_still(circle)}, and that wait is not counted in"
