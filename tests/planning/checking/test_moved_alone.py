"""A mend that moves one step says which fault it alone would bring in."""

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
    """issue 2: "the immediate mend of each finding"; none brings in a fault without saying so."""

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
        new = [one for one in after if one.severity is Severity.FAULT and one.key not in known]

        assert not new or any("That leaves" in one.mend for one in found)
