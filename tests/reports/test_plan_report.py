from __future__ import annotations

import attrs
import pytest

from secgov.planning.network.tightest import Gap
from secgov.planning.outlooks.plan import Plan, plan
from secgov.reports.markdown import as_markdown
from secgov.reports.text import as_text
from tests.reports.asked import flat, known, paper


@pytest.fixture(scope="module")
def of_the_paper() -> Plan:
    return plan(paper(), **known())


def only(answer: Plan, modification: str, **changes) -> Plan:
    """Return *answer* with one modification of it, and with what a test changes in that."""
    found = next(one for one in answer.modifications if one.id == modification)
    return attrs.evolve(answer, modifications=(attrs.evolve(found, **changes),))


class TestPlanReport:
    """design.md section 8: per step its earliest and latest day, float and why; as advice, the
    tightest gaps."""

    def test_the_verdict_comes_first(self, of_the_paper):
        assert ("18 modifications, 2 with a target release; at the usual pace too late for it: "
                "SECMP0053, SECMP0062." in flat(as_text(of_the_paper).split("\n\n")[0]))

    @pytest.mark.parametrize(("verdict", "expected"), [
        ("misses", "1 modification, 1 with a target release; even at best the release is missed "
                   "by SECMP0053."),
        ("on-track", "1 modification, 1 with a target release; none is late for it."),
        ("unknown", "1 modification, 1 with a target release; not known for SECMP0053."),
        ("depends", "1 modification, 1 with a target release; not known for SECMP0053."),
        ("", "1 modification, 0 with a target release."),
    ])
    def test_other_verdicts(self, of_the_paper, verdict, expected):
        text = flat(as_text(only(of_the_paper, "SECMP0053", verdict=verdict)))

        assert text.startswith(expected)

    @pytest.mark.parametrize(("verdict", "expected"), [
        ("misses", "It misses the November 2019 Release."),
        ("at-risk", "It is at risk for the November 2019 Release."),
    ])
    def test_the_verdict_of_a_modification(self, of_the_paper, verdict, expected):
        assert expected in as_text(only(of_the_paper, "SECMP0053", verdict=verdict))

    def test_a_step_has_its_days_and_float(self, of_the_paper):
        lines = as_markdown(only(of_the_paper, "SECMP0053")).splitlines()

        assert ("| The Modification Report goes to the Panel | not stated | Friday 12 July 2019 | "
                "Friday 17 May 2019 | late by 39 |" in lines)
        assert ("| The Working Group considers it | expected | Wednesday 3 April 2019 | "
                "Wednesday 3 April 2019 | 0 |" in lines)

    def test_why_with_unverified_numbers_marked(self, of_the_paper):
        text = flat(as_text(only(of_the_paper, "SECMP0053")))

        assert ("- The Impact Assessment is returned: - Not before the Impact Assessment is "
                "requested. Source: dcc-analysis-provisions. - "
                "impact-assessment.timescale: 40 Working Days, the first day not counted "
                "(unverified: not the SEC's number until somebody cites it). Source: register "
                "X-DCC-M1." in text)
        assert "On a meeting of the Change Board. Source: " in text

    def test_what_is_done_is_one_sentence(self, of_the_paper):
        assert "Done: the Preliminary Assessment is requested." in flat(
            as_text(only(of_the_paper, "SECMP0053")))

    def test_the_advice_comes_last(self, of_the_paper):
        text = flat(as_text(only(of_the_paper, "SECMP0053")))

        assert ("Where the plan is tightest 1. From the day on which the papers of the Working "
                "Group are published to the day on which the Working Group considers it: 10 "
                "Working Days; 5 Working Days needed, 5 to spare; the day on which the papers of "
                "the Working Group are published is the plan's own, laid as early as it can be."
                in text)
        assert ("Authority decides: 24 Working Days; 24 Working Days needed, none to spare; both "
                "days are the plan's own, laid as early as it can be." in text)

    def test_a_gap_that_is_too_short_says_by_how_much(self, of_the_paper):
        gap = Gap("working-group-agenda", "working-group", 9, 10, -1)

        assert ("considers it: 9 Working Days; 10 Working Days needed, 1 too few." in flat(
            as_text(only(of_the_paper, "SECMP0053", advice=(gap,)))))

    def test_notes_are_sentences(self, of_the_paper):
        assert "No target release is stated: only the stated dates bind." in flat(
            as_text(only(of_the_paper, "SECMP0007")))

    def test_a_plan_without_anything(self, of_the_paper):
        bare = only(of_the_paper, "SECMP0053", steps=(), advice=(), notes=(), title="")
        text = as_text(attrs.evolve(bare, source=""))

        assert "Plan of a timetable, as of Friday 8 March 2019." in flat(text)
        assert "\n\nSECMP0053\n\nIt is at risk for the November 2019 Release.\n\nMade by" in text
