from __future__ import annotations

from typing import Any

import pytest

from secgov.errors import Problem, UnusableInput
from secgov.model.timetables import Timetable


def problems(*modifications: dict[str, Any], **other: Any) -> tuple[Problem, ...]:
    with pytest.raises(UnusableInput) as refused:
        Timetable.from_dict({"modification": list(modifications), **other})
    return refused.value.problems


def steps(*given: dict[str, Any], **other: Any) -> dict[str, Any]:
    return {"id": "SECMP0062", "steps": list(given), **other}


def done(when: str, **other: Any) -> dict[str, Any]:
    return {"step": "panel", "status": "done", "when": when, **other}


class TestTwoActualDates:
    """Design, section 7: "the same act with two different actual dates is unusable"."""

    def test_the_report_names_both_and_asks_for_a_label(self):
        (problem,) = problems(steps(done("2019-03-15"), done("2019-04-12")))

        assert "[[modification]] SECMP0062 steps[2].when" == problem.place
        assert ("the same act has two actual dates: panel is done on 2019-03-15 ([[modification]] "
                "SECMP0062 steps[1].when) and on 2019-04-12") == problem.found
        assert "give each its own label if it happened twice" in problem.mend

    @pytest.mark.parametrize("second", ["12 April 2019", "Friday 12 April 2019"])
    def test_a_day_in_words_is_a_date_as_well(self, second):
        (problem,) = problems(steps(done("2019-03-15"), done(second)))

        assert problem.found.endswith("and on 2019-04-12")

    def test_a_third_date_is_reported_as_well(self):
        assert 2 == len(problems(steps(*map(done, ("2019-03-15", "2019-04-12", "2019-05-17")))))

    @pytest.mark.parametrize("second", [
        done("2019-03-15"), done("15 March 2019"), done("Friday 15 March 2019"),
        done("by 12 April 2019"), done("12 April"), done("2019-04-12", label="again"),
        done("2019-04-12", part="2"),
        {"step": "panel", "when": "2019-04-12"}, done("April 2019"),
    ])
    def test_anything_else_is_no_contradiction(self, second):
        assert Timetable.from_dict({"modification": [steps(done("2019-03-15"), second)]})


class TestNames:
    """Contract: one report with every error: duplicate ids and labels, names of no step."""

    def test_one_modification_in_two_forms_stands_twice(self):
        (problem,) = problems({"id": "DP112"}, {"id": "MP113"}, {"id": "MP112"})

        assert ("[[modification]] MP112 id", '"MP112" again') == (problem.place, problem.found)
        assert "[[modification]] DP112 id" in problem.expected

    def test_a_label_stands_once(self):
        (problem,) = problems(steps({"step": "panel", "label": "a"},
                                    {"step": "panel", "label": "a"}))

        assert ("[[modification]] SECMP0062 steps[2].label", '"a" again') == (
            problem.place, problem.found)

    @pytest.mark.parametrize("key", ["after", "parallel_with"])
    def test_another_step_is_named_by_its_label_or_step(self, key):
        good = steps({"step": "panel", "label": "a"}, {"step": "raised", key: ["a", "panel"]})
        (problem,) = problems(steps({"step": "panel", "label": "first"}, {"step": "raised",
                                                                        key: ["firts"]}))

        assert Timetable.from_dict({"modification": [good]})
        assert f"[[modification]] SECMP0062 steps[2].{key}" == problem.place
        assert 'did you mean "first"?' == problem.mend

    def test_an_unreadable_step_is_not_reported_again_where_it_is_named(self):
        (problem,) = problems(steps({"step": "panl", "outcome": "x"},
                                    {"step": "raised", "after": ["panel"]}))

        assert "[[modification]] SECMP0062 steps[1].step" == problem.place

    def test_what_is_blocked_is_a_step(self):
        waiting = [{"what": "w", "blocks": ["a", "impact-assessment-returned", "impact"]}]
        (problem,) = problems(steps({"step": "panel", "label": "a"}, awaiting=waiting))

        assert ("[[modification]] SECMP0062 awaiting[1].blocks", '"impact"') == (
            problem.place, problem.found)

    def test_what_is_agreed_is_in_the_timetable(self):
        first, second, third = problems(
            steps({"step": "panel", "label": "ia-cost"}), {"id": "MP071"},
            recommendation=[{"id": "2", "agrees": [
                "SECMP062:ia-cost", "SECMP0062:panel", "SECMP0062", "SECMP0062:ia-csot", "MP072",
                "MP071:x"]}])

        assert 'did you mean "SECMP0062:ia-cost"?' == first.mend
        assert ("[[recommendation]] 2 agrees", '"MP072"') == (second.place, second.found)
        assert "add the step, or leave its label out" == third.mend

    def test_a_step_that_is_waited_for_is_a_step_or_a_label_of_the_other(self):
        other = {"id": "SECMP0067", "steps": [{"step": "panel", "label": "a"}]}
        first, second = problems(other, {"id": "MP071", "waits_on": [
            {"id": "SECMP0067", "step": "a"}, {"id": "MP072", "step": "raised"},
            {"id": "SECMP0067"}, {"id": "SECMP0067", "step": "b"},
            {"id": "MP072", "step": "rased"}]})

        assert "[[modification]] MP071 waits_on[4].step" == first.place
        assert 'did you mean "raised"?' == second.mend

    def test_an_unreadable_identifier_is_one_problem(self):
        (first, second) = problems({"id": "SECMPO0007", "waits_on": [{"id": "x", "step": "y"}]})

        assert ("[[modification]] SECMPO0007 id", "[[modification]] SECMPO0007 waits_on[1].id"
                ) == (first.place, second.place)


class TestOutcomes:
    """Design, section 5: the closed list of outcomes of each step."""

    def test_an_outcome_of_another_step_is_refused(self):
        (problem,) = problems(steps({"step": "change-board", "outcome": "aproved"}))

        assert 'did you mean "approved"?' == problem.mend

    def test_a_step_without_outcomes_has_none(self):
        (problem,) = problems(steps({"step": "panel", "outcome": "approved"}))

        assert "no outcome, since panel has none" == problem.expected


class TestContent:
    """Design, section 7: "Content that is readable but wrong (a consultation that closes before
    it opens, a step before its cause) is a finding, not unusable input"."""

    def test_a_consultation_that_closes_before_it_opens_is_read(self):
        assert Timetable.from_dict({"modification": [steps(
            {"step": "report-consultation-issued", "when": "2019-05-01", "after": [
                "report-consultation-closed"]},
            {"step": "report-consultation-closed", "when": "2019-04-01"})]})

    def test_a_table_that_is_none_stands_in_the_report_alone(self):
        assert ["[[modification]] SECMP0062 steps"] == [
            problem.place for problem in problems({"id": "SECMP0062", "steps": 1})]
