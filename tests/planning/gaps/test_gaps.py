"""The answer to `gaps` as a value."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from secgov.errors import UnusableInput
from secgov.planning.gaps.gaps import gaps
from secgov.rules.settings import Settings
from tests.reports.asked import AS_OF, known, paper
from tests.timetables import timetable


class TestGaps:
    """Issue: `secgov gaps FILE`: "unverified numbers ranked by how many verdicts hang on each, with
    the `[adopt]` lines to fill in"."""

    def test_a_gap_is_no_fault(self):
        assert 0 == gaps(paper(), **known()).exit_status

    def test_the_same_answer_every_time(self):
        assert gaps(paper(), **known()).to_json() == gaps(paper(), **known()).to_json()

    def test_the_settings_are_refused_until_each_citation_is_filled_in(self):
        text = gaps(paper(), **known()).to_dict()["settings"]

        assert ('[adopt]\n"preliminary-assessment.timescale" = { value = 15, cites = "" }\n'
                '"impact-assessment.timescale" = { value = 40, cites = "" }\n') == text
        with pytest.raises(UnusableInput) as caught:
            Settings.from_dict(tomllib.loads(text))
        assert 2 == len(caught.value.problems)
        filled = Settings.from_dict(tomllib.loads(text.replace('""', '"ours, page 1"')))
        assert [15, 40] == [row.value for row in filled.adopted]

    def test_without_a_number_that_decides_there_is_nothing_to_adopt(self):
        found = gaps(timetable(dcc_impact="no", path="3"), **known())

        assert ((), "") == (found.deciding, found.to_dict()["settings"])

    def test_the_number_as_plain_values(self):
        """design.md: 37 Working Days are left to SECMP0062's paper day, 11 to SECMP0053's."""
        found = gaps(paper(), **known()).to_dict()["numbers"][1]

        assert ("impact-assessment.timescale", 40, "Working Days", "exclude-first", "X-DCC-M1",
                "CODE", "unverified", "register X-DCC-M1", 2) == tuple(found[key] for key in (
                    "parameter", "value", "unit", "counting", "register", "force", "evidence",
                    "cites", "verdicts"))
        assert {"kind": "outlook", "modification": "SECMP0053", "release": "November 2019",
                "dcc_impact": None, "finding": None, "current": "at-risk", "if_adopted": [
                    {"from": 0, "to": 11, "verdict": "on-track"},
                    {"from": 12, "to": 80, "verdict": "at-risk"}]} == found["hangs"][0]
        assert '"impact-assessment.timescale" = { value = 40, cites = "" }' == found["adopt"]

    def test_an_unknown_target_is_unusable(self):
        with pytest.raises(UnusableInput) as caught:
            gaps(timetable(target_release="March 2020", others=[
                {"id": "MP901", "target_release": "April 2020"}]), **known())

        assert 2 == len(caught.value.problems)

    def test_rules_of_another_day_are_refused(self):
        with pytest.raises(ValueError, match="the rules as of 2019-03-08"):
            gaps(paper(), **{**known(), "as_of": date(2019, 3, 9)})

    def test_it_is_a_public_name(self):
        import secgov

        assert AS_OF == secgov.gaps(paper(), **known()).as_of
