"""
One proposal of minutes while its sentences are read, and the table it becomes.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any, Final

import attrs

from secgov.calendar.vague_dates import read_vague_date
from secgov.model.readers.document_lines import Passage, Prose
from secgov.model.readers.document_subjects import Passing
from secgov.model.readers.document_times import time_of, unread
from secgov.model.readers.document_words import names_in
from secgov.model.readers.minutes_views import People

__all__ = ["Item", "Proposal"]

_CSC: Final = "change-sub-committee"
# What a body does that considers a proposal; any other is a Sub-Committee.
_CONSIDERS: Final = MappingProxyType({
    _CSC: "csc-considered", "": "csc-considered", "panel": "panel",
    "change-board": "change-board", "working-group": "working-group"})


@attrs.frozen
class Item:
    """The paragraphs below one proposal's title, and what the reader knows around them."""

    identifier: str
    title: str
    line: int
    heading: str
    body: str
    met: date | None
    present: People
    paragraphs: tuple[Prose, ...]

    @property
    def considers(self) -> dict[str, str]:
        """Return the step by which the body that meets considers it, with the body if need be."""
        step = _CONSIDERS.get(self.body)
        return {"step": step} if step else {"step": "sub-committee", "body": self.body}

    @property
    def of_the_csc(self) -> bool:
        """Return whether the Change Sub-Committee meets, or nobody says who does."""
        return self.body in ("", _CSC)


class Proposal:
    """
    What was read of one proposal so far.

    `considered` is the line on which it is said to be considered at this meeting, and `openings`
    are the sentences that tell of that act and are told by its step alone; `unchanged` is
    true once one says plainly that the DCC Systems stay as they are, `spoken` once somebody has
    spoken, and `passing` knows whether the text has passed over to another proposal. Of the
    sentence in hand, `said` is the text, `acted` is true where it tells of an action, `kept`
    where its words are had as a whole, and `sought` where the one before it told what is sought;
    `passed` are the groups of the phrase in hand that nobody understands, or that contradict what
    was told, and `condition` is what it depends on.
    """

    def __init__(self, item: Item, unplaced: list[Passage]) -> None:
        """Begin with nothing but the title."""
        self.item, self.unplaced = item, unplaced
        self.keys: dict[str, Any] = {}
        self.lists: dict[str, list[dict[str, Any]]] = {"view": [], "risk": [], "awaiting": []}
        self.steps: list[dict[str, Any]] = []
        self.act: dict[str, Any] = {}
        self.actions: list[dict[str, Any]] = []
        self.purpose: list[str] = []
        self.notes: list[str] = []
        self.openings: list[Passage] = []
        self.considered = 0
        self.passing = Passing(item.identifier)
        self.spoken = self.acted = self.kept = self.sought = self.unchanged = False
        self.passed: list[str] = []
        self.said = self.condition = ""

    def left(self, line: int, text: str, why: str) -> None:
        """List a passage that has no place."""
        self.unplaced.append(Passage(line, text, why))

    def own_in(self, text: str) -> list[tuple[int, int]]:
        """Return where *text* names the proposal itself."""
        return names_in(text, self.item.identifier)

    def step(self, name: str, line: int, when: str | None, **keys: Any) -> None:
        """Add a step; a time in it that there is not, or that has not come yet, is listed."""
        read = time_of(when) if when else None
        if when and read is None:
            self.left(line, when, f'{unread(when)}: "{self.said}"')
        met = self.item.met
        if read and met and keys.get("status") == "done" and read_vague_date(
                read, as_of=met).first_stated > met:
            self.left(line, self.said.strip(), "said to be done after the meeting's own day, "
                                               f"{met.isoformat()}")
            return
        self.steps.append({"step": name, **keys, **({"when": read} if read else {}),
                           **({"if": self.condition} if self.condition else {}), "line": line})

    def action(self, line: int, owner: str, what: str, status: str) -> None:
        """Add an action that the log of the minutes need not have."""
        self.acted = True
        self.actions.append({"owner": owner, "about": [self.item.identifier], "what": what,
                             "status": status, "line": line})

    def label(self, name: str) -> str:
        """Return *name*, numbered from the second step that would have it."""
        times = sum(str(step.get("label", "")).startswith(name) for step in self.steps)
        return f"{name}-{times + 1}" if times else name

    def table(self, outcomes: list[tuple[str, int]]) -> dict[str, Any]:
        """Return the table with the *outcomes* as acts, its keys in the order of the files."""
        item = self.item
        when = {"when": item.met} if item.met else {}
        step = item.considers["step"]
        acts = [{**item.considers,
                 **({"label": f"{step}-{number}"} if number > 1 else {}), **when,
                 "status": "done", **({"outcome": outcome} if outcome else {}), **self.act,
                 "line": line} for number, (outcome, line) in enumerate(outcomes, 1)]
        unchanged = {"dcc_impact": "no"} if self.unchanged else {}
        draft = {"stage": "development"} if item.identifier.startswith("DP") else {}
        return {
            "id": item.identifier, "title": item.title, **self.keys,
            **({"heading": item.heading} if item.heading else {}), **draft, **unchanged,
            **({"purpose": " ".join(self.purpose)} if self.purpose else {}),
            "line": item.line, **{key: rows for key, rows in self.lists.items() if rows},
            **({"note": " ".join(self.notes)} if self.notes else {}),
            "steps": acts + self.steps}
