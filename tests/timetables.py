"""Small timetables for tests, and what a check finds in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from secgov.calendar.code_calendar import CodeCalendar
from secgov.model.timetables import Timetable
from secgov.planning.checking.timetable_check import TimetableCheck, check
from secgov.planning.steps.findings import Finding
from secgov.rules.loading import rulebook
from secgov.rules.rule import Parameter
from secgov.rules.rulebook import RuleBook

# The day of SECP_66_1503_12.
AS_OF = date(2019, 3, 8)

# The Panel of that paper, for timetables that a rule about papers judges.
PAPER = {"reference": "PAPER", "dated": date(2019, 3, 8),
         "meeting": {"body": "panel", "date": date(2019, 3, 15)}}


@cache
def calendar_on(as_of: date) -> CodeCalendar:
    """Return the calendar as known on *as_of*, made once."""
    return CodeCalendar.smart_energy_code(as_of)


@cache
def rules_on(as_of: date) -> RuleBook:
    """Return the rule book as known on *as_of*, made once."""
    return rulebook(as_of)


def step(name: str, when: date | str | None = None, **keys: Any) -> dict[str, Any]:
    """Return a step as a file writes it."""
    return {"step": name, **({} if when is None else {"when": when}), **keys}


def timetable(*steps: dict[str, Any], paper: dict[str, Any] | None = None,
              meetings: Iterable[dict[str, Any]] = (), others: Iterable[dict[str, Any]] = (),
              **modification: Any) -> Timetable:
    """Return a timetable of one modification with these steps, and of *others* beside it."""
    data: dict[str, Any] = {
        "modification": [{"id": "MP900", **modification, "steps": list(steps)}, *others]}
    if paper is not None:
        data["paper"] = paper
    if meetings:
        data["meeting"] = list(meetings)
    return Timetable.from_dict(data)


def checked(*steps: dict[str, Any], as_of: date = AS_OF, adopted: Iterable[Parameter] = (),
            rules: RuleBook | None = None, **keys: Any) -> TimetableCheck:
    """Return the check of such a timetable."""
    book = rules or (rulebook(as_of, adopted=adopted) if adopted else rules_on(as_of))
    return check(timetable(*steps, **keys), as_of=as_of, rules=book, calendar=calendar_on(as_of))


def findings(*steps: dict[str, Any], **keys: Any) -> tuple[Finding, ...]:
    """Return everything found in such a timetable, about its paper and its meetings too."""
    return checked(*steps, **keys).all_findings()


def told(found: Iterable[Finding]) -> list[tuple[str, str, str, str, date | None]]:
    """Return of each finding its rule, severity, verdict, step and expected day."""
    return [(one.rule, one.severity.value, one.verdict, one.step, one.expected) for one in found]


def says(*steps: dict[str, Any], **keys: Any) -> list[tuple[str, str, str, str, date | None]]:
    """Return what is told of everything found in such a timetable."""
    return told(findings(*steps, **keys))


def of_the_book(name: str, as_of: date = date(2021, 1, 1)) -> tuple[str, str, str, str, str]:
    """Return the shape, force, evidence, register id and source of the rule called *name*."""
    (rule,) = (one for one in rules_on(as_of).rules if one.id == name)
    return (rule.shape.value, rule.force.value, rule.evidence.value, rule.register, rule.cites)
