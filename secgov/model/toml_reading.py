"""
Reading TOML with one complete report: of its form, of days that do not exist, of its content.

The parser stops at the first day that does not exist. Those days are therefore looked for in the
text once it was refused, and what else is wrong is read as if each were another day.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from secgov.errors import Problem, UnusableInput
from secgov.wording import quoted

__all__ = ["read_tables", "read_toml", "toml_of_cell"]

_Value = TypeVar("_Value")

_POSITION: Final = re.compile(r" \(at line ([0-9]+), column ([0-9]+)\)$")
# Each dot of a key is a table within a table. Real files have one or two; with thousands the
# parser would need minutes, so a line is refused before it is parsed.
_MOST_DOTS: Final = 60
_DOTS: Final = re.compile(r"\.(?!\.)")
# Text in quotes and comments have as many as they like. Where quotes go over several lines it is
# not known what is text, and every dot counts.
_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|$)|\'[^\']*+(?:\'|$)|#.*')
_OVER_LINES: Final = re.compile(r'"""|\'\'\'')
# What is text or a comment is passed over, so that a day is one that stands as a value.
_PIECES: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*+"?|\'[^\'\n]*+\'?|#[^\n]*+'
    r"|(?<![\w.-])(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9-])(?![\w.-]*[ \t]*=)"
    r"(?:[Tt ][0-9]{2}[0-9:.+-]*[Zz]?)?", re.DOTALL)
_ANOTHER_DAY: Final = "2020-01-01"  # Only so that the rest is read: the file is refused anyway.


def read_toml(source: str, text: str, read: Callable[[dict[str, Any]], _Value]) -> _Value:
    """
    Return what *read* makes of the tables that *text* writes in TOML.

    Raises:
        UnusableInput: It is no TOML, a day does not exist, or *read* refuses the tables; the
            report has all of this with its place.
    """
    data, problems = _tables_of(source, text)
    return read_tables(source, data, problems, read)


def read_tables(
    source: str, data: dict[str, Any], problems: Sequence[Problem],
    read: Callable[[dict[str, Any]], _Value],
) -> _Value:
    """
    Return what *read* makes of *data*, where nothing was wrong with the text that it stood in.

    Raises:
        UnusableInput: There are *problems*, or *read* finds some; the report has both.
    """
    try:
        value = read(data)
    except UnusableInput as report:
        raise UnusableInput(source, (*problems, *report.problems)) from None
    if problems:
        raise UnusableInput(source, problems)
    return value


def toml_of_cell(text: str) -> Any:
    """
    Return the table or list that a cell writes in TOML, or else its text as it stands.

    >>> toml_of_cell('{ reason = "costs", until = 2019-06-01 }')
    {'reason': 'costs', 'until': datetime.date(2019, 6, 1)}
    >>> toml_of_cell("costs")
    'costs'
    """
    if not text.startswith(("{", "[")):
        return text
    try:
        _check_dots("", text)
        tables = tomllib.loads(f"cell = {text}")
    except (RecursionError, ValueError, UnusableInput):
        return text
    return tables["cell"] if len(tables) == 1 else text


def _tables_of(source: str, text: str) -> tuple[dict[str, Any], list[Problem]]:
    """Return the tables of *text*, and the days in it that do not exist."""
    _check_dots(source, text)
    try:
        return tomllib.loads(text), []
    except (RecursionError, ValueError) as error:
        problems = _days_that_do_not_exist(text)
        first = _problem_of(text, error)
    if not problems:
        raise UnusableInput(source, [first])
    mended = _PIECES.sub(
        lambda piece: piece[0] if _exists(piece["day"]) else _ANOTHER_DAY, text)
    try:
        return tomllib.loads(mended), problems
    except (RecursionError, ValueError) as error:
        raise UnusableInput(source, (*problems, _problem_of(text, error))) from None


def _check_dots(source: str, text: str) -> None:
    """Raise a report if a line of *text* would keep the parser busy for minutes."""
    for number, line in enumerate(text.split("\n"), 1):
        keys = line if _OVER_LINES.search(line) else _TEXT.sub("x", line)
        if any(len(_DOTS.findall(piece)) > _MOST_DOTS for piece in keys.split("=")):
            raise UnusableInput(source, [Problem(
                f"line {number}", f"over {_MOST_DOTS} dots without an equals sign between",
                "keys a few tables deep", 'shorten the key; write long text over several lines, '
                'between """')])


def _days_that_do_not_exist(text: str) -> list[Problem]:
    """Return a problem for each value of *text* that is written as a day and is none."""
    problems = []
    number, line_start = 1, 0
    for piece in _PIECES.finditer(text):
        if not _exists(piece["day"]):
            number += text.count("\n", line_start, piece.start())
            line_start = text.rfind("\n", 0, piece.start()) + 1
            problems.append(Problem(
                f"line {number}, column {piece.start() - line_start + 1}",
                f"{piece['day']} is no day that exists", "a day that exists", "correct the day"))
    return problems


def _exists(day: str | None) -> bool:
    """Return whether *day* is a day that exists; what is no day at all does no harm."""
    try:
        return day is None or bool(date.fromisoformat(day))
    except ValueError:
        return False


def _problem_of(text: str, error: ValueError | RecursionError) -> Problem:
    """Return the problem behind an error of the TOML parser, with the line it means."""
    if isinstance(error, RecursionError):
        return Problem("the file", "lists or tables nested too deeply",
                       "a few levels", "close the brackets that are open")
    message = str(error)
    found = _POSITION.search(message)
    if found is None:
        return Problem("the file", message.partition(";")[0], "TOML",
                       "complete or correct the last entry")
    number, column = int(found[1]), int(found[2])
    line, what = text.split("\n")[number - 1].strip(), message[:found.start()]
    return Problem(
        f"line {number}, column {column}", f"{what}, in {quoted(line)}", "TOML",
        "correct this line or the one before it; text needs quotes, a day has none")
