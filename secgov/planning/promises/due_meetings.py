"""What is due of meetings: they themselves, their agendas and papers, and what they are asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import attrs

from secgov.calendar.spoken_days import spoken
from secgov.explanation import Explanation
from secgov.model.bodies import body_name
from secgov.model.timetables import MeetingRecord, Timetable
from secgov.planning.lookups.year_calendar import NOTICES, notice_rule
from secgov.planning.network.runs import date_of
from secgov.planning.promises.due_answer import About, DueItem
from secgov.planning.promises.due_pace import Pace
from secgov.planning.promises.due_steps import due_day, meeting_of, why_stated
from secgov.planning.steps.asked import asked_on, body_asked
from secgov.planning.steps.basis import IN_THE_RHYTHM, Basis
from secgov.planning.steps.placing import PlacedStep

__all__ = ["meetings_due", "recommendations_due", "undated_meetings"]

# The statuses of the record of a meeting that has been.
_HELD: Final = frozenset({"done", "draft", "final"})


@attrs.frozen(eq=False)
class _Attended:
    """A meeting with the steps that are due at it, and what the file records of it."""

    body: str
    day: date
    steps: tuple[tuple[Pace, PlacedStep], ...]
    records: tuple[MeetingRecord, ...]
    cites: str

    @property
    def named(self) -> str:
        """Return the meeting as a person would say it."""
        return f"{body_name(self.body)} of {spoken(self.day)}"


def meetings_due(paces: Sequence[Pace], timetable: Timetable, basis: Basis) -> Iterator[DueItem]:
    """Yield each meeting that something is due at, or that is recorded, with its notice days."""
    for one in _attended(paces, timetable):
        yield _meeting(one, basis)
        yield from _notices(one, basis)


def _attended(paces: Sequence[Pace], timetable: Timetable) -> Iterator[_Attended]:
    """Yield the meetings, by their day and body, each once."""
    steps: dict[tuple[date, str], list[tuple[Pace, PlacedStep]]] = {}
    records: dict[tuple[date, str], list[MeetingRecord]] = {}
    for pace in paces:
        for placed in pace.steps:
            day, body = due_day(placed), meeting_of(placed)
            if body and day is not None:
                steps.setdefault((day, body), []).append((pace, placed))
    for record in timetable.meetings:
        if record.date is not None and record.status not in _HELD:
            records.setdefault((record.date, record.body), []).append(record)
    for day, body in sorted({*steps, *records}):
        known = tuple(records.get((day, body), ()))
        yield _Attended(body, day, tuple(steps.get((day, body), ())), known,
                        timetable.cites(known[0].line if known else None))


def _meeting(one: _Attended, basis: Basis) -> DueItem:
    about = [pace.about(placed, one.day, why_stated(placed, pace)) for pace, placed in one.steps]
    seen = {each.modification for each in about}
    covered = dict.fromkeys(each for record in one.records for each in record.covers)
    about += [About(each) for each in covered if each not in seen]
    others = [body for record in one.records for body in record.together_with]
    others += [body for _, placed in one.steps
               for body in (*placed.step.together_with, *placed.step.input_from)]
    kinds = {*(record.kind for record in one.records), *(placed.kind for _, placed in one.steps)}
    spelled = " and ".join(sorted(kinds - {""})).replace("-", " ")
    return DueItem(
        one.day, "meeting", one.body,
        f"{body_name(one.body)} meets{f' ({spelled})' if spelled else ''}",
        tuple(dict.fromkeys(body for body in others if body != one.body)), about=tuple(about),
        because=tuple(_known(one, basis)))


def _known(one: _Attended, basis: Basis) -> Iterator[Explanation]:
    """Yield how the day of the meeting is known."""
    series = basis.calendar.series.get(one.body)
    meeting = series.on(one.day) if series is not None else None
    if meeting is not None:
        says = "projected from the rhythm of its meetings" if meeting.projected else "a known day"
        clash = f", but {meeting.clash}" if meeting.clash else ""
        yield Explanation(f"{says}{clash}", "; ".join(meeting.sources))
    elif one.records:
        yield Explanation("the paper records it", one.cites)
    else:
        yield Explanation("the paper states it; the calendar does not have it", one.cites)


def _notices(one: _Attended, basis: Basis) -> Iterator[DueItem]:
    """Yield the last days of agenda and papers: of monthly Working Groups and of the Panel."""
    for body, by, name in NOTICES:
        rule = notice_rule(name, one.day, basis) if body == one.body else None
        if rule is None or rule.parameter is None:
            continue
        number = rule.parameter
        latest = basis.relation(number).latest(one.day.toordinal())
        day = date_of(basis.working_days.latest(latest))
        about = tuple(_noticed(pace, placed, rule.earlier, day) for pace, placed in one.steps
                      if placed.kind in ("", *IN_THE_RHYTHM)
                      and not any(other.act == rule.earlier for other in pace.case.steps))
        if about:
            kind, says = (("agenda", f"the agenda of {one.named} is confirmed")
                          if by == "agenda_by" else
                          ("papers", f"the papers for {one.named} are in"))
            yield DueItem(day, kind, "secas", says, about=about, because=(Explanation(
                f"{number.in_words()} ({rule.evidence.value}), before {one.named}, by {rule.id} "
                f"(register id {rule.register})", rule.cites),))


def _noticed(pace: Pace, placed: PlacedStep, prepares: str, day: date | None) -> About:
    """Return a modification of a meeting, with the float of what prepares its step."""
    on_route = pace.on_route(placed)
    prepared = on_route is not None and any(
        rule.later == placed.act for rule in pace.planned.rules if rule.earlier == prepares)
    room = pace.float_of(prepares, day) if prepared and day is not None else None
    return About(pace.id, placed.act, placed.name, "secas", placed.step.status, placed.window,
                 tuple(pace.conditions(placed.act, placed, placed.latest)), room)


def recommendations_due(
    timetable: Timetable, paces: Sequence[Pace], basis: Basis
) -> Iterator[DueItem]:
    """
    Yield what the paper asks of a body, on the day on which `decide` has it asked.

    What was asked on a day that is past is left out where each step that it names is recorded.
    """
    done = {f"{pace.id}:{name}" for pace in paces for step in pace.case.steps if step.done
            for name in (step.name, step.act)}
    for one in timetable.recommendations:
        body = body_asked(one, timetable)
        day, known = asked_on(one, timetable, basis)
        who = body_name(body) if body else "somebody"
        if one.agrees and done.issuperset(one.agrees):
            continue
        yield DueItem(
            day, "recommendation", body,
            f"recommendation {one.id}: {who} is asked to {one.asks or 'agree'}",
            about=tuple(About(agreed.partition(":")[0], "", agreed.partition(":")[2])
                        for agreed in one.agrees),
            because=(Explanation(known, timetable.cites(one.line)),))


def undated_meetings(timetable: Timetable) -> Iterator[DueItem]:
    """Yield each meeting that is recorded as still to come, without a day."""
    for record in timetable.meetings:
        if record.date is None and record.status not in _HELD:
            yield DueItem(
                None, "meeting", record.body, f"{body_name(record.body)} meets",
                record.together_with, about=tuple(map(About, record.covers)),
                because=(Explanation("no day stated", timetable.cites(record.line)),))
