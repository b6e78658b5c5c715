from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.cli.test_commands import FAULTY

SCRIPT = str(Path(sys.executable).with_name("secgov"))
WAYS = pytest.mark.parametrize(
    "command", [(sys.executable, "-m", "secgov"), (SCRIPT,)], ids=["module", "script"])


def run(*words, cwd, measured=True, **environment):
    """Run *words* in *cwd*; coverage imports much itself, so it can be kept out."""
    kept = {name: value for name, value in os.environ.items()
            if measured or not name.startswith("COVERAGE")}
    return subprocess.run(words, cwd=cwd, env={**kept, **environment}, capture_output=True,
                          timeout=60, check=False)


@WAYS
class TestProcess:
    """Design, section 2: "Use `python -m secgov` and the console script; test both as
    subprocesses"; section 8: "Exit status: 0, 1, 2"."""

    def test_nothing_wrong_is_0(self, command, tmp_path):
        done = run(*command, "days", "10", "before", "2019-05-01", "--format", "json", cwd=tmp_path)

        assert (0, b"") == (done.returncode, done.stderr)
        assert "2019-04-15" == json.loads(done.stdout)["date"]

    def test_faults_are_1(self, command, tmp_path):
        (tmp_path / "faulty.toml").write_text(FAULTY)
        done = run(*command, "check", "faulty.toml", "--as-of", "2019-03-08", cwd=tmp_path)

        assert (1, b"", True) == (done.returncode, done.stderr, bool(done.stdout))

    def test_unusable_input_is_2_with_nothing_on_stdout(self, command, tmp_path):
        done = run(*command, "check", "none.toml", cwd=tmp_path)

        assert (2, b"") == (done.returncode, done.stdout)
        assert b"none.toml cannot be used" in done.stderr
        assert b"Traceback" not in done.stderr

    def test_a_narrow_terminal_does_not_stop_it(self, command, tmp_path):
        done = run(*command, "calendar", "2019", "--as-of", "2019-10-10", cwd=tmp_path,
                   PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")

        assert (0, b"") == (done.returncode, done.stderr)

    def test_a_reader_that_leaves_hears_nothing(self, command, tmp_path):
        """The other end of the pipe is closed before anything is written to it."""
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "wb") as stdout:
            done = subprocess.run((*command, "rules"), cwd=tmp_path, stdout=stdout,
                                  stderr=subprocess.PIPE, timeout=60, check=False)

        assert (0, b"") == (done.returncode, done.stderr)


class TestImports:
    """Design, section 9: "first answer in a fresh process at most half of what `holidays` needs";
    the modules of planning are loaded only by the commands that ask for them."""

    def test_a_count_of_days_loads_nothing_of_the_rules(self, tmp_path):
        code = ("import sys; from secgov.cli.main import main; "
                "main(['days', '10', 'before', '2019-05-01', '--format', 'json']); "
                "print(*sys.modules, file=sys.stderr)")
        done = run(sys.executable, "-c", code, cwd=tmp_path, measured=False)
        loaded = done.stderr.decode().split()

        assert "secgov.planning.lookups.day_count" in loaded
        assert [] == [name for name in loaded if name in ("holidays", "dateutil", "tomllib")
                      or name.startswith(("secgov.rules.", "secgov.model.", "secgov.reports."))]

    def test_importing_the_door_of_the_module_starts_nothing(self):
        assert import_module("secgov.__main__").run is import_module("secgov.cli.main").run
