"""Which verdicts hang on a number that nobody has verified."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.working_days import Roll
from secgov.planning.checking.timetable_check import check
from secgov.planning.gaps.gaps import gaps
from secgov.planning.gaps.gaps_answer import NumberGap, Stretch, Subject
from secgov.planning.gaps.number_gaps import number_gaps
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.steps.basis import Basis
from secgov.rules.loading import rulebook
from secgov.rules.rule import Parameter
from secgov.rules.settings import Settings
from tests.reports.asked import AS_OF, calendar, known, paper
from tests.timetables import calendar_on, checked, rules_on, step, timetable

IMPACT = "impact-assessment.timescale"
PRELIMINARY = "preliminary-assessment.timescale"
LEAD = "release.lead.dcc-systems"


@cache
def of_the_paper() -> tuple[NumberGap, ...]:
    """Return the gaps of the March 2019 paper as of its own day."""
    return gaps(paper(), **known()).numbers


def named(name: str, found: Iterable[NumberGap]) -> NumberGap:
    """Return the gap of the number called *name*."""
    return next(one for one in found if one.parameter.name == name)


def small(*steps: dict[str, Any], as_of: date = AS_OF, adopted: tuple[Parameter, ...] = (),
          **keys: Any) -> tuple[NumberGap, ...]:
    """Return the gaps of a timetable of one modification."""
    book = rulebook(as_of, adopted) if adopted else rules_on(as_of)
    made = timetable(*steps, **keys)
    return number_gaps(made, Basis.of(made, as_of=as_of, rules=book, calendar=calendar_on(as_of)))


def told(gap: NumberGap) -> dict[str, tuple[str, list[tuple[int, int, str]]]]:
    """Return of each verdict what it is about, what it is now, and at which values."""
    return {
        one.subject.finding or f"{one.subject.modification} {one.subject.dcc_impact}".strip(): (
            one.current, [(each.first, each.last, each.verdict) for each in one.stretches])
        for one in gap.hangs}


class TestThePaper:
    """Issue: "unverified numbers ranked by how many verdicts hang on each". Of SECP_66_1503_12, as
    of 8 March 2019."""

    def test_the_impact_assessment_decides_both_targeted_modifications(self):
        """24 April and 11 Working Days are 10 May 2019, the paper day of the cut-off; 15 March and
        37 are 10 May too (design.md: 37 Working Days are left to the paper day)."""
        assert {
            "SECMP0053": ("at-risk", [(0, 11, "on-track"), (12, 80, "at-risk")]),
            "SECMP0062": ("at-risk", [(0, 37, "on-track"), (38, 80, "at-risk")]),
        } == told(named(IMPACT, of_the_paper()))

    def test_the_preliminary_assessment_decides_what_a_check_finds(self):
        """SECMP0046: asked for by 10 April ("by early April"), back by 20 May ("mid-May"): 2 + 4 +
        4 + 5 + 4 + 5 + 1 = 25 Working Days, and a duty of 24 may be broken: on the last day of
        "by X" it is, and if that is met sooner it may not be. SECMP0067: asked for in "early
        April", which may be on the 1st: 7 more, 32 at most. SECMP0024: by Sunday 31 March, back by
        10 May ("early May"): 27.
        Nobody may be told so while it is unverified."""
        key = f"{PRELIMINARY}:%s:preliminary-assessment-returned"

        assert {
            key % "SECMP0024": ("none", [(0, 26, "warning"), (27, 30, "none")]),
            key % "SECMP0046": ("none", [(0, 24, "warning"), (25, 30, "none")]),
            key % "SECMP0067": ("none", [(0, 30, "warning")]),
        } == told(named(PRELIMINARY, of_the_paper()))

    def test_that_on_which_most_hangs_is_first(self):
        assert [(PRELIMINARY, 3), (IMPACT, 2)] == [
            (one.parameter.name, len(one.hangs)) for one in of_the_paper()][:2]
        assert {0} == {len(one.hangs) for one in of_the_paper()[2:]}

    def test_every_unverified_number_of_the_book_is_there(self):
        unverified = {row.name for row in rules_on(AS_OF).parameters
                      if row.evidence.value == "unverified"}

        assert 11 == len(of_the_paper())
        assert unverified == {one.parameter.name for one in of_the_paper()}

    def test_what_is_known_of_its_source(self):
        """Register X-DCC-M1 and X-DCC-04: 60 and 96 Working Days were seen."""
        gap = named(PRELIMINARY, of_the_paper())

        assert "register" == gap.document.key
        assert (60, 96) == (gap.observed.lowest, gap.observed.highest)
        assert named(IMPACT, of_the_paper()).observed is None

    def test_a_number_is_tried_from_nothing_to_twice_itself(self):
        assert (0, 80) == named(IMPACT, of_the_paper()).tried


class TestAdopting:
    """Issue: "with the `[adopt]` lines to fill in"."""

    @pytest.mark.parametrize(("days", "verdict"), [(11, "on-track"), (12, "at-risk")])
    def test_the_line_filled_in_gives_the_verdict_that_was_said(self, days, verdict):
        line = named(IMPACT, of_the_paper()).adopt
        filled = line.replace("40", str(days)).replace('cites = ""', 'cites = "ours, page 1"')
        settings = Settings.from_dict(tomllib.loads(f"[adopt]\n{filled}"))
        book = rulebook(AS_OF, settings.adopted)

        found = outlook(paper(), "SECMP0053", "November 2019", as_of=AS_OF, rules=book,
                        calendar=calendar())

        assert verdict == found.outlooks[0].verdict

    def test_an_adopted_number_is_no_gap(self):
        row = rules_on(AS_OF).parameter(IMPACT).as_adopted("ours, page 1", 40)

        assert IMPACT not in [one.parameter.name for one in small(adopted=(row,))]

    def test_a_verdict_may_hang_on_the_citation_alone(self):
        """13 Working Days from 12 April to 3 May 2019 (Good Friday and Easter Monday between):
        a note while the 15 are unverified, a fault once somebody cites them."""
        found = small(step("fast-track-approved", date(2019, 4, 12)),
                      step("implemented", date(2019, 5, 3)), path="fast-track", dcc_impact="no")

        (verdict,) = told(named("fast-track.objection-window", found)).values()
        assert ("note", [(0, 13, "none"), (14, 30, "fault")]) == verdict


class TestOutlooks:
    """Only a targeted modification has a verdict that a number can decide."""

    def test_a_lead_time_gives_a_verdict_where_no_cut_off_is_known(self):
        """Go-live on Thursday 25 June 2020: four months before is 25 February, after the Panel of
        14 February; five months before is 25 January, and the last Panel then is 17 January."""
        found = small(step("modification-report-to-panel", date(2020, 2, 14)), dcc_impact="yes",
                      stage="report-phase", target_release="June 2020", as_of=date(2019, 12, 2))

        assert {"MP900": ("unknown", [(0, 4, "on-track"), (5, 12, "misses")])} == told(
            named(LEAD, found))

    def test_both_routes_of_an_unknown_impact_are_asked(self):
        found = small(step("modification-report-to-panel", date(2020, 2, 14)),
                      target_release="June 2020", as_of=date(2019, 12, 2))

        assert ["MP900 yes"] == [*told(named(LEAD, found))]
        assert Subject("MP900", "June 2020", "yes") == named(LEAD, found).hangs[0].subject

    @pytest.mark.parametrize("target", [{}, {"target_release": "earliest"}])
    def test_without_a_target_no_outlook_hangs(self, target):
        found = small(step("modification-report-to-panel", date(2020, 2, 14)), dcc_impact="yes",
                      as_of=date(2019, 12, 2), **target)

        assert () == named(LEAD, found).hangs


class TestLaws:
    """What is said of a value is what adopting that value gives."""

    @given(st.integers(0, 80))
    def test_every_stretch_is_what_the_outlook_says(self, days):
        book = rules_on(AS_OF).adopting(
            rules_on(AS_OF).parameter(IMPACT).as_adopted("tried", days))
        for one in named(IMPACT, of_the_paper()).hangs:
            found = outlook(paper(), one.subject.modification, one.subject.release, as_of=AS_OF,
                            rules=book, calendar=calendar())
            (stretch,) = (each for each in one.stretches if each.first <= days <= each.last)

            assert stretch.verdict == found.outlooks[0].verdict

    @given(st.integers(0, 30))
    def test_every_stretch_is_what_the_check_says(self, days):
        book = rules_on(AS_OF).adopting(
            rules_on(AS_OF).parameter(PRELIMINARY).as_adopted("tried", days))
        severities = {one.key: one.severity.value for one in check(
            paper(), as_of=AS_OF, rules=book, calendar=calendar()).all_findings()}
        for one in named(PRELIMINARY, of_the_paper()).hangs:
            (stretch,) = (each for each in one.stretches if each.first <= days <= each.last)

            assert stretch.verdict == severities.get(one.subject.finding, "none")

    @given(st.dates(date(2019, 3, 8), date(2019, 6, 28)), st.integers(0, 60))
    def test_the_stretches_cover_every_value_once_and_differ(self, requested, took):
        returned = calendar().working_days.after(requested, took, Roll.FORWARD)
        found = named(PRELIMINARY, small(
            step("preliminary-assessment-requested", requested),
            step("preliminary-assessment-returned", returned), dcc_impact="yes"))
        for one in found.hangs:
            stretches = one.stretches

            assert (0, 30) == (stretches[0].first, stretches[-1].last)
            for before, after in pairwise(stretches):
                assert before.last + 1 == after.first
                assert before.verdict != after.verdict

    def test_a_finding_that_no_number_changes_hangs_on_none(self):
        """A vote before its consultation closes breaks an order, whatever any number is."""
        steps = (step("report-consultation-closed", date(2019, 6, 10)),
                 step("change-board", date(2019, 5, 22)))

        assert checked(*steps).all_findings()
        assert [] == [one for one in small(*steps) if one.hangs]

    def test_a_stretch_is_a_plain_value(self):
        assert Stretch(0, 11, "on-track") == named(IMPACT, of_the_paper()).hangs[0].stretches[0]
