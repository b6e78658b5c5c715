from __future__ import annotations

import hashlib
import re
from datetime import date

import openpyxl
import pytest

from secgov.errors import Unanswerable, UnusableInput
from secgov.model.histories import load_history
from secgov.model.loading import load_timetable
from secgov.model.timetables import Timetable
from secgov.planning.checking.timetable_check import check
from secgov.planning.routes.proposal_facts import load_proposal
from tests.architecture.house import ROOT
from tests.timetables import AS_OF, calendar_on, rules_on

PAPER = ROOT / "examples" / "secp_66_1503_12.toml"
TOML = """
[[modification]]
id = "SECMP0062"
stage = "refinement"
steps = [{ step = "panel", when = 2019-03-15 }]
"""


def problem_of(path, content):
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(UnusableInput) as refused:
        load_timetable(path)
    (problem,) = refused.value.problems
    assert all((problem.place, problem.found, problem.expected, problem.mend))
    assert str(path) == refused.value.source
    return problem


class TestToml:
    """Design, section 7: "Timetable, TOML"."""

    def test_the_paper_of_march_has_eighteen_modifications(self):
        """Eighteen headings in the paper's text; the Impact Assessment's cost is line 341."""
        paper = load_timetable(PAPER)

        cost = next(step for step in paper.modification("SECMP 062").steps
                    if step.label == "ia-cost")
        assert (18, "secp_66_1503_12.toml") == (len(paper.modifications), paper.source)
        assert (date(2019, 3, 15), "panel", 341) == (cost.when, cost.body, cost.line)
        assert hashlib.sha256(PAPER.read_bytes()).hexdigest() == paper.digest

    @pytest.mark.parametrize("text", [TOML, f"\ufeff{TOML}", TOML.replace("\n", "\r\n")])
    def test_a_mark_and_the_ends_of_lines_do_not_matter(self, tmp_path, text):
        (tmp_path / "a.TOML").write_bytes(text.encode())

        assert "refinement" == load_timetable(tmp_path / "a.TOML").modifications[0].stage

    def test_a_day_that_does_not_exist_is_named_with_its_line(self, tmp_path):
        problem = problem_of(tmp_path / "a.toml", TOML.replace("2019-03-15", "2019-02-30"))

        assert ("line 5, column 35", "2019-02-30 is no day that exists") == (
            problem.place, problem.found)

    def test_broken_toml_shows_its_line(self, tmp_path):
        problem = problem_of(tmp_path / "a.toml", "a = 1\nb = two")

        assert ("line 2, column 5", 'Invalid value, in "b = two"') == (
            problem.place, problem.found)

    @pytest.mark.parametrize(("text", "found"), [
        ("a = {", "at end of document"),
        ("a = " + "1" * 5_000, "4300 digits"),
        ("a = " + "[" * 100_000, "nested too deeply"),
        ("a" + ".a" * 2_000_000 + " = 1", "over 60 dots"),
        ("# nothing", "nothing in it"),
    ], ids=["open", "digits", "brackets", "dots", "comment"])
    def test_what_cannot_be_parsed_is_one_report(self, tmp_path, text, found):
        assert found in problem_of(tmp_path / "a.toml", text).found

    def test_leader_dots_in_a_note_are_no_keys(self, tmp_path):
        (tmp_path / "a.toml").write_text(f'{TOML}note = "Title {"." * 500} 3"')

        assert load_timetable(tmp_path / "a.toml")

    def test_a_datetime_is_refused(self, tmp_path):
        problem = problem_of(tmp_path / "a.toml", TOML.replace("03-15", "03-15T10:00:00"))

        assert ("[[modification]] SECMP0062 steps[1].when", "write the day alone, without a time"
                ) == (problem.place, problem.mend)


class TestSuffix:
    """Contract: ".toml, .csv, .xlsx by suffix (others: refused with the list)"."""

    @pytest.mark.parametrize(("name", "found"), [
        ("a.json", 'the suffix ".json"'), ("a", "no suffix")])
    def test_another_is_refused_with_the_list(self, tmp_path, name, found):
        problem = problem_of(tmp_path / name, "{}")

        assert (found, "one of: .toml, .csv, .xlsx") == (problem.found, problem.expected)

    def test_a_folder_is_called_a_folder(self, tmp_path):
        with pytest.raises(UnusableInput, match="a folder"):
            load_timetable(tmp_path)


class TestCsv:
    """Contract: "for CSV the second file is `<stem>.modifications.csv` beside it"."""

    def test_the_file_beside_gives_the_own_keys(self, tmp_path):
        (tmp_path / "a.csv").write_text("id,step,when\nSECMP0062,panel,2019-03-15\n")
        alone = load_timetable(tmp_path / "a.csv")
        (tmp_path / "a.modifications.csv").write_text("id,stage\nSECMP062,refinement\n")
        both = load_timetable(tmp_path / "a.csv")

        assert ("", "refinement") == (alone.modifications[0].stage, both.modifications[0].stage)
        assert date(2019, 3, 15) == both.modifications[0].steps[0].when
        assert alone.digest != both.digest

    def test_faults_of_shape_and_of_content_stand_in_one_report(self, tmp_path):
        (tmp_path / "a.csv").write_text("id,step,whn\nSECMP0062,panl,\n")

        with pytest.raises(UnusableInput) as refused:
            load_timetable(tmp_path / "a.csv")

        assert ['a.csv row 1, column "whn"', "a.csv row 2, column step"] == [
            problem.place for problem in refused.value.problems]

    def test_what_stands_before_a_broken_quote_is_judged_cell_by_cell(self, tmp_path):
        """A step that another comes after may stand below the quote, so that is not judged."""
        (tmp_path / "a.csv").write_text(
            'id,step,when,after,waits_on\nMP301,working-group,2019-04-03,below,MP302\n'
            'MP301,wrking,2019-02-30,,MPO001\n"MP301,panel-update,May 2019,,\n')
        (tmp_path / "a.modifications.csv").write_text("id,stage,hold.until\nMP301,refinment,soon\n")

        with pytest.raises(UnusableInput) as refused:
            load_timetable(tmp_path / "a.csv")

        assert ["a.csv row 4", "a.csv row 3, column step", "a.csv row 3, column when",
                "a.csv row 3, column waits_on[1].id", "a.modifications.csv row 2, column stage",
                "a.modifications.csv row 2, column hold.until"] == [
            problem.place for problem in refused.value.problems]

    def test_a_quote_that_closes_in_a_later_row_ends_what_is_judged(self, tmp_path):
        (tmp_path / "a.csv").write_text(
            'id,step,note,part\nMP301,wrking,,\nMP301,panel,"open,x\nMP302,panel,y,z\n'
            'MP303,panel,",\nMP304,wrking,,\n')

        with pytest.raises(UnusableInput) as refused:
            load_timetable(tmp_path / "a.csv")

        assert ["a.csv row 3", "a.csv row 2, column step"] == [
            problem.place for problem in refused.value.problems]

    def test_faults_of_shape_alone_are_refused_too(self, tmp_path):
        assert "a.csv row 2" == problem_of(tmp_path / "a.csv", "id,step\nMP071,panel,x\n").place


class TestXlsx:
    """Contract: "for XLSX the second sheet named "modifications"; a corrupt xlsx is one clear
    report"."""

    def test_both_sheets_are_read(self, tmp_path):
        book = openpyxl.Workbook()
        for row in (["id", "step", "when"], ["SECMP0062", "panel", date(2019, 3, 15)],
                    [None, None, None]):
            book.active.append(row)
        own = book.create_sheet("modifications")
        own.append(["id", "path"])
        own.append(["SECMP062", 3])
        book.save(tmp_path / "a.xlsx")

        (modification,) = load_timetable(tmp_path / "a.xlsx").modifications
        assert ("3", date(2019, 3, 15)) == (modification.path, modification.steps[0].when)

    def test_what_is_no_workbook_is_one_report(self, tmp_path):
        assert "a.xlsx" == problem_of(tmp_path / "a.xlsx", b"id,step").place


class TestPaths:
    """A refusal names the file as its user named it; an answer, which is the same from wherever it
    is asked, only the file."""

    def test_a_refusal_has_the_path_and_the_source_has_the_name(self, tmp_path):
        path = tmp_path / "small.toml"
        path.write_text('[[modification]]\nid = "MP071"\n')
        timetable = load_timetable(path)

        assert ("small.toml", str(path)) == (timetable.source, timetable.called)
        with pytest.raises(Unanswerable, match=re.escape(f"MP999 is not in {path}: ")):
            timetable.modification("MP999")

    def test_the_path_is_no_part_of_what_a_timetable_is(self, tmp_path):
        for folder in ("a", "b"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "small.toml").write_text('[[modification]]\nid = "MP071"\n')

        assert load_timetable(tmp_path / "a/small.toml") == load_timetable(
            tmp_path / "b/small.toml")

    def test_what_was_read_from_no_file_is_this_timetable(self):
        assert "this timetable" == Timetable().called

    def test_so_has_a_history(self, tmp_path):
        path = tmp_path / "acts.csv"
        path.write_text("id,act,date,status\nMP112,raised,2020-01-06,actual\n")

        with pytest.raises(Unanswerable, match=re.escape(f"MP999 is not in {path}: ")):
            load_history(path).of("MP999")

    def test_so_have_the_facts_of_a_proposal(self, tmp_path):
        path = tmp_path / "facts.toml"
        path.write_text("nope = 1\n")

        with pytest.raises(UnusableInput, match=f"^{re.escape(str(path))} cannot be used"):
            load_proposal(path)

    def test_so_has_a_release_that_is_not_known(self, tmp_path):
        path = tmp_path / "small.toml"
        path.write_text('[[modification]]\nid = "MP071"\ntarget_release = "May 2019"\n')

        with pytest.raises(UnusableInput, match=f"^{re.escape(str(path))} cannot be used"):
            check(load_timetable(path), as_of=AS_OF, rules=rules_on(AS_OF),
                  calendar=calendar_on(AS_OF))
