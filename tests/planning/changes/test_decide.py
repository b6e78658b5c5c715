"""
What follows from a decision. The days of the March 2019 paper are counted by hand.

Working Days from 15 March 2019, the first not counted: 10 to the end of March, 20 in April (Good
Friday the 19th and Easter Monday the 22nd are none), 7 in May up to the 10th (the 6th is none).
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from secgov.errors import UnusableInput
from secgov.model.timetables import Timetable
from secgov.planning.changes.decide import decide
from secgov.planning.changes.decide_answer import Decided, Decisions, Way
from tests.reports.asked import known, paper
from tests.timetables import AS_OF, calendar_on, rules_on, step

AGREED, ASKED = "impact-assessment-approved", "impact-assessment-requested"


@pytest.fixture(scope="module")
def of_the_paper() -> Decisions:
    return decide(paper(), **known())


def decided(answer: Decisions, recommendation: str, modification: str) -> Decided:
    return next(one for each in answer.recommendations if each.id == recommendation
                for one in each.modifications if one.id == modification)


def told(way: Way) -> tuple[Any, ...]:
    """Return who agrees when, the verdict, the float, and what is left."""
    assert way.outlook is not None
    assert way.left is not None
    return (way.way, way.body, way.date, way.outlook.verdict, way.outlook.float_working_days,
            way.left.to_paper_day, way.left.to_panel)


def small(
    *steps: dict[str, Any], as_of: date = AS_OF, agrees: tuple[str, ...] = ("MP900:cost",),
    body: str = "panel", release: str | None = "November 2019", meeting: Any = "2019-03-15",
    others: tuple[dict[str, Any], ...] = (), **keys: Any,
) -> Decisions:
    """Return the decisions on a small paper with one recommendation, numbered 1."""
    modification = {"id": "MP900", "dcc_impact": "yes", "stage": "refinement",
                    **({"target_release": release} if release else {}), **keys,
                    "steps": list(steps)}
    return decide(Timetable.from_dict({
        "paper": {"reference": "PAPER", "dated": "2019-03-08",
                  **({"meeting": {"body": "panel", "date": meeting}} if meeting else {})},
        "recommendation": [
            {"id": "1", "agrees": list(agrees), **({"body": body} if body else {})}, *others],
        "modification": [modification]}, "small.toml"),
        as_of=as_of, rules=rules_on(as_of), calendar=calendar_on(as_of))


def only(answer: Decisions) -> Decided:
    return answer.recommendations[0].modifications[0]


def cost(**keys: Any) -> tuple[dict[str, Any], ...]:
    """Return a Working Group that is done and a cost that is proposed to the Panel."""
    return (step("working-group", status="done"),
            step(AGREED, **{"label": "cost", "body": "panel", "status": "proposed", **keys}))


class TestThePaper:
    """Issue 4: "For SECMP0062's Impact Assessment the Working Days left to the paper day and to
    the Panel are 37 and 42 if the Panel agrees on 15 March 2019, 29 and 34 at the Change Board of
    27 March, 11 and 16 at that of 24 April; at 40 (unverified) even the first is after the paper
    day and before the meeting"."""

    def test_each_way_of_deciding(self, of_the_paper):
        """Deferred to 12 April: 20 fewer than from 15 March. Floats: from the Panel of the usual
        run back to 17 May, 19 Working Days from 14 June and 39 from 12 July (27 May is none)."""
        ways = decided(of_the_paper, "2", "SECMP0062").ways

        assert [
            ("agreed", "panel", date(2019, 3, 15), "at-risk", -19, 37, 42),
            ("deferred", "panel", date(2019, 4, 12), "at-risk", -39, 17, 22),
            ("refused", "change-board", date(2019, 3, 27), "at-risk", -19, 29, 34),
            ("refused", "change-board", date(2019, 4, 24), "at-risk", -39, 11, 16),
        ] == list(map(told, ways))

    def test_what_decides_is_the_assessment_at_forty_working_days(self, of_the_paper):
        """40 Working Days after 15 March is 15 May: after 10 May, before 17 May. From 12 April
        it is 13 June, from 27 March 28 May, from 24 April 21 June."""
        ways = decided(of_the_paper, "2", "SECMP0062").ways
        days = [next(one.usual for one in way.deciding
                     if one.step == "impact-assessment-returned") for way in ways]

        assert [date(2019, 5, 15), date(2019, 6, 13), date(2019, 5, 28), date(2019, 6, 21)] == days
        assert {(date(2019, 5, 10), date(2019, 5, 17))} == {
            (one.on_track_until, one.lost_after) for way in ways for one in way.deciding}

    def test_the_steps_that_hang_on_it(self, of_the_paper):
        assert ("ia-cost", "impact-assessment-requested", "modification-report-to-panel") == \
            decided(of_the_paper, "2", "SECMP0062").hangs

    def test_if_agreed_its_conditions_are_met(self, of_the_paper):
        agreed, *_ = decided(of_the_paper, "2", "SECMP0062").ways

        assert agreed.outlook is not None
        assert not [says for says in agreed.outlook.conditions
                    if "recommendation 2" in says or "proposed" in says]

    def test_if_refused_the_ordinary_agreement_remains_by_its_rule(self, of_the_paper):
        refused = decided(of_the_paper, "2", "SECMP0062").ways[2]

        assert "impact-assessment.cost-body (register id X-IA-01)" in refused.because[0].says
        assert "X-IA-03" in refused.because[0].says
        assert refused.because[1].cites.startswith("secgov-observed-meetings change-board")

    def test_no_dated_step_hangs_on_the_first_recommendation(self, of_the_paper):
        """It is about the timetables; what is proposed to the Panel is named by the second."""
        first = of_the_paper.recommendations[0]

        assert [()] * 18 == [one.hangs for one in first.modifications]
        assert {"any"} == {way.way for one in first.modifications for way in one.ways}
        assert ["SECMP0053", "SECMP0062"] == [
            one.id for one in first.modifications if one.ways[0].outlook is not None]
        assert "no dated step hangs on it" in first.modifications[0].says

    def test_what_waits_on_another_of_the_recommendation_does_not_stay_as_stated(self):
        answer = decide(Timetable.from_dict({
            "paper": {"dated": "2019-03-08",
                      "meeting": {"body": "panel", "date": "2019-03-15", "basis": "stated"}},
            "recommendation": [{"id": "1", "body": "panel", "agrees": ["MP231", "MP232", "MP233"]}],
            "modification": [
                {"id": "MP231", "dcc_impact": "yes", "steps": [
                    step("impact-assessment-approved", "2019-03-15", body="panel",
                         status="proposed")]},
                {"id": "MP232", "dcc_impact": "no", "steps": [],
                 "waits_on": [{"id": "MP231", "step": "impact-assessment-approved"}]},
                {"id": "MP233", "dcc_impact": "no", "steps": []}]}), as_of=AS_OF,
            rules=rules_on(AS_OF), calendar=calendar_on(AS_OF))
        _, waits, stays = answer.recommendations[0].modifications

        assert ("no dated step of its own hangs on it; but it waits on MP231: the cost of the "
                "Impact Assessment is agreed, on which some hang: what that does is said there",
                "no dated step hangs on it: agreed, deferred or refused, the days stay as stated",
                ) == (waits.says, stays.says)

    def test_it_is_asked_on_the_day_of_the_papers_panel(self, of_the_paper):
        assert {(date(2019, 3, 15), "panel")} == {
            (one.date, one.body) for one in of_the_paper.recommendations}

    def test_it_is_printed_as_it_is(self, of_the_paper):
        printed = json.loads(of_the_paper.to_json())["recommendations"][1]["modifications"][0]

        assert {"step": ASKED, "from": "2019-03-15", "to_paper_day": 37, "to_panel": 42,
                "to_go_live": 164} == printed["ways"][0]["left"]
        assert ("2019-05-15", "2019-05-10") == (
            printed["ways"][0]["decides"][0]["usual"],
            printed["ways"][0]["decides"][0]["on_track_until"])
        assert 0 == of_the_paper.exit_status


    def test_working_days_are_left_from_the_day_of_the_question_at_the_earliest(self):
        """The meeting was on 15 March 2019; asked on Tuesday 2 April, what hangs on it alone is
        still to come: 30 Working Days to Friday 17 May (19 and 22 April and 6 May are none)."""
        answer = small(step("working-group", status="done"),
                       step(AGREED, "2019-03-15", status="done", body="panel"),
                       step(ASKED, "2019-03-18", **{"if": "recommendation 1 is agreed"}),
                       agrees=("MP900",), as_of=date(2019, 4, 2))

        assert (date(2019, 4, 2), 30) == (
            only(answer).ways[0].left.day, only(answer).ways[0].left.to_panel)


class TestWhatHangs:
    """Contract: "a recommendation that no dated step hangs on says so"; generic over any paper."""

    def test_a_step_that_is_proposed_to_the_body_hangs_on_a_recommendation_of_the_whole(self):
        assert ("cost",) == only(small(*cost(), agrees=("MP900",))).hangs

    @pytest.mark.parametrize("named", ["MP900:cost", f"MP900:{AGREED}"])
    def test_unless_another_recommendation_names_it(self, named):
        answer = small(*cost(), agrees=("MP900",), others=(
            {"id": "2", "body": "panel", "agrees": [named]},))

        assert () == only(answer).hangs

    @pytest.mark.parametrize("keys", [{"body": "change-board"}, {"status": "planned"}])
    def test_nor_one_of_another_body_or_that_is_not_proposed(self, keys):
        assert () == only(small(*cost(**keys), agrees=("MP900",))).hangs

    def test_a_step_is_named_by_its_act_too(self):
        assert ("cost",) == only(small(*cost(), agrees=(f"MP900:{AGREED}",))).hangs

    def test_what_is_done_is_decided(self):
        assert () == only(small(*cost(status="done", when="2019-03-01"))).hangs

    def test_a_condition_is_understood_in_these_words_alone(self):
        unlike = step("panel-update", **{"if": "recommendation 1 is not agreed"})
        answer = small(*cost(), step(ASKED, **{"if": "Recommendation 1  is agreed"}), unlike)

        assert ("cost", ASKED) == only(answer).hangs

    def test_what_is_stated_for_the_case_hangs_on_it_though_nothing_is_named(self):
        """"or that has the condition "recommendation 2 is agreed", in these words" (the how-to)."""
        answer = small(step(ASKED, "2019-04-01", **{"if": "recommendation 1 is agreed"}),
                       agrees=())

        assert (ASKED,) == only(answer).hangs

    def test_a_paper_that_recommends_nothing(self):
        answer = decide(Timetable.from_dict({"modification": [{"id": "MP900"}]}), **known())

        assert ((), 0) == (answer.recommendations, answer.exit_status)

    def test_a_recommendation_that_names_nothing(self):
        assert () == small(agrees=()).recommendations[0].modifications


class TestDays:
    """Agreed is at the paper's meeting, deferred at the next one of the body in the calendar."""

    def test_a_day_that_is_past_is_a_fact_and_the_next_meeting_is_still_to_come(self):
        """As of 29 April the Panels of 15 March and 12 April are past; the next is on 17 May."""
        answer = only(small(*cost(), as_of=date(2019, 4, 29)))

        assert [("agreed", date(2019, 3, 15)), ("deferred", date(2019, 5, 17)),
                ("refused", date(2019, 5, 22))] == [(way.way, way.date) for way in answer.ways]

    def test_after_the_cut_off_one_meeting_is_shown_and_the_days_left_are_negative(self):
        """From the Change Board of 22 May back to 10 May are 8 Working Days, to 17 May 3."""
        refused = only(small(*cost(), as_of=date(2019, 4, 29))).ways[-1]

        assert refused.left is not None
        assert (-8, -3) == (refused.left.to_paper_day, refused.left.to_panel)

    def test_without_a_meeting_it_is_the_stated_day(self):
        answer = small(*cost(when="2019-04-12"), meeting=None)

        assert date(2019, 4, 12) == answer.recommendations[0].date

    def test_a_day_on_which_the_body_does_not_meet_is_its_next_meeting(self):
        """The Panels of 2019 are on 12 April and 17 May, the Change Boards on 24 April and 22 May.
        Asked for 5 April, the Panel can neither agree nor refuse before the 12th."""
        answer = small(*cost(when="2019-04-05"), meeting=None)
        agreed, deferred, *refused = only(answer).ways

        assert date(2019, 4, 5) == answer.recommendations[0].date
        assert ("the Panel agrees on Friday 12 April 2019, its next meeting: it is asked for "
                "Friday 5 April 2019, but no meeting of the Panel is known or projected on that "
                "day") == agreed.says
        assert [date(2019, 4, 12), date(2019, 5, 17), date(2019, 4, 24)] == [
            agreed.date, deferred.date, refused[0].date]
        assert "the Panel meets on Friday 12 April 2019" in agreed.because[0].says

    def test_a_day_that_is_a_clash_says_so(self):
        """The fourth Wednesday of December 2019 is Christmas Day."""
        agreed = only(small(*cost(when="2019-12-25", body="change-board"), meeting=None,
                            body="change-board")).ways[0]

        assert agreed.says.endswith(
            "it is asked for Wednesday 25 December 2019, but the meeting is a clash, for "
            "Wednesday 25 December 2019 is no Working Day: Christmas Day")

    def test_without_either_it_is_the_next_meeting_of_the_body(self):
        """The first Change Board from 8 March on is that of 27 March."""
        answer = small(*cost(body="change-board"), meeting=None, body="change-board")

        assert date(2019, 3, 27) == answer.recommendations[0].date
        assert [("agreed", "change-board"), ("deferred", "change-board"), ("refused", "")] == [
            (way.way, way.body) for way in only(answer).ways]

    def test_a_meeting_of_another_body_says_nothing_about_this_one(self):
        answer = small(*cost(body="change-board"), body="change-board")

        assert date(2019, 3, 27) == answer.recommendations[0].date

    def test_a_body_whose_meetings_nobody_knows(self):
        answer = small(*cost(), body="authority", meeting=None)

        assert answer.recommendations[0].date is None
        assert "no day is known" in only(answer).says

    def test_or_that_has_no_next_one(self):
        answer = only(small(*cost(when="2019-03-20"), body="authority"))

        assert ("deferred", "authority", None) == (
            answer.ways[1].way, answer.ways[1].body, answer.ways[1].date)
        assert "no next meeting of the Authority is known" == answer.ways[1].says

    def test_the_paper_may_leave_the_body_to_its_meeting(self):
        assert "panel" == small(*cost(), body="").recommendations[0].body

    def test_nobody_is_asked(self):
        answer = small(*cost(), body="", meeting=None)

        assert ("", None) == (answer.recommendations[0].body, answer.recommendations[0].date)

    def test_a_meeting_that_the_paper_records_is_taken_too(self):
        made = Timetable.from_dict({
            "paper": {"reference": "PAPER", "dated": "2019-03-08",
                      "meeting": {"body": "panel", "date": "2019-03-15"}},
            "meeting": [{"body": "panel", "kind": "regular", "date": "2019-04-05"}],
            "recommendation": [{"id": "1", "agrees": ["MP900:cost"]}],
            "modification": [{"id": "MP900", "steps": list(cost())}]}, "small.toml")
        deferred = only(decide(made, **known())).ways[1]

        assert (date(2019, 4, 5), "PAPER") == (deferred.date, deferred.because[0].cites)


class TestRefused:
    """Contract: "If refused, what follows lawfully"."""

    def test_nobody_else_converts_a_proposal(self):
        answer = only(small(step("converted", status="proposed", label="conversion"),
                            agrees=("MP900:conversion",), stage="development"))
        refused = answer.ways[-1]

        assert ("refused", "", None, None) == (
            refused.way, refused.body, refused.date, refused.outlook)
        assert "waits until the Panel is asked again" in refused.says
        assert ["life.converted-by (register id X-DEV-06)"] == [
            one.says.partition(":")[0] for one in refused.because]

    def test_nor_what_no_rule_gives_to_anybody(self):
        answer = only(small(step("panel-update", status="proposed", label="cost"), *cost()[:1]))

        assert () == answer.ways[-1].because

    def test_a_step_under_the_condition_alone_waits_too(self):
        """A recommendation of the whole; only a condition speaks of it."""
        answer = only(small(step("modification-report-to-panel", "2019-05-17",
                                 **{"if": "recommendation 1 is agreed"}), agrees=("MP900",)))

        assert ["agreed", "deferred", "refused"] == [way.way for way in answer.ways]
        assert "waits until" in answer.ways[-1].says

    def test_what_was_stated_on_the_condition_falls_away(self):
        """Stated for June, the report is late; without that day it may be at the next Panel."""
        answer = only(small(*cost(), step("modification-report-to-panel", "June 2019",
                                          **{"if": "recommendation 1 is agreed"})))
        best = [(way.way, way.outlook.arrives_best) for way in answer.ways if way.outlook]

        assert ("agreed", date(2019, 6, 14)) == best[0]
        assert ("refused", date(2019, 4, 12)) == best[2]

    def test_what_falls_away_is_said_and_agreement_is_compared_without_it(self):
        """Only the day under the condition falls away: the consultation, stated without it, stays.
        Without the day of June, agreement on 15 March could be at the Panel of 12 April, the
        consultation of 29 March being closed by then."""
        answer = only(small(*cost(), step("refinement-consultation-closed", "2019-03-29"),
                            step("modification-report-to-panel", "June 2019",
                                 **{"if": "recommendation 1 is agreed"})))
        refused = answer.ways[-1]

        assert [("modification-report-to-panel", 'stated as "June 2019"')] == [
            (one.step, one.stated) for one in refused.dropped]
        assert ("at-risk", date(2019, 4, 12)) == (
            refused.agreed_without.verdict, refused.agreed_without.arrives_best)
        assert {((), None)} == {(way.dropped, way.agreed_without) for way in answer.ways[:2]}

    def test_a_step_under_the_condition_without_a_day_drops_none(self):
        answer = only(small(*cost(), step(ASKED, **{"if": "recommendation 1 is agreed"})))

        assert {((), None)} == {(way.dropped, way.agreed_without) for way in answer.ways}

    def test_without_a_release_there_is_nothing_to_compare(self):
        answer = only(small(*cost(), step("modification-report-to-panel", "June 2019",
                                          **{"if": "recommendation 1 is agreed"}), release=None))

        assert (1, None) == (len(answer.ways[-1].dropped), answer.ways[-1].agreed_without)

    def test_the_panel_may_agree_only_beforehand(self):
        """X-IA-03: "the Panel was asked to agree to incur the IA cost before the industry
        consultation ended"; once the Change Board has refused, that is not beforehand."""
        refused = only(small(*cost(body="change-board"), body="change-board")).ways[-1]

        assert ("refused", "", None) == (refused.way, refused.body, refused.date)
        assert ("the Panel may agree it only beforehand, and the Change Board has been asked; what "
                "hangs on it waits until the Change Board is asked again") == refused.says

    def test_beside_what_nobody_else_may_agree_the_cost_goes_to_the_change_board(self):
        """X-IA-01 gives the cost to the Change Board too, and no rule gives it the work package.
        With the cost alone its days are those of 27 March and 24 April, and so they are here."""
        package = step("work-package-agreed", "2019-03-15", status="proposed", label="package")
        both = only(small(*cost(), package, agrees=("MP900:cost", "MP900:package"))).ways[2:]
        alone = only(small(*cost())).ways[2:]

        assert [
            f"the Change Board may agree it instead, on Wednesday {day} 2019: the cost of the "
            "Impact Assessment is agreed; this waits until the Panel is asked again, at the "
            "earliest on Friday 12 April 2019: the Panel agrees the next work package"
            for day in ("27 March", "24 April")] == [way.says for way in both]
        assert list(map(told, alone)) == list(map(told, both))

    def test_what_waits_is_supposed_at_the_next_meeting_of_the_body(self):
        """The Panel of 18 October is refused; its next is on 15 November, after the release of
        7 November, and no file states that day."""
        issued = step("refinement-consultation-issued", "2019-10-18", status="proposed",
                      label="issued")
        way = only(small(*cost(), issued, agrees=("MP900:cost", "MP900:issued"), dcc_impact="no",
                         meeting="2019-10-18")).ways[2]

        assert "misses" == way.outlook.verdict
        assert [("the refinement consultation is issued: supposed on Friday 15 November 2019", "")
                ] == [(one.says, one.cites) for one in way.proof if "supposed" in one.says
                     and "issued" in one.says]

    def test_what_waits_for_a_body_that_never_meets_again_has_no_day(self):
        package = step("panel-update", "2019-03-20", status="proposed", label="package",
                       body="authority")
        ways = only(small(*cost(when="2019-03-20"), package, body="authority", meeting=None,
                          agrees=("MP900:cost", "MP900:package"))).ways

        assert ("the Change Board may agree it instead, on Wednesday 27 March 2019: the cost of "
                "the Impact Assessment is agreed; this waits until the Authority is asked again: "
                "the Panel is updated") == ways[2].says

    def test_without_a_release_the_next_meeting_is_enough(self):
        answer = only(small(*cost(), release=None))

        assert [("agreed", None), ("deferred", None), ("refused", None)] == [
            (way.way, way.outlook) for way in answer.ways]
        assert date(2019, 3, 27) == answer.ways[-1].date

    def test_the_earliest_release_is_no_named_one(self):
        assert "" == only(small(*cost(), release="earliest")).target_release

    def test_without_a_known_cut_off_only_the_go_live_is_counted_to(self):
        """From 15 March to 27 June 2019: 10 + 20 + 21 + 19 = 70 Working Days."""
        left = only(small(*cost(), release="June 2019")).ways[0].left

        assert left is not None
        assert (None, None, 70) == (left.to_paper_day, left.to_panel, left.to_go_live)

    def test_a_body_that_never_meets_again(self):
        """Whoever may agree it instead has no meeting after the last of the calendar."""
        last = calendar_on(AS_OF).working_days.last
        answer = only(small(*cost(), meeting=last, release=None))

        assert [("deferred", None), ("refused", None)] == [
            (way.way, way.date) for way in answer.ways[1:]]


def asked_to_vote(path: str = "3", **keys: Any) -> Decided:
    """Return what is decided of a vote on 23 February 2022, as of the 11th."""
    day = date(2022, 2, 11)
    return only(decide(Timetable.from_dict({
        "paper": {"reference": "R", "dated": "2022-02-11",
                  "meeting": {"body": "change-board", "date": "2022-02-23"}},
        "recommendation": [{"id": "1", "body": "change-board", "agrees": ["MP900:change-board"]}],
        "modification": [
            {"id": "MP900", "path": path, "stage": "decision", "dcc_impact": "no",
             "target_release": "June 2022", "steps": [
                 step("report-consultation-closed", "2022-02-08", status="done"),
                 step("change-board", "2022-02-23", status="proposed")], **keys},
            {"id": "MP901", "dcc_impact": "no", "target_release": "November 2022",
             "waits_on": [{"id": "MP900", "step": "change-board"}]}]}, ""),
        as_of=day, rules=rules_on(day), calendar=calendar_on(day)))


def rules_of(way: Way) -> list[str]:
    return [one.says.partition(" (")[0].partition(":")[0] for one in way.because]


class TestVotes:
    """X-PATH-03: "Paths 1/2: Change Board recommends approve/reject to the Authority. Path 3:
    Change Board approves/rejects"."""

    @pytest.mark.parametrize("path", ["3", "fast-track"])
    def test_on_path_3_it_is_a_rejection_and_the_release_is_missed(self, path):
        refused = asked_to_vote(path).ways[-1]

        assert ("refused", "", None, "misses") == (
            refused.way, refused.body, refused.date, refused.outlook.verdict)
        assert ("the Change Board rejects it on Wednesday 23 February 2022, and its course ends "
                "there, unless the decision is referred to the Panel") == refused.says
        assert ("the Change Board rejected it on Wednesday 23 February 2022: supposed"
                == refused.reason)
        assert ["path.who-decides", "decision.change-board-decides", "decision.referral",
                "decision.referral-window"] == rules_of(refused)
        assert "decision.referral (register id X-APP-M1, unverified): " in refused.because[2].says

    def test_what_waits_on_it_has_no_outlook_then(self):
        refused = asked_to_vote().ways[-1]

        assert [("MP901", None)] == [(one.id, one.outlook) for one in refused.affected]

    def test_it_ends_though_another_step_is_listed_after_it(self):
        """The vote is the last that happens, wherever the file lists it."""
        refused = asked_to_vote(steps=[
            step("change-board", "2022-02-23", status="proposed"),
            step("report-consultation-closed", "2022-02-08", status="done")]).ways[-1]

        assert "misses" == refused.outlook.verdict
        assert refused.outlook.ended

    @pytest.mark.parametrize("path", ["1", "2"])
    def test_on_paths_1_and_2_the_authority_decides(self, path):
        """At the usual pace, 5 weeks (X-DEC-03) from 23 February: Wednesday 30 March."""
        agreed, *_, refused = asked_to_vote(path).ways

        assert ("refused", "authority", None, "on-track") == (
            refused.way, refused.body, refused.date, refused.outlook.verdict)
        assert refused.says.startswith(
            "the Change Board recommends on Wednesday 23 February 2022 to reject it; the Authority "
            "decides")
        assert date(2022, 3, 30) == refused.outlook.live_usual == agreed.outlook.live_usual
        assert ["path.who-decides", "decision.authority-after-recommendation"] == rules_of(refused)

    def test_on_a_path_that_is_not_known_both_are_shown(self):
        rejected, recommended = asked_to_vote("unknown").ways[2:]

        assert rejected.says.startswith("on Path 3 the Change Board rejects it")
        assert recommended.says.startswith("on Path 1 or 2 the Change Board recommends")
        assert ["misses", "on-track"] == [
            way.outlook.verdict for way in (rejected, recommended)]

    def test_without_a_release_there_is_no_verdict(self):
        assert asked_to_vote(target_release="earliest").ways[-1].outlook is None

    def test_what_the_authority_refuses_is_rejected(self):
        """It has no meetings; the day is the stated one."""
        answer = only(small(step("authority-decision", "2019-05-20", status="proposed",
                                 label="cost"), body="authority", meeting=None, path="2"))
        refused = answer.ways[-1]

        assert ("the Authority rejects it on Monday 20 May 2019, and its course ends there, unless "
                "the decision is appealed") == refused.says
        assert ["life.decided-by", "decision.appeal-to-the-cma"] == rules_of(refused)
        assert "misses" == refused.outlook.verdict

    def test_refused_urgency_leaves_it_on_its_ordinary_route(self):
        """X-URG-01: only what is Urgent runs to a timetable of its own. So a refusal leaves what
        the file without the step says; so does a deferral to a day that nobody knows."""
        group = step("working-group", "2019-04-03")
        urgent = step("urgency-granted", "2019-03-22", status="proposed", label="cost")
        report = step("modification-report-to-panel", "2019-05-17",
                      **{"if": "recommendation 1 is agreed"})
        keys = {"body": "authority", "meeting": None, "path": "2", "dcc_impact": "no",
                "release": "June 2019"}
        _, deferred, refused = only(small(urgent, group, report, **keys)).ways
        ordinary = only(small(group, agrees=("MP900",), **keys)).ways[0].outlook

        assert (ordinary.verdict, ordinary.arrives_usual, ordinary.arrives_best) == (
            refused.outlook.verdict, refused.outlook.arrives_usual, refused.outlook.arrives_best)
        assert ("the Authority refuses it on Friday 22 March 2019, and the modification stays on "
                "its ordinary route") == refused.says
        assert ["life.urgency-granted-by", "urgency.agreed-timetable"] == rules_of(refused)
        assert [("modification-report-to-panel", "stated as Friday 17 May 2019")] == [
            (one.step, one.stated) for one in refused.dropped]
        assert ("no next meeting of the Authority is known; until then the modification is on its "
                "ordinary route") == deferred.says
        assert [] == [says for way in (deferred, refused) for says in way.outlook.conditions
                      if "Urgent" in says]
        assert any("recommendation 1 is agreed" in says for says in deferred.outlook.conditions)

    def test_another_body_that_is_asked_rejects_nothing(self):
        answer = only(small(step("change-board", "2019-05-22", status="proposed", label="cost",
                                 body="panel"), path="3"))

        assert [f"the Change Board may agree it instead, on {day} 2019" for day in (
            "Wednesday 27 March", "Wednesday 24 April")] == [way.says for way in answer.ways[2:]]

    @pytest.mark.parametrize(("name", "body", "says", "rules"), [
        ("converted", "panel", "it stays a Draft Proposal, and", ["life.converted-by"]),
        ("csc-considered", "change-sub-committee",
         "it stays in development and returns to a later meeting, and",
         ["life.considered-by", "development.returns-to-the-committee"]),
        ("modification-report-to-panel", "panel",
         "the report does not go to consultation, but back for more work, and",
         ["report.to-panel-before-consultation", "report.panel-sends-on"]),
    ])
    def test_what_goes_back(self, name, body, says, rules):
        """X-DEV-05: "DP stays and returns to a later meeting"; X-RPT-01: the Panel "decides whether
        it proceeds to MRC"."""
        refused = only(small(step(name, "2019-03-26", status="proposed", label="cost"),
                             body=body, meeting=None)).ways[-1]

        assert refused.outlook is None
        assert says in refused.says
        assert rules == rules_of(refused)


def before_the_working_group(**keys: Any) -> tuple[Way, ...]:
    """Return what is decided of a cost before the Working Group of Wednesday 3 February 2021."""
    day = date(2021, 1, 8)
    return only(decide(Timetable.from_dict({
        "paper": {"reference": "D", "dated": "2021-01-08",
                  "meeting": {"body": "panel", "date": "2021-01-15"}},
        "recommendation": [{"id": "1", "body": "panel", "agrees": ["MP140:cost"]}],
        "modification": [{
            "id": "MP140", "stage": "refinement", "path": "3", "dcc_impact": "yes",
            "target_release": "June 2021", "steps": [
                step("preliminary-assessment-returned", "2020-12-18", status="done"),
                step("working-group", "2021-02-03"),
                step(AGREED, "2021-01-15", label="cost", body="panel", status="proposed")],
            **keys}]}, ""), as_of=day, rules=rules_on(day), calendar=calendar_on(day))).ways


class TestBeforeItsTurn:
    """X-REF-01 is practice (PRACTICE): it "may be departed from, and a practice that is departed
    from is said"; a decision that is supposed stands on its day."""

    def test_the_request_waits_for_the_working_group_and_the_rule_is_named(self):
        """From 3 February to Thursday 24 June 2021: 17 in February, 23 in March, 20 in April (the
        2nd and 5th are none), 19 in May (the 3rd and 31st are none) and 18 in June, 97; deferred
        to 12 February, after the Working Group, 7 fewer."""
        agreed, deferred, refused = before_the_working_group()

        assert [(date(2021, 1, 15), date(2021, 2, 3), 97), (date(2021, 2, 12), date(2021, 2, 12),
                90), (date(2021, 1, 27), date(2021, 2, 3), 97)] == [
            (way.date, way.left.day, way.left.to_go_live) for way in (agreed, deferred, refused)]
        assert ("it departs from practice, impact-assessment.after-working-group (register id "
                "X-REF-01): The Working Group reviews the work before the cost of an Impact "
                "Assessment is agreed. It stands on Friday 15 January 2021 all the same, though "
                "the Working Group considers it on Wednesday 3 February 2021 at the usual pace; "
                "the Impact Assessment is requested not before that"
                ) == agreed.because[-1].says
        assert "SECP_66_1503_12 para 2.2" == agreed.because[-1].cites
        assert not [one for one in deferred.because if "departs" in one.says]

    def test_papers_after_the_paper_day_are_practice_and_the_decision_stands(self):
        """X-PNL-03 is practice: a report of Monday 10 February 2020 for the Panel of Friday 14
        February, whose paper day was the 7th. The consultation is issued from the 14th on, 90
        Working Days before Thursday 25 June 2020; deferred to 13 March, 20 fewer. A notice is of
        its meeting alone, so nothing that follows waits for it."""
        day = date(2020, 2, 10)
        agreed, deferred, _ = only(decide(Timetable.from_dict({
            "paper": {"reference": "D", "dated": "2020-02-10"},
            "recommendation": [{"id": "1", "body": "panel", "agrees": ["MP502"]}],
            "modification": [{
                "id": "MP502", "path": "2", "dcc_impact": "no", "target_release": "June 2020",
                "steps": [
                    step("refinement-consultation-closed", "2020-01-31", status="done"),
                    step("modification-report-to-panel", "2020-02-14", status="proposed")]}],
        }, ""), as_of=day, rules=rules_on(day), calendar=calendar_on(day))).ways

        assert [(date(2020, 2, 14), 90), (date(2020, 3, 13), 70)] == [
            (way.left.day, way.left.to_go_live) for way in (agreed, deferred)]
        # Decided on Friday 14 February: closed by 6 March at the usual 15 Working Days, voted on
        # 25 March, decided five weeks after it, on 29 April; from 13 March a Change Board later.
        assert [date(2020, 4, 29), date(2020, 5, 27)] == [
            way.outlook.live_usual for way in (agreed, deferred)]
        assert ("it departs from practice, panel.papers-notice (register id X-PNL-03): Papers for "
                "a Panel meeting are in on its paper day, 5 Working Days before the meeting. It "
                "stands on Friday 14 February 2020 all the same, though the Modification Report "
                "is ready on Monday 10 February 2020 at the usual pace"
                ) == agreed.because[-1].says
        assert not [one for one in agreed.because if "are counted from it" in one.says]

    def test_a_report_that_a_rule_leaves_no_room_for_moves_with_its_papers(self):
        """The report is made after the consultation closes, on Friday 21 February 2020: the Panel
        of the 14th cannot have it, whatever its paper day is."""
        day = date(2020, 2, 10)
        agreed = only(decide(Timetable.from_dict({
            "paper": {"reference": "D", "dated": "2020-02-10"},
            "recommendation": [{"id": "1", "body": "panel", "agrees": ["MP502"]}],
            "modification": [{
                "id": "MP502", "path": "2", "dcc_impact": "no", "target_release": "June 2020",
                "steps": [
                    step("refinement-consultation-closed", "2020-02-21"),
                    step("modification-report-to-panel", "2020-02-14", status="proposed")]}],
        }, ""), as_of=day, rules=rules_on(day), calendar=calendar_on(day))).ways[0]

        assert agreed.because[-1].says.startswith(
            "at the usual pace the first day on which it can be is Friday 13 March 2020, and the "
            "days are counted from it: ")
        assert not [one for one in agreed.because if "all the same" in one.says]

    def test_a_hold_moves_it_still_and_that_is_said(self):
        """On hold to 1 March 2021, the Panel can agree on Friday 12 March."""
        agreed = before_the_working_group(
            hold={"since": "2021-01-04", "until": "2021-03-01", "reason": "a pause"})[0]

        assert agreed.because[-1].says.startswith(
            "at the usual pace the first day on which it can be is Friday 12 March 2021, and the "
            "days are counted from it: ")
        assert "on hold" in agreed.because[-1].says
        assert not [one for one in agreed.because if "all the same" in one.says]

    def test_a_day_to_which_a_hold_moves_it_may_still_be_before_its_turn(self):
        """The Working Group of 3 February 2021 is held up too: that of 7 April is after the Panel
        of 12 March, which one sentence says."""
        *_, last = before_the_working_group(
            hold={"since": "2021-01-04", "until": "2021-03-08", "reason": "a pause"})[0].because

        assert last.says.startswith("at the usual pace the first day on which it can be is Friday "
                                    "12 March 2021, and the days are counted from it: ")
        assert last.says.endswith("; it departs from practice even so, "
                                  "impact-assessment.after-working-group (register id X-REF-01): "
                                  "The Working Group reviews the work before the cost of an Impact "
                                  "Assessment is agreed")

    def test_what_it_waits_on_moves_it_still_and_that_is_said(self):
        """The report of MP401 waits for the Working Group of MP402 on Wednesday 22 May 2019; 5
        Working Days later, Monday 27 May a bank holiday, are 30 May: the Panel of 14 June has it,
        and not that of 17 May. From then to Thursday 7 November are 103 Working Days: 10 in June,
        23 in July, 21 in August (the 26th is none), 21 in September, 23 in October and 5."""
        day = date(2019, 5, 3)
        agreed = only(decide(Timetable.from_dict({
            "paper": {"reference": "D", "dated": "2019-05-03"},
            "recommendation": [{"id": "1", "body": "panel", "agrees": ["MP401"]}],
            "modification": [
                {"id": "MP401", "path": "2", "dcc_impact": "no", "stage": "refinement",
                 "target_release": "November 2019",
                 "waits_on": [{"id": "MP402", "step": "working-group"}], "steps": [
                     step("refinement-consultation-closed", "2019-04-18", status="done"),
                     step("modification-report-to-panel", "2019-05-17", status="proposed")]},
                {"id": "MP402", "dcc_impact": "no", "steps": [
                    step("working-group", "2019-05-22", kind="ad-hoc")]}],
        }, ""), as_of=day, rules=rules_on(day), calendar=calendar_on(day))).ways[0]

        assert (date(2019, 6, 14), 103) == (agreed.left.day, agreed.left.to_go_live)
        assert agreed.because[-1].says.startswith(
            "at the usual pace the first day on which it can be is Friday 14 June 2019, and the "
            "days are counted from it: ")

    def test_a_rule_moves_it_still_and_that_is_said(self):
        """D7.8(c): the vote is after the consultation closes, so at the Change Board of
        24 April 2019 and not on 27 March."""
        agreed = only(small(
            step("report-consultation-closed", "2019-04-05"),
            step("change-board", "2019-03-27", status="proposed", label="cost"), path="3",
            body="change-board", meeting=None, stage="report-phase", dcc_impact="no")).ways[0]

        assert agreed.because[-1].says.startswith(
            "at the usual pace the first day on which it can be is Wednesday 24 April 2019, and "
            "the days are counted from it: ")
        assert agreed.because[-1].cites

    def test_a_day_that_is_no_working_day_stands_where_no_meeting_is_needed(self):
        """18 May 2019 is a Saturday; no meetings of the Authority are known."""
        agreed = only(small(step("authority-decision", "2019-05-18", status="proposed",
                                 label="cost"), body="authority", meeting=None, path="2",
                            stage="decision", dcc_impact="no")).ways[0]

        assert date(2019, 5, 18) == agreed.date
        assert not [one for one in agreed.because if "are counted from it" in one.says]

    def test_the_others_count_with_it(self):
        """What waits for the assessment of MP801, agreed before its Working Group of 7 February
        2024, has it asked for on that day; the others keep their own days."""
        agreed = with_others(
            waiting_on("MP801", "MP802"), steps=[
                step("preliminary-assessment-returned", "2023-12-18", status="done"),
                step("working-group", "2024-02-07"),
                step(AGREED, label="cost", body="panel", status="proposed")]).ways[0]

        assert "departs from practice" in agreed.because[-1].says
        assert ["MP802"] == [one.id for one in agreed.affected]


class TestPracticeThatStays:
    """What practice asks of a step that bridges others is no rule of the book: it is left once."""

    def test_a_step_that_such_a_practice_moves_is_answered(self):
        answer = small(
            step("working-group", "by early May 2019", again=True),
            step("urgency-granted", date(2026, 12, 31), status="done", label="panel",
                 **{"if": "recommendation 1 is agreed"}),
            step("report-consultation-closed", after=["panel"]),
            as_of=date(2020, 1, 2), agrees=("MP900", "MP900:report-consultation-closed"), body="",
            release=None, dcc_impact="unknown", stage="development")
        deferred = next(one for one in only(answer).ways if one.way == "deferred")

        says = next(one.says for one in deferred.because if "At the usual pace" in one.says
                    or "at the usual pace" in one.says)
        assert "refinement.working-group-before-consultation" in says


class TestWhatFollows:
    """Contract: "the Working Days left from the decision (the assessment asked for that day, or
    as the rules make it)"."""

    def test_a_step_is_not_before_the_agreement_that_it_hangs_on(self):
        """Stated for 20 March, it can only be asked for on 12 April if deferred."""
        answer = only(small(*cost(), step(ASKED, "2019-03-20",
                                          **{"if": "recommendation 1 is agreed"})))
        days = [way.left.day for way in answer.ways if way.left]

        assert [date(2019, 3, 20), date(2019, 4, 12), date(2019, 3, 27)] == days[:3]

    def test_where_nothing_follows_it_is_counted_from_the_decision(self):
        """A step that no rule of the route links; 15 March to 10 May are 37 Working Days."""
        answer = only(small(step("recommended-to-close", body="panel", label="cost",
                                 status="proposed"), step("working-group", status="done")))
        left = answer.ways[0].left

        assert left is not None
        assert ("recommended-to-close", date(2019, 3, 15), 37) == (
            left.step, left.day, left.to_paper_day)


class TestReason:
    """Design section 1: "An answer without its reason is worthless to a Panel"."""

    def test_a_miss_has_its_proof(self):
        """Stated for June, the report is after the cut-off of 17 May."""
        missed = only(small(*cost(), step("modification-report-to-panel", "June 2019",
                                          **{"if": "recommendation 1 is agreed"}))).ways[0]

        assert ('the Modification Report goes to the Panel: stated as "June 2019" (Friday 14 June '
                "2019); the cut-off is the Panel of Friday 17 May 2019") == missed.reason
        assert missed.reason.split("; ") == [one.says for one in missed.proof]

    def test_a_day_that_is_only_supposed_is_no_stated_one(self):
        """Agreed on the stated day, or deferred to a day that no file states: both are too late
        for the Panel of 17 May 2019."""
        agreed, deferred, _ = only(small(
            *cost(body="change-board", when="2019-05-22"), body="change-board", meeting=None)).ways

        assert ("the cost of the Impact Assessment is agreed: stated as Wednesday 22 May 2019"
                == agreed.proof[0].says)
        assert ("the cost of the Impact Assessment is agreed: supposed on Wednesday 26 June 2019"
                == deferred.proof[0].says)
        assert ("", True) == (deferred.proof[0].cites, agreed.proof[0].cites != "")

    def test_at_risk_it_is_what_decides(self, of_the_paper):
        """40 Working Days after 15 March, as above."""
        agreed = decided(of_the_paper, "2", "SECMP0062").ways[0]

        assert agreed.reason.startswith(
            "the Impact Assessment is returned on Wednesday 15 May 2019 at the usual pace")
        assert () == agreed.proof

    def test_where_nobody_agrees_there_is_none(self):
        refused = only(small(*cost(body="change-board"), body="change-board")).ways[-1]

        assert ("", ()) == (refused.reason, refused.proof)


def waiting_on(identifier: str, name: str, **keys: Any) -> dict[str, Any]:
    """Return a modification without DCC impact that waits on the assessment of another."""
    return {"id": name, "path": "3", "stage": "refinement", "dcc_impact": "no",
            "target_release": "June 2024",
            "waits_on": [{"id": identifier, "step": "impact-assessment-returned"}],
            "steps": [step("working-group", "April 2024")], **keys}


def with_others(*others: dict[str, Any], **keys: Any) -> Decided:
    """Return what is decided of MP801 on 19 January 2024, as of the 12th."""
    day = date(2024, 1, 12)
    return only(decide(Timetable.from_dict({
        "paper": {"reference": "D", "dated": "2024-01-12",
                  "meeting": {"body": "panel", "date": "2024-01-19"}},
        "recommendation": [{"id": "1", "body": "panel", "agrees": ["MP801:cost"]}],
        "modification": [
            {"id": "MP801", "path": "3", "stage": "refinement", "dcc_impact": "yes",
             "target_release": "November 2024", "steps": list(cost()), **keys}, *others]}, ""),
        as_of=day, rules=rules_on(day), calendar=calendar_on(day)))


class TestTheOthers:
    """Issue 4: "for each recommendation, the outlook of every affected modification if it is
    agreed, refused, or deferred to the next meeting"."""

    def test_one_that_waits_on_it_has_its_outlook_each_way(self):
        """Deferred to 16 February it is live on 24 July: 19 Working Days after 27 June 2024."""
        agreed, deferred, _ = with_others(waiting_on("MP801", "MP802")).ways

        assert ["MP802"] == [one.id for one in agreed.affected]
        assert "it waits on MP801: the Impact Assessment is returned" == agreed.affected[0].because
        assert "on-track" == agreed.affected[0].outlook.verdict
        assert ("at-risk", -19) == (deferred.affected[0].outlook.verdict,
                                    deferred.affected[0].outlook.float_working_days)

    def test_a_refusal_says_how_they_would_stand_if_the_days_fell_away_alike(self):
        """What is stated for the case of agreement falls away with a refusal, for those that wait
        on it too; without it agreement is what agreement is without any such day."""
        stated = [step("working-group", status="done"),
                  step(AGREED, label="cost", body="panel", status="proposed"),
                  step(ASKED, "2024-01-22", **{"if": "recommendation 1 is agreed"})]
        agreed, deferred, *refused = with_others(waiting_on("MP801", "MP802"), steps=stated).ways
        plain, *_ = with_others(waiting_on("MP801", "MP802"), steps=stated[:2]).ways

        assert (None, None) == (agreed.affected[0].agreed_without,
                                deferred.affected[0].agreed_without)
        assert refused
        for way in refused:
            alike = way.affected[0].agreed_without
            assert (plain.affected[0].outlook.verdict, plain.affected[0].outlook.arrives_usual) == (
                alike.verdict, alike.arrives_usual)
            assert alike.verdict == way.affected[0].to_dict()["agreed_without"]["verdict"]

    def test_through_others_and_through_groups(self):
        others = (waiting_on("MP801", "MP802"),
                  waiting_on("", "MP803", waits_on=[{"id": "MP802"}]),
                  waiting_on("", "MP804", waits_on=[], group={"name": "g"}),
                  waiting_on("", "MP805", waits_on=[]))
        agreed = with_others(*others, group={"name": "g"}).ways[0]

        assert [("MP802", "it waits on MP801: the Impact Assessment is returned"),
                ("MP804", "it goes together with MP801, in the group g"),
                ("MP803", "it waits on MP802")] == [
                    (one.id, one.because) for one in agreed.affected]

    def test_each_is_named_once_in_a_circle_too(self):
        agreed = with_others(waiting_on("MP801", "MP802"), waits_on=[{"id": "MP802"}]).ways[0]

        assert ["MP802"] == [one.id for one in agreed.affected]

    def test_what_waits_on_a_step_that_is_done_waits_no_more(self):
        waits = [{"id": "MP801", "step": "working-group"}]

        assert () == with_others(waiting_on("", "MP802", waits_on=waits)).ways[0].affected

    def test_without_a_release_or_a_decision_it_is_named_alone(self):
        agreed = with_others(waiting_on("MP801", "MP802", target_release="earliest")).ways[0]

        assert [("MP802", "", None)] == [
            (one.id, one.target_release, one.outlook) for one in agreed.affected]

    @pytest.mark.parametrize(("body", "place"), [("authority", 1), ("change-board", 2)])
    def test_nor_has_it_an_outlook_where_nobody_agrees(self, body, place):
        """The Authority has no next meeting that is known; after the Change Board nobody may."""
        waits = {"id": "MP901", "dcc_impact": "no", "target_release": "November 2019",
                 "waits_on": [{"id": "MP900"}]}
        made = Timetable.from_dict({
            "recommendation": [{"id": "1", "body": body, "agrees": ["MP900:cost"]}],
            "modification": [{"id": "MP900", "steps": list(cost(when="2019-03-20"))}, waits]}, "")
        way = only(decide(made, **known())).ways[place]

        assert [("MP901", "November 2019", None)] == [
            (one.id, one.target_release, one.outlook) for one in way.affected]

    def test_the_exit_status_counts_them(self):
        """Agreed it is at best in the Panel of the autumn: past the release of June 2024."""
        late = waiting_on("MP801", "MP802", steps=[step("working-group", "September 2024")])

        assert with_others(late).missed_if_agreed
        assert not with_others(waiting_on("MP801", "MP802")).missed_if_agreed


class TestStatus:
    """design.md section 8: exit status 1 where the release is missed."""

    def test_a_release_that_is_missed_even_if_agreed(self):
        late = step("modification-report-to-panel", "June 2019")

        assert 1 == small(*cost(), late).exit_status
        assert 1 == small(late, agrees=("MP900",)).exit_status
        assert 0 == small(*cost()).exit_status

    def test_a_release_that_nobody_knows_is_refused(self):
        with pytest.raises(UnusableInput, match="target_release"):
            small(*cost(), release="November 2099")
