"""
What makes a timetable unusable although each value can be read: its parts contradict each other.

Only that: a consultation that closes before it opens, or a step before its cause, is content
for the rules to judge, not an unusable file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from secgov.calendar.vague_dates import one_day
from secgov.errors import Problem, closest
from secgov.model.acts import STEPS, act
from secgov.model.identifiers import ModificationId
from secgov.model.reading import Spot
from secgov.model.timetable_parts import Modification, Recommendation, Step
from secgov.wording import quoted

if TYPE_CHECKING:
    from secgov.model.timetables import Timetable

__all__ = ["fault_of_outcome", "faults_of_modification", "faults_of_step",
           "faults_of_timetable"]


# Near names are sought for so many wrong ones, among so many: each has to be compared with each.
_MOST_SOUGHT: Final = 20
_MOST_COMPARED: Final = 200


def faults_of_step(spot: Spot, step: Step) -> Iterator[Problem]:
    """Yield the problem that the outcome is none that this step can have."""
    if step.step:
        yield from fault_of_outcome(spot, step.step, step.outcome)


def fault_of_outcome(spot: Spot, name: str, outcome: str) -> Iterator[Problem]:
    """Yield the problem that *outcome* is none that the act *name* can have."""
    outcomes = act(name).outcomes
    if outcome and outcome not in outcomes:
        place = spot.child("outcome").place
        if outcomes:
            yield Problem(place, quoted(outcome), f"an outcome of {name}",
                          closest(outcome[:100], outcomes))
        else:
            yield Problem(place, quoted(outcome), f"no outcome, since {name} has none",
                          "leave the outcome out, or say it in the note")


def faults_of_modification(spot: Spot, modification: Modification) -> Iterator[Problem]:
    """Yield every contradiction among the steps of one modification."""
    # Steps that could not be read at all are a problem already, and there is none to compare.
    steps = list(zip(_tables(spot, "steps"), modification.steps, strict=False))
    yield from _labels_given_twice(steps)
    yield from _two_actual_dates(steps)
    if all(step.step for step in modification.steps):
        names = _names_of(modification)
        known = frozenset(names)
        unknown = [(below.child(key).place, name) for below, step in steps
                   for key, wanted in (("after", step.after), ("parallel_with", step.parallel_with))
                   for name in wanted if name not in known]
        for number, (place, name) in enumerate(unknown):
            yield _unknown_step(place, name, names, near=number < _MOST_SOUGHT)
        blocked = tuple(dict.fromkeys((*names, *STEPS.codes)))
        for below, awaiting in zip(_tables(spot, "awaiting"), modification.awaiting, strict=True):
            for name in awaiting.blocks:
                if name not in blocked:
                    yield _unknown_step(below.child("blocks").place, name, blocked)


def faults_of_timetable(spot: Spot, timetable: Timetable) -> Iterator[Problem]:
    """Yield what contradicts across the modifications of one timetable, or that it is empty."""
    if not spot.value:
        yield Problem("the file", "nothing in it", "at least one [[modification]]",
                      "add a modification with its id and steps")
    seen: dict[str, tuple[str, Modification]] = {}
    modifications = list(zip(_tables(spot, "modification"), timetable.modifications, strict=True))
    for below, modification in modifications:
        if modification.id:
            place, key = below.child("id").place, ModificationId.read(modification.id).key
            if key in seen:
                yield Problem(place, f"{quoted(modification.id)} again",
                              f"each modification once; {seen[key][0]} is the same one",
                              "join the two, or correct one identifier")
            seen.setdefault(key, (place, modification))
    known = {key: modification for key, (_, modification) in seen.items()}
    recommended: dict[str, str] = {}
    for below, recommendation in zip(_tables(spot, "recommendation"), timetable.recommendations,
                                     strict=True):
        place, number = below.child("id").place, recommendation.id.strip().casefold()
        if number in recommended:
            yield Problem(place, f"{quoted(recommendation.id)} again",
                          f"each recommendation once; {recommended[number]} has this id",
                          "give each its own id, or join the two")
        elif number:
            recommended[number] = place
        yield from _unknown_agreed(below.child("agrees").place, recommendation, known)
    for below, modification in modifications:
        for waiting, waits_on in zip(_tables(below, "waits_on"), modification.waits_on,
                                     strict=True):
            if waits_on.id and waits_on.step and waits_on.step not in STEPS:
                names = _names_of(known.get(ModificationId.read(waits_on.id).key)) or STEPS.codes
                if waits_on.step not in names:
                    yield _unknown_step(waiting.child("step").place, waits_on.step, names)


def _tables(spot: Spot, key: str) -> list[Spot]:
    """Return the spots of the tables under *key*, in step with what was made of them."""
    below = spot.child(key)
    if not isinstance(below.value, list | tuple):
        return []
    spots = (below.item(index, "id") for index in range(len(below.value)))
    return [found for found in spots if isinstance(found.value, dict)]


def _names_of(modification: Modification | None) -> tuple[str, ...]:
    """Return every label and step of *modification*, by which other steps may call them."""
    steps = modification.steps if modification else ()
    return tuple(dict.fromkeys(name for step in steps for name in (step.label, step.step) if name))


def _unknown_step(
    place: str, name: str, names: tuple[str, ...], *, near: bool = True
) -> Problem:
    """Return the problem; the nearest name is sought where *near* and not among too many."""
    mend = "use the name of a step that is there, or leave this one out"
    if not names:
        mend = "add the step, or leave its label out"
    elif near and len(names) <= _MOST_COMPARED:
        mend = closest(name[:100], names)
    return Problem(place, quoted(name), "a label or step of the modification", mend)


def _labels_given_twice(steps: list[tuple[Spot, Step]]) -> Iterator[Problem]:
    """Yield each label that an earlier step of the modification already has."""
    seen: dict[str, str] = {}
    for spot, step in steps:
        place = spot.child("label").place
        if step.label in seen:
            yield Problem(place, f"{quoted(step.label)} again",
                          f"a label of its own; {seen[step.label]} has this one",
                          "give each step another label")
        elif step.label:
            seen[step.label] = place


def _two_actual_dates(steps: list[tuple[Spot, Step]]) -> Iterator[Problem]:
    """Yield each act that is done on two days, in whatever words: same step, label and part."""
    done: defaultdict[Any, dict[date, str]] = defaultdict(dict)
    for spot, step in steps:
        day = one_day(step.when) if step.when is not None else None
        if step.step and step.status == "done" and day is not None:
            days = done[step.step, step.label, step.part]
            place = spot.child("when").place
            if days and day not in days:
                first, where = next(iter(days.items()))
                yield Problem(place, f"the same act has two actual dates: {step.step} is done on "
                              f"{first} ({where}) and on {day}", "one actual date an act",
                              "correct one, or give each its own label if it happened twice")
            days.setdefault(day, place)


def _unknown_agreed(
    place: str, recommendation: Recommendation, known: dict[str, Modification]
) -> Iterator[Problem]:
    """Yield what a recommendation agrees and the timetable does not have."""
    for agreed in recommendation.agrees:
        written, _, label = agreed.partition(":")
        modification = known.get(ModificationId.read(written).key)
        if modification is None:
            yield Problem(place, quoted(agreed), "a modification of this timetable",
                          "add the modification, or correct the identifier")
        elif label and label not in _names_of(modification):
            yield _unknown_step(place, agreed, tuple(
                f"{written}:{name}" for name in _names_of(modification)))
