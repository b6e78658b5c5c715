"""
What a sentence of a timetables paper says of a modification as a whole: its release, its hold,
what it waits on, who proposes it, and with whom it goes together.
"""

from __future__ import annotations

import re
from typing import Any, Final

from secgov.model.document_lines import Passage, Prose
from secgov.model.document_times import MONTH, TIME
from secgov.model.document_words import (
    RAISED_BY,
    category_of,
    mentions,
    raised_by,
    release_of,
)
from secgov.model.identifiers import ModificationId
from secgov.model.paper_telling import when_told

__all__ = ["HOLD", "grouped", "hold_of", "read_state"]

_RELEASE: Final = re.compile(
    rf"(?:(?P<standing>candidate|targeted|scheduled|planned) for|inclusion in|implement(?:ed|ation)"
    rf" in)(?: inclusion in| implementation in)? the (?P<name>{MONTH} [0-9]{{4}}) SEC Release")
HOLD: Final = re.compile(
    r"\b(?:(?:is|remains)(?: currently)?|has been|(?:was|has been) (?:placed|put)) on hold\b"
    rf"(?:(?:,? since|,? from|,? in) (?P<since>{TIME}))?"
    rf"(?: until (?:(?P<until>{TIME})|(?P<ends>[^,.;]+)))?"
    r"(?:,? (?:as|because|since|due to)\b,?)? ?(?P<reason>.*)")
_ENDS: Final = re.compile(
    r"\bon hold\b.*\buntil the (?P<who>[A-Z]\w+) (?P<what>(?:determines|decides|confirms) .+)")
_WAITS: Final = re.compile(
    r"\b(?:pending|awaiting|depends? (?:up)?on|dependent (?:up)?on)\b(?: the)?(?: (?:outcome|"
    r"completion|implementation|progress|approval) of)?(?: the)? $")
_PROPOSER: Final = re.compile(
    r"\b(?:the |an? )?(?P<who>[A-Z]\w*(?: [A-Z]\w*){0,4}), as (?:the )?Proposer\b")
_ADOPTION: Final = re.compile(r"\bleave the modification open in case another Party\b")
_GROUPED: Final = re.compile(
    r"^As (?P<who>.+?) all (?:cover|concern|address|affect|relate to) (?P<name>.+?)(?: issues)?,"
    r"(?: should (?P<if>[^,]+),)? (?:we|SECAS) (?:plan|propose|intend|will)\b.* combine (?:them|"
    r"these) (?:in)?to (?:a single|one) group\b")


def read_state(
    sentence: Prose, identifier: str, keys: dict[str, Any], unplaced: list[Passage]
) -> list[tuple[int, int]]:
    """Add to *keys* what *sentence* says of the whole; return the parts of it that say so."""
    text = sentence.text
    read: list[tuple[int, int]] = []
    if (release := _RELEASE.search(text)) and (name := release_of(release["name"])):
        read.append(release.span())
        if standing := release["standing"]:
            keys["target_release"] = {"name": name, "standing": standing}
        else:
            keys.setdefault("target_release", name)
    if "hold" not in keys and (hold := HOLD.search(text)):
        read.append(hold.span())
        keys["hold"] = hold_of(hold, sentence, unplaced)
    if "hold" in keys and (ends := _ENDS.search(text)):
        read += [(ends.start(), ends.start() + len("on hold")), ends.span("what")]
        keys["hold"]["ends_when"] = f"the {ends['who']} {ends['what'].rstrip('.')}"
    own = ModificationId.read(identifier)
    for one in mentions(text):
        if one.meant and ModificationId.read(one.meant) != own and _WAITS.search(
                text[max(one.start - 80, 0):one.start]):
            read.append((one.start, one.start + len(one.written)))
            waits = keys.setdefault("waits_on", [])
            waits += [] if {"id": one.meant} in waits else [{"id": one.meant}]
    if (proposer := _PROPOSER.search(text)) and (category := category_of(proposer["who"])):
        read.append(proposer.span())
        keys["proposer"] = category
    if raised := RAISED_BY.search(text):
        read.append(raised.span())
        keys |= raised_by(raised)
    if adoption := _ADOPTION.search(text):
        read.append(adoption.span())
        keys["open_to_adoption"] = True
    return read


def hold_of(found: re.Match[str], sentence: Prose, unplaced: list[Passage]) -> dict[str, Any]:
    """Return the hold that a sentence tells; what it does not tell is said to be not stated."""
    hold: dict[str, Any] = {"since": "not stated"}
    for key in ("since", "until"):
        if found[key]:
            hold |= {key: when} if (
                when := when_told(found[key], sentence.line_at(found.start(key)), unplaced)) else {}
    if reason := found["reason"].strip(" ,.;"):
        hold["reason"] = reason
    return hold if "until" in hold else {**hold, "ends_when": found["ends"] or "not stated"}


def grouped(text: str) -> tuple[tuple[str, ...], dict[str, str]] | None:
    """
    Return the modifications that a sentence says to go together, and their group, or nothing.

    >>> grouped("As MP071, MP072 all cover billing issues, we plan to combine them into one group.")
    (('MP071', 'MP072'), {'name': 'billing'})
    """
    found = _GROUPED.search(text)
    if found is None:
        return None
    who = tuple(one.meant for one in mentions(found["who"]) if one.meant)
    return who, {"name": found["name"], **({"if": found["if"]} if found["if"] else {})}
