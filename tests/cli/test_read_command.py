"""The command `secgov read`."""

from __future__ import annotations

import pytest

from secgov.cli.main import main
from secgov.model.loading import load_timetable
from secgov.model.readers.documents import load_document
from tests.architecture.house import ROOT

MINUTES = ROOT / "tests" / "papers" / "CSC_12_2502.txt"
OTHERS = ROOT / "tests" / "papers" / "others"
PAPER = ROOT / "tests" / "papers" / "SECP_66_1503_12.txt"


class TestRead:
    """Issue 3: "`secgov read minutes FILE.txt`, `secgov read paper FILE.txt`"."""

    @pytest.mark.parametrize(("kind", "file"), [("minutes", MINUTES), ("paper", PAPER)])
    def test_it_prints_what_the_library_proposes(self, kind, file, capsys):
        draft = load_document(kind, file)

        assert 0 == main(["read", kind, str(file), "--format", "json"])
        assert draft.to_json() == capsys.readouterr().out
        assert 0 == main(["read", kind, str(file)])
        assert draft.to_text() == capsys.readouterr().out

    def test_what_it_writes_is_a_timetable_that_loads(self, tmp_path):
        out = tmp_path / "csc.toml"

        assert 0 == main(["read", "minutes", str(MINUTES), "-o", str(out)])
        assert 14 == len(load_timetable(out).modifications)

    @pytest.mark.parametrize(("kind", "file", "modification"), [
        ("minutes", MINUTES, "DP096"), ("paper", PAPER, "SECMP0062"),
        ("minutes", OTHERS / "CSC_19_2909.txt", "DP141"),
        ("paper", OTHERS / "SECP_76_1701_11.txt", "MP090")])
    def test_every_question_can_be_asked_of_what_it_writes(
        self, tmp_path, capsys, kind, file, modification
    ):
        out = str(tmp_path / "draft.toml")
        main(["read", kind, str(file), "-o", out])

        for asked in (["check", out], ["plan", out],
                      ["outlook", out, "--modification", modification],
                      ["next", out, "--modification", modification]):
            assert main([*asked, "--as-of", "2020-02-25"]) in (0, 1), asked
            assert capsys.readouterr().out

    def test_the_document_itself_is_not_written_over(self, tmp_path, capsys):
        copy = tmp_path / "CSC_12_2502.txt"
        copy.write_bytes(MINUTES.read_bytes())

        assert 2 == main(["read", "minutes", str(copy), "-o", str(copy)])
        assert "is also what is read" in capsys.readouterr().err

    def test_an_unknown_kind_is_refused_with_the_nearest(self, capsys):
        assert 2 == main(["read", "papers", str(PAPER)])
        assert 'did you mean "paper"?' in capsys.readouterr().err

    @pytest.mark.parametrize(("kind", "file", "says"), [
        ("paper", MINUTES, 'line 5: "SEC Change Sub-Committee Meeting 12_2502", as in minutes of a '
         "committee. Expected a timetables paper. Mend: read it with: secgov read minutes "
         "CSC_12_2502.txt."),
        ("minutes", PAPER, 'line 1: "Action: For Decision", as in a timetables paper. Expected '
         "minutes of a committee. Mend: read it with: secgov read paper SECP_66_1503_12.txt."),
    ])
    def test_a_document_of_the_other_kind_is_unusable_and_says_how_to_read_it(
        self, kind, file, says, capsys
    ):
        """The lines are those of the two texts."""
        assert 2 == main(["read", kind, str(file)])
        assert says in capsys.readouterr().err

    def test_a_document_of_another_layout_is_unusable(self, tmp_path, capsys):
        letter = tmp_path / "letter.txt"
        letter.write_text("Dear Sir\n", encoding="utf-8")

        assert 2 == main(["read", "paper", str(letter)])
        assert "minutes are read as minutes" in capsys.readouterr().err
