"""
Loading a timetable from a TOML, CSV or XLSX file, with one complete report if it is unusable.
"""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from pathlib import Path
from typing import Any, Final

import attrs

from secgov.errors import Problem, UnusableInput
from secgov.model.files import read_bytes, read_text
from secgov.model.reading import Problems
from secgov.model.spreadsheets import csv_sheets, modifications_of
from secgov.model.timetables import Timetable
from secgov.model.wording import quoted
from secgov.model.workbooks import workbook_sheets

__all__ = ["load_timetable", "read_toml"]

_SUFFIXES: Final = (".toml", ".csv", ".xlsx")
_POSITION: Final = re.compile(r" \(at line ([0-9]+), column ([0-9]+)\)$")
_DAY_LIKE: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[0-9T:.+Z-]*")
# Each dot of a key is a table within a table. Real files have one or two; with thousands the
# parser would need minutes, so a line is refused before it is parsed.
_MOST_DOTS: Final = 60
_DOTS: Final = re.compile(r"\.(?!\.)")
# Text in quotes and comments have as many as they like. Where quotes go over several lines it is
# not known what is text, and every dot counts.
_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|$)|\'[^\']*+(?:\'|$)|#.*')
_OVER_LINES: Final = re.compile(r'"""|\'\'\'')


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
    problems: Problems = []
    if suffix == ".toml":
        data = read_toml(source, read_text(path, content))
    elif suffix == ".csv":
        texts = {file.name: read_text(path, content)}
        beside = file.with_name(f"{file.stem}.modifications{file.suffix}")
        if os.path.exists(beside):
            second = read_bytes(beside)
            texts[beside.name] = read_text(beside, second)
            content += second
        steps, *own = csv_sheets(source, texts)
        data = modifications_of(steps, own[0] if own else None, problems)
    else:
        sheets = workbook_sheets(file.name, content, problems)
        if sheets is None:
            raise UnusableInput(source, problems)
        data = modifications_of(*sheets, problems)
    return _timetable(source, file.name, data, content, problems)


def read_toml(source: str, text: str) -> dict[str, Any]:
    """
    Return the tables that *text* writes in TOML.

    Raises:
        UnusableInput: It is no TOML; the report names the line and column, and shows the line.
    """
    for number, line in enumerate(text.split("\n"), 1):
        keys = line if _OVER_LINES.search(line) else _TEXT.sub("x", line)
        if any(len(_DOTS.findall(piece)) > _MOST_DOTS for piece in keys.split("=")):
            raise UnusableInput(source, [Problem(
                f"line {number}", f"over {_MOST_DOTS} dots without an equals sign between",
                "keys a few tables deep", 'shorten the key; write long text over several lines, '
                'between """')])
    try:
        return tomllib.loads(text)
    except RecursionError:
        problem = Problem("the file", "lists or tables nested too deeply",
                          "a few levels", "close the brackets that are open")
    except ValueError as error:
        problem = _problem_of_toml(text, str(error))
    raise UnusableInput(source, [problem])


def _problem_of_toml(text: str, message: str) -> Problem:
    """Return the problem behind a message of the TOML parser, with the line it means."""
    found = _POSITION.search(message)
    if found is None:
        return Problem("the file", message.partition(";")[0], "TOML",
                       "complete or correct the last entry")
    number, column = int(found[1]), int(found[2])
    line, what = text.split("\n")[number - 1].strip(), message[:found.start()]
    place = f"line {number}, column {column}"
    day = _DAY_LIKE.search(text.split("\n")[number - 1], column - 1)
    if what.startswith("Invalid date") and day is not None:
        return Problem(place, f"{day[0]} is no day that exists", "a day that exists",
                       "correct the day")
    return Problem(place, f"{what}, in {quoted(line)}", "TOML", "correct this line or the one "
                   "before it; text needs quotes, a day has none")


def _timetable(
    source: str, name: str, data: dict[str, Any], content: bytes, problems: Problems
) -> Timetable:
    """Return the timetable of *data*, or raise its problems together with those before."""
    try:
        timetable = Timetable.from_dict(data, name, digest=hashlib.sha256(content).hexdigest())
    except UnusableInput as report:
        raise UnusableInput(source, (*problems, *report.problems)) from None
    if problems:
        raise UnusableInput(source, problems)
    return attrs.evolve(timetable, path=source)
