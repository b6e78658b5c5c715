"""One row of a data file, read key by key, so that one report has everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from secgov.errors import Problem, closest

__all__ = ["Row"]

E = TypeVar("E", bound=Enum)


class Row:
    """One row of a table, read key by key; what is wrong goes into the shared report."""

    def __init__(self, place: str, row: object, problems: list[Problem]) -> None:
        """Keep the row with its *place* and the report, *problems*."""
        self.place, self.problems = place, problems
        self.row: Mapping[str, Any] = row if isinstance(row, Mapping) else {}
        if not isinstance(row, Mapping):
            self.fault(repr(row), "a table", "write it as a table")

    def fault(self, found: str, expected: str, mend: str) -> None:
        """Add what is wrong with the row to the report."""
        self.problems.append(Problem(self.place, found, expected, mend))

    def unknown(self, allowed: Iterable[str]) -> None:
        """Report each key that is not one of *allowed*."""
        for key in set(self.row) - set(names := tuple(allowed)):
            self.fault(f'the key "{key}" is not known', f"one of {', '.join(names)}",
                       closest(str(key), names))

    def text(self, key: str, *, required: bool = True) -> str:
        """Return the text of *key*, or "" where there is none; one that is required is missed."""
        value = self.row.get(key, "")
        if isinstance(value, str) and (value.strip() or not required):
            return value
        why = f"{key} is {value!r}" if key in self.row else f"{key} is missing"
        self.fault(why, f"text for {key}", f'add {key} = "..."')
        return ""

    def day(self, key: str) -> date | None:
        """Return the day of *key*, or nothing."""
        value = self.row.get(key)
        if value is None or type(value) is date:
            return value
        self.fault(f"{key} is {value!r}", "a day such as 2019-04-03", "write the day alone")
        return None

    def number(self, key: str) -> int:
        """Return the number of *key*, or 0 where there is none to be had."""
        value = self.row.get(key)
        if type(value) is int and value >= 0:
            return value
        self.fault(f"{key} is {value!r}", "a whole number of 0 or more", f"write {key} = 10")
        return 0

    def one_of(self, key: str, kind: type[E], default: E | None = None) -> E:
        """Return the member of *kind* that *key* names."""
        value = self.row.get(key, None if default is None else default.value)
        words = tuple(str(member.value) for member in kind)
        if value in words:
            return kind(value)
        self.fault(f"{key} is {value!r}", f"one of {', '.join(words)}",
                   closest(str(value), words))
        return next(iter(kind))
