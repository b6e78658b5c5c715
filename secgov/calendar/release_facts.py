"""
What is known of SEC Releases: go-lives, amendments, cut-offs and the rhythm, read from `data/`.

Every fact has the day from which it was known. A request to move a release is no amendment.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import attrs

from secgov.calendar.date_words import month_number
from secgov.calendar.series import MeetingSeries
from secgov.calendar.spoken_days import MONTHS, WEEKDAYS
from secgov.citation import Evidence, Force
from secgov.errors import Unanswerable
from secgov.wording import quoted

__all__ = ["Amendment", "CutOff", "ReleaseFact", "ReleasePattern", "read_release_name",
           "release_facts", "release_patterns", "written_name"]

_MONTH_YEAR = re.compile(r"([a-z]+)[ -]+((?:19|20)\d\d)")
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])")


@attrs.frozen
class Amendment:
    """
    A decision that moved a release: to `day`, or to a day from it to `window_until`.

    `asked` and `agreed` are empty where they were not seen; it counts from `known`.
    """

    day: date
    by: str
    known: date
    cites: str
    says: str
    window_until: date | None = None
    asked: date | None = None
    agreed: date | None = None


@attrs.frozen
class CutOff:
    """
    The last meeting of a body that a release waits for, for changes of one impact.

    It is named by a `month` ("2019-05") or by a `day`. One that is not `decisive` closes another
    scope than that of the changes of this impact.

    Raises:
        ValueError: Neither or both of `month` and `day` are given, or `month` is none.
    """

    release: str
    scope: str
    force: Force
    evidence: Evidence
    cites: str
    register: str
    known: date
    month: str = ""
    day: date | None = None
    impact: str = "dcc"
    decisive: bool = True

    def __attrs_post_init__(self) -> None:
        """Refuse a cut-off without a time, or with two."""
        if bool(self.month) == bool(self.day) or (
            self.month and not _YEAR_MONTH.fullmatch(self.month)
        ):
            raise ValueError(
                f'the cut-off of {self.release} has the month "{self.month}" and the day '
                f'{self.day}. Give either a month such as "2019-05" or a day.'
            )

    @property
    def body(self) -> str:
        """Return the body at whose meeting it is: of every cut-off that is known, the Panel."""
        return "panel"

    def last_day(self, series: MeetingSeries) -> date:
        """
        Return the day of the cut-off: its own, or that of the body's regular meeting in its month.

        Raises:
            Unanswerable: The body has no meeting in that month that can take place.
        """
        if self.day:
            return self.day
        year, month = map(int, self.month.split("-"))
        meeting = series.in_month(year, month)
        if meeting is None or meeting.clash:
            why = f", for {meeting.clash}" if meeting else ""
            raise Unanswerable(
                f"the cut-off of {self.release} is the Panel of {MONTHS[month - 1]} {year}, and no "
                f"meeting can take place then{why}. Add the meeting in the settings.")
        return meeting.day


@attrs.frozen
class ReleaseFact:
    """
    What a source or the settings say of one release; all but its name and source may be absent.

    `go_live` is known from `known`, by default from its own day; `earliest` opens a window that
    ends on it. `planned` is usable from `known`, by default always.
    """

    name: str
    cites: str
    go_live: date | None = None
    known: date | None = None
    planned: date | None = None
    earliest: date | None = None
    says: str = "goes live"
    amendments: tuple[Amendment, ...] = ()
    cut_offs: tuple[CutOff, ...] = ()


@attrs.frozen
class ReleasePattern:
    """The rhythm of the releases of one month of the year: which weekday of it, from what year."""

    month: str
    weekday: str
    nth: int
    since: int
    force: Force
    evidence: Evidence
    agrees: int
    of: int
    observed: tuple[int, int]
    cites: str
    register: str

    def day(self, year: int) -> date:
        """
        Return the day of the rhythm in *year*.

        >>> release_patterns()[2].day(2019)
        datetime.date(2019, 11, 7)
        """
        return _day_of(self, year)


@lru_cache(maxsize=256)
def _day_of(pattern: ReleasePattern, year: int) -> date:
    month = MONTHS.index(pattern.month) + 1
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    fitting = [day for day in days if WEEKDAYS[day.weekday()] == pattern.weekday]
    return fitting[pattern.nth - (pattern.nth > 0)]


def read_release_name(text: str) -> str:
    """
    Return the name of a release as the library writes it: the month and the year.

    Raises:
        ValueError: *text* is no name of that form.

    >>> [read_release_name(text) for text in ("nov-2019", "2019-11", "November 2019 SEC Release")]
    ['November 2019', 'November 2019', 'November 2019']
    """
    plain = re.sub(r"( sec)? release$", "", " ".join(text.casefold().split()))
    if found := _YEAR_MONTH.fullmatch(plain):
        return f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    found = _MONTH_YEAR.fullmatch(plain)
    number = month_number(found[1]) if found else None
    if found is None or number is None:
        raise ValueError(
            f'{quoted(text)} is no name of a release. Write "November 2019", "November 2019 SEC '
            'Release", "Nov 2019", "nov-2019" or "2019-11".'
        )
    return f"{MONTHS[number - 1]} {found[2]}"


def written_name(name: str) -> str:
    """Return a release's name as the library writes it; another name stays as it is."""
    try:
        return read_release_name(name)
    except ValueError:
        return name


@cache
def release_facts() -> tuple[ReleaseFact, ...]:
    """Return the releases of the shipped table, in its order."""
    return tuple(
        ReleaseFact(
            name=row["name"], cites=row["cites"], go_live=row["go_live"], known=row.get("known"),
            earliest=row.get("earliest"), says=row["says"],
            amendments=tuple(Amendment(**one) for one in row.get("amendment", ())),
            cut_offs=tuple(_cut_off(row["name"], one) for one in row.get("cut_off", ())))
        for row in _table()["release"]
    )


@cache
def release_patterns() -> tuple[ReleasePattern, ...]:
    """Return the rhythm of the releases, a row a month of the year."""
    return tuple(
        ReleasePattern(
            month=row["month"], weekday=row["weekday"], nth=row["nth"], since=row["from"],
            force=Force(row["force"]), evidence=Evidence(row["evidence"]), agrees=row["agrees"],
            of=row["of"], observed=(row["observed"][0], row["observed"][1]), cites=row["cites"],
            register=row["register"])
        for row in _table()["pattern"]
    )


def _table() -> dict[str, Any]:
    text = (files("secgov.calendar") / "data" / "releases.toml").read_text("utf-8")
    return tomllib.loads(text)


def _cut_off(release: str, row: dict[str, Any]) -> CutOff:
    return CutOff(**{**row, "release": release, "force": Force(row["force"]),
                     "evidence": Evidence(row["evidence"])})
