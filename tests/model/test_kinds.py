from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from secgov.model import kinds
from secgov.model.reading import MANY_PROBLEMS, Kind, Problems, Spot, list_of
from secgov.model.vocabulary import Vocabulary, Word

COLOUR = kinds.one_of(Vocabulary("a colour", (Word("1", "red"), Word("blue", "blue"))))
OPTIONS = kinds.either_list(kinds.INTEGER, list_of(kinds.TEXT))


def read(kind: Kind, value: Any) -> tuple[Any, Problems]:
    problems: Problems = []
    return kind.read(Spot(value, "here"), problems), problems


class TestValues:
    """Contract, section 7: what each key of a timetable may hold."""

    @pytest.mark.parametrize(("kind", "value", "expected"), [
        (kinds.TEXT, "x", "x"),
        (kinds.TEXT, "", ""),
        (kinds.TEXT_OR_DAY, "the Proposer decides", "the Proposer decides"),
        (kinds.TEXT_OR_DAY, date(2019, 4, 15), date(2019, 4, 15)),
        (kinds.TEXT_OR_DAY, "2019-04-15", date(2019, 4, 15)),
        (kinds.TEXT_OR_NUMBER, 12, "12"),
        (kinds.TEXT_OR_NUMBER, "12_2502", "12_2502"),
        (kinds.INTEGER, 341, 341),
        (kinds.FLAG, False, False),
        (kinds.DAY, date(2019, 3, 8), date(2019, 3, 8)),
        (kinds.DAY, "2019-03-08", date(2019, 3, 8)),
        (kinds.WHEN, date(2019, 3, 8), date(2019, 3, 8)),
        (kinds.WHEN, "2019-03-08", date(2019, 3, 8)),
        (kinds.WHEN, "by mid-March 2019", "by mid-March 2019"),
        (kinds.WHEN_OR_NOT_STATED, "not stated", "not stated"),
        (kinds.WHEN_OR_NOT_STATED, "May 2019", "May 2019"),
        (kinds.FLAG_OR_WHEN, True, True),
        (kinds.FLAG_OR_WHEN, "April 2019", "April 2019"),
        (kinds.TIME_OF_DAY, time(10, 5), "10:05"),
        (kinds.TIME_OF_DAY, "23:59", "23:59"),
        (kinds.IDENTIFIER, "SECMP 071", "SECMP0071"),
        (kinds.REFERENCE, "SECMP062:ia-cost", "SECMP0062:ia-cost"),
        (kinds.REFERENCE, "DP112", "DP112"),
        (COLOUR, 1, "1"),
        (COLOUR, "blue", "blue"),
        (OPTIONS, 2, 2),
        (OPTIONS, ["original", "alternative"], ("original", "alternative")),
        (kinds.one_or_more(kinds.TEXT), "a", ("a",)),
        (kinds.one_or_more(kinds.TEXT), ["a", "b"], ("a", "b")),
    ])
    def test_a_good_value_is_read(self, kind, value, expected):
        assert (expected, []) == read(kind, value)

    @pytest.mark.parametrize(("kind", "value", "mend"), [
        (kinds.TEXT, 3, "write it as text, in quotes"),
        (kinds.TEXT_OR_NUMBER, True, "write it as text, in quotes"),
        (kinds.INTEGER, True, "write digits alone, without quotes"),
        (kinds.INTEGER, 10**18, "write digits alone, without quotes"),
        (kinds.FLAG, "yes", "write true or false, without quotes"),
        (kinds.DAY, datetime(2019, 3, 8, 0, 0), "write the day alone, without a time"),
        (kinds.DAY, "2019-02-30", "correct the day: day is out of range for month"),
        (kinds.DAY, "May 2019", "write year, month and day, as in 2019-03-08"),
        (kinds.DAY, 20190308, "write year, month and day, as in 2019-03-08"),
        (kinds.TEXT_OR_DAY, datetime(2019, 4, 15), "write the day alone, without a time"),
        (kinds.TEXT_OR_DAY, "2019-04-31", "correct the day: day is out of range for month"),
        (kinds.TEXT_OR_DAY, 5, "write it as text, in quotes"),
        (kinds.WHEN, "2019-02-30", "correct the day: day is out of range for month"),
        (kinds.WHEN, datetime(2019, 3, 8, 10), "write the day alone, without a time"),
        (kinds.WHEN, 2019, "write year, month and day, as in 2019-03-08"),
        (kinds.WHEN_OR_NOT_STATED, 1, "write year, month and day, as in 2019-03-08"),
        (kinds.TIME_OF_DAY, "10.00", 'write hours and minutes, as in "10:00"'),
        (kinds.REFERENCE, "MP112:", "write the label after the colon, or leave the colon out"),
        (COLOUR, "blu", 'did you mean "blue"?'),
        (COLOUR, True, "use one of: 1, blue"),
        (kinds.one_or_more(kinds.TEXT), 1, "write it as text, in quotes"),
    ])
    def test_a_wrong_value_is_refused_with_a_mend(self, kind, value, mend):
        made, (problem,) = read(kind, value)

        assert made is None
        assert ("here", mend) == (problem.place, problem.mend)

    def test_words_that_mean_no_time_are_refused_in_the_words_of_the_calendar(self):
        (problem,) = read(kinds.WHEN, "when it suits")[1]

        assert "not understood" in problem.mend
        assert not problem.mend.endswith(".")

    def test_past_many_problems_no_near_word_is_looked_for(self):
        problems = read(kinds.TEXT, 1)[1] * MANY_PROBLEMS
        COLOUR.read(Spot("blu", "here"), problems)

        assert "use one of: 1, blue" == problems[-1].mend


class TestCells:
    """Contract, section 7: "A CSV or XLSX timetable has a row a step"; a cell is text."""

    @pytest.mark.parametrize(("kind", "cell", "expected"), [
        (kinds.TEXT, "x", "x"),
        (kinds.INTEGER, "341", 341),
        (kinds.INTEGER, "about 3", "about 3"),
        (kinds.FLAG, "Yes", True),
        (kinds.FLAG_OR_WHEN, "false", False),
        (kinds.FLAG_OR_WHEN, "April 2019", "April 2019"),
        (list_of(kinds.TEXT), "a; b;", ["a", "b"]),
        (OPTIONS, "2", 2),
        (OPTIONS, "original; alternative", ["original", "alternative"]),
        (kinds.either_list(Kind(kinds.TEXT.read, None), OPTIONS), "x", "x"),
    ])
    def test_the_text_of_a_cell_becomes_the_value_of_a_file(self, kind, cell, expected):
        assert expected == kind.of_cell(cell)
