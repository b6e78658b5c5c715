"""
Orders of pieces made by what days are worth: beam search (Lowerre 1976) with a bound from prices.

Pieces are asked for one after the other, none before the last. Each beginning of an order is felt
to cost at least what its pieces cost beyond the cheapest days, with what those lose that have to
wait, and what the room was worth in which nothing is in hand any more. The best beginnings of each
length are gone on with.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from heapq import nsmallest
from operator import itemgetter
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


def guided_orders(costs: DayCosts, width: int, limit: float) -> list[list[int]]:
    """
    Return the best orders found, the best first, each felt to cost less than *limit*.

    At most *width* beginnings of each length are gone on with.
    """
    search = _Beam.of(costs, limit)
    beam = [search.begun()]
    for _ in range(len(costs.spans.leaders)):
        found: dict[tuple[int, tuple[int, ...]], _Begun] = {}
        for begun in beam:
            search.go_on(begun, found)
        beam = [search.grown(begun) for begun in nsmallest(width, found.values(), key=_FELT)]
    return [_order(begun[5]) for begun in beam[:_ORDERS]]


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
    limit: float
    needed: tuple[int, ...]

    @classmethod
    def of(cls, costs: DayCosts, limit: float) -> _Beam:
        """Return the search by *costs* for what is felt to cost less than *limit*."""
        return cls(costs, limit, tuple(sum(1 << one for one in before) for before in
                                       costs.spans.schedules.instance.before))

    def begun(self) -> _Begun:
        """Return the beginning of all orders."""
        spans, sums = self.costs.spans, self.costs.sums
        free = tuple(map(spans.number, spans.schedules.begun[0]))
        felt = self.costs.bound + sum(sums[day] for day in free)
        return felt, 0, free, 0, sorted((spans.first_days[place], place)
                                        for place in spans.roots), None

    def grown(self, begun: _Begun) -> _Begun:
        """Return a beginning with what is ready after its last piece."""
        felt, since, free, placed, ready, order = begun
        ready = ready.copy()
        ready.remove(order[1])
        for each in order[2]:
            insort(ready, each)
        return felt, since, free, placed, ready, order

    def waited(self, free: Sequence[int], ready: Sequence[_Ready], since: int, day: int) -> float:
        """Return what is lost if nothing more is asked for from the day *since* to before *day*."""
        sums, from_day = self.costs.sums, self.costs.from_day
        lost, now = 0.0, sums[day]
        for each in free:
            if each >= day:
                break
            lost += now - sums[each if each > since else since]
        for each, place in ready:
            if each >= day:
                break
            by_day = from_day[place]
            lost += by_day[day] - by_day[each if each > since else since]
        return lost

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
        for one in ready:
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

    def go_on(
        self, begun: _Begun, found: dict[tuple[int, tuple[int, ...]], _Begun]
    ) -> None:
        """Write into *found* each beginning that is one piece longer, by what it leaves."""
        felt, since, free, placed, ready, order = begun
        spans, on_day, limit, sums = (
            self.costs.spans, self.costs.on_day, self.limit, self.costs.sums)
        from_day, takes, last = self.costs.from_day, spans.schedules.takes, spans.horizon - 1
        waits: dict[tuple[int, int], float] = {}
        for day, one in self.candidates(begun):
            if day > since:
                felt += self.waited(free, ready, since, day)
                since = day
                waits = {}
                if felt >= limit:
                    break
            place = one[1]
            more = felt + on_day[place][day]
            if more >= limit:
                continue
            units = takes[place]
            span = spans.days[place][day]
            back = day + span.length
            left = list(free)
            behind = max(units, bisect_right(left, day))
            del left[behind - units:behind]
            on = left[0] if left and left[0] < back else back
            waiting = [each for each in (*ready[:2], *span.ready) if each is not one]
            if waiting:
                on = max(on, min(waiting)[0])
            on = min(on, last)
            if on > day:
                lost = waits.get((on, units))
                if lost is None:
                    lost = waits[on, units] = self.waited(left, ready, day, on)
                by_day = from_day[place]
                more += lost - by_day[on] + by_day[day]
                if back < on:
                    more += units * (sums[on] - sums[back])
                for each, later in span.ready:
                    if each < on:
                        more += from_day[later][on] - from_day[later][each]
                if more >= limit:
                    continue
            else:
                on = day
            for _ in range(units):
                insort(left, back)
            key = placed | 1 << place, tuple(left)
            had = found.get(key)
            if had is None or more < had[0]:
                found[key] = more, on, key[1], key[0], ready, (order, one, span.ready)
