"""What in a file contradicts itself, told at the head of every answer that is made from it."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.model.timetables import Timetable
from secgov.planning.checking.stage_rules import stage_told
from secgov.planning.network.open_waits import waiting_circles
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, case_of
from secgov.planning.steps.circles import circles_told

__all__ = ["contradictions_in", "contradictions_of"]


def contradictions_of(case: Case) -> Iterator[str]:
    """Yield each circle of a modification, and each step that its stage has behind it."""
    yield from circles_told(case)
    yield from waiting_circles(case)
    yield from stage_told(case)


def contradictions_in(
    timetable: Timetable, basis: Basis, wanted: str = ""
) -> tuple[str, ...]:
    """
    Return those of the modification that is *wanted*, or of all of the file, each once.

    What is about one modification names it; a circle of several names them all.
    """
    found: dict[str, None] = {}
    for one in timetable.modifications:
        if wanted in ("", one.id):
            case = case_of(one, timetable, basis)
            own = [*circles_told(case), *stage_told(case)]
            found |= dict.fromkeys(f"{one.id}: {says}" for says in own)
            found |= dict.fromkeys(waiting_circles(case))
    return tuple(found)
