"""The commands `secgov next` and `secgov replay`."""

from __future__ import annotations

import json
from datetime import date

import pytest

from secgov.calendar.code_calendar import CodeCalendar
from secgov.cli.main import main
from secgov.model.histories import load_history, load_modifications
from secgov.model.loading import load_timetable
from secgov.planning.next_acts.next_question import next_in_history, next_in_timetable
from secgov.planning.replays.replay import replay
from tests.architecture.house import ROOT
from tests.lives import known

VECTORS = ROOT / "tests" / "vectors"
HISTORIES, MODIFICATIONS = VECTORS / "histories.csv", VECTORS / "modifications.csv"
DAY = date(2021, 1, 4)
AS_OF = ("--as-of", "2021-01-04")
CONTRADICTION = """id,act,date,status,body,outcome,part,until,note,source
MP900,report-consultation-issued,2020-09-14,actual,,,,,,
MP900,change-board,2020-09-23,actual,change-board,,,,,
MP900,report-consultation-closed,2020-10-05,actual,,,,,,
"""


def asked(capsys, *words):
    """Return the status and the JSON that the command prints."""
    status = main([*map(str, words), "--format", "json"])
    return status, capsys.readouterr().out


def aware():
    """Return what the command asks with: its calendar reaches three years ahead."""
    calendar = CodeCalendar.smart_energy_code(DAY, through=date(2024, 12, 31))
    return {**known(DAY), "calendar": calendar}


class TestReplay:
    """design.md section 8: `replay FILE.csv`."""

    def test_it_prints_what_the_library_answers(self, capsys):
        status, text = asked(capsys, "replay", HISTORIES, "--modifications", MODIFICATIONS, *AS_OF)
        answer = replay(load_history(HISTORIES), modifications=load_modifications(MODIFICATIONS),
                        **aware())

        assert (0, answer.to_json()) == (status, text)

    def test_a_contradiction_is_status_1(self, tmp_path, capsys):
        file = tmp_path / "history.csv"
        file.write_text(CONTRADICTION, "utf-8")
        status, text = asked(capsys, "replay", file, *AS_OF)

        assert 1 == status
        assert "D7.8(c)" == json.loads(text)["modifications"][0]["findings"][0]["register"]

    @pytest.mark.parametrize(("words", "complete"), [
        ([], 0), (["--complete"], 41), (["--complete", "MP112, DP127"], 2)])
    def test_records_can_be_declared_complete(self, words, complete, capsys):
        _, text = asked(capsys, "replay", HISTORIES, *AS_OF, *words)

        assert complete == sum(one["complete"] for one in json.loads(text)["modifications"])

    def test_a_record_that_is_not_there_cannot_be_complete(self, capsys):
        assert 2 == main(["replay", str(HISTORIES), "--complete", "MP901"])
        assert "MP901 is not in" in capsys.readouterr().err

    @pytest.mark.parametrize("mangle", [
        lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
    def test_a_byte_order_mark_and_windows_line_ends_change_nothing(self, mangle, tmp_path, capsys):
        file = tmp_path / "history.csv"
        file.write_bytes(mangle(HISTORIES.read_text("utf-8")).encode())
        plain = json.loads(asked(capsys, "replay", HISTORIES, *AS_OF)[1])["modifications"]

        assert plain == json.loads(asked(capsys, "replay", file, *AS_OF)[1])["modifications"]

    def test_unusable_rows_are_refused(self, tmp_path, capsys):
        file = tmp_path / "history.csv"
        file.write_text(CONTRADICTION.replace("change-board,2020", "changeboard,2020"), "utf-8")

        assert 2 == main(["replay", str(file)])
        assert 'did you mean "change-board"?' in capsys.readouterr().err

    def test_it_prints_text(self, capsys):
        assert 0 == main(["replay", str(HISTORIES), *AS_OF])
        assert capsys.readouterr().out.startswith("Replay of histories.csv with 41 modifications")


class TestNext:
    """design.md section 8: `next`."""

    def test_of_a_history(self, capsys):
        status, text = asked(capsys, "next", HISTORIES, "--modification", "DP112",
                             "--modifications", MODIFICATIONS, *AS_OF)
        answer = next_in_history(load_history(HISTORIES), "MP112",
                                 modifications=load_modifications(MODIFICATIONS), **aware())

        assert (0, answer.to_json()) == (status, text)

    def test_of_a_history_alone(self, capsys):
        text = asked(capsys, "next", HISTORIES, "--modification", "MP099", *AS_OF)[1]

        assert "unknown" == json.loads(text)["path"]

    def test_of_a_timetable(self, capsys):
        paper = ROOT / "examples" / "secp_66_1503_12.toml"
        status, text = asked(capsys, "next", paper, "--modification", "SECMP0062", *AS_OF)
        answer = next_in_timetable(load_timetable(paper), "SECMP0062", **aware())

        assert (0, answer.to_json()) == (status, text)

    def test_of_a_timetable_in_csv(self, tmp_path, capsys):
        file = tmp_path / "steps.csv"
        file.write_text("id,step,when,status,stage\nMP900,working-group,2020-12-02,done,refinement\n",
                        "utf-8")
        text = asked(capsys, "next", file, "--modification", "MP900", *AS_OF)[1]

        assert "refinement" == json.loads(text)["stage"]

    def test_the_modification_must_be_named(self, capsys):
        assert 2 == main(["next", str(HISTORIES)])
        assert "next needs --modification, which is missing" in capsys.readouterr().err

    def test_one_that_is_not_there_is_said(self, capsys):
        assert 2 == main(["next", str(HISTORIES), "--modification", "MP901"])
        assert f"MP901 is not in {HISTORIES}: " in capsys.readouterr().err
