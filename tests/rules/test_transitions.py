"""The table of transitions: sound as a whole, and drawn from the same data."""

from __future__ import annotations

import re
import tomllib
from datetime import date

import pytest

from secgov.errors import UnusableInput
from secgov.model.acts import ACTS
from secgov.rules.loading import rulebook, shipped_texts
from secgov.rules.transition_diagram import beside_the_stages, mermaid
from secgov.rules.transition_reading import read_transitions, transitions
from secgov.rules.transition_rows import ALL_PATHS
from tests.architecture.house import ROOT

TABLE = transitions()
PAGE = ROOT / "docs" / "explanation" / "life_of_a_modification.md"

START = {"name": "begun", "kind": "start", "says": "Begun"}
DONE = {"name": "done", "kind": "end", "says": "Done"}
LEADS = {"act": "raised", "from": ["begun"], "to": "done", "rule": "one"}


def problems(*moves, stages=(START, DONE), **tables):
    """Return what is found wrong with a small table."""
    data = {"stage": list(stages), "move": list(moves), **tables}
    with pytest.raises(UnusableInput) as report:
        read_transitions(data, rules=("one",), parameters=("a.number",))
    return [one.found for one in report.value.problems]


class TestShippedTable:
    """design.md section 5: "The transition table is checked when loaded (one start, no way out of
    an end, nothing unreachable or trapped, no ambiguous pair)"."""

    def test_every_act_has_a_row_and_every_outcome_too(self):
        wanted = {(act.name, outcome) for act in ACTS for outcome in act.outcomes or ("",)}
        cost = ("change-board", "impact-assessment-approved")  # read as the act of that name

        assert wanted - {cost} <= set(TABLE.of_act)

    @pytest.mark.parametrize("path", ALL_PATHS)
    def test_every_stage_that_a_path_has_reaches_an_end(self, path):
        reach = TABLE.reach(path)

        assert all(reach[stage] & set(TABLE.ends)
                   for stage in reach[TABLE.start] - TABLE.closed - {*TABLE.ends})

    def test_fast_track_never_reaches_refinement_or_the_report_phase(self):
        """X-PATH-04 and X-PATH-05."""
        assert {"refinement", "report-phase", "decision"}.isdisjoint(
            TABLE.reach("fast-track")[TABLE.start])

    def test_self_governance_never_stands_before_the_authority(self):
        """X-PATH-03: on Path 3 the Change Board decides."""
        assert "decision" not in TABLE.reach("3")[TABLE.start]
        assert "decision" in TABLE.reach("2")[TABLE.start]

    def test_a_loop_leads_back_from_the_report_phase_to_refinement(self):
        """X-DEC-05: SECMP0062."""
        assert "refinement" in TABLE.reach("3")["report-phase"]

    @pytest.mark.parametrize("stage", ["withdrawn", "rejected"])
    def test_what_lifts_a_closed_stage_counts_only_where_it_is_recorded(self, stage):
        assert {stage} == TABLE.reach("3")[stage]

    def test_the_names_of_stages_are_found(self):
        assert "Refinement Process" == TABLE.says("refinement")

    def test_what_again_says_is_kept_by_the_rows(self):
        """Once an act happened, its cause happens again only with another act between: the row of
        the cause is barred while a span is open, or needs one that is open."""
        opens = {move.act: move.opens for move in TABLE.moves if move.opens}
        for again in TABLE.again:
            rows = [move for move in TABLE.moves if move.act == again.act]
            barred = all(opens.get(again.after) in {bar.span for bar in move.not_while}
                         for move in rows if move.not_while)
            votes = [move for move in TABLE.moves if move.act == again.after]
            needs_open = all(
                move.closes and move.closes in {bar.span for vote in votes
                                                for bar in vote.not_while} for move in rows)

            assert barred or needs_open


class TestChecks:
    """design.md section 5, each check with the smallest table that breaks it."""

    def test_a_small_sound_table_is_read(self):
        table = read_transitions({"stage": [START, DONE], "move": [LEADS]}, rules=("one",),
                                 parameters=())

        assert ("begun", ("done",)) == (table.start, table.ends)

    def test_no_start(self):
        assert "0 stages of the kind start" in problems(stages=(DONE,))

    def test_two_starts(self):
        assert "2 stages of the kind start" in problems(
            LEADS, {**LEADS, "from": ["other"]},
            stages=(START, DONE, {**START, "name": "other"}))

    def test_a_way_out_of_an_end(self):
        assert ["it leads out of the end done"] == problems(
            LEADS, {**LEADS, "act": "resumed", "from": ["done"], "to": "begun"})

    def test_a_stage_that_nothing_leads_to(self):
        assert ["nothing leads to it"] == problems(
            LEADS, {**LEADS, "from": ["apart"]},
            stages=(START, DONE, {"name": "apart", "says": "Apart"}))

    def test_a_trap(self):
        assert ["no way leads from it to an end"] == problems(
            LEADS, {**LEADS, "act": "split", "to": "trap"},
            stages=(START, DONE, {"name": "trap", "says": "Trap"}))

    def test_two_rows_for_one_act(self):
        assert 'two rows for "" in begun on path 3' in problems(
            LEADS, {**LEADS, "paths": ["3"]})

    def test_rows_that_a_day_or_a_part_tells_apart_are_no_fault(self):
        early, late = {**LEADS, "to_day": date(2018, 8, 31)}, {**LEADS,
                                                               "from_day": date(2018, 9, 1)}
        parts = [{**LEADS, "act": "implemented", "of_part": part} for part in (True, False)]
        table = read_transitions({"stage": [START, DONE], "move": [early, late, *parts]},
                                 rules=("one",), parameters=())

        assert 4 == len(table.moves)
        assert 4 == len(read_transitions(
            {"stage": [START, DONE], "move": [late, early, *parts]}, rules=("one",),
            parameters=()).moves)

    def test_every_unknown_name_is_reported_at_once(self):
        found = problems(
            {"act": "risen", "from": ["begin"], "to": "gone", "rule": "two", "paths": ["4"],
             "opens": "span", "path_rule": "three", "colour": "red", "outcomes": ["won"],
             "takes": [{"any": ["x"], "rule": "four"}], "raiser": {
                 "path": "3", "body": "panel", "rule": "five"}, "given": ["y"],
             "lacking": ["z"], "undoes": ["q"], "bodies": ["council"],
             "not_while": [{"span": "gap", "rule": "one"}],
             "within": {"parameter": "b.number", "after": "sometime"}},
            again=[{"act": "raised", "after": "risen", "only_with": ["split"], "rule": "one"}],
            window=[{"name": "w", "says": "w", "after": "raised", "paths": ["5"],
                     "parameter": "c.number"}],
            lapse=[{"from": "begun", "to": "never", "after": "raised", "parameter": "a.number"}])

        for word in ("risen", "begin", "gone", "two", "4", "span", "three", "colour", "won", "four",
                     "five", "gap", "b.number", "sometime", "5", "c.number", "never", "x", "y",
                     "z", "q", "council"):
            assert any(f'"{word}"' in one for one in found), word

    def test_a_rule_that_the_book_lacks_is_reported(self):
        data = tomllib.loads(dict(shipped_texts())["transitions.toml"])

        with pytest.raises(UnusableInput, match="rule"):
            read_transitions(data, rules=(), parameters=rulebook(date(2026, 1, 1)).names())


class TestDiagram:
    """Issue: "drawn as a Mermaid diagram in the docs from the same data"."""

    def test_the_page_shows_the_table(self):
        shown = re.search(r"```mermaid\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)

        assert shown is not None
        assert mermaid(TABLE) == shown[1]

    def test_the_page_lists_what_stands_beside_the_stages(self):
        text = PAGE.read_text("utf-8")

        for name, stages in beside_the_stages(TABLE):
            assert f"| `{name}` | {', '.join(stages)} |" in text

    def test_an_arrow_says_act_outcome_and_path(self):
        assert ("    report_phase --> decision: change-board recommended-approval or "
                "recommended-rejection (1/2/unknown)\n") in mermaid(TABLE)

    def test_an_end_leads_nowhere_but_out(self):
        lines = mermaid(TABLE).splitlines()

        for end in ("implemented", "rejected_and_ended", "superseded", "withdrawn_and_ended"):
            assert [f"    {end} --> [*]"] == [one for one in lines
                                              if one.startswith(f"    {end} -->")]
