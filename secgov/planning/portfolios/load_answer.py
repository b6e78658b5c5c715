"""The answer to "how much work does the DCC have in hand?", as a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

import attrs

from secgov.planning.network.runs import date_of
from secgov.planning.outlooks.outlook_answer import iso
from secgov.planning.portfolios.assessment_rounds import KINDS
from secgov.planning.portfolios.dcc_work import End, Work
from secgov.receipt import Receipt, head_of, json_text

__all__ = ["STANDINGS", "Count", "Load", "Week"]

STANDINGS: Final = ("clear", "blocked", "conditional")


@attrs.frozen
class Count:
    """How much is surely in hand, and how much may be."""

    at_least: int
    up_to: int

    def to_dict(self) -> dict[str, int]:
        """Return both as plain values."""
        return {"at_least": self.at_least, "up_to": self.up_to}


@attrs.frozen
class Week:
    """
    A week, named by its Monday: the pieces that may be in hand in it, and those that surely are.

    `capacity` is how many pieces the DCC can have in hand in one week, as the user says.
    """

    monday: date
    may_be: tuple[Work, ...]
    surely: tuple[Work, ...]
    capacity: int | None = None

    @property
    def pieces(self) -> Count:
        """Return how many pieces are in hand."""
        return Count(len(self.surely), len(self.may_be))

    @property
    def options(self) -> Count:
        """Return how many options are assessed in them."""
        return Count(*(sum(one.options for one in ones) for ones in (self.surely, self.may_be)))

    def of_kind(self, kind: str) -> Count:
        """Return how many pieces are of *kind*: assessment, re-assessment or review."""
        return self._count(lambda one: one.kind == kind)

    def standing(self, standing: str) -> Count:
        """Return how many pieces are `clear`, `blocked` or `conditional`."""
        return self._count(lambda one: one.standing == standing)

    def _count(self, wanted: Callable[[Work], bool]) -> Count:
        return Count(*(sum(map(wanted, ones)) for ones in (self.surely, self.may_be)))

    @property
    def against_capacity(self) -> str:
        """Return `within`, `may-exceed` or `exceeds`; nothing where no capacity is given."""
        if self.capacity is None:
            return ""
        if self.pieces.at_least > self.capacity:
            return "exceeds"
        return "may-exceed" if self.pieces.up_to > self.capacity else "within"

    def to_dict(self) -> dict[str, Any]:
        """Return the week as plain values, in the order of its schema."""
        return {
            "week": self.monday.isoformat(), **self.pieces.to_dict(),
            "options": self.options.to_dict(),
            "kinds": {kind: self.of_kind(kind).to_dict() for kind in KINDS},
            "standings": {one: self.standing(one).to_dict() for one in STANDINGS},
            "surely": _names(self.surely), "may_be": _names(self.may_be),
            "against_capacity": self.against_capacity or None,
        }


@attrs.frozen
class Load:
    """
    The answer to `load`: every week from that of the question on, and the pieces of work.

    Work without a known end is in each week that is shown. `notes` name what in the file
    contradicts itself.
    """

    source: str
    as_of: date
    classification: str
    receipt: Receipt
    capacity: int | None
    weeks: tuple[Week, ...]
    work: tuple[Work, ...]
    notes: tuple[str, ...] = ()

    @property
    def exit_status(self) -> int:
        """Return 1 if what is surely in hand exceeds the capacity in some week, else 0."""
        return int(any(week.against_capacity == "exceeds" for week in self.weeks))

    @property
    def fullest(self) -> Week | None:
        """Return the first week in which the most pieces may be in hand."""
        return max(self.weeks, key=lambda week: week.pieces.up_to, default=None)

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        return {
            **head_of(self.as_of, self.receipt), "source": self.source,
            "classification": self.classification or None, "notes": list(self.notes),
            "capacity": self.capacity,
            "weeks": [week.to_dict() for week in self.weeks],
            "work": [_work(one) for one in self.work],
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def _names(work: Iterable[Work]) -> list[str]:
    return [one.name for one in work]


def _work(one: Work) -> dict[str, Any]:
    return {
        "name": one.name, "modification": one.modification, "title": one.title or None,
        "assessment": one.assessment, "kind": one.kind, "options": one.options,
        "option_names": list(one.option_names), "begun": one.begun, "standing": one.standing,
        "asked": _end(one.asked), "returned": _end(one.returned),
        "blocked": list(one.blocked), "conditions": list(one.conditions),
    }


def _end(end: End) -> dict[str, Any]:
    return {"step": end.step, "words": end.words or None, "earliest": iso(date_of(end.earliest)),
            "latest": iso(date_of(end.latest)), "because": end.because.to_json()}
