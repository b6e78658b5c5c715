"""The command `secgov diff`."""

from __future__ import annotations

import json

import pytest

from secgov.calendar.code_calendar import CodeCalendar
from secgov.cli.main import main
from secgov.model.loading import load_timetable
from secgov.planning.changes.diff import diff
from tests.planning.april import AS_OF, MARCH
from tests.timetables import rules_on

THEN = ("--as-of", "2019-04-05")


@pytest.fixture
def april(tmp_path):
    """Return a later paper: SECMP0053's assessment came late; all else is dropped."""
    file = tmp_path / "april.toml"
    file.write_text("""
[paper]
dated = 2019-04-05
[[modification]]
id = "SECMP0053"
dcc_impact = "yes"
target_release = "November 2019"
steps = [
  { step = "preliminary-assessment-returned", when = 2019-03-29, status = "done" },
  { step = "working-group", when = "May 2019" },
]
""", "utf-8")
    return file


class TestDiff:
    """design.md section 8: the answer's `.to_json()` equals the command's byte for byte."""

    def test_it_prints_what_the_library_answers(self, april, capsys):
        answer = diff(load_timetable(MARCH), load_timetable(april), as_of=AS_OF,
                      rules=rules_on(AS_OF), calendar=CodeCalendar.smart_energy_code(AS_OF))

        assert 1 == main(["diff", str(MARCH), str(april), *THEN, "--format", "json"])
        assert answer.to_json() == capsys.readouterr().out

    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_it_has_words(self, form, april, capsys):
        assert 1 == main(["diff", str(MARCH), str(april), *THEN, "--format", form])
        assert capsys.readouterr().out.startswith(
            "1 modification changed, none added, 17 dropped, none as before. 2 steps moved, none ")

    def test_a_paper_beside_itself(self, capsys):
        assert 0 == main(["diff", str(MARCH), str(MARCH), *THEN, "--format", "json"])
        assert {"same"} == {
            one["change"] for one in json.loads(capsys.readouterr().out)["modifications"]}

    def test_one_of_two_files_is_missing(self, capsys):
        assert 2 == main(["diff", str(MARCH), "april.toml"])
        assert "april.toml cannot be used: 1 problem." in capsys.readouterr().err

    def test_both_files_are_unusable_and_one_report_says_so(self, tmp_path, capsys):
        one, other = tmp_path / "one.toml", tmp_path / "other.toml"
        one.write_text('[[modification]]\nid = "SECMPO0007"\n', "utf-8")
        other.write_text('[[modification]]\nid = "MP900"\nsteps = [{ step = "pannel" }]\n', "utf-8")

        assert 2 == main(["diff", str(one), str(other)])
        out, err = capsys.readouterr()
        assert "" == out
        assert "one.toml and" in err
        assert "other.toml cannot be used: 2 problems." in err
        assert "other.toml [[modification]] MP900 steps[1].step" in err

    def test_the_second_file_must_be_named(self, capsys):
        assert 2 == main(["diff", str(MARCH)])
        assert "AFTER" in capsys.readouterr().err

    def test_the_answer_is_not_written_over_what_is_read(self, april, capsys):
        before = april.read_bytes()

        assert 2 == main(["diff", str(MARCH), str(april), *THEN, "-o", str(april)])
        assert "is also what is read" in capsys.readouterr().err
        assert before == april.read_bytes()
