"""
The one mechanism of the planner: steps, and lower bounds between them.

A node is a step with the days on which it is possible; a link is one lower bound, an adjoint
pair. Upper bounds stay outside and are findings, so the network is acyclic: one pass forward
gives the earliest days, one pass backward the latest, and every link of the binding chain is
tight. Days are ordinals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from graphlib import TopologicalSorter
from math import inf

import attrs

from secgov.calendar.counting import NOT_BEFORE, Relation
from secgov.rules.rule import Rule

__all__ = ["Forward", "Link", "Network", "Node", "earlier_of", "reachable", "reached"]


@attrs.frozen
class Node:
    """
    A step: the days on which it is possible, and the first day from which it may happen.

    A step that is done has its day in `done` (minus infinity if the day is not known); nothing
    before it can move it.
    """

    step: str
    possible: Relation = NOT_BEFORE
    not_before: float = -inf
    done: float | None = None


@attrs.frozen
class Link:
    """One lower bound: *later* keeps *relation* with *earlier*; `reason` is what says so."""

    earlier: str
    later: str
    relation: Relation
    reason: str = ""


@attrs.frozen
class Forward:
    """
    The earliest days, and for each step the link that bound it (nothing: its own first day).

    `bounds` are the days that the links and the step's own first day leave, possible or not.
    """

    days: Mapping[str, float]
    binding: Mapping[str, Link | None]
    bounds: Mapping[str, float]

    def chain(self, step: str) -> tuple[Link, ...]:
        """Return the links that bind *step*, from the first to the last; each is tight."""
        links: list[Link] = []
        link = self.binding[step]
        while link is not None:
            links.append(link)
            link = self.binding[link.earlier]
        return tuple(reversed(links))


@attrs.frozen(slots=False, eq=False)
class Network:
    """Nodes and links; asking it changes nothing."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]

    @cached_property
    def order(self) -> tuple[tuple[Node, tuple[Link, ...]], ...]:
        """
        Return each node with the links into it, none before what it is linked from.

        Raises:
            graphlib.CycleError: The links contradict each other.
        """
        by_name = {node.step: node for node in self.nodes}
        into: dict[str, list[Link]] = {node.step: [] for node in self.nodes}
        for link in self.links:
            into[link.later].append(link)
        order = TopologicalSorter(
            {step: [link.earlier for link in links] for step, links in into.items()}).static_order()
        return tuple((by_name[step], tuple(into[step])) for step in order)

    def forward(self) -> Forward:
        """
        Return the earliest day of each step.

        Raises:
            graphlib.CycleError: The links contradict each other.
        """
        days: dict[str, float] = {}
        binding: dict[str, Link | None] = {}
        bounds: dict[str, float] = {}
        for node, links in self.order:
            if node.done is not None:
                days[node.step] = bounds[node.step] = node.done
                binding[node.step] = None
                continue
            bound, by = node.not_before, None
            for link in links:
                day = link.relation.earliest(days[link.earlier])
                # A link binds where it is later than all else; on a tie the step's own day does.
                if day > bound:
                    bound, by = day, link
            days[node.step], binding[node.step] = node.possible.earliest(bound), by
            bounds[node.step] = bound
        return Forward(days, binding, bounds)

    def backward(self, targets: Mapping[str, float]) -> dict[str, float]:
        """
        Return the latest day of each step that still lets every target be met.

        A step that leads to no target has plus infinity: nothing asks it to hurry.
        """
        days = {node.step: targets.get(node.step, inf) for node in self.nodes}
        for node, links in reversed(self.order):
            if node.done is not None:
                continue
            days[node.step] = latest = node.possible.latest(days[node.step])
            for link in links:
                days[link.earlier] = min(days[link.earlier], link.relation.latest(latest))
        return days


def reachable(links: Iterable[Link | Rule], start: Iterable[str]) -> frozenset[str]:
    """Return every step from which *links* lead to one of *start*, *start* included."""
    return reached(earlier_of(links), start)


def earlier_of(links: Iterable[Link | Rule]) -> Mapping[str, list[str]]:
    """Return the steps from which *links* lead to each step."""
    into: dict[str, list[str]] = {}
    for link in links:
        into.setdefault(link.later, []).append(link.earlier)
    return into


def reached(earlier: Mapping[str, Iterable[str]], start: Iterable[str]) -> frozenset[str]:
    """Return *start* with all that is before it, *earlier* having what is next before each."""
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting += earlier.get(step, ())
    return frozenset(found)
