"""
Settings: numbers that a user adopts with a citation of their own, and facts about days.

The rule book and the calendar are made with them; a file of settings changes nothing else.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

import attrs

from secgov.calendar.bank_holidays import BankHoliday
from secgov.calendar.counting import Counting
from secgov.calendar.meetings import KnownMeeting
from secgov.calendar.releases import CutOff, ReleaseFact
from secgov.citation import Evidence, Force
from secgov.errors import Problem, UnusableInput, closest
from secgov.model.files import read_bytes, read_text
from secgov.model.reading import Problems, Spot, read_table, refused
from secgov.model.toml_reading import read_toml
from secgov.receipt import digest_of_values
from secgov.rules.loading import rulebook
from secgov.rules.rule import Parameter, Unit
from secgov.rules.settings_keys import ADOPTION, SETTINGS

__all__ = ["Settings", "load_settings"]

# Past so many problems, looking for near names would take minutes.
_MANY: Final = 200
_ADOPTED_IN: Final = '{ value = 40, cites = "the document and its paragraph" }'


@attrs.frozen
class Settings:
    """
    What a user adds to the shipped data: adopted numbers, and facts that they know.

    `adopted` goes to the rule book; `holidays`, `meetings` and `releases` (with their cut-offs)
    go to the calendar. `digest` is the SHA-256 of what was read.

    >>> settings = Settings.from_dict({"adopt": {"impact-assessment": {"timescale": {
    ...     "cites": "SEC Section D, as read on 8 March 2019"}}}})
    >>> print(settings.adopted[0].in_words(), settings.adopted[0].adopted)
    40 Working Days, the first day not counted True
    """

    adopted: tuple[Parameter, ...] = ()
    holidays: tuple[BankHoliday, ...] = ()
    meetings: tuple[KnownMeeting, ...] = ()
    releases: tuple[ReleaseFact, ...] = ()
    source: str = ""
    digest: str = ""

    @classmethod
    def from_dict(
        cls, data: Mapping[str, Any], source: str = "dict", *, digest: str = ""
    ) -> Settings:
        """
        Return the settings that *data* writes, by the keys of the TOML file.

        Args:
            data: The tables `adopt`, `holiday`, `meeting`, `release` and `cut_off`.
            source: What to call the input in reports, such as a file's name.
            digest: The SHA-256 of the file; by default that of *data* as sorted JSON.

        Raises:
            UnusableInput: Something cannot be used, or nothing is set; every problem is listed.
        """
        problems: Problems = []
        spot = Spot(dict(data))
        read = read_table(SETTINGS, spot, problems)
        adopted = tuple(_adopted(spot.child("adopt"), problems)) if "adopt" in data else ()
        tables = {name: (*read.get(name, ()), *read.get(f"{name}s", ()))
                  for name in ("holiday", "meeting", "release", "cut_off")}
        if not problems and not adopted and not any(tables.values()):
            problems.append(Problem(
                "the file", "settings that set nothing", f"one of: {', '.join(SETTINGS.keys[:5])}",
                "adopt a number or add a fact, or do without settings"))
        if problems:
            raise UnusableInput(source, problems)
        return cls(
            adopted, tuple(_holiday(**row) for row in tables["holiday"]),
            tuple(_meeting(**row) for row in tables["meeting"]),
            (*(ReleaseFact(**row) for row in tables["release"]), *_cut_offs(tables["cut_off"])),
            source, digest or digest_of_values(data))


def load_settings(path: str | os.PathLike[str]) -> Settings:
    """
    Return the settings in the TOML file at *path*.

    Raises:
        UnusableInput: The file cannot be used; the report has every problem with its place.
    """
    source = os.fspath(path)
    content = read_bytes(path, "settings")
    return read_toml(source, read_text(path, content, "settings"), partial(
        Settings.from_dict, source=source, digest=hashlib.sha256(content).hexdigest()))


def _adopted(spot: Spot, problems: Problems) -> Iterator[Parameter]:
    """Yield the row of each number that the table at *spot* adopts."""
    if not isinstance(spot.value, dict):
        problems.append(refused(spot, "a table of parameters",
                                f'write [adopt] and "a.parameter" = {_ADOPTED_IN} under it'))
        return
    # What any day knows: numbers are not filtered by the day of a question.
    book = rulebook(date.min)
    seen: set[str] = set()
    for name, below in _leaves(spot, ""):
        if name not in book.names():
            problems.append(Problem(below.place, "a parameter that is not known",
                                    "the name of a parameter (`secgov rules` lists them)",
                                    closest(name[:100], book.names())
                                    if len(problems) < _MANY else "correct the name"))
            continue
        if name in seen:
            problems.append(Problem(below.place, "a parameter that is adopted already",
                                    "each parameter once", "remove one of the two"))
        seen.add(name)
        if not isinstance(below.value, dict):
            problems.append(refused(below, f"a table such as {_ADOPTED_IN}",
                                    "write the value with its citation"))
            continue
        read = read_table(ADOPTION, below, problems)
        row = _row(book.parameter(name), read)
        if (Unit.PEOPLE is row.unit) is not (Unit.PEOPLE is book.parameter(name).unit):
            problems.append(Problem(
                f"{below.place}.unit", f'"{row.unit.value}"',
                f"a unit of the kind of {book.parameter(name).unit.value}", "correct the unit"))
        yield row


def _leaves(spot: Spot, prefix: str) -> Iterator[tuple[str, Spot]]:
    """Yield the dotted name and the spot of each number, whichever way its tables are nested."""
    for key in spot.value:
        below, name = spot.child(key), f"{prefix}{key}"
        value = below.value
        nested = isinstance(value, dict) and not {"value", "cites"} & set(value) and any(
            isinstance(one, dict) for one in value.values())
        if nested:
            yield from _leaves(below, f"{name}.")
        else:
            yield name, below


def _row(shipped: Parameter, read: Mapping[str, Any]) -> Parameter:
    """Return the adopted row: the shipped one with what was *read*, always in force."""
    return shipped.as_adopted(
        read["cites"], read.get("value", shipped.value),
        Unit(read["unit"]) if "unit" in read else None,
        Counting(read["counting"]) if "counting" in read else None)


def _holiday(
    date: date, name: str, cites: str, announced: date | None = None, effect: str = "added"
) -> BankHoliday:
    return BankHoliday(date, name, announced or date, cites, effect == "added")


def _meeting(
    body: str, date: date, cites: str, regular: bool = False, known: date | None = None,
    note: str = "",
) -> KnownMeeting:
    return KnownMeeting(body, date, regular, known or date, cites, note)


def _cut_offs(rows: tuple[dict[str, Any], ...]) -> Iterator[ReleaseFact]:
    """Yield a fact for each release with all its cut-offs, which replace the shipped ones."""
    for name in dict.fromkeys(row["release"] for row in rows):
        found = tuple(
            CutOff(
                release=name, scope="given in the settings", force=Force.DECISION,
                evidence=Evidence.SECONDARY, cites=row["cites"], register="X-REL-03",
                known=row["known"], impact=row.get("impact", "dcc"),
                **{"month" if isinstance(row["meeting"], str) else "day": row["meeting"]})
            for row in rows if row["release"] == name)
        yield ReleaseFact(name, found[0].cites, cut_offs=found)
