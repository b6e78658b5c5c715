"""
What minutes say of one proposal: what was agreed and recommended, and what else in plain phrases.

The outcome is read from what is AGREED and RECOMMENDED alone. A sentence with a speaker is a
view. The phrases are those of the layout, for any proposal; a sentence that none of them reads
stays what it is: before the first speaker a part of the purpose, after it a passage not placed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, Final

import attrs

from secgov.model.identifiers import ModificationId
from secgov.model.readers.document_doubts import clause_before, doubt_of
from secgov.model.readers.document_leftovers import Parts, left_over, news_left_over, used_in
from secgov.model.readers.document_lines import Passage, Prose
from secgov.model.readers.document_news import is_purpose, states_purpose, tells_news
from secgov.model.readers.document_subjects import (
    ANOTHER,
    begins_with_another,
    decided_on_another,
    told_of_another,
)
from secgov.model.readers.document_titles import OPENING_QUOTES, doubtful
from secgov.model.readers.document_words import IDENTIFIER, body_of, mentions
from secgov.model.readers.minutes_deciders import leads_to_act, why_no_act
from secgov.model.readers.minutes_outcomes import Decision, is_decision, outcomes_of, parted
from secgov.model.readers.minutes_phrases import PHRASES, promised
from secgov.model.readers.minutes_proposal import Item, Proposal
from secgov.model.readers.minutes_views import TELLS, UNSTOPPED, speaker_of
from secgov.model.readers.paper_entries import conditions
from secgov.model.readers.paper_impact import plain_denial

__all__ = ["read_item"]

_OPENING: Final = re.compile(
    r"^The (?P<who>[A-Z]{2,6}) (?:considered|discussed|reviewed|received|"
    rf"(?:was|were) provided with)\b(?P<unread>.{{0,120}}?)\b(?P<id>{IDENTIFIER})\b")
_CONSIDERED: Final = re.compile(r"\b(?:problem statement|(?i:new draft proposal|draft proposal))\b")
_QUOTED: Final = re.compile(rf" ?[{OPENING_QUOTES}](?P<title>.+?)['’”\"](?=[\s,.;:)]|$)")
_SEEKS: Final = re.compile(
    r",?\s*(?:(?:which|where|that)\b\s*)?(?:(?P<verb>seeks to|seeks|aims to|proposes to|"
    r"is set out to)\s+)?[.]?")
_COMMITTEE: Final = "change-sub-committee"
_NO_OUTCOME: Final = "considered, and no outcome"
_SECAS: Final = re.compile(
    rf"\bSECAS(?: \([A-Z]{{2,3}}\))? {TELLS}\b(?: the [A-Z]{{2,6}}(?= that\b))?|"
    r"\bIt was (?:noted|stated|advised)\b(?= that\b)")


def read_item(item: Item, unplaced: list[Passage]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the table of one proposal, and actions told of it; what has no place is listed."""
    proposal = Proposal(item, unplaced)
    decisions: list[Decision] = []
    introduced, above, listed = "", 0, ("", "")

    def why(lead: str, said: str) -> str:
        return why_no_act(lead, said, item.body, item.met)

    for paragraph, after in zip_longest(item.paragraphs, item.paragraphs[1:]):
        proposal.passing.begin()
        decided, said = parted(paragraph, why, introduced)
        decided = list(_own(proposal, paragraph, decided))
        for one in decided:
            if one.no_act and speaker_of(one.whole.text, item.present, item.body):
                _read(proposal, one.whole)
            elif one.no_act and not (listed[0].endswith(one.sentence) and listed[1] == one.no_act):
                listed = one.sentence, one.no_act
                below = introduced and one.lead.startswith(introduced)
                proposal.left(above if below else one.line, *listed)
        decisions += (one for one in decided if not one.no_act)
        introduced = introduced if decided else ""
        if not decided and after is not None and is_decision(after.text) \
                and said[-1].text.rstrip().endswith(":"):
            introduced, above = said[-1].text.strip(), said[-1].line
            # What makes no act is listed with all that it introduces.
            said = said[:-1] if why(introduced, "") else said
        for piece in said:
            for sentence in piece.sentences(unplaced):
                for told in sentence.split(UNSTOPPED):
                    _told(proposal, told)
    title = Prose(item.title, (0,), (item.line,))
    outcomes = outcomes_of(decisions, Decision("", title, item.line), item.identifier, unplaced)
    if outcomes and not item.of_the_csc:
        # What another body decides is no outcome of the Change Sub-Committee's.
        for one in decisions if any(outcome for outcome, _ in outcomes) else ():
            if one.makes_outcome:
                proposal.left(one.line, one.whole.text,
                              "an outcome of the Change Sub-Committee's, and another body meets")
        outcomes = [("", outcomes[0][1])]
    if not outcomes and proposal.considered:
        # It was discussed, and whatever was decided is listed.
        outcomes = [("", proposal.considered)]
    unplaced += () if outcomes else proposal.openings
    return proposal.table(outcomes), proposal.actions


def _own(
    proposal: Proposal, paragraph: Prose, decided: Sequence[Decision]
) -> Iterator[Decision]:
    """
    Yield what is decided in a paragraph; what is decided on another proposal is no act of this.

    A decision that names nobody is about what the one before it in the paragraph is, or the
    sentence with which the paragraph begins.
    """
    own = proposal.item.identifier
    elsewhere = proposal.passing.over or begins_with_another(paragraph.text, own)
    for one in decided:
        about = decided_on_another(one.whole.text, own)
        elsewhere = elsewhere if about is None else about
        proposal.passing.over = proposal.passing.over and elsewhere
        yield attrs.evolve(one, no_act=ANOTHER) if elsewhere and not one.no_act else one


def _told(proposal: Proposal, sentence: Prose) -> None:
    """Place one sentence, unless it only leads to a decision: then list what else it says."""
    text = sentence.text.strip()
    leads = leads_to_act(text, proposal.item.body)
    if leads == "also":
        proposal.left(sentence.line, text, "no phrase reads it")
    elif text and not leads:
        _read(proposal, sentence)


def _read(proposal: Proposal, sentence: Prose) -> None:
    """Place one sentence, or list it."""
    text = sentence.text
    proposal.unplaced += doubtful(sentence)
    _titles(proposal, sentence)
    proposal.said, proposal.acted, proposal.kept = text, False, False
    own, opening = proposal.item.identifier, _OPENING.match(text)
    if proposal.passing.is_past(text, opens=opening is not None):
        proposal.left(sentence.line, text.strip(), ANOTHER)
        return
    depends = [one for one in conditions(text) if one.says]
    read: Parts = []
    for pattern, reading in PHRASES:
        found = pattern.search(text)
        if found is None or any(one.holds(found.start()) for one in depends):
            continue
        if why := doubt_of(clause_before(text, found.start())) or (
                ANOTHER if told_of_another(text, *found.span(), own) else ""):
            proposal.left(sentence.line, text.strip(), why)
            proposal.kept = True
            continue
        above = next((one for one in depends if one.governs(found.start())), None)
        proposal.passed, proposal.condition = [], above.says if above else ""
        steps, act = len(proposal.steps), dict(proposal.act)
        reading(proposal, found, sentence.line_at(found.start()))
        read += used_in(found, *proposal.passed)
        if proposal.act != act:
            proposal.openings.append(Passage(sentence.line, text.strip(), _NO_OUTCOME))
        if above and len(proposal.steps) > steps:
            read.append((above.start, above.end or len(text)))
    read += _spoken(proposal, sentence)
    if not opening:
        read += _unchanged(proposal, text)
        proposal.sought = states_purpose(text)
    if opening:
        _opened(proposal, sentence, opening, read)
    elif proposal.kept:
        return
    elif read:
        proposal.unplaced += left_over(sentence, [
            *read, *proposal.own_in(text), *(one.span() for one in _SECAS.finditer(text))])
    elif (led := _SECAS.search(text)) and not tells_news(text[led.end():]):
        proposal.notes.append(f"{text} (line {sentence.line})")
    elif led or proposal.spoken or not is_purpose(text):
        proposal.left(sentence.line, text.strip(), "no phrase reads it")
    else:
        proposal.purpose.append(text)


def _opened(proposal: Proposal, sentence: Prose, opening: re.Match[str], read: Parts) -> None:
    """Take the purpose from the sentence that opens a proposal; list the news that is left."""
    text = sentence.text
    end = _titled(proposal.item.title, text, opening.end())
    seeks = _SEEKS.match(text, end)
    start = seeks.end() if seeks else end
    said = text[start:].strip()
    known = [*read, *proposal.own_in(text)]
    unread = list(left_over(sentence, [
        *used_in(opening, "id"), (opening.end(), len(text)), *known,
        *(one.span() for one in _CONSIDERED.finditer(text))]))
    if said.strip(".,") and not (seeks and seeks[0].strip(" ,.")):
        # Nothing says that what follows the title is sought.
        unread += left_over(sentence, [(0, start), *known])
        said = ""
    proposal.unplaced += unread
    # "The CSC discussed when to hear it" does not say that it was heard at this meeting.
    if not unread and body_of(opening["who"]) == proposal.item.body == _COMMITTEE:
        proposal.considered = proposal.considered or sentence.line
    else:
        proposal.openings.append(Passage(sentence.line, text.strip(), _NO_OUTCOME))
    if not said.strip(".,"):
        return
    after = any(last > start for _, last in read)
    sought = f"It seeks to {said}" if seeks and seeks["verb"] else said
    alone = is_purpose(sought) or not (after or tells_news(said))
    _unchanged(proposal, sought)
    proposal.sought = states_purpose(sought)
    if alone or proposal.sought:
        proposal.purpose.append(said)
    elif not after:
        proposal.left(sentence.line_at(start), said, "no phrase reads it")
    if not alone and (after or proposal.sought):
        # What is sought is in the purpose as a whole.
        rest = news_left_over if proposal.sought else left_over
        proposal.unplaced += rest(sentence, [(0, start), *known])


def _unchanged(proposal: Proposal, said: str) -> Parts:
    """Note where *said* denies plainly that the DCC Systems change; return that part of it."""
    plainly = plain_denial(said, of_it=proposal.sought)
    proposal.unchanged = proposal.unchanged or plainly is not None
    return [plainly.span()] if plainly else []


def _titles(proposal: Proposal, sentence: Prose) -> None:
    """Keep and list each other title that the sentence gives to the proposal."""
    item, text = proposal.item, sentence.text
    own = ModificationId.read(item.identifier)
    for mention in mentions(text):
        if not mention.meant or ModificationId.read(mention.meant) != own:
            continue
        found = _QUOTED.match(text, mention.start + len(mention.written))
        if found is None or text.startswith(item.title, found.start("title")):
            continue
        known = proposal.keys.setdefault("also_titled", [])
        if found["title"] not in known:
            known.append(found["title"])
            proposal.left(sentence.line_at(found.start()), found["title"],
                          f'another title than "{item.title}"')


def _titled(title: str, text: str, end: int) -> int:
    """Return where a title in quotes that stands at *end* of *text* ends; *title* is the known."""
    found = _QUOTED.match(text, end)
    if found is None:
        return end
    start = found.start("title")
    return start + len(title) + 1 if text.startswith(title, start) else found.end()


def _spoken(proposal: Proposal, sentence: Prose) -> Parts:
    """Add the promise or the view that somebody gives; return its part of the sentence."""
    text, line, present = sentence.text, sentence.line, proposal.item.present
    speaker, promise = speaker_of(text, present, proposal.item.body), promised(text, present)
    if speaker is not None:
        proposal.spoken = True
        proposal.unplaced += speaker.listed(line)
    if promise is not None:
        proposal.action(line, promise.owner, promise.what, "promised")
        return promise.parts
    if speaker is not None and not proposal.acted:
        category = {"category": speaker.category} if speaker.category else {}
        proposal.lists["view"].append({"by": speaker.by, **category, "says": text, "line": line})
        proposal.kept = True
    return []
