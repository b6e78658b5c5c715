"""
Room by the day: on which Working Days so much is in hand, as the bits of whole numbers.

A number for each unit of the capacity has the days on which so many units are in hand. To put a
piece in or take it out moves its days one number on or back, whatever else is in hand.
"""

from __future__ import annotations

from functools import cached_property

import attrs

__all__ = ["RoomByDay"]


@attrs.frozen(slots=False, eq=False)
class RoomByDay:
    """What is in hand: `levels` has the days with at least one unit, with at least two, and on."""

    levels: tuple[int, ...]

    @cached_property
    def _known(self) -> dict[tuple[int, int], int]:
        return {}

    def starts(self, length: int, units: int) -> int:
        """Return the days from each of which on there is room for *units* for *length* days."""
        known = self._known.get((length, units))
        if known is None:
            full, done = self.levels[-units], 1
            while done < length:
                more = min(done, length - done)
                full |= full >> more
                done += more
            known = self._known[length, units] = ~full
        return known

    def taken(self, first: int, length: int, units: int) -> RoomByDay:
        """Return the room with *units* more in hand from the day *first* on for *length* days."""
        days = (1 << length) - 1 << first
        below = (-1,) * units + self.levels
        return RoomByDay(tuple([had | less & days for had, less in
                                zip(self.levels, below, strict=False)]))

    def given_back(self, first: int, length: int, units: int) -> RoomByDay:
        """Return the room with *units* fewer in hand from the day *first* on for *length* days."""
        days = (1 << length) - 1 << first
        above = self.levels[units:] + (0,) * units
        return RoomByDay(tuple([had & ~days | more & days for had, more in
                                zip(self.levels, above, strict=True)]))
