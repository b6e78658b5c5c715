from __future__ import annotations

from datetime import date

import pytest

from secgov.citation import Evidence, Force
from secgov.explanation import Explanation
from secgov.receipt import Receipt
from secgov.reports.document import Item
from secgov.reports.words import (
    EVIDENCE,
    FORCE,
    body_in_words,
    counted,
    day_or,
    item_of,
    norm,
    plain,
    receipt_line,
    sentence,
    source_line,
)


class TestPlainWords:
    """design.md section 1: an answer is read by a Panel member, who has no list of the names."""

    @pytest.mark.parametrize(("written", "expected"), [
        ("5 weeks (observed)", "5 weeks (only observed in what happened)"),
        ("it is at-risk, without one on-track", "it is at risk, without one on track"),
        ("in force from 2019-04-03", "in force from Wednesday 3 April 2019"),
        ("the 2019-02-30 of nobody", "the 2019-02-30 of nobody"),
        ("a meeting of the working-group", "a meeting of the Working Group"),
        ("the panel.papers-notice", "the panel.papers-notice"),
    ])
    def test_says(self, written, expected):
        assert expected == plain(written)

    @pytest.mark.parametrize(("written", "expected"), [
        ("the Panel is updated", "The Panel is updated."),
        ("panel.papers-notice: 5 days", "panel.papers-notice: 5 days."),
        ("is it?", "Is it?"),
        ("", "."),
    ])
    def test_a_sentence_begins_and_ends_as_one(self, written, expected):
        assert expected == sentence(written)

    @pytest.mark.parametrize(("n", "expected"), [
        (0, "no faults"), (1, "1 fault"), (2, "2 faults")])
    def test_counts(self, n, expected):
        assert expected == counted(n, "fault")

    def test_a_day_is_spoken_out(self):
        assert "Friday 17 May 2019" == day_or(date(2019, 5, 17), "no day")
        assert "no day" == day_or(None, "no day")

    def test_a_body_of_another_code_keeps_its_name(self):
        assert "the Change Board" == body_in_words("change-board")
        assert "uniform-network-code-panel" == body_in_words("uniform-network-code-panel")


class TestSources:
    """design.md section 1: "An answer without its reason is worthless to a Panel"."""

    def test_a_rule_is_given_with_its_register_id_and_source(self):
        assert ("Rule panel.papers-notice, register id X-PNL-03, source: P_1 para 2."
                == source_line("panel.papers-notice", "X-PNL-03", "P_1 para 2"))
        assert "Rule a.b, source: P_1." == source_line("a.b", "", "P_1")

    def test_an_unverified_number_is_never_said_to_be_the_code(self):
        assert ("It is held to be a rule of the Smart Energy Code, but unverified: not the SEC's "
                "number until somebody cites it." == norm(Force.CODE, Evidence.UNVERIFIED))
        assert ("It is practice; seen in a secondary source."
                == norm(Force.PRACTICE, Evidence.SECONDARY))

    def test_every_force_and_every_evidence_has_words(self):
        assert set(Force) == set(FORCE)
        assert set(Evidence) == set(EVIDENCE)

    def test_an_explanation_keeps_its_tree(self):
        because = Explanation("the agenda is due", "", (Explanation("10 Working Days", "P_1"),))

        assert (Item("The agenda is due.", (Item("10 Working Days. Source: P_1."),))
                == item_of(because))

    def test_a_receipt_names_only_what_was_used(self):
        assert ("Made by secgov 9.9 from calendar 12ab."
                == receipt_line(Receipt(None, "12ab", library="9.9")).text)
        assert ("Made by secgov 9.9 from rules 1, calendar 2, input 3."
                == receipt_line(Receipt("1", "2", "3", library="9.9")).text)
