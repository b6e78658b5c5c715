"""The days of a beginning and of its end, read together: both statements can only be true so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from secgov.calendar.counting import day_of
from secgov.calendar.spoken_days import spoken
from secgov.model.acts import SPANS
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.placing import PlacedStep

__all__ = ["first_working_day", "read_together"]

_SPANS: Final = frozenset((span.begins, span.ends) for span in SPANS)


def read_together(steps: Sequence[PlacedStep], basis: Basis) -> tuple[PlacedStep, ...]:
    """
    Return *steps*, each beginning of a period on no day after the last one stated for its end.

    A window that begins in time, and so has its `end`, is cut where it runs on beyond that, at the
    last day on which the step can happen. One that begins after its end stays as it is stated: then
    the two contradict each other. An end whose days have passed is read as today.
    """
    return tuple(_cut(step, _end(step, steps, basis), basis)
                 if step.stated and step.earliest < step.latest else step for step in steps)


def _end(step: PlacedStep, steps: Sequence[PlacedStep], basis: Basis) -> PlacedStep | None:
    """Return the end of what *step* begins: the next one listed, or the only one of the only."""
    ends = [one for one in steps if (step.act, one.act) in _SPANS
            or basis.rules.usual(step.act, one.act, basis.as_of) is not None]
    after = next((end for end in ends if end.place > step.place), None)
    if after is None and len(ends) == 1 and sum(one.act == step.act for one in steps) == 1:
        return ends[0]
    return after


def _cut(step: PlacedStep, end: PlacedStep | None, basis: Basis) -> PlacedStep:
    """Return *step*, until *end* at the latest where both leave that."""
    if end is None or not end.stated or end.done:
        return step
    today = first_working_day(basis)
    until = max(end.latest, today)
    last = basis.possible(step.body).latest(until)
    if last < (step.earliest if step.done else max(step.earliest, today)):
        return step
    if step.latest <= until:
        return attrs.evolve(step, end=end.act)
    overdue = ", overdue" if end.latest < basis.as_of.toordinal() else ""
    return attrs.evolve(step, latest=last, end=end.act, read_as=(
        f"read as by {spoken(day_of(last))}, since {end.says()}, {end.given_as()}{overdue}"))


def first_working_day(basis: Basis) -> float:
    """Return the first Working Day from the day of the question on: what is overdue may be then."""
    return basis.working_days.earliest(float(basis.as_of.toordinal()))
