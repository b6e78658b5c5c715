"""A basis and a modification for tests of what lies under a check."""

from __future__ import annotations

from datetime import date
from typing import Any

from secgov.model.timetables import Modification
from secgov.planning.steps.basis import Basis
from tests.timetables import AS_OF, calendar_on, rules_on, timetable


def basis_of(*steps: dict[str, Any], as_of: date = AS_OF, **keys: Any) -> tuple[
    Basis, Modification
]:
    """Return the basis of a small timetable and its modification."""
    made = timetable(*steps, **keys)
    return (Basis.of(made, as_of=as_of, rules=rules_on(as_of), calendar=calendar_on(as_of)),
            made.modifications[0])
