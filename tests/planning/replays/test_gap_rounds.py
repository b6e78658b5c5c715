"""What lacks in a round although another round has it."""

from __future__ import annotations

from tests.lives import act, faults, lacks, refined, replayed, without


class TestPutOff:
    """X-DEC-02: the Authority decides after the Change Board recommends."""

    def test_a_vote_that_was_only_deferred_is_not_the_one_that_is_decided_on(self):
        whole = refined(path="2")
        acts = [*whole[:15], act("change-board", "2020-10-14", "deferred"), *whole[16:]]

        assert "change-board" == whole[15].act
        assert ["change-board"] == lacks(acts, path="2")
        assert [] == faults(acts, path="2")
        assert [] == lacks([*acts[:16], *whole[15:]], path="2")

    def test_nor_is_one_that_was_sent_back(self):
        """What is implemented on Path 3 has needed an approval before."""
        acts = [*refined()[:15], act("change-board", "2020-10-14", "deferred"),
                act("objection-raised", "2020-10-28", body="parties"),
                act("approved", "2020-11-13", body="panel"), refined()[-1]]

        assert ["change-board"] == lacks(acts, path="3")


class TestBegunAgain:
    """design.md section 5: "Absence is a gap"; that another is begun asks for nothing."""

    AGAIN = (*refined()[:5], act("preliminary-assessment-requested", "2020-05-04"),
             act("preliminary-assessment-returned", "2020-05-22"), *refined()[6:])

    def test_the_end_of_the_one_that_was_open_is_lacking(self):
        (gap,) = replayed(self.AGAIN, path="3").modifications[0].gaps

        assert ("no act says that the Preliminary Assessment is returned before the Preliminary "
                "Assessment is requested on Monday 4 May 2020; the record has it only on Friday "
                "22 May 2020") == gap.message
        assert "X-REF-01" == gap.rule.register

    def test_a_complete_record_may_leave_it_out(self):
        assert [] == faults(self.AGAIN, path="3", complete=True)
        assert ["preliminary-assessment-returned"] == [
            gap.act for gap in replayed(self.AGAIN, path="3", complete=True).modifications[0].gaps]

    def test_asked_for_twice_on_one_day_it_may_have_been_returned_between(self):
        twice = [*refined()[:5], refined()[4], *refined()[5:]]

        assert "preliminary-assessment-requested" == twice[5].act
        assert [] == lacks(twice, path="3")

    def test_a_hold_that_is_extended_is_one_hold(self):
        acts = [*refined()[:5], act("put-on-hold", "2020-03-30"), act("put-on-hold", "2020-04-03"),
                act("resumed", "2020-04-06"), *refined()[5:]]

        assert [] == lacks(acts, path="3")


class TestBesideAWarning:
    """A warning about time is no answer to what is missing."""

    def test_the_close_of_a_second_consultation_is_lacking_though_the_vote_was_passed_over(self):
        consulted = [*refined()[:15], act("report-consultation-issued", "2020-10-12")]
        acts = [*consulted, act("change-board", "2020-12-16", "approved"),
                act("implemented", "2021-02-25")]
        one = replayed(acts, path="3").modifications[0]

        assert {"D7.8(c)"} == {each.register for each in one.findings
                               if each.step == "change-board"}
        assert ["report-consultation-closed"] == [gap.act for gap in one.gaps]
        assert [] == lacks([*consulted, act("report-consultation-closed", "2020-11-06"),
                            *acts[-2:]], path="3")

    def test_what_is_recorded_too_late_is_a_finding_and_no_gap_besides(self):
        acts = [*without(refined(), "report-consultation-closed", "implemented"),
                act("report-consultation-closed", "2020-10-30")]

        assert ["D7.8(c)"] == [register for register, _ in faults(acts, path="3")]
        assert "report-consultation-closed" not in lacks(acts, path="3")
