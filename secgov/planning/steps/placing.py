"""Placing the steps of a modification on days: vague dates become windows, months meetings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, count
from math import inf
from typing import Final

import attrs

from secgov.calendar.series import MeetingSeries
from secgov.calendar.spoken_days import spoken
from secgov.calendar.vague_dates import VagueDate, read_vague_date
from secgov.citation import SUPPOSED
from secgov.model.acts import act, meeting_body
from secgov.model.bodies import body_name
from secgov.model.timetables import Modification, Step, Timetable, When
from secgov.planning.steps.basis import Basis

__all__ = ["PlacedStep", "by_name", "mended", "numbered", "place", "place_all"]

_WITHOUT_A_DAY: Final = (
    (" of {expected} or later", " on a day that the rule allows"), (" of {expected}", ""),
    ("by {expected}", "in time"), ("{expected} or later", "a day that the rule allows"),
    ("{expected}", "a day that the rule allows"))
"""What a mend says in the place of a day where none is known: the longest words that fit first."""


@attrs.frozen
class PlacedStep:
    """
    A step as stated, with the window of days that its words leave, as ordinals.

    `body` is the body at whose meeting it happens; empty where any Working Day will do.
    `missing` says why the window holds no meeting of the body, `ahead` that all of it is still
    to come. A step without a day has no `window` and no bounds. `brought_forward` says that its
    day is only supposed, and before any that the timetable states. `end` is the act that ends what
    it begins, where the days of the two are read together; `read_as` says until when its words are
    read, and why, where that leaves less than they do.
    """

    step: Step
    act: str
    place: int
    name: str
    body: str
    kind: str
    window: VagueDate | None
    earliest: float = -inf
    latest: float = inf
    missing: str = ""
    ahead: bool = False
    brought_forward: bool = False
    end: str = ""
    read_as: str = ""

    @property
    def done(self) -> bool:
        """Return whether the step is a fact, known on the day of the question."""
        return self.step.status == "done" and not self.ahead

    @property
    def recorded(self) -> bool:
        """Return whether the step is recorded as a fact, even on a day that is still to come."""
        return self.step.status == "done"

    @property
    def stated(self) -> bool:
        """Return whether the timetable gives the step a day."""
        return self.window is not None

    @property
    def first_stated(self) -> float:
        """
        Return the first day that the words state; a deadline states only its last.

        On this day it is judged whether it may come too soon. What comes too late on its last day
        is judged on `earliest` as well: a deadline that may be met sooner only may be too late.
        """
        return self.latest if self.window is not None and self.window.deadline else self.earliest

    def beside(self, other: PlacedStep) -> bool:
        """Return whether the timetable says that the two run in parallel."""
        return bool({other.act, other.name} & set(self.step.parallel_with)
                    or {self.act, self.name} & set(other.step.parallel_with))

    def in_words(self) -> str:
        """Return the stated day as a person would say it."""
        window = self.window
        if window is None:
            return "no day stated"
        if not window.is_exact:
            return f'"{window.words}"{f" ({self.read_as})" if self.read_as else ""}'
        return spoken(window.earliest)

    def given_as(self) -> str:
        """Return the day as it is given, and whether the timetable states it or a question does."""
        before = self.step.instead_of
        if not self.step.supposed:
            return f"stated as {self.in_words()}"
        stated = f", stated as {before}" if before is not None else ""
        return f"supposed as {self.in_words()}{stated}"

    def source_in(self, timetable: Timetable) -> str:
        """Return where the day stands: the line of the paper, else the file, or that it is none."""
        if self.step.supposed:
            return SUPPOSED
        paper, line = timetable.paper, self.step.line
        return f"{paper.reference} line {line}" if paper and paper.reference and line \
            else timetable.source

    def says(self) -> str:
        """Return the act, with its outcome, in plain words."""
        outcome = self.step.outcome.replace("-", " ")
        return f"{act(self.act).says}{f', with the outcome {outcome}' if outcome else ''}"

    def ending(self) -> str:
        """Return, of a step that ended the modification or made it live, what happened and when."""
        return f"{act(self.act).past.replace('{outcome}', self.step.outcome)} {self.when()}"

    def when(self) -> str:
        """Return the stated day as the end of a sentence, with the condition if there is one."""
        window = self.window
        said = (f"({self.in_words()})" if window is None else f"on {self.in_words()}"
                if window.is_exact else f"(stated as {self.in_words()})")
        condition = self.step.condition
        return f"{said} (only if {condition})" if condition else said


def mended(mend: str, day: date | None) -> str:
    """
    Return how to mend it with the day that keeps the rule; without one, that such a day is needed.

    >>> mended("Prepare the report before the Panel of {expected}.", None)
    'Prepare the report before the Panel.'
    >>> mended("Convert on {expected} or later.", None)
    'Convert on a day that the rule allows.'
    """
    if day is not None:
        return mend.replace("{expected}", spoken(day))
    for words, instead in _WITHOUT_A_DAY:
        mend = mend.replace(words, instead)
    return mend


def place_all(modification: Modification, basis: Basis) -> tuple[PlacedStep, ...]:
    """Return every step of *modification* on its days, in the order of the file."""
    names = numbered(step.name for step in modification.steps)
    own = basis.asked_about(modification)
    return tuple(place(step, number, name, own)
                 for number, (step, name) in enumerate(zip(modification.steps, names, strict=True)))


def numbered(names: Iterable[str]) -> tuple[str, ...]:
    """
    Return *names*, each once: what has the name of another before it is told apart by a number.

    >>> numbered(["working-group", "panel", "working-group"])
    ('working-group', 'panel', 'working-group#2')
    """
    found: dict[str, None] = {}
    for name in names:
        ways = chain((name,), (f"{name}#{number}" for number in count(2)))
        found[next(way for way in ways if way not in found)] = None
    return tuple(found)


def by_name(steps: Sequence[PlacedStep]) -> Mapping[str, PlacedStep]:
    """Return the steps by what other steps call them: a name, or the first step of an act."""
    return {step.name: step for step in steps} | {step.act: step for step in reversed(steps)}


def place(step: Step, number: int, name: str, basis: Basis) -> PlacedStep:
    """Return one step on its days."""
    placed = _place(step, number, name, basis)
    if not step.supposed:
        return placed
    stated = _place(attrs.evolve(step, when=step.instead_of), number, name, basis)
    return attrs.evolve(placed, brought_forward=placed.latest < stated.latest)


def _place(step: Step, number: int, name: str, basis: Basis) -> PlacedStep:
    window = _window(step.when, basis)
    kind = _kind(step, window, basis)
    body = _meeting_body(step, window, kind, basis)
    if window is None:
        return PlacedStep(step, step.step, number, name, body, kind, None)
    earliest, latest = float(window.earliest.toordinal()), float(window.latest.toordinal())
    missing = ""
    if not window.is_exact and step.step != "implemented":
        spans = [(days.earliest(earliest), days.latest(latest))
                 for days in (basis.possible(body), basis.working_days)]
        if body and spans[0][0] > spans[0][1]:
            missing = (f"no meeting of {body_name(body)} falls in {window.words}"
                       f"{''.join(_clashes(body, window, basis))}")
        # Without a meeting it has its Working Days, and without these the days as they are stated.
        earliest, latest = next((span for span in spans if span[0] <= span[1]), (earliest, latest))
    return PlacedStep(step, step.step, number, name, body, kind, window, earliest, latest,
                      missing, ahead=window.earliest > basis.as_of)


def _clashes(body: str, window: VagueDate, basis: Basis) -> Iterator[str]:
    """Yield, as the end of a sentence, each meeting of the rhythm in *window* that clashes."""
    for meeting in basis.calendar.series_of(body).meetings:
        if meeting.clash and window.earliest <= meeting.day <= window.latest:
            yield f"; by its rhythm it would meet then, but {meeting.clash}"


def _window(when: When, basis: Basis) -> VagueDate | None:
    """Return the days that the words leave; a day is its own window."""
    if when is None:
        return None
    if type(when) is date:
        return VagueDate(when.isoformat(), when, when)
    return read_vague_date(when, as_of=basis.as_of, written=basis.written)


def _kind(step: Step, window: VagueDate | None, basis: Basis) -> str:
    """Return what kind of meeting a Working Group step is: stated, recorded, known, or monthly."""
    if act(step.step).body != "working-group":
        return step.kind
    if stated := _stated_kind(step):
        return stated
    if window is None or not window.is_exact:
        return "monthly"
    day = window.earliest
    recorded = next((record.kind for record in basis.own_meetings
                     if record.body == "working-group" and record.date == day and record.kind), "")
    known = basis.calendar.series_of("working-group").on(day)
    ad_hoc = _before_rhythm(day, basis) or (known is not None and not known.regular)
    return recorded or ("ad-hoc" if ad_hoc else "monthly")


def _stated_kind(step: Step) -> str:
    """Return the kind that the step states, by itself or as its part, or an empty text."""
    return step.kind or (step.part if step.part in ("monthly", "ad-hoc") else "")


def _before_rhythm(day: date, basis: Basis) -> bool:
    """Return whether no monthly Working Group had met on *day*: until then each was ad hoc."""
    series: MeetingSeries = basis.calendar.series_of("working-group")
    return series.pattern is not None and day < series.pattern.since


def _meeting_body(step: Step, window: VagueDate | None, kind: str, basis: Basis) -> str:
    """
    Return the body at one of whose meetings the step happens; empty where any Working Day will do.

    A Working Group that is ad hoc only because none was monthly yet keeps its body: what pushes it
    further brings it to a monthly one.
    """
    body = meeting_body(step.step, step.body)
    only_early = kind == "ad-hoc" and not _stated_kind(step) and window is not None and (
        _before_rhythm(window.earliest, basis))
    outside = kind in ("ad-hoc", "extraordinary") and not only_early
    return body if not outside and body in basis.meeting_days else ""
