"""The rules of the Report Phase."""

from __future__ import annotations

from datetime import date

from secgov.planning.life.lifecycle import apply
from tests.lives import act, faults, moved, refined, stands
from tests.timetables import findings, of_the_book, rules_on, says, step


class TestReportToPanelBeforeConsultation:
    """D7.8, as the glossary reproduces it, is conditional on the Panel's determination
    (X-RPT-01)."""

    def test_stands_where_the_register_says(self):
        assert ("order", "CODE", "primary", "X-RPT-01",
                "sec-glossary Modification Report Consultation (D7.8)") == of_the_book(
            "report.to-panel-before-consultation")

    def test_a_consultation_on_the_day_of_the_panel_keeps_it(self):
        assert [] == says(step("modification-report-to-panel", date(2019, 5, 17)),
                          step("report-consultation-issued", date(2019, 5, 17)))

    def test_a_consultation_before_the_panel_is_a_fault(self):
        assert [("report.to-panel-before-consultation", "fault", "breaks",
                 "report-consultation-issued", date(2019, 5, 17))] == says(
            step("modification-report-to-panel", date(2019, 5, 17)),
            step("report-consultation-issued", date(2019, 5, 16)))


class TestReportRequired:
    """D7.1, as the glossary reproduces it: a Modification Report is prepared for every modification
    but a Fast-Track one."""

    def test_stands_where_the_register_says(self):
        assert ("order", "CODE", "primary", "D7.1", "sec-glossary Report Phase (D7.1)") == (
            of_the_book("report.required"))

    def test_it_ties_what_comes_before_the_report_to_the_panel(self):
        """A timetable states when the report goes to the Panel, not when it is ready."""
        book = rules_on(date(2019, 3, 8))

        assert {"report.required", "panel.papers-notice"} == {
            rule.id for rule in book.links_to("modification-report-to-panel")}
        assert {"refinement.consultation-before-report", "impact-assessment.before-report",
                "refinement.before-report"} == {
            rule.id for rule in book.links_to("modification-report-ready")}

    def test_a_report_whose_preparation_nobody_recorded_is_a_gap(self):
        assert [] == says(step("modification-report-to-panel", date(2019, 5, 17)))

    def test_fast_track_takes_no_report(self):
        """X-PATH-05."""
        route = rules_on(date(2019, 3, 8)).process.route("fast-track")

        assert ("fast-track-approved", "implemented") == route.steps
        assert [] == says(step("fast-track-approved", date(2019, 4, 12)),
                          step("implemented", date(2019, 6, 27)), path="fast-track")


class TestReportPartiesConsulted:
    """D7.8: the Code Administrator consults Parties other than the DCC."""

    def test_stands_where_the_register_says(self):
        assert ("who-acts", "CODE", "primary", "D7.8",
                "sec-glossary Modification Report Consultation (D7.8)") == of_the_book(
            "report.parties-consulted")

    def test_the_code_administrator_consults_and_nobody_else(self):
        assert [] == faults(moved(refined(), "report-consultation-issued", body="secas"), path="3")
        assert [("D7.8", "report-consultation-issued")] == faults(
            moved(refined(), "report-consultation-issued", body="dcc"), path="3")

    def test_a_vote_without_a_recorded_consultation_is_a_gap(self):
        assert [] == says(step("modification-report-to-panel", date(2019, 5, 17)),
                          step("change-board", date(2019, 6, 26)))


class TestReportTimetableByPanel:
    """D7.8(a) (glossary): responses are invited on the timetable that the Panel determines."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "primary", "D7.8(a)",
                "sec-glossary Modification Report Consultation (D7.8(a))") == of_the_book(
            "report.timetable-by-panel")


class TestReportConsultationLength:
    """X-MRC-01 (observed): three calendar weeks; X-MRC-02: shorter ones happened."""

    def test_exactly_three_weeks_keep_it_bank_holiday_or_not(self):
        """MP099: 19 April to 10 May 2021, with the early May bank holiday inside."""
        assert [] == says(step("report-consultation-issued", date(2021, 4, 19)),
                          step("report-consultation-closed", date(2021, 5, 10)),
                          as_of=date(2021, 5, 1))

    def test_a_day_less_is_a_warning(self):
        """21 calendar days after 22 July 2019 is 12 August."""
        assert [("report.consultation-length", "warning", "breaks", "report-consultation-closed",
                 date(2019, 8, 12))] == says(
            step("report-consultation-issued", date(2019, 7, 22)),
            step("report-consultation-closed", date(2019, 8, 9)))

    def test_a_second_consultation_of_four_working_days_is_only_a_warning(self):
        """SECMP0062's third: 29 January to 4 February 2020; with 21 days it ends on 19 February."""
        (found,) = findings(step("report-consultation-issued", date(2020, 1, 29)),
                            step("report-consultation-closed", date(2020, 2, 4)),
                            as_of=date(2020, 2, 10))

        assert ("report.consultation-length", "warning", date(2020, 2, 19)) == (
            found.rule, found.severity.value, found.expected)
        assert "6 calendar days after" in found.message

    def test_one_day_is_said_in_the_singular(self):
        (found,) = findings(step("report-consultation-issued", date(2019, 7, 22)),
                            step("report-consultation-closed", date(2019, 7, 23)))

        assert "1 calendar day after" in found.message

    def test_an_issue_that_may_be_in_time_depends(self):
        """The last Working Day of mid-July 2019 is Friday the 19th; 21 days after it is 9
        August."""
        assert [("report.consultation-length", "note", "depends", "report-consultation-closed",
                 date(2019, 8, 9))] == says(
            step("report-consultation-issued", "mid-July 2019"),
            step("report-consultation-closed", date(2019, 8, 5)))


class TestReportResponsesCloseHour:
    """secmp0015-consultation-notice (S18): responses by 17:00 on the closing day."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-MRC-03",
                "secmp0015-consultation-notice") == of_the_book("report.responses-close-hour")

    def test_a_vote_on_the_closing_day_is_judged_by_days_alone(self):
        """Wednesday 21 August 2019."""
        assert [] == says(step("report-consultation-closed", date(2019, 8, 21)),
                          step("change-board", date(2019, 8, 21)))


class TestReportResponsesRegistered:
    """D7.8(b): the Code Administrator collates the responses and adds them to the Register."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "primary", "D7.8(b)",
                "sec-glossary Modification Report Consultation (D7.8(b))") == of_the_book(
            "report.responses-registered")

    def test_a_timetable_without_the_registration_is_no_finding(self):
        assert [] == says(step("report-consultation-closed", date(2019, 8, 12)))


class TestReportContents:
    """X-RPT-M1, unverified: "Report contents: legal text; rationale v. SEC Objectives; ..."."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-RPT-M1", "register X-RPT-M1") == of_the_book(
            "report.contents")


class TestReportPanelSendsOn:
    """X-RPT-M2, unverified: "Panel may not judge merits; only sends on to MRC, returns it for more
    work, or queries path/timetable"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-RPT-M2", "register X-RPT-M2") == of_the_book(
            "report.panel-sends-on")

    def test_the_panel_may_return_it_for_more_work(self):
        """The Panel agrees another package of work in place of a consultation."""
        before = stands(refined()[:13], date(2020, 9, 14), path="3")
        state = apply(before, act("work-package-agreed", "2020-09-14", body="panel"))

        assert ("refinement", False) == (state.stage, "modification-report-to-panel" in state.done)
        assert [] == faults([*refined()[:13], act("work-package-agreed", "2020-09-12"),
                             act("working-group", "2020-10-07"),
                             act("modification-report-to-panel", "2020-11-13")], path="3")
