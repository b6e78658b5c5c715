"""Placing: vague dates become windows, months become meetings, and kinds are told apart."""

from __future__ import annotations

from datetime import date
from math import inf

import pytest

from secgov.planning.steps.placing import mended, place_all
from tests.planning.bases import basis_of
from tests.timetables import step


def placed(*steps, **keys):
    basis, modification = basis_of(*steps, **keys)
    return place_all(modification, basis)


def window(one):
    return tuple(date.fromordinal(int(day)) for day in (one.earliest, one.latest))


class TestWindow:
    """design.md section 3: "A month with a step of a body is that body's meeting in the month"."""

    @pytest.mark.parametrize(("name", "words", "first", "last"), [
        ("working-group", "May 2019", date(2019, 5, 1), date(2019, 5, 1)),
        ("panel-update", "across May and June 2019", date(2019, 5, 17), date(2019, 6, 14)),
        ("assessment-reviewed", "early May 2019", date(2019, 5, 1), date(2019, 5, 10)),
        ("implemented", "June 2019", date(2019, 6, 1), date(2019, 6, 30)),
    ])
    def test_words_leave_the_days_on_which_the_step_can_be(self, name, words, first, last):
        """Read from a calendar: 1 and 30 June 2019 are a Saturday and a Sunday."""
        (one,) = placed(step(name, words))

        assert ((first, last), "") == (window(one), one.missing)

    def test_a_stated_day_stays_what_it_is(self):
        (one,) = placed(step("panel-update", date(2019, 4, 13)))

        assert (date(2019, 4, 13), date(2019, 4, 13)) == window(one)
        assert "Saturday 13 April 2019" == one.in_words()

    def test_a_time_in_which_the_meeting_of_the_rhythm_clashes_says_that(self):
        """Design, section 3: the Change Board of 25 December 2019 is a clash."""
        (one,) = placed(step("change-board", "December 2019"))

        assert ("no meeting of the Change Board falls in December 2019; by its rhythm it would "
                "meet then, but Wednesday 25 December 2019 is no Working Day: Christmas Day"
                ) == one.missing

    def test_a_time_without_a_meeting_says_so_and_keeps_its_days(self):
        (one,) = placed(step("panel-update", "early May 2019"))

        assert "no meeting of the Panel falls in early May 2019" == one.missing
        assert (date(2019, 5, 1), date(2019, 5, 10)) == window(one)
        assert '"early May 2019"' == one.in_words()

    def test_a_time_without_a_working_day_keeps_its_days(self):
        """20 and 21 April 2019 are the Saturday and Sunday of Easter."""
        (one,) = placed(step("raised", "between 20 April 2019 and 21 April 2019"))

        assert ((date(2019, 4, 20), date(2019, 4, 21)), "") == (window(one), one.missing)

    def test_a_step_without_a_day_has_no_bounds(self):
        (one,) = placed(step("raised", status="done"))

        assert (False, True, -inf, inf, "no day stated", "raised") == (
            one.stated, one.done, one.earliest, one.latest, one.in_words(), one.act)


class TestNames:
    """A step is called by its label, or by its act and its number."""

    def test_a_repeat_is_numbered(self):
        found = placed(step("raised"), step("raised"), step("raised", label="again"))

        assert [("raised", 0), ("raised#2", 1), ("again", 2)] == [
            (one.name, one.place) for one in found]


class TestKind:
    """SECP_66_1503_12 para 2.2: monthly meetings, and ad hoc ones at other times."""

    @pytest.mark.parametrize(("keys", "kind", "body"), [
        ({"kind": "ad-hoc", "when": date(2019, 4, 3)}, "ad-hoc", ""),
        ({"part": "ad-hoc", "when": date(2019, 4, 3)}, "ad-hoc", ""),
        ({"part": "1", "when": date(2019, 4, 3)}, "monthly", "working-group"),
        ({}, "monthly", "working-group"),
        ({"when": "May 2019"}, "monthly", "working-group"),
        ({"when": date(2019, 4, 9)}, "monthly", "working-group"),
        ({"when": date(2019, 3, 20)}, "ad-hoc", "working-group"),
        ({"when": date(2019, 4, 2)}, "ad-hoc", "working-group"),
        ({"part": "1", "when": date(2019, 4, 2)}, "ad-hoc", "working-group"),
    ])
    def test_it_is_stated_or_read_from_the_day(self, keys, kind, body):
        """Before 3 April 2019 there were no monthly meetings: what is pushed past that day is at
        one of them."""
        (one,) = placed({"step": "working-group", **keys})

        assert (kind, body) == (one.kind, one.body)

    @pytest.mark.parametrize(("record", "kind"), [
        ({"body": "working-group", "kind": "ad-hoc", "date": date(2019, 5, 8)}, "ad-hoc"),
        ({"body": "working-group", "kind": "extraordinary", "date": date(2019, 5, 8)},
         "extraordinary"),
        ({"body": "working-group", "date": date(2019, 5, 8)}, "monthly"),
        ({"body": "panel", "kind": "extraordinary", "date": date(2019, 5, 8)}, "monthly"),
    ])
    def test_a_record_of_the_paper_says_it(self, record, kind):
        (one,) = placed(step("working-group", date(2019, 5, 8)), meetings=[record])

        assert kind == one.kind

    def test_a_known_extra_meeting_is_ad_hoc(self):
        """SECMP0062's meeting of 19 November 2019."""
        (one,) = placed(step("working-group", date(2019, 11, 19)), as_of=date(2019, 11, 19))

        assert "ad-hoc" == one.kind

    def test_without_a_meeting_in_it_a_month_has_its_working_days(self):
        """The Panel of April 2022 would be on Good Friday; 30 April is a Saturday."""
        (one,) = placed(step("panel-update", "April 2022"), as_of=date(2022, 3, 11))

        assert (date(2022, 4, 1), date(2022, 4, 29)) == window(one)
        assert one.missing.startswith("no meeting of the Panel falls in April 2022")

    def test_without_a_working_day_the_days_are_those_stated(self):
        """27 and 28 December 2021 are substitute bank holidays, after a weekend."""
        (one,) = placed(step("panel-update", "between 25 December 2021 and 28 December 2021"),
                        as_of=date(2021, 12, 1))

        assert (date(2021, 12, 25), date(2021, 12, 28)) == window(one)
        assert one.missing

    def test_other_bodies_keep_the_kind_that_is_stated(self):
        found = placed(step("panel", date(2019, 4, 11), kind="extraordinary"),
                       step("sub-committee", date(2019, 3, 21), body="tabasc"),
                       step("sub-committee", date(2019, 3, 21), body="ncsc"))

        assert [("extraordinary", ""), ("", "tabasc"), ("", "")] == [
            (one.kind, one.body) for one in found]


class TestMended:
    """design.md section 1: a mend that a Panel member can read aloud, with a day or without one."""

    @pytest.mark.parametrize(("mend", "dated", "undated"), [
        ("Convert on {expected} or later.", "Convert on Friday 12 July 2019 or later.",
         "Convert on a day that the rule allows."),
        ("Put it to the Panel of {expected} or later.",
         "Put it to the Panel of Friday 12 July 2019 or later.",
         "Put it to the Panel on a day that the rule allows."),
        ("Put it to the Panel of {expected}, or later on.",
         "Put it to the Panel of Friday 12 July 2019, or later on.",
         "Put it to the Panel, or later on."),
        ("Decide by {expected}.", "Decide by Friday 12 July 2019.", "Decide in time."),
        ("Implement on {expected}.", "Implement on Friday 12 July 2019.",
         "Implement on a day that the rule allows."),
        ("Withdraw it.", "Withdraw it.", "Withdraw it."),
    ])
    def test_the_day_is_named_or_said_to_be_needed(self, mend, dated, undated):
        assert [dated, undated] == [mended(mend, day) for day in (date(2019, 7, 12), None)]
