"""
Identifiers of modifications, read in all forms seen to one key.

`SECMPnnnn` was written until early 2019, `DPnnn` since for a draft and `MPnnn` once it is
converted, with the same number; parts of a split carry a letter (X-ID-01). A scanned identifier
is refused with the one it probably means, never repaired in silence.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from secgov.wording import quoted

__all__ = ["PART_LETTERS", "ModificationId", "read_identifier"]

PART_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ"
"""The letters that parts of a split carry; O, I and L are none: in a scan they are digits."""

_FORMS: Final = "SECMP0062, SECMP 0071, SECMP076, MP071, DP112 or MP102A"
_FIRST_NUMBER_WITHOUT_SECMP: Final = 68  # SECMP0067 is the last that the records write so.
_DIGITS_AFTER_MP: Final = 3  # As many after DP; a fourth is a footnote mark, or another's.
_LAST_WITHOUT_SECMP: Final = 999  # No more fit into the form with MP.

_WRITTEN: Final = re.compile(f"(SECMP|DP|MP)[ -]?([0-9]{{3,4}})([{PART_LETTERS}]?)")
_UNNUMBERED: Final = re.compile("SECMP-(UNNUMBERED-[0-9]{1,4})")
_SCANNED: Final = re.compile("(SECMP|DP|MP)[ -]?([0-9OIL]{1,9})")
_DIGITS: Final = str.maketrans("OIL", "011")
_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"


@attrs.frozen(eq=True)
class ModificationId:
    """
    A modification, whichever form of its identifier was written.

    Two forms of one modification are equal. A change without a number has number 0, and
    `part` says which it is. `written` keeps the form first seen.

    >>> ModificationId.read("DP112") == ModificationId.read("MP112")
    True
    >>> print(ModificationId.read("secmp 062"), ModificationId.read("SECMP0071"))
    SECMP0062 SECMP0071
    """

    number: int
    part: str = ""
    written: str = attrs.field(default="", eq=False)

    @classmethod
    def read(cls, text: str) -> ModificationId:
        """
        Return the modification that *text* identifies.

        Raises:
            ValueError: *text* is no identifier, or looks scanned; the message says which
                identifier is probably meant, or which forms are accepted.

        >>> ModificationId.read("SECMPO0O055")
        Traceback (most recent call last):
          ...
        ValueError: "SECMPO0O055" has a letter where a digit belongs, as scans do: did you mean \
"SECMP0055"?
        """
        written = " ".join(text.split())
        upper = written.upper()
        if unnumbered := _UNNUMBERED.fullmatch(upper):
            return cls(0, unnumbered[1].lower(), written)
        found = _WRITTEN.fullmatch(upper)
        if found is None or int(found[2]) == 0 or (
                found[1] != "SECMP" and len(found[2]) > _DIGITS_AFTER_MP):
            raise ValueError(f"{quoted(text)} {_what_is_wrong(upper)}")
        return cls(int(found[2]), found[3], written)

    @property
    def key(self) -> str:
        """Return the one text for all forms: with `MP` where a `DP` became one."""
        if not self.number:
            return f"SECMP-{self.part}"
        if not _FIRST_NUMBER_WITHOUT_SECMP <= self.number <= _LAST_WITHOUT_SECMP:
            return f"SECMP{self.number:04}{self.part}"
        return f"MP{self.number:03}{self.part}"

    def __str__(self) -> str:
        """Return the identifier for people: in the form that was written, with all its digits."""
        if not self.number or not self.written:
            return self.key
        upper = self.written.upper()
        prefix = next(known for known in ("SECMP", "DP", "MP") if upper.startswith(known))
        return f"{prefix}{self.number:0{4 if prefix == 'SECMP' else 3}}{self.part}"


def read_identifier(text: str) -> str:
    """
    Return the key of the modification that *text* identifies: equal for all its forms.

    Raises:
        ValueError: *text* is no identifier, or looks scanned.

    >>> read_identifier("SECMP 0071"), read_identifier("MP071"), read_identifier("DP071")
    ('MP071', 'MP071', 'MP071')
    """
    return ModificationId.read(text).key


def _what_is_wrong(upper: str) -> str:
    """Return what is wrong with text that is no identifier, and how to mend it."""
    bare = upper.rstrip(_RAISED)
    if bare != upper and _WRITTEN.fullmatch(bare):
        return f'carries a raised footnote mark: did you mean "{bare}"?'
    scanned = _SCANNED.fullmatch(upper)
    if scanned is not None:
        prefix, digits = scanned[1], scanned[2].translate(_DIGITS)
        width = 4 if prefix == "SECMP" else 3
        meant = f"{prefix}{int(digits):0{width}}"
        if digits != scanned[2] and 0 < int(digits) < 10**width:
            return f'has a letter where a digit belongs, as scans do: did you mean "{meant}"?'
        if digits == scanned[2] and len(digits) == width + 1 and int(digits[:width]):
            return (f"has a digit too many, as a footnote mark makes: did you mean "
                    f'"{prefix}{digits[:width]}", footnote {digits[width]}?')
        if len(digits) < 3 and int(digits):
            return f'has too few digits: did you mean "{meant}"?'
    return f"is not an identifier of a modification: write it like {_FORMS}"
