from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from secgov.errors import UnusableInput
from secgov.model.histories import load_modifications

VECTORS = Path(__file__).parents[1] / "vectors"


def read(tmp_path, text: str):
    (tmp_path / "m.csv").write_text(text, encoding="utf-8")
    return load_modifications(tmp_path / "m.csv")


def problems_of(tmp_path, text: str) -> list[tuple[str, str]]:
    with pytest.raises(UnusableInput) as refused:
        read(tmp_path, text)
    assert all(all((p.place, p.found, p.expected, p.mend)) for p in refused.value.problems)
    return [(problem.place, problem.found) for problem in refused.value.problems]


class TestTheTable:
    """The file itself: 33 rows below the header, counted with `wc`."""

    def test_every_row_is_a_record(self):
        table = load_modifications(VECTORS / "modifications.csv")

        assert (33, "modifications.csv", 64) == (
            len(table.records), table.source, len(table.digest))

    def test_a_row_is_kept(self):
        """Row 24 of the file, MP076; its path changed, which the basis says in words."""
        record = load_modifications(VECTORS / "modifications.csv").of("DP076")

        assert ("MP076", "large-supplier", date(2019, 5, 10), "2", False, "no", "no") == (
            record.id, record.proposer, record.raised, record.path, record.urgent,
            record.dcc_impact, record.withdrawn)
        assert record.path_basis.startswith("changed: self-governance at raising")
        assert ("Implemented", "2019-11-29", "November 2019") == (
            record.stage_as_seen, record.implementation_date, record.release)

    def test_one_without_a_number_is_read(self):
        table = load_modifications(VECTORS / "modifications.csv")

        assert "SECMP-unnumbered-1" == table.of("SECMP-unnumbered-1").id
        assert table.of("MP999") is None


class TestPaths:
    """X-PATH-01: "Path 1 = Authority-led; Path 2 = Authority determined; Path 3 =
    self-governance; plus Fast-Track ... and an "urgent" flag that is separate from the path"."""

    @pytest.mark.parametrize(("word", "path", "urgent"), [
        ("authority_led", "1", False), ("authority_determined", "2", False),
        ("self_governance", "3", False), ("fast_track", "fast-track", False),
        ("urgent", "unknown", True), ("unknown", "unknown", False), ("", "unknown", False),
        ("3", "3", False), ("fast-track", "fast-track", False),
    ])
    def test_each_word_is_a_path_or_the_flag(self, tmp_path, word, path, urgent):
        (record,) = read(tmp_path, f"id,path\nMP185,{word}\n").records

        assert (path, urgent) == (record.path, record.urgent)


class TestBadInput:
    """Contract: "one report with all problems (row and column)"."""

    def test_every_problem_is_listed(self, tmp_path):
        assert [
            ("m.csv row 2, column proposer_category", '"martian"'),
            ("m.csv row 2, column path", '"4"'),
            ("m.csv row 2, column withdrawn", '"true"'),
            ("m.csv row 4, column id", "DP112 again"),
        ] == problems_of(tmp_path, "id,proposer_category,path,withdrawn\n"
                         "MP111,martian,4,true\nMP112,dcc,3,no\nDP112,dcc,3,no\n")

    @pytest.mark.parametrize(("text", "place", "found"), [
        ("id,title\n", "m.csv", "no rows below the header"),
        ("title\nx\n", "m.csv row 1", "no column id"),
        ("id,pth\nMP112,3\n", 'm.csv row 1, column "pth"', "a column that is not known"),
        ("id,title\nMP112\n", "m.csv row 2", "1 cells"),
    ])
    def test_what_cannot_be_used_is_one_report(self, tmp_path, text, place, found):
        assert (place, found) == problems_of(tmp_path, text)[0]

    def test_a_folder_is_called_a_folder(self, tmp_path):
        with pytest.raises(UnusableInput, match="a folder"):
            load_modifications(tmp_path)
