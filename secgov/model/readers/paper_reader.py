"""
Reading a timetables paper: from its text to the tables of a timetable, and what has no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeAlias

import attrs

from secgov.model.identifiers import ModificationId
from secgov.model.readers.document_furniture import without_furniture
from secgov.model.readers.document_leftovers import left_over, used_in
from secgov.model.readers.document_lines import Passage, Prose, lines_of
from secgov.model.readers.document_news import states_purpose, tells_news
from secgov.model.readers.document_times import DAY, day_of
from secgov.model.readers.document_titles import TITLE, Titles, doubtful
from secgov.model.readers.document_words import IDENTIFIER, mentions
from secgov.model.readers.paper_layout import (
    Chapter,
    chapters,
    is_furniture,
    meeting_of,
    recommendations,
    sign_off,
    signed,
)
from secgov.model.readers.paper_modification import Entry
from secgov.model.readers.paper_sentences import read_paragraph
from secgov.model.readers.paper_steps import UNTOLD, called, together
from secgov.model.readers.paper_telling import Known

__all__ = ["tables_of_paper"]

_ACTION: Final = re.compile(r"Action: (For [A-Z][a-z]+)")
_SCOPE: Final = re.compile(
    r"(?:\b[Tt]his paper (?:provides an update on|reports on|sets out) (?:the )?"
    r"(?:timetables for )?(?:all )?)?Modification Proposals currently in the (Refinement) Process")
_FIRST: Final = re.compile(
    rf"\bfirst of (?:these|the monthly)(?: Working Group)? meetings (?:is |will be )?on ({DAY})")
_PAPER: Final = "SECP_[0-9]{1,3}_[0-9]{4}_[0-9]{1,3}"
_LABEL: Final = (r"(?i:(?:\w+ ){0,2}(?:reference|ref|number|no)\b\.?)"
                 rf"(?: ?: ?| (?={_PAPER}\s*$))")
_NUMBERED: Final = re.compile(rf"^[ \f]*(?:{_LABEL})?(?P<number>{_PAPER})\b", re.MULTILINE)
# A line of the head that says what it is: the lines around it are others, and it is no title
# unless it says so.
_LINE: Final = re.compile(
    rf"(?P<number>{_LABEL}|(?={_PAPER}\s*$))|(?i:(?P<day>(?:paper )?dated?|date of (?:the )?paper|"
    r"date of issue)|(?P<meets>(?:(?:SEC )?Panel )?meeting(?: date)?|Panel date|date of (?:the )?"
    r"(?:(?:SEC )?Panel )?meeting)|(?P<title>(?:paper )?title)|(?:\w+ ){0,2}(?:action|author|"
    r"owner|sponsor|by|classification|version|status|meeting|item|date)|to|from|cc) ?: ?")
# The whole paper, unless some are named: "the timetables and packages of work of MP071".
_PLANS: Final = "(?:packages of work|work packages|timetables|timelines)"
_WHOLE: Final = re.compile(rf"\b{_PLANS}\b(?:(?:,|,? and) (?:the )?{_PLANS}\b)*+"
                           rf"(?! (?:of|for|on) (?:the )?{IDENTIFIER}\b)")
_EXCEPT: Final = re.compile(r"\b(?:except|excepting|exclud(?:es?|ing)|other than|apart from|"
                            r"save for|but not|not including|with the exception of)\b")
_MEETINGS: Final = ("working-group", "sub-committee")
# The verbs by which a body is asked to agree something; to note a thing is to agree nothing.
_AGREEING: Final = frozenset({"agree", "approve", "endorse", "confirm", "accept"})

# What one modification's text says of another: a step, or keys of the whole.
Told: TypeAlias = Mapping[str, Any]


class _Paper:
    """
    The tables while the chapters are read.

    `told_before` is what was said of modifications whose chapters are yet to come, `meets` the day
    of the Panel's meeting that the head states.
    """

    def __init__(self, reference: str, unplaced: list[Passage]) -> None:
        self.keys: dict[str, Any] = {"reference": reference}
        self.unplaced = unplaced
        self.meets: date | None = None
        self.titles = Titles(unplaced)
        self.entries: dict[ModificationId, Entry] = {}
        self.told_before: dict[ModificationId, list[tuple[Told, Told, Passage]]] = {}
        self.monthly: dict[date, int] = {}
        self.asked: list[dict[str, Any]] = []

    def head(self, chapter: Chapter) -> None:
        """Read what stands before the first section."""
        for prose in (one for many in chapter.paragraphs for one in _head_lines(many)):
            action, label = _ACTION.fullmatch(prose.text), _LINE.match(prose.text)
            said = prose.text[label.end():].strip() if label else prose.text
            titled = label["title"] is not None if label else is_furniture(prose)
            if label and label["number"] is not None and said == self.keys["reference"]:
                continue
            if action:
                self.keys["action"] = action[1].lower().replace(" ", "-")
            elif (label is None or label["day"]) and (day := day_of(said)):
                self.keys["dated"] = day
            elif label and label["meets"] and (day := day_of(said)) and (
                    "Panel" in label[0] or self.keys["reference"].startswith("SECP")):
                self.meets = day
            elif titled and "title" not in self.keys:
                self.keys["title"] = said
            else:
                self.unplaced.append(Passage(prose.line, prose.text, "the head has no such line"))

    def prose(self, chapter: Chapter) -> None:
        """Read a chapter that is about no modification."""
        for prose in chapter.paragraphs:
            for sentence in prose.sentences(self.unplaced):
                scope, first = _SCOPE.search(sentence.text), _FIRST.search(sentence.text)
                day = day_of(first[1]) if first else None
                if scope:
                    self.keys["scope"] = scope[1].lower()
                if day:
                    self.monthly.setdefault(day, sentence.line)
                if not (scope or day):
                    self.unplaced.append(
                        Passage(sentence.line, sentence.text, "about no modification"))
                    continue
                self.unplaced += left_over(sentence, [
                    *(used_in(scope) if scope else ()), *(used_in(first) if first and day else ())])

    def modification(self, chapter: Chapter, known: Known) -> None:
        """Read the chapter of one modification."""
        titled = TITLE.fullmatch(chapter.title)
        identifier = self.titles.begin(chapter.line, chapter.title, chapter.paragraphs)
        if titled is None or not identifier:
            return
        entry = Entry(identifier, titled["title"], chapter.line, known, self.unplaced)
        own = ModificationId.read(identifier)
        self.entries[own] = entry
        for step, keys, _ in self.told_before.pop(own, ()):
            _share(entry, step, keys)
        told = []
        for prose in chapter.paragraphs:
            self.unplaced += doubtful(prose)
            if is_furniture(prose) and not (tells_news(prose.text) or states_purpose(prose.text)):
                entry.left(prose.line, prose.text, "page furniture")
            else:
                told.append(prose)
        introduced = _introduction(told)
        for index, prose in enumerate(told):
            read_paragraph(entry, prose, introducing=index <= introduced)
        for name, step, keys, line in entry.shared:
            if (other := self.entry(name)) is not None:
                _share(other, step, keys)
            else:
                self.told_before.setdefault(ModificationId.read(name), []).append((
                    step, keys, Passage(line, name, f"told of with {identifier}, and no title is "
                                        "of it")))

    def missing(self) -> Iterator[Passage]:
        """Yield what was told of modifications that have no chapter."""
        return (passage for told in self.told_before.values() for *_, passage in told)

    def close(self, chapter: Chapter) -> None:
        """Read the recommendations at the end, and name what each agrees."""
        for asked in recommendations(chapter, self.unplaced):
            agrees = self.agrees(asked) if asked["asks"].split()[0] in _AGREEING else []
            line = asked.pop("line")
            self.asked.append({**asked, **({"agrees": agrees} if agrees else {}), "line": line})

    def agrees(self, asked: Mapping[str, str]) -> list[str]:
        """
        Return what is agreed if a recommendation is: all that it names, or the whole paper.

        What it excepts, and all that it names after that, is not agreed by it.
        """
        asks, *excepted = _EXCEPT.split(asked["asks"], maxsplit=1)
        left = self.named("".join(excepted))
        whole = [entry.identifier for entry in self.entries.values() if entry not in left] \
            if _WHOLE.search(asks) else []
        return together(whole, (self.agreed(entry, asked) for entry in self.named(asks)))

    def named(self, text: str) -> list[Entry]:
        """Return the modifications of the paper that *text* names."""
        found = (self.entry(one.meant) for one in mentions(text))
        return [entry for entry in found if entry is not None]

    def entry(self, name: str) -> Entry | None:
        """Return the modification that *name* identifies, if the paper has it."""
        return self.entries.get(ModificationId.read(name)) if name else None

    def agreed(self, entry: Entry, asked: Mapping[str, str]) -> str:
        """Return the step of a modification that is asked for, or the modification."""
        cost = next((step for step in entry.steps.all if step.get("label") == "ia-cost"), None)
        if cost is None or "Impact Assessment" not in asked["asks"]:
            return entry.identifier
        # What depends on the body's agreement depends on this recommendation.
        conditions = {says for says, label in entry.conditions.items() if label == called(cost)}
        for step in entry.steps.all:
            if step.get("if") in conditions:
                step["if"] = f"recommendation {asked['id']} is agreed"
        return f"{entry.identifier}:{called(cost)}"

    def meetings(self) -> list[dict[str, Any]]:
        """Return a record of each meeting whose day is stated, with all that it covers."""
        found: dict[tuple[str, date], dict[str, Any]] = {
            ("working-group", day): {
                "body": "working-group", "kind": "monthly", "date": day, "covers": [],
                "status": "planned", "line": line} for day, line in self.monthly.items()}
        for entry in self.entries.values():
            for step in entry.steps.all:
                body = step.get("body") or step["step"]
                if step["step"] not in _MEETINGS or not isinstance(step.get("when"), date) \
                        or body == "sub-committee":
                    continue
                kept: dict[str, Any] = {
                    key: step[key] for key in ("kind", "with") if key in step}
                status = step.get("status")
                told = {} if status == UNTOLD else {
                    "status": "done" if status == "done" else "planned"}
                record = found.setdefault((body, step["when"]), {
                    "body": body, **kept, "date": step["when"], "covers": [], **told,
                    "line": step["line"]})
                record["covers"] = together(record["covers"], (entry.identifier,))
        return sorted(found.values(), key=lambda record: record["date"])

    def tables(self) -> dict[str, Any]:
        """Return the tables in the form of a timetable."""
        return {"paper": self.keys, "recommendation": self.asked, "meeting": self.meetings(),
                "modification": [entry.table() for entry in self.entries.values()]}


def _head_lines(prose: Prose) -> Iterator[Prose]:
    """Yield the lines of a paragraph of the head of which one says what it is, else all as one."""
    ends = [*prose.starts[1:], len(prose.text)]
    lines = [prose.part(start, end) for start, end in zip(prose.starts, ends, strict=True)]
    labelled = any(_LINE.match(line.text) for line in lines)
    for line in lines if labelled else (prose,):
        yield attrs.evolve(line, text=line.text.strip())


def _introduction(told: Sequence[Prose]) -> int:
    """Return which paragraph ends the introduction: the second if it alone states a purpose."""
    stating = [any(states_purpose(one.text) for one in prose.sentences([])) for prose in told[:2]]
    return int(stating == [False, True])


def _share(entry: Entry, step: Told, keys: Told) -> None:
    """Give to a modification what another one's text says of it too."""
    if step:
        entry.tell(step)
    entry.keys |= {key: [*(one for one in entry.keys.get(key, ()) if one not in said), *said]
                   if isinstance(said, list) else said for key, said in keys.items()}


def tables_of_paper(text: str, reference: str) -> tuple[dict[str, Any], list[Passage]]:
    """
    Return the tables that the paper *text* writes, and every passage that has no place.

    The number of the paper, from which the day of its meeting is read, stands at the foot of its
    pages; else it is *reference*.
    """
    unplaced: list[Passage] = []
    numbered = _NUMBERED.search(text)
    if numbered:
        reference = numbered["number"]
    else:
        unplaced.append(Passage(1, reference, "the name of the file: the text has no reference"))
    paper = _Paper(reference, unplaced)
    pages = without_furniture(lines_of(text), unplaced)
    head, *found = chapters(pages.lines, unplaced)
    closing = next((one for one in found if one.title.startswith("Recommendation")), None)
    paper.head(head)
    end = closing
    if closing is None and found:
        # Without recommendations a paper is signed below whatever it says last.
        found[-1], end = signed(found[-1])
    for chapter in found:
        if chapter is not closing and not chapter.titled:
            paper.prose(chapter)
    if end is not None:
        paper.keys |= sign_off(end, unplaced)
    if "dated" not in paper.keys:
        unplaced.append(Passage(1, reference, "the text states no day of it: what was past on "
                                "that day, and the year of its meeting, are not told"))
    meeting = meeting_of(reference, paper.keys.get("dated"), unplaced, paper.meets)
    paper.keys |= {"meeting": meeting} if meeting else {}
    paper.keys |= {"classification": pages.classification} if pages.classification else {}
    known = Known(paper.keys.get("dated"), meeting.get("date"), paper.keys.get("scope", ""),
                  frozenset(paper.monthly))
    for chapter in found:
        if chapter.titled:
            paper.modification(chapter, known)
    unplaced += paper.missing()
    unplaced += (one for entry in paper.entries.values() for one in entry.contradicted)
    if closing is not None:
        paper.close(closing)
    return paper.tables(), unplaced
