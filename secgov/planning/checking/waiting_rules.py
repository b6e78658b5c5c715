"""The rule about what waits on a step of another modification: it comes after that step."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.model.acts import SPANS, act
from secgov.model.identifiers import read_identifier
from secgov.planning.network.hold_rules import DURING_HOLD
from secgov.planning.network.open_waits import open_waits
from secgov.planning.steps.cases import Case, day_of
from secgov.planning.steps.findings import Finding, Flip, Judgement, perhaps
from secgov.planning.steps.placing import PlacedStep, by_name
from secgov.rules.rule import Rule

__all__ = ["judge_waiting"]

_AFTER_IT = ("Move it to {expected} or later, or bring forward what it waits on; or, where this "
             "step does not wait, take that out (waits_on).")


def judge_waiting(rule: Rule, case: Case) -> Iterator[Finding]:
    """
    Yield each step that is stated before the dated step of another that its modification awaits.

    What is under way goes on, and what may happen during a hold may happen here.
    """
    for whose, awaited in _awaited(case):
        says = f"{whose}: {act(awaited.act).says}"
        for step in case.steps:
            if step.stated and step.latest < awaited.latest and _waits(step, case):
                flips = (Flip.up_to(day_of(step.latest), says)
                         if step.latest >= awaited.earliest else None)
                yield from case.finds(rule, step, Judgement(
                    f"{act(step.act).says} {step.when()}, {perhaps(flips)}before "
                    f"what the modification waits on, {says} {awaited.when()}",
                    case.basis.possible(step.body).earliest(awaited.latest), flips, _AFTER_IT))


def _awaited(case: Case) -> Iterator[tuple[str, PlacedStep]]:
    """
    Yield each dated step of another modification that is awaited and not done.

    What goes together, or waits in a circle, waits on nothing here, as in a plan.
    """
    if not case.modification.waits_on:
        return
    waits = open_waits(case.timetable, case.basis)
    for wait in case.modification.waits_on:
        other = waits.by_key.get(read_identifier(wait.id))
        if other is None or other.id not in waits.graph[case.modification.id]:
            continue
        step = by_name(waits.steps[other.id]).get(wait.step)
        if step is not None and step.stated and not step.done:
            yield other.id, step


def _waits(step: PlacedStep, case: Case) -> bool:
    begun = any(span.ends == step.act and any(one.done for one in case.by_act.get(span.begins, ()))
                for span in SPANS)
    return not (step.done or begun or step.act in DURING_HOLD)
