"""
Which sentences of a document a draft neither has nor lists.

A sentence is had where one of its lines is the source of an entry, where its words stand in one
(a purpose, a view, an update), or where a value of an entry stands in it. The few words that make
the layout itself (headings of tables, "The CSC:") say nothing and need no place.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from secgov.errors import UnusableInput
from secgov.model.readers.documents import read_paper
from secgov.model.readers.drafts import Draft

LAYOUT = re.compile(
    r"[0-9]{1,3}\.(?:[0-9]{1,3})? .*|The [A-Z]{2,6}:|(?:Attendees|Apologies|Attachments):?|"
    r"(?:Category|Representing|Action Reference)\b.*|(?:Draft|Final) Minutes|Action: For \w+|"
    r"The \w+ (?:is|are) \w+ to:|Status: .*|(?:These|This) \w+ (?:are|is) classified as .*|"
    r"(?:[A-Z][a-z]+day )?[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}(?:, [0-9:]+ (?:[–-]|to) [0-9:]+)?|"
    r"This document has a Classification of \w+|Information can be shared .*")
OPENING = re.compile(
    r"The [A-Z]{2,6} (?:considered|discussed|reviewed|received|was provided with) .*")
RECOMMENDED = re.compile(r"\bRECOMMENDED\b")
SENTENCE = re.compile(r"(?<=[.?!])(?<!\b[0-9]\.)(?<!\b[0-9]{2}\.) (?=[A-Z])|\t")
UNNAMED = frozenset({"id", "title", "reference", "covers", "about", "agrees"})
# What has no line of its own in a file, and says a whole sentence in a word.
SHORT = ("scope", "target_release", "open_to_adoption")


def lost(text: str, draft: Draft) -> list[tuple[int, str]]:
    """Return the sentences of *text* that *draft* neither has nor lists, each with its line."""
    tables = tomllib.loads(draft.toml)
    sources = set(_lines(tables)) | {one.line for one in draft.unplaced}
    listed = [_plain(one.text) for one in draft.unplaced]
    paper, proposals = tables["paper"], tables.get("modification", [])
    words = [_plain(one) for one in (
        *_words(tables), paper.get("title", "-"), paper.get("author", "-").replace(",", ""))]
    short = [str(one[key]).casefold() for one in (paper, *proposals)
             for key in SHORT if key in one]
    raised = [one["raised_by"] for one in proposals if "raised_by" in one]
    short += ["leave the modification open"] if "true" in short else []
    return [(min(lines), sentence) for lines, sentence in _sentences(text)
            if not (sources & lines or LAYOUT.fullmatch(sentence)
                    or any(sentence in one for one in (*words, *listed))
                    or any(one in sentence.casefold() for one in short)
                    or ("raised by" in sentence and any(one in sentence for one in raised))
                    # Considered: the outcome says so, and the purpose has what is sought.
                    or (OPENING.fullmatch(sentence) and (
                        sentence.count(" ") < 16 or any(sentence[-15:] in one for one in words)))
                    or any(one in sentence for one in words if len(one) > 7 and " " in one)
                    or _told_before(sentence, draft)
                    # What was recommended is in the outcome of what was agreed above it.
                    or (RECOMMENDED.search(sentence)
                        and sources & set(range(min(lines) - 4, min(lines)))))]


def _told_before(sentence: str, draft: Draft) -> bool:
    """Return whether a sentence tells only steps that the draft has: two tellings are one step."""
    try:
        (alone,) = read_paper(f"1. A\n\nMP999 'A'\n\nIt seeks.\n\n{sentence}\n",
                              "x").timetable.modifications
    except UnusableInput:
        return False
    known = [step for one in draft.timetable.modifications for step in one.steps]
    return all(any(step.step == one.step and (None in (step.when, one.when)
                                              or step.when == one.when) for one in known)
               for step in alone.steps)


def _sentences(text: str) -> Iterator[tuple[set[int], str]]:
    """Yield each sentence with its lines; in the export of a paper it goes over several."""
    numbered = list(enumerate(text.split("\n"), 1))
    for filled, group in groupby(numbered, key=lambda one: bool(one[1].strip())):
        letters = [(letter, number) for number, line in group if filled
                   for letter in f"{_plain(line)} "]
        block = "".join(letter for letter, _ in letters)
        start = 0
        for end in (*(one.start() for one in SENTENCE.finditer(block)), len(block)):
            if sentence := block[start:end].strip():
                first = start + len(block[start:end]) - len(block[start:end].lstrip())
                yield {number for _, number in letters[first:end]}, sentence
            start = end


def _plain(text: str) -> str:
    """Return *text* without the marks of an export."""
    bare = re.sub(r"\[([^\]]+)\]\([^)]*\)|</?[a-z]+>|\*\*", lambda one: one[1] or "", text)
    return " ".join(re.sub(r"^\s*[-•] ", "", bare).split())


def _lines(value: Any) -> Iterator[int]:
    if isinstance(value, dict):
        yield from (one for key, one in value.items() if key == "line")
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _lines(one)


def _words(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _words(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one, key)
    elif isinstance(value, str) and key not in UNNAMED:
        yield value
