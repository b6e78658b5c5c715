"""Lives of modifications for tests: acts, whole lawful lives, states and replays of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from secgov.model.histories import History
from secgov.model.modification_records import ModificationRecord, ModificationRecords
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.lifecycle import LifeState, state_of
from secgov.planning.next_acts.permitted import Permitted, permitted
from secgov.planning.replays.replay import Replay, replay
from secgov.planning.steps.findings import Finding
from secgov.rules.loading import rulebook
from secgov.rules.rule import Parameter
from tests.timetables import calendar_on, rules_on

ID = "MP900"
AS_OF = date(2021, 6, 30)


def act(name: str, when: str, outcome: str = "", **keys: Any) -> RecordedAct:
    """Return an act on the ISO day *when*."""
    return RecordedAct(keys.pop("id", ID), name, date.fromisoformat(when), outcome=outcome, **keys)


def refined(*, path: str = "3") -> list[RecordedAct]:
    """Return a whole life through refinement, made up, on days on which the bodies met."""
    last = ([act("change-board", "2020-10-21", "approved"), act("implemented", "2020-11-29")]
            if path == "3" else
            [act("change-board", "2020-10-21", "recommended-approval"),
             act("authority-decision", "2020-11-10", "approved"),
             act("implemented", "2020-11-29")])
    return [
        act("raised", "2020-01-28"),
        act("csc-considered", "2020-02-25", "ready-for-refinement"),
        act("converted", "2020-03-13", "refinement"),
        act("business-requirements-agreed", "2020-03-20"),
        act("preliminary-assessment-requested", "2020-03-23"),
        act("preliminary-assessment-returned", "2020-04-10"),
        act("working-group", "2020-05-06"),
        act("refinement-consultation-issued", "2020-05-11"),
        act("refinement-consultation-closed", "2020-06-01"),
        act("impact-assessment-approved", "2020-06-24", body="change-board"),
        act("impact-assessment-requested", "2020-06-25"),
        act("impact-assessment-returned", "2020-08-20"),
        act("modification-report-to-panel", "2020-09-11"),
        act("report-consultation-issued", "2020-09-14"),
        act("report-consultation-closed", "2020-10-05"),
        *last,
    ]


def fast_tracked() -> list[RecordedAct]:
    """Return a whole life on Fast-Track, made up after MP120."""
    return [act("raised", "2020-03-10", body="panel"),
            act("fast-track-approved", "2020-04-17", body="panel"),
            act("implemented", "2020-11-29")]


def moved(acts: Iterable[RecordedAct], name: str, when: str = "", **keys: Any) -> list[RecordedAct]:
    """Return *acts* with each one called *name* on another day, or with other keys."""
    changes = {**keys, **({"date": date.fromisoformat(when)} if when else {})}
    return [attrs.evolve(one, **changes) if one.act == name else one for one in acts]


def without(acts: Iterable[RecordedAct], *names: str) -> list[RecordedAct]:
    """Return *acts* but for those called so."""
    return [one for one in acts if one.act not in names]


def known(as_of: date = AS_OF, adopted: Iterable[Parameter] = ()) -> dict[str, Any]:
    """Return the day, the rules and the calendar of a question."""
    rules = rulebook(as_of, adopted) if adopted else rules_on(as_of)
    return {"as_of": as_of, "rules": rules, "calendar": calendar_on(as_of)}


def stands(acts: Iterable[RecordedAct], as_of: date = AS_OF, *, adopted: Iterable[Parameter] = (),
           **keys: Any) -> LifeState:
    """Return the state after *acts*."""
    return state_of(acts, **known(as_of, adopted), **keys)


def asked(state: LifeState, as_of: date = AS_OF, adopted: Iterable[Parameter] = ()) -> Permitted:
    """Return what may happen next."""
    return permitted(state, **known(as_of, adopted))


def replayed(acts: Iterable[RecordedAct], as_of: date = AS_OF, *, complete: bool = False,
             adopted: Iterable[Parameter] = (), **keys: Any) -> Replay:
    """Return the replay of *acts*; *keys* are what is known of the modification."""
    records = ModificationRecords("mods.csv", (ModificationRecord(ID, **keys),)) if keys else None
    return replay(History("rows", tuple(acts)), modifications=records, complete=complete,
                  **known(as_of, adopted))


def found(acts: Iterable[RecordedAct], **keys: Any) -> tuple[Finding, ...]:
    """Return the findings of a replay."""
    return replayed(acts, **keys).all_findings()


def faults(acts: Iterable[RecordedAct], **keys: Any) -> list[tuple[str, str]]:
    """Return the register id and the act of each fault of a replay."""
    return [(one.register, one.label) for one in found(acts, **keys)
            if one.severity.value == "fault"]


def lacks(acts: Iterable[RecordedAct], **keys: Any) -> list[str]:
    """Return the acts that the record of a replay lacks."""
    return [gap.act for one in replayed(acts, **keys).modifications for gap in one.gaps]
