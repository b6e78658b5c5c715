"""The report on a replay: where each modification stands, what contradicts, what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.citation import Severity
from secgov.planning.replays.replay import Replay, ReplayedModification
from secgov.planning.replays.spans import Duration
from secgov.reports.check_report import finding_item
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph
from secgov.reports.life_words import held_from, where_from
from secgov.reports.words import counted, plain, receipt_line, sentence, source_line, spoken, titled

__all__ = ["replay_report"]


def replay_report(answer: Replay) -> Document:
    """Return *answer* as a document: how much was found, then each modification."""
    return Document("", tuple(_blocks(answer)))


def _blocks(answer: Replay) -> Iterator[Block]:
    what = counted(len(answer.modifications), "modification")
    yield Paragraph(f"Replay of {answer.source} with {what}, as of {spoken(answer.as_of)}.")
    faults, warnings, notes = map(answer.count, Severity)
    gaps = sum(len(one.gaps) for one in answer.modifications)
    yield Paragraph(f"{counted(faults, 'fault').capitalize()}, {counted(warnings, 'warning')}, "
                    f"{counted(notes, 'note')}; {counted(gaps, 'gap')} of the records.")
    for one in answer.modifications:
        yield from _modification(one)
    yield receipt_line(answer.receipt)


def _modification(one: ReplayedModification) -> Iterator[Block]:
    yield Heading(titled(one.id, one.title))
    state, table = one.state, one.state.life.table
    urgent = f" Urgency: {state.urgency}." if state.urgency else ""
    held = f" On hold since {since}." if (since := held_from(state)) else ""
    complete = " Its record is declared complete." if one.complete else ""
    yield Paragraph(f"It stands at: {table.says(state.stage)}, after {counted(one.acts, 'act')}."
                    f"{where_from(state)}{urgent}{held}{complete}")
    if one.findings:
        yield Items(tuple(map(finding_item, one.findings)), numbered=True)
    if one.gaps:
        yield Paragraph("The record lacks:")
        yield Items(tuple(
            Item(sentence(plain(gap.message)),
                 (Item(source_line(gap.rule.id, gap.rule.register, gap.rule.cites)),))
            for gap in one.gaps))
    if one.durations:
        yield Paragraph("How long it took, the first day not counted:")
        yield Items(tuple(Item(_took(each)) for each in one.durations))


def _took(one: Duration) -> str:
    part = f" ({one.part})" if one.part else ""
    days = "not known to the day"
    if one.working_days is not None:
        days = counted(one.working_days, "Working Day")
    elif one.at_least is not None:
        days = (f"at least {counted(one.at_least, 'Working Day')}, from its first recorded act on "
                f"{spoken(one.began.earliest)}; when it began is not recorded")
    return f"{one.kind} {one.name.replace('-', ' ')}{part}: {days}"
