"""
Schedules made better by taking pieces out and putting them in again: ruin and recreate.

(Schrimpf and others 2000.) A piece that costs more than it could is taken out, and with it some of
those in hand when it could have been, each with all that it leads to. Then each is put where it
costs least beside what is left. What costs no more than before is gone on with.
"""

from __future__ import annotations

from functools import cached_property
from math import inf
from operator import attrgetter, itemgetter
from random import Random
from typing import Final

import attrs

from secgov.planning.portfolios.first_schedules import Made, made
from secgov.planning.portfolios.price_spans import PriceSpans, Span
from secgov.planning.portfolios.room_by_day import RoomByDay

__all__ = ["rebuilt"]

_Placed = tuple[int, int, Span]
"""A piece, the Working Day on which it is asked for, and its span."""
_Cheapest = tuple[float, tuple[_Placed, ...]]
_DAY: Final = itemgetter(1)
_FELT: Final = attrgetter("felt")
_OTHERS: Final = 5
"""How many others are taken out with a late piece at most."""
_SPREAD: Final = 100
"""How many Working Days before another, that is due earlier, a piece may be put in by chance."""


def rebuilt(spans: PriceSpans, best: Made, rounds: int, random: Random) -> Made:
    """Return the best schedule that *rounds* of rebuilding *best* find, or itself."""
    works = _Rebuilding(spans)
    now = least = first = works.begun(best)
    late = works.late(first) if first else []
    for _ in range(rounds):
        if now is None or not late:
            break
        after = works.rebuilt(now, works.out(now, random.choice(late), random), random)
        if after is not None:
            now, late = after, works.late(after)
            least = min(least or now, now, key=_FELT)
    if least is None or least is first:
        return best
    order = sorted(least.placed, key=_DAY)
    return made(spans.schedules, [place for place, _, _ in order])


@attrs.frozen(eq=False)
class _Schedule:
    """Where each piece is, the room beside them, and what they are felt to cost."""

    placed: tuple[_Placed, ...]
    room: RoomByDay
    felt: float


@attrs.frozen(slots=False, eq=False)
class _Rebuilding:
    """What can be done to schedules within the horizon of *spans*."""

    spans: PriceSpans

    @cached_property
    def takes(self) -> tuple[int, ...]:
        """Return what each piece takes of the capacity."""
        return self.spans.schedules.takes

    @cached_property
    def led(self) -> tuple[tuple[int, ...], ...]:
        """Return for each piece itself and all that it leads to."""
        found = [[place] for place in range(len(self.takes))]
        for place, leader in reversed([*enumerate(self.spans.leaders)]):
            if leader is not None:
                found[leader] += found[place]
        return tuple(map(tuple, found))

    def begun(self, best: Made) -> _Schedule | None:
        """Return the schedule as it is, unless some of it is beyond the horizon."""
        days = [self.spans.number(effect.start) for effect in best.effects]
        if max(days) >= self.spans.horizon:
            return None
        room = RoomByDay((0,) * self.spans.schedules.instance.capacity)
        for free in map(self.spans.number, self.spans.schedules.begun[0]):
            room = room.taken(0, free, 1)
        placed = [(place, day, self.spans.span(place, day)) for place, day in enumerate(days)]
        for place, day, span in placed:
            room = room.taken(day, span.length, self.takes[place])
        return _Schedule(tuple(placed), room, sum(span.cost for _, _, span in placed))

    def ready(self, place: int, placed: tuple[_Placed, ...]) -> int:
        """Return from which day on a piece may be asked for after the one that leads to it."""
        leader = self.spans.leaders[place]
        if leader is None:
            return self.spans.first_days[place]
        return next(day for day, later in placed[leader][2].ready if later == place)

    def late(self, schedule: _Schedule) -> list[tuple[int, int]]:
        """Return the pieces that cost more than they could, with when they could have been."""
        found, placed = [], schedule.placed
        for place, day, _ in placed:
            ready = self.ready(place, placed)
            if ready < day and self.spans.span(place, ready).least < sum(
                    [placed[one][2].cost for one in self.led[place]]):
                found.append((place, ready))
        return found

    def out(self, schedule: _Schedule, late: tuple[int, int], random: Random) -> set[int]:
        """Return a late piece and some that may be in its way, with all that they lead to."""
        place, ready = late
        _, day, span = schedule.placed[place]
        end = day + span.length
        others = [one for one, begins, its in schedule.placed
                  if begins < end and ready < begins + its.length and one != place]
        chosen = random.sample(others, min(random.randint(1, _OTHERS), len(others)))
        return {one for each in (place, *chosen) for one in self.led[each]}

    def rebuilt(self, schedule: _Schedule, out: set[int], random: Random) -> _Schedule | None:
        """Return the schedule with those put in again that are *out*, if it costs no more."""
        room, felt, placed = schedule.room, schedule.felt, [*schedule.placed]
        for place in out:
            _, day, span = placed[place]
            room = room.given_back(day, span.length, self.takes[place])
            felt -= span.cost
        spread = _SPREAD * random.random()
        # What is due first goes in first, more or less.
        roots = sorted((placed[place][2].end + spread * random.random(), place)
                       for place in out if self.spans.leaders[place] not in out)
        for _, root in roots:
            more, found = self.cheapest(root, self.ready(root, schedule.placed), room, {})
            felt += more
            if felt > schedule.felt:
                return None
            for one in found:
                place, day, span = placed[one[0]] = one
                room = room.taken(day, span.length, self.takes[place])
        return None if placed == [*schedule.placed] else _Schedule(tuple(placed), room, felt)

    def cheapest(
        self, place: int, ready: int, room: RoomByDay, known: dict[tuple[int, int], _Cheapest]
    ) -> _Cheapest:
        """Return where a piece and those it leads to cost least from the day *ready* on."""
        best: _Cheapest | None = known.get((place, ready))
        if best is not None:
            return best
        best, first, units = (inf, ()), ready, self.takes[place]
        while first < self.spans.horizon:
            span = self.spans.span(place, first)
            if span.least >= best[0]:
                break
            days = room.starts(span.length, units) >> first & (1 << span.end - first) - 1
            if days:
                cost: float = span.cost
                one = place, first + (days & -days).bit_length() - 1, span
                after: tuple[_Placed, ...] = (one,)
                for day, later in span.ready:
                    more, found = self.cheapest(later, day, room, known)
                    cost += more
                    after += found
                if cost < best[0]:
                    best = cost, after
            first = span.end
        known[place, ready] = best
        return best
