from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.reports.document import (
    Document,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
    Verbatim,
    one_line,
)
from secgov.reports.documents import document_of
from secgov.reports.markdown import as_markdown, escaped, markdown_of
from secgov.reports.text import WIDTH, as_text, text_of
from tests.reports.asked import checked, outlook_of

AWKWARD = st.text(st.sampled_from("|*_<>`\\\n\r\t #-+=1.)[]&~$a\u2028\x1b"))
ANYTHING = st.one_of(st.text(), AWKWARD)
CELL_END = re.compile(r"(?<!\\)((?:\\\\)*)\|")


class TestDocument:
    """design.md section 7: classification is "carried into every output"."""

    def test_the_classification_comes_first(self):
        document = Document("amber", (Heading("What decides"), Paragraph("A step.")))

        assert "Classification: amber\n\nWhat decides\n\nA step.\n" == text_of(document)
        assert "Classification: amber\n\n## What decides\n\nA step.\n" == markdown_of(document)

    def test_nothing_stands_at_the_head_of_an_unclassified_paper(self):
        assert "A step.\n" == text_of(Document("", (Paragraph("A step."),)))

    def test_the_classification_of_a_paper_reaches_each_output(self):
        answer = checked(paper={"reference": "P_1", "classification": "green"})

        assert as_text(answer).startswith("Classification: green\n\n")
        assert as_markdown(answer).startswith("Classification: green\n\n")

    def test_a_row_that_does_not_fit_its_heads_is_refused(self):
        with pytest.raises(ValueError, match="row 2 has 1 cells under 2 heads"):
            Table(("Step", "Day"), (("a", "b"), ("c",)))

    def test_what_is_no_answer_is_refused(self):
        with pytest.raises(TypeError, match="an answer of the library is needed, not str"):
            document_of("June")


class TestVerbatim:
    """Lines that are to be copied into a file stay as they are."""

    LINES = Verbatim(("[adopt]", '"a.b" = { value = 40, cites = "" }  # *'), "toml")

    def test_in_text(self):
        assert '[adopt]\n"a.b" = { value = 40, cites = "" }  # *\n' == text_of(
            Document("", (self.LINES,)))

    def test_in_markdown_behind_a_fence(self):
        assert '~~~toml\n[adopt]\n"a.b" = { value = 40, cites = "" }  # *\n~~~\n' == markdown_of(
            Document("", (self.LINES,)))


class TestText:
    """The readers of a report read it aloud: at most 100 columns, no art, no colours."""

    def test_lists_are_numbered_and_set_in(self):
        items = Items((Item("first", (Item("why", (Item("because"),)),)), Item("second")), True)

        assert ("1. first\n   - why\n     - because\n2. second\n"
                == text_of(Document("", (items,))))

    def test_a_list_without_an_order_has_no_numbers(self):
        assert "- first\n- second\n" == text_of(
            Document("", (Items((Item("first"), Item("second"))),)))

    def test_a_table_stands_in_columns(self):
        table = Table(("Step", "Day"), (("vote", "Friday"), ("decision", "Monday")))

        assert ("Step      Day\nvote      Friday\ndecision  Monday\n"
                == text_of(Document("", (table,))))

    def test_a_long_cell_goes_on_below_and_rows_stand_apart(self):
        table = Table(("A", "B"), (("word " * 20, "b"),))
        lines = text_of(Document("", (table,))).splitlines()

        assert ["A", "", "word"] == [lines[0].split()[0], lines[1], lines[2].split()[0]]
        assert lines[3].startswith("word")

    def test_an_empty_paragraph_and_an_empty_item_do_no_harm(self):
        assert "\n\n-\n" == text_of(Document("", (Paragraph(""), Items((Item(""),)))))

    def test_an_address_is_never_broken(self):
        address = "https://example.org/" + "long-" * 30

        assert address in text_of(Document("", (Paragraph(f"Source: {address}"),)))

    @given(st.lists(ANYTHING, min_size=3, max_size=3))
    def test_no_line_of_a_table_is_too_long(self, cells):
        table = Table(("One", "Two", "Three"), (tuple(cells), ("a" * 90, "b" * 90, "c")))

        assert all(len(line) <= WIDTH for line in
                   text_of(Document("", (table,))).splitlines())

    def test_no_word_is_broken_while_another_column_has_room(self):
        key = "report-consultation.usual-length:"
        rows = ((*("a few words",) * 4, f"not before it is issued; {key} 15 Working Days"),)
        text = text_of(Document("", (Table(("A", "B", "C", "D", "Why"), rows),)))

        assert key in text
        assert all(len(line) <= WIDTH for line in text.splitlines())

    @given(ANYTHING)
    def test_no_escape_code_of_a_terminal_gets_through(self, title):
        assert text_of(Document("", (Paragraph(title),))).replace("\n", "").isprintable()

    def test_the_words_of_the_example_stay_within_the_columns(self):
        text = as_text(outlook_of("SECMP0055"))

        assert WIDTH >= max(map(len, text.splitlines()))
        assert text.endswith(".\n")


class TestMarkdown:
    """Whatever a user wrote stays text and never becomes markup."""

    @pytest.mark.parametrize(("written", "expected"), [
        ("a | b", r"a \| b"),
        ("*loud* _soft_", r"\*loud\* \_soft\_"),
        ("<b>", r"\<b\>"),
        ("`code`", r"\`code\`"),
        ("two\nlines", "two lines"),
        ("1. first", r"1\. first"),
        ("- item", r"\- item"),
        ("# head", r"\# head"),
        ("back\\slash", r"back\\slash"),
        ("2019 in words", "2019 in words"),
        ("[x](y)", r"\[x\](y)"),
    ])
    def test_escapes(self, written, expected):
        assert expected == escaped(written)

    def test_lists_nest_under_their_marks(self):
        items = Items((Item("first", (Item("why"),)),), True)

        assert "1. first\n   - why\n" == markdown_of(Document("", (items,)))
        assert "- a\n" == markdown_of(Document("", (Items((Item("a"),)),)))

    def test_a_table_has_its_rule_of_dashes(self):
        table = Table(("Step", "Day"), (("vote", "Friday"),))

        assert ("| Step | Day |\n| --- | --- |\n| vote | Friday |\n"
                == markdown_of(Document("", (table,))))

    @given(st.lists(st.tuples(ANYTHING, ANYTHING, ANYTHING)))
    def test_any_text_leaves_a_table_its_columns(self, rows):
        lines = markdown_of(Document("", (Table(("A", "B", "C"), tuple(rows)),))).splitlines()

        assert len(rows) + 2 == len(lines)
        assert {4} == {len(CELL_END.findall(line)) for line in lines}

    @given(ANYTHING.filter(str.strip))
    def test_any_title_is_one_heading_of_the_report(self, title):
        steps = [{"step": "report-consultation-issued", "when": "2019-04-01"},
                 {"step": "report-consultation-closed", "when": "2019-03-25"}]
        answer = checked(modification=[{"id": "SECMP0001", "title": title, "steps": steps}])
        lines = as_markdown(answer).splitlines()

        assert 1 == sum(line.startswith("#") for line in lines)
        assert 1 == sum(line.startswith("## SECMP0001: ") for line in lines)

    @given(ANYTHING)
    def test_one_line_is_one_line(self, text):
        assert len(one_line(text).splitlines()) <= 1
