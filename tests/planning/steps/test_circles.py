"""Circles: what waits for one another, each set found once, in time linear in its edges."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secgov.planning.steps.circles import circles, named
from tests.timetables import findings, step

NODES = tuple(range(8))
GRAPHS = st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from(NODES), max_size=4))


def reached(graph, start):
    """Return what can be reached from *start* by one step or more, by trying every way."""
    found, waiting = set(), list(graph.get(start, ()))
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += graph.get(node, ())
    return found


class TestCircles:
    """What comes after itself can never begin."""

    @given(GRAPHS)
    def test_they_are_what_reaches_itself_and_stand_together_with_what_reaches_back(self, graph):
        found = list(circles(graph))
        within = {node for node in graph if node in reached(graph, node)}

        assert within == {node for circle in found for node in circle}
        for circle in found:
            assert all(set(circle) == {other for other in within if other in reached(graph, node)
                                       and node in reached(graph, other)} for node in circle)

    @given(GRAPHS)
    def test_they_keep_the_order_of_the_graph(self, graph):
        place = list(graph).index
        found = list(circles(graph))

        assert found == sorted(found, key=lambda circle: place(circle[0]))
        assert all(list(circle) == sorted(circle, key=place) for circle in found)

    def test_a_way_of_thousands_is_walked_without_recursion(self):
        count = 20_000
        graph = {node: [(node + 1) % count] for node in range(count)}

        assert [count] == [len(circle) for circle in circles(graph)]


class TestJudged:
    """A circle is told with the first ten of those in it."""

    def test_two_circles_that_share_a_step_are_one(self):
        (found,) = findings(step("panel", label="a", after=["b", "c"]),
                            step("panel", label="b", after=["a"]),
                            step("panel", label="c", after=["a"]))

        assert "each of these after another of them: a, b, c; so none can come first" \
            in found.message

    def test_a_long_one_is_cut_short(self):
        assert "0, 1, 2, 3, 4, 5, 6, 7, 8, 9" == named(list("0123456789"))
        assert named([str(number) for number in range(2_000)]).endswith("8, 9 and 1,990 more")

    def test_with_days_it_is_a_circle_at_once_and_no_day_mends_it(self):
        """The Working Group of 3 April 2019 after the Panel of 17 May, and that after it."""
        (found,) = findings(step("working-group", "2019-04-03", after=["panel-update"]),
                            step("panel-update", "2019-05-17", after=["working-group"]))

        assert "each of these after another of them: working-group, panel-update" in found.message
        assert "Take out one of the circle (after)." == found.mend
        assert found.expected is None

    def test_what_comes_after_a_circle_is_judged_by_its_days(self):
        """A third step, after one of the circle, is too early for it by itself."""
        found = findings(step("working-group", "2019-04-03", after=["panel-update"]),
                         step("panel-update", "2019-05-17", after=["working-group"]),
                         step("panel", "2019-04-12", after=["panel-update"]))

        assert [("working-group", None), ("panel", "2019-05-17")] == [
            (one.label, one.expected and one.expected.isoformat()) for one in found]
