"""The command `secgov load`."""

from __future__ import annotations

import json

import pytest

from secgov.calendar.code_calendar import CodeCalendar
from secgov.cli.main import main
from secgov.model.loading import load_timetable
from secgov.planning.portfolios.load import load
from tests.architecture.house import ROOT
from tests.timetables import AS_OF, rules_on

PAPER = ROOT / "examples" / "secp_66_1503_12.toml"
THEN = ("--as-of", "2019-03-08")


class TestLoad:
    """design.md section 8: the answer's `.to_json()` equals the command's byte for byte."""

    @pytest.mark.parametrize(("words", "capacity", "status"), [
        ((), None, 0), (("--capacity", "6"), 6, 0), (("--capacity", "2"), 2, 1)])
    def test_it_prints_what_the_library_answers(self, words, capacity, status, capsys):
        """Six pieces are surely in hand in the week of the paper."""
        calendar = CodeCalendar.smart_energy_code(AS_OF)
        answer = load(load_timetable(PAPER), as_of=AS_OF, rules=rules_on(AS_OF),
                      calendar=calendar, capacity=capacity)

        assert status == main(["load", str(PAPER), *THEN, "--format", "json", *words])
        assert answer.to_json() == capsys.readouterr().out

    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_it_has_words(self, form, capsys):
        assert 0 == main(["load", str(PAPER), *THEN, "--format", form])
        assert capsys.readouterr().out.startswith("Up to 8 pieces of the DCC's work")

    @pytest.mark.parametrize("word", ["six", "-1", "2.5", "0", ""])
    def test_a_capacity_is_a_number(self, word, capsys):
        assert 2 == main(["load", str(PAPER), f"--capacity={word}"])
        out, err = capsys.readouterr()
        assert ("", True) == (out, "is no number of pieces of work" in err)

    def test_unusable_files_are_refused_all_at_once(self, tmp_path, capsys):
        file = tmp_path / "bad.toml"
        file.write_text('[[modification]]\nid = "SECMPO0007"\nsteps = [{ stp = "panel" }]\n')

        assert 2 == main(["load", str(file)])
        out, err = capsys.readouterr()
        assert ("", True) == (out, "cannot be used: 3 problems." in err)

    def test_without_a_year_in_the_file_the_calendar_still_does(self, tmp_path, capsys):
        file = tmp_path / "small.toml"
        file.write_text('[[modification]]\nid = "MP900"\nsteps = ['
                        '{ step = "preliminary-assessment-requested", status = "under-way" }]\n')

        assert 0 == main(["load", str(file), "--format", "json"])
        assert 1 == len(json.loads(capsys.readouterr().out)["work"])
