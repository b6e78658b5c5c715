"""
Whether a timetables paper says that a modification leaves the DCC Systems as they are.

Only a sentence whose subject is the modification says so plainly. Any other that speaks of no
change of them is doubtful: it says nothing for the modification, and speaks against an impact
that is only concluded from its steps.
"""

from __future__ import annotations

import re
from typing import Final

from secgov.model.readers.document_words import IDENTIFIER
from secgov.model.readers.paper_entries import conditions

__all__ = ["denies_impact", "plain_denial"]

_SYSTEMS: Final = r"\b(?:the )?DCC(?:['’]s)? (?:Total )?[Ss]ystems?\b"
_DENIES: Final = re.compile(
    rf"(?:\b(?:not|no|never|without|neither|nor|none)\b|n['’]t\b)[^.;]{{0,80}}?{_SYSTEMS}|"
    rf"{_SYSTEMS}[^.;]{{0,40}}?(?:\b(?:not|never|unchanged|unaffected)\b|n['’]t\b)",
    re.IGNORECASE)
_NO_CHANGE: Final = (
    r"(?:(?:(?:does|do|will|would) not|(?:doesn|don|won|wouldn)['’]t) (?:change|impact|affect|"
    r"modify|alter|require (?:any )?changes? (?:to|in)|have (?:any|an) (?:impact|effect))(?: on)? "
    rf"{_SYSTEMS}|(?:has|have|will have|would have) no (?:impact|effect|changes?) (?:on|to) "
    rf"{_SYSTEMS})")
_PLAINLY: Final = re.compile(
    r"^(?:(?:(?:This|It)(?= (?:seeks|proposes|aims|intends)\b)|(?:This|The) (?:modification|"
    rf"proposal|change|Modification Proposal)|{IDENTIFIER}|(?P<it>This|It)(?= {_NO_CHANGE}))\b"
    r"(?:(?: (?!that\b|which\b|who\b|where\b|whether\b)[^\s.;]+)*? (?:but|and)(?: it)?)? "
    rf"{_NO_CHANGE}|There (?:is|are|will be|would be) no (?:impacts?|changes?) (?:on|to) "
    rf"{_SYSTEMS})(?= *[.,;]| and\b| but\b|$)", re.IGNORECASE)


def denies_impact(text: str) -> bool:
    """
    Return whether a sentence speaks of no change of the DCC Systems, of whatever it may be.

    >>> denies_impact("Option A would not change the DCC Systems."), denies_impact("It does not.")
    (True, False)
    """
    return _DENIES.search(text) is not None


def plain_denial(text: str, *, of_it: bool = False) -> re.Match[str] | None:
    """
    Return the words by which a sentence says that the modification does not change them.

    "It" may be an option, unless it is said to seek something, or the sentence before told what
    the modification seeks: *of_it*.

    >>> plain_denial("It seeks to count keys, but does not change the DCC Systems.") is None
    False
    >>> plain_denial("Option A does not change the DCC Systems.") is None
    True
    """
    found = None if any(conditions(text)) else _PLAINLY.match(text)
    return found if found is not None and (of_it or not found["it"]) else None
