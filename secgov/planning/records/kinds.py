"""Which kinds of acts can follow which: what no missing row of a record could explain."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import lru_cache
from typing import Final, TypeAlias

from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.guards import FAST_TRACK
from secgov.rules.transition_rows import Move
from secgov.rules.transitions import SOME_PATH, Transitions

__all__ = ["Kind", "after_objection", "can_follow", "kind_of", "only_after"]

_OBJECTION: Final = "objection-raised"

Kind: TypeAlias = tuple[str, str, bool, tuple[bool, ...]]
"""Act, outcome, whether of a part, and which rows of the act it can take."""


def kind_of(act: RecordedAct, table: Transitions, *, part: bool, alternatives: frozenset[str],
            approved: bool, sitting: tuple[Set[Move], bool]) -> Kind:
    """
    Return the kind of *act*: acts of one kind lead to the same stages.

    *part* says whether it is of a part, *alternatives* whether the record shows one that was
    approved or left undecided; *approved* whether the modification may have been before. *sitting*
    are the rows by which it belongs to an earlier sitting, and whether it takes no others.
    """
    rows = table.of_act.get((act.act, act.outcome), ())
    own, alone = sitting
    return act.act, act.outcome, part, tuple(
        move in own if alone or move.same_day else
        move.in_force(act.latest) and move.fits(
            part=part, alternatives=alternatives, approved=approved)
        for move in rows)


@lru_cache(maxsize=65536)
def can_follow(earlier: Kind, later: Kind, path: str, table: Transitions) -> bool:
    """
    Return whether any acts could lead from *earlier* to *later* on *path*, or on some path.

    Where the path has no row for one of the two, nothing is said against them here.
    """
    reach: Mapping[str, frozenset[str]] = table.reach(path)
    act, outcome, _, takes = earlier
    rows = zip(table.of_act.get((act, outcome), ()), takes, strict=True)
    targets = {stage for move, taken in rows if taken and _on(move, path)
               for stage in move.targets()}
    # What a closed stage has only once it is lifted needs the act that lifts it to be recorded.
    sources = {stage for move, taken in zip(
                   table.of_act.get(later[:2], ()), later[3], strict=True)
               if _on(move, path) and move.of_part in (None, later[2])
               and (taken or not move.same_day) for stage in move.sources
               if (taken and move.same_day) or not (move.given and stage in table.closed)}
    if not targets or not sources:
        return True
    return any(reach[target] & sources for target in targets)


@lru_cache(maxsize=65536)
def only_after(
    act: str, outcome: str, before: str, since: str, path: str, table: Transitions
) -> bool:
    """Return whether, after the act *since*, only *before* leads to *act* on *path*."""
    rows, stages = table.rows(act, outcome, path), table.without(before, since, path)
    return bool(rows) and all(stages.isdisjoint(move.sources) for move in rows)


@lru_cache(maxsize=4096)
def after_objection(act: str, outcome: str, path: str, table: Transitions) -> bool:
    """Return whether an objection to a decision, or its answer, can lead to *act* on *path*."""
    stages = {stage for move in table.moves if move.act == _OBJECTION and _on(move, path)
              for stage in (*move.sources, *move.targets())}
    reach = table.reach(path)
    sources = {stage for move in table.of_act.get((act, outcome), ()) if _on(move, path)
               for stage in move.sources}
    return not sources or any(reach[stage] & sources for stage in stages)


def _on(move: Move, path: str) -> bool:
    """Return whether *path* has the row; some path has it that is not Fast-Track."""
    return path in move.paths or (path == SOME_PATH and move.paths != (FAST_TRACK,))
