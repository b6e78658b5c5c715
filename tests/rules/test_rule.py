"""A rule and a parameter as values."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.calendar.counting import Counting, WorkingDayRanks, day_of
from secgov.calendar.working_days import WorkingDayCalendar
from secgov.citation import Evidence, Force, Severity
from secgov.rules.rule import Parameter, Role, Rule, Shape, Unit

RULE = Rule("a.rule", "X-A-01", "a", "It says so.", Shape.ORDER, Force.CODE, Evidence.PRIMARY,
            "somewhere", "Mend it.")


class TestParameter:
    """style.md section 4: a value that changes has its unit and its counting beside it."""

    @pytest.mark.parametrize(("value", "unit", "words"), [
        (10, Unit.WORKING_DAYS, "10 Working Days, the last day not counted"),
        (1, Unit.WORKING_DAYS, "1 Working Day, the last day not counted"),
        (3, Unit.MONTHS, "3 months"), (1, Unit.MONTHS, "1 month"), (5, Unit.PEOPLE, "5 people"),
        (1, Unit.PEOPLE, "1 people"),
    ])
    def test_it_says_its_number(self, value, unit, words):
        assert words == Parameter(
            "a", value, unit, Role.MINIMUM, Force.CODE, Evidence.PRIMARY, "somewhere", "",
            Counting.NOTICE).in_words()

    @pytest.mark.parametrize(("value", "unit", "first", "last"), [
        (10, Unit.WORKING_DAYS, date(2019, 4, 15), date(2019, 3, 18)),
        (2, Unit.WEEKS, date(2019, 4, 15), date(2019, 3, 18)),
        (10, Unit.CALENDAR_DAYS, date(2019, 4, 11), date(2019, 3, 22)),
        (2, Unit.MONTHS, date(2019, 6, 1), date(2019, 2, 1)),
        (3, Unit.PEOPLE, date(2019, 4, 1), date(2019, 4, 1))])
    def test_each_unit_bounds_what_comes_after_and_before(self, value, unit, first, last):
        """From and to Monday 1 April 2019: 2 to 5 (4), 8 to 12 (9), 15 April (10); back, 29 to 25
        March (5, the first day of them not counted) and so 18 March."""
        relation = Parameter(
            "a", value, unit, Role.MINIMUM, Force.CODE, Evidence.PRIMARY, "somewhere", "",
        ).relation(WorkingDayRanks.of(WorkingDayCalendar.england_and_wales()))
        monday = date(2019, 4, 1).toordinal()

        assert (first, last) == (
            day_of(relation.earliest(monday)), day_of(relation.latest(monday)))


class TestRule:
    """design.md section 4."""

    def test_its_severity_follows_from_force_and_evidence(self):
        assert Severity.FAULT is RULE.severity
        assert Severity.NOTE is attrs.evolve(RULE, evidence=Evidence.UNVERIFIED).severity

    @pytest.mark.parametrize(("keys", "anchor"), [
        ({"later": "panel", "steps": ("raised",)}, "panel"), ({"steps": ("raised", "panel")},
                                                              "raised"), ({}, "")])
    def test_the_step_it_is_anchored_to_is_the_later_or_the_first(self, keys, anchor):
        assert anchor == attrs.evolve(RULE, **keys).anchor

    @pytest.mark.parametrize(("since", "until", "inside"), [
        (None, None, True), (date(2019, 4, 3), None, True), (date(2019, 4, 4), None, False),
        (None, date(2019, 4, 3), True), (None, date(2019, 4, 2), False)])
    def test_it_is_in_force_from_its_first_day_to_its_last(self, since, until, inside):
        assert inside == attrs.evolve(RULE, since=since, until=until).in_force(date(2019, 4, 3))

    @pytest.mark.parametrize(("day", "uncertain"), [
        (date(2018, 8, 31), False), (date(2018, 9, 1), True), (date(2019, 3, 7), True),
        (date(2019, 3, 8), False)])
    def test_a_start_within_bounds_is_uncertain_until_its_latest_day(self, day, uncertain):
        rule = attrs.evolve(RULE, since=date(2018, 9, 1), since_latest=date(2019, 3, 8))

        assert uncertain == rule.start_uncertain_on(day)
        assert not RULE.start_uncertain_on(day)
