"""
Meeting series: the days on which a body meets, known ones and those that its rhythm gives.

A known regular meeting takes the place of the rhythm's day in its month, an extra one is
added, and a meeting that only the rhythm gives is marked as projected. A rhythm's day that is
no Working Day is a clash: it is listed, but nothing may happen on it until a source says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from datetime import date, timedelta

import attrs

from secgov.calendar.meetings import (
    KnownMeeting,
    MeetingPattern,
    known_meetings,
    meeting_patterns,
)
from secgov.calendar.working_days import WorkingDayCalendar
from secgov.errors import OutsideCalendar, Unanswerable, closest

__all__ = ["KnownMeeting", "Meeting", "MeetingPattern", "MeetingSeries", "known_meetings",
           "meeting_patterns", "meeting_series"]


@attrs.frozen
class Meeting:
    """
    A meeting of a body: known, or projected from its rhythm.

    `clash` is empty, or says why the day that the rhythm gives is no Working Day;
    `clash_cites` is the source of that.
    """

    body: str
    day: date
    regular: bool
    projected: bool
    clash: str
    cites: str
    note: str = ""
    clash_cites: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """Return where the meeting stands, and its clash, one source after the other."""
        listed = f"{self.cites};{self.clash_cites}".split(";")
        return tuple(one.strip() for one in listed if one.strip())


@attrs.frozen
class MeetingSeries:
    """
    The meetings of one body as known on `as_of`, to `last`; asking costs a bisection.

    `next`, `previous`, `after` and `before` give regular meetings that can happen: a clash is
    passed over. `on`, `in_month` and `in_year` list clashes too.

    >>> england = WorkingDayCalendar.england_and_wales()
    >>> panel = meeting_series("panel", england, as_of=date(2019, 8, 9))
    >>> panel.next(date(2019, 8, 1)).day
    datetime.date(2019, 8, 9)
    >>> panel.next(date(2019, 9, 1)).projected
    True
    """

    body: str
    as_of: date
    last: date
    meetings: tuple[Meeting, ...] = attrs.field(repr=False)
    pattern: MeetingPattern | None = attrs.field(default=None, repr=False)
    held: tuple[int, ...] = attrs.field(init=False, repr=False, eq=False)
    _regular: tuple[Meeting, ...] = attrs.field(init=False, repr=False, eq=False)
    regular_days: tuple[int, ...] = attrs.field(init=False, repr=False, eq=False)

    @held.default
    def _held(self) -> tuple[int, ...]:
        """Ordinals of the meetings, regular and extra, that can happen; each day once."""
        return tuple(sorted({one.day.toordinal() for one in self.meetings if not one.clash}))

    @_regular.default
    def _regular_ones(self) -> tuple[Meeting, ...]:
        return tuple(one for one in self.meetings if one.regular and not one.clash)

    @regular_days.default
    def _ordinals(self) -> tuple[int, ...]:
        """Ordinals of the regular meetings that can happen: what planning uses."""
        return tuple(one.day.toordinal() for one in self._regular)

    def next(self, day: date) -> Meeting:
        """Return the first regular meeting on or after *day*; `OutsideCalendar` if none is."""
        if type(day) is date:
            place = bisect_left(self.regular_days, day.toordinal())
            if place < len(self._regular):
                return self._regular[place]
        raise self._outside(day)

    def previous(self, day: date) -> Meeting:
        """Return the last regular meeting on or before *day*; `OutsideCalendar` if none is."""
        if type(day) is date:
            place = bisect_right(self.regular_days, day.toordinal())
            if place:
                return self._regular[place - 1]
        raise self._outside(day)

    def after(self, day: date) -> Meeting:
        """Return the first regular meeting after *day*, not on it; `OutsideCalendar` if none is."""
        return self.next(_checked(day) + timedelta(days=1))

    def before(self, day: date) -> Meeting:
        """Return the last regular meeting before *day*, not on it; `OutsideCalendar` if none is."""
        return self.previous(_checked(day) - timedelta(days=1))

    def on(self, day: date) -> Meeting | None:
        """Return the meeting on *day*, regular or extra, or nothing."""
        place = bisect_left(self.meetings, _checked(day), key=lambda one: one.day)
        found = self.meetings[place:place + 1]
        return found[0] if found and found[0].day == day else None

    def cleared(self, days: Collection[date]) -> MeetingSeries:
        """Return these meetings without the clashes on *days*; itself where there is none."""
        if not any(one.clash and one.day in days for one in self.meetings):
            return self
        return attrs.evolve(self, meetings=tuple(
            attrs.evolve(one, clash="", clash_cites="") if one.day in days else one
            for one in self.meetings))

    def in_month(self, year: int, month: int) -> Meeting | None:
        """Return the first regular meeting of that month, or nothing."""
        return next((one for one in self.in_year(year) if one.regular and one.day.month == month),
                    None)

    def in_year(self, year: int) -> tuple[Meeting, ...]:
        """
        Return every meeting of that year, clashes and extra ones included.

        Raises:
            OutsideCalendar: The series does not reach the year.
        """
        if year > self.last.year:
            raise self._outside(date(year, 1, 1))
        return tuple(one for one in self.meetings if one.day.year == year)

    def _outside(self, day: date) -> OutsideCalendar:
        """Return the error for a time that the series does not reach; a `datetime` is refused."""
        _checked(day)
        ones = self._regular
        known = f"run from {ones[0].day} to {ones[-1].day}" if ones else "are none"
        return OutsideCalendar(
            f"the {self.body} has no regular meeting there: asked about {day}, and those known "
            f"or projected {known}. Ask about a day within, take a calendar that reaches further, "
            "or add the meeting in the settings."
        )


def meeting_series(
    body: str,
    calendar: WorkingDayCalendar,
    *,
    as_of: date,
    extra: Iterable[KnownMeeting] = (),
    patterns: Iterable[MeetingPattern] | None = None,
) -> MeetingSeries:
    """
    Return the meetings of *body* as known on *as_of*, to the last day of *calendar*.

    Args:
        body: A code such as `panel`, `change-board`, `change-sub-committee`, `working-group`.
        calendar: Says which days of the rhythm are no Working Days, and how far it runs.
        as_of: Only meetings known by this day count; the rhythm is always usable.
        extra: Meetings from the settings, beside the shipped ones.
        patterns: The rhythms of the bodies; by default the shipped ones.

    Raises:
        Unanswerable: No rhythm and no meeting of *body* is known at all.
    """
    everything = (*known_meetings(), *extra)
    rhythms = tuple(meeting_patterns() if patterns is None else patterns)
    bodies = sorted({one.body for one in everything} | {one.body for one in rhythms})
    if body not in bodies:
        raise Unanswerable(f'no meetings of "{body}" are known: {closest(body, bodies)}')
    known = {
        (one.day, one.regular): Meeting(body, one.day, one.regular, False, "", one.cites, one.note)
        for one in everything if one.body == body and one.known <= as_of
    }
    settled = {(one.day.year, one.day.month) for one in known.values() if one.regular}
    pattern = next((one for one in rhythms if one.body == body), None)
    projected = [
        Meeting(body, day, True, True, calendar.why_not(day) or "", pattern.cites, pattern.says,
                calendar.source_of_closing(day))
        for day in pattern.days(calendar.last) if (day.year, day.month) not in settled
    ] if pattern else []
    meetings = sorted((*known.values(), *projected), key=lambda one: (one.day, not one.regular))
    return MeetingSeries(body, as_of, calendar.last, tuple(meetings), pattern)


def _checked(day: date) -> date:
    if type(day) is not date:
        raise TypeError(f"a day is a datetime.date, not {type(day).__name__}: {day!r}")
    return day
