"""The rules about meetings: their days, and what must be ready before."""

from __future__ import annotations

from datetime import date

import pytest

from tests.timetables import PAPER, checked, findings, of_the_book, rules_on, says, step, told

FIRST_OF_MAY = step("working-group", date(2019, 5, 1), kind="monthly")


class TestWorkingGroupMonthlyDay:
    """SECP_66_1503_12 para 2.2: "these monthly meetings on the first Wednesday of each month, with
    the first of these meetings on Wednesday 3 April 2019"."""

    def test_the_first_wednesday_keeps_it(self):
        assert [] == says(FIRST_OF_MAY)

    @pytest.mark.parametrize("keys", [{"kind": "monthly"}, {}])
    def test_another_day_is_a_warning(self, keys):
        """Tuesday 9 April 2019; the first Wednesday of that month is the 3rd."""
        assert [("working-group.monthly-day", "warning", "breaks", "working-group",
                 date(2019, 4, 3))] == says(step("working-group", date(2019, 4, 9), **keys))

    def test_an_ad_hoc_meeting_may_be_on_any_day(self):
        """The same paragraph: "this approach does not rule out ad-hoc meetings"."""
        assert [] == says(step("working-group", date(2019, 4, 9), kind="ad-hoc"))

    def test_it_begins_with_the_first_monthly_meeting(self):
        """Tuesday 2 April 2019 is the day before it was in force."""
        assert [] == says(step("working-group", date(2019, 4, 2), kind="monthly"))

    def test_nobody_knew_it_before_the_paper(self):
        assert [] == says(step("working-group", date(2019, 4, 9), kind="monthly"),
                          as_of=date(2019, 3, 7))

    def test_a_time_in_which_none_falls_is_a_warning(self):
        """The only Wednesdays of late April 2019 are the 24th: the next meeting is 1 May."""
        (found,) = findings(step("working-group", "late April 2019"))

        assert "no meeting of the Working Group falls in late April 2019" in found.message
        assert date(2019, 5, 1) == found.expected

    def test_a_first_wednesday_that_is_no_working_day_is_a_clash(self):
        """1 January 2020 is New Year's Day; the next first Wednesday is 5 February 2020."""
        (found,) = findings(step("working-group", date(2020, 1, 1)), as_of=date(2019, 12, 2))

        assert "the meeting is a clash" in found.message
        assert date(2020, 2, 5) == found.expected

    def test_a_recorded_meeting_that_calls_itself_monthly_is_judged_once(self):
        record = {"body": "working-group", "kind": "monthly", "date": date(2019, 4, 9)}
        answer = checked(step("working-group", date(2019, 4, 9)), meetings=[record])

        assert [("working-group.monthly-day", "warning", "breaks", "", date(2019, 4, 3))] == told(
            answer.all_findings())
        assert ("keeps", 1) == (answer.modifications[0].verdict, len(answer.meetings[0].findings))


class TestWorkingGroupAgendaNotice:
    """SECP_66_1503_12 para 2.2: "The agenda of each monthly meeting will be confirmed at least 10
    Working Days before the meeting"."""

    def test_exactly_ten_working_days_keep_it(self):
        """Before Wednesday 1 May 2019: 30, 29 April (2), 26 to 23 (6), 18 to 15 (10); 19 April is
        Good Friday and 22 April Easter Monday."""
        assert [] == says(step("working-group-agenda", date(2019, 4, 15)), FIRST_OF_MAY)

    def test_nine_are_a_warning(self):
        (found,) = findings(step("working-group-agenda", date(2019, 4, 16)), FIRST_OF_MAY)

        assert [("working-group.agenda-notice", "warning", "breaks", "working-group-agenda",
                 date(2019, 4, 15))] == told([found])
        assert ("9 Working Days before the Working Group considers it on Wednesday 1 May 2019"
                in found.message)
        assert found.mend.startswith("Confirm the agenda by Monday 15 April 2019")

    def test_a_day_that_is_no_working_day_may_give_notice(self):
        """From Saturday 13 April 2019 the same ten Working Days are counted."""
        assert ["timetable.on-a-working-day"] == [one.rule for one in findings(
            step("working-group-agenda", date(2019, 4, 13)), FIRST_OF_MAY)]

    @pytest.mark.parametrize(("words", "expected"), [
        ("early April 2019", []),
        ("mid-April 2019", [("working-group.agenda-notice", "note", "depends",
                             "working-group-agenda", date(2019, 4, 15))]),
        ("late April 2019", [("working-group.agenda-notice", "warning", "breaks",
                              "working-group-agenda", date(2019, 4, 15))]),
    ])
    def test_a_vague_day_keeps_depends_or_breaks(self, words, expected):
        """1st to 10th, 11th to 20th, 21st to 30th, around the 15th, on which it flips."""
        assert expected == says(step("working-group-agenda", words), FIRST_OF_MAY)

    def test_a_meeting_known_by_its_month_is_that_months_meeting(self):
        assert [("working-group.agenda-notice", "warning", "breaks", "working-group-agenda",
                 date(2019, 4, 15))] == says(
            step("working-group-agenda", date(2019, 4, 16)), step("working-group", "May 2019"))

    def test_an_ad_hoc_meeting_needs_no_notice(self):
        """The standalone meeting of 20 March 2019, known as such from the paper."""
        assert [] == says(step("working-group-agenda", date(2019, 3, 19)),
                          step("working-group", date(2019, 3, 20)))

    def test_it_begins_with_the_first_monthly_meeting(self):
        """3 April 2019 needs an agenda by 20 March: 2, 1 April (2), 29 to 25 (7), 22 to 20 (10).
        A meeting of 6 March 2019 needed none."""
        april = step("working-group", date(2019, 4, 3))

        assert [] == says(step("working-group-agenda", date(2019, 3, 20)), april)
        assert [date(2019, 3, 20)] == [one.expected for one in findings(
            step("working-group-agenda", date(2019, 3, 21)), april)]
        assert [] == says(step("working-group-agenda", date(2019, 3, 5)),
                          step("working-group", date(2019, 3, 6), kind="monthly"))


class TestWorkingGroupPapersNotice:
    """SECP_66_1503_12 para 2.2: "all other paperwork will be available on the SEC website at least
    five Working Days in advance"."""

    def test_exactly_five_working_days_keep_it(self):
        """Before Wednesday 1 May 2019: 30, 29, 26, 25 and 24 April."""
        assert [] == says(step("working-group-papers", date(2019, 4, 24)), FIRST_OF_MAY)

    def test_four_are_a_warning(self):
        assert [("working-group.papers-notice", "warning", "breaks", "working-group-papers",
                 date(2019, 4, 24))] == says(
            step("working-group-papers", date(2019, 4, 25)), FIRST_OF_MAY)

    def test_an_ad_hoc_meeting_needs_no_notice(self):
        assert [] == says(step("working-group-papers", date(2019, 4, 30)),
                          step("working-group", date(2019, 5, 1), kind="ad-hoc"))

    def test_it_begins_with_the_first_monthly_meeting(self):
        assert [] == says(step("working-group-papers", date(2019, 3, 5)),
                          step("working-group", date(2019, 3, 6), kind="monthly"))

    def test_a_review_that_leaves_no_time_for_papers_is_found_too(self):
        """Nobody states the papers; after Thursday 25 April they cannot be five days early."""
        assert [("working-group.papers-notice", "warning", "breaks", "assessment-reviewed",
                 date(2019, 4, 24))] == says(
            step("assessment-reviewed", date(2019, 4, 25)), FIRST_OF_MAY)

    def test_what_runs_through_an_ad_hoc_meeting_without_a_day_needs_no_notice(self):
        assert [] == says(
            step("working-group-papers", date(2019, 4, 10)), step("working-group", kind="ad-hoc"),
            step("refinement-consultation-issued", date(2019, 4, 12)))


class TestWorkingGroupNoQuorum:
    """SECP_66_1503_12 para 2.2: "no minimum quoracy will be applied to meetings"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-REF-05",
                "SECP_66_1503_12 para 2.2") == of_the_book("working-group.no-quorum")

    def test_no_rule_ever_finds_an_inquorate_meeting(self):
        """X-REFM-M1 recalls five members: it is a parameter, and no rule uses it."""
        book = rules_on(date(2021, 1, 1))

        assert "unverified" == book.parameter("working-group.minimum-members").evidence.value
        assert [] == [rule.id for rule in book.rules if rule.parameter is not None
                      and rule.parameter.name == "working-group.minimum-members"]
        assert [] == says({**FIRST_OF_MAY, "note": "nobody came"})


class TestPanelPapersNotice:
    """about-sec-change-transition (S4): papers reach the Panel on its paper day, 5 Working Days
    before; SECP_66_1503_12 of Friday 8 March 2019 for Friday 15 March 2019 is exactly that."""

    def test_the_real_paper_is_exactly_in_time(self):
        """8, 11, 12, 13 and 14 March 2019."""
        assert [] == says(step("panel-update", date(2019, 4, 12)), paper=PAPER)

    def test_a_paper_of_the_next_working_day_is_late(self):
        late = {**PAPER, "dated": date(2019, 3, 11)}

        assert [("panel.papers-notice", "warning", "breaks", "", date(2019, 3, 8))] == says(
            step("panel-update", date(2019, 4, 12)), paper=late)

    @pytest.mark.parametrize("paper", [
        {"reference": "PAPER"},
        {"reference": "PAPER", "dated": date(2019, 3, 11)},
        {"reference": "PAPER", "dated": date(2019, 3, 11), "meeting": {"body": "panel"}},
        {"reference": "PAPER", "dated": date(2019, 3, 26),
         "meeting": {"body": "change-board", "date": date(2019, 3, 27)}},
    ])
    def test_without_a_day_or_for_another_body_nothing_is_late(self, paper):
        """No paper day of the Change Board is sourced."""
        assert [] == says(step("panel-update", date(2019, 4, 12)), paper=paper)

    def test_a_report_needs_five_working_days_after_what_it_reports(self):
        """Before Friday 12 April 2019: 11, 10, 9, 8 and 5 April."""
        panel = step("modification-report-to-panel", date(2019, 4, 12))

        assert [] == says(step("refinement-consultation-closed", date(2019, 4, 5)), panel)
        assert [("panel.papers-notice", "warning", "breaks", "refinement-consultation-closed",
                 date(2019, 4, 5))] == says(
            step("refinement-consultation-closed", date(2019, 4, 8)), panel)


class TestPanelMeetingDay:
    """X-PNL-04 (observed): the Panel met on the Friday that falls on the 12th to 18th, 16 of 20."""

    def test_stands_where_the_register_says(self):
        assert ("on-meeting", "PRACTICE", "observed", "X-PNL-04",
                "SECP_66_1503_12 and the dated meetings of 2015 to 2020") == of_the_book(
            "panel.meeting-day")

    @pytest.mark.parametrize("name", ["panel-update", "modification-report-to-panel", "converted",
                                      "work-package-agreed", "panel", "fast-track-approved"])
    def test_a_step_of_the_panel_is_on_its_friday(self, name):
        assert [] == says(step(name, date(2019, 4, 12)))
        assert [("panel.meeting-day", "warning", "breaks", name, date(2019, 4, 12))] == says(
            step(name, date(2019, 4, 11)))

    def test_the_cost_of_an_assessment_is_judged_by_the_body_that_agrees_it(self):
        cost = step("impact-assessment-approved", date(2019, 4, 11), body="panel")

        assert ["panel.meeting-day"] == [one.rule for one in findings(cost)]

    def test_a_known_meeting_wins_over_the_pattern_once_it_is_known(self):
        """The Panel met on 9 August 2019 instead of the 16th."""
        early, known = date(2019, 8, 8), date(2019, 8, 9)

        assert [] == says(step("panel", date(2019, 8, 16)), as_of=early)
        assert [("panel.meeting-day", "warning", "breaks", "panel", date(2019, 8, 9))] == says(
            step("panel", date(2019, 8, 16)), as_of=known)

    def test_a_known_extra_meeting_keeps_it(self):
        """The Panel decided on Wednesday 30 October 2019."""
        assert [] == says(step("panel", date(2019, 10, 30)), as_of=date(2019, 10, 30))

    @pytest.mark.parametrize("kind", ["extraordinary", "ad-hoc"])
    def test_an_extraordinary_meeting_may_be_on_any_day(self, kind):
        assert [] == says(step("panel", date(2019, 4, 11), kind=kind))

    def test_a_meeting_that_the_paper_records_keeps_it(self):
        record = {"body": "panel", "date": date(2019, 4, 11)}

        assert [] == says(step("panel", date(2019, 4, 11)), meetings=[record])

    def test_a_record_that_calls_itself_regular_is_judged(self):
        record = {"body": "panel", "kind": "regular", "date": date(2019, 4, 11)}

        assert [("panel.meeting-day", "warning", "breaks", "", date(2019, 4, 12))] == says(
            meetings=[record])


class TestChangeBoardMeetingDay:
    """X-CB-02 (observed): the Change Board met on the Wednesday that falls on the 21st to 27th."""

    def test_its_wednesday_keeps_it(self):
        assert [] == says(step("change-board", date(2019, 4, 24)))

    def test_another_day_is_a_warning(self):
        assert [("change-board.meeting-day", "warning", "breaks", "change-board",
                 date(2019, 4, 24))] == says(step("change-board", date(2019, 4, 23)))

    def test_christmas_day_is_a_clash(self):
        """25 December 2019 is the Wednesday; the next is 22 January 2020."""
        (found,) = findings(step("change-board", date(2019, 12, 25)), as_of=date(2019, 12, 2))

        assert "the meeting is a clash" in found.message
        assert date(2020, 1, 22) == found.expected

    def test_an_extraordinary_meeting_may_be_on_any_day(self):
        assert [] == says(step("change-board", date(2019, 4, 23), kind="extraordinary"))


class TestChangeSubCommitteeMeetingDay:
    """X-CSC-01 (observed): the Change Sub-Committee met on the last Tuesday, from May 2019 on."""

    def test_the_last_tuesday_keeps_it(self):
        assert [] == says(step("csc-considered", date(2019, 5, 28)))

    def test_another_day_is_a_warning(self):
        assert [("change-sub-committee.meeting-day", "warning", "breaks", "csc-considered",
                 date(2019, 5, 28))] == says(step("csc-considered", date(2019, 5, 21)))

    def test_before_may_no_day_is_wrong(self):
        """It met on Monday 8 April 2019."""
        assert [] == says(step("csc-considered", date(2019, 4, 8)))


class TestPanelMonthly:
    """sec-panel (S8): the Panel meets monthly."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-PNL-02", "sec-panel") == of_the_book(
            "panel.monthly")

    def test_two_panels_in_a_month_or_none_are_no_finding(self):
        """12 April and 30 April 2019, then none before July."""
        assert [] == says(step("panel", date(2019, 4, 12)),
                          step("panel-update", date(2019, 4, 30), kind="extraordinary"),
                          step("modification-report-to-panel", date(2019, 7, 12)))
