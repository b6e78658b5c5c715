"""The report on gaps: what hangs on each unverified number, how to adopt it, what is left open."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from types import MappingProxyType
from typing import Final

from secgov.citation import Severity
from secgov.planning.gaps.gaps_answer import (
    FileGap,
    Gaps,
    Hanging,
    JointGap,
    NumberGap,
    Stretch,
    Subject,
)
from secgov.planning.gaps.number_gaps import NONE
from secgov.planning.network.route_network import says_of
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph, Verbatim
from secgov.reports.observed_words import range_in_words, sample_in_words
from secgov.reports.words import VERDICTS, counted, norm, plain, receipt_line, sentence, spoken

__all__ = ["gaps_report"]

_KEYS: Final = MappingProxyType({
    "dcc_impact": "Whether it impacts the DCC Systems is not said",
    "path": "The path is not said",
})
_NOTHING: Final = "no verdict hangs on one unverified number alone"
_IF: Final = MappingProxyType({
    "yes": "with an impact", "no": "without one", "1": "on Path 1", "2": "on Path 2",
    "3": "on Path 3",
})

_VERDICTS: Final = MappingProxyType({
    **VERDICTS, NONE: "nothing", **{one.value: f"a {one.value}" for one in Severity}})


def gaps_report(answer: Gaps) -> Document:
    """Return *answer* as a document: the number on which most hangs first, then the file's gaps."""
    return Document(answer.classification, tuple(_blocks(answer)))


def _blocks(answer: Gaps) -> Iterator[Block]:
    verdicts = sum(len(one.hangs) for one in answer.numbers)
    numbers = counted(len(answer.numbers), "unverified number")
    hang = f"{_hang(verdicts)} on {len(answer.deciding)} of {numbers}"
    yield Paragraph(f"Gaps of {answer.source or 'a timetable'} with "
                    f"{counted(answer.modifications, 'modification')}, as of "
                    f"{spoken(answer.as_of)}: {hang if verdicts else _NOTHING}"
                    f"{_together(answer)}.")
    yield from (Paragraph(sentence(plain(note))) for note in answer.notes)
    if answer.deciding:
        yield Heading("Unverified numbers, the one on which most hangs first")
        for number in answer.deciding:
            yield from _number(number)
    if answer.together:
        yield Heading("Unverified numbers that only decide together")
        yield Items(tuple(map(_joint, answer.together)))
    if answer.settings:
        yield Heading("To adopt them")
        yield Paragraph("Put these lines into a file of settings, correct each number by the text "
                        "that you have, and name that text in cites: without one they are refused.")
        yield Verbatim(answer.settings, "toml")
    idle = [one.parameter.name for one in answer.numbers if not one.hangs]
    if idle:
        yield Paragraph("No verdict of this file hangs on any one of these alone: "
                        f"{', '.join(idle)}.")
    if answer.file_gaps:
        yield Heading("What the file and its releases leave open")
        yield from _open(answer.file_gaps)
    yield receipt_line(answer.receipt)


def _number(gap: NumberGap) -> Iterator[Block]:
    one = gap.parameter
    yield Heading(one.name, 3)
    yield Paragraph(f"{plain(one.in_words())}, register id {one.register}: "
                    f"{_hang(len(gap.hangs))} on it, tried from {gap.tried[0]} to {gap.tried[1]}.")
    yield Items((*(_hanging(each, gap) for each in gap.hangs), *map(Item, _known(gap))))


def _together(answer: Gaps) -> str:
    """Return how many verdicts hang on several numbers together, if any do."""
    count = len(answer.together)
    return f"; {_hang(count)} on several of them together" if count else ""


def _joint(one: JointGap) -> Item:
    numbers = " and ".join(each.name for each in one.numbers)
    return Item(f"{_outlook(one.subject)}: now {_VERDICTS[one.current]}; {_VERDICTS[one.verdict]} "
                f"if {numbers} took no time, by none of them alone.")


def _outlook(subject: Subject) -> str:
    impact = f", {_IF[subject.dcc_impact]} on the DCC Systems" if subject.dcc_impact else ""
    return f"{subject.modification} for the {subject.release} Release{impact}"


def _hang(count: int) -> str:
    return f"{counted(count, 'verdict')} {'hangs' if count == 1 else 'hang'}"


def _known(gap: NumberGap) -> Iterator[str]:
    one = gap.parameter
    title = f" ({gap.document.title})" if gap.document else ""
    yield f"{norm(one.force, one.evidence)} Source: {one.cites}{title}."
    if one.note:
        yield f"What is known of it: {one.note}"
    if gap.observed is not None:
        yield (f"What records show instead: {range_in_words(one, gap.observed)} "
               f"({sample_in_words(gap.observed)}).")


def _hanging(one: Hanging, gap: NumberGap) -> Item:
    subject = one.subject
    what = (f"The check of {subject.modification} by {_finding(subject)}"
            if subject.finding else
            _outlook(subject))
    adopted = ", ".join(f"{_VERDICTS[each.verdict]} {_at(each, gap)}" for each in one.stretches)
    return Item(f"{what}: now {_VERDICTS[one.current]}; adopted, {adopted}.")


def _finding(subject: Subject) -> str:
    """Return the rule of a finding, with the step that it judges if there is one."""
    rule, _, step = subject.finding.partition(f":{subject.modification}")
    return f"{rule} ({says_of(step[1:])})" if step[1:] else rule


def _at(one: Stretch, gap: NumberGap) -> str:
    unit, (least, most) = gap.parameter.unit, gap.tried
    if (one.first, one.last) == (least, most):
        return f"at any number up to {unit.of(most)}"
    if one.last == most:
        return f"from {unit.of(one.first)} on"
    if one.first == one.last:
        return f"at {unit.of(one.last)}"
    if one.first == least:
        return f"up to {unit.of(one.last)}"
    return f"from {one.first} to {unit.of(one.last)}"


def _open(gaps: tuple[FileGap, ...]) -> Iterator[Block]:
    deciding = tuple(_deciding(one) for one in gaps if one.decides)
    if deciding:
        yield Items(deciding)
    rest = sorted((one for one in gaps if not one.decides), key=lambda one: one.key)
    for key, same in groupby(rest, key=lambda one: one.key):
        names = ", ".join(one.modification for one in same)
        yield Paragraph(f"{_KEYS[key]}, and no verdict hangs on it: {names}.")


def _deciding(one: FileGap) -> Item:
    ways = ", ".join(f"{VERDICTS[verdict]} {_IF[value]}" for value, verdict in one.verdicts)
    release = f" for the {one.release} Release" if one.release else ""
    verdicts = () if one.key == "cut-off" else (Item(f"The verdict{release}: {ways}."),)
    return Item(f"{one.modification}: {one.says}.",
                (*verdicts, Item(sentence(f"To mend it: {one.mend}"))))
