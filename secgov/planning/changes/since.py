"""
How did the answer change between two days, and because of what?

The days between are gone through by what became known, or came into force, on each. Up to such a
day nothing but the days themselves can change the answer; on it the answer is compared with and
without what is new, and each new thing with and without itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import groupby

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.spoken_days import spoken
from secgov.errors import Unanswerable
from secgov.model.timetables import Timetable
from secgov.planning.changes.knowledge import Knowledge, Learned
from secgov.planning.changes.moved import release_days_moved, release_turned
from secgov.planning.changes.since_answer import OutlookChange, OutlookSince
from secgov.planning.network.route_network import says_of
from secgov.planning.outlooks.outlook import outlook, release_outlook
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.planning.outlooks.worlds import World
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.route_choice import routes_of
from secgov.rules.rulebook import RuleBook

__all__ = ["outlook_since"]


def outlook_since(
    timetable: Timetable, modification: str, release: str | None = None, *, since: date,
    as_of: date, rules: RuleBook, calendar: CodeCalendar,
) -> OutlookSince:
    """
    Return the outlook as of *as_of* with what changed in it since *since*, and because of what.

    *rules* and *calendar* are those of *as_of*; what was known before is a part of them. Without
    *release*, the one that is targeted is asked about.

    Raises:
        Unanswerable: *since* is not before *as_of*, or no release is asked for or targeted; and
            as `outlook`.
        UnusableInput: A target release in the timetable is not known.
    """
    if not since < as_of:
        raise Unanswerable(f"{since} is not before {as_of}: ask since an earlier day.")
    target = timetable.modification(modification).target_release
    named = release or (target.name if target is not None else "earliest")
    if named == "earliest":
        raise Unanswerable(f"no release is asked for, and {modification} targets none: say which "
                           "release the difference is about.")
    answer = outlook(timetable, modification, named, as_of=as_of, rules=rules, calendar=calendar)
    between = _Between(timetable, answer.modification, answer.asked, Knowledge(calendar, rules))
    before = between.at(since, between.known.known_on(since))
    paper = timetable.paper
    written = paper.dated if paper is not None else None
    return OutlookSince(answer, since, before, tuple(between.changes(since, as_of)),
                        written if written is not None and written > since else None)


@attrs.frozen(eq=False)
class _Between:
    """One modification and release, asked on any day with any knowledge."""

    timetable: Timetable
    modification: str
    release: str
    known: Knowledge

    def at(self, day: date, knowledge: Knowledge) -> ReleaseOutlook:
        """Return the outlook as of *day* with that knowledge."""
        world = self._world(day, knowledge)
        modification, steps = world.case.modification, world.case.steps
        routes = routes_of(modification, steps, knowledge.rules.process)
        return release_outlook(world.case, routes, world.release)

    def changes(self, since: date, until: date) -> Iterator[OutlookChange]:
        """Yield each change after *since*, up to *until*, in the order of the days."""
        learned = self.known.learned(since, until, self.release, self._bodies(until))
        first, knowledge = since, self.known.known_on(since)
        quiet, before, passed = since, self.at(since, knowledge), list[Learned]()
        last = before
        for day, ones in groupby(learned, key=lambda one: one.day):
            old, new = knowledge.before(day), self.known.known_on(day)
            eve, after = self.at(day, old), self.at(day, new)
            passed += self._passed(first, day, last, eve, knowledge)
            if self._differ(eve, after):
                yield from self._change(quiet, day, before, eve, tuple(passed), passing=True)
                causes = self._causes(day, tuple(ones), old, new)
                yield from self._change(day, day, eve, after, causes, passing=False)
                quiet, before, passed = day, after, []
            first, knowledge, last = day, new, after
        now = self.at(until, knowledge)
        passed += self._passed(first, until, last, now, knowledge)
        yield from self._change(quiet, until, before, now, tuple(passed), passing=True)

    def _causes(
        self, day: date, learned: tuple[Learned, ...], old: Knowledge, new: Knowledge
    ) -> tuple[Learned, ...]:
        """Return what is new on *day* and changes the answer by itself, or else all of it."""
        after = self.at(day, new)
        alone = tuple(one for one in learned
                      if self._differ(self.at(day, new.forgetting(one, old)), after))
        return alone or learned

    def _differ(self, before: ReleaseOutlook, after: ReleaseOutlook) -> bool:
        return any(self._change(date.min, date.min, before, after, (), passing=False))

    def _change(
        self, first: date, day: date, before: ReleaseOutlook, after: ReleaseOutlook,
        because: tuple[Learned, ...], *, passing: bool,
    ) -> Iterator[OutlookChange]:
        """Yield the change from *before* to *after*, if a verdict or a day is another one."""
        turned = tuple(release_turned(before, after))
        moved = tuple(release_days_moved(before, after, self.known.calendar.working_days))
        if turned or moved:
            yield OutlookChange(first, day, passing,
                                tuple(sorted(because, key=lambda one: one.day)), turned, moved)

    def _passed(
        self, first: date, last: date, before: ReleaseOutlook, after: ReleaseOutlook,
        knowledge: Knowledge,
    ) -> Iterator[Learned]:
        """Yield what was recorded, what became overdue, and the last days passed as it turned."""
        for step in self._world(first, knowledge).case.steps:
            if step.recorded:
                if step.ahead and step.window is not None and step.window.earliest <= last:
                    yield Learned(step.window.earliest, "passing", step.name,
                                  f"it is recorded as done that {says_of(step.act)}, {step.when()}")
            elif step.stated and (
                    first.toordinal() <= step.latest < last.toordinal()):
                yield Learned(date.fromordinal(int(step.latest)), "passing", step.name,
                              f"no record says that {says_of(step.act)}, {step.given_as()}")
        if before.verdict == after.verdict:
            return
        turn = _first_day(first, last, lambda day: (
            self.at(day, knowledge).verdict == before.verdict))
        eve = self.at(turn - timedelta(days=1), knowledge)
        yield from _last_days_passed(eve, first, turn, lost=after.verdict == "misses")

    def _world(self, day: date, knowledge: Knowledge) -> World:
        """Return the modification on *day*, whatever the day of the knowledge is."""
        known = Basis.of(self.timetable, as_of=knowledge.calendar.as_of, rules=knowledge.rules,
                         calendar=knowledge.calendar)
        paper = self.timetable.paper
        written = paper.dated if paper is not None and paper.dated is not None else day
        return World(self.timetable, self.modification,
                     knowledge.calendar.releases.named(self.release),
                     attrs.evolve(known, as_of=day, written=written))

    def _bodies(self, day: date) -> frozenset[str]:
        """Return the bodies at whose meetings a step of a route is, and that of the cut-off."""
        branches = self._world(day, self.known).branches
        return frozenset({"panel", *(step.body for branch in branches
                                     for step in branch.runs.planned.steps if step.body)})


def _last_days_passed(
    eve: ReleaseOutlook, first: date, turn: date, *, lost: bool
) -> Iterator[Learned]:
    """Yield the days from *first* on, before *turn*, that were the last for some of the steps."""
    days: dict[date, list[str]] = {}
    for row in (eve.branches or (eve,))[0].last_days:
        day = row.lost_after if lost else row.date
        if day is not None and first <= day < turn:
            days.setdefault(day, []).append(says_of(row.step))
    for day, steps in sorted(days.items()):
        yield Learned(day, "passing", "", f"{spoken(day)} was the last day for this to be in "
                                          f"time: {'; '.join(steps)}")


def _first_day(first: date, last: date, holds: Callable[[date], bool]) -> date:
    """Return the first day after *first* on which *holds* no longer is so; on *last* it is not."""
    low, high = first.toordinal(), last.toordinal()
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(date.fromordinal(middle)) else (low, middle)
    return date.fromordinal(high)
