"""How much work does the DCC have in hand, week by week?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import inf
from typing import Final

from secgov.calendar.code_calendar import CodeCalendar
from secgov.errors import Unanswerable
from secgov.model.timetables import Timetable
from secgov.planning.checking.contradictions_told import contradictions_in
from secgov.planning.portfolios.dcc_work import Work, dcc_work
from secgov.planning.portfolios.load_answer import Load, Week
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import case_of
from secgov.rules.rulebook import RuleBook

__all__ = ["load"]

_DAYS: Final = 7


def load(
    timetable: Timetable,
    *,
    as_of: date,
    rules: RuleBook,
    calendar: CodeCalendar,
    capacity: int | None = None,
) -> Load:
    """
    Return the DCC's work in hand in each week from that of *as_of* on, as *timetable* states it.

    Work is in hand from the day on which it is asked for (the paper's day, if it is under way)
    to the day of its return, both counted. Vague ends make two numbers: how many pieces surely
    are in hand in the week, and up to how many may be. Weeks begin on Monday.

    Args:
        timetable: What it does not state, such as an assessment after a Working Group, is no
            work yet.
        as_of: The day of the question.
        rules: The rule book as of that day.
        calendar: The calendar as of that day.
        capacity: How many pieces the DCC can have in hand in a week; nothing in the SEC says it.

    Raises:
        Unanswerable: *capacity* is no whole number of 0 or more.
    """
    if capacity is not None and (type(capacity) is not int or capacity < 0):
        raise Unanswerable(f"a capacity is a whole number of pieces of work, not {capacity!r}. "
                           "Give 0 or more, or leave it out.")
    basis = Basis.of(timetable, as_of=as_of, rules=rules, calendar=calendar)
    work = tuple(_in_hand(timetable, basis))
    return Load(
        timetable.source, as_of, timetable.paper.classification if timetable.paper else "",
        basis.receipt, capacity, tuple(_weeks(work, basis, capacity)), work,
        contradictions_in(timetable, basis))


def _in_hand(timetable: Timetable, basis: Basis) -> Iterator[Work]:
    """Yield the pieces of work of every modification, in the order of the file."""
    for one in timetable.modifications:
        yield from dcc_work(case_of(one, timetable, basis))


def _weeks(work: tuple[Work, ...], basis: Basis, capacity: int | None) -> Iterator[Week]:
    """Yield each week to the last in which a known day of some work falls, in the calendar."""
    known = [basis.as_of.toordinal() if day == inf else day for one in work for day in (
        one.asked.latest, one.returned.earliest, one.returned.latest)]
    end = min(max(known, default=-inf), basis.calendar.working_days.last.toordinal())
    monday = basis.as_of - timedelta(days=basis.as_of.weekday())
    while monday.toordinal() <= end:
        first = monday.toordinal()
        last = first + _DAYS - 1
        yield Week(monday, tuple(one for one in work if one.may_be_in_hand(first, last)),
                   tuple(one for one in work if one.surely_in_hand(first, last)), capacity)
        monday += timedelta(days=_DAYS)
