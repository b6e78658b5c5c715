"""The rule about work that pauses: no steps during a hold."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Final

from secgov.calendar.spoken_days import spoken
from secgov.model.acts import act
from secgov.planning.steps.cases import Case, Judged, day_of, hold_end, window_of
from secgov.planning.steps.findings import Finding, Flip, Judgement, perhaps
from secgov.planning.steps.placing import PlacedStep
from secgov.rules.rule import Rule

__all__ = ["DURING_HOLD", "during_hold", "held_between", "judge_hold", "open_hold_told"]

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
    (since, begun), (ending, until) = held_between(case)
    for step in case.steps:
        outside = step.latest < since or step.first_stated >= until
        if step.act in DURING_HOLD or step.done or not step.stated or outside:
            continue
        flips = _flips(step, since, begun, ending, until)
        begins = f"from {spoken(day_of(since))} " if since > -inf else ""
        latest = " at the latest" if ending < until else ""
        ends = (f"until {spoken(day_of(until))}{latest}" if until < inf else
                f'with no day for its end, which is "{hold.ends_when}"'
                if hold.ends_when not in ("", "not stated") else "with no end stated")
        yield step, Judgement(
            f"the modification is on hold ({hold.reason or 'no reason stated'}) {begins}{ends}, "
            f"and {act(step.act).says} {step.when()}, {perhaps(flips)}while that lasts",
            case.basis.possible(step.body).earliest(until), flips,
            mend=_AFTER_IT if until < inf else "")


def _flips(
    step: PlacedStep, since: float, begun: float, ending: float, until: float
) -> Flip | None:
    """Return which days of *step*, or of the two ends of the hold, leave it outside, if some do."""
    if step.earliest < since:
        ends = f" until the hold ends on {spoken(day_of(until))}" if until < inf else ""
        return Flip("before", day_of(since), f"and broken from that day on{ends}")
    if step.latest >= until:
        return Flip.since(day_of(until))
    if step.first_stated < begun:
        return Flip("if the hold begins only after", day_of(step.latest),
                    "and perhaps broken if it begins by then")
    return Flip.up_to(day_of(step.first_stated), "the hold ends") if step.latest >= ending else None


def judge_hold(case: Case) -> Iterator[Finding]:
    """Yield that a hold is said to end before it begins, which contradicts itself."""
    hold = case.modification.hold
    since = window_of(hold.since, case.basis) if hold is not None else None
    until = hold_end(hold, case.basis) if hold is not None else None
    if since is None or until is None \
            or until.first_stated >= since.latest:
        return
    rule = case.rule(_ENDS_AFTER_ITS_START, since.latest)
    if rule is not None:
        flips = None
        if until.latest >= since.latest:
            flips = Flip.since(since.latest, "it ends")
        elif until.latest >= since.earliest:
            flips = Flip.up_to(until.latest, "it begins")
        ends = "on" if until.is_exact else "by"
        begins = "begins on" if since.is_exact else "begins, at the latest on"
        yield from case.finds(rule, None, Judgement(
            f"the hold ends {ends} {spoken(until.latest)}, {perhaps(flips)}before it {begins} "
            f"{spoken(since.latest)}", float(since.latest.toordinal()), flips,
            mend="Correct one of the two days of the hold (since, until or ends_when)."))


def open_hold_told(case: Case) -> Iterator[str]:
    """Yield what days that are planned suppose of a hold of which no end is stated."""
    if case.modification.hold is not None and held_between(case)[1][1] == inf:
        yield ("it is on hold with no end stated: the earliest days suppose that work resumes at "
               "once")


def held_between(case: Case) -> tuple[tuple[float, float], tuple[float, float]]:
    """
    Return the first and last day on which it may begin, and on which work may go on again.

    Those of a hold whose end is open are infinite; without a hold no day lies between.
    """
    hold = case.modification.hold
    if hold is None:
        return (inf, inf), (-inf, -inf)
    begins, until = window_of(hold.since, case.basis), hold_end(hold, case.basis)
    since = float(begins.first_stated.toordinal()) if begins is not None else -inf
    begun = float(begins.latest.toordinal()) if begins is not None else -inf
    # What resumed before this hold began ended another one.
    ends = [(step.first_stated, step.latest) for step in case.steps
            if step.act == "resumed" and step.stated and step.latest >= since]
    if until is not None:
        ends.append((until.first_stated.toordinal(), until.latest.toordinal()))
    return (since, begun), (min((first for first, _ in ends), default=inf),
                            min((last for _, last in ends), default=inf))
