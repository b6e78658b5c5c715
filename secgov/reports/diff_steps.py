"""What has changed in one step, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from secgov.planning.changes.diff_answer import Cause
from secgov.planning.changes.step_changes import Changed, StepChange
from secgov.planning.network.route_network import says_of
from secgov.planning.steps.placing import PlacedStep
from secgov.reports.document import Item
from secgov.reports.words import body_in_words, counted, sentence

__all__ = ["cause_of", "key_of", "shift_of", "step_items"]

_DONE: Final = MappingProxyType({"under-way": "under way", "aim": "aimed at"})
_CAUSES: Final = MappingProxyType({
    "time": "The days that have passed, for what is still to come",
    "meetings": "The meetings that the paper records",
    "stage": "Its stage", "path": "Its path",
    "dcc_impact": "Its impact on the DCC Systems", "hold": "The hold",
    "waits_on": "What it waits on", "group": "Its group"})
_KINDS: Final = MappingProxyType({
    "moved": "Moved", "status": "Recorded", "changed": "Changed", "added": "New",
    "dropped": "Dropped"})
_KEYS: Final = MappingProxyType({
    "body": "the body", "kind": "the kind of meeting", "part": "the part", "by": "who does it",
    "with": "who else takes part", "input_from": "whose input it takes",
    "after": "what it comes after", "parallel_with": "what it runs beside",
    "options": "the options", "sooner": "whether it could be sooner",
    "because": "the reason stated", "cost": "the cost", "if": "the condition",
    "how": "the way in which it is done", "first": "whether it is the first time",
    "again": "whether it is done again", "asks": "what is asked", "agrees": "what it agrees",
    "id": "the number", "number": "the number", "start": "the beginning", "to": "the end",
    "place": "the place", "covers": "what it covers", "status": "the status",
    "present": "who was there", "apologies": "who sent apologies",
    "suggested": "the routes suggested"})
_BODIES: Final = frozenset({"body", "by", "with", "input_from"})


def step_items(change: StepChange) -> Iterator[Item]:
    """Yield an entry for each kind of change of a step."""
    says = _named(change.step, change.label)
    if change.before is None or change.after is None:
        stated = _when(change.one)
        yield Item(f"New: {says}, {stated}." if change.before is None
                   else f"Dropped: {says}, {stated} before.")
        return
    if change.moved:
        yield Item(f"Moved: {says}, from {_day(change.before)} to {_day(change.after)}"
                   f"{_by(change)}.")
    if change.status:
        at = f", on {_day(change.after)}" if change.after.stated and not change.moved else ""
        yield Item(f"{sentence(says)[:-1]}: it was {_status(change.status.before)}, it is "
                   f"{_status(change.status.after)}{at}.")
    if change.outcome:
        yield Item(f"{sentence(says)[:-1]}: the outcome was {change.outcome.before or 'none'}, it "
                   f"is {change.outcome.after or 'none'}.")
    for key in change.keys:
        yield Item(f"{sentence(says)[:-1]}: {key_of(key)}.")


def cause_of(cause: Cause) -> str:
    """Return the change behind a cause, in words."""
    if cause.step:
        of = f"{cause.of}: " if cause.of else ""
        return f"{_KINDS[cause.what]}, {of}{_named(cause.step, cause.label)}"
    return f"{_CAUSES[cause.what]}{f' (of {cause.of})' if cause.of else ''}"


def _named(step: str, label: str) -> str:
    return f"{says_of(step)}{f' ({label})' if label else ''}"


def key_of(key: Changed) -> str:
    """Return what a key said before and says now, in words."""
    return (f"{_KEYS.get(key.key, key.key)} was {_said(key.key, key.before)}, it is "
            f"{_said(key.key, key.after)}")


def _said(key: str, text: str) -> str:
    if not text:
        return "not stated"
    if key in _BODIES:
        return " and ".join(map(body_in_words, text.split("; ")))
    return f'"{text}"'


def _status(status: str) -> str:
    return _DONE.get(status, status)


def _day(placed: PlacedStep) -> str:
    return placed.in_words()


def _when(placed: PlacedStep) -> str:
    return f"stated as {_day(placed)}" if placed.stated else "without a day"


def _by(change: StepChange) -> str:
    """Return by how many Working Days both ends have moved, where they are known."""
    first, last = change.earliest_moved, change.latest_moved
    if first is None or last is None:
        return ""
    if first == last:
        return f": {shift_of(first)}"
    return f": the first day {shift_of(first)}, the last {shift_of(last)}"


def shift_of(days: int) -> str:
    """
    Return a shift in Working Days.

    >>> shift_of(15), shift_of(-1), shift_of(0)
    ('15 Working Days later', '1 Working Day earlier', 'the same')
    """
    if not days:
        return "the same"
    return f"{counted(abs(days), 'Working Day')} {'later' if days > 0 else 'earlier'}"
