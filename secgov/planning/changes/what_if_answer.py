"""The answer to a question with something supposed: the answer then, and what it moves and why."""

from __future__ import annotations

from typing import Any, TypeAlias

import attrs

from secgov.planning.changes.moved import Moved, Turned
from secgov.planning.checking.timetable_check import TimetableCheck
from secgov.planning.outlooks.outlook_answer import Outlook
from secgov.planning.outlooks.plan import Plan
from secgov.planning.outlooks.supposed import Supposed
from secgov.planning.steps.findings import Finding
from secgov.receipt import json_text

__all__ = ["Question", "WhatIfAnswer"]

Question: TypeAlias = Outlook | Plan | TimetableCheck
"""The answers of the questions in which something can be supposed."""


@attrs.frozen
class WhatIfAnswer:
    """An `answer` under what is `supposed`, beside that without: what moved, turned, came, went."""

    answer: Question
    supposed: Supposed
    moved: tuple[Moved, ...] = ()
    turned: tuple[Turned, ...] = ()
    new: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()

    @property
    def exit_status(self) -> int:
        """Return the status of the answer under what is supposed."""
        return self.answer.exit_status

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, with the table `what_if` beside its own."""
        words = self.supposed.timetable.supposed
        return {**self.answer.to_dict(), "what_if": {
            "supposed": [{"words": text, "says": says}
                         for text, says in zip(words, self.supposed.says, strict=True)],
            "turned": [one.to_dict() for one in self.turned],
            "moved": [one.to_dict() for one in self.moved],
            "new_findings": [one.to_dict() for one in self.new],
            "gone_findings": [one.to_dict() for one in self.gone]}}

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())
