"""
SEC Releases as known on a day: when each goes live, and why that is believed.

Scheduled releases come in February, June and November. Until a source says otherwise the day
of the rhythm is taken and marked as projected. An amendment counts from the day on which it
was known; the last one known wins, and what the settings say wins over what is shipped.
A go-live may be no Working Day, and in another month than the name says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType

import attrs

from secgov.calendar.bank_holidays import PROJECTED_THROUGH
from secgov.calendar.release_facts import (
    Amendment,
    CutOff,
    ReleaseFact,
    ReleasePattern,
    read_release_name,
    release_facts,
    release_patterns,
    written_name,
)
from secgov.calendar.spoken_days import spoken, spoken_month
from secgov.calendar.vague_dates import VagueDate
from secgov.calendar.working_days import WorkingDayCalendar
from secgov.errors import OutsideCalendar, Unanswerable
from secgov.explanation import Explanation

__all__ = ["Amendment", "CutOff", "Release", "ReleaseFact", "ReleasePattern", "Releases",
           "read_release_name", "release_facts", "release_patterns", "releases_known"]

_NEAR = 3
_YEAR = re.compile(r"(?:19|20)\d\d")


@attrs.frozen
class Release:
    """
    A release as known on a day.

    `planned` is the day it was first set for, `go_live` the day believed now; `window` is there
    while the day is known only within bounds. `projected` says that only the rhythm gives it.
    """

    name: str
    planned: date
    go_live: date
    window: VagueDate | None
    projected: bool
    ad_hoc: bool
    cites: str
    amendments: tuple[Amendment, ...]
    cut_offs: tuple[CutOff, ...]
    because: Explanation

    @property
    def year(self) -> int:
        """Return the year of the name, or of the go-live of an ad hoc release."""
        return self.go_live.year if self.ad_hoc else int(self.name[-4:])

    @property
    def earliest(self) -> date:
        """Return the first day on which it may go live."""
        return self.window.earliest if self.window else self.go_live

    @property
    def sources_differ(self) -> bool:
        """
        Return whether there is a window because its sources give several days for its go-live.

        A window that was granted begins on the release's day; sources that differ end on it.
        """
        return self.window is not None and self.window.latest == self.go_live

    @property
    def latest(self) -> date:
        """Return the last day on which it may go live."""
        return self.window.latest if self.window else self.go_live


@attrs.frozen
class Releases:
    """
    All releases as known on `as_of`, to `last`, in the order of their go-live.

    >>> england = WorkingDayCalendar.england_and_wales()
    >>> known = releases_known(england, as_of=date(2019, 10, 10))
    >>> print(known.named("nov-2019").because)
    November 2019 goes live from Sunday 24 November 2019 to Sunday 1 December 2019
      1. planned for Thursday 7 November 2019 by the rhythm of releases, projected  \
[secgov-observed-releases November, first Thursday in 3 of 5 from 2018 to 2022]
      2. the Authority agreed to 24 November 2019 with flexibility to 1 December 2019  \
[https://smartenergycodecompany.co.uk/november-2019-sec-release/]
    """

    as_of: date
    last: date
    releases: tuple[Release, ...] = attrs.field(repr=False)
    _by_name: Mapping[str, Release] = attrs.field(init=False, repr=False, eq=False)

    @_by_name.default
    def _names(self) -> Mapping[str, Release]:
        """Each release by its name in small letters, the first of that name."""
        return MappingProxyType({one.name.casefold(): one for one in reversed(self.releases)})

    def named(self, text: str) -> Release:
        """
        Return the release that *text* names in any form that `read_release_name` accepts.

        Ad hoc releases are named as they are written in the table, in any case.

        Raises:
            Unanswerable: No such release is known; the message names near ones.
        """
        wanted = " ".join(text.split()).casefold()
        found = self._by_name.get(wanted)
        if found is not None:
            return found
        name = written_name(wanted).casefold()
        if name in self._by_name:
            return self._by_name[name]
        if name[-4:].isdecimal():
            near = [one.name for one in self.releases
                    if not one.ad_hoc and one.name.endswith(name[-4:])]
        else:
            near = self._near(wanted)
        advice = f"Did you mean {', '.join(near)}?" if near else self._scheduled(name)
        raise Unanswerable(f'no release "{text}" is known on {self.as_of}. {advice}')

    def _near(self, wanted: str) -> list[str]:
        """Return the names like *wanted*: those to come first, the nearest before the others."""
        names = [one.name.casefold() for one in self.releases]
        like = {name for name in names if wanted and wanted in name} or set(
            get_close_matches(wanted, names, n=len(names)))
        near = sorted((one for one in self.releases if one.name.casefold() in like), key=lambda
                      one: (one.go_live < self.as_of, abs(one.go_live - self.as_of), one.name))
        return [one.name for one in near[:_NEAR]]

    def _scheduled(self, name: str) -> str:
        """Return which releases there are, and where this calendar ends before *name*, that."""
        first = next(one.name for one in self.releases if not one.ad_hoc)
        ends = (f"; this calendar ends in {spoken_month(self.last)}"
                if self.last < PROJECTED_THROUGH and name[-4:].isdecimal()
                and self.last.year < int(name[-4:]) <= PROJECTED_THROUGH.year else "")
        *months, last = (pattern.month for pattern in release_patterns())
        return (f"Scheduled releases are in {', '.join(months)} and {last}, from {first} on, and "
                f"can be projected to {spoken_month(PROJECTED_THROUGH)}{ends}.")

    def coming(self, day: date) -> tuple[Release, ...]:
        """Return the scheduled releases that go live, or still may, on or after *day*."""
        return tuple(one for one in self.releases if not one.ad_hoc and one.latest >= day)

    def in_year(self, year: int) -> tuple[Release, ...]:
        """
        Return the releases of *year*: by their name, ad hoc ones by their day.

        Raises:
            OutsideCalendar: The year lies beyond the calendar.
        """
        if year > self.last.year:
            raise OutsideCalendar(
                f"releases are known or projected to {self.last}, and the question is about "
                f"{year}. Take a calendar that reaches further."
            )
        return tuple(one for one in self.releases if one.year == year)


def releases_known(
    calendar: WorkingDayCalendar, *, as_of: date, extra: Iterable[ReleaseFact] = ()
) -> Releases:
    """
    Return every release as known on *as_of*, to the last day of *calendar*.

    Args:
        calendar: Says how far the rhythm is followed.
        as_of: A go-live, amendment or cut-off known only later is not used.
        extra: Facts from the settings; they win over shipped ones of the same release.
    """
    patterns = {pattern.month: pattern for pattern in release_patterns()}
    facts: dict[str, list[tuple[int, ReleaseFact]]] = {
        f"{pattern.month} {year}": [] for pattern in patterns.values()
        for year in range(pattern.since, calendar.last.year + 1)
        if pattern.day(year) <= calendar.last
    }
    for rank, source in enumerate((release_facts(), extra)):
        for fact in source:
            facts.setdefault(written_name(fact.name), []).append((rank, fact))
    found = []
    for name, about in facts.items():
        month, _, year = name.partition(" ")
        pattern = patterns.get(month) if _YEAR.fullmatch(year) else None
        rhythm = (pattern.day(int(year)), pattern.cites) if pattern else None
        if rhythm and rhythm[0] > calendar.last:
            rhythm = None
        said = sorted((one for rank, fact in about for one in _said(rank, fact)
                       if one.known <= as_of), key=lambda one: (one.rank, one.known))
        plan = _plan(rhythm, about, said, as_of)
        if plan is not None:
            found.append(_release(name, pattern is None, plan, about, said, as_of))
    ordered = sorted(found, key=lambda one: (one.go_live, one.name))
    return Releases(as_of, calendar.last, tuple(ordered))


@attrs.frozen
class _Said:
    """That a release goes live on a day, perhaps only within bounds; settings rank higher."""

    rank: int
    known: date
    day: date
    says: str
    cites: str
    bounds: tuple[date, date] | None = None


def _said(rank: int, fact: ReleaseFact) -> Iterator[_Said]:
    """Yield what *fact* says of the go-live: amendments first, then the go-live itself."""
    for one in fact.amendments:
        bounds = (one.day, one.window_until) if one.window_until else None
        yield _Said(rank, one.known, one.day, one.says, one.cites, bounds)
    if fact.go_live:
        bounds = (fact.earliest, fact.go_live) if fact.earliest else None
        yield _Said(rank, fact.known or fact.go_live, fact.go_live,
                    f"{fact.says} ({spoken(fact.go_live)})", fact.cites, bounds)


def _plan(rhythm: tuple[date, str] | None, about: list[tuple[int, ReleaseFact]],
          said: list[_Said], as_of: date) -> tuple[date, str, bool] | None:
    """Return the day first planned, its source, and whether only the rhythm gives it."""
    for _, fact in reversed(about):
        if fact.planned and (fact.known or as_of) <= as_of:
            return fact.planned, fact.cites, False
    if rhythm:
        return (*rhythm, True)
    return (said[0].day, said[0].cites, False) if said else None


def _release(name: str, ad_hoc: bool, plan: tuple[date, str, bool],
             about: list[tuple[int, ReleaseFact]], said: list[_Said], as_of: date) -> Release:
    """Return the release from its plan and from what was said of it, the last word winning."""
    planned, cites, by_rhythm = plan
    last = said[-1] if said else _Said(0, as_of, planned, "", cites)
    window = last.bounds and VagueDate(" to ".join(map(spoken, last.bounds)), *last.bounds)
    rhythm = " by the rhythm of releases, projected" if by_rhythm else ""
    parts = [Explanation(f"planned for {spoken(planned)}{rhythm}", cites)]
    parts += [Explanation(one.says, one.cites) for one in said]
    amendments = tuple(one for _, fact in about for one in fact.amendments)
    parts += [Explanation(f"asked on {spoken(one.asked)} for another day; a request is no "
                          "amendment", one.cites)
              for one in amendments if one.asked and one.asked <= as_of < one.known]
    given = [tuple(one for one in fact.cut_offs if one.known <= as_of) for _, fact in about]
    when = f"from {window.words}" if window else f"on {spoken(last.day)}"
    return Release(
        name, planned, last.day, window, by_rhythm and not said, ad_hoc, last.cites,
        tuple(one for one in amendments if one.known <= as_of),
        next((cut_offs for cut_offs in reversed(given) if cut_offs), ()),
        Explanation(f"{name} goes live {when}", parts=tuple(parts)))
