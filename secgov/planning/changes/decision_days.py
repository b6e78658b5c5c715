"""The days on which a body can decide: its meetings, and what is said of a day that is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from secgov.model.bodies import body_name
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.placing import spoken

__all__ = ["meeting_for", "meetings_from"]


def meetings_from(basis: Basis, body: str, start: float) -> Iterator[date]:
    """Yield the regular meetings of *body* from *start* on, with those that the paper records."""
    days = basis.meeting_days.get(body)
    for day in days.days if days is not None else ():
        if day >= start:
            yield date.fromordinal(day)


def meeting_for(basis: Basis, body: str, day: date) -> tuple[date, str]:
    """
    Return the meeting at which *body* can decide what it is asked for *day*, and why another one.

    A day that is past, one on which it meets, and one after which no meeting is known, stand as
    they are, without a reason.
    """
    meeting = next(meetings_from(basis, body, day.toordinal()), day)
    if meeting == day or day <= basis.as_of:
        return day, ""
    own = basis.calendar.series_of(body).on(day)
    why = (f"the meeting is a clash, for {own.clash}" if own is not None and own.clash else
           f"no meeting of {body_name(body)} is known or projected on that day")
    return meeting, f"its next meeting: it is asked for {spoken(day)}, but {why}"
