"""Votes before the close of a consultation that no other round explains, in every round."""

from datetime import date

import attrs
import pytest

from secgov.calendar.vague_dates import VagueDate
from tests.lives import act, faults, found, lacks, moved, refined, replayed, without

REPORTED = refined(path="2")[:13]
FIRST = [*refined(path="2")[:15], act("change-board", "2020-10-21", "recommended-approval"),
         act("authority-decision", "2020-11-10", "sent-back"),
         act("modification-report-to-panel", "2020-12-11")]
SECOND = [act("report-consultation-issued", "2020-12-14"),
          act("report-consultation-closed", "2021-01-08")]
DECIDED = [act("authority-decision", "2021-02-10", "approved"), act("implemented", "2021-02-25")]
FIRST_DATES = [act("report-consultation-issued", "2020-09-14"),
               act("report-consultation-closed", "2020-10-05")]


def said(acts, path="2"):
    """Return the faults and gaps of a replay: register id and day, and the act that is missing."""
    one = replayed(acts, path=path).modifications[0]
    return ([(each.register, each.expected, each.message) for each in one.findings
             if each.severity.value == "fault"], [each.act for each in one.gaps])


def in_a_month(name, month, outcome=""):
    return attrs.evolve(act(name, "2020-10-01", outcome), date=month)


class TestVotesBeforeTheirConsultationCloses:
    """Issue: "a vote before the report consultation closes" is caught, on every path and in every
    round; D7.8(c): the report goes to the Change Board after the responses are collated."""

    @pytest.mark.parametrize("day", ["2020-09-11", "2020-09-14"])
    @pytest.mark.parametrize(("path", "outcome"), [
        ("1", "recommended-approval"), ("2", "recommended-rejection"), ("3", "approved"),
        ("unknown", "deferred"), ("3", "sent-back")])
    def test_on_the_day_of_issue_or_before_it(self, day, path, outcome):
        found, gaps = said([*REPORTED, *FIRST_DATES, act("change-board", day, outcome)], path)

        assert [("D7.8(c)", date(2020, 10, 5))] == [one[:2] for one in found]
        assert found[0][2].endswith(
            "but the Modification Report Consultation closes only on Monday 5 October 2020")
        assert [] == gaps

    @pytest.mark.parametrize("day", ["2020-12-11", "2020-12-14", "2020-12-21"])
    def test_in_a_second_round(self, day):
        found, gaps = said(
            [*FIRST, *SECOND, act("change-board", day, "recommended-approval"), *DECIDED])

        assert [("D7.8(c)", date(2021, 1, 8))] == [one[:2] for one in found]
        assert [] == gaps

    def test_a_rejection_on_the_day_of_a_further_consultation_leads_out(self):
        """Only with an alternative undecided does it stay where the vote is."""
        acts = [*REPORTED, *FIRST_DATES, act("report-consultation-issued", "2020-10-14"),
                act("report-consultation-closed", "2020-11-05")]
        voted = act("change-board", "2020-10-14", "rejected")
        undecided = act("change-board", "2020-10-14", "deferred", part="alternative 1")

        assert [("D7.8(c)", date(2020, 11, 5))] == [
            one[:2] for one in said([*acts, voted], "3")[0]]
        assert [] == said([*acts, voted, undecided], "3")[0]

    def test_in_a_second_round_it_is_one_fault_and_no_gap(self):
        back = [*refined()[:15], act("change-board", "2020-10-21", "sent-back"),
                act("modification-report-to-panel", "2020-12-11"), *SECOND,
                act("change-board", "2020-12-21", "approved"), act("implemented", "2021-02-25")]
        found, gaps = said(back, "3")

        assert [("D7.8(c)", date(2021, 1, 8))] == [one[:2] for one in found]
        assert [] == gaps

    def test_after_a_close_on_the_day_of_the_vote_that_sent_it_back(self):
        """Found by Hypothesis: that close is the end of the round before, unless another of that
        day, or an issue on it, may have begun and ended anew after the vote."""
        back = [*refined()[:14], act("report-consultation-closed", "2020-10-21"),
                act("change-board", "2020-10-21", "sent-back")]
        again = [act("modification-report-to-panel", "2020-12-11"), *SECOND,
                 act("change-board", "2020-12-14", "deferred"),
                 act("change-board", "2021-01-20", "approved"), act("implemented", "2021-02-25")]
        anew = [act("report-consultation-issued", "2020-10-21"),
                act("report-consultation-closed", "2020-10-21")]

        assert [("D7.8(c)", date(2021, 1, 8))] == [
            one[:2] for one in said([*back, *again], "3")[0]]
        assert [] == said([*back, anew[1], *again], "3")[0]
        assert [] == said([*back, anew[0], *again], "3")[0]

    def test_a_consultation_after_a_vote_that_decides_nothing_is_another_one(self):
        """The vote of 21 October rests on the consultation that closed on 5 October."""
        acts = [*refined(path="2")[:15], act("change-board", "2020-10-21", "deferred"),
                act("report-consultation-issued", "2020-10-21"),
                act("report-consultation-closed", "2020-11-12"),
                act("change-board", "2020-11-25", "recommended-approval"),
                act("authority-decision", "2020-12-10", "approved")]

        assert ([], []) == said(acts)
        for name in ("report-consultation-issued", "report-consultation-closed", "change-board"):
            assert [] == said(without(acts, name))[0]

    @pytest.mark.parametrize("missing", range(len([*FIRST, *SECOND]) + 1))
    def test_what_sends_it_back_explains_a_later_consultation(self, missing):
        """Issue: "Deleting any one row of a lawful history never makes a fault"."""
        acts = [*FIRST, *SECOND, act("change-board", "2021-01-20", "recommended-approval"),
                *DECIDED]

        assert [] == said([*acts[:missing], *acts[missing + 1:]])[0]

    def test_a_consultation_issued_in_a_month_may_be_of_the_round_that_began_in_it(self):
        """Found by Hypothesis: voted and sent back in October, issued again later in October."""
        october, november = (VagueDate(f"2020-{at}", date(2020, at, 1), date(2020, at, 30))
                             for at in (10, 11))
        acts = [*REPORTED, act("report-consultation-issued", "2020-10-05"),
                in_a_month("report-consultation-closed", october),
                in_a_month("change-board", october, "recommended-approval"),
                act("authority-decision", "2020-10-27", "sent-back"),
                act("modification-report-to-panel", "2020-10-27"),
                in_a_month("report-consultation-issued", october),
                in_a_month("report-consultation-closed", november),
                act("change-board", "2020-12-16", "recommended-approval"), *DECIDED]

        assert [] == said(acts)[0]

    def test_sent_back_on_the_day_of_the_vote(self):
        """Of the acts of one day any may have come first."""
        day = "2020-10-21"
        acts = [*refined(path="2")[:15], act("change-board", day, "recommended-approval"),
                act("authority-decision", day, "sent-back"),
                act("modification-report-to-panel", day), act("report-consultation-issued", day),
                *SECOND[1:], act("change-board", "2021-01-20", "recommended-approval"), *DECIDED]

        assert ([], []) == said(acts)
        assert [] == said(without(acts, "authority-decision"))[0]


class TestASecondRound:
    """Issue: "implementation before approval"; design.md section 5: "a missing act is reported as
    a gap of the record"."""

    def test_implemented_before_the_authority_decides_again(self):
        """Sent back on 10 November 2020, decided on 10 February 2021, live the day before."""
        found, gaps = said([*FIRST, *SECOND,
                            act("change-board", "2021-01-20", "recommended-approval"),
                            act("implemented", "2021-02-09"), DECIDED[0]])

        assert [("X-DEC-02", date(2021, 2, 10))] == [one[:2] for one in found]
        assert [] == gaps

    def test_implemented_before_the_change_board_votes_again(self):
        found, gaps = said([
            *refined()[:15], act("change-board", "2020-10-21", "sent-back"),
            act("modification-report-to-panel", "2020-12-11"), *SECOND,
            act("implemented", "2021-01-19"), act("change-board", "2021-01-20", "approved")], "3")

        assert [("X-DEC-01", date(2021, 1, 20))] == [one[:2] for one in found]
        assert [] == gaps

    def test_what_ends_needs_a_beginning_of_its_own(self):
        acts = [*FIRST, SECOND[1], act("change-board", "2021-01-20", "recommended-approval"),
                *DECIDED]

        assert ([], ["report-consultation-issued"]) == said(acts)


class TestConsultationsThatNothingEnds:
    """design.md section 5: "Absence is a gap"; D7.8(c): the report goes to the Change Board after
    the responses are collated, in every round."""

    NAMED = ([], ["report-consultation-closed"])
    OCTOBER = "the last time is on Monday 5 October 2020"

    @pytest.mark.parametrize("between", [
        [act("change-board", "2020-10-21", "deferred")],
        [act("change-board", "2020-10-21", "sent-back"),
         act("modification-report-to-panel", "2020-11-13")]])
    def test_a_second_one_lacks_its_close(self, between):
        acts = [*refined()[:15], *between, act("report-consultation-issued", "2020-11-16"),
                act("change-board", "2020-12-16", "approved"), act("implemented", "2021-02-25")]

        assert self.NAMED == said(acts, "3")
        (gap,) = replayed(acts, path="3").modifications[0].gaps
        assert self.OCTOBER in gap.message
        assert ("D7.8(c)", "change-board#2") in faults(acts, path="3", complete=True)

    def test_one_that_is_closed_before_it_is_issued_contradicts_itself(self):
        """Design section 7: "a consultation that closes before it opens" is a finding."""
        acts = [*REPORTED, act("report-consultation-issued", "2020-10-05"),
                act("report-consultation-closed", "2020-09-25"),
                act("change-board", "2020-10-21", "approved"), act("implemented", "2021-02-25")]

        assert [("X-REC-01", "report-consultation-closed")] == faults(acts, path="3")
        assert ["the Modification Report Consultation closes on Friday 25 September 2020, but the "
                "Modification Report Consultation is issued only on Monday 5 October 2020"] == [
                    one.message for one in found(acts, path="3")]
        assert ["report-consultation-closed"] == lacks(acts, path="3")
        assert [("X-REC-01", "report-consultation-closed"), ("D7.8(c)", "change-board")] == faults(
            acts, path="3", complete=True)

    @pytest.mark.parametrize("acts", [
        # Another round of which both are recorded; one that is still open.
        [act("report-consultation-issued", "2020-10-05"),
         act("report-consultation-closed", "2020-09-25"),
         act("report-consultation-closed", "2020-10-19"),
         act("change-board", "2020-10-21", "approved")],
        [act("report-consultation-closed", "2020-09-25"),
         act("report-consultation-issued", "2020-10-05")]])
    def test_what_one_missing_row_explains_is_a_gap(self, acts):
        assert [] == faults([*REPORTED, *acts], path="3")
        assert ["report-consultation-issued"] == lacks([*REPORTED, *acts], path="3")

    def test_an_assessment_that_is_returned_before_it_is_asked_for(self):
        acts = moved(refined(), "impact-assessment-returned", "2020-06-24")

        assert [("X-DCC-01", "impact-assessment-returned")] == faults(acts, path="3")

    def test_on_the_day_of_issue_it_is_not_said(self):
        """A vote of that day may rest on the consultation before."""
        acts = [*refined()[:15], act("change-board", "2020-10-21", "deferred"),
                act("report-consultation-issued", "2020-11-16"),
                act("change-board", "2020-11-16", "approved"), act("implemented", "2021-02-25")]

        assert ([], []) == said(acts, "3")
