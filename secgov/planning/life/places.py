"""Where a modification can stand, and which acts lead on from there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import attrs

from secgov.errors import Condition
from secgov.model.recorded_acts import RecordedAct
from secgov.rules.transition_rows import Move

if TYPE_CHECKING:
    from secgov.planning.life.rules import Lifecycle
    from secgov.planning.life.state import LifeState

__all__ = ["Check", "Fits", "Place", "Way"]

Check: TypeAlias = "Callable[[LifeState, RecordedAct, date], Condition | None]"
"""A plain function: what fails if an act were taken in a state on a day, or None."""

Fits: TypeAlias = "Callable[[LifeState, RecordedAct], bool]"
"""A plain function: whether an act is the one that a row means."""


@attrs.frozen(eq=False)
class Way:
    """
    A row of the table at one place: where it leads, and every check of an act that takes it.

    The bodies that `may` act pass the checks of `who` acts, on whatever day. `to` is None where
    the act does more than the row says, as a withdrawal or a part does. `fits` is None where act,
    outcome and place alone decide that the row is meant. `sets` and `drops` are what is done by the
    act, and what is no longer.
    """

    move: Move
    source: Place
    to: Place | None
    may: frozenset[str]
    who: tuple[Check, ...]
    apart: tuple[Check, ...]
    fits: Fits | None
    sets: tuple[str, ...]
    drops: tuple[str, ...]

    @property
    def checks(self) -> tuple[Check, ...]:
        """Return every check, those of who acts first."""
        return *self.who, *self.apart


@attrs.frozen
class Place:
    """
    A stage on a path, with the rules behind it.

    `ways` are those that lead on, by act, outcome and whether the act is of a part.
    """

    stage: str
    path: str
    ways: Mapping[tuple[str, str, bool], tuple[Way, ...]] = attrs.field(eq=False, repr=False)
    life: Lifecycle = attrs.field(eq=False, repr=False)
