"""Every file that cannot be used, and every wrong word, in one report."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

import pytest

from secgov.cli.main import main
from secgov.cli.refusals import all_refused, refused
from secgov.errors import Problem, UnusableInput
from tests.architecture.house import ROOT

AS_OF = date(2019, 3, 8)
PAPER = str(ROOT / "examples" / "secp_66_1503_12.toml")
HISTORY = "id,act,date,status\nMP071,raised,2019-03-01,actual\n"


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert 2 == main(words)
    out, err = capsys.readouterr()
    assert "" == out
    return err


class TestFiles:
    """Design section 7: "Unusable input gives one report with every error"."""

    @pytest.mark.parametrize("words", [
        ("progress", "a.toml", "--history", "b.csv"),
        ("diff", "a.toml", "b.toml"),
        ("check", "a.toml", "--settings", "b.toml"),
        ("plan", "a.toml", "--settings", "b.toml", "--what-if", "holiday 2019-05-01"),
        ("replay", "a.csv", "--modifications", "b.csv"),
        ("next", "a.toml", "--modification", "MP071", "--settings", "b.toml"),
        ("next", "a.csv", "--modification", "MP071", "--modifications", "b.csv"),
        ("route", "a.toml", "--settings", "b.toml"),
        ("read", "paper", "a.txt", "--settings", "b.toml"),
    ])
    def test_both_files_are_told(self, words, capsys):
        text = said(capsys, *words)

        assert "cannot be used: 2 problems." in text
        assert ("1. a." in text, "2. b." in text) == (True, True)

    def test_one_of_two_keeps_its_own_report(self, capsys):
        text = said(capsys, "progress", PAPER, "--history", "b.csv")

        assert text.startswith("secgov: b.csv cannot be used: 1 problem.")

    def test_every_problem_of_both(self, tmp_path, capsys):
        one, other = tmp_path / "one.toml", tmp_path / "other.toml"
        one.write_text('[paper]\ndated = "2019-02-30"\ntitel = "x"\n')
        other.write_text('[papr]\nx = 1\n')

        assert "cannot be used: 3 problems." in said(capsys, "diff", str(one), str(other))

    def test_a_place_that_begins_with_its_file_is_not_told_twice(self, tmp_path, capsys):
        for name in ("one.csv", "other.csv"):
            (tmp_path / name).write_text("id,act,date,status\nMP071,raisd,2019-03-01,actual\n")
        one, other = str(tmp_path / "one.csv"), str(tmp_path / "other.csv")

        text = said(capsys, "replay", one, "--modifications", other)

        assert f"{one} {one}" not in text
        assert f"1. {one}" in text

    def test_a_history_and_a_timetable_are_told_apart(self, tmp_path):
        history = tmp_path / "acts.csv"
        history.write_text(HISTORY)

        assert () == refused(Namespace(command="next", file=str(history)))
        assert () == refused(Namespace(command="next", file=PAPER))

    def test_what_is_no_matter_of_a_file_stays_as_it_is(self):
        report = UnusableInput("x", [Problem("a", "b", "c", "d")])

        for command in ("check", "gaps"):
            assert report is all_refused(Namespace(command=command, file=PAPER), AS_OF, report)

    def test_no_input_is_written_over(self, tmp_path, capsys):
        history = tmp_path / "acts.csv"
        history.write_text(HISTORY)

        assert "is also what is read" in said(
            capsys, "progress", PAPER, "--history", str(history), "--as-of", "2019-12-31", "-o",
            str(history))
        assert HISTORY == history.read_text()


class TestWords:
    """Design section 7: one report with every error; of words as of files."""

    def test_all_that_say_something_wrong_are_told(self, capsys):
        text = said(capsys, "outlook", PAPER, "--as-of", "2019-03-88", "--since", "foo", "--relase",
                    "x")

        for line in ("argument --as-of: 2019-03-88 is no day that exists.",
                     'argument --since: "foo" is no day.',
                     'outlook does not take "--relase": did you mean "--release"?',
                     "outlook needs --modification, which is missing."):
            assert line in text
        assert 1 == text.count("`secgov outlook --help` shows the words.")

    def test_two_of_one_command(self, capsys):
        text = said(capsys, "due", PAPER, "--from", "2019-02-30", "--days", "x")

        assert "argument --from: 2019-02-30 is no day that exists." in text
        assert 'argument --days: "x" is no number of Working Days.' in text

    def test_files_are_told_with_them(self, capsys):
        text = said(capsys, "progress", "a.toml", "--history", "b.csv", "--as-of", "x", "--made",
                    "y")

        assert ('argument --as-of: "x"' in text, 'argument --made: "y"' in text) == (True, True)
        assert "a.toml cannot be used: 1 problem." in text
        assert "b.csv cannot be used: 1 problem." in text

    def test_all_that_is_not_known_is_told(self, tmp_path, capsys):
        settings = tmp_path / "settings.toml"
        settings.write_text(
            '[adopt]\n"impact-assessment.timescale" = { value = 20, cites = "a" }\n')
        asked = ("outlook", PAPER, "--as-of", "2019-03-08", "--modification", "SECMP9999",
                 "--release", "Novembr 2031", "--settings", str(settings))

        two = said(capsys, *asked)
        three = said(capsys, *asked, "--what-if", "foo")

        for text in (two, three):
            assert "SECMP9999 is not in" in text
            assert 'no release "Novembr 2031" is known on 2019-03-08.' in text
        assert "what is supposed cannot be used: 1 problem." in three

    def test_one_that_is_not_known_is_told_alone(self, capsys):
        text = said(capsys, "outlook", PAPER, "--as-of", "2019-03-08", "--modification",
                    "SECMP9999", "--release", "earliest")

        assert 1 == len(text.strip().splitlines())
        assert "what is supposed cannot be used: 1 problem." in said(
            capsys, "plan", PAPER, "--as-of", "2019-03-08", "--what-if", "foo")

    @pytest.mark.parametrize("words", [
        ("days", "between", "2019-02-30", "2019-04-31"), ("days", "1.5", "before", "2019-02-30")])
    def test_both_words_of_a_count_of_days(self, words, capsys):
        assert 2 == len(said(capsys, *words).strip().splitlines())
