"""The published schemas of the JSON answers (JSON Schema, draft 2020-12)."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final

from secgov.errors import Unanswerable, closest

__all__ = ["SCHEMAS", "schema"]

SCHEMAS: Final = (
    "check", "outlook", "plan", "calendar", "days", "rule", "rules", "route", "read", "next",
    "replay",
    "progress", "due",
    "load", "decide", "diff",
    "gaps",
    "portfolio",
    "common")


def schema(name: str) -> dict[str, Any]:
    """
    Return the schema of the answer to the command *name*, with nothing left to look up elsewhere.

    What several schemas share stands in `common`; its definitions are put into each result.

    Raises:
        Unanswerable: There is no such schema; the nearest name is suggested.

    >>> schema("days")["title"]
    'The answer to `secgov days`: a date, or a number of Working Days.'
    """
    if name not in SCHEMAS:
        raise Unanswerable(f'no schema is called "{name[:100]}": {closest(name[:100], SCHEMAS)}')
    found = _read(name)
    shared: dict[str, Any] = _read("common")["$defs"]
    return {**found, "$defs": {**found.get("$defs", {}), **shared}}


def _read(name: str) -> dict[str, Any]:
    text = (files("secgov.reports") / "schemas" / f"{name}.json").read_text("utf-8")
    table: dict[str, Any] = json.loads(text.replace('"common.json#', '"#'))
    return table
