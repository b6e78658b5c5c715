"""What a proof consists of: rules and facts that cannot all hold, each as a value."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from secgov.calendar.counting import Counting
from secgov.citation import Evidence, Force
from secgov.explanation import Explanation

__all__ = ["Premise"]


@attrs.frozen
class Premise:
    """
    One rule or fact of a proof; without it the rest of the proof proves nothing.

    `kind` is `done`, `stated`, `as-of`, `hold`, `order`, `time`, `meeting`, `working-day`,
    `holiday`, `cut-off` or `go-live`, or `ended` of what has ended. `day` is the day of a fact
    or a target, else the day to which the premises before it and this one bring the step.
    `value` and `counting` are those of a time. What a timetable states has no force or evidence.
    `parts` are facts of the calendar.
    """

    kind: str
    says: str
    cites: str = ""
    step: str = ""
    day: date | None = None
    rule: str = ""
    register: str = ""
    force: Force | None = None
    evidence: Evidence | None = None
    value: str = ""
    counting: Counting | None = None
    parts: tuple[Explanation, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the premise as plain values, in the order of its schema."""
        return {
            "says": self.says, "cites": self.cites or None,
            "parts": [part.to_json() for part in self.parts],
            "kind": self.kind, "step": self.step or None,
            "day": self.day.isoformat() if self.day else None,
            "rule": self.rule or None, "register": self.register or None,
            "force": self.force.value if self.force else None,
            "evidence": self.evidence.value if self.evidence else None,
            "value": self.value or None,
            "counting": self.counting.value if self.counting else None,
        }
