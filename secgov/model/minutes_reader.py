"""
Reading minutes: from their text to the tables of a timetable, and what could not be placed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from secgov.model.document_lines import Line, Passage, Prose, lines_of, paragraphs
from secgov.model.document_words import IDENTIFIER, body_of, day_of, mentions, release_of
from secgov.model.identifiers import ModificationId
from secgov.model.minutes_items import Item, read_item
from secgov.model.minutes_layout import (
    Section,
    action_of,
    attendance,
    head,
    initials,
    log,
    sections,
    wrong_items,
)

__all__ = ["tables_of_minutes"]

_TITLE: Final = re.compile(rf"(?P<id>{IDENTIFIER}) ['‘](?P<title>.+)['’]")
_HEADING: Final = re.compile(r"(?!The [A-Z]+:)([A-Z][\w ]+):")
_NEXT: Final = re.compile(r"Next Meeting: (\d{1,2} \w+ \d{4})\.?")
_INVITED: Final = re.compile(
    r"\b(?:invited all (?P<all>\w+ members)|(?P<some>\w+ members) were invited) to (?P<what>.+)")
_SUGGESTED: Final = re.compile(
    r"(?P<by>[A-Z]{3,}) (?:explained|suggested|advised)\b.*? via a separate fast-tracked "
    r"modification(?: to target the implementation date for (?P<release>[A-Z][a-z]+ \d{4}))?")


class _Minutes:
    """The tables while the sections are read."""

    def __init__(self, unplaced: list[Passage]) -> None:
        self.unplaced = unplaced
        self.paper: dict[str, Any] = {}
        self.meeting: dict[str, Any] = {}
        self.others: list[dict[str, Any]] = []
        self.actions: list[dict[str, Any]] = []
        self.modifications: dict[str, dict[str, Any]] = {}
        self.items: dict[str, int] = {}

    def proposals(self, section: Section, lines: Sequence[Line]) -> None:
        """Read the proposals of a section, each from its title to the next."""
        heading = ""
        title: tuple[Line, re.Match[str]] | None = None
        below: list[Line] = []
        for line in (*lines, None):
            text = line.text.strip() if line else ""
            titled, headed = _TITLE.fullmatch(text), _HEADING.fullmatch(text)
            other = line is not None and bool(below) and _is_heading(line, text)
            if line is not None and not (titled or headed or other):
                below.append(line)
                continue
            if title is not None:
                self.proposal(section, heading, *title, below)
            elif any(one.text.strip() for one in below):
                self.business(paragraphs(below))
            below, title = [], None
            if titled and line is not None:
                title = (line, titled)
            elif headed:
                heading = headed[1]
            elif line is not None:
                heading = ""
                self.unplaced.append(Passage(line.number, text, "a heading over no proposal"))

    def proposal(self, section: Section, heading: str, line: Line, titled: re.Match[str],
                 below: list[Line]) -> None:
        """Read one proposal; a second one of the same identifier is listed."""
        mention = next(mentions(titled["id"]))
        if mention.doubt:
            self.unplaced.append(Passage(line.number, mention.written, mention.doubt))
        identifier = mention.meant
        known = {ModificationId.read(one).key for one in self.modifications}
        if not identifier or ModificationId.read(identifier).key in known:
            why = "this proposal stands before" if identifier else "no identifier can be read"
            self.unplaced.append(Passage(line.number, line.text.strip(), why))
            return
        self.items[identifier] = section.number
        kept = []
        for one in below:
            action = action_of(one, self.meeting.get("number"), identifier)
            if action:
                self.actions.append(action)
            else:
                kept.append(one)
        self.modifications[identifier] = read_item(Item(
            identifier, titled["title"], line.number, heading, self.meeting.get("body", ""),
            self.meeting.get("date"), initials(self.meeting.get("present", ())),
            tuple(paragraphs(kept))), self.unplaced)

    def business(self, found: Sequence[Prose]) -> None:
        """Read paragraphs that are about no proposal of the agenda."""
        for paragraph in found:
            day = _NEXT.fullmatch(paragraph.text)
            if day and (met := day_of(day[1])) and "body" in self.meeting:
                self.others.append({"body": self.meeting["body"], "date": met,
                                    "status": "planned", "line": paragraph.line})
                continue
            suggested = _SUGGESTED.search(paragraph.text)
            if suggested:
                self.suggestion(suggested, paragraph)
                continue
            for sentence in paragraph.sentences():
                self.sentence(sentence)

    def suggestion(self, suggested: re.Match[str], paragraph: Prose) -> None:
        """Add a route that is suggested for a change that nobody has raised yet."""
        route: dict[str, Any] = {"route": "fast-track"}
        if by := body_of(suggested["by"]):
            route["by"] = by
        named = next((one.meant for one in mentions(paragraph.text) if one.meant), "")
        if named:
            route["fixes"] = named
        if suggested["release"] and (name := release_of(suggested["release"])):
            route["target_release"] = name
        self.meeting.setdefault("suggested", []).append(
            {**route, "says": paragraph.text, "line": paragraph.line})

    def sentence(self, sentence: Prose) -> None:
        """Read one sentence of other business."""
        invited = _INVITED.search(sentence.text)
        if invited:
            whom = (invited["all"] or invited["some"]).split()[0]
            self.actions.append({"owner": f"members of the {whom}",
                                 "what": invited["what"].rstrip("."), "status": "invited",
                                 "line": sentence.line})
        else:
            self.unplaced.append(Passage(sentence.line, sentence.text, "about no proposal"))

    def tables(self) -> dict[str, Any]:
        """Return the tables in the form of a timetable."""
        meeting = {**self.meeting, "covers": list(self.modifications)}
        ordered = {key: meeting[key] for key in (
            "body", "number", "date", "from", "to", "place", "status", "covers", "line",
            "present", "apologies", "suggested") if meeting.get(key) not in (None, [])}
        actions = sorted(self.actions, key=lambda one: one.get("ref", "~"))
        return {"paper": self.paper, "meeting": [ordered, *self.others], "action": actions,
                "modification": list(self.modifications.values())}


def _is_heading(line: Line, text: str) -> bool:
    """Return whether a line of its own is a heading: a few words and no mark at the end."""
    return bool(re.fullmatch(r"[A-Z][\w &/-]{0,58}\w", text)) and "\t" not in line.text \
        and len(text.split()) < 8


def tables_of_minutes(text: str, reference: str) -> tuple[dict[str, Any], tuple[Passage, ...]]:
    """
    Return the tables that the minutes *text* write, and every passage that has no place.

    *reference* is what the document is called; the body of the meeting is "" where the head
    names none.
    """
    unplaced: list[Passage] = []
    read = _Minutes(unplaced)
    front, found = sections(lines_of(text))
    top, present, apologies = attendance(front, unplaced)
    read.paper, read.meeting = head(top, unplaced)
    read.meeting |= {"present": present, "apologies": apologies}
    log_of: list[Section] = []
    for section in found:
        if section.title.startswith("Action"):
            read.actions += log(section, read.meeting.get("number"), unplaced)
            log_of.append(section)
        else:
            read.proposals(section, section.lines)
    for section in log_of:
        unplaced += wrong_items(section, read.items)
    day = read.meeting.get("date")
    paper = {"reference": reference, **({"title": read.paper["title"]} if "title" in read.paper
                                        else {})}
    if day is not None and "body" in read.meeting:
        paper |= {"dated": day,
                  "meeting": {"body": read.meeting["body"], "date": day, "basis": "stated"}}
    read.paper = paper | {key: value for key, value in read.paper.items() if key != "title"}
    return read.tables(), tuple(sorted(unplaced, key=lambda one: one.line))
