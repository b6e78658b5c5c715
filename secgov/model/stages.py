"""
The stages in which a modification can stand.

Source: SECAS "About SEC Change" (register S3, S5): development, refinement and report, decided
by the Change Board or the Authority, and then implemented.
"""

from __future__ import annotations

from typing import Final

from secgov.model.vocabulary import Vocabulary, Word

__all__ = ["STAGES"]

STAGES: Final = Vocabulary(
    "a stage",
    (
        Word("development", "the Development Stage"),
        Word("refinement", "the Refinement Process"),
        Word("report-phase", "the Report Phase"),
        Word("decision", "the decision"),
        Word("implementation", "implementation"),
    ),
    hints=(
        ("report", "report-phase"),
        ("draft proposal", "development"),
        ("refinement process", "refinement"),
        ("implemented", "implementation"),
    ),
)
