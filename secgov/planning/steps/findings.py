"""What a check finds: a rule, a step, what is wrong with it, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, TypeAlias

import attrs

from secgov.calendar.spoken_days import spoken
from secgov.calendar.vague_dates import VagueDate
from secgov.citation import Evidence, Force, Severity, severity_of
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.mends import finite_day, mend_of
from secgov.planning.steps.placing import PlacedStep
from secgov.receipt import iso
from secgov.rules.rule import Rule, Shape

# The class below has an attribute `date`, which hides the type inside it.
Day: TypeAlias = date

__all__ = ["AGREED_TIMETABLE", "Finding", "Flip", "Judgement", "each_once", "finding",
           "perhaps", "verdict_of"]

AGREED_TIMETABLE: Final = (
    "it is Urgent, and runs to the timetable agreed with the Authority (X-URG-01)")
"""What governs an Urgent modification in place of practice and of the cut-offs of releases."""

# What a timetable that is agreed with the Authority replaces: the ordinary pace, not the Code.
_PACE: Final = frozenset({
    Shape.ORDER, Shape.AT_LEAST, Shape.AT_MOST, Shape.ON_MEETING, Shape.BY_CUT_OFF})
_CODE: Final = frozenset({Force.LAW, Force.CODE, Force.RECORD})
_LIFTED: Final = "Nothing is to be mended where that is so."


@attrs.frozen
class Finding:
    """
    One thing that a rule finds; `key` stays the same from run to run, whatever the days.

    `verdict` is `breaks` where every day of the window breaks the rule, and `depends` where
    only some do, or where something else that is left open decides; that flips on `flips_on`,
    and weighs a degree less. One that is `explained` departs from the rule and the timetable
    says why; that is a note. One that is `behind` is of a fact, or its `expected` day is past:
    the day says what the rule asked for, and nothing can be moved to it.
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
    flips_on: Day | None = None
    explained: bool = False
    behind: bool = False

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
            "expected": iso(self.expected), "flips_on": iso(self.flips_on),
            "message": self.message, "cites": self.cites, "mend": self.mend,
        }


@attrs.frozen
class Flip:
    """
    The day on which a verdict that depends flips: what keeps the rule, and what breaks it.

    `kept` says how the day bounds what keeps it, `broken` the answer on the other side of it.
    """

    kept: str
    day: Day
    broken: str

    @classmethod
    def up_to(cls, day: Day, what: str = "") -> Flip:
        """
        Return that the rule is kept up to *day*, and broken from the next day on.

        *what* names the step on whose day it depends, where that is not the one that is judged.

        >>> Flip.up_to(date(2019, 5, 17)).in_words()
        'the rule is kept up to Friday 17 May 2019, and broken from Saturday 18 May 2019 on'
        """
        after = date.fromordinal(day.toordinal() + 1)
        return cls(f"if {what} up to" if what else "up to", day,
                   f"and broken from {spoken(after)} on")

    @classmethod
    def since(cls, day: Day, what: str = "") -> Flip:
        """
        Return that the rule is kept from *day* on, and broken before it.

        >>> Flip.since(date(2019, 5, 17)).in_words()
        'the rule is kept from Friday 17 May 2019, and broken before that day'
        """
        return cls(f"if {what} on or after" if what else "from", day, "and broken before that day")

    def at_best(self) -> Flip:
        """
        Return that what keeps the rule does so on some days only, and what breaks it on all.

        >>> Flip.up_to(date(2020, 3, 10), "it is issued").at_best().in_words()[:45]
        'the rule is kept at best if it is issued up t'
        """
        return attrs.evolve(self, kept=f"at best {self.kept}")

    def unsure(self) -> Flip:
        """
        Return that what keeps the rule does so on all days, and what breaks it on some only.

        >>> Flip.since(date(2019, 5, 17)).unsure().broken
        'and perhaps broken before that day'
        """
        return attrs.evolve(self, broken=self.broken.replace("broken", "perhaps broken", 1))

    def in_words(self) -> str:
        """Return what keeps the rule, and what breaks it."""
        return f"the rule is kept {self.kept} {spoken(self.day)}, {self.broken}"


def perhaps(flips: Flip | None) -> str:
    """Return the word that keeps a message from saying as certain what depends."""
    return "perhaps " if flips is not None else ""


@attrs.frozen
class Judgement:
    """
    What a rule says of a step: how it is broken, and the day that would keep it.

    One that only depends has the day on which that flips. `mend` stands in place of the rule's
    own where that would not mend it; `evidence` and `cites` stand in place of the rule's where
    what it is judged by has its own source, such as the cut-off of one release. `explained`
    says on what a departure from the rule rests. `until` is the last of the days that would keep
    it, where there is more than the one `expected`. `behind` says that what has happened leaves
    no such day.
    """

    message: str
    expected: float | None = None
    flips: Flip | None = None
    mend: str = ""
    evidence: Evidence | None = None
    cites: str = ""
    explained: str = ""
    until: float | None = None
    behind: bool = False


def finding(
    rule: Rule, subject: str, judged: PlacedStep | None, judgement: Judgement, governed: str = "",
    basis: Basis | None = None,
) -> Finding | None:
    """
    Return the finding that *judgement* makes, or nothing where it would say nothing.

    A rule whose number nobody has verified says nothing of what only may be broken, nor of what
    is stated only by its last day ("by X"), since that may well be sooner. Inside the
    bounds of a start that is not known to the day a breach only may be one, and says so. A
    departure that the timetable explains is a note, which says why: the step gives its reason
    (`because`) and the rule has it that this may be, or a timetable of its own governs the
    modification, as *governed* says. On a *basis* no mend names a day that is past.
    """
    evidence = judgement.evidence or rule.evidence
    severity = severity_of(rule.force, evidence)
    flips, said = judgement.flips, [judgement.message]
    if flips is not None:
        said.append(flips.in_words())
    bounds = _bounds(rule, judged)
    if bounds is not None:
        flips = flips or bounds
        said.append(f"{_uncertain(rule)}; {bounds.in_words()}")
    window = judged.window if judged is not None else None
    deadline = window is not None and window.deadline
    if severity is Severity.NOTE and (flips is not None or deadline):
        return None
    if flips is not None:
        severity = Severity.WARNING if severity is Severity.FAULT else Severity.NOTE
    mend = mend_of(judgement.mend or rule.mend, judgement.expected, judgement.until,
                   judged=judged, basis=basis)
    why = judgement.explained or _explanation(rule, judged, governed)
    if why:
        # What explains it leaves nothing open.
        severity, flips, mend = Severity.NOTE, None, _LIFTED
        said.append(why)
    day = finite_day(judgement.expected)
    label = judged.name if judged else ""
    return Finding(
        ":".join(part for part in (rule.id, subject, label) if part),
        rule.id, rule.register, rule.force, evidence, severity,
        "breaks" if flips is None else "depends",
        judged.act if judged else "", label, judged.window if judged else None, day,
        "; ".join(said), judgement.cites or rule.cites, mend,
        flips.day if flips is not None else None, bool(why), _behind(judged, judgement, basis))


def _behind(judged: PlacedStep | None, judgement: Judgement, basis: Basis | None) -> bool:
    """Return whether what is judged is a fact, or what is expected of it lies in the past."""
    last = finite_day(judgement.expected if judgement.until is None else judgement.until)
    return judgement.behind or (judged is not None and judged.recorded) or (
        basis is not None and last is not None and last < basis.as_of)


def _bounds(rule: Rule, judged: PlacedStep | None) -> Flip | None:
    """Return the day of a step inside the bounds of a start that is not known to the day."""
    window = judged.window if judged is not None else None
    if window is None or not rule.start_uncertain_on(window.latest):
        return None
    return Flip("if it began only after", window.latest, "and broken if it began by then")


def _uncertain(rule: Rule) -> str:
    first, last = (spoken(day) for day in (rule.since, rule.since_latest) if day is not None)
    return f"the rule began on a day from {first} to {last} that was not seen"


def _explanation(rule: Rule, judged: PlacedStep | None, governed: str) -> str:
    """Return what the timetable itself says for the departure, if the rule allows one."""
    if rule.departure and judged is not None and judged.step.because:
        return f'the reason given is "{judged.step.because}"'
    return governed if rule.shape in _PACE and rule.force not in _CODE else ""


def each_once(findings: Iterable[Finding]) -> list[Finding]:
    """
    Return *findings*, of those that one rule makes about one step only the one that asks most.

    That weighs most or, weighing the same, would move the step farthest: what mends it mends
    the others, and a key names one finding.
    """
    found: dict[str, Finding] = {}
    for one in sorted(findings, key=lambda one: (one.severity.rank, -_moves(one))):
        found.setdefault(one.key, one)
    return list(found.values())


def _moves(found: Finding) -> int:
    if found.expected is None or found.date is None:
        return 0
    return abs((found.expected - found.date.latest).days)


def verdict_of(findings: Iterable[Finding]) -> str:
    """
    Return the worst of the findings: `breaks`, `depends` or `keeps`.

    A breach of an unverified number is only a note and leaves the verdict at `keeps`.
    """
    verdicts = {one.verdict for one in findings
                if one.severity is not Severity.NOTE or one.verdict == "depends"}
    return next((worst for worst in ("breaks", "depends") if worst in verdicts), "keeps")
