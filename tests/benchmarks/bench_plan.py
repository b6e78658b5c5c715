"""Forward and backward plan: twenty modifications of twelve steps, and growth in steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from secgov.calendar.counting import (
    NOT_BEFORE,
    AtLeast,
    Counting,
    OnDays,
    WorkingDayRanks,
)
from secgov.calendar.series import meeting_series
from secgov.calendar.working_days import WorkingDayCalendar
from secgov.planning.network.network import Link, Network, Node
from tests.benchmarks.timing import AtMost, compare, line, nanoseconds, spoken

ENGLAND = WorkingDayCalendar.england_and_wales()
AS_OF = date(2019, 3, 8)
MODIFICATIONS = 20
STEPS = 12
LENGTHS = (12, 24, 48, 96)
LIMIT = 2e6


def network(steps: int, first: date) -> Network:
    """Return a network of *steps*: every third a Panel, five Working Days between, a way around."""
    ranks = WorkingDayRanks.of(ENGLAND)
    panel = OnDays(meeting_series("panel", ENGLAND, as_of=AS_OF).regular_days)
    working, five = OnDays(ranks.ordinals), AtLeast(5, Counting.EXCLUDE_FIRST, ranks)
    nodes = tuple(
        Node(f"step {place}", panel if place % 3 == 2 else working,
             float(first.toordinal()) if place == 0 else float("-inf"))
        for place in range(steps))
    links = tuple(Link(f"step {place - 1}", f"step {place}", five) for place in range(1, steps))
    around = tuple(Link(f"step {place - 2}", f"step {place}", NOT_BEFORE)
                   for place in range(2, steps))
    return Network(nodes, links + around)


def planned(networks: tuple[Network, ...], steps: int) -> Callable[[], object]:
    """Return both passes over all *networks*, whose last step aims at the day it can have."""
    last = f"step {steps - 1}"
    targets = [{last: one.forward().days[last]} for one in networks]
    assert float("inf") not in {day for target in targets for day in target.values()}

    def plan() -> object:
        return [(one.forward(), one.backward(target))
                for one, target in zip(networks, targets, strict=True)]

    return plan


def main() -> None:
    """Print every figure."""
    many = tuple(network(STEPS, date(2014, 1, 6 + place)) for place in range(MODIFICATIONS))
    taken = nanoseconds(planned(many, STEPS))[0]
    line(f"forward and backward plan of {MODIFICATIONS} modifications of {STEPS} steps",
         f"secgov {spoken(taken)}", f"goal under {spoken(LIMIT)}", holds=taken < LIMIT)
    ways = [planned((network(steps, date(2014, 1, 6)),), steps) for steps in LENGTHS]
    each = [time / steps for time, steps in zip(nanoseconds(*ways), LENGTHS, strict=True)]
    for steps, time in zip(LENGTHS[1:], each[1:], strict=True):
        compare(f"plan, a step of {steps} beside a step of {LENGTHS[0]}", time, "secgov", each[0],
                AtMost(1.2))


if __name__ == "__main__":
    main()
