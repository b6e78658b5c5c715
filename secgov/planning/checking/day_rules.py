"""Rules about one step: its meeting, its body, its cut-off, its latest day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import inf
from types import MappingProxyType

from secgov.calendar.series import MeetingSeries
from secgov.calendar.spoken_days import spoken
from secgov.model.acts import act, meeting_body
from secgov.model.bodies import body_name
from secgov.planning.checking.release_rules import by_cut_off, on_release_day
from secgov.planning.network.hold_rules import DURING_HOLD, during_hold
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, Judged, day_of, steps_of
from secgov.planning.steps.findings import Finding, Flip, Judgement, perhaps
from secgov.planning.steps.placing import PlacedStep
from secgov.planning.steps.route_choice import stage_of
from secgov.rules.rule import Parameter, Rule, Shape, Unit

__all__ = ["DURING_HOLD", "JUDGES", "judge_days"]


def judge_days(case: Case) -> Iterator[Finding]:
    """Yield what the rules about single steps find in one modification."""
    for shape, judge in JUDGES.items():
        for rule in case.basis.rules.of_shape(shape):
            for step, judgement in judge(rule, case):
                yield from case.finds(rule, step, judgement)


def _on_meeting(rule: Rule, case: Case) -> Judged:
    for step in steps_of(rule, case):
        if step.body != rule.body:
            continue
        if step.missing:
            nearest = case.basis.possible(rule.body).earliest(step.latest)
            yield step, Judgement(
                f"{act(step.act).says} {step.when()}, but {step.missing}", nearest)
        elif step.window is not None and step.window.is_exact:
            yield from _on_exact_day(rule, step, case)


def _on_exact_day(rule: Rule, step: PlacedStep, case: Case) -> Judged:
    meets = _meets(rule.body, step, case)
    if meets == step.earliest:
        return
    meeting = case.basis.calendar.series_of(rule.body).on(day_of(step.earliest))
    why = (f"the meeting is a clash, for {meeting.clash}" if meeting is not None
           else f"no meeting of {body_name(rule.body)} is known or projected on that day")
    clash = meeting.clash_cites if meeting is not None else ""
    yield step, Judgement(f"{act(step.act).says} {step.when()}, but {why}", meets,
                          cites=f"{rule.cites}; {clash}" if clash else "")


def _meets(body: str, step: PlacedStep, case: Case) -> float:
    """
    Return the meeting of *body* at which *step* is, or would be.

    That is the one on its day; else the regular one of its month, where that is not past and
    nothing that is listed before it comes between the two; else the next.
    """
    days, series = case.basis.possible(body), case.basis.calendar.series_of(body)
    if days.earliest(step.latest) == step.latest or int(step.latest) in series.held:
        return step.latest
    day = day_of(step.latest)
    month = series.in_month(day.year, day.month)
    own = float(month.day.toordinal()) if month is not None and not month.clash else -inf
    before = [one.latest for one in case.steps
              if one.stated and one.place < step.place and one.latest <= step.latest]
    fits = (step.done or own >= case.basis.as_of.toordinal()) and own >= max(before, default=-inf)
    if fits and own > -inf:
        return own
    return days.earliest(step.latest if step.done
                         else max(step.latest, float(case.basis.as_of.toordinal())))


def _who_acts(rule: Rule, case: Case) -> Judged:
    for step in (one for name in rule.steps for one in case.by_act.get(name, ())):
        # A step that names no body and needs no meeting is taken as done by whoever may do it.
        body = step.step.body or act(step.act).body or rule.bodies[0]
        day = day_of(step.latest) if step.stated else case.basis.as_of
        if body not in rule.bodies and rule.in_force(day):
            when = f" {step.when()}" if step.stated else ""
            allowed = " or ".join(map(body_name, rule.bodies))
            only = (f"only {allowed} can do that" if rule.shape is Shape.WHO_ACTS
                    else f"that can only be at {allowed}")
            yield step, Judgement(
                f"{body_name(body)} is named for this step: {act(step.act).says}{when}; {only}")


def _at_most(rule: Rule, case: Case) -> Judged:
    """Judge the first end after each start; what follows it is the end of something else."""
    parameter = rule.parameter
    if parameter is None:
        return
    ends = tuple(steps_of(rule, case))
    lifted = [step.place for step in case.by_act.get(dict(rule.when).get("lifted_by", ""), ())]
    for later in ends:
        place, first, last = _start(rule, later, case)
        if any(place < end.place < later.place and first <= end.latest for end in ends) \
                or any(place < one < later.place for one in lifted):
            continue
        meetings = _monthly(rule, parameter, case.basis)
        sure, limit = (_limit(start, parameter, meetings, case.basis) for start in (first, last))
        if later.latest <= sure:
            continue
        flips = None
        if later.earliest <= sure:
            flips = (Flip.up_to(day_of(sure)) if sure == limit else
                     Flip("up to", day_of(sure), "and perhaps broken after that day"))
        elif later.earliest <= limit:
            flips = _begins(rule, parameter, meetings, later, (first, last), case.basis)
        counted = (f", counted in meetings of {body_name(meetings.body)}" if meetings
                   else parameter.counted)
        yield later, Judgement(
            f"{act(later.act).says} {later.when()}, {perhaps(flips)}more than {parameter.amount} "
            f"after {spoken(day_of(last if flips is None else first))}{counted}",
            case.basis.possible(later.body).latest(limit if flips is None else sure), flips)


def _begins(
    rule: Rule, parameter: Parameter, meetings: MeetingSeries | None, later: PlacedStep,
    window: tuple[float, float], basis: Basis,
) -> Flip:
    """Return the first day in *window* from which the time keeps every day of *later*, or some."""
    limits = [(start, _limit(start, parameter, meetings, basis))
              for start in range(int(window[0]), int(window[1]) + 1)]
    some, every = (next((start for start, limit in limits if limit >= day), None)
                   for day in (later.earliest, later.latest))
    flips = Flip.since(day_of(every or some or window[1]), act(rule.earlier).says)
    if every is None:
        return flips.at_best()
    return flips if every == some else flips.unsure()


def _start(rule: Rule, later: PlacedStep, case: Case) -> tuple[int, float, float]:
    """
    Return the place of the step from which the time runs, and its first and last day.

    A work package of refinement runs from the Panel that its paper is for, if packages had a
    length then, unless a step says otherwise; without any start it is plus infinity, after
    which nothing is late.
    """
    before = [step for step in case.by_act.get(rule.earlier, ())
              if step.stated and step.place < later.place]
    if before:
        return before[-1].place, before[-1].first_stated, before[-1].latest
    paper = case.timetable.paper
    meeting = paper.meeting if paper is not None else None
    begins = rule.earlier == "work-package-agreed" and stage_of(case.modification) == "refinement"
    if not begins or meeting is None or meeting.body != "panel" or meeting.date is None \
            or not rule.in_force(meeting.date):
        return -1, inf, inf
    day = float(meeting.date.toordinal())
    return -1, day, day


def _monthly(rule: Rule, parameter: Parameter, basis: Basis) -> MeetingSeries | None:
    """Return the monthly meetings in which a length is counted that ends at one of them."""
    series = basis.calendar.series.get(meeting_body(rule.later))
    return series if parameter.unit is Unit.MONTHS and series and series.pattern else None


def _limit(
    start: float, parameter: Parameter, meetings: MeetingSeries | None, basis: Basis
) -> float:
    """
    Return the last day that is still within a maximum time from *start*.

    Months that end at a monthly meeting are as many of these: four or five weeks lie between
    two of them. One that clashes with a holiday is counted, and the next one stands for it.
    """
    if start == inf:
        return start
    if meetings is not None:
        after = [float(one.day.toordinal()) for one in meetings.meetings
                 if one.regular and one.day.toordinal() > start]
        last = after[parameter.value - 1] if len(after) >= parameter.value else inf
        return basis.possible(meetings.body).earliest(last)
    return basis.relation(parameter).earliest(start)


def _next_meeting(rule: Rule, case: Case) -> Judged:
    days = case.basis.possible(rule.body)
    closed = [step for step in case.by_act.get(rule.earlier, ()) if step.stated]
    votes = tuple(steps_of(rule, case))
    for vote in votes:
        before = [step for step in closed if step.place < vote.place]
        if not before or any(before[-1].place < one.place < vote.place for one in votes):
            continue
        close = before[-1]
        following, first = (days.earliest(day + 1) for day in (close.latest, close.first_stated))
        # A vote on a day without a meeting is another finding, unless it passes one over as well.
        held = _meets(rule.body, vote, case) if vote.body else vote.latest
        if first >= min(held, vote.latest):
            continue
        if following < min(held, vote.earliest):
            flips = Flip("if the responses are collated only after", day_of(following),
                         "and broken if they are by then")
        elif vote.earliest <= first:
            following, flips = first, Flip.up_to(day_of(first))
        else:
            following, flips = first, Flip.since(
                day_of(days.latest(vote.earliest - 1)), act(close.act).says)
        yield vote, Judgement(
            f"{act(vote.act).says} {vote.when()}, though the consultation closes "
            f"{close.when()} and the Change Board meets on {spoken(day_of(following))}",
            following, flips)


def _status_known(rule: Rule, case: Case) -> Judged:
    for step in case.steps:
        if step.step.status == "done" and step.ahead:
            yield step, Judgement(
                f"{act(step.act).says} {step.when()} and is recorded as done, though on "
                f"{spoken(case.basis.as_of)} that is still to come")


def _on_working_day(rule: Rule, case: Case) -> Judged:
    """Yield each step whose one day, as stated, is none; no text forbids that, so none is named."""
    for step in steps_of(rule, case):
        if step.window is None or not step.window.is_exact:
            continue
        why = case.basis.calendar.working_days.why_not(step.window.earliest)
        if why:
            kept = "" if step.recorded or step.latest < case.basis.as_of.toordinal() else (
                ", and a plan keeps the day as it is stated")
            yield step, Judgement(
                f"{act(step.act).says} {step.when()}, which is {why.partition(' is ')[2]}; no text "
                f"that was seen forbids it{kept}")


def _outcome_bars(rule: Rule, case: Case) -> Judged:
    """Yield each later step before which the last outcome of the earlier one is one that bars."""
    for later in steps_of(rule, case):
        outcomes = [step for step in case.steps if step.act == rule.earlier
                    and step.place < later.place and rule.bars(step.step.outcome) is not None]
        if outcomes and rule.bars(outcomes[-1].step.outcome):
            last = outcomes[-1]
            yield later, Judgement(
                f"{act(later.act).says} {later.when()}, though {act(last.act).says} "
                f"{last.when()} with the outcome {last.step.outcome}")


def _ends(rule: Rule, case: Case) -> Judged:
    """Yield each step of a day after the end of all, unless what lifts that may lie between."""
    ends = [step for step in case.by_act.get(rule.earlier, ()) if step.done and step.stated]
    lift = dict(rule.when)["lifted_by"]
    for later in steps_of(rule, case) if ends else ():
        before = [end for end in ends if end.latest < later.earliest]
        if before and not later.step.condition and not any(
                (one.place > before[-1].place or one.stated) and one.latest >= before[-1].earliest
                and one.earliest <= later.latest for one in case.by_act.get(lift, ())):
            yield later, Judgement(
                f"{act(later.act).says} {later.when()}, though {act(rule.earlier).says} "
                f"{before[-1].when()}, and it is not recorded that {act(lift).says} in between")


JUDGES: Mapping[Shape, Callable[[Rule, Case], Judged]] = MappingProxyType({
    Shape.ON_MEETING: _on_meeting,
    Shape.WHO_ACTS: _who_acts,
    Shape.AT_BODY: _who_acts,
    Shape.BY_CUT_OFF: by_cut_off,
    Shape.AT_MOST: _at_most,
    Shape.NEXT_MEETING: _next_meeting,
    Shape.ON_RELEASE_DAY: on_release_day,
    Shape.HOLD: during_hold,
    Shape.STATUS: _status_known,
    Shape.OUTCOME_BARS: _outcome_bars,
    Shape.ENDS: _ends,
    Shape.ON_WORKING_DAY: _on_working_day,
})
