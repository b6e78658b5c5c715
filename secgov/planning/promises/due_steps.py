"""What is due of the steps of a modification: the days stated, and the last days of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import inf
from types import MappingProxyType
from typing import Final

from secgov.calendar.counting import Counting
from secgov.calendar.spoken_days import spoken
from secgov.explanation import Explanation
from secgov.model.acts import act as act_named
from secgov.model.bodies import body_name
from secgov.planning.network.route_network import PlannedStep, actor_of, says_of
from secgov.planning.promises.due_answer import About, DueItem
from secgov.planning.promises.due_pace import NOT_STATED, Pace, actor_in
from secgov.planning.steps.cases import day_of
from secgov.planning.steps.placing import PlacedStep
from secgov.planning.steps.route_choice import WITH_IMPACT

__all__ = ["due_day", "meeting_of", "steps_due", "why_stated"]

_CLOSE: Final = "consultation-close"
_KINDS: Final = MappingProxyType({
    "preliminary-assessment-returned": "return", "impact-assessment-returned": "return",
    "refinement-consultation-closed": _CLOSE, "report-consultation-closed": _CLOSE,
    "request-for-information-closed": _CLOSE, "consultation-closed": _CLOSE})


def due_day(placed: PlacedStep) -> date | None:
    """Return the day by which a stated step is due: the last of its days, or None without one."""
    return day_of(placed.latest) if placed.stated else None


def meeting_of(placed: PlacedStep) -> str:
    """Return the body at whose meeting a step is due on its day, or an empty text."""
    if placed.window is None or placed.missing:
        return ""
    return placed.body or (placed.step.meeting_body if placed.window.is_exact else "")


def why_stated(placed: PlacedStep, pace: Pace) -> tuple[Explanation, ...]:
    """Return what the paper says of the day of a step, with its line."""
    notes = "".join(f"; {note}" for note in placed.window.notes) if placed.window else ""
    missing = f"; {placed.missing}" if placed.missing else ""
    says = f"stated as {placed.in_words()}" if placed.stated else placed.in_words()
    return (Explanation(f"{says}{notes}{missing}", pace.case.timetable.cites(placed.step.line)),)


def steps_due(pace: Pace) -> Iterator[DueItem]:
    """
    Yield what is due of the steps that are still to come.

    A step that a body takes at its own meeting is left to that meeting. A step without a day,
    stated or not, is due by its last day, if the plan gives it one.
    """
    for placed in pace.steps:
        if not meeting_of(placed) or actor_in(placed) != meeting_of(placed):
            yield _stated(placed, pace)
    for name, each in _open_steps(pace).items():
        yield from _unstated(each.planned.by_step[name], each, pace)


def _open_steps(pace: Pace) -> dict[str, Pace]:
    """Return the steps to come that nobody states, each with the pace on its first route."""
    found: dict[str, Pace] = {}
    for each in (pace, *(one for _, one in pace.by_impact)):
        days = each.runs.usual.days
        for step in each.planned.steps:
            if step.placed is None and not step.done and not step.of and days[step.step] != -inf:
                found.setdefault(step.step, each)
    return found


def _stated(placed: PlacedStep, pace: Pace) -> DueItem:
    step, day, why = placed.step, due_day(placed), why_stated(placed, pace)
    kind = _KINDS.get(placed.act, "step")
    on_route = pace.on_route(placed)
    if day is None and on_route is not None and not on_route.done:
        last = pace.last_day(on_route)
        if last is not None:
            day, kind, why = last[0], "last-day", (*why, *last[1])
    where = meeting_of(placed) or step.body
    apart = where not in ("", step.by, act_named(step.step).body)
    return DueItem(
        day, kind, actor_in(placed),
        _at(placed.act, where) if apart else act_named(placed.act).says,
        (*step.together_with, *step.input_from, *_invited(placed.act)),
        about=(pace.about(placed, day, why),))


def _at(act: str, where: str) -> str:
    """Return the act with the body at whose meeting it happens, where that is not the usual one."""
    says, body = act_named(act).says, body_name(where)
    return says.replace("a Sub-Committee", body) if act == "sub-committee" else f"{says}, at {body}"


def _unstated(step: PlannedStep, on: Pace, pace: Pace) -> Iterator[DueItem]:
    name = step.step
    if any(_is_stated(on.planned.by_step[rule.later]) for rule in on.planned.rules
           if rule.earlier == name and rule.parameter is not None
           and rule.parameter.counting is Counting.NOTICE):
        # What prepares a stated meeting is due by the notice of that meeting.
        return
    last = _last_day(step, on, pace)
    if last is not None:
        day, why = last
        yield DueItem(day, "last-day", actor_of(step), says_of(name), _invited(name), about=(About(
            pace.id, name, name, actor_of(step), NOT_STATED, None, tuple(pace.conditions(
                name, day=day.toordinal())),
            on.float_of(name, day), why),))


def _last_day(
    step: PlannedStep, on: Pace, pace: Pace
) -> tuple[date, tuple[Explanation, ...]] | None:
    """Return the last day of *step* and why: of two impacts the first, and each of them."""
    lasts = {impact: each.last_day(own) for impact, each in pace.by_impact
             if (own := each.planned.by_step.get(step.step)) is not None and not own.done}
    known = [last for last in lasts.values() if last is not None]
    if len({last and last[0] for last in lasts.values()}) < 2 or not known:
        return on.last_day(step)
    says = ", ".join(
        f"{WITH_IMPACT[impact]} {f'by {spoken(last[0])}' if last else 'no day would be in time'}"
        for impact, last in lasts.items())
    day, why = min(known, key=lambda last: last[0])
    return day, (Explanation(f"whether it impacts the DCC Systems is not known: {says}"), *why)


def _invited(act: str) -> tuple[str, ...]:
    """Return who else acts by then: the Parties, whose responses a consultation closes to."""
    return ("parties",) if _KINDS.get(act) == _CLOSE else ()


def _is_stated(step: PlannedStep) -> bool:
    return step.placed is not None and step.placed.stated
