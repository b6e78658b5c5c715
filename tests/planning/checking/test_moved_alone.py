"""A mend that moves one step says which fault or warning it alone would bring in."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.spoken_days import spoken
from secgov.citation import Severity
from secgov.planning.checking.mends_together import settled_days
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import case_of
from tests.timetables import AS_OF, calendar_on, findings, rules_on, step, timetable

ASKED = {"path": "2", "dcc_impact": "no"}
BOARD = step("change-board", date(2019, 7, 10))


def mend_of(rule, *steps, **keys):
    """Return the mend of what *rule* finds."""
    (found,) = (one.mend for one in findings(*steps, **{**ASKED, **keys})
                if one.rule == rule)
    return found


def case(*steps):
    """Return the modification of such a timetable on its days."""
    made = timetable(*steps, **ASKED)
    basis = Basis.of(made, as_of=AS_OF, rules=rules_on(AS_OF), calendar=calendar_on(AS_OF))
    return case_of(made.modifications[0], made, basis)


class TestWhatItLeaves:
    """issue 2: "the immediate mend of each finding"; none brings in a fault or a warning unsaid."""

    def test_what_follows_the_step_is_named(self):
        """The Change Board of July 2019 is on the 24th, after the decision of the 15th."""
        assert mend_of("change-board.meeting-day", BOARD,
                       step("authority-decision", date(2019, 7, 15))).endswith(
            "That leaves this to be mended as well: the Authority decides on Monday 15 July 2019, "
            "before the Change Board votes on Wednesday 24 July 2019 (it moves to Wednesday "
            "24 July 2019 or later).")

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
            "February 2024 (it moves to Tuesday 27 February 2024 or later).")

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

    def test_papers_for_a_meeting_that_is_to_be_moved_wait_for_that(self):
        """5 Working Days before Wednesday 14 February 2024 is the 7th; the review is on the 14th.

        The Working Group of 14 February is not on its monthly day, and after the review that is
        6 March, for which papers of the 27th are in time.
        """
        assert mend_of(
            "working-group.papers-notice",
            step("assessment-reviewed", date(2024, 2, 14)),
            step("working-group-papers", date(2024, 2, 27)),
            step("working-group", date(2024, 2, 14)), as_of=date(2024, 1, 8)) == (
            "Mend first what else is found: the first day that this leaves for it is Wednesday 14 "
            "February 2024.")


class TestTogether:
    """issue 2: "the immediate mend of each finding"; the mends of one check fit each other."""

    STEPS = ("refinement-consultation-issued", "refinement-consultation-closed",
             "modification-report-to-panel", "report-consultation-issued",
             "report-consultation-closed", "change-board", "authority-decision")

    @given(days=st.lists(st.dates(AS_OF, date(2019, 9, 1)), min_size=7, max_size=7),
           stated=st.lists(st.booleans(), min_size=7, max_size=7))
    def test_all_mends_made_leave_no_fault_and_each_is_said(self, days, stated):
        steps = [step(name, day)
                 for name, day, there in zip(self.STEPS, days, stated, strict=True) if there]
        before = findings(*steps, **ASKED)
        settled = settled_days(before, case(*steps))
        made = [{**one, "when": settled.get(one["step"], one["when"])} for one in steps]

        assert [] == [one.key for one in findings(*made, **ASKED)
                      if one.severity is Severity.FAULT]
        for name, day in settled.items():
            assert any(spoken(day) in one.mend for one in before), (name, day)

    def test_what_is_built_on_a_close_that_is_itself_at_fault_waits_for_its_mend(self):
        """The close of Wednesday 1 May 2019 is before the issue of Thursday 2 May. Three weeks
        after that are the 23rd, the day after the Change Board of 22 May; the next is on 26 June.
        """
        steps = (step("report-consultation-issued", date(2019, 5, 2)),
                 step("report-consultation-closed", date(2019, 5, 1)),
                 step("change-board", date(2019, 6, 26)))

        assert ["report.consultation-closes-after-opening", "change-board.next-meeting"] == [
            one.rule for one in findings(*steps, **ASKED)]
        assert mend_of("change-board.next-meeting", *steps) == (
            "Mend first what else is found: the first day that this leaves for it is Wednesday 26 "
            "June 2019.")

    def test_only_what_the_file_states_is_spoken_of(self):
        """The vote of Saturday 25 May 2019 is spoken of by that day, not as the Change Board of
        the 22nd to which another mend would move it."""
        steps = (step("report-consultation-issued", date(2019, 5, 7)),
                 step("report-consultation-closed", date(2019, 5, 1)),
                 step("change-board", date(2019, 5, 25)))

        assert "Wednesday 22 May 2019" not in mend_of(
            "report.consultation-closes-after-opening", *steps)

    def test_what_no_other_mend_takes_away_keeps_its_own(self):
        """The report of Friday 14 June 2019 is after the cut-off of 17 May, and not ready then."""
        found = mend_of("release.cut-off", step("modification-report-ready", date(2019, 5, 20)),
                        step("modification-report-to-panel", date(2019, 6, 14)),
                        target_release="November 2019", dcc_impact="yes")

        assert "target a later release" in found
        assert "Mend first" not in found
