"""The stated days that a run does not keep, and what it takes in the place of each."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from secgov.calendar.counting import day_of
from secgov.planning.network.network import Forward
from secgov.planning.network.route_network import PlannedRoute, PlannedStep, says_of
from secgov.planning.steps.placing import spoken

__all__ = ["passed_over"]


def passed_over(planned: PlannedRoute, run: Forward, besides: str = "") -> Iterator[str]:
    """Yield that steps cannot be on the days that are stated, and what *besides* is so of these."""
    late = [f"{says_of(step.step)}, {step.placed.given_as()}, on "
            f"{spoken(day_of(run.days[step.step]))} at the earliest"
            f"{''.join(_again(planned, run, step))}"
            for step in planned.steps if step.placed is not None and not step.of
            and step.stated_until is not None and step.stated_until < run.days[step.step] < inf]
    if late:
        yield f"at the usual pace it does not keep these stated days{besides}: {'; '.join(late)}"


def _again(planned: PlannedRoute, run: Forward, step: PlannedStep) -> Iterator[str]:
    """Yield each time that has yielded to the stated day of *step*, and binds it again in *run*."""
    for soft in planned.in_force(run):
        if soft.later == step.step and soft.stated is not None and soft.parameter is not None:
            yield (f", since the day stated is before {says_of(soft.earlier)}, on "
                   f"{spoken(day_of(run.days[soft.earlier]))}: from then on {soft.key}, "
                   f"{soft.parameter.in_words()} ({soft.parameter.evidence.value}), is counted")
