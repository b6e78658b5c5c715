"""The answers that the tests of the reports share: the March 2019 paper, as of its own day."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from secgov.calendar.code_calendar import CodeCalendar
from secgov.model.loading import load_timetable
from secgov.model.timetables import Timetable
from secgov.planning.checking.timetable_check import TimetableCheck, check
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.outlook_answer import Outlook
from secgov.rules.loading import rulebook
from secgov.rules.rulebook import RuleBook
from tests.architecture.house import ROOT

AS_OF = date(2019, 3, 8)


@cache
def rules() -> RuleBook:
    return rulebook(AS_OF)


@cache
def calendar() -> CodeCalendar:
    return CodeCalendar.smart_energy_code(AS_OF)


@cache
def paper() -> Timetable:
    return load_timetable(ROOT / "examples" / "secp_66_1503_12.toml")


def known() -> dict[str, Any]:
    """Return what every question is asked with."""
    return {"as_of": AS_OF, "rules": rules(), "calendar": calendar()}


def checked(**tables: Any) -> TimetableCheck:
    """Return the check of a timetable that a test writes out."""
    return check(Timetable.from_dict(tables, "small.toml"), **known())


@cache
def outlook_of(modification: str, release: str | None = "November 2019") -> Outlook:
    """Return the outlook of a modification of the paper."""
    return outlook(paper(), modification, release, **known())


def flat(text: str) -> str:
    """Return *text* without its line breaks, so that a sentence can be looked for."""
    return " ".join(text.split())
