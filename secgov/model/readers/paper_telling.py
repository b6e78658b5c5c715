"""
From a phrase found in a sentence to the step that it states: day, status, bodies and reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import attrs

from secgov.calendar.vague_dates import read_vague_date
from secgov.model.readers.document_leftovers import in_sentence
from secgov.model.readers.document_lines import Passage, Prose
from secgov.model.readers.document_times import time_of, unread
from secgov.model.readers.document_words import body_of
from secgov.model.readers.paper_phrases import StepPhrase
from secgov.model.readers.paper_steps import UNTOLD
from secgov.model.readers.paper_tense import tense_of

__all__ = ["Known", "Telling", "act_of", "assessment_in", "bodies_in", "is_hoped",
           "nobody_in", "step_told", "sub_committee_in", "when_told", "words_of"]

_SUB_COMMITTEES: Final = frozenset({"ssc", "tabasc", "smki-pma", "operations-group"})
_BODIES: Final = re.compile(r"\(([A-Z]{3,8})\)|\b[Tt]he ([A-Z]\w+ Group)\b|\b[Tt]he ([A-Z]{3,8})\b")
_UNNAMED: Final = frozenset({"Sub-Committee", "Sub-Committees", "Committee", "Group"})
_ASSESSMENT: Final = re.compile(r"\b(Preliminary|Impact) Assessment\b")
_OF_EITHER: Final = ("assessment-requested", "assessment-returned")
_AGAIN: Final = re.compile(r"\bre-(?:request|submit)|\bupdated (?:Preliminary|Impact) Assessment\b")
_OPTIONS: Final = re.compile(
    r"\b(?:contain an assessment of )?(two|three|four|five) (?:solution )?options\b")
_COUNTS: Final = ("two", "three", "four", "five")
_INDUSTRY: Final = re.compile(r"\bviews from (?:the )?(?:wider )?(?:industry|Parties)\b")
_AIM: Final = re.compile(r"\b(?:aim(?:s|ing)?|seek(?:s|ing)? to|look(?:s|ing)? to|"
                         r"hop(?:e|es|ed|ing)|target(?:s|ing|ed)?|would like|wish(?:es)?|"
                         r"intend(?:s|ing)?)\b")
_EXPECTED: Final = re.compile(r"\b(?:expect(?:s|ed|ing)?|believ(?:e|es)|anticipat(?:e|es|ed))\b")
_SUBJECT: Final = re.compile(r"\b(?:[Ww]e|SECAS|[Tt]he (Proposer|DCC)) (?:will|would|is|are|has|"
                             r"have|plans?|aims?|expects?|intends?|hopes?)\b")
# A verb without an auxiliary, which another one may govern.
_BARE: Final = re.compile(r"(?:closed|returned|provided|received)\b")
_BEFORE: Final = re.compile(r"\b(?:will|shall)(?: \w+){0,3} $")
_PAST: Final = re.compile(r" (?:raised|considered|discussed|reviewed|looked at|noted|identified|"
                          r"concluded|concurred|supported|recommended|found|asked|took place)\b")


@attrs.frozen
class Known:
    """What the paper says before its modifications: its day, its meeting, the monthly days."""

    dated: date | None = None
    meets: date | None = None
    stage: str = ""
    monthly: frozenset[date] = frozenset()


@attrs.frozen
class Telling:
    """
    A phrase found in a sentence, with what is said around it.

    `since` is where its clause begins: behind the step told before, or the condition; `body` the
    sub-committee and `assessment` the assessment that were spoken of last.
    """

    phrase: StepPhrase
    found: re.Match[str]
    sentence: Prose
    since: int
    condition: str = ""
    body: str = ""
    assessment: str = ""

    @property
    def clause(self) -> str:
        """Return the text from where its clause begins to the end of the phrase."""
        return self.sentence.text[self.since:self.found.end()]

    @property
    def bare(self) -> bool:
        """Return whether its verb has no auxiliary of its own."""
        return _BARE.match(self.said.get("verb", "")) is not None

    @property
    def tense(self) -> str:
        """Return "done" or "coming" where the verb, or what governs it, says so, else ""."""
        verb, half = self.said.get("verb", ""), self.said.get("unread", "")
        if self.bare:
            return tense_of(half)
        words = self.found[0].replace(half, " ") if half else self.found[0]
        if " closed " in words:
            return "done"
        before = self.sentence.text[self.since:self.found.start()]
        behind = _PAST.match(self.sentence.text, self.found.end())
        return tense_of(verb or words) or (
            "coming" if _BEFORE.search(before) else "done" if behind else "")

    @property
    def said(self) -> dict[str, str]:
        """Return the groups of the phrase that say something."""
        return {key: words for key, words in self.found.groupdict().items() if words}

    @property
    def line(self) -> int:
        """Return the line on which the phrase begins."""
        return self.sentence.line_at(self.found.start())


def sub_committee_in(text: str, before: str = "") -> str:
    """Return the sub-committee of which *text* speaks last, or else *before*."""
    named = (body_of(next(filter(None, found.groups()))) for found in _BODIES.finditer(text))
    return [before, *(body for body in named if body in _SUB_COMMITTEES)][-1]


def assessment_in(text: str, before: str = "") -> str:
    """Return the kind of the assessment of which *text* speaks last, or else *before*."""
    return [before, *(found[1].lower() for found in _ASSESSMENT.finditer(text))][-1]


def act_of(name: str, assessment: str) -> str:
    """
    Return the step *name*, of the *assessment* spoken of where it is one of either; "" if of none.

    >>> act_of("assessment-returned", "impact"), act_of("working-group", "impact")
    ('impact-assessment-returned', 'working-group')
    """
    if name not in _OF_EITHER:
        return name
    return f"{assessment}-{name}" if assessment else ""


def when_told(
    words: str, sentence: Prose, start: int, unplaced: list[Passage]
) -> date | str | None:
    """
    Return the time that *words* say at *start* of *sentence*.

    One that there is not, or is not understood, is listed.
    """
    when = time_of(words)
    if when is None:
        unplaced.append(in_sentence(sentence, start, words, unread(words)))
    return when


def is_hoped(words: str) -> str:
    """
    Return the word by which *words* say what is aimed at or expected, or "".

    >>> is_hoped("As we hoped, "), is_hoped("It is ")
    ('hoped', '')
    """
    found = _AIM.search(words) or _EXPECTED.search(words)
    return found[0] if found else ""


def bodies_in(words: str) -> list[str]:
    """
    Return the bodies that *words* name, each after "the".

    >>> bodies_in("the Proposer and the DCC")
    ['proposer', 'dcc']
    """
    return [body for name in re.findall(r"\bthe (\w+)", words) if (body := body_of(name))]


def step_told(telling: Telling, known: Known, unplaced: list[Passage]) -> dict[str, Any] | None:
    """Return the step that is told, or nothing where it is nobody's."""
    said = telling.said
    name = act_of(telling.phrase.step, said.get("assessment", "").lower() or telling.assessment)
    if not name:
        return None
    made: dict[str, Any] = {"step": name}
    when = when_told(said["when"], telling.sentence, telling.found.start("when"), unplaced) \
        if "when" in said else None
    if when is not None:
        made["when"] = when
    if status := _status(telling, when, known):
        made["status"] = status
    made |= {key: list(value) if isinstance(value, tuple) else value
             for key, value in telling.phrase.keys}
    if made.get("by") == "secas" and (subject := _subject(telling)):
        made["by"] = subject
    made |= {key: said[key] for key in ("because",) if key in said}
    if "cost" in said:
        made["cost"] = said["cost"].replace("circa ", "about ").replace("£", "") + " GBP"
    if "with" in said:
        made["with"] = bodies_in(said["with"])
    if telling.condition:
        made["if"] = telling.condition
    for key, value in _of_act(name, telling, when, known):
        made[key] = value
    return None if made.get("body") == "" else {**made, "line": telling.line}


def words_of(telling: Telling, step: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """Yield the parts around a phrase from which its *step* has its status and other keys."""
    for words in (_AIM, _EXPECTED, _SUBJECT, _AGAIN):
        yield from ((telling.since + found.start(), telling.since + found.end())
                    for found in words.finditer(telling.clause))
    for key, words in (("input_from", _INDUSTRY), ("options", _OPTIONS)):
        if key in step and (found := words.search(telling.sentence.text)):
            yield found.span()


def nobody_in(telling: Telling, step: Mapping[str, Any]) -> Iterator[str]:
    """Yield the groups of a phrase that name a body which its *step* does not have."""
    said = telling.said
    if "body" in said and not ({"body", "input_from"} & step.keys()):
        yield "body"
    if "partner" in said and "with" not in step:
        yield "partner"


def _subject(telling: Telling) -> str:
    """Return who else than SECAS it is of whom the clause says that they will do it, or ""."""
    named = [found[1] for found in _SUBJECT.finditer(telling.clause)]
    return body_of(named[-1]) if named and named[-1] else ""


def _status(telling: Telling, when: date | str | None, known: Known) -> str:
    """Return what the clause or the day says of the step beyond being planned."""
    for words, status in ((_AIM, "aim"), (_EXPECTED, "expected")):
        if words.search(telling.clause):
            return status
    if telling.tense == "done":
        return "done"
    if when is None or telling.tense == "coming":
        return ""
    if known.dated is None:
        return UNTOLD if isinstance(when, date) else ""
    # Of a month that is over, the tense says whether it came to be.
    over = read_vague_date(when, as_of=known.dated).latest < known.dated
    return "done" if over and (
        isinstance(when, date) or tense_of(telling.clause) == "done") else ""


def _of_act(
    name: str, telling: Telling, when: date | str | None, known: Known
) -> Iterator[tuple[str, Any]]:
    """Yield the keys that a step of this kind alone has; an empty body is nobody's step."""
    said, text = telling.said, telling.sentence.text
    named = body_of(said.get("body", ""))
    if name.partition("-assessment-")[2] in ("requested", "returned") and _AGAIN.search(
            f"{telling.clause} {telling.found[0]}"):
        yield "again", True
    if name == "business-requirements-agreed" and named:
        yield "input_from", [named]
    elif name == "sub-committee":
        context = "body" not in said or said["body"] in _UNNAMED
        yield "body", telling.body if context else named if named in _SUB_COMMITTEES else ""
    elif name == "impact-assessment-approved":
        if "cost" in said and "when" not in said and known.meets:
            yield "when", known.meets
        yield "body", named
    elif name == "working-group":
        if kind := _kind(said.get("kind", ""), when, known):
            yield "kind", kind
        if body := body_of(said.get("partner", "")):
            yield "with", [body]
        if _INDUSTRY.search(text):
            yield "input_from", ["parties"]
    elif name.endswith("-assessment-returned") and (options := _OPTIONS.search(text)):
        yield "options", _COUNTS.index(options[1]) + 2
    elif name.endswith("-assessment-requested") and "options" in said:
        yield "options", re.split(" and (?:the )?", said["options"])


def _kind(said: str, when: date | str | None, known: Known) -> str:
    """Return the kind of a Working Group: stated, or by the paper's first monthly meeting."""
    if said:
        return said if said == "monthly" else "ad-hoc"
    if not isinstance(when, date) or not known.monthly:
        return ""
    if when in known.monthly:
        return "monthly"
    return "ad-hoc" if when < min(known.monthly) else ""
