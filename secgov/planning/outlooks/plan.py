"""By when? The earliest and the latest day of every step, and where the plan is tightest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from math import inf
from typing import Any

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.explanation import Explanation
from secgov.model.timetables import Modification, Timetable
from secgov.planning.checking.stage_rules import stage_told
from secgov.planning.checking.timetable_check import faults_of_releases
from secgov.planning.network.hold_rules import open_hold_told
from secgov.planning.network.network import Forward, Network
from secgov.planning.network.open_waits import waiting_circles
from secgov.planning.network.out_of_turn import out_of_turn
from secgov.planning.network.passed_over import passed_over, told_together
from secgov.planning.network.planned_day import planned_day
from secgov.planning.network.route_network import (
    PlannedRoute,
    PlannedStep,
    planned_route,
    says_of,
    taken_as_done,
)
from secgov.planning.network.runs import Runs, date_of
from secgov.planning.network.targets import CUT_OFF_STEP, LAST_STEP, live_on, why_no_cut_off
from secgov.planning.network.tightest import Gap, tightest
from secgov.planning.outlooks.outlook_answer import iso
from secgov.planning.outlooks.plan_reasons import because
from secgov.planning.outlooks.release_branches import (
    binds,
    branches_of,
    cut_off_on,
    has_cut_off,
    joint_verdict,
)
from secgov.planning.outlooks.waits import waiting
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, case_of
from secgov.planning.steps.circles import circles_told
from secgov.planning.steps.placing import PlacedStep
from secgov.planning.steps.route_choice import impact_planned, routes_of, settled_by
from secgov.receipt import Receipt, head_of, json_text
from secgov.rules.rulebook import RuleBook

__all__ = ["Plan", "PlannedDay", "PlannedModification", "latest_days", "plan", "planned_days",
           "targets_of", "verdict_of", "within_both"]

@attrs.frozen
class PlannedDay:
    """
    A step with its earliest and latest day; `float_working_days` lies between the two.

    Without a latest day any is in time, or `none_in_time` is for the release.
    """

    step: str
    status: str
    earliest: date | None
    latest: date | None
    float_working_days: int | None
    because: Explanation
    none_in_time: bool = False


@attrs.frozen
class PlannedModification:
    """The plan of one modification on its route, towards its target release if it has one."""

    id: str
    title: str
    route: str
    target_release: str
    verdict: str
    steps: tuple[PlannedDay, ...]
    advice: tuple[Gap, ...]
    notes: tuple[str, ...]


@attrs.frozen
class Plan:
    """The answer to `plan`."""

    source: str
    as_of: date
    classification: str
    receipt: Receipt
    modifications: tuple[PlannedModification, ...]

    @property
    def exit_status(self) -> int:
        """Return 1 if a modification misses its target release even at best, else 0."""
        return int(any(one.verdict == "misses" for one in self.modifications))

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        return {
            **head_of(self.as_of, self.receipt), "source": self.source,
            "classification": self.classification or None,
            "modifications": [
                {"id": one.id, "title": one.title or None, "route": one.route,
                 "target_release": one.target_release or None, "verdict": one.verdict or None,
                 "steps": [
                     {"step": day.step, "status": day.status, "earliest": iso(day.earliest),
                      "latest": iso(day.latest), "float_working_days": day.float_working_days,
                      "because": [part.to_json() for part in day.because.parts]}
                     for day in one.steps],
                 "advice": [
                     {"earlier": gap.earlier, "later": gap.later,
                      "working_days": gap.working_days, "needs": gap.needs, "spare": gap.spare,
                      "planned": list(gap.planned)}
                     for gap in one.advice],
                 "notes": list(one.notes)}
                for one in self.modifications],
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def plan(
    timetable: Timetable, *, as_of: date, rules: RuleBook, calendar: CodeCalendar
) -> Plan:
    """
    Return the earliest and latest day of each step of each modification, at the usual pace.

    The earliest days keep all rules, usual times and stated dates. The latest days still let
    later steps happen as stated and make the target release (its cut-off, and its go-live).
    Floats are counted in Working Days, exclude-first, and are negative where a step is late.

    Raises:
        UnusableInput: A target release is not known; every such one is listed.
    """
    basis = Basis.of(timetable, as_of=as_of, rules=rules, calendar=calendar)
    faults_of_releases(timetable, basis)
    return Plan(
        timetable.source, as_of, timetable.paper.classification if timetable.paper else "",
        basis.receipt,
        tuple(_planned(one, timetable, basis) for one in timetable.modifications))


def _planned(modification: Modification, timetable: Timetable, basis: Basis) -> PlannedModification:
    case = case_of(modification, timetable, basis)
    planned = waiting(planned_route(case, case.route))
    targets, notes = targets_of(modification, planned, basis)
    runs = Runs(planned, targets, targets)
    target = modification.target_release
    latest = latest_days(planned, planned.usual, runs.latest_usual)
    rows, advice = tuple(planned_days(planned, runs.usual, latest)), tuple(tightest(planned, runs))
    notes = (*waiting_circles(case), *notes, *_passed_over(planned, runs), *_too_late(rows))
    settled = settled_by(case.steps)
    if settled is not None:
        rows, advice = tuple(row for row in rows if row.status == "done"), ()
        notes = (f"{settled.ending()}: nothing of it is still to come",)
    return PlannedModification(
        modification.id, modification.title, planned.route.name,
        target.name if target else "", verdict_of(case, bool(targets)), rows, advice, notes)


def _too_late(rows: Iterable[PlannedDay]) -> Iterator[str]:
    """Yield the steps of which no day is early enough for the release."""
    steps = [says_of(row.step) for row in rows if row.none_in_time]
    if steps:
        yield ("at the usual pace no day is early enough for the release, of these steps: "
               f"{'; '.join(steps)}")


def _passed_over(planned: PlannedRoute, runs: Runs) -> Iterator[str]:
    """Yield the stated days that the plan does not keep, and from which its floats are counted."""
    late = tuple(passed_over(planned, runs.usual))
    yield from late
    if late:
        yield "the floats are counted from the days that are stated, those that are not kept too"


def verdict_of(case: Case, targeted: bool) -> str:
    """Return what the outlook says of the target release, if there is one."""
    target = case.modification.target_release
    if not targeted or target is None:
        return ""
    basis = case.basis
    routes = routes_of(case.modification, case.steps, basis.rules.process)
    return joint_verdict(branches_of(case, routes, basis.calendar.releases.named(target.name)))


def planned_days(
    planned: PlannedRoute, run: Forward, latest: Mapping[str, float]
) -> Iterator[PlannedDay]:
    """
    Yield every stated step and every remaining one, by their earliest days in *run*.

    What nobody states and what lies behind is left out: there is no record to show.
    """
    shown = [step for step in planned.steps
             if not step.of
             and (not step.done or (step.placed is not None and step.placed.done))]
    rows = [_day(planned, run, step, latest[step.step]) for step in shown]
    in_network = {step.placed.name for step in shown if step.placed is not None}
    rows += [_beside(step) for step in planned.case.steps if step.name not in in_network]
    yield from sorted(rows, key=lambda row: row.earliest or row.latest or date.min)


def _beside(step: PlacedStep) -> PlannedDay:
    """Return a stated step that the route does not plan, as it is stated."""
    first, last = date_of(step.earliest), date_of(step.latest)
    return PlannedDay(step.act, "done" if step.done else step.step.status, first,
                      None if step.done else last, None,
                      Explanation(step.says(), parts=(Explanation(
                          "it is done" if step.done
                          else f"{step.given_as()}; no rule of the route plans it"),)))


def latest_days(
    planned: PlannedRoute, run: Network, of_release: Mapping[str, float]
) -> dict[str, float]:
    """
    Return the last day of each step that still lets later ones happen as stated, and the release.

    *of_release* has the last days that the release leaves in the *run*. Where it leaves no day
    at all, the stated dates alone say how long there is if they do; so does the release where
    they leave none.
    """
    return within_both(of_release, run.backward(planned.stated_days))


def within_both(
    of_release: Mapping[str, float], by_date: Mapping[str, float]
) -> dict[str, float]:
    """Return the last day of each step by the release and by stated dates, as `latest_days`."""
    found = {}
    for step, day in of_release.items():
        stated = by_date[step]
        alone = day if stated == -inf else stated if day == -inf and stated < inf else None
        found[step] = min(day, stated) if alone is None else alone
    return found


def targets_of(
    modification: Modification, planned: PlannedRoute, basis: Basis
) -> tuple[dict[str, float], tuple[str, ...]]:
    """Return the last days that the target release asks for, and what the plan supposes."""
    target = modification.target_release
    notes = [*circles_told(planned.case), *stage_told(planned.case), *open_hold_told(planned.case),
             *taken_as_done(planned), *out_of_turn(planned), *told_together(planned)]
    steps = planned.case.steps
    impact = impact_planned(modification, steps)
    if len(routes_of(modification, steps, basis.rules.process)) > 1:
        notes.append("whether it impacts the DCC Systems is not known: planned "
                     + ("as if it did" if impact == "yes" else
                        "as if it did not, since no assessment is stated"))
    if target is None or target.name == "earliest":
        aimed = "no target release is stated" if target is None else "it targets the earliest one"
        return {}, (*notes, f"{aimed}: only the stated dates bind")
    release = basis.calendar.releases.named(target.name)
    targets = {LAST_STEP: float(release.earliest.toordinal())}
    if release.window is not None:
        notes.append(f"the {release.name} Release goes live {live_on(release)}: the latest days "
                     "are counted back from the first day")
    cut_off = cut_off_on(planned, release, impact)
    if cut_off is not None and binds(cut_off, planned.case, release):
        targets[CUT_OFF_STEP] = float(cut_off.meeting.toordinal())
    elif cut_off is None and impact == "yes" and has_cut_off(planned):
        notes.append(f"only the go-live of the {release.name} Release binds: "
                     f"{why_no_cut_off(release, planned.case.basis)}")
    return targets, tuple(notes)


def _day(planned: PlannedRoute, run: Forward, step: PlannedStep, last: float) -> PlannedDay:
    case = planned.case
    day, waits = planned_day(planned, run, step)
    earliest = date_of(day)
    # One that waits for its release goes live on the day of that, whatever day is stated.
    latest = date_of(max(last, day) if waits else last) if not step.done else None
    room = None
    if earliest is not None and latest is not None:
        room = case.basis.calendar.working_days.between(earliest, latest)
    status = ("done" if step.done else "overdue" if step.overdue
              else step.placed.step.status if step.placed is not None else "not stated")
    return PlannedDay(step.step, status, earliest, latest, room,
                      Explanation(says_of(step.step), parts=(
                          *because(planned, run, step), *waits)),
                      none_in_time=latest is None and last == -inf and not step.done)
