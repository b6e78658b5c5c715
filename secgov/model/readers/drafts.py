"""
A draft: the timetable that a document proposes, and every passage that has no place in it.
"""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import attrs

from secgov.model.readers.document_lines import Passage
from secgov.model.timetables import Timetable
from secgov.receipt import Receipt, head_of, json_text
from secgov.wording import in_quotes, quoted

__all__ = ["Draft"]


@attrs.frozen
class Draft:
    """
    A proposed timetable, and every passage of its document that has no place in it.

    `toml` is the proposal as a file; each passage has its line in the text and why it was not
    placed. `kind` is "minutes" or "paper", `digest` the SHA-256 of the text.
    """

    source: str
    kind: str
    toml: str
    unplaced: tuple[Passage, ...]
    digest: str = ""

    @property
    def timetable(self) -> Timetable:
        """Return the timetable that the proposal writes."""
        return Timetable.from_dict(tomllib.loads(self.toml), self.source, digest=self.digest)

    @property
    def exit_status(self) -> int:
        """Return 0: whatever could be read was read, and the rest is listed."""
        return 0

    def to_text(self) -> str:
        """Return the proposal as a file, and behind it as comments what has no place in it."""
        count = len(self.unplaced)
        return "\n".join((
            f"# Proposed from {quoted(self.source)}; `line` is the line of that text.",
            "# Titles and narrative are the document's own words. Review it before use; what has "
            "no place", "# in it stands at the end.", "", self.toml,
            f"# Not placed: {count} passage{'' if count == 1 else 's'}.",
            *(f"# line {one.line}: {in_quotes(one.text)}: {in_quotes(one.why)[1:-1]}"
              for one in self.unplaced))) + "\n"

    def to_dict(self) -> dict[str, Any]:
        """Return the draft as plain values, in the order of its schema."""
        return {
            **head_of(None, Receipt(None, None, self.digest or None)),
            "source": self.source, "kind": self.kind,
            "classification": tomllib.loads(self.toml)["paper"].get("classification"),
            "timetable": _plain(tomllib.loads(self.toml)),
            "unplaced": [{"line": one.line, "text": one.text, "why": one.why}
                         for one in self.unplaced]}

    def to_json(self) -> str:
        """Return the draft as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def _plain(value: Any) -> Any:
    """Return *value* with days as ISO text."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
