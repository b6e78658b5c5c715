"""
Whether a sentence says that something is done, or that it is to come.

The auxiliary of the first verb governs those that "and" joins to it: what "will be requested in
May and returned in July" is not returned yet. Where two auxiliaries differ, neither is followed.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["COMING", "DONE", "tense_of"]

DONE: Final = r"(?:was|were|has been|have been)"
COMING: Final = (
    r"(?:(?:will|shall|must) (?:also |then |now |next )?be|(?:(?:is|are) )?(?:now |also |then |"
    r"next |still )?(?:due |expected |planned |scheduled |needed |required )?to be|needs? to be)")
_AUXILIARIES: Final = re.compile(
    rf"\b(?:(?P<coming>{COMING}|will|shall)|(?P<done>{DONE})|is|are|be|being|had|has|have|would|"
    r"should|could|can|may|might|must|ought|does|do|did)\b")
_OPENS: Final = re.compile(r"^ (?:opened|began|started|ran)\b")


def tense_of(words: str) -> str:
    """
    Return "done" or "coming" where all auxiliaries in *words* say so, else "".

    What opened, without any auxiliary, is done.

    >>> tense_of(" will be requested in May"), tense_of(" was issued on 3 May")
    ('coming', 'done')
    >>> tense_of(" was issued, will be read"), tense_of(" opened on 3 May"), tense_of(" can be met")
    ('', 'done', '')
    """
    said = {found.lastgroup or "" for found in _AUXILIARIES.finditer(words)}
    if not said and _OPENS.match(words):
        return "done"
    return said.pop() if len(said) == 1 else ""
