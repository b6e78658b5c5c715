"""Where a modification stands on its route: what is behind it, and from when each step may be."""

from __future__ import annotations

from math import inf
from typing import Final

import attrs

from secgov.model.acts import ACTS, SPANS
from secgov.planning.network.network import Link, earlier_of, reached
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case
from secgov.planning.steps.placing import PlacedStep
from secgov.planning.steps.read_together import first_working_day
from secgov.planning.steps.route_choice import stage_of

__all__ = ["PlannedStep", "planned_steps"]

# What says of the end of a period that the period has begun; "planned" does not.
_BEGUN: Final = ("expected", "under-way")


@attrs.frozen
class PlannedStep:
    """
    A step of the route: what is known of it, and from which day it may happen in each run.

    A step that is `done` happened on that day; nothing moves it. `shown_by` names the planned end
    of a period where that alone shows that the step has happened. A step that is awaited of another
    modification has it in `of`, and in `because` what gives it its days; nothing here moves it.
    """

    step: str
    placed: PlacedStep | None
    body: str
    done: bool
    best: float
    usual: float
    overdue: bool = False
    shown_by: str = ""
    of: str = ""
    because: str = ""

    @property
    def stated_until(self) -> float | None:
        """Return the last stated day of a step to come, unless it has passed."""
        placed = self.placed
        if placed is None or not placed.stated or self.done or self.overdue:
            return None
        return placed.latest

    def promised_until(self, basis: Basis) -> float | None:
        """
        Return the last day stated for a step to come; one that has passed is read as today.

        Today is the first Working Day from the day of the question on: what is overdue may happen
        then, and it cannot be begun sooner.
        """
        placed = self.placed
        if placed is None or not placed.stated or self.done:
            return None
        return max(placed.latest, first_working_day(basis))

    @property
    def departs(self) -> bool:
        """Return whether its day stands against practice: it gives its reason, or is supposed."""
        placed = self.placed
        return placed is not None and placed.stated and not self.done and bool(
            placed.step.because or placed.step.supposed)


@attrs.frozen(eq=False)
class _Standing:
    """The stated steps of a case beside the order of the route's steps."""

    case: Case
    taken: tuple[str, ...]
    order: tuple[Link, ...]
    last: dict[str, PlacedStep]

    @property
    def as_of(self) -> float:
        """Return the day of the question."""
        return float(self.case.basis.as_of.toordinal())

    def open_steps(self) -> dict[str, PlacedStep]:
        """Return the stated steps of the route that are still to come."""
        return {name: step for name, step in self.last.items()
                if not step.done and name in self.taken}


def planned_steps(
    case: Case, taken: tuple[str, ...], order: tuple[Link, ...]
) -> tuple[PlannedStep, ...]:
    """Return each step of *taken*, ordered and timed as the links of *order* say, as in *case*."""
    standing = _Standing(case, taken, order, {placed.act: placed for placed in case.read})
    behind = _behind(standing)
    return tuple(_planned(name, standing, behind.get(name)) for name in taken)


def _behind(standing: _Standing) -> dict[str, str]:
    """
    Return the steps that lie behind: done, before a done one, or before the stage.

    Each has the planned end of a period if that alone shows it, else an empty text.

    A stage does not show that what follows a step with a day still to come has happened: the two
    contradict each other, and the stated day is the bound.

    What is done is a fact and stays on its day, though a step before it on the route is still to
    come; only a new round has it done again. What is expected back has been asked for, unless a
    step before the asking is itself still to come.
    """
    open_steps, taken = standing.open_steps(), standing.taken
    before = earlier_of(standing.order)
    after: dict[str, list[str]] = {}
    for link in standing.order:
        after.setdefault(link.earlier, []).append(link.later)
    done = [
        name for name, step in standing.last.items() if step.done and name in taken and not any(
            _again(open_steps[other], step, standing.case)
            for other in open_steps.keys() & reached(before, (name,)))]
    process = standing.case.basis.rules.process
    to_come = reached(after, (
        name for name, step in open_steps.items() if _to_come(step, standing)))
    stage = reached(before, (
        name for name in process.steps_behind(stage_of(standing.case.modification))
        if name in taken)) - to_come
    begun = {span.begins: "" if open_steps[span.ends].step.status in _BEGUN else span.ends
             for span in SPANS
             if span.begins in taken and span.begins not in standing.last
             and span.ends in open_steps and open_steps[span.ends].stated
             and not _only_supposed(open_steps[span.ends])
             and not reached(before, (span.begins,)) & set(open_steps)}
    behind = {name: end for begins, end in begun.items()
              for name in reached(before, (begins,))}
    behind |= dict.fromkeys((*reached(before, done), *stage), "")
    return {name: end for name, end in behind.items() if name not in open_steps}


def _to_come(step: PlacedStep, standing: _Standing) -> bool:
    """Return whether a day still to come is stated: then what it ends has been begun."""
    return step.stated and step.latest >= standing.as_of


def _only_supposed(end: PlacedStep) -> bool:
    """Return whether no timetable states the step: what came before it cannot be inferred."""
    return end.step.supposed and end.step.instead_of is None


def _again(start: PlacedStep, done: PlacedStep, case: Case) -> bool:
    """
    Return whether *start*, still to come, begins a new round after *done*, in which it comes again.

    So it does where it is listed after it and is taken again, by what it says or by the record;
    where the modification was sent back in between; and where it begins the period that *done*
    ends.
    """
    if start.place < done.place or start.beside(done):
        return False
    return (start.step.again or any(one.recorded for one in case.by_act[start.act])
            or any(done.place <= one.place < start.place and one.step.outcome == "sent-back"
                   for one in case.steps)
            or any((span.begins, span.ends) == (start.act, done.act) for span in SPANS))


def _planned(name: str, standing: _Standing, shown_by: str | None) -> PlannedStep:
    """Return the step; *shown_by* is nothing where it is to come."""
    placed = standing.last.get(name)
    body = placed.body if placed is not None else _usual_body(name, standing.case.basis)
    if shown_by is not None:
        return PlannedStep(
            name, placed, body, True, *_when_done(name, standing), shown_by=shown_by)
    now = standing.as_of
    if placed is not None and placed.done:
        # What was done in an earlier round is a fact of that; of this one no day is stated.
        return PlannedStep(name, None, body, False, now, now)
    if placed is None or not placed.stated:
        first = now if placed is not None or not _assumed(name, standing) else -inf
        return PlannedStep(name, placed, body, False, first, first)
    return PlannedStep(name, placed, body, False, max(now, placed.earliest),
                       max(now, placed.latest), overdue=placed.latest < standing.as_of)


def _when_done(name: str, standing: _Standing) -> tuple[float, float]:
    """
    Return when a step that lies behind happened, at the earliest and at the latest.

    One that is recorded without a day happened by the day of the question; that delays only
    what it begins, and only where no day is stated for its end.
    """
    placed = standing.last.get(name)
    if placed is None or not placed.done:
        return -inf, -inf
    if placed.stated:
        return placed.earliest, placed.latest
    ends = [span.ends for span in SPANS if span.begins == name]
    waits = any(end not in standing.last or not standing.last[end].stated for end in ends)
    return -inf, standing.as_of if waits else -inf


def _assumed(name: str, standing: _Standing) -> bool:
    """
    Return whether a step that nobody states is taken as done in time.

    So it is for a first step, such as a meeting's agenda, when the step after it is stated, and
    its own last day for the first day that is left for that is past: that its record is missing is
    a gap, no reason to delay the meeting. While that day lies ahead it is still to come, and delays
    nothing.
    """
    if any(link.later == name for link in standing.order):
        return False
    basis = standing.case.basis
    days = basis.possible(_usual_body(name, basis))
    following = ((link.relation, standing.last.get(link.later))
                 for link in standing.order if link.earlier == name)
    return any(after is not None and after.stated and not _only_supposed(after)
               and days.latest(relation.latest(_first(after, standing))) < standing.as_of
               for relation, after in following)


def _first(step: PlacedStep, standing: _Standing) -> float:
    """Return the first day, from now on, on which a step can be as it is stated at the latest."""
    return standing.case.basis.possible(step.body, step.latest).earliest(
        max(step.latest, standing.as_of))


def _usual_body(name: str, basis: Basis) -> str:
    body = next((one.body for one in ACTS if one.name == name), "")
    return body if body in basis.meeting_days else ""
