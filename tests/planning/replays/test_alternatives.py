"""Alternatives: each has its own vote and its own standing; days counted by hand."""

from __future__ import annotations

from datetime import date
from itertools import permutations, product

import pytest

from secgov.errors import TransitionRefused
from secgov.planning.life.lifecycle import LifeState, apply
from tests.lives import act, asked, faults, refined, replayed, stands
from tests.random_lives import in_months
from tests.timetables import rules_on

REPORTED = refined()[:15]
"""A whole life up to the close of its report consultation on 5 October 2020."""
SITTING, LATER, LAST = "2020-10-21", "2020-11-25", "2020-12-16"
"""Meetings of the Change Board: Wednesdays, the second and the third after the first."""
LIVE = act("implemented", "2021-02-25")


def vote(outcome: str, alternative: int = 0, when: str = SITTING):
    """Return a vote on the modification, or on the alternative of that number."""
    return act("change-board", when, outcome, part=f"alternative {alternative}" if alternative
               else "")


def after(*acts, path: str = "3") -> LifeState:
    """Return the state after *acts* are taken one by one, from the report consultation on."""
    state = stands(REPORTED, path=path)
    for one in acts:
        state = apply(state, one)
    return state


def missing(*acts, path: str = "3", **keys) -> list[str]:
    """Return what the record of *acts* lacks, in words, from the report consultation on."""
    return [gap.message for gap in replayed(
        [*REPORTED, *acts], path=path, **keys).modifications[0].gaps]


class TestOneSitting:
    """X-ALT-01: "the Change Board decides approve/reject on each as well as on the MP"; the votes
    of one day are one sitting, in whatever order they are taken and written down."""

    @pytest.mark.parametrize(("itself", "one", "other"), [*product(
        ("approved", "rejected"), *(("approved", "rejected", "deferred"),) * 2)])
    def test_where_it_stands_follows_from_how_each_stands(self, itself, one, other):
        said = {itself, one, other}
        stage = ("implementation" if "approved" in said
                 else "report-phase" if "deferred" in said else "rejected")
        votes = (vote(itself), vote(one, 1), vote(other, 2))
        undecided = {f"alternative {number}" for number, outcome in ((1, one), (2, other))
                     if outcome == "deferred"}

        for order in permutations(votes):
            state = after(*order)
            shown = replayed([*REPORTED, *order], path="3", complete=True, as_of=date(2020, 10, 21))

            assert (stage, undecided) == (state.stage, set(state.undecided))
            assert (stage, ()) == (shown.modifications[0].state.stage, shown.all_findings())

    @pytest.mark.parametrize("order", [*permutations(
        (vote("recommended-rejection"), vote("deferred", 1), vote("deferred", 2)))])
    def test_so_it_does_before_the_authority(self, order):
        state = after(*order, path="2")

        assert ("decision", 2) == (state.stage, len(state.undecided))

    @pytest.mark.parametrize(("itself", "one", "other"), [*product(
        ("approved", "rejected"), repeat=3)])
    def test_so_are_the_decisions_of_the_authority_of_one_day(self, itself, one, other):
        """Design section 5: alternatives, each decided by itself."""
        votes = (vote("recommended-rejection"), vote("recommended-approval", 1),
                 vote("recommended-rejection", 2))
        decided = [act("authority-decision", "2020-11-10", outcome, part=part)
                   for outcome, part in ((itself, ""), (one, "alternative 1"),
                                         (other, "alternative 2"))]
        stage = "implementation" if "approved" in (itself, one, other) else "rejected"

        for order in permutations(decided):
            acts = [*REPORTED, *votes, *order]

            assert stage == after(*votes, *order, path="2").stage
            assert [] == faults(acts, path="2", complete=True)

    def test_what_was_decided_at_an_earlier_meeting_is_decided_anew(self):
        """The alternative was approved while the modification was deferred; a month later neither
        is approved."""
        first = (vote("approved", 1), vote("deferred"))
        second = (vote("rejected", 0, LATER), vote("rejected", 1, LATER))

        for order in (second, second[::-1]):
            state = after(*first, *order)

            assert ("rejected", False) == (state.stage, "approval" in state.done)


class TestDeferred:
    """X-ALT-01: an alternative that a sitting defers has its vote at a later one, whatever was
    decided of the modification."""

    @pytest.mark.parametrize(("itself", "outcome", "stage"), [
        ("approved", "approved", "implementation"), ("approved", "rejected", "implementation"),
        ("rejected", "approved", "implementation"), ("rejected", "rejected", "rejected")])
    def test_it_may_be_voted_on_later(self, itself, outcome, stage):
        sitting, later = (vote(itself), vote("deferred", 1)), vote(outcome, 1, LATER)
        state = after(*sitting)
        answer = asked(state, date(2020, 11, 25))

        assert ("change-board", outcome, True, "alternative 1") in [
            (one.act, one.outcome, one.of_part, one.part) for one in answer.acts]
        assert ("The vote on alternative 1 was deferred on Wednesday 21 October 2020, and is still "
                "to come") in answer.notes
        assert stage == apply(state, later).stage
        acts = [*REPORTED, *sitting, later, *([LIVE] if stage == "implementation" else [])]
        assert [] == faults(acts, path="3", complete=True)
        assert stage == stands([*REPORTED, *sitting, later], path="3").stage

    @pytest.mark.parametrize(("first", "second"), [(1, 2), (2, 1)])
    @pytest.mark.parametrize(("itself", "outcomes"), [*product(
        ("approved", "rejected"), product(("approved", "rejected"), repeat=2))])
    def test_each_of_two_is_voted_on_in_any_order(self, itself, outcomes, first, second):
        sitting = (vote(itself), vote("deferred", 1), vote("deferred", 2))
        votes = (vote(outcomes[0], first, LATER), vote(outcomes[1], second, LAST))
        stage = "implementation" if "approved" in (itself, *outcomes) else "rejected"
        state = after(*sitting, votes[0])

        assert [f"alternative {second}"] == list(state.undecided)
        assert "change-board" in [one.act for one in asked(state, date(2020, 12, 16)).acts
                                  if one.of_part]
        assert stage == apply(state, votes[1]).stage
        acts = [*REPORTED, *sitting, *votes, *([LIVE] if stage == "implementation" else [])]
        assert [] == faults(acts, path="3", complete=True)

    def test_while_one_is_undecided_what_is_rejected_stays_at_the_vote(self):
        state = after(vote("rejected"), vote("deferred", 1), vote("deferred", 2),
                      vote("rejected", 1, LATER))

        assert ("report-phase", "rejected") == (
            state.stage, apply(state, vote("rejected", 2, LAST)).stage)

    @pytest.mark.parametrize("itself", ["approved", "rejected"])
    def test_once_decided_it_is_not_voted_on_again_and_what_was_not_deferred_never_is(self, itself):
        state = after(vote(itself), vote("deferred", 1), vote("deferred", 2),
                      vote("rejected", 1, LATER))

        for number in (1, 3):
            with pytest.raises(TransitionRefused):
                apply(state, vote("rejected", number, LAST))

    def test_it_may_be_deferred_again_and_the_last_decision_is_the_one_referred(self):
        """A referral is of the last decision of the Change Board."""
        again = after(vote("approved"), vote("deferred", 1), vote("deferred", 1, LATER))
        decided = apply(again, vote("rejected", 1, LAST))

        assert [date(2020, 10, 21), date(2020, 12, 16)] == [
            state.done["change-board"].date for state in (again, decided)]

    def test_before_the_authority_it_is_recommended_later(self):
        acts = [vote("recommended-rejection"), vote("deferred", 1), vote("deferred", 2),
                vote("recommended-approval", 2, LATER), vote("recommended-rejection", 1, LAST)]

        assert ("decision", {}) == (after(*acts, path="2").stage, after(*acts, path="2").undecided)

    def test_what_sends_it_back_ends_every_standing(self):
        """A new report carries its own alternatives (X-SB-M1)."""
        state = after(vote("recommended-approval"), vote("deferred", 1), vote(
            "recommended-approval", 2), act("authority-decision", "2020-11-10", "sent-back"),
            path="2")

        assert ({}, False) == (state.alternatives, "modification-voted" in state.done)


class TestVotesThatARecordLacks:
    """design.md section 5: "Absence is a gap, contradiction is a fault"; in a record that is
    declared complete, what the Code asks for and is absent is a fault (X-ALT-01)."""

    AGAIN = ("no act says that the Change Board votes on alternative 1 again (the last time is on "
             "Wednesday 21 October 2020: deferred), which comes before: ")

    @pytest.mark.parametrize("itself", ["approved", "rejected"])
    def test_one_that_is_never_voted_on_though_the_history_goes_on(self, itself):
        acts = (vote(itself), vote("deferred", 1), LIVE)

        assert [self.AGAIN + "it is implemented on Thursday 25 February 2021"] == missing(*acts)
        assert [] == faults([*REPORTED, *acts], path="3")
        assert [("X-ALT-01", "implemented")] == faults(
            [*REPORTED, *acts], path="3", complete=True)

    def test_of_two_each_is_said(self):
        acts = (vote("approved"), vote("deferred", 1), vote("deferred", 2), LIVE)

        assert [1, 1] == [sum(f"alternative {number} again" in one for one in missing(*acts))
                          for number in (1, 2)]
        findings = replayed([*REPORTED, *acts], path="3", complete=True).all_findings()
        assert 2 == len({one.key for one in findings})

    @pytest.mark.parametrize("outcome", ["approved", "rejected", "sent-back"])
    def test_before_the_authority_decides(self, outcome):
        acts = (vote("recommended-approval"), vote("deferred", 1),
                act("authority-decision", "2020-11-10", outcome))

        assert [self.AGAIN + "the Authority decides on Tuesday 10 November 2020"] == missing(
            *acts, path="2")

    def test_an_alternative_that_only_the_authority_decides_on(self):
        acts = (vote("recommended-approval"),
                act("authority-decision", "2020-11-10", "rejected", part="alternative 1"))

        assert ["no act says that the Change Board votes on alternative 1, which comes before: the "
                "Authority decides on Tuesday 10 November 2020"] == missing(*acts, path="2")

    def test_a_vote_after_an_appeal_was_rejected_shows_the_deferral(self):
        """Found by chance. What the Authority rejects on appeal leaves what was deferred."""
        acts = (vote("approved"), vote("approved", 2), act("objection-raised", "2020-10-28"),
                act("approved", "2020-11-04", body="panel"), act("objection-raised", "2020-11-10"),
                act("authority-decision", "2020-11-20", "rejected"), vote("rejected", 1, LATER))

        assert ["no act says that the Change Board defers alternative 1, which comes before: the "
                "Change Board votes on Wednesday 25 November 2020"] == missing(*acts)
        assert [] == faults([*REPORTED, *acts], path="3")
        assert [] == missing(vote("deferred", 1), *acts)

    @pytest.mark.parametrize(("path", "itself", "later"), [
        ("3", "approved", "rejected"), ("3", "rejected", "approved"), ("3", "rejected", "rejected"),
        ("2", "recommended-approval", "recommended-rejection")])
    def test_a_vote_of_a_later_day_shows_the_deferral(self, path, itself, later):
        acts = (vote(itself), vote(later, 1, LATER))

        assert ["no act says that the Change Board defers alternative 1, which comes before: the "
                "Change Board votes on Wednesday 25 November 2020"] == missing(*acts, path=path)
        assert [] == faults([*REPORTED, *acts], path=path)
        assert [("X-ALT-01", "change-board#2")] == faults(
            [*REPORTED, *acts], path=path, complete=True)

    def test_but_not_of_one_that_was_decided(self):
        acts = [*REPORTED, vote("approved"), vote("rejected", 1), vote("approved", 1, LATER)]

        assert [("X-DEV-01", "change-board#3")] == faults(acts, path="3")

    @pytest.mark.parametrize(("path", "outcome", "shown"), [
        ("3", "approved", LIVE), ("3", "rejected", act("objection-raised", "2020-10-28")),
        ("2", "recommended-approval", act("authority-decision", "2020-11-10", "approved"))])
    def test_the_modification_itself(self, path, outcome, shown):
        (says,) = [one for one in missing(vote(outcome, 1), shown, path=path) if "itself" in one]

        assert says.startswith("no act says that the Change Board votes on the modification "
                               "itself, which comes before: ")

    def test_one_that_was_deferred_and_one_that_says_nothing(self):
        deferred = missing(vote("deferred"), vote("approved", 1), LIVE)
        said_nothing = missing(vote(""), vote("approved", 1, LATER), LIVE)

        assert ["no act says that the Change Board votes on the modification itself again (the last"
                " time is on Wednesday 21 October 2020: deferred), which comes before: it is "
                "implemented on Thursday 25 February 2021"] == deferred
        assert ["the outcome is not recorded: the Change Board votes on Wednesday 21 October 2020"
                ] == said_nothing

    @pytest.mark.parametrize(("acts", "says"), [
        ((vote("rejected"), vote("deferred", 1)), "alternative 1 again (the last time is on "
         "Wednesday 21 October 2020: deferred)"),
        ((vote("rejected", 1),), "the modification itself")])
    def test_at_its_end_once_the_change_board_has_met_again(self, acts, says):
        """It meets on the fourth Wednesday: next on 25 November 2020."""
        assert [[], [f"no act says that the Change Board votes on {says}, which comes after: the "
                     "Change Board votes on Wednesday 21 October 2020"]] == [
            missing(*acts, as_of=date(2020, 11, day)) for day in (24, 25)]

    def test_a_withdrawal_and_a_new_round_cut_them_off(self):
        sitting = (vote("approved"), vote("deferred", 1))
        back = (vote("rejected", 1), vote("sent-back"))

        assert [] == missing(*sitting, act("withdrawn", "2020-10-28"))
        assert [] == missing(*back, act("working-group", "2020-11-04"))


class TestWhatRejectionsClose:
    """X-DEC-01: what the Change Board rejects is not implemented; the approval of an alternative
    lifts it, and one that is undecided leaves it open."""

    def test_once_every_alternative_is_rejected_nothing_is_implemented(self):
        acts = [*REPORTED, vote("rejected"), vote("deferred", 1), vote("rejected", 1, LATER), LIVE]

        assert [("X-DEC-01", "implemented")] == faults(acts, path="3")

    def test_of_acts_whose_months_leave_their_order_open_nothing_is_certain(self):
        """The withdrawal and its adoption: of the months either may be read first."""
        acts = [*REPORTED, in_months(act("adopted", "2020-10-14")),
                act("withdrawn", "2020-10-09"), vote("rejected"), vote("deferred", 1),
                vote("rejected", 1, LATER)]

        assert [] == faults(acts, path="3")

    @pytest.mark.parametrize("deferred", [True, False])
    def test_until_its_vote_it_stands_where_the_vote_is(self, deferred):
        """Also where the deferral is the row that is missing."""
        acts = [*REPORTED, vote("rejected"), *([vote("deferred", 1)] if deferred else []),
                act("recommended-to-close", "2020-11-04"), vote("rejected", 1, LATER)]

        assert [] == faults(acts, path="3")


class TestDeferredUntilAnObjectionIsAnswered:
    """X-ALT-01: the Change Board decides "on each as well as on the MP"; X-APP-M1 (unverified): a
    Party refers its decision to the Panel, and that of the Panel goes to the Authority."""

    SITTING = (vote("approved"), vote("deferred", 1), vote("deferred", 2))
    REFERRED = act("objection-raised", "2020-10-28", body="parties")
    APPEALED = act("objection-raised", "2020-11-16", body="parties")

    def answered(self, *answers: str) -> list:
        """Return a life on which the Panel, and then the Authority, has decided so."""
        panel = act(answers[0], "2020-11-13", body="panel")
        authority = [self.APPEALED, act("authority-decision", "2020-11-20", answers[1])] if (
            len(answers) > 1) else []
        return [*self.SITTING, self.REFERRED, panel, *authority]

    ANSWERS = (("approved",), ("rejected",), ("approved", "approved"), ("approved", "rejected"),
               ("rejected", "approved"), ("rejected", "rejected"))

    @pytest.mark.parametrize("answers", ANSWERS)
    @pytest.mark.parametrize("votes", [*product(("approved", "rejected"), repeat=2)])
    def test_each_is_voted_on_then(self, answers, votes):
        acts = [*self.answered(*answers), vote(votes[0], 1, LATER), vote(votes[1], 2, LAST)]
        state = after(*acts)
        stage = ("implementation" if "approved" in (answers[-1], *votes) else
                 "rejected" if len(answers) == 1 else "rejected-and-ended")
        live = [LIVE] if stage == "implementation" else []
        shown = replayed([*REPORTED, *acts, *live], path="3", complete=True)

        assert (stage, {}) == (state.stage, state.undecided)
        assert () == shown.all_findings()
        assert [] == missing(*acts, *live)
        for place in range(len(acts)):
            rest = [*REPORTED, *acts[:place], *acts[place + 1:], *live]
            assert [] == faults(rest, path="3"), acts[place]

    @pytest.mark.parametrize("answers", ANSWERS)
    def test_next_says_so(self, answers):
        state = after(*self.answered(*answers))
        answer = asked(state, date(2020, 11, 25))

        assert {("approved", "alternative 1"), ("rejected", "alternative 1"),
                ("deferred", "alternative 1")} == {
            (one.outcome, one.part) for one in answer.acts
            if one.act == "change-board" and one.of_part}
        assert ("implementation" if answers[-1] == "approved" else "rejected") == answer.state.stage

    def test_it_may_be_deferred_again(self):
        for answers in self.ANSWERS:
            again = after(*self.answered(*answers), vote("deferred", 1, LATER))

            assert 2 == len(again.undecided)

    @pytest.mark.parametrize("answers", ANSWERS)
    def test_one_that_is_never_voted_on_is_missed_once_it_has_met_again(self, answers):
        says = missing(*self.answered(*answers))

        assert 2 == len(says)
        assert all("votes on alternative" in one and "which comes after" in one for one in says)

    def test_what_was_approved_stands_or_falls_with_the_answer(self):
        """An alternative that was approved was part of what is referred."""
        acts = [vote("approved"), vote("approved", 1), vote("deferred", 2), self.REFERRED,
                act("rejected", "2020-11-13", body="panel"), vote("rejected", 2, LATER)]

        assert "rejected" == after(*acts).stage

    @pytest.mark.parametrize("voted", [True, False])
    def test_the_time_to_appeal_ends_nothing_that_is_still_to_be_voted_on(self, voted):
        window = rules_on(date(2021, 6, 30)).parameter("decision.appeal-window").as_adopted(
            "SEC, as read", 10)
        acts = [*REPORTED, *self.answered("rejected"), *(
            [vote("rejected", 1, LATER), vote("rejected", 2, LATER)] if voted else [])]

        assert ("rejected-and-ended" if voted else "rejected") == stands(
            acts, path="3", adopted=[window]).stage
