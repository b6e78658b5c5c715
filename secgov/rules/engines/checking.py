"""
The faults of a book of selections, found when it is made and reported all together.

The limits are those of durable-rules 2.0.28 (it dies at 512 conditions, at 65 rules for one fact,
and at 15 conditions of one rule that each name several values), kept with a margin and for both
engines, so that a book that one can run the other can too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import combinations
from types import MappingProxyType
from typing import Final

from secgov.errors import Problem, closest
from secgov.rules.engines.shape import faults_of_shape
from secgov.rules.engines.values import Fact, Selection, Value

__all__ = ["MOST_CHOICES", "MOST_CONDITIONS", "MOST_FACTS", "MOST_MATCHING", "faults_of"]

MOST_CONDITIONS: Final = 400
MOST_MATCHING: Final = 60
MOST_FACTS: Final = 100
MOST_CHOICES: Final = 12
LARGEST_NUMBER: Final = 2**31
_DIVISIONS: Final = 4

_NAME: Final = re.compile(r"[a-z0-9]+([-_.][a-z0-9]+)*")
_CODE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_NAME: Final = 60
_KINDS: Final = MappingProxyType({str: "short codes", int: "whole numbers"})


def faults_of(
    name: str, facts: tuple[Fact, ...], rules: tuple[Selection, ...]
) -> tuple[Problem, ...]:
    """
    Return every fault of a book: of its shape, names, types, cycles, contradictions and limits.
    """
    if misshapen := tuple(faults_of_shape(name, facts, rules)):
        return misshapen
    faults = [*_of_names("book", [name]), *_of_names("fact", [fact.name for fact in facts]),
              *_of_names("rule", [rule.rule for rule in rules])]
    if not facts:
        faults.append(Problem("the book", "no fact", "at least one",
                              "declare the facts that its rules speak of"))
    for fact in facts:
        faults += _of_fact(fact)
    known = {fact.name: fact.values for fact in facts}
    for rule in rules:
        faults += _of_rule(rule, known)
    if not faults:
        # What follows reads the rules as if they were well made.
        faults = [*_cycles(rules), *_contradictions(rules), *_limits(facts, rules)]
    return tuple(faults)


def _of_names(kind: str, names: list[str]) -> Iterator[Problem]:
    for name, times in Counter(names).items():
        if times > 1:
            yield Problem(f"{kind} {name}", f"{times} of this name", "one",
                          "give each a name of its own")
        if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
            yield Problem(f"{kind} {name[:_LONGEST_NAME]!r}", "a name of another form",
                          f"at most {_LONGEST_NAME} small letters and digits, with dots, "
                          "hyphens or underscores between", "write it so")


def _of_fact(fact: Fact) -> Iterator[Problem]:
    place = f"fact {fact.name}"
    types = {type(value) for value in fact.values}
    if len(types) != 1 or not types <= set(_KINDS):
        yield Problem(place, f"the values {fact.values!r}",
                      " or ".join(_KINDS.values()) + ", and not both", "use one kind of value")
    elif len(set(fact.values)) != len(fact.values):
        yield Problem(place, "a value twice", "each value once", "leave one out")
    for value in fact.values:
        if type(value) is str and (not _CODE.fullmatch(value) or len(value) > _LONGEST_NAME):
            yield Problem(place, f"the value {value!r}", "a short code of small letters, digits "
                          "and hyphens", "write it so")
        if type(value) is int and abs(value) >= LARGEST_NUMBER:
            yield Problem(place, f"the value {value}", f"a number under {LARGEST_NUMBER}",
                          "use an ordinal")


def _of_rule(rule: Selection, known: dict[str, tuple[Value, ...]]) -> Iterator[Problem]:
    place = f"rule {rule.rule}"
    if not rule.when:
        yield Problem(place, "no condition", "at least one", "say when it applies")
    if not rule.concludes:
        yield Problem(place, "no conclusion", "at least one", "say what follows")
    said = (("a condition on", [(one.fact, one.is_one_of) for one in rule.when]),
            ("a conclusion of", [(fact, (value,)) for fact, value in rule.concludes]))
    for words, pairs in said:
        for fact, times in Counter(fact for fact, _ in pairs).items():
            if times > 1:
                yield Problem(place, f"{words} {fact} {times} times", "once a fact",
                              "put them together")
        for fact, values in pairs:
            yield from _of_values(f"{place}, {words} {fact}", fact, values, known)


def _of_values(
    place: str, fact: str, values: tuple[Value, ...], known: dict[str, tuple[Value, ...]]
) -> Iterator[Problem]:
    if fact not in known:
        yield Problem(place, "a fact that is not declared", "a declared fact",
                      closest(fact, tuple(known)))
        return
    if not values or len(set(values)) != len(values):
        yield Problem(place, f"the values {values!r}", "at least one value, and each once",
                      "name each value that meets the condition")
    for value in values:
        if not any(type(value) is type(one) and value == one for one in known[fact]):
            yield Problem(place, f"the value {value!r}",
                          f"one of {', '.join(map(repr, known[fact]))}", "use one of them")


def _cycles(rules: Iterable[Selection]) -> Iterator[Problem]:
    waits: dict[str, set[str]] = {}
    for rule in rules:
        for fact, _ in rule.concludes:
            waits.setdefault(fact, set()).update(one.fact for one in rule.when)
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        chain = " waits on ".join(reversed(error.args[1]))
        yield Problem("the rules", f"a cycle: {chain}", "conclusions that wait on no other in a "
                      "circle", "conclude another fact, or wait on another")


def _contradictions(rules: tuple[Selection, ...]) -> Iterator[Problem]:
    """Yield two rules that could both hold and conclude different values of one fact."""
    for one, other in combinations(rules, 2):
        said = dict(other.concludes)
        for fact, value in one.concludes:
            if said.get(fact, value) != value and not _exclude(one, other):
                yield Problem(
                    f"rules {one.rule} and {other.rule}",
                    f"{fact} is {value!r} by one and {said[fact]!r} by the other",
                    "conditions that cannot both hold", "let them wait on different values of "
                    "one fact, or conclude two facts")


def _exclude(one: Selection, other: Selection) -> bool:
    """Return whether some fact cannot meet the conditions of both rules."""
    waits = {condition.fact: set(condition.is_one_of) for condition in other.when}
    return any(condition.fact in waits and waits[condition.fact].isdisjoint(condition.is_one_of)
               for condition in one.when)


def _limits(facts: tuple[Fact, ...], rules: tuple[Selection, ...]) -> Iterator[Problem]:
    counts = (
        (sum(len(one.is_one_of) for rule in rules for one in rule.when), MOST_CONDITIONS,
         "conditions, each value counted"),
        (len(facts), MOST_FACTS, "facts"),
        (_most_matching(facts, rules), MOST_MATCHING, "rules that may match one set of facts"),
    )
    for count, most, what in counts:
        if count > most:
            yield Problem("the book", f"{count} {what}", f"at most {most}",
                          "split it by families of rules")
    for rule in rules:
        choices = sum(len(one.is_one_of) > 1 for one in rule.when)
        if choices > MOST_CHOICES:
            yield Problem(f"rule {rule.rule}", f"{choices} conditions that name several values "
                          "each", f"at most {MOST_CHOICES}",
                          "let other rules conclude some of them, and wait on what they conclude")


def _most_matching(facts: tuple[Fact, ...], rules: tuple[Selection, ...]) -> int:
    """
    Return how many rules can match one set of facts, or somewhat more.

    Whatever the facts are, each has one value or none; so no more rules can match than those
    that one value of a fact lets through. The fact that divides the rules best is taken, and
    within each of its values the next one.
    """
    waits = [{one.fact: one.is_one_of for one in rule.when} for rule in rules]
    # Values that let the same rules through are one.
    divided = [{sum(1 << place for place, needs in enumerate(waits)
                    if value in needs.get(fact.name, (value,))) for value in fact.values}
               for fact in facts]
    return _matching(divided, (1 << len(rules)) - 1, _DIVISIONS)


def _matching(divided: list[set[int]], rules: int, times: int) -> int:
    """Return the most of *rules*, a bit each, that are let through after dividing some times."""
    best = min(divided, key=lambda values: max((rules & one).bit_count() for one in values))
    return max(left.bit_count() if times == 1 else _matching(divided, left, times - 1)
               for left in {rules & one for one in best})
