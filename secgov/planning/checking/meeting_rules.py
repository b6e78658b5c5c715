"""
Rules about what a committee's minutes say: the outcome, its heading, and what it leaves open.

A heading is no outcome, a recommendation no decision, and a proposal that is kept back needs a
day on which it returns. None of this can be a fault of a timetable; all of it should be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from secgov.calendar.spoken_days import spoken
from secgov.model.bodies import body_name
from secgov.model.timetables import MeetingRecord, Step, Timetable
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, day_of
from secgov.planning.steps.findings import Finding, Flip, Judgement, finding
from secgov.planning.steps.placing import PlacedStep, numbered
from secgov.rules.rule import Rule, Shape

__all__ = ["judge_covers", "judge_minutes_of", "judge_recommendations", "named_meetings"]


def judge_minutes_of(case: Case) -> Iterator[Finding]:
    """
    Yield what minutes leave odd or open in one modification.

    That is a heading which says another thing than what was agreed, and a proposal that is kept
    back with no stated day of return.
    """
    for rule in case.basis.rules.of_shape(Shape.HEADING, Shape.RETURN_TO_BODY):
        decided = [step for step in case.steps
                   if step.act in rule.steps and step.done and step.step.outcome]
        if not decided:
            continue
        last = decided[-1]
        judgement = (_heading(rule, last, case) if rule.shape is Shape.HEADING
                     else _no_return(rule, last, case))
        if judgement is not None:
            yield from case.finds(rule, last, judgement)


def _heading(rule: Rule, decided: PlacedStep, case: Case) -> Judgement | None:
    """
    Return that the heading says another thing than the outcome.

    A heading says what the words of the rule in it say; with "not" or with words of two kinds it
    says nothing.
    """
    heading = case.modification.heading
    words = " ".join(re.findall(r"[\w-]+", heading.casefold())).join("  ")
    said = {fitting for name, fitting in rule.when if name.join("  ") in words}
    if len(said) != 1 or " not " in words or decided.step.outcome in said.pop().split():
        return None
    return Judgement(f'it stands under the heading "{heading}", but the outcome is '
                     f"{decided.step.outcome}: a heading is not an outcome")


def _no_return(rule: Rule, decided: PlacedStep, case: Case) -> Judgement | None:
    """Return that it is kept back and no day is stated on which it returns."""
    if decided.step.outcome != dict(rule.when)["outcome"] \
            or case.modification.stage not in ("", "development"):
        return None
    returns = [step for step in case.steps
               if step.act in rule.steps and not step.done and step.stated]
    if any(step.latest > decided.earliest for step in returns):
        return None
    later = " later" if returns else ""
    return Judgement(f"it is kept in development, and no{later} date of return to the Change "
                     "Sub-Committee is stated")


def judge_recommendations(timetable: Timetable, basis: Basis) -> Iterator[Finding]:
    """
    Yield, for each recorded meeting, that what it recommends is still for another body to decide.

    A proposal whose conversion is done is left out. Whether the rest are converted, and to which
    process, depends on the Panel, so this is a note.
    """
    for rule in basis.rules.of_shape(Shape.RECOMMENDS):
        for subject, record in named_meetings(timetable):
            if record.body != rule.body or record.date is None or not rule.in_force(record.date):
                continue
            recommended = _recommended(rule, record, timetable)
            if not recommended:
                continue
            found = finding(rule, subject, None, Judgement(
                f"the Change Sub-Committee recommends the conversion of {', '.join(recommended)}; "
                "whether they are converted, and to which process, is for the Panel to decide",
                flips=_decided_from(record.date, basis)), basis=basis)
            yield from [found] if found is not None else []


def judge_covers(
    name: str, record: MeetingRecord, timetable: Timetable, basis: Basis
) -> Iterator[Finding]:
    """Yield that a recorded meeting covers modifications of which the file says nothing."""
    known = {one.id for one in timetable.modifications}
    absent = [one for one in dict.fromkeys(record.covers) if one not in known]
    for rule in basis.rules.of_shape(Shape.COVERS) if absent else ():
        one = finding(rule, name, None, Judgement(
            f"the meeting of {body_name(record.body)}{_on(record)} covers {', '.join(absent)}, of "
            f"which the file says nothing"), basis=basis)
        yield from [one] if one is not None else []


def _on(record: MeetingRecord) -> str:
    return f" on {spoken(record.date)}" if record.date is not None else ""


def named_meetings(timetable: Timetable) -> Iterator[tuple[str, MeetingRecord]]:
    """Yield each recorded meeting with the name by which its findings call it."""
    names = numbered(" ".join(part for part in (record.body, "meeting", record.number) if part)
                     for record in timetable.meetings)
    yield from zip(names, timetable.meetings, strict=True)


def _decided_from(day: date, basis: Basis) -> Flip:
    """Return the first meeting of the Panel at which it can be decided."""
    return Flip("until the Panel decides, at the earliest on",
                day_of(basis.possible("panel").earliest(day.toordinal())),
                "and from then on what the Panel decided holds")


def _recommended(rule: Rule, record: MeetingRecord, timetable: Timetable) -> list[str]:
    """Return the proposals that the meeting recommends and nobody has converted yet."""
    ready = dict(rule.when)

    def recommends(step: Step) -> bool:
        return (step.step in rule.steps and step.status == "done" and step.when == record.date
                and step.outcome in ready)

    return [one.id for one in timetable.modifications
            if any(map(recommends, one.steps))
            and not any(step.step == "converted" and step.status == "done"
                        for step in one.steps)]
