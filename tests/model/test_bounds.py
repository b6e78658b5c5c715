from __future__ import annotations

import pytest

from secgov.errors import Problem, UnusableInput, closest
from secgov.model.files import read_text
from secgov.model.loading import load_timetable
from secgov.model.spreadsheets import csv_sheet
from secgov.model.timetables import Timetable


def refused(**modification):
    """Return the problems of a modification with these keys."""
    with pytest.raises(UnusableInput) as caught:
        Timetable.from_dict({"modification": [{"id": "MP071", **modification}]})
    return caught.value.problems


class TestReports:
    """Contract: a report prints at most 100 problems and says how many more there are; a long
    value is shortened; nothing is lost for programs."""

    def test_a_hundred_are_printed_and_the_rest_counted(self):
        report = UnusableInput("a.toml", [Problem("p", "f", "e", "m")] * 1_101)

        assert (1_101, 102) == (len(report.problems), len(str(report).splitlines()))
        assert str(report).endswith("  and 1,001 more. Mend these first, then ask again.")

    def test_a_hundred_are_all_of_them(self):
        assert "more." not in str(UnusableInput("a.toml", [Problem("p", "f", "e", "m")] * 100))

    def test_a_long_value_and_a_long_place_are_shortened(self):
        shown = str(Problem("p" * 10_000, "f" * 10_000, "e", "m"))

        assert f"{'p' * 200}…: {'f' * 200}…. Expected e. Mend: m." == shown

    def test_of_many_known_words_a_few_are_named(self):
        known = [f"word-{number}" for number in range(1_000)]

        assert ("use one of the 1,000 that are known, such as: word-0, word-1, word-2"
                == closest("?", known))


class TestSize:
    """Contract: more than 1,000 steps of one modification, or 100,000 rows, are refused with one
    problem; near names are sought only while they are few."""

    def test_a_thousand_steps_are_read_and_one_more_is_refused(self):
        steps = [{"step": "panel-update"}] * 1_000
        timetable = Timetable.from_dict({"modification": [{"id": "MP071", "steps": steps}]})
        problem, = refused(steps=[*steps, {"step": "panel-update"}])

        assert 1_000 == len(timetable.modifications[0].steps)
        assert ("[[modification]] MP071 steps", "1,001 of them", "at most 1,000") == (
            problem.place, problem.found, problem.expected)

    def test_rows_without_end_are_refused(self):
        problems = []
        csv_sheet("a.csv", "a\n" * 100_000, problems)
        assert [] == problems
        csv_sheet("a.csv", "a\n" * 100_001, problems)

        assert ["over 100,000 rows"] == [one.found for one in problems]

    def test_unknown_columns_past_200_are_told_no_near_name(self, tmp_path):
        file = tmp_path / "a.csv"
        file.write_text("id,step," + ",".join(f"stat{number}" for number in range(201)))
        with pytest.raises(UnusableInput) as caught:
            load_timetable(file)
        mends = [one.mend for one in caught.value.problems if "not known" in one.found]

        assert (201, "use one of them") == (len(mends), mends[200])
        assert "use one of them" not in mends[:200]

    def test_near_labels_are_sought_for_twenty_wrong_names(self):
        found = refused(steps=[{"step": "panel-update", "after": ["panel-updat"] * 21}])

        assert [True] * 20 + [False] == ["did you mean" in one.mend for one in found]

    def test_near_labels_are_sought_among_two_hundred(self):
        """A step gives its label and its act: 199 labels and one act are 200 names."""
        steps = [{"step": "panel-update", "label": f"w{number}"} for number in range(199)]
        wrong = {"step": "panel-update", "after": ["panel-updat"]}
        few, = refused(steps=[*steps, wrong])
        many, = refused(steps=[*steps, {**wrong, "label": "x"}])

        assert (True, False) == ("did you mean" in few.mend, "did you mean" in many.mend)


class TestValues:
    """Contract: a number of lines or options is 0 or more; a file says which encoding it has."""

    @pytest.mark.parametrize("key", ["line", "options"])
    def test_a_negative_number_is_refused(self, key):
        problem, = refused(steps=[{"step": "panel-update", key: -1}])

        assert ("-1", "a whole number of 0 or more") == (problem.found, problem.expected)

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
    def test_another_encoding_is_called_by_its_name(self, encoding):
        with pytest.raises(UnusableInput, match=f"the file: {encoding.upper()}\\."):
            read_text("a.toml", "id".encode(encoding))

    def test_an_open_quote_is_one_problem(self, tmp_path):
        file = tmp_path / "a.csv"
        file.write_text('id,step\n"MP071,panel-update\n')
        with pytest.raises(UnusableInput) as caught:
            load_timetable(file)

        assert ["a.csv row 2"] == [one.place for one in caught.value.problems]
