"""Two runs over one network against the days that a release asks for, and what decides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import combinations
from math import inf

import attrs

from secgov.planning.network.holding import RESUMED, Outside
from secgov.planning.network.network import Forward, reachable
from secgov.planning.network.route_network import PlannedRoute, Soft
from secgov.receipt import iso

__all__ = ["Deciding", "Needed", "Runs", "date_of", "late"]


@attrs.frozen
class Deciding:
    """
    A step whose bound alone, if it fell away, would put the modification on track.

    It is on track with the step up to `on_track_until` (practice kept), and lost after
    `lost_after` (only sourced rules kept); `usual` is its day in the usual run. For it to be on
    that first day, what it `needs` has to be sooner than it is stated.
    """

    step: str
    what: str
    on_track_until: date | None
    lost_after: date | None
    usual: date | None = None
    needs: tuple[Needed, ...] = ()


@attrs.frozen
class Needed:
    """A step that is stated too late for another to be in time, its last day, and its words."""

    step: str
    by: date | None
    stated: str

    def to_dict(self) -> dict[str, str | None]:
        """Return it as plain values."""
        return {"step": self.step, "by": iso(self.by), "stated": self.stated}


@attrs.frozen(slots=False, eq=False)
class Runs:
    """
    The best and the usual run of *planned* against targets, a latest day for some steps.

    The best run may use the last day of a release's window, the usual run its first.
    """

    planned: PlannedRoute
    best_targets: Mapping[str, float]
    usual_targets: Mapping[str, float]

    @cached_property
    def best(self) -> Forward:
        """Return the earliest days of the best run."""
        return self.planned.best.forward()

    @cached_property
    def usual(self) -> Forward:
        """Return the earliest days of the usual run."""
        return self.planned.usual.forward()

    @cached_property
    def latest_best(self) -> dict[str, float]:
        """Return the latest days that sourced rules leave."""
        return self.planned.best.backward(self.best_targets)

    @cached_property
    def latest_usual(self) -> dict[str, float]:
        """
        Return the latest days at the usual pace.

        A usual time that yields to a stated day takes its place again where its step is later than
        planned: then the stated day cannot be relied on.
        """
        again = (attrs.evolve(soft, stated=self.usual.days[soft.earlier])
                 for soft in self.planned.yielding)
        return self.planned.network((*self.planned.softs, *again)).backward(self.usual_targets)

    @property
    def verdict(self) -> str:
        """Return `misses`, `on-track` or `at-risk`."""
        if late(self.best, self.best_targets):
            return "misses"
        return "at-risk" if late(self.usual, self.usual_targets) else "on-track"

    @cached_property
    def deciding(self) -> tuple[tuple[Soft, ...], ...]:
        """
        Return each soft bound whose removal alone makes the usual run on time.

        Bounds of one step after one other are one link: where it takes all of them they are one.
        """
        found: list[tuple[Soft, ...]] = []
        for link in _by_link(self._binding_softs):
            alone = [(soft,) for soft in link if self._on_time_without((soft,))]
            found += alone[:1] or ([link] if self._on_time_without(link) else [])
        return tuple(found)

    @cached_property
    def smallest_set(self) -> tuple[tuple[Soft, ...], ...]:
        """
        Return the smallest set of links whose soft bounds do, where no single one does.

        One that moves nothing by itself may be needed too: behind a longer one it waits unseen.
        """
        links = _by_link(self._on_the_way)
        for size in range(2, len(links) + 1):
            for some in combinations(links, size):
                if self._on_time_without(soft for link in some for soft in link):
                    return some
        return ()

    @cached_property
    def _binding_softs(self) -> tuple[Soft, ...]:
        """Return the soft bounds of the links that move anything at all on the way to a target."""
        if self.verdict != "at-risk":
            return ()
        return tuple(
            soft for link in _by_link(self.planned.in_force(self.usual))
            if not link[0].later or any(day < self.usual.days[step] for step, day in
                                        self._without(link).days.items() if day != -inf)
            for soft in link)

    @cached_property
    def _on_the_way(self) -> tuple[Soft, ...]:
        """Return the soft bounds of the steps that come before a target that is late, and of it."""
        if self.verdict != "at-risk":
            return ()
        targets = [step for step, day in self.usual_targets.items() if self.usual.days[step] > day]
        before = reachable(self.planned.usual.links, targets)
        return tuple(soft for soft in self.planned.in_force(self.usual) if soft.step == RESUMED
                     or (soft.later or soft.step) in before)

    def first_day(self, step: str) -> float:
        """Return the day of *step* in the usual run, if it is on the first day stated for it."""
        return self._without(soft for soft in self.planned.softs
                             if soft.step == step and not soft.later).days[step]

    def _without(self, left_out: Iterable[Soft]) -> Forward:
        out = tuple(left_out)
        return self.planned.network(
            soft for soft in self.planned.softs if soft not in out).forward()

    def _on_time_without(self, left_out: Iterable[Soft]) -> bool:
        return not late(self._without(left_out), self.usual_targets)

    def days_of(self, soft: Soft) -> tuple[date | None, date | None]:
        """Return the day until which its step is on track, and the day after which it is lost."""
        hold = self.planned.hold
        if soft.step == RESUMED and hold is not None:
            return (self._last_end(hold.since, self.planned.softs, self.usual_targets),
                    self._last_end(hold.since, (), self.best_targets))
        possible = self.planned.case.basis.working_days
        return (date_of(possible.latest(self.latest_usual[soft.step])),
                date_of(possible.latest(self.latest_best[soft.step])))

    def needed(self, softs: Iterable[Soft], wanted: str) -> Iterator[Needed]:
        """Yield what is stated too late for the step *wanted* to be in time without *softs*."""
        out = tuple(softs)
        rest = self.planned.network(soft for soft in self.planned.softs if soft not in out)
        # A hold ends at no step of the route.
        latest = rest.backward({wanted: self.latest_usual.get(wanted, inf)})
        possible = self.planned.case.basis.working_days
        for step in self.planned.steps:
            day = latest[step.step]
            if step.step != wanted and not step.done and step.usual > day and (
                    step.placed is not None and step.placed.stated):
                yield Needed(step.step, date_of(possible.latest(day)), step.placed.in_words())

    def usual_day(self, soft: Soft) -> date | None:
        """Return the day of the step of *soft* in the usual run; of a hold, its late end."""
        hold = self.planned.hold
        return date_of(hold.until if soft.step == RESUMED and hold is not None
                       else self.usual.days[soft.step])

    def _last_end(
        self, since: float, softs: tuple[Soft, ...], targets: Mapping[str, float]
    ) -> date | None:
        """Return the last day on which a hold from *since* on can end with a run in time."""
        now = self.planned.case.basis.as_of.toordinal()
        ends = range(now, int(max(targets.values())) + 1)
        kept = bisect_left(ends, True, key=lambda day: late(self.planned.network(
            softs, Outside(since, float(day))).forward(), targets))
        return date.fromordinal(ends[kept - 1]) if kept else None

    @property
    def room(self) -> int | None:
        """Return the Working Days left at the usual pace, negative if late; None if not known."""
        step = self.tightest()
        return self.planned.case.basis.between(
            date_of(self.usual.days[step]), date_of(self.usual_targets[step]))

    def tightest(self) -> str:
        """Return the target with the least room in the usual run."""
        return min(self.usual_targets,
                   key=lambda step: (self.usual_targets[step] - self.usual.days[step], step))


def _by_link(softs: Iterable[Soft]) -> list[tuple[Soft, ...]]:
    """Return *softs*, those of one step after one other together, in the order of the first."""
    links: dict[tuple[str, str, str], list[Soft]] = {}
    for soft in softs:
        links.setdefault((soft.step, soft.earlier, soft.later), []).append(soft)
    return [tuple(link) for link in links.values()]


def late(run: Forward, targets: Mapping[str, float]) -> bool:
    """Return whether *run* is past the day of any of *targets*."""
    return any(run.days[step] > day for step, day in targets.items())


def date_of(day: float) -> date | None:
    """Return the date of an ordinal, or nothing for an infinity."""
    return None if day in (-inf, inf) else date.fromordinal(int(day))
