"""What is due besides steps and meetings: things awaited, ends of holds, and actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from secgov.explanation import Explanation
from secgov.model.acts import act as act_named
from secgov.model.bodies import BODIES
from secgov.model.identifiers import read_identifier
from secgov.model.timetables import Awaiting, Timetable, WaitsOn
from secgov.planning.promises.due_answer import About, DueItem
from secgov.planning.promises.due_pace import Pace, actor_in
from secgov.planning.promises.due_steps import due_day
from secgov.planning.steps.cases import hold_end
from secgov.planning.steps.placing import PlacedStep, by_name

__all__ = ["actions_due", "awaited_due"]


def awaited_due(pace: Pace, paces: Mapping[str, Pace]) -> Iterator[DueItem]:
    """
    Yield what *pace* waits for; *paces* has all modifications by their key.

    A thing awaited is due by the day of the first step that it blocks; without one it has no day.
    """
    for awaited in pace.case.modification.awaiting:
        if awaited.is_open:
            yield _awaited(awaited, pace)
    for other in pace.case.modification.waits_on:
        yield from _waits_on(other, pace, paces.get(read_identifier(other.id)))
    yield from _hold(pace)


def _awaited(awaited: Awaiting, pace: Pace) -> DueItem:
    days = [_day(step, pace) for step in pace.steps
            if {step.name, step.act} & set(awaited.blocks)]
    since = f", since {awaited.since}" if awaited.since not in (None, "not stated") else ""
    why = [Explanation(f"awaited{since}", pace.case.timetable.cites(awaited.line))]
    named = by_name(pace.case.steps)
    acts = tuple(named[name].act if name in named else name for name in awaited.blocks)
    if acts:
        why.append(Explanation("it must come before "
                               f"{', and before '.join(act_named(act).says for act in acts)}"))
    return DueItem(
        min((day for day in days if day is not None), default=None), "awaited", awaited.who,
        awaited.what, about=(About(pace.id, "".join(acts[:1]), actor=awaited.who,
                                   status=awaited.status or "open", because=tuple(why)),))


def _day(step: PlacedStep, pace: Pace) -> date | None:
    """Return the day by which a step is due: the one stated, or its last day."""
    on_route = pace.on_route(step)
    if step.stated or on_route is None or on_route.done:
        return due_day(pace.as_said(step))
    last = pace.last_day(on_route)
    return last[0] if last is not None else None


def _waits_on(other: WaitsOn, pace: Pace, its: Pace | None) -> Iterator[DueItem]:
    """Yield another modification, or a step of it that is not done, that *pace* waits for."""
    named = by_name(its.case.steps) if its is not None else {}
    step = named.get(other.step)
    if step is not None and step.done:
        return
    act = step.act if step is not None else other.step
    why = Explanation(f"it waits on this{f' ({other.note})' if other.note else ''}",
                      pace.case.timetable.cites(pace.case.modification.line))
    yield DueItem(
        _day(step, its) if step is not None and its is not None else None, "awaited",
        actor_in(step) if step is not None else "",
        f"{other.id}: {act_named(act).says}" if act else f"the outcome of {other.id}",
        about=(About(pace.id, status="open", because=(why,)),))


def _hold(pace: Pace) -> Iterator[DueItem]:
    hold = pace.case.modification.hold
    if hold is None:
        return
    end = hold_end(hold, pace.case.basis)
    ends = "" if hold.ends_when in ("", "not stated") else f"; it ends when: {hold.ends_when}"
    why = Explanation(f"on hold: {hold.reason or 'no reason stated'}{ends}",
                      pace.case.timetable.cites(pace.case.modification.line))
    actor = _named_in(hold.ends_when) if isinstance(hold.ends_when, str) else ""
    yield DueItem(end.latest if end is not None else None, "hold-end", actor, "the hold ends",
                  about=(About(pace.id, actor=actor, stated=end, because=(why,)),))


def _named_in(text: str) -> str:
    """Return the body that *text* names first, in its own words, or nothing."""
    said = text.casefold()
    found = [(said.find(name), code) for code in BODIES.codes
             if (name := BODIES.says(code).removeprefix("the ").casefold()) in said]
    return min(found, default=(0, ""))[1]


def actions_due(timetable: Timetable) -> Iterator[DueItem]:
    """Yield every open action with its owner; a log of actions has no days."""
    for one in timetable.actions:
        if not one.is_open:
            continue
        ref = f"action {one.ref}" if one.ref else "an action"
        status = f", {one.status}" if one.status else ""
        updates = "".join(f"; {update}" for update in one.updates)
        # By the last meeting of the file, if both are numbered.
        ages = [age for meeting in timetable.meetings
                if (age := one.age_at(meeting)) is not None and age >= 0]
        old = f", {_age(max(ages))}" if ages else ""
        yield DueItem(
            None, "action", one.owner, one.what or "not stated",
            about=tuple(map(About, one.about)),
            because=(Explanation(f"{ref}{status}{old}{updates}",
                                 timetable.cites(one.line)),))


def _age(meetings: int) -> str:
    """Return in words how many meetings ago something was raised."""
    if not meetings:
        return "raised at this meeting"
    return f"raised {meetings} meeting{'s' if meetings > 1 else ''} before"
