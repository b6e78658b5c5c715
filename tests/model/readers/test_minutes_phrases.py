"""The sentences of minutes, for a proposal that no document has; read from each by eye."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.model.readers.minutes_phrases import promised
from tests.model.made_documents import KEPT, TITLE, about, minutes


class TestDecisions:
    """Issue 3: "what was **agreed and recommended** (...; never what the heading says)"."""

    READY = "- **AGREED** the Draft Proposal is ready to be converted; and\n"

    @pytest.mark.parametrize(("outcome", "steps"), [
        ("The CSC:\n\n- **NOTED** the update.\n", [("csc-considered", "", "")]),
        ("The CSC AGREED that the Draft Proposal should remain in development.\n",
         [("csc-considered", "develop-further", "")]),
        (f"The CSC:\n\n{READY}- **RECOMMENDED** to the Panel the Refinement Process; and\n"
         "- **RECOMMENDED** that it be treated as Urgent.\n",
         [("csc-considered", "ready-for-refinement", ""),
          ("csc-considered", "seek-urgency", "csc-considered-2")]),
    ])
    def test_each_outcome_is_an_act(self, outcome, steps):
        proposal, unplaced = about("", outcome)

        assert (steps, []) == (
            [(one.step, one.outcome, one.label) for one in proposal.steps], unplaced)

    def test_what_is_decided_beside_the_outcome_is_listed(self):
        proposal, unplaced = about("", f"The CSC:\n\n{self.READY}- **AGREED** to write to the DCC; "
                                   "and\n- **RECOMMENDED** to the Panel the Report Phase.\n")

        assert (["ready-for-report-phase"],
                [("to write to the DCC; and", "decided beside the outcome")]) == (
            [one.outcome for one in proposal.steps], unplaced)

    def test_outcomes_that_exclude_each_other_are_none(self):
        proposal, unplaced = about("", f"The CSC:\n\n{self.READY}- **RECOMMENDED** the Refinement "
                                   "Process; and\n- **RECOMMENDED** the Report Phase.\n")

        assert ([""], {"outcomes that exclude each other"}) == (
            [one.outcome for one in proposal.steps], {why for _, why in unplaced})

    def test_what_is_said_after_a_decision_is_read(self):
        proposal, unplaced = about("", "The CSC **AGREED** further development is required. CD "
                                   "thanked all. It rained.")

        assert (["develop-further"], ["CD"], [("It rained.", "no phrase reads it")]) == (
            [one.outcome for one in proposal.steps], [one.by for one in proposal.view], unplaced)


class TestViews:
    """Issue 3: "members' views (never acts)"."""

    @pytest.mark.parametrize(("said", "by", "category"), [
        ("CD and GH agreed with that.", "CD and GH", ""),
        ("The DCC noted that it is dear.", "the DCC", "dcc"),
        ("The Proposer explained why.", "the Proposer", ""),
        ("The Chair asked why.", "the Chair", ""),
        ("Another member (CD) asked why.", "CD", "gas-network"),
        ("A Large Supplier representative asked why.", "a Large Supplier representative",
         "large-supplier"),
        ("CSC members noted that it is dear.", "CSC members", ""),
        ("Carl Dorn, for the networks, thought that it is dear.", "Carl Dorn", "gas-network"),
        ("Ina Jay thought so too.", "Ina Jay", ""),
        ("It was dear, as the DNO member (CD) thought.", "CD", "gas-network"),
    ])
    def test_who_speaks_and_for_whom(self, said, by, category):
        proposal, unplaced = about(said)

        assert ([(by, category, said)], []) == (
            [(view.by, view.category, view.says) for view in proposal.view], unplaced)

    def test_a_member_does_not_speak_for_the_committee(self):
        draft = minutes(f"1. Draft Proposal Report\n\n{TITLE}An SSC member asked why.\n\n{KEPT}",
                        "SEC Security Sub-Committee Meeting 1_0101\n")

        assert [("an SSC member", "")] == [
            (one.by, one.category) for one in draft.timetable.modifications[0].view]

    @pytest.mark.parametrize("said", ["POA sent it.", "The DCC Systems were down."])
    def test_a_body_or_a_thing_is_no_speaker(self, said):
        proposal, _ = about(said)

        assert ((), f"do a thing. {said}") == (proposal.view, proposal.purpose)

    def test_a_speaker_begins_a_sentence_though_the_full_stop_is_lost(self):
        proposal, _ = about("A CSC member (CD) asked for costs' The Chair (EF) named them.")

        assert ["CD", "EF"] == [view.by for view in proposal.view]


class TestActions:
    """Issue 3: "the action log with owner, age in meetings and status"; and what the log lacks."""

    def test_a_promise_is_an_action_and_no_view(self):
        proposal = minutes(f"1. Draft Proposal Report\n\n{TITLE}CD agreed to provide figures. The "
                           f"Martians agreed to send none.\n\n{KEPT}").timetable

        assert [("CD", ("DP180",), "provide figures", "promised", 24)] == [
            (one.owner, one.about, one.what, one.status, one.line) for one in proposal.actions]
        assert () == proposal.modifications[0].view

    def test_a_promise_of_other_business_is_an_action(self):
        draft = minutes("4. Any Other Business\n\nIna Jay spoke. SECAS offered to circulate it.\n")

        assert [("secas", "circulate it", "promised")] == [
            (one.owner, one.what, one.status) for one in draft.timetable.actions]

    def test_an_action_that_is_recalled_may_be_disputed(self):
        found = minutes(f"1. Draft Proposal Report\n\n{TITLE}It wasn't an action then. A DCC "
                        "member (GH) referenced an action on SECAS to talk with Robin and asked "
                        f"for news. A CSC member (CD) stated that it was not an action.\n\n{KEPT}"
                        ).timetable

        assert [("secas", "talk with Robin", "disputed",
                 ("A CSC member (CD) stated that it was not an action.",))] == [
            (one.owner, one.what, one.status, one.updates) for one in found.actions]
        assert () == found.modifications[0].view

    def test_remarks_behind_a_name_stand_apart_and_initials_are_none(self):
        draft = minutes("", "SEC Change Sub-Committee Meeting 31_2809\n\nAttendees:\n\n"
                        "DCC\tGil Hay (GH) (<i>teleconference</i>)\nSECAS\tAnn Bell (AB)\n"
                        "\tEve Kim (by phone) (part)\n\tIna [Jay)\n")
        (meeting,) = draft.timetable.meetings

        assert [("Gil Hay", "teleconference"), ("Ann Bell", ""), ("Eve Kim", "by phone"),
                ("Ina [Jay)", "")] == [(one.name, one.how) for one in meeting.present]
        assert ("part", "a further remark on somebody") in [
            (one.text, one.why) for one in draft.unplaced]

    def test_a_row_without_one_reference_is_not_a_part_of_the_action_above(self):
        draft = minutes("1. Outstanding Actions\n\nACTION CSC 30/02\tDCC to ask.\n"
                        "\tStatus: Closed\nACTION CSC 30/03 and 30/04\tSECAS to tell.\n"
                        "\tStatus: Open\nCSC 30/05 and 06\tSECAS to wait.\n"
                        "ACTION CSC 30/07\tDCC to go.\n\tStatus: Open\n")

        assert [("CSC 30/02", "closed", ()), ("CSC 30/07", "open", ())] == [
            (one.ref, one.status, one.updates) for one in draft.timetable.actions]
        assert ["ACTION CSC 30/03 and 30/04 SECAS to tell.", "Status: Open",
                "CSC 30/05 and 06 SECAS to wait."] == [
            one.text for one in draft.unplaced
            if one.why == "no one reference of an action is read"]

    def test_a_status_may_be_two_words_and_a_row_have_more_cells(self):
        draft = minutes("1. Outstanding Actions\n\nACTION CSC 30/02: DCC to ask.\n"
                        "\tIt is begun. Status: In progress\n",
                        "SEC Change Sub-Committee Meeting 31_2809\n\nApologies:\n\n"
                        "Small Suppliers\tAnn Bell\tof Acme\n\nAttendees:\n\n"
                        "DCC\tGil Hay (Chair)\n")

        assert ["in progress"] == [one.status for one in draft.timetable.actions]
        (meeting,) = draft.timetable.meetings
        assert (["Ann Bell"], [("Gil Hay", "chair", "")]) == (
            [one.name for one in meeting.apologies],
            [(one.name, one.role, one.how) for one in meeting.present])
        assert [("SEC Change Sub-Committee Meeting 31_2809", "the head states no day of it"),
                ("of Acme", "a further cell of the attendance")] == [
            (one.text, one.why) for one in draft.unplaced]


class TestSentences:
    """The phrases of the layout."""

    @pytest.mark.parametrize(("said", "steps"), [
        ("SECAS issued a Request for Information (RFI) on 1 September 2021. SECAS issued an RFI. "
         "The RFI closes on 9 October 2021.",
         [("request-for-information-issued", date(2021, 9, 1), "done"),
          ("request-for-information-closed", date(2021, 10, 9), "planned")]),
        ("SECAS plans to issue an RFI.", [("request-for-information-issued", None, "planned")]),
        ("It will be discussed by the TABASC on 14 October 2021.",
         [("sub-committee", date(2021, 10, 14), "planned")]),
        ("It will return to the CSC at its October 2021 meeting.",
         [("csc-considered", "October 2021", "planned")]),
        ("SECAS confirmed that it would be brought back to the CSC by October 2021.",
         [("csc-considered", "by October 2021", "planned")]),
        ("SECAS advised the CSC that the Proposer has withdrawn it.",
         [("withdrawn", None, "done")]),
    ])
    def test_a_step_is_read_with_its_time(self, said, steps):
        proposal, unplaced = about(said)

        assert (steps, []) == (
            [(one.step, one.when, one.status) for one in proposal.steps[1:]], unplaced)

    def test_what_somebody_says_is_on_hold_is(self):
        proposal, unplaced = about("SECAS advised that it is on hold until 1 December 2021.")

        assert (date(2021, 12, 1), []) == (proposal.hold.until, unplaced)

    @pytest.mark.parametrize("said", [
        "SECAS noted that a letter had been issued on 1 June 2021.",
        "SECAS confirmed that it would be brought back in July or August 2021."])
    def test_news_that_somebody_tells_is_read_or_listed(self, said):
        proposal, unplaced = about(said)

        assert ("", [(said, "no phrase reads it")]) == (proposal.note, unplaced)

    @pytest.mark.parametrize("words", [
        "June 2022 SEC Release or the November 2022 SEC Release",
        "June 2022 SEC Release, which is not achievable"])
    def test_a_release_that_is_not_to_be_or_one_of_two_is_none(self, words):
        proposal, _ = about(f"It has a targeted implementation date of the {words}.")

        assert None is proposal.target_release

    def test_a_time_that_there_is_not_is_listed(self):
        proposal, unplaced = about("It will be brought back to the CSC in 31 November 2021.")

        assert [None] == [one.when for one in proposal.steps[1:]]
        assert [("31 November 2021", "there is no 31 November 2021")] == unplaced

    def test_what_keeps_it_in_development_blocks_its_conversion(self):
        proposal, _ = about("At May's meeting the CSC asked why, which is still unanswered by the "
                            "DCC and so it stays in development.")

        assert [("dcc", ("csc-considered",), "May 2021")] == [
            (one.who, one.blocks, one.since) for one in proposal.awaiting]

    def test_a_month_before_all_that_are_understood_is_left_out(self):
        draft = minutes(f"1. Draft Proposal Report\n\n{TITLE}At May's meeting, all is still "
                        f"unanswered by the DCC.\n\n{KEPT}",
                        "SEC Change Sub-Committee Meeting 1_0101\n\n1 January 1900\n")

        assert [None] == [one.since for one in draft.timetable.modifications[0].awaiting]

    def test_a_title_may_stand_without_a_link_and_a_heading_without_a_colon(self):
        draft = minutes("1. Draft Proposal Report\n\nReady to go\n\nDP181 'DNOs' own title'\n\nThe "
                        "CSC reviewed Draft Proposal DP181 'DNOs' own title', which aims to do a "
                        f"thing. See DP182 'Another' and DP18O.\n\n{KEPT}")
        (proposal,) = draft.timetable.modifications

        assert ("DNOs' own title", "Ready to go", "do a thing. See DP182 'Another' and DP18O.",
                ()) == (proposal.title, proposal.heading, proposal.purpose, proposal.also_titled)
        assert [("DP18O", '"DP18O" has a letter where a digit belongs, as scans do: did you mean '
                 '"DP180"?')] == [
            (one.text, one.why) for one in draft.unplaced if one.line > 12]

    def test_an_opening_may_name_no_title(self):
        draft = minutes("1. Draft Proposal Report\n\nDP181 'A title'\n\nThe CSC considered DP181 "
                        f"which seeks to do a thing.\n\n{KEPT}")

        assert "do a thing." == draft.timetable.modifications[0].purpose

    def test_other_minutes_say_otherwise_when_and_where(self):
        draft = minutes("4. Any Other Business (AOB)\n\nNext meeting: Tuesday 26 October 2021, "
                        "10:00.\n", "SEC Change Sub-Committee Meeting 31_2809\n\nTuesday 28 "
                        "September 2021, 10:00 to 11:30\n\nVia Microsoft Teams\n")

        assert [(date(2021, 9, 28), "10:00", "11:30", "Via Microsoft Teams"),
                (date(2021, 10, 26), "", "", "")] == [
            (one.date, one.start, one.to, one.place) for one in draft.timetable.meetings]


class TestQuestionsAndTimes:
    """Design section 5: "a member's view is not an act"."""

    @pytest.mark.parametrize("words", [
        "A member (AB) asked if it would be brought back to the CSC in November 2021.",
        "AB asked if it was being discussed with the TABASC.",
        "AB asked if there is a risk that Parties would pay.",
        "AB asked if the DCC would be happy to provide the log files."])
    def test_what_is_asked_is_neither_step_nor_risk(self, words):
        proposal, _ = about(words)

        assert (["csc-considered"], []) == (
            [one.step for one in proposal.steps], list(proposal.risk))

    def test_what_is_asked_is_no_promise(self):
        asked = "AB asked if the DCC would be happy to provide the log files."

        assert promised(asked, {}) is None
        assert "dcc" == promised(asked.replace("AB asked if the", "The"), {}).owner

    @pytest.mark.parametrize(("words", "when", "rest"), [
        ("SECAS issued an RFI on 1 September 2021 which closed on 20 September 2021.",
         date(2021, 9, 1), "which closed on 20 September 2021"),
        ("SECAS will issue an RFI after the SSC meeting on 12 October 2021.", None,
         "after the SSC meeting on 12 October 2021")])
    def test_a_request_for_information_has_its_own_day(self, words, when, rest):
        proposal, unplaced = about(words)

        assert [("request-for-information-issued", when)] == [
            (one.step, one.when) for one in proposal.steps if one.step != "csc-considered"]
        assert [rest] == [text for text, _ in unplaced]

    @pytest.mark.parametrize("words", [
        "The CSC **AGREED** that further development of it is not required.",
        "The CSC **AGREED** that further development beyond May is not required.",
        "The CSC **AGREED** that it is unclear whether further development is required.",
        "The CSC **AGREED** that it will be ready to be converted in May and **RECOMMENDED** to "
        "the Panel the Refinement Process."])
    def test_a_denied_or_later_outcome_is_none(self, words):
        proposal, unplaced = about("", words)

        assert [""] == [one.outcome for one in proposal.steps]
        assert {"an outcome in words not known"} == {why for _, why in unplaced}
