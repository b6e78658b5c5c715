"""
A report as a value: headings, paragraphs, lists and tables, before it is text or Markdown.

Each kind of answer is made into one document, and each document is rendered twice, so the two
forms never say different things.
"""

from __future__ import annotations

from typing import TypeAlias

import attrs

__all__ = ["Block", "Document", "Heading", "Item", "Items", "Paragraph", "Table", "Verbatim",
           "one_line", "printable"]

_UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"


@attrs.frozen
class Heading:
    """The heading of what follows; level 2 is a section, 3 a part of one."""

    text: str
    level: int = 2


@attrs.frozen
class Paragraph:
    """Sentences that belong together."""

    text: str


@attrs.frozen
class Item:
    """One entry of a list, with the entries under it."""

    text: str
    parts: tuple[Item, ...] = ()


@attrs.frozen
class Items:
    """A list; its own entries are numbered where their order matters, those under them never."""

    items: tuple[Item, ...]
    numbered: bool = False


@attrs.frozen
class Table:
    """
    Rows under heads, a cell for each head.

    Raises:
        ValueError: A row has another number of cells than there are heads.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __attrs_post_init__(self) -> None:
        """Refuse a row that does not fit under the heads."""
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.heads):
                raise ValueError(
                    f"row {number} has {len(row)} cells under {len(self.heads)} heads: {row!r}. "
                    "Give each row a cell for each head.")


@attrs.frozen
class Verbatim:
    """Lines of a file to be copied as they are; `language` names what they are written in."""

    lines: tuple[str, ...]
    language: str = ""


Block: TypeAlias = Heading | Paragraph | Items | Table | Verbatim


@attrs.frozen
class Document:
    """A whole report; the classification of the paper behind it stands at its head."""

    classification: str
    blocks: tuple[Block, ...]

    def all_blocks(self) -> tuple[Block, ...]:
        """Return the blocks with the classification at the head, if there is one."""
        if not self.classification:
            return self.blocks
        return (Paragraph(f"Classification: {self.classification}"), *self.blocks)


def one_line(text: str) -> str:
    r"""
    Return *text* on one line, with what cannot be printed (an escape code, say) made visible.

    >>> one_line("two\n  lines")
    'two lines'
    """
    return printable(" ".join(text.split()))


def printable(text: str) -> str:
    r"""
    Return *text* with what cannot be printed, a line's end too, made visible.

    >>> printable("two  spaces\x1b")
    'two  spaces�'
    """
    return "".join(one if one.isprintable() else _UNPRINTABLE for one in text)
