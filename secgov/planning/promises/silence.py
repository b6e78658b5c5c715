"""
What it means that a record has no act for a promise: absence is a gap, contradiction is a fault.

The silence of a record shows something only if the record goes on after the paper's day, would
have the step (one of a route, or of a kind that the history records), and has nothing that
presupposes the step or may be it. Else the absence is a gap of the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final

import attrs

from secgov.calendar.counting import NOT_BEFORE
from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.facts import in_words
from secgov.planning.network.network import Link, reachable
from secgov.planning.network.ways import Ways
from secgov.planning.promises.answering import earlier_act
from secgov.planning.promises.promises import Promise
from secgov.planning.records.record import Record
from secgov.planning.steps.placing import PlacedStep, by_name

__all__ = ["Silence", "Silent"]

_GIVEN_UP: Final = frozenset({"withdrawn", "withdrawn-and-ended", "rejected", "superseded"})
_IMPLEMENTED: Final = "implemented"
# Acts that take a modification onto another route, by act and outcome, and the stages at which
# it is still on the old one, or back on it.
_TAKES: Final = MappingProxyType({
    ("converted", "report-phase"): "straight-to-report-phase",
    ("fast-track-approved", ""): "fast-track"})
_BEFORE_REPORT: Final = frozenset({"submitted", "development", "initial-consideration",
                                   "refinement"})
# Acts of which a record does not say enough: each may be one of these steps.
_MAY_BE: Final = MappingProxyType({
    "approved": frozenset({"change-board", "authority-decision"}),
    "rejected": frozenset({"change-board", "authority-decision"}),
    "consultation-closed": frozenset({"refinement-consultation-closed",
                                      "report-consultation-closed",
                                      "request-for-information-closed"}),
    "panel": frozenset({"panel-update", "work-package-agreed"})})


@attrs.frozen
class Silent:
    """What the silence shows: its word, why, and the act that shows it, if one does."""

    word: str
    says: str
    shown_by: RecordedAct | None = None


@attrs.frozen(slots=False, eq=False)
class Silence:
    """
    The record of one modification beside its promises, asked about those that no act answers.

    `steps` are placed on the paper's day. `answered` has the acts that answer promises, by the
    place of the step; `kinds` the acts that the whole history records, of any modification.
    """

    record: Record
    steps: tuple[PlacedStep, ...]
    answered: Mapping[int, RecordedAct]
    kinds: frozenset[str]
    ways: Ways
    made: date
    as_of: date

    def of(self, promise: Promise) -> Silent:
        """Return what it means that no act answers *promise*."""
        last, closing = promise.latest, self._closing(promise)
        if closing is not None and (last is None or closing.earliest <= last):
            return _dropped(closing)
        if last is None:
            return self._passed_over(promise) or Silent("not-yet-due", "no day is promised for it")
        if self.as_of <= last:
            return Silent("not-yet-due", "the days promised for it are not past")
        gap = self._passed_over(promise) or self._not_kept(promise)
        if gap is not None:
            return gap
        if closing is not None:
            return _dropped(closing)
        return Silent("overdue", "the days promised for it are past, and the record, which goes "
                                 "on after the paper's day, has no such act")

    @cached_property
    def _later(self) -> tuple[RecordedAct, ...]:
        """Return the facts after the paper's day."""
        return tuple(fact for fact in self.record.facts if fact.earliest > self.made)

    @cached_property
    def _place_of(self) -> Mapping[RecordedAct, int]:
        """Return the place of the promise that an act answers."""
        return MappingProxyType({fact: place for place, fact in self.answered.items()})

    @cached_property
    def _stated(self) -> tuple[Link, ...]:
        """Return the orders that the paper itself states, between the names of its steps."""
        named = by_name(self.steps)
        return tuple(Link(named[name].name, step.name, NOT_BEFORE)
                     for step in self.steps for name in step.step.after if name in named)

    @cached_property
    def _life(self) -> tuple[str, RecordedAct | None]:
        """Return the stage at the end of the record, and the act that ended it unimplemented."""
        stage, ended = "", None
        for fact, stage in zip(self.record.facts, self.record.course.stages[1:], strict=True):
            ended = (ended or fact) if stage in _GIVEN_UP else None
        last = self.record.facts[-1:]
        return stage, ended or next((fact for fact in last if fact.act == "split"), None)

    def _closing(self, promise: Promise) -> RecordedAct | None:
        """
        Return the act after which what was promised can never be, as it was promised.

        What is sent back begins again: acts before that close nothing.
        """
        stage, ended = self._life
        if ended is not None:
            return ended
        act, ways = promise.act, self.ways
        for fact in self._later if stage not in _BEFORE_REPORT else ():
            route = _TAKES.get((fact.act, fact.outcome), "")
            if route and ways.on_a_route(act) and act not in ways.routes[route]:
                return fact
        back = max((fact.earliest for fact in self._later if fact.outcome == "sent-back"),
                   default=self.made)
        return next((fact for fact in self._after(promise, ways.surely_before)
                     if promise.earliest is not None
                     and back < fact.earliest and fact.latest < promise.earliest), None)

    def _after(
        self, promise: Promise, before: Mapping[str, frozenset[str]]
    ) -> Iterator[RecordedAct]:
        """
        Yield the acts that come after what was promised on its way, as *before* has the ways.

        An act that answers what the paper lists before it belongs to an earlier round.
        """
        place, name, act = promise.placed.place, promise.placed.name, promise.act
        whole = self._life[0] == _IMPLEMENTED
        for fact in self._later:
            answers = self._place_of.get(fact)
            if answers is not None and name in reachable(
                    self._stated, (self.steps[answers].name,)):
                yield fact
            elif answers is not None and answers < place:
                continue
            elif act in before[fact.act] or (whole and fact.act == _IMPLEMENTED):
                yield fact

    def _passed_over(self, promise: Promise) -> Silent | None:
        """Return the gap that a later act shows: it presupposes the step, or may be it."""
        for fact in self._after(promise, self.ways.before):
            return Silent("no-record", f"the record has no such act, but has one that comes after "
                                       f"it: {_told(fact)}", fact)
        for fact in self._later:
            if promise.act in _MAY_BE.get(fact.act, ()):
                return Silent("no-record", f"the record has an act that may be it: {_told(fact)}",
                              fact)
        return None

    def _not_kept(self, promise: Promise) -> Silent | None:
        """Return the gap of a record that ends or begins too early, or has no acts of this kind."""
        if not self._later:
            return Silent("no-record", "the history has nothing of the modification after the "
                                       "paper's day")
        before = earlier_act(promise, self.steps, self.record.facts)
        if before is not None and all(one.act != before.act for one in self.answered.values()):
            return Silent("no-record", f"the record has such an act before the paper's day: "
                                       f"{_told(before)}; it may be of an earlier round, which the "
                                       "paper does not have, or what it promises", before)
        if self.ways.on_a_route(promise.act) or promise.act in self.kinds:
            return None
        return Silent("no-record", "the history has no such act of any modification, so that its "
                                   "absence shows nothing")


def _dropped(closing: RecordedAct) -> Silent:
    return Silent("dropped", f"it can no longer be as promised: {_told(closing)}", closing)


def _told(fact: RecordedAct) -> str:
    """Return an act with its outcome and day."""
    outcome = f", outcome {fact.outcome}" if fact.outcome else ""
    return f"{act_named(fact.act).says}{outcome}, {in_words(fact)}"
