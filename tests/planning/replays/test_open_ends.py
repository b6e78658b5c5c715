"""Spans of which the record has only the beginning, and that its course leaves behind."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.planning.life.refusals import failures
from tests.lives import act, faults, found, lacks, refined, replayed, stands, without

ASKED_FOR = act("request-for-information-issued", "2020-02-03")


def findings(acts, **keys):
    return [(one.rule, one.register, one.severity.value)
            for one in found(acts, complete=True, **keys)]


class TestLeftOpen:
    """Issue: "what the record lacks (a gap is never a fault)": what must have ended before the
    modification went on, because it is begun and never ends."""

    @pytest.mark.parametrize(("end", "rule", "register"), [
        ("refinement-consultation-closed", "refinement.consultation-before-report", "X-REF-06"),
        ("impact-assessment-returned", "impact-assessment.before-report", "X-REF-01"),
        ("preliminary-assessment-returned", "preliminary-assessment.review-after-return",
         "X-REF-01")])
    def test_what_is_never_returned_is_a_gap_and_a_warning_if_nothing_else_is_lacking(
            self, end, rule, register):
        """X-REF-01 and X-REF-06 are practice, so their breach is a warning."""
        acts = without(refined(), end)
        (gap,) = replayed(acts, path="3").modifications[0].gaps

        assert (end, "modification-report-to-panel", rule) == (
            gap.act, gap.shown_by.act, gap.rule.id)
        assert (rule, register, "warning") in findings(acts, path="3")
        assert "fault" not in {severity for *_, severity in findings(acts, path="3")}

    def test_a_cost_that_is_agreed_again_asks_for_no_return_of_the_assessment(self):
        """X-IA-02 is about the asking: the assessment that is under way comes back later."""
        acts = refined()
        again = [*acts[:11], act("impact-assessment-approved", "2020-07-22", body="change-board"),
                 *acts[11:]]

        assert [] == lacks(again, path="3")

    def test_a_request_for_information_closes_before_the_end(self):
        acts = [refined()[0], ASKED_FOR, *refined()[1:]]

        assert ["request-for-information-closed"] == lacks(acts, path="3")
        assert [("development.asks-for-information", "X-DEV-09", "warning")] == findings(
            acts, path="3")

    def test_what_leads_on_need_not_be_recorded_itself(self):
        """Without the report, the consultation on it is the first act outside refinement."""
        acts = without(refined(), "impact-assessment-returned", "modification-report-to-panel")

        assert {"impact-assessment-returned", "modification-report-to-panel"} == set(
            lacks(acts, path="3"))

    @pytest.mark.parametrize("end", [
        act("withdrawn", "2020-07-01"), act("superseded", "2020-07-01")])
    def test_what_is_cut_off_lacks_no_end(self, end):
        acts = [*without(refined()[:11], "refinement-consultation-closed"), end]

        assert [] == lacks(acts, path="3")

    def test_while_it_stands_there_nothing_is_lacking(self):
        assert [] == lacks(refined()[:11], path="3")

    def test_on_one_day_the_end_may_have_come_first(self):
        acts = [*refined()[:11], act("modification-report-to-panel", "2020-06-25")]

        assert [] == lacks(acts, path="3")

    def test_a_hold_that_is_never_ended_is_one_warning_and_one_gap(self):
        """X-TT-03: the first act in it shows that the work went on, those after it nothing new;
        and once it is approved nothing is left that could resume."""
        acts = [*refined()[:14], act("put-on-hold", "2020-09-15"), *refined()[14:]]
        (gap,) = replayed(acts, path="3").modifications[0].gaps

        assert ("resumed", "change-board", "X-TT-03") == (
            gap.act, gap.shown_by.act, gap.rule.register)
        assert [("X-TT-03", "report-consultation-closed")] == [
            (one.register, one.step) for one in found(acts, path="3")]
        assert {"warning"} == {severity for *_, severity in findings(acts, path="3")}
        assert stands(acts, path="3").hold is None

    def test_a_hold_that_only_its_leaving_shows_is_a_gap_alone(self):
        acts = [*refined()[:15], act("put-on-hold", "2020-10-06"), *refined()[15:]]

        assert ["resumed"] == lacks(acts, path="3")
        assert () == found(acts, path="3")

    def test_what_is_inside_a_hold_and_what_leaves_it_behind_may_have_one_name(self):
        """The vote that was put off shows that the work went on, and the one that decided on it,
        two months later, that nothing says that work on it resumes."""
        acts = [*refined()[:15], act("put-on-hold", "2020-10-06"),
                act("change-board", "2020-10-21", "deferred"),
                act("change-board", "2020-12-23", "approved"), act("implemented", "2021-02-25")]
        (gap,) = replayed(acts, path="3").modifications[0].gaps

        assert ("resumed", acts[17]) == (gap.act, gap.shown_by)
        assert [("X-TT-03", "change-board")] == [
            (one.register, one.label) for one in found(acts, path="3")]

    def test_a_hold_ended_on_the_day_that_is_stated_for_it_lacks_no_end(self):
        acts = [*refined()[:14], act("put-on-hold", "2020-09-15", until=date(2020, 10, 1)),
                *refined()[14:]]

        assert [] == lacks(acts, path="3")
        assert () == found(acts, path="3")

    def test_a_hold_lasts_while_work_can_resume(self):
        """Withdrawn, it can be adopted, and is on hold again."""
        acts = [*refined()[:14], act("put-on-hold", "2020-09-15"), act("withdrawn", "2020-09-16")]

        assert [] == lacks(acts, path="3")
        assert acts[14] == stands(acts[:15], path="3").hold
        assert acts[14] == stands(acts, path="3").hold

    def test_before_there_was_a_rule_nothing_asks_for_it(self):
        acts = [act("raised", "2015-01-28"), act("converted", "2015-03-13", "refinement"),
                act("impact-assessment-requested", "2015-03-23"),
                act("modification-report-to-panel", "2015-09-11")]

        assert [] == lacks(acts, path="3")
        assert frozenset({"impact-assessment"}) == stands(acts, path="3").open


class TestRulesThatWereNotThereYet:
    """Register X-IA-02, eff. 2019: before it, nothing asks for the cost to be agreed first."""

    BEFORE = (act("raised", "2016-05-31"), act("converted", "2016-10-14", "refinement"),
              act("impact-assessment-requested", "2017-01-12"),
              act("impact-assessment-approved", "2017-01-13", body="panel"))

    @pytest.mark.parametrize("complete", [False, True])
    @pytest.mark.parametrize("more", [
        (), (act("impact-assessment-returned", "2017-02-13"),)], ids=["open", "returned"])
    def test_a_cost_agreed_after_the_request_is_no_fault(self, more, complete):
        assert [] == faults([*self.BEFORE, *more], complete=complete)

    def test_nothing_refuses_it(self):
        assert () == failures(stands(self.BEFORE[:3]), self.BEFORE[3])
