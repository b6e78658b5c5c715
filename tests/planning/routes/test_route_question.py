"""Which routes and paths are open to a proposal, and why."""

from __future__ import annotations

import json
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secgov.rules.route_reading import route_rules
from tests.lives import act, stands
from tests.lives import asked as permitted_next
from tests.rules.route_cases import AS_OF, CRITERIA, asked, opening, then

FACTS = st.fixed_dictionaries({}, optional={
    one.name: st.sampled_from([value for value, _ in one.values])
    for one in route_rules().inputs if one.name != "development_stage"})
ADOPTED = st.lists(st.sampled_from([*CRITERIA, "route.skipping-criteria", "urgency.panel-asks"]),
                   unique=True)

# Each example of these asks some sixty questions.
FEWER = settings(max_examples=settings.default.max_examples // 5)


class TestAnswer:
    """The contract: "Ask which routes and paths are open to a proposal and why (`secgov route`):
    [...] with discretion as named inputs, never guessed"."""

    def test_nothing_stated_leaves_all_that_can_be_open_depending(self):
        answer = asked(raised_on=None)

        assert {"depends"} == {one.status for one in answer.openings}

    def test_it_says_what_each_value_of_a_missing_input_would_do(self):
        answer = asked(proposer="dcc", csc_outcome="ready-for-refinement", path_determined="3")

        assert {"refinement": "open", "report-phase": "closed"} == then(
            answer, "panel_determination", "refinement")
        assert "panel" == next(one.input.judged_by for one in answer.depends_on
                               if one.input.name == "panel_determination")

    def test_a_closed_one_has_all_that_fails_and_what_would_satisfy_each(self):
        answer = asked(urgency_requested="no", urgency_granted="no")
        (way,) = opening(answer, "urgent").ways

        assert [("urgency_granted", "no", (("yes", "it does"),)),
                ("urgency_requested", "no", (("yes", "it is asked"),))] == [
            (one.fact, one.found, one.needs) for one in way.failed]
        assert way.rule.mend.startswith("State on the form")

    def test_it_finds_no_fault(self):
        assert 0 == asked().exit_status

    def test_the_json_is_that_of_its_values(self):
        answer = asked(proposer="panel", minor="yes", adopt=CRITERIA)

        assert answer.to_dict() == json.loads(answer.to_json())
        assert AS_OF.isoformat() == answer.to_dict()["as_of"]

    def test_the_receipt_tells_rules_and_input_apart(self):
        one, other = asked(proposer="dcc"), asked(proposer="panel")

        assert one.receipt.rules == other.receipt.rules
        assert one.receipt.input != other.receipt.input


class TestLaws:
    """Laws of every answer, whatever is stated."""

    @given(FACTS, ADOPTED)
    def test_open_has_reasons_depends_has_questions_and_closed_has_neither(self, facts, adopt):
        for one in asked(adopt=adopt, **facts).openings:
            concluded = one.status in ("open", "contradicted")
            assert concluded == bool(one.because)
            assert (one.status == "depends") == bool(one.depends_on)
            assert not (concluded and one.ways)

    @given(FACTS, ADOPTED)
    def test_only_what_is_sourced_or_adopted_opens_anything(self, facts, adopt):
        answer = asked(adopt=adopt, **facts)

        assert [] == [row.row for row in answer.fired if row.rule.evidence.value == "unverified"]
        assert set(adopt).isdisjoint(one.rule.id for one in answer.notes)

    @given(FACTS)
    def test_each_way_of_what_is_not_open_lacks_something(self, facts):
        for one in asked(**facts).openings:
            assert all(way.failed for way in one.ways)

    @given(FACTS)
    def test_the_reasons_of_what_is_open_stand_in_the_order_of_firing(self, facts):
        answer = asked(**facts)
        order = [row.row for row in answer.fired]

        for one in answer.openings:
            rows = [row.row for row in one.because]
            assert rows == sorted(rows, key=order.index)

    @FEWER
    @given(FACTS, ADOPTED)
    def test_to_state_more_never_reopens_what_is_closed(self, facts, adopt):
        """What is closed stays so whatever else is stated; what is open may close, because a
        path that is determined can exclude another."""
        answer = asked(adopt=adopt, **facts)
        closed = {one.target.fact for one in answer.openings if one.status == "closed"}

        for one in answer.depends_on:
            for value, _ in one.values:
                after = asked(adopt=adopt, **{**facts, one.input.name: value})
                assert closed <= {found.target.fact for found in after.openings
                                  if found.status == "closed"}

    @FEWER
    @given(FACTS, ADOPTED)
    def test_what_each_value_would_do_is_what_the_question_then_answers(self, facts, adopt):
        answer = asked(adopt=adopt, **facts)

        for one in answer.depends_on[:3]:
            for value, after in one.values:
                supposed = ({"raised_on": None} if one.input.name == "development_stage" else {})
                again = asked(adopt=adopt, **supposed, **{**facts, one.input.name: value})
                assert dict(after) == {name: again.status(name) for name in dict(after)}


class TestDependsIsTrue:
    """The brief: "where an input is missing the answer says `depends` on it"."""

    def test_what_depends_can_really_be_opened(self):
        """Each target is opened by some values of the inputs that it is said to depend on."""
        answer = asked(proposer="dcc", csc_outcome="ready-for-refinement", path_determined="3")
        inputs = {one.name: one.stated for one in route_rules().inputs}

        for one in answer.openings:
            if one.status == "depends":
                assert any("open" == asked(
                    proposer="dcc", csc_outcome="ready-for-refinement", path_determined="3",
                    **dict(zip(one.depends_on, values, strict=True))).status(one.target.fact)
                    for values in product(*(inputs[name] for name in one.depends_on)))


class TestWhatFollowsWaits:
    """docs/reference/files.md: "`secgov route` names every input that an answer waits on"; what
    follows is a part of the answer."""

    @staticmethod
    def waiting(name: str, **facts: str) -> list[str]:
        answer = asked(as_of=date(2022, 1, 1), raised_on=date(2021, 10, 1), **facts)
        return [one.input.name for one in answer.depends_on
                if name in dict(one.follows)]

    @pytest.mark.parametrize(("facts", "inputs"), [
        ({}, ["other_codes", "lead_code"]), ({"lead_code": "other"}, ["other_codes"]),
        ({"other_codes": "yes"}, ["lead_code"]), ({"other_codes": "no"}, []),
        ({"other_codes": "yes", "lead_code": "sec"}, [])])
    def test_what_it_is_among_codes_waits_on_both_inputs(self, facts, inputs):
        """X-XC-01 is in force from 1 September 2021."""
        assert inputs == self.waiting("cross-code", **facts)

    def test_before_the_cross_code_rules_nothing_waits_on_them(self):
        assert set() == {one.input.name for one in asked().depends_on} & {
            "other_codes", "lead_code"}

    def test_assessments_wait_on_the_dcc_s_word_where_refinement_is_open(self):
        """X-DCC-01."""
        facts = {"proposer": "dcc", "csc_outcome": "ready-for-refinement", "path_determined": "3"}

        assert ["dcc_impact"] == self.waiting(
            "assessments", panel_determination="refinement", **facts)
        assert [] == self.waiting("assessments", panel_determination="report-phase", **facts)


class TestAsWhatMayHappenNext:
    """design.md section 5: "A recommendation is not a decision"; X-DEV-05: only further
    development holds a Draft Proposal back, and X-DEV-06: the Panel is not bound."""

    @pytest.mark.parametrize("outcome", ["seek-urgency", "recommend-fast-track"])
    def test_what_is_recommended_otherwise_leaves_it_where_it_is_and_the_panel_free(self, outcome):
        answer = asked(raised_on="2020-01-28", csc_outcome=outcome, proposer="large-supplier")
        state = stands([act("raised", "2020-01-28"), act("csc-considered", "2020-02-25", outcome)])

        assert ["open", "depends", "depends"] == [
            opening(answer, name).status
            for name in ("development", "refinement", "straight-to-report-phase")]
        assert "development" == state.stage
        assert {"refinement", "report-phase"} <= {
            one.outcome for one in permitted_next(state).acts if one.act == "converted"}
        assert {"refinement": "open"}.items() <= then(
            answer, "panel_determination", "refinement").items()
