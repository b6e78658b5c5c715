"""What a record shows of a Fast-Track Modification: its approvals, and what lifts them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Final

import attrs

from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.guards import FAST_TRACK
from secgov.rules.transitions import Transitions

__all__ = ["FastTrack", "surely_before"]

_APPROVED: Final = "fast-track-approved"
_CONVERTED: Final = "converted"
_OBJECTED: Final = "objection-raised"
_LIVE: Final = "implemented"
# A decision on the modification by another path; that of the Authority may be on a day only.
_DECISIONS: Final = frozenset({"change-board", "approved", "rejected"})


def surely_before(one: RecordedAct, other: RecordedAct) -> bool:
    """Return whether *one* was on an earlier day than *other*, whatever days their months mean."""
    return one.latest < other.earliest


@attrs.frozen(slots=False, eq=False)
class FastTrack:
    """The facts of a record, all and of each act, its path as recorded, and the table."""

    facts: tuple[RecordedAct, ...]
    of_act: Mapping[str, tuple[RecordedAct, ...]]
    path: str
    table: Transitions

    @property
    def approvals(self) -> tuple[RecordedAct, ...]:
        """Return each approval by the Panel as Fast-Track, the first first."""
        return self.of_act.get(_APPROVED, ())

    @cached_property
    def begins(self) -> bool:
        """
        Return whether it is on Fast-Track from its beginning: nothing before says otherwise.

        A path that is recorded besides is that on which it went on, once an objection lifted the
        approval.
        """
        if not self.approvals:
            return self.path == FAST_TRACK or self.unapproved is not None
        if self.path in ("1", "2", "3") and self.lifted is None:
            return False
        return not any(self._otherwise(one) for one in self.facts
                       if one.earliest <= self.approvals[0].latest)

    @cached_property
    def unapproved(self) -> RecordedAct | None:
        """
        Return the objection that only an approval on Fast-Track explains, if none is recorded.

        After it the Development Stage goes on, which ended long before any other decision that
        can be objected to.
        """
        objected = () if self.approvals else self.of_act.get(_OBJECTED, ())[:1]
        for one in objected:
            converted = self.of_act.get(_CONVERTED, ())
            considered = self.of_act.get("csc-considered", ())
            if not any(other.earliest <= one.latest for other in converted) and any(
                    surely_before(one, other) for other in (*converted, *considered)):
                return one
        return None

    def shown_by(self, fact: RecordedAct) -> bool:
        """Return whether *fact* is an approval on Fast-Track, or can only have followed one."""
        return any(fact is one for one in (*self.approvals, self.unapproved))

    @cached_property
    def progressed_otherwise(self) -> RecordedAct | None:
        """Return the conversion after an approval on Fast-Track, where a vote came after it too."""
        later = [[one for one in self.of_act.get(name, ())
                  if surely_before(self.approvals[-1], one)]
                 for name in (_CONVERTED, "change-board")] if self.approvals else [[]]
        return later[0][0] if all(later) else None

    @cached_property
    def answers(self) -> tuple[RecordedAct, ...]:
        """Return what can follow an approval only after an objection: another, another path."""
        otherwise = self.progressed_otherwise
        return (*self.approvals[1:], *(() if otherwise is None else (otherwise,)))

    @cached_property
    def lifted(self) -> date | None:
        """
        Return since when an objection, recorded or shown, lifts the last approval on Fast-Track.

        Where there are fewer objections than approvals, the last approval came after one of them,
        unless one is recorded after it.
        """
        objections, approved = self.of_act.get(_OBJECTED, ()), self.approvals
        if approved:
            last = approved[-1]
            later = self.facts[max(place for place, one in enumerate(self.facts)
                                   if one is last):]
            objections = tuple(
                one for one in objections if one.latest >= last.earliest and (
                    len(objections) >= len(approved) or one in later))
        if objections:
            return objections[0].earliest
        return None if self.progressed_otherwise is None else approved[-1].latest

    @cached_property
    def approved_again(self) -> bool:
        """
        Return whether only another approval on Fast-Track, not recorded, explains the record.

        It is implemented after the objection, and nothing that follows it is of another path.
        """
        lifted = self.lifted
        if lifted is None or self.path in ("1", "2", "3"):
            return False
        later = [one for one in self.facts if one.latest >= lifted]
        return (any(one.act == _LIVE for one in later)
                and not any(one.act in _DECISIONS or self._otherwise(one) for one in later))

    @cached_property
    def rests_on_another(self) -> RecordedAct | None:
        """
        Return what rests on an approval not recorded, by number alone, if anything does.

        Each objection lifted one approval, and after the last one there must be another.
        """
        objected = [one for one in self.of_act.get(_OBJECTED, ())
                    if self.approvals and not surely_before(self.approvals[-1], one)]
        approved = self.lifted is None or self.approved_again
        if not objected or len(self.approvals) > len(objected) or not approved:
            return None
        return (*self.approvals, *self.of_act.get(_LIVE, ()))[-1]

    def lifts(self, one: RecordedAct) -> bool:
        """Return whether nothing can rest on the approval *one*: another, not recorded, did."""
        return self.approved_again and any(one is last for last in self.approvals[-1:])

    def _otherwise(self, fact: RecordedAct) -> bool:
        """Return whether *fact* has a place on other paths only."""
        rows = self.table.of_act.get((fact.act, fact.outcome), ())
        return all(FAST_TRACK not in move.paths for move in rows)
