"""One recorded act of a modification: a row of a history, as a frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, TypeAlias

import attrs

from secgov.calendar.bank_holidays import KNOWN_FROM, PROJECTED_THROUGH
from secgov.calendar.vague_dates import VagueDate
from secgov.model.bodies import BODIES

__all__ = ["FIRST_DAY", "LAST_DAY", "RecordedAct"]

FIRST_DAY: Final = KNOWN_FROM
"""The first day that calendars have: the SEC was designated in that year."""
LAST_DAY: Final = PROJECTED_THROUGH
"""The last day that calendars have: past it no bank holiday is projected."""

# The class below has an attribute `date`, which hides the type inside it.
Day: TypeAlias = date

_BODIES: Final = frozenset(("", *BODIES.codes))
_COST: Final = "impact-assessment-approved"


@attrs.frozen
class RecordedAct:
    """
    One act in the record of a modification.

    `id` is the key for all forms of its identifier and `written` the form of its row. `status`
    is `actual`, `planned`, `target` or `read_from_context`. A `VagueDate` is a month of which
    the day is not recorded. `known` is the day on which the act became known, None where the
    record does not say: then its own day. No rule reads `note`.
    """

    id: str
    act: str
    date: Day | VagueDate
    status: str = "actual"
    body: str = ""
    outcome: str = ""
    part: str = ""
    until: Day | VagueDate | None = None
    note: str = ""
    source: str = ""
    known: Day | None = None
    row: int = 0
    written: str = attrs.field(default="", eq=False)
    earliest: Day = attrs.field(init=False, eq=False, repr=False)
    """The first day that the act may have been on."""
    latest: Day = attrs.field(init=False, eq=False, repr=False)
    """The last day that the act may have been on."""
    kind: tuple[str, str] = attrs.field(init=False, eq=False, repr=False)
    """The act with its outcome, as rows of the table are looked up."""
    way_key: tuple[str, str, bool] = attrs.field(init=False, eq=False, repr=False)
    """The same with whether it is of a part, as the ways on from a place are looked up."""
    is_sound: bool = attrs.field(init=False, eq=False, repr=False)
    """Whether it was done by a known body, or one not recorded, on a day that calendars have."""

    @earliest.default
    def _earliest(self) -> Day:
        return self.date.earliest if isinstance(self.date, VagueDate) else self.date

    @latest.default
    def _latest(self) -> Day:
        return self.date.latest if isinstance(self.date, VagueDate) else self.date

    @kind.default
    def _kind(self) -> tuple[str, str]:
        return self.act, self.outcome

    @way_key.default
    def _way_key(self) -> tuple[str, str, bool]:
        return self.act, self.outcome, bool(self.part)

    @is_sound.default
    def _is_sound(self) -> bool:
        return (self.status == "actual" and self.body in _BODIES and type(self.latest) is Day
                and FIRST_DAY <= self.latest <= LAST_DAY)

    @classmethod
    def of_values(cls, values: Mapping[str, Any], row: int) -> RecordedAct:
        """
        Return the act that the cells of *row* write.

        A vote of the Change Board with the outcome `impact-assessment-approved` is read as that
        act (design, section 5): what was agreed is a cost, not the modification.
        """
        act, outcome = values["act"], values.get("outcome", "")
        body = values.get("body", "")
        if (act, outcome) == ("change-board", _COST):
            act, outcome, body = _COST, "", body or "change-board"
        identifier = values["id"]
        return cls(
            identifier.key, act, values["date"], values["status"], body, outcome,
            values.get("part", ""), values.get("until"), values.get("note", ""),
            values.get("source", ""), values.get("known"), row, identifier.written)

    @property
    def is_exact(self) -> bool:
        """Return whether the day is recorded, not only its month."""
        return not isinstance(self.date, VagueDate)
