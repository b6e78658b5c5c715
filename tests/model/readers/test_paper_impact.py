from __future__ import annotations

import pytest

from secgov.model.readers.paper_impact import denies_impact, plain_denial
from tests.model.made_documents import KEPT, RETURN, minutes, paper, said

WITH_THE_DCC = "It is with the DCC for Impact Assessment."
BESIDE = "no change of the DCC Systems, and an assessment is told"


class TestImpact:
    """Issue 3: the reader "lists every passage that it could not place [...], and invents
    nothing": a paper that denies a change of the DCC Systems does not state one."""

    @pytest.mark.parametrize("sentence", [
        "This modification does not change the DCC Systems.",
        "SECMP0060 will not impact on the DCC Systems.",
        "The proposal doesn't affect DCC Systems, and is small.",
        "It seeks to count keys, but does not require changes to the DCC System.",
        "The change has no impact on the DCC Total System.",
        "There will be no changes to the DCC Systems.",
    ])
    def test_what_is_said_plainly_is_read(self, sentence):
        modification, _ = said(sentence)

        assert "no" == modification.dcc_impact

    @pytest.mark.parametrize("text", [
        "SECMP0060 seeks to do beta. It does not change the DCC Systems.",
        "This modification seeks to do beta. This would have no impact on the DCC Systems.",
        "It seeks to do beta. It won't require changes to the DCC Total System, and is small.",
        "SECMP0060 seeks to do beta.\n\nIt does not change the DCC Systems."])
    def test_what_it_does_not_change_is_read_behind_what_it_seeks(self, text):
        """Also in the paragraph of the purpose, and wherever that is."""
        introduced = paper(f"SECMP0060 'A thing'\n\n{text}\n\n{RETURN}")

        assert "no" == introduced.timetable.modifications[0].dcc_impact
        assert "no" == said(text)[0].dcc_impact

    @pytest.mark.parametrize("text", [
        "SECMP0060 seeks to do beta. Option A is cheap. It does not change the DCC Systems.",
        "SECMP0060 seeks to do beta.\n\nOption A is cheap.\n\nIt does not change the DCC "
        "Systems.",
        "SECMP0060 seeks to do beta. It is an option that does not change the DCC Systems."])
    def test_what_something_else_may_not_change_says_nothing(self, text):
        draft = paper(f"SECMP0060 'A thing'\n\n{text}\n\n{RETURN}")

        assert "unknown" == draft.timetable.modifications[0].dcc_impact

    @pytest.mark.parametrize("sentence", [
        "Option A does not change the DCC Systems.",
        "This modification seeks to add a meter that reads keys and does not change the DCC "
        "Systems.",
        "If it is simple, this modification does not change the DCC Systems.",
        "This modification does not change the DCC Systems until 2021.",
        "The DCC Systems will not change.",
    ])
    def test_what_may_be_about_something_else_says_nothing(self, sentence):
        assert (True, None) == (denies_impact(sentence), plain_denial(sentence))
        assert "unknown" == said(sentence)[0].dcc_impact

    @pytest.mark.parametrize("sentence", [
        "This modification does not change the DCC Systems.",
        "Option A does not change the DCC Systems.",
        "The DCC Systems will not change.",
    ])
    def test_next_to_an_assessment_nothing_is_said_and_the_sentence_is_listed(self, sentence):
        modification, listed = said(WITH_THE_DCC, sentence)

        assert "unknown" == modification.dcc_impact
        assert (sentence, BESIDE) in listed

    def test_a_purpose_may_deny_it(self):
        purpose = "This modification seeks to count keys, but does not change the DCC Systems."
        alone = paper(f"MP071 'Keys'\n\n{purpose}\n\n{RETURN}")
        beside = paper(f"MP071 'Keys'\n\n{purpose}\n\n{WITH_THE_DCC} {RETURN}")

        assert [("no", purpose), ("unknown", purpose)] == [
            (one.dcc_impact, one.purpose)
            for draft in (alone, beside) for one in draft.timetable.modifications]
        assert [[], [(purpose, BESIDE)]] == [
            [(one.text, one.why) for one in draft.unplaced] for draft in (alone, beside)]

    def test_an_assessment_on_a_condition_is_a_sign_as_well(self):
        asked = "If it grows, we will request an Impact Assessment in May 2019."

        assert ["unknown", "unknown", "yes"] == [said(*one)[0].dcc_impact for one in (
            (asked,), (asked, "This modification does not change the DCC Systems."),
            (WITH_THE_DCC,))]

    def test_what_is_said_beside_it_is_listed(self):
        _, listed = said("This modification does not change the DCC Systems, as Ofgem asked.")

        assert [("as Ofgem asked", "read in part")] == listed


class TestMinutes:
    """Minutes state it in the words of a paper, and no less plainly."""

    OPENED = "The CSC considered DP180 which seeks to do a thing"

    def read(self, text: str):
        draft = minutes(f"1. Draft Proposal Report\n\nDP180 'A title'\n\n{text}\n\n{KEPT}")
        (proposal,) = draft.timetable.modifications
        return proposal, [(one.text, one.why) for one in draft.unplaced[2:]]

    @pytest.mark.parametrize("text", [
        f"{OPENED}. It does not change the DCC Systems.",
        f"{OPENED}.\n\nIt does not change the DCC Systems.",
        f"{OPENED}. This proposal will not impact the DCC Systems.",
        f"{OPENED}. There would be no changes to the DCC Systems."])
    def test_a_plain_denial_is_read_and_is_no_purpose(self, text):
        proposal, listed = self.read(text)

        assert ("no", "do a thing.", []) == (proposal.dcc_impact, proposal.purpose, listed)

    def test_the_sentence_of_the_purpose_may_deny_it(self):
        proposal, listed = self.read(f"{self.OPENED}, but does not change the DCC Systems.")

        assert ("no", "do a thing, but does not change the DCC Systems.", []) == (
            proposal.dcc_impact, proposal.purpose, listed)

    @pytest.mark.parametrize("said", [
        "Option A is cheap. It does not change the DCC Systems.",
        "The DCC Systems will not change.",
        "If it is simple, this proposal does not change the DCC Systems."])
    def test_another_is_none(self, said):
        assert "unknown" == self.read(f"{self.OPENED}. {said}")[0].dcc_impact
