from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from secgov.model.readers.documents import load_document, read_paper
from secgov.reports.markdown import as_markdown
from secgov.reports.schemas import schema
from secgov.reports.text import as_text
from tests.architecture.house import ROOT

PAPERS = ROOT / "tests" / "papers"
SMALL = """Reference: SECP_68_1705_03
Date: 10 May 2019

1. Modifications

SECMP0060 'A thing'

This modification seeks to do a thing.

We will return to the Panel at the June 2019 meeting.
"""


class TestReadReport:
    """Issue 3: "it proposes the TOML ..., lists every passage that it could not place"."""

    def test_text_is_the_file_that_it_proposes(self):
        draft = load_document("minutes", PAPERS / "CSC_12_2502.txt")

        assert draft.to_text() == as_text(draft)

    def test_markdown_shows_the_steps_and_what_has_no_place(self):
        found = as_markdown(load_document("minutes", PAPERS / "CSC_12_2502.txt"))

        assert "Classification: white\n" in found
        assert "\n- DP095 Alignment of SEC Credit Cover\n  - csc-considered ready-for-refinement " \
            "2020-02-25 done (line 72)\n" in found
        assert "\n| 54 | under the DP096 update of Agenda Item 2 | DP096 is under item 3 |\n" \
            in found

    def test_it_says_that_everything_has_a_place(self):
        found = as_markdown(read_paper(SMALL, "x.txt"))

        assert "Every passage has a place." in found
        assert "Classification" not in found

    def test_its_json_is_as_published_where_no_meeting_is_recorded(self):
        answer = json.loads(read_paper(SMALL, "x.txt").to_json())

        assert "meeting" not in answer["timetable"]
        assert Draft202012Validator(schema("read")).is_valid(answer)

    def test_its_json_is_as_published(self):
        for kind, name in (("minutes", "CSC_12_2502"), ("paper", "SECP_66_1503_12")):
            answer = json.loads(load_document(kind, PAPERS / f"{name}.txt").to_json())

            assert Draft202012Validator(schema("read")).is_valid(answer)
            assert not Draft202012Validator(schema("read")).is_valid({**answer, "more": 1})
