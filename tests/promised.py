"""Small papers and records for tests of promises, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from secgov.model.histories import History
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.promises.progress import progress
from secgov.planning.promises.progress_answer import JudgedPromise, Progress
from tests.timetables import PAPER, calendar_on, rules_on, timetable

DAY = date(2019, 12, 31)


def progressed(steps: Iterable[dict[str, Any]], acts: Iterable[RecordedAct],
               as_of: date = DAY, **keys: Any) -> Progress:
    """Return the progress of a paper of 8 March 2019 with these steps of MP900."""
    return progress(timetable(*steps, paper=PAPER, **keys), History("acts.csv", tuple(acts)),
                    as_of=as_of, rules=rules_on(as_of), calendar=calendar_on(as_of))


def judged(steps: Iterable[dict[str, Any]], acts: Iterable[RecordedAct],
           as_of: date = DAY, **keys: Any) -> tuple[JudgedPromise, ...]:
    """Return what became of the promises of MP900."""
    return progressed(steps, acts, as_of, **keys).modifications[0].promises


def words(steps: Iterable[dict[str, Any]], acts: Iterable[RecordedAct],
          as_of: date = DAY, **keys: Any) -> list[str]:
    """Return the word of each promise of MP900."""
    return [one.word for one in judged(steps, acts, as_of, **keys)]
