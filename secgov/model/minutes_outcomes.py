"""
What a committee decided on a proposal: what minutes say that it AGREED, RECOMMENDED or NOTED.

Those words in capitals alone are decisions; the heading above a proposal is none, and neither is
what a member says. What is decided beside the outcome is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from secgov.model.document_lines import SENTENCE_END, Passage, Prose
from secgov.model.document_news import tells_news

__all__ = ["Decision", "outcomes_of", "parted"]

_DECIDED: Final = re.compile(
    r"(?:(?:^|(?<= ))[-•*] |The [A-Z]{2,6} )?(?:\*\*(?P<bold>[A-Z]{2,}(?: [A-Z]{2,}){0,3})\*\*|"
    r"\b(?P<verb>DID NOT [A-Z]{4,}|AGREED|RECOMMENDED|NOTED)\b)")
_READY: Final = re.compile(r"(?<!\bnot )(?<!\bnot yet )\bready to be converted\b")
_DEVELOP: Final = re.compile(
    r"(?<!\bno )\bfurther development\b(?! (?:is|was) (?:not|no longer)\b)|"
    r"\b(?:remains?|stays?|continues?) in development\b")
_VERBS: Final = frozenset({"AGREED", "RECOMMENDED", "NOTED"})
_ANYTHING: Final = re.compile("")
_ROUTES: Final = (
    (re.compile(r"\bRefinement\b"), "ready-for-refinement", _READY),
    (re.compile(r"\bReport Phase\b"), "ready-for-report-phase", _READY),
    (re.compile(r"\bFast[- ]Track", re.IGNORECASE), "recommend-fast-track", _ANYTHING),
    (re.compile(r"\bUrgent\b"), "seek-urgency", _ANYTHING))
_EXCLUDING: Final = frozenset({"develop-further", "ready-for-refinement",
                               "ready-for-report-phase"})


@attrs.frozen
class Decision:
    """One decision: its verb, its words, and the line on which it stands."""

    verb: str
    words: str
    line: int


def parted(paragraph: Prose) -> tuple[list[Decision], list[Prose]]:
    """Return the decisions of a paragraph, and what is said before, between and after them."""
    found = list(_DECIDED.finditer(paragraph.text))
    ends = [one.start() for one in found[1:]] + [len(paragraph.text)]
    decisions, said = [], []
    if not found or found[0].start() > 0:
        said.append(paragraph.part(0, found[0].start() if found else len(paragraph.text)))
    for one, end in zip(found, ends, strict=False):
        first, *more = paragraph.part(one.end(), end).split(SENTENCE_END)
        verb = "bold" if one["bold"] else "verb"
        decisions.append(Decision(
            one[verb], first.text.strip(), paragraph.line_at(one.start(verb))))
        said += more
    return decisions, said


def outcomes_of(
    decisions: Sequence[Decision], title: Decision, unplaced: list[Passage]
) -> list[tuple[str, int]]:
    """
    Return the outcomes that the *decisions* on a proposal make, each with its line.

    An empty outcome means that it was considered and NOTED. Where nothing is decided, that is
    listed under the *title* of the proposal.
    """
    unplaced += [Passage(one.line, f"{one.verb} {one.words}", "a decision in words not known")
                 for one in decisions if one.verb not in _VERBS]
    agreed = [one for one in decisions if one.verb == "AGREED"]
    recommended = [one for one in decisions if one.verb == "RECOMMENDED"]
    noted = [one for one in decisions if one.verb == "NOTED"]
    if not agreed:
        if not noted:
            unplaced.append(Passage(title.line, title.words, "nothing is AGREED on it"))
        unplaced += [Passage(one.line, one.words, "noted, and no outcome") for one in noted
                     if one is not noted[0] or tells_news(one.words)]
        return [("", one.line) for one in noted[:1]]
    unplaced += [Passage(one.line, one.words, "noted beside the outcome") for one in noted]
    known = [(outcome, one, way) for one in agreed for outcome, way in _known(one, recommended)]
    outcomes: dict[str, int] = {}
    for outcome, one, _ in known:
        if outcomes.setdefault(outcome, one.line) != one.line:
            unplaced.append(Passage(one.line, one.words, "agreed before"))
    if not known or len(_EXCLUDING & outcomes.keys()) > 1:
        unplaced += [Passage(one.line, one.words, "outcomes that exclude each other" if known else
                             "an outcome in words not known") for one in (*agreed, *recommended)]
        return []
    used = [decision for _, *both in known for decision in both]
    unplaced += [Passage(one.line, one.words, "decided beside the outcome")
                 for one in (*agreed, *recommended) if one not in used]
    return list(outcomes.items())


def _known(
    agreed: Decision, recommended: Sequence[Decision]
) -> Iterator[tuple[str, Decision | None]]:
    """Yield each outcome of what was agreed, with the recommendation that it rests on."""
    if _DEVELOP.search(agreed.words) and not recommended:
        yield "develop-further", None
    for one in recommended:
        for words, outcome, needed in _ROUTES:
            if words.search(one.words) and needed.search(agreed.words):
                yield outcome, one
