"""The check: every fault of a timetable at once, and nothing else."""

from __future__ import annotations

import json
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.citation import Severity
from secgov.errors import UnusableInput
from secgov.model.timetables import Timetable
from secgov.planning.checking.timetable_check import check
from tests.architecture.house import ROOT
from tests.timetables import AS_OF, PAPER, calendar_on, checked, rules_on, says, step, told

ROUTE = [name for name in rules_on(AS_OF).process.routes[0].steps
         if name != "modification-report-ready"]
EXAMPLE = ROOT / "examples" / "secp_66_1503_12.toml"

# Read from the paper: SECMP0012 is on hold and goes to the Working Group; SECMP0028 has no
# return, SECMP0037 and SECMP0038 only SECMP0032's; SECMP0063 returns in July, after 15 June.
BASELINE = {
    "timetable.steps-during-hold:SECMP0012:working-group": "warning",
    "timetable.return-to-panel:SECMP0028": "warning",
    "timetable.return-to-panel:SECMP0037": "note",
    "timetable.return-to-panel:SECMP0038": "note",
    "timetable.work-package-length:SECMP0063:panel-update": "warning",
}


def example(identifier=None, plant=()):
    """Return the check of the real paper, with steps of one modification added or changed."""
    data = tomllib.loads(EXAMPLE.read_text("utf-8"))
    for modification in data["modification"]:
        if modification["id"] == identifier:
            steps = {one["step"]: one for one in modification["steps"]}
            for planted in plant:
                if planted["step"] in steps:
                    steps[planted["step"]].update(planted)
                else:
                    modification["steps"].insert(0, planted)
    return check(Timetable.from_dict(data), as_of=AS_OF, rules=rules_on(AS_OF),
                 calendar=calendar_on(AS_OF))


NOTICES = [step("working-group-papers", date(2019, 3, 28)),
           step("working-group-agenda", date(2019, 3, 21))]
CLOSED_FIRST = [step("refinement-consultation-closed", date(2019, 3, 19)),
                step("refinement-consultation-issued", date(2019, 3, 20))]
PLANTED = {
    "a monthly Working Group on a Tuesday": (
        "SECMP0053", [step("working-group", date(2019, 4, 9), kind="monthly")],
        [("working-group.monthly-day", "warning", "working-group", date(2019, 4, 3))]),
    "an agenda nine Working Days before": (
        "SECMP0053", NOTICES[1:],
        [("working-group.agenda-notice", "warning", "working-group-agenda", date(2019, 3, 20))]),
    "papers four Working Days before": (
        "SECMP0053", NOTICES[:1],
        [("working-group.papers-notice", "warning", "working-group-papers", date(2019, 3, 27))]),
    "an agenda and papers too late": (
        "SECMP0053", NOTICES,
        [("working-group.agenda-notice", "warning", "working-group-agenda", date(2019, 3, 20)),
         ("working-group.papers-notice", "warning", "working-group-papers", date(2019, 3, 27))]),
    "a consultation that closes before it opens": (
        "SECMP0062", CLOSED_FIRST,
        [("refinement.consultation-closes-after-opening", "fault",
          "refinement-consultation-closed", date(2019, 3, 20))]),
    "an assessment asked for before its cost is agreed": (
        "SECMP0062", [step("impact-assessment-requested", date(2019, 3, 14))],
        [("impact-assessment.cost-agreed-first", "fault", "impact-assessment-requested",
          date(2019, 3, 15))]),
    "a report first put to the June Panel": (
        "SECMP0062", [step("modification-report-to-panel", "June 2019")],
        [("release.cut-off", "fault", "modification-report-to-panel", date(2019, 5, 17))]),
}


class TestKeys:
    """design.md section 8: "`key` (rule, modification, step label; no date, no wording) stays the
    same from run to run"; it names one finding of an answer."""

    def test_two_meetings_of_one_body_have_a_key_each(self):
        """Tuesday 9 April and Wednesday 8 May 2019 are no first Wednesdays."""
        answer = checked(meetings=[
            {"body": "working-group", "kind": "monthly", "date": date(2019, 4, 9)},
            {"body": "working-group", "kind": "monthly", "date": date(2019, 5, 8)}])

        assert ["working-group.monthly-day:working-group meeting",
                "working-group.monthly-day:working-group meeting#2"] == [
            one.key for one in answer.all_findings()]

    def test_a_label_that_is_written_like_a_repeat_is_told_apart_from_it(self):
        """Three Tuesdays of 2019."""
        name = "working-group"
        answer = checked(*(step(name, date(2019, 4, day), kind="monthly", **keys)
                           for day, keys in ((9, {}), (16, {}), (23, {"label": f"{name}#2"}))))

        assert 3 == len({one.key for one in answer.all_findings()})


class TestPlantedFaults:
    """design.md section 1: "Is this timetable sound? Every fault of a proposed timetable at once,
    each with its rule, its source and a mend"; and nothing that is none."""

    def test_the_real_paper_has_what_it_has_and_no_fault(self):
        answer = example()

        assert BASELINE == {one.key: one.severity.value for one in answer.all_findings()}
        assert 0 == answer.exit_status

    @pytest.mark.parametrize("name", PLANTED)
    def test_each_is_found_alone_in_the_real_paper(self, name):
        """The days are counted in tests/rules and, for 3 April 2019, below."""
        identifier, plant, expected = PLANTED[name]
        answer = example(identifier, plant)
        found = [one for one in answer.all_findings() if one.key not in BASELINE]

        assert expected == [
            (one.rule, one.severity.value, one.step, one.expected) for one in found]
        assert {"breaks"} == {one.verdict for one in found}
        assert all(one.message and one.cites and one.mend for one in found)
        assert len(BASELINE) + len(expected) == len(answer.all_findings())
        assert ("fault" in {one.severity.value for one in found}) == answer.exit_status

    @pytest.mark.parametrize("name", PLANTED)
    def test_each_is_found_alone_in_a_small_timetable(self, name):
        """Before 3 April 2019 lie 2, 1 April; 29 to 25 March (7, the fifth is the 27th); 22,
        21, 20."""
        _, plant, expected = PLANTED[name]
        keys, steps = {}, list(plant)
        if "agenda" in name or "papers" in name:
            steps += [step("working-group", date(2019, 4, 3), kind="monthly")]
        elif "assessment" in name:
            steps += [step("impact-assessment-approved", date(2019, 3, 15), body="panel")]
        elif "report" in name:
            keys = {"dcc_impact": "yes", "target_release": "November 2019"}

        assert expected == [(rule, severity, at, day) for rule, severity, _, at, day in sorted(
            says(*steps, **keys))]

    def test_the_standalone_meeting_of_march_needs_no_notice(self):
        """SECMP0046: "A standalone Working Group meeting is being held on 20 March 2019"."""
        answer = example("SECMP0046", [step("working-group-papers", date(2019, 3, 19)),
                                       step("working-group-agenda", date(2019, 3, 19))])
        (found,) = [one for one in answer.modifications if one.id == "SECMP0046"]

        assert [] == [one for one in found.findings if "notice" in one.rule]


class TestOrderOfFindings:
    """The worst first; then by day, a finding without one last; then by key."""

    def test_weight_then_day_then_key(self):
        """Counted by hand: the Working Group of May 2019 is on the 1st, the Panels of May and
        June on the 17th and the 14th; nothing of MP900 returns to the Panel."""
        answer = checked(
            step("panel-update", date(2019, 5, 17), status="done"),
            step("working-group", date(2019, 5, 7)),
            step("option-chosen", date(2019, 5, 7), status="done"),
            step("report-consultation-issued", date(2019, 6, 10)),
            step("report-consultation-closed", date(2019, 6, 3)),
            step("refinement-consultation-issued", date(2019, 5, 14)),
            step("refinement-consultation-closed", date(2019, 5, 13)),
            step("modification-report-to-panel", date(2019, 6, 14), status="done"),
            stage="refinement", paper={**PAPER, "meeting": {"body": "panel"}})
        (modification,) = answer.modifications

        assert [
            ("fault", "timetable.status-known"),
            ("fault", "refinement.consultation-closes-after-opening"),
            ("fault", "timetable.status-known"),
            ("fault", "report.consultation-closes-after-opening"),
            ("fault", "report.to-panel-before-consultation"),
            ("fault", "timetable.status-known"), ("warning", "working-group.monthly-day"),
        ] == [(one.severity.value, one.rule) for one in modification.findings]
        assert [7, 13, 17, 3, 10, 14, 7] == [
            one.date.earliest.day for one in modification.findings]

    def test_without_a_day_is_last(self):
        answer = checked(step("working-group", date(2019, 5, 7)), paper=PAPER, stage="refinement")

        assert ["working-group.monthly-day", "timetable.return-to-panel"] == [
            one.rule for one in answer.modifications[0].findings]

    @given(st.lists(st.tuples(st.sampled_from(ROUTE), st.dates(
        date(2019, 3, 1), date(2019, 12, 31))), max_size=10), st.randoms())
    def test_every_key_is_there_once_and_the_same_in_every_run(self, stated, random):
        """The order of the modifications of a file changes no key either."""
        steps = [step(*one) for one in stated]
        others = [{"id": "MP901", "steps": steps}]
        keys = [one.key for one in checked(*steps, others=others).all_findings()]
        again = [one.key for one in check(
            Timetable.from_dict({"modification": [
                {"id": identifier, "steps": steps} for identifier in ("MP901", "MP900")]}),
            as_of=AS_OF, rules=rules_on(AS_OF), calendar=calendar_on(AS_OF)).all_findings()]

        assert len(keys) == len(set(keys))
        assert sorted(keys) == sorted(again)


AUGUST = {"reference": "SECP_71_0908", "dated": date(2019, 8, 2),
          "meeting": {"body": "panel", "date": date(2019, 8, 9)}}


class TestMeetingOfThePaper:
    """A paper is the source for the meeting that it is for."""

    AGREED = step("impact-assessment-approved", date(2019, 8, 9), body="panel")

    def test_its_day_is_a_day_of_the_body(self):
        """On 2 August 2019 the rhythm still gave the 16th."""
        found = says(self.AGREED, as_of=date(2019, 8, 2), paper=AUGUST, stage="refinement")

        assert "panel.meeting-day" not in [one[0] for one in found]
        assert ["panel.meeting-day"] == [one[0] for one in says(
            self.AGREED, as_of=date(2019, 8, 2))]

    def test_a_record_that_is_off_the_rhythm_is_no_regular_one(self):
        (found,) = checked(meetings=[
            {"body": "panel", "kind": "regular", "date": date(2019, 4, 11)}]).all_findings()

        assert ('Correct the day to Friday 12 April 2019, or say that it is no regular meeting '
                '(kind = "ad-hoc" or "extraordinary").') == found.mend


class TestAnswer:
    """design.md section 8: the answer of `check`."""

    def test_findings_are_in_order_of_their_weight(self):
        answer = checked(*CLOSED_FIRST, *NOTICES, step("working-group", date(2019, 4, 3)),
                         step("preliminary-assessment-requested", date(2019, 3, 11)),
                         step("preliminary-assessment-returned", date(2019, 4, 2)))
        (modification,) = answer.modifications

        weights = [one.severity for one in modification.findings]
        assert sorted(weights, key=tuple(Severity).index) == weights
        assert (1, 1) == (answer.count(Severity.FAULT), answer.count(Severity.NOTE))
        assert "breaks" == modification.verdict

    def test_its_json_says_all_of_it(self):
        answer = checked(
            step("modification-report-to-panel", "across May and June 2019"), dcc_impact="yes",
            target_release="November 2019", title="A change",
            paper={**PAPER, "dated": date(2019, 3, 11), "classification": "white"},
            meetings=[{"body": "panel", "kind": "regular", "date": date(2019, 4, 11),
                       "with": ["ssc"], "covers": ["MP900"]}, {"body": "tabasc"}])
        written = json.loads(answer.to_json())

        assert answer.to_dict() == written
        assert ["panel.papers-notice"] == [one["rule"] for one in written["findings"]]
        first, second = written["meetings"]
        assert (["ssc"], ["MP900"], "2019-04-11", ["panel.meeting-day"]) == (
            first["with"], first["covers"], first["date"],
            [one["rule"] for one in first["findings"]])
        assert (None, None, []) == (second["kind"], second["date"], second["findings"])
        (modification,) = written["modifications"]
        (found,) = modification["findings"]
        # The Panels of May and June 2019 are the 17th and the 14th.
        assert {"words": "across May and June 2019", "earliest": "2019-05-01",
                "latest": "2019-06-30"} == found["date"]
        assert ("depends", "2019-05-17", "white") == (
            modification["verdict"], found["expected"], written["classification"])

    def test_a_release_that_nobody_knows_is_unusable_and_every_one_is_named(self):
        others = [{"id": "MP901", "target_release": "March 2019"},
                  {"id": "MP902", "target_release": "earliest"},
                  {"id": "MP903", "target_release": "November 2019"}]
        with pytest.raises(UnusableInput) as refused:
            checked(target_release="April 2019", others=others)

        assert ["[[modification]] MP900 target_release", "[[modification]] MP901 target_release"
                ] == [problem.place for problem in refused.value.problems]

    @pytest.mark.parametrize("record", [
        {"body": "tabasc", "kind": "regular", "date": date(2019, 3, 20)},
        {"body": "ssc", "kind": "regular", "date": date(2019, 3, 20)},
        {"body": "ncsc", "kind": "regular", "date": date(2019, 3, 20)},
        {"body": "panel", "kind": "regular"},
        {"body": "panel", "date": date(2019, 4, 11)},
        {"body": "panel", "kind": "extraordinary", "date": date(2019, 4, 11)},
        {"body": "panel", "kind": "regular", "date": date(2019, 4, 12)},
        {"body": "working-group", "kind": "monthly", "date": date(2019, 3, 6)},
    ])
    def test_records_that_no_rhythm_can_judge_are_left_alone(self, record):
        assert [] == says(meetings=[record])

    def test_a_month_whose_meeting_clashes_gives_no_expected_day(self):
        """The first Wednesday of January 2020 is New Year's Day."""
        record = {"body": "working-group", "kind": "monthly", "date": date(2020, 1, 8)}

        assert [("working-group.monthly-day", "warning", "breaks", "", None)] == told(
            checked(meetings=[record], as_of=date(2019, 12, 2)).all_findings())


class TestDayOfARecordedMeeting:
    """design.md section 3: a bank holiday is "not a day on which the step may happen"."""

    def told(self, **meeting):
        answer = checked(step("panel-update", date(2019, 5, 17)), meetings=[meeting])
        return [(one.rule, one.severity.value, one.message)
                for found in answer.meetings for one in found.findings]

    def test_christmas_day_is_found(self):
        assert [("change-board.meeting-day", "warning", "a meeting of the Change Board is recorded "
                 "on Wednesday 25 December 2019, which is no Working Day")] == self.told(
            body="change-board", date=date(2019, 12, 25))

    def test_whatever_kind_of_meeting_it_is(self):
        assert ["an extraordinary meeting of the Panel is recorded on Saturday 13 April 2019, "
                "which is no Working Day"] == [message for _, _, message in self.told(
                    body="panel", kind="extraordinary", date=date(2019, 4, 13))]

    def test_an_extraordinary_meeting_on_a_working_day_is_not(self):
        assert [] == self.told(body="panel", kind="extraordinary", date=date(2019, 4, 10))
