"""Circles: steps, or modifications, that wait for one another and so can never begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from secgov.planning.cases import Case
from secgov.planning.findings import Finding, Judgement, finding
from secgov.rules.rule import Rule

__all__ = ["judge_circles"]


def judge_circles(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield each circle of steps that come after one another, and of modifications that wait."""
    acts = {step.act: step.name for step in reversed(case.steps)}
    names = {step.name: step for step in case.steps}
    after = {step.name: [acts.get(name, name) if name not in names else name
                         for name in step.step.after] for step in case.steps}
    told: set[str] = set()
    for step in case.steps:
        circle = _circle(step.name, after)
        if circle and not told & set(circle):
            told |= set(circle)
            found = finding(rule, case.subject, step, Judgement(
                f"the timetable puts each of these after another: {', '.join(circle)}; so none "
                "can come first", mend="Take out one of the circle (after)."))
            yield from [found] if found is not None else []
    waits = {one.id: [other.id for other in one.waits_on] for one in case.timetable.modifications}
    circle = _circle(case.subject, waits)
    if circle:
        found = finding(rule, case.subject, None, Judgement(
            f"each of these waits on another: {', '.join(circle)}; so none can go on",
            mend="Take out one of the circle (waits_on)."))
        yield from [found] if found is not None else []


def _circle(start: str, graph: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return a shortest way from *start* back to it, *start* first, or nothing."""
    ways, seen = [(start,)], {start}
    for way in ways:
        for following in graph.get(way[-1], ()):
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()
