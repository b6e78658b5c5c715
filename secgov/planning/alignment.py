"""Which step of one timetable is which of another: by label, or by act and occurrence."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeAlias

import attrs

from secgov.planning.placing import PlacedStep

__all__ = ["Pair", "aligned"]

Sameness: TypeAlias = Callable[[PlacedStep], Hashable]


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
    partner: dict[int, int] = {}
    for sameness in (_by_label, _by_words, _by_act):
        _match(before, after, sameness, partner)
    back = {later: earlier for earlier, later in partner.items()}
    pairs = [Pair(before[back[one.place]] if one.place in back else None, one) for one in after]
    for one in before:
        if one.place not in partner:
            previous = before[one.place - 1] if one.place else None
            at = next((number for number, pair in enumerate(pairs, 1)
                       if previous is not None and pair.before is previous), 0)
            pairs.insert(at, Pair(one, None))
    return tuple(pairs)


def _match(
    before: tuple[PlacedStep, ...], after: tuple[PlacedStep, ...], sameness: Sameness,
    partner: dict[int, int],
) -> None:
    """Pair in turn the steps that are still alone and are the same."""
    free: dict[Hashable, list[int]] = {}
    taken = frozenset(partner.values())
    for one in after:
        if one.place not in taken:
            free.setdefault(sameness(one), []).append(one.place)
    for one in before:
        key = sameness(one)
        if key is not None and one.place not in partner and free.get(key):
            partner[one.place] = free[key].pop(0)


def _by_label(one: PlacedStep) -> Hashable:
    """Return the act with the label, or nothing for a step that has none."""
    return (one.act, one.step.label) if one.step.label else None


def _by_words(one: PlacedStep) -> Hashable:
    return attrs.evolve(one.step, label="", line=None, note="", after=(), parallel_with=())


def _by_act(one: PlacedStep) -> Hashable:
    return one.act
