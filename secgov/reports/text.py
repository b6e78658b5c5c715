"""Answers as plain text: at most 100 columns, and nothing that cannot be read aloud."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from secgov.model.readers.drafts import Draft
from secgov.reports.document import (
    Block,
    Document,
    Heading,
    Item,
    Items,
    Paragraph,
    Verbatim,
    one_line,
    printable,
)
from secgov.reports.documents import Answer, document_of

__all__ = ["as_text", "text_of"]

WIDTH = 100
_GAP = "  "


def as_text(answer: Answer) -> str:
    """
    Return *answer* as plain text that ends with one newline; a draft is the file it proposes.

    Raises:
        TypeError: *answer* is no answer of the library.
    """
    if isinstance(answer, Draft):
        return answer.to_text()
    return text_of(document_of(answer))


def text_of(document: Document) -> str:
    """
    Return *document* as plain text, an empty line between its blocks.

    >>> print(text_of(Document("white", (Paragraph("No fault was found."),))), end="")
    Classification: white
    <BLANKLINE>
    No fault was found.
    """
    return "\n\n".join("\n".join(_lines(block)) for block in document.all_blocks()) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text) | Paragraph(text):
            yield from _wrapped(text)
        case Items(items, numbered):
            for number, item in enumerate(items, 1):
                yield from _item(item, f"{number}. " if numbered else "- ", "")
        case Verbatim(lines):
            yield from map(printable, lines)
        case _:
            yield from _table((block.heads, *block.rows))


def _item(item: Item, mark: str, indent: str) -> Iterator[str]:
    """Yield an entry behind its mark, and the entries under it, set in."""
    deeper = indent + " " * len(mark)
    yield from _wrapped(item.text, indent + mark, deeper)
    for part in item.parts:
        yield from _item(part, "- ", deeper)


def _wrapped(text: str, first: str = "", later: str = "") -> list[str]:
    # An identifier or an address that is broken can be neither searched for nor followed.
    return textwrap.wrap(one_line(text), WIDTH, initial_indent=first, subsequent_indent=later,
                         break_on_hyphens=False, break_long_words=False) or [first.rstrip()]


def _table(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    """Yield the rows in columns; a cell too long for its column goes on in the next line."""
    widths = _widths(rows)
    wrapped = [[textwrap.wrap(one_line(cell), width, break_on_hyphens=False)
                for cell, width in zip(row, widths, strict=True)] for row in rows]
    apart = any(len(cell) > 1 for row in wrapped for cell in row)
    for number, row in enumerate(wrapped):
        if apart and number:
            yield ""
        for line in zip_longest(*row, fillvalue=""):
            cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            yield _GAP.join(cells).rstrip()


def _widths(rows: tuple[tuple[str, ...], ...]) -> list[int]:
    """
    Return the width of each column: as wide as its longest cell, the widest made to fit.

    A column is no narrower than its longest word, as long as another has room to give.
    """
    columns = [[one_line(cell) for cell in column] for column in zip(*rows, strict=True)]
    widths = [max(1, *map(len, column)) for column in columns]
    words = [max(len(word) for cell in column for word in (cell.split() or [""]))
             for column in columns]
    room = WIDTH - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room:
        wider = [width if width > word else 0 for width, word in zip(widths, words, strict=True)]
        most = wider if any(wider) else widths
        widths[most.index(max(most))] -= 1
    return widths
