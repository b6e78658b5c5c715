"""What a change of a repair says, by which rule it is lawful, and what is to be known of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import inf
from typing import Final

from secgov.calendar.working_days import WorkingDayCalendar
from secgov.errors import NotInForce
from secgov.model.acts import SPANS
from secgov.planning.placing import spoken
from secgov.planning.repair_answer import Change
from secgov.planning.repair_moves import Kind, Move
from secgov.planning.route_network import actor_of, says_of
from secgov.planning.runs import date_of
from secgov.planning.worlds import World

__all__ = ["change_of"]

_GIVING_UP: Final = (Kind.BY_EXCEPTION, Kind.NEXT_RELEASE)


def change_of(move: Move, words: tuple[str, ...], stated: World, repaired: World) -> Change:
    """Return *move*, supposed by *words*, as what leads from *stated* to *repaired*."""
    before, after = _days(move, stated, repaired)
    calendar = stated.basis.calendar.working_days
    rule = move.rule
    return Change(
        move.kind.value, move.step, _actor(move, repaired), before, after,
        None if move.kind in _GIVING_UP else _sooner(before, after, calendar), words,
        _says(move, before, after, repaired), rule.id if rule else "",
        rule.register if rule else "", rule.cites if rule else "",
        rule.force if rule else None, rule.evidence if rule else None,
        tuple(_advice(move, after, repaired)))


def _days(move: Move, stated: World, repaired: World) -> tuple[date | None, date | None]:
    """Return the day of the step, or of the go-live, before and after the change."""
    if move.kind is Kind.NEXT_RELEASE:
        return stated.release.go_live, repaired.release.go_live
    return _usual_day(move.step, stated), _usual_day(move.step, repaired)


def _usual_day(step: str, world: World) -> date | None:
    days = [branch.runs.usual.days[step] for branch in world.branches
            if step in branch.runs.planned.by_step]
    return date_of(max(days, default=inf))


def _sooner(
    before: date | None, after: date | None, calendar: WorkingDayCalendar
) -> int | None:
    return None if before is None or after is None else calendar.between(after, before)


def _actor(move: Move, world: World) -> str:
    match move.kind:
        case Kind.PANEL_AGREES_COST | Kind.STRAIGHT_TO_REPORT_PHASE | Kind.BY_EXCEPTION:
            return "panel"
        case Kind.EXTRAORDINARY_CHANGE_BOARD:
            return "change-board"
        case Kind.NEXT_RELEASE:
            return "proposer"
    return actor_of(world.branches[0].runs.planned.by_step[move.step])


def _says(move: Move, before: date | None, after: date | None, world: World) -> str:
    day = spoken(after) if after is not None else "a day that the calendar does not reach"
    match move.kind:
        case Kind.AD_HOC_WORKING_GROUP:
            return f"an ad hoc Working Group considers it on {day}"
        case Kind.PANEL_AGREES_COST:
            return f"the Panel agrees the cost of the Impact Assessment beforehand, on {day}"
        case Kind.EXTRAORDINARY_CHANGE_BOARD:
            what = "votes" if move.step == "change-board" else \
                "agrees the cost of the Impact Assessment"
            return f"an extraordinary Change Board {what} on {day}"
        case Kind.STRAIGHT_TO_REPORT_PHASE:
            return "the Panel sends it straight to the Report Phase when it converts it"
        case Kind.BY_EXCEPTION:
            return (f"the Panel includes it in the {world.release.name} Release by exception, with "
                    f"its report at the Panel of {day}")
        case Kind.NEXT_RELEASE:
            return f"it targets the {world.release.name} Release instead, which goes live on {day}"
    instead = f" instead of {spoken(before)}" if before is not None else ""
    return f"{says_of(move.step)} by {day}{instead}"


def _advice(move: Move, after: date | None, world: World) -> Iterator[str]:
    """Yield what is to be known of the change and is no rule."""
    match move.kind:
        case Kind.BRING_FORWARD:
            yield from _left(move.step, after, world)
        case Kind.AD_HOC_WORKING_GROUP if after is not None:
            yield from _monthly_days(after, world)
        case Kind.EXTRAORDINARY_CHANGE_BOARD:
            held = [one.day for one in world.basis.calendar.series_of("change-board").meetings
                    if not one.regular and one.day <= world.basis.as_of]
            known = ", ".join(map(spoken, held)) or "none is known by this day"
            yield ("no rule on such a meeting and no notice of it is sourced; those held before: "
                   f"{known}")
        case Kind.STRAIGHT_TO_REPORT_PHASE | Kind.BY_EXCEPTION:
            yield "it is for the Panel to decide, and what it will decide is not known"


def _left(step: str, after: date | None, world: World) -> Iterator[str]:
    """Yield how long a period is that ends on *after*, and how long it was taken to be."""
    span = next((one for one in SPANS if one.ends == step), None)
    begins = _usual_day(span.begins, world) if span is not None else None
    if span is None or begins is None or after is None:
        return
    days = world.basis.calendar.working_days.between(begins, after)
    usual = world.basis.rules.usual(span.begins, step, world.basis.as_of)
    taken = (f"; {usual.name} is {usual.in_words()} ({usual.evidence.value})"
             if usual is not None else "")
    yield (f"that leaves {days} Working Day{'' if days == 1 else 's'} from {spoken(begins)}, when "
           f"{says_of(span.begins)}{taken}")


def _monthly_days(meeting: date, world: World) -> Iterator[str]:
    """Yield the days of notice that a monthly meeting on that day would have."""
    basis = world.basis
    said = []
    for name, what in (("working-group.agenda-notice", "its agenda confirmed"),
                       ("working-group.papers-notice", "its papers published")):
        try:
            notice = basis.relation(basis.rules.parameter(name, meeting))
        except NotInForce:
            return
        day = date_of(basis.working_days.latest(notice.latest(meeting.toordinal())))
        if day is not None:
            said.append(f"{what} by {spoken(day)}")
    yield ("no notice of an ad hoc Working Group is sourced; a monthly one on that day would have "
           f"{' and '.join(said)}")
