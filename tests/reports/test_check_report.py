from __future__ import annotations

import attrs
import pytest

from secgov.planning.checking.timetable_check import TimetableCheck, check
from secgov.reports.markdown import as_markdown
from secgov.reports.text import as_text
from tests.reports.asked import checked, flat, known, paper

# A consultation that closes before it opens is a contradiction, one before the Panel has had the
# report breaks D7.8; 17 May 2019 is a Panel.
BACKWARDS = {"id": "SECMP0001", "title": "A | B", "steps": [
    {"step": "report-consultation-issued", "when": "2019-04-01"},
    {"step": "report-consultation-closed", "when": "2019-03-25"},
    {"step": "panel-update", "when": "2019-05-17"}]}
BEFORE_THE_PANEL = {"id": "SECMP0001", "steps": [
    {"step": "modification-report-to-panel", "when": "2019-05-17"},
    {"step": "report-consultation-issued", "when": "2019-05-16"}]}
CLEAR = {"id": "SECMP0002", "steps": [{"step": "panel-update", "when": "2019-05-17"}]}
LONG_ASSESSMENT = {"id": "SECMP0003", "steps": [
    {"step": "impact-assessment-requested", "when": "2019-04-01"},
    {"step": "impact-assessment-returned", "when": "2019-12-02"},
    {"step": "panel-update", "when": "2019-05-17"}]}


@pytest.fixture(scope="module")
def of_the_paper() -> TimetableCheck:
    return check(paper(), **known())


class TestThePaper:
    """The Panel paper SECP_66_1503_12 as of its own day; the phrases are written by hand."""

    def test_the_head_says_what_was_checked_and_as_of_which_day(self, of_the_paper):
        assert ("Check of secp_66_1503_12.toml with 18 modifications, as of Friday 8 March 2019."
                == as_text(of_the_paper).splitlines()[0])

    def test_the_verdict_is_the_second_sentence(self, of_the_paper):
        assert "No fault was found; 3 warnings, 2 notes." == as_text(of_the_paper).splitlines()[2]

    def test_a_finding_has_expected_day_rule_register_source_and_last_its_mend(self, of_the_paper):
        text = flat(as_text(of_the_paper))

        assert (
            'Warning: The Panel is updated (stated as "July 2019"), more than 3 months after '
            "Friday 15 March "
            "2019, counted in meetings of the Panel. - It should be Friday 14 June 2019. - "
            "Rule timetable.work-package-length, "
            "register id X-TT-02, source: SECP_66_1503_12 para 2.1. - It is practice; seen in a "
            "secondary source. - To mend it: Return to the Panel by Friday 14 June 2019" in text)

    def test_a_breach_of_practice_is_not_called_a_broken_rule(self, of_the_paper):
        text = flat(as_text(of_the_paper))

        assert "No fault, but the timetable departs from practice" in text
        assert "breaks a rule" not in text

    def test_what_is_left_open_is_said(self, of_the_paper):
        text = flat(as_text(of_the_paper))

        assert "Whether the timetable keeps every rule depends on what it leaves open." in text
        assert "Note, depending on what is left open: No date of return" in text

    def test_modifications_without_findings_are_one_line(self, of_the_paper):
        assert "Nothing was found in SECMP0007, SECMP0010, " in flat(as_text(of_the_paper))

    def test_the_receipt_closes_it(self, of_the_paper):
        last = as_text(of_the_paper).strip().split("\n\n")[-1]

        assert last.startswith(f"Made by secgov {of_the_paper.receipt.library} from rules ")
        assert of_the_paper.receipt.rules in last


class TestCounts:
    """The verdict first: how many faults, warnings and notes."""

    def test_one_fault_breaks_a_rule(self):
        text = flat(as_text(checked(modification=[BEFORE_THE_PANEL])))

        assert "SECMP0001 The timetable breaks a rule. 1. Fault: " in text

    def test_what_is_explained_says_what_the_rule_alone_would_have(self):
        steps = [*BACKWARDS["steps"][:1],
                 {"step": "report-consultation-closed", "when": "2019-04-08", "because": "urgent"}]
        text = flat(as_text(checked(modification=[{"id": "SECMP0001", "steps": steps}])))

        assert "SECMP0001 Where the timetable departs from a rule, it says why. 1. Note: " in text
        # Three weeks after 1 April 2019 is Easter Monday.
        assert "By the rule alone it would be Tuesday 23 April 2019." in text
        assert "To mend it: Nothing is to be mended where that is so." in text

    def test_a_contradiction_is_no_broken_rule(self):
        text = flat(as_text(checked(modification=[BACKWARDS])))

        assert "with 1 modification, as of Friday 8 March 2019. 1 fault was found; " in text
        assert "SECMP0001: A | B The timetable contradicts itself. 1. Fault: " in text
        assert "No text of the SEC is broken by this: the record contradicts itself." in text
        assert "Nothing was found in" not in text

    def test_several_faults_are_counted(self):
        other = {**BACKWARDS, "id": "SECMP0004"}

        assert "2 faults were found; " in as_text(checked(modification=[BACKWARDS, other]))

    def test_nothing_at_all(self):
        answer = checked(modification=[CLEAR])

        assert "No fault was found; no warnings, no notes." in as_text(answer)
        assert "Check of a timetable with" in as_text(attrs.evolve(answer, source=""))

    def test_an_unverified_number_is_marked(self):
        text = flat(as_text(checked(modification=[LONG_ASSESSMENT])))

        assert "The timetable keeps every rule that has a verified source. 1. Note: " in text
        assert "but unverified: not the SEC's number until somebody cites it." in text
        # 40 Working Days from 1 April 2019, over Easter and two bank holidays in May, by hand.
        assert "- It should be Friday 31 May 2019." in text


class TestPlaces:
    """Findings about the paper and about recorded meetings stand under their own heads."""

    def test_a_late_paper(self):
        answer = checked(modification=[CLEAR], paper={
            "reference": "P_1", "dated": "2019-03-12",
            "meeting": {"body": "panel", "date": "2019-03-15", "basis": "stated"}})

        assert "The paper 1. Warning: The paper is dated Tuesday 12 March 2019" in flat(
            as_text(answer))

    def test_a_monthly_meeting_on_another_day(self):
        record = {"body": "working-group", "kind": "monthly", "date": "2019-05-02"}
        answer = checked(modification=[CLEAR], meeting=[record])
        text = flat(as_text(answer))

        assert "The monthly meeting of the Working Group on Thursday 2 May 2019 1. Warning" in text
        assert "It should be Wednesday 1 May 2019." in text

    def test_a_meeting_of_no_kind_and_no_day(self):
        record = {"body": "working-group", "kind": "monthly", "date": "2019-05-02"}
        answer = checked(modification=[CLEAR], meeting=[record])
        meeting = answer.meetings[0]
        bare = attrs.evolve(meeting, record=attrs.evolve(meeting.record, kind="", date=None))

        assert "The meeting of the Working Group on a day not stated" in as_text(
            attrs.evolve(answer, meetings=(bare,)))

    def test_markdown_has_heads_and_escapes_the_title(self):
        assert "\n## SECMP0001: A \\| B\n" in as_markdown(checked(modification=[BACKWARDS]))
