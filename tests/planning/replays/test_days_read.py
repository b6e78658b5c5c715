"""Acts of one day, or of one month, on the day of implementation: what every order contradicts."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from tests.lives import act, found, refined
from tests.random_lives import in_months

BEGUN = [*refined()[:15], act("change-board", "2020-10-21", "approved")]
NOVEMBER, FEBRUARY, JUNE = date(2020, 11, 29), date(2021, 2, 25), date(2021, 6, 24)
FAR = date(2022, 1, 1)


def aimed(when: str, until: date):
    return act("release-targeted", when, until=until)


def decides(outcome: str, when: str, until: date | None = None):
    return act("authority-decision", when, outcome, until=until)


def moves(acts, **keys):
    return [(one.label, one.severity.value)
            for one in found([*BEGUN, *acts], as_of=FAR, path="3", **keys)
            if one.register == "X-IMPL-01"]


def live(day: date):
    return act("implemented", str(day))


class TestOneDay:
    """X-IMPL-01; which of two acts of one day was the first, a record does not say."""

    TWICE = (aimed("2020-10-22", NOVEMBER), decides("approved", "2020-10-23", NOVEMBER),
             aimed("2020-11-02", FEBRUARY), decides("approved", "2020-11-16"),
             decides("approved", "2020-11-16"), aimed("2020-11-16", JUNE))

    @pytest.mark.parametrize("complete", [False, True])
    @pytest.mark.parametrize("order", [1, -1])
    def test_two_approvals_on_the_day_of_a_request_are_of_two_days(self, complete, order):
        """One is of February, which was asked for before; the other of June. Found by Hypothesis:
        the rows in their order were a fault, in the reverse order none."""
        assert [] == moves([*self.TWICE, live(JUNE)][::order], complete=complete)

    def test_without_the_second_request_either_day_was_approved(self):
        rest = self.TWICE[:-1]

        for day in (FEBRUARY, JUNE):
            assert [] == moves([*rest, live(day)])

    def test_one_approval_of_the_day_of_a_request_is_of_one_day(self):
        once = [*self.TWICE[:4], self.TWICE[-1]]

        assert [] == moves([*once, live(JUNE)])
        # February was in force, June asked for, or June is: in no order is it November.
        assert [("implemented", "fault")] == moves([*once, live(NOVEMBER)])

    def test_a_refused_request_whose_refusal_is_lacking_moves_nothing(self):
        """A second approval on the day of the vote and of the first target. Found by Hypothesis."""
        acts = [aimed("2020-10-21", NOVEMBER), decides("approved", "2020-10-21"),
                aimed("2020-10-22", FEBRUARY), live(NOVEMBER)]

        assert ["fault"] != [weight for _, weight in moves(acts)]
        assert [] == moves([*acts[:-1], decides("rejected", "2020-10-26"), acts[-1]])

    def test_who_answers_a_referral_approves_it_on_a_day(self):
        acts = [aimed("2020-10-22", NOVEMBER), act("objection-raised", "2020-10-26"),
                act("approved", "2020-11-13", body="panel", until=FEBRUARY)]

        assert [] == moves([*acts, live(FEBRUARY)], complete=True)
        assert [("implemented", "fault")] == moves([*acts, live(JUNE)])

    def test_a_refusal_that_stands_before_the_request_of_its_day_lacks_no_request(self):
        acts = [decides("rejected", "2020-11-16"), aimed("2020-11-16", FEBRUARY), live(FEBRUARY)]

        assert [] == moves(acts, complete=True)


class TestMonths:
    """Issue: "months instead of days"."""

    def test_the_vote_of_a_month_came_before_the_authority(self):
        """Path 3: the vote approves it, and the Authority another day, all in October 2020."""
        acts = [*BEGUN[:-1], in_months(BEGUN[-1]),
                in_months(decides("approved", "2020-10-26", FEBRUARY)),
                decides("approved", "2020-10-27"), live(JUNE)]

        assert [] == [one for one in found(acts, as_of=FAR, path="3")
                      if one.register == "X-IMPL-01"]

    def test_acts_of_one_month_come_in_any_order(self):
        acts = [aimed("2020-10-22", NOVEMBER), *map(in_months, (
            decides("approved", "2020-11-02"), aimed("2020-11-09", FEBRUARY))), live(FEBRUARY)]

        assert [] == moves(acts, complete=True)
        assert [] == moves(acts[::-1], complete=True)


class TestWhatIsLacking:
    """Issue: "Deleting any one row of a lawful history never makes a fault"."""

    ASKED = (aimed("2020-10-22", NOVEMBER), aimed("2020-11-02", FEBRUARY))

    def test_the_refusal_before_an_approval_of_a_day_that_is_named_later(self):
        whole = [*self.ASKED, decides("rejected", "2020-11-09"), decides("approved", "2020-11-16"),
                 aimed("2020-11-17", JUNE), live(JUNE)]
        rest = [one for one in whole if one.outcome != "rejected"]

        assert [] == moves(whole, complete=True)
        assert ["warning"] == [weight for _, weight in moves(rest)]
        assert ["fault"] == [weight for _, weight in moves(rest, complete=True)]

    def test_an_approval_of_what_was_asked_for_is_not_that_of_a_day_nobody_named(self):
        acts = [*self.ASKED, decides("approved", "2020-11-16")]

        assert [] == moves([*acts, live(FEBRUARY)])
        for day in (NOVEMBER, JUNE):
            assert [("implemented", "fault")] == moves([*acts, live(day)])

    def test_there_can_be_too_many_orders_to_try(self):
        """Forty requests and decisions on one day: then nothing is said for sure."""
        day = date(2020, 11, 2)
        acts = [one for number in range(20) for one in (
            aimed(str(day), date(2021, 1, 1 + number)), decides("rejected", str(day)))]
        third = attrs.evolve(live(JUNE), date=date(2021, 12, 1))

        assert [] == moves([*acts, third])
