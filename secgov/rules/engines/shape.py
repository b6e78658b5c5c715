"""
The shape of a book of selections: texts where names stand, tuples where several things do.

It is looked at first, because every other check reads a book as if it were built as declared.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secgov.errors import Problem
from secgov.rules.engines.values import Condition, Fact, Selection

__all__ = ["faults_of_shape"]

_LONGEST: Final = 60


def faults_of_shape(name: object, facts: object, rules: object) -> Iterator[Problem]:
    """Yield every part of a book that is built of another kind of value than is declared."""
    if not isinstance(name, str):
        yield _another("the book", f"the name {_short(name)}", "a text")
    for what, found, kind in (("facts", facts, Fact), ("rules", rules, Selection)):
        if not _is_tuple_of(found, kind):
            yield _another("the book", f"the {what} {_short(found)}", f"a tuple of {kind.__name__}")
    for fact in (one for one in _several(facts) if isinstance(one, Fact)):
        if not isinstance(fact.name, str):
            yield _another(f"fact {_short(fact.name)}", "a name that is no text", "a text")
        yield from _of_values(f"fact {_short(fact.name)}", fact.values)
    for rule in (one for one in _several(rules) if isinstance(one, Selection)):
        yield from _of_rule(f"rule {_short(rule.rule)}", rule)


def _of_rule(place: str, rule: Selection) -> Iterator[Problem]:
    if not isinstance(rule.rule, str):
        yield _another(place, "a name that is no text", "a text")
    if not _is_tuple_of(rule.when, Condition):
        yield _another(place, f"the conditions {_short(rule.when)}", "a tuple of Condition")
    for one in (one for one in _several(rule.when) if isinstance(one, Condition)):
        if not isinstance(one.fact, str):
            yield _another(place, f"a condition on {_short(one.fact)}", "the name of a fact")
        yield from _of_values(f"{place}, a condition on {_short(one.fact)}", one.is_one_of)
    if not (isinstance(rule.concludes, tuple) and all(map(_is_conclusion, rule.concludes))):
        yield _another(place, f"the conclusions {_short(rule.concludes)}",
                       "a tuple of pairs of a fact and its value")


def _of_values(place: str, values: object) -> Iterator[Problem]:
    if not _is_tuple_of(values, str, int):
        yield _another(place, f"the values {_short(values)}",
                       "a tuple of short codes or of whole numbers")


def _is_conclusion(pair: object) -> bool:
    return (isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[0], str)
            and isinstance(pair[1], (str, int)))


def _is_tuple_of(found: object, *kinds: type) -> bool:
    return isinstance(found, tuple) and all(isinstance(one, kinds) for one in found)


def _several(found: object) -> tuple[object, ...]:
    return tuple(found) if isinstance(found, (tuple, list)) else ()


def _another(place: str, found: str, expected: str) -> Problem:
    return Problem(place, found, expected, "write it so")


def _short(value: object) -> str:
    return repr(value)[:_LONGEST]
