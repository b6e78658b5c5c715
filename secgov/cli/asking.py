"""
What a question is asked on: the rule book, the calendar and the timetable that its words name.

Each part is imported when it is asked for, so that a count of days need not wait for planning.
"""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, TypedDict

if TYPE_CHECKING:
    from secgov.calendar.code_calendar import CodeCalendar
    from secgov.model.timetables import Timetable, When
    from secgov.planning.outlooks.supposed import Supposed
    from secgov.rules.rulebook import RuleBook
    from secgov.rules.settings import Settings

__all__ = ["Ground", "calendar_of", "ground_of", "rules_of", "supposed_of", "timetable_of"]

_YEAR: Final = re.compile(r"\b20[0-9]{2}\b")
_AHEAD: Final = 3
"""How many years past the day of the question the calendar reaches."""


class Ground(TypedDict):
    """The day, the rule book and the calendar of a question, by the names that answers take."""

    as_of: date
    rules: RuleBook
    calendar: CodeCalendar


def timetable_of(
    words: Namespace, as_of: date, settings: Settings | None
) -> tuple[Timetable, Ground]:
    """
    Return the timetable that *words* name, and the ground on which it is judged.

    Raises:
        UnusableInput: The file cannot be used.
    """
    from secgov.model.loading import load_timetable

    timetable = load_timetable(words.file)
    return timetable, ground_of(as_of, settings, timetable, asked=_asked(words))


def supposed_of(
    words: Namespace, as_of: date, settings: Settings | None
) -> tuple[Supposed, Ground]:
    """
    Return what *words* suppose of the timetable that they name, and the ground without it.

    Raises:
        UnusableInput: The file, or what is supposed, cannot be used.
    """
    from secgov.model.loading import load_timetable
    from secgov.planning.outlooks.supposed import suppose

    supposed = suppose(load_timetable(words.file), *words.what_if)
    return supposed, ground_of(as_of, settings, supposed.timetable, asked=_asked(words))


def ground_of(
    as_of: date, settings: Settings | None, *timetables: Timetable, asked: Sequence[str] = ()
) -> Ground:
    """
    Return the ground of a question on *timetables*.

    The calendar reaches past all that they state, and past the release and whatever else is
    *asked* of them.
    """
    last = max(_last_year(asked), *(_last_year(_stated(one)) for one in timetables))
    return {"as_of": as_of, "rules": rules_of(as_of, settings),
            "calendar": calendar_of(as_of, settings, last)}


def rules_of(as_of: date, settings: Settings | None) -> RuleBook:
    """Return the rule book as known on *as_of*, with what *settings* adopt."""
    from secgov.rules.loading import rulebook

    return rulebook(as_of, settings.adopted if settings else ())


def calendar_of(as_of: date, settings: Settings | None, year: int = 0) -> CodeCalendar:
    """Return the calendar to three years past *as_of*, or to *year* if that is later."""
    from secgov.calendar.bank_holidays import PROJECTED_THROUGH
    from secgov.calendar.code_calendar import CodeCalendar

    last = min(max(as_of.year + _AHEAD, year), PROJECTED_THROUGH.year)
    return CodeCalendar.smart_energy_code(
        as_of, through=date(last, 12, 31),
        holidays=settings.holidays if settings else (),
        meetings=settings.meetings if settings else (),
        releases=settings.releases if settings else ())


def _asked(words: Namespace) -> tuple[str, ...]:
    """Return the release that *words* ask about, and what they suppose."""
    return (getattr(words, "release", ""), *getattr(words, "what_if", ()))


def _stated(timetable: Timetable) -> list[When]:
    """Return every time that *timetable* states."""
    paper = timetable.paper
    stated = [record.date for record in timetable.meetings]
    stated += [paper.dated, paper.meeting.date if paper.meeting else None] if paper else []
    words: list[When] = list(stated)
    for one in timetable.modifications:
        words += [step.when for step in one.steps]
        words += [one.hold.since, one.hold.until, one.hold.ends_when] if one.hold else []
        words += [one.target_release.name] if one.target_release else []
    return words


def _last_year(words: Sequence[When]) -> int:
    """Return the year after the last that *words* name: what follows a date needs days."""
    return 1 + max((int(year) for when in words for year in _YEAR.findall(str(when))), default=0)
