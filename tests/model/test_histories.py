from __future__ import annotations

import hashlib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.vague_dates import VagueDate
from secgov.errors import Unanswerable, UnusableInput
from secgov.model.histories import History, load_history, load_modifications
from secgov.model.history_keys import HISTORY, MODIFICATIONS
from tests.reference_page import PAGE

VECTORS = Path(__file__).parents[1] / "vectors"
HEADER = "id,act,date,status,body,outcome,part,until,note,source"
ROW = "MP112,converted,2020-03-13,actual,panel,report-phase,,,,CSC_12_2502"


def row(act: str = "raised", day: str = "2020-01-28", **cells: object) -> dict[str, object]:
    return {"id": "MP112", "act": act, "date": day, "status": "actual", **cells}


def problems_of(*rows: object) -> list[tuple[str, str]]:
    with pytest.raises(UnusableInput) as refused:
        History.from_rows(rows)
    assert all(all((p.place, p.found, p.expected, p.mend)) for p in refused.value.problems)
    return [(problem.place, problem.found) for problem in refused.value.problems]


def problems_in(path: Path, content: str | bytes) -> list[tuple[str, str]]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(UnusableInput) as refused:
        load_history(path)
    assert str(path) == refused.value.source
    return [(problem.place, problem.found) for problem in refused.value.problems]


class TestTheRecords:
    """The file itself: 170 rows below the header and 41 different identifiers, counted with
    `wc` and `cut | sort -u`."""

    def test_every_row_is_one_act(self):
        history = load_history(VECTORS / "histories.csv")

        assert (170, 41, "histories.csv") == (
            len(history.acts), len(history.ids), history.source)
        assert hashlib.sha256((VECTORS / "histories.csv").read_bytes()).hexdigest() \
            == history.digest

    def test_a_row_is_kept_as_it_stands(self):
        """Row 116 of the file, the Panel's conversion of MP112."""
        converted = next(act for act in load_history(VECTORS / "histories.csv").of("MP112")
                         if act.act == "converted")

        assert ("MP112", date(2020, 3, 13), "actual", "panel", "report-phase", "", None, None) == (
            converted.id, converted.date, converted.status, converted.body, converted.outcome,
            converted.part, converted.until, converted.known)
        assert converted.note.startswith("Panel; CSC had recommended Refinement")
        assert converted.is_exact

    def test_a_month_is_a_window(self):
        """The Working Group of SECMP0056 is recorded as 2019-05."""
        met = next(act for act in load_history(VECTORS / "histories.csv").of("SECMP 0056")
                   if act.act == "working-group")

        assert VagueDate("2019-05", date(2019, 5, 1), date(2019, 5, 31)) == met.date
        assert (date(2019, 5, 1), date(2019, 5, 31), False) == (
            met.earliest, met.latest, met.is_exact)

    def test_a_draft_and_its_modification_are_one(self):
        """MP094 stands in the file only as DP094."""
        (considered,) = load_history(VECTORS / "histories.csv").of("MP094")

        assert ("MP094", "DP094") == (considered.id, considered.written)


class TestOrder:
    """Contract: "rows out of order are fine (kept, sorted by day for use, stable)"."""

    @given(st.lists(st.dates(date(2019, 1, 1), date(2019, 3, 1)), min_size=1, max_size=9))
    def test_acts_are_kept_in_the_order_of_the_file_and_used_by_day(self, days):
        history = History.from_rows(row("working-group", day.isoformat()) for day in days)

        assert days == [act.date for act in history.acts]
        assert [1 + index for index, _ in enumerate(days)] == [act.row for act in history.acts]
        assert all((one.date, one.row) < (two.date, two.row)
                   for one, two in pairwise(history.of("DP112")))

    def test_what_is_not_there_is_said(self):
        history = History.from_rows([row()])

        with pytest.raises(Unanswerable, match='did you mean "MP112"'):
            history.of("MP113")
        with pytest.raises(Unanswerable, match="is not an identifier"):
            history.of("paper")
        with pytest.raises(Unanswerable, match="no acts at all"):
            History("rows", ()).of("MP112")

    def test_the_digest_is_that_of_the_rows(self):
        one, two = History.from_rows([row(day=date(2020, 1, 28))]), History.from_rows([row()])

        assert one.digest == two.digest
        assert one.digest != History.from_rows([row(note="n")]).digest
        assert "given" == History.from_rows([row()], digest="given").digest


class TestCostAtTheChangeBoard:
    """Design, section 5: "a record may also say `impact-assessment-approved`, read as that
    act"."""

    def test_the_vote_on_a_cost_is_that_act(self):
        (act,) = History.from_rows(
            [row("change-board", outcome="impact-assessment-approved")]).acts

        assert ("impact-assessment-approved", "", "change-board") == (
            act.act, act.outcome, act.body)

    def test_a_body_that_is_written_stays(self):
        (act,) = History.from_rows(
            [row("change-board", outcome="impact-assessment-approved", body="panel")]).acts

        assert "panel" == act.body


class TestCells:
    """Contract: "unknown acts/bodies/outcomes/statuses ... one report with all problems (row and
    column)"."""

    def test_every_bad_cell_is_listed(self):
        assert [
            ("row 1, column id", '"SECMPO0007"'),
            ("row 2, column act", '"convertd"'),
            ("row 2, column body", '"pannel"'),
            ("row 2, column status", '"done"'),
            ("row 3, column outcome", '"maybe"'),
            ("row 4, column outcome", '"approved"'),
            ("row 5, column until", '"later"'),
            ("row 5, column known", '"2020-05"'),
        ] == sorted(problems_of(
            row(id="SECMPO0007"), row("convertd", body="pannel", status="done"),
            row("converted", outcome="maybe"), row("panel", outcome="approved"),
            row(until="later", known="2020-05")), key=lambda pair: (
                pair[0][:6], ["id", "act", "body", "status", "outcome", "until", "known"].index(
                    pair[0].split()[-1])))

    def test_a_scanned_identifier_is_refused_with_the_one_meant(self):
        with pytest.raises(UnusableInput, match='"SECMP0049", footnote 2'):
            History.from_rows([row(id="SECMP00492")])

    @pytest.mark.parametrize(("day", "kept"), [
        ("2013-01-01", True), ("2050-12-31", True), ("2050-12", True),
        ("2012-12-31", False), ("2012-12", False), ("2051-01-01", False), ("9999-05-14", False)])
    def test_days_are_from_2013_to_2050(self, day, kept):
        """docs/reference/files.md: "Days are from 2013 to 2050; others are refused"."""
        if kept:
            assert 1 == len(History.from_rows([row(day=day, status="target")]).acts)
        else:
            with pytest.raises(UnusableInput, match="a day from 2013-01-01 to 2050-12-31"):
                History.from_rows([row(day=day)])

    @pytest.mark.parametrize("day", ["2019-02-30", "2019", "28/01/2020", "2019-13", "0000-05"])
    def test_a_day_that_is_none_is_refused(self, day):
        assert [("row 1, column date", f'"{day}"')] == problems_of(row(day=day))

    def test_what_must_be_there_is_named(self):
        assert [("row 1, column id", "nothing"), ("row 1, column act", "nothing"),
                ("row 1, column date", "nothing"), ("row 1, column status", "nothing")] \
            == problems_of({"note": "n", "body": ""})

    def test_an_unknown_column_is_refused_with_the_nearest(self):
        with pytest.raises(UnusableInput, match='did you mean "outcome"'):
            History.from_rows([row(outcom="approved")])

    def test_what_is_no_row_is_refused(self):
        assert [("row 1", "str")] == problems_of("MP112,raised", row())[:1]

    def test_every_column_is_read(self):
        (act,) = History.from_rows([row(
            "put-on-hold", until="2020-06", part=1, known="2020-02-01", body="secas",
            status="read-from-context", note="n", source="s")]).acts

        assert ("1", date(2020, 6, 30), date(2020, 2, 1), "secas", "read_from_context", "n", "s") \
            == (act.part, act.until.latest, act.known, act.body, act.status, act.note, act.source)


class TestContradictions:
    """Contract: "two acts that exclude each other on one day ..., the same once-only act (raised,
    implemented of one part, withdrawn) with two different actual dates"."""

    @pytest.mark.parametrize(("act", "one", "other"), [
        ("change-board", "approved", "rejected"),
        ("change-board", "deferred", "recommended-approval"),
        ("authority-decision", "approved", "sent-back"),
        ("converted", "refinement", "report-phase"),
        ("csc-considered", "develop-further", "ready-for-refinement"),
        ("working-group", "content", "no-appetite"),
    ])
    def test_two_decisions_of_a_body_on_one_day(self, act, one, other):
        expected = f"{other} and {one} (row 1) by one body on 2020-01-28"
        assert [("row 2, column outcome", expected)] == problems_of(
            row(act, outcome=one), row(act, outcome=other))

    @pytest.mark.parametrize(("one", "other"), [
        ("implemented", "withdrawn"), ("implemented", "superseded"), ("superseded", "withdrawn"),
        ("withdrawn", "implemented")])
    def test_two_ends_on_one_day(self, one, other):
        assert [("row 2, column act", f"{other} and {one} (row 1) on 2020-01-28")] \
            == problems_of(row(one), row(other))

    def test_records_that_do_not_say_by_whom(self):
        assert [("row 2, column act", "rejected and approved (row 1) by one body on 2020-01-28")] \
            == problems_of(row("approved"), row("rejected"))

    def test_a_vote_and_a_record_of_the_same_body(self):
        """Three rows, and the third contradicts the first; the second agrees with it."""
        assert [("row 3, column act", "rejected and approved (row 1) by one body on 2020-01-28")] \
            == problems_of(row("change-board", outcome="approved"),
                           row("change-board", outcome="approved"),
                           row("rejected", body="change-board"))

    @pytest.mark.parametrize("rows", [
        [row("change-board", outcome="approved"), row("authority-decision", outcome="rejected")],
        [row("change-board", outcome="approved"),
         row("change-board", outcome="rejected", part="alternative")],
        [row("change-board", outcome="deferred"),
         row("change-board", "2020-02-26", outcome="approved")],
        [row("change-board", outcome="approved"),
         row("change-board", outcome="rejected", status="planned")],
        [row("change-board", "2020-01", outcome="approved"),
         row("change-board", "2020-01", outcome="rejected")],
        [row("csc-considered", outcome="seek-urgency"),
         row("csc-considered", outcome="ready-for-report-phase")],
        [row("working-group", outcome="content"), row("working-group", outcome="further-work")],
        [row("change-board", outcome="approved"), row("converted", outcome="refinement",
                                                      body="change-board")],
        [row("withdrawn"), row("superseded", "2020-01-29")],
        [row("implemented", part="part 1"), row("withdrawn")],
        [row("implemented", "2020-01"), row("superseded")],
    ], ids=["bodies", "parts", "days", "planned", "months", "urgency", "working group", "acts",
            "ends", "end of a part", "end in a month"])
    def test_what_can_both_be_is_kept(self, rows):
        assert 2 == len(History.from_rows(rows).acts)

    @pytest.mark.parametrize("act", [
        "raised", "converted", "implemented", "withdrawn", "superseded"])
    def test_a_once_only_act_with_two_dates(self, act):
        assert [("row 2, column date", f"{act} again, on 2020-02 after 2020-01-28 (row 1)")] \
            == problems_of(row(act), row(act, "2020-02"))

    def test_a_conversion_that_two_bodies_took_on_one_day_stands_twice(self):
        assert [("row 2, column act", "converted again, on 2020-01-28 after 2020-01-28 (row 1)")] \
            == problems_of(row("converted", outcome="refinement"),
                           row("converted", outcome="report-phase", body="change-sub-committee"))

    def test_the_later_row_is_the_later_day(self):
        assert [("row 1, column date", "raised again, on 2020-02-03 after 2020-01-28 (row 2)")] \
            == problems_of(row(day="2020-02-03"), row())

    def test_twice_on_one_day(self):
        assert [("row 2, column act",
                 "implemented of part 1 again, on 2020-01-28 after 2020-01-28 (row 1)")] \
            == problems_of(row("implemented", part="part 1"), row("implemented", part="part 1"))

    @pytest.mark.parametrize("rows", [
        [row("implemented", part="part 1"), row("implemented", "2020-11-29", part="part 2")],
        [row("withdrawn"), row("adopted", "2020-02"), row("withdrawn", "2020-03-02")],
        [row("raised"), row("raised", "2020-03-02", status="read_from_context")],
        [row("change-board"), row("change-board", "2020-02-26")],
    ], ids=["parts", "adopted", "context", "votes"])
    def test_what_happens_again_is_kept(self, rows):
        assert len(rows) == len(History.from_rows(rows).acts)

    def test_an_adoption_lifts_a_withdrawal_of_its_day(self):
        rows = [row("withdrawn"), row("adopted"), row("superseded")]

        assert 3 == len(History.from_rows(rows).acts)

    @pytest.mark.parametrize("adopted", ["2020-01-27", "2020-03-03"])
    def test_an_adoption_at_another_time_does_not_explain_it(self, adopted):
        assert [("row 3, column date", "withdrawn again, on 2020-03-02 after 2020-01-28 (row 1)")] \
            == problems_of(row("withdrawn"), row("adopted", adopted),
                           row("withdrawn", "2020-03-02"))


class TestFiles:
    """Contract: "encodings other than UTF-8, byte order mark, Windows line ends, ragged rows,
    duplicate header names, empty file, folder, 50 MB, NUL bytes"."""

    @pytest.mark.parametrize("text", [
        f"{HEADER}\n{ROW}\n", f"\ufeff{HEADER}\r\n{ROW}\r\n", f"{HEADER},known\n{ROW},2020-03-13\n",
        "id,status,act,date\n\nDP112,actual,converted,2020-03-13"],
        ids=["plain", "mark", "known", "columns"])
    def test_marks_line_ends_and_the_order_of_columns_do_not_matter(self, tmp_path, text):
        (tmp_path / "h.CSV").write_bytes(text.encode())

        (act,) = load_history(tmp_path / "h.CSV").acts
        assert ("MP112", "converted", date(2020, 3, 13)) == (act.id, act.act, act.date)

    @pytest.mark.parametrize(("content", "place", "found"), [
        (b"", "the file", "an empty file"),
        (b" \n", "the file", "nothing but space"),
        (b"x" * 5_000_001, "the file", "5,000,001 bytes"),
        (b"\xff\xfei\0d\0", "the file", "UTF-16"),
        (HEADER.encode() + b"\nMP112,caf\xe9", "the file", "byte 0xe9 at position 64, line 2"),
        (b"id\0,act", "the file", "byte 0x00 at position 2, line 1"),
        (f"{HEADER}\n", "h.csv", "no rows below the header"),
        (f"{HEADER}\n{ROW},x\n", "h.csv row 2", "11 cells"),
        (f"{HEADER}\nMP112,raised,2020-01-28,actual\n", "h.csv row 2", "4 cells"),
        (f"{HEADER},act\n{ROW},\n", 'h.csv row 1, column "act"', "a column that stands twice"),
        ("id;act;date\nMP112;raised;2020-01-28\n", "h.csv row 1", '"id;act;date"'),
        (f'{HEADER}\nMP112,"raised', "h.csv row 2", "it cannot be read (unexpected end of data)"),
        (f'{HEADER}\n{ROW}\nMP112,"rased,x\n{ROW}\n', "h.csv row 3",
         "it cannot be read (unexpected end of data)"),
        (f'{HEADER}\nMP112,raised,2020-01-28,actual,,,,,"open,s\n{ROW}\n{ROW}"\n', "h.csv row 2",
         "a cell over several lines that holds whole rows"),
        (f"{ROW}\n{ROW}\n", "h.csv row 1", 'no name of a column, but "MP112"'),
    ])
    def test_what_cannot_be_used_is_one_report(self, tmp_path, content, place, found):
        assert (place, found) == problems_in(tmp_path / "h.csv", content)[0]

    @pytest.mark.parametrize(("load", "header", "more"), [
        (load_history, "id,act,date,status", [
            ("h.csv row 2, column act", '"raisd"'), ("h.csv row 2, column date", '"2020-02-30"')]),
        (load_modifications, "id,title,path,raised", [
            ("h.csv row 2, column path", '"2020-02-30"')])])
    def test_of_an_open_quote_only_the_cells_before_it_are_judged(
        self, tmp_path, load, header, more
    ):
        """Where the quote closes, nobody knows, nor what the rows below it say."""
        (tmp_path / "h.csv").write_text(
            f'{header}\nMP112,raisd,2020-02-30,\nMP112,"raised\n{ROW}\nMP112,raisd,x,\n')

        with pytest.raises(UnusableInput) as refused:
            load(tmp_path / "h.csv")
        assert [("h.csv row 3", "it cannot be read (unexpected end of data)"), *more] == [
            (problem.place, problem.found) for problem in refused.value.problems]

    def test_faults_of_shape_cells_and_rows_stand_in_one_report(self, tmp_path):
        text = (f"{HEADER}\nMP112,raised,2020-01-28,actual,,,,,,\n"
                "MP112,raisd,2020-01-28,actual,,,,,,\nMP112,raised,2020-02-03,actual\n")

        assert [("h.csv row 4", "4 cells"), ("h.csv row 3, column act", '"raisd"'),
                ("h.csv row 4, column date",
                 "raised again, on 2020-02-03 after 2020-01-28 (h.csv row 2)")] \
            == problems_in(tmp_path / "h.csv", text)

    @pytest.mark.parametrize(("name", "found"), [
        ("h.xlsx", 'the suffix ".xlsx"'), ("h", "no suffix")])
    def test_another_kind_of_file_is_refused(self, tmp_path, name, found):
        assert [("the file", found)] == problems_in(tmp_path / name, "x")

    def test_a_folder_is_called_a_folder(self, tmp_path):
        with pytest.raises(UnusableInput, match="a folder"):
            load_history(tmp_path)


class TestPage:
    """docs/reference/files.md names every column of a history and of the modifications."""

    @pytest.mark.parametrize("shape", [HISTORY, MODIFICATIONS])
    def test_each_column_that_is_read_stands_in_its_section(self, shape):
        section = PAGE.partition("## A history (CSV)")[2].partition("\n## ")[0]

        assert [] == [key for key in shape.keys if f"`{key}`" not in section]
