from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.model.histories import load_history
from secgov.planning.promises.progress import progress
from secgov.planning.promises.progress_answer import Progress
from secgov.reports.markdown import as_markdown
from secgov.reports.text import as_text
from tests.architecture.house import ROOT
from tests.lives import act
from tests.promised import progressed
from tests.reports.asked import flat, paper
from tests.timetables import calendar_on, rules_on, step

REPORT = step("modification-report-to-panel", "May 2019")


def text(*acts, steps=(REPORT,), **keys) -> str:
    return flat(as_text(progressed(steps, acts, **keys)))


def of_the_paper() -> Progress:
    then = date(2019, 12, 31)
    return progress(paper(), load_history(ROOT / "tests" / "vectors" / "histories.csv"),
                    as_of=then, rules=rules_on(then), calendar=calendar_on(then))


class TestProgressReport:
    """Issue "The planner": "in text that a Panel member can read aloud"."""

    def test_how_many_promises_have_each_word_comes_first(self):
        said = text(act("modification-report-to-panel", "2019-07-12"),
                    steps=(REPORT, step("panel-update")))

        assert said.startswith("2 promises: 1 late, 1 not yet due. Progress of dict, whose "
                               "promises were made on Friday 8 March 2019, as acts.csv shows it "
                               "and as of Tuesday 31 December 2019. MP900")

    @pytest.mark.parametrize(("acts", "says"), [
        ([act("modification-report-to-panel", "2019-05-17")],
         "Kept: the Modification Report goes to the Panel."),
        ([act("modification-report-to-panel", "2019-05-10")], "Early by 5 Working Days: the"),
        ([act("modification-report-to-panel", "2019-05-20")], "Late by 1 Working Day: the"),
        ([act("refinement-consultation-issued", "2019-04-01")],
         "Overdue, so far by 158 Working Days: the"),
        ([act("withdrawn", "2019-04-01")], "Dropped: the Modification Report goes to the Panel. - "
         'The paper has it as planned: "May 2019", that is Friday 17 May 2019, a meeting of the '
         "Panel. Source: PAPER. - It can no longer be as promised: the Proposer withdraws it, on "
         "Monday 1 April 2019. Source: acts.csv."),
        ([], "No record: the Modification Report goes to the Panel."),
    ])
    def test_each_word(self, acts, says):
        """17 May to 31 December 2019: 9 Working Days of May, 20, 23, 21, 21, 23, 21 and 20."""
        assert f"1. {says}" in text(*acts)

    def test_what_depends_names_all_that_it_may_be(self):
        answer = progressed([step("working-group", "2019-04-30")], [])
        (found,) = answer.modifications
        (one,) = found.promises
        open_one = attrs.evolve(one, word="depends", may_be=("early", "kept"))
        said = as_text(attrs.evolve(answer, modifications=(
            attrs.evolve(found, promises=(open_one,)),)))

        assert "1 promise: 1 depending on a day that the record does not give." in flat(said)
        assert "1. Early or kept: the Working Group considers it." in flat(said)

    def test_a_range_is_between_two_numbers(self):
        said = flat(as_text(of_the_paper()))

        assert "Kept or late by between 1 and 20 Working Days: the Working Group considers it." \
            in said

    def test_on_what_a_promise_depended(self):
        assert ("1. Late by 39 Working Days: the Modification Report goes to the Panel, promised "
                "only if recommendation 2 is agreed.") in text(
            act("modification-report-to-panel", "2019-07-12"),
            steps=(step("modification-report-to-panel", "May 2019",
                        **{"if": "recommendation 2 is agreed"}),))

    def test_what_is_not_promised_and_what_the_paper_does_not_have(self):
        said = text(act("panel-update", "2019-04-12", id="MP901"), steps=())

        assert ("No promises. Progress of dict" in said)
        assert ("Nothing is promised for MP900. The history also has acts of modifications that "
                "the paper does not have: MP901. Made by secgov") in said

    def test_markdown_says_the_same(self):
        said = as_markdown(of_the_paper())

        assert "## SECMP0062: Northbound Application Traffic Management" in said
        assert "Late by 39 Working Days: the Modification Report goes to the Panel" in said
