"""Four more documents that are nobody's, written to say more in a sentence than is read of it.

What is listed below was taken from the texts sentence by sentence, never from the reader.
"""

from __future__ import annotations

import pytest

from secgov.model.readers.documents import load_document
from tests.architecture.house import ROOT
from tests.model.made_documents import why_of

FOLDER = ROOT / "tests" / "papers" / "others"
PART = "read in part"
NO_PHRASE = "no phrase reads it"
NOBODY = "about no proposal"

# The steps of each modification, with time and status, outcome or condition.
STEPS = {
    "SECP_80_1505_07": {
        "MP130": [
            ("preliminary-assessment-requested", "2020-03-04", "done"),
            ("preliminary-assessment-returned", "by 5 June 2020", "expected"),
            ("refinement-consultation-issued", "July 2020",
             "subject to a decision of Ofgem on costs"),
            ("refinement-consultation-closed", "2020-07-31", "planned")],
        "MP131": [
            ("impact-assessment-requested", "June 2020",
             "provided that the Change Board approves the cost on 27 May 2020"),
            ("modification-report-to-panel", "August 2020", "unless the Proposer withdraws it")],
        "MP132": [],
        "MP133": [
            ("report-consultation-issued", "2020-05-04", "done"),
            ("report-consultation-closed", "2020-05-26", "planned"),
            ("modification-report-to-panel", "2020-06-12", "planned"),
            ("change-board", "2020-06-24", "planned"),
            ("authority-decision", "by 31 July 2020", "expected")],
        "MP134": [
            ("impact-assessment-returned", "2020-05-01", "done"),
            ("working-group", "July 2020", "aim"), ("sub-committee", "June 2020", "planned"),
            ("panel-update", "August 2020", "aim")],
    },
    "SECP_91_1305_09": {
        "MP140": [
            ("assessment-under-review", "None", "under-way"),
            ("preliminary-assessment-returned", "by early June 2021", "expected"),
            ("assessment-reviewed", "None", "planned"), ("working-group", "July 2021", "planned"),
            ("sub-committee", "2021-05-12", "planned")],
        "MP141A": [
            ("working-group", "2021-05-20", "planned"),
            ("business-requirements-agreed", "by the end of May 2021", "planned"),
            ("preliminary-assessment-requested", "June 2021", "capacity allows"),
            ("preliminary-assessment-returned", "by mid-July", "planned"),
            ("assessment-reviewed", "by mid-July", "planned"),
            ("working-group", "August 2021", "planned")],
        "MP142": [
            ("impact-assessment-requested", "2021-04-29", "done"),
            ("impact-assessment-returned", "by 9 July 2021", "expected"),
            ("impact-assessment-approved", "2021-04-28", "done")],
        "MP143": [("withdrawn", "2021-05-04", "done")],
    },
    "CSC_20_2710": {
        "DP150": [("csc-considered", "2020-10-27", "ready-for-refinement")],
        "DP151": [
            ("csc-considered", "2020-10-27", "develop-further"),
            ("request-for-information-issued", "November 2020", "the costs are agreed by the SSC"),
            ("request-for-information-closed", "2020-12-04", "planned"),
            ("sub-committee", "2020-11-11", "planned"),
            ("csc-considered", "January 2021", "planned")],
        "DP152": [("csc-considered", "2020-10-27", "done"), ("withdrawn", "2020-10-20", "done")],
        "DP153": [("csc-considered", "2020-10-27", "develop-further")],
        "DP154": [("csc-considered", "2020-10-27", "ready-for-report-phase")],
    },
    "CSC_31_0909": {
        "DP220": [("csc-considered", "2021-09-09", "develop-further"),
                  ("sub-committee", "October 2021", "planned")],
        "DP221": [("csc-considered", "2021-09-09", "ready-for-refinement"),
                  ("request-for-information-issued", "2021-07-01", "done")],
        "DP222": [("csc-considered", "2021-09-09", "done"), ("withdrawn", "2021-09-01", "done")],
    },
}
LISTED = {
    "SECP_80_1505_07": [
        (1, "SECP_80_1505_07", "the name of the file: the text has no reference"),
        (7, "It was drafted before the May 2020 Change Board.", "about no modification"),
        (11, "at the offices of Gemserv", PART),
        (19, "We asked the DCC for an earlier date, but this was refused.", NO_PHRASE),
        (19, "The DCC estimates that the assessment will cost £17,500.", NO_PHRASE),
        (21, "The consultation will run for 15 Working Days.", NO_PHRASE), (21, "at 5pm", PART),
        (27, "The Working Group met on 6 May 2020 and agreed that Option 2 should be taken "
         "forward.", NO_PHRASE),
        (27, "The Working Group considered this modification on 6 May 2020 but was not quorate.",
         'said not to be so ("was not")'),
        (27, "Six members attended.", NO_PHRASE),
        (29, "The cost is expected to be between £100,000 and £150,000.", NO_PHRASE),
        (37, "The Proposer has since told us that it intends to resume in September 2020.",
         NO_PHRASE),
        (39, "The Change Board rejected this modification on 22 April 2020 by four votes to three.",
         NO_PHRASE),
        (39, "The Authority sent it back on 30 April 2020.", NO_PHRASE),
        (43, "and is supported by Citizens Advice", PART),
        (45, "nine responses have been received so far", PART),
        (45, "although Ofgem has warned of delays", PART), (47, "at a cost of £2m", PART),
        (53, "three weeks late", PART),
        (53, "SECAS and the Proposer reviewed it on 7 May 2020.", NO_PHRASE),
        (53, "rather than June 2020", PART),
        (55, "The Security Sub-Committee (SSC) considered this on 13 May 2020 and raised no "
         "concerns.", NO_PHRASE),
        (55, "by e-mail only", PART),
        (57, "We will not return to the Panel in June 2020.",
         'said not to be so ("not")'),
        (57, "We may return to the Panel in July 2020.",
         'said only to be possible ("may")'),
        (72, "Appendix A: Plan", "attached, and not in this text")],
    "SECP_91_1305_09": [
        (12, "At the April 2021 Panel meeting the Panel asked for fewer pages.",
         "about no modification"),
        (22, "and to remove an error found by Cedar", PART),
        (24, "and the National Cyber Security Centre", PART),
        (26, "SECP_91_1305_09 — SEC Modification Timetables Page 1 of 2", "page furniture"),
        (29, "The Working Group meetings on 7 April 2021 and 5 May 2021 discussed three options.",
         NO_PHRASE),
        (29, "Option 3 was dropped.", NO_PHRASE),
        (30, "to the TABASC on 20 May 2021 and to the Operations Group", PART),
        (35, "This modification was split from MP140 on 3 March 2021.", NO_PHRASE),
        (37, "to discuss the requirements", PART),
        (47, "by 31 March 2022", "a time that no phrase reads"),
        (49, "The Impact Assessment cost of £95,000 was approved by the Change Board on 28 April "
         "2021.", NO_PHRASE),
        (51, "with one abstention", PART),
        (53, "We received twelve responses to the Refinement Consultation, which closed on 9 April "
         "2021.", NO_PHRASE),
        (53, "Ten supported the change.", NO_PHRASE),
        (54, "The Refinement Consultation was extended by five Working Days.", NO_PHRASE),
        (56, "The Modification Report will be presented to the Panel in August 2021 or September "
         "2021.", NO_PHRASE), (57, "or failing that the June 2022 SEC Release", PART),
        (62, "Parties have until 18 May 2021 to adopt it.", NO_PHRASE),
        (63, "Birch Power has said that it might adopt it.", NO_PHRASE)],
    "CSC_20_2710": [
        (31, "The minutes of the meeting of 29 September 2020 were agreed with two changes.",
         NOBODY),
        (38, "The DCC and SECAS to compare costs.", "it names no owner, or more than one"),
        (53, "by a majority", PART), (54, "with a Working Group in January 2021", PART),
        (60, "at noon", PART), (60, "to Large Suppliers", PART),
        (62, "subject to its advice", PART),
        (64, "REJECTED the request for urgency.", "a decision in words not known"),
        (64, "until the SSC has met", PART), (68, "because MP099 covers", PART),
        (70, "the withdrawal and thanked the Proposer.", "noted, and no outcome"),
        (85, "targeting the June 2021 SEC Release", PART),
        (91, "Omar Finch offered a tour.", NOBODY),
        (93, "10:00 - 12:00, by video conference", PART)],
    "CSC_31_0909": [
        (22, "The Chair opened the meeting and noted that it was quorate.", NOBODY),
        (32, "SECAS advised that Ofgem had been consulted and that a reply is due by 30 September "
         "2021.", NO_PHRASE),
        (34, "It was agreed", PART), (34, "The Proposer was asked to attend.", NO_PHRASE),
        (37, "Cat Roe and Bob May to review the codes.", "it names no owner, or more than one"),
        (39, "The CSC unanimously", NO_PHRASE), (39, "and set a date", PART),
        (43, "a written update", PART), (43, "from the Proposer", PART), (45, "Alder", PART),
        (45, "on alarms", PART), (45, "14 responses were received", PART),
        (47, "It is not clear who pays.", NO_PHRASE), (50, "following the trial", PART),
        (51, "with monthly reports", PART),
        (52, "to write to Alder.", "decided beside the outcome"),
        (56, "Another Party may adopt it until 29 September 2021.", NO_PHRASE),
        (58, "the withdrawal.", "noted, and no outcome"),
        (62, "BM asked for shorter papers.", NOBODY),
        (62, "The Chair thanked Eve Kim, who leaves SECAS.", NOBODY)],
}


def read(name: str):
    return load_document("paper" if name.startswith("SECP") else "minutes", FOLDER / f"{name}.txt")


class TestReadInPart:
    """Issue 3: the reader "proposes the TOML, keeps the line number of each statement as its
    source, lists every passage that it could not place [...], and invents nothing"."""

    @pytest.mark.parametrize("name", STEPS)
    def test_every_step_that_the_text_states_is_read_and_no_other(self, name):
        assert STEPS[name] == {one.id: [
            (step.step, str(step.when), step.outcome or step.condition or step.status)
            for step in one.steps] for one in read(name).timetable.modifications}

    @pytest.mark.parametrize("name", LISTED)
    def test_whatever_else_the_sentences_say_is_listed_with_its_line(self, name):
        """Within a line in the order in which the readings come to it, which says nothing."""
        assert sorted(LISTED[name]) == sorted(
            (one.line, one.text, why_of(one)) for one in read(name).unplaced)
