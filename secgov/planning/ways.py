"""Which acts lie before an act on its way, and which steps a route takes, as the rules say."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from secgov.calendar.counting import NOT_BEFORE
from secgov.model.acts import ACTS, SPANS
from secgov.planning.network import Link, reachable
from secgov.rules.rule import Shape
from secgov.rules.rulebook import RuleBook

__all__ = ["Ways", "ways_of"]


@attrs.frozen
class Ways:
    """The acts before each act, by its name, and the steps of each route, by the route's."""

    before: Mapping[str, frozenset[str]]
    routes: Mapping[str, frozenset[str]]

    def on_a_route(self, step: str) -> bool:
        """Return whether any route takes *step*."""
        return any(step in steps for steps in self.routes.values())


def ways_of(rules: RuleBook) -> Ways:
    """
    Return the ways of *rules*: its rules of order and of notice, and what begins what ends.

    >>> from datetime import date
    >>> from secgov.rules.loading import rulebook
    >>> ways = ways_of(rulebook(date(2019, 3, 8)))
    >>> "modification-report-to-panel" in ways.before["implemented"]
    True
    """
    links = [Link(rule.earlier, rule.later, NOT_BEFORE)
             for rule in rules.of_shape(Shape.ORDER, Shape.AT_LEAST)]
    links += [Link(span.begins, span.ends, NOT_BEFORE) for span in SPANS]
    return Ways(
        MappingProxyType({one.name: reachable(links, (one.name,)) - {one.name} for one in ACTS}),
        MappingProxyType({route.name: frozenset(route.steps) for route in rules.process.routes}))
