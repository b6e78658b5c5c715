"""Fast-Track again after an objection: nothing of the other paths is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.errors import TransitionRefused
from secgov.planning.life.lifecycle import apply
from tests.lives import act, fast_tracked, faults, found, lacks, replayed, stands, without
from tests.planted import OBJECTION_WINDOW
from tests.random_lives import in_months

OBJECTION = act("objection-raised", "2020-04-24", body="parties")
AGAIN = act("fast-track-approved", "2020-05-15", body="panel")
LIFE = [*fast_tracked()[:2], OBJECTION, AGAIN, act("implemented", "2020-11-29")]

TWICE = [*LIFE[:4], act("objection-raised", "2020-05-20"),
         act("fast-track-approved", "2020-06-12", body="panel"), LIFE[-1]]
REPORTED = [LIFE[0], act("modification-report-to-panel", "2020-04-01"), *LIFE[1:]]


def _of_another_path():
    """Return a life on Path 3 that goes on from the Development Stage."""
    return [act("converted", "2020-06-19", "report-phase"),
            act("modification-report-to-panel", "2020-06-19"),
            act("report-consultation-issued", "2020-06-22"),
            act("report-consultation-closed", "2020-07-10"),
            act("change-board", "2020-07-22", "approved"), LIFE[-1]]


def judged(acts, **keys):
    """Return what a complete record on Fast-Track shows: register id, act and weight of each."""
    return [(one.register, one.label, one.severity.value)
            for one in found(acts, path="fast-track", complete=True, **keys)]


def stands_recorded(acts, **keys):
    """Return where a replay of *acts* has it."""
    return replayed(acts, **keys).modifications[0].state


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

        assert ["fast-track-approved"] == lacks(acts, path="fast-track")
        assert [("X-FT-M2", "implemented", "note")] == judged(acts)

    def test_so_does_one_that_is_recorded_after_the_last_approval_on_its_day(self):
        acts = [*LIFE[:2], AGAIN, act("objection-raised", "2020-05-15"), LIFE[-1]]

        assert ["fast-track-approved"] == lacks(acts, path="fast-track")

    def test_without_the_first_approval_the_objection_lifts_nothing(self):
        acts = [LIFE[0], OBJECTION, AGAIN, LIFE[-1]]

        assert ["fast-track-approved"] == lacks(acts, path="fast-track")

    def test_without_the_second_the_objection_stands(self):
        acts = [*LIFE[:3], LIFE[-1]]
        messages = [gap.message for gap in replayed(acts).modifications[0].gaps]

        assert ["no act says that the Panel approves it as Fast-Track again (the last time is on "
                "Friday 17 April 2020), which comes before: it is implemented on Sunday 29 "
                "November 2020"] == messages

    @pytest.mark.parametrize("path", ["fast-track", "unknown"])
    @pytest.mark.parametrize("life", [LIFE, TWICE, REPORTED])
    def test_without_any_one_act_that_it_needs_that_act_alone_is_lacking(self, life, path):
        """design.md section 5: "Absence is a gap". A report on Fast-Track is not needed (MP120),
        and that it is implemented nothing shows."""
        for place, gone in enumerate(life):
            rest = [*life[:place], *life[place + 1:]]
            needed = gone.act not in ("modification-report-to-panel", "implemented")
            again = gone.act == AGAIN.act and OBJECTION in life[:place]
            register = "X-FT-M2" if again else "X-DEV-01"

            assert ([gone.act] if needed else []) == lacks(rest, path=path)
            assert [] == faults(rest, path=path)
            assert ([(register, gone.act)] if needed else []) == [
                (one.register, one.key.rpartition(":")[2]) for one in found(
                    rest, path=path, complete=True)]

    def test_each_objection_that_is_lacking_counts(self):
        """Two approvals again need two; and so does another path after an approval again."""
        only_the_first = [one for one in TWICE if one is not TWICE[4]]
        otherwise = [*LIFE[:4], *_of_another_path()]

        assert ["objection-raised"] == lacks(only_the_first, path="fast-track")
        assert "objection-raised" in lacks(otherwise, path="fast-track")
        assert "objection-raised" not in lacks(
            [*LIFE[:4], act("objection-raised", "2020-05-20"), *_of_another_path()],
            path="fast-track")


class TestReported:
    """Transitions: "A report on a Fast-Track Modification is not needed and not forbidden"."""

    def test_with_no_path_stated_the_approval_counts_after_a_report(self):
        acts = [one for one in REPORTED if one not in (OBJECTION, AGAIN)]

        for path in ("fast-track", "unknown"):
            assert "objection-window" == stands_recorded(acts[:-1], path=path).stage
            assert ("implemented", "fast-track") == (
                stands_recorded(acts, path=path).stage, stands_recorded(acts, path=path).path)

    def test_what_is_converted_first_is_not_on_fast_track_from_its_beginning(self):
        acts = [LIFE[0], act("converted", "2020-03-13", "report-phase"), LIFE[1]]

        assert ["X-PATH-05"] == [register for register, _ in faults(acts)]


class TestAgain:
    """Register life.objection-lifts-approval, further."""

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


class TestWhatRestsOnAnUnverifiedWindow:
    """Register X-FT-M2 is unverified (M), so what rests on it weighs a note unless it is adopted;
    15 Working Days after 17 April 2020, 8 May being a holiday, is 11 May 2020 (counted by hand)."""

    IN_TIME = (*fast_tracked()[:2], act("objection-raised", "2020-05-11"), LIFE[-1])
    LATE = (*fast_tracked()[:2], act("objection-raised", "2020-05-12"), LIFE[-1])

    @pytest.mark.parametrize(("adopted", "weighs"), [((), "note"), (OBJECTION_WINDOW, "fault")])
    def test_an_objection_in_time_lifts_the_approval(self, adopted, weighs):
        assert [("X-FT-M2", "implemented", weighs)] == judged(self.IN_TIME, adopted=adopted)
        assert ["fast-track-approved"] == lacks(self.IN_TIME, path="fast-track", adopted=adopted)

    @pytest.mark.parametrize(("adopted", "weighs"), [((), "note"), (OBJECTION_WINDOW, "fault")])
    def test_a_late_one_lifts_nothing_for_certain(self, adopted, weighs):
        assert [("X-FT-M2", "objection-raised", weighs)] == judged(self.LATE, adopted=adopted)
        assert [] == lacks(self.LATE, path="fast-track", adopted=adopted)

    def test_of_an_approval_in_the_month_of_what_needs_it_either_may_have_come_first(self):
        """Issue: "months instead of days"; nothing lifted the approval of 17 April 2020."""
        live = in_months(act("implemented", "2020-04-30"))

        assert [] == lacks([*fast_tracked()[:2], live], path="fast-track")


class TestNumbers:
    """X-FT-M2: each objection lifts one approval, so after the last one there is another; which of
    two acts of one day was the first does not matter. Found by Hypothesis."""

    RAISED, APPROVED = fast_tracked()[:2]
    ON = "2020-04-17"
    """The day of that approval."""

    @pytest.mark.parametrize("acts", [
        # One approval and one objection, on the day before it is implemented or on that day.
        [act("objection-raised", ON), APPROVED, act("implemented", "2020-11-29")],
        [act("objection-raised", ON), APPROVED, act("implemented", ON)],
        # Two objections, and an approval after them.
        [act("objection-raised", ON), APPROVED, OBJECTION, AGAIN],
    ])
    def test_an_approval_is_lacking(self, acts):
        assert ["fast-track-approved"] == lacks([self.RAISED, *acts], path="fast-track")

    def test_an_objection_is_lacking(self):
        acts = [self.RAISED, self.APPROVED, OBJECTION, AGAIN, AGAIN, LIFE[-1]]

        assert ["objection-raised"] == lacks(acts, path="fast-track")

    def test_nothing_is_lacking_where_they_fit(self):
        for acts in (LIFE, TWICE, LIFE[:-1]):
            assert [] == lacks(acts, path="fast-track")


class TestObjectedToTooLate:
    """X-FT-M2 (unverified): 15 Working Days from 17 April 2020 end on Monday 11 May 2020."""

    LATE = act("objection-raised", "2020-09-24", body="parties")

    def test_while_nobody_has_verified_the_window_it_may_have_been_in_time(self):
        before = stands(LIFE[:2], path="fast-track")
        acts = [*LIFE[:2], self.LATE]

        assert "development" == apply(before, self.LATE).stage
        assert "development" == stands_recorded(acts, path="fast-track").stage
        assert [("X-FT-M2", "objection-raised", "note")] == judged(acts)

    def test_with_the_number_adopted_it_is_refused_and_a_record_that_has_it_is_followed(self):
        before = stands(LIFE[:2], path="fast-track", adopted=OBJECTION_WINDOW)
        acts = [*LIFE[:2], self.LATE]

        with pytest.raises(TransitionRefused, match="it was possible until Monday 11 May 2020"):
            apply(before, self.LATE)
        assert "development" == stands_recorded(
            acts, path="fast-track", adopted=OBJECTION_WINDOW).stage
        assert [("X-FT-M2", "objection-raised", "fault")] == judged(
            acts, adopted=OBJECTION_WINDOW)


class TestOfAPathThatChanged:
    """Design section 5: "a path that changes": the table has the path on which it went on."""

    WENT_ON = (*LIFE[:3], act("csc-considered", "2020-05-26", "ready-for-report-phase"),
               *_of_another_path())

    def test_it_is_lawful_with_either_path(self):
        for path in ("3", "fast-track", "unknown"):
            assert [] == faults(self.WENT_ON, path=path, complete=True)
            assert [] == lacks(self.WENT_ON, path=path)

    def test_how_long_each_stage_took_does_not_rest_on_the_table(self):
        """From Tuesday 10 March 2020: to Friday 17 April 26 Working Days (Good Friday and Easter
        Monday are none), to 24 April 5, to Friday 19 June 38 (8 and 25 May are none)."""
        for path in ("3", "fast-track"):
            (one,) = replayed(self.WENT_ON, path=path).modifications

            assert [("development", 26), ("objection-window", 5), ("development", 38)] == [
                (each.name, each.working_days) for each in one.durations[:3]]

    def test_where_the_objection_is_missing_it_is_a_gap(self):
        acts = without(self.WENT_ON, "objection-raised")

        for path in ("3", "unknown"):
            assert [] == faults(acts, path=path)
            assert ["objection-raised"] == lacks(acts, path=path)

    @pytest.mark.parametrize("lacking", [(), ("csc-considered",)])
    @pytest.mark.parametrize("path", ["3", "fast-track", "unknown"])
    def test_where_the_approval_is_missing_that_is_the_gap(self, path, lacking):
        """After the objection it is developed and converted: it cannot be about a vote. From
        Tuesday 10 March to Friday 19 June 2020 it is 69 Working Days (10 and 13 April, 8 and 25
        May are none)."""
        acts = without(self.WENT_ON, "fast-track-approved", *lacking)
        (one,) = replayed(acts, path=path).modifications

        assert [] == faults(acts, path=path)
        assert ["fast-track-approved", *lacking] == lacks(acts, path=path)
        assert ("development", 69) == (one.durations[0].name, one.durations[0].working_days)

    def test_what_may_happen_next_is_of_the_path_that_is_known(self):
        state = stands_recorded(self.WENT_ON[:8], path="3")

        assert ("report-phase", "3") == (state.stage, state.path)
        assert "unknown" == stands_recorded(self.WENT_ON[:8], path="fast-track").path

    def test_an_approval_that_nothing_lifted_contradicts_another_path(self):
        acts = [*LIFE[:2], act("working-group", "2020-05-06")]

        assert [("X-PATH-04", "working-group")] == faults(acts, path="3")
        assert found(acts, path="3")[0].message.endswith(
            "which has no place on Fast-Track: the Panel approves it as Fast-Track on Friday 17 "
            "April 2020")
