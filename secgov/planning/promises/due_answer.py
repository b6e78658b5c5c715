"""The answer to "who must do what by when?", as a value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, TypeAlias

import attrs

from secgov.calendar.counting import Counting
from secgov.calendar.vague_dates import VagueDate
from secgov.explanation import Explanation
from secgov.planning.outlooks.outlook_answer import iso
from secgov.receipt import Receipt, head_of, json_text

__all__ = ["COUNTING", "KINDS", "About", "BranchFloat", "Due", "DueItem", "Float",
           "joined"]

# A class below has an attribute `date`, which hides the type inside it.
Day: TypeAlias = date

KINDS: Final = ("meeting", "recommendation", "agenda", "papers", "return", "consultation-close",
                "step", "last-day", "awaited", "hold-end", "action")
"""What can be due, in the order in which the things of one day are listed."""

COUNTING: Final = Counting.EXCLUDE_FIRST
"""How the days asked for and the floats are counted: the day they run from is not."""


@attrs.frozen
class BranchFloat:
    """The float with an impact on the DCC Systems (`yes`) or without one (`no`), as `Float`."""

    dcc_impact: str
    usual: int | None
    best: int | None

    def to_dict(self) -> dict[str, Any]:
        """Return the float as plain values."""
        return {"dcc_impact": self.dcc_impact, "usual": self.usual, "best": self.best}


@attrs.frozen
class Float:
    """
    The Working Days from the day that something is due to its last day for the target release.

    `usual` keeps all rules and usual times, `best` only sourced rules. Negative: it is late;
    None: no day of the calendar would do, or nothing of the release waits for it. Where it is
    not known whether the modification impacts the DCC Systems, `branches` has the floats of both
    routes that take the step, and each of the two here is the worse of theirs.
    """

    release: str
    usual: int | None
    best: int | None
    branches: tuple[BranchFloat, ...] = ()

    @classmethod
    def worse(cls, release: str, branches: tuple[BranchFloat, ...]) -> Float:
        """Return the worse of the floats of *branches*, with each of them."""
        return cls(release, _least([one.usual for one in branches]),
                   _least([one.best for one in branches]), branches)

    def to_dict(self) -> dict[str, Any]:
        """Return the float as plain values, in the order of its schema."""
        return {"release": self.release, "usual": self.usual, "best": self.best,
                "branches": [one.to_dict() for one in self.branches]}


def _least(floats: Sequence[int | None]) -> int | None:
    known = [one for one in floats if one is not None]
    return min(known) if len(known) == len(floats) else None


@attrs.frozen
class About:
    """
    The modification that a thing is due for, with its step, if it is one of a modification.

    `conditions` say on what it depends whether it is due at all, or can be done.
    """

    modification: str
    step: str = ""
    label: str = ""
    actor: str = ""
    status: str = ""
    stated: VagueDate | None = None
    conditions: tuple[str, ...] = ()
    float: Float | None = None
    because: tuple[Explanation, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values, in the order of its schema."""
        stated = self.stated
        return {
            "modification": self.modification, "step": self.step or None,
            "label": self.label or None, "actor": self.actor or None,
            "status": self.status or None,
            "stated": None if stated is None else (
                stated.earliest.isoformat() if stated.is_exact else stated.to_json()),
            "conditions": list(self.conditions), "float": self.float and self.float.to_dict(),
            "because": [part.to_json() for part in self.because],
        }


@attrs.frozen
class DueItem:
    """
    One thing that is due on one day, for one modification or several.

    `date` is None where no day can be given. `actor` acts, `together_with` are who take part.
    A meeting that is past, and what was asked at it, `awaits_record`: it may have taken place.
    """

    date: Day | None
    kind: str
    actor: str
    says: str
    together_with: tuple[str, ...] = ()
    overdue: bool = False
    awaits_record: bool = False
    about: tuple[About, ...] = ()
    because: tuple[Explanation, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values, in the order of its schema."""
        return {
            "date": iso(self.date), "kind": self.kind, "actor": self.actor or None,
            "with": list(self.together_with), "says": self.says, "overdue": self.overdue,
            "awaits_record": self.awaits_record,
            "about": [one.to_dict() for one in self.about],
            "because": [part.to_json() for part in self.because],
        }


@attrs.frozen
class Due:
    """
    The answer to `due`.

    `items` are in the order of their days, so that what is overdue, and what awaits its record,
    comes first; `undated` has what no day can be given for, in the order of the file. `notes`
    name what in the file contradicts itself and is not counted in.
    """

    source: str
    as_of: date
    classification: str
    receipt: Receipt
    start: date
    days: int
    through: date
    who: str
    modification: str
    items: tuple[DueItem, ...]
    undated: tuple[DueItem, ...]
    notes: tuple[str, ...] = ()

    @property
    def overdue(self) -> tuple[DueItem, ...]:
        """Return what is overdue."""
        return tuple(one for one in self.items if one.overdue)

    @property
    def unrecorded(self) -> tuple[DueItem, ...]:
        """Return the meetings that are past, and what was asked at them, without a record."""
        return tuple(one for one in self.items if one.awaits_record)

    @property
    def exit_status(self) -> int:
        """Return 0: that something is due is no fault."""
        return 0

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        return {
            **head_of(self.as_of, self.receipt), "source": self.source,
            "classification": self.classification or None, "from": self.start.isoformat(),
            "days": self.days, "through": self.through.isoformat(),
            "counting": COUNTING.value, "who": self.who or None,
            "modification": self.modification or None,
            "notes": list(self.notes),
            "items": [one.to_dict() for one in self.items],
            "undated": [one.to_dict() for one in self.undated],
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def joined(items: Iterable[DueItem]) -> tuple[DueItem, ...]:
    """Return *items* with those that differ only in what they are about made one."""
    found: dict[tuple[object, ...], DueItem] = {}
    for one in items:
        key = (one.date, one.kind, one.actor, one.together_with, one.says, one.because)
        if key in found:
            one = attrs.evolve(found[key], about=(*found[key].about, *one.about))
        found[key] = one
    return tuple(found.values())
