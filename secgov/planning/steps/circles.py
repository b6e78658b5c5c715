"""Circles: what waits for one another and so can never begin."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from secgov.planning.steps.cases import Case
from secgov.planning.steps.findings import Finding, Judgement
from secgov.planning.steps.placing import by_name
from secgov.rules.rule import Rule

__all__ = ["circles", "circles_told", "in_a_circle", "judge_circles", "named", "standing_still",
           "stated_circles"]

T = TypeVar("T", bound=Hashable)
_MOST_NAMED: Final = 10


def judge_circles(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield each circle of steps that come after one another."""
    names = {step.name: step for step in case.steps}
    for circle in stated_circles(case):
        yield from case.finds(rule, names[circle[0]], Judgement(
            f"the timetable puts each of these after another of them: {named(circle)}; so none "
            "can come first", mend="Take out one of the circle (after)."))


def circles_told(case: Case) -> Iterator[str]:
    """Yield, for the reader of an answer, each circle of steps that the timetable states."""
    for circle in stated_circles(case):
        yield (f"the timetable puts each of these after another of them: {named(circle)}; so none "
               "can come first, and that order is not counted in")


def stated_circles(case: Case) -> Iterator[tuple[str, ...]]:
    """Yield the names of the steps of each circle that the timetable states with `after`."""
    if not any(step.step.after for step in case.steps):
        return
    steps = by_name(case.steps)
    yield from circles({step.name: [steps[name].name for name in step.step.after if name in steps]
                        for step in case.steps})


def named(circle: Sequence[str]) -> str:
    """Return the members of *circle* for a sentence, the first few if they are many."""
    more = len(circle) - _MOST_NAMED
    return ", ".join(circle[:_MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def in_a_circle(circle: Sequence[str]) -> str:
    """
    Return that the members of *circle* wait on each other, for a sentence about one of them.

    >>> in_a_circle(("MP071", "MP072")), in_a_circle(("MP071",))
    ('each of these waits on another of them: MP071, MP072', 'MP071 waits on itself')
    """
    return (f"each of these waits on another of them: {named(circle)}" if len(circle) > 1
            else f"{circle[0]} waits on itself")


def standing_still(circle: Sequence[str]) -> str:
    """Return the same with what follows: none of them can go on."""
    return f"{in_a_circle(circle)}; so {'none' if len(circle) > 1 else 'it never'} can go on"


def circles(graph: Mapping[T, Sequence[T]]) -> Iterator[tuple[T, ...]]:
    """
    Yield each set of nodes that can all be reached from one another, in the order of *graph*.

    A node alone is one only if it leads to itself. Takes time in proportion to the edges.

    >>> list(circles({"a": ["b"], "b": ["a"], "c": ["a"], "d": ["d"]}))
    [('a', 'b'), ('d',)]
    """
    place = {node: number for number, node in enumerate(graph)}
    begun: dict[T, int] = {}
    lowest: dict[T, int] = {}
    closed: set[T] = set()
    found: list[tuple[T, ...]] = []
    for root in graph:
        # Tarjan's way: on the way down each node is numbered, on the way up it has the lowest
        # number that it leads to; one that leads no lower than itself closes a set.
        way: list[tuple[T, Iterator[T]]] = []
        waiting: list[T] = []
        downward: T | None = root if root not in begun else None
        while way or downward is not None:
            if downward is not None:
                begun[downward] = lowest[downward] = len(begun)
                waiting.append(downward)
                way.append((downward, iter(graph[downward])))
            node, following = way[-1]
            downward = None
            for one in following:
                if one in place and one not in begun:
                    downward = one
                    break
                if one in begun and one not in closed:
                    lowest[node] = min(lowest[node], begun[one])
            if downward is not None:
                continue
            way.pop()
            if way:
                lowest[way[-1][0]] = min(lowest[way[-1][0]], lowest[node])
            if lowest[node] == begun[node]:
                members = [waiting.pop()]
                while members[-1] != node:
                    members.append(waiting.pop())
                closed.update(members)
                if len(members) > 1 or node in graph[node]:
                    found.append(tuple(sorted(members, key=place.__getitem__)))
    yield from sorted(found, key=lambda circle: place[circle[0]])
