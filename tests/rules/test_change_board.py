"""The rules of the Change Board's vote."""

from __future__ import annotations

from datetime import date

from tests.timetables import findings, of_the_book, says, step

CITES = "sec-glossary Modification Report Consultation (D7.8(c))"


class TestChangeBoardAfterConsultation:
    """D7.8(c): the report is on the agenda after the responses are collated."""

    def test_stands_where_the_register_says(self):
        assert ("order", "CODE", "primary", "D7.8(c)", CITES) == of_the_book(
            "change-board.after-consultation")

    def test_a_vote_after_the_close_keeps_it(self):
        """SECMP0062: closed on 12 August 2019, voted on 21 August."""
        assert [] == says(step("report-consultation-closed", date(2019, 8, 12)),
                          step("change-board", date(2019, 8, 21)))

    def test_a_vote_before_the_close_is_a_fault(self):
        """The first Change Board from Thursday 23 May 2019 on: Wednesday 26 June."""
        assert [("change-board.after-consultation", "fault", "breaks", "change-board",
                 date(2019, 6, 26))] == says(
            step("report-consultation-closed", date(2019, 5, 23)),
            step("change-board", date(2019, 5, 22)))


class TestChangeBoardNextMeeting:
    """D7.8(c): the next Change Board meeting after the responses are collated."""

    def test_stands_where_the_register_says(self):
        assert ("next-meeting", "CODE", "primary", "D7.8(c)", CITES) == of_the_book(
            "change-board.next-meeting")

    def test_the_next_meeting_keeps_it(self):
        """Closed on 22 May, a Change Board; the next one is 26 June 2019."""
        assert [] == says(step("report-consultation-closed", date(2019, 5, 22)),
                          step("change-board", date(2019, 6, 26)))

    def test_a_skipped_meeting_depends_on_when_the_responses_were_collated(self):
        """Closed on 10 May; the meeting of 22 May is skipped. A fault that depends is a warning."""
        assert [("change-board.next-meeting", "warning", "depends", "change-board",
                 date(2019, 5, 22))] == says(
            step("report-consultation-closed", date(2019, 5, 10)),
            step("change-board", date(2019, 6, 26)))

    def test_only_a_close_before_the_vote_is_its_own(self):
        """A close that is listed after the vote breaks the order, and no meeting is skipped."""
        assert ["change-board.after-consultation"] == [one.rule for one in findings(
            step("change-board", date(2019, 8, 21)),
            step("report-consultation-closed", date(2019, 12, 2)))]

    def test_a_vote_sent_back_and_taken_again_is_judged_by_its_own_close(self):
        """SECMP0062: 12 August and 4 February; votes on 21 August 2019 and 26 February 2020."""
        assert [] == [one.rule for one in findings(
            step("report-consultation-closed", date(2019, 8, 12)),
            step("change-board", date(2019, 8, 21)),
            step("report-consultation-closed", date(2020, 2, 4)),
            step("change-board", date(2020, 2, 26)))]
