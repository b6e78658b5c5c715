"""The rules of a modification's life: its stages in order, who acts, and what sends it back."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.errors import TransitionRefused
from secgov.planning.life.lifecycle import apply
from secgov.rules.rule import Shape
from tests.lives import act, asked, fast_tracked, faults, found, moved, refined, stands
from tests.timetables import findings, of_the_book, rules_on, says, step

WHO_ACTS = [rule for rule in rules_on(date(2020, 4, 1)).of_shape(Shape.WHO_ACTS)
            if rule.until is None]
TRANSITION = "about-sec-change-transition"


class TestLifeStagesInOrder:
    """X-DEV-01: "Three stages: Development Stage → Refinement Process → Report Phase; refinement
    can be skipped"; violated by an illegal transition."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-DEV-01",
                "about-sec-change-early and about-sec-change-later") == of_the_book(
            "life.stages-in-order")

    def test_a_life_through_its_stages_keeps_it(self):
        assert [] == faults(refined(), path="3")

    def test_refinement_can_be_skipped(self):
        acts = [*moved(refined()[:3], "converted", outcome="report-phase"), *refined()[12:]]

        assert [] == faults(acts, path="3")

    def test_an_act_after_the_end_is_a_fault(self):
        assert [("X-DEV-01", "panel")] == faults([*refined(), act("panel", "2020-12-11")], path="3")


class TestLifeConsideredBy:
    """X-DEV-02: the CSC oversees Draft Proposals; "Panel acts in its place if no CSC exists"."""

    def test_stands_where_the_register_says(self):
        assert ("who-acts", "CODE", "secondary", "X-DEV-02", "about-sec-change-early"
                ) == of_the_book("life.considered-by")

    @pytest.mark.parametrize("body", ["", "change-sub-committee", "panel"])
    def test_either_keeps_it(self, body):
        assert [] == faults(moved(refined(), "csc-considered", body=body), path="3")

    def test_another_body_is_a_fault(self):
        assert [("X-DEV-02", "csc-considered")] == faults(
            moved(refined(), "csc-considered", body="working-group"), path="3")


class TestLifeConvertedBy:
    """X-DEV-06: "the CSC *agreed/recommended*; conversion itself was done at a Panel meeting"."""

    def test_stands_where_the_register_says(self):
        assert ("who-acts", "CODE", "secondary", "X-DEV-06", "CSC_12_2502 item 3") == of_the_book(
            "life.converted-by")

    def test_the_committee_does_not_convert(self):
        acts = moved(refined(), "converted", body="change-sub-committee")
        (one,) = [each for each in found(acts, path="3") if each.rule == "life.converted-by"]

        assert "only the Panel can" in one.message

    def test_it_judges_a_timetable_too(self):
        """Friday 17 April 2020, the Panel."""
        assert ["life.converted-by"] == [each[0] for each in says(
            step("converted", date(2020, 4, 17), body="change-sub-committee"),
            as_of=date(2020, 4, 1)) if each[0].startswith("life.")]

    def test_before_there_was_a_committee_it_did_nothing(self):
        """X-DEV-02: it came with the Draft Proposals. Who else sent a modification on then was not
        seen (D3-REF), so any other body that the record names is taken at its word."""
        raised, sent = act("raised", "2016-05-31"), act("converted", "2016-10-14", "refinement")
        by = {body: attrs.evolve(sent, body=body)
              for body in ("change-sub-committee", "working-group", "panel", "")}
        (one,) = found([raised, by.pop("change-sub-committee")])

        assert ("X-DEV-02", "fault", "converted") == (one.register, one.severity.value, one.label)
        assert ("the Panel sends it to the Refinement Process on Friday 14 October 2016, but the "
                "record names the Change Sub-Committee for it, and there was none before Saturday "
                "1 September 2018") == one.message
        for other in by.values():
            assert () == found([raised, other])
            assert "refinement" == apply(stands([raised]), other).stage
        with pytest.raises(TransitionRefused, match="there was none before Saturday 1 September"):
            apply(stands([raised]), attrs.evolve(sent, body="change-sub-committee"))

    def test_inside_the_bounds_of_secmp0049_it_only_depends(self):
        acts = [act("converted", "2018-12-14", "refinement", body="working-group")]

        assert [("life.converted-by", "depends")] == [
            (each.rule, each.verdict) for each in found(acts)]


class TestBodiesOfATimetable:
    """Each act that only certain bodies do, stated in a timetable as done by another one."""

    @pytest.mark.parametrize("rule", WHO_ACTS, ids=lambda rule: rule.id)
    def test_another_body_is_found_on_its_day_and_those_that_may_are_not(self, rule):
        """Wednesday 22 April 2020 is after every start of these rules."""
        for name in rule.steps:
            wrong = [one for one in findings(
                step(name, date(2020, 4, 22), body="working-group", kind="extraordinary"),
                as_of=date(2020, 4, 1)) if one.rule == rule.id]

            assert [(f"{rule.id}:MP900:{name}", rule.severity, "breaks", None, rule.mend)] == [
                (one.key, one.severity, one.verdict, one.expected, one.mend) for one in wrong]
            assert "on Wednesday 22 April 2020; only " in wrong[0].message
            for body in ("", *rule.bodies):
                assert rule.id not in {one.rule for one in findings(
                    step(name, date(2020, 4, 22), **({"body": body} if body else {})),
                    as_of=date(2020, 4, 1))}

    def test_without_a_day_it_is_judged_by_the_day_of_the_question(self):
        (found,) = findings(step("converted", body="change-sub-committee"))

        assert "says" not in found.message
        assert found.message.startswith(
            "the Change Sub-Committee is named for this step: the Panel converts it to a ")

    def test_the_rules_are_these(self):
        assert {"life.considered-by", "life.converted-by", "life.voted-by", "life.decided-by",
                "life.urgency-granted-by", "life.fast-track-approved-by",
                "impact-assessment.cost-body"} <= {rule.id for rule in WHO_ACTS}


class TestLifeVotedBy:
    """X-DEC-01: "Path 3: Change Board decides"."""

    def test_stands_where_the_register_says(self):
        assert ("who-acts", "CODE", "secondary", "X-DEC-01", TRANSITION) == of_the_book(
            "life.voted-by")

    def test_a_vote_of_the_panel_is_a_fault(self):
        assert [("X-DEC-01", "change-board")] == faults(
            moved(refined(), "change-board", body="panel"), path="3")


class TestLifeDecidedBy:
    """X-DEC-02: "Paths 1/2: Authority decides on Change Board's recommendation"."""

    def test_stands_where_the_register_says(self):
        assert ("who-acts", "CODE", "secondary", "X-DEC-02", TRANSITION) == of_the_book(
            "life.decided-by")

    def test_a_decision_of_the_change_board_is_a_fault(self):
        acts = moved(refined(path="2"), "authority-decision", body="change-board")

        assert [("X-DEC-02", "authority-decision")] == faults(acts, path="2")


class TestLifeUrgencyGrantedBy:
    """X-URG-02: "In transition the Authority decided whether a proposal is urgent"."""

    def test_stands_where_the_register_says(self):
        assert ("who-acts", "CODE", "secondary", "X-URG-02", TRANSITION) == of_the_book(
            "life.urgency-granted-by")

    def test_others_can_only_ask(self):
        """MP185: the Change Sub-Committee agreed to ask; the Authority granted it."""
        granted = act("urgency-granted", "2020-03-02", body="authority")
        acts = [*refined()[:2], granted]

        assert [] == faults(acts)
        assert [("X-URG-02", "urgency-granted")] == faults(
            moved(acts, "urgency-granted", body="change-sub-committee"))


class TestLifeFastTrackApprovedBy:
    """MP120: "Modification Report approved by the Panel (no Change Board stage)"; the clause was
    not seen."""

    def test_stands_where_the_register_says(self):
        assert ("who-acts", "PRACTICE", "observed", "X-FT-M2", "register section 4 and MP120's page"
                ) == of_the_book("life.fast-track-approved-by")

    def test_another_body_is_a_warning(self):
        acts = moved(fast_tracked(), "fast-track-approved", body="change-board")

        assert ["warning"] == [each.severity.value for each in found(acts, path="fast-track")]


class TestLifeAlternativesVoted:
    """X-ALT-01: "the Change Board decides approve/reject on each as well as on the MP"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-ALT-01", "sec-change-board") == of_the_book(
            "life.alternatives-voted")

    def test_an_approved_alternative_is_implemented_though_the_original_is_rejected(self):
        acts = [*refined()[:15], act("change-board", "2020-10-21", "rejected"),
                act("change-board", "2020-10-21", "approved", part="alternative 1"),
                act("implemented", "2020-11-29")]

        assert ([], "implemented") == (faults(acts, path="3"), stands(acts, path="3").stage)

    def test_the_authority_approves_an_alternative_whichever_row_of_the_day_comes_first(self):
        """X-DEC-02: on Path 2 the Authority decides on each too."""
        votes = [act("change-board", "2020-10-21", "recommended-rejection"),
                 act("change-board", "2020-10-21", "recommended-approval", part="alternative 1")]
        decisions = [act("authority-decision", "2020-11-10", "rejected"),
                     act("authority-decision", "2020-11-10", "approved", part="alternative 1")]
        for rows in ((*votes, *decisions), (*votes[::-1], *decisions[::-1])):
            acts = [*refined()[:15], *rows, act("implemented", "2020-11-29")]

            assert ([], "implemented") == (faults(acts, path="2"), stands(acts, path="2").stage)
            assert "implementation" == stands(acts[:-1], path="2").stage


class TestLifeBackToRefinement:
    """X-DEC-05: "An MP can go back to refinement after a Change Board meeting"; "engine forbids
    loop-back" is the violation."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "observed", "X-DEC-05",
                "northbound-application-traffic-management timeline") == of_the_book(
            "life.back-to-refinement")

    def test_secmp0062_went_back(self):
        acts = [act("change-board", "2019-08-21"), act("working-group", "2019-10-02"),
                act("working-group", "2019-11-19"),
                act("modification-report-to-panel", "2019-12-13")]

        assert [] == faults(acts)


class TestLifeSentBackByAuthority:
    """X-SB-M1, unverified: "Authority may send a report back with directions"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-SB-M1", "register X-SB-M1") == of_the_book(
            "life.sent-back-by-authority")

    def test_then_a_report_and_a_vote_are_open_again(self):
        acts = [*refined(path="2")[:16], act("authority-decision", "2020-11-10", "sent-back")]
        answer = asked(stands(acts, date(2020, 11, 11), path="2"), date(2020, 11, 11))

        assert "modification-report-to-panel" in {one.act for one in answer.acts}
        assert "change-board" in {one.act for one in answer.near_misses}


class TestLifeObjectionLiftsApproval:
    """X-FT-M2, unverified: "lapses if a Party or the Authority objects"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-FT-M2", "register X-FT-M2") == of_the_book(
            "life.objection-lifts-approval")

    def test_it_is_not_implemented_after_an_objection(self):
        state = stands([*fast_tracked()[:2], act("objection-raised", "2020-04-30")],
                       date(2020, 5, 1), path="fast-track")

        assert "implemented" not in {one.act for one in asked(state, date(2020, 5, 1)).acts}
        assert "development" == attrs.evolve(state).stage
