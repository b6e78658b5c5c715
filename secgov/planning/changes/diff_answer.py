"""The answer to "what has changed since, and what does it do?", as a value."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

import attrs

from secgov.planning.changes.paper_changes import MeetingChange, RecommendationChange
from secgov.planning.changes.step_changes import Changed, StepChange
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook, iso
from secgov.planning.steps.placing import PlacedStep
from secgov.receipt import Receipt, head_of, json_text

__all__ = ["AwaitingChange", "Cause", "Difference", "Effect", "ModificationChange", "Paper",
           "Standing"]

# A class below has an attribute of this type whose name would hide it.
Day: TypeAlias = date


@attrs.frozen
class Paper:
    """
    One of the two timetables: its file, its reference and its day, where it says them.

    `as_of` is the day as of which it was judged: its own, if that is known.
    """

    source: str
    reference: str
    dated: Day | None
    as_of: Day
    digest: str

    def to_dict(self) -> dict[str, Any]:
        """Return the paper as plain values."""
        return {"source": self.source, "reference": self.reference or None,
                "dated": iso(self.dated), "as_of": self.as_of.isoformat(),
                "digest": self.digest or None}


@attrs.frozen
class AwaitingChange:
    """Something awaited: new without `before`, ended without `after`, else changed."""

    before: str
    after: str
    who: str

    @property
    def change(self) -> str:
        """Return `new`, `ended` or `changed`."""
        return "changed" if self.before and self.after else "ended" if self.before else "new"


@attrs.frozen
class Standing:
    """How a modification stands for a release: the verdict, the float, and when it arrives."""

    verdict: str
    float_working_days: int | None
    arrives_best: Day | None
    arrives_usual: Day | None

    @classmethod
    def of(cls, outlook: ReleaseOutlook) -> Standing:
        """Return the standing that *outlook* gives."""
        return cls(outlook.verdict, outlook.float_working_days, outlook.arrives_best,
                   outlook.arrives_usual)

    def to_dict(self) -> dict[str, Any]:
        """Return the standing as plain values."""
        return {"verdict": self.verdict, "float_working_days": self.float_working_days,
                "arrives": {"best": iso(self.arrives_best), "usual": iso(self.arrives_usual)}}


@attrs.frozen
class Cause:
    """
    One change that moves the standing for a release, alone or among the others.

    `what` is a kind of change of a step, a fact of the modification, `meetings`: those that the
    timetable records, or `time`: that the later one is judged as of a later day. `of` is the
    modification that changed, where it is another one that is waited on. `alone` is the
    standing of the earlier timetable with this change only, `without` that of the later one
    without it.
    """

    what: str
    step: str
    label: str
    alone: Standing
    without: Standing
    of: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the cause as plain values."""
        return {"of": self.of or None, "what": self.what, "step": self.step or None,
                "label": self.label or None,
                "alone": self.alone.to_dict(), "without": self.without.to_dict()}


@attrs.frozen
class Effect:
    """
    What all changes do to one release; a side without the modification has no standing.

    `hold` says until when a hold without an end may last for what is said to hold; else empty.
    """

    release: str
    before: Standing | None
    after: Standing | None
    causes: tuple[Cause, ...]
    hold: str = ""

    @property
    def changed(self) -> bool:
        """Return whether the standing is another one."""
        return self.before != self.after

    def to_dict(self) -> dict[str, Any]:
        """Return the effect as plain values."""
        return {"release": self.release, "changed": self.changed,
                "before": self.before.to_dict() if self.before else None,
                "after": self.after.to_dict() if self.after else None,
                "hold": self.hold or None,
                "caused_by": [cause.to_dict() for cause in self.causes]}


@attrs.frozen
class ModificationChange:
    """
    What has changed in one modification: `change` is `added`, `dropped`, `changed` or `same`.

    `facts` are what is said of it as a whole; of the step changes each has its own kinds.
    """

    id: str
    title: str
    change: str
    steps: tuple[StepChange, ...]
    hold: Changed | None
    awaiting: tuple[AwaitingChange, ...]
    target_release: Changed | None
    facts: tuple[Changed, ...]
    effects: tuple[Effect, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the change as plain values, in the order of its schema."""
        return {
            "id": self.id, "title": self.title or None, "change": self.change,
            "moved": [_moved(one) for one in self.steps if one.moved],
            "status": [_status(one) for one in self.steps if one.status or one.outcome],
            "added": [_step(one, one.after) for one in self.steps if one.before is None],
            "dropped": [_step(one, one.before) for one in self.steps if one.after is None],
            "changed": [{**_name(one), **key.to_dict()} for one in self.steps for key in one.keys],
            "hold": self.hold.to_dict() if self.hold else None,
            "awaiting": [{"change": one.change, "before": one.before or None,
                          "after": one.after or None, "who": one.who or None}
                         for one in self.awaiting],
            "target_release": self.target_release.to_dict() if self.target_release else None,
            "facts": _dicts(self.facts),
            "effects": [one.to_dict() for one in self.effects],
        }


@attrs.frozen
class Difference:
    """The answer to `diff`: two timetables, each judged as of its own day, and what changed."""

    before: Paper
    after: Paper
    as_of: Day
    classification: str
    receipt: Receipt
    modifications: tuple[ModificationChange, ...]
    recommendations: tuple[RecommendationChange, ...] = ()
    meetings: tuple[MeetingChange, ...] = ()

    @property
    def exit_status(self) -> int:
        """Return 1 if the later timetable misses a release that either aims at, else 0."""
        return int(any(effect.after is not None and effect.after.verdict == "misses"
                       for one in self.modifications for effect in one.effects))

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        return {
            **head_of(self.as_of, self.receipt), "before": self.before.to_dict(),
            "after": self.after.to_dict(), "classification": self.classification or None,
            "modifications": [one.to_dict() for one in self.modifications],
            "recommendations": [one.to_dict() for one in self.recommendations],
            "meetings": [one.to_dict() for one in self.meetings],
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def _name(one: StepChange) -> dict[str, Any]:
    return {"step": one.step, "label": one.label or None}


def _moved(one: StepChange) -> dict[str, Any]:
    return {**_name(one), "before": _day(one.before), "after": _day(one.after),
            "earliest_moved": one.earliest_moved, "latest_moved": one.latest_moved}


def _status(one: StepChange) -> dict[str, Any]:
    return {**_name(one), "before": one.status.before if one.status else None,
            "after": one.status.after if one.status else None,
            "outcome": one.outcome.to_dict() if one.outcome else None, "date": _day(one.after)}


def _step(one: StepChange, placed: PlacedStep | None) -> dict[str, Any]:
    return {**_name(one), "date": _day(placed),
            "status": placed.step.status if placed is not None else None}


def _day(placed: PlacedStep | None) -> Any:
    """Return the stated day as ISO text, or the words of a vague date with its ends."""
    window = placed.window if placed is not None else None
    if window is None:
        return None
    return window.earliest.isoformat() if window.is_exact else window.to_json()


def _dicts(changes: Iterable[Changed]) -> list[dict[str, Any]]:
    return [one.to_dict() for one in changes]
