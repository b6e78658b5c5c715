"""No word of a sentence is lost: the readers on known sentences into which unknown words are put.

The sentences are of the kinds that the two real documents have; what is put in is nobody's, so
that a word of it can stand in the draft only if it was kept, or listed.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.model.readers.drafts import Draft
from tests.model.made_documents import KEPT, TITLE, minutes, paper, section

# What is put in; each word of it with a capital, a digit or a "q" must be found again.
INSERTIONS = (
    "at a cost of £41,777", "subject to a decision of Quokka on quolls", ", as Quokka has asked,",
    "(see Quoll 41)", "with 4,177 quolls", "in August 2031", "unless the quolls object",
    "because Quokka is late", "; the quolls have been told", "and Quokka was told",
    "by 9 August 2031", "for the quolls only", "provisionally (Quoll)", "if Quokka agrees",
    ", which Quokka will question,", "after the meeting of Quokka", "to the Quoll Group",
    "from Quokka Limited and SECMP0941", "without quolls", "– Quokka permitting –")
CARRIED = re.compile(r"[£\w,]*(?:[0-9QAL]|q)[\w,]*\b")

IN_A_PAPER = (
    "The Preliminary Assessment was requested on 4 March 2019.",
    "SECAS requested the Preliminary Assessment on 4 March 2019 and it is expected back by 5 April "
    "2019.",
    "We submitted this modification to the DCC for Impact Assessment on 4 March 2019.",
    "It has been submitted for Impact Assessment, but this cannot be completed until an approach "
    "is agreed.",
    "We will look to request the Preliminary Assessment in early April.",
    "The DCC's updated Preliminary Assessment is expected to be returned on 15 March 2019.",
    "The Impact Assessment was requested on 3 May 2019 and was returned by the DCC.",
    "Following receipt of this, we will review the response with the Proposer before presenting "
    "this to the Working Group meeting on 3 April 2019 for review and comment.",
    "The joint Working Group and SSC meeting on 26 February 2019 raised questions.",
    "The Working Group discussed this at its meeting on 6 February 2019.",
    "We will be working with the Proposer to update the business requirements.",
    "We will discuss this with the TABASC on 6 June 2019.",
    "The industry consultation was issued on 28 May 2019 and will close on 14 June 2019.",
    "In the meantime, we will be issuing the industry consultation.",
    "The Modification Report Consultation closes on 2 July 2019.",
    "The Change Board will be asked to approve the costs of the Impact Assessment on 29 May 2019.",
    "If the Working Group is content, we will return to the Panel in May 2019.",
    "We will return to the Panel at the April 2019 meeting to provide an update on this "
    "modification, which will be subject to the outcome of the Working Group meeting.",
    "We expect to return to the Panel with the Modification Report at the May 2019 meeting.",
    "The Change Board voted on this modification on 24 April 2019.",
    "The Authority's decision is expected by 31 July 2019.",
    "The Proposer has withdrawn this modification.",
    "This modification is currently on hold as the Proposer has left.",
    "We will leave this modification on hold until the Proposer decides what is sought.",
    "SECMP0060 is on hold pending the outcome of SECMP0061.",
    "It was placed on hold on 1 February 2019 until 31 May 2019 pending SECMP0061.",
    "This modification does not change the DCC Systems.",
    "SECMP0060 is a candidate for the November 2019 SEC Release.",
    "SECMP0060 was raised by the DCC.", "We work with Large Suppliers, as Proposer, on it.",
    "There is a risk that keys are lost.", "We are awaiting a reply from the Proposer.",
    "The Security Sub-Committee (SSC) has raised some security concerns.",
    "Our recommendation is to close this modification and raise another.",
    "As SECMP0060 and SECMP0061 all cover billing issues, we plan to combine them into one "
    "group.",
    "We have proposed these dates in order to stagger workload.")
IN_MINUTES = (
    "SECAS proposes to issue a Request for Information (RFI) in May 2021.",
    "The RFI closed on 4 June 2021.",
    "SECAS confirmed that DP180 would be discussed at the SSC and would be brought back to CSC in "
    "March 2022.",
    "DP180 was raised by EDF Energy.", "The Proposer has withdrawn this proposal.",
    "It was put on hold in May 2021 as keys are lost.",
    "The change has a targeted implementation date of the June 2022 SEC Release.",
    "There is a risk that keys are lost.", "The Proposer is yet to provide a business case.",
    "CSC members were invited to provide comments.",
    "A CSC member (AB) noted that keys are lost.", "AB agreed to provide the figures.",
    "A DCC member (GH) noted that the DCC would be happy to provide the figures.",
    "SECAS explained the costs.", "The CSC considered DP180 'A title' which seeks to count keys.",
    "One DCC member (GH) referenced an action on SECAS to call the Proposer.",
    "The CSC was provided with a verbal update on DP180 'A title'.",
    "The CSC **AGREED** further development is required to define and understand the issue.",
    "The CSC **NOTED** the update.",
    "The CSC AGREED, subject to a check by the DCC, that the Draft Proposal is ready to be "
    "converted to a Modification Proposal and RECOMMENDED to the Panel that it proceeds to the "
    "Refinement Process.",
    "Once the DCC agrees, The CSC **AGREED** further development is required.",
    "The CSC discussed new Draft Proposal DP180 'A title'.",
    "The CSC:\n\n- **AGREED** the Draft Proposal is ready to be converted to a Modification "
    "Proposal; and\n- **RECOMMENDED** to the Panel that the Modification Proposal should proceed "
    "to the Refinement Process.",
    "ACTION CSC 31/01: SECAS to ask the Proposer.")
ELSEWHERE = ("CSC members were invited to answer.", "AB agreed to provide the figures.",
             "Next meeting: Tuesday 26 October 2021.", "The Chair closed the meeting.",
             "SECAS suggested to mend it via a separate fast-tracked modification.")
BEFORE = ("This paper provides an update on the timetables for all Modification Proposals "
          "currently in the Refinement Process.",
          "The first of these meetings is on 3 April 2019.")


def changed(sentence: str, insertion: str, place: int) -> str:
    """Return *sentence* with *insertion* before the word at *place*, or before its full stop."""
    ends = [one.start() for one in re.finditer(r"(?<=\w) (?=\w)", sentence)]
    end = [*ends, len(sentence.rstrip("."))][place % (len(ends) + 1)]
    return f"{sentence[:end]} {insertion}{sentence[end:]}".replace(" ,", ",").replace(" ;", ";")


def missing(insertion: str, draft: Draft) -> list[str]:
    """Return the words that were put in and that *draft* neither has nor lists."""
    had = " ".join((draft.toml, *(one.text for one in draft.unplaced)))
    had = had.replace("2031-08-09", "9 August 2031")
    return [word for word in CARRIED.findall(insertion) if word.strip("£") not in had]


def of_paper(sentence: str) -> Draft:
    return paper(section(sentence, identifier="SECMP0060"), section(identifier="SECMP0061"))


def of_minutes(sentence: str) -> Draft:
    return minutes(f"1. Draft Proposal Report\n\n{TITLE}{sentence}\n\n{KEPT}")


def undecided(sentence: str) -> Draft:
    return minutes(f"1. Draft Proposal Report\n\nDP180 'A title'\n\n{sentence}\n")


def elsewhere(sentence: str) -> Draft:
    return minutes(f"1. Draft Proposal Report\n\n{TITLE}{KEPT}\n2. Other business\n\n{sentence}")


def before(sentence: str) -> Draft:
    return paper(section(), head=f"A title\n\n2. Meetings\n\n{sentence}\n")


class TestEveryWord:
    """Issue 3: the reader "keeps the line number of each statement as its source, lists every
    passage that it could not place [...], and invents nothing"."""

    @pytest.mark.parametrize(("draft_of", "sentences"), [
        (of_paper, IN_A_PAPER), (of_minutes, IN_MINUTES), (undecided, IN_MINUTES),
        (elsewhere, ELSEWHERE), (before, BEFORE)])
    @given(st.data())
    def test_what_is_put_into_a_sentence_is_had_or_listed(self, draft_of, sentences, data):
        sentence = data.draw(st.sampled_from(sentences))
        insertion = data.draw(st.sampled_from(INSERTIONS))
        told = changed(sentence, insertion, data.draw(st.integers(0, 60)))

        assert (told, []) == (told, missing(insertion, draft_of(told)))

    def test_a_number_with_a_comma_ends_no_hold(self):
        """Found by chance."""
        told = changed("It was placed on hold on 1 February 2019 until 31 May 2019 pending "
                       "SECMP0061.", "at a cost of £41,777", 9)

        assert [] == missing("at a cost of £41,777", of_paper(told))
