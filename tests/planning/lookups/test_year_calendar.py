from __future__ import annotations

import json
from datetime import date
from functools import cache

import pytest

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.meetings import KnownMeeting
from secgov.calendar.releases import CutOff, ReleaseFact
from secgov.citation import Evidence, Force
from secgov.errors import OutsideCalendar
from secgov.planning.lookups.year_calendar import year_calendar
from secgov.rules.loading import rulebook

MARCH = date(2019, 3, 8)


@cache
def calendar_of(year, as_of=MARCH):
    return year_calendar(year, as_of=as_of, rules=rulebook(as_of),
                         calendar=CodeCalendar.smart_energy_code(as_of))


def meeting(body, day, as_of=MARCH):
    found = calendar_of(day.year, as_of).to_dict()["meetings"]
    return next(one for one in found if (one["body"], one["date"]) == (body, day.isoformat()))


def release(name, as_of=MARCH, year=2019):
    return next(one for one in calendar_of(year, as_of).to_dict()["releases"]
                if one["name"] == name)


class TestWorkingGroup:
    """SECP_66_1503_12 para 2.2: "the agenda of each monthly meeting will be confirmed at least 10
    Working Days before the meeting", the papers at least 5."""

    @pytest.mark.parametrize(("day", "agenda", "papers"), [
        (date(2019, 4, 3), "2019-03-20", "2019-03-27"),
        (date(2019, 5, 1), "2019-04-15", "2019-04-24"),
        (date(2019, 6, 5), "2019-05-21", "2019-05-29"),
        (date(2019, 7, 3), "2019-06-19", "2019-06-26"),
    ])
    def test_vectors(self, day, agenda, papers):
        """Counted by hand from the gov.uk list of bank holidays."""
        found = meeting("working-group", day)

        assert (agenda, papers, {}) == (found["agenda_by"], found["papers_by"], found["reasons"])

    def test_a_clash_shows_the_days_it_would_have_if_it_were_held(self):
        found = meeting("working-group", date(2020, 1, 1))

        assert (True, "2019-12-16", "2019-12-23") == (
            found["clash"], found["agenda_by"], found["papers_by"])
        assert found["clash_because"].endswith("is no Working Day: New Year's Day")

    def test_an_ad_hoc_one_has_no_notices(self):
        found = meeting("working-group", date(2019, 2, 26))
        why = "the notices bind regular monthly Working Groups only"

        assert (False, None, None) == (found["regular"], found["agenda_by"], found["papers_by"])
        assert {"agenda_by": why, "papers_by": why} == found["reasons"]

    def test_before_the_paper_the_notices_were_not_known(self):
        found = meeting("working-group", date(2019, 5, 1), date(2019, 3, 7))

        assert found["agenda_by"] is None
        assert found["reasons"]["agenda_by"] == (
            "working-group.agenda-notice is not in force on 2019-05-01, or was not known on "
            "2019-03-07")


class TestOtherBodies:
    """Design, section 3: "No agenda or paper day is sourced for the Change Board or the CSC, nor
    an agenda day for the Panel: the answer is null with the reason"."""

    @pytest.mark.parametrize(("day", "papers"), [
        (date(2019, 3, 15), "2019-03-08"),
        (date(2019, 5, 17), "2019-05-10"),
        (date(2019, 6, 14), "2019-06-07"),
        (date(2019, 7, 12), "2019-07-05"),
    ])
    def test_the_panel_has_a_paper_day_and_no_agenda_day(self, day, papers):
        """Counted by hand; no bank holiday lies in these weeks."""
        found = meeting("panel", day)

        assert (papers, None) == (found["papers_by"], found["agenda_by"])
        assert {"agenda_by": "no agenda day is sourced for the panel"} == found["reasons"]

    def test_the_change_board_of_christmas_day_is_a_clash(self):
        found = meeting("change-board", date(2019, 12, 25))

        assert (True, True, None, None) == (
            found["clash"], found["projected"], found["agenda_by"], found["papers_by"])
        assert {"agenda_by": "no agenda day is sourced for the change-board",
                "papers_by": "no paper day is sourced for the change-board"} == found["reasons"]

    def test_an_ordinary_meeting_is_no_clash(self):
        found = meeting("change-sub-committee", date(2019, 6, 25))

        assert (False, None) == (found["clash"], found["clash_because"])

    def test_the_keys_are_those_of_the_contract(self):
        assert ["body", "date", "regular", "agenda_by", "papers_by", "projected", "clash",
                "clash_because", "reasons", "cites"] == list(meeting("panel", date(2019, 3, 15)))

    def test_meetings_stand_in_the_order_of_their_days(self):
        days = [one.meeting.day for one in calendar_of(2019).meetings]

        assert sorted(days) == days

    def test_a_paper_day_before_the_calendar_begins_is_absent_with_the_reason(self):
        early = KnownMeeting("panel", date(2013, 1, 4), True, date(2013, 1, 4), "minutes")
        found = year_calendar(
            2013, as_of=MARCH, rules=rulebook(MARCH),
            calendar=CodeCalendar.smart_energy_code(MARCH, meetings=[early])).meetings[0]

        assert found.papers_by is None
        assert dict(found.reasons)["papers_by"].startswith("no day inside the calendar")


class TestReleases:
    """Design, section 8: "`go_live` is the date as known on `as_of` (the planned one until
    amended)"."""

    def test_in_march_only_the_rhythm_gives_november(self):
        """First Thursday of November 2019: the 7th. Panel of May 2019: Friday the 17th, its paper
        day five Working Days before: the 10th."""
        found = release("November 2019")

        assert ("2019-11-07", "2019-11-07", True, None, False) == (
            found["planned"], found["go_live"], found["projected"], found["window"],
            found["ad_hoc"])
        assert [("dcc", "2019-05-17", "2019-05-10", "DECISION", "secondary",
                 "SECP_66_1503_12 lines 301-302 and 343-345")] == [
            tuple(one[key] for key in ("impact", "meeting", "paper_day", "force", "evidence",
                                       "cites")) for one in found["cut_offs"]]
        assert found["because"]["says"] == "November 2019 goes live on Thursday 7 November 2019"

    def test_in_october_the_authority_has_given_a_window(self):
        """SECAS page of the release: 24 November with flexibility to 1 December 2019."""
        found = release("November 2019", date(2019, 10, 10))

        assert ("2019-11-24", "2019-11-24", "2019-12-01", False) == (
            found["go_live"], found["window"]["earliest"], found["window"]["latest"],
            found["projected"])

    def test_at_its_end_the_panel_has_set_the_day(self):
        found = release("November 2019", date(2019, 10, 31))

        assert ("2019-11-07", "2019-11-29", None) == (
            found["planned"], found["go_live"], found["window"])

    def test_a_cut_off_that_was_not_known_yet_is_left_out(self):
        assert [] == release("November 2019", date(2019, 3, 7))["cut_offs"]

    def test_a_release_is_of_the_year_of_its_name(self):
        assert ["February 2019", "June 2019", "November 2019"] == [
            one.release.name for one in calendar_of(2019).releases]

    def test_the_notes_say_what_no_source_gives(self):
        assert "No cut-off is sourced for changes without DCC impact" in calendar_of(2019).notes[0]

    def test_the_json_is_the_dictionary(self):
        found = calendar_of(2019)

        assert found.to_dict() == json.loads(found.to_json())
        assert ["schema_version", "as_of", "receipt", "year", "meetings", "releases", "notes"
                ] == list(found.to_dict())
        assert 0 == found.exit_status


def with_cut_off(**given):
    """Return the one cut-off of November 2020 that settings give."""
    row = CutOff("November 2020", "x", Force.DECISION, Evidence.SECONDARY, "a letter", "X-REL-03",
                 MARCH, **given)
    fact = ReleaseFact("November 2020", "a letter", cut_offs=(row,))
    found = year_calendar(2020, as_of=MARCH, rules=rulebook(MARCH),
                          calendar=CodeCalendar.smart_energy_code(MARCH, releases=[fact]))
    return found.releases[-1].cut_offs[0]


class TestCutOffs:
    """Design, section 3: "Cut-offs are rows per release and per impact"."""

    def test_one_whose_meeting_cannot_take_place_says_why(self):
        """The Panel of April 2022 falls on Good Friday."""
        found = with_cut_off(month="2022-04")

        assert (None, None) == (found.meeting, found.paper_day)
        assert "no meeting can take place then" in found.missing
        assert found.missing == found.to_dict()["missing"]

    def test_a_paper_day_before_the_calendar_begins_is_absent(self):
        found = with_cut_off(day=date(2013, 1, 4))

        assert (date(2013, 1, 4), None) == (found.meeting, found.paper_day)
        assert found.missing


class TestYears:
    """Design, section 3: "past what can be projected the answer is an error"."""

    @pytest.mark.parametrize("year", [2012, 2051, 2027])
    def test_a_year_that_the_calendar_does_not_reach_is_refused(self, year):
        with pytest.raises(OutsideCalendar, match=f"no calendar of {year} can be given.*from 2013"):
            calendar_of(year)

    def test_a_projected_year_is_marked(self):
        far = CodeCalendar.smart_energy_code(MARCH, through=date(2030, 12, 31))
        found = year_calendar(2030, as_of=MARCH, rules=rulebook(MARCH), calendar=far)

        assert all(one.meeting.projected for one in found.meetings)
        assert all(one.release.projected for one in found.releases)
