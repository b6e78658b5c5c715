"""Where a modification stands: a value that follows from its acts and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from secgov.model.recorded_acts import RecordedAct
from secgov.receipt import iso
from secgov.rules.transitions import LEFT, Move

if TYPE_CHECKING:
    from secgov.planning.life_rules import Lifecycle

# The class below has an attribute `day` of this type.
Day: TypeAlias = date
Trail: TypeAlias = "tuple[RecordedAct, Trail] | None"

__all__ = ["ALTERNATIVE", "DATE_APPROVED", "TARGET", "LifeState", "advanced"]

ALTERNATIVE: Final = "alternative-approved"
DATE_APPROVED: Final = "date-approved"
TARGET: Final = "target:"


@attrs.frozen
class LifeState:
    """
    A modification after its acts.

    `stage` is a name of the table of transitions and `path` one of its paths. `done` has the last
    act of each kind that counts in the present round, `open` the spans that are open (a
    consultation, an assessment, a hold), `left` the stage that a withdrawn modification was in.
    `day` is the day of the last act. States with the same standing are equal, whatever led there.
    """

    id: str
    stage: str
    path: str
    day: Day | None
    done: Mapping[str, RecordedAct]
    open: frozenset[str]
    left: str
    proposer: str
    trail: Trail = attrs.field(eq=False, repr=False)
    life: Lifecycle = attrs.field(eq=False, repr=False)

    @property
    def acts(self) -> tuple[RecordedAct, ...]:
        """Return every act that led here, the first first."""
        return tuple(self._backwards())[::-1]

    def _backwards(self) -> Iterator[RecordedAct]:
        trail = self.trail
        while trail is not None:
            yield trail[0]
            trail = trail[1]

    @property
    def last_day(self) -> Day | None:
        """Return the day of the last act, or None where its day is not recorded."""
        return self.day if self.trail is not None and self.trail[0].is_exact else None

    @property
    def hold(self) -> RecordedAct | None:
        """Return the act that put it on hold, with its end in `until`, or None: it is on none."""
        return self.done.get("put-on-hold") if "hold" in self.open else None

    @property
    def urgency(self) -> str:
        """Return `granted`, `requested` or an empty text."""
        return ("granted" if "urgency-granted" in self.done
                else "requested" if "urgency-requested" in self.done else "")

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the parts that are implemented."""
        return tuple(one.part for one in self.acts if one.act == "implemented" and one.part)

    @property
    def split_into(self) -> tuple[str, ...]:
        """Return the parts that it was split into, as far as the acts name them."""
        return tuple(one.part for one in self.acts if one.act == "split" and one.part)

    @property
    def votes(self) -> tuple[tuple[str, str], ...]:
        """Return each vote: the alternative ("" for the modification itself) and its outcome."""
        return tuple((one.part, one.outcome) for one in self.acts if one.act == "change-board")

    def to_dict(self) -> dict[str, Any]:
        """Return the state as plain values."""
        hold = self.hold
        return {
            "stage": self.stage, "path": self.path,
            "last_act": iso(self.last_day),
            "urgency": self.urgency or None, "open": sorted(self.open),
            "hold": hold and {"since": hold.earliest.isoformat(),
                              "until": str(hold.until) if hold.until else None},
            "parts_implemented": list(self.parts), "split_into": list(self.split_into),
        }


def advanced(state: LifeState, act: RecordedAct, move: Move) -> LifeState:
    """Return *state* after *act*, which takes the row *move*; nothing is asked."""
    name, to = act.act, move.to
    done = dict(state.done)
    for undone in move.undoes:
        done.pop(undone, None)
    done[name] = act
    for mark in move.marks:
        done[mark] = act
    if name == "release-targeted" and state.stage == "implementation":
        done[TARGET + act.part] = act
        done.pop(DATE_APPROVED, None)
    opened = state.open
    if move.opens:
        opened = opened | {move.opens}
    elif move.closes:
        opened = opened - {move.closes}
    stage = state.stage if not to else state.left if to == LEFT else to
    day, earliest = state.day, act.earliest
    if day is None or (earliest > day and name != "release-targeted"):
        day = earliest
    return LifeState(
        state.id, stage, move.path_becomes or state.path, day, done, opened,
        state.stage if to == "withdrawn" else state.left, state.proposer,
        (act, state.trail), state.life)
