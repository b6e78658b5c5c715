"""The keys of a file of settings, and what each may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from secgov.calendar.bank_holidays import KNOWN_FROM, PROJECTED_THROUGH
from secgov.calendar.counting import Counting
from secgov.calendar.releases import read_release_name, release_facts, release_patterns
from secgov.calendar.spoken_days import WEEKDAYS, spoken
from secgov.errors import Problem
from secgov.model.bodies import BODIES
from secgov.model.kinds import DAY, FLAG, INTEGER, TEXT, named, one_of
from secgov.model.reading import Field, Kind, Problems, Spot, Table, refused, tables
from secgov.model.vocabulary import Vocabulary, Word
from secgov.rules.rule import Unit

__all__ = ["ADOPTION", "SETTINGS"]

_MONTH: Final = re.compile("[0-9]{4}-(0[1-9]|1[0-2])")
# More than any period of the Code; what is longer would leave the calendar, whatever the unit.
_LARGEST: Final = 1_000
_UNITS: Final = Vocabulary("a unit", tuple(Word(one.value, one.value) for one in Unit))
_COUNTINGS: Final = Vocabulary("a counting", tuple(Word(one.value, one.value) for one in Counting))
_EFFECTS: Final = Vocabulary("an effect", (
    Word("added", "the day becomes a bank holiday"),
    Word("removed", "the day is no bank holiday any more"),
))
_IMPACTS: Final = Vocabulary("an impact that has cut-offs", (
    Word("dcc", "the DCC Systems are affected"),
))


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("name the document and the place in it")
    return text.strip()


def _release_name(text: str) -> str:
    """Return the name of a scheduled release, or of an ad hoc one in words that say so."""
    shipped = {one.name.casefold(): one.name for one in release_facts()}
    plain = " ".join(text.split())
    if plain.casefold() in shipped:
        return shipped[plain.casefold()]
    if "ad hoc" in plain.casefold():
        return plain
    name = read_release_name(plain)
    first, last = KNOWN_FROM.year, PROJECTED_THROUGH.year
    if not first <= int(name[-4:]) <= last:
        raise ValueError(f"name a release from {first} to {last}")
    return name


def _read_value(spot: Spot, problems: Problems) -> Any:
    """Return a whole number that no period of the Code exceeds."""
    value = INTEGER.read(spot, problems)
    if value is not None and not 0 <= value <= _LARGEST:
        problems.append(refused(spot, f"a number from 0 to {_LARGEST:,}", "correct the number"))
        return None
    return value


def _read_day(spot: Spot, problems: Problems) -> Any:
    """Return a day that the calendar can reach."""
    day = DAY.read(spot, problems)
    if day is not None and not KNOWN_FROM <= day <= PROJECTED_THROUGH:
        problems.append(refused(spot, f"a day from {KNOWN_FROM} to {PROJECTED_THROUGH}",
                                "correct the day"))
        return None
    return day


def _read_meeting(spot: Spot, problems: Problems) -> Any:
    """Return the month in which the regular meeting is meant, or a day."""
    if not isinstance(spot.value, str) or not _MONTH.fullmatch(spot.value):
        return _read_day(spot, problems)
    if not KNOWN_FROM.year <= int(spot.value[:4]) <= PROJECTED_THROUGH.year:
        problems.append(refused(
            spot, f"a month from {KNOWN_FROM:%Y-%m} to {PROJECTED_THROUGH:%Y-%m}",
            "correct the month"))
        return None
    return spot.value


def _can_be_removed(spot: Spot, made: dict[str, Any]) -> Iterator[Problem]:
    """Yield a problem where a Saturday or a Sunday is to be no bank holiday any more."""
    day = made.get("date")
    if made.get("effect") == "removed" and isinstance(day, date) and day.weekday() > 4:
        yield Problem(spot.place, spoken(day), "a day from Monday to Friday",
                      "leave it out: only a bank holiday can be taken away, and a "
                      f"{WEEKDAYS[day.weekday()]} is no Working Day without one")


def _says_something(spot: Spot, made: dict[str, Any]) -> Iterator[Problem]:
    """Yield a problem where a release is named and nothing is said of it."""
    if "planned" not in spot.value and "go_live" not in spot.value:
        yield Problem(spot.place, "neither planned nor go_live", "at least one of the two",
                      "say for which day it is planned or on which it goes live")


def _releases_fit(spot: Spot, made: dict[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each release with two tables, and each cut-off of no known release."""
    names = [one["name"] for key in ("release", "releases") for one in made.get(key, ())]
    for name in dict.fromkeys(names):
        if name and names.count(name) > 1:
            yield Problem(f"[[release]] {name}", "two tables of one release", "each release once",
                          "put what is known into one of them")
    known = {*names, *(one.name for one in release_facts())}
    months = tuple(pattern.month for pattern in release_patterns())
    cut_offs = [one["release"] for key in ("cut_off", "cut_offs") for one in made.get(key, ())]
    for name in dict.fromkeys(cut_offs):
        if name and name not in known and not name.startswith(months):
            yield Problem(f"[[cut_off]] {name}", "a release that is not known",
                          f"a release of {', '.join(months)}, or one that is shipped or set here",
                          "correct the name, or add a [[release]] with its source")


_CITES: Final = Field("cites", named("a citation", _not_blank), required=True)
_NAME: Final = named('a SEC Release, such as "November 2019", or words with "ad hoc"',
                     _release_name)
_DAY: Final = Kind(_read_day)

ADOPTION: Final = Table(dict, (
    Field("value", Kind(_read_value)),
    Field("unit", one_of(_UNITS)),
    Field("counting", one_of(_COUNTINGS)),
    _CITES,
))
_HOLIDAY: Final = Table(dict, (
    Field("date", _DAY, required=True),
    Field("name", named("the name of the holiday", _not_blank), required=True),
    Field("announced", DAY),
    Field("effect", one_of(_EFFECTS)),
    _CITES,
), named_by="name", check=_can_be_removed)
_MEETING: Final = Table(dict, (
    Field("body", one_of(BODIES), required=True),
    Field("date", _DAY, required=True),
    Field("regular", FLAG),
    Field("known", DAY),
    _CITES,
    Field("note", TEXT),
), named_by="body")
_RELEASE: Final = Table(dict, (
    Field("name", _NAME, required=True),
    Field("planned", _DAY),
    Field("go_live", _DAY),
    Field("known", DAY),
    _CITES,
), named_by="name", check=_says_something)
_CUT_OFF: Final = Table(dict, (
    Field("release", _NAME, required=True),
    Field("impact", one_of(_IMPACTS)),
    Field("meeting", Kind(_read_meeting), required=True),
    Field("known", DAY, required=True),
    _CITES,
), named_by="release")
# The table of adopted numbers has names as keys, so it is read apart.
_AS_IT_STANDS: Final = Kind(lambda spot, problems: spot.value, None)

SETTINGS: Final = Table(dict, (
    Field("adopt", _AS_IT_STANDS),
    Field("holiday", tables(_HOLIDAY)),
    Field("meeting", tables(_MEETING)),
    Field("release", tables(_RELEASE)),
    Field("cut_off", tables(_CUT_OFF)),
    Field("holidays", tables(_HOLIDAY)),
    Field("meetings", tables(_MEETING)),
    Field("releases", tables(_RELEASE)),
    Field("cut_offs", tables(_CUT_OFF)),
), check=_releases_fit)
"""What a file of settings may have; the plural names of the lists mean the same."""
