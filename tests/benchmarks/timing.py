"""
How the benchmarks measure and what they print.

Two ways of doing one thing are timed in turn, in one run, and the fastest repeat of each counts:
whatever else the machine does can only make a repeat slower. Times alone say little about another
machine; their ratio is what is judged.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from timeit import Timer
from types import ModuleType

import attrs

__all__ = ["AtMost", "Goal", "Over", "compare", "line", "nanoseconds", "peer", "spoken"]

REPEATS = 25
# Long enough that reading the clock costs nothing, short enough to be left undisturbed.
LONG_ENOUGH = 0.003
# timeit stops the collector, which would let a way that leaves cycles behind slow itself down.
COLLECTING = "import gc; gc.enable()"
UNITS = ((1e9, "s"), (1e6, "ms"), (1e3, "µs"))


@attrs.frozen
class AtMost:
    """Ours may take at most *limit* times as long as the peer."""

    limit: float

    def ratio(self, ours: float, other: float) -> float:
        """Return how many times as long ours takes."""
        return ours / other

    def holds(self, ratio: float) -> bool:
        """Return whether *ratio* is within the limit."""
        return ratio <= self.limit

    def __str__(self) -> str:
        return f"at most {self.limit:g} times as long"


@attrs.frozen
class Over:
    """Ours must be over *limit* times as fast as the peer."""

    limit: float

    def ratio(self, ours: float, other: float) -> float:
        """Return how many times as fast ours is."""
        return other / ours

    def holds(self, ratio: float) -> bool:
        """Return whether *ratio* is past the limit."""
        return ratio > self.limit

    def __str__(self) -> str:
        return f"over {self.limit:,g} times as fast"


Goal = AtMost | Over


def peer(name: str) -> ModuleType | None:
    """Return the module *name*, or say why it cannot be measured here and return nothing."""
    try:
        return import_module(name)
    except ImportError as error:
        print(f"{name}: cannot be imported here ({error}), so nothing is measured against it")
        return None


def nanoseconds(*ways: Timer | Callable[[], object], repeats: int = REPEATS) -> tuple[float, ...]:
    """Return the time of one operation of each way: the fastest of *repeats*, taken in turn."""
    timers = [way if isinstance(way, Timer) else Timer(way, COLLECTING) for way in ways]
    numbers = [_number(timer) for timer in timers]
    found = [[timer.timeit(number) / number
              for timer, number in zip(timers, numbers, strict=True)] for _ in range(repeats)]
    return tuple(min(times) * 1e9 for times in zip(*found, strict=True))


def _number(timer: Timer) -> int:
    """Return how many operations make one repeat."""
    number = 1
    while (took := timer.timeit(number)) < LONG_ENOUGH:
        number = max(2 * number, int(number * LONG_ENOUGH / max(took, 1e-9)))
    return number


def compare(what: str, ours: float, name: str, other: float, goal: Goal) -> None:
    """Print one figure: *ours* beside *other*, both in nanoseconds, judged by *goal*."""
    ratio = goal.ratio(ours, other)
    line(what, f"secgov {spoken(ours)}", f"{name} {spoken(other)}", f"ratio {ratio:,.2f}",
         f"goal {goal}", holds=goal.holds(ratio))


def line(what: str, *parts: str, holds: bool) -> None:
    """Print one line: what was measured, its figures, and whether the goal holds."""
    print(f"{what}: {', '.join(parts)}: {'holds' if holds else 'does not hold'}", flush=True)


def spoken(nanoseconds: float) -> str:
    """
    Return a time in its own unit.

    >>> spoken(1_250_000)
    '1.25 ms'
    """
    for size, unit in UNITS:
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds:.0f} ns"
