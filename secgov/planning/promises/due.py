"""Who must do what by when? Everything that is due, in the order of its days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.effective import plain_day
from secgov.errors import Unanswerable
from secgov.model.bodies import BODIES
from secgov.model.identifiers import read_identifier
from secgov.model.timetables import Timetable
from secgov.planning.checking.contradictions_told import contradictions_in
from secgov.planning.checking.timetable_check import faults_of_releases
from secgov.planning.promises.due_answer import KINDS, Due, DueItem, joined
from secgov.planning.promises.due_awaited import actions_due, awaited_due
from secgov.planning.promises.due_meetings import (
    meetings_due,
    recommendations_due,
    undated_meetings,
)
from secgov.planning.promises.due_pace import Pace
from secgov.planning.promises.due_steps import steps_due
from secgov.planning.steps.basis import Basis
from secgov.rules.rulebook import RuleBook

__all__ = ["DAYS", "due"]

DAYS: Final = 20
"""For how many Working Days it is asked where nobody says."""

# What the file has no record of once its day is past: it may well have been done.
_UNRECORDED: Final = frozenset({"agenda", "papers"})
# What takes place on its day, or not: nobody owes it any more, but what came of it is not known.
_TAKES_PLACE: Final = frozenset({"meeting", "recommendation"})


def due(
    timetable: Timetable,
    *,
    as_of: date,
    rules: RuleBook,
    calendar: CodeCalendar,
    start: date | None = None,
    days: int = DAYS,
    who: str | None = None,
    modification: str | None = None,
) -> Due:
    """
    Return what is due from *start* to the Working Day *days* after it, and what is overdue.

    Both days are included; the Working Days are counted exclude-first. Due are the steps on the
    last of the days stated for them, those without a day on the last day that the plan leaves
    them, meetings with their agenda and paper days, what is asked of a body, what is awaited by
    the day of what it blocks, and ends of holds. Overdue is what was due before *as_of* and is
    not recorded as done. A meeting that is past is not, nor what was asked at it: they await
    their record. What no day can be given for is listed apart.

    Args:
        timetable: The paper or plan.
        as_of: The day of the question.
        rules: The rule book as known on that day.
        calendar: The calendar as known on that day.
        start: The first day; by default *as_of*.
        days: How many Working Days after *start* the last day is.
        who: Only what this body does or takes part in, by its code; also "party".
        modification: Only what is about this modification.

    Raises:
        Unanswerable: The body or the modification is not known.
        UnusableInput: A target release is not known; every such one is listed.
        OutsideCalendar: The last day lies outside the calendar.
        ValueError: *days* is negative.

    >>> from secgov.rules.loading import rulebook
    >>> then = date(2019, 3, 8)
    >>> paper = Timetable.from_dict({"modification": [{"id": "SECMP0066", "steps": [
    ...     {"step": "working-group", "when": "2019-04-03"}]}]})
    >>> answer = due(paper, as_of=then, rules=rulebook(then),
    ...              calendar=CodeCalendar.smart_energy_code(then))
    >>> for one in answer.items:
    ...     print(one.date, one.kind, one.actor)
    2019-03-20 agenda secas
    2019-03-27 papers secas
    2019-03-27 last-day secas
    2019-04-03 meeting working-group
    """
    basis = Basis.of(timetable, as_of=as_of, rules=rules, calendar=calendar)
    faults_of_releases(timetable, basis)
    first = plain_day("start", start) if start is not None else as_of
    if type(days) is not int or days < 0:
        raise ValueError(f"{days!r} Working Days cannot be counted: give a number of 0 or more")
    through = calendar.working_days.after(first, days) if days else first
    wanted = _Wanted(
        _body(who) if who else "", timetable.modification(modification).id if modification else "")
    items = tuple(_found(timetable, basis))
    listed = wanted.of(
        _on(one, as_of) for one in items
        if one.date is not None and (
            one.kind not in _UNRECORDED if one.date < as_of else first <= one.date <= through))
    return Due(
        timetable.source, as_of, timetable.paper.classification if timetable.paper else "",
        basis.receipt, first, days, through, wanted.who, wanted.modification,
        tuple(sorted(listed, key=lambda one: (one.date or as_of, KINDS.index(one.kind)))),
        wanted.of(one for one in items if one.date is None),
        contradictions_in(timetable, basis, wanted.modification))


def _found(timetable: Timetable, basis: Basis) -> Iterator[DueItem]:
    """Yield everything that is due at any time, or at none."""
    paces = tuple(Pace.of(one, timetable, basis) for one in timetable.modifications)
    by_key = {read_identifier(pace.id): pace for pace in paces}
    yield from meetings_due(paces, timetable, basis)
    yield from undated_meetings(timetable)
    yield from recommendations_due(timetable, paces, basis)
    for pace in paces:
        yield from steps_due(pace)
        yield from awaited_due(pace, by_key)
    yield from actions_due(timetable)


def _on(one: DueItem, as_of: date) -> DueItem:
    """Return *one* with how it stands on *as_of*."""
    past, takes_place = one.date is not None and one.date < as_of, one.kind in _TAKES_PLACE
    return attrs.evolve(one, overdue=past and not takes_place, awaits_record=past and takes_place)


def _body(who: str) -> str:
    """Return the code of the body that *who* names; "party" is one of the Parties."""
    if who == "party":
        return "parties"
    if who not in BODIES:
        raise Unanswerable(f'no body is called "{who[:100]}": {BODIES.mend(who)}')
    return who


@attrs.frozen
class _Wanted:
    """Whose things are wanted, and of which modification; empty is of any."""

    who: str
    modification: str

    def of(self, items: Iterable[DueItem]) -> tuple[DueItem, ...]:
        """Return what is wanted of *items*, each about no more than that, equal ones joined."""
        return joined(reduced for one in items if (reduced := self._reduced(one)) is not None)

    def _reduced(self, one: DueItem) -> DueItem | None:
        if self.who and self.who not in (one.actor, *one.together_with):
            return None
        if not self.modification:
            return one
        about = tuple(each for each in one.about if _same(each.modification, self.modification))
        return attrs.evolve(one, about=about) if about else None


def _same(one: str, other: str) -> bool:
    """Return whether two texts name one modification; an action may name something else."""
    try:
        return read_identifier(one) == read_identifier(other)
    except ValueError:
        return False
