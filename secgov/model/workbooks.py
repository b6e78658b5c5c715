"""
XLSX workbooks as sheets of text, by openpyxl, which is an extra.

Only values are taken. What a sheet shows and text cannot carry is refused with its cell: a time
of day, a formula whose value was not stored, an error such as #REF!. A workbook that unpacks to
far more than its size is refused before it is opened.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from secgov.errors import Problem, SecgovError
from secgov.model.reading import Problems
from secgov.model.spreadsheets import Sheet

__all__ = ["workbook_sheets"]

LARGEST_UNPACKED: Final = 20_000_000
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 100


def workbook_sheets(
    name: str, content: bytes, problems: Problems
) -> tuple[Sheet, Sheet | None] | None:
    """
    Return the sheet of steps and that of the modifications, if there is one.

    The steps stand in the sheet "steps", or else in the first; the modifications' own keys in
    the sheet "modifications". Any further sheet must be empty: nothing is dropped unread.

    Raises:
        SecgovError: openpyxl is not installed.
    """
    found = _worksheets(name, content, problems)
    if found is None:
        return None
    by_name = {title.strip().lower(): title for title in reversed(found)}
    own = by_name.pop("modifications", None)
    steps = by_name.get("steps") or next((title for title in found if title != own), None)
    if steps is None:
        problems.append(Problem(name, "no sheet of steps", 'a sheet "steps"',
                                "add the steps in a sheet of their own"))
        return None
    problems.extend(
        Problem(f"{name} sheet {title}", "a further sheet with cells in it",
                'the sheets "steps" and "modifications" alone',
                "delete the sheet, or keep it in a file of its own")
        for title, rows in found.items()
        if title not in (steps, own) and any(cell for row in rows for cell in row))
    return (Sheet(f"{name} sheet {steps}", found[steps]),
            Sheet(f"{name} sheet {own}", found[own]) if own else None)


def _worksheets(
    name: str, content: bytes, problems: Problems
) -> dict[str, tuple[tuple[str, ...], ...]] | None:
    """Return the cells of each sheet as text, or None after adding why there are none."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise SecgovError(f'{name} is a workbook, and openpyxl, which reads those, is not '
                          'installed. Run: pip install "secgov[reports]", or export the sheet as '
                          "CSV.") from None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > LARGEST_UNPACKED:
            problems.append(Problem(name, f"{unpacked:,} bytes when unpacked",
                                    f"at most {LARGEST_UNPACKED:,} bytes", "split the workbook"))
            return None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            written = load_workbook(io.BytesIO(content))
            stored = load_workbook(io.BytesIO(content), data_only=True)
    # A broken workbook makes openpyxl raise nearly anything, from KeyError to ParseError.
    except Exception as error:
        problems.append(Problem(name, f"no workbook that can be read ({type(error).__name__})",
                                "an XLSX workbook", "open it and save it again as .xlsx"))
        return None
    return {sheet.title: _cells(f"{name} sheet {sheet.title}", sheet, stored[sheet.title],
                                problems)
            for sheet in written.worksheets}


def _cells(
    place: str, written: Any, stored: Any, problems: Problems
) -> tuple[tuple[str, ...], ...]:
    """Return the cells of one sheet as text, adding each that cannot be one."""
    if stored.max_row > MOST_ROWS or stored.max_column > MOST_COLUMNS:
        problems.append(Problem(
            place, f"it reaches to row {stored.max_row:,}, column {stored.max_column:,}",
            f"at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns",
            "delete the cells beyond the timetable, empty ones too"))
        return ()
    rows = []
    for formulas, values in zip(written.iter_rows(), stored.iter_rows(), strict=True):
        row = []
        for formula, value in zip(formulas, values, strict=True):
            try:
                row.append(_text(formula, value))
            except ValueError as error:
                row.append("")
                problems.append(Problem(f"{place} cell {value.coordinate}", str(error),
                                        "text, a number, a day, or true or false",
                                        "write the value itself into the cell"))
        rows.append(tuple(row))
    return tuple(rows)


def _text(formula: Any, stored: Any) -> str:
    """
    Return the value of a cell as text, a day in ISO form.

    Raises:
        ValueError: The cell has none, or one that text cannot carry.
    """
    value = stored.value
    if value is None:
        if formula.data_type == "f":
            raise ValueError("a formula whose value was not stored")
        return ""
    if stored.data_type == "e":
        raise ValueError(f"the error {value}")
    if isinstance(value, datetime):
        if value.time() != time():
            raise ValueError(f"{value}, a day with a time of day")
        return value.date().isoformat()
    if isinstance(value, time | timedelta):
        raise ValueError(f"{value}, a time of day")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)
