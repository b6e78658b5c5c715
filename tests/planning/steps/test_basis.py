from __future__ import annotations

from datetime import date, datetime

import attrs
import pytest

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.working_days import WorkingDayCalendar
from secgov.model.timetables import MeetingRecord
from secgov.planning.checking.timetable_check import check
from secgov.planning.steps.placing import place_all
from secgov.rules.loading import rulebook
from tests.planning.bases import basis_of
from tests.timetables import AS_OF, calendar_on, rules_on, step, timetable

LATER = date(2020, 3, 13)


class TestDayOfTheQuestion:
    """Contract: one clear `TypeError` that names the argument, and a clear `ValueError` where
    the rules or the calendar were made as of another day."""

    @pytest.mark.parametrize("wrong", ["2019-03-08", datetime(2019, 3, 8), None])
    @pytest.mark.parametrize("ask", [
        rulebook, CodeCalendar.smart_energy_code,
        lambda day: check(timetable(step("panel-update")), as_of=day, rules=rules_on(AS_OF),
                          calendar=calendar_on(AS_OF))], ids=["rules", "calendar", "check"])
    def test_what_is_no_day_is_named(self, ask, wrong):
        with pytest.raises(TypeError, match=r"as_of is a datetime\.date"):
            ask(wrong)

    @pytest.mark.parametrize(("rules", "calendar", "says"), [
        (LATER, AS_OF, "but the rules as of 2020-03-13: make rules by rulebook("),
        (AS_OF, LATER, "but the calendar as of 2020-03-13: make calendar by CodeCalendar."),
        (LATER, LATER, "the rules as of 2020-03-13 and the calendar as of 2020-03-13: make"),
    ])
    def test_another_day_of_the_rules_or_the_calendar_is_refused(self, rules, calendar, says):
        with pytest.raises(ValueError, match="the question is as of 2019-03-08") as caught:
            check(timetable(step("panel-update")), as_of=AS_OF, rules=rules_on(rules),
                  calendar=calendar_on(calendar))

        assert says in str(caught.value)


class TestFlags:
    """Contract: "a number of Working Days is an integer", and a flag is none."""

    @pytest.mark.parametrize("wrong", [True, False, 1.0])
    def test_a_flag_or_a_fraction_is_refused(self, wrong):
        england = WorkingDayCalendar.england_and_wales()
        for ask in (england.after, england.before):
            with pytest.raises(TypeError, match="is an integer"):
                ask(AS_OF, wrong)
        with pytest.raises(TypeError, match="is an integer"):
            england.after_each([AS_OF], wrong)


class TestBetween:
    """Contract: Working Days between two days, or nothing where nobody can say."""

    @pytest.mark.parametrize(("start", "end", "expected"), [
        # A Friday to the next, and back.
        (date(2019, 3, 15), date(2019, 3, 22), 5), (date(2019, 3, 22), date(2019, 3, 15), -5),
        (None, date(2019, 3, 15), None), (date(2019, 3, 15), None, None),
        (date(2019, 3, 15), date(2999, 1, 1), None)])
    def test_forward_back_and_not_known(self, start, end, expected):
        assert expected == basis_of()[0].between(start, end)


class TestMeetingsOutsideTheRhythm:
    """design, section 7: "a meeting as a record: once a meeting", with what it covers; section 6:
    "the bodies' regular meetings (an extraordinary meeting is a repair)"."""

    @staticmethod
    def voted(*records, **keys):
        """Return the first day from 8 April 2019 on which the vote of MP900 is possible."""
        basis, one = basis_of(step("change-board", **keys), meetings=[
            {"body": "change-board", "date": date(2019, 4, 10), **record} for record in records])
        basis = basis.asked_about(one)
        return date.fromordinal(int(basis.possible("change-board").earliest(
            date(2019, 4, 8).toordinal())))

    @pytest.mark.parametrize(("keys", "step_keys", "day"), [
        ({"kind": "extraordinary", "covers": ["MP901"]}, {}, 24),
        ({"kind": "extraordinary", "covers": ["MP901"]}, {"when": date(2019, 4, 10)}, 24),
        ({"kind": "extraordinary", "covers": ["MP901", "MP900"]}, {}, 10),
        ({"kind": "extraordinary"}, {}, 24),
        ({"kind": "extraordinary"}, {"when": date(2019, 4, 10)}, 10),
        ({"kind": "ad-hoc", "covers": ["MP900"]}, {}, 24),
        ({"kind": "regular", "covers": ["MP901"]}, {}, 10),
        ({"covers": ["MP901"]}, {}, 10),
    ])
    def test_one_is_only_of_those_that_it_covers_or_that_state_it(self, keys, step_keys, day):
        """Otherwise the next Change Board is that of Wednesday 24 April 2019."""
        assert date(2019, 4, day) == self.voted(keys, **step_keys)

    def test_one_of_others_makes_no_working_group_ad_hoc(self):
        basis, one = basis_of(step("working-group", date(2019, 5, 8)), meetings=[
            {"body": "working-group", "kind": "ad-hoc", "date": date(2019, 5, 8),
             "covers": ["MP901"]}])

        assert ["monthly"] == [each.kind for each in place_all(one, basis)]

    def test_nobody_s_question_has_the_regular_ones_alone(self):
        basis, _ = basis_of(meetings=[{"body": "panel", "kind": "extraordinary",
                                       "date": date(2019, 4, 11)}])

        assert () == basis.own_meetings


class TestMeetingsOfTheRhythm:
    """design.md section 3: a known regular meeting takes the place of the day that the rhythm has
    in its month; here on 11 October 2019, a Friday earlier than any Panel projected for it."""

    KNOWN = date(2019, 10, 11)

    def panels(self, **keys):
        """Return the Panels of October and November 2019 that the modification may meet at."""
        basis, modification = basis_of(step("panel-update", self.KNOWN), **keys)
        days = map(date.fromordinal, basis.asked_about(modification).possible("panel").days)
        return [day for day in days if date(2019, 10, 1) <= day < date(2019, 12, 1)]

    def test_that_of_the_paper_itself_replaces_the_one_of_its_month(self):
        october, november = self.panels()
        own = {"meeting": {"body": "panel", "date": self.KNOWN, "basis": "stated"}}

        assert self.KNOWN < october
        assert [self.KNOWN, november] == self.panels(paper=own)

    def test_so_does_one_that_is_recorded_as_of_the_rhythm_and_no_extraordinary_one(self):
        october, november = self.panels()
        monthly, extra = ({"body": "panel", "kind": kind, "date": self.KNOWN}
                          for kind in ("monthly", "extraordinary"))

        assert [self.KNOWN, november] == self.panels(meetings=[monthly])
        assert [self.KNOWN, october, november] == self.panels(meetings=[extra])


class TestOnce:
    """The house: "no module-level mutable state": what is made once a file is kept by its basis."""

    def test_it_is_made_once_for_all_the_modifications_of_a_file(self):
        made = []
        basis, _ = basis_of()
        records = attrs.evolve(basis, meetings=(
            MeetingRecord("change-board", "extraordinary", date=AS_OF),))
        file, same = timetable(), timetable()
        own = records.asked_about(file.modifications[0])

        def make(*asked):
            made.append(asked)
            return len(made)

        assert own is not records
        assert [1, 1, 2, 1] == [one.once(make, about) for one, about in (
            (records, file), (own, file), (records, same), (own, file))]
        assert [(file, records), (same, records)] == made

    def test_only_the_last_few_files_are_kept(self):
        """Eight are: of nine the last is kept, and the first is made anew."""
        made = []
        basis, _ = basis_of()
        files = [timetable() for _ in range(9)]

        def make(about, _):
            made.append(next(n for n, one in enumerate(files) if one is about))

        for one in (*files, files[-1], files[0]):
            basis.once(make, one)

        assert [*range(9), 0] == made
