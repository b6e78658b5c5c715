"""Which acts lie before an act on its way, and which steps a route takes, as the rules say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

import attrs

from secgov.calendar.counting import NOT_BEFORE
from secgov.citation import Severity
from secgov.model.acts import ACTS, SPANS
from secgov.planning.network.network import Link, earlier_of, reached
from secgov.rules.rule import Shape
from secgov.rules.rulebook import RuleBook

__all__ = ["Ways", "ways_of"]


@attrs.frozen
class Ways:
    """
    The acts before each act, by its name, and the steps of each route, by the route's.

    `before` follows every rule of order and of notice, `surely_before` those alone whose breach
    is a fault: practice can be departed from.
    """

    before: Mapping[str, frozenset[str]]
    surely_before: Mapping[str, frozenset[str]]
    routes: Mapping[str, frozenset[str]]

    def on_a_route(self, step: str) -> bool:
        """Return whether any route takes *step*."""
        return any(step in steps for steps in self.routes.values())


@lru_cache(maxsize=8)
def ways_of(rules: RuleBook) -> Ways:
    """
    Return the ways of *rules*, with what begins before what it ends.

    >>> from datetime import date
    >>> from secgov.rules.loading import rulebook
    >>> ways = ways_of(rulebook(date(2019, 3, 8)))
    >>> "working-group" in ways.before["modification-report-to-panel"]
    True
    >>> "working-group" in ways.surely_before["modification-report-to-panel"]
    False
    """
    spans = [Link(span.begins, span.ends, NOT_BEFORE) for span in SPANS]
    orders = rules.of_shape(Shape.ORDER, Shape.AT_LEAST)
    links = [Link(rule.earlier, rule.later, NOT_BEFORE) for rule in orders]
    sure = [Link(rule.earlier, rule.later, NOT_BEFORE) for rule in orders
            if rule.severity is Severity.FAULT]
    return Ways(
        _before([*links, *spans]), _before([*sure, *spans]),
        MappingProxyType({route.name: frozenset(route.steps) for route in rules.process.routes}))


def _before(links: Sequence[Link]) -> Mapping[str, frozenset[str]]:
    earlier = earlier_of(links)
    return MappingProxyType({
        one.name: reached(earlier, (one.name,)) - {one.name} for one in ACTS})
