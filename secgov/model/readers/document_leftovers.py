"""
What is left over of a sentence of which something was read.

Each reading marks the parts of the sentence that it used. Whatever else the sentence says, beyond
words that only connect, is left over and listed with its line and its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from secgov.model.readers.document_lines import Passage, Prose
from secgov.model.readers.document_news import tells_status
from secgov.model.readers.document_times import TIME, unread

__all__ = ["READ_IN_PART", "Parts", "in_sentence", "left_over", "news_left_over", "rest_of",
           "used_in"]

# Parts of a sentence, each from its first letter to the place behind its last.
Parts: TypeAlias = list[tuple[int, int]]

READ_IN_PART: Final = "read in part"
_TIME: Final = re.compile(TIME)
# A clause without a verb of its own: "to the Panel, and to the Change Board".
_ALSO: Final = re.compile("(?:to|by|with|at) the [A-Z]")
_CLAUSE: Final = re.compile(r"[,;:]? (?:and|but|while|whereas) |; ")
_WORD: Final = re.compile(r"[£€]?\w(?:[\w&/%’']|[.,:](?=[0-9])|-(?=\w))*")
# What every such sentence says: which modification it is about, what a meeting is for.
_FORMULA: Final = re.compile(
    r"\b(?:[Tt]his|[Tt]he) (?:Draft Proposal|Modification Proposal|modification|proposal|change)\b|"
    r"\bfor (?:review and comment|comment|discussion|consideration)\b|(?<=[0-9] )meeting\b|"
    r"\bpresent(?:ing)?(?= (?:this|it|the)\b)|\bbe discussing(?= (?:this|it)\b)|"
    r"\b(?:goes?|presented)(?= to\b)|\blooked(?= at\b)|\bwill be able to\b|\bbefore we can\b")
# Words that only connect what others say. None denies, limits, orders, repeats or doubts.
_CONNECTING: Final = frozenset((
    "a", "an", "the", "this", "that", "these", "those", "it", "its", "they", "them", "their", "we",
    "us", "our", "which", "who", "whose", "there", "is", "are", "was", "were", "be", "been",
    "being", "has", "have", "had", "will", "would", "do", "does", "did", "of", "to", "in", "on",
    "at", "by", "for", "from", "with", "as", "and", "or", "but", "so", "then", "also", "however",
    "therefore", "thus", "additionally", "furthermore", "moreover", "currently", "now", "secas"))


def used_in(found: re.Match[str], *passed: str) -> Parts:
    """
    Return the parts of a sentence that a phrase used: what it matched, and what its groups keep.

    What the group `unread` and those called *passed* hold was passed over: the phrase only had to
    go on behind it, or nobody understands it.

    >>> used_in(re.search("issued(?P<unread>.*) closes", "It is issued late and closes."))
    [(6, 12), (21, 28)]
    """
    start, end = found.span()
    said = [(*found.span(name), name in ("unread", *passed))
            for name, words in found.groupdict().items() if words]
    used = [(first, last) for first, last, over in said if last > end and not over]
    for first, last in sorted((first, last) for first, last, over in said if over):
        used.append((start, first))
        start = last
    return [*used, (start, end)]


def left_over(sentence: Prose, used: Parts) -> Iterator[Passage]:
    """
    Yield each stretch of *sentence* that no part *used* and that says something.

    >>> from secgov.model.readers.document_lines import joined, Line
    >>> said = joined([Line(7, "It was asked for on 4 March at a cost of £40,000.")])
    >>> [(one.line, one.text) for one in left_over(said, [(0, 27)])]
    [(7, 'at a cost of £40,000')]
    """
    for start, end in rest_of(sentence.text, used):
        said = sentence.text[start:end + 1]
        closed = "(" in said and said.endswith(")")
        yield in_sentence(sentence, start, said if closed else sentence.text[start:end],
                          READ_IN_PART)


def rest_of(text: str, used: Iterable[tuple[int, int]]) -> Parts:
    """
    Return the stretches of *text* that say something, and of which nothing was *used*.

    A stretch begins with the words that connect it to what stands before.
    """
    taken, connects = bytearray(len(text)), bytearray(len(text))
    for marked, parts in ((taken, used),
                          (connects, (found.span() for found in _FORMULA.finditer(text)))):
        for first, last in parts:
            marked[first:last] = b"\1" * (last - first)
    rest: Parts = []
    begins = ends = -1
    for word in _WORD.finditer(text):
        start, end = word.span()
        if all(taken[start:end]):
            if ends > 0:
                rest.append((begins, ends))
            begins = ends = -1
            continue
        begins = start if begins < 0 else begins
        if not (connects[start] or word[0].casefold() in _CONNECTING):
            ends = end
    return [*rest, (begins, ends)] if ends > 0 else rest


def in_sentence(sentence: Prose, start: int, text: str, why: str) -> Passage:
    """Return what stands at *start* of *sentence* as a passage that tells its sentence."""
    return Passage(sentence.line_at(start), text, f'{why}: "{sentence.text.strip()}"')


def news_left_over(sentence: Prose, used: Parts) -> Iterator[Passage]:
    """
    Yield each clause with a status, and each time, that no part *used*.

    For a sentence that a purpose keeps as a whole: nothing of it is lost, but its news is none.
    """
    text, taken = sentence.text, list(used)
    start = 0
    for end in (*_CLAUSE.finditer(text), None):
        stop = end.start() if end else len(text)
        clause = text[start:stop]
        news = tells_status(clause) or _ALSO.match(clause)
        if news and not _overlaps(taken, start, stop):
            yield in_sentence(sentence, start, clause, "a clause that no phrase reads")
            taken.append((start, stop))
        start = end.end() if end else stop
    for found in _TIME.finditer(text):
        if not _overlaps(taken, *found.span()):
            yield in_sentence(sentence, found.start(), found[0],
                              unread(found[0]) or "a time that no phrase reads")


def _overlaps(parts: Parts, start: int, end: int) -> bool:
    """Return whether one of *parts* has something of what stands from *start* to *end*."""
    return any(first < end and start < last for first, last in parts)
