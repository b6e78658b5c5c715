"""
What goes wrong, said for people: what, the value, the place or rule, and how to mend it.

Asking never raises for unlawful content; it answers with findings. These errors are for
input that cannot be used and for questions that have no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final

import attrs

from secgov.citation import Evidence, Force

__all__ = [
    "Condition",
    "NotInForce",
    "OutsideCalendar",
    "Problem",
    "RollRefused",
    "SecgovError",
    "TransitionRefused",
    "Unanswerable",
    "UnusableInput",
    "closest",
]


class SecgovError(Exception):
    """The one base of every error that the library raises on purpose."""


class OutsideCalendar(SecgovError, ValueError):
    """A day lies outside the days that the calendar can answer for."""


class RollRefused(SecgovError, ValueError):
    """A day is no Working Day, and the question did not say which way to roll it."""


class NotInForce(SecgovError, LookupError):
    """A value or rule has no row for the day that was asked about."""


class Unanswerable(SecgovError, LookupError):
    """A question names something that does not exist: a rule, a release, a modification."""


# What is said stays readable: of a value so many letters, of a report or a list so many lines.
_LONGEST_FOUND: Final = 200
_MOST_PRINTED: Final = 100
_MOST_LISTED: Final = 200
_SHORTEST: Final = 3


@attrs.frozen
class Problem:
    """
    One thing wrong with an input: where, what was found, what was expected, how to mend it.

    Printed, a very long place or value is shortened.
    """

    place: str
    found: str
    expected: str
    mend: str

    def __str__(self) -> str:
        """Return the problem as one sentence chain, as printed by the command line."""
        return (f"{_short(self.place)}: {_stopped(_short(self.found))} Expected {self.expected}. "
                f"Mend: {_stopped(self.mend)}")


class UnusableInput(SecgovError, ValueError):
    """
    An input cannot be used; carries every problem found, not only the first.

    Printed, it shows the first 100 and says how many more there are; `problems` has all.

    >>> report = UnusableInput("march.toml", [Problem("[paper] dated", "2019-02-30",
    ...     "a day that exists", "write a day of February 2019")])
    >>> print(report)
    march.toml cannot be used: 1 problem.
      1. [paper] dated: 2019-02-30. Expected a day that exists. Mend: write a day of February 2019.
    """

    def __init__(self, source: str, problems: Iterable[Problem]) -> None:
        """Keep *source* (a file's name or what was read) and all *problems*."""
        self.source = source
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(source, self.problems)

    def __str__(self) -> str:
        """Return the whole report, one numbered line a problem."""
        count = len(self.problems)
        head = f"{self.source} cannot be used: {count} problem{'s' if count != 1 else ''}."
        shown = self.problems[:_MOST_PRINTED]
        lines = [f"  {n}. {problem}" for n, problem in enumerate(shown, 1)]
        if count > len(shown):
            lines.append(f"  and {count - len(shown):,} more. Mend these first, then ask again.")
        return "\n".join((head, *lines))


@attrs.frozen
class Condition:
    """
    One thing that stands in the way of an act: the rule, what fails, and what would satisfy it.

    `expected` is the first or last day on which the act would be possible, where there is one.
    `force` and `evidence` say what kind of norm it is, and how well it was seen.
    """

    rule: str
    register: str
    says: str
    mend: str
    cites: str = ""
    expected: date | None = None
    force: Force = Force.CODE
    evidence: Evidence = Evidence.UNVERIFIED

    def __str__(self) -> str:
        """Return the condition as one sentence chain, its source in brackets."""
        source = f" [{self.register}: {self.cites}]" if self.cites else ""
        return f"{self.says}{source}. {self.mend}"


class TransitionRefused(SecgovError, ValueError):
    """
    An act cannot be taken; `conditions` has everything that stands in its way, not only the first.

    >>> print(TransitionRefused("MP112 cannot be converted", [Condition(
    ...     "route.further-development", "X-DEV-05", "it is not agreed to be ready",
    ...     "Bring it back to the Change Sub-Committee.", "CSC_12_2502 item 3")]))
    MP112 cannot be converted: 1 condition fails.
      1. it is not agreed to be ready [X-DEV-05: CSC_12_2502 item 3]. Bring it back to the Change \
Sub-Committee.
    """

    def __init__(self, what: str, conditions: Iterable[Condition]) -> None:
        """Keep *what* is refused and all *conditions* that fail."""
        self.what = what
        self.conditions: tuple[Condition, ...] = tuple(conditions)
        super().__init__(what, self.conditions)

    def __str__(self) -> str:
        """Return the whole refusal, one numbered line a condition."""
        count = len(self.conditions)
        fail = "condition fails" if count == 1 else "conditions fail"
        lines = (f"  {n}. {one}" for n, one in enumerate(self.conditions, 1))
        return "\n".join((f"{self.what}: {count} {fail}.", *lines))


def closest(word: str, known: Sequence[str]) -> str:
    """
    Return the mend for an unknown *word*: the nearest known one, or the list, if it is not long.

    Small and capital letters do not matter; the known one is given as it is written. Of up to three
    letters one that differs makes another word.

    >>> closest("pannel", ["panel", "change-board"])
    'did you mean "panel"?'
    >>> closest("rec", ["sec", "other"])
    'use one of: sec, other'
    >>> closest("zzz", ["panel", "change-board"])
    'use one of: panel, change-board'
    """
    written = {one.casefold(): one for one in reversed(known)}
    cutoff = 0.6 if len(word) > _SHORTEST else 0.7
    near = get_close_matches(word.casefold(), written, n=1, cutoff=cutoff)
    if near:
        return f'did you mean "{_short(written[near[0]])}"?'
    if len(known) > _MOST_LISTED:
        few = ", ".join(map(_short, known[:3]))
        return f"use one of the {len(known):,} that are known, such as: {few}"
    return f"use one of: {', '.join(map(_short, known))}"


def _stopped(text: str) -> str:
    return text if text.endswith(("?", ".", "!")) else f"{text}."


def _short(text: str) -> str:
    """Return the beginning of *text* if it is very long: nobody reads the rest of it."""
    return text if len(text) <= _LONGEST_FOUND else f"{text[:_LONGEST_FOUND]}…"
