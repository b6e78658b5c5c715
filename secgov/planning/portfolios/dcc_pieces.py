"""The DCC's work that a plan has, stated or on the route: assessments and reviews."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import inf
from typing import Any

import attrs

from secgov.calendar.working_days import WorkingDayCalendar
from secgov.planning.network.network import Network
from secgov.planning.network.runs import date_of
from secgov.planning.outlooks.outlook_answer import iso
from secgov.planning.outlooks.waits import ASSESSMENTS
from secgov.planning.portfolios.assessment_rounds import Round, rounds
from secgov.planning.portfolios.joined_routes import JoinedRoutes
from secgov.planning.portfolios.pieces_of_work import Piece
from secgov.planning.promises.due_pace import Pace
from secgov.planning.steps.cases import hold_end
from secgov.planning.steps.placing import PlacedStep
from secgov.rules.rule import Parameter

__all__ = ["DccPiece", "Scheduled", "dcc_pieces", "held_open", "in_hand", "most_in_hand",
           "piece_in_words", "scheduled"]


@attrs.frozen
class DccPiece:
    """
    A piece of the DCC's work on the route of a modification, with its two steps in the network.

    `kind` is `assessment`, `re-assessment` or `review`; `begun` is whether the DCC has it already,
    and `usual` how long it usually takes, where that is known.
    """

    modification: str
    assessment: str
    kind: str
    options: int
    begun: bool
    work: Piece
    conditions: tuple[str, ...] = ()
    usual: Parameter | None = None

    @property
    def name(self) -> str:
        """Return the modification with the assessment, as `load` calls the piece."""
        return f"{self.modification}:{self.assessment}"


def piece_in_words(name: str) -> str:
    """
    Return the piece of that name for a sentence.

    >>> piece_in_words("SECMP0062:impact-assessment")
    'the Impact Assessment of SECMP0062'
    """
    modification, _, assessment = name.rpartition(":")
    return f"the {assessment.replace('-', ' ').title()} of {modification}"


@attrs.frozen
class Scheduled:
    """
    A piece with its days in the portfolio.

    `alone` is when it would be asked for without a capacity, `asked` when it is, each with None
    where no day of the calendar would do; `moved` counts the Working Days between. `held_by` names
    the pieces in hand on the last day without room for it.
    """

    piece: DccPiece
    alone: date | None
    asked: date | None
    returned: date | None
    moved: int | None
    held_by: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the piece as plain values, in the order of its schema."""
        one = self.piece
        return {
            "name": one.name, "modification": one.modification, "assessment": one.assessment,
            "kind": one.kind, "options": one.options, "begun": one.begun,
            "conditions": list(one.conditions), "asked_without_capacity": iso(self.alone),
            "asked": iso(self.asked), "returned": iso(self.returned),
            "moved_working_days": self.moved, "held_by": list(self.held_by)}


def dcc_pieces(routes: JoinedRoutes, days: Mapping[str, float]) -> tuple[DccPiece, ...]:
    """
    Return the DCC's work that is to come or in hand, in the order of the file.

    What a modification that is on hold without an end has not asked for is left out, and so is
    what cannot be asked for on any of *days*, those of the network without a capacity.
    """
    return tuple(piece for pace, names in zip(routes.paces, routes.names, strict=True)
                 if pace.ended is None for piece in _of(pace, names, days))


def _of(
    pace: Pace, names: Mapping[str, str], days: Mapping[str, float]
) -> Iterator[DccPiece]:
    today = float(pace.case.basis.as_of.toordinal())
    known = pace.planned.by_step
    for name, start, end in ASSESSMENTS:
        if start not in known or end not in known or known[end].done:
            continue
        begun = known[start].done
        if not begun and (held_open(pace) or days[names[start]] == inf):
            continue
        placed = known[end].placed
        conditions = dict.fromkeys((
            *(() if begun else pace.conditions(
                start, known[start].placed, days[names[start]])),
            *pace.conditions(end, placed, days[names[end]])))
        stated = _round(pace.case.steps, end)
        yield DccPiece(
            pace.id, name, stated.kind, stated.options[0], begun,
            Piece(names[start], names[end], since=today if begun else None), tuple(conditions),
            pace.case.basis.rules.usual(start, end, pace.case.basis.as_of))


def held_open(pace: Pace) -> bool:
    """Return whether the modification is on hold and no day is known on which that ends."""
    hold = pace.case.modification.hold
    return hold is not None and hold_end(hold, pace.case.basis) is None


def _round(steps: Sequence[PlacedStep], end: str) -> Round:
    """Return what is stated of the work that *end* is still to return."""
    own = [one for one in rounds(steps) if one.returns == end]
    still = [one for one in own if one.end is None or not one.end.done]
    return still[-1] if still else Round((), None, again=bool(own))


def most_in_hand(spans: Sequence[tuple[float, float]]) -> tuple[int, float]:
    """
    Return how many of *spans*, both days counted, are at once at most, and the first such day.

    >>> most_in_hand([(1, 5), (5, 8), (6, 9)])
    (2, 5)
    """
    events = sorted([(first, 1) for first, _ in spans] + [(last + 0.5, -1) for _, last in spans])
    most, on, count = 0, -inf, 0
    for day, change in events:
        count += change
        if count > most:
            most, on = count, day
    return most, on


def scheduled(
    pieces: Sequence[DccPiece], network: Network, alone: Mapping[str, float],
    days: Mapping[str, float], calendar: WorkingDayCalendar,
) -> tuple[Scheduled, ...]:
    """
    Return *pieces* on their *days*, beside those that they have *alone*, and what held each up.

    Both are of *network*, the one without a capacity.
    """
    held = _held_by(pieces, network, days)
    found = []
    for one in pieces:
        first, last = ((None, None) if one.begun else
                       (date_of(alone[one.work.asked]), date_of(days[one.work.asked])))
        moved = calendar.between(first, last) if first is not None and last is not None else None
        found.append(Scheduled(one, first, last, date_of(days[one.work.returned]), moved,
                               held.get(one.work.asked, ())))
    return tuple(found)


def in_hand(one: DccPiece, days: Mapping[str, float]) -> tuple[float, float]:
    """Return the first and the last day on which the DCC has the piece in hand."""
    since = one.work.since
    return since if since is not None else days[one.work.asked], days[one.work.returned]


def _held_by(
    pieces: Sequence[DccPiece], network: Network, days: Mapping[str, float]
) -> Mapping[str, tuple[str, ...]]:
    """Return by what asks for each piece that had to wait for room the pieces in hand then."""
    spans = [(*in_hand(one, days), one.name) for one in pieces]
    ends = sorted(last for _, last, _ in spans)
    into = {node.step: (node, links) for node, links in network.order}
    full: dict[str, float] = {}
    for one in pieces:
        node, links = into[one.work.asked]
        ready = node.possible.earliest(max((node.not_before, *(
            link.relation.earliest(days[link.earlier]) for link in links))))
        place = bisect_left(ends, days[one.work.asked])
        if not one.begun and ready < days[one.work.asked] and place:
            full[one.work.asked] = ends[place - 1]
    holders = {day: tuple(name for first, last, name in spans if first <= day <= last)
               for day in set(full.values())}
    return {asked: holders[day] for asked, day in full.items()}
