"""
Reading a file whole, or saying at once why it cannot be: missing, a folder, too large, not UTF-8.

The size is asked before anything is read, and only regular files are opened, so that neither a
huge file nor a pipe can make a reader wait.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from secgov.errors import Problem, UnusableInput

__all__ = ["LARGEST_FILE", "read_bytes", "read_text"]

LARGEST_FILE: Final = 5_000_000
# The marks of UTF-32 come first: one of them begins as that of UTF-16 does.
_MARKS: Final = ((b"\xff\xfe\0\0", "UTF-32"), (b"\0\0\xfe\xff", "UTF-32"),
                 (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def read_bytes(path: str | os.PathLike[str], expected: str = "a timetable") -> bytes:
    """
    Return the bytes of the file at *path*: not empty, and at most `LARGEST_FILE` of them.

    *expected* says in a report what the file should hold.

    Raises:
        UnusableInput: There is no such regular file, or it is empty, too large or not readable.
    """
    file = Path(path)
    try:
        if os.path.isdir(file):
            raise _unusable(path, "a folder", "a file", "name the file inside it")
        if not os.path.exists(file):
            raise _unusable(path, "no such file", "a file", "correct the name or the folder")
        if not os.path.isfile(file):
            raise _unusable(path, "no regular file", "a file on disk", "save it to a file first")
        size = file.stat().st_size
        if size > LARGEST_FILE:
            raise _unusable(path, f"{size:,} bytes", f"at most {LARGEST_FILE:,} bytes",
                            f"check that it is {expected}, or split it")
        content = file.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, UnusableInput):
            raise
        raise _unusable(path, f"it cannot be read ({error})", "a file that can be read",
                        "correct the name, or its permissions") from None
    if not content:
        raise _unusable(path, "an empty file", expected, "write or export it again")
    return content


def read_text(
    path: str | os.PathLike[str], content: bytes, expected: str = "a timetable"
) -> str:
    """
    Return the text that *content* writes in UTF-8, a byte order mark taken off.

    Raises:
        UnusableInput: It is no UTF-8, or has NUL bytes; the report says which byte.
    """
    found = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    if found:
        raise _unusable(path, found, "text in UTF-8", "save the file as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unusable(path, _at(content, error.start), "text in UTF-8",
                        "save the file as UTF-8") from None
    if "\0" in text:
        raise _unusable(path, _at(content, content.index(0)), "text without NUL bytes",
                        "save the file as plain text in UTF-8")
    if not text.strip():
        raise _unusable(path, "nothing but space", expected, "write or export it again")
    return text


def _at(content: bytes, position: int) -> str:
    """Return which byte stands at *position*, counted from 0, and on which line."""
    line = content.count(b"\n", 0, position) + 1
    return f"byte 0x{content[position]:02x} at position {position}, line {line}"


def _unusable(path: str | os.PathLike[str], found: str, expected: str, mend: str) -> UnusableInput:
    return UnusableInput(os.fspath(path), [Problem("the file", found, expected, mend)])
