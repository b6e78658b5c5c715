"""Rules about work that pauses: steps during a hold, and the return to the Panel."""

from __future__ import annotations

from math import inf
from typing import Final

from secgov.model.acts import act
from secgov.model.timetables import Hold, Modification
from secgov.planning.cases import Case, Judged, day_of, hold_end, window_of
from secgov.planning.findings import Flip, Judgement
from secgov.planning.placing import PlacedStep, place
from secgov.rules.rule import Rule

__all__ = ["DURING_HOLD", "during_hold", "return_date"]

DURING_HOLD: Final = frozenset({
    "panel-update", "panel", "withdrawn", "adopted", "resumed", "put-on-hold",
    "recommended-to-close", "superseded", "grouped"})

_ON_HOLD: Final = ", even if only to report that it is still on hold."


def during_hold(rule: Rule, case: Case) -> Judged:
    """Yield each step that is to happen while the modification is on hold."""
    hold = case.modification.hold
    if hold is None:
        return
    since, until = _held(hold, case)
    for step in case.steps:
        outside = step.latest < since or step.earliest >= until
        if step.act in DURING_HOLD or step.done or not step.stated or outside:
            continue
        flips = (Flip("before", day_of(since)) if step.earliest < since
                 else Flip("from", day_of(until)) if step.latest >= until else None)
        yield step, Judgement(
            f"the modification is on hold ({hold.reason or 'no reason stated'}), yet "
            f"{act(step.act).says} {step.when()}",
            case.basis.possible(step.body).earliest(until), flips)


def _held(hold: Hold, case: Case) -> tuple[float, float]:
    """Return the first day of the hold and the day on which work can go on, infinite if open."""
    since, until = window_of(hold.since, case.basis), hold_end(hold, case.basis)
    ends = [step.latest for step in case.steps if step.act == "resumed" and step.stated]
    ends += [float(until.latest.toordinal())] if until is not None else []
    return float(since.earliest.toordinal()) if since is not None else -inf, min(ends, default=inf)


def return_date(rule: Rule, case: Case) -> Judged:
    """Yield that no day is stated on which the modification returns to the paper's Panel."""
    paper = case.timetable.paper
    if paper is None or paper.meeting is None or paper.meeting.body != "panel":
        return
    if not rule.in_force(case.basis.written) or case.modification.stage not in ("", "refinement"):
        return
    if _return(rule, case.modification, case):
        return
    group = case.modification.group
    others = {other.id: step.latest for other in case.timetable.modifications
              if group is not None and other.group is not None
              and other.group.name == group.name
              and (step := _return(rule, other, case)) is not None}
    if others:
        yield None, Judgement(
            f"no date of return to the Panel of its own is stated; it returns only with "
            f"{', '.join(others)}",
            flips=Flip("if it returns with the others, on", day_of(min(others.values()))))
    else:
        mend = rule.mend.removesuffix(".") + (_ON_HOLD if case.modification.hold else ".")
        yield None, Judgement("no date of return to the Panel is stated", mend=mend)


def _return(rule: Rule, modification: Modification, case: Case) -> PlacedStep | None:
    """Return the first return to the Panel that is still to come, or its report's."""
    return next((place(step, 0, step.name, case.basis) for step in modification.steps
                 if step.step in rule.steps and step.when is not None
                 and (step.status != "done" or step.step == "modification-report-to-panel")), None)
