"""What a recommendation asks: of which body, of which steps, and on which day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from secgov.model.acts import meeting_body
from secgov.model.identifiers import ModificationId
from secgov.model.timetables import Modification, Recommendation, Step, Timetable
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.placing import place

__all__ = ["asked_on", "asked_steps", "body_asked", "meetings_from"]


def body_asked(one: Recommendation, timetable: Timetable) -> str:
    """Return the body that is asked: the one named, else whose meeting the paper is for."""
    meeting = timetable.paper.meeting if timetable.paper is not None else None
    return one.body or (meeting.body if meeting is not None else "")


def asked_steps(
    one: Recommendation, timetable: Timetable
) -> Mapping[str, tuple[Modification, tuple[Step, ...]]]:
    """
    Return each modification that is named, as it is written, with the steps that are asked.

    Those are the open ones that are named; of a modification that is named as a whole the body's
    proposed ones, but for what is named for another recommendation.
    """
    body = body_asked(one, timetable)
    named: dict[str, set[str]] = {}
    for reference in one.agrees:
        written, _, label = reference.partition(":")
        named.setdefault(written, set()).add(label)
    known = {ModificationId.read(each.id): each for each in timetable.modifications}
    elsewhere = frozenset(reference for other in timetable.recommendations if other is not one
                          for reference in other.agrees)
    found = {}
    for written, labels in named.items():
        modification = known.get(ModificationId.read(written)) or timetable.modification(written)
        found[written] = modification, tuple(
            step for step in modification.steps if step.status != "done"
            and _concerned(modification, step, body, labels, elsewhere))
    return found


def _concerned(
    modification: Modification, step: Step, body: str, labels: set[str], elsewhere: frozenset[str]
) -> bool:
    if {step.label, step.step} & (labels - {""}):
        return True
    named = {f"{modification.id}:{step.label}", f"{modification.id}:{step.step}"} & elsewhere
    return ("" in labels and not named and step.status == "proposed"
            and meeting_body(step.step, step.body) == body)


def asked_on(one: Recommendation, timetable: Timetable, basis: Basis) -> tuple[date | None, str]:
    """
    Return the day on which the body is asked, and how it is known.

    That is the meeting that the paper is for, if it is the body's; else the first day stated for
    what is asked; else the next meeting of the body.
    """
    body = body_asked(one, timetable)
    meeting = timetable.paper.meeting if timetable.paper is not None else None
    if meeting is not None and meeting.body in ("", body) and meeting.date is not None:
        return meeting.date, "asked at the meeting that the paper is for"
    stated = min((day for modification, steps in asked_steps(one, timetable).values()
                  for step in steps if (day := _stated(step, basis.asked_about(modification)))),
                 default=None)
    if stated is not None:
        return stated, "the day that is stated for what is asked"
    coming = next(meetings_from(basis, body, basis.as_of.toordinal()), None)
    return coming, ("no meeting of it is stated" if coming is None
                    else "no day is stated for it: this is the next meeting of the body")


def _stated(step: Step, basis: Basis) -> date | None:
    """Return the first day that is stated for a step: of a month, the meeting of its body."""
    if isinstance(step.when, date):
        return step.when
    placed = place(step, 0, step.name, basis)
    return date.fromordinal(int(placed.earliest)) if placed.stated and not placed.missing else None


def meetings_from(basis: Basis, body: str, start: float) -> Iterator[date]:
    """Yield the regular meetings of *body* from *start* on, with those that the paper records."""
    days = basis.meeting_days.get(body)
    for day in days.days if days is not None else ():
        if day >= start:
            yield date.fromordinal(day)
