"""What has changed in the recommendations and the meetings of a paper, and whom it concerns."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from secgov.model.identifiers import read_identifier
from secgov.model.timetables import MeetingRecord, Recommendation, Step, Timetable
from secgov.planning.changes.decision_question import hangs_on
from secgov.planning.changes.step_changes import Changed, key_changed
from secgov.planning.outlooks.outlook_answer import iso
from secgov.planning.steps.alignment import paired
from secgov.planning.steps.basis import Basis

__all__ = ["MeetingChange", "RecommendationChange", "meetings_changed", "recommendations_changed"]

# A class below has an attribute of this type whose name would hide it.
Day: TypeAlias = date
Part = TypeVar("Part", MeetingRecord, Recommendation)

_ASKED: Final = ("id", "body", "asks", "agrees")
_HELD: Final = ("kind", "number", "start", "to", "place", "together_with", "covers", "status",
                "present", "apologies", "suggested")
_AS_WRITTEN: Final = (("together_with", "with"),)


@attrs.frozen
class RecommendationChange:
    """
    A recommendation that is new or gone, or asks something else.

    `concerns` are the modifications that it is or was about; `conditional` the steps that the
    later timetable states for the case that it is agreed, each with its modification.
    """

    before: Recommendation | None
    after: Recommendation | None
    keys: tuple[Changed, ...]
    concerns: tuple[str, ...]
    conditional: tuple[tuple[str, Step], ...]

    @property
    def change(self) -> str:
        """Return `added`, `dropped` or `changed`."""
        return _change(self.before, self.after)

    @property
    def one(self) -> Recommendation:
        """Return it as the later timetable has it, or else the earlier."""
        return _one(self.before, self.after)

    def to_dict(self) -> dict[str, Any]:
        """Return the change as plain values."""
        one = self.one
        return {"id": one.id, "change": self.change, "body": one.body or None,
                "asks": one.asks or None, "agrees": list(one.agrees),
                "changed": [key.to_dict() for key in self.keys],
                "concerns": list(self.concerns), "conditional": [
                    f"{owner}:{step.name}" for owner, step in self.conditional]}


@attrs.frozen
class MeetingChange:
    """
    A recorded meeting that is new or gone, is on another day, or is told otherwise.

    `working_days` are those by which it moved, exclude-first, later ones positive; nothing where
    it has not moved, or one side knows no day. `concerns` are the modifications that it covers or
    covered.
    """

    before: MeetingRecord | None
    after: MeetingRecord | None
    working_days: int | None
    keys: tuple[Changed, ...]
    concerns: tuple[str, ...]

    @property
    def change(self) -> str:
        """Return `added`, `dropped`, `moved` or `changed`."""
        found = _change(self.before, self.after)
        return "moved" if found == "changed" and self.moved else found

    @property
    def moved(self) -> bool:
        """Return whether both sides have it, on other days."""
        return None not in (self.before, self.after) and self.days[0] != self.days[1]

    @property
    def days(self) -> tuple[Day | None, Day | None]:
        """Return the day before and the day now."""
        return (self.before.date if self.before is not None else None,
                self.after.date if self.after is not None else None)

    @property
    def one(self) -> MeetingRecord:
        """Return it as the later timetable has it, or else the earlier."""
        return _one(self.before, self.after)

    def to_dict(self) -> dict[str, Any]:
        """Return the change as plain values."""
        before, after = self.days
        return {"body": self.one.body, "kind": self.one.kind or None,
                "number": self.one.number or None, "change": self.change,
                "before": iso(before), "after": iso(after),
                "moved_working_days": self.working_days,
                "changed": [key.to_dict() for key in self.keys],
                "concerns": list(self.concerns)}


def recommendations_changed(
    before: Timetable, after: Timetable
) -> Iterator[RecommendationChange]:
    """
    Yield each recommendation that is another one.

    Those that ask the same of the same body are the same, in whatever form they name it; then those
    of one number.
    """
    names = _names(after)
    asked = [attrs.evolve(one, agrees=tuple(_named(each, names) for each in one.agrees))
             for one in before.recommendations]
    for one, other in paired(asked, after.recommendations, _asked, _numbered):
        keys = tuple(_keys(one, other, _ASKED))
        if one is None or other is None or keys:
            found = _one(one, other)
            steps = [(modification.id, step) for modification in after.modifications
                     for step in modification.steps if hangs_on(found, step)]
            agreed = [reference.partition(":")[0] for side in (other, one) if side is not None
                      for reference in side.agrees]
            yield RecommendationChange(
                one, other, keys, _once((*agreed, *(owner for owner, _ in steps))),
                tuple(steps))


def meetings_changed(before: Timetable, after: Timetable, basis: Basis) -> Iterator[MeetingChange]:
    """
    Yield each recorded meeting that is another one.

    Those of one body and number are the same; then those of one day; then those of one kind for
    the same modifications; then those of one kind in the same month.
    """
    names = _names(after)
    held = [attrs.evolve(one, covers=tuple(_named(each, names) for each in one.covers))
            for one in before.meetings]
    for one, other in paired(held, after.meetings, _with_number, _on_day, _covering, _in_month):
        keys = tuple(_keys(one, other, _HELD))
        covered = [each for side in (other, one) if side is not None for each in side.covers]
        change = MeetingChange(one, other, None, keys, _once(covered))
        if one is None or other is None or change.moved or keys:
            moved = basis.between(*change.days) if change.moved else None
            yield attrs.evolve(change, working_days=moved)


def _names(after: Timetable) -> Mapping[str, str]:
    """Return how the later timetable calls each of its modifications, by their keys."""
    return {read_identifier(one.id): one.id for one in after.modifications}


def _named(reference: str, names: Mapping[str, str]) -> str:
    """Return a modification, or a step of one, as the later timetable calls it: DP501 is MP501."""
    whose, colon, step = reference.partition(":")
    return f"{names.get(read_identifier(whose), whose)}{colon}{step}"


def _keys(before: Part | None, after: Part | None, names: Iterable[str]) -> Iterator[Changed]:
    """Yield each key of *names* that both sides have and that has changed, as files name it."""
    if before is not None and after is not None:
        for name in names:
            found = key_changed(dict(_AS_WRITTEN).get(name, name), getattr(before, name),
                                getattr(after, name))
            yield from (found,) if found else ()


def _change(before: object | None, after: object | None) -> str:
    return "added" if before is None else "dropped" if after is None else "changed"


def _one(before: Part | None, after: Part | None) -> Part:
    found = after or before
    if found is None:
        raise ValueError("a change is of something that one of the two timetables has")
    return found


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _asked(one: Recommendation) -> Hashable:
    return (one.body, one.asks, one.agrees) if one.asks or one.agrees else None


def _numbered(one: Recommendation) -> Hashable:
    return one.id


def _with_number(one: MeetingRecord) -> Hashable:
    return (one.body, one.number) if one.number else None


def _on_day(one: MeetingRecord) -> Hashable:
    return (one.body, one.date) if one.date is not None else None


def _covering(one: MeetingRecord) -> Hashable:
    return (one.body, one.kind, one.covers) if one.covers else None


def _in_month(one: MeetingRecord) -> Hashable:
    return one.body, one.kind, one.date.replace(day=1) if one.date is not None else None
