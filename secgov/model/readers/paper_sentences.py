"""
Reading the paragraphs of a modification in a timetables paper, sentence by sentence.

The phrases make the steps and what stands beside them; then what the sentence says of several
together is linked. A sentence that nothing reads is listed, and so is a time in one that was
read for something else. Nothing is added that the paper does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from secgov.model.readers.document_doubts import clause_before, doubt_of
from secgov.model.readers.document_leftovers import Parts, left_over, news_left_over, used_in
from secgov.model.readers.document_lines import Passage, Prose
from secgov.model.readers.document_news import is_purpose, states_purpose
from secgov.model.readers.document_subjects import ANOTHER, told_of_another
from secgov.model.readers.document_words import body_of
from secgov.model.readers.paper_doubts import doubt_of_done, doubt_of_telling
from secgov.model.readers.paper_entries import (
    ENTRIES,
    Condition,
    EntryPhrase,
    conditions,
    doubt_of_case,
)
from secgov.model.readers.paper_impact import denies_impact, plain_denial
from secgov.model.readers.paper_links import link
from secgov.model.readers.paper_modification import Entry
from secgov.model.readers.paper_phrases import FOLLOWS, STEPS, StepPhrase
from secgov.model.readers.paper_state import read_state
from secgov.model.readers.paper_steps import called, together
from secgov.model.readers.paper_telling import (
    Telling,
    act_of,
    assessment_in,
    nobody_in,
    step_told,
    sub_committee_in,
    words_of,
)

__all__ = ["read_paragraph"]

# A sentence that says so states no step.
_CANCELLED: Final = re.compile(
    r"\b(?:cancell?ed|postponed|deferred|did not|was not|were not|(?:has|have|had) not|abandoned|"
    r"rescheduled|brought forward|pushed back|put back|(?:moved|slipped|delayed) (?:from|to|until|"
    r"by))\b")
# Said by the steps that a step is after.
_ORDERS: Final = re.compile(r"\b(?:before|after|following|once)\b", re.IGNORECASE)
_IN_PARALLEL: Final = re.compile(r"\bprogress in parallel with\b")
_CONTRARY: Final = "no change of the DCC Systems, and an assessment is told"
_KEYS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "branch": ("if", "then"), "risk": ("cause", "effect"), "awaiting": ("what", "who")})


def read_paragraph(entry: Entry, paragraph: Prose, *, introducing: bool = False) -> None:
    """
    Read a paragraph into *entry*; what has no place in it is listed.

    Where it is *introducing* the modification, its sentences are the purpose, and those of them
    that tell news are read as any other.
    """
    entry.begin()
    for sentence in paragraph.sentences(entry.unplaced):
        if entry.passing.is_past(sentence.text):
            entry.left(sentence.line, sentence.text, ANOTHER)
            continue
        if denies_impact(sentence.text):
            entry.denials.append(Passage(sentence.line, sentence.text, _CONTRARY))
            entry.unchanged = entry.unchanged or plain_denial(
                sentence.text, of_it=entry.sought) is not None
        seeks = states_purpose(sentence.text)
        alone = introducing and is_purpose(sentence.text)
        kept = alone or (introducing and seeks)
        if kept:
            entry.purpose.append(sentence.text)
        if not alone:
            _read(entry, sentence, kept=kept)
        entry.sought = seeks


def _read(entry: Entry, sentence: Prose, *, kept: bool) -> None:
    """Place one sentence, or list it unless the purpose has *kept* it; list what is left over."""
    text = sentence.text
    entry.said = f"{entry.said} {text}"
    entry.body = sub_committee_in(text, entry.body)
    entry.doubts = []
    read = [*_steps(entry, sentence), *_entries(entry, sentence),
            *read_state(sentence, entry.identifier, entry.keys, entry.unplaced, entry.doubts),
            *link(entry, sentence)]
    if unchanged := plain_denial(text, of_it=entry.sought):
        read.append(unchanged.span())
    entry.assessment = assessment_in(text, entry.assessment)
    entry.before = sentence
    if entry.doubts:
        entry.left(sentence.line, text, entry.doubts[0])
    elif not read and _IN_PARALLEL.search(text):
        entry.notes.append(f"{text} (line {sentence.line})")
    elif not (read or kept):
        entry.left(sentence.line, text, "no phrase reads it")
    else:
        entry.unplaced += (news_left_over if kept else left_over)(
            sentence, [*read, *entry.own_in(text)])


def _steps(entry: Entry, sentence: Prose) -> Parts:
    """Tell the steps that the sentence states, in its order, and what its conditions govern."""
    text = sentence.text
    depends = tuple(conditions(text))
    governs: set[Condition] = set()
    entry.told = []
    read: Parts = []
    since = until = 0
    cancelled = _CANCELLED.search(text)
    if cancelled and any(_found_in(text)):
        entry.doubts.append(f'said not to be so ("{cancelled[0]}")')
    for found, phrase in () if cancelled else _found_in(text):
        above = [one for one in depends if one.says and one.governs(found.start())]
        inside = [one for one in depends if one.holds(found.start())]
        since = max([until if until <= found.start() else since, *(one.end for one in above)])
        # What is in a condition is not said to be, unless it is what somebody is asked.
        if inside and not phrase.proposed:
            continue
        telling = Telling(
            phrase, found, sentence, since, above[-1].says if above else "", entry.body,
            assessment_in(text[:found.end()], entry.assessment))
        case = "" if phrase.proposed else doubt_of_case(text, found.start(), depends)
        if why := case or (ANOTHER if told_of_another(
                text, *found.span(), entry.identifier) else doubt_of_telling(telling)):
            entry.doubts.append(why)
            continue
        step = step_told(telling, entry.known, entry.unplaced)
        if step is None:
            continue
        if why := doubt_of_done(telling, step, entry.known):
            entry.doubts.append(why)
            continue
        until = max(until, found.end())
        after, begins = _after(entry, phrase, text, step["step"])
        read += [*begins, *(word.span() for word in _ORDERS.finditer(text) if after)]
        made = entry.tell({**step, **({"after": after} if after else {})})
        read += [*used_in(found, *nobody_in(telling, step)), *words_of(telling, step)]
        governs.update(above[-1:])
        if made is not None:
            entry.conditions.update({one.says: called(made) for one in inside})
    return read + [_branch(entry, sentence, one, one in governs) for one in depends
                   if one.says and (one.end or one in governs)]


def _found_in(text: str) -> list[tuple[re.Match[str], StepPhrase]]:
    """Return every phrase that states a step in *text*, in the order in which they begin."""
    found = [(match, phrase) for phrase in STEPS for match in phrase.pattern.finditer(text)]
    return sorted(found, key=lambda one: one[0].start(
        "verb" if "verb" in one[1].pattern.groupindex else 0))


def _after(entry: Entry, phrase: StepPhrase, text: str, own: str) -> tuple[list[str], Parts]:
    """
    Return what others call the steps that a phrase follows, in the order of the telling.

    And the part of the sentence that says so, where its beginning does.
    """
    names = [called(step) for step in entry.told if step["step"] in phrase.near]
    begins = [] if entry.told else [
        (found.span(), name) for words, name in FOLLOWS if (found := words.search(text))]
    parts: Parts = []
    for part, name in (*((None, name) for name in phrase.after), *begins):
        told = [entry.steps.last(act_of(name, entry.assessment))] if name else [
            called(step) for step in entry.steps_here[-1:]]
        names += told
        parts += [part] if part and any(told) else []
    return together((), (name for name in names if name not in ("", own))), parts


def _branch(
    entry: Entry, sentence: Prose, condition: Condition, governs: bool
) -> tuple[int, int]:
    """Add what follows under a condition, unless it is steps, which say so themselves."""
    if not governs:
        entry.lists.setdefault("branch", []).append({
            "if": condition.says, "then": sentence.text[condition.end:].rstrip("."),
            "line": sentence.line_at(condition.start)})
    end = condition.end if governs else 0
    return condition.start, end or len(sentence.text)


def _entries(entry: Entry, sentence: Prose) -> Parts:
    """Add what the sentence states beside the steps."""
    read: Parts = []
    for phrase in ENTRIES:
        if found := phrase.pattern.search(sentence.text):
            if why := doubt_of(clause_before(sentence.text, found.start())):
                entry.doubts.append(why)
                continue
            row = _row(entry, phrase, found, sentence)
            entry.lists.setdefault(phrase.key, []).append(row)
            if phrase.key == "awaiting":
                entry.awaiting_here.append(row)
            read += used_in(found, *_nobody_in(found, row))
    return read


def _nobody_in(found: re.Match[str], row: Mapping[str, Any]) -> Iterator[str]:
    """Yield the groups of a phrase that name a body which its *row* does not have."""
    said = found.groupdict()
    if "body" in said and "who" not in row:
        yield "body"
    if said.get("name") and body_of(said["name"]) != row.get("who"):
        yield "name"


def _row(
    entry: Entry, phrase: EntryPhrase, found: re.Match[str], sentence: Prose
) -> dict[str, Any]:
    """Return the table of a branch, a risk or something awaited."""
    said: dict[str, Any] = {key: words.rstrip(".") for key, words in found.groupdict().items()
                            if words}
    filled = {key: value.format(**said) for key, value in phrase.keys if isinstance(value, str)}
    if who := body_of(said.get("body", "")):
        filled["who"] = who
    row = {key: words for key, words in {**said, **filled}.items() if key in _KEYS[phrase.key]}
    spoken = assessment_in(sentence.text[:found.end()], entry.assessment)
    if name := act_of(str(dict(phrase.keys).get("blocked", "")), spoken):
        row["blocks"] = [name]
    line = sentence.line_at(found.start(phrase.at) if phrase.at else found.start())
    return {**row, **({"status": "open"} if phrase.key == "awaiting" else {}), "line": line}
