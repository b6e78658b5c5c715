"""TOML with one complete report."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.errors import Problem, UnusableInput
from secgov.model.toml_reading import read_toml


def problems_of(text, read=dict):
    with pytest.raises(UnusableInput) as caught:
        read_toml("a.toml", text, read)
    return [(problem.place, problem.found) for problem in caught.value.problems]


class TestDaysThatDoNotExist:
    """Issue: "dates that do not exist ...: one clear report with every error, its place"."""

    def test_each_is_named_with_its_line_and_column(self):
        text = "a = 2019-02-30\nb = [2019-13-01,\n  2019-04-31]\nc = 2019-06-31T10:00:00Z\n"

        assert [
            ("line 1, column 5", "2019-02-30 is no day that exists"),
            ("line 2, column 6", "2019-13-01 is no day that exists"),
            ("line 3, column 3", "2019-04-31 is no day that exists"),
            ("line 4, column 5", "2019-06-31 is no day that exists"),
        ] == problems_of(text)

    @pytest.mark.parametrize("written", [
        "# 2019-02-30", 'x = "2019-02-30"', "x = '2019-02-30'", 'x = """\n2019-02-30\n"""',
        "x = '''\n2019-02-30'''", "2019-02-30 = 1", "2019-02-30.x = 1", "x = 2019-02-28",
        "x = 2019-02-28T10:00:00"])
    def test_what_is_text_a_comment_a_key_or_a_day_is_none_of_them(self, written):
        """Positions counted by hand: the wrong day is alone on the last line."""
        text = f"{written}\nwrong = 2019-04-31"

        assert [(f"line {len(text.splitlines())}, column 9", "2019-04-31 is no day that exists")
                ] == problems_of(text)

    def test_what_else_is_wrong_with_the_content_is_said_with_them(self):
        def refuse(data):
            raise UnusableInput("data", [Problem("b", f"{data['b']}", "1", "write 1")])

        assert [("line 1, column 5", "2019-02-30 is no day that exists"), ("b", "2")
                ] == problems_of("a = 2019-02-30\nb = 2", refuse)

    def test_what_else_is_wrong_with_the_form_is_said_with_them(self):
        assert [("line 1, column 5", "2019-02-30 is no day that exists"),
                ("line 2, column 5", 'Invalid value, in "b = two"')
                ] == problems_of("a = 2019-02-30\nb = two")

    @given(st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)) | st.sampled_from(
        ["2019-02-29", "2019-00-10", "2019-11-31", "0000-01-01"]), min_size=1))
    def test_as_many_are_found_as_were_written(self, days):
        text = "".join(f"k{n} = {day}\n" for n, day in enumerate(days))
        wrong = [n for n, day in enumerate(days, 1) if isinstance(day, str)]

        if wrong:
            assert [f"line {n}, column {6 + (n > 10)}" for n in wrong] == [
                place for place, _ in problems_of(text)]
        else:
            assert days == list(read_toml("a.toml", text, dict).values())
