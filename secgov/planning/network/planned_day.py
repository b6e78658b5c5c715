"""The day on which a plan lays a step: its earliest, or that of what it has to be next to."""

from __future__ import annotations

from secgov.calendar.counting import day_of
from secgov.calendar.spoken_days import spoken
from secgov.explanation import Explanation
from secgov.model.bodies import body_name
from secgov.planning.network.go_live import live_with_release
from secgov.planning.network.network import Forward
from secgov.planning.network.route_network import PlannedRoute, PlannedStep, says_of
from secgov.rules.rule import Shape

__all__ = ["planned_day"]


def planned_day(
    planned: PlannedRoute, run: Forward, step: PlannedStep
) -> tuple[float, tuple[Explanation, ...]]:
    """
    Return the day on which *step*, whose earliest is that of *run*, is planned, and why later.

    An implementation waits for its release. What the next meeting has to follow, and nobody
    states, is not so early that another meeting is the next.
    """
    day = run.days[step.step]
    vote = _next_to(planned, run, step, day)
    return vote if vote is not None else live_with_release(planned.case, step, day)


def _next_to(
    planned: PlannedRoute, run: Forward, step: PlannedStep, day: float
) -> tuple[float, tuple[Explanation, ...]] | None:
    """Return the first day of *step* after which the next meeting is that of *run*, if later."""
    basis = planned.case.basis
    if step.done or step.stated_until is not None:
        return None
    for rule in basis.rules.of_shape(Shape.NEXT_MEETING):
        later = planned.by_step.get(rule.later)
        if rule.earlier != step.step or later is None or later.done:
            continue
        meeting = run.days[rule.later]
        before = basis.possible(rule.body).latest(meeting - 1)
        first = planned.outside(planned.hold, step).earliest(before)
        if day < first <= meeting < float("inf") and rule.in_force(day_of(meeting)):
            return first, (Explanation(
                f"so that the meeting of {body_name(rule.body)} on {spoken(day_of(meeting))}, at "
                f"which {says_of(rule.later)}, is the next after it: {rule.id} (register id "
                f"{rule.register})", rule.cites),)
    return None
