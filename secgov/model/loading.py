"""
Loading a timetable from a TOML, CSV or XLSX file, with one complete report if it is unusable.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import attrs

from secgov.errors import Problem, UnusableInput
from secgov.model.files import read_bytes, read_text
from secgov.model.reading import Problems
from secgov.model.spreadsheets import (
    OWN_COLUMNS,
    STEP_COLUMNS,
    csv_sheets,
    modifications_of,
)
from secgov.model.timetables import Timetable
from secgov.model.toml_reading import read_tables, read_toml
from secgov.model.workbooks import workbook_sheets
from secgov.wording import quoted

__all__ = ["load_timetable"]

_SUFFIXES: Final = (".toml", ".csv", ".xlsx")


def load_timetable(path: str | os.PathLike[str]) -> Timetable:
    """
    Return the timetable in the file at *path*, read by its suffix: .toml, .csv or .xlsx.

    A CSV has a row a step; the modification's own keys stand in `<stem>.modifications.csv`
    beside it, if there is one, or in the rows. An XLSX has them in a sheet "modifications".

    Raises:
        UnusableInput: The file cannot be used; the report has every problem with its place.
        SecgovError: An XLSX was given and openpyxl is not installed.
    """
    file, source = Path(path), os.fspath(path)
    suffix = file.suffix.lower()
    if suffix not in _SUFFIXES and not os.path.isdir(file):
        raise UnusableInput(source, [Problem(
            "the file", f"the suffix {quoted(suffix)}" if suffix else "no suffix",
            f"one of: {', '.join(_SUFFIXES)}", "save or export it as one of these")])
    content = read_bytes(path)
    if suffix == ".toml":
        return read_toml(source, read_text(path, content), _reader(source, file.name, content))
    problems: Problems = []
    if suffix == ".csv":
        texts = {file.name: read_text(path, content)}
        beside = file.with_name(f"{file.stem}.modifications{file.suffix}")
        if os.path.exists(beside):
            second = read_bytes(beside)
            texts[beside.name] = read_text(beside, second)
            content += second
        steps, *own = csv_sheets(source, texts, (STEP_COLUMNS, OWN_COLUMNS))
        data = modifications_of(steps, own[0] if own else None, problems)
    else:
        sheets = workbook_sheets(file.name, content, problems)
        if sheets is None:
            raise UnusableInput(source, problems)
        data = modifications_of(*sheets, problems)
    return read_tables(source, data, problems, _reader(source, file.name, content))


def _reader(
    source: str, name: str, content: bytes
) -> Callable[[dict[str, Any]], Timetable]:
    """Return what makes a timetable of the tables in the file *name* with this *content*."""
    digest = hashlib.sha256(content).hexdigest()

    def read(data: dict[str, Any]) -> Timetable:
        return attrs.evolve(Timetable.from_dict(data, name, digest=digest), path=source)

    return read
