"""What the SEC is changed by, and who may raise a proposal."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.model.identifiers import ModificationId
from secgov.model.proposals import PARTY_CATEGORIES
from secgov.planning.life.lifecycle import apply
from secgov.planning.outlooks.plan import plan
from secgov.rules.route_reading import route_rules
from tests.lives import act, faults, known, refined, stands
from tests.lives import found as life_found
from tests.lives import lacks as lacking
from tests.rules.route_cases import (
    BEFORE_SECMP0049,
    asked,
    fired,
    lacks,
    opening,
    then,
    would_open,
)
from tests.timetables import of_the_book, rules_on, step, timetable

PARTIES = ("dcc", "large-supplier", "small-supplier", "supplier", "network-party",
           "electricity-network", "gas-network", "other-sec-party")


class TestRaisingThroughSectionD:
    """X-SCOPE-01: "The SEC is changed through Section D"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-SCOPE-01",
                "about-sec-change-early and sec-section-overview"
                ) == of_the_book("raising.through-section-d")

    def test_no_row_judges_by_it(self):
        assert "raising.through-section-d" not in {row.rule for row in route_rules().rows}


class TestRaisingSecretaryOfStateApart:
    """X-SCOPE-02: variations that the Secretary of State directs "are not subject to Section D"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-SCOPE-02", "secretary-of-state-variations"
                ) == of_the_book("raising.secretary-of-state-apart")

    def test_the_secretary_of_state_is_no_proposer_here(self):
        """None of these routes is theirs, so the question cannot be asked of such a variation."""
        proposer = route_rules().input("proposer")

        assert proposer is not None
        assert "secretary-of-state" not in dict(proposer.values)


class TestRaisingAnyParty:
    """X-RAISE-01: "Any SEC Party may raise a proposal"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-RAISE-01",
                "about-sec-change-early and about-sec-change-later") == of_the_book(
            "raising.any-party")

    @pytest.mark.parametrize("proposer", PARTIES)
    def test_each_category_of_party_may(self, proposer):
        answer = asked(proposer=proposer)

        assert "open" == answer.status("raising")
        assert ["raising.any-party"] == fired(answer, "raising")

    def test_who_raises_it_is_never_guessed(self):
        answer = asked()

        assert "depends" == answer.status("raising")
        assert ("open", "closed") == (then(answer, "proposer", "raising")["dcc"],
                                      then(answer, "proposer", "raising")["consumers"])

    def test_the_proposers_are_those_of_timetables(self):
        proposer = route_rules().input("proposer")

        assert proposer is not None
        assert [(word.code, word.says) for word in PARTY_CATEGORIES.words if
                word.code != "unknown"] == [pair for pair in proposer.values
                                            if pair[0] != "unknown"]


class TestRaisingConsumerBodies:
    """X-RAISE-02: consumer bodies can propose in "some" codes; a "SEC-specific list not seen"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-RAISE-02",
                "ofgem-industry-code-governance") == of_the_book("raising.consumer-bodies")

    def test_a_general_statement_opens_nothing(self):
        assert "closed" == asked(proposer="consumers").status("raising")


class TestRaisingFastTrackPanelOnly:
    """X-RAISE-03: "Only the Panel may raise a Fast-Track Modification"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-RAISE-03", "sec-modification-proposal-form"
                ) == of_the_book("raising.fast-track-panel-only")

    def test_the_panel_may(self):
        answer = asked(proposer="panel", path_determined="fast-track", as_of=date(2020, 5, 1))

        assert ("open", "panel") == (answer.status("path-fast-track"),
                                     opening(answer, "path-fast-track").decided_by)
        assert ["raising.fast-track-panel-only", "path.four-paths",
                "path.fast-track-approval-record"] == fired(answer, "path-fast-track")

    @pytest.mark.parametrize("proposer", [*PARTIES, "consumers", "authority", "smki-pma"])
    def test_nobody_else_may(self, proposer):
        answer = asked(proposer=proposer, path_determined="fast-track", minor_errors_only="yes")

        assert "closed" == answer.status("path-fast-track") == answer.status("fast-track")
        assert [("path.four-paths", ["proposer"])] == lacks(answer, "path-fast-track")


class TestRaisingFastTrackRecordDiffers:
    """statements.md C080: "X-RAISE-03 says only the Panel may raise one, MP120's page shows a
    network Party: a conflict to report"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "observed", "X-RAISE-03",
                "sec-modification-proposal-form against MP120's page") == of_the_book(
            "raising.fast-track-record-differs")

    def test_mp120_is_closed_and_the_conflict_reported(self):
        """modifications.csv: raised on 10 March 2020 by a network Party, on Fast-Track."""
        answer = asked(proposer="network-party", raised_on=date(2020, 3, 10),
                       csc_outcome="recommend-fast-track", path_determined="fast-track",
                       minor_errors_only="yes")

        assert "closed" == answer.status("path-fast-track")
        assert ["raising.fast-track-record-differs"] == [one.rule.id for one in answer.conflicts]
        assert "Which of the two is right is not known" in answer.conflicts[0].rule.says

    def test_before_the_approval_of_17_april_2020_nobody_knew_of_it(self):
        assert () == asked(proposer="network-party", as_of=date(2020, 4, 16)).conflicts

    def test_the_panel_s_own_proposal_has_no_conflict(self):
        assert () == asked(proposer="panel").conflicts


class TestRaisingDraftProposal:
    """X-RAISE-04: "From SECMP0049 a change starts as a Draft Proposal holding a problem statement
    only"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-RAISE-04",
                "about-sec-change-early and sec-newsletter-august-2018") == of_the_book(
            "raising.draft-proposal")

    def test_a_proposal_that_was_not_considered_stands_in_development(self):
        answer = asked(proposer="dcc", csc_outcome="not-considered")

        assert "open" == answer.status("development")
        assert ["raising.draft-proposal", "route.development-overseen"] == fired(
            answer, "development")

    def test_before_there_was_none(self):
        answer = asked(proposer="dcc", raised_on=BEFORE_SECMP0049, csc_outcome="not-considered")

        assert "closed" == answer.status("development")

    @pytest.mark.parametrize(("raised_on", "stated"), [
        (date(2018, 8, 31), {"development_stage": "not-yet"}), (date(2018, 9, 1), {}),
        (date(2019, 3, 7), {}), (date(2019, 3, 8), {"development_stage": "exists"}),
    ])
    def test_its_start_is_known_within_bounds_only(self, raised_on, stated):
        """Register section 6: bounded, after August 2018, not after 8 March 2019."""
        assert stated == dict(asked(raised_on=raised_on).facts.stated)

    def test_within_the_bounds_the_answer_depends_on_it(self):
        """SECMP0062 was raised on 27 September 2018."""
        answer = asked(proposer="dcc", raised_on=date(2018, 9, 27), csc_outcome="not-considered")

        assert "depends" == answer.status("development")
        assert {"exists": "open", "not-yet": "closed"} == then(
            answer, "development_stage", "development")


class TestRaisingAuthorityLedRecord:
    """X-RAISE-04: "but see Authority-led, which appear to bypass it: E"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "observed", "X-RAISE-04",
                "sec-v45-news and sec-release-news") == of_the_book("raising.authority-led-record")

    def test_an_authority_led_variation_needs_no_committee(self):
        answer = asked(proposer="authority", csc_outcome="not-considered", path_determined="1",
                       panel_determination="report-phase")

        assert "open" == answer.status("straight-to-report-phase")
        assert "raising.authority-led-record" in fired(answer, "straight-to-report-phase")

    @pytest.mark.parametrize("sent", ["refinement", "report-phase", "not-determined"])
    def test_one_that_needs_further_development_stays_there_as_a_party_s_does(self, sent):
        """X-DEV-05 is of the Code, and what was observed of some overrules it for none."""
        led, party = (asked(proposer=proposer, csc_outcome="develop-further",
                            path_determined="1", panel_determination=sent)
                      for proposer in ("authority", "dcc"))

        for answer in (led, party):
            assert ["open", "closed", "closed"] == [answer.status(name) for name in (
                "development", "refinement", "straight-to-report-phase")]
            assert ["sent-on-while-it-needs-development"] * (sent != "not-determined") == [
                one.row.row for one in answer.contradictions]

    @pytest.mark.parametrize(("sent", "statuses"), [
        ("refinement", ["closed", "open", "closed"]),
        ("report-phase", ["closed", "closed", "open"]),
        ("not-determined", ["open", "depends", "depends"])])
    def test_one_that_was_sent_on_has_left_development(self, sent, statuses):
        answer = asked(proposer="authority", csc_outcome="not-considered", path_determined="1",
                       panel_determination=sent)

        assert statuses == [answer.status(name) for name in (
            "development", "refinement", "straight-to-report-phase")]

    def test_another_proposal_needs_it(self):
        answer = asked(proposer="dcc", csc_outcome="not-considered", path_determined="1",
                       panel_determination="report-phase", authority_direction="no")

        assert "closed" == answer.status("straight-to-report-phase")

    def test_a_record_of_one_lacks_no_committee_and_applying_asks_for_none(self):
        acts = [act("raised", "2020-01-28", body="authority"),
                act("converted", "2020-03-13", "report-phase"), *refined(path="2")[12:]]

        assert [] == faults(acts, path="1", complete=True)
        assert [] == lacking(acts, path="1")
        assert "report-phase" == apply(stands(acts[:1], path="1"), acts[1]).stage

    def test_a_committee_that_is_stated_is_waited_for(self):
        """The Panel of Friday 13 March 2020 is after Tuesday 25 February, and the first after
        Tuesday 31 March is on 17 April, counted by hand."""
        def converted(*before):
            planned = timetable(*before, id="MP900", path="1", stage="development")
            (one,) = plan(planned, **known(date(2020, 3, 1))).modifications
            return next(each.earliest for each in one.steps if each.step == "converted")

        assert date(2020, 3, 13) == converted()
        assert date(2020, 4, 17) == converted(step("csc-considered", date(2020, 3, 31)))


class TestRaisingChannel:
    """X-RAISE-05: "online form or e-mail to SECAS"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-RAISE-05",
                "about-sec-change-early and about-sec-change-later") == of_the_book(
            "raising.channel")

    def test_how_it_was_sent_is_no_question_of_a_route(self):
        assert "raising.channel" not in {row.rule for row in route_rules().rows}


class TestRaisingReference:
    """X-ID-01: "same number kept on conversion to MPnnn (DP112→MP112)"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-ID-01",
                "CSC_12_2502 and SECP_66_1503_12") == of_the_book("raising.reference")

    def test_a_draft_and_its_modification_are_one(self):
        assert ModificationId.read("DP112") == ModificationId.read("MP112")


class TestRaisingSeveralImplementations:
    """X-ID-02: "can be implemented in parts on different dates (SECMP0062 part 1 / part 2)"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "observed", "X-ID-02",
                "november-2020-sec-release and northbound-application-traffic-management"
                ) == of_the_book("raising.several-implementations")

    def test_no_row_judges_by_it(self):
        assert "raising.several-implementations" not in {row.rule for row in route_rules().rows}


class TestRaisingEntitledPersons:
    """X-RAISE-M1: "Entitled: Party; Citizens Advice / CAS; body designated by the Authority;
    Authority, or DCC at its direction [...]"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-RAISE-M1", "register X-RAISE-M1"
                ) == of_the_book("raising.entitled-persons")

    def test_it_opens_nothing_until_it_is_adopted(self):
        bare = asked(proposer="consumers")
        adopted = asked(proposer="consumers", adopt=["raising.entitled-persons"])

        assert ("closed", "open") == (bare.status("raising"), adopted.status("raising"))
        assert ("raising",) == would_open(bare, "raising.entitled-persons")

    def test_adopted_it_carries_the_user_s_citation(self):
        answer = asked(proposer="consumers", adopt=["raising.entitled-persons"])
        rule = opening(answer, "raising").because[0].rule

        assert ("Section D, as read", "secondary") == (rule.cites, rule.evidence.value)
        assert "raising.entitled-persons" not in [one.rule.id for one in answer.notes]


    @pytest.mark.parametrize(("facts", "bare", "adopted"), [
        # Sourced rules let the Panel raise Fast-Track, and show the Authority raising Path 1.
        ({"proposer": "panel", "path_determined": "fast-track"}, "open", "open"),
        ({"proposer": "authority", "path_determined": "1"}, "open", "open"),
        ({"proposer": "authority", "significant_code_review": "yes"}, "open", "open"),
        ({"proposer": "panel", "path_determined": "3"}, "closed", "depends"),
        ({"proposer": "panel", "path_determined": "3", "panel_class": "no"}, "closed", "closed"),
        ({"proposer": "panel", "path_determined": "3", "panel_class": "yes"}, "closed", "open"),
        ({"proposer": "panel"}, "depends", "depends"),
        ({"proposer": "authority", "path_determined": "3", "significant_code_review": "no"},
         "closed", "closed"),
    ])
    def test_panel_and_authority_raise_what_a_rule_says_they_do_and_no_more(
            self, facts, bare, adopted):
        assert bare == asked(**facts).status("raising")
        assert adopted == asked(adopt=["raising.entitled-persons"], **facts).status("raising")

    @pytest.mark.parametrize(("facts", "adopt", "rule"), [
        ({"proposer": "panel", "path_determined": "fast-track"}, (),
         "raising.fast-track-panel-only"),
        ({"proposer": "authority", "path_determined": "1"}, (), "path.authority-led-review"),
        ({"proposer": "panel", "path_determined": "3", "panel_class": "yes"},
         ("raising.entitled-persons",), "raising.entitled-persons"),
    ])
    def test_the_reason_is_the_rule_that_lets_them(self, facts, adopt, rule):
        assert rule == fired(asked(adopt=adopt, **facts), "raising")[-1]


class TestRaisingSubCommittees:
    """X-RAISE-M2: "some sub-committees (SSC, SMKI PMA, TABASC) may also raise in their remit"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-RAISE-M2", "register X-RAISE-M2"
                ) == of_the_book("raising.sub-committees")

    @pytest.mark.parametrize("proposer", ["security-sub-committee", "smki-pma"])
    def test_it_opens_nothing_until_it_is_adopted(self, proposer):
        """modifications.csv: MP127 by the Security Sub-Committee, MP115 by the SMKI PMA."""
        assert "closed" == asked(proposer=proposer).status("raising")
        assert "open" == asked(proposer=proposer, adopt=["raising.sub-committees"]).status(
            "raising")


class TestRaisingFormContents:
    """X-FORM-01: "2017 form asked for: proposer representative + alternate contact details;
    ..."."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-FORM-01",
                "sec-modification-proposal-form") == of_the_book(
            "raising.form-contents")

    CONTENTS = ("form_contacts", "form_date_and_title", "form_description", "form_path",
                "form_fast_track", "form_urgency", "form_next_step")

    def test_a_form_with_all_seven_is_open(self):
        answer = asked(raised_on=BEFORE_SECMP0049, **dict.fromkeys(self.CONTENTS, "yes"))

        assert ["raising.form-contents"] == fired(answer, "form")

    @pytest.mark.parametrize("missing", CONTENTS)
    def test_each_thing_that_is_missing_closes_it_and_is_named(self, missing):
        stated = {**dict.fromkeys(self.CONTENTS, "yes"), missing: "no"}
        answer = asked(raised_on=BEFORE_SECMP0049, **stated)

        assert "closed" == answer.status("form")
        assert ("raising.form-contents", [missing]) in lacks(answer, "form")

    def test_what_nobody_has_stated_is_depended_on(self):
        answer = asked(raised_on=BEFORE_SECMP0049)

        assert self.CONTENTS == opening(answer, "form").depends_on

    def test_before_the_year_of_the_form_no_rule_speaks(self):
        answer = asked(raised_on=date(2016, 5, 5), **dict.fromkeys(self.CONTENTS, "yes"))

        assert ("closed", ()) == (answer.status("form"), opening(answer, "form").ways)


class TestRaisingProblemOnly:
    """X-FORM-02: "description of the problem only; no solution work in the Development Stage";
    violated when "DP contains/assesses a solution"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-FORM-02",
                "about-sec-change-early") == of_the_book(
            "raising.problem-only")

    @pytest.mark.parametrize(("problem", "solution", "status"), [
        ("yes", "no", "open"), ("yes", "yes", "closed"), ("no", "no", "closed")])
    def test_a_draft_states_the_problem_and_no_solution(self, problem, solution, status):
        assert status == asked(states_problem=problem, contains_solution=solution).status("form")

    def test_whether_it_contains_a_solution_is_a_judgement(self):
        answer = asked(states_problem="yes")

        assert {"yes": "closed", "no": "open"} == then(answer, "contains_solution", "form")

    def test_the_form_of_2017_is_no_longer_asked_for(self):
        assert ["raising.problem-only"] == [way.rule.id for way in opening(asked(), "form").ways]


class TestRaisingCriticalFriend:
    """X-FORM-03: "aims to return comments within 5 WD of submission ... (service target, not
    law)"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-FORM-03",
                "about-sec-change-early") == of_the_book(
            "raising.critical-friend")

    def test_its_number_is_the_parameter(self):
        (rule,) = rules_on(date(2021, 1, 1)).named("X-FORM-03")

        assert "5 Working Days, the first day not counted" == rule.parameter.in_words()


class TestRaisingBeforePaperDay:
    """X-FORM-04: "form to reach SECAS at least 5 WD before Panel paper day, paper day being 5 WD
    before the Panel meeting (so ≥ 10 WD before the meeting)"."""

    def test_stands_where_the_register_says(self):
        assert ("at-least", "PRACTICE", "secondary", "X-FORM-04",
                "about-sec-change-transition") == of_the_book(
            "raising.before-paper-day")

    @pytest.mark.parametrize(("raised", "found"), [
        ("2018-09-27", []), ("2018-09-28", []), ("2018-10-01", [("X-FORM-04", "warning")])])
    def test_ten_working_days_before_the_panel(self, raised, found):
        """The Panel of Friday 12 October 2018; ten Working Days before it, counted as notice, is
        Friday 28 September. SECMP0062 was raised on the 27th."""
        acts = [act("raised", raised), act("panel", "2018-10-12", body="panel")]

        assert found == [(one.register, one.severity.value) for one in life_found(acts)]

    def test_under_secmp0049_it_is_gone(self):
        assert () == life_found([act("raised", "2020-01-28"), act("panel", "2020-01-31")])


class TestRaisingFurtherContents:
    """X-FORM-M1, unverified: "Contents list also includes: ...; proposed implementation
    timetable"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-FORM-M1",
                "register X-FORM-M1") == of_the_book(
            "raising.further-contents")

    CONTENTS = ("form_reasons", "form_greenhouse_gas", "form_parts_of_the_code",
                "form_party_categories", "form_other_codes", "form_systems", "form_timetable")

    def test_it_is_judged_only_once_it_is_adopted(self):
        stated = dict.fromkeys(self.CONTENTS, "yes")
        adopted = asked(adopt=["raising.further-contents"], **stated)

        assert "open" == adopted.status("further-contents")
        assert "further-contents" not in {one.target.fact for one in asked(**stated).openings}
        assert ("further-contents",) == would_open(asked(**stated), "raising.further-contents")

    def test_what_is_missing_closes_it(self):
        stated = {**dict.fromkeys(self.CONTENTS, "yes"), "form_timetable": "no"}

        assert "closed" == asked(adopt=["raising.further-contents"], **stated).status(
            "further-contents")


class TestRaisingAcceptance:
    """X-ACC-M1, unverified: "refuses a submission not on the form, not by an entitled person, or
    lacking required content, and tells the Proposer why"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-ACC-M1", "register X-ACC-M1") == of_the_book(
            "raising.acceptance")

    @pytest.mark.parametrize(("proposer", "status"), [("dcc", "open"), ("consumers", "closed")])
    def test_a_form_by_somebody_entitled_is_accepted_once_the_rule_is_adopted(
            self, proposer, status):
        answer = asked(adopt=["raising.acceptance"], proposer=proposer, states_problem="yes",
                       contains_solution="no")

        assert status == answer.status("acceptance")


class TestRaisingRegistered:
    """X-ACC-M2, unverified: "allocates a reference, enters it in the Modification Register,
    ..."."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-ACC-M2", "register X-ACC-M2") == of_the_book(
            "raising.registered")


class TestRaisingSimilarity:
    """X-SIM-M1, unverified: "Panel may refuse a proposal with substantively the same effect ...;
    not for Authority-directed ones"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "unverified", "X-SIM-M1", "register X-SIM-M1") == of_the_book(
            "raising.similarity")

    @pytest.mark.parametrize(("effect", "status"), [
        ("none", "open"), ("undecided", "closed"), ("rejected-lately", "closed")])
    def test_another_with_its_effect_stands_in_the_way_once_it_is_adopted(self, effect, status):
        assert status == asked(adopt=["raising.similarity"], same_effect=effect,
                               authority_direction="no").status("no-similar-proposal")

    def test_not_where_the_authority_directed_it(self):
        assert "open" == asked(adopt=["raising.similarity"], same_effect="undecided",
                               authority_direction="yes").status("no-similar-proposal")


def test_the_book_of_the_day_holds_the_topic():
    assert 21 == len([rule for rule in rules_on(date(2021, 1, 1)).rules if rule.topic == "raising"])
