"""
In how many combinations of the observed times a release is made: a range, and no probability.

Every combination of the recorded times of the remaining steps is counted, exactly and always
in the same way. As no longer time can bring anything forward, whole groups of combinations are
decided by their slowest and their fastest, and few have to be run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from math import prod
from typing import Any, Final, TypeAlias

import attrs

from secgov.planning.network.observed_times import ObservedTime, network_taking
from secgov.planning.network.route_network import Soft
from secgov.planning.network.runs import Runs, late
from secgov.rules.rule import Unit

__all__ = ["MEANS", "Chance", "LeftOut", "Share", "chance_of"]

MEANS: Final = (
    "a combination takes one recorded time for each step that has any, the steps independent of "
    "each other; the lower end keeps practice, takes the usual time for steps that nobody timed "
    "and leaves out the one record that lowers it most; the upper end takes only what sourced "
    "rules ask and leaves out the one record that raises it most; it counts a few records and is "
    "no probability")
"""What the range says, and what it does not."""

_Options: TypeAlias = tuple[tuple[tuple[int | None, int], ...], ...]
"""For each step its times, the shortest first, and how often each was seen; None: as assumed."""
_InTime: TypeAlias = Callable[[tuple[int | None, ...]], bool]


@attrs.frozen
class LeftOut:
    """A recorded time that a count leaves out: the step that it ended, of which modification."""

    step: str
    of: str
    took: int
    unit: Unit

    def to_dict(self) -> dict[str, Any]:
        """Return the time as plain values."""
        return {"step": self.step, "of": self.of, "took": self.took, "unit": self.unit.value}


@attrs.frozen
class Share:
    """In how many of all combinations the release is made, `without` one record where it says."""

    made: int
    of: int
    without: LeftOut | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the share as plain values."""
        return {"made": self.made, "of": self.of,
                "without": self.without.to_dict() if self.without else None}


@attrs.frozen
class Chance:
    """
    In how many combinations of the observed times the release is made.

    `usual` and `best` count with every record, at the usual pace and by sourced rules alone;
    `lowest` and `highest` are the ends of the range, where one record may be left out.
    """

    usual: Share
    best: Share
    lowest: Share
    highest: Share

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as plain values, with what they mean."""
        return {
            "combinations": self.usual.of,
            "made": {"usual": self.usual.made, "best": self.best.made},
            "lowest": self.lowest.to_dict(), "highest": self.highest.to_dict(), "means": MEANS,
        }


def chance_of(runs: Runs, times: tuple[ObservedTime, ...]) -> Chance | None:
    """
    Return in how many combinations of *times* a release is made, or nothing without any time.

    Exact: every combination counts, though only those that decide are run. The usual run keeps
    practice, late ends and, for steps without a record, usual times; the best run only what
    sourced rules ask. A record that is left out, where it is the only one of its step, leaves a
    step that nobody timed.

    Args:
        runs: The two runs towards the release.
        times: The observed times that bear on the arrival, without the wait for a release.
    """
    if not times:
        return None
    planned = runs.planned
    usual = _counts(_in_time(runs, planned.softs, times, runs.usual_targets), times)
    best = _counts(_in_time(runs, (), times, runs.best_targets), times)
    return Chance(usual[0], best[0], min(usual, key=_fraction), max(best, key=_fraction))


def _fraction(share: Share) -> float:
    return share.made / share.of


def _in_time(
    runs: Runs, softs: tuple[Soft, ...], times: tuple[ObservedTime, ...],
    targets: Mapping[str, float],
) -> _InTime:
    """Return what says whether a run with certain times is in time; each is run once."""
    @cache
    def in_time(taken: tuple[int | None, ...]) -> bool:
        taking = [(one, took) for one, took in zip(times, taken, strict=True) if took is not None]
        return not late(network_taking(runs.planned, softs, taking).forward(), targets)

    return in_time


def _counts(in_time: _InTime, times: tuple[ObservedTime, ...]) -> list[Share]:
    """Return the share of all combinations, then those with any one record left out."""
    return [Share(_made(in_time, options), _combinations(options), without)
            for options, without in _options(times)]


def _options(times: tuple[ObservedTime, ...]) -> Iterator[tuple[_Options, LeftOut | None]]:
    """Yield all times of each step, then those without one record, for each record in turn."""
    seen = tuple(Counter(one.observed.took) for one in times)
    yield tuple(tuple(sorted(each.items())) for each in seen), None
    for place, one in enumerate(times):
        # Records of the same length are the same to leave out: the first stands for them.
        for took in seen[place]:
            fewer = seen[place] - Counter((took,))
            changed = (*seen[:place], fewer, *seen[place + 1:])
            first = next(record for record in one.observed.times if record.took == took)
            yield (tuple(tuple(sorted(each.items())) or ((None, 1),) for each in changed),
                   LeftOut(one.later, first.of, took, one.parameter.unit))


def _combinations(options: _Options) -> int:
    return prod(sum(often for _, often in each) for each in options)


def _made(in_time: _InTime, options: _Options) -> int:
    """Return in how many combinations of *options* the run is in time."""
    if in_time(tuple(each[-1][0] for each in options)):
        return _combinations(options)
    if not in_time(tuple(each[0][0] for each in options)):
        return 0
    place = max(range(len(options)), key=lambda number: len(options[number]))
    before, each, after = options[:place], options[place], options[place + 1:]
    half = len(each) // 2
    return sum(_made(in_time, (*before, part, *after)) for part in (each[:half], each[half:]))
