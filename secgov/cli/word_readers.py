"""How each kind of word of a command is read: days, counts, years."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date
from typing import Final

import attrs

from secgov.calendar.bank_holidays import KNOWN_FROM, PROJECTED_THROUGH
from secgov.errors import SecgovError

__all__ = ["Unread", "WrongWords", "capacity_of", "count_and_day_of", "count_of", "counted_of",
           "day_of", "days_of", "known_day_of", "seed_of", "short", "year_of"]

_ISO_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_NUMBER: Final = 6


class WrongWords(SecgovError, ValueError):
    """
    The words of a command cannot be understood; the message names each with the way out.

    `words` are all that were read, where only what some of them say is wrong.
    """

    def __init__(self, says: str, words: argparse.Namespace | None = None) -> None:
        """Keep what is wrong, and the *words* if they are known."""
        self.words = words
        super().__init__(says)


@attrs.frozen
class Unread:
    """A word in the place of what it should say, and what is wrong with it."""

    says: str

    @classmethod
    def unless(cls, read: Callable[[str], object], name: str) -> Callable[[str], object]:
        """Return *read*, giving what is wrong with the word called *name* instead of raising."""
        def kept(text: str) -> object:
            try:
                return read(text)
            except argparse.ArgumentTypeError as error:
                return cls(f"argument {name}: {error}")
        return kept


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


def days_of(first: str, second: str) -> tuple[date, date]:
    """
    Return the days that both texts write.

    Raises:
        WrongWords: One is no day; the message has both if neither is.
    """
    _say_both((day_of, first), (day_of, second))
    return day_of(first), day_of(second)


def count_and_day_of(count: str, day: str) -> tuple[int, date]:
    """
    Return the whole number and the day that the texts write.

    Raises:
        WrongWords: One is none; the message has both if neither is.
    """
    _say_both((count_of, count), (day_of, day))
    return count_of(count), day_of(day)


def _say_both(*readings: tuple[Callable[[str], object], str]) -> None:
    """Raise what is wrong with all that cannot be read."""
    wrong = []
    for read, text in readings:
        try:
            read(text)
        except WrongWords as error:
            wrong.append(str(error))
    if wrong:
        raise WrongWords("\n".join(wrong))


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
    if re.fullmatch("0*[1-9][0-9]*", text) and len(text.lstrip("0")) > _LONGEST_NUMBER:
        raise argparse.ArgumentTypeError(
            f"{short(text)} is more than the number of pieces of work can be. Write at most "
            f"{10 ** _LONGEST_NUMBER - 1:,}, without commas, or leave it out.")
    if not re.fullmatch("0*[1-9][0-9]*", text):
        raise argparse.ArgumentTypeError(f'"{short(text)}" is no number of pieces of work. Write 1 '
                                         "or more in digits, as in 6.")
    return int(text)


def seed_of(text: str) -> int:
    """Return the whole number that *text* writes; else argparse says what is wrong with it."""
    if re.fullmatch("[0-9]{19,}", text):
        raise argparse.ArgumentTypeError(f"{short(text)} is too long for a seed. Write a whole "
                                         "number of at most 18 digits.")
    if not re.fullmatch("[0-9]+", text):
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
