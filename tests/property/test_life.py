"""Laws of the life of a modification, over random lawful lives and planted contradictions."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from secgov.errors import TransitionRefused, Unanswerable
from secgov.model.acts import ACTS, SPANS
from secgov.model.histories import History
from secgov.model.modification_records import ModificationRecord, ModificationRecords
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.lifecycle import LifeState, apply, recorded
from secgov.planning.life.refusals import failures
from secgov.planning.next_acts.next_question import next_in_history
from secgov.planning.next_acts.permitted import OpenAct
from secgov.planning.records.standing import state_in_history
from secgov.planning.replays.replay import replay
from tests.lives import (
    ID,
    act,
    asked,
    fast_tracked,
    faults,
    known,
    refined,
    replayed,
    stands,
    without,
)
from tests.planted import Planted, planted
from tests.random_lives import Life as Lawful
from tests.random_lives import in_months, lifted, lives

ENDS = {name for span in SPANS for name in (span.begins, span.ends)} | {
    "impact-assessment-approved", "modification-report-to-panel"}
# Past every life that is drawn, and past every window.
FAR = date(2045, 1, 1)


def day_of(name: str, number: int = 0) -> date | None:
    """
    Return a day of implementation that no life names, for an act called so that names one.

    Each *number* has another: to name the same again moves nothing.
    """
    return FAR + timedelta(days=number) if name == "release-targeted" else None


SEARCHED = settings(suppress_health_check=[
    HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much,
    HealthCheck.large_base_example])


def taken(one: OpenAct, day: date, body: str = "") -> RecordedAct:
    """Return the act that *one* permits, on *day*, by a body that may."""
    return RecordedAct(ID, one.act, day, outcome=one.outcome, body=body or one.bodies[0],
                       part=one.part if one.of_part else "",
                       until=day + timedelta(days=90) if one.act == "release-targeted" else None)


class Life(RuleBasedStateMachine):
    """Issue: "a Hypothesis state machine drives `permitted` and `apply` against each other: what is
    permitted is never refused, what is refused was never permitted".

    Each run begins somewhere in a random lawful life, so that every stage is reached."""

    def __init__(self) -> None:
        super().__init__()
        self.state: LifeState
        self.day: date

    @initialize(life=lives(), share=st.integers(0, 100), stated=st.booleans(),
                raiser=st.sampled_from(["", "panel", "dcc"]))
    def begin(self, life: Lawful, share: int, stated: bool, raiser: str) -> None:
        begun = life.acts[:len(life.acts) * share // 100]
        if "fast-track-approved" not in [one.act for one in begun] and not stated:
            begun = tuple(attrs.evolve(one, body=raiser) if one.act == "raised" else one
                          for one in begun)
        # Where no path is stated, a report leads to the Report Phase, on Fast-Track it does not.
        reported = "modification-report-to-panel" in [one.act for one in begun]
        self.path = life.path if stated or reported else "unknown"
        self.acts = [*begun]
        self.day = begun[-1].date if begun else life.acts[0].date
        self.state = stands(begun, self.day, path=self.path)

    def take(self, state: LifeState, one: RecordedAct) -> None:
        self.state = apply(state, one)
        self.acts.append(one)
        self.day = max(self.day, one.date)

    def answer(self):
        return asked(self.state, self.day)

    @rule(choice=st.randoms(use_true_random=False), later=st.integers(0, 15))
    @precondition(lambda self: self.answer().acts)
    def what_is_permitted_is_never_refused(self, choice, later: int) -> None:
        self.day += timedelta(days=later)
        answer = self.answer()
        for one in answer.acts:
            assert self.day <= one.opens
            for body in one.bodies:
                led = apply(answer.state, taken(one, one.opens, body))
                assert one.leads_to == led.stage
        if answer.acts:
            one = choice.choice(answer.acts)
            self.take(answer.state, taken(one, one.opens))

    @rule()
    def what_is_refused_was_never_permitted(self) -> None:
        answer = self.answer()
        for one in answer.near_misses:
            tried = RecordedAct(ID, one.act, self.day, outcome=one.outcome,
                                part="another part" if one.of_part else "",
                                until=day_of(one.act, len(self.acts)))
            why = failures(answer.state, tried)

            assert one.conditions
            assert why
            assert all(each.says and each.mend for each in (*one.conditions, *why))
            with pytest.raises(TransitionRefused) as refused:
                apply(answer.state, tried)
            assert why == refused.value.conditions

    @rule(one=st.sampled_from(ACTS), choice=st.randoms(use_true_random=False),
          part=st.sampled_from(["", "alternative 1", "alternative 2"]), later=st.integers(0, 40))
    def what_is_not_refused_was_permitted(self, one, choice, part: str, later: int) -> None:
        """Any act, on any later day: `apply` takes it only if `permitted` lists it for that day."""
        outcome, day = choice.choice(("", *one.outcomes)), self.day + timedelta(days=later)
        # A target is asked for the modification itself, and another part of it is a day of its own.
        part = "" if one.name == "release-targeted" else part
        answer = asked(self.state, day)
        tried = RecordedAct(ID, one.name, day, outcome=outcome, part=part,
                            until=day_of(one.name, len(self.acts)))
        open_now = {(each.act, each.outcome): each.opens for each in answer.acts
                    if each.opens <= day and (not each.of_part or part)}
        if not failures(answer.state, tried):
            self.take(answer.state, tried)
            assert (one.name, outcome) in open_now

    @rule()
    @precondition(lambda self: self.acts)
    def a_replay_of_what_was_taken_agrees(self) -> None:
        """The same acts as of the same day: the same stage, and no fault in what was taken."""
        one = replayed(self.acts, as_of=self.day, path=self.path).modifications[0]

        assert one.state.stage == self.answer().state.stage
        assert [] == [each.message for each in one.findings if each.severity.value == "fault"]

    @rule()
    def a_state_says_what_it_is(self) -> None:
        assert self.state.to_dict()["stage"] in {one.name for one in self.state.life.table.stages}

    @rule()
    def no_state_is_without_a_way_on(self) -> None:
        answer = self.answer()
        ended = answer.state.place.stage in answer.state.life.table.ends

        assert ended is not bool(answer.acts)


Life.TestCase.settings = settings(
    SEARCHED, max_examples=max(10, settings.default.max_examples // 4), stateful_step_count=12)
TestLife = Life.TestCase


class TestLawfulLives:
    """Issue: "no lawful history is refused"; design.md section 5: "Absence is a gap, contradiction
    is a fault"."""

    @SEARCHED
    @given(lives())
    def test_no_act_of_a_lawful_life_is_refused(self, life):
        state = stands([], FAR, path=life.path)
        for one in life.acts:
            state = apply(state, one)

        assert recorded(state, life.acts, FAR)[0].stage == replayed(
            life.acts, as_of=FAR, path=life.path).modifications[0].state.stage

    @SEARCHED
    @given(lives(), st.booleans())
    def test_a_lawful_life_replays_without_a_fault_even_if_declared_complete(self, life, complete):
        assert [] == faults(life.acts, as_of=FAR, path=life.path, complete=complete)
        assert [] == faults(life.acts, as_of=FAR, complete=complete)

    @SEARCHED
    @given(lives(), st.data())
    def test_deleting_any_row_makes_no_fault(self, life, data):
        """But for a row that lifts a bar; see `test_only_what_lifts_a_bar_matters`."""
        place = data.draw(st.integers(0, len(life.acts) - 1))
        assume(not lifted(life.acts[place], life))

        assert [] == faults(life.without(place), as_of=FAR, path=life.path)

    @SEARCHED
    @given(lives("1", "2", "3"))
    def test_without_the_answer_to_an_objection_it_stands_where_it_stood(self, life):
        """design.md section 5: "Absence is a gap"; what only an approval allows shows it."""
        answered = life.of("approved")
        assume(answered and life.acts[-1].act == "implemented")
        before = [one for one in life.acts[:answered[-1]] if one.outcome and not one.part]
        # A day named before the missing answer is a plan, one named after it is only asked for.
        assume(len(life.of("release-targeted")) < 2 or not life.acts[-1].part)
        # What the CMA leaves approved stood approved without it.
        assume(life.path == "3" or before[-1].outcome == "rejected")
        whole, rest = (replayed(acts, as_of=FAR, path=life.path).modifications[0]
                       for acts in (life.acts, life.without(answered[-1])))

        assert whole.state.stage == rest.state.stage
        assert "approved" in {gap.act for gap in rest.gaps}

    @SEARCHED
    @given(lives("1", "2", "3", eras=("after",)), st.sampled_from(
        ["preliminary-assessment", "impact-assessment"]))
    def test_without_its_return_an_assessment_is_said_to_lack_it(self, life, name):
        """design.md section 5: "Absence is a gap"; once it is out of refinement, it was returned.

        Of a return on the day of the request either may have come first."""
        returns, asked_for = life.of(f"{name}-returned"), life.of(f"{name}-requested")
        assume(returns)
        day = life.acts[asked_for[-1]].date
        assume(all(life.acts[at].date < day for at in returns[:-1]))
        reported = next(one for one in life.acts[returns[-1]:]
                        if one.act == "modification-report-to-panel")
        assume(day < reported.date)
        rest = replayed(life.without(returns[-1]), as_of=FAR, path=life.path).modifications[0]

        assert f"{name}-returned" in {gap.act for gap in rest.gaps}

    @SEARCHED
    @given(lives("1", "2", "3"), st.data())
    def test_without_a_vote_that_others_show_a_record_is_said_to_lack_it(self, life, data):
        """design.md section 5: "Absence is a gap"; of the last round. A vote on the modification is
        shown by those on alternatives, one on an alternative by its deferral, and the other way
        round after the vote on the modification. An approval may be what lifts a rejection."""
        back = max((at for at, one in enumerate(life.acts) if one.outcome == "sent-back"),
                   default=0)
        day = life.acts[back].date
        votes = [at for at in life.of("change-board") if at > back and life.acts[at].date > day]
        parts = {life.acts[at].part for at in votes} - {""}
        shown = [at for at in votes if parts and life.acts[at].outcome not in ("", "deferred")
                 and not life.acts[at].part]
        for part in sorted(parts):
            rows = [at for at in votes if life.acts[at].part == part]
            late = shown and life.acts[shown[-1]].date < life.acts[rows[-1]].date
            shown += [rows[-1]] if len(rows) > 1 else []
            shown += [rows[0]] if len(rows) == 2 and late else []
        assume(shown)
        gone = data.draw(st.sampled_from(shown))
        assume(not lifted(life.acts[gone], life))
        rest = replayed(life.without(gone), as_of=FAR, path=life.path).modifications[0]

        assert "change-board" in {gap.act for gap in rest.gaps}

    @SEARCHED
    @given(lives(), st.randoms(use_true_random=False))
    def test_deleting_many_rows_makes_no_fault(self, life, choice):
        """But for those that begin or end something: without the end of one consultation and the
        beginning of the next, the two are one that was open in between."""
        # A rejection closes nothing if it left an alternative undecided, or was objected to, as any
        # vote on the one and either act of the other shows.
        kept = [one for one in life.acts if one.act in ENDS or lifted(one, life)
                or one.act == "objection-raised" or (one.act == "change-board" and one.part)
                or choice.random() < 0.6]

        assert [] == faults(kept, as_of=FAR, path=life.path)

    @SEARCHED
    @given(lives(), st.randoms(use_true_random=False))
    def test_months_and_rows_out_of_order_make_no_fault(self, life, choice):
        """Issue: "rows out of order, ... months instead of days"; of two acts in one month either
        may have come first."""
        acts = [in_months(one) if choice.random() < 0.3 else one for one in life.acts]

        assert [] == faults(choice.sample(acts, len(acts)), as_of=FAR, path=life.path)

    @SEARCHED
    @given(lives(), st.integers(0, 400))
    def test_what_is_known_later_changes_no_earlier_answer(self, life, days):
        """Two clocks: with as_of on any day, only facts up to it count."""
        as_of = life.acts[0].date + timedelta(days=days)
        early = [one for one in life.acts if one.date <= as_of]
        answers = [replayed(acts, as_of=as_of, path=life.path).modifications
                   for acts in (early, life.acts) if acts]

        assert len({(one[0].state.stage, one[0].findings) for one in answers}) == 1
        assert [] == faults(life.acts, as_of=as_of, path=life.path)

    @SEARCHED
    @given(lives("1", "2", "3"), st.data())
    def test_a_part_of_a_split_goes_on_from_the_whole(self, life, data):
        """MP102A and MP102B: what happened before the split is part of the life of each."""
        place = data.draw(st.integers(1, life.of("converted")[0] + 1))
        cut = RecordedAct(ID, "split", life.acts[place - 1].date)
        rows = [*life.acts[:place], cut]
        parts = [RecordedAct(f"{ID}{part}", one.act, one.date, one.status, one.body, one.outcome,
                             one.part, one.until) for part in "AB" for one in life.acts[place:]]
        answer = replayed([*rows, *parts], as_of=FAR)

        assert [] == [one.key for one in answer.all_findings() if one.severity.value == "fault"]
        assert answer.of(f"{ID}A").state.stage == answer.of(f"{ID}B").state.stage


class TestNextAndReplay:
    """design.md section 5: the state is a pure function of acts and `as_of`; whoever asks, it is
    the same one."""

    @SEARCHED
    @given(lives(), st.data())
    def test_next_stands_where_replay_does(self, life, data):
        place = data.draw(st.integers(0, len(life.acts)), "acts of the whole")
        as_of = life.acts[0].date + timedelta(days=data.draw(st.integers(-30, 900), "day"))
        rows = list(life.acts[:place])
        if data.draw(st.booleans(), "it is split") and place:
            named = data.draw(st.sampled_from(["", "A", f"{ID}A"]), "the part that is named")
            rows.append(RecordedAct(ID, "split", life.acts[place - 1].date, part=named))
        keys = data.draw(st.sampled_from([(ID,), (f"{ID}A", f"{ID}B")]), "who goes on")
        rows += [attrs.evolve(one, id=key, written=data.draw(st.sampled_from(["", key])))
                 for key in keys for one in life.acts[place:]]
        history = History("rows", tuple(rows))
        path = data.draw(st.sampled_from(["unknown", life.path]), "the path that is known")
        routing = data.draw(st.sampled_from(["", "report-phase"]), "where a table says it went")
        mods = ModificationRecords("mods.csv", tuple(
            ModificationRecord(key, path=path, routing=routing) for key in history.ids))
        replayed_states = {one.state.id: one.state for one in replay(
            history, modifications=mods, **known(as_of)).modifications}

        split_off = [one for one in rows if one.act == "split" and one.date > as_of]
        assert split_off or set(history.ids) == set(replayed_states)
        for key in set(history.ids) - set(replayed_states):
            with pytest.raises(Unanswerable, match="is split off only later"):
                next_in_history(history, key, modifications=mods, **known(as_of))
        for key, state in replayed_states.items():
            answer = next_in_history(history, key, modifications=mods, **known(as_of))

            assert state.to_dict() == answer.state.to_dict()
            assert state == answer.state == state_in_history(
                history, key, modifications=mods, **known(as_of))
            assert key == answer.identifier


class TestPlantedContradictions:
    """Issue: "Each history with one contradiction planted is caught under the right rule; ...
    Hypothesis plants them at random in random lawful histories: none is missed"."""

    @settings(SEARCHED, max_examples=3 * settings.default.max_examples)
    @given(planted())
    def test_none_is_missed(self, case: Planted):
        answer = replayed(case.acts, as_of=FAR, path=case.life.path, complete=case.complete,
                          adopted=case.adopted)
        caught = [one for one in answer.all_findings() if one.register == case.register]

        assert caught
        keys = [one.key for one in answer.all_findings()]
        assert sorted(set(keys)) == sorted(keys)
        if case.is_fault:
            assert 1 == answer.exit_status
        elif case.complete:
            assert "fault" in {one.severity.value for one in caught}

    @settings(SEARCHED, max_examples=settings.default.max_examples)
    @given(st.sampled_from(["2", "3"]), st.integers(0, 300), st.data())
    def test_none_is_missed_whatever_else_the_record_lacks(self, path, days, data):
        """Rows that a vote inside a consultation does not rest on are left out at random."""
        acts = [act("change-board", str(date(2020, 9, 15) + timedelta(days=days % 20)), "deferred"),
                *refined(path=path)]
        needed = {"report-consultation-issued", "report-consultation-closed", "change-board"}
        kept = [one for one in acts if one.act in needed or data.draw(st.booleans())]

        assert "D7.8(c)" in {register for register, _ in faults(kept, path=path)}

    @SEARCHED
    @given(lives(), st.sampled_from(ACTS), st.sampled_from(["", "part 1"]), st.data())
    def test_what_apply_refuses_a_replay_of_a_complete_record_finds(self, life, kind, part, data):
        """Any act, on a day of its own, in an otherwise lawful life. What only the path stands
        against may be of a path that changed, which no act records: it depends. What only practice
        or an unverified rule stands against weighs as that (X-DEC-05, X-APP-M1, X-SB-M1), as an
        objection does after one that may have come too late to lift anything. A row that only
        says too little contradicts nothing: the record lacks its outcome."""
        place = data.draw(st.integers(1, len(life.acts)))
        outcome = data.draw(st.sampled_from(("", *kind.outcomes)))
        day = life.acts[place - 1].date + timedelta(days=1)
        # A vote with that outcome is read as the act, and "approved" alone says too little.
        assume(outcome != "impact-assessment-approved")
        assume(kind.name not in ("approved", "rejected"))
        assume(place == len(life.acts) or day < life.acts[place].date)
        state = stands([], FAR, path=life.path)
        for one in life.acts[:place]:
            state = apply(state, one)
        tried = RecordedAct(ID, kind.name, day, outcome=outcome, part=part,
                            until=day_of(kind.name))
        why = failures(state, tried)
        assume(why)
        # What is asked for and decided on one day was in an order that no record says.
        said = [one.date for one in life.acts[:place]
                if one.act in ("release-targeted", "authority-decision")]
        assume(len(said) == len(set(said))
               or any(one.rule != "implementation.date-moved-by-authority" for one in why))
        acts = [*life.acts[:place], tried, *life.acts[place:]]
        answer = replayed(acts, as_of=FAR, path=life.path, complete=True)
        findings = answer.all_findings()

        assert len(findings) == len({one.key for one in findings})
        if all(one.says == "the act does not say enough" for one in why):
            assert kind.name in {
                gap.act for gap in answer.modifications[0].gaps if gap.unsaid}
            return
        assert "fault" in {one.severity.value for one in findings} or {
            "path.who-decides", "life.back-to-refinement", "decision.referral",
            "life.sent-back-by-authority", "life.objection-lifts-approval"} & {
            one.rule for one in findings if one.step == kind.name}

    def test_a_fast_track_modification_that_a_party_raised_is_caught_with_its_category(self):
        acts = [*fast_tracked()[1:], act("raised", "2020-03-10")]

        assert ["X-RAISE-03"] == [register for register, _ in faults(
            acts, path="fast-track", proposer="dcc")]

    def test_only_what_lifts_a_bar_matters(self):
        """Acts whose row cannot be left out: without it the record forbids what follows."""
        held_back = [act("raised", "2020-01-06"), act("withdrawn", "2020-01-20"),
                     act("adopted", "2020-01-27"), act("csc-considered", "2020-02-25")]
        dates = [act("release-targeted", "2020-11-11", until=date(2020, 11, 29)),
                 act("authority-decision", "2020-11-12", "approved"),
                 act("release-targeted", "2020-11-13", until=date(2021, 2, 25)),
                 act("implemented", "2021-02-25")]
        whole = [*refined()[:-1], *dates]

        for acts, path, name, register in (
                (held_back, "unknown", "adopted", "X-WDR-01"),
                (whole, "3", "authority-decision", "X-IMPL-01")):
            assert [] == faults(acts, path=path)
            assert register in {one for one, _ in faults(without(acts, name), path=path)}
