"""
Reading a timetables paper: from its text to the tables of a timetable, and what has no place.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from secgov.model.document_lines import Passage, lines_of
from secgov.model.document_words import day_of, mentions
from secgov.model.identifiers import ModificationId
from secgov.model.paper_entry import Entry, Known
from secgov.model.paper_layout import (
    Chapter,
    chapters,
    is_furniture,
    meeting_of,
    recommendations,
    sign_off,
)

__all__ = ["tables_of_paper"]

_ACTION: Final = re.compile(r"Action: (For [A-Z][a-z]+)")
_SCOPE: Final = re.compile(r"Modification Proposals currently in the (Refinement) Process")
_FIRST: Final = re.compile(r"first of these meetings on (?:[A-Z][a-z]+day )?(\d{1,2} \w+ \d{4})")
_NUMBERED: Final = re.compile(r"^[ \f]*SECP_\d{1,3}_\d{4}_\d{1,3}\b", re.MULTILINE)
_MEETINGS: Final = ("working-group", "sub-committee")


class _Paper:
    """The tables while the chapters are read."""

    def __init__(self, reference: str, unplaced: list[Passage]) -> None:
        self.keys: dict[str, Any] = {"reference": reference}
        self.unplaced = unplaced
        self.entries: dict[str, Entry] = {}
        self.monthly: dict[date, int] = {}
        self.asked: list[dict[str, Any]] = []

    def head(self, chapter: Chapter) -> None:
        """Read what stands before the first section."""
        for prose in chapter.paragraphs:
            action = _ACTION.fullmatch(prose.text)
            if action:
                self.keys["action"] = action[1].lower().replace(" ", "-")
            elif "title" not in self.keys and is_furniture(prose):
                self.keys["title"] = prose.text
            else:
                self.unplaced.append(Passage(prose.line, prose.text, "the head has no such line"))

    def prose(self, chapter: Chapter) -> None:
        """Read a chapter that is about no modification."""
        for prose in chapter.paragraphs:
            for sentence in prose.sentences():
                scope, first = _SCOPE.search(sentence.text), _FIRST.search(sentence.text)
                day = day_of(first[1]) if first else None
                if scope:
                    self.keys["scope"] = scope[1].lower()
                if day:
                    self.monthly.setdefault(day, sentence.line)
                if not (scope or day):
                    self.unplaced.append(
                        Passage(sentence.line, sentence.text, "about no modification"))

    def modification(self, chapter: Chapter, known: Known) -> None:
        """Read the chapter of one modification; a second one of the same is listed."""
        keys = {ModificationId.read(one).key for one in self.entries}
        if not chapter.identifier or ModificationId.read(chapter.identifier).key in keys:
            self.unplaced.append(Passage(
                chapter.line, chapter.title, "this modification stands before"
                if chapter.identifier else "no identifier can be read"))
            return
        entry = Entry(chapter.identifier, chapter.title, chapter.line, known, self.unplaced)
        self.entries[chapter.identifier] = entry
        for prose in chapter.paragraphs:
            self.unplaced += [Passage(prose.line_at(one.start), one.written, one.doubt)
                              for one in mentions(prose.text) if one.doubt]
            if is_furniture(prose):
                self.unplaced.append(Passage(prose.line, prose.text, "page furniture"))
            elif "purpose" not in entry.keys:
                entry.keys["purpose"] = prose.text
            else:
                for sentence in prose.sentences():
                    entry.read(sentence)
                entry.whole(prose.text)

    def close(self, chapter: Chapter) -> None:
        """Read the recommendations at the end, and name what each agrees."""
        for asked in recommendations(chapter):
            named = [one.meant for one in mentions(asked["asks"]) if one.meant in self.entries]
            agrees = [self.agreed(name, asked["asks"]) for name in named]
            if re.search(r"\b(?:packages of work|timetables)\b", asked["asks"]):
                agrees = [*self.entries, *agrees]
            line = asked.pop("line")
            self.asked.append({**asked, **({"agrees": agrees} if agrees else {}), "line": line})

    def agreed(self, name: str, asks: str) -> str:
        """Return the step of a modification that is asked for, or the modification."""
        labels = {step.get("label") for step in self.entries[name].steps}
        cost = "Impact Assessment" in asks and "ia-cost" in labels
        return f"{name}:ia-cost" if cost else name

    def shared(self) -> None:
        """Give each modification the joint meetings that another one's text says it was in."""
        for entry in tuple(self.entries.values()):
            for name, step in entry.together.items():
                other = self.entries.get(name)
                if other is not None:
                    other.add({key: value for key, value in step.items()
                               if key not in ("line", "label", "after")}, step["line"])

    def meetings(self) -> list[dict[str, Any]]:
        """Return a record of each meeting whose day is stated, with all that it covers."""
        found: dict[tuple[str, date], dict[str, Any]] = {
            ("working-group", day): {
                "body": "working-group", "kind": "monthly", "date": day, "covers": [],
                "status": "planned", "line": line} for day, line in self.monthly.items()}
        for name, entry in self.entries.items():
            for step in entry.steps:
                body = step.get("body") or step["step"]
                if step["step"] not in _MEETINGS or not isinstance(step.get("when"), date) \
                        or body == "sub-committee":
                    continue
                kept: dict[str, Any] = {
                    key: step[key] for key in ("kind", "with") if key in step}
                record = found.setdefault((body, step["when"]), {
                    "body": body, **kept, "date": step["when"], "covers": [],
                    "status": step.get("status", "planned"), "line": step["line"]})
                record["covers"].append(name)
        for record in found.values():
            if record["status"] not in ("done", "planned"):
                record["status"] = "planned"
        return sorted(found.values(), key=lambda record: record["date"])

    def tables(self) -> dict[str, Any]:
        """Return the tables in the form of a timetable."""
        return {"paper": self.keys, "recommendation": self.asked, "meeting": self.meetings(),
                "modification": [entry.table() for entry in self.entries.values()]}


def tables_of_paper(text: str, reference: str) -> tuple[dict[str, Any], tuple[Passage, ...]]:
    """
    Return the tables that the paper *text* writes, and every passage that has no place.

    The number of the paper, from which the day of its meeting is read, stands at the foot of its
    pages; else it is *reference*.
    """
    unplaced: list[Passage] = []
    numbered = _NUMBERED.search(text)
    reference = numbered[0].strip() if numbered else reference
    paper = _Paper(reference, unplaced)
    head, *found = chapters(lines_of(text), unplaced)
    closing = next((one for one in found if one.title.startswith("Recommendation")), None)
    paper.head(head)
    for chapter in found:
        if chapter is not closing and not chapter.titled:
            paper.prose(chapter)
    if closing is not None:
        paper.keys |= sign_off(closing, unplaced)
    meeting = meeting_of(reference, paper.keys.get("dated"))
    paper.keys |= {"meeting": meeting} if meeting else {}
    known = Known(paper.keys.get("dated"), meeting.get("date"), paper.keys.get("scope", ""),
                  frozenset(paper.monthly))
    for chapter in found:
        if chapter.titled:
            paper.modification(chapter, known)
    paper.shared()
    if closing is not None:
        paper.close(closing)
    return paper.tables(), tuple(sorted(unplaced, key=lambda one: one.line))
