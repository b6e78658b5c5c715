"""The page on files, row by row: which keys it names for which table."""

from __future__ import annotations

import re

from secgov.model.reading import Table
from tests.architecture.house import ROOT

PAGE = (ROOT / "docs/reference/files.md").read_text("utf-8")


def named_in_row(section: str, begins: str) -> set[str]:
    """Return the words in backticks of the table row of *section* that begins so."""
    text = PAGE.partition(f"## {section}")[2].partition("\n## ")[0]
    (row,) = (line for line in text.splitlines() if line.startswith(begins))
    return set(re.findall(r"`([^`]+)`", row))


def keys_within(shape: Table, *apart: str) -> set[str]:
    """Return every key of *shape* and of the tables in it, but what is within those *apart*."""
    found = set(shape.keys)
    for field in shape.fields:
        if field.kind.within is not None and field.key not in apart:
            found |= keys_within(field.kind.within)
    return found
