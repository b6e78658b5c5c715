"""What would mend a finding, in words, with no day that is past when it is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from math import inf
from typing import Final

from secgov.calendar.counting import day_of
from secgov.calendar.spoken_days import spoken
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.placing import PlacedStep, mended

__all__ = ["finite_day", "mend_of", "no_day_left", "not_sooner"]

_DAY: Final = "{expected}"
_FROM: Final = "{expected} or later"
_OR: Final = re.compile(r"([,;] or,? )")
"""What stands between the ways to mend one finding."""
_OF_RECORD: Final = ("correct", "record", "say", "state", "target", "where")
"""How a way begins that moves no fact: it is about the record, or about what is aimed at."""
_DONE: Final = "It is done: correct the record if its day is wrong"
_AHEAD: Final = "It is recorded as done on a day to come: correct the record"


def mend_of(
    mend: str, expected: float | None, until: float | None = None, *,
    judged: PlacedStep | None = None, basis: Basis | None = None,
) -> str:
    """
    Return *mend* with the day that is *expected*, or the days from it to *until*.

    Of a step that is recorded as done no move is offered, only what corrects the record or
    explains it. On a *basis* no way is offered whose days are past: what may be later moves on to
    the first day that is left. What corrects a record may name a past day.

    >>> mend_of("Move it to {expected} or later.", 737189.0)
    'Move it to Friday 10 May 2019 or later.'
    """
    if judged is not None and judged.recorded and _DAY in mend:
        mend = _of_record(mend, _DONE if judged.done else _AHEAD)
        basis = None
    if expected is None or finite_day(expected) is None:
        return mended(mend, None)
    last = expected if until is None else until
    if basis is None or expected >= (as_of := float(basis.as_of.toordinal())):
        return mend.replace(_DAY, _words(expected, until))
    if last >= as_of:
        return mend.replace(_DAY, _words(as_of, until))
    following = basis.possible(judged.body if judged is not None else "").earliest(as_of)
    ways = []
    for before, way in _ways(mend):
        if _DAY not in way:
            ways.append((before, way))
        elif way.startswith("Correct"):
            ways.append((before, way.replace(_DAY, _words(expected, until))))
        elif _FROM in way and following < inf:
            ways.append((before, way.replace(_DAY, _words(following, None))))
    if len(ways) == len(_ways(mend)):
        return _joined(ways)
    return _after(f"{_words(last, None)} is past: no day is left for it.", ways)


def no_day_left(mend: str, why: str) -> str:
    """
    Return *why* with the ways of *mend* that name no day: none is left for the others.

    >>> no_day_left("Have it done by {expected}, or target a later release.", "It is too late.")
    'It is too late. Target a later release.'
    """
    return _after(why, [(before, way) for before, way in _ways(mend) if _DAY not in way])


def _ways(mend: str) -> list[tuple[str, str]]:
    """Return each way of *mend*, with what stands between it and the one before."""
    first, *others = _OR.split(mend.removesuffix("."))
    return [("", first), *zip(others[::2], others[1::2], strict=True)]


def _joined(ways: Sequence[tuple[str, str]]) -> str:
    return "".join((ways[0][1], *(f"{before}{way}" for before, way in ways[1:]), "."))


def _after(why: str, ways: Sequence[tuple[str, str]]) -> str:
    if not ways:
        return why
    said = _joined(ways)
    return f"{why} {said[0].upper()}{said[1:]}"


def _of_record(mend: str, correct: str) -> str:
    """Return the ways of *mend* that move no fact; without one that corrects it, *correct* too."""
    ways = [way for _, way in _ways(mend) if way.casefold().startswith(_OF_RECORD)]
    own = [] if any(way.startswith("Correct") for way in ways) else [correct]
    return f"{', or '.join([*own, *ways])}."


def not_sooner(mend: str) -> str:
    """
    Return *mend* without the ways that would bring something forward: it is done.

    >>> not_sooner("Move it to {expected} or later, or finish the review sooner.")
    'Move it to {expected} or later.'
    """
    first, *others = _ways(mend)
    return _joined([first, *((before, way) for before, way in others
                             if not (way.endswith(" sooner") or way.startswith("bring ")))])


def _words(first: float, until: float | None) -> str:
    day, last = day_of(first), finite_day(until)
    if last is None or last <= day:
        return spoken(day)
    return f"a day from {spoken(day)} to {spoken(last)}"


def finite_day(ordinal: float | None) -> date | None:
    """Return the day of an ordinal, or nothing for none and for an infinity."""
    return None if ordinal is None or ordinal in (-inf, inf) else date.fromordinal(int(ordinal))
