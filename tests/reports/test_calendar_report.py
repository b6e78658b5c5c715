from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.planning.lookups.year_calendar import YearCalendar, year_calendar
from secgov.reports.markdown import as_markdown
from secgov.reports.text import as_text
from tests.reports.asked import flat, known


@pytest.fixture(scope="module")
def of_2019() -> YearCalendar:
    return year_calendar(2019, **known())


class TestCalendarReport:
    """SECP_66_1503_12 para 2.2: agenda 10 and papers 5 Working Days before a monthly Working Group;
    for that of Wednesday 1 May 2019, counted by hand, 15 and 24 April."""

    def test_the_head(self, of_2019):
        assert ("Meetings and releases of 2019, as known on Friday 8 March 2019."
                == as_text(of_2019).splitlines()[0])

    def test_a_meeting_has_its_agenda_day_and_paper_day(self, of_2019):
        assert ("| Wednesday 1 May 2019 | Monday 15 April 2019 | Wednesday 24 April 2019 | "
                "projected from the rhythm of the body |" in as_markdown(of_2019).splitlines())

    def test_a_day_that_nobody_has_is_no_column_but_a_sentence(self, of_2019):
        text = flat(as_text(of_2019))

        assert "Meetings of the Panel Meeting Papers by Remarks Friday 18 January 2019" in text
        assert "No agenda day is sourced for the Panel. Sources of the meetings: " in text

    def test_an_extra_meeting_says_why_it_has_no_days(self, of_2019):
        assert ("| Monday 25 February 2019 | none | none | an extra meeting; the notices bind "
                "regular monthly Working Groups only |" in as_markdown(of_2019).splitlines())

    def test_a_clash_is_said(self, of_2019):
        assert ("clash, not held unless a source says so, for Wednesday 25 December 2019 is no "
                "Working Day: Christmas Day" in flat(as_text(of_2019)))

    def test_a_release_has_its_cut_off_with_source_and_weight(self, of_2019):
        text = flat(as_text(of_2019))

        assert "- November 2019 goes live on Thursday 7 November 2019. The day is only pro" in text
        assert ("- Cut-off for changes with DCC impact: the Panel of Friday 17 May 2019, paper day "
                "Friday 10 May 2019. The Modification Report is at the May 2019 Panel at the "
                "latest. It is a decision of the Panel, the Change Board or the Authority; seen in "
                "a secondary source. Source: SECP_66_1503_12 lines 301-302 and 343-345." in text)

    def test_what_is_not_known_is_said(self, of_2019):
        assert "No cut-off is sourced for changes without DCC impact" in flat(as_text(of_2019))

    def test_a_cut_off_without_a_day_says_why(self, of_2019):
        release = of_2019.releases[-1]
        cut_off = attrs.evolve(release.cut_offs[0], meeting=None, paper_day=None,
                               missing="the Panel did not meet in 2019-05-17")
        answer = attrs.evolve(of_2019, meetings=(), releases=(
            attrs.evolve(release, cut_offs=(cut_off,)),))

        assert ("the Panel of a day not known. The Modification Report is at the May 2019 Panel at "
                "the latest. The Panel did not meet in Friday 17 May 2019." in flat(
                    as_text(answer)))

    def test_a_year_without_anything(self, of_2019):
        bare = attrs.evolve(of_2019, meetings=(), releases=(), notes=(), as_of=date(2019, 3, 9))

        assert 2 == len(as_text(bare).split("\n\n"))
