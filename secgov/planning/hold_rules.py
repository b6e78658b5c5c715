"""The rule about work that pauses: no steps during a hold."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Final

from secgov.model.acts import act
from secgov.model.timetables import Hold
from secgov.planning.cases import Case, Judged, day_of, hold_end, window_of
from secgov.planning.findings import Finding, Flip, Judgement
from secgov.planning.placing import spoken
from secgov.rules.rule import Rule

__all__ = ["DURING_HOLD", "during_hold", "held_between", "judge_hold"]

DURING_HOLD: Final = frozenset({
    "panel-update", "panel", "withdrawn", "adopted", "resumed", "put-on-hold",
    "recommended-to-close", "superseded", "grouped"})

_ENDS_AFTER_ITS_START: Final = "hold.resumed-after-its-start"
_AFTER_IT: Final = ("Move it to {expected} or later, or say on the step why it is taken while the "
                    "hold lasts (because).")


def during_hold(rule: Rule, case: Case) -> Judged:
    """Yield each step that is to happen while the modification is on hold."""
    hold = case.modification.hold
    if hold is None:
        return
    since, until = held_between(hold, case)
    for step in case.steps:
        outside = step.latest < since or step.earliest >= until
        if step.act in DURING_HOLD or step.done or not step.stated or outside:
            continue
        flips = (Flip("before", day_of(since)) if step.earliest < since
                 else Flip("from", day_of(until)) if step.latest >= until else None)
        yield step, Judgement(
            f"the modification is on hold ({hold.reason or 'no reason stated'}), yet "
            f"{act(step.act).says} {step.when()}",
            case.basis.possible(step.body).earliest(until), flips,
            mend=_AFTER_IT if until < inf else "")


def judge_hold(case: Case) -> Iterator[Finding]:
    """Yield that a hold is said to end before it begins, which contradicts itself."""
    hold = case.modification.hold
    since = window_of(hold.since, case.basis) if hold is not None else None
    until = hold_end(hold, case.basis) if hold is not None else None
    if since is None or until is None or until.latest >= since.latest:
        return
    rule = case.rule(_ENDS_AFTER_ITS_START, since.latest)
    if rule is not None:
        flips = (Flip("if it begins up to", until.latest)
                 if until.latest >= since.earliest else None)
        yield from case.finds(rule, None, Judgement(
            f"the hold ends by {spoken(until.latest)}, {'perhaps ' if flips else ''}before it "
            f"begins, by {spoken(since.latest)}", float(since.latest.toordinal()), flips,
            mend="Correct one of the two days of the hold (since, until or ends_when)."))


def held_between(hold: Hold, case: Case) -> tuple[float, float]:
    """Return the first day of the hold and the day on which work can go on, infinite if open."""
    begins, until = window_of(hold.since, case.basis), hold_end(hold, case.basis)
    since = float(begins.earliest.toordinal()) if begins is not None else -inf
    # What resumed before this hold began ended another one.
    ends = [step.latest for step in case.steps
            if step.act == "resumed" and step.stated and step.latest >= since]
    ends += [float(until.latest.toordinal())] if until is not None else []
    return since, min(ends, default=inf)
