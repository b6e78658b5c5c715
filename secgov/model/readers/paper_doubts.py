"""
Why a phrase of a timetables paper states no step: it is denied, or said to be done and is not yet.

A step is only done if the sentence says so plainly, and if its day has come on the paper's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from secgov.calendar.vague_dates import read_vague_date
from secgov.model.readers.document_doubts import clause_before, doubt_of
from secgov.model.readers.document_times import TIME, time_of
from secgov.model.readers.paper_telling import Known, Telling, is_hoped

__all__ = ["doubt_of_done", "doubt_of_telling"]

# What is done only then is not said to be done: "once the response has been returned".
_WAITS: Final = re.compile(
    r"\b(?i:once|until|till|when|whenever|unless|if|before|as soon as|by the time|provided|"
    r"assuming)\b")
_AFTER: Final = re.compile(r"\b(?i:after|following|upon)\b")
_HOPED: Final = re.compile(
    r"\b(?i:plans?|planned|ideally|hopefully|suppos\w+|presum\w+|assum\w+|told to)\b")
# A time that stands directly behind it and that the phrase did not read.
_BEHIND: Final = re.compile(rf" (?:(?:from|on|in|as of|starting|beginning)(?: on| in)? )?({TIME})")
_YEAR: Final = re.compile(r"\b[0-9]{4}\b")
# What a phrase begins with may be what was once hoped: "we were expecting to receive it".
_FIRST: Final = re.compile(r"(?:expect|hop|aim|plann|intend|look)(?:ed|ing)\b")
# Somebody will have it so: "to have the consultation closed by May".
_HAVE: Final = re.compile(r"\b(?:have|having|get|getting|see) (?:the|an?|our|its) $")


def doubt_of_telling(telling: Telling) -> str:
    """Return why the verb of a phrase says no more than that the step is in doubt, or ""."""
    text, found = telling.sentence.text, telling.found
    verb = found.start("verb" if "verb" in found.re.groupindex else 0)
    first = _FIRST.match(text, verb)
    if why := doubt_of(text[telling.since:verb]) or (
            doubt_of(text[telling.since:first.end()]) if first else ""):
        return why
    if telling.bare and not telling.tense:
        return "no verb says whether it is done"
    return ""


def doubt_of_done(telling: Telling, step: Mapping[str, Any], known: Known) -> str:
    """Return why a *step* that is told as done is not yet, or ""."""
    if step.get("status") != "done":
        return ""
    before = clause_before(telling.sentence.text, telling.found.start())
    for words in (_WAITS, *(() if "when" in step else (_AFTER,)), _HAVE):
        if found := words.search(before):
            return f'said of what is to be done ("{found[0].strip()}")'
    hoped = _HOPED.search(before)
    if word := hoped[0] if hoped else is_hoped(before):
        return f'said to be expected ("{word}")'
    behind = _BEHIND.match(telling.sentence.text, telling.found.end())
    when = step.get("when") or (time_of(behind[1]) if behind else None)
    if when and known.dated and read_vague_date(
            when, as_of=known.dated).first_stated > known.dated:
        if isinstance(when, str) and not _YEAR.search(when):
            return "said to be done at a time without a year"
        return f"said to be done after the paper's own day, {known.dated.isoformat()}"
    return ""
