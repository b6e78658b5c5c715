"""What is supposed, in sentences that can be read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import Final

from secgov.calendar.bank_holidays import BankHoliday
from secgov.calendar.meetings import KnownMeeting
from secgov.calendar.releases import CutOff, ReleaseFact
from secgov.calendar.spoken_days import spoken, spoken_month
from secgov.model.acts import act
from secgov.model.bodies import body_name
from secgov.model.paths import PATHS
from secgov.model.stages import STAGES
from secgov.model.timetables import Modification, Step, Timetable, When
from secgov.planning.outlooks.supposed_steps import names_of
from secgov.planning.outlooks.supposed_words import Saying
from secgov.rules.rule import Parameter
from secgov.rules.settings import Settings

__all__ = ["says_of_settings", "says_of_timetable"]

_KEYS: Final = MappingProxyType({
    "parallel_with": "the parallel steps", "if": "the condition", "because": "the reason"})
_IMPACTS: Final = MappingProxyType({
    "yes": "has an impact on the DCC Systems", "no": "has no impact on the DCC Systems",
    "unknown": "has an impact on the DCC Systems that is not known"})


def says_of_timetable(saying: Saying, timetable: Timetable, before: Timetable) -> str:
    """
    Return what *saying* supposes of a step or a modification of *timetable*, as it is now.

    A step that was for another body *before*, and is for its usual one now, says so.
    """
    written, _, name = saying.words[0].partition(":")
    modification = timetable.modification(written)
    if saying.kind == "without":
        return f"{modification.id} is without the step {name}"
    if saying.kind == "modification":
        return f"{modification.id} {', '.join(_facts(saying, modification))}"
    keys = ", ".join(f"{_KEYS.get(key, key)} {value}" for key, value in saying.keys.items())
    step, *_ = _called(name, modification)
    day = f" {_when(step.when)}" if len(saying.words) > 1 else ""
    usual = "".join(
        f", by {body_name(act(step.step).body)}, the usual body for it (it is stated for "
        f"{body_name(stated.body)}: write body={stated.body} to leave it there)"
        for stated in _called(name, before.modification(written)) if stated.body and not step.body)
    return (f"{modification.id}: {act(step.step).says}{day}{f', with {keys}' if keys else ''}"
            f"{usual}")


def _facts(saying: Saying, modification: Modification) -> Iterator[str]:
    """Yield what *saying* says of *modification*, as it is now, each as the end of a sentence."""
    target = modification.target_release
    for key in saying.keys:
        match key:
            case "dcc_impact":
                yield _IMPACTS[modification.dcc_impact]
            case "path":
                yield f"is on {PATHS.says(modification.path)}"
            case "stage":
                yield f"is at the stage of {STAGES.says(modification.stage)}"
            case "target_release" if target is not None:
                yield (f"targets the {target.name} Release" if target.name != "earliest"
                       else "targets the earliest release")
            case _:
                yield f"has the {key} {saying.keys[key]}"


def _called(name: str, modification: Modification) -> list[Step]:
    """Return the step of *modification* that is called *name*, or else the one of that act."""
    steps = modification.steps
    named = [step for one, step in zip(names_of(modification), steps, strict=True) if one == name]
    return named or [step for step in steps if step.step == name]


def _when(when: When) -> str:
    return f"on {spoken(when)}" if isinstance(when, date) else f"({when})"


def says_of_settings(saying: Saying, said: Settings) -> str:
    """Return what the number or the fact in *said*, read from *saying*, says."""
    match (*said.adopted, *said.holidays, *said.meetings, *said.releases):
        case (Parameter() as number,):
            return f"{number.name} is {number.in_words()}"
        case (BankHoliday(day=day, added=added),):
            return f"{spoken(day)} is a {'bank holiday' if added else 'Working Day'}"
        case (KnownMeeting(body=body, day=day, regular=regular),):
            month = ", its regular meeting of the month" if regular else ", beside its others"
            return f"{body_name(body)} meets on {spoken(day)}{month}"
        case (ReleaseFact(name=name, go_live=date() as day),):
            return f"the {name} Release goes live on {spoken(day)}"
        case (ReleaseFact(name=name, cut_offs=(CutOff() as one,)),):
            return f"the cut-off of the {name} Release is the Panel of {_panel(one)}"
    return saying.text


def _panel(one: CutOff) -> str:
    """Return the day or the month of a cut-off, as it is read aloud."""
    return (spoken(one.day) if one.day is not None
            else spoken_month(date.fromisoformat(f"{one.month}-01")))
