"""What has changed in the recommendations and the meetings of a paper, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from secgov.planning.changes.paper_changes import MeetingChange, RecommendationChange
from secgov.planning.network.route_network import says_of
from secgov.reports.diff_steps import key_of, shift_of
from secgov.reports.document import Item
from secgov.reports.words import body_in_words, day_or, sentence

__all__ = ["meeting_item", "recommendation_item"]

_CHANGES: Final = MappingProxyType({
    "added": "New", "dropped": "No longer there", "moved": "Moved", "changed": "Changed"})


def recommendation_item(change: RecommendationChange) -> Item:
    """Return the change of a recommendation, with what is said otherwise and whom it concerns."""
    one = change.one
    to = f", to {body_in_words(one.body)}" if one.body else ""
    asks = f": {one.asks}" if one.asks else ""
    parts = [*(sentence(key_of(key)) for key in change.keys), *_concerning(change.concerns)]
    steps = change.conditional
    if steps:
        but = "which it is not any more, " if change.after is None else ""
        parts.append(f"For the case that it is agreed, {but}these steps are stated: "
                     f"{'; '.join(f'of {owner}, {says_of(step.step)}' for owner, step in steps)}.")
    return Item(f"{_CHANGES[change.change]}: recommendation {one.id}{to}{asks}.",
                tuple(map(Item, parts)))


def meeting_item(change: MeetingChange) -> Item:
    """Return the change of a meeting, with what is said otherwise and whom it concerns."""
    one, (before, after) = change.one, change.days
    kind = f"{one.kind} " if one.kind else ""
    number = f", number {one.number}" if one.number else ""
    days = [day_or(day, "no day stated") for day in (before, after)]
    by = f": {shift_of(change.working_days)}" if change.working_days is not None else ""
    when = {"added": f", {days[1]}", "dropped": f", {days[0]}", "changed": f", {days[1]}",
            "moved": f", from {days[0]} to {days[1]}{by}"}[change.change]
    parts = [*(sentence(key_of(key)) for key in change.keys), *_concerning(change.concerns)]
    return Item(f"{_CHANGES[change.change]}: the {kind}meeting of {body_in_words(one.body)}"
                f"{number}{when}.", tuple(map(Item, parts)))


def _concerning(modifications: Sequence[str]) -> Iterator[str]:
    if modifications:
        yield f"It concerns {', '.join(modifications)}."
