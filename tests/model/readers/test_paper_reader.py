from __future__ import annotations

from datetime import date

import pytest

from secgov.model.readers.documents import read_paper
from secgov.model.readers.paper_layout import meeting_of
from tests.model.made_documents import CLOSING, HEADED, RETURN, paper, section, why_of


def steps_of(*text: str, **keys: str):
    (modification,) = paper(section(*text), **keys).timetable.modifications
    return [(step.name, step.when, step.status) for step in modification.steps[:-1]]


class TestClosing:
    """The layout: recommendations, signature, attachments."""

    def test_who_is_asked_what(self):
        draft = paper(section(), section(identifier="SECMP0061"), closing=CLOSING)

        assert [("1", "panel", ("SECMP0060", "SECMP0061")), ("2", "panel", ("SECMP0060",))] == [
            (one.id, one.body, one.agrees) for one in draft.timetable.recommendations]
        assert ("no recommendation and no signature", "A stray paragraph.") in [
            (one.why, one.text) for one in draft.unplaced]

    def test_the_signature_gives_author_and_day_and_so_the_meeting(self):
        found = paper(section(), closing=CLOSING).timetable.paper

        assert ("Ann Bell, SECAS Team", date(2019, 5, 10), date(2019, 5, 17),
                "read-from-number", ("Appendix A: A picture",)) == (
            found.author, found.dated, found.meeting.date, found.meeting.basis, found.attachments)

    def test_a_signature_may_be_one_name(self):
        closing = "\n4. Recommendations\n\nAnn Bell\n10 May 2019\n"

        assert "Ann Bell" == paper(section(), closing=closing).timetable.paper.author

    @pytest.mark.parametrize("below", ["", "\n5. Next steps\n\nWe will go on.\n"])
    def test_a_paper_that_recommends_nothing_is_signed_below_its_end(self, below):
        draft = paper(section(), closing=f"{below}\nSECAS Team\n9 May 2019\n",
                      head="Action: For Decision\n\nReference: SECP_68_1705_03\n\nA title\n")

        assert ("SECAS Team", date(2019, 5, 9)) == (
            draft.timetable.paper.author, draft.timetable.paper.dated)
        assert [("We will go on.", "about no modification")][:bool(below)] == [
            (one.text, one.why) for one in draft.unplaced]

    def test_a_day_may_stand_alone_or_in_the_head(self):
        closing = "\n4. Recommendations\n\nWith thanks.\n\n10 May 2019\n"
        headed = paper(section(), head="Action: For Decision\n\nFriday 10 May 2019\n\nA title\n")

        assert date(2019, 5, 10) == paper(section(), closing=closing).timetable.paper.dated
        assert (date(2019, 5, 10), "A title") == (
            headed.timetable.paper.dated, headed.timetable.paper.title)

    def test_bullets_may_be_numbered_or_lettered(self):
        closing = ("\n4. Recommendations\nThe Panel is invited to:\n1. AGREE the timetables;\n"
                   "(b) APPROVE SECMP0060; and\nc) NOTE SECMP0060.\n")
        asked = paper(section(), closing=closing).timetable.recommendations

        assert [("agree the timetables", ("SECMP0060",)), ("approve SECMP0060", ("SECMP0060",)),
                ("note SECMP0060", ())] == [(one.asks, one.agrees) for one in asked]

    def test_what_nobody_is_asked_and_what_is_too_much_is_listed(self):
        nobody = "\n4. Recommendations\nThe Martians are requested to:\ne AGREE the timetables.\n"
        many = "\n4. Recommendations\nThe Panel are requested to:\n" + "e NOTE it.\n\n" * 41

        assert [("e AGREE the timetables.", "no body that is known is asked")] == [
            (one.text, one.why) for one in paper(section(), closing=nobody).unplaced]
        draft = paper(section(), closing=many)
        assert (40, [("e NOTE it.", "more than a paper asks")]) == (
            len(draft.timetable.recommendations), [(one.text, one.why) for one in draft.unplaced])

    def test_timetables_of_those_named_are_those_alone(self):
        closing = ("\n4. Recommendations\nThe Panel are requested to:\n"
                   "e AGREE the timetables of SECMP0060;\n"
                   "e AGREE the timetables, subject to SECMP0061 being resumed.\n")
        both = paper(section(), section(identifier="SECMP0061"), closing=closing)

        assert [("SECMP0060",), ("SECMP0060", "SECMP0061")] == [
            asked.agrees for asked in both.timetable.recommendations]

    @pytest.mark.parametrize(("asks", "agrees"), [
        ("AGREE the timetables, except for SECMP0061", ("SECMP0060",)),
        ("AGREE the timetables for all modifications other than SECMP0060", ("SECMP0061",)),
        ("AGREE the work packages and timelines for SECMP0060", ("SECMP0060",)),
        ("AGREE the timetables, the work packages and timelines of SECMP0061", ("SECMP0061",)),
        ("APPROVE SECMP0060 but not SECMP0061", ("SECMP0060",)),
    ])
    def test_what_is_excepted_is_not_agreed(self, asks, agrees):
        closing = f"\n4. Recommendations\nThe Panel are requested to:\ne {asks}.\n"
        both = paper(section(), section(identifier="SECMP0061"), closing=closing)

        assert [agrees] == [asked.agrees for asked in both.timetable.recommendations]

    def test_what_is_not_to_be_agreed_is_listed(self):
        closing = ("\n4. Recommendations\nThe Panel are requested to:\n"
                   "e REJECT SECMP0060; and\ne not AGREE to any extension.\n")
        draft = paper(section(), closing=closing)

        assert ["reject SECMP0060"] == [one.asks for one in draft.timetable.recommendations]
        assert [("e not AGREE to any extension.", "no recommendation and no signature")] == [
            (one.text, one.why) for one in draft.unplaced]

    def test_what_names_no_modification_agrees_none(self):
        closing = ("\n4. Recommendations\nThe Panel are requested to:\n"
                   "e NOTE the report on SECMP0001.\n")
        (asked,) = paper(section(), closing=closing).timetable.recommendations

        assert ("note the report on SECMP0001", ()) == (asked.asks, asked.agrees)

    @pytest.mark.parametrize(("reference", "dated", "day"), [
        ("SECP_66_1503_12", date(2019, 3, 8), date(2019, 3, 15)),
        ("SECP_99_1001_01", date(2019, 12, 20), date(2020, 1, 10)),
        ("SECP_99_2902_01", date(2019, 3, 8), date(2020, 2, 29)),
        ("SECP_99_3002_01", date(2019, 3, 8), None), ("paper", date(2019, 3, 8), None),
        ("SECP_99_1301_01", date(2019, 3, 8), None), ("SECP_66_1512_12", date(2018, 1, 12), None),
        ("SECP_66_1503_12", None, None),
    ])
    def test_the_number_names_such_a_day_soon_after(self, reference, dated, day):
        """None is 13 January, before the paper, and 15 December, eleven months after it."""
        unplaced = []

        assert day == meeting_of(reference, dated, unplaced).get("date")
        assert (day is None and dated is not None and reference != "paper") == bool(unplaced)


class TestLayout:
    """Issue 3: "lists every passage that it could not place (page furniture, ...)"."""

    def test_a_page_that_breaks_a_sentence_is_joined(self):
        text = section("The DCC is currently reviewing\n\n1 a footnote of the page\n the "
                       "Preliminary Assessment response provided previously.")
        draft = paper(text)

        assert ["assessment-under-review"] == [
            step.step for step in draft.timetable.modifications[0].steps[:1]]
        assert [("1 a footnote of the page", "a footnote")] == [
            (one.text, one.why) for one in draft.unplaced]

    def test_a_word_that_a_line_parts_keeps_its_hyphen(self):
        assert [("business-requirements-agreed", "by March 2019", "aim"),
                ("preliminary-assessment-requested", "by March 2019", "aim")] == steps_of(
            "We seek to agree requirements with the Proposer and the DCC and re-\nrequest the "
            "Preliminary Assessment by March 2019.")

    def test_the_number_at_the_foot_of_a_page_is_the_reference(self):
        draft = read_paper(f"1. Modifications\n\n{section()}\n\n"
                           "SECP_70_1207_02 — SEC X Page 2 of 9\n", "x.txt")

        assert "SECP_70_1207_02" == draft.timetable.paper.reference

    def test_other_lines_of_the_head_are_listed(self):
        draft = paper(section(), head=f"{HEADED}\n\nA second title\n")

        assert ("A title", [("A second title", "the head has no such line")]) == (
            draft.timetable.paper.title, [(one.text, one.why) for one in draft.unplaced])

    @pytest.mark.parametrize(("identifier", "why"), [
        ("SECMP0060", "it stands before"), ("SECMP0000", "no identifier can be read")])
    def test_a_second_section_of_one_or_no_identifier_is_listed_with_all_below(
        self, identifier, why
    ):
        draft = paper(section(), section("It rains.", identifier=identifier))

        assert 1 == len(draft.timetable.modifications)
        assert {(f"{identifier} 'A thing'", why),
                ("This seeks to do a thing.", "below a title that is not read"),
                ("It rains. We will return to the Panel at the June 2019 meeting.",
                 "below a title that is not read")} <= {
            (one.text, one.why) for one in draft.unplaced}

    def test_a_title_stands_alone_though_no_empty_line_follows(self):
        draft = read_paper("1. Modifications\nSECMP0060 'A thing\nin two lines'\nit seeks a "
                           "thing.\n\nWe will return to the Panel in\nJune 2019.\n", "x.txt")
        (modification,) = draft.timetable.modifications

        assert ("A thing in two lines", "it seeks a thing.", "June 2019") == (
            modification.title, modification.purpose, modification.steps[0].when)

    def test_an_identifier_with_its_title_in_a_sentence_is_no_title(self):
        draft = paper(section("It follows\nSECMP0061 'Another thing'\nand goes on. "))

        assert ["SECMP0060"] == [one.id for one in draft.timetable.modifications]

    def test_a_small_l_before_capitals_is_listed(self):
        draft = paper("SECMP0060 'lHD and PPMID'\n\nIt seeks.\n\n"
                      "We will return to the Panel in June 2019.\n")

        assert [("lHD", 'a small l before capitals, as scans do: did you mean "IHD"?')] == [
            (one.text, one.why) for one in draft.unplaced]

    def test_a_sentence_longer_than_any_is_listed_by_its_beginning(self):
        draft = paper(section("It " + "rains\n" * 90 + "rains " * 400 + "."))

        assert [(2_000, "the beginning of a sentence longer than any")] == [
            (len(one.text), one.why) for one in draft.unplaced]

    def test_a_paragraph_longer_than_any_is_read_in_pieces(self):
        draft = paper(section(), "SECMP0061 'Long'\n\n" + "Words of a kind.\n" * 250)

        assert 2 == len(draft.timetable.modifications)


class TestPhrases:
    """The phrases of the layout, for a modification that no paper has."""

    FIRST = ("1. Purpose\n\nThis covers all Modification Proposals currently in the Refinement "
             "Process, the first of these meetings on 3 July 2019.\n")

    @pytest.mark.parametrize(("day", "kind"), [
        ("3 July 2019", "monthly"), ("2 July 2019", "ad-hoc"), ("4 July 2019", ""),
        ("July 2019", "")])
    def test_the_kind_of_a_working_group_follows_from_the_first_monthly_one(self, day, kind):
        draft = paper(section(f"We go to the Working Group meeting on {day}."),
                      head=f"A title\n\n{self.FIRST}")
        (modification,) = draft.timetable.modifications

        assert ("refinement", kind) == (modification.stage, modification.steps[0].kind)

    def test_without_a_first_monthly_one_it_has_no_kind(self):
        draft = paper(section("We go to the Working Group meeting on 3 July 2019."))

        assert "" == draft.timetable.modifications[0].steps[0].kind

    def test_a_day_before_the_paper_is_done(self):
        assert [("working-group", date(2019, 5, 3), "done"),
                ("working-group-2", date(2019, 6, 3), "planned")] == steps_of(
            "There was a Working Group meeting on 3 May 2019 to discuss it. It goes to the "
            "Working Group meeting on 3 June 2019.", closing=CLOSING)

    def test_without_the_papers_day_nothing_later_is_told_of_a_meeting_that_may_be_past(self):
        """Of three meetings on days one is told to be past, and one to come."""
        draft = paper(section(
            "The Working Group meeting on 26 February 2019 raised a number of questions. Following "
            "a Working Group meeting on 6 March 2019 to discuss an alternative, the Working Group "
            "will consider it on 5 June 2019. We would like to progress this faster if possible "
            "but have proposed these timescales to stagger workload."), head="")
        (modification,) = draft.timetable.modifications

        assert [(date(2019, 2, 26), "done", False), (date(2019, 3, 6), "planned", False),
                (date(2019, 6, 5), "planned", True)] == [
            (one.when, one.status, one.sooner) for one in modification.steps
            if one.step == "working-group"]
        assert "status" not in draft.toml.partition("date = 2019-03-06")[2].partition("[")[0]
        assert (1, "the text states no day of it: what was past on that day, and the year of its "
                "meeting, are not told") in [(one.line, one.why) for one in draft.unplaced]

    @pytest.mark.parametrize(("sentence", "status"), [
        ("The Working Group meeting on 26 February 2019 considered the options.", '"done"'),
        ("A Working Group meeting was held on 26 February 2019.", '"done"'),
        ("We presented this to the Working Group meeting on 26 February 2019.", ""),
        ("The Working Group meeting on 26 February 2019 highlighted a gap.", ""),
    ])
    def test_without_the_papers_day_no_condition_goes_to_an_earlier_meeting(self, sentence, status):
        """The condition is that of the meeting in June alone, and none is said to be planned."""
        draft = paper(section(f"{sentence} If it is content, we will go to the Working Group "
                              "meeting on 5 June 2019."), head="")
        first, second = (line for line in draft.toml.splitlines() if 'step = "working-' in line)

        assert (status, "", True, True) == (
            first.partition("status = ")[2].partition(",")[0],
            first.partition(" if = ")[2], "when = 2019-02-26" in first,
            'when = 2019-06-05, if = "it is content"' in second)

    def test_without_the_papers_day_a_meeting_of_no_day_is_another_than_one_that_may_be_past(self):
        assert [("working-group", date(2019, 3, 6), "planned"),
                ("working-group-2", None, "planned")] == steps_of(
            "Following a Working Group meeting on 6 March 2019 to discuss it, we rest. This is a "
            "complex topic and will need to be covered in its own Working Group meeting outside of "
            "the monthly meeting cycle.", head="")

    def test_a_joint_meeting_is_that_of_all_it_names(self):
        draft = paper(
            section("A joint Working Group and SSC meeting on 3 May 2019 looked at SECMP0061, "
                    "SECMP0099 and SECMP0060."), section(identifier="SECMP0061"))

        assert [("working-group", date(2019, 5, 3), ("ssc",), ("SECMP0060", "SECMP0061"))] == [
            (one.body, one.date, one.together_with, one.covers)
            for one in draft.timetable.meetings]

    def test_a_joint_meeting_with_somebody_unknown_is_one_of_the_working_group(self):
        draft = paper(section("A joint Working Group and ACME meeting on 3 June 2019 met."))

        assert [()] == [one.together_with for one in draft.timetable.meetings]

    def test_an_expected_step_is_a_planned_meeting(self):
        draft = paper(section("We expect to present this to the Working Group on 3 June 2019."))

        assert ("expected", "planned") == (
            draft.timetable.modifications[0].steps[0].status, draft.timetable.meetings[0].status)

    def test_the_cost_is_for_the_panel_of_the_paper(self):
        assert [("ia-cost", date(2019, 5, 17), "proposed")] == steps_of(
            "It helps if the Panel agrees to incur the costs of the Impact Assessment of £9,000.",
            closing=CLOSING)
        assert [("ia-cost", None, "proposed")] == steps_of(
            "It helps if the Panel agrees to incur the costs of the Impact Assessment of £9,000.",
            head="A title\n")

    def test_a_sub_committee_that_nobody_names_is_no_step(self):
        draft = paper(section("We will discuss this with them on 3 June 2019."))

        assert ["panel-update"] == [step.step for step in draft.timetable.modifications[0].steps]
        assert [("We will discuss this with them on 3 June 2019.", "no phrase reads it")] == [
            (one.text, one.why) for one in draft.unplaced]

    def test_a_hold_waits_on_the_other_and_not_on_itself(self):
        draft = paper(section("SECMP0060 is on hold pending the outcome of SECMP0061. It is on "
                              "hold."))
        (modification,) = draft.timetable.modifications

        assert (["SECMP0061"], "pending the outcome of SECMP0061") == (
            [one.id for one in modification.waits_on], modification.hold.reason)

    def test_a_hold_may_wait_on_nothing(self):
        (modification,) = paper(section("It is on hold as it rains.")).timetable.modifications

        assert ((), "it rains") == (modification.waits_on, modification.hold.reason)

    @pytest.mark.parametrize(("said", "release"), [
        ("It is a candidate for the June 2020 SEC Release.", ("June 2020", "candidate")),
        ("It fits inclusion in the June 2020 SEC Release.", ("June 2020", "")),
    ])
    def test_a_release_is_a_target(self, said, release):
        (modification,) = paper(section(said)).timetable.modifications

        assert release == (modification.target_release.name, modification.target_release.standing)

    def test_a_release_of_no_such_name_is_listed_with_its_sentence(self):
        draft = paper(section("It is a candidate for the Foober 2020 SEC Release."))

        assert None is draft.timetable.modifications[0].target_release
        assert ["no phrase reads it"] == [one.why for one in draft.unplaced]

    @pytest.mark.parametrize(("first", "again", "name"), [
        ("The Preliminary Assessment will be requested on 12 July 2019.",
         "If costs are too high, the Preliminary Assessment will be requested again.",
         "preliminary-assessment-requested"),
        ("The industry consultation will be issued on 12 July 2019.",
         "If costs are too high, the industry consultation will be issued again.",
         "refinement-consultation-issued"),
    ])
    def test_the_condition_of_a_repeat_is_not_that_of_the_first(self, first, again, name):
        """The first is to be done in any case; the second has a condition and no day."""
        draft = paper(section(first, again))
        (modification,) = draft.timetable.modifications

        assert [(name, name, date(2019, 7, 12), ""),
                (f"{name}-2", name, None, "costs are too high")] == [
            (step.name, step.step, step.when, step.condition) for step in modification.steps[:-1]]
        assert ["again"] == [one.text for one in draft.unplaced if one.line > 9]

    def test_a_step_that_is_told_twice_on_one_condition_is_one(self):
        (modification,) = paper(section(
            "If it is cheap, the Preliminary Assessment will be requested in May. If it is cheap, "
            "the Preliminary Assessment will be requested in May.")).timetable.modifications

        assert ["preliminary-assessment-requested", "panel-update"] == [
            step.name for step in modification.steps]

    def test_the_same_step_on_the_same_day_is_one(self):
        assert [("working-group", date(2019, 6, 3), "planned")] == steps_of(
            "It goes to the Working Group meeting on 3 June 2019. It is on the agenda for the "
            "Working Group meeting on 3 June 2019.")


class TestPurpose:
    """Issue 3: the reader "lists every passage that it could not place": the first paragraph is a
    purpose only where it says what is sought, and news in it is read as anywhere else."""

    @pytest.mark.parametrize(("first", "purpose", "steps", "listed"), [
        ("MP071 seeks to count keys. Keys are lost. It is with the DCC for Impact Assessment.",
         "MP071 seeks to count keys. Keys are lost.",
         [("impact-assessment-requested", None, "done")], []),
        ("This modification seeks to count keys by June 2019.",
         "This modification seeks to count keys by June 2019.", [],
         ["by June 2019"]),
        ("It seeks to count keys that are returned.",
         "It seeks to count keys that are returned.", [], []),
        ("The Change Board will vote on 26 June 2019. The Panel was told.", "",
         [("change-board", date(2019, 6, 26), "planned")], ["The Panel was told."]),
        ("It was sent back\n\nIt seeks to count keys.", "It seeks to count keys.", [],
         ["It was sent back"]),
        ("Keys are lost.\n\nIt seeks to count them.", "Keys are lost. It seeks to count them.", [],
         []),
        ("Keys are lost. The Proposer no longer supports MP071.", "Keys are lost.", [],
         ["The Proposer no longer supports MP071."]),
        ("MP071 is no longer needed.", "", [], ["MP071 is no longer needed."]),
        ("Keys are lost. Is it still needed?", "Keys are lost.", [], ["Is it still needed?"]),
        ("Keys are lost. Should few be lost, the Proposer will go.", "Keys are lost.", [],
         ["Should few be lost, the Proposer will go."]),
        ("Keys are lost. The Proposer is minded to withdraw it.", "Keys are lost.", [],
         ["The Proposer is minded to withdraw it."]),
        ("Keys are lost. It needs MP072 first.", "Keys are lost.", [], ["It needs MP072 first."]),
        ("Keys are lost. There is no support for it.", "Keys are lost.", [],
         ["There is no support for it."]),
        ("Keys are lost. It is a Fast-Track Modification.", "Keys are lost.", [],
         ["It is a Fast-Track Modification."]),
        ("This modification is in the Report Phase.", "", [],
         ["This modification is in the Report Phase."]),
        ("This modification is designed to count keys.",
         "This modification is designed to count keys.", [], []),
        ("Meters no longer work.", "Meters no longer work.", [], []),
        ("Keys are lost.\n\nThey are many.", "Keys are lost.", [], ["They are many."]),
        ("Keys are lost\n\nSmart Code\n\nIt seeks to count them.", "It seeks to count them.", [],
         ["Keys are lost", "Smart Code"]),
    ])
    def test_what_tells_news_is_read(self, first, purpose, steps, listed):
        draft = paper(f"MP071 'Keys'\n\n{first}\n\n{RETURN}")
        (modification,) = draft.timetable.modifications

        assert (purpose, steps, listed) == (
            modification.purpose,
            [(one.step, one.when, one.status) for one in modification.steps[:-1]],
            [one.text for one in draft.unplaced])


def waits(*sections):
    """Return what each modification waits on and its purpose, and the passages without a place."""
    draft = paper(*sections)
    return ({str(each.id): ([str(one.id) for one in each.waits_on], each.purpose)
             for each in draft.timetable.modifications}, [one.text for one in draft.unplaced])


class TestWaits:
    """docs/how-to/read_minutes_and_papers.md: "A sentence with news (a time, a decision, a status)
    is read as any other; one that seeks something and has news is both"."""

    @pytest.mark.parametrize("words", [
        "is waiting on MP072.", "is waiting for MP072.", "waits for MP072.",
        "is now waiting on the approval of MP072.", "depends on MP072."])
    @pytest.mark.parametrize("before", ["", "It seeks to count keys.\n\n"])
    def test_it_waits_wherever_that_is_said_and_in_whatever_words(self, words, before):
        assert ({"MP071": (["MP072"], before.strip())}, []) == waits(
            f"MP071 'Keys'\n\n{before}MP071 {words}\n\n{RETURN}")

    @pytest.mark.parametrize("between", ["are waiting on", "are both waiting for", "depend on"])
    @pytest.mark.parametrize("first", [True, False])
    def test_each_of_several_waits(self, between, first):
        own = "MP073 depends on MP074."
        chapters = [f"MP071 'Keys'\n\nMP071 and MP073 {between} MP072.\n\n{RETURN}",
                    f"MP073 'Meters'\n\n{own}\n\n{RETURN}"]
        found, listed = waits(*(chapters if first else reversed(chapters)))

        assert ((["MP072"], ""), {"MP072", "MP074"}, "", []) == (
            found["MP071"], set(found["MP073"][0]), found["MP073"][1], listed)

    def test_another_that_waits_and_has_no_title_is_listed(self):
        assert ({"MP071": (["MP072"], "")}, ["MP073"]) == waits(
            f"MP071 'Keys'\n\nMP071 and MP073 are waiting on MP072.\n\n{RETURN}")

    @pytest.mark.parametrize("sentence", [
        "MP071 and MP073 are waiting on MP072, unless MP072 is withdrawn.",
        "MP071 and MP073 are waiting on the weather."])
    def test_nobody_waits_on_a_condition_or_on_no_modification(self, sentence):
        found, listed = waits(f"MP071 'Keys'\n\nKeys are lost.\n\n{sentence}\n\n{RETURN}",
                              f"MP073 'Meters'\n\nMeters stop.\n\n{RETURN}")

        assert ({"MP071": ([], "Keys are lost."), "MP073": ([], "Meters stop.")}, [sentence]
                ) == (found, listed)

    @pytest.mark.parametrize("words", [
        "and it depends on MP072 being implemented first.", "and waits for MP072.",
        "pending the approval of MP072.", "which is dependent on MP072."])
    def test_what_seeks_something_and_waits_is_both(self, words):
        said = f"MP071 seeks to count keys, {words}"

        assert ({"MP071": (["MP072"], said)}, []) == waits(f"MP071 'Keys'\n\n{said}\n\n{RETURN}")


class TestNothingIsLost:
    """Issue 3: "lists every passage that it could not place": a heading, a half of a sentence."""

    def test_a_heading_that_tells_news_is_listed(self):
        draft = paper(section(), "5. On hold until June 2019\n\n2.1 Voted on in May 2019\n\n"
                      "2.2 It was voted on in May 2019.\n\n2.3 Costs\n")

        assert [("5. On hold until June 2019", "a heading that tells news"),
                ("2.1 Voted on in May 2019", "a heading that tells news"),
                ("2.2 It was voted on in May 2019.", "about no modification")] == [
            (one.text, one.why) for one in draft.unplaced]

    def test_a_time_beside_the_day_of_the_first_meeting_is_listed(self):
        draft = paper(section(), head=f"{HEADED}\n\n2. Meetings\n\nThe first of these meetings is "
                      "on 3 April 2019, the last in June 2019.\n")

        assert [("the last in June 2019", "read in part")] == [
            (one.text, why_of(one)) for one in draft.unplaced]

    @pytest.mark.parametrize(("sentence", "steps", "listed"), [
        ("The industry consultation was issued on 29 April 2019 and will close on 14 June 2019.",
         [("refinement-consultation-issued", date(2019, 4, 29), "done"),
          ("refinement-consultation-closed", date(2019, 6, 14), "planned")], []),
        ("The Modification Report Consultation was issued in May 2019, and closes in June 2019.",
         [("report-consultation-issued", "May 2019", "done"),
          ("report-consultation-closed", "June 2019", "planned")], []),
        ("The Impact Assessment was requested on 3 May 2019 and was returned by the DCC.",
         [("impact-assessment-requested", date(2019, 5, 3), "done"),
          ("impact-assessment-returned", None, "done")], []),
        ("The Impact Assessment was requested on 3 May 2019 and was received by the DCC.",
         [("impact-assessment-requested", date(2019, 5, 3), "done")],
         [("and was received by the DCC", "read in part")]),
        ("The Proposer has withdrawn this modification from the agenda.", [],
         [("The Proposer has withdrawn this modification from the agenda.", "no phrase reads it")]),
        ("We submitted this to the DCC for Impact Assessment on 3 May 2019 and expect it back by "
         "June 2019.",
         [("impact-assessment-requested", date(2019, 5, 3), "done"),
          ("impact-assessment-returned", "by June 2019", "expected")], []),
        ("SECAS requested the Impact Assessment on 3 May 2019 and it is expected back by June "
         "2019.",
         [("impact-assessment-requested", date(2019, 5, 3), "done"),
          ("impact-assessment-returned", "by June 2019", "expected")], []),
        ("The Impact Assessment was requested on 3 May 2019 and is due back by June 2019.",
         [("impact-assessment-requested", date(2019, 5, 3), "done"),
          ("impact-assessment-returned", "by June 2019", "planned")], []),
        ("We expect the Impact Assessment to be returned in June 2019, but it was withdrawn.",
         [("impact-assessment-returned", "June 2019", "expected")],
         [("but it was withdrawn", "read in part")]),
        ("The Impact Assessment was requested on 3 May 2019 and was returned on Friday 23 May "
         "2019.",
         [("impact-assessment-requested", date(2019, 5, 3), "done"),
          ("impact-assessment-returned", None, "done")],
         [("Friday 23 May 2019", "23 May 2019 is a Thursday, not a Friday")]),
        ("The refinement consultation was issued and the Modification Report Consultation was "
         "issued in May 2019 and will close in June 2019.",
         [("refinement-consultation-issued", None, "done"),
          ("report-consultation-issued", "May 2019", "done"),
          ("report-consultation-closed", "June 2019", "planned")], []),
    ])
    def test_each_half_of_a_sentence_is_read_or_listed(self, sentence, steps, listed):
        draft = paper(section(sentence), closing=CLOSING)
        (modification,) = draft.timetable.modifications

        assert (steps, listed) == (
            [(one.step, one.when, one.status) for one in modification.steps[:-1]],
            [(one.text, why_of(one)) for one in draft.unplaced
             if one.text not in ("A stray paragraph.", "Appendix A: A picture")])

    def test_the_costs_are_those_that_the_board_is_asked_for(self):
        draft = paper(section("The Change Board will be asked to approve the cost of the Impact "
                              "Assessment (approximately £23,500) at its June 2019 meeting."))
        step = draft.timetable.modifications[0].steps[0]

        assert ("impact-assessment-approved", "June 2019", "approximately 23,500 GBP",
                "change-board") == (step.step, step.when, step.cost, step.body)

    def test_a_hold_ends_when_the_paper_says_so(self):
        draft = paper(section("This modification is on hold until the Proposer of MP072 decides."))
        hold = draft.timetable.modifications[0].hold

        assert ("not stated", "the Proposer of MP072 decides") == (hold.since, hold.ends_when)

    @pytest.mark.parametrize(("words", "hold"), [
        ("until the September 2021 Panel meeting because it rains.",
         ("not stated", None, "it rains", "the September 2021 Panel meeting")),
        ("until the September 2021 Panel meeting as, as we know, it rains.",
         ("not stated", None, "as we know, it rains", "the September 2021 Panel meeting")),
        ("until such time as the Proposer decides.",
         ("not stated", None, "", "such time as the Proposer decides")),
        ("since the March 2021 Panel meeting.", ("March 2021", None, "", "not stated")),
        ("until 1 October 2021 at the latest.",
         ("not stated", None, "", "1 October 2021 at the latest")),
        ("until October 2021 due to the costs.", ("not stated", "October 2021", "the costs", "")),
    ])
    def test_a_hold_has_its_times_and_its_reason_apart(self, words, hold):
        draft = paper(section(f"This modification is on hold {words}"))
        told = draft.timetable.modifications[0].hold

        assert hold == (told.since, told.until, told.reason, told.ends_when)

    def test_by_a_day_at_the_earliest_is_no_last_day(self):
        draft = paper(section("The industry consultation will be issued by 30 June 2021 at the "
                              "earliest."))

        assert None is draft.timetable.modifications[0].steps[0].when
        assert "by 30 June 2021 at the earliest" in [one.text for one in draft.unplaced]

    @pytest.mark.parametrize("words", [
        "June 2022 SEC Release or the November 2022 SEC Release.",
        "June 2022 SEC Release, which is not achievable.",
        "June 2022 SEC Release, which is now unlikely."])
    def test_a_release_that_is_not_to_be_or_one_of_two_is_none(self, words):
        draft = paper(section(f"It is targeted for the {words}"))

        assert None is draft.timetable.modifications[0].target_release
