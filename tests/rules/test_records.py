"""The contradictions of the record."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.calendar.vague_dates import VagueDate
from secgov.model.histories import History
from secgov.planning.replays.replay import replay
from secgov.rules.rule import Shape
from tests.lives import act, known, refined
from tests.timetables import AS_OF, findings, rules_on, says, step

CONTRADICTIONS = [rule.id for rule in rules_on(AS_OF).rules if rule.force.value == "RECORD"]


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_each_cites_the_record_alone(name):
    """No text of the SEC says any of it; SECP_66_1503_12 and the glossary were read for them."""
    for rule in rules_on(AS_OF).rules:
        if rule.id == name and rule.force.value == "RECORD":
            number = {Shape.STATED_ORDER: "X-REC-02", Shape.STATUS: "X-REC-03",
                      Shape.AT_BODY: "X-REC-04"}.get(rule.shape, "X-REC-01")
            assert ("primary", "the-record", number) == (
                rule.evidence.value, rule.cites.split(" ")[0], rule.register)


class TestRefinementConsultationClosesAfterOpening:
    """What the words mean: a consultation that closes before it opens contradicts itself. No text
    of Section D6, under which modifications are refined, says so."""

    def test_closing_on_the_day_of_opening_keeps_it(self):
        assert [] == says(step("refinement-consultation-issued", date(2019, 3, 20)),
                          step("refinement-consultation-closed", date(2019, 3, 20)))

    def test_closing_before_opening_is_a_fault(self):
        assert [("refinement.consultation-closes-after-opening", "fault", "breaks",
                 "refinement-consultation-closed", date(2019, 3, 20))] == says(
            step("refinement-consultation-issued", date(2019, 3, 20)),
            step("refinement-consultation-closed", date(2019, 3, 19)))

    def test_an_opening_that_may_still_be_in_time_depends(self):
        """Mid-March ends on the 20th; a fault that only depends weighs a warning."""
        assert [("refinement.consultation-closes-after-opening", "warning", "depends",
                 "refinement-consultation-closed", date(2019, 3, 20))] == says(
            step("refinement-consultation-issued", "mid-March 2019"),
            step("refinement-consultation-closed", date(2019, 3, 19)))


class TestReportConsultationClosesAfterOpening:
    """What the words mean, as above; D7.8(a) says only whose timetable it is."""

    def test_closing_before_opening_is_one_fault_and_no_warning_about_its_length(self):
        """21 calendar days from 22 July 2019 end on 12 August."""
        assert [("report.consultation-closes-after-opening", "fault", "breaks",
                 "report-consultation-closed", date(2019, 8, 12))] == says(
            step("report-consultation-issued", date(2019, 7, 22)),
            step("report-consultation-closed", date(2019, 7, 19)))

    def test_the_real_one_keeps_it(self):
        """SECMP0062: 22 July to 12 August 2019."""
        assert [] == says(step("report-consultation-issued", date(2019, 7, 22)),
                          step("report-consultation-closed", date(2019, 8, 12)))


class TestRequestForInformationClosesAfterOpening:
    """What the words mean: what closes was open."""

    def test_a_close_on_the_day_of_opening_keeps_it_and_one_before_is_a_fault(self):
        assert [] == says(step("request-for-information-issued", date(2019, 3, 20)),
                          step("request-for-information-closed", date(2019, 3, 20)))
        assert [("request-for-information.closes-after-opening", "fault", "breaks",
                 "request-for-information-closed", date(2019, 3, 20))] == says(
            step("request-for-information-issued", date(2019, 3, 20)),
            step("request-for-information-closed", date(2019, 3, 19)))


class TestHoldResumedAfterItsStart:
    """What the words mean: work that resumes was on hold before."""

    def test_a_hold_of_no_day_keeps_it_and_one_that_ends_before_it_begins_is_a_fault(self):
        assert [] == says(step("put-on-hold", date(2019, 5, 1)), step("resumed", date(2019, 5, 1)))
        assert [("hold.resumed-after-its-start", "fault", "breaks", "resumed",
                 date(2019, 5, 1))] == says(
            step("put-on-hold", date(2019, 5, 1)), step("resumed", date(2019, 4, 30)))

    @pytest.mark.parametrize(("since", "until", "message"), [
        (date(2019, 4, 1), date(2019, 3, 29),
         "the hold ends on Friday 29 March 2019, before it begins on Monday 1 April 2019"),
        ("April 2019", "by 10 April 2019",
         "the hold ends by Wednesday 10 April 2019, perhaps before it begins, at the latest on "
         "Tuesday 30 April 2019")])
    def test_the_hold_that_does_is_told_in_words(self, since, until, message):
        told = findings(step("option-chosen", date(2019, 7, 1), because="x"),
                        hold={"since": since, "until": until})

        assert any(one.message.startswith(message) for one in told)

    @pytest.mark.parametrize(("since", "until", "found"), [
        (date(2019, 4, 1), date(2019, 4, 1), []),
        (date(2019, 4, 1), date(2019, 3, 29), [("fault", "breaks", date(2019, 4, 1), None)]),
        ("April 2019", date(2019, 4, 10), [
            ("warning", "depends", date(2019, 4, 30), date(2019, 4, 10))]),
        ("not stated", date(2019, 4, 10), []), (date(2019, 4, 1), "not stated", [])])
    def test_the_hold_of_a_modification_does_not_end_before_it_begins(self, since, until, found):
        told = findings(step("option-chosen", date(2019, 7, 1), because="x"),
                        hold={"since": since, "until": until})

        assert found == [
            (one.severity.value, one.verdict, one.expected, one.flips_on)
            for one in told if one.rule == "hold.resumed-after-its-start"]
        assert all("(since, until or ends_when)" in one.mend for one in told
                   if one.rule == "hold.resumed-after-its-start")

    def test_that_hold_bars_nothing_and_a_book_without_the_rule_says_nothing(self):
        book = rules_on(AS_OF)
        backwards = {"since": date(2019, 4, 1), "until": date(2019, 3, 29)}
        work = step("option-chosen", date(2019, 7, 1))

        assert ["hold.resumed-after-its-start"] == [
            one.rule for one in findings(work, hold=backwards)]
        assert () == findings(work, hold=backwards, rules=attrs.evolve(book, rules=tuple(
            rule for rule in book.rules if rule.id != "hold.resumed-after-its-start")))

    def test_a_second_hold_is_another_one(self):
        assert [] == says(step("put-on-hold", date(2019, 4, 1)), step("resumed", date(2019, 5, 1)),
                          step("put-on-hold", date(2019, 6, 3)))


class TestRaisingPartAfterItsSplit:
    """What the words mean: a part of MP102 is there from the day on which MP102 is split."""

    ADDED = act("working-group", "2020-03-18", id="MP102A")

    def replayed(self, *acts, split=({},), first=0):
        whole = [attrs.evolve(one, id="MP102") for one in refined()[first:3]]
        cuts = [act("split", "2020-03-20", id="MP102", **keys) for keys in split]
        part = [attrs.evolve(one, id="MP102A") for one in refined()[3:5]]
        answer = replay(History("rows", (*whole, *cuts, *part, *acts)), **known())
        return [(one.rule, one.label, one.severity.value, one.expected)
                for one in answer.all_findings()]

    def test_an_act_on_the_day_of_the_split_or_after_it_keeps_it(self):
        assert [] == self.replayed()

    def test_an_act_of_the_part_alone_before_it_is_a_fault(self):
        assert [("raising.part-after-its-split", "working-group", "fault", date(2020, 3, 20))
                ] == self.replayed(self.ADDED)

    def test_it_says_what_was_split_when(self):
        answer = replay(History("rows", (
            *(attrs.evolve(one, id="MP102") for one in refined()[:3]),
            act("split", "2020-03-20", id="MP102"), self.ADDED)), **known())

        assert ("the Working Group considers it on Wednesday 18 March 2020, but MP102 is split "
                "only on Friday 20 March 2020") == answer.all_findings()[0].message

    def test_what_the_whole_has_too_may_be_said_of_the_part_and_so_may_its_raising(self):
        assert [] == self.replayed(attrs.evolve(self.ADDED, id="MP102"), self.ADDED)
        raised = act("raised", "2020-01-28", id="MP102A")
        assert [] == self.replayed(raised)
        assert [] == self.replayed(raised, first=1)

    def test_in_the_month_of_the_split_it_may_have_come_after_it(self):
        month = VagueDate("2020-03", date(2020, 3, 1), date(2020, 3, 31))

        # Whether it came after the requirements of 20 March is left open too, by another rule.
        assert [("refinement.requirements-before-working-group", "working-group", "note",
                 date(2020, 3, 20))] == self.replayed(attrs.evolve(self.ADDED, date=month))

    def test_where_splits_name_their_parts_that_of_the_part_counts(self):
        """Without the row of A the record does not say when A was made: a gap is no fault."""
        a, b = {"part": "A"}, {"part": "MP102B"}

        assert 1 == len(self.replayed(self.ADDED, split=(b, a)))
        assert [] == self.replayed(self.ADDED, split=(b,))


class TestTimetableStatedOrder:
    """SECP_66_1503_12 section 3 gives its steps an order, such as "Following receipt of this, we
    will review the response with the Proposer"; a file that states one keeps it or contradicts
    itself."""

    def test_the_order_that_is_stated_is_kept_on_the_same_day(self):
        assert [] == says(step("sub-committee", date(2019, 4, 4)),
                          step("business-requirements-agreed", date(2019, 4, 4),
                               after=["sub-committee"]))

    def test_a_step_before_the_one_it_comes_after_is_a_fault(self):
        assert [("timetable.stated-order", "fault", "breaks", "business-requirements-agreed",
                 date(2019, 4, 4))] == says(
            step("sub-committee", date(2019, 4, 4)),
            step("business-requirements-agreed", date(2019, 4, 3), after=["sub-committee"]))

    def test_the_expected_day_is_one_on_which_the_step_can_be(self):
        """The first Panel after Monday 15 April 2019 is that of 17 May."""
        assert [date(2019, 5, 17)] == [one.expected for one in findings(
            step("sub-committee", date(2019, 4, 15)),
            step("panel-update", date(2019, 4, 12), after=["sub-committee"]))]

    def test_a_window_depends(self):
        assert [("timetable.stated-order", "warning", "depends", "business-requirements-agreed",
                 date(2019, 4, 10))] == says(
            step("sub-committee", "early April 2019"),
            step("business-requirements-agreed", date(2019, 4, 3), after=["sub-committee"]))

    def test_a_month_may_mean_another_meeting_than_the_regular_one(self):
        """The monthly Working Group of April 2019 is on the 3rd; an ad hoc one could be later."""
        (found,) = findings(step("sub-committee", date(2019, 4, 9)),
                            step("working-group", "April 2019", after=["sub-committee"]))

        assert ("warning", "depends", date(2019, 4, 9), date(2019, 5, 1)) == (
            found.severity.value, found.verdict, found.flips_on, found.expected)
        assert ("the rule is kept from Tuesday 9 April 2019, and broken before "
                "that day" in found.message)

    def test_a_step_without_a_day_is_a_gap(self):
        assert [] == says(
            step("sub-committee"),
            step("business-requirements-agreed", date(2019, 4, 3), after=["sub-committee"]))

    def test_what_a_rule_orders_already_is_found_once(self):
        assert ["refinement.consultation-closes-after-opening"] == [one.rule for one in findings(
            step("refinement-consultation-issued", date(2019, 4, 4)),
            step("refinement-consultation-closed", date(2019, 4, 3),
                 after=["refinement-consultation-issued"]))]

    def test_an_unverified_rule_says_nothing_of_what_only_depends(self):
        book = rules_on(date(2019, 3, 8))
        evidence = type(book.rules[0].evidence).UNVERIFIED
        doubtful = attrs.evolve(book, rules=tuple(
            attrs.evolve(rule, evidence=evidence) for rule in book.rules))

        assert [] == says(
            step("sub-committee", "early April 2019"),
            step("business-requirements-agreed", date(2019, 4, 3), after=["sub-committee"]),
            rules=doubtful)

    def test_a_circle_is_found_once(self):
        """No step of a circle has to have a day."""
        (found,) = findings(step("panel-update", label="a", after=["b"]),
                            step("working-group", label="b", after=["a"]),
                            step("option-chosen", label="c", after=["a"]))

        assert ("timetable.stated-order", "fault", "a") == (
            found.rule, found.severity.value, found.label)
        assert "a, b" in found.message

    def test_a_step_after_itself_is_one(self):
        assert ["working-group"] == [one.step for one in findings(
            step("working-group", label="w", after=["working-group"]))]

    def test_modifications_that_wait_on_each_other_are_one(self):
        """A third that waits on them is in no circle."""
        found = findings(waits_on=[{"id": "MP901"}], others=[
            {"id": "MP901", "waits_on": [{"id": "MP900"}]},
            {"id": "MP902", "waits_on": [{"id": "MP900"}]}])

        assert ["timetable.stated-order:MP900", "timetable.stated-order:MP901"] == [
            one.key for one in found]

    def test_its_mend_takes_one_out(self):
        assert "Take out one of the circle (after)." == findings(
            step("working-group", label="w", after=["w"]))[0].mend


class TestTimetablePanelStepAtThePanel:
    """What the words mean: a Modification Report that goes to the Panel is not at the Change
    Board. The Panel decides whether it proceeds (X-RPT-01); no text says where it is not."""

    NAME = "timetable.panel-step-at-the-panel"

    @pytest.mark.parametrize("name", [
        "panel", "panel-update", "work-package-agreed", "modification-report-to-panel"])
    def test_another_body_is_a_fault_and_the_panel_is_none(self, name):
        """Friday 14 June 2019 is the Panel of June, Wednesday 26 June the Change Board's."""
        found = [one for one in findings(step(name, date(2019, 6, 26), body="change-board"))
                 if one.rule == self.NAME]

        assert [("fault", "breaks", name)] == [
            (one.severity.value, one.verdict, one.step) for one in found]
        assert found[0].message.endswith("on Wednesday 26 June 2019; that can only be at the Panel")
        for keys in ({}, {"body": "panel"}, {"by": "secas"}):
            assert self.NAME not in {one.rule for one in findings(
                step(name, date(2019, 6, 14), **keys))}


class TestTimetableWorkingGroupStepAtTheGroup:
    """What the words mean: a Working Group is no meeting of the Panel; SECP_66_1503_12 has one of
    26 February 2019 that the Security Sub-Committee joins."""

    NAME = "timetable.working-group-step-at-the-group"

    @pytest.mark.parametrize("kind", ["monthly", "ad-hoc"])
    def test_another_body_is_a_fault(self, kind):
        """Wednesday 3 April 2019 is the first monthly one."""
        found = [one for one in findings(
            step("working-group", date(2019, 4, 3), body="panel", kind=kind))
            if one.rule == self.NAME]

        assert [("fault", "breaks", "working-group")] == [
            (one.severity.value, one.verdict, one.step) for one in found]
        assert "that can only be at the Working Group" in found[0].message

    def test_who_joins_it_is_no_other_body(self):
        assert self.NAME not in {one.rule for one in findings(
            step("working-group", date(2019, 4, 3), **{"with": ["ssc"]}))}


class TestTimetableMeetingCoversTheFile:
    """SECP_66_1503_12 section 3: each of the modifications that its meetings cover has an entry."""

    NAME = "timetable.meeting-covers-the-file"

    def covered(self, *identifiers, **keys):
        return [one for one in findings(
            step("working-group", date(2019, 4, 3)),
            meetings=[{"body": "working-group", "covers": list(identifiers), **keys}])
            if one.rule == self.NAME]

    def test_what_the_file_has_in_any_form_is_found_there(self):
        assert [] == self.covered("MP900", "MP 900")

    def test_what_it_has_not_is_a_warning_at_the_meeting(self):
        (found,) = self.covered("MP900", "MP002", "MP003", date=date(2019, 4, 3))

        assert ("warning", "breaks", "working-group meeting") == (
            found.severity.value, found.verdict, found.key.partition(":")[2])
        assert ("the meeting of the Working Group on Wednesday 3 April 2019 covers MP002, MP003, "
                "of which the file says nothing") == found.message

    def test_a_meeting_without_a_day_is_judged_too(self):
        (found,) = self.covered("MP002")

        assert "the meeting of the Working Group covers MP002" in found.message


class TestTimetableOnAWorkingDay:
    """No norm: no text that was seen says on which days a consultation is issued or closes, and
    what a Working Day is was not seen (X-WD-01), so such a day weighs a note."""

    NAME = "timetable.on-a-working-day"

    @pytest.mark.parametrize(("name", "when", "why"), [
        ("refinement-consultation-issued", date(2019, 4, 13), "it is a Saturday"),
        ("refinement-consultation-closed", date(2019, 4, 14), "it is a Sunday"),
        ("report-consultation-issued", date(2019, 4, 19), "Good Friday"),
        ("report-consultation-closed", date(2019, 5, 6), "Early May Bank Holiday"),
        ("impact-assessment-returned", date(2019, 4, 13), "it is a Saturday")])
    def test_a_day_on_which_nobody_works_is_a_note_and_the_day_stays(self, name, when, why):
        (found,) = findings(step(name, when))

        assert (self.NAME, "note", "breaks", None) == (
            found.rule, found.severity.value, found.verdict, found.expected)
        assert found.message.endswith(
            f", which is no Working Day: {why}; no text that was seen forbids it, and a plan keeps "
            "the day as it is stated")
        assert "Correct the day if it is a slip; if it is meant, nothing is to be mended." == (
            found.mend)

    @pytest.mark.parametrize("when", [date(2019, 4, 12), "by mid-April 2019", "April 2019", None])
    def test_a_working_day_or_days_that_hold_one_keep_it(self, when):
        assert [] == says(step("refinement-consultation-closed", when))

    @pytest.mark.parametrize(("when", "status"), [
        (date(2019, 3, 2), "done"), (date(2019, 3, 2), "planned")])
    def test_of_a_past_day_nothing_is_said_of_a_plan(self, when, status):
        """2 March 2019 was a Saturday."""
        (found,) = findings(step("refinement-consultation-closed", when, status=status))

        assert found.message.endswith("no text that was seen forbids it")

    def test_a_meeting_is_left_to_its_own_rule(self):
        assert self.NAME not in [one.rule for one in findings(
            step("change-board", date(2019, 4, 27)))]


class TestLifeTakenFromTheRecord:
    """No text and no row of the register speaks of it, so nothing is asked by it."""

    def test_another_takes_its_place_on_any_day(self):
        acts = [*refined()[:3], act("superseded", "2020-04-01")]

        assert () == replay(History("rows", tuple(acts)), **known()).all_findings()
