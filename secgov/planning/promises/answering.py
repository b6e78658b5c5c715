"""
Which act of a record answers which promise of a paper.

An act answers a promise of the same act, on the paper's day or later. Where a step is promised
or happens repeatedly, promises and acts keep their order: first as many promises as can be are
kept, then as many as can be are answered, then the days lie as near as can be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.promises.promises import Promise
from secgov.planning.steps.placing import PlacedStep

__all__ = ["answers", "days_of"]

Score: TypeAlias = tuple[int, int, int]
Pairs: TypeAlias = "tuple[int, RecordedAct, Pairs] | None"

_NOTHING: Final[Score] = (0, 0, 0)


def answers(
    promises: Iterable[Promise], steps: Iterable[PlacedStep], facts: Iterable[RecordedAct]
) -> Mapping[int, RecordedAct]:
    """
    Return the act that answers each promise, by the place of its step in the paper.

    What the paper itself has as done answers no promise: *steps* are all of the modification's.
    *facts* are in the order of their days.
    """
    promised: defaultdict[str, list[Promise]] = defaultdict(list)
    for promise in promises:
        promised[promise.act].append(promise)
    known: defaultdict[str, list[PlacedStep]] = defaultdict(list)
    for step in steps:
        if step.done:
            known[step.act].append(step)
    happened: defaultdict[str, list[RecordedAct]] = defaultdict(list)
    for fact in facts:
        happened[fact.act].append(fact)
    found: dict[int, RecordedAct] = {}
    for name, same in promised.items():
        left = _without_known(happened[name], known[name], same[0].made)
        pairs = _paired(same, left)
        while pairs is not None:
            place, fact, pairs = pairs
            found[place] = fact
    return found


def days_of(promise: Promise, fact: RecordedAct) -> tuple[date, date]:
    """Return the days on which *fact* can be the answer: none before the promise was made."""
    return max(fact.earliest, promise.since), fact.latest


def _without_known(
    facts: Sequence[RecordedAct], done: Sequence[PlacedStep], made: date
) -> list[RecordedAct]:
    """Return the acts but for those that the paper has as done: for each, the last that fits."""
    left = list(facts)
    for step in done:
        window = step.window
        same = [fact for fact in left if (
            fact.latest <= made if window is None
            else fact.earliest <= window.latest and window.earliest <= fact.latest)]
        if same:
            left.remove(same[-1])
    return left


def _paired(promises: Sequence[Promise], facts: Sequence[RecordedAct]) -> Pairs:
    """Return the best pairs that keep both orders; among equal ones those of the earlier acts."""
    following: list[tuple[Score, Pairs]] = [(_NOTHING, None)] * (len(facts) + 1)
    for promise in reversed(promises):
        here: list[tuple[Score, Pairs]] = [(_NOTHING, None)] * (len(facts) + 1)
        for number in range(len(facts) - 1, -1, -1):
            best = max(following[number], here[number + 1], key=_score)
            fact = facts[number]
            if _fits(promise, fact):
                (kept, pairs, near), rest = following[number + 1]
                apart = _apart(promise, fact)
                hit = promise.earliest is not None and apart == 0
                taken = ((kept + hit, pairs + 1, near - apart),
                         (promise.placed.place, fact, rest))
                best = max(taken, best, key=_score)
            here[number] = best
        following = here
    return following[0][1]


def _score(one: tuple[Score, Pairs]) -> Score:
    return one[0]


def _fits(promise: Promise, fact: RecordedAct) -> bool:
    """
    Return whether *fact* can be what was promised.

    Another part is another thing, and so is another Sub-Committee. Where the act has a body of
    its own, another one that did it did the same thing.
    """
    step = promise.placed.step
    other_part = step.part and fact.part and step.part != fact.part
    other_body = (not act_named(fact.act).body and step.body and fact.body
                  and step.body != fact.body)
    return fact.latest >= promise.since and not other_part and not other_body


def _apart(promise: Promise, fact: RecordedAct) -> int:
    """Return how many calendar days lie between what was promised and what happened."""
    if promise.earliest is None or promise.latest is None:
        return 0
    first, last = days_of(promise, fact)
    return max((promise.earliest - last).days, (first - promise.latest).days, 0)
