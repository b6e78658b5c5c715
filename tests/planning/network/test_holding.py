"""A hold bounds only the days within it.

Source: contract of the planner, "Node = a step with the set of days on which it is possible:
Working Days, the meetings of its body, outside holds".
"""

from __future__ import annotations

from datetime import date
from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.counting import OnDays
from secgov.planning.network.holding import Outside
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.outlook_answer import Outlook, ReleaseOutlook
from secgov.planning.outlooks.plan import plan
from secgov.reports.text import as_text
from tests.reports.asked import flat
from tests.timetables import calendar_on, findings, rules_on, step, timetable

AS_OF = date(2019, 3, 8)
DAYS = st.integers(1, 60) | st.sampled_from((-inf, inf))
HOLDS = st.builds(Outside, st.integers(1, 60) | st.just(-inf), st.integers(1, 60))
SERIES = st.sets(st.integers(1, 60)).map(lambda days: OnDays(tuple(sorted(days))))
MEETING = step("working-group", "2019-04-03", kind="monthly")


def answered(*steps: dict[str, Any], **keys: Any) -> Outlook:
    """Return the outlook of a change without DCC impact on Path 3, for November 2019."""
    row = {"path": "3", "dcc_impact": "no", **keys}
    return outlook(timetable(*steps, **row), "MP900", "November 2019", as_of=AS_OF,
                   rules=rules_on(AS_OF), calendar=calendar_on(AS_OF))


def looked(*steps: dict[str, Any], **keys: Any) -> ReleaseOutlook:
    """Return that outlook for the one route."""
    (found,) = answered(*steps, **keys).outlooks
    return found


def hold(since: str, until: str) -> dict[str, str]:
    return {"since": since, "until": until, "reason": "a pause"}


class TestOutside:
    """design: "A timing rule is a monotone relation ... `f(x) <= y  iff  holds(x, y)  iff
    x <= g(y)` for all days, plus and minus infinity included"."""

    @given(HOLDS, SERIES, DAYS, DAYS)
    def test_it_is_an_adjoint_pair_alone_and_with_the_days_of_a_body(self, one, series, x, y):
        for relation in (one, one.within(series)):
            assert relation.holds(x, y) == (relation.earliest(x) <= y)
            assert relation.holds(x, y) == (x <= relation.latest(y))

    @given(HOLDS, SERIES, st.integers(1, 60))
    def test_a_day_of_a_body_is_possible_just_where_it_lies_outside(self, one, series, day):
        outside = day in series.days and not one.since <= day < one.until

        assert outside == (one.within(series).earliest(day) == day)


class TestAHoldToCome:
    """design, section 6: a step is possible on days "outside holds"."""

    def test_what_lies_before_it_stays_where_it_is(self):
        """The Working Group of 3 April stays; consultations to 26 April and, from the Panel of
        17 May, to Monday 10 June, the first day of the hold: so to Thursday 20 June, its end. The
        Change Board votes on 26 June, as it would without the hold."""
        found = looked(MEETING, hold=hold("2019-06-10", "2019-06-20"))

        days = {one.step: one.earliest for one in found.binding}
        assert date(2019, 4, 3) == days["working-group"]
        assert date(2019, 5, 17) == days["modification-report-to-panel"]
        assert date(2019, 6, 20) == days["report-consultation-closed"]
        assert date(2019, 6, 26) == found.live_usual == looked(MEETING).live_usual

    def test_a_meeting_within_it_is_none_and_the_reason_names_it(self):
        """Without the vote of 26 June, the next Change Board is that of 24 July."""
        found = looked(MEETING, hold=hold("2019-06-24", "2019-06-28"))

        vote = next(one for one in found.binding if one.step == "change-board")
        assert date(2019, 7, 24) == vote.earliest
        assert vote.says.endswith(
            "; it is on hold from Monday 24 June 2019 until Friday 28 June 2019")
        assert ("it is on hold from Monday 24 June 2019 until Friday 28 June 2019, which moves "
                "this: the Change Board votes") in found.conditions

    def test_a_last_day_within_it_is_the_last_one_before_it(self):
        """The vote may be on 23 October, in the hold; before it comes the Change Board of
        25 September."""
        found = looked(step("change-board"), hold=hold("2019-10-21", "2019-11-06"))

        assert date(2019, 9, 25) == next(
            one.date for one in found.last_days if one.step == "change-board")

    def test_the_proof_of_a_miss_has_it(self):
        """A vote is open in September; the hold leaves none before 27 November."""
        found = looked(step("change-board", "2019-09-25"), stage="decision",
                       hold=hold("2019-09-02", "2019-11-01"))

        assert "misses" == found.verdict
        assert ("it is on hold from Monday 2 September 2019 until Friday 1 November 2019"
                in [one.says for one in found.proof if one.kind == "hold"])

    def test_the_plan_says_so_too(self):
        one = timetable(step("change-board", "2019-06-26"), stage="decision", path="3",
                        dcc_impact="no", hold=hold("2019-06-24", "2019-06-28"))

        (found,) = plan(one, as_of=AS_OF, rules=rules_on(AS_OF),
                        calendar=calendar_on(AS_OF)).modifications

        vote = next(day for day in found.steps if day.step == "change-board")
        assert date(2019, 7, 24) == vote.earliest
        assert "it is on hold from Monday 24 June 2019 until Friday 28 June 2019" in [
            part.says for part in vote.because.parts]


class TestAHoldWithAVagueEnd:
    """design, section 6: the best run takes "the early end of windows", the usual run "the late
    end"; between the two it is at risk."""

    DONE = step("working-group", "2019-02-20", status="done", kind="ad-hoc")

    def test_it_is_at_risk_and_says_until_when_it_may_last(self):
        """Resumed on Thursday 15 August, the consultation of 15 Working Days closes on Friday 6
        September (26 August is a bank holiday), the paper day of the Panel of 13 September; 21 days
        to 4 October, Change Board 23 October. A day later only the Panel of 18 October is left,
        and its consultation ends after the release. Without any usual time that Panel and the
        Change Board of 23 October do: so it is lost after Friday 18 October."""
        found = looked(self.DONE, hold=hold("2019-03-01", "between 3 June and 31 October 2019"))

        assert "at-risk" == found.verdict
        # From Monday 3 June: the Panel of 14 June and the Change Board of 26 June.
        assert date(2019, 6, 26) == found.live_best
        assert [("resumed", date(2019, 8, 15), date(2019, 10, 18), date(2019, 10, 31))] == [
            (one.step, one.on_track_until, one.lost_after, one.usual) for one in found.decides]
        assert "resumes by Thursday 15 August 2019; lost after Friday 18 October 2019" in flat(
            as_text(answered(self.DONE, hold=hold(
                "2019-03-01", "between 3 June and 31 October 2019"))))

    @pytest.mark.parametrize(("until", "verdict"), [
        ("between 3 June and 15 August 2019", "on-track"),
        ("between 3 June and 16 August 2019", "at-risk"),
        ("between 18 October and 31 October 2019", "at-risk"),
        ("between 19 October and 31 October 2019", "misses")])
    def test_the_two_days_bound_the_verdicts(self, until, verdict):
        assert verdict == looked(self.DONE, hold=hold("2019-03-01", until)).verdict

    def test_the_proof_of_a_miss_has_its_early_end(self):
        found = looked(
            self.DONE, hold=hold("2019-03-01", "between 21 October and 30 November 2019"))

        assert ("it is on hold from Friday 1 March 2019 until Monday 21 October 2019 at the "
                "earliest") in [one.says for one in found.proof if one.kind == "hold"]

    def test_the_proof_of_a_risk_has_its_late_end(self):
        found = looked(self.DONE, hold=hold("2019-03-01", "between 3 June and 31 October 2019"))

        assert ("it is on hold from Friday 1 March 2019 until Thursday 31 October 2019 at the "
                "latest") in [one.says for one in found.proof if one.kind == "hold"]

    def test_a_vague_beginning_is_taken_late_at_best(self):
        """The vote of 26 June comes before a hold from its last day on, and within the longest."""
        found = looked(step("change-board", "2019-06-26"), stage="decision",
                       hold=hold("June 2019", "2019-07-01"))

        assert (date(2019, 6, 26), date(2019, 7, 24)) == (found.live_best, found.live_usual)

    def test_a_check_depends_and_says_on_which_day_that_flips(self):
        """A consultation of Monday 10 June during a hold that ends some day of June."""
        (found,) = findings(step("refinement-consultation-issued", "2019-06-10"),
                            hold=hold("2019-03-01", "June 2019"))

        assert ("depends", date(2019, 6, 10)) == (found.verdict, found.flips_on)
        assert "until Sunday 30 June 2019 at the latest" in found.message


class TestAHoldThatEnds:
    """design, section 5: holds have "an end that may be extended or open"."""

    def test_the_step_that_resumes_it_ends_it(self):
        """Open in the key, resumed by a step: the answer hangs on no end of the hold."""
        held = {"since": "2019-06-10", "reason": "a pause"}
        found = looked(step("change-board"), step("resumed", "2019-06-27"),
                       stage="decision", hold=held)

        assert not any("no end stated" in one for one in found.conditions)

    def test_what_ends_before_it_begins_holds_nothing(self):
        held = looked(MEETING, hold=hold("2019-06-10", "2019-06-01"))

        assert looked(MEETING).live_usual == held.live_usual
