"""
What a sentence denies, doubts, or says of a time that is over: none of it is a fact.

A phrase finds the words of a fact; a word of these before it, or behind it in its clause, takes
the fact away again. What it governs is never read, and is listed with the word that does so.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["clause_before", "clause_starts", "doubt_behind", "doubt_of", "doubt_of_whole"]

# What has such a word and neither denies nor doubts; it is passed over.
_HARMLESS: Final = (r"\b(?i:not only|(?:no|not) (?:later|earlier|sooner) than|"
                    r"(?:latest [^,;]{1,80} )?before [^,;]{1,60}? misses)\b")
_DENIED: Final = (
    r"\b(?i:not|never|no longer|cannot|neither|nor|nobody|nothing|none|far from|rather than|"
    r"instead of|unlikely|unable|impossible|"
    r"(?:fail|declin|refus|ceas|stopp?|abandon|dropp|reject|disput|refut|disagree|contest)"
    r"(?:s|es|e|d|ed|ing)?|den(?:y|ies|ied|ying)|"
    r"against|ruled out|no (?:plans?|need|intention)|yet to|wrongly|mistakenly|by mistake|"
    r"in error|too (?:late|early)|miss(?:es|ed)?|false|untrue|incorrect|not correct|"
    r"no (?=risk|doubt|Preliminary|Impact|Modification|Refinement|Industry))\b|n['’]t\b")
_POSSIBLE: Final = (
    r"\b(?:may|might|could|(?i:possibly|perhaps|potentially|whether|in theory|only if|doubtful|"
    r"improbable|questionable|uncertain|unclear|in doubt|asked (?:if|for|that)|asked us to|"
    r"wonder(?:s|ed|ing)? (?:if|whether)|suggested that|prefer(?:s|red)?|questions? that|"
    r"risk that|had (?:it|this|we|the \w+)))\b")
_FORMER: Final = (
    r"\b(?i:previously|originally|formerly|initially|used to|at one time|former|"
    r"(?:was|were|had|been) (?:\w+ly )?(?:due|to|expect(?:ed|ing)|plann(?:ed|ing)|going|supposed|"
    r"meant|scheduled|hop(?:ed|ing)|intend(?:ed|ing)|aim(?:ed|ing)|wanted|look(?:ed|ing))|"
    r"(?:we|SECAS) (?:planned|intended|hoped|expected|aimed)|(?:would|should|could|ought to) have)"
    r"\b")
# What takes away a fact of the whole, and no step: a step is often asked for, or would be made.
_WISHED: Final = (
    r"\b(?:would|should|can|(?i:suggest|ask|hop|wish|want|propos|recommend|consider|discuss|"
    r"request)(?:s|es|e|ed|ing)?)\b|\b(?:was|were|had been)(?: \w+)? *$")
_BEHIND: Final = (
    r"\b(?i:not|never|no longer|cannot|unlikely|too late|any ?more|miss(?:es|ed)?|slip(?:s|ped)?|"
    r"(?:falls?|fell) out|moved|by mistake|in error|wrong|untrue|false)\b|n['’]t\b")


def _pattern(**kinds: str) -> re.Pattern[str]:
    return re.compile("|".join((_HARMLESS, *(
        f"(?P<{kind}>{words})" for kind, words in kinds.items()))))


_BEFORE_STEP: Final = _pattern(denied=_DENIED, possible=_POSSIBLE, former=_FORMER)
_BEFORE_WHOLE: Final = _pattern(
    denied=_DENIED, former=_FORMER, possible=_POSSIBLE, wished=_WISHED)
_BEHIND_WHOLE: Final = _pattern(
    denied=_BEHIND, hangs=r"\b(?:until|unless|if|provided|providing|assuming|subject to)\b")
_WHY: Final = (("denied", "said not to be so"), ("possible", "said only to be possible"),
               ("former", "said of what was before"),
               ("wished", "said to be wished, asked or over"), ("hangs", "said on a condition"))
# A clause with a verb of its own begins: what an earlier one denies is not denied in it.
_BEGINS: Final = re.compile(
    r"(?:;|,|,? (?:and|but|while|whereas|so|as))(?= (?:(?:then|now|also|so|therefore) )?(?:(?:it|"
    r"this|they|there|we|SECAS|which|[Tt]h(?:e|is) \w+|[A-Z]\w*) )?(?:now |still |currently )?"
    r"(?:is|are|was|were|will|would|has|have|does|do|did|can|cannot|may|might|could|remains?|"
    r"depends?|waits?|goes)\b)")
_ENDS: Final = re.compile(r";|,? (?:and|which|as|because|since|so) |, (?!(?:but|although|though|"
                          r"subject to|provided|providing|assuming|unless|if|until)\b)")
# A condition that stands first governs what follows up to a semicolon.
_HANGS: Final = re.compile(
    r"(?:^|; )(?:However, |But |but )?(?P<hangs>(?i:provided|unless|if|assuming|subject to|once|"
    r"should|when|as soon as|in case|were|had))\b[^;]*$")


def clause_before(text: str, place: int) -> str:
    """
    Return what stands before *place* in its clause.

    >>> clause_before("It is not asked for, and is now targeted for June", 32)
    ' is now '
    """
    return text[clause_starts(text, place)[-1]:place]


def clause_starts(text: str, place: int) -> list[int]:
    """
    Return where each clause of *text* begins up to *place*, the sentence itself first.

    >>> clause_starts("It waits, and it is not asked for.", 30)
    [0, 13]
    """
    return [0, *(one.end() for one in _BEGINS.finditer(text) if one.end() <= place)]


def doubt_of(before: str) -> str:
    """
    Return why what follows *before* in its clause is no step, with the word that says so, or "".

    >>> doubt_of("We will no longer "), doubt_of("No later than May, we will ")
    ('said not to be so ("no longer")', '')
    """
    return _why(_BEFORE_STEP, before)


def doubt_of_whole(text: str, start: int, end: int) -> str:
    """
    Return why what stands from *start* to *end* of *text* is no fact of the whole, or "".

    >>> doubt_of_whole("It was once targeted for June.", 12, 29)
    'said to be wished, asked or over ("was once")'
    >>> doubt_of_whole("It is targeted for June no longer.", 6, 23)
    'said not to be so ("no longer")'
    """
    return (_why(_BEFORE_WHOLE, clause_before(text, start)) or _why(_HANGS, text[:start])
            or doubt_behind(text, end))


def doubt_behind(text: str, end: int) -> str:
    """
    Return why what ends at *end* of *text* is taken back in its own clause, or "".

    >>> doubt_behind("It is targeted for June, subject to the costs.", 23)
    'said on a condition ("subject to")'
    """
    ends = _ENDS.search(text, end)
    return _why(_BEHIND_WHOLE, text[end:ends.start() if ends else len(text)])


def _why(words: re.Pattern[str], text: str) -> str:
    """Return the kind and the word of the first doubt in *text*, or ""."""
    for found in words.finditer(text):
        for kind, why in _WHY:
            if found.groupdict().get(kind):
                return f'{why} ("{found[kind].strip()}")'
    return ""
