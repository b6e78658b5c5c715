"""The facts of a proposal, as a file states them."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.errors import UnusableInput
from secgov.planning.routes.proposal_facts import Adoption, ProposalFacts, load_proposal

FILE = """
[proposal]
id = "DP 112"
title = "Setting the Privacy Assessment Assurance Status"
raised_on = 2020-01-28
proposer = "large-supplier"
path_determined = 3
effect_on_consumers = "not-judged"

[[adopt]]
rule = "path.material-effect-criteria"
cites = "SEC Section D2.6, as read on 1 March 2020"
"""


def refused(**tables: object) -> list[str]:
    with pytest.raises(UnusableInput) as report:
        ProposalFacts.from_dict(tables, "small.toml")
    return [f"{one.place}: {one.found}. {one.mend}" for one in report.value.problems]


class TestLoading:
    """The brief: "Facts file: TOML [proposal] (closed keys, suggestions, complete error
    report)"."""

    def test_a_file_gives_its_facts(self, tmp_path):
        file = tmp_path / "proposal.toml"
        file.write_text(FILE, "utf-8")
        facts = load_proposal(file)

        assert ("DP112", date(2020, 1, 28), "proposal.toml", 64) == (
            facts.id, facts.raised_on, facts.source, len(facts.digest))
        assert (("proposer", "large-supplier"), ("development_stage", "exists"),
                ("path_determined", "3")) == facts.stated
        assert (Adoption("path.material-effect-criteria",
                         "SEC Section D2.6, as read on 1 March 2020"),) == facts.adopted

    def test_what_nobody_judged_is_not_stated(self):
        facts = ProposalFacts.from_dict({"proposal": {"effect_on_data": "not-judged"}})

        assert () == facts.stated

    @pytest.mark.parametrize("name", ["proposal.csv", "proposal"])
    def test_another_suffix_is_refused(self, tmp_path, name):
        (tmp_path / name).write_text(FILE, "utf-8")

        with pytest.raises(UnusableInput, match="Mend: save it as TOML"):
            load_proposal(tmp_path / name)

    def test_a_folder_and_a_missing_file_are_refused(self, tmp_path):
        with pytest.raises(UnusableInput, match="a folder"):
            load_proposal(tmp_path)
        with pytest.raises(UnusableInput, match="no such file"):
            load_proposal(tmp_path / "none.toml")

    def test_the_digest_of_equal_tables_is_equal(self):
        one, other = ({"proposal": {"proposer": "dcc", "minor": "yes"}},
                      {"proposal": {"minor": "yes", "proposer": "dcc"}})

        assert ProposalFacts.from_dict(one).digest == ProposalFacts.from_dict(other).digest


class TestRefusals:
    """CONTRIBUTING, "Errors": what, the value, the place, and the cure; all at once."""

    def test_everything_wrong_is_in_one_report(self):
        assert [
            '[proposal] propser: a key that is not known. did you mean "proposer"?',
            "[proposal] raised_on: true. write year, month and day, as in 2019-03-08",
            '[proposal] proposer: "ofgem". did you mean "authority"?',
            '[proposal] minor: "yess". did you mean "yes"?',
            '[proposal] path_determined: "self-governance". did you mean "3"?',
            "[proposal] urgency_granted: true. use one of: yes, no, not-decided",
            '[[adopt]] path.fast-track-criterion: no unverified rule that opens a route or path. '
            'did you mean "path.fast-track-criteria"?',
            "[[adopt]] path.fast-track-criteria cites: an empty text. cite where you read it",
            "[[adopt]] path.fast-track-criteria: adopted twice. leave one out",
        ] == refused(
            proposal={"propser": "dcc", "raised_on": True, "proposer": "ofgem", "minor": "yess",
                      "path_determined": "self-governance", "urgency_granted": True},
            adopt=[{"rule": "path.fast-track-criterion", "cites": "A"},
                   {"rule": "path.fast-track-criteria", "cites": " "},
                   {"rule": "path.fast-track-criteria", "cites": "A"}])

    @pytest.mark.parametrize("day", [date(1999, 10, 1), date(2012, 12, 31), date(2051, 1, 1)])
    def test_a_day_outside_the_known_years_is_refused(self, day):
        """docs/reference/files.md: "Days are from 2013 to 2050; others are refused"."""
        assert [f"[proposal] raised_on: {day}. correct the year"] == refused(
            proposal={"raised_on": day})

    @pytest.mark.parametrize("day", [date(2013, 1, 1), date(2050, 12, 31)])
    def test_the_first_and_the_last_known_day_are_taken(self, day):
        assert day == ProposalFacts.from_dict({"proposal": {"raised_on": day}}).raised_on

    def test_a_file_without_a_proposal_is_refused(self):
        assert ["proposal: nothing. add proposal"] == refused()

    @pytest.mark.parametrize(("raised_on", "stated"), [
        (date(2020, 1, 28), "not-yet"), (date(2017, 4, 5), "exists")])
    def test_a_stage_that_the_day_contradicts_is_refused(self, raised_on, stated):
        (found,) = refused(proposal={"raised_on": raised_on, "development_stage": stated})

        assert found.startswith(f'[proposal] development_stage: "{stated}", and it was raised on')

    @pytest.mark.parametrize("stated", ["exists", "not-yet"])
    def test_within_the_bounds_of_secmp0049_it_is_taken_as_stated(self, stated):
        facts = ProposalFacts.from_dict({"proposal": {
            "raised_on": date(2018, 9, 27), "development_stage": stated}})

        assert (("development_stage", stated),) == facts.stated
