"""Every state that a modification can be in, explored exhaustively."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from secgov.errors import TransitionRefused
from secgov.model.acts import ACTS
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.lifecycle import LifeState, apply, settled
from secgov.planning.life.marks import ALTERNATIVE
from secgov.rules.transition_reading import transitions
from secgov.rules.transition_rows import ALL_PATHS
from secgov.rules.transitions import SOME_PATH
from tests.lives import ID, stands

DAY = date(2020, 6, 1)
TABLE = transitions()

# What stands beside the stage and bears on no other act: it would only multiply the states.
BESIDE = frozenset({
    "panel", "panel-update", "sub-committee", "documents-published", "grouped", "split",
    "recommended-to-close", "urgency-requested", "urgency-granted", "consultation-closed",
    "request-for-information-issued", "request-for-information-closed", "put-on-hold", "resumed",
    "working-group", "working-group-agenda", "working-group-papers", "work-package-agreed",
    "assessment-under-review", "assessment-reviewed", "assessment-timescale-revised",
    "option-chosen", "business-requirements-agreed", "preliminary-assessment-requested",
    "preliminary-assessment-returned", "refinement-consultation-issued",
    "refinement-consultation-closed"})
# What some rule asks for, or some bar rests on.
BEARING = frozenset({
    "ready", "csc-considered", "converted", "impact-assessment-approved",
    "modification-report-to-panel", "report-consultation-closed", "change-board",
    "authority-decision", "fast-track-approved", "modification-rejected", "date-approved",
    "decided-by-authority", "decided-on-referral", "decided-on-appeal", "applied-to-the-cma"})

# Later than every window whose length is verified.
MUCH_LATER = date(2030, 1, 1)

# A day each, so that a moved one can be told from the one that was named.
TARGETS = (date(2021, 1, 1), date(2021, 2, 1))


def acts() -> Iterator[RecordedAct]:
    """Yield every act that can bear on another, with each outcome, whole and of a part."""
    for act in ACTS:
        for outcome in ("", *act.outcomes):
            parts = ("", "a") if act.name in ("change-board", "authority-decision",
                                              "implemented") else ("",)
            for part in parts if act.name not in BESIDE else ():
                for until in TARGETS if act.name == "release-targeted" else (None,):
                    yield RecordedAct(ID, act.name, DAY, outcome=outcome, part=part, until=until)


def signature(state: LifeState) -> tuple:
    """Return what of a state bears on what may follow."""
    done = frozenset((key, one.until) if key.startswith("target") else
                     (key, one.outcome) if key.startswith(ALTERNATIVE) else key
                     for key, one in state.done.items()
                     if key in BEARING or key.startswith(("target", ALTERNATIVE)))
    left = state.left if state.stage == "withdrawn" else ""
    ended = state.place.stage in TABLE.ends
    return state.place.stage, state.path, left, state.open, () if ended else done


@cache
def explored(path: str) -> dict[tuple, tuple[frozenset[tuple], bool]]:
    """Return every state on *path* with those that follow it, and whether all refusals have
    reasons."""
    begun = stands([], path=path)
    found: dict[tuple, tuple[frozenset[tuple], bool]] = {}
    queue = [begun]
    seen = {signature(begun)}
    candidates = tuple(acts())
    for state in queue:
        following, reasoned, led = set(), True, []
        for one in candidates:
            try:
                led.append(apply(state, one))
            except TransitionRefused as refused:
                reasoned = reasoned and bool(refused.conditions) and all(
                    each.says and each.mend for each in refused.conditions)
        lapsed = settled(state, MUCH_LATER)
        for after in led if lapsed is state else [*led, lapsed]:
            mark = signature(after)
            following.add(mark)
            if mark not in seen:
                seen.add(mark)
                queue.append(after)
        found[signature(state)] = (frozenset(following), reasoned)
    return found


@pytest.mark.parametrize("path", ALL_PATHS)
class TestExplored:
    """design.md section 5: "explored exhaustively in tests"; issue: "every state reachable, every
    path ends, no state without a way on, and every refusal has a reason"."""

    def test_every_stage_of_the_path_is_reached(self, path):
        reached = {state[0] for state in explored(path)}
        wanted = TABLE.reach(path)[TABLE.start]
        # Fast-Track that met an objection goes on as if its path were not known, and a vote of the
        # Change Board on a path that is not known makes it self-governance.
        beyond = {"fast-track": TABLE.reach(SOME_PATH), "unknown": TABLE.reach("3")}.get(
            path, {}).get(TABLE.start, frozenset()) | {"rejected-and-ended"}

        # Before SECMP0049 only, which this day is not.
        assert wanted - {"initial-consideration"} <= reached <= wanted | beyond

    def test_no_state_is_without_a_way_on_and_no_end_has_one(self, path):
        for state, (following, _) in explored(path).items():
            assert bool(following) is (state[0] not in TABLE.ends), state

    def test_from_every_state_some_way_leads_to_an_end(self, path):
        states = explored(path)
        before: dict[tuple, set[tuple]] = {}
        for state, (following, _) in states.items():
            for one in following:
                before.setdefault(one, set()).add(state)
        ending = {state for state in states if state[0] in TABLE.ends}
        queue = list(ending)
        for state in queue:
            fresh = before.get(state, set()) - ending
            ending |= fresh
            queue += fresh

        assert set(states) == ending

    def test_every_refusal_has_a_reason_and_a_way_out(self, path):
        assert all(reasoned for _, reasoned in explored(path).values())
