"""A stated time that leaves days open is judged on every one of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timetables import AS_OF, calendar_on, checked, findings, says, step

CALENDAR = calendar_on(AS_OF)
SPRING = st.dates(date(2019, 3, 15), date(2019, 7, 31))
NOVEMBER = {"path": "3", "dcc_impact": "yes", "target_release": "November 2019"}
URGED = {"path": "1", "dcc_impact": "no", "target_release": "November 2019"}


def between(first: date, days: int) -> str:
    """Return the words of a window."""
    return f"between {first} and {first + timedelta(days=days)}"


def window(first: date, days: int) -> list[date]:
    """Return every day of it."""
    return [first + timedelta(days=number) for number in range(days + 1)]


def possible(body: str, first: date, days: int) -> list[date]:
    """Return those on which a step can be: meetings of its body, or Working Days."""
    able = (CALENDAR.on_meetings[body] if body else CALENDAR.on_working_days).days
    last = first.toordinal() + days
    return [date.fromordinal(one) for one in able[bisect_left(able, first.toordinal()):
                                                  bisect_right(able, last)]]


def next_possible(body: str, first: date) -> date:
    """Return the first day from *first* on which a step can be."""
    return possible(body, first, 70)[0]


def verdict(*steps: dict[str, Any], **keys: Any) -> str:
    """Return the verdict on a small timetable."""
    return checked(*steps, **keys).modifications[0].verdict


def expected(verdicts: Iterator[str]) -> str:
    """Return what a window is worth: what all of its days are, else that it depends."""
    found = set(verdicts)
    return found.pop() if len(found) == 1 else "depends"


# The earlier step and its body, the later one and its body, and what else is stated: by shape.
PAIRS = {
    "order": ("impact-assessment-approved", "change-board", "impact-assessment-requested", "", {}),
    "order and notice": ("working-group-papers", "", "working-group", "working-group", {}),
    "agenda": ("working-group-agenda", "", "working-group", "working-group", {}),
    "time": ("report-consultation-issued", "", "report-consultation-closed", "", {}),
    "consultation": (
        "refinement-consultation-issued", "", "refinement-consultation-closed", "", {}),
    "paper day": ("documents-published", "", "modification-report-to-panel", "panel", {}),
    "meeting on the way": (
        "report-consultation-closed", "", "authority-decision", "", {"path": "1"}),
    "length": ("work-package-agreed", "panel", "panel-update", "panel", {}),
    "next meeting": ("report-consultation-closed", "", "change-board", "change-board", {}),
}
# What lasts for months is drawn over months.
SCALES = {"length": 3, "next meeting": 3}


class TestEveryDayOfTheWindow:
    """design.md section 6: "Check judges each stated date on the propagated windows: keeps,
    breaks, depends (with the day on which it flips)"."""

    @pytest.mark.parametrize("shape", PAIRS)
    @given(first=SPRING, days=st.integers(0, 12), gap=st.integers(-20, 40),
           length=st.integers(0, 12))
    def test_two_steps_are_judged_on_all_pairs_of_their_days(
        self, shape: str, first: date, days: int, gap: int, length: int
    ) -> None:
        earlier, its_body, later, body, keys = PAIRS[shape]
        scale = SCALES.get(shape, 1)
        second = next_possible(body, max(first + timedelta(days=gap * scale), AS_OF))
        first, days, length = next_possible(its_body, first), days * scale, length * scale
        ones, others = possible(its_body, first, days), possible(body, second, length)

        assert expected(
            verdict(step(earlier, one), step(later, other), **keys)
            for one, other in product(ones, others)
        ) == verdict(step(earlier, between(first, days)), step(later, between(second, length)),
                     **keys)

    @given(first=st.dates(date(2019, 4, 1), date(2019, 7, 31)), days=st.integers(0, 60))
    def test_a_cut_off_is_judged_on_all_days(self, first: date, days: int) -> None:
        name = "modification-report-to-panel"
        first = next_possible("panel", first)
        able = possible("panel", first, days)

        assert expected(verdict(step(name, day), **NOVEMBER) for day in able) == verdict(
            step(name, between(first, days)), **NOVEMBER)

    @given(first=st.dates(date(2019, 10, 20), date(2019, 11, 20)), days=st.integers(0, 12))
    def test_a_go_live_is_judged_on_all_days(self, first: date, days: int) -> None:
        first = next_possible("", first)
        able = possible("", first, days)

        assert expected(verdict(step("authority-decision", day), **URGED) for day in able) == (
            verdict(step("authority-decision", between(first, days)), **URGED))

    @given(first=SPRING, days=st.integers(0, 6), since=SPRING, begins=st.integers(0, 6),
           lasts=st.integers(10, 30), ends=st.integers(0, 6))
    def test_a_hold_is_judged_on_all_days_of_its_ends(
        self, first: date, days: int, since: date, begins: int, lasts: int, ends: int
    ) -> None:
        until = since + timedelta(days=lasts)
        name = "documents-published"
        first = next_possible("", first)
        every = product(possible("", first, days), window(since, begins), window(until, ends))

        assert expected(
            verdict(step(name, day), hold={"since": one, "until": other})
            for day, one, other in every
        ) == verdict(step(name, between(first, days)), hold={
            "since": between(since, begins), "until": between(until, ends)})


class TestTheDayOnWhichItFlips:
    """A finding that depends says on which day that flips."""

    def test_the_later_step_has_the_day_from_which_it_keeps_the_rule(self):
        """The Change Board of Wednesday 24 April 2019, and an assessment in "late April", from
        Tuesday the 23rd on: both may be on the same day."""
        (found,) = findings(step("impact-assessment-approved", date(2019, 4, 24)),
                            step("impact-assessment-requested", "late April 2019"))

        assert ("impact-assessment.cost-agreed-first", "depends", "warning", date(2019, 4, 24)) == (
            found.rule, found.verdict, found.severity.value, found.flips_on)
        assert "is requested on or after Wednesday 24 April 2019" in found.message

    def test_a_consultation_that_may_close_before_it_opens_depends(self):
        """Monday 20 May 2019."""
        (found,) = findings(step("refinement-consultation-issued", date(2019, 5, 20)),
                            step("refinement-consultation-closed", "May 2019"))

        assert ("refinement.consultation-closes-after-opening", "depends", date(2019, 5, 20)) == (
            found.rule, found.verdict, found.flips_on)

    def test_two_that_may_be_on_one_day_are_not_broken(self):
        """The last Working Day of May 2019 is Friday the 31st."""
        (found,) = findings(step("impact-assessment-requested", "May 2019"),
                            step("impact-assessment-returned", "May 2019"))

        assert ("depends", date(2019, 5, 31)) == (found.verdict, found.flips_on)

    def test_what_is_broken_on_all_days_outweighs_what_may_be_on_some(self):
        """It may close before it opens, and does not run for the 21 days on any day of May."""
        (found,) = findings(step("report-consultation-issued", date(2019, 5, 20)),
                            step("report-consultation-closed", "May 2019"))

        assert ("report.consultation-length", "breaks") == (found.rule, found.verdict)

    def test_what_may_be_too_short_is_told_as_short_as_it_may_be(self):
        """From Monday 15 July to Thursday 1 August 2019 are 17 days; the 21st is 5 August."""
        (found,) = findings(step("report-consultation-issued", date(2019, 7, 15)),
                            step("report-consultation-closed", "August 2019"))

        assert "perhaps only 17 calendar days after" in found.message
        assert ("depends", date(2019, 8, 5)) == (found.verdict, found.flips_on)

    def test_a_notice_is_mended_for_the_first_meeting_that_it_may_be_for(self):
        """Working Groups of 1 May and 5 June 2019; papers for the first by 24 April."""
        (found,) = findings(step("working-group-papers", date(2019, 4, 29)),
                            step("working-group", "across May and June 2019"))

        assert ("depends", date(2019, 4, 24)) == (found.verdict, found.expected)
        assert "perhaps only 2 Working Days before" in found.message

    @pytest.mark.parametrize(("agreed", "update", "flips"), [
        ("across March and April 2019", date(2019, 7, 12), "on or after Friday 12 April 2019"),
        (date(2019, 3, 15), "across June and July 2019", "up to"),
        ("across March and April 2019", "across July and August 2019",
         "kept at best if the Panel agrees the next work package on or after Friday 12 April 2019"),
        ("between 2019-03-15 and 2019-05-17", "across July and August 2019",
         "on or after Friday 17 May 2019, and perhaps broken before that day"),
    ])
    def test_either_end_of_a_length_may_be_open(self, agreed, update, flips):
        """Panels of 15 March, 12 April, 17 May, 14 June and 12 July 2019."""
        (found,) = findings(step("work-package-agreed", agreed), step("panel-update", update))

        assert ("timetable.work-package-length", "depends") == (found.rule, found.verdict)
        assert flips in found.message

    def test_a_decision_in_the_window_of_a_release_depends_on_its_day(self):
        """On 10 October 2019 the November Release was for Sunday the 24th, with a window up to
        1 December (register X-REL-01)."""
        (found,) = findings(step("authority-decision", date(2019, 11, 27)),
                            as_of=date(2019, 10, 10), **URGED)

        assert ("depends", date(2019, 11, 27)) == (found.verdict, found.flips_on)

    @pytest.mark.parametrize(("until", "says_so"), [
        ("between 2019-05-10 and 2019-05-20", "if it ends on or after Wednesday 15 May 2019"),
        ("between 2019-05-03 and 2019-05-08", "if it begins up to Wednesday 8 May 2019"),
    ])
    def test_a_hold_whose_ends_overlap_depends(self, until, says_so):
        found = findings(hold={"since": "between 2019-05-06 and 2019-05-15", "until": until,
                               "reason": "a review"})

        assert ["depends"] == [one.verdict for one in found if "hold ends" in one.message]
        assert any(says_so in one.message for one in found)


class TestDeadlines:
    """design.md section 3: "by X" runs from the day of the question to the last day of X; section
    6: it depends where only some of its days break a rule. That it may be met too soon is not
    said, for so may everything that is promised by a date."""

    def test_a_deadline_after_what_it_follows_keeps_the_rule(self):
        """SECP_66_1503_12: asked "by the end of March 2019", returned "by early May"."""
        assert [] == says(
            step("preliminary-assessment-requested", "by the end of March 2019"),
            step("preliminary-assessment-returned", "by early May"))

    def test_one_before_it_breaks_the_rule(self):
        assert ["breaks"] == [one.verdict for one in findings(
            step("impact-assessment-approved", date(2019, 4, 24)),
            step("impact-assessment-requested", "by early April 2019"))]

    def test_what_follows_one_depends_on_whether_it_is_met_sooner(self):
        """A consultation "by end of February 2020" closes on Friday the 28th at the latest, after
        the Change Board of Wednesday the 26th; one that opens "by mid-February" has 8 days from
        the 20th, and 21 days end on the 29th if it opens on the 8th."""
        early, short = findings(
            step("report-consultation-issued", "by mid-February 2020"),
            step("report-consultation-closed", "by end of February 2020"),
            step("change-board", "February 2020"), as_of=date(2020, 2, 3))

        assert [("change-board.after-consultation", "depends", date(2020, 2, 26)),
                ("report.consultation-length", "depends", date(2020, 2, 7))] == [
            (one.rule, one.verdict, one.flips_on) for one in (early, short)]
        assert "perhaps only 8 calendar days after" in short.message

    def test_21_days_to_the_last_day_are_21_days(self):
        """7 to 28 February 2020."""
        assert [] == says(step("report-consultation-issued", date(2020, 2, 7)),
                          step("report-consultation-closed", "by end of February 2020"),
                          as_of=date(2020, 2, 3))

    @pytest.mark.parametrize(("steps", "keys", "rule", "flips"), [
        ([step("modification-report-to-panel", "by July 2019")], NOVEMBER, "release.cut-off",
         date(2019, 5, 17)),
        ([step("authority-decision", "by end of November 2019")], URGED,
         "implementation.decided-before-release", date(2019, 11, 7)),
        ([step("work-package-agreed", date(2019, 3, 15)),
          step("panel-update", "by August 2019")], {}, "timetable.work-package-length",
         date(2019, 6, 14)),
        ([step("documents-published", "by mid-May 2019")],
         {"hold": {"since": date(2019, 5, 1), "until": date(2019, 6, 1), "reason": "it waits"}},
         "timetable.steps-during-hold", date(2019, 5, 1))])
    def test_so_does_what_it_comes_too_late_for(self, steps, keys, rule, flips):
        """The cut-off is 17 May, the release 7 November, three Panels after 15 March are over on 14
        June, and the hold covers 1 to 31 May."""
        assert [("depends", rule, flips)] == [
            (one.verdict, one.rule, one.flips_on) for one in findings(*steps, **keys)]

    @pytest.mark.parametrize(("steps", "keys", "rule"), [
        ([step("modification-report-to-panel", "by July 2019")], NOVEMBER, "release.cut-off"),
        ([step("impact-assessment-approved", "by end of July 2019"),
          step("impact-assessment-requested", "2019-05-20")], {},
         "impact-assessment.cost-agreed-first")])
    def test_asked_when_the_days_that_keep_it_are_past_it_is_broken(self, steps, keys, rule):
        """On 21 May 2019 the cut-off of the 17th is past, and so is the request of the 20th."""
        assert [("breaks", rule)] == [(one.verdict, one.rule) for one in findings(
            *steps, **keys, as_of=date(2019, 5, 21)) if one.rule == rule]

    def test_what_ends_by_a_day_before_it_begins_never_begins(self):
        """A hold from 1 May 2019 that ends by 20 April."""
        assert [("breaks", "hold.resumed-after-its-start")] == [
            (one.verdict, one.rule) for one in findings(hold={
                "since": date(2019, 5, 1), "until": "by mid-April 2019", "reason": "it waits"})]

    def test_what_begins_by_a_day_after_it_ends_may_begin_sooner(self):
        """A hold by 10 May 2019 that ends on the 6th."""
        assert [("depends", date(2019, 5, 6))] == [
            (one.verdict, one.flips_on) for one in findings(hold={
                "since": "by early May 2019", "until": date(2019, 5, 6), "reason": "it waits"})]

    def test_an_unverified_number_says_nothing_of_it(self):
        """X-DCC-M1: 15 Working Days after 29 March 2019 end on 23 April."""
        def asked(returned):
            return [one[0] for one in says(
                step("preliminary-assessment-requested", date(2019, 3, 29)),
                step("preliminary-assessment-returned", returned), dcc_impact="yes")]

        assert ["preliminary-assessment.timescale"] == asked(date(2019, 5, 10))
        assert [] == asked("by early May 2019")
