"""
One modification of a timetables paper while its sentences are read, and the table it becomes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from secgov.model.identifiers import ModificationId
from secgov.model.readers.document_lines import Passage, Prose
from secgov.model.readers.document_subjects import Passing
from secgov.model.readers.document_words import mentions, names_in
from secgov.model.readers.paper_steps import STATED_AT_MOST, UNTOLD, Steps, called, shared
from secgov.model.readers.paper_telling import Known

__all__ = ["Entry"]

_ASSESSMENTS: Final = ("preliminary-assessment", "impact-assessment", "assessment-")
_ORDER: Final = ("if", "then", "cause", "effect", "what", "who", "blocks", "status", "line")
_RETURNS: Final = frozenset({"panel-update", "modification-report-to-panel"})


class Entry:
    """
    What was read of one modification so far.

    `body` and `assessment` are those spoken of last, and `passing` knows whether the text has
    passed over to another. Of the paragraph in hand, `said` is its text
    so far, `steps_here` and `awaiting_here` what it states, `before` its last sentence; of the
    sentence in hand `told` are the steps, `doubts` say why something in it is no fact, and
    `sought` is true if the one before it, perhaps of another paragraph, told what is sought.
    `denials` are the sentences that speak of no change of the DCC Systems, and `unchanged` is true
    once one says so plainly of the modification.
    """

    def __init__(
        self, identifier: str, title: str, line: int, known: Known, unplaced: list[Passage]
    ) -> None:
        """Begin under the heading of a modification."""
        self.identifier, self.title, self.line = identifier, title, line
        self.known, self.unplaced = known, unplaced
        self.passing = Passing(identifier)
        self.steps = Steps()
        self.keys: dict[str, Any] = {}
        self.lists: dict[str, list[dict[str, Any]]] = {}
        self.purpose: list[str] = []
        self.notes: list[str] = []
        self.body = self.assessment = ""
        self.denials: list[Passage] = []
        self.unchanged = self.sought = False
        # What others have in common with it, a step or keys, with its line; and the step behind
        # each condition.
        self.shared: list[tuple[str, Mapping[str, Any], Mapping[str, Any], int]] = []
        self.conditions: dict[str, str] = {}
        self.begin()

    def begin(self) -> None:
        """Begin a paragraph."""
        self.passing.begin()
        self.said = ""
        self.before: Prose | None = None
        self.steps_here: list[dict[str, Any]] = []
        self.awaiting_here: list[dict[str, Any]] = []
        self.told: list[dict[str, Any]] = []
        self.doubts: list[str] = []

    def tell(self, step: Mapping[str, Any]) -> dict[str, Any] | None:
        """Add a step that the sentence in hand tells; None where there are far too many."""
        made = self.steps.add(step)
        if made is None:
            self.left(step["line"], str(step["step"]),
                      f"more than {STATED_AT_MOST} steps of one modification")
            return None
        if called(made) in made.get("after", ()):
            made["after"] = [name for name in made["after"] if name != called(made)]
        for known in (self.told, self.steps_here):
            if not any(made is one for one in known):
                known.append(made)
        return made

    def left(self, line: int, text: str, why: str) -> None:
        """List a passage that has no place."""
        self.unplaced.append(Passage(line, text, why))

    def share(self, step: Mapping[str, Any], others: Sequence[str], line: int) -> None:
        """Give a step of the sentence in hand, on its *line*, to the *others* that are in it."""
        self.shared += [(other, shared(step), {}, line) for other in others]

    def others(self, text: str) -> list[str]:
        """Return the other modifications that *text* names, each once."""
        own = ModificationId.read(self.identifier)
        named = (one.meant for one in mentions(text) if one.meant)
        return list(dict.fromkeys(one for one in named if ModificationId.read(one) != own))

    def own_in(self, text: str) -> list[tuple[int, int]]:
        """Return where *text* names the modification itself."""
        return names_in(text, self.identifier)

    @property
    def assessments(self) -> list[dict[str, Any]]:
        """Return the steps of an assessment by the DCC."""
        return [step for step in self.steps.all if step["step"].startswith(_ASSESSMENTS)]

    @property
    def contradicted(self) -> list[Passage]:
        """Return the sentences that deny the impact of which an assessment is a sign."""
        return self.denials if self.assessments else []

    @property
    def impact(self) -> str:
        """Return whether the DCC Systems change: "yes", "no", or "" where signs differ or none."""
        if self.assessments:
            certain = any("if" not in step for step in self.assessments)
            return "yes" if certain and not self.denials else ""
        return "no" if self.unchanged else ""

    @property
    def due(self) -> list[dict[str, Any]]:
        """Return the steps of the paragraph in hand that have a time and are yet to be done."""
        return [step for step in self.steps_here if "when" in step
                and step.get("status") not in ("done", UNTOLD) and step["step"] not in _RETURNS]

    def table(self) -> dict[str, Any]:
        """Return the table of the modification, its keys in the order of the files."""
        stage = "" if self.identifier.startswith("DP") else self.known.stage
        lists = {name: [{key: row[key] for key in _ORDER if key in row} for row in rows]
                 for name, rows in self.lists.items()}
        return {"id": self.identifier, "title": self.title,
                **({"stage": stage} if stage else {}),
                **({"dcc_impact": self.impact} if self.impact else {}),
                **({"purpose": " ".join(self.purpose)} if self.purpose else {}), **self.keys,
                "line": self.line, **lists,
                **({"note": " ".join(self.notes)} if self.notes else {}),
                "steps": self.steps.tables()}
