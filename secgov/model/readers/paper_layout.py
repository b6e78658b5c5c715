"""
The layout of a timetables paper: head, sections, modifications, recommendations, and what a page
leaves between them.

A modification has a heading of its own, its identifier and its title in quotes. Headers, footers,
addresses and footnotes are listed and never read as text; a sentence that they break is joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

import attrs

from secgov.calendar.spoken_days import MONTHS
from secgov.model.readers.document_lines import Line, Passage, Prose, goes_on, joined
from secgov.model.readers.document_news import tells_news
from secgov.model.readers.document_times import day_of
from secgov.model.readers.document_titles import OPENING_QUOTES, TITLE
from secgov.model.readers.document_words import IDENTIFIER, body_of

__all__ = ["Chapter", "chapters", "meeting_of", "recommendations", "sign_off", "signed"]

# "4. Recommendations" is a section; "4. AGREE the timetables" is an entry of a list.
_SECTION: Final = re.compile(r"([0-9]{1,2})\. ((?![A-Z]{4,} [a-z])[A-Z].{0,80})(?<![.;,:])")
_PART: Final = re.compile(r"[0-9]{1,2}\.[0-9]{1,2} \S.{0,90}(?<![.;,:])")
_TITLE_BEGINS: Final = re.compile(rf"{IDENTIFIER}:? [{OPENING_QUOTES}]\S.*")
_FOOTNOTE: Final = re.compile(r"[0-9]{1,2} \S")
_BULLET: Final = re.compile(
    r"^(?:[e•·o*-] (?=[A-Z]|not [A-Z]{4,} )|(?:\(?[a-z]\)|[0-9]{1,2}[.)]) (?=[A-Z]{4,} ))")
_ENDED: Final = re.compile(r"""[.?!:;]["'’”)*]*$""")
_GOES_ON: Final = re.compile(r"(?:[,(]|\b(?:[a-z]{2,}|SECAS))\s*$")
_ASKED: Final = re.compile(
    r"The (?P<body>[A-Z][\w -]+?) (?:are|is) (?:requested|invited|asked|recommended) to:?")
_NUMBER: Final = re.compile(r"SECP_[0-9]+_([0-9]{2})([0-9]{2})_[0-9]+")
_SIGNED: Final = re.compile(r"(?P<who>[A-Z].{2,80}?) (?P<day>[0-9]{1,2} [A-Z][a-z]+ [0-9]{4})")
_ASKS: Final = re.compile(r"(?P<verb>[A-Z]{4,}) (?P<what>.+)")
_LONGEST: Final = 100  # Lines of one paragraph.
_MOST_ASKED: Final = 40  # Recommendations of one paper; real ones have below ten.
_LONGEST_TITLE: Final = 4  # Lines of one title.
_ATTACHED: Final = re.compile("(?:Attachments?|Appendices|Appendix):?")


@attrs.frozen
class Chapter:
    """A section, or a modification in it if it is `titled` so, with its paragraphs."""

    title: str
    line: int
    paragraphs: tuple[Prose, ...] = ()
    titled: bool = False


def chapters(lines: Sequence[Line], unplaced: list[Passage]) -> list[Chapter]:
    """Return the chapters in order, the head of the document first."""
    found = [Chapter("", 1)]
    pieces: list[list[Prose]] = [[]]
    for prose in _pieces(lines, unplaced):
        section, titled = _SECTION.fullmatch(prose.text), TITLE.fullmatch(prose.text)
        if (section or _PART.fullmatch(prose.text)) and tells_news(prose.text):
            unplaced.append(Passage(prose.line, prose.text, "a heading that tells news"))
        if titled or section:
            title = prose.text if section is None else section[2]
            found.append(Chapter(title, prose.line, (), section is None))
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
        elif waiting is not None and goes_on(waiting, prose) and not (
                _apart(prose.text) or _is_heading(waiting.text)):
            waiting = waiting.followed_by(prose)
        else:
            if waiting is not None:
                yield waiting
            waiting = prose
    if waiting is not None:
        yield waiting


def _apart(text: str) -> bool:
    """Return whether *text* is a heading, a list's entry or a day, which go on with nothing."""
    return day_of(text) is not None or any(
        pattern.match(text) for pattern in (_SECTION, _PART, _BULLET))


def _is_heading(text: str) -> bool:
    """Return whether *text* is a heading, with which nothing goes on."""
    return any(pattern.fullmatch(text) for pattern in (_SECTION, _PART, TITLE))


def _groups(lines: Sequence[Line]) -> Iterator[tuple[list[Line], bool]]:
    """Yield lines that stand together, and whether they begin a page."""
    group: list[Line] = []
    begins = titled = False
    following = iter((*(line.text.strip() for line in lines), "")[1:])
    for line in lines:
        text, after = line.text.strip(), next(following)
        page = line.text.startswith(" ") and bool(text)
        # Within a sentence, a line may begin with an identifier and its title too.
        begun = _TITLE_BEGINS.fullmatch(text) is not None and (
            not group or _ENDED.search(group[-1].text.rstrip()[-10:]) is not None
            or _stands_alone(text, group[-1].text, after))
        alone = begun or _SECTION.fullmatch(text) is not None or _BULLET.match(text) is not None
        if group and (not text or page or alone or len(group) >= _LONGEST):
            yield group, begins
            group, titled = [], False
        if text:
            begins, titled = (page, begun) if not group else (begins, titled)
            group.append(line)
            titled = titled and len(group) <= _LONGEST_TITLE
            if _SECTION.fullmatch(text) or (titled and TITLE.fullmatch(joined(group).text)):
                yield group, begins
                group, titled = [], False
    if group:
        yield group, begins


def _stands_alone(text: str, before: str, after: str) -> bool:
    """Return whether a line is a title though the line before it does not end a sentence."""
    titled = TITLE.fullmatch(text)
    return titled is not None and not _GOES_ON.search(before) and (
        not after or after.startswith(titled["id"]))


def is_furniture(prose: Prose) -> bool:
    """Return whether *prose* comes to no end: a header, a footer or an address, no sentence."""
    return not _ENDED.search(prose.text) and not _BULLET.match(prose.text)


def recommendations(chapter: Chapter, unplaced: list[Passage]) -> Iterator[dict[str, Any]]:
    """Yield what the bullets of *chapter* ask of a body; one that asks nobody is listed."""
    body, number = "", 0
    for prose in chapter.paragraphs:
        asked = _ASKED.fullmatch(prose.text)
        bullet = _ASKS.fullmatch(_BULLET.sub("", prose.text))
        if asked:
            body = body_of(asked["body"])
        elif bullet and (not body or number == _MOST_ASKED):
            why = "more than a paper asks" if body else "no body that is known is asked"
            unplaced.append(Passage(prose.line, prose.text, why))
        elif bullet:
            number += 1
            what = re.sub(r"(?:; and|[;.])$", "", bullet["what"])
            yield {"id": str(number), "body": body, "asks": f"{bullet['verb'].lower()} {what}",
                   "line": prose.line}


def signed(chapter: Chapter) -> tuple[Chapter, Chapter]:
    """Return *chapter* up to the signature below it, and all from the signature on."""
    told = chapter.paragraphs
    cut = next((place for place, prose in enumerate(told) if _signs(prose.text)), len(told))
    return attrs.evolve(chapter, paragraphs=told[:cut]), attrs.evolve(
        chapter, paragraphs=told[cut:])


def _signs(text: str) -> bool:
    """Return whether *text* is a signature, or the day that stands below one."""
    found = _SIGNED.fullmatch(text)
    return day_of(found["day"] if found else text) is not None


def sign_off(chapter: Chapter, unplaced: list[Passage]) -> dict[str, Any]:
    """Return author, date and attachments, which stand under the last section."""
    paper: dict[str, Any] = {}
    for prose in chapter.paragraphs:
        bare = _BULLET.sub("", prose.text)
        signed = _SIGNED.fullmatch(prose.text)
        day = day_of(signed["day"] if signed else prose.text)
        if day and not signed:
            paper["dated"] = day
        elif signed and day:
            # A name and a team stand on two lines.
            cut = [*prose.starts, len(prose.text)][1]
            who, team = signed["who"][:cut].strip(), signed["who"][cut:].strip()
            paper |= {"dated": day, "author": ", ".join(part for part in (who, team) if part)}
        elif "attachments" in paper and bare != prose.text:
            paper["attachments"].append(bare)
            unplaced.append(Passage(prose.line, bare, "attached, and not in this text"))
        elif _ATTACHED.fullmatch(prose.text):
            paper["attachments"] = []
        elif not (_ASKED.fullmatch(prose.text) or _ASKS.fullmatch(bare)):
            unplaced.append(Passage(prose.line, prose.text, "no recommendation and no signature"))
    return paper


def meeting_of(
    reference: str, dated: date | None, unplaced: list[Passage], stated: date | None = None
) -> dict[str, Any]:
    """
    Return the meeting that a Panel paper states, or that its number names, or nothing.

    The number has day and month; the year is that in which such a day is nearest to the paper's.
    One before the paper's own day is not its meeting, and is listed; so is one that is not stated.
    """
    found = _NUMBER.fullmatch(reference)
    if stated is not None:
        if found is not None and found[1] + found[2] != f"{stated:%d%m}":
            unplaced.append(Passage(
                1, reference, f"its number names another day than {stated.isoformat()}"))
        return {"body": "panel", "date": stated, "basis": "stated"}
    if found is None or dated is None:
        return {}
    days = [day for year in (dated.year - 1, dated.year, dated.year + 1)
            if (day := day_of(f"{found[1]} {MONTHS[int(found[2]) - 1]} {year}"))] \
        if 1 <= int(found[2]) <= len(MONTHS) else []
    nearest = min(days, key=lambda day: abs(day - dated), default=None)
    if nearest is not None and nearest >= dated:
        return {"body": "panel", "date": nearest, "basis": "read-from-number"}
    unplaced.append(Passage(1, reference, "its number names no day soon after the paper's own, "
                            f"{dated.isoformat()}: the day of its meeting is not told"))
    return {}
