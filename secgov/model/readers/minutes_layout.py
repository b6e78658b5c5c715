"""
The layout of minutes: head, attendance, sections, and the log of actions.

What the layout gives surely is put into tables with the line it stands on; whatever fits nowhere
is listed. No proposal, name or date is known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from secgov.model.identifiers import ModificationId
from secgov.model.readers.document_lines import Line, Passage, joined
from secgov.model.readers.document_news import tells_news
from secgov.model.readers.document_times import DAY, day_of, unread
from secgov.model.readers.document_titles import doubtful
from secgov.model.readers.document_words import body_of, category_of, initials_of, mentions

__all__ = ["Section", "action_of", "attendance", "doubtful_actions", "head", "initials", "log",
           "people", "reference_of", "sections", "wrong_items"]

_TITLE: Final = re.compile(
    r"(?:SEC )?(?P<body>[A-Z][\w -]+?) Meeting (?P<number>[0-9]{1,4})_(?P<day>[0-9]+)")
_SHORT: Final = re.compile(r"\b[A-Z]{2,7}\b")
_TIME: Final = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_DAY: Final = re.compile(rf"({DAY})(?:,? ({_TIME}) ?(?:[–—-]|to) ?({_TIME}))?")
_STATUS: Final = re.compile(r"(Final|Draft) Minutes", re.IGNORECASE)
_SECTION: Final = re.compile(r"([0-9]{1,3})\. (.{1,100})(?<![.;,:])")
_REMARKED: Final = re.compile(r"(?P<name>[^()]+?) ?(?P<remarks>(?:\([^()]+\) ?)*)")
_REMARK: Final = re.compile(r"\(([^()]+)\)")
_ACTION: Final = re.compile(
    r"(?:ACTION )?(?P<ref>[A-Z]+ (?P<meeting>[0-9]{1,4})/[0-9]{1,4})[\t:]\s*(?P<what>\S.*)")
# The row of an action though no one reference can be read in it.
_LOST: Final = re.compile(r"(?:ACTION [A-Z]+ [0-9]|[A-Z]+ [0-9]{1,4}/[0-9]{1,4}[^\t]{1,40}\t).*")
_OWNER: Final = re.compile(r"(?:The )?([A-Z][\w-]*(?: [A-Z][\w-]*)*) to (.+)")
_STATED: Final = "(?:In progress|On hold|[A-Za-z]+)"
_STATE: Final = re.compile(
    rf"\s*Status: (?P<told>{_STATED}(?: ?(?:/|\bor\b) ?{_STATED})*)(?:\.(?=\s|$))?\s*",
    re.IGNORECASE)
# A status that is none by itself: "Closed, subject to a check", "To be closed", "Re-opened".
_STATES: Final = "open|closed|new|complete|completed|ongoing|in progress|on hold"
_NO_STATUS: Final = re.compile(
    rf"Status: (?:(?:{_STATES})\b,? (?:subject to|if|once|provided|pending|unless)\b|"
    rf"(?!(?:{_STATES})\b)[a-z]+(?:-| (?!or\b))[a-z])", re.IGNORECASE)
_NOBODY: Final = re.compile(
    r"(?:TB[AC]|N/?A|vacant|none(?: received)?|no (?:attendees|apologies)|[-–—]+)\.?",
    re.IGNORECASE)
_SECOND: Final = re.compile(r"(?:[,;]|[,;]? and) (?:the )?[A-Z][\w-]+ (?:is |are )?to (?=[a-z])")
_TAG: Final = re.compile(r"</?[a-z]+>")
_ITEM: Final = re.compile(r"under the (?P<written>\S+) .*?Agenda Item (?P<number>[0-9]{1,3})")
_LONGEST: Final = 5_000  # Letters of a line of the log.
_ORDER: Final = ("ref", "owner", "about", "what", "status", "updates", "raised_at", "line")
_PLACE: Final = re.compile(r"[^,]{1,80}, .{0,120}\b[A-Z]{1,2}[0-9]\w? ?[0-9][A-Z]{2}")
_BY_WIRE: Final = re.compile(
    r"(?:(?:by|via) )?(?:teleconference|video ?conference|web ?conference|(?:Microsoft|MS) Teams)",
    re.IGNORECASE)


@attrs.frozen
class Section:
    """A numbered section: its number, its title, and the lines below it."""

    number: int
    title: str
    lines: tuple[Line, ...]

    @property
    def is_log(self) -> bool:
        """Return whether it is the log of actions."""
        return re.search(r"\bactions?\b", self.title, re.IGNORECASE) is not None


def sections(
    lines: Sequence[Line], unplaced: list[Passage]
) -> tuple[tuple[Line, ...], list[Section]]:
    """Return the lines before the first section, and the sections; news in a title is listed."""
    headings = [(index, heading) for index, line in enumerate(lines)
                if (heading := _SECTION.fullmatch(line.text.strip()))]
    unplaced += [Passage(lines[index].number, heading[0], "a heading that tells news")
                 for index, heading in headings if tells_news(heading[2])]
    ends = [index for index, _ in headings[1:]] + [len(lines)]
    found = [Section(int(heading[1]), heading[2], tuple(lines[start + 1:end]))
             for (start, heading), end in zip(headings, ends, strict=False)]
    return tuple(lines[:headings[0][0]] if headings else lines), found


def head(
    lines: Iterable[Line], unplaced: list[Passage]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the head says of the document, and of the meeting."""
    paper: dict[str, Any] = {}
    meeting: dict[str, Any] = {}
    named: list[tuple[Line, str]] = []  # The line that names the meeting, and its day's digits.
    for line in lines:
        text = line.text.strip()
        title, day = _TITLE.fullmatch(text), _DAY.fullmatch(text)
        status = _STATUS.fullmatch(text)
        if title and (body := body_of(title["body"])):
            paper["title"] = text
            named.append((line, title["day"]))
            meeting |= {"body": body, "number": int(title["number"]), "line": line.number}
        elif day and (met := day_of(day[1])):
            meeting |= {"date": met, **({"from": day[2], "to": day[3]} if day[2] else {})}
        elif status:
            meeting["status"] = status[1].lower()
        elif _PLACE.fullmatch(text) or _BY_WIRE.fullmatch(text):
            meeting["place"] = text
        elif text:
            unplaced.append(Passage(line.number, text, (day and unread(day[1]))
                                    or "the head has no such line"))
    met = meeting.get("date")
    for line, digits in named:
        if met is None:
            unplaced.append(Passage(line.number, line.text.strip(), "the head states no day of it"))
        elif digits != f"{met:%d%m}":
            unplaced.append(Passage(line.number, line.text.strip(),
                                    f"its number names another day than {met.isoformat()}"))
    return paper, meeting


def reference_of(text: str, title: str, body: str) -> str:
    """
    Return the reference that minutes state, or that their *title* and the short name of the *body*
    make; "" where they have neither.

    >>> reference_of("The SSC met.", "SSC Meeting 12_2502", "ssc")
    'SSC_12_2502'
    """
    number = title.rpartition(" ")[2]
    short = [word for word in dict.fromkeys(_SHORT.findall(text)) if body_of(word) == body]
    return f"{short[0]}_{number}" if number and short else ""


def attendance(
    lines: Sequence[Line], unplaced: list[Passage]
) -> tuple[tuple[Line, ...], list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the lines of the head, those present, and those who sent apologies."""
    named = [line.text.strip().rstrip(":").lower() for line in lines]
    here = named.index("attendees") if "attendees" in named else len(lines)
    away = named.index("apologies") if "apologies" in named else len(lines)
    present, absent = (lines[start + 1:other if other > start else None]
                       for start, other in ((here, away), (away, here)))
    return (tuple(lines[:min(here, away)]), list(people(present, unplaced)),
            list(people(absent, unplaced, "")))


def people(
    lines: Iterable[Line], unplaced: list[Passage], role: str = "participant"
) -> Iterator[dict[str, Any]]:
    """Yield those whom the rows of a table name; a row without a category has the last one."""
    words = ""
    for line in lines:
        left, right, *more = (cell.strip() for cell in f"{line.text}\t".split("\t"))
        if left in ("Category", "Representing"):
            role = role and ("member" if right.endswith("Members") else "participant")
            continue
        if not right:
            if left:
                unplaced.append(Passage(line.number, left, "no row of the attendance"))
            continue
        unplaced += [Passage(line.number, cell, "a further cell of the attendance")
                     for cell in more if cell]
        if re.search(r",| and ", right.partition("(")[0]):
            unplaced.append(Passage(line.number, right, "a cell with more than one name"))
        words = left or words
        name, remarks = _remarked(_TAG.sub("", right).strip())
        how = remarks[0] if remarks else ""
        unplaced += [Passage(line.number, one, "a further remark on somebody")
                     for one in remarks[1:]]
        if _NOBODY.fullmatch(name) or (role and how.casefold() == "apologies"):
            unplaced.append(Passage(line.number, right, "it names nobody who was there"))
            continue
        one: dict[str, Any] = {"name": name}
        category = category_of(words)
        if category:
            one["category"] = category
        elif not words.endswith("Chair"):
            unplaced.append(Passage(line.number, words, "a category that is not known"))
        secretary = how.lower().endswith("secretary")
        if role:
            one["role"] = ("chair" if words.endswith("Chair") or how.lower() == "chair" else
                           "secretary" if secretary else role)
        if how and not secretary and how.lower() != "chair":
            one["how"] = how
        yield {**one, "line": line.number}


def _remarked(cell: str) -> tuple[str, list[str]]:
    """Return the name in a cell, and what stands in brackets behind it but for its initials."""
    found = _REMARKED.fullmatch(cell)
    if found is None:
        return cell, []
    return found["name"], [one.strip() for one in _REMARK.findall(found["remarks"])
                           if one.strip() != initials_of(found["name"])]


def initials(present: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return those present by their initials."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in present:
        found.setdefault(initials_of(one["name"]), []).append(one)
    return found


def action_of(line: Line, meeting: int | None, about: str = "") -> dict[str, Any] | None:
    """Return the action that *line* records, on *about* if it names no proposal, or nothing."""
    found = _ACTION.fullmatch(_TAG.sub("", line.text).strip())
    if found is None:
        return None
    what = found["what"].strip()
    owner = _OWNER.fullmatch(what)
    named = [one.meant or one.written for one in mentions(what)] or [about]
    action: dict[str, Any] = {"ref": found["ref"]}
    if owner:
        action["owner"] = body_of(owner[1]) or owner[1]
    if any(named):
        action["about"] = list(dict.fromkeys(filter(None, named)))
    action["what"] = owner[2] if owner else what
    if int(found["meeting"]) == meeting:
        action["status"] = "new"
    return {**action, "raised_at": int(found["meeting"]), "line": line.number}


def log(section: Section, meeting: int | None, unplaced: list[Passage]) -> list[dict[str, Any]]:
    """Return the actions of the log, each with its updates and status."""
    actions: list[dict[str, Any]] = []
    lost = False
    for line in section.lines:
        text = " ".join(_TAG.sub(" ", line.text).split())
        action = action_of(line, meeting)
        unplaced += doubtful(joined([line]))
        lost = action is None and (lost or _LOST.fullmatch(line.text.strip()) is not None)
        if action:
            action["what"] = _state(action, action["what"], line, unplaced)
            actions.append(action)
        elif text.startswith("Action Reference"):
            continue
        elif text and lost:
            unplaced.append(Passage(line.number, text, "no one reference of an action is read"))
        elif text and actions:
            if update := _state(actions[-1], text, line, unplaced):
                actions[-1].setdefault("updates", []).append(update)
        elif text:
            unplaced.append(Passage(line.number, text, "no action of the log"))
    return [{key: action[key] for key in _ORDER if action.get(key, "") != ""}
            for action in actions]


def _state(action: dict[str, Any], text: str, line: Line, unplaced: list[Passage]) -> str:
    """Give the status that *text* states to *action*; return the text without it."""
    if _NO_STATUS.search(text):
        action["status"] = ""
        unplaced.append(Passage(line.number, text, "a status that is doubtful"))
        return text
    before = action.get("status", "new")
    told = {state["told"].lower() for state in _STATE.finditer(text)}
    if told and (len(told | {before} - {"new"}) > 1 or any(
            re.search(r"/|\bor\b", one) for one in told)):
        # An empty one is written as none, and no later one takes its place.
        action["status"] = ""
        unplaced.append(Passage(line.number, text, "more than one status"))
    elif told:
        (action["status"],) = told
    return " ".join(_STATE.sub(" ", text).split())


def doubtful_actions(actions: Iterable[Mapping[str, Any]]) -> Iterator[Passage]:
    """Yield the actions with a reference that another has, or of which no one owner is named."""
    known: set[str] = set()
    for action in actions:
        ref, line = action["ref"], action["line"]
        if ref in known:
            yield Passage(line, ref, "an action of this reference stands before")
        if "owner" not in action:
            yield Passage(line, action["what"], "it names no owner, or more than one")
        elif _SECOND.search(action["what"]):
            yield Passage(line, action["what"], "another owner has a part of it")
        known.add(ref)


def wrong_items(section: Section, items: Mapping[ModificationId, int]) -> Iterator[Passage]:
    """Yield each line that names another agenda item than the one a proposal stands under."""
    for line in section.lines:
        found = _ITEM.search(line.text[:_LONGEST])
        for one in mentions(found["written"]) if found else ():
            number = items.get(ModificationId.read(one.meant)) if one.meant else None
            if found and number not in (None, int(found["number"])):
                yield Passage(line.number, found[0], f"{one.written} is under item {number}")
