"""A mend that moves one step says which fault or warning it alone would bring in."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from secgov.citation import Severity
from tests.timetables import AS_OF, findings, step

BOARD = step("change-board", date(2019, 7, 10))


def mend_of(rule, *steps, **keys):
    """Return the mend of what *rule* finds."""
    (found,) = (one.mend for one in findings(*steps, path="2", dcc_impact="no", **keys)
                if one.rule == rule)
    return found


class TestWhatItLeaves:
    """issue 2: "the immediate mend of each finding"; none brings in a fault or a warning unsaid."""

    def test_what_follows_the_step_is_named(self):
        """The Change Board of July 2019 is on the 24th, after the decision of the 15th."""
        assert mend_of("change-board.meeting-day", BOARD,
                       step("authority-decision", date(2019, 7, 15))).endswith(
            "That leaves this to be mended as well: the Authority decides on Monday 15 July 2019, "
            "before the Change Board votes on Wednesday 24 July 2019.")

    def test_what_comes_before_the_step_is_named(self):
        """The cut-off of November 2019 is the Panel of 17 May; the report is ready on the 20th."""
        (found,) = (one for one in findings(
            step("modification-report-ready", date(2019, 5, 20)),
            step("modification-report-to-panel", date(2019, 6, 14)), path="2", dcc_impact="yes",
            target_release="November 2019") if one.rule == "release.cut-off")

        assert found.mend.endswith(
            "the Modification Report goes to the Panel on Friday 17 May 2019, before the "
            "Modification Report is ready on Monday 20 May 2019.")

    def test_what_fits_leaves_nothing(self):
        assert "That leaves" not in mend_of(
            "change-board.meeting-day", BOARD, step("authority-decision", date(2019, 7, 24)))

    def test_what_another_finding_moves_is_taken_as_moved(self):
        """Both are found to be on no day of their meetings: 14 June and 26 June 2019."""
        found = findings(step("modification-report-to-panel", date(2019, 6, 7)),
                         step("change-board", date(2019, 6, 12)), path="2", dcc_impact="no")

        assert [] == [one.mend for one in found if "That leaves" in one.mend]

    def test_a_fact_is_not_moved_and_leaves_nothing(self):
        assert "That leaves" not in mend_of(
            "change-board.meeting-day", {**BOARD, "status": "done"},
            step("authority-decision", date(2019, 7, 15), status="done"), as_of=date(2019, 8, 1))

    def test_a_step_of_practice_that_is_left_behind_is_named(self):
        """Asked on Tuesday 27 February 2024 and returned on the 27th, after its review."""
        assert mend_of(
            "preliminary-assessment.returned-after-request",
            step("preliminary-assessment-requested", date(2024, 2, 27)),
            step("preliminary-assessment-returned", date(2024, 2, 12)),
            step("assessment-reviewed", date(2024, 2, 14)), as_of=date(2024, 1, 8)).endswith(
            "That leaves this to be mended as well: the assessment has been reviewed on Wednesday "
            "14 February 2024, before the Preliminary Assessment is returned on Tuesday 27 "
            "February 2024.")

    def test_every_step_that_practice_puts_after_it_is_named(self):
        """The review of 19 March 2024 is after the papers and the meeting of 6 March."""
        found = mend_of(
            "preliminary-assessment.review-after-return",
            step("preliminary-assessment-returned", date(2024, 3, 19)),
            step("assessment-reviewed", date(2024, 2, 14)),
            step("working-group-papers", date(2024, 2, 27)),
            step("working-group", date(2024, 3, 6)), as_of=date(2024, 1, 8))

        assert [True, True] == [f"{late}, before the assessment has been reviewed on Tuesday 19 "
                                "March 2024" in found for late in (
            "the papers of the Working Group are published on Tuesday 27 February 2024",
            "the Working Group considers it on Wednesday 6 March 2024")]

    def test_papers_brought_forward_past_what_they_rest_on_name_it(self):
        """5 Working Days before Wednesday 14 February 2024 is the 7th; the review is on the 14th.

        The Working Group of 14 February is not on its monthly day and is to be moved as well.
        """
        assert mend_of(
            "working-group.papers-notice",
            step("assessment-reviewed", date(2024, 2, 14)),
            step("working-group-papers", date(2024, 2, 27)),
            step("working-group", date(2024, 2, 14)), as_of=date(2024, 1, 8)).endswith(
            "the papers of the Working Group are published on Wednesday 7 February 2024, before "
            "the assessment has been reviewed on Wednesday 14 February 2024.")

    @given(report=st.dates(AS_OF, date(2019, 9, 1)), vote=st.dates(AS_OF, date(2019, 9, 1)),
           decision=st.dates(AS_OF, date(2019, 9, 1)))
    def test_a_fault_that_a_mend_brings_in_is_named(self, report, vote, decision):
        days = {"modification-report-to-panel": report, "change-board": vote,
                "authority-decision": decision}
        asked = {"path": "2", "dcc_impact": "no"}
        found = findings(*(step(*one) for one in days.items()), **asked)
        moved = {one.step: one.expected for one in reversed(found)
                 if one.expected is not None and not one.behind}
        known = {one.key for one in found}
        after = findings(*(step(*one) for one in {**days, **moved}.items()), **asked)
        new = [one for one in after if one.severity is not Severity.NOTE and one.key not in known]

        assert not new or any("That leaves" in one.mend for one in found)
