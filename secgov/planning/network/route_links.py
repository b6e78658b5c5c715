"""The rules that link the steps of a route, also across steps that it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date

import attrs

from secgov.calendar.counting import NOT_BEFORE
from secgov.planning.network.network import Link, reachable
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.order_paths import applies
from secgov.planning.steps.placing import PlacedStep
from secgov.rules.rule import Rule

__all__ = ["links_between", "order_of"]


def links_between(
    taken: tuple[str, ...], last: Mapping[str, PlacedStep], end: str, basis: Basis
) -> tuple[Rule, ...]:
    """
    Return the rules that apply between the steps *taken* of a route that leads to *end*.

    *last* has the stated steps. Where one of them would lead nowhere, because nobody states what
    comes next and the route does not wait for it, the order is kept across what is left out.
    """
    rules = tuple(rule for name in taken for rule in _links_to(name, last, basis)
                  if rule.earlier in taken)
    order = order_of(rules, basis)
    cut = {name for name in taken if name in last} - reachable(order, (end,))
    return (*rules, *_across(cut, taken, last, order, basis)) if cut else rules


def order_of(rules: Iterable[Rule], basis: Basis) -> tuple[Link, ...]:
    """Return the lower bounds of *rules* one by one, with their times."""
    return tuple(
        Link(rule.earlier, rule.later,
             basis.relation(rule.parameter) if rule.parameter else NOT_BEFORE)
        for rule in rules)


def _links_to(name: str, last: Mapping[str, PlacedStep], basis: Basis) -> Iterator[Rule]:
    """Yield the rules that apply between the step *name* and what comes before it."""
    placed = last.get(name)
    for rule in basis.rules.links_to(name):
        # A step without a day is anchored to the first day on which the rule can be in force.
        day = max(basis.as_of, rule.since or basis.as_of)
        if placed is not None and placed.stated:
            day = date.fromordinal(int(placed.latest))
        if applies(rule, placed, day):
            yield rule


def _across(
    cut: Set[str], taken: tuple[str, ...], last: Mapping[str, PlacedStep],
    order: tuple[Link, ...], basis: Basis,
) -> Iterator[Rule]:
    """
    Yield the order of *cut* steps before others, where all that lies between is not *taken*.

    What is not taken needs no time, but what follows it stays behind what comes before it.
    """
    for name in taken:
        kept, seen = reachable(order, (name,)), {name}
        waiting = list(_links_to(name, last, basis))
        while waiting:
            rule = waiting.pop(0)
            if rule.earlier in seen:
                continue
            seen.add(rule.earlier)
            if rule.earlier not in taken:
                waiting += _links_to(rule.earlier, last, basis)
            elif rule.earlier in cut - kept:
                yield attrs.evolve(rule, later=name, parameter=None)
