"""How long remaining steps took where it was recorded, and a run that takes so long for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from typing import Any

import attrs

from secgov.planning.network.network import Link, Network, reachable
from secgov.planning.network.route_network import PlannedRoute, Soft
from secgov.planning.network.targets import LAST_STEP
from secgov.rules.observed import Observed
from secgov.rules.rule import Parameter

__all__ = ["ObservedTime", "Untimed", "network_taking", "observed_times", "untimed"]


@attrs.frozen
class ObservedTime:
    """
    How long it took from one step to another where that was recorded.

    One that `waits_for_release` includes the wait for the release that was aimed at, so it says
    nothing of whether a release can be made.
    """

    earlier: str
    later: str
    parameter: Parameter
    observed: Observed
    waits_for_release: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the range with its sample and its source, as plain values."""
        row, seen = self.parameter, self.observed
        return {
            "earlier": self.earlier, "later": self.later, "parameter": row.name,
            "register": row.register, "samples": seen.samples, "years": seen.years,
            "lowest": seen.lowest, "median": seen.median, "highest": seen.highest,
            "unit": row.unit.value, "counting": row.counting.value,
            "evidence": row.evidence.value, "cites": row.cites,
            "waits_for_release": self.waits_for_release,
        }


@attrs.frozen
class Untimed:
    """A remaining step that no record times, with the time taken for it: none if no source has."""

    step: str
    parameter: Parameter | None

    def to_dict(self) -> dict[str, Any]:
        """Return the step and what is taken, as plain values."""
        row = self.parameter
        return {
            "step": self.step, "taken": row.in_words() if row else "0 Working Days",
            "parameter": row.name if row else None, "register": row.register if row else None,
            "evidence": row.evidence.value if row else None, "cites": row.cites if row else None,
        }


def observed_times(planned: PlannedRoute) -> tuple[ObservedTime, ...]:
    """
    Return the observed times of the steps that remain, in the order of the process.

    A time counted from a past day that is not known moves nothing and is left out; so is every
    time on a route that follows the Authority's own timetable.
    """
    if planned.route.no_usual_times:
        return ()
    basis, known = planned.case.basis, planned.by_step
    order = planned.usual.links
    days = planned.usual.forward().days
    return tuple(
        ObservedTime(seen.earlier, seen.later, row, row.observed, seen.waits_for_release)
        for seen, row in basis.rules.observed(basis.as_of)
        if row.observed is not None and {seen.earlier, seen.later} <= known.keys()
        and not known[seen.later].done and days[seen.earlier] != -inf
        and seen.earlier in reachable(order, (seen.later,)))


def untimed(planned: PlannedRoute, times: Iterable[ObservedTime]) -> Iterator[Untimed]:
    """Yield the steps that remain and are in no record of *times*, with the time that they take."""
    seen = {(one.earlier, one.later) for one in times}
    days = planned.usual.forward().days
    timed = {later for _, later in seen}
    for soft in planned.softs:
        if soft.parameter is None or soft.step != soft.later or days[soft.earlier] == -inf:
            continue
        if soft.in_force(days[soft.earlier]) and (soft.earlier, soft.later) not in seen:
            timed.add(soft.later)
            yield Untimed(soft.later, soft.parameter)
    timed |= {rule.later for rule in planned.rules if rule.parameter is not None}
    followers = {rule.later for rule in planned.rules if not planned.by_step[rule.earlier].of}
    for step in planned.steps:
        stated = step.placed is not None and step.placed.stated
        if step.step in followers - timed - {LAST_STEP} and not (step.done or step.body or stated):
            yield Untimed(step.step, None)


def network_taking(
    planned: PlannedRoute, softs: Iterable[Soft], taking: Iterable[tuple[ObservedTime, int]]
) -> Network:
    """
    Return the network of *softs* in which each observed time of *taking* is as long as beside it.

    Such a time stands in place of what is else assumed between its two steps, usual times and
    practice alike; sourced rules bind as ever.
    """
    taken = tuple(taking)
    pairs = {(one.earlier, one.later) for one, _ in taken}
    network = planned.network(
        soft for soft in softs if (soft.earlier, soft.later) not in pairs)
    relation = planned.case.basis.relation
    return Network(network.nodes, (*network.links, *(
        Link(one.earlier, one.later, relation(attrs.evolve(one.parameter, value=took)))
        for one, took in taken)))
