"""What the rule book asks of an act: who takes it, in what order, and after what time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from math import inf
from typing import Final

import attrs

from secgov.calendar.counting import NOT_BEFORE, Relation, WorkingDayRanks
from secgov.calendar.spoken_days import spoken
from secgov.citation import Severity, severity_of
from secgov.errors import Condition
from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.facts import in_words, said_to_act
from secgov.planning.life.places import Check
from secgov.planning.life.state import LifeState
from secgov.planning.steps.placing import mended
from secgov.rules.rule import Parameter, Rule

__all__ = ["FAST_TRACK", "IN_ORDER", "PUT_OFF", "Order", "Who", "condition", "day_or_never",
           "last_day", "opening", "unrecorded", "verified"]

IN_ORDER: Final = "life.stages-in-order"
FAST_TRACK: Final = "fast-track"
PUT_OFF: Final = frozenset({"deferred", "sent-back"})
"""The outcomes of a vote or decision that decide nothing yet."""


def condition(rule: Rule, says: str, mend: str = "", expected: date | None = None) -> Condition:
    """Return what fails under *rule*; without a *mend* of its own the rule's is taken."""
    return Condition(rule.id, rule.register, says, mend or mended(rule.mend, expected), rule.cites,
                     expected, rule.force, rule.evidence)


def unrecorded(state: LifeState, *names: str, later: str = "") -> str:
    """
    Return that none of the acts called so is recorded, or not again since it was undone.

    *later* is the act that waits for them.
    """
    says = (_leading(state, name, later) + _again(state, name, when=True) for name in names)
    return "it is not recorded that " + " or ".join(says)


def _leading(state: LifeState, name: str, later: str) -> str:
    """Return what an act is in words: by the rows that lead on from here, to *later* if any do."""
    rows = [way.move for ways in state.place.ways.values() for way in ways
            if way.move.act == name and way.move.to not in ("", state.place.stage)
            and not way.move.given]
    places = {source for move in state.life.table.of_act.get((later, ""), ())
              for source in move.sources}
    meant = [move for move in rows if move.to in places] or rows
    says = dict.fromkeys(move.says or act_named(name).says for move in meant)
    return " or ".join(says) or act_named(name).says


def _again(state: LifeState, name: str, *, when: bool = False) -> str:
    """Return "again" where the act is recorded and must be done anew, with the last time of it."""
    last = next((one for one in reversed(state.acts) if one.act == name), None)
    time = f" (the last time is {in_words(last)})" if last is not None and when else ""
    return "" if last is None else f" again{time}"


@attrs.frozen
class Who:
    """Only certain bodies may act; an act whose body is not recorded is not judged."""

    rule: Rule
    bodies: tuple[str, ...]

    @property
    def check(self) -> Check:
        """Return what says what fails: the body is none of those that may act."""
        allowed, judged = frozenset(("", *self.bodies)), self._judged
        return lambda state, act, day: None if act.body in allowed else judged(act, day)

    def _judged(self, act: RecordedAct, day: date) -> Condition | None:
        if not self.rule.in_force(day) or self.rule.start_uncertain_on(day):
            return None
        return condition(self.rule, said_to_act(act, self.bodies))


@attrs.frozen
class Order:
    """
    An earlier act, and the time that must have passed since it.

    The rule is about `paths`; inside the bounds of a start that is not known to the day it only
    may bind, and refuses nothing.
    """

    rule: Rule
    earlier: str
    relation: Relation
    paths: frozenset[str]

    @property
    def check(self) -> Check:
        """Return what says what fails: the earlier act is not recorded, is later, or too recent."""
        earlier, judged = self.earlier, self._judged
        if self.relation is not NOT_BEFORE:
            return lambda state, act, day: judged(state, state.done.get(earlier), day)

        def check(state: LifeState, act: RecordedAct, day: date) -> Condition | None:
            first = state.done.get(earlier)
            return None if first and first.earliest <= day else judged(state, first, day)
        return check

    def _judged(
        self, state: LifeState, first: RecordedAct | None, day: date
    ) -> Condition | None:
        rule = self.rule
        if not rule.in_force(day) or rule.start_uncertain_on(day):
            return None
        if first is None:
            again = _again(state, self.earlier)
            says = _leading(state, self.earlier, rule.later)
            return condition(rule, unrecorded(state, self.earlier, later=rule.later),
                             f"It is possible once {says}{again}.")
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
    return day_or_never(parameter.relation(ranks).earliest(start.toordinal()))


def day_or_never(ordinal: float) -> date:
    """Return the day of *ordinal*; past the end of the calendar, the last day that there is."""
    return date.max if ordinal == inf else date.fromordinal(int(ordinal))


def opening(orders: Iterable[Order], state: LifeState) -> Iterator[date]:
    """Yield the first day that each of *orders* leaves open, where it bounds one."""
    for order in orders:
        day = order.opens(state)
        if day is not None:
            yield day


def verified(parameter: Parameter) -> bool:
    """Return whether the number binds: a breach of it is a fault."""
    return severity_of(parameter.force, parameter.evidence) is Severity.FAULT
