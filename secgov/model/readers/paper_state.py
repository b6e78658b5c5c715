"""
What a sentence of a timetables paper says of a modification as a whole: its release, its hold,
what it waits on, who proposes it, and with whom it goes together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from secgov.model.identifiers import ModificationId
from secgov.model.readers.document_doubts import doubt_of, doubt_of_whole
from secgov.model.readers.document_leftovers import Parts, used_in
from secgov.model.readers.document_lines import Passage, Prose
from secgov.model.readers.document_times import MONTH, TIME
from secgov.model.readers.document_words import (
    RAISED_BY,
    category_of,
    mentions,
    raised_by,
    release_of,
)
from secgov.model.readers.paper_telling import when_told

__all__ = ["ALONE", "GROUPED", "HOLD", "grouped", "hold_of", "read_state", "release_in",
           "told_once"]

_DONE: Final = "(?:achiev|attain|feasib|realis|possib|likely)"
ALONE: Final = (
    rf"(?!(?: (?:SEC )?[Rr]elease)?,? or (?:(?:for|in|of|the) ){{0,2}}{MONTH} [0-9]{{4}})"
    rf"(?!,? which (?:\w+ ){{0,3}}?(?:(?:not|no longer|cannot) (?:be )?|un|im){_DONE})")
"""That nothing behind a release names another one, or says that it is not to be."""
_RELEASE: Final = re.compile(
    rf"(?:(?P<standing>candidate|targeted|scheduled|planned) for|inclusion in|implement(?:ed|ation)"
    rf" in)(?: inclusion in| implementation in)? the (?P<name>{MONTH} [0-9]{{4}}) SEC Release"
    rf"{ALONE}")
_MEETING: Final = " (?:Panel|Change Board|Working Group|CSC|Change Sub-Committee)(?: meeting)?\\b"
HOLD: Final = re.compile(
    r"\b(?:(?:is|remains)(?: currently)?|has been|(?:was|has been) (?:placed|put)) on hold\b"
    r"(?!,? (?:no longer|any ?more|not)\b)"
    r"(?P<unread>,? by (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})?"
    rf"(?:,? (?:since|from|in|on) (?P<since>{TIME})(?:{_MEETING})?)?"
    rf"(?:(?:,? and)?,? (?:until|to) (?>(?P<until>{TIME}))(?!{_MEETING}|,? at the )|"
    r",? until (?P<ends>(?:[^,.;]|(?<=\d)[,.](?=\d))+?)"
    r"(?=,? (?:because|due to|as(?=,| (?:it|we|this|there|no)\b))\b|[,.;](?!\d)|$))?"
    # Without a word that gives a reason, what tells times in another order is none.
    r"(?:(?:,? (?:as|because|since|due to)\b,?|"
    rf"(?!.*\b(?:since|from|on|until|to|in|by|at) {TIME})(?!,? (?:and|but|which|who|that|though|"
    r"although|however|yet|so)\b)) ?"
    r"(?P<reason>.*))?")
# What is on hold within a modification, or beside it, and is not the modification itself.
_OF_A_PART: Final = re.compile(
    r"^(?:The|An?|Its|Our|Their) (?:[\w'’-]+ ){0,3}?(?i:consultation|assessment|request|testing|"
    r"project|programme|related)\b(?!.*\b(?:it|(?i:this|the) modification)\b)")
# A hold that is told with its end is none.
_RESUMED: Final = re.compile(
    r"\bon hold\b.*?\b(?:but|and|then|although|though)\b(?:(?!\b(?:until|once|when|will)\b)"
    r"[^.;])*?\b(?:resumed|restarted|lifted|taken off|came off|ended|over|no longer)\b")
_ENDS: Final = re.compile(
    r"(?:\b[Ww]e will leave this modification )?\bon hold\b(?P<unread>.*)\buntil "
    r"the (?P<who>[A-Z]\w+) (?P<what>(?:determines|decides|confirms) .+)")
_WAITS: Final = re.compile(
    r"\b(?:pending|awaiting|(?:depends?|dependent|wait(?:s|ing)?) (?:up)?(?:on|for))\b"
    r"(?: the)?(?: (?:outcome|completion|implementation|progress|approval) of)?(?: the)? $")
# What waits on one may wait on another: "on MP071 and on MP072".
_AND_ON: Final = re.compile(r" and(?: on)? ")
_PROPOSER: Final = re.compile(
    r"\b(?:the |an? )?(?P<who>[A-Z]\w*(?: [A-Z]\w*){0,4}), as (?:the )?Proposer\b")
_ADOPTION: Final = re.compile(
    r"\b(?:wish(?:es)? to )?leave the modification open in case another Party\b"
    r"(?: wishes to (?:pick it up|adopt it)\b)?")
GROUPED: Final = re.compile(
    r"^As (?P<who>.+?) all (?:cover|concern|address|affect|relate to) (?P<name>.+?)(?: issues)?,"
    r"(?: should (?P<if>[^,]+),)? (?:we|SECAS) (?:plan|propose|intend|will)\b"
    r"(?P<unread>.*) combine (?:them|these) (?:in)?to (?:a single|one) group\b")


def read_state(
    sentence: Prose, identifier: str, keys: dict[str, Any], unplaced: list[Passage],
    doubts: list[str]
) -> Parts:
    """
    Add to *keys* what *sentence* says of the whole; return the parts of it that say so.

    What it denies or doubts is not added; why is added to *doubts*.
    """
    text = sentence.text
    read: Parts = []

    def certain(start: int, end: int) -> bool:
        why = doubt_of_whole(text, start, end)
        doubts.extend([why] if why else [])
        return not why

    release = next((one for one in _RELEASE.finditer(text) if certain(*one.span())), None)
    if release and (name := release_of(release["name"])):
        named = {"name": name, "standing": release["standing"]} if release["standing"] else name
        read += release_in(keys, named, release)
    if "hold" not in keys and (hold := HOLD.search(text)) and certain(*hold.span()) \
            and not _RESUMED.search(text, hold.start()) \
            and not _OF_A_PART.search(text[:hold.start()]):
        read += used_in(hold)
        keys["hold"] = hold_of(hold, sentence, unplaced)
    if "hold" in keys and (ends := _ENDS.search(text)):
        when = f"the {ends['who']} {ends['what'].rstrip('.')}"
        if keys["hold"].get("ends_when", when) in (when, "not stated"):
            keys["hold"]["ends_when"] = when
            read += used_in(ends)
    own = ModificationId.read(identifier)
    last = 0
    for one in mentions(text):
        before = max(one.start - 80, 0)
        words = _WAITS.search(text[before:one.start])
        again = last and _AND_ON.fullmatch(text, last, one.start)
        start, end = before + words.start() if words else one.start, one.start + len(one.written)
        if one.meant and ModificationId.read(one.meant) != own and (
                again or (words and certain(start, end))):
            last = end
            read.append((start, last))
            waits = keys.setdefault("waits_on", [])
            waits += [] if {"id": one.meant} in waits else [{"id": one.meant}]
    if (proposer := _PROPOSER.search(text)) and (category := category_of(proposer["who"])) \
            and certain(*proposer.span()):
        read += told_once(keys, {"proposer": category}, proposer)
    if (raised := RAISED_BY.search(text)) and certain(*raised.span()):
        read += told_once(keys, raised_by(raised), raised)
    if (adoption := _ADOPTION.search(text)) and certain(*adoption.span()):
        read.append(adoption.span())
        keys["open_to_adoption"] = True
    return read


def told_once(keys: dict[str, Any], told: Mapping[str, Any], found: re.Match[str]) -> Parts:
    """Add to *keys* what is *told*; return its part of the sentence unless *keys* say otherwise."""
    if any(keys.get(key, value) != value for key, value in told.items()):
        return []
    keys |= told
    return used_in(found)


def release_in(keys: dict[str, Any], named: Any, found: re.Match[str]) -> Parts:
    """Add the release that is *named* to *keys*; return its part unless *keys* have another."""
    known = keys.get("target_release", named)
    one, other = (told["name"] if isinstance(told, dict) else told for told in (known, named))
    if one != other:
        return []
    keys["target_release"] = named if isinstance(named, dict) else known
    return used_in(found)


def hold_of(found: re.Match[str], sentence: Prose, unplaced: list[Passage]) -> dict[str, Any]:
    """Return the hold that a sentence tells; what it does not tell is said to be not stated."""
    hold: dict[str, Any] = {"since": "not stated"}
    for key in ("since", "until"):
        if found[key]:
            when = when_told(found[key], sentence, found.start(key), unplaced)
            hold |= {key: when.removeprefix("the ") if isinstance(when, str) else when} \
                if when else {}
    if reason := (found["reason"] or "").strip(" ,.;"):
        hold["reason"] = reason
    return hold if "until" in hold else {**hold, "ends_when": found["ends"] or "not stated"}


def grouped(text: str) -> tuple[tuple[str, ...], dict[str, str]] | None:
    """
    Return the modifications that a sentence says to go together, and their group, or nothing.

    >>> grouped("As MP071, MP072 all cover billing issues, we plan to combine them into one group.")
    (('MP071', 'MP072'), {'name': 'billing'})
    """
    found = GROUPED.search(text)
    if found is None or doubt_of(found["unread"]):
        return None
    who = tuple(one.meant for one in mentions(found["who"]) if one.meant)
    return who, {"name": found["name"], **({"if": found["if"]} if found["if"] else {})}
