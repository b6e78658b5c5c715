"""The calendar of a code: Working Days, meeting series and releases, as known on one day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

from secgov.calendar.bank_holidays import PROJECTED_THROUGH, BankHoliday
from secgov.calendar.counting import OnDays, WorkingDayRanks
from secgov.calendar.meetings import KnownMeeting, known_meetings, meeting_patterns
from secgov.calendar.releases import ReleaseFact, Releases, releases_known
from secgov.calendar.series import MeetingSeries, meeting_series
from secgov.calendar.working_days import WorkingDayCalendar
from secgov.effective import plain_day
from secgov.errors import Unanswerable, closest

__all__ = ["CodeCalendar", "Given"]

Given: TypeAlias = BankHoliday | KnownMeeting | ReleaseFact
"""A fact about days that comes from outside the shipped tables."""

_AHEAD: Final = 3


@attrs.frozen(eq=False, slots=False)
class CodeCalendar:
    """
    All that a question about days needs, holding only what was known on `as_of`.

    >>> code = CodeCalendar.smart_energy_code(date(2019, 3, 8))
    >>> code.series_of("working-group").next(date(2019, 5, 1)).day
    datetime.date(2019, 5, 1)
    >>> code.releases.named("November 2019").go_live
    datetime.date(2019, 11, 7)
    """

    as_of: date
    working_days: WorkingDayCalendar
    series: Mapping[str, MeetingSeries] = attrs.field(repr=False)
    releases: Releases = attrs.field(repr=False)
    given: tuple[Given, ...] = attrs.field(default=(), repr=False)

    @classmethod
    def smart_energy_code(
        cls,
        as_of: date,
        *,
        through: date | None = None,
        holidays: Iterable[BankHoliday] = (),
        meetings: Iterable[KnownMeeting] = (),
        releases: Iterable[ReleaseFact] = (),
    ) -> CodeCalendar:
        """
        Return the calendar of the Smart Energy Code as known on *as_of*.

        Args:
            as_of: The day of the question.
            through: The last day that must be reached; past 2026 bank holidays are projected. By
                default the last day of the third year after *as_of*, where that can be projected.
            holidays: One-off bank holidays from the settings.
            meetings: Known meetings from the settings, of bodies with or without a rhythm.
            releases: Facts about releases from the settings; they win over shipped ones.

        Raises:
            TypeError: *as_of* is not a plain `date`.
            OutsideCalendar: *through* lies past the last year that can be projected.
        """
        plain_day("as_of", as_of)
        closed, held, moved = tuple(holidays), tuple(meetings), tuple(releases)
        days = WorkingDayCalendar.england_and_wales(as_of=as_of, extra=closed)
        usual = date(min(as_of.year + _AHEAD, PROJECTED_THROUGH.year), 12, 31)
        days = days.reaching(through or usual)
        if through is not None:
            days.is_working_day(through)
        patterns = meeting_patterns()
        bodies = {one.body for one in (*known_meetings(), *held)} | {one.body for one in patterns}
        series = {body: meeting_series(body, days, as_of=as_of, extra=held, patterns=patterns)
                  for body in sorted(bodies)}
        return cls(as_of, days, MappingProxyType(series),
                   releases_known(days, as_of=as_of, extra=moved), (*closed, *held, *moved))

    def known_on(self, as_of: date) -> CodeCalendar:
        """Return this calendar as it was known on *as_of*, with the facts that it was given."""
        return self._remade(as_of, (), self.working_days.last)

    def given_also(self, *facts: Given) -> CodeCalendar:
        """Return this calendar with more *facts*; as from settings, they win over shipped ones."""
        return self._remade(self.as_of, facts, self.working_days.last)

    def widened(self) -> CodeCalendar:
        """
        Return this calendar with the years that can be projected, or itself if it has no more.

        >>> CodeCalendar.smart_energy_code(date(2019, 3, 8)).widened().working_days.last
        datetime.date(2050, 12, 31)
        """
        days = self.working_days.widened()
        return self if days is self.working_days else self._remade(self.as_of, (), days.last)

    def _remade(self, as_of: date, facts: tuple[Given, ...], through: date) -> CodeCalendar:
        given = (*self.given, *facts)
        return self.smart_energy_code(
            as_of, through=through,
            holidays=(one for one in given if isinstance(one, BankHoliday)),
            meetings=(one for one in given if isinstance(one, KnownMeeting)),
            releases=(one for one in given if isinstance(one, ReleaseFact)))

    def opened(self, days: Collection[date]) -> CodeCalendar:
        """Return this calendar as if *days*, whatever closes them, were Working Days."""
        table = self.working_days
        shut = table.closed - {day.toordinal() for day in days}
        series = {body: one.cleared(days) for body, one in self.series.items()}
        return attrs.evolve(
            self, series=MappingProxyType(series),
            working_days=WorkingDayCalendar.from_closed_days(
                table.jurisdiction, table.definition, table.first, table.last, shut,
                known_through=table.known_through, as_of=table.as_of))

    def series_of(self, body: str) -> MeetingSeries:
        """Return the meetings of *body*; `Unanswerable` names the bodies that are known."""
        if body not in self.series:
            raise Unanswerable(
                f'no meetings of "{body}" are known: {closest(body, tuple(self.series))}')
        return self.series[body]

    def meeting_days(self, body: str) -> tuple[int, ...]:
        """Return the ordinals of the regular meetings of *body* that can happen."""
        return self.series_of(body).regular_days

    @cached_property
    def ranks(self) -> WorkingDayRanks:
        """Return the Working Days as ordinals, for counting without dates."""
        return WorkingDayRanks.of(self.working_days)

    @cached_property
    def on_working_days(self) -> OnDays:
        """Return the relation "on a Working Day"."""
        return OnDays(self.ranks.ordinals)

    @cached_property
    def on_meetings(self) -> Mapping[str, OnDays]:
        """Return the relation "on a regular meeting" of each body."""
        return MappingProxyType({
            body: OnDays(series.regular_days) for body, series in self.series.items()})

    @cached_property
    def _digest(self) -> str:
        found = sha256()
        data = files("secgov.calendar") / "data"
        for table in sorted(data.iterdir(), key=lambda one: one.name):
            found.update(f"{table.name}\n".encode() + table.read_bytes())
        for fact in self.given:
            known = fact.announced if isinstance(fact, BankHoliday) else fact.known
            if known is None or known <= self.as_of:
                found.update(f"{fact!r}\n".encode())
        return found.hexdigest()[:16]

    def digest(self) -> str:
        """
        Return 16 hexadecimal digits that change when the shipped tables or the given facts do.

        A fact that was given as known only after `as_of` is left out: it changes no answer.
        """
        return self._digest
