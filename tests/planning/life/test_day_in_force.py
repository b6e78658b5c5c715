"""Another day of implementation: asked for, approved or refused by the Authority; days by hand."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.calendar.vague_dates import VagueDate
from secgov.errors import TransitionRefused
from secgov.planning.life.lifecycle import apply
from tests.lives import act, asked, fast_tracked, faults, found, lacks, refined, replayed, stands

VOTED = [*refined()[:15], act("change-board", "2020-10-21", "approved", until=date(2020, 11, 29))]
DECIDED = [*refined(path="2")[:16],
           act("authority-decision", "2020-11-10", "approved", until=date(2020, 11, 29))]
NOVEMBER, JUNE, FAR = date(2020, 11, 29), date(2021, 6, 24), date(2022, 1, 1)
ASKED = act("release-targeted", "2020-11-16", until=JUNE)
ON_TIME, MOVED = act("implemented", "2020-11-29"), act("implemented", "2021-06-24")
LIVES = pytest.mark.parametrize(("begun", "path"), [(VOTED, "3"), (DECIDED, "2"), (DECIDED, "1")])


def decides(outcome: str, until: date | None = None, when: str = "2020-11-20"):
    return act("authority-decision", when, outcome, until=until)


def moves(acts, **keys):
    return [(one.label, one.severity.value) for one in found(acts, as_of=keys.pop("as_of", FAR),
                                                             **keys)
            if one.register == "X-IMPL-01"]


def led(acts, path):
    state = stands([], FAR, path=path)
    for one in acts:
        state = apply(state, one)
    return state


@LIVES
@pytest.mark.parametrize("named", [JUNE, None])
class TestDecided:
    """X-IMPL-01: "An approved implementation date can be changed only with the Authority's
    approval, on the Panel's request": the request moves nothing, the approval does."""

    @pytest.mark.parametrize("complete", [False, True])
    def test_what_is_refused_leaves_the_day_as_it_was(self, begun, path, named, complete):
        acts = [*begun, ASKED, decides("rejected", named), ON_TIME]

        assert [] == faults(acts, as_of=FAR, path=path, complete=complete)
        assert [] == moves(acts, path=path, complete=complete)
        assert "implemented" == led(acts, path).stage

    @pytest.mark.parametrize("complete", [False, True])
    def test_what_is_approved_is_the_day(self, begun, path, named, complete):
        acts = [*begun, ASKED, decides("approved", named), MOVED]

        assert [] == faults(acts, as_of=FAR, path=path, complete=complete)
        assert [] == moves(acts, path=path, complete=complete)
        assert "implemented" == led(acts, path).stage

    @pytest.mark.parametrize(("outcome", "lived"), [("rejected", MOVED), ("approved", ON_TIME)])
    def test_the_other_day_is_a_fault(self, begun, path, named, outcome, lived):
        acts = [*begun, ASKED, decides(outcome, named), lived]

        assert [("implemented", "fault")] == moves(acts, path=path)
        with pytest.raises(TransitionRefused) as refused:
            led(acts, path)
        assert ["X-IMPL-01"] == [one.register for one in refused.value.conditions]

    def test_a_third_day_is_one_too(self, begun, path, named):
        acts = [*begun, ASKED, decides("approved", named), act("implemented", "2021-11-04")]

        assert [("implemented", "fault")] == moves(acts, path=path)
        with pytest.raises(TransitionRefused):
            led(acts, path)

    def test_refused_once_and_approved_when_asked_again(self, begun, path, named):
        acts = [*begun, ASKED, decides("rejected", named),
                act("release-targeted", "2020-11-23", until=JUNE),
                decides("approved", named, "2020-11-27"), MOVED]

        assert [] == moves(acts, path=path, complete=True)
        assert "implemented" == led(acts, path).stage


@LIVES
class TestPending:
    """A request is a fact of its own: as long as the day in force lies ahead, nothing is moved."""

    def test_before_the_decision_nothing_is_wrong(self, begun, path):
        acts = [*begun, ASKED, decides("rejected", JUNE), ON_TIME]

        for complete in (False, True):
            assert [] == moves(acts, path=path, as_of=date(2020, 11, 18), complete=complete)
        assert ("Thursday 24 June 2021 is asked for as the day of implementation. Until the "
                "Authority approves it, the day is Sunday 29 November 2020") in asked(
            stands([*begun, ASKED], date(2020, 11, 18), path=path), date(2020, 11, 18)).notes

    @pytest.mark.parametrize("lived", [[], [ON_TIME]])
    def test_once_the_day_in_force_is_behind_the_decision_is_lacking(self, begun, path, lived):
        """Nothing contradicts: a row may be missing. In a complete record none is."""
        acts = [*begun, ASKED, *lived]

        assert [("release-targeted", "warning")] == moves(acts, path=path)
        assert [("release-targeted", "fault")] == moves(acts, path=path, complete=True)

    def test_implemented_on_it_without_a_decision_is_a_fault(self, begun, path):
        acts = [*begun, ASKED, MOVED]

        assert [("implemented", "fault")] == moves(acts, path=path)
        assert [("implemented", "fault")] == moves(acts, path=path, complete=True)
        with pytest.raises(TransitionRefused, match="The Authority has approved no other day"):
            led(acts, path)

    def test_what_the_authority_says_of_a_third_day_decides_nothing_on_it(self, begun, path):
        third = date(2021, 11, 4)

        assert [("release-targeted", "fault")] == moves(
            [*begun, ASKED, decides("rejected", third), ON_TIME], path=path, complete=True)
        assert [("implemented", "fault")] == moves(
            [*begun, ASKED, decides("approved", third), MOVED], path=path)

    def test_a_decision_without_its_outcome_is_one(self, begun, path):
        """What was decided is not recorded: the day in force stays, or it depends on that."""
        acts = [*begun, ASKED, decides("")]

        assert [] == moves([*acts, ON_TIME], path=path, complete=True)
        assert [("implemented", "fault")] == moves([*acts, MOVED], path=path, complete=True)
        assert ["warning"] == [weight for _, weight in moves([*acts, MOVED], path=path)]
        assert [("implemented", "fault")] == moves(
            [*acts, act("implemented", "2021-11-04")], path=path)


class TestNamedFirst:
    """The approval may name no day; then the first one named after it is in force."""

    FIRST = act("release-targeted", "2020-11-12", until=NOVEMBER)
    LIFE = (*refined()[:16], FIRST, ASKED, decides("rejected"), ON_TIME)

    def test_its_row_may_be_missing(self):
        """Issue: "Deleting any one row of a lawful history never makes a fault"."""
        for named in (None, JUNE):
            acts = [attrs.evolve(one, until=named) if one.outcome == "rejected" else one
                    for one in self.LIFE]
            assert [] == moves(acts, path="3", complete=True)
            for gone in acts[16:]:
                rest = [one for one in acts if one is not gone]
                assert [] == faults(rest, as_of=FAR, path="3"), gone

    def test_a_refusal_that_names_it_leaves_no_day(self):
        acts = [*refined()[:16], self.FIRST, decides("rejected", NOVEMBER), MOVED]

        assert [] == moves(acts, path="3", complete=True)
        assert "implemented" == led(acts, "3").stage

    def test_what_was_asked_for_since_is_then_the_first(self):
        acts = [*refined()[:16], self.FIRST, ASKED, decides("rejected", NOVEMBER)]

        assert [] == moves([*acts, MOVED], path="3", complete=True)
        assert "implemented" == led([*acts, MOVED], "3").stage
        assert [("implemented", "fault")] == moves([*acts, ON_TIME], path="3")

    def test_asked_for_twice_it_is_asked_for_once(self):
        """After a refusal that may be of the first day, either may be in force."""
        again = act("release-targeted", "2020-11-24", until=JUNE)
        acts = [*refined()[:16], self.FIRST, decides("rejected", when="2020-11-13"), ASKED, again]

        assert [] == [one for one in moves([*acts, ON_TIME], path="3") if one[1] == "fault"]
        assert "implemented" == led([*acts, ON_TIME], "3").stage

    def test_a_refusal_of_no_day_in_a_complete_record_leaves_the_one_in_force(self):
        acts = [*refined()[:16], self.FIRST, decides("rejected"), MOVED]

        assert [("implemented", "fault")] == moves(acts, path="3", complete=True)
        assert [("implemented", "warning")] == moves(acts, path="3")
        with pytest.raises(TransitionRefused):
            led(acts, "3")

    def test_asked_for_on_the_day_of_the_approval_either_may_be_in_force(self):
        """Of two acts on one day either may have come first: a plan anew, or a request."""
        plan = act("release-targeted", "2020-10-01", until=NOVEMBER)
        acts = [*refined()[:13], plan, *refined()[13:16], attrs.evolve(
            ASKED, date=date(2020, 10, 21))]

        assert [("release-targeted#2", "warning")] == moves([*acts, ON_TIME], path="3")
        assert [] == moves([*acts, MOVED], path="3")
        assert [("implemented", "fault")] == moves(
            [*acts, act("implemented", "2021-11-04")], path="3")

    def test_a_day_asked_for_in_a_month_and_refused_in_another_record_row(self):
        november = VagueDate("2020-11", date(2020, 11, 1), date(2020, 11, 30))
        acts = [*VOTED, ASKED, attrs.evolve(decides("rejected"), date=november), ON_TIME]

        assert [] == moves(acts, path="3", complete=True)

    def test_named_again_the_day_in_force_withdraws_the_request(self):
        back = act("release-targeted", "2020-11-23", until=NOVEMBER)
        acts = [*VOTED, ASKED, back, ON_TIME]

        assert [] == moves(acts, path="3", complete=True)
        assert () == tuple(one for one in asked(stands([*VOTED, ASKED, back])).notes
                           if "asked for" in one)


class TestParts:
    """X-IMPL-03: "Dates can be brought forward too, and for part of a change"."""

    FIRST = act("release-targeted", "2020-11-12", until=NOVEMBER, part="text")
    AGAIN = attrs.evolve(ASKED, part="text")

    @pytest.mark.parametrize("named", [None, JUNE])
    def test_a_part_has_a_day_of_its_own(self, named):
        acts = [*refined()[:16], self.FIRST, self.AGAIN]
        lived = [attrs.evolve(one, part="text") for one in (MOVED, ON_TIME)]

        assert [] == moves([*acts, decides("approved", named), lived[0]], path="3")
        assert [] == moves([*acts, decides("rejected", named), lived[1]], path="3")
        assert [("implemented", "fault")] == moves(
            [*acts, decides("rejected", named), lived[0]], path="3")
        assert apply(led([*acts, decides("approved", named)], "3"), lived[0])
        assert "of text. Until" in " ".join(asked(stands(acts, path="3")).notes)


class TestOnFastTrack:
    """X-IMPL-01 says "an approved implementation date", on whatever path."""

    def test_the_authority_decides_on_the_day_there_too(self):
        begun = [*fast_tracked()[:2], act("release-targeted", "2020-05-01", until=NOVEMBER), ASKED]

        for complete in (False, True):
            for outcome, lived in (("approved", MOVED), ("rejected", ON_TIME)):
                acts = [*begun, decides(outcome), lived]
                assert [] == faults(acts, as_of=FAR, path="fast-track", complete=complete)
                assert "implemented" == led(acts, "fast-track").stage

    def test_a_decision_on_the_day_needs_no_vote(self):
        """Not even once an objection has lifted the approval, in a complete record."""
        acts = [*fast_tracked()[:2], decides("approved", JUNE, "2020-04-20"),
                act("objection-raised", "2020-04-21", body="parties")]

        assert [] == faults(acts, path="fast-track", complete=True)

    def test_nobody_is_told_to_implement_a_part_first(self):
        near = [condition.mend for one in asked(stands(
            fast_tracked()[:1], path="fast-track")).near_misses
            if one.act == "authority-decision" for condition in one.conditions]

        assert [] == [mend for mend in near if "implemented" in mend]
        assert [] == lacks([*fast_tracked()[:2]], path="fast-track")
        assert 0 == replayed(fast_tracked()).exit_status
