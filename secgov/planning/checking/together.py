"""Rules about several modifications of one timetable at once, asked once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from math import inf
from typing import Final

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

_REPORT: Final = "modification-report-to-panel"
_LATER: Final = " later"
_ON_HOLD: Final = ", even if only to report that it is still on hold."


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
    since = paper.dated or paper.meeting.date
    returns = {one.id: _return(rule, one, since, basis) for one in timetable.modifications}
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
            later = _LATER if _return(rule, one, None, basis) is not None else ""
            yield one.id, Judgement(
                f"no{later} date of return to the Panel is stated", mend=mend)


def _return(
    rule: Rule, modification: Modification, since: date | None, basis: Basis
) -> float | None:
    """
    Return the last day of the first return that is to come, or of its report's.

    What was to come before the day *since* is no return any more.
    """
    first = -inf if since is None else since.toordinal()
    days = ((place(step, 0, step.name, basis).latest, step) for step in modification.steps
            if step.step in rule.steps and step.when is not None)
    return next((day for day, step in days if (
        day >= first if step.status != "done" else step.step == _REPORT)), None)
