"""The stage that a timetable states, beside its steps to come.

Source: design section 5, "contradiction is a fault", and section 6, "a stated future date is a
lower bound".
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from secgov.citation import Severity
from secgov.model.timetables import Timetable
from secgov.planning.checking.timetable_check import check
from secgov.planning.outlooks.plan import plan
from tests.planning.asking import ground, single

AS_OF = date(2021, 1, 8)
GROUP = {"step": "working-group", "when": "May 2021"}
ISSUED = {"step": "refinement-consultation-issued", "when": date(2021, 5, 10)}
COST = {"step": "impact-assessment-approved", "when": "June 2021"}
BACK = {"step": "impact-assessment-returned", "when": date(2021, 6, 1)}


def found(*steps: dict[str, Any], **keys: Any) -> list[tuple[str, Severity, str]]:
    """Return what a check finds of the stage: the step, how it weighs, and its words."""
    answer = check(Timetable.from_dict(single(*steps, **keys)), **ground(AS_OF))
    return [(one.step, one.severity, one.message) for one in answer.all_findings()
            if "at the stage" in one.message]


def days(*steps: dict[str, Any], **keys: Any) -> dict[str, date | None]:
    """Return the earliest days of the plan."""
    (planned,) = plan(Timetable.from_dict(single(*steps, **keys)), **ground(AS_OF)).modifications
    return {day.step: day.earliest for day in planned.steps}


class TestContradiction:
    """design section 5: "contradiction is a fault"."""

    def test_steps_to_come_that_the_stage_has_behind_it_are_one_fault(self) -> None:
        assert [("working-group", Severity.FAULT, (
            "still to come by its day, though the timetable itself puts the modification at the "
            "stage report-phase, which comes after that: the Working Group considers it (stated as "
            '"May 2021"); the refinement consultation is issued on Monday 10 May 2021'))] == found(
            GROUP, ISSUED, stage="report-phase", dcc_impact="no")

    @pytest.mark.parametrize(("step", "stage"), [
        ({**GROUP, "status": "done", "when": date(2020, 12, 2)}, "report-phase"),
        ({**GROUP, "when": date(2020, 12, 2)}, "report-phase"),
        ({"step": "working-group"}, "report-phase"),
        ({"step": "converted", "when": date(2021, 1, 15)}, "report-phase"),
        ({"step": "change-board", "when": "May 2021"}, "report-phase"),
        (GROUP, "refinement"), (GROUP, "development"), (GROUP, "")])
    def test_what_is_done_or_overdue_or_without_a_day_or_lies_ahead_is_none(
        self, step: dict[str, Any], stage: str
    ) -> None:
        assert [] == found(step, dcc_impact="no", **({"stage": stage} if stage else {}))


class TestBounds:
    """design section 6: "a stated future date is a lower bound"."""

    def test_the_report_waits_for_the_group_that_is_stated(self) -> None:
        """15 Working Days after 10 May 2021 are over on Tuesday 1 June (31 May is a bank holiday);
        5 of them before a Panel leave that of Friday 18 June."""
        planned = days(GROUP, ISSUED, stage="report-phase", dcc_impact="no", path="3")

        assert [date(2021, 5, 5), date(2021, 6, 1), date(2021, 6, 18)] == [
            planned[step] for step in ("working-group", "refinement-consultation-closed",
                                       "modification-report-to-panel")]

    def test_an_assessment_is_not_back_before_its_cost_is_agreed(self) -> None:
        """X-IA-02: the cost is agreed on Wednesday 23 June 2021; 40 Working Days later it is
        Wednesday 18 August."""
        planned = days(COST, BACK, stage="report-phase", dcc_impact="yes", path="1")

        assert [date(2021, 6, 23), date(2021, 6, 23), date(2021, 8, 18)] == [
            planned[step] for step in ("impact-assessment-approved", "impact-assessment-requested",
                                       "impact-assessment-returned")]

    def test_what_lies_before_the_stage_and_follows_nothing_to_come_is_behind(self) -> None:
        """The refinement consultation is over, as the stage says; only the assessment is not."""
        planned = days(COST, BACK, stage="report-phase", dcc_impact="yes", path="1")

        assert not {"refinement-consultation-closed", "working-group", "converted"} & planned.keys()
