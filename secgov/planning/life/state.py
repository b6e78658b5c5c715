"""Where a modification stands: a value that follows from its acts and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from secgov.model.acts import SPANS
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.facts import extends, last_named_day, plain_day, told
from secgov.planning.life.marks import ALL_PARTS, ALTERNATIVE, NAMED, WITHDRAWN_FROM
from secgov.planning.life.places import Place
from secgov.receipt import iso

if TYPE_CHECKING:
    from secgov.planning.life.rules import Lifecycle

# The class below has an attribute `day` of this type.
Day: TypeAlias = date
Trail: TypeAlias = "tuple[RecordedAct | str, str, Day, Trail | None, Subject, Place]"
"""
What led here, the last first: an act or other evidence in words, the stage and day after it, what
led there before, whose life it is, and the place where it stands.
"""

__all__ = ["NEVER", "LifeState", "Subject", "Trail"]

_IMPLEMENTED: Final = "implemented"
_APPROVED: Final = "approved"
_DEFERRED: Final = "deferred"
_PUT_OFF: Final = ("change-board", _DEFERRED, False)

NEVER: Final = date.min
"""The day of the last act where there is none."""


@attrs.frozen
class Subject:
    """
    What stays through a life: the key of the modification, and who proposed it.

    `parts` are the keys of those that a history has as split off from it.
    """

    id: str
    proposer: str
    parts: tuple[str, ...] = ()


def _standing(trail: Trail) -> str:
    return f"{trail[4]} at {trail[5]}"


@attrs.frozen(init=False)
class LifeState:
    """
    A modification after its acts.

    `trail` has its place and what led there. `done` has the last act of each kind that counts in
    the present round, what is marked by acts, and the spans that are open (a consultation, an
    assessment, a hold), each with its act; nobody changes it, each act makes another. States with
    the same standing are equal, whatever led there.
    """

    done: dict[str, RecordedAct]
    trail: Trail = attrs.field(eq=itemgetter(4, 5), repr=_standing)

    def __init__(self, done: dict[str, RecordedAct], trail: Trail) -> None:
        """Make the state; `apply` makes one for each act, and each field has its price there."""
        _DONE(self, done)
        _TRAIL(self, trail)

    @property
    def subject(self) -> Subject:
        """Return whose life it is."""
        return self.trail[4]

    @property
    def place(self) -> Place:
        """Return its stage on its path, with the ways that lead on."""
        return self.trail[5]

    @property
    def id(self) -> str:
        """Return the key of the modification."""
        return self.subject.id

    @property
    def proposer(self) -> str:
        """Return the code of the Proposer's party category."""
        return self.subject.proposer

    @property
    def day(self) -> Day | None:
        """Return the day of the last act, its first where only a month is recorded, or None."""
        return None if self.trail[2] == NEVER else self.trail[2]

    @property
    def open(self) -> frozenset[str]:
        """Return the spans that are open."""
        return frozenset(span.name for span in SPANS if span.name in self.done)

    @property
    def stage(self) -> str:
        """
        Return the name of its stage in the table of transitions.

        Once every part that is named is implemented, it is; its place stays the one before, from
        which a further part may follow that no target named.
        """
        place = self.place.stage
        return _IMPLEMENTED if ALL_PARTS in self.done and place == "implementation" else place

    @property
    def path(self) -> str:
        """Return its path: `1`, `2`, `3`, `fast-track` or `unknown`."""
        return self.place.path

    @property
    def life(self) -> Lifecycle:
        """Return the table with the rules and the calendar that it is asked by."""
        return self.place.life

    def at(self, stage: str, evidence: str) -> LifeState:
        """Return the modification at another *stage*, as *evidence* shows in words."""
        return LifeState(self.done, (evidence, stage, self.trail[2], self.trail, self.subject,
                                     self.life.places[stage, self.path]))

    def placed(self, place: Place) -> LifeState:
        """Return the same state at another *place*, with nothing said of what led there."""
        return LifeState(self.done, (*self.trail[:5], place))

    def with_done(self, done: dict[str, RecordedAct]) -> LifeState:
        """Return the state where it stands, with *done* in place of what was."""
        return LifeState(done, self.trail)

    def asked_by(self, life: Lifecycle) -> LifeState:
        """Return the same state, asked by other rules or another calendar."""
        return self.placed(life.places[self.place.stage, self.path])

    @property
    def acts(self) -> tuple[RecordedAct, ...]:
        """Return every act that led here, the first first."""
        return tuple(self._backwards())[::-1]

    def _backwards(self) -> Iterator[RecordedAct]:
        trail: Trail | None = self.trail
        while trail is not None:
            if isinstance(trail[0], RecordedAct):
                yield trail[0]
            trail = trail[3]

    @property
    def shown_by(self) -> str:
        """Return what shows the stage, in words, or an empty text: nothing is recorded."""
        if self.stage != self.place.stage:
            return f"every part that is named is implemented: {', '.join(self.parts)}"
        trail = self.trail
        while trail[3] is not None and trail[3][1] == self.stage:
            trail = trail[3]
        shown = trail[0]
        return shown if isinstance(shown, str) else told(shown, self.life.table.said(
            *shown.kind, shown.latest, self.path, trail[3][1] if trail[3] else "", trail[1]))

    @property
    def left(self) -> str:
        """Return the stage that it was withdrawn from, or an empty text."""
        return next((key.removeprefix(WITHDRAWN_FROM) for key in self.done
                     if key.startswith(WITHDRAWN_FROM)), "")

    @property
    def last_day(self) -> Day | None:
        """Return the day of the last act, or None where its day is not recorded."""
        last = next(self._backwards(), None)
        return self.day if last is not None and last.is_exact else None

    @property
    def hold(self) -> RecordedAct | None:
        """Return the act that put it on hold, with its end in `until`, or None: it is on none."""
        return self.done.get("hold")

    @property
    def held_since(self) -> RecordedAct | None:
        """Return the act that first put it on hold, or None: an extended hold is one hold."""
        first = self.hold
        for one in self._backwards():
            if first is None or one.act == "resumed":
                break
            if one.act == "put-on-hold" and not extends(one, first):
                break
            first = one if one.act == "put-on-hold" else first
        return first

    def held_on(self, day: Day) -> RecordedAct | None:
        """Return the act by which it is on hold on *day*: until the end that is stated for it."""
        hold = self.hold
        ended = hold is not None and hold.until is not None and last_named_day(hold) <= day
        return None if ended else hold

    @property
    def urgency(self) -> str:
        """Return `granted`, `requested` or an empty text."""
        return ("granted" if "urgency-granted" in self.done
                else "requested" if "urgency-requested" in self.done else "")

    @property
    def alternatives(self) -> Mapping[str, RecordedAct]:
        """Return the alternatives that were voted on in this round, each with its last vote."""
        return {key.removeprefix(ALTERNATIVE): one for key, one in self.done.items()
                if key.startswith(ALTERNATIVE)}

    @property
    def undecided(self) -> Mapping[str, RecordedAct]:
        """Return the alternatives on which the vote was deferred, each with its deferral."""
        return {part: one for part, one in self.alternatives.items() if one.outcome == _DEFERRED}

    def alternative_after(self, vote: RecordedAct) -> str:
        """
        Return where the alternatives stand, with a *vote* counted in if it is on one.

        That is `approved` where one is approved, else `undecided` where one is, or `none`.
        """
        outcomes = self._outcomes_after(vote)
        return (_APPROVED if _APPROVED in outcomes
                else "undecided" if _DEFERRED in outcomes else "none")

    def defers_after(self, vote: RecordedAct) -> bool:
        """Return whether the vote on some alternative is still to come, with *vote* counted in."""
        return _DEFERRED in self._outcomes_after(vote)

    def _outcomes_after(self, vote: RecordedAct) -> frozenset[str]:
        after = {**self.alternatives, **({vote.part: vote} if vote.part else {})}
        return frozenset(one.outcome for one in after.values())

    @property
    def can_vote(self) -> bool:
        """Return whether the Change Board can vote where it stands on what it had deferred."""
        return self.stage == self.place.stage and _PUT_OFF in self.place.ways

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the parts that are implemented."""
        return tuple(dict.fromkeys(
            one.part for one in self.acts if one.act == "implemented" and one.part))

    def awaited(self, *implemented: str) -> tuple[str, ...]:
        """
        Return the parts that targets name and that are not implemented, *implemented* counted in.

        A target that names no part is one too, as an empty text, if its day is later than every
        implementation.
        """
        live = [one for one in self.acts if one.act == "implemented"]
        there = {*implemented, *(one.part for one in live)}
        last = max((one.latest for one in live), default=date.min)
        return tuple(part for key, target in self.done.items() if key.startswith(NAMED)
                     if (part := key.removeprefix(NAMED)) not in there
                     and (part or last_named_day(target) > last))

    def ends_with(self, part: str) -> bool:
        """Return whether *part* is the last of those that targets named, some being there."""
        return bool(NAMED + part in self.done and self.parts and not self.awaited(part))

    @property
    def split_into(self) -> tuple[str, ...]:
        """Return the parts that it was split into: those that its acts name, and those seen."""
        named = [one.part for one in self.acts if one.act == "split" and one.part]
        # The key of a part ends with its letter, and so does what a split calls it.
        seen = (part for part in self.subject.parts
                if not any(one.upper().endswith(part[-1]) for one in named))
        return tuple(dict.fromkeys((*named, *seen)))

    @property
    def votes(self) -> tuple[tuple[str, str], ...]:
        """Return each vote: the alternative ("" for the modification itself) and its outcome."""
        return tuple((one.part, one.outcome) for one in self.acts if one.act == "change-board")

    def to_dict(self) -> dict[str, Any]:
        """Return the state as plain values."""
        hold, since = self.hold, self.held_since
        awaited = self.awaited() if self.parts else ()
        return {
            "stage": self.stage, "shown_by": self.shown_by or None, "path": self.path,
            "last_act": iso(self.last_day),
            "urgency": self.urgency or None, "open": sorted(self.open),
            "hold": hold and since and {"since": since.earliest.isoformat(),
                              "until": hold.until and plain_day(hold.until)},
            "parts_implemented": list(self.parts),
            "parts_awaited": [part or "not named" for part in awaited],
            "split_into": list(self.split_into),
        }


_DONE, _TRAIL = (LifeState.__dict__[name].__set__ for name in ("done", "trail"))
