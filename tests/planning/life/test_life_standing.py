"""Where a modification of a history stands: `next`, `replay` and `state_in_history` agree."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov import state_in_history
from secgov.errors import Unanswerable
from secgov.model.histories import History
from secgov.model.modification_records import ModificationRecord, ModificationRecords
from secgov.planning.life.next_question import next_in_history
from secgov.planning.life.replay import replay
from tests.lives import act, known, stands

WHOLE = (
    act("raised", "2021-01-11", id="MP430"),
    act("csc-considered", "2021-02-23", "ready-for-report-phase", id="MP430"),
    act("converted", "2021-03-12", "report-phase", id="MP430"),
    act("modification-report-to-panel", "2021-03-12", id="MP430"),
    act("report-consultation-issued", "2021-03-15", id="MP430"),
    act("report-consultation-closed", "2021-04-06", id="MP430"),
    act("split", "2021-04-12", id="MP430"),
)
VOTED = (act("change-board", "2021-04-21", "approved", id="MP430A", written="MP430A"),
         act("change-board", "2021-04-21", "rejected", id="MP430B", written="MP430B"))
SPLIT = History("split.csv", (*WHOLE, *VOTED))
BEFORE_THE_VOTE = known(date(2021, 4, 20))


class TestPartsOfASplit:
    """Contract: "splits"; the state is "a pure function of acts and `as_of`"."""

    @pytest.mark.parametrize("part", ["MP430A", "MP430B"])
    def test_a_part_goes_on_from_the_whole_for_whoever_asks(self, part):
        """Six acts of the whole before its split; no vote yet, so the Report Phase."""
        shown = replay(SPLIT, **BEFORE_THE_VOTE).of(part)
        answer = next_in_history(SPLIT, part, **BEFORE_THE_VOTE)

        assert ("report-phase", 6) == (shown.state.stage, shown.acts)
        assert ("report-phase", part, part) == (
            answer.state.stage, answer.identifier, answer.state.id)
        assert "raised" not in [one.act for one in answer.acts]
        assert "change-board" in [one.act for one in answer.acts]
        assert shown.state == answer.state == state_in_history(SPLIT, part, **BEFORE_THE_VOTE)

    @pytest.mark.parametrize(("part", "stage"), [
        ("MP430A", "implementation"), ("MP430B", "rejected")])
    def test_after_the_vote_each_has_its_own_end(self, part, stage):
        at = known(date(2021, 4, 21))

        assert stage == next_in_history(SPLIT, part, **at).state.stage
        assert stage == replay(SPLIT, **at).of(part).state.stage

    def test_the_acts_given_to_state_of_in_that_order_are_the_part_s(self):
        state = stands((*WHOLE[:-1], VOTED[0]), date(2021, 4, 20))

        assert ("MP430A", "report-phase") == (state.id, state.stage)

    def test_a_part_that_a_later_split_made_has_what_came_between_the_two(self):
        """Part C leaves on 16 April, after the report consultation closed; A and B on 12 March."""
        rows = (*WHOLE[:4], act("split", "2021-03-12", id="MP430", part="A"), *WHOLE[4:6],
                act("split", "2021-04-16", id="MP430", part="C"),
                act("put-on-hold", "2021-04-19", id="MP430A"),
                act("put-on-hold", "2021-04-19", id="MP430C"))
        history = History("rows", rows)

        assert [5, 7] == [len(state_in_history(history, part, **BEFORE_THE_VOTE).acts)
                          for part in ("MP430A", "MP430C")]

    def test_one_that_is_not_there_is_said(self):
        with pytest.raises(Unanswerable, match=r"MP431 is not in split\.csv"):
            state_in_history(SPLIT, "MP431", **BEFORE_THE_VOTE)


class TestWhatIsAskedFor:
    """Contract: every answer names what was asked for, and what it was made from."""

    def test_before_the_first_act_it_is_named_as_its_file_writes_it(self):
        draft = History("rows", (act("raised", "2021-04-23", id="MP301", written="DP301"),))
        answer = next_in_history(draft, "MP301", **BEFORE_THE_VOTE)

        assert ("submitted", "DP301") == (answer.state.stage, answer.to_dict()["modification"])

    def test_without_a_written_form_it_is_named_by_its_key(self):
        plain = History("rows", (act("raised", "2021-04-23", id="MP301"),))

        assert "MP301" == next_in_history(plain, "DP301", **BEFORE_THE_VOTE).identifier

    def test_the_receipt_is_that_of_replay_and_both_files_are_its_input(self):
        history = attrs.evolve(SPLIT, digest="a" * 64)
        tables = [None, *(ModificationRecords("mods.csv", (ModificationRecord("MP430"),), one * 64)
                          for one in "bc")]
        receipts = [
            (next_in_history(history, "MP430A", modifications=one, **BEFORE_THE_VOTE).receipt,
             replay(history, modifications=one, **BEFORE_THE_VOTE).receipt) for one in tables]

        assert [next_s for next_s, _ in receipts] == [replay_s for _, replay_s in receipts]
        assert 3 == len({one.input for one, _ in receipts})
