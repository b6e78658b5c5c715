"""Schedules rebuilt in parts, and the room by the day that this takes."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.counting import CalendarDaysAtLeast, OnDays, WorkingDayRanks
from secgov.planning.network.network import Link, Network, Node
from secgov.planning.portfolios.first_schedules import made
from secgov.planning.portfolios.pieces_of_work import Aim, Piece
from secgov.planning.portfolios.price_spans import PriceSpans
from secgov.planning.portfolios.rebuilt_schedules import rebuilt
from secgov.planning.portfolios.room_by_day import RoomByDay
from secgov.planning.portfolios.work_effects import Instance
from secgov.planning.portfolios.work_schedules import Schedules

EVERY_DAY = OnDays(tuple(range(1, 60)))
RANKS = WorkingDayRanks(EVERY_DAY.days)
CAPACITY = 4

_SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9), st.integers(1, 2)), max_size=6)
"""Pieces: the first day, the length and the units of each."""


def two(release: float) -> PriceSpans:
    """Return a piece of ten days and one of four, room for one, and when the short one is due."""
    nodes = tuple(Node(step, EVERY_DAY, 1.0) for step in "aAbB")
    links = (Link("a", "A", CalendarDaysAtLeast(9)), Link("b", "B", CalendarDaysAtLeast(3)))
    aims = (Aim("delay", {"A": 10.0}), Aim("delay", {"B": 4.0}), Aim("release", {"B": release}))
    return PriceSpans(Schedules(Instance(Network(nodes, links), (Piece("a", "A"), Piece("b", "B")),
                                         1, aims, RANKS)), 40)


class TestRebuilding:
    """Issue "The planner": "a proposed staggering within DCC capacity", the better the sooner."""

    def test_a_late_piece_and_what_is_in_its_way_change_places(self):
        """By hand: b after a is ten days late and misses its release; a after b is four late."""
        spans = two(4.0)
        before = made(spans.schedules, [0, 1])
        after = rebuilt(spans, before, 20, Random(0))

        assert 2000 + 10 == before.felt
        assert 4 == after.felt
        assert [5, 1] == [effect.start for effect in after.effects]

    def test_what_cannot_be_better_stays_as_it_is(self):
        """A piece that is late for nothing else: a after b is four days late, b after a ten."""
        spans = two(4.0)
        best = made(spans.schedules, [1, 0])

        assert best is rebuilt(spans, best, 20, Random(0))

    def test_nothing_late_is_left_alone(self):
        """One of two, without the other: both on day 1 where there is room for two."""
        spans = two(40.0)
        alone = Schedules(Instance(spans.schedules.instance.network, (Piece("b", "B"),), 1,
                                   (Aim("delay", {"B": 4.0}),), RANKS))
        best = made(alone, [0])

        assert best is rebuilt(PriceSpans(alone, 40), best, 20, Random(0))

    def test_what_goes_on_beyond_the_horizon_is_left_alone(self):
        """Five Working Days, and the second piece is asked for on the eleventh."""
        spans = two(4.0)
        best = made(spans.schedules, [0, 1])

        assert best is rebuilt(PriceSpans(spans.schedules, 5), best, 20, Random(0))

    def test_what_a_piece_leads_to_goes_with_it(self):
        """By hand: c is after b; with a first c is ready ten days late, with b first it is not."""
        nodes = tuple(Node(step, EVERY_DAY, 1.0) for step in "aAbBcC")
        links = (Link("a", "A", CalendarDaysAtLeast(9)), Link("b", "B", CalendarDaysAtLeast(3)),
                 Link("B", "c", CalendarDaysAtLeast(1)), Link("c", "C", CalendarDaysAtLeast(1)))
        schedules = Schedules(Instance(
            Network(nodes, links), (Piece("a", "A"), Piece("b", "B"), Piece("c", "C")), 1,
            (Aim("delay", {"A": 10.0}), Aim("delay", {"C": 6.0})), RANKS))
        before = made(schedules, [0, 1, 2])
        after = rebuilt(PriceSpans(schedules, 40), before, 20, Random(0))

        # a on 1 to 10, b on 11 to 14, c on 15 and 16; or b to day 4, c on 5 and 6, a on 7 to 16.
        assert 10 == before.felt
        assert 6 == after.felt
        assert [7, 1, 5] == [effect.start for effect in after.effects]

    def test_what_waits_for_the_same_day_is_placed_once_for_it(self):
        """By hand: c can only be on day 20, which d has, or 30, wherever b is before. Of a and b,
        b after a is ten days late, and a after b four."""
        days = {"c": OnDays((20, 30, 40)), "d": OnDays((20, 40))}
        nodes = tuple(Node(step, days.get(step, EVERY_DAY), 1.0) for step in "aAbBcCdD")
        links = (Link("a", "A", CalendarDaysAtLeast(9)), Link("b", "B", CalendarDaysAtLeast(3)),
                 Link("B", "c", CalendarDaysAtLeast(1)), Link("c", "C", CalendarDaysAtLeast(1)),
                 Link("d", "D", CalendarDaysAtLeast(1)))
        schedules = Schedules(Instance(
            Network(nodes, links),
            (Piece("a", "A"), Piece("b", "B"), Piece("c", "C"), Piece("d", "D")), 1,
            (Aim("delay", {"A": 10.0}), Aim("delay", {"B": 4.0}), Aim("delay", {"C": 21.0}),
             Aim("delay", {"D": 21.0})), RANKS))
        after = rebuilt(PriceSpans(schedules, 50), made(schedules, [0, 1, 3, 2]), 20, Random(0))

        # a on 5 to 14, four days late, and c on 30 and 31, ten days late.
        assert 14 == after.felt
        assert [1, 5, 20, 30] == sorted(effect.start for effect in after.effects)


class TestRoom:
    """What is in hand on each day, beside a count of it."""

    @given(_SPANS, st.integers(1, 9), st.integers(1, 2))
    def test_a_piece_may_be_asked_for_where_the_count_leaves_room(self, spans, length, units):
        room, count = RoomByDay((0,) * CAPACITY), Counter[int]()
        for first, days, takes in spans:
            if all(count[day] + takes <= CAPACITY for day in range(first, first + days)):
                room = room.taken(first, days, takes)
                count.update(dict.fromkeys(range(first, first + days), takes))

        assert [day for day in range(40) if room.starts(length, units) >> day & 1] == [
            day for day in range(40)
            if all(count[each] + units <= CAPACITY for each in range(day, day + length))]

    @given(st.integers(0, 20), st.integers(1, 9), st.integers(1, 2), st.integers(0, 20))
    def test_what_is_given_back_is_as_before(self, first, length, units, other):
        before = RoomByDay((0,) * CAPACITY).taken(other, 5, 2)

        assert before.levels == before.taken(first, length, units).given_back(
            first, length, units).levels
