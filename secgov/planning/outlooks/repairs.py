"""
Repairs: the smallest lawful changes that bring a modification into a release, each proven by a run.

A change is sought only on the chain that makes it late. One change that is enough by itself is a
repair; where there is none, a second is sought on the chain that is left once the first is made,
so that at most some hundred runs are tried. What gives up the cut-off or the release is sought
beside them. None is kept in which a check finds a fault that it did not find before.

Cheapest is what gives up nothing, before what gives up the cut-off, before what gives up the
release; then what changes fewer things; then the kind, in the order of `Kind`; then what moves
fewer Working Days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import attrs

from secgov.citation import Severity
from secgov.planning.checking.timetable_check import check
from secgov.planning.network.runs import Runs, date_of
from secgov.planning.network.targets import CUT_OFF_STEP, LAST_STEP
from secgov.planning.outlooks.reasons import unprepared
from secgov.planning.outlooks.repair_answer import Repair
from secgov.planning.outlooks.repair_moves import (
    Kind,
    Move,
    exception_of,
    moves_of,
    straight_of,
)
from secgov.planning.outlooks.repair_words import change_of, leaves_a_day
from secgov.planning.outlooks.worlds import World
from secgov.planning.steps.findings import Finding

__all__ = ["repairs_of"]

SHOWN: Final = 6
"""How many repairs are given at most, the cheapest."""
_NEXT: Final = 3
"""How many later releases are tried at most."""


@attrs.frozen(eq=False)
class _Tried:
    """Moves, each with the words that suppose it, and the world that they make of another."""

    moves: tuple[tuple[Move, tuple[str, ...]], ...]
    world: World


def repairs_of(stated: World) -> tuple[Repair, ...]:
    """
    Return the repairs of *stated*, the cheapest first; none where it is on track or has ended.

    Nothing is proven where no cut-off is known, so nothing is offered there either.
    """
    late = stated.late
    if late is None or late.verdict == "unknown" or late.settled is not None:
        return ()
    known = _findings(stated)

    def proven(tried: Iterable[_Tried]) -> list[Repair]:
        found = (_repair(stated, one, known) for one in tried)
        return [one for one in found if one is not None]

    first = [_extreme(stated, move) for move in _moves(stated)]
    keeping = proven(_in_time(stated, first)) or proven(_in_time(stated, _pairs(stated, first)))
    return tuple(sorted((*keeping, *proven(_giving_up(stated))), key=_cost)[:SHOWN])


def _in_time(stated: World, tried: Iterable[_Tried]) -> Iterator[_Tried]:
    """Yield those of *tried* that are enough, each step on the last day that is."""
    return (_settled(stated, one) for one in tried if one.world.late is None)


def _pairs(stated: World, first: Iterable[_Tried]) -> Iterator[_Tried]:
    """Yield each of *first* with a second change, sought on the chain that is late once it is."""
    seen: set[frozenset[Move]] = set()
    for one in first:
        ((change, _),) = one.moves
        for move in _moves(one.world):
            pair = frozenset({change, move})
            left_out = f"without {stated.modification}:{change.name}" in move.words
            if move.name != change.name and pair not in seen and not left_out:
                seen.add(pair)
                yield _extreme(stated, change, move)


def _moves(world: World) -> Iterator[Move]:
    """Yield the changes that may make *world* less late."""
    yield from moves_of(world)
    straight = straight_of(world)
    if straight is not None:
        yield straight


def _extreme(stated: World, *moves: Move) -> _Tried:
    """
    Return the world in which *moves* are made as early as can be: if that is late, they are vain.

    What ends a period cannot be before the day on which the others let it begin.
    """
    tried = _made(stated, tuple((move, move.words or (
        move.on(stated.modification, stated.basis.as_of),)) for move in moves))
    for _ in moves:
        early = tuple((move, move.words or (
            move.on(stated.modification, _first_day(tried.world, move.step)),)) for move in moves)
        if early == tried.moves:
            break
        tried = _made(stated, early)
    return tried


def _made(stated: World, moves: tuple[tuple[Move, tuple[str, ...]], ...]) -> _Tried:
    return _Tried(moves, stated.supposing(*(text for _, words in moves for text in words)))


def _settled(stated: World, tried: _Tried) -> _Tried:
    """
    Return *tried* with each step on the last day that is enough.

    A meeting that comes before a step that is brought forward is on the last day that leaves what
    that step ends its first day: a later one would only shorten the time that others have.
    """
    order = sorted(tried.moves, key=lambda one: one[0].kind is not Kind.BRING_FORWARD)
    first, _ = order[0]
    for move, _ in order:
        if not move.words:
            shortens = Kind.BRING_FORWARD is first.kind is not move.kind
            day = _day_in(tried.world, move.step, first.step if shortens else "")
            tried = _made(stated, tuple(
                (one, (one.on(stated.modification, day),) if one is move and day else words)
                for one, words in tried.moves))
    return tried


def _day_in(world: World, step: str, shortened: str) -> date | None:
    """
    Return the last day of *step* with which every route is in time.

    With it, what begins the period that *shortened* ends is on its first day, if that is any.
    """
    runs = [branch.runs for branch in world.branches if step in branch.runs.planned.by_step]
    # Here a stated end is kept: whatever is proposed is proven by a run that keeps it.
    return date_of(min(run.planned.usual.backward({
        **run.usual_targets, **_begins(run, shortened)})[step] for run in runs))


def _begins(run: Runs, shortened: str) -> dict[str, float]:
    """Return what begins the period that a step ends, on the day that it has in *run*."""
    return {soft.earlier: run.usual.days[soft.earlier]
            for soft in run.planned.softs if shortened and soft.later == shortened}


def _first_day(world: World, step: str) -> date:
    """Return the first day for *step* that what begins its period leaves, from now on."""
    begun = (date_of(branch.runs.first_day(soft.earlier)) for branch in world.branches
             for soft in branch.runs.planned.softs if soft.later == step)
    return max([world.basis.as_of, *(day for day in begun if day is not None)])


def _giving_up(stated: World) -> Iterator[_Tried]:
    """Yield inclusion by exception, which gives up the cut-off, and the next release."""
    exception = exception_of(stated)
    if exception is not None:
        yield _made(stated, ((exception, exception.words),))
    later = [one for one in stated.basis.calendar.releases.coming(stated.basis.as_of)
             if one.go_live > stated.release.go_live]
    rule = next((one for one in stated.basis.rules.rules if one.id == "release.scheduled"), None)
    for release in later[:_NEXT]:
        words = (f"modification {stated.modification} target_release={release.name}",)
        world = stated.supposing(*words, release=release)
        if world.late is None:
            move = Move(Kind.NEXT_RELEASE, LAST_STEP, LAST_STEP, rule=rule, words=words)
            yield _Tried(((move, words),), world)
            return


def _repair(
    stated: World, tried: _Tried, known: frozenset[tuple[str, Severity]]
) -> Repair | None:
    """
    Return *tried* as a repair, if a run proves it and a check finds no new fault in it.

    A period that would end on the day on which it begins is none: that is our convention. Nor is
    a meeting sooner than the notice allows that nobody is known to have given.
    """
    world = tried.world
    if (world.late is not None
            or not all(leaves_a_day(move, world) for move, _ in tried.moves)
            or any(any(unprepared(branch.runs)) for branch in world.branches)):
        return None
    new = tuple(one for one in _check(world) if (one.key, one.severity) not in known)
    if any(one.severity is Severity.FAULT for one in new):
        return None
    slowest = min(world.branches, key=lambda branch: (
        branch.runs.room is None, branch.runs.room or 0))
    arrival = CUT_OFF_STEP if slowest.cut_off is not None else LAST_STEP
    return Repair(
        tuple(change_of(move, words, stated, world) for move, words in tried.moves),
        world.release.name, world.verdict, date_of(slowest.runs.best.days[arrival]),
        date_of(slowest.runs.usual.days[arrival]), slowest.runs.room, new)


def _findings(world: World) -> frozenset[tuple[str, Severity]]:
    return frozenset((one.key, one.severity) for one in _check(world))


def _check(world: World) -> tuple[Finding, ...]:
    basis = world.basis
    return check(world.timetable, as_of=basis.as_of, rules=basis.rules,
                 calendar=basis.calendar).all_findings()


def _cost(repair: Repair) -> tuple[int, int, tuple[int, ...], int, tuple[str, ...]]:
    order = [kind.value for kind in Kind]
    kinds = tuple(order.index(change.kind) for change in repair.changes)
    gives_up = [kind for kind in kinds if kind >= order.index(Kind.BY_EXCEPTION.value)]
    moved = sum(abs(change.working_days or 0) for change in repair.changes)
    return max(gives_up, default=0), len(kinds), tuple(sorted(kinds)), moved, repair.words
