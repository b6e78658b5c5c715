"""Facts of a proposal that cannot be true together, and facts that decide nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from secgov.planning.routes.route_answer import RouteAnswer
from secgov.reports.text import as_text
from secgov.rules.engines.choice import engine_named
from secgov.rules.engines.direct import DirectEngine
from secgov.rules.route_reading import route_rules
from tests.planning.routes.test_route_question import ADOPTED, FACTS
from tests.reports.asked import flat
from tests.rules.engines.test_durable import unavailable
from tests.rules.route_cases import AS_OF, BEFORE_SECMP0049, asked, opening, then

REVIEW = {"proposer": "authority", "significant_code_review": "yes"}
EFFECT = ("path.material-effect-criteria",)
DIRECTION = ("path.authority-direction",)
ASKED = ("urgency.panel-asks",)
LED = ("path.authority-led-criteria",)
LATE = {"as_of": date(2022, 1, 1), "raised_on": date(2021, 10, 10)}


def contradicts(answer: RouteAnswer) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.row.rule.register, tuple(name for name, _ in one.stated))
            for one in answer.contradictions]


class TestTwoPaths:
    """X-PATH-01: a proposal is on Path 1, Path 2 or Path 3, to which Fast-Track belongs."""

    def test_a_review_and_a_determination_of_another_path(self):
        """The Authority raises it out of a review (X-PATH-02), and Path 3 is recorded."""
        answer = asked(**REVIEW, path_determined="3")

        assert [("X-PATH-01", ("proposer", "significant_code_review", "path_determined"))
                ] == contradicts(answer)
        assert ["contradicted", "closed", "contradicted", "closed"] == [
            one.status for one in answer.of_kind("path")]
        assert 1 == answer.exit_status

    @pytest.mark.parametrize(("facts", "adopt", "pairs"), [
        ({**REVIEW, "path_determined": "2"}, (), ["path-1 path-2"]),
        ({"path_determined": "3", "effect_on_data": "yes"}, EFFECT, ["path-2 path-3"]),
        ({"path_determined": "3", "path_directed": "2"}, DIRECTION, ["path-2 path-3"]),
        ({**REVIEW, "path_determined": "3", "path_directed": "2"}, DIRECTION,
         ["path-1 path-2", "path-1 path-3", "path-2 path-3"]),
        ({"proposer": "panel", "path_determined": "fast-track", "effect_on_data": "yes"}, EFFECT,
         ["path-2 path-fast-track"]),
        ({"proposer": "panel", "path_determined": "fast-track", "path_directed": "1"}, DIRECTION,
         ["path-1 path-fast-track"]),
    ])
    def test_each_pair_is_said(self, facts, adopt, pairs):
        answer = asked(adopt=adopt, **facts)

        assert pairs == [" ".join(name for name, _ in one.row.because)
                         for one in answer.contradictions]
        for name in {name for pair in pairs for name in pair.split()}:
            assert "contradicted" == answer.status(name)

    @pytest.mark.parametrize("facts", [
        {**REVIEW, "path_determined": "1"}, {**REVIEW}, {"path_determined": "3"}, {},
        {"proposer": "panel", "path_determined": "fast-track"},
        {"path_determined": "3", "path_directed": "3"}])
    def test_one_path_is_no_contradiction(self, facts):
        answer = asked(adopt=DIRECTION, **facts)

        assert ((), 0) == (answer.contradictions, answer.exit_status)

    def test_fast_track_belongs_to_path_3(self):
        answer = asked(adopt=DIRECTION, proposer="panel", path_determined="fast-track",
                       path_directed="3")

        assert () == answer.contradictions

    def test_a_missing_determination_says_which_of_its_values_would_contradict(self):
        assert {"1": "closed", "2": "closed", "3": "contradicted", "fast-track": "closed"} == then(
            asked(**REVIEW), "path_determined", "path-3")

    def test_what_rests_on_a_contradicted_path_is_contradicted_and_nothing_follows(self):
        answer = asked(adopt=EFFECT, proposer="panel", path_determined="fast-track",
                       effect_on_data="yes")

        assert "contradicted" == answer.status("fast-track")
        assert [] == [one.fact for one in answer.follows]

    @pytest.mark.parametrize(("facts", "adopt", "path"), [
        (REVIEW, (), "path-1"), ({"proposer": "dcc", "effect_on_data": "yes"}, EFFECT, "path-2"),
        ({"effect_on_data": "yes"}, EFFECT, "path-2")])
    def test_fast_track_that_is_recorded_of_somebody_else_is_no_second_path_but_is_said(
            self, facts, adopt, path):
        answer = asked(adopt=adopt, path_determined="fast-track", **facts)

        assert ("X-PATH-01", "contradicted") == (
            answer.contradictions[0].row.rule.register, answer.status(path))
        assert answer.status("path-fast-track") in ("closed", "depends")

    def test_one_rule_is_printed_once_for_one_path(self):
        text = flat(as_text(asked(**REVIEW)))
        paths = text[text.index("Paths"):text.index("- Path 2")]

        assert 1 == paths.count("MP161 and MP200 were")


class TestOthers:
    """Contract: "with discretion as named inputs, never guessed"; a false one is said."""

    @pytest.mark.parametrize(("facts", "adopt", "register"), [
        ({"proposer": "dcc", "path_determined": "fast-track"}, (), "X-RAISE-03"),
        ({"proposer": "panel", "path_determined": "fast-track",
          "panel_determination": "refinement"}, (), "X-PATH-04"),
        ({"proposer": "panel", "path_determined": "fast-track",
          "panel_determination": "report-phase"}, (), "X-PATH-05"),
        ({"csc_outcome": "develop-further", "panel_determination": "refinement"}, (), "X-DEV-05"),
        ({"proposer": "dcc", "csc_outcome": "not-considered",
          "panel_determination": "report-phase"}, (), "X-DEV-06"),
        ({"raised_on": BEFORE_SECMP0049, "csc_outcome": "ready-for-refinement"}, (), "X-FORM-05"),
        ({"urgency_requested": "no", "urgency_granted": "yes"}, (), "X-URG-01"),
        ({"urgency_granted": "no", "urgent_timetable": "refinement"}, (), "X-URG-01"),
        ({"urgent_timetable": "report-phase", "panel_determination": "refinement"}, ASKED,
         "X-URG-M1"),
        ({"urgent_timetable": "refinement", "panel_determination": "report-phase"}, ASKED,
         "X-URG-M1"),
        ({"path_determined": "1", "significant_code_review": "no"}, LED, "X-P1-M1"),
        ({"proposer": "supplier", "authority_direction": "yes"}, LED, "X-P1-M1"),
        ({**LATE, "other_codes": "no", "lead_code": "other"}, (), "X-XC-01"),
    ])
    def test_both_facts_and_the_rule_are_told(self, facts, adopt, register):
        answer = asked(adopt=adopt, **facts)
        named = set(facts) - {"as_of", "raised_on"}

        assert [register] == [one.row.rule.register for one in answer.contradictions]
        assert named <= {name for name, _ in answer.contradictions[0].stated} | {"proposer"}
        assert 1 == answer.exit_status

    @pytest.mark.parametrize("facts", [
        {"urgent_timetable": "report-phase", "panel_determination": "refinement"},
        {"path_determined": "1", "significant_code_review": "no"},
        {"proposer": "supplier", "authority_direction": "yes"},
        {"path_determined": "3", "effect_on_data": "yes"},
        {"path_determined": "3", "path_directed": "2"},
    ])
    def test_what_only_an_unverified_rule_forbids_contradicts_nothing(self, facts):
        assert () == asked(**facts).contradictions

    @pytest.mark.parametrize("outcome", [
        "develop-further", "ready-for-refinement", "ready-for-report-phase",
        "recommend-fast-track", "seek-urgency"])
    def test_no_outcome_of_the_committee_is_real_before_there_was_one(self, outcome):
        """X-RAISE-04 and X-FORM-05: a Development Stage from SECMP0049 on, none in 2017."""
        answer = asked(adopt=ASKED, raised_on=BEFORE_SECMP0049, csc_outcome=outcome)

        assert [("X-FORM-05", ("development_stage", "csc_outcome"))] == contradicts(answer)
        assert () == answer.follows

    def test_that_nobody_considered_it_then_is_no_contradiction(self):
        assert () == asked(raised_on=BEFORE_SECMP0049, csc_outcome="not-considered").contradictions

    def test_a_recommendation_is_no_decision(self):
        """X-DEV-06: the Panel sent MP112 elsewhere than recommended, lawfully."""
        assert () == asked(csc_outcome="ready-for-refinement",
                           panel_determination="report-phase").contradictions

    def test_the_authority_s_own_needs_no_consideration(self):
        assert () == asked(proposer="authority", csc_outcome="not-considered",
                           panel_determination="refinement").contradictions

    def test_before_the_cross_code_rules_nothing_contradicts_them(self):
        assert () == asked(other_codes="no", lead_code="other").contradictions

    def test_the_report_says_them_first(self):
        text = flat(as_text(asked(urgency_requested="no", urgency_granted="yes")))

        assert text.index("What cannot be true together") < text.index("Raising it")
        assert ("- It is stated to be urgent, and nobody to have asked for it. The Proposer states"
                in text)
        assert ('Stated: urgency_requested = "no", urgency_granted = "yes". Correct what is wrong: '
                "they cannot all be true.") in text

    @given(FACTS, ADOPTED)
    def test_both_engines_find_the_same(self, facts, adopt):
        other = DirectEngine() if unavailable() else engine_named("durable")

        assert asked(adopt=adopt, **facts).to_json() == asked(
            adopt=adopt, engine=other, **facts).to_json()

    @given(FACTS, ADOPTED)
    def test_a_contradicted_path_never_stands_alone_and_two_are_never_open(self, facts, adopt):
        answer = asked(adopt=adopt, **facts)
        statuses = {one.target.fact: one.status for one in answer.of_kind("path")}
        apart = [statuses[name] for name in ("path-1", "path-2", "path-3")]

        assert apart.count("open") <= 1
        assert ("contradicted" in statuses.values()) <= bool(answer.contradictions)
        assert bool(answer.contradictions) == answer.exit_status


class TestWhatDecidesNothing:
    """Nothing that is stated is passed over without a word."""

    def test_a_rule_that_is_not_in_force_on_its_day(self):
        """Raised on 5 April 2017; SECMP0049 began on 1 September 2018 at the earliest."""
        answer = asked(raised_on=BEFORE_SECMP0049, csc_outcome="ready-for-refinement")

        assert [("csc_outcome", ["route.ready-for-refinement"])] == [
            (one.input.name, [rule.id for rule in one.rules]) for one in answer.unused]
        assert ("Rule route.ready-for-refinement speaks of it, and is not in force then (in force "
                "from Saturday 1 September 2018).") in flat(as_text(answer))

    def test_a_rule_that_ended(self):
        """The form of 2017 is not that of 2020."""
        answer = asked(form_path="yes", raised_on=date(2020, 1, 28))

        assert ["form_path"] == [one.input.name for one in answer.unused]

    def test_an_unverified_rule_until_it_is_adopted(self):
        without, adopted = (asked(adopt=adopt, path_directed="2") for adopt in ((), DIRECTION))

        assert ["path_directed"] == [one.input.name for one in without.unused]
        assert "is unverified: it counts only once it is adopted." in flat(as_text(without))
        assert () == adopted.unused

    def test_what_closes_something_does_decide(self):
        answer = asked(proposer="dcc", urgency_requested="no", contains_solution="yes",
                       csc_outcome="develop-further", path_determined="3")

        assert () == answer.unused


class TestReceipt:
    """design.md section 8: an answer says what it was made from."""

    def test_digests_have_sixteen_digits_and_there_is_no_calendar(self):
        receipt = asked(proposer="dcc").receipt

        assert [16, 16] == [len(receipt.rules), len(receipt.input)]
        assert receipt.calendar is None


class TestLeadCode:
    """Contract: one clear report with the mend; never the opposite of what was meant."""

    @pytest.mark.parametrize(("word", "mend"), [
        ("REC", 'did you mean "other"?'), ("bsc", 'did you mean "other"?'),
        ("secc", 'did you mean "sec"?'), ("tec", "use one of: sec, other, not-stated")])
    def test_another_code_is_not_taken_for_the_sec(self, word, mend):
        assert mend == route_rules().input("lead_code").vocabulary.mend(word)


def test_the_day_of_these_questions_is_before_the_cross_code_rules():
    """X-XC-01 begins on 1 September 2021."""
    assert date(2021, 9, 1) > AS_OF
    assert "depends" == opening(asked(), "path-1").status
