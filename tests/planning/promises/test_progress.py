"""The promises of March 2019 against what happened; expected days from the paper and histories.

Provenance: SECP_66_1503_12 and the public record in tests/vectors/histories.csv; Working Days
counted by hand from the calendar of England and Wales for 2019.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.code_calendar import CodeCalendar
from secgov.errors import Unanswerable
from secgov.model.histories import History, load_history
from secgov.model.loading import load_timetable
from secgov.model.timetables import Timetable
from secgov.planning.promises.progress import progress
from secgov.planning.promises.progress_answer import WORDS, JudgedPromise, Progress, Range
from secgov.rules.loading import rulebook
from tests.architecture.house import ROOT
from tests.lives import act
from tests.promised import judged, progressed, words
from tests.timetables import calendar_on, rules_on, step, timetable

PAPER = ROOT / "examples" / "secp_66_1503_12.toml"
MINUTES = ROOT / "examples" / "csc_12_2502.toml"
HISTORIES = ROOT / "tests" / "vectors" / "histories.csv"


@cache
def of_the_paper(as_of: date) -> Progress:
    return progress(load_timetable(PAPER), load_history(HISTORIES), as_of=as_of,
                    rules=rulebook(as_of), calendar=CodeCalendar.smart_energy_code(as_of))


def promise(answer: Progress, modification: str, label: str) -> JudgedPromise:
    """Return one promise by its modification and label."""
    return next(one for found in answer.modifications if found.id == modification
                for one in found.promises if one.promise.placed.name == label)


class TestThePaper:
    """Issue "The planner", 4: what became of what SECP_66_1503_12 promised."""

    END_OF_2019 = date(2019, 12, 31)

    def test_the_consultation_by_mid_march_was_kept(self):
        """Line 339; issued on Monday 11 March 2019."""
        one = promise(of_the_paper(self.END_OF_2019), "SECMP0062",
                      "refinement-consultation-issued")

        assert ("kept", date(2019, 3, 11)) == (one.word, one.act.date)
        assert (None, None) == (one.early_by, one.late_by)

    def test_the_assessment_by_early_april_was_late(self):
        """Line 323; 23 April 2019: 11, 12, 15 to 18 and 23 April are 7 Working Days after 10."""
        one = promise(of_the_paper(self.END_OF_2019), "SECMP0056",
                      "preliminary-assessment-returned")

        assert ("late", date(2019, 4, 23), Range(7, 7)) == (one.word, one.act.date, one.late_by)
        assert "the day is read from its context" in one.because[1].says

    def test_the_report_of_may_was_late_by_39_working_days(self):
        """Line 344; the Panel of 12 July 2019, 39 Working Days after that of 17 May."""
        one = promise(of_the_paper(self.END_OF_2019), "SECMP0062",
                      "modification-report-to-panel")

        assert ("late", date(2019, 7, 12), Range(39, 39)) == (one.word, one.act.date, one.late_by)
        assert "recommendation 2 is agreed" == one.promise.placed.step.condition
        assert ["SECP_66_1503_12 line 344", one.act.source, ""] == [
            part.cites for part in one.because]

    @pytest.mark.parametrize("as_of", [date(2019, 6, 28), date(2019, 12, 31), date(2022, 12, 31)])
    def test_the_report_of_secmp0055_has_no_record(self, as_of):
        """Line 314; by 29 November 2019 it was implemented, and no report is recorded."""
        assert "no-record" == promise(
            of_the_paper(as_of), "SECMP0055", "modification-report-to-panel").word

    def test_a_month_leaves_it_open(self):
        """Line 325 is 1 May; "2019-05" is 1 to 31 May: 20 Working Days after the 1st."""
        one = promise(of_the_paper(self.END_OF_2019), "SECMP0056", "working-group")

        assert ("depends", ("kept", "late"), Range(1, 20)) == (one.word, one.may_be, one.late_by)

    def test_a_month_may_be_surely_late(self):
        """Line 98 is 3 April; 1 May is 18 and 31 May 38 Working Days after it."""
        one = promise(of_the_paper(self.END_OF_2019), "SECMP0007", "working-group")

        assert ("late", Range(18, 38)) == (one.word, one.late_by)

    def test_as_of_3_june_the_report_of_secmp0062_is_overdue(self):
        """10 Working Days after 17 May; the cost asked of the Panel 52 after 15 March."""
        answer = of_the_paper(date(2019, 6, 3))
        report = promise(answer, "SECMP0062", "modification-report-to-panel")

        assert ("overdue", Range(10, None)) == (report.word, report.late_by)
        assert Range(52, None) == promise(answer, "SECMP0062", "ia-cost").late_by

    def test_on_its_own_day_nothing_is_due(self):
        answer = of_the_paper(date(2019, 3, 8))

        assert {"not-yet-due"} == {one.word for found in answer.modifications
                                   for one in found.promises}

    def test_every_step_that_lies_ahead_is_a_promise(self):
        """65: all steps but seven that are done and three under way, which have no day."""
        steps = [one for found in load_timetable(PAPER).modifications for one in found.steps]
        ahead = [one for one in steps if one.status not in ("done", "under-way")]

        assert len(ahead) == sum(of_the_paper(self.END_OF_2019).counts.values()) == 65

    def test_the_counts_are_of_every_word(self):
        assert {"kept": 1, "early": 0, "late": 3, "depends": 1, "overdue": 0, "not-yet-due": 13,
                "dropped": 0, "no-record": 47} == dict(of_the_paper(self.END_OF_2019).counts)
        assert WORDS == tuple(of_the_paper(self.END_OF_2019).counts)

    def test_modifications_that_the_paper_does_not_have_are_named(self):
        """Those with acts known by the end of June 2019, in the order of the file."""
        assert ("SECMP-unnumbered-1", "SECMP0009", "SECMP0026", "MP071", "MP076", "MP077",
                ) == of_the_paper(date(2019, 6, 28)).not_in_paper

    def test_a_modification_that_the_history_does_not_have_is_not_recorded(self):
        recorded = {one.id: one.recorded for one in of_the_paper(self.END_OF_2019).modifications}

        assert (True, False) == (recorded["SECMP0062"], recorded["SECMP0028"])

    def test_lateness_is_no_fault(self):
        assert 0 == of_the_paper(self.END_OF_2019).exit_status

    def test_minutes_promise_too(self):
        """CSC_12_2502: DP116 and DP117 were to return in March 2020; the record has no return."""
        then = date(2020, 12, 31)
        answer = progress(load_timetable(MINUTES), load_history(HISTORIES), as_of=then,
                          rules=rulebook(then), calendar=CodeCalendar.smart_energy_code(then))

        assert "no-record" == promise(answer, "DP116", "csc-return").word
        assert date(2020, 3, 31) == promise(answer, "DP116", "csc-return").promise.latest
        assert "white" == answer.classification


class TestWords:
    """By hand; Working Days are counted exclude-first."""

    @pytest.mark.parametrize(("when", "happened", "word", "early", "late"), [
        ("2019-06-05", "2019-06-05", "kept", None, None),
        # 30 and 31 May, 3 to 5 June.
        ("2019-06-05", "2019-05-29", "early", Range(5, 5), None),
        ("2019-06-05", "2019-06-06", "late", None, Range(1, 1)),
        # A Saturday after a Friday is late, by no Working Day.
        ("2019-06-07", "2019-06-08", "late", None, Range(0, 0)),
        # Within the words of a window, on a Sunday.
        ("by the end of March 2019", "2019-03-31", "kept", None, None),
        ("by the end of March 2019", "2019-04-01", "late", None, Range(1, 1)),
        ("April 2019", "2019-03-29", "early", Range(1, 1), None),
        (None, "2019-06-05", "kept", None, None),
    ])
    def test_an_exact_day(self, when, happened, word, early, late):
        (one,) = judged([step("assessment-reviewed", when)],
                        [act("assessment-reviewed", happened)])

        assert (word, (word,), early, late) == (one.word, one.may_be, one.early_by, one.late_by)

    @pytest.mark.parametrize(("when", "month", "word", "may_be", "early", "late"), [
        # 3 April 2019: 1 and 2 April before it; to 30 April 17 Working Days after it.
        ("2019-04-03", "2019-04", "depends", ("early", "kept", "late"), Range(1, 2),
         Range(1, 17)),
        ("April 2019", "2019-04", "kept", ("kept",), None, None),
        # May before June: at least from Friday 31 May to Saturday 1 June, none; at most all May.
        ("June 2019", "2019-05", "early", ("early",), Range(0, 20), None),
        # The paper is of 8 March: an act of March is on that day or later.
        ("2019-03-08", "2019-03", "depends", ("kept", "late"), None, Range(1, 15)),
        ("2019-04-30", "2019-04", "depends", ("early", "kept"), Range(1, 19), None),
    ])
    def test_a_month(self, when, month, word, may_be, early, late):
        row = {"id": "MP900", "act": "assessment-reviewed", "date": month, "status": "actual"}
        (one,) = judged([step("assessment-reviewed", when)], History.from_rows([row]).acts)

        assert (word, may_be, early, late) == (one.word, one.may_be, one.early_by, one.late_by)

    @pytest.mark.parametrize(("written", "paper"), [
        ("MP112", "DP112"), ("SECMP 0062", "SECMP062"), ("DP071", "SECMP0071")])
    def test_all_forms_of_an_identifier_are_one(self, written, paper):
        history = History.from_rows([{"id": written, "act": "assessment-reviewed",
                                      "date": "2019-06-05", "status": "actual"}])

        assert ["kept"] == words([step("assessment-reviewed", "2019-06-05")], history.acts,
                                 id=paper)


class TestBeforeThePaper:
    """What happened before the paper's day, which the paper did not know of, is early."""

    def test_it_is_early_and_the_answer_says_why_it_is_no_earlier_round(self):
        """From Wednesday 6 to Friday 8 March 2019, the first day promised: 2 Working Days."""
        (one,) = judged([step("refinement-consultation-issued", "by mid-March 2019")],
                        [act("refinement-consultation-issued", "2019-03-06"),
                         act("impact-assessment-approved", "2019-03-27")], date(2019, 5, 10))

        assert ("early", Range(2, 2), None) == (one.word, one.early_by, one.late_by)
        assert ("it is recorded on Wednesday 6 March 2019, before the paper's day; the paper has "
                "none as done and does not say that it is done again, and neither it nor the "
                "record has anything between the two, so that it is no earlier round"
                ) == one.because[1].says


class TestWhy:
    """Every word has its source, and what is not as promised is said."""

    def test_who_did_it_and_what_came_of_it(self):
        (one,) = judged(
            [step("impact-assessment-approved", "2019-03-15", body="panel", status="proposed")],
            [act("impact-assessment-approved", "2019-03-27", body="change-board", row=7)])

        assert ("it is recorded on Wednesday 27 March 2019, by the Change Board", "acts.csv row 7",
                ) == (one.because[1].says, one.because[1].cites)
        assert "8 Working Days after Friday 15 March 2019, the first day not counted" == (
            one.because[2].says)

    def test_an_outcome(self):
        (one,) = judged([step("change-board", "May 2019")],
                        [act("change-board", "2019-05-22", "sent-back", body="change-board")])

        assert ("it is recorded on Wednesday 22 May 2019, with the outcome sent back"
                == one.because[1].says)

    def test_a_year_that_had_to_be_added(self):
        (one,) = judged([step("working-group", "July", status="aim")], [])

        assert one.because[0].says.startswith(
            'the paper has it as aim: "July", that is Wednesday 3 July 2019, a meeting of the '
            "Working Group; no year was given: read as 2019")

    def test_an_act_without_a_source_names_the_history(self):
        (one,) = judged([step("working-group", "2019-04-03")],
                        [act("working-group", "2019-04-03")])

        assert "acts.csv" == one.because[1].cites


class TestRefused:
    """Bad input: one clear report, never a traceback."""

    UNDATED = timetable(step("working-group", "2019-04-03"))

    def test_promises_without_a_day_of_their_own(self):
        with pytest.raises(Unanswerable, match=r"does not say on which day its promises were made"):
            progress(self.UNDATED, History("acts.csv", ()), as_of=date(2019, 12, 31),
                     rules=rules_on(date(2019, 12, 31)), calendar=calendar_on(date(2019, 12, 31)))

    @pytest.mark.parametrize(("dated", "made"), [("2019-03-08", None), (None, date(2019, 3, 8))])
    def test_before_the_promises_were_made_nothing_can_have_become_of_them(self, dated, made):
        of = timetable(step("working-group", "2019-04-03"),
                       **({"paper": {"dated": dated}} if dated else {}))
        as_of = date(2018, 3, 8)

        with pytest.raises(Unanswerable, match=(
                "made on Friday 8 March 2019, after Thursday 8 March 2018, the day as of which")):
            progress(of, History("acts.csv", ()), as_of=as_of, rules=rules_on(as_of),
                     calendar=calendar_on(as_of), made=made)

    def test_the_day_can_be_given(self):
        as_of = date(2019, 12, 31)
        answer = progress(self.UNDATED, History("acts.csv", (act("working-group", "2019-04-03"),)),
                          as_of=as_of, rules=rules_on(as_of), calendar=calendar_on(as_of),
                          made=date(2019, 3, 8))

        assert (date(2019, 3, 8), "kept") == (
            answer.made, answer.modifications[0].promises[0].word)

    @pytest.mark.parametrize("made", [datetime(2019, 3, 8), "2019-03-08"])
    def test_what_is_no_day(self, made):
        with pytest.raises(TypeError, match="made is a"):
            progress(self.UNDATED, History("acts.csv", ()), as_of=date(2019, 12, 31), made=made,
                     rules=rules_on(date(2019, 12, 31)), calendar=calendar_on(date(2019, 12, 31)))


day = st.dates(date(2019, 3, 8), date(2019, 12, 31))


class TestLaws:
    """What holds of every promise and every record."""

    @given(day, day)
    def test_the_word_is_the_order_of_the_days_and_the_number_what_lies_between(
        self, promised, happened
    ):
        """Working Days counted one by one."""
        (one,) = judged([step("assessment-reviewed", promised.isoformat())],
                        [act("assessment-reviewed", happened.isoformat())])
        first, last = sorted((promised, happened))
        between = sum(calendar_on(date(2019, 12, 31)).working_days.is_working_day(
            first + timedelta(number)) for number in range(1, (last - first).days + 1))
        expected = ("kept" if promised == happened else
                    "early" if happened < promised else "late")

        assert expected == one.word
        assert [Range(between, between)] * (expected != "kept") == [
            found for found in (one.early_by, one.late_by) if found is not None]

    @given(st.lists(st.tuples(st.sampled_from(
        ["working-group", "panel-update", "withdrawn", "modification-report-to-panel"]), day),
        max_size=6), day)
    def test_what_is_known_later_changes_nothing(self, happened, as_of):
        steps = [step("working-group", "May 2019"), step("panel-update", "June 2019"),
                 step("modification-report-to-panel", "August 2019")]
        acts = [act(name, when.isoformat()) for name, when in sorted(
            happened, key=lambda one: one[1])]
        upto = [one for one in acts if one.date <= as_of]

        assert (progressed(steps, upto, as_of).to_dict()["modifications"]
                == progressed(steps, acts, as_of).to_dict()["modifications"])

    @given(st.lists(st.one_of(st.none(), day), max_size=5), st.lists(day, max_size=5), day)
    def test_each_promise_has_one_word_and_each_act_answers_one(self, promised, happened, as_of):
        steps = [step("working-group", when and when.isoformat(), label=f"number-{number}")
                 for number, when in enumerate(promised)]
        acts = [act("working-group", when.isoformat()) for when in sorted(happened)]
        answer = progressed(steps, acts, as_of)
        found = answer.modifications[0].promises
        used = [id(one.act) for one in found if one.act is not None]

        assert len(promised) == len(found) == sum(answer.counts.values())
        assert len(used) == len(set(used))
        assert all(one.word in WORDS and (one.word == "depends") == (len(one.may_be) > 1)
                   for one in found)


class TestEmpty:
    """A paper without modifications, a history without acts."""

    def test_nothing_is_promised(self):
        as_of = date(2019, 12, 31)
        answer = progress(Timetable.from_dict({"paper": {"dated": "2019-03-08"}}),
                          History("acts.csv", ()), as_of=as_of, rules=rules_on(as_of),
                          calendar=calendar_on(as_of))

        assert ((), (), 0) == (answer.modifications, answer.not_in_paper,
                               sum(answer.counts.values()))
