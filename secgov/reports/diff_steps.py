"""What has changed in one step, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from secgov.planning.diff_answer import Cause
from secgov.planning.placing import PlacedStep
from secgov.planning.route_network import says_of
from secgov.planning.step_changes import StepChange
from secgov.reports.document import Item
from secgov.reports.words import counted, sentence

__all__ = ["cause_of", "step_items"]

_DONE: Final = MappingProxyType({"under-way": "under way", "aim": "aimed at"})
_CAUSES: Final = MappingProxyType({
    "time": "The days that have passed, with nothing recorded",
    "stage": "Its stage", "path": "Its path",
    "dcc_impact": "Its impact on the DCC Systems", "hold": "The hold"})
_KINDS: Final = MappingProxyType({
    "moved": "Moved", "status": "Recorded", "changed": "Changed", "added": "New",
    "dropped": "Dropped"})


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
        yield Item(f'{sentence(says)[:-1]}: "{key.key}" was {_said(key.before)}, it is '
                   f"{_said(key.after)}.")


def cause_of(cause: Cause) -> str:
    """Return the change behind a cause, in words."""
    if not cause.step:
        return _CAUSES[cause.what]
    return f"{_KINDS[cause.what]}, {_named(cause.step, cause.label)}"


def _named(step: str, label: str) -> str:
    return f"{says_of(step)}{f' ({label})' if label else ''}"


def _said(text: str) -> str:
    return f'"{text}"' if text else "not stated"


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
        return f": {_shift(first)}"
    return f": the first day {_shift(first)}, the last {_shift(last)}"


def _shift(days: int) -> str:
    """
    Return a shift in Working Days.

    >>> _shift(15), _shift(-1), _shift(0)
    ('15 Working Days later', '1 Working Day earlier', 'the same')
    """
    if not days:
        return "the same"
    return f"{counted(abs(days), 'Working Day')} {'later' if days > 0 else 'earlier'}"
