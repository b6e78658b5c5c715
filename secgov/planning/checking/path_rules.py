"""The rule about paths that a timetable can break: Fast-Track is never refined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secgov.model.acts import act
from secgov.planning.steps.cases import Case, day_of
from secgov.planning.steps.findings import Finding, Judgement
from secgov.planning.steps.placing import PlacedStep
from secgov.rules.transition_reading import transitions

__all__ = ["judge_path"]

_FAST_TRACK: Final = "fast-track"
_NOT_REFINED: Final = "path.fast-track-not-refined"


def judge_path(case: Case) -> Iterator[Finding]:
    """
    Yield each step of the Refinement Process that a Fast-Track Modification has.

    Which steps those are the table of transitions says. Steps of the Report Phase are left alone:
    that no Modification Report is needed forbids none.
    """
    if case.route.name != _FAST_TRACK:
        return
    for step in filter(_refines, case.steps):
        rule = case.rule(_NOT_REFINED, day_of(step.latest) if step.stated else case.basis.as_of)
        if rule is not None:
            when = f" {step.when()}" if step.stated else ""
            yield from case.finds(rule, step, Judgement(
                f"{act(step.act).says}{when}, a step of the Refinement Process, and the path is "
                "Fast-Track"))


def _refines(step: PlacedStep) -> bool:
    """Return whether every row of the step, with its outcome if it has one, refines."""
    rows = [move for move in transitions().moves
            if move.act == step.act and step.step.outcome in ("", *move.outcomes)]
    return bool(rows) and all(
        move.path_rule == _NOT_REFINED and _FAST_TRACK not in move.paths for move in rows)
