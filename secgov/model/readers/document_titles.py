"""
The titles that begin a modification in a document: an identifier, and its title in quotes.

Minutes and papers write them alike. Each modification is read once: a second title of it, or one
whose identifier cannot be read, is listed with all that stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from secgov.model.identifiers import ModificationId
from secgov.model.readers.document_lines import Passage, Prose
from secgov.model.readers.document_words import IDENTIFIER, mentions

__all__ = ["OPENING_QUOTES", "TITLE", "Titles", "doubtful"]

OPENING_QUOTES: Final = "'‘’“\""
TITLE: Final = re.compile(
    rf"(?P<id>{IDENTIFIER}):? [{OPENING_QUOTES}](?P<title>.+)['’”\"]")
_SMALL_L: Final = re.compile(r"\bl[A-Z]{2,}\b")


def doubtful(prose: Prose) -> list[Passage]:
    """Return the identifiers in *prose* that look scanned, each with the one probably meant."""
    return [Passage(prose.line_at(one.start), one.written, one.doubt)
            for one in mentions(prose.text) if one.doubt]


class Titles:
    """The modifications that a document has had a title of."""

    def __init__(self, unplaced: list[Passage]) -> None:
        """Begin with none; what cannot be placed is added to *unplaced*."""
        self.unplaced = unplaced
        self.known: set[ModificationId] = set()

    def begin(self, line: int, title: str, below: Iterable[Prose]) -> str:
        """Return the identifier that a *title* begins, or "" after listing it and all *below*."""
        mention = next(mentions(title))
        doubts = [(mention.written, mention.doubt)] if mention.doubt else []
        doubts += [(word, f'a small l before capitals, as scans do: did you mean "I{word[1:]}"?')
                   for word in _SMALL_L.findall(title)]
        self.unplaced += [Passage(line, word, doubt) for word, doubt in doubts]
        meant = ModificationId.read(mention.meant) if mention.meant else None
        if meant is not None and meant not in self.known:
            self.known.add(meant)
            return mention.meant
        self.unplaced.append(Passage(
            line, title, "no identifier can be read" if meant is None else
            "it stands before"))
        self.unplaced += [Passage(one.line, one.text, "below a title that is not read")
                          for one in below]
        return ""
