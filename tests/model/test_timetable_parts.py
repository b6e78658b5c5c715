from __future__ import annotations

import attrs
import pytest

from secgov.model.timetable_parts import Action, MeetingRecord, Modification, Step


class TestStep:
    """Contract, section 7: "`label` (for repeats and references)"."""

    def test_others_call_it_by_its_label_or_else_by_the_step(self):
        assert "ia-cost" == Step("impact-assessment-approved", label="ia-cost").name
        assert "panel" == Step("panel").name

    def test_it_happens_at_the_meeting_of_its_body(self):
        assert "panel" == Step("impact-assessment-approved", body="panel").meeting_body
        assert "change-board" == Step("impact-assessment-approved").meeting_body

    def test_it_is_planned_unless_the_file_says_otherwise(self):
        assert "planned" == Step("panel").status


class TestModification:
    """Contract, section 7: "Every key but `id` is optional"."""

    def test_what_the_file_does_not_say_is_unknown_or_empty(self):
        bare = Modification("MP071")

        assert ("unknown", "unknown", "", None, ()) == (
            bare.path, bare.dcc_impact, bare.stage, bare.target_release, bare.steps)

    def test_it_cannot_be_changed(self):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            Modification("MP071").title = "x"


class TestAction:
    """Issue 3: "the action log with owner, age in meetings and status"."""

    @pytest.mark.parametrize(("raised_at", "number", "age"), [
        ("10", "12", 2), ("12", "12", 0), ("", "12", None), ("10", "", None),
        ("10a", "12", None)])
    def test_its_age_is_counted_in_meetings(self, raised_at, number, age):
        """CSC 10/01 is two meetings old at the twelfth."""
        meeting = MeetingRecord("change-sub-committee", number=number)

        assert age == Action("CSC 10/01", raised_at=raised_at).age_at(meeting)
