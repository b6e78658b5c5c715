"""
Pieces of work on a network, and the aims that their staggering is to keep.

Abstract: a piece is a step that asks and one that returns, an aim some steps with their last days.
Days are ordinals.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

__all__ = ["LEVELS", "Aim", "Effect", "Piece"]

LEVELS: Final = ("release", "warning", "delay")
"""What an aim counts as, the one that goes before all others first."""


@attrs.frozen
class Piece:
    """
    Work in hand from the day of *asked* to that of *returned*, both counted.

    It takes *takes* of the capacity. What was asked for already is in hand from the day `since`
    on and cannot be moved. The return must follow from the asking of no other piece.
    """

    asked: str
    returned: str
    takes: int = 1
    since: float | None = None


@attrs.frozen
class Aim:
    """Steps that are to happen by certain days; what misses one of them counts at *level*."""

    level: str
    latest: Mapping[str, float]


@attrs.frozen
class Effect:
    """
    What a piece does if it is asked for on a day, as far as the next piece on its way.

    `last` is the day of its return, or the last day of the calendar.
    """

    last: int
    ready: tuple[tuple[int, float], ...]
    costs: tuple[tuple[int, int], ...]
