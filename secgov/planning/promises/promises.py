"""
What a paper promises: the steps that lie ahead of it, and the days that each is promised for.

A promise is read on the paper's own day, so "by mid-March" runs from that day; the meetings are
those known on the day of the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

import attrs

from secgov.planning.steps.cases import day_of
from secgov.planning.steps.placing import PlacedStep

__all__ = ["Promise", "promises_of"]

_AHEAD: Final = frozenset({"expected", "planned", "aim", "proposed"})
_BOUND: Final = re.compile(r"\s*(by|before)\b", re.IGNORECASE)


@attrs.frozen
class Promise:
    """
    A step that lay ahead of the paper of the day `made`.

    `earliest` and `latest` are the first and the last day that it is promised for, None where
    no day is stated.
    """

    placed: PlacedStep
    made: date
    earliest: date | None
    latest: date | None

    @property
    def act(self) -> str:
        """Return the act that is promised."""
        return self.placed.act

    @property
    def since(self) -> date:
        """
        Return the first day on which an act can answer it: the paper's.

        Days that were past already on the paper's day count from their own beginning.
        """
        if self.earliest is not None and self.latest is not None and self.latest < self.made:
            return self.earliest
        return self.made


def promises_of(steps: Iterable[PlacedStep], made: date) -> tuple[Promise, ...]:
    """
    Return the promises among *steps*, which are placed on the day *made*, in their order.

    A promise is a step that is expected, planned, aimed at or proposed; one under way only with
    days that reach past the paper; one that is done only if its day is still to come.
    """
    return tuple(Promise(step, made, *_days(step)) for step in steps if _lies_ahead(step, made))


def _lies_ahead(step: PlacedStep, made: date) -> bool:
    if step.step.status == "under-way":
        return step.window is not None and step.window.latest > made
    return step.step.status in _AHEAD or step.ahead


def _days(step: PlacedStep) -> tuple[date | None, date | None]:
    """
    Return the first and last day that a step is promised for.

    A month with a step of a body is that body's meeting in it. "By" and "before" promise no
    meeting, but any day up to their own last one.
    """
    window = step.window
    if window is None:
        return None, None
    if step.body and not step.missing and not _BOUND.match(window.words):
        return day_of(step.earliest), day_of(step.latest)
    return window.earliest, window.latest
