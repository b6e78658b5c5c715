"""The rules about releases and implementation."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.calendar.counting import Counting
from secgov.citation import Evidence, Force
from secgov.rules.rule import Parameter, Role, Unit
from tests.lives import act, faults, refined, without
from tests.timetables import (
    calendar_on,
    checked,
    findings,
    of_the_book,
    rules_on,
    says,
    step,
    told,
)

JUNE = step("modification-report-to-panel", date(2019, 6, 14))
NOVEMBER = {"dcc_impact": "yes", "target_release": "November 2019"}


def broken(step_name, expected, rule="release.cut-off"):
    return [(rule, "fault", "breaks", step_name, expected)]


class TestReleaseCutOff:
    """SECP_66_1503_12, SECMP0062: the Modification Report in "May 2019, which is the latest this
    report can be returned before SECMP0062 misses the cut-off for inclusion"."""

    def test_stands_where_the_register_says(self):
        assert ("by-cut-off", "DECISION", "secondary", "X-REL-03",
                "SECP_66_1503_12 section 3") == of_the_book("release.cut-off")

    @pytest.mark.parametrize("when", [date(2019, 5, 17), "May 2019", date(2019, 4, 12)])
    def test_the_may_panel_or_an_earlier_one_keeps_it(self, when):
        """The Friday of 12 to 18 May 2019 is the 17th."""
        assert [] == says(step("modification-report-to-panel", when), **NOVEMBER)

    def test_the_june_panel_is_a_fault(self):
        (found,) = findings(JUNE, **NOVEMBER)

        assert ("release.cut-off", "fault", date(2019, 5, 17)) == (
            found.rule, found.severity.value, found.expected)
        assert "the Panel of Friday 17 May 2019" in found.message

    def test_only_the_first_time_at_the_panel_counts(self):
        assert [] == says(step("modification-report-to-panel", date(2019, 5, 17)), JUNE, **NOVEMBER)

    def test_a_window_over_the_cut_off_depends(self):
        assert [("release.cut-off", "warning", "depends", "modification-report-to-panel",
                 date(2019, 5, 17))] == says(
            step("modification-report-to-panel", "across May and June 2019"), **NOVEMBER)

    def test_without_impact_on_the_dcc_systems_it_does_not_bind(self):
        assert [] == says(JUNE, **{**NOVEMBER, "dcc_impact": "no"})

    def test_an_impact_that_is_not_known_depends(self):
        (found,) = findings(JUNE, target_release="November 2019")

        assert ("depends", "warning") == (found.verdict, found.severity.value)
        assert ("it depends on whether it impacts the DCC Systems, which is not known: if not, no "
                "cut-off binds it; if so, the Modification Report first goes to the Panel on "
                "Friday 14 June 2019, after the November 2019 Release's cut-off, the Panel of "
                "Friday 17 May 2019; the rule is kept up to Friday 17 May 2019, and broken from "
                "Saturday 18 May 2019 on" == found.message)

    def test_a_quarter_that_may_be_in_time_does_not_assert_the_breach(self):
        """Q2 2019 runs from the Panel of 12 April to that of 14 June."""
        (found,) = findings(step("modification-report-to-panel", "Q2 2019"), **NOVEMBER)

        assert ("the Modification Report first goes to the Panel (stated as \"Q2 2019\"), perhaps "
                "after the November 2019 Release's cut-off, the Panel of Friday 17 May 2019; the "
                "rule is kept up to Friday 17 May 2019, and broken from Saturday 18 May 2019 on"
                == found.message)

    @pytest.mark.parametrize("target", [{}, {"target_release": "earliest"},
                                        {"target_release": "November 2020"}])
    def test_without_a_release_or_a_known_cut_off_nothing_is_late(self, target):
        assert [] == says(JUNE, dcc_impact="yes", **target)

    def test_without_a_report_nothing_is_late(self):
        assert [] == says(step("modification-report-to-panel"), **NOVEMBER)

    def test_nobody_knew_it_before_the_paper(self):
        assert [] == says(JUNE, as_of=date(2019, 3, 7), **NOVEMBER)

    def test_what_is_found_cites_the_cut_off_of_its_release(self):
        """Each release has a source of its own; the page about November 2021 is S15."""
        (of_2019,) = findings(JUNE, **NOVEMBER)
        (of_2021,) = findings(
            step("modification-report-to-panel", date(2020, 12, 18)), as_of=date(2020, 12, 1),
            dcc_impact="yes", target_release="November 2021")

        assert "SECP_66_1503_12 lines 301-302 and 343-345" == of_2019.cites
        assert "november-2021-sec-release" in of_2021.cites

    @pytest.mark.parametrize(("impact", "name", "months", "last"), [
        ("yes", "release.lead.dcc-systems", 6, date(2019, 12, 13)),
        ("no", "release.lead.text-only", 3, date(2020, 3, 13))])
    def test_a_lead_time_that_a_user_adopts_is_a_cut_off(self, impact, name, months, last):
        """June 2020 is projected for Thursday the 25th: the last Panels six and three months
        before, of 12 to 18 December 2019 and March 2020, are on Friday the 13th."""
        adopted = [Parameter(name, months, Unit.MONTHS, Role.MINIMUM, Force.DECISION,
                             Evidence.SECONDARY, "the policy", "", adopted=True)]
        report = step("modification-report-to-panel", date(2020, 4, 17))
        keys = {"dcc_impact": impact, "target_release": "June 2020"}

        assert [] == says(report, **keys)
        assert [("fault", last, "the policy")] == [
            (one.severity.value, one.expected, one.cites)
            for one in findings(report, adopted=adopted, **keys)]

    def test_another_release_has_its_own(self):
        """X-REL-03: the DCC scope of November 2021 was baselined on 13 November 2020."""
        assert broken("modification-report-to-panel", date(2020, 11, 13)) == says(
            step("modification-report-to-panel", date(2020, 12, 18)), as_of=date(2020, 12, 1),
            dcc_impact="yes", target_release="November 2021")


class TestReleaseReportAtPanel:
    """SECP_66_1503_12, SECMP0053: "to be included, the Modification Report needs to be submitted to
    the Panel at the May 2019 meeting"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "DECISION", "secondary", "X-RPT-02",
                "SECP_66_1503_12 section 3") == of_the_book("release.report-at-panel")

    def test_a_late_report_is_found_once_by_the_cut_off(self):
        assert ["release.cut-off"] == [one.rule for one in findings(JUNE, **NOVEMBER)]


class TestReleaseByException:
    """X-REL-04 (S15): the Panel may add a modification after the cut-off by exception."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "DECISION", "secondary", "X-REL-04",
                "november-2020-sec-release") == of_the_book("release.by-exception")

    def test_a_fault_of_the_cut_off_names_the_way_out(self):
        (found,) = findings(JUNE, **NOVEMBER)

        assert "by exception (X-REL-04)" in found.mend
        assert 'standing = "by exception"' in found.mend

    @pytest.mark.parametrize("standing", ["by exception", "By-Exception", "included by exception"])
    def test_that_standing_makes_it_a_note_that_says_on_what_it_rests(self, standing):
        """SECMP0142's way into November 2020: it is for the Panel, and no longer a fault."""
        answer = checked(JUNE, **{
            **NOVEMBER, "target_release": {"name": "November 2019", "standing": standing}})
        (found,) = answer.all_findings()

        assert ("release.cut-off", "note", True, date(2019, 5, 17)) == (
            found.rule, found.severity.value, found.explained, found.expected)
        assert f'it stands there "{standing}"' in found.message
        assert "rests on an exception that the Panel may make" in found.message
        assert ("keeps", 0) == (answer.modifications[0].verdict, answer.exit_status)

    @pytest.mark.parametrize("keys", [{"standing": "candidate"}, {"standing": "exceptional"}, {}])
    def test_another_standing_or_a_reason_on_the_step_is_no_exception(self, keys):
        """The Panel makes the exception; a reason of the timetable's own does not."""
        late = {**JUNE, "because": "the assessment took longer"}
        target = {"name": "November 2019", **keys}

        assert [("release.cut-off", "fault")] == [
            (one.rule, one.severity.value)
            for one in findings(late, **{**NOVEMBER, "target_release": target})]


class TestReleaseScheduled:
    """X-REL-01: releases in February, June and November, and ad hoc ones."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-REL-01",
                "november-2019-sec-release") == of_the_book("release.scheduled")

    def test_implementation_on_a_day_of_no_release_is_no_finding(self):
        """MP209 was implemented on 1 August 2022, ad hoc."""
        assert [] == says(step("implemented", date(2022, 8, 1)), as_of=date(2022, 8, 1))


class TestReleaseNameIsNotTheDay:
    """X-REL-02: "June 2020" went live on 6 or 7 May 2020."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-REL-02",
                "november-2019-sec-release") == of_the_book("release.name-is-not-the-day")

    def test_the_june_release_in_may_and_the_november_release_on_a_sunday_are_no_findings(self):
        """29 November 2020 was a Sunday."""
        as_of = date(2020, 12, 1)

        assert 5 == calendar_on(as_of).releases.named("June 2020").go_live.month
        assert [] == says(step("implemented", date(2020, 5, 7)), as_of=as_of,
                          target_release="June 2020")
        assert [] == says(step("implemented", date(2020, 11, 29)), as_of=as_of,
                          target_release="November 2020")


class TestReleaseTextOnlyLead:
    """CSC_12_2502, DP114: straight to the Report Phase on 25 February 2020 for June 2020."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-REL-05", "CSC_12_2502 DP114") == (
            of_the_book("release.text-only-lead"))

    def test_a_shorter_lead_is_no_finding(self):
        """X-REL-03: MP180 was raised ten weeks before its release."""
        assert [] == says(step("raised", date(2020, 9, 18)),
                          step("implemented", date(2020, 11, 29)), as_of=date(2020, 12, 1),
                          dcc_impact="no", target_release="November 2020")

    def test_nobody_knew_it_before_the_minutes(self):
        assert "release.text-only-lead" not in {
            rule.id for rule in rules_on(date(2020, 2, 24)).rules}


class TestImplementationOnTheReleaseDay:
    """X-IMPL-02 (S15): the Authority granted 24 November 2019 with flexibility to 1 December; the
    Panel chose 29 November on 30 October."""

    def test_the_day_of_the_release_keeps_it(self):
        assert [] == says(step("implemented", date(2019, 11, 29)), as_of=date(2019, 10, 31),
                          target_release="November 2019")

    def test_another_day_is_a_fault(self):
        assert broken("implemented", date(2019, 11, 29),
                      "implementation.on-the-release-day") == says(
            step("implemented", date(2019, 11, 28)), as_of=date(2019, 10, 31),
            target_release="November 2019")

    @pytest.mark.parametrize(("day", "found"), [
        (date(2019, 11, 22), 1), (date(2019, 11, 24), 0), (date(2019, 12, 1), 0),
        (date(2019, 12, 2), 1)])
    def test_inside_the_granted_window_any_day_keeps_it(self, day, found):
        """As of 10 October 2019; both bounds are Sundays."""
        assert found == len(says(step("implemented", day), as_of=date(2019, 10, 10),
                                 target_release="November 2019"))

    def test_a_part_may_have_a_day_of_its_own(self):
        """X-ID-02: SECMP0062 part 1 went live on 6 May 2020."""
        assert [] == says(step("implemented", date(2020, 5, 6), part="1"),
                          as_of=date(2020, 12, 1), target_release="November 2020")

    def test_a_day_that_is_only_projected_is_observed(self):
        """As of 8 March 2019 the release was expected on Thursday 7 November."""
        (found,) = findings(step("implemented", date(2019, 11, 29)),
                            target_release="November 2019")

        assert ("warning", "observed", date(2019, 11, 7)) == (
            found.severity.value, found.evidence.value, found.expected)

    def test_the_window_is_said(self):
        (found,) = findings(step("implemented", date(2019, 12, 2)), as_of=date(2019, 10, 10),
                            target_release="November 2019")

        assert "with a window up to Sunday 1 December 2019" in found.message

    def test_it_cites_what_gives_the_day(self):
        """By its rhythm as of March; by the Panel's choice once it was made."""
        late = step("implemented", date(2019, 12, 2))
        (projected,) = findings(late, target_release="November 2019")
        (known,) = findings(late, as_of=date(2019, 10, 31), target_release="November 2019")

        assert projected.cites.startswith("secgov-observed-releases November")
        assert "november-2019-sec-release" in known.cites

    @pytest.mark.parametrize(("path", "decisions", "found"), [
        ("3", 0, 1), ("3", 1, 0), ("2", 1, 1), ("2", 2, 0)])
    def test_the_authoritys_approval_of_another_day_lifts_it(self, path, decisions, found):
        steps = [step("authority-decision", day)
                 for day in (date(2019, 9, 2), date(2019, 10, 8))[:decisions]]

        assert found == len(says(*steps, step("implemented", date(2019, 12, 2)), path=path,
                                 as_of=date(2019, 10, 10), target_release="November 2019"))

    def test_a_reason_is_no_approval(self):
        """X-IMPL-01: the day is changed only with the Authority's approval."""
        (found,) = findings(step("implemented", date(2019, 12, 2), because="a late delivery"),
                            as_of=date(2019, 10, 10), target_release="November 2019")

        assert ("fault", True) == (found.severity.value, "(X-IMPL-01)" in found.mend)

    def test_the_earliest_release_has_no_day(self):
        assert [] == says(step("implemented", date(2019, 11, 29)), target_release="earliest")


class TestImplementationDecidedBeforeRelease:
    """X-IMPL-02: a release goes live on its day; what is in it is decided before."""

    def test_a_time_that_ends_after_it_depends(self):
        """June 2019 is projected for Thursday the 27th."""
        assert [("implementation.decided-before-release", "note", "depends", "authority-decision",
                 date(2019, 6, 27))] == says(
            step("authority-decision", "across June and July 2019"), target_release="June 2019",
            path="2")

    def test_a_vote_before_it_keeps_it(self):
        assert [] == says(step("change-board", date(2019, 6, 26)), target_release="June 2019",
                          path="3")

    def test_a_vote_after_it_is_found(self):
        """The June 2019 Release was projected for 27 June; the Change Board met on the 26th."""
        assert [("implementation.decided-before-release", "warning", "breaks", "change-board",
                 date(2019, 6, 26))] == says(
            step("change-board", date(2019, 7, 24)), target_release="June 2019", path="3")

    @pytest.mark.parametrize(("name", "day", "expected"), [
        ("modification-report-ready", date(2019, 7, 5), date(2019, 5, 10)),
        ("modification-report-to-panel", date(2019, 7, 12), date(2019, 5, 17)),
        ("report-consultation-issued", date(2019, 7, 15), date(2019, 6, 5)),
        ("report-consultation-closed", date(2019, 7, 15), date(2019, 6, 26))])
    def test_so_is_what_comes_before_the_vote(self, name, day, expected):
        """
        The Change Board meets on 26 June 2019; the consultation takes 21 calendar days, from the
        5th; the Panel before that is on 17 May, and its paper day on the 10th.
        """
        assert [("implementation.decided-before-release", "warning", "breaks", name,
                 expected)] == says(step(name, day), target_release="June 2019", path="3",
                                    dcc_impact="no")

    def test_where_sources_differ_about_the_day_both_are_said_and_one_is_sure(self):
        """releases.csv: one page has 6 May 2020 for the June 2020 Release, another the 7th."""
        vote, live = findings(
            step("change-board", date(2020, 5, 29), kind="extraordinary"),
            step("implemented", date(2020, 6, 2)), as_of=date(2020, 5, 20), path="3",
            dcc_impact="no", target_release="June 2020")

        for found in (vote, live):
            assert found.message.endswith(
                "the June 2020 Release went live on Wednesday 6 May 2020 or Thursday 7 May 2020, "
                "on which its sources differ")
            assert date(2020, 5, 6) == found.expected

    def test_an_exception_lifts_the_cut_off_and_not_the_day_of_the_release(self):
        """X-REL-04; the November 2019 Release went live on 29 November 2019."""
        found = findings(
            step("modification-report-to-panel", date(2020, 1, 17)), as_of=date(2020, 1, 6),
            path="3", dcc_impact="yes",
            target_release={"name": "November 2019", "standing": "by exception"})

        assert [("implementation.decided-before-release", "fault", "breaks",
                 "modification-report-to-panel", date(2019, 11, 15)),
                ("release.cut-off", "note", "breaks", "modification-report-to-panel",
                 date(2019, 5, 17))] == told(found)
        assert ("too late, since the November 2019 Release went live on Friday 29 November 2019"
                in found[0].message)

    def test_a_release_that_is_past_went_live(self):
        """November 2019 went live on Friday the 29th."""
        (found,) = findings(step("change-board", date(2020, 1, 22)), as_of=date(2020, 1, 6),
                            target_release="November 2019", path="3")

        assert found.message.endswith(
            "too late, since the November 2019 Release went live on Friday 29 November 2019")


class TestImplementationDateMovedByAuthority:
    """X-IMPL-01 (S15): asked by the Panel on 1 October 2019, approved on 8 October."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "secondary", "X-IMPL-01", "november-2019-sec-release") == (
            of_the_book("implementation.date-moved-by-authority"))

    @pytest.mark.parametrize(("as_of", "go_live"), [
        (date(2019, 10, 7), date(2019, 11, 7)), (date(2019, 10, 8), date(2019, 11, 24)),
        (date(2019, 10, 30), date(2019, 11, 29))])
    def test_a_request_moves_nothing_until_it_is_approved(self, as_of, go_live):
        assert go_live == calendar_on(as_of).releases.named("November 2019").go_live


class TestFastTrackObjectionWindow:
    """X-FT-M2, unverified: 15 Working Days are recalled; Elexon P353 is an analogue only."""

    PANEL = step("fast-track-approved", date(2019, 4, 12))

    def test_exactly_fifteen_working_days_keep_it(self):
        """15 to 18 April (4), 23 to 26 (8), 29 April to 3 May (13), 7 and 8 May (15)."""
        assert [] == says(self.PANEL, step("implemented", date(2019, 5, 8)), path="fast-track")

    def test_fourteen_are_a_note(self):
        assert [("fast-track.objection-window", "note", "breaks", "implemented",
                 date(2019, 5, 8))] == says(
            self.PANEL, step("implemented", date(2019, 5, 7)), path="fast-track")

    def test_once_adopted_they_are_a_fault(self):
        row = Parameter("fast-track.objection-window", 15, Unit.WORKING_DAYS, Role.MINIMUM,
                        Force.CODE, Evidence.PRIMARY, "SEC D9.5", "", Counting.EXCLUDE_FIRST,
                        adopted=True)

        assert [("fault", "SEC D9.5")] == [(one.severity.value, one.cites) for one in findings(
            self.PANEL, step("implemented", date(2019, 5, 7)), path="fast-track", adopted=[row])]


class TestImplementationBroughtForward:
    """X-IMPL-03: "Dates can be brought forward too, and for part of a change (SECMP0007
    test-scenario text, Nov → Jun 2021) with Authority approval"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "observed", "X-IMPL-03",
                "sec-release-news") == of_the_book(
            "implementation.brought-forward", date(2021, 7, 1))

    def test_a_part_is_moved_with_the_authority_only(self):
        """As SECMP0007's test text, from November to June 2021."""
        named = [act("release-targeted", "2021-01-08", part="text", until=date(2021, 11, 4)),
                 act("authority-decision", "2021-04-20", "approved"),
                 act("release-targeted", "2021-04-21", part="text", until=date(2021, 6, 24))]
        acts = [*refined()[:16], *named]

        assert [] == faults(acts, path="3")
        alone = without(acts, "authority-decision")
        assert [("X-IMPL-01", "implemented")] == faults(
            [*alone, act("implemented", "2021-06-24", part="text")], path="3")
