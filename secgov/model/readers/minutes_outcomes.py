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

from secgov.model.readers.document_leftovers import left_over, used_in
from secgov.model.readers.document_lines import SENTENCE_END, Passage, Prose
from secgov.model.readers.document_news import tells_news
from secgov.model.readers.document_words import names_in

__all__ = ["Decision", "outcomes_of", "parted"]

_DECIDED: Final = re.compile(
    r"(?:(?:^|(?<= ))[-•*] |The [A-Z]{2,6} )?(?:\*\*(?P<bold>[A-Z]{2,}(?: [A-Z]{2,}){0,3})\*\*|"
    r"\b(?P<verb>DID NOT [A-Z]{4,}|AGREED|RECOMMENDED|NOTED)\b)")
_READY: Final = re.compile(r"(?<!\bnot )(?<!\bnot yet )\bready to be converted\b"
                           r"(?: (?:in)?to an? Modification Proposal\b)?")
_DEVELOP: Final = re.compile(
    r"(?:\brequires? )?(?<!\bno )\bfurther development\b(?! (?:is|was) (?:not|no longer)\b)"
    r"(?: (?:is|was) required\b)?(?: to (?:define and )?understand the issue\b)?|"
    r"\b(?:should )?(?:remains?|stays?|continues?) in development\b")
_MAKING: Final = frozenset({"AGREED", "RECOMMENDED"})  # An outcome is made of these.
_VERBS: Final = _MAKING | {"NOTED"}
_ANYTHING: Final = re.compile("")
# What a decision may hang on; one that does is not taken as made.
_HANGS: Final = re.compile(
    r"\b(?:subject to|provided|providing|assuming|unless|if|once|pending|conditional(?:ly)?|"
    r"on (?:the )?condition|as long as|so long as|in principle|provisional(?:ly)?)\b",
    re.IGNORECASE)
_SENTENCE_HAS_ENDED: Final = re.compile(r"[.?!:;]\s*$")
_GOES: Final = (
    r"(?:\bshould (?:be )?)?(?:\b(?:proceed|progress(?:ed)?|go(?:es)?|sent|moved?|treated)"
    r"(?: straight| directly)? (?:in|to|into|through|as)(?: an?| the)? )?")
_ROUTES: Final = tuple((re.compile(f"{_GOES}\\b{words}", re.IGNORECASE), outcome, needed)
                       for words, outcome, needed in (
    (r"(?-i:Refinement)(?: Process| Stage)?\b", "ready-for-refinement", _READY),
    (r"(?-i:Report Phase)\b", "ready-for-report-phase", _READY),
    (r"Fast[- ]Track(?: (?:Modification|Proposal))?", "recommend-fast-track", _ANYTHING),
    (r"(?-i:Urgent)(?: (?:Modification )?Proposal)?\b", "seek-urgency", _ANYTHING)))
# To whom a committee recommends, and what it notes where it notes that it was told.
_TO: Final = re.compile(r"^\s*to the Panel\b")
_NOT: Final = re.compile(r"\b(?:not|never|rather than|instead of)\b")
_UPDATE: Final = re.compile(r"\b(?:[a-z]+ )?update\b")
_EXCLUDING: Final = frozenset({"develop-further", "ready-for-refinement",
                               "ready-for-report-phase"})


@attrs.frozen
class Decision:
    """
    One decision: its verb, what follows it, and the line on which it stands.

    `before` is what it hangs on where that is said before it.
    """

    verb: str
    said: Prose
    line: int
    before: str = ""

    @property
    def words(self) -> str:
        """Return what follows the verb; all of its sentence where it hangs on what stands first."""
        said = self.said.text.strip().removeprefix(", ")
        return f"{self.before} {self.verb} {said}" if self.before else said

    @property
    def hangs(self) -> bool:
        """Return whether it is made on a condition."""
        return bool(self.before or _HANGS.search(self.said.text))

    def rest(self, identifier: str, *read: re.Pattern[str]) -> Iterator[Passage]:
        """Yield what stays of it beyond what the patterns *read* and what it is about."""
        used = [part for words in (*read, _TO) if (found := words.search(self.said.text))
                for part in used_in(found)]
        return left_over(self.said, [*used, *names_in(self.said.text, identifier)])


def parted(paragraph: Prose) -> tuple[list[Decision], list[Prose]]:
    """
    Return the decisions of a paragraph, and what is said before, between and after them.

    What a decision hangs on belongs to it, also where it stands before: "Subject to a check, the
    CSC AGREED".
    """
    found = list(_DECIDED.finditer(paragraph.text))
    ends = [one.start() for one in found[1:]] + [len(paragraph.text)]
    decisions: list[Decision] = []
    said: list[Prose] = []
    if not found or found[0].start() > 0:
        said += paragraph.part(0, found[0].start() if found else len(paragraph.text)).split(
            SENTENCE_END)
    for one, end in zip(found, ends, strict=False):
        verb = "bold" if one["bold"] else "verb"
        before = said[-1].text.strip() if said else ""
        hangs = one[verb] in _MAKING and _HANGS.search(before) \
            and not _SENTENCE_HAS_ENDED.search(before)
        said = said[:-1] if hangs else said
        first, *more = paragraph.part(one.end(), end).split(SENTENCE_END)
        decisions.append(Decision(one[verb], first, paragraph.line_at(one.start(verb)),
                                  before if hangs else ""))
        said += more
    return decisions, said


def outcomes_of(
    decisions: Sequence[Decision], title: Decision, identifier: str, unplaced: list[Passage]
) -> list[tuple[str, int]]:
    """
    Return the outcomes that the *decisions* on a proposal make, each with its line.

    An empty outcome means that it was considered and NOTED. Where nothing is decided, that is
    listed under the *title* of the proposal that *identifier* names.
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
                     if one is not noted[0] or tells_news(one.words) or any(
                         one.rest(identifier, _UPDATE))]
        return [("", one.line) for one in noted[:1]]
    unplaced += [Passage(one.line, one.words, "noted beside the outcome") for one in noted]
    known = [found for one in agreed for found in _known(one, recommended)]
    outcomes: dict[str, int] = {}
    for outcome, ((one, _), *_) in known:
        if outcomes.setdefault(outcome, one.line) != one.line:
            unplaced.append(Passage(one.line, one.words, "agreed before"))
    if not known or len(_EXCLUDING & outcomes.keys()) > 1:
        why = "outcomes that exclude each other" if known else "an outcome on a condition" \
            if any(one.hangs for one in (*agreed, *recommended)) else \
            "an outcome in words not known"
        unplaced += [Passage(one.line, one.words, why) for one in (*agreed, *recommended)]
        return []
    for one in (*agreed, *recommended):
        read = [words for _, both in known for other, words in both if other is one]
        unplaced += one.rest(identifier, *read) if read else (
            Passage(one.line, one.words, "decided beside the outcome"),)
    return list(outcomes.items())


def _known(
    agreed: Decision, recommended: Sequence[Decision]
) -> Iterator[tuple[str, tuple[tuple[Decision, re.Pattern[str]], ...]]]:
    """
    Yield each outcome of what was agreed, with the decisions and words that it rests on.

    What hangs on a condition makes none.
    """
    if agreed.hangs:
        return
    if _DEVELOP.search(agreed.words) and not recommended:
        yield "develop-further", ((agreed, _DEVELOP),)
    for one in recommended:
        for words, outcome, needed in _ROUTES:
            found = words.search(one.words)
            if found and not one.hangs and needed.search(agreed.words) and not _NOT.search(
                    one.words, 0, found.start()):
                yield outcome, ((agreed, needed), (one, words))
