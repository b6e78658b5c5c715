"""What an answer was made from, and how it is written as JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import attrs

from secgov.version import VERSION

__all__ = ["SCHEMA_VERSION", "Receipt", "digest_of", "digest_of_values", "head_of", "iso",
           "json_text"]

SCHEMA_VERSION = "1"


@attrs.frozen
class Receipt:
    """
    The library's version and the digests of the rules, the calendar and the input.

    A digest is absent where the answer was made without it. `supposed` has the words of what
    was only supposed: an answer with any is nobody's forecast.
    """

    rules: str | None
    calendar: str | None
    input: str | None = None
    library: str = VERSION
    supposed: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the receipt as plain values; `supposed` is there only if something is."""
        supposed = {"supposed": list(self.supposed)} if self.supposed else {}
        return {"library": self.library, "rules": self.rules, "calendar": self.calendar,
                "input": self.input, **supposed}


def head_of(as_of: date | None, receipt: Receipt) -> dict[str, Any]:
    """
    Return what every answer begins with, as plain values.

    >>> head_of(date(2019, 3, 8), Receipt(None, None))["as_of"]
    '2019-03-08'
    """
    return {"schema_version": SCHEMA_VERSION, "as_of": iso(as_of), "receipt": receipt.to_dict()}


def iso(day: date | None) -> str | None:
    """Return *day* as ISO text, or nothing."""
    return day.isoformat() if day is not None else None


def digest_of_values(values: Any, plain: Callable[[Any], Any] = str) -> str:
    """
    Return the SHA-256 of plain *values* as JSON with sorted keys.

    What JSON has no form of, such as a day, is written as *plain* returns it.

    >>> digest_of_values({"a": date(2019, 3, 8), "b": 1}) == digest_of_values(
    ...     {"b": 1, "a": "2019-03-08"})
    True
    """
    text = json.dumps(values, sort_keys=True, default=plain, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def digest_of(content: bytes) -> str:
    """Return the first sixteen hexadecimal digits of the SHA-256 of *content*."""
    return hashlib.sha256(content).hexdigest()[:16]


def json_text(values: Mapping[str, Any]) -> str:
    r"""
    Return *values* as the JSON text that every command prints: two spaces, a newline at the end.

    >>> json_text({"date": "2019-05-01"})
    '{\n  "date": "2019-05-01"\n}\n'
    """
    return json.dumps(values, indent=2, ensure_ascii=False) + "\n"
