"""What each bound of a proof says, on the days to which the bounds of the proof alone lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from math import inf

import attrs

from secgov.calendar.bank_holidays import BankHoliday, describe
from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.counting import Counting
from secgov.calendar.spoken_days import WEEKDAYS, spoken
from secgov.citation import SUPPOSED, Evidence
from secgov.explanation import Explanation
from secgov.model.bodies import body_name
from secgov.planning.network.bounds import Bound, Grounds, Kind
from secgov.planning.network.route_network import says_of
from secgov.planning.network.runs import date_of
from secgov.planning.outlooks.premises import Premise
from secgov.planning.outlooks.reasons import own_day, said
from secgov.planning.steps.basis import Basis
from secgov.rules.rule import Parameter, Rule

__all__ = ["premise_of"]


def premise_of(bound: Bound, grounds: Grounds, pace: str, calendar: CodeCalendar) -> Premise:
    """
    Return *bound*, one of *grounds*, as a premise; *pace* says by which run it is proven.

    *calendar* is that of the question: in that of the grounds, bank holidays that the proof can
    do without are Working Days.
    """
    match bound:
        case Bound(kind=Kind.HOLIDAY):
            return _holiday(bound, grounds.planned.case.basis)
        case Bound(kind=Kind.WORKING_DAY):
            return _working_day(bound, grounds, calendar)
        case Bound(kind=Kind.MEETING, norm=norm):
            return _meeting(bound, norm, grounds, calendar)
        case Bound(kind=Kind.ORDER | Kind.TIME, norm=Rule() | Parameter() as norm):
            return _wait(bound, norm, grounds, pace)
    return _fact(bound, grounds)


def _fact(bound: Bound, grounds: Grounds) -> Premise:
    """Return what the timetable states, or the day of the question."""
    case = grounds.planned.case
    day, kind = date_of(bound.day), bound.kind.value
    if bound.kind is Kind.AS_OF:
        return Premise(kind, f"the question is asked as of {said(bound.day)}: what is still to be "
                             "done cannot be before it", day=day)
    if bound.kind is Kind.HOLD and bound.step:
        own = grounds.planned.by_step[bound.step]
        return Premise(kind, f"{own_day(grounds.planned, bound.step)} ({said(bound.day)})",
                       own.placed.source_in(case.timetable) if own.placed is not None
                       else case.timetable.source, bound.step, day)
    if bound.kind is Kind.HOLD:
        hold = grounds.hold
        return Premise(kind, hold.says() if hold is not None else "", case.timetable.source,
                       day=day)
    placed = {step.act: step for step in case.steps}[bound.step]
    exact = placed.window is not None and placed.window.is_exact and bound.kind is Kind.STATED
    return Premise(kind, own_day(grounds.planned, bound.step)
                   + ("" if exact else f" ({said(bound.day)})"),
                   placed.source_in(case.timetable), bound.step, day)


def _wait(bound: Bound, norm: Rule | Parameter, grounds: Grounds, pace: str) -> Premise:
    """Return an order, or a time that has to lie between two steps."""
    day, after = grounds.days[bound.earlier], f"not before {says_of(bound.earlier)}"
    value, counting = "", None
    if isinstance(norm, Parameter):
        day = grounds.planned.case.basis.relation(norm).earliest(day)
        value, counting = norm.in_words(), norm.counting
        after = f"{'with' if counting is Counting.NOTICE else 'after'} {value}"
    says = (f"{says_of(bound.step)}, {after}: {said(day)} {pace}, by {bound.name} "
            f"(register id {norm.register})")
    return Premise(bound.kind.value, says, norm.cites, bound.step, date_of(day), bound.name,
                   norm.register, norm.force, norm.evidence, value, counting)


def _working_day(bound: Bound, grounds: Grounds, calendar: CodeCalendar) -> Premise:
    day, bare = grounds.days[bound.step], grounds.without((bound,)).days[bound.step]
    shut = day in calendar.working_days.closed
    says = (f"not before {said(day)}, since {said(bare)} is none; the proof holds even if that "
            f"{WEEKDAYS[date.fromordinal(int(day)).weekday()]}, a bank holiday, were one" if shut
            else f"{said(day)}, since {said(bare)} is none")
    return Premise(
        bound.kind.value, f"{says_of(bound.step)} on a Working Day: {says}",
        "register X-WD-01", bound.step, date_of(day), register="X-WD-01",
        evidence=Evidence.UNVERIFIED)


def _meeting(
    bound: Bound, norm: Rule | Parameter | None, grounds: Grounds, calendar: CodeCalendar
) -> Premise:
    """Return that a step waits for a meeting of its body, with the meetings around it."""
    day, bare = grounds.days[bound.step], grounds.without((bound,)).days[bound.step]
    body, basis = grounds.planned.by_step[bound.step].body, grounds.planned.case.basis
    clashes = {one.day.toordinal(): one.clash
               for one in calendar.series_of(body).meetings if one.clash}
    first = (f"none from {said(bare)} on is before {said(day)}" if day in clashes
             else f"the first from {said(bare)} on is that of {said(day)}")
    bare_one = Premise(
        bound.kind.value, f"{says_of(bound.step)}, at a meeting of {body_name(body)}: {first}",
        step=bound.step, day=date_of(day),
        parts=tuple(_meetings(body, bare, day, basis, clashes)))
    return bare_one if norm is None else attrs.evolve(
        bare_one, cites=norm.cites, rule=bound.name, register=norm.register, force=norm.force,
        evidence=norm.evidence)


def _meetings(
    body: str, first: float, day: float, basis: Basis, clashes: Mapping[int, str]
) -> Iterator[Explanation]:
    """
    Yield the meeting before *first*, the days of the rhythm that clash, and that of *day*.

    *clashes* are those of the calendar of the question: the proof can do without one that is
    none on its own basis.
    """
    before = basis.possible(body).latest(first - 1)
    for one in basis.calendar.series_of(body).meetings:
        ordinal = one.day.toordinal()
        if ordinal in (before, day) and ordinal in clashes:
            yield Explanation(f"{body_name(body)} would meet by its rhythm, but "
                              f"{clashes[ordinal]}; the proof holds even if it met then",
                              "; ".join(one.sources))
        elif ordinal in (before, day):
            known = "projected by the rhythm" if one.projected else "known"
            yield Explanation(f"{body_name(body)} meets on {spoken(one.day)}, {known}", one.cites)
        elif one.clash and first <= ordinal < day:
            yield Explanation(f"{body_name(body)} would meet by its rhythm, but {one.clash}",
                              "; ".join(one.sources))
    if day == inf:
        yield Explanation(f"the calendar ends on {spoken(basis.calendar.working_days.last)}")


def _holiday(bound: Bound, basis: Basis) -> Premise:
    day = date.fromordinal(int(bound.day))
    given = next((one for one in basis.calendar.given
                  if isinstance(one, BankHoliday) and one.day == day), None)
    known = describe(day, basis.as_of)
    name, cites = (given.name, given.cites) if given else known or ("a bank holiday, projected", "")
    projected = basis.calendar.working_days.is_projected(day)
    seen = (Evidence.UNVERIFIED if cites == SUPPOSED else Evidence.SECONDARY if given
            else Evidence.OBSERVED if projected else Evidence.PRIMARY)
    return Premise(bound.kind.value, f"{spoken(day)} is no Working Day: {name}", cites, day=day,
                   evidence=seen)
