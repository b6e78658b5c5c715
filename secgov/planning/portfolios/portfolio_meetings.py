"""Which modification is before which body at which meeting: the agendas of a portfolio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import inf
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs

from secgov.model.acts import ACTS
from secgov.model.timetables import MeetingRecord, Timetable
from secgov.planning.lookups.year_calendar import NOTICES, notice_rule
from secgov.planning.network.route_network import says_of
from secgov.planning.network.runs import date_of
from secgov.planning.outlooks.outlook_answer import iso
from secgov.planning.portfolios.dcc_pieces import held_open
from secgov.planning.portfolios.joined_routes import JoinedRoutes
from secgov.planning.promises.due_pace import Pace
from secgov.planning.steps.basis import IN_THE_RHYTHM, Basis
from secgov.planning.steps.placing import PlacedStep

__all__ = ["AgendaItem", "PortfolioMeeting", "meetings_of", "spans_of"]

# A class below has an attribute `date`, which hides the type inside it.
Day: TypeAlias = date

_HELD: Final = frozenset({"done", "draft", "final"})
_BODIES: Final = MappingProxyType({one.name: one.body for one in ACTS if one.body})


@attrs.frozen
class AgendaItem:
    """
    A modification before a body: `standing` is `recorded`, `stated`, `planned` or `later`.

    A stated item is on its stated day; one that is `later` was stated for an earlier one. Without
    a step it is only recorded that the meeting covers the modification.
    """

    modification: str
    step: str
    label: str
    standing: str
    conditions: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the item as plain values."""
        return {"modification": self.modification, "step": self.step or None,
                "label": self.label or None, "standing": self.standing,
                "conditions": list(self.conditions)}


@attrs.frozen
class PortfolioMeeting:
    """
    A meeting with its agenda. `standing` is `held`, `no-record` or `to-come`.

    A meeting without a date is one that nobody has fixed; it can be on `not_before` at the
    earliest. One that is past has what was recorded for it, and `no-record` that it was held.
    """

    body: str
    date: Day | None
    kind: str
    standing: str
    items: tuple[AgendaItem, ...]
    together_with: tuple[str, ...] = ()
    not_before: Day | None = None
    agenda_by: Day | None = None
    papers_by: Day | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the meeting as plain values, in the order of its schema."""
        return {
            "body": self.body, "date": iso(self.date), "kind": self.kind or None,
            "standing": self.standing, "with": list(self.together_with),
            "not_before": iso(self.not_before), "agenda_by": iso(self.agenda_by),
            "papers_by": iso(self.papers_by), "items": [one.to_dict() for one in self.items]}


@attrs.frozen(eq=False)
class _Before:
    """One modification before one body: the day, or the first one for a meeting nobody fixed."""

    body: str
    day: float
    fixed: bool
    kind: str
    item: AgendaItem
    together: str = ""
    others: tuple[str, ...] = ()


def meetings_of(
    routes: JoinedRoutes, days: Mapping[str, float], timetable: Timetable, basis: Basis
) -> tuple[PortfolioMeeting, ...]:
    """
    Return every meeting that something is before, by day; those that nobody has fixed come last.

    What is on hold without an end is only where the file states it. *days* are those of the
    joined network.
    """
    today = basis.as_of.toordinal()
    past = [one for one in timetable.meetings if one.date is not None
            and (one.status in _HELD or one.date.toordinal() < today)]
    coming = [one for one in timetable.meetings if one.date is not None and one not in past]
    found: dict[tuple[float, str, str], list[_Before]] = {}
    for pace, names in zip(routes.paces, routes.names, strict=True):
        for one in _before(pace, names, days):
            key = one.day if one.fixed else inf
            found.setdefault((key, one.body, one.together), []).append(one)
    recorded = [*_recorded(past, "recorded"), *_recorded(coming, "stated")]
    for one in recorded:
        same = found.setdefault((one.day, one.body, ""), [])
        if one.item.modification not in {other.item.modification for other in same}:
            same.append(one)
    records = {(float(one.date.toordinal()), one.body): one for one in timetable.meetings
               if one.date is not None}
    order = {pace.id: place for place, pace in enumerate(routes.paces)}
    return tuple(_meeting(key, found[key], records.get(key[:2]), basis, order)
                 for key in sorted(found))


def _recorded(records: Sequence[MeetingRecord], standing: str) -> Iterator[_Before]:
    for record in records:
        day = float(record.date.toordinal()) if record.date is not None else inf
        for covered in record.covers:
            yield _Before(record.body, day, True, record.kind,
                          AgendaItem(covered, "", "", standing))


def _before(
    pace: Pace, names: Mapping[str, str], days: Mapping[str, float]
) -> Iterator[_Before]:
    """Yield where a modification is before a body: as done, as stated, or as planned."""
    in_network = {step.placed.place for step in pace.planned.steps
                  if step.placed is not None and not step.done}
    for placed in pace.case.steps:
        body = placed.body or placed.step.meeting_body
        if placed.place in in_network or not body or not placed.stated:
            continue
        if _no_meeting(placed) or (placed.done and not _exact(placed)):
            continue
        if placed.done or pace.ended is None:
            yield _beside(placed, pace, names, days)
    if pace.ended is not None:
        return
    unfixed: dict[str, str] = {}
    for step in pace.planned.steps:
        body, stated = _BODIES.get(step.step, ""), step.placed
        if step.done or not (step.body or body) or (
                held_open(pace) and (stated is None or not stated.stated)):
            continue
        day = days[names[step.step]]
        shared = not names[step.step].startswith(f"{pace.id}:")
        item = _item(step.step, stated, day, pace)
        # What is later than stated may be on a day of the rhythm, whatever kind was stated; on any
        # other nobody has fixed it.
        rhythmic = item.standing == "later" and pace.case.basis.possible(body).earliest(day) == day
        exact = stated is not None and _exact(stated) and item.standing != "later"
        fixed = bool(step.body) or exact or rhythmic
        if not fixed:
            unfixed |= dict.fromkeys(_following(pace, step.step) - {*unfixed}, step.step)
        if step.step in unfixed and item.standing != "stated":
            item = attrs.evolve(item, conditions=(
                *item.conditions, f"at the earliest: {says_of(unfixed[step.step])} before that, "
                                  "on a day that nobody has fixed"))
        kind = stated.kind if stated is not None and not rhythmic else ""
        yield _Before(
            step.body or body, day, fixed, kind, item,
            names[step.step] if not fixed and shared else "" if fixed else pace.id,
            (*stated.step.together_with, *stated.step.input_from) if stated is not None else ())


def spans_of(pace: Pace) -> Iterator[PlacedStep]:
    """Yield the steps beside the route that are before a body over several days, at no meeting."""
    planned = {step.placed.place for step in pace.planned.steps if step.placed is not None}
    yield from (placed for placed in pace.case.steps
                if placed.step.meeting_body and not placed.done and placed.place not in planned
                and _no_meeting(placed))


def _no_meeting(placed: PlacedStep) -> bool:
    """Return whether the stated days are several, and no meeting of the rhythm is among them."""
    return (placed.stated and not _exact(placed)
            and (not placed.body or bool(placed.missing)))


def _exact(placed: PlacedStep) -> bool:
    return placed.window is not None and placed.window.is_exact


def _following(pace: Pace, step: str) -> set[str]:
    """Return the steps of the route that come after *step*."""
    links = pace.planned.usual.links
    found, waiting = set[str](), [step]
    while waiting:
        earlier = waiting.pop()
        new = {link.later for link in links if link.earlier == earlier} - found
        found |= new
        waiting += new
    return found


def _item(act: str, placed: PlacedStep | None, day: float, pace: Pace) -> AgendaItem:
    stated = placed is not None and placed.stated
    standing = ("planned" if placed is None or not stated else
                "stated" if day <= placed.latest else "later")
    return AgendaItem(pace.id, act, placed.step.label if placed is not None else "", standing,
                      tuple(pace.conditions(act, placed, day)))


def _beside(
    placed: PlacedStep, pace: Pace, names: Mapping[str, str], days: Mapping[str, float]
) -> _Before:
    """Return a step that the route does not plan: as stated, or after what it comes after."""
    step, day = placed.step, placed.latest
    if not placed.done:
        after = [days[names[one.step]] for one in pace.planned.steps
                 if one.placed is not None and not one.done
                 and {one.placed.name, one.step} & set(step.after)]
        late = max(after, default=-inf)
        if late > day:
            day = pace.case.basis.possible(placed.body).earliest(late)
    item = (AgendaItem(pace.id, placed.act, step.label, "recorded") if placed.done
            else _item(placed.act, placed, day, pace))
    return _Before(placed.body or step.meeting_body, day, True, placed.kind, item,
                   others=(*step.together_with, *step.input_from))


def _meeting(
    key: tuple[float, str, str], ones: Sequence[_Before], record: MeetingRecord | None,
    basis: Basis, order: Mapping[str, int],
) -> PortfolioMeeting:
    day, body, _ = key
    on = date_of(day)
    first = None if on is not None else date_of(max(one.day for one in ones))
    kinds = dict.fromkeys(one.kind for one in ones if one.kind)
    told = record.kind if record is not None and record.kind else next(iter(kinds), "")
    kind = told or _kind(body, on, basis)
    done = any(one.item.standing == "recorded" for one in ones)
    held = (record.status in _HELD if record is not None else done)
    standing = ("held" if held else
                "no-record" if on is not None and on < basis.as_of else "to-come")
    others = dict.fromkeys((*(record.together_with if record is not None else ()),
                            *(other for one in ones for other in one.others)))
    notices: dict[str, date | None] = {}
    if on is not None and standing == "to-come" and kind in ("", *IN_THE_RHYTHM):
        notices = {name: _notice(number, on, basis)
                   for of, name, number in NOTICES if of == body}
    items = sorted((one.item for one in ones),
                   key=lambda one: order.get(one.modification, len(order)))
    return PortfolioMeeting(
        body, on, kind, standing, tuple(items), tuple(one for one in others if one != body),
        first, notices.get("agenda_by"), notices.get("papers_by"))


def _kind(body: str, day: date | None, basis: Basis) -> str:
    """Return "monthly" for a Working Group on a day of the rhythm: it alone meets otherwise too."""
    meeting = basis.calendar.series_of(body).on(day) if body == "working-group" and day else None
    return "monthly" if meeting is not None and meeting.regular else ""


def _notice(number: str, day: date, basis: Basis) -> date | None:
    """Return the last day of the agenda, or of the papers, if a notice binds on *day*."""
    rule = notice_rule(number, day, basis)
    if rule is None or rule.parameter is None:
        return None
    latest = basis.relation(rule.parameter).latest(day.toordinal())
    return date_of(basis.working_days.latest(latest))
