"""Votes and decisions without their outcome, which what follows from them shows."""

from __future__ import annotations

import attrs
import pytest

from tests.lives import act, faults, lacks, refined, replayed


def unsaid(acts, name):
    """Return *acts* with the outcome of each one called *name* left out."""
    return [attrs.evolve(one, outcome="") if one.act == name else one for one in acts]


class TestUnsaid:
    """Issue: "what the record lacks (a gap is never a fault)", and a finding where nothing is
    lacking: at the vote itself, and not at the lawful act after it."""

    @pytest.mark.parametrize(("path", "name", "register"), [
        ("3", "change-board", "X-DEC-01"), ("2", "change-board", "X-DEC-02"),
        ("2", "authority-decision", "X-DEC-02")])
    def test_the_outcome_is_lacking_at_the_vote_itself(self, path, name, register):
        acts = unsaid(refined(path=path), name)
        (gap,) = replayed(acts, path=path).modifications[0].gaps
        ((found, label),) = faults(acts, path=path, complete=True)

        assert (name, name) == (gap.act, gap.shown_by.act)
        assert gap.message.startswith("the outcome is not recorded: the ")
        assert name == label
        assert register == found

    @pytest.mark.parametrize(("path", "name", "register"), [
        ("3", "change-board", "X-PATH-03"), ("2", "authority-decision", "X-DEC-02")])
    def test_where_nothing_follows_it_is_lacking_all_the_same_and_no_fault(
            self, path, name, register):
        """It may have decided nothing: not even a complete record need have it."""
        whole = refined(path=path)
        last = next(place for place, one in enumerate(whole) if one.act == name)
        acts = unsaid(whole[:last + 1], name)
        for complete in (False, True):
            (gap,) = replayed(acts, path=path, complete=complete).modifications[0].gaps

            assert (name, register) == (gap.act, gap.rule.register)
            assert gap.message.startswith("the outcome is not recorded: the ")
        assert [] == faults(acts, path=path, complete=True)

    @pytest.mark.parametrize("complete", [False, True])
    @pytest.mark.parametrize("following", [
        [], refined()[1:], [act("csc-considered", "2020-02-11", "develop-further"),
                            *refined()[1:]]])
    def test_what_was_only_discussed_lacks_no_outcome(self, complete, following):
        """X-DEV-08: MP109 was before the Change Sub-Committee on 28 January for first comments
        and on 25 February for a decision."""
        acts = [refined()[0], act("csc-considered", "2020-01-28"), *following]

        assert [] == lacks(acts, path="3", complete=complete)
        assert [] == faults(acts, path="3", complete=True)

    def test_of_the_last_before_the_conversion_the_outcome_is_lacking_not_another(self):
        acts = [act("raised", "2020-01-28"), act("csc-considered", "2020-02-04", "develop-further"),
                *unsaid(refined()[1:], "csc-considered")]
        (gap,) = replayed(acts, path="3").modifications[0].gaps

        assert ("the outcome is not recorded: the Change Sub-Committee considers it on "
                "Tuesday 25 February 2020") == gap.message

    @pytest.mark.parametrize("later", [
        act("change-board", "2020-11-25", "approved"), act("approved", "2020-11-25")])
    def test_another_act_may_say_what_was_decided(self, later):
        """MP127 has two votes, on 22 July and 26 August 2020."""
        acts = [*unsaid(refined()[:-1], "change-board"), later, refined()[-1]]

        assert ([] if later.act == "approved" else ["change-board"]) == lacks(acts, path="3")
        assert [] == faults(acts, path="3", complete=True)

    def test_each_round_has_its_own_vote(self):
        """The Authority sent it back; of the second vote the outcome is lacking."""
        acts = [*refined(path="2")[:16], act("authority-decision", "2020-10-28", "sent-back"),
                act("modification-report-to-panel", "2020-11-03"),
                act("change-board", "2020-11-04", "sent-back"),
                act("modification-report-to-panel", "2020-11-05"),
                act("report-consultation-issued", "2020-11-05"),
                act("report-consultation-closed", "2020-11-26"),
                act("change-board", "2020-12-16"),
                act("authority-decision", "2021-01-12", "approved")]

        assert ["change-board"] == lacks(acts, path="2")
