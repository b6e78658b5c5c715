"""Whether the calendar of a question reaches every day that a timetable states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from secgov.calendar.vague_dates import read_vague_date
from secgov.calendar.working_days import WorkingDayCalendar
from secgov.errors import Problem
from secgov.model.timetables import Timetable, When

__all__ = ["days_out_of_reach"]


def days_out_of_reach(
    timetable: Timetable, calendar: WorkingDayCalendar, *, as_of: date, written: date
) -> list[Problem]:
    """Return a problem for each stated time that begins or ends outside *calendar*."""
    problems: list[Problem] = []
    for place, when in _stated(timetable):
        if when is None or when == "not stated":
            continue
        if isinstance(when, str):
            window = read_vague_date(when, as_of=as_of, written=written)
            first, last = window.earliest, window.latest
        else:
            first = last = when
        if not (calendar.first <= first and last <= calendar.last):
            problems.append(Problem(
                place, str(when), f"a day from {calendar.first} to {calendar.last}, which the "
                "calendar reaches", "correct the day, or ask with a calendar that reaches it"))
    return problems


def _stated(timetable: Timetable) -> Iterator[tuple[str, When]]:
    """Yield each time that the timetable states, with the place where it stands."""
    paper = timetable.paper
    if paper is not None:
        yield "[paper] dated", paper.dated
        yield "[paper] meeting.date", paper.meeting.date if paper.meeting is not None else None
    for meeting in timetable.meetings:
        yield f"[[meeting]] {meeting.body} date", meeting.date
    for modification in timetable.modifications:
        named = f"[[modification]] {modification.id}"
        if modification.hold is not None:
            yield f"{named} hold.since", modification.hold.since
            yield f"{named} hold.until", modification.hold.until
        for number, step in enumerate(modification.steps, 1):
            yield f"{named} steps[{number}].when", step.when
