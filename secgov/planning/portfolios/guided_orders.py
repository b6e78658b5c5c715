"""
Orders of pieces made by what days are worth: beam search (Lowerre 1976) with a bound from prices.

Pieces are asked for one after the other, none before the last. Each beginning of an order is felt
to cost at least what its pieces cost beyond the cheapest days, with what those lose that have to
wait, and what the room was worth in which nothing is in hand any more. The best beginnings of each
length are gone on with, few of the same pieces, and none that leaves no more room than another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from heapq import nsmallest
from itertools import chain
from operator import itemgetter, le
from typing import Any, Final

import attrs

from secgov.planning.portfolios.price_spans import DayCosts

__all__ = ["guided_orders"]

_Ready = tuple[int, int]
_Begun = tuple[float, int, tuple[int, ...], int, list[_Ready], Any]
"""
What is felt at least; the first day on which more may be asked for; from when on each unit of the
capacity is free; which pieces have a day, as bits; from when on others are ready; and their order.
"""
_FELT: Final = itemgetter(0)
_ORDERS: Final = 3
"""How many orders are returned at most: what is felt is not quite what is weighed."""


def guided_orders(costs: DayCosts, width: int, alike: int, limit: float) -> list[list[int]]:
    """
    Return the best orders found, each felt to cost less than *limit*; the best is first.

    At most *width* beginnings of each length are gone on with, at most *alike* of the same pieces.
    """
    search = _Beam.of(costs, alike)
    beam = [search.begun()]
    for _ in range(len(costs.spans.leaders)):
        found: dict[int, list[_Begun]] = {}
        written, most = 0, limit
        for begun in beam:
            if begun[0] >= most:
                break
            written += search.go_on(begun, found, most)
            if written > 2 * width:
                best = _best(found, width)
                found, written, most = {}, width, best[-1][0]
                for one in best:
                    found.setdefault(one[3], []).append(one)
        beam = [search.grown(begun) for begun in _best(found, width)]
    return [_order(begun[5]) for begun in beam[:_ORDERS]]


def _best(found: dict[int, list[_Begun]], width: int) -> list[_Begun]:
    """Return the best beginnings of those *found*, at most *width*, the best first."""
    return nsmallest(width, chain.from_iterable(found.values()), key=_FELT)


def _order(last: Any) -> list[int]:
    order = []
    while last:
        last, (_, place), _ = last
        order.append(place)
    return order[::-1]


@attrs.frozen(eq=False)
class _Beam:
    """What going on from a beginning needs."""

    costs: DayCosts
    alike: int
    needed: tuple[int, ...]

    @classmethod
    def of(cls, costs: DayCosts, alike: int) -> _Beam:
        """Return the search by *costs* for at most so many beginnings of the same pieces."""
        return cls(costs, alike, tuple(sum(1 << one for one in before) for before in
                                       costs.spans.schedules.instance.before))

    def begun(self) -> _Begun:
        """Return the beginning of all orders."""
        spans, sums = self.costs.spans, self.costs.sums
        free = tuple(map(spans.number, spans.schedules.begun[0]))
        felt = self.costs.bound + sum(sums[day] for day in free)
        ready = sorted((spans.first_days[place], place) for place in spans.roots)
        # What is never asked for stays behind: so there is always one that is ready next.
        return felt, 0, free, 0, [*ready, (2 * spans.horizon, -1)], None

    def grown(self, begun: _Begun) -> _Begun:
        """Return a beginning with what is ready after its last piece."""
        felt, since, free, placed, ready, order = begun
        ready = ready.copy()
        ready.remove(order[1])
        for each in order[2]:
            insort(ready, each)
        return felt, since, free, placed, ready, order

    def waited(self, free: tuple[int, ...], ready: list[_Ready], since: int, day: int) -> float:
        """Return what is lost if nothing more is asked for from the day *since* to before *day*."""
        sums, from_day = self.costs.sums, self.costs.from_day
        idle = free[:bisect_left(free, day)]
        lost = len(idle) * sums[day] - sum([sums[each if each > since else since]
                                            for each in idle])
        waiting = ready[:bisect_left(ready, (day, -1))]
        return lost + sum([from_day[place][day] for _, place in waiting]) - sum(
            [from_day[place][each if each > since else since] for each, place in waiting])

    def candidates(self, begun: _Begun) -> list[tuple[int, _Ready]]:
        """
        Return the pieces that may be next, each on its first day with room, by the day.

        What is only possible after another could be back again is not next: that could go before.
        """
        _, since, free, placed, ready, _ = begun
        spans, takes, needed = self.costs.spans, self.costs.spans.schedules.takes, self.needed
        days, last = spans.days, spans.horizon - 1
        latest = 2 * spans.horizon
        found: list[tuple[int, _Ready]] = []
        for one in ready[:-1]:
            day, place = one
            if day >= latest:
                break
            if needed[place] & ~placed:
                continue
            if since > day:
                day = since
            room = free[takes[place] - 1]
            if room > day:
                day = room
            if day > last:
                day = last
            back = day + (days[place].get(day) or spans.span(place, day)).length
            if back < latest:
                latest = back
            found.append((day, one))
        found.sort()
        return [one for one in found if one[0] < latest] or found[:1]

    def go_on(self, begun: _Begun, found: dict[int, list[_Begun]], limit: float) -> int:
        """
        Write into *found* what is one piece longer and felt to cost less than *limit*.

        It is by the pieces that have a day; what leaves no more room than another of the same
        pieces and is felt to cost no less is left out. Return how many were written.
        """
        felt, since, free, placed, ready, order = begun
        costs, waited, written = self.costs, self.waited, 0
        spans, on_day, from_day, sums = costs.spans, costs.on_day, costs.from_day, costs.sums
        days, takes, last = spans.days, spans.schedules.takes, spans.horizon - 1
        rests: dict[int, tuple[int, ...]] = {}
        waits: dict[tuple[int, int], float] = {}
        for day, one in self.candidates(begun):
            if day > since:
                felt += waited(free, ready, since, day)
                since = day
                rests, waits = {}, {}
                if felt >= limit:
                    break
            place = one[1]
            more = felt + on_day[place][day]
            if more >= limit:
                continue
            units, span = takes[place], days[place][day]
            back, soon = day + span.length, ready[ready[0] is one][0]
            rest = rests.get(units)
            if rest is None:
                behind = max(units, bisect_right(free, day))
                rest = rests[units] = free[:behind - units] + free[behind:]
            on = rest[0] if rest and rest[0] < back else back
            for later in span.ready:
                if later[0] < soon:
                    soon = later[0]
            if soon > on:
                on = soon
            if on > last:
                on = last
            if on > day:
                lost = waits.get((on, units))
                if lost is None:
                    lost = waits[on, units] = waited(rest, ready, day, on)
                by_day = from_day[place]
                more += lost - by_day[on] + by_day[day]
                if back < on:
                    more += units * (sums[on] - sums[back])
                for each, other in span.ready:
                    if each < on:
                        more += from_day[other][on] - from_day[other][each]
                if more >= limit:
                    continue
            else:
                on = day
            behind = bisect_right(rest, back)
            room, pieces = rest[:behind] + (back,) * units + rest[behind:], placed | 1 << place
            # A unit that is free before anything more may be asked for is free when it may be.
            idle = bisect_left(room, on)
            room = (on,) * idle + room[idle:]
            alike = found.setdefault(pieces, [])
            for had in alike:
                if had[0] <= more and all(map(le, had[2], room)):
                    break
            else:
                insort(alike, (more, on, room, pieces, ready, (order, one, span.ready)), key=_FELT)
                del alike[self.alike:]
                written += 1
        return written
