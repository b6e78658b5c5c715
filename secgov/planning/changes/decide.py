"""What follows for each modification if a recommendation is agreed, deferred or refused?"""

from __future__ import annotations

from datetime import date

from secgov.calendar.code_calendar import CodeCalendar
from secgov.model.acts import act, meeting_body
from secgov.model.identifiers import ModificationId
from secgov.model.timetables import Modification, Recommendation, Step, Timetable
from secgov.planning.changes.changed_timetables import outlook_of
from secgov.planning.changes.decide_answer import Decided, Decisions, Recommended, Way
from secgov.planning.changes.decision_days import meetings_from
from secgov.planning.changes.decision_ways import Asked, hangs_on, ways
from secgov.planning.checking.timetable_check import faults_of_releases
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
    step is for the other bodies that may lawfully take it, at their meetings up to the cut-off.
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
        tuple(_recommended(one, timetable, basis) for one in timetable.recommendations))


def _recommended(one: Recommendation, timetable: Timetable, basis: Basis) -> Recommended:
    paper = timetable.paper
    meeting = paper.meeting if paper is not None else None
    body = one.body or (meeting.body if meeting is not None else "")
    named: dict[str, set[str]] = {}
    for reference in one.agrees:
        written, _, label = reference.partition(":")
        named.setdefault(written, set()).add(label)
    known = {ModificationId.read(each.id): each for each in timetable.modifications}
    elsewhere = frozenset(reference for other in timetable.recommendations if other is not one
                          for reference in other.agrees)
    questions = []
    for written, labels in named.items():
        found = known.get(ModificationId.read(written)) or timetable.modification(written)
        steps, conditional = _hanging(found, body, labels, elsewhere, one)
        questions.append(Asked(body, found, timetable, basis, steps, conditional))
    day = meeting.date if meeting is not None and meeting.body in ("", body) else None
    if day is None:
        stated = (step.when for question in questions for step in question.steps
                  if isinstance(step.when, date))
        day = min(stated, default=None) or next(
            meetings_from(basis, body, basis.as_of.toordinal()), None)
    return Recommended(one.id, body, one.asks, day, tuple(
        _decided(question, day) for question in questions))


def _hanging(
    modification: Modification, body: str, labels: set[str], elsewhere: frozenset[str],
    recommendation: Recommendation,
) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """
    Return the steps that *body* is asked to agree, and those stated for the case that it does.

    *labels* are the steps that the recommendation names, an empty one the whole modification;
    what is named *elsewhere* is for another recommendation.
    """
    def concerned(step: Step) -> bool:
        if {step.label, step.step} & (labels - {""}):
            return True
        named = {f"{modification.id}:{step.label}", f"{modification.id}:{step.step}"} & elsewhere
        return ("" in labels and not named and step.status == "proposed"
                and meeting_body(step.step, step.body) == body)

    open_steps = tuple(step for step in modification.steps if step.status != "done")
    steps = tuple(filter(concerned, open_steps))
    return steps, tuple(step for step in open_steps if step not in steps
                        and hangs_on(recommendation, step))


def _decided(question: Asked, day: date | None) -> Decided:
    modification, hangs = question.modification, question.hangs
    if hangs and day is not None:
        says = f"on it hang: {'; '.join(act(step.step).says for step in hangs)}"
        found = tuple(ways(question, day))
    else:
        says = ("no day is known on which it can be decided" if hangs else
                "no dated step hangs on it: agreed, deferred or refused, the days stay as stated")
        case = case_of(modification, question.timetable, question.basis)
        outlook = outlook_of(case, question.release) if question.release else None
        found = (Way("any", "", None, says, (), outlook),)
    return Decided(modification.id, modification.title, question.release,
                   tuple(step.name for step in hangs), says, found)
