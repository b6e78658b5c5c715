"""By when? Earliest and latest days, floats and the tightest gaps, counted by hand.

Provenance: the paper SECP_66_1503_12 and the calendar of England and Wales for 2019.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from secgov.calendar.code_calendar import CodeCalendar
from secgov.citation import Evidence
from secgov.model.loading import load_timetable
from secgov.model.timetables import Timetable
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.plan import Plan, PlannedDay, PlannedModification, plan
from secgov.rules.loading import rulebook

PAPER = Path(__file__).parents[3] / "examples" / "secp_66_1503_12.toml"
AS_OF = date(2019, 3, 8)
WORKING_GROUP = {"step": "working-group", "status": "done", "when": date(2019, 3, 6)}


def planned(timetable: Timetable, *, as_of: date = AS_OF, assessment: int | None = None) -> Plan:
    """Return the plan, with another usual Impact Assessment time where one is given."""
    rules = rulebook(as_of)
    if assessment is not None:
        row = attrs.evolve(rules.parameter("impact-assessment.timescale"), value=assessment,
                           evidence=Evidence.SECONDARY, cites="supposed", adopted=True)
        rules = rulebook(as_of, (row,))
    return plan(timetable, as_of=as_of, rules=rules,
                calendar=CodeCalendar.smart_energy_code(as_of))


def days(found: Plan, identifier: str) -> dict[str, PlannedDay]:
    """Return the planned days of one modification by step."""
    return {day.step: day for day in modification(found, identifier).steps}


def modification(found: Plan, identifier: str) -> PlannedModification:
    """Return one planned modification."""
    return next(one for one in found.modifications if one.id == identifier)


def single(steps: list[dict[str, Any]], **keys: Any) -> Timetable:
    """Return a timetable of one modification."""
    return Timetable.from_dict({"modification": [{"id": "MP071", "steps": steps, **keys}]})


class TestThePaper:
    """SECP_66_1503_12: eighteen modifications as of 8 March 2019."""

    @pytest.mark.parametrize(("identifier", "meeting"), [
        ("SECMP0007", date(2019, 4, 3)), ("SECMP0010", date(2019, 5, 1)),
        ("SECMP0012", date(2019, 4, 3)), ("SECMP0013", date(2019, 5, 1)),
        ("SECMP0024", date(2019, 6, 5)), ("SECMP0046", date(2019, 6, 5)),
        ("SECMP0053", date(2019, 4, 3)), ("SECMP0056", date(2019, 5, 1)),
        ("SECMP0063", date(2019, 7, 3)), ("SECMP0066", date(2019, 4, 3)),
        ("SECMP0067", date(2019, 6, 5)),
    ])
    def test_each_working_group_can_be_held_when_the_paper_says(
        self, identifier: str, meeting: date
    ) -> None:
        """Sections "SECMPnnnn": first Wednesdays of April to July 2019."""
        assert meeting == days(planned(load_timetable(PAPER)), identifier)["working-group"].earliest

    def test_the_notices_of_the_april_working_group(self) -> None:
        """Agenda by Wednesday 20 March, papers by Wednesday 27 March 2019 (no bank holiday)."""
        found = days(planned(load_timetable(PAPER)), "SECMP0053")

        assert date(2019, 3, 20) == found["working-group-agenda"].latest
        assert date(2019, 3, 27) == found["working-group-papers"].latest
        assert date(2019, 3, 8) == found["working-group-agenda"].earliest
        assert 8 == found["working-group-agenda"].float_working_days

    @pytest.mark.parametrize(("as_of", "earliest", "why"), [
        (date(2019, 3, 20), date(2019, 3, 20), "from the day of the question on"),
        (date(2019, 3, 21), None, "taken as done in time")])
    def test_an_agenda_is_taken_as_done_only_once_its_last_day_is_past(
        self, as_of: date, earliest: date | None, why: str
    ) -> None:
        """Ten Working Days before Wednesday 3 April 2019 is Wednesday 20 March."""
        timetable = single([{"step": "working-group", "when": date(2019, 4, 3),
                             "kind": "monthly"}], path="3", dcc_impact="no")
        found = days(planned(timetable, as_of=as_of), "MP071")

        assert earliest == found["working-group-agenda"].earliest
        assert why in found["working-group-agenda"].because.parts[0].says
        assert date(2019, 4, 3) == found["working-group"].earliest

    @pytest.mark.parametrize(("agreed", "meeting"), [
        (date(2019, 3, 15), date(2019, 3, 20)), (date(2019, 3, 25), date(2019, 3, 25)),
        (date(2019, 4, 2), date(2019, 4, 2)), (date(2019, 4, 16), date(2019, 5, 1))])
    def test_a_working_group_before_they_were_monthly_is_pushed_to_a_monthly_one(
        self, agreed: date, meeting: date
    ) -> None:
        """It is stated for 20 March 2019; the first monthly ones were on 3 April and 1 May. Its
        last day is at a monthly one too: consultation of 15 Working Days to 6 September 2019, the
        paper day of the Panel of 13 September, from 15 August."""
        timetable = single([
            {"step": "business-requirements-agreed", "when": agreed},
            {"step": "working-group", "when": date(2019, 3, 20)}], dcc_impact="no", path="3")
        (found,) = outlook(
            timetable, "MP071", "November 2019", as_of=AS_OF, rules=rulebook(AS_OF),
            calendar=CodeCalendar.smart_energy_code(AS_OF)).outlooks

        assert meeting == days(planned(timetable), "MP071")["working-group"].earliest
        assert (date(2019, 8, 7), date(2019, 10, 2)) == next(
            (one.date, one.lost_after) for one in found.last_days if one.step == "working-group")

    def test_where_a_stated_day_has_no_meeting_the_release_alone_says_how_long_there_is(
        self
    ) -> None:
        """No monthly Working Group was in March 2019. For the Panel of 13 September the last one
        is on 7 August, its papers by 31 July (5 Working Days) and its agenda by 24 July (10)."""
        found = days(planned(single([{"step": "working-group", "when": "March 2019"}], path="3",
                                    dcc_impact="no", target_release="November 2019")), "MP071")

        assert [date(2019, 7, 24), date(2019, 7, 31), date(2019, 8, 7)] == [
            found[step].latest for step in (
                "working-group-agenda", "working-group-papers", "working-group")]

    def test_where_no_day_is_early_enough_that_is_said(self) -> None:
        """For the Panel of 17 May 2019, 40 Working Days after the Change Board of 27 February, the
        Working Group had to be before that: the first monthly one was on 3 April."""
        found = modification(planned(single(
            [{"step": "preliminary-assessment-requested", "when": date(2019, 3, 1),
              "status": "done"}], path="3", dcc_impact="yes",
            target_release="November 2019")), "MP071")

        assert ["working-group-agenda", "preliminary-assessment-returned", "assessment-reviewed",
                "working-group-papers", "working-group"] == [
            one.step for one in found.steps if one.none_in_time]
        assert found.notes[-1].startswith(
            "at the usual pace no day is early enough for the release, of these steps: the agenda")

    @pytest.mark.parametrize(("hold", "told"), [
        ({"ends_when": "the Proposer decides"}, True), ({"until": date(2019, 3, 29)}, False)])
    def test_an_open_hold_is_told(self, hold: dict[str, Any], told: bool) -> None:
        found = modification(planned(single(
            [{"step": "working-group", "when": date(2019, 4, 3)}], hold=hold)), "MP071")

        assert told == ("it is on hold with no end stated: the earliest days suppose that work "
                        "resumes at once" in found.notes)

    def test_at_five_working_days_the_report_of_secmp0062_is_ready_on_10_april(self) -> None:
        """Consultation by Wednesday 20 March, 15 Working Days: Wednesday 10 April 2019."""
        found = days(planned(load_timetable(PAPER), assessment=5), "SECMP0062")

        assert date(2019, 4, 10) == found["modification-report-ready"].earliest
        assert date(2019, 5, 17) == found["modification-report-to-panel"].earliest
        # From 10 April to the paper day of 10 May: 21 Working Days less Easter and 6 May.
        assert 19 == found["modification-report-ready"].float_working_days

    def test_a_late_step_has_a_negative_float(self) -> None:
        """SECMP0053 arrives 39 Working Days after the Panel of 17 May 2019."""
        found = days(planned(load_timetable(PAPER)), "SECMP0053")

        assert -39 == found["modification-report-to-panel"].float_working_days

    def test_the_tightest_gaps_come_first(self) -> None:
        """Papers by 27 March and agenda by 20 March for the Working Group of 3 April 2019, as of 8
        March: 13 less 5 and 18 less 10 Working Days."""
        advice = modification(planned(load_timetable(PAPER)), "SECMP0007").advice

        assert [("working-group-agenda", 18, 10, 8), ("working-group-papers", 13, 5, 8)] == [
            (gap.earlier, gap.working_days, gap.needs, gap.spare) for gap in advice[:2]]
        assert [("working-group-agenda",), ("working-group-papers",)] == [
            gap.planned for gap in advice[:2]]

    def test_what_the_plan_laid_at_the_minimum_comes_after_what_the_file_states(self) -> None:
        """SECMP0053 states its Working Group; its vote and decision are days of the plan alone."""
        *stated, own = modification(planned(load_timetable(PAPER)), "SECMP0053").advice

        assert {"working-group"} == {gap.later for gap in stated}
        assert (("change-board", "authority-decision"), 0) == (own.planned, own.spare)

    def test_a_gap_that_the_stated_days_break_comes_first(self) -> None:
        """From Tuesday 16 April to 1 May 2019 are 9 Working Days: Good Friday and Easter Monday lie
        between."""
        steps = [{"step": "working-group-agenda", "when": date(2019, 4, 16)},
                 {"step": "working-group", "when": date(2019, 5, 1)}]

        found = modification(planned(single(steps, dcc_impact="no"), as_of=date(2019, 4, 8)),
                             "MP071").advice

        assert ("working-group-agenda", "working-group", 9, 10, -1, ()) == attrs.astuple(found[0])
        pairs = [(gap.earlier, gap.later) for gap in found]
        assert len(set(pairs)) == len(pairs)

    def test_what_is_done_is_measured_from_its_day(self) -> None:
        """The consultation issued on 8 April closes on 23 April: 9 of the usual 15 Working Days."""
        steps = [{"step": "refinement-consultation-issued", "when": date(2019, 4, 8),
                  "status": "done"},
                 {"step": "refinement-consultation-closed", "when": date(2019, 4, 23)}]

        found = modification(planned(single(steps, dcc_impact="no"), as_of=date(2019, 4, 8)),
                             "MP071").advice

        assert (9, 15, -6) == (found[0].working_days, found[0].needs, found[0].spare)

    @pytest.mark.parametrize(("stated", "as_of", "says"), [
        # The agenda's notice is practice: 10 Working Days.
        ({"step": "working-group", "when": date(2019, 5, 1)}, date(2019, 4, 17),
         "stated as Wednesday 1 May 2019; sourced rules alone leave that day, and practice or the "
         "usual pace moves it"),
        # The report consultation of the Panel of 14 June cannot close before it.
        ({"step": "change-board", "when": date(2019, 4, 24)}, date(2019, 4, 17),
         "stated as Wednesday 24 April 2019; no sourced rule leaves that day"),
        ({"step": "working-group", "when": date(2019, 4, 3)}, date(2019, 4, 17),
         "stated as Wednesday 3 April 2019; that day is past"),
    ])
    def test_a_stated_day_that_is_moved_says_by_what(
        self, stated: dict[str, Any], as_of: date, says: str
    ) -> None:
        """Contract of the planner: the usual run takes all rules, the best one sourced ones."""
        steps = [{"step": "working-group-agenda", "when": date(2019, 4, 17)}, stated,
                 *([{"step": "modification-report-to-panel", "when": date(2019, 6, 14)}]
                   if stated["step"] == "change-board" else [])]

        found = days(planned(single(steps, dcc_impact="no"), as_of=as_of), "MP071")

        assert says == found[stated["step"]].because.parts[0].says

    @pytest.mark.parametrize(("end", "says"), [
        ({"step": "withdrawn"}, "the Proposer withdrew it (no day stated)"),
        ({"step": "implemented", "when": date(2019, 3, 1)},
         "it was implemented on Friday 1 March 2019")])
    def test_of_what_has_ended_or_is_live_nothing_is_planned(
        self, end: dict[str, Any], says: str
    ) -> None:
        steps = [{**end, "status": "done"}, {"step": "change-board", "when": date(2019, 4, 24)}]

        found = modification(planned(single(steps, dcc_impact="no")), "MP071")

        assert [end["step"]] == [day.step for day in found.steps]
        assert ((), (f"{says}: nothing of it is still to come",)) == (found.advice, found.notes)

    def test_it_is_said_where_the_stated_days_are_late_though_the_release_is_not(self) -> None:
        """Design, section 8: a plan has floats; those towards stated days are told apart. Issued
        on 3 April 2019 the consultation closes 15 Working Days later, on 26 April: after the Panel
        of 12 April, so that of 17 May."""
        steps = [WORKING_GROUP,
                 {"step": "refinement-consultation-issued", "when": date(2019, 4, 3)},
                 {"step": "modification-report-to-panel", "when": date(2019, 4, 12)}]

        found = modification(planned(single(
            steps, dcc_impact="no", path="3", target_release="November 2019")), "MP071")

        assert "on-track" == found.verdict
        assert ("a stated day is not kept at the usual pace: the Modification Report goes to the "
                "Panel, stated as Friday 12 April 2019, on Friday 17 May 2019 at the earliest",
                "the floats are counted from the days that are stated, those that are not kept "
                "too") == found.notes

    def test_what_waits_for_its_release_is_not_late_for_an_earlier_stated_day(self) -> None:
        """Approved on 22 May 2019 and stated for 3 June, it goes live with the June 2019 Release,
        on Thursday the 27th."""
        steps = [{"step": "change-board", "when": date(2019, 5, 22)},
                 {"step": "implemented", "when": date(2019, 6, 3)}]

        day = days(planned(single(steps, dcc_impact="no", path="3", stage="decision",
                                  target_release="June 2019")), "MP071")["implemented"]

        assert (date(2019, 6, 27), date(2019, 6, 27), 0) == (
            day.earliest, day.latest, day.float_working_days)

    def test_what_is_done_has_neither_float_nor_latest_day(self) -> None:
        """SECMP0053's Preliminary Assessment was asked for."""
        day = days(planned(load_timetable(PAPER)), "SECMP0053")["preliminary-assessment-requested"]

        assert ("done", None, None) == (day.status, day.latest, day.float_working_days)
        assert "it is done" == day.because.parts[0].says

    def test_every_stated_step_is_there_and_nothing_that_no_record_shows_is_called_done(
        self,
    ) -> None:
        """design section 7: "Nothing is dropped"; SECMP0053 returns to the April Panel."""
        timetable = load_timetable(PAPER)
        found = planned(timetable)

        for one in timetable.modifications:
            rows = modification(found, one.id).steps
            assert sorted(step.step for step in one.steps) == sorted(
                row.step for row in rows
                if row.status != "not stated" or row.step in {step.step for step in one.steps})
        update = days(found, "SECMP0053")["panel-update"]
        assert (date(2019, 4, 12), date(2019, 4, 12)) == (update.earliest, update.latest)
        assert "csc-considered" not in days(found, "SECMP0062")

    def test_an_assessment_asked_for_on_an_unknown_day_takes_its_time_from_now(self) -> None:
        """SECMP0015, l. 169: 40 Working Days from 8 March 2019 is Wednesday 8 May."""
        found = days(planned(load_timetable(PAPER)), "SECMP0015")

        assert date(2019, 5, 8) == found["impact-assessment-returned"].earliest


class TestHeld:
    """design.md section 6: a step is possible "outside holds", and a plan says why it waits."""

    def test_on_a_working_day_the_hold_alone_is_the_reason(self) -> None:
        """MP311 is live on Tuesday 2 May 2023, no holiday; the hold runs to 30 June 2023."""
        data = {"modification": [
            {"id": "MP311", "steps": [
                {"step": "report-consultation-closed", "when": date(2023, 4, 19)},
                {"step": "implemented", "when": date(2023, 5, 2)}]},
            {"id": "MP313", "waits_on": [{"id": "MP311", "step": "implemented"}],
             "hold": {"since": date(2023, 3, 20), "until": "June 2023", "reason": "funds"}}]}

        found = planned(Timetable.from_dict(data), as_of=date(2023, 4, 4))
        first = days(found, "MP313")["business-requirements-agreed"]

        assert ["not before MP311: it is implemented, stated as Tuesday 2 May 2023",
                "it is on hold from Monday 20 March 2023 until Friday 30 June 2023 at the latest",
                ] == [part.says for part in first.because.parts]


class TestNotes:
    """A plan says what it supposed."""

    def test_unknown_impact_with_an_assessment_is_planned_with_it(self) -> None:
        """The stated steps show the route."""
        steps = [{"step": "preliminary-assessment-requested", "when": "mid-May 2019"}]
        found = planned(single(steps)).modifications[0]

        assert "refinement-with-dcc-impact" == found.route
        assert ("whether it impacts the DCC Systems is not known: planned as if it did"
                in found.notes)

    def test_unknown_impact_without_an_assessment_is_planned_without(self) -> None:
        """The same, the other way."""
        found = planned(single([])).modifications[0]

        assert "refinement-without-dcc-impact" == found.route
        assert found.notes[0].endswith("since no assessment is stated")
        assert "no target release is stated: only the stated dates bind" == found.notes[1]

    def test_the_earliest_release_is_a_target_of_no_day(self) -> None:
        found = planned(single([], dcc_impact="no", target_release="earliest")).modifications[0]

        assert ("it targets the earliest one: only the stated dates bind",) == found.notes

    def test_unknown_impact_is_said_straight_to_the_report_phase_too(self) -> None:
        """Its cut-off would be the Panel of 17 May 2019; the report goes to that of June."""
        steps = [{"step": "modification-report-to-panel", "when": "June 2019"}]
        found = planned(single(steps, stage="report-phase", target_release="November 2019")
                        ).modifications[0]

        assert "straight-to-report-phase" == found.route
        assert found.notes[0].endswith("since no assessment is stated")
        assert "depends" == found.verdict

    def test_a_release_without_a_known_cut_off_is_said(self) -> None:
        """For June 2020 none is sourced; only its go-live binds."""
        found = planned(single([], dcc_impact="yes", target_release="June 2020")).modifications[0]

        assert ("only the go-live of the June 2020 Release binds: no cut-off is known for a change "
                "with DCC impact in the June 2020 Release; adopt release.lead.dcc-systems in the "
                "settings, or add the cut-off",) == found.notes
        assert "unknown" == found.verdict

    def test_a_missed_target_sets_the_exit_status(self) -> None:
        """A report at the June 2019 Panel misses November 2019."""
        steps = [{"step": "modification-report-to-panel", "when": "June 2019"}]
        found = planned(single(steps, dcc_impact="yes", target_release="November 2019"))

        assert 1 == found.exit_status
        assert "misses" == found.modifications[0].verdict

    def test_an_overdue_step_says_so(self) -> None:
        """As of 8 May 2019 a Working Group of 3 April that nobody recorded is overdue."""
        steps = [{"step": "working-group", "when": date(2019, 4, 3)}]
        found = days(planned(single(steps, dcc_impact="no"), as_of=date(2019, 5, 8)), "MP071")

        # The agenda for 5 June needs 10 Working Days: 21 May, still to come.
        assert ("overdue", date(2019, 6, 5)) == (
            found["working-group"].status, found["working-group"].earliest)
        assert date(2019, 5, 8) == found["working-group-agenda"].earliest

    def test_earliest_target_binds_only_stated_dates(self) -> None:
        """`target_release = "earliest"` is no day."""
        found = planned(single([], dcc_impact="no", target_release="earliest")).modifications[0]

        assert "" == found.verdict

    def test_the_json_has_the_keys_of_the_contract(self) -> None:
        """design section 8: step, earliest, latest, float_working_days, because."""
        answer = planned(load_timetable(PAPER)).to_dict()["modifications"][0]["steps"][0]

        assert {"step", "status", "earliest", "latest", "float_working_days", "because",
                } == set(answer)


class TestStatedReturn:
    """Design, section 6: "a stated future date is a lower bound"; what is usual yields to it."""

    def test_it_stands_whatever_is_usual(self) -> None:
        """Asked for on 27 March, 40 Working Days would end on 28 May 2019."""
        found = days(planned(single(
            [WORKING_GROUP, {"step": "impact-assessment-requested", "when": date(2019, 3, 27)},
             {"step": "impact-assessment-returned", "when": date(2019, 4, 30)}],
            dcc_impact="yes")), "MP071")

        assert date(2019, 4, 30) == found["impact-assessment-returned"].earliest

    def test_one_that_its_request_overtakes_is_not_kept_and_that_is_said(self) -> None:
        """Asked for on 27 March 2019, it is back 40 Working Days later, on Tuesday 28 May (Good
        Friday, Easter Monday, 6 May and 27 May lie between), not on 20 March."""
        answer = planned(single(
            [WORKING_GROUP, {"step": "impact-assessment-requested", "when": date(2019, 3, 27)},
             {"step": "impact-assessment-returned", "when": date(2019, 3, 20)}],
            dcc_impact="yes"))

        assert date(2019, 5, 28) == days(answer, "MP071")["impact-assessment-returned"].earliest
        assert answer.modifications[0].notes[-2] == (
            "a stated day is not kept at the usual pace: the Impact Assessment is returned, "
            "stated as Wednesday 20 March 2019, on "
            "Tuesday 28 May 2019 at the earliest, since the day stated is before the Impact "
            "Assessment is requested, on Wednesday 27 March 2019: from then on "
            "impact-assessment.timescale, 40 Working Days, the first day not counted "
            "(unverified), is counted")

    @pytest.mark.parametrize(("status", "notes"), [
        ("planned", ["a day is stated on which the Impact Assessment is returned, so this is taken "
                     "to have happened: the cost of the Impact Assessment is agreed, the Impact "
                     "Assessment is requested; state it if it is still to come"]),
        ("expected", [])])
    def test_what_it_takes_for_granted_is_said_unless_it_is_expected(
        self, status: str, notes: list[str]
    ) -> None:
        (found,) = planned(single(
            [WORKING_GROUP, {"step": "impact-assessment-returned", "status": status,
                                  "when": date(2019, 4, 30)}], dcc_impact="yes")).modifications

        assert [*notes, "no target release is stated: only the stated dates bind"
                ] == list(found.notes)


class TestGoLive:
    """An implementation in a release happens on its day; register X-REL-02."""

    @pytest.mark.parametrize(("target", "day", "because"), [
        ({"target_release": "November 2019"}, date(2019, 11, 7),
         "the November 2019 Release goes live on Thursday 7 November 2019, projected by the rhythm "
         "of releases"),
        ({"target_release": "February 2019"}, date(2019, 7, 24), "not before the Change Board"),
        ({}, date(2019, 7, 24), "not before the Change Board")])
    def test_it_waits_for_the_release_that_is_targeted(
        self, target: dict[str, str], day: date, because: str
    ) -> None:
        """The report of 14 June is voted on on 24 July 2019, on Path 3."""
        found = days(planned(single(
            [{"step": "modification-report-to-panel", "when": date(2019, 6, 14)}],
            dcc_impact="no", path="3", **target)), "MP071")["implemented"]

        assert day == found.earliest
        assert found.because.parts[-1].says.startswith(because)


class TestNextMeeting:
    """D7.8(c): the report is on the agenda of the next Change Board after the responses."""

    def vote_in_may(self, **close: Any) -> dict[str, PlannedDay]:
        return days(planned(single(
            [{"step": "modification-report-to-panel", "when": date(2019, 3, 15)},
             *([{"step": "report-consultation-closed", **close}] if close else []),
             {"step": "change-board", "when": date(2019, 5, 22)}], dcc_impact="no", path="3",
            stage="report-phase")), "MP071")

    def test_a_close_that_nobody_states_is_not_before_the_board_before_the_vote(self) -> None:
        """Three weeks from 15 March are over on 5 April, and the Board of 24 April would be the
        next; from that day on that of 22 May is."""
        found = self.vote_in_may()["report-consultation-closed"]

        assert date(2019, 4, 24) == found.earliest
        assert found.because.parts[-1].says == (
            "so that the meeting of the Change Board on Wednesday 22 May 2019, at which the Change "
            "Board votes, is the next after it: change-board.next-meeting (register id D7.8(c))")

    def test_one_that_is_stated_stays_on_its_day(self) -> None:
        """That the vote is not at the next Board is what a check of the file finds."""
        found = self.vote_in_may(when=date(2019, 4, 5))["report-consultation-closed"]

        assert date(2019, 4, 5) == found.earliest

    def test_what_is_done_stays_on_its_day(self) -> None:
        found = self.vote_in_may(when=date(2019, 3, 4), status="done")

        assert date(2019, 3, 4) == found["report-consultation-closed"].earliest


class TestRolled:
    """Design, section 6: a step is on "the set of days on which it is possible: Working Days"."""

    def test_the_day_that_is_none_is_named(self) -> None:
        """Five weeks from the Change Board of 27 November 2019 are 1 January 2020."""
        found = days(planned(single(
            [{"step": "report-consultation-closed", "status": "done", "when": date(2019, 11, 11)},
             {"step": "change-board", "when": date(2019, 11, 27)}], dcc_impact="no", path="2"),
            as_of=date(2019, 11, 20)), "MP071")["authority-decision"]

        assert date(2020, 1, 2) == found.earliest
        assert "Wednesday 1 January 2020 is no Working Day: New Year's Day" == (
            found.because.parts[-1].says)


ASKED = {"step": "impact-assessment-requested", "status": "done", "when": date(2020, 8, 28)}
GROUP = {"step": "working-group", "when": "November 2020"}


class TestWhatIsDone:
    """Contract, section 6: "A step that is done is a fact"."""

    def plan_of(self, *steps: dict[str, Any]) -> PlannedModification:
        timetable = single(list(steps), dcc_impact="yes", path="2", target_release="November 2021")
        return modification(planned(timetable, as_of=date(2020, 9, 1)), "MP071")

    def days_of(self, found: PlannedModification, step: str) -> list[date | None]:
        return [day.earliest for day in found.steps if day.step == step]

    def test_it_stays_on_its_day_though_a_step_before_it_is_still_to_come(self) -> None:
        """The request of 28 August is no request of 25 November, which the Change Board of that
        day after the Working Group of 4 November would leave; 40 Working Days after 28 August,
        with the bank holiday of 31 August, is Monday 26 October 2020."""
        found = self.plan_of(ASKED, GROUP)

        assert [date(2020, 8, 28)] == self.days_of(found, "impact-assessment-requested")
        assert [date(2020, 10, 26)] == self.days_of(found, "impact-assessment-returned")
        assert [date(2020, 11, 4)] == self.days_of(found, "working-group")

    @pytest.mark.parametrize("after", [[], ["impact-assessment-requested"]])
    def test_the_step_that_is_late_is_said(self, after: list[str]) -> None:
        found = self.plan_of(ASKED, {**GROUP, "after": after})

        assert any(
            note == 'the Working Group considers it (stated as "November 2020"): by the order of '
            "the route that is before what is done, which stays on its day: the Impact Assessment "
            "is requested on Friday 28 August 2020; so it is late, or begins a new round: then "
            "write again = true to it" for note in found.notes)

    def test_what_runs_in_parallel_is_not_late(self) -> None:
        found = self.plan_of(
            ASKED, {**GROUP, "parallel_with": ["impact-assessment-requested"]})

        assert not any("order of the route" in note for note in found.notes)

    @pytest.mark.parametrize("steps", [
        ({**GROUP, "again": True},),
        ({"step": "change-board", "status": "done", "outcome": "sent-back",
          "when": date(2020, 8, 31)}, GROUP),
    ])
    def test_a_new_round_has_what_is_done_come_again(
        self, steps: tuple[dict[str, Any], ...]
    ) -> None:
        """A Working Group again on 4 November, the cost at the Change Board of 25 November."""
        found = self.plan_of(ASKED, *steps)

        assert date(2020, 11, 25) in self.days_of(found, "impact-assessment-requested")

    def test_a_group_that_met_before_begins_a_new_round(self) -> None:
        before = {"step": "working-group", "label": "first", "status": "done",
                  "when": date(2020, 8, 5)}
        found = self.plan_of(before, ASKED, GROUP)

        assert date(2020, 11, 25) in self.days_of(found, "impact-assessment-requested")

    def test_a_period_that_begins_again_ends_again(self) -> None:
        """15 Working Days after Monday 2 November 2020: Monday 23 November."""
        found = self.plan_of(
            {"step": "refinement-consultation-closed", "status": "done",
             "when": date(2020, 8, 28)},
            {"step": "refinement-consultation-issued", "when": date(2020, 11, 2)})

        assert date(2020, 11, 23) in self.days_of(found, "refinement-consultation-closed")


class TestTheCutOff:
    """X-REL-03: for November 2019 with impact on the DCC Systems, the Panel of 17 May 2019."""

    def of_the_report(self, *before: dict[str, Any], target: Any) -> tuple[date | None, int | None]:
        """Return the last day of the report's Panel, and its float."""
        ready = {"step": "modification-report-ready", "when": date(2019, 3, 7), "status": "done"}
        report = {"step": "modification-report-to-panel", "when": date(2019, 6, 14)}
        found = planned(single([*before, ready, report], target_release=target, dcc_impact="yes",
                               path="2"))
        row = days(found, "MP071")["modification-report-to-panel"]
        return row.latest, row.float_working_days

    def test_it_binds_the_report(self) -> None:
        """From 17 May to 14 June 2019 it is 19 Working Days: 27 May is a bank holiday."""
        assert (date(2019, 5, 17), -19) == self.of_the_report(target="November 2019")

    def test_it_does_not_bind_by_exception(self) -> None:
        assert (date(2019, 6, 14), 0) == self.of_the_report(
            target={"name": "November 2019", "standing": "by-exception"})

    def test_a_standing_that_denies_the_exception_is_none(self) -> None:
        assert (date(2019, 5, 17), -19) == self.of_the_report(
            target={"name": "November 2019", "standing": "not by exception"})

    def test_it_does_not_bind_what_is_urgent(self) -> None:
        """X-URG-01: it runs to the timetable agreed with the Authority."""
        assert (date(2019, 6, 14), 0) == self.of_the_report(
            {"step": "urgency-granted", "when": date(2019, 3, 1), "status": "done"},
            target="November 2019")
