"""The readers on documents that are changed at random: nothing is lost in silence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secgov.errors import UnusableInput
from secgov.model.readers.document_leftovers import READ_IN_PART
from secgov.model.readers.documents import KINDS
from tests.architecture.house import ROOT
from tests.papers.covering import LAYOUT, lost

FOLDER = ROOT / "tests" / "papers"
DOCUMENTS = [
    *(("minutes", one) for one in ("others/CSC_19_2909", "others/CSC_29_2707",
                                   "others/CSC_34_2501", "others/OPSG_7_0609", "CSC_12_2502")),
    *(("paper", one) for one in ("others/SECP_76_1701_11", "others/SECP_90_1204_08",
                                 "others/SECP_101_1103_05", "others/SECP_118_1008_14",
                                 "SECP_66_1503_12"))]
TEXTS = {name: (FOLDER / f"{name}.txt").read_text("utf-8") for _, name in DOCUMENTS}
STRAYS = (
    "The Modification Report Consultation was issued on 20 May 2019 and closes on 11 June 2019.",
    "The Change Board rejected this modification on Wednesday 26 June 2019.",
    "The Change Board will vote on this modification on 26 June 2019.",
    "The Authority's decision is expected by 31 July 2019.",
    "This modification is on hold until the Proposer of MP999 decides.",
    "The Proposer has withdrawn this modification.", "It was withdrawn in May 2021.",
    "The Impact Assessment was requested on 3 May 2019 and was returned on Friday 23 May 2019.",
    "We do not expect to request the Impact Assessment before August 2019.",
    "It seeks to count keys.", "Keys are lost.", "Nobody objected",
    "Next Meeting: Tuesday 25 November 2020.", "The next meeting will be on 1 June 2021.",
    "The CSC **APPROVED** the costs.", "The CSC **AGREED** that it is not ready to be converted.",
    "The CSC **NOTED** the costs.", "Jane Doe (JD) raised a concern.", "A member (ZQ) disagreed.",
    "Page 3 of 5", "This document has a Classification of White", "Gemserv", "7",
    "SECP_69_1406_11 – SEC Modification Timetables Page 4 of 9", "2.3 The costs",
    "There is a risk that keys are lost.", "If keys are lost, we will report back in May 2019.",
    "This would be for the February 2020 Release.", "SECAS explained the costs.",
    "CSC 18/01: The DCC to arrange a workshop by 11 September 2020.", "Later items:",
    "The response would then be received from the DCC by mid-May.")


class TestLost:
    """Issue 3: the reader "keeps the line number of each statement as its source, lists every
    passage that it could not place (page furniture, ...), and invents nothing"."""

    @pytest.mark.parametrize(("kind", "name"), DOCUMENTS)
    def test_each_sentence_of_a_document_is_had_or_listed(self, kind, name):
        assert [] == lost(TEXTS[name], KINDS[kind](TEXTS[name], f"{name[-9:]}.txt"))

    @pytest.mark.parametrize(("kind", "name"), DOCUMENTS)
    def test_each_rest_begins_on_the_line_that_is_told_and_stands_in_its_sentence(self, kind, name):
        lines = [" ".join(line.split()) for line in re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1",
                 TEXTS[name]).split("\n")]
        rests = [one for one in KINDS[kind](TEXTS[name], "x.txt").unplaced
                 if one.why.startswith(READ_IN_PART)]

        assert [] == [one for one in rests if one.text not in one.why
                      or " ".join(one.text.split()[:2]) not in " ".join(
                          lines[one.line - 1:one.line + 1])
                      or one.text.split()[0] not in lines[one.line - 1]]

    @pytest.mark.parametrize("stray", STRAYS)
    def test_a_sentence_that_a_draft_lacks_is_found(self, stray):
        """The draft of the text without the sentence has neither it nor a passage of it."""
        kind, name = "minutes", "others/CSC_34_2501"
        text, number = TEXTS[name].rstrip("\n"), TEXTS[name].count("\n") + 2

        assert LAYOUT.fullmatch(stray) or [number] == [line for line, _ in lost(
            f"{text}\n\n{stray}", KINDS[kind](text, "x.txt"))]

    @pytest.mark.parametrize(("kind", "name"), DOCUMENTS)
    @settings(deadline=None)
    @given(st.data())
    def test_each_sentence_of_a_changed_document_is_had_or_listed(self, kind, name, data):
        """Sentences put in anywhere between two paragraphs, and some paragraphs lost; none is put
        in twice, since two tellings of one step are one, on the line of the first."""
        blocks = TEXTS[name].split("\n\n")
        for stray in data.draw(st.lists(st.sampled_from(STRAYS), min_size=1, max_size=5,
                                       unique=True)):
            blocks.insert(data.draw(st.integers(2, len(blocks))), stray)
        for place in data.draw(st.lists(st.integers(2, len(blocks) - 1), max_size=3)):
            blocks[place] = ""
        text = "\n\n".join(blocks)
        try:
            draft = KINDS[kind](text, "x.txt")
        except UnusableInput:
            return

        assert [] == lost(text, draft)

    def test_a_heading_between_a_body_and_its_bullets_hides_none(self):
        name = "others/OPSG_7_0609"
        text = TEXTS[name].replace("The OPSG:\n", "The OPSG:\n\nLater items:\n")
        draft = KINDS["minutes"](text, "x.txt")

        assert [] == lost(text, draft)
        assert [] == [one for one in draft.unplaced if "\u2022" in one.text]
