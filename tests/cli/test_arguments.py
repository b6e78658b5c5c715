from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.cli.arguments import read_words
from secgov.cli.word_readers import WrongWords, count_of, day_of
from secgov.version import VERSION


def refusal(*words):
    with pytest.raises(WrongWords) as caught:
        read_words(words)
    return str(caught.value)


class TestWords:
    """Design, section 8: "All take `--as-of`, `--settings`, `--format text|json|markdown`,
    `-o`"."""

    @pytest.mark.parametrize("words", [
        ("check", "a.toml", "--as-of", "2019-03-08", "--format", "json"),
        ("--as-of", "2019-03-08", "check", "--format", "json", "a.toml"),
        ("--format", "json", "--as-of=2019-03-08", "check", "a.toml"),
    ])
    def test_options_stand_before_or_after_the_words(self, words):
        found = read_words(words)

        assert ("check", "a.toml", date(2019, 3, 8), "json") == (
            found.command, found.file, found.as_of, found.format)

    def test_options_stand_between_the_words_too(self):
        found = read_words(
            ("days", "10", "--counting", "notice", "before", "-o", "x", "2019-05-01"))

        assert ("10", "before", "2019-05-01", "notice", "x") == (
            found.first, found.second, found.third, found.counting, found.output)

    def test_the_option_after_the_command_holds(self):
        found = read_words(("--format", "text", "rules", "--format", "markdown"))

        assert "markdown" == found.format

    @pytest.mark.parametrize("command", [
        ("check", "f"), ("plan", "f"), ("outlook", "f", "--modification", "SECMP0062"),
        ("calendar", "2019"), ("days", "1", "after", "2019-05-01"), ("rule", "D7.8"), ("rules",)])
    def test_all_seven_commands_take_the_common_options(self, command):
        found = read_words((*command, "--settings", "s.toml", "--output", "x"))

        assert ("s.toml", "x", False) == (found.settings, found.output, "as_of" in found)

    @pytest.mark.parametrize(("words", "says"), [
        (("chek", "f"), 'argument COMMAND: "chek" is not known: did you mean "check"?'),
        (("no-such-question",), '"no-such-question" is not known: use one of: check, plan'),
        ((), "the following arguments are required: COMMAND"),
        (("check",), "the following arguments are required: FILE"),
        (("days", "between", "2019-05-01"), "required: DAY. Add what is missing, as in: secgov "
         "days 10 before 2019-05-01"),
        (("check", "f", "--as-off", "x"), 'does not take "--as-off": did you mean "--as-of"?'),
        (("check", "f", "--sett=x"), 'check does not take "--sett": did you mean "--settings"?'),
        (("check", "f", "g"), 'check does not take "g": leave it out'),
        (("check", "f", "--format", "jsn"), '--format: "jsn" is not known: did you mean "json"?'),
        (("outlook", "f"), "outlook needs --modification, which is missing"),
        (("calendar", "19"), 'argument YEAR: "19" is no year with a calendar'),
        (("calendar", "2051"), '"2051" is no year with a calendar. Write one from 2013 to 2050'),
        (("rules", "--force", "lw"), '"LW" is not known: did you mean "LAW"?'),
        (("rules", "--as-of", "2012-12-31"), "2012-12-31 lies outside 2013-01-01 to 2050-12-31"),
        (("rules", "--as-of", "2051-01-01"), "2051-01-01 lies outside"),
        (("rules", "--as-of", "2019-02-30"), "2019-02-30 is no day that exists"),
        (("rules", "--as-of", "8 March"), '"8 March" is no day. Write year, month and day'),
        (("rules", "--as-of"), "argument --as-of: expected one argument"),
        (("x" * 1000,), f'"{"x" * 40}..." is not known'),
    ])
    def test_a_wrong_word_is_named_with_the_way_out(self, words, says):
        assert says in refusal(*words)

    def test_a_refusal_points_to_the_help_of_the_command(self):
        assert "`secgov check --help`" in refusal("check")
        assert "`secgov --help`" in refusal()

    def test_filters_are_read_in_either_case(self):
        found = read_words(("rules", "--force", "law", "--severity", "FAULT"))

        assert ("LAW", "fault") == (found.force, found.severity)

    @pytest.mark.parametrize("words", [
        ("--help",), ("check", "--help"), ("days", "-h"), ("rules", "--help")])
    def test_help_begins_with_the_usage(self, words, capsys):
        with pytest.raises(SystemExit) as left:
            read_words(words)

        assert 0 == left.value.code
        assert capsys.readouterr().out.startswith("usage: secgov")

    def test_the_version_is_told(self, capsys):
        with pytest.raises(SystemExit):
            read_words(("--version",))

        assert f"secgov {VERSION}\n" == capsys.readouterr().out


class TestDays:
    """Design, section 8: "dates are ISO days"."""

    @given(st.dates())
    def test_each_day_is_read_as_it_is_written(self, day):
        assert day == day_of(day.isoformat())

    @pytest.mark.parametrize("text", [
        "2019-05-01T10:00", "20190501", "2019-W18-3", "1 May 2019", "", "२०१९-०५-०१", "2019-5-1"])
    def test_another_form_is_refused(self, text):
        with pytest.raises(WrongWords, match=r"is no day\. Write year, month and day"):
            day_of(text)

    @pytest.mark.parametrize("text", ["2019-02-29", "2019-13-01", "0000-01-01"])
    def test_a_day_that_does_not_exist_is_refused(self, text):
        with pytest.raises(WrongWords, match=f"{text} is no day that exists"):
            day_of(text)


class TestCounts:
    """Design, section 8: "exit status 2 unusable input or words"."""

    @pytest.mark.parametrize(("text", "expected"), [("0", 0), ("10", 10), ("007", 7)])
    def test_digits_are_read(self, text, expected):
        assert expected == count_of(text)

    @pytest.mark.parametrize(("text", "says"), [
        ("-3", "-3 Working Days cannot be counted"),
        ("ten", '"ten" is no number of Working Days'),
        ("1.5", '"1.5" is no number'),
        ("३", "is no number"),
        ("", '"" is no number'),
        ("9" * 5000, "99... Working Days are more than any calendar has"),
    ])
    def test_anything_else_is_refused(self, text, says):
        with pytest.raises(WrongWords) as caught:
            count_of(text)

        assert says in str(caught.value)
        assert len(str(caught.value)) < 200
