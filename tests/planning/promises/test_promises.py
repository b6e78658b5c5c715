"""What is a promise, and for which days: windows read on the paper's day, counted by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from secgov.planning.promises.promises import Promise, promises_of
from secgov.planning.steps.placing import place_all
from tests.planning.bases import basis_of
from tests.timetables import AS_OF, step


def promised(*steps: dict[str, Any]) -> tuple[Promise, ...]:
    """Return the promises among *steps* of a paper of 8 March 2019."""
    basis, modification = basis_of(*steps)
    return promises_of(place_all(modification, basis), AS_OF)


def days(one: Promise) -> tuple[date | None, date | None]:
    return one.earliest, one.latest


class TestWhatIsAPromise:
    """Issue "The planner", 4: "each promise of a paper"; a step that lies ahead of it."""

    @pytest.mark.parametrize("status", ["expected", "planned", "aim", "proposed"])
    def test_a_step_that_lies_ahead(self, status):
        assert ["panel-update"] == [
            one.act for one in promised(step("panel-update", "April 2019", status=status))]

    def test_what_is_done_is_none(self):
        assert () == promised(step("working-group", "2019-02-25", status="done"))

    def test_what_is_said_to_be_done_on_a_day_to_come_is_one(self):
        assert 1 == len(promised(step("working-group", "2019-04-03", status="done")))

    @pytest.mark.parametrize(("when", "expected"), [
        ("by the end of March 2019", 1), ("2019-03-08", 0), ("2019-02-20", 0), (None, 0)])
    def test_what_is_under_way_is_one_only_with_days_past_the_paper(self, when, expected):
        found = promised(step("assessment-under-review", when, status="under-way"))

        assert expected == len(found)


class TestDays:
    """design.md section 3: "by X" from `as_of`; a month with a step of a body is its meeting."""

    @pytest.mark.parametrize(("name", "when", "first", "last"), [
        # SECP_66_1503_12 lines 339 and 323; the thirds of a month are ours.
        ("refinement-consultation-issued", "by mid-March 2019", "2019-03-08", "2019-03-20"),
        ("preliminary-assessment-returned", "by early April 2019", "2019-03-08", "2019-04-10"),
        ("preliminary-assessment-requested", "early April", "2019-04-01", "2019-04-10"),
        # The Panel of the third Friday, and the Working Group of the first Wednesday.
        ("modification-report-to-panel", "May 2019", "2019-05-17", "2019-05-17"),
        ("working-group", "May 2019", "2019-05-01", "2019-05-01"),
        ("panel-update", "across March and April 2019", "2019-03-15", "2019-04-12"),
        # "By" promises any day up to the last, not the last meeting before it.
        ("panel-update", "by the end of May 2019", "2019-03-08", "2019-05-31"),
        ("panel-update", "Before June 2019", "2019-03-08", "2019-05-31"),
        # A Sunday stays the last day of its month.
        ("business-requirements-agreed", "by the end of March 2019", "2019-03-08", "2019-03-31"),
        ("working-group", "2019-03-20", "2019-03-20", "2019-03-20"),
    ])
    def test_vectors(self, name, when, first, last):
        """By hand, from the calendar of 2019."""
        (one,) = promised(step(name, when))

        assert (date.fromisoformat(first), date.fromisoformat(last)) == days(one)

    def test_a_step_without_a_day_has_none(self):
        (one,) = promised(step("assessment-reviewed"))

        assert (None, None) == days(one)
        assert date(2019, 3, 8) == one.since

    def test_a_month_without_a_meeting_of_the_body_keeps_all_its_days(self):
        """The first Wednesday of January 2020 is a bank holiday."""
        (one,) = promised(step("working-group", "January 2020"))

        assert (date(2020, 1, 1), date(2020, 1, 31)) == days(one)

    @pytest.mark.parametrize(("when", "since"), [
        ("March 2019", "2019-03-08"), ("2019-03-01", "2019-03-01"), ("May 2019", "2019-03-08")])
    def test_an_act_answers_from_the_paper_on_or_from_days_that_were_past_already(
        self, when, since
    ):
        (one,) = promised(step("assessment-reviewed", when))

        assert date.fromisoformat(since) == one.since
