"""The words that every report uses for the same thing: verdicts, counts, sources, receipts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from secgov.calendar.spoken_days import spoken
from secgov.citation import Evidence, Force
from secgov.explanation import Explanation
from secgov.model.bodies import BODIES
from secgov.planning.outlooks.plan import PlannedDay
from secgov.receipt import Receipt
from secgov.reports.document import Item, Paragraph

__all__ = ["EVIDENCE", "FORCE", "VERDICTS", "body_in_words", "counted", "day_or", "item_of",
           "latest_or", "listed", "norm", "plain", "receipt_line", "sentence", "source_line",
           "spoken", "titled"]

VERDICTS: Final = MappingProxyType({
    "on-track": "on track", "at-risk": "at risk", "misses": "misses it",
    "unknown": "not known", "depends": "depends",
})

EVIDENCE: Final = MappingProxyType({
    Evidence.PRIMARY: "the text itself was seen",
    Evidence.SECONDARY: "seen in a secondary source",
    Evidence.OBSERVED: "only observed in what happened",
    Evidence.UNVERIFIED: "unverified: not the SEC's number until somebody cites it",
})

FORCE: Final = MappingProxyType({
    Force.LAW: "law, an Act of Parliament",
    Force.CODE: "a rule of the Smart Energy Code",
    Force.DECISION: "a decision of the Panel, the Change Board or the Authority",
    Force.PRACTICE: "practice",
    Force.RECORD: "no norm: the record contradicts itself",
})

# The names that files and JSON use for verdicts and evidence, as a reader says them.
_PLAIN: Final = (
    ("at-risk", "at risk"),
    ("on-track", "on track"),
    *((f"({seen.value})", f"({words})") for seen, words in EVIDENCE.items()),
)
_BODY: Final = re.compile(rf"\bthe ({'|'.join(BODIES.codes)})(?![\w.-])")
_ISO: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def plain(text: str) -> str:
    """
    Return *text* with verdicts, evidence, bodies and days in plain words.

    >>> plain("5 weeks (secondary) from 2019-04-03")
    '5 weeks (seen in a secondary source) from Wednesday 3 April 2019'
    """
    for name, words in _PLAIN:
        text = text.replace(name, words)
    named = _BODY.sub(lambda found: body_in_words(found[1]), text)
    return _ISO.sub(_spoken_if_a_day, named)


def _spoken_if_a_day(found: re.Match[str]) -> str:
    try:
        return spoken(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


def sentence(text: str) -> str:
    """
    Return *text* as a sentence; an identifier at its beginning stays as it is.

    >>> sentence("overdue, it was stated"), sentence("panel.papers-notice: 5 days!")
    ('Overdue, it was stated.', 'panel.papers-notice: 5 days!')
    """
    words = text.strip()
    first, _, rest = words.partition(" ")
    if rest and first.rstrip(",:;").isalpha():
        words = words[0].upper() + words[1:]
    return words if words.endswith((".", "!", "?")) else f"{words}."


def counted(n: int, noun: str) -> str:
    """
    Return how many of *noun* there are.

    >>> counted(0, "warning"), counted(1, "Working Day"), counted(3, "note")
    ('no warnings', '1 Working Day', '3 notes')
    """
    return f"{n or 'no'} {noun}{'' if n == 1 else 's'}"


def listed(words: Sequence[str]) -> str:
    """
    Return *words* as they are read aloud.

    >>> listed(["1"]), listed(["1", "2"]), listed(["1", "2", "3"])
    ('1', '1 and 2', '1, 2 and 3')
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def day_or(day: date | None, otherwise: str) -> str:
    """Return *day* as it is read aloud, or *otherwise* where there is none."""
    return spoken(day) if day is not None else otherwise


def latest_or(step: PlannedDay) -> str:
    """Return the latest day of a planned step as it is read aloud, or why it has none."""
    return day_or(step.latest, "none in time" if step.none_in_time else "any day")


def body_in_words(code: str) -> str:
    """Return the name of a body with its article, or *code* itself if it is of another code."""
    return BODIES.says(code) if code in BODIES else code


def source_line(rule: str, register: str, cites: str) -> str:
    """Return which rule speaks, under which number of the register, and where it stands."""
    numbered = f", register id {register}" if register else ""
    return f"Rule {rule}{numbered}, source: {cites}."


def norm(force: Force, evidence: Evidence) -> str:
    """Return what kind of norm speaks and how well it was seen; an unverified one is marked."""
    if force is Force.RECORD:
        return "No text of the SEC is broken by this: the record contradicts itself."
    if evidence is Evidence.UNVERIFIED:
        return f"It is held to be {FORCE[force]}, but {EVIDENCE[evidence]}."
    return f"It is {FORCE[force]}; {EVIDENCE[evidence]}."


def titled(identifier: str, title: str) -> str:
    """Return a modification with its title, if it has one."""
    return f"{identifier}: {title}" if title else identifier


def item_of(because: Explanation) -> Item:
    """Return an explanation as an entry of a list, with its source and what lies under it."""
    source = f" Source: {because.cites}." if because.cites else ""
    return Item(sentence(plain(because.says)) + source, tuple(map(item_of, because.parts)))


def receipt_line(receipt: Receipt) -> Paragraph:
    """Return what an answer was made from, so that it can be made again."""
    parts = (("rules", receipt.rules), ("calendar", receipt.calendar), ("input", receipt.input))
    made_from = ", ".join(f"{name} {digest}" for name, digest in parts if digest)
    supposed = "; ".join(receipt.supposed)
    marked = f" Supposed, by no source: {supposed}." if supposed else ""
    return Paragraph(f"Made by secgov {receipt.library} from {made_from}.{marked}")
