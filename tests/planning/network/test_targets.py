from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.release_facts import CutOff, ReleaseFact
from secgov.citation import Evidence, Force
from secgov.planning.network.targets import cut_off_of, paper_day, why_no_cut_off
from secgov.planning.steps.basis import Basis
from secgov.rules.loading import rulebook
from secgov.rules.settings import Settings

THEN = date(2019, 3, 8)


def basis(**adopted):
    rows = {name: {"cites": "a letter", **row} for name, row in adopted.items()}
    settings = Settings.from_dict({"adopt": rows}) if rows else Settings()
    calendar = CodeCalendar.smart_energy_code(THEN)
    return Basis(THEN, calendar, rulebook(THEN, settings.adopted), THEN)


class TestCutOffs:
    """Design, section 3: "others are unverified parameters", which bind once they are adopted."""

    def test_the_sourced_row_wins(self):
        """SECP_66_1503_12: the May 2019 Panel, 17 May; its paper day, 10 May."""
        here = basis(**{"release.lead.dcc-systems": {}})
        found = cut_off_of(here.calendar.releases.named("November 2019"), "yes", here)

        assert (date(2019, 5, 17), date(2019, 5, 10)) == (found.meeting, found.paper_day)

    def test_an_unverified_lead_time_gives_nothing(self):
        here = basis()

        assert cut_off_of(here.calendar.releases.named("November 2019"), "no", here) is None

    @pytest.mark.parametrize(("lead", "meeting"), [
        # Three months before Thursday 7 November 2019 is 7 August; the last Panel before, 12 July.
        ({}, date(2019, 7, 12)),
        # 20 weeks before is 20 June; the last Panel before, 14 June.
        ({"value": 20, "unit": "weeks"}, date(2019, 6, 14)),
        # 200 calendar days before is 21 April; the last Panel before, 12 April.
        ({"value": 200, "unit": "calendar days"}, date(2019, 4, 12)),
        # From 21 May there are 120 Working Days, the first day not counted: 7 in May, 20, 23, 21,
        # 21 and 23 from June to October, 5 in November; the last Panel before, 17 May.
        ({"value": 120, "unit": "Working Days"}, date(2019, 5, 17)),
    ])
    def test_an_adopted_lead_time_gives_the_last_panel_before(self, lead, meeting):
        here = basis(**{"release.lead.text-only": lead})
        found = cut_off_of(here.calendar.releases.named("November 2019"), "no", here)

        assert meeting == found.meeting

    def test_a_lead_time_from_before_the_first_panel_gives_nothing(self):
        here = basis(**{"release.lead.text-only": {"value": 1000}})

        assert cut_off_of(here.calendar.releases.named("November 2019"), "no", here) is None

    def test_one_whose_panel_cannot_take_place_is_none_and_says_why(self):
        """The Panel of April 2022 is on Good Friday: to add the cut-off again mends nothing."""
        row = CutOff("June 2022", "x", Force.DECISION, Evidence.SECONDARY, "a letter", "X-REL-03",
                     THEN, month="2022-04")
        there = CodeCalendar.smart_energy_code(
            THEN, through=date(2022, 12, 31),
            releases=[ReleaseFact("June 2022", "a letter", cut_offs=(row,))])
        here = Basis(THEN, there, rulebook(THEN), THEN)
        release = there.releases.named("June 2022")

        assert cut_off_of(release, "yes", here) is None
        assert ("the cut-off of June 2022 is the Panel of April 2022, and no meeting can take "
                "place then, for Friday 15 April 2022 is no Working Day: Good Friday. Add the "
                "meeting in the settings") == why_no_cut_off(release, here)

    def test_where_there_is_none_it_says_what_to_add(self):
        here = basis()

        assert why_no_cut_off(here.calendar.releases.named("June 2020"), here).startswith(
            "no cut-off is known for a change with DCC impact in the June 2020 Release; adopt ")

    def test_a_paper_day_before_the_calendar_begins_is_absent(self):
        assert paper_day(date(2013, 1, 4), basis()) is None

    def test_a_cut_off_whose_panel_cannot_meet_gives_nothing(self):
        """The rhythm puts the Panel of April 2022 on Good Friday."""
        rows = Settings.from_dict({"cut_off": [{
            "release": "November 2022", "meeting": "2022-04", "known": THEN, "cites": "a"}]})
        calendar = CodeCalendar.smart_energy_code(THEN, releases=rows.releases)
        here = Basis(THEN, calendar, rulebook(THEN), THEN)

        assert cut_off_of(calendar.releases.named("November 2022"), "yes", here) is None

    def test_a_notice_that_is_not_in_force_gives_no_paper_day(self):
        book = rulebook(THEN)
        later = attrs.evolve(book, parameters=tuple(
            attrs.evolve(row, since=date(2020, 1, 1)) for row in book.parameters))
        here = Basis(THEN, CodeCalendar.smart_energy_code(THEN), later, THEN)

        assert paper_day(date(2019, 5, 17), here) is None
