"""Laws of the life of a modification, over random lives that `permitted` and `apply` make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from secgov.errors import TransitionRefused
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life_refusals import failures
from secgov.planning.lifecycle import LifeState, apply
from secgov.planning.permitted import OpenAct, permitted
from tests.lives import (
    AS_OF,
    ID,
    act,
    fast_tracked,
    faults,
    known,
    refined,
    replayed,
    stands,
    without,
)

PATHS = ("1", "2", "3", "fast-track", "unknown")
FIRST = date(2020, 1, 6)
ENOUGH = 14


def lifts(gone: RecordedAct, acts: list[RecordedAct]) -> bool:
    """
    Return whether *gone* lifts what the record itself forbids.

    Without such a row the record contradicts itself, as the list of planted contradictions has
    it: an act after a withdrawal or a rejection, a moved release date, a conversion after
    further development.
    """
    names = [one.act for one in acts]
    return ((gone.act == "adopted" and "withdrawn" in names)
            or (gone.act == "authority-decision" and names.count("release-targeted") > 1)
            or (gone.outcome.startswith("ready")
            and any(one.outcome == "develop-further" for one in acts)))


def taken(one: OpenAct, day: date) -> RecordedAct:
    """Return the act that *one* permits, on *day*, by the first body that may."""
    return RecordedAct(ID, one.act, day, outcome=one.outcome, body=one.bodies[0],
                       part="part 1" if one.of_part else "",
                       until=day + timedelta(days=90) if one.act == "release-targeted" else None)


@st.composite
def lives(draw: Callable, paths: tuple[str, ...] = PATHS) -> tuple[str, list[RecordedAct]]:
    """Draw a path and a lawful life on it: acts that were permitted when they were taken."""
    path = draw(st.sampled_from(paths))
    state, day, acts = stands([], path=path), FIRST, []
    for _ in range(draw(st.integers(1, ENOUGH))):
        open_acts = permitted(state, **known()).acts
        if not open_acts:
            break
        leading = [one for one in open_acts if one.leads_to != state.stage]
        pool = leading if leading and draw(st.booleans()) else open_acts
        one = draw(st.sampled_from(pool))
        day += timedelta(days=draw(st.integers(0, 20)))
        tried = taken(one, day)
        try:
            state = apply(state, tried)
        except TransitionRefused:
            # Asked about as of a later day; on the day itself something may not be open yet.
            continue
        acts.append(tried)
    assume(acts)
    return path, acts


class Life(RuleBasedStateMachine):
    """Issue: "a Hypothesis state machine drives `permitted` and `apply` against each other: what is
    permitted is never refused, what is refused was never permitted"."""

    def __init__(self) -> None:
        super().__init__()
        self.state: LifeState
        self.day = FIRST

    @initialize(path=st.sampled_from(PATHS))
    def begin(self, path: str) -> None:
        self.state = stands([], FIRST, path=path)

    def answer(self):
        return permitted(self.state, **known(self.day))

    @rule(choice=st.randoms(use_true_random=False), later=st.integers(0, 15))
    @precondition(lambda self: self.state.stage not in self.state.life.table.ends)
    def what_is_permitted_is_never_refused(self, choice, later: int) -> None:
        self.day += timedelta(days=later)
        self.state = self.state.asked_by(stands([], self.day).life)
        open_acts = self.answer().acts
        for one in open_acts:
            assert self.day <= one.opens
            apply(self.state, taken(one, one.opens))
        one = choice.choice(open_acts)
        self.state = apply(self.state, taken(one, one.opens))
        self.day = max(self.day, one.opens)

    @rule()
    def what_is_refused_was_never_permitted(self) -> None:
        answer = self.answer()
        for one in answer.near_misses:
            tried = RecordedAct(ID, one.act, self.day, outcome=one.outcome,
                                part="part 1" if one.of_part else "",
                                until=self.day + timedelta(days=90))
            why = failures(self.state, tried)

            assert one.conditions
            assert why
            assert all(each.says and each.mend for each in (*one.conditions, *why))
            with pytest.raises(TransitionRefused) as refused:
                apply(self.state, tried)
            assert why == refused.value.conditions

    @rule()
    def a_state_says_what_it_is(self) -> None:
        assert self.state.to_dict()["stage"] in {one.name for one in self.state.life.table.stages}

    @rule()
    def no_state_is_without_a_way_on(self) -> None:
        answer = self.answer()
        ended = answer.state.stage in answer.state.life.table.ends

        assert ended is not bool(answer.acts)


Life.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
TestLife = Life.TestCase

RANDOM = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow,
                                                          HealthCheck.data_too_large])


class TestLawfulLives:
    """Issue: "no lawful history is refused"; design.md section 5: "Absence is a gap, contradiction
    is a fault"."""

    @RANDOM
    @given(lives())
    def test_a_lawful_life_replays_without_a_fault(self, life):
        path, acts = life

        assert [] == faults(acts, path=path)

    @RANDOM
    @given(lives())
    def test_a_replay_stands_where_the_acts_led(self, life):
        path, acts = life
        state = stands([], path=path)
        for one in acts:
            state = apply(state, one)

        assert state.stage == replayed(acts, path=path).modifications[0].state.stage

    @RANDOM
    @given(lives(), st.data())
    def test_deleting_any_row_makes_no_fault(self, life, data):
        """But for a row that lifts a bar; see `test_only_what_lifts_a_bar_matters`."""
        path, acts = life
        place = data.draw(st.integers(0, len(acts) - 1))
        gone = acts[place]
        assume(not lifts(gone, acts))

        assert [] == faults([*acts[:place], *acts[place + 1:]], path=path)

    @RANDOM
    @given(lives(), st.integers(0, 400))
    def test_what_is_known_later_changes_no_earlier_answer(self, life, days):
        """Two clocks: with as_of on any day, only facts up to it count."""
        path, acts = life
        as_of = FIRST + timedelta(days=days)
        early = [one for one in acts if one.date <= as_of]

        assert faults(early, as_of=as_of, path=path) == faults(acts, as_of=as_of, path=path) == []


PLANTS = {
    "D7.8(c)": lambda acts, day: [
        attrs.evolve(one, date=date(2020, 9, 15) + timedelta(days=day % 20))
        if one.act == "change-board" else one for one in acts],
    "X-DEV-05": lambda acts, day: [
        attrs.evolve(one, outcome="develop-further") if one.act == "csc-considered" else one
        for one in acts],
    "X-DEV-11": lambda acts, day: [
        attrs.evolve(one, date=date(2020, 1, 29) + timedelta(days=day % 44))
        if one.act == "preliminary-assessment-requested" else one for one in acts],
    "X-IA-02": lambda acts, day: [
        attrs.evolve(one, date=date(2020, 3, 14) + timedelta(days=day % 100))
        if one.act == "impact-assessment-requested" else one for one in acts],
    "X-IMPL-01": lambda acts, day: [
        *acts[:-1], act("release-targeted", "2020-11-11", until=date(2020, 11, 29)),
        act("release-targeted", "2020-11-12", until=date(2021, 1, 1) + timedelta(days=day)),
        acts[-1]],
    "X-WDR-01": lambda acts, day: [
        *acts, act("withdrawn", str(date(2020, 1, 29) + timedelta(days=day % 230)))],
}


class TestPlantedContradictions:
    """Issue: "Each history with one contradiction planted is caught under the right rule; ...
    Hypothesis plants them at random in random lawful histories: none is missed"."""

    @settings(max_examples=150)
    @given(st.sampled_from(sorted(PLANTS)), st.sampled_from(["2", "3"]), st.integers(0, 300),
           st.data())
    def test_none_is_missed_whatever_else_the_record_lacks(self, register, path, day, data):
        """Rows that the contradiction does not rest on are left out at random."""
        acts = PLANTS[register](refined(path=path), day)
        planted = [one for one in acts if one not in refined(path=path)]
        needed = {*(one.act for one in planted), "report-consultation-closed", "converted",
                  "impact-assessment-approved", "change-board", "authority-decision",
                  "implemented"}
        kept = [one for one in acts if one.act in needed or data.draw(st.booleans())]
        caught = [one for one in replayed(kept, path=path).all_findings()
                  if one.register == register]

        assert caught
        assert 1 == replayed(kept, path=path).exit_status

    @settings(max_examples=40)
    @given(st.sampled_from(["2", "3"]), st.dates(date(2020, 1, 29), date(2020, 10, 20)))
    def test_an_implementation_before_the_approval_is_caught(self, path, day):
        acts = [attrs.evolve(one, date=day) if one.act == "implemented" else one
                for one in refined(path=path)]
        wanted = {"2": "X-DEC-02", "3": "X-DEC-01"}[path]

        assert wanted in {register for register, _ in faults(acts, path=path)}

    @settings(max_examples=40)
    @given(st.sampled_from(["converted", "working-group", "impact-assessment-requested",
                            "business-requirements-agreed", "refinement-consultation-issued"]),
           st.dates(date(2020, 3, 11), date(2020, 12, 1)))
    def test_a_fast_track_modification_that_is_refined_is_caught(self, name, day):
        outcome = "refinement" if name == "converted" else ""
        acts = [*fast_tracked(), RecordedAct(ID, name, day, outcome=outcome)]

        assert "X-PATH-04" in {register for register, _ in faults(acts, path="fast-track")}

    def test_a_complete_record_without_a_report_is_caught(self):
        acts = without(refined(), "modification-report-to-panel")

        assert "D7.1" in {register for register, _ in faults(acts, complete=True, path="3")}
        assert [] == faults(acts, path="3")

    def test_a_complete_record_without_the_authority_is_caught_on_path_2(self):
        acts = without(refined(path="2"), "authority-decision")

        assert [("X-DEC-02", "implemented")] == faults(acts, complete=True, path="2")
        assert [] == faults(acts, path="2")

    def test_only_what_lifts_a_bar_matters(self):
        """Acts whose row cannot be left out: without it the record forbids what follows."""
        held_back = [act("raised", "2020-01-06"), act("withdrawn", "2020-01-20"),
                     act("adopted", "2020-01-27"), act("csc-considered", "2020-02-25")]
        dates = [act("release-targeted", "2020-11-11", until=date(2020, 11, 29)),
                 act("authority-decision", "2020-11-12", "approved"),
                 act("release-targeted", "2020-11-13", until=date(2021, 2, 25))]
        whole = [*refined()[:-1], *dates]

        assert ([], ["X-WDR-01"]) == (faults(held_back), [
            register for register, _ in faults(without(held_back, "adopted"))])
        assert ([], ["X-IMPL-01"]) == (faults(whole, path="3"), [
            register for register, _ in faults(without(whole, "authority-decision"), path="3")])
        assert AS_OF > date(2021, 2, 25)
