"""The rules about decisions."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.calendar.vague_dates import VagueDate
from secgov.citation import Evidence, Force
from secgov.errors import TransitionRefused
from secgov.model.timetables import Timetable
from secgov.planning.life.lifecycle import apply
from secgov.planning.life.refusals import failures
from secgov.planning.outlooks.outlook import outlook
from secgov.rules.rule import Parameter, Role, Unit
from tests.lives import act, asked, faults, found, lacks, refined, stands, without
from tests.timetables import AS_OF, calendar_on, of_the_book, rules_on, says, step

VOTE = step("change-board", date(2019, 6, 26))


class TestDecisionChangeBoardDecides:
    """X-DEC-01 (S4, S17): on Path 3 the Change Board decides."""

    def test_implementation_on_the_day_of_the_vote_keeps_it(self):
        assert [] == says(VOTE, step("implemented", date(2019, 6, 26)), path="3")

    def test_implementation_before_the_vote_is_a_fault(self):
        assert [("decision.change-board-decides", "fault", "breaks", "implemented",
                 date(2019, 6, 26))] == says(
            VOTE, step("implemented", date(2019, 6, 25)), path="3")


    @pytest.mark.parametrize("path", ["1", "2"])
    def test_on_a_path_on_which_the_authority_decides_it_links_nothing(self, path):
        """There the vote is before the Authority's decision, and that before implementation."""
        timetable = Timetable.from_dict({"modification": [{
            "id": "MP900", "path": path, "dcc_impact": "no",
            "target_release": "June 2019", "steps": [
                step("modification-report-to-panel", date(2019, 6, 14))]}]})
        (one,) = outlook(timetable, "MP900", "June 2019", as_of=AS_OF, rules=rules_on(AS_OF),
                         calendar=calendar_on(AS_OF)).outlooks

        cited = {*(each.rule for each in one.proof), *(each.rule for each in one.binding)}
        assert "decision.change-board-decides" not in cited
        assert "decision.authority-before-implementation" in cited

    @pytest.mark.parametrize(("path", "rules"), [
        ("2", ["decision.authority-after-recommendation"]),
        ("3", ["decision.change-board-decides"]),
        ("unknown", ["decision.change-board-decides"])])
    def test_implementation_before_the_vote_breaks_the_rule_of_its_path(self, path, rules):
        assert rules == [one[0] for one in says(
            VOTE, step("implemented", date(2019, 6, 25)), path=path)]


class TestDecisionAuthorityAfterRecommendation:
    """X-DEC-02 (S4, S11): on Paths 1 and 2 the Authority decides on the recommendation."""

    def test_a_decision_on_the_day_of_the_vote_keeps_it(self):
        assert [] == says(VOTE, step("authority-decision", date(2019, 6, 26)), path="2")

    def test_a_decision_before_the_vote_is_a_fault(self):
        assert [("decision.authority-after-recommendation", "fault", "breaks",
                 "authority-decision", date(2019, 6, 26))] == says(
            VOTE, step("authority-decision", date(2019, 6, 25)), path="2")


class TestDecisionAuthorityBeforeImplementation:
    """X-DEC-02: on Paths 1 and 2 nothing is implemented without the Authority's approval."""

    def test_what_happened_keeps_it(self):
        """X-DEC-04, SECMP0016: approved on 26 January 2017, in force on Saturday 1 April 2017."""
        assert [] == says(step("authority-decision", date(2017, 1, 26)),
                          step("implemented", date(2017, 4, 1)), path="2")

    def test_implementation_before_the_decision_is_a_fault(self):
        assert [("decision.authority-before-implementation", "fault", "breaks", "implemented",
                 date(2019, 6, 28))] == says(
            step("authority-decision", date(2019, 6, 28)),
            step("implemented", date(2019, 6, 27)), path="2")


class TestDecisionAuthorityTime:
    """ofgem-industry-code-governance (S20): 90 % of decisions within 5 weeks, Ofgem's own
    target."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-DEC-03",
                "ofgem-industry-code-governance") == of_the_book("decision.authority-time")

    def test_a_decision_after_six_months_is_no_finding(self):
        assert [] == says(VOTE, step("authority-decision", date(2019, 12, 27)), path="2")


class TestDecisionReferral:
    """X-APP-M1, unverified: "Path 3 decision may be referred to the Panel within 10 WD of notice by
    a Party or consumer body; Panel decides; then appeal to the Authority within 10 WD"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-APP-M1", "register X-APP-M1") == of_the_book(
            "decision.referral")

    REJECTED = (*refined()[:15], act("change-board", "2020-10-21", "rejected"))

    def test_the_panel_decides_on_a_referral(self):
        """Issue: "referral and appeal"; an objection to the Change Board goes to the Panel."""
        state = apply(stands(self.REJECTED, path="3", as_of=date(2020, 10, 28)),
                      act("objection-raised", "2020-10-28", body="parties"))

        assert "referred" == state.stage
        assert [("approved", ("panel",), "implementation"), ("rejected", ("panel",), "rejected")
                ] == [(one.act, one.bodies, one.leads_to) for one in asked(
                    state, date(2020, 10, 29)).acts if one.act in ("approved", "rejected")]

    def test_an_objection_to_the_panel_goes_to_the_authority(self):
        acts = (*self.REJECTED, act("objection-raised", "2020-10-28"),
                act("approved", "2020-11-13", body="panel"))
        state = apply(stands(acts, path="3"), act("objection-raised", "2020-11-20"))

        assert "appealed" == state.stage
        assert "rejected-and-ended" == apply(
            state, act("authority-decision", "2020-12-10", "rejected")).stage
        approved = apply(state, act("authority-decision", "2020-12-10", "approved"))
        assert "implementation" == approved.stage
        with pytest.raises(TransitionRefused, match="it was decided already"):
            apply(approved, act("objection-raised", "2020-12-11"))

    def test_its_windows_follow_each_other(self):
        """Register section 7: 10 Working Days each, unverified. After Wednesday 21 October 2020 the
        4th of November; after the Panel's decision of Friday 13 November the 27th."""
        before = asked(stands(self.REJECTED, date(2020, 10, 22), path="3"), date(2020, 10, 22))
        decided = [*self.REJECTED, act("objection-raised", "2020-10-28"),
                   act("rejected", "2020-11-13", body="panel")]
        after = asked(stands(decided, date(2020, 11, 16), path="3"), date(2020, 11, 16))

        assert [("referral-to-the-panel", date(2020, 11, 4)),
                ("appeal-to-the-authority", date(2020, 11, 18))] == [
            (one.name, one.until) for one in before.windows]
        assert [("appeal-to-the-authority", date(2020, 11, 27))] == [
            (one.name, one.until) for one in after.windows]
        (referral,) = [one for one in before.acts if one.act == "objection-raised"]
        assert (date(2020, 11, 4), "unverified") == (
            referral.until, referral.evidence_of_until.value)

    def test_an_adopted_number_closes_the_window_and_ends_it(self):
        numbers = [Parameter("decision.referral-window", 10, Unit.WORKING_DAYS, Role.MAXIMUM,
                             Force.CODE, Evidence.SECONDARY, "SEC D9 as read", "X-APP-M1",
                             adopted=True)]
        state = stands(self.REJECTED, date(2020, 11, 4), adopted=numbers, path="3")

        assert "rejected" == state.stage
        with pytest.raises(TransitionRefused, match="until Wednesday 4 November 2020"):
            apply(state, act("objection-raised", "2020-11-05"))
        assert "rejected-and-ended" == stands(
            self.REJECTED, date(2020, 11, 5), adopted=numbers, path="3").stage
        referred = (*self.REJECTED, act("objection-raised", "2020-11-02"))
        assert "referred" == stands(referred, date(2021, 3, 1), adopted=numbers, path="3").stage

    def test_the_panel_s_answer_shows_the_objection_that_a_record_lacks(self):
        whole = [*self.REJECTED, act("objection-raised", "2020-10-28"),
                 act("approved", "2020-11-13", body="panel"), act("implemented", "2020-11-29")]

        assert [] == faults(whole, path="3")
        assert [] == faults(without(whole, "approved"), path="3")
        assert [] == faults(without(whole, "objection-raised"), path="3")


class TestDecisionAppealToTheCma:
    """EA04-173: "Authority decisions ... may be appealed to the CMA, with its permission, by a
    person ... materially affected"; EA04-S22-1(3): "15 WD following the earliest day the decision
    was published"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "LAW", "primary", "EA04-173", "energy-act-2004 s.173") == of_the_book(
            "decision.appeal-to-the-cma")

    @pytest.mark.parametrize("outcome", ["approved", "rejected"])
    def test_permission_is_asked_for_within_15_working_days(self, outcome):
        """Counted by hand after Wednesday 23 October 2019, as MP076's: 13 November."""
        decided = [act("raised", "2019-05-10"),
                   act("change-board", "2019-09-19", "recommended-approval"),
                   act("authority-decision", "2019-10-23", outcome)]
        state = stands(decided, date(2019, 10, 24), path="2")

        applied = apply(state, act("objection-raised", "2019-11-13", body="parties"))
        assert state.stage == applied.stage
        with pytest.raises(TransitionRefused, match="until Wednesday 13 November 2019"):
            apply(state, act("objection-raised", "2019-11-14"))

    def test_a_record_of_a_later_application_is_a_fault_as_apply_refuses_it(self):
        """15 Working Days after Friday 1 October 2021, counted by hand: Friday 22 October. Up to 20
        more, Friday 19 November, somebody may have joined an application that the record lacks."""
        decided = [act("change-board", "2021-09-22", "recommended-approval"),
                   act("authority-decision", "2021-10-01", "approved")]
        then = date(2021, 12, 1)
        for day, late, never in (
                ("2021-10-22", False, False), ("2021-10-25", True, False),
                ("2021-11-19", True, False), ("2021-11-22", True, True),
                ("2022-10-25", True, True)):
            acts = [*decided, act("objection-raised", day)]
            record = {"path": "2", "as_of": date(2023, 1, 1)}
            assert ["EA04-S22-1(3)"] * never == [one for one, _ in faults(acts, **record)]
            assert (late and not never) is ("objection-raised" in lacks(acts, **record))
            assert late is ("EA04-S22-1(3)" in {
                one for one, _ in faults(acts, **record, complete=True)})
            assert ["EA04-S22-1(3)"] * late == [one.register for one in failures(
                stands(decided, then, path="2"), acts[-1])]

    def test_a_month_that_begins_in_time_is_no_fault(self):
        """November begins in time to join an application of 22 October that the record lacks."""
        decided = [act("change-board", "2021-09-22", "recommended-approval"),
                   act("authority-decision", "2021-10-01", "approved")]
        for month, faulty in ((10, False), (11, False), (12, True)):
            window = VagueDate(f"2021-{month}", date(2021, month, 1), date(2021, month, 30))
            asked_for = attrs.evolve(act("objection-raised", "2021-10-01"), date=window)
            assert faulty is bool(faults([*decided, asked_for], path="2", as_of=date(2022, 1, 1)))

    def test_others_join_within_20_working_days_of_the_application(self):
        """EA04-S22-2: "20 WD following the day of the application"; after Friday 22 October 2021,
        counted by hand: Friday 19 November. A joiner may come after the 15 Working Days."""
        applied = [act("change-board", "2021-09-22", "recommended-approval"),
                   act("authority-decision", "2021-10-01", "approved"),
                   act("objection-raised", "2021-10-22")]
        for day, register in (("2021-11-19", []), ("2021-11-22", ["EA04-S22-2"])):
            joined = act("objection-raised", day)
            found_in = found([*applied, joined], path="2", as_of=date(2022, 1, 1))
            assert register == [one.register for one in found_in]
            assert register == [one.register for one in failures(
                stands(applied, date(2021, 11, 1), path="2"), joined)]
        assert [("LAW", date(2021, 11, 19), "appeal.joining-window")] == [
            (one.force.value, one.expected, one.rule) for one in found_in]

    def test_joining_is_counted_from_the_application_once_it_is_recorded(self):
        """20 Working Days after Friday 1 November 2019: 29 November; without it, after the last day
        on which permission can be asked for, 11 December."""
        decided = [act("change-board", "2019-09-19", "recommended-approval"),
                   act("authority-decision", "2019-10-23", "approved")]
        applied = [*decided, act("objection-raised", "2019-11-01")]

        for acts, until in ((decided, date(2019, 12, 11)), (applied, date(2019, 11, 29))):
            answer = asked(stands(acts, date(2019, 11, 4), path="2"), date(2019, 11, 4))
            assert until == next(one.until for one in answer.windows
                                 if one.name == "joining-an-appeal-to-the-cma")

    def test_a_rejection_ends_once_the_time_of_the_law_has_passed(self):
        decided = [act("change-board", "2019-09-19", "recommended-rejection"),
                   act("authority-decision", "2019-10-23", "rejected")]
        applied = [*decided, act("objection-raised", "2019-11-01")]

        assert ["rejected", "rejected-and-ended"] == [
            stands(decided, day, path="2").stage for day in (
                date(2019, 11, 13), date(2019, 11, 14))]
        assert "rejected" == stands(applied, date(2020, 3, 1), path="2").stage
        for name, stage in (("approved", "implementation"), ("rejected", "rejected-and-ended")):
            assert stage == stands([*applied, act(name, "2020-02-03", body="cma")],
                                   date(2020, 3, 1), path="2").stage

    def test_a_date_that_the_authority_approves_opens_no_new_window(self):
        decided = [act("change-board", "2019-09-19", "recommended-approval"),
                   act("authority-decision", "2019-10-23", "approved"),
                   act("authority-decision", "2019-12-02", "approved")]

        assert () == asked(stands(decided, date(2019, 12, 12), path="2"),
                           date(2019, 12, 12)).windows


class TestDecisionDesignatedCode:
    """EA04-173-SEC: "SEC was listed as designated (2014 Order)"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "LAW", "secondary", "EA04-173-SEC",
                "ofgem-industry-code-governance") == of_the_book(
            "decision.designated-code")
