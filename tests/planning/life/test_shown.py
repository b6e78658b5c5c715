"""What a record shows of a stage besides its acts: by its identifier, and by the parts it names."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.lifecycle import apply
from tests.lives import AS_OF, act, asked, fast_tracked, refined, replayed, stands

CONVERTED = "a Draft Proposal is written so once it is converted"
RAISED = "it was raised as a Modification Proposal, before there was a Development Stage"


def written(identifier: str, *acts: RecordedAct) -> list[RecordedAct]:
    """Return *acts* as rows that write *identifier*."""
    return [attrs.evolve(one, written=identifier) for one in acts]


def shown(acts: list[RecordedAct], as_of: date = AS_OF, **keys: Any) -> tuple[str, str, list[str]]:
    """Return the stage, what shows it, and what the identifier shows to be missing."""
    (one,) = replayed(acts, as_of=as_of, **keys).modifications
    lacks = [gap.act for gap in one.gaps if gap.to_dict()["shown_by"] == "identifier"]
    return one.state.stage, one.state.shown_by, lacks


class TestByIdentifier:
    """X-ID-01: "`SECMPnnnn` before 2019; afterwards `DPnnn`, same number kept on conversion to
    `MPnnn`"; X-RAISE-04: before SECMP0049 a change "started as a Modification Proposal"."""

    RAISED_LATE = act("raised", "2020-01-28")

    def test_a_draft_stands_where_its_acts_show(self):
        assert ("development", "the proposal is raised on Tuesday 28 January 2020", []) == shown(
            written("DP112", self.RAISED_LATE))

    def test_one_written_mp_has_been_converted(self):
        stage, why, lacks = shown(written("MP112", self.RAISED_LATE))

        assert ("refinement", ["converted"]) == (stage, lacks)
        assert why == (f"its identifier MP112: {CONVERTED}; by which route is not recorded, so it "
                       "stands at the first stage that can follow")

    @pytest.mark.parametrize(("routing", "stage"), [
        ("refinement", "refinement"), ("report_phase", "report-phase")])
    def test_a_table_says_to_which_stage(self, routing, stage):
        found = shown(written("MP112", self.RAISED_LATE), routing=routing)

        assert (stage, ["converted"]) == (found[0], found[2])
        assert found[1].endswith(f"the table of modifications has its routing as {routing}")

    def test_it_counts_only_once_no_act_lies_ahead(self):
        """MP112 was a draft until 13 March 2020, though a table of today writes it so."""
        acts = written("MP112", self.RAISED_LATE, act("converted", "2020-03-13", "report-phase"))

        assert "development" == shown(acts, date(2020, 3, 12))[0]
        assert "report-phase" == shown(acts, date(2020, 3, 13))[0]

    def test_the_acts_show_more_than_the_identifier(self):
        assert ("implemented", []) == shown(written("MP112", *refined()))[::2]

    @pytest.mark.parametrize("path", ["fast-track", "1"])
    def test_what_need_not_be_converted_stands_where_its_acts_show(self, path):
        """MP120 is written so and never was converted; Authority-led ones bypass development."""
        assert "development" == shown(written("MP120", fast_tracked()[0]), path=path)[0]

    @pytest.mark.parametrize(("one", "lacks"), [
        (act("working-group", "2019-04-03", status="planned"), ["raised"]),
        (act("request-for-information-closed", "2021-05-24"), [])])
    def test_one_written_secmp_was_raised_as_a_modification_proposal(self, one, lacks):
        """SECMP0013 has only plans; SECMP0010 a request for information, which shows by itself
        that it was raised."""
        rows = [attrs.evolve(one, id="SECMP0013", written="SECMP0013")]

        assert ("initial-consideration", f"its identifier SECMP0013: {RAISED}", lacks
                ) == shown(rows)

    def test_with_its_routing_it_stands_there(self):
        rows = [attrs.evolve(act("raised", "2017-05-05"), id="SECMP0040", written="SECMP0040")]
        stage, why, lacks = shown(rows)
        routed = replayed(rows, as_of=AS_OF).modifications[0]

        assert ("initial-consideration", []) == (stage, lacks)
        assert "the proposal is raised on Friday 5 May 2017" == why
        assert routed.state.shown_by == why
        asked = stands(rows, routing="refinement")
        assert ("refinement", f"its identifier SECMP0040: {RAISED}; the table of modifications has "
                "its routing as refinement") == (asked.stage, asked.shown_by)

    def test_what_must_have_happened_is_taken_to_have_happened(self):
        """So that the next act is not refused for want of a conversion that is shown."""
        state = stands(written("MP112", self.RAISED_LATE))

        assert "refinement" == apply(
            state, act("business-requirements-agreed", "2020-04-01")).stage

    def test_a_gap_that_it_shows_is_never_a_fault(self):
        (one,) = replayed(written("MP112", self.RAISED_LATE), complete=True).modifications

        assert () == one.findings
        assert ["converted"] == [gap.act for gap in one.gaps]
        assert one.gaps[0].message.startswith(
            "no act says that the Panel converts it to a Modification Proposal; what shows it is "
            "its identifier MP112")

    def test_a_stated_identifier_counts_where_no_row_has_one(self):
        assert "refinement" == stands([], identifier="MP112").stage
        assert "submitted" == stands([]).stage


class TestParts:
    """X-ID-02: "A modification can be implemented in parts on different dates (SECMP0062 part 1 /
    part 2)"."""

    APPROVED = refined()[:16]
    FIRST = act("implemented", "2020-11-05", part="part 1")
    SECOND = act("implemented", "2020-11-29", part="part 2")

    def test_one_part_is_not_all(self):
        state = stands([*self.APPROVED, self.FIRST])

        assert ("implementation", ("part 1",), ()) == (state.stage, state.parts, state.awaited())

    def test_all_parts_that_are_named_anywhere_are(self):
        """SECMP0062: no target names its parts, and none is left."""
        state = stands([*self.APPROVED, self.FIRST, self.SECOND])

        assert ("implemented", "every part that is named is implemented: part 1, part 2") == (
            state.stage, state.shown_by)

    @pytest.mark.parametrize("plan", [
        act("release-targeted", "2021-06-24", status="target"),
        act("release-targeted", "2021-06-24", status="target", part="part 3"),
        act("implemented", "2021-06-24", status="planned", part="part 3")])
    def test_a_later_target_shows_that_something_is_still_to_come(self, plan):
        """SECMP0007: two parts in 2021, and a target of June 2022."""
        state = stands([*self.APPROVED, self.FIRST, self.SECOND, plan], date(2020, 12, 31))

        assert ("implementation", (plan.part,)) == (state.stage, state.awaited())

    def test_an_earlier_target_was_only_missed(self):
        """SECMP0062: its target was November 2019."""
        plans = [act("release-targeted", "2020-06-25", status="target"),
                 act("release-targeted", "2020-02-27", status="target")]

        assert "implemented" == stands([*self.APPROVED, self.FIRST, self.SECOND, *plans]).stage

    def test_a_target_that_became_known_later_is_not_used(self):
        plan = act("release-targeted", "2021-06-24", status="target", known=date(2021, 1, 15))
        acts = [*self.APPROVED, self.FIRST, self.SECOND, plan]

        assert "implemented" == stands(acts, date(2021, 1, 14)).stage
        assert "implementation" == stands(acts, date(2021, 1, 15)).stage

    def test_the_last_of_the_parts_that_targets_name_completes_it(self):
        state = stands(self.APPROVED)
        for name, day in (("A", "2020-11-05"), ("B", "2020-11-29")):
            state = apply(state, act("release-targeted", "2020-10-22", part=name,
                                     until=date.fromisoformat(day)))
        first = apply(state, act("implemented", "2020-11-05", part="A"))

        assert ("implementation", ("B",)) == (first.stage, first.awaited())
        assert "implemented" == apply(first, act("implemented", "2020-11-29", part="B")).stage
        assert "implementation" == apply(first, act("implemented", "2020-11-29", part="C")).stage

    def test_a_third_part_contradicts_nothing_and_is_refused_by_nothing(self):
        third = act("implemented", "2021-02-25", part="part 3")
        state = stands(self.APPROVED)
        for one in (self.FIRST, self.SECOND, third):
            state = apply(state, one)

        assert ("implemented", ("part 1", "part 2", "part 3")) == (state.stage, state.parts)
        assert 0 == replayed([*self.APPROVED, self.FIRST, self.SECOND, third]).exit_status

    def test_what_is_taken_stands_where_a_replay_does_and_a_part_named_later_reopens_it(self):
        """design.md section 5: "State is a pure function of the recorded acts and `as_of`"."""
        acts = [self.FIRST, self.SECOND]
        taken = apply(apply(stands(self.APPROVED), acts[0]), acts[1])
        later = act("release-targeted", "2020-12-01", part="part 3", until=date(2021, 2, 25))
        reopened = apply(taken, later)

        assert stands([*self.APPROVED, *acts]).to_dict() == taken.to_dict()
        assert "further part" in " ".join(asked(taken).notes)
        assert ("implementation", ("part 3",)) == (reopened.stage, reopened.awaited())
        assert stands([*self.APPROVED, *acts, later]).to_dict() == reopened.to_dict()
        assert "implemented" == apply(reopened, act(
            "implemented", "2021-02-25", part="part 3")).stage

    def test_an_implementation_that_names_no_part_completes_it(self):
        assert "implemented" == apply(stands([*self.APPROVED, self.FIRST]), act(
            "implemented", "2020-11-29")).stage
