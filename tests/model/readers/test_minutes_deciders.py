"""Who decides in minutes: the committee at this meeting, or somebody else, or nobody.

The minutes are of the Change Sub-Committee's meeting of 28 September 2021; Arthur Bond (AB) is a
member.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.made_documents import KEPT, about, minutes

DEVELOP = "**AGREED** further development is required."
REST = "AGREED further development is required."
BULLETS = ("- **AGREED** the Draft Proposal is ready to be converted to a Modification Proposal; "
           "and\n"
           "- **RECOMMENDED** to the Panel that the Modification Proposal should proceed to the "
           "Refinement Process.\n")
NOTHING = ("A title", "nothing is AGREED on it")
NOBODY = "not decided by the committee that meets"
MEMBERS = "said of members, and not of the committee"


def decided(words):
    """Return the outcomes of a proposal on which this is decided, and what has no place."""
    proposal, unplaced = about("", words)
    return [one.outcome for one in proposal.steps], [
        one for one in unplaced if one != NOTHING], proposal


class TestActs:
    """Issue 3, `examples/csc_12_2502.toml`: "what was agreed and recommended (...; never what the
    heading says)"."""

    @pytest.mark.parametrize(("words", "outcome", "listed"), [
        (f"The CSC {DEVELOP}", "develop-further", []),
        (f"The Change Sub-Committee {DEVELOP}", "develop-further", []),
        (f"It was {DEVELOP}", "develop-further", []),
        (DEVELOP, "develop-further", []),
        (f"The Committee unanimously {DEVELOP}", "develop-further",
         [("The Committee unanimously", "no phrase reads it")]),
        (f"Following discussion, the CSC {DEVELOP}", "develop-further",
         [("Following discussion, the CSC", "no phrase reads it")]),
        (f"At its meeting on 28 September 2021 the CSC {DEVELOP}", "develop-further",
         [("At its meeting on 28 September 2021 the CSC", "no phrase reads it")]),
        (f"The CSC by majority (four in favour and one against) {DEVELOP}", "develop-further",
         [("The CSC by majority (four in favour and one against)", "no phrase reads it")]),
        (f"The CSC by majority (five in favour, one against and one abstention) {DEVELOP}",
         "develop-further",
         [("The CSC by majority (five in favour, one against and one abstention)",
           "no phrase reads it")]),
        (f"The Chair exercised a casting vote and the CSC {DEVELOP}", "develop-further",
         [("The Chair exercised a casting vote and the CSC", "no phrase reads it")]),
        (f"By majority the CSC {DEVELOP}", "develop-further",
         [("By majority the CSC", "no phrase reads it")]),
        (f"By a simple majority vote, the CSC {DEVELOP}", "develop-further",
         [("By a simple majority vote, the CSC", "no phrase reads it")]),
        (f"By a vote of five to two the CSC {DEVELOP}", "develop-further",
         [("By a vote of five to two the CSC", "no phrase reads it")]),
        (f"By 5 votes to 2, the CSC {DEVELOP}", "develop-further",
         [("By 5 votes to 2, the CSC", "no phrase reads it")]),
        (f"With five in favour and two against, the CSC {DEVELOP}", "develop-further",
         [("With five in favour and two against, the CSC", "no phrase reads it")]),
        (f"Unanimously, the CSC {DEVELOP}", "develop-further",
         [("Unanimously, the CSC", "no phrase reads it")]),
        (f"By consensus the Change Sub-Committee {DEVELOP}", "develop-further",
         [("By consensus the Change Sub-Committee", "no phrase reads it")]),
        (f"The CSC:\n\n{BULLETS}", "ready-for-refinement", []),
        (f"The CSC unanimously:\n\n{BULLETS}", "ready-for-refinement",
         [("The CSC unanimously:", "no phrase reads it")]),
        (f"After a break the CSC:\n\n{BULLETS}", "ready-for-refinement",
         [("After a break the CSC:", "no phrase reads it")]),
        (f"The CSC, with one member dissenting:\n\n{BULLETS}", "ready-for-refinement",
         [("The CSC, with one member dissenting:", "no phrase reads it")]),
        (f"The CSC: {BULLETS}", "ready-for-refinement", []),
        ("The CSC **RECOMMENDED** to the Panel that it be progressed as a Fast-Track "
         "Modification.", "recommend-fast-track", []),
        ("The CSC **RECOMMENDED** that it should be treated as an Urgent Proposal.",
         "seek-urgency", []),
    ])
    def test_what_the_committee_decides_is_its_outcome(self, words, outcome, listed):
        assert ([outcome], listed) == decided(words)[:2]

    @pytest.mark.parametrize("adverb", [
        "now", "today", "again", "therefore", "hereby", "still", "instead", "once more", "at last",
        "on balance", "later", "then", "itself", "nevertheless"])
    def test_an_adverb_leaves_it_the_committees_decision(self, adverb):
        assert (["develop-further"], [(f"The CSC {adverb}", "no phrase reads it")]
                ) == decided(f"The CSC {adverb} {DEVELOP}")[:2]

    @pytest.mark.parametrize(("adverb", "why"), [
        ("almost", 'said only to be possible ("almost")'),
        ("nearly", 'said only to be possible ("nearly")'),
        ("now allegedly", 'said only to be possible ("allegedly")'),
        ("already", 'said of another meeting ("already")'),
        ("recently", 'said of another meeting ("recently")'),
        ("yesterday", 'said of another meeting ("yesterday")'),
        ("now never", 'said not to be so ("never")'),
        ("Chair now", NOBODY),
    ])
    def test_an_adverb_that_denies_doubts_or_dates_elsewhere_takes_it_away(self, adverb, why):
        assert ([""], [(f"The CSC {adverb} {REST}", why)]) == decided(
            f"The CSC {adverb} {DEVELOP}")[:2]

    def test_an_adverb_names_nobody_who_decides(self):
        outcomes, listed, _ = decided(
            "The DCC **AGREED** to wait and now **AGREED** further development is required.")

        assert [""] == outcomes
        assert ("The DCC now AGREED further development is required.", NOBODY) in listed

    @pytest.mark.parametrize(("words", "listed"), [
        ("The CSC **RECOMMENDED** that the Draft Proposal be withdrawn.",
         [("that the Draft Proposal be withdrawn.", "recommended, and nothing is AGREED with it")]),
        ("The CSC **RECOMMENDED** to the Panel the Refinement Process.",
         [("to the Panel the Refinement Process.", "recommended, and nothing is AGREED with it")]),
        ("The CSC **RECOMMENDED** that it be not progressed as a Fast-Track Modification.",
         [("that it be not progressed as a Fast-Track Modification.",
           "recommended, and nothing is AGREED with it")]),
        ("The CSC **RECOMMENDED** the Fast-Track if Ofgem agrees.",
         [("the Fast-Track if Ofgem agrees.", "an outcome on a condition")]),
        (f"The CSC {DEVELOP}\n\nAfter a break the CSC:\n\n{BULLETS}",
         [("further development is required.", "outcomes that exclude each other"),
          ("After a break the CSC:", "no phrase reads it"),
          ("the Draft Proposal is ready to be converted to a Modification Proposal; and",
           "outcomes that exclude each other"),
          ("to the Panel that the Modification Proposal should proceed to the Refinement Process.",
           "outcomes that exclude each other")]),
    ])
    def test_what_makes_no_outcome_is_listed(self, words, listed):
        assert ([""], listed) == decided(words)[:2]

    @pytest.mark.parametrize("before", [
        "The CSC later reversed this and", "The CSC then reconsidered, and", "The CSC",
        "The CSC took a second vote and", "The Committee changed its mind, and now",
        "The CSC then considered it again and", "After a break the CSC returned to it and"])
    @pytest.mark.parametrize("between", [" ", "\n\n"])
    def test_what_reverses_a_decision_of_the_meeting_leaves_no_outcome(self, before, between):
        # Both are the committee's own, and exclude each other.
        outcomes, listed, _ = decided(
            f"The CSC {DEVELOP}{between}{before} **AGREED** the Draft Proposal is ready to be "
            "converted to a Modification Proposal and **RECOMMENDED** to the Panel the Refinement "
            "Process.")
        exclude = "outcomes that exclude each other"

        assert ([""], [("further development is required.", exclude),
                       ("the Draft Proposal is ready to be converted to a Modification Proposal "
                        "and", exclude), ("to the Panel the Refinement Process.", exclude)]) == (
            outcomes, [one for one in listed if one[1] == exclude])
        assert [] == [why for _, why in listed if why == NOBODY]
        assert before == "The CSC" or (before, "no phrase reads it") in listed

    @pytest.mark.parametrize(("words", "why"), [
        (f"The CSC convened in May 2021 and {DEVELOP}", 'said of another meeting ("May")'),
        (f"The CSC asked the DCC, which {DEVELOP}", NOBODY),
        (f"The CSC asked the DCC, and the DCC {DEVELOP}", NOBODY),
        (f"The CSC learned that the Panel met and {DEVELOP}", NOBODY),
        (f"The DCC reversed this and {DEVELOP}", NOBODY),
        (f"The DCC {DEVELOP}", NOBODY), (f"The Panel {DEVELOP}", NOBODY),
        (f"Members {DEVELOP}", MEMBERS), (f"Two members {DEVELOP}", MEMBERS),
        (f"The members {DEVELOP}", MEMBERS), (f"All members but one {DEVELOP}", MEMBERS),
        (f"Three of the members {DEVELOP}", MEMBERS),
        (f"SECAS noted that the CSC {DEVELOP}", NOBODY),
        (f"The CSC's Chair {DEVELOP}", NOBODY),
        (f"By majority the Panel {DEVELOP}", NOBODY),
        (f"By a vote of the DCC the CSC {DEVELOP}", NOBODY),
        (f"By majority the CSC decided against it and {DEVELOP}",
         'said not to be so ("against")'),
        (f"At its January meeting the CSC {DEVELOP}", 'said of another meeting ("January")'),
        (f"At its meeting on 29 September 2020 the CSC {DEVELOP}",
         'said of another meeting ("September")'),
        (f"The CSC had {DEVELOP}", 'said of another meeting ("had")'),
        (f"The CSC previously {DEVELOP}", 'said of what was before ("previously")'),
        (f"The CSC may have {DEVELOP}", 'said only to be possible ("may")'),
        (f"The CSC has not {DEVELOP}", 'said not to be so ("not")'),
        (f"The CSC was asked whether it {DEVELOP}", 'said only to be possible ("whether")'),
        (f"The CSC would have {DEVELOP}", 'said of what was before ("would have")'),
    ])
    def test_what_others_decide_or_another_meeting_or_nobody_is_no_act(self, words, why):
        whole = words.replace("**", "")

        assert ([""], [(whole, why)]) == decided(words)[:2]

    def test_another_meeting_may_stand_behind_the_verb(self):
        words = "The CSC **AGREED** at its January meeting that further development is required."

        assert ([""], [(words.replace("**", ""), 'said of another meeting ("January")')]
                ) == decided(words)[:2]

    @pytest.mark.parametrize("how", [
        " by e-mail on 28 October 2021 that", ", by e-mail, on 28 October 2021, that",
        " via correspondence in October 2021 that", " unanimously on 28 October 2021 that",
        " by a simple majority vote at its October meeting that"])
    def test_another_day_may_stand_behind_how_it_was_decided(self, how):
        # Of another day is also what "and" joins to it.
        outcomes, listed, _ = decided(
            f"The CSC **AGREED**{how} the Draft Proposal is ready to be converted to a "
            "Modification Proposal and **RECOMMENDED** to the Panel that it be progressed as a "
            "Fast-Track Modification.")

        assert ([""], {'said of another meeting ("October")'}) == (
            outcomes, {why for _, why in listed})
        assert any("ready to be converted" in text and "Fast-Track" in text for text, _ in listed)

    @pytest.mark.parametrize("how", [
        "by e-mail on 28 September 2021 that", "by consensus that", "unanimously that"])
    def test_the_meetings_own_day_may_stand_behind_how_it_was_decided(self, how):
        assert ["develop-further"] == decided(
            f"The CSC **AGREED** {how} further development is required.")[0]

    def test_a_time_of_what_is_decided_is_no_day_of_the_decision(self):
        assert ["develop-further"] == decided(
            "The CSC **AGREED** by consensus that further development is required in May.")[0]

    def test_another_body_that_goes_on_decides_for_itself(self):
        outcomes, listed, _ = decided(
            f"The CSC {DEVELOP} The DCC **RECOMMENDED** that it be treated as an Urgent Proposal.")

        assert (["develop-further"],
                [("The DCC RECOMMENDED that it be treated as an Urgent Proposal.", NOBODY)]
                ) == (outcomes, listed)

    @pytest.mark.parametrize(("words", "listed"), [
        ("The members **AGREED** further development is required, and the Change Board "
         "**AGREED** it is ready.",
         [("The members AGREED further development is required, and the Change Board AGREED it is "
           "ready.", MEMBERS), ("the Change Board AGREED it is ready.", NOBODY)]),
        ("The DCC **AGREED** to wait, and the Panel **AGREED** it is ready. SECAS left.",
         [("The DCC AGREED to wait, and the Panel AGREED it is ready.", NOBODY),
          ("SECAS left.", "no phrase reads it")]),
    ])
    def test_what_is_no_act_is_listed_whole_whatever_else_its_sentence_decides(self, words, listed):
        outcomes, left, _ = decided(words)

        assert ([""], listed) == (outcomes, left)

    @pytest.mark.parametrize(("words", "says"), [
        (f"One CSC member (AB) {DEVELOP}", [f"One CSC member (AB) {REST}"]),
        (f"AB {DEVELOP}", [f"AB {REST}"]),
        (f"One CSC member (AB):\n\n- {DEVELOP}\n", [f"One CSC member (AB): {REST}"]),
        (f"The CSC **NOTED** the update, but one CSC member (AB) {DEVELOP}",
         [f"one CSC member (AB) {REST}"]),
        ("One CSC member (AB) **AGREED** to wait and **RECOMMENDED** the Fast-Track.",
         ["One CSC member (AB) AGREED to wait and",
          "One CSC member (AB) RECOMMENDED the Fast-Track."]),
    ])
    def test_what_a_member_decides_is_a_view(self, words, says):
        outcomes, _, proposal = decided(words)

        assert ([""], says, {"AB"}) == (
            outcomes, [one.says for one in proposal.view], {one.by for one in proposal.view})

    @pytest.mark.parametrize("line", [
        "The CSC unanimously:", "After a break the CSC:", "The TABASC:", "In January the CSC:",
        "Decision:"])
    def test_what_introduces_a_decision_is_no_heading(self, line):
        draft = minutes("1. Draft Proposal Report\n\nFor conversion:\n\nDP180 'A title'\n\nThe CSC "
                        f"considered DP180 'A title'.\n\n{line}\n\n{BULLETS}\n"
                        f"DP181 'B title'\n\nThe CSC considered DP181 'B title'.\n\n{KEPT}")

        assert [("For conversion", 1), ("For conversion", 1)] == [
            (one.heading, len(one.steps)) for one in draft.timetable.modifications]

    @given(st.sampled_from(("The DCC", "One CSC member (AB)", "The Panel", "SECAS said that it",
                            "In January the CSC", "The CSC never", "Nobody", "The CSC would",
                            "The Proposer said that the CSC", "Three of the members")),
           st.sampled_from((" {}", ":\n\n- {}", ", after a break, {}", " also {}")))
    def test_no_act_is_made_of_what_is_none(self, who, words):
        outcomes, listed, proposal = decided(f"{who}{words.format(DEVELOP)}\n")

        assert [""] == outcomes
        assert any("further development" in text for text in (
            *(one.says for one in proposal.view), *(text for text, _ in listed)))
