"""Small documents of the two layouts, put together for one test each."""

from __future__ import annotations

from secgov.model.readers.document_lines import Passage
from secgov.model.readers.documents import read_minutes, read_paper
from secgov.model.readers.drafts import Draft
from secgov.model.timetables import Modification

RETURN = "We will return to the Panel at the June 2019 meeting.\n"
CLOSING = """
4. Recommendations
The Panel are requested to:
e AGREE the packages of work outlined in this paper; and

e AGREE to request an Impact Assessment for SECMP0060.

A stray paragraph.

Ann Bell
SECAS Team
10 May 2019

Attachments:

e Appendix A: A picture
"""
HEAD = """SEC Change Sub-Committee Meeting 31_2809

28 September 2021, 10:00 - 11:30

Attendees:

Category\tChange Sub-Committee Members
Small Suppliers\tAnn Bell (<i>teleconference</i>)
\tArthur Bond
Gas Network Parties\tCarl Dorn
Martians\tEve Fox
A line of its own

Representing\tOther Participants
DCC\tGil Hay
SECAS\tIna Jay

"""
TITLE = "DP180 'A title'\n\nThe CSC considered [DP180 'A title'](#) which seeks to do a thing.\n\n"
KEPT = "The CSC **AGREED** further development is required to define and understand the issue.\n"


HEADED = """Action: For Decision
Reference: SECP_68_1705_03
A title
Date: 10 May 2019"""


def paper(*sections: str, closing: str = "", head: str = HEADED) -> Draft:
    """Return what is read of a paper with these sections."""
    body = "\n".join(sections)
    return read_paper(f"{head}\n1. Modifications\n\n{body}\n{closing}", "x.txt")


def section(*text: str, identifier: str = "SECMP0060") -> str:
    """Return the section of a modification whose second paragraph has this text."""
    return f"{identifier} 'A thing'\n\nThis seeks to do a thing.\n\n{' '.join(text)} {RETURN}"


def why_of(passage: Passage) -> str:
    """Return why a passage is listed, without the sentence that the reason tells."""
    return passage.why.partition(': "')[0]


def said(*text: str, closing: str = CLOSING) -> tuple[Modification, list[tuple[str, str]]]:
    """Return the one modification of which a paper of 10 May 2019 says so, and what is listed."""
    draft = paper(section(*text), closing=closing)
    (modification,) = draft.timetable.modifications
    return modification, [(one.text, why_of(one)) for one in draft.unplaced
                          if one.text not in ("A stray paragraph.", "Appendix A: A picture")]


def minutes(below: str, head: str = HEAD) -> Draft:
    """Return what is read of minutes with this text below their head."""
    return read_minutes(head + below, "CSC_31_2809.txt")


def about(sentence: str, outcome: str = KEPT) -> tuple[Modification, list[tuple[str, str]]]:
    """Return the one proposal on which such a sentence is written, and what has no place."""
    draft = minutes(f"1. Draft Proposal Report\n\n{TITLE}{sentence}\n\n{outcome}")
    (proposal,) = draft.timetable.modifications
    return proposal, [(one.text, why_of(one)) for one in draft.unplaced if one.line > 12]
