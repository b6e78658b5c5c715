"""The command `secgov gaps`."""

from __future__ import annotations

import pytest

from secgov.cli.main import main
from secgov.planning.gaps.gaps import gaps
from tests.architecture.house import ROOT
from tests.reports.asked import known, paper

PAPER = str(ROOT / "examples" / "secp_66_1503_12.toml")
AS_OF = ("--as-of", "2019-03-08")
SETTINGS = '[adopt]\n"impact-assessment.timescale" = { value = 11, cites = "ours, page 1" }\n'
WRONG = """
[[modification]]
id = "SECMP0062"
target_release = "March 2020"

[[modification]]
id = "SECMP0063"
target_release = "April 2020"
"""


@pytest.fixture
def ask(capsys):
    """Return how to run the command in this process: status, stdout and stderr."""

    def run(*words):
        status = main(("gaps", *words, *AS_OF))
        return status, *capsys.readouterr()

    return run


class TestGaps:
    """Issue: `secgov gaps FILE`, with all common options."""

    def test_it_prints_the_answer_of_the_library(self, ask):
        answer = gaps(paper(), **known())

        assert (0, answer.to_json(), "") == ask(PAPER, "--format", "json")

    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_in_words(self, ask, form):
        status, out, err = ask(PAPER, "--format", form)

        assert (0, "") == (status, err)
        assert out.replace("\\", "").startswith(
            "Gaps of secp_66_1503_12.toml with 18 modifications, as of Friday 8 March 2019: ")

    def test_what_is_adopted_is_no_gap(self, ask, tmp_path):
        settings = tmp_path / "settings.toml"
        settings.write_text(SETTINGS, "utf-8")

        assert " hang on 1 of 10 unverified numbers." in ask(
            PAPER, "--settings", str(settings))[1].replace("\n", " ")

    def test_into_a_file(self, ask, tmp_path):
        written = tmp_path / "gaps.md"

        assert (0, "", "") == ask(PAPER, "-o", str(written))
        assert written.read_text("utf-8").startswith("Gaps of secp_66_1503_12.toml")

    def test_input_that_cannot_be_used_is_one_report(self, ask, tmp_path):
        file = tmp_path / "wrong.toml"
        file.write_text(WRONG, "utf-8")
        status, out, err = ask(str(file))

        assert (2, "") == (status, out)
        assert "cannot be used: 2 problems." in err

    @pytest.mark.parametrize("words", [(), ("nowhere.toml",), (PAPER, "--release", "x")])
    def test_so_are_words_that_cannot_be(self, ask, words):
        status, out, err = ask(*words)

        assert (2, "") == (status, out)
        assert err.startswith("secgov: ")
