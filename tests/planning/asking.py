"""Questions on the March 2019 paper, or on a small timetable, for tests of the planner."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from typing import Any

from secgov.calendar.code_calendar import CodeCalendar
from secgov.model.timetables import Timetable
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.planning.outlooks.supposed import suppose
from secgov.rules.loading import rulebook
from secgov.rules.settings import Settings
from tests.architecture.house import ROOT
from tests.timetables import calendar_on, rules_on

PAPER = (ROOT / "examples" / "secp_66_1503_12.toml").read_text(encoding="utf-8")
AS_OF = date(2019, 3, 8)


def paper() -> dict[str, Any]:
    """Return the paper as data, fresh to be changed."""
    return tomllib.loads(PAPER)


def steps_of(data: dict[str, Any], identifier: str) -> list[dict[str, Any]]:
    """Return the steps of one modification, to be changed in place."""
    return next(row["steps"] for row in data["modification"] if row["id"] == identifier)


def single(*steps: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """Return a timetable of one modification as data."""
    return {"modification": [{"id": "MP071", "steps": list(steps), **keys}]}


def ground(as_of: date = AS_OF, settings: dict[str, Any] | None = None,
           through: date | None = None) -> dict[str, Any]:
    """Return what every question is asked on, with *settings* as a file writes them."""
    if settings is None and through is None:
        return {"as_of": as_of, "rules": rules_on(as_of), "calendar": calendar_on(as_of)}
    given = Settings.from_dict(settings) if settings else Settings()
    return {"as_of": as_of, "rules": rulebook(as_of, given.adopted),
            "calendar": CodeCalendar.smart_energy_code(
                as_of, through=through, holidays=given.holidays, meetings=given.meetings,
                releases=given.releases)}


def outlook_for(
    data: dict[str, Any], modification: str = "MP071", release: str = "November 2019",
    as_of: date = AS_OF, *, words: Iterable[str] = (), **keys: Any,
) -> ReleaseOutlook:
    """Return the outlook for one release, under what *words* suppose."""
    timetable = Timetable.from_dict(data, "paper")
    known = ground(as_of, **keys)
    supposed = tuple(words)
    if supposed:
        made = suppose(timetable, *supposed)
        timetable = made.timetable
        known |= {"rules": made.rules(known["rules"]),
                  "calendar": made.calendar(known["calendar"])}
    (found,) = outlook(timetable, modification, release, **known).outlooks
    return found
