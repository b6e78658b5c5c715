"""What must come before a release is judged, and mended, with room for what must follow it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timetables import AS_OF, calendar_on, findings, step, told

RULE = "implementation.decided-before-release"
CHAIN = ("modification-report-ready", "modification-report-to-panel", "report-consultation-issued",
         "report-consultation-closed", "change-board", "authority-decision")
FIRST = date(2019, 4, 1)


def late(*steps, release="June 2019", path="3", dcc_impact="no", **keys):
    """Return what is too late for the release."""
    return [one for one in findings(*steps, target_release=release, path=path,
                                    dcc_impact=dcc_impact, **keys) if one.rule == RULE]


def expected(*steps, **keys):
    """Return the days named for what is too late for the release, by step."""
    return {one.step: one.expected for one in late(*steps, **keys)}


class TestLastDay:
    """X-IMPL-02: what is in a release is decided before it goes live. June 2019 is projected for
    Thursday 27 June; the Change Board meets on Wednesday the 26th, the Panel on Friday the 14th."""

    def test_what_leaves_no_meeting_for_the_vote_is_too_late(self):
        """On the 27th itself no Change Board is left; 21 calendar days before the 26th is the
        5th."""
        (found,) = late(step("report-consultation-issued", date(2019, 6, 27)))

        assert date(2019, 6, 5) == found.expected
        assert ("on Thursday 27 June 2019, and before that the Change Board votes, on Wednesday 26 "
                "June 2019 at the latest; the times that practice has for what follows leave it "
                "Wednesday 5 June 2019") in found.message
        assert found.mend == ("Have it done by Wednesday 5 June 2019, or target a later release.")

    def test_the_last_lawful_day_is_no_finding(self):
        """Issued, closed and voted on in one day: only the length of the consultation says so."""
        assert [] == late(step("report-consultation-issued", date(2019, 6, 26)))

    def test_without_room_for_practice_the_last_lawful_day_is_named(self):
        """The report is at the Panel of the 14th: 21 days would end on 5 July."""
        assert {"report-consultation-issued": date(2019, 6, 26)} == expected(
            step("modification-report-to-panel", date(2019, 6, 14)),
            step("report-consultation-issued", date(2019, 6, 27)))

    def test_nor_is_there_room_for_it_once_its_day_is_past(self):
        (found,) = late(step("modification-report-to-panel", date(2019, 5, 17), status="done"),
                        step("report-consultation-issued", date(2019, 6, 27)),
                        as_of=date(2019, 6, 10))

        assert date(2019, 6, 26) == found.expected
        assert "practice" not in found.message

    def test_the_days_named_follow_each_other(self):
        """November 2019 is projected for the 7th; the Change Board before it meets on 23
        October."""
        assert {"report-consultation-closed": date(2019, 10, 23),
                "change-board": date(2019, 10, 23)} == expected(
            step("modification-report-to-panel", date(2019, 10, 18)),
            step("report-consultation-issued", date(2019, 10, 21)),
            step("report-consultation-closed", date(2019, 11, 11)),
            step("change-board", date(2019, 11, 27)), release="November 2019", dcc_impact="yes")

    def test_a_decision_of_the_authority_has_no_meeting_to_wait_for(self):
        assert {"authority-decision": date(2019, 6, 27)} == expected(
            step("authority-decision", date(2019, 6, 28)), path="2")

    def test_a_day_of_a_hold_is_not_named(self):
        """Held from 10 to 27 June: the Change Board of 22 May is the last before it, and 21 days
        before that is the 1st."""
        assert {"report-consultation-issued": date(2019, 5, 1)} == expected(
            step("report-consultation-issued", date(2019, 6, 28)),
            hold={"since": date(2019, 6, 10), "until": date(2019, 6, 27), "reason": "it waits"})

    def test_a_hold_since_nobody_knows_when_leaves_no_day(self):
        (found,) = late(step("report-consultation-issued", date(2019, 7, 1)),
                        hold={"until": date(2019, 6, 27), "reason": "it waits"})

        assert None is found.expected
        assert found.mend.endswith("Have it done in time, or target a later release.")

    def test_an_urgent_one_keeps_no_times_of_practice(self):
        assert {"report-consultation-issued": date(2019, 6, 26)} == expected(
            step("urgency-granted", date(2019, 3, 1), status="done"),
            step("report-consultation-issued", date(2019, 6, 28)),
            step("report-consultation-closed"), step("change-board"))

    def test_a_step_that_its_route_does_not_have_is_bound_by_the_release_alone(self):
        assert {"change-board": date(2019, 6, 26)} == expected(
            step("change-board", date(2019, 7, 24)), path="fast-track")

    def test_words_depend_up_to_the_last_day_that_leaves_room(self):
        (found,) = late(step("report-consultation-issued", "late June 2019"))

        assert ("depends", date(2019, 6, 26)) == (found.verdict, found.flips_on)

    def test_a_granted_window_leaves_open_whether_there_is_room(self):
        """As of 10 October 2019: 24 November to 1 December. The Change Board meets on Wednesday 27
        November; on the 25th the day is late for a release on the 24th to the 26th."""
        (found,) = late(step("report-consultation-issued", date(2019, 11, 25)),
                        release="November 2019", as_of=date(2019, 10, 10))

        assert ("depends", date(2019, 11, 27)) == (found.verdict, found.flips_on)


class TestNoDayLeft:
    """A mend names only days on which it can be done."""

    def test_what_has_not_happened_yet_leaves_none(self):
        """As of 17 June 2019 the Panel of the 14th is past; the next meets on 12 July."""
        report, issued = late(step("modification-report-to-panel", date(2019, 7, 12)),
                              step("report-consultation-issued", date(2019, 7, 15)),
                              as_of=date(2019, 6, 17))

        assert report.mend == ("Friday 14 June 2019 is past: no day is left for it. Target a "
                               "later release.")
        assert issued.mend == ("No day is left for it: what comes before it leaves none before "
                               "Friday 12 July 2019. Target a later release.")

    def test_a_fact_is_not_moved(self):
        (found,) = late(step("change-board", date(2019, 7, 24), status="done"),
                        as_of=date(2019, 8, 1))

        assert found.mend == ("It is done: correct the record if its day is wrong, or target a "
                              "later release.")


@st.composite
def timetables(draw):
    """Return steps of the Report Phase in order, each on a day of 2019 on which it can be."""
    calendar = calendar_on(AS_OF)
    days = sorted(draw(st.lists(st.integers(0, 260), min_size=len(CHAIN), max_size=len(CHAIN))))
    placed, last = [], FIRST
    for name, offset in zip(CHAIN, days, strict=True):
        body = {"modification-report-to-panel": "panel", "change-board": "change-board"}.get(name)
        possible = calendar.on_meetings[body] if body else calendar.on_working_days
        day = possible.earliest(max(last, FIRST + timedelta(offset)).toordinal())
        last = date.fromordinal(int(day))
        placed.append((name, last))
    kept = draw(st.sets(st.sampled_from(CHAIN), min_size=1))
    return [step(name, day) for name, day in placed if name in kept]


class TestMendsOfWhatIsLate:
    """The finding's expected day, written into the file, removes it and brings in nothing new."""

    @pytest.mark.parametrize("release", ["June 2019", "November 2019"])
    @given(steps=timetables())
    def test_the_days_named_mend_it(self, release, steps):
        keys = {"release": release, "path": "2", "dcc_impact": "no"}
        days = expected(*steps, **keys)
        mended = [{**one, "when": days.get(one["step"], one["when"])} for one in steps]
        asked = {"target_release": release, "path": "2", "dcc_impact": "no"}
        before = {one[0:1] + one[3:4] for one in told(findings(*steps, **asked))}
        after = {one[0:1] + one[3:4] for one in told(findings(*mended, **asked))
                 if one[1] == "fault"}

        assert [] == late(*mended, **keys)
        assert after <= before
