"""What in a file contradicts itself, told at the head of every answer that is made from it."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.model.timetables import Timetable
from secgov.planning.checking.stage_rules import stage_told
from secgov.planning.network.open_waits import waiting_circles
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, case_of
from secgov.planning.steps.circles import circles_told
from secgov.planning.steps.route_choice import settled_by

__all__ = ["contradictions_in", "contradictions_of"]


def contradictions_of(case: Case) -> Iterator[str]:
    """
    Yield each circle of a modification, and each step that its stage has behind it.

    Of one that has ended or is live nothing is to come, so nothing of it can contradict that.
    """
    if settled_by(case.steps) is None:
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
            circles = dict.fromkeys(waiting_circles(case))
            found |= {says if says in circles else f"{one.id}: {says}": None
                      for says in contradictions_of(case)}
    return tuple(found)
