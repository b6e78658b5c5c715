from __future__ import annotations

from datetime import date

from secgov.model.timetables import Timetable
from secgov.planning.changes.since import outlook_since
from secgov.reports.text import as_text
from tests.planning.asking import ground, paper, single
from tests.reports.asked import flat

VOTE = single({"step": "change-board", "when": date(2019, 11, 27)}, dcc_impact="no", path="3",
              stage="decision")


def text(since, as_of, data=VOTE, modification="MP071"):
    return flat(as_text(outlook_since(
        Timetable.from_dict(data, "small.toml"), modification, "November 2019", since=since,
        **ground(as_of))))


class TestSince:
    """contract: "how the answer changes between two `as_of` days, and because of what"."""

    def test_each_change_has_its_day_its_cause_and_what_it_moved(self):
        said = text(date(2019, 10, 2), date(2019, 10, 31))

        assert said.startswith("MP071 is on track for the November 2019 Release")
        assert ("What changed since Wednesday 2 October 2019 On Wednesday 2 October 2019 the "
                "verdict was: misses it. The November 2019 Release was to go live on Thursday 7 "
                "November 2019, and MP071 was to be ready to go live on Wednesday 27 November 2019 "
                "at the usual pace. On Tuesday 8 October 2019, by what was new - The Authority "
                "agreed to 24 November 2019 with flexibility to 1 December 2019. Source: "
                "https://smartenergycodecompany.co.uk/november-2019-sec-release/. The verdict on "
                "MP071 for the November 2019 Release was: misses it. It is now: at risk." in said)
        assert "On Wednesday 30 October 2019, by what was new" in said

    def test_with_a_cut_off_it_is_the_report_that_arrives(self):
        assert "SECMP0062 was to have its report at the Panel on Friday 14 June 2019" in text(
            date(2019, 3, 8), date(2019, 7, 13), paper(), "SECMP0062")

    def test_before_its_own_day_the_paper_did_not_exist(self):
        """SECP_66_1503_12 is dated 8 March 2019; on that day itself it is there."""
        said, then = (text(since, date(2019, 3, 20), paper(), "SECMP0062")
                      for since in (date(2019, 1, 4), date(2019, 3, 8)))

        assert ("The paper is dated Friday 8 March 2019: on Friday 4 January 2019 it did not "
                "exist. What follows is what it would have said by what was known on that day. On "
                "Friday 4 January 2019 the verdict would have been:") in said
        assert "did not exist" not in then

    def test_the_days_alone_may_bring_it(self):
        said = text(date(2019, 3, 8), date(2019, 7, 13), paper(), "SECMP0062")

        assert "From Friday 8 March 2019 to Saturday 13 July 2019, by the days that passed" in said
        assert "No record says that the cost of the Impact Assessment is agreed" in said

    def test_nothing_may_have_changed(self):
        assert "Nothing has changed in that since." in text(
            date(2019, 10, 10), date(2019, 10, 29))

    def test_days_may_pass_without_a_cause_that_has_a_name(self):
        """Nothing is stated, so nothing becomes overdue; the day of the question moves on."""
        said = text(date(2019, 5, 1), date(2019, 5, 31), single(dcc_impact="no", path="3"))

        assert "by the days that passed What Before Now Working Days" in said
