"""
Words of documents as the codes of the files: bodies, categories, identifiers, releases.

Each function returns nothing where the words are not known: a reader lists what it cannot place,
and never guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

import attrs

from secgov.calendar.releases import read_release_name
from secgov.model.bodies import BODIES
from secgov.model.identifiers import ModificationId
from secgov.model.proposals import PARTY_CATEGORIES

__all__ = ["IDENTIFIER", "RAISED_BY", "Mention", "body_of", "category_of", "initials_of",
           "mentions", "named_in", "names_in", "raised_by", "release_of"]

# A raised footnote mark belongs to what is written, and never to what is meant.
IDENTIFIER: Final = r"(?:SECMP|DP|MP) ?[0-9OIl]{3,6}[A-HJKMNP-Z]?[⁰¹²³⁴-⁹]{0,3}"
# Who raised a proposal, in either kind of document; a concern is raised as well.
_RAISED: Final = ("issue", "point", "concern", "question", "query", "complaint", "risk", "matter",
                  "topic", "objection")
RAISED_BY: Final = re.compile(
    "".join(f"(?<!{subject} )" for subject in _RAISED) + r"\bwas raised by (?:the |an? )?"
    r"(?P<who>[A-Z][\w&.]*\w(?:(?: and| of| &)? [A-Z][\w&.]*\w){0,6})")
_MENTION: Final = re.compile(rf"\b{IDENTIFIER}\b")
_MEANT: Final = re.compile(r'did you mean "([^"]+)"')
_CATEGORIES: Final = MappingProxyType({
    **dict(PARTY_CATEGORIES.hints), "seca": "secas", **{
        re.sub("^(an?|the) ", "", name).removesuffix("s"): one.code
        for one in PARTY_CATEGORIES.words
        for name in (one.code.replace("-", " "), one.says.casefold())}})


@attrs.frozen
class Mention:
    """An identifier in a text: where it stands, what is written, what is meant, and any doubt."""

    start: int
    written: str
    meant: str
    doubt: str = ""


def mentions(text: str) -> Iterator[Mention]:
    """
    Yield every identifier in *text*; one with a letter for a digit with the one that is meant.

    One with a digit too many may be a footnote's, or another's: nothing is taken to be meant.

    >>> [(one.meant, one.doubt[:34]) for one in mentions("DP096 and SECMP00492")]
    [('DP096', ''), ('', '"SECMP00492" has a digit too many,')]
    """
    for found in _MENTION.finditer(text):
        try:
            yield Mention(found.start(), found[0], str(ModificationId.read(found[0])))
        except ValueError as error:
            meant = None if "digit too many" in str(error) else _MEANT.search(str(error))
            yield Mention(found.start(), found[0], meant[1] if meant else "", str(error))


def names_in(text: str, identifier: str) -> list[tuple[int, int]]:
    """
    Return the parts of *text* that name the modification *identifier*.

    >>> names_in("SECMP0096 and DP097", "DP096"), names_in("DP097", "DP096")
    ([(0, 9)], [])
    """
    own = ModificationId.read(identifier)
    return [part for part, meant in _named(text) if ModificationId.read(meant) == own]


def named_in(text: str) -> list[tuple[int, int]]:
    """Return the parts of *text* that name a modification."""
    return [part for part, _ in _named(text)]


def _named(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    return (((one.start, one.start + len(one.written)), one.meant) for one in mentions(text)
            if one.meant)


def body_of(words: str) -> str:
    """
    Return the code of the body that *words* name, or "".

    >>> body_of("the TABASC"), body_of("Security Sub-Committee"), body_of("Robin")
    ('tabasc', 'ssc', '')
    """
    plain = " ".join(words.casefold().split()).removeprefix("the ").removesuffix("'s")
    names = {**dict(BODIES.hints), **{
        one.says.casefold().removeprefix("the "): one.code for one in BODIES.words}}
    found = BODIES.find(plain.replace(" ", "-")) or names.get(plain, "")
    return found or names.get(plain.replace("-", " "), "")


def category_of(words: str) -> str:
    """
    Return the code of those whom *words* name, a party category or SECAS, or "".

    >>> [category_of(words) for words in ("Large Suppliers", "Gas Network Parties", "DNO")]
    ['large-supplier', 'gas-network', 'electricity-network']
    """
    plain = " ".join(words.casefold().split())
    plain = f"{plain[:-3]}y" if plain.endswith("ies") else plain.removesuffix("s")
    return _CATEGORIES.get(plain, "")


def release_of(words: str) -> str:
    """Return the canonical name of the release that *words* name, or ""."""
    try:
        return read_release_name(words)
    except ValueError:
        return ""


def raised_by(found: re.Match[str]) -> dict[str, str]:
    """Return the keys that say who raised a proposal; a category is its Proposer's as well."""
    category = category_of(found["who"])
    return {"raised_by": found["who"],
            **({"proposer": category} if category and category != "secas" else {})}


def initials_of(name: str) -> str:
    """
    Return the initials of a person's *name*.

    >>> initials_of("Gemma Slaney")
    'GS'
    """
    return "".join(word[0] for word in name.split() if word[0].isupper())
