"""What a fresh process pays: for the import, and for the first answer."""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.timing import AtMost, compare, line, peer

REPEATS = 15
# Each costs more to import than all of secgov, and most questions need none of them.
HEAVY = ("holidays", "dateutil", "durable", "importlib.metadata", "click", "rich")
# The clock starts inside the process, so the start of the interpreter is not in it.
CLOCK = "from time import perf_counter_ns as clock; began = clock()"
STOP = "print(clock() - began)"
SECGOV_FIRST = """from datetime import date
from secgov.calendar.working_days import WorkingDayCalendar
answer = WorkingDayCalendar.england_and_wales().before(date(2019, 5, 1), 10)"""
HOLIDAYS_FIRST = """from datetime import date
import holidays
answer = holidays.country_holidays("GB", subdiv="ENG").get_nth_working_day(date(2019, 5, 1), -10)"""


def fresh(code: str) -> str:
    """Return what *code* prints in an interpreter of its own."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                          check=True).stdout


def measured(*codes: str) -> tuple[float, ...]:
    """Return the fastest time of each code, every time in a fresh process, taken in turn."""
    scripts = [f"{CLOCK}\n{code}\n{STOP}" for code in codes]
    found = [[int(fresh(script)) for script in scripts] for _ in range(REPEATS)]
    return tuple(float(min(times)) for times in zip(*found, strict=True))


def loads_nothing_heavy(what: str, code: str) -> None:
    """Print whether *code* leaves alone all that is heavy."""
    loaded = fresh(f"import sys\n{code}\nprint(*sys.modules, sep='\\n')").split()
    heavy = [name for name in HEAVY if name in loaded]
    line(f"modules loaded by {what}", f"secgov {', '.join(heavy) or 'none of them'}",
         f"goal none of {', '.join(HEAVY)}", holds=not heavy)


def main() -> None:
    """Print every figure."""
    ours, attrs = measured("import secgov", "import attrs")
    compare("import in a fresh process", ours, "attrs", attrs, AtMost(2))
    loads_nothing_heavy("import secgov", "import secgov")
    loads_nothing_heavy("the first answer", SECGOV_FIRST)
    if peer("holidays") is not None:
        first, theirs = measured(SECGOV_FIRST, HOLIDAYS_FIRST)
        compare("first answer in a fresh process", first, "holidays", theirs, AtMost(0.5))


if __name__ == "__main__":
    main()
