"""The state of a modification from its acts, and acts that are taken or refused."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.calendar.counting import Counting
from secgov.calendar.spoken_days import spoken
from secgov.calendar.vague_dates import VagueDate
from secgov.citation import Evidence, Force
from secgov.errors import TransitionRefused
from secgov.planning.life.lifecycle import apply
from secgov.rules.rule import Parameter, Role, Unit
from tests.lives import ID, act, asked, fast_tracked, found, moved, refined, stands, without

MAY = VagueDate("2020-05", date(2020, 5, 1), date(2020, 5, 31))


def adopted(name: str, value: int, unit: Unit = Unit.WORKING_DAYS) -> list[Parameter]:
    return [Parameter(name, value, unit, Role.MINIMUM, Force.CODE, Evidence.SECONDARY,
                      "SEC D9.1 as read", "X-TEST", Counting.EXCLUDE_FIRST, adopted=True)]


def taken(acts, start=None, **keys):
    """Return the state after each of *acts* was applied."""
    state = start or stands([], **keys)
    for one in acts:
        state = apply(state, one)
    return state


def refused(state, one) -> list[tuple[str, str]]:
    """Return the register id and the words of each condition that refuses *one*."""
    with pytest.raises(TransitionRefused) as report:
        apply(state, one)
    return [(each.register, each.says) for each in report.value.conditions]


class TestStateOf:
    """design.md section 5: "State is a pure function of the recorded acts and `as_of`"."""

    @pytest.mark.parametrize(("acts", "path", "stage"), [
        (0, "3", "submitted"), (1, "3", "development"), (2, "3", "development"),
        (3, "3", "refinement"), (12, "3", "refinement"), (13, "3", "report-phase"),
        (15, "3", "report-phase"), (16, "3", "implementation"), (17, "3", "implemented"),
        (16, "2", "decision"), (17, "2", "implementation"), (18, "2", "implemented"),
    ])
    def test_a_whole_life_goes_through_its_stages(self, acts, path, stage):
        assert stage == stands(refined(path=path)[:acts], path=path).stage

    def test_acts_need_not_be_in_order(self):
        assert stands(refined()) == stands(refined()[::-1])

    def test_two_modifications_never_stand_alike(self):
        """They have done the same, which is nothing, and stand at the same place."""
        one, other = stands([], identifier="DP900"), stands([], identifier="DP901")

        assert (one.done, one.place) == (other.done, other.place)
        assert one != other
        assert "901" in repr(other)

    def test_nobody_changes_a_state(self):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            stands([]).done = {}

    def test_only_what_was_known_on_the_day_counts(self):
        """Converted on 13 March 2020, and known only on the 20th."""
        acts = moved(refined(), "converted", known=date(2020, 3, 20))

        assert "development" == stands(acts, date(2020, 3, 19)).stage
        assert "refinement" == stands(acts, date(2020, 3, 20)).stage

    def test_a_month_counts_from_its_last_day(self):
        acts = [*refined()[:2], attrs.evolve(act("converted", "2020-03-13", "refinement"),
                                             date=MAY)]

        assert "development" == stands(acts, date(2020, 5, 30)).stage
        assert "refinement" == stands(acts, date(2020, 5, 31)).stage

    def test_plans_and_targets_are_no_facts(self):
        acts = [*refined()[:2], act("converted", "2020-03-13", "refinement", status="planned"),
                act("release-targeted", "2020-11-05", status="target")]

        assert ("development", 2) == (stands(acts).stage, len(stands(acts).acts))

    def test_what_was_read_from_context_is_a_fact(self):
        assert "refinement" == stands(moved(
            refined()[:3], "converted", status="read_from_context")).stage

    def test_a_record_with_gaps_stands_where_its_acts_show(self):
        """SECMP0009: only the Authority's approval and the implementation are recorded."""
        acts = [act("authority-decision", "2019-01-03", "approved")]

        assert "implementation" == stands(acts, path="2").stage

    def test_what_must_have_happened_is_taken_to_have_happened(self):
        """MP112: its consultation is recorded, its report is not; the vote is next."""
        acts = without(refined()[:15], "modification-report-to-panel")
        state = stands(acts, path="3")

        assert "modification-report-to-panel" in state.done
        assert "implementation" == apply(state, act("change-board", "2020-10-21", "approved")).stage

    def test_an_act_that_no_way_leads_to_leaves_it_where_it_was(self):
        state = stands([*refined(), act("working-group", "2021-02-03")])

        assert ("implemented", "working-group") == (state.stage, state.acts[-1].act)

    def test_a_stated_stage_has_what_lies_behind_it(self):
        state = stands([], stage="report-phase", path="3")

        assert "report-phase" == state.stage
        assert {"converted", "refinement-consultation-closed", "impact-assessment-returned"} == set(
            state.done)

    def test_a_known_path_that_the_vote_contradicts_may_have_changed(self):
        """MP076: self-governance when it was raised, decided by the Authority."""
        state = stands([*refined()[:15], act("change-board", "2020-10-21", "approved")], path="2")

        assert ("implementation", "3") == (state.stage, state.path)

    def test_before_secmp0049_the_panel_considered_it_first(self):
        assert "initial-consideration" == stands([act("raised", "2018-08-31")]).stage
        assert "development" == stands([act("raised", "2018-09-01")]).stage

    def test_states_that_stand_alike_are_equal(self):
        assert stands(refined()[:3]) == stands([*refined()[:3]])
        assert stands(refined()[:3]) != stands(refined()[:4])

    def test_a_state_is_plain_values_too(self):
        state = stands([*refined()[:3], act("put-on-hold", "2020-03-16", until=date(2020, 4, 1)),
                        act("urgency-requested", "2020-03-17")], date(2020, 3, 31))

        assert {"stage": "refinement", "shown_by": "the Panel converts it to a Modification "
                "Proposal on Friday 13 March 2020", "path": "unknown", "last_act": "2020-03-17",
                "urgency": "requested", "open": ["hold"],
                "hold": {"since": "2020-03-16", "until": "2020-04-01"}, "parts_implemented": [],
                "parts_awaited": [], "split_into": []} == state.to_dict()


class TestOverlays:
    """design.md section 5: "What real histories do, and the model must carry"."""

    def test_a_hold_is_opened_extended_and_ended(self):
        held = taken([act("put-on-hold", "2020-03-16"),
                      act("put-on-hold", "2020-03-20", until=date(2020, 5, 1))],
                     stands(refined()[:3]))

        assert date(2020, 5, 1) == held.hold.until
        assert apply(held, act("resumed", "2020-04-20")).hold is None
        assert None is stands([]).to_dict()["hold"]

    def test_a_hold_ends_on_the_day_that_is_stated_for_it(self):
        """X-TT-03; issue: "holds (reason, end, extended, open)"."""
        acts = [*refined()[:3], act("put-on-hold", "2020-03-16", until=date(2020, 4, 1))]
        month = VagueDate("2020-04", date(2020, 4, 1), date(2020, 4, 30))
        extended = [*acts, act("put-on-hold", "2020-03-31", until=month)]

        assert ["hold", None] == [
            (sorted(stands(acts, day).open) or [None])[0] for day in (
                date(2020, 3, 31), date(2020, 4, 1))]
        assert stands(acts, date(2020, 4, 1)).hold is None
        assert month is stands(extended, date(2020, 4, 29)).hold.until
        assert stands(extended, date(2020, 4, 30)).hold is None
        assert "refinement" == stands(
            [*acts, act("resumed", "2020-04-06")], date(2020, 4, 7)).stage

    def test_a_record_may_say_on_or_after_that_day_that_work_resumes(self):
        """On hold to Wednesday 1 April 2020, resumed on the Monday after."""
        acts = [*refined()[:3], act("put-on-hold", "2020-03-16", until=date(2020, 4, 1))]
        resumed = act("resumed", "2020-04-06")

        for day in (date(2020, 3, 31), date(2020, 4, 1), date(2020, 4, 6)):
            state = stands(acts, day)

            assert "resumed" in [one.act for one in asked(state, day).acts]
            assert None is apply(state, resumed).hold
        with pytest.raises(TransitionRefused, match="no hold is open"):
            apply(apply(stands(acts, date(2020, 4, 1)), resumed), resumed)

    @pytest.mark.parametrize(("extended", "since"), [
        ("2020-03-25", "2020-03-16"), ("2020-04-01", "2020-03-16"), ("2020-04-02", "2020-04-02")])
    def test_an_extended_hold_is_on_since_it_was_first_put_on(self, extended, since):
        """The first one is to 1 April 2020; what comes after that day is another hold."""
        acts = [*refined()[:3], act("put-on-hold", "2020-03-16", until=date(2020, 4, 1)),
                act("put-on-hold", extended, until=date(2020, 5, 29))]
        state = stands(acts, date(2020, 4, 20))

        assert {"since": since, "until": "2020-05-29"} == state.to_dict()["hold"]
        (one,) = (one for one in asked(state, date(2020, 4, 20)).acts
                  if (one.act, one.outcome) == ("working-group", ""))
        assert f"it is on hold since {spoken(date.fromisoformat(since))}" in [
            each.says for each in one.advice]

    def test_a_hold_after_work_resumed_is_another(self):
        acts = [*refined()[:3], act("put-on-hold", "2020-03-16"), act("resumed", "2020-03-18"),
                act("put-on-hold", "2020-03-20")]

        assert "2020-03-20" == stands(acts, date(2020, 4, 20)).to_dict()["hold"]["since"]
        assert None is stands(acts[:5], date(2020, 4, 20)).held_since

    def test_urgency_stands_beside_the_stage(self):
        """MP185."""
        state = taken([act("csc-considered", "2021-10-15", "seek-urgency"),
                       act("urgency-granted", "2021-10-18", body="authority")],
                      stands([act("raised", "2021-10-12")], date(2021, 12, 1)))

        assert ("development", "granted", "") == (
            state.stage, state.urgency, stands([]).urgency)

    def test_a_split_names_its_parts(self):
        state = taken([act("split", "2020-03-16", part="A"), act("split", "2020-03-16", part="B"),
                       act("grouped", "2020-03-17")], stands(refined()[:3]))

        assert (("A", "B"), "refinement") == (state.split_into, state.stage)

    def test_parts_are_implemented_one_after_the_other(self):
        """SECMP0062: 6 May and 29 November 2020."""
        state = taken([act("implemented", "2020-11-05", part="part 1"),
                       act("implemented", "2020-11-29", part="part 2")], stands(refined()[:16]))

        assert (("part 1", "part 2"), "implemented") == (state.parts, state.stage)
        assert "implemented" == apply(state, act("implemented", "2020-12-01")).stage

    def test_an_adopted_modification_is_where_it_was(self):
        state = taken([act("withdrawn", "2020-03-16"), act("adopted", "2020-03-20")],
                      stands(refined()[:3]))

        assert "refinement" == state.stage

    def test_one_on_hold_can_be_adopted_without_a_withdrawal(self):
        """SECMP0012, whose Proposer did not pursue it: SECP_66_1503_12 section 3."""
        held = stands([*refined()[:3], act("put-on-hold", "2020-03-16")])

        assert "refinement" == apply(held, act("adopted", "2020-03-20")).stage

    @pytest.mark.parametrize(("outcomes", "held"), [
        (("seek-urgency",), False), (("develop-further", "seek-urgency"), True), (("",), True),
        (("ready-for-report-phase", "seek-urgency"), False)])
    def test_to_seek_urgency_neither_holds_it_back_nor_lets_it_go(self, outcomes, held):
        """X-DEV-05: it is not converted while further development is the last outcome."""
        draft = stands([act("raised", "2021-10-12"), *(
            act("csc-considered", "2021-10-15", one) for one in outcomes)], date(2021, 10, 18))
        open_acts = [one.act for one in asked(draft, date(2021, 10, 18)).acts]

        assert held is ("converted" not in open_acts)

    def test_each_alternative_has_its_own_vote(self):
        """X-ALT-01: the alternative is approved and the modification is not."""
        state = taken([act("change-board", "2020-10-21", "approved", part="alternative 1"),
                       act("change-board", "2020-10-21", "rejected")],
                      stands(refined()[:15], path="3"))

        assert "implementation" == state.stage
        assert (("alternative 1", "approved"), ("", "rejected")) == state.votes

    def test_votes_of_one_day_are_read_with_the_alternatives_first(self):
        acts = [*refined()[:15], act("change-board", "2020-10-21", "rejected"),
                act("change-board", "2020-10-21", "approved", part="alternative 1")]

        assert "implementation" == stands(acts, path="3").stage

    @pytest.mark.parametrize(("outcome", "stage"), [
        ("approved", "implementation"), ("rejected", "rejected")])
    def test_while_an_alternative_is_undecided_a_rejected_modification_is_where_it_was(
            self, outcome, stage):
        """X-ALT-01: the Change Board decides on each; one of the two may be deferred."""
        deferred = [act("change-board", "2020-10-21", "deferred", part="alternative 1"),
                    act("change-board", "2020-10-21", "rejected")]
        state = taken(deferred, stands(refined()[:15], path="3"))
        later = act("change-board", "2020-11-25", outcome, part="alternative 1")

        assert "report-phase" == state.stage == stands([*refined()[:15], *deferred], path="3").stage
        assert stage == taken([later], state).stage
        for again in ("approved", "rejected", "deferred"):
            with pytest.raises(TransitionRefused):
                apply(state, act("change-board", "2020-11-25", again))

    def test_an_alternative_that_is_deferred_may_be_recommended_after_the_modification(self):
        deferred = [act("change-board", "2020-10-21", "deferred", part="alternative 1"),
                    act("change-board", "2020-10-21", "recommended-rejection")]
        later = act("change-board", "2020-11-25", "recommended-approval", part="alternative 1")
        state = taken(deferred, stands(refined()[:15], path="2"))

        assert "decision" == state.stage == apply(state, later).stage
        with pytest.raises(TransitionRefused):
            taken([later, attrs.evolve(later, date=date(2020, 11, 26))], state)

    @pytest.mark.parametrize(("path", "body", "proposer"), [
        ("fast-track", "dcc", "unknown"), ("unknown", "dcc", "unknown"),
        ("fast-track", "", "dcc"), ("fast-track", "proposer", "dcc")])
    def test_fast_track_is_not_approved_if_somebody_else_raised_it(self, path, body, proposer):
        """X-RAISE-03; replay finds the same fault in the same acts."""
        raised = stands([act("raised", "2021-03-09", body=body)], path=path, proposer=proposer)
        approved = act("fast-track-approved", "2021-04-16", body="panel")

        with pytest.raises(TransitionRefused) as refused:
            apply(raised, approved)
        assert ["X-RAISE-03"] == [one.register for one in refused.value.conditions]
        assert "fast-track-approved" not in [one.act for one in asked(raised).acts]

    @pytest.mark.parametrize(("path", "outcomes", "stage"), [
        ("3", ("rejected", "approved"), "implementation"),
        ("3", ("rejected", "rejected"), "rejected"),
        ("3", ("approved", "approved"), "implementation"),
        ("3", ("approved", "rejected"), "implementation"),
        ("2", ("recommended-rejection", "recommended-approval"), "decision")])
    def test_the_alternative_may_be_voted_on_last_in_one_sitting(self, path, outcomes, stage):
        """Whichever vote of the day is taken first, the modification stands at the same."""
        voted = [act("change-board", "2020-10-21", outcomes[0]),
                 act("change-board", "2020-10-21", outcomes[1], part="alternative 1")]
        before = stands(refined()[:15], path=path)

        assert stage == taken(voted, before).stage == taken(voted[::-1], before).stage
        assert stage == stands([*refined()[:15], *voted], path=path).stage
        with pytest.raises(TransitionRefused, match="it stands at"):
            taken([voted[0], attrs.evolve(voted[1], date=date(2020, 10, 22))], before)

    @pytest.mark.parametrize(("outcome", "stage"), [
        ("approved", "implementation"), ("rejected", "rejected")])
    def test_so_may_the_authority_decide_on_it_last(self, outcome, stage):
        decided = [act("authority-decision", "2020-11-10", "rejected"),
                   act("authority-decision", "2020-11-10", outcome, part="alternative 1")]
        before = stands(refined(path="2")[:16], path="2")

        assert stage == taken(decided, before).stage == taken(decided[::-1], before).stage

    def test_a_vote_that_sends_it_back_begins_a_new_round(self):
        """X-DEC-05, SECMP0062: a new report before the next vote."""
        state = taken([act("change-board", "2020-10-21", "sent-back")],
                      stands(refined()[:15], path="3"))

        assert ("refinement", False) == (
            state.stage, "modification-report-to-panel" in state.done)
        again = taken([act("working-group", "2020-11-04"),
                       act("modification-report-to-panel", "2020-11-13"),
                       act("report-consultation-issued", "2020-11-16"),
                       act("report-consultation-closed", "2020-12-07"),
                       act("change-board", "2020-12-23", "approved")], state)
        assert "implementation" == again.stage

    def test_the_authority_sends_a_report_back(self):
        """X-SB-M1, unverified: the Panel revises it and the Change Board votes again."""
        state = taken([act("authority-decision", "2020-11-10", "sent-back"),
                       act("modification-report-to-panel", "2020-11-13"),
                       act("change-board", "2020-11-25", "recommended-approval"),
                       act("authority-decision", "2020-12-10", "rejected")],
                      stands(refined(path="2")[:16], path="2"))

        assert "rejected" == state.stage

    def test_an_objection_lifts_a_fast_track_approval(self):
        """X-FT-M2, unverified."""
        state = taken([act("objection-raised", "2020-04-30")],
                      stands(fast_tracked()[:2], path="fast-track"))

        assert ("development", "unknown") == (state.stage, state.path)

    def test_a_superseded_modification_ends(self):
        assert "superseded" == apply(stands(refined()[:3]), act("superseded", "2020-04-01")).stage

    def test_the_authority_led_go_straight_to_the_report_phase(self):
        """X-RAISE-04, observed: MP161 and MP200."""
        state = taken([act("modification-report-to-panel", "2021-04-16")],
                      stands([act("raised", "2021-03-01")], path="1"))

        assert "report-phase" == state.stage


class TestApply:
    """design.md section 5: "acting (`apply`) raises `TransitionRefused` with all failed
    conditions"."""

    @pytest.mark.parametrize("path", ["2", "3"])
    def test_a_whole_life_is_taken(self, path):
        assert "implemented" == taken(refined(path=path), path=path).stage

    def test_a_life_on_fast_track_is_taken(self):
        assert "implemented" == taken(fast_tracked(), path="fast-track").stage

    def test_every_reason_is_given_at_once(self):
        """A vote by the Panel, without a report, while the consultation is open and none closed."""
        state = stands(refined()[:14], path="3")
        state = attrs.evolve(
            state, done={"report-consultation": state.done["report-consultation"]})

        assert ["X-DEC-01", "D7.8(c)", "D7.1", "D7.8(c)"] == [register for register, _ in refused(
            state, act("change-board", "2020-10-21", "approved", body="panel"))]

    def test_the_message_names_the_act_and_each_condition(self):
        with pytest.raises(TransitionRefused) as report:
            apply(stands([]), act("implemented", "2020-11-29"))

        assert str(report.value).startswith(
            f"{ID}: it is implemented on Sunday 29 November 2020: 4 conditions fail.\n  1. ")

    def test_what_must_not_be_open_is_asked_of_by_the_rule_of_its_day(self):
        """X-IA-02 holds from some day between 1 September 2018 and 8 March 2019: of an assessment
        asked for before it, or while it may not have held, the cost can be agreed later."""
        days = ("2018-08-31", "2019-03-07", "2019-03-08")
        raised = [act("raised", "2018-01-10"),
                  act("converted", "2018-02-09", "refinement")]
        agreed = act("impact-assessment-approved", "2019-04-17")

        states = [stands([*raised, act("impact-assessment-requested", day)]) for day in days]

        assert ["refinement"] * 2 == [apply(state, agreed).stage for state in states[:2]]
        assert [("X-IA-02", "the Impact Assessment is still open")] == refused(states[2], agreed)
        assert [[], ["warning"], ["fault"]] == [
            [one.severity.value for one in found([*state.acts, agreed])] for state in states]

    def test_one_condition_is_said_in_the_singular(self):
        with pytest.raises(TransitionRefused, match=r"1 condition fails\."):
            apply(stands(refined()[:3]), act("resumed", "2020-03-20"))

    @pytest.mark.parametrize(("before", "one", "register", "says"), [
        (1, act("converted", "2020-03-13", "refinement"), "X-DEV-06",
         "it is not recorded that the Change Sub-Committee considers it"),
        (1, act("preliminary-assessment-requested", "2020-02-03"), "X-DEV-01",
         'it stands at "Development Stage", and this happens at "Refinement Process"'),
        (9, act("impact-assessment-requested", "2020-06-25"), "X-IA-02",
         "it is not recorded that the cost of the Impact Assessment is agreed"),
        (11, act("impact-assessment-approved", "2020-07-22"), "X-IA-02",
         "the Impact Assessment is still open"),
        (5, act("impact-assessment-returned", "2020-07-22"), "X-DCC-01",
         "no Impact Assessment is open"),
        (13, act("report-consultation-closed", "2020-09-30"), "X-REC-01",
         "no Modification Report Consultation is open"),
        (14, act("change-board", "2020-10-21", "approved"), "D7.8(c)",
         "the Modification Report Consultation is still open"),
        (15, act("change-board", "2020-10-01", "approved"), "D7.8(c)",
         "the Modification Report Consultation closes on Monday 5 October 2020, which allows it "
         "from Monday 5 October 2020 on"),
        (15, act("change-board", "2020-10-21", "recommended-approval"), "X-PATH-03",
         "it has no place on path 3"),
        (17, act("working-group", "2020-12-02"), "X-DEV-01",
         'it stands at "Implemented", and this happens at "Refinement Process"'),
        (6, act("working-group", "2020-04-09"), "X-DEV-01",
         "something already happened on Friday 10 April 2020, which is later"),
        (3, act("impact-assessment-approved", "2020-06-24", body="working-group"), "X-IA-01",
         'the record names the Working Group for "the cost of the Impact Assessment is agreed" on '
         "Wednesday 24 June 2020; only the Change Board or the Panel can take this act"),
        (2, act("converted", "2020-03-13", "refinement", body="change-sub-committee"), "X-DEV-06",
         'the record names the Change Sub-Committee for "the Panel converts it to a Modification '
         'Proposal" on Friday 13 March 2020; only the Panel can take this act'),
        (15, act("approved", "2020-10-21"), "X-PATH-03", "the act does not say enough"),
    ])
    def test_refuses(self, before, one, register, says):
        assert (register, says) in refused(stands(refined()[:before], path="3"), one)

    def test_an_outcome_that_an_act_cannot_have_leads_nowhere(self):
        assert [("X-DEV-01", 'nothing follows from the outcome "won"')] == refused(
            stands(refined()[:15]), act("working-group", "2020-10-21", "won"))

    def test_an_act_without_the_outcome_that_it_needs_leads_nowhere(self):
        state = stands([]).at("report-phase", "it is stated")
        table = attrs.evolve(state.life.table, moves=tuple(
            move for move in state.life.table.moves if move.act != "panel"))
        state = state.asked_by(attrs.evolve(state.life, table=table))

        assert [("X-DEV-01", "nothing follows from no outcome")] == refused(
            state, act("panel", "2020-10-21"))

    def test_what_is_out_of_force_says_so(self):
        """The Draft Proposal began with SECMP0049; a row that has ended allows nothing."""
        state = stands([])
        table = attrs.evolve(state.life.table, moves=tuple(
            move for move in state.life.table.moves if move.to != "initial-consideration"))
        state = state.asked_by(attrs.evolve(state.life, table=table))

        assert ("X-RAISE-04", "the row that allows it is not in force on Friday 31 August 2018"
                ) in refused(state, act("raised", "2018-08-31"))

    def test_fast_track_is_never_refined(self):
        """X-PATH-04, D6: primary."""
        state = stands(fast_tracked()[:1], path="fast-track")

        assert ("X-PATH-04", "it has no place on path fast-track") in refused(
            state, act("converted", "2020-04-17", "refinement"))

    @pytest.mark.parametrize(("body", "proposer"), [("parties", "unknown"), ("", "dcc")])
    def test_only_the_panel_raises_a_fast_track_modification(self, body, proposer):
        """X-RAISE-03."""
        state = stands([], path="fast-track", proposer=proposer)
        one = act("raised", "2020-03-10", body=body)

        assert [("X-RAISE-03", f"the record says that {body or proposer} raises it, on path "
                 "fast-track")] == refused(state, one)

    def test_a_named_day_is_moved_with_the_authority_only(self):
        """X-IMPL-01."""
        first = apply(stands(refined()[:16]), act(
            "release-targeted", "2020-10-30", until=date(2020, 11, 5)))
        again = act("release-targeted", "2020-11-02", until=date(2020, 11, 29))
        allowed = apply(first, act("authority-decision", "2020-11-01", "approved"))

        moved = act("implemented", "2020-11-29")
        for state in (first, apply(first, again)):
            assert ["X-IMPL-01"] == [register for register, _ in refused(state, moved)]
        assert "implemented" == apply(apply(allowed, again), moved).stage
        assert "implementation" == apply(allowed, again).stage
        assert "implementation" == apply(first, act(
            "release-targeted", "2020-11-02", until=date(2020, 11, 5))).stage

    def test_before_the_approval_targets_move_freely(self):
        state = taken([act("release-targeted", "2020-09-15", until=date(2020, 11, 5)),
                       act("release-targeted", "2020-09-16", until=date(2020, 11, 29))],
                      stands(refined()[:14]))

        assert "report-phase" == state.stage

    def test_inside_the_bounds_of_secmp0049_its_bodies_refuse_nothing(self):
        state = stands([act("raised", "2018-10-01")])

        assert "refinement" == apply(
            state, act("converted", "2018-11-09", "refinement", body="working-group")).stage

    def test_a_month_is_refused_only_if_no_day_of_it_will_do(self):
        """The consultation closed on Monday 5 October 2020."""
        state = stands(refined()[:15])
        late = VagueDate("2020-10", date(2020, 10, 1), date(2020, 10, 31))
        early = VagueDate("2020-09", date(2020, 9, 1), date(2020, 9, 30))
        vote = act("change-board", "2020-10-21", "approved")

        assert "implementation" == apply(state, attrs.evolve(vote, date=late)).stage
        assert refused(state, attrs.evolve(vote, date=early))


class TestAllThatFails:
    """Issue: "the near misses with **all** the conditions that fail"."""

    def test_an_assessment_before_conversion_fails_by_the_stage_and_by_its_own_rule(self):
        """X-DEV-11: "A solution PA can only come after conversion"."""
        requested = act("preliminary-assessment-requested", "2020-03-02")
        draft = stands(refined()[:2], date(2020, 3, 1), path="3")
        (missed,) = [one for one in asked(draft, date(2020, 3, 1)).near_misses
                     if one.act == requested.act]

        assert ["X-DEV-01", "X-DEV-11"] == [register for register, _ in refused(draft, requested)]
        assert ["X-DEV-01", "X-DEV-11"] == [one.register for one in missed.conditions]


class TestWindows:
    """Register section 7: the windows are unverified, so they refuse only once they are adopted."""

    WITHDRAWN = (*refined()[:3], act("withdrawn", "2020-03-16"))

    def test_an_unverified_window_refuses_nothing(self):
        assert "refinement" == apply(
            stands(self.WITHDRAWN), act("adopted", "2020-06-01")).stage

    def test_an_adopted_number_closes_it(self):
        """10 Working Days after Monday 16 March 2020, the first day not counted, are 30 March."""
        numbers = adopted("withdrawal.adoption-window", 10)
        state = stands(self.WITHDRAWN, date(2020, 3, 30), adopted=numbers)

        assert "refinement" == apply(state, act("adopted", "2020-03-30")).stage
        assert [("X-TEST", "it was possible until Monday 30 March 2020: 10 Working Days, "
                 "the first day not counted")] == refused(state, act("adopted", "2020-03-31"))

    def test_then_time_alone_ends_it(self):
        numbers = adopted("withdrawal.adoption-window", 10)

        assert "withdrawn" == stands(self.WITHDRAWN, date(2020, 3, 30), adopted=numbers).stage
        assert "withdrawn-and-ended" == stands(
            self.WITHDRAWN, date(2020, 3, 31), adopted=numbers).stage
        assert "withdrawn" == stands(self.WITHDRAWN, date(2021, 3, 31)).stage

    @pytest.mark.parametrize(("unit", "value", "last"), [
        (Unit.MONTHS, 1, date(2020, 4, 16)), (Unit.WEEKS, 2, date(2020, 3, 30)),
        (Unit.CALENDAR_DAYS, 3, date(2020, 3, 19))])
    def test_a_window_can_be_in_other_units(self, unit, value, last):
        numbers = adopted("withdrawal.adoption-window", value, unit)
        answer = asked(stands(self.WITHDRAWN, date(2020, 3, 17), adopted=numbers),
                       date(2020, 3, 17), numbers)

        assert last == next(one.until for one in answer.acts if one.act == "adopted")

    def test_a_window_that_had_no_number_yet_is_none(self):
        numbers = [attrs.evolve(one, since=date(2021, 1, 1))
                   for one in adopted("withdrawal.adoption-window", 10)]
        state = stands(self.WITHDRAWN, adopted=numbers)

        assert "withdrawn" == state.stage
        assert "refinement" == apply(state, act("adopted", "2020-06-01")).stage
        answer = asked(state, adopted=numbers)
        assert [None] == [one.until for one in answer.acts if one.act == "adopted"]
        assert () == answer.windows

    def test_an_adopted_objection_window_delays_the_implementation(self):
        """15 Working Days after Friday 17 April 2020: 8 May is a bank holiday, so 11 May."""
        numbers = adopted("fast-track.objection-window", 15)
        state = stands(fast_tracked()[:2], adopted=numbers, path="fast-track")

        assert ["X-FT-M2"] == [register for register, _ in refused(
            state, act("implemented", "2020-05-07"))]
        assert "implemented" == apply(state, act("implemented", "2020-05-11")).stage
