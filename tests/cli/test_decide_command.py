"""The command `secgov decide`."""

from __future__ import annotations

import pytest

from secgov.calendar.code_calendar import CodeCalendar
from secgov.cli.main import main
from secgov.model.loading import load_timetable
from secgov.planning.changes.decide import decide
from tests.architecture.house import ROOT
from tests.timetables import AS_OF, rules_on

PAPER = ROOT / "examples" / "secp_66_1503_12.toml"
THEN = ("--as-of", "2019-03-08")


class TestDecide:
    """design.md section 8: the answer's `.to_json()` equals the command's byte for byte."""

    def test_it_prints_what_the_library_answers(self, capsys):
        answer = decide(load_timetable(PAPER), as_of=AS_OF, rules=rules_on(AS_OF),
                        calendar=CodeCalendar.smart_energy_code(AS_OF))

        assert 0 == main(["decide", str(PAPER), *THEN, "--format", "json"])
        assert answer.to_json() == capsys.readouterr().out

    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_it_has_words(self, form, capsys):
        assert 0 == main(["decide", str(PAPER), *THEN, "--format", form])
        assert capsys.readouterr().out.startswith("2 recommendations; dated steps hang on")

    def test_unusable_files_are_refused_all_at_once(self, tmp_path, capsys):
        file = tmp_path / "bad.toml"
        file.write_text('[[recommendation]]\nid = "1"\nbody = "pannel"\nagrees = ["MP900:cost"]\n'
                        '[[modification]]\nid = "MP901"\ntarget = "November 2019"\n')

        assert 2 == main(["decide", str(file)])
        out, err = capsys.readouterr()
        assert ("", True) == (out, "cannot be used: 3 problems." in err)

    def test_an_unknown_release_is_refused(self, tmp_path, capsys):
        file = tmp_path / "bad.toml"
        file.write_text('[[modification]]\nid = "MP901"\ntarget_release = "November 2099"\n')

        assert 2 == main(["decide", str(file)])
        assert "target_release" in capsys.readouterr().err
