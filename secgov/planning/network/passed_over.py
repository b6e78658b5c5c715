"""The stated days that a run does not keep or reads together, and what it takes for each."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Final

from secgov.calendar.counting import day_of
from secgov.calendar.spoken_days import spoken
from secgov.planning.network.network import Forward
from secgov.planning.network.route_network import PlannedRoute, PlannedStep, says_of

__all__ = ["NOT_KEPT", "passed_over", "told_together"]

NOT_KEPT: Final = "a stated day is not kept at the usual pace: "
"""How the sentence about such a day begins."""


def passed_over(planned: PlannedRoute, run: Forward) -> Iterator[str]:
    """Yield each step that cannot be on the day that is stated, and the first on which it can."""
    for step in planned.steps:
        if step.placed is not None and not step.of and step.stated_until is not None \
                and step.stated_until < run.days[step.step] < inf:
            yield (f"{NOT_KEPT}{says_of(step.step)}, {step.placed.given_as()}, on "
                   f"{spoken(day_of(run.days[step.step]))} at the earliest"
                   f"{''.join(_again(planned, run, step))}")


def _again(planned: PlannedRoute, run: Forward, step: PlannedStep) -> Iterator[str]:
    """Yield each time that has yielded to the stated day of *step*, and binds it again in *run*."""
    for soft in planned.in_force(run):
        if soft.later == step.step and soft.stated is not None and soft.parameter is not None:
            yield (f", since the day stated is before {says_of(soft.earlier)}, on "
                   f"{spoken(day_of(run.days[soft.earlier]))}: from then on {soft.key}, "
                   f"{soft.parameter.in_words()} ({soft.parameter.evidence.value}), is counted")


def told_together(planned: PlannedRoute) -> Iterator[str]:
    """Yield each beginning whose days are read together with the day stated for its end."""
    for step in planned.steps:
        if step.placed is not None and step.placed.read_as and not step.of:
            yield (f"two stated days are read together: {says_of(step.step)}, "
                   f"{step.placed.given_as()}")
