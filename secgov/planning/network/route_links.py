"""The rules that link the steps of a route, also across steps that it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import date
from functools import lru_cache
from math import inf
from types import MappingProxyType

import attrs

from secgov.calendar.counting import NOT_BEFORE
from secgov.planning.network.network import Link, earlier_of, reachable, reached
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import day_of
from secgov.planning.steps.order_paths import applies
from secgov.planning.steps.placing import PlacedStep
from secgov.rules.rule import Rule
from secgov.rules.rulebook import RuleBook

__all__ = ["links_between", "order_of"]


def links_between(
    taken: tuple[str, ...], last: Mapping[str, PlacedStep], end: str, path: str, basis: Basis
) -> tuple[Rule, ...]:
    """
    Return the rules of *path* that apply between the steps *taken* of a route that leads to *end*.

    *last* has the stated steps. Where one of them would lead nowhere, because nobody states what
    comes next and the route does not wait for it, the order is kept across what is left out.
    """
    days = _anchors(taken, last, basis)
    rules = tuple(rule for name in taken for rule in _links_to(name, last, days, path, basis)
                  if rule.earlier in taken)
    cut = {name for name in taken if name in last} - reachable(rules, (end,))
    if not cut:
        return rules
    return (*rules, *_across(cut, taken, rules, lambda name: _links_to(
        name, last, days, path, basis)))


def order_of(rules: Iterable[Rule], basis: Basis) -> tuple[Link, ...]:
    """Return the lower bounds of *rules* one by one, with their times."""
    return tuple(
        Link(rule.earlier, rule.later,
             basis.relation(rule.parameter) if rule.parameter else NOT_BEFORE)
        for rule in rules)


def _anchors(
    taken: tuple[str, ...], last: Mapping[str, PlacedStep], basis: Basis
) -> Mapping[str, date]:
    """
    Return the day of each stated step by which its rules are chosen.

    One that is still to come is at the first of its meetings that its own words, and what is
    stated before it on the route, leave.
    """
    before_each = _before_each(basis.rules, taken)
    to_come = [one for one in last.values() if one.stated and not one.done]
    found = {}
    for name, placed in last.items():
        if not placed.stated:
            continue
        day = placed.latest
        if not placed.done:
            before = before_each.get(name, (name,))
            moved = basis.possible(placed.body).earliest(max(
                one.latest for one in to_come if one.act in before))
            day = moved if moved < inf else day
        found[name] = day_of(day)
    return found


@lru_cache(maxsize=128)
def _before_each(rules: RuleBook, taken: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Return each step of *taken* with all that *rules* put before it on any day."""
    order = {name: [rule.earlier for rule in rules.links_to(name)] for name in taken}
    return MappingProxyType({name: reached(order, (name,)) for name in taken})


def _links_to(
    name: str, last: Mapping[str, PlacedStep], days: Mapping[str, date], path: str, basis: Basis
) -> Iterator[Rule]:
    """Yield the rules of *path* that apply between the step *name* and what comes before it."""
    for rule in basis.rules.links_to(name):
        # A step without a day is anchored to the first day on which the rule can be in force.
        day = days.get(name, max(basis.as_of, rule.since or basis.as_of))
        if applies(rule, last.get(name), day, path):
            yield rule


def _across(
    cut: Set[str], taken: tuple[str, ...], rules: Iterable[Rule],
    links_to: Callable[[str], Iterator[Rule]],
) -> Iterator[Rule]:
    """
    Yield the order of *cut* steps before others, where all that lies between is not *taken*.

    What is not taken needs no time, but what follows it stays behind what comes before it.
    """
    before = earlier_of(rules)
    for name in taken:
        kept, seen = reached(before, (name,)), {name}
        waiting = list(links_to(name))
        while waiting:
            rule = waiting.pop(0)
            if rule.earlier in seen:
                continue
            seen.add(rule.earlier)
            if rule.earlier not in taken:
                waiting += links_to(rule.earlier)
            elif rule.earlier in cut - kept:
                yield attrs.evolve(rule, later=name, parameter=None)
