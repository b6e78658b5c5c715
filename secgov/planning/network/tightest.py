"""Where a plan is tightest: the linked steps with the fewest Working Days to spare, and whose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import inf

import attrs

from secgov.planning.network.route_network import PlannedRoute
from secgov.planning.network.runs import Runs, date_of

__all__ = ["Gap", "tightest"]

ADVISED = 3
"""How many of the tightest gaps are given as advice."""


@attrs.frozen
class Gap:
    """
    Two linked steps: the Working Days between them, how many are needed, what is spare.

    A step that is stated is taken on its stated day; `spare` is negative where that is too soon.
    `planned` has those of the two whose day the plan laid itself, as early as it can: only the
    others can be moved by who wrote the timetable.
    """

    earlier: str
    later: str
    working_days: int
    needs: int
    spare: int
    planned: tuple[str, ...] = ()


def tightest(planned: PlannedRoute, runs: Runs) -> Iterator[Gap]:
    """
    Yield the linked pairs with the least spare Working Days, as stated, or as planned.

    Those come first whose later day is stated or recorded: its own the plan lays at the minimum.
    """
    gaps: dict[tuple[str, str], Gap] = {}
    calendar = planned.case.basis.calendar.working_days
    run, stated = runs.usual.days, planned.stated_days
    kept = stated.keys() | {step.step for step in planned.steps if step.done}
    for soft in planned.softs:
        if soft.parameter is None or soft.later not in planned.by_step:
            continue
        pair = (soft.earlier, soft.later)
        # What is stated at both ends is measured as stated; the run would have moved it apart.
        start, end = ((stated.get(step, run[step]) if kept.issuperset(pair) else run[step])
                      for step in pair)
        if start in (-inf, inf) or end == inf:
            continue
        first, last = date.fromordinal(int(start)), date.fromordinal(int(end))
        needed = date_of(soft.relation.earliest(start))
        needs = calendar.between(first, needed) if needed is not None else 0
        between = calendar.between(first, last)
        gap = Gap(soft.earlier, soft.later, between, needs, between - needs,
                  tuple(step for step in pair if step not in kept))
        gaps[pair] = min(gaps.get(pair, gap), gap, key=lambda one: one.spare)
    yield from sorted(gaps.values(), key=lambda gap: (
        gap.later in gap.planned, gap.spare, gap.earlier))[:ADVISED]
