"""How a value that was found is shown in a problem: on one line, shortened, never raising."""

from __future__ import annotations

import json
from datetime import date
from typing import Final

__all__ = ["described", "in_quotes", "quoted"]

_LONGEST_TEXT: Final = 80
_LONGEST_NUMBER: Final = 10**30


def quoted(text: str) -> str:
    """
    Return *text* in quotes on one line, control characters spelled out, shortened if long.

    >>> print(quoted("two" + chr(10) + "lines"))
    "two\\nlines"
    """
    shown = text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"
    printable = shown.encode("utf-8", "backslashreplace").decode("utf-8")
    return in_quotes(printable)


def in_quotes(text: str) -> str:
    """
    Return *text* in quotes, every control character spelled out, as JSON and TOML both read it.

    >>> print(in_quotes("a" + chr(9) + "b" + chr(127)))
    "a\\tb\\u007f"
    """
    # The one control character that JSON leaves alone is no part of any TOML, comments included.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def described(value: object) -> str:
    """
    Return what *value* is, for a person who wrote it in a file.

    >>> described(True), described([1, 2]), described({})
    ('true', 'a list', 'a table')
    """
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value) if value.strip() else "an empty text"
        case int():
            return str(value) if abs(value) < _LONGEST_NUMBER else "a number of over 30 digits"
        case float() | date():
            return str(value)
        case dict():
            return "a table"
        case list() | tuple():
            return "a list"
        case _:
            return f"a {type(value).__name__}"
