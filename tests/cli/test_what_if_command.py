from __future__ import annotations

import json
from datetime import date

import pytest

from secgov.cli.main import main
from secgov.model.loading import load_timetable
from secgov.planning.changes.since import outlook_since
from secgov.planning.changes.what_if import check_if, outlook_if, plan_if
from secgov.planning.outlooks.supposed import suppose
from tests.architecture.house import ROOT
from tests.timetables import calendar_on, rules_on

PAPER = str(ROOT / "examples" / "secp_66_1503_12.toml")
THEN = date(2019, 3, 8)
AS_OF = ("--as-of", "2019-03-08")
WORDS = ("step SECMP0062:impact-assessment-returned 2019-05-03",
         "parameter impact-assessment.timescale 20", "holiday 2019-05-20")
WHAT_IF = tuple(word for words in WORDS for word in ("--what-if", words))
SECMP0062 = ("--modification", "SECMP0062", "--release", "nov-2019")


@pytest.fixture
def ask(capsys):
    """Return how to run a command in this process: status, stdout and stderr."""

    def run(*words):
        status = main(words)
        return status, *capsys.readouterr()

    return run


class TestAnswers:
    """Design, section 8: "frozen answers whose `.to_json()` equals the command's byte for
    byte"."""

    def test_each_command_prints_the_answer_of_the_library(self, ask):
        given = {"as_of": THEN, "rules": rules_on(THEN), "calendar": calendar_on(THEN)}
        paper = load_timetable(PAPER)
        supposed = suppose(paper, *WORDS)
        answers = [
            (("outlook", PAPER, *SECMP0062, *WHAT_IF),
             outlook_if(supposed, "SECMP0062", "November 2019", **given)),
            (("outlook", PAPER, *SECMP0062[:2], *WHAT_IF),
             outlook_if(supposed, "SECMP0062", **given)),
            (("plan", PAPER, *WHAT_IF), plan_if(supposed, **given)),
            (("check", PAPER, *WHAT_IF), check_if(supposed, **given)),
            (("outlook", PAPER, *SECMP0062, "--since", "2019-02-01"),
             outlook_since(paper, "SECMP0062", "November 2019", since=date(2019, 2, 1), **given)),
            (("outlook", PAPER, *SECMP0062[:2], "--since", "2019-02-01"),
             outlook_since(paper, "SECMP0062", since=date(2019, 2, 1), **given)),
        ]
        for words, answer in answers:
            status, out, err = ask(*words, *AS_OF, "--format", "json")

            assert (answer.exit_status, answer.to_json(), "") == (status, out, err), words

    @pytest.mark.parametrize("form", ["text", "markdown"])
    @pytest.mark.parametrize("words", [
        ("check", PAPER, *WHAT_IF), ("plan", PAPER, *WHAT_IF),
        ("outlook", PAPER, *SECMP0062, *WHAT_IF),
        ("outlook", PAPER, *SECMP0062, "--since", "2019-02-01")])
    def test_each_answer_has_words(self, words, form, ask):
        status, out, err = ask(*words, *AS_OF, "--format", form)

        assert (status in (0, 1), "") == (True, err)
        assert "supposes something" in out or "What changed since" in out

    def test_a_repair_is_seen_by_asking_with_its_own_words(self, ask):
        """What an outlook offers can be asked as it stands, and gives what it says."""
        _, out, _ = ask("outlook", PAPER, *SECMP0062, *AS_OF, "--format", "json")
        for repair in json.loads(out)["repairs"]:
            words = [word for change in repair["changes"] for text in change["what_if"]
                     for word in ("--what-if", text)]
            _, then, _ = ask("outlook", PAPER, *SECMP0062, *words, *AS_OF, "--format", "json")

            assert ("on-track", repair["float_working_days"]) == (
                json.loads(then)["verdict"], json.loads(then)["float_working_days"])


class TestRefusals:
    """Design, section 7: "one report with every error ... exit 2"."""

    @pytest.mark.parametrize("command", [
        ("check", PAPER), ("plan", PAPER), ("outlook", PAPER, *SECMP0062)])
    def test_words_that_are_not_understood_are_all_listed(self, command, ask):
        status, out, err = ask(*command, *AS_OF, "--what-if", "stp x", "--what-if",
                               "parameter impact-assessment.usual-time 20", "--what-if",
                               "step SECMP0099:change-board 2019-05-22")

        assert (2, "") == (status, out)
        assert "what is supposed cannot be used: 3 problems." in err
        assert 'did you mean "impact-assessment.timescale"?' in err
        assert "Traceback" not in err

    def test_a_supposition_and_an_earlier_day_are_two_questions(self, ask):
        status, out, err = ask("outlook", PAPER, *SECMP0062, *AS_OF, *WHAT_IF, "--since",
                               "2019-02-01")

        assert (2, "") == (status, out)
        assert "--what-if and --since ask two different things" in err

    @pytest.mark.parametrize(("since", "says"), [
        ("2019-03-08", "is not before 2019-03-08"), ("yesterday", '"yesterday" is no day'),
        ("1999-01-01", "lies outside")])
    def test_an_earlier_day_must_be_one(self, since, says, ask):
        status, out, err = ask("outlook", PAPER, *SECMP0062, *AS_OF, "--since", since)

        assert (2, "") == (status, out)
        assert says in err

    def test_a_release_must_be_meant(self, ask):
        status, _, err = ask("outlook", PAPER, "--modification", "SECMP0010", *AS_OF, "--since",
                             "2019-02-01")

        assert 2 == status
        assert "say which release" in err
