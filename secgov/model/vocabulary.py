"""
Closed lists of words: a code in the files, the same thing in plain words, one way to refuse.

Every closed list of the model (bodies, stages, paths, steps, party categories, statuses) is one
`Vocabulary`, so an unknown word is refused in one way everywhere, with the nearest known one.
"""

from __future__ import annotations

from typing import Final

import attrs

from secgov.errors import closest
from secgov.wording import quoted

__all__ = ["Vocabulary", "Word"]

_LONGEST_WORD: Final = 100  # Longer text resembles no code; comparing it would only be slow.


@attrs.frozen
class Word:
    """One word of a closed list: its code as files write it, and what it says in plain words."""

    code: str
    says: str


@attrs.frozen
class Vocabulary:
    """
    A closed list of words.

    `noun` names what a word is ("a body"). `accepts` holds other spellings that mean a code and
    are read as it; `hints` holds words that people use and that are refused with the code to
    write instead. Both are pairs of a word in small letters and a code. `advice` holds words that
    mean no code of the list, each with what to do about it.

    >>> seasons = Vocabulary("a season", (Word("summer", "the warm season"),),
    ...                      accepts=(("summer_time", "summer"),), hints=(("estate", "summer"),))
    >>> seasons.read("summer_time")
    'summer'
    >>> seasons.read("Estate")
    Traceback (most recent call last):
      ...
    ValueError: "Estate" is not a season: did you mean "summer"?
    """

    noun: str
    words: tuple[Word, ...]
    accepts: tuple[tuple[str, str], ...] = ()
    hints: tuple[tuple[str, str], ...] = ()
    advice: tuple[tuple[str, str], ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Return every code, in the order of the list."""
        return tuple(word.code for word in self.words)

    def __contains__(self, code: object) -> bool:
        """Return whether *code* is a code of this list."""
        return any(word.code == code for word in self.words)

    def read(self, text: str) -> str:
        """
        Return the code that *text* writes.

        Raises:
            ValueError: *text* is no word of the list; the message names the nearest one.
        """
        found = self.find(text)
        if found is None:
            raise ValueError(f"{quoted(text)} is not {self.noun}: {self.mend(text)}")
        return found

    def find(self, text: str) -> str | None:
        """Return the code that *text* writes, or None: no word of the list."""
        return text if text in self else dict(self.accepts).get(text)

    def says(self, code: str) -> str:
        """
        Return what *code* says in plain words.

        Raises:
            ValueError: *code* is no word of the list.
        """
        known = self.read(code)
        return next(word.says for word in self.words if word.code == known)

    def mend(self, text: str) -> str:
        """Return how to mend an unknown *text*: the code meant, the nearest one, or the list."""
        hints = dict(self.hints)
        asked = " ".join(text[:_LONGEST_WORD].lower().split())
        if asked in hints:
            return f'did you mean "{hints[asked]}"?'
        if asked in (advice := dict(self.advice)):
            return advice[asked]
        return closest(asked.replace(" ", "-").replace("_", "-"), self.codes)
