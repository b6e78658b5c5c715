"""A repair: the changes that bring a modification into a release, and what they cost."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from secgov.citation import Evidence, Force
from secgov.planning.steps.findings import Finding
from secgov.rules.rule import Rule

__all__ = ["Change", "Repair"]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@attrs.frozen
class Change:
    """
    One change of a repair: from the day at the usual pace to another one.

    `words` suppose it, as after `--what-if`. `rule` is what makes it lawful. `working_days` is
    how many Working Days sooner the step is then, exclude-first.
    """

    kind: str
    step: str
    actor: str
    before: date | None
    after: date | None
    working_days: int | None
    words: tuple[str, ...]
    says: str
    rule: str = ""
    register: str = ""
    cites: str = ""
    force: Force | None = None
    evidence: Evidence | None = None
    advice: tuple[str, ...] = ()

    def by(self, rule: Rule) -> Change:
        """Return this change with *rule* as what makes it lawful."""
        return attrs.evolve(self, rule=rule.id, register=rule.register, cites=rule.cites,
                            force=rule.force, evidence=rule.evidence)

    def to_dict(self) -> dict[str, Any]:
        """Return the change as plain values, in the order of its schema."""
        return {
            "kind": self.kind, "step": self.step or None, "actor": self.actor,
            "before": _iso(self.before), "after": _iso(self.after),
            "working_days": self.working_days, "what_if": list(self.words), "says": self.says,
            "rule": self.rule or None, "register": self.register or None,
            "cites": self.cites or None, "force": self.force.value if self.force else None,
            "evidence": self.evidence.value if self.evidence else None,
            "advice": list(self.advice)}


@attrs.frozen
class Repair:
    """
    Changes that together bring the modification into `release`, as it was proven by a run.

    `verdict`, the days and the float are those after it; `warnings` is what a check would find
    then and does not find now.
    """

    changes: tuple[Change, ...]
    release: str
    verdict: str
    arrives_best: date | None
    arrives_usual: date | None
    float_working_days: int | None
    warnings: tuple[Finding, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return what supposes the whole repair, as after `--what-if`."""
        return tuple(text for change in self.changes for text in change.words)

    def to_dict(self) -> dict[str, Any]:
        """Return the repair as plain values, in the order of its schema."""
        return {
            "changes": [change.to_dict() for change in self.changes], "release": self.release,
            "verdict": self.verdict,
            "arrives": {"best": _iso(self.arrives_best), "usual": _iso(self.arrives_usual)},
            "float_working_days": self.float_working_days,
            "warnings": [found.to_dict() for found in self.warnings]}
