"""All modifications of a file at once: what waits, who meets on what, and what the DCC can do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import inf

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.counting import OnlyPast
from secgov.calendar.spoken_days import spoken
from secgov.errors import Unanswerable
from secgov.explanation import Explanation
from secgov.model.bodies import body_name
from secgov.model.timetables import Timetable
from secgov.planning.checking.timetable_check import faults_of_releases
from secgov.planning.network.dependents import group_in_words
from secgov.planning.network.network import Forward, Link, Network
from secgov.planning.network.route_network import says_of
from secgov.planning.network.runs import date_of
from secgov.planning.outlooks.plan import planned_days, targets_of
from secgov.planning.outlooks.release_branches import branches_of, joint_verdict, planned_branch
from secgov.planning.outlooks.waits import waiting
from secgov.planning.portfolios.dcc_pieces import (
    DccPiece,
    Scheduled,
    dcc_pieces,
    held_open,
    in_hand,
    most_in_hand,
    piece_in_words,
    scheduled,
)
from secgov.planning.portfolios.given_up import aims_of, given_up
from secgov.planning.portfolios.joined_routes import JoinedRoutes, joined
from secgov.planning.portfolios.portfolio_answer import (
    InPortfolio,
    Portfolio,
    StaggeringResult,
    Targeted,
)
from secgov.planning.portfolios.portfolio_meetings import meetings_of, spans_of
from secgov.planning.portfolios.staggering import staggered
from secgov.planning.promises.due_pace import Pace
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import hold_end
from secgov.planning.steps.route_choice import routes_of
from secgov.rules.rulebook import RuleBook

__all__ = ["portfolio"]


def portfolio(
    timetable: Timetable,
    *,
    as_of: date,
    rules: RuleBook,
    calendar: CodeCalendar,
    capacity: int | None = None,
    seed: int = 0,
) -> Portfolio:
    """
    Return all modifications of *timetable* together, at the usual pace.

    What waits on another comes after it, what goes together meets together. With a *capacity*
    the DCC's work is staggered: each piece is asked for so late that no more than so many are in
    hand on any day, from the day asked to that of the return, both counted. The answer says at
    what it aims, and what it gave up for what. Days late and moved are Working Days, the first
    day not counted. Where the staggering needs days past the end of the calendar, that goes on
    through the years that can be projected.

    Args:
        timetable: A single modification has the days that `plan` gives it.
        as_of: The day of the question; meetings before it are told from records.
        rules: The rule book as of that day.
        calendar: The calendar as of that day.
        capacity: How many pieces of work the DCC can have in hand; nothing in the SEC says it,
            and without one nothing is staggered.
        seed: Another number may give another of several staggerings that give up as little, or
            one that gives up less; never one that gives up more than number 0 does.

    Raises:
        Unanswerable: *capacity* is no whole number of 1 or more, or *seed* none.
        UnusableInput: A target release is not known; every such one is listed.
    """
    if capacity is not None and (type(capacity) is not int or capacity < 1):
        raise Unanswerable(f"a capacity is a whole number of pieces of work, not {capacity!r}. "
                           "Give 1 or more, or leave it out.")
    if type(seed) is not int:
        raise Unanswerable(f"a seed is a whole number, not {seed!r}. Give one, or leave it out.")
    basis = Basis.of(timetable, as_of=as_of, rules=rules, calendar=calendar)
    faults_of_releases(timetable, basis)
    made = _Made.of(timetable, basis, capacity, seed)
    wider = calendar.widened()
    if made.runs_out and wider is not calendar:
        basis = attrs.evolve(basis, calendar=wider)
        made = _Made.of(timetable, basis, capacity, seed)
    routes, free, pieces = made.routes, made.routes.free, made.pieces
    work = scheduled(pieces, routes.network, free.days, made.run.days,
                     basis.calendar.working_days)
    spans = [in_hand(one, made.run.days) for one in pieces]
    most, on = most_in_hand([span for span in spans if span[0] < inf])
    result = made.result
    if result is not None:
        result = attrs.evolve(result, given_up=tuple(
            given_up(routes, free.days, made.run, work, basis)))
    return Portfolio(
        timetable.source, as_of, timetable.paper.classification if timetable.paper else "",
        basis.receipt, tuple(_modifications(made, work, basis)),
        meetings_of(routes, made.run.days, timetable, basis), work, most, date_of(on), result)


@attrs.frozen(eq=False)
class _Made:
    """The joined routes with a run, before and after staggering."""

    routes: JoinedRoutes
    run: Forward
    pieces: tuple[DccPiece, ...]
    result: StaggeringResult | None = None

    @classmethod
    def of(
        cls, timetable: Timetable, basis: Basis, capacity: int | None, seed: int
    ) -> _Made:
        """Return the modifications of *timetable* together, staggered if there is a capacity."""
        routes = joined(Pace.of(one, timetable, basis) for one in timetable.modifications)
        made = cls(routes, routes.free, dcc_pieces(routes, routes.free.days))
        return made if capacity is None else made.within(capacity, seed, basis)

    @property
    def runs_out(self) -> bool:
        """Return whether the staggering moves a step past the end of the calendar."""
        days = self.run.days
        return any(days[step] == inf > day for step, day in self.routes.free.days.items())

    def within(self, capacity: int, seed: int, basis: Basis) -> _Made:
        """Return the run with the pieces staggered; they alone are moved, and only to later."""
        network = self._paced(basis)
        aims, work = tuple(aims_of(self.routes, self.run.days)), [one.work for one in self.pieces]
        # Another seed may vary what is as good, or find what is better; never what is worse.
        found = min((staggered(network, work, capacity, aims, basis.calendar.ranks, each)
                     for each in dict.fromkeys((seed, 0))), key=lambda one: one.costs)
        # What is not moved keeps its reasons. Half a day before: where what comes before it asks
        # for the same day, that binds.
        later = Network(tuple(
            attrs.evolve(node, not_before=max(node.not_before, found.starts[node.step] - 0.5))
            if found.starts.get(node.step, -inf) > self.run.days[node.step] else node
            for node in network.nodes), network.links)
        return _Made(self.routes, later.forward(), self.pieces, StaggeringResult(
            capacity, seed, *found.costs[:2], found.optimal, ()))

    def _paced(self, basis: Basis) -> Network:
        """
        Return the network in which work that is asked for later takes its usual time.

        Until then it may be returned on a stated day, to which what is usual yields.
        """
        network = self.routes.network
        return Network(network.nodes, (*network.links, *(
            Link(one.work.asked, one.work.returned,
                 OnlyPast(self.run.days[one.work.asked], basis.relation(one.usual)))
            for one in self.pieces if one.usual is not None)))


def _modifications(
    made: _Made, work: Sequence[Scheduled], basis: Basis
) -> Iterator[InPortfolio]:
    moved = {one.piece.work.asked: _no_room(one) for one in work if one.held_by}
    for place, pace in enumerate(made.routes.paces):
        modification, run = pace.case.modification, made.routes.run_of(place, made.run, moved)
        group = modification.group
        yield InPortfolio(
            pace.id, modification.title, pace.planned.route.name,
            group.name if group is not None else "", _targeted(pace, run, basis),
            tuple(_waits_for(made.routes, place)), tuple(_notes(made.routes, place, basis)),
            tuple(day for day in planned_days(
                waiting(pace.planned), run, dict(made.routes.latest[place]))
                if pace.ended is None or day.status == "done"))


def _no_room(one: Scheduled) -> str:
    holders = ", ".join(map(piece_in_words, one.held_by))
    return f"the DCC has no room for it before: in hand are {holders}"


def _targeted(pace: Pace, run: Forward, basis: Basis) -> Targeted | None:
    """Return how late a modification is for its release, by the day that is missed most."""
    target, days = pace.case.modification.target_release, pace.runs.usual_targets
    if target is None or not days:
        return None
    late = [[_late(one.days[step], day, basis) for step, day in days.items()]
            for one in (pace.runs.usual, run)]
    alone, here = (None if None in each else max(one or 0 for one in each) for each in late)
    release = basis.calendar.releases.named(target.name)
    branches = branches_of(pace.case, routes_of(
        pace.case.modification, pace.case.steps, basis.rules.process), release)
    by_impact = tuple((one.impact, one.verdict) for one in branches) if len(branches) > 1 else ()
    planned = planned_branch(pace.case, branches).impact if by_impact else ""
    return Targeted(target.name, joint_verdict(branches), alone, here, planned, by_impact)


def _late(day: float, latest: float, basis: Basis) -> int | None:
    if day <= latest:
        return 0
    found, last = date_of(day), date_of(latest)
    if found is None or last is None:
        return None
    return basis.calendar.working_days.between(last, found)


def _waits_for(routes: JoinedRoutes, place: int) -> Iterator[Explanation]:
    """Yield what a modification waits for: its hold, things awaited, and other modifications."""
    pace = routes.paces[place]
    modification, timetable = pace.case.modification, pace.case.timetable
    hold = modification.hold
    if hold is not None:
        end = hold_end(hold, pace.case.basis)
        ends = (f"; it ends on {spoken(end.latest)}" if end is not None and end.is_exact
                else f"; it ends by {spoken(end.latest)}" if end is not None
                else "" if hold.ends_when in ("", "not stated")
                else f"; it ends when: {hold.ends_when}")
        yield Explanation(f"it is on hold: {hold.reason or 'no reason stated'}{ends}",
                          timetable.cites(modification.line))
    for one in modification.awaiting:
        if one.is_open:
            who = f", from the {one.who}" if one.who else ""
            yield Explanation(f"still awaited: {one.what}{who}", timetable.cites(one.line))
    for wait in routes.waits[place]:
        if not wait.over:
            aside = f"; planned as if it did not: {wait.aside}" if wait.aside else ""
            yield Explanation(f"{wait.says}{aside}", timetable.cites(modification.line))


def _notes(routes: JoinedRoutes, place: int, basis: Basis) -> Iterator[str]:
    pace = routes.paces[place]
    if pace.ended is not None:
        yield f"{pace.ended.ending()}: it is on no agenda, and asks no work"
    else:
        yield from targets_of(pace.case.modification, pace.planned, basis)[1]
        yield from (f"{says_of(one.act)}, {one.given_as()}: that is no one day, and no meeting of "
                    f"{body_name(one.step.meeting_body)} is fixed for it, so it is on no agenda"
                    for one in spans_of(pace))
    group = group_in_words(pace.case.modification, pace.case.timetable)
    if group:
        yield group
    if held_open(pace):
        yield ("no day is known on which its hold ends: its days are those of going on today, it "
               "is on agendas only where the file states it, and it asks no work of the DCC")
