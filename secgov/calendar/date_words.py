"""
The words of one date phrase whose year is known: "early april", "q2", "week commencing 4 march".

What early, mid and late mean is our own convention, so it is the parameter `Thirds`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

import attrs

from secgov.calendar.spoken_days import MONTHS, WEEKDAYS, spoken_month

__all__ = ["UNDERSTOOD", "Thirds", "check_weekday", "days_of_phrase", "month_number"]

UNDERSTOOD: Final = (
    'a day ("15 March 2019", "Wednesday 3 April 2019", "2019-03-15"), a month ("May 2019"), a '
    'part of it ("early", "mid", "late", "start of" or "end of April 2019", "first half of May '
    '2019"), a week ("week commencing 4 March 2019"), a quarter ("Q2 2019", "second quarter of '
    '2019"), a year, a span ("across March and April 2019", "between A and B", "from A to B"), '
    '"by X" or "before X"'
)

_QUARTERS: Final = ("first", "second", "third", "fourth")
_PARTS: Final = MappingProxyType({
    "early": "early", "start": "early", "beginning": "early",
    "mid": "mid", "middle": "mid", "late": "late", "end": "late",
})
_DAY: Final = re.compile(rf"(?:({'|'.join(WEEKDAYS).lower()}) )?(\d\d?)(?:st|nd|rd|th)? ([a-z]+)")
_WEEK: Final = re.compile(r"week (?:commencing|beginning) (\d\d?)(?:st|nd|rd|th)? ([a-z]+)")
_QUARTER: Final = re.compile(rf"q([1-4])|({'|'.join(_QUARTERS)}) quarter")
_PART: Final = re.compile(rf"(?:(first|second) half |({'|'.join(_PARTS)}) )?([a-z]+)")


@attrs.frozen
class Thirds:
    """
    What "early", "mid" and "late" mean: first and last day of the month, both included.

    The default is our own convention; no source defines it. A last day beyond the end of a
    month is the month's last day.

    Raises:
        ValueError: A part does not begin in every month, or runs backwards.
    """

    early: tuple[int, int] = (1, 10)
    mid: tuple[int, int] = (11, 20)
    late: tuple[int, int] = (21, 31)

    def __attrs_post_init__(self) -> None:
        """Refuse parts that are none of every month."""
        for name in ("early", "mid", "late"):
            first, last = self.of(name)
            if not (1 <= first <= 28 and first <= last <= 31):
                raise ValueError(
                    f"{name} = ({first}, {last}) is no part of a month. Give a first day from 1 "
                    "to 28 and a last day from the first to 31."
                )

    def of(self, name: str) -> tuple[int, int]:
        """Return the first and last day of the part *name*: early, mid or late."""
        return {"early": self.early, "mid": self.mid, "late": self.late}[name]


def month_number(word: str) -> int | None:
    """
    Return the number of the month that *word* names in full or by three letters, or nothing.

    >>> month_number("nov"), month_number("November"), month_number("soon")
    (11, 11, None)
    """
    small = word.casefold()
    names = ((number, name.casefold()) for number, name in enumerate(MONTHS, 1))
    return next((number for number, name in names if small in (name, name[:3])), None)


def days_of_phrase(body: str, year: int, thirds: Thirds) -> tuple[date, date]:
    """
    Return the first and last day of a phrase in small letters, its year taken off.

    An empty phrase is the whole year. A weekday is not judged here: see `check_weekday`.

    Raises:
        ValueError: The phrase is not understood, or names a day that does not exist.

    >>> print(*days_of_phrase("second quarter", 2019, Thirds()))
    2019-04-01 2019-06-30
    """
    if not body:
        return date(year, 1, 1), date(year, 12, 31)
    if found := _QUARTER.fullmatch(body):
        quarter = int(found[1] or _QUARTERS.index(found[2]) + 1)
        return date(year, 3 * quarter - 2, 1), _day_of(year, 3 * quarter, 31)
    if found := _WEEK.fullmatch(body):
        start = _existing(int(found[1]), found[2], year)
        return start, start + timedelta(days=6)
    if found := _DAY.fullmatch(body):
        day = _existing(int(found[2]), found[3], year)
        return day, day
    if found := _PART.fullmatch(body):
        month = _month(found[3])
        start_day, end_day = _part(found[1], found[2], thirds)
        return date(year, month, start_day), _day_of(year, month, end_day)
    raise _not_understood()


def check_weekday(body: str, day: date) -> None:
    """
    Refuse a phrase that names another weekday than that of *day*, on which it was read.

    Raises:
        ValueError: The weekdays differ.
    """
    found = _DAY.fullmatch(body)
    if found and found[1] and WEEKDAYS[day.weekday()].lower() != found[1]:
        raise ValueError(
            f"{day.day} {spoken_month(day)} is a {WEEKDAYS[day.weekday()]}, "
            f"not a {found[1].capitalize()}. Correct the "
            "weekday or the day."
        )


def _part(half: str | None, third: str | None, thirds: Thirds) -> tuple[int, int]:
    """Return the first and last day of the month that the words before its name mean."""
    if third:
        return thirds.of(_PARTS[third])
    return (16, 31) if half == "second" else (1, 15) if half else (1, 31)


def _day_of(year: int, month: int, day: int) -> date:
    """Return that day of a month, or the month's last if it is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _existing(day: int, word: str, year: int) -> date:
    """Return a day that is written out, or refuse one that does not exist."""
    month = _month(word)
    if not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"there is no {day} {MONTHS[month - 1]} {year}. Write a day that exists.")
    return date(year, month, day)


def _month(word: str) -> int:
    number = month_number(word)
    if number is None:
        raise _not_understood()
    return number


def _not_understood() -> ValueError:
    return ValueError(f"these words are not understood as a date. Write {UNDERSTOOD}.")
