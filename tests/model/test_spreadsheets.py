from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl
import pytest

from secgov.errors import UnusableInput
from secgov.model.bodies import BODIES
from secgov.model.loading import load_timetable
from secgov.model.reading import Problems
from secgov.model.spreadsheets import csv_sheet, modifications_of
from secgov.model.timetable_parts import Hold
from secgov.model.timetables import Timetable


def read(steps: str, own: str | None = None) -> Timetable:
    problems: Problems = []
    sheets = [None if text is None else csv_sheet(name, text, problems)
              for name, text in (("s.csv", steps), ("s.modifications.csv", own))]
    data = modifications_of(*sheets, problems)
    try:
        timetable = Timetable.from_dict(data)
    except UnusableInput as refused:
        problems += refused.problems
    if problems:
        raise UnusableInput("s.csv", problems)
    return timetable


def problems_of(steps: str, own: str | None = None) -> list[tuple[str, str]]:
    with pytest.raises(UnusableInput) as refused:
        read(steps, own)
    assert all(all((p.place, p.found, p.expected, p.mend)) for p in refused.value.problems)
    return [(problem.place, problem.found) for problem in refused.value.problems]


class TestRows:
    """Design, section 7: "A CSV or XLSX timetable has a row a step with the same column names,
    and the modification's own keys in a second sheet or file"."""

    def test_a_sheet_says_what_the_same_toml_says(self):
        expected = Timetable.from_dict({"modification": [
            {"id": "SECMP0062", "title": "t, u", "stage": "refinement", "steps": [
                {"step": "panel", "label": "a", "when": "2019-03-15", "line": 3,
                 "with": ["dcc", "secas"], "sooner": True},
                {"step": "raised", "when": "May 2019", "after": ["a"], "note": "n"}]},
            {"id": "SECMP0028", "note": "nothing yet"},
            {"id": "MP071", "steps": [{"step": "panel", "options": 2}]}]})

        found = read(
            "id,step,label,when,line,with,sooner,after,note,stage,options\n"
            "SECMP0062,panel,a,2019-03-15,3,dcc; secas,yes,,,refinement,\n"
            "\n"
            "MP071,panel,,,,,,,,,2\n"
            "secmp 062,raised,,May 2019,,,,a,n,,\n",
            "id,title,note\nSECMP0062,\"t, u\",\nSECMP0028,,nothing yet\n")

        assert expected.modifications == found.modifications

    def test_own_keys_may_stand_in_the_rows_of_the_steps(self):
        found = read("id,step,title,target_release,open_to_adoption\n"
                     "MP071,panel,,Nov 2019,\nMP071,raised,t,Nov 2019,yes\n")

        assert ("t", "November 2019", True) == (
            found.modifications[0].title, found.modifications[0].target_release.name,
            found.modifications[0].open_to_adoption)

    def test_a_row_with_an_id_alone_is_a_modification_without_steps(self):
        assert () == read("id,step\nMP071,\n").modifications[0].steps

    def test_empty_cells_past_the_header_are_nothing(self):
        assert read("id,step,\nMP071,panel,,,\n")


class TestTables:
    """Design, section 7: "the modification's own keys in a second sheet or file"; of a table each
    key has a column, or one cell holds it as TOML writes it."""

    NESTED = (
        {"id": "SECMP0062", "hold": {"since": "not stated", "reason": "costs; again",
                                     "until": date(2019, 6, 1), "ends_when": "they are agreed"},
         "group": {"name": "prepayment", "if": "they stay separate"},
         "target_release": {"name": "Nov 2019", "standing": "candidate"},
         "waits_on": [{"id": "MP067"}, {"id": "MP068", "step": "panel"}],
         "awaiting": [{"what": "an approach", "who": "dcc", "blocks": ["panel", "raised"],
                       "line": 3}]},
        {"id": "MP071", "group": {"name": "prepayment"}, "waits_on": [{"id": "MP067"}],
         "awaiting": [{"what": "a"}, {"what": "b", "status": "closed"}],
         "branch": [{"if": "c", "then": "d"}], "risk": [{"cause": "e"}],
         "view": [{"by": "f", "says": "g"}]},
        {"id": "MP067"}, {"id": "MP068", "steps": [{"step": "panel"}]})
    COLUMNS = (
        "id,hold.since,hold.reason,hold.until,hold.ends_when,group.name,group.if,"
        "target_release.name,target_release.standing,waits_on,awaiting.what,awaiting.who,"
        "awaiting.blocks,awaiting.line,awaiting,branch,risk.cause,view\n"
        "SECMP0062,not stated,costs; again,2019-06-01,they are agreed,prepayment,"
        "they stay separate,Nov 2019,candidate,MP067; MP068:panel,an approach,dcc,panel; raised,3,"
        ",,,\n"
        "MP071,,,,,prepayment,,,,MP067,,,,,"
        '"[{ what = ""a"" }, { what = ""b"", status = ""closed"" }]",'
        '"{ if = ""c"", then = ""d"" }",e,"[{ by = ""f"", says = ""g"" }]"\n'
        "MP067,,,,,,,,,,,,,,,,,\nMP068,,,,,,,,,,,,,,,,,\n")
    STEPS = "id,step\nMP068,panel\n"

    def test_a_csv_says_of_the_own_keys_what_a_toml_says(self):
        expected = Timetable.from_dict({"modification": list(self.NESTED)})

        assert expected.modifications == read(self.STEPS, self.COLUMNS).modifications

    def test_a_workbook_says_of_them_what_a_toml_says(self, tmp_path):
        book = openpyxl.Workbook()
        for sheet, text in ((book.active, self.STEPS),
                            (book.create_sheet("modifications"), self.COLUMNS)):
            for cells in csv.reader(io.StringIO(text)):
                sheet.append([date(2019, 6, 1) if cell == "2019-06-01" else cell or None
                              for cell in cells])
        book.save(tmp_path / "a.xlsx")
        expected = Timetable.from_dict({"modification": list(self.NESTED)})

        assert expected.modifications == load_timetable(tmp_path / "a.xlsx").modifications

    def test_columns_of_a_table_may_stand_in_rows_of_the_steps(self):
        found = read("id,step,hold.reason,hold.until\nMP071,panel,costs,\nMP071,raised,,May 2019\n")

        assert Hold(reason="costs", until="May 2019") == found.modifications[0].hold

    def test_a_fault_in_a_table_names_its_column(self):
        assert [("s.csv row 2, column group.name", "nothing"),
                ("s.csv row 2, column hold.until", '"soonish"'),
                ("s.csv row 3, column waits_on[2].id", '"SECMPO0007"'),
                ("s.csv row 4, column awaiting.who", '"dc"'),
                ] == problems_of(
            "id,step,hold.until,group.if,waits_on,awaiting.what,awaiting.who\n"
            "MP071,panel,soonish,if,,,\nMP067,panel,,,MP071;SECMPO0007,,\n"
            "MP068,panel,,,,a,dc\n")

    def test_a_table_stands_in_one_cell_or_in_its_columns(self):
        assert [("s.csv row 2, column group.if", '"if"')
                ] == problems_of(
                    'id,step,group,group.if\nMP071,panel,"{ name = ""g"" }",if\n')

    @pytest.mark.parametrize("cell", [
        "costs", "{ reason = 1", "{ until = 2019-02-30 }", "{ } \nid = 1", "[" * 5000,
        f"{{ a{'.a' * 100} = 1 }}"])
    def test_a_cell_that_is_no_table_is_refused_as_it_stands(self, cell):
        (place, found), = problems_of(f'id,step,hold\nMP071,panel,"{cell}"\n')

        assert ("s.csv row 2, column hold", cell[:4]) == (place, found[1:5])


class TestProblems:
    """Contract: "row and column; the value; what was expected; how to mend"."""

    def test_every_fault_of_every_row_is_in_one_report(self):
        assert [
            ("s.csv row 2, column stage", '"refinment"'),
            ("s.csv row 2, column step", '"panl"'),
            ("s.csv row 2, column when", '"2019-02-30"'),
            ("s.csv row 3, column id", '"SECMPO0007"'),
            ("s.csv row 3, column after", '"x"'),
            ("s.csv row 4, column id", "nothing"),
            ("s.csv row 5, column id", '"SECMPO0007"'),
        ] == problems_of("id,step,when,stage,after\nMP071,panl,2019-02-30,refinment,\n"
                         "SECMPO0007,panel,,,x\n,panel,,,\nSECMPO0007,panel,,,\n")

    def test_more_steps_than_can_be_are_placed_by_their_rows(self):
        """1,000 steps are the most; no sheet has a column "steps"."""
        rows = "MP071,panel\n" * 1001

        assert [("s.csv row 2 to s.csv row 1002", "1,001 of them")
                ] == problems_of(f"id,step\n{rows}")

    def test_columns_are_known_named_and_stand_once(self):
        assert [
            ('s.csv row 1, column "stp"', "a column that is not known"),
            ('s.csv row 1, column "when"', "a column that stands twice"),
            ("s.csv row 1", "no column step"),
        ] == problems_of("id,stp,when,when\nMP071,panel,,\n")
        assert [("s.csv row 2", '"x" below a column without a name')
                ] == problems_of("id,step,\nMP071,panel,x\n")

    @pytest.mark.parametrize("mark", [";", "\t"])
    def test_another_mark_between_the_cells_is_recognised(self, mark):
        assert "s.csv row 1" == problems_of(f"id{mark}step\nMP071{mark}panel\n")[0][0]

    def test_a_row_has_as_many_cells_as_the_header(self):
        assert [("s.csv row 2", "3 cells"), ("s.csv row 3", "1 cells")
                ] == problems_of("id,step\nMP071,panel,x\nMP071\n")

    def test_a_cell_of_several_lines_is_text_unless_they_are_rows(self):
        prose = 'id,step,note\nMP112,panel,"a line,\nb,c,d,e\nMP113, too"\n'
        rows = 'id,step,note\nMP112,panel,"open\nMP113,panel,x,y\nMP114,panel,"\n'

        assert "a line,\nb,c,d,e\nMP113, too" == read(prose).modifications[0].steps[0].note
        assert ("s.csv row 2", "a cell over several lines that holds whole rows") \
            == problems_of(rows)[0]

    def test_a_cell_that_is_too_long_is_said_to_be_so(self):
        """The csv module of Python reads cells of up to 131,072 characters."""
        with pytest.raises(UnusableInput) as refused:
            read(f"id,step,note\nMP071,panel,{'x' * 131_073}\n")
        problem, *_ = refused.value.problems

        assert ("s.csv row 2", "a cell of over 131,072 characters") == (
            problem.place, problem.found)
        assert problem.mend.startswith("shorten the cell; or close the quote that it opens")

    def test_a_broken_quote_is_refused_with_its_row(self):
        (first, *_) = problems_of('id,step\nMP071,"panel"x\n')

        assert "s.csv row 2" == first[0]

    @pytest.mark.parametrize("text", ["id,step\n", ",\n"])
    def test_a_sheet_without_rows_is_refused(self, text):
        assert ("s.csv", "no rows below the header") in problems_of(text)

    def test_own_keys_are_alike_in_every_row(self):
        assert [("s.csv row 2, column stage", '"decision"'), ("s.csv row 3, column title", '"u"')
                ] == problems_of(
            "id,step,title,stage\nMP071,panel,t,decision\nMP071,raised,u,\n",
            "id,stage\nMP071,refinement\n")

    def test_a_modification_stands_once_in_the_second_file(self):
        assert [("s.modifications.csv row 3, column id", '"SECMP0071" again')
                ] == problems_of("id,step\nMP071,panel\n", "id\nMP071\nSECMP0071\n")

    def test_a_fault_of_an_own_key_names_the_row_it_stands_in(self):
        assert [("s.csv row 3, column stage", '"refinment"'),
                ("s.modifications.csv row 2, column path", '"4"')
                ] == problems_of("id,step,stage\nMP071,panel,\nMP071,raised,refinment\n",
                                 "id,path\nMP071,4\n")

    @pytest.mark.parametrize(("column", "text", "mend"), [
        ("hold", "on hold", 'write it as { since = 2019-03-08, reason = "...", ends_when = "the '
         'Proposer decides" }, or give each key a column, such as hold.since'),
        ("group", "prepayment", 'write it as { name = "prepayment" }, or give each key a column, '
         "such as group.name"),
        ("awaiting", "an answer", 'write it as [{ what = "the costs", who = "dcc" }], or give each '
         "key a column, such as awaiting.what"),
    ])
    def test_a_plain_word_where_a_table_stands_is_shown_how_to_write_it(self, column, text, mend):
        with pytest.raises(UnusableInput) as refused:
            read(f"id,step,{column}\nMP071,panel,{text}\n")

        assert [mend] == [problem.mend for problem in refused.value.problems]

    def test_what_the_mend_shows_is_read(self):
        shown = '"{ since = 2019-03-08, reason = ""x"", ends_when = ""the Proposer decides"" }"'
        hold = read(f"id,step,hold\nMP071,panel,{shown}\n").modifications[0].hold

        assert Hold(date(2019, 3, 8), "x", "the Proposer decides") == hold


class TestTheSameWords:
    """Contract, section 7: a CSV or XLSX timetable has "a row a step with the same column names";
    what a file may say it may say in each form."""

    @pytest.mark.parametrize("written", [
        *BODIES.codes, *(word for word, _ in BODIES.hints), "the DCC", "The DCC", "DCC", "Panel"])
    def test_a_body_is_read_or_refused_alike_in_each_form(self, tmp_path, written):
        rows = [["id", "step", "body", "awaiting.what", "awaiting.who"],
                ["MP071", "panel-update", written, "the costs", written]]
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / "t.xlsx")
        with open(tmp_path / "t.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        (tmp_path / "t.toml").write_text(
            '[[modification]]\nid = "MP071"\n'
            f'awaiting = [{{ what = "the costs", who = "{written}" }}]\n'
            f'steps = [{{ step = "panel-update", body = "{written}" }}]\n', encoding="utf-8")

        toml, sheet, workbook = (
            outcome(str(tmp_path / f"t.{form}")) for form in ("toml", "csv", "xlsx"))

        assert toml == sheet
        assert toml == workbook
        assert ((written, written) == toml) is (written in BODIES)


def outcome(path: str) -> tuple[object, ...]:
    """Return the two bodies that the file has, or the mends with which they are refused."""
    try:
        (modification,) = load_timetable(path).modifications
    except UnusableInput as refused:
        return tuple(problem.mend for problem in refused.problems)
    return modification.awaiting[0].who, modification.steps[0].body
