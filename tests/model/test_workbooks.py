from __future__ import annotations

import io
import sys
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from secgov.errors import SecgovError
from secgov.model import workbooks
from secgov.model.reading import Problems
from secgov.model.spreadsheets import Sheet
from secgov.model.workbooks import workbook_sheets


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(content: bytes):
    problems: Problems = []
    return workbook_sheets("w.xlsx", content, problems), [
        (problem.place, problem.found) for problem in problems]


class TestCells:
    """Contract: Excel's dates "at midnight ... are taken as dates; a time of day is refused"."""

    def test_values_become_text(self):
        (steps, own), problems = read(workbook(Sheet1=[
            ["a", 1, 2.0, 2.5, True, None, datetime(2019, 3, 8), date(2019, 3, 9)]]))

        assert Sheet("w.xlsx sheet Sheet1", ((
            "a", "1", "2", "2.5", "true", "", "2019-03-08", "2019-03-09"),)) == steps
        assert (None, []) == (own, problems)

    def test_what_text_cannot_carry_is_refused_with_its_cell(self):
        _, problems = read(workbook(steps=[
            [datetime(2019, 3, 8, 10, 30), time(10, 30)], ["#REF!", "=1+1"]]))

        assert [
            ("w.xlsx sheet steps cell A1", "2019-03-08 10:30:00, a day with a time of day"),
            ("w.xlsx sheet steps cell B1", "10:30:00, a time of day"),
            ("w.xlsx sheet steps cell A2", "the error #REF!"),
            ("w.xlsx sheet steps cell B2", "a formula whose value was not stored"),
        ] == problems

    def test_a_date_that_the_library_hands_over_as_such_is_its_day(self):
        """Cells of some writers come as dates, not as midnights."""
        class Cell:
            value, data_type = date(2019, 3, 8), "d"

        assert "2019-03-08" == workbooks._text(Cell, Cell)

    def test_a_whole_number_that_is_stored_with_a_point_has_none(self):
        """Some writers store 2.0, others 2."""
        class Cell:
            value, data_type = 2.0, "n"

        assert "2" == workbooks._text(Cell, Cell)


class TestSheets:
    """Contract: "first sheet or one named "steps" has the steps"; nothing is dropped unread."""

    def test_the_sheets_are_found_by_name(self):
        (steps, own), problems = read(workbook(
            notes=[], Modifications=[["id"]], Steps=[["step"]]))

        assert ("w.xlsx sheet Steps", "w.xlsx sheet Modifications", []) == (
            steps.name, own.name, problems)

    def test_else_the_first_has_the_steps(self):
        (steps, _), problems = read(workbook(modifications=[["id"]], plan=[["step"]]))

        assert ("w.xlsx sheet plan", []) == (steps.name, problems)

    def test_a_further_sheet_with_cells_is_refused(self):
        assert [("w.xlsx sheet notes", "a further sheet with cells in it")
                ] == read(workbook(steps=[["id"]], notes=[["x"]]))[1]

    def test_a_workbook_without_steps_is_refused(self):
        assert (None, [("w.xlsx", "no sheet of steps")]) == read(workbook(modifications=[["id"]]))


class TestRefusals:
    """Contract: "A corrupt xlsx is one clear report"; never a hang."""

    @pytest.mark.parametrize("content", [b"PK\x03\x04 no workbook", b"id,step"])
    def test_what_is_no_workbook_is_refused(self, content):
        (sheets, [(place, found)]) = read(content)

        assert (None, "w.xlsx") == (sheets, place)
        assert found.startswith("no workbook that can be read")

    def test_an_archive_that_is_no_workbook_is_refused(self):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("a", "b")

        assert read(buffer.getvalue())[1][0][1].startswith("no workbook that can be read")

    def test_an_archive_that_swells_is_refused_unread(self):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a", bytes(workbooks.LARGEST_UNPACKED + 1))

        assert [("w.xlsx", "20,000,001 bytes when unpacked")] == read(buffer.getvalue())[1]

    @pytest.mark.parametrize(("cell", "found"), [
        ("A20001", "it reaches to row 20,001, column 1"),
        ("XFD1", "it reaches to row 1, column 16,384"),
    ])
    def test_a_stray_cell_far_out_is_refused_at_once(self, cell, found):
        book = openpyxl.Workbook()
        book.active[cell] = "x"
        buffer = io.BytesIO()
        book.save(buffer)

        assert [("w.xlsx sheet Sheet", found)] == read(buffer.getvalue())[1]

    def test_without_openpyxl_the_way_to_install_it_is_said(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "openpyxl", None)

        with pytest.raises(SecgovError, match=r'pip install "secgov\[reports\]"'):
            read(b"x")
