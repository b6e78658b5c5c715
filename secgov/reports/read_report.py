"""The report on a document that was read: what it proposes, and what has no place in it."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.model.readers.drafts import Draft
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph, Table

__all__ = ["read_report"]


def read_report(draft: Draft) -> Document:
    """Return *draft* as a document; the proposal itself is the text that the command prints."""
    paper = draft.timetable.paper
    return Document(paper.classification if paper else "", tuple(_blocks(draft)))


def _blocks(draft: Draft) -> Iterator[Block]:
    timetable = draft.timetable
    yield Paragraph(f"Read from {draft.source}, as {draft.kind}. The proposal is a timetable; ask "
                    "for text to get it as a file, and review it before use.")
    yield Heading("What it proposes")
    yield Items(tuple(
        Item(f"{one.id} {one.title}", tuple(
            Item(" ".join(str(word) for word in (
                step.step, step.outcome, step.when or "", step.status,
                f"(line {step.line})") if word))
            for step in one.steps))
        for one in timetable.modifications))
    yield Heading("What has no place")
    if draft.unplaced:
        yield Table(("Line", "Passage", "Why"), tuple(
            (str(one.line), one.text, one.why) for one in draft.unplaced))
    else:
        yield Paragraph("Every passage has a place.")
