"""
Timetables as sheets, CSV or XLSX: a row a step, and the modifications' own keys beside them.

The columns have the names of the keys. A list stands in one cell with ";" between its items; of
a table each key has a column ("hold.reason"), or one cell holds it as TOML writes it.
Rows become the tables that a TOML file has, each knowing its row, and are read by the same
fields, so that a sheet is refused in the same words.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs

from secgov.errors import Problem, UnusableInput, closest
from secgov.model.identifiers import read_identifier
from secgov.model.reading import MANY_PROBLEMS, Field, Located, Problems, Spot
from secgov.model.timetable_keys import MODIFICATION, STEP
from secgov.wording import quoted

__all__ = ["OWN_COLUMNS", "STEP_COLUMNS", "Fields", "Row", "Sheet", "csv_sheet", "csv_sheets",
           "modifications_of", "rows_of"]

Fields: TypeAlias = Mapping[str, Field]

MOST_ROWS: Final = 100_000
_FEW_CELLS: Final = 3  # A line of prose has no more commas behind an identifier.

_STEP: Final[Fields] = MappingProxyType({field.key: field for field in STEP.fields})
OWN_COLUMNS: Final[Fields] = MappingProxyType({
    name: field for own in MODIFICATION.fields if own.key != "steps"
    for name, field in ((own.key, own), *(
        (f"{own.key}.{field.key}", field)
        for field in (own.kind.within.fields if own.kind.within else ())))})
# In the row of a step, a key that both tables have is the step's.
STEP_COLUMNS: Final[Fields] = MappingProxyType({"id": OWN_COLUMNS["id"], **_STEP, **{
    key: field for key, field in OWN_COLUMNS.items() if key not in _STEP}})


@attrs.frozen
class Sheet:
    """The cells of a sheet as text, row by row from the first; days are ISO text."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@attrs.frozen
class Row:
    """The cells of one row that are filled, by column, and where the row stands."""

    place: str
    cells: Mapping[str, str]
    number: int = 0

    def values(self, keys: Fields) -> dict[str, Any]:
        """Return the cells of *keys* as the values that a file would have."""
        return {key: of_cell(cell) for key, cell in self.cells.items()
                if key in keys and (of_cell := keys[key].kind.of_cell) is not None}


@attrs.frozen
class _Entry:
    """A modification while its rows are gathered: its own keys with their rows, and its steps."""

    place: str
    values: dict[str, Any]
    places: dict[str, str]
    steps: list[Located]


def csv_sheets(
    source: str, texts: Mapping[str, str], columns: Iterable[Fields]
) -> tuple[Sheet, ...]:
    """
    Return the sheets that *texts* write as CSV, by their names, each with its *columns*.

    Raises:
        UnusableInput: A quote is broken or there are far too many rows. Behind a broken quote
            nothing can be read, so that no row is held against another; the report has that,
            and what is wrong with each cell of the rows before it.
    """
    problems: Problems = []
    sheets = tuple(csv_sheet(name, text, problems) for name, text in texts.items())
    if problems:
        for sheet, keys in zip(sheets, columns, strict=False):
            for row in rows_of(sheet, keys, ("id",), problems):
                for key, value in row.values(keys).items():
                    keys[key].kind.read(Spot(value, f"{row.place}, column {key}", 2), problems)
        raise UnusableInput(source, problems)
    return sheets


def csv_sheet(name: str, text: str, problems: Problems) -> Sheet:
    """
    Return the sheet that *text* writes as CSV; broken quotes or far too many rows are added.

    It ends before the first row that a broken quote has in it.
    """
    rows: list[tuple[str, ...]] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows.extend(map(tuple, islice(reader, MOST_ROWS + 1)))
    except csv.Error as error:
        problems.append(_unreadable(f"{name} row {len(rows) + 1}", str(error)))
    broken = [number for number, row in enumerate(rows, 1) if any(map(_holds_rows, row))]
    problems.extend(
        Problem(f"{name} row {number}", "a cell over several lines that holds whole rows",
                "cells between commas, in whole quotes", "close the quote that this row opens")
        for number in broken)
    if len(rows) > MOST_ROWS:
        problems.append(Problem(name, f"over {MOST_ROWS:,} rows", f"at most {MOST_ROWS:,}",
                                "split the file, or leave out what is repeated"))
        return Sheet(name, ())
    return Sheet(name, tuple(rows[:broken[0] - 1] if broken else rows))


def _unreadable(place: str, error: str) -> Problem:
    """Return what stopped the reader: a cell too long for it, or a broken quote."""
    if "field limit" in error:
        longest = f"{csv.field_size_limit():,} characters"
        return Problem(place, f"a cell of over {longest}", f"cells of at most {longest}",
                       "shorten the cell; or close the quote that it opens, if it holds the rows "
                       "below too")
    return Problem(place, f"it cannot be read ({error})", "cells between commas, in whole quotes",
                   "close each quote, and double a quote inside a cell")


def _holds_rows(cell: str) -> bool:
    """Return whether lines of *cell* are rows: a quote was left open, and closed by a later one."""
    begins = (line.split(",") for line in cell.split("\n")[1:])
    return any(len(cells) > _FEW_CELLS and _is_identifier(cells[0]) for cells in begins)


def _is_identifier(text: str) -> bool:
    try:
        return bool(read_identifier(text))
    except ValueError:
        return False


def modifications_of(steps: Sheet, own: Sheet | None, problems: Problems) -> dict[str, Any]:
    """
    Return the tables of a timetable from the sheet of *steps* and that of the *own* keys.

    An own key may also stand in the rows of the steps, if it is the same in all of them. A row
    with an id and no step names a modification that has none.
    """
    before = len(problems)
    own_rows = [] if own is None else rows_of(own, OWN_COLUMNS, ("id",), problems)
    step_rows = rows_of(steps, STEP_COLUMNS, ("id", "step"), problems)
    entries: list[_Entry] = []
    by_key: dict[str, _Entry] = {}
    for row in own_rows:
        entries.append(_Entry(row.place, row.values(OWN_COLUMNS), {}, []))
        by_key.setdefault(_key_of(row), entries[-1])
    for row in step_rows:
        key = _key_of(row)
        if key not in by_key:
            entries.append(_Entry(row.place, {}, {}, []))
            by_key[key] = entries[-1]
        _add(row, by_key[key], problems)
    if not entries and before == len(problems):
        problems.append(Problem(steps.name, "no rows below the header", "a row a step",
                                "write the steps, each with the id of its modification"))
    return {"modification": [
        Located({**_nested(entry, problems), "steps": entry.steps}, entry.place, entry.places)
        for entry in entries]}


def _nested(entry: _Entry, problems: Problems) -> dict[str, Any]:
    """Return the own keys of *entry*, those of a table within in a table; of a list it is one."""
    found = {key: value for key, value in entry.values.items() if "." not in key}
    tables: dict[str, Located] = {}
    for column, value in entry.values.items():
        key, dot, below = column.partition(".")
        if not dot:
            continue
        place = entry.places.get(column, entry.place)
        if key in found:
            problems.append(Problem(
                f"{place}, column {column}", quoted(str(value)),
                f"the column {key} alone, or a column a key",
                f"write it in the column {key}, or empty that one"))
        within = tables.setdefault(key, Located({}, place, {}, f"{key}."))
        within[below] = value
    return found | {key: [within] if OWN_COLUMNS[key].kind.many else within
                    for key, within in tables.items() if key not in found}


def _key_of(row: Row) -> str:
    """Return what rows of one modification share; a row whose id cannot be read stands alone."""
    try:
        return read_identifier(row.cells.get("id", ""))
    except ValueError:
        return row.place


def _add(row: Row, entry: _Entry, problems: Problems) -> None:
    """Add the step of *row* to *entry*, and the own keys that no row before it gave."""
    for key, value in row.values(STEP_COLUMNS).items():
        if key in _STEP:
            continue
        if key not in entry.values:
            entry.values[key] = value
            entry.places[key] = row.place
        elif key != "id" and entry.values[key] != value:
            problems.append(Problem(
                f"{row.place}, column {key}", quoted(row.cells[key]),
                f"{quoted(str(entry.values[key]))}, as in "
                f"{entry.places.get(key, entry.place)}",
                "write it once, or alike in every row of the modification"))
    step = row.values(_STEP)
    if step:
        entry.steps.append(Located(step, row.place, {}))


def rows_of(sheet: Sheet, keys: Fields, needed: tuple[str, ...], problems: Problems) -> list[Row]:
    """Return the filled rows below the header, adding what is wrong with header and shape."""
    filled = [(number, cells) for number, cells in enumerate(sheet.rows, 1)
              if any(cell.strip() for cell in cells)]
    if not filled:
        return []
    (number, header), *below = filled
    columns = tuple(cell.strip() for cell in header)
    problems.extend(_faults_of_header(f"{sheet.name} row {number}", columns, keys, needed))
    rows: list[Row] = []
    for number, cells in below:
        place = f"{sheet.name} row {number}"
        surplus = [cell for cell in cells[len(columns):] if cell.strip()]
        if surplus or len(cells) < len(columns):
            problems.append(Problem(place, f"{len(cells)} cells", f"{len(columns)} cells, one a "
                                    "column", "quote a cell that has a comma inside, and keep "
                                    "the commas of empty cells"))
        rows.append(Row(place, {
            column: cell.strip() for column, cell in zip(columns, cells, strict=False)
            if column in keys and cell.strip()}, number))
        problems.extend(
            Problem(place, f"{quoted(cell.strip())} below a column without a name",
                    "a name for each column", "name the column, or empty the cell")
            for column, cell in zip(columns, cells, strict=False) if not column and cell.strip())
    # Without its id no row can be read; saying so once is enough.
    return [] if any(name not in columns for name in needed) else rows


def _faults_of_header(
    place: str, columns: tuple[str, ...], keys: Fields, needed: tuple[str, ...]
) -> Problems:
    """Return what is wrong with the names of the columns."""
    known = tuple(keys)
    expected = f"columns of: {', '.join(known)}"
    if len(columns) == 1 and any(mark in columns[0] for mark in ";\t"):
        return [Problem(place, quoted(columns[0]), "columns between commas",
                        "export the sheet with commas between the cells")]
    named = [column for column in columns if column]
    if named and not any(column in keys for column in named):
        return [Problem(place, f"no name of a column, but {quoted(named[0])}", expected,
                        "write the names of the columns above the rows")]
    times = Counter(named)
    unknown = [column for column in times if column not in keys]
    faults = [Problem(f"{place}, column {quoted(column)}", "a column that is not known", expected,
                      closest(column[:100], known) if number < MANY_PROBLEMS else "use one of them")
              for number, column in enumerate(unknown)]
    faults += [Problem(f"{place}, column {quoted(column)}", "a column that stands twice",
                       "each column once", "remove or rename one of the two")
               for column, count in times.items() if count > 1]
    return faults + [
        Problem(place, f"no column {name}", f"the column {name}", f"add the column {name}")
        for name in needed if name not in columns]
