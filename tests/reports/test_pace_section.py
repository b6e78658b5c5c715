"""What an outlook says of observed times, in words."""

from __future__ import annotations

from datetime import date

import attrs

from secgov.planning.network.observed_pace import Pace
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.reports.document import Document
from secgov.reports.pace_section import pace_blocks
from secgov.reports.text import text_of
from tests.planning.late_vote import plain
from tests.reports.asked import flat, outlook_of


def said(one: ReleaseOutlook) -> str:
    """Return the sections about observed times as one line."""
    return flat(text_of(Document("", tuple(pace_blocks(one, 2)))))


class TestPace:
    """Issue: an outlook says where it arrives at the fastest and at the slowest observed times,
    each with sample size and years."""

    def test_where_it_can_go_live(self):
        assert said(plain()).startswith(
            "At the times that were observed From the fastest to the slowest observed times it "
            "can be ready to go live from Wednesday 26 June 2019 to Wednesday 24 July 2019. All "
            "else is as at the usual pace; a time up to a meeting is taken as if all of it were "
            "needed.")

    def test_where_its_report_arrives(self):
        assert ("observed times its report arrives at the Panel on Friday 12 July 2019, and it "
                "can be ready to go live on Wednesday 25 September 2019. All else"
                in said(outlook_of("SECMP0053").outlooks[0]))

    def test_each_time_has_its_sample_years_and_source(self):
        assert ("- From the day that the Modification Report Consultation closes until the Change "
                "Board votes: from 7 to 12 Working Days, median 9 (5 times, 2019 to 2021). - "
                "close-to-vote.observed-time, register id X-CB-03; only observed in what "
                "happened. Source: recorded-histories report-consultation-closed to change-board."
                in said(plain()))

    def test_the_wait_for_a_release_stands_apart(self):
        text = said(plain())

        assert "(7 times, 2017 to 2021, the wait for the release aimed at included)" in text
        assert ("Were the wait for a release as long as those observed, it would be live from "
                "Wednesday 17 July 2019 to Friday 30 October 2020." in text)

    def test_what_nobody_timed_is_said_with_what_is_taken(self):
        text = said(outlook_of("SECMP0053").outlooks[0])

        assert ("No record times these, so the usual time is taken: - The Impact Assessment is "
                "returned: 40 Working Days, the first day not counted; unverified: not the SEC's "
                "number until somebody cites it. Source: register X-DCC-M1." in text)
        assert ("No source and no record times these, so no time at all is taken for them: the "
                "assessment has been reviewed; " in text)

    def test_nothing_is_said_where_nothing_was_timed(self):
        assert "" == said(attrs.evolve(plain(), observed=None)).strip()

    def test_a_day_past_the_calendar_is_said(self):
        pace = attrs.evolve(plain().observed, ready=Pace(date(2019, 6, 26), None), live=None)
        text = said(attrs.evolve(plain(), observed=pace))

        assert ("from Wednesday 26 June 2019 to a day that the calendar does not reach." in text)
        assert "Were the wait" not in text


class TestChance:
    """Issue: "as a range, never a lone percentage from four samples"; what it means is said."""

    def test_a_range_with_the_record_that_is_left_out(self):
        assert ("In how many combinations of the observed times it makes the Release In 24 of 30 "
                "combinations, at the usual pace and by sourced rules alone alike. With all "
                "records, or any one of them left out, it is at least 18 of 24 (without "
                "SECMP0062's 7 Working Days) and at most 21 of 24 (without MP076's 12 Working "
                "Days)." in said(plain()))

    def test_where_the_two_runs_differ(self):
        assert ("In 0 to 60 of 60 combinations: 0 if steps that nobody timed take their usual "
                "time and practice is kept, 60 if they take only what sourced rules ask. With "
                "all records, or any one of them left out, it is at least 0 of 60 and at most 60 "
                "of 60."
                in said(outlook_of("SECMP0053").outlooks[0]))

    def test_it_is_said_to_be_no_probability(self):
        assert said(plain()).endswith("it counts a few records and is no probability.")
        assert "%" not in said(plain())

    def test_without_a_count_the_section_is_left_out(self):
        assert "In how many combinations" not in said(attrs.evolve(plain(), chance=None))
