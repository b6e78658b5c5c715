from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.series import (
    KnownMeeting,
    known_meetings,
    meeting_patterns,
    meeting_series,
)
from secgov.calendar.working_days import WorkingDayCalendar
from secgov.errors import OutsideCalendar, Unanswerable
from tests.vectors import rows

ENGLAND = WorkingDayCalendar.england_and_wales()
LATER = date(2020, 12, 31)
SERIES = {pattern.body: meeting_series(pattern.body, ENGLAND, as_of=LATER)
          for pattern in meeting_patterns()}
TABLE = Path(__file__).parents[2] / "secgov" / "calendar" / "data" / "meetings.csv"


def shipped() -> list[dict[str, str]]:
    """Return the shipped rows, as text."""
    with TABLE.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


class TestPatterns:
    """Rules register, section 9: "State the counts that you ship, and count them in a test."."""

    @pytest.mark.parametrize(("body", "fits"), [
        ("panel", lambda day: day.weekday() == 4 and 12 <= day.day <= 18),
        ("change-board", lambda day: day.weekday() == 2 and 21 <= day.day <= 27),
        ("change-sub-committee", lambda day: day.weekday() == 1 and day.day > 24),
        ("working-group", lambda day: day.weekday() == 2 and day.day <= 7),
    ])
    def test_the_shipped_counts_are_those_of_the_shipped_meetings(self, body, fits):
        """Regular meetings; for the Working Group all that are not labelled ad hoc."""
        days = [date.fromisoformat(row["day"]) for row in shipped() if row["body"] == body
                and (row["regular"] == "yes" or row["label"] == "Working Group")]
        pattern = SERIES[body].pattern

        assert (pattern.agrees, pattern.of) == (sum(map(fits, days)), len(days))
        assert pattern.observed == (min(days).year, max(days).year)
        assert not [day for day in days if day < pattern.since]

    @pytest.mark.parametrize(("body", "counts"), [
        ("panel", (16, 20)), ("change-board", (8, 8)), ("change-sub-committee", (4, 4)),
        ("working-group", (11, 12))])
    def test_the_counts_are_those_of_the_register(self, body, counts):
        """Rules register, section 9."""
        assert counts == (SERIES[body].pattern.agrees, SERIES[body].pattern.of)

    def test_every_pattern_says_how_well_it_was_seen(self):
        for pattern in meeting_patterns():
            assert ("PRACTICE", "observed") == (pattern.force.value, pattern.evidence.value)
            assert pattern.cites
            assert pattern.register
            assert pattern.says

    @pytest.mark.parametrize(("body", "first"), [
        ("panel", date(2013, 10, 18)), ("change-board", date(2014, 1, 22)),
        ("working-group", date(2019, 4, 3))])
    def test_a_rhythm_begins_with_its_body(self, body, first):
        """Read from a wall calendar."""
        assert first == meeting_series(body, ENGLAND, as_of=date(2019, 4, 3)).next(
            date(2013, 9, 23) if body != "working-group" else date(2019, 1, 1)).day


class TestShippedMeetings:
    """The facts are those of sec/meetings.csv, each with its source and the day it was known."""

    def test_no_row_was_dropped(self):
        assert 72 == len(shipped())
        assert 71 == len(known_meetings())
        assert [] == [row for row in shipped() if not (row["cites"] and row["known"])]

    def test_the_disputed_row_says_why_and_is_used_by_no_series(self):
        disputed = [row for row in shipped() if row["disputed"]]

        assert [("2020-01-22", "panel")] == [(row["day"], row["body"]) for row in disputed]
        assert "fits the Change Board" in disputed[0]["disputed"]
        assert SERIES["panel"].on(date(2020, 1, 22)) is None

    def test_only_announced_meetings_were_known_before_their_day(self):
        """Those that SECP_66_1503_12 and CSC_12_2502 announce."""
        assert {("panel", "2019-03-15"), ("tabasc", "2019-03-21"), ("working-group", "2019-03-20"),
                ("working-group", "2019-04-03"), ("change-sub-committee", "2020-03-31")} == {
            (row["body"], row["day"]) for row in shipped() if row["known"] < row["day"]}


class TestMeetings:
    """Design, section 3: "Known meetings win over the pattern: a regular one replaces the
    pattern's day of its month, an extra one is added"."""

    @pytest.mark.parametrize(
        "row", rows("meetings.csv"), ids=lambda row: f"{row['body']} {row['day']} {row['as_of']}")
    def test_vectors(self, row):
        year, month = map(int, row["month"].split("-"))
        series = meeting_series(row["body"], ENGLAND, as_of=date.fromisoformat(row["as_of"]))

        found = series.in_month(year, month)

        assert (row["day"], row["projected"] == "yes", row["clash"] == "yes") == (
            found.day.isoformat(), found.projected, bool(found.clash))

    def test_an_extra_meeting_is_added_beside_the_regular_one(self):
        """SECMP0062's ad hoc Working Group of 19 November 2019."""
        series = SERIES["working-group"]
        extra = date(2019, 11, 19)

        assert not series.on(extra).regular
        assert date(2019, 11, 6) == series.in_month(2019, 11).day
        assert extra.toordinal() in series.held
        assert extra.toordinal() not in series.regular_days
        assert date(2019, 12, 4) == series.next(extra).day

    def test_the_settings_add_meetings_once_they_are_known(self):
        moved = KnownMeeting(
            "panel", date(2021, 3, 5), True, date(2020, 12, 1), "settings", "moved")
        early = meeting_series("panel", ENGLAND, as_of=date(2020, 11, 30), extra=[moved])
        late = meeting_series("panel", ENGLAND, as_of=date(2020, 12, 1), extra=[moved])

        assert date(2021, 3, 12) == early.in_month(2021, 3).day
        assert (date(2021, 3, 5), "settings", "moved", False) == (
            late.in_month(2021, 3).day, late.in_month(2021, 3).cites,
            late.in_month(2021, 3).note, late.in_month(2021, 3).projected)

    def test_a_body_without_a_rhythm_has_only_its_known_meetings(self):
        series = meeting_series("tabasc", ENGLAND, as_of=date(2019, 3, 8))

        assert series.pattern is None
        assert [date(2019, 3, 21)] == [one.day for one in series.meetings]

    def test_patterns_may_be_given(self):
        series = meeting_series("panel", ENGLAND, as_of=date(2014, 1, 1), patterns=[])

        assert () == series.meetings

    def test_an_unknown_body_gets_a_suggestion(self):
        with pytest.raises(Unanswerable, match=r'no meetings of "pannel" .* did you mean "panel"'):
            meeting_series("pannel", ENGLAND, as_of=LATER)


class TestClash:
    """Design, section 3: "A pattern day that is no Working Day is a clash: reported, and not a
    day on which the step may happen, until data say otherwise"."""

    @pytest.mark.parametrize(("body", "day", "following", "why"), [
        ("working-group", date(2020, 1, 1), date(2020, 2, 5), "New Year's Day"),
        ("change-board", date(2019, 12, 25), date(2020, 1, 22), "Christmas Day"),
        ("panel", date(2022, 4, 15), date(2022, 5, 13), "Good Friday")])
    def test_it_is_listed_and_passed_over(self, body, day, following, why):
        series = SERIES[body]

        assert why in series.on(day).clash
        assert series.on(day) in series.in_year(day.year)
        assert day.toordinal() not in series.held
        assert following == series.next(day).day
        assert day > series.previous(day).day

    def test_a_source_for_the_day_settles_it(self):
        held = KnownMeeting("working-group", date(2020, 1, 1), True, date(2019, 12, 1), "minutes")
        series = meeting_series("working-group", ENGLAND, as_of=LATER, extra=[held])

        assert "" == series.on(held.day).clash
        assert held.day == series.next(held.day).day


class TestAsking:
    """`next` and `previous` include the day; `after` and `before` do not."""

    @given(st.dates(date(2013, 10, 18), date(2026, 11, 1)))
    def test_they_are_the_nearest_in_the_list(self, day):
        series = SERIES["panel"]
        days = [one.day for one in series.meetings if one.regular and not one.clash]

        assert min(one for one in days if one >= day) == series.next(day).day
        assert max(one for one in days if one <= day) == series.previous(day).day
        assert min(one for one in days if one > day) == series.after(day).day

    def test_before_leaves_out_the_day_itself(self):
        assert date(2019, 6, 14) == SERIES["panel"].before(date(2019, 7, 12)).day
        assert date(2019, 7, 12) == SERIES["panel"].previous(date(2019, 7, 12)).day

    def test_a_day_without_a_meeting_and_a_month_without_one_are_nothing(self):
        series = SERIES["change-sub-committee"]

        assert series.on(date(2019, 6, 1)) is None
        assert series.on(date(2027, 6, 1)) is None
        assert series.in_month(2019, 4) is None

    @pytest.mark.parametrize("ask", [
        lambda series: series.next(date(2027, 1, 1)),
        lambda series: series.after(date(2026, 12, 31)),
        lambda series: series.previous(date(2019, 5, 27)),
        lambda series: series.before(date(2019, 5, 28)),
        lambda series: series.in_year(2027),
    ])
    def test_past_the_series_there_is_an_error(self, ask):
        with pytest.raises(OutsideCalendar, match=r"run from 2019-05-28 to 2026-12-29. Ask about"):
            ask(SERIES["change-sub-committee"])

    def test_a_series_of_extra_meetings_alone_has_no_next(self):
        series = meeting_series("operations-group", ENGLAND, as_of=LATER)

        with pytest.raises(OutsideCalendar, match="are none"):
            series.next(date(2020, 1, 1))

    @pytest.mark.parametrize("name", ["next", "previous", "after", "before", "on"])
    def test_a_datetime_is_refused(self, name):
        with pytest.raises(TypeError, match=r"a day is a datetime.date"):
            getattr(SERIES["panel"], name)(datetime(2019, 3, 8))
