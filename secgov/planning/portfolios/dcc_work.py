"""
The DCC's work that a timetable states: assessments, re-assessments and reviews, and when.

A piece of work begins with what asks for it and ends with its return. Each end has two days, the
earliest and the latest that the timetable leaves, so that work may be in hand from the earliest
asking to the latest return, and surely is from the latest asking to the earliest return.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import inf
from typing import Final

import attrs

from secgov.calendar.counting import NOT_BEFORE
from secgov.calendar.spoken_days import spoken
from secgov.explanation import Explanation
from secgov.model.acts import act
from secgov.model.identifiers import read_identifier
from secgov.planning.network.hold_rules import held_between
from secgov.planning.network.network import Link, reachable
from secgov.planning.network.open_waits import open_waits
from secgov.planning.network.route_network import PlannedRoute, planned_route
from secgov.planning.network.runs import Runs, date_of
from secgov.planning.portfolios.assessment_rounds import ASKS, REVIEW, Round, rounds
from secgov.planning.steps.cases import Case
from secgov.planning.steps.placing import PlacedStep, by_name
from secgov.planning.steps.route_choice import route_of, settled_by

__all__ = ["End", "Work", "dcc_work"]

_OVERDUE: Final = "; overdue, and no new day is stated"


@attrs.frozen
class End:
    """
    One end of a piece of work, as ordinals; infinite where no day is known or stated.

    `words` are those of the timetable, `because` says where the days come from.
    """

    step: str
    words: str
    earliest: float
    latest: float
    because: Explanation


@attrs.frozen
class Work:
    """
    A piece of work of the DCC.

    `begun` is whether it is with the DCC already; `blocked` says what must happen before it can
    be returned, `conditions` on what it depends whether it is asked for at all.
    """

    modification: str
    title: str
    assessment: str
    kind: str
    options: int
    option_names: tuple[str, ...]
    begun: bool
    asked: End
    returned: End
    blocked: tuple[str, ...]
    conditions: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the modification with the assessment, as answers call the piece."""
        return f"{self.modification}:{self.assessment}"

    @property
    def standing(self) -> str:
        """Return `conditional` if it may not be asked for at all, else `blocked` or `clear`."""
        return "conditional" if self.conditions else "blocked" if self.blocked else "clear"

    def may_be_in_hand(self, first: float, last: float) -> bool:
        """Return whether the timetable leaves a day from *first* to *last* on which it may be."""
        return self.asked.earliest <= last and self.returned.latest >= first

    def surely_in_hand(self, first: float, last: float) -> bool:
        """Return whether it is in hand between the two however its days fall as stated."""
        sure = self.begun or self.standing == "clear"
        return sure and self.asked.latest <= last and self.returned.earliest >= first


def dcc_work(case: Case) -> Iterator[Work]:
    """Yield each piece of work of the DCC that *case* states and that has not been returned."""
    pieces = [piece for piece in rounds(case.read) if piece.end is None or not piece.end.done]
    if not pieces or settled_by(case.steps) is not None:
        return
    process = case.basis.rules.process
    planned = planned_route(case, route_of(case.modification, case.steps, process))
    for piece in pieces:
        yield _work(piece, planned)


def _work(piece: Round, planned: PlannedRoute) -> Work:
    case, known = planned.case, planned.by_step
    ask = ASKS.get(piece.returns, REVIEW)
    begun = (_begun(piece.starts[0]) if piece.starts
             else ask not in known or known[ask].done)
    order = tuple(Link(rule.earlier, rule.later, NOT_BEFORE) for rule in planned.rules)
    runs = Runs(planned, planned.stated_days, planned.stated_days)
    asked = _asked(piece, runs, ask, begun=begun)
    blocked = (*_blocked(piece, planned, order),
               *(() if begun else _waiting(planned.case, asked)))
    options, names = piece.options
    return Work(
        case.modification.id, case.modification.title,
        piece.returns.removesuffix("-returned").removesuffix("-reviewed"), piece.kind,
        options, names, begun, asked,
        _returned(piece, runs, asked, open_ended=bool(blocked)), blocked,
        () if begun else tuple(dict.fromkeys(_conditions(piece, planned, order, ask))))


def _begun(step: PlacedStep) -> bool:
    return step.done or step.step.status == "under-way"


def _asked(piece: Round, runs: Runs, ask: str, *, begun: bool) -> End:
    """Return when the work was or is asked for."""
    case, today = runs.planned.case, float(runs.planned.case.basis.as_of.toordinal())
    step = piece.starts[0] if piece.starts else None
    if begun and step is not None and step.stated:
        return End(step.act, _words(step), step.earliest, step.latest, _stated(step, case))
    if begun:
        day = float(case.basis.written.toordinal())
        return End(step.act if step is not None else ask, "", day, day, _from(
            step, f"no day is stated; the DCC has it on {spoken(case.basis.written)}", case))
    best, usual = _planned_days(runs, ask, step)
    first = max(best, *(_days_before(step, case, frozenset()) if step else ()), today)
    if step is not None and step.stated:
        if step.latest < today:
            return End(step.act, _words(step), today, inf, _stated(step, case, _OVERDUE))
        # What comes before it narrows the stated days; if it contradicts them, they stay.
        first = max(today, step.earliest, first if first <= step.latest else -inf)
        held = _held_until(step, case)
        last = max(step.latest, held.toordinal() if held else -inf)
        return End(step.act, _words(step), first, last, _stated(step, case, _on_hold(held)))
    last, says = max(first, usual), "that of the usual pace"
    if piece.end is not None and piece.end.stated and first <= piece.end.latest < last:
        last, says = piece.end.latest, "the last one stated for its return"
    return End(ask, "", first, last, _from(
        step, f"no day is stated; from the day that what comes before it allows to {says}", case))


def _returned(piece: Round, runs: Runs, asked: End, *, open_ended: bool) -> End:
    """Return when the work is returned; plus infinity where no end is known."""
    case, step, name = runs.planned.case, piece.end, piece.returns
    today = float(case.basis.as_of.toordinal())
    first, (best, usual) = max(asked.earliest, today), _planned_days(runs, name, step)
    if step is not None and step.stated:
        if step.latest < today:
            # Nobody recorded its return, which is no proof that the DCC still has it.
            return End(name, _words(step), step.earliest, inf, _stated(step, case, _OVERDUE))
        if step.latest < asked.earliest:
            return End(name, _words(step), max(first, best), max(asked.latest, usual), _stated(
                step, case, "; it is asked for later, so the latest is that of the usual pace"))
        first, held = max(step.earliest, first), _held_until(step, case)
        last = max(step.latest, first, held.toordinal() if held else -inf)
        return End(name, _words(step), first, last, _stated(step, case, _on_hold(held)))
    first, last = max(first, best), runs.latest_best.get(name, inf)
    says = "no day is stated; the latest that lets what follows happen as stated"
    if last < first:
        last, says = usual, ("no day is stated, and what follows cannot happen as stated; the "
                             "latest is that of the usual pace")
    elif last == inf and open_ended:
        says = "no day is stated, and it cannot be returned while it is blocked"
    elif last == inf:
        last, says = usual, "no day is stated; the latest is that of the usual pace"
    return End(name, "", first, max(first, last), _from(step, says, case))


def _held_until(step: PlacedStep, case: Case) -> date | None:
    """Return the known end of the hold within which *step* is stated, if there is one."""
    (since, _), (_, until) = held_between(case)
    return date_of(until) if since <= step.latest < until else None


def _on_hold(until: date | None) -> str:
    return f"; it is on hold until {spoken(until)}, and may be no sooner" if until else ""


def _planned_days(runs: Runs, name: str, step: PlacedStep | None) -> tuple[float, float]:
    """Return the days of the best and the usual run, open where the route plans another round."""
    by_plan = runs.planned.by_step.get(name)
    if by_plan is None or (step is not None and by_plan.placed is not step):
        return -inf, inf
    return runs.best.days[name], runs.usual.days[name]


def _days_before(step: PlacedStep, case: Case, seen: frozenset[str]) -> Iterator[float]:
    """Yield the earliest days of what *step* is stated to come after, through any number."""
    for one in case.read:
        if one.name not in seen and {one.name, one.act} & set(step.step.after):
            yield one.earliest
            yield from _days_before(one, case, seen | {one.name})


def _blocked(piece: Round, planned: PlannedRoute, order: tuple[Link, ...]) -> Iterator[str]:
    """Yield what must happen before the work can be returned."""
    modification = planned.case.modification
    acts = {one.name: one.act for one in planned.case.steps}
    before = {name for name in reachable(order, (piece.returns,))
              if not (name in planned.by_step and planned.by_step[name].done)}
    for awaited in modification.awaiting:
        if awaited.status not in ("closed", "done") and (
                before & {acts.get(name, name) for name in awaited.blocks}):
            yield f"still awaited: {awaited.what}"
    hold = modification.hold
    if hold is not None and held_between(planned.case)[1][1] == inf:
        yield f"it is on hold{f': {hold.reason}' if hold.reason else ''}"


def _waiting(case: Case, asked: End) -> Iterator[str]:
    """Yield what it waits on before it is asked for, and that may not be over by then."""
    file, own = open_waits(case.timetable, case.basis), case.modification.id
    for wait in case.modification.waits_on:
        other = file.by_key.get(read_identifier(wait.id))
        # What has happened, has ended, or goes round in a circle is no wait that is counted in.
        if other is not None and (other.id not in file.graph.get(own, ())
                                  or settled_by(file.steps[other.id]) is not None):
            continue
        placed = by_name(file.steps[other.id]).get(wait.step) if other is not None else None
        if placed is None or not placed.stated or placed.latest > asked.earliest:
            yield f"it waits on {wait.id}"


def _conditions(
    piece: Round, planned: PlannedRoute, order: tuple[Link, ...], ask: str
) -> Iterator[str]:
    """Yield on what it depends whether the work is asked for at all."""
    named = {name for one in piece.starts for name in one.step.after}
    before = reachable(order, (ask,))
    for step in planned.case.read:
        if _begun(step) or not (
                step in piece.starts or step.act in before or named & {step.name, step.act}):
            continue
        if step.step.condition:
            yield f"only if {step.step.condition}"
        if step.step.status == "proposed":
            yield f"proposed, not yet agreed: {act(step.act).says}"


def _words(step: PlacedStep) -> str:
    return "" if step.window is None else step.window.words


def _stated(step: PlacedStep, case: Case, more: str = "") -> Explanation:
    return _from(step, f"stated as {step.in_words()}{more}", case)


def _from(step: PlacedStep | None, says: str, case: Case) -> Explanation:
    """Return why an end has its days, with the line of the paper where it is told."""
    paper = case.timetable.paper
    source = (paper.reference if paper is not None else "") or case.timetable.source
    line = step.step.line if step is not None else None
    return Explanation(says, f"{source} line {line}" if line else source)
