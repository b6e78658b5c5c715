"""The report on a check: what was found, by modification, with the rule and the mend of each."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.citation import Force, Severity
from secgov.planning.checking.timetable_check import (
    CheckedMeeting,
    CheckedModification,
    TimetableCheck,
)
from secgov.planning.steps.findings import Finding
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph
from secgov.reports.words import (
    body_in_words,
    counted,
    day_or,
    norm,
    plain,
    receipt_line,
    sentence,
    source_line,
    spoken,
    titled,
)

__all__ = ["check_report", "finding_item"]


def check_report(answer: TimetableCheck) -> Document:
    """Return *answer* as a document: how much was found, then each finding where it belongs."""
    return Document(answer.classification, tuple(_blocks(answer)))


def _blocks(answer: TimetableCheck) -> Iterator[Block]:
    what = counted(len(answer.modifications), "modification")
    yield Paragraph(f"Check of {answer.source or 'a timetable'} with {what}, as of "
                    f"{spoken(answer.as_of)}.")
    yield Paragraph(_verdict(answer))
    if answer.findings:
        yield Heading("The paper")
        yield _list(answer.findings)
    for modification in answer.modifications:
        if modification.findings:
            yield from _modification(modification)
    for meeting in answer.meetings:
        if meeting.findings:
            yield Heading(_meeting(meeting))
            yield _list(meeting.findings)
    clear = [one.id for one in answer.modifications if not one.findings]
    if clear:
        yield Paragraph(f"Nothing was found in {', '.join(clear)}.")
    yield receipt_line(answer.receipt)


def _verdict(answer: TimetableCheck) -> str:
    faults, warnings, notes = map(answer.count, Severity)
    found = f"{counted(faults, 'fault')} {'was' if faults == 1 else 'were'} found"
    head = found if faults else "No fault was found"
    return f"{head}; {counted(warnings, 'warning')}, {counted(notes, 'note')}."


def _modification(modification: CheckedModification) -> Iterator[Block]:
    yield Heading(titled(modification.id, modification.title))
    yield Paragraph(_says(modification))
    yield _list(modification.findings)


def _says(modification: CheckedModification) -> str:
    """Return the verdict; only a sourced norm is said to be broken, and no record is one."""
    match modification.verdict:
        case "breaks":
            forces = {found.force for found in modification.findings
                      if found.severity is Severity.FAULT}
            if forces:
                return ("The timetable contradicts itself." if forces == {Force.RECORD}
                        else "The timetable breaks a rule.")
            return "No fault, but the timetable departs from practice or from what was observed."
        case "depends":
            return "Whether the timetable keeps every rule depends on what it leaves open."
        case _:
            if any(found.explained for found in modification.findings):
                return "Where the timetable departs from a rule, it says why."
            return "The timetable keeps every rule that has a verified source."


def _list(findings: tuple[Finding, ...]) -> Items:
    return Items(tuple(map(finding_item, findings)), numbered=True)


def finding_item(found: Finding) -> Item:
    """Return a finding as an entry of a list: what it weighs and says, its rule, and its mend."""
    weight = found.severity.value.capitalize()
    depends = ", depending on what is left open" if found.verdict == "depends" else ""
    says = ("By the rule alone it would be" if found.explained else
            "By the rule it would have been" if found.behind else "It should be")
    parts = [f"{says} {spoken(found.expected)}."] if found.expected else []
    parts.append(source_line(found.rule, found.register, found.cites))
    parts.append(norm(found.force, found.evidence))
    parts.append(f"To mend it: {found.mend}")
    return Item(f"{weight}{depends}: {sentence(plain(found.message))}", tuple(map(Item, parts)))


def _meeting(meeting: CheckedMeeting) -> str:
    record = meeting.record
    kind = f"{record.kind} " if record.kind else ""
    name = body_in_words(record.body).removeprefix("the ")
    return f"The {kind}meeting of the {name} on {day_or(record.date, 'a day not stated')}"
