"""Numbers that were counted from records: their samples, years and range."""

from __future__ import annotations

import pytest

from secgov.rules.loading import read_parameters
from tests.lives import AS_OF
from tests.timetables import rules_on

ROW = {"value": 9, "unit": "Working Days", "role": "usual", "force": "PRACTICE",
       "evidence": "observed", "cites": "recorded-histories x", "samples": 5, "years": "2019-2021",
       "range": [7, 12]}


class TestObservedTimes:
    """Issue: "The process times that the histories show ... as `observed` parameters with sample
    size and years, so that outlooks can use the range"."""

    def test_a_row_keeps_them(self):
        problems = []
        (row,) = read_parameters({"a": [ROW]}, problems)

        assert ([], 5, "2019-2021", (7, 12)) == (problems, row.samples, row.years, row.range)

    def test_a_row_without_them_has_none(self):
        row = rules_on(AS_OF).parameter("working-group.agenda-notice")

        assert (None, "", None) == (row.samples, row.years, row.range)

    @pytest.mark.parametrize("value", [[12, 7], [7], "7-12", [7, "12"]])
    def test_a_range_is_the_least_and_the_greatest(self, value):
        problems = []
        read_parameters({"a": [{**ROW, "range": value}]}, problems)

        assert ["the least and the greatest number"] == [one.expected for one in problems]

    def test_every_observed_time_says_how_it_was_counted(self):
        rows = [row for row in rules_on(AS_OF).parameters if row.name.endswith("observed-time")]

        assert 7 == len(rows)
        for row in rows:
            least, greatest = row.range
            assert least <= row.value <= greatest
            assert row.samples >= 2
            assert row.years
