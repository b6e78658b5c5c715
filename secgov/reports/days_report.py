"""The report on a count of Working Days: the answer, then what was counted and what was not."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.planning.lookups.day_count import DayAnswer
from secgov.reports.document import Block, Document, Items, Paragraph
from secgov.reports.words import item_of, receipt_line, sentence, spoken

__all__ = ["days_report"]


def days_report(answer: DayAnswer) -> Document:
    """Return *answer* as a document; a projected bank holiday is said to be one."""
    return Document("", tuple(_blocks(answer)))


def _blocks(answer: DayAnswer) -> Iterator[Block]:
    yield Paragraph(sentence(answer.because.says))
    if answer.projected:
        yield Paragraph("The bank holidays of some of these days are only projected, not yet "
                        "proclaimed: the answer may change.")
    yield Items(tuple(map(item_of, answer.because.parts)), numbered=True)
    yield Paragraph(f"Asked as of {spoken(answer.as_of)}.")
    yield receipt_line(answer.receipt)
