"""
The reasons of an answer on routes: what made a row fire, what fails, and what it waits on.

An input that nobody has stated may still take any of its values. A fact is possible if rows can
conclude it from what is known and from what may yet be stated; what is not concluded and yet
possible depends on the inputs that those rows wait on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

import attrs

from secgov.planning.routes.route_answer import (
    Contradiction,
    FailedCondition,
    FiredRow,
    Way,
)
from secgov.rules.engines.values import Outcome
from secgov.rules.route_rules import RouteRow, RouteRules
from secgov.rules.rule import Rule

__all__ = ["Reasons"]


@attrs.frozen(slots=False, eq=False)
class Reasons:
    """
    What came of one run, with the rows that took part in it and the rules that they apply.

    `known` holds every input; `outcome` all facts at the end and the rows that fired;
    `contradicted` the rows that fired on those facts because they cannot be true together.
    """

    routes: RouteRules
    rows: tuple[RouteRow, ...]
    rules: Mapping[str, Rule]
    known: Mapping[str, str]
    outcome: Outcome
    contradicted: Outcome
    possible: Mapping[str, frozenset[str]] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Work out what is possible."""
        object.__setattr__(self, "possible", self._possible())

    def waits(self, fact: str) -> bool:
        """Return whether *fact* is an input that nobody has stated or judged."""
        one = self.routes.input(fact)
        return one is not None and self.known[fact] == one.open

    def status(self, fact: str, value: str) -> str:
        """
        Return whether *fact* is `open` (concluded as *value*), `closed`, or `depends`.

        It is `contradicted` where it rests on what cannot be true together.
        """
        if self.outcome.value(fact) == value:
            return "contradicted" if self.is_contradicted(fact) else "open"
        return "depends" if value in self.possible.get(fact, ()) else "closed"

    def fired(self) -> tuple[FiredRow, ...]:
        """Return every row that fired, in order."""
        return self._fired(self.outcome, self.routes.rows)

    def _fired(self, outcome: Outcome, of: Iterable[RouteRow]) -> tuple[FiredRow, ...]:
        rows = {row.id: row for row in of}
        return tuple(
            FiredRow(one.rule, self.rules[rows[one.rule].rule],
                     tuple((fact, str(value)) for fact, value in one.because),
                     rows[one.rule].concludes, self.routes.shown(rows[one.rule].concludes))
            for one in outcome.fired)

    def chain(self, *facts: str) -> tuple[FiredRow, ...]:
        """Return the rows that fired on the way to any of *facts*, in order."""
        wanted, found = set(facts), []
        for row in reversed(self.fired()):
            if any(name in wanted for name, _ in row.concludes):
                found.append(row)
                wanted |= {name for name, _ in row.because}
        return tuple(reversed(found))

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return what cannot be true together, with all that is stated of it, in order."""
        words = {row.id: row.says for row in self.routes.contradictions}
        return tuple(Contradiction(words[row.row], row, self._stated_for(row))
                     for row in self._fired(self.contradicted, self.routes.contradictions))

    def is_contradicted(self, fact: str) -> bool:
        """Return whether *fact* rests on a conclusion that another contradicts."""
        return bool(self._against) and not self._against.isdisjoint(
            (fact, *(name for row in self.chain(fact) for name, _ in row.because)))

    @cached_property
    def _against(self) -> frozenset[str]:
        """Return the conclusions that contradict one another, or what is stated."""
        return frozenset(name for one in self.contradictions for name, _ in one.row.because
                         if self.routes.input(name) is None)

    def _stated_for(self, row: FiredRow) -> tuple[tuple[str, str], ...]:
        """Return the inputs that made *row* fire, with what is stated, in their order."""
        because = {name for each in (row, *self.chain(*(name for name, _ in row.because)))
                   for name, _ in each.because}
        return tuple((one.name, self.known[one.name]) for one in self.routes.inputs
                     if one.name in because)

    def ways(self, fact: str, values: Iterable[str]) -> tuple[Way, ...]:
        """Return each row that would conclude *fact* as one of *values*, and all that it lacks."""
        return tuple(
            Way(row.id, self.rules[row.rule], tuple(
                self._failed(name, needs) for name, needs in row.when
                if self.outcome.value(name) not in needs))
            for row in self._concluding(fact, values))

    def needed(self, fact: str, *values: str) -> tuple[str, ...]:
        """Return the inputs not stated that *fact* waits on to be one of *values*, in order."""
        found = self._needed(fact, values)
        return tuple(one.name for one in self.routes.inputs if one.name in found)

    def _failed(self, fact: str, needs: tuple[str, ...]) -> FailedCondition:
        one = self.routes.input(fact)
        found = self.outcome.value(fact)
        asks = one.asks if one else self.routes.asks(fact)
        # Silence meets a condition, and mends nothing that is stated.
        needs = tuple(value for value in needs if one is None or value != one.open) or needs
        return FailedCondition(
            fact, asks, None if found is None else str(found), self.waits(fact),
            tuple((value, self.routes.says(fact, value)) for value in needs),
            () if one else self.ways(fact, needs))

    def _concluding(self, fact: str, values: Iterable[str]) -> tuple[RouteRow, ...]:
        wanted = {(fact, value) for value in values}
        return tuple(row for row in self.rows if not wanted.isdisjoint(row.concludes))

    def _needed(self, fact: str, values: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for row in self._concluding(fact, values):
            if self._can_fire(row, self.possible):
                for name, needs in row.when:
                    # Silence may meet it, and what is stated later still fail it.
                    if self.waits(name) and not self.possible[name] <= set(needs):
                        found.add(name)
                    elif self.outcome.value(name) not in needs:
                        found |= self._needed(name, needs)
        return found

    def _can_fire(self, row: RouteRow, possible: Mapping[str, frozenset[str]]) -> bool:
        for name, needs in row.when:
            values = possible.get(name)
            if values is None or values.isdisjoint(needs):
                return False
        return True

    def _possible(self) -> Mapping[str, frozenset[str]]:
        """Return the values that each fact has or may yet take."""
        possible = {name: frozenset({value}) for name, value in self.known.items()}
        for one in self.routes.inputs:
            if self.known[one.name] == one.open:
                possible[one.name] = frozenset([value for value, _ in one.values])
        waiting = self.rows
        while True:
            still = []
            for row in waiting:
                if self._can_fire(row, possible):
                    for fact, value in row.concludes:
                        possible[fact] = possible.get(fact, frozenset()) | {value}
                else:
                    still.append(row)
            if len(still) == len(waiting):
                return MappingProxyType(possible)
            waiting = tuple(still)
