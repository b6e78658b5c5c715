"""The day on which a body can decide, and what is said of one on which it does not meet."""

from __future__ import annotations

from datetime import date

from secgov.calendar.spoken_days import spoken
from secgov.model.bodies import body_name
from secgov.planning.steps.asked import meetings_from
from secgov.planning.steps.basis import Basis

__all__ = ["meeting_for", "next_meeting"]


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


def next_meeting(basis: Basis, body: str, day: date) -> date | None:
    """Return the first meeting of *body* after *day* that is not past, or nothing."""
    return next(meetings_from(basis, body, max(day.toordinal() + 1, basis.as_of.toordinal())), None)
