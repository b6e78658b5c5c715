"""
The phrases by which a timetables paper states what is no step: branches, risks, things awaited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from secgov.model.readers.document_times import TIME
from secgov.model.readers.paper_phrases import pattern_of

__all__ = ["ENTRIES", "Condition", "EntryPhrase", "conditions", "doubt_of_case"]

# A condition ends before the clause that it governs: "if it is ready, we will ask", or without a
# comma before the verb of those who then act.
_CONDITION: Final = re.compile(
    r"^(?:However, |But )?(?:If (?P<bare>[^;,]{8,300}?)|(?P<lacking>(?:Unless|Assuming) "
    r"[^;,]{8,300}?))(?<! and)(?<! or)(?<! that)(?<! which)(?<! than) (?=(?:then )?(?:we|SECAS) "
    r"(?:will|can|would|intend|expect|plan|aim)\b)|"
    r"(?:\b[Ii]f (?:and when )?(?P<if>[^;]{1,300}?)|(?:^|, )[Ss]hould (?P<should>(?:they|it|this|"
    r"the|any|there) [^;]{1,300}?)|\b(?P<unless>(?:[Uu]nless|[Ss]ubject to|[Aa]ssuming) "
    r"[^;]{1,300}?)|^(?:Once|When|After) [^;]{1,300}?), (?=(?:we|SECAS|this|that|the|these|it|they|"
    r"there|then|no|a|an|any|Parties|SECMP|MP)\b)")
# At the end of a sentence it governs what stands before it; "determine if" asks a question, and
# "or sooner if" leaves the day as it is.
_ASKS: Final = "".join(rf"(?<!\b{word})" for word in (
    "determine", "determining", "see", "ask", "asked", "confirm", "assess", "consider", "establish",
    "know", "decide", "even", "but", "and", "check", "understand", "sooner", "earlier", "later"))
_IDLE: Final = r"(?:possible|any)\b"
_LAST: Final = re.compile(
    rf"{_ASKS}(?<!,),? (?:if(?! {_IDLE}) (?P<if>(?![^.]*\b(?:we|SECAS) will\b)[^,;.]{{3,300}})|"
    r"(?P<unless>(?:unless|provided that|assuming) [^,;.]{3,300}))[.]?$")
# A word of a case: each is told by a condition, or what stands in its sentence is in doubt.
_CASE: Final = re.compile(
    rf"{_ASKS}(?<!,),? (?P<word>(?:if|unless|provided that|otherwise|or else|else)"
    rf"(?! {_IDLE})(?: not| so)?)\b"
    r"|^(?:However, |But )?(?P<first>If(?: not| so)?|Unless|Otherwise)\b")
_OTHER: Final = frozenset({"otherwise", "or else", "else", "if not", "if so"})
_OF_ANOTHER: Final = frozenset({"not", "so"})
_EITHER: Final = re.compile(rf"\bor (?:(?:in|on|at|by) )?(?:the )?{TIME}")


@attrs.frozen
class Condition:
    """
    What a sentence says that something depends on, where it begins and where it ends.

    It says nothing where it is a time ("once it is ready"): what stands in it has not happened,
    but nothing depends on whether it does; or where another sentence says it ("if not").
    """

    says: str
    start: int
    end: int

    def governs(self, place: int) -> bool:
        """Return whether what begins at *place* depends on it."""
        return place >= self.end if self.end else place < self.start

    def holds(self, place: int) -> bool:
        """Return whether what begins at *place* stands in it."""
        return self.start <= place and (not self.end or place < self.end)


def conditions(text: str) -> Iterator[Condition]:
    """
    Yield the conditions of a sentence; the one that ends it has no end of its own.

    >>> [one.says for one in conditions("However, if it is ready, we will wait, if we may.")]
    ['it is ready', 'we may']
    """
    end = 0
    for found in _CONDITION.finditer(text):
        lacking, end = found["unless"] or found["lacking"], found.end()
        said = lacking or found["if"] or found["bare"] or found["should"] or ""
        said = "" if said in _OF_ANOTHER else said
        start = found.start() + (2 if found[0].startswith(", ") else 0)
        yield Condition(f"{said[:1].lower()}{said[1:]}" if lacking else said, start, end)
    if last := _LAST.search(text, end):
        yield Condition(last["if"] or last["unless"], last.start(), 0)


def doubt_of_case(text: str, place: int, depends: tuple[Condition, ...]) -> str:
    """
    Return why what begins at *place* of *text* is the case of no condition that is told, or "".

    *depends* are the conditions of the sentence.

    >>> text = "If it is ready, we will ask in May, otherwise we will wait."
    >>> doubt_of_case(text, 50, tuple(conditions(text)))
    'said of the other case ("otherwise")'
    """
    last = next((one for one in depends if not one.end), None)
    if last is not None and (_EITHER.search(text, 0, last.start) or _CASE.search(
            f" {last.says.partition(' ')[2]}")):
        return "one of two, each in its own case"
    for found in _CASE.finditer(text):
        word = (found["word"] or found["first"]).casefold()
        if word in _OTHER and found.start() < place:
            return f'said of the other case ("{word}")'
        if word not in _OTHER and not any(one.holds(found.end() - 1) for one in depends):
            return f'said on a condition ("{word}")'
    return ""


@attrs.frozen
class EntryPhrase:
    """
    A phrase that states something beside the steps, under the key `key`.

    `keys` are what the phrase itself says; a text with braces there is filled from the groups,
    and `blocked` is the step that waits. A group of the pattern becomes the key of its name. It
    stands on the line of the group `at`, or else on the one on which the phrase begins.
    """

    pattern: re.Pattern[str]
    key: str
    at: str = ""
    keys: tuple[tuple[str, object], ...] = ()


def _entry(pattern: str, key: str, at: str = "", **keys: object) -> EntryPhrase:
    return EntryPhrase(pattern_of(pattern), key, at, tuple(keys.items()))


ENTRIES: Final = (
    _entry(r"\bbut (?P<if>to be included), (?P<then>the Modification Report needs to be .+)",
           "branch"),
    _entry(r"^(?P<if>Completing .+?) will allow (?P<then>.+)", "branch"),
    _entry(r"^(?P<if>(?:Following|After) (?:this|that|the|these) meetings?), "
           r"(?P<then>(?:we|SECAS) will review .+)", "branch"),
    _entry(r"\b(?:in|by|at the) {when}(?: meeting)?, which is the latest (?:that )?"
           r"(?P<what>[^,]{1,80}?) can be (?P<done>returned|presented|submitted) before "
           r"(?P<then>.+)", "branch", **{"if": "{what} is {done} later than {when}"}),
    _entry(r"\brisk that (?:due to )?(?P<cause>.+?) (?P<effect>(?:this modification )?"
           r"(?:may|might|could|will) .+)", "risk"),
    _entry(r"\bcannot be completed until (?P<what>.+?) (?:is|are|has been|have been) "
           r"(?:agreed|completed|resolved|confirmed)\b", "awaiting",
           blocked="assessment-returned"),
    _entry(r"\bThe {body} (?:are|is) (?:currently )?reviewing (?P<what>(?!the (?:Preliminary|"
           r"Impact) Assessment).+?)(?=, and\b|[.]|$)", "awaiting"),
    _entry(r"(?:\bthe (?P<name>[A-Z][\w-]+(?: [A-Z][\w-]*)*) )?"
           r"\((?P<body>[A-Z]+)\) (?:has|have) raised "
           r"(?P<what>(?:some |several |a number of )?[\w -]{0,40}?(?:concerns|questions|queries))"
           r"\b", "awaiting"),
    _entry(r"\b(?P<what>raised (?:queries|questions) .+? which we are reviewing)\b", "awaiting",
           who="secas"),
    _entry(r"\b(?:[Ww]e|SECAS) (?:are|is) (?:also |currently )?reviewing (?P<what>(?!the "
           r"(?:Preliminary|Impact) Assessment).+?)(?=$|[.]| and will )", "awaiting", who="secas"),
    _entry(r"\bonce (?:we have|SECAS has) (?:(?P<unread>[^,]+?) and )?"
           r"(?P<what>(?:spoken|engaged|liaised|met) (?:further )?with (?:the )?[A-Z][\w-]+)",
           "awaiting", "what", who="secas"),
    _entry(r"\b(?:[Ww]e|SECAS) (?:are|is) (?:still |currently )?(?:awaiting|waiting for) "
           r"(?P<what>(?:an?|the|their|further|any) .+?) from the {body}", "awaiting"),
    _entry(r"\b(?:[Ww]e|SECAS) (?:are|is) (?:still |currently )?waiting for the "
           r"(?P<body>[A-Z]\w+) to (?P<what>.+)", "awaiting"),
    _entry(r"\buntil the (?P<body>Proposer|DCC) (?P<what>(?:determines|decides|confirms|provides|"
           r"agrees) .+)", "awaiting"),
    _entry(r"\bdiscussing (?P<what>the next steps) with the (?P<body>Proposer|DCC)", "awaiting"),
)
