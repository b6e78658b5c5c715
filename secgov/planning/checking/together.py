"""Rules about several modifications of one timetable at once, asked once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from secgov.model.timetables import Modification, Timetable
from secgov.planning.network.open_waits import open_waits
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import day_of
from secgov.planning.steps.circles import named, standing_still
from secgov.planning.steps.findings import Finding, Flip, Judgement, finding
from secgov.planning.steps.placing import place
from secgov.planning.steps.route_choice import stage_of
from secgov.rules.rule import Rule, Shape

__all__ = ["judge_together"]

_ON_HOLD = ", even if only to report that it is still on hold."


def judge_together(timetable: Timetable, basis: Basis) -> Mapping[str, list[Finding]]:
    """Return what is found by modification: circles of waiting, and returns to the Panel."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    judged = [(rule, identifier, judgement)
              for shape, judge in ((Shape.STATED_ORDER, _waiting), (Shape.RETURN_DATE, _returning))
              for rule in basis.rules.of_shape(shape)
              for identifier, judgement in judge(rule, timetable, basis)]
    for rule, identifier, judgement in judged:
        one = finding(rule, identifier, None, judgement, basis=basis)
        found[identifier] += [one] if one is not None else []
    return found


def _waiting(
    rule: Rule, timetable: Timetable, basis: Basis
) -> Iterator[tuple[str, Judgement]]:
    """Yield each modification of a circle of those that wait on each other."""
    for identifier, circle in open_waits(timetable, basis).circle_of.items():
        yield identifier, Judgement(
            standing_still(circle), mend="Take out one of the circle (waits_on).")


def _returning(
    rule: Rule, timetable: Timetable, basis: Basis
) -> Iterator[tuple[str, Judgement]]:
    """Yield each modification without a stated day of return to the paper's Panel."""
    paper = timetable.paper
    if paper is None or paper.meeting is None or paper.meeting.body != "panel":
        return
    if not rule.in_force(basis.written):
        return
    returns = {one.id: _return(rule, one, basis) for one in timetable.modifications}
    groups: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for one in timetable.modifications:
        day = returns[one.id]
        if one.group is not None and day is not None:
            groups[one.group.name][one.id] = day
    for one in timetable.modifications:
        if stage_of(one) != "refinement" or returns[one.id] is not None:
            continue
        others = groups.get(one.group.name) if one.group is not None else None
        if others:
            yield one.id, Judgement(
                f"no date of return to the Panel of its own is stated; it returns only with "
                f"{named(tuple(others))}",
                flips=Flip("if it returns with the others, on", day_of(min(others.values())),
                           "and broken if it does not"))
        else:
            mend = rule.mend.removesuffix(".") + (_ON_HOLD if one.hold else ".")
            yield one.id, Judgement("no date of return to the Panel is stated", mend=mend)


def _return(rule: Rule, modification: Modification, basis: Basis) -> float | None:
    """Return the last day of the first return that is to come, or of its report's."""
    return next((place(step, 0, step.name, basis).latest for step in modification.steps
                 if step.step in rule.steps and step.when is not None
                 and (step.status != "done" or step.step == "modification-report-to-panel")), None)
