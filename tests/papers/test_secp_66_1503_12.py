"""The paper SECP_66_1503_12, statement by statement."""

from __future__ import annotations

import pytest

from tests.papers.rows_of_secp_66_1503_12 import ALL, CHECKS, LOST, SECP
from tests.papers.statements import rules, statements

ROWS = statements("secp_66_1503_12")


class TestStatements:
    """design.md section 7: what the paper states, in the file or in the rule book; "Nothing is
    dropped"."""

    @pytest.mark.parametrize("row", [row for row in ROWS if row["row"] not in LOST],
                             ids=lambda row: row["row"])
    def test_the_file_or_the_rule_book_says_it(self, row):
        expected, actual = CHECKS[row["row"]]()

        assert expected == actual, row["says"]

    def test_every_statement_is_checked_or_lost_for_a_reason(self):
        assert sorted([*CHECKS, *LOST]) == [row["row"] for row in ROWS]
        assert all(LOST.values())

    def test_the_lost_ones_say_so_themselves(self):
        assert {row["row"] for row in ROWS
                if row["place"] == "docs" or row["place"].startswith("lost: ")} == set(LOST)

    @pytest.mark.parametrize("register", sorted({
        place.removeprefix("rule ") for row in ROWS for place in row["place"].split("; ")
        if place.startswith("rule ")}))
    def test_every_rule_that_is_named_is_in_the_rule_book(self, register):
        assert {register} == {rule.register for rule in rules(register)}

    def test_there_are_eighteen_modifications_and_all_are_in_refinement(self):
        """Eighteen headings in section 3 of the text."""
        assert ALL == tuple(one.id for one in SECP.timetable.modifications)

    def test_every_line_that_a_row_names_is_in_the_text(self):
        """The text has 420 lines, the last of them empty."""
        assert all(1 <= int(line) <= 420 for row in ROWS
                   for line in row["line"].replace(",", "-").replace(" ", "").split("-"))
