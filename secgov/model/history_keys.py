"""
Which columns a history and the table of modifications may have, and what they may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from secgov.calendar.bank_holidays import KNOWN_FROM, PROJECTED_THROUGH
from secgov.calendar.vague_dates import VagueDate, read_vague_date
from secgov.errors import Problem
from secgov.model.acts import RECORDED
from secgov.model.bodies import BODIES
from secgov.model.identifiers import ModificationId
from secgov.model.kinds import DAY, TEXT, TEXT_OR_NUMBER, named, one_of
from secgov.model.proposals import PARTY_CATEGORIES
from secgov.model.reading import Field, Kind, Problems, Spot, Table, refused
from secgov.model.timetable_faults import fault_of_outcome
from secgov.model.vocabulary import Vocabulary, Word

__all__ = ["DAY_OR_MONTH", "HISTORY", "MODIFICATIONS", "STATUSES"]

STATUSES: Final = Vocabulary("a status of an act", (
    Word("actual", "it happened"),
    Word("planned", "it was planned"),
    Word("target", "it was aimed at"),
    Word("read_from_context", "read from its context: the record does not say it in words"),
), accepts=(("read-from-context", "read_from_context"),),
    hints=(("done", "actual"), ("completed", "actual"), ("expected", "planned"),
           ("aim", "target"), ("inferred", "read_from_context")))
_PATHS: Final = Vocabulary("a path", (
    Word("authority_led", "Path 1, Authority-led"),
    Word("authority_determined", "Path 2, Authority determined"),
    Word("self_governance", "Path 3, self-governance"),
    Word("fast_track", "Fast-Track"),
    Word("urgent", "Urgent, on a path that is not recorded"),
    Word("unknown", "a path that is not known"),
), accepts=(("1", "authority_led"), ("2", "authority_determined"), ("3", "self_governance"),
            ("fast-track", "fast_track"), ("authority-determined", "authority_determined"),
            ("authority-led", "authority_led"), ("self-governance", "self_governance")))
_YES_NO: Final = Vocabulary("yes or no", (
    Word("yes", "yes"), Word("no", "no"), Word("unknown", "not known")),
    hints=(("true", "yes"), ("false", "no")))

_MONTH: Final = re.compile("[0-9]{4}-(0[1-9]|1[0-2])")
_ANY_DAY: Final = date(2019, 1, 1)  # A month with its year means the same on every day.
_EXPECTED: Final = "a day such as 2019-05-17, or a month such as 2019-05"


def _read_day_or_month(spot: Spot, problems: Problems) -> Any:
    """Return a day or a month as written, after refusing one that no calendar reaches."""
    read = _day_or_month(spot, problems)
    first, last = (read.earliest, read.latest) if isinstance(read, VagueDate) else (read, read)
    if read is None or (first >= KNOWN_FROM and last <= PROJECTED_THROUGH):
        return read
    problems.append(refused(
        spot, f"a day from {KNOWN_FROM} to {PROJECTED_THROUGH}, which a calendar reaches",
        "correct the year"))
    return None


def _day_or_month(spot: Spot, problems: Problems) -> Any:
    """Return a day, or the window of a month of which the day is not recorded."""
    value = spot.value
    if isinstance(value, str) and _MONTH.fullmatch(value):
        try:
            return read_vague_date(value, as_of=_ANY_DAY)
        except ValueError as error:
            problems.append(refused(spot, _EXPECTED, f"correct the month: {error}"))
            return None
    found: Problems = []
    day = DAY.read(spot, found)
    problems.extend(
        problem if problem.expected == "a day that exists"
        else refused(spot, _EXPECTED, f"{problem.mend}, or 2019-05 for the month")
        for problem in found)
    return day


def _faults_of_act(spot: Spot, made: Any) -> Iterator[Problem]:
    """Yield the problem that the outcome is none that this act can have."""
    if made["act"]:
        yield from fault_of_outcome(spot, made["act"], made.get("outcome", ""))


DAY_OR_MONTH: Final = Kind(_read_day_or_month)
_IDENTIFIER: Final = named("the identifier of a modification", ModificationId.read)

HISTORY: Final = Table(dict, (
    Field("id", _IDENTIFIER, required=True),
    Field("act", one_of(RECORDED), required=True),
    Field("date", DAY_OR_MONTH, required=True),
    Field("status", one_of(STATUSES), required=True),
    Field("body", one_of(BODIES)),
    Field("outcome", TEXT),
    Field("part", TEXT_OR_NUMBER),
    Field("until", DAY_OR_MONTH),
    Field("note", TEXT),
    Field("source", TEXT),
    Field("known", DAY),
), check=_faults_of_act)
MODIFICATIONS: Final = Table(dict, (
    Field("id", _IDENTIFIER, required=True),
    Field("title", TEXT),
    Field("proposer_category", one_of(PARTY_CATEGORIES)),
    Field("raised", DAY_OR_MONTH),
    Field("path", one_of(_PATHS)),
    Field("path_basis", TEXT),
    Field("routing", TEXT),
    Field("routing_basis", TEXT),
    Field("stage_as_seen", TEXT),
    Field("implementation_date", TEXT),
    Field("release", TEXT),
    Field("dcc_system_impact", one_of(_YES_NO)),
    Field("withdrawn", one_of(_YES_NO)),
    Field("source", TEXT),
))
