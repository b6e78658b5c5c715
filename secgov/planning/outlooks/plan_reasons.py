"""Why a step of a plan is not earlier: its stated day, the link that bound it, its meeting."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from secgov.calendar.counting import day_of
from secgov.explanation import Explanation
from secgov.planning.network.network import Forward
from secgov.planning.network.route_network import PlannedRoute, PlannedStep, says_of
from secgov.planning.steps.placing import PlacedStep

__all__ = ["because"]


def because(planned: PlannedRoute, run: Forward, step: PlannedStep) -> Iterator[Explanation]:
    """Yield why the step is not earlier: its stated day, or the link that bound it."""
    link = run.binding[step.step]
    placed = step.placed
    if link is None and not step.done and placed is not None and placed.stated:
        yield Explanation(placed.given_as(), placed.source_in(planned.case.timetable))
    elif link is None:
        yield Explanation(
            "it is done" if step.done
            else "no record of it; it is taken as done in time for what is stated after it"
            if run.days[step.step] == -inf else "from the day of the question on")
    elif link.reason:
        # What lies outside this modification says for itself why it binds.
        yield Explanation(link.reason, planned.case.timetable.cites())
    else:
        if placed is not None and placed.stated:
            yield Explanation(f"{placed.given_as()}; {_leave(planned, step.step, placed)}",
                              placed.source_in(planned.case.timetable))
        because = planned.by_step[link.earlier].because
        yield Explanation(f"not before {says_of(link.earlier)}{f', {because}' if because else ''}",
                          planned.reasons(link.earlier, link.later)[0].cites)
        for soft in planned.in_force(run):
            if soft.parameter and (soft.earlier, soft.later) == (link.earlier, link.later):
                yield Explanation(
                    f"{soft.key}: {soft.parameter.in_words()} ({soft.parameter.evidence.value})",
                    soft.parameter.cites)
        floor = link.relation.earliest(run.days[link.earlier])
        if not step.body and -inf < floor < run.days[step.step] < inf:
            calendar, closed = planned.case.basis.calendar.working_days, day_of(floor)
            why = calendar.why_not(closed)
            yield from (Explanation(why, calendar.source_of_closing(closed)),) if why else ()
    held = planned.held(run, step.step)
    if held:
        yield Explanation(held, planned.case.timetable.cites())
    if step.body and not step.done and not planned.route.no_usual_times:
        yield Explanation(f"on a meeting of the {step.body}",
                          _rhythm(planned, step.body))


def _leave(planned: PlannedRoute, step: str, placed: PlacedStep) -> str:
    """Return why a step is later than its stated day: what leaves that day, and what does not."""
    if placed.latest < planned.case.basis.as_of.toordinal():
        return "that day is past"
    if planned.best.forward().days[step] > placed.latest:
        return "no sourced rule leaves that day"
    if planned.usual.forward().days[step] > placed.latest:
        return "sourced rules alone leave that day, and practice or the usual pace moves it"
    return "that day would do, and what comes before it is moved"


def _rhythm(planned: PlannedRoute, body: str) -> str:
    """Return the source of a body's rhythm, or nothing where only single meetings are known."""
    pattern = planned.case.basis.calendar.series_of(body).pattern
    return pattern.cites if pattern is not None else ""
