"""What follows for each modification if a recommendation is agreed, deferred or refused?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from secgov.calendar.code_calendar import CodeCalendar
from secgov.model.acts import act
from secgov.model.timetables import Recommendation, Timetable
from secgov.planning.changes.changed_timetables import outlook_of
from secgov.planning.changes.decide_answer import Decided, Decisions, Recommended, Way
from secgov.planning.changes.decision_question import Asked, hangs_on
from secgov.planning.changes.decision_ways import ways
from secgov.planning.checking.contradictions_told import contradictions_in
from secgov.planning.checking.timetable_check import faults_of_releases
from secgov.planning.network.dependents import tied_to
from secgov.planning.steps.asked import asked_on, asked_steps, body_asked
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import case_of
from secgov.rules.rulebook import RuleBook

__all__ = ["decide"]


def decide(
    timetable: Timetable, *, as_of: date, rules: RuleBook, calendar: CodeCalendar
) -> Decisions:
    """
    Return what each recommendation of *timetable* does, whichever way it is decided.

    Agreed is at the meeting that the paper is for, deferred at the body's next one. Refused, the
    step is for the other bodies that may lawfully take it, at their meetings up to the cut-off. A
    vote against a modification ends it on Path 3, and goes to the Authority on Paths 1 and 2.
    Refused urgency leaves a modification on its ordinary route.
    A step hangs on a recommendation that names it, or under the condition "recommendation 2 is
    agreed"; one that names a whole modification is about the body's proposed steps in it.
    Each way names the others of the file that wait on such a modification, through any number, or
    go together with it, and their outlook then. Working Days are counted exclude-first.

    Raises:
        UnusableInput: A target release is not known; every such one is listed.
    """
    basis = Basis.of(timetable, as_of=as_of, rules=rules, calendar=calendar)
    faults_of_releases(timetable, basis)
    return Decisions(
        timetable.source, as_of, timetable.paper.classification if timetable.paper else "",
        basis.receipt,
        tuple(_recommended(one, timetable, basis) for one in timetable.recommendations),
        contradictions_in(timetable, basis))


def _recommended(one: Recommendation, timetable: Timetable, basis: Basis) -> Recommended:
    body = body_asked(one, timetable)
    asked = {found.id: (found, steps) for found, steps in asked_steps(one, timetable).values()}
    for each in timetable.modifications:
        # What the file states for the case hangs on it, whether it names the modification or not.
        if any(hangs_on(one, step) for step in each.steps):
            asked.setdefault(each.id, (each, ()))
    questions = [
        Asked(body, found, timetable, basis, steps, tuple(
            step for step in found.steps if step.status != "done" and step not in steps
            and hangs_on(one, step)))
        for found, steps in asked.values()]
    day, _ = asked_on(one, timetable, basis)
    return Recommended(one.id, body, one.asks, day, tuple(
        _decided(question, day, _through(question, questions)) for question in questions))


def _through(question: Asked, questions: Iterable[Asked]) -> str:
    """Return why the modification is tied to others on which something hangs, or nothing."""
    ties = (tied for other in questions if other.hangs
            for tied in tied_to(other.modification, question.timetable, question.basis))
    return "; ".join(dict.fromkeys(
        tied.because for tied in ties if tied.modification is question.modification))


def _decided(question: Asked, day: date | None, through: str) -> Decided:
    modification, hangs = question.modification, question.hangs
    if hangs and day is not None:
        says = f"on it hang: {'; '.join(act(step.step).says for step in hangs)}"
        found = tuple(ways(question, day))
    else:
        says = ("no day is known on which it can be decided" if hangs else
                f"no dated step of its own hangs on it; but {through}, on which some hang: what "
                "that does is said there" if through else
                "no dated step hangs on it: agreed, deferred or refused, the days stay as stated")
        case = case_of(modification, question.timetable, question.basis)
        own = question.release and not through
        outlook = outlook_of(case, question.release) if own else None
        found = (Way("any", "", None, says, (), outlook),)
    return Decided(modification.id, modification.title, question.release,
                   tuple(step.name for step in hangs), says, found)
