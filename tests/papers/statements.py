"""The statements of a paper, and short ways to what its example file says of them."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

from secgov.model.loading import load_timetable
from secgov.model.timetables import Action, MeetingRecord, Modification, Step, Timetable
from secgov.rules.loading import rulebook
from secgov.rules.rule import Rule
from tests.architecture.house import ROOT


def statements(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `statements_<name>.csv`."""
    text = (Path(__file__).parent / f"statements_{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def rules(register: str, as_of: date = date(2020, 3, 1)) -> tuple[Rule, ...]:
    """Return the rules with this id of the register; a failure if there is none."""
    return rulebook(as_of).named(register)


class Paper:
    """An example file, asked in few words: `paper["DP095"]`, `paper.step("DP095", "raised")`."""

    def __init__(self, name: str) -> None:
        """Load the example called *name*."""
        self.timetable: Timetable = load_timetable(ROOT / "examples" / f"{name}.toml")

    def __getitem__(self, identifier: str) -> Modification:
        """Return a modification."""
        return self.timetable.modification(identifier)

    def step(self, identifier: str, name: str) -> Step:
        """Return the first step of a modification with this label or name."""
        return next(step for step in self[identifier].steps if step.name == name)

    def meeting(self, day: date) -> MeetingRecord:
        """Return the meeting recorded on *day*."""
        return next(one for one in self.timetable.meetings if one.date == day)

    def action(self, ref: str) -> Action:
        """Return the action with this reference."""
        return next(one for one in self.timetable.actions if one.ref == ref)

    def loose(self, about: str) -> Action:
        """Return the action on a modification that has no reference."""
        return next(one for one in self.timetable.actions
                    if not one.ref and one.about == (about,))

    def view(self, identifier: str, line: int, by: str, words: str) -> bool:
        """Return whether somebody says such words of a modification on this line."""
        return any(view.line == line and view.by == by and words in view.says
                   for view in self[identifier].view)
