"""Recorded histories against the rules: what contradicts, what is missing, how long things took."""

from __future__ import annotations

import json
from datetime import date

import attrs
import pytest

from secgov.calendar.vague_dates import VagueDate
from secgov.citation import Evidence, Force, Severity
from secgov.errors import Unanswerable
from secgov.model.histories import History
from secgov.model.modification_records import ModificationRecord, ModificationRecords
from secgov.planning.replays.replay import replay
from secgov.rules.rule import Parameter, Role, Unit
from tests.lives import (
    AS_OF,
    ID,
    act,
    fast_tracked,
    faults,
    found,
    known,
    lacks,
    moved,
    refined,
    replayed,
    stands,
    without,
)


def month(text: str) -> VagueDate:
    """Return a month of 30 days at most, as a history writes it."""
    first = date.fromisoformat(f"{text}-01")
    return VagueDate(text, first, first.replace(day=30))


def warnings(acts, **keys):
    return [(one.register, one.label, one.verdict) for one in found(acts, **keys)
            if one.severity is Severity.WARNING]


class TestLawfulLives:
    """design.md section 5: "What real histories do, and the model must carry"."""

    @pytest.mark.parametrize(("acts", "path"), [
        (refined(), "3"), (refined(path="2"), "2"), (refined(), "unknown"),
        (fast_tracked(), "fast-track")])
    def test_a_whole_life_has_no_fault_and_no_gap(self, acts, path):
        assert [] == faults(acts, path=path)
        assert [] == lacks(acts, path=path)
        assert [] == faults(acts, path=path, complete=True)

    def test_a_vote_can_be_taken_twice(self):
        """MP127: 22 July and 26 August 2020."""
        acts = [*refined()[:15], act("change-board", "2020-10-21"),
                act("change-board", "2020-11-25", "approved"), act("implemented", "2020-11-29")]

        assert [] == faults(acts, path="3")

    def test_several_consultations_and_a_second_report(self):
        """SECMP0062 had three."""
        acts = [*refined()[:15], act("change-board", "2020-10-21"),
                act("working-group", "2020-11-04"),
                act("modification-report-to-panel", "2020-11-13"),
                act("report-consultation-issued", "2020-11-16"),
                act("modification-report-to-panel", "2020-12-11"),
                act("report-consultation-issued", "2020-12-14"),
                act("report-consultation-closed", "2020-12-21"),
                act("change-board", "2021-01-27", "approved")]

        assert [] == faults(acts, path="3")

    def test_a_later_part_is_implemented_after_another_that_names_none(self):
        acts = [*refined(), act("implemented", "2021-02-25", part="part 2")]

        assert [] == faults(acts, path="3")

    def test_the_panel_may_override_a_recommendation(self):
        """MP112."""
        acts = moved(without(refined(), "business-requirements-agreed"), "converted",
                     outcome="report-phase")[:3]

        assert () == found(acts, path="3")

    def test_an_adoption_after_a_withdrawal(self):
        acts = [*refined()[:5], act("withdrawn", "2020-03-24"), act("adopted", "2020-03-24"),
                *refined()[5:]]

        assert [] == faults(acts, path="3")

    def test_a_second_withdrawal_needs_a_second_adoption(self):
        acts = [*refined()[:3], act("withdrawn", "2020-03-16"), act("adopted", "2020-03-17"),
                act("withdrawn", "2020-03-18"), act("working-group", "2020-05-06")]

        assert [("X-WDR-01", "working-group")] == faults(acts)

    def test_an_objection_lifts_the_path_for_what_follows(self):
        """Found by chance: considered again the day after a Fast-Track was objected to."""
        acts = [act("raised", "2020-01-06", body="panel"),
                act("modification-report-to-panel", "2020-01-06"),
                act("fast-track-approved", "2020-01-06", body="panel"),
                act("objection-raised", "2020-01-06"),
                act("csc-considered", "2020-01-07")]

        assert [] == faults(acts, path="fast-track")

    @pytest.mark.parametrize(("path", "rejected", "body"), [
        ("2", act("authority-decision", "2020-11-10", "rejected"), "cma"),
        ("3", act("change-board", "2020-10-21", "rejected"), "panel"),
        ("2", act("authority-decision", "2020-11-10", "rejected"), ""),
        ("3", act("change-board", "2020-10-21", "rejected"), "")])
    def test_an_answer_shows_the_objection(self, path, rejected, body):
        """Issue: deleting a row makes "only a gap": nobody else asks the CMA, or the Panel."""
        acts = [*[one for one in refined(path=path)[:-1] if one.act != rejected.act], rejected,
                act("approved", "2020-11-20", body=body), act("implemented", "2020-11-29")]

        assert [] == faults(acts, path=path)
        assert ["objection-raised"] == lacks(acts, path=path)
        assert "implemented" == replayed(acts, path=path).modifications[0].state.stage
        assert ["X-DEV-01"] == [one for one, _ in faults(acts, path=path, complete=True)]
        assert [] != faults(without(acts, "approved"), path=path)

    @pytest.mark.parametrize(("path", "stage", "says"), [
        ("2", "rejected-and-ended", "that permission to appeal to the CMA is asked for"),
        ("3", "rejected", "that the Change Board's decision is referred to the Panel")])
    @pytest.mark.parametrize("body", ["named", ""])
    def test_so_does_a_rejection_of_what_was_approved(self, path, stage, says, body):
        """The same the other way round, whether or not the record names the body."""
        named = {"2": "cma", "3": "panel"}[path] if body else ""
        acts = [*refined(path=path)[:-1], act("rejected", "2020-11-20", body=named)]
        one = replayed(acts, path=path).modifications[0]

        assert (stage, []) == (one.state.stage, faults(acts, path=path))
        assert [("objection-raised", True)] == [(gap.act, says in gap.message) for gap in one.gaps]
        assert ["X-DEV-01"] == [one for one, _ in faults(acts, path=path, complete=True)]

    @pytest.mark.parametrize("objections", [["2020-10-28"], []])
    @pytest.mark.parametrize("decided", ["approved", "rejected"])
    def test_an_answer_of_the_authority_shows_the_appeal(self, objections, decided):
        """After the Panel has decided on the referral (X-APP-M1); the first may lack as well."""
        acts = [*refined()[:-1], *(act("objection-raised", one) for one in objections),
                act("rejected", "2020-11-06", body="panel"),
                act("authority-decision", "2020-11-20", decided)]
        acts += [act("implemented", "2020-11-29")] if decided == "approved" else []

        assert [] == faults(acts, path="3")
        assert ["objection-raised"] == lacks(acts, path="3")
        assert {"approved": "implemented", "rejected": "rejected-and-ended"}[decided] == \
            replayed(acts, path="3").modifications[0].state.stage
        assert [] == lacks([*acts[:-1], act("objection-raised", "2020-11-09"), *acts[-1:]]
                           if objections and decided == "rejected" else refined(), path="3")

    @pytest.mark.parametrize("late", [
        act("working-group", "2020-11-25"), act("refinement-consultation-closed", "2020-11-25"),
        act("impact-assessment-returned", "2020-11-25")])
    @pytest.mark.parametrize("path", ["1", "2", "3"])
    def test_an_objection_leads_no_further_back_than_its_answer(self, path, late):
        """What is a fault without the objection is one with it (X-DEV-01)."""
        acts = refined(path="3" if path == "3" else "2")
        objected = [*acts[:-1], act("objection-raised", "2020-11-18")]

        assert ("X-DEV-01", f"{late.act}#2") in faults([*objected, late, acts[-1]], path=path)
        assert [] == faults([*objected, act("panel", "2020-11-25"), acts[-1]], path=path)

    def test_where_nobody_objected_the_authority_answers_nothing(self):
        """X-DEC-01: on Path 3 the Change Board's rejection is not for the Authority to lift."""
        acts = [*refined()[:-2], act("change-board", "2020-10-21", "rejected"),
                act("authority-decision", "2020-11-20", "approved")]

        assert [] != faults(acts, path="3")

    def test_what_the_panel_does_beside_is_no_answer(self):
        """Found by Hypothesis: rejected, at the Panel, and implemented."""
        acts = [*refined()[:-2], act("change-board", "2020-10-21", "rejected"),
                act("panel", "2020-11-13"), act("implemented", "2020-11-29")]

        assert ("X-DEC-01", "implemented") in faults(acts, path="3")
        assert [] == lacks(acts, path="3")

    def test_a_conversion_and_a_vote_after_a_fast_track_approval_show_the_objection(self):
        """Without the vote it is a Fast-Track Modification that was refined: a fault."""
        acts = [*fast_tracked()[:2], act("csc-considered", "2020-04-28", "ready-for-report-phase"),
                act("converted", "2020-05-15", "report-phase"),
                *refined()[12:]]

        assert [] == faults(acts, path="fast-track")
        assert ["objection-raised"] == lacks(acts, path="fast-track")
        assert [] != faults(without(acts, "change-board"), path="fast-track")

    @pytest.mark.parametrize("part", ["", "part 1"])
    def test_an_implementation_on_fast_track_shows_that_the_panel_approved_it(self, part):
        """Issue: deleting a row makes "only a gap"; in a complete record it is a fault."""
        acts = [fast_tracked()[0], attrs.evolve(fast_tracked()[-1], part=part)]

        assert ["fast-track-approved"] == lacks(acts, path="fast-track")
        assert [] == faults(acts, path="fast-track")
        assert ["X-DEV-01"] == [register for register, _ in faults(
            acts, path="fast-track", complete=True)]

    def test_parts_of_a_split_share_what_came_before_it(self):
        """MP102A and MP102B."""
        whole = [attrs.evolve(one, id="MP102") for one in
                 [*refined()[:3], act("split", "2020-03-20")]]
        part = [attrs.evolve(one, id="MP102A") for one in refined()[3:]]
        answer = replay(History("rows", (*whole, *part)), **known())

        assert ("implemented", ()) == (answer.of("MP102A").state.stage, answer.of("MP102A").gaps)

    def test_without_a_recorded_split_nothing_is_shared(self):
        whole = [attrs.evolve(one, id="MP102") for one in refined()[:3]]
        part = [attrs.evolve(one, id="MP102A") for one in refined()[3:4]]
        alone = replay(History("rows", tuple(part)), **known())

        assert ["raised", "converted"] == [
            gap.act for gap in replay(History("rows", (*whole, *part)), **known()).of(
                "MP102A").gaps]
        assert ["raised", "converted"] == [gap.act for gap in alone.of("MP102A").gaps]


class TestBeforeDraftProposals:
    """X-RAISE-04: from SECMP0049 a change starts as a Draft Proposal; "before that it started as a
    Modification Proposal", which the Panel sends on and does not convert."""

    RAISED = act("raised", "2016-05-31")
    SENT = act("converted", "2016-10-14", "refinement")

    @pytest.mark.parametrize("acts", [[RAISED, SENT], [SENT]])
    def test_what_shows_the_stage_says_so(self, acts):
        """Also where the raising is not recorded: on that day nothing else was possible."""
        assert "the Panel sends it to the Refinement Process on Friday 14 October 2016" == replayed(
            acts).modifications[0].state.shown_by

    def test_a_gap_says_so_of_what_shows_it(self):
        assert ["no act says that the proposal is raised, which comes before: the Panel sends it "
                "to the Refinement Process on Friday 14 October 2016"] == [
            gap.message for gap in replayed([self.SENT]).modifications[0].gaps]

    def test_and_of_what_is_lacking(self):
        acts = [self.RAISED, act("business-requirements-agreed", "2019-06-03")]

        assert ["no act says that the Panel sends it to the Refinement Process, which comes "
                "before: the business requirements are agreed on Monday 3 June 2019"] == [
            gap.message for gap in replayed(acts, path="3").modifications[0].gaps]

    def test_and_a_finding(self):
        acts = [self.RAISED, act("withdrawn", "2016-10-03"), self.SENT]
        (one,) = found(acts)

        assert one.message.startswith("the Panel sends it to the Refinement Process on Friday 14 ")

    @pytest.mark.parametrize(("routing", "to"), [
        ("refinement", "Refinement Process"), ("report_phase", "Report Phase")])
    def test_and_what_an_identifier_shows(self, routing, to):
        history = History.from_rows([{
            "id": "SECMP0012", "act": "panel", "date": "2016-10-14", "status": "actual"}])
        records = ModificationRecords("mods.csv", (ModificationRecord(
            history.ids[0], routing=routing),))
        gaps = replay(history, modifications=records, **known()).modifications[0].gaps

        assert any(one.message.startswith(f"no act says that the Panel sends it to the {to}; ")
                   for one in gaps)

    def test_since_then_it_is_converted(self):
        assert "the Panel converts it to a Modification Proposal on Friday 13 March 2020" == (
            replayed(refined()[:3]).modifications[0].state.shown_by)
        assert "the Panel converts it to a Modification Proposal on Friday 13 March 2020" == (
            replayed(refined()[2:3]).modifications[0].state.shown_by)


class TestSentBack:
    """Register X-DEC-05: it can go back to refinement; "which body sends it back is not stated"."""

    AGAIN = act("working-group", "2020-10-07")

    def test_work_of_refinement_in_the_report_phase_shows_that_it_went_back(self):
        (one,) = replayed([*refined()[:15], self.AGAIN], path="3").modifications

        assert ["work-package-agreed"] == [gap.act for gap in one.gaps]
        assert ('no act says that it goes back to "Refinement Process", which comes before: the '
                "Working Group considers it on Wednesday 7 October 2020") == one.gaps[0].message
        assert ("refinement", ()) == (one.state.stage, one.findings)

    def test_in_a_complete_record_it_is_a_fault(self):
        assert [("X-DEV-01", "working-group#2")] == faults(
            [*refined()[:15], self.AGAIN], path="3", complete=True)

    def test_what_is_recorded_is_no_gap_and_on_one_day_either_may_have_come_first(self):
        back = act("work-package-agreed", "2020-10-06")
        same = attrs.evolve(self.AGAIN, date=date(2020, 9, 11))

        assert [] == lacks([*refined()[:15], back, self.AGAIN], path="3")
        assert [] == lacks([*refined()[:13], same, *refined()[13:15]], path="3")

    def test_from_the_authority_too(self):
        """A second recommendation is of another round."""
        late = act("change-board", "2020-10-22", "recommended-approval")

        assert ["authority-decision"] == lacks([*refined(path="2")[:16], late], path="2")

    @pytest.mark.parametrize(("end", "register"), [
        ("resumed", "X-REC-01"), ("request-for-information-closed", "X-REC-01")])
    def test_an_end_without_a_beginning_is_a_gap_and_in_a_complete_record_a_fault(
            self, end, register):
        acts = [*refined()[:3], act(end, "2020-03-16")]

        assert 1 == len(lacks(acts, path="3"))
        assert [(register, end)] == faults(acts, path="3", complete=True)


class TestContradictions:
    """Issue: "Each history with one contradiction planted is caught under the right rule"."""

    @pytest.mark.parametrize(("acts", "keys", "wanted"), [
        (moved(refined(), "change-board", "2020-10-01"), {"path": "3"},
         ("D7.8(c)", "change-board")),
        (moved(refined(), "csc-considered", outcome="develop-further"), {"path": "3"},
         ("X-DEV-05", "converted")),
        (moved(refined(), "preliminary-assessment-requested", "2020-03-02"), {"path": "3"},
         ("X-DEV-01", "preliminary-assessment-requested")),
        (moved(refined(path="2"), "authority-decision", "2020-12-10"), {"path": "2"},
         ("X-DEC-02", "implemented")),
        (without(refined(path="2"), "authority-decision"), {"path": "2", "complete": True},
         ("X-DEC-02", "implemented")),
        ([*fast_tracked(), act("working-group", "2020-05-06")], {"path": "fast-track"},
         ("X-PATH-04", "working-group")),
        ([*fast_tracked()[1:], act("raised", "2020-03-10")],
         {"path": "fast-track", "proposer": "large-supplier"}, ("X-RAISE-03", "raised")),
        (without(refined(), "modification-report-to-panel"), {"path": "3", "complete": True},
         ("D7.1", "change-board")),
        (moved(refined(), "impact-assessment-requested", "2020-06-02"), {"path": "3"},
         ("X-IA-02", "impact-assessment-requested")),
        (moved(refined(), "implemented", "2020-10-12"), {"path": "3"},
         ("X-DEC-01", "implemented")),
        ([*refined()[:5], act("withdrawn", "2020-04-13"), act("working-group", "2020-05-06")],
         {"path": "3"}, ("X-WDR-01", "working-group")),
        ([*refined()[:-1], act("release-targeted", "2020-10-30", until=date(2020, 11, 5)),
          act("release-targeted", "2020-11-02", until=date(2020, 11, 29)), refined()[-1]],
         {"path": "3"}, ("X-IMPL-01", "implemented")),
    ])
    def test_a_planted_contradiction_is_the_only_fault(self, acts, keys, wanted):
        """The ten contradictions, in order. Without a report the consultation on it is one more
        fault (X-RPT-01)."""
        others = {("X-RPT-01", "report-consultation-issued")} if keys.get("complete") else set()

        assert {wanted} == set(faults(acts, **keys)) - others

    def test_an_assessment_before_conversion_is_said_under_its_own_rule_too(self):
        """X-DEV-11 is practice as far as it was seen, so its finding is a warning; that the stages
        are out of order is the fault."""
        acts = moved(refined(), "preliminary-assessment-requested", "2020-03-02")

        assert ("X-DEV-11", "preliminary-assessment-requested", "breaks") in warnings(acts)
        assert [("X-DEV-01", "preliminary-assessment-requested")] == faults(acts)

    def test_its_return_before_conversion_is_no_fault_of_the_conversion_besides(self):
        acts = moved(moved(refined(), "preliminary-assessment-requested", "2020-03-02"),
                     "preliminary-assessment-returned", "2020-03-10")
        both = moved(acts, "working-group", "2020-03-11")

        assert [("X-DEV-01", "preliminary-assessment-requested")] == faults(acts)
        assert {("X-DEV-01", "preliminary-assessment-requested"), ("X-DEV-01", "converted")} == set(
            faults(both))

    def test_a_vote_inside_a_second_consultation(self):
        acts = [*refined()[:15], act("change-board", "2020-10-21", "deferred"),
                act("report-consultation-issued", "2020-10-26"),
                act("change-board", "2020-11-04"), act("report-consultation-closed", "2020-11-16")]

        assert [("D7.8(c)", "change-board#2")] == faults(acts, path="3")

    def test_a_vote_before_a_second_issue_is_none(self):
        acts = [*refined()[:14], act("change-board", "2020-10-21", "deferred"),
                act("report-consultation-issued", "2020-10-26"),
                act("report-consultation-closed", "2020-11-16")]

        assert [] == faults(acts, path="3")

    def test_a_vote_on_the_day_of_the_issue_or_of_the_close_may_be_outside(self):
        for day in ("2020-09-14", "2020-10-05"):
            acts = [*refined()[13:15], act("report-consultation-closed", "2020-09-01"),
                    act("change-board", day)]

            assert [] == faults(acts, path="3")

    def test_a_second_vote_after_the_implementation_breaks_no_order(self):
        """The implementation had its vote; what follows the end is what contradicts."""
        acts = [*refined(), act("change-board", "2020-12-23", "approved")]

        assert [("X-DEV-01", "change-board#2")] == faults(acts, path="3")

    def test_two_causes_after_their_effects_are_both_said(self):
        """Business requirements (D3-REF, primary) and a Working Group before the conversion."""
        acts = moved(refined(), "business-requirements-agreed", "2020-03-02")

        assert [("D3-REF", "business-requirements-agreed")] == faults(acts, path="3")

    def test_an_outcome_of_the_committee_after_the_conversion(self):
        """X-DEV-06; the conversion came before anything was considered."""
        acts = moved(refined(), "csc-considered", "2020-03-31")

        assert [("X-DEV-06", "converted")] == faults(acts, path="3")

    def test_a_report_after_the_vote(self):
        """D7.1: what a vote needs is recorded only after it."""
        acts = moved(refined(), "modification-report-to-panel", "2020-12-11")

        assert ("D7.1", "change-board") in faults(acts, path="3")

    def test_a_report_while_the_consultation_on_it_is_open(self):
        """X-RPT-01: no other report is recorded that the consultation could be on."""
        acts = moved(refined(), "modification-report-to-panel", "2020-09-21")

        assert [("X-RPT-01", "report-consultation-issued")] == faults(acts, path="3")

    def test_an_act_after_a_rejection(self):
        acts = [*refined()[:15], act("change-board", "2020-10-21", "rejected"),
                act("implemented", "2020-11-29")]

        assert ("X-DEC-01", "implemented") in faults(acts, path="3")

    def test_acts_of_bodies_that_may_not_act(self):
        assert [("X-DEV-06", "converted")] == faults(
            moved(refined(), "converted", body="change-sub-committee"), path="3")
        assert [("X-DEC-01", "change-board")] == faults(
            moved(refined(), "change-board", body="panel"), path="3")

    def test_before_the_section_d_review_another_body_agreed_the_cost(self):
        """X-IA-01: until August 2018 the Panel."""
        cost = act("impact-assessment-approved", "2018-06-27", body="change-board")

        assert [("X-IA-01", "impact-assessment-approved")] == faults([cost])
        assert [] == faults([attrs.evolve(cost, body="panel")])

    @pytest.mark.parametrize("name", ["withdrawn", "superseded", "objection-raised"])
    def test_nothing_happens_once_the_last_of_several_parts_is_implemented(self, name):
        """Design section 5: "several implementation dates"; one part alone is not the end."""
        voted, end = refined()[:16], act(name, "2021-06-01")
        one = act("implemented", "2020-11-29", part="part 1")
        rest = act("implemented", "2021-02-25")
        named = [act("release-targeted", "2020-10-22", part=f"part {number}", until=day)
                 for number, day in ((1, one.date), (2, rest.date))]
        two = attrs.evolve(rest, part="part 2")

        for acts in ([*voted, one, rest], [*voted, *named, one, two]):
            assert [] == faults(acts, path="3", complete=True)
            assert [("X-DEV-01", name)] == faults([*acts, end], path="3")
        assert [] == faults([*voted, *named, one, end], path="3")

    def test_what_is_out_of_order_accuses_no_lawful_act_besides(self):
        """Asked for on 10 February 2020, before the committee's meeting and the conversion."""
        acts = moved(refined(), "preliminary-assessment-requested", "2020-02-10")

        assert [("X-DEV-01", "preliminary-assessment-requested")] == faults(acts, path="3")


class TestMonths:
    """docs/explanation: "Months are windows, and of two acts in one month either may have come
    first". Found by Hypothesis."""

    def test_a_consultation_that_closed_in_a_month_may_have_closed_before_a_vote(self):
        acts = [act("report-consultation-issued", "2020-01-12"),
                attrs.evolve(act("report-consultation-closed", "2020-01-13"),
                             date=month("2020-01")),
                act("change-board", "2020-01-22"),
                attrs.evolve(act("report-consultation-issued", "2020-01-23"),
                             date=month("2020-01")),
                act("report-consultation-closed", "2020-02-04")]

        assert [] == faults(acts)

    def test_an_outcome_of_a_month_may_have_come_after_another_of_it(self):
        acts = [act("raised", "2020-01-06"),
                act("csc-considered", "2020-01-10", "develop-further"),
                attrs.evolve(act("csc-considered", "2020-01-28", "ready-for-refinement"),
                             date=month("2020-01")),
                act("converted", "2020-02-14", "refinement")]

        assert () == found(acts)

    def test_an_adoption_of_a_month_reaches_past_another_on_a_day(self):
        acts = [act("raised", "2020-01-06"), act("adopted", "2020-01-07"),
                act("withdrawn", "2020-01-10"),
                attrs.evolve(act("adopted", "2020-01-13"), date=month("2020-01")),
                act("csc-considered", "2020-02-25")]

        assert [] == faults(acts)

    def test_work_that_resumed_in_a_month_is_on_hold_no_longer(self):
        acts = [*refined()[:3], act("put-on-hold", "2020-04-16"),
                attrs.evolve(act("resumed", "2020-04-20"), date=month("2020-04")),
                act("working-group", "2020-05-06")]

        assert () == found(acts)

    def test_a_cost_agreed_again_after_a_month_may_be_a_later_round(self):
        acts = [*refined()[:9],
                attrs.evolve(act("impact-assessment-requested", "2020-06-25"),
                             date=month("2020-06")),
                act("impact-assessment-requested", "2020-06-10"),
                act("impact-assessment-approved", "2020-06-24")]

        assert [] == faults(acts)

    def test_an_approval_of_a_month_allows_another_day_of_implementation(self):
        targets = [act("release-targeted", "2020-10-30", until=date(2020, 11, 5)),
                   attrs.evolve(act("authority-decision", "2020-11-12", "approved"),
                                date=month("2020-11")),
                   act("authority-decision", "2020-11-10", "rejected"),
                   act("release-targeted", "2020-11-13", until=date(2020, 11, 29))]

        assert [] == faults([*refined()[:16], *targets], path="3")


class TestBars:
    """What a record itself forbids until an act lifts it."""

    def test_a_meeting_in_between_may_be_what_is_missing(self):
        """The committee met on 25 February 2020, between 28 January and 13 March."""
        acts = [act("raised", "2020-01-20"), act("csc-considered", "2020-01-28", "develop-further"),
                act("csc-considered", "2020-02-25", "ready-for-refinement"),
                act("converted", "2020-03-13", "refinement")]

        assert () == found(acts)
        assert [("X-DEV-05", "converted", "depends")] == warnings(
            without([acts[0], acts[1], acts[3]]))
        assert [("X-DEV-05", "converted")] == faults([acts[0], acts[1], acts[3]], complete=True)

    def test_where_no_rhythm_is_known_any_working_day_may_have_been_one(self):
        """The committee's rhythm is known from May 2019."""
        acts = [act("csc-considered", "2019-04-08", "develop-further"),
                act("converted", "2019-04-12", "refinement")]

        assert [("X-DEV-05", "converted", "depends")] == warnings(acts)
        assert [("X-DEV-05", "converted")] == faults(moved(acts, "converted", "2019-04-09"))

    def test_the_same_day_contradicts_nothing_that_is_not_certain(self):
        months = [act("csc-considered", "2020-03-01", "develop-further"),
                  act("converted", "2020-03-13", "refinement")]

        assert [] == faults([attrs.evolve(months[0], date=month("2020-03")), months[1]])

    def test_inside_the_bounds_of_the_review_it_only_depends(self):
        """SECMP0049 began after August 2018 and not after 8 March 2019."""
        acts = [act("csc-considered", "2018-12-18", "develop-further"),
                act("converted", "2018-12-19", "refinement")]

        assert [] == faults(acts)
        assert ("X-DEV-05", "converted", "depends") in warnings(acts)

    def test_a_release_may_be_moved_with_the_authority(self):
        targets = [act("release-targeted", "2020-10-30", until=date(2020, 11, 5)),
                   act("authority-decision", "2020-11-01", "approved"),
                   act("release-targeted", "2020-11-02", until=date(2020, 11, 29))]

        assert [] == faults([*refined()[:16], *targets], path="3")
        assert [] == faults([*refined()[:15], *targets], path="3")

    def test_a_recorded_meeting_that_agreed_nothing_is_none_that_the_record_lacks(self):
        """Kept in development on Tuesday 30 March 2021, discussed again on Tuesday 27 April (the
        last of the month, as the committee meets), converted by the Panel of 14 May."""
        acts = [act("raised", "2021-03-09"), act("csc-considered", "2021-03-30", "develop-further"),
                act("csc-considered", "2021-04-27"), act("converted", "2021-05-14", "refinement")]

        assert [("X-DEV-05", "converted")] == faults(acts)
        assert [] == faults(acts[:2] + acts[3:])
        longer = [*acts[:-1], act("converted", "2021-06-18", "refinement")]
        assert [] == faults(longer)

    def test_a_target_that_names_its_day_alone_is_lifted_by_any_later_approval(self):
        """As in the shipped histories: the date is the day targeted, not that of the act."""
        targets = [act("release-targeted", "2020-11-05"),
                   act("authority-decision", "2020-10-30", "approved"),
                   act("release-targeted", "2020-11-29")]

        assert [] == faults([*refined()[:16], *targets], path="3")
        assert [("X-IMPL-01", "release-targeted#2")] == faults(
            [*refined()[:16], *without(targets, "authority-decision")], path="3", complete=True)

    def test_targets_that_agree_or_are_of_other_parts_or_earlier_move_nothing(self):
        same = [act("release-targeted", "2020-11-05"), act("release-targeted", "2020-11-05")]
        parts = [act("release-targeted", "2020-11-05", part="1"),
                 act("release-targeted", "2020-11-29", part="2")]
        early = [act("release-targeted", "2020-06-25"), act("release-targeted", "2020-07-01")]

        for targets in (same, parts, early):
            assert [] == faults([*refined()[:16], *targets], path="3")

    @pytest.mark.parametrize(("acts", "keys"), [
        (fast_tracked(), {}), (fast_tracked(), {"path": "fast-track"}),
        (moved(fast_tracked(), "raised", body=""), {"path": "fast-track"}),
        (refined(), {"proposer": "dcc", "path": "3"}),
        (fast_tracked()[1:], {"path": "fast-track", "proposer": "dcc"}),
    ])
    def test_a_fast_track_modification_of_the_panel_is_lawful(self, acts, keys):
        assert [] == faults(acts, **keys)

    def test_sources_that_disagree_are_a_warning(self):
        """MP120: a network Party's page, and Fast-Track only inferred."""
        acts = moved(fast_tracked(), "raised", body="")

        assert [("X-RAISE-03", "raised", "breaks")] == warnings(
            acts, path="fast-track", path_basis="inferred: the Panel approved it",
            proposer="network-party")

    def test_an_act_that_says_who_raised_it_infers_nothing(self):
        """MP120, had its act said so: `apply` refuses the approval on Fast-Track then too."""
        acts = moved(fast_tracked(), "raised", body="parties")
        keys = {"path": "fast-track", "path_basis": "inferred: the Panel approved it"}

        assert [("X-RAISE-03", "raised")] == faults(acts, **keys)
        assert [("X-RAISE-03", "raised", "breaks")] == warnings(acts[:1], **keys)

    @pytest.mark.parametrize("path", [
        {"path": "fast-track"}, {"path": "fast-track", "path_basis": "inferred"}, {}])
    def test_an_act_and_a_table_that_name_two_raisers_disagree(self, path):
        (told,) = found(fast_tracked(), proposer="network-party", **path)

        assert ("raising.fast-track-record-differs", "raised", Severity.WARNING) == (
            told.rule, told.label, told.severity)
        assert ("it is raised on Tuesday 10 March 2020 by the Panel, on Fast-Track, and the table "
                "of modifications says by a Network Party") == told.message

    def test_before_that_record_was_known_nothing_is_said_of_it(self):
        acts = moved(fast_tracked()[:1], "raised", body="")

        assert () == found(acts, as_of=date(2020, 4, 1), path="fast-track",
                           path_basis="inferred", proposer="network-party")

    def test_a_body_that_raises_it_is_named(self):
        (one,) = found(moved(fast_tracked(), "raised", body="secas"), path="fast-track")

        assert "by SECAS, on Fast-Track" in one.message


class TestPaths:
    """A path changes (MP076); only Fast-Track that is sure makes a fault."""

    def test_a_vote_against_the_recorded_path_only_depends(self):
        assert [("X-PATH-03", "change-board", "depends")] == warnings(refined()[:16], path="2")

    def test_a_lapsed_fast_track_may_be_progressed_otherwise(self):
        acts = [*fast_tracked()[:2], act("objection-raised", "2020-04-30"),
                act("csc-considered", "2020-05-26", "ready-for-refinement"),
                act("converted", "2020-06-19", "refinement"), act("working-group", "2020-07-08")]

        assert [] == faults(acts, path="fast-track")

    def test_refinement_before_an_approval_on_fast_track(self):
        acts = [act("raised", "2020-01-28"), act("converted", "2020-03-13", "refinement"),
                act("fast-track-approved", "2020-04-17")]

        assert [("X-PATH-04", "converted")] == faults(acts)


class TestGaps:
    """design.md section 5: "Absence is a gap"; issue: "a gap is never a fault"."""

    @pytest.mark.parametrize(("acts", "path", "missing"), [
        (without(refined(), "raised"), "3", ["raised"]),
        (without(refined(), "modification-report-to-panel"), "3",
         ["modification-report-to-panel"]),
        (without(refined(), "change-board"), "3", ["change-board"]),
        (without(refined(), "change-board"), "unknown", ["change-board"]),
        (without(refined(path="2"), "authority-decision"), "2", ["authority-decision"]),
        (without(refined(path="2"), "change-board"), "unknown", ["change-board"]),
        (without(refined(), "impact-assessment-approved"), "3", ["impact-assessment-approved"]),
        (without(refined(), "report-consultation-closed"), "3", ["report-consultation-closed"]),
        (without(refined(), "report-consultation-issued"), "3", ["report-consultation-issued"]),
        (without(refined(), "csc-considered"), "3", ["csc-considered"]),
        (moved(refined(), "csc-considered", outcome=""), "3", ["csc-considered"]),
        (moved(refined(), "csc-considered", outcome="seek-urgency"), "3", []),
        (moved(refined(), "change-board", outcome="deferred"), "3", ["change-board"]),
        (fast_tracked()[:1] + fast_tracked()[2:], "fast-track", ["fast-track-approved"]),
        ([act("raised", "2020-01-28"), act("implemented", "2020-11-29")], "unknown", ["approved"]),
        ([act("raised", "2020-01-28"), act("approved", "2020-10-21"),
          act("implemented", "2020-11-29")], "2", ["modification-report-to-panel", "converted"]),
        ([act("raised", "2020-01-28", status="planned")], "3", []),
    ])
    def test_what_is_missing_is_said_once(self, acts, path, missing):
        assert missing == lacks(acts, path=path)
        assert [] == faults(acts, path=path)

    def test_what_is_recorded_too_late_is_no_gap_besides(self):
        assert [] == lacks(moved(refined(), "change-board", "2020-10-01"), path="3")

    def test_a_gap_says_what_shows_it_and_which_rule_asks(self):
        (gap,) = replayed(without(refined(), "change-board"), path="3").modifications[0].gaps

        assert {"act": "change-board", "shown_by": "implemented", "date": "2020-11-29",
                "rule": "decision.change-board-decides", "register": "X-DEC-01",
                "message": "no act says that the Change Board votes, which comes before: it is "
                "implemented on Sunday 29 November 2020",
                "cites": "about-sec-change-transition"} == gap.to_dict()

    def test_an_objection_shows_no_vote_where_no_path_is_shown(self):
        """It may be one to a Fast-Track, which had none."""
        assert [] == lacks([act("raised", "2020-01-28"), act("objection-raised", "2020-04-30")])
        assert ["change-board", "converted"] == lacks(
            [act("raised", "2020-01-28"), act("objection-raised", "2020-10-28")], path="3")

    def test_an_objection_to_a_fast_track_needs_no_vote_though_it_goes_on_otherwise(self):
        acts = [*fast_tracked()[:2], act("objection-raised", "2020-04-30"),
                act("csc-considered", "2020-05-26", "ready-for-refinement"),
                act("converted", "2020-06-19", "refinement")]

        assert [] == lacks(acts, path="fast-track")

    def test_what_leaves_fast_track_was_objected_to(self):
        """A conversion and a vote after the approval show the objection, unless it is recorded."""
        acts = [act("raised", "2020-03-10", body="panel"),
                act("fast-track-approved", "2020-04-17", body="panel"),
                act("objection-raised", "2020-04-22", body="parties"),
                act("converted", "2020-05-15", "refinement", body="panel"),
                act("change-board", "2020-09-23", "approved")]

        assert "objection-raised" not in lacks(acts)
        assert "objection-raised" in lacks(without(acts, "objection-raised"))

    def test_what_was_rejected_may_have_been_approved_on_appeal(self):
        acts = [*refined()[:15], act("change-board", "2020-10-21", "rejected"),
                act("objection-raised", "2020-10-28"), act("rejected", "2020-11-13", body="panel"),
                act("objection-raised", "2020-11-20"),
                act("authority-decision", "2020-12-10", "approved"),
                act("implemented", "2021-02-25")]

        assert [] == faults(acts, path="3", complete=True)

    def test_a_month_shows_a_gap_too(self):
        acts = [attrs.evolve(act("change-board", "2020-10-21"), date=month("2020-09"))]
        gap = replayed(acts).modifications[0].gaps[0]

        assert {"words": "2020-09", "earliest": "2020-09-01", "latest": "2020-09-30"} == (
            gap.to_dict()["date"])
        assert gap.message.endswith("the Change Board votes in September 2020")

    @pytest.mark.parametrize("place", range(17))
    def test_deleting_any_row_of_a_whole_life_makes_no_fault(self, place):
        acts = refined()

        assert [] == faults([*acts[:place], *acts[place + 1:]], path="3")


class TestComplete:
    """Issue: "in a history declared complete"."""

    def test_each_missing_act_is_a_fault_and_no_gap(self):
        acts = without(refined(), "change-board")
        answer = replayed(acts, path="3", complete=True)

        assert [("X-DEC-01", "implemented")] == faults(acts, path="3", complete=True)
        assert () == answer.modifications[0].gaps
        assert answer.modifications[0].complete

    def test_one_history_of_several_can_be_complete(self):
        acts = tuple(without(refined(), "change-board"))
        other = tuple(attrs.evolve(one, id="MP901") for one in acts)
        answer = replay(History("rows", (*acts, *other)), complete=["DP901"], **known())

        assert [(0, False), (1, True)] == [
            (sum("complete" in each.message for each in one.findings), one.complete)
            for one in answer.modifications]

    def test_a_history_that_is_not_there_cannot_be_complete(self):
        with pytest.raises(Unanswerable, match="MP902"):
            replay(History("rows", tuple(refined())), complete=["MP902"], **known())

    def test_where_no_path_is_shown_what_every_path_needs_is_a_fault(self):
        """Nothing in a complete record makes it Fast-Track, and the others all need a vote and a
        report; whether the Authority must decide is not known, and not asked. Only a conversion
        leads to a Working Group."""
        acts = [act("raised", "2020-01-28"), act("working-group", "2020-05-06"),
                act("implemented", "2020-11-29")]
        decided = [("X-DEC-01", "implemented"), ("D7.1", "implemented")]

        assert [*decided, ("D3-REF", "working-group")] == faults(acts, complete=True)
        assert decided == faults(without(acts, "working-group"), complete=True)

    def test_a_rule_book_without_these_rules_finds_no_fault(self):
        bare = {**known(), "rules": attrs.evolve(known()["rules"], rules=())}
        answer = replay(History("rows", (act("implemented", "2020-11-29"),)), complete=True, **bare)

        assert {("", "note")} == {(one.register, one.severity.value)
                                  for one in answer.all_findings()}

    def test_what_only_may_bind_is_silent_where_it_would_be_a_note(self):
        """Inside the bounds of SECMP0049 an agreement may not have been needed."""
        acts = [act("raised", "2018-10-01"), act("converted", "2018-11-09", "refinement")]

        assert [] == faults(acts, complete=True)


class TestTimes:
    """Least and greatest times between recorded acts; severity follows from force and evidence."""

    def test_a_short_consultation_is_a_warning(self):
        """X-MRC-01, observed: 21 calendar days after 14 September 2020 are 5 October."""
        acts = moved(refined(), "report-consultation-closed", "2020-10-02")
        (one,) = [one for one in found(acts, path="3") if one.register == "X-MRC-01"]

        assert (Severity.WARNING, date(2020, 10, 5)) == (one.severity, one.expected)

    def test_a_long_assessment_is_a_note(self):
        """X-DCC-M1: 15 Working Days after Monday 23 March 2020, with Easter, are 15 April."""
        acts = moved(refined(), "preliminary-assessment-returned", "2020-04-16")
        (one,) = found(acts, path="3")

        assert (Severity.NOTE, date(2020, 4, 15)) == (one.severity, one.expected)
        assert () == found(moved(refined(), "preliminary-assessment-returned", "2020-04-15"),
                           path="3")

    def test_a_revised_timescale_is_kept(self):
        acts = [*moved(refined(), "preliminary-assessment-returned", "2020-04-16"),
                act("assessment-timescale-revised", "2020-04-01")]

        assert () == found(acts, path="3")

    def test_only_the_first_return_answers_a_request(self):
        acts = [*refined(), act("preliminary-assessment-returned", "2020-06-01")]

        assert () == found(acts, path="3")

    def test_a_notice_is_asked_of_the_kind_of_meeting_that_it_is_for(self):
        """X-REF-03: ten Working Days before a monthly meeting, none before another."""
        acts = [*refined()[:6], act("working-group-agenda", "2020-05-04"),
                act("working-group", "2020-05-06", part="monthly")]

        assert ["X-REF-03"] == [one.register for one in found(acts)]
        assert () == found(moved(acts, "working-group", part="ad-hoc"))

    def test_an_objection_window_binds_fast_track_only_once_it_is_adopted(self):
        numbers = [Parameter("fast-track.objection-window", 15, Unit.WORKING_DAYS, Role.MINIMUM,
                             Force.CODE, Evidence.SECONDARY, "SEC D9 as read", "X-FT-M2",
                             adopted=True)]
        acts = moved(fast_tracked(), "implemented", "2020-04-30")

        assert [] == faults(acts, path="fast-track")
        assert [("X-FT-M2", "implemented")] == faults(acts, path="fast-track", adopted=numbers)
        lapsed = [*acts[:2], act("objection-raised", "2020-04-20"), acts[2]]
        assert ("X-FT-M2", "implemented") not in faults(lapsed, adopted=numbers)

    def test_acts_during_a_hold_are_a_warning(self):
        """SECMP0012 has a Working Group while on hold."""
        acts = [*refined()[:3], act("put-on-hold", "2020-03-16"), act("panel", "2020-04-17"),
                act("working-group", "2020-05-06"), act("resumed", "2020-05-07"),
                act("working-group", "2020-06-03")]

        assert [("X-TT-03", "working-group", "breaks")] == warnings(acts)
        assert ["Record when work on it resumes (resumed), or until when the hold lasts (until)."
                ] == [one.mend for one in found(acts)]

    def test_before_a_rule_on_holds_was_known_acts_during_one_break_none(self):
        """X-TT-03 is of the Panel paper of 8 March 2019."""
        acts = [act("raised", "2015-01-05"), act("put-on-hold", "2015-01-05"),
                act("converted", "2015-01-06", "refinement", body="panel")]

        assert [] == list(found(acts, as_of=date(2015, 1, 6)))
        assert [("X-TT-03", "converted", "breaks")] == warnings(acts)

    @pytest.mark.parametrize(("until", "says"), [
        (date(2020, 5, 7), 1), (date(2020, 5, 6), 0), (month("2020-06"), 1),
        (month("2020-04"), 0)])
    def test_a_hold_ends_when_it_is_said_to(self, until, says):
        acts = [*refined()[:3], act("put-on-hold", "2020-03-16", until=until),
                act("working-group", "2020-05-06")]

        assert says == len(warnings(acts))


class TestOpenSpans:
    """design.md section 8: a span is open between its recorded ends, whatever the stage."""

    def test_a_vote_inside_the_consultation_leaves_none_open_once_it_has_closed(self):
        acts = moved(refined(), "change-board", "2020-09-23")

        assert frozenset() == stands(acts, path="3").open
        assert frozenset({"report-consultation"}) == stands(
            acts, date(2020, 10, 2), path="3").open

    def test_a_month_of_implementation_that_begins_before_the_close_leaves_none_open(self):
        acts = [*refined()[:-1], attrs.evolve(refined()[-1], date=month("2020-10"))]

        assert frozenset() == stands(acts, path="3").open


class TestDurations:
    """Issue: "the Working Days each stage took"; the first day is not counted."""

    def test_stages_and_spans_of_a_whole_life(self):
        """MP112's, with its report at the Panel of the conversion: register section 5 gives 15
        and 9; the others are counted by hand with the bank holidays of 2020."""
        acts = [act("raised", "2020-01-28"), act("csc-considered", "2020-02-25",
                                                 "ready-for-refinement"),
                act("converted", "2020-03-13", "report-phase"),
                act("modification-report-to-panel", "2020-03-13"),
                act("report-consultation-issued", "2020-03-17"),
                act("report-consultation-closed", "2020-04-07"),
                act("change-board", "2020-04-22", "approved"),
                act("implemented", "2020-04-30")]
        (one,) = replayed(acts, path="3").modifications

        assert [("stage", "development", 33), ("stage", "report-phase", 26),
                ("stage", "implementation", 6), ("span", "report-consultation", 15),
                ("span", "close-to-vote", 9), ("span", "vote-to-live", 6),
                ("span", "raised-to-live", 65)] == [
            (each.kind, each.name, each.working_days) for each in one.durations]

    def test_a_stage_whose_beginning_is_not_recorded_took_at_least_so_long(self):
        """SECMP0062's: no act sends it to refinement. From its first Working Group on Monday 29
        October 2018 to the Panel of 12 July 2019 there are 177 Working Days: 43 to the end of
        2018 (with 31 December counted and 25 and 26 December not) and 134 in 2019 (without New
        Year, Good Friday, Easter Monday and the two holidays of May), counted by hand."""
        acts = [act("raised", "2018-08-01"), act("working-group", "2018-10-29"),
                act("modification-report-to-panel", "2019-07-12")]
        (one,) = replayed(acts).modifications[0].durations

        assert ("refinement", None, 177) == (one.name, one.working_days, one.at_least)
        assert {"working_days": None, "at_least": 177}.items() <= one.to_dict().items()

    def test_a_stage_whose_end_is_not_recorded_has_none(self):
        acts = [*refined()[:3], act("report-consultation-issued", "2020-09-14")]

        assert [("stage", "development")] == [
            (each.kind, each.name) for each in replayed(acts).modifications[0].durations]

    def test_months_and_days_outside_the_calendar_are_not_counted(self):
        vague = [attrs.evolve(act("preliminary-assessment-requested", "2020-03-23"),
                              date=month("2020-03")),
                 act("preliminary-assessment-returned", "2020-04-10")]
        early = moved(vague, "preliminary-assessment-requested", "2012-03-23")

        for acts in (vague, early):
            (one,) = replayed(acts).modifications[0].durations
            assert one.working_days is None
        assert {"kind": "span", "name": "preliminary-assessment", "part": None,
                "from": {"words": "2020-03", "earliest": "2020-03-01", "latest": "2020-03-30"},
                "to": "2020-04-10", "working_days": None, "at_least": None,
                "counting": "exclude-first"} == (
            replayed(vague).modifications[0].durations[0].to_dict())

    @pytest.mark.parametrize(("until", "took", "since"), [
        ("2020-04-01", 23, "16 March 2020"), ("2020-03-27", 13, "30 March 2020")])
    def test_an_extended_hold_lasts_from_its_first_day(self, until, took, since):
        """On hold on Monday 16 March 2020 and again on the 30th, resumed on Monday 20 April: 4, 5,
        5, 4 (Good Friday), 4 (Easter Monday) and 1 Working Days, the first day not counted. If it
        had ended on 27 March, another began on the 30th: 4, 4, 4 and 1."""
        acts = [*refined()[:3],
                act("put-on-hold", "2020-03-16", until=date.fromisoformat(until)),
                act("put-on-hold", "2020-03-30"), act("working-group", "2020-04-01"),
                act("resumed", "2020-04-20")]
        (one,) = replayed(acts[:-1], path="3").modifications

        assert [("hold", took)] == [
            (each.name, each.working_days)
            for each in replayed(acts, path="3").modifications[0].durations
            if each.kind == "span" and each.name == "hold"]
        assert f"while it is on hold since Monday {since}" in str(
            [each.message for each in one.findings])

    def test_a_second_vote_on_one_consultation_is_not_counted_from_it_again(self):
        acts = [*refined()[13:15], act("change-board", "2020-10-21"),
                act("change-board", "2020-11-25", "approved")]
        names = [one.name for one in replayed(acts).modifications[0].durations]

        assert 1 == names.count("close-to-vote")


class TestAnswer:
    """design.md section 8: `{"modifications":[{"id","stage","acts","gaps":[...],"findings":[F],
    "durations":[...]}]}`."""

    def test_it_is_plain_values(self):
        answer = replayed([*moved(refined(), "change-board", "2020-10-01"),
                           act("release-targeted", "2021-06-24", status="target")], path="3",
                          title="A change")
        plain = json.loads(answer.to_json())
        (one,) = plain["modifications"]

        assert {"schema_version", "as_of", "receipt", "source", "modifications"} == set(plain)
        assert ("MP900", "A change", "implemented", 17, 1, False) == (
            one["id"], one["title"], one["stage"], one["acts"], one["planned_acts"],
            one["complete"])
        assert "change-board.after-consultation:MP900:change-board" == one["findings"][0]["key"]

    def test_the_status_says_whether_there_is_a_fault(self):
        assert 0 == replayed(without(refined(), "change-board"), path="3").exit_status
        assert 1 == replayed(moved(refined(), "change-board", "2020-10-01")).exit_status

    def test_a_modification_is_shown_as_its_last_row_writes_it(self):
        acts = [attrs.evolve(act("raised", "2020-01-28"), id="MP112", written="DP112"),
                attrs.evolve(act("converted", "2020-03-13"), id="MP112", written="mp 112")]

        assert "MP112" == replay(History("rows", tuple(acts)), **known()).of("DP112").id
        assert "DP112" == replay(History("rows", tuple(acts[:1])), **known()).of("MP112").id

    def test_one_that_is_not_there_is_said(self):
        with pytest.raises(Unanswerable, match="MP901 is not in rows"):
            replayed(refined()).of("MP901")

    def test_nothing_known_yet_is_an_answer(self):
        answer = replayed(refined(), as_of=date(2020, 1, 1))

        assert ("submitted", 0, ()) == (answer.modifications[0].state.stage,
                                        answer.modifications[0].acts,
                                        answer.modifications[0].gaps)

    def test_the_receipt_changes_with_the_input(self):
        one = replay(History("rows", tuple(refined()), "a" * 64), **known()).receipt
        other = replay(History("rows", tuple(refined()), "b" * 64), **known()).receipt

        assert one.input != other.input
        assert AS_OF == known()["as_of"]
        assert ID == "MP900"


class TestDurationsOfParts:
    """A part is named where it was voted on or implemented; another column names another thing."""

    def test_what_takes_its_place_is_no_part_of_the_stage(self):
        acts = [*refined()[:3], act("superseded", "2020-10-16", part="MP901")]
        parts = [one.part for one in replayed(acts).modifications[0].durations]

        assert parts
        assert not any(parts)

    def test_a_part_that_is_implemented_is_named(self):
        acts = [*refined()[:16], act("implemented", "2020-11-29", part="text")]

        (one,) = replayed(acts, as_of=AS_OF).modifications

        assert "text" in [each.part for each in one.durations]
