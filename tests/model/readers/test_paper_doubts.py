"""What is planned, denied or doubted in a timetables paper, for a modification that no paper has.

The paper is of 10 May 2019 for the Panel of 17 May 2019; what each sentence says is read from it
by eye.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.made_documents import about, paper, said, section

ASKED = "preliminary-assessment-requested"
BACK = "preliminary-assessment-returned"
ISSUED = "refinement-consultation-issued"
CLOSED = "refinement-consultation-closed"


def told(sentence):
    """Return the steps told before the return to the Panel, and what has no place."""
    modification, unplaced = said(sentence)
    return [(one.step, one.when, one.status) for one in modification.steps[:-1]], unplaced


class TestPlans:
    """Issue 3: the reader "invents nothing"; what "will be requested by the end of April 2021, and
    returned by 28 May 2021" is not returned."""

    @pytest.mark.parametrize(("sentence", "steps"), [
        ("The Preliminary Assessment will be requested by the end of May 2019, and returned by "
         "28 June 2019.",
         [(ASKED, "by the end of May 2019", "planned"), (BACK, "by 28 June 2019", "planned")]),
        ("The refinement consultation will be issued on 3 June 2019 and closed on 21 June 2019.",
         [(ISSUED, date(2019, 6, 3), "planned"), (CLOSED, date(2019, 6, 21), "planned")]),
        ("The Modification Report Consultation shall be issued on 20 May 2019 and closed on "
         "11 June 2019.",
         [("report-consultation-issued", date(2019, 5, 20), "planned"),
          ("report-consultation-closed", date(2019, 6, 11), "planned")]),
        ("The Preliminary Assessment is to be requested and returned.",
         [(ASKED, None, "planned"), (BACK, None, "planned")]),
        ("The Preliminary Assessment must be requested by 30 May 2019 and returned by 30 June "
         "2019.", [(ASKED, "by 30 May 2019", "planned"), (BACK, "by 30 June 2019", "planned")]),
        ("We expect the Preliminary Assessment to be requested on 3 June 2019 and returned on "
         "28 June 2019.",
         [(ASKED, date(2019, 6, 3), "expected"), (BACK, date(2019, 6, 28), "expected")]),
        ("The refinement consultation is planned to be issued in June 2019 and closed by 28 June "
         "2019.", [(ISSUED, "June 2019", "planned"), (CLOSED, "by 28 June 2019", "planned")]),
        ("The Preliminary Assessment was requested on 1 May 2019 and is to be returned by "
         "28 June 2019.",
         [(ASKED, date(2019, 5, 1), "done"), (BACK, "by 28 June 2019", "planned")]),
        ("The Preliminary Assessment was requested on 1 May 2019 and returned on 8 May 2019.",
         [(ASKED, date(2019, 5, 1), "done"), (BACK, date(2019, 5, 8), "done")]),
        ("The refinement consultation opened on 1 April 2019 and closed on 30 April 2019.",
         [(CLOSED, date(2019, 4, 30), "done")]),
        ("We aim to have the refinement consultation closed by June 2019.",
         [(CLOSED, "by June 2019", "aim")]),
        ("We will return to the Panel on 12 April 2019.",
         [("panel-update", date(2019, 4, 12), "planned")]),
        ("The Preliminary Assessment is to be returned on 1 March 2019.",
         [(BACK, date(2019, 3, 1), "planned")]),
        ("We will provide the Panel with an update on what was agreed in April 2019.",
         [("panel-update", "April 2019", "planned")]),
    ])
    def test_the_first_auxiliary_governs_the_verbs_that_and_joins_to_it(self, sentence, steps):
        assert steps == told(sentence)[0]

    @pytest.mark.parametrize(("sentence", "why"), [
        ("The Preliminary Assessment can be requested once the requirements are agreed, and "
         "returned by 28 June 2019.", "no verb says whether it is done"),
        ("The Preliminary Assessment would be requested in May 2019 and returned in June 2019.",
         "no verb says whether it is done"),
        ("The Preliminary Assessment was requested, will be read and returned by June 2019.",
         "no verb says whether it is done"),
        ("The Preliminary Assessment may be requested and returned by June 2019.",
         'said only to be possible ("may")'),
        ("It is doubtful that the Modification Report will be presented to the Panel on 14 June "
         "2019.", 'said only to be possible ("doubtful")'),
        ("There is a risk that the Modification Report will be presented to the Panel on 14 June "
         "2019 and no sooner.", 'said only to be possible ("risk that")'),
        ("The DCC questions that the Preliminary Assessment will be returned on 14 June 2019.",
         'said only to be possible ("questions that")'),
        ("The Proposer asked for the Impact Assessment to be returned by 30 June 2019.",
         'said only to be possible ("asked for")'),
        ("The Preliminary Assessment was requested on 20 May 2019.",
         "said to be done after the paper's own day, 2019-05-10"),
        ("The Working Group meeting was held on 5 June 2019.",
         "said to be done after the paper's own day, 2019-05-10"),
        ("It is with the DCC for Impact Assessment from 1 June 2019.",
         "said to be done after the paper's own day, 2019-05-10"),
        ("The Preliminary Assessment was returned by 30 June 2019.",
         "said to be done after the paper's own day, 2019-05-10"),
        ("The Change Board approved the Impact Assessment costs in June 2019.",
         "said to be done after the paper's own day, 2019-05-10"),
        ("The Working Group will meet once the Preliminary Assessment has been returned.",
         'said of what is to be done ("once")'),
        ("The Working Group will meet after the Preliminary Assessment has been returned.",
         'said of what is to be done ("after")'),
        ("We will have the refinement consultation closed by 2 April 2019.",
         'said of what is to be done ("have the")'),
        ("It is expected that the Proposer has withdrawn this modification.",
         'said to be expected ("expected")'),
        ("The plan is that the Preliminary Assessment was requested on 2 April 2019.",
         'said to be expected ("plan")'),
        ("This will not be presented to the Working Group on 5 June 2019.",
         'said not to be so ("not")'),
        ("The Working Group meeting on 3 April 2019 was cancelled.",
         'said not to be so ("cancelled")'),
        ("The Working Group meeting on 5 June 2019 has been postponed.",
         'said not to be so ("postponed")'),
        ("The Working Group meeting on 5 June 2019 was moved to 6 June 2019.",
         'said not to be so ("moved to")'),
        ("We may return this to the Working Group on 5 June 2019.",
         'said only to be possible ("may")'),
        ("We were going to issue the refinement consultation in June 2019.",
         'said of what was before ("were going")'),
        ("We had intended to issue the refinement consultation in June 2019.",
         'said of what was before ("had intended")'),
        ("Nobody has asked us to issue the refinement consultation in June 2019.",
         'said not to be so ("Nobody")'),
    ])
    def test_what_is_not_said_to_be_is_listed_with_its_reason(self, sentence, why):
        assert ([], [(sentence, why)]) == told(sentence)

    def test_a_sentence_that_doubts_one_step_tells_the_other_and_is_listed(self):
        sentence = ("We will return to the Panel on 12 July 2019, but the Preliminary Assessment "
                    "was requested on 20 May 2019.")

        assert ([("panel-update", date(2019, 7, 12), "planned")],
                [(sentence, "said to be done after the paper's own day, 2019-05-10")]
                ) == told(sentence)

    def test_without_the_papers_day_nothing_is_later(self):
        draft = paper(section("The Preliminary Assessment was requested on 20 May 2019."), head="")
        (modification,) = draft.timetable.modifications

        assert [(ASKED, "done"), ("panel-update", "planned")] == [
            (one.step, one.status) for one in modification.steps]

    @pytest.mark.parametrize("sentence", [
        "The RFI closed on 9 October 2021.", "SECAS issued an RFI on 9 October 2021.",
        "The Proposer withdrew this proposal on 9 October 2021."])
    def test_minutes_tell_nothing_done_after_their_meeting(self, sentence):
        """The meeting was on 28 September 2021."""
        proposal, unplaced = about(sentence)

        assert ["csc-considered"] == [one.step for one in proposal.steps]
        assert [(sentence, "said to be done after the meeting's own day, 2021-09-28")] == unplaced

    @given(st.sampled_from(("will be", "is to be", "must be", "shall be", "is due to be",
                            "needs to be", "can be", "should be", "would be", "is being",
                            "has to be", "was to be", "is")),
           st.sampled_from(("{} requested in {} and returned in {}", "{} requested and returned",
                            "{} requested by {}, and returned by {}")),
           st.sampled_from(("Preliminary", "Impact")))
    def test_no_plan_is_ever_done(self, auxiliary, words, kind):
        told_so = words.format(auxiliary, "June 2019", "July 2019")
        draft = paper(section(f"The {kind} Assessment {told_so}."))

        assert "done" not in {one.status for one in draft.timetable.modifications[0].steps}

    @given(st.dates(date(2019, 5, 11), date(2031, 12, 31)), st.sampled_from((
        "The Preliminary Assessment was requested on {}.", "It was submitted for Impact "
        "Assessment on {}.", "The refinement consultation was issued on {}.",
        "The Working Group considered this on {}.", "The Change Board voted on it on {}.",
        "The Proposer withdrew this modification on {}.",
        "We received the Impact Assessment on {}.",
        "The refinement consultation closed on {}.", "The Working Group was held on {}.")))
    def test_no_day_after_the_papers_own_is_done(self, day, words):
        steps, unplaced = told(words.format(f"{day.day} {day:%B %Y}"))

        assert [] == [one for one in steps if one[2] == "done"]
        assert len(unplaced) == 1


class TestDenials:
    """Issue 3: the reader "invents nothing"; "no longer targeted for the November 2021 SEC Release"
    sets no release, and "does not depend on MP852" no wait."""

    @pytest.mark.parametrize(("sentence", "why"), [
        ("It is no longer targeted for the November 2021 SEC Release.",
         'said not to be so ("no longer")'),
        ("It is targeted for the November 2021 SEC Release no longer.",
         'said not to be so ("no longer")'),
        ("It is not a candidate for the November 2021 SEC Release.", 'said not to be so ("not")'),
        ("It isn't targeted for the November 2021 SEC Release.", 'said not to be so ("n\'t")'),
        ("It is unlikely to be targeted for the November 2021 SEC Release.",
         'said not to be so ("unlikely")'),
        ("It was previously targeted for the November 2021 SEC Release.",
         'said to be wished, asked or over ("was previously")'),
        ("It was targeted for the November 2021 SEC Release.",
         'said to be wished, asked or over ("was")'),
        ("It is a former candidate for the November 2021 SEC Release.",
         'said of what was before ("former")'),
        ("It could be targeted for the November 2021 SEC Release.",
         'said only to be possible ("could")'),
        ("It would be targeted for the November 2021 SEC Release.",
         'said to be wished, asked or over ("would")'),
        ("The Panel asked us whether it is a candidate for the November 2021 SEC Release.",
         'said to be wished, asked or over ("asked")'),
        ("It missed the cut-off for inclusion in the November 2021 SEC Release.",
         'said not to be so ("missed")'),
        ("It is targeted for the November 2021 SEC Release but will now miss it.",
         'said not to be so ("miss")'),
        ("If the costs fall, then, it is targeted for the November 2021 SEC Release.",
         'said on a condition ("If")'),
        ("It is a candidate for the November 2021 SEC Release, subject to capacity.",
         'said on a condition ("subject to")'),
        ("It does not depend on MP852.", 'said not to be so ("not")'),
        ("Nothing in it depends on MP852.", 'said not to be so ("Nothing")'),
        ("It is no longer dependent on MP852.", 'said not to be so ("no longer")'),
        ("It may depend on MP852.", 'said only to be possible ("may")'),
        ("It was pending the outcome of MP852.", 'said to be wished, asked or over ("was")'),
        ("It depends on MP852 only if MP853 is approved.", 'said on a condition ("if")'),
        ("We do not believe that it is on hold.", 'said not to be so ("not")'),
        ("They do not wish to leave the modification open in case another Party wishes to adopt "
         "it.", 'said not to be so ("not")'),
        ("We no longer work with Large Suppliers, as Proposer, on it.",
         'said not to be so ("no longer")'),
        ("It is wrong, and never so, that it was raised by the DCC.",
         'said not to be so ("never")'),
        ("It is not true that there is a risk that this modification may fail.",
         'said not to be so ("not")'),
        ("It is on hold no longer.", "no phrase reads it"),
        ("It was placed on hold in March 2019 but work has since resumed.", "no phrase reads it"),
        ("As SECMP0060 and SECMP0061 all cover billing issues, we plan not to combine them into "
         "one group.", "no phrase reads it"),
    ])
    def test_what_is_denied_or_doubted_is_no_fact_and_is_listed(self, sentence, why):
        modification, unplaced = said(sentence)

        assert [] == [key for key in (
            "target_release", "waits_on", "hold", "proposer", "raised_by", "group", "risk",
            "open_to_adoption") if getattr(modification, key)]
        assert [(sentence, why)] == unplaced

    @pytest.mark.parametrize(("sentence", "target", "waits"), [
        ("It does not change the billing and is targeted for the November 2021 SEC Release.",
         "November 2021", ()),
        ("It is not on hold and depends on MP852.", None, ("MP852",)),
        ("It could have been scheduled for the June 2021 SEC Release, but is targeted for the "
         "November 2021 SEC Release.", "November 2021", ()),
        ("It is targeted for the November 2021 SEC Release, which is not full.",
         "November 2021", ()),
        ("No later than May 2019 it is targeted for the November 2021 SEC Release.",
         "November 2021", ()),
        ("This is the latest it can be returned before it misses the cut-off for inclusion in the "
         "November 2021 SEC Release.", "November 2021", ()),
    ])
    def test_what_one_clause_denies_another_may_say(self, sentence, target, waits):
        modification, _ = said(sentence)
        release = modification.target_release

        assert (target, waits) == (
            release and getattr(release, "name", release),
            tuple(str(one.id) for one in modification.waits_on))

    @given(st.sampled_from(("not", "no longer", "never", "not yet", "possibly", "previously",
                            "neither", "formerly", "hardly ever, or not,")),
           st.sampled_from(("targeted for the November 2021 SEC Release",
                            "a candidate for the November 2021 SEC Release",
                            "scheduled for the November 2021 SEC Release",
                            "dependent on MP852", "pending MP852", "awaiting the outcome of MP852",
                            "on hold pending MP852")),
           st.sampled_from(("It is {} {}.", "This modification is {} {}.",
                            "It is with the DCC and is {} {}.", "It is {}, we believe, {}.")))
    def test_no_word_that_denies_is_passed_over(self, word, fact, words):
        modification, unplaced = said(words.format(word, fact))

        assert (None, ()) == (modification.target_release, modification.waits_on)
        assert len(unplaced) >= 1

    @pytest.mark.parametrize(("sentence", "why"), [
        ("DP180 would not be brought back to CSC in March 2022.", 'said not to be so ("not")'),
        ("DP180 may be brought back to CSC in March 2022.", 'said only to be possible ("may")'),
        ("It no longer has a targeted implementation date of the June 2022 SEC Release.",
         'said not to be so ("no longer")'),
        ("It has a targeted implementation date of the June 2022 SEC Release, but will miss it.",
         'said not to be so ("miss")'),
        ("It is for the earliest available SEC Release unless it is full.",
         'said on a condition ("unless")'),
    ])
    def test_minutes_are_read_alike(self, sentence, why):
        proposal, unplaced = about(sentence)

        assert (["csc-considered"], None) == (
            [one.step for one in proposal.steps], proposal.target_release)
        assert [(sentence, why)] == unplaced


class TestOtherWordsOfDoubt:
    """Issue 3: the reader "invents nothing"."""

    @pytest.mark.parametrize("sentence", [
        "It is incorrect that the Preliminary Assessment was requested on 1 May 2019.",
        "The DCC disputes that the Preliminary Assessment was requested on 1 May 2019.",
        "The DCC denied that there is a risk that MP200 will be late.",
        "The Proposer denied that it depends on MP201.",
        "Ofgem asked us to issue the refinement consultation on 3 June 2019, which we declined.",
        "The Proposer would prefer that we issue the refinement consultation on 3 June 2019.",
        "One Party asked if the refinement consultation was issued on 1 May 2019."])
    def test_it_is_listed_whole(self, sentence):
        modification, unplaced = said(sentence)

        assert ([], [], (), ()) == (
            told(sentence)[0], list(modification.risk), modification.waits_on,
            tuple(one.step for one in modification.steps[:-1]))
        assert [sentence] == [text for text, _ in unplaced]

    @pytest.mark.parametrize("sentence", [
        "The consultation is on hold pending legal advice.",
        "The Impact Assessment was requested on 1 May 2019 but has been put on hold by the DCC.",
        "The related MP199 is on hold."])
    def test_what_is_on_hold_within_it_or_beside_it_is_no_hold_of_it(self, sentence):
        assert said(sentence)[0].hold is None

    def test_a_concern_that_is_raised_has_no_proposer(self):
        modification, _ = said("An issue was raised by the SSC on 5 May 2019.")

        assert ("", "") == (modification.raised_by, modification.proposer)


class TestPast:
    """What was once expected is not expected, and a day without a year is no day of the past."""

    @pytest.mark.parametrize(("sentence", "why"), [
        ("The Preliminary Assessment is with the DCC, and we were expecting to receive a response "
         "by mid-April 2019.", 'said of what was before ("were expecting")'),
        ("The Preliminary Assessment was returned on 4 June.",
         "said to be done at a time without a year"),
        ("The Preliminary Assessment was returned on 4 June 2019.",
         "said to be done after the paper's own day, 2019-05-10"),
    ])
    def test_it_is_listed_with_its_reason(self, sentence, why):
        steps, unplaced = told(sentence)

        assert [] == [one for one in steps if one[0] == BACK]
        assert [(sentence, why)] == unplaced
