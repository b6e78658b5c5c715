"""What lies between two stated steps: the meetings on the way, and the first day they leave."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.calendar.counting import NOT_BEFORE, Chain, Counting, OnDays, Relation
from secgov.citation import Severity
from secgov.model.acts import meeting_body
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import day_of
from secgov.planning.steps.order_paths import OrderPath
from secgov.planning.steps.placing import PlacedStep
from secgov.rules.rule import Rule

__all__ = ["first_day_on", "meetings_between", "own_act"]


def meetings_between(
    path: OrderPath, earlier: PlacedStep, basis: Basis
) -> Iterator[tuple[str, Relation]]:
    """Yield each unstated step on the way that needs a meeting, with the way up to it."""
    way: Relation = NOT_BEFORE
    for name, needs in path.meetings:
        bodies = sorted({rule.body for rule in needs if rule.in_force(day_of(earlier.latest))})
        days = [basis.possible(body) for body in bodies]
        if days:
            either = {one for each in days for one in each.days} if len(days) > 1 else ()
            way = Chain(way, OnDays(tuple(sorted(either))) if either else days[0])
            yield name, way


def first_day_on(
    path: OrderPath, earlier: PlacedStep, later: PlacedStep, basis: Basis
) -> float:
    """
    Return the first day of *later* that keeps *path*: its order, its meetings, each of its times.

    A number that nobody has verified leaves no day out.
    """
    ways = [NOT_BEFORE, *(way for _, way in meetings_between(path, earlier, basis)), *(
        basis.relation(rule.parameter) for rule in path.times
        if rule.parameter is not None and rule.severity is not Severity.NOTE
        and not (rule.parameter.counting is Counting.NOTICE and own_act(earlier, rule, later)))]
    return basis.possible(later.body).earliest(max(way.earliest(earlier.latest) for way in ways))


def own_act(earlier: PlacedStep, notice: Rule, later: PlacedStep) -> bool:
    """Return whether what a notice is counted from is the own act of the body it is for."""
    own = meeting_body(earlier.act, earlier.step.body)
    return own != "" and own in (meeting_body(later.act, later.step.body),
                                 meeting_body(notice.later))
