"""A beginning and its end are read together; days are counted by hand on the calendar of 2020."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from secgov.planning.outlooks.plan import plan
from secgov.planning.promises.due import due
from secgov.planning.steps.placing import PlacedStep, place_all
from secgov.planning.steps.read_together import read_together
from tests.planning.bases import basis_of
from tests.planning.plans import Asked, branches
from tests.timetables import step

ASKED, RETURNED = "impact-assessment-requested", "impact-assessment-returned"
TOGETHER = ('the Impact Assessment is requested, stated as "March 2020" (read as by Friday 20 '
            'March 2020, since the Impact Assessment is returned, stated as Friday 20 March 2020)')


def read(*steps: dict[str, Any], as_of: date = date(2020, 2, 10)) -> tuple[PlacedStep, ...]:
    """Return the steps, read together on a day of February 2020."""
    basis, modification = basis_of(*steps, as_of=as_of)
    return read_together(place_all(modification, basis), basis)


def last_of(*steps: dict[str, Any], place: int = 0, as_of: date = date(2020, 2, 10)) -> date:
    """Return the last day of the step at *place*."""
    return date.fromordinal(int(read(*steps, as_of=as_of)[place].latest))


class TestReading:
    """contract: "both statements can only be true so": what begins a period is not after its
    end."""

    @pytest.mark.parametrize(("end", "last"), [
        (date(2020, 3, 20), date(2020, 3, 20)),
        ("mid-March 2020", date(2020, 3, 20)),
        ("by 13 March 2020", date(2020, 3, 13)),
        # A Saturday; the Friday before is the last Working Day for the asking.
        (date(2020, 3, 21), date(2020, 3, 20)),
        (date(2020, 3, 2), date(2020, 3, 2)),
    ])
    def test_a_window_that_runs_on_beyond_its_end_is_cut_there(self, end, last):
        assert last == last_of(step(ASKED, "March 2020"), step(RETURNED, end))

    @pytest.mark.parametrize("others", [
        (step(RETURNED, date(2020, 4, 15)),),
        (step(RETURNED),),
        (step("preliminary-assessment-returned", date(2020, 3, 20)),),
        # Sunday 1 March is before the first Working Day, and so is all of February.
        (step(RETURNED, date(2020, 3, 1)),),
        (step(RETURNED, date(2020, 2, 28)),),
        (step(RETURNED, date(2020, 2, 3), status="done"),),
    ])
    def test_else_it_stays_as_it_is_stated(self, others):
        assert date(2020, 3, 31) == last_of(step(ASKED, "March 2020"), *others)

    def test_an_end_that_has_passed_is_read_as_today(self):
        """As of Monday 23 March 2020 a return stated for Friday may still be today, of what is
        asked for today."""
        steps = (step(ASKED, "March 2020"), step(RETURNED, date(2020, 3, 20)))

        assert date(2020, 3, 23) == last_of(*steps, as_of=date(2020, 3, 23))
        assert ("read as by Monday 23 March 2020, since the Impact Assessment is returned, stated "
                "as Friday 20 March 2020, overdue") == read(
                    *steps, as_of=date(2020, 3, 23))[0].read_as

    @pytest.mark.parametrize("end", [date(2020, 3, 20), date(2020, 3, 21), date(2020, 3, 22)])
    def test_at_a_weekend_today_is_the_monday(self, end):
        """As of Saturday 21 March 2020 the first day for the asking is Monday."""
        assert date(2020, 3, 23) == last_of(
            step(ASKED, "March 2020"), step(RETURNED, end), as_of=date(2020, 3, 21))

    def test_a_recorded_beginning_is_read_so_too(self):
        assert date(2020, 3, 20) == last_of(
            step(ASKED, "March 2020", status="done"), step(RETURNED, date(2020, 3, 20)),
            as_of=date(2020, 3, 18))

    def test_a_return_listed_before_the_only_asking_is_its_end(self):
        assert date(2020, 3, 20) == last_of(
            step(RETURNED, date(2020, 3, 20)), step(ASKED, "March 2020"), place=1)

    def test_of_two_rounds_a_return_ends_the_one_before_it(self):
        steps = (step(ASKED, "March 2020"), step(RETURNED, date(2020, 3, 20)),
                 step(ASKED, "March 2020", again=True))

        assert [date(2020, 3, 20), date(2020, 3, 31)] == [
            last_of(*steps, place=place) for place in (0, 2)]


def law(returned: date | str, asked: str = "March 2020") -> Asked:
    """Return a request in March 2020 with a stated return, towards November 2020."""
    return Asked({"modification": [{
        "id": "MP301", "path": "3", "dcc_impact": "yes", "steps": [
            {"step": "working-group", "when": date(2020, 2, 5), "status": "done",
             "outcome": "content"},
            {"step": "impact-assessment-approved", "when": date(2020, 2, 26)},
            {"step": ASKED, "when": asked}, {"step": RETURNED, "when": returned}]}]},
        date(2020, 2, 10), "November 2020")


class TestAnswers:
    """contract: "bringing one forward never worsens" a verdict."""

    @pytest.mark.parametrize("returned", [
        date(2020, 4, 15), date(2020, 3, 23), date(2020, 3, 20), date(2020, 3, 2)])
    def test_a_return_within_the_month_of_its_asking_stays_as_stated(self, returned):
        """With one before the month, 40 Working Days are counted from 31 March: 20 in April,
        without Good Friday and Easter Monday, 19 in May, without 8 and 25 May, and 1 June."""
        (branch,) = branches(law(returned))

        assert returned.toordinal() == branch.runs.usual.days[RETURNED]
        assert date(2020, 6, 1).toordinal() == branches(
            law(date(2020, 2, 28)))[0].runs.usual.days[RETURNED]

    @pytest.mark.parametrize(("asking", "returned"), [
        ({"when": date(2020, 3, 10)}, date(2020, 3, 20)),
        ({"when": date(2020, 3, 10)}, date(2020, 3, 23)),
        ({"when": date(2020, 3, 10), "status": "done"}, date(2020, 3, 20)),
        ({"when": date(2020, 3, 10), "status": "done"}, date(2020, 3, 23))])
    def test_a_return_that_is_overdue_may_be_today(self, asking, returned):
        """As of Monday 23 March 2020, whether the request of the 10th is recorded or not."""
        asked = Asked({"modification": [{
            "id": "MP301", "path": "3", "dcc_impact": "yes", "steps": [
                {"step": "working-group", "when": date(2020, 2, 5), "status": "done"},
                {"step": "impact-assessment-approved", "when": date(2020, 2, 26),
                 "status": "done"},
                {"step": ASKED, **asking}, {"step": RETURNED, "when": returned}]}]},
            date(2020, 3, 23), "November 2020")
        (branch,) = branches(asked)

        assert date(2020, 3, 23).toordinal() == branch.runs.usual.days[RETURNED]

    def test_a_plan_says_how_it_reads_the_two(self):
        asked = law(date(2020, 3, 20))
        found = plan(asked.timetable, as_of=asked.as_of, rules=asked.rules,
                     calendar=asked.calendar).modifications[0]

        assert f"two stated days are read together: {TOGETHER}" in found.notes
        assert [date(2020, 3, 20)] == [day.earliest for day in found.steps if day.step == ASKED]

    def test_the_asking_is_due_by_the_day_of_the_return(self):
        asked = law(date(2020, 3, 20))
        answer = due(asked.timetable, as_of=asked.as_of, days=60, rules=asked.rules,
                     calendar=asked.calendar)

        assert [date(2020, 3, 20)] == [
            one.date for one in answer.items if one.about[0].step == ASKED]

    def test_what_decides_is_the_return_alone_where_the_asking_goes_with_it(self):
        """Neither ends before 29 May 2020; a return by Thursday 7 May, 5 Working Days before the
        Panel of 15 May (Friday 8 May is a holiday), is one of what was asked for by then."""
        asked = law("May 2020", "across April and May 2020")
        (branch,) = branches(asked)
        runs = attrs.evolve(branch.runs, usual_targets={
            "modification-report-to-panel": float(date(2020, 5, 15).toordinal())})
        ((decides,),) = runs.deciding

        assert (RETURNED, date(2020, 5, 7)) == (decides.step, runs.days_of(decides)[0])
        assert date(2020, 5, 15).toordinal() == branches(law(
            date(2020, 5, 7), "across April and May 2020"))[0].runs.usual.days[
                "modification-report-to-panel"]
