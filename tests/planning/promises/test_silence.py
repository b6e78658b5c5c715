"""What a record without the act shows: dropped, overdue, or nothing. Small lives, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.model.recorded_acts import RecordedAct
from secgov.planning.promises.progress_answer import JudgedPromise
from tests.lives import act
from tests.promised import judged, words
from tests.timetables import step

REPORT = step("modification-report-to-panel", "May 2019")  # the Panel of 17 May
GROUP = step("working-group", "July 2019")  # the Working Group of 3 July
UPDATE = step("panel-update", "April 2019")  # the Panel of 12 April
ISSUED = act("refinement-consultation-issued", "2019-03-11")
CONVERTED = act("converted", "2019-01-18", "refinement")


def why(one: JudgedPromise) -> tuple[str, str]:
    """Return the word, and the ISO day of the act that shows it."""
    return one.word, one.shown_by.earliest.isoformat() if one.shown_by else ""


class TestNotYetDue:
    """The last of the days promised is not past, or no day is promised at all."""

    @pytest.mark.parametrize(("as_of", "expected"), [
        (date(2019, 3, 8), "not-yet-due"), (date(2019, 5, 17), "not-yet-due"),
        (date(2019, 5, 18), "overdue")])
    def test_until_the_end_of_the_last_day(self, as_of, expected):
        assert [expected] == words([REPORT], [ISSUED], as_of)

    def test_on_the_day_of_the_paper_nothing_is_due(self):
        assert ["not-yet-due"] == words([REPORT], [ISSUED], date(2019, 3, 8))

    def test_without_a_day_it_is_never_due(self):
        assert ["not-yet-due"] == words([step("modification-report-to-panel")], [ISSUED])


class TestOverdue:
    """The record goes on after the paper's day, and has nothing that presupposes the step."""

    def test_how_long_is_counted_to_the_day_of_the_question(self):
        """From Friday 17 May to Monday 3 June 2019: 10 Working Days, 27 May is none."""
        (one,) = judged([REPORT], [ISSUED], date(2019, 6, 3))

        assert ("overdue", 10, None) == (one.word, one.late_by.least, one.late_by.most)

    def test_what_happened_after_the_question_is_not_used(self):
        acts = [ISSUED, act("modification-report-to-panel", "2019-07-12")]

        assert ["overdue"] == words([REPORT], acts, date(2019, 7, 11))
        assert ["late"] == words([REPORT], acts, date(2019, 7, 12))

    def test_what_became_known_later_is_not_used(self):
        acts = [ISSUED, act("modification-report-to-panel", "2019-05-17",
                            known=date(2019, 9, 1))]

        assert ["overdue"] == words([REPORT], acts, date(2019, 8, 30))
        assert ["kept"] == words([REPORT], acts, date(2019, 9, 2))

    def test_a_plan_is_no_act(self):
        acts = [ISSUED, act("modification-report-to-panel", "2019-05-17", status="planned")]

        assert ["overdue"] == words([REPORT], acts)

    def test_an_act_that_answers_what_is_listed_before_belongs_to_an_earlier_round(self):
        """The Working Group on the requirements comes before the assessment is asked for."""
        steps = [step("working-group", "2019-03-20", kind="ad-hoc", label="requirements"),
                 step("preliminary-assessment-requested", "by early April 2019"),
                 step("working-group", "June 2019", label="assessment")]

        assert ["kept", "overdue", "overdue"] == words(
            steps, [act("working-group", "2019-03-20")])

    def test_a_kind_of_step_that_the_history_records_of_others(self):
        acts = [ISSUED, act("panel-update", "2019-04-12", id="MP901")]

        assert ["overdue"] == words([UPDATE], acts)


class TestNoRecord:
    """design.md section 5: "Absence is a gap, contradiction is a fault"."""

    @pytest.mark.parametrize("acts", [
        [], [CONVERTED], [act("working-group", "2019-03-08")], [act("raised", "2019-05-01",
                                                                    id="MP901")]])
    def test_the_history_has_nothing_after_the_paper(self, acts):
        assert ["no-record"] == words([REPORT], acts)

    def test_an_act_that_comes_after_the_step_presupposes_it(self):
        """SECMP0055: the report promised for April 2019, implemented on 29 November."""
        (one,) = judged([REPORT], [act("report-consultation-issued", "2019-07-22")])

        assert ("no-record", "2019-07-22") == why(one)

    @pytest.mark.parametrize(("end", "begin"), [
        ("request-for-information-closed", "request-for-information-issued"),
        ("impact-assessment-returned", "impact-assessment-requested")])
    def test_what_ends_presupposes_what_began(self, end, begin):
        assert ["no-record"] == words([step(begin, "April 2019")], [act(end, "2019-06-03")])

    def test_an_act_that_the_paper_puts_after_the_step_presupposes_it(self):
        steps = [step("sub-committee", "2019-03-21", body="tabasc", label="views"),
                 step("panel-update", "April 2019", after=["views"])]

        assert ["no-record", "kept"] == words(steps, [act("panel-update", "2019-04-12")])

    def test_so_does_one_that_answers_a_later_round_of_the_same_step(self):
        steps = [step("working-group", "2019-03-20", kind="ad-hoc", label="requirements"),
                 step("working-group", "June 2019", label="assessment", after=["requirements"])]

        assert ["no-record", "kept"] == words(steps, [act("working-group", "2019-06-05")])

    @pytest.mark.parametrize(("name", "when", "other"), [
        ("panel-update", "April 2019", "panel"),
        ("refinement-consultation-closed", "2019-04-12", "consultation-closed"),
        ("authority-decision", "April 2019", "approved")])
    def test_an_act_that_may_be_it(self, name, when, other):
        (one,) = judged([step(name, when)], [act(other, "2019-04-12")])

        assert ("no-record", "2019-04-12") == why(one)
        assert "may be it" in one.because[1].says

    def test_a_kind_of_step_that_the_history_never_records(self):
        (one,) = judged([UPDATE], [ISSUED])

        assert ("no-record", "") == why(one)
        assert "no such act of any modification" in one.because[1].says

    def test_a_step_without_a_day_that_a_later_act_presupposes(self):
        (one,) = judged([step("modification-report-to-panel")],
                        [act("report-consultation-issued", "2019-07-22")])

        assert ("no-record", "2019-07-22") == why(one)

    def test_what_is_implemented_has_everything_promised_before_behind_it(self):
        """Whether the Panel was updated on the way is a gap, even if others' updates are kept."""
        acts = [act("panel-update", "2019-04-12", id="MP901"),
                act("change-board", "2019-10-23", "approved"), act("implemented", "2019-11-29")]

        assert ("no-record", "2019-11-29") == why(judged([UPDATE], acts)[0])


class TestBeforeThePaper:
    """A record that has the step before the paper's day does not show that it was not done."""

    PROMISED = step("refinement-consultation-issued", "by mid-March 2019")
    ACTS = (act("refinement-consultation-issued", "2018-11-05"),
            act("refinement-consultation-closed", "2018-11-26"),
            act("impact-assessment-approved", "2019-03-27"))

    def test_what_may_be_an_earlier_round_leaves_a_gap(self):
        (one,) = judged([self.PROMISED], self.ACTS)

        assert ("no-record", "2018-11-05") == why(one)

    def test_what_the_paper_says_is_done_again_is_overdue(self):
        assert ["overdue"] == words([{**self.PROMISED, "again": True}], self.ACTS)

    def test_a_later_round_is_overdue_where_the_first_is_recorded(self):
        """Of two promises the act of 6 March is the first; nothing is recorded of the second."""
        second = step("refinement-consultation-issued", "June 2019", label="second")
        acts = [act("refinement-consultation-issued", "2019-03-06"), self.ACTS[2]]

        assert ["early", "overdue"] == words([self.PROMISED, second], acts)


class TestDropped:
    """It can no longer be as it was promised, by an act of the record."""

    WITHDRAWN = act("withdrawn", "2019-04-10")

    @pytest.mark.parametrize("acts", [
        [WITHDRAWN],
        [act("superseded", "2019-04-10")],
        [act("split", "2019-04-10", part="MP900A")],
        [act("report-consultation-closed", "2019-04-01"),
         act("change-board", "2019-04-10", "rejected")]])
    def test_the_modification_ended_before_the_days_were_past(self, acts):
        (one,) = judged([GROUP], [CONVERTED, *acts], path="3")

        assert ("dropped", "2019-04-10") == why(one)

    def test_also_a_promise_without_a_day(self):
        assert ["dropped"] == words([step("working-group")], [CONVERTED, self.WITHDRAWN])

    def test_one_that_somebody_adopts_lives_on(self):
        acts = [CONVERTED, self.WITHDRAWN, act("adopted", "2019-05-01")]

        assert ["overdue"] == words([GROUP], acts)

    def test_one_that_was_split_and_goes_on_lives_on(self):
        acts = [CONVERTED, act("split", "2019-04-10"), act("panel", "2019-05-17")]

        assert ["overdue"] == words([GROUP], acts)

    @pytest.mark.parametrize(("name", "expected"), [
        ("modification-report-to-panel", "dropped"),
        # Silence on it shows nothing, so that it may have been.
        ("panel-update", "no-record")])
    def test_where_the_days_were_past_first_it_asks_what_the_silence_shows(self, name, expected):
        acts = [CONVERTED, act("withdrawn", "2019-09-13")]

        assert [expected] == words([step(name, "April 2019")], acts)

    def test_sent_straight_to_the_report_phase_it_has_no_refinement(self):
        """As the Panel did with MP112 on 13 March 2020."""
        steps = [GROUP, UPDATE, REPORT]
        acts = [act("raised", "2019-02-01"), act("converted", "2019-03-15", "report-phase")]

        assert ["dropped", "no-record", "overdue"] == words(steps, acts)

    def test_sent_back_to_refinement_it_has_one_again(self):
        acts = [act("converted", "2019-03-15", "report-phase"),
                act("modification-report-to-panel", "2019-04-12"),
                act("change-board", "2019-05-22", "sent-back"),
                act("refinement-consultation-issued", "2019-06-03")]

        assert ["not-yet-due"] == words([GROUP], acts, date(2019, 6, 30))
        assert ["no-record"] == words([GROUP], acts)

    def test_on_fast_track_there_is_no_report(self):
        assert ["dropped"] == words([REPORT], [
            act("raised", "2019-03-11", body="panel"),
            act("fast-track-approved", "2019-04-12", body="panel")])

    def test_an_act_that_a_rule_puts_after_the_step_passed_it_by(self):
        """D7.8: the report is at the Panel before its consultation, here issued on 15 April."""
        acts = [CONVERTED, act("report-consultation-issued", "2019-04-15")]

        assert ("dropped", "2019-04-15") == why(judged([REPORT], acts, date(2019, 4, 16))[0])

    def test_an_act_that_only_practice_puts_after_it_leaves_it_open(self):
        """A Working Group can meet again after the report: not yet due, then a gap."""
        acts = [CONVERTED, act("modification-report-to-panel", "2019-06-14")]

        assert ["not-yet-due"] == words([GROUP], acts, date(2019, 6, 20))
        assert ["no-record"] == words([GROUP], acts, date(2019, 7, 4))

    def test_what_is_sent_back_begins_again(self):
        acts = [act("report-consultation-issued", "2019-04-15"),
                act("change-board", "2019-04-24", "sent-back")]

        assert ["not-yet-due"] == words([REPORT], acts, date(2019, 4, 25))

    def test_so_did_the_implementation(self):
        acts = [act("change-board", "2019-10-23", "approved"), act("implemented", "2019-11-29")]
        (one,) = judged([step("panel-update", "December 2019")], acts, date(2019, 12, 2))

        assert ("dropped", "2019-11-29") == why(one)


class TestBeforeASplit:
    """Register X-ID-01: parts of a split carry a letter; the life of the whole is theirs too."""

    def test_acts_of_the_whole_answer_promises_of_a_part(self):
        acts: list[RecordedAct] = [
            act("working-group", "2019-04-03", id="MP102"),
            act("split", "2019-05-01", id="MP102"),
            act("modification-report-to-panel", "2019-07-12", id="MP102A")]
        steps = [step("working-group", "2019-04-03"), REPORT]

        assert ["kept", "late"] == words(steps, acts, id="MP102A")
