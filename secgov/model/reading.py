"""
Reading nested tables (TOML, JSON, rows of a sheet) by a description of their keys.

A `Field` is a key, what kind of value it takes, and the attribute it becomes; a `Table` is the
fields of one table and the class they make. One function reads them all: it never raises for
what it finds, and collects every problem with its place. Timetables and settings use it alike.

A place reads `[paper] dated` or `[[modification]] SECMP0062 steps[3].when`; items of a list are
numbered from 1. Values that came from a sheet know their row and say that instead (`Located`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Final, TypeAlias

import attrs

from secgov.errors import Problem, closest
from secgov.model.toml_reading import toml_of_cell
from secgov.wording import described, quoted

__all__ = ["MANY_PROBLEMS", "Field", "Kind", "Located", "Problems", "Spot", "Table", "list_of",
           "read_table", "refused", "table", "tables"]

Problems: TypeAlias = list[Problem]

# Past so many problems a mend names no near word: looking for each would take minutes.
MANY_PROBLEMS: Final = 200
_COLUMN: Final = ", column "


class Located(dict[str, Any]):
    """
    A table from a sheet: `place` is its row, `places` the rows of keys that stand elsewhere.

    `within` is the key of a table within the row, with its dot: what its columns begin with.
    """

    def __init__(
        self, values: Mapping[str, Any], place: str, places: Mapping[str, str], within: str = ""
    ) -> None:
        """Keep *values* with the *place* of their row and the *places* of other keys."""
        super().__init__(values)
        self.place = place
        self.places = places
        self.within = within

    def place_of(self, key: str) -> str:
        """Return the cell of *key*; where it has rows of its own, the first and last of them."""
        rows = self.get(key)
        if isinstance(rows, list) and rows and isinstance(rows[0], Located):
            return f"{rows[0].place} to {rows[-1].place}"
        return f"{self.places.get(key, self.place)}{_COLUMN}{self.within}{key}"


@attrs.frozen
class Spot:
    """A value with the place where it stands; `depth` counts the keys above it."""

    value: Any
    place: str = ""
    depth: int = 0

    def child(self, key: object) -> Spot:
        """Return the value under *key* of this table, or nothing at its place."""
        value = self.value.get(key)
        name = key if isinstance(key, str) and key.replace("-", "_").isidentifier() \
            else described(key)
        if isinstance(self.value, Located):
            return Spot(value, self.value.place_of(name), self.depth + 1)
        if self.depth == 0:
            many = isinstance(value, list) and any(isinstance(item, dict) for item in value)
            place = f"[[{name}]]" if many else f"[{name}]" if isinstance(value, dict) else name
        else:
            place = f"{self.place}{' ' if self.depth == 1 else '.'}{name}"
        return Spot(value, place, self.depth + 1)

    def item(self, index: int, named_by: str = "") -> Spot:
        """Return item *index* of this list; a table of the file is called by its name."""
        value = self.value[index]
        if isinstance(value, Located):
            return Spot(value, value.place, self.depth)
        if self.depth > 1:
            return Spot(value, f"{self.place}[{index + 1}]", self.depth)
        name = value.get(named_by) if isinstance(value, dict) else None
        called = quoted(name)[1:-1] if isinstance(name, str) and name.strip() \
            else f"number {index + 1}"
        return Spot(value, f"{self.place} {called}", self.depth)


def _unchanged(text: str) -> Any:
    return text


@attrs.frozen
class Kind:
    """
    What a key may hold: how it is read, and how the text of a cell becomes such a value.

    `read` returns the value, or None after adding to the problems. `of_cell` is None where no
    cell can hold such a value. `within` is the table that is read, or, where there are `many`,
    each of them: in a sheet each of its keys may have a column.
    """

    read: Callable[[Spot, Problems], Any]
    of_cell: Callable[[str], Any] | None = _unchanged
    within: Table | None = None
    many: bool = False


@attrs.frozen
class Field:
    """A key of a table: its kind, the attribute it becomes, and whether it must be there."""

    key: str
    kind: Kind
    attribute: str = ""
    required: bool = False

    @property
    def name(self) -> str:
        """Return the attribute that holds the value: the key, unless another is given."""
        return self.attribute or self.key


def _no_check(spot: Spot, made: Any) -> Iterable[Problem]:
    return ()


@attrs.frozen(slots=False)
class Table:
    """
    The keys of one table and the class they make.

    `named_by` is the key by which its place is called, `short` the key that a bare text stands
    for, and `example` how one is written in a line. `check` judges what was made, with the spot
    it was made from. Optional attributes keep the defaults of the class; a required one that
    cannot be read becomes "".
    """

    makes: Callable[..., Any]
    fields: tuple[Field, ...]
    named_by: str = ""
    short: str = ""
    check: Callable[[Spot, Any], Iterable[Problem]] = _no_check
    example: str = "{ key = value }"

    def how_to_write(self, spot: Spot, before: str = "", after: str = "") -> str:
        """Return how the table at *spot* is written, between *before* and *after* if in a list."""
        where = spot.place.rpartition(_COLUMN)
        columns = f", or give each key a column, such as {where[2]}.{self.keys[0]}" \
            if where[1] and "." not in where[2] else ""
        return f"write it as {before}{self.example}{after}{columns}"

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Return every key that the table may have."""
        return tuple(field.key for field in self.fields)


def refused(spot: Spot, expected: str, mend: str) -> Problem:
    """Return the problem that the value at *spot* is not what was *expected*."""
    return Problem(spot.place or "the file", described(spot.value), expected, mend)


def read_table(shape: Table, spot: Spot, problems: Problems) -> Any:
    """
    Return what the table at *spot* makes by *shape*, adding every problem found.

    Where a value cannot be read the default stands in, so that the rest is judged as well; what
    is returned is of use only while *problems* stays empty. None if there is no table at all.

    >>> from secgov.model.kinds import TEXT
    >>> problems = []
    >>> read_table(Table(dict, (Field("title", TEXT),)), Spot({"titel": "x"}), problems)
    {}
    >>> problems[0].place, problems[0].mend
    ('titel', 'did you mean "title"?')
    """
    if shape.short and isinstance(spot.value, str):
        spot = attrs.evolve(spot, value={shape.short: spot.value})
    if not isinstance(spot.value, dict):
        problems.append(refused(spot, "a table", shape.how_to_write(spot)))
        return None
    for key in spot.value:
        if key not in shape.keys:
            problems.append(_unknown_key(shape, spot.child(key).place, key, len(problems)))
    values: dict[str, Any] = {}
    for field in shape.fields:
        there = field.key in spot.value
        if not there and not field.required:
            continue
        below = spot.child(field.key)
        read = field.kind.read(below, problems) if there else None
        if read is not None:
            values[field.name] = read
        elif field.required:
            values[field.name] = ""
            if not there:
                problems.append(Problem(below.place, "nothing", f"the key {field.key}, which "
                                        "must be there", f"add {field.key}"))
    made = shape.makes(**values)
    problems.extend(shape.check(spot, made))
    return made


def _unknown_key(shape: Table, place: str, key: object, so_far: int) -> Problem:
    """Return the problem that *key* is not known, with the nearest known one."""
    known = ", ".join(shape.keys)
    near = so_far < MANY_PROBLEMS
    mend = closest(str(key)[:100], shape.keys) if near else "use one of them"
    return Problem(place, "a key that is not known", f"one of: {known}", mend)


def table(shape: Table) -> Kind:
    """Return the kind of one table; a cell holds its short form, or TOML."""
    return Kind(lambda spot, problems: read_table(shape, spot, problems), toml_of_cell, shape)


def tables(shape: Table, most: int | None = None, in_cell: tuple[str, ...] = ()) -> Kind:
    """
    Return the kind of a list of tables, read to a tuple; more than *most* are refused.

    A cell holds TOML, or, with ";" between the tables, their keys *in_cell* with ":" between.
    """
    def of_cell(text: str) -> Any:
        value = toml_of_cell(text)
        if isinstance(value, dict):
            return [value]
        if value != text or not in_cell:
            return value
        return [dict(zip(in_cell, (part.strip() for part in item.split(":", len(in_cell) - 1)),
                         strict=False)) for item in _items_of_cell(text)]

    return Kind(_items(table(shape), "a list of tables", shape.named_by, most,
                       lambda spot: shape.how_to_write(spot, "[", "]")), of_cell, shape, many=True)


def _items_of_cell(text: str) -> list[str]:
    return [item.strip() for item in text.split(";") if item.strip()]


def list_of(kind: Kind) -> Kind:
    """Return the kind of a list, read to a tuple; in a cell, the items stand between ";"."""
    return Kind(_items(kind, "a list"), _items_of_cell)


def _items(
    kind: Kind, expected: str, named_by: str = "", most: int | None = None,
    mend: Callable[[Spot], str] = lambda spot: "put it in [ and ]",
) -> Callable[[Spot, Problems], Any]:
    """Return how a list of *kind* is read."""

    def read(spot: Spot, problems: Problems) -> Any:
        if not isinstance(spot.value, list | tuple):
            problems.append(refused(spot, expected, mend(spot)))
            return None
        if most is not None and len(spot.value) > most:
            problems.append(Problem(spot.place, f"{len(spot.value):,} of them",
                                    f"at most {most:,}", "split the list, or leave out what is "
                                    "repeated"))
            return None
        values = (kind.read(spot.item(index, named_by), problems)
                  for index in range(len(spot.value)))
        return tuple(value for value in values if value is not None)

    return read
