"""What may happen next to a modification of a file: of a history, or of a timetable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.vague_dates import VagueDate
from secgov.model.histories import History, ModificationRecords
from secgov.model.identifiers import read_identifier
from secgov.model.recorded_acts import RecordedAct
from secgov.model.timetables import Modification, Timetable, When
from secgov.planning.checking.contradictions_told import contradictions_in
from secgov.planning.life.facts import facts
from secgov.planning.life.lifecycle import state_of
from secgov.planning.life.shown import DESIGNATED
from secgov.planning.next_acts.permitted import permitted
from secgov.planning.next_acts.permitted_answer import Permitted
from secgov.planning.records.standing import receipt_of, state_in_history
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import hold_end, window_of
from secgov.rules.rulebook import RuleBook

__all__ = ["next_in_history", "next_in_timetable"]


def next_in_history(
    history: History, identifier: str, *, as_of: date, rules: RuleBook, calendar: CodeCalendar,
    modifications: ModificationRecords | None = None,
) -> Permitted:
    """
    Return what may happen next to one modification of *history*, from where `replay` leaves it.

    Raises:
        Unanswerable: The history has no such modification.
    """
    state = state_in_history(history, identifier, as_of=as_of, rules=rules, calendar=calendar,
                             modifications=modifications)
    own = history.of(identifier)
    written = [one.written for one in (own[0], *facts(own, as_of)) if one.written]
    return permitted(state, as_of=as_of, rules=rules, calendar=calendar,
                     input_digest=receipt_of(history, modifications, rules, calendar).input,
                     written=written[-1] if written else "")


def next_in_timetable(
    timetable: Timetable, identifier: str, *, as_of: date, rules: RuleBook, calendar: CodeCalendar,
) -> Permitted:
    """
    Return what may happen next to one modification of *timetable*.

    Its stage, its path, its hold and the steps that are done say where it stands.

    Raises:
        Unanswerable: The timetable has no such modification.
    """
    modification = timetable.modification(identifier)
    paper = timetable.paper
    written = paper.dated if paper is not None and paper.dated is not None else as_of
    acts = _acts(modification, Basis(as_of, calendar, rules, written))
    basis = Basis.of(timetable, as_of=as_of, rules=rules, calendar=calendar)
    state = state_of(
        acts, as_of=as_of, rules=rules, calendar=calendar,
        path=modification.path or "unknown", proposer=modification.proposer or "unknown",
        stage=modification.stage, identifier=modification.id)
    return attrs.evolve(
        permitted(state, as_of=as_of, rules=rules, calendar=calendar,
                  input_digest=timetable.digest[:16] or None, written=modification.id),
        contradictions=contradictions_in(timetable, basis, modification.id))


def _acts(modification: Modification, basis: Basis) -> Iterator[RecordedAct]:
    key = read_identifier(modification.id)
    for step in modification.steps:
        if step.status == "done":
            yield RecordedAct(
                key, step.step, _day(step.when, basis), body=step.body,
                outcome=step.outcome, part=step.part, written=modification.id)
    hold = modification.hold
    if hold is not None:
        until = hold_end(hold, basis)
        yield RecordedAct(key, "put-on-hold", _day(hold.since, basis),
                          until=until and _exact(until), written=modification.id)


def _day(when: When, basis: Basis) -> date | VagueDate:
    """Return the day of a step that is done; without one it was on some day until now."""
    window = window_of(when, basis)
    return VagueDate("not stated", min(DESIGNATED, basis.as_of), basis.as_of) \
        if window is None else _exact(window)


def _exact(window: VagueDate) -> date | VagueDate:
    return window.earliest if window.is_exact else window
