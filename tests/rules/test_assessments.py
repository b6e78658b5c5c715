"""The rules about the DCC's Assessments."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.calendar.counting import Counting
from secgov.citation import Evidence, Force
from secgov.rules.rule import Parameter, Role, Unit
from tests.timetables import checked, findings, of_the_book, rules_on, says, step

LATER = date(2020, 3, 1)


def adopted(name, value):
    return [Parameter(name, value, Unit.WORKING_DAYS, Role.MAXIMUM, Force.CODE, Evidence.PRIMARY,
                      "SEC D6.12", "", Counting.EXCLUDE_FIRST, adopted=True)]


@pytest.mark.parametrize("kind", ["preliminary-assessment", "impact-assessment"])
class TestReturn:
    """X-DCC-01 for both Assessments."""

    def test_a_return_on_the_day_of_asking_keeps_it(self, kind):
        assert [] == says(step(f"{kind}-requested", date(2019, 4, 15)),
                          step(f"{kind}-returned", date(2019, 4, 15)))

    def test_a_return_before_asking_is_a_fault(self, kind):
        assert [(f"{kind}.returned-after-request", "fault", "breaks", f"{kind}-returned",
                 date(2019, 4, 15))] == says(
            step(f"{kind}-requested", date(2019, 4, 15)),
            step(f"{kind}-returned", date(2019, 4, 12)))


class TestPreliminaryAssessmentReturnedAfterRequest:
    """dcc-analysis-provisions (S10): Assessments are asked for and delivered (class above)."""

    def test_a_second_round_is_paired_with_its_own_request(self):
        """X-DCC-02: one is asked for again when the requirements change."""
        assert [] == says(step("preliminary-assessment-requested", date(2018, 4, 3)),
                          step("preliminary-assessment-returned", date(2018, 5, 1)),
                          step("preliminary-assessment-requested", date(2019, 4, 1)),
                          step("preliminary-assessment-returned", date(2019, 4, 12)))


class TestImpactAssessmentReturnedAfterRequest:
    """dcc-analysis-provisions (S10), as above."""

    def test_a_return_without_a_recorded_request_is_a_gap(self):
        assert [] == says(step("impact-assessment-returned", date(2019, 4, 15)))


class TestPreliminaryAssessmentTimescale:
    """X-DCC-M1, unverified: 15 Working Days are recalled; S10 says "standard timescales" without a
    figure. X-DCC-04: a breach is a finding and never a blocker."""

    ASKED = step("preliminary-assessment-requested", date(2019, 3, 11))

    def test_exactly_fifteen_keep_it(self):
        """12 to 15 March (4), to 22 (9), to 29 (14), 1 April (15)."""
        assert [] == says(self.ASKED, step("preliminary-assessment-returned", date(2019, 4, 1)))

    def test_sixteen_are_a_note_that_leaves_the_verdict(self):
        answer = checked(self.ASKED, step("preliminary-assessment-returned", date(2019, 4, 2)))
        (found,) = answer.all_findings()

        assert ("preliminary-assessment.timescale", "note", date(2019, 4, 1)) == (
            found.rule, found.severity.value, found.expected)
        assert "keeps" == answer.modifications[0].verdict
        assert "register X-DCC-M1" == found.cites

    def test_of_what_only_may_be_late_it_says_nothing(self):
        assert [] == says(self.ASKED, step("preliminary-assessment-returned", "April 2019"))

    def test_a_real_one_that_took_sixty_is_a_note(self):
        """MP090: 15 November 2019 to 12 February 2020."""
        assert ["note"] == [one.severity.value for one in findings(
            step("preliminary-assessment-requested", date(2019, 11, 15)),
            step("preliminary-assessment-returned", date(2020, 2, 12)), as_of=LATER)]

    def test_once_adopted_it_weighs_as_its_force_says(self):
        """20 Working Days from 11 March 2019 end on 8 April: to 5 April are 19."""
        (found,) = findings(self.ASKED, step("preliminary-assessment-returned", date(2019, 4, 9)),
                            adopted=adopted("preliminary-assessment.timescale", 20))

        assert ("fault", "SEC D6.12", date(2019, 4, 8)) == (
            found.severity.value, found.cites, found.expected)

    def test_before_the_provisions_there_was_no_timescale(self):
        """1 November 2018, when the modification behind S10 was implemented."""
        assert [] == says(step("preliminary-assessment-requested", date(2018, 9, 3)),
                          step("preliminary-assessment-returned", date(2018, 10, 31)))


class TestImpactAssessmentTimescale:
    """X-DCC-M1, unverified: 40 Working Days are recalled."""

    ASKED = step("impact-assessment-requested", date(2019, 3, 18))

    def test_exactly_forty_keep_it(self):
        """To 22 March 4, 29 March 9, 5 April 14, 12 April 19, 18 April 23, 26 April 27 (Easter),
        3 May 32, 10 May 36 (6 May is a bank holiday), 16 May 40."""
        assert [] == says(self.ASKED, step("impact-assessment-returned", date(2019, 5, 16)))

    def test_one_more_is_a_note(self):
        assert [("impact-assessment.timescale", "note", "breaks", "impact-assessment-returned",
                 date(2019, 5, 16))] == says(
            self.ASKED, step("impact-assessment-returned", date(2019, 5, 17)))

    def test_once_adopted_it_weighs_as_its_force_says(self):
        assert ["fault"] == [one.severity.value for one in findings(
            self.ASKED, step("impact-assessment-returned", date(2019, 5, 17)),
            adopted=adopted("impact-assessment.timescale", 40))]


class TestPreliminaryAssessmentReviewAfterReturn:
    """SECP_66_1503_12 section 3: "Following receipt of this, we will review the response"."""

    def test_the_same_day_keeps_it(self):
        assert [] == says(step("preliminary-assessment-returned", date(2019, 4, 5)),
                          step("assessment-reviewed", date(2019, 4, 5)))

    def test_a_review_before_the_return_is_a_warning(self):
        assert [("preliminary-assessment.review-after-return", "warning", "breaks",
                 "assessment-reviewed", date(2019, 4, 5))] == says(
            step("preliminary-assessment-returned", date(2019, 4, 5)),
            step("assessment-reviewed", date(2019, 4, 4)))


class TestImpactAssessmentCostBody:
    """SECP_66_1503_12, SECMP0062: "sign-off of the costs for an Impact Assessment now sits with the
    Change Board"; X-IA-03 lets the Panel be asked beforehand."""

    @pytest.mark.parametrize("keys", [
        {"when": date(2019, 4, 24)}, {"when": date(2019, 4, 24), "body": "change-board"},
        {"when": date(2019, 4, 12), "body": "panel"}, {}])
    def test_the_change_board_and_the_panel_keep_it(self, keys):
        assert [] == says({"step": "impact-assessment-approved", **keys})

    @pytest.mark.parametrize("keys", [{"when": date(2019, 4, 24)}, {}])
    def test_anybody_else_is_a_fault(self, keys):
        (found,) = findings({"step": "impact-assessment-approved", "body": "authority", **keys})

        assert ("impact-assessment.cost-body", "fault", "breaks", None) == (
            found.rule, found.severity.value, found.verdict, found.expected)
        assert found.message.startswith("the Authority is named for this step: the cost of ")
        assert found.message.endswith("; only the Change Board or the Panel can do that")

    def test_while_its_start_is_not_known_to_the_day_it_only_depends(self):
        """7 March 2019 is the last day inside the bounds, 8 March the first outside."""
        inside = step("impact-assessment-approved", date(2019, 3, 7), body="authority")
        outside = step("impact-assessment-approved", date(2019, 3, 8), body="authority")

        assert [("depends", "warning")] == [
            (one.verdict, one.severity.value) for one in findings(inside)]
        assert [("breaks", "fault")] == [
            (one.verdict, one.severity.value) for one in findings(outside)]

    def test_before_the_section_d_review_only_the_panel_could(self):
        """Friday 13 July and Wednesday 25 July 2018."""
        assert [] == says(step("impact-assessment-approved", date(2018, 7, 13), body="panel"))
        assert [("impact-assessment.cost-body", "fault", "breaks", "impact-assessment-approved",
                 None)] == says(step("impact-assessment-approved", date(2018, 7, 25)))


class TestImpactAssessmentCostAgreedFirst:
    """SECP_66_1503_12, SECMP0062: "if the Panel agrees to incur the costs of the Impact Assessment
    [...] we can request this now"."""

    def test_the_same_day_keeps_it(self):
        assert [] == says(step("impact-assessment-approved", date(2019, 4, 24)),
                          step("impact-assessment-requested", date(2019, 4, 24)))

    def test_asking_before_the_cost_is_agreed_is_a_fault(self):
        assert [("impact-assessment.cost-agreed-first", "fault", "breaks",
                 "impact-assessment-requested", date(2019, 4, 24))] == says(
            step("impact-assessment-approved", date(2019, 4, 24)),
            step("impact-assessment-requested", date(2019, 4, 23)))


    ASKED = step("impact-assessment-requested", date(2019, 4, 23))
    BEFOREHAND = ("Ask for the assessment on Wednesday 24 April 2019 or later, or have the Panel "
                  "agree the cost beforehand (X-IA-03).")

    def test_the_panel_may_agree_the_cost_beforehand(self):
        """The Panel meets on 12 April 2019, before the assessment is asked for."""
        (found,) = findings(step("impact-assessment-approved", date(2019, 4, 24)), self.ASKED)

        assert self.BEFOREHAND == found.mend

    @pytest.mark.parametrize(("cost", "asked", "as_of"), [
        # The Panel agrees it already.
        ({"when": date(2019, 5, 17), "body": "panel"}, date(2019, 4, 23), date(2019, 3, 8)),
        # No Panel is left between 13 April and the day of asking.
        ({"when": date(2019, 4, 24)}, date(2019, 4, 23), date(2019, 4, 13)),
        # The rule was not known yet, or the process was another.
        ({"when": date(2019, 2, 27)}, date(2019, 2, 26), date(2019, 2, 1)),
        ({"when": date(2018, 10, 12), "body": "panel"}, date(2018, 10, 11), date(2019, 3, 8)),
    ])
    def test_where_that_is_no_other_way_it_is_not_offered(self, cost, asked, as_of):
        found = findings({"step": "impact-assessment-approved", **cost},
                         step("impact-assessment-requested", asked), as_of=as_of)

        assert ["impact-assessment.cost-agreed-first"] == [one.rule for one in found]
        assert not any("beforehand" in one.mend for one in found)

    def test_of_what_is_done_it_is_not_offered(self):
        (found,) = findings(
            step("impact-assessment-approved", date(2019, 2, 27), status="done"),
            step("impact-assessment-requested", date(2019, 2, 26), status="done"))

        assert "It is done: correct the record if its day is wrong." == found.mend


class TestImpactAssessmentPanelBeforehand:
    """SECP_66_1503_12, SECMP0062: "if the Panel agrees to incur the costs [...] prior to us
    completing the industry consultation"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-IA-03",
                "SECP_66_1503_12 section 3, SECMP0062") == of_the_book(
            "impact-assessment.panel-beforehand")

    def test_the_sign_off_of_the_panel_gives_no_finding(self):
        """15 March 2019, while the consultation of 11 to 29 March is open."""
        assert [] == says(step("refinement-consultation-issued", date(2019, 3, 11)),
                          step("impact-assessment-approved", date(2019, 3, 15), body="panel"),
                          step("refinement-consultation-closed", date(2019, 3, 29)))


class TestImpactAssessmentCostAfterConsultation:
    """X-IA-04 (observed): implied by what SECMP0062 asks, and shown otherwise by SECMP0015."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "observed", "X-IA-04",
                "SECP_66_1503_12 section 3, SECMP0062 and SECMP0015") == of_the_book(
            "impact-assessment.cost-after-consultation")

    def test_a_cost_agreed_before_the_consultation_closes_is_no_finding(self):
        assert [] == says(step("impact-assessment-approved", date(2019, 3, 27)),
                          step("refinement-consultation-closed", date(2019, 4, 5)))


class TestImpactAssessmentAfterWorkingGroup:
    """SECP_66_1503_12 para 2.2: only "If the Working Group are happy with the work done" follow
    consultation and Impact Assessment."""

    def test_a_cost_agreed_after_the_meeting_keeps_it(self):
        assert [] == says(step("working-group", date(2019, 5, 1)),
                          step("impact-assessment-approved", date(2019, 5, 22)))

    def test_a_cost_agreed_before_the_meeting_is_a_warning(self):
        """The first Change Board from 1 May on: Wednesday 22 May 2019."""
        assert [("impact-assessment.after-working-group", "warning", "breaks",
                 "impact-assessment-approved", date(2019, 5, 22))] == says(
            step("working-group", date(2019, 5, 1)),
            step("impact-assessment-approved", date(2019, 4, 24)))


class TestImpactAssessmentBeforeReport:
    """SECP_66_1503_12, SECMP0015: "Completing these two steps will allow the Refinement Process to
    conclude"."""

    def test_an_assessment_five_working_days_before_the_panel_keeps_it(self):
        """10, 13, 14, 15 and 16 May before Friday 17 May 2019."""
        assert [] == says(step("impact-assessment-returned", date(2019, 5, 10)),
                          step("modification-report-to-panel", date(2019, 5, 17)))

    def test_a_report_before_the_assessment_is_a_warning(self):
        assert [("impact-assessment.before-report", "warning", "breaks",
                 "modification-report-to-panel", date(2019, 6, 14))] == says(
            step("impact-assessment-returned", date(2019, 5, 20)),
            step("modification-report-to-panel", date(2019, 5, 17)))


def findings_of_order(asked):
    """Return what the order of work finds in an assessment asked for on *asked*, by a draft that is
    converted on 14 June 2019."""
    return [one for one in findings(
        step("preliminary-assessment-requested", asked), step("converted", date(2019, 6, 14)),
        stage="development", as_of=date(2018, 12, 3))
        if one.rule == "refinement.requirements-before-assessment"]


class TestPreliminaryAssessmentAfterConversion:
    """CSC_12_2502, DP096: "the clarifications sought by DNO's could only be justified when going
    through the Preliminary Assessment process"; X-DEV-11."""

    CONVERTED = step("converted", date(2020, 3, 13))

    def test_asking_on_the_day_of_the_conversion_keeps_it(self):
        """MP090: both on 15 November 2019."""
        assert [] == says(step("converted", date(2019, 11, 15)),
                          step("preliminary-assessment-requested", date(2019, 11, 15)),
                          as_of=LATER)

    def test_asking_before_is_a_warning(self):
        assert [("preliminary-assessment.after-conversion", "warning", "breaks",
                 "preliminary-assessment-requested", date(2020, 3, 13))] == says(
            self.CONVERTED, step("preliminary-assessment-requested", date(2020, 3, 12)),
            as_of=LATER)

    def test_the_order_of_work_says_nothing_of_days_before_it_began(self):
        """X-REF-01 began on 1 January 2019 at the earliest, so it is cited for no earlier day."""
        assert [] == findings_of_order(date(2018, 12, 31))
        assert [["depends"], ["breaks"]] == [
            [one.verdict for one in findings_of_order(day)]
            for day in (date(2019, 1, 2), date(2019, 3, 8))]

    def test_nobody_knew_it_before_the_minutes(self):
        """Until then only the order of work speaks, through the requirements nobody stated: they
        come after the conversion (D3-REF) and before the assessment (X-REF-01), and it says so."""
        (found,) = findings(
            self.CONVERTED, step("preliminary-assessment-requested", date(2020, 3, 12)),
            as_of=date(2020, 2, 24))

        assert "refinement.requirements-before-assessment" == found.rule
        assert found.message.endswith("; between the two comes, though no step states it: the "
                                      "business requirements are agreed")
        assert "D3-REF" in found.cites
        assert "X-REF-01" in found.cites
        assert "preliminary-assessment.after-conversion" not in {
            rule.id for rule in rules_on(date(2020, 2, 24)).rules}
