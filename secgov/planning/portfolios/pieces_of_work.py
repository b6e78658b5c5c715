"""
Pieces of work on a network, and the aims that their staggering is to keep.

Abstract: a piece is a step that asks and one that returns, an aim some steps with their last days.
Days are ordinals.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

__all__ = ["FELT", "LEVELS", "Aim", "Effect", "Piece", "Plateau"]

LEVELS: Final = ("release", "warning", "delay")
"""What an aim counts as, the one that goes before all others first."""

FELT: Final = MappingProxyType({"release": 2000, "warning": 500})
"""What a search feels of a miss, in Working Days of delay: little enough to try one for a while."""


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
class Plateau:
    """
    What follows from asking for a piece, as far as the next piece on its way.

    It is the same to the day `until`, since meetings are months apart. `ready` has from when on
    each next piece may be asked for. `total` is what the piece costs by the aims that it alone can
    miss, `felt` what a search feels of that; `shared` has the other aims that it misses, each with
    both.
    """

    until: float
    ready: Mapping[int, float]
    total: int
    felt: int
    shared: tuple[tuple[int, int, int], ...]


@attrs.frozen
class Effect:
    """
    What a piece does if it is asked for on the day `start`: it is in hand to the day `last`.

    A piece without a day is never in hand.
    """

    start: float
    last: float
    then: Plateau
