from __future__ import annotations

import sys

import pytest

from secgov.cli.main import main
from tests.cli.test_subprocess import run


class TestClosedStreams:
    """Design, section 8: "Exit status: 2 unusable input or words"; a stream that is closed when
    the process begins is None in Python."""

    @pytest.mark.parametrize("words", [("rules",), ("--help",), ("--version",)])
    def test_a_closed_stdout_is_one_line_on_stderr_and_status_2(self, words, capsys, monkeypatch):
        monkeypatch.setattr("sys.stdout", None)
        status = main(words)
        err = capsys.readouterr().err

        assert (2, 1, True) == (status, err.count("\n"), "stdout is closed" in err)

    def test_a_closed_stderr_is_still_status_2(self, monkeypatch, capsys):
        monkeypatch.setattr("sys.stderr", None)

        assert (2, "") == (main(["check", "no-such.toml"]), capsys.readouterr().out)

    def test_an_answer_to_a_file_needs_no_stdout(self, tmp_path, monkeypatch):
        monkeypatch.setattr("sys.stdout", None)

        assert 0 == main(["rules", "-o", str(tmp_path / "rules.txt")])

    def test_help_that_nobody_reads_is_no_error(self, monkeypatch, capsys):
        def left(text, stream):
            raise BrokenPipeError

        monkeypatch.setattr("secgov.cli.arguments.write_stream", left)
        monkeypatch.setattr("secgov.cli.main._nobody_reads", lambda status: status)

        assert (0, "") == (main(["--help"]), capsys.readouterr().err)

    @pytest.mark.parametrize("words", ["rules >&-", "--help >&-", "check no-such.toml 2>&-"])
    def test_as_a_process(self, words, tmp_path):
        done = run("sh", "-c", f'"{sys.executable}" -m secgov {words}', cwd=tmp_path)

        assert (2, b"", False) == (done.returncode, done.stdout, b"Traceback" in done.stderr)


class TestFarTimetable:
    """Contract: the calendar of a command reaches the latest day that the timetable states."""

    FILE = ('[paper]\ndated = 2020-01-01\nmeeting = { body = "panel", date = 2020-01-17 }\n'
            '[[modification]]\nid = "MP300"\nstage = "refinement"\ndcc_impact = "no"\n'
            'hold = { since = 2019-12-01, until = 2019-12-20 }\n'
            'target_release = "November 2027"\n'
            'steps = [{ step = "working-group", when = 2027-01-06 }]\n')

    @pytest.mark.parametrize("words", [
        ("check",), ("plan",), ("outlook", "--modification", "MP300")])
    @pytest.mark.parametrize("text", [FILE, FILE[FILE.index("[[mod"):]], ids=["paper", "none"])
    def test_a_day_seven_years_ahead_is_judged(self, words, text, tmp_path, capsys):
        """6 January 2027 is the first Wednesday of its month."""
        file = tmp_path / "far.toml"
        file.write_text(text)
        status = main([words[0], str(file), *words[1:], "--as-of", "2020-01-01"])
        streams = capsys.readouterr()

        assert (True, "") == (status in (0, 1), streams.err)


class TestEarliest:
    """Contract: `--release earliest` means no release, each coming one in turn."""

    def test_it_is_the_answer_without_a_release(self, tmp_path, capsys):
        file = tmp_path / "far.toml"
        file.write_text(TestFarTimetable.FILE)
        words = ["outlook", str(file), "--modification", "MP300", "--as-of", "2020-01-01"]
        main(words)
        without = capsys.readouterr()
        main([*words, "--release", "earliest"])

        assert without == capsys.readouterr()
        assert without.out


class TestFolder:
    """Contract: a name that ends as a folder does is no file to write."""

    def test_it_is_refused_though_no_such_folder_exists(self, tmp_path, capsys):
        status = main(["rules", "-o", f"{tmp_path}/none/"])

        assert (2, True) == (status, "is a folder" in capsys.readouterr().err)
        assert [] == list(tmp_path.iterdir())
