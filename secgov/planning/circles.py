"""Circles: steps, or modifications, that wait for one another and so can never begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from secgov.planning.cases import Case
from secgov.planning.findings import Finding, Judgement
from secgov.rules.rule import Rule

__all__ = ["judge_circles"]


def judge_circles(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield each circle of steps that come after one another, and of modifications that wait."""
    acts = {step.act: step.name for step in reversed(case.steps)}
    names = {step.name: step for step in case.steps}
    after = {step.name: [acts.get(name, name) if name not in names else name
                         for name in step.step.after] for step in case.steps}
    for circle in _circles(after):
        yield from case.finds(rule, names[circle[0]], Judgement(
            f"the timetable puts each of these after another: {', '.join(circle)}; so none "
            "can come first", mend="Take out one of the circle (after)."))
    waits = {one.id: [other.id for other in one.waits_on] for one in case.timetable.modifications}
    for circle in _circles(waits):
        if case.subject in circle:
            yield from case.finds(rule, None, Judgement(
                f"each of these waits on another: {', '.join(circle)}; so none can go on",
                mend="Take out one of the circle (waits_on)."))


def _circles(graph: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield circles of *graph*, each in the order in which one waits for the next."""
    left = dict(graph)
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            # The error names the circle with its first element again at the end.
            circle = tuple(error.args[1][:0:-1])
            yield circle
            left[circle[0]] = ()
        else:
            return
