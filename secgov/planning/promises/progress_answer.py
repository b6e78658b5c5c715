"""The answer to "did we do what we said?", as a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import attrs

from secgov.calendar.counting import Counting
from secgov.calendar.vague_dates import VagueDate
from secgov.explanation import Explanation
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.outlooks.outlook_answer import iso
from secgov.planning.promises.promises import Promise
from secgov.receipt import Receipt, head_of, json_text

__all__ = ["COUNTING", "WORDS", "JudgedPromise", "Progress", "ProgressedModification", "Range"]

WORDS: Final = ("kept", "early", "late", "depends", "overdue", "not-yet-due", "dropped",
                "no-record")
"""What can have become of a promise; `depends` where the record's month leaves several."""

COUNTING: Final = Counting.EXCLUDE_FIRST
"""How Working Days early, late and overdue are counted: the day they run from is not."""


@attrs.frozen
class Range:
    """A number of Working Days, or the least and the most that it can be; None is no limit."""

    least: int
    most: int | None

    def to_dict(self) -> dict[str, int | None]:
        """Return the range as plain values."""
        return {"least": self.least, "most": self.most}


@attrs.frozen
class JudgedPromise:
    """
    A promise and what became of it.

    `may_be` has the words that the record leaves: the one `word`, or several where it depends.
    `early_by` runs from the act to the first day promised; `late_by` from the last day promised
    to the act or, overdue, to the day of the question. `act` is the one that answers the
    promise, `shown_by` the one that shows why none does.
    """

    promise: Promise
    word: str
    may_be: tuple[str, ...]
    early_by: Range | None
    late_by: Range | None
    act: RecordedAct | None
    shown_by: RecordedAct | None
    because: tuple[Explanation, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the promise as plain values, in the order of its schema."""
        placed, step = self.promise.placed, self.promise.placed.step
        window = placed.window
        return {
            "step": placed.act, "label": placed.name, "status": step.status,
            "promised": None if window is None else _plain(
                window.earliest if window.is_exact else window),
            "from": iso(self.promise.earliest), "until": iso(self.promise.latest),
            "condition": step.condition or None, "line": step.line,
            "word": self.word, "may_be": list(self.may_be),
            "early_by": self.early_by and self.early_by.to_dict(),
            "late_by": self.late_by and self.late_by.to_dict(),
            "act": self.act and _recorded(self.act),
            "shown_by": self.shown_by and _recorded(self.shown_by),
            "because": [part.to_json() for part in self.because],
        }


@attrs.frozen
class ProgressedModification:
    """The promises of one modification, in the order of the paper; `recorded`: it has acts."""

    id: str
    title: str
    recorded: bool
    promises: tuple[JudgedPromise, ...]


@attrs.frozen
class Progress:
    """
    The answer to `progress`.

    `made` is the day of the paper. `not_in_paper` names the modifications that the history has
    acts of and the paper does not have.
    """

    source: str
    history: str
    made: date
    as_of: date
    classification: str
    receipt: Receipt
    modifications: tuple[ProgressedModification, ...]
    not_in_paper: tuple[str, ...]

    @property
    def exit_status(self) -> int:
        """Return 0: a promise that is not kept breaks no rule."""
        return 0

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many promises have each word, in the order of `WORDS`."""
        found = Counter(promise.word for one in self.modifications for promise in one.promises)
        return MappingProxyType({word: found[word] for word in WORDS})

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        return {
            **head_of(self.as_of, self.receipt), "source": self.source,
            "classification": self.classification or None, "history": self.history,
            "made": self.made.isoformat(), "counting": COUNTING.value,
            "counts": dict(self.counts),
            "modifications": [
                {"id": one.id, "title": one.title or None, "recorded": one.recorded,
                 "promises": [promise.to_dict() for promise in one.promises]}
                for one in self.modifications],
            "not_in_paper": list(self.not_in_paper),
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def _plain(day: date | VagueDate) -> Any:
    return day.to_json() if isinstance(day, VagueDate) else day.isoformat()


def _recorded(act: RecordedAct) -> dict[str, Any]:
    """Return a recorded act as plain values, with its row and source."""
    return {"act": act.act, "date": _plain(act.date), "status": act.status,
            "body": act.body or None, "outcome": act.outcome or None, "part": act.part or None,
            "source": act.source or None, "row": act.row or None}
