"""The commands `secgov progress` and `secgov due`."""

from __future__ import annotations

import json
from datetime import date

import pytest

from secgov.calendar.code_calendar import CodeCalendar
from secgov.cli.main import main
from secgov.model.histories import load_history
from secgov.model.loading import load_timetable
from secgov.planning.promises.due import due
from secgov.planning.promises.progress import progress
from secgov.rules.loading import rulebook
from tests.architecture.house import ROOT

PAPER = ROOT / "examples" / "secp_66_1503_12.toml"
MINUTES = ROOT / "examples" / "csc_12_2502.toml"
HISTORIES = ROOT / "tests" / "vectors" / "histories.csv"
STEPS = "id,step,when,status\nMP900,working-group,2019-04-03,planned\n"
ACTS = "id,act,date,status\nMP900,working-group,2019-04-05,actual\n"


def asked(capsys, *words):
    """Return the status and the JSON that the command prints."""
    status = main([*map(str, words), "--format", "json"])
    return status, capsys.readouterr().out


def refused(capsys, *words):
    """Return what is said on stderr of words or input that cannot be used."""
    assert 2 == main(list(map(str, words)))
    out, said = capsys.readouterr()

    assert "" == out
    assert "Traceback" not in said
    return said


def known(as_of: date):
    """Return what the commands ask with: a calendar that reaches three years ahead."""
    return {"as_of": as_of, "rules": rulebook(as_of), "calendar": CodeCalendar.smart_energy_code(
        as_of, through=date(as_of.year + 3, 12, 31))}


class TestProgress:
    """Issue "The planner", 4: `secgov progress march.toml --history acts.csv --as-of D`."""

    AS_OF = ("--as-of", "2019-12-31")

    def test_it_prints_what_the_library_answers(self, capsys):
        status, text = asked(capsys, "progress", PAPER, "--history", HISTORIES, *self.AS_OF)
        answer = progress(load_timetable(PAPER), load_history(HISTORIES),
                          **known(date(2019, 12, 31)))

        assert (0, answer.to_json()) == (status, text)

    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_other_forms(self, form, capsys):
        assert 0 == main(["progress", str(PAPER), "--history", str(HISTORIES), *self.AS_OF,
                          "--format", form])
        assert "65 promises: 1 kept, 3 late" in capsys.readouterr().out

    def test_a_plan_without_a_paper_is_made_on_a_day_that_is_given(self, tmp_path, capsys):
        (tmp_path / "plan.csv").write_text(STEPS)
        (tmp_path / "acts.csv").write_text(ACTS)
        words = ("progress", tmp_path / "plan.csv", "--history", tmp_path / "acts.csv",
                 *self.AS_OF)
        _, text = asked(capsys, *words, "--made", "2019-03-08")
        (one,) = json.loads(text)["modifications"][0]["promises"]

        assert ("late", {"least": 2, "most": 2}) == (one["word"], one["late_by"])
        assert "write dated" in refused(capsys, *words)

    @pytest.mark.parametrize(("words", "says"), [
        (("progress", PAPER), "--history"),
        (("progress", PAPER, "--history", PAPER), 'the suffix ".toml"'),
        (("progress", HISTORIES, "--history", HISTORIES), "cannot be used"),
        (("progress", PAPER, "--history", "nowhere.csv"), "nowhere.csv"),
        (("progress", PAPER, "--history", HISTORIES, "--made", "soon"), '"soon" is no day'),
        (("progress", PAPER, "--history", HISTORIES, "--complete"), "--complete"),
    ])
    def test_bad_input_is_one_report(self, words, says, capsys):
        assert says in refused(capsys, *words)

    def test_every_wrong_row_of_a_history_is_in_it(self, tmp_path, capsys):
        (tmp_path / "acts.csv").write_text(
            "id,act,date,status\nMP900,working-grup,2019-04-05,actual\n"
            "SECMPO0055,panel,2019-02-30,done\n")
        said = refused(capsys, "progress", PAPER, "--history", tmp_path / "acts.csv")

        assert "4 problems" in said
        assert 'did you mean "working-group"?' in said


class TestDue:
    """Issue "The planner", 5: `secgov due FILE --from D --days 20 [--who] [--modification]`."""

    AS_OF = ("--as-of", "2019-03-08")

    def test_it_prints_what_the_library_answers(self, capsys):
        status, text = asked(capsys, "due", PAPER, *self.AS_OF)

        assert (0, due(load_timetable(PAPER), **known(date(2019, 3, 8))).to_json()) == (
            status, text)

    def test_all_its_words(self, capsys):
        _, text = asked(capsys, "due", PAPER, *self.AS_OF, "--from", "2019-03-20", "--days", "5",
                        "--who", "party", "--modification", "SECMP066")
        answer = due(load_timetable(PAPER), **known(date(2019, 3, 8)), start=date(2019, 3, 20),
                     days=5, who="party", modification="SECMP0066")

        assert answer.to_json() == text
        assert ("2019-03-20", "2019-03-27", "parties", "SECMP0066") == tuple(
            json.loads(text)[name] for name in ("from", "through", "who", "modification"))

    @pytest.mark.parametrize("file", [PAPER, MINUTES])
    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_other_forms(self, file, form, capsys):
        assert 0 == main(["due", str(file), "--as-of", "2020-02-25", "--format", form])
        assert "Without a day" in capsys.readouterr().out

    @pytest.mark.parametrize(("words", "says"), [
        (("--days", "-1"), "-1 Working Days cannot be counted. Write a number of 0 or more."),
        (("--days", "many"), '"many" is no number of Working Days'),
        (("--days", "99999"), "Ask for fewer days"),
        (("--from", "2019-02-30"), "no day that exists"),
        (("--who", "csc"), 'did you mean "change-sub-committee"'),
        (("--modification", "SECMP999"), f"is not in {PAPER}: "),
        (("--modification", "SECMPO062"), "did you mean"),
        (("--whom", "dcc"), 'did you mean "--who"'),
    ])
    def test_bad_words_are_one_report(self, words, says, capsys):
        assert says in refused(capsys, "due", PAPER, *self.AS_OF, *words)

    def test_bad_input_is_one_report(self, tmp_path, capsys):
        (tmp_path / "plan.toml").write_text(
            '[[modification]]\nid = "MP900"\ntarget_release = "November 1999"\n'
            '[[modification]]\nid = "MP901"\ntarget_release = "November 1998"\n')
        said = refused(capsys, "due", tmp_path / "plan.toml", *self.AS_OF)

        assert "2 problems" in said
