"""The record of one modification as a replay reads it: its facts and its path."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from itertools import accumulate, islice, pairwise
from types import MappingProxyType
from typing import Final

import attrs

from secgov.calendar.vague_dates import VagueDate
from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.model.timetables import Step
from secgov.planning.life.advance import begun
from secgov.planning.life.facts import approves, told
from secgov.planning.life.guards import FAST_TRACK
from secgov.planning.life.rules import Lifecycle
from secgov.planning.life.shown import aimed
from secgov.planning.life.state import LifeState
from secgov.planning.life.taken import objection_before
from secgov.planning.records.course import Course, course_of
from secgov.planning.records.fast_track import FastTrack, surely_before
from secgov.planning.records.kinds import only_after
from secgov.planning.steps.findings import AGREED_TIMETABLE, Finding, Flip, Judgement, finding
from secgov.planning.steps.placing import PlacedStep
from secgov.rules.rule import Rule

__all__ = ["UNKNOWN", "Record", "surely_before"]

UNKNOWN: Final = "unknown"
_BY_CHANGE_BOARD: Final = frozenset({"approved", "rejected"})
_RECOMMENDED: Final = frozenset({"recommended-approval", "recommended-rejection"})


@attrs.frozen(slots=False, eq=False)
class Record:
    """
    One modification's rows, and its facts in the order of their days.

    `path` is the path as recorded and `path_is_sure` whether it was stated rather than inferred.
    `complete` says that its owner declares that nothing is missing. `split` is what made it a
    modification of its own, if that is recorded, and `parts` are those that have acts of their own.
    """

    id: str
    as_of: date
    rows: tuple[RecordedAct, ...]
    facts: tuple[RecordedAct, ...]
    path: str
    path_is_sure: bool
    proposer: str
    routing: str
    complete: bool
    life: Lifecycle
    split: RecordedAct | None = None
    parts: tuple[str, ...] = ()

    @cached_property
    def begun(self) -> LifeState:
        """Return the state before the first fact."""
        path = FAST_TRACK if self.fast_track.begins else self.path
        return begun(self.id, self.proposer, self.life.places[self.life.table.start, path],
                     aimed(self.rows, self.as_of), self.parts)

    @cached_property
    def course(self) -> Course:
        """Return where the facts lead, one by one."""
        return course_of(self.begun, self.facts, self.path)

    @cached_property
    def is_exact(self) -> bool:
        """Return whether the day of every fact is recorded, and so their order."""
        return all(fact.is_exact for fact in self.facts)

    @cached_property
    def of_act(self) -> Mapping[str, tuple[RecordedAct, ...]]:
        """Return the facts of each act, in order."""
        found: dict[str, list[RecordedAct]] = {}
        for fact in self.facts:
            found.setdefault(fact.act, []).append(fact)
        return MappingProxyType({act: tuple(same) for act, same in found.items()})

    @cached_property
    def _earliest(self) -> Mapping[str, tuple[date, ...]]:
        return MappingProxyType({act: tuple(one.earliest for one in same)
                                 for act, same in self.of_act.items()})

    def upto(self, act: str, day: date) -> tuple[RecordedAct, ...]:
        """Return the facts of *act* that may have been on *day* or before."""
        return self.of_act.get(act, ())[:bisect_right(self._earliest.get(act, ()), day)]

    def last_upto(self, act: str, day: date) -> RecordedAct | None:
        """Return the last fact of *act* that may have been on *day* or before."""
        place = bisect_right(self._earliest.get(act, ()), day)
        return self.of_act[act][place - 1] if place else None

    def last_before(self, act: str, day: date) -> RecordedAct | None:
        """Return the last fact of *act* that may have been before *day*."""
        place = bisect_left(self._earliest.get(act, ()), day)
        return self.of_act[act][place - 1] if place else None

    @cached_property
    def _furthest(self) -> Mapping[str, tuple[date, ...]]:
        """Return, for each fact of an act, the last day of any up to it: a month reaches far."""
        return MappingProxyType({act: tuple(accumulate((one.latest for one in same), max))
                                 for act, same in self.of_act.items()})

    def between(self, act: str, one: RecordedAct, other: RecordedAct) -> bool:
        """Return whether some fact of *act* may have been between the two, or on their days."""
        place = bisect_right(self._earliest.get(act, ()), other.latest)
        return place > 0 and self._furthest[act][place - 1] >= one.earliest

    def inside(self, act: str, one: RecordedAct, other: RecordedAct) -> bool:
        """Return whether some fact of *act* may have been between the two, on neither's day."""
        place = bisect_left(self._earliest.get(act, ()), other.latest)
        return place > 0 and self._furthest[act][place - 1] > one.earliest

    def surely_over(self, act: str, fact: RecordedAct) -> bool:
        """Return whether every fact of *act* was on an earlier day than *fact*."""
        furthest = self._furthest.get(act)
        return furthest is not None and furthest[-1] < fact.earliest

    @cached_property
    def development(self) -> RecordedAct | None:
        """
        Return the first fact that shows the Development Stage, or None.

        It is considered there, or raised on a day on which there surely was that stage.
        """
        rows = self.life.table.of_act
        raised = [one for one in self.of_act.get("raised", ()) if any(
            move.since_latest and move.since_latest <= one.earliest for move in rows[one.kind])]
        return min((*raised, *self.of_act.get("csc-considered", ())), key=lambda one: one.earliest,
                   default=None)

    def first_shown(
        self, act: str, since: str, first: RecordedAct | None
    ) -> tuple[RecordedAct, ...]:
        """Return the first fact after *first* that only *act* leads to after *since*, if any is."""
        return () if first is None else tuple(islice((
            one for one in self.facts if surely_before(first, one) and only_after(
                one.act, one.outcome, act, since, self.path_of(one), self.life.table)), 1))

    def may_be_approved(self, fact: RecordedAct) -> bool:
        """
        Return whether the modification may have been approved before *fact*.

        Where the record shows that the Authority decides on it, an approval needs an act, and so
        does an implementation before *fact*. Where it shows no path, a day that was named does.
        """
        recommended, approved, named = self._first_decisions
        if self.path in ("1", "2") or recommended <= fact.latest:
            return approved <= fact.latest
        return self.path == "3" or min(approved, named) <= fact.latest

    @cached_property
    def answers(self) -> tuple[RecordedAct, ...]:
        """Return the facts that answer an objection, and so show that there was one."""
        table, course = self.life.table, self.course
        fast = frozenset(map(id, self.fast_track.answers))
        return tuple(one for one, state, taken in zip(
            self.facts, course.states, course.taken, strict=False)
                     if (taken is not None and table.answers(taken))
                     or table.answer(one.act, one.outcome, one.body) or id(one) in fast
                     or objection_before(state, one) is not None)

    @cached_property
    def unasked(self) -> tuple[RecordedAct, ...]:
        """Return the answers for which the record has no objection left that they could answer."""
        return tuple(answer for place, answer in enumerate(self.answers)
                     if len(self.upto("objection-raised", answer.latest)) <= place)

    def objected(self, one: RecordedAct, other: RecordedAct) -> bool:
        """Return whether an objection to *one*, recorded or answered, may lie before *other*."""
        if self.between("objection-raised", one, other):
            return True
        return any(
            answer is not one and answer.latest >= one.earliest and answer.earliest <= other.latest
            for answer in self.answers)

    @cached_property
    def _first_decisions(self) -> tuple[date, date, date]:
        """Return the first day of a recommendation, of what shows an approval, and of a target."""
        deciding = [one for one in self.facts
                    if self.path not in ("1", "2") or one.act != "change-board"]
        shown = (
            [one for one in self.facts if one.outcome in _RECOMMENDED],
            [one for one in deciding if approves(one) or one.act == "implemented"],
            [one for one in self.facts if one.act == "release-targeted"])
        recommended, approved, named = (
            min((one.earliest for one in each), default=date.max) for each in shown)
        return recommended, approved, named

    @cached_property
    def _labels(self) -> Mapping[int, str]:
        counts: dict[str, int] = {}
        labels = {}
        for fact in self.facts:
            count = counts[fact.act] = counts.get(fact.act, 0) + 1
            labels[id(fact)] = fact.act if count == 1 else f"{fact.act}#{count}"
        return MappingProxyType(labels)

    def label(self, fact: RecordedAct) -> str:
        """Return what a finding calls *fact*: its act, numbered from the second of its name on."""
        return self._labels.get(id(fact), fact.act)

    def says(self, fact: RecordedAct) -> str:
        """Return what *fact* is in words: by the row that it takes, or else by its name."""
        on = self._way.get(id(fact))
        row = on and self.life.table.said(*fact.kind, fact.latest, *on)
        return row or act_named(fact.act).says

    def told(self, fact: RecordedAct) -> str:
        """Return what happened and when, for a sentence, in the words of the row that it takes."""
        return told(fact, self.says(fact))

    def lacking(self, act: str, before: RecordedAct) -> str:
        """Return in words an act that is lacking before another, by the row that leads to it."""
        on = self._way.get(id(before))
        row = on and self.life.table.leading(act, *on)
        return row or act_named(act).says

    @cached_property
    def _way(self) -> Mapping[int, tuple[str, str, str]]:
        """Return for each fact the path, and the stages before and after it."""
        return MappingProxyType({
            id(fact): (state.path, state.stage, following.stage)
            for fact, (state, following) in zip(
                self.facts, pairwise(self.course.states), strict=True)})

    def judge(self, rule: Rule, fact: RecordedAct, message: str, *,
              expected: date | None = None, flips: Flip | None = None) -> Finding | None:
        """Return what *rule* finds of *fact*, or nothing where it would say nothing."""
        window = fact.date if isinstance(fact.date, VagueDate) else VagueDate(
            fact.date.isoformat(), fact.date, fact.date)
        step = PlacedStep(
            Step(fact.act, status="done"), fact.act, 0, self.label(fact),
            fact.body, fact.part, window, float(fact.earliest.toordinal()),
            float(fact.latest.toordinal()))
        day = None if expected is None else float(expected.toordinal())
        governed = AGREED_TIMETABLE if "urgency-granted" in self.of_act else ""
        return finding(rule, self.id, step, Judgement(message, day, flips), governed)

    def path_of(self, fact: RecordedAct) -> str:
        """
        Return the path by which *fact* is judged: Fast-Track if that is sure, else as recorded.

        A path can change, and an objection lifts an approval on Fast-Track, which is one itself.
        """
        fast = self.fast_track
        if fast.shown_by(fact) or (self.on_fast_track and (
                fast.approved_again or not (fast.lifted and fast.lifted <= fact.latest))):
            return FAST_TRACK
        return UNKNOWN if self.path == FAST_TRACK else self.path

    @cached_property
    def fast_track(self) -> FastTrack:
        """Return what it shows of a Fast-Track Modification."""
        return FastTrack(self.facts, self.of_act, self.path, self.life.table)

    @cached_property
    def on_fast_track(self) -> bool:
        """Return whether the record shows a Fast-Track Modification beyond doubt."""
        return bool(self.fast_track.approvals) or (
            self.path == FAST_TRACK and self.path_is_sure)

    @cached_property
    def shown_path(self) -> str:
        """Return the path that is recorded or that the decisions show, or an empty text."""
        acts = self.of_act
        if self.on_fast_track and (
                self.fast_track.lifted is None or self.fast_track.approved_again):
            return FAST_TRACK
        if self.path in ("1", "2", "3"):
            return self.path
        outcomes = {one.outcome for one in acts.get("change-board", ())}
        if outcomes & _BY_CHANGE_BOARD:
            return "3"
        return "2" if "authority-decision" in acts or outcomes & _RECOMMENDED else ""

    @cached_property
    def deciding_path(self) -> str:
        """
        Return the path by which it is asked what is missing.

        Where no path is shown, but acts that have no place on Fast-Track, an objection that lifts
        one, or a complete record that has no approval by it, it is asked for what all the other
        paths need. Empty where nothing shows even that.
        """
        objected = self.on_fast_track and self.fast_track.lifted is not None
        otherwise = self.complete and self.path != FAST_TRACK and not self.on_fast_track
        rows = self.life.table.of_act
        reported = any(all(FAST_TRACK not in move.paths for move in rows.get(one.kind, ()))
                       for one in self.facts)
        return self.shown_path or ("3" if reported or objected or otherwise else "")
