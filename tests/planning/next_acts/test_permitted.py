"""What may happen next: the acts that are open, the near misses, and the windows."""

from __future__ import annotations

import json
from datetime import date

import attrs
import pytest

from secgov.planning.next_acts.next_question import next_in_timetable
from secgov.planning.next_acts.permitted import permitted
from tests.lives import act, asked, fast_tracked, known, refined, stands, without
from tests.timetables import step, timetable


def named(acts, name):
    return [one for one in acts if one.act == name]


def opened(acts, as_of, name, **keys):
    """Return what is open of the act called *name*."""
    return named(asked(stands(acts, as_of, **keys), as_of).acts, name)


def missed(acts, as_of, name, **keys):
    """Return the register ids of what stands in the way of the act called *name*."""
    return {one.register for miss in named(asked(stands(acts, as_of, **keys), as_of).near_misses,
                                           name) for one in miss.conditions}


class TestOpenActs:
    """Issue: "every act open, by which body, under which rule, from which and until which day"."""

    def test_a_draft_that_is_ready_can_be_converted_at_the_next_panel(self):
        """DP112: ready on 25 February 2020; the Panel met on Friday 13 March."""
        as_of = date(2020, 3, 1)
        acts = opened(refined()[:2], as_of, "converted")

        assert ["", "refinement", "report-phase"] == [one.outcome for one in acts]
        assert {("panel",)} == {one.bodies for one in acts}
        assert {date(2020, 3, 13)} == {one.meeting for one in acts}
        assert ["refinement", "refinement", "report-phase"] == [one.leads_to for one in acts]

    def test_the_panel_is_not_bound_by_the_recommendation(self):
        """MP112: Refinement was recommended, the Panel sent it to the Report Phase."""
        assert "report-phase" in {one.outcome for one in opened(
            refined()[:2], date(2020, 3, 1), "converted")}

    def test_an_act_is_open_from_the_day_on_which_its_rules_allow_it(self):
        """The consultation closes on 5 October 2020, after the day of the question."""
        (vote,) = [one for one in opened(refined()[:15], date(2020, 10, 6), "change-board",
                                         path="3") if one.outcome == "deferred" and not one.of_part]

        assert (date(2020, 10, 6), date(2020, 10, 21)) == (vote.opens, vote.meeting)

    def test_it_is_said_under_which_rule(self):
        (one,) = opened(refined()[:9], date(2020, 6, 1), "impact-assessment-approved")

        assert ("route.dcc-assessments", ("change-board", "panel")) == (one.rule.id, one.bodies)

    @pytest.mark.parametrize("name", ["superseded", "consultation-closed"])
    def test_of_what_no_row_of_the_register_speaks_none_is_cited(self, name):
        """X-DEV-01, of the three stages, says nothing of either."""
        (one,) = [one for one in asked(stands(refined()[:3])).acts if one.act == name]

        assert ("X-REC-07", "PRACTICE", "unverified", "the-record (what it says happened)") == (
            one.rule.register, one.rule.force.value, one.rule.evidence.value, one.rule.cites)

    def test_an_adoption_has_a_last_day_and_says_how_well_it_was_seen(self):
        """10 Working Days after Monday 16 March 2020: 30 March; the number is unverified."""
        acts = [*refined()[:3], act("withdrawn", "2020-03-16")]
        (one,) = opened(acts, date(2020, 3, 17), "adopted")

        assert (date(2020, 3, 30), "unverified", "refinement") == (
            one.until, one.evidence_of_until.value, one.leads_to)

    def test_only_the_panel_raises_on_fast_track(self):
        (one,) = opened([], date(2020, 3, 1), "raised", path="fast-track")

        assert ("panel",) == one.bodies

    def test_a_meeting_that_only_the_rhythm_gives_is_projected(self):
        """design.md section 3: "A meeting that only the pattern gives is marked projected"; the
        committee's of 25 May 2021 is no known one, that of 31 March 2020 is (CSC_12_2502)."""
        for raised, then, meeting, projected in (
                ("2021-05-04", date(2021, 5, 5), date(2021, 5, 25), True),
                ("2020-03-02", date(2020, 3, 3), date(2020, 3, 31), False)):
            answer = asked(stands([act("raised", raised)], then), then)
            (one,) = [one for one in answer.acts
                      if (one.act, one.outcome) == ("csc-considered", "develop-further")]

            assert (meeting, projected) == (one.meeting, one.projected)
            assert projected is one.to_dict()["projected"]

    def test_no_meeting_is_named_where_none_is_known(self):
        as_of = date(2050, 12, 31)
        (one, *_) = opened([act("raised", "2050-11-01")], as_of, "csc-considered")

        assert one.meeting is None

    def test_parts_of_an_implementation_are_asked_apart(self):
        acts = opened(refined()[:16], date(2020, 11, 1), "implemented")

        assert [(False, "implemented"), (True, "implementation")] == [
            (one.of_part, one.leads_to) for one in acts]


    def test_the_last_part_that_is_awaited_completes_it(self):
        """Found by Hypothesis: permitted as leaving it where it is, and taken it ended."""
        live = {"A": date(2020, 11, 5), "B": date(2020, 11, 29)}
        named = [act("release-targeted", "2020-10-22", part=part, until=day)
                 for part, day in live.items()]
        acts = [*refined()[:16], *named]
        done = [*acts, act("implemented", "2020-11-05", part="A")]

        for so_far, part, leads_to in ((acts, "A", "implementation"), (done, "B", "implemented")):
            (one,) = [one for one in opened(so_far, live[part], "implemented")
                      if one.of_part]
            assert (part, leads_to) == (one.part, one.leads_to)

    def test_it_is_implemented_on_the_day_that_was_named_and_on_no_other(self):
        """Register X-IMPL-01: it "can be changed only with the Authority's approval"."""
        named = act("release-targeted", "2020-10-22", until=date(2020, 11, 29))
        acts = [*refined()[:16], named]

        assert [False, True] == [any(
            not one.of_part for one in opened(acts, date(2020, 11, day), "implemented"))
            for day in (28, 29)]


class TestAdvice:
    """design.md section 4: PRACTICE is a warning; it does not stand in the way."""

    def test_practice_advises(self):
        """X-REF-01: the Working Group considers the work before its consultation."""
        (one,) = opened(refined()[:6], date(2020, 4, 14), "refinement-consultation-issued")

        assert ["X-REF-01"] == [each.register for each in one.advice]

    def test_before_draft_proposals_the_panel_only_sends_it_on(self):
        """X-RAISE-04: until then it was a Modification Proposal from the start; D3-REF."""
        ways = opened([act("raised", "2016-09-01")], date(2016, 10, 3), "converted")

        assert {"the Panel sends it to the Refinement Process",
                "the Panel sends it to the Report Phase"} == {one.says for one in ways}

    @pytest.mark.parametrize("when", [date(2017, 6, 1), date(2019, 6, 3)])
    def test_so_what_waits_for_it_says(self, when):
        """What leads to the work is named; to the report both ways lead."""
        answer = asked(stands([act("raised", "2016-09-01")], when), when)
        (work,) = [each.mend for one in answer.near_misses for each in one.conditions
                   if each.rule == "refinement.after-conversion"]
        said = {words for one in (*answer.near_misses, *answer.acts)
                for each in (one.conditions if one in answer.near_misses else one.advice)
                for words in (each.says, each.mend)}

        assert "It is possible once the Panel sends it to the Refinement Process." == work
        assert not any("converts it" in words for words in said)

    def test_a_hold_advises(self):
        """X-TT-03: whether a hold stops the clock was not seen."""
        acts = [*refined()[:3], act("put-on-hold", "2020-03-16")]
        (one, *_) = opened(acts, date(2020, 3, 17), "working-group")
        (resumed,) = opened(acts, date(2020, 3, 17), "resumed")

        assert ("it is on hold since Monday 16 March 2020",
                "It is possible once work on it resumes.") in [
                    (each.says, each.mend) for each in one.advice]
        assert () == resumed.advice

    def test_a_step_that_is_not_taken_is_not_waited_for(self):
        """Straight to the Report Phase: no consultation in refinement, no assessment."""
        acts = [*refined()[:2], act("converted", "2020-03-13", "report-phase")]
        (one,) = opened(acts, date(2020, 3, 16), "modification-report-to-panel")

        assert () == one.advice

    def test_an_assessment_is_waited_for_once_it_is_asked_for(self):
        (one,) = opened(refined()[:11], date(2020, 6, 26), "modification-report-to-panel")

        assert "it is not recorded that the Impact Assessment is returned" in [
            each.says for each in one.advice]

    def test_notice_of_a_monthly_meeting_is_not_asked_of_another(self):
        acts = [*refined()[:4], act("working-group-agenda", "2020-04-20")]
        answers = opened(acts, date(2020, 4, 21), "working-group")

        assert {"X-REF-03"}.isdisjoint(
            each.register for one in answers for each in one.advice)


class TestNearMisses:
    """Issue: "the near misses with **all** the conditions that fail and what would satisfy
    each"."""

    def test_a_vote_while_the_consultation_is_open(self):
        acts = refined()[:14]

        assert {"D7.8(c)", "X-PATH-03"} == missed(acts, date(2020, 9, 20), "change-board", path="1")

    def test_what_would_satisfy_it_is_said(self):
        answer = asked(stands(refined()[:1], date(2020, 2, 1)), date(2020, 2, 1))
        (miss,) = named(answer.near_misses, "impact-assessment-requested")

        assert [("X-IA-02", "It is possible once the cost of the Impact Assessment is agreed."),
                ("X-DEV-01", "First: the Panel converts it to a Modification Proposal "
                 "(refinement).")] == [(one.register, one.mend) for one in miss.conditions[::-1]]

    @pytest.mark.parametrize("outcome", ["approved", "rejected"])
    def test_what_is_to_come_first_is_open(self, outcome):
        """Design, section 1: what would satisfy a condition is not what is refused itself."""
        vote = act("change-board", "2020-10-21", outcome, body="change-board")
        then = date(2020, 11, 2)
        answer = asked(stands([*refined()[:15], vote], then, path="3"), then)
        first = {one.mend.removeprefix("First: ").rstrip(".").partition(", ")[0]
                 for miss in answer.near_misses for one in miss.conditions
                 if one.mend.startswith("First: ")}
        known = {f"{one.says} ({one.outcome})" if one.outcome else one.says
                 for one in answer.acts}

        assert first
        assert first <= known

    def test_those_that_nothing_mends_come_last(self):
        answer = asked(stands(refined()[:14], date(2020, 9, 20)), date(2020, 9, 20))
        hopeless = [any("Nothing mends it" in one.mend for one in miss.conditions)
                    for miss in answer.near_misses]

        assert sorted(hopeless) == hopeless
        assert hopeless[-1]

    @pytest.mark.parametrize("acts", [refined(), [*refined()[:3], act("superseded", "2020-04-01")]])
    def test_nothing_is_open_after_an_end(self, acts):
        answer = asked(stands(acts))

        assert () == answer.acts
        assert all(any("no way leads there from its end" in one.mend for one in miss.conditions)
                   for miss in answer.near_misses)

    def test_before_the_section_d_review_the_panel_alone_agrees_a_cost(self):
        """X-IA-01."""
        acts = [act("raised", "2018-01-05"), act("converted", "2018-02-09", "refinement")]
        (one,) = opened(acts, date(2018, 3, 1), "impact-assessment-approved")

        assert ("panel",) == one.bodies


class TestAdviceSaysHowWellItWasSeen:
    """design.md section 5: "no number without a source": what is unverified is marked so."""

    def advice(self, acts, name, as_of, **keys):
        answer = asked(stands(acts, as_of, **keys), as_of)
        return [(one["register"], one["force"], one["evidence"])
                for open_act in answer.to_dict()["permitted"] if open_act["act"] == name
                for one in open_act["advice"]]

    def test_the_objection_window_of_fast_track_is_unverified(self):
        """X-FT-M2: the number is that of another code."""
        assert ("X-FT-M2", "CODE", "unverified") in self.advice(
            fast_tracked()[:2], "implemented", date(2020, 4, 20), path="fast-track")

    def test_so_is_that_a_withdrawal_comes_before_the_vote(self):
        assert ("X-WDR-M1", "CODE", "unverified") in self.advice(
            refined()[:16], "withdrawn", date(2020, 10, 22), path="3")

    def test_what_refuses_says_it_too(self):
        day = date(2020, 3, 1)
        answer = asked(stands(refined()[:1], day), day)

        assert {("CODE", "secondary")} == {
            (each.force.value, each.evidence.value) for one in answer.near_misses
            for each in one.conditions if each.register == "X-DEV-06"}


class TestWindows:
    """Issue: "referral and appeal (unverified windows are parameters), CMA appeal (LAW: 15 and 20
    Working Days)"."""

    def test_an_appeal_to_the_cma(self):
        """MP076, decided on Wednesday 23 October 2019: the 15th Working Day after it is 13
        November, and the 20th after that is 11 December."""
        acts = [act("authority-decision", "2019-10-23", "approved")]
        answer = asked(stands(acts, date(2019, 11, 1), path="2"), date(2019, 11, 1))
        found = {one.name: (one.until, one.number.force.value, one.number.evidence.value)
                 for one in answer.windows}

        assert (date(2019, 11, 13), "LAW", "primary") == found["appeal-to-the-cma"]
        assert (date(2019, 12, 11), "LAW", "primary") == found["joining-an-appeal-to-the-cma"]

    def test_a_window_that_has_closed_is_none(self):
        acts = [act("authority-decision", "2019-10-23", "approved")]
        answer = asked(stands(acts, date(2019, 11, 14), path="2"), date(2019, 11, 14))

        assert ["joining-an-appeal-to-the-cma"] == [one.name for one in answer.windows]

    def test_self_governance_can_be_referred_and_appealed(self):
        """X-APP-M1, unverified: 10 Working Days after 21 October 2020 are 4 November, and 10 more
        are 18 November."""
        answer = asked(stands(refined()[:16], date(2020, 10, 22), path="3"), date(2020, 10, 22))

        assert [("referral-to-the-panel", date(2020, 11, 4)),
                ("appeal-to-the-authority", date(2020, 11, 18))] == [
            (one.name, one.until) for one in answer.windows]
        assert "A window whose length is unverified informs and refuses nothing" in answer.notes

    def test_fast_track_waits_for_objections(self):
        """X-FT-M2: 15 Working Days after Friday 17 April 2020, with a bank holiday on 8 May."""
        answer = asked(stands(fast_tracked()[:2], date(2020, 4, 20), path="fast-track"),
                       date(2020, 4, 20))

        assert [("objection-to-fast-track", date(2020, 5, 11))] == [
            (one.name, one.until) for one in answer.windows]

    def test_one_that_begins_later_is_not_open_yet(self):
        """Voted on 21 October 2020: referral until 4 November, and appeal from that day on."""
        before, then = (asked(stands(refined()[:16], day, path="3"), day).windows
                        for day in (date(2020, 11, 3), date(2020, 11, 4)))

        assert [("referral-to-the-panel", True), ("appeal-to-the-authority", False)] == [
            (one.name, one.is_open) for one in before]
        assert [True, True] == [one.to_dict()["open"] for one in then]

    def test_an_adopted_modification_can_no_longer_be_adopted_in_a_window(self):
        acts = [*refined()[:3], act("withdrawn", "2020-03-16"), act("adopted", "2020-03-17")]

        assert () == asked(stands(acts, date(2020, 3, 18)), date(2020, 3, 18)).windows


class TestNotes:
    """design.md section 4: "A start that is only bounded ... is kept as bounds, and answers inside
    them say so"."""

    def test_inside_the_bounds_of_secmp0049_it_is_said(self):
        inside, past = date(2019, 1, 10), date(2019, 3, 8)

        assert any("by Friday 8 March 2019" in note and "X-DEV-05" in note
                   for note in asked(stands([], inside), inside).notes)
        assert not any("was not seen" in note for note in asked(stands([], past), past).notes)

    def test_only_the_rules_concerned_are_named(self):
        """X-RAISE-03: the Panel alone raises a Fast-Track one, from 2017 at the latest."""
        inside = date(2015, 6, 1)

        (note,) = (each for each in asked(stands([], inside), inside).notes
                   if "was not seen" in each)
        assert ("The day was not seen, by Sunday 1 January 2017, from which these bind: "
                "X-RAISE-03. On Monday 1 June 2015 they may or may not, and refuse nothing") == note

    def test_inside_the_bounds_its_rules_refuse_nothing(self):
        """Not agreed to be ready, and considered by nobody: X-DEV-05 and X-DEV-06 may not bind."""
        acts = [act("raised", "2018-10-01")]

        assert opened(acts, date(2018, 11, 1), "converted")
        assert not opened(acts, date(2019, 3, 8), "converted")

    def test_a_hold_that_has_ended_advises_no_more(self):
        """On hold until 1 May 2020; the Working Group can meet on either side of it."""
        acts = [*refined()[:3], act("put-on-hold", "2020-03-16", until=date(2020, 5, 1))]
        for day, on_hold in ((date(2020, 4, 30), True), (date(2020, 5, 1), False)):
            answer = asked(stands(acts, day), day)
            (one,) = [one for one in answer.acts if one.act == "working-group" and not one.outcome]
            assert on_hold is any("on hold" in each.says for each in one.advice)
            assert on_hold is any("on hold" in note for note in answer.notes)

    def test_a_hold_and_an_unknown_path_are_said(self):
        acts = [*refined()[:3], act("put-on-hold", "2020-03-16")]

        assert 2 == len(asked(stands(acts)).notes)


class TestAnswer:
    """design.md section 8: `permitted`, the command `next`."""

    def test_it_is_plain_values(self):
        acts = [*refined()[:3], act("withdrawn", "2020-03-16")]
        answer = asked(stands(acts, date(2020, 3, 17)), date(2020, 3, 17))
        plain = json.loads(answer.to_json())

        assert ("MP900", "withdrawn", 0) == (plain["modification"], plain["stage"],
                                             answer.exit_status)
        assert ["adopted"] == [one["act"] for one in plain["permitted"]]
        assert {"act", "outcome", "of_part", "bodies", "leads_to", "from", "until",
                "evidence_of_until", "meeting", "projected", "rule", "register", "force",
                "evidence", "says", "cites", "advice"} == set(plain["permitted"][0])
        assert {"rule", "register", "says", "mend", "force", "evidence", "cites",
                "expected"} == set(plain["near_misses"][0]["conditions"][0])
        assert "X-WDR-M2" == plain["windows"][0]["register"]

    def test_a_rule_book_without_these_rules_still_answers(self):
        """A rule book can be given from outside."""
        as_of = date(2020, 3, 1)
        bare = attrs.evolve(known(as_of)["rules"], rules=())
        state = stands(without(refined()[:2], "csc-considered"), as_of)
        answer = permitted(state, as_of=as_of, rules=bare, calendar=known(as_of)["calendar"])

        assert {"converted"} <= {one.act for one in answer.acts}
        assert {"The rule book has no such rule."} == {one.rule.says for one in answer.acts}


class TestWhatItIsCalled:
    """X-ID-01: "`DPnnn`, same number kept on conversion to `MPnnn` (DP112→MP112)"."""

    @pytest.mark.parametrize(("acts", "written", "called"), [
        (refined()[:2], "dp 401", "DP401"), (refined()[:3], "DP401", "MP401"),
        (refined()[:2], "MP401", "MP401"), (refined()[:2], "", "MP401"),
        (refined()[:3], "SECMP0401", "SECMP0401")])
    def test_a_draft_proposal_becomes_an_mp_when_it_is_converted(self, acts, written, called):
        answer = asked(stands([attrs.evolve(one, id="MP401", written=written) for one in acts]))

        assert called == answer.identifier == answer.to_dict()["modification"]

    def test_in_a_timetable_it_is_called_as_it_is_written(self):
        draft = timetable(step("working-group"), id="DP900", stage="development")
        answer = next_in_timetable(draft, "DP900", **known(date(2021, 6, 30)))

        assert "DP900" == answer.identifier


class TestEveryReason:
    """Issue: "the near misses with **all** the conditions that fail and what would satisfy
    each"; the Change Sub-Committee came with SECMP0049, by 8 March 2019 (X-DEV-02)."""

    @pytest.mark.parametrize("outcome", ["", "ready-for-refinement"])
    def test_before_there_was_a_committee_nothing_mends_it(self, outcome):
        as_of = date(2016, 9, 5)
        (miss,) = (one for one in asked(stands([act("raised", "2016-09-01")], as_of),
                                        as_of).near_misses
                   if (one.act, one.outcome) == ("csc-considered", outcome))

        assert ["life.stages-in-order", "route.development-overseen" if not outcome else
                "route.ready-for-refinement"] == [one.rule for one in miss.conditions]
        assert {"Nothing mends it but a later day: there was nothing of the kind yet."} == {
            one.mend for one in miss.conditions}
        assert "there was nothing of the kind before Saturday 1 September 2018" == \
            miss.conditions[1].says

    def test_on_path_3_the_authority_does_not_decide_in_the_report_phase(self):
        """X-DEC-01; that it may later approve another day, or hear an appeal, does not hide it."""
        voting = stands(refined()[:-2], path="3")
        conditions = next(one.conditions for one in asked(voting).near_misses
                          if (one.act, one.outcome) == ("authority-decision", "approved"))

        assert ["life.stages-in-order", "path.who-decides"] == [
            one.rule for one in conditions][:2]
        assert 'on path 3 it has no place at "Before the Authority"' == conditions[1].says
        assert "path.who-decides" not in {
            one.rule for miss in asked(stands(refined()[:-2], path="2")).near_misses
            if miss.act == "authority-decision" for one in miss.conditions}
