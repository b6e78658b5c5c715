"""What a change of a repair says, by which rule it is lawful, and what is to be known of it."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Final

from secgov.calendar.spoken_days import spoken
from secgov.errors import NotInForce
from secgov.model.acts import SPANS
from secgov.planning.network.route_network import actor_of, says_of
from secgov.planning.network.runs import Runs, date_of
from secgov.planning.outlooks.reasons import departures, said
from secgov.planning.outlooks.repair_answer import Change
from secgov.planning.outlooks.repair_moves import Kind, Move
from secgov.planning.outlooks.worlds import World

__all__ = ["change_of", "leaves_a_day"]

_GIVING_UP: Final = (Kind.BY_EXCEPTION, Kind.NEXT_RELEASE)


def change_of(move: Move, words: tuple[str, ...], stated: World, repaired: World) -> Change:
    """Return *move*, supposed by *words*, as what leads from *stated* to *repaired*."""
    before, after = _day(move, stated), _day(move, repaired)
    first, last = date_of(before), date_of(after)
    sooner = (None if first is None or last is None or move.kind in _GIVING_UP
              else stated.basis.calendar.working_days.between(last, first))
    rule = move.rule
    change = Change(move.kind.value, move.step, _actor(move, repaired), first, last, sooner, words,
                    _says(move, before, after, repaired), advice=tuple(
                        _advice(move, after, repaired)))
    return change if rule is None else change.by(rule)


def _day(move: Move, world: World) -> float:
    """Return the day of the step at the usual pace, or of the go-live, as an ordinal."""
    if move.kind is Kind.NEXT_RELEASE:
        return world.release.go_live.toordinal()
    return _usual(move.step, world)


def _usual(step: str, world: World) -> float:
    """Return the day of *step* at the usual pace, the latest of all routes that take it."""
    return max((branch.runs.usual.days[step] for branch in world.branches
                if step in branch.runs.planned.by_step), default=inf)


def _actor(move: Move, world: World) -> str:
    match move.kind:
        case Kind.PANEL_AGREES_COST | Kind.STRAIGHT_TO_REPORT_PHASE | Kind.BY_EXCEPTION:
            return "panel"
        case Kind.EXTRAORDINARY_CHANGE_BOARD:
            return "change-board"
        case Kind.NEXT_RELEASE:
            return "proposer"
    return actor_of(world.branches[0].runs.planned.by_step[move.step])


def _says(move: Move, before: float, after: float, world: World) -> str:
    day, release = said(after), world.release.name
    match move.kind:
        case Kind.AD_HOC_WORKING_GROUP:
            return f"an ad hoc Working Group considers it on {day}"
        case Kind.PANEL_AGREES_COST:
            return f"the Panel agrees the cost of the Impact Assessment beforehand, on {day}"
        case Kind.EXTRAORDINARY_CHANGE_BOARD:
            what = "votes" if move.step == "change-board" else \
                "agrees the cost of the Impact Assessment"
            return f"an extraordinary Change Board {what} on {day}"
        case Kind.STRAIGHT_TO_REPORT_PHASE:
            return "the Panel sends it straight to the Report Phase when it converts it"
        case Kind.BY_EXCEPTION:
            return (f"the Panel includes it in the {release} Release by exception, with its report "
                    f"at the Panel of {day}")
        case Kind.NEXT_RELEASE:
            return f"it targets the {release} Release instead, which goes live on {day}"
    return f"{says_of(move.step)} by {day} instead of {said(before)}"


def _advice(move: Move, after: float, world: World) -> Iterator[str]:
    """Yield what is to be known of the change and is no rule."""
    match move.kind:
        case Kind.BRING_FORWARD:
            yield from _left(move.step, world)
            yield from dict.fromkeys(
                says for branch in world.branches for step, says in departures(branch.runs)
                if step == move.step)
        case Kind.AD_HOC_WORKING_GROUP:
            yield from _monthly_days(after, world)
        case Kind.EXTRAORDINARY_CHANGE_BOARD:
            held = [one.day for one in world.basis.calendar.series_of("change-board").meetings
                    if not one.regular and one.day <= world.basis.as_of]
            known = ", ".join(map(spoken, held)) or "none is known by this day"
            yield ("no rule on such a meeting and no notice of it is sourced; those held before: "
                   f"{known}")
        case Kind.STRAIGHT_TO_REPORT_PHASE | Kind.BY_EXCEPTION:
            yield "it is for the Panel to decide, and what it will decide is not known"


def leaves_a_day(move: Move, world: World) -> bool:
    """Return whether a period that *move* ends sooner is left at least one Working Day."""
    return all(days > 0 for _, days in _periods(move.step, world))


def _periods(step: str, world: World) -> Iterator[tuple[str, int]]:
    """Yield what begins a period that *step* ends, and how many Working Days it is left."""
    for span in SPANS:
        if span.ends == step:
            yield from _between(span.begins, step, world)


def _between(begins: str, step: str, world: World) -> Iterator[tuple[str, int]]:
    """Yield *begins* and the Working Days from it to *step*, where both have a day."""
    first, last = date_of(_begun(begins, world)), date_of(_usual(step, world))
    if first is not None and last is not None:
        yield begins, world.basis.calendar.working_days.between(first, last)


def _begun(step: str, world: World) -> float:
    """
    Return the day from which a period that *step* begins is counted, the latest of all routes.

    It is the first that its words leave where they are read together with the day of the end.
    """
    return max((_first(step, branch.runs) for branch in world.branches
                if step in branch.runs.planned.by_step), default=inf)


def _first(step: str, runs: Runs) -> float:
    placed = runs.planned.by_step[step].placed
    return runs.first_day(step) if placed is not None and placed.end else runs.usual.days[step]


def _left(step: str, world: World) -> Iterator[str]:
    """
    Yield how long a time is that *step* ends, and how long it was taken to be.

    That is a period, or else the time that is usual before a step, such as a decision.
    """
    for begins, days in _periods(step, world):
        usual = world.basis.rules.usual(begins, step, world.basis.as_of)
        taken = (f"; {usual.name} is {usual.in_words()} ({usual.evidence.value})"
                 if usual is not None else "")
        yield f"{_leaves(begins, days, world)}{taken}"
    ends = {span.ends for span in SPANS}
    times = {time.earlier for time in world.basis.rules.process.usual
             if time.later == step not in ends}
    for begins, days in (one for earlier in sorted(times)
                         for one in _between(earlier, step, world)):
        known = world.basis.rules.usual(begins, step, world.basis.as_of)
        if known is not None and _usual(step, world) < world.basis.relation(known).earliest(
                _begun(begins, world)):
            yield (f"{_leaves(begins, days, world)}; that departs from {known.name} (register id "
                   f"{known.register}), which is {known.in_words()} ({known.evidence.value})")


def _leaves(begins: str, days: int, world: World) -> str:
    first = _begun(begins, world)
    many = f"{days} Working Day{'' if days == 1 else 's'} from {said(first)}"
    return f"that leaves {many}, when {says_of(begins)}" if first == _usual(begins, world) else (
        f"that leaves {many}, if {says_of(begins)} then, on the first of its stated days")


def _monthly_days(meeting: float, world: World) -> Iterator[str]:
    """Yield the days of notice that a monthly meeting on that day would have."""
    basis, day = world.basis, date_of(meeting)
    try:
        notices = [basis.relation(basis.rules.parameter(name, day)) for name in (
            "working-group.agenda-notice", "working-group.papers-notice")]
    except NotInForce:
        return
    agenda, papers = (said(basis.working_days.latest(notice.latest(meeting)))
                      for notice in notices)
    yield ("no notice of an ad hoc Working Group is sourced; a monthly one on that day would have "
           f"its agenda confirmed by {agenda} and its papers published by {papers}")
