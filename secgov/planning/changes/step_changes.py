"""What has changed between two timetables in one step, and in what is said of a modification."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import attrs

from secgov.model.timetable_parts import Attendee, SuggestedRoute
from secgov.model.timetables import Group, Modification, Step, TargetRelease, WaitsOn
from secgov.planning.network.runs import date_of
from secgov.planning.steps.alignment import Pair
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.placing import PlacedStep

__all__ = ["Changed", "StepChange", "facts_changed", "hold_changed", "key_changed",
           "step_change", "target_changed"]

# A day, a status and an outcome are told apart; where a thing is told, and its name, are no change.
_TOLD_APART: Final = frozenset({"step", "when", "status", "outcome", "label", "line", "note"})
_FACTS: Final = ("title", "stage", "path", "dcc_impact", "proposer", "group", "waits_on",
                 "open_to_adoption")
_AS_WRITTEN: Final = (("condition", "if"), ("together_with", "with"))


@attrs.frozen
class Changed:
    """A key with what it said before and says now, as text; empty where it says nothing."""

    key: str
    before: str
    after: str

    def to_dict(self) -> dict[str, Any]:
        """Return the change as plain values."""
        return {"key": self.key, "before": self.before or None, "after": self.after or None}


@attrs.frozen
class StepChange:
    """
    What has changed in one step; added or dropped, one of the two timetables lacks it.

    `earliest_moved` and `latest_moved` are Working Days between the first and between the last
    days on which it can happen, later ones positive; nothing where one side states no day or
    the calendar does not reach it.
    """

    before: PlacedStep | None
    after: PlacedStep | None
    moved: bool
    earliest_moved: int | None
    latest_moved: int | None
    status: Changed | None
    outcome: Changed | None
    keys: tuple[Changed, ...]

    @property
    def one(self) -> PlacedStep:
        """Return the step as the later timetable has it, or else the earlier."""
        return Pair(self.before, self.after).one

    @property
    def kind(self) -> str:
        """Return `added` or `dropped`, else the first of `moved`, `status` and `changed`."""
        if self.before is None or self.after is None:
            return "added" if self.before is None else "dropped"
        return "moved" if self.moved else "status" if self.status or self.outcome else "changed"

    @property
    def step(self) -> str:
        """Return the name of the step."""
        return self.one.act

    @property
    def label(self) -> str:
        """Return its label, or where there is none, what tells it from others of its name."""
        return self.one.name if self.one.name != self.one.act else ""


def step_change(pair: Pair, read_on_one_day: Pair, basis: Basis) -> StepChange | None:
    """
    Return what has changed in a step, or nothing.

    Each of the *pair* is as of the day of its own paper. It has moved only if its days are others
    when both are *read on one day* too: a deadline does not move because time has passed.
    """
    before, after = pair.before, pair.after
    if before is None or after is None:
        return StepChange(before, after, False, None, None, None, None, ())
    moved = _has_moved(before, after) and _differs(read_on_one_day)
    first = last = None
    if moved:
        first = basis.between(date_of(before.earliest), date_of(after.earliest))
        last = basis.between(date_of(before.latest), date_of(after.latest))
    status = key_changed("status", before.step.status, after.step.status)
    outcome = key_changed("outcome", before.step.outcome, after.step.outcome)
    keys = tuple(_keys(before.step, after.step))
    if not (moved or status or outcome or keys):
        return None
    return StepChange(before, after, moved, first, last, status, outcome, keys)


def _differs(pair: Pair) -> bool:
    """Return whether the two have other days."""
    return len({(one.earliest, one.latest) for one in (pair.before, pair.after) if one}) > 1


def _has_moved(before: PlacedStep, after: PlacedStep) -> bool:
    """Return whether the days are others; what has been done as it was stated has not moved."""
    if (before.earliest, before.latest) == (after.earliest, after.latest):
        return False
    if after.step.status == "done" and before.step.status != "done":
        # A record without a day says of no other day than the stated one.
        return after.stated and not (before.stated and before.earliest <= after.earliest
                                     and after.latest <= before.latest)
    return True


def _keys(before: Step, after: Step) -> Iterator[Changed]:
    """Yield each other key of a step that has changed, by the name that files give it."""
    names = dict(_AS_WRITTEN)
    for field in attrs.fields(Step):
        if field.name not in _TOLD_APART:
            found = key_changed(names.get(field.name, field.name), getattr(before, field.name),
                             getattr(after, field.name))
            yield from (found,) if found else ()


def facts_changed(before: Modification, after: Modification) -> Iterator[Changed]:
    """Yield what is said of the modification as a whole and has changed."""
    for name in _FACTS:
        found = key_changed(name, getattr(before, name), getattr(after, name))
        yield from (found,) if found else ()


def hold_changed(before: Modification, after: Modification) -> Changed | None:
    """Return that a hold has begun, has ended or is another one; nothing if all is as before."""
    return key_changed("hold", _hold(before), _hold(after))


def target_changed(before: Modification, after: Modification) -> Changed | None:
    """Return that another release is aimed at, or in another standing."""
    return key_changed("target_release", before.target_release, after.target_release)


def _hold(modification: Modification) -> str:
    hold = modification.hold
    if hold is None:
        return ""
    told = [f"{name} {_shown(said)}" for name, said in (
        ("since", hold.since), ("until", hold.until), ("ends when", hold.ends_when))
        if said not in (None, "", "not stated")]
    return "; ".join([hold.reason or "no reason stated", *told])


def key_changed(key: str, before: Any, after: Any) -> Changed | None:
    """Return that a key says something else than before, or nothing if it says the same."""
    one, other = _shown(before), _shown(after)
    return Changed(key, one, other) if one != other else None


def _shown(value: Any) -> str:
    """Return a value of a timetable as text."""
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case tuple():
            return "; ".join(map(_shown, value))
        case Group():
            return f"{value.name}{f', if {value.condition}' if value.condition else ''}"
        case WaitsOn():
            return f"{value.id}{f' ({value.step})' if value.step else ''}"
        case TargetRelease():
            return f"{value.name}{f' ({value.standing})' if value.standing else ''}"
        case Attendee():
            return value.name
        case SuggestedRoute():
            return value.says or value.route
        case date():
            return value.isoformat()
    return str(value)
