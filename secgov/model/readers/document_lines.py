"""
The text of a document as numbered lines, paragraphs and sentences, each knowing its line.

Text that came from a PDF has pages: the first line of each begins with a space or a form feed,
and a page may break a sentence. Paragraphs that a page breaks are joined again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

import attrs

__all__ = ["SENTENCE_END", "Line", "Passage", "Prose", "goes_on", "joined", "lines_of",
           "paragraphs"]

# A sentence ends at a mark before a capital, but not within "e.g. " or after an initial.
SENTENCE_END: Final = re.compile(
    r"""(?<=[.?!])(?<!e\.g\.)(?<!i\.e\.)["'’”)]*\s+(?=["'‘“(£]?[A-Z])""")
_UNBREAKING: Final = re.compile("[\f\u00a0\u2007\u202f]")
_LONGEST: Final = 100  # Lines of one paragraph; real ones have below thirty.
_LONGEST_SENTENCE: Final = 2_000  # Letters; real ones have below 600.
_ENDED: Final = re.compile(r"""[.?!:;]["'’”)*]*$""")


@attrs.frozen
class Line:
    """A line of the text, with its number counted from 1."""

    number: int
    text: str


@attrs.frozen
class Passage:
    """A passage that a reader could not place, with the line where it stands and why."""

    line: int
    text: str
    why: str


@attrs.frozen
class Prose:
    """
    Text put together from lines, which still knows the line of each of its letters.

    `starts` holds, in order, the places in `text` at which a line begins, and `numbers` those
    lines' numbers.
    """

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    @property
    def line(self) -> int:
        """Return the line on which the text begins."""
        return self.numbers[0]

    def line_at(self, position: int) -> int:
        """Return the line on which the letter at *position* stands."""
        return self.numbers[bisect_right(self.starts, position) - 1]

    def part(self, start: int, end: int) -> Prose:
        """Return the text from *start* up to *end*, with its own lines."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_left(self.starts, end), first + 1)
        return Prose(self.text[start:end],
                     tuple(max(place - start, 0) for place in self.starts[first:last]),
                     self.numbers[first:last])

    def split(self, pattern: re.Pattern[str]) -> Iterator[Prose]:
        """Yield what stands between the matches of *pattern*, in order."""
        start = 0
        for found in pattern.finditer(self.text):
            yield self.part(start, found.start())
            start = found.end()
        yield self.part(start, len(self.text))

    def sentences(self, unplaced: list[Passage]) -> Iterator[Prose]:
        """
        Yield the sentences in order; one that is longer than any is listed instead.

        >>> prose = joined([Line(3, "It is on hold. The"), Line(4, "Panel agrees.")])
        >>> [(one.line, one.text) for one in prose.sentences([])]
        [(3, 'It is on hold.'), (3, 'The Panel agrees.')]
        """
        for sentence in self.split(SENTENCE_END):
            if len(sentence.text) <= _LONGEST_SENTENCE:
                yield sentence
            else:
                unplaced.append(Passage(sentence.line, sentence.text[:_LONGEST_SENTENCE],
                                        "the beginning of a sentence longer than any"))

    def followed_by(self, other: Prose) -> Prose:
        """Return this text and *other* after it, as one."""
        shift = len(self.text) + 1
        return Prose(f"{self.text} {other.text}",
                     (*self.starts, *(shift + place for place in other.starts)),
                     (*self.numbers, *other.numbers))


def lines_of(text: str) -> tuple[Line, ...]:
    """
    Return the lines of *text*, whatever ends them; a form feed begins a page, not a line.

    A space at which no line may break is a space.
    """
    plain = _UNBREAKING.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(Line(number, line) for number, line in enumerate(plain.split("\n"), 1))


def joined(lines: Iterable[Line]) -> Prose:
    """Return *lines* as one text; a word that a hyphen parts at the end of a line keeps it."""
    text, starts, numbers = "", [], []
    for line in lines:
        words = " ".join(line.text.split())
        if text and not text.endswith("-"):
            text += " "
        starts.append(len(text))
        numbers.append(line.number)
        text += words
    return Prose(text, tuple(starts), tuple(numbers))


def paragraphs(lines: Iterable[Line]) -> list[Prose]:
    """
    Return the paragraphs of *lines*, which empty lines part.

    One that has not come to its end goes on in the next, where that begins with a small letter or
    a digit: there a page broke it.
    """
    found: list[Prose] = []
    for filled, group in groupby(lines, key=lambda line: bool(line.text.strip())):
        for prose in _proses(group) if filled else ():
            if found and goes_on(found[-1], prose):
                found[-1] = found[-1].followed_by(prose)
            else:
                found.append(prose)
    return found


def goes_on(before: Prose, prose: Prose) -> bool:
    """Return whether *prose* goes on with a sentence that *before* leaves open."""
    return (not _ENDED.search(before.text[-10:]) and re.match("[a-z0-9]", prose.text) is not None
            and len(before.numbers) < _LONGEST)


def _proses(lines: Iterable[Line]) -> Iterator[Prose]:
    """Yield *lines* as one text, or as several where there are more than prose ever has."""
    together = list(lines)
    for start in range(0, len(together), _LONGEST):
        yield joined(together[start:start + _LONGEST])
