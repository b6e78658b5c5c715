"""Answers as Markdown; whatever a user wrote stays text and never becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

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

__all__ = ["as_markdown", "escaped", "markdown_of"]

_MARKUP = re.compile(r"([\\`*_<>|\[\]~&$#])")
# What makes a list or an underline of a heading, but only where a line begins.
_START = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|([-+=]))")


def as_markdown(answer: Answer) -> str:
    """
    Return *answer* as Markdown that ends with one newline.

    Raises:
        TypeError: *answer* is no answer of the library.
    """
    return markdown_of(document_of(answer))


def markdown_of(document: Document) -> str:
    """
    Return *document* as Markdown; a paragraph is one line, so that no word begins one by chance.

    >>> print(markdown_of(Document("", (Heading("What decides"), Paragraph("A *star*.")))), end="")
    ## What decides
    <BLANKLINE>
    A \\*star\\*.
    """
    return "\n\n".join("\n".join(_lines(block)) for block in document.all_blocks()) + "\n"


def escaped(text: str) -> str:
    r"""
    Return *text* on one line, with every character that Markdown would read as markup escaped.

    >>> print(escaped("a | b\nof SECP_66"), escaped("1. first"))
    a \| b of SECP\_66 1\. first
    """
    safe = _MARKUP.sub(r"\\\1", one_line(text))
    return _START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}",
                      safe)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * level} {escaped(text)}"
        case Paragraph(text):
            yield escaped(text)
        case Items(items, numbered):
            for number, item in enumerate(items, 1):
                yield from _item(item, f"{number}. " if numbered else "- ", "")
        case Verbatim(lines, language):
            # A fence of tildes: a line inside could only close it by being one.
            yield f"~~~{language}"
            yield from map(printable, lines)
            yield "~~~"
        case _:
            yield _row(block.heads)
            yield "|" + " --- |" * len(block.heads)
            yield from map(_row, block.rows)


def _row(cells: tuple[str, ...]) -> str:
    return "|" + "".join(f" {escaped(cell)} |" for cell in cells)


def _item(item: Item, mark: str, indent: str) -> Iterator[str]:
    yield f"{indent}{mark}{escaped(item.text)}"
    for part in item.parts:
        yield from _item(part, "- ", indent + " " * len(mark))
