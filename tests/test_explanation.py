from __future__ import annotations

from secgov.explanation import Explanation

TREE = Explanation("the report is due", parts=(
    Explanation("the Panel meets", "meetings.csv", parts=(Explanation("by its rhythm", "S17"),)),
    Explanation("papers need 5 Working Days", "S4"),
))


class TestExplanation:
    """Design, section 1: "Every date, refusal and verdict carries the chain of rules and facts
    that made it"."""

    def test_the_tree_is_numbered_and_indented_with_its_sources(self):
        assert (
            "the report is due\n"
            "  1. the Panel meets  [meetings.csv]\n"
            "    1. by its rhythm  [S17]\n"
            "  2. papers need 5 Working Days  [S4]"
        ) == str(TREE)

    def test_json_has_the_same_tree(self):
        leaf = {"says": "by its rhythm", "cites": "S17", "parts": []}

        assert {
            "says": "the report is due", "cites": None, "parts": [
                {"says": "the Panel meets", "cites": "meetings.csv", "parts": [leaf]},
                {"says": "papers need 5 Working Days", "cites": "S4", "parts": []},
            ]} == TREE.to_json()
