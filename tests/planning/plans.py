"""Random timetables of one modification, as of one of a few days, for the laws of the planner."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.releases import Release
from secgov.model.acts import SPANS
from secgov.model.timetables import Timetable
from secgov.planning.outlooks.release_branches import Branch, branches_of
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case
from secgov.planning.steps.placing import place_all
from secgov.planning.steps.route_choice import routes_of
from secgov.rules.rulebook import RuleBook
from tests.timetables import calendar_on, rules_on

# Before and after the first monthly Working Group, before the release moved and after, and
# shortly before Christmas, when meetings clash.
DAYS = (date(2019, 3, 8), date(2019, 5, 20), date(2019, 10, 10), date(2019, 12, 16))
RELEASES = ("June 2019", "November 2019", "February 2020", "November 2020")
# In the order of the route with assessments; those that need no DCC are marked by the test.
STEPS = (
    "csc-considered", "converted", "business-requirements-agreed",
    "preliminary-assessment-requested", "preliminary-assessment-returned", "assessment-reviewed",
    "working-group", "refinement-consultation-issued", "refinement-consultation-closed",
    "impact-assessment-approved", "impact-assessment-requested", "impact-assessment-returned",
    "modification-report-to-panel", "report-consultation-issued", "report-consultation-closed",
    "change-board", "authority-decision",
)
SEVERITY = ("on-track", "at-risk", "misses")


@attrs.frozen
class Asked:
    """A timetable with the day and the release that are asked about."""

    data: dict[str, Any]
    as_of: date
    release: str

    @property
    def timetable(self) -> Timetable:
        return Timetable.from_dict(self.data, "random.toml")

    @property
    def rules(self) -> RuleBook:
        return rules_on(self.as_of)

    @property
    def calendar(self) -> CodeCalendar:
        return calendar_on(self.as_of)

    def with_step(self, place: int, **values: Any) -> Asked:
        """Return the same with one step changed."""
        (row,) = self.data["modification"]
        steps = [{**step, **values} if number == place else step
                 for number, step in enumerate(row["steps"])]
        return attrs.evolve(self, data={"modification": [{**row, "steps": steps}]})


def case_of(asked: Asked) -> tuple[Case, Release]:
    """Return the modification placed on its days, and the release."""
    timetable = asked.timetable
    basis = Basis.of(timetable, as_of=asked.as_of, rules=asked.rules, calendar=asked.calendar)
    modification = timetable.modifications[0]
    case = Case(modification, place_all(modification, basis), timetable, basis)
    return case, asked.calendar.releases.named(asked.release)


def branches(asked: Asked) -> tuple[Branch, ...]:
    """Return what each route makes of it."""
    case, release = case_of(asked)
    return branches_of(case, routes_of(case.modification, case.steps, asked.rules.process),
                       release)


def verdicts(asked: Asked) -> list[int]:
    """Return how bad each branch is by its runs alone: 0 on track, 1 at risk, 2 misses."""
    return [SEVERITY.index(branch.runs.verdict) for branch in branches(asked)]


@st.composite
def timetables(draw: st.DrawFn, *, recorded: bool = False) -> Asked:
    """
    Return some of the steps in their order, those up to one of them done, the rest to come.

    If they are *recorded*, none of those done is missing, their days are in their order, and
    what begins a period is there if its end is.
    """
    as_of = draw(st.sampled_from(DAYS))
    reference = draw(st.sampled_from(("MP900", "DP900")))
    path = draw(st.sampled_from(("2", "3", "unknown")))
    # An MP has been considered and converted (X-ID-01); on Path 3 the Change Board decides.
    names = (STEPS if reference == "DP900" else STEPS[2:])[:-1 if path == "3" else None]
    stated = draw(st.lists(st.sampled_from(names), unique=True, max_size=6))
    stated.sort(key=STEPS.index)
    done = draw(st.integers(0, len(stated)))
    if recorded:
        before = names[:names.index(stated[done - 1]) + 1] if done else ()
        begun = {span.begins for span in SPANS
                 if span.ends in stated[done:] and span.begins in names} - {*before}
        stated, done = sorted({*before, *stated[done:], *begun}, key=STEPS.index), len(before)
    steps = [_step(draw, name, as_of, is_done=place < done) for place, name in enumerate(stated)]
    if recorded:
        days = sorted(draw(st.lists(st.integers(0, 90), min_size=done, max_size=done)))[::-1]
        for step, ago in zip(steps, days, strict=False):
            step["when"] = as_of - timedelta(ago)
    row: dict[str, Any] = {
        "id": reference, "steps": steps,
        "dcc_impact": draw(st.sampled_from(("yes", "no", "unknown"))),
        "path": path}
    if draw(st.integers(0, 4)) == 0:
        row["hold"] = {"reason": "a test", "until": as_of + timedelta(draw(st.integers(0, 60)))}
    return Asked({"modification": [row]}, as_of, draw(st.sampled_from(RELEASES)))


def _step(draw: st.DrawFn, name: str, as_of: date, *, is_done: bool) -> dict[str, Any]:
    if is_done:
        days = draw(st.one_of(st.none(), st.integers(0, 90)))
        when = {} if days is None else {"when": as_of - timedelta(days)}
        return {"step": name, "status": "done", **when}
    words = (None, "by mid-March 2020", "July 2019", "across March and April 2020", "Q2 2019",
             "March 2019")
    when_stated = draw(st.one_of(
        st.integers(0, 200).map(lambda days: as_of + timedelta(days)), st.sampled_from(words)))
    return {"step": name, **({} if when_stated is None else {"when": when_stated})}
