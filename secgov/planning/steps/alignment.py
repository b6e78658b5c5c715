"""Which step of one timetable is which of another: by label, or by act and occurrence."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeAlias, TypeVar

import attrs

from secgov.planning.steps.placing import PlacedStep

__all__ = ["Pair", "aligned", "paired"]

One = TypeVar("One")
Sameness: TypeAlias = Callable[[One], Hashable]


@attrs.frozen
class Pair:
    """One step in two timetables; one of the two may lack it."""

    before: PlacedStep | None
    after: PlacedStep | None

    @property
    def one(self) -> PlacedStep:
        """Return the step as the later timetable has it, or else the earlier."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a pair has a step in at least one of the two timetables")
        return found


def aligned(
    before: tuple[PlacedStep, ...], after: tuple[PlacedStep, ...]
) -> tuple[Pair, ...]:
    """
    Return every step of both, paired where it is the same, in the order of the later timetable.

    Those of one label and act are the same; then those that say the same; then, among the rest,
    the first of an act is the first, the second the second. What only the earlier timetable has
    stands behind what came before it there.
    """
    return tuple(Pair(*both) for both in paired(before, after, _by_label, _by_words, _by_act))


def paired(
    before: Sequence[One], after: Sequence[One], *ways: Sameness[One]
) -> tuple[tuple[One | None, One | None], ...]:
    """
    Return all of both, paired where they are the same in one of the *ways*, the first way first.

    They stand in the order of *after*; what only *before* has stands behind what came before it
    there. Where a way gives None, the thing has no partner by it.
    """
    partner: dict[int, int] = {}
    for sameness in ways:
        _match(before, after, sameness, partner)
    back = {later: earlier for earlier, later in partner.items()}
    pairs: list[tuple[int | None, int | None]] = [
        (back.get(place), place) for place in range(len(after))]
    for place in range(len(before)):
        if place not in partner:
            at = next((number for number, pair in enumerate(pairs, 1)
                       if place and pair[0] == place - 1), 0)
            pairs.insert(at, (place, None))
    return tuple((before[one] if one is not None else None,
                  after[other] if other is not None else None) for one, other in pairs)


def _match(
    before: Sequence[One], after: Sequence[One], sameness: Sameness[One],
    partner: dict[int, int],
) -> None:
    """Pair in turn those that are still alone and are the same."""
    free: dict[Hashable, list[int]] = {}
    taken = frozenset(partner.values())
    for place, one in enumerate(after):
        if place not in taken:
            free.setdefault(sameness(one), []).append(place)
    for place, one in enumerate(before):
        key = sameness(one)
        if key is not None and place not in partner and free.get(key):
            partner[place] = free[key].pop(0)


def _by_label(one: PlacedStep) -> Hashable:
    """Return the act with the label, or nothing for a step that has none."""
    return (one.act, one.step.label) if one.step.label else None


def _by_words(one: PlacedStep) -> Hashable:
    return attrs.evolve(one.step, label="", line=None, note="", after=(), parallel_with=())


def _by_act(one: PlacedStep) -> Hashable:
    return one.act
