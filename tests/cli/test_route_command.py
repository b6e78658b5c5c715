"""The command `secgov route`."""

from __future__ import annotations

import json
from datetime import date

import pytest

from secgov.cli.main import main
from secgov.planning.routes.proposal_facts import load_proposal
from secgov.planning.routes.route_question import routes_open
from tests.rules.engines.test_durable import unavailable
from tests.timetables import rules_on

DAY = date(2021, 1, 1)
FILE = """
[proposal]
id = "MP112"
raised_on = 2020-01-28
proposer = "large-supplier"
csc_outcome = "ready-for-refinement"
panel_determination = "report-phase"
"""


@pytest.fixture
def file(tmp_path):
    found = tmp_path / "mp112.toml"
    found.write_text(FILE, "utf-8")
    return found


class TestRoute:
    """design.md section 8: "secgov ... route"; answers equal the command's byte for byte."""

    def test_it_prints_what_the_library_answers(self, file, capsys):
        status = main(["route", str(file), "--as-of", "2021-01-01", "--format", "json"])
        answer = routes_open(load_proposal(file), as_of=DAY, rules=rules_on(DAY))

        assert (0, answer.to_json()) == (status, capsys.readouterr().out)

    def test_both_engines_print_the_same(self, file, capsys):
        if not unavailable():
            assert 0 == main(["route", str(file), "--format", "json"])
            direct = capsys.readouterr().out
            assert 0 == main(["route", str(file), "--format", "json", "--engine", "durable"])

            assert direct == capsys.readouterr().out
            assert "open" == json.loads(direct)["routes"][2]["status"]

    def test_it_prints_text(self, file, capsys):
        assert 0 == main(["route", str(file), "--as-of", "2021-01-01"])
        assert capsys.readouterr().out.startswith("Which routes and paths are open to MP112")

    def test_an_unknown_engine_is_refused_with_the_nearest(self, file, capsys):
        assert 2 == main(["route", str(file), "--engine", "durble"])
        assert 'did you mean "durable"?' in capsys.readouterr().err

    def test_unusable_facts_are_refused_all_at_once(self, tmp_path, capsys):
        file = tmp_path / "bad.toml"
        file.write_text('[proposal]\nproposer = "ofgem"\nminr = "yes"\n', "utf-8")

        assert 2 == main(["route", str(file)])
        assert "cannot be used: 2 problems." in capsys.readouterr().err
