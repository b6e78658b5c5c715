"""Chaining forward by rounds, the same for every engine: only the matching is an engine's own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeAlias

from secgov.rules.engines.port import Selections, facts_in_order
from secgov.rules.engines.values import Fired, Outcome, Value

__all__ = ["Matching", "chained"]

Matching: TypeAlias = Callable[[Mapping[str, Value]], Collection[str]]


def chained(selections: Selections, facts: Mapping[str, Value], matching: Matching) -> Outcome:
    """
    Return what follows from *facts*, where *matching* names the rules that some facts meet.

    In each round every rule that matches and has not fired yet fires, in the order of the book,
    on the facts as they stood when the round began; its conclusions are there in the next. The
    rules have no cycle and never contradict each other, so it ends, and the order within a round
    changes no fact.

    Raises:
        UnusableInput: *facts* do not fit the book.
    """
    known = dict(facts_in_order(selections, facts))
    fired: list[Fired] = []
    waiting = selections.rules
    while True:
        found = matching(known)
        firing = [rule for rule in waiting if rule.rule in found]
        if not firing:
            break
        waiting = tuple(rule for rule in waiting if rule.rule not in found)
        fired += [Fired(rule.rule, tuple((one.fact, known[one.fact]) for one in rule.when))
                  for rule in firing]
        for rule in firing:
            known.update(rule.concludes)
    return Outcome(tuple((fact.name, known[fact.name]) for fact in selections.facts
                         if fact.name in known), tuple(fired))
