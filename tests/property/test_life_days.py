"""Laws of the day of implementation: whoever asks, `apply` and a replay read it the same way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secgov.errors import TransitionRefused
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.lifecycle import LifeState, apply
from tests.lives import ID, act, fast_tracked, found, refined, replayed, stands

# The day in force, and two others; all lie ahead of every decision that is drawn.
NOVEMBER, JUNE, LATER = date(2021, 11, 4), date(2022, 6, 24), date(2022, 11, 3)
FAR = date(2040, 1, 1)
VOTED, RECOMMENDED = refined()[:15], refined(path="2")[:16]
BEGUN = (
    ("3", (*VOTED, act("change-board", "2020-10-21", "approved", until=NOVEMBER))),
    ("3", (*VOTED, act("change-board", "2020-10-21", "approved"))),
    ("2", (*RECOMMENDED, act("authority-decision", "2020-10-28", "approved", until=NOVEMBER))),
    ("2", (*RECOMMENDED, act("authority-decision", "2020-10-28", "approved"))),
    ("fast-track", (*fast_tracked()[:2], act("release-targeted", "2020-05-01", until=NOVEMBER))))
DONE = tuple(
    {"act": name, "outcome": outcome, "until": day, "body": body}
    for name, outcome, days, body in (
        ("release-targeted", "", (NOVEMBER, JUNE, LATER), ""),
        ("authority-decision", "approved", (None, NOVEMBER, JUNE), "authority"),
        ("authority-decision", "rejected", (None, NOVEMBER, JUNE), "authority"),
        ("objection-raised", "", (None,), "parties"), ("approved", "", (None,), "cma"),
        ("rejected", "", (None,), "")) for day in days)


def led(state: LifeState, one: RecordedAct) -> LifeState | None:
    """Return the state after an act, or None: it is refused."""
    try:
        return apply(state, one)
    except TransitionRefused:
        return None


class TestOneReading:
    """Issue: "what is permitted is never refused, what is refused was never permitted"; design.md
    section 5: "Absence is a gap, contradiction is a fault"."""

    @settings(max_examples=2 * settings.default.max_examples)
    @given(st.sampled_from(BEGUN), st.lists(st.sampled_from(DONE), max_size=5),
           st.sampled_from([NOVEMBER, JUNE, LATER]))
    def test_apply_and_replay_agree_on_the_day(self, begun, drawn, lived):
        path, acts = begun[0], [*begun[1]]
        day = date(2020, 10, 29)
        state = stands(acts, day, path=path)
        for keys in drawn:
            day += timedelta(days=1)
            one = RecordedAct(ID, keys["act"], day, outcome=keys["outcome"], body=keys["body"],
                              until=keys["until"])
            following = led(state, one)
            if following is not None:
                state = following
                acts.append(one)
        pending = replayed(acts, as_of=day, path=path, complete=True).modifications[0]

        assert state.stage == pending.state.stage
        assert [] == [one.message for one in pending.findings if one.severity.value == "fault"]
        live = RecordedAct(ID, "implemented", lived)
        taken = led(state, live) is not None
        faults, sure = ([(one.register, one.step) for one in found(
            [*acts, live], as_of=FAR, path=path, complete=complete)
            if one.severity.value == "fault"] for complete in (False, True))
        if taken:
            assert [] == faults
            # That nobody decided on what was asked for is a fault of a complete record alone.
            assert {("X-IMPL-01", "release-targeted")} >= set(sure)
        elif state.stage in ("implementation", "objection-window"):
            # What stands against it elsewhere may be an unverified rule, which makes a note.
            assert [] != sure

    @pytest.mark.parametrize(("path", "acts"), BEGUN)
    def test_each_life_is_lawful_as_far_as_it_goes(self, path, acts):
        assert () == tuple(one for one in found(acts, as_of=FAR, path=path)
                           if one.severity.value == "fault")
