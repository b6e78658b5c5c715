"""The answer to `next`, with the act, the near miss and the window that it is made of."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias

import attrs

from secgov.citation import Evidence, standing_of
from secgov.errors import Condition
from secgov.model.identifiers import ModificationId
from secgov.planning.life.state import LifeState
from secgov.receipt import Receipt, head_of, iso, json_text
from secgov.rules.rule import Parameter, Rule

__all__ = ["NearMiss", "OpenAct", "OpenWindow", "Permitted"]

# Classes below have attributes of this type whose names would hide it.
Day: TypeAlias = date


@attrs.frozen
class OpenAct:
    """
    An act that may be taken: by whom, under which rule, and from which until which day.

    `part` is the part that it is asked about: the one that is awaited, or any. `says` is what the
    act is, in words. `until` is the last day of a window; where its number is
    unverified it only informs, as `evidence_of_until` says. `meeting` is the next known or
    projected meeting of the body from `opens` on, as `projected` says. `advice` has what
    practice would have first, and does not stand in the way.
    """

    act: str
    outcome: str
    of_part: bool
    part: str
    says: str
    bodies: tuple[str, ...]
    rule: Rule
    leads_to: str
    opens: Day
    until: Day | None
    evidence_of_until: Evidence | None
    meeting: Day | None
    projected: bool
    advice: tuple[Condition, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the act as plain values."""
        return {
            **_named(self), "bodies": list(self.bodies), "leads_to": self.leads_to,
            "from": iso(self.opens), "until": iso(self.until),
            "evidence_of_until": self.evidence_of_until.value if self.evidence_of_until else None,
            "meeting": iso(self.meeting), "projected": self.projected,
            "rule": self.rule.id, "register": self.rule.register,
            "says": self.rule.says, **standing_of(self.rule),
            "advice": [_plain(one) for one in self.advice],
        }


@attrs.frozen
class NearMiss:
    """An act that may not be taken, with every condition that fails."""

    act: str
    outcome: str
    of_part: bool
    conditions: tuple[Condition, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the act as plain values."""
        return {**_named(self), "conditions": [_plain(one) for one in self.conditions]}


@attrs.frozen
class OpenWindow:
    """
    A time in which somebody may do what no act of the records shows, such as appeal.

    One that is not `is_open` begins after the day of the question.
    """

    name: str
    says: str
    opens: Day
    until: Day
    number: Parameter
    is_open: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the window as plain values."""
        number = self.number
        return {
            "name": self.name, "says": self.says, "from": iso(self.opens),
            "until": iso(self.until), "open": self.is_open, "parameter": number.name,
            "number": number.in_words(), "register": number.register, **standing_of(number),
        }


@attrs.frozen
class Permitted:
    """
    The answer to `next`: what is open, what is not and why, and which windows run.

    `contradictions` name what in the file contradicts itself; JSON has them first of the notes.
    """

    state: LifeState
    as_of: Day
    receipt: Receipt
    acts: tuple[OpenAct, ...]
    near_misses: tuple[NearMiss, ...]
    windows: tuple[OpenWindow, ...]
    notes: tuple[str, ...]
    written: str = ""
    contradictions: tuple[str, ...] = ()

    @property
    def identifier(self) -> str:
        """Return its identifier as it was written; a DP becomes an MP when it is converted."""
        written = self.written or next(
            (one.written for one in reversed(self.state.acts)
             if one.written and one.id == self.state.id), "")
        read = str(ModificationId.read(written)) if written else self.state.id
        return self.state.id if read.startswith("DP") and "converted" in self.state.done else read

    @property
    def exit_status(self) -> int:
        """Return 0: asking what may happen finds no fault."""
        return 0

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        return {
            **head_of(self.as_of, self.receipt), "modification": self.identifier or None,
            **self.state.to_dict(),
            "permitted": [one.to_dict() for one in self.acts],
            "near_misses": [one.to_dict() for one in self.near_misses],
            "windows": [one.to_dict() for one in self.windows],
            "notes": [*self.contradictions, *self.notes],
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def _named(one: OpenAct | NearMiss) -> dict[str, Any]:
    return {"act": one.act, "outcome": one.outcome or None, "of_part": one.of_part}


def _plain(one: Condition) -> dict[str, Any]:
    return {"rule": one.rule, "register": one.register, "says": one.says, "mend": one.mend,
            **standing_of(one), "expected": iso(one.expected)}
