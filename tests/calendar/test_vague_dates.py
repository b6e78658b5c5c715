from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.date_words import month_number
from secgov.calendar.spoken_days import MONTHS
from secgov.calendar.vague_dates import Thirds, VagueDate, read_vague_date
from tests.vectors import rows

PAPER = date(2019, 3, 8)


class TestWindows:
    """Design, section 3: vague dates "are windows with their words kept"."""

    @pytest.mark.parametrize("row", rows("vague_dates.csv"), ids=lambda row: row["words"])
    def test_words_mean_the_days_that_were_read_by_hand(self, row):
        written = date.fromisoformat(row["written"]) if row["written"] else None

        found = read_vague_date(
            row["words"], as_of=date.fromisoformat(row["as_of"]), written=written)

        assert (row["words"], row["earliest"], row["latest"]) == (
            found.words, found.earliest.isoformat(), found.latest.isoformat())

    def test_a_date_is_its_own_window(self):
        found = read_vague_date(date(2019, 3, 15), as_of=PAPER)

        assert VagueDate("2019-03-15", date(2019, 3, 15), date(2019, 3, 15)) == found
        assert found.is_exact

    def test_the_thirds_are_a_parameter(self):
        halves = Thirds(early=(1, 15), mid=(10, 20), late=(16, 31))

        found = read_vague_date("late April 2019", as_of=PAPER, thirds=halves)

        assert (date(2019, 4, 16), date(2019, 4, 30)) == (found.earliest, found.latest)

    def test_json_has_words_and_iso_days(self):
        found = read_vague_date("early April 2019", as_of=PAPER)

        assert {"words": "early April 2019", "earliest": "2019-04-01",
                "latest": "2019-04-10"} == found.to_json()
        assert not found.is_exact

    @given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
    def test_a_day_in_words_and_in_iso_form_are_the_same_day(self, day):
        words = f"{day:%A} {day.day} {MONTHS[day.month - 1]} {day.year}"

        for text in (words, day.isoformat()):
            found = read_vague_date(text, as_of=PAPER)

            assert (day, day) == (found.earliest, found.latest)


class TestMissingYear:
    """Design, section 3: "A missing year is the first such time after the paper's date, and is
    said"."""

    def test_the_year_that_was_added_is_said(self):
        found = read_vague_date("by mid-May", as_of=date(2020, 1, 1), written=PAPER)

        assert date(2019, 5, 20) == found.latest
        assert ("no year was given: read as 2019, the first such time on or after 8 March 2019",
                ) == found.notes

    def test_a_stated_year_needs_no_note(self):
        assert () == read_vague_date("mid-May 2019", as_of=PAPER).notes

    @pytest.mark.parametrize(("words", "written", "first", "last", "years"), [
        ("across December and January", PAPER, date(2019, 12, 1), date(2020, 1, 31),
         "2019 to 2020"),
        ("between 20 December and 5 January", PAPER, date(2019, 12, 20), date(2020, 1, 5),
         "2019 to 2020"),
        ("from November to January", date(2020, 1, 31), date(2019, 11, 1), date(2020, 1, 31),
         "2019 to 2020"),
        ("from November to January", date(2020, 2, 1), date(2020, 11, 1), date(2021, 1, 31),
         "2020 to 2021"),
        ("across November and December", date(2020, 1, 1), date(2020, 11, 1), date(2020, 12, 31),
         "2020"),
    ])
    def test_a_span_goes_over_the_turn_of_the_year(self, words, written, first, last, years):
        found = read_vague_date(words, as_of=written)

        assert (first, last) == (found.earliest, found.latest)
        assert found.notes[0].startswith(f"no year was given: read as {years}, the first such time")

    @pytest.mark.parametrize("words", [
        "between mid-March and March", "across early December and late November"])
    def test_no_turn_is_looked_for_where_the_two_overlap_or_leave_a_gap(self, words):
        with pytest.raises(ValueError, match=r"Name the earlier time first|may be meant or not"):
            read_vague_date(words, as_of=PAPER)

    @given(st.dates(date(1950, 1, 1), date(2080, 12, 31)), st.sampled_from(MONTHS),
           st.sampled_from(MONTHS))
    def test_a_span_ends_after_it_begins_and_within_a_year(self, written, one, other):
        found = read_vague_date(f"between {one} and {other}", as_of=written)

        assert written <= found.latest
        assert 0 < (found.latest - found.earliest).days < 366

    @given(st.dates(date(1950, 1, 1), date(2080, 12, 31)), st.sampled_from(MONTHS))
    def test_it_is_the_first_such_month_not_over_on_the_day_of_writing(self, written, month):
        found = read_vague_date(month, as_of=written)

        assert found.latest >= written
        earlier = read_vague_date(f"{month} {found.latest.year - 1}", as_of=written)
        assert earlier.latest < written


class TestRefusals:
    """The issue: what the words do not settle is refused; nothing is guessed."""

    @pytest.mark.parametrize("words", [
        "soon", "summer", "May or June", "TBC", "early 2019", "mid", "Q5 2019", "April 19",
        "early mid April 2019", "15 Marchember 2019", "week commencing 4 Smarch 2019", "by X",
    ])
    def test_words_that_are_not_understood_get_the_list_of_what_is(self, words):
        with pytest.raises(ValueError, match=rf'"{words}": these words are not understood .* Write '
                                             r"a day \(.*by X"):
            read_vague_date(words, as_of=PAPER)

    @pytest.mark.parametrize("words", ["", "  ", "by", "before the"])
    def test_nothing_written_is_refused(self, words):
        with pytest.raises(ValueError, match="nothing is written"):
            read_vague_date(words, as_of=PAPER)

    @pytest.mark.parametrize("words", [
        "31 June 2019", "2019-06-31", "29 February 2019", "31 June", "0 May 2019"])
    def test_a_day_that_does_not_exist_is_refused(self, words):
        with pytest.raises(ValueError, match="there is no"):
            read_vague_date(words, as_of=PAPER)

    @pytest.mark.parametrize("words", ["Wednesday 4 April 2019", "Wednesday 4 April"])
    def test_a_wrong_weekday_is_refused_and_no_other_year_is_tried(self, words):
        with pytest.raises(ValueError, match="4 April 2019 is a Thursday, not a Wednesday"):
            read_vague_date(words, as_of=PAPER)

    @pytest.mark.parametrize("words", [
        "between May and March 2019", "from December 2019 to January 2019",
        "late April and early April 2019",
        "between March 2019 and early March 2019"])
    def test_a_span_that_runs_backwards_is_refused(self, words):
        with pytest.raises(ValueError, match="Name the earlier time first"):
            read_vague_date(words, as_of=PAPER)

    def test_two_times_with_days_between_them_are_refused_without_between(self):
        with pytest.raises(ValueError, match=r'may be meant or not. Write "between A and B"'):
            read_vague_date("March and June 2019", as_of=PAPER)

    def test_a_window_cannot_end_before_it_begins(self):
        with pytest.raises(ValueError, match='"x": runs from 2019-03-09 back to 2019-03-08'):
            VagueDate("x", date(2019, 3, 9), PAPER)

    @pytest.mark.parametrize("value", [datetime(2019, 3, 8), 2019, None])
    def test_neither_a_datetime_nor_another_type_is_a_date(self, value):
        with pytest.raises(TypeError, match=r"a date is a datetime.date or words"):
            read_vague_date(value, as_of=PAPER)

    @pytest.mark.parametrize("part", [(0, 10), (29, 31), (10, 9), (1, 32)])
    def test_thirds_must_lie_in_a_month(self, part):
        with pytest.raises(ValueError, match=r"mid = .* is no part of a month"):
            Thirds(mid=part)


class TestMonthNumber:
    """A month is named in full or by three letters, in any case."""

    @pytest.mark.parametrize(("word", "number"), [
        ("January", 1), ("dec", 12), ("MAY", 5), ("Sept", None), ("", None)])
    def test_vectors(self, word, number):
        assert number == month_number(word)
