from __future__ import annotations

from datetime import date

import pytest

from secgov.model.loading import load_timetable
from secgov.model.timetables import Timetable
from secgov.planning.promises.due import due
from secgov.planning.promises.due_answer import Due
from secgov.reports.markdown import as_markdown
from secgov.reports.text import as_text
from tests.architecture.house import ROOT
from tests.reports.asked import flat, known, paper
from tests.timetables import calendar_on, rules_on, step, timetable


def text(*steps, **keys) -> str:
    return flat(as_text(due(timetable(*steps, **keys), **known())))


@pytest.fixture(scope="module")
def of_the_paper() -> Due:
    return due(paper(), **known())


class TestDueReport:
    """Issue "The planner": "in text that a Panel member can read aloud"."""

    def test_how_much_is_due_comes_first(self, of_the_paper):
        assert flat(as_text(of_the_paper)).startswith(
            "From Friday 8 March 2019 to Friday 5 April 2019, 18 things are due, nothing "
            "is overdue, and 14 things are without a day. Asked of secp_66_1503_12.toml, as of "
            "Friday 8 March 2019. The period is 20 Working Days, the first day not counted. Due "
            "Friday 8 March 2019 - SECAS: the papers for the Panel of Friday 15 March 2019 are in "
            "(SECMP0062).")

    def test_a_notice_has_its_number_and_source(self, of_the_paper):
        assert ("- SECAS: the agenda of the Working Group of Wednesday 3 April 2019 is confirmed "
                "(SECMP0007, SECMP0012, SECMP0053, SECMP0066). - 10 Working Days, the last day "
                "not counted (seen in a secondary source), before the Working Group of Wednesday "
                "3 April 2019, by working-group.agenda-notice (register id X-REF-03). Source: "
                "SECP_66_1503_12 para 2.2.") in flat(as_text(of_the_paper))

    def test_a_step_has_what_was_stated_its_condition_and_its_float(self, of_the_paper):
        assert ("- SECMP0062 (proposed): stated as Friday 15 March 2019 [SECP_66_1503_12 line "
                "341]; only if recommendation 2 is agreed: agree to request an Impact Assessment "
                "for SECMP0062; for the November 2019 Release: late by 20 Working Days at the "
                "usual pace; by sourced rules alone 42 Working Days to spare."
                ) in flat(as_text(of_the_paper))

    def test_an_unknown_impact_has_both_floats(self):
        """As counted in the tests of the answer: 64 days late with an impact, to spare without."""
        found = flat(as_text(due(timetable(
            step("modification-report-to-panel", "June 2019"), path="3", dcc_impact="unknown",
            target_release="November 2019", stage="refinement"), **known(), days=80)))

        assert ("for the November 2019 Release, as it is not known whether it impacts the DCC "
                "Systems: with an impact: late by 64 Working Days at the usual pace; by sourced "
                "rules alone late by 19 Working Days; without one: 64 Working Days to spare at the "
                "usual pace; by sourced rules alone 89 Working Days to spare") in found

    def test_no_float_at_all(self, of_the_paper):
        """A float of none is heard as no day; it says that no Working Day is to spare."""
        assert ("for the November 2019 Release: no day would do at the usual pace; by sourced "
                "rules alone no Working Day to spare.") in flat(as_text(of_the_paper))

    def test_what_only_reports_at_a_meeting_is_told_once(self, of_the_paper):
        said = flat(as_text(of_the_paper))

        assert 1 == said.count("SECMP0055: stated as Thursday 21 March 2019")
        assert ("SECAS: the Technical Architecture and Business Architecture Sub-Committee "
                "considers it (SECMP0055, SECMP0067).") in said

    def test_a_last_day_says_at_the_latest(self, of_the_paper):
        assert ("- SECAS, with the Proposer: at the latest, the assessment has been reviewed "
                "(SECMP0007, SECMP0053).") in flat(as_text(of_the_paper))

    def test_what_has_no_day_stands_apart(self, of_the_paper):
        said = flat(as_text(of_the_paper))

        assert "Without a day - The Proposer, with SECAS: an option is chosen" in said
        assert ("- Awaited from nobody who is named: an enduring approach to DCC implementation "
                "costs (SECMP0015).") in said

    def test_without_working_days_the_period_is_the_one_day(self):
        """The docs: "both days included"; with none the last day is the first."""
        assert flat(as_text(due(paper(), **known(), days=0))).startswith(
            "On Friday 8 March 2019, 1 thing is due, nothing is overdue, and 14 things are without "
            "a day. Asked of secp_66_1503_12.toml, as of Friday 8 March 2019. The period is that "
            "day alone. Due Friday 8 March 2019 - SECAS: the papers for the Panel of Friday 15 "
            "March 2019 are in (SECMP0062).")

    def test_what_is_overdue_comes_first(self):
        as_of = date(2019, 4, 10)
        said = flat(as_text(due(paper(), as_of=as_of, rules=rules_on(as_of), days=1, who="dcc",
                                calendar=calendar_on(as_of), modification="SECMP0007")))

        assert ("to Thursday 11 April 2019, nothing is due, 1 thing is overdue, and nothing is "
                "without a day.") in said
        assert ("as of Wednesday 10 April 2019, only what is for the DCC, only about SECMP0007. "
                "The period is 1 Working Day, the first day not counted. Overdue Friday 15 March "
                "2019 - The DCC: the Preliminary Assessment is returned (SECMP0007).") in said

    def test_what_is_past_awaits_its_record(self):
        as_of = date(2019, 4, 29)
        said = flat(as_text(due(paper(), as_of=as_of, rules=rules_on(as_of), days=10,
                                calendar=calendar_on(as_of))))

        assert "things await their record, and" in said
        assert ("Past, and awaiting the record Friday 15 March 2019 - The Panel meets "
                "(SECMP0062).") in said
        assert "- Recommendation 2: the Panel is asked to agree to request an Impact" in said

    def test_one_thing_awaits_its_record(self):
        said = flat(as_text(due(timetable(step("panel-update", "2019-03-15", by="panel")),
                                as_of=date(2019, 4, 10), rules=rules_on(date(2019, 4, 10)),
                                calendar=calendar_on(date(2019, 4, 10)))))

        assert "1 thing awaits its record, and" in said

    def test_minutes_bear_their_classification_and_their_actions(self):
        as_of = date(2020, 2, 25)
        minutes = load_timetable(ROOT / "examples" / "csc_12_2502.toml")
        said = flat(as_text(due(minutes, as_of=as_of, rules=rules_on(as_of),
                                calendar=calendar_on(as_of))))

        assert said.startswith("Classification: white From Tuesday 25 February 2020")
        assert ("- SECAS: owed: arrange a meeting with the DCC and network operators on plans and "
                "capabilities (DP096). - Action CSC 12/01, new, raised at this meeting. Source: "
                "CSC_12_2502 line 91."
                ) in said
        assert "- Members of the CSC: owed: send their consent" in said

    def test_a_meeting_names_who_takes_part(self, of_the_paper):
        assert "- The Working Group meets (monthly), with the Parties (SECMP0007," in flat(
            as_text(of_the_paper))

    def test_one_thing_without_a_day(self):
        said = text(step("recommended-to-close", status="under-way"), stage="report-phase")

        assert "nothing is overdue, and 1 thing is without a day." in said
        assert "- MP900 (under way): no day stated [dict]." in said

    def test_an_empty_timetable(self):
        said = flat(as_text(due(Timetable.from_dict({"paper": {"dated": "2019-03-08"}}, ""),
                                **known())))

        assert "nothing is without a day. Asked of a timetable, as of Friday 8 March 2019." in said

    def test_markdown_says_the_same(self, of_the_paper):
        said = as_markdown(of_the_paper)

        assert "### Wednesday 20 March 2019" in said
        assert "- SECAS: the agenda of the Working Group of Wednesday 3 April 2019" in said
