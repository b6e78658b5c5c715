"""Staggering: against every choice of days on small instances, and its laws on random ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import accumulate, product
from math import inf
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.counting import NOT_BEFORE, CalendarDaysAtLeast, OnDays, WorkingDayRanks
from secgov.planning.network.network import Link, Network, Node
from secgov.planning.portfolios.day_prices import DayPrices
from secgov.planning.portfolios.due_days import DueDays
from secgov.planning.portfolios.guided_orders import guided_orders
from secgov.planning.portfolios.pieces_of_work import Aim, Piece
from secgov.planning.portfolios.price_spans import DayCosts, PriceSpans
from secgov.planning.portfolios.staggering import Staggering, staggered
from secgov.planning.portfolios.work_effects import Instance
from secgov.planning.portfolios.work_schedules import Schedules

LAST = 200
EVERY_DAY = OnDays(tuple(range(1, LAST)))
RANKS = WorkingDayRanks(EVERY_DAY.days)


@attrs.frozen(eq=False)
class Small:
    """An instance: jobs of one or two pieces, each piece before a meeting."""

    network: Network
    pieces: tuple[Piece, ...]
    capacity: int
    aims: tuple[Aim, ...]

    def staggered(self, seed: int = 0) -> Staggering:
        return staggered(self.network, self.pieces, self.capacity, self.aims, RANKS, seed)

    def run(self, starts: Mapping[str, float]) -> Mapping[str, float]:
        """Return the days if the pieces are asked for no earlier than on *starts*."""
        return Network(tuple(attrs.evolve(node, not_before=max(
            node.not_before, starts.get(node.step, -inf))) for node in self.network.nodes),
            self.network.links).forward().days

    def fits(self, days: Mapping[str, float]) -> bool:
        """Return whether there is room for each piece on the day that it is asked for."""
        spans = [(days[one.asked] if one.since is None else one.since, days[one.returned],
                  min(one.takes, self.capacity)) for one in self.pieces]
        asked = [days[one.asked] for one in self.pieces if one.since is None]
        return all(self.capacity >= sum(takes for first, last, takes in spans
                                        if first <= day <= last) for day in asked)

    def costs(self, days: Mapping[str, float]) -> tuple[int, ...]:
        """Return how many releases, warnings and days are missed, each from its day without."""
        free = self.network.forward().days
        lost = {"release": 0, "warning": 0, "delay": 0}
        for aim in self.aims:
            late = max(days[step] - max(day, free[step]) for step, day in aim.latest.items())
            if late > 0:
                lost[aim.level] += late if aim.level == "delay" else 1
        return tuple(int(each) for each in lost.values())


@cache
def small(seed: int, jobs: int = 3, longest: int = 3) -> Small:
    """Return a random instance; what is asked for already is the first job's, now and then."""
    random = Random(seed)
    nodes: list[Node] = []
    links: list[Link] = []
    pieces: list[Piece] = []
    aims: list[Aim] = []
    for job in range(jobs):
        begun = job == 0 and random.random() < 0.4
        first = float(random.randint(1, 4))
        every = random.choice((1, 3, 5))
        meetings = OnDays(tuple(range(every, LAST, every)))
        asked, returned, meeting = (f"{job}:{step}" for step in ("asked", "returned", "meeting"))
        nodes += [Node(asked, EVERY_DAY, first, done=-inf if begun else None),
                  Node(returned, EVERY_DAY, 4.0 if begun else -inf), Node(meeting, meetings)]
        links += [Link(asked, returned, CalendarDaysAtLeast(random.randint(1, longest))),
                  Link(returned, meeting, NOT_BEFORE)]
        pieces.append(Piece(asked, returned, random.choice((1, 1, 2, 3)), 1.0 if begun else None))
        if job and random.random() < 0.3:
            links.append(Link(f"{job - 1}:meeting", asked, NOT_BEFORE))
    free = Network(tuple(nodes), tuple(links)).forward().days
    for job in range(jobs):
        meeting, asked = f"{job}:meeting", f"{job}:asked"
        if random.random() < 0.7:
            aims.append(Aim("release", {meeting: free[meeting] + random.randint(-2, 6)}))
        if random.random() < 0.5:
            aims.append(Aim("warning", {asked: free[asked] + random.randint(0, 3)}))
        aims.append(Aim("delay", {meeting: free[meeting]}))
    return Small(Network(tuple(nodes), tuple(links)), tuple(pieces), random.randint(1, 3),
                 tuple(aims))


def every_choice(one: Small) -> Iterator[Mapping[str, float]]:
    """Yield the days of every choice of days for the movable pieces, within a fortnight."""
    free = one.network.forward().days
    movable = [piece.asked for piece in one.pieces if piece.since is None]
    for moves in product(range(13), repeat=len(movable)):
        starts = {step: free[step] + by for step, by in zip(movable, moves, strict=True)}
        days = one.run(starts)
        if all(days[step] == start for step, start in starts.items()) and one.fits(days):
            yield days


class TestSmallInstances:
    """Issue "The planner": "small instances are solved to optimality"."""

    @pytest.mark.parametrize("seed", range(24))
    def test_no_choice_of_days_is_better(self, seed):
        """Every choice of days, tried out on the network itself."""
        one = small(seed)
        found = one.staggered()
        days = one.run(found.starts)

        assert min(map(one.costs, every_choice(one))) == found.costs
        assert found.costs == one.costs(days)
        assert one.fits(days)
        assert found.optimal

    def test_a_release_goes_before_any_delay(self):
        """By hand: the second piece has the release, and takes the room of the first."""
        nodes = tuple(Node(step, EVERY_DAY, 1.0) for step in ("a", "A", "b", "B"))
        links = (Link("a", "A", CalendarDaysAtLeast(3)), Link("b", "B", CalendarDaysAtLeast(9)))
        found = staggered(Network(nodes, links), (Piece("a", "A"), Piece("b", "B")), 1, (
            Aim("release", {"B": 12.0}), Aim("delay", {"A": 4.0}), Aim("delay", {"B": 10.0})),
            RANKS)

        # b on 1 to 10, then a on 11 to 14: ten days late. The other way costs the release.
        assert {"a": 11.0, "b": 1.0} == found.starts
        assert (0, 0, 10) == found.costs


class TestLaws:
    """Issue "The planner": "Deterministic; a seed may vary it"."""

    @given(st.integers(0, 10_000), st.integers(1, 12), st.integers(0, 5))
    def test_there_is_room_and_what_is_told_is_what_follows(self, number, jobs, seed):
        one = small(number, jobs, 9)
        found = one.staggered(seed)
        days = one.run(found.starts)

        assert one.fits(days)
        assert found.costs == one.costs(days)
        assert all(days[step] == start for step, start in found.starts.items())

    @given(st.integers(0, 10_000), st.integers(1, 8), st.integers(0, 5))
    def test_the_same_seed_gives_the_same_answer(self, number, jobs, seed):
        assert small(number, jobs).staggered(seed) == small(number, jobs).staggered(seed)

    @given(st.integers(0, 10_000), st.integers(1, 12))
    def test_with_room_for_all_nothing_is_moved(self, number, jobs):
        one = attrs.evolve(small(number, jobs), capacity=99)
        found = one.staggered()
        free = one.network.forward().days

        assert {step: free[step] for step in found.starts} == found.starts
        assert ((0, 0, 0), True) == (found.costs, found.optimal)


class TestBounds:
    """design.md section 3: past what the calendar has there is no day."""

    def test_what_has_no_room_within_the_calendar_has_no_day(self):
        """Three pieces of 150 days in 199: the second has no return, the third no day at all."""
        nodes = tuple(Node(step, EVERY_DAY, 1.0) for step in "aAbBcC")
        links = tuple(Link(low, low.upper(), CalendarDaysAtLeast(149)) for low in "abc")
        found = staggered(Network(nodes, links), [Piece(low, low.upper()) for low in "abc"], 1,
                          [Aim("delay", {high: 150.0}) for high in "ABC"], RANKS)

        assert [1.0, 151.0, inf] == sorted(found.starts.values())
        # Neither is returned within the calendar, which has 49 days after day 150.
        assert (0, 0, 98) == found.costs

    def test_what_is_never_possible_has_no_day(self):
        """Ten pieces from day 190 on, where the last day on which one can be asked for is day 5."""
        nodes = tuple(Node(f"{job}{step}", OnDays((5,)), 190.0) for job in range(10)
                      for step in "aA")
        links = tuple(Link(f"{job}a", f"{job}A", NOT_BEFORE) for job in range(10))
        pieces = [Piece(f"{job}a", f"{job}A") for job in range(10)]
        found = staggered(Network(nodes, links), pieces, 1, [Aim("release", {"0A": 191.0})], RANKS)

        assert {inf} == set(found.starts.values())

    def test_ten_long_pieces_have_room_for_two_at_a_time(self):
        """Sixty days each within 199: three rounds of two return by day 180, a fourth begins."""
        nodes = tuple(Node(f"{job}{step}", EVERY_DAY, 1.0) for job in range(10) for step in "aA")
        links = tuple(Link(f"{job}a", f"{job}A", CalendarDaysAtLeast(59)) for job in range(10))
        pieces = [Piece(f"{job}a", f"{job}A") for job in range(10)]
        found = staggered(Network(nodes, links), pieces, 2, [
            Aim("delay", {f"{job}A": 60.0}) for job in range(10)], RANKS)

        assert [1, 1, 61, 61, 121, 121, 181, 181, inf, inf] == sorted(found.starts.values())
        # Two are returned 60 days late, two 120; four have no return by day 199, 139 days late.
        assert (0, 0, 2 * 60 + 2 * 120 + 4 * 139) == found.costs

    def test_what_follows_two_pieces_waits_for_both(self):
        """Eight pieces one by one, two days each, and a ninth that follows the first two."""
        nodes = tuple(Node(f"{job}{step}", EVERY_DAY, 1.0) for job in range(9) for step in "aA")
        links = (*(Link(f"{job}a", f"{job}A", CalendarDaysAtLeast(1)) for job in range(9)),
                 Link("0A", "8a", CalendarDaysAtLeast(1)), Link("1A", "8a", NOT_BEFORE))
        pieces = [Piece(f"{job}a", f"{job}A") for job in range(9)]
        found = staggered(Network(nodes, links), pieces, 1, [
            Aim("delay", {f"{job}A": 2.0}) for job in range(9)], RANKS)

        assert [1, 3, 5, 7, 9, 11, 13, 15, 17] == sorted(found.starts.values())
        assert max(found.starts["0a"], found.starts["1a"]) < found.starts["8a"]
        # The last days are 2, 4 and so on to 18, but 8A is measured from day 4, its day alone.
        assert (0, 0, 2 * (1 + 2 + 3 + 4 + 5 + 6 + 7 + 8) - 2) == found.costs

    def test_nothing_to_do_is_done(self):
        assert Staggering({}, (0, 0, 0), True) == staggered(Network((), ()), (), 3, (), RANKS)

    def test_begun_work_over_the_capacity_stays_and_the_rest_waits(self):
        """Two pieces are in hand to day 9 where there is room for one: the third is on day 10."""
        nodes = (Node("a", done=-inf), Node("A", EVERY_DAY, 9.0), Node("b", done=-inf),
                 Node("B", EVERY_DAY, 9.0), Node("c", EVERY_DAY, 2.0), Node("C", EVERY_DAY))
        links = (Link("a", "A", NOT_BEFORE), Link("b", "B", NOT_BEFORE), Link("c", "C", NOT_BEFORE))
        found = staggered(Network(nodes, links), (
            Piece("a", "A", since=1.0), Piece("b", "B", since=1.0), Piece("c", "C")), 1, (), RANKS)

        assert {"c": 10.0} == found.starts

    def test_an_aim_of_several_steps_counts_its_latest_once(self):
        """Two days each, one by one: with c last, B is two days late and C too."""
        nodes = tuple(Node(step, EVERY_DAY, 1.0) for step in "aAbBcC")
        links = tuple(Link(low, low.upper(), CalendarDaysAtLeast(1)) for low in "abc")
        found = staggered(Network(nodes, links), [Piece(low, low.upper()) for low in "abc"], 1,
                          [Aim("delay", {"A": 2.0, "B": 2.0, "C": 4.0})], RANKS)

        assert (0, 0, 2) == found.costs

    def test_a_step_that_follows_twice_keeps_both(self):
        """By hand: m is after A and a day after a, so on day 5 and day 10 at the earliest."""
        nodes = tuple(Node(step, EVERY_DAY, 1.0) for step in "aAbBm")
        links = (Link("a", "A", CalendarDaysAtLeast(4)), Link("A", "m", NOT_BEFORE),
                 Link("a", "m", CalendarDaysAtLeast(1)), Link("b", "B", CalendarDaysAtLeast(4)))
        found = staggered(Network(nodes, links), (Piece("a", "A"), Piece("b", "B")), 1, (
            Aim("delay", {"m": 5.0}), Aim("warning", {"B": 5.0})), RANKS)

        assert {"a": 6.0, "b": 1.0} == found.starts
        assert (0, 0, 5) == found.costs


@given(st.integers(0, 10_000), st.integers(0, 60))
def test_a_plateau_goes_as_far_as_nothing_changes(number, day):
    """What follows is the same to the last day of a plateau, and another the day after."""
    one = small(number, 4)
    instance = Instance(one.network, one.pieces, one.capacity, one.aims, RANKS)
    for place, piece in enumerate(instance.movable):
        then = instance.plateau(place, instance.base[piece.asked] + day)
        again = Instance(one.network, one.pieces, one.capacity, one.aims, RANKS)

        assert then == again.plateau(place, min(then.until, LAST - 1))
        if then.until < LAST - 1:
            after = again.plateau(place, then.until + 1)
            assert (then.ready, then.total, then.shared) != (
                after.ready, after.total, after.shared)


@given(st.integers(0, 10_000), st.integers(0, 60))
def test_the_day_by_which_a_piece_is_due_is_the_last_that_lets_the_next_one_be(number, day):
    """Beside every day tried in turn: asked for on the day named the next piece is ready in time,
    on no later one, and on the day before the first where none will do."""
    one = small(number, 4)
    instance = Instance(one.network, one.pieces, one.capacity, one.aims, RANKS)
    due = DueDays(instance)
    for place, after in enumerate(due.after):
        first = int(instance.base[instance.movable[place].asked])
        for later in after:
            wanted = first + day
            fitting = [each for each in range(first, wanted + 1)
                       if instance.effect(place, each).then.ready[later] <= wanted]

            assert max(fitting, default=first - 1) == due.before(place, later, wanted)


class TestDayPrices:
    """Each modification is asked for on the days that are cheapest for itself."""

    SCHEDULES = Schedules(Instance(
        Network((Node("a", EVERY_DAY, 1.0), Node("A", EVERY_DAY), Node("b", EVERY_DAY),
                 Node("B", EVERY_DAY)),
                (Link("a", "A", CalendarDaysAtLeast(1)), Link("A", "b", NOT_BEFORE),
                 Link("b", "B", CalendarDaysAtLeast(1)))),
        (Piece("a", "A"), Piece("b", "B")), 1, (Aim("delay", {"B": 3.0}),), RANKS))
    """A piece of days 1 and 2, then one of days 2 and 3, counted here from 0."""

    def costs(self, *prices: float) -> DayCosts:
        spans = PriceSpans(self.SCHEDULES, 20)
        sums = [*accumulate(prices, initial=0.0)]
        return DayCosts(spans, (*sums, *[sums[-1]] * (40 - len(prices))))

    def test_without_prices_each_begins_at_once(self):
        assert [(0, 2), (1, 3)] == self.costs().cheapest
        assert (0.0, 0) == self.costs().least(0, 0)

    def test_what_costs_more_than_waiting_waits(self):
        """Ten a day on the first four: waiting four days costs four, and the first piece waits."""
        costs = self.costs(10, 10, 10, 10)

        assert (4.0, 4) == costs.least(0, 0)
        assert [(4, 6), (5, 7)] == costs.cheapest
        # Four days late for what follows, and the price of four days that nobody has.
        assert 4.0 - 40 == costs.bound

    def test_what_a_day_costs_is_told_beside_the_cheapest_from_it_on(self):
        """By hand: on day 2 the first piece pays for two, the second waits to day 4, three late."""
        costs = self.costs(10, 10, 10, 10)

        assert [4.0, 5.0] == [costs.from_day[0][day] for day in (2, 5)]
        assert [20.0 + 3.0 - 4.0, 0.0] == [costs.on_day[0][day] for day in (2, 5)]

    def test_a_day_with_too_much_in_hand_becomes_dear(self):
        """Both pieces are in hand on the second day, where there is room for one."""
        prices = DayPrices.first(PriceSpans(self.SCHEDULES, 20), 0)
        after = prices.moved(prices.costs, 2.0)

        assert 1 / 20 < max(after.prices) == after.prices[1]
        assert [0.0] * 16 == after.prices[4:]

    def test_other_seeds_have_other_first_prices(self):
        spans = PriceSpans(self.SCHEDULES, 20)

        assert DayPrices.first(spans, 0).prices == DayPrices.first(spans, 0).prices
        assert DayPrices.first(spans, 0).prices != DayPrices.first(spans, 1).prices

    def test_the_only_order_is_found_unless_it_is_felt_to_cost_too_much(self):
        """The second is asked for on the day of the return at best, and waits another for room."""
        assert [[0, 1]] == guided_orders(self.costs(), 4, 4, 2.0)
        assert [] == guided_orders(self.costs(0, 10, 10, 10, 10), 4, 4, -39.0)

    def test_what_has_no_room_within_the_horizon_is_last_in_the_order(self):
        """Two Working Days, on both of which the first piece is in hand."""
        spans = PriceSpans(self.SCHEDULES, 2)

        assert [[0, 1]] == guided_orders(DayCosts(spans, [0.0] * 5), 4, 4, 9.0)


class TestManyPieces:
    """What many pieces need is bounded."""

    def chain(self, count: int) -> Staggering:
        """Return one piece a day, each after the one before it, with room for one."""
        ranks = WorkingDayRanks(tuple(range(1, count + 100)))
        days = OnDays(ranks.ordinals)
        nodes = tuple(Node(f"{job}{step}", days, 1.0) for job in range(count) for step in "aA")
        links = tuple(Link(f"{job}a", f"{job}A", NOT_BEFORE) for job in range(count))
        waits = tuple(Link(f"{job - 1}A", f"{job}a", NOT_BEFORE) for job in range(1, count))
        return staggered(Network(nodes, (*links, *waits)), [
            Piece(f"{job}a", f"{job}A") for job in range(count)], 1, [
            Aim("delay", {f"{job}A": 1.0}) for job in range(count)], ranks)

    @pytest.mark.parametrize("count", [60, 401])
    def test_a_long_chain_of_waits_is_kept(self, count):
        """All could be on day 1; by hand each is a day after the one before."""
        found = self.chain(count)

        assert [*range(1, count + 1)] == [found.starts[f"{job}a"] for job in range(count)]
        assert (0, 0, count * (count - 1) // 2) == found.costs

    def test_what_the_prices_show_to_be_the_best_ends_the_search(self):
        """Eight pieces of a day, two a day: 0 + 0 + 1 + 1 + 2 + 2 + 3 + 3 days late, by hand."""
        jobs, ranks = range(8), WorkingDayRanks(tuple(range(1, 60)))
        nodes = tuple(Node(f"{job}{step}", OnDays(ranks.ordinals), 1.0)
                      for job in jobs for step in "aA")
        links = tuple(Link(f"{job}a", f"{job}A", NOT_BEFORE) for job in jobs)
        found = staggered(Network(nodes, links), [Piece(f"{job}a", f"{job}A") for job in jobs], 2, [
            Aim("delay", {f"{job}A": 1.0}) for job in jobs], ranks)

        assert (0, 0, 12) == found.costs
        assert [1, 1, 2, 2, 3, 3, 4, 4] == sorted(found.starts.values())
