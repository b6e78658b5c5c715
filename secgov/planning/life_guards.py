"""What an act must satisfy beside its row: who acts, in what order, and after what time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import inf
from typing import Protocol

import attrs
from dateutil.relativedelta import relativedelta

from secgov.calendar.counting import NOT_BEFORE, AtLeast, Relation, WorkingDayRanks
from secgov.errors import Condition
from secgov.model.acts import act as act_named
from secgov.model.bodies import body_name
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life_state import LifeState
from secgov.planning.placing import spoken
from secgov.rules.rule import Parameter, Rule, Unit

__all__ = ["Guard", "Order", "Who", "condition", "day_or_never", "last_day",
           "opening"]


class Guard(Protocol):
    """Something that may stand in the way of an act."""

    def check(self, state: LifeState, act: RecordedAct, day: date) -> Condition | None:
        """Return what fails if *act* were taken on *day*, or None."""

    def opens(self, state: LifeState) -> date | None:
        """Return the first day that this leaves open, or None: any."""


def condition(rule: Rule, says: str, mend: str = "", expected: date | None = None) -> Condition:
    """Return what fails under *rule*; without a *mend* of its own the rule's is taken."""
    words = spoken(expected) if expected else "a day that the rule allows"
    return Condition(rule.id, rule.register, says,
                     mend or rule.mend.replace("{expected}", words), rule.cites, expected)


@attrs.frozen
class Who:
    """Only certain bodies may act; an act whose body is not recorded is not judged."""

    rule: Rule

    def check(self, state: LifeState, act: RecordedAct, day: date) -> Condition | None:
        """Return what fails: the body is none of those that may act."""
        if not act.body or act.body in self.rule.bodies or not self.rule.in_force(day):
            return None
        if self.rule.start_uncertain_on(day):
            return None
        allowed = " or ".join(map(body_name, self.rule.bodies))
        return condition(self.rule, f"{act_named(act.act).says}, but the record says that "
                         f"{body_name(act.body)} acted; only {allowed} can")

    def opens(self, state: LifeState) -> date | None:
        """Return None: who acts bounds no day."""
        return None


@attrs.frozen
class Order:
    """
    An earlier act, and the time that must have passed since it.

    The rule binds on `paths`; inside the bounds of a start that is not known to the day it only
    may bind, and refuses nothing.
    """

    rule: Rule
    earlier: str
    relation: Relation
    paths: frozenset[str]

    def check(self, state: LifeState, act: RecordedAct, day: date) -> Condition | None:
        """Return what fails: the earlier act is not recorded, is later, or too recent."""
        rule = self.rule
        if state.path not in self.paths:
            return None
        first = state.done.get(self.earlier)
        if first is not None and self.relation is NOT_BEFORE and first.earliest <= day:
            return None
        if not rule.in_force(day) or rule.start_uncertain_on(day):
            return None
        if first is None:
            says = act_named(self.earlier).says
            return condition(rule, f"it is not recorded that {says}",
                             f"It is possible once {says}.")
        opening = self._opening(first)
        if opening <= day:
            return None
        return condition(rule, f"{act_named(self.earlier).says} on {spoken(first.earliest)}, which "
                         f"allows it from {spoken(opening)} on", expected=opening)

    def _opening(self, first: RecordedAct) -> date:
        return day_or_never(self.relation.earliest(first.earliest.toordinal()))

    def opens(self, state: LifeState) -> date | None:
        """Return the first day after the earlier act on which the rule is kept."""
        first = state.done.get(self.earlier)
        if first is None or state.path not in self.paths:
            return None
        return self._opening(first)


def last_day(parameter: Parameter, start: date, ranks: WorkingDayRanks) -> date:
    """
    Return the last day that is still within the time of *parameter* from *start*.

    Working Days are counted as the parameter says; months and weeks are those of the calendar.
    """
    if parameter.unit is Unit.MONTHS:
        return start + relativedelta(months=parameter.value)
    if parameter.unit is Unit.WORKING_DAYS:
        within = AtLeast(parameter.value, parameter.counting, ranks)
        return day_or_never(within.earliest(start.toordinal()))
    return start + timedelta(days=parameter.value * (7 if parameter.unit is Unit.WEEKS else 1))


def day_or_never(ordinal: float) -> date:
    """Return the day of *ordinal*; past the end of the calendar, the last day that there is."""
    return date.max if ordinal == inf else date.fromordinal(int(ordinal))


def opening(guards: tuple[Guard, ...], state: LifeState) -> Iterator[date]:
    """Yield the first day that each of *guards* leaves open, where it bounds one."""
    for guard in guards:
        day = guard.opens(state)
        if day is not None:
            yield day
