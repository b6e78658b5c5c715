"""The paths, which say who decides, and the routes between stages."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import attrs
import pytest

from tests.rules.route_cases import (
    BEFORE_SECMP0049,
    CRITERIA,
    GROUNDS,
    NO_EFFECT,
    asked,
    fired,
    lacks,
    opening,
    then,
    would_open,
)
from tests.timetables import findings, of_the_book, rules_on, step


class TestPathFourPaths:
    """X-PATH-01: "Path 1 = Authority-led; Path 2 = Authority determined; Path 3 =
    self-governance; plus Fast-Track (self-governance sub-type) and an 'urgent' flag"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-PATH-01", "sec-modification-proposal-form"
                ) == of_the_book("path.four-paths")

    @pytest.mark.parametrize("path", ["1", "2", "3"])
    def test_the_path_that_was_determined_is_open_and_no_other(self, path):
        answer = asked(proposer="dcc", path_determined=path)

        assert {f"path-{one}": "open" if one == path else "closed" for one in "123"} == {
            f"path-{one}": answer.status(f"path-{one}") for one in "123"}

    def test_which_path_it_is_is_never_guessed(self):
        answer = asked(proposer="panel")

        assert {"1": "closed", "2": "open", "3": "closed", "fast-track": "closed"} == then(
            answer, "path_determined", "path-2")
        assert "open" == then(answer, "path_determined", "path-fast-track")["fast-track"]

    def test_urgency_is_apart_from_it(self):
        answer = asked(path_determined="2", urgency_requested="yes", urgency_granted="yes")

        assert ("open", "open") == (answer.status("path-2"), answer.status("urgent"))


class TestPathAuthorityLedReview:
    """X-PATH-02: "Path 1 covers changes coming out of a Significant Code Review"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-PATH-02", "sec-v45-news and sec-release-news"
                ) == of_the_book("path.authority-led-review")

    def test_mp161_is_on_path_1(self):
        """S14: Authority-led, Retail Code Consolidation SCR."""
        answer = asked(proposer="authority", significant_code_review="yes")

        assert ("open", "authority") == (answer.status("path-1"),
                                         opening(answer, "path-1").decided_by)
        assert ["path.authority-led-review", "path.authority-led-review", "path.who-decides"
                ] == fired(answer, "path-1")

    def test_a_party_s_own_proposal_is_not(self):
        answer = asked(proposer="supplier", significant_code_review="no", path_determined="3")

        assert [("path.authority-led-review", ["significant_code_review", "proposer"]),
                ("path.four-paths", ["path_determined"])] == lacks(answer, "path-1")


class TestPathWhoDecides:
    """X-PATH-03: "Paths 1/2: Change Board recommends [...] to the Authority. Path 3: Change Board
    approves/rejects"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-PATH-03",
                "about-sec-change-transition and sec-newsletter-august-2018") == of_the_book(
            "path.who-decides")

    @pytest.mark.parametrize(("path", "body"), [
        ("1", "authority"), ("2", "authority"), ("3", "change-board")])
    def test_the_body_is_named_and_its_rule_fires_last(self, path, body):
        answer = asked(path_determined=path)

        assert body == opening(answer, f"path-{path}").decided_by
        assert "path.who-decides" == fired(answer, f"path-{path}")[-1]


FAST_TRACK = {"proposer": "panel", "path_determined": "fast-track",
              "csc_outcome": "ready-for-refinement"}


class TestPathFastTrackNotRefined:
    """D6 (glossary): the Refinement Process applies "never to Fast-Track"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "primary", "X-PATH-04",
                "sec-glossary Refinement Process (D6)") == of_the_book(
            "path.fast-track-not-refined")

    def test_it_is_closed_to_fast_track_whatever_was_determined(self):
        answer = asked(**FAST_TRACK, panel_determination="refinement")

        assert "closed" == answer.status("refinement")
        assert ("open", "panel") == (answer.status("fast-track"),
                                     opening(answer, "fast-track").decided_by)

    def test_on_another_path_it_is_open(self):
        answer = asked(**{**FAST_TRACK, "path_determined": "3"}, panel_determination="refinement")

        assert "open" == answer.status("refinement")
        assert "path.fast-track-not-refined" in fired(answer, "refinement")


class TestFastTrackInATimetable:
    """D6, again: "never to Fast-Track", asked of the steps of a timetable."""

    @pytest.mark.parametrize("keys", [
        {"name": "working-group", "when": date(2019, 5, 1)},
        {"name": "refinement-consultation-issued", "when": "May 2019"},
        {"name": "impact-assessment-requested"},
        {"name": "converted", "when": date(2019, 5, 17), "outcome": "refinement"}])
    def test_a_step_of_refinement_is_a_fault(self, keys):
        (found,) = findings(step(**keys), path="fast-track")

        assert ("path.fast-track-not-refined", "fault", "breaks", keys["name"], None) == (
            found.rule, found.severity.value, found.verdict, found.step, found.expected)
        assert "a step of the Refinement Process, and the path is Fast-Track" in found.message

    @pytest.mark.parametrize("steps", [
        [step("raised", date(2019, 4, 1)), step("fast-track-approved", date(2019, 4, 12)),
         step("implemented", date(2019, 5, 8))],
        [step("converted", date(2019, 5, 17)), step("panel-update", date(2019, 5, 17)),
         step("modification-report-to-panel", date(2019, 6, 14))]])
    def test_its_own_steps_and_a_report_that_nobody_needs_are_none(self, steps):
        assert () == findings(*steps, path="fast-track")

    def test_on_another_path_it_is_none(self):
        assert () == findings(step("working-group", date(2019, 5, 1)), path="3")

    def test_a_book_without_the_rule_finds_nothing(self):
        book = rules_on(date(2019, 3, 8))
        for other in ([], [attrs.evolve(rule, since=date(2030, 1, 1)) for rule in book.rules
                           if rule.id == "path.fast-track-not-refined"]):
            changed = attrs.evolve(book, rules=tuple(
                rule for rule in book.rules if rule.id != "path.fast-track-not-refined"
            ) + tuple(other))

            assert () == findings(step("working-group", date(2019, 5, 1)), path="fast-track",
                                  rules=changed)


class TestPathFastTrackNoReport:
    """D7.1 (glossary): a Modification Report "for every MP except Fast-Track"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "primary", "X-PATH-05", "sec-glossary Report Phase (D7.1)"
                ) == of_the_book("path.fast-track-no-report")

    def test_fast_track_needs_none(self):
        assert ("fast-track-report", "not-needed") in [
            (one.fact, one.value) for one in asked(**FAST_TRACK).follows]

    @pytest.mark.parametrize("route", ["refinement", "report-phase"])
    def test_every_other_needs_one(self, route):
        answer = asked(proposer="dcc", csc_outcome="ready-for-refinement",
                       panel_determination=route)

        assert ("modification-report", "needed") in [
            (one.fact, one.value) for one in answer.follows]

    def test_straight_to_the_report_phase_is_closed_to_fast_track(self):
        assert "closed" == asked(**FAST_TRACK, panel_determination="report-phase").status(
            "straight-to-report-phase")

    def test_it_is_closed_by_this_rule_and_refinement_by_that_of_refinement(self):
        """X-PATH-05 (D7.1) is about the report, X-PATH-04 (D6) about refinement."""
        def closing(route, determination):
            answer = asked(**FAST_TRACK, panel_determination=determination)
            return {below.rule.id for way in opening(answer, route).ways for one in way.failed
                    for below in one.ways}

        assert {"path.fast-track-no-report", "raising.fast-track-panel-only"} == closing(
            "straight-to-report-phase", "report-phase")
        assert {"path.fast-track-not-refined", "raising.fast-track-panel-only"} == closing(
            "refinement", "refinement")


class TestPathFastTrackCorrectsText:
    """X-PATH-06: "correcting an error in already approved legal text was pointed to a separate
    fast-tracked modification"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-PATH-06", "CSC_12_2502 AOB"
                ) == of_the_book("path.fast-track-corrects-text")

    def test_a_suggestion_follows_and_opens_nothing(self):
        answer = asked(proposer="panel", csc_outcome="recommend-fast-track")

        assert [("recommended", "fast-track")] == [(one.fact, one.value) for one in answer.follows]
        assert "depends" == answer.status("path-fast-track")

    def test_before_the_minutes_it_was_not_known(self):
        answer = asked(csc_outcome="recommend-fast-track", as_of=date(2020, 2, 24))

        assert () == answer.follows


class TestPathFastTrackApprovalRecord:
    """histories.csv, MP120: "Modification Report approved by the Panel (no Change Board stage)"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "observed", "X-FT-M2",
                "register section 4 and MP120's page") == of_the_book(
            "path.fast-track-approval-record")

    @pytest.mark.parametrize(("as_of", "body"), [
        (date(2020, 4, 16), None), (date(2020, 4, 17), "panel")])
    def test_who_decides_is_known_from_that_day(self, as_of, body):
        answer = asked(**FAST_TRACK, as_of=as_of)

        assert ("open", body) == (answer.status("path-fast-track"),
                                  opening(answer, "path-fast-track").decided_by)


class TestPathAuthorityLedCriteria:
    """X-P1-M1: "arises from an SCR and is raised by the Authority, or by DCC at its direction"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-P1-M1", "register X-P1-M1") == of_the_book(
            "path.authority-led-criteria")

    def test_the_dcc_at_the_authority_s_direction_needs_it_adopted(self):
        facts = {"proposer": "dcc", "significant_code_review": "yes", "authority_direction": "yes"}

        assert "depends" == asked(**facts).status("path-1")
        assert ("path-1",) == would_open(asked(**facts), "path.authority-led-criteria")
        assert "open" == asked(**facts, adopt=CRITERIA).status("path-1")

    def test_without_direction_it_is_not_authority_led(self):
        answer = asked(proposer="dcc", significant_code_review="yes", authority_direction="no",
                       path_determined="2", adopt=CRITERIA)

        assert "closed" == answer.status("path-1")


class TestPathMaterialEffectCriteria:
    """X-P2-M1: "Path 2 if likely material effect on: existing/future consumers; competition [...];
    or undue discrimination between Parties/classes"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-P2-M1", "register X-P2-M1") == of_the_book(
            "path.material-effect-criteria")

    @pytest.mark.parametrize("ground", GROUNDS)
    def test_each_ground_alone_is_enough_once_adopted(self, ground):
        answer = asked(proposer="dcc", adopt=CRITERIA, **{ground: "yes"})

        assert "open" == answer.status("path-2")
        assert ["path.material-effect-criteria", "path.material-effect-criteria",
                "path.who-decides"] == fired(answer, "path-2")

    @pytest.mark.parametrize("ground", GROUNDS)
    def test_it_opens_nothing_by_itself(self, ground):
        answer = asked(proposer="dcc", **{ground: "yes"})

        assert "depends" == answer.status("path-2")
        assert ("path-2",) == would_open(answer, "path.material-effect-criteria")

    def test_a_ground_that_nobody_judged_is_depended_on(self):
        facts = {**NO_EFFECT, "effect_on_data": "not-judged"}
        answer = asked(proposer="dcc", adopt=CRITERIA, path_determined="not-determined", **facts)

        assert ("effect_on_data", "path_determined") == opening(answer, "path-2").depends_on
        assert {"yes": "open", "no": "depends"} == then(answer, "effect_on_data", "path-2")


class TestPathSelfGovernanceOtherwise:
    """X-P3-M1: "Path 3 = anything that is not Path 1, Path 2 or Fast-Track"."""

    FACTS = MappingProxyType({"proposer": "dcc", "significant_code_review": "no", **NO_EFFECT})

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-P3-M1", "register X-P3-M1") == of_the_book(
            "path.self-governance-otherwise")

    def test_what_is_on_no_other_path_is_on_path_3_once_adopted(self):
        answer = asked(**self.FACTS, adopt=CRITERIA)

        assert ("open", "change-board") == (answer.status("path-3"),
                                            opening(answer, "path-3").decided_by)

    def test_both_criteria_are_named_where_neither_is_adopted(self):
        answer = asked(**self.FACTS)

        assert "depends" == answer.status("path-3")
        assert ("path-3",) == would_open(answer, "path.self-governance-otherwise")
        assert ("path-3",) == would_open(answer, "path.material-effect-criteria")

    @pytest.mark.parametrize("change", [{"significant_code_review": "yes"},
                                        {"effect_on_consumers": "yes"}])
    def test_what_is_on_another_is_not(self, change):
        answer = asked(**{**self.FACTS, **change}, adopt=CRITERIA)

        assert {"path_determined"} == set(opening(answer, "path-3").depends_on)
        assert "closed" == then(answer, "path_determined", "path-3")["2"]


class TestPathFastTrackCriteria:
    """X-FT-M1: "Panel-raised, meets no Path 2 criterion, corrects typographical or other minor
    errors/inconsistencies"."""

    FACTS = MappingProxyType({"proposer": "panel", "minor_errors_only": "yes", **NO_EFFECT})

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-FT-M1", "register X-FT-M1") == of_the_book(
            "path.fast-track-criteria")

    def test_all_three_are_needed_once_adopted(self):
        assert "open" == asked(**self.FACTS, adopt=CRITERIA).status("path-fast-track")

    @pytest.mark.parametrize(("change", "failing"), [
        ({"proposer": "dcc"}, ["proposer"]), ({"minor_errors_only": "no"}, ["minor_errors_only"]),
        ({"proposer": "dcc", "minor_errors_only": "no"}, ["proposer", "minor_errors_only"]),
    ])
    def test_each_that_fails_is_told(self, change, failing):
        answer = asked(**{**self.FACTS, **change}, path_determined="3", adopt=CRITERIA)

        assert "closed" == answer.status("path-fast-track")
        assert ("path.fast-track-criteria", failing) in lacks(answer, "path-fast-track")


class TestPathAuthorityDirection:
    """X-PATH-M1: "Authority may direct a different path at any time before decision"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-PATH-M1", "register X-PATH-M1"
                ) == of_the_book("path.authority-direction")

    @pytest.mark.parametrize("path", ["1", "2", "3"])
    def test_a_direction_opens_it_once_adopted(self, path):
        facts = {"proposer": "dcc", "path_determined": "fast-track", "path_directed": path}
        bare = asked(**facts)
        adopted = asked(**facts, adopt=["path.authority-direction"])

        assert ("closed", "open") == (bare.status(f"path-{path}"), adopted.status(f"path-{path}"))


class TestPathReviewPhase:
    """X-SCR-M1: "may not progress during the SCR phase unless the Authority agrees"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-SCR-M1", "register X-SCR-M1"
                ) == of_the_book("path.review-phase")

    @pytest.mark.parametrize(("facts", "status"), [
        ({"within_review": "no"}, "open"), ({"review_agreed": "yes"}, "open"),
        ({"urgency_requested": "yes", "urgency_granted": "yes"}, "open"),
        ({"within_review": "yes", "review_agreed": "no", "urgency_requested": "no"}, "closed"),
        ({"within_review": "yes"}, "depends")])
    def test_once_it_is_adopted_it_holds_up_what_lies_within_a_review(self, facts, status):
        answer = asked(adopt=["path.review-phase"], **facts)

        assert status == answer.status("progress-during-review")

    def test_before_it_judges_nothing(self):
        assert "progress-during-review" not in {one.target.fact for one in asked(
            within_review="yes").openings}
        assert ("progress-during-review",) == would_open(
            asked(within_review="no"), "path.review-phase")


class TestPathCrossCode:
    """X-XC-01, 1 Sep 2021: "Cross Code Steering Group; Lead Code and Consequential Change"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-XC-01", "sec-v45-news") == of_the_book(
            "path.cross-code")

    def test_it_is_in_force_from_1_september_2021(self):
        (rule,) = rules_on(date(2022, 1, 1)).named("X-XC-01")

        assert [False, True] == [rule.in_force(date(2021, 8, 31)), rule.in_force(date(2021, 9, 1))]

    @pytest.mark.parametrize(("raised", "follows"), [
        (date(2021, 8, 31), []), (date(2021, 9, 1), ["lead", "panel"])])
    def test_what_follows_depends_on_the_day_on_which_it_was_raised(self, raised, follows):
        answer = asked(as_of=date(2022, 1, 1), raised_on=raised, other_codes="yes",
                       lead_code="sec")

        assert follows == [one.value for one in answer.follows if one.fact.startswith("cross")]

    def test_where_another_code_leads_it_is_a_consequential_change(self):
        answer = asked(as_of=date(2022, 1, 1), raised_on=date(2021, 10, 1), other_codes="yes",
                       lead_code="other")

        assert ["consequential"] == [one.value for one in answer.follows
                                     if one.fact == "cross-code"]


class TestPathPrioritisation:
    """X-PRI-01, 29 May 2026: "Harmonised prioritisation categories/criteria"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "DECISION", "secondary", "X-PRI-01",
                "ofgem-code-modification-prioritisation") == of_the_book("path.prioritisation")

    def test_it_is_in_force_from_29_may_2026(self):
        (rule,) = rules_on(date(2026, 6, 1)).named("X-PRI-01")

        assert [False, True] == [rule.in_force(date(2026, 5, 28)), rule.in_force(date(2026, 5, 29))]

    @pytest.mark.parametrize(("as_of", "follows"), [
        (date(2026, 5, 28), []), (date(2026, 5, 29), ["applies"])])
    def test_it_is_about_live_proposals_too(self, as_of, follows):
        """Raised long before, and asked about from that day on."""
        answer = asked(as_of=as_of, raised_on=date(2025, 3, 3), proposer="dcc")

        assert follows == [one.value for one in answer.follows if one.fact == "prioritisation"]


class TestRouteDevelopmentOverseen:
    """X-DEV-02: "Panel established the CSC to oversee Draft Proposals"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-DEV-02", "about-sec-change-early"
                ) == of_the_book("route.development-overseen")

    def test_the_committee_decides_in_the_development_stage(self):
        answer = asked(csc_outcome="develop-further")

        assert "change-sub-committee" == opening(answer, "development").decided_by


class TestRouteReadyForRefinement:
    """X-DEV-03: "agree DP ready to convert and recommend Refinement Process"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-DEV-03", "CSC_12_2502 item 3"
                ) == of_the_book("route.ready-for-refinement")

    def test_a_recommendation_is_not_a_decision(self):
        """X-DEV-06, and section 6: "model Panel's determination separately"."""
        answer = asked(proposer="dcc", csc_outcome="ready-for-refinement")

        assert [("recommended", "refinement")] == [(one.fact, one.value) for one in answer.follows]
        assert "depends" == answer.status("refinement") == answer.status("straight-to-report-phase")
        assert {"refinement": "open", "report-phase": "closed"} == then(
            answer, "panel_determination", "refinement")


class TestRouteReadyForReportPhase:
    """X-DEV-04: "agree DP ready to convert and recommend straight to Report Phase"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-DEV-04", "CSC_12_2502 item 3"
                ) == of_the_book("route.ready-for-report-phase")

    def test_dp114_goes_straight_to_the_report_phase(self):
        """CSC_12_2502 l. 134-135, and modifications.csv: report_phase."""
        answer = asked(proposer="dcc", raised_on=date(2020, 2, 4),
                       csc_outcome="ready-for-report-phase", panel_determination="report-phase")

        assert "open" == answer.status("straight-to-report-phase")
        assert ["raising.fast-track-panel-only", "route.ready-for-report-phase",
                "route.refinement-skipped", "route.determined-by-the-panel"] == fired(
            answer, "straight-to-report-phase")


class TestRouteFurtherDevelopment:
    """X-DEV-05: "further development needed [...]; DP stays and returns to a later meeting"."""

    def test_stands_where_the_register_says(self):
        assert ("outcome-bars", "CODE", "secondary", "X-DEV-05", "CSC_12_2502 item 3"
                ) == of_the_book("route.further-development")

    @pytest.mark.parametrize(("outcomes", "found"), [
        (["develop-further"], ["route.further-development"]),
        (["develop-further", "ready-for-refinement"], []), ([""], [])])
    def test_what_is_kept_back_is_not_converted(self, outcomes, found):
        """Considered on 25 February (and 25 March is a Wednesday, so 31 March) 2020."""
        days = [date(2020, 2, 25), date(2020, 3, 31)]
        steps = [step("csc-considered", day, **({"outcome": outcome} if outcome else {}))
                 for day, outcome in zip(days, outcomes, strict=False)]

        assert found == [one.rule for one in findings(
            *steps, step("converted", date(2020, 4, 17)), as_of=date(2020, 2, 26),
            stage="development")]

    def test_dp096_stays_and_is_not_converted(self):
        """CSC_12_2502 l. 93: further development, under the wrong heading."""
        answer = asked(proposer="electricity-network", csc_outcome="develop-further",
                       panel_determination="refinement")

        assert ("open", "closed") == (answer.status("development"), answer.status("refinement"))
        assert ["route.further-development", "route.development-overseen"] == fired(
            answer, "development")


class TestRouteInitialReport:
    """X-FORM-05: "Pre-2019: SECAS prepares an Initial Modification Report (IMR) for the Panel's
    initial consideration"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-FORM-05",
                "about-sec-change-transition and SECMP0062") == of_the_book("route.initial-report")

    def test_before_secmp0049_no_committee_is_waited_for(self):
        answer = asked(proposer="supplier", raised_on=BEFORE_SECMP0049,
                       panel_determination="refinement")

        assert "open" == answer.status("refinement")
        assert "route.initial-report" in fired(answer, "refinement")


class TestRouteDeterminedByThePanel:
    """D3-REF: "Whether refinement applies is determined under D3"; X-DEV-06: "the Panel is not
    bound by the recommendation"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "primary", "D3-REF",
                "sec-glossary Refinement Process (D6, on D3)") == of_the_book(
            "route.determined-by-the-panel")

    def test_mp112_was_sent_elsewhere_than_recommended(self):
        """histories.csv: refinement recommended on 25 February, converted on 13 March 2020."""
        answer = asked(proposer="large-supplier", csc_outcome="ready-for-refinement",
                       panel_determination="report-phase")

        assert ("open", "closed") == (answer.status("straight-to-report-phase"),
                                      answer.status("refinement"))
        assert "panel" == opening(answer, "straight-to-report-phase").decided_by

    def test_before_the_development_stage_it_may_go_straight_to_the_report_phase(self):
        """X-FORM-01, the form of 2017: "whether to go to a working group or straight to
        consultation"; the table of transitions converts it so too."""
        answer = asked(raised_on=date(2017, 3, 1), panel_determination="report-phase",
                       proposer="dcc")

        assert ("open", "closed") == (answer.status("straight-to-report-phase"),
                                      answer.status("refinement"))
        assert "route.determined-by-the-panel" in fired(answer, "straight-to-report-phase")


class TestRouteRefinementSkipped:
    """X-DEV-01: "Three stages [...]; refinement can be skipped"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-DEV-01",
                "about-sec-change-early and about-sec-change-later") == of_the_book(
            "route.refinement-skipped")

    @pytest.mark.parametrize("outcome", ["ready-for-refinement", "ready-for-report-phase"])
    def test_the_panel_may_skip_it_whatever_was_recommended(self, outcome):
        answer = asked(proposer="dcc", csc_outcome=outcome, panel_determination="report-phase")

        assert "open" == answer.status("straight-to-report-phase")


class TestRouteSkippingCriteria:
    """X-SKIP-M1: "clearly expressed and minor or self-evidently beneficial, Fast-Track, or an
    urgent timetable says so"."""

    READY = MappingProxyType({"proposer": "dcc", "csc_outcome": "ready-for-refinement"})
    RULE = "route.skipping-criteria"

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-SKIP-M1", "register X-SKIP-M1"
                ) == of_the_book(self.RULE)

    @pytest.mark.parametrize("facts", [
        {"clearly_expressed": "yes", "minor": "yes"},
        {"clearly_expressed": "yes", "self_evidently_beneficial": "yes"},
        {"urgency_requested": "yes", "urgency_granted": "yes", "urgent_timetable": "report-phase"},
    ])
    def test_each_opens_it_once_adopted_and_not_before(self, facts):
        bare = asked(**self.READY, **facts)

        assert "depends" == bare.status("straight-to-report-phase")
        assert ("straight-to-report-phase",) == would_open(bare, self.RULE)
        assert "open" == asked(**self.READY, **facts, adopt=[self.RULE]).status(
            "straight-to-report-phase")

    def test_what_is_not_clearly_expressed_meets_none(self):
        facts = {"clearly_expressed": "no", "minor": "yes", "urgency_requested": "no"}
        answer = asked(**self.READY, **facts, panel_determination="refinement", adopt=[self.RULE])

        assert "closed" == answer.status("straight-to-report-phase")


class TestRouteDccAssessments:
    """X-DCC-01: "SEC defines PA and IA"; X-REF-01: "PA where applicable"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-DCC-01", "dcc-analysis-provisions"
                ) == of_the_book("route.dcc-assessments")

    @pytest.mark.parametrize(("impact", "assessments"), [
        ("yes", ["needed"]), ("no", ["not-needed"]), ("unknown", [])])
    def test_they_follow_in_refinement_from_the_impact(self, impact, assessments):
        answer = asked(proposer="dcc", csc_outcome="ready-for-refinement",
                       panel_determination="refinement", dcc_impact=impact)

        assert assessments == [one.value for one in answer.follows if one.fact == "assessments"]
