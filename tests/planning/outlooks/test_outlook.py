"""Will this modification make the release? The March 2019 Panel paper, counted by hand.

Provenance of every day below: counted by hand on the calendar of England and Wales for 2019
(Good Friday 19 April, Easter Monday 22 April, early May 6 May, spring 27 May), from the paper
SECP_66_1503_12, and meetings on their rhythms: Panel 15 March, 12 April, 17 May, 14 June,
12 July; Change Board 27 March, 24 April, 22 May, 26 June; Working Group 3 April, 1 May.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from secgov.calendar.code_calendar import CodeCalendar
from secgov.citation import Evidence
from secgov.errors import Unanswerable, UnusableInput
from secgov.model.timetables import Timetable
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.outlook_answer import Outlook, ReleaseOutlook
from secgov.planning.outlooks.supposed import suppose
from secgov.reports.release_report import moved_by
from secgov.reports.release_sentence import release_sentence
from secgov.rules.loading import rulebook
from secgov.rules.rule import Parameter, Unit

PAPER = Path(__file__).parents[3] / "examples" / "secp_66_1503_12.toml"
AS_OF = date(2019, 3, 8)
Steps = list[dict[str, Any]]


def asked(
    data: dict[str, Any], modification: str, release: str | None = "November 2019", *,
    as_of: date = AS_OF, assessment: int | None = None, adopted: tuple[Parameter, ...] = (),
) -> Outlook:
    """Return the outlook, with the usual Impact Assessment time adopted where one is given."""
    if assessment is not None:
        adopted = (adopt("impact-assessment.timescale", assessment),)
    return outlook(
        Timetable.from_dict(data, "paper"), modification, release, as_of=as_of,
        rules=rulebook(as_of, adopted), calendar=CodeCalendar.smart_energy_code(as_of))


def adopt(name: str, value: int) -> Parameter:
    """Return the shipped parameter with a number that a user has adopted."""
    return attrs.evolve(rulebook(AS_OF).parameter(name), value=value, adopted=True, since=None,
                        evidence=Evidence.SECONDARY, cites="a number supposed for this test")


def one(answer: Outlook) -> ReleaseOutlook:
    """Return the only release of the answer."""
    assert 1 == len(answer.outlooks)
    return answer.outlooks[0]


def earliest(found: ReleaseOutlook, step: str) -> date | None:
    """Return the usual run's day of a step on the binding chain."""
    return next(link.earliest for link in found.binding if link.step == step)


@pytest.fixture
def paper() -> dict[str, Any]:
    """Return the paper as data, fresh for each test to change."""
    return tomllib.loads(PAPER.read_text(encoding="utf-8"))


def steps_of(data: dict[str, Any], identifier: str) -> Steps:
    """Return the steps of one modification, to be changed in place."""
    return next(row["steps"] for row in data["modification"] if row["id"] == identifier)


def change(steps: Steps, name: str, **values: Any) -> None:
    """Change one step in place."""
    next(step for step in steps if step["step"] == name).update(values)


class TestSecmp0053:
    """SECP_66_1503_12 lines 301-305: a candidate for November 2019, report at the May Panel."""

    def test_it_is_at_risk_and_says_by_how_much(self, paper: dict[str, Any]) -> None:
        """Working Group 3 April, cost 24 April, 40 Working Days to 21 June, July Panel."""
        found = one(asked(paper, "SECMP0053"))

        assert "at-risk" == found.verdict
        assert date(2019, 4, 3) == earliest(found, "working-group")
        assert date(2019, 4, 24) == earliest(found, "impact-assessment-approved")
        assert date(2019, 6, 21) == earliest(found, "impact-assessment-returned")
        assert (date(2019, 5, 17), date(2019, 7, 12)) == (found.arrives_best, found.arrives_usual)
        assert found.cut_off is not None
        assert (date(2019, 5, 17), date(2019, 5, 10)) == (
            found.cut_off.meeting, found.cut_off.paper_day)
        # 17 May to 12 July: 5+4+5+5+5+5+5+5 = 39 Working Days (27 May is a bank holiday).
        assert -39 == found.float_working_days

    def test_the_impact_assessment_decides_alone(self, paper: dict[str, Any]) -> None:
        """On track with it back by the paper day; lost after the Panel."""
        found = one(asked(paper, "SECMP0053"))

        assert [("impact-assessment-returned", date(2019, 5, 10), date(2019, 5, 17))] == [
            (step.step, step.on_track_until, step.lost_after) for step in found.decides]
        assert not found.no_single_step

    @pytest.mark.parametrize(("days", "verdict"), [(11, "on-track"), (12, "at-risk")])
    def test_eleven_working_days_are_the_most_it_can_bear(
        self, paper: dict[str, Any], days: int, verdict: str
    ) -> None:
        """24 April plus 11 Working Days is Friday 10 May 2019 (6 May is a bank holiday)."""
        assert verdict == one(asked(paper, "SECMP0053", assessment=days)).verdict

    def test_a_time_in_months_is_waited_for_too(self, paper: dict[str, Any]) -> None:
        """The cost on Wednesday 24 April 2019, and two months later Monday 24 June."""
        months = attrs.evolve(adopt("impact-assessment.timescale", 2), unit=Unit.MONTHS)
        found = one(asked(paper, "SECMP0053", adopted=(months,)))

        assert ("at-risk", date(2019, 6, 24)) == (
            found.verdict, earliest(found, "impact-assessment-returned"))

    def test_it_rests_on_an_unverified_time_and_says_so(self, paper: dict[str, Any]) -> None:
        """Nobody has seen the 40 Working Days."""
        found = one(asked(paper, "SECMP0053"))

        rest = next(rest for rest in found.rests_on if rest.what == "impact-assessment.timescale")
        assert "unverified" == rest.evidence.value
        assert found.weakest_evidence is not None
        assert "unverified" == found.weakest_evidence.value

    def test_the_last_day_of_each_step_is_named_with_its_actor(
        self, paper: dict[str, Any]
    ) -> None:
        """The cost would have had to be agreed in February: past at the usual pace."""
        days = {day.step: day for day in one(asked(paper, "SECMP0053")).last_days}

        assert days["impact-assessment-approved"].past
        assert "already past at the usual pace" == days["impact-assessment-approved"].in_words()
        # 15 Working Days before Friday 10 May 2019 is Tuesday 16 April 2019.
        consultation = days["refinement-consultation-issued"]
        assert (date(2019, 4, 16), "secas", False) == (
            consultation.date, consultation.actor, consultation.past)
        assert "2019-04-16" == consultation.in_words()

    def test_the_proof_ends_at_the_cut_off(self, paper: dict[str, Any]) -> None:
        """A risk carries the chain of facts and rules that makes it."""
        proof = one(asked(paper, "SECMP0053")).proof

        assert "the cut-off is the Panel of Friday 17 May 2019" == proof[-1].says
        assert proof[-1].cites.startswith("SECP_66_1503_12")


class TestSecmp0062:
    """SECP_66_1503_12 lines 338-348: if the Panel agrees the cost now, May can be made."""

    @pytest.mark.parametrize(("body", "day", "back"), [
        ("panel", date(2019, 3, 15), date(2019, 5, 15)),
        ("change-board", date(2019, 3, 27), date(2019, 5, 28)),
        # 24 April plus 40 Working Days, as for SECMP0053.
        ("change-board", date(2019, 4, 24), date(2019, 6, 21)),
    ])
    def test_the_assessment_comes_back_forty_working_days_after_the_cost_is_agreed(
        self, paper: dict[str, Any], body: str, day: date, back: date
    ) -> None:
        """Whoever agrees it, it is at risk, decided by the assessment."""
        change(steps_of(paper, "SECMP0062"), "impact-assessment-approved", body=body, when=day)

        found = one(asked(paper, "SECMP0062"))

        assert "at-risk" == found.verdict
        assert back == earliest(found, "impact-assessment-returned")
        assert "impact-assessment-returned" in [step.step for step in found.decides]

    @pytest.mark.parametrize(("body", "day", "most"), [
        ("panel", date(2019, 3, 15), 37),
        ("change-board", date(2019, 3, 27), 29),
        ("change-board", date(2019, 4, 24), 11),
    ])
    def test_so_many_working_days_are_left_to_the_paper_day(
        self, paper: dict[str, Any], body: str, day: date, most: int
    ) -> None:
        """On track with so many, not with one more."""
        change(steps_of(paper, "SECMP0062"), "impact-assessment-approved", body=body, when=day)

        verdicts = [one(asked(paper, "SECMP0062", assessment=days)).verdict
                    for days in (most, most + 1)]

        assert ["on-track", "at-risk"] == verdicts

    def test_forty_two_working_days_are_left_to_the_panel(self, paper: dict[str, Any]) -> None:
        """Past 42 the paper day alone no longer decides: the assessment misses the Panel."""
        deciding = [
            [step.step for step in one(asked(paper, "SECMP0062", assessment=days)).decides]
            for days in (42, 43)]

        assert [["impact-assessment-returned", "modification-report-ready"],
                ["impact-assessment-returned"]] == deciding

    def test_at_five_working_days_it_is_on_track(self, paper: dict[str, Any]) -> None:
        """The consultation binds: issued by 20 March, 15 Working Days to 10 April."""
        found = one(asked(paper, "SECMP0062", assessment=5))

        assert "on-track" == found.verdict
        assert () == found.decides
        assert () == found.proof
        days = {day.step: day.date for day in found.last_days}
        assert date(2019, 5, 10) == days["modification-report-ready"]

    def test_without_the_panels_agreement_the_next_change_board_agrees_the_cost(
        self, paper: dict[str, Any]
    ) -> None:
        """Its step taken out, the cost is agreed at the Change Board of 27 March 2019."""
        steps = steps_of(paper, "SECMP0062")
        steps[:] = [step for step in steps if step["step"] != "impact-assessment-approved"]
        paper["recommendation"][1]["agrees"] = []
        for step in steps:
            step.pop("after", None)

        found = one(asked(paper, "SECMP0062"))

        assert date(2019, 3, 27) == earliest(found, "impact-assessment-approved")
        assert date(2019, 5, 28) == earliest(found, "impact-assessment-returned")

    def test_what_is_only_proposed_is_said(self, paper: dict[str, Any]) -> None:
        """The recommendation is not a decision."""
        conditions = one(asked(paper, "SECMP0062")).conditions

        assert ("proposed, not yet agreed: the cost of the Impact Assessment is agreed"
                in conditions)

    @pytest.mark.parametrize("status", ["done", "expected"])
    def test_a_report_first_at_the_july_panel_misses(
        self, paper: dict[str, Any], status: str
    ) -> None:
        """As of 13 July 2019, with the report at the Panel of 12 July, whatever its status."""
        change(steps_of(paper, "SECMP0062"), "modification-report-to-panel",
               when=date(2019, 7, 12), status=status)

        answer = asked(paper, "SECMP0062", as_of=date(2019, 7, 13))

        assert "misses" == one(answer).verdict
        assert 1 == answer.exit_status
        assert one(answer).proof

    def test_a_report_put_to_the_may_panel_has_met_the_cut_off(
        self, paper: dict[str, Any]
    ) -> None:
        """Even when it must come back to a later Panel, it was first there in time."""
        steps = steps_of(paper, "SECMP0062")
        change(steps, "modification-report-to-panel", when=date(2019, 5, 17), status="done")
        steps.append({"step": "modification-report-to-panel", "label": "again",
                      "when": date(2019, 6, 14)})

        answer = asked(paper, "SECMP0062", as_of=date(2019, 5, 20))

        assert "on-track" == one(answer).verdict
        assert 0 == answer.exit_status


REPORT_IN_JUNE: Steps = [{"step": "modification-report-to-panel", "when": "June 2019"}]


def single(steps: Steps, **keys: Any) -> dict[str, Any]:
    """Return a timetable of one modification."""
    return {"modification": [{"id": "MP071", "steps": steps, **keys}]}


class TestImpact:
    """Register X-REL-03: the cut-off is for changes that impact the DCC Systems."""

    def test_without_dcc_impact_a_june_report_makes_november(self) -> None:
        """14 June, consultation to 5 July, Change Board 24 July, Authority by 28 August."""
        found = one(asked(single(REPORT_IN_JUNE, dcc_impact="no"), "MP071"))

        assert "on-track" == found.verdict
        assert found.cut_off is None
        assert date(2019, 8, 28) == found.live_usual
        assert not any("on hold" in condition for condition in found.conditions)

    def test_with_dcc_impact_it_misses(self) -> None:
        """14 June is after 17 May."""
        found = one(asked(single(REPORT_IN_JUNE, dcc_impact="yes"), "MP071"))

        assert "misses" == found.verdict

    def test_with_unknown_impact_it_depends_and_shows_both(self) -> None:
        """With an impact it misses, without one it is on track."""
        answer = asked(single(REPORT_IN_JUNE), "MP071")
        found = one(answer)

        assert "depends" == found.verdict
        assert [("yes", "misses"), ("no", "on-track")] == [
            (branch.dcc_impact, branch.verdict) for branch in found.branches]
        assert ("whether it impacts the DCC Systems is not known: with an impact it misses the "
                "Release, without one it is on track" == found.conditions[0])
        assert 0 == answer.exit_status

    @pytest.mark.parametrize("keys", [
        {"stage": "report-phase"},
        {"stage": "development", "sent": "report-phase"},
        {"stage": "refinement", "sent": "report-phase"}])
    def test_straight_to_the_report_phase_it_depends_as_well(self, keys: dict[str, str]) -> None:
        """No refinement is left, and the cut-off of 17 May 2019 still binds with an impact."""
        sent = [{"step": "converted", "when": date(2019, 3, 15), "outcome": keys["sent"]}
                ] if "sent" in keys else []
        answer = asked(single([*sent, *REPORT_IN_JUNE], stage=keys["stage"]), "MP071")
        found = one(answer)

        assert "depends" == found.verdict
        assert [("straight-to-report-phase", "yes", "misses"),
                ("straight-to-report-phase", "no", "on-track")] == [
            (branch.route, branch.dcc_impact, branch.verdict) for branch in found.branches]
        assert [date(2019, 5, 17), None] == [
            branch.cut_off and branch.cut_off.meeting for branch in found.branches]

    def test_where_both_agree_there_is_nothing_to_depend_on(self) -> None:
        """A report at the Panel of December 2019 misses November either way."""
        steps: Steps = [{"step": "modification-report-to-panel", "when": "December 2019"}]

        assert "misses" == one(asked(single(steps), "MP071")).verdict

    def test_an_unknown_cut_off_is_unknown_not_on_track(self) -> None:
        """For June 2020 no cut-off is sourced."""
        found = one(asked(single(REPORT_IN_JUNE, dcc_impact="yes"), "MP071", "June 2020"))

        assert "unknown" == found.verdict
        assert any("no cut-off is known" in condition for condition in found.conditions)

    def test_an_unknown_cut_off_cannot_save_what_misses_the_go_live(self) -> None:
        """A report in June 2020 cannot be live on 27 February 2020."""
        steps: Steps = [{"step": "modification-report-to-panel", "when": "June 2020"}]

        found = one(asked(single(steps, dcc_impact="yes"), "MP071", "February 2020"))

        assert "misses" == found.verdict

    def test_an_adopted_lead_time_gives_a_cut_off(self) -> None:
        """Six months before Thursday 25 June 2020: the Panel of 13 December 2019."""
        lead = adopt("release.lead.dcc-systems", 6)

        found = one(asked(single(REPORT_IN_JUNE, dcc_impact="yes"), "MP071", "June 2020",
                          adopted=(lead,)))

        assert found.cut_off is not None
        assert date(2019, 12, 13) == found.cut_off.meeting
        assert "at-risk" != found.verdict


class TestRoutes:
    """design: networks per route; a step that a route does not take is not waited for."""

    def test_a_fast_track_has_no_cut_off_and_waits_for_objections(self) -> None:
        """Panel of 12 April plus 15 Working Days (unverified): 8 May 2019."""
        steps: Steps = [{"step": "fast-track-approved", "when": "April 2019"}]

        found = one(asked(single(steps, path="fast-track", dcc_impact="yes"), "MP071"))

        assert ("on-track", "fast-track") == (found.verdict, found.route)
        assert found.cut_off is None
        assert date(2019, 5, 8) == found.live_usual

    def test_a_modification_sent_straight_to_the_report_phase_skips_refinement(self) -> None:
        """Converted on 15 March: report ready, next Panel with its paper day is 12 April."""
        steps: Steps = [{"step": "converted", "when": date(2019, 3, 15), "status": "expected",
                         "outcome": "report-phase"}]

        found = one(asked(single(steps, dcc_impact="no", path="3"), "MP071"))

        assert "straight-to-report-phase" == found.route
        # Panel 12 April, 21 calendar days and 15 Working Days to 7 May, Change Board 22 May.
        assert date(2019, 5, 22) == found.live_usual

    def test_on_path_3_the_authority_is_not_waited_for(self) -> None:
        """The Change Board of 24 July 2019 decides."""
        found = one(asked(single(REPORT_IN_JUNE, dcc_impact="no", path="3"), "MP071"))

        assert date(2019, 7, 24) == found.live_usual
        assert not any("path is not known" in condition for condition in found.conditions)


    def test_a_draft_proposal_is_first_considered_and_converted(self) -> None:
        """X-ID-01: a DP is not converted; as of 26 February 2020, CSC 31 March, Panel 17 April."""
        data = {"modification": [{"id": "DP120", "dcc_impact": "no", "path": "3"}]}

        found = one(asked(data, "DP120", "November 2020", as_of=date(2020, 2, 26)))

        # Working Group 6 May, consultation of 15 Working Days to 29 May (8 and 25 May are bank
        # holidays), Panel 12 June on the rhythm, consultation to 3 July, Change Board 22 July.
        assert date(2020, 7, 22) == found.live_usual


    def test_an_urgent_one_follows_the_authoritys_timetable(self) -> None:
        """design section 6: "Urgent: what the Authority's timetable says"; no usual time, as MP130.

        Panel 15 May 2020, vote on Friday 22 May, decision on 26 May, live the next day.
        """
        steps: Steps = [
            {"step": "urgency-granted", "status": "done", "when": date(2020, 5, 15)},
            {"step": "change-board", "kind": "extraordinary", "when": date(2020, 5, 22)},
            {"step": "authority-decision", "when": date(2020, 5, 26)},
            {"step": "implemented", "when": date(2020, 5, 27)}]

        found = one(asked(single(steps, dcc_impact="yes", path="2"), "MP071", "November 2020",
                          as_of=date(2020, 5, 18)))

        assert ("urgent", "on-track") == (found.route, found.verdict)
        assert found.cut_off is None
        assert date(2020, 5, 27) == found.live_usual
        assert ("it is Urgent, and runs to the timetable agreed with the Authority (X-URG-01); "
                "what the file does not state of it is taken to need no time") in found.conditions

    @pytest.mark.parametrize(("grant", "depends"), [
        ({"status": "done", "when": date(2019, 3, 1)}, False),
        ({"when": date(2019, 3, 29)}, True), ({"status": "proposed"}, True)])
    def test_urgency_that_is_not_granted_yet_is_a_condition(
            self, grant: dict[str, Any], depends: bool) -> None:
        found = one(asked(single([{"step": "urgency-granted", **grant}], path="2"), "MP071"))

        assert depends == ("only if the Authority grants urgency, which no step says that it has"
                           in found.conditions)

    @pytest.mark.parametrize(("step", "day", "verdict"), [
        ("modification-report-to-panel", date(2019, 6, 14), "on-track"),
        ("modification-report-to-panel", date(2019, 12, 13), "misses"),
        ("impact-assessment-returned", date(2019, 12, 16), "misses"),
        ("working-group", date(2019, 12, 4), "misses"),
        ("change-board", date(2019, 6, 26), "on-track")])
    @pytest.mark.parametrize("impact", ["yes", "no", "unknown"])
    def test_urgent_it_is_not_live_before_any_stated_day(
            self, step: str, day: date, verdict: str, impact: str) -> None:
        """design section 6: "stated dates as lower bounds", whatever is not stated after them.

        Nothing of what follows needs time, so it is live on the stated day; 7 November 2019 is
        the go-live of the November 2019 Release.
        """
        steps: Steps = [{"step": "urgency-granted", "status": "done", "when": date(2019, 3, 1)},
                        {"step": step, "when": day}]

        found = one(asked(single(steps, dcc_impact=impact), "MP071"))

        assert ("urgent", verdict, day, day) == (
            found.route, found.verdict, found.live_best, found.live_usual)

    def test_urgent_what_is_not_stated_between_two_steps_keeps_their_order(self) -> None:
        """The report of 14 June 2019 holds back the vote of "June 2019", and both the go-live."""
        steps: Steps = [
            {"step": "urgency-granted", "status": "done", "when": date(2019, 3, 1)},
            {"step": "modification-report-to-panel", "when": date(2019, 6, 14)},
            {"step": "change-board", "kind": "extraordinary", "when": "June 2019"}]

        found = one(asked(single(steps, dcc_impact="no"), "MP071"))

        # An extraordinary vote may be on any Working Day, so on that of the report itself.
        assert date(2019, 6, 14) == found.live_best


ENDS = [
    ({"step": "rejected"}, "it was rejected on"),
    ({"step": "withdrawn"}, "the Proposer withdrew it on"),
    ({"step": "change-board", "outcome": "rejected"}, "the Change Board rejected it on"),
    ({"step": "authority-decision", "outcome": "rejected"}, "the Authority rejected it on"),
]


class TestEnds:
    """A modification that has ended makes no release."""

    @pytest.mark.parametrize(("end", "says"), ENDS)
    def test_it_misses_and_says_why(self, end: dict[str, Any], says: str) -> None:
        """Whatever the days would allow."""
        steps: Steps = [*REPORT_IN_JUNE, {**end, "status": "done", "when": date(2019, 7, 24)}]

        answer = asked(single(steps, dcc_impact="no"), "MP071", as_of=date(2019, 7, 25))

        assert "misses" == one(answer).verdict
        assert 1 == answer.exit_status
        assert says in one(answer).ended
        assert "Wednesday 24 July 2019" in one(answer).proof[0].says

    @pytest.mark.parametrize("impact", ["yes", "no", "unknown"])
    def test_nothing_of_it_is_still_to_come(self, impact: str) -> None:
        """No arrival, float, chain or condition of what was once planned."""
        steps: Steps = [*REPORT_IN_JUNE, {"step": "withdrawn", "status": "done"}]

        found = one(asked(single(steps, dcc_impact=impact), "MP071"))

        assert ("misses", impact, "the Proposer withdrew it (no day stated)") == (
            found.verdict, found.dcc_impact, found.ended)
        assert {None} == {found.arrives_best, found.arrives_usual, found.live_best,
                          found.live_usual, found.float_working_days, found.observed, found.chance}
        assert {()} == {found.binding, found.last_days, found.conditions, found.rests_on,
                        found.decides, found.branches, found.repairs}

    def test_what_is_adopted_after_its_withdrawal_lives(self) -> None:
        """X-WDR-01: another Party may adopt it."""
        steps: Steps = [
            {"step": "withdrawn", "status": "done", "when": date(2019, 3, 4)},
            {"step": "adopted", "status": "done", "when": date(2019, 3, 6)}, *REPORT_IN_JUNE]

        assert "on-track" == one(asked(single(steps, dcc_impact="no"), "MP071")).verdict

    @pytest.mark.parametrize("outcome", ["approved", "recommended-approval", ""])
    def test_another_vote_ends_nothing(self, outcome: str) -> None:
        """A vote in favour leads on."""
        vote = {"step": "change-board", "status": "done", "when": date(2019, 2, 27)}
        steps: Steps = [{**vote, **({"outcome": outcome} if outcome else {})}]

        assert "misses" != one(asked(single(steps, dcc_impact="no"), "MP071")).verdict


LIVE: Steps = [*REPORT_IN_JUNE,
               {"step": "implemented", "status": "done", "when": date(2019, 6, 27)}]


class TestLive:
    """design section 6: "A step that is done is a fact"; what is live is not still coming."""

    @pytest.mark.parametrize("impact", ["yes", "no", "unknown"])
    def test_it_is_on_track_for_a_later_release_and_says_since_when(self, impact: str) -> None:
        answer = asked(single(LIVE, dcc_impact=impact), "MP071", as_of=date(2019, 7, 8))

        found = one(answer)
        assert ("on-track", "it was implemented on Thursday 27 June 2019") == (
            found.verdict, found.ended)
        assert date(2019, 6, 27) == found.live_best == found.live_usual
        assert {None} == {found.arrives_best, found.arrives_usual, found.float_working_days}
        assert {()} == {found.binding, found.last_days, found.conditions, found.proof}
        assert ["go-live"] == [rest.what for rest in found.rests_on]

    def test_it_misses_a_release_that_was_before(self) -> None:
        """November 2019 went live on 29 November 2019, with a window to 1 December."""
        steps: Steps = [{"step": "implemented", "status": "done", "when": date(2020, 2, 27)}]

        answer = asked(single(steps, dcc_impact="yes"), "MP071", as_of=date(2020, 3, 2))

        assert ("misses", 1) == (one(answer).verdict, answer.exit_status)
        assert ["it was implemented on Thursday 27 February 2020"] == [
            part.says for part in one(answer).proof]

    def test_without_a_release_the_first_coming_one_is_enough(self) -> None:
        data = single(LIVE, dcc_impact="no")

        answer = asked(data, "MP071", None, as_of=date(2019, 7, 8))

        assert ["November 2019"] == [each.release.name for each in answer.outlooks]

    def test_with_a_target_that_is_live_already_that_one_is_enough(self) -> None:
        data = single(LIVE, dcc_impact="no", target_release="June 2019")

        answer = asked(data, "MP071", None, as_of=date(2019, 7, 8))

        assert [("June 2019", "on-track")] == [
            (each.release.name, each.verdict) for each in answer.outlooks]

    def test_a_part_that_is_live_is_not_all(self) -> None:
        steps: Steps = [*REPORT_IN_JUNE, {"step": "implemented", "part": "1", "status": "done",
                                          "when": date(2019, 6, 27)}]

        assert "" == one(asked(single(steps, dcc_impact="no"), "MP071",
                               as_of=date(2019, 7, 8))).ended


class TestLastDays:
    """design, section 6: "the last day of each remaining step and who acts", at the usual pace."""

    @pytest.mark.parametrize(("returned", "requested"), [
        (date(2019, 5, 3), date(2019, 3, 18)), ("mid-March 2019", date(2019, 3, 12))])
    def test_a_stated_return_leaves_the_usual_time_to_what_is_later(
        self, returned: date | str, requested: date
    ) -> None:
        """Returned by the paper day of the May 2019 Panel, 10 May, 40 Working Days after 12 March
        (Good Friday, Easter Monday and early May lie between). What is stated as asked for on
        18 March is not late by that: its return is stated too."""
        steps: Steps = [
            {"step": "working-group", "status": "done", "outcome": "content"},
            {"step": "refinement-consultation-closed", "status": "done"},
            {"step": "impact-assessment-approved", "status": "done", "body": "panel"},
            {"step": "impact-assessment-requested",
             "when": date(2019, 3, 11) if isinstance(returned, str) else requested},
            {"step": "impact-assessment-returned", "when": returned}]

        found = one(asked(single(steps, dcc_impact="yes", path="3"), "MP071"))

        last = {each.step: each.date for each in found.last_days}
        assert "on-track" == found.verdict
        assert date(2019, 5, 10) == last["impact-assessment-returned"]
        assert requested == last["impact-assessment-requested"]


class TestTargetsThatAreGone:
    """issue, outlook: "each coming release in turn"; a target is never dropped."""

    def test_it_comes_first_with_its_verdict(self) -> None:
        """November 2019 went live on the 29th; the vote of 22 January 2020 is in time for
        Thursday 27 February 2020."""
        steps: Steps = [{"step": "change-board", "when": date(2020, 1, 22)}]

        answer = asked(single(steps, dcc_impact="no", path="3", stage="decision",
                              target_release="November 2019"),
                       "MP071", None, as_of=date(2020, 1, 6))

        assert [("November 2019", "misses"), ("February 2020", "on-track")] == [
            (each.release.name, each.verdict) for each in answer.outlooks]
        assert 1 == answer.exit_status

    def test_by_exception_the_go_live_is_what_it_misses(self) -> None:
        """docs/reference/files.md: by exception the cut-off "then binds no outlook"."""
        steps: Steps = [{"step": "modification-report-to-panel", "when": date(2020, 1, 17)}]

        answer = asked(single(
            steps, dcc_impact="yes", path="3", stage="report-phase",
            target_release={"name": "November 2019", "standing": "by exception"}),
            "MP071", as_of=date(2020, 1, 6))

        assert one(answer).by_go_live
        assert ("misses the November 2019 Release: even at best it can be ready to go live only "
                "on Wednesday 22 January 2020, after the Release's go-live on Friday 29 November "
                "2019") in release_sentence(one(answer))

    def test_one_beyond_those_that_are_asked_in_turn_comes_last(self) -> None:
        """As of March 2019 the first six end with November 2020."""
        answer = asked(single([], dcc_impact="yes", target_release="November 2021"),
                       "MP071", None)

        assert "November 2021" == answer.outlooks[-1].release.name
        assert 7 == len(answer.outlooks)


class TestBothImpacts:
    """design, section 6: two runs, and where the impact is not known two routes."""

    @pytest.mark.parametrize("release", ["February 2020", "November 2019"])
    def test_at_best_is_the_sooner_of_the_two(self, release: str) -> None:
        found = one(asked(single([]), "MP071", release))
        with_impact, without = found.branches

        assert (without.live_best, with_impact.live_usual) == (found.live_best, found.live_usual)
        assert without.live_best < with_impact.live_best
        same = (found.live_best, found.live_usual) == (found.arrives_best, found.arrives_usual)
        assert same is (found.cut_off is None)


class TestWhatADecidingStepNeeds:
    """design, section 6: "on-track up to the first" day: the step may be on it only if what is
    stated before it moves too."""

    def test_a_return_stated_after_the_paper_day_has_to_be_sooner(self) -> None:
        """The Working Group of 3 April, the Change Board of 24 April, and a return on Monday 13
        May 2019: after 10 May, the paper day of the Panel of 17 May."""
        steps: Steps = [
            {"step": "preliminary-assessment-returned", "when": date(2019, 3, 1),
             "status": "done"},
            {"step": "working-group", "when": date(2019, 4, 3)},
            {"step": "refinement-consultation-closed", "when": date(2019, 5, 3)},
            {"step": "impact-assessment-returned", "when": date(2019, 5, 13)}]
        found = one(asked(single(steps, dcc_impact="yes", path="3"), "MP071"))
        (decides,) = found.decides

        assert ("modification-report-ready", date(2019, 5, 10)) == (
            decides.step, decides.on_track_until)
        assert [("impact-assessment-returned", date(2019, 5, 10), "Monday 13 May 2019")] == [
            (each.step, each.by, each.stated) for each in decides.needs]

    def test_what_the_step_itself_is_late_by_needs_nothing(self, paper: dict[str, Any]) -> None:
        (decides,) = one(asked(paper, "SECMP0053")).decides

        assert () == decides.needs


class TestWhatDecidesTogether:
    """design, section 6: "If none alone decides: "no single step decides", and the smallest
    set"."""

    def test_a_notice_that_waits_behind_a_longer_time_is_one_of_them(self) -> None:
        """All as of 7 May 2019, with the cost agreed at the Panel of 17 May: the consultation to
        29 May, the assessment to 15 July, and the papers, due on 10 May; the notice alone moves
        nothing, and without it the report is still late for the Panel of 17 May."""
        steps: Steps = [
            {"step": "working-group", "status": "done", "outcome": "content"},
            {"step": "refinement-consultation-issued", "when": date(2019, 3, 11)},
            {"step": "impact-assessment-approved", "body": "panel", "when": date(2019, 3, 15)},
            {"step": "impact-assessment-requested", "when": date(2019, 3, 18)},
            {"step": "impact-assessment-returned", "when": date(2019, 4, 30)},
            {"step": "modification-report-to-panel", "when": "May 2019"}]

        found = one(asked(single(steps, dcc_impact="yes", path="3"), "MP071",
                          as_of=date(2019, 5, 7)))

        assert ("at-risk", True) == (found.verdict, found.no_single_step)
        assert ["refinement-consultation-closed", "impact-assessment-returned",
                "modification-report-ready"] == [each.step for each in found.decides]

    def test_what_is_not_at_risk_has_none(self) -> None:
        steps: Steps = [{"step": "modification-report-to-panel", "when": date(2019, 7, 12)}]

        found = one(asked(single(steps, dcc_impact="yes"), "MP071", as_of=date(2019, 7, 1)))

        assert ("misses", ()) == (found.verdict, found.decides)


class TestShorterConsultations:
    """Register X-MRC-02: the Panel sets the time (D7.8(a)), and shorter consultations happened.

    Counted by hand for go-live on 7 November 2019: the Panel of 18 October, three weeks from it
    to 8 November, the Change Board of 27 November; the one before it, 23 October.
    """

    def found(self, *steps: dict[str, Any], words: tuple[str, ...] = ()) -> ReleaseOutlook:
        panel = {"step": "modification-report-to-panel", "when": date(2019, 10, 18)}
        data = single([panel, *steps], dcc_impact="no", path="3", stage="report-phase")
        as_of, timetable = date(2019, 9, 2), Timetable.from_dict(data, "paper")
        return one(outlook(
            suppose(timetable, *words).timetable if words else timetable, "MP071",
            "November 2019", as_of=as_of, rules=rulebook(as_of),
            calendar=CodeCalendar.smart_energy_code(as_of)))

    def closing(self, **values: Any) -> dict[str, Any]:
        return {"step": "report-consultation-closed", "when": date(2019, 10, 23), **values}

    def test_the_step_decides_once_for_practice_and_usual_time_together(self) -> None:
        found = self.found()

        assert ("at-risk", False) == (found.verdict, found.no_single_step)
        assert [("report-consultation-closed", date(2019, 10, 23))] == [
            (each.step, each.on_track_until) for each in found.decides]
        assert ("report.consultation-length: 21 calendar days; report-consultation.usual-length: "
                "15 Working Days, the first day not counted") == found.decides[0].what
        assert "21 calendar days" in moved_by(found, found.decides[0])
        assert "And report-consultation.usual-length" in moved_by(found, found.decides[0])

    def test_supposed_on_the_day_that_decides_it_is_on_track(self) -> None:
        found = self.found(words=("step MP071:report-consultation-closed 2019-10-23",))

        assert "on-track" == found.verdict
        assert date(2019, 10, 23) == found.live_usual
        assert any("that is supposed, with no reason given" in says for says in found.conditions)

    def test_with_its_reason_it_stands_as_stated(self) -> None:
        found = self.found(self.closing(because="urgent fix"))

        assert "on-track" == found.verdict
        assert ("it departs from practice, report.consultation-length (register id X-MRC-01), 21 "
                "calendar days, that the Modification Report Consultation closes on Wednesday 23 "
                'October 2019; the reason given is "urgent fix"; the Panel sets the time '
                "(D7.8(a)), and shorter ones happened (X-MRC-02)") in found.conditions

    def test_without_one_practice_is_kept(self) -> None:
        found = self.found(self.closing())

        assert "at-risk" == found.verdict
        assert ["report-consultation-closed"] == [each.step for each in found.decides]

    def test_a_reason_for_a_day_that_keeps_practice_departs_from_nothing(self) -> None:
        found = self.found(self.closing(when=date(2019, 11, 8), because="as ever"))

        assert not any("departs" in says for says in found.conditions)


class TestHolds:
    """design: with an open hold an outlook says "if resumed by ..."."""

    def test_an_open_hold_says_by_when_it_must_end(self) -> None:
        """From Thursday 7 November 2019 back: five weeks, Change Board 25 September, three weeks to
        4 September, Panel 16 August, its paper day Friday 9 August."""
        data = single([], dcc_impact="no", stage="report-phase",
                      hold={"since": "not stated", "reason": "another modification",
                            "ends_when": "it is decided"})

        conditions = one(asked(data, "MP071")).conditions

        assert ("it is on hold with no end stated: the answer holds if resumed by "
                "Friday 9 August 2019") in conditions

    @pytest.mark.parametrize(("other", "expected"), [
        ({"name": "g"}, "it goes together with MP072, if it fits; the group is not counted in: "
                        "the days are its own"),
        ({"name": "h"}, "it is the only one of the group g in this file; the group is not counted "
                        "in: the days are its own")])
    def test_the_group_is_a_condition_that_is_not_counted_in(
        self, other: dict[str, Any], expected: str
    ) -> None:
        data = single([], dcc_impact="no", stage="refinement",
                      group={"name": "g", "if": "it fits"})
        data["modification"].append({"id": "MP072", "group": other})

        assert expected in one(asked(data, "MP071")).conditions

    def test_a_hold_that_has_cost_too_much_says_so(self, paper: dict[str, Any]) -> None:
        """SECMP0053's cost would have had to be agreed in February 2019."""
        row = next(row for row in paper["modification"] if row["id"] == "SECMP0053")
        row["hold"] = {"since": "not stated", "reason": "a supposed one"}

        conditions = one(asked(paper, "SECMP0053")).conditions

        assert any("already lost time" in condition for condition in conditions)

    @pytest.mark.parametrize("key", ["until", "ends_when"])
    def test_a_hold_with_an_end_delays_the_work(self, key: str) -> None:
        """Nothing before the end of May: the Panel of 14 June at the earliest."""
        data = single([], dcc_impact="no", stage="report-phase",
                      hold={"reason": "resources", key: date(2019, 5, 31)})

        found = one(asked(data, "MP071"))

        # Ready on 31 May, Panel 14 June, consultation to 5 July, vote 24 July, then 5 weeks.
        assert date(2019, 8, 28) == found.live_usual


    def test_what_is_awaited_elsewhere_is_said(self) -> None:
        """Only what is still open, and what it blocks."""
        waits = [{"id": "SECMP0067", "step": "working-group"}, {"id": "SECMP0066"}]
        awaiting = [{"what": "the costs", "blocks": ["change-board"]},
                    {"what": "an answer", "status": "closed", "blocks": ["change-board"]},
                    {"what": "nothing that blocks"}]

        conditions = one(asked(single([], dcc_impact="no", waits_on=waits, awaiting=awaiting),
                               "MP071")).conditions

        assert ("it waits on SECMP0067: the Working Group considers it; not counted in: it is not "
                "in this file" in conditions)
        assert "it waits on SECMP0066; not counted in: it is not in this file" in conditions
        assert any(one.startswith("still awaited: the costs, which must come before the Change "
                                  "Board votes") for one in conditions)
        assert not any("an answer" in one or "nothing that" in one for one in conditions)

    def test_what_is_awaited_may_block_a_step_by_its_label(self) -> None:
        steps: Steps = [{"step": "change-board", "label": "vote"}]
        awaiting = [{"what": "the costs", "blocks": ["vote"]}]

        conditions = one(asked(single(steps, dcc_impact="no", awaiting=awaiting),
                               "MP071")).conditions

        assert any(one.startswith("still awaited: the costs, which must come before the Change "
                                  "Board votes") for one in conditions)

    def test_an_overdue_step_is_said(self) -> None:
        """A Working Group of 3 April that nobody recorded, asked on 8 May 2019."""
        steps: Steps = [{"step": "working-group", "when": date(2019, 4, 3)}]

        found = one(asked(single(steps, dcc_impact="no"), "MP071", as_of=date(2019, 5, 8)))

        assert ("overdue, it was stated as Wednesday 3 April 2019: the Working Group considers it"
                in found.conditions)


class TestRuns:
    """What the two runs may use."""

    def test_a_known_extraordinary_meeting_can_be_used(self) -> None:
        """meetings.csv: the Change Board of Thursday 19 September 2019, known on its own day."""
        steps: Steps = [
            {"step": "report-consultation-closed", "status": "done", "when": date(2019, 9, 3)},
            {"step": "change-board", "when": date(2019, 9, 19)}]

        found = one(asked(single(steps, dcc_impact="no", path="3"), "MP071",
                          as_of=date(2019, 9, 19)))

        assert date(2019, 9, 19) == found.live_usual

    def test_an_adopted_minimum_of_the_code_binds_the_best_run_too(self) -> None:
        """Panel of 12 April 2019 plus 20 Working Days: 15 May."""
        steps: Steps = [{"step": "fast-track-approved", "when": "April 2019"}]

        found = one(asked(single(steps, path="fast-track", dcc_impact="no"), "MP071",
                          adopted=(adopt("fast-track.objection-window", 20),)))

        assert date(2019, 5, 15) == found.live_best

    def test_what_runs_in_parallel_begins_no_new_round(self) -> None:
        """The assessment is asked for although the Working Group listed after it is to come."""
        steps: Steps = [
            {"step": "impact-assessment-requested", "status": "done", "when": date(2019, 3, 1)},
            {"step": "working-group", "when": date(2019, 4, 3),
             "parallel_with": ["impact-assessment-requested"]}]

        found = one(asked(single(steps, dcc_impact="yes"), "MP071"))

        # 40 Working Days from 1 March 2019 are over on 30 April, before the consultation of
        # 15 Working Days from 3 April matters: to the Panel of 17 May.
        assert date(2019, 5, 17) == found.arrives_usual

    def test_a_day_past_the_calendar_is_said(self) -> None:
        """Every calendar ends with 2050: no Panel is left after 28 December."""
        found = one(asked(single([], dcc_impact="no"), "MP071", "November 2050",
                          as_of=date(2050, 12, 28)))

        assert "misses" == found.verdict
        assert None is found.live_best

    def test_a_known_go_live_is_not_called_projected(self) -> None:
        """As of 31 October 2019 the Panel had set Friday 29 November."""
        found = one(asked(single([], dcc_impact="no"), "MP071", as_of=date(2019, 10, 31)))

        assert date(2019, 11, 29) == found.release.go_live
        assert not any("projected" in condition for condition in found.conditions)

    def test_without_a_release_to_come_there_is_no_answer(self) -> None:
        """Every calendar ends with 2050."""
        with pytest.raises(Unanswerable, match="no release is known or projected after"):
            asked(single([], dcc_impact="no"), "MP071", None, as_of=date(2050, 12, 1))


class TestWithoutARelease:
    """design: without a release, each coming release in turn, then the earliest live day."""

    def test_each_coming_release_is_asked_in_turn(self, paper: dict[str, Any]) -> None:
        """The first one after 8 March 2019 is June 2019."""
        answer = asked(paper, "SECMP0053", None)

        assert "June 2019" == answer.outlooks[0].release.name
        assert "November 2019" in [found.release.name for found in answer.outlooks]
        assert (date(2019, 5, 22), date(2019, 9, 25)) == answer.earliest_live_day
        assert 0 == answer.exit_status

    def test_it_stops_at_the_first_release_that_is_on_track(self) -> None:
        """Live on 28 August 2019 at the usual pace, so November 2019 is the one.

        At best the vote is on 26 June, the day before the June Release of Thursday 27 June.
        """
        answer = asked(single(REPORT_IN_JUNE, dcc_impact="no"), "MP071", None)

        assert ["June 2019", "November 2019"] == [
            found.release.name for found in answer.outlooks]
        assert ["at-risk", "on-track"] == [found.verdict for found in answer.outlooks]

    def test_a_missed_target_is_a_miss(self) -> None:
        """A DCC-impacting report in June misses its November target."""
        answer = asked(single(REPORT_IN_JUNE, dcc_impact="yes", target_release="November 2019"),
                       "MP071", None)

        assert 1 == answer.exit_status


class TestAsking:
    """Asking never raises for unlawful content, only for what does not exist."""

    def test_an_unknown_modification_is_refused_with_a_suggestion(
        self, paper: dict[str, Any]
    ) -> None:
        """SECMP0054 is not in the paper."""
        with pytest.raises(Unanswerable, match="SECMP0054"):
            asked(paper, "SECMP0054")

    def test_an_unknown_release_is_refused(self, paper: dict[str, Any]) -> None:
        """There is no release in March."""
        with pytest.raises(Unanswerable, match="March 2020"):
            asked(paper, "SECMP0053", "March 2020")

    def test_an_unknown_target_in_the_file_is_unusable(self) -> None:
        """Both are listed."""
        data = {"modification": [
            {"id": "MP071", "target_release": "March 2020"},
            {"id": "MP072", "target_release": "April 2020"}]}

        with pytest.raises(UnusableInput) as caught:
            asked(data, "MP071")

        assert 2 == len(caught.value.problems)

    def test_the_json_is_the_same_every_time(self, paper: dict[str, Any]) -> None:
        """A receipt names what it was made from."""
        ask: Callable[[], str] = lambda: asked(paper, "SECMP0053").to_json()  # noqa: E731

        assert ask() == ask()
        assert asked(paper, "SECMP0053").to_dict()["receipt"]["input"]
