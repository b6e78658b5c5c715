"""The report on routes, and its schema."""

from __future__ import annotations

import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from secgov.planning.routes.proposal_facts import ProposalFacts
from secgov.planning.routes.route_answer import RouteAnswer
from secgov.planning.routes.route_question import routes_open
from secgov.reports.markdown import as_markdown
from secgov.reports.schemas import schema
from secgov.reports.text import as_text
from secgov.rules.loading import rulebook
from tests.reports.asked import flat
from tests.rules.route_cases import CRITERIA, NO_EFFECT, asked

MP112 = {"id": "MP112", "title": "Privacy", "raised_on": date(2020, 1, 28),
         "proposer": "large-supplier", "csc_outcome": "ready-for-refinement",
         "panel_determination": "report-phase", "effect_on_consumers": "yes"}

# Unverified rules about what no sourced rule is about.
RECALLED = ("raising.further-contents", "raising.acceptance", "raising.similarity",
            "path.review-phase")


def mp112(**changes: object) -> RouteAnswer:
    facts = ProposalFacts.from_dict({"proposal": {**MP112, **changes}})
    return routes_open(facts, as_of=date(2020, 5, 13), rules=rulebook(date(2020, 5, 13)))


class TestReport:
    """The brief: open ones "each with the rules that fired in order and their sources; closed ones
    with all conditions that failed and what would satisfy each; what it depends on"."""

    def test_it_begins_with_what_was_asked(self):
        assert flat(as_text(mp112())).startswith(
            "Which routes and paths are open to MP112: Privacy, raised on Tuesday 28 January 2020, "
            "as of Wednesday 13 May 2020.")

    def test_what_is_raised_after_the_day_of_the_question_is_still_to_be(self):
        answer = mp112(raised_on=date(2020, 5, 14))

        assert ("Privacy, still to be raised on Thursday 14 May 2020, as of Wednesday 13 May 2020."
                in flat(as_text(answer)))

    def test_without_an_identifier_the_title_or_the_proposal_is_named(self):
        assert "open to the proposal, as of" in flat(as_text(asked(raised_on=None)))
        titled = ProposalFacts.from_dict({"proposal": {"title": "Privacy"}})
        answer = routes_open(titled, as_of=date(2020, 5, 13), rules=rulebook(date(2020, 5, 13)))
        assert "open to Privacy, as of" in flat(as_text(answer))

    def test_what_is_open_says_who_decides_and_why(self):
        text = flat(as_text(mp112()))

        assert "- Straight to the Report Phase: open; the Panel decides. - Only the Panel" in text
        assert "Rule route.refinement-skipped, register id X-DEV-01, source: " in text

    def test_the_fact_that_made_a_rule_fire_is_said_with_what_it_shows(self):
        """Without it "never enters the Refinement Process" is heard as why Refinement is open."""
        text = flat(as_text(mp112(path_determined="1", panel_determination="refinement")))

        assert ("- The Refinement Process: open; the Panel decides. - A Fast-Track Modification "
                'never enters the Refinement Process. Stated: path_determined = "1", which shows: '
                "no Fast-Track Modification. Rule path.fast-track-not-refined,") in text
        assert ('Stated: development_stage = "exists", csc_outcome = "ready-for-refinement", which '
                "shows: that the Panel can determine its route. Rule") in text
        assert 'it is not bound by what was recommended (X-DEV-06, MP112). Stated: ' \
               'panel_determination = "refinement". Rule' in text

    def test_a_rule_that_fired_on_what_others_showed_names_no_fact(self):
        assert ("the Change Board decides. Rule path.who-decides") in flat(
            as_text(mp112(path_determined="2")))

    def test_what_is_closed_says_what_fails_and_what_it_needs(self):
        assert ("Where did the Panel send it? Stated: \"report-phase\" (panel_determination). It "
                "needs: to the Refinement Process.") in flat(as_text(mp112()))

    def test_what_nothing_says_is_followed_to_what_would(self):
        text = flat(as_text(mp112()))

        assert ("Nothing that is stated shows whether it is Authority-led. It needs: "
                "Authority-led. - By this rule it could be: Path 1 covers") in text

    def test_what_it_depends_on_says_what_each_value_does(self):
        text = flat(as_text(mp112()))

        assert ("On which path is it progressed, as determined and recorded? Judged by the Panel "
                "(path_determined).") in text
        assert ('- "2" (Path 2): Path 1, Authority-led: closed; Path 2, Authority determined: '
                "open;") in text

    def test_what_only_follows_names_the_input_that_it_waits_on_with_its_values(self):
        text = flat(as_text(asked(as_of=date(2022, 1, 1), raised_on=date(2021, 10, 1),
                                  other_codes="yes")))

        assert ("- Which is its Lead Code? Judged by the Panel (lead_code). - What follows waits "
                'on it: what it is among the codes that it touches. State "sec" (the SEC) or '
                '"other" (another code).') in text

    def test_what_is_open_without_a_known_decider_names_none(self):
        assert "- Raising it: open. - Any SEC Party" in flat(as_text(mp112()))

    def test_a_route_that_no_rule_in_force_opens_says_so(self):
        """Before SECMP0049 there is no rule of the Development Stage."""
        text = flat(as_text(asked(raised_on=date(2017, 4, 5))))

        assert ("- The Development Stage: closed. - No rule that is sourced or adopted, and in "
                "force, opens it.") in text

    def test_what_follows_the_conflict_and_the_unverified_rules_are_told(self):
        text = flat(as_text(mp112()))

        assert "- What the Change Sub-Committee recommends: the Refinement Process." in text
        assert "The record of MP120 contradicts the rule" in text
        assert "- With these rules adopted, it would open: Path 2, Authority determined." in text
        assert 'To adopt it, add [[adopt]] with rule = "path.material-effect-criteria"' in text
        assert "On these facts the others would open nothing more: raising.entitled-persons" in text

    def test_where_all_is_settled_the_empty_headings_are_left_out(self):
        adopted = [*CRITERIA, "raising.entitled-persons", "raising.sub-committees",
                   "path.authority-direction", "route.skipping-criteria", "urgency.panel-asks",
                   *RECALLED]
        answer = asked(proposer="panel", panel_class="yes",
                       csc_outcome="not-considered", path_determined="3",
                       path_directed="3", urgency_requested="no", significant_code_review="no",
                       adopt=adopted, **NO_EFFECT, minor_errors_only="no", states_problem="yes",
                       contains_solution="no", form_timetable="no", same_effect="none",
                       within_review="no")
        text = as_text(answer)

        assert () == answer.depends_on == answer.conflicts == answer.notes == answer.follows
        for heading in ("What follows", "What it depends on", "Where a record", "unverified"):
            assert heading not in text

    def test_unverified_rules_that_all_would_open_something_leave_no_others(self):
        adopted = [*CRITERIA, "raising.sub-committees", "path.authority-direction",
                   "route.skipping-criteria", "urgency.panel-asks", *RECALLED]

        assert "the others would open nothing" not in as_text(
            asked(proposer="consumers", adopt=adopted))

    def test_where_none_of_them_would_open_anything_no_list_stands_empty(self):
        text = as_text(asked(proposer="panel", path_determined="3"))

        assert ("until they are adopted On these facts none of them would open anything more: "
                "raising.entitled-persons, ") in flat(text)
        assert "\n\n\n" not in text

    def test_what_a_rule_would_open_is_named_although_it_is_not_judged(self):
        """On Path 1 that a proposal has the same effect as another opens no refusal."""
        text = flat(as_text(mp112(proposer="authority", significant_code_review="yes",
                                  authority_direction="yes", raised_on=date(2020, 1, 28))))

        assert ("With these rules adopted, it would open: No refusal for having the same effect as "
                "another." in text)

    def test_the_markdown_says_the_same(self):
        assert "## Paths" in as_markdown(mp112())


class TestSchema:
    """design.md section 8: "JSON has published schemas"."""

    @pytest.mark.parametrize("answer", [
        asked(raised_on=None), mp112(), asked(proposer="panel", adopt=CRITERIA, **NO_EFFECT)])
    def test_answers_are_valid(self, answer):
        validator = Draft202012Validator(schema("route"))

        assert [] == [(one.json_path, one.message)
                      for one in validator.iter_errors(json.loads(answer.to_json()))]

    @pytest.mark.parametrize("path", [(), ("paths", 0), ("notes", 0), ("conflicts", 0),
                                      ("raising", 0, "because", 0), ("paths", 0, "ways", 0)])
    def test_a_key_that_nobody_published_is_refused(self, path):
        values = json.loads(mp112(panel_determination="refinement").to_json())
        found = values
        for step in path:
            found = found[step]
        found["surprise"] = 1

        assert not Draft202012Validator(schema("route")).is_valid(values)
