"""What makes a table of transitions sound: one start, no way out of an end, no trap, no doubt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from secgov.errors import Problem
from secgov.rules.transition_rows import LEFT, Move
from secgov.rules.transitions import Transitions

__all__ = ["faults_of_table"]


def faults_of_table(table: Transitions) -> Iterator[Problem]:
    """
    Yield every fault of *table* as a whole.

    There is one start; nothing leads out of an end; every stage can be reached from the start and
    reaches an end; and no two rows say different things of one act in one stage on one day.
    """
    starts = [stage.name for stage in table.stages if stage.kind == "start"]
    if len(starts) != 1:
        yield Problem("[[stage]]", f"{len(starts)} stages of the kind start", "one",
                      "give the kind to the one stage in which every life begins")
    for move in table.moves:
        for end in sorted(set(move.sources) & set(table.ends)):
            yield Problem(f"[[move]] {move.act}", f"it leads out of the end {end}",
                          "ends that nothing leads out of", "take it from the row")
    if len(starts) == 1:
        yield from _unreachable(table)
    yield from _trapped(table)
    yield from _ambiguous(table)


def _ways(table: Transitions) -> set[tuple[str, str]]:
    """Return every step between stages on any path, with lapses and out of closed stages."""
    left = {source for move in table.moves if move.act == "withdrawn" for source in move.sources}
    lapsed = {(lapse.source, lapse.to) for lapse in table.lapses}
    return lapsed | {(source, to) for move in table.moves if move.to for source in move.sources
                     for to in (left if move.to == LEFT else (move.to,))}


def _grown(first: set[str], ways: set[tuple[str, str]]) -> set[str]:
    """Return the stages that *ways* lead to from those of *first*, themselves included."""
    found: set[str] = set(first)
    while more := {to for source, to in ways if source in found} - found:
        found |= more
    return found


def _unreachable(table: Transitions) -> Iterator[Problem]:
    reached = _grown({table.start}, _ways(table))
    for stage in table.stages:
        if stage.name not in reached:
            yield Problem(f"[[stage]] {stage.name}", "nothing leads to it",
                          "stages that can be reached from the start", "add the act, or remove it")


def _trapped(table: Transitions) -> Iterator[Problem]:
    back = {(to, source) for source, to in _ways(table)}
    ending = _grown(set(table.ends), back)
    for stage in table.stages:
        if stage.name not in ending:
            yield Problem(f"[[stage]] {stage.name}", "no way leads from it to an end",
                          "stages from which every life can end", "add the act that leads on")


def _ambiguous(table: Transitions) -> Iterator[Problem]:
    for key, moves in table.at.items():
        for one, other in combinations(moves, 2):
            if _both_fit(one, other):
                stage, act, outcome, path = key
                yield Problem(
                    f"[[move]] {act}", f'two rows for "{outcome}" in {stage} on path {path}',
                    "one row for one act", "tell them apart by outcome, path, part or day")


def _both_fit(one: Move, other: Move) -> bool:
    """Return whether some act on some day fits both rows."""
    apart = any(a is not None and b is not None and a != b for a, b in (
        (one.of_part, other.of_part), (one.last_part, other.last_part),
        (one.of_day, other.of_day), (one.deferred, other.deferred),
        (one.alternative or None, other.alternative or None))) or any(
        set(a.given) & set(b.lacking) for a, b in ((one, other), (other, one)))
    late = (one.since and other.until and one.since > other.until) or (
        other.since and one.until and other.since > one.until)
    return not apart and not late
