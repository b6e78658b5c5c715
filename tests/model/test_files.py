from __future__ import annotations

import os

import pytest

from secgov.errors import UnusableInput
from secgov.model.files import LARGEST_FILE, read_bytes, read_text


def refusal(path, content=None):
    with pytest.raises(UnusableInput) as refused:
        read_text(path, content) if content is not None else read_bytes(path)
    (problem,) = refused.value.problems
    assert all((problem.place, problem.found, problem.expected, problem.mend))
    return problem.found


class TestReadBytes:
    """Contract: "one clear report, never a traceback, never a hang"."""

    def test_a_file_is_read_whole(self, tmp_path):
        (tmp_path / "a").write_bytes(b"\xff1")

        assert b"\xff1" == read_bytes(tmp_path / "a") == read_bytes(str(tmp_path / "a"))

    def test_a_folder_is_refused(self, tmp_path):
        assert "a folder" == refusal(tmp_path)

    def test_a_missing_file_is_refused(self, tmp_path):
        assert "no such file" == refusal(tmp_path / "a")

    def test_an_empty_file_is_refused(self, tmp_path):
        (tmp_path / "a").touch()

        assert "an empty file" == refusal(tmp_path / "a")

    def test_fifty_megabytes_are_refused_unread(self, tmp_path):
        with (tmp_path / "a").open("wb") as file:
            file.truncate(50_000_000)

        assert "50,000,000 bytes" == refusal(tmp_path / "a")

    def test_the_largest_file_is_read(self, tmp_path):
        (tmp_path / "a").write_bytes(b"x" * LARGEST_FILE)

        assert LARGEST_FILE == len(read_bytes(tmp_path / "a"))

    def test_a_pipe_is_refused_and_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "a")

        assert "no regular file" == refusal(tmp_path / "a")

    def test_what_the_system_refuses_is_reported(self, tmp_path, monkeypatch):
        def refuse(path):
            raise PermissionError(13, "Permission denied")

        (tmp_path / "a").write_text("x")
        monkeypatch.setattr("pathlib.Path.read_bytes", refuse)

        assert "Permission denied" in refusal(tmp_path / "a")

    def test_a_name_that_no_file_can_have_is_reported(self):
        assert refusal("a\0b")


class TestReadText:
    """Contract: "wrong encodings" are one clear report that says which byte."""

    @pytest.mark.parametrize("content", [b"caf\xc3\xa9", b"\xef\xbb\xbfcaf\xc3\xa9"])
    def test_utf_8_is_read_with_and_without_a_mark(self, content):
        assert "café" == read_text("a", content)

    @pytest.mark.parametrize(("content", "found"), [
        (b"a\nb\xe9", "byte 0xe9 at position 3, line 2"),
        (b"\xff\xfea\0", "UTF-16"),
        (b"\xfe\xff\0a", "UTF-16"),
        (b"a\0", "byte 0x00 at position 1, line 1"),
        (b"\xef\xbb\xbfa\0", "byte 0x00 at position 4, line 1"),
        (b" \n", "nothing but space"),
    ])
    def test_anything_else_is_refused(self, content, found):
        assert found == refusal("a", content)
