from __future__ import annotations

from datetime import date

import pytest

from tests.model.made_documents import KEPT, TITLE, about, why_of
from tests.model.made_documents import minutes as read

CONDITION = "an outcome on a condition"


class TestAttendance:
    """Issue 3: "attendance by category"."""

    def test_everybody_has_a_category_and_a_role(self):
        (meeting,) = read("").timetable.meetings

        assert [("Ann Bell", "small-supplier", "member", "teleconference"),
                ("Arthur Bond", "small-supplier", "member", ""),
                ("Carl Dorn", "gas-network", "member", ""), ("Eve Fox", "", "member", ""),
                ("Gil Hay", "dcc", "participant", ""), ("Ina Jay", "secas", "participant", "")] \
            == [(one.name, one.category, one.role, one.how) for one in meeting.present]

    def test_what_fits_no_row_is_listed(self):
        assert [(1, "CSC_31_2809", "the name of the file: the text has no reference"),
                (11, "Martians", "a category that is not known"),
                (12, "A line of its own", "no row of the attendance")] == [
            (one.line, one.text, one.why) for one in read("").unplaced]

    def test_minutes_without_attendance_are_read(self):
        (meeting,) = read("", "SEC Change Sub-Committee Meeting 1_0101\n").timetable.meetings

        assert ((), None, "1") == (meeting.present, meeting.date, meeting.number)

    def test_a_head_without_a_day_gives_the_proposal_no_day(self):
        draft = read(f"1. Draft Proposal Report\n\n{TITLE}At January's meeting, all questions are "
                     f"still unanswered by the DCC.\n\n{KEPT}",
                     "SEC Change Sub-Committee Meeting 1_0101\n\n")
        (proposal,) = draft.timetable.modifications

        assert (None, None) == (proposal.steps[0].when, proposal.awaiting[0].since)


class TestOutcomes:
    """Issue 3: "what was agreed and recommended ...; never what the heading says"."""

    @pytest.mark.parametrize(("recommended", "outcome"), [
        ("proceed to the Refinement Process.", "ready-for-refinement"),
        ("go straight to Report Phase.", "ready-for-report-phase"),
        ("be progressed as Fast-Track.", "recommend-fast-track"),
        ("be treated as Urgent.", "seek-urgency"),
    ])
    def test_it_is_read_from_both_words(self, recommended, outcome):
        proposal, _ = about("", "The CSC:\n\n- **AGREED** the Draft Proposal is ready to be "
                            "converted to a Modification Proposal; and\n- **RECOMMENDED** to the "
                            f"Panel that the Modification Proposal should {recommended}\n")

        assert [("csc-considered", outcome, date(2021, 9, 28), "done")] == [
            (step.step, step.outcome, step.when, step.status) for step in proposal.steps]

    @pytest.mark.parametrize(("outcome", "why"), [
        ("The CSC noted it.\n", "nothing is AGREED on it"),
        ("The CSC **AGREED** that it is ready to be converted.\n",
         "an outcome in words not known"),
        ("The CSC **AGREED** further development.\n\n- **RECOMMENDED** to the Panel the "
         "Refinement Process.\n", "outcomes that exclude each other"),
    ])
    def test_words_that_are_not_known_are_no_outcome(self, outcome, why):
        proposal, unplaced = about("", outcome)

        assert [""] == [step.outcome for step in proposal.steps]
        assert why in [reason for _, reason in unplaced]


    @pytest.mark.parametrize("said", [
        "DP118 needs further development to define and understand the issue.",
        "that DP118 is ready to be converted to a Modification Proposal.",
        "further development of DP118 is required to define and understand the issue."])
    def test_what_is_agreed_of_another_proposal_is_an_outcome_of_neither(self, said):
        """Issue 3: a reader "invents nothing": the title above is not what is decided on."""
        proposal, listed = about("", f"The CSC **AGREED** {said}\n")

        assert [] == [step.outcome for step in proposal.steps if step.outcome]
        assert (f"The CSC AGREED {said}", "it is about another proposal") in [
            one[-2:] for one in listed]


class TestViews:
    """Issue 3: "members' views (never acts)"."""

    @pytest.mark.parametrize(("said", "by", "category"), [
        ("A CSC member (CD) asked for more.", "CD", "gas-network"),
        ("CD asked for more.", "CD", "gas-network"),
        ("One DCC member (GH) was doubtful.", "GH", "dcc"),
        ("A SECAS member (IJ) was doubtful.", "IJ", ""),
        ("A DCC member was doubtful.", "a DCC member", "dcc"),
        ("The CSC members were happy.", "CSC members", ""),
        ("A CSC member (EF) asked for more.", "EF", ""),
    ])
    def test_a_speaker_gives_a_view(self, said, by, category):
        proposal, unplaced = about(said)

        assert ([(by, category, said)], []) == (
            [(view.by, view.category, view.says) for view in proposal.view], unplaced)

    @pytest.mark.parametrize(("said", "short", "why"), [
        ("A CSC member (ZZ) asked for more.", "ZZ", "initials that no attendee has"),
        ("A CSC member (AB) asked for more.", "AB", "initials of several attendees"),
    ])
    def test_initials_that_name_nobody_or_two_are_listed(self, said, short, why):
        proposal, unplaced = about(said)

        assert ([("", short)], [(short, why)]) == (
            [(view.category, view.by) for view in proposal.view], unplaced)

    def test_after_a_speaker_what_no_phrase_reads_is_listed(self):
        proposal, unplaced = about("It is so. CD asked for more. It rained. SECAS advised "
                                   "patience.")

        assert ("do a thing. It is so.", [("It rained.", "no phrase reads it")]) == (
            proposal.purpose, unplaced)
        assert "SECAS advised patience. (line 24)" == proposal.note


class TestPhrases:
    """The phrases of the layout, for a proposal that no document has."""

    @pytest.mark.parametrize(("who", "proposer"), [("CD", "gas-network"), ("ZZ", ""), ("IJ", "")])
    def test_a_member_may_be_the_proposer(self, who, proposer):
        proposal, _ = about(f"One CSC member ({who}) stated that as the proposer of DP180, it "
                            "matters.")

        assert (who, proposer) == (proposal.raised_by, proposal.proposer)

    def test_a_release_is_a_target(self):
        proposal, _ = about("It has a targeted implementation date of the June 2022 SEC release.")

        assert ("June 2022", "targeted") == (
            proposal.target_release.name, proposal.target_release.standing)

    def test_a_release_of_no_such_name_is_listed(self):
        proposal, unplaced = about("It has a targeted implementation date of the Foober 2022 SEC "
                                   "release.")

        assert (None, [("Foober 2022", "no release has this name")]) == (
            proposal.target_release, unplaced)

    def test_what_is_awaited_of_somebody_unknown_has_no_body(self):
        proposal, _ = about("The member is expecting ACME to confirm a thing before it goes on.")

        assert [("confirm a thing", "")] == [(one.what, one.who) for one in proposal.awaiting]

    def test_each_return_has_a_label_of_its_own(self):
        proposal, _ = about("It will be brought back to CSC in October 2021. It will be brought "
                            "back to the CSC in November. It is prior to the CSC decision stage.")

        assert [("csc-return", "October 2021"), ("csc-return-2", "November"),
                ("csc-decision", None)] == [(step.label, step.when) for step in proposal.steps[1:]]

    def test_sub_committees_are_a_step(self):
        proposal, _ = about("It is being discussed with the TABASC. It would be discussed at the "
                            "sub-committees.")

        assert [("tabasc", "under-way"), ("", "planned")] == [
            (step.body, step.status) for step in proposal.steps[1:]]

    def test_two_other_titles_are_kept_once(self):
        proposal, unplaced = about("It is [DP180 'B title'](#), or [DP180 'B title'](#).")

        assert (("B title",), [("B title", 'another title than "A title"')]) == (
            proposal.also_titled, unplaced)


class TestSections:
    """The layout: sections, headings, actions, other business."""

    def test_actions_without_an_owner_or_a_proposal_are_kept(self):
        draft = read("1. Actions Outstanding\n\nAction Reference\tAction\nStray words\n"
                     "ACTION CSC 30/02\tThis is to be done.\n\tStatus: Open\n"
                     "ACTION CSC 31/01\tACME to do more.\n<p>It is begun.</p>\n")

        assert [("CSC 30/02", "", (), "This is to be done.", "open", (), "30"),
                ("CSC 31/01", "ACME", (), "do more.", "new", ("It is begun.",), "31")] == [
            (one.ref, one.owner, one.about, one.what, one.status, one.updates, one.raised_at)
            for one in draft.timetable.actions]
        assert ("Stray words", "no action of the log") in [
            (one.text, one.why) for one in draft.unplaced]

    def test_two_actions_of_one_reference_are_kept_and_the_second_is_listed(self):
        draft = read("2. Actions Outstanding\n\nCSC 30/01\tSECAS to arrange a meeting.\n"
                     "Status: Closed\n\nCSC 30/01\tSECAS to arrange another meeting.\n"
                     "Status: Open\n\n3. Draft Proposal Report\n\nDP180 'A title'\n\n"
                     f"{KEPT}\nCSC 31/01: IJ to write.\n\nCSC 31/01: The DCC to write.\n")

        assert [("CSC 30/01", "secas", "closed"), ("CSC 30/01", "secas", "open"),
                ("CSC 31/01", "IJ", "new"), ("CSC 31/01", "dcc", "new")] == [
            (one.ref, one.owner, one.status) for one in draft.timetable.actions]
        assert [("CSC 30/01", 23), ("CSC 31/01", 34)] == [
            (one.text, one.line) for one in draft.unplaced
            if one.why == "an action of this reference stands before"]

    @pytest.mark.parametrize(("told", "line", "text", "times"), [
        ("Members to send views. Status: Open. Status: Closed", 20,
         "send views. Status: Open. Status: Closed", 1),
        ("Members to send views.\nStatus: Open. Status: Closed", 21,
         "Status: Open. Status: Closed", 1),
        ("Members to send views.\nStatus: Open\nStatus: Closed", 22, "Status: Closed", 1),
        ("Members to send views.\nStatus: Open\nStatus: Closed\nStatus: Open", 22,
         "Status: Closed", 2),
        ("Members to send views.\nStatus: Open / Closed", 21, "Status: Open / Closed", 1),
        ("Members to send views. Status: open or on hold.", 20,
         "send views. Status: open or on hold.", 1)])
    def test_an_action_of_two_statuses_has_none_and_is_listed(self, told, line, text, times):
        draft = read(f"2. Actions Outstanding\n\nCSC 30/04\t{told}\n")
        (action,) = draft.timetable.actions
        listed = [(one.line, one.text) for one in draft.unplaced
                  if one.why == "more than one status"]

        assert ("Members", "send views.", "", ()) == (
            action.owner, action.what, action.status, action.updates)
        assert (times, (line, text)) == (len(listed), listed[0])

    def test_a_status_told_twice_is_one_and_that_of_a_new_action_is_told(self):
        """The head is that of meeting 31, at which CSC 31/01 is raised."""
        draft = read("2. Actions Outstanding\n\nCSC 30/04\tMembers to send views.\n"
                     "Status: Open\nIt is still so. Status: Open\n\n"
                     "CSC 31/01\tIJ to write. Status: Open\n")

        assert ["open", "open"] == [one.status for one in draft.timetable.actions]
        assert [] == [one for one in draft.unplaced if one.why == "more than one status"]

    def test_a_status_in_the_line_of_the_action_is_its_status(self):
        draft = read("2. Actions Outstanding\n\nCSC 30/04\tMembers to send views. Status: Open\n")
        (action,) = draft.timetable.actions

        assert ("send views.", "open") == (action.what, action.status)

    @pytest.mark.parametrize("what", [
        "The DCC and SECAS to look at DP180.", "To look at DP180.", "A look at DP180 is owed."])
    def test_an_action_without_one_owner_is_listed(self, what):
        draft = read(f"2. Actions Outstanding\n\nCSC 30/04\t{what}\n")
        (action,) = draft.timetable.actions

        assert ("", what) == (action.owner, action.what)
        assert (what, "it names no owner, or more than one") in [
            (one.text, one.why) for one in draft.unplaced]

    @pytest.mark.parametrize("what", [
        "look at it and SECAS to write.", "look at it; the Proposer is to help.",
        "look at it, and Ofgem to answer."])
    def test_an_action_of_which_another_has_a_part_is_listed(self, what):
        draft = read(f"2. Actions Outstanding\n\nCSC 30/04\tThe DCC to {what}\n")
        (action,) = draft.timetable.actions

        assert ("dcc", what) == (action.owner, action.what)
        assert (20, what, "another owner has a part of it") in [
            (one.line, one.text, one.why) for one in draft.unplaced]

    def test_a_numbered_sentence_is_no_section_and_interaction_no_log(self):
        draft = read(f"1. Interaction with other codes\n\n2. This is said.\n\n{TITLE}{KEPT}")

        assert ["DP180"] == [one.id for one in draft.timetable.modifications]
        assert ("This is said.", "about no proposal") in [
            (one.text, one.why) for one in draft.unplaced]

    def test_an_action_below_a_proposal_is_about_it(self):
        draft = read(f"1. Draft Proposal Report\n\n{TITLE}CSC 31/02: SECAS to ask.\n\n{KEPT}")

        assert [("CSC 31/02", ("DP180",), "new")] == [
            (one.ref, one.about, one.status) for one in draft.timetable.actions]

    def test_the_right_agenda_item_is_not_listed(self):
        log = "1. Actions\n\nACTION CSC 30/01\tSECAS to ask.\nDone under the DP180 update of {}.\n"
        rest = f"\n2. Draft Proposal Report\n\n{TITLE}{KEPT}"

        assert "DP180 is under item 2" not in [
            one.why for one in read(log.format("Agenda Item 2") + rest).unplaced]
        assert "DP180 is under item 2" in [
            one.why for one in read(log.format("Agenda Item 7") + rest).unplaced]

    def test_a_scanned_identifier_is_listed_wherever_it_stands(self):
        draft = read("1. Actions\n\nACTION CSC 30/01\tSECAS to ask about DP18O.\nDP18l is meant.\n"
                     f"\n2. Draft Proposal Report\n\n{TITLE}CSC 31/02: SECAS to tell DP182O.\n\n"
                     f"{KEPT}\n3. Any Other Business\n\nDP183O is next.\n")

        assert ["DP18O", "DP18l", "DP182O", "DP183O"] == [
            one.text for one in draft.unplaced if one.text[-1] in "Ol"]
        assert [("DP180",), ("DP182O",)] == [one.about for one in draft.timetable.actions]

    def test_a_scanned_identifier_is_read_and_listed(self):
        draft = read(f"1. Draft Proposal Report\n\nDP18O 'A title'\n\n{KEPT}")

        assert ["DP180"] == [one.id for one in draft.timetable.modifications]
        assert "DP18O" in [one.text for one in draft.unplaced]

    @pytest.mark.parametrize(("title", "why"), [
        ("MP180 'Again'", "it stands before"),
        ("DP000 'Nothing'", "no identifier can be read"),
    ])
    def test_a_second_title_of_one_or_no_identifier_is_listed(self, title, why):
        draft = read(f"1. Draft Proposal Report\n\n{TITLE}{KEPT}\n{title}\n\n{KEPT}")

        assert 1 == len(draft.timetable.modifications)
        assert (title, why) in [(one.text, one.why) for one in draft.unplaced]

    def test_a_suggested_route_is_kept_with_what_is_said_of_it(self):
        draft = read("4. Any Other Business (AOB)\n\nACME suggested a way via a separate "
                     "fast-tracked modification.\n\nSECAS advised a change of SECMP0025 via a "
                     "separate fast-tracked modification to target the implementation date for "
                     "June 2022. It is small.\n")

        assert [("fast-track", "", "", ""), ("fast-track", "secas", "SECMP0025", "June 2022")] == [
            (one.route, one.by, one.fixes, one.target_release)
            for one in draft.timetable.meetings[0].suggested]

    def test_a_release_of_no_such_name_is_no_target_of_a_suggestion(self):
        draft = read("4. Any Other Business (AOB)\n\nSECAS advised a change via a separate "
                     "fast-tracked modification to target the implementation date for "
                     "Foober 2022.\n")

        assert [""] == [one.target_release for one in draft.timetable.meetings[0].suggested]

    def test_the_next_meeting_is_planned(self):
        draft = read("4. Any Other Business (AOB)\n\nNext Meeting: 26 October 2021.\n")

        assert [(date(2021, 10, 26), "planned")] == [
            (one.date, one.status) for one in draft.timetable.meetings[1:]]


class TestNothingIsLost:
    """Issue 3: "lists every passage that it could not place": a decision of any verb, a status, a
    day that is wrong, a heading over nothing."""

    @pytest.mark.parametrize(("decided", "outcomes", "listed"), [
        ("The CSC **DID NOT AGREE** that it is ready.", [""],
         [("A title", "nothing is AGREED on it"),
          ("DID NOT AGREE that it is ready.", "a decision in words not known")]),
        ("The CSC DID NOT AGREE that it is ready.", [""],
         [("A title", "nothing is AGREED on it"),
          ("DID NOT AGREE that it is ready.", "a decision in words not known")]),
        ("The CSC:\n\n- **AGREED** it is not ready to be converted; and\n- **RECOMMENDED** that it "
         "should proceed to the Refinement Process.", [""],
         [("it is not ready to be converted; and", "an outcome in words not known"),
          ("that it should proceed to the Refinement Process.", "an outcome in words not known")]),
        ("The CSC **AGREED** further development is no longer required.", [""],
         [("further development is no longer required.", "an outcome in words not known")]),
        ("The CSC **AGREED** no further development is required.", [""],
         [("no further development is required.", "an outcome in words not known")]),
        ("The CSC:\n\n- **NOTED** the update; and\n- **NOTED** the costs.", [""],
         [("the costs.", "noted, and no outcome")]),
        ("The CSC **NOTED** the costs of £900.", [""],
         [("the costs of £900.", "noted, and no outcome")]),
        ("The CSC **AGREED** further development is required, subject to a report of Ofgem.",
         [""], [("further development is required, subject to a report of Ofgem.", CONDITION)]),
        ("The CSC:\n\n- **AGREED** it is ready to be converted; and\n- **RECOMMENDED** that it "
         "proceeds to the Refinement Process once the DCC agrees.", [""],
         [("it is ready to be converted; and", CONDITION),
          ("that it proceeds to the Refinement Process once the DCC agrees.", CONDITION)]),
        ("Keys are lost. If the DCC agrees, The CSC **AGREED** further development is required.",
         [""], [("If the DCC agrees, The CSC AGREED further development is required.", CONDITION)]),
        ("It is wanted if keys are lost. The CSC **AGREED** further development is required.",
         ["develop-further"], []),
        ("The CSC:\n\n- **AGREED** further development is required; and\n- **AGREED** to meet if "
         "keys are lost.", ["develop-further"],
         [("to meet if keys are lost.", "decided beside the outcome")]),
        ("The CSC:\n\n- **AGREED** it is ready to be converted at a cost of £40,000; and\n"
         "- **RECOMMENDED** to the Panel and Ofgem that it should be progressed into the "
         "Refinement Process in May.", ["ready-for-refinement"],
         [("at a cost of £40,000", "read in part"), ("and Ofgem", "read in part"),
          ("in May", "read in part")]),
        ("The CSC:\n\n- **AGREED** that it cannot wait; and\n- **RECOMMENDED** that it should be "
         "treated as an Urgent Proposal.", ["seek-urgency"],
         [("that it cannot wait", "read in part")]),
        ("The CSC:\n\n- **AGREED** it is ready to be converted; and\n- **RECOMMENDED** that it "
         "should not go to the Report Phase.", [""],
         [("it is ready to be converted; and", "an outcome in words not known"),
          ("that it should not go to the Report Phase.", "an outcome in words not known")]),
        ("The CSC **NOTED** that it was withdrawn.", [""],
         [("that it was withdrawn.", "noted, and no outcome")]),
        (f"{KEPT}\nThe CSC **NOTED** the costs.", ["develop-further"],
         [("the costs.", "noted beside the outcome")]),
    ])
    def test_what_is_decided_is_an_outcome_or_listed(self, decided, outcomes, listed):
        proposal, unplaced = about("", decided)

        assert (outcomes, sorted(listed)) == (
            [step.outcome for step in proposal.steps], sorted(unplaced))

    @pytest.mark.parametrize(("opening", "steps", "listed"), [
        ("The CSC discussed draft proposal DP180.", [("", "", False, 22)], []),
        ("The CSC was provided with a verbal update on DP180, which seeks to count keys.",
         [("", "verbal update", False, 22)], []),
        ("The CSC discussed new Draft Proposal DP180 'A title'.", [("", "", True, 22)], []),
        ("The CSC discussed when DP180 should be heard.", [],
         ["when", "should be heard", "The CSC discussed when DP180 should be heard."]),
        ("The CSC discussed DP180 in May 2021.", [],
         ["in May 2021", "The CSC discussed DP180 in May 2021."]),
        ("The SSC discussed DP180.", [], ["The SSC discussed DP180."]),
        ("The CSC discussed DP181.", [],
         ["The CSC discussed DP181.", "The CSC DEFERRED its decision."]),
        ("Members were provided with a verbal update on DP180.", [],
         ["Members", "Members were provided with a verbal update on DP180."]),
        ("The CSC was provided with a verbal update on DP180. It was provided with a progress "
         "update on DP180.", [("", "verbal update", False, 22)], ["progress update"]),
    ])
    def test_what_was_discussed_without_an_outcome_was_considered(self, opening, steps, listed):
        draft = read(f"1. Draft Proposal Report\n\nDP180 'A title'\n\n{opening}\n\n"
                     "The CSC **DEFERRED** its decision.\n")
        (proposal,) = draft.timetable.modifications

        assert (steps, listed) == (
            [(one.outcome, one.how, one.first, one.line) for one in proposal.steps],
            [one.text for one in draft.unplaced[2:]
             if one.text not in ("A title", "DEFERRED its decision.")])

    @pytest.mark.parametrize(("sentence", "purpose", "listed"), [
        ("Keys are lost.", "do a thing. Keys are lost.", []),
        ("The CSC was given an update.", "do a thing.",
         [("The CSC was given an update.", "no phrase reads it")]),
        ("The vote closed in May 2021.", "do a thing.",
         [("The vote closed in May 2021.", "no phrase reads it")]),
        ("It will be brought back to the CSC in May 2022, and it was raised in June 2020.",
         "do a thing.", [("and it was raised in June 2020", "read in part")]),
    ])
    def test_a_purpose_has_no_news(self, sentence, purpose, listed):
        proposal, unplaced = about(sentence)

        assert (purpose, listed) == (proposal.purpose, unplaced)

    @pytest.mark.parametrize(("opening", "purpose", "listed"), [
        ("The CSC considered DP180.", "", []),
        ("The CSC considered DP180 which seeks to count keys.", "count keys.", []),
        ("The CSC considered DP180 where keys are lost.", "keys are lost.", []),
        ("The CSC considered DP180 which seeks to count keys by May 2022.",
         "count keys by May 2022.",
         [("by May 2022", "a time that no phrase reads")]),
        ("The CSC considered DP180 with a targeted implementation date of the June 2022 SEC "
         "release.", "", []),
        ("The CSC considered DP180, which was raised by the DCC and returned in May 2021.", "",
         [("and returned in May 2021", "read in part")]),
        ("The CSC considered DP180, which was rejected.", "",
         [("was rejected.", "no phrase reads it")]),
    ])
    def test_the_sentence_that_opens_gives_its_purpose_and_lists_its_news(
        self, opening, purpose, listed
    ):
        draft = read(f"1. Draft Proposal Report\n\nDP180 'A title'\n\n{opening}\n\n{KEPT}")
        (proposal,) = draft.timetable.modifications

        assert (purpose, listed) == (
            proposal.purpose, [(one.text, why_of(one)) for one in draft.unplaced[2:]])

    @pytest.mark.parametrize(("sentence", "step", "listed"), [
        ("The Proposer has withdrawn DP180.", [("withdrawn", None, "proposer", "done")], []),
        ("The Draft Proposal was withdrawn by the Proposer on 3 September 2021.",
         [("withdrawn", date(2021, 9, 3), "proposer", "done")], []),
        ("DP180 has been withdrawn.", [("withdrawn", None, "", "done")], []),
        ("The Proposer has withdrawn DP181 over its costs.", [],
         [("The Proposer has withdrawn DP181 over its costs.", "it is about another proposal")]),
        ("DP181 was withdrawn in May 2021.", [],
         [("DP181 was withdrawn in May 2021.", "it is about another proposal")]),
        ("Ann Bell said that DP180 was withdrawn.", [], []),
        ("DP180 was withdrawn from the agenda.", [],
         [("DP180 was withdrawn from the agenda.", "no phrase reads it")]),
        ("The Proposer has withdrawn DP180 from the agenda.", [],
         [("The Proposer has withdrawn DP180 from the agenda.", "no phrase reads it")]),
        ("DP180 was not withdrawn.", [], [("DP180 was not withdrawn.", "no phrase reads it")]),
    ])
    def test_a_withdrawal_is_a_step_where_the_minutes_themselves_tell_it(
        self, sentence, step, listed
    ):
        proposal, unplaced = about(sentence)

        assert (step, listed) == (
            [(one.step, one.when, one.by, one.status) for one in proposal.steps[1:]], unplaced)

    def test_a_second_hold_is_listed(self):
        proposal, unplaced = about("DP180 is on hold until May 2022. It is on hold until it rains.")

        assert ("May 2022", [("It is on hold until it rains.", "its hold is told before")]) == (
            proposal.hold.until, unplaced)

    def test_a_hold_is_read(self):
        proposal, unplaced = about("DP180 was placed on hold until May 2022 because keys are lost.")

        assert ("not stated", "May 2022", "keys are lost", []) == (
            proposal.hold.since, proposal.hold.until, proposal.hold.reason, unplaced)

    @pytest.mark.parametrize(("line", "day", "listed"), [
        ("Next Meeting: Tuesday 26 October 2021.", date(2021, 10, 26), []),
        ("The next CSC meeting will be held on 26 October 2021.", date(2021, 10, 26), []),
        ("Next Meeting: Monday 26 October 2021.", None,
         [("Next Meeting: Monday 26 October 2021.", "26 October 2021 is a Tuesday, not a Monday")]),
        ("Next meeting: to be confirmed.", None,
         [("Next meeting: to be confirmed.", "about no proposal")]),
    ])
    def test_the_next_meeting_below_a_proposal_is_a_meeting(self, line, day, listed):
        draft = read(f"1. Draft Proposal Report\n\n{TITLE}{KEPT}\n{line}\n")

        assert ([day] if day else [], listed, "do a thing.") == (
            [one.date for one in draft.timetable.meetings[1:]],
            [(one.text, one.why) for one in draft.unplaced[2:]],
            draft.timetable.modifications[0].purpose)

    def test_a_heading_over_no_proposal_and_one_that_tells_news_are_listed(self):
        draft = read(f"1. Draft Proposal Report\n\nHeld back:\n\nContinuing:\n\n{TITLE}{KEPT}\n"
                        "Later:\n\n2. On hold since May 2021\n")

        assert ("Continuing", [("Held back:", "a heading over no proposal"),
                               ("Later:", "a heading over no proposal"),
                               ("2. On hold since May 2021", "a heading that tells news")]) == (
            draft.timetable.modifications[0].heading,
            [(one.text, one.why) for one in draft.unplaced[2:]])
