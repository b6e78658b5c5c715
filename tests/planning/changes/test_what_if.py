"""What if? What moves under what is supposed, and why; days counted by hand.

Provenance: the paper SECP_66_1503_12 and the calendar of England and Wales for 2019. The usual
Impact Assessment of SECMP0062 is back on 15 May, 40 Working Days after 15 March.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.code_calendar import CodeCalendar
from secgov.citation import SUPPOSED
from secgov.model.timetables import Timetable
from secgov.planning.changes.what_if import check_if, new_findings, outlook_if, plan_if
from secgov.planning.changes.what_if_answer import WhatIfAnswer
from secgov.planning.checking.timetable_check import check
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.outlook_answer import Outlook
from secgov.planning.outlooks.plan import Plan, plan
from secgov.planning.outlooks.supposed import suppose
from tests.planning.asking import ground, outlook_for, paper, single

NOVEMBER = "November 2019"
SOONER = "step SECMP0062:impact-assessment-returned 2019-05-03"


def asked(*words: str, release: str | None = NOVEMBER, data: dict[str, Any] | None = None,
          modification: str = "SECMP0062") -> WhatIfAnswer:
    made = suppose(Timetable.from_dict(data or paper(), "paper"), *words)
    return outlook_if(made, modification, release, **ground())


def days(answer: WhatIfAnswer) -> dict[str, tuple[date | None, date | None, int | None]]:
    return {one.what: (one.before, one.after, one.working_days) for one in answer.moved}


class TestOutlook:
    """contract: "see what moves and why"."""

    def test_an_assessment_that_is_back_sooner_makes_the_release(self) -> None:
        """3 May is 7 Working Days before 15 May (6 May is a holiday); the Panel of 17 May is 19
        before that of 14 June (27 May is one)."""
        found = asked(SOONER)

        assert [("SECMP0062", NOVEMBER, "at-risk", "on-track")] == [
            (one.modification, one.release, one.before, one.after) for one in found.turned]
        assert (date(2019, 5, 15), date(2019, 5, 3), -7) == days(found)[
            "impact-assessment-returned"]
        assert (date(2019, 6, 14), date(2019, 5, 17), -19) == days(found)["arrives.usual"]
        assert "arrives.best" not in days(found)
        assert 0 == found.exit_status

    def test_each_step_that_moves_says_what_bound_it(self) -> None:
        because = {one.what: [part.says for part in one.because] for one in asked(SOONER).moved}

        assert ["supposed as Friday 3 May 2019"] == because["impact-assessment-returned"]
        assert "not before the Impact Assessment is returned" == because[
            "modification-report-ready"][0]
        assert [] == because["arrives.usual"]

    def test_a_supposed_day_that_cannot_be_kept_moves_nothing(self) -> None:
        """The assessment cannot be back before its cost is agreed on 15 March: from then on it
        takes its 40 Working Days as where nothing is supposed, and that is said."""
        found = asked("step SECMP0062:impact-assessment-returned 2019-03-11")

        assert "impact-assessment-returned" not in days(found)
        assert isinstance(found.answer, Outlook)
        assert any(one.startswith(
            "a stated day is not kept at the usual pace: the Impact Assessment is "
            "returned, supposed as Monday 11 March 2019, on Wednesday 15 May 2019 at the earliest")
            for one in found.answer.outlooks[0].conditions)

    def test_a_supposed_return_does_not_show_that_it_was_asked_for(self) -> None:
        """SECMP0055 states no assessment: its cost comes first, at the Change Board of 27 March,
        and a return of 20 March cannot be kept: from then on it takes its usual time."""
        data = single(dcc_impact="yes", stage="refinement")
        data["modification"][0]["steps"] = [
            {"step": "working-group", "status": "done", "when": date(2019, 2, 25)}]

        found = asked("step MP071:impact-assessment-returned 2019-03-20", data=data,
                      modification="MP071")

        assert "impact-assessment-returned" not in days(found)
        assert isinstance(found.answer, Outlook)
        assert any("is before the Impact Assessment is requested, on Wednesday 27 March 2019: from "
                   "then on impact-assessment.timescale, 40 Working Days" in one
                   for one in found.answer.outlooks[0].conditions)

    def test_a_stated_return_that_moves_is_still_expected_back(self) -> None:
        """That it was asked for is what the timetable shows, whatever day is supposed."""
        data = single({"step": "working-group", "status": "done", "when": date(2019, 2, 25)},
                      {"step": "impact-assessment-returned", "when": date(2019, 4, 10)},
                      dcc_impact="yes")

        found = asked("step MP071:impact-assessment-returned 2019-03-20", data=data,
                      modification="MP071")

        assert (date(2019, 4, 10), date(2019, 3, 20), -15) == days(found)[
            "impact-assessment-returned"]

    def test_a_monthly_working_group_that_is_supposed_too_soon_says_what_that_takes(self) -> None:
        """Asked on 24 April for a Working Group on 1 May: its agenda was due on 15 April and its
        papers are today, so that one date is past. For 5 June, as stated, nothing is."""
        data = single({"step": "working-group", "when": "June 2019"}, dcc_impact="no")
        late, fine = (outlook_for(data, as_of=date(2019, 4, 24), words=(
            f"step MP071:working-group {day}",)) for day in ("2019-05-01", "2019-06-05"))

        says = "supposed too soon for its notice"
        assert [f"{says}: that the agenda of the Working Group is confirmed by Monday 15 April "
                "2019, which is past, would be needed for it that the Working Group considers it "
                "then"] == [one for one in late.conditions if one.startswith(says)]
        assert not any(one.startswith(says) for one in fine.conditions)

    def test_what_a_later_fact_shows_is_not_too_soon_while_its_day_is_ahead(self) -> None:
        """The agenda of 1 May 2019 is for 15 April; the consultation, a fact, shows it done."""
        data = single({"step": "refinement-consultation-issued", "when": date(2019, 3, 5),
                       "status": "done"}, {"step": "working-group", "when": date(2019, 6, 5)},
                      stage="refinement", dcc_impact="yes")
        found = asked("step MP071:working-group 2019-05-01", data=data, modification="MP071")

        assert isinstance(found.answer, Outlook)
        assert not any("too soon for its notice" in one
                       for one in found.answer.outlooks[0].conditions)

    def test_a_working_group_that_no_timetable_states_needs_its_agenda(self) -> None:
        """Nobody can have prepared it: 10 Working Days from 24 April are over on 9 May."""
        data = single(dcc_impact="no")
        made = suppose(Timetable.from_dict(data), "step MP071:working-group 2019-05-01")

        found = plan_if(made, **ground(date(2019, 4, 24)))

        (planned,) = found.answer.modifications if isinstance(found.answer, Plan) else ()
        assert date(2019, 6, 5) == next(
            step.earliest for step in planned.steps if step.step == "working-group")

    def test_the_release_and_its_cut_off_can_be_supposed(self) -> None:
        """A cut-off at the June Panel of 14 June is what SECMP0062 makes at the usual pace."""
        found = asked("cut-off November 2019 2019-06", "release November 2019 2019-11-29")

        assert (date(2019, 5, 17), date(2019, 6, 14), 19) == days(found)["cut_off"]
        # 7 to 29 November 2019: 1 + 5 + 5 + 5 Working Days.
        assert (date(2019, 11, 7), date(2019, 11, 29), 16) == days(found)["go_live"]
        assert ["on-track"] == [one.after for one in found.turned]

    def test_a_supposed_lead_time_gives_a_cut_off_that_nobody_verified(self) -> None:
        """For June 2020 none is known; six months before Thursday 25 June: the Panel of 13 December
        2019."""
        found = asked("parameter release.lead.dcc-systems 6", release="June 2020")
        cut_off = found.answer.outlooks[0].cut_off if isinstance(found.answer, Outlook) else None

        assert [("unknown", "on-track")] == [(one.before, one.after) for one in found.turned]
        assert cut_off is not None
        assert (date(2019, 12, 13), "unverified", SUPPOSED) == (
            cut_off.meeting, cut_off.evidence.value, cut_off.cites)

    def test_a_paper_day_that_moves_takes_the_last_days_with_it(self) -> None:
        """10 Working Days before Friday 17 May 2019, past the bank holiday of 6 May: Thursday 2
        May. 5 Working Days before Tuesday 16 April is the 9th."""
        moved = days(asked("parameter panel.papers-notice 10"))

        assert (date(2019, 5, 10), date(2019, 5, 2), -5) == moved["cut_off.paper_day"]
        assert (date(2019, 5, 10), date(2019, 5, 2), -5) == moved[
            "last_days.modification-report-ready"]
        assert (date(2019, 4, 16), date(2019, 4, 9), -5) == moved[
            "last_days.refinement-consultation-issued"]

    def test_a_holiday_on_a_stated_working_group_is_said(self) -> None:
        found = asked("holiday 2019-04-03", modification="SECMP0053").answer

        assert isinstance(found, Outlook)
        assert ("Wednesday 3 April 2019 is no Working Day: a bank holiday given in the settings "
                "or supposed; it is counted as it is stated: the Working Group considers it"
                in found.outlooks[0].conditions)

    def test_a_step_that_is_left_out_has_no_day_then(self) -> None:
        found = asked("without SECMP0062:refinement-consultation-issued")

        assert found.answer.receipt.supposed
        gone = asked("without SECMP0053:panel-update", modification="SECMP0053")
        assert (date(2019, 4, 12), None, None) == days(gone)["panel-update"]

    def test_without_a_release_each_that_both_answers_have_is_compared(self) -> None:
        """With the assessment back in time November is on track, and no later one is asked; the
        other way round, later ones are asked that were not before."""
        sooner = asked(SOONER, release=None)
        later = asked("step SECMP0015:modification-report-to-panel 2019-09-13", release=None,
                      modification="SECMP0015")

        assert [(NOVEMBER, "on-track")] == [(one.release, one.after) for one in sooner.turned]
        assert ["misses", "misses"] == [one.after for one in later.turned]
        assert len(later.answer.outlooks) > 2

    def test_each_branch_of_an_unknown_impact_is_compared(self) -> None:
        """Without an impact SECMP0055's report is at the Panel of 12 April 2019, its consultation
        closes on 7 May and the vote is on 22 May; five weeks later is 26 June."""
        found = asked("release November 2019 2019-06-12", modification="SECMP0055")

        assert [("no", "on-track", "at-risk")] == [
            (one.dcc_impact, one.before, one.after) for one in found.turned if one.dcc_impact]

    def test_nothing_may_move(self) -> None:
        """A holiday long after all that matters."""
        found = asked("holiday 2019-12-30")

        assert ((), ()) == (found.moved, found.turned)


class TestPlan:
    """The same for all modifications of a file."""

    def test_every_modification_that_waits_for_an_assessment_moves(self) -> None:
        made = suppose(Timetable.from_dict(paper(), "paper"),
                       "parameter impact-assessment.timescale 11")

        found = plan_if(made, **ground())

        assert ("SECMP0053", "at-risk", "on-track") in [
            (one.modification, one.before, one.after) for one in found.turned]
        # 24 April plus 11 Working Days: Friday 10 May.
        assert (date(2019, 6, 21), date(2019, 5, 10)) in [
            (one.before, one.after) for one in found.moved
            if (one.modification, one.what) == ("SECMP0053", "impact-assessment-returned")]

    def test_steps_that_come_again_are_told_apart(self) -> None:
        data = single({"step": "panel-update", "when": date(2019, 4, 12), "label": "one"},
                      {"step": "panel-update", "when": date(2019, 5, 17), "label": "two"},
                      dcc_impact="no")
        made = suppose(Timetable.from_dict(data), "step MP071:two 2019-06-14")

        found = plan_if(made, **ground())

        assert [("panel-update#2", date(2019, 5, 17), date(2019, 6, 14))] == [
            (one.what, one.before, one.after) for one in found.moved]


class TestCheck:
    """What is found only then, and what is not found then."""

    def test_findings_come_and_go(self) -> None:
        """The assessment is back before its cost is agreed on 15 March; and SECMP0028 gets the
        date of return that the paper does not state."""
        made = suppose(Timetable.from_dict(paper(), "paper"),
                       "step SECMP0062:impact-assessment-returned 2019-03-11",
                       "step SECMP0028:panel-update 2019-05-17")

        found = check_if(made, **ground())

        assert ["impact-assessment.cost-agreed-first:SECMP0062:impact-assessment-returned"] == [
            one.key for one in found.new if one.severity.value == "fault"]
        assert "timetable.return-to-panel:SECMP0028" in [one.key for one in found.gone]
        assert ("SECMP0062", "keeps", "breaks") in [
            (one.modification, one.before, one.after) for one in found.turned]
        assert 1 == found.exit_status

    def test_a_recorded_meeting_on_a_supposed_holiday_is_not_to_be_on_that_day(self) -> None:
        """The paper records the Working Group of Wednesday 3 April 2019; no rhythm gives another
        in that month."""
        made = suppose(Timetable.from_dict(paper(), "paper"), "holiday 2019-04-03")
        found = check_if(made, **ground())

        assert [("working-group.monthly-day", None)] == [
            (one.rule, one.expected) for one in found.new]

    def test_a_finding_that_weighs_otherwise_comes_and_goes(self) -> None:
        made = suppose(Timetable.from_dict(paper(), "paper"),
                       "step SECMP0028:panel-update 2019-05-17")
        before = check(made.stated, **ground())
        found = before.all_findings()[0]
        lighter = attrs.evolve(before, findings=(attrs.evolve(found, key="x"),))

        assert () == new_findings(before, before)
        assert ("x",) == tuple(one.key for one in new_findings(before, lighter))


class TestAnswer:
    """design section 8: "frozen answers whose `.to_json()` equals the command's byte for byte"."""

    def test_the_json_is_that_of_the_answer_with_one_table_more(self) -> None:
        found = asked(SOONER)
        values = json.loads(found.to_json())
        table = values.pop("what_if")

        assert json.loads(found.answer.to_json()) == values
        assert [{"words": SOONER, "says": "SECMP0062: the Impact Assessment is returned on Friday "
                                          "3 May 2019"}] == table["supposed"]
        assert [SOONER] == values["receipt"]["supposed"]

    def test_the_answer_is_that_of_the_supposed_timetable(self) -> None:
        """Nothing else is asked than what the ordinary question would be."""
        made = suppose(Timetable.from_dict(paper(), "paper"), SOONER, "holiday 2019-05-20")
        known = ground()
        then = known | {"rules": made.rules(known["rules"]),
                        "calendar": made.calendar(known["calendar"])}

        assert outlook_if(made, "SECMP0062", NOVEMBER, **known).answer == outlook(
            made.timetable, "SECMP0062", NOVEMBER, **then)
        assert plan_if(made, **known).answer == plan(made.timetable, **then)
        assert check_if(made, **known).answer == check(made.timetable, **then)

    @pytest.mark.parametrize("words", ["holiday 2019-05-20", "parameter authority.decision-time 3"])
    def test_the_calendar_and_the_rules_that_are_given_stay_as_they_are(self, words: str) -> None:
        known = ground()
        digests = (known["rules"].digest, known["calendar"].digest())

        outlook_if(suppose(Timetable.from_dict(paper()), words), "SECMP0062", NOVEMBER, **known)

        assert digests == (known["rules"].digest, known["calendar"].digest())

    @given(st.dates(date(2019, 3, 8), date(2019, 12, 31)))
    def test_a_holiday_more_never_makes_anything_sooner(self, day: date) -> None:
        data = single({"step": "refinement-consultation-issued", "when": date(2019, 3, 20)},
                      dcc_impact="yes")

        found = plan_if(suppose(Timetable.from_dict(data), f"holiday {day}"), **ground())

        assert all(one.working_days is None or one.working_days >= 0 for one in found.moved)
        assert all(one.before < one.after for one in found.moved
                   if one.before is not None and one.after is not None)


class TestCalendars:
    """A calendar is made again from its own facts."""

    def test_what_it_was_given_stays(self) -> None:
        settings = {"holiday": [{"date": date(2019, 5, 9), "name": "x", "cites": "a test",
                                 "announced": date(2019, 3, 1)}],
                    "meeting": [{"body": "panel", "date": date(2019, 4, 16), "cites": "a test",
                                 "known": date(2019, 3, 1)}],
                    "release": [{"name": NOVEMBER, "go_live": date(2019, 11, 29),
                                 "known": date(2019, 3, 5), "cites": "a test"}]}
        made: CodeCalendar = ground(settings=settings)["calendar"]

        assert made.known_on(made.as_of).digest() == made.digest()
        earlier = made.known_on(date(2019, 3, 4))
        assert not earlier.working_days.is_working_day(date(2019, 5, 9))
        assert date(2019, 11, 7) == earlier.releases.named(NOVEMBER).go_live
        assert earlier.series_of("panel").on(date(2019, 4, 16)) is not None
