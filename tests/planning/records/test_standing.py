"""Where a modification of a history stands: `next`, `replay` and `state_in_history` agree."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov import state_in_history
from secgov.errors import Unanswerable
from secgov.model.histories import History
from secgov.model.modification_records import ModificationRecord, ModificationRecords
from secgov.planning.next_acts.next_question import next_in_history
from secgov.planning.replays.replay import replay
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


class TestPartsThatAHistoryHas:
    """X-ID-01: "split parts use a letter (MP102A)"; design.md section 5: the state is "a pure
    function of acts and `as_of`"."""

    @pytest.mark.parametrize(("cut", "into"), [
        ("", ("MP430A", "MP430B")), ("MP430A", ("MP430A", "MP430B")), ("b", ("b", "MP430A"))])
    def test_a_whole_is_split_into_those_that_are_named_or_seen(self, cut, into):
        history = History("rows", (*WHOLE[:-1], attrs.evolve(WHOLE[-1], part=cut), *VOTED))
        at = known(date(2021, 4, 21))

        assert into == replay(history, **at).of("MP430").state.split_into
        assert into == next_in_history(history, "MP430", **at).state.split_into
        assert () == replay(history, **at).of("MP430A").state.split_into

    def test_without_a_row_of_the_split_its_parts_show_it_once_they_act(self):
        history = History("rows", (*WHOLE[:-1], *VOTED))

        assert [(), ("MP430A", "MP430B")] == [
            replay(history, **known(day)).of("MP430").state.split_into
            for day in (date(2021, 4, 20), date(2021, 4, 21))]

    def test_then_the_row_of_the_split_is_a_gap_of_the_whole(self):
        """X-ID-01: a part "adds a letter"; no rule asks for the row, so it is never a fault."""
        history = History("rows", (*WHOLE[:-1], *VOTED))
        before, after = (replay(history, **known(day), complete=True).of("MP430")
                         for day in (date(2021, 4, 20), date(2021, 4, 21)))
        (gap,) = after.gaps

        assert () == before.gaps
        assert before.findings == after.findings
        assert ("split", "identifier", "2021-04-21", "X-ID-01") == tuple(
            gap.to_dict()[key] for key in ("act", "shown_by", "date", "register"))
        assert ("no act says that it is split into parts; what shows it is what is recorded of "
                "MP430A and of MP430B") == gap.message
        assert "split" not in {one.act for part in ("MP430A", "MP430B")
                               for one in replay(history, **known(date(2021, 4, 21))).of(part).gaps}

    @pytest.mark.parametrize(("cut", "lacking"), [("", False), ("a", True), ("MP430B", True)])
    def test_so_it_is_of_a_part_that_no_split_names_where_one_names_another(self, cut, lacking):
        history = History("rows", (*WHOLE[:-1], attrs.evolve(WHOLE[-1], part=cut), *VOTED))

        assert lacking is ("split" in [one.act for one in replay(
            history, **known(date(2021, 4, 21))).of("MP430").gaps])

    def test_a_part_of_which_nothing_is_known_yet_shows_none(self):
        history = History("rows", (*WHOLE[:-1], attrs.evolve(WHOLE[-1], part="a"), *VOTED))

        assert () == replay(history, **known(date(2021, 4, 12))).of("MP430").gaps

    def test_before_its_split_a_part_is_not_there(self):
        """The split is on 12 April 2021."""
        before, after = known(date(2021, 4, 11)), known(date(2021, 4, 12))

        assert ["MP430"] == [one.state.id for one in replay(SPLIT, **before).modifications]
        assert ["MP430", "MP430A", "MP430B"] == [
            one.state.id for one in replay(SPLIT, **after).modifications]
        assert [(), ("MP430A", "MP430B")] == [
            replay(SPLIT, **at).of("MP430").state.split_into for at in (before, after)]
        with pytest.raises(Unanswerable, match="MP430A is not there on 2021-04-11: it is split"):
            next_in_history(SPLIT, "MP430A", **before)

    def test_what_is_recorded_of_a_part_before_its_split_shows_it(self):
        """X-REC-01: it contradicts the record, which a replay says; its raising does not."""
        early = act("working-group", "2021-03-20", id="MP430A")
        raised = act("raised", "2021-01-11", id="MP430A")
        shown = [[one.state.id for one in replay(
            History("rows", (*WHOLE, one, *VOTED)), **known(date(2021, 4, 11))).modifications]
            for one in (early, raised)]

        assert [["MP430", "MP430A"], ["MP430"]] == shown

    def test_a_row_may_name_several_parts(self):
        """Its columns are those of every file: a list stands in one cell with ";" between."""
        row = {"id": "MP430", "act": "split", "date": "2021-04-12", "status": "actual"}
        history = History.from_rows([{**row, "part": "MP430A; MP430B ;"}, {**row, "part": ";"},
                                     {**row, "part": 1}])

        assert ["MP430A", "MP430B", "", "1"] == [one.part for one in history.acts]
        assert ("MP430A", "MP430B", "1") == replay(
            history, **BEFORE_THE_VOTE).of("MP430").state.split_into
