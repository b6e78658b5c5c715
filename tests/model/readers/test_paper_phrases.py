"""The sentences of a timetables paper, for a modification that no paper has.

The paper is of 10 May 2019 for the Panel of 17 May 2019; what each sentence says is read from it
by eye.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.model.made_documents import RETURN, paper, said, section, why_of


def told(*text: str):
    """Return the steps that are told before the return to the Panel, and what has no place."""
    modification, unplaced = said(*text)
    return modification.steps[:-1], unplaced


class TestSteps:
    """Issue 3: a reader for papers in the layout, "and invents nothing"."""

    @pytest.mark.parametrize(("sentence", "step", "when", "status"), [
        ("It is still with the DCC for an Impact Assessment.",
         "impact-assessment-requested", None, "done"),
        ("The Preliminary Assessment was requested on 4 March 2019.",
         "preliminary-assessment-requested", date(2019, 3, 4), "done"),
        ("We hope to request an Impact Assessment in July 2019.",
         "impact-assessment-requested", "July 2019", "aim"),
        ("We will submit it for a Preliminary Assessment by mid-June.",
         "preliminary-assessment-requested", "by mid-June", "planned"),
        ("The Impact Assessment is due back by 3 July 2019.",
         "impact-assessment-returned", "by 3 July 2019", "planned"),
        ("The DCC is expected to return the Impact Assessment in late June 2019.",
         "impact-assessment-returned", "late June 2019", "expected"),
        ("The DCC returned its Preliminary Assessment on 1 May 2019.",
         "preliminary-assessment-returned", date(2019, 5, 1), "done"),
        ("We received the Impact Assessment from the DCC in April 2019.",
         "impact-assessment-returned", "April 2019", "done"),
        ("The Working Group considered this modification on 1 May 2019.",
         "working-group", date(2019, 5, 1), "done"),
        ("The Working Group will discuss it in Q3 2019.", "working-group", "Q3 2019", "planned"),
        ("This will be presented to the Working Group on Wednesday 5 June 2019.",
         "working-group", date(2019, 6, 5), "planned"),
        ("The Proposer would like it to be looked at by the Working Group in July.",
         "working-group", "July", "aim"),
        ("The industry consultation closes on 31 May 2019.",
         "refinement-consultation-closed", date(2019, 5, 31), "planned"),
        ("We expect to issue the industry consultation in the week commencing 3 June 2019.",
         "refinement-consultation-issued", "the week commencing 3 June 2019", "expected"),
        ("The Refinement Consultation was issued on 3 May 2019.",
         "refinement-consultation-issued", date(2019, 5, 3), "done"),
        ("The Report Phase Consultation will be issued in June 2019.",
         "report-consultation-issued", "June 2019", "planned"),
        ("The Modification Report Consultation closes on 2 July 2019.",
         "report-consultation-closed", date(2019, 7, 2), "planned"),
        ("The Change Board will be asked to approve the costs of the Impact Assessment on "
         "29 May 2019.", "impact-assessment-approved", date(2019, 5, 29), "planned"),
        ("The Change Board approved the Impact Assessment costs on 24 April 2019.",
         "impact-assessment-approved", date(2019, 4, 24), "done"),
        ("The costs of the Impact Assessment will be presented to the Change Board on "
         "29 May 2019.", "impact-assessment-approved", date(2019, 5, 29), "planned"),
        ("We will return to the Panel in July 2019 with the Modification Report.",
         "modification-report-to-panel", "July 2019", "planned"),
        ("We expect to present the Modification Report to the Panel at the July 2019 meeting.",
         "modification-report-to-panel", "July 2019", "expected"),
        ("We will report back to the Panel at the July 2019 meeting.",
         "panel-update", "July 2019", "planned"),
        ("We will provide a further update to the Panel in July 2019.",
         "panel-update", "July 2019", "planned"),
        ("The Change Board will vote on this modification in August 2019.",
         "change-board", "August 2019", "planned"),
        ("The Authority’s decision is expected by 30 September 2019.",
         "authority-decision", "by 30 September 2019", "expected"),
        ("The Proposer withdrew this modification on 2 May 2019.",
         "withdrawn", date(2019, 5, 2), "done"),
    ])
    def test_a_step_is_read_with_its_time_and_status(self, sentence, step, when, status):
        steps, unplaced = told(sentence)

        assert ([(step, when, status, 11)], []) == (
            [(one.step, one.when, one.status, one.line) for one in steps], unplaced)

    @pytest.mark.parametrize(("sentence", "body"), [
        ("We will discuss this with the TABASC on 6 June 2019.", "tabasc"),
        ("We will be engaging with the Operations Group at their meeting in June 2019.",
         "operations-group"),
        ("The Security Sub-Committee (SSC) will consider this on 12 June 2019.", "ssc"),
        ("We will be seeking views from the SMKI PMA at their meeting in June 2019.", "smki-pma"),
        ("We will present it to the SSC on 12 June 2019.", "ssc"),
    ])
    def test_a_sub_committee_is_named_or_spoken_of(self, sentence, body):
        steps, unplaced = told(sentence)

        assert ([("sub-committee", body, "secas")], []) == (
            [(one.step, one.body, one.by) for one in steps], unplaced)

    def test_a_sub_committee_of_which_the_sentence_has_spoken_is_the_one_that_is_meant(self):
        steps, unplaced = told("The Security Sub-Committee (SSC) has asked, and we will discuss "
                               "this with them on 12 June 2019.")

        assert ([("sub-committee", "ssc")],
                [("The Security Sub-Committee (SSC) has asked", "read in part")]) == (
            [(one.step, one.body) for one in steps], unplaced)

    @pytest.mark.parametrize(("sentence", "by"), [
        ("The Proposer will discuss this with the TABASC on 6 June 2019.", "proposer"),
        ("The DCC is waiting, and we will discuss this with the TABASC on 6 June 2019.", "secas"),
        ("The Proposer has asked, so the DCC will issue the industry consultation.", "dcc"),
    ])
    def test_who_does_it_is_whom_the_sentence_names(self, sentence, by):
        steps, _ = told(sentence)

        assert [by] == [one.by for one in steps]

    def test_a_step_does_not_come_after_itself(self):
        steps, _ = told("We will agree requirements with the DCC by June 2019, and will agree "
                        "requirements with the Proposer by July 2019. This will allow us to agree "
                        "requirements with the Proposer by July 2019.")

        assert [("business-requirements-agreed", ()), ("business-requirements-agreed-2", ())] == [
            (one.name, one.after) for one in steps]

    @pytest.mark.parametrize("sentence", [
        "We will discuss this with the Proposer on 6 June 2019.",
        "We will discuss this with them on 6 June 2019.",
        "The response would then be received from the DCC by July 2019.",
        "This was presented to the Change Board on 24 April 2019 for approval of the costs.",
        "We discussed it in the round.",
    ])
    def test_what_is_no_step_is_listed(self, sentence):
        """Nobody that is known, an assessment that nobody spoke of."""
        steps, unplaced = told(sentence)

        assert ((), [(sentence, "no phrase reads it")]) == (steps, unplaced)

    def test_a_meeting_on_another_modification_is_no_step_of_this_one(self):
        said = "We held a Working Group meeting on 5 June 2019 at which MP079 was discussed."
        own = "We held a Working Group meeting on 5 June 2019 at which SECMP0060 was discussed."

        assert ((), [(said, "it is about another proposal")]) == told(said)
        assert ["working-group"] == [step.step for step in told(own)[0]]

    @pytest.mark.parametrize(("words", "why"), [
        ("31 June 2019", "there is no 31 June 2019"),
        ("Monday 5 June 2019", "5 June 2019 is a Wednesday, not a Monday"),
        ("June 2319", "these words are not understood as a date")])
    def test_a_time_that_there_is_not_is_listed_with_the_reason_and_left_out(self, words, why):
        steps, unplaced = told(f"It goes to the Working Group meeting on {words}.")

        assert [("working-group", None)] == [(one.step, one.when) for one in steps]
        assert [(words, why)] == unplaced

    def test_a_time_that_is_left_over_is_listed(self):
        steps, unplaced = told(
            "It goes to the Working Group meetings in May, and the Working Group meeting on 5 June "
            "2019, and on 3 July 2019.")

        assert [("working-group", date(2019, 6, 5))] == [(one.step, one.when) for one in steps]
        assert [("It goes to the Working Group meetings in May", "read in part"),
                ("and on 3 July 2019", "read in part")] == unplaced

    def test_a_telling_of_a_step_adds_to_the_one_before(self):
        steps, _ = told(
            "We will be working with the Proposer to update the business requirements. We aim to "
            "agree requirements with the DCC and re-request the Preliminary Assessment by June "
            "2019. It was with the Working Group in March 2019. We will bring it back to the "
            "Working Group, which will be at the July 2019 Working Group meeting.")

        assert [
            ("business-requirements-agreed", "by June 2019", "aim", ("proposer", "dcc"), ""),
            ("preliminary-assessment-requested", "by June 2019", "aim", (), ""),
            ("working-group", "March 2019", "done", (), ""),
            ("working-group", "July 2019", "planned", (), "working-group-2"),
        ] == [(one.step, one.when, one.status, one.together_with, one.label) for one in steps]

    def test_more_steps_than_any_modification_has_are_listed(self):
        """Of 600 days in a row, 500 are kept."""
        days = (date.fromordinal(date(2020, 1, 1).toordinal() + n) for n in range(600))
        modification, unplaced = said("\n".join(
            f"It goes to the Working Group meeting on {day.day} {day:%B %Y}." for day in days))

        assert 500 == len(modification.steps)
        assert [("working-group", "more than 500 steps of one modification")] * 100 \
            == unplaced[:100]

    def test_either_assessment_is_the_one_spoken_of(self):
        steps, _ = told("It is with the DCC for Impact Assessment. We expect to receive a response "
                        "by mid-June. The response will then be provided by July 2019.")

        assert [("impact-assessment-requested", None, ()),
                ("impact-assessment-returned", "by mid-June", ()),
                ("impact-assessment-returned", "by July 2019", ("impact-assessment-requested",))] \
            == [(one.step, one.when, one.after) for one in steps]


class TestConditions:
    """A step that depends on something says so; what is in a condition has not been said to be."""

    @pytest.mark.parametrize(("sentence", "condition"), [
        ("If all goes well, we will return it to the Working Group in July.", "all goes well"),
        ("Should it rain, we will return it to the Working Group in July.", "it rain"),
        ("Should they agree, we will return it to the Working Group in July.", "they agree"),
        ("Unless it rains, we will return it to the Working Group in July.", "unless it rains"),
        ("Subject to the outcome, we will return it to the Working Group in July.",
         "subject to the outcome"),
        ("We will return it to the Working Group in July, if the Proposer agrees.",
         "the Proposer agrees"),
        ("We will return it to the Working Group in July unless it rains.", "unless it rains"),
        ("If all goes very well we will return it to the Working Group in July.",
         "all goes very well"),
        ("Assuming all goes well we can return it to the Working Group in July.",
         "assuming all goes well"),
        ("If we agree and SECAS will help, we will return it to the Working Group in July.",
         "we agree and SECAS will help"),
        ("We will return it to the Working Group in July if possible.", ""),
        ("Once it is ready, we will return it to the Working Group in July.", ""),
        ("We will return it to the Working Group in July to determine if it is ready.", ""),
        ("We will return it to the Working Group in July, or sooner if the DCC agrees.", ""),
        ("We will return it to the Working Group in July or later, if the DCC is late.", ""),
    ])
    def test_a_step_has_the_condition_of_its_sentence(self, sentence, condition):
        steps, _ = told(sentence)

        assert [("working-group", "July", condition)] == [
            (one.step, one.when, one.condition) for one in steps]

    @pytest.mark.parametrize(("sentence", "why"), [
        ("We will return it to the Working Group in July, or August if the DCC is late.",
         "one of two, each in its own case"),
        ("We will return it to the Working Group in July if it is ready and in May if not so.",
         "one of two, each in its own case"),
        ("If not, we will return it to the Working Group in July.",
         'said of the other case ("if not")'),
        ("Otherwise we will return it to the Working Group in July.",
         'said of the other case ("otherwise")'),
        ("It is ready, else we will return it to the Working Group in July.",
         'said of the other case ("else")'),
        ("It is ready; if so, we will return it to the Working Group in July.",
         'said of the other case ("if so")'),
        ("We will return it to the Working Group in July if ready, and then wait for them.",
         'said on a condition ("if")'),
    ])
    def test_what_is_said_of_a_case_that_is_not_told_is_no_step(self, sentence, why):
        assert ((), [(sentence, why)]) == told(sentence)

    def test_a_condition_that_another_sentence_says_makes_no_branch(self):
        modification, unplaced = said("It is sound. If not, we will think again about it.")

        assert () == modification.branch
        assert "If not, we will think again about it." in [text for text, _ in unplaced]

    def test_what_is_said_of_the_case_that_is_told_is_a_step(self):
        sentence = ("If it is ready, we will return it to the Working Group in July, otherwise "
                    "we will issue the industry consultation in August.")
        steps, unplaced = told(sentence)

        assert [("working-group", "it is ready")] == [(one.step, one.condition) for one in steps]
        assert [(sentence, 'said of the other case ("otherwise")')] == unplaced

    def test_a_step_within_a_condition_is_none(self):
        modification, unplaced = said("If it goes to the Working Group meeting on 5 June 2019, we "
                                      "will be glad.")

        assert (("panel-update",), ["it goes to the Working Group meeting on 5 June 2019"], []) == (
            tuple(step.step for step in modification.steps),
            [one.condition for one in modification.branch], unplaced)

    def test_what_follows_a_condition_and_is_no_step_is_a_branch(self):
        modification, _ = said("However, if it is too dear, the Proposer may think again.")

        assert [("it is too dear", "the Proposer may think again", 11)] == [
            (one.condition, one.then, one.line) for one in modification.branch]

    @pytest.mark.parametrize(("amount", "cost"), [
        ("£9,500", "9,500 GBP"), ("circa £1.2 million", "about 1.2 million GBP"),
        ("about £17k", "about 17k GBP"), ("£1.5m", "1.5m GBP"), ("£17 000", "17 000 GBP"),
        ("£17,000 to £22,000", "17,000 to 22,000 GBP"), ("£17,000-22,000", "17,000-22,000 GBP"),
        ("£5,000 or £6,000", "5,000 or 6,000 GBP"), ("£9,000 or 2 others", "9,000 GBP"),
    ])
    def test_an_amount_is_read_whole(self, amount, cost):
        modification, _ = said(f"This rests, if the Panel agrees to incur the costs of the Impact "
                               f"Assessment of {amount}, with us.")

        assert cost in [one.cost for one in modification.steps]

    @pytest.mark.parametrize("amount", ["£17x", "£17.5.6", "€17,000"])
    def test_an_amount_that_is_none_makes_no_step(self, amount):
        modification, unplaced = said(f"This rests, if the Panel agrees to incur the costs of the "
                                      f"Impact Assessment of {amount}, with us.")

        assert [] == [one for one in modification.steps if one.cost]
        assert amount in str(unplaced)

    def test_what_depends_on_a_recommendation_names_it(self):
        """Recommendation 2 asks to request the Impact Assessment of SECMP0060."""
        modification, unplaced = said(
            "Sign-off of the costs now rests elsewhere. Now sign-off of the costs of it sits with "
            "the Change Board. However, if the Panel agrees to incur the costs of the Impact "
            "Assessment of circa £9,500, we can request this now; this would allow us to return "
            "the Modification Report in July 2019, which is the latest this report can be returned "
            "before SECMP0060 misses the cut-off.")

        assert [
            ("impact-assessment-approved", date(2019, 5, 17), "proposed", "about 9,500 GBP", "",
             "us to return the Modification Report in July 2019"),
            ("impact-assessment-requested", None, "planned", "", "recommendation 2 is agreed", ""),
            ("modification-report-to-panel", "July 2019", "planned", "",
             "recommendation 2 is agreed", ""),
        ] == [(one.step, one.when, one.status, one.cost, one.condition, one.because)
              for one in modification.steps[:-1]]
        assert [
            ("this report is returned later than July 2019", "SECMP0060 misses the cut-off"),
            ("unless the Panel agrees to incur the costs of the Impact Assessment of circa £9,500",
             "sign-off of the costs of it sits with the Change Board"),
        ] == [(one.condition, one.then) for one in modification.branch]
        assert [("Sign-off of the costs now rests elsewhere.", "no phrase reads it"),
                ("Now sign-off of the costs of it sits with the Change Board.",
                 "no phrase reads it")] == unplaced


class TestLinks:
    """What a paragraph says of several steps together."""

    def test_a_reason_for_dates_and_that_they_may_be_sooner(self):
        steps, _ = told("It goes to the Working Group meeting on 3 July 2019. We received the "
                        "Impact Assessment on 2 May 2019. We will progress this faster if possible "
                        "but have proposed these dates in order to spread workload.")

        assert [("working-group", True, "spread workload"),
                ("impact-assessment-returned", False, "")] == [
            (one.step, one.sooner, one.because) for one in steps]

    def test_a_reason_in_the_sentence_of_a_step_is_that_steps(self):
        steps, _ = told("It goes to the Working Group meeting on 5 June 2019. We will submit it "
                        "for an Impact Assessment in July 2019, in order to balance the workload, "
                        "but look to submit the request sooner.")

        assert [("", False), ("balance the workload", True)] == [
            (one.because, one.sooner) for one in steps]

    @pytest.mark.parametrize("sentence", [
        "We have proposed these dates in order to stagger workload.",
        "In the meantime, we will rest.", "We will progress this faster if possible.",
        "We will update the Panel in April 2019 instead.",
        "This will allow us to identify the best solution.",
        "This is a vast topic and will need to be covered in its own room.",
    ])
    def test_what_concerns_no_step_is_listed(self, sentence):
        steps, unplaced = told(sentence)

        assert ((), [(sentence, "no phrase reads it")]) == (steps, unplaced)

    @pytest.mark.parametrize(("words", "sooner"), [
        ("April 2019", "April 2019"), ("31 April 2019", False)])
    def test_the_panel_may_be_told_sooner(self, words, sooner):
        modification, _ = said(
            RETURN.strip(), f"If it goes well, we will update the Panel in {words} instead.")

        assert [("panel-update", "June 2019", sooner)] == [
            (one.step, one.when, one.sooner) for one in modification.steps]
        assert ["it goes well"] == [one.condition for one in modification.branch]

    def test_a_step_runs_in_parallel_with_the_open_one_before(self):
        steps, _ = told("It was submitted for Impact Assessment, but this cannot be completed "
                        "until a price is agreed. In the meantime, we will be issuing the industry "
                        "consultation.")

        assert [("impact-assessment-requested", ()), ("impact-assessment-returned", ()),
                ("refinement-consultation-issued", ("impact-assessment-returned",))] == [
            (one.step, one.parallel_with) for one in steps]

    def test_nothing_runs_in_parallel_with_what_was_lost(self):
        """A sentence of the real paper that had lost the one before it stopped the reader."""
        steps, _ = told("In the meantime, we will be issuing the industry consultation.")
        lost, _ = told("In the meantime, we will be issuing the paper. This cannot be completed "
                       "until a price is agreed. The Impact Assessment was requested on 2 May "
                       "2019.")

        assert [("refinement-consultation-issued", ())] == [
            (one.step, one.parallel_with) for one in steps]
        assert ["impact-assessment-requested"] == [one.step for one in lost]

    @pytest.mark.parametrize(("sentence", "blocks"), [
        ("We will close these issues in time for the Working Group meeting on 5 June 2019.",
         ("working-group",)),
        ("This will allow us to prepare the business requirements.",
         ("business-requirements-agreed",)),
        ("We will provide the Panel with an update on the agreed next steps at the July 2019 "
         "meeting.", ("panel-update",)),
        ("We will rest.", ()),
    ])
    def test_what_is_awaited_blocks_the_step_that_comes_after(self, sentence, blocks):
        modification, _ = said("We are waiting for the DCC to confirm the price.", sentence)

        assert [("confirm the price", "dcc", blocks)] == [
            (one.what, one.who, one.blocks) for one in modification.awaiting]

    def test_an_option_is_chosen_and_counted(self):
        steps, _ = told(
            "The Preliminary Assessment is expected to be returned on 3 June 2019 and will contain "
            "an assessment of three solution options. Following receipt of this, we will review "
            "the response with the Proposer and seek their agreement on which option to pursue, "
            "before presenting this to the Working Group meeting on 3 July 2019 to obtain views "
            "from the wider industry.")

        assert [
            ("preliminary-assessment-returned", 3, (), (), ()),
            ("assessment-reviewed", None, ("proposer",), ("preliminary-assessment-returned",), ()),
            ("option-chosen", None, ("secas",), (), ()),
            ("working-group", None, (), ("assessment-reviewed", "option-chosen"), ("parties",)),
        ] == [(one.step, one.options, one.together_with, one.after, one.input_from)
              for one in steps]

    def test_the_options_of_a_request_are_named(self):
        steps, _ = told("We are re-requesting a Preliminary Assessment of both the old and the new "
                        "options.")

        assert [("old", "new")] == [one.options for one in steps]


class TestTogether:
    """Modifications that a paragraph speaks of together."""

    GROUP = ("As SECMP0060 and SECMP0061 all cover billing issues, should they both go on, we plan "
             "to combine them into a single group.")

    def read(self, *text: str):
        draft = paper(section(*text), section(identifier="SECMP0061"))
        return draft.timetable.modifications, [why_of(one) for one in draft.unplaced]

    def test_a_group_has_all_that_are_named_and_its_condition(self):
        both, _ = self.read(self.GROUP)

        assert [("billing", "they both go on")] * 2 == [
            (one.group.name, one.group.condition) for one in both]
        assert ["they both go on"] == [one.condition for one in both[0].branch]

    def test_a_meeting_of_its_own_is_that_of_the_group(self):
        both, _ = self.read(self.GROUP, "This is a vast topic and will need to be discussed in its "
                            "own Working Group meeting.")

        assert [("working-group", "ad-hoc", "a vast topic", "they both go on")] * 2 == [
            (step.step, step.kind, step.because, step.condition)
            for one in both for step in one.steps if step.step == "working-group"]

    def test_a_meeting_of_its_own_may_be_that_of_one(self):
        both, _ = self.read("This is a vast topic and will need to be covered in its own Working "
                            "Group meeting.")
        plain, _ = self.read(self.GROUP.replace("should they both go on, ", ""),
                             "This is a vast topic and will need to be covered in its own Working "
                             "Group meeting.")

        assert (["working-group", "panel-update"], ["panel-update"]) == tuple(
            [step.step for step in one.steps] for one in both)
        assert ["", ""] == [step.condition for one in plain for step in one.steps
                            if step.step == "working-group"]

    def test_these_two_are_closed_if_so_many_are_named(self):
        both, unplaced = self.read("It goes with SECMP0061. Our advice is to close these two "
                                   "modifications and raise another.")

        assert (2, ["no phrase reads it", "read in part", "read in part"]) == (
            sum(step.step == "recommended-to-close" for one in both for step in one.steps),
            unplaced)

    def test_these_three_are_not_if_two_are_named(self):
        both, unplaced = self.read("It goes with SECMP0061. Our advice is to close these three "
                                   "modifications and raise another.")

        assert (1, ["no phrase reads it", "the paragraph does not name so many modifications",
                    "read in part", "read in part"]) == (
            sum(step.step == "recommended-to-close" for one in both for step in one.steps),
            unplaced)

    def test_what_is_told_before_its_section_comes_first_there(self):
        both, _ = self.read("A joint Working Group and SSC meeting on 3 May 2019 looked at "
                            "SECMP0061 and at SECMP0099.")

        assert ["working-group", "panel-update"] == [step.step for step in both[1].steps]


class TestState:
    """What is said of the modification as a whole."""

    @pytest.mark.parametrize(("sentence", "since", "reason", "ends_when", "until"), [
        ("It is on hold.", "not stated", "", "not stated", None),
        ("It remains on hold due to a strike.", "not stated", "a strike", "not stated", None),
        ("It was placed on hold in March 2019 while others are heard.", "March 2019",
         "while others are heard", "not stated", None),
        ("It has been put on hold until July 2019, as it rains.", "not stated", "it rains", "",
         "July 2019"),
        ("It has been on hold until 31 June 2019.", "not stated", "", "not stated", None),
        ("It is on hold as it rains until the Proposer decides what is sought.", "not stated",
         "it rains until the Proposer decides what is sought",
         "the Proposer decides what is sought", None),
        ("It was placed on hold on 1 February 2019 until 31 May 2019 pending SECMP0061.",
         date(2019, 2, 1), "pending SECMP0061", "", date(2019, 5, 31)),
        ("It was put on hold by the Panel from 1 February 2019 to May 2019 as the DCC left on 4 "
         "March 2019.", date(2019, 2, 1), "the DCC left on 4 March 2019", "", "May 2019"),
        ("It is on hold until 31 May 2019 from 1 February 2019.", "not stated", "", "",
         date(2019, 5, 31)),
    ])
    def test_a_hold_says_what_is_stated(self, sentence, since, reason, ends_when, until):
        modification, _ = said(sentence)
        hold = modification.hold

        assert (since, reason, ends_when, until) == (
            hold.since, hold.reason, hold.ends_when, hold.until)

    def test_what_it_needs_to_be_included_follows_from_that_aim(self):
        modification, _ = said("It is a candidate for the November 2019 SEC Release, but to be "
                               "included, the Modification Report needs to be with the Panel.")

        assert [("to be included", "the Modification Report needs to be with the Panel")] == [
            (one.condition, one.then) for one in modification.branch]

    @pytest.mark.parametrize(("sentence", "when"), [
        ("The refinement consultation will be issued on 17 May or 7 June 2019.", None),
        ("The refinement consultation will be issued on 17 May 2019, or on Friday 7 June 2019.",
         None),
        ("The refinement consultation will be issued in May or in early June 2019.", None),
        ("The refinement consultation will be issued on 17 May 2019 or sooner.",
         date(2019, 5, 17)),
    ])
    def test_of_two_days_none_is_taken(self, sentence, when):
        modification, unplaced = said(sentence)

        assert ("refinement-consultation-issued", when) == (
            modification.steps[0].step, modification.steps[0].when)
        assert any(" or " in text or text.startswith("or ") for text, _ in unplaced)

    def test_of_two_releases_none_is_the_target(self):
        modification, _ = said("It is targeted for the November 2019 SEC Release or the February "
                               "2020 SEC Release.")

        assert modification.target_release is None

    @pytest.mark.parametrize(("sentence", "listed"), [
        ("It has been on hold since 9 October 2018 and will resume in June 2019.",
         ["and will resume in June 2019"]),
        ("It is on hold but the Proposer wishes to resume it.",
         ["but the Proposer wishes to resume"]),
        ("It is on hold, which the Proposer disagrees with.",
         ["which the Proposer disagrees"]),
        ("It was placed on hold on 1 February 2019 until 31 May 2019 pending SECMP0061.", []),
        ("It was put on hold by the Panel on 1 February 2019.", ["by the Panel"]),
        ("It is on hold until 31 May 2019 from 1 February 2019.", ["from 1 February 2019"]),
        ("It was put on hold on 30 February 2019 until 31 May 2019.", ["30 February 2019"]),
    ])
    def test_what_a_hold_does_not_take_in_is_listed(self, sentence, listed):
        _, unplaced = said(sentence)

        assert listed == [text for text, _ in unplaced]

    def test_it_waits_on_others_and_says_who_raised_and_proposes_it(self):
        modification, unplaced = said(
            "It is dependent on SECMP0061, and depends on SECMP0061. SECMP0060 was raised by "
            "Scottish and Southern Energy. We work with Large Suppliers, as Proposer, on it. They "
            "wish to leave the modification open in case another Party wishes to adopt it.")

        assert (["SECMP0061"], "Scottish and Southern Energy", "large-supplier", True,
                [("We work", "read in part")]) == (
            [one.id for one in modification.waits_on], modification.raised_by,
            modification.proposer, modification.open_to_adoption, unplaced)

    def test_what_depends_on_several_waits_on_each_and_is_no_purpose(self):
        draft = paper("MP071 'Keys'\n\nMP071 seeks to count keys. It depends on MP072 and on "
                      f"MP073, and MP074 helps.\n\n{RETURN}")
        (modification,) = draft.timetable.modifications

        assert ("MP071 seeks to count keys.", ["MP072", "MP073"], ["and MP074 helps"]) == (
            modification.purpose, [one.id for one in modification.waits_on],
            [one.text for one in draft.unplaced])

    def test_a_category_that_raised_it_is_the_proposer(self):
        modification, _ = said("SECMP0060 was raised by the DCC.")

        assert ("DCC", "dcc") == (modification.raised_by, modification.proposer)

    @pytest.mark.parametrize(("sentence", "key", "what", "who"), [
        ("The Operations Group are currently reviewing the issue at large, and will tell.",
         "awaiting", "the issue at large", "operations-group"),
        ("The Martians are reviewing the issue at large.", "awaiting", "the issue at large", ""),
        ("The Security Sub-Committee (SSC) has raised several grave concerns.", "awaiting",
         "several grave concerns", "ssc"),
        ("We have raised queries with the NCSC which we are reviewing.", "awaiting",
         "raised queries with the NCSC which we are reviewing", "secas"),
        ("We are also reviewing the responses received.", "awaiting", "the responses received",
         "secas"),
        ("We are awaiting a reply from the Proposer.", "awaiting", "a reply", "proposer"),
        ("This cannot be said, but it cannot be completed until a price is agreed.", "awaiting",
         "a price", ""),
    ])
    def test_what_is_awaited_and_of_whom(self, sentence, key, what, who):
        modification, _ = said(sentence)

        assert [(what, who, "open")] == [
            (one.what, one.who, one.status) for one in getattr(modification, key)]

    def test_a_risk_has_a_cause_and_an_effect(self):
        modification, _ = said("There is a risk that due to late replies it may miss the release.")

        assert [("late replies it", "may miss the release")] == [
            (one.cause, one.effect) for one in modification.risk]
