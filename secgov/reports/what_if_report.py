"""The report on a question with something supposed: what is, the answer then, and what moves."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.planning.changes.what_if_answer import WhatIfAnswer
from secgov.planning.steps.findings import Finding
from secgov.reports.check_report import finding_item
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph
from secgov.reports.moved_report import moved_blocks, turned_paragraphs
from secgov.reports.words import plain, sentence

__all__ = ["what_if_report"]


def what_if_report(answer: WhatIfAnswer, document: Document) -> Document:
    """Return *document*, the report on the answer itself, with what is supposed and its effect."""
    first, second, *rest = document.blocks
    return Document(document.classification, (
        *_supposed(answer), first, second, *_effect(answer), *rest))


def _supposed(answer: WhatIfAnswer) -> Iterator[Block]:
    yield Paragraph("This is an answer to a question that supposes something. No source says:")
    yield Items(tuple(Item(sentence(plain(says))) for says in answer.supposed.says))


def _effect(answer: WhatIfAnswer) -> Iterator[Block]:
    yield Heading("What that changes")
    changed = (*turned_paragraphs(answer.turned), *moved_blocks(answer.moved),
               *_findings("What is found only then", answer.new),
               *_findings("What is not found then", answer.gone))
    yield from changed or (Paragraph("Nothing."),)


def _findings(heading: str, found: tuple[Finding, ...]) -> Iterator[Block]:
    if found:
        yield Heading(heading, 3)
        yield Items(tuple(map(finding_item, found)), numbered=True)
