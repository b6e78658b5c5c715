"""The stage that a timetable states, beside the steps that it states as still to come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secgov.model.acts import act
from secgov.planning.network.ways import ways_of
from secgov.planning.steps.cases import Case
from secgov.planning.steps.findings import Finding, Judgement
from secgov.planning.steps.placing import PlacedStep
from secgov.rules.rule import Rule

__all__ = ["judge_stage", "stage_told"]

_MEND: Final = ("Correct the stage, or record as done, or take out, what is not to come any more.")


def judge_stage(rule: Rule, case: Case) -> Iterator[Finding]:
    """
    Yield that the stage, as stated, has steps of its route behind it that are still to come.

    A paper that asks for the conversion may state the stage to which that leads.
    """
    steps = _behind(case)
    if steps:
        yield from case.finds(rule, steps[0], Judgement(
            f"still to come by its day, though the timetable itself puts the modification at the "
            f"stage {case.modification.stage}, which comes after that: {_each(steps)}",
            mend=_MEND))


def stage_told(case: Case) -> Iterator[str]:
    """Yield, for the reader of an answer, the steps that the stage, as stated, has behind it."""
    steps = _behind(case)
    if steps:
        yield (f"the timetable puts the modification at the stage {case.modification.stage}, and "
               f"states as still to come what is before it: {_each(steps)}; those days are "
               "counted in")


def _each(steps: list[PlacedStep]) -> str:
    return "; ".join(f"{act(step.act).says} {step.when()}" for step in steps)


def _behind(case: Case) -> list[PlacedStep]:
    """Return the steps still to come, as stated, that are before the stage on the route."""
    process, stage = case.basis.rules.process, case.modification.stage
    passed, now = process.steps_behind(stage), case.basis.as_of.toordinal()
    to_come = [step for step in case.steps
               if step.stated and not step.done and step.latest >= now]
    if not passed or not to_come:
        return []
    before = ways_of(case.basis.rules).before
    behind = {*passed, *(name for step in passed for name in before[step])} - {"converted"}
    behind &= {*case.route.steps, *case.route.if_stated}
    return [step for step in to_come if step.act in behind]
