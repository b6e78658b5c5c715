"""
Reading a published document into a proposed timetable: minutes of a committee, or a Panel paper.

The reader knows two layouts and no document by heart. It proposes the TOML, keeps the line of the
text that each thing comes from, lists every passage that it could not place, and adds nothing:
what a person must decide (is a view right? what is meant?) is left to the person.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from secgov.errors import Problem, UnusableInput, closest
from secgov.model.files import LARGEST_FILE, read_bytes, read_text
from secgov.model.readers.document_kinds import looks_like
from secgov.model.readers.document_lines import Passage
from secgov.model.readers.drafts import Draft
from secgov.model.readers.minutes_reader import tables_of_minutes
from secgov.model.readers.paper_reader import tables_of_paper
from secgov.model.timetable_text import toml_of
from secgov.wording import quoted

__all__ = ["KINDS", "Draft", "load_document", "read_minutes", "read_paper"]

_LARGEST: Final = 200_000  # Far more than a real one; the two in tests/papers have below 26,000.
_LONGEST_LINE: Final = 20_000
_SURROGATE: Final = re.compile("[\ud800-\udfff]")

_CALLED: Final = MappingProxyType({
    "minutes": "minutes of a committee", "paper": "a timetables paper"})

# A text, and what it is called, become tables and passages without a place.
Reading: TypeAlias = Callable[[str, str], tuple[dict[str, Any], list[Passage]]]
# What is missing where the text has another layout, and what the layout would have there.
Lacking: TypeAlias = Callable[[dict[str, Any]], tuple[str, str] | None]


def read_minutes(text: str, source: str) -> Draft:
    """
    Return what minutes propose: the meeting, who was there, its actions, and each proposal.

    An outcome is what the minutes say was AGREED and RECOMMENDED; the heading above a proposal is
    kept beside it. What somebody says is a view and makes no act.

    Args:
        text: The minutes as text, a table's cells parted by tabs.
        source: The name of the file, whose stem is the reference where the text states none.

    Raises:
        UnusableInput: The text looks like a paper, or no line names the meeting.
    """
    return _draft(text, source, "minutes", tables_of_minutes, lambda tables: (
        None if "body" in tables["meeting"][0] else
        ("no line that names a meeting",
         'a line such as "SEC Change Sub-Committee Meeting 12_2502"')))


def read_paper(text: str, source: str) -> Draft:
    """
    Return what a timetables paper proposes: its modifications with their steps and dates.

    Dates keep their words. An identifier with a letter for a digit is read as the one that it
    means, and listed with its line so that a person sees it; one with a digit too many is listed
    and means nobody.

    Args:
        text: The paper as text; a page begins with a space or a form feed.
        source: The name of the file, whose stem is the reference where no footer has the number.

    Raises:
        UnusableInput: The text looks like minutes, or no modification has a heading or a step.
    """
    return _draft(text, source, "paper", tables_of_paper, lambda tables: (
        None if any(one["steps"] for one in tables["modification"]) else
        ("modifications without any step" if tables["modification"] else
         "no heading of a modification",
         "a line such as SECMP0062 'Title' above each modification, and its next steps below")))


KINDS: Final[Mapping[str, Callable[[str, str], Draft]]] = MappingProxyType({
    "minutes": read_minutes, "paper": read_paper})
_OTHER_LAYOUT: Final = MappingProxyType({
    "minutes": "check that these are minutes of a committee, as text; papers are read as papers",
    "paper": "check that this is a timetables paper, as text; minutes are read as minutes"})


def load_document(kind: str, path: str | os.PathLike[str]) -> Draft:
    """
    Return what the text file at *path* proposes, read as *kind*: "minutes" or "paper".

    Raises:
        UnusableInput: The file cannot be used, or is in another layout.
    """
    if kind not in KINDS:
        raise UnusableInput(os.fspath(path), [Problem(
            "the kind", quoted(kind), "minutes or paper", closest(kind[:100], tuple(KINDS)))])
    expected = "a document as text"
    return KINDS[kind](read_text(path, read_bytes(path, expected), expected), Path(path).name)


def _draft(text: str, source: str, kind: str, reading: Reading, lacking: Lacking) -> Draft:
    """Return the draft that *reading* makes, after refusing what no document is like."""
    longest = max(map(len, text.split("\n")))
    if len(text) > _LARGEST or longest > _LONGEST_LINE:
        raise UnusableInput(source, [Problem(
            "the text", f"{len(text):,} characters, the longest line {longest:,}",
            f"at most {_LARGEST:,} characters, and {_LONGEST_LINE:,} a line",
            "check that it is one document, exported as text")])
    if broken := _SURROGATE.search(text):
        raise UnusableInput(source, [Problem(
            "the text", f"{broken[0]!a} at position {broken.start():,}, half a character",
            "text that UTF-8 can write", "read the file as UTF-8 again")])
    if (looks := looks_like(text)) and looks[0] != kind:
        other, line = looks
        raise UnusableInput(source, [Problem(
            f"the text, line {line.number}", f"{quoted(line.text)}, as in {_CALLED[other]}",
            _CALLED[kind], f"read it with: secgov read {other} {source}")])
    tables, unplaced = reading(text, Path(source).stem)
    if lacks := lacking(tables):
        raise UnusableInput(source, [Problem("the text", *lacks, _OTHER_LAYOUT[kind])])
    passages = sorted(dict.fromkeys(unplaced), key=lambda one: one.line)
    draft = Draft(source, kind, toml_of(tables), tuple(passages),
                  hashlib.sha256(text.encode()).hexdigest())
    # What is proposed is a file, and is to be read as one.
    if (size := len(draft.to_text().encode())) > LARGEST_FILE:
        raise UnusableInput(source, [Problem(
            "the text", f"what makes a proposal of {size:,} bytes",
            f"a proposal of at most {LARGEST_FILE:,} bytes", "split the text")])
    return draft
