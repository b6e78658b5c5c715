"""
Times as documents write them: a day, a part of a month, a quarter, and whether it can be used.

A pattern finds the words; whether there is such a day, and whether a file may say it so, is
asked of the words that were found. Nothing is corrected.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from secgov.calendar.spoken_days import MONTHS
from secgov.calendar.vague_dates import read_vague_date
from secgov.wording import quoted

__all__ = ["DAY", "MONTH", "TIME", "day_of", "last_month", "time_of", "unread"]

MONTH: Final = f"(?:{'|'.join(MONTHS)})"
_YEAR: Final = "(?: [0-9]{4})?"
_WEEKDAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? "
_ONE_DAY: Final = f"[0-9]{{1,2}}(?:st|nd|rd|th)? {MONTH}"
# A day with its year, as a head or a signature has it.
DAY: Final = f"(?:{_WEEKDAY})?{_ONE_DAY} [0-9]{{4}}"
_PART: Final = "(?:early|mid|late|(?:start|beginning|middle|end) of|(?:first|second) half of)[ -]"
_QUARTER: Final = "(?:Q[1-4]|(?:first|second|third|fourth) quarter)(?: of)? [0-9]{4}"
_WEEK: Final = "week (?:commencing|beginning) "
# Of two times either may come to be: "17 May or 7 June" tells no day.
_OR_ANOTHER: Final = (rf",? or (?:(?:in|on|by|at|for) )?(?:the )?(?:{_WEEKDAY}|{_PART})?"
                      rf"(?:{_ONE_DAY}|{MONTH}|{_QUARTER})")
# "By 30 June at the earliest" contradicts itself: it is no last day.
_EARLIEST: Final = r"[^,;.]{1,40} at the (?:very )?(?:earliest|soonest)\b"
# What follows is no digit: of "June 20191" nothing is read.
TIME: Final = (
    rf"(?:(?:across|between) {MONTH} and {MONTH}{_YEAR}|(?:\b(?:by|before) (?!{_EARLIEST}))?"
    r"(?:\bthe )?\b"
    rf"(?:(?:{_WEEKDAY}|{_WEEK})?{_ONE_DAY}{_YEAR}|{_QUARTER}|(?:{_PART})?{MONTH}{_YEAR}))"
    rf"\b(?! ?[0-9])(?!{_OR_ANOTHER})")

_DATED: Final = re.compile(DAY)
_WEEKDAY_FIRST: Final = re.compile(_WEEKDAY)
_ANY_DAY: Final = date(2019, 1, 1)  # Only whether the words are understood is asked.


def day_of(words: str) -> date | None:
    """
    Return the day that *words* write as "25 February 2020", or nothing.

    Nothing as well where there is no such day, or where it is another day of the week.

    >>> day_of("Tuesday 25 February 2020")
    datetime.date(2020, 2, 25)
    >>> day_of("30 February 2020"), day_of("Monday 25 February 2020"), day_of("February 2020")
    (None, None, None)
    """
    plain = " ".join(words.split())
    if not _DATED.fullmatch(plain):
        return None
    try:
        return read_vague_date(plain, as_of=_ANY_DAY).earliest
    except ValueError:
        return None


def time_of(words: str) -> date | str | None:
    """
    Return the day that *words* write, else the words if they are understood, else nothing.

    Without its year a day of the week says nothing and is left out.

    >>> time_of("by mid-May"), time_of("Wednesday 3 April"), time_of("31 April 2019")
    ('by mid-May', '3 April', None)
    """
    if unread(words):
        return None
    return day_of(words) if _DATED.fullmatch(words) else _WEEKDAY_FIRST.sub("", words)


def unread(words: str) -> str:
    """
    Return why *words* write no time that a file can say, or "".

    >>> unread("Friday 23 May 2019")
    '23 May 2019 is a Thursday, not a Friday'
    >>> unread("31 April 2019"), unread("by mid-May")
    ('there is no 31 April 2019', '')
    """
    said = " ".join(words.split())
    bare = said if _DATED.fullmatch(said) else _WEEKDAY_FIRST.sub("", said)
    try:
        read_vague_date(bare, as_of=_ANY_DAY)
    except ValueError as refused:
        return str(refused).removeprefix(f"{quoted(bare)}: ").partition(". ")[0]
    return ""


def last_month(name: str, day: date) -> str:
    """
    Return the last month called *name* that had begun on *day*, with its year.

    >>> last_month("December", date(2020, 2, 25))
    'December 2019'
    """
    return f"{name} {day.year if MONTHS.index(name) < day.month else day.year - 1}"
