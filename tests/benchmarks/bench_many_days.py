"""The Working Day after each of a million dates, beside numpy on an array of its own."""

from __future__ import annotations

from datetime import date
from random import Random
from time import perf_counter_ns
from typing import Any

from secgov.calendar.working_days import WorkingDayCalendar
from tests.benchmarks.timing import AtMost, compare, peer

ENGLAND = WorkingDayCalendar.england_and_wales()
MANY = 1_000_000
N = 10
REPEATS = 7
GOAL = AtMost(1.6)


def orders() -> tuple[tuple[str, list[int]], ...]:
    """Return the ordinals of a million days from 2013 to 2025, in three orders."""
    first, last = date(2013, 1, 1).toordinal(), date(2025, 12, 31).toordinal()
    random = Random(1)
    found = [random.randint(first, last) for _ in range(MANY)]
    year = date(2019, 1, 1).toordinal()
    return (("in no order", found), ("sorted", sorted(found)),
            ("one year over and over", [year + place % 365 for place in range(MANY)]))


def measured(ordinals: list[int], numpy: Any, calendar: Any) -> tuple[float, float, float]:
    """Return the fastest time of ours with dates just made, of ours once more, and of numpy."""
    fresh, again, native = [], [], []
    for _ in range(REPEATS):
        # A date keeps its hash: only the first question to a list pays for a million of them.
        days = list(map(date.fromordinal, ordinals))
        array = numpy.array(days, dtype="datetime64[D]")
        began = perf_counter_ns()
        ENGLAND.after_each(days, N)
        fresh.append(perf_counter_ns() - began)
        began = perf_counter_ns()
        answer = ENGLAND.after_each(days, N)
        again.append(perf_counter_ns() - began)
        began = perf_counter_ns()
        # From a day that is no Working Day ours counts on from the Working Day before it.
        theirs = numpy.busday_offset(array, N, roll="backward", busdaycal=calendar)
        native.append(perf_counter_ns() - began)
        assert answer == tuple(theirs.tolist())
        del answer
    return min(fresh), min(again), min(native)


def main() -> None:
    """Print every figure."""
    numpy = peer("numpy")
    if numpy is None:
        return
    calendar = numpy.busdaycalendar(holidays=[date.fromordinal(day) for day in ENGLAND.closed])
    for order, ordinals in orders():
        fresh, again, native = measured(ordinals, numpy, calendar)
        compare(f"a million dates {order}, just made", fresh, "numpy.busday_offset", native, GOAL)
        compare(f"a million dates {order}, asked again", again, "numpy.busday_offset", native,
                GOAL)


if __name__ == "__main__":
    main()
