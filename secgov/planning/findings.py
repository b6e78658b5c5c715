"""What a check finds: a rule, a step, what is wrong with it, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import inf
from typing import Any, TypeAlias

import attrs

from secgov.calendar.vague_dates import VagueDate
from secgov.citation import Evidence, Force, Severity, severity_of
from secgov.planning.placing import PlacedStep, spoken
from secgov.rules.rule import Rule

# The class below has an attribute `date`, which hides the type inside it.
Day: TypeAlias = date

__all__ = ["Finding", "Judgement", "finding", "verdict_of"]


@attrs.frozen
class Finding:
    """
    One thing that a rule finds; `key` stays the same from run to run, whatever the days.

    `verdict` is `breaks` where every day of the window breaks the rule, and `depends` where
    only some do; one that depends weighs a degree less.
    """

    key: str
    rule: str
    register: str
    force: Force
    evidence: Evidence
    severity: Severity
    verdict: str
    step: str
    label: str
    date: VagueDate | None
    expected: Day | None
    message: str
    cites: str
    mend: str

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain values, in the order of its schema."""
        day: Any = None
        if self.date is not None:
            exact = self.date.is_exact
            day = self.date.earliest.isoformat() if exact else self.date.to_json()
        return {
            "key": self.key, "rule": self.rule, "register": self.register,
            "force": self.force.value, "evidence": self.evidence.value,
            "severity": self.severity.value, "verdict": self.verdict,
            "step": self.step or None, "label": self.label or None, "date": day,
            "expected": self.expected.isoformat() if self.expected else None,
            "message": self.message, "cites": self.cites, "mend": self.mend,
        }


@attrs.frozen
class Judgement:
    """
    What a rule says of a step: how it is broken, and the day that would keep it.

    `mend` stands in place of the rule's own where that would not mend it, `evidence` where what
    it is judged by is known less well than the rule.
    """

    message: str
    expected: float | None = None
    depends: bool = False
    mend: str = ""
    evidence: Evidence | None = None


def finding(
    rule: Rule, subject: str, judged: PlacedStep | None, judgement: Judgement
) -> Finding | None:
    """
    Return the finding that *judgement* makes, or nothing where it would say nothing.

    A rule whose number nobody has verified says nothing of what only may be broken. Inside the
    bounds of a start that is not known to the day a breach only may be one, and says so. A
    warning about a step that gives its reason (`because`) is a note, which quotes it.
    """
    evidence = judgement.evidence or rule.evidence
    severity = severity_of(rule.force, evidence)
    judgement = _bounded(rule, judged, judgement)
    if judgement.depends:
        if severity is Severity.NOTE:
            return None
        severity = Severity.WARNING if severity is Severity.FAULT else Severity.NOTE
    message, reason = judgement.message, judged.step.because if judged else ""
    if severity is Severity.WARNING and reason:
        severity, message = Severity.NOTE, f'{message}; the reason given is "{reason}"'
    day = _date(judgement.expected)
    label = judged.name if judged else ""
    words = spoken(day) if day else "a day that the rule allows"
    return Finding(
        ":".join(part for part in (rule.id, subject, label) if part),
        rule.id, rule.register, rule.force, evidence, severity,
        "depends" if judgement.depends else "breaks",
        judged.act if judged else "", label, judged.window if judged else None, day,
        message, rule.cites, (judgement.mend or rule.mend).replace("{expected}", words))


def _bounded(rule: Rule, judged: PlacedStep | None, judgement: Judgement) -> Judgement:
    window = judged.window if judged is not None else None
    first, last = rule.since, rule.since_latest
    if window is None or first is None or last is None:
        return judgement
    if not rule.start_uncertain_on(window.latest):
        return judgement
    message = (f"{judgement.message}; the rule began on a day from {spoken(first)} to "
               f"{spoken(last)} that was not seen")
    return attrs.evolve(judgement, message=message, depends=True)


def _date(ordinal: float | None) -> date | None:
    return None if ordinal is None or ordinal in (-inf, inf) else date.fromordinal(int(ordinal))


def verdict_of(findings: Iterable[Finding]) -> str:
    """
    Return the worst of the findings: `breaks`, `depends` or `keeps`.

    A breach of an unverified number is only a note and leaves the verdict at `keeps`.
    """
    verdicts = {one.verdict for one in findings
                if one.severity is not Severity.NOTE or one.verdict == "depends"}
    return next((worst for worst in ("breaks", "depends") if worst in verdicts), "keeps")
