"""The rules about timetables: work packages, returns to the Panel, holds."""

from __future__ import annotations

from datetime import date

import pytest

from tests.timetables import PAPER, findings, of_the_book, says, step

RETURN = step("panel-update", date(2019, 4, 12))


class TestTimetableAgreedByPanel:
    """SECP_66_1503_12 para 2.1: "SECAS will develop a timetable for the Refinement Process, with
    input from the Change Sub-Committee, which will be presented to the Panel"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-TT-01",
                "SECP_66_1503_12 para 2.1") == of_the_book("timetable.agreed-by-panel")

    def test_work_without_a_record_of_the_agreement_is_a_gap_and_no_finding(self):
        assert [] == says(step("business-requirements-agreed", date(2019, 4, 1)))


class TestTimetableWorkPackageLength:
    """SECP_66_1503_12 para 2.1: "a more detailed two- or three-month timetable", and "At the end of
    that period, SECAS will inform the Panel"."""

    def test_exactly_three_months_keep_it(self):
        """12 April to 12 July 2019."""
        assert [] == says(step("work-package-agreed", date(2019, 4, 12)),
                          step("panel-update", date(2019, 7, 12)))

    def test_more_are_a_warning(self):
        """From 12 April three months end on 12 July 2019, a Panel."""
        assert [("timetable.work-package-length", "warning", "breaks", "panel-update",
                 date(2019, 7, 12))] == says(step("work-package-agreed", date(2019, 4, 12)),
                                             step("panel-update", date(2019, 8, 16)))

    def test_the_package_of_a_paper_runs_from_its_panel(self):
        """15 March to 15 June 2019; the last Panel within is 14 June."""
        assert [] == says(step("panel-update", date(2019, 6, 14)), paper=PAPER)
        assert [("timetable.work-package-length", "warning", "breaks", "panel-update",
                 date(2019, 6, 14))] == says(step("panel-update", date(2019, 7, 12)), paper=PAPER)

    @pytest.mark.parametrize(("agreed", "third", "fourth"), [
        (date(2021, 2, 12), date(2021, 5, 14), date(2021, 6, 18)),
        (date(2021, 3, 12), date(2021, 6, 18), date(2021, 7, 16)),
        # The pattern's Panel of April 2022 falls on Good Friday: that of May stands for it.
        (date(2022, 1, 14), date(2022, 5, 13), date(2022, 6, 17)),
    ])
    def test_the_third_monthly_panel_keeps_it_and_the_fourth_does_not(self, agreed, third, fourth):
        """The Friday from the 12th to the 18th; that of May 2021 is three months and two days after
        12 February."""
        keys = {"paper": {**PAPER, "dated": date(2021, 2, 5),
                          "meeting": {"body": "panel", "date": agreed}},
                "as_of": date(2021, 2, 5)}

        assert [] == says(step("panel-update", third), **keys)
        assert [("timetable.work-package-length", third)] == [
            (one.rule, one.expected) for one in findings(step("panel-update", fourth), **keys)]

    def test_a_window_over_its_end_depends(self):
        assert [("timetable.work-package-length", "note", "depends", "panel-update",
                 date(2019, 6, 14))] == says(
            step("panel-update", "across June and July 2019"), paper=PAPER)

    def test_only_the_first_return_ends_the_package(self):
        """The second, in August, ends a package that the first return lets the Panel agree."""
        assert [] == says(step("panel-update", date(2019, 6, 14)),
                          step("panel-update", date(2019, 8, 16)), paper=PAPER)

    def test_an_update_before_the_package_ends_nothing(self):
        assert [date(2019, 6, 14)] == [one.expected for one in findings(
            step("panel-update", date(2019, 2, 15), status="done"),
            step("panel-update", date(2019, 7, 12)), paper=PAPER)]

    @pytest.mark.parametrize("paper", [
        None, {"reference": "PAPER"},
        {"reference": "PAPER", "meeting": {"body": "change-board", "date": date(2019, 3, 27)}},
    ])
    def test_without_a_start_nothing_is_too_long(self, paper):
        assert [] == says(step("panel-update", date(2019, 12, 13)), paper=paper)

    def test_a_paper_of_the_panel_that_agreed_it_has_packages_of_any_length(self):
        """The Panel of Friday 15 February 2019; from March on they have one."""
        february = {**PAPER, "dated": date(2019, 2, 8),
                    "meeting": {"body": "panel", "date": date(2019, 2, 15)}}

        assert [] == says(step("panel-update", date(2019, 7, 12)), paper=february)

    def test_only_refinement_goes_by_packages(self):
        assert [] == says(step("panel-update", date(2019, 7, 12)), paper=PAPER,
                          stage="report-phase")

    def test_before_march_packages_had_no_length(self):
        """From 12 October 2018 to 15 February 2019 are four months."""
        assert [] == says(step("work-package-agreed", date(2018, 10, 12)),
                          step("panel-update", date(2019, 2, 15)))


class TestTimetableStepsDuringHold:
    """SECP_66_1503_12 section 3, SECMP0028: "We will leave this modification on hold and take no
    further action on it"."""

    WORK = step("working-group", date(2019, 5, 1))

    def test_a_step_while_on_hold_is_a_warning(self):
        (found,) = findings(self.WORK, hold={"reason": "the Proposer decides"})

        assert ("timetable.steps-during-hold", "warning", "breaks", None) == (
            found.rule, found.severity.value, found.verdict, found.expected)
        assert ("the modification is on hold (the Proposer decides) with no end stated, and the "
                "Working Group considers it on Wednesday 1 May 2019, while that lasts"
                == found.message)

    def test_what_ends_it_is_said_where_no_day_is_known(self):
        (found,) = findings(self.WORK, hold={"ends_when": "the Proposer decides"})

        assert ('with no day for its end, which is "the Proposer decides", and the Working'
                in found.message)

    @pytest.mark.parametrize(("hold", "says"), [
        ({"until": date(2019, 5, 15)},
         "until Wednesday 15 May 2019, and the assessment has been reviewed (stated as \"mid-May "
         "2019\"), perhaps while that lasts; the rule is kept from Wednesday 15 May 2019, and "
         "broken before that day"),
        ({"since": date(2019, 5, 15)},
         "from Wednesday 15 May 2019 with no end stated, and the assessment has been reviewed "
         "(stated as \"mid-May 2019\"), perhaps while that lasts; the rule is kept before "
         "Wednesday 15 May 2019, and broken from that day on"),
        ({"since": date(2019, 5, 14), "until": date(2019, 5, 16)},
         "from Tuesday 14 May 2019 until Thursday 16 May 2019, and the assessment has been "
         "reviewed (stated as \"mid-May 2019\"), perhaps while that lasts; the rule is kept before "
         "Tuesday 14 May 2019, and broken from that day on until the hold ends on Thursday 16 May "
         "2019"),
    ])
    def test_a_window_over_an_end_says_which_days_are_outside(self, hold, says):
        (found,) = findings(step("assessment-reviewed", "mid-May 2019"), hold=hold)

        assert found.message.endswith(says)

    def test_a_hold_without_a_reason_says_so(self):
        (found,) = findings(self.WORK, hold={"since": "not stated", "until": "not stated"})

        assert "no reason stated" in found.message

    def test_reports_ends_and_facts_are_allowed(self):
        assert [] == says(RETURN, step("withdrawn", date(2019, 4, 2)),
                          step("working-group", date(2019, 2, 25), status="done", kind="ad-hoc"),
                          step("business-requirements-agreed"), hold={"reason": "waits"})

    def test_it_ends_on_the_day_until_which_it_lasts(self):
        assert [] == says(self.WORK, hold={"until": date(2019, 5, 1)})
        assert [("timetable.steps-during-hold", "warning", "breaks", "working-group",
                 date(2019, 6, 5))] == says(self.WORK, hold={"until": date(2019, 5, 2)})

    def test_it_begins_on_the_day_since_which_it_lasts(self):
        assert [] == says(self.WORK, hold={"since": date(2019, 5, 2)})
        assert ["timetable.steps-during-hold"] == [
            one.rule for one in findings(self.WORK, hold={"since": date(2019, 5, 1)})]

    def test_a_window_over_its_end_depends(self):
        assert [("timetable.steps-during-hold", "note", "depends", "assessment-reviewed",
                 date(2019, 5, 15))] == says(
            step("assessment-reviewed", "mid-May 2019"), hold={"until": date(2019, 5, 15)})

    def test_resuming_ends_it(self):
        assert [] == says(step("resumed", date(2019, 4, 30)), self.WORK, hold={})


class TestTimetableProgressedTogether:
    """SECP_66_1503_12 section 3: "we plan to combine them into a single group"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-TT-04",
                "SECP_66_1503_12 section 3") == of_the_book("timetable.progressed-together")

    def test_a_group_of_one_or_on_other_days_is_no_finding(self):
        assert [] == says(RETURN, group={"name": "prepayment"}, others=[
            {"id": "MP901", "group": {"name": "prepayment"},
             "steps": [step("panel-update", date(2019, 6, 14))]}])


class TestTimetableReturnToPanel:
    """SECP_66_1503_12 section 3: "Each modification includes a date by which we will return to the
    Panel"."""

    WORK = step("assessment-reviewed", date(2019, 4, 1))

    @pytest.mark.parametrize("name", ["panel-update", "modification-report-to-panel"])
    def test_a_date_keeps_it(self, name):
        assert [] == says(step(name, date(2019, 5, 17)), paper=PAPER)

    @pytest.mark.parametrize("keys", [
        {}, {"status": "done", "when": date(2019, 2, 15)}, {"when": "February 2019"}])
    def test_none_is_a_warning(self, keys):
        """A return without a day is no date, and one that lies behind is none to come."""
        assert [("timetable.return-to-panel", "warning", "breaks", "", None)] == says(
            self.WORK, {"step": "panel-update", **keys}, paper=PAPER)

    def test_a_return_through_the_group_depends(self):
        """SECMP0037 returns only with SECMP0032."""
        group = {"name": "prepayment"}
        others = [
            {"id": "MP901", "group": group, "steps": [RETURN]},
            {"id": "MP902", "group": {"name": "another"}, "steps": [RETURN]},
            {"id": "MP903", "steps": [RETURN]}]

        assert [("timetable.return-to-panel", "note", "depends", "", None)] == says(
            self.WORK, group=group, others=others, paper=PAPER)
        assert ["breaks"] == [one.verdict for one in findings(
            self.WORK, group={"name": "a third"}, others=others, paper=PAPER)]

    @pytest.mark.parametrize("paper", [
        None, {"reference": "PAPER", "dated": date(2019, 3, 8)},
        {**PAPER, "meeting": {"body": "change-board", "date": date(2019, 3, 27)}},
        {**PAPER, "dated": date(2019, 2, 8),
         "meeting": {"body": "panel", "date": date(2019, 2, 15)}},
    ])
    def test_other_papers_promise_no_return(self, paper):
        """The last is the paper of the Panel at which the practice was agreed."""
        assert [] == says(self.WORK, paper=paper)

    def test_it_is_about_refinement(self):
        """Of what such a step contradicts in the Report Phase another rule tells."""
        assert ["timetable.stated-order"] == [
            one[0] for one in says(self.WORK, stage="report-phase", paper=PAPER)]

    def test_a_draft_proposal_is_in_development_unless_it_says_otherwise(self):
        """X-ID-01: DP112 keeps its number as MP112 when it is converted."""
        drafts = [{"id": "DP901", "steps": [self.WORK]},
                  {"id": "DP902", "stage": "refinement", "steps": [self.WORK]}]

        assert ["timetable.return-to-panel:DP902"] == [
            one.key for one in findings(RETURN, others=drafts, paper=PAPER)]


class TestTimetableStatusKnown:
    """X-REC-03: "What is done lies behind"; no norm is claimed for it."""

    def test_what_is_done_on_its_day_keeps_it(self):
        assert [] == says(step("working-group", date(2019, 3, 6), status="done", kind="ad-hoc"))

    def test_what_is_done_before_its_day_is_a_fault(self):
        assert [("timetable.status-known", "fault", "breaks", "modification-report-to-panel",
                 None)] == says(step("modification-report-to-panel", date(2019, 5, 17),
                                     status="done"))
