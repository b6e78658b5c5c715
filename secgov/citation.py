"""Where a fact stands, what kind of norm it is, and how well it was seen."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final, Protocol

import attrs

__all__ = ["SUPPOSED", "Citation", "Cited", "Evidence", "Force", "Severity", "severity_of",
           "standing_of", "weakest"]

SUPPOSED: Final = "supposed for this question, by no source"
"""What stands in the place of a source where a question supposes something."""


class Force(Enum):
    """
    What kind of norm a rule is.

    RECORD is none: what the record itself says in two ways that cannot both be so. No text of
    the SEC is claimed for it.
    """

    LAW = "LAW"
    CODE = "CODE"
    DECISION = "DECISION"
    PRACTICE = "PRACTICE"
    RECORD = "RECORD"


class _Ranked(Enum):
    """Kinds that are listed in an order, each of which has a place in it."""

    @property
    def rank(self) -> int:
        """Return its place in the order, from 0."""
        return tuple(type(self)).index(self)


class Evidence(_Ranked):
    """How well the text behind a rule or value was seen, best first."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    OBSERVED = "observed"
    UNVERIFIED = "unverified"


class Severity(_Ranked):
    """What a breach weighs, worst first."""

    FAULT = "fault"
    WARNING = "warning"
    NOTE = "note"


class Cited(Protocol):
    """A rule, a number or a fact that says where it stands."""

    @property
    def force(self) -> Force:
        """Return what kind of norm it is."""

    @property
    def evidence(self) -> Evidence:
        """Return how well it was seen."""

    @property
    def cites(self) -> str:
        """Return the document and the place in it."""


def standing_of(one: Cited) -> dict[str, str]:
    """Return where *one* stands, as the plain values that every answer has for it."""
    return {"force": one.force.value, "evidence": one.evidence.value, "cites": one.cites}


@attrs.frozen
class Citation:
    """
    A document and the place in it: `SECP_66_1503_12 para 2.2`.

    >>> cited = Citation.parse("SECP_66_1503_12 para 2.2")
    >>> cited.document, cited.place
    ('SECP_66_1503_12', 'para 2.2')
    >>> print(cited)
    SECP_66_1503_12 para 2.2
    """

    document: str
    place: str = ""

    @classmethod
    def parse(cls, text: str) -> Citation:
        """
        Return the citation that *text* writes: the document up to the first space, then the place.

        Raises:
            ValueError: *text* is empty; nothing is cited.
        """
        document, _, place = text.strip().partition(" ")
        if not document:
            raise ValueError("a citation names at least a document; this one is empty")
        return cls(document, place.strip())

    def __str__(self) -> str:
        """Return the citation as it is written in the data files."""
        return f"{self.document} {self.place}".rstrip()


def severity_of(force: Force, evidence: Evidence) -> Severity:
    """
    Return what a breach of a rule of this *force*, seen with this *evidence*, weighs.

    LAW, CODE and DECISION with primary or secondary evidence make a fault, and so does a
    record that contradicts itself; PRACTICE, and anything only observed, a warning; anything
    unverified a note.

    >>> severity_of(Force.CODE, Evidence.SECONDARY).value
    'fault'
    >>> severity_of(Force.CODE, Evidence.OBSERVED).value
    'warning'
    >>> severity_of(Force.LAW, Evidence.UNVERIFIED).value
    'note'
    """
    if evidence is Evidence.UNVERIFIED:
        return Severity.NOTE
    if force is Force.PRACTICE or evidence is Evidence.OBSERVED:
        return Severity.WARNING
    return Severity.FAULT


def weakest(evidence: Iterable[Evidence]) -> Evidence | None:
    """
    Return the weakest of *evidence*, on which an answer that uses all of it rests.

    >>> weakest((Evidence.PRIMARY, Evidence.OBSERVED)).value
    'observed'
    >>> weakest(()) is None
    True
    """
    return max(evidence, key=lambda one: one.rank, default=None)
