"""What has changed from one timetable to a later one, and what does it do to the releases?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.model.identifiers import ModificationId
from secgov.model.timetables import Awaiting, Modification, Timetable
from secgov.planning.changes.diff_answer import (
    AwaitingChange,
    Difference,
    ModificationChange,
    Paper,
)
from secgov.planning.changes.diff_effects import Both, effects, effects_between
from secgov.planning.changes.paper_changes import meetings_changed, recommendations_changed
from secgov.planning.changes.step_changes import (
    facts_changed,
    hold_changed,
    step_change,
    target_changed,
)
from secgov.planning.checking.timetable_check import faults_of_releases
from secgov.planning.network.dependents import waited_on
from secgov.planning.steps.alignment import aligned
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, case_of
from secgov.planning.steps.placing import PlacedStep, place_all
from secgov.receipt import Receipt, digest_of
from secgov.rules.rulebook import RuleBook

__all__ = ["diff"]


def diff(
    before: Timetable, after: Timetable, *, as_of: date, rules: RuleBook, calendar: CodeCalendar
) -> Difference:
    """
    Return what has changed from *before* to *after*, and what each change does.

    Each is judged as of the day of its own paper (without one, or if that is later, as of
    *as_of*), by the rules and the calendar as known on *as_of*. A window is that of the day of its
    own paper too; but what says the same when both are read on one day has not moved: "by
    mid-May" does not move because time has passed. Working Days are counted exclude-first between
    both ends of the windows, later ones positive.

    Raises:
        UnusableInput: A target release is not known; every such one of a timetable is listed.
    """
    first, second = (_side(one, as_of, rules, calendar) for one in (before, after))
    earlier = {ModificationId.read(one.id): one for one in before.modifications}
    later = {ModificationId.read(one.id): one for one in after.modifications}
    both = {key: _both(earlier[key], one, first, second)
            for key, one in later.items() if key in earlier}
    found = [
        _compared(first.case(earlier[key]), second.case(one), both[key],
                  tuple(_waited(both[key], before, after, both)))
        if key in earlier else _alone(second.case(one), added=True)
        for key, one in later.items()]
    found += [_alone(first.case(one), added=False)
              for key, one in earlier.items() if key not in later]
    papers = _paper(first), _paper(second)
    classified = dict.fromkeys(one.paper.classification for one in (after, before) if one.paper)
    digests = digest_of("\n".join(one.digest for one in (before, after)).encode())
    return Difference(*papers, as_of, "; ".join(filter(None, classified)),
                      Receipt(rules.digest, calendar.digest(), digests), tuple(found),
                      tuple(recommendations_changed(before, after)),
                      tuple(meetings_changed(before, after, second.basis)))


@attrs.frozen(eq=False)
class _Side:
    """A timetable on its own day."""

    timetable: Timetable
    basis: Basis

    def case(self, modification: Modification) -> Case:
        """Return *modification* as of the day of its paper."""
        return case_of(modification, self.timetable, self.basis)

    def placed(self, modification: Modification, day: date) -> tuple[PlacedStep, ...]:
        """Return the steps of *modification* on their days, as of *day*."""
        return place_all(modification, attrs.evolve(self.basis, as_of=day))


def _side(timetable: Timetable, as_of: date, rules: RuleBook, calendar: CodeCalendar) -> _Side:
    basis = Basis.of(timetable, as_of=as_of, rules=rules, calendar=calendar)
    faults_of_releases(timetable, basis)
    return _Side(timetable, attrs.evolve(basis, as_of=min(basis.written, as_of)))


def _paper(side: _Side) -> Paper:
    paper = side.timetable.paper
    return Paper(side.timetable.source, paper.reference if paper else "",
                 paper.dated if paper else None, side.basis.as_of, side.timetable.digest[:16])


def _alone(case: Case, *, added: bool) -> ModificationChange:
    """Return a modification that only one of the timetables has."""
    one = case.modification
    return ModificationChange(one.id, one.title, "added" if added else "dropped", (), None, (),
                              None, (), tuple(effects(case, added=added)))


def _both(before: Modification, after: Modification, first: _Side, second: _Side) -> Both:
    """Return a modification that both have, its steps in pairs, each as of the day of its paper."""
    day = min(first.basis.as_of, second.basis.as_of)
    own = aligned(first.placed(before, first.basis.as_of),
                  second.placed(after, second.basis.as_of))
    on_one_day = aligned(first.placed(before, day), second.placed(after, day))
    return Both(before, after, tuple(
        (pair, step_change(pair, same, second.basis))
        for pair, same in zip(own, on_one_day, strict=True)),
        (first.basis.written, second.basis.written))


def _waited(
    own: Both, before: Timetable, after: Timetable, both: Mapping[ModificationId, Both]
) -> Iterator[Both]:
    """Yield what *own* waits on, through others too, before or after, where both have it."""
    keys = (ModificationId.read(one.id) for one in (
        *waited_on(own.before, before), *waited_on(own.after, after)))
    yield from (both[key] for key in dict.fromkeys(keys) if key in both)


def _compared(
    before: Case, after: Case, own: Both, waited: tuple[Both, ...]
) -> ModificationChange:
    """Return what has changed in a modification that both have, and what it waits on."""
    one, other = before.modification, after.modification
    steps = tuple(change for _, change in own.pairs if change is not None)
    hold, target = hold_changed(one, other), target_changed(one, other)
    awaiting, facts = tuple(_awaiting(one, other)), tuple(facts_changed(one, other))
    changed = any((steps, hold, target, awaiting, facts))
    return ModificationChange(
        other.id, other.title or one.title, "changed" if changed else "same", steps, hold,
        awaiting, target, facts, tuple(effects_between(before, after, own, waited)))


def _awaiting(before: Modification, after: Modification) -> Iterator[AwaitingChange]:
    """
    Yield what is awaited now and was not, is no longer, or is told otherwise.

    The same words are the same thing; other words are, where the same body and steps are named.
    """
    earlier, later = ([one for one in side.awaiting if one.status not in ("closed", "done")]
                      for side in (before, after))
    known = {_words(one) for one in earlier} & {_words(one) for one in later}
    gone = [one for one in earlier if _words(one) not in known]
    for one in (one for one in later if _words(one) not in known):
        same = next((old for old in gone if (one.who or one.blocks)
                     and (old.who, old.blocks) == (one.who, one.blocks)), None)
        if same is not None:
            gone.remove(same)
        yield AwaitingChange(same.what if same is not None else "", one.what, one.who)
    for one in gone:
        yield AwaitingChange(one.what, "", one.who)
    said = {_words(one): one for one in later}
    for one in earlier:
        other = said.get(_words(one))
        if other is not None and (one.who, one.blocks) != (other.who, other.blocks):
            yield AwaitingChange(_told(one), _told(other), other.who)


def _words(one: Awaiting) -> str:
    return " ".join(one.what.casefold().split())


def _told(one: Awaiting) -> str:
    """Return what is awaited with the steps that it blocks."""
    blocked = ", ".join(one.blocks)
    return f"{one.what} (blocks {blocked})" if blocked else one.what
