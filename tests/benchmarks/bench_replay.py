"""Replaying 100,000 acts: of many modifications, and of one, beside a tenth of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from timeit import Timer

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.model.histories import History
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.replays.replay import replay
from secgov.rules.loading import rulebook
from tests.benchmarks.timing import AtMost, compare, line, nanoseconds, spoken
from tests.lives import refined

AS_OF = date(2021, 6, 30)
ACTS = 100_000
LIFE = refined()
# The numbers that identifiers can have, with the letters of parts.
LETTERS = ("", "A", "B", "C", "D", "E", "F", "G", "H")


def many(acts: int) -> tuple[RecordedAct, ...]:
    """Return whole lives of modifications, one after the other."""
    names = (f"MP{number:03}{letter}" for letter in LETTERS for number in range(100, 1_000))
    rows = (attrs.evolve(one, id=name, written=name) for name in names for one in LIFE)
    return tuple(one for _, one in zip(range(acts), rows, strict=False))


def one(acts: int) -> tuple[RecordedAct, ...]:
    """Return the life of one modification whose refinement never ends."""
    begun, again = LIFE[:3], LIFE[3:12]
    rounds = [attrs.evolve(act, date=date(2020, 5, 1)) for act in again]
    return (*begun, *(rounds[place % len(rounds)] for place in range(acts - len(begun))))


def replayed(acts: tuple[RecordedAct, ...]) -> Callable[[], object]:
    """Return the replay of *acts*, with the rules and the calendar made before."""
    history, known = History("rows", acts), {
        "rules": rulebook(AS_OF), "calendar": CodeCalendar.smart_energy_code(AS_OF)}
    assert sum(answer.acts for answer in replay(
        history, as_of=AS_OF, **known).modifications) == len(acts)
    return lambda: replay(history, as_of=AS_OF, **known)


def main() -> None:
    """Print every figure."""
    for what, acts in (("many modifications", many), ("one modification", one)):
        ways = [Timer(replayed(acts(number))) for number in (ACTS // 10, ACTS)]
        fewer, more = nanoseconds(*ways, repeats=3)
        line(f"{ACTS:,} acts of {what}", f"secgov {spoken(more)}", holds=True)
        compare(f"an act of {ACTS:,} of {what} beside one of {ACTS // 10:,}", more / ACTS,
                "secgov", fewer / (ACTS // 10), AtMost(1.2))


if __name__ == "__main__":
    main()
