"""The DCC's load, week by week; the weeks of the March 2019 paper are read from it by hand."""

from __future__ import annotations

import json
from datetime import date

import pytest

from secgov.errors import Unanswerable, UnusableInput
from secgov.model.timetables import Timetable
from secgov.planning.portfolios.load import load
from secgov.planning.portfolios.load_answer import Load, Week
from tests.reports.asked import known, paper
from tests.timetables import AS_OF, calendar_on, rules_on, step, timetable

ASKED, RETURNED = "preliminary-assessment-requested", "preliminary-assessment-returned"


@pytest.fixture(scope="module")
def of_the_paper() -> Load:
    return load(paper(), **known())


def week(answer: Load, monday: date) -> Week:
    return next(one for one in answer.weeks if one.monday == monday)


def small(*steps, capacity=None, as_of=AS_OF, **keys) -> Load:
    """Return the load of a small timetable with an impact on the DCC Systems."""
    return load(timetable(*steps, dcc_impact="yes", stage="refinement", **keys), as_of=as_of,
                rules=rules_on(as_of), calendar=calendar_on(as_of), capacity=capacity)


def names(work) -> list[str]:
    return [one.modification.removeprefix("SECMP") for one in work]


class TestTogether:
    """Issue 4: "vague ends make "up to" (may be in hand) and "at least" (surely in hand)
    numbers", also where the days of both ends are within one month."""

    def test_the_weeks_cover_the_days_stated_for_the_return(self):
        """Asked for in March 2020, back from 11 to 20 March: from Monday 2 March to that week."""
        answer = small(step("impact-assessment-requested", "March 2020"),
                       step("impact-assessment-returned", "mid-March 2020"),
                       as_of=date(2020, 2, 10))

        assert [(0, 0), (0, 0), (0, 0), (0, 1), (0, 1), (0, 1)] == [
            (one.pieces.at_least, one.pieces.up_to) for one in answer.weeks]
        assert [date(2020, 2, 10), date(2020, 3, 16)] == [
            answer.weeks[0].monday, answer.weeks[-1].monday]


class TestThePaper:
    """Issue 4: "In the week of 8 April 2019 up to eight pieces may be in hand: 0010, 0013, 0015
    (blocked), 0024 (two options), 0046, 0056, 0062 (if agreed), 0067"."""

    def test_the_week_of_8_april_2019(self, of_the_paper):
        found = week(of_the_paper, date(2019, 4, 8))

        assert ["0010", "0013", "0015", "0024", "0046", "0056", "0062", "0067"] == \
            names(found.may_be)
        assert (8, 9) == (found.pieces.up_to, found.options.up_to)
        assert {"0015": "blocked", "0062": "conditional"} == {
            one.modification.removeprefix("SECMP"): one.standing for one in found.may_be
            if one.standing != "clear"}
        assert [("SECMP0024", ("original", "alternative"))] == [
            (one.modification, one.option_names) for one in found.may_be if one.options == 2]

    def test_the_kinds_of_that_week(self, of_the_paper):
        """The reviews are 0010 and 0013; 0024 is asked again; the rest is asked for once."""
        found = week(of_the_paper, date(2019, 4, 8))

        assert [5, 1, 2] == [found.of_kind(kind).up_to
                             for kind in ("assessment", "re-assessment", "review")]

    @pytest.mark.parametrize(("monday", "surely", "perhaps"), [
        # The paper's own week: what it says the DCC has is there on 8 March.
        (date(2019, 3, 4), ["0007", "0010", "0013", "0015", "0053", "0056"], ["0024"]),
        # Only 0007 has a day of its own, 15 March; "by" may be any day from 8 March on.
        (date(2019, 3, 11), ["0007"],
         ["0010", "0013", "0015", "0024", "0053", "0056", "0062"]),
        # "By mid-March" ends on the 20th, and 0046 waits for its meeting of the 20th.
        (date(2019, 3, 18), [],
         ["0010", "0013", "0015", "0024", "0046", "0053", "0056", "0062"]),
        # Early April ends on the 10th.
        (date(2019, 4, 15), [], ["0015", "0024", "0046", "0062", "0067"]),
        # Early May has ended; 0063 may be asked for from 13 May, the first Working Day of
        # "mid-May"; 0062 is back by the Panel of 17 May.
        (date(2019, 5, 13), [], ["0015", "0046", "0062", "0063", "0067"]),
        (date(2019, 5, 20), [], ["0015", "0046", "0063", "0067"]),
        # 0063 is for the Working Group of 3 July.
        (date(2019, 7, 1), [], ["0015", "0063"]),
    ])
    def test_other_weeks(self, of_the_paper, monday, surely, perhaps):
        found = week(of_the_paper, monday)

        assert surely == names(found.surely)
        assert sorted([*surely, *perhaps]) == names(found.may_be)

    def test_the_first_week_is_that_of_the_question_and_the_last_that_of_the_last_known_day(
            self, of_the_paper):
        assert (date(2019, 3, 4), date(2019, 7, 1)) == (
            of_the_paper.weeks[0].monday, of_the_paper.weeks[-1].monday)

    def test_it_is_printed_as_it_is(self, of_the_paper):
        """Keys and numbers of the week of 8 April, as above."""
        found = next(one for one in json.loads(of_the_paper.to_json())["weeks"]
                     if one["week"] == "2019-04-08")

        assert (0, 8, {"at_least": 0, "up_to": 9}) == (
            found["at_least"], found["up_to"], found["options"])
        assert {"clear": 6, "blocked": 1, "conditional": 1} == {
            name: count["up_to"] for name, count in found["standings"].items()}
        assert "SECMP0062:impact-assessment" in found["may_be"]
        assert found["against_capacity"] is None


class TestCapacity:
    """Issue 4: "against a capacity if given"; the number is the user's."""

    @pytest.mark.parametrize(("capacity", "verdict", "status"), [
        (2, "within", 0), (1, "may-exceed", 0), (0, "exceeds", 1), (None, "", 0)])
    def test_one_piece_surely_and_another_perhaps(self, capacity, verdict, status):
        """One is in hand until Friday 15 March; the other may be asked for from that day on."""
        answer = small(step(ASKED, status="done"), step(RETURNED, "2019-03-15"),
                       step("impact-assessment-requested", "between 2019-03-15 and 2019-03-18"),
                       capacity=capacity)

        assert (verdict, status) == (
            week(answer, date(2019, 3, 11)).against_capacity, answer.exit_status)

    @pytest.mark.parametrize("capacity", [-1, 2.5, "6", True])
    def test_what_is_no_number_of_pieces_is_refused(self, capacity):
        with pytest.raises(Unanswerable, match="a whole number of pieces of work"):
            small(capacity=capacity)


class TestWeeks:
    """Weeks begin on Monday, named by it."""

    def test_of_nothing_there_are_none(self):
        answer = small(step("working-group", "2019-04-03"))

        assert ((), None, 0) == (answer.weeks, answer.fullest, answer.exit_status)

    def test_work_without_an_end_is_in_every_week_that_is_shown(self):
        answer = small(step(ASKED, "2019-03-18"), step(RETURNED, "2019-03-22"),
                       step("impact-assessment-requested", status="done"),
                       step("impact-assessment-returned"),
                       awaiting=[{"what": "w", "blocks": ["impact-assessment-returned"]}])

        assert [1, 1, 2] == [one.pieces.up_to for one in answer.weeks]

    def test_a_question_on_a_monday_begins_with_its_own_week(self):
        answer = small(step(ASKED, status="done"), step(RETURNED, "2019-03-12"),
                       as_of=date(2019, 3, 11))

        assert [date(2019, 3, 11)] == [one.monday for one in answer.weeks]

    def test_a_day_beyond_the_calendar_makes_no_endless_list(self):
        """The calendar of the tests ends on 31 December 2026."""
        with pytest.raises(UnusableInput, match="2999-01-01"):
            small(step(ASKED, status="done"), step(RETURNED, "2999-01-01"))


class TestWaits:
    """A wait bounds the asking, never the return (docs/how-to/count_the_dccs_work.md)."""

    WORK = (step("preliminary-assessment-requested", "2019-05-09"),
            step("preliminary-assessment-returned", "2019-05-31"))

    def told(self, waits, *others, work=WORK, **keys):
        answer = load(Timetable.from_dict({"modification": [
            {"id": "MP901", "dcc_impact": "yes", "stage": "refinement", "waits_on": waits,
             "steps": list(work), **keys}, *others]}), as_of=AS_OF, rules=rules_on(AS_OF),
            calendar=calendar_on(AS_OF), capacity=None)
        return {piece.blocked for each in answer.weeks for piece in each.may_be
                if piece.modification == "MP901"}

    @pytest.mark.parametrize(("when", "blocked"), [
        ("2019-05-01", ()), ("April 2019", ()), ("2019-05-09", ()),
        ("2019-06-05", ("it waits on MP902",)), ("May 2019", ()),
        ("Q2 2019", ("it waits on MP902",)), (None, ("it waits on MP902",))])
    def test_one_that_is_over_when_it_is_asked_for_blocks_nothing(self, when, blocked):
        other = {"id": "MP902", "steps": [step("working-group", when)]}

        assert {blocked} == self.told([{"id": "MP902", "step": "working-group"}], other)

    def test_what_the_dcc_has_goes_on(self):
        work = (step("preliminary-assessment-requested", "2019-03-01", status="done"),
                self.WORK[1])

        assert {()} == self.told([{"id": "MP999"}], work=work)
        assert {("it waits on MP999",)} == self.told([{"id": "MP999"}])

    @pytest.mark.parametrize("other", [
        {"id": "MP902", "steps": [], "waits_on": [{"id": "MP901"}]},
        {"id": "MP902", "steps": [step("withdrawn", "2019-03-01", status="done")]}])
    def test_a_circle_and_one_that_has_ended_are_not_counted_in(self, other):
        assert {()} == self.told([{"id": "MP902"}], other)
