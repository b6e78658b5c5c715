"""A modification placed on its days, and what a rule about single steps says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from math import inf
from types import MappingProxyType
from typing import TypeAlias

import attrs

from secgov.calendar.vague_dates import VagueDate, read_vague_date
from secgov.model.bodies import BODIES, body_name
from secgov.model.timetables import Hold, Modification, Timetable, When
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.findings import AGREED_TIMETABLE, Finding, Judgement, finding
from secgov.planning.steps.placing import PlacedStep, place_all
from secgov.planning.steps.read_together import read_together
from secgov.planning.steps.route_choice import route_of
from secgov.rules.routes import Route
from secgov.rules.rule import Rule

__all__ = ["Case", "Judged", "case_of", "day_of", "hold_end", "steps_of", "window_of"]


@attrs.frozen(slots=False, eq=False)
class Case:
    """A modification with its steps on their days, and the timetable that it stands in."""

    modification: Modification
    steps: tuple[PlacedStep, ...]
    timetable: Timetable
    basis: Basis

    @property
    def subject(self) -> str:
        """Return the modification's identifier."""
        return self.modification.id

    @cached_property
    def read(self) -> tuple[PlacedStep, ...]:
        """Return the steps as they are planned: a beginning together with the day of its end."""
        return read_together(self.steps, self.basis)

    @cached_property
    def by_act(self) -> Mapping[str, tuple[PlacedStep, ...]]:
        """Return the steps of each act, in the order of the file."""
        found: dict[str, tuple[PlacedStep, ...]] = {}
        for step in self.steps:
            found[step.act] = (*found.get(step.act, ()), step)
        return MappingProxyType(found)

    @cached_property
    def stated(self) -> frozenset[str]:
        """Return the acts to which some step gives a day."""
        return frozenset(step.act for step in self.steps if step.stated)

    @cached_property
    def route(self) -> Route:
        """Return the route on which its steps are judged."""
        return route_of(self.modification, self.steps, self.basis.rules.process)

    @cached_property
    def governed(self) -> str:
        """Return what governs it in place of practice, or "" where nothing does."""
        return AGREED_TIMETABLE if self.route.no_usual_times else ""

    def rule(self, name: str, day: date) -> Rule | None:
        """Return the rule of that id in force on *day*, or nothing where the book has none."""
        return next((rule for rule in self.basis.rules.rules
                     if rule.id == name and rule.in_force(day)), None)

    def finds(self, rule: Rule, step: PlacedStep | None, judgement: Judgement) -> Iterator[Finding]:
        """Yield what *rule* finds of *step*, or nothing where it would say nothing."""
        found = finding(rule, self.subject, step, judgement, self.governed, self.basis)
        if found is not None:
            yield found


def case_of(modification: Modification, timetable: Timetable, basis: Basis) -> Case:
    """
    Return *modification* on its days, with the meetings that are meetings of it.

    A recorded step that put it on hold is a hold as the key `hold` is, with its end open.
    """
    own = basis.asked_about(modification)
    steps = place_all(modification, own)
    recorded = _recorded_hold(steps) if modification.hold is None else None
    if recorded is not None:
        modification = attrs.evolve(modification, hold=recorded)
    return Case(modification, steps, timetable, own)


def _recorded_hold(steps: tuple[PlacedStep, ...]) -> Hold | None:
    """Return the hold that the last of the recorded pauses began, unless work has resumed."""
    done = sorted((step for step in steps if step.done and step.act in ("put-on-hold", "resumed")),
                  key=lambda step: step.latest if step.stated else -inf)
    if not done or done[-1].act == "resumed":
        return None
    return Hold(done[-1].step.when, done[-1].step.because)


Judged: TypeAlias = Iterator[tuple[PlacedStep | None, Judgement]]


def steps_of(rule: Rule, case: Case) -> Iterator[PlacedStep]:
    """Yield the stated steps that *rule* judges, those on whose day it is in force."""
    judged = [name for name in rule.steps or (rule.later,) if name in case.stated]
    if not judged:
        return
    kind = dict(rule.when).get("kind")
    steps = (case.by_act[judged[0]] if len(judged) == 1
             else [step for step in case.steps if step.act in judged])
    for step in steps:
        if step.stated and ((kind is None or step.kind == kind)
                            and rule.in_force(day_of(step.latest))):
            yield step


def window_of(when: When, basis: Basis) -> VagueDate | None:
    """Return the days that *when* leaves, or nothing where it states none."""
    if when in (None, "not stated"):
        return None
    return read_vague_date(when, as_of=basis.as_of, written=basis.written)


def hold_end(hold: Hold, basis: Basis) -> VagueDate | None:
    """Return when *hold* ends: its day, or what ends it where that is a day or a meeting."""
    stated, ends = window_of(hold.until, basis), hold.ends_when or None
    try:
        return stated or window_of(ends, basis)
    except ValueError:
        return _meeting(str(ends), basis)


def _meeting(words: str, basis: Basis) -> VagueDate | None:
    """Return the day of the meeting that *words* name by its month or day, or nothing."""
    plain = words.casefold().removeprefix("the ").removesuffix(" meeting")
    named = ((body, f" {name}") for body in basis.calendar.series for name in (
        body_name(body).casefold().removeprefix("the "),
        *(usual for usual, code in BODIES.hints if code == body)))
    for body, name in named:
        if not plain.endswith(name):
            continue
        try:
            window = window_of(plain.removesuffix(name), basis)
        except ValueError:
            return None
        if window is not None:
            meets = basis.possible(body).earliest(window.earliest.toordinal())
            if meets <= window.latest.toordinal():
                return VagueDate(words, day_of(meets), day_of(meets))
    return None


def day_of(ordinal: float) -> date:
    """Return the day of a finite ordinal."""
    return date.fromordinal(int(ordinal))
