"""Whatever is given, the answer is a timetable or one report of every problem."""

from __future__ import annotations

import copy
import io
import re
from datetime import date, datetime, time
from functools import partial

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secgov.calendar.code_calendar import CodeCalendar
from secgov.errors import Problem, UnusableInput
from secgov.model.acts import STEPS
from secgov.model.histories import (
    History,
    ModificationRecords,
    load_history,
    load_modifications,
)
from secgov.model.loading import load_timetable
from secgov.model.timetables import Timetable
from secgov.planning.replays.replay import Replay, replay
from secgov.planning.routes.proposal_facts import ProposalFacts, load_proposal
from secgov.rules.loading import rulebook
from secgov.rules.settings import Settings, load_settings
from tests.architecture.house import ROOT
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
ODD = ["2019-02-30", "9999-12-31", "0001-01-01", "2019-05", "SECMP9067", "MP112", '"', "'", ";",
       "\t", "[", "{", "1e400", "nan", "true", "99999999999999999999", "#", '"""']
VECTORS = ROOT / "tests" / "vectors"
SETTINGS = """[adopt]
"impact-assessment.timescale" = { value = 11, cites = "SEC Section D, as seen by us" }

[[holiday]]
date = 2019-06-03
name = "A day"
announced = 2019-01-01
effect = "added"
cites = "a notice"

[[meeting]]
body = "panel"
date = 2019-05-10
regular = true
known = 2019-01-01
cites = "a notice"

[[release]]
name = "November 2019"
planned = 2019-11-07
known = 2019-10-10
cites = "a notice"
"""
COLUMNS = st.sampled_from(["id", "step", "when", "stage", "after", "sooner", "line", "note", "x"])


def problems_of(ask, made) -> tuple[Problem, ...] | None:
    """Return the problems that *ask* reports, or nothing where it makes what is *made* of it."""
    try:
        assert isinstance(ask(), made)
    except UnusableInput as report:
        return report.problems
    return None


def answered(ask, made=Timetable) -> None:
    """Hold *ask* to what is *made*, or a report whose every problem says all four things."""
    problems = problems_of(ask, made)

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


@st.composite
def mutated(draw, text: str) -> bytes:
    """Return *text* with words, letters, lines or bytes lost, moved or others, in UTF-8 or not."""
    pieces = re.findall(r"[\w.-]+|[^\w.-]", text)
    for place in draw(st.lists(st.integers(0, len(pieces) - 1), max_size=6)):
        pieces[place] = draw(st.one_of(
            st.just(""), st.sampled_from(pieces), st.sampled_from(ODD), st.characters()))
    lines = "".join(pieces).split("\n")
    start, count, to = (draw(st.integers(0, len(lines))) for _ in range(3))
    moved = lines[start:start + count % 4]
    lines[to:to] = moved
    whole = "\n".join(lines).encode(draw(st.sampled_from(
        ["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "latin-1"])), "replace")
    end = draw(st.integers(0, 3 * len(whole)))
    return whole[:end].replace(b"\n", draw(st.sampled_from([b"\n", b"\n", b"\r\n", b"\r"])))


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


def some_rows(name: str) -> str:
    """Return the head and the first forty rows of a table of the vectors."""
    return "\n".join((VECTORS / name).read_text("utf-8").split("\n")[:41])


class TestRecords:
    """Issue 3: "Bad input as in the first issue, for history files and papers too (rows out of
    order, unknown acts, two acts that exclude each other on one day, months instead of days,
    encodings other than UTF-8, a byte order mark, Windows line ends)"."""

    RULES = rulebook(date(2021, 6, 1))
    CALENDAR = CodeCalendar.smart_energy_code(date(2021, 6, 1), through=date(2024, 12, 31))

    @settings(max_examples=60)
    @given(content=mutated(some_rows("histories.csv")))
    def test_a_history_with_changes_is_answered_and_replayed(self, tmp_path_factory, content):
        path = tmp_path_factory.mktemp("any") / "h.csv"
        path.write_bytes(content)

        answered(partial(load_history, path), History)
        answered(lambda: replay(load_history(path), as_of=date(2021, 6, 1), rules=self.RULES,
                                calendar=self.CALENDAR), Replay)

    @settings(max_examples=40)
    @given(content=mutated(some_rows("modifications.csv")))
    def test_a_table_of_modifications_with_changes_is_answered(self, tmp_path_factory, content):
        path = tmp_path_factory.mktemp("any") / "m.csv"
        path.write_bytes(content)

        answered(partial(load_modifications, path), ModificationRecords)

    @settings(max_examples=40)
    @given(content=mutated(SETTINGS))
    def test_settings_with_changes_are_answered(self, tmp_path_factory, content):
        path = tmp_path_factory.mktemp("any") / "s.toml"
        path.write_bytes(content)

        answered(partial(load_settings, path), Settings)

    @settings(max_examples=40)
    @given(content=mutated((ROOT / "examples" / "proposals" / "mp112.toml").read_text("utf-8")))
    def test_a_proposal_with_changes_is_answered(self, tmp_path_factory, content):
        path = tmp_path_factory.mktemp("any") / "p.toml"
        path.write_bytes(content)

        answered(partial(load_proposal, path), ProposalFacts)

    @settings(max_examples=30)
    @given(content=mutated((ROOT / "examples" / "csc_12_2502.toml").read_text("utf-8")))
    def test_an_example_with_changes_is_answered(self, tmp_path_factory, content):
        path = tmp_path_factory.mktemp("any") / "t.toml"
        path.write_bytes(content)

        answered(partial(load_timetable, path))

    def test_a_number_of_four_digits_is_one_modification(self, tmp_path):
        """Replaying such a history asked for "MP9067", which is no identifier."""
        (tmp_path / "h.csv").write_text(
            "id,act,date,status\nSECMP9067,raised,2019-05-01,actual\n", "utf-8")
        (tmp_path / "m.csv").write_text("id\nSECMP9067\n", "utf-8")

        answer = replay(load_history(tmp_path / "h.csv"), as_of=date(2021, 6, 1), rules=self.RULES,
                        calendar=self.CALENDAR,
                        modifications=load_modifications(tmp_path / "m.csv"))
        assert ["SECMP9067"] == [one.id for one in answer.modifications]
