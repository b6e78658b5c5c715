"""Fast-Track again after an objection: nothing of the other paths is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.lives import act, fast_tracked, faults, found, lacks, stands

OBJECTION = act("objection-raised", "2020-04-24", body="parties")
AGAIN = act("fast-track-approved", "2020-05-15", body="panel")
LIFE = [*fast_tracked()[:2], OBJECTION, AGAIN, act("implemented", "2020-11-29")]


class TestApprovedAgain:
    """Register life.objection-lifts-approval: an objection puts it back as unapproved, and the
    Panel may approve it as Fast-Track again; D7.1 excepts what is on Fast-Track."""

    def test_nothing_of_the_other_paths_is_asked_for(self):
        for path in ("fast-track", "unknown"):
            assert [] == lacks(LIFE, path=path)
            assert () == found(LIFE, path=path, complete=True)
        assert "implemented" == stands(LIFE, path="fast-track").stage

    @pytest.mark.parametrize("place", range(5))
    def test_deleting_any_row_makes_no_fault(self, place):
        assert [] == faults([*LIFE[:place], *LIFE[place + 1:]], path="fast-track")

    def test_another_objection_lifts_it_again(self):
        acts = [*LIFE[:-1], act("objection-raised", "2020-05-20"), LIFE[-1]]

        assert {"D7.1", "X-DEC-01"} <= {
            register for register, _ in faults(acts, path="fast-track", complete=True)}

    def test_so_does_one_that_is_recorded_after_the_last_approval_on_its_day(self):
        acts = [*LIFE[:2], AGAIN, act("objection-raised", "2020-05-15"), LIFE[-1]]

        assert "modification-report-to-panel" in lacks(acts, path="fast-track")

    def test_without_the_first_approval_the_objection_lifts_nothing(self):
        acts = [LIFE[0], OBJECTION, AGAIN, LIFE[-1]]

        assert ["fast-track-approved"] == lacks(acts, path="fast-track")

    def test_without_the_second_the_objection_stands(self):
        acts = [*LIFE[:3], LIFE[-1]]

        assert ["change-board", "modification-report-to-panel"] == lacks(acts, path="fast-track")

    def test_the_last_approval_fixes_the_day_of_implementation(self):
        """Named between the two approvals the day is a plan; after the last it is fixed."""
        def aimed(when, until):
            return act("release-targeted", when, until=date.fromisoformat(until))
        between = [*LIFE[:3], aimed("2020-05-01", "2020-11-05"), aimed("2020-05-04", "2020-11-29"),
                   *LIFE[3:]]
        after = [*between[:-1], aimed("2020-06-01", "2021-02-25")]

        assert [] == faults(between, path="fast-track", complete=True)
        assert ("X-IMPL-01", "release-targeted#3") in faults(
            after, path="fast-track", complete=True)


class TestUnraised:
    """Issue: "what the record lacks": an approval does not show itself."""

    def test_only_that_it_was_raised_is_lacking(self):
        for path in ("fast-track", "unknown"):
            assert ["raised"] == lacks(fast_tracked()[1:], path=path)
            assert [("X-DEV-01", "fast-track-approved")] == faults(
                fast_tracked()[1:], path=path, complete=True)
