"""
What a paragraph of a timetables paper says of several things together: that its dates may be
sooner and why they are not, what runs in parallel, what has to come first, and which
modifications it speaks of.

A link is made only between what the paragraph itself states; where it speaks of more than that,
the sentence is listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from secgov.model.readers.document_leftovers import Parts, used_in
from secgov.model.readers.document_lines import Prose
from secgov.model.readers.document_times import TIME
from secgov.model.readers.document_words import IDENTIFIER, mentions, named_in
from secgov.model.readers.paper_entries import conditions
from secgov.model.readers.paper_modification import Entry
from secgov.model.readers.paper_state import GROUPED, grouped
from secgov.model.readers.paper_steps import called
from secgov.model.readers.paper_telling import when_told

__all__ = ["link"]

_NUMBERS: Final = ("two", "three", "four", "five", "six")
_SOONER: Final = re.compile(r"\b(?:look to )?progress (?:this|these|it) (?:faster|sooner)\b"
                           "(?: if possible)?")
_ASK_SOONER: Final = re.compile(
    r"(?:\bif (?:this|it) is ready sooner,? )?(?:\bwe will )?(?:\blook to )?"
    r"\bsubmit the request sooner\b")
_INSTEAD: Final = re.compile(
    rf"\bupdate the Panel (?:in|at the) (?P<when>{TIME})(?: meeting)? instead\b")
_BECAUSE: Final = re.compile(
    r"(?:\bhave proposed these dates )?\bin order to (?:better )?"
    r"(?P<because>(?:stagger|balance|spread|smooth) (?:the )?work-?load)\b")
_THESE_DATES: Final = re.compile(r"\b(?:these|those|all) (?:dates|timescales|timelines)\b")
_MEANTIME: Final = re.compile(r"^(?:In the meantime|Meanwhile|In parallel)\b")
_FIRST: Final = re.compile(
    r"\bclose these (?:outstanding )?(?:actions|issues|points|items) in time for\b"
    r"|^This will allow (?:us|SECAS) to\b|\bupdate on the agreed next steps\b|\bonce we have\b")
_WAITING: Final = re.compile(
    rf" ?(?P<who>{IDENTIFIER}(?:(?:,|,? and) {IDENTIFIER})+)(?: (?:is|are|both|all|each|now|still|"
    r"currently|also))* (?:waiting|waits?|depends?|dependent) (?:up)?(?:on|for)\b")
_CLOSE: Final = re.compile(rf"\bclose these (?P<count>{'|'.join(_NUMBERS)}) modifications\b")
_ELSE: Final = re.compile(r"^However, if\b")
_BY_DEFAULT: Final = re.compile(r"\b(?P<then>sign-off of the costs? .+? sits with the .+)")
_JOINT: Final = re.compile(r"\bjoint Working Group and [A-Z]+ meeting ")
_OWN: Final = re.compile(r"^This is (?P<because>.+?) and will need to be (?:covered|discussed|"
                         r"considered) in its own Working Group meeting\b")


def link(entry: Entry, sentence: Prose) -> Parts:
    """Make every link that *sentence* tells; return the parts of it that tell them."""
    return [part for make in _LINKS for part in make(entry, sentence)]


def _sooner(entry: Entry, sentence: Prose) -> Parts:
    """Mark the dates that may be sooner: those of the paragraph, or of the request alone."""
    parts: Parts = []
    for words, steps in (
            (_SOONER, entry.due),
            (_ASK_SOONER, [one for one in entry.due if one["step"].endswith("-requested")])):
        if steps and (found := words.search(sentence.text)):
            parts.append(found.span())
            for step in steps:
                step["sooner"] = True
    return parts


def _instead(entry: Entry, sentence: Prose) -> Parts:
    """Note when the Panel may be told sooner."""
    found = _INSTEAD.search(sentence.text)
    update = next((step for step in entry.steps_here if step["step"] == "panel-update"), None)
    if found is None or update is None:
        return []
    if when := when_told(found["when"], sentence, found.start("when"), entry.unplaced):
        update["sooner"] = when
    return [found.span()]


def _because(entry: Entry, sentence: Prose) -> Parts:
    """Note why dates are as they are: those of the sentence, or "these dates" of the paragraph."""
    found = _BECAUSE.search(sentence.text)
    steps = entry.due if _THESE_DATES.search(sentence.text) else [
        step for step in entry.due if any(step is one for one in entry.told)]
    if found is None or not steps:
        return []
    for step in steps:
        step.setdefault("because", found["because"])
    return [found.span()]


def _parallel(entry: Entry, sentence: Prose) -> Parts:
    """Note that a step runs in parallel with the open one that the paragraph told before it."""
    found = _MEANTIME.match(sentence.text)
    earlier = [step for step in entry.steps_here
               if step.get("status") != "done" and not any(step is one for one in entry.told)]
    if found is None or not earlier or not entry.told:
        return []
    entry.told[0].setdefault("parallel_with", [called(earlier[-1])])
    return [found.span()]


def _first(entry: Entry, sentence: Prose) -> Parts:
    """Note which step waits for what the paragraph says is awaited."""
    found = _FIRST.search(sentence.text)
    if found is None or not entry.told:
        return []
    for awaiting in entry.awaiting_here:
        awaiting.setdefault("blocks", [called(entry.told[0])])
    return [found.span()]


def _group(entry: Entry, sentence: Prose) -> Parts:
    """Put the modifications into a group that the sentence says to go together."""
    if (found := grouped(sentence.text)) is None:
        return []
    who, group = found
    entry.shared += [(one, {}, {"group": group}, sentence.line) for one in who]
    words = next(GROUPED.finditer(sentence.text))
    start, end = words.span("who")
    return [*used_in(words, "who"), *(
        part for part in named_in(sentence.text) if start <= part[0] < end)]


def _waiting(entry: Entry, sentence: Prose) -> Parts:
    """Let each of several wait that the sentence says to, on what this one is read to wait on."""
    found = _WAITING.match(sentence.text)
    if found is None or entry.doubts:
        return []
    named = [one.meant for one in mentions(sentence.text[found.end():])]
    waits = [one for one in entry.keys.get("waits_on", ()) if one["id"] in named]
    others = [one for one in entry.others(found["who"]) if {"id": one} not in waits]
    entry.shared += [(one, {}, {"waits_on": waits}, sentence.line) for one in others if waits]
    return used_in(found) if waits else []


def _own_meeting(entry: Entry, sentence: Prose) -> Parts:
    """Give a meeting of its own to all of the group of which the paragraph speaks."""
    found = _OWN.search(sentence.text)
    group = grouped(entry.before.text) if entry.before else None
    step = next((one for one in entry.told if one["step"] == "working-group"), None)
    if found is None or step is None:
        return []
    step.setdefault("because", found["because"])
    if group is not None:
        who, about = group
        if "if" in about:
            step.setdefault("if", about["if"])
        entry.share(step, entry.others(" ".join(who)), sentence.line)
    return [found.span()]


def _joint(entry: Entry, sentence: Prose) -> Parts:
    """Give a joint meeting to all the modifications that the sentence names."""
    found = _JOINT.search(sentence.text)
    step = next((one for one in entry.told if one["step"] == "working-group"), None)
    if found is None or step is None:
        return []
    entry.share(step, entry.others(sentence.text), sentence.line)
    return named_in(sentence.text)


def _close(entry: Entry, sentence: Prose) -> Parts:
    """Give the recommendation to close to "these three" if the paragraph names so many."""
    found = _CLOSE.search(sentence.text)
    step = next((one for one in entry.told if one["step"] == "recommended-to-close"), None)
    if found is None or step is None:
        return []
    others = entry.others(entry.said)
    if len(others) == _NUMBERS.index(found["count"]) + 1:
        entry.share(step, others, sentence.line)
    else:
        entry.left(sentence.line_at(found.start()), found[0],
                   "the paragraph does not name so many modifications")
    return [found.span()]


def _by_default(entry: Entry, sentence: Prose) -> Parts:
    """Note what holds unless the condition of "However, if" is met."""
    found = _BY_DEFAULT.search(entry.before.text) if entry.before else None
    condition = next(conditions(sentence.text), None)
    if found is None or condition is None or entry.before is None or not _ELSE.match(sentence.text):
        return []
    entry.lists.setdefault("branch", []).append({
        "if": f"unless {condition.says}", "then": found["then"].rstrip("."),
        "line": entry.before.line_at(found.start())})
    return [(0, condition.end)]


_LINKS: Final[tuple[Callable[[Entry, Prose], Parts], ...]] = (
    _sooner, _instead, _because, _parallel, _first, _group, _waiting, _own_meeting, _joint,
    _close, _by_default)
