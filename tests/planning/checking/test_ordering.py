"""Order and notice between stated steps, through those that nobody stated."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.citation import Severity
from secgov.planning.steps.order_paths import applies
from secgov.rules.rule import Shape, Unit
from tests.timetables import AS_OF, findings, rules_on, says, step

BOOK = rules_on(AS_OF)


def by_id(name):
    return next(rule for rule in BOOK.rules if rule.id == name)


def with_parameter(name, **changes):
    """Return the rule book with another number in one rule."""
    return attrs.evolve(BOOK, rules=tuple(
        attrs.evolve(rule, parameter=attrs.evolve(rule.parameter, **changes))
        if rule.id == name else rule for rule in BOOK.rules))


class TestThroughUnstatedSteps:
    """A rule is followed through steps of the route that nobody stated."""

    def test_an_order_runs_through_them_and_rests_on_its_weakest_rule(self):
        """Report, consultation and its close are not stated; the vote is before the conversion.
        21 calendar days from 17 May end on 7 June; the next Change Board is that of the 26th."""
        (found,) = findings(step("converted", date(2019, 5, 17)),
                            step("change-board", date(2019, 4, 24)))

        assert ("refinement.before-report", "warning", date(2019, 6, 26)) == (
            found.rule, found.severity.value, found.expected)

    def test_a_time_runs_through_them(self):
        """From Monday 15 April 2019 to the Panel of 17 May; then 21 days to 7 June and a vote of
        22 May that is too early for both."""
        found = findings(step("modification-report-to-panel", date(2019, 5, 17)),
                         step("change-board", date(2019, 5, 22)))

        assert [("report.consultation-length", date(2019, 6, 26))] == [
            (one.rule, one.expected) for one in found]
        assert found[0].message.endswith(
            "5 calendar days after the Modification Report goes to the Panel on Friday 17 May "
            "2019; 21 calendar days are needed from the day that the Modification Report "
            "Consultation is issued until the Modification Report Consultation closes")

    def test_a_step_that_the_route_does_not_take_ends_the_way(self):
        """Straight to the Report Phase there is no refinement between conversion and report."""
        assert [] == says(
            step("documents-published", date(2019, 6, 3)),
            step("report-consultation-issued", date(2019, 5, 1)), stage="report-phase")

    def test_one_working_day_is_said_in_the_singular(self):
        (found,) = findings(step("working-group-papers", date(2019, 4, 30)),
                            step("working-group", date(2019, 5, 1)))

        assert "1 Working Day before" in found.message


class TestRepeats:
    """design.md section 5: "What real histories do [...] repeated steps, other orders"."""

    WG = "working-group"
    ISSUED = "refinement-consultation-issued"

    def test_as_many_of_one_as_of_the_other_belong_together_in_turn(self):
        assert [] == says(step(self.WG, date(2019, 5, 1)), step(self.WG, date(2019, 7, 3)),
                          step(self.ISSUED, date(2019, 5, 2)), step(self.ISSUED, date(2019, 7, 4)))

    def test_else_the_last_one_listed_before_it_counts(self):
        """The consultation of 2 May belongs to the meeting of 1 May, not to that of July."""
        assert [] == says(step(self.WG, date(2019, 4, 3)), step(self.WG, date(2019, 5, 1)),
                          step(self.ISSUED, date(2019, 5, 2)), step(self.WG, date(2019, 7, 3)))
        assert ["refinement.working-group-before-consultation"] == [one.rule for one in findings(
            step(self.WG, date(2019, 4, 3)), step(self.WG, date(2019, 5, 1)),
            step(self.ISSUED, date(2019, 4, 30)))]

    def test_a_round_that_the_file_does_not_tell_is_left_alone(self):
        """A consultation listed before any meeting is out of order only if there is no other."""
        assert [] == says(step(self.ISSUED, date(2019, 3, 11)), step(self.WG, date(2019, 5, 1)),
                          step(self.ISSUED, date(2019, 5, 2)))
        assert [] == says(step(self.ISSUED, date(2019, 3, 11)), step(self.ISSUED, date(2019, 4, 4)),
                          step(self.WG, date(2019, 5, 1)))
        assert ["refinement.working-group-before-consultation"] == [one.rule for one in findings(
            step(self.ISSUED, date(2019, 4, 4)), step(self.WG, date(2019, 5, 1)))]

    def test_a_round_of_the_other_order_is_not_paired_in_turn(self):
        """SECMP0062: reports of 12 July and 13 December 2019; between them the vote of 21 August
        and the Working Groups of 2 October and 19 November, as many as there are reports."""
        assert [] == says(
            step(self.REPORT, date(2019, 7, 12)),
            step("change-board", date(2019, 8, 21), outcome="sent-back"),
            step(self.WG, date(2019, 10, 2)), step(self.WG, date(2019, 11, 19), kind="ad-hoc"),
            step(self.REPORT, date(2019, 12, 13)), as_of=date(2019, 7, 1), path="3")

    def test_blocks_belong_together_in_turn_whichever_is_listed_first(self):
        """The second consultation, of 3 June 2019, is before the second meeting, of 5 June."""
        steps = [step(self.WG, date(2019, 5, 1)), step(self.WG, date(2019, 6, 5)),
                 step(self.ISSUED, date(2019, 5, 2)), step(self.ISSUED, date(2019, 6, 3))]
        late = [f"refinement.working-group-before-consultation:MP900:{self.ISSUED}#2"]

        assert late == [one.key for one in findings(*steps)]
        assert late == [one.key for one in findings(*steps[2:], *steps[:2])]

    REPORT = "modification-report-to-panel"

    def test_a_second_round_leaves_the_first_alone(self):
        """The vote of 26 June sent the report of 17 May back; that of 13 September is new."""
        assert [] == says(
            step(self.REPORT, date(2019, 5, 17)),
            step("change-board", date(2019, 6, 26), outcome="sent-back"),
            step(self.WG, date(2019, 7, 3)), step(self.REPORT, date(2019, 9, 13)), path="3")
        assert [] == says(
            step(self.REPORT, date(2019, 5, 17)),
            step("change-board", date(2019, 6, 26), outcome="sent-back"),
            step(self.WG, date(2019, 7, 3)), path="3")

    def test_what_is_done_again_belongs_to_another_round_than_what_is_listed_before(self):
        """The Working Group of Wednesday 3 April 2019, and an assessment asked for on the 9th."""
        group = step(self.WG, date(2019, 4, 3), status="done")
        asked = step("preliminary-assessment-requested", date(2019, 4, 9))

        assert [] == says(group, {**asked, "again": True}, as_of=date(2019, 4, 10))
        assert [] != says(group, asked, as_of=date(2019, 4, 10))

    def test_rounds_are_paired_through_unstated_steps_too(self):
        """Reviews of 2 April and 22 May 2019; Working Groups of 1 May and 5 June."""
        assert [] == says(
            step("assessment-reviewed", date(2019, 4, 2)),
            step("assessment-reviewed", date(2019, 5, 22)),
            step(self.WG, date(2019, 5, 1)), step(self.WG, date(2019, 6, 5)))

    def test_a_deferred_vote_skips_no_meeting(self):
        assert [] == says(
            step("report-consultation-closed", date(2019, 6, 10)),
            step("change-board", date(2019, 6, 26), outcome="deferred"),
            step("change-board", date(2019, 7, 24)), path="3")

    def test_a_partner_without_a_day_judges_nothing(self):
        assert [] == says(step(self.WG), step(self.ISSUED, date(2019, 3, 11)),
                          step(self.WG, date(2019, 5, 1)), step(self.ISSUED, date(2019, 5, 2)))

    def test_through_unstated_steps_the_last_one_listed_before_it_counts(self):
        """The papers between, 5 Working Days from Friday 10 May 2019, make it the 17th."""
        assert [("refinement.review-before-working-group", date(2019, 5, 17))] == [
            (one.rule, one.expected) for one in findings(
                step("assessment-reviewed", date(2019, 4, 1)),
                step("assessment-reviewed", date(2019, 5, 10)),
                step(self.ISSUED, date(2019, 5, 9)))]


class TestMeetingsOnTheWay:
    """An unstated step that needs a meeting takes the next one."""

    def test_the_authority_waits_for_the_change_board(self):
        """Between 10 and 26 June 2019 there is no Change Board."""
        (found,) = findings(step("report-consultation-closed", date(2019, 6, 10)),
                            step("authority-decision", date(2019, 6, 10)), path="2")

        assert ("decision.authority-after-recommendation", "fault", date(2019, 6, 26)) == (
            found.rule, found.severity.value, found.expected)
        assert "the Change Board votes, on Wednesday 26 June 2019 at the earliest" in found.message
        assert found.mend.startswith("Move it to Wednesday 26 June 2019 or later")

    def test_on_that_day_it_is_kept(self):
        assert [] == says(step("report-consultation-closed", date(2019, 6, 10)),
                          step("authority-decision", date(2019, 6, 26)), path="2")

    def test_a_step_of_two_bodies_takes_the_nearer_meeting(self):
        """The cost is agreed at the Panel of 17 May 2019 or at the Change Board of 22 May."""
        assert [("impact-assessment.after-working-group", date(2019, 5, 17))] == [
            (one.rule, one.expected) for one in findings(
                step("working-group", date(2019, 5, 1)),
                step("impact-assessment-requested", date(2019, 5, 2)), dcc_impact="yes")]

    def test_a_rhythm_that_is_not_in_force_asks_for_none(self):
        """Between 10 and 11 June 2019 there is no Panel; without its rule none is waited for."""
        steps = (step("converted", date(2019, 6, 10), kind="extraordinary"),
                 step("report-consultation-issued", date(2019, 6, 11)))
        book = attrs.evolve(BOOK, rules=tuple(
            attrs.evolve(rule, since=date(2030, 1, 1)) if rule.id == "panel.meeting-day" else rule
            for rule in BOOK.rules))

        assert ["refinement.before-report"] == [
            one.rule for one in findings(*steps, stage="report-phase")]
        assert () == findings(*steps, stage="report-phase", rules=book)

    def test_a_window_names_the_day_on_which_it_flips(self):
        (found,) = findings(step("refinement-consultation-issued", "Q2 2019"),
                            step("refinement-consultation-closed", "April 2019"))

        assert found.message.endswith(
            "the rule is kept if the refinement consultation is issued up to Monday 1 April 2019, "
            "and perhaps broken from Tuesday 2 April 2019 on")

    @pytest.mark.parametrize(("issued", "closed", "told"), [
        # It closes on the 9th at the earliest of what keeps it, and may close on the 2nd.
        ("between 9 March and 20 March 2020", "early March 2020",
         "kept at best if the refinement consultation is issued up to Tuesday 10 March 2020, and "
         "broken from Wednesday 11 March 2020 on"),
        # One end is known to the day: what lies on the other side is broken for certain.
        (date(2020, 3, 12), "mid-March 2020",
         "kept if the refinement consultation closes on or after Thursday 12 March 2020, and "
         "broken before that day"),
        ("mid-March 2020", date(2020, 3, 12),
         "kept if the refinement consultation is issued up to Thursday 12 March 2020, and broken "
         "from Friday 13 March 2020 on"),
        # Issued on the 12th or the 13th.
        ("between 12 March and 13 March 2020", "mid-March 2020",
         "kept if the refinement consultation closes on or after Friday 13 March 2020, and "
         "perhaps broken before that day"),
    ])
    def test_on_the_side_that_keeps_it_every_day_of_the_other_does(self, issued, closed, told):
        (found,) = findings(step("refinement-consultation-issued", issued),
                            step("refinement-consultation-closed", closed),
                            as_of=date(2020, 2, 3))

        assert found.message.endswith(f"the rule is {told}")


class TestWhatIsDone:
    """A fact is not moved: what is done is corrected in the record, or explained."""

    BOARD = date(2019, 3, 27)

    @pytest.mark.parametrize(("done", "mend"), [
        ("approved", "Ask for the assessment on Wednesday 27 March 2019 or later."),
        ("requested", "It is done: correct the record if its day is wrong.")])
    def test_only_the_step_that_is_to_come_is_moved(self, done, mend):
        (found,) = findings(
            *(step(f"impact-assessment-{name}", day, status="done" if name == done else "planned")
              for name, day in (("approved", self.BOARD), ("requested", date(2019, 3, 26)))),
            as_of=date(2019, 4, 3) if done == "requested" else date(2019, 3, 27))

        assert found.mend.startswith(mend)

    def test_what_is_done_is_not_brought_forward(self):
        """The consultation closed on 27 March 2019, the day of a Change Board."""
        (found,) = (one for one in findings(
            step("report-consultation-closed", date(2019, 3, 27), status="done"),
            step("change-board", date(2019, 3, 26)), as_of=date(2019, 3, 27))
            if one.rule == "change-board.after-consultation")

        assert ("Put the report to the Change Board on Wednesday 27 March 2019 or later."
                == found.mend)


class TestOwnAct:
    """What a body does is no paper for its own meeting, stated or not."""

    def test_a_conversion_is_no_paper_for_the_panel_that_converts(self):
        """MP112: converted at the Panel of 13 March 2020, which had its report, and consulted on
        from 17 March; the report's own day is not recorded."""
        assert [] == says(
            step("converted", date(2020, 3, 13)), step("report-consultation-issued", date(
                2020, 3, 17)), stage="report-phase", as_of=date(2020, 3, 1))

    def test_what_another_body_does_is_one(self):
        """Before the Panel of 17 April 2020 lie the 16th, 15th and 14th and, before Easter, the
        9th and 8th."""
        assert [("panel.papers-notice", date(2020, 4, 8))] == [
            (one.rule, one.expected) for one in findings(
                step("refinement-consultation-closed", date(2020, 4, 14)),
                step("modification-report-to-panel", date(2020, 4, 17)), as_of=date(2020, 3, 1))]


class TestRestsOn:
    """One contradiction is one finding, by the rule that speaks of it."""

    def test_an_order_comes_before_a_time_wherever_the_data_have_them(self):
        """Both rules link the opening of the consultation to its close."""
        book = attrs.evolve(BOOK, rules=tuple(reversed(BOOK.rules)))
        steps = (step("report-consultation-issued", date(2019, 7, 22)),
                 step("report-consultation-closed", date(2019, 7, 19)))

        assert ["report.consultation-closes-after-opening"] == [
            one.rule for one in findings(*steps, rules=book)]
        assert ["report.consultation-closes-after-opening"] == [
            one.rule for one in findings(*steps)]

    def test_a_way_through_an_unstated_close_rests_on_the_code_and_no_contradiction(self):
        """A vote before the consultation is issued: D7.8(c), not what the record says of itself."""
        (found,) = findings(step("report-consultation-issued", date(2019, 5, 28)),
                            step("change-board", date(2019, 5, 22)), path="3")

        assert ("change-board.after-consultation", "fault") == (found.rule, found.severity.value)

    def test_a_time_listed_after_another_asks_the_most(self):
        """The report of 14 June 2019 is before the meeting of 3 July and the close of 12 July:
        one finding, with the Panel that satisfies both: the paper day of that of 12 July is the
        5th, so it is the next, projected for 16 August."""
        (found,) = findings(
            step("working-group", date(2019, 7, 3)),
            step("refinement-consultation-closed", date(2019, 7, 12)),
            step("modification-report-to-panel", date(2019, 6, 14)))

        assert ("refinement.consultation-before-report", date(2019, 8, 16)) == (
            found.rule, found.expected)


class TestConditions:
    """A step that is taken only on a condition says so wherever it is told."""

    @pytest.mark.parametrize("conditional", [0, 1])
    def test_the_condition_of_either_step_is_in_the_message(self, conditional):
        steps = [step("impact-assessment-approved", date(2019, 5, 22)),
                 step("impact-assessment-requested", date(2019, 5, 21))]
        steps[conditional]["if"] = "recommendation 2 is agreed"
        (found,) = findings(*steps)

        day = ("Wednesday 22 May 2019", "Tuesday 21 May 2019")[conditional]
        assert f"on {day} (only if recommendation 2 is agreed)" in found.message


class TestParallel:
    """design.md section 7: `parallel_with` "lifts an order that the route would add"."""

    @pytest.mark.parametrize("side", [0, 1])
    def test_either_step_may_say_so(self, side):
        steps = [step("working-group", date(2019, 5, 1)),
                 step("refinement-consultation-issued", date(2019, 4, 30))]
        steps[side]["parallel_with"] = [steps[1 - side]["step"]]

        assert [] == says(*steps)

    def test_an_order_of_the_code_stays(self):
        """X-IA-01: the cost is agreed first, whatever a timetable says of itself."""
        assert [("impact-assessment.cost-agreed-first", "fault", "breaks",
                 "impact-assessment-requested", date(2020, 3, 13))] == says(
            step("impact-assessment-approved", date(2020, 3, 13), body="panel", label="cost"),
            step("impact-assessment-requested", date(2020, 3, 11), parallel_with=["cost"]),
            as_of=date(2020, 3, 1))


class TestApplies:
    """A rule applies while it is in force, and where its conditions fit the later step."""

    def test_a_step_that_is_not_known_fits_any_kind(self):
        rule = by_id("working-group.agenda-notice")

        assert applies(rule, None, date(2019, 4, 3), "unknown")
        assert not applies(rule, None, date(2019, 4, 2), "unknown")


class TestTimes:
    """A number counts in its own unit."""

    def test_weeks_are_told_in_calendar_days(self):
        """Three weeks from 22 July 2019 end on 12 August."""
        book = with_parameter("report.consultation-length", value=3, unit=Unit.WEEKS)
        (found,) = findings(step("report-consultation-issued", date(2019, 7, 22)),
                            step("report-consultation-closed", date(2019, 8, 9)), rules=book)

        assert date(2019, 8, 12) == found.expected
        assert "18 calendar days after" in found.message
        assert found.message.endswith("; 3 weeks are needed")

    def test_people_bound_no_days(self):
        book = with_parameter("report.consultation-length", value=5, unit=Unit.PEOPLE)

        assert [] == says(step("report-consultation-issued", date(2019, 7, 22)),
                          step("report-consultation-closed", date(2019, 7, 23)), rules=book)

    def test_a_time_alone_is_an_order_too(self):
        """The agenda is after the meeting; 10 Working Days before 1 May is 15 April 2019."""
        assert [("working-group.agenda-notice", "warning", "breaks", "working-group-agenda",
                 date(2019, 4, 15))] == says(
            step("working-group-agenda", date(2019, 5, 2)), step("working-group", date(2019, 5, 1)))

    @pytest.mark.parametrize(("meeting", "papers", "mend"), [
        # With papers of up to 10 May the first meeting that keeps it is on 5 June.
        ("Q2 2019", "early May 2019", "Publish the papers by Wednesday 29 May 2019, if the Working "
         "Group considers it on Wednesday 5 June 2019, or take"),
        # None is left in May: they are wanted for the first that is stated.
        ("across April and May 2019", "late April 2019", "Publish the papers by Wednesday 27 March "
         "2019, if the Working Group considers it on Wednesday 3 April 2019, or take"),
        (date(2019, 5, 1), date(2019, 5, 3), "Publish the papers by Wednesday 24 April 2019, or"),
    ])
    def test_the_day_of_its_mend_keeps_it(self, meeting, papers, mend):
        """5 Working Days before 5 June, 3 April and 1 May 2019."""
        (found,) = findings(step("working-group", meeting), step("working-group-papers", papers))

        assert found.mend.startswith(mend)

    def test_every_notice_of_the_book_has_its_number(self):
        assert all(rule.parameter is not None for rule in BOOK.of_shape(Shape.AT_LEAST))


class TestMendedOrder:
    """issue 2: "the immediate mend of each finding": written into the file, the finding is gone."""

    @pytest.mark.parametrize(("steps", "day", "says"), [
        ((step("modification-report-ready", date(2019, 7, 8)),
          step("report-consultation-issued", date(2019, 6, 24))), date(2019, 7, 15),
         "; the meetings and times between leave Monday 15 July 2019"),
        ((step("modification-report-ready", date(2019, 6, 28)),
          step("implemented", date(2019, 6, 28))), date(2019, 7, 24),
         "the Change Board votes, on Wednesday 24 July 2019 at the earliest"),
    ])
    def test_the_day_named_leaves_what_lies_between(self, steps, day, says):
        """The paper is for the Panel of 12 July 2019, 5 Working Days from 8 July end on the 15th;
        the Change Board meets on the 24th."""
        (found,) = findings(*steps, path="3", dcc_impact="no")

        assert day == found.expected
        assert says in found.message

    @given(first=st.dates(date(2019, 3, 8), date(2019, 6, 1)), gap=st.integers(-20, 40),
           pair=st.sampled_from([
               ("modification-report-ready", "report-consultation-issued"),
               ("modification-report-ready", "implemented"),
               ("refinement-consultation-issued", "authority-decision"),
               ("impact-assessment-returned", "authority-decision"),
               ("working-group-papers", "impact-assessment-requested"),
               ("report-consultation-issued", "implemented")]))
    def test_the_day_named_mends_it(self, first, gap, pair):
        start = step(pair[0], first)
        asked = {"path": "2", "dcc_impact": "yes"}
        found = findings(start, step(pair[1], max(first + timedelta(gap), AS_OF)), **asked)
        days = [one.expected for one in found if one.step == pair[1]]

        assert [] == [one.message for day in days
                      for one in findings(start, step(pair[1], day), **asked)
                      if one.step == pair[1] and one.severity is not Severity.NOTE]
