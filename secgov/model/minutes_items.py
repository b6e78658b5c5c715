"""
What minutes say of one proposal: what was agreed and recommended, and what else in plain phrases.

The outcome is read from what is AGREED and RECOMMENDED alone. A sentence with a speaker is a
view. The phrases are those of the layout, for any proposal; a sentence that none of them reads
stays what it is: before the first speaker a part of the purpose, after it a passage not placed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeAlias

import attrs

from secgov.model.document_lines import Passage, Prose
from secgov.model.document_words import body_of, last_month, release_of

__all__ = ["Item", "read_item"]

Found: TypeAlias = re.Match[str]

_LINK: Final = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_TITLED: Final = re.compile(r"\[\S+ ?\d* ['‘]([^\]]+)['’]\]")
_OPENING: Final = re.compile(
    r"^The [A-Z]+ (?:considered|discussed|was provided with)\b.*?\](?:\([^)]*\))?,?\s*"
    r"(?:(?:which|where|that)\b\s*)?(?:(?:seeks to|seeks|is set out to)\s+)?[.]?")
_DECIDED: Final = re.compile(r"(?:- |The [A-Z]+ )\*\*[A-Z]+\*\*")
_INTRODUCES: Final = re.compile(r"The [A-Z]+:")
_SPEAKER: Final = re.compile(
    r"^(?:(?:One|A|The) (?P<side>[A-Z]{2,6}) (?:member|representative)\b"
    r"(?: \((?P<one>[A-Z]{2,3})\))?"
    r"|The Chair \((?P<chair>[A-Z]{2,3})\)|(?P<bare>[A-Z]{2})(?= [a-z]+(?:ed|t)\b)"
    r"|(?:The )?(?P<all>[A-Z]{2,6} members)(?= were (?:happy|satisfied|concerned)))")
_SOMEBODY: Final = re.compile(r"\b[A-Z]{2,6} member \((?P<one>[A-Z]{2,3})\)")
_SECAS: Final = re.compile(r"\bSECAS (?:advised|responded|stated|confirmed|updated|explained)\b")


@attrs.frozen
class Item:
    """The paragraphs below one proposal's title, and what the reader knows around them."""

    identifier: str
    title: str
    line: int
    heading: str
    body: str
    met: date | None
    attendees: Mapping[str, Sequence[Mapping[str, Any]]]
    paragraphs: tuple[Prose, ...]


def read_item(item: Item, unplaced: list[Passage]) -> dict[str, Any]:
    """Return the table of one proposal; what cannot be placed is added to *unplaced*."""
    entry = _Entry(item, unplaced)
    outcome = _outcome(item, unplaced)
    for paragraph in item.paragraphs:
        # What stands before an outcome in its paragraph is said like anything else.
        said = _DECIDED.split(paragraph.text)[0].rstrip()
        if not said:
            continue
        for sentence in paragraph.part(0, len(said)).sentences():
            if not _INTRODUCES.fullmatch(sentence.text):
                entry.read(sentence)
    return entry.table(outcome)


def _outcome(item: Item, unplaced: list[Passage]) -> dict[str, Any] | None:
    """Return the act of the committee: what it agreed and recommended, and on which line."""
    agreed = [(place.line_at(found.start()), place.text[found.start():])
              for place in item.paragraphs for found in re.finditer(r"\*\*AGREED\*\*", place.text)]
    recommended = [place.text[found.start():] for place in item.paragraphs
                   for found in re.finditer(r"\*\*RECOMMENDED\*\*", place.text)]
    if not agreed:
        unplaced.append(Passage(item.line, item.title, "nothing is AGREED on it"))
        return None
    line, words = agreed[-1]
    said = " ".join(recommended[-1:])
    table = (("further development", "", "develop-further"),
             ("ready to be converted", "Refinement Process", "ready-for-refinement"),
             ("ready to be converted", "Report Phase", "ready-for-report-phase"),
             ("", "Fast-Track", "recommend-fast-track"), ("", "Urgent", "seek-urgency"))
    for agreeing, recommending, outcome in table:
        if agreeing in words and recommending in said and (recommending or not said):
            return {"step": "csc-considered", **({"when": item.met} if item.met else {}),
                    "status": "done", "outcome": outcome, "line": line}
    unplaced.append(Passage(line, f"{words} {said}".strip(), "an outcome in words not known"))
    return None


class _Entry:
    """The table of a proposal while its sentences are read."""

    def __init__(self, item: Item, unplaced: list[Passage]) -> None:
        self.item, self.unplaced = item, unplaced
        self.keys: dict[str, Any] = {}
        self.lists: dict[str, list[dict[str, Any]]] = {"view": [], "risk": [], "awaiting": []}
        self.steps: list[dict[str, Any]] = []
        self.act: dict[str, Any] = {}
        self.purpose: list[str] = []
        self.notes: list[str] = []
        self.spoken = False

    def read(self, sentence: Prose) -> None:
        """Place one sentence, or list it."""
        text = _LINK.sub(r"\1", sentence.text)
        for title in _TITLED.findall(sentence.text):
            if title not in (self.item.title, *self.keys.get("also_titled", ())):
                self.keys.setdefault("also_titled", []).append(title)
                self.unplaced.append(Passage(
                    sentence.line, title, f'another title than "{self.item.title}"'))
        placed = False
        for pattern, reading in PHRASES:
            found = pattern.search(text)
            if found:
                placed = True
                reading(self, found, sentence.line_at(min(found.start(), len(sentence.text) - 1)))
        placed = self._view(text, sentence.line) or placed
        if _OPENING.match(sentence.text):
            rest = _LINK.sub(r"\1", _OPENING.sub("", sentence.text))
            self.purpose += [rest] if rest else []
        elif _SECAS.search(text) and not placed:
            self.notes.append(f"{text} (line {sentence.line})")
        elif not placed and not self.spoken:
            self.purpose.append(text)
        elif not placed:
            self.unplaced.append(Passage(sentence.line, text, "no phrase reads it"))

    def _view(self, text: str, line: int) -> bool:
        """Add the view that a speaker gives, and return whether there is one."""
        found = _SPEAKER.match(text) or _SOMEBODY.search(text)
        if found is None:
            return False
        self.spoken = True
        groups = found.groupdict()
        short = groups.get("one") or groups.get("chair") or groups.get("bare")
        words = groups.get("all") or f"{found[0][0].lower()}{found[0][1:]}"
        view: dict[str, Any] = {"by": short or words}
        known = self.item.attendees.get(short, ()) if short else ()
        if short and not known:
            self.unplaced.append(Passage(line, short, "initials that no attendee has"))
        if short and len(known) > 1:
            self.unplaced.append(Passage(line, short, "initials of several attendees"))
        side = body_of(groups.get("side") or re.split(r" member", found[0])[0])
        category = known[0].get("category", "") if len(known) == 1 else ""
        category = category or ("dcc" if side == "dcc" else "")
        if category and category != "secas":
            view["category"] = category
        self.lists["view"].append({**view, "says": text, "line": line})
        return True

    def label(self, name: str) -> str:
        """Return *name*, numbered from the second step that would have it."""
        times = sum(str(step.get("label", "")).startswith(name) for step in self.steps)
        return f"{name}-{times + 1}" if times else name

    def table(self, outcome: dict[str, Any] | None) -> dict[str, Any]:
        """Return the table, its keys in the order of the files."""
        item = self.item
        steps = [{**outcome, **self.act, "line": outcome["line"]}] if outcome else []
        draft = {"stage": "development"} if item.identifier.startswith("DP") else {}
        return {
            "id": item.identifier, "title": item.title, **self.keys,
            **({"heading": item.heading} if item.heading else {}), **draft,
            **({"purpose": " ".join(self.purpose)} if self.purpose else {}),
            "line": item.line, **{key: rows for key, rows in self.lists.items() if rows},
            **({"note": " ".join(self.notes)} if self.notes else {}),
            "steps": steps + self.steps}


def _how(entry: _Entry, found: Found, line: int) -> None:
    entry.act["how"] = found["how"]


def _first(entry: _Entry, found: Found, line: int) -> None:
    entry.act["first"] = True


def _raised_by(entry: _Entry, found: Found, line: int) -> None:
    entry.keys["raised_by"] = found["who"]


def _proposer(entry: _Entry, found: Found, line: int) -> None:
    known = entry.item.attendees.get(found["who"], ())
    if len(known) == 1 and known[0].get("category", "secas") != "secas":
        entry.keys["proposer"] = known[0]["category"]
    entry.keys["raised_by"] = found["who"]


def _target(entry: _Entry, found: Found, line: int) -> None:
    if name := release_of(found["release"]):
        entry.keys["target_release"] = {"name": name, "standing": "targeted"}
    else:
        entry.unplaced.append(Passage(line, found["release"], "no release has this name"))


def _earliest(entry: _Entry, found: Found, line: int) -> None:
    entry.keys["target_release"] = "earliest"


def _risk(entry: _Entry, found: Found, line: int) -> None:
    said = {key: value.rstrip(".") for key, value in found.groupdict().items() if value}
    entry.lists["risk"].append({**said, "line": line})


def _awaiting(entry: _Entry, found: Found, line: int) -> None:
    said = found.groupdict()
    who = body_of(said["who"])
    row: dict[str, Any] = {"what": said["what"].rstrip(".")}
    if who:
        row["who"] = who
    row["status"] = "open"
    if said.get("month") and entry.item.met:
        row["since"] = last_month(said["month"], entry.item.met)
    entry.lists["awaiting"].append({**row, "line": line})


def _comments(entry: _Entry, found: Found, line: int) -> None:
    entry.lists["awaiting"].append(
        {"what": found["what"].rstrip("."), "who": entry.item.body, "status": "open",
         "line": line})


def _information(entry: _Entry, found: Found, line: int) -> None:
    entry.steps.append({"step": "request-for-information-issued", "by": "secas", "line": line})


def _decision(entry: _Entry, found: Found, line: int) -> None:
    after = [step["step"] for step in entry.steps
             if step["step"] == "request-for-information-issued"]
    entry.steps.append({"step": "csc-considered", "label": entry.label("csc-decision"),
                        **({"after": after} if after else {}), "line": line})


def _discussed(entry: _Entry, found: Found, line: int) -> None:
    body = body_of(found["body"])
    entry.steps.append({
        "step": "sub-committee", **({"status": "under-way"} if found["now"] else {}),
        "by": "secas", **({"body": body} if body else {}), "line": line})


def _back(entry: _Entry, found: Found, line: int) -> None:
    entry.steps.append({"step": "csc-considered", "label": entry.label("csc-return"),
                        "when": found["when"], "line": line})


_MONTH: Final = ("(?:January|February|March|April|May|June|July|August|September|October|November|"
                 "December)")

PHRASES: Final[tuple[tuple[re.Pattern[str], Callable[[_Entry, Found, int], None]], ...]] = tuple(
    (re.compile(pattern), reading) for pattern, reading in (
        (r"\bprovided with an? (?P<how>[a-z]+ update) on\b", _how),
        (r"\b(?:considered|discussed) new (?:draft proposal|Draft Proposal)\b", _first),
        (r"\bwas raised by (?P<who>[A-Z][\w&]*(?: [A-Z][\w&]*)*)", _raised_by),
        (r"\((?P<who>[A-Z]{2,3})\) stated that as the [Pp]roposer of\b", _proposer),
        (r"\btargeted implementation date of the (?P<release>[A-Z][a-z]+ \d{4})\b", _target),
        (r"\bearliest available (?:SEC )?[Rr]elease\b", _earliest),
        (r"\bthere is a risk that (?P<effect>.+)", _risk),
        (r"\bconcerned that (?P<cause>.+?) (?:could|may|might) result in (?P<effect>.+)", _risk),
        (r"(?P<cause>\b[\w ]+), which would be (?P<effect>a breach of \w+)", _risk),
        (r"^With (?P<cause>the current .+?), (?P<effect>.+ will continue to .+)", _risk),
        (r"^The (?P<who>Proposer) is yet to provide (?P<what>.+)", _awaiting),
        (rf"^(?P<what>(?:.*\b(?P<month>{_MONTH})'s )?.+ still unanswered by the (?P<who>\w+))",
         _awaiting),
        (r"\bis expecting (?P<who>[A-Z]+) to (?P<what>.+?) before\b", _awaiting),
        (r"\bmembers were invited to (?P<what>provide comments)", _comments),
        (r"\bSECAS proposes to issue a Request for Information\b", _information),
        (r"\bprior to the [A-Z]+ decision stage\b", _decision),
        (r"\b(?:(?P<now>was|is) being|would be) discussed (?:with|at) the "
         r"(?P<body>[A-Z]{3,}|sub-committees)", _discussed),
        (rf"\bbrought back to (?:the )?[A-Z]+ in (?P<when>{_MONTH}(?: \d{{4}})?)", _back),
    ))
