from __future__ import annotations

import io
import json
import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.cli.main import main
from secgov.cli.output import CannotWrite, fitting, write_file, write_stream


class TestFitting:
    """What a terminal cannot show must neither be lost nor stop the answer."""

    @given(st.text(), st.sampled_from(["ascii", "cp1252", "utf-8"]))
    def test_any_text_can_be_printed_and_read_back_as_json(self, text, encoding):
        shown = fitting(text, encoding)
        quoted = fitting(json.dumps(text, ensure_ascii=False), encoding)

        assert isinstance(shown.encode(encoding), bytes)
        assert text == json.loads(quoted)

    def test_what_fits_stays_as_it_is(self):
        assert "café" == fitting("café", "utf-8")
        assert "\\u2026" == fitting("…", "ascii")

    def test_a_lone_surrogate_of_a_file_name_is_shown(self):
        assert "a\\udc80b" == fitting("a\udc80b", "utf-8")

    def test_a_stream_without_an_encoding_takes_everything(self):
        stream = io.StringIO()
        write_stream("…", stream)

        assert "…" == stream.getvalue()

    def test_a_narrow_stream_takes_everything(self):
        raw = io.BytesIO()
        stream = io.TextIOWrapper(raw, encoding="ascii")
        write_stream("5 × …", stream)

        assert b"5 \\u00d7 \\u2026" == raw.getvalue()


class TestFiles:
    """Design, section 8: "All take `-o`"."""

    def test_the_answer_goes_to_the_file_and_not_to_stdout(self, tmp_path, capsys):
        file = tmp_path / "rules.json"
        status = main(["rule", "D7.8", "--format", "json", "-o", str(file)])

        assert (0, ("", "")) == (status, tuple(capsys.readouterr()))
        assert "D7.8" == json.loads(file.read_text("utf-8"))["name"]
        assert ["rules.json"] == os.listdir(tmp_path)

    def test_a_file_is_replaced_and_keeps_its_permissions(self, tmp_path):
        file = tmp_path / "answer.txt"
        file.write_text("old and longer")
        file.chmod(0o640)
        write_file("new…", str(file), ())

        assert "new…" == file.read_text("utf-8")
        assert 0o640 == stat.S_IMODE(file.stat().st_mode)

    def test_a_link_stays_a_link(self, tmp_path):
        file, link = tmp_path / "answer.txt", tmp_path / "link.txt"
        file.write_text("old")
        link.symlink_to(file)
        write_file("new", str(link), ())

        assert (True, "new") == (link.is_symlink(), file.read_text())

    def test_a_device_is_written_and_not_replaced(self):
        write_file("gone", os.devnull, ())

        assert stat.S_ISCHR(os.stat(os.devnull).st_mode)

    @pytest.mark.parametrize("name", [".", "none/answer.txt", "a\0b"])
    def test_a_place_that_cannot_be_written_is_refused(self, name, tmp_path, capsys):
        status = main(["rules", "-o", os.path.join(str(tmp_path), name)])
        out, err = capsys.readouterr()

        assert (2, "") == (status, out)
        assert "with -o" in err
        assert [] == os.listdir(tmp_path)

    def test_what_refuses_it_is_said_with_the_path_as_it_was_given(self, tmp_path, monkeypatch):
        """And with no other name, that changes from run to run."""
        monkeypatch.chdir(tmp_path)

        with pytest.raises(CannotWrite) as refused:
            write_file("answer", "nowhere/x", [])

        assert ("nowhere/x cannot be written (No such file or directory). Name another file with "
                "-o." == str(refused.value))

    def test_what_is_read_is_never_overwritten(self, tmp_path, capsys):
        file = tmp_path / "settings.toml"
        file.write_text('[adopt]\n"similarity.window" = { cites = "a" }\n')
        text = file.read_text()

        assert 2 == main(["rules", "--settings", str(file), "-o", str(file)])
        assert "is also what is read" in capsys.readouterr().err
        assert text == file.read_text()

    def test_a_disk_that_fails_leaves_the_old_file_alone(self, tmp_path, monkeypatch):
        file = tmp_path / "answer.txt"
        file.write_text("old")

        def fails(part, target):
            raise OSError("disk full")

        monkeypatch.setattr("os.replace", fails)
        with pytest.raises(CannotWrite, match="disk full"):
            write_file("new", str(file), ("no-such-input",))

        assert ("old", ["answer.txt"]) == (file.read_text(), os.listdir(tmp_path))


class TestBrokenPipe:
    """A reader that has seen enough, such as `head`, is no fault."""

    class Closed(io.StringIO):
        """A stream whose reader has gone, with a real descriptor behind it."""

        def __init__(self, descriptor, *, on_write):
            super().__init__()
            self.descriptor, self.on_write = descriptor, on_write

        def fileno(self):
            return self.descriptor

        def write(self, text):
            if self.on_write:
                raise BrokenPipeError
            return len(text)

        def flush(self):
            raise BrokenPipeError

    @pytest.mark.parametrize("words", [["rules"], ["--version"]])
    @pytest.mark.parametrize("on_write", [True, False])
    def test_the_status_is_that_of_the_answer(self, words, on_write, monkeypatch, tmp_path):
        with (tmp_path / "sink").open("w") as sink:
            monkeypatch.setattr("sys.stdout", self.Closed(sink.fileno(), on_write=on_write))

            assert 0 == main(words)

    def test_a_stream_without_a_descriptor_is_left_alone(self, monkeypatch):
        stream = io.StringIO()
        stream.write = lambda text: (_ for _ in ()).throw(BrokenPipeError)
        monkeypatch.setattr("sys.stdout", stream)

        assert 0 == main(["rules"])
