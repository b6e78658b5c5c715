"""
Which modification a sentence of a document is about: the one whose title stands above, or another.

What a sentence says of another is never put to the one above. A name only says so where the
sentence begins with it, or where it stands directly behind what is told: "a meeting at which DP119
was discussed". What merely mentions another, "in parallel with MP071", is not about it.
"""

from __future__ import annotations

import re
from typing import Final

from secgov.model.identifiers import ModificationId
from secgov.model.readers.document_doubts import clause_starts
from secgov.model.readers.document_news import states_purpose
from secgov.model.readers.document_titles import TITLE
from secgov.model.readers.document_words import IDENTIFIER, mentions, names_in

__all__ = ["ANOTHER", "Passing", "begins_with_another", "decided_on_another", "told_of_another"]

ANOTHER: Final = "it is about another proposal"

_NAMES: Final = rf"{IDENTIFIER}(?:(?:,|,? and|/) ?{IDENTIFIER}){{0,9}}"
_THING: Final = (
    r"(?:[Tt]he (?:(?:[A-Z][\w-]*|industry|refinement|joint|next) ){0,3}(?:Proposer|Assessment|"
    r"[Cc]onsultation|Report|meeting|vote|decision|solution|timetable|implementation|costs?)"
    r"(?: request| response)? (?:of|for|on) )")
_DEALT: Final = (
    r"(?:The [A-Z]\w{1,5} (?:considered|discussed|reviewed|received|(?:was|were) provided with)\b"
    r"(?:(?!\b(?:that|as|with which)\b)[^.;]){0,120}? )")
_SUBJECT: Final = re.compile(
    rf" ?(?:(?:However|Also|Additionally|Similarly|Furthermore|Meanwhile|In addition),? )?"
    rf"(?:{_THING}|{_DEALT})?(?:(?:the )?(?:Draft|Modification) Proposals? )?"
    rf"(?P<names>{_NAMES})(?!['’]s? (?:Proposer|solution))\b")
_BEHIND: Final = re.compile(
    rf",? (?:(?:at|in) which|where|to (?:discuss|consider|review)|(?:for|of|on|about))(?: the)?"
    rf"(?: (?:Draft|Modification) Proposals?)? (?P<names>{_NAMES})\b")
# What only stands beside what is decided: "ready to be converted, alongside DP097".
_BESIDE: Final = re.compile(
    r"\b(?:with|alongside|like|than|after|before|until|from|by|as in|as for|similar to|"
    r"pending|outcome of|in parallel (?:with|to))(?: the)?"
    r"(?: (?:Draft|Modification) Proposals?)?(?: [\w/]+,?(?: and)?)? $")

_GOES_ON: Final = re.compile(r"(?:It|They|Its|Their)\b")


class Passing:
    """
    Whether the text below a title has passed over to another proposal, sentence by sentence.

    A title within a paragraph, or what another one seeks, begins that other one's text: it lasts
    until the proposal itself is named. A paragraph that begins with another is about it up to its
    end, and "It" is about what the sentence before was.
    """

    def __init__(self, identifier: str) -> None:
        """Begin below the title of the proposal *identifier*."""
        self.identifier = identifier
        self.over = False
        self.begin()

    def begin(self) -> None:
        """Begin a paragraph."""
        self.first, self.here, self.before = True, self.over, False

    def is_past(self, text: str, *, opens: bool = False) -> bool:
        """Return whether the next sentence is about another; one that *opens* its text lasts."""
        first, self.first = self.first, False
        if begins_with_another(text, self.identifier):
            self.over = self.over or opens or states_purpose(text) or bool(
                TITLE.fullmatch(text.strip(" .")))
            self.here, self.before = self.here or first or self.over, True
        elif names_in(text, self.identifier):
            self.over = self.here = self.before = False
        else:
            self.before = self.here or (self.before and _GOES_ON.match(text) is not None)
        return self.before


def begins_with_another(text: str, identifier: str) -> bool:
    """
    Return whether a sentence is about another than *identifier*, which it does not name at all.

    >>> begins_with_another("DP119 was raised by a Party.", "DP118")
    True
    >>> begins_with_another("DP119 and DP118 were raised by a Party.", "DP118")
    False
    """
    found = _SUBJECT.match(text)
    return found is not None and _others(found, identifier) and not names_in(text, identifier)


def told_of_another(text: str, start: int, end: int, identifier: str) -> bool:
    """
    Return whether what stands from *start* to *end* of *text* is told of another one.

    >>> told_of_another("We met on 5 June at which MP079 was discussed.", 0, 16, "MP080")
    True
    >>> told_of_another("MP079 waits, and MP080 will be voted on.", 17, 40, "MP080")
    False
    """
    behind = _BEHIND.match(text, end)
    if behind is not None and _others(behind, identifier):
        return True
    subjects = [found for place in clause_starts(text, start)
                if (found := _SUBJECT.match(text, place))]
    return bool(subjects) and _others(subjects[-1], identifier)


def decided_on_another(text: str, identifier: str) -> bool | None:
    """
    Return whether a decision names another than *identifier* as what it is about; None if nobody.

    >>> decided_on_another("AGREED DP119 is ready", "DP118")
    True
    >>> decided_on_another("AGREED it is ready, alongside DP119", "DP118") is None
    True
    """
    if names_in(text, identifier):
        return False
    return any(one.meant and not _BESIDE.search(text, 0, one.start)
               for one in mentions(text)) or None


def _others(found: re.Match[str], identifier: str) -> bool:
    """Return whether the names that were *found* are others than *identifier*."""
    own = ModificationId.read(identifier)
    named = [ModificationId.read(one.meant) for one in mentions(found["names"]) if one.meant]
    return bool(named) and own not in named
