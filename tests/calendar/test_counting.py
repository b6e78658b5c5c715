from __future__ import annotations

from datetime import date
from math import inf

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from secgov.calendar.counting import (
    NOT_BEFORE,
    AtLeast,
    CalendarDaysAtLeast,
    Chain,
    Counting,
    OnDays,
    OnlyPast,
    Together,
    WorkingDayRanks,
    day_of,
)
from secgov.calendar.months import MonthsAtLeast
from secgov.calendar.working_days import WorkingDayCalendar
from secgov.errors import OutsideCalendar
from tests.vectors import rows

ENGLAND = WorkingDayCalendar.england_and_wales()
FIRST, LAST = date(2019, 4, 1), date(2019, 6, 30)
# A short table with Easter in it, so that days on both sides of its ends come up often.
SHORT = WorkingDayRanks(tuple(
    day for day in ENGLAND.ordinals if FIRST.toordinal() <= day <= LAST.toordinal()))

DAYS = st.one_of(
    st.integers(FIRST.toordinal() - 30, LAST.toordinal() + 30), st.sampled_from([-inf, inf]))
SIMPLE = st.one_of(
    st.builds(AtLeast, st.integers(0, 15), st.sampled_from(Counting), st.just(SHORT)),
    st.builds(CalendarDaysAtLeast, st.integers(0, 30)),
    st.builds(MonthsAtLeast, st.integers(0, 15)),
    st.just(NOT_BEFORE),
    st.builds(OnDays, st.sets(
        st.integers(FIRST.toordinal(), LAST.toordinal()), max_size=6).map(
            lambda days: tuple(sorted(days)))),
)
RELATIONS = st.recursive(SIMPLE, lambda inner: st.one_of(
    st.builds(Chain, inner, inner),
    st.builds(OnlyPast, DAYS, inner),
    st.builds(Together, st.lists(inner, max_size=3).map(tuple))), max_leaves=5)


class TestAdjointPairs:
    """Design, section 3: "`f(x) <= y  iff  holds(x, y)  iff  x <= g(y)` for all days, plus and
    minus infinity included"."""

    @given(RELATIONS, DAYS, DAYS)
    @example(OnDays((FIRST.toordinal(),)), -inf, inf)
    @example(OnDays((FIRST.toordinal(),)), FIRST.toordinal(), FIRST.toordinal())
    @example(OnDays(()), inf, -inf)
    @example(AtLeast(1, Counting.NOTICE, SHORT), -inf, inf)
    @example(AtLeast(1, Counting.NOTICE, SHORT), inf, -inf)
    @example(AtLeast(1, Counting.NOTICE, SHORT), -inf, -inf)
    @example(AtLeast(1, Counting.NOTICE, SHORT), inf, inf)
    @example(AtLeast(1, Counting.EXCLUDE_FIRST, SHORT), LAST.toordinal(), LAST.toordinal() + 9)
    @example(Chain(NOT_BEFORE, Together(())), inf, -inf)
    def test_the_one_law_holds_for_every_relation_and_composition(self, relation, x, y):
        holds = relation.holds(x, y)

        assert holds == (relation.earliest(x) <= y)
        assert holds == (x <= relation.latest(y))


class TestCounting:
    """Design, section 3: exclude-first "counts the Working Days in (x, y]", notice "counts
    [x, y)", then `include-both` and `clear-days`."""

    @pytest.mark.parametrize("row", rows("counting.csv"), ids=lambda row: "-".join(row.values()))
    def test_counts_are_those_made_by_hand(self, row):
        start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])

        assert int(row["expected"]) == Counting(row["counting"]).working_days(start, end, ENGLAND)

    @given(st.dates(date(2014, 1, 1), date(2025, 1, 1)), st.integers(0, 60),
           st.sampled_from(Counting))
    def test_a_count_is_reached_by_exactly_the_relations_it_satisfies(self, start, length, way):
        end = date.fromordinal(start.toordinal() + length)
        ranks = WorkingDayRanks.of(ENGLAND)
        count = way.working_days(start, end, ENGLAND)

        for n in range(1, count + 3):
            rule = AtLeast(n, way, ranks)
            assert (n <= count) == rule.holds(start.toordinal(), end.toordinal())


class TestNotice:
    """SECP_66_1503_12 para 2.2: "at least 10 Working Days before the meeting"."""

    def test_the_agenda_of_1_may_2019_is_due_over_easter(self):
        """Counted by hand: 15 April 2019."""
        rule = AtLeast(10, Counting.NOTICE, WorkingDayRanks.of(ENGLAND))

        assert date(2019, 4, 15) == day_of(rule.latest(date(2019, 5, 1).toordinal()))

    def test_papers_on_a_saturday_keep_exclude_first_but_not_notice(self):
        saturday, friday = date(2019, 3, 9).toordinal(), date(2019, 3, 15).toordinal()
        ranks = WorkingDayRanks.of(ENGLAND)

        assert AtLeast(5, Counting.EXCLUDE_FIRST, ranks).holds(saturday, friday)
        assert not AtLeast(5, Counting.NOTICE, ranks).holds(saturday, friday)


class TestSurface:
    """Design, section 3: "errors only at the surface"."""

    @pytest.mark.parametrize(("ordinal", "end"), [
        (inf, "end"), (-inf, "beginning"), (0, "beginning"), (10**7, "end")])
    def test_what_is_no_day_is_an_error(self, ordinal, end):
        with pytest.raises(OutsideCalendar, match=f"the period runs past its {end}"):
            day_of(ordinal)

    def test_the_first_and_the_last_day_there_are_have_dates(self):
        assert date.min == day_of(1)
        assert date.max == day_of(date.max.toordinal())


class TestMonths:
    """Months end on the same day of a later month, or on its last."""

    @pytest.mark.parametrize(("months", "first", "last"), [
        (1, date(2019, 1, 31), date(2019, 2, 28)), (1, date(2019, 3, 31), date(2019, 4, 30)),
        (6, date(2019, 5, 17), date(2019, 11, 17)), (12, date(2020, 2, 29), date(2021, 2, 28)),
        (0, date(2019, 5, 17), date(2019, 5, 17))])
    def test_the_day_so_many_months_later(self, months, first, last):
        assert last == day_of(MonthsAtLeast(months).earliest(first.toordinal()))
        assert first == day_of(MonthsAtLeast(months).latest(last.toordinal()))

    def test_past_the_last_year_nothing_keeps_it(self):
        assert inf == MonthsAtLeast(1).earliest(date.max.toordinal())
        assert -inf == MonthsAtLeast(1).latest(date.min.toordinal())

    @given(st.dates(), st.dates(), st.integers(0, 30))
    def test_the_one_law_holds_over_all_years(self, one, other, months):
        relation, x, y = MonthsAtLeast(months), one.toordinal(), other.toordinal()

        assert relation.holds(x, y) == (relation.earliest(x) <= y) == (x <= relation.latest(y))
