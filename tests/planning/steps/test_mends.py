"""How a finding is mended, in words: no day in them is past on the day of the question.

Days of 2019 are counted by hand: Friday 8 March, Friday 15 March and Friday 10 May.
"""

from __future__ import annotations

from datetime import date
from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.planning.steps.mends import mend_of
from secgov.planning.steps.placing import PlacedStep, place_all
from secgov.reports.check_report import finding_item
from tests.planning.bases import basis_of
from tests.timetables import findings, step

BASIS, MODIFICATION = basis_of(
    step("change-board", date(2019, 3, 1)),
    step("change-board", date(2019, 3, 1), status="done", label="held"),
    step("change-board", date(2019, 3, 27), status="done", label="ahead"))
OPEN, DONE, AHEAD = place_all(MODIFICATION, BASIS)
BY = "Publish the papers by {expected}, or take the item to a later one."
FROM = "Move it to {expected} or later, or bring it forward; or, where it may be, leave it out."


def days(*dates: date) -> tuple[float, ...]:
    """Return the ordinals of *dates*."""
    return tuple(float(one.toordinal()) for one in dates)


FIRST, PAST, TODAY, LATER = days(
    date(2019, 2, 27), date(2019, 3, 7), date(2019, 3, 8), date(2019, 5, 10))


class TestMends:
    """A mend is a day to come, or the plain word that no day is left."""

    @pytest.mark.parametrize(("mend", "expected", "judged", "says"), [
        (BY, LATER, OPEN,
         "Publish the papers by Friday 10 May 2019, or take the item to a later one."),
        (BY, TODAY, OPEN,
         "Publish the papers by Friday 8 March 2019, or take the item to a later one."),
        (BY, PAST, OPEN, "Thursday 7 March 2019 is past: no day is left for it. Take the item to a "
         "later one."),
        (BY, None, OPEN, "Publish the papers in time, or take the item to a "
         "later one."),
        ("Prepare it before the Panel of {expected}.", PAST, OPEN,
         "Thursday 7 March 2019 is past: no day is left for it."),
        ("Prepare it before the Panel of {expected}.", PAST, None,
         "Thursday 7 March 2019 is past: no day is left for it."),
        # The next Change Board is that of 27 March 2019.
        (FROM, PAST, OPEN, "Move it to Wednesday 27 March 2019 or later, or bring it forward; or, "
         "where it may be, leave it out."),
        (FROM, PAST, None, "Move it to Friday 8 March 2019 or later, or bring it forward; or, "
         "where it may be, leave it out."),
        (FROM, PAST, DONE, "It is done: correct the record if its day is wrong, or where it may "
         "be, leave it out."),
        (BY, LATER, DONE, "It is done: correct the record if its day is wrong."),
        ("Correct the day to {expected}, or say so.", PAST, None,
         "Correct the day to Thursday 7 March 2019, or say so."),
        (BY, LATER, AHEAD, "It is recorded as done on a day to come: correct the record."),
        ("Correct one of the two days: it is on {expected} or later.", PAST, DONE,
         "Correct one of the two days: it is on Thursday 7 March 2019 or later."),
    ])
    def test_each_way_with_a_day_that_is_left(
        self, mend: str, expected: float | None, judged: PlacedStep | None, says: str
    ) -> None:
        assert says == mend_of(mend, expected, judged=judged, basis=BASIS)

    def test_without_a_basis_a_record_is_mended_on_its_own_days(self) -> None:
        assert mend_of(BY, PAST).startswith("Publish the papers by Thursday 7 March 2019, or")

    @pytest.mark.parametrize(("first", "last", "says"), [
        (TODAY, LATER, "on a day from Friday 8 March 2019 to Friday 10 May 2019."),
        (PAST, LATER, "on a day from Friday 8 March 2019 to Friday 10 May 2019."),
        (PAST, TODAY, "on Friday 8 March 2019."),
        (TODAY, TODAY, "on Friday 8 March 2019."),
    ])
    def test_of_several_days_all_that_are_left_are_named(
        self, first: float, last: float, says: str
    ) -> None:
        assert f"Implement {says}" == mend_of(
            "Implement on {expected}.", first, last, basis=BASIS)

    def test_where_all_of_several_days_are_past_it_says_so(self) -> None:
        assert "Thursday 7 March 2019 is past: no day is left for it." == mend_of(
            "Implement on {expected}.", FIRST, PAST, basis=BASIS)

    @given(st.integers(int(TODAY) - 400, int(TODAY) + 400), st.sampled_from([OPEN, DONE, None]),
           st.sampled_from([BY, FROM]))
    def test_no_way_that_is_offered_is_past(
        self, expected: int, judged: PlacedStep | None, mend: str
    ) -> None:
        offered = mend_of(mend, float(expected), judged=judged, basis=BASIS)
        said = offered.rpartition("no day is left for it.")[2]

        assert (date.fromordinal(expected).strftime("%B %Y") not in said
                or expected >= TODAY - 31)
        assert "{" not in offered

    @pytest.mark.parametrize("nothing", [inf, -inf])
    def test_an_infinite_day_is_none(self, nothing: float) -> None:
        assert mend_of(BY, nothing, basis=BASIS) == mend_of(BY, None) == (
            "Publish the papers in time, or take the item to a later one.")


class TestFacts:
    """issue 2: "the immediate mend of each finding"; what is done cannot be moved."""

    def test_a_fact_to_come_is_not_brought_forward(self) -> None:
        """A Change Board of 27 March, recorded on 8 March as done, before the close of 1 April."""
        found = findings(step("report-consultation-closed", date(2019, 4, 1), status="done"),
                         step("change-board", date(2019, 3, 27)))

        assert [("Put the report to the Change Board on Wednesday 24 April 2019 or later.")] == [
            one.mend for one in found if one.rule == "change-board.after-consultation"]

    def test_an_implementation_that_is_recorded_too_soon_is_a_record_to_correct(self) -> None:
        (found, _) = findings(step("implemented", date(2020, 3, 2), status="done"), path="3",
                              as_of=date(2020, 1, 6), target_release="November 2019")

        assert found.mend == (
            "It is recorded as done on a day to come: correct the record, or record the "
            "Authority's approval of another day (X-IMPL-01) as an authority-decision of its own.")

    @pytest.mark.parametrize(("status", "as_of", "says"), [
        ("done", date(2019, 3, 8), "By the rule it would have been Wednesday 27 February 2019."),
        ("planned", date(2019, 3, 8), "It should be Wednesday 27 March 2019."),
        ("planned", date(2019, 2, 20), "It should be Wednesday 27 February 2019.")])
    def test_what_lies_behind_would_have_been(
        self, status: str, as_of: date, says: str
    ) -> None:
        """The Change Board of February 2019 met on Wednesday the 27th."""
        (found,) = findings(step("change-board", date(2019, 2, 26), status=status), as_of=as_of)

        assert says in [part.text for part in finding_item(found).parts]

    def test_so_it_is_where_the_day_of_what_is_to_come_is_past(self) -> None:
        (found,) = findings(step("change-board", date(2020, 1, 22)), path="3",
                            as_of=date(2020, 1, 6), target_release="November 2019")

        assert "By the rule it would have been Wednesday 27 November 2019." in [
            part.text for part in finding_item(found).parts]


class TestTooLateForItsRelease:
    """A mend that moves a step out of its release says so: writing it adds no fault."""

    def mend(self, *steps: Any, as_of: date = date(2019, 3, 8), **keys: Any) -> str:
        """Return the mend of the one finding that is about no release."""
        (found,) = (one for one in findings(*steps, as_of=as_of, path="3", dcc_impact="no", **keys)
                    if not one.rule.startswith("implementation"))
        return found.mend

    def test_the_next_meeting_after_the_release(self) -> None:
        """The Panel of August 2019 was on the 9th; the next after 6 January 2020 is the 17th."""
        assert self.mend(step("modification-report-to-panel", date(2019, 8, 16)),
                         as_of=date(2020, 1, 6), target_release="November 2019").endswith(
            "([[meeting]]). Friday 17 January 2020 is too late for its release, since the November "
            "2019 Release went live on Friday 29 November 2019: target a later release as well.")

    def test_a_day_that_leaves_no_room_for_what_follows(self) -> None:
        """June 2019 is projected for the 27th; the report at the Panel of the 14th leaves time for
        the Change Board of the 26th, that of 12 July none."""
        def asked(close: date) -> str:
            return self.mend(step("report-consultation-closed", close),
                             step("change-board", date(2019, 5, 22)), target_release="June 2019")

        assert asked(date(2019, 6, 24)).endswith("or close the consultation sooner.")
        assert asked(date(2019, 6, 27)).endswith(
            "Wednesday 24 July 2019 is too late for its release, since the June 2019 Release is "
            "projected to go live on Thursday 27 June 2019: target a later release as well.")

    def test_a_fact_and_what_has_no_release_are_left_alone(self) -> None:
        report = step("modification-report-to-panel", date(2019, 8, 16))

        assert "later release" not in self.mend(report, as_of=date(2020, 1, 6))
        assert "later release" not in self.mend(
            {**report, "status": "done"}, as_of=date(2020, 1, 6), target_release="November 2019")

    def test_a_release_that_is_past_was_projected(self) -> None:
        """No source has the day of the June 2019 Release."""
        (found,) = findings(step("change-board", date(2019, 7, 24)), as_of=date(2019, 7, 1),
                            path="3", target_release="June 2019")

        assert "was projected to go live on Thursday 27 June 2019" in found.message


class TestInACheck:
    """design section 7: "a finding [...] mend"; section 3: a release "with a window"."""

    def test_a_day_outside_the_window_of_a_release_has_all_its_days(self) -> None:
        """As of 10 October 2019: 24 November, with a window to 1 December."""
        (found,) = findings(step("implemented", date(2019, 12, 5)), as_of=date(2019, 10, 10),
                            target_release="November 2019", path="3")

        assert found.mend.startswith(
            "Implement on a day from Sunday 24 November 2019 to Sunday 1 December 2019, or record")

    def test_an_overdue_meeting_is_moved_to_the_next(self) -> None:
        """A Change Board of Tuesday 26 February, asked on 8 March: the next is 27 March 2019."""
        (found,) = findings(step("change-board", date(2019, 2, 26)))

        assert found.mend.startswith("Move it to the Change Board of Wednesday 27 March 2019")
