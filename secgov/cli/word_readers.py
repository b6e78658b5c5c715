"""How each kind of word of a command is read: days, counts, years."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import Final

from secgov.calendar.bank_holidays import KNOWN_FROM, PROJECTED_THROUGH
from secgov.errors import SecgovError

__all__ = ["WrongWords", "capacity_of", "count_of", "counted_of", "day_of", "known_day_of",
           "seed_of", "short", "year_of"]

_ISO_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_NUMBER: Final = 6


class WrongWords(SecgovError, ValueError):
    """The words of a command cannot be understood; the message names the word and the way out."""


def day_of(text: str) -> date:
    """
    Return the day that *text* writes in ISO form.

    Raises:
        WrongWords: It is written otherwise, or no such day exists.

    >>> day_of("2019-05-01")
    datetime.date(2019, 5, 1)
    """
    if not _ISO_DAY.fullmatch(text):
        raise WrongWords(f'"{short(text)}" is no day. Write year, month and day, as in '
                         "2019-05-01.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongWords(f"{text} is no day that exists. Correct the day.") from None


def count_of(text: str) -> int:
    """
    Return the whole number that *text* writes.

    Raises:
        WrongWords: It is no whole number, negative, or more than any calendar has days.
    """
    if re.fullmatch("-[0-9]+", text):
        raise WrongWords(f"{short(text)} Working Days cannot be counted. Write a number of 0 or "
                         'more, with "before" or "after".')
    if not re.fullmatch("[0-9]+", text):
        raise WrongWords(f'"{short(text)}" is no number of Working Days. Write it in digits, as '
                         "in 10.")
    if len(text) > _LONGEST_NUMBER:
        raise WrongWords(f"{short(text)} Working Days are more than any calendar has. Ask for "
                         "fewer.")
    return int(text)


def counted_of(text: str) -> int:
    """Return the whole number that *text* writes; else argparse says what is wrong with it."""
    if text.startswith("-"):
        raise argparse.ArgumentTypeError(f"{short(text)} Working Days cannot be counted. Write a "
                                         "number of 0 or more.")
    try:
        return count_of(text)
    except WrongWords as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def capacity_of(text: str) -> int:
    """Return the number of pieces of work that *text* writes; else argparse says what is wrong."""
    if not re.fullmatch(f"0*[1-9][0-9]{{0,{_LONGEST_NUMBER - 1}}}", text):
        raise argparse.ArgumentTypeError(f'"{short(text)}" is no number of pieces of work. Write 1 '
                                         "or more in digits, as in 6.")
    return int(text)


def seed_of(text: str) -> int:
    """Return the whole number that *text* writes; else argparse says what is wrong with it."""
    if not re.fullmatch("[0-9]{1,18}", text):
        raise argparse.ArgumentTypeError(f'"{short(text)}" is no seed. Write a whole number of 0 '
                                         "or more in digits, as in 1.")
    return int(text)


def known_day_of(text: str) -> date:
    """Return the day that *text* writes, if the calendar reaches it; else argparse says so."""
    try:
        day = day_of(text)
    except WrongWords as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not KNOWN_FROM <= day <= PROJECTED_THROUGH:
        raise argparse.ArgumentTypeError(f"{day} lies outside {KNOWN_FROM} to "
                                         f"{PROJECTED_THROUGH}. Ask as of a day within.")
    return day


def year_of(text: str) -> int:
    """Return the year that *text* writes, if the calendar has it; argparse says what is wrong."""
    first, last = KNOWN_FROM.year, PROJECTED_THROUGH.year
    if not re.fullmatch("[0-9]{4}", text) or not first <= int(text) <= last:
        raise argparse.ArgumentTypeError(f'"{short(text)}" is no year with a calendar. Write one '
                                         f"from {first} to {last}.")
    return int(text)


def short(text: str) -> str:
    """Return the beginning of *text*: nobody mends a word by reading a thousand letters of it."""
    return text if len(text) <= 40 else f"{text[:40]}..."
