"""
Reading minutes: from their text to the tables of a timetable, and what could not be placed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import Any, Final

from secgov.model.identifiers import ModificationId
from secgov.model.readers.document_furniture import without_furniture
from secgov.model.readers.document_leftovers import left_over, used_in
from secgov.model.readers.document_lines import Line, Passage, Prose, joined, lines_of, paragraphs
from secgov.model.readers.document_times import DAY, MONTH, day_of, unread
from secgov.model.readers.document_titles import TITLE, Titles, doubtful
from secgov.model.readers.document_words import body_of, mentions, release_of
from secgov.model.readers.minutes_items import read_item
from secgov.model.readers.minutes_layout import (
    Section,
    action_of,
    attendance,
    doubtful_actions,
    head,
    initials,
    log,
    reference_of,
    sections,
    wrong_items,
)
from secgov.model.readers.minutes_outcomes import is_decision, parted
from secgov.model.readers.minutes_phrases import promised
from secgov.model.readers.minutes_proposal import Item

__all__ = ["tables_of_minutes"]

_LINK: Final = re.compile(r"\[([^\[\]]+)\]\([^()]*\)")
_HEADING: Final = re.compile(r"(?!The [A-Z]+:)([A-Z][\w -]+):")
_WORDS: Final = re.compile(r"[A-Z][\w &/-]{0,58}\w")
_FOLLOWING: Final = re.compile(r"(?:Next [Mm]eeting:|The next (?:\w+ )?meeting\b).*")
_NEXT: Final = re.compile(
    rf"(?:Next [Mm]eeting:|The next (?:\w+ )?meeting (?:is|will be)(?: held)?(?: on)?) ({DAY})"
    r"(?P<unread>,? .*?)?\.?")
_INVITED: Final = re.compile(
    r"\b(?:invited all (?P<all>\w+ members)|(?P<some>\w+ members) were invited) to (?P<what>.+)")
_SUGGESTED: Final = re.compile(
    r"\b(?P<by>[A-Z]{3,}) (?:explained|suggested|advised)\b.*? via an? (?:separate )?"
    r"[Ff]ast[- ][Tt]rack(?:ed)? modification(?: to target the implementation date (?:for|of) "
    rf"(?:the )?(?P<release>{MONTH} [0-9]{{4}}))?")


class _Minutes:
    """The tables while the sections are read."""

    def __init__(self, unplaced: list[Passage]) -> None:
        self.unplaced = unplaced
        self.titles = Titles(unplaced)
        self.paper: dict[str, Any] = {}
        self.meeting: dict[str, Any] = {}
        self.others: list[dict[str, Any]] = []
        self.actions: list[dict[str, Any]] = []
        self.modifications: list[dict[str, Any]] = []
        self.items: dict[ModificationId, int] = {}
        self.headings: list[Line] = []  # Those that no proposal has had yet.
        self.present: dict[str, list[dict[str, Any]]] = {}

    def proposals(self, section: Section) -> None:
        """Read the proposals of a section, each from its title to the next."""
        heading: Line | None = None
        title: Line | None = None
        below: list[Line] = []
        filled = [line for line in section.lines if line.text.strip()]
        follows = dict(pairwise(filled))
        for line in section.lines:
            text = line.text.strip()
            after = follows.get(line)
            # A line that introduces what is decided below it is no heading.
            introduces = after is not None and is_decision(after.text.strip())
            titled = TITLE.fullmatch(text)
            headed = None if introduces else _HEADING.fullmatch(text)
            # A few words without a colon are a heading where a title follows, or text went before.
            over = after is not None and TITLE.fullmatch(after.text.strip()) is not None
            other = _is_heading(line) and (over or any(one.text.strip() for one in below))
            if not (titled or headed or other):
                below.append(line)
                continue
            if not (titled or headed or over):
                self.unheaded(line)
                # A proposal ends with its decision; before that, a few words are no heading.
                if title is not None and not _decided(below):
                    continue
            self.closed(section, heading, title, below)
            below, title = [], line if titled else None
            if not titled:
                heading = line if headed or over else None
                self.headings += [line] if headed or over else []
        self.closed(section, heading, title, below)

    def unheaded(self, line: Line) -> None:
        """List a heading that no proposal follows."""
        self.unplaced.append(
            Passage(line.number, line.text.strip(), "a heading over no proposal"))

    def closed(
        self, section: Section, heading: Line | None, title: Line | None, below: Sequence[Line]
    ) -> None:
        """Read what stands below a title, or below none; its actions go into the list of them."""
        titled = TITLE.fullmatch(title.text.strip()) if title is not None else None
        identifier = ""
        if title is not None and titled is not None:
            identifier = self.titles.begin(title.number, title.text.strip(), paragraphs(below))
            if not identifier:
                return
        kept = []
        for line in below:
            if action := action_of(line, self.meeting.get("number"), identifier):
                self.actions.append(action)
                self.unplaced += doubtful(joined([line]))
            elif _FOLLOWING.fullmatch(line.text.strip()):
                self.business([joined([line])])
            else:
                kept.append(line)
        found = paragraphs(kept)
        if title is None or titled is None:
            self.business(found)
            return
        self.items[ModificationId.read(identifier)] = section.number
        table, told = read_item(Item(
            identifier, titled["title"], title.number,
            heading.text.strip().rstrip(":") if heading else "", self.meeting.get("body", ""),
            self.meeting.get("date"), self.present, tuple(found)), self.unplaced)
        self.modifications.append(table)
        self.headings = [one for one in self.headings if one is not heading]
        self.actions += told

    def business(self, found: Sequence[Prose]) -> None:
        """Read paragraphs that are about no proposal of the agenda."""
        for paragraph in found:
            day = _NEXT.fullmatch(paragraph.text)
            if day and (met := day_of(day[1])) and met <= self.meeting.get("date", date.min):
                self.unplaced.append(Passage(paragraph.line, paragraph.text,
                                             "not after this meeting, "
                                             f"{self.meeting['date'].isoformat()}"))
                continue
            if day and met and "body" in self.meeting:
                self.others.append({"body": self.meeting["body"], "date": met,
                                    "status": "planned", "line": paragraph.line})
                self.unplaced += left_over(paragraph, used_in(day))
                continue
            if day and (why := unread(day[1])):
                self.unplaced.append(Passage(paragraph.line, paragraph.text, why))
                continue
            sentences = list(paragraph.sentences(self.unplaced))
            suggested = next(filter(None, (_SUGGESTED.search(one.text) for one in sentences)), None)
            if suggested:
                self.suggestion(suggested, paragraph)
                continue
            for sentence in sentences:
                self.unplaced += doubtful(sentence)
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
        invited, promise = _INVITED.search(sentence.text), promised(sentence.text, self.present)
        if invited:
            whom = (invited["all"] or invited["some"]).split()[0]
            self.actions.append({"owner": f"members of the {whom}",
                                 "what": invited["what"].rstrip("."), "status": "invited",
                                 "line": sentence.line})
            self.unplaced += left_over(sentence, used_in(invited))
        elif promise:
            self.actions.append({"owner": promise.owner, "what": promise.what,
                                 "status": "promised", "line": sentence.line})
            self.unplaced += left_over(sentence, promise.parts)
        else:
            self.unplaced.append(Passage(sentence.line, sentence.text, "about no proposal"))

    def tables(self) -> dict[str, Any]:
        """Return the tables in the form of a timetable."""
        meeting = {**self.meeting, "covers": [one["id"] for one in self.modifications]}
        ordered = {key: meeting[key] for key in (
            "body", "number", "date", "from", "to", "place", "status", "covers", "line",
            "present", "apologies", "suggested") if meeting.get(key) not in (None, [])}
        actions = sorted(self.actions, key=lambda one: one.get("ref", "~"))
        return {"paper": self.paper, "meeting": [ordered, *self.others], "action": actions,
                "modification": self.modifications}


def _decided(below: Sequence[Line]) -> bool:
    """Return whether something is decided in the lines below a title."""
    return any(parted(joined([line]))[0] for line in below)


def _is_heading(line: Line) -> bool:
    """Return whether a line of its own is a heading: a few words and no mark at the end."""
    text = line.text.strip()
    return _WORDS.fullmatch(text) is not None and "\t" not in line.text and len(text.split()) < 8


def tables_of_minutes(text: str, reference: str) -> tuple[dict[str, Any], list[Passage]]:
    """
    Return the tables that the minutes *text* write, and every passage that has no place.

    *reference* is the name of the file, which it has where the text states none. Where the head
    names no meeting, the meeting has no body.
    """
    unplaced: list[Passage] = []
    read = _Minutes(unplaced)
    pages = without_furniture([Line(one.number, _LINK.sub(r"\1", one.text))
                               for one in lines_of(text)], unplaced)
    front, found = sections(pages.lines, unplaced)
    top, present, apologies = attendance(front, unplaced)
    read.paper, read.meeting = head(top, unplaced)
    read.meeting |= {"present": present, "apologies": apologies}
    read.present = initials(present)
    for section in found:
        if section.is_log:
            read.actions += log(section, read.meeting.get("number"), unplaced)
        else:
            read.proposals(section)
    for line in read.headings:
        read.unheaded(line)
    for section in found:
        if section.is_log:
            unplaced += wrong_items(section, read.items)
    referred = (one for one in read.actions if "ref" in one)
    unplaced += doubtful_actions(sorted(referred, key=itemgetter("line")))
    day = read.meeting.get("date")
    stated = reference_of(text, read.paper.get("title", ""), read.meeting.get("body", ""))
    if not stated:
        unplaced.append(Passage(1, reference, "the name of the file: the text has no reference"))
    paper = {"reference": stated or reference,
             **({"title": read.paper["title"]} if "title" in read.paper else {})}
    if day is not None and "body" in read.meeting:
        paper |= {"dated": day,
                  "meeting": {"body": read.meeting["body"], "date": day, "basis": "stated"}}
    read.paper = paper | ({"classification": pages.classification} if pages.classification else {})
    return read.tables(), unplaced
