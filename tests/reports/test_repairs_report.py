from __future__ import annotations

import attrs
import pytest

from secgov.reports.document import Heading, Items
from secgov.reports.repairs_report import repair_blocks
from secgov.reports.text import as_text
from tests.reports.asked import flat, outlook_of


def one(modification: str = "SECMP0062"):
    return outlook_of(modification).outlooks[0]


def texts(item):
    return [item.text, *(part.text for part in item.parts)]


class TestRepairs:
    """contract: "each proven by running it ... warnings that a repair would cause are said"."""

    def test_each_says_what_it_changes_by_which_rule_and_what_comes_of_it(self):
        heading, _, items = repair_blocks(one(), 2)

        assert Heading("What would bring it in, the cheapest first", 2) == heading
        assert isinstance(items, Items)
        assert [
            "The Impact Assessment is returned by Friday 10 May 2019 instead of Wednesday 15 May "
            "2019.",
            "Lawful by rule impact-assessment.returned-after-request, register id X-DCC-01; seen "
            "in a secondary source. Source: dcc-analysis-provisions.",
            "3 Working Days sooner than at the usual pace; who acts: the DCC.",
            "That leaves 37 Working Days from Friday 15 March 2019, when the Impact Assessment is "
            "requested; impact-assessment.timescale is 40 Working Days, the first day not counted "
            "(unverified: not the SEC's number until somebody cites it).",
            "Then it is on track for the November 2019 Release, with no Working Day to spare.",
            'To see it, ask with --what-if "step SECMP0062:impact-assessment-returned 2019-05-10"',
        ] == texts(items.items[0])
        assert "with 51 Working Days to spare" in flat(" ".join(texts(items.items[2])))

    def test_warnings_are_said_and_a_room_that_is_not_known_is_not(self):
        repair = attrs.evolve(one("SECMP0012").repairs[0], float_working_days=None)
        change = attrs.evolve(repair.changes[0], rule="", evidence=None, working_days=-2)
        other = attrs.evolve(repair, changes=(
            change, attrs.evolve(change, rule="a.rule", register="X-1", cites="a source")))
        (_, _, items) = repair_blocks(attrs.evolve(one(), repairs=(other,)), 3)

        said = texts(items.items[0])
        assert any(text.startswith("A check would then also give a warning: The modification is "
                                   "on hold") for text in said)
        assert "Then it is on track for the November 2019 Release." in said
        assert any("2 Working Days later than at the usual pace" in text for text in said)
        assert "Lawful by rule a.rule, register id X-1. Source: a source." in said
        assert "; and " in said[0]

    def test_that_none_was_found_is_said_where_they_were_sought(self):
        assert "No lawful change of one or two steps" in flat(as_text(outlook_of("SECMP0024")))
        assert "No lawful change" not in as_text(outlook_of("SECMP0015"))

    @pytest.mark.parametrize("changes", [
        {"repairs_sought": False}, {"ended": "it is rejected"}, {"verdict": "unknown"}])
    def test_where_none_is_sought_nothing_is_said(self, changes):
        assert [] == list(repair_blocks(attrs.evolve(one("SECMP0024"), **changes), 2))

    def test_those_of_an_unknown_impact_stand_after_both_branches(self):
        text = as_text(outlook_of("SECMP0055"))

        assert text.index("If it does not impact the DCC Systems") < text.index(
            "What would bring it in")
