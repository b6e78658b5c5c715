"""
What a committee decided on a proposal: what minutes say that it AGREED, RECOMMENDED or NOTED.

Those words in capitals alone are decisions; the heading above a proposal is none, and neither is
what a member says. What is decided beside the outcome is listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

import attrs

from secgov.model.readers.document_leftovers import left_over, used_in
from secgov.model.readers.document_lines import SENTENCE_END, Passage, Prose
from secgov.model.readers.document_news import tells_news
from secgov.model.readers.document_words import names_in
from secgov.model.readers.minutes_deciders import says_how

__all__ = ["Decision", "is_decision", "outcomes_of", "parted"]

# What stands before a verb and behind it, and why they are no act, or "".
Why: TypeAlias = Callable[[str, str], str]

_DECIDED: Final = re.compile(
    r"(?P<bullet>(?:^|(?<= ))[-•*] )?(?:\*\*(?P<bold>[A-Z]{2,}(?: [A-Z]{2,}){0,3})\*\*|"
    r"\b(?P<verb>DID NOT [A-Z]{4,}|AGREED|RECOMMENDED|NOTED)\b)")
_READY: Final = re.compile(r"(?<!\bnot )(?<!\bnot yet )(?<!\bwill be )\bready to be converted\b"
                           r"(?: (?:in)?to an? Modification Proposal\b)?")
_DEVELOP: Final = re.compile(
    r"(?:\brequires? )?(?<!\bno )(?<!\bwhether )\bfurther development\b"
    r"(?![^.;]* (?:is|was) (?:not|no longer)\b)"
    r"(?: (?:is|was) required\b)?(?: to (?:define and )?understand the issue\b)?|"
    r"\b(?:should )?(?:remains?|stays?|continues?) in development\b")
_MAKING: Final = frozenset({"AGREED", "RECOMMENDED"})  # An outcome is made of these.
_VERBS: Final = _MAKING | {"NOTED"}
_ANYTHING: Final = re.compile("")
# What a decision may hang on; one that does is not taken as made.
_HANGS: Final = re.compile(
    r"\b(?:subject to|provided|providing|assuming|unless|if|once(?! (?:more|again)\b)|pending|"
    r"conditional(?:ly)?|on (?:the )?condition|as long as|so long as|in principle|"
    r"provisional(?:ly)?)\b",
    re.IGNORECASE)
# The subject of a verb within a sentence stands behind the last of these.
_PARTS: Final = re.compile(r"[,;:]|\b(?:and|but|while|whereas|that|who|which)\b")
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
_INNER_BULLET: Final = re.compile(r" [-•*] (?=[A-Z]{2,}\b)")
_UPDATE: Final = re.compile(r"\b(?:[a-z]+ )?update\b")
_EXCLUDING: Final = frozenset({"develop-further", "ready-for-refinement",
                               "ready-for-report-phase"})


@attrs.frozen
class Decision:
    """
    One decision: its verb, what follows it, and the line on which it stands.

    `before` is what it hangs on where that is said before it, `lead` what stands before it in its
    sentence or introduces it, and `no_act` why it is no act of the committee. `goes_on` is what
    follows the verb in its sentence, with every other decision there.
    """

    verb: str
    said: Prose
    line: int
    before: str = ""
    lead: str = ""
    no_act: str = ""
    goes_on: str = ""

    @property
    def sentence(self) -> str:
        """Return its sentence from the beginning to the end, with what else it decides."""
        return " ".join(filter(None, (self.lead, self.verb, self.goes_on.strip())))

    @property
    def whole(self) -> Prose:
        """Return its sentence from the beginning."""
        text = " ".join(filter(None, (self.lead, self.verb, self.said.text.strip())))
        return Prose(text, (0,), (self.line,))

    @property
    def words(self) -> str:
        """Return what follows the verb; all of its sentence where it hangs on what stands first."""
        said = self.said.text.strip().removeprefix(", ")
        return f"{self.before} {self.verb} {said}" if self.before else said

    @property
    def makes_outcome(self) -> bool:
        """Return whether its verb is one of which outcomes are made."""
        return self.verb in _MAKING

    @property
    def hangs(self) -> bool:
        """Return whether it is made on a condition."""
        return bool(self.before or _HANGS.search(self.said.text))

    def rest(self, identifier: str, *read: re.Pattern[str]) -> Iterator[Passage]:
        """Yield what stays of it beyond what the patterns *read* and what it is about."""
        used = [part for words in (*read, _TO) if (found := words.search(self.said.text))
                for part in used_in(found)]
        return left_over(self.said, [*used, *names_in(self.said.text, identifier)])


# An outcome, and the decisions and words on which it rests.
Known: TypeAlias = tuple[str, tuple[tuple[Decision, re.Pattern[str]], ...]]


def is_decision(text: str) -> bool:
    """
    Return whether *text* begins with what is decided, so that a line above introduces it.

    >>> is_decision("- **AGREED** it"), is_decision("The CSC **AGREED** it")
    (True, False)
    """
    return _DECIDED.match(text) is not None


def parted(
    paragraph: Prose, why: Why = lambda lead, said: "", introduced: str = ""
) -> tuple[list[Decision], list[Prose]]:
    """
    Return the decisions of a paragraph, and what is said before, between and after them.

    *why* says of the words before a verb and behind it why they make no act, or "". What a
    decision hangs on belongs to it, also where it stands before: "Subject to a check, the CSC
    AGREED". A bullet has the line that *introduced* it before it, and a verb that "and" joins to
    another the words before that one: "The Panel AGREED it, and now RECOMMENDED it".
    """
    found = list(_DECIDED.finditer(paragraph.text))
    ends = [one.start() for one in found[1:]] + [len(paragraph.text)]
    first = found[0].start() if found else len(paragraph.text)
    waiting = list(paragraph.part(0, first).split(SENTENCE_END)) if first else []
    decisions: list[Decision] = []
    said: list[Prose] = []
    lead, inside = introduced, ""
    for one, end in zip(found, ends, strict=False):
        verb = "bold" if one["bold"] else "verb"
        said += waiting[:-1]
        before = waiting[-1].text.strip() if waiting else ""
        opens = bool(before) and not _SENTENCE_HAS_ENDED.search(before)
        introduced = before if before.endswith(":") else introduced
        own = _PARTS.split(inside)[-1].strip()
        own = f"{lead} {own}" if own and says_how(own) else own
        lead = before if opens else introduced if before or one["bullet"] else own or lead
        hangs = opens and one[verb] in _MAKING and _HANGS.search(before) is not None
        told, *more = paragraph.part(one.end(), end).split(SENTENCE_END)
        no_act = "" if hangs else why(lead, told.text) or (
            # What "and" joins to a decision was made when that one was.
            decisions[-1].no_act if inside and not (before or own) else "")
        decisions.append(Decision(one[verb], told, paragraph.line_at(one.start(verb)),
                                  before if hangs else "", lead, no_act,
                                  _sentence(paragraph.text[one.end():])))
        # What stands before a decision that is no act is listed with it.
        said += () if hangs or no_act else waiting[-1:]
        waiting, inside = more, "" if more else told.text
    return decisions, said + waiting


def _sentence(text: str) -> str:
    """Return *text* up to the end of its first sentence, without the marks of bold and bullets."""
    return _INNER_BULLET.sub(" ", SENTENCE_END.split(text, 1)[0].replace("**", ""))


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
    alone = [] if agreed else list(_alone(recommended))
    if not (agreed or alone):
        unplaced += [Passage(one.line, one.words, "an outcome on a condition" if one.hangs else
                             "recommended, and nothing is AGREED with it") for one in recommended]
        if not noted:
            unplaced.append(Passage(title.line, title.words, "nothing is AGREED on it"))
        unplaced += [Passage(one.line, one.words, "noted, and no outcome") for one in noted
                     if one is not noted[0] or tells_news(one.words) or any(
                         one.rest(identifier, _UPDATE))]
        return [("", one.line) for one in noted[:1]]
    unplaced += [Passage(one.line, one.words, "noted beside the outcome") for one in noted]
    known = [*alone, *(found for one in agreed for found in _known(one, recommended))]
    outcomes: dict[str, int] = {}
    for outcome, ((one, _), *_) in known:
        if outcomes.setdefault(outcome, one.line) != one.line:
            unplaced.append(Passage(one.line, one.words, "agreed before"))
    unlike = len(_EXCLUDING & outcomes.keys()) > 1 or (
        "develop-further" in outcomes and bool(recommended))
    if not known or unlike:
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


def _known(agreed: Decision, recommended: Sequence[Decision]) -> Iterator[Known]:
    """
    Yield each outcome of what was agreed, with the decisions and words that it rests on.

    What hangs on a condition makes none.
    """
    if agreed.hangs:
        return
    if _DEVELOP.search(agreed.words) and not _READY.search(agreed.words):
        yield "develop-further", ((agreed, _DEVELOP),)
    for one, outcome, words, needed in _routes(recommended):
        if needed.search(agreed.words):
            yield outcome, ((agreed, needed), (one, words))


def _alone(recommended: Sequence[Decision]) -> Iterator[Known]:
    """Yield each outcome that a recommendation makes without anything being agreed."""
    return ((outcome, ((one, words),))
            for one, outcome, words, needed in _routes(recommended) if needed is _ANYTHING)


def _routes(
    recommended: Sequence[Decision]
) -> Iterator[tuple[Decision, str, re.Pattern[str], re.Pattern[str]]]:
    """Yield each route that is recommended: by what, its outcome and words, and what it needs."""
    for one in recommended:
        for words, outcome, needed in _ROUTES:
            found = words.search(one.words)
            if found and not one.hangs and not _NOT.search(one.words, 0, found.start()):
                yield one, outcome, words, needed
