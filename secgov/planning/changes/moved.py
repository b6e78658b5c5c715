"""What differs between two answers to one question: days that moved, verdicts that turned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

import attrs

from secgov.calendar.working_days import WorkingDayCalendar
from secgov.explanation import Explanation
from secgov.planning.outlooks.outlook_answer import Outlook, ReleaseOutlook, iso
from secgov.planning.outlooks.plan import Plan, PlannedDay, PlannedModification

__all__ = ["Moved", "Turned", "outlook_days_moved", "outlooks_turned", "planned_days_moved",
           "release_days_moved", "release_turned"]

@attrs.frozen
class Moved:
    """
    A day that is another one in the later of two answers, and what makes it that day there.

    `what` is a step, or the place of the day in the answer, such as `arrives.usual` or
    `last_days.` with the step.
    `working_days` are counted exclude-first, negative where it comes sooner.
    """

    modification: str
    what: str
    before: date | None
    after: date | None
    working_days: int | None
    because: tuple[Explanation, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values, in the order of its schema."""
        return {"modification": self.modification, "what": self.what,
                "before": iso(self.before), "after": iso(self.after),
                "working_days": self.working_days,
                "because": [part.to_json() for part in self.because]}


@attrs.frozen
class Turned:
    """
    A verdict that is another one in the later of two answers, on a release if one is named.

    `dcc_impact` is there where it is the verdict for one impact of two that are possible.
    """

    modification: str
    release: str
    before: str
    after: str
    dcc_impact: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values, in the order of its schema."""
        return {"modification": self.modification, "release": self.release or None,
                "dcc_impact": self.dcc_impact or None,
                "before": self.before or None, "after": self.after or None}


_DAYS: Final[tuple[tuple[str, Callable[[ReleaseOutlook], date | None]], ...]] = (
    ("go_live", lambda one: one.release.go_live),
    ("go_live_window.earliest",
     lambda one: one.release.window.earliest if one.release.window else None),
    ("go_live_window.latest",
     lambda one: one.release.window.latest if one.release.window else None),
    ("cut_off", lambda one: one.cut_off.meeting if one.cut_off else None),
    ("cut_off.paper_day", lambda one: one.cut_off.paper_day if one.cut_off else None),
    ("arrives.best", lambda one: one.arrives_best),
    ("arrives.usual", lambda one: one.arrives_usual),
    ("earliest_live_day.best", lambda one: one.live_best),
    ("earliest_live_day.usual", lambda one: one.live_usual),
)
"""The days of an outlook, by their places in its JSON."""


def outlooks_turned(before: Outlook, after: Outlook) -> Iterator[Turned]:
    """Yield the verdicts on the releases of both that differ."""
    for old, new in _same_release(before, after):
        yield from release_turned(old, new)


def release_turned(before: ReleaseOutlook, after: ReleaseOutlook) -> Iterator[Turned]:
    """Yield the verdict on one release if it differs, and that for each impact."""
    if before.verdict != after.verdict:
        yield Turned(after.modification, after.release.name, before.verdict, after.verdict)
    known = {branch.dcc_impact: branch.verdict for branch in before.branches}
    for branch in after.branches:
        then = known.get(branch.dcc_impact, branch.verdict)
        if then != branch.verdict:
            yield Turned(after.modification, after.release.name, then, branch.verdict,
                         branch.dcc_impact)


def outlook_days_moved(
    before: Outlook, after: Outlook, calendar: WorkingDayCalendar
) -> Iterator[Moved]:
    """Yield the days of the releases of both, of the arrivals for them, and the last days."""
    for old, new in _same_release(before, after):
        yield from release_days_moved(old, new, calendar)
        known, then = ({last.step: last.date for last in one.last_days} for one in (old, new))
        for step in filter(known.__contains__, then):
            days = known[step], then[step]
            if days[0] != days[1]:
                yield Moved(new.modification, f"last_days.{step}", *days,
                            _between(*days, calendar))


def release_days_moved(
    before: ReleaseOutlook, after: ReleaseOutlook, calendar: WorkingDayCalendar
) -> Iterator[Moved]:
    """
    Yield the days of one release, and of the arrivals for it, that differ.

    It arrives at the Panel where that has a cut-off; without one it is where it is live.
    """
    at_panel = before.cut_off is not None and after.cut_off is not None
    for what, day_of in _DAYS:
        if what.startswith("arrives.") and not at_panel:
            continue
        days = day_of(before), day_of(after)
        if days[0] != days[1]:
            yield Moved(after.modification, what, *days, _between(*days, calendar))


def planned_days_moved(before: Plan, after: Plan, calendar: WorkingDayCalendar) -> Iterator[Moved]:
    """Yield the earliest days of steps that differ, with what makes them so; also of those gone."""
    for old, new in zip(before.modifications, after.modifications, strict=True):
        known, rows = _rows(old), _rows(new)
        for name in {**rows, **known}:
            row = rows.get(name)
            days = (known[name].earliest if name in known else None,
                    row.earliest if row is not None else None)
            if days[0] != days[1]:
                yield Moved(new.id, name, *days, _between(*days, calendar),
                            row.because.parts if row is not None else ())


def _same_release(
    before: Outlook, after: Outlook
) -> Iterator[tuple[ReleaseOutlook, ReleaseOutlook]]:
    known = {one.release.name: one for one in before.outlooks}
    for new in after.outlooks:
        if new.release.name in known:
            yield known[new.release.name], new


def _rows(planned: PlannedModification) -> dict[str, PlannedDay]:
    """Return the days by their steps; a step that comes again has its number."""
    rows: dict[str, PlannedDay] = {}
    count: dict[str, int] = {}
    for row in planned.steps:
        count[row.step] = count.get(row.step, 0) + 1
        rows[row.step if count[row.step] == 1 else f"{row.step}#{count[row.step]}"] = row
    return rows


def _between(
    before: date | None, after: date | None, calendar: WorkingDayCalendar
) -> int | None:
    return None if before is None or after is None else calendar.between(before, after)
