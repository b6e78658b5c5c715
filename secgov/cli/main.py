"""The command `secgov`: reads the words, the clock and the files, and writes one answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from secgov.cli.arguments import parser, read_words
from secgov.cli.commands import answer_to
from secgov.cli.output import write_file, write_stream
from secgov.cli.refusals import refused
from secgov.cli.word_readers import WrongWords
from secgov.errors import SecgovError

if TYPE_CHECKING:
    from secgov.reports.documents import Answer

__all__ = ["main", "run"]

UNUSABLE = 2
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """
    Answer what *argv* asks (the words of the process if None) and return the exit status.

    0 nothing is wrong; 1 faults were found, or the release is missed; 2 the input or the words
    cannot be used, said on stderr with nothing on stdout; 130 interrupted.
    """
    _complete()
    try:
        status = _answer(argv)
    except SystemExit as left:
        # Only --help and --version leave so, after they have written.
        status = int(left.code or 0)
    except BrokenPipeError:
        return _nobody_reads(0)
    except (SecgovError, OSError) as error:
        status = _say(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def run() -> None:
    """Run the command as a process; this is the console script."""
    sys.exit(main())


def _answer(argv: Sequence[str] | None) -> int:
    try:
        words = read_words(argv)
    except WrongWords as wrong:
        raise _with_files(wrong) from None
    # The one place of the library that reads the clock: the day where the user is.
    as_of = words.as_of if "as_of" in words else datetime.now().astimezone().date()
    answer = answer_to(words, as_of)
    text = _text(answer, getattr(words, "format", "text"))
    if "output" in words:
        inputs = (getattr(words, name) for name in (
            "file", "later", "history", "modifications", "settings") if name in words)
        write_file(text, words.output, inputs)
        return answer.exit_status
    try:
        write_stream(text, sys.stdout)
    except BrokenPipeError:
        return _nobody_reads(answer.exit_status)
    return answer.exit_status


def _with_files(wrong: WrongWords) -> WrongWords:
    """Return what is wrong with the words, and with the files that they name."""
    reports = refused(wrong.words) if wrong.words is not None else ()
    return WrongWords("\n".join(map(str, (wrong, *reports))))


def _text(answer: Answer, form: str) -> str:
    """Return *answer* in the form that was asked for."""
    if form == "json":
        return answer.to_json()
    if form == "markdown":
        from secgov.reports.markdown import as_markdown

        return as_markdown(answer)
    from secgov.reports.text import as_text

    return as_text(answer)


def _say(error: Exception) -> int:
    """Say on stderr what is wrong, and return the status for it."""
    with suppress(OSError):
        write_stream(f"secgov: {error}\n", sys.stderr)
    return UNUSABLE


def _nobody_reads(status: int) -> int:
    """Return *status* after stdout was closed by its reader, so that the end says nothing."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _complete() -> None:
    """Offer completions to the shell that asks for them, if argcomplete is installed."""
    if "_ARGCOMPLETE" in os.environ:
        with suppress(ImportError):
            import argcomplete

            argcomplete.autocomplete(parser())
