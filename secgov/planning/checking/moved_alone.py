"""What one mend leaves to be mended: it moves one step, and others may have to move with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import attrs

from secgov.calendar.spoken_days import spoken
from secgov.citation import Severity
from secgov.planning.checking.day_rules import JUDGES
from secgov.planning.checking.mends_together import days_asked, moved, settled_days
from secgov.planning.checking.ordering import judge_order
from secgov.planning.steps.cases import Case
from secgov.planning.steps.findings import Finding

__all__ = ["with_what_they_leave"]

_MOVES: Final = "it moves to"


def with_what_they_leave(every: Sequence[Finding], case: Case) -> list[Finding]:
    """
    Return *every* finding with a mend that fits those of the others; all together leave no fault.

    What only all of them together move stands with the first that moves a step.
    """
    settled = settled_days(every, case)
    found = [_with_what_it_leaves(one, every, case, settled) for one in every]
    days = days_asked(one for one in every if one.severity is not Severity.NOTE)
    unsaid = [f"{step.says()} (to {spoken(settled[step.name])} or later)" for step in case.steps
              if step.name in settled and step.name not in days
              and not any(f"{_MOVES} {spoken(settled[step.name])}" in one.mend for one in found)]
    if unsaid:
        first = next(number for number, one in enumerate(found) if one.label in days)
        found[first] = attrs.evolve(found[first], mend=(
            f"{found[first].mend} With all that is found mended, this moves as well: "
            f"{'; '.join(unsaid)}."))
    return found


def _with_what_it_leaves(
    found: Finding, every: Sequence[Finding], case: Case, settled: Mapping[str, date]
) -> Finding:
    """
    Return *found* with a mend that fits the mends of *every* other finding.

    It names each fault and warning that it alone would bring in, beside the days that the file
    states, unless another mend takes that away; and the first day that all the mends together
    leave, as *settled* says, where that is not its own. Only rules of order are tried: what moves
    one step can break no other rule than its own.
    """
    days = days_asked(every)
    expected = found.expected
    if expected is None or found.behind or found.explained or found.severity is Severity.NOTE:
        return found
    last = settled.get(found.label, expected)
    sooner = found.date is not None and expected < found.date.earliest
    if sooner and last > expected and not _is_found(found, moved(case, settled)):
        # The day before the one that is stated is asked for by what is itself to be moved.
        return attrs.evolve(found, mend=(
            f"Mend first what else is found: the first day that this leaves for it is "
            f"{spoken(last)}."))
    others = {label: day for label, day in days.items() if label != found.label}
    known = {one.key for one in (*every, *judge_order(moved(case, others)))}
    still = {one.key for one in judge_order(moved(case, {**days, found.label: expected}))}
    left = [f"{one.message}{_to(one, settled) if one.label != found.label else ''}"
            for one in judge_order(moved(case, {found.label: expected}))
            if one.severity is not Severity.NOTE and one.key in still - known]
    mend = found.mend
    if left:
        mend = f"{mend} That leaves this to be mended as well: {'; and '.join(left)}."
    if last > expected and not sooner:
        mend = f"{mend} With all that is found mended, the first day left for it is {spoken(last)}."
    return attrs.evolve(found, mend=mend)


def _is_found(found: Finding, case: Case) -> bool:
    """Return whether the rule of *found* finds something of the same step in *case* too."""
    rule = next((one for one in case.basis.rules.rules if one.id == found.rule), None)
    if rule is None or rule.shape not in JUDGES:
        return any(one.key == found.key for one in judge_order(case))
    return any(step is not None and step.name == found.label
               for step, _ in JUDGES[rule.shape](rule, case))


def _to(left: Finding, settled: Mapping[str, date]) -> str:
    """Return, as the end of a sentence, the day to which that moves what it is about."""
    day = settled.get(left.label)
    return f" ({_MOVES} {spoken(day)} or later)" if day is not None else ""
