"""What the changes from one timetable to another do to the releases, and which of them does it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

import attrs

from secgov.planning.alignment import Pair
from secgov.planning.cases import Case, case_of
from secgov.planning.changed_timetables import outlook_of
from secgov.planning.diff_answer import Cause, Effect, Standing
from secgov.planning.step_changes import StepChange

__all__ = ["effects", "effects_between"]

_FACTS: Final = ("stage", "path", "dcc_impact", "hold")
"""What is said of a modification as a whole and moves its days."""

_MEETINGS: Final = "meetings"
"""The meetings that the two timetables record, which are days on which a body can act."""

_TIME: Final = "time"
"""That time has passed between the days as of which the two timetables are judged."""

# A change: the place of its pair of steps, or the name of a fact.
Key: TypeAlias = int | str


def effects(case: Case, *, added: bool) -> Iterator[Effect]:
    """Yield the standing of a modification that only one of the two timetables has."""
    for release in _releases(case):
        found = Standing.of(outlook_of(case, release))
        yield Effect(release, None, found, ()) if added else Effect(release, found, None, ())


def effects_between(
    before: Case, after: Case, pairs: tuple[tuple[Pair, StepChange | None], ...]
) -> Iterator[Effect]:
    """
    Yield the standing in both timetables for each release that one of them aims at.

    *pairs* are all their steps, each with what has changed in it.
    """
    for release in dict.fromkeys((*_releases(after), *_releases(before))):
        first, second = (Standing.of(outlook_of(case, release)) for case in (before, after))
        mixture = _Mixture(before, after, pairs, release)
        yield Effect(release, first, second,
                     tuple(mixture.causes()) if first != second else ())


def _releases(case: Case) -> tuple[str, ...]:
    target = case.modification.target_release
    return () if target is None or target.name == "earliest" else (target.name,)


@attrs.frozen(eq=False)
class _Mixture:
    """Two timetables of a modification, of which any changes can be taken or left."""

    before: Case
    after: Case
    pairs: tuple[tuple[Pair, StepChange | None], ...]
    release: str

    def changes(self) -> Iterator[tuple[Key, str, str, str]]:
        """Yield each change with what it is, its step and its label; time is one too."""
        if self.before.basis.as_of != self.after.basis.as_of:
            yield _TIME, _TIME, "", ""
        if self._other_meetings():
            yield _MEETINGS, _MEETINGS, "", ""
        for name in _FACTS:
            if getattr(self.before.modification, name) != getattr(self.after.modification, name):
                yield name, name, "", ""
        for number, (_, change) in enumerate(self.pairs):
            if change is not None:
                yield number, change.kind, change.step, change.label

    def causes(self) -> Iterator[Cause]:
        """Yield each change that moves the standing alone, or is missed where it is left out."""
        every = frozenset(key for key, *_ in self.changes())
        start, end = self._standing(self.before, frozenset()), self._standing(self.after, every)
        for key, what, step, label in self.changes():
            alone = self._standing(self.before, frozenset({key}))
            without = self._standing(self.after, every - {key})
            if alone != start or without != end:
                yield Cause(what, step, label, alone, without)

    def _standing(self, side: Case, taken: frozenset[Key]) -> Standing:
        """Return the standing in the timetable of *side* with the changes that are *taken*."""
        def of(key: Key, changed: bool) -> bool:
            return key in taken if changed else side is self.after

        steps = (pair.after if of(number, change is not None) else pair.before
                 for number, (pair, change) in enumerate(self.pairs))
        facts = {name: getattr((self.after if name in taken else self.before).modification, name)
                 for name in _FACTS}
        mixed = attrs.evolve(self.before.modification, **facts, steps=tuple(
            one.step for one in steps if one is not None))
        day = (self.after if of(_TIME, True) else self.before).basis.as_of
        met = self.after if of(_MEETINGS, self._other_meetings()) else self.before
        basis = attrs.evolve(side.basis, as_of=day, meetings=met.basis.meetings)
        timetable = attrs.evolve(side.timetable, meetings=met.timetable.meetings)
        return Standing.of(outlook_of(case_of(mixed, timetable, basis), self.release))

    def _other_meetings(self) -> bool:
        return self.before.basis.meetings != self.after.basis.meetings
