"""The table of transitions with a rule book and a calendar: what each act must satisfy, by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.counting import NOT_BEFORE
from secgov.calendar.vague_dates import VagueDate
from secgov.citation import Evidence, Force, Severity
from secgov.errors import NotInForce
from secgov.model.acts import ACTS, RECORDED
from secgov.model.acts import act as act_named
from secgov.model.bodies import BODIES
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.advance import by_part
from secgov.planning.life.bodies import Absent, first_days
from secgov.planning.life.checks import checks_of, fits_of
from secgov.planning.life.facts import may_agree
from secgov.planning.life.guards import FAST_TRACK, IN_ORDER, Order, Who
from secgov.planning.life.marks import LAPSED
from secgov.planning.life.places import Check, Place, Way
from secgov.planning.steps.basis import Basis
from secgov.rules.rule import Parameter, Rule, Shape
from secgov.rules.rulebook import RuleBook
from secgov.rules.transition_reading import transitions
from secgov.rules.transition_rows import ALL_PATHS, LEFT, Move
from secgov.rules.transitions import Transitions

__all__ = ["Lifecycle", "lifecycle"]

Day: TypeAlias = "date | VagueDate"

_FAST_TRACK_ACTS: Final = frozenset({"fast-track-approved"})
_AUTHORITY: Final = "authority"
_APART: Final = frozenset({"release-targeted", "withdrawn"})


@lru_cache(maxsize=8)
def lifecycle(rules: RuleBook, calendar: CodeCalendar) -> Lifecycle:
    """Return the shipped table bound to *rules* and *calendar*, made once for each pair."""
    return Lifecycle(transitions(), rules, calendar)


@attrs.frozen(slots=False, eq=False)
class Lifecycle:
    """
    What binds the life of a modification: the table, and the rules that bear on each act.

    `places` has every stage on every path with its ways on. Of the rules of order and time,
    `orders` has all, `bars` those whose breach is a fault and refuses an act, `advice` the others.
    """

    table: Transitions
    rules: RuleBook
    calendar: CodeCalendar

    @cached_property
    def places(self) -> Mapping[tuple[str, str], Place]:
        """Return every place by stage and path, with the rows that lead on and their checks."""
        ways: dict[tuple[str, str], dict[tuple[str, str, bool], tuple[Way, ...]]] = {
            (stage.name, path): {} for stage in self.table.stages for path in ALL_PATHS}
        # A mapping that nobody else holds, filled below: a view of it would slow each act.
        places = {key: Place(*key, ways[key], self) for key in ways}
        for (stage, act, outcome, path), moves in self.table.at.items():
            each = tuple(
                Way(move, places[stage, path],
                    None if _leads_apart(move)
                    else places[move.to or stage, move.path_becomes or path],
                    self.who_may[act], self.who_acts[act],
                    self.checks_apart(act, path, move), fits_of(move),
                    _keys("" if move.same_day else act, *move.marks, move.opens),
                    _keys(*move.undoes, move.closes, move.closes and LAPSED + move.closes))
                for move in moves)
            for of_part in (False, True):
                ways[stage, path][act, outcome, of_part] = tuple(
                    way for way in each if way.move.of_part in (None, of_part))
        return MappingProxyType(places)

    def checks(self, act: str, path: str, move: Move | None) -> tuple[Check, ...]:
        """Return every check of *act* on *path*: who and in what order, then those of its row."""
        return *self.who_acts[act], *self.checks_apart(act, path, move)

    def checks_apart(self, act: str, path: str, move: Move | None) -> tuple[Check, ...]:
        """Return the checks of *act* apart from who takes it."""
        return (
            *(one.check for one in self.bars[act] if path in one.paths),
            *(checks_of(move, path) if move is not None else ()))

    @cached_property
    def who_acts(self) -> Mapping[str, tuple[Check, ...]]:
        """Return, by act, the checks of who takes it."""
        return MappingProxyType({
            act: (*(one.check for one in who), *(
                [self.absent[act].check] if act in self.absent else ()))
            for act, who in self.who.items()})

    @cached_property
    def who_may(self) -> Mapping[str, frozenset[str]]:
        """Return, by act, the bodies that no check of who takes it refuses, on whatever day."""
        return MappingProxyType({
            act: frozenset.intersection(*(frozenset(("", *one.bodies)) for one in who)).difference(
                self.absent[act].bodies) if who else frozenset(("", *BODIES.codes))
            for act, who in self.who.items()})

    @cached_property
    def basis(self) -> Basis:
        """Return the rule book and calendar as other questions use them."""
        return Basis(self.rules.as_of, self.calendar, self.rules, self.rules.as_of)

    @cached_property
    def _granted(self) -> tuple[tuple[date, date, date], ...]:
        """Return since when the Authority grants a release a window, and its first and last day."""
        return tuple((one.agreed or one.known, one.day, one.window_until)
                     for release in self.calendar.releases.releases for one in release.amendments
                     if one.window_until is not None and one.by == _AUTHORITY)

    def keeps(self, act: RecordedAct, new: Day, named: Iterable[Day]) -> bool:
        """
        Return whether *act* keeps one of the days *named* with its *new* day of implementation.

        It does if the two may agree, or lie in one window that the Authority had granted for a
        release (X-IMPL-02). A month is the name of a release, which may go live in another one
        (X-REL-02), so an implementation is not held against it.
        """
        return any(
            may_agree(day, new) or (isinstance(day, VagueDate) and act.act == "implemented")
            or any(since <= act.latest and all(isinstance(one, date) and first <= one <= last
                                               for one in (day, new))
                   for since, first, last in self._granted)
            for day in named)

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[Rule, ...]]:
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules.rules:
            found[rule.id] = (*found.get(rule.id, ()), rule)
        return MappingProxyType(found)

    def rule(self, name: str, day: date | None = None) -> Rule:
        """
        Return the rule of that id in force on *day*, or its newest row.

        A rule that the book does not have, such as one that was not known yet, is spoken for by
        the order of the stages.
        """
        rows = self._by_id.get(name) or self._by_id.get(IN_ORDER) or (_unwritten(name),)
        return next((row for row in rows if day is not None and row.in_force(day)), rows[-1])

    def written(self, name: str) -> bool:
        """Return whether the rule book has a rule of that id, at whatever time."""
        return name in self._by_id

    def binds(self, name: str, day: date) -> Rule | None:
        """Return the rule of that id if it certainly binds on *day*, else nothing."""
        return next((row for row in self._by_id.get(name, ())
                     if row.in_force(day) and not row.start_uncertain_on(day)), None)

    def number(self, name: str, day: date) -> Parameter | None:
        """Return the row of a parameter on *day*, or nothing if it has none."""
        try:
            return self.rules.parameter(name, day)
        except NotInForce:
            return None

    @cached_property
    def who(self) -> Mapping[str, tuple[Who, ...]]:
        """Return, by act, who alone may take it."""
        rules = [rule for rule in self.rules.of_shape(Shape.WHO_ACTS)
                 if rule.severity is Severity.FAULT]
        return MappingProxyType({
            act: tuple(Who(rule, rule.bodies) for rule in rules if act in rule.steps)
            for act in RECORDED.codes})

    @cached_property
    def absent(self) -> Mapping[str, Absent]:
        """Return, by act that only some may take, what judges a body that was not there yet."""
        bodies = {body: (first, self.rule(name, first))
                  for body, (first, name) in first_days(self.table).items()}
        return MappingProxyType({
            act: Absent(who, {body: began for body, began in bodies.items()
                              if body != act_named(act).actor})
            for act, who in self.who.items() if who})

    @cached_property
    def bars(self) -> Mapping[str, tuple[Order, ...]]:
        """Return the rules of order and time that can refuse each act."""
        return MappingProxyType({
            act: tuple(one for one in self.orders[act] if _bars(one)) for act in RECORDED.codes})

    @cached_property
    def advice(self) -> Mapping[str, tuple[Order, ...]]:
        """Return the rules of order and time that only advise on each act."""
        return MappingProxyType({
            act: tuple(one for one in self.orders[act] if not _bars(one))
            for act in RECORDED.codes})

    @cached_property
    def orders(self) -> Mapping[str, tuple[Order, ...]]:
        """Return every rule of order and of time that bears on each act, the strict ones first."""
        return MappingProxyType({
            act.name: tuple(sorted(self._orders(act.name), key=lambda one: not _bars(one)))
            for act in ACTS})

    def _orders(self, act: str) -> Iterator[Order]:
        for rule in self._links(act):
            if rule.parameter is None and any(
                    rule.earlier == _opener(move, self.table) for move in self.table.moves
                    if move.act == act and move.closes):
                # That the span is open says it already.
                continue
            relation = (NOT_BEFORE if rule.parameter is None
                        else self.basis.relation(rule.parameter))
            yield Order(rule, rule.earlier, relation, frozenset(
                filter(rule.on_path, self.paths_of(rule.earlier))))

    def _links(self, act: str) -> Iterator[Rule]:
        """Yield the rules between two acts, those through a step that no record has as one."""
        found: dict[str, Rule] = {}
        for rule in self.rules.links_to(act):
            through = (rule,) if rule.earlier in RECORDED else self.rules.links_to(rule.earlier)
            found.update({repr(one): one for one in through})
        yield from found.values()

    def paths_of(self, earlier: str) -> frozenset[str]:
        """Return the paths on which the act *earlier* is waited for."""
        if earlier in _FAST_TRACK_ACTS:
            return frozenset({FAST_TRACK})
        process = self.rules.process
        return frozenset(path for path in ALL_PATHS
                         if path != FAST_TRACK and process.needs(earlier, path))


def _leads_apart(move: Move) -> bool:
    """Return whether an act does more than the row says, or keeps something by its part."""
    return (move.act in _APART or move.to == LEFT or move.last_part is False or move.on_the_day
            or any(map(by_part, (*move.marks, *move.undoes))))


def _keys(*names: str) -> tuple[str, ...]:
    return tuple(name for name in names if name and not by_part(name))


def _bars(order: Order) -> bool:
    return order.rule.severity is Severity.FAULT


def _opener(move: Move, table: Transitions) -> str:
    return next((one.act for one in table.moves if one.opens == move.closes), "")


def _unwritten(name: str) -> Rule:
    """Return what stands for a rule that the rule book lacks: nobody's, and a note at most."""
    return Rule(name, "", "", "The rule book has no such rule.", Shape.STATEMENT, Force.PRACTICE,
                Evidence.UNVERIFIED, "", "Add the rule to the rule book.")
