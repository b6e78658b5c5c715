from __future__ import annotations

import pytest

from secgov.model.readers.document_furniture import without_furniture
from secgov.model.readers.document_lines import Passage, lines_of
from tests.model.made_documents import HEAD, KEPT, minutes

TITLES = "DP180 'A title'\n\nIt seeks a thing.\n\nDP181 'Another'\n\nIt seeks another.\n"


def taken(text: str) -> tuple[list[str], list[tuple[int, str]], str]:
    """Return the lines that are left of *text*, those listed, and the classification."""
    unplaced: list[Passage] = []
    pages = without_furniture(lines_of(text), unplaced)
    assert {"page furniture"} >= {one.why for one in unplaced}
    return ([line.text for line in pages.lines if line.text.strip()],
            [(one.line, one.text) for one in unplaced], pages.classification)


class TestFurniture:
    """Issue 3: "lists every passage that it could not place (page furniture, ...)"."""

    @pytest.mark.parametrize("line", [
        "Page 3 of 5", "SEC Change Sub-Committee Meeting 20_2710 Page 2 of 4", "(Page 3/5)",
        "SECP_69_1406_11 – SEC Modification Timetables Page 4 of 9 This document has a "
        "Classification of White", "Page 3 of 5 Gemserv", "https://smartenergycodecompany.co.uk/x",
        "www.gemserv.com", "This document has a Classification"])
    def test_a_line_of_a_page_is_listed(self, line):
        assert (["It is", "so."], [(2, line)]) == taken(f"It is\n{line}\nso.")[:2]

    @pytest.mark.parametrize("line", [
        "the table on Page 3 of 5 was agreed", "Page 3 of 5 was read by all", "Page 3 of 5.",
        "see www.gemserv.com", "3 of 5"])
    def test_a_sentence_that_mentions_a_page_is_text(self, line):
        assert (["It is", line], [], "") == taken(f"It is\n\n{line}\n")

    @pytest.mark.parametrize("number", ["7", "Page 7", "- 7 -"])
    def test_a_number_is_furniture_where_it_stands_alone(self, number):
        assert [(5, number)] == taken(f"1. Reports\n\nIt is\n\n{number}\n\nso.")[1]
        assert [] == taken(f"1. Reports\n\nIt is\n{number}\nso.")[1]

    def test_what_repeats_between_paragraphs_is_furniture_whatever_number_ends_it(self):
        text = f"1. Reports\n\nGemserv 1\n\nIt is.\n\nGemserv 2\n\n{TITLES}"

        assert [(3, "Gemserv 1"), (7, "Gemserv 2")] == taken(text)[1]

    def test_the_head_keeps_what_the_pages_repeat(self):
        text = "A title\n\n1. Reports\n\nIt is.\n\nA title\n\nIt was.\n"

        assert (["A title", "1. Reports", "It is.", "It was."], [(7, "A title")]) \
            == taken(text)[:2]

    @pytest.mark.parametrize("line", [
        "The CSC:", "- **AGREED** it", "It is so.", "a\tb", "DP180 'A title'", "so it goes on"])
    def test_text_may_repeat(self, line):
        assert [] == taken(f"1. Reports\n\n{line}\n\nIt is.\n\n{line}\n\nIt was.\n")[1]

    def test_a_heading_over_two_titles_is_one(self):
        heading = "Continuing in development"
        text = f"1. Reports\n\n{heading}\n\n{TITLES}\n{heading}\n\nDP182 'A third'\n"

        assert [] == taken(text)[1]

    def test_a_page_that_begins_with_furniture_begins_with_the_line_below(self):
        assert ["It is", "  so."] == taken("It is\n Page 1 of 2\n\n so.")[0]

    @pytest.mark.parametrize("line", [
        "This document has a Classification of White",
        "This document is classified as **White** in accordance with the Panel Information Policy.",
        "These minutes are classified as White."])
    def test_the_classification_is_read_once_and_then_listed(self, line):
        assert (["It is."], [(5, line)], "white") == taken(f"{line}\n\nIt is.\n\n{line}")


class TestReaders:
    """The tester's minutes: a footer became a heading, and what was AGREED below it was lost."""

    @pytest.mark.parametrize("footer", [
        "Page 2 of 4", "This document has a Classification of White",
        "Gemserv\n\nIt is.\n\nGemserv"])
    def test_a_footer_within_a_proposal_changes_nothing(self, footer):
        begins = (f"{HEAD}1. Draft Proposal Report\n\nContinuing in development:\n\n"
                  "DP180 'A title'\n\nThe CSC considered DP180 which seeks to do a thing.\n\n")
        (proposal,) = minutes(f"{footer}\n\n{KEPT}", begins).timetable.modifications

        assert ("Continuing in development", ["develop-further"]) == (
            proposal.heading, [step.outcome for step in proposal.steps])
