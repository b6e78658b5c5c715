"""How an outlook changed since an earlier day, and because of what."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from secgov.planning.changes.knowledge import Learned
from secgov.planning.changes.moved import Moved, Turned
from secgov.planning.outlooks.outlook_answer import Outlook, ReleaseOutlook, iso
from secgov.receipt import json_text

__all__ = ["OutlookChange", "OutlookSince"]


@attrs.frozen
class OutlookChange:
    """
    What changed between two days, the later included, and because of what.

    By `passing`, the days alone brought it, with nothing new known; else what became known, or
    came into force, on the later day did.
    """

    first: date
    day: date
    passing: bool
    because: tuple[Learned, ...]
    turned: tuple[Turned, ...]
    moved: tuple[Moved, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the change as plain values, in the order of its schema."""
        return {"from": self.first.isoformat(), "day": self.day.isoformat(),
                "passing": self.passing, "because": [one.to_dict() for one in self.because],
                "turned": [one.to_dict() for one in self.turned],
                "moved": [one.to_dict() for one in self.moved]}


@attrs.frozen
class OutlookSince:
    """
    The `answer` for one release, what it was on an earlier day, and the changes in between.

    `written` is the day of the paper where that is after `since`: then nobody could ask it.
    """

    answer: Outlook
    since: date
    before: ReleaseOutlook
    changes: tuple[OutlookChange, ...]
    written: date | None = None

    @property
    def exit_status(self) -> int:
        """Return the status of the answer as it is now."""
        return self.answer.exit_status

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, with the table `since` beside its own."""
        return {**self.answer.to_dict(), "since": {
            "as_of": self.since.isoformat(), "paper_dated_later": iso(self.written),
            "verdict": self.before.verdict,
            "go_live": iso(self.before.release.go_live),
            "arrives": {"best": iso(self.before.arrives_best),
                        "usual": iso(self.before.arrives_usual)},
            "float_working_days": self.before.float_working_days,
            "changes": [one.to_dict() for one in self.changes]}}

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())
