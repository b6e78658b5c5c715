"""
Page furniture: what an export leaves of the top and the foot of each page, taken off first.

A line of furniture has the number of its page, the classification of the document, an address, or
stands again and again between the paragraphs. It is listed, and then is in nobody's way: it is no
heading, and a sentence that it breaks goes on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import attrs

from secgov.model.readers.document_lines import Line, Passage
from secgov.model.readers.document_titles import TITLE

__all__ = ["Pages", "without_furniture"]

_WORD: Final = r"(?:[A-Z0-9][\w&'’:/-]*|[–—|'’-]|of|and|the|to|for|on|by)"
_WORDS: Final = f"{_WORD}(?: {_WORD})*"
_CLASSIFIED: Final = (
    r"(?:(?:This|The) (?:document|paper)|These minutes) (?:has an?|have an?|is|are) "
    r"[Cc]lassif(?:ied|ication)\b(?:(?: as| of)? \**(?P<classification>[A-Z][a-z]+)\b)?.*")
# Of a sentence that mentions a page, other words than names stand before or after.
_NUMBERED: Final = (
    rf"(?:{_WORDS} )?\(?Page [0-9]{{1,4}} ?(?:of|/) ?[0-9]{{1,4}}\)?(?: {_WORDS})?"
    rf"(?: {_CLASSIFIED})?")
_ALONE: Final = r"(?:Page )?[0-9]{1,3}|[-–—] ?[0-9]{1,3} ?[-–—]"
_ADDRESS: Final = r"(?:https?://|www\.)\S+"
_CLASSIFICATION: Final = re.compile(_CLASSIFIED)
_FURNITURE: Final = tuple(re.compile(one) for one in (_CLASSIFIED, _NUMBERED, _ADDRESS))
_PAGE: Final = re.compile(_ALONE)
_SECTION: Final = re.compile(r"[0-9]{1,3}\.(?:[0-9]{1,3})? \S.*")
# What may repeat without being furniture: a sentence, a row of a table, an entry of a list.
_TEXT: Final = re.compile(r"""[-•*(\[a-z].*|.*[.?!:;,*]["'’”)]*|.*\t.*|.{120,}""")
_LAST_NUMBER: Final = re.compile(r"[0-9]+$")


@attrs.frozen
class Pages:
    """The lines of a document without the furniture of its pages, and the class that this has."""

    lines: tuple[Line, ...]
    classification: str


def without_furniture(lines: Sequence[Line], unplaced: list[Passage]) -> Pages:
    """
    Return *lines* without page furniture, which is listed, and the classification it states.

    The line that states the classification first is not listed: it has its place. A page that
    begins with furniture begins with the next line that is kept.

    >>> listed = []
    >>> lines = [Line(1, "It is"), Line(2, "Page 1 of 9"), Line(3, "so.")]
    >>> pages = without_furniture(lines, listed)
    >>> [one.text for one in pages.lines], [one.text for one in listed]
    (['It is', 'so.'], ['Page 1 of 9'])
    """
    repeated = _repeated(lines)
    kept: list[Line] = []
    classification = ""
    turned = False
    for line in lines:
        text = " ".join(line.text.split())
        found = next((one for pattern in _FURNITURE if (one := pattern.fullmatch(text))), None)
        if found is None and line not in repeated:
            begins = turned and bool(text)
            kept.append(attrs.evolve(line, text=f" {line.text}") if begins else line)
            turned = turned and not begins
            continue
        turned = turned or line.text.startswith(" ")
        stated = (found.groupdict().get("classification") or "").lower() if found else ""
        if classification or not stated or not _CLASSIFICATION.fullmatch(text):
            unplaced.append(Passage(line.number, text, "page furniture"))
        classification = classification or stated
    return Pages(tuple(kept), classification)


def _repeated(lines: Sequence[Line]) -> frozenset[Line]:
    """
    Return the lines that stand between the paragraphs more than once, and bare page numbers.

    What stands in the head as well is kept there. A line that only ever stands over a title is a
    heading.
    """
    filled = [line for line in lines if line.text.strip()]
    headed = next((index for index, line in enumerate(filled)
                   if _SECTION.fullmatch(line.text.strip())), len(filled))
    head = frozenset(filled[:headed])
    titled = frozenset(line for line, after in pairwise(filled)
                       if TITLE.fullmatch(after.text.strip()))
    apart = [line for before, line, after in zip(
        (None, *lines), lines, (*lines[1:], None), strict=False)
        if _is_apart(line, before, after)]
    times = Counter(_told(line) for line in apart)
    headings = {_told(line) for line in apart} - {
        _told(line) for line in apart if line not in titled}
    return frozenset(
        line for line in apart if line not in head and (
            _PAGE.fullmatch(line.text.strip())
            or (times[_told(line)] > 1 and _told(line) not in headings)))


def _is_apart(line: Line, before: Line | None, after: Line | None) -> bool:
    """Return whether *line* is a few words that stand alone, or begin a page, and no title."""
    text = line.text.strip()
    alone = all(one is None or not one.text.strip() for one in (before, after))
    told = _TEXT.fullmatch(text) or TITLE.fullmatch(text) or _SECTION.fullmatch(text)
    return bool(text) and (alone or line.text.startswith(" ")) and (
        _PAGE.fullmatch(text) is not None or not (told or "\t" in line.text))


def _told(line: Line) -> str:
    """Return what a line says but for the number at its end, by which pages differ."""
    return _LAST_NUMBER.sub("", " ".join(line.text.split()))
