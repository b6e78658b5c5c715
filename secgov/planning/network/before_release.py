"""The last day on which a step still leaves what must follow it before its release goes live."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from math import inf

import attrs

from secgov.calendar.counting import NOT_BEFORE
from secgov.calendar.spoken_days import spoken
from secgov.citation import Severity
from secgov.model.acts import act
from secgov.planning.network.holding import Outside
from secgov.planning.network.network import Link, Network, Node
from secgov.planning.network.route_network import PlannedRoute, planned_route
from secgov.planning.network.targets import LAST_STEP
from secgov.planning.steps.cases import Case, day_of
from secgov.planning.steps.placing import PlacedStep

__all__ = ["BeforeRelease", "LastDay", "before_release"]


@attrs.frozen
class LastDay:
    """
    The last day of a step, as an ordinal, and what following step leaves it no later one.

    `bound` is the last that the rules of fault grade leave, possible for the step or not, and
    `day` the one to have it done by: with the times of practice that follow it as well, where
    there is room for them. `after` names the following step whose own days bring it forward, the
    last of which is `after_day`; it is empty where only the release binds.
    """

    bound: float
    day: float
    practised: bool = False
    after: str = ""
    after_day: float = inf

    def says(self) -> str:
        """Return what must follow and by when, in words; "" where only the release binds."""
        follows = (f", and before that {act(self.after).says}, on "
                   f"{spoken(day_of(self.after_day))} at the latest") if self.after else ""
        practice = (f"; the times that practice has for what follows leave it "
                    f"{spoken(day_of(self.day))}" if self.practised else "")
        return f"{follows}{practice}"


@attrs.frozen(slots=False, eq=False)
class BeforeRelease:
    """
    The chain of a route's orders, meetings and sourced times, without the days of a timetable.

    Passed backward from the day of a release it gives the last lawful day of each step, as an
    outlook has it; passed forward from the facts, the first day that they leave.
    """

    case: Case
    planned: PlannedRoute

    @cached_property
    def _lawful(self) -> Network:
        return self._network(self._surely_held, Severity.FAULT)

    @cached_property
    def _practised(self) -> Network:
        if self.planned.route.no_usual_times:
            return self._lawful
        return self._network(self.planned.hold, Severity.FAULT, Severity.WARNING)

    @property
    def _surely_held(self) -> Outside | None:
        """Return the days of a hold in the best run."""
        return self.planned.hold_in(())

    def _network(self, hold: Outside | None, *severities: Severity) -> Network:
        """Return the chain outside *hold*, with the times of rules that weigh as *severities*."""
        relation = self.case.basis.relation
        return Network(
            tuple(Node(step.step, self.planned.outside(hold, step)) for step in self.planned.steps),
            tuple(Link(rule.earlier, rule.later,
                       relation(rule.parameter) if rule.parameter is not None
                       and rule.severity in severities else NOT_BEFORE)
                  for rule in self.planned.rules))

    @cached_property
    def _first(self) -> Mapping[str, float]:
        """Return the first day of each step that the facts and the day of the question leave."""
        now = float(self.case.basis.as_of.toordinal())
        nodes = tuple(
            Node(step.step, done=step.best) if step.done else
            Node(step.step, self.planned.outside(self._surely_held, step), now)
            for step in self.planned.steps)
        return Network(nodes, self._lawful.links).forward().days

    def first_day(self, step: PlacedStep) -> float:
        """Return the first day on which what has happened lets *step* happen."""
        return self._first.get(step.act, float(self.case.basis.as_of.toordinal()))

    def bounds(self, go_live: float) -> Mapping[str, float]:
        """Return the last day that the rules of fault grade leave each step, possible or not."""
        days = self._lawful.backward({LAST_STEP: go_live})
        ends = {step.act for step in self.case.steps} - {
            link.earlier for link in self._lawful.links}
        found = dict.fromkeys(ends, go_live)
        for link in self._lawful.links:
            last = link.relation.latest(days[link.later])
            found[link.earlier] = min(found.get(link.earlier, last), last)
        return found

    def last_day(self, step: PlacedStep, go_live: float) -> LastDay:
        """Return the last day of *step* that leaves what must follow it before *go_live*."""
        days = self._lawful.backward({LAST_STEP: go_live})
        bound, after = _bound(step.act, self._lawful, days, go_live)
        chosen = self._room_for_practice(days, go_live)
        last = bound if chosen is None else _bound(step.act, self._practised, chosen, go_live)[0]
        hold, possible = self.planned.hold, self.case.basis.possible(step.body)
        day = (possible if hold is None else hold.within(possible)).latest(last)
        practised = -inf < last < bound
        while after:
            following, then = _bound(after, self._lawful, days, go_live)
            # What its own days bring forward is named; what only passes the day on is not.
            if -inf < days[after] < following:
                return LastDay(bound, day, practised, after, days[after])
            after = then
        return LastDay(bound, day, practised)

    def _room_for_practice(
        self, lawful: Mapping[str, float], go_live: float
    ) -> Mapping[str, float] | None:
        """
        Return the last days with the times of practice, or nothing where there is no room for them.

        There is none where a step that keeps the rule stands after its own such day, or one that
        is to be moved can no longer be on it.
        """
        days = self._practised.backward({LAST_STEP: go_live})
        for step in self.case.steps:
            if step.stated and step.act in days:
                last = days[step.act]
                if last < step.latest and (step.latest <= lawful[step.act]
                                           or last < self.first_day(step)):
                    return None
        return days


def _bound(
    step: str, chain: Network, days: Mapping[str, float], go_live: float
) -> tuple[float, str]:
    """Return the last day that what follows *step* leaves it, and which step that is."""
    return min(((link.relation.latest(days[link.later]), link.later)
                for link in chain.links if link.earlier == step), default=(go_live, ""))


def before_release(case: Case) -> BeforeRelease:
    """Return what must come in turn before a release, on the route of *case*."""
    return BeforeRelease(case, planned_route(case, case.route))
