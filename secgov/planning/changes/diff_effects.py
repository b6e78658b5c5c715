"""What the changes from one timetable to another do to the releases, and which of them does it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias

import attrs

from secgov.calendar.vague_dates import with_year
from secgov.model.identifiers import read_identifier
from secgov.model.timetables import Modification, Timetable, When
from secgov.planning.changes.changed_timetables import outlook_of
from secgov.planning.changes.diff_answer import Cause, Effect, Standing
from secgov.planning.changes.step_changes import StepChange
from secgov.planning.outlooks.reasons import if_resumed
from secgov.planning.outlooks.release_branches import branches_of
from secgov.planning.steps.alignment import Pair
from secgov.planning.steps.cases import Case, case_of
from secgov.planning.steps.route_choice import routes_of

__all__ = ["Both", "effects", "effects_between"]

_FACTS: Final = ("stage", "path", "dcc_impact", "hold", "waits_on", "group")
"""What is said of a modification as a whole and moves its days."""

_MEETINGS: Final = ("", "meetings")
"""The meetings that the two timetables record, which are days on which a body can act."""

_TIME: Final = ("", "time")
"""That time has passed between the days as of which the two timetables are judged."""

# A change: whose it is, and the place of its pair of steps or the name of a fact.
Key: TypeAlias = tuple[str, int | str]


@attrs.frozen(eq=False)
class Both:
    """
    A modification that both timetables have, and all its steps with what changed in each.

    `written` are the days of the two papers, from which years are read that their words leave out.
    """

    before: Modification
    after: Modification
    pairs: tuple[tuple[Pair, StepChange | None], ...]
    written: tuple[date, date]

    def changes(self) -> Iterator[tuple[Key, str, str, str]]:
        """Yield each change with what it is, its step and its label."""
        for name in _FACTS:
            if getattr(self.before, name) != getattr(self.after, name):
                yield (self.after.id, name), name, "", ""
        for number, (_, change) in enumerate(self.pairs):
            if change is not None:
                yield (self.after.id, number), change.kind, change.step, change.label

    def mixed(self, taken: frozenset[Key], *, later: bool) -> Modification:
        """
        Return it with the changes that are *taken*; what has not changed is as told *later*.

        Its words mean in either paper what they mean in their own.
        """
        whose, (first, second) = self.after.id, self.written
        steps = ((pair.after, second) if ((whose, number) in taken if change is not None else later)
                 else (pair.before, first) for number, (pair, change) in enumerate(self.pairs))
        facts = {name: getattr(self.after if (whose, name) in taken else self.before, name)
                 for name in _FACTS}
        hold = facts["hold"]
        if hold is not None:
            day = second if (whose, "hold") in taken else first
            facts["hold"] = attrs.evolve(
                hold, since=_dated(hold.since, day), until=_dated(hold.until, day))
        return attrs.evolve(self.before, **facts, steps=tuple(
            attrs.evolve(one.step, when=_dated(one.step.when, day))
            for one, day in steps if one is not None))


def _dated(when: When, written: date) -> When:
    """Return a time as it is read in a paper *written* on that day, with its year."""
    if when == "not stated" or not isinstance(when, str):
        return when
    return with_year(when, written)


def effects(case: Case, *, added: bool) -> Iterator[Effect]:
    """Yield the standing of a modification that only one of the two timetables has."""
    for release in _releases(case):
        found = Standing.of(outlook_of(case, release))
        yield (Effect(release, None, found, (), _open_hold(case, release)) if added
               else Effect(release, found, None, ()))


def effects_between(
    before: Case, after: Case, own: Both, waited: tuple[Both, ...]
) -> Iterator[Effect]:
    """
    Yield the standing in both timetables for each release that one of them aims at.

    The causes are sought among the changes of its *own* and of those that it *waited* on.
    """
    for release in dict.fromkeys((*_releases(after), *_releases(before))):
        first, second = (Standing.of(outlook_of(case, release)) for case in (before, after))
        mixture = _Mixture(before, after, own, waited, release)
        yield Effect(release, first, second,
                     tuple(mixture.causes()) if first != second else (),
                     _open_hold(after, release))


def _open_hold(case: Case, release: str) -> str:
    """Return by when a hold without an end must end, as the outlook for *release* says it."""
    routes = routes_of(case.modification, case.steps, case.basis.rules.process)
    branches = branches_of(case, routes, case.basis.calendar.releases.named(release))
    return next((says for one in branches if one.settled is None
                 for says in if_resumed(one.runs)), "")


def _releases(case: Case) -> tuple[str, ...]:
    target = case.modification.target_release
    return () if target is None or target.name == "earliest" else (target.name,)


@attrs.frozen(eq=False)
class _Mixture:
    """Two timetables of a modification, of which any changes can be taken or left."""

    before: Case
    after: Case
    own: Both
    waited: tuple[Both, ...]
    release: str

    def changes(self) -> Iterator[tuple[Key, str, str, str]]:
        """Yield each change with what it is, its step and its label; time is one too."""
        if self.before.basis.as_of != self.after.basis.as_of:
            yield _TIME, _TIME[1], "", ""
        if self._other_meetings():
            yield _MEETINGS, _MEETINGS[1], "", ""
        for both in (self.own, *self.waited):
            yield from both.changes()

    def causes(self) -> Iterator[Cause]:
        """Yield each change that moves the standing alone, or is missed where it is left out."""
        every = frozenset(key for key, *_ in self.changes())
        start, end = self._standing(self.before, frozenset()), self._standing(self.after, every)
        own = ("", self.own.after.id)
        for key, what, step, label in self.changes():
            alone = self._standing(self.before, frozenset({key}))
            without = self._standing(self.after, every - {key})
            if alone != start or without != end:
                of = "" if key[0] in own else key[0]
                yield Cause(what, step, label, alone, without, of)

    def _standing(self, side: Case, taken: frozenset[Key]) -> Standing:
        """Return the standing in the timetable of *side* with the changes that are *taken*."""
        later = side is self.after
        mixed = {read_identifier(one.after.id): one.mixed(taken, later=later)
                 for one in (self.own, *self.waited)}
        day = (self.after if _TIME in taken else self.before).basis.as_of
        met = self.after if _MEETINGS in taken else self.before
        basis = attrs.evolve(side.basis, as_of=day, meetings=met.basis.meetings)
        timetable = _with(side.timetable, mixed, met.timetable)
        own = mixed[read_identifier(self.own.after.id)]
        return Standing.of(outlook_of(case_of(own, timetable, basis), self.release))

    def _other_meetings(self) -> bool:
        return self.before.basis.meetings != self.after.basis.meetings


def _with(timetable: Timetable, mixed: Mapping[str, Modification], met: Timetable) -> Timetable:
    """Return *timetable* with the *mixed* modifications, and the meetings of *met*."""
    return attrs.evolve(timetable, meetings=met.meetings, modifications=tuple(
        mixed.get(read_identifier(one.id), one) for one in timetable.modifications))
