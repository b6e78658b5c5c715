"""The report on progress: what became of each promise, with what was said and what happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from secgov.model.acts import act
from secgov.planning.promises.progress_answer import (
    JudgedPromise,
    Progress,
    ProgressedModification,
    Range,
)
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph
from secgov.reports.words import counted, item_of, plain, receipt_line, sentence, spoken, titled

__all__ = ["progress_report"]

_COUNTS: Final[Mapping[str, str]] = MappingProxyType({
    "kept": "kept", "early": "early", "late": "late",
    "depends": "depending on a day that the record does not give", "overdue": "overdue",
    "not-yet-due": "not yet due", "dropped": "dropped", "no-record": "without a record"})


def progress_report(answer: Progress) -> Document:
    """Return *answer* as a document: how many promises have each word, then each with its why."""
    return Document(answer.classification, tuple(_blocks(answer)))


def _blocks(answer: Progress) -> Iterator[Block]:
    promises = sum(answer.counts.values())
    found = ", ".join(f"{count} {_COUNTS[word]}" for word, count in answer.counts.items() if count)
    yield Paragraph(f"{counted(promises, 'promise').capitalize()}"
                    f"{f': {found}' if found else ''}.")
    yield Paragraph(f"Progress of {answer.source or 'a timetable'}, whose promises were made on "
                    f"{spoken(answer.made)}, as {answer.history} shows it and as of "
                    f"{spoken(answer.as_of)}.")
    for one in answer.modifications:
        if one.promises:
            yield from _modification(one)
    without = [one.id for one in answer.modifications if not one.promises]
    if without:
        yield Paragraph(f"Nothing is promised for {', '.join(without)}.")
    if answer.not_in_paper:
        yield Paragraph("The history also has acts of modifications that the paper does not "
                        f"have: {', '.join(answer.not_in_paper)}.")
    yield receipt_line(answer.receipt)


def _modification(one: ProgressedModification) -> Iterator[Block]:
    yield Heading(titled(one.id, one.title))
    yield Items(tuple(map(_promise, one.promises)), numbered=True)


def _promise(one: JudgedPromise) -> Item:
    step = one.promise.placed.step
    only = f", promised only if {step.condition}" if step.condition else ""
    words = " or ".join(_said(word, one) for word in one.may_be)
    what = f"{act(step.step).says}{f' ({step.part})' if step.part else ''}{only}"
    return Item(sentence(plain(f"{words[0].upper()}{words[1:]}: {what}")),
                tuple(item_of(part) for part in one.because))


def _said(word: str, one: JudgedPromise) -> str:
    """Return a word with its number of Working Days."""
    match word:
        case "early" if one.early_by is not None:
            return f"early by {_days(one.early_by)}"
        case "late" if one.late_by is not None:
            return f"late by {_days(one.late_by)}"
        case "overdue" if one.late_by is not None:
            return f"overdue, so far by {_days(one.late_by)}"
    return _COUNTS[word].replace("without a record", "no record")


def _days(found: Range) -> str:
    if found.most in (None, found.least):
        return counted(found.least, "Working Day")
    return f"between {found.least} and {found.most} Working Days"
