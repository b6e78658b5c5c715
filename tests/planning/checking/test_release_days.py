"""A release with more than one day is read in one way, whatever is asked."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.planning.network.targets import live_on
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.plan import plan
from secgov.reports.text import as_text
from tests.timetables import calendar_on, findings, rules_on, step, timetable

SEVENTH = date(2020, 5, 7)
BOTH = "on Wednesday 6 May 2020 or Thursday 7 May 2020, on which its sources differ"
STEPS = (step("change-board", date(2020, 4, 22), status="done"),
         step("authority-decision", SEVENTH))
KEYS = {"path": "2", "dcc_impact": "no", "target_release": "June 2020"}


def asked(question, *keys):
    """Return the answer to *question* about the timetable, as of 7 May 2020."""
    return question(timetable(*STEPS, **KEYS), *keys, as_of=SEVENTH, rules=rules_on(SEVENTH),
                    calendar=calendar_on(SEVENTH))


class TestSourcesThatDiffer:
    """releases.csv: one page has 6 May 2020 for the June 2020 Release, another the 7th. What is
    certain is the first; what is lost is lost after the last."""

    def test_a_check_says_both(self):
        (found,) = findings(*STEPS, as_of=SEVENTH, **KEYS)

        assert BOTH in found.message
        assert ("depends", date(2020, 5, 6), SEVENTH) == (
            found.verdict, found.expected, found.flips_on)

    def test_a_plan_counts_back_from_the_first_and_says_both(self):
        (found,) = asked(plan).modifications

        assert {"authority-decision": date(2020, 5, 6), "implemented": date(2020, 5, 6)} == {
            one.step: one.latest for one in found.steps if one.status != "done"}
        assert (f"the June 2020 Release goes live {BOTH}: the latest days are counted back from "
                "the first day") in found.notes

    def test_an_outlook_is_on_track_by_the_first_and_lost_after_the_last(self):
        answer = asked(outlook, "MP900", "June 2020").outlooks[0]

        assert {("authority-decision", date(2020, 5, 6), SEVENTH),
                ("implemented", date(2020, 5, 6), SEVENTH)} == {
            (one.step, one.date, one.lost_after) for one in answer.last_days}
        assert (f"the June 2020 Release goes live {BOTH}: it is on track if it is ready by the "
                "first day, and lost only after the last") in answer.conditions
        assert [BOTH.removeprefix("on ")] == [
            one.value for one in answer.rests_on if one.what == "go-live"]

    def test_their_reports_say_both(self):
        for answer in asked(plan), asked(outlook, "MP900", "June 2020"):
            assert BOTH in " ".join(as_text(answer).split())


class TestLiveOn:
    """X-IMPL-02 (S15): the Authority granted 24 November 2019 with flexibility to 1 December."""

    @pytest.mark.parametrize(("as_of", "words"), [
        (date(2019, 10, 9), "on Sunday 24 November 2019, with a window up to Sunday 1 December "
                            "2019"),
        (date(2019, 10, 31), "on Friday 29 November 2019")])
    def test_a_window_that_was_granted_is_said(self, as_of, words):
        assert words == live_on(calendar_on(as_of).releases.named("November 2019"))
