"""What every question is asked on: a day, a calendar, a rule book, and what the paper adds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, TypeVar

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.counting import (
    OnDays,
    Relation,
)
from secgov.effective import plain_day
from secgov.errors import OutsideCalendar, UnusableInput
from secgov.model.acts import meeting_body
from secgov.model.timetables import MeetingRecord, Modification, Timetable
from secgov.planning.steps.reach import days_out_of_reach
from secgov.receipt import Receipt
from secgov.rules.rule import Parameter
from secgov.rules.rulebook import RuleBook

__all__ = ["IN_THE_RHYTHM", "Basis"]

T = TypeVar("T")
WORKING_GROUP: Final = "working-group"
OUTSIDE_THE_RHYTHM: Final = ("ad-hoc", "extraordinary")
IN_THE_RHYTHM: Final = ("monthly", "regular")
_KEPT: Final = 8
"""How much of what is made once a file is kept at most: the last of the files supposed."""


@attrs.frozen(slots=False, eq=False)
class Basis:
    """
    The day, calendar and rules of a question, with the meetings that its paper records, the one
    that it is for among them.

    `written` is the paper's day, from which a missing year is read; without a paper, `as_of`.
    `whose` is the modification that is asked about: it alone meets at a meeting outside the
    rhythm that covers it or, where that covers none, that one of its steps states. `common` is
    the basis that it shares with the others of its file.
    """

    as_of: date
    calendar: CodeCalendar
    rules: RuleBook
    written: date
    meetings: tuple[MeetingRecord, ...] = ()
    input_digest: str | None = None
    supposed: tuple[str, ...] = ()
    whose: Modification | None = None
    common: Basis | None = None
    _made: dict[tuple[object, int], tuple[Timetable, Any]] = attrs.field(
        factory=dict, init=False, repr=False)

    @classmethod
    def of(
        cls, timetable: Timetable, *, as_of: date, rules: RuleBook, calendar: CodeCalendar
    ) -> Basis:
        """
        Return the basis on which *timetable* is judged.

        Raises:
            TypeError: *as_of* is not a plain `date`.
            ValueError: The rules or the calendar were made as of another day.
            UnusableInput: The timetable states days that the calendar does not reach.
        """
        plain_day("as_of", as_of)
        wrong = [(name, made, mend) for name, made, mend in (
            ("rules", rules.as_of, "rulebook"),
            ("calendar", calendar.as_of, "CodeCalendar.smart_energy_code")) if made != as_of]
        if wrong:
            raise ValueError(
                f"the question is as of {as_of}, but "
                f"{' and '.join(f'the {name} as of {made}' for name, made, _ in wrong)}: make "
                f"{' and '.join(f'{name} by {mend}({as_of!r})' for name, _, mend in wrong)}")
        paper = timetable.paper
        written = paper.dated if paper is not None and paper.dated is not None else as_of
        problems = days_out_of_reach(
            timetable, calendar.working_days, as_of=as_of, written=written)
        if problems:
            raise UnusableInput(timetable.called, problems)
        own = paper.meeting if paper is not None else None
        meetings = (*timetable.meetings,
                    *([MeetingRecord(own.body, "regular", date=own.date)]
                      if own is not None else []))
        return cls(as_of, calendar, rules, written, meetings, timetable.digest[:16],
                   timetable.supposed)

    @property
    def receipt(self) -> Receipt:
        """Return what an answer on this basis was made from."""
        return Receipt(self.rules.digest, self.calendar.digest(), self.input_digest,
                       supposed=self.supposed)

    @property
    def working_days(self) -> OnDays:
        """Return the relation "on a Working Day"."""
        return self.calendar.on_working_days

    def asked_about(self, modification: Modification) -> Basis:
        """Return the same basis for *modification*, with the meetings that are meetings of it."""
        if self.whose is modification or not any(
                record.kind in OUTSIDE_THE_RHYTHM for record in self.meetings):
            return self
        return attrs.evolve(self, whose=modification, common=self.shared)

    @property
    def shared(self) -> Basis:
        """Return the basis of the whole file, which is the same for each modification of it."""
        return self if self.common is None else self.common

    def once(self, make: Callable[[Timetable, Basis], T], timetable: Timetable) -> T:
        """
        Return what *make* makes of *timetable* on the basis of its whole file.

        It is made once for all the modifications of the file that ask for it, as long as one and
        the same timetable is asked about; the last few files are kept as long as the basis is.
        """
        made = self.shared._made
        key = (make, id(timetable))
        if key not in made:
            if len(made) == _KEPT:
                del made[next(iter(made))]
            made[key] = (timetable, make(timetable, self.shared))
        found: T = made[key][1]
        return found

    @cached_property
    def own_meetings(self) -> tuple[MeetingRecord, ...]:
        """Return the recorded meetings without those that are only of other modifications."""
        return tuple(record for record in self.meetings if record.kind not in OUTSIDE_THE_RHYTHM
                     or (self.whose is not None and _meets(self.whose, record)))

    @cached_property
    def meeting_days(self) -> Mapping[str, OnDays]:
        """
        Return the days on which each body meets regularly, with those that the paper records.

        The meeting of the paper itself, and one that is recorded as of the rhythm, take the place
        of the one projected for their month.
        """
        days = dict(self.calendar.on_meetings)
        for record in self.own_meetings:
            if record.body in days and record.date is not None and record.kind != "ad-hoc":
                series = self.calendar.series_of(record.body)
                month = series.in_month(record.date.year, record.date.month)
                replaced = {month.day.toordinal()} if (
                    month is not None and month.projected
                    and record.kind in IN_THE_RHYTHM) else set()
                also = {*days[record.body].days} - replaced | {record.date.toordinal()}
                days[record.body] = OnDays(tuple(sorted(also)))
        return MappingProxyType(days)

    @cached_property
    def early_working_groups(self) -> OnDays:
        """Return the Working Days before Working Groups were monthly, and their meetings since."""
        meetings, pattern = self.meeting_days[WORKING_GROUP], self.calendar.series_of(
            WORKING_GROUP).pattern
        since = pattern.since.toordinal() if pattern is not None else 0
        early = self.working_days.days[:bisect_left(self.working_days.days, since)]
        return OnDays((*early, *meetings.days[bisect_left(meetings.days, since):]))

    def possible(self, body: str, also: float | None = None) -> OnDays:
        """
        Return the days on which a step of *body* can happen: its meetings, or Working Days.

        *also* adds one day of its own, such as a known extraordinary meeting, or a Saturday that
        is stated for what needs no meeting.
        """
        days = self.meeting_days.get(body, self.working_days)
        if also is None or also in (days.earliest(also), float("inf"), float("-inf")):
            return days
        place = bisect_left(days.days, also)
        return OnDays((*days.days[:place], int(also), *days.days[place:]))

    def between(self, start: date | None, end: date | None) -> int | None:
        """
        Return the Working Days in (*start*, *end*], negative where *end* is the earlier.

        Nothing where a day is not known, or lies outside the calendar.
        """
        if start is None or end is None:
            return None
        try:
            return self.calendar.working_days.between(start, end)
        except OutsideCalendar:
            return None

    def relation(self, parameter: Parameter) -> Relation:
        """Return the lower bound that a minimum or usual time is; people bound no days."""
        return parameter.relation(self.calendar.ranks)


def _meets(modification: Modification, record: MeetingRecord) -> bool:
    """Return whether *record*, a meeting outside the rhythm, is one of *modification*."""
    if record.covers:
        return modification.id in record.covers
    return any(step.when == record.date and meeting_body(step.step, step.body) == record.body
               for step in modification.steps)
