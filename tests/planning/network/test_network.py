"""The network: earliest and latest days over lower bounds, against brute force.

Source: design of the planner, "node, edge, one pass forward, one pass backward".
"""

from __future__ import annotations

from collections import Counter
from graphlib import CycleError
from itertools import combinations, product
from math import inf
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.counting import (
    NOT_BEFORE,
    AtLeast,
    CalendarDaysAtLeast,
    Counting,
    OnDays,
    Relation,
    WorkingDayRanks,
)
from secgov.planning.network.network import Link, Network, Node, reachable

DAYS = range(7)


def relations() -> st.SearchStrategy[Relation]:
    """Return small relations: waits, and meeting series with holes."""
    return st.one_of(st.integers(0, 4).map(CalendarDaysAtLeast), series())


def series() -> st.SearchStrategy[Relation]:
    """Return meeting series with holes, some of them empty."""
    return st.sets(st.integers(0, 6), max_size=5).map(lambda days: OnDays(tuple(sorted(days))))


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Return a random network of up to five steps; links go from lower to higher names."""
    names = "abcde"[: draw(st.integers(1, 5))]
    nodes = tuple(
        Node(name, draw(st.one_of(st.just(NOT_BEFORE), series())), float(draw(st.integers(0, 4))),
             draw(st.one_of(st.none(), st.integers(0, 5).map(float))))
        for name in names)
    pairs = [(one, other) for one in names for other in names if one < other]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return Network(nodes, tuple(Link(*pair, draw(relations())) for pair in chosen))


def lawful(network: Network, plan: dict[str, int]) -> bool:
    """Return whether *plan* keeps every node and every link, done steps apart."""
    for node in network.nodes:
        day = plan[node.step]
        if node.done is not None:
            if day != node.done:
                return False
        elif day < node.not_before or node.possible.earliest(day) != day:
            return False
    done = {node.step for node in network.nodes if node.done is not None}
    return all(link.later in done or link.relation.holds(plan[link.earlier], plan[link.later])
               for link in network.links)


class TestForward:
    """The earliest plan keeps every rule, and no step can be earlier."""

    @given(networks())
    def test_it_agrees_with_brute_force(self, network: Network) -> None:
        """Every lawful plan of a week is no earlier anywhere; the earliest is one of them."""
        found = network.forward().days
        names = [node.step for node in network.nodes]
        plans = [plan for days in product(DAYS, repeat=len(names)) if len(names) <= 3
                 if lawful(network, plan := dict(zip(names, days, strict=True)))]

        assert all(found[name] <= plan[name] for plan in plans for name in names)
        if len(names) <= 3 and all(day in DAYS for day in found.values()):
            assert {name: int(day) for name, day in found.items()} in plans

    @given(networks())
    def test_each_link_of_a_chain_is_tight(self, network: Network) -> None:
        """A binding link's own bound, put on a possible day, is the step's day."""
        found = network.forward()
        for node in network.nodes:
            for link in found.chain(node.step):
                later = next(one for one in network.nodes if one.step == link.later)
                bound = link.relation.earliest(found.days[link.earlier])

                assert later.possible.earliest(bound) == found.days[link.later]

    @given(networks(), st.integers(1, 3))
    def test_delaying_a_step_makes_no_other_earlier(self, network: Network, by: int) -> None:
        """Monotone: nothing is gained by waiting."""
        first, *others = network.nodes
        later = Node(first.step, first.possible, first.not_before + by, first.done)
        before, after = network.forward().days, Network(
            (later, *others), network.links).forward().days

        assert all(before[step] <= after[step] for step in before)

    def test_a_circle_is_refused(self) -> None:
        """Two steps that each wait for the other have no plan."""
        circle = Network((Node("a"), Node("b")),
                         (Link("a", "b", NOT_BEFORE), Link("b", "a", NOT_BEFORE)))

        with pytest.raises(CycleError):
            circle.forward()


class TestBackward:
    """The latest days still meet every target; one day later does not."""

    @given(networks(), st.dictionaries(st.sampled_from("abcde"), st.integers(0, 6).map(float)))
    def test_a_step_no_later_than_its_latest_day_meets_the_targets(
        self, network: Network, targets: dict[str, float]
    ) -> None:
        """Starting a step at its latest day is the last start that works."""
        names = {node.step for node in network.nodes}
        wanted = {step: day for step, day in targets.items() if step in names}
        latest = network.backward(wanted)
        for node in network.nodes:
            if node.done is not None:
                continue
            for day in DAYS:
                if node.possible.earliest(day) != day:
                    continue
                met = self._met(network, node.step, float(day), wanted)

                assert met == (day <= latest[node.step])

    def _met(
        self, network: Network, step: str, day: float, wanted: dict[str, float]
    ) -> bool:
        """Return whether *step* on *day*, all else early, lets the targets after it hold."""
        moved = Network(
            tuple(Node(node.step, node.possible, -inf, None if node.done is None else -inf)
                  if node.step != step
                  else Node(step, done=day) for node in network.nodes), network.links)
        days = moved.forward().days
        return all(days[target] <= last for target, last in wanted.items()
                   if target == step or self._leads(network, step, target))

    def _leads(self, network: Network, step: str, target: str) -> bool:
        open_links = [link for link in network.links if not any(
            node.step == link.later and node.done is not None for node in network.nodes)]
        return step in reachable(open_links, (target,))

    def test_a_step_that_leads_nowhere_may_wait_for_ever(self) -> None:
        """Nothing asks it to hurry."""
        assert {"a": inf} == Network((Node("a"),), ()).backward({})


def random_network(draw: Random) -> Network:
    """
    Return a small network: some steps on meetings, some days closed, some on hold or done.

    A day that is closed is no day for any meeting (a clash), and a series may have none at all.
    """
    names = "abc"[:draw.randint(1, 3)]
    closed = {day for day in DAYS if draw.random() < 0.2}
    hold = float(draw.choice((0, 0, 0, 2, 4)))

    def possible() -> Relation:
        if draw.random() < 0.3:
            return OnDays(tuple(day for day in DAYS if day not in closed))
        days = {day for day in DAYS if draw.random() < draw.choice((0.0, 0.3, 0.6))}
        return OnDays(tuple(sorted(days - closed)))

    nodes = tuple(
        Node(name, possible(), max(hold, float(draw.randint(0, 4))),
             float(draw.randint(0, 5)) if draw.random() < 0.15 else None) for name in names)
    ranks = WorkingDayRanks(tuple(day for day in DAYS if day not in closed))
    relations: tuple[Relation, ...] = (
        NOT_BEFORE, CalendarDaysAtLeast(draw.randint(0, 3)),
        *(AtLeast(draw.randint(0, 2), counting, ranks) for counting in Counting))
    links = tuple(Link(*pair, draw.choice(relations)) for pair in combinations(names, 2)
                  if draw.random() < 0.7)
    return Network(nodes, links)


class TestThousands:
    """contract: "brute force over small calendars agrees with the network on thousands of random
    networks (with meeting series, holds, clashes and empty windows)"."""

    def test_the_earliest_the_latest_and_whether_it_can_be_in_time(self) -> None:
        """Every plan of a week is tried; days after the week are as good as none."""
        draw = Random(20190308)
        kinds: Counter[str] = Counter()
        for _ in range(3_000):
            network = random_network(draw)
            names = [node.step for node in network.nodes]
            targets = {name: float(draw.choice((draw.randint(-1, 6), 6, 6))) for name in names}
            plans = [plan for days in product(DAYS, repeat=len(names))
                     if lawful(network, plan := dict(zip(names, days, strict=True)))]
            early, late = network.forward().days, network.backward(targets)
            fitting = [plan for plan in plans
                       if all(plan[name] <= last for name, last in targets.items())]
            open_steps = [node.step for node in network.nodes if node.done is None]

            if plans:
                assert early == {name: min(plan[name] for plan in plans) for name in names}
            else:
                assert any(day not in DAYS for day in early.values())
            if all(day in DAYS for day in early.values()):
                in_time = all(early[name] <= last for name, last in targets.items())
                assert in_time == bool(fitting)
            if fitting:
                assert {name: late[name] for name in open_steps} == {
                    name: max(plan[name] for plan in fitting) for name in open_steps}
            kinds["in time" if fitting else "late" if plans else "no day"] += 1

        assert min(kinds.values()) > 300, kinds


def test_reachable_follows_links_back_through_diamonds() -> None:
    """Each step once, the starting ones included."""
    links = tuple(Link(*pair, NOT_BEFORE) for pair in ("ab", "ac", "bd", "cd"))

    assert frozenset("abcd") == reachable(links, ("d",))
    assert frozenset("ab") == reachable(links, ("b",))
