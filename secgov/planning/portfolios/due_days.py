"""
Due days: the last day on which a piece can be asked for if what follows it is to be in time.

The order that goes with the days on which pieces are due is that of the earliest (Jackson 1955).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from math import inf

import attrs

from secgov.planning.portfolios.pieces_of_work import LEVELS, Aim
from secgov.planning.portfolios.work_effects import Instance

__all__ = ["NEVER", "DueDays"]

NEVER = 10_000_000
"""A day after all days: a piece that is due then is due on no day."""


@attrs.frozen(slots=False, eq=False)
class DueDays:
    """The due days of the movable pieces of an instance, each worked out once."""

    instance: Instance

    def _first(self, place: int) -> int:
        """Return the first day on which the piece can be asked for."""
        return self.instance.within(self.instance.base[self.instance.movable[place].asked])

    @cached_property
    def _known(self) -> dict[tuple[int, int, int], int]:
        return {}

    @cached_property
    def after(self) -> tuple[tuple[int, ...], ...]:
        """Return for each piece those that are next after it on some way."""
        return tuple(tuple(other for other, before in enumerate(self.instance.before)
                           if place in before) for place in range(len(self.instance.movable)))

    @cached_property
    def leading(self) -> tuple[tuple[int, ...], ...]:
        """Return for each piece itself and all that lead to it, the last first."""
        found: dict[int, set[int]] = {}
        for place, before in enumerate(self.instance.before):
            found[place] = {place}.union(*(found[one] for one in before))
        return tuple(tuple(sorted(each, reverse=True)) for each in found.values())

    def before(self, place: int, later: int, due: int) -> int:
        """Return when the piece is due if one that is next after it is due on the day *due*."""
        if due > self.instance.ranks.ordinals[-1]:
            return due
        known = self._known.get((place, later, due))
        if known is None:
            last = min(due, self.instance.ways.last_day(place, later, due))
            known = self._known[place, later, due] = int(max(last, self._first(place) - 1))
        return known

    def lead(self, place: int, own: list[int], keys: list[tuple[int, int]]) -> None:
        """Write into *keys* what *own* means for the piece and all that lead to it."""
        for one in self.leading[place]:
            day = own[one]
            for later in self.after[one]:
                day = min(day, self.before(one, later, keys[later][0]))
            keys[one] = day, one

    def order(self, own: list[int]) -> list[int]:
        """Return the order of the earliest due day, with each piece after those that lead to it."""
        keys = [(NEVER, place) for place in range(len(own))]
        for place in reversed(range(len(own))):
            self.lead(place, own, keys)
        return sorted(range(len(own)), key=keys.__getitem__)

    @cached_property
    def by_aim(self) -> tuple[Mapping[int, int], ...]:
        """
        Return for each deadline the last day of each piece that leads to it, if it is to be met.

        Releases go before warnings, and what is due early before what is due late.
        """
        deadlines = [(LEVELS.index(aim.level), self._last_days(aim))
                     for aim in self.instance.aims if aim.level != LEVELS[2]]
        return tuple(days for _, days in sorted(
            deadlines, key=lambda one: (one[0], min(one[1].values(), default=0))))

    def _last_days(self, aim: Aim) -> Mapping[int, int]:
        base, into, places = self.instance.base, self.instance.into, self.instance.asked_by
        found, waiting = set(aim.latest), list(aim.latest)
        while waiting:
            for link in into[waiting.pop()][2]:
                if link.earlier not in found and into[link.earlier][1].done is None:
                    found.add(link.earlier)
                    waiting.append(link.earlier)
        latest = {step: max(aim.latest[step], base[step]) if step in aim.latest else inf
                  for step in found}
        for _, node, links in sorted((into[step] for step in found), reverse=True):
            day = latest[node.step] = node.possible.latest(latest[node.step])
            for link in links:
                if link.earlier in latest:
                    latest[link.earlier] = min(latest[link.earlier], link.relation.latest(day))
        return {places[step]: int(latest[step]) for step in found
                if step in places and latest[step] < inf}
