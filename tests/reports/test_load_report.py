from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from secgov.planning.portfolios.load import load
from secgov.planning.portfolios.load_answer import Load
from secgov.reports.markdown import as_markdown
from secgov.reports.schemas import schema
from secgov.reports.text import as_text
from tests.planning.portfolios.test_load import ASKED, RETURNED, small
from tests.reports.asked import flat, known, paper
from tests.timetables import step


@pytest.fixture(scope="module")
def of_the_paper() -> Load:
    return load(paper(), capacity=7, **known())


class TestLoadReport:
    """Issue 4: "Every answer in text that a Panel member can read aloud, in Markdown and in JSON
    with its schema". The numbers are those of tests/planning/portfolios/test_load.py."""

    def test_the_fullest_week_comes_first(self, of_the_paper):
        assert (
            "Up to 8 pieces of the DCC's work (10 options) may be in hand in the week of Monday "
            "11 March 2019, the fullest; 1 of them for certain. It may exceed the capacity of 7 "
            "pieces a week in 4 weeks, first in that of Monday 11 March 2019."
            == flat(as_text(of_the_paper).split("\n\n")[0]))

    def test_each_week_has_its_numbers(self, of_the_paper):
        lines = as_markdown(of_the_paper).splitlines()

        assert ("| Week of | Pieces | Options | Assessments | Re-assessments | Reviews | Blocked "
                "| Conditional | Over 7? |" in lines)
        assert ("| 8 April 2019 | 0 to 8 | 0 to 9 | 0 to 5 | 0 to 1 | 0 to 2 | 0 to 1 | 0 to 1 "
                "| maybe |" in lines)

    def test_who_may_be_in_hand_is_named_with_what_stands_against_it(self, of_the_paper):
        text = flat(as_text(of_the_paper))

        assert ("Weeks of 1 April 2019 to 8 April 2019: SECMP0010 (review), SECMP0013 (review), "
                "SECMP0015 (blocked), SECMP0024 (re-assessment, 2 options), SECMP0046, SECMP0056, "
                "SECMP0062 (conditional), SECMP0067." in text)
        assert "SECMP0053 (for certain)" in text

    def test_two_of_one_modification_are_told_apart(self):
        answer = small(step(RETURNED, "June 2019"),
                       step("impact-assessment-returned", "September 2019"))

        assert "MP900 Preliminary Assessment, MP900 Impact Assessment." in flat(as_text(answer))

    def test_each_piece_has_its_days_and_their_source(self, of_the_paper):
        text = flat(as_text(of_the_paper))

        assert ("SECMP0067: Service Request Traffic Management. Preliminary Assessment: in hand "
                "from a day between Monday 1 April 2019 and Wednesday 10 April 2019 to a day "
                "between Monday 1 April 2019 and Monday 20 May 2019." in text)
        assert ("- The Preliminary Assessment is requested: Stated as \"early April\". Source: "
                "SECP_66_1503_12 line 398." in text)
        assert ("Preliminary Assessment, re-assessment, 2 options (original, alternative):" in text)
        assert ("Impact Assessment: with the DCC, to a day not known." in text)
        assert "- Blocked: Still awaited: an enduring approach to DCC implementation costs." in text
        assert "- Conditional: Only if recommendation 2 is agreed." in text

    def test_one_week_and_a_capacity_that_is_exceeded_or_kept(self):
        steps = (step(ASKED, status="done"), step(RETURNED, "2019-03-08"))
        over, within = small(*steps, capacity=0), small(*steps, capacity=1)

        assert "It exceeds the capacity of no pieces a week in 1 week" in flat(as_text(over))
        assert "It stays within the capacity of 1 piece a week." in flat(as_text(within))
        assert "- Week of 4 March 2019: MP900 (for certain)." in as_text(over)

    def test_a_week_with_nothing(self):
        """Asked for in the third week only."""
        text = as_text(small(step(ASKED, "2019-03-20"), step(RETURNED, "2019-03-20")))

        assert "- Weeks of 4 March 2019 to 11 March 2019: nothing." in text
        assert "in hand from Wednesday 20 March 2019 to Wednesday 20 March 2019" in text

    def test_no_work_at_all(self):
        assert as_text(small()).startswith("The timetable states no work of the DCC from this day")

    @pytest.mark.parametrize("answer", [
        lambda: load(paper(), **known()), lambda: load(paper(), capacity=6, **known()), small])
    def test_the_json_is_as_published(self, answer):
        values = json.loads(answer().to_json())
        validator = Draft202012Validator(schema("load"))

        assert [] == [error.message for error in validator.iter_errors(values)]
        assert not validator.is_valid({**values, "surprise": 1})
        assert not any(validator.is_valid({one: values[one] for one in values if one != key})
                       for key in values)
