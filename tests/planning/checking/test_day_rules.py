"""The judges of single steps: which shapes they judge, and what they leave alone."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.planning.checking.day_rules import JUDGES, judge_days
from secgov.planning.steps.cases import Case
from secgov.planning.steps.placing import place_all
from secgov.rules.rule import Shape, Unit
from tests.planning.bases import basis_of
from tests.timetables import AS_OF, PAPER, findings, rules_on, says, step, timetable

BOOK = rules_on(AS_OF)
ASKED = step("preliminary-assessment-requested", date(2019, 4, 1))


def changed(name, **changes):
    return attrs.evolve(BOOK, rules=tuple(
        attrs.evolve(rule, **changes) if rule.id == name else rule for rule in BOOK.rules))


def with_unit(value, unit):
    rule = next(one for one in BOOK.rules if one.id == "preliminary-assessment.timescale")
    return changed(rule.id, parameter=attrs.evolve(rule.parameter, value=value, unit=unit))


class TestJudges:
    """design.md section 4: a rule has a shape, and each shape one judge."""

    def test_the_shapes_of_single_steps_have_one_each(self):
        """What links two steps is judged by the order, and a statement by nothing."""
        assert {"on-meeting", "who-acts", "by-cut-off", "at-most", "next-meeting",
                "on-release-day", "hold", "status", "outcome-bars", "at-body",
                "on-working-day", "ends"} == {
                    shape.value for shape in JUDGES}
        assert set() == set(JUDGES) & {
            Shape.ORDER, Shape.AT_LEAST, Shape.STATED_ORDER, Shape.STATEMENT}

    def test_a_case_without_steps_gives_nothing(self):
        basis, modification = basis_of()
        case = Case(modification, place_all(modification, basis), timetable(), basis)

        assert ([], "MP900") == (list(judge_days(case)), case.subject)


class TestLimits:
    """design.md section 4: a maximum is "a duty whose breach is a finding and never a blocker"."""

    @pytest.mark.parametrize(("value", "unit", "last"), [
        (1, Unit.MONTHS, date(2019, 5, 1)),
        (2, Unit.WEEKS, date(2019, 4, 15)),
        (10, Unit.CALENDAR_DAYS, date(2019, 4, 11)),
        (10, Unit.WORKING_DAYS, date(2019, 4, 15)),
    ])
    def test_each_unit_has_its_last_day(self, value, unit, last):
        """From Monday 1 April 2019; ten Working Days: 2 to 5 (4), 8 to 12 (9), 15 (10)."""
        book = with_unit(value, unit)

        assert [] == says(ASKED, step("preliminary-assessment-returned", last), rules=book)
        assert [last] == [one.expected for one in findings(
            ASKED, step("preliminary-assessment-returned", date(2019, 5, 3)), rules=book)]

    def test_a_window_in_working_days_ends_on_the_last_of_them(self):
        """Nine from 1 April 2019 end on Friday the 12th; `replay` counts a window alike."""
        book = with_unit(9, Unit.WORKING_DAYS)
        returned = step("preliminary-assessment-returned", date(2019, 4, 13))

        assert [date(2019, 4, 12)] == [one.expected for one in findings(
            ASKED, returned, rules=book) if one.rule == "preliminary-assessment.timescale"]

    def test_a_month_that_is_shorter_ends_on_its_last_day(self):
        """One month from 31 January 2019 is 28 February."""
        book = with_unit(1, Unit.MONTHS)
        asked = step("preliminary-assessment-requested", date(2019, 1, 31))

        assert [] == says(asked, step("preliminary-assessment-returned", date(2019, 2, 28)),
                          rules=book)
        assert 1 == len(says(asked, step("preliminary-assessment-returned", date(2019, 3, 1)),
                             rules=book))

    def test_a_rule_without_a_number_limits_nothing(self):
        book = changed("preliminary-assessment.timescale", parameter=None)

        assert [] == says(ASKED, step("preliminary-assessment-returned", date(2019, 12, 2)),
                          rules=book)

    def test_a_return_without_a_request_has_no_limit(self):
        assert [] == says(step("preliminary-assessment-returned", date(2019, 12, 2)))

    def test_a_request_listed_later_is_of_another_round(self):
        assert [] == says(step("preliminary-assessment-returned", date(2019, 12, 2)),
                          step("preliminary-assessment-requested", date(2019, 12, 2)))


class TestMeetings:
    """A step of a body is judged against that body's meetings, and no other's."""

    def test_the_body_of_the_step_counts(self):
        """10 April 2019 is no day of either; the cost is agreed by the Change Board by default."""
        assert ["change-board.meeting-day"] == [one.rule for one in findings(
            step("impact-assessment-approved", date(2019, 4, 10)))]

    def test_a_vague_time_with_a_meeting_in_it_keeps_the_rule(self):
        assert [] == says(step("change-board", "April 2019"))


class TestNextMeeting:
    """D7.8(c): the next meeting after the responses are collated."""

    def test_without_a_close_nothing_is_skipped(self):
        assert [] == says(step("change-board", date(2019, 6, 26)))

    def test_a_vote_whose_window_reaches_past_the_next_meeting_depends(self):
        """The Change Board meets on Wednesdays 22 May and 26 June 2019."""
        (found,) = findings(step("report-consultation-closed", date(2019, 5, 10)),
                            step("change-board", "across May and June 2019"))

        assert ("change-board.next-meeting", "depends", date(2019, 5, 22)) == (
            found.rule, found.verdict, found.flips_on)

    def test_a_close_whose_window_reaches_to_the_next_meeting_depends(self):
        """One that closes on or after Wednesday 22 May 2019 goes to the meeting of 26 June."""
        (found,) = findings(step("report-consultation-closed", "May 2019"),
                            step("change-board", date(2019, 6, 26)))

        assert ("change-board.next-meeting", "depends", date(2019, 5, 22)) == (
            found.rule, found.verdict, found.flips_on)


class TestVoteOffItsMeeting:
    """A vote on a day without a meeting is one finding, not two."""

    CLOSED = step("report-consultation-closed", date(2019, 4, 29))

    def test_the_day_after_the_next_meeting_skips_none(self):
        """The Change Board of May 2019 is on Wednesday the 22nd."""
        assert [("change-board.meeting-day", date(2019, 5, 22))] == [
            (one.rule, one.expected) for one in findings(
                self.CLOSED, step("change-board", date(2019, 5, 23)))]

    def test_one_that_passes_a_meeting_over_does(self):
        """Thursday 27 June 2019 would be the meeting of the 26th; that of May is passed over."""
        assert {("change-board.meeting-day", date(2019, 6, 26)),
                ("change-board.next-meeting", date(2019, 5, 22))} == {
            (one.rule, one.expected) for one in findings(
                self.CLOSED, step("change-board", date(2019, 6, 27)))}

    def test_an_extraordinary_vote_on_a_day_of_its_own_skips_none(self):
        assert [] == says(self.CLOSED, step("change-board", date(2019, 5, 8), kind="extraordinary"))
        assert ["change-board.next-meeting"] == [one.rule for one in findings(
            self.CLOSED, step("change-board", date(2019, 5, 29), kind="extraordinary"))]


class TestTheMeetingOfItsMonth:
    """A step on no meeting day is mended by its own month's meeting, where that can still be."""

    def test_what_is_listed_before_it_and_comes_after_it_does_not_move_it_on(self):
        """Saturday 13 April 2019; the Panel met on Friday the 12th."""
        found = findings(step("change-board", date(2019, 4, 24)),
                         step("panel-update", date(2019, 4, 13)))

        assert [date(2019, 4, 12)] == [
            one.expected for one in found if one.rule == "panel.meeting-day"]


class TestMends:
    """A finding's mend, done as it is told, mends it or turns it into a note with its reason."""

    HELD = step("working-group", date(2019, 5, 1))

    @pytest.mark.parametrize(("hold", "found"), [
        ({"ends_when": "1 April 2019"}, 0), ({"until": date(2019, 4, 1)}, 0),
        ({"ends_when": date(2019, 4, 1)}, 0), ({"ends_when": date(2019, 5, 2)}, 1),
        ({"ends_when": "the Proposer decides"}, 1),
        ({"ends_when": "the April 2019 Panel meeting"}, 0), ({"ends_when": "April 2019 Panel"}, 0),
        ({"ends_when": "the March 2019 CB meeting"}, 0),
        ({"ends_when": "the May 2019 Panel meeting"}, 1),
        ({"ends_when": "the 11 April 2019 Panel meeting"}, 1),
        ({"ends_when": "the next Panel meeting"}, 1), ({"ends_when": "not stated Panel"}, 1)])
    def test_a_hold_ends_on_the_day_that_ends_it(self, hold, found):
        assert found == len(findings(self.HELD, hold={"since": date(2019, 3, 1), **hold}))

    def test_a_hold_with_an_end_is_mended_by_the_first_day_after_it(self):
        """The Working Group after 2 May 2019 is that of 5 June."""
        (found,) = findings(self.HELD, hold={"ends_when": date(2019, 5, 2)})
        (open_,) = findings(self.HELD, hold={"ends_when": "the Proposer decides"})

        assert found.mend.startswith("Move it to Wednesday 5 June 2019 or later")
        assert open_.mend.startswith("Say on which day the hold ends (until)")

    def test_a_hold_until_a_meeting_ends_on_its_day(self):
        """The Panel of May 2019 is on the 17th; on the 11th of April there is none."""
        (found,) = findings(self.HELD, hold={"ends_when": "the May 2019 Panel meeting"})
        (never,) = findings(self.HELD, hold={"ends_when": "the 11 April 2019 Panel"})

        assert "until Friday 17 May 2019" in found.message
        assert 'which is "the 11 April 2019 Panel"' in never.message

    def test_what_resumed_before_a_hold_ends_another_one(self):
        assert ["timetable.steps-during-hold"] == [one.rule for one in findings(
            step("resumed", date(2018, 9, 3), status="done"), self.HELD,
            hold={"since": date(2019, 3, 1)})]

    def test_a_hold_that_ends_in_the_window_depends(self):
        (since,) = findings(step("option-chosen", "May 2019"), hold={"since": date(2019, 5, 20)})
        (until,) = findings(step("option-chosen", "May 2019"), hold={"until": date(2019, 5, 20)})

        assert "kept before Monday 20 May 2019" in since.message
        assert "kept from Monday 20 May 2019" in until.message

    def test_a_reason_makes_a_warning_a_note_that_quotes_it(self):
        (found,) = findings(
            step("report-consultation-closed", date(2019, 5, 20)),
            step("change-board", date(2019, 6, 26), because="the responses were not collated"))

        assert "note" == found.severity.value
        assert 'the reason given is "the responses were not collated"' in found.message

    def test_a_revised_timescale_lifts_the_standard_one(self):
        asked = step("preliminary-assessment-requested", date(2019, 3, 12))
        back = step("preliminary-assessment-returned", date(2019, 5, 3))

        assert 1 == len(findings(asked, back))
        assert () == findings(
            asked, step("assessment-timescale-revised", date(2019, 3, 20)), back)

    def test_a_cut_off_that_is_past_is_no_mend_of_what_is_done(self):
        """The Panel of 17 May 2019, asked on 13 July; the report is a return all the same."""
        (found,) = findings(
            step("modification-report-to-panel", date(2019, 7, 12), status="done"),
            as_of=date(2019, 7, 13), paper=PAPER, dcc_impact="yes", stage="refinement",
            target_release="November 2019")

        assert (date(2019, 5, 17), True) == (
            found.expected, found.mend.startswith(
                "It is done: correct the record if its day is wrong, or target a later release, "))

    @pytest.mark.parametrize(("hold", "said"), [({}, False), ({"hold": {"reason": "x"}}, True)])
    def test_only_what_is_on_hold_is_still_on_hold(self, hold, said):
        (found,) = findings(paper=PAPER, stage="refinement", **hold)

        assert said == ("still on hold" in found.mend)

    def test_the_meeting_of_the_month_is_expected_only_where_it_fits(self):
        """Sunday 28 April 2019: the agenda of the 15th is after the Working Group of the 3rd."""
        group = step("working-group", date(2019, 4, 28), kind="monthly")

        assert date(2019, 4, 3) == findings(group)[0].expected
        assert date(2019, 5, 1) == findings(group, as_of=date(2019, 4, 20))[0].expected
        found = findings(step("working-group-agenda", date(2019, 4, 10)), group)
        assert date(2019, 5, 1) == found[0].expected
