"""
Both engines, on everything that can be asked of them.

2,000 comparisons in the gate; 100,000 where the environment variable SECGOV_VERIFY is set, as
`make verify` does. Where durable-rules cannot run, the same books and facts are compared with the
plainest reading of what the port promises.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secgov.model.histories import load_history, load_modifications
from secgov.model.loading import load_timetable
from secgov.model.paths import PATHS
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.routes.proposal_facts import ProposalFacts, load_proposal
from secgov.planning.routes.route_question import routes_open
from secgov.rules.engines.direct import DirectEngine
from secgov.rules.engines.durable import DurableEngine
from secgov.rules.engines.port import Selections
from secgov.rules.engines.values import Outcome, Value
from secgov.rules.route_reading import route_rules
from tests.architecture.house import ROOT
from tests.rules.engines.books import books, given_facts, naive
from tests.rules.engines.test_durable import unavailable
from tests.rules.route_cases import AS_OF, CRITERIA
from tests.timetables import rules_on

COMPARISONS = 100_000 if os.environ.get("SECGOV_VERIFY") else 2_000
# Each book is a rule set that the library never frees, so many facts are tried on few books.
FACTS_A_BOOK = 100 if COMPARISONS > 2_000 else 20
THOROUGH = settings(max_examples=COMPARISONS // FACTS_A_BOOK, deadline=None,
                    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large,
                                           HealthCheck.large_base_example])
VECTORS = ROOT / "tests" / "vectors"
ADOPTED = [{"rule": one, "cites": "Section D, as read"} for one in CRITERIA]


def other(book: Selections, facts: Mapping[str, Value]) -> Outcome | None:
    """Return what the other engine answers, or None where it cannot run and says so."""
    return None if unavailable() else DurableEngine().run(book, facts)


class TestParity:
    """The contract: "A Hypothesis parity test over generated rule books and facts [...] finds no
    difference (2,000 comparisons in CI, 100,000 by make verify)"."""

    @THOROUGH
    @given(st.data())
    def test_generated_books_and_facts(self, data):
        book = data.draw(books())
        for _ in range(FACTS_A_BOOK):
            facts = data.draw(given_facts(book))
            outcome = DirectEngine().run(book, facts)
            found = other(book, facts)
            known, fired = naive(book, facts)

            assert (known, fired) == (dict(outcome.facts), [one.rule for one in outcome.fired])
            # The text too, because True == 1 and an answer is made of what is written.
            assert (found or outcome) == outcome
            assert repr(found or outcome) == repr(outcome)

    @given(st.fixed_dictionaries({}, optional={
        one.name: st.sampled_from([value for value, _ in one.values])
        for one in route_rules().inputs}))
    def test_the_shipped_rules_on_any_facts(self, facts):
        book = route_rules().book(row.id for row in route_rules().rows)
        outcome = DirectEngine().run(book, facts)

        assert outcome == (other(book, facts) or outcome)
        found = route_rules().contradicting(row.id for row in route_rules().contradictions)
        against = DirectEngine().run(found, dict(outcome.facts))
        assert against == (other(found, dict(outcome.facts)) or against)


def shipped() -> Iterator[tuple[str, ProposalFacts]]:
    """Yield the facts of every proposal, and of every modification of every paper, that ships."""
    for file in sorted((ROOT / "examples" / "proposals").glob("*.toml")):
        yield file.name, load_proposal(file)
    for file in sorted((ROOT / "examples").glob("*.toml")):
        yield from _of_paper(file)


def _of_paper(file: Path) -> Iterator[tuple[str, ProposalFacts]]:
    for one in load_timetable(file).modifications:
        outcomes = {step.step: step.outcome for step in one.steps if step.outcome}
        stated = {
            "proposer": one.proposer, "dcc_impact": one.dcc_impact,
            "csc_outcome": outcomes.get("csc-considered"),
            "panel_determination": outcomes.get("converted"),
            "path_determined": one.path if one.path in PATHS.codes[:-1] else None}
        yield f"{file.name} {one.id}", ProposalFacts.from_dict(
            {"proposal": {name: value for name, value in stated.items() if value},
             "adopt": ADOPTED})


def _of_histories() -> Iterator[tuple[str, ProposalFacts]]:
    """Yield what the record of each modification states after each of its acts."""
    known = load_modifications(VECTORS / "modifications.csv")
    history = load_history(VECTORS / "histories.csv")
    for name in history.ids:
        one = known.of(name)
        stated: dict[str, object] = {} if one is None else {
            "proposer": one.proposer, "dcc_impact": one.dcc_impact,
            **({"path_determined": one.path} if one.path in PATHS.codes[:-1] else {})}
        for act in history.of(name):
            stated.update(_by(act))
            yield f"{name} row {act.row}", ProposalFacts.from_dict(
                {"proposal": stated, "adopt": ADOPTED})


def _by(act: RecordedAct) -> Mapping[str, object]:
    """Return what an act adds to the facts of a proposal."""
    if act.act == "raised":
        return {"raised_on": act.earliest}
    if act.act == "csc-considered":
        return {"csc_outcome": act.outcome or "not-stated"}
    if act.act == "converted":
        return {"panel_determination": act.outcome or "not-determined"}
    if act.act == "urgency-granted":
        return {"urgency_requested": "yes", "urgency_granted": "yes"}
    return {"path_determined": "fast-track"} if act.act == "fast-track-approved" else {}


HISTORIES = tuple(_of_histories())
SHIPPED = tuple(shipped())


class TestExamples:
    """The examples that ship say what their first lines say."""

    def test_mp112_was_lawfully_sent_elsewhere_than_recommended(self):
        answer = routes_open(dict(SHIPPED)["mp112.toml"], as_of=AS_OF, rules=rules_on(AS_OF))

        assert ("open", "closed", "open") == tuple(answer.status(name) for name in (
            "straight-to-report-phase", "refinement", "path-3"))
        assert ["refinement"] == [one.value for one in answer.follows if one.fact == "recommended"]

    def test_mp120_is_a_conflict_that_is_reported(self):
        answer = routes_open(dict(SHIPPED)["mp120.toml"], as_of=AS_OF, rules=rules_on(AS_OF))

        assert "closed" == answer.status("fast-track")
        assert ["raising.fast-track-record-differs"] == [one.rule.id for one in answer.conflicts]


class TestShipped:
    """The contract: the parity test runs "over all papers and histories"."""

    def test_there_is_something_to_ask(self):
        """The paper of March 2019 alone has 15 modifications."""
        assert 15 < len(SHIPPED)

    @pytest.mark.parametrize(("name", "facts"), SHIPPED, ids=[name for name, _ in SHIPPED])
    def test_answers_are_equal_byte_for_byte(self, name, facts):
        rules = rules_on(AS_OF)
        direct = routes_open(facts, as_of=AS_OF, rules=rules).to_json()

        if not unavailable():
            assert direct == routes_open(
                facts, as_of=AS_OF, rules=rules, engine=DurableEngine()).to_json()

    def test_every_row_of_every_history_is_asked(self):
        """histories.csv has 170 rows of 41 modifications."""
        assert 170 == len(HISTORIES)
        assert 41 == len({name.split()[0] for name, _ in HISTORIES})

    @pytest.mark.parametrize("modification", dict.fromkeys(
        name.split()[0] for name, _ in HISTORIES))
    def test_answers_on_histories_are_equal_byte_for_byte(self, modification):
        rules = rules_on(AS_OF)
        stated = {facts.stated: facts for name, facts in HISTORIES
                  if name.split()[0] == modification}

        for facts in stated.values():
            direct = routes_open(facts, as_of=AS_OF, rules=rules).to_json()
            if not unavailable():
                assert direct == routes_open(
                    facts, as_of=AS_OF, rules=rules, engine=DurableEngine()).to_json()
