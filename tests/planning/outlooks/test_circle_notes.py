"""That a circle is named where the reader of an answer looks first.

Source: design section 1, "an answer without its reason is worthless", and the issue: what cannot
all hold is said.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from secgov.model.timetables import Timetable
from secgov.planning.changes.decide import decide
from secgov.planning.gaps.gaps import gaps
from secgov.planning.next_acts.next_question import next_in_timetable
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.plan import plan
from secgov.planning.portfolios.load import load
from secgov.planning.promises.due import due
from secgov.reports.text import as_text
from tests.planning.asking import ground, single

STEPS = ({"step": "working-group", "label": "a", "after": ["b"]},
         {"step": "working-group", "label": "b", "after": ["a"]})
OF_STEPS = ("the timetable puts each of these after another of them: a, b; so none can come first, "
            "and that order is not counted in")
WAITS: dict[str, Any] = {"modification": [
    {"id": "MP071", "dcc_impact": "no", "waits_on": [{"id": "MP072"}]},
    {"id": "MP072", "dcc_impact": "no", "waits_on": [{"id": "MP071"}]},
    {"id": "MP073", "dcc_impact": "no", "waits_on": [{"id": "MP071"}]}]}
OF_WAITS = ("each of these waits on another of them: MP071, MP072; so none can go on, and that "
            "wait is not counted in")
ITSELF: dict[str, Any] = {"modification": [
    {"id": "MP071", "dcc_impact": "no", "waits_on": [{"id": "MP071"}]}]}
OF_ITSELF = "MP071 waits on itself; so it never can go on, and that wait is not counted in"


@pytest.mark.parametrize(("data", "note", "of_due"), [
    (single(*STEPS, dcc_impact="no"), OF_STEPS, f"MP071: {OF_STEPS}"),
    (WAITS, OF_WAITS, OF_WAITS), (ITSELF, OF_ITSELF, OF_ITSELF)],
    ids=["steps", "waits", "itself"])
class TestCircles:
    """Two steps after each other, or two modifications that wait on each other."""

    def test_an_outlook_names_it(self, data: dict[str, Any], note: str, of_due: str) -> None:
        for release in ("November 2019", None):
            found = outlook(Timetable.from_dict(data), "MP071", release, **ground())

            assert [note] == found.to_dict()["notes"]
            assert as_text(found).split("\n\n")[1].replace("\n", " ") == (
                f"{note[0].upper()}{note[1:]}.")

    def test_a_plan_names_it(self, data: dict[str, Any], note: str, of_due: str) -> None:
        found = plan(Timetable.from_dict(data), **ground()).modifications[0]

        assert note == found.notes[0]

    def test_what_is_due_names_it_once(
        self, data: dict[str, Any], note: str, of_due: str
    ) -> None:
        found = due(Timetable.from_dict(data), **ground())

        assert [of_due] == found.to_dict()["notes"]
        assert of_due[1:30] in as_text(found).split("\n\n")[2].replace("\n", " ")


    @pytest.mark.parametrize("answer", [decide, gaps, load])
    def test_an_answer_about_the_whole_file_names_it_once_and_at_the_head(
        self, data: dict[str, Any], note: str, of_due: str, answer: Any
    ) -> None:
        found = answer(Timetable.from_dict(data), **ground())

        assert [of_due] == found.to_dict()["notes"]
        assert of_due[1:30] in " ".join(as_text(found).split("\n\n")[:3]).replace("\n", " ")

    def test_what_is_next_names_it_first(
        self, data: dict[str, Any], note: str, of_due: str
    ) -> None:
        found = next_in_timetable(Timetable.from_dict(data), "MP071", **ground())

        assert of_due == found.to_dict()["notes"][0]
        assert of_due[1:30] in as_text(found).split("\n\n")[1].replace("\n", " ")


class TestStage:
    """design section 5, "contradiction is a fault": a check finds it, and an answer says it."""

    AFTER = Timetable.from_dict(single(
        {"step": "change-board", "when": date(2019, 4, 24)}, stage="implementation", path="3",
        dcc_impact="no"))
    NOTE = ("the timetable puts the modification at the stage implementation, and states as still "
            "to come what is before it: the Change Board votes on Wednesday 24 April 2019; those "
            "days are counted in")

    def test_an_outlook_and_a_plan_say_what_the_stage_has_behind_it(self) -> None:
        (planned,) = plan(self.AFTER, **ground()).modifications

        assert (self.NOTE,) == outlook(self.AFTER, "MP071", "November 2019", **ground()).notes
        assert self.NOTE == planned.notes[0]
        assert date(2019, 4, 24) == planned.steps[0].earliest

    @pytest.mark.parametrize("answer", [decide, due, gaps, load])
    def test_an_answer_about_the_whole_file_says_whose_stage_it_is(self, answer: Any) -> None:
        assert (f"MP071: {self.NOTE}",) == answer(self.AFTER, **ground()).notes

    def test_a_stage_that_agrees_is_not_spoken_of(self) -> None:
        made = Timetable.from_dict(single(
            {"step": "change-board", "when": date(2019, 4, 24)}, stage="decision", path="3"))

        assert () == outlook(made, "MP071", "November 2019", **ground()).notes


class TestNone:
    """What waits on a circle, and is none of it, and what is in no circle."""

    @pytest.mark.parametrize("modification", ["MP073"])
    def test_it_has_no_note(self, modification: str) -> None:
        made = Timetable.from_dict(WAITS)

        assert () == outlook(made, modification, "November 2019", **ground()).notes
        assert () == due(made, modification=modification, **ground()).notes
