"""Which act answers which promise, by hand; and by brute force over all ways to pair them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.model.histories import History
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.promises.answering import answers
from secgov.planning.promises.promises import Promise, promises_of
from secgov.planning.steps.placing import place_all
from tests.lives import act
from tests.planning.bases import basis_of
from tests.timetables import AS_OF, step

MARCH_20 = step("working-group", "2019-03-20", kind="ad-hoc", label="wg-requirements")
JUNE = step("working-group", "June 2019", label="wg-assessment")  # the first Wednesday, the 5th


def paired(steps: list[dict[str, Any]], acts: list[RecordedAct]) -> dict[int, str]:
    """Return the ISO day of the act that answers each promise, by the place of its step."""
    basis, modification = basis_of(*steps)
    placed = place_all(modification, basis)
    found = answers(promises_of(placed, AS_OF), placed, acts)
    return {place: fact.earliest.isoformat() for place, fact in found.items()}


def month(name: str, when: str) -> RecordedAct:
    """Return an act of which only the month is recorded."""
    row = {"id": "MP900", "act": name, "date": when, "status": "actual"}
    return History.from_rows([row]).acts[0]


class TestSameAct:
    """Issue "The planner", 4: the promises of a paper against what happened."""

    def test_another_act_answers_nothing(self):
        assert {} == paired([JUNE], [act("panel-update", "2019-06-05")])

    def test_an_act_before_the_paper_answers_nothing(self):
        assert {} == paired([JUNE], [act("working-group", "2019-03-07")])

    def test_an_act_on_the_day_of_the_paper_does(self):
        assert {0: "2019-03-08"} == paired([JUNE], [act("working-group", "2019-03-08")])

    def test_what_was_past_when_the_paper_was_written_is_answered_from_its_own_day(self):
        assert {0: "2019-03-05"} == paired(
            [step("working-group", "2019-03-05")], [act("working-group", "2019-03-05")])

    @pytest.mark.parametrize(("body", "expected"), [
        ("tabasc", {0: "2019-03-21"}), ("ssc", {}), ("", {0: "2019-03-21"})])
    def test_another_sub_committee_is_another_thing(self, body, expected):
        assert expected == paired([step("sub-committee", "2019-03-21", body="tabasc")],
                                  [act("sub-committee", "2019-03-21", body=body)])

    def test_a_cost_that_another_body_agreed_is_agreed(self):
        """X-IA-03: asked of the Panel beforehand; X-IA-01: else the Change Board agrees it."""
        assert {0: "2019-03-27"} == paired(
            [step("impact-assessment-approved", "2019-03-15", body="panel", status="proposed")],
            [act("impact-assessment-approved", "2019-03-27", body="change-board")])

    @pytest.mark.parametrize(("part", "expected"), [
        ("part 1", {0: "2020-05-06"}), ("part 2", {}), ("", {0: "2020-05-06"})])
    def test_another_part_is_another_thing(self, part, expected):
        assert expected == paired([step("implemented", "June 2020", part="part 1")],
                                  [act("implemented", "2020-05-06", part=part)])


    def test_parts_keep_no_order_among_each_other(self):
        """Promised in the order of their days, and recorded in the other."""
        assert {0: "2020-11-29", 1: "2020-11-05"} == paired(
            [step("implemented", "2020-05-06", part="part 1", label="one"),
             step("implemented", "2020-11-05", part="part 2", label="two")],
            [act("implemented", "2020-11-05", part="part 2"),
             act("implemented", "2020-11-29", part="part 1")])

    def test_what_names_no_part_answers_what_is_left(self):
        assert {0: "2020-05-06", 1: "2020-11-05"} == paired(
            [step("implemented", "2020-05-06", part="part 1", label="one"),
             step("implemented", "2020-11-05", part="part 2", label="two")],
            [act("implemented", "2020-05-06"), act("implemented", "2020-11-05", part="part 2")])

    @pytest.mark.parametrize(("outcome", "expected"), [
        ("deferred", {}), ("approved", {0: "2019-05-22"}), ("", {0: "2019-05-22"})])
    def test_a_deferral_answers_no_promise_of_a_vote(self, outcome, expected):
        """docs/explanation/life_of_a_modification.md: a vote that was deferred does not serve."""
        assert expected == paired(
            [step("change-board", "May 2019")],
            [act("change-board", "2019-05-22", outcome, body="change-board")])

    def test_a_promised_deferral_is_answered_by_one(self):
        assert {0: "2019-05-22"} == paired(
            [step("change-board", "May 2019", outcome="deferred")],
            [act("change-board", "2019-05-22", "deferred", body="change-board")])


class TestBeforeThePaper:
    """An act before the paper is of an earlier round, but where the paper knows of none."""

    ISSUED = step("refinement-consultation-issued", "by mid-March 2019")
    EARLY = act("refinement-consultation-issued", "2019-03-06")

    def test_the_last_thing_before_the_paper_is_what_it_promises(self):
        later = act("impact-assessment-approved", "2019-03-27")

        assert {0: "2019-03-06"} == paired([self.ISSUED], [self.EARLY, later])

    @pytest.mark.parametrize("other", [
        step("refinement-consultation-issued", "2018-11-05", status="done"),
        step("working-group", "2019-03-07", status="done")])
    def test_not_where_the_paper_knows_of_a_round_or_of_something_later(self, other):
        assert {} == paired([other, self.ISSUED], [self.EARLY])

    def test_not_where_the_step_is_done_again(self):
        assert {} == paired([{**self.ISSUED, "again": True}], [self.EARLY])

    def test_not_where_the_record_went_on_before_the_paper(self):
        assert {} == paired([self.ISSUED], [
            act("refinement-consultation-issued", "2018-11-05"),
            act("refinement-consultation-closed", "2018-11-26")])

    def test_not_without_a_day_and_not_of_another_part(self):
        assert {} == paired([step("refinement-consultation-issued")], [self.EARLY])
        assert {} == paired([{**self.ISSUED, "part": "part 1"}], [
            act("refinement-consultation-issued", "2019-03-06", part="part 2")])

    def test_an_act_after_the_paper_comes_first(self):
        kept = act("refinement-consultation-issued", "2019-03-11")

        assert {0: "2019-03-11"} == paired([self.ISSUED], [self.EARLY, kept])

    def test_the_first_round_does_not_keep_the_second_promise(self):
        second = step("refinement-consultation-issued", "June 2019", label="second")

        assert {0: "2019-03-06"} == paired([self.ISSUED, second], [self.EARLY])


class TestWhatThePaperKnows:
    """What the paper has as done answers none of its promises."""

    CONSIDERED = step("working-group", "2019-03-08", status="done")

    def test_the_act_that_the_paper_has_as_done_is_left_out(self):
        acts = [act("working-group", "2019-03-08"), act("working-group", "2019-06-05")]

        assert {1: "2019-06-05"} == paired([self.CONSIDERED, JUNE], acts)

    def test_a_done_step_without_a_day_takes_the_last_act_up_to_the_paper(self):
        """SECP_66_1503_12 line 338: the Working Group considered SECMP0062, on no stated day."""
        acts = [act("working-group", "2018-11-15"), act("working-group", "2019-03-08"),
                act("working-group", "2019-06-05")]

        assert {1: "2019-06-05"} == paired([step("working-group", status="done"), JUNE], acts)

    def test_a_done_step_that_the_record_lacks_takes_nothing(self):
        assert {1: "2019-06-05"} == paired(
            [step("working-group", "2019-02-25", status="done"), JUNE],
            [act("working-group", "2019-06-05")])

    def test_a_month_that_may_be_the_day_of_the_done_step_is_taken_for_it(self):
        assert {} == paired([self.CONSIDERED, JUNE], [month("working-group", "2019-03")])


class TestRepeats:
    """The right occurrence: kept before answered, answered before near; orders are kept."""

    @pytest.mark.parametrize(("acts", "expected"), [
        (["2019-03-26", "2019-06-05"], {0: "2019-03-26", 1: "2019-06-05"}),
        # One act only, on the day of the second promise.
        (["2019-06-05"], {1: "2019-06-05"}),
        # One act only, near the first.
        (["2019-03-27"], {0: "2019-03-27"}),
        # The one that keeps a promise is not given to another.
        (["2019-06-05", "2019-07-03"], {1: "2019-06-05"}),
        # Of several that keep nothing, the nearest.
        (["2019-03-25", "2019-04-24", "2019-06-12"], {0: "2019-03-25", 1: "2019-06-12"}),
        # On a tie the earlier: 1 and 9 June are four days from the 5th.
        (["2019-03-20", "2019-06-01", "2019-06-09"], {0: "2019-03-20", 1: "2019-06-01"}),
    ])
    def test_vectors(self, acts, expected):
        """By hand."""
        assert expected == paired([MARCH_20, JUNE], [act("working-group", day) for day in acts])

    def test_a_promise_without_a_day_takes_what_keeps_no_other(self):
        steps = [step("working-group", label="wg-own"), JUNE]
        in_may, in_june = (act("working-group", day) for day in ("2019-05-01", "2019-06-05"))

        assert {1: "2019-06-05"} == paired(steps, [in_june])
        assert {0: "2019-05-01", 1: "2019-06-05"} == paired(steps, [in_may, in_june])


def fact(offset: int) -> RecordedAct:
    return act("assessment-reviewed", (date(2019, 3, 8) + timedelta(offset)).isoformat())


def score(pairs: list[tuple[Promise, RecordedAct]]) -> tuple[int, int, int]:
    """Return how many are kept, how many answered, and how near, each as the rule says it."""
    apart = [abs((day.earliest - one.earliest).days) for one, day in pairs if one.earliest]
    return apart.count(0), len(pairs), -sum(apart)


class TestBest:
    """The pairs are the best of all that keep both orders."""

    @given(st.lists(st.integers(0, 30), min_size=1, max_size=4),
           st.lists(st.integers(0, 30), max_size=5))
    def test_no_other_way_is_better(self, promised, happened):
        """Against every way to pair some of them in order."""
        steps = [step("assessment-reviewed", (date(2019, 3, 8) + timedelta(day)).isoformat(),
                      label=f"round-{number}") for number, day in enumerate(promised)]
        basis, modification = basis_of(*steps)
        placed = place_all(modification, basis)
        promises = promises_of(placed, AS_OF)
        facts = [fact(day) for day in sorted(happened)]
        found = answers(promises, placed, facts)
        chosen = [(promises[place], found[place]) for place in sorted(found)]
        ways = [list(zip(some, others, strict=True))
                for size in range(min(len(promises), len(facts)) + 1)
                for some in combinations(promises, size)
                for others in combinations(facts, size)]

        assert max(map(score, ways)) == score(chosen)
        assert [day for _, day in chosen] == sorted(
            (day for _, day in chosen), key=lambda day: day.earliest)
