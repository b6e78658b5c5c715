"""
Meetings that are known, and the rhythms in which the bodies meet, read from `data/`.

A rhythm is observed practice with exceptions, never law. A known meeting has the day on which
it became known, by default its own day.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable
from datetime import date, datetime, time
from functools import cache, lru_cache
from importlib.resources import files

import attrs

from secgov.calendar.spoken_days import WEEKDAYS
from secgov.citation import Evidence, Force

__all__ = ["KnownMeeting", "MeetingPattern", "known_meetings", "meeting_patterns"]


@attrs.frozen
class KnownMeeting:
    """
    A meeting that a source names: its body and day, and the day from which it was known.

    A regular one takes the place of the rhythm's day in its month; any other is extra.
    """

    body: str
    day: date
    regular: bool
    known: date
    cites: str
    note: str = ""


@attrs.frozen
class MeetingPattern:
    """
    The rhythm of a body: a weekday and the days of the month on which it may fall, or which one.

    `agrees` of `of` known meetings in the `observed` years fell on it.

    >>> panel = meeting_patterns()[0]
    >>> panel.says
    'the Panel meets on the Friday that falls on the 12th to 18th of the month'
    >>> panel.days(date(2019, 6, 30))[-2:]
    (datetime.date(2019, 5, 17), datetime.date(2019, 6, 14))
    """

    body: str
    says: str
    weekday: str
    since: date
    force: Force
    evidence: Evidence
    agrees: int
    of: int
    observed: tuple[int, int]
    cites: str
    register: str
    days_of_month: tuple[int, ...] = ()
    nth: int | None = None

    def days(self, last: date) -> tuple[date, ...]:
        """Return every day of the rhythm from its beginning to *last*."""
        return _days_of(self, last)


@lru_cache(maxsize=64)
def _days_of(pattern: MeetingPattern, last: date) -> tuple[date, ...]:
    from dateutil.rrule import MONTHLY, rrule, weekday

    on = weekday(WEEKDAYS.index(pattern.weekday), pattern.nth)
    found = rrule(MONTHLY, byweekday=on, bymonthday=pattern.days_of_month or None,
                  dtstart=datetime.combine(pattern.since, time.min),
                  until=datetime.combine(last, time.min))
    return tuple(moment.date() for moment in found)


@cache
def known_meetings() -> tuple[KnownMeeting, ...]:
    """Return the meetings of the shipped table, without the row whose body is disputed."""
    text = (files("secgov.calendar") / "data" / "meetings.csv").read_text(encoding="utf-8")
    return tuple(
        KnownMeeting(row["body"], date.fromisoformat(row["day"]), row["regular"] == "yes",
                     date.fromisoformat(row["known"]), row["cites"], row["note"])
        for row in csv.DictReader(text.splitlines()) if not row["disputed"]
    )


@cache
def meeting_patterns() -> tuple[MeetingPattern, ...]:
    """Return the rhythms of the shipped table."""
    text = (files("secgov.calendar") / "data" / "meeting_patterns.toml").read_text("utf-8")
    return tuple(
        MeetingPattern(
            body=row["body"], says=row["says"], weekday=row["weekday"], since=row["from"],
            force=Force(row["force"]), evidence=Evidence(row["evidence"]), agrees=row["agrees"],
            of=row["of"], observed=_pair(row["observed"]), cites=row["cites"],
            register=row["register"], days_of_month=tuple(row.get("days_of_month", ())),
            nth=row.get("nth"))
        for row in tomllib.loads(text)["pattern"]
    )


def _pair(years: Iterable[int]) -> tuple[int, int]:
    first, last = years
    return first, last
