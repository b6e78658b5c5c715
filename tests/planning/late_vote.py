"""
A modification between its report consultation and the vote, for tests of observed times.

Counted by hand on the calendar of England and Wales (27 May 2019 is a bank holiday): the
consultation is issued on Monday 20 May 2019; the Change Board meets on 26 June and 24 July; the
June Release goes live on Thursday 27 June. From the records a consultation takes 4, 14, 14, 15, 15
or 15 Working Days, and the vote follows 7, 8, 9, 12 or 12 later. Closed on 24 May (after 4) or 10
June (after 14), every such vote is on 26 June; closed on 11 June (after 15), 12 Working Days end on
27 June, past that meeting. So of 30 combinations all but 3 x 2 make the release.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import attrs

from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.rules.observed import Observation, Observed
from secgov.rules.rulebook import RuleBook
from tests.timetables import calendar_on, rules_on, step, timetable

AS_OF = date(2019, 5, 20)
CONSULTATION = "report-consultation.observed-time"
VOTE = "close-to-vote.observed-time"


def observing(**took: tuple[int, ...]) -> RuleBook:
    """Return the rule book with these lengths recorded for the names *took* begins, `_` for `-`."""
    book = rules_on(AS_OF)
    seen = {f"{name.replace('_', '-')}.observed-time": tuple(
        Observation(f"MP{900 + number}", AS_OF, AS_OF, one) for number, one in enumerate(lengths))
        for name, lengths in took.items()}
    return attrs.evolve(book, parameters=tuple(
        attrs.evolve(row, observed=Observed(seen[row.name])) if row.name in seen else row
        for row in book.parameters))


def asked(
    *more: dict[str, Any], rules: RuleBook | None = None, release: str = "June 2019", **keys: Any
) -> ReleaseOutlook:
    """Return its outlook for *release*, with *more* steps and other keys."""
    made = timetable(
        step("modification-report-to-panel", date(2019, 5, 17), status="done"),
        step("report-consultation-issued", AS_OF, status="done"), *more,
        **{"stage": "report-phase", "path": "3", "dcc_impact": "no", **keys})
    return outlook(made, "MP900", release, as_of=AS_OF, rules=rules or rules_on(AS_OF),
                   calendar=calendar_on(AS_OF)).outlooks[0]


@cache
def plain() -> ReleaseOutlook:
    """Return its outlook for June 2019, made once."""
    return asked()
