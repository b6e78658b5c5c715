"""What happens when secgov is imported or started, seen from outside in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Each costs more to import than all of secgov, and most questions need none of them.
HEAVY = ("holidays", "dateutil", "durable", "importlib.metadata", "click", "rich")
SCRIPT = Path(sys.executable).with_name("secgov")


def run(*command: str, cwd: Path, measured: bool = True) -> subprocess.CompletedProcess[str]:
    """Run *command* in *cwd*; coverage imports much itself, so it can be kept out."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if measured or not name.startswith("COVERAGE")
    }
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


class TestImport:
    """design.md section 9: "it loads none of holidays, dateutil, durable, importlib.metadata,
    click, rich"."""

    def test_loads_nothing_heavy(self, tmp_path):
        code = "import sys, secgov; print(*sorted(sys.modules), sep='\\n')"
        done = run(sys.executable, "-I", "-c", code, cwd=tmp_path, measured=False)

        assert "" == done.stderr
        loaded = done.stdout.split()
        assert "secgov" in loaded
        assert [] == [name for name in HEAVY if name in loaded]

    def test_leaves_the_standard_calendar_alone(self, tmp_path):
        """`strptime` imports it; a secgov/ on sys.path would put ours in its place."""
        code = (
            "import secgov.calendar, datetime; "
            "print(datetime.datetime.strptime('8 March 2019', '%d %B %Y').date())"
        )
        done = run(sys.executable, "-c", code, cwd=tmp_path, measured=False)

        assert ("2019-03-08\n", "") == (done.stdout, done.stderr)


class TestCommand:
    """design.md section 2: "Use `python -m secgov` and the console script; test both as
    subprocesses"."""

    @pytest.mark.parametrize(
        "command", [(sys.executable, "-m", "secgov"), (str(SCRIPT),)], ids=["module", "script"]
    )
    def test_helps_from_any_folder(self, command, tmp_path):
        done = run(*command, "--help", cwd=tmp_path)

        assert (0, "") == (done.returncode, done.stderr)
        assert done.stdout.startswith("usage: secgov")

    @pytest.mark.parametrize(
        "command", [(sys.executable, "-m", "secgov"), (str(SCRIPT),)], ids=["module", "script"]
    )
    def test_refuses_an_unknown_word_with_status_2(self, command, tmp_path):
        done = run(*command, "no-such-question", cwd=tmp_path)

        assert 2 == done.returncode
        assert "no-such-question" in done.stderr
        assert "Traceback" not in done.stderr
