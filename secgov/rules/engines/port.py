"""
The port of the rule engines: rules over flat facts, and what came of them.

A selection waits on facts and concludes others; an engine fires every selection whose conditions
hold, each once, round by round, until nothing new follows. A book of selections is checked when
it is made, so that no engine meets what it could not do safely: whatever is allowed here, both
engines answer alike. There is no "not": what is unknown is a word of its own, sent as a fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final, Protocol

import attrs

from secgov.errors import Problem, SecgovError, UnusableInput, closest
from secgov.rules.engines.checking import faults_of
from secgov.rules.engines.values import Fact, Outcome, Selection, Value

__all__ = ["Engine", "EngineFault", "EngineUnavailable", "Selections", "facts_in_order"]


_LONGEST: Final = 100


class EngineUnavailable(SecgovError, ImportError):
    """The engine that was asked for cannot run here; the message says which one can."""


class EngineFault(SecgovError, RuntimeError):
    """The library behind an engine failed; no answer was made of what it left."""


# The hash is kept: an engine looks its compiled form up by the book on every run.
@attrs.frozen(slots=False, cache_hash=True)
class Selections:
    """
    A checked book of selections over declared facts.

    Raises:
        UnusableInput: The book has faults; every one is listed.

    >>> from secgov.rules.engines.values import Condition
    >>> book = Selections("routes", (Fact("urgent", ("yes", "no")), Fact("route", ("urgent",))), (
    ...     Selection("urgency", (Condition("urgent", ("yes",)),), (("route", "urgent"),)),))
    >>> facts_in_order(book, {"urgent": "yes"})
    (('urgent', 'yes'),)
    """

    name: str
    facts: tuple[Fact, ...]
    rules: tuple[Selection, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse a book with faults."""
        problems = faults_of(self.name, self.facts, self.rules)
        if problems:
            raise UnusableInput(f"the rule book {self.name!r}"[:_LONGEST], problems)

    @cached_property
    def values(self) -> Mapping[str, tuple[Value, ...]]:
        """Return the values that each fact may take."""
        return MappingProxyType({fact.name: fact.values for fact in self.facts})

    @cached_property
    def concluded(self) -> frozenset[str]:
        """Return the facts that only a rule may set."""
        return frozenset(fact for rule in self.rules for fact, _ in rule.concludes)


class Engine(Protocol):
    """What every engine does; equal books and facts give equal outcomes, whichever it is."""

    @property
    def name(self) -> str:
        """Return the word that chooses the engine."""

    def run(self, selections: Selections, facts: Mapping[str, Value]) -> Outcome:
        """
        Return what follows from *facts*, which are of those that no rule concludes.

        Raises:
            UnusableInput: A fact is unknown, has a value that it cannot take, or is for a rule
                to conclude.
        """


def facts_in_order(
    selections: Selections, facts: Mapping[str, Value]
) -> tuple[tuple[str, Value], ...]:
    """
    Return *facts* in the order in which the book declares them.

    A value has to be of its own type: True is not 1, and "1" is not 1.

    Raises:
        UnusableInput: A fact is unknown, has a value that it cannot take, or is for a rule to
            conclude; every such fact is listed.
    """
    problems = []
    for name, value in facts.items():
        allowed = selections.values.get(name)
        if not isinstance(name, str):
            problems.append(Problem(repr(name), "a name that is no text", "the name of a fact",
                                    "write it as a text"))
        elif allowed is None:
            problems.append(Problem(
                name, "a fact that is not declared", f"one of the facts of {selections.name}",
                closest(name, tuple(selections.values))))
        # The values of a fact are of one type.
        elif type(value) is not type(allowed[0]) or value not in allowed:
            words = ", ".join(map(repr, allowed))
            problems.append(Problem(name, repr(value), f"one of {words}", "use one of them"))
        elif name in selections.concluded:
            problems.append(Problem(name, repr(value), "a fact that no rule concludes",
                                    "leave it out: the rules say it"))
    if problems:
        raise UnusableInput(f"facts for {selections.name}", problems)
    return tuple((fact.name, facts[fact.name]) for fact in selections.facts if fact.name in facts)
