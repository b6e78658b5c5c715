"""What one mend leaves to be mended: it moves one step, and others may have to move with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs

from secgov.citation import Severity
from secgov.planning.checking.ordering import judge_order
from secgov.planning.steps.cases import Case
from secgov.planning.steps.findings import Finding
from secgov.planning.steps.placing import place

__all__ = ["with_what_it_leaves"]


def with_what_it_leaves(found: Finding, every: Sequence[Finding], case: Case) -> Finding:
    """
    Return *found* with a mend that names each fault and warning that it alone would bring in.

    The steps that *every* other finding moves are taken as moved. Only rules of order are tried:
    what moves one step can break no other rule than its own.
    """
    days = {one.label: one.expected for one in reversed(every)
            if one.expected is not None and not one.behind and not one.explained}
    if found.expected is None or found.label not in days or found.severity is Severity.NOTE:
        return found
    others = {label: day for label, day in days.items() if label != found.label}
    known = {one.key for one in (*every, *judge_order(_moved(case, others)))}
    days[found.label] = found.expected
    left = [one.message for one in judge_order(_moved(case, days))
            if one.severity is not Severity.NOTE and one.key not in known]
    if not left:
        return found
    return attrs.evolve(
        found, mend=f"{found.mend} That leaves this to be mended as well: {'; and '.join(left)}.")


def _moved(case: Case, days: Mapping[str, date]) -> Case:
    """Return *case* with the steps of these names on these days."""
    return attrs.evolve(case, steps=tuple(
        place(attrs.evolve(step.step, when=days[step.name]), step.place, step.name, case.basis)
        if step.name in days else step for step in case.steps))
