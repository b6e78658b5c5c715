"""A step to come that the route has before what is done: late, or a round that is not told."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.calendar.counting import NOT_BEFORE
from secgov.planning.network.network import Link, reachable
from secgov.planning.network.route_network import PlannedRoute, says_of

__all__ = ["out_of_turn"]


def out_of_turn(planned: PlannedRoute) -> Iterator[str]:
    """
    Yield each stated step to come that the order of the route has before a step that is done.

    What is done is a fact, and stays on its day.
    """
    order = tuple(Link(rule.earlier, rule.later, NOT_BEFORE) for rule in planned.rules)
    done = [step for step in planned.steps
            if step.done and step.placed is not None and step.placed.done]
    for step in planned.steps:
        placed = step.placed
        if placed is None or step.done or step.of:
            continue
        after = [f"{says_of(one.step)} {one.placed.when()}" for one in done
                 if one.placed is not None and step.step in reachable(order, (one.step,))
                 and not one.placed.beside(placed)]
        if after:
            yield (f"{says_of(step.step)} {placed.when()}: by the order of the route that is "
                   f"before what is done, which stays on its day: {'; '.join(after)}; so it is "
                   "late, or begins a new round: then write again = true to it")
