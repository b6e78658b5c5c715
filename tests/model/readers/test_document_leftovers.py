from __future__ import annotations

from datetime import date

import pytest

from secgov.model.readers.document_leftovers import left_over, rest_of
from secgov.model.readers.document_lines import Line, joined
from tests.model.made_documents import HEAD, KEPT, about, minutes, paper, said, section

PART = "read in part"


class TestLeftOver:
    """Issue 3: "keeps the line number of each statement as its source, lists every passage that it
    could not place": of a sentence that was read in part, the rest."""

    @pytest.mark.parametrize(("text", "used", "rest"), [
        ("It was asked for at a cost.", (0, 16), ["at a cost"]),
        ("It was asked for at a cost.", (0, 26), []),
        ("It was asked for.", (7, 12), []),
        ("It was not asked for.", (11, 16), ["It was not"]),
        ("It was asked for (by Fred).", (7, 12), ["for (by Fred"]),
        ("Asked for this modification again.", (0, 5), ["for this modification again"]),
        ("Of 41,777 only 777 count.", (6, 9), ["Of 41,777 only 777 count"]),
        ("", (0, 0), []),
    ])
    def test_what_is_not_used_and_says_something_is_left(self, text, used, rest):
        assert rest == [text[start:end] for start, end in rest_of(text, [used])]

    def test_each_rest_stands_on_its_line_with_its_sentence(self):
        sentence = joined([Line(3, "It was asked for (by Fred)"), Line(4, "on 4 March at a cost.")])

        assert [(3, "for (by Fred)", f'{PART}: "{sentence.text}"'),
                (4, "at a cost", f'{PART}: "{sentence.text}"')] == [
            (one.line, one.text, one.why)
            for one in left_over(sentence, [(7, 12), (30, 37)])]


class TestPapers:
    """The sentences of a paper, each with what it says beyond what is read of it."""

    @pytest.mark.parametrize(("sentence", "rest"), [
        ("The Preliminary Assessment was requested on 4 March 2019 at a cost of £40,000.",
         ["at a cost of £40,000"]),
        ("The Preliminary Assessment is expected to be returned by June 2019, subject to a "
         "decision of Ofgem on costs.", ["subject to a decision of Ofgem on costs"]),
        ("The industry consultation was issued on 3 May 2019 with 12 questions and will close on "
         "31 May 2019.", ["with 12 questions"]),
        ("Once Ofgem has agreed the costs, we will return to the Panel in July 2019.",
         ["Once Ofgem has agreed the costs"]),
        ("We will update the requirements with the DCC, with input from the Martians.",
         ["Martians"]),
        ("This joint Working Group and ACME meeting on 3 May 2019 met.", ["ACME", "met"]),
        ("Of late, the Martian Council (SSC) has raised some concerns.",
         ["Of late", "Martian Council"]),
        ("We are awaiting a reply from the Martians.", ["Martians"]),
        ("SECMP0060 was raised by the DCC. SECMP0060 was raised by the Martians.",
         ["SECMP0060 was raised by the Martians."]),
        ("It is a candidate for the June 2020 SEC Release. It is scheduled for the November 2020 "
         "SEC Release.", ["It is scheduled for the November 2020 SEC Release."]),
        ("It is on hold until the DCC confirms it. It stays on hold until the Proposer decides so.",
         ["It stays on hold"]),
        ("The joint Working Group and SSC meeting on 3 May 2019 was about SECMP0099.",
         ["was about", "SECMP0099"]),
    ])
    def test_the_rest_of_a_sentence_is_listed(self, sentence, rest):
        _, unplaced = said(sentence)

        assert rest == [text for text, _ in unplaced]

    @pytest.mark.parametrize(("sentence", "listed"), [
        ("It seeks to count keys, but was rejected.",
         [("was rejected.", "a clause that no phrase reads")]),
        ("It seeks to count keys, and goes to the Working Group meeting on 5 June 2019.", []),
        ("It seeks to count keys by 31 June 2019.",
         [("by 31 June 2019", "there is no 31 June 2019")]),
    ])
    def test_of_a_purpose_the_news_is_listed_with_its_sentence(self, sentence, listed):
        """The words themselves are in the purpose."""
        draft = paper(f"SECMP0060 'A thing'\n\n{sentence}\n\nWe will return to the Panel in June "
                      "2019.\n")

        assert [(text, f'{why}: "{sentence}"') for text, why in listed] == [
            (one.text, one.why) for one in draft.unplaced]

    def test_a_time_is_listed_with_its_sentence(self):
        draft = paper(section("It goes to the Working Group meeting on 31 June 2019."))

        assert [('31 June 2019', 'there is no 31 June 2019: "It goes to the Working Group meeting '
                 'on 31 June 2019."')] == [(one.text, one.why) for one in draft.unplaced]


class TestMinutes:
    """The sentences of minutes, each with what it says beyond what is read of it."""

    @pytest.mark.parametrize(("sentence", "rest"), [
        ("SECAS will issue a Request for Information on keys in May 2022 by post.",
         ["on keys", "by post"]),
        ("SECAS will issue an RFI in May 2022. SECAS will issue an RFI in June 2022.",
         ["June 2022"]),
        ("It was raised by the DCC. It was raised by the Martians.", ["Martians"]),
        ("It has a targeted implementation date of the June 2022 SEC release. It would make the "
         "earliest available SEC release. It has a targeted implementation date of the July 2022 "
         "SEC release.", ["It would make the earliest available SEC release", "July 2022"]),
        ("The Martians are yet to provide a reply.", ["Martians"]),
        ("It will be discussed with the ACME in May 2022.", ["ACME"]),
        ("If keys are lost, AB agreed to provide the figures.", ["If keys are lost"]),
        ("The CSC considered, as Fred had asked, DP180 which seeks to count.",
         ["as Fred had asked"]),
        ("The CSC considered DP181 on DP180.", ["DP181"]),
        ("The CSC considered DP180 from the Proposer.", ["from the Proposer"]),
        ("The Proposer (EDF) is yet to provide a reply.", ["EDF"]),
    ])
    def test_the_rest_of_a_sentence_is_listed(self, sentence, rest):
        _, unplaced = about(sentence)

        assert rest == [text for text, why in unplaced if why == PART]

    @pytest.mark.parametrize(("sentence", "steps", "rest"), [
        ("If the SSC agrees, SECAS will issue an RFI in May 2022.",
         [("request-for-information-issued", "the SSC agrees")], []),
        ("SECAS will issue an RFI in May 2022 unless the SSC objects.",
         [("request-for-information-issued", "unless the SSC objects")], []),
        ("If SECAS will issue an RFI in May 2022, it shall be short.", [],
         ["If SECAS will issue an RFI in May 2022, it shall be short."]),
    ])
    def test_a_step_has_its_condition_and_what_stands_in_one_is_none(self, sentence, steps, rest):
        proposal, unplaced = about(sentence)

        assert (steps, rest) == ([(one.step, one.condition) for one in proposal.steps[1:]],
                                 [text for text, _ in unplaced])

    def test_what_stands_before_a_decision_is_listed(self):
        _, unplaced = about("", "The CSC unanimously AGREED further development is required.")

        assert [("The CSC unanimously", "no phrase reads it")] == unplaced

    def test_what_is_agreed_twice_is_listed_once_more(self):
        _, unplaced = about("", f"{KEPT}\n{KEPT}")

        assert [("further development is required to define and understand the issue.",
                 "agreed before")] == unplaced

    def test_a_second_proposer_does_not_replace_the_first(self):
        proposal, _ = about("It was raised by the DCC. A CSC member (CD) stated that, as the "
                            "Proposer of DP180, he agrees.")

        assert ("DCC", "dcc", ["CD"]) == (
            proposal.raised_by, proposal.proposer, [one.by for one in proposal.view])

    def test_a_few_words_before_a_decision_are_no_heading(self):
        proposal, unplaced = about("\nLarge Suppliers\n\nKeys are lost.")

        assert (["develop-further"], [("Large Suppliers", "a heading over no proposal")]) == (
            [one.outcome for one in proposal.steps], unplaced)

    def test_the_next_meeting_has_its_day_and_the_rest_is_listed(self):
        draft = minutes("1. Other business\n\nNext meeting: Tuesday 26 October 2021, 10:00, by "
                        "post.\n")

        assert [(date(2021, 10, 26), "planned")] == [
            (one.date, one.status) for one in draft.timetable.meetings[1:]]
        assert ["10:00, by post"] == [one.text for one in draft.unplaced if one.line > 12]

    def test_two_who_speak_have_a_category_if_both_have_it(self):
        """CD is of the Gas Network Parties, EF of nobody that is known."""
        proposal, _ = about("CD and EF raised a concern. CD raised another.")

        assert [("CD and EF", ""), ("CD", "gas-network")] == [
            (one.by, one.category) for one in proposal.view]

    def test_two_names_in_one_cell_are_listed(self):
        draft = minutes("1. Other business\n\n", HEAD.replace("Gil Hay", "Gil Hay, Kit Low"))

        assert [("Gil Hay, Kit Low", "a cell with more than one name")] == [
            (one.text, one.why) for one in draft.unplaced if "Gil" in one.text]

    def test_what_the_log_says_around_a_status_is_an_update(self):
        draft = minutes("1. Actions\n\nCSC 30/01\tSECAS to ask.\n\tNone came. Status: Open in "
                        "May\n")

        assert [("open", ("None came. in May",))] == [
            (one.status, one.updates) for one in draft.timetable.actions]

    @pytest.mark.parametrize("status", [
        "Not closed", "Closed, subject to a check", "To be closed", "Re-opened"])
    def test_a_status_of_which_more_is_said_is_none(self, status):
        draft = minutes(f"1. Actions\n\nCSC 30/01\tSECAS to ask.\n\tNone came. Status: {status}\n")

        assert [("", (f"None came. Status: {status}",))] == [
            (one.status, one.updates) for one in draft.timetable.actions]
        assert "a status that is doubtful" in [one.why for one in draft.unplaced]

    @pytest.mark.parametrize("name", ["TBC", "Vacant", "N/A", "None received", "-",
                                      "Gil Hay (apologies)"])
    def test_who_is_nobody_or_away_was_not_there(self, name):
        draft = minutes("1. Other business\n\n", HEAD.replace("Gil Hay", name))

        assert (name, "it names nobody who was there") in [
            (one.text, one.why) for one in draft.unplaced]
        assert name.partition(" (")[0] not in [
            one.name for one in draft.timetable.meetings[0].present]
