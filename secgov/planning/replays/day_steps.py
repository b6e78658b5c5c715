"""
What one act does to the day of implementation in a reading of a record, and what is wrong with it.

It does what `apply` does (X-IMPL-01). Where the record need not be complete, an act also does what
it would if a row before it is lacking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, TypeAlias

import attrs

from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.day_in_force import another_day, decide_day, name_day
from secgov.planning.life.facts import last_named_day, named_day
from secgov.planning.life.marks import APPROVAL, ASKED, DATE_APPROVED
from secgov.planning.life.marks import TARGET as IN_FORCE
from secgov.planning.life.state import LifeState
from secgov.planning.replays.days_named import DECIDES, LIVE, TARGET, Approved

__all__ = ["Days", "Steps", "Trouble"]

Days: TypeAlias = "dict[str, RecordedAct]"
"""What a state keeps on the day of implementation, by the same keys as `LifeState.done`."""


@attrs.frozen
class Trouble:
    """
    An act that is not as the day in force has it.

    It names or keeps another day than the act `before` it; or it asked for a day, on which nobody
    decided, and so it is what is `asked`. `by` is the day by which that had to be.
    """

    act: RecordedAct
    before: RecordedAct
    asked: RecordedAct | None
    by: date

    @property
    def undecided(self) -> bool:
        """Return whether it is only that nobody decided on what was asked for."""
        return self.act is self.asked


# Marks an approval by the Authority that must be of a day that is named after it.
_OF_A_LATER_ONE: Final = "of-a-later-day"

Troubles: TypeAlias = "tuple[Trouble, ...]"
Step: TypeAlias = "tuple[Days, Troubles]"


@attrs.frozen
class Steps:
    """A record, and whether rows may be supposed that it lacks."""

    approved: Approved
    suppose: bool

    def after(self, act: RecordedAct, done: Days) -> Iterator[Step]:
        """Yield where *act* leads from *done*, and the trouble; then where, if a row is lacking."""
        if act.act == LIVE:
            yield self._live(act, done)
        elif act.act == TARGET:
            following, found = self._named(act, done)
            yield following, found
            yield from self._replaced(following, [key for key, one in following.items()
                                                  if one is act])
        elif act is self.approved.first:
            following = {**done, APPROVAL: act, **self._in_force(act)}
            yield following, ()
            yield from self._replaced(following, following)
        elif act.act == DECIDES:
            yield from self._decided(act, done)
        else:
            yield {**done, **self._in_force(act)}, ()

    def pending(self, done: Days) -> Troubles:
        """Return the trouble that is left: nobody decided, and the day in force is behind."""
        asked = [(one, done[IN_FORCE + one.part]) for key, one in done.items()
                 if key.startswith(ASKED)]
        return tuple(Trouble(one, before, one, last_named_day(before)) for one, before in asked
                     if last_named_day(before) < self.approved.record.as_of)

    def _in_force(self, act: RecordedAct) -> Days:
        return {IN_FORCE: act} if act.until is not None else {}

    def _state(self, done: Days) -> LifeState:
        """Return the state that has *done*, as the functions ask for it that `apply` asks."""
        return self.approved.record.begun.with_done(done)

    def _replaced(self, done: Days, keys: Iterable[str]) -> Iterator[Step]:
        """Yield the step without the plans of *keys*: the last one of all is what is lacking."""
        plans = self.approved.plans if self.suppose and APPROVAL in done else ()
        gone = {key for key in keys if key.startswith(IN_FORCE)
                and key in done and id(done[key]) in plans}
        if gone:
            yield {key: one for key, one in done.items() if key not in gone}, ()

    def _named(self, act: RecordedAct, done: Days) -> Step:
        """Return the step of a day that is named: it is in force, or only asked for."""
        asked, following = done.get(ASKED + act.part), {**done}
        if asked is not None and self.approved.record.life.keeps(
                act, named_day(act), [named_day(asked)]):
            return done, ()
        found = self._apart(act, done) if APPROVAL in done else ()
        following.pop(_OF_A_LATER_ONE, None)
        name_day(self._state(done), following, act)
        return following, found

    def _apart(self, act: RecordedAct, done: Days) -> Troubles:
        """
        Return that *act* has another day than was aimed at, where that is all there is.

        Nobody knows when that was: the day that was approved may be what is lacking.
        """
        if self.suppose or IN_FORCE + act.part in done or DATE_APPROVED in done:
            return ()
        aimed = self.approved.aimed.get(act.part, ())
        kept = self.approved.record.life.keeps(
            act, named_day(act), map(named_day, aimed)) or not aimed
        return () if kept else (Trouble(act, aimed[-1], None, act.latest),)

    def _live(self, act: RecordedAct, done: Days) -> Step:
        """Return the step of an implementation: on the day in force, or on another."""
        part, following = act.part, {**done}
        before, asked = done.get(IN_FORCE + part, act), following.pop(ASKED + part, None)
        if APPROVAL not in done:
            return done, ()
        if another_day(self._state(done), act) is None and _OF_A_LATER_ONE not in done:
            if asked is not None:
                return following, (Trouble(asked, before, asked, act.latest),)
            return following, self._apart(act, done)
        # What was aimed at may have been named before the approval, in place of a plan.
        if id(before) in self.approved.plans and self.approved.record.life.keeps(
                act, act.date, map(named_day, self.approved.aimed.get(part, ()))):
            return following, ()
        return following, (Trouble(act, before, asked, act.latest),)

    def _decided(self, act: RecordedAct, done: Days) -> Iterator[Step]:
        """Yield the steps of a decision on a day; without an outcome it answers and moves none."""
        following = {**done}
        if act.outcome == "approved":
            following[DATE_APPROVED] = act
        decide_day(self._state(done), following, act)
        asked = [key for key in done if key.startswith(ASKED)]
        unasked = {key: one for key, one in done.items() if key not in asked}
        yield (following if act.outcome else unasked), ()
        if not self.suppose:
            return
        if act.outcome == "approved" and act.until is None and asked:
            # What was asked for may have been refused by then; this one is of a day named later.
            yield {**unasked, DATE_APPROVED: act, _OF_A_LATER_ONE: act}, ()
        if act.outcome == "rejected" and act.until is None and not asked:
            # What it refused may be what seems to be the first day that was named.
            yield {key: one for key, one in following.items()
                   if not (key.startswith(IN_FORCE) and one.act == TARGET)}, ()
        for outcome in () if act.outcome else ("approved", "rejected"):
            yield from self._decided(attrs.evolve(act, outcome=outcome), done)
