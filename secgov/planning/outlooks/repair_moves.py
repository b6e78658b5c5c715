"""The changes that may repair a timetable: what each supposes, and by which rule it is lawful."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Final

import attrs

from secgov.model.acts import RECORDED, meeting_body
from secgov.planning.checking.release_rules import BY_EXCEPTION
from secgov.planning.network.route_network import PlannedStep
from secgov.planning.network.targets import CUT_OFF_STEP, LAST_STEP
from secgov.planning.outlooks.worlds import World
from secgov.planning.steps.route_choice import REFINEMENT_STEPS
from secgov.rules.rule import Rule, Shape

__all__ = ["Kind", "Move", "exception_of", "moves_of", "straight_of"]


class Kind(Enum):
    """What a change does, the cheapest first."""

    BRING_FORWARD = "bring-forward"
    AD_HOC_WORKING_GROUP = "ad-hoc-working-group"
    PANEL_AGREES_COST = "panel-agrees-cost"
    EXTRAORDINARY_CHANGE_BOARD = "extraordinary-change-board"
    STRAIGHT_TO_REPORT_PHASE = "straight-to-report-phase"
    BY_EXCEPTION = "by-exception"
    NEXT_RELEASE = "next-release"


@attrs.frozen
class Move:
    """
    A change of a kind to a step, on a day that is still to be chosen, and what makes it lawful.

    `keys` are the words that follow the day. A move whose words are complete has `words`.
    """

    kind: Kind
    step: str
    name: str
    keys: str = ""
    rule: Rule | None = None
    words: tuple[str, ...] = ()

    def on(self, modification: str, day: date) -> str:
        """Return the words that suppose this change on *day*."""
        return f"step {modification}:{self.name} {day}{f' {self.keys}' if self.keys else ''}"


_STEP_RULES: Final = (
    ("working-group", Kind.AD_HOC_WORKING_GROUP, "kind=ad-hoc", "working-group.monthly-day"),
    ("impact-assessment-approved", Kind.PANEL_AGREES_COST, "body=panel",
     "impact-assessment.panel-beforehand"),
    ("impact-assessment-approved", Kind.EXTRAORDINARY_CHANGE_BOARD,
     "body=change-board kind=extraordinary", "change-board.meeting-day"),
    ("change-board", Kind.EXTRAORDINARY_CHANGE_BOARD, "kind=extraordinary",
     "change-board.meeting-day"),
)
"""The steps that can be at another meeting: how that is supposed, and the rule that allows it."""


def moves_of(world: World) -> Iterator[Move]:
    """Yield the changes to the steps of the chain that makes *world* late at the usual pace."""
    late_one = world.late
    if late_one is None:
        return
    runs = late_one.runs
    late = {step: runs.usual.days[step] - day for step, day in runs.usual_targets.items()}
    chain = runs.usual.chain(max(late, key=lambda step: late[step]))
    bound = {link.later: link.earlier for link in chain}
    steps = [chain[0].earlier if chain else max(late, key=lambda step: late[step]), *bound]
    for name in reversed(steps):
        step = runs.planned.by_step[name]
        again = step.placed is not None and step.placed.done
        if step.done or again or name not in RECORDED or name == LAST_STEP:
            continue
        called = step.placed.name if step.placed is not None else name
        # A step that is at a meeting because of what comes before it cannot be brought forward.
        if not step.body or name not in bound:
            yield Move(Kind.BRING_FORWARD, name, called, _own_body(step),
                       rule=_order(world, step, bound.get(name, "")))
        for changed, kind, keys, allows in _STEP_RULES:
            rule = _named(world, allows)
            if changed == name and step.body and rule is not None and not _is_so(step, kind):
                yield Move(kind, name, called, keys, rule)


def straight_of(world: World) -> Move | None:
    """Return the change that skips refinement, if nothing of it is done and no DCC impact known."""
    modification, rule = world.case.modification, _named(world, "route.refinement-skipped")
    converted = world.branches[0].runs.planned.by_step.get("converted")
    begun = any(step.act in REFINEMENT_STEPS and step.done for step in world.case.steps)
    if (rule is None or converted is None or converted.done or begun
            or modification.dcc_impact != "no"):
        return None
    left = tuple(f"without {modification.id}:{step.name}" for step in reversed(world.case.steps)
                 if step.act in REFINEMENT_STEPS)
    return Move(Kind.STRAIGHT_TO_REPORT_PHASE, "converted", "converted", rule=rule, words=(
        *left, f"step {modification.id}:converted outcome=report-phase"))


def exception_of(world: World) -> Move | None:
    """Return the inclusion after the cut-off, if a cut-off is what makes it late."""
    rule = _named(world, "release.by-exception")
    late = world.late
    if rule is None or late is None or CUT_OFF_STEP not in late.runs.usual_targets:
        return None
    return Move(Kind.BY_EXCEPTION, CUT_OFF_STEP, CUT_OFF_STEP, rule=rule, words=(
        f"modification {world.modification} target_release={world.release.name} "
        f"standing={BY_EXCEPTION}",))


def _own_body(step: PlannedStep) -> str:
    """Return the words that leave a step at the body for which it is stated, if they are needed."""
    stated = step.placed.step.body if step.placed is not None else ""
    return f"body={stated}" if stated and meeting_body(step.step) not in ("", stated) else ""


def _is_so(step: PlannedStep, kind: Kind) -> bool:
    """Return whether the step is at that meeting already."""
    return kind is Kind.PANEL_AGREES_COST and step.body == "panel"


def _order(world: World, step: PlannedStep, earlier: str) -> Rule | None:
    """Return the rule that the step keeps on its new day: its order, or its meeting."""
    if step.body:
        return next((rule for rule in world.basis.rules.of_shape(Shape.ON_MEETING)
                     if rule.body == step.body and step.step in rule.steps), None)
    rules = [rule for rule in world.basis.rules.links_to(step.step)
             if rule.shape is Shape.ORDER and earlier in ("", rule.earlier)
             and rule.on_path(world.case.modification.path)]
    return rules[0] if rules else None


def _named(world: World, name: str) -> Rule | None:
    """Return the rule of that id, if the book has it."""
    return next((rule for rule in world.basis.rules.rules if rule.id == name), None)
