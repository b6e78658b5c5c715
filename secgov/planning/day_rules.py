"""Rules about one step: its meeting, its body, its cut-off, its latest day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from math import inf
from types import MappingProxyType

import attrs
from dateutil.relativedelta import relativedelta

from secgov.calendar.counting import AtLeast
from secgov.calendar.vague_dates import VagueDate, read_vague_date
from secgov.model.acts import act
from secgov.model.timetables import Hold, Modification, Timetable, When
from secgov.planning.basis import Basis
from secgov.planning.findings import Finding, Judgement, finding
from secgov.planning.placing import PlacedStep, spoken
from secgov.rules.rule import Parameter, Rule, Shape, Unit

__all__ = ["JUDGES", "Case", "judge_days"]

DURING_HOLD = frozenset({"panel-update", "panel", "withdrawn", "adopted", "resumed", "put-on-hold",
                         "recommended-to-close", "superseded", "grouped"})


@attrs.frozen(eq=False)
class Case:
    """A modification with its steps on their days, and the timetable that it stands in."""

    modification: Modification
    steps: tuple[PlacedStep, ...]
    timetable: Timetable
    basis: Basis

    @property
    def subject(self) -> str:
        """Return the modification's identifier."""
        return self.modification.id


Judged = Iterator[tuple[PlacedStep | None, Judgement]]


def judge_days(case: Case) -> Iterator[Finding]:
    """Yield what the rules about single steps find in one modification."""
    for shape, judge in JUDGES.items():
        for rule in case.basis.rules.of_shape(shape):
            for step, judgement in judge(rule, case):
                found = finding(rule, case.subject, step, judgement)
                if found is not None:
                    yield found


def _steps_of(rule: Rule, case: Case) -> Iterator[PlacedStep]:
    """Yield the stated steps that *rule* judges, those on whose day it is in force."""
    judged = rule.steps or (rule.later,)
    kind = dict(rule.when).get("kind")
    for step in case.steps:
        if step.act in judged and step.stated and (
                (kind is None or step.kind == kind) and rule.in_force(_day(step.latest))):
            yield step


def _on_meeting(rule: Rule, case: Case) -> Judged:
    for step in _steps_of(rule, case):
        if step.body != rule.body:
            continue
        if step.missing:
            nearest = case.basis.possible(rule.body).earliest(step.latest)
            yield step, Judgement(f"{act(step.act).says}: {step.missing}", nearest)
        elif step.window is not None and step.window.is_exact:
            yield from _on_exact_day(rule, step, case)


def _on_exact_day(rule: Rule, step: PlacedStep, case: Case) -> Judged:
    days = case.basis.possible(rule.body)
    series = case.basis.calendar.series_of(rule.body)
    day = _day(step.earliest)
    meeting = series.on(day)
    if days.earliest(step.earliest) == step.earliest or (meeting is not None and not meeting.clash):
        return
    why = (f"the meeting clashes: {meeting.clash}" if meeting is not None
           else f"no {rule.body} meeting is known or projected on that day")
    month = series.in_month(day.year, day.month)
    expected = (float(month.day.toordinal()) if month is not None and not month.clash
                else days.earliest(step.earliest))
    yield step, Judgement(f"{act(step.act).says} {step.when()}, but {why}", expected)


def _who_acts(rule: Rule, case: Case) -> Judged:
    for step in case.steps:
        if step.act not in rule.steps:
            continue
        # A step that names no body and needs no meeting is taken as done by whoever may do it.
        body = step.step.body or act(step.act).body or rule.bodies[0]
        day = _day(step.latest) if step.stated else case.basis.as_of
        if rule.in_force(day) and body not in rule.bodies:
            allowed = " or the ".join(rule.bodies)
            yield step, Judgement(
                f"{act(step.act).says} by the {body}; only the {allowed} can do that")


def _by_cut_off(rule: Rule, case: Case) -> Judged:
    target = case.modification.target_release
    first = next((step for step in _steps_of(rule, case)), None)
    if target is None or target.name == "earliest" or first is None:
        return
    impact = case.modification.dcc_impact
    if impact == "no":
        return
    release = case.basis.calendar.releases.named(target.name)
    cut_off = next((one for one in release.cut_offs if one.decisive), None)
    if cut_off is None:
        return
    series = case.basis.calendar.series_of(cut_off.body)
    last = float(cut_off.last_day(series).toordinal())
    if first.latest <= last:
        return
    unknown = " if it impacts the DCC Systems, which is not known" if impact == "unknown" else ""
    yield first, Judgement(
        f"the Modification Report first goes to the Panel {first.when()}, after the "
        f"{release.name} Release's cut-off, the Panel of {spoken(_day(last))}{unknown}",
        last, depends=impact == "unknown" or first.earliest <= last)


def _at_most(rule: Rule, case: Case) -> Judged:
    """Judge the first end after each start; what follows it is the end of something else."""
    parameter = rule.parameter
    if parameter is None:
        return
    ends = tuple(_steps_of(rule, case))
    for later in ends:
        place, start = _start(rule, later, case)
        limit = _limit(start, parameter, case.basis)
        ended = any(place < end.place < later.place and start <= end.latest for end in ends)
        if ended or later.latest <= limit:
            continue
        yield later, Judgement(
            f"{act(later.act).says} {later.when()}, more than {parameter.in_words()} after "
            f"{spoken(_day(start))}", case.basis.possible(later.body).latest(limit),
            depends=later.earliest <= limit)


def _start(rule: Rule, later: PlacedStep, case: Case) -> tuple[int, float]:
    """
    Return the place of the step from which the time runs, and its last day.

    A work package runs from the Panel that its paper is for, unless a step says otherwise;
    without any start it is plus infinity, after which nothing is late.
    """
    before = [step for step in case.steps
              if step.act == rule.earlier and step.stated and step.place < later.place]
    if before:
        return before[-1].place, before[-1].latest
    paper = case.timetable.paper
    meeting = paper.meeting if paper is not None else None
    if meeting is None or meeting.body != "panel" or meeting.date is None:
        return -1, inf
    return -1, float(meeting.date.toordinal()) if rule.earlier == "work-package-agreed" else inf


def _limit(start: float, parameter: Parameter, basis: Basis) -> float:
    """Return the last day that is still within a maximum time from *start*."""
    if start == inf:
        return start
    if parameter.unit is Unit.MONTHS:
        end = _day(start) + relativedelta(months=parameter.value)
        return float(end.toordinal())
    if parameter.unit is Unit.WORKING_DAYS:
        following = AtLeast(parameter.value + 1, parameter.counting, basis.calendar.ranks)
        return following.earliest(start) - 1
    return basis.relation(parameter).earliest(start)


def _next_meeting(rule: Rule, case: Case) -> Judged:
    days = case.basis.possible(rule.body)
    closed = [step for step in case.steps if step.act == rule.earlier and step.stated]
    for vote in _steps_of(rule, case):
        before = [step for step in closed if step.place < vote.place]
        if not before:
            continue
        following = days.earliest(before[-1].latest + 1)
        if following < vote.earliest:
            yield vote, Judgement(
                f"{act(vote.act).says} {vote.when()}, though the consultation closes "
                f"{before[-1].when()} and the Change Board meets on "
                f"{spoken(_day(following))}, unless the responses are not collated by then",
                following, depends=True)


def _on_release_day(rule: Rule, case: Case) -> Judged:
    target = case.modification.target_release
    if target is None or target.name == "earliest":
        return
    release = case.basis.calendar.releases.named(target.name)
    for step in _steps_of(rule, case):
        if step.step.part or release.projected:
            continue
        window = release.window
        first = float((window.earliest if window else release.go_live).toordinal())
        last = float((window.latest if window else release.go_live).toordinal())
        if step.latest < first or step.earliest > last:
            yield step, Judgement(
                f"{act(step.act).says} {step.when()}, but the {release.name} Release goes "
                f"live on {spoken(release.go_live)}", float(release.go_live.toordinal()))


def _during_hold(rule: Rule, case: Case) -> Judged:
    hold = case.modification.hold
    if hold is None:
        return
    since, until = _held(hold, case)
    for step in case.steps:
        outside = step.latest < since or step.earliest >= until
        if step.act in DURING_HOLD or step.done or not step.stated or outside:
            continue
        yield step, Judgement(
            f"the modification is on hold ({hold.reason or 'no reason stated'}), yet "
            f"{act(step.act).says}: {step.in_words()}",
            case.basis.possible(step.body).earliest(until),
            depends=step.earliest < since or step.latest >= until)


def _held(hold: Hold, case: Case) -> tuple[float, float]:
    """Return the first day of the hold and the day on which work can go on, infinite if open."""
    since, until = _window(hold.since, case.basis), _window(hold.until, case.basis)
    ends = [step.latest for step in case.steps if step.act == "resumed" and step.stated]
    ends += [float(until.latest.toordinal())] if until is not None else []
    return float(since.earliest.toordinal()) if since is not None else -inf, min(ends, default=inf)


def _window(when: When, basis: Basis) -> VagueDate | None:
    if when in (None, "not stated"):
        return None
    return read_vague_date(when, as_of=basis.as_of, written=basis.written)


def _return_date(rule: Rule, case: Case) -> Judged:
    paper = case.timetable.paper
    if paper is None or paper.meeting is None or paper.meeting.body != "panel":
        return
    if not rule.in_force(case.basis.written) or case.modification.stage not in ("", "refinement"):
        return
    if _returns(rule, case.modification):
        return
    group = case.modification.group
    others = [other.id for other in case.timetable.modifications
              if group is not None and other.group is not None
              and other.group.name == group.name and _returns(rule, other)]
    if others:
        yield None, Judgement(
            f"no date of return to the Panel of its own is stated; it returns only with "
            f"{', '.join(others)}", depends=True)
    else:
        yield None, Judgement("no date of return to the Panel is stated")


def _returns(rule: Rule, modification: Modification) -> bool:
    """Return whether a day is stated on which *modification* is still to return to the Panel."""
    return any(step.step in rule.steps and step.status != "done" and step.when is not None
               for step in modification.steps)


def _day(ordinal: float) -> date:
    return date.fromordinal(int(ordinal))


JUDGES: Mapping[Shape, Callable[[Rule, Case], Judged]] = MappingProxyType({
    Shape.ON_MEETING: _on_meeting,
    Shape.WHO_ACTS: _who_acts,
    Shape.BY_CUT_OFF: _by_cut_off,
    Shape.AT_MOST: _at_most,
    Shape.NEXT_MEETING: _next_meeting,
    Shape.ON_RELEASE_DAY: _on_release_day,
    Shape.HOLD: _during_hold,
    Shape.RETURN_DATE: _return_date,
})
