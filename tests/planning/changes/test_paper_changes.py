"""
What has changed in the recommendations and meetings of two made-up papers.

Working Days are counted by hand, the first day not counted: 20 to 27 March 2019 are 5.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from secgov.model.timetables import Timetable
from secgov.planning.changes.diff_answer import Difference
from secgov.planning.changes.paper_changes import MeetingChange
from tests.planning.april import AS_OF, march
from tests.planning.changes.test_diff import compared
from tests.timetables import step

_STEPS = [step("panel-update", "2019-04-12", **{"if": "Recommendation 1  is agreed"}),
          step("change-board", "2019-04-24", **{"if": "recommendation 2 is agreed"})]


def paper(recommendations: list[dict[str, Any]], meetings: list[dict[str, Any]]) -> Timetable:
    return Timetable.from_dict({
        "paper": {"dated": "2019-03-08"}, "recommendation": recommendations, "meeting": meetings,
        "modification": [{"id": "MP900", "steps": _STEPS}]})


def paper_before() -> Timetable:
    return paper(
        [{"id": "1", "body": "panel", "asks": "agree to A", "agrees": ["MP900"], "line": 1},
         {"id": "2"}],
        [{"body": "working-group", "kind": "ad-hoc", "date": "2019-03-20", "covers": ["MP900"]},
         {"body": "working-group", "kind": "monthly", "number": "9", "date": "2019-04-03"},
         {"body": "panel", "number": "5"},
         {"body": "change-board", "date": "2019-04-24"},
         {"body": "tabasc", "date": "2019-03-21", "line": 3}])


def paper_after() -> Timetable:
    return paper(
        [{"id": "1", "body": "panel", "asks": "agree to B", "agrees": ["MP900"]},
         {"id": "3"}],
        [{"body": "working-group", "kind": "ad-hoc", "date": "2019-03-27", "covers": ["MP900"]},
         {"body": "working-group", "kind": "monthly", "number": "9", "date": "2019-04-03",
          "with": ["ssc", "dcc"]},
         {"body": "panel", "number": "5", "date": "2019-04-12"},
         {"body": "tabasc", "date": "2019-03-21", "line": 4},
         {"body": "change-board", "date": "2019-05-22"}])


@pytest.fixture(scope="module")
def found() -> Difference:
    return compared(paper_before(), paper_after())


def meeting(before: dict[str, Any], after: dict[str, Any]) -> list[MeetingChange]:
    return list(compared(paper([], [before]), paper([], [after])).meetings)


class TestRecommendations:
    """Design section 6: "Difference"; section 7: "what a body is asked; the steps it agrees are
    `proposed` until then"."""

    def test_added_dropped_and_changed(self, found):
        assert [("1", "changed"), ("2", "dropped"), ("3", "added")] == sorted(
            (one.one.id, one.change) for one in found.recommendations)

    def test_what_it_says_otherwise_and_whom_it_concerns(self, found):
        changed = found.recommendations[0]

        assert [("asks", "agree to A", "agree to B")] == [
            (key.key, key.before, key.after) for key in changed.keys]
        assert ("MP900",) == changed.concerns

    def test_the_steps_that_still_hang_on_one_that_is_gone(self, found):
        gone = next(one for one in found.recommendations if one.change == "dropped")

        assert [("MP900", "change-board")] == [
            (owner, stated.step) for owner, stated in gone.conditional]
        assert ("MP900",) == gone.concerns

    def test_another_number_and_the_same_words_are_the_same_one(self):
        one, other = ({"id": number, "asks": "agree to A", "agrees": ["MP900"]}
                      for number in ("1", "4"))
        (change,) = compared(paper([one], []), paper([other], [])).recommendations

        assert ("changed", [("id", "1", "4")]) == (
            change.change, [(key.key, key.before, key.after) for key in change.keys])

    def test_no_line_or_note_is_a_change(self):
        one, other = ({"id": "1", "asks": "agree to A", "line": line, "note": str(line)}
                      for line in (1, 2))

        assert () == compared(paper([one], []), paper([other], [])).recommendations


class TestMeetings:
    """Design section 7: "a meeting as a record: once a meeting, not once a modification"."""

    def test_moved_by_working_days(self, found):
        moved = next(one for one in found.meetings if one.one.kind == "ad-hoc")

        assert ("moved", (date(2019, 3, 20), date(2019, 3, 27)), 5, ("MP900",)) == (
            moved.change, moved.days, moved.working_days, moved.concerns)

    def test_told_otherwise(self, found):
        told = next(one for one in found.meetings if one.one.number == "9")

        assert ("changed", [("with", "", "ssc; dcc")], None) == (
            told.change, [(key.key, key.before, key.after) for key in told.keys],
            told.working_days)

    def test_a_day_where_none_was_stated_has_moved_nobody_knows_by_how_much(self, found):
        told = next(one for one in found.meetings if one.one.number == "5")

        assert ("moved", None) == (told.change, told.working_days)

    def test_regular_meetings_of_two_months_are_two(self, found):
        assert [("added", None, date(2019, 5, 22)), ("dropped", date(2019, 4, 24), None)] == sorted(
            (one.change, *one.days) for one in found.meetings if one.one.body == "change-board")

    def test_within_a_month_it_has_moved(self):
        """From Wednesday 17 April to the 24th, over Good Friday and Easter Monday: 3."""
        (one,) = meeting({"body": "change-board", "date": "2019-04-17"},
                         {"body": "change-board", "date": "2019-04-24"})

        assert ("moved", 3) == (one.change, one.working_days)

    def test_another_kind_on_the_same_day_is_the_same_meeting(self):
        (one,) = meeting({"body": "working-group", "kind": "ad-hoc", "date": "2019-04-03"},
                         {"body": "working-group", "kind": "monthly", "date": "2019-04-03",
                          "present": [{"name": "A. Member"}],
                          "suggested": [{"route": "fast-track"},
                                        {"route": "refinement", "says": "to refinement"}]})

        assert [("kind", "ad-hoc", "monthly"), ("present", "", "A. Member"),
                ("suggested", "", "fast-track; to refinement")] == [
            (key.key, key.before, key.after) for key in one.keys]

    def test_nothing_that_is_the_same_is_told(self, found):
        assert "tabasc" not in [one.one.body for one in found.meetings]


class TestAnswer:
    """Contract: nothing has changed between a paper and itself; the JSON has all of it."""

    def test_the_paper_and_itself(self):
        answer = compared(march(), march(), AS_OF)

        assert ((), ()) == (answer.recommendations, answer.meetings)

    def test_as_json(self, found):
        values = json.loads(found.to_json())

        assert {"id": "2", "change": "dropped", "body": None, "asks": None, "agrees": [],
                "changed": [], "concerns": ["MP900"],
                "conditional": ["MP900:change-board"]} in values["recommendations"]
        assert {"body": "working-group", "kind": "ad-hoc", "number": None, "change": "moved",
                "before": "2019-03-20", "after": "2019-03-27", "moved_working_days": 5,
                "changed": [], "concerns": ["MP900"]} in values["meetings"]

    def test_a_change_is_of_something(self):
        with pytest.raises(ValueError, match="one of the two"):
            _ = MeetingChange(None, None, None, (), ()).one
