"""What the head of a document says of itself, and identifiers that are refused.

The made minutes are those of a Change Sub-Committee; what each says is read from it by eye.
"""

from __future__ import annotations

from datetime import date

import pytest

from secgov.model.readers.documents import read_minutes, read_paper
from tests.model.made_documents import HEAD, KEPT, TITLE, minutes, paper, section

BELOW = f"1. Draft Proposal Report\n\n{TITLE}{KEPT}"
MEETING = "SEC Change Sub-Committee Meeting 31_2809"


def listed(draft):
    return [(one.text, one.why) for one in draft.unplaced
            if one.text not in ("Martians", "A line of its own")]


class TestMinutes:
    """Issue 3: the reader "lists every passage that it could not place [...], and invents
    nothing"."""

    def test_a_number_that_names_another_day_is_listed(self):
        draft = minutes(BELOW, HEAD.replace("28 September 2021", "29 September 2021"))

        assert [(MEETING, "its number names another day than 2021-09-29")] == listed(draft)

    def test_a_head_without_a_day_says_so(self):
        draft = minutes(BELOW, HEAD.replace("28 September 2021, 10:00 - 11:30\n", ""))

        assert [(MEETING, "the head states no day of it")] == listed(draft)

    @pytest.mark.parametrize("day", ["28 September 2021", "24 August 2021"])
    def test_a_next_meeting_that_is_not_after_this_one_is_none(self, day):
        draft = minutes(f"{BELOW}\n2. Any Other Business\n\nNext Meeting: {day}\n")

        assert [date(2021, 9, 28)] == [one.date for one in draft.timetable.meetings]
        assert [(f"Next Meeting: {day}", "not after this meeting, 2021-09-28")] == listed(draft)

    def test_a_next_meeting_without_a_day_of_this_one_is_kept(self):
        draft = minutes(f"{BELOW}\n2. Any Other Business\n\nNext Meeting: 26 October 2021\n",
                        HEAD.replace("28 September 2021, 10:00 - 11:30\n", ""))

        assert [None, date(2021, 10, 26)] == [one.date for one in draft.timetable.meetings]

    def test_the_reference_is_that_of_the_text(self):
        draft = read_minutes(HEAD + BELOW, "scan 7.txt")

        assert 'reference = "CSC_31_2809"\n' in draft.toml
        assert [] == listed(draft)

    def test_a_text_without_one_has_the_name_of_its_file_and_says_so(self):
        text = (HEAD + BELOW).replace("CSC", "meeting")
        draft = read_minutes(text, "scan 7.txt")

        assert 'reference = "scan 7"\n' in draft.toml
        assert ("scan 7", "the name of the file: the text has no reference") in listed(draft)


class TestIdentifiers:
    """design.md section 7: "a scanned `SECMPO0007` or `SECMP00492` (a footnote mark) is refused
    with the suggestion, never repaired in silence"."""

    DOUBT = ('"DP1467" has a digit too many, as a footnote mark makes: did you mean "DP146", '
             "footnote 7?")

    def test_a_title_with_a_digit_too_many_begins_no_proposal(self):
        draft = minutes(f"{BELOW}\nDP1467 'Data retention'\n\nIt would be withdrawn.\n")

        assert ["DP180"] == [str(one.id) for one in draft.timetable.modifications]
        assert [("DP1467", self.DOUBT), ("DP1467 'Data retention'", "no identifier can be read"),
                ("It would be withdrawn.", "below a title that is not read")] == listed(draft)

    @pytest.mark.parametrize("written", ["DP0961", "MP0961", "SECMP00961"])
    def test_a_leading_zero_makes_no_room_for_a_footnote_mark(self, written):
        """X-ID-01: a DP and an MP have three digits, a SECMP four."""
        draft = minutes(f"{BELOW}\n{written} 'Data retention'\n\nIt would be withdrawn.\n")

        assert ["DP180"] == [str(one.id) for one in draft.timetable.modifications]
        assert (f"{written} 'Data retention'", "It would be withdrawn.") == tuple(
            text for text, _ in listed(draft) if text != written)

    def test_a_raised_footnote_mark_is_listed_and_is_no_digit(self):
        draft = minutes(f"{BELOW}\nSECMP0025¹ 'Foot'\n\nThe CSC **NOTED** the update.\n")

        assert [("DP180", 1), ("SECMP0025", 1)] == [
            (str(one.id), len(one.steps)) for one in draft.timetable.modifications]
        assert [("SECMP0025¹", '"SECMP0025¹" carries a raised footnote mark: did you mean '
                               '"SECMP0025"?')] == listed(draft)

    def test_nothing_waits_on_one(self):
        draft = paper(section("It is pending the outcome of MP1467."))
        (modification,) = draft.timetable.modifications

        assert () == modification.waits_on
        assert "MP1467" in [one.text for one in draft.unplaced]


class TestPaper:
    """A head has a line for each thing: its number, what it is for, its title."""

    BODY = f"\n\n1. Modifications\n\n{section()}"

    @pytest.mark.parametrize("head", [
        "Paper Reference: SECP_84_1610_09\nAction: For Decision\n\nSEC Modification Timetables",
        "Action: For Decision\nReference: SECP_84_1610_09\nSEC Modification Timetables",
        "Paper Reference: SECP_84_1610_09\n\nAction: For Decision\n\nSEC Modification "
        "Timetables",
        "Paper Reference: SECP_84_1610_09\nAction: For Decision\n\nSEC Modification\n"
        "Timetables",
    ])
    def test_each_line_of_the_head_is_read_for_itself(self, head):
        draft = read_paper(f"{head}\n\n4 October 2019{self.BODY}", "x.txt")

        assert ['reference = "SECP_84_1610_09"', 'action = "for-decision"',
                'title = "SEC Modification Timetables"'] == draft.toml.splitlines()[1:4]
        assert () == draft.unplaced

    @pytest.mark.parametrize("head", [
        "Paper reference: SECP_84_1610_09\nDate: 4 October 2019\nSEC Modification Timetables",
        "REFERENCE: SECP_84_1610_09\n\nSEC Modification Timetables\n\nDated: Friday 4 October 2019",
        "SEC Modification Timetables\nPaper number: SECP_84_1610_09\nDATE: 4 October 2019",
    ])
    def test_a_label_is_one_in_any_letters_and_no_title(self, head):
        draft = read_paper(f"{head}{self.BODY}", "x.txt")
        found = draft.timetable.paper

        assert ("SECP_84_1610_09", "SEC Modification Timetables", date(2019, 10, 4), date(
            2019, 10, 16), ()) == (
            found.reference, found.title, found.dated, found.meeting.date, draft.unplaced)

    def test_a_label_that_nothing_reads_is_listed_and_is_no_title(self):
        draft = read_paper("Author: Ann Bell\nClassification: White\nDate: soon\nA title"
                           f"{self.BODY}", "x.txt")

        assert ("A title", [
            ("x", "the name of the file: the text has no reference"),
            ("Author: Ann Bell", "the head has no such line"),
            ("Classification: White", "the head has no such line"),
            ("Date: soon", "the head has no such line")]) == (
            draft.timetable.paper.title, [
                (one.text, one.why) for one in draft.unplaced if one.text != "x"
                or "name" in one.why])

    @pytest.mark.parametrize("line", [
        "SECP_84_1610_09", "Ref. SECP_84_1610_09", "Paper no: SECP_84_1610_09",
        "Panel paper reference SECP_84_1610_09"])
    def test_the_number_is_no_title_however_it_is_labelled(self, line):
        draft = read_paper(f"{line}\nDate of paper: 4 October 2019\nTitle: Timetables{self.BODY}",
                           "x.txt")
        found = draft.timetable.paper

        assert ("SECP_84_1610_09", "Timetables", date(2019, 10, 4), ()) == (
            found.reference, found.title, found.dated, draft.unplaced)

    @pytest.mark.parametrize("line", [
        "Prepared by: Ann Bell", "Meeting date: 16 Octember 2019", "Agenda item: 7",
        "Document classification: White"])
    def test_a_label_of_several_words_is_one(self, line):
        draft = read_paper(f"SECP_84_1610_09\n{line}\nA title: and more{self.BODY}", "x.txt")

        assert ("A title: and more", None) == (
            draft.timetable.paper.title, draft.timetable.paper.dated)
        assert (2, line, "the head has no such line") in [
            (one.line, one.text, one.why) for one in draft.unplaced]

    @pytest.mark.parametrize(("line", "why"), [
        ("Meeting date: 16 October 2019", []),
        ("SEC Panel meeting: 17 October 2019", ["its number names another day than 2019-10-17"]),
        ("Date of the Panel meeting: Wednesday 16 October 2019", [])])
    def test_the_day_of_the_meeting_may_be_stated_and_is_not_that_of_the_paper(self, line, why):
        draft = read_paper(f"SECP_84_1610_09\n{line}\nDated: 4 October 2019\n\nA title"
                           f"{self.BODY}", "x.txt")
        found = draft.timetable.paper

        assert (date(2019, 10, 4), "panel", "stated", why) == (
            found.dated, found.meeting.body, found.meeting.basis,
            [one.why for one in draft.unplaced])
        assert found.meeting.date == date(2019, 10, 17 if why else 16)

    def test_a_meeting_of_nobody_is_listed(self):
        draft = read_paper(f"Meeting date: 16 October 2019\nDated: 4 October 2019\n\nA title"
                           f"{self.BODY}", "x.txt")

        assert None is draft.timetable.paper.meeting
        assert ("Meeting date: 16 October 2019", "the head has no such line") in [
            (one.text, one.why) for one in draft.unplaced]

    def test_another_number_in_the_head_is_listed(self):
        draft = read_paper("SECP_84_1610_09\n\nPaper Reference: SECP_85_2011_09\nAction: For "
                           f"Decision\n\nA title{self.BODY}", "x.txt")

        assert ("Paper Reference: SECP_85_2011_09", "the head has no such line") in [
            (one.text, one.why) for one in draft.unplaced]


class TestTitles:
    """A title begins a modification, whatever the page left above it."""

    STEP = "We will return to the Panel at the June 2021 meeting to provide an update."

    @pytest.mark.parametrize("between", ["Smart Code\n", "Administered by\n\nGemserv e\n"])
    @pytest.mark.parametrize("below", ["\n", "MP302 seeks more. "])
    def test_what_a_page_left_above_a_title_does_not_swallow_it(self, between, below):
        draft = paper(f"MP301 'One'\n\n{self.STEP}\n\n{between}MP302 'Two'\n{below}{self.STEP}\n")

        assert ["MP301", "MP302"] == [one.id for one in draft.timetable.modifications]

    def test_a_title_that_a_sentence_names_begins_none(self):
        draft = paper(f"MP301 'One'\n\n{self.STEP} It waits for\nMP302 'Two'\n\nas before.\n")

        assert ["MP301"] == [one.id for one in draft.timetable.modifications]
