"""
What kind of document a text looks like: minutes of a committee, or a timetables paper.

Only lines that the layout of one kind has, and the other has not, are signs. A text looks like
the kind of which it has more signs, and like nothing where it has as many of either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from secgov.model.readers.document_lines import Line, lines_of

__all__ = ["looks_like"]

_SIGNS: Final[Mapping[str, tuple[re.Pattern[str], ...]]] = MappingProxyType({
    "minutes": tuple(map(re.compile, (
        r"(?:SEC )?[A-Z][\w -]{0,80}? Meeting [0-9]{1,4}_[0-9]+$", "(?:Draft|Final) Minutes$",
        "Attendees:?$", "Apologies:?$", "The [A-Z]{2,6}:$"))),
    "paper": tuple(map(re.compile, (
        r"SECP_[0-9]{1,3}_[0-9]{4}_[0-9]{1,3}\b", "Action: For [A-Z][a-z]+$",
        "The Panel (?:are|is) (?:requested|invited|asked|recommended) to:?$"))),
})


def looks_like(text: str) -> tuple[str, Line] | None:
    """
    Return the kind that *text* looks like, and the first line that shows it; None for neither.

    >>> looks_like("Draft Minutes\\n\\nAttendees:")
    ('minutes', Line(number=1, text='Draft Minutes'))
    >>> looks_like("Dear Sir") is None
    True
    """
    lines = [Line(line.number, line.text.strip()) for line in lines_of(text)]
    signs = {kind: [next((line for line in lines if sign.match(line.text)), None)
                    for sign in known] for kind, known in _SIGNS.items()}
    found = {kind: [line for line in shown if line] for kind, shown in signs.items()}
    if len(found["minutes"]) == len(found["paper"]):
        return None
    most = max(found, key=lambda kind: len(found[kind]))
    return most, min(found[most], key=lambda line: line.number)
