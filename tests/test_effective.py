from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.effective import Effective, Period, faults_of_periods
from secgov.errors import NotInForce

APRIL = date(2019, 4, 3)
DAYS = st.dates(date(2013, 1, 1), date(2030, 12, 31))


class TestEffective:
    """Design, section 3: "A rule or value has the days between which it is in force"."""

    NOTICE = Effective("notice", (
        Period(5, "S4", None, date(2019, 4, 2)), Period(10, "S1", APRIL, date(2021, 12, 31))))

    @pytest.mark.parametrize(("day", "value"), [
        (date(2013, 1, 1), 5), (date(2019, 4, 2), 5), (APRIL, 10), (date(2021, 12, 31), 10)])
    def test_a_row_holds_from_its_first_to_its_last_day(self, day, value):
        assert value == self.NOTICE.on(day).value

    def test_no_row_is_nothing_when_asked_softly(self):
        assert self.NOTICE.at(date(2022, 1, 1)) is None

    @pytest.mark.parametrize(("periods", "day", "message"), [
        (NOTICE.periods, date(2022, 1, 1),
         r"notice has no value on 2022-01-01: it is in force to 2019-04-02 \[S4\]; "
         r"from 2019-04-03 to 2021-12-31 \[S1\]. Ask about another day, or add its row."),
        ((Period(10, "S1", APRIL),), date(2019, 4, 2),
         r"it is in force from 2019-04-03 \[S1\]. Ask about a later day, or add the earlier row."),
        ((), APRIL, "it is in force on no day. Ask about another day, or add its row."),
    ])
    def test_the_error_says_when_it_is_in_force(self, periods, day, message):
        with pytest.raises(NotInForce, match=message):
            Effective("notice", periods).on(day)

    def test_a_row_without_bounds_holds_always(self):
        period = Period(1, "A")

        assert "always" == period.days()
        assert period.covers(date.min)
        assert period.covers(date.max)


class TestFaults:
    """Design, section 4: "Gaps, overlaps and missing citations are errors at load"."""

    @pytest.mark.parametrize(("periods", "found"), [
        ([], []),
        ([Period(1, "A", None, date(2019, 4, 2)), Period(2, "A", APRIL)], []),
        ([Period(1, " ")], ["no source is cited"]),
        ([Period(1, "A", APRIL, date(2019, 4, 1))],
         ["it ends on 2019-04-01, before it begins on 2019-04-03"]),
        ([Period(1, "A"), Period(2, "A", APRIL)], ["both cover the same days"]),
        ([Period(1, "A", None, APRIL), Period(2, "A")], ["both cover the same days"]),
        ([Period(1, "A", None, APRIL), Period(2, "A", APRIL)], ["both cover the same days"]),
        ([Period(1, "A", None, date(2019, 3, 31)), Period(2, "", APRIL)],
         ["no source is cited", "no row covers 2019-04-01 to 2019-04-02"]),
    ])
    def test_vectors(self, periods, found):
        assert found == [problem.found for problem in faults_of_periods("x", periods)]

    @given(st.lists(DAYS, min_size=1, max_size=6, unique=True), DAYS)
    def test_rows_without_a_fault_cover_each_later_day_once(self, starts, day):
        starts.sort()
        ends = [start - timedelta(days=1) for start in starts[1:]]
        periods = [Period(start, "A", start, end)
                   for start, end in zip(starts, [*ends, None], strict=True)]

        assert () == faults_of_periods("x", periods)
        assert (day >= starts[0]) == sum(period.covers(day) for period in periods)
