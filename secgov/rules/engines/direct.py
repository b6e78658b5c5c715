"""The engine in plain Python: the default, and the reference for the other."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from secgov.rules.engines.chaining import chained
from secgov.rules.engines.port import Selections
from secgov.rules.engines.values import Outcome, Value

__all__ = ["DirectEngine"]


@attrs.frozen
class DirectEngine:
    """
    Matches by asking each condition.

    >>> from secgov.rules.engines.values import Condition, Fact, Selection
    >>> book = Selections("routes", (Fact("urgent", ("yes", "no")), Fact("route", ("urgent",))), (
    ...     Selection("urgency", (Condition("urgent", ("yes",)),), (("route", "urgent"),)),))
    >>> DirectEngine().run(book, {"urgent": "yes"}).value("route")
    'urgent'
    """

    name: str = attrs.field(default="direct", init=False)

    def run(self, selections: Selections, facts: Mapping[str, Value]) -> Outcome:
        """
        Return what follows from *facts*.

        Raises:
            UnusableInput: *facts* do not fit the book.
        """

        def matching(known: Mapping[str, Value]) -> frozenset[str]:
            found = []
            for rule in selections.rules:
                for one in rule.when:
                    if not one.holds(known):
                        break
                else:
                    found.append(rule.rule)
            return frozenset(found)

        return chained(selections, facts, matching)
