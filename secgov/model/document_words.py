"""
Words of documents as the codes of the files: bodies, categories, identifiers, releases.

Each function returns nothing where the words are not known: a reader lists what it cannot place,
and never guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

import attrs

from secgov.calendar.date_words import MONTHS
from secgov.calendar.releases import read_release_name
from secgov.model.bodies import BODIES
from secgov.model.identifiers import ModificationId
from secgov.model.proposals import PARTY_CATEGORIES

__all__ = ["IDENTIFIER", "Mention", "body_of", "category_of", "day_of", "initials_of", "last_month",
           "mentions", "release_of"]

IDENTIFIER: Final = r"(?:SECMP|DP|MP) ?[0-9OIl]{3,6}[A-HJKMNP-Z]?"
_MENTION: Final = re.compile(rf"\b{IDENTIFIER}\b")
_MEANT: Final = re.compile(r'did you mean "([^"]+)"')


@attrs.frozen
class Mention:
    """An identifier in a text: where it stands, what is written, what is meant, and any doubt."""

    start: int
    written: str
    meant: str
    doubt: str = ""


def mentions(text: str) -> Iterator[Mention]:
    """
    Yield every identifier in *text*; one that looks scanned with the one probably meant.

    >>> [(one.meant, one.doubt[:34]) for one in mentions("DP096 and SECMP00492")]
    [('DP096', ''), ('SECMP0049', '"SECMP00492" has a digit too many,')]
    """
    for found in _MENTION.finditer(text):
        try:
            yield Mention(found.start(), found[0], str(ModificationId.read(found[0])))
        except ValueError as error:
            meant = _MEANT.search(str(error))
            yield Mention(found.start(), found[0], meant[1] if meant else "", str(error))


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

    >>> category_of("Large Suppliers"), category_of("Electricity Network Parties")
    ('large-supplier', 'electricity-network')
    """
    plain = " ".join(words.casefold().split())
    plain = f"{plain[:-3]}y" if plain.endswith("ies") else plain.removesuffix("s")
    codes = {"secas": "secas", "seca": "secas"}
    for one in PARTY_CATEGORIES.words:
        for name in (one.code.replace("-", " "), one.says.casefold()):
            bare = re.sub("^(an?|the) ", "", name)
            codes[bare] = codes[bare.removesuffix("s")] = one.code
    return codes.get(plain, "")


def day_of(words: str) -> date | None:
    """
    Return the day that *words* write as "25 February 2020", or nothing.

    >>> day_of("25 February 2020")
    datetime.date(2020, 2, 25)
    """
    try:
        # Only the day is kept, so that no time zone matters.
        return datetime.strptime(" ".join(words.split()), "%d %B %Y").date()  # noqa: DTZ007
    except ValueError:
        return None


def release_of(words: str) -> str:
    """Return the canonical name of the release that *words* name, or ""."""
    try:
        return read_release_name(words)
    except ValueError:
        return ""


def last_month(name: str, day: date) -> str:
    """
    Return the last month called *name* that had begun on *day*, with its year.

    >>> last_month("December", date(2020, 2, 25))
    'December 2019'
    """
    return f"{name} {day.year if MONTHS.index(name) < day.month else day.year - 1}"


def initials_of(name: str) -> str:
    """
    Return the initials of a person's *name*.

    >>> initials_of("Gemma Slaney")
    'GS'
    """
    return "".join(word[0] for word in name.split() if word[0].isupper())
