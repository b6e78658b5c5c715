"""Which verdicts hang on a number that nobody has verified: it is tried, and they are compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, TypeAlias

import attrs

from secgov.citation import Evidence
from secgov.model.timetables import Modification, Timetable
from secgov.planning.checking.timetable_check import checked_modification
from secgov.planning.gaps.gaps_answer import Hanging, NumberGap, Stretch, Subject
from secgov.planning.network.targets import target_of
from secgov.planning.outlooks.outlook import release_verdicts
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import case_of
from secgov.rules.observed import Observed
from secgov.rules.rule import Parameter

__all__ = ["NONE", "number_gaps"]

NONE: Final = "none"
"""The verdict of a check that finds nothing."""

_Verdicts: TypeAlias = Mapping[Subject, str]
_At: TypeAlias = Callable[[int | None], _Verdicts]
"""The verdicts at a value of the number; at None, while nobody has adopted it."""


def number_gaps(timetable: Timetable, basis: Basis) -> tuple[NumberGap, ...]:
    """
    Return every number of the rule book that is unverified, the one that decides most first.

    A verdict hangs on a number if adopting it changes the verdict, at the value at which it
    is recalled or at any other from nothing to twice that; every other number stays as it is.
    The verdicts are those of the outlooks of targeted modifications, and what a check finds
    with the number (its severity). No verdict turns back while a number grows, so the values
    on which one turns are found by halving.
    """
    book = basis.rules
    rows = (book.parameter(name) for name in book.names())
    found = [_gap(row, timetable, basis) for row in rows
             if row.evidence is Evidence.UNVERIFIED and not row.adopted]
    return tuple(sorted(found, key=lambda gap: -len(gap.hangs)))


def _gap(row: Parameter, timetable: Timetable, basis: Basis) -> NumberGap:
    most = 2 * row.value
    grounds = _grounds(row, basis)
    hangs = (one for modification in timetable.modifications
             for one in _hanging(_verdicts(modification, timetable, grounds), most))
    return NumberGap(row, basis.rules.source(row.cites), _seen(row, basis), (0, most),
                     tuple(hangs))


def _seen(row: Parameter, basis: Basis) -> Observed | None:
    """Return what records show between the steps of which *row* is the usual time."""
    pairs = {(one.earlier, one.later) for one in basis.rules.process.usual
             if one.parameter == row.name}
    return next((number.observed for seen, number in basis.rules.observed(basis.as_of)
                 if (seen.earlier, seen.later) in pairs), None)


def _grounds(row: Parameter, basis: Basis) -> Callable[[int | None], tuple[Basis, Basis]]:
    """Return how to have the basis with a value: for outlooks, and for the rules that use it."""
    @cache
    def grounds(value: int | None) -> tuple[Basis, Basis]:
        book = basis.rules
        if value is not None:
            book = book.adopting(row.as_adopted(f"tried for {row.name}", value))
        using = tuple(rule for rule in book.rules
                      if rule.parameter is not None and rule.parameter.name == row.name)
        return (attrs.evolve(basis, rules=book),
                attrs.evolve(basis, rules=attrs.evolve(book, rules=using)))

    return grounds


def _verdicts(
    modification: Modification, timetable: Timetable,
    grounds: Callable[[int | None], tuple[Basis, Basis]],
) -> _At:
    """Return how to have every verdict on *modification* at a value; each is asked once."""
    name = target_of(modification)

    @cache
    def at(value: int | None) -> _Verdicts:
        outlooks, checks = grounds(value)
        found: dict[Subject, str] = {}
        if checks.rules.rules:
            case = case_of(modification, timetable, checks)
            for one in checked_modification(case).findings:
                found[Subject(modification.id, finding=one.key)] = one.severity.value
        if name:
            release = outlooks.calendar.releases.named(name)
            case = case_of(modification, timetable, outlooks)
            branches = release_verdicts(case, release)
            for impact, verdict in branches:
                which = impact if len(branches) > 1 else ""
                found[Subject(modification.id, release.name, which)] = verdict
        return found

    return at


def _hanging(at: _At, most: int) -> list[Hanging]:
    """Return the verdicts that change between now and any value from nothing to *most*."""
    found = []
    for subject in dict.fromkeys((*at(None), *at(0), *at(most))):
        current = at(None).get(subject, NONE)
        if {current} != {at(0).get(subject, NONE), at(most).get(subject, NONE)}:
            found.append(Hanging(subject, current, _stretches(at, subject, most)))
    return found


def _stretches(at: _At, subject: Subject, most: int) -> tuple[Stretch, ...]:
    """Return the verdict at each value from nothing to *most*, equal neighbours together."""
    def verdict(value: int) -> str:
        return at(value).get(subject, NONE)

    stretches: list[Stretch] = []
    first = 0
    while first <= most:
        last = _last_like(verdict, first, most)
        stretches.append(Stretch(first, last, verdict(first)))
        first = last + 1
    return tuple(stretches)


def _last_like(verdict: Callable[[int], str], first: int, most: int) -> int:
    """Return the last value up to *most* whose verdict is that of *first*."""
    like = verdict(first)
    values = range(first, most + 1)
    return first - 1 + bisect_left(values, x=True, key=lambda value: verdict(value) != like)
