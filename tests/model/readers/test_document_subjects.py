"""What a document tells of another modification than the one whose title stands above.

What each made sentence is about is read from it by eye.
"""

from __future__ import annotations

import pytest

from secgov.model.readers.document_subjects import decided_on_another, told_of_another
from tests.model.made_documents import KEPT, RETURN, TITLE, about, minutes, paper, said, section

ANOTHER = "it is about another proposal"
DEVELOP = "further development is required to define and understand the issue."


class TestMinutes:
    """Issue 3: "what was **agreed and recommended** (...; never what the heading says)", and the
    reader "lists every passage that it could not place [...], and invents nothing"."""

    @pytest.mark.parametrize("decided", [
        "The CSC **AGREED** DP181 needs further development to understand the issue.",
        "The CSC **AGREED** further development of DP181 is required to understand the issue.",
        "On DP181, the CSC **AGREED** further development is required.",
        "The CSC **NOTED** that DP181 was withdrawn.",
    ])
    def test_what_is_decided_on_another_is_listed_whole(self, decided):
        proposal, unplaced = about("", decided)

        assert [""] == [step.outcome for step in proposal.steps]
        assert (decided.replace("**", ""), ANOTHER) in unplaced

    def test_what_follows_without_a_name_is_of_the_other_too(self):
        proposal, unplaced = about(
            "", "The CSC **AGREED** that DP181 is ready, and **RECOMMENDED** that it should be "
            "treated as Urgent.")

        assert [""] == [step.outcome for step in proposal.steps]
        assert [("The CSC AGREED that DP181 is ready, and RECOMMENDED that it should be treated as "
                 "Urgent.", ANOTHER)] == [one for one in unplaced if one[1] == ANOTHER][:1]

    @pytest.mark.parametrize("first", [
        "DP181 was discussed as well.", "DP181 and DP182 were discussed together.",
        "The CSC considered [DP181 'Another title'](#) which seeks to do more."])
    def test_a_paragraph_that_begins_with_another_goes_on_with_it(self, first):
        proposal, unplaced = about("", f"{first} The CSC **AGREED** {DEVELOP}")

        assert ([""], "do a thing.") == (
            [step.outcome for step in proposal.steps], proposal.purpose)
        assert (f"The CSC AGREED {DEVELOP}", ANOTHER) in unplaced

    def test_a_text_that_has_gone_over_to_another_comes_back_where_it_names_its_own(self):
        gone = "The CSC considered DP181 which seeks to do more.\n\n"
        decided = f"The CSC **AGREED** {DEVELOP}\n\n"
        back = f"The CSC **AGREED** DP180 stays in development, and {DEVELOP}"
        draft = minutes(f"1. Draft Proposal Report\n\n{TITLE}{gone}{decided}{back}")
        again = minutes(f"1. Draft Proposal Report\n\n{TITLE}{gone}It is about DP180.\n\n{KEPT}")

        assert [[("develop-further", 28)], [("develop-further", 28)]] == [
            [(step.outcome, step.line) for step in one.timetable.modifications[0].steps]
            for one in (draft, again)]

    def test_what_only_stands_beside_a_decision_takes_nothing_away(self):
        proposal, _ = about("", "The CSC **AGREED** further development is required, in parallel "
                                "with DP181.")

        assert ["develop-further"] == [step.outcome for step in proposal.steps]

    @pytest.mark.parametrize("sentence", [
        "DP181 was raised by Npower.", "DP181 is on hold until June 2022.",
        "DP181 seeks to count keys.", "The Proposer of DP181 has withdrawn it."])
    def test_what_is_told_of_another_is_none_of_its_keys(self, sentence):
        proposal, unplaced = about(sentence)

        assert (None, "", "do a thing.", 1) == (
            proposal.hold, proposal.raised_by, proposal.purpose, len(proposal.steps))
        assert (sentence, ANOTHER) in unplaced

    def test_a_clause_about_another_is_listed_and_the_rest_is_read(self):
        sentence = ("This would be discussed with the SSC on 5 October 2021, and DP181 would be "
                    "discussed with the TABASC on 7 October 2021.")
        proposal, _ = about(sentence)

        assert ["ssc"] == [step.body for step in proposal.steps[1:]]


class TestPapers:
    """The same holds of the modifications of a paper."""

    @pytest.mark.parametrize("sentence", [
        "We held a Working Group meeting on 5 June 2019 at which MP079 was discussed.",
        "The Working Group meeting on 5 June 2019 for MP079 was short.",
        "MP079 was submitted for Preliminary Assessment on 3 May 2019.",
        "The Impact Assessment for MP079 was requested on 3 May 2019.",
    ])
    def test_a_step_of_another_is_listed_and_is_no_step(self, sentence):
        modification, unplaced = said(f"{RETURN}{sentence}")

        assert ["panel-update"] == [step.step for step in modification.steps]
        assert [(sentence, ANOTHER)] == unplaced

    def test_a_clause_about_another_is_no_step(self):
        modification, unplaced = said(
            "The Impact Assessment was requested on 3 May 2019, and MP079 was submitted for "
            "Preliminary Assessment on 6 May 2019.")

        assert ["impact-assessment-requested", "panel-update"] == [
            step.step for step in modification.steps]
        assert [ANOTHER] == [why for _, why in unplaced]

    @pytest.mark.parametrize("begins", [
        "SECMPO0O61 'Another thing'\n\n", "SECMP0061 'Another thing'\n\nThis seeks more.\n\n",
        "\n\nSECMP0061 seeks to do more.\n\n"])
    def test_what_follows_a_title_within_a_paragraph_is_not_of_the_modification_above(self, begins):
        step = "The refinement consultation closed on 1 March 2019."
        draft = paper(section(f"{RETURN.strip()} {begins}{step}"), section(
            "The vote was short.", identifier="MP099"))

        assert [["panel-update"], ["panel-update"]] == [
            [step.step for step in one.steps] for one in draft.timetable.modifications]
        assert (step, ANOTHER) in [(one.text, one.why) for one in draft.unplaced]

    @pytest.mark.parametrize(("text", "steps"), [
        ("It was submitted for Preliminary Assessment on 3 May 2019.", []),
        ("SECMP0060 was submitted for Preliminary Assessment on 3 May 2019.",
         ["preliminary-assessment-requested"]),
        ("\n\nThe Preliminary Assessment was requested on 3 May 2019.",
         ["preliminary-assessment-requested"]),
    ])
    def test_it_is_what_the_sentence_before_is_about(self, text, steps):
        modification, _ = said(f"{RETURN}\nMP079 was much discussed. {text}\n\n")

        assert ["panel-update", *steps] == [step.step for step in modification.steps]

    def test_within_a_paragraph_only_it_goes_on_with_another(self):
        modification, _ = said(
            "The Proposer agrees. MP079 was discussed. It was submitted for Preliminary Assessment "
            "on 3 May 2019. The Impact Assessment was requested on 6 May 2019.")

        assert ["impact-assessment-requested", "panel-update"] == [
            step.step for step in modification.steps]


class TestSubjects:
    """A name says what a sentence is about only where the sentence begins with it, or directly
    behind what is told."""

    @pytest.mark.parametrize(("text", "about_another"), [
        ("We met on 5 June for DP118.", False), ("We met on 5 June with DP119.", False),
        ("We met on 5 June for DP0119.", False), ("We met on 5 June for DP118 and DP119.", False),
        ("We met on 5 June to discuss DP119 and DP120.", True),
    ])
    def test_what_stands_behind(self, text, about_another):
        assert about_another == told_of_another(text, 0, 16, "DP118")

    @pytest.mark.parametrize(("text", "answer"), [
        ("AGREED it, like DP0119", None), ("AGREED it, alongside DP119", None),
        ("AGREED the costs of DP119", True), ("AGREED DP118, and DP119", False)])
    def test_what_is_decided(self, text, answer):
        assert answer is decided_on_another(text, "DP118")
