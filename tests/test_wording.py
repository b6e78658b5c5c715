from __future__ import annotations

from datetime import date, datetime

import pytest

from secgov.wording import described, quoted


class TestDescribed:
    """Contract, "Unusable input gives one report with every error: ... the value": on one line,
    whatever it is."""

    @pytest.mark.parametrize(("value", "words"), [
        (None, "nothing"), (True, "true"), (False, "false"), ("  ", "an empty text"),
        ("x", '"x"'), (3, "3"), (10**40, "a number of over 30 digits"), (1.5, "1.5"),
        (date(2019, 3, 8), "2019-03-08"), (datetime(2019, 3, 8, 10), "2019-03-08 10:00:00"),
        ({}, "a table"), ([], "a list"), ((), "a list"), (b"x", "a bytes"), (object(), "a object"),
    ])
    def test_each_value_is_said_for_people(self, value, words):
        assert words == described(value)

    def test_text_is_shortened_and_kept_on_one_line(self):
        assert '"a\\nb"' == quoted("a\nb")
        assert f'"{"x" * 80}…"' == quoted("x" * 81)

    def test_half_a_character_can_be_printed(self):
        assert '"\\\\ud800"' == quoted("\ud800")
