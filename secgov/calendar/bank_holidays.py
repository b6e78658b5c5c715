"""
The bank holidays of England and Wales, and when each one-off was announced.

The table runs from 1 January 2013 to 31 December 2026. Its days stand with their sources in
`data/bank_holidays.csv` and `data/bank_holiday_announcements.csv`; the literal tuple that is
read here is generated from them. Past the table the `holidays` package (always
`subdiv="ENG"`) is asked, its answers are marked as projected, and past 31 December 2050
nothing is projected at all.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import attrs

from secgov.calendar.bank_holiday_days import FIRST_YEAR, LAST_YEAR, ONE_OFFS, REGULAR

__all__ = ["KNOWN_FROM", "KNOWN_THROUGH", "PROJECTED_THROUGH", "BankHoliday", "announcements",
           "closed_ordinals", "describe", "projected_ordinals"]

KNOWN_FROM = date(FIRST_YEAR, 1, 1)
KNOWN_THROUGH = date(LAST_YEAR, 12, 31)
PROJECTED_THROUGH = date(2050, 12, 31)


@attrs.frozen
class BankHoliday:
    """
    A one-off change given from outside: a day that becomes, or stops being, a bank holiday.

    `announced` is the day from which it was known; an answer as of an earlier day ignores it.
    """

    day: date
    name: str
    announced: date
    cites: str
    added: bool = True


def closed_ordinals(
    as_of: date | None, extra: Iterable[BankHoliday] = (), last_year: int = LAST_YEAR
) -> frozenset[int]:
    """
    Return the ordinals of the weekday bank holidays to *last_year*, as known on *as_of*.

    Without *as_of*, as known now. A one-off counts from the day of its announcement, and years
    past the table are projected before the one-offs are applied.

    Source: Banking and Financial Dealings Act 1971 s.1 and Sch 1; the announcements are cited
    row by row.
    """
    known = float("inf") if as_of is None else as_of.toordinal()
    changes = [*ONE_OFFS]
    changes += [(one.day.toordinal(), one.added, one.announced.toordinal()) for one in extra]
    closed = set(REGULAR)
    if last_year > LAST_YEAR:
        closed |= projected_ordinals(LAST_YEAR + 1, last_year)
    for ordinal, added, announced in changes:
        if announced <= known:
            (closed.add if added else closed.discard)(ordinal)
    return frozenset(closed)


def projected_ordinals(first_year: int, last_year: int) -> frozenset[int]:
    """
    Return the ordinals of the bank holidays that `holidays` expects in those years.

    They are a projection: nobody has announced them here.
    """
    from holidays import country_holidays

    found = country_holidays("GB", subdiv="ENG", years=range(first_year, last_year + 1))
    return frozenset(day.toordinal() for day in found)


@cache
def _table(name: str) -> tuple[Mapping[str, str], ...]:
    text = (files("secgov.calendar") / "data" / name).read_text(encoding="utf-8")
    return tuple(map(MappingProxyType, csv.DictReader(text.splitlines())))


def announcements() -> tuple[BankHoliday, ...]:
    """Return the one-off changes of the shipped table, with the day of each announcement."""
    return tuple(
        BankHoliday(date.fromisoformat(row["date"]), row["what"],
                    date.fromisoformat(row["announced"]), row["source"], row["effect"] == "added")
        for row in _table("bank_holiday_announcements.csv"))


def describe(day: date, as_of: date | None = None) -> tuple[str, str] | None:
    """
    Return the name and the source of the bank holiday on *day* as known on *as_of*, if any.

    Past the table that is what `holidays` expects, and the name says that it is projected.

    >>> describe(date(2019, 4, 22))
    ('Easter Monday', 'banking-and-financial-dealings-act-1971 Sch 1 para 1')
    >>> describe(date(2022, 9, 19), as_of=date(2022, 9, 1)) is None
    True
    """
    text = day.isoformat()
    answer = _projected(day) if day > KNOWN_THROUGH else None
    for row in _table("bank_holidays.csv"):
        if row["date"] == text:
            answer = (row["name"], row["cites"])
    for row in _table("bank_holiday_announcements.csv"):
        known = as_of is None or date.fromisoformat(row["announced"]) <= as_of
        if row["date"] == text and known:
            answer = (row["what"], row["source"]) if row["effect"] == "added" else None
    return answer


@cache
def _projected(day: date) -> tuple[str, str] | None:
    from importlib.metadata import version

    from holidays import country_holidays

    name = country_holidays("GB", subdiv="ENG", years=day.year).get(day)
    return (f"{name}, projected", f"holidays-{version('holidays')}") if name else None
