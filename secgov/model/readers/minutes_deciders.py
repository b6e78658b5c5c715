"""
Whether it is the committee, at this meeting, that decides what minutes say in capitals.

"The CSC AGREED" is its act, and so is what stands below "The CSC:". What a member AGREED is a view;
what another body, another meeting or nobody who is named AGREED is listed, and so is what the
committee would have AGREED.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from secgov.model.readers.document_doubts import doubt_of
from secgov.model.readers.document_times import MONTH, TIME, day_of
from secgov.model.readers.document_words import body_of

__all__ = ["leads_to_act", "says_how", "why_no_act"]

# How or when on its day a committee decides: neither a denial, a doubt, nor another day.
_ADVERBS: Final = (
    r"(?:,? ?\b(?:\w+ly|also|then|therefore|thus|hence|thereupon|so|(?:once )?(?:again|more)|now|"
    r"today|tonight|hereby|still|instead|further|too|likewise|just|first|later|afterwards|soon|"
    r"meanwhile|together|overall|indeed|however|nevertheless|nonetheless|moreover|furthermore|"
    r"though|almost|both|all|itself|(?:for|at|in|on|as) (?:now|last|turn|"
    r"the end|balance|a result|the day|this occasion)|has|have|by consensus|"
    r"by (?:a )?majority(?: vote)?)\b(?: \([^()]{1,80}\))?,?)*")
# What is decided so is not decided, or nobody vouches for it.
_DOUBTING: Final = re.compile(
    r"\b(?:near|hard|bare|scarce|alleged|reported|supposed|seeming|apparent|probab|presumab|"
    r"suppos|ostensib|part|partial)ly\b|\balmost\b")
_ADJUNCT: Final = (
    r"(?:(?:By (?:[a-z0-9-]+ ){0,4}(?:majority|consensus|votes?|hands)(?: [a-z0-9-]+){0,6}?|"
    r"Unanimously|Without (?:dissent|objection)),? |"
    r"The Chair (?:used|exercised|gave|cast) (?:a|the|his|her|their) casting vote,? and |"
    r"(?:After|Following|Having|On|In|With|Given|Upon|At|During|As a result of)\b"
    r"(?:(?!\bthat\b)[^.;:])*? |(?:Therefore|Accordingly|Consequently|Subsequently|Finally|Then|"
    r"Later|Afterwards|Overall|Hence|Thus|However),? )")
# What it did before it decided; of what it dealt with a time may be told.
_DOING: Final = (
    rf"(?P<doing>{_ADVERBS} (?:(?P<dealt>(?:considered|discussed|reviewed|received|noted|heard|"
    r"accepted|welcomed|thanked|was|were)\b(?:(?!\b(?:that|who|whose)\b)[^.;:])*?)|"
    r"(?:[a-z-]+ed|took|held|made|came|went|thought)\b"
    r"(?:(?!\b(?:that|who|whose|which)\b)[^.;:])*?)(?:,|,? and))?")
_COMMITTEE: Final = re.compile(
    rf"(?P<when>{_ADJUNCT})?[Tt]he (?P<body>[A-Z][\w-]*(?: [A-Z][\w-]*)*){_DOING}"
    rf"(?P<how>(?:, (?:with|by) [^.;:]{{1,60}})?{_ADVERBS}) ?:?")
_IMPERSONAL: Final = re.compile(rf"(?P<when>{_ADJUNCT})?(?:[Ii]t was)?(?P<how>{_ADVERBS}) ?:?")
_MEMBERS: Final = re.compile(r"(?:(?:The|All|Some|Most|Several|[A-Z]\w+ of the) )?"
                             r"(?:[\w-]+ )?[Mm]embers?\b")
# Who voted how is no doubt of what came of it.
_TALLY: Final = re.compile(r"\bin favour(?:,? and|,) [\w-]+(?: votes?)? against\b")
_UNNAMED: Final = frozenset({"Committee", "Sub-Committee"})
_ELSEWHEN: Final = re.compile(
    rf"\b(?:{MONTH}|[0-9]{{4}}|yesterday|recently|lately|(?<!\bat )last|previous|"
    r"earlier|prior|next|already|had|since|before)\b")
# Behind the verb a time may follow how it was decided: "AGREED by e-mail, on 28 July 2022, that".
_AT_ANOTHER: Final = re.compile(
    r"^(?:,? ?(?:by|via|through|over|without|unanimously|electronically|remotely)\b"
    r"(?: (?!(?:that|the|to|is|are|be|in|on)\b)[\w-]+){0,6})?,? ?(?:at|in|on|during) [^.;,]{0,60}")
_TIME: Final = re.compile(TIME)


def why_no_act(lead: str, said: str, meets: str, met: date | None) -> str:
    """
    Return why what stands between *lead* and *said* is no act of the body that *meets*, or "".

    >>> why_no_act("The CSC unanimously", " it is ready", "change-sub-committee", None)
    ''
    >>> why_no_act("At its May meeting the CSC", " it is ready", "change-sub-committee", None)
    'said of another meeting ("May")'
    """
    lead = lead.strip()
    if why := doubt_of(_TALLY.sub("in favour", lead)):
        return why
    committee = _COMMITTEE.fullmatch(lead)
    if doubted := _DOUBTING.search(committee["how"] if committee else ""):
        return f'said only to be possible ("{doubted[0]}")'
    dealt = committee["dealt"] or "" if committee else ""
    behind = _AT_ANOTHER.match(said)
    for words in (lead.replace(dealt, "") if dealt else lead, behind[0] if behind else ""):
        if found := _ELSEWHEN.search(_without(words, met)):
            return f'said of another meeting ("{found[0]}")'
    if committee and _is_own(committee["body"], meets):
        return ""
    if _IMPERSONAL.fullmatch(lead):
        return ""
    return ("said of members, and not of the committee" if _MEMBERS.match(lead)
            else "not decided by the committee that meets")


def leads_to_act(text: str, meets: str) -> str:
    """
    Return "only" if *text* is no more than the subject of a decision, "also" if it says when or
    how too, else "".

    >>> [leads_to_act(text, "ssc") for text in ("The SSC:", "After a break the SSC", "The SSC met")]
    ['only', 'also', '']
    """
    committee = _COMMITTEE.fullmatch(text)
    own = committee and not committee["doing"] and _is_own(committee["body"], meets)
    found = committee if own else _IMPERSONAL.fullmatch(text)
    if not (found and text):
        return ""
    return "also" if found["when"] or found["how"].strip() else "only"


def says_how(text: str) -> bool:
    """
    Return whether *text* only says how or when, so that who decides is said before it.

    >>> says_how("now"), says_how("also unanimously"), says_how("the DCC"), says_how("it was")
    (True, True, False, False)
    """
    return re.fullmatch(_ADVERBS, f" {text}") is not None


def _is_own(body: str, meets: str) -> bool:
    """Return whether *body* names the committee that *meets*."""
    return body_of(body) == meets or body in _UNNAMED


def _without(words: str, met: date | None) -> str:
    """Return *words* without the day of the meeting itself."""
    return _TIME.sub(lambda found: "" if met and day_of(found[0]) == met else found[0], words)
