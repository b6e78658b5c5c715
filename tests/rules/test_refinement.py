"""The rules of the Refinement Process."""

from __future__ import annotations

from datetime import date

from tests.timetables import findings, of_the_book, says, step

PARA = "SECP_66_1503_12 para 2.2"
FIRST_OF_MAY = step("working-group", date(2019, 5, 1))


def warned(rule, name, expected):
    return [(rule, "warning", "breaks", name, expected)]


class TestRefinementAfterConversion:
    """D6 opens with the modifications for which it was determined under Section D3 that they are
    refined (sec-glossary); a determination comes first."""

    def test_stands_where_the_register_says(self):
        assert ("order", "CODE", "primary", "D3-REF",
                "sec-glossary Refinement Process (D6)") == of_the_book(
            "refinement.after-conversion")

    def test_work_on_the_day_of_the_conversion_keeps_it(self):
        assert [] == says(step("converted", date(2019, 4, 12)),
                          step("business-requirements-agreed", date(2019, 4, 12)))

    def test_work_before_the_conversion_is_a_fault(self):
        assert [("refinement.after-conversion", "fault", "breaks", "business-requirements-agreed",
                 date(2019, 4, 12))] == says(
            step("converted", date(2019, 4, 12)),
            step("business-requirements-agreed", date(2019, 4, 11)))


class TestRefinementRequirementsBeforeAssessment:
    """SECP_66_1503_12 para 2.2: "we will begin the Refinement Process by preparing business
    requirements", "A Preliminary Assessment of the proposed solution will then be carried out"."""

    def test_the_same_day_keeps_it(self):
        assert [] == says(step("business-requirements-agreed", date(2019, 4, 10)),
                          step("preliminary-assessment-requested", date(2019, 4, 10)))

    def test_asking_before_is_a_warning(self):
        assert warned("refinement.requirements-before-assessment",
                      "preliminary-assessment-requested", date(2019, 4, 10)) == says(
            step("business-requirements-agreed", date(2019, 4, 10)),
            step("preliminary-assessment-requested", date(2019, 4, 9)))


class TestRefinementReviewBeforeWorkingGroup:
    """SECP_66_1503_12 para 2.2: "output from this work will then be presented at the monthly
    Working Group meeting for review and comment"."""

    def test_a_review_on_the_day_of_an_ad_hoc_meeting_keeps_it(self):
        assert [] == says(step("assessment-reviewed", date(2019, 5, 8)),
                          step("working-group", date(2019, 5, 8), kind="ad-hoc"))

    def test_a_meeting_before_the_review_is_a_warning(self):
        """The next monthly meeting, the first Wednesday of June, is the 5th."""
        assert warned("refinement.review-before-working-group", "working-group",
                      date(2019, 6, 5)) == says(
            step("assessment-reviewed", date(2019, 5, 2)), FIRST_OF_MAY)

    def test_an_ad_hoc_meeting_can_be_on_the_next_working_day(self):
        """11 May 2019 is a Saturday."""
        assert warned("refinement.review-before-working-group", "working-group",
                      date(2019, 5, 13)) == [one for one in says(
            step("assessment-reviewed", date(2019, 5, 11)),
            step("working-group", date(2019, 5, 8), kind="ad-hoc")) if one[1] != "note"]


class TestRefinementOptionBeforeWorkingGroup:
    """SECP_66_1503_12 section 3, SECMP0007: "we will review the response with the Proposer and seek
    their agreement on which option to progress"."""

    def test_choosing_on_the_day_of_the_review_keeps_it(self):
        assert [] == says(step("assessment-reviewed", date(2019, 4, 10)),
                          step("option-chosen", date(2019, 4, 10)))

    def test_choosing_before_the_review_is_a_warning(self):
        assert warned("refinement.option-before-working-group", "option-chosen",
                      date(2019, 4, 10)) == says(
            step("assessment-reviewed", date(2019, 4, 10)),
            step("option-chosen", date(2019, 4, 9)))


class TestRefinementWorkingGroupBeforeConsultation:
    """SECP_66_1503_12 para 2.2: "If the Working Group are happy with the work done, the
    modification will proceed to consultation and Impact Assessment"."""

    def test_the_same_day_keeps_it(self):
        assert [] == says(FIRST_OF_MAY, step("refinement-consultation-issued", date(2019, 5, 1)))

    def test_a_consultation_before_the_meeting_is_a_warning(self):
        assert warned("refinement.working-group-before-consultation",
                      "refinement-consultation-issued", date(2019, 5, 1)) == says(
            FIRST_OF_MAY, step("refinement-consultation-issued", date(2019, 4, 30)))

    def test_a_month_that_ends_in_time_keeps_it_and_one_that_may_not_depends(self):
        """"May 2019" is the meeting of 1 May; late April to mid-May is open on both sides."""
        assert [] == says(step("working-group", "May 2019"),
                          step("refinement-consultation-issued", date(2019, 5, 1)))
        assert [("refinement.working-group-before-consultation", "note", "depends",
                 "refinement-consultation-issued", date(2019, 5, 20))] == says(
            step("working-group", "from late April 2019 to mid-May 2019", kind="ad-hoc"),
            step("refinement-consultation-issued", date(2019, 5, 10)))


class TestRefinementConsultationBeforeReport:
    """X-REF-06 (observed): SECMP0062 was consulted on from 11 to 29 March 2019, and its report
    was at the Panel on 12 July 2019."""

    def test_what_happened_keeps_it(self):
        assert [] == says(step("refinement-consultation-issued", date(2019, 3, 11)),
                          step("refinement-consultation-closed", date(2019, 3, 29)),
                          step("modification-report-to-panel", date(2019, 7, 12)))

    def test_a_report_before_the_close_is_a_warning(self):
        """The first Panel from Monday 20 May 2019 on is that of 14 June."""
        assert warned("refinement.consultation-before-report", "modification-report-to-panel",
                      date(2019, 6, 14)) == says(
            step("refinement-consultation-closed", date(2019, 5, 20)),
            step("modification-report-to-panel", date(2019, 5, 17)))


class TestRefinementDocumentsPublished:
    """SECP_66_1503_12 para 2.2: documents "will be published on the modification’s webpage and
    comments invited prior to meetings"."""

    def test_before_the_meeting_keeps_it(self):
        assert [] == says(step("documents-published", date(2019, 4, 30)), FIRST_OF_MAY)

    def test_after_the_meeting_is_a_warning(self):
        assert warned("refinement.documents-published", "working-group",
                      date(2019, 6, 5)) == says(
            step("documents-published", date(2019, 5, 2)), FIRST_OF_MAY)

    def test_nobody_knew_it_before_the_paper(self):
        assert [] == says(step("documents-published", date(2019, 5, 2)), FIRST_OF_MAY,
                          as_of=date(2019, 3, 7))


class TestRefinementRequirementsBeforeWorkingGroup:
    """SECP_66_1503_12 para 2.2: "The business requirements and output from this work will then be
    presented at the monthly Working Group meeting"."""

    def test_requirements_five_working_days_before_keep_it(self):
        """They are among the papers: 30, 29, 26, 25 and 24 April before 1 May 2019."""
        assert [] == says(step("business-requirements-agreed", date(2019, 4, 24)), FIRST_OF_MAY)

    def test_requirements_after_the_meeting_are_a_warning(self):
        assert warned("refinement.requirements-before-working-group", "working-group",
                      date(2019, 6, 5)) == says(
            step("business-requirements-agreed", date(2019, 5, 2)), FIRST_OF_MAY)


class TestRefinementRequirementsBeforePapers:
    """SECP_66_1503_12 para 2.2: "all relevant items, such as business requirements, DCC Assessment
    responses and draft legal text, will be published"."""

    def test_the_same_day_keeps_it(self):
        assert [] == says(step("business-requirements-agreed", date(2019, 4, 24)),
                          step("working-group-papers", date(2019, 4, 24)), FIRST_OF_MAY)

    def test_papers_before_the_requirements_are_a_warning(self):
        assert warned("refinement.requirements-before-papers", "working-group-papers",
                      date(2019, 4, 24)) == says(
            step("business-requirements-agreed", date(2019, 4, 24)),
            step("working-group-papers", date(2019, 4, 23)), FIRST_OF_MAY)


class TestRefinementReviewBeforePapers:
    """SECP_66_1503_12 para 2.2: the same sentence names DCC Assessment responses."""

    def test_the_same_day_keeps_it(self):
        assert [] == says(step("assessment-reviewed", date(2019, 4, 24)),
                          step("working-group-papers", date(2019, 4, 24)), FIRST_OF_MAY)

    def test_papers_before_the_review_are_a_warning(self):
        assert warned("refinement.review-before-papers", "working-group-papers",
                      date(2019, 4, 24)) == says(
            step("assessment-reviewed", date(2019, 4, 24)),
            step("working-group-papers", date(2019, 4, 23)), FIRST_OF_MAY)


class TestRefinementBeforeReport:
    """about-sec-change-later (S5): three stages, the Report Phase last; X-DEV-01."""

    def test_stands_where_the_register_says(self):
        assert ("order", "PRACTICE", "secondary", "X-DEV-01", "about-sec-change-later") == (
            of_the_book("refinement.before-report"))

    def test_a_report_at_a_later_panel_keeps_it(self):
        assert [] == says(step("converted", date(2019, 4, 12)),
                          step("modification-report-to-panel", date(2019, 5, 17)))

    def test_a_report_before_the_conversion_is_a_warning(self):
        assert warned("refinement.before-report", "modification-report-to-panel",
                      date(2019, 5, 17)) == says(
            step("converted", date(2019, 5, 17)),
            step("modification-report-to-panel", date(2019, 4, 12)))

    def test_a_report_at_the_panel_that_converts_keeps_it(self):
        """MP112: converted on 13 March 2020 and its report at that Panel; converting is an act of
        the Panel, not a paper for it."""
        assert [] == says(step("converted", date(2020, 3, 13)),
                          step("modification-report-to-panel", date(2020, 3, 13)))


class TestBeforeTheOrderOfWork:
    """X-REF-01, eff. 2019, from a paper of 8 March 2019: nothing is judged by it before."""

    def test_a_refinement_of_an_earlier_year_is_not_judged_by_it(self):
        assert [] == says(step("refinement-consultation-issued", date(2016, 5, 3)),
                          step("working-group", date(2016, 5, 4)))

    def test_while_it_may_have_begun_it_depends(self):
        assert [("refinement.working-group-before-consultation", "note", "depends",
                 "refinement-consultation-issued", date(2019, 2, 6))] == says(
            step("refinement-consultation-issued", date(2019, 2, 5)),
            step("working-group", date(2019, 2, 6), part="ad-hoc"))


class TestAReturnBeforeItsRequest:
    """X-DCC-01 began on 1 November 2018; before it the record contradicts itself (X-REC-01)."""

    def test_before_the_rule_the_record_is_what_is_broken(self):
        for asked, returned, register in (
                (date(2018, 10, 31), date(2018, 10, 30), "X-REC-01"),
                (date(2018, 11, 2), date(2018, 11, 1), "X-DCC-01")):
            (found,) = findings(step("preliminary-assessment-requested", asked),
                                step("preliminary-assessment-returned", returned))

            assert (register, "fault") == (found.register, found.severity.value)
