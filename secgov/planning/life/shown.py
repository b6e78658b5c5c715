"""
What a record shows of a stage besides its acts: by its identifier, and what it aims at.

An identifier says that a modification was raised as a Modification Proposal (SECMP), or converted
to one (MP). It says so of the day on which the record was written, so it counts only once no
recorded act lies ahead: a table written later gives a draft the name that it got afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

import attrs

from secgov.calendar.vague_dates import VagueDate
from secgov.model.identifiers import ModificationId
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.facts import facts, is_fact, targets
from secgov.planning.life.guards import FAST_TRACK
from secgov.planning.life.marks import NAMED
from secgov.planning.life.state import LifeState

__all__ = ["DESIGNATED", "Shown", "aimed", "at_stage", "by_identifier"]

DESIGNATED: Final = date(2013, 9, 23)
"""The day on which the SEC was designated: nothing of it can be earlier."""

_ROUTED: Final = MappingProxyType({"refinement": "refinement", "report_phase": "report-phase",
                                   "report-phase": "report-phase"})
_FIRST: Final = "initial-consideration"
_BEFORE: Final = frozenset({"submitted", "development", _FIRST})


@attrs.frozen
class Shown:
    """A stage that an identifier shows, why, the acts that the record lacks, and where it began."""

    stage: str
    evidence: str
    lacks: tuple[str, ...]
    begins: str


def by_identifier(
    state: LifeState, acts: Sequence[RecordedAct], as_of: date, *, identifier: str = "",
    routing: str = "",
) -> Shown | None:
    """
    Return what the identifier shows of a stage later than *state*, or None.

    Args:
        state: Where the facts leave it.
        acts: All rows of the record.
        as_of: The day of the question.
        identifier: As the record writes it; without it, as the last row does.
        routing: Where it was sent, as the table of modifications has it.
    """
    written = identifier or next((one.written for one in reversed(acts) if one.written), "")
    ahead = sum(map(is_fact, acts)) > len(facts(acts, as_of))
    if not written or ahead or state.stage not in _BEFORE:
        return None
    key, upper = ModificationId.read(written).key, written.upper()
    sent = _ROUTED.get(routing, "")
    by_table = f"; the table of modifications has its routing as {routing}"
    if key.startswith("SECMP"):
        says = (f"its identifier {written}: it was raised as a Modification Proposal, before there "
                "was a Development Stage")
        raised = () if "raised" in state.done else ("raised",)
        if sent:
            return Shown(sent, says + by_table, (*raised, "converted"), _FIRST)
        return None if state.stage == _FIRST else Shown(_FIRST, says, raised, _FIRST)
    bypassed = any(one.act == "fast-track-approved" for one in state.acts)
    if not upper.startswith("MP") or bypassed or state.path in (FAST_TRACK, "1"):
        return None
    says = f"its identifier {written}: a Draft Proposal is written so once it is converted"
    return Shown(sent or "refinement", says + (by_table if sent else (
        "; by which route is not recorded, so it stands at the first stage that can follow")),
        ("converted",), "development")


def at_stage(state: LifeState, stage: str, evidence: str, as_of: date) -> LifeState:
    """Return *state* at *stage*; what lies behind that stage is taken to have happened."""
    window = VagueDate("not stated", min(DESIGNATED, as_of), as_of)
    behind = {step: RecordedAct("", step, window)
              for step in state.life.rules.process.steps_behind(stage)}
    return state.at(stage, evidence).with_done({**behind, **state.done})


def aimed(acts: Iterable[RecordedAct], as_of: date) -> Mapping[str, RecordedAct]:
    """Return what plans and targets name, as a state keeps it from the start."""
    return MappingProxyType({NAMED + one.part: one for one in targets(acts, as_of)})
