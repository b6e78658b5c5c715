from __future__ import annotations

import attrs
import pytest

from secgov.errors import UnusableInput
from secgov.model import timetable_keys as keys
from secgov.model.timetables import Timetable
from tests.reference_page import keys_within, named_in_row

# Every key with a good value, written by hand from section 7 of the design.
STEP = {
    "step": "working-group", "when": "May 2019", "status": "aim", "body": "working-group",
    "kind": "ad-hoc", "outcome": "content", "part": 1, "by": "secas", "with": ["dcc"],
    "input_from": ["ssc"], "after": ["x"], "parallel_with": ["x"], "options": 2,
    "sooner": "April 2019", "because": "b", "cost": "c", "if": "d", "label": "x", "line": 1,
    "note": "n", "how": "verbal update", "first": True,
    "again": True,
}
MODIFICATION = {
    "id": "SECMP0062", "title": "t", "proposer": "large_supplier", "stage": "refinement",
    "path": 3, "dcc_impact": "yes",
    "target_release": {"name": "nov-2019", "standing": "candidate"}, "purpose": "p",
    "waits_on": [{"id": "SECMP0067", "step": "panel", "note": "n"}],
    "group": {"name": "g", "if": "h"},
    "hold": {"since": "not stated", "reason": "r", "ends_when": "e", "until": "May 2019"},
    "awaiting": [{"what": "w", "who": "dcc", "blocks": ["panel"], "status": "open", "line": 1,
                  "since": "2019-03-08"}],
    "steps": [STEP], "open_to_adoption": True,
    "branch": [{"if": "i", "then": "t", "line": 1}],
    "risk": [{"cause": "c", "effect": "e", "note": "n", "line": 1}],
    "view": [{"by": "b", "category": "consumers", "says": "s", "line": 1}],
    "note": "n", "line": 1, "heading": "h", "also_titled": ["u"], "raised_by": "GS",
}
ATTENDEE = {"name": "Mari Toda", "category": "dcc", "role": "participant",
            "how": "teleconference", "line": 25}
SUGGESTED = {"route": "fast-track", "by": "secas", "fixes": "SECMP0025",
             "target_release": "November 2020", "says": "s", "line": 231}
WHOLE = {
    "paper": {
        "reference": "r", "title": "t", "dated": "2019-03-08",
        "meeting": {"body": "panel", "date": "2019-03-15", "basis": "read-from-number"},
        "classification": "white", "action": "for-decision", "scope": "refinement",
        "author": "a", "attachments": ["a"], "note": "n",
    },
    "recommendation": [{"id": 2, "body": "panel", "asks": "a", "agrees": ["SECMP0062:x"],
                        "line": 1, "note": "n"}],
    "meeting": [{
        "body": "change-sub-committee", "kind": "regular", "number": 12, "date": "2020-02-25",
        "from": "10:00", "to": "11:20", "place": "p", "with": ["ssc"], "covers": ["DP112"],
        "status": "final", "line": 1, "note": "n", "present": [ATTENDEE],
        "apologies": [{"name": "Ed Rees", "category": "consumers"}], "suggested": [SUGGESTED],
    }],
    "modification": [MODIFICATION],
    "action": [{"ref": "CSC 12/01", "owner": "secas", "about": "DP096", "what": "w",
                "status": "open", "updates": ["u"], "raised_at": 10, "line": 1,
                "note": "n"}],
}


class TestKeys:
    """Design, section 7: the keys of a timetable, and nothing beside them."""

    def test_a_file_with_every_key_is_read(self):
        whole = Timetable.from_dict(WHOLE)

        (modification,) = whole.modifications
        assert ("3", "large-supplier", "November 2019", "candidate") == (
            modification.path, modification.proposer, modification.target_release.name,
            modification.target_release.standing)
        assert ("1", ("dcc",), "d") == (
            modification.steps[0].part, modification.steps[0].together_with,
            modification.steps[0].condition)
        assert ("12", "10:00", "11:20") == (
            whole.meetings[0].number, whole.meetings[0].start, whole.meetings[0].to)
        assert ("2", ("DP096",)) == (whole.recommendations[0].id, whole.actions[0].about)

    @pytest.mark.parametrize(("shape", "data"), [
        (keys.PAPER, WHOLE["paper"]), (keys.RECOMMENDATION, WHOLE["recommendation"][0]),
        (keys.MEETING, WHOLE["meeting"][0]), (keys.MODIFICATION, MODIFICATION),
        (keys.STEP, STEP), (keys.ACTION, WHOLE["action"][0]), (keys.ATTENDEE, ATTENDEE),
        (keys.SUGGESTED_ROUTE, SUGGESTED),
    ], ids=["paper", "recommendation", "meeting", "modification", "step", "action", "attendee",
            "suggested"])
    def test_the_keys_are_these_and_fill_the_class(self, shape, data):
        """What a question supposes of a step stands in no file."""
        assert set(data) == set(shape.keys)
        assert {field.name for field in shape.fields} == {
            field.name for field in attrs.fields(shape.makes)} - {"supposed", "instead_of"}

    @pytest.mark.parametrize(("key", "value", "mend"), [
        ("category", "guest", "use one of"), ("role", "guest", 'did you mean "participant"?')])
    def test_who_attends_is_of_a_closed_list(self, key, value, mend):
        with pytest.raises(UnusableInput, match=f"present.1..{key}") as refused:
            Timetable.from_dict({"meeting": [{"body": "panel", "present": [
                {"name": "Ed Rees", key: value}]}]})
        assert mend in refused.value.problems[0].mend

    def test_a_release_may_stand_alone_or_be_the_earliest(self):
        read = Timetable.from_dict({"modification": [
            {"id": "MP071", "target_release": "earliest"},
            {"id": "MP072", "target_release": "November 2019 SEC Release"}]})

        assert ["earliest", "November 2019"] == [
            modification.target_release.name for modification in read.modifications]


class TestPage:
    """Design, section 7: the keys of a timetable; the page on files names every one of them."""

    @pytest.mark.parametrize(("row", "shape", "apart"), [
        ("| `[paper]`", keys.PAPER, ()),
        ("| `[[recommendation]]`", keys.RECOMMENDATION, ()),
        ("| `[[meeting]]`", keys.MEETING, ("present", "apologies", "suggested")),
        ("| somebody in", keys.ATTENDEE, ()),
        ("| a route in", keys.SUGGESTED_ROUTE, ()),
        ("| `[[action]]`", keys.ACTION, ()),
        ("| `[[modification]]`", keys.MODIFICATION, ("steps",)),
        ("| a step", keys.STEP, ())])
    def test_each_key_that_is_read_stands_in_its_row(self, row, shape, apart):
        assert set() == keys_within(shape, *apart) - named_in_row("A timetable", row)
