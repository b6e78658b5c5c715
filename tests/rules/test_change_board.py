"""The rules of the Change Board's vote."""

from __future__ import annotations

from datetime import date

from tests.lives import act, refined, stands
from tests.timetables import findings, of_the_book, rules_on, says, step

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


class TestChangeBoardSubCommitteeOfThePanel:
    """X-CB-01: "It is a Panel sub-committee (C6.10), established Dec 2013"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-CB-01", "sec-change-board") == of_the_book(
            "change-board.sub-committee-of-the-panel")

    def test_it_is_in_force_from_december_2013(self):
        (rule,) = rules_on(date(2021, 1, 1)).named("X-CB-01")

        assert [False, True] == [rule.in_force(date(2013, 11, 30)),
                                 rule.in_force(date(2013, 12, 1))]


class TestChangeBoardHelpsBeforeSubmission:
    """D8-F1: "help develop/refine/discuss possible variations before formal submission"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "D8-F1", "sec-change-board") == of_the_book(
            "change-board.helps-before-submission")


class TestChangeBoardConsidersReports:
    """D8-F2: "consider each Modification Report and the MRC responses"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "D8-F2", "sec-change-board") == of_the_book(
            "change-board.considers-reports")


class TestChangeBoardDecidesEach:
    """D8-F3: "decide approve/reject for the MP as set out in the report, and for each Alternative
    Proposal"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "D8-F3", "sec-change-board") == of_the_book(
            "change-board.decides-each")

    def test_an_alternative_has_a_vote_of_its_own(self):
        acts = [*refined()[:15], act("change-board", "2020-10-21", "rejected"),
                act("change-board", "2020-10-21", "approved", part="alternative 1")]

        assert (("alternative 1", "approved"), ("", "rejected")) == stands(acts, path="3").votes


class TestChangeBoardParticipants:
    """X-CB-06: "DCC and SECAS attend as 'other participants', not members"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-CB-06",
                "CSC_12_2502 attendance") == of_the_book(
            "change-board.participants")


class TestChangeBoardMembers:
    """X-CB-M1, unverified: "1 consumer; 1 per Large Supplier voting group; 3 Small Supplier;
    ..."."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-CB-M1", "register X-CB-M1") == of_the_book(
            "change-board.members")


class TestChangeBoardVotesByCategory:
    """X-CB-M2, unverified: "Votes counted per category ..., tie = not approved"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-CB-M2", "register X-CB-M2") == of_the_book(
            "change-board.votes-by-category")


class TestChangeBoardQuorum:
    """X-CB-M3, unverified: "quorum one third (or half) of members"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-CB-M3", "register X-CB-M3") == of_the_book(
            "change-board.quorum")


class TestChangeBoardBetterFacilitates:
    """X-CB-M4, unverified: "approve only if it would better facilitate the General (or Charging)
    SEC Objectives than no change"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-CB-M4", "register X-CB-M4") == of_the_book(
            "change-board.better-facilitates")
