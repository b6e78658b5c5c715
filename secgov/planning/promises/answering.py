"""
Which act of a record answers which promise of a paper.

An act answers a promise of the same act, on the paper's day or later. Where a step is promised
or happens repeatedly, promises and acts keep their order: first as many promises as can be are
kept, then as many as can be are answered, then the days lie as near as can be. Parts keep no
order among each other: what is of the same part answers first. A deferral answers no promise of a
vote.

An act before the paper is of an earlier round, but where the paper knows of none: it has no such
step as done, and does not say that it is done again. Then it answers the first promise of it that
has a day and no other act, if it is the last thing that either has up to the paper's day: what
has gone on since then was known to the paper, which yet promised the step.
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

__all__ = ["answers", "days_of", "earlier_act"]

Score: TypeAlias = tuple[int, int, int]
Pairs: TypeAlias = "tuple[int, RecordedAct, Pairs] | None"

_NOTHING: Final[Score] = (0, 0, 0)

_DEFERRED: Final = "deferred"
# What comes round by its nature: that a body has considered it once is no other time.
_COMES_ROUND: Final = frozenset({"csc-considered", "panel-update", "working-group", "change-board",
                                 "panel", "sub-committee"})


def answers(
    promises: Iterable[Promise], steps: Iterable[PlacedStep], facts: Iterable[RecordedAct]
) -> Mapping[int, RecordedAct]:
    """
    Return the act that answers each promise, by the place of its step in the paper.

    What the paper itself has as done answers no promise: *steps* are all of the modification's.
    *facts* are in the order of their days.
    """
    steps, facts = tuple(steps), tuple(facts)
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
        found |= _by_part(same, left)
        first = same[0]
        before = earlier_act(first, steps, facts)
        if (before is not None and first.placed.place not in found
                and _is_last(before, first, steps, facts)):
            found[first.placed.place] = before
    return found


def earlier_act(
    promise: Promise, steps: Iterable[PlacedStep], facts: Iterable[RecordedAct]
) -> RecordedAct | None:
    """
    Return the last act before the paper that may be what *promise* promises, if one may be.

    None is, where the paper knows of an earlier round, or what is promised comes round anyway.
    """
    act = promise.act
    if (promise.earliest is None or promise.placed.step.again or act in _COMES_ROUND
            or any(step.done and step.act == act for step in steps)):
        return None
    return next((fact for fact in reversed(tuple(facts))
                 if fact.act == act and fact.latest < promise.since
                 and _same_thing(promise, fact)), None)


def days_of(promise: Promise, fact: RecordedAct) -> tuple[date, date]:
    """Return the days on which *fact* can be the answer: of one that can be later, no earlier."""
    if fact.latest < promise.since:
        return fact.earliest, fact.latest
    return max(fact.earliest, promise.since), fact.latest


def _is_last(
    act: RecordedAct, promise: Promise, steps: Iterable[PlacedStep], facts: Iterable[RecordedAct]
) -> bool:
    """Return whether neither record nor paper has anything after *act* up to the paper's day."""
    return not (
        any(act.latest < fact.earliest and fact.latest < promise.since for fact in facts)
        or any(step.done and step.window is not None and act.latest < step.window.earliest
               for step in steps))


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


def _by_part(
    promises: Sequence[Promise], facts: Sequence[RecordedAct]
) -> dict[int, RecordedAct]:
    """Return the best pairs of promises and acts of each part, then of what is left of both."""
    found: dict[int, RecordedAct] = {}
    parts = dict.fromkeys(promise.placed.step.part for promise in promises)
    for part in (*filter(None, parts), ""):
        taken = {id(fact) for fact in found.values()}
        pairs = _paired(
            [one for one in promises if one.placed.place not in found
             and part in ("", one.placed.step.part)],
            [fact for fact in facts if id(fact) not in taken and part in ("", fact.part)])
        while pairs is not None:
            place, fact, pairs = pairs
            found[place] = fact
    return found


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
    """Return whether *fact* can be what was promised, on the paper's day or later."""
    put_off = fact.outcome == _DEFERRED != promise.placed.step.outcome
    return fact.latest >= promise.since and not put_off and _same_thing(promise, fact)


def _same_thing(promise: Promise, fact: RecordedAct) -> bool:
    """
    Return whether *fact* is of the thing that was promised.

    Another part is another thing, and so is another Sub-Committee. Where the act has a body of
    its own, another one that did it did the same thing.
    """
    step = promise.placed.step
    other_part = step.part and fact.part and step.part != fact.part
    other_body = (not act_named(fact.act).body and step.body and fact.body
                  and step.body != fact.body)
    return not other_part and not other_body


def _apart(promise: Promise, fact: RecordedAct) -> int:
    """Return how many calendar days lie between what was promised and what happened."""
    if promise.earliest is None or promise.latest is None:
        return 0
    first, last = days_of(promise, fact)
    return max((promise.earliest - last).days, (first - promise.latest).days, 0)
