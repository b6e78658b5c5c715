from __future__ import annotations

import json
import sys
from datetime import date, datetime
from types import ModuleType

import pytest

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.working_days import WorkingDayCalendar
from secgov.cli.main import main
from secgov.model.loading import load_timetable
from secgov.planning.checking.timetable_check import check
from secgov.planning.lookups.day_count import days_before
from secgov.planning.lookups.rule_answer import rule_answer, rule_list
from secgov.planning.lookups.year_calendar import year_calendar
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.plan import plan
from secgov.rules.loading import rulebook
from tests.architecture.house import ROOT

PAPER = str(ROOT / "examples" / "secp_66_1503_12.toml")
THEN = date(2019, 3, 8)
AS_OF = ("--as-of", "2019-03-08")
FAULTY = """
[[modification]]
id = "SECMP0062"
steps = [
  { step = "modification-report-to-panel", when = 2019-05-17 },
  { step = "report-consultation-issued", when = 2019-05-01 },
]
"""


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
        rules = rulebook(THEN)
        calendar = CodeCalendar.smart_energy_code(THEN)
        timetable = load_timetable(PAPER)
        given = {"as_of": THEN, "rules": rules, "calendar": calendar}
        england = WorkingDayCalendar.england_and_wales(as_of=THEN)
        answers = [
            (("check", PAPER), check(timetable, **given)),
            (("plan", PAPER), plan(timetable, **given)),
            (("outlook", PAPER, "--modification", "SECMP0053", "--release", "nov-2019"),
             outlook(timetable, "SECMP0053", "November 2019", **given)),
            (("outlook", PAPER, "--modification", "SECMP0053"),
             outlook(timetable, "SECMP0053", **given)),
            (("calendar", "2019"), year_calendar(2019, **given)),
            (("days", "10", "before", "2019-05-01"),
             days_before(date(2019, 5, 1), 10, as_of=THEN, calendar=england)),
            (("rule", "D7.8"), rule_answer("D7.8", as_of=THEN, rules=rules)),
            (("rules",), rule_list(as_of=THEN, rules=rules)),
        ]
        for words, answer in answers:
            status, out, err = ask(*words, *AS_OF, "--format", "json")

            assert (answer.exit_status, answer.to_json(), "") == (status, out, err), words

    @pytest.mark.parametrize("words", [
        ("check", PAPER), ("plan", PAPER), ("outlook", PAPER, "--modification", "SECMP0062"),
        ("calendar", "2019"), ("days", "10", "before", "2019-05-01"), ("rule", "X-REF-03"),
        ("rules", "--topic", "meetings")])
    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_each_answer_has_words(self, words, form, ask):
        status, out, err = ask(*words, *AS_OF, "--format", form)

        assert (True, "") == (status in (0, 1), err)
        assert out.endswith("\n")
        assert len(out) > 100

    def test_text_is_what_is_printed_when_nothing_else_is_asked(self, ask):
        assert ask("rules", *AS_OF) == ask("rules", *AS_OF, "--format", "text")

    def test_status_0_where_nothing_is_wrong_and_1_where_faults_are(self, ask, tmp_path):
        """The consultation of `FAULTY` begins before the Panel has the report (D7.8)."""
        file = tmp_path / "faulty.toml"
        file.write_text(FAULTY)

        assert 0 == ask("check", PAPER, *AS_OF)[0]
        assert 1 == ask("check", str(file), *AS_OF)[0]

    def test_without_a_day_today_is_asked(self, ask):
        before = datetime.now().astimezone().date()
        found = json.loads(ask("days", "1", "after", "2019-05-01", "--format", "json")[1])["as_of"]
        after = datetime.now().astimezone().date()

        assert found in (before.isoformat(), after.isoformat())

    def test_a_projected_year_is_reached(self, ask):
        status, out, _ = ask("calendar", "2035", *AS_OF, "--format", "json")

        assert (0, 2035) == (status, json.loads(out)["year"])

    def test_the_last_year_is_reached(self, ask):
        assert 0 == ask("calendar", "2050", "--as-of", "2050-06-01", "--format", "json")[0]


class TestDays:
    """Design, section 8: "`days 10 before 2019-05-01`, `days 15 after ...`, `days between A B`"."""

    @pytest.mark.parametrize(("words", "key", "expected"), [
        (("10", "before", "2019-05-01"), "date", "2019-04-15"),
        (("15", "after", "2020-03-17"), "date", "2020-04-07"),
        (("between", "2020-05-05", "2020-05-11"), "working_days", 3),
        (("between", "2020-05-05", "2020-05-11", "--counting", "include-both"), "working_days", 4),
        (("10", "before", "2019-05-01", "--counting", "clear-days"), "date", "2019-04-12"),
        (("0", "after", "2019-05-04", "--roll", "forward"), "date", "2019-05-07"),
        (("0", "before", "2019-05-04", "--roll", "backward"), "date", "2019-05-03"),
    ])
    def test_vectors(self, words, key, expected, ask):
        """Counted by hand from the gov.uk list of bank holidays."""
        status, out, _ = ask("days", *words, "--as-of", "2021-01-04", "--format", "json")

        assert (0, expected) == (status, json.loads(out)[key])

    @pytest.mark.parametrize(("words", "says"), [
        (("0", "before", "2019-05-04"), "by a roll: forward or backward"),
        (("-3", "before", "2019-05-01"), "-3 Working Days cannot be counted"),
        (("ten", "before", "2019-05-01"), '"ten" is no number'),
        (("99999999999", "after", "2019-05-01"), "more than any calendar has"),
        (("99999", "after", "2019-05-01"), "Ask for fewer days"),
        (("10", "befor", "2019-05-01"), 'did you mean "before"?'),
        (("betwen", "2019-05-01", "2019-05-02"), 'did you mean "between"?'),
        (("1", "after", "2019-02-30"), "2019-02-30 is no day that exists"),
        (("1", "after", "2019-05-01T10:00"), "is no day. Write year"),
        (("1", "after", "2012-12-31"), "lies outside the calendar"),
        (("1", "after", "2051-01-01"), "lies outside the calendar"),
        (("between", "2012-01-01", "2019-01-01"), "lies outside the calendar"),
    ])
    def test_what_has_no_answer_is_one_line_on_stderr(self, words, says, ask):
        status, out, err = ask("days", *words)

        assert (2, "", 1) == (status, out, err.count("\n"))
        assert says in err


class TestSettings:
    """Design, section 7: "**Settings**, TOML: `[adopt]` parameters, extra holidays, meetings,
    releases, each with `cites`"."""

    @pytest.fixture
    def settings(self, tmp_path):
        file = tmp_path / "settings.toml"
        file.write_text(
            '[adopt]\n"impact-assessment.timescale" = { value = 30, cites = "letter" }\n'
            '[[holiday]]\ndate = 2019-04-17\nname = "x"\nannounced = 2019-03-08\ncites = "gov.uk"\n'
            '[[meeting]]\nbody = "panel"\ndate = 2019-05-10\nregular = true\n'
            'known = 2019-03-08\ncites = "minutes"\n')
        return str(file)

    def test_adopted_numbers_reach_the_rules(self, ask, settings):
        out = ask("rule", "impact-assessment.timescale", *AS_OF, "--settings", settings,
                  "--format", "json")[1]
        rule, = json.loads(out)["rules"]

        assert (30, True, "letter", "fault") == (
            rule["parameter"]["value"], rule["parameter"]["adopted"], rule["cites"],
            rule["severity"])

    def test_holidays_reach_the_count(self, ask, settings):
        out = ask("days", "10", "before", "2019-05-01", *AS_OF, "--settings", settings,
                  "--format", "json")[1]

        assert "2019-04-12" == json.loads(out)["date"]

    def test_meetings_reach_the_calendar(self, ask, settings):
        out = ask("calendar", "2019", *AS_OF, "--settings", settings, "--format", "json")[1]
        may = [one for one in json.loads(out)["meetings"] if one["body"] == "panel"
               and one["date"].startswith("2019-05")]

        assert [("2019-05-10", "2019-05-02", "minutes")] == [
            (one["date"], one["papers_by"], one["cites"]) for one in may]

    def test_the_receipt_of_a_check_follows_them(self, ask, settings):
        plain = json.loads(ask("check", PAPER, *AS_OF, "--format", "json")[1])["receipt"]
        out = ask("check", PAPER, *AS_OF, "--format", "json", "--settings", settings)[1]
        other = json.loads(out)["receipt"]

        assert plain["rules"] != other["rules"]
        assert plain["calendar"] != other["calendar"]
        assert plain["input"] == other["input"]

    def test_settings_that_cannot_be_used_are_status_2(self, ask, tmp_path):
        status, out, err = ask("rules", "--settings", str(tmp_path / "none.toml"))

        assert (2, "", True) == (status, out, "no such file" in err)


class TestFilters:
    """Design, section 8: "`secgov rules`"."""

    def test_each_filter_narrows_the_list(self, ask):
        out = ask("rules", *AS_OF, "--format", "json", "--force", "practice", "--evidence",
                  "secondary", "--severity", "warning", "--topic", "meetings")[1]
        found = json.loads(out)

        assert {("PRACTICE", "secondary", "warning", "meetings")} == {
            (one["force"], one["evidence"], one["severity"], one["topic"])
            for one in found["rules"]}

    def test_an_unknown_topic_is_status_2(self, ask):
        status, out, err = ask("rules", "--topic", "meeting")

        assert (2, "", True) == (status, out, 'did you mean "meetings"?' in err)


class TestRefusals:
    """Design, section 8: "Exit status: 2 unusable input or words"."""

    @pytest.mark.parametrize("words", [
        ("check", "no-such.toml"), ("plan", "no-such.toml"), ("check", PAPER, "--as-of", "x"),
        ("outlook", PAPER, "--modification", "SECMP9999"),
        ("outlook", PAPER, "--modification", "SECMP0062", "--release", "Novmber 2019"),
        ("rule", "X-NONE-99"), ("what",), (),
    ])
    def test_the_report_is_on_stderr_and_nothing_on_stdout(self, words, ask):
        status, out, err = ask(*words)

        assert (2, "") == (status, out)
        assert err.startswith("secgov: ")

    def test_help_and_version_are_status_0(self, ask):
        assert 0 == ask("--help")[0]
        assert 0 == ask("--version")[0]

    def test_an_interruption_is_status_130(self, ask, monkeypatch):
        def interrupted(*given):
            raise KeyboardInterrupt

        monkeypatch.setattr("secgov.cli.main.answer_to", interrupted)

        assert (130, "", "") == ask("rules")

    def test_stderr_that_is_closed_changes_nothing(self, monkeypatch):
        class Closed:
            encoding = "utf-8"

            def write(self, text):
                raise OSError("closed")

        monkeypatch.setattr("sys.stderr", Closed())

        assert 2 == main(["what"])


class TestCompletion:
    """The extra `cli` of the package: "argcomplete"."""

    def test_it_is_offered_when_a_shell_asks(self, ask, monkeypatch):
        offered = []
        module = ModuleType("argcomplete")
        module.autocomplete = lambda parser: offered.append(parser.prog)
        monkeypatch.setitem(sys.modules, "argcomplete", module)
        monkeypatch.setenv("_ARGCOMPLETE", "1")
        ask("--version")

        assert ["secgov"] == offered

    def test_without_the_extra_nothing_happens(self, ask, monkeypatch):
        monkeypatch.setitem(sys.modules, "argcomplete", None)
        monkeypatch.setenv("_ARGCOMPLETE", "1")

        assert 0 == ask("--version")[0]


class TestReach:
    """A release is known by its name as far as holidays can be projected, whoever names it."""

    @pytest.mark.parametrize("words", [
        ("--release", "feb-2027"),
        ("--release", "November 2030"),
        ("--release", "November 2030", "--what-if", "without SECMP0053:working-group"),
        ("--release", "feb-2027", "--what-if", "release feb-2027 2027-02-18")])
    def test_one_years_ahead_can_be_asked_for(self, ask, words):
        """The calendar of a question of March 2019 else ends with 2022."""
        status, out, err = ask("outlook", PAPER, *AS_OF, "--modification", "SECMP0053", *words)

        assert (True, "") == (status in (0, 1), err)
        assert ("February 2027" if words[1] == "feb-2027" else words[1]) in out

    def test_with_another_name_that_is_not_known_the_release_is_not_reported(self, ask):
        status, _, err = ask("outlook", PAPER, *AS_OF, "--modification", "SECMP9999",
                             "--release", "feb-2027")

        assert 2 == status
        assert "SECMP9999" in err
        assert "2027" not in err
