"""Numbers that were counted from records: their samples, years and range."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.rules.loading import read_parameters
from secgov.rules.observed import Observation, Observed
from secgov.rules.settings import Settings
from tests.architecture.house import ROOT
from tests.lives import AS_OF
from tests.timetables import calendar_on, rules_on

HISTORIES = ROOT / "tests" / "vectors" / "histories.csv"
TIMES: list[Any] = [
    {"of": "MP112", "from": date(2020, 4, 7), "to": date(2020, 4, 22), "took": 9},
    {"of": "SECMP0062", "from": date(2019, 8, 12), "to": date(2019, 8, 21), "took": 7},
    {"of": "MP099", "part": "a", "from": date(2021, 5, 10), "to": date(2021, 5, 26), "took": 12}]
ROW = {"value": 9, "unit": "Working Days", "role": "usual", "force": "PRACTICE",
       "evidence": "observed", "cites": "recorded-histories x", "observed": TIMES}


def seen(*took: int) -> Observed:
    """Return recorded times of these lengths."""
    return Observed(tuple(
        Observation("MP900", date(2019, 1, 1), date(2019, 1, 1), one) for one in took))


def faults_of(**changes: Any) -> list[str]:
    """Return what was expected where a row with *changes* is refused."""
    problems: list[Any] = []
    read_parameters({"a": [{**ROW, **changes}]}, problems)
    return [one.expected for one in problems]


class TestObservedTimes:
    """Issue: "The process times that the histories show ... as `observed` parameters with sample
    size and years, so that outlooks can use the range"."""

    def test_a_row_keeps_them(self):
        problems: list[Any] = []
        (row,) = read_parameters({"a": [ROW]}, problems)

        assert [] == problems
        assert (3, "2019-2021", 7, 9, 12) == (
            row.observed.samples, row.observed.years, row.observed.lowest, row.observed.median,
            row.observed.highest)
        assert Observation("MP099", date(2021, 5, 10), date(2021, 5, 26), 12, "a") \
            == row.observed.times[-1]

    def test_a_row_without_them_has_none(self):
        assert rules_on(AS_OF).parameter("working-group.agenda-notice").observed is None

    def test_one_year_stands_alone(self):
        assert "2019" == seen(3, 4).years

    @pytest.mark.parametrize(("took", "median"), [
        ((5,), 5), ((4, 9), 7), ((10, 14), 12), ((9, 7, 12), 9), ((15, 4, 15, 14, 15, 14), 15)])
    def test_the_median_lies_in_the_middle_and_is_rounded_up(self, took, median):
        """By hand: between 4 and 9 lie six and a half; between 14 and 15 fourteen and a half."""
        assert median == seen(*took).median

    @given(st.lists(st.integers(0, 400), min_size=1))
    def test_the_median_lies_in_the_range(self, took):
        """As many times lie on either side of it, but for the rounding."""
        found = seen(*took)

        assert found.lowest <= found.median <= found.highest
        assert sum(one < found.median - 0.5 for one in took) <= len(took) / 2
        assert sum(one > found.median for one in took) <= len(took) / 2

    @pytest.mark.parametrize("listed", ["7-12", [], {"of": "MP112"}, 9])
    def test_they_are_a_list(self, listed):
        assert ["a list of the times that were recorded"] == faults_of(observed=listed)

    @pytest.mark.parametrize(("change", "expected"), [
        ({"to": date(2019, 1, 1)}, "two days, the earlier first"),
        ({"of": ""}, "text for of"), ({"took": "9"}, "a whole number of 0 or more"),
        ({"took": -9}, "a whole number of 0 or more")])
    def test_each_has_its_modification_its_days_and_its_length(self, change, expected):
        assert expected in faults_of(observed=[{**TIMES[0], **change}, *TIMES[1:]])

    def test_a_day_that_is_missing_is_said(self):
        without = {key: value for key, value in TIMES[0].items() if key != "from"}

        assert ["two days, the earlier first"] == faults_of(observed=[without, *TIMES[1:]])

    def test_what_is_no_table_or_not_known_is_said(self):
        assert "a table" in faults_of(observed=[9, *TIMES])
        assert ["one of of, part, from, to, took"] == faults_of(
            observed=[{**TIMES[0], "years": "2020"}, *TIMES[1:]])

    def test_the_value_is_their_median(self):
        assert ["the median, 9"] == faults_of(value=10)

    def test_an_adopted_number_is_the_users_and_no_record_stands_behind_it(self):
        row = Settings.from_dict({"adopt": {"close-to-vote": {"observed-time": {
            "value": 3, "cites": "ours, page 1"}}}}).adopted[0]

        assert (3, None, "") == (row.value, row.observed, row.note)


class TestShippedTimes:
    """parameters.toml: "Counted from tests/vectors/histories.csv, rows with both days"."""

    @pytest.mark.parametrize(("name", "of", "took"), [
        # 15 November 2019 to 12 February 2020: 10 days are left of November, 20 of December
        # (without 25 and 26), 22 of January (without 1), and 8 of February.
        ("preliminary-assessment", "MP090", 60),
        # 15 to 29 July 2019: two weeks.
        ("refinement-consultation", "MP076", 10),
        # 17 March to 7 April 2020: three weeks.
        ("report-consultation", "MP112", 15),
        # 10 to 26 May 2021: 4 and 5 and 3 Working Days.
        ("close-to-vote", "MP099", 12),
        # 22 February to 15 March 2017: three weeks.
        ("vote-to-live", "SECMP0026", 15),
    ])
    def test_counted_by_hand_from_the_rows_of_the_table(self, name, of, took):
        """The bank holidays are those of the gov.uk list."""
        row = rules_on(AS_OF).parameter(f"{name}.observed-time")

        assert [took] == [one.took for one in row.observed.times if one.of == of]

    def test_each_time_is_counted_between_two_rows_of_the_table(self):
        with HISTORIES.open(encoding="utf-8") as file:
            known = {(row["id"], row["date"]) for row in csv.DictReader(file)}
        rows = [row for row in rules_on(AS_OF).parameters if row.observed]
        days = calendar_on(AS_OF).working_days

        assert 7 == len(rows)
        for row in rows:
            for one in row.observed.times:
                assert {(one.of, str(one.began)), (one.of, str(one.ended))} <= known
                assert one.took == row.counting.working_days(one.began, one.ended, days)

    def test_the_page_says_how_many_in_which_years_and_between_what(self):
        page = (ROOT / "docs" / "rules" / "parameters.md").read_text("utf-8")
        for row in rules_on(AS_OF).parameters:
            if row.observed:
                seen = row.observed
                section = page.split(f"## `{row.name}`")[1].split("## ")[0]

                assert (f"{seen.samples} of them, {seen.years.replace('-', ' to ')}, from "
                        f"{seen.lowest} to {seen.highest} Working Days." in section)

    def test_every_step_of_the_process_that_was_seen_names_its_number(self):
        book = rules_on(AS_OF)

        assert [one.parameter for one in book.process.observed] == [
            row.name for seen_, row in book.observed(AS_OF)]

    def test_a_number_that_nobody_knows_or_that_has_no_record_shows_nothing(self):
        book = rules_on(AS_OF)
        named = [attrs.evolve(book.process.observed[0], parameter=name)
                 for name in ("no.such-number", "impact-assessment.timescale")]
        bare = attrs.evolve(book, process=attrs.evolve(book.process, observed=tuple(named)))

        assert () == bare.observed(AS_OF)
        assert () == bare.observed(date(2018, 1, 1))
