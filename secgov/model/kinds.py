"""
The kinds of values that keys take: text, numbers, days, vague dates, identifiers, closed lists.

Each kind refuses a wrong value with what was expected and how to mend it, and never raises. A
day may also be written as ISO text, because neither JSON nor a sheet of text has dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Final

from secgov.calendar.vague_dates import read_vague_date
from secgov.errors import Problem
from secgov.model.identifiers import ModificationId
from secgov.model.reading import MANY_PROBLEMS, Kind, Problems, Spot, list_of, refused
from secgov.model.vocabulary import Vocabulary
from secgov.wording import described

__all__ = ["COUNT", "DAY", "FLAG", "FLAG_OR_WHEN", "IDENTIFIER", "INTEGER", "REFERENCE", "TEXT",
           "TEXT_OR_DAY", "TEXT_OR_NUMBER", "TIME_OF_DAY", "WHEN", "WHEN_OR_NOT_STATED",
           "either_list", "named", "one_of", "one_or_more"]

_ISO_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")
_NUMBER: Final = re.compile("-?[0-9]{1,18}")
_FLAGS: Final = (("true", True), ("yes", True), ("false", False), ("no", False))
_LONGEST_PHRASE: Final = 200
# Only whether words are understood is asked here; the days they mean are worked out later.
_ANY_DAY: Final = date(2019, 1, 1)


def named(expected: str, read: Callable[[str], Any], mend: str = "") -> Kind:
    """Return the kind of text that *read* understands; its ValueError says how to mend it."""

    def reading(spot: Spot, problems: Problems) -> Any:
        if not isinstance(spot.value, str):
            problems.append(refused(spot, expected, mend or "write it as text, in quotes"))
            return None
        try:
            return read(spot.value)
        except ValueError as error:
            problems.append(refused(spot, expected, mend or str(error).rstrip(".")))
            return None

    return Kind(reading)


def one_of(words: Vocabulary) -> Kind:
    """Return the kind of a closed list; a whole number is read as the word so written."""

    def reading(spot: Spot, problems: Problems) -> Any:
        text = str(spot.value) if _is_number(spot.value) else spot.value
        found = words.find(text) if isinstance(text, str) else None
        if found is None:
            near = isinstance(text, str) and len(problems) < MANY_PROBLEMS
            problems.append(refused(spot, words.noun, words.mend(text) if near
                                    else f"use one of: {', '.join(words.codes)}"))
        return found

    return Kind(reading)


def either_list(single: Kind, items: Kind) -> Kind:
    """Return the kind that is a list of *items*, or a *single* value."""

    def reading(spot: Spot, problems: Problems) -> Any:
        kind = items if isinstance(spot.value, list | tuple) else single
        return kind.read(spot, problems)

    def of_cell(text: str) -> Any:
        kind = items if ";" in text else single
        return kind.of_cell(text) if kind.of_cell else text

    return Kind(reading, of_cell)


def one_or_more(kind: Kind) -> Kind:
    """Return the kind that is a list of *kind*, or one alone; both are read to a tuple."""

    def reading(spot: Spot, problems: Problems) -> Any:
        value = kind.read(spot, problems)
        return None if value is None else (value,)

    return either_list(Kind(reading), list_of(kind))


def _is_number(value: object) -> bool:
    """Return whether *value* is a whole number that a person may have meant."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18


def _number_of_cell(text: str) -> Any:
    return int(text) if _NUMBER.fullmatch(text) else text


def _flag_of_cell(text: str) -> Any:
    return dict(_FLAGS).get(text.lower(), text)


def _read_number(spot: Spot, problems: Problems) -> Any:
    if _is_number(spot.value):
        return spot.value
    problems.append(refused(spot, "a whole number", "write digits alone, without quotes"))
    return None


def _read_count(spot: Spot, problems: Problems) -> Any:
    if not _is_number(spot.value) or spot.value >= 0:
        return _read_number(spot, problems)
    problems.append(refused(spot, "a whole number of 0 or more", "leave the minus sign out"))
    return None


def _read_flag(spot: Spot, problems: Problems) -> Any:
    if isinstance(spot.value, bool):
        return spot.value
    problems.append(refused(spot, "true or false", "write true or false, without quotes"))
    return None


def _read_text_or_number(spot: Spot, problems: Problems) -> Any:
    if _is_number(spot.value):
        return str(spot.value)
    return TEXT.read(spot, problems)


def _read_flag_or_when(spot: Spot, problems: Problems) -> Any:
    return spot.value if isinstance(spot.value, bool) else WHEN.read(spot, problems)


def _read_when_or_not_stated(spot: Spot, problems: Problems) -> Any:
    return spot.value if spot.value == "not stated" else WHEN.read(spot, problems)


def _read_day(spot: Spot, problems: Problems) -> Any:
    """Return the day, from a date or ISO text; a datetime and a day that is none are refused."""
    value, expected = spot.value, "a day, such as 2019-03-08"
    if isinstance(value, datetime):
        problems.append(refused(spot, expected, "write the day alone, without a time"))
    elif isinstance(value, date):
        return value
    elif isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            problems.append(Problem(spot.place, described(value), "a day that exists",
                                    f"correct the day: {error}"))
    else:
        problems.append(refused(spot, expected, "write year, month and day, as in 2019-03-08"))
    return None


def _read_text_or_day(spot: Spot, problems: Problems) -> Any:
    """Return a day where one is written, as a date or in ISO text, else the text as it stands."""
    value = spot.value
    a_day = isinstance(value, date) or (isinstance(value, str) and _ISO_DAY.fullmatch(value))
    return _read_day(spot, problems) if a_day else TEXT.read(spot, problems)


def _read_when(spot: Spot, problems: Problems) -> Any:
    """Return a day, or the words of a vague date as they were written."""
    value = spot.value
    if not isinstance(value, str) or _ISO_DAY.fullmatch(value):
        return _read_day(spot, problems)
    try:
        read_vague_date(value[:_LONGEST_PHRASE], as_of=_ANY_DAY)
    except ValueError as error:
        problems.append(refused(spot, "a day or words for a time that are understood",
                                str(error).rstrip(".")))
        return None
    return value


def _read_time(text: str) -> str:
    if not _TIME.fullmatch(text):
        raise ValueError('write hours and minutes, as in "10:00"')
    return text


def _read_time_of_day(spot: Spot, problems: Problems) -> Any:
    if isinstance(spot.value, time):
        return f"{spot.value:%H:%M}"
    return _TIME_TEXT.read(spot, problems)


def _read_reference(text: str) -> str:
    """Return "modification" or "modification:label" with the identifier in one form."""
    written, colon, label = text.partition(":")
    if colon and not label.strip():
        raise ValueError("write the label after the colon, or leave the colon out")
    return f"{ModificationId.read(written)}{colon}{label.strip()}"


TEXT: Final = named("text", str)
TEXT_OR_DAY: Final = Kind(_read_text_or_day)
TEXT_OR_NUMBER: Final = Kind(_read_text_or_number)
INTEGER: Final = Kind(_read_number, _number_of_cell)
COUNT: Final = Kind(_read_count, _number_of_cell)
FLAG: Final = Kind(_read_flag, _flag_of_cell)
DAY: Final = Kind(_read_day)
WHEN: Final = Kind(_read_when)
WHEN_OR_NOT_STATED: Final = Kind(_read_when_or_not_stated)
FLAG_OR_WHEN: Final = Kind(_read_flag_or_when, _flag_of_cell)
_TIME_TEXT: Final = named("a time of day", _read_time)
TIME_OF_DAY: Final = Kind(_read_time_of_day)
IDENTIFIER: Final = named("the identifier of a modification",
                          lambda text: str(ModificationId.read(text)))
REFERENCE: Final = named('a modification, or "modification:label" for one of its steps',
                         _read_reference)
