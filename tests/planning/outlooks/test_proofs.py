"""Why a release is missed or at risk: rules and facts that cannot all hold, each needed.

Every day is counted by hand on the calendar of England and Wales (2019: Good Friday 19 April,
Easter Monday 22 April, early May 6 May, spring 27 May, Christmas Day a Wednesday), as the source
of each test says.
"""

from __future__ import annotations

from datetime import date

import pytest

from secgov.citation import Evidence, Force
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from tests.planning.asking import outlook_for, paper, single, steps_of


def kinds(found: ReleaseOutlook) -> list[tuple[str, str, date | None]]:
    """Return of each premise its kind, its step and its day."""
    return [(one.kind, one.step, one.day) for one in found.proof]


class TestThePaper:
    """SECP_66_1503_12: SECMP0053 and SECMP0062, at risk for November 2019."""

    def test_secmp0053_is_at_risk_by_its_working_group_and_the_assessment(self) -> None:
        """3 April plus 40 Working Days, with no holiday counted, is 29 May: after 17 May even so.

        Neither the Change Board's meeting, nor the paper day, nor Easter is needed to show it.
        """
        found = outlook_for(paper(), "SECMP0053")

        assert [
            ("stated", "working-group", date(2019, 4, 3)),
            ("order", "impact-assessment-approved", date(2019, 4, 3)),
            ("order", "impact-assessment-requested", date(2019, 4, 3)),
            ("time", "impact-assessment-returned", date(2019, 5, 29)),
            ("order", "modification-report-ready", date(2019, 5, 29)),
            ("order", "modification-report-to-panel", date(2019, 5, 29)),
            ("cut-off", "modification-report-to-panel", date(2019, 5, 17)),
        ] == kinds(found)

    def test_secmp0062_needs_the_notice_and_one_bank_holiday(self) -> None:
        """15 March plus 40 Working Days is 10 May, with 6 May a holiday Monday 13 May; five
        Working Days with 13 May counted end on Friday 17 May, so Saturday the 18th is the first
        day that keeps the notice. Without the holiday it would be Friday 17 May, in time."""
        found = outlook_for(paper(), "SECMP0062")

        assert [
            ("stated", "impact-assessment-approved", date(2019, 3, 15)),
            ("order", "impact-assessment-requested", date(2019, 3, 15)),
            ("time", "impact-assessment-returned", date(2019, 5, 13)),
            ("order", "modification-report-ready", date(2019, 5, 13)),
            ("time", "modification-report-to-panel", date(2019, 5, 18)),
            ("holiday", "", date(2019, 5, 6)),
            ("cut-off", "modification-report-to-panel", date(2019, 5, 17)),
        ] == kinds(found)

    def test_each_premise_has_its_rule_counting_evidence_and_source(self) -> None:
        """The register ids of the paper's own numbers; what it states stands on a line of it."""
        proof = outlook_for(paper(), "SECMP0062").proof

        assert "SECP_66_1503_12 line 341" == proof[0].cites
        assert (None, None) == (proof[0].force, proof[0].evidence)
        assert ("impact-assessment.cost-agreed-first", "X-IA-02", Evidence.SECONDARY) == (
            proof[1].rule, proof[1].register, proof[1].evidence)
        assert ("X-DCC-M1", Evidence.UNVERIFIED, "40 Working Days, the first day not counted",
                "exclude-first") == (
            proof[2].register, proof[2].evidence, proof[2].value,
            proof[2].counting.value if proof[2].counting else "")
        assert ("panel.papers-notice", "X-PNL-03", "notice") == (
            proof[4].rule, proof[4].register,
            proof[4].counting.value if proof[4].counting else "")
        assert "Early May Bank Holiday" in proof[5].says
        assert Evidence.PRIMARY is proof[5].evidence
        assert (Force.DECISION, Evidence.SECONDARY) == (proof[6].force, proof[6].evidence)
        assert proof[2].to_json() | {"kind": "time", "counting": "exclude-first"} == (
            proof[2].to_json())

    @pytest.mark.parametrize(("status", "fact"), [
        ("done", ("done", "modification-report-to-panel", date(2019, 7, 12))),
        ("expected", ("as-of", "", date(2019, 7, 13))),
    ])
    def test_a_report_first_at_the_july_panel_is_all_that_is_needed(
        self, status: str, fact: tuple[str, str, date]
    ) -> None:
        """SECMP0062 as of 13 July 2019: done on the 12th, or not recorded and so not before the
        day of the question. Both are after the Panel of 17 May."""
        data = paper()
        step = next(step for step in steps_of(data, "SECMP0062")
                    if step["step"] == "modification-report-to-panel")
        step.update(when=date(2019, 7, 12), status=status)

        found = outlook_for(data, "SECMP0062", as_of=date(2019, 7, 13))

        assert "misses" == found.verdict
        assert [fact, ("cut-off", "modification-report-to-panel", date(2019, 5, 17))] == kinds(
            found)

    def test_what_is_on_track_has_no_proof(self) -> None:
        """At 5 Working Days it is in time."""
        words = ("parameter impact-assessment.timescale 5",)

        assert () == outlook_for(paper(), "SECMP0062", words=words).proof


class TestHolidays:
    """A bank holiday is a premise where the day that it costs is needed."""

    def test_each_holiday_that_is_needed_is_named(self) -> None:
        """15 March plus 37 Working Days is 7 May; three bank holidays make it Friday 10 May, the
        paper day; a fourth that is supposed makes it Monday 13 May."""
        words = ("parameter impact-assessment.timescale 37", "holiday 2019-05-09")

        found = outlook_for(paper(), "SECMP0062", words=words)

        assert "at-risk" == found.verdict
        holidays = [one for one in found.proof if one.kind == "holiday"]
        assert [date(2019, 4, 19), date(2019, 4, 22), date(2019, 5, 6), date(2019, 5, 9)] == [
            one.day for one in holidays]
        assert "supposed" in holidays[-1].cites
        assert Evidence.UNVERIFIED is holidays[-1].evidence

    def test_a_holiday_that_is_only_projected_says_so(self) -> None:
        """On hold to Good Friday, 26 March 2027, a decision comes on the 30th, after a release of
        the 27th. Easter Monday is not needed: the 29th is late enough."""
        hold = {"since": date(2027, 1, 4), "reason": "a test", "until": date(2027, 3, 26)}
        data = single({"step": "change-board", "status": "done", "when": date(2027, 1, 6)},
                      dcc_impact="no", path="2", stage="decision", hold=hold)
        settings = {"release": [{"name": "an ad hoc one", "go_live": date(2027, 3, 27),
                                 "known": date(2027, 3, 1), "cites": "a test"}]}

        found = outlook_for(data, release="an ad hoc one", as_of=date(2027, 3, 1),
                            settings=settings, through=date(2028, 1, 1))

        assert "misses" == found.verdict
        assert [("hold", date(2027, 3, 26)), ("working-day", date(2027, 3, 29)),
                ("holiday", date(2027, 3, 26)), ("order", date(2027, 3, 29)),
                ("go-live", date(2027, 3, 27))] == sorted(
            ((one.kind, one.day) for one in found.proof),
            key=lambda one: ("hold", "working-day", "holiday", "order", "go-live").index(one[0]))
        holiday = next(one for one in found.proof if one.kind == "holiday")
        assert Evidence.OBSERVED is holiday.evidence
        place = next(one for one in found.proof if one.kind == "working-day")
        assert place.says.endswith(
            "on a Working Day: not before Monday 29 March 2027, since Friday 26 March 2027 is "
            "none; the proof holds even if that Monday, a bank holiday, were one")

    def test_a_holiday_of_the_settings_has_their_source(self) -> None:
        """The same with a day that the settings close."""
        settings = {"holiday": [{"date": date(2019, 5, 9), "name": "a jubilee",
                                 "announced": date(2019, 3, 1), "cites": "the proclamation"}]}

        found = outlook_for(paper(), "SECMP0062", settings=settings,
                            words=("parameter impact-assessment.timescale 37",))

        holiday = next(one for one in found.proof if one.day == date(2019, 5, 9))
        assert ("the proclamation", Evidence.SECONDARY) == (holiday.cites, holiday.evidence)
        assert "a jubilee" in holiday.says


def at_christmas(go_live: date) -> ReleaseOutlook:
    """Return the outlook of what can be voted on from 20 December 2019, for a release that day."""
    data = single({"step": "report-consultation-closed", "when": date(2019, 12, 20)},
                  dcc_impact="no", path="3")
    settings = {"release": [{"name": "an ad hoc one", "go_live": go_live,
                             "known": date(2019, 12, 1), "cites": "a test"}]}
    return outlook_for(data, release="an ad hoc one", as_of=date(2019, 12, 16), settings=settings)


class TestMeetings:
    """The meetings of a body, with their clashes, are facts of the calendar."""

    def test_no_meeting_is_said_to_be_on_a_bank_holiday_that_is_not_needed(self) -> None:
        """A release of Monday 23 December 2019 is before the 25th, whether that is a holiday or
        not: the day is left out of the proof, and no sentence says that the board meets then."""
        found = at_christmas(date(2019, 12, 23))

        assert "holiday" not in [one.kind for one in found.proof]
        meeting = next(one for one in found.proof if one.kind == "meeting")
        assert meeting.says.endswith(
            "none from Friday 20 December 2019 on is before Wednesday 25 December 2019")
        assert meeting.parts[-1].says.startswith(
            "the Change Board would meet by its rhythm, but Wednesday 25 December 2019 is no ")
        assert meeting.parts[-1].says.endswith("; the proof holds even if it met then")

    def test_a_clash_and_the_holiday_behind_it_prove_a_miss(self) -> None:
        """The Change Board of 25 December 2019 clashes; the next is 22 January 2020, after a
        release of the 10th. On a Christmas Day that was no holiday it would have been in time."""
        found = at_christmas(date(2020, 1, 10))

        assert [
            ("stated", "report-consultation-closed", date(2019, 12, 20)),
            ("order", "change-board", date(2019, 12, 20)),
            ("meeting", "change-board", date(2020, 1, 22)),
            ("order", "implemented", date(2020, 1, 22)),
            ("holiday", "", date(2019, 12, 25)),
            ("go-live", "implemented", date(2020, 1, 10)),
        ] == kinds(found)
        meeting = found.proof[2]
        assert "change-board.meeting-day" == meeting.rule
        assert [
            "the Change Board meets on Wednesday 27 November 2019, projected by the rhythm",
            "the Change Board would meet by its rhythm, but Wednesday 25 December 2019 is no "
            "Working Day: Christmas Day",
            "the Change Board meets on Wednesday 22 January 2020, projected by the rhythm",
        ] == [part.says for part in meeting.parts]
        assert "X-WD-01" in meeting.parts[1].cites

    def test_a_body_that_meets_no_more_is_said_with_the_end_of_the_calendar(self) -> None:
        """TABASC's only known meeting is 21 March 2019; nobody knows how often it meets."""
        data = single({"step": "working-group", "status": "done", "when": date(2019, 4, 3)},
                      {"step": "impact-assessment-approved", "body": "tabasc"}, dcc_impact="yes")

        found = outlook_for(data, as_of=date(2019, 4, 8))

        meeting = next(one for one in found.proof if one.kind == "meeting")
        assert ("", "", None, None) == (meeting.rule, meeting.cites, meeting.day,
                                        meeting.evidence)
        assert meeting.says.endswith("on is that of no day of the calendar")
        assert ["the calendar ends on Thursday 31 December 2026"] == [
            part.says for part in meeting.parts][-1:]


class TestOthers:
    """Holds, Working Days, windows, and what has ended."""

    def test_a_step_on_a_saturday_waits_for_monday(self) -> None:
        """On hold to Saturday 23 November 2019, the decision comes on Monday the 25th; the
        release's window, known on 10 October, begins on Sunday the 24th."""
        hold = {"since": date(2019, 9, 2), "reason": "a test", "until": date(2019, 11, 23)}
        data = single({"step": "change-board", "status": "done", "when": date(2019, 8, 21)},
                      dcc_impact="no", path="2", stage="decision", hold=hold)

        found = outlook_for(data, as_of=date(2019, 10, 10))

        assert "at-risk" == found.verdict
        assert [
            ("hold", "", date(2019, 11, 23)),
            ("working-day", "authority-decision", date(2019, 11, 25)),
            ("order", "implemented", date(2019, 11, 25)),
            ("go-live", "implemented", date(2019, 11, 24)),
        ] == kinds(found)
        assert "X-WD-01" == found.proof[1].register
        assert "since Saturday 23 November 2019 is none" in found.proof[1].says
        assert ("the release goes live on Sunday 24 November 2019, with a window up to Sunday 1 "
                "December 2019"
                == found.proof[-1].says)

    def test_a_release_that_is_past_went_live(self) -> None:
        """November 2019 went live on 29 November."""
        data = single({"step": "change-board", "when": "2020-01-22"}, dcc_impact="no", path="3")

        assert "the release went live on Friday 29 November 2019" == outlook_for(
            data, as_of=date(2020, 1, 6)).proof[-1].says

    def test_a_vague_day_says_which_end_of_it_is_taken(self) -> None:
        """A vote "in late November 2019" is on the 27th at best, after 7 November."""
        data = single({"step": "change-board", "when": "late November 2019"}, dcc_impact="no",
                      path="3")

        found = outlook_for(data)

        assert ('the Change Board votes: stated as "late November 2019" (Wednesday 27 November '
                "2019)" == found.proof[0].says)

    def test_a_fault_grade_time_binds_the_best_run(self) -> None:
        """An adopted objection window of 20 Working Days from 12 April 2019 ends on 15 May (three
        bank holidays), after an ad hoc release of 14 May."""
        data = single({"step": "fast-track-approved", "when": date(2019, 4, 12)},
                      path="fast-track", dcc_impact="no")
        settings = {"adopt": {"fast-track.objection-window": {"value": 20, "cites": "a test"}},
                    "release": [{"name": "an ad hoc one", "go_live": date(2019, 5, 14),
                                 "known": date(2019, 3, 1), "cites": "a test"}]}

        found = outlook_for(data, release="an ad hoc one", settings=settings)

        assert "misses" == found.verdict
        assert [("stated", date(2019, 4, 12)), ("time", date(2019, 5, 15)),
                ("holiday", date(2019, 4, 19)), ("holiday", date(2019, 4, 22)),
                ("holiday", date(2019, 5, 6)), ("go-live", date(2019, 5, 14))] == [
            (one.kind, one.day) for one in found.proof]
        assert "fast-track.objection-window" == found.proof[1].rule

    @pytest.mark.parametrize(("when", "day"), [
        (date(2019, 3, 4), date(2019, 3, 4)), (None, None)])
    def test_what_has_ended_is_proven_by_that_alone(
        self, when: date | None, day: date | None
    ) -> None:
        """Whatever the days would allow."""
        end = {"step": "withdrawn", "status": "done", **({"when": when} if when else {})}

        assert [("ended", "withdrawn", day)] == kinds(outlook_for(single(end, dcc_impact="no")))
