from __future__ import annotations

from datetime import date

import attrs

from secgov.explanation import Explanation
from secgov.planning.changes.moved import Moved, Turned
from secgov.planning.changes.what_if import check_if, outlook_if, plan_if
from secgov.planning.outlooks.supposed import suppose
from secgov.reports.document import Paragraph, Table
from secgov.reports.markdown import as_markdown
from secgov.reports.moved_report import moved_blocks, turned_paragraphs, what_moved
from secgov.reports.text import as_text
from tests.reports.asked import flat, known, paper

SOONER = "step SECMP0062:impact-assessment-returned 2019-05-03"


def asked(*words):
    return outlook_if(suppose(paper(), *words), "SECMP0062", "November 2019", **known())


class TestWhatIf:
    """contract: 'a number is marked "supposed" in the answer and receipt'."""

    def test_what_is_supposed_stands_first_and_in_the_receipt(self):
        text = flat(as_text(asked(SOONER, "parameter impact-assessment.timescale 20")))

        assert text.startswith(
            "This is an answer to a question that supposes something. No source says: - SECMP0062: "
            "the Impact Assessment is returned on Friday 3 May 2019. - impact-assessment.timescale "
            "is 20 Working Days, the first day not counted. SECMP0062 is on track")
        assert text.endswith(f"Supposed, by no source: {SOONER}; parameter "
                             "impact-assessment.timescale 20.")

    def test_what_changes_comes_before_the_rest_of_the_answer(self):
        text = as_text(asked(SOONER))

        assert ("The verdict on SECMP0062 for the November 2019 Release was: at risk. It is now: "
                "on track." in flat(text))
        assert text.index("What that changes") < text.index("What binds it, step by step")
        assert "7 Working Days sooner" in flat(text)
        assert "- Supposed as Friday 3 May 2019. Source: supposed for this question" in flat(text)

    def test_nothing_may_change(self):
        assert "What that changes Nothing. What decides" in flat(as_text(
            asked("holiday 2019-12-30")))

    def test_findings_that_come_and_go(self):
        text = flat(as_text(check_if(suppose(
            paper(), "step SECMP0062:impact-assessment-returned 2019-03-11",
            "step SECMP0028:panel-update 2019-05-17"), **known())))

        assert "What is found only then 1. Fault: The Impact Assessment is returned" in text
        assert "What is not found then 1. Warning: No date of return" in text

    def test_a_plan_names_the_modification_of_each_step(self):
        answer = plan_if(suppose(paper(), "parameter impact-assessment.timescale 11"), **known())

        assert "SECMP0053: the Impact Assessment is returned" in flat(as_text(answer))
        assert "# " in as_markdown(answer)


class TestMoved:
    """The words for what has another day."""

    def test_steps_places_and_repeats_have_words(self):
        ones = [attrs.evolve(moved, what=what) for moved in (Moved("A", "x", None, None, None),)
                for what in ("arrives.best", "panel-update#2", "modification-report-ready")]

        assert ["its report is at the Panel, at best", "the Panel is updated, number 2",
                "the Modification Report is ready"] == [what_moved(one) for one in ones]

    def test_days_that_are_none_and_moves_over_no_working_day(self):
        rows = (Moved("A", "go_live", None, date(2019, 11, 24), None),
                Moved("A", "go_live", date(2019, 11, 23), date(2019, 11, 24), 0),
                Moved("A", "go_live", date(2019, 11, 22), date(2019, 11, 25), 1))
        (table,) = moved_blocks(rows)

        assert isinstance(table, Table)
        assert ("none", "") == (table.rows[0][1], table.rows[0][3])
        assert ["on no Working Day between", "1 Working Day later"] == [
            row[3] for row in table.rows[1:]]

    def test_reasons_name_the_modification_where_there_are_several(self):
        because = (Explanation("it is done"),)
        rows = (Moved("A", "panel-update", None, date(2019, 4, 12), None, because),
                Moved("B", "panel-update", None, date(2019, 4, 12), None))
        _, _, items = moved_blocks(rows)

        assert ["A: the Panel is updated:"] == [item.text for item in items.items]
        assert [] == list(moved_blocks(()))

    def test_verdicts_turn_with_the_impact_that_they_are_for(self):
        ones = (Turned("A", "June 2019", "misses", "on-track", "yes"),
                Turned("A", "", "keeps", "breaks"), Turned("A", "June 2019", "", "misses", "no"))

        assert [
            Paragraph("The verdict on A for the June 2019 Release with an impact on the DCC was: "
                      "misses it. It is now: on track."),
            Paragraph("The verdict on A was: keeps. It is now: breaks."),
            Paragraph("The verdict on A for the June 2019 Release without an impact on the DCC "
                      "was: none. It is now: misses it."),
        ] == list(turned_paragraphs(ones))
