"""
The readings of a record on the day of implementation: in which order its acts may have been.

A record does not say which act of one day was the first, nor on which day of a month one was. Each
order that its days allow is a reading, and only what every reading contradicts is a contradiction.
The search takes the readings with the least trouble first, and the record's own order before
others, so that a sound record is read once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from heapq import heappop, heappush
from itertools import count
from typing import Final

import attrs

from secgov.planning.replays.day_steps import Days, Steps, Trouble, Troubles
from secgov.planning.replays.days_named import Said

__all__ = ["Readings"]

# How many more steps than acts are tried.
_TRIED: Final = 4000


@attrs.frozen
class _Node:
    """A reading so far: all before `place` and those `ahead` of it are read, and led to `done`."""

    place: int
    ahead: frozenset[int]
    done: Days
    troubles: Troubles

    @property
    def key(self) -> tuple[object, ...]:
        """Return what two readings share that go on alike."""
        return self.place, self.ahead, frozenset((name, id(one)) for name, one in self.done.items())

    def after(self, taken: int, done: Days, found: Troubles) -> _Node:
        """Return the reading with the act at *taken* read."""
        place, ahead = self.place, self.ahead | {taken}
        while place in ahead:
            ahead -= {place}
            place += 1
        return _Node(place, ahead, done, (*self.troubles, *found))


@attrs.frozen(slots=False)
class Readings:
    """What was said of a day, in its order, and what each act does."""

    said: tuple[Said, ...]
    steps: Steps

    def least_trouble(self) -> Troubles | None:
        """Return the trouble of the best reading, or None: there are too many to try."""
        order = count()
        heap = [(0, 0, next(order), _Node(0, frozenset(), {}, ()))]
        seen = set()
        for _ in range(_TRIED + len(self.said)):
            weight, left, _, node = heappop(heap)
            if node.place > len(self.said):
                return node.troubles
            if heap and node.key in seen:
                continue
            seen.add(node.key)
            for following in self._following(node):
                found = following.troubles[len(node.troubles):]
                heappush(heap, (weight + sum(map(self._weighs, found)), left - 1, next(order),
                                following))
        return None

    def _following(self, node: _Node) -> Iterator[_Node]:
        """Yield the readings with one act more; what is left undecided is the end of each."""
        if node.place == len(self.said):
            yield node.after(node.place, node.done, self.steps.pending(node.done))
            return
        for taken in self._next(node):
            for done, found in self.steps.after(self.said[taken].act, node.done):
                yield node.after(taken, done, found)

    def _next(self, node: _Node) -> Iterator[int]:
        """Yield the places of what may come next, that of the record's own order first."""
        here: list[int] = []
        limit = None
        for place in range(node.place, len(self.said)):
            one = self.said[place]
            if limit is not None and one.place > limit:
                break
            if place not in node.ahead:
                here.append(place)
                limit = one.last if limit is None else min(limit, one.last)
        early = (place for place in self._early
                 if place > here[-1] and place not in node.ahead)
        return (place for place in (*here, *early)
                if limit is not None and self.said[place].first <= limit)

    @cached_property
    def _early(self) -> tuple[int, ...]:
        """Return the places of what may have been said earlier than where it is in order."""
        return tuple(place for place, one in enumerate(self.said) if one.first < one.place)

    def _weighs(self, trouble: Trouble) -> int:
        """Return the weight: where a row may be lacking, the decision on a request may be it."""
        return 2 if self.steps.suppose and not trouble.undecided else 1
