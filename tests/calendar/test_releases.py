from __future__ import annotations

from datetime import date

import pytest

from secgov.calendar.release_facts import CutOff, release_facts, release_patterns
from secgov.calendar.releases import ReleaseFact, read_release_name, releases_known
from secgov.calendar.series import KnownMeeting, meeting_series
from secgov.calendar.working_days import WorkingDayCalendar
from secgov.citation import Evidence, Force
from secgov.errors import OutsideCalendar, Unanswerable
from tests.vectors import rows

ENGLAND = WorkingDayCalendar.england_and_wales()
PAPER = date(2019, 3, 8)
LATER = date(2023, 1, 1)


def known(day: date, *extra: ReleaseFact):
    """Return the releases as known on *day*."""
    return releases_known(ENGLAND, as_of=day, extra=extra)


def cut_off(**fields) -> CutOff:
    """Return a cut-off from the settings."""
    return CutOff("November 2023", "report at the Panel", Force.DECISION, Evidence.SECONDARY,
                  "settings", "X-REL-03", PAPER, **fields)


class TestNames:
    """Design, section 8: a release is named "November 2019"; also accepted are "November 2019 SEC
    Release" and "nov-2019"."""

    @pytest.mark.parametrize("text", [
        "November 2019", "November 2019 SEC Release", "november 2019 release", "nov-2019",
        "Nov 2019", "NOV  2019", "2019-11", " November-2019 "])
    def test_every_form_is_read_as_one(self, text):
        assert "November 2019" == read_release_name(text)

    @pytest.mark.parametrize("text", [
        "", "November", "2019", "2019-13", "Novembre 2019", "11/2019", "June 9999"])
    def test_another_form_is_refused_with_those_accepted(self, text):
        with pytest.raises(ValueError, match=rf'"{text}" is no name of a release. Write "November'):
            read_release_name(text)

    def test_what_was_written_is_shown_on_one_line(self):
        with pytest.raises(ValueError, match=r'^"\\n" is no name of a release'):
            read_release_name("\n")


class TestPattern:
    """X-REL-02: "Regular pattern: February and June = last Thursday, November = first Thursday"."""

    @pytest.mark.parametrize(("place", "year", "day"), [
        (0, 2019, date(2019, 2, 28)), (1, 2020, date(2020, 6, 25)), (2, 2019, date(2019, 11, 7)),
        (2, 2018, date(2018, 11, 1)), (0, 2024, date(2024, 2, 29))])
    def test_days_are_those_of_a_wall_calendar(self, place, year, day):
        assert day == release_patterns()[place].day(year)

    def test_the_shipped_counts_are_those_of_the_shipped_releases(self):
        for pattern in release_patterns():
            found = {int(fact.name[-4:]): fact.go_live for fact in release_facts()
                     if fact.name.startswith(pattern.month)}
            agrees = sum(pattern.day(year) == day for year, day in found.items())

            assert (pattern.agrees, pattern.of) == (agrees, len(found))
            assert pattern.observed == (min(found), max(found))

    def test_the_rhythm_reaches_from_2014_to_the_end_of_the_calendar(self):
        found = [one.name for one in known(PAPER).releases if not one.ad_hoc]

        assert ("February 2014", "November 2026", 39) == (found[0], found[-1], len(found))


class TestGoLive:
    """X-IMPL-01, X-IMPL-02: an approved date changes with the Authority's approval; the Authority
    can grant a window, and the Panel then picks the date inside it."""

    @pytest.mark.parametrize("row", rows("releases.csv"), ids=lambda row: " ".join(row.values()))
    def test_vectors(self, row):
        found = known(date.fromisoformat(row["as_of"])).named(row["name"])
        bounds = (found.window.earliest.isoformat(), found.window.latest.isoformat()
                  ) if found.window else ("", "")

        assert (row["go_live"], row["earliest"], row["latest"], row["projected"] == "yes") == (
            found.go_live.isoformat(), *bounds, found.projected)

    def test_what_was_first_planned_is_kept(self):
        found = known(LATER).named("November 2019")

        assert (date(2019, 11, 7), date(2019, 11, 29)) == (found.planned, found.go_live)
        assert [date(2019, 11, 24), date(2019, 11, 29)] == [one.day for one in found.amendments]
        assert ["authority", "panel"] == [one.by for one in found.amendments]

    def test_a_request_is_said_and_is_no_amendment(self):
        found = known(date(2019, 10, 2)).named("November 2019")

        assert () == found.amendments
        assert found.projected
        assert ("asked on Tuesday 1 October 2019 for another day; a request is no amendment"
                in str(found.because))

    def test_the_reasons_carry_their_sources(self):
        found = known(date(2019, 10, 10)).named("November 2019")

        assert ("November 2019 goes live from Sunday 24 November 2019 to Sunday 1 December 2019"
                == found.because.says)
        assert all(part.cites for part in found.because.parts)
        assert "a request" not in str(found.because)


class TestAsking:
    """Releases are found by name, by year, and by what is still to come."""

    def test_an_ad_hoc_release_has_its_own_name(self):
        found = known(LATER).named("mp161 (AD HOC, 1 September 2021)")

        assert (date(2021, 9, 1), True, 2021) == (found.go_live, found.ad_hoc, found.year)
        assert date(2021, 9, 1) == found.planned

    @pytest.mark.parametrize(("text", "advice"), [
        ("March 2020", "Did you mean February 2020, June 2020, November 2020?"),
        ("June 2031", "Scheduled releases are in February, June and November, from February 2014 "
                      "on, and can be projected to December 2050; this calendar ends in December "
                      r"2026\."),
        # The same of a year before all, and of one past all.
        ("November 2000", r"from February 2014 on, and can be projected to December 2050\."),
        ("November 2060", r"from February 2014 on, and can be projected to December 2050\."),
        ("MP161", r"Did you mean MP161 \(ad hoc, 1 September 2021\)\?"),
        ("Novembar 20I9", "Did you mean November 20"),
        ("", "Scheduled releases are"),
    ])
    def test_another_name_gets_near_ones(self, text, advice):
        with pytest.raises(Unanswerable, match=f'no release "{text}" is known .*{advice}'):
            known(LATER).named(text)

    def test_an_ad_hoc_release_is_not_known_before_it_happened(self):
        with pytest.raises(Unanswerable):
            known(date(2021, 8, 31)).named("MP161 (ad hoc, 1 September 2021)")

    @pytest.mark.parametrize(("as_of", "day", "first"), [
        (date(2019, 10, 10), date(2019, 12, 1), "November 2019"),
        (date(2019, 10, 10), date(2019, 12, 2), "February 2020"),
        (PAPER, PAPER, "June 2019"),
        (date(2020, 5, 8), date(2020, 5, 8), "November 2020"),
    ])
    def test_the_coming_ones_may_still_go_live(self, as_of, day, first):
        found = known(as_of).coming(day)

        assert first == found[0].name
        assert not [one for one in found if one.ad_hoc]

    def test_a_year_has_the_releases_of_its_name(self):
        assert ["June 2020", "MP130 (ad hoc, 27 May 2020)", "November 2020"] == [
            one.name for one in known(LATER).in_year(2020)][1:]

    def test_beyond_the_calendar_there_is_an_error(self):
        with pytest.raises(OutsideCalendar, match=r"projected to 2026-12-31, .* about 2027"):
            known(PAPER).in_year(2027)

    def test_a_calendar_that_ends_within_a_year_ends_the_rhythm(self):
        calendar = WorkingDayCalendar.from_closed_days(
            "x", "weekdays", date(2019, 1, 1), date(2019, 6, 26), ())

        assert "February 2019" == releases_known(calendar, as_of=PAPER).releases[-1].name


class TestSettings:
    """Settings may add facts about releases; they win over shipped ones of the same name."""

    def test_a_given_go_live_wins_from_the_day_it_was_known(self):
        fact = ReleaseFact("nov-2019", "letter", go_live=date(2019, 12, 5), known=date(2019, 9, 1))

        assert date(2019, 11, 7) == known(date(2019, 8, 31), fact).named("November 2019").go_live
        assert date(2019, 12, 5) == known(date(2019, 9, 1), fact).named("November 2019").go_live
        assert "letter" == known(LATER, fact).named("November 2019").cites
        assert date(2019, 12, 5) == known(LATER, fact).named("November 2019").go_live

    def test_a_planned_day_takes_the_place_of_the_rhythm(self):
        fact = ReleaseFact("June 2024", "plan", planned=date(2024, 6, 20))
        later = ReleaseFact("June 2024", "plan", planned=date(2024, 6, 6), known=LATER)
        found = known(PAPER, fact, later).named("June 2024")

        assert (date(2024, 6, 20), date(2024, 6, 20), False) == (
            found.planned, found.go_live, found.projected)
        assert date(2024, 6, 6) == known(LATER, fact, later).named("June 2024").planned

    def test_a_release_outside_the_rhythm_is_ad_hoc(self):
        fact = ReleaseFact("March 2020", "letter", go_live=date(2020, 3, 5), known=PAPER)
        found = known(PAPER, fact).named("mar-2020")

        assert ("March 2020", True) == (found.name, found.ad_hoc)

    def test_a_release_of_which_no_day_is_known_is_not_listed(self):
        with pytest.raises(Unanswerable):
            known(PAPER, ReleaseFact("MP999", "letter")).named("MP999")


class TestCutOffs:
    """X-REL-03: "November 2019: Modification Report at the May 2019 Panel at the latest"."""

    def test_the_may_2019_panel_was_known_from_the_paper(self):
        found, = known(PAPER).named("November 2019").cut_offs

        assert ("dcc", "panel", "2019-05", None, True) == (
            found.impact, found.body, found.month, found.day, found.decisive)
        assert ("DECISION", "secondary", "X-REL-03") == (
            found.force.value, found.evidence.value, found.register)
        assert "SECP_66_1503_12 lines 301-302 and 343-345" == found.cites
        assert () == known(date(2019, 3, 7)).named("November 2019").cut_offs

    def test_it_is_the_day_of_the_panel(self):
        """The Friday on the 12th to 18th of May 2019."""
        found, = known(PAPER).named("November 2019").cut_offs

        assert date(2019, 5, 17) == found.last_day(meeting_series("panel", ENGLAND, as_of=PAPER))

    def test_november_2021_had_two_of_which_one_decides(self):
        """Sec/releases: DCC scope on 13 November 2020, full scope on 14 May 2021."""
        panel = meeting_series("panel", ENGLAND, as_of=LATER)
        found = known(LATER).named("November 2021").cut_offs

        assert [(date(2020, 11, 13), True), (date(2021, 5, 14), False)] == [
            (one.last_day(panel), one.decisive) for one in found]
        assert found[:1] == known(date(2020, 11, 13)).named("November 2021").cut_offs

    def test_other_releases_have_none(self):
        assert ["November 2019", "November 2021"] == [
            one.name for one in known(LATER).releases if one.cut_offs]

    def test_those_of_the_settings_win(self):
        given = cut_off(month="2023-04")
        fact = ReleaseFact("November 2023", "settings", cut_offs=(given,))

        assert (given,) == known(PAPER, fact).named("November 2023").cut_offs
        assert () == known(date(2019, 3, 7), fact).named("November 2023").cut_offs

    def test_a_month_in_which_the_body_cannot_meet_is_an_error(self):
        """15 April 2022 is Good Friday."""
        panel = meeting_series("panel", ENGLAND, as_of=PAPER)

        with pytest.raises(Unanswerable, match=r"can take place then, for .*Good Friday"):
            cut_off(month="2022-04").last_day(panel)

    def test_a_month_without_a_meeting_is_an_error(self):
        only = KnownMeeting("board", date(2019, 3, 8), True, PAPER, "x")
        board = meeting_series("board", ENGLAND, as_of=PAPER, extra=[only])

        with pytest.raises(Unanswerable, match=r"no meeting can take place then. Add"):
            cut_off(month="2023-04").last_day(board)

    @pytest.mark.parametrize("fields", [
        {}, {"month": "2023-04", "day": PAPER}, {"month": "April 2023"}])
    def test_it_has_either_a_month_or_a_day(self, fields):
        with pytest.raises(ValueError, match='Give either a month such as "2019-05" or a day'):
            cut_off(**fields)
