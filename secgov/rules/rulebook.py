"""The rule book: every rule and number that was known on a day, found by any of its names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from types import MappingProxyType

import attrs

from secgov.effective import Effective, Period
from secgov.errors import NotInForce, Unanswerable, closest
from secgov.receipt import digest_of
from secgov.rules.routes import Process, Seen
from secgov.rules.rule import Parameter, Rule, Shape

__all__ = ["RuleBook", "Source", "known_apart"]


@attrs.frozen
class Source:
    """A document that rules cite: its key, its title, where it is and what it proves."""

    key: str
    register: str
    title: str
    where: str
    dated: str
    proves: str


@attrs.frozen(slots=False, eq=False)
class RuleBook:
    """
    The rules, parameters, routes and sources known on `as_of`.

    `later` are the rules that became known only after that day: nothing is judged by them, and
    a question for one by its name is answered with the day. A rule book is a value: it is made
    by `secgov.rulebook(...)` or from data of your own, and passed to every question.
    """

    as_of: date
    rules: tuple[Rule, ...]
    parameters: tuple[Parameter, ...]
    process: Process
    sources: tuple[Source, ...]
    digest: str
    later: tuple[Rule, ...] = ()

    @cached_property
    def _by_name(self) -> MappingProxyType[str, Effective[Parameter]]:
        rows: dict[str, list[Parameter]] = {}
        for row in self.parameters:
            rows.setdefault(row.name, []).append(row)
        return MappingProxyType({
            name: Effective(name, tuple(
                Period(row, row.cites, row.since, row.until) for row in found))
            for name, found in rows.items()
        })

    def known_on(self, as_of: date) -> RuleBook:
        """Return this book without the rules that became known after *as_of*."""
        known, later = known_apart(self.rules, as_of)
        return attrs.evolve(self, as_of=as_of, rules=known, later=(*self.later, *later))

    def whole(self) -> RuleBook:
        """Return this book with the rules that became known later among its rules."""
        return attrs.evolve(self, rules=(*self.rules, *self.later), later=()) if self.later \
            else self

    def supposing(self, rows: Iterable[Parameter]) -> RuleBook:
        """
        Return this book with each of *rows* in the place of the row of its name and first day.

        The rules that use a row take its number, evidence and source with it.
        """
        new = {(row.name, row.since): row for row in rows}
        return self._with(
            tuple(new.get((row.name, row.since), row) for row in self.parameters),
            lambda row: new.get((row.name, row.since))) if new else self

    def _with(
        self, parameters: tuple[Parameter, ...], instead: Callable[[Parameter], Parameter | None]
    ) -> RuleBook:
        """Return this book with *parameters*, its rules with what stands *instead* of theirs."""
        rules, later = (tuple(_instead(rule, instead) for rule in each)
                        for each in (self.rules, self.later))
        text = repr((self.digest, sorted(map(repr, set(parameters) - set(self.parameters)))))
        return attrs.evolve(self, rules=rules, later=later, parameters=parameters,
                            digest=digest_of(text.encode()))

    @cached_property
    def _links(self) -> MappingProxyType[str, tuple[Rule, ...]]:
        links: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules:
            if rule.shape in (Shape.ORDER, Shape.AT_LEAST):
                links[rule.later] = (*links.get(rule.later, ()), rule)
        return MappingProxyType(links)

    def names(self) -> tuple[str, ...]:
        """Return every parameter's name."""
        return tuple(self._by_name)

    def parameter(self, name: str, day: date | None = None) -> Parameter:
        """
        Return the row of the parameter *name* in force on *day* (without it, the newest).

        Raises:
            Unanswerable: There is no such parameter; the nearest name is suggested.
            NotInForce: It has no row for *day*.
        """
        values = self._by_name.get(name)
        if values is None:
            raise Unanswerable(f'no parameter is called "{name}": {closest(name, self.names())}')
        return values.on(day).value if day is not None else values.periods[-1].value

    def adopting(self, *rows: Parameter) -> RuleBook:
        """
        Return the book with each of *rows* in place of its row of that name, in rules too.

        >>> from secgov.rules.loading import rulebook
        >>> from datetime import date
        >>> book = rulebook(date(2019, 3, 8))
        >>> row = book.parameter("impact-assessment.timescale").as_adopted("ours, page 1", 11)
        >>> book.adopting(row).named("impact-assessment.timescale")[0].severity.value
        'fault'
        """
        by_name = {row.name: row for row in rows}
        return self._with(
            (*(row for row in self.parameters if row.name not in by_name), *by_name.values()),
            lambda row: by_name.get(row.name))

    def usual(self, earlier: str, later: str, day: date) -> Parameter | None:
        """Return what the planner assumes between two steps on *day*, or nothing."""
        for usual in self.process.usual:
            if (usual.earlier, usual.later) == (earlier, later):
                try:
                    return self.parameter(usual.parameter, day)
                except NotInForce:
                    return None
        return None

    def observed(self, day: date) -> tuple[tuple[Seen, Parameter], ...]:
        """Return what records show between two steps, each with the number that has it on *day*."""
        found = ((seen, self._by_name.get(seen.parameter)) for seen in self.process.observed)
        periods = ((seen, values.at(day)) for seen, values in found if values is not None)
        return tuple((seen, period.value) for seen, period in periods
                     if period is not None and period.value.observed is not None)

    def links_to(self, step: str) -> tuple[Rule, ...]:
        """Return the rules of order and notice whose later step is *step*."""
        return self._links.get(step, ())

    @cached_property
    def _of_shape(self) -> MappingProxyType[Shape, tuple[Rule, ...]]:
        return MappingProxyType({
            shape: tuple(rule for rule in self.rules if rule.shape is shape) for shape in Shape})

    def of_shape(self, *shapes: Shape) -> tuple[Rule, ...]:
        """Return the rules of these shapes, in the order of the book."""
        if len(shapes) == 1:
            return self._of_shape[shapes[0]]
        return tuple(rule for rule in self.rules if rule.shape in shapes)

    def source(self, cites: str) -> Source | None:
        """Return the document that *cites* names, if the book lists it."""
        return next((source for source in self.sources
                     if cites.split(" ")[0] in (source.key, source.where)), None)

    def named(self, name: str) -> tuple[Rule, ...]:
        """
        Return the rules called *name*: a rule id, a register id, a clause or a parameter.

        Raises:
            Unanswerable: Nothing has that name; the nearest ones are suggested.
        """
        wanted = name.strip().lower()
        found = tuple(rule for rule in self.rules if wanted in _names_of(rule))
        if found:
            return found
        known: Iterable[str] = sorted({one for rule in self.rules for one in _names_of(rule)})
        raise Unanswerable(
            f'no rule, register id, clause or parameter is called "{name}" as of {self.as_of}: '
            f"{_suggest(wanted, tuple(known))} `secgov rules` lists them all.")


def known_apart(
    rules: Iterable[Rule], as_of: date
) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return those of *rules* that were known on *as_of*, and those known only later."""
    given = tuple(rules)
    known = tuple(rule for rule in given if rule.known_by(as_of))
    return known, tuple(rule for rule in given if not rule.known_by(as_of))


def _instead(rule: Rule, instead: Callable[[Parameter], Parameter | None]) -> Rule:
    """Return *rule*, carrying the row that stands *instead* of its own."""
    row = instead(rule.parameter) if rule.parameter else None
    return rule if row is None else rule.carrying(row)


def _names_of(rule: Rule) -> frozenset[str]:
    parameter = rule.parameter.name if rule.parameter else ""
    names = {rule.id, rule.register, rule.clause, parameter, f"section {rule.clause}"}
    return frozenset(name.lower() for name in names if name.strip() and name != "section ")


def _suggest(wanted: str, known: tuple[str, ...]) -> str:
    advice = closest(wanted, known)
    return advice if advice.startswith("did") else ""
