"""The command `secgov portfolio`."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.calendar.code_calendar import CodeCalendar
from secgov.cli.main import main
from secgov.model.loading import load_timetable
from secgov.planning.portfolios.portfolio import portfolio
from secgov.rules.loading import rulebook
from tests.architecture.house import ROOT

PAPER = ROOT / "examples" / "secp_66_1503_12.toml"
AS_OF = date(2019, 3, 8)


class TestPortfolio:
    """Issue "The planner", 9: all modifications of a file at once."""

    @pytest.mark.parametrize(("words", "keys"), [
        ((), {}), (("--capacity", "6"), {"capacity": 6}),
        (("--capacity", "4", "--seed", "3"), {"capacity": 4, "seed": 3})])
    def test_it_prints_what_the_library_answers(self, words, keys, capsys):
        status = main(["portfolio", str(PAPER), "--as-of", "2019-03-08", *words,
                       "--format", "json"])
        answer = portfolio(
            load_timetable(PAPER), as_of=AS_OF, rules=rulebook(AS_OF),
            calendar=CodeCalendar.smart_energy_code(AS_OF, through=date(2022, 12, 31)), **keys)

        assert (answer.exit_status, answer.to_json()) == (status, capsys.readouterr().out)

    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_other_forms(self, form, capsys):
        assert 0 == main(["portfolio", str(PAPER), "--as-of", "2019-03-08", "--format", form])
        assert "18 modifications, 2 with a target release" in capsys.readouterr().out

    @pytest.mark.parametrize(("words", "says"), [
        (("--capacity", "0"), '"0" is no number of pieces of work'),
        (("--capacity", "-2"), '"-2" is no number of pieces of work'),
        (("--capacity", "many"), '"many" is no number of pieces of work'),
        (("--capacity", "1000000"), "1000000 is more than the number of pieces of work can be. "
         "Write at most 999,999, without commas, or leave it out."),
        (("--capacity", "99999999999999999999"), "Write at most 999,999"),
        (("--seed", "9" * 19), "is too long for a seed. Write a whole number of at most 18 digits"),
        (("--seed", "-1"), '"-1" is no seed'),
        (("--seed", "x"), '"x" is no seed'),
    ])
    def test_words_that_cannot_be_used(self, words, says, capsys):
        assert 2 == main(["portfolio", str(PAPER), *words])
        out, said = capsys.readouterr()

        assert "" == out
        assert says in said
