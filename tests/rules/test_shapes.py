"""Laws that every rule of a shape keeps, whatever its steps and its number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.model.acts import STEPS, act
from secgov.rules.rule import Shape
from tests.timetables import calendar_on, findings, rules_on, step

# Late enough for every rule to be known, early enough for every expected day to lie inside.
AS_OF = date(2020, 3, 2)
BOOK = rules_on(AS_OF)
DAYS = st.dates(date(2019, 5, 1), date(2021, 12, 31))


def pairs(*shapes):
    """Return the rules of these shapes whose two steps can both be stated."""
    return [rule for rule in BOOK.of_shape(*shapes)
            if rule.earlier in STEPS and rule.later in STEPS]


def by(rule, found):
    return [one for one in found if one.rule == rule.id]


def extraordinary(name, day, kind=""):
    """Return the step on a day that needs no regular meeting, so that any day will do."""
    named = kind or ("extraordinary" if act(name).body else "")
    return step(name, day, **({"kind": named} if named else {}))


def kind_of(rule):
    return dict(rule.when).get("kind", "")


@pytest.mark.parametrize("rule", pairs(Shape.ORDER), ids=lambda rule: rule.id)
class TestOrder:
    """A rule of order is broken where the later step is before the earlier one, and only there."""

    @given(earlier=DAYS, later=DAYS)
    def test_it_is_found_where_the_later_is_first(self, rule, earlier, later):
        found = by(rule, findings(extraordinary(rule.earlier, earlier),
                                  extraordinary(rule.later, later), as_of=AS_OF))

        assert (later < earlier) == bool(found)

    @given(earlier=DAYS, later=DAYS, more=st.integers(0, 300))
    def test_moving_the_later_step_later_adds_no_finding(self, rule, earlier, later, more):
        first = extraordinary(rule.earlier, earlier)
        before = by(rule, findings(first, extraordinary(rule.later, later), as_of=AS_OF))
        after = by(rule, findings(
            first, extraordinary(rule.later, later + timedelta(more)), as_of=AS_OF))

        assert len(after) <= len(before)

    @given(earlier=DAYS, days=st.integers(1, 100))
    def test_the_expected_day_mends_it(self, rule, earlier, days):
        first = step(rule.earlier, earlier)
        (found,) = by(rule, findings(
            first, step(rule.later, earlier - timedelta(days)), as_of=AS_OF))

        assert [] == by(rule, findings(first, step(rule.later, found.expected), as_of=AS_OF))


@pytest.mark.parametrize("rule", pairs(Shape.AT_LEAST), ids=lambda rule: rule.id)
class TestAtLeast:
    """A time is kept by the expected day, and by no day on the wrong side of it."""

    @given(day=DAYS, apart=st.integers(0, 40))
    def test_the_expected_day_mends_it(self, rule, day, apart):
        kind = kind_of(rule)
        first = step(rule.earlier, day)
        last = extraordinary(rule.later, day + timedelta(apart), kind)
        for found in by(rule, findings(first, last, as_of=AS_OF)):
            moved = {**first, "when": found.expected}
            mended = (moved, last) if found.step == rule.earlier else (
                first, {**last, "when": found.expected})

            assert [] == by(rule, findings(*mended, as_of=AS_OF))

    @given(day=DAYS, apart=st.integers(0, 40), more=st.integers(0, 60))
    def test_moving_the_later_step_later_adds_no_finding(self, rule, day, apart, more):
        kind = kind_of(rule)
        first = step(rule.earlier, day)
        before = by(rule, findings(
            first, extraordinary(rule.later, day + timedelta(apart), kind), as_of=AS_OF))
        after = by(rule, findings(
            first, extraordinary(rule.later, day + timedelta(apart + more), kind), as_of=AS_OF))

        assert len(after) <= len(before)


@pytest.mark.parametrize("rule", BOOK.of_shape(Shape.ON_MEETING), ids=lambda rule: rule.id)
class TestOnMeeting:
    """What is expected is a meeting of the body, and it mends the finding."""

    @given(day=DAYS)
    def test_the_expected_day_is_a_meeting_that_mends_it(self, rule, day):
        series = calendar_on(AS_OF).series_of(rule.body)
        for name in rule.steps:
            for found in by(rule, findings(step(name, day, body=rule.body), as_of=AS_OF)):
                assert found.expected.toordinal() in series.regular_days
                assert [] == by(rule, findings(
                    step(name, found.expected, body=rule.body), as_of=AS_OF))

    @given(day=DAYS)
    def test_no_meeting_of_the_series_is_ever_found(self, rule, day):
        meeting = calendar_on(AS_OF).series_of(rule.body).next(day).day
        for name in rule.steps:
            assert [] == by(rule, findings(step(name, meeting, body=rule.body), as_of=AS_OF))


class TestAtMost:
    """A duty is never a blocker: its breach leaves the verdict, and the expected day mends it."""

    @pytest.mark.parametrize("rule", BOOK.of_shape(Shape.AT_MOST), ids=lambda rule: rule.id)
    @given(day=DAYS, apart=st.integers(0, 200))
    def test_the_expected_day_mends_it(self, rule, day, apart):
        first = step(rule.earlier, day)
        later = step(rule.later, day + timedelta(apart))
        for found in by(rule, findings(first, later, as_of=AS_OF)):
            assert found.severity.value in ("warning", "note")
            assert day <= found.expected < later["when"]
            assert [] == by(rule, findings(
                first, {**later, "when": found.expected}, as_of=AS_OF))
