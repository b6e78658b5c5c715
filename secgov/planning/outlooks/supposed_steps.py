"""Steps and modifications as they are supposed to be, in the place of what a timetable states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from secgov.errors import Problem, closest
from secgov.model.acts import STEPS
from secgov.model.acts import act as act_of
from secgov.model.identifiers import ModificationId
from secgov.model.kinds import TEXT
from secgov.model.reading import Field, Problems, Spot, Table, read_table
from secgov.model.timetable_faults import fault_of_outcome
from secgov.model.timetable_keys import MODIFICATION, STEP
from secgov.model.timetables import Modification, Step, TargetRelease, Timetable
from secgov.planning.outlooks.supposed_words import Saying
from secgov.wording import quoted

__all__ = ["modification_of", "names_of", "step_of", "supposing_modification", "supposing_step",
           "without_step"]

_OF_STEP: Final = frozenset(
    {"status", "body", "kind", "outcome", "part", "because", "if", "parallel_with"})
_WHEN: Final = tuple(field for field in STEP.fields if field.key == "when")
_STEP_KEYS: Final = Table(dict, tuple(field for field in STEP.fields if field.key in _OF_STEP))
_STEP_VALUES: Final = Table(dict, (*_WHEN, *_STEP_KEYS.fields))
_MODIFICATION_VALUES: Final = Table(dict, (
    *(field for field in MODIFICATION.fields
      if field.key in ("stage", "path", "dcc_impact", "target_release")),
    Field("standing", TEXT)))


def supposing_step(timetable: Timetable, saying: Saying, problems: Problems) -> Timetable:
    """
    Return *timetable* with a step on another day, or otherwise than it states it.

    A step that the modification has not is added: before the first of those still to come that
    usually follow it. On another day, and without a body, it is at the usual body of the step.
    """
    found = step_of(timetable, saying, problems)
    if found is None:
        return timetable
    modification, name, place = found
    when = " ".join(saying.words[1:])
    values = _read(_STEP_VALUES, saying, {"when": when} if when else {}, problems)
    act = modification.steps[place].step if place is not None else name
    problems.extend(fault_of_outcome(Spot({}, saying.place, 1), act, values.get("outcome", "")))
    if when:
        values["supposed"] = True
    if place is None:
        at = _place_for(modification, act)
        steps = (*modification.steps[:at], Step(act, **values), *modification.steps[at:])
    else:
        old = modification.steps[place]
        if when and not old.supposed:
            values["instead_of"] = old.when
            if old.body and act_of(act).body not in ("", old.body):
                values.setdefault("body", "")
        steps = _replaced(modification.steps, place, attrs.evolve(old, **values))
    return _with(timetable, attrs.evolve(modification, steps=steps))


def without_step(timetable: Timetable, saying: Saying, problems: Problems) -> Timetable:
    """Return *timetable* without a step, and without what other steps say of its order."""
    found = step_of(timetable, saying, problems)
    if found is None:
        return timetable
    modification, name, place = found
    if place is None:
        problems.append(_unknown_step(saying, name, tuple(names_of(modification))))
        return timetable
    steps = (*modification.steps[:place], *modification.steps[place + 1:])
    names = {one for step in steps for one in (step.label, step.step)}
    return _with(timetable, attrs.evolve(modification, steps=tuple(
        attrs.evolve(step, after=tuple(one for one in step.after if one in names),
                     parallel_with=tuple(one for one in step.parallel_with if one in names))
        for step in steps)))


def supposing_modification(timetable: Timetable, saying: Saying, problems: Problems) -> Timetable:
    """Return *timetable* with other facts about one modification: its impact, path or target."""
    modification = modification_of(timetable, saying, saying.words[0], problems)
    if modification is None:
        return timetable
    if not saying.keys:
        problems.append(Problem(saying.place, quoted(saying.text), "what is supposed of it",
                                f"give one of: {', '.join(_MODIFICATION_VALUES.keys)}, as in "
                                "dcc_impact=no"))
    values = _read(_MODIFICATION_VALUES, saying, {}, problems)
    standing = values.pop("standing", None)
    if standing is not None:
        target: TargetRelease | None = values.get("target_release", modification.target_release)
        if target is None:
            problems.append(Problem(saying.place, "a standing, and no target release",
                                    "the release in which it has that standing",
                                    'add it, as in target_release=November 2019'))
        else:
            values["target_release"] = attrs.evolve(target, standing=standing)
    return _with(timetable, attrs.evolve(modification, **values))


def _read(
    shape: Table, saying: Saying, first: Mapping[str, Any], problems: Problems
) -> dict[str, Any]:
    """Return the values of *saying*'s keys by their attributes, each read as from a sheet."""
    cells = {field.key: field.kind.of_cell for field in shape.fields}
    raw = {key: reads(text) if (reads := cells.get(key)) else text
           for key, text in {**first, **saying.keys}.items()}
    found: dict[str, Any] = read_table(shape, Spot(raw, saying.place, 1), problems)
    return found


def step_of(
    timetable: Timetable, saying: Saying, problems: Problems
) -> tuple[Modification, str, int | None] | None:
    """Return the modification, the act or name, and the step's place (nothing if it has none)."""
    written, _, wanted = saying.words[0].partition(":")
    modification = modification_of(timetable, saying, written, problems)
    if modification is None:
        return None
    names = tuple(names_of(modification))
    if wanted in names:
        return modification, wanted, names.index(wanted)
    by_act = [place for place, step in enumerate(modification.steps) if step.step == wanted]
    if len(by_act) == 1:
        return modification, wanted, by_act[0]
    if wanted not in STEPS or by_act:
        problems.append(_unknown_step(saying, wanted, (
            *names, *(() if by_act else STEPS.codes))))
        return None
    return modification, wanted, None


def modification_of(
    timetable: Timetable, saying: Saying, written: str, problems: Problems
) -> Modification | None:
    """Return the modification that is *written*; nothing, and a problem, if there is none."""
    known = [one.id for one in timetable.modifications]
    expected = "a modification of the timetable"
    try:
        wanted = ModificationId.read(written)
    except ValueError as error:
        problems.append(Problem(saying.place, quoted(written), expected, str(error)))
        return None
    for one in timetable.modifications:
        if ModificationId.read(one.id) == wanted:
            return one
    problems.append(Problem(saying.place, quoted(written), expected,
                            closest(str(wanted), known) if known else "add it to the file"))
    return None


def _unknown_step(saying: Saying, wanted: str, names: tuple[str, ...]) -> Problem:
    return Problem(saying.place, quoted(wanted), "a step of that modification",
                   closest(wanted[:100], names) if names else "it states no steps at all")


def names_of(modification: Modification) -> Iterator[str]:
    """Yield what each step is called: its label or act, with a number where that comes again."""
    count: dict[str, int] = {}
    for step in modification.steps:
        count[step.name] = count.get(step.name, 0) + 1
        yield step.name if count[step.name] == 1 else f"{step.name}#{count[step.name]}"


def _place_for(modification: Modification, name: str) -> int:
    """Return where a step that is added belongs: after all that is done, before what follows it."""
    order = {one: number for number, one in enumerate(STEPS.codes)}
    steps = modification.steps
    done = max((place + 1 for place, step in enumerate(steps) if step.status == "done"), default=0)
    return next((place for place in range(done, len(steps))
                 if order[steps[place].step] > order[name]), len(steps))


def _replaced(steps: tuple[Step, ...], place: int, step: Step) -> tuple[Step, ...]:
    return (*steps[:place], step, *steps[place + 1:])


def _with(timetable: Timetable, modification: Modification) -> Timetable:
    return attrs.evolve(timetable, modifications=tuple(
        modification if one.id == modification.id else one for one in timetable.modifications))
