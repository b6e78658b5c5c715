"""The mends of a check taken together: the first days that are left when all of them are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from secgov.citation import Severity
from secgov.planning.checking.day_rules import JUDGES
from secgov.planning.checking.ordering import judge_order, judge_stated_order
from secgov.planning.steps.cases import Case
from secgov.planning.steps.findings import Finding
from secgov.planning.steps.placing import place
from secgov.rules.rule import Shape

__all__ = ["days_asked", "moved", "settled_days"]

_ROUNDS: Final = 40
"""How often what is moved may move something else: more than a route has steps."""


def days_asked(found: Iterable[Finding]) -> dict[str, date]:
    """
    Return the day that each step is asked to move to: the last, where several ask.

    What is done stays on its day, and so does what the timetable explains.
    """
    days: dict[str, date] = {}
    for one in found:
        if one.expected is not None and not one.behind and not one.explained:
            days[one.label] = max(one.expected, days.get(one.label, one.expected))
    return days


def settled_days(found: Iterable[Finding], case: Case) -> Mapping[str, date]:
    """
    Return the day of each step that is to be moved, when all that *found* asks for is done.

    What that moves behind what follows it is moved in its turn, to the first day that order,
    notices and meetings leave. What a later day cannot mend is left as it is.
    """
    days = days_asked(one for one in found if one.severity is not Severity.NOTE)
    for _ in range(_ROUNDS if days else 0):
        here = moved(case, days)
        at = {step.name: step.latest for step in here.steps}
        later = {label: day for label, day in days_asked(_found(here)).items()
                 if label and day.toordinal() > at[label]}
        if not later:
            break
        days |= later
    return days


def moved(case: Case, days: Mapping[str, date]) -> Case:
    """Return *case* with the steps of these names on these days."""
    return attrs.evolve(case, steps=tuple(
        place(attrs.evolve(step.step, when=days[step.name]), step.place, step.name, case.basis)
        if step.name in days else step for step in case.steps))


def _found(case: Case) -> Iterator[Finding]:
    """Yield the faults and warnings that a later day of a step mends."""
    rules = case.basis.rules
    found = [
        *judge_order(case),
        *(one for rule in rules.of_shape(Shape.STATED_ORDER)
          for one in judge_stated_order(rule, case)),
        *(one for rule in rules.of_shape(Shape.ON_MEETING)
          for step, judgement in JUDGES[Shape.ON_MEETING](rule, case)
          for one in case.finds(rule, step, judgement))]
    yield from (one for one in found if one.severity is not Severity.NOTE)
