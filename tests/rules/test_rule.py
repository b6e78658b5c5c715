"""A rule and a parameter as values."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.calendar.counting import Counting
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
