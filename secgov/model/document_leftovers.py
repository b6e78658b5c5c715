"""
What is left over of a sentence of which something was read: its other clauses and times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from secgov.model.document_lines import Passage, Prose
from secgov.model.document_news import tells_status
from secgov.model.document_times import TIME, unread

__all__ = ["Parts", "left_over"]

# Parts of a sentence, each from its first letter to the place behind its last.
Parts: TypeAlias = list[tuple[int, int]]

_TIME: Final = re.compile(TIME)
# A clause without a verb of its own: "to the Panel, and to the Change Board".
_ALSO: Final = re.compile("(?:to|by|with|at) the [A-Z]")
_CLAUSE: Final = re.compile(r"[,;:]? (?:and|but|while|whereas) |; ")


def left_over(sentence: Prose, read: Parts, phrases: Parts) -> Iterator[Passage]:
    """
    Yield each clause with a status that nothing reads, and each other time.

    Args:
        sentence: The sentence of which something was read.
        read: What was taken from it; a time elsewhere is left over.
        phrases: Where the phrases stand; a clause that has none of one is left over.
    """
    text, taken = sentence.text, list(read)
    start = 0
    for end in (*_CLAUSE.finditer(text), None):
        stop = end.start() if end else len(text)
        clause = text[start:stop]
        news = tells_status(clause) or _ALSO.match(clause)
        if news and not _overlaps((*taken, *phrases), start, stop):
            yield Passage(sentence.line_at(start), clause, "a clause that no phrase reads")
            taken.append((start, stop))
        start = end.end() if end else stop
    for found in _TIME.finditer(text):
        if not _overlaps(taken, *found.span()):
            yield Passage(sentence.line_at(found.start()), found[0],
                          unread(found[0]) or "a time that no phrase reads")


def _overlaps(parts: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether one of *parts* has something of what stands from *start* to *end*."""
    return any(first < end and start < last for first, last in parts)
