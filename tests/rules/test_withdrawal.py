"""Withdrawal and adoption."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.planning.life.lifecycle import apply
from tests.lives import act, asked, faults, found, refined, stands
from tests.timetables import findings, of_the_book, step

PAPER = "SECP_66_1503_12 section 3, SECMP0012"
WITHDRAWN = (*refined()[:3], act("withdrawn", "2020-03-16"))


class TestWithdrawalEndsUnlessAdopted:
    """X-WDR-01: "The Proposer may withdraw; ... another Party may adopt a modification the Proposer
    does not want to progress"."""

    def test_stands_where_the_register_says(self):
        assert ("ends", "CODE", "secondary", "X-WDR-01", PAPER) == of_the_book(
            "withdrawal.ends-unless-adopted")

    WITHDRAWAL = step("withdrawn", date(2019, 2, 12), status="done")
    GROUP = step("working-group", date(2019, 4, 3))

    @staticmethod
    def broken(*steps) -> list[str]:
        return [one.step for one in findings(*steps)
                if one.rule == "withdrawal.ends-unless-adopted"]

    def test_what_a_timetable_plans_after_it_is_found(self):
        assert ["working-group", "modification-report-to-panel"] == self.broken(
            self.WITHDRAWAL, self.GROUP, step("modification-report-to-panel", "June 2019"))

    @pytest.mark.parametrize("steps", [
        (step("withdrawn", date(2019, 4, 12)), step("working-group", date(2019, 5, 1))),
        (GROUP, step("withdrawn", date(2019, 4, 3), status="done")),
        (WITHDRAWAL, step("adopted", date(2019, 2, 20), status="done"), GROUP),
        (WITHDRAWAL, step("adopted"), GROUP),
        (step("adopted", "February 2019", status="done"), WITHDRAWAL, GROUP),
        (WITHDRAWAL, step("working-group", date(2019, 4, 3), **{"if": "it is adopted"})),
        (WITHDRAWAL, step("panel-update", date(2019, 4, 12))),
        (WITHDRAWAL, step("preliminary-assessment-returned", date(2019, 4, 12))),
    ], ids=["planned", "one day", "adopted", "some day", "that month", "if", "told", "back"])
    def test_a_timetable_that_does_not_go_on_after_it_keeps_it(self, steps):
        assert [] == self.broken(*steps)

    @pytest.mark.parametrize("adopted", [
        (step("adopted", date(2019, 2, 11), status="done"), WITHDRAWAL, GROUP),
        (step("adopted"), WITHDRAWAL, GROUP),
        (WITHDRAWAL, GROUP, step("adopted", date(2019, 4, 4))),
    ], ids=["before", "listed before", "after"])
    def test_an_adoption_at_another_time_lifts_nothing(self, adopted):
        assert ["working-group"] == self.broken(*adopted)

    def test_only_an_adoption_is_open_after_it(self):
        answer = asked(stands(WITHDRAWN, date(2020, 3, 17)), date(2020, 3, 17))

        assert ["adopted"] == [one.act for one in answer.acts]

    def test_an_act_after_it_is_a_fault_and_after_an_adoption_none(self):
        later = act("working-group", "2020-05-06")

        assert [("X-WDR-01", "working-group")] == faults([*WITHDRAWN, later])
        assert [] == faults([*WITHDRAWN, act("adopted", "2020-03-20"), later])

    def test_an_adoption_in_a_month_that_reaches_behind_it_lifts_it(self):
        """Of an adoption in March and a withdrawal on the 16th, either may have come first."""
        later = act("working-group", "2020-05-06")
        early = act("adopted", "2020-03-10")

        assert [("X-WDR-01", "working-group")] == faults([*WITHDRAWN, early, later])


class TestWithdrawalNobodyAdopts:
    """X-WDR-02: "If nobody adopts and the Proposer will not withdraw, the original solution is
    taken to a final decision"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-WDR-02", PAPER) == of_the_book(
            "withdrawal.nobody-adopts")

    def test_a_recommendation_to_close_is_no_decision(self):
        """SECMP0012 stays where it is."""
        assert "refinement" == stands(
            [*refined()[:3], act("recommended-to-close", "2020-04-01")]).stage


class TestWithdrawalBeforeTheVote:
    """X-WDR-M1, unverified: "Proposer may withdraw by notice any time before the Change Board's
    decision"."""

    def test_stands_where_the_register_says(self):
        assert ("outcome-bars", "CODE", "unverified", "X-WDR-M1", "register X-WDR-M1"
                ) == of_the_book("withdrawal.before-the-vote")

    def test_a_later_withdrawal_is_refused_by_nothing_that_is_verified(self):
        """Recommended on 21 October 2020 and not yet decided by the Authority."""
        acts = refined(path="2")[:16]
        answer = asked(stands(acts, date(2020, 10, 22), path="2"), date(2020, 10, 22))

        (one,) = [one for one in answer.acts if one.act == "withdrawn"]
        assert ["X-WDR-M1"] == [each.register for each in one.advice]

    def test_a_record_of_one_is_noted(self):
        """Voted on 21 October, withdrawn on the 22nd; the Change Board did not meet between."""
        acts = [*refined(path="2")[:16], act("withdrawn", "2020-10-22")]

        assert [("X-WDR-M1", "note")] == [
            (one.register, one.severity.value) for one in found(acts, path="2")]

    def test_on_path_3_it_is_open_the_day_after_the_vote_and_noted(self):
        """The register does not say that a vote which decides ends it, so neither does the
        table; approved on 21 October 2020, withdrawn and adopted, it goes on from there."""
        acts, then = refined()[:16], date(2020, 10, 22)
        withdrawn = act("withdrawn", "2020-10-22")
        (one,) = [one for one in asked(stands(acts, then, path="3"), then).acts
                  if one.act == "withdrawn"]

        assert ["X-WDR-M1"] == [each.register for each in one.advice]
        assert "withdrawn" == apply(stands(acts, then, path="3"), withdrawn).stage
        assert [("X-WDR-M1", "note")] == [(each.register, each.severity.value) for each in found(
            [*acts, withdrawn], path="3")]
        assert "implementation" == stands(
            [*acts, withdrawn, act("adopted", "2020-10-26")], path="3").stage
        assert [("X-WDR-01", "implemented")] == faults([*acts, withdrawn, refined()[-1]], path="3")

    def test_before_the_vote_nothing_is_said(self):
        acts = [*refined()[:15], act("withdrawn", "2020-10-12")]

        assert () == found(acts, path="3")
        assert () == next(one.advice for one in asked(stands(
            refined()[:15], date(2020, 10, 6)), date(2020, 10, 6)).acts if one.act == "withdrawn")
