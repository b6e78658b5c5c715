"""Which step of one timetable is which of another."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.planning.steps.alignment import Pair, aligned
from secgov.planning.steps.placing import PlacedStep, place_all
from tests.planning.bases import basis_of
from tests.timetables import step

WG, PA, IA = "working-group", "preliminary-assessment-returned", "impact-assessment-returned"


def placed(*steps: dict[str, Any]) -> tuple[PlacedStep, ...]:
    basis, modification = basis_of(*steps)
    return place_all(modification, basis)


def told(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[tuple[Any, Any]]:
    """Return each pair by the places of its steps."""
    return [(None if pair.before is None else pair.before.place,
             None if pair.after is None else pair.after.place)
            for pair in aligned(placed(*before), placed(*after))]


class TestAligned:
    """Issue 4: "Steps are matched by label or act and occurrence"."""

    def test_by_act_whatever_their_order(self):
        assert [(1, 0), (0, 1)] == told([step(WG), step(PA)], [step(PA), step(WG)])

    def test_by_label_before_occurrence(self):
        assert [(1, 0), (0, 1)] == told(
            [step(WG, label="a"), step(WG, label="b")], [step(WG, label="b"), step(WG, label="a")])

    def test_a_label_of_another_act_is_another_step(self):
        assert [(0, None), (None, 0)] == told([step(WG, label="a")], [step(PA, label="a")])

    def test_what_says_the_same_before_what_only_has_the_same_act(self):
        """The first record was taken out; the second stays what it was."""
        before = [step(WG, "2019-02-26", status="done"), step(WG, "2019-05-01")]

        assert [(0, None), (1, 0)] == told(before, [step(WG, "2019-05-01", label="new name")])

    def test_the_first_of_an_act_is_the_first_and_what_is_left_is_new(self):
        assert [(0, 0), (None, 1)] == told([step(WG, "2019-04-03")],
                                           [step(WG, "2019-05-01"), step(WG, "2019-06-05")])

    def test_what_is_dropped_stands_behind_what_came_before_it(self):
        assert [(0, None), (1, 0), (2, None), (3, None), (4, 1)] == told(
            [step("panel"), step(WG), step(PA), step("panel-update"), step(IA)],
            [step(WG), step(IA)])

    def test_a_pair_has_a_step(self):
        (one,) = placed(step(WG))

        assert one == Pair(None, one).one == Pair(one, None).one
        with pytest.raises(ValueError, match="in at least one"):
            _ = Pair(None, None).one

    @given(*[st.lists(st.builds(
        lambda name, label, when: step(name, when, **({"label": label} if label else {})),
        st.sampled_from([WG, PA, IA]), st.sampled_from(["", "", "a", "b"]),
        st.sampled_from([None, "2019-04-03", "May 2019"])), max_size=6,
        unique_by=lambda one: one.get("label", object())) for _ in range(2)])
    def test_every_step_is_in_one_pair_and_only_acts_of_one_name_are_paired(self, before, after):
        pairs = aligned(placed(*before), placed(*after))

        assert [*range(len(before))] == sorted(one.before.place for one in pairs if one.before)
        assert [*range(len(after))] == [one.after.place for one in pairs if one.after]
        assert all(one.before.act == one.after.act for one in pairs if one.before and one.after)

    @given(st.lists(st.builds(step, st.sampled_from([WG, PA, IA]),
                              st.sampled_from([None, "2019-04-03", "May 2019"])), max_size=6))
    def test_a_timetable_is_aligned_with_itself(self, steps):
        assert [(place, place) for place in range(len(steps))] == told(steps, steps)
