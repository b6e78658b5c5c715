"""The values of the rule engines: facts, conditions, rules, and what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

import attrs

__all__ = ["Condition", "Fact", "Fired", "Outcome", "Selection", "Value"]

Value: TypeAlias = str | int


@attrs.frozen
class Fact:
    """
    A fact that rules may speak of: its name and every value that it can take.

    The values are all short codes, or all whole numbers; never both, because a library behind
    the port takes "1" for 1.
    """

    name: str
    values: tuple[Value, ...]


@attrs.frozen
class Condition:
    """A fact that must have one of some values."""

    fact: str
    is_one_of: tuple[Value, ...]

    def holds(self, facts: Mapping[str, Value]) -> bool:
        """Return whether *facts* meet the condition; an absent fact meets none."""
        return facts.get(self.fact) in self.is_one_of


@attrs.frozen
class Selection:
    """A rule: when every condition holds, each conclusion follows."""

    rule: str
    when: tuple[Condition, ...]
    concludes: tuple[tuple[str, Value], ...]


@attrs.frozen
class Fired:
    """A rule that fired, and the facts that made it, as they stood."""

    rule: str
    because: tuple[tuple[str, Value], ...]


@attrs.frozen(slots=False)
class Outcome:
    """All facts at the end, in the order of the book, and the rules that fired, in theirs."""

    facts: tuple[tuple[str, Value], ...]
    fired: tuple[Fired, ...]

    def value(self, fact: str) -> Value | None:
        """Return the value of *fact*, or None where nothing concluded it."""
        return self._values.get(fact)

    @cached_property
    def _values(self) -> Mapping[str, Value]:
        return MappingProxyType(dict(self.facts))
