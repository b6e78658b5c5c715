"""What a body is asked about a modification, and what hangs on the answer."""

from __future__ import annotations

from datetime import date

import attrs

from secgov.citation import Evidence
from secgov.model.bodies import BODIES
from secgov.model.timetables import Modification, Recommendation, Step, Timetable
from secgov.planning.steps.basis import Basis
from secgov.rules.rule import Rule, Shape

__all__ = ["Asked", "hangs_on", "name_of", "release_of", "rule_in_words"]


@attrs.frozen(eq=False)
class Asked:
    """
    What a body is asked about one modification.

    `steps` are those that it would agree, `conditional` those that are stated for the case that
    it does. `waiting` are those that wait until it is asked again, while another body agrees the
    rest; that is `again` at the earliest, or not known.
    """

    body: str
    modification: Modification
    timetable: Timetable
    basis: Basis
    steps: tuple[Step, ...]
    conditional: tuple[Step, ...]
    waiting: tuple[Step, ...] = ()
    again: date | None = None

    @property
    def hangs(self) -> tuple[Step, ...]:
        """Return every step that hangs on the answer, those that are asked for first."""
        return (*self.steps, *self.conditional)

    @property
    def release(self) -> str:
        """Return the target release by its name, or nothing."""
        return release_of(self.modification)

    @property
    def source(self) -> str:
        """Return the paper in which it is asked."""
        paper = self.timetable.paper
        return (paper.reference if paper is not None else "") or self.timetable.source

    def rule_of(self, step: Step, day: date) -> Rule | None:
        """Return the rule that says who may take *step* on *day*, if there is one."""
        return next((rule for rule in self.basis.rules.of_shape(Shape.WHO_ACTS)
                     if step.step in rule.steps and rule.in_force(day)), None)


def release_of(modification: Modification) -> str:
    """Return the target release of *modification* by its name, or nothing."""
    target = modification.target_release
    return target.name if target is not None and target.name != "earliest" else ""


def hangs_on(recommendation: Recommendation, step: Step) -> bool:
    """Return whether *step* is stated for the case that *recommendation* is agreed."""
    said = " ".join(step.condition.casefold().split())
    return said == f"recommendation {recommendation.id} is agreed".casefold()


def rule_in_words(rule: Rule) -> str:
    """Return the rule by its names, and what it says; that nobody has verified it, if so."""
    seen = ", unverified" if rule.evidence is Evidence.UNVERIFIED else ""
    return f"{rule.id} (register id {rule.register}{seen}): {rule.says}"


def name_of(body: str) -> str:
    """Return the body as a sentence names it."""
    return BODIES.says(body) if body in BODIES else body or "whoever is asked"
