from __future__ import annotations

import re
from datetime import date

import pytest

from secgov.calendar.bank_holidays import BankHoliday
from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.releases import ReleaseFact
from secgov.calendar.series import KnownMeeting
from secgov.errors import OutsideCalendar, Unanswerable

PAPER = date(2019, 3, 8)
CODE = CodeCalendar.smart_energy_code(PAPER)


class TestSmartEnergyCode:
    """Design, section 3: "Every question takes `as_of` and uses only what was known then"."""

    def test_all_parts_know_the_same_day(self):
        assert {PAPER} == {CODE.as_of, CODE.working_days.as_of, CODE.releases.as_of,
                           *(series.as_of for series in CODE.series.values())}

    def test_all_bodies_of_the_tables_have_a_series(self):
        assert ("change-board", "change-sub-committee", "operations-group", "panel", "smki-pma",
                "ssc", "tabasc", "working-group") == tuple(CODE.series)

    def test_the_days_of_a_body_are_those_of_its_series(self):
        assert CODE.series_of("panel").regular_days == CODE.meeting_days("panel")

    def test_an_unknown_body_gets_a_suggestion(self):
        with pytest.raises(Unanswerable, match=r'no meetings of "pannel" .* did you mean "panel"'):
            CODE.series_of("pannel")

    def test_the_series_cannot_be_changed(self):
        with pytest.raises(TypeError):
            CODE.series["panel"] = CODE.series["ssc"]


class TestThrough:
    """A calendar reaches as far as it is asked to, and no further than can be projected."""

    def test_it_ends_with_2026_unless_more_is_asked(self):
        near = CodeCalendar.smart_energy_code(PAPER, through=date(2026, 12, 31))

        assert date(2026, 12, 31) == near.working_days.last == near.releases.last

    def test_further_years_are_projected(self):
        """The first Wednesday of March 2027 is the 3rd."""
        far = CodeCalendar.smart_energy_code(PAPER, through=date(2027, 3, 1))

        assert date(2027, 3, 3) == far.series_of("working-group").next(date(2027, 3, 1)).day
        assert far.releases.named("June 2027").projected

    @pytest.mark.parametrize(("as_of", "last"), [
        (PAPER, 2026), (date(2023, 12, 31), 2026), (date(2024, 1, 1), 2050),
        (date(2050, 6, 1), 2050)])
    def test_by_default_it_reaches_three_years_past_the_question(self, as_of, last):
        """The shipped table ends with 2026; past it all years that can be projected are there."""
        assert last == CodeCalendar.smart_energy_code(as_of).working_days.last.year

    def test_past_2050_there_is_an_error(self):
        with pytest.raises(OutsideCalendar):
            CodeCalendar.smart_energy_code(PAPER, through=date(2051, 1, 1))


class TestSettings:
    """Design, section 7: settings may give extra holidays, meetings and releases."""

    def test_given_facts_are_used(self):
        code = CodeCalendar.smart_energy_code(
            PAPER,
            holidays=[BankHoliday(date(2019, 5, 17), "a feast", PAPER, "settings")],
            meetings=[KnownMeeting("sub-group", date(2019, 4, 2), True, PAPER, "settings")],
            releases=[ReleaseFact("June 2019", "settings", planned=date(2019, 6, 20))])

        assert not code.working_days.is_working_day(date(2019, 5, 17))
        assert "settings" in code.series_of("panel").on(date(2019, 5, 17)).clash
        assert (date(2019, 4, 2).toordinal(),) == code.meeting_days("sub-group")
        assert date(2019, 6, 20) == code.releases.named("June 2019").go_live


class TestMadeAgain:
    """Design, section 3: "Every question takes `as_of` and uses only what was known then"; the
    facts that a calendar was given are a part of it."""

    def test_an_earlier_knowledge_is_that_of_its_day(self):
        later = CodeCalendar.smart_energy_code(date(2019, 10, 31), releases=[
            ReleaseFact("June 2020", "settings", date(2020, 6, 18), date(2019, 10, 1))])
        then = later.known_on(date(2019, 9, 30))

        assert date(2019, 9, 30) == then.as_of
        assert date(2019, 11, 7) == then.releases.named("November 2019").go_live
        assert date(2020, 6, 25) == then.releases.named("June 2020").go_live
        assert date(2020, 6, 18) == then.known_on(date(2019, 10, 31)).releases.named(
            "June 2020").go_live

    def test_more_facts_are_given_beside_those_it_has(self):
        feast = BankHoliday(date(2019, 5, 17), "a feast", PAPER, "settings")
        extra = KnownMeeting("panel", date(2019, 4, 16), True, PAPER, "settings")
        code = CodeCalendar.smart_energy_code(PAPER, holidays=[feast]).given_also(extra)

        assert (feast, extra) == code.given
        assert not code.working_days.is_working_day(date(2019, 5, 17))
        assert date(2019, 4, 16) == code.series_of("panel").after(date(2019, 3, 15)).day

    def test_it_reaches_as_far_as_before(self):
        far = CodeCalendar.smart_energy_code(PAPER, through=date(2030, 1, 1))

        assert far.working_days.last == far.known_on(PAPER).working_days.last

    def test_it_is_widened_to_what_can_be_projected_with_the_facts_it_has(self):
        """X-CNT-05: holidays are data; a given one stays, and what is opened has no more years."""
        day = date(2019, 5, 20)
        given = CodeCalendar.smart_energy_code(date(2019, 3, 8), holidays=[
            BankHoliday(day, "a holiday", date(2019, 3, 1), "a test")])
        wide = given.widened()

        assert (date(2050, 12, 31), False) == (
            wide.working_days.last, wide.working_days.is_working_day(day))
        assert given.digest() == wide.digest()
        assert wide is wide.widened()
        assert (shut := given.opened([day])) is shut.widened()

    def test_a_day_can_be_opened_with_the_meetings_that_clashed_on_it(self):
        """The Change Board of 25 December 2019; the Working Group of 1 January 2020 still does."""
        code = CODE.opened([date(2019, 12, 25)])

        assert code.working_days.is_working_day(date(2019, 12, 25))
        assert not code.working_days.is_working_day(date(2019, 12, 26))
        assert date(2019, 12, 25) == code.series_of("change-board").next(date(2019, 12, 1)).day
        assert code.series_of("working-group").on(date(2020, 1, 1)).clash
        assert code.series_of("panel") is CODE.series_of("panel")


class TestDigest:
    """Design, section 8: a receipt names the digest of the calendar."""

    def test_it_is_sixteen_hexadecimal_digits_and_the_same_each_time(self):
        assert re.fullmatch("[0-9a-f]{16}", CODE.digest())
        assert CODE.digest() == CodeCalendar.smart_energy_code(PAPER).digest()

    @pytest.mark.parametrize("given", [
        {"holidays": [BankHoliday(date(2025, 3, 3), "a feast", PAPER, "x")]},
        {"meetings": [KnownMeeting("panel", date(2019, 4, 5), True, PAPER, "x")]},
        {"releases": [ReleaseFact("June 2019", "x", planned=date(2019, 6, 20))]},
    ])
    def test_a_given_fact_changes_it(self, given):
        assert CODE.digest() != CodeCalendar.smart_energy_code(PAPER, **given).digest()

    @pytest.mark.parametrize("given", [
        {"holidays": [BankHoliday(date(2025, 3, 3), "a feast", date(2019, 3, 9), "x")]},
        {"meetings": [KnownMeeting("panel", date(2019, 4, 5), True, date(2019, 3, 9), "x")]},
        {"releases": [ReleaseFact("June 2019", "x", date(2019, 6, 20), date(2019, 3, 9))]},
    ])
    def test_a_fact_that_was_not_yet_known_does_not(self, given):
        assert CODE.digest() == CodeCalendar.smart_energy_code(PAPER, **given).digest()
