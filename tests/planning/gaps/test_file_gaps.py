"""What a file and its releases leave open."""

from __future__ import annotations

from datetime import date
from typing import Any

from secgov.planning.gaps.file_gaps import file_gaps
from secgov.planning.gaps.gaps_answer import FileGap
from secgov.planning.steps.basis import Basis
from tests.reports.asked import known, paper
from tests.timetables import calendar_on, rules_on, step, timetable

AS_OF = date(2019, 3, 8)
REPORT = step("modification-report-to-panel", "June 2019")


def found(*steps: dict[str, Any], as_of: date = AS_OF, **keys: Any) -> tuple[FileGap, ...]:
    """Return the gaps of a timetable of one modification."""
    made = timetable(*steps, **keys)
    return file_gaps(made, Basis.of(made, as_of=as_of, rules=rules_on(as_of),
                                    calendar=calendar_on(as_of)))


class TestFileGaps:
    """Cut-offs that no source gives, and unknown paths and impacts, are gaps of the file."""

    def test_nothing_is_open_where_all_is_said(self):
        assert () == found(REPORT, dcc_impact="no", path="3", target_release="November 2019")

    def test_a_cut_off_that_no_source_gives(self):
        """For June 2020 none is sourced (register X-REL-03)."""
        (gap,) = found(REPORT, dcc_impact="yes", path="2", target_release="June 2020")

        assert ("cut-off", "June 2020", True, (("yes", "unknown"),)) == (
            gap.key, gap.release, gap.decides, gap.verdicts)
        assert "the cut-off of the June 2020 Release" in gap.says
        assert "release.lead.dcc-systems" in gap.mend

    def test_an_impact_that_decides(self):
        """test_outlook: a report in June 2019 misses November with an impact, and is on track
        without one."""
        (gap,) = found(REPORT, path="2", target_release="November 2019")

        assert ("dcc_impact", True, (("yes", "misses"), ("no", "on-track"))) == (
            gap.key, gap.decides, gap.verdicts)

    def test_a_path_that_decides(self):
        """Report at the Panel of 16 August 2019, consultation to 9 September, vote on 25
        September; the Authority's five weeks end on 30 October; live by 7 November. A month
        later the vote is on 23 October, and only Path 3 is in time."""
        late = step("modification-report-to-panel", "September 2019")
        (gap,) = found(late, dcc_impact="no", target_release="November 2019")

        assert ("path", True, (("1", "at-risk"), ("2", "at-risk"), ("3", "on-track"))) == (
            gap.key, gap.decides, gap.verdicts)

    def test_a_path_beside_an_unknown_impact(self):
        gaps = {gap.key: gap for gap in found(REPORT, target_release="November 2019")}

        assert (("1", "depends"), ("2", "depends"), ("3", "depends")) == gaps["path"].verdicts
        assert not gaps["path"].decides

    def test_without_a_target_no_verdict_hangs_on_them(self):
        assert [("dcc_impact", False, ()), ("path", False, ())] == [
            (gap.key, gap.decides, gap.verdicts) for gap in found(REPORT)]

    def test_those_that_decide_come_first(self):
        gaps = found(REPORT, target_release="November 2019", others=[
            {"id": "MP901", "dcc_impact": "yes", "target_release": "June 2020"}])

        assert [("MP900", "dcc_impact"), ("MP901", "cut-off"), ("MP900", "path"),
                ("MP901", "path")] == [(gap.modification, gap.key) for gap in gaps]

    def test_the_march_2019_paper(self):
        """It names no path, and eight of its modifications say nothing of the impact; neither
        decides, as the two that target a release wait for the Panel, before the paths part."""
        gaps = file_gaps(paper(), Basis.of(paper(), **known()))

        assert 18 == sum(gap.key == "path" for gap in gaps)
        assert ["SECMP0012", "SECMP0028", "SECMP0032", "SECMP0037", "SECMP0038", "SECMP0055",
                "SECMP0063", "SECMP0066"] == [
            gap.modification for gap in gaps if gap.key == "dcc_impact"]
        assert not any(gap.decides for gap in gaps)
