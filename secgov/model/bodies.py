"""
The bodies and actors of the Modification Process, by the codes that files use.

Source: SECAS role pages and the papers of the Panel and the Change Sub-Committee (register S1,
S2, S7 to S9). Only the codes are accepted; usual names are refused with the code to write.
"""

from __future__ import annotations

from typing import Final

from secgov.model.vocabulary import Vocabulary, Word

__all__ = ["BODIES", "body_name"]

BODIES: Final = Vocabulary(
    "a body",
    (
        Word("panel", "the Panel"),
        Word("change-board", "the Change Board"),
        Word("change-sub-committee", "the Change Sub-Committee"),
        Word("working-group", "the Working Group"),
        Word("authority", "the Authority"),
        Word("dcc", "the DCC"),
        Word("secas", "SECAS"),
        Word("proposer", "the Proposer"),
        Word("parties", "the Parties"),
        Word("ssc", "the Security Sub-Committee"),
        Word("tabasc", "the Technical Architecture and Business Architecture Sub-Committee"),
        Word("smki-pma", "the SMKI Policy Management Authority"),
        Word("operations-group", "the Operations Group"),
        Word("ncsc", "the National Cyber Security Centre"),
        Word("alt-han", "the Alt HAN Company"),
        Word("secretary-of-state", "the Secretary of State"),
        Word("cma", "the Competition and Markets Authority"),
        Word("consumers", "the consumer bodies"),
    ),
    hints=(
        ("sec panel", "panel"),
        ("cb", "change-board"),
        ("csc", "change-sub-committee"),
        ("wg", "working-group"),
        ("ofgem", "authority"),
        ("gema", "authority"),
        ("data communications company", "dcc"),
        ("code administrator", "secas"),
        ("secretariat", "secas"),
        ("party", "parties"),
        ("security sub-committee", "ssc"),
        ("security-sub-committee", "ssc"),
        ("pma", "smki-pma"),
        ("opsg", "operations-group"),
        ("ops group", "operations-group"),
        ("desnz", "secretary-of-state"),
        ("beis", "secretary-of-state"),
        ("sos", "secretary-of-state"),
        ("citizens advice", "consumers"),
    ),
)


def body_name(code: str) -> str:
    """
    Return the name of the body with this *code*, with its article, for a sentence.

    Raises:
        ValueError: No body has this code.

    >>> body_name("tabasc")
    'the Technical Architecture and Business Architecture Sub-Committee'
    """
    return BODIES.says(code)
