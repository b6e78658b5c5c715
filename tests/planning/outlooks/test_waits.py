"""What waits on a step of another modification of its file: its outlook, plan and check.

Provenance of every day below: counted by hand on the calendar of England and Wales for 2019, from
the rhythms: Panel 15 March, 17 May, 14 June; Change Board 24 April, 22 May, 26 June, 24 July;
papers 5 Working Days before a Panel, a report consultation of 21 calendar days.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from secgov.citation import Severity
from secgov.model.timetables import Timetable
from secgov.planning.checking.timetable_check import check
from secgov.planning.network.route_network import PlannedRoute, planned_route
from secgov.planning.outlooks import waits
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.planning.outlooks.plan import plan
from secgov.planning.portfolios.portfolio import portfolio
from secgov.planning.steps.cases import Case
from secgov.planning.steps.findings import Finding
from secgov.rules.routes import Route
from tests.planning.asking import AS_OF, ground, outlook_for
from tests.timetables import step

REPORTING = {"dcc_impact": "no", "stage": "report-phase", "path": "3"}
UPDATE = "panel-update"
# It needs no meeting, so a month leaves it every Working Day.
ANSWERS = "request-for-information-closed"


def one(identifier: str, *steps: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """Return a modification in its Report Phase, as a file writes it."""
    return {"id": identifier, **REPORTING, **keys, "steps": list(steps)}


def waiting(*waits: dict[str, Any], steps: tuple[dict[str, Any], ...] = (),
            **keys: Any) -> dict[str, Any]:
    """Return MP101, which waits."""
    return one("MP101", *steps, waits_on=list(waits), **keys)


def file(*modifications: dict[str, Any]) -> dict[str, Any]:
    """Return a file of these modifications."""
    return {"modification": list(modifications)}


def asked(*modifications: dict[str, Any], **keys: Any) -> ReleaseOutlook:
    """Return the outlook of MP101 for November 2019 among *modifications*."""
    return outlook_for(file(*modifications), "MP101", **keys)


def found(*modifications: dict[str, Any], as_of: date = AS_OF) -> list[Finding]:
    """Return what a check finds in MP101 of the order that the file itself states."""
    answer = check(Timetable.from_dict(file(*modifications)), **ground(as_of))
    return [each for each in answer.modifications[0].findings
            if each.rule == "timetable.stated-order"]


class TestOutlook:
    """design section 6: "Edge = one lower bound": what waits comes after what it waits on."""

    def test_a_stated_day_of_another_is_a_lower_bound(self) -> None:
        """From 31 May: Panel 14 June, consultation to 5 July, vote 24 July, on Path 3 no more."""
        answer = asked(waiting({"id": "MP102", "step": UPDATE}),
                       one("MP102", step(UPDATE, date(2019, 5, 31))))

        assert date(2019, 7, 24) == answer.live_usual
        assert date(2019, 6, 26) == answer.live_best
        assert ("MP102:panel-update", date(2019, 5, 31)) == (
            answer.binding[0].step, answer.binding[0].earliest)
        assert ("it waits on MP102: the Panel is updated, stated as Friday 31 May 2019"
                == answer.binding[0].says)
        assert answer.binding[1].says.endswith("not before MP102: the Panel is updated")
        assert answer.binding[0].says in answer.conditions

    def test_a_vague_day_bounds_the_best_run_by_its_first_day_and_the_usual_by_its_last(
        self,
    ) -> None:
        """May 2019: at best from 1 May, Panel 17 May and vote 22 May; else as from 31 May."""
        answer = asked(waiting({"id": "MP102", "step": ANSWERS}),
                       one("MP102", step(ANSWERS, "May 2019")))

        assert date(2019, 5, 31) == answer.binding[0].earliest
        assert (date(2019, 5, 22), date(2019, 7, 24)) == (answer.live_best, answer.live_usual)

    def test_a_step_without_a_day_has_that_of_its_own_plan(self) -> None:
        """MP102: Panel 15 March, to 5 April, vote 24 April; then Panel 17 May, vote 26 June."""
        answer = asked(waiting({"id": "MP102", "step": "change-board"}), one("MP102"))

        assert date(2019, 6, 26) == answer.live_usual
        assert ("it waits on MP102: the Change Board votes, by its own plan"
                == answer.binding[0].says)
        assert ("it waits on MP102: the Change Board votes, by its own plan, at the usual pace on "
                "Wednesday 24 April 2019" in answer.conditions)

    def test_a_stated_day_that_its_own_plan_cannot_keep_says_both(self) -> None:
        """The Panel of 15 March leaves no vote on 27 March: the consultation runs to 5 April."""
        answer = asked(
            waiting({"id": "MP102", "step": "change-board"}),
            one("MP102", step("change-board", date(2019, 3, 27))))

        assert ("it waits on MP102: the Change Board votes, stated as Wednesday 27 March 2019, at "
                "the usual pace on Wednesday 24 April 2019" in answer.conditions)

    def test_without_a_step_it_is_that_the_report_is_ready_and_says_so(self) -> None:
        answer = asked(waiting({"id": "MP102"}), one("MP102"))

        assert ("it waits on MP102: the Modification Report is ready, which is taken where no "
                "step is named, by its own plan, at the usual pace on Friday 8 March "
                "2019" in answer.conditions)

    def test_a_hold_of_the_other_with_no_end_is_said(self) -> None:
        answer = asked(waiting({"id": "MP102", "step": "change-board"}),
                       one("MP102", hold={"reason": "resources"}))

        assert any("as if its hold, which has no end stated, ended today" in each
                   for each in answer.conditions)

    def test_an_overdue_step_is_awaited_from_the_day_of_the_question_on(self) -> None:
        """Asked on 3 June: Panel 14 June (papers 7 June), vote 24 July."""
        answer = asked(waiting({"id": "MP102", "step": UPDATE}),
                       one("MP102", step(UPDATE, date(2019, 5, 1))), as_of=date(2019, 6, 3))

        assert date(2019, 7, 24) == answer.live_usual
        assert any("stated as Wednesday 1 May 2019, overdue" in each
                   for each in answer.conditions)

    def test_waits_run_through_others(self) -> None:
        """MP101 on the vote of MP102, which waits until 31 May: 24 July; then Panel 9 August."""
        answer = asked(
            waiting({"id": "MP102", "step": "change-board"}, {"id": "MP103", "step": UPDATE}),
            one("MP102", waits_on=[{"id": "MP103", "step": UPDATE}]),
            one("MP103", step(UPDATE, date(2019, 5, 31))))

        assert date(2019, 7, 24) == answer.binding[0].earliest

    def test_what_the_dcc_has_in_hand_goes_on(self) -> None:
        """Asked for on 1 March, back after 40 Working Days on 30 April, whatever is awaited."""
        assessed = (step("impact-assessment-requested", date(2019, 3, 1), status="done"),
                    step("impact-assessment-returned", status="expected"))
        answer = asked(
            waiting({"id": "MP102", "step": UPDATE}, steps=assessed, dcc_impact="yes",
                    stage="refinement"),
            one("MP102", step(UPDATE, date(2019, 4, 1))))

        assert date(2019, 4, 30) == next(each.earliest for each in answer.binding
                                         if each.step == "impact-assessment-returned")

    @pytest.mark.parametrize(("others", "says"), [
        ((), "it waits on MP102: the Panel is updated; not counted in: it is not in this file"),
        ((one("MP102", step(UPDATE, date(2019, 3, 1), status="done")),),
         "it waits on MP102: the Panel is updated; that is done"),
        ((one("MP102", step("withdrawn", date(2019, 3, 1), status="done")),),
         "it waits on MP102: the Panel is updated; not counted in: the Proposer withdrew it "
         "on Friday 1 March 2019"),
        ((one("MP102"),), "it waits on MP102: the Panel is updated; not counted in: no day of it "
         "is stated or planned"),
        ((one("MP102", waits_on=[{"id": "MP101"}]),),
         "it waits on MP102: the Panel is updated; not counted in: each of these waits on another "
         "of them: MP101, MP102"),
    ])
    def test_where_there_is_nothing_to_wait_for_it_says_so(
        self, others: tuple[dict[str, Any], ...], says: str
    ) -> None:
        answer = asked(waiting({"id": "MP102", "step": UPDATE}), *others)
        alone = asked(one("MP101"))

        assert says in answer.conditions
        assert alone.live_usual == answer.live_usual

    def test_members_of_a_group_do_not_wait_on_each_other(self) -> None:
        answer = asked(waiting({"id": "MP102", "step": UPDATE}, group={"name": "g"}),
                       one("MP102", step(UPDATE, date(2019, 5, 31)), group={"name": "g"}))

        assert any(each.endswith("not counted in: they go together")
                   for each in answer.conditions)

    def test_a_check_does_not_make_members_of_a_group_wait_either(self) -> None:
        ones = (waiting({"id": "MP102", "step": UPDATE}, group={"name": "g"}, steps=(
            step("modification-report-to-panel", date(2019, 5, 17)),)),
                one("MP102", step(UPDATE, date(2019, 6, 14)), group={"name": "g"}))
        apart = tuple({key: of for key, of in each.items() if key != "group"} for each in ones)

        assert ([], 1) == (found(*ones), len(found(*apart)))

    def test_what_is_open_is_closed_on_its_day_whatever_is_waited_for(self) -> None:
        """Only what comes after the close waits for the vote on MP102 of 24 July 2019."""
        ones = Timetable.from_dict(file(
            waiting({"id": "MP102", "step": "change-board"}, steps=(
                step("modification-report-to-panel", date(2019, 2, 15), status="done"),
                step("report-consultation-issued", date(2019, 2, 18), status="done"),
                step("report-consultation-closed", date(2019, 3, 22)))),
            one("MP102", step("change-board", date(2019, 7, 24)))))

        for each in (plan(ones, **ground()), portfolio(ones, **ground())):
            days = {row.step: row.earliest for row in each.modifications[0].steps}
            assert (date(2019, 3, 22), date(2019, 7, 24)) == (
                days["report-consultation-closed"], days["change-board"])

    def test_what_is_to_be_live_is_waited_for_until_its_release_is(self) -> None:
        """
        MP102 is voted on on 27 March and targets November 2019, live on the first Thursday, the
        7th. The report of MP101 is ready then, and goes to the Panel of the third Friday, the 15th,
        whose papers are due on the 8th.
        """
        vote = step("change-board", date(2019, 3, 27))
        ones = Timetable.from_dict(file(
            waiting({"id": "MP102", "step": "implemented"}),
            one("MP102", vote, stage="decision", target_release="November 2019")))
        alone = plan(ones, **ground())
        among = portfolio(ones, **ground())
        laid = [{row.step: row.earliest for row in each.modifications[0].steps}
                for each in (alone, among)]

        assert date(2019, 11, 7) == next(row.earliest for row in alone.modifications[1].steps
                                         if row.step == "implemented")
        assert laid[0] == laid[1]
        assert date(2019, 11, 7) == laid[0]["modification-report-ready"]
        assert date(2019, 11, 15) == laid[0]["modification-report-to-panel"]

    def test_a_miss_is_proven_by_the_wait(self) -> None:
        """Nothing of 2019 is left after 20 December."""
        answer = asked(waiting({"id": "MP102", "step": UPDATE}),
                       one("MP102", step(UPDATE, date(2019, 12, 20))))

        assert "misses" == answer.verdict
        assert [("hold", "it waits on MP102: the Panel is updated, stated as Friday 20 December "
                 "2019 (Friday 20 December 2019)", "paper")] == [
            (each.kind, each.says, each.cites) for each in answer.proof if each.kind == "hold"]

    def test_the_proof_of_a_planned_step_cites_the_file(self) -> None:
        answer = asked(waiting({"id": "MP102", "step": "implemented"}),
                       one("MP102", hold={"until": date(2019, 12, 20), "reason": "r"}))

        assert ["paper"] == [each.cites for each in answer.proof if each.kind == "hold"]

    def test_the_late_end_of_what_is_awaited_can_decide(self) -> None:
        """Lost after the last Panel before the cut-off, whoever owes the awaited step."""
        answer = asked(
            waiting({"id": "MP102", "step": UPDATE}),
            one("MP102", step(UPDATE, "between 1 May 2019 and 20 December 2019")))

        assert "at-risk" == answer.verdict
        assert ["MP102:panel-update"] == [each.step for each in answer.decides]

    def test_its_last_day_stands_among_those_of_the_remaining_steps(self) -> None:
        answer = asked(waiting({"id": "MP102", "step": UPDATE}),
                       one("MP102", step(UPDATE, date(2019, 5, 31))))

        assert ("MP102:panel-update", "secas") == (
            answer.last_days[0].step, answer.last_days[0].actor)


class TestPlan:
    """design section 8: "per step earliest, latest, float, because"."""

    def test_the_plan_of_one_that_waits_has_the_same_days_and_says_why(self) -> None:
        data = file(waiting({"id": "MP102", "step": UPDATE}),
                    one("MP102", step(UPDATE, date(2019, 5, 31))))

        first, _ = plan(Timetable.from_dict(data, "paper"), **ground()).modifications

        ready = first.steps[0]
        assert ("modification-report-ready", date(2019, 5, 31)) == (ready.step, ready.earliest)
        assert ["not before MP102: the Panel is updated, stated as Friday 31 May 2019"] == [
            part.says for part in ready.because.parts]
        assert not any(":" in each.step for each in first.steps)


class TestCheck:
    """X-REC-02: "Steps keep the order that their own timetable gives them"."""

    def test_a_step_before_what_is_awaited_contradicts_the_file(self) -> None:
        """The next Panel from 31 May is that of 14 June."""
        (each,) = found(
            waiting({"id": "MP102", "step": UPDATE}, steps=(
                step("modification-report-to-panel", date(2019, 5, 17)),
                step("change-board", date(2019, 7, 24)))),
            one("MP102", step(UPDATE, date(2019, 5, 31))))

        assert Severity.FAULT is each.severity
        assert ("modification-report-to-panel", date(2019, 6, 14)) == (each.step, each.expected)
        assert ("the Modification Report goes to the Panel on Friday 17 May 2019, before what the "
                "modification waits on, MP102: the Panel is updated on Friday 31 May 2019"
                == each.message)

    def test_a_step_within_the_window_depends(self) -> None:
        (each,) = found(
            waiting({"id": "MP102", "step": ANSWERS}, steps=(
                step("modification-report-to-panel", date(2019, 5, 17)),)),
            one("MP102", step(ANSWERS, "May 2019")))

        assert (Severity.WARNING, date(2019, 5, 17)) == (each.severity, each.flips_on)
        assert "perhaps before what the modification waits on" in each.message

    @pytest.mark.parametrize("step_of_it", [
        step("modification-report-to-panel", date(2019, 3, 1), status="done"),
        step(UPDATE, date(2019, 5, 17)),
        step("modification-report-to-panel"),
        step("modification-report-to-panel", date(2019, 6, 14)),
    ])
    def test_what_is_done_or_reports_or_has_no_day_or_comes_after_is_no_finding(
        self, step_of_it: dict[str, Any]
    ) -> None:
        assert [] == found(waiting({"id": "MP102", "step": UPDATE}, steps=(step_of_it,)),
                           one("MP102", step(UPDATE, date(2019, 5, 31))))

    def test_what_is_under_way_goes_on(self) -> None:
        assert [] == found(
            waiting({"id": "MP102", "step": UPDATE}, steps=(
                step("report-consultation-issued", date(2019, 3, 1), status="done"),
                step("report-consultation-closed", date(2019, 3, 22)))),
            one("MP102", step(UPDATE, date(2019, 5, 31))))

    @pytest.mark.parametrize("others", [
        (), (one("MP102"),), (one("MP102", step(UPDATE)),),
        (one("MP102", step(UPDATE, date(2019, 3, 5), status="done")),)])
    def test_nothing_is_awaited_that_has_no_day_or_is_done(
        self, others: tuple[dict[str, Any], ...]
    ) -> None:
        assert [] == found(
            waiting({"id": "MP102", "step": UPDATE}, steps=(
                step("modification-report-to-panel", date(2019, 3, 15)),)), *others)


class TestAwaiting:
    """design section 7: "awaiting = [{ what, who, blocks }]", which has no day of its own."""

    def needed(self, blocked: str, as_of: date = AS_OF, *steps: dict[str, Any]) -> str:
        """Return what the outlook says of what is awaited for *blocked*."""
        answer = asked(one("MP101", *steps, awaiting=[{"what": "an answer", "blocks": [blocked]}]),
                       as_of=as_of)
        return next(each for each in answer.conditions if each.startswith("still awaited"))

    def test_it_says_by_when_it_must_be_there(self) -> None:
        """Go-live 7 November: the last Change Board before it is that of 23 October 2019."""
        says = self.needed("change-board")

        assert ("still awaited: an answer, which must come before the Change Board votes; "
                "nothing says until when: it must be there by Wednesday 23 October 2019 at the "
                "usual pace, by Wednesday 23 October 2019 at the latest" == says)

    def test_a_day_that_is_past_at_the_usual_pace_is_said(self) -> None:
        """Of the Panel of 13 September; asked on 1 October that of 18 October is left at best."""
        says = self.needed("modification-report-to-panel", date(2019, 10, 1))

        assert says.endswith("it must be there by Friday 18 October 2019 at the latest; the day at "
                             "the usual pace is past")

    def test_where_no_day_is_left_it_says_so(self) -> None:
        assert self.needed("change-board", date(2019, 12, 2)).endswith(
            "the last day for that is past")

    def test_a_step_that_no_release_asks_for_has_no_day(self) -> None:
        assert self.needed(UPDATE).endswith("that step bears on no release")

    def test_a_step_that_leads_to_no_release_is_asked_for_by_no_day(self) -> None:
        answer = asked(one("MP101", step("option-chosen"), stage="refinement",
                           awaiting=[{"what": "an answer", "blocks": ["option-chosen"]}]))

        assert any(each.endswith("and no day asks it to be there") for each in answer.conditions)

    def test_a_step_that_is_done_is_said_to_be(self) -> None:
        assert self.needed("modification-report-to-panel", AS_OF, step(
            "modification-report-to-panel", date(2019, 2, 15), status="done")).endswith(
                "but that is done")

    def test_a_step_may_be_named_by_its_label(self) -> None:
        assert "the Change Board votes; nothing says until when: it must be there" in self.needed(
            "vote", AS_OF, step("change-board", label="vote"))


class TestManyWait:
    """Design, section 9: "growth linear in steps"."""

    def test_the_route_of_each_is_worked_out_once_for_all_that_wait_on_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Of thirty that each wait on the one before, 29 are awaited: not 29 * 30 / 2 = 435."""
        made: list[str] = []

        def counted(case: Case, route: Route) -> PlannedRoute:
            made.append(case.modification.id)
            return planned_route(case, route)

        monkeypatch.setattr(waits, "planned_route", counted)
        chain = Timetable.from_dict({"modification": [
            one(f"MP{number}", waits_on=[{"id": f"MP{number - 1}"}] if number > 201 else [])
            for number in range(201, 231)]})
        answer = plan(chain, **ground())

        assert [f"MP{number}" for number in range(201, 230)] == sorted(made)
        assert 30 == len(answer.modifications)

    def test_the_order_of_the_file_changes_no_day(self) -> None:
        """The last of a chain is asked about first, so that all before it are worked out then."""
        rows = [one(f"MP{number}", waits_on=[{"id": f"MP{number - 1}"}] if number > 201 else [])
                for number in range(201, 211)]
        forth, back = (
            plan(Timetable.from_dict({"modification": same}), **ground())
            for same in (rows, rows[::-1]))

        assert forth.modifications == back.modifications[::-1]
