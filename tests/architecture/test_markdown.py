"""Every example of the README and of docs/ runs, and prints what the page says it prints."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from tests.architecture.house import ROOT

README = ROOT / "README.md"
DOCUMENTS = [path for path in (README, *sorted(ROOT.glob("docs/**/*.md"))) if path.exists()]

FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})\s*(?P<language>[\w+-]*)(?P<rest>.*)$")
TITLE = re.compile(r'title="([^"]+)"')
PROMPT = "$ secgov"
FLAGS = doctest.ELLIPSIS
LONGEST = 60  # seconds that one command of a page may take


@attrs.frozen
class Block:
    """A fenced block: its language, the file that `title="..."` names, its first line, its text."""

    language: str
    title: str | None
    line: int
    text: str


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a Markdown *text*; one that is never closed is an error."""
    lines = enumerate(text.splitlines(), 1)
    for number, line in lines:
        opening = FENCE.match(line)
        if opening is None:
            continue
        indent, fence = len(opening["indent"]), opening["fence"]
        body = []
        for _, inner in lines:
            if inner.strip().startswith(fence) and not inner.strip().strip(fence[0]):
                break
            body.append(inner[min(indent, len(inner) - len(inner.lstrip(" "))) :] + "\n")
        else:
            raise ValueError(f"the block that opens on line {number} is never closed")
        title = TITLE.search(opening["rest"])
        yield Block(opening["language"], title and title[1], number + 1, "".join(body))


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """Yield each `$ secgov ...` of a console *block* with the output that the page shows below."""
    command, output = None, []
    lines = iter(block.text.splitlines())
    for line in lines:
        if not line.startswith("$ "):
            output.append(line)
            continue
        if command is not None:
            yield command, "\n".join(output)
        while line.endswith("\\"):
            line = line[:-1] + next(lines)
        # Other commands, such as those that install, are shown and not run.
        command, output = line[2:] if line.startswith(PROMPT) else None, []
    if command is not None:
        yield command, "\n".join(output)


def run_python(block: Block, name: str, namespace: dict[str, object]) -> str:
    """Run a python *block*, as a doctest if it has prompts, and return what went wrong."""
    if ">>>" not in block.text:
        exec(compile("\n" * (block.line - 1) + block.text, name, "exec"), namespace)
        return ""
    test = doctest.DocTestParser().get_doctest(block.text, {}, name, name, block.line - 1)
    test.globs = namespace
    wrong: list[str] = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=wrong.append, clear_globs=False)
    return "".join(wrong)


def run_console(block: Block, folder: Path) -> str:
    """Run the commands of a console *block* in *folder* and return where the output differs."""
    environment = dict(
        os.environ,
        # The script of this interpreter comes first; the width decides where help is wrapped.
        PATH=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))),
        COLUMNS="80",
        NO_COLOR="1",
        PYTHONIOENCODING="utf-8",
    )
    checker, wrong = doctest.OutputChecker(), []
    for command, shown in commands(block):
        # A shell, because a page may well pipe an answer into another tool.
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=LONGEST,
            check=False,
        )
        want, got = (
            "".join(f"{line.rstrip()}\n" for line in text.strip("\n").splitlines())
            for text in (shown, done.stdout)
        )
        if done.returncode == 127 or "Traceback (most recent call last)" in got:
            wrong.append(f"$ {command}\ndid not run:\n{got}")
        # A page that shows no output promises none.
        elif want and not checker.check_output(want, got, FLAGS):
            difference = checker.output_difference(
                doctest.Example("", want), got, doctest.REPORT_NDIFF
            )
            wrong.append(f"$ {command}\n{difference}")
    return "\n".join(wrong)


def run_page(text: str, name: str, folder: Path) -> str:
    """Run all blocks of one page in order, sharing names and *folder*; return what went wrong."""
    namespace: dict[str, object] = {"__name__": "__main__"}
    wrong = []
    for block in blocks(text):
        if block.title is not None:
            (folder / block.title).write_text(block.text, "utf-8")
        elif block.language == "python":
            wrong.append(run_python(block, name, namespace))
        elif block.language == "console":
            wrong.append(run_console(block, folder))
    return "\n".join(filter(None, wrong))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a folder of its own with a copy of examples/, so that no page writes into the tree."""
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestPages:
    """design.md section 9: "doctests and every Markdown example run"."""

    @pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
    def test_every_example_holds(self, path, folder):
        wrong = run_page(path.read_text("utf-8"), str(path.relative_to(ROOT)), folder)

        assert not wrong, wrong

    def test_the_readme_shows_something_that_runs(self):
        found = [
            block
            for block in blocks(README.read_text("utf-8"))
            if block.language == "python"
            or (block.language == "console" and list(commands(block)))
        ]

        assert found


class TestTheCheckItself:
    """A check that runs nothing would pass too."""

    @pytest.mark.parametrize(
        "page",
        [
            "```python\n>>> 1 + 1\n3\n```\n",
            "~~~~ python\n>>> 1 + 1\n3\n~~~~\n",
            "1. First\n\n   ```python\n   >>> 1 + 1\n   3\n   ```\n",
            "```python\n>>> one\n1\n```\n\n```python\none = 1\n```\n",
            "```console\n$ secgov-that-is-not-there\n```\n",
        ],
    )
    def test_finds_what_is_wrong(self, page, tmp_path):
        assert run_page(page, "page.md", tmp_path)

    @pytest.mark.parametrize(
        "page",
        [
            "```python\none = 1\n```\n\nand then\n\n```python\n>>> one + one\n2\n```\n",
            "```python\n>>> print('a long answer')\na ... answer\n```\n",
            '```toml title="may.toml"\nid = 1\n```\n\n'
            "```python\n>>> from pathlib import Path\n"
            ">>> Path('may.toml').read_text()\n'id = 1\\n'\n```\n",
            "```console\n$ pip install secgov\nnever run\n```\n",
            "```text\n>>> not python\n```\n",
        ],
    )
    def test_lets_what_is_right_pass(self, page, folder):
        assert "" == run_page(page, "page.md", folder)

    def test_an_error_of_a_plain_block_names_the_line_of_the_page(self, tmp_path):
        with pytest.raises(ZeroDivisionError) as caught:
            run_page("# Title\n\n```python\n\n1 / 0\n```\n", "page.md", tmp_path)

        assert 5 == caught.traceback[-1].lineno + 1

    def test_a_block_that_is_never_closed_is_refused(self):
        with pytest.raises(ValueError, match="opens on line 2 is never closed"):
            list(blocks("text\n```python\n>>> 1\n"))

    def test_commands_are_told_from_their_output(self):
        text = "$ secgov rules \\\n  --format json\n{\n}\n$ pip list\nattrs\n$ secgov rule D7.8\n"

        assert [("secgov rules   --format json", "{\n}"), ("secgov rule D7.8", "")] == list(
            commands(Block("console", None, 1, text))
        )

    def test_output_is_compared(self, tmp_path, monkeypatch):
        """A stand-in named secgov shows it without any of the library."""
        script = tmp_path / "secgov"
        script.write_text("#!/bin/sh\necho one; echo; echo three\n")
        script.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
        page = "```console\n$ secgov count\n{}\n```\n"

        assert "" == run_page(page.format("one\n\nthree"), "page.md", tmp_path)
        assert "" == run_page(page.format("one\n...\nthree"), "page.md", tmp_path)
        assert "three" in run_page(page.format("one\n\ntwo"), "page.md", tmp_path)
