"""
What a sentence is about: the purpose of a modification, or news of it.

News is a time, a decision or a status. A sentence with news is read as any other and never hides
in the purpose; what a modification seeks is its purpose and is no step.
"""

from __future__ import annotations

import re
from typing import Final

from secgov.model.readers.document_times import TIME
from secgov.model.readers.document_words import IDENTIFIER

__all__ = ["is_purpose", "states_purpose", "tells_news", "tells_status"]

_SUBJECT: Final = (
    rf"(?:This|It|(?:This|The|The Proposer['’]s) (?:DP|modification|proposal|Draft Proposal|"
    rf"Modification Proposal|change|solution)|{IDENTIFIER})")
_SEEKS: Final = re.compile(
    rf"^{_SUBJECT} (?:also |further |therefore )?(?:(?:seek|propose|aim|intend|look|want|offer|"
    r"introduce|amend|change|add|remove|correct|clarif|allow|require)(?:s|ies)?|wishes|"
    r"is (?:set out|(?:designed|intended|meant) to)|"
    r"would(?! (?:be|have|then|return|go|miss)\b))\b", re.IGNORECASE)
_PAST: Final = (
    "issued|closed|voted|approved|rejected|refused|withdrawn|requested|returned|agreed|decided|"
    "determined|implemented|converted|submitted|received|adopted|appealed|referred|suspended|"
    "postponed|deferred|cancelled|sent back|presented|raised|recommended|considered|discussed|"
    "given|provided|told|shown|informed|updated|advised|published|completed|superseded|merged|split|put|placed|paused")
_STATUS: Final = re.compile(
    rf"\b(?:was|were|is|are|be|been|being|has|have|had)(?: (?:not|also|now|then|currently|already|"
    rf"since|yet|being|been|be)){{0,2}} (?:{_PAST})\b|\b(?:withdrew|voted|on hold|next meeting|"
    r"in parallel|did not|DID NOT|closes)\b", re.IGNORECASE)
_GOES_ON: Final = re.compile(
    rf"(?:\b(?:and|but)|[,;])(?: (?:it|this|{IDENTIFIER}))? (?:was|is|has|had|will|did|withdrew)\b|"
    r"\bon hold\b|\bnext meeting\b|\bin parallel\b", re.IGNORECASE)
_TIME: Final = re.compile(TIME)
# How a modification itself stands, and whether anybody wants it; what is wrong has another subject.
_STANDS: Final = re.compile(
    rf"^(?:(?:This|The|These) (?:Draft Proposal|Modification Proposal|DP|modification|proposal)s?|"
    rf"{IDENTIFIER}(?:(?:,|,? and) {IDENTIFIER})*)(?: (?:both|all|each|now|still|currently|also))* "
    r"(?:is|are|was|were|has|have|had|will|can|cannot|may|might|does|did|do|no longer|remains?|"
    r"stays?|waits?|needs?)\b|\bProposer(?: (?:is|does|did|has|will))? (?:no longer|not|never)\b")
_PROCESS: Final = re.compile(
    r"\b(?:(?:Preliminary|Impact) Assessment|Working Group|[Cc]onsultation|Modification Report|"
    r"Panel|Change Board|Authority|(?:Sub-)?Committee|SECAS|CSC|[Ww]e|decision|vote|majority|"
    r"withdraw(?:al|s|n|ing)?|Fast[- ]Track|Urgent|[Ff]urther work|adopt(?:ion| it| this)|"
    r"minded to|(?:no|little|some|wide) support|still needed|against it)\b|"
    # What is asked, or what should happen, states nothing.
    rf"\?$|^Should\b|\b(?:needs|requires|relies on|follows) {IDENTIFIER}\b")
_WAITS: Final = re.compile(
    r"\b(?:depend(?:s|ent)? (?:up)?on|wait(?:s|ing)? (?:up)?(?:on|for)|pending|awaiting)\b"
    rf".{{0,60}}?{IDENTIFIER}\b")


def tells_news(text: str) -> bool:
    """
    Return whether a sentence tells a time, a decision or a status.

    >>> tells_news("It closes on 3 May."), tells_news("Devices returned by users are lost.")
    (True, False)
    """
    return bool(_TIME.search(text)) or tells_status(text)


def tells_status(text: str) -> bool:
    """
    Return whether a sentence, or a clause, tells a decision or a status.

    >>> tells_status("it was put on hold"), tells_status("on 3 May 2019")
    (True, False)
    """
    return _STATUS.search(text) is not None


def states_purpose(text: str) -> bool:
    """
    Return whether a sentence says what a modification seeks.

    >>> states_purpose("DP096 seeks to do a thing."), states_purpose("The Panel seeks to vote.")
    (True, False)
    """
    return _SEEKS.match(text) is not None


def is_purpose(text: str) -> bool:
    """
    Return whether a sentence of a purpose is that alone, without news or a step of the process.

    What a modification seeks may speak of things that are returned or placed: these are no news,
    unless the sentence goes on with what became of the modification itself.

    >>> is_purpose("Meters stop."), is_purpose("It is with the DCC for Impact Assessment.")
    (True, False)
    >>> is_purpose("MP071 is no longer needed."), is_purpose("It seeks x, pending MP072.")
    (False, False)
    >>> is_purpose("It seeks to count keys that are lost."), is_purpose("It seeks x but was lost.")
    (True, False)
    """
    if _WAITS.search(text):
        return False
    if states_purpose(text):
        return not (_TIME.search(text) or _GOES_ON.search(text))
    return not (tells_news(text) or _PROCESS.search(text) or _STANDS.search(text))
