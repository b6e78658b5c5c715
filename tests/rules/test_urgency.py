"""Urgent proposals."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.plan import plan
from secgov.rules.route_reading import route_rules
from tests.lives import act
from tests.lives import found as found_in
from tests.rules.route_cases import asked, fired, lacks, opening, then
from tests.timetables import calendar_on, findings, of_the_book, rules_on, says, step, timetable


class TestUrgencyAgreedTimetable:
    """X-URG-01: the Proposer states "whether the proposal should be urgent; if so it runs to a
    timetable agreed with Ofgem"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-URG-01", "sec-modification-proposal-form"
                ) == of_the_book("urgency.agreed-timetable")

    def test_mp185_is_urgent(self):
        """modifications.csv: raised on 12 October 2021, urgent; its path is another matter."""
        answer = asked(raised_on=date(2021, 10, 12), as_of=date(2021, 11, 1),
                       urgency_requested="yes", urgency_granted="yes")

        assert "open" == answer.status("urgent")
        assert ["urgency.agreed-timetable", "urgency.authority-decides"] == fired(answer, "urgent")
        assert "depends" == answer.status("path-2")

    def test_granting_it_is_never_guessed(self):
        answer = asked(urgency_requested="yes")

        assert "depends" == answer.status("urgent")
        assert {"yes": "open", "no": "closed"} == then(answer, "urgency_granted", "urgent")

    GRANTED = step("urgency-granted", date(2020, 5, 18), status="done")
    SHORT = (step("modification-report-to-panel", date(2020, 5, 19)),
             step("report-consultation-issued", date(2020, 5, 20)),
             step("report-consultation-closed", date(2020, 5, 22)),
             step("change-board", date(2020, 5, 22), kind="extraordinary"))

    def test_the_ordinary_pace_does_not_warn_of_it(self):
        """As MP130 in May 2020: a consultation of two days, a Panel on a Tuesday, and a vote on
        the day of the close."""
        ordinary = says(*self.SHORT, as_of=date(2020, 5, 19))
        urgent = findings(self.GRANTED, *self.SHORT, as_of=date(2020, 5, 19))

        assert ["warning", "warning"] == [severity for _, severity, *_ in ordinary]
        assert [(rule, "note", True) for rule, *_ in ordinary] == [
            (one.rule, one.severity.value, one.explained) for one in urgent]
        assert {"Nothing is to be mended where that is so."} == {one.mend for one in urgent}
        assert all("agreed with the Authority (X-URG-01)" in one.message for one in urgent)

    def test_its_own_days_are_possible_ones(self):
        """design, section 6: "Urgent: what the Authority's timetable says". Friday 29 May 2020 is
        no day of a regular Change Board; the next one would be Wednesday 24 June."""
        own = timetable(self.GRANTED, step("change-board", date(2020, 5, 29)),
                        step("authority-decision", date(2020, 6, 1)), path="2", dcc_impact="no",
                        target_release="November 2020")
        asked_on = date(2020, 5, 20)

        (found,) = outlook(own, "MP900", "November 2020", as_of=asked_on, rules=rules_on(asked_on),
                           calendar=calendar_on(asked_on)).outlooks
        (planned,) = plan(own, as_of=asked_on, rules=rules_on(asked_on),
                          calendar=calendar_on(asked_on)).modifications

        assert date(2020, 6, 1) == found.live_best == found.live_usual
        vote = next(day for day in planned.steps if day.step == "change-board")
        assert date(2020, 5, 29) == vote.earliest
        assert ["stated as Friday 29 May 2020"] == [part.says for part in vote.because.parts]

    def test_the_code_still_binds_it(self):
        """D7.8: the Panel has the report before the consultation."""
        assert [("report.to-panel-before-consultation", "fault", "breaks",
                 "report-consultation-issued", date(2020, 5, 20))] == says(
            self.GRANTED, step("modification-report-to-panel", date(2020, 5, 20),
                               kind="extraordinary"),
            step("report-consultation-issued", date(2020, 5, 19)), as_of=date(2020, 5, 19))

    def test_no_cut_off_is_asked_of_it(self):
        """What is planned for it says so too: it goes live when its own timetable says."""
        (found,) = findings(
            self.GRANTED, step("modification-report-to-panel", date(2020, 12, 18)),
            as_of=date(2020, 12, 1), dcc_impact="yes", target_release="November 2021")

        assert ("release.cut-off", "note", True) == (
            found.rule, found.severity.value, found.explained)

    def test_a_history_is_read_the_same(self):
        acts = [act("urgency-granted", "2020-05-18"), *(
            act(one["step"], one["when"].isoformat()) for one in self.SHORT[:3])]

        assert {("report.consultation-length", True)} == {
            (one.rule, one.explained) for one in found_in(acts) if "length" in one.rule}

    @pytest.mark.parametrize(("requested", "status"), [
        ({}, "open"), ({"urgency_requested": "yes"}, "open"),
        ({"urgency_requested": "no"}, "closed")])
    def test_what_the_authority_grants_was_asked_for(self, requested, status):
        """MP185: its record has the committee's outcome and the grant (X-URG-02), and no request
        of its own; "no" is the contradiction of X-URG-01."""
        answer = asked(csc_outcome="seek-urgency", urgency_granted="yes", **requested)

        assert status == answer.status("urgent")
        assert (status == "closed") == bool(answer.contradictions)
        assert "urgency_requested" not in [one.input.name for one in answer.depends_on]

    def test_until_it_is_granted_both_are_asked_for(self):
        """That nobody asked closes it as well."""
        answer = asked()

        assert ("urgency_requested", "urgency_granted") == opening(answer, "urgent").depends_on
        assert {"yes": "depends", "no": "closed"} == then(answer, "urgency_requested", "urgent")

    def test_every_condition_that_fails_is_told(self):
        answer = asked(urgency_requested="no", urgency_granted="no")

        assert [("urgency.agreed-timetable", ["urgency_granted", "urgency_requested"])] == lacks(
            answer, "urgent")


class TestUrgencyAuthorityDecides:
    """X-URG-02: "In transition the Authority decided whether a proposal is urgent"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-URG-02", "about-sec-change-transition"
                ) == of_the_book("urgency.authority-decides")

    @pytest.mark.parametrize("granted", ["yes", "no"])
    def test_the_authority_is_named(self, granted):
        answer = asked(urgency_requested="yes", urgency_granted=granted)

        assert "authority" == opening(answer, "urgent").decided_by


class TestUrgencyPublishedCriteria:
    """X-URG-03: Ofgem's urgency criteria: "Content not seen"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-URG-03", "register X-URG-03"
                ) == of_the_book("urgency.published-criteria")

    def test_nothing_is_judged_by_what_was_not_seen(self):
        assert "urgency.published-criteria" not in {row.rule for row in route_rules().rows}


class TestUrgencyUrgentAssessments:
    """X-URG-04: "Urgent DCC Assessments exist as a process from 1 Nov 2018"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-URG-04", "dcc-analysis-provisions"
                ) == of_the_book("urgency.urgent-assessments")

    def test_it_is_in_force_from_that_day(self):
        (rule,) = rules_on(date(2021, 1, 1)).named("urgency.urgent-assessments")

        assert [False, True] == [rule.in_force(date(2018, 10, 31)),
                                 rule.in_force(date(2018, 11, 1))]


class TestUrgencyPanelAsks:
    """X-URG-M1: "Panel (on Proposer's request or own view) asks the Authority; Authority decides
    urgency and timetable"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-URG-M1", "register X-URG-M1"
                ) == of_the_book("urgency.panel-asks")

    def test_what_the_committee_recommends_follows_once_it_is_adopted(self):
        def follows(*adopt: str) -> list[tuple[str, str]]:
            answer = asked(csc_outcome="seek-urgency", adopt=adopt)
            return [(one.fact, one.value) for one in answer.follows]

        assert [] == follows()
        assert [("recommended", "urgent")] == follows("urgency.panel-asks")

    def test_it_opens_nothing_by_itself(self):
        answer = asked(csc_outcome="seek-urgency", adopt=["urgency.panel-asks"])

        assert "depends" == answer.status("urgent")
