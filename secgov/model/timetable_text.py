"""
Writing the tables of a timetable as TOML, in the one form that the files have.

Only what a timetable can hold is written: text, whole numbers, flags, days, and lists and tables
of them. What is written reads back as the same tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from secgov.wording import in_quotes

__all__ = ["toml_of"]

_TOP: Final = ("paper", "recommendation", "meeting", "action", "modification")


def toml_of(tables: Mapping[str, Any]) -> str:
    """
    Return *tables* as TOML.

    >>> print(toml_of({"modification": [{"id": "MP071", "steps": [{"step": "panel"}]}]}), end="")
    [[modification]]
    id = "MP071"
    steps = [
      { step = "panel" },
    ]
    """
    blocks: list[str] = []
    for name in _TOP:
        value = tables.get(name)
        if isinstance(value, Mapping):
            blocks.append("\n".join((f"[{name}]", *_keys(value))))
        elif value is not None:
            blocks += ["\n".join((f"[[{name}]]", *_keys(one))) for one in value]
    return "\n\n".join(blocks) + "\n"


def _keys(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line a key; a list of tables takes a line a table."""
    for key, value in table.items():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield f"{key} = ["
            yield from (f"  {_value(one)}," for one in value)
            yield "]"
        else:
            yield f"{key} = {_value(value)}"


def _value(value: Any) -> str:
    """Return a value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {_value(one)}' for key, one in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):
        return in_quotes(value)
    return str(value)
