"""
The bounds that make a run late, one by one, and what is left of them without some.

A chain of a run is tight, so its bounds alone are late. Leaving out, in turn, each bound without
which the rest is still late ends with a set of which none can be left out: every bound only
delays, so what is in time without one of them stays in time without more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from enum import Enum
from functools import cached_property
from math import inf

import attrs

from secgov.calendar.counting import NOT_BEFORE, Relation, Together
from secgov.citation import Evidence, Severity
from secgov.planning.network.holding import Outside
from secgov.planning.network.network import Forward, Link, Network, Node
from secgov.planning.network.route_network import PlannedRoute, Soft
from secgov.rules.rule import Parameter, Rule, Shape

__all__ = ["Bound", "Grounds", "Kind"]


class Kind(Enum):
    """What kind of rule or fact a bound is, in the order in which leaving it out is tried."""

    HOLIDAY = "holiday"
    WORKING_DAY = "working-day"
    MEETING = "meeting"
    TIME = "time"
    ORDER = "order"
    STATED = "stated"
    HOLD = "hold"
    AS_OF = "as-of"
    DONE = "done"
    TARGET = "target"


@attrs.frozen(eq=False)
class Bound:
    """
    One rule or fact that delays `step`, or the last day that a release leaves it.

    An order and a time keep it after `earlier`, by the `norm` called `name`; a fact and a target
    have a `day`, and so has a hold, which is the end of one or a step of another modification.
    Without a step it holds for all of them: the day of the question, the end of a hold, a holiday.
    """

    kind: Kind
    step: str = ""
    earlier: str = ""
    day: float = -inf
    name: str = ""
    norm: Rule | Parameter | None = None

    @property
    def weight(self) -> tuple[int, int]:
        """Return when leaving it out is tried: of the norms, the least verified first."""
        evidence = self.norm.evidence if self.norm else Evidence.PRIMARY
        return tuple(Kind).index(self.kind), -evidence.rank


@attrs.frozen(eq=False, slots=False)
class Grounds:
    """The bounds of the steps of one chain, in the order of the chain; the last is its target."""

    planned: PlannedRoute
    steps: tuple[str, ...]
    bounds: tuple[Bound, ...]
    hold: Outside | None = None

    @classmethod
    def of(
        cls, planned: PlannedRoute, run: Forward, softs: Collection[Soft], target: str, day: float
    ) -> Grounds:
        """Return the bounds that make *run*, a run with *softs*, bring *target* past *day*."""
        chain, hold = run.chain(target), planned.hold_in(softs)
        softs = [soft for soft in planned.in_force(run) if soft in softs]
        start = chain[0].earlier if chain else target
        bounds = [*_first(planned, start, softs), *_held(hold), *_placed(planned, start)]
        for link in chain:
            bounds += _waits(planned, link, softs)
            bounds += _placed(planned, link.later)
        end = day if run.days[target] == inf else run.days[target]
        bounds += _holidays(planned, _own_day(planned, start, softs), end)
        return cls(planned, (start, *(link.later for link in chain)),
                   (*bounds, Bound(Kind.TARGET, target, day=day)), hold)

    @cached_property
    def days(self) -> dict[str, float]:
        """Return the earliest day of each step of the chain under these bounds alone."""
        places = {one.step for one in self.bounds
                  if one.kind in (Kind.MEETING, Kind.WORKING_DAY)}
        nodes = tuple(self._node(step, step in places) for step in self.steps)
        waits: dict[tuple[str, str], list[Relation]] = {}
        for one in self.bounds:
            if one.earlier:
                waits.setdefault((one.earlier, one.step), []).append(self._relation(one))
        links = tuple(Link(*pair, Together(tuple(relations)))
                      for pair, relations in waits.items())
        return dict(Network(nodes, links).forward().days)

    def _node(self, step: str, placed: bool) -> Node:
        planned = self.planned.by_step[step]
        own = [one for one in self.bounds if one.step == step]
        if planned.done:
            return Node(step, done=max((one.day for one in own if one.kind is Kind.DONE),
                                       default=-inf))
        floors = [one.day for one in self.bounds
                  if one.kind is Kind.AS_OF and planned.best > -inf]
        floors += [one.day for one in own if one.kind in (Kind.STATED, Kind.HOLD)]
        days = self.planned.possible(planned) if placed else NOT_BEFORE
        hold = self.hold
        if hold is not None and not planned.of and any(
                one.kind is Kind.HOLD and not one.step for one in self.bounds):
            days = hold.within(days)
            if planned.best > -inf and hold.covers(self.planned.case.basis.as_of.toordinal()):
                # What is still to come is not before the question, nor, then, before its end.
                floors.append(hold.until)
        return Node(step, days, max(floors, default=-inf))

    def _relation(self, wait: Bound) -> Relation:
        if not isinstance(wait.norm, Parameter):
            return NOT_BEFORE
        return self.planned.case.basis.relation(wait.norm)

    @property
    def late(self) -> bool:
        """Return whether these bounds cannot all hold: the target comes after its last day."""
        return any(self.days[one.step] > one.day for one in self.bounds
                   if one.kind is Kind.TARGET)

    def without(self, left_out: Collection[Bound]) -> Grounds:
        """Return the other bounds alone; a day that was a holiday is a Working Day then."""
        bounds = tuple(one for one in self.bounds if one not in left_out)
        opened = [_day(one) for one in left_out if one.kind is Kind.HOLIDAY]
        return Grounds(_opened(self.planned, opened) if opened else self.planned,
                       self.steps, bounds, self.hold)

    def irreducible(self) -> Grounds:
        """
        Return a part of these bounds that is late, and in time without any one of them.

        Facts of the calendar are left out first, then the times, the least verified of them
        before the others: what remains is what rests on the best evidence.
        """
        found = self
        # Holidays matter seldom; leaving out all at once saves a calendar for each of them.
        bare = self.without([one for one in self.bounds if one.kind is Kind.HOLIDAY])
        if bare.late:
            found = bare
        for bound in sorted(found.bounds, key=lambda one: one.weight):
            rest = found.without((bound,))
            if rest.late:
                found = rest
        return found


def _first(planned: PlannedRoute, step: str, softs: Collection[Soft]) -> Iterator[Bound]:
    """Yield why the first step of a chain is not earlier: facts, and the day of the question."""
    one, day = planned.by_step[step], _own_day(planned, step, softs)
    if one.done:
        yield Bound(Kind.DONE, step, day=day)
        return
    if one.of:
        yield Bound(Kind.HOLD, step, day=day)
        return
    case, placed = planned.case, one.placed
    if placed is not None and placed.stated and not placed.done:
        yield Bound(Kind.STATED, step,
                    day=placed.latest if day == one.usual else placed.earliest)
    if day == case.basis.as_of.toordinal():
        yield Bound(Kind.AS_OF, day=day)


def _held(hold: Outside | None) -> Iterator[Bound]:
    """Yield that it is on hold, where that has an end; it may turn out to matter nothing."""
    if hold is not None:
        yield Bound(Kind.HOLD, day=hold.until)


def _own_day(planned: PlannedRoute, step: str, softs: Collection[Soft]) -> float:
    """Return the first day of *step* by itself: at the late end of what is stated, or the early."""
    one = planned.by_step[step]
    return one.usual if any(soft.step == step for soft in softs if not soft.later) else one.best


def _placed(planned: PlannedRoute, step: str) -> Iterator[Bound]:
    """Yield that the step is at a meeting of its body or on a Working Day, if it has to be."""
    one = planned.by_step[step]
    if one.done or planned.possible(one) is NOT_BEFORE:
        return
    rules = (rule for rule in planned.case.basis.rules.of_shape(Shape.ON_MEETING)
             if rule.body == one.body and step in rule.steps)
    kind = Kind.MEETING if one.body else Kind.WORKING_DAY
    rule = next(rules, None)
    yield Bound(kind, step, name=rule.id if rule else "", norm=rule)


def _waits(planned: PlannedRoute, link: Link, softs: Collection[Soft]) -> Iterator[Bound]:
    """Yield the order of the two steps of *link*, and each time that has to lie between them."""
    pair = (link.later, link.earlier)
    rules = planned.reasons(link.earlier, link.later)
    order = min(rules, key=lambda rule: (rule.shape is not Shape.ORDER, rule.evidence.rank))
    yield Bound(Kind.ORDER, *pair, name=order.id, norm=order)
    for rule in rules:
        if rule.parameter is not None and rule.severity is Severity.FAULT:
            yield Bound(Kind.TIME, *pair, name=rule.id, norm=rule.parameter)
    for soft in softs:
        if (soft.earlier, soft.later) == (link.earlier, link.later):
            yield Bound(Kind.TIME, *pair, name=soft.key, norm=soft.parameter)


def _holidays(planned: PlannedRoute, first: float, last: float) -> Iterator[Bound]:
    """Yield the bank holidays on which work could have been done, from *first* to *last*."""
    for ordinal in sorted(planned.case.basis.calendar.working_days.closed):
        # Ordinal 1 was a Monday, so 6 is a Saturday and 0 a Sunday.
        if first <= ordinal <= last and ordinal % 7 not in (0, 6):
            yield Bound(Kind.HOLIDAY, day=float(ordinal))


def _opened(planned: PlannedRoute, days: list[date]) -> PlannedRoute:
    basis = planned.case.basis
    return attrs.evolve(planned, case=attrs.evolve(planned.case, basis=attrs.evolve(
        basis, calendar=basis.calendar.opened(days))))


def _day(bound: Bound) -> date:
    return date.fromordinal(int(bound.day))
