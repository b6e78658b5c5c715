"""The day of implementation: named, fixed by the approval, kept or moved; days by hand."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.calendar.vague_dates import VagueDate
from secgov.errors import TransitionRefused
from secgov.planning.life.lifecycle import apply
from tests.lives import act, asked, fast_tracked, faults, found, refined, replayed, stands

PLANNED = refined()[:12]
"""Up to the return of the assessment on 20 August 2020, before the report."""
REPORTED = refined()[12:15]
VOTED = act("change-board", "2020-10-21", "approved")
DECIDED = [act("change-board", "2020-10-21", "recommended-approval"),
           act("authority-decision", "2020-11-10", "approved")]
FEBRUARY, JUNE = date(2021, 2, 25), date(2021, 6, 24)
FAR = date(2022, 1, 1)


def aimed(when: str, until: date | None, **keys):
    return act("release-targeted", when, until=until, **keys)


def live(day: date, **keys):
    return act("implemented", str(day), **keys)


def moves(acts, **keys):
    return [(one.register, one.label, one.severity.value)
            for one in found(acts, as_of=FAR, **keys) if one.register == "X-IMPL-01"]


ON, AFTER = "2020-10-21", "2020-10-28"


class TestFixedByTheApproval:
    """X-IMPL-01: "An approved implementation date can be changed only with the Authority's
    approval, on the Panel's request"; violated when "date moved without approval"."""

    @pytest.mark.parametrize("status", ["actual", "target", "planned"])
    @pytest.mark.parametrize("named", [ON, AFTER])
    @pytest.mark.parametrize("said", ["2020-12-11", None])
    def test_a_day_named_with_the_approval_or_after_it_stays(self, named, status, said):
        """Another day kept: a fault in any record. What is said again is only asked for."""
        first = aimed(named, FEBRUARY, status=status)
        again = [aimed(said, JUNE)] if said else []
        acts = [*PLANNED, *REPORTED, VOTED, first, *again, live(JUNE)]
        certain = "fault" if status == "actual" or named == AFTER else "warning"

        # Where the first may be a plan, the second may be the day in force; nobody decided on it.
        label = "release-targeted" if said and certain == "warning" else "implemented"

        assert [("X-IMPL-01", label, certain)] == moves(acts, path="3")

    @pytest.mark.parametrize(("acts", "path"), [
        ([VOTED], "3"), (DECIDED, "2")])
    def test_a_day_that_the_decision_itself_names_stays(self, acts, path):
        fixed = [*PLANNED, *REPORTED, *acts[:-1], attrs.evolve(acts[-1], until=FEBRUARY)]

        assert [("X-IMPL-01", "implemented", "fault")] == moves([*fixed, live(JUNE)], path=path)
        assert [] == moves([*fixed, live(FEBRUARY)], path=path)
        assert [("X-IMPL-01", "implemented", "fault")] == moves(
            [*fixed, aimed("2020-12-11", JUNE), live(JUNE)], path=path)

    def test_on_fast_track_too(self):
        acts = [*fast_tracked()[:2], aimed("2020-05-01", FEBRUARY), live(JUNE)]

        assert [("X-IMPL-01", "implemented", "fault")] == moves(acts, path="fast-track")

    def test_the_sentence_has_both_days(self):
        acts = [*PLANNED, *REPORTED, VOTED, aimed(ON, FEBRUARY), aimed("2020-12-11", JUNE)]
        asked_for, kept = (
            next(one for one in found(record, as_of=FAR, path="3") if one.register == "X-IMPL-01")
            for record in (acts, [*acts[:-1], live(JUNE)]))

        assert ("Thursday 24 June 2021 is asked for as the day of implementation in place of "
                "Thursday 25 February 2021. No decision of the Authority on it is recorded; the "
                "rule is kept if the Authority decided on it by Thursday 25 February 2021, and "
                "broken if not") == asked_for.message
        assert ("it is implemented on Thursday 24 June 2021. The day in force for it is Thursday "
                "25 February 2021. It was approved on Wednesday 21 October 2020. Since then no "
                "approval of another day by the Authority is recorded") == kept.message
        assert (FEBRUARY, FEBRUARY) == (asked_for.expected, kept.expected)

    @pytest.mark.parametrize("granted", [
        act("authority-decision", "2020-12-01", "approved"),
        act("authority-decision", "2020-12-01", "approved", until=JUNE)])
    def test_the_authority_may_approve_another(self, granted):
        """A date approval may name its day, and then fixes that."""
        acts = [*PLANNED, *REPORTED, VOTED, aimed(ON, FEBRUARY), granted]
        third = date(2021, 11, 4)

        assert [] == moves([*acts, aimed("2020-12-11", JUNE), live(JUNE)], path="3")
        assert [] == moves([*acts, live(JUNE)], path="3")
        assert bool(granted.until) is bool(moves([*acts, live(third)], path="3"))
        assert [("X-IMPL-01", "implemented", "fault")] == moves(
            [*acts, aimed("2020-12-11", JUNE), live(third)], path="3")

    def test_what_the_authority_refuses_moves_nothing(self):
        acts = [*PLANNED, *REPORTED, VOTED, aimed(ON, FEBRUARY),
                act("authority-decision", "2020-12-01", "rejected", until=JUNE), live(JUNE)]

        assert [("X-IMPL-01", "implemented", "fault")] == moves(acts, path="3")

    def test_of_two_days_named_on_one_day_either_may_be_the_last(self):
        acts = [*PLANNED, *REPORTED, VOTED, aimed(AFTER, JUNE), aimed(AFTER, FEBRUARY)]

        assert 1 == len(moves([*acts, live(JUNE)], path="3"))
        assert [] == [one for one in moves([*acts, live(JUNE)], path="3")
                      if one[1] == "implemented"]


    def test_what_was_said_in_a_month_may_have_been_said_later(self):
        """Found by Hypothesis: said anew in the January in which the Authority approved it."""
        january = VagueDate("2021-01", date(2021, 1, 1), date(2021, 1, 31))
        acts = [*PLANNED, *REPORTED, VOTED, aimed("2021-01-05", FEBRUARY),
                act("authority-decision", "2021-01-06", "approved"),
                attrs.evolve(aimed("2021-01-06", JUNE), date=january), live(JUNE)]

        assert [] == moves(acts, path="3")


    @pytest.mark.parametrize(("rows", "label"), [
        ([aimed(str(FEBRUARY), None), aimed(str(JUNE), None)], "release-targeted#2"),
        ([aimed(str(FEBRUARY), None)], "implemented")])
    def test_the_approval_of_another_day_may_be_all_that_is_recorded(self, rows, label):
        """Without the approval of 10 November, that of 18 December looks like the first. Then it
        depends, but in a complete record it is one."""
        first, second = DECIDED[1], act("authority-decision", "2020-12-18", "approved")
        before = [*PLANNED, *REPORTED, DECIDED[0]]

        for complete in (False, True):
            assert [] == moves([*before, first, second, *rows, live(JUNE)], path="2",
                               complete=complete)
        lacking = [*before, second, *rows, live(JUNE)]
        assert [("X-IMPL-01", label, "warning")] == moves(lacking, path="2")
        assert [("X-IMPL-01", "implemented", "fault")] == moves(lacking, path="2", complete=True)


class TestPlans:
    """Before the approval a day is a plan; deleting a row of a lawful life makes no fault."""

    def test_they_move_freely(self):
        acts = [*PLANNED, aimed("2020-08-21", FEBRUARY), aimed("2020-08-28", JUNE), *REPORTED,
                VOTED, live(JUNE)]

        assert [] == moves(acts, path="3")
        assert [] == moves(acts, path="3", complete=True)

    @pytest.mark.parametrize("said", [[], [aimed("2020-12-11", JUNE)]])
    def test_the_last_one_is_what_is_approved_if_no_row_is_missing(self, said):
        acts = [*PLANNED, aimed("2020-08-21", FEBRUARY), *REPORTED, VOTED, *said, live(JUNE)]

        assert {"fault"} == {one[2] for one in moves(acts, path="3", complete=True)}
        assert {"warning"} == {one[2] for one in moves(acts, path="3")}

    def test_an_approval_of_another_day_in_the_month_of_the_vote_is_not_the_first_one(self):
        """The vote is on 21 October 2020; the Authority approves another day in October."""
        october = VagueDate("2020-10", date(2020, 10, 1), date(2020, 10, 31))
        granted = attrs.evolve(act("authority-decision", "2020-10-01", "approved"), date=october)
        acts = [*refined()[:16], act("release-targeted", "2020-10-22", until=date(2020, 11, 29)),
                granted, act("release-targeted", "2020-11-02", until=date(2021, 2, 25))]

        assert [] == faults(acts, path="3")
        assert [] == faults([granted, *(
            attrs.evolve(one, date=october) if one.act == "change-board" else one
            for one in acts if one is not granted)], path="3")

    def test_of_months_only_others_are_other_days(self):
        """June 2020 went live on 7 May 2020 (X-REL-02): a month is a name."""
        def in_month(first, last):
            return VagueDate(first[:7], date.fromisoformat(first), date.fromisoformat(last))
        november = aimed(AFTER, in_month("2020-11-01", "2020-11-30"))
        acts = [*PLANNED, *REPORTED, VOTED, november]

        assert [] == moves([*acts, aimed("2020-11-02", date(2020, 11, 29))], path="3")
        assert [] == moves([*acts, live(FEBRUARY)], path="3")
        assert "June 2021 is asked for as the day of implementation in place of November" in next(
            one.message for one in found(
                [*acts, aimed("2020-11-02", in_month("2021-06-01", "2021-06-30"))],
                as_of=FAR, path="3") if one.register == "X-IMPL-01")

    def test_parts_are_apart_and_without_an_approval_nothing_is_fixed(self):
        first = aimed(AFTER, FEBRUARY, part="part 1")

        assert [] == moves([*PLANNED, *REPORTED, VOTED, first, live(JUNE, part="part 2")], path="3")
        assert [] == moves([*PLANNED, *REPORTED, first, live(JUNE, part="part 1")], path="3")


class TestPartsBeforeTheDecision:
    """X-DEC-02: "On paths 1/2 the Authority decides on approval"; issue: "implementation before
    approval"."""

    PARTS = (live(date(2020, 11, 1), part="part 1"), live(date(2020, 11, 29), part="part 2"))

    def decided(self, acts, **keys):
        return [(one.register, one.label, one.severity.value)
                for one in found(acts, as_of=FAR, **keys)]

    @pytest.mark.parametrize("path", ["1", "2", "unknown"])
    def test_a_part_before_it_is_a_fault_as_the_whole_would_be(self, path):
        acts = [*PLANNED, *REPORTED, *DECIDED, *self.PARTS]

        assert [("X-DEC-02", "implemented", "fault")] == self.decided(acts, path=path)
        assert () == replayed(acts, as_of=FAR, path=path).modifications[0].gaps
        assert [] == self.decided(
            [*PLANNED, *REPORTED, *DECIDED, *(attrs.evolve(one, date=FEBRUARY)
                                              for one in self.PARTS)], path=path)

    def test_where_a_day_is_named_the_authority_may_have_approved_another(self):
        """Then the first approval may be what the record lacks; in a complete one nothing is."""
        named = aimed("2020-09-01", date(2020, 11, 1), part="part 1")
        acts = [*PLANNED, named, *REPORTED, *DECIDED, *self.PARTS]

        assert [("X-DEC-02", "implemented", "warning")] == self.decided(acts, path="2")
        assert [("X-DEC-02", "implemented", "fault")] == self.decided(
            acts, path="2", complete=True)
        assert next(one for one in found(acts, as_of=FAR, path="2")).message.endswith(
            "the rule is kept if the Authority approved it before as well, by Sunday 1 November "
            "2020, and broken if not")

    def test_an_approval_that_does_not_say_by_whom_may_be_it(self):
        acts = [*PLANNED, *REPORTED, DECIDED[0], act("approved", "2020-10-28"), *self.PARTS,
                DECIDED[1]]

        assert [] == self.decided(acts, path="2")


class TestOnlyAimedAt:
    """In the shipped histories a target has the day aimed at, and not when it was named."""

    def test_two_days_after_the_approval_depend_on_when_they_were_named(self):
        """SECMP0007 has November 2020 and June 2022."""
        acts = [*PLANNED, *REPORTED, VOTED, act("release-targeted", "2021-02-25", status="target"),
                act("release-targeted", "2021-06-24", status="target"), live(JUNE)]

        for complete in (False, True):
            assert [("X-IMPL-01", "release-targeted", "warning")] == moves(
                acts, path="3", complete=complete)
        granted = act("authority-decision", "2020-12-01", "approved")
        assert [] == moves([*acts, granted], path="3")
        assert [] == moves([*acts[:-2], acts[-3], live(FEBRUARY)], path="3")

    def test_one_that_is_not_kept_is_a_fault_of_a_complete_record(self):
        acts = [*PLANNED, *REPORTED, VOTED, act("release-targeted", "2021-02-25", status="target"),
                live(JUNE)]

        assert [("X-IMPL-01", "implemented", "fault")] == moves(acts, path="3", complete=True)
        assert [("X-IMPL-01", "implemented", "warning")] == moves(acts, path="3")

    def test_one_that_became_known_after_the_approval_was_named_then(self):
        target = act("release-targeted", "2021-02-25", status="target", known=date(2020, 10, 28))

        assert [("X-IMPL-01", "implemented", "fault")] == moves(
            [*PLANNED, *REPORTED, VOTED, target, live(JUNE)], path="3")

    def test_one_that_agrees_may_have_been_the_one_that_was_approved(self):
        acts = [*PLANNED, aimed("2020-08-21", FEBRUARY), *REPORTED, VOTED,
                act("release-targeted", "2021-06-24", status="target"), live(JUNE)]

        assert [] == moves(acts, path="3", complete=True)


class TestActing:
    """`apply` and `permitted` ask the same of an act as a replay of its record."""

    def test_a_day_is_named_anew_only_with_the_authority(self):
        planned = stands([*PLANNED, aimed("2020-08-21", FEBRUARY)], path="3")
        again = apply(planned, aimed("2020-08-28", JUNE))
        voted = stands([*PLANNED, aimed("2020-08-28", JUNE), *REPORTED, VOTED], path="3")

        assert JUNE == again.done["target:"].until
        asking = apply(voted, aimed("2020-12-11", FEBRUARY))
        assert (JUNE, FEBRUARY) == (asking.done["target:"].until, asking.done["asked:"].until)
        assert "another day of implementation is asked for" in {
            one.says for one in asked(voted).acts}
        granted = apply(voted, act("authority-decision", "2020-12-01", "approved"))
        assert FEBRUARY == apply(granted, aimed("2020-12-11", FEBRUARY)).done["target:"].until

    def test_a_day_that_the_vote_names_is_one(self):
        voted = stands([*PLANNED, *REPORTED, attrs.evolve(VOTED, until=FEBRUARY)], path="3")

        assert "asked:" not in apply(voted, aimed("2020-12-11", FEBRUARY)).done
        assert "asked:" in apply(voted, aimed("2020-12-11", JUNE)).done

    def test_no_answer_is_made_of_a_row_that_is_no_fact(self):
        acts = [*PLANNED, *REPORTED, VOTED, aimed("2023-01-09", FEBRUARY, status="target"),
                live(JUNE)]

        assert [] == faults(acts, as_of=FAR, path="3")
        assert 1 == replayed(acts, as_of=FAR, path="3").modifications[0].expected


class TestMovedAgain:
    """X-IMPL-01: an approval of one day by the Authority is not that of a third."""

    NAMED = (*PLANNED, *REPORTED, attrs.evolve(VOTED, until=FEBRUARY))
    GRANTED = act("authority-decision", "2020-12-01", "approved", until=JUNE)
    AGAIN = act("authority-decision", "2021-05-04", "approved", until=date(2021, 11, 4))
    THIRD = date(2021, 11, 4)

    @pytest.mark.parametrize("targets", [
        [], [aimed("2020-12-01", JUNE, status="target")], [aimed("2020-12-01", JUNE)],
        [aimed("2020-12-11", JUNE)]])
    def test_a_third_day_is_found_and_refused(self, targets):
        acts = [*self.NAMED, self.GRANTED, *targets]

        assert [("X-IMPL-01", "implemented", "fault")] == moves(
            [*acts, live(self.THIRD)], path="3")
        assert [] == moves([*acts, live(JUNE)], path="3")
        assert [] == moves([*acts, self.AGAIN, live(self.THIRD)], path="3")
        state = stands(acts, path="3")
        with pytest.raises(TransitionRefused, match="implemented on Thursday 24 June 2021"):
            apply(state, live(self.THIRD))
        assert "implemented" == apply(state, live(JUNE)).stage
        assert "implemented" == apply(apply(state, self.AGAIN), live(self.THIRD)).stage

    def test_the_day_before_the_last_is_another_too(self):
        acts = [*self.NAMED, self.GRANTED]

        assert [("X-IMPL-01", "implemented", "fault")] == moves(
            [*acts, live(FEBRUARY)], path="3")
        with pytest.raises(TransitionRefused, match="implemented on Thursday 24 June 2021"):
            apply(stands(acts, path="3"), live(FEBRUARY))

    def test_on_path_2_as_well(self):
        acts = [*PLANNED, *REPORTED, DECIDED[0], attrs.evolve(DECIDED[1], until=FEBRUARY),
                self.GRANTED]

        assert [("X-IMPL-01", "implemented", "fault")] == moves(
            [*acts, live(self.THIRD)], path="2")
        with pytest.raises(TransitionRefused):
            apply(stands(acts, path="2"), live(self.THIRD))

    def test_a_target_on_a_third_day_only_asks_for_it(self):
        target = aimed("2020-12-11", self.THIRD)
        acts = [*self.NAMED, self.GRANTED]

        assert [("X-IMPL-01", "implemented", "fault")] == moves(
            [*acts, target, live(self.THIRD)], path="3")
        with pytest.raises(TransitionRefused):
            apply(apply(stands(acts, path="3"), target), live(self.THIRD))

    @pytest.mark.parametrize(("part", "apart"), [("part 1", True), ("part 2", False), ("", False)])
    def test_an_approval_that_names_a_part_is_of_its_day_alone(self, part, apart):
        """X-IMPL-03 with X-IMPL-01: part 2 moves from 25 February to 24 June 2021, and the
        Authority approves a day of part 1, of part 2, or of what it does not say."""
        acts = [*PLANNED, *REPORTED, VOTED, aimed(AFTER, FEBRUARY, part="part 1"),
                aimed(AFTER, FEBRUARY, part="part 2"), live(FEBRUARY, part="part 1")]
        moved = [aimed("2021-01-15", JUNE, part="part 2"),
                 act("authority-decision", "2021-02-02", "approved", part=part)]
        acts = [*acts[:-1], *moved, acts[-1]]
        second = live(JUNE, part="part 2")

        assert ([("X-IMPL-01", "implemented#2", "fault")] if apart else []) == moves(
            [*acts, second], path="3")
        if apart:
            assert "The Authority approved another day of part 1 on Tuesday 2 February 2021" in (
                found([*acts, second], as_of=FAR, path="3")[0].message)
            with pytest.raises(TransitionRefused, match="approved no other day"):
                apply(stands(acts, path="3"), second)
        else:
            assert apply(stands(acts, path="3"), second)

    def test_a_part_may_take_the_day_that_was_approved_and_no_other(self):
        acts = [*PLANNED, *REPORTED, VOTED, aimed(AFTER, FEBRUARY, part="part 1"), self.GRANTED]
        state = stands(acts, path="3")

        assert [] == moves([*acts, live(JUNE, part="part 1")], path="3")
        assert apply(state, live(JUNE, part="part 1"))
        assert [("X-IMPL-01", "implemented", "fault")] == moves(
            [*acts, live(self.THIRD, part="part 1")], path="3")
        with pytest.raises(TransitionRefused, match="has approved only Thursday 24 June 2021"):
            apply(state, live(self.THIRD, part="part 1"))

    @pytest.mark.parametrize(("until", "says"), [
        (JUNE, "Thursday 24 June 2021"), (None, "another day")])
    def test_the_sentence_tells_what_the_authority_approved_last(self, until, says):
        acts = [*self.NAMED, attrs.evolve(self.GRANTED, until=until),
                aimed("2020-12-11", JUNE), live(self.THIRD)]
        message = next(one.message for one in found(acts, as_of=FAR, path="3")
                       if one.register == "X-IMPL-01")

        assert message.endswith(
            f"The Authority approved {says} on Tuesday 1 December 2020. Since then no approval of "
            "another day by the Authority is recorded")


class TestWindowOfTheAuthority:
    """X-IMPL-02: "The Authority can grant a window: Panel then picks the date inside it (24 Nov
    2019 with flexibility to 1 Dec; Panel chose 29 Nov on 30 Oct 2019)"; days from releases.csv."""

    ACTS = (act("raised", "2019-03-29"),
            act("csc-considered", "2019-04-30", "ready-for-report-phase"),
            act("converted", "2019-06-14", "report-phase"),
            act("modification-report-to-panel", "2019-06-14"),
            act("report-consultation-issued", "2019-06-17"),
            act("report-consultation-closed", "2019-07-08"),
            act("change-board", "2019-07-24", "approved", until=date(2019, 11, 7)),
            act("authority-decision", "2019-10-08", "approved", until=date(2019, 11, 24)))
    SET = aimed("2019-10-30", date(2019, 11, 29), body="panel")

    def test_the_panel_picks_the_day_inside_it(self):
        acts = [*self.ACTS, self.SET, live(date(2019, 11, 29))]

        assert [] == moves(acts, path="3")
        assert [] == moves(acts, path="3", complete=True)
        assert [] == moves([*self.ACTS, live(date(2019, 12, 1))], path="3")
        state = apply(stands(self.ACTS, path="3"), self.SET)
        assert "implemented" == apply(state, live(date(2019, 11, 29))).stage

    @pytest.mark.parametrize("day", [date(2019, 11, 23), date(2019, 12, 2)])
    def test_a_day_outside_it_is_another(self, day):
        assert [("X-IMPL-01", "implemented", "fault")] == moves([*self.ACTS, live(day)], path="3")
        with pytest.raises(TransitionRefused):
            apply(stands(self.ACTS, path="3"), live(day))

    def test_before_the_authority_granted_it_there_is_none(self):
        named = [*self.ACTS[:-2], attrs.evolve(self.ACTS[-2], until=date(2019, 11, 24))]
        early = aimed("2019-10-07", date(2019, 11, 29), body="panel")

        assert [("X-IMPL-01", "release-targeted", "fault")] == moves(
            [*named, early], path="3", complete=True)
        assert [("X-IMPL-01", "release-targeted", "warning")] == moves([*named, early], path="3")
        assert [] == moves([*named, self.SET], path="3")
