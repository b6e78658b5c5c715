"""
Check a sound timetable of fifteen steps, beside forty conditions on one flat dict elsewhere.

The peers only say whether each condition holds; `check` reads the dates, knows the calendar and
says what is wrong by which rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from secgov.calendar.code_calendar import CodeCalendar
from secgov.model.timetables import Timetable
from secgov.planning.checking.timetable_check import check
from secgov.rules.loading import rulebook
from tests.benchmarks import forty_conditions
from tests.benchmarks.timing import AtMost, Over, compare, nanoseconds, peer

AS_OF = date(2019, 4, 3)
STEPS = (
    ("business-requirements-agreed", date(2019, 4, 10)),
    ("preliminary-assessment-requested", date(2019, 4, 11)),
    ("preliminary-assessment-returned", date(2019, 5, 2)),
    ("assessment-reviewed", date(2019, 5, 16)),
    ("working-group", date(2019, 6, 5)),
    ("refinement-consultation-issued", date(2019, 6, 10)),
    ("refinement-consultation-closed", date(2019, 7, 1)),
    ("impact-assessment-approved", date(2019, 7, 24)),
    ("impact-assessment-requested", date(2019, 7, 25)),
    ("impact-assessment-returned", date(2019, 9, 12)),
    ("modification-report-to-panel", date(2019, 10, 18)),
    ("report-consultation-issued", date(2019, 10, 21)),
    ("report-consultation-closed", date(2019, 11, 11)),
    ("change-board", date(2019, 11, 27)),
    ("implemented", date(2020, 6, 25)),
)


def timetable() -> Timetable:
    """Return one modification on the refinement route with DCC impact, soundly dated."""
    return Timetable.from_dict({"modification": [{
        "id": "SECMP0062", "stage": "refinement", "path": "3", "dcc_impact": "yes",
        "target_release": "June 2020",
        "steps": [{"step": step, "when": day} for step, day in STEPS]}]})


def ours() -> Callable[[], object]:
    """Return the question, everything that can be made beforehand made."""
    paper, rules = timetable(), rulebook(AS_OF)
    calendar = CodeCalendar.smart_energy_code(AS_OF)

    def ask() -> object:
        return check(paper, as_of=AS_OF, rules=rules, calendar=calendar)

    found = check(paper, as_of=AS_OF, rules=rules, calendar=calendar)
    assert () == found.all_findings(), found
    return ask


def peers(facts: dict[str, int]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield each peer that can be imported with its evaluation, built once and found right."""
    makers: tuple[tuple[str, str, Callable[[Any, dict[str, int]], Callable[[], object]]], ...] = (
        ("business_rules", "business-rules", forty_conditions.business_rules),
        ("rule_engine", "rule-engine", forty_conditions.rule_engine),
        ("zen", "zen-engine, forty expressions", forty_conditions.zen_expressions),
        ("zen", "zen-engine, one list of forty", forty_conditions.zen_list),
        ("zen", "zen-engine, one decision", forty_conditions.zen_decision),
        ("durable.engine", "durable-rules", forty_conditions.durable_rules),
    )
    for module, name, make in makers:
        found = peer(module)
        if found is not None:
            yield name, make(found, facts)


def main() -> None:
    """Print every figure."""
    facts = {f"d{place}": day.toordinal() for place, (_, day) in enumerate(STEPS)}
    named = [("forty bare function calls", forty_conditions.bare_calls(facts)), *peers(facts)]
    mine, bare, *others = nanoseconds(ours(), *(ask for _, ask in named))
    what = "check of 15 steps"
    compare(what, mine, named[0][0], bare, AtMost(4.5))
    for (name, _), other in zip(named[1:], others, strict=True):
        compare(what, mine, name, other, Over(11))


if __name__ == "__main__":
    main()
