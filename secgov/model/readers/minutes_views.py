"""
Who speaks in a sentence of minutes, and for whom: what somebody says is a view and never an act.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs

from secgov.model.readers.document_lines import Passage
from secgov.model.readers.document_words import body_of, category_of

__all__ = ["TELLS", "UNSTOPPED", "People", "Speaker", "speaker_of"]

TELLS: Final = (r"(?:advised|responded|stated|confirmed|updated|explained|noted|highlighted|"
                r"clarified|informed|added|reported|outlined|presented)")
"""What somebody does who says how things are."""

People: TypeAlias = Mapping[str, Sequence[Mapping[str, Any]]]

_SIDE: Final = r"[A-Z][\w&/-]*(?: [A-Z][\w&/-]*){0,3}"
_SHORT: Final = "[A-Z]{2,3}"
_SAYS: Final = (
    "(?:stated|said|noted|advised|confirmed|explained|asked|questioned|queried|requested|suggested|"
    "agreed|disagreed|highlighted|commented|responded|clarified|added|believed|thought|felt|"
    "considered|expressed|raised|supported|proposed|acknowledged|recalled|observed|challenged|"
    "referenced|accepted|recommended)")
_SPEAKERS: Final = (
    rf"(?P<members>(?:The )?[A-Z]{{2,6}} members)(?= were (?:\w+ )?(?:happy|satisfied|concerned|"
    rf"supportive|content|pleased)\b| {_SAYS}\b)",
    rf"(?P<side>(?:One|A|An|The|Another|Some) {_SIDE} (?:members?|representatives?|participants?|"
    rf"attendees?))\b(?: \((?P<first>{_SHORT})\))?",
    rf"(?P<person>(?:One|A|Another) (?:member|participant|attendee))\b"
    rf"(?: \((?P<second>{_SHORT})\))?",
    rf"(?P<office>The (?:Chair|Proposer|DCC))(?: \((?P<third>{_SHORT})\))?(?= {_SAYS}\b)",
    rf"The Chair \((?P<fourth>{_SHORT})\)",
    rf"(?P<fifth>{_SHORT})(?: and (?P<sixth>{_SHORT}))?"
    r"(?= (?:also |both )?(?:[a-z]+(?:ed|t)|said)\b)")
_SPEAKER: Final = re.compile(f"^(?:{'|'.join(f'(?:{one})' for one in _SPEAKERS)})")
_SOMEBODY: Final = re.compile(rf"\b(?P<side>{_SIDE} member) \((?P<first>{_SHORT})\)")
_WITHOUT_SIDE: Final = re.compile(
    r"^(?:One|A|An|The|Another|Some) | (?:members?|representatives?|participants?|attendees?)$")
# A speaker begins a sentence, even where the full stop before him was lost.
UNSTOPPED: Final = re.compile(
    rf"(?<=[a-z'’])\s+(?=(?:The Chair|(?:A|An|One|Another) {_SIDE} (?:member|representative))"
    rf" \({_SHORT}\))")


@attrs.frozen
class Speaker:
    """Who speaks, in the words of the minutes, the category, and initials that name nobody."""

    by: str
    category: str = ""
    unknown: tuple[tuple[str, str], ...] = ()

    def listed(self, line: int) -> list[Passage]:
        """Return the initials that name nobody, or several, as passages of *line*."""
        return [Passage(line, short, why) for short, why in self.unknown]


def speaker_of(text: str, present: People, meets: str = "") -> Speaker | None:
    """
    Return who speaks in a sentence, or nothing where nobody does; *meets* is the body that meets.

    >>> speaker_of("A DCC member (AB) agreed.", {})
    Speaker(by='AB', category='dcc', unknown=(('AB', 'initials that no attendee has'),))
    >>> speaker_of("The DCC Systems are down.", {}) is None
    True
    """
    found = _SPEAKER.match(text) or _SOMEBODY.search(text)
    if found is None:
        return _by_name(text, present)
    said = {key: words for key, words in found.groupdict().items() if words}
    shorts = [words for words in said.values() if re.fullmatch(_SHORT, words)]
    named = next((words for words in said.values() if words not in shorts), "")
    if not named and any(len(short) > 2 and short not in present for short in shorts):
        return None  # Three capitals are more often a body than a person.
    unknown = tuple(
        (short, "initials of several attendees" if present.get(short) else
         "initials that no attendee has")
        for short in shorts if len(present.get(short, ())) != 1)
    categories = {one.get("category", "") for short in shorts for one in present.get(short, ())
                  if len(present[short]) == 1}
    side = _side(named)
    # A member of the committee speaks for whom he represents, not for the committee.
    spoken_for = category_of(side) if body_of(side) != meets else ""
    category = categories.pop() if len(categories) == 1 and not (unknown and not side) \
        else spoken_for
    by = " and ".join(shorts) or said.get("members", "").removeprefix("The ") \
        or f"{named[0].lower()}{named[1:]}"
    return Speaker(by, "" if category == "secas" else category, unknown)


def _by_name(text: str, present: People) -> Speaker | None:
    """Return the attendee with whose name, in full or by its initials, the sentence begins."""
    begins = " ".join(text.split()[:2]).rstrip(",")
    short = begins.partition(" ")[0].rstrip(",")
    if known := present.get(short):
        category = known[0].get("category", "") if len(known) == 1 else ""
        return Speaker(short, "" if category == "secas" else category,
                       () if len(known) == 1 else ((short, "initials of several attendees"),))
    return next((Speaker(begins, "" if one.get("category") == "secas" else one.get("category", ""))
                 for same in present.values() for one in same if one["name"] == begins), None)


def _side(named: str) -> str:
    """Return whom somebody speaks for: "a DCC member" speaks for the DCC."""
    return _WITHOUT_SIDE.sub("", _WITHOUT_SIDE.sub("", named))
