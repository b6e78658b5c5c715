"""
The modification paths, which say who decides.

Source: the SEC Modification Proposal form of 2017 (register X-PATH-01, S13): Path 1 is
Authority-led, Path 2 Authority determined, Path 3 self-governance; Fast-Track belongs to
self-governance. Urgency is no path.
"""

from __future__ import annotations

from typing import Final

from secgov.model.vocabulary import Vocabulary, Word

__all__ = ["PATHS"]

PATHS: Final = Vocabulary(
    "a path",
    (
        Word("1", "Path 1, Authority-led"),
        Word("2", "Path 2, Authority determined"),
        Word("3", "Path 3, self-governance"),
        Word("fast-track", "Fast-Track"),
        Word("unknown", "a path that is not known"),
    ),
    hints=(
        ("path 1", "1"),
        ("path 2", "2"),
        ("path 3", "3"),
        ("authority-led", "1"),
        ("authority-determined", "2"),
        ("authority_determined", "2"),
        ("self-governance", "3"),
        ("self_governance", "3"),
        ("fast track", "fast-track"),
    ),
    advice=(("urgent", "urgency is no path: keep the path, and add the step urgency-granted"),),
)
