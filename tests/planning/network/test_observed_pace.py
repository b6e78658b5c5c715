"""Where an outlook arrives at the fastest and the slowest of the times that were observed."""

from __future__ import annotations

from datetime import date

import attrs

from secgov.planning.network.observed_pace import Pace
from tests.planning.late_vote import AS_OF, asked, observing, plain
from tests.reports.asked import outlook_of
from tests.timetables import rules_on, step


class TestObservedPace:
    """Issue: "process times ... as `observed` parameters with sample size and years, so that
    outlooks can use the range"."""

    def test_the_live_day_at_either_end(self):
        """By hand in late_vote: 4 and 7 Working Days to 5 June, 15 and 12 to 27 June."""
        found = plain().observed

        assert Pace(date(2019, 6, 26), date(2019, 7, 24)) == found.ready == found.arrives

    def test_with_the_wait_for_a_release(self):
        """15 Working Days after 26 June are 17 July. 323 after 21 August 2019 ended on Friday 27
        November 2020 (SECMP0062, live on the Sunday after it); 24 July is 20 earlier, and so is
        30 October."""
        assert Pace(date(2019, 7, 17), date(2020, 10, 30)) == plain().observed.live

    def test_the_wait_bears_on_no_arrival(self):
        found = plain().observed

        assert ["report-consultation-closed", "change-board"] == [
            one.later for one in found.counted]
        assert 3 == len(found.times)

    def test_the_march_2019_paper(self):
        """SECMP0053: the Working Group of 3 April binds, then 10 to 14 Working Days; the
        assessment that nobody timed holds it to the Panel of 12 July either way."""
        found = outlook_of("SECMP0053").outlooks[0].observed

        assert Pace(date(2019, 7, 12), date(2019, 7, 12)) == found.arrives
        assert "impact-assessment-returned" == found.untimed[0].step

    def test_the_verdict_does_not_rest_on_it(self):
        """On track at the usual pace, though the slowest times miss the release."""
        assert "on-track" == plain().verdict
        assert "on-track" == asked(rules=observing(report_consultation=(200,))).verdict

    def test_a_day_past_the_calendar_is_none(self):
        """The calendar of these tests ends with 2026."""
        found = asked(rules=observing(close_to_vote=(900, 9, 5000))).observed

        assert Pace(date(2019, 6, 26), None) == found.ready
        assert {"fastest": "2019-06-26", "slowest": None} == found.to_dict()["earliest_live_day"]

    def test_none_where_nothing_that_remains_was_timed(self):
        """With urgency granted the Authority's timetable governs; what has ended has no pace."""
        urgent = asked(step("urgency-granted", AS_OF, status="done"))
        ended = asked(step("withdrawn", AS_OF, status="done"))

        assert urgent.observed is urgent.chance is None
        assert ended.observed is ended.chance is None
        assert None is urgent.to_dict()["observed"]

    def test_none_beside_two_branches_which_have_their_own(self):
        found = outlook_of("SECMP0055").outlooks[0]

        assert found.observed is found.chance is None
        assert all(branch.observed for branch in found.branches)

    def test_once_the_vote_is_done_only_the_wait_is_left(self):
        """Voted on the day of the question, it can go live at once: nothing else is asked."""
        found = asked(step("report-consultation-closed", AS_OF, status="done"),
                      step("change-board", AS_OF, status="done", outcome="approved"))

        assert () == found.observed.counted
        assert Pace(AS_OF, AS_OF) == found.observed.ready
        assert found.chance is None

    def test_where_no_wait_was_seen_there_is_no_day_after_it(self):
        """Of data that are not ours."""
        book = rules_on(AS_OF)
        seen = tuple(one for one in book.process.observed if not one.waits_for_release)
        found = asked(rules=attrs.evolve(
            book, process=attrs.evolve(book.process, observed=seen)))

        assert found.observed.live is None
        assert None is found.to_dict()["observed"]["live_day_after_the_wait"]
