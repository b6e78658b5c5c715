"""Whatever is given, the answer is a timetable or one report of every problem."""

from __future__ import annotations

import copy
import io
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secgov.errors import Problem, UnusableInput
from secgov.model.acts import STEPS
from secgov.model.loading import load_timetable
from secgov.model.timetables import Timetable
from tests.model.test_timetable_keys import WHOLE

WORDS = st.sampled_from([*STEPS.codes, "panel", "May 2019", "by mid-May", "2019-02-30", "DP112",
                         "SECMPO0007", "done", "x", "", "MP112:a", "earliest", "not stated"])
SCALARS = st.one_of(
    WORDS, st.text(max_size=12), st.integers(), st.booleans(), st.floats(), st.none(),
    st.dates(), st.datetimes(), st.times(), st.binary(max_size=4))
KEYS = st.one_of(st.sampled_from([
    *WHOLE, *WHOLE["modification"][0], *WHOLE["modification"][0]["steps"][0], *WHOLE["paper"],
    *WHOLE["meeting"][0], *WHOLE["action"][0]]), st.text(max_size=4), st.integers())
VALUES = st.recursive(SCALARS, lambda inner: st.one_of(
    st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=5)), max_leaves=25)
COLUMNS = st.sampled_from(["id", "step", "when", "stage", "after", "sooner", "line", "note", "x"])


def problems_of(ask) -> tuple[Problem, ...] | None:
    """Return the problems that *ask* reports, or nothing where it makes a timetable."""
    try:
        assert isinstance(ask(), Timetable)
    except UnusableInput as report:
        return report.problems
    return None


def answered(ask) -> None:
    """Hold *ask* to a timetable, or a report whose every problem says all four things."""
    problems = problems_of(ask)

    assert problems != ()
    for problem in problems or ():
        assert all((problem.place, problem.found, problem.expected, problem.mend))
        assert "\n" not in str(problem)
        assert str(problem).encode()


def containers(value) -> list:
    """Return every table and list in *value*, itself included."""
    below = value.values() if isinstance(value, dict) else value
    return [value, *(found for item in below if isinstance(item, dict | list)
                     for found in containers(item))]


class TestFromDict:
    """Contract: "ONE clear report ... never a traceback, never a hang"."""

    @given(VALUES)
    def test_anything_is_answered(self, data):
        answered(lambda: Timetable.from_dict(data))

    @given(st.lists(st.dictionaries(KEYS, VALUES), max_size=3))
    def test_modifications_of_anything_are_answered(self, modifications):
        answered(lambda: Timetable.from_dict({"modification": modifications}))

    @settings(max_examples=200)
    @given(st.data())
    def test_a_good_document_with_changes_is_answered(self, data):
        document = copy.deepcopy(WHOLE)
        for _ in range(data.draw(st.integers(1, 4))):
            where = data.draw(st.sampled_from(containers(document)))
            places = sorted(where, key=str) if isinstance(where, dict) else range(len(where))
            if not places:
                continue
            place = data.draw(st.sampled_from(places))
            change = data.draw(st.sampled_from(["delete", "rename", "replace", "repeat"]))
            if change == "replace":
                where[place] = data.draw(SCALARS)
            elif isinstance(where, list):
                where.append(copy.deepcopy(where[place]))
            elif change == "delete":
                del where[place]
            else:
                where[data.draw(KEYS)] = where.pop(place)
        answered(lambda: Timetable.from_dict(document))


class TestFiles:
    """Contract: unreadable TOML and CSV, wrong encodings, a corrupt workbook."""

    @settings(max_examples=30)
    @pytest.mark.parametrize("suffix", [".toml", ".csv", ".xlsx"])
    @given(content=st.one_of(st.binary(max_size=60), st.text(max_size=60).map(
        lambda text: text.encode("utf-8", "replace"))))
    def test_any_bytes_are_answered(self, tmp_path_factory, suffix, content):
        path = tmp_path_factory.mktemp("any") / f"a{suffix}"
        path.write_bytes(content)

        answered(lambda: load_timetable(path))

    @settings(max_examples=40)
    @given(st.lists(st.lists(st.one_of(COLUMNS, WORDS), max_size=5), max_size=5))
    def test_any_rows_are_answered(self, tmp_path_factory, rows):
        path = tmp_path_factory.mktemp("any") / "a.csv"
        path.write_text("".join(f"{','.join(row)}\n" for row in rows))

        answered(lambda: load_timetable(path))

    @settings(max_examples=20)
    @given(st.lists(st.lists(st.one_of(
        COLUMNS, WORDS, st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False),
        st.sampled_from([date(2019, 3, 8), datetime(2019, 3, 8, 10), time(10)])),
        max_size=4), max_size=4), st.integers(0, 3_000), st.binary(max_size=3))
    def test_any_cells_and_any_damage_are_answered(self, tmp_path_factory, rows, at, damage):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        buffer = io.BytesIO()
        book.save(buffer)
        whole = buffer.getvalue()
        path = tmp_path_factory.mktemp("any") / "a.xlsx"
        path.write_bytes(whole[:at] + damage + whole[at + len(damage):])

        answered(lambda: load_timetable(path))
