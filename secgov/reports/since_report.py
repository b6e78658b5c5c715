"""The report on an outlook with what changed in it since an earlier day, and because of what."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.planning.changes.since_answer import OutlookChange, OutlookSince
from secgov.planning.network.targets import live_on
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph
from secgov.reports.moved_report import moved_blocks, turned_paragraphs
from secgov.reports.words import VERDICTS, day_or, plain, sentence, spoken

__all__ = ["since_report"]


def since_report(answer: OutlookSince, document: Document) -> Document:
    """Return *document*, the report on the outlook as it is now, with the changes before it."""
    first, second, *rest = document.blocks
    return Document(document.classification, (first, second, *_since(answer), *rest))


def _since(answer: OutlookSince) -> Iterator[Block]:
    before = answer.before
    yield Heading(f"What changed since {spoken(answer.since)}")
    usual = day_or(before.arrives_usual, "no day that is known")
    would = "would have been" if answer.written is not None else "was"
    if answer.written is not None:
        yield Paragraph(
            f"The paper is dated {spoken(answer.written)}: on {spoken(answer.since)} it did not "
            "exist. What follows is what it would have said by what was known on that day.")
    arrived = "be ready to go live" if before.cut_off is None else "have its report at the Panel"
    yield Paragraph(
        f"On {spoken(answer.since)} the verdict {would}: {VERDICTS[before.verdict]}. The "
        f"{before.release.name} Release was to go live {live_on(before.release)}, and "
        f"{before.modification} was to {arrived} on {usual} at the usual pace.")
    if not answer.changes:
        yield Paragraph("Nothing has changed in that since.")
    for change in answer.changes:
        yield from _change(change)


def _change(change: OutlookChange) -> Iterator[Block]:
    if change.passing:
        yield Heading(f"From {spoken(change.first)} to {spoken(change.day)}, by the days that "
                      "passed", 3)
    else:
        yield Heading(f"On {spoken(change.day)}, by what was new", 3)
    if change.because:
        yield Items(tuple(
            Item(sentence(plain(one.says)) + (f" Source: {one.cites}." if one.cites else ""))
            for one in change.because))
    yield from turned_paragraphs(change.turned)
    yield from moved_blocks(change.moved, 3)
