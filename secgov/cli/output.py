"""Where an answer goes: a stream that may not know every letter, or a file."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from typing import TextIO

from secgov.errors import SecgovError

__all__ = ["CannotWrite", "fitting", "write_file", "write_stream"]


class CannotWrite(SecgovError, OSError):
    """The answer cannot be written to where it should go."""


def fitting(text: str, encoding: str) -> str:
    r"""
    Return *text* with each letter that *encoding* lacks as the escape that JSON has for it.

    >>> print(fitting("café", "ascii"))
    caf\u00e9
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(one if _fits(one, encoding) else json.dumps(one)[1:-1] for one in text)
    return text


def _fits(letter: str, encoding: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def write_stream(text: str, stream: TextIO | None) -> None:
    """
    Write *text* to *stream* at once, whatever its encoding.

    Raises:
        CannotWrite: *stream* is None, as Python has it where the process began with it closed.
        BrokenPipeError: Nobody reads it any more.
    """
    if stream is None:
        raise CannotWrite("stdout is closed, so there is nowhere to write. Open it, or name a "
                          "file with -o.")
    stream.write(fitting(text, getattr(stream, "encoding", None) or "utf-8"))
    stream.flush()


def write_file(text: str, path: str, inputs: Iterable[str]) -> None:
    """
    Write *text* to the file at *path* in UTF-8, whole or not at all.

    Raises:
        CannotWrite: *path* is a folder, one of the *inputs*, or cannot be written.
    """
    try:
        target = os.path.realpath(path)
        if os.path.isdir(target) or not os.path.basename(path):
            raise CannotWrite(f"{path} is a folder. Name a file in it with -o.")
        if any(os.path.exists(one) and os.path.exists(target) and os.path.samefile(one, target)
               for one in inputs):
            raise CannotWrite(f"{path} is also what is read. Name another file with -o.")
        content = fitting(text, "utf-8").encode()
        if os.path.exists(target) and not os.path.isfile(target):
            # A device or a pipe: there is nothing to replace.
            _write(target, content)
            return
        _replace(target, content)
    except (OSError, ValueError) as error:
        if isinstance(error, CannotWrite):
            raise
        # Only the reason: the path in the error is that of the part that was to replace it.
        why = getattr(error, "strerror", None) or error
        raise CannotWrite(f"{fitting(path, 'utf-8')} cannot be written ({why}). Name another "
                          "file with -o.") from None


def _replace(target: str, content: bytes) -> None:
    """Put *content* in place of the file *target*, which stays as it is until all is written."""
    part = f"{target}.{os.getpid()}.part"
    try:
        if os.path.exists(target):
            # Opened for writing and left alone: one that may not be written is not replaced.
            with open(target, "ab"):
                pass
        _write(part, content)
        if os.path.exists(target):
            shutil.copymode(target, part)
        os.replace(part, target)
    except OSError:
        if os.path.exists(part):
            os.remove(part)
        raise


def _write(path: str, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)
