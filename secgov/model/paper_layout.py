"""
The layout of a timetables paper: head, sections, modifications, recommendations, and what a page
leaves between them.

A modification has a heading of its own, its identifier and its title in quotes. Headers, footers,
addresses and footnotes are listed and never read as text; a sentence that they break is joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

import attrs

from secgov.model.document_lines import Line, Passage, Prose, goes_on, joined
from secgov.model.document_words import IDENTIFIER, body_of, day_of, mentions

__all__ = ["Chapter", "chapters", "meeting_of", "recommendations", "sign_off"]

_SECTION: Final = re.compile(r"(\d{1,2})\. ([A-Z].{0,80})")
_PART: Final = re.compile(r"\d{1,2}\.\d{1,2} \S.{0,90}")
_TITLE: Final = re.compile(rf"(?P<id>{IDENTIFIER}) ['‘](?P<title>.+)['’]")
_FOOTNOTE: Final = re.compile(r"\d{1,2} \S")
_BULLET: Final = re.compile(r"^[e•·o*-] (?=[A-Z])")
_ENDED: Final = re.compile(r"""[.?!:;]["'’”)*]*$""")
_ASKED: Final = re.compile(r"The (?P<body>[A-Z][\w -]+) (?:are|is) (?:requested|invited) to:")
_NUMBER: Final = re.compile(r"SECP_\d+_(\d\d)(\d\d)_\d+")
_SIGNED: Final = re.compile(r"(?P<who>[A-Z].{2,80}?) (?P<day>\d{1,2} [A-Z][a-z]+ \d{4})")
_ASKS: Final = re.compile(r"(?P<verb>[A-Z]{4,}) (?P<what>.+)")


@attrs.frozen
class Chapter:
    """A section, or a modification in it if it is `titled` so, with its paragraphs."""

    title: str
    line: int
    paragraphs: tuple[Prose, ...] = ()
    identifier: str = ""
    titled: bool = False


def chapters(lines: Sequence[Line], unplaced: list[Passage]) -> list[Chapter]:
    """Return the chapters in order, the head of the document first."""
    found = [Chapter("", 1)]
    pieces: list[list[Prose]] = [[]]
    for prose in _pieces(lines, unplaced):
        section, titled = _SECTION.fullmatch(prose.text), _TITLE.fullmatch(prose.text)
        if titled:
            mention = next(mentions(titled["id"]))
            found.append(Chapter(titled["title"], prose.line, (), mention.meant, True))
            pieces.append([])
            if mention.doubt:
                unplaced.append(Passage(prose.line, mention.written, mention.doubt))
        elif section:
            found.append(Chapter(section[2], prose.line))
            pieces.append([])
        elif not _PART.fullmatch(prose.text):
            pieces[-1].append(prose)
    return [attrs.evolve(chapter, paragraphs=tuple(own))
            for chapter, own in zip(found, pieces, strict=True)]


def _pieces(lines: Sequence[Line], unplaced: list[Passage]) -> Iterator[Prose]:
    """Yield headings and paragraphs, those that a page broke joined; footnotes are listed."""
    waiting: Prose | None = None
    groups = list(_groups(lines))
    for index, (group, _) in enumerate(groups):
        prose = joined(group)
        turns = index + 1 < len(groups) and groups[index + 1][1]
        if turns and _FOOTNOTE.match(prose.text) and not _SECTION.fullmatch(prose.text):
            unplaced.append(Passage(prose.line, prose.text, "a footnote"))
        elif waiting is not None and goes_on(waiting, prose) and not _apart(prose.text):
            waiting = waiting.followed_by(prose)
        else:
            if waiting is not None:
                yield waiting
            waiting = prose
    if waiting is not None:
        yield waiting


def _apart(text: str) -> bool:
    """Return whether *text* is a heading or an entry of a list, which go on with nothing."""
    return any(pattern.match(text) for pattern in (_SECTION, _PART, _BULLET))


def _groups(lines: Iterable[Line]) -> Iterator[tuple[list[Line], bool]]:
    """Yield lines that stand together, and whether they begin a page."""
    group: list[Line] = []
    begins = False
    for line in lines:
        text = line.text.strip()
        page = line.text.startswith(" ") and bool(text)
        alone = bool(_SECTION.fullmatch(text) or _BULLET.match(text))
        if group and (not text or page or alone or len(group) >= 100):
            yield group, begins
            group = []
        if text:
            begins = page if not group else begins
            group.append(line)
            if _SECTION.fullmatch(text):
                yield group, begins
                group = []
    if group:
        yield group, begins


def is_furniture(prose: Prose) -> bool:
    """Return whether *prose* comes to no end: a header, a footer or an address, no sentence."""
    return not _ENDED.search(prose.text) and not _BULLET.match(prose.text)


def recommendations(chapter: Chapter) -> Iterator[dict[str, Any]]:
    """Yield what the bullets of *chapter* ask, each with the identifiers that it names."""
    body, number = "", 0
    for prose in chapter.paragraphs:
        asked = _ASKED.fullmatch(prose.text)
        bullet = _ASKS.fullmatch(_BULLET.sub("", prose.text))
        if asked:
            body = body_of(asked["body"])
        elif body and bullet:
            number += 1
            what = re.sub(r"(?:; and|[;.])$", "", bullet["what"])
            yield {"id": str(number), "body": body, "asks": f"{bullet['verb'].lower()} {what}",
                   "line": prose.line}


def sign_off(chapter: Chapter, unplaced: list[Passage]) -> dict[str, Any]:
    """Return author, date and attachments, which stand under the last section."""
    paper: dict[str, Any] = {}
    for prose in chapter.paragraphs:
        bare = _BULLET.sub("", prose.text)
        signed = _SIGNED.fullmatch(prose.text)
        day = day_of(signed["day"]) if signed else None
        if signed and day:
            # A name and a team stand on two lines.
            cut = [*prose.starts, len(prose.text)][1]
            who, team = signed["who"][:cut].strip(), signed["who"][cut:].strip()
            paper |= {"dated": day, "author": ", ".join(part for part in (who, team) if part)}
        elif "attachments" in paper and bare != prose.text:
            paper["attachments"].append(bare)
        elif prose.text == "Attachments:":
            paper["attachments"] = []
        elif not (_ASKED.fullmatch(prose.text) or _ASKS.fullmatch(bare)):
            unplaced.append(Passage(prose.line, prose.text, "no recommendation and no signature"))
    return paper


def meeting_of(reference: str, dated: date | None) -> dict[str, Any]:
    """
    Return the meeting that the number of a Panel paper names, or nothing.

    The number has day and month; the year is that of the first such day on or after the paper's.
    """
    found = _NUMBER.fullmatch(reference)
    if found is None or dated is None:
        return {}
    for year in (dated.year, dated.year + 1):
        try:
            day = date(year, int(found[2]), int(found[1]))
        except ValueError:
            continue
        if day >= dated:
            return {"body": "panel", "date": day, "basis": "read-from-number"}
    return {}
