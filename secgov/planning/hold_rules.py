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

__all__ = ["DURING_HOLD", "during_hold", "judge_hold"]

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
    (since, begun), (ending, until) = _held(hold, case)
    for step in case.steps:
        outside = step.latest < since or step.first_stated >= until
        if step.act in DURING_HOLD or step.done or not step.stated or outside:
            continue
        flips = None
        if step.earliest < since:
            flips = Flip("before", day_of(since))
        elif step.latest >= until:
            flips = Flip("from", day_of(until))
        elif step.earliest < begun:
            flips = Flip("if the hold begins only after", day_of(step.latest))
        elif step.latest >= ending:
            flips = Flip("if the hold ends up to", day_of(step.earliest))
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
    if since is None or until is None \
            or (until.latest if until.deadline else until.earliest) >= since.latest:
        return
    rule = case.rule(_ENDS_AFTER_ITS_START, since.latest)
    if rule is not None:
        flips = None
        if until.latest >= since.latest:
            flips = Flip("if it ends on or after", since.latest)
        elif until.latest >= since.earliest:
            flips = Flip("if it begins up to", until.latest)
        yield from case.finds(rule, None, Judgement(
            f"the hold ends by {spoken(until.latest)}, {'perhaps ' if flips else ''}before it "
            f"begins, by {spoken(since.latest)}", float(since.latest.toordinal()), flips,
            mend="Correct one of the two days of the hold (since, until or ends_when)."))


def _held(hold: Hold, case: Case) -> tuple[tuple[float, float], tuple[float, float]]:
    """
    Return the first and last day on which it may begin, and on which work may go on again.

    Those of a hold whose end is open are infinite.
    """
    begins, until = window_of(hold.since, case.basis), hold_end(hold, case.basis)
    since = float(begins.earliest.toordinal()) if begins is not None else -inf
    begun = float(begins.latest.toordinal()) if begins is not None else -inf
    # What resumed before this hold began ended another one.
    ends = [(step.earliest, step.latest) for step in case.steps
            if step.act == "resumed" and step.stated and step.latest >= since]
    ends += [(until.earliest.toordinal(), until.latest.toordinal())] if until is not None else []
    return (since, begun), (min((first for first, _ in ends), default=inf),
                            min((last for _, last in ends), default=inf))
