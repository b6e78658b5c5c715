"""The reasons of an outlook: what binds it, by when each step, and on what it rests."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import attrs

from secgov.calendar.counting import Counting, day_of
from secgov.calendar.releases import Release
from secgov.calendar.spoken_days import spoken
from secgov.citation import Evidence
from secgov.model.bodies import body_name
from secgov.planning.checking.release_rules import by_exception
from secgov.planning.network.dependents import group_in_words
from secgov.planning.network.hold_rules import held_between
from secgov.planning.network.network import Forward, Link
from secgov.planning.network.out_of_turn import out_of_turn
from secgov.planning.network.passed_over import passed_over, told_together
from secgov.planning.network.route_network import (
    PlannedRoute,
    actor_of,
    says_of,
    taken_as_done,
)
from secgov.planning.network.runs import Runs, date_of
from secgov.planning.network.targets import Target, live_on, why_no_cut_off
from secgov.planning.outlooks.outlook_answer import Binding, LastDay, Rests
from secgov.planning.steps.findings import AGREED_TIMETABLE
from secgov.planning.steps.placing import PlacedStep, by_name
from secgov.rules.rule import Parameter, Rule

__all__ = ["binding", "conditions", "departures", "if_resumed", "last_days", "own_day", "rests_on",
           "said", "unprepared"]


@attrs.frozen
class _Cause:
    """A link of a chain: the rule behind it, and the time that it takes, if one is sourced."""

    link: Link
    rule: Rule
    parameter: Parameter | None
    time_of: str

    @property
    def name(self) -> str:
        """Return the rule or, where a time binds, the name of the time."""
        return self.time_of or self.rule.id

    @property
    def cites(self) -> str:
        """Return where that stands."""
        return self.parameter.cites if self.parameter else self.rule.cites

    @property
    def register(self) -> str:
        """Return its register id."""
        return self.parameter.register if self.parameter else self.rule.register

    def in_words(self, planned: PlannedRoute) -> str:
        """Return the later step with what holds it."""
        says = says_of(self.link.later)
        if self.parameter is not None:
            after = "with notice of" if self.parameter.counting is Counting.NOTICE else "after"
            return (f"{says}, {after} {self.parameter.in_words()} "
                    f"({self.parameter.evidence.value})")
        if planned.by_step[self.link.earlier].of:
            return f"{says}, not before {says_of(self.link.earlier)}"
        if planned.by_step[self.link.later].body:
            return says
        return f"{says}; no time for it is sourced, 0 Working Days taken"


def _causes(planned: PlannedRoute, run: Forward, step: str) -> Iterator[_Cause]:
    """Yield the links that bind *step*, each with the time that makes it as long as it is."""
    timed = tuple(soft for soft in planned.in_force(run) if soft.parameter is not None)
    for link in run.chain(step):
        start = run.days[link.earlier]
        bound = link.relation.earliest(start)
        taken = next(
            (soft for soft in timed
             if (soft.earlier, soft.later) == (link.earlier, link.later)
             and soft.parameter is not None and soft.parameter.value
             and soft.relation.earliest(start) >= bound), None)
        yield _Cause(link, planned.reasons(link.earlier, link.later)[0],
                     taken.parameter if taken else None, taken.key if taken else "")


def binding(runs: Runs, target: str) -> Iterator[Binding]:
    """Yield the chain that binds *target* in the usual run, from its first step; all is tight."""
    planned = runs.planned
    causes = tuple(_causes(planned, runs.usual, target))
    start = causes[0].link.earlier if causes else target
    yield _bound(runs, start, f"{own_day(planned, start)}{_next_day(runs, start)}")
    for cause in causes:
        yield _bound(runs, cause.link.later, cause.in_words(planned), cause)


def _bound(runs: Runs, step: str, says: str, cause: _Cause | None = None) -> Binding:
    own, held = runs.planned.by_step[step], runs.planned.held(runs.usual, step)
    latest = None if own.done else date_of(
        runs.planned.last_possible(own, runs.latest_usual[step]))
    return Binding(step, date_of(runs.usual.days[step]), latest,
                   cause.name if cause else "", cause.register if cause else "",
                   cause.cites if cause else "", f"{says}; {held}" if held else says)


def own_day(planned: PlannedRoute, step: str) -> str:
    """Return what is known of the day of *step* itself."""
    own = planned.by_step[step]
    if own.of:
        return f"it waits on {says_of(step)}, {own.because}"
    if own.done:
        return f"{says_of(step)}: done"
    if own.placed is not None and own.placed.stated:
        late = ", overdue" if own.overdue else ""
        return f"{says_of(step)}: {own.placed.given_as()}{late}"
    return f"{says_of(step)}: from the day of the question on"


def _next_day(runs: Runs, step: str) -> str:
    """Return, as the end of a sentence, what the first step waits for past its stated day."""
    own, day = runs.planned.by_step[step], runs.usual.days[step]
    if own.done or own.of or not own.usual < day < inf \
            or runs.planned.held(runs.usual, step):
        return ""
    first = f"the next meeting of {body_name(own.body)}" if own.body else "the next Working Day"
    return f"; {first} is on {spoken(day_of(day))}"


def last_days(runs: Runs) -> Iterator[LastDay]:
    """Yield the last day of each remaining step, at the usual pace and by sourced rules alone."""
    basis = runs.planned.case.basis
    for step in runs.planned.steps:
        if not step.done:
            usual, best = (runs.planned.last_possible(step, latest[step.step])
                           for latest in (runs.latest_usual, runs.latest_best))
            yield LastDay(step.step, actor_of(step), date_of(usual),
                          usual < basis.as_of.toordinal(), date_of(best))


def rests_on(runs: Runs, cut_off: Target | None, release: Release) -> Iterator[Rests]:
    """Yield what can move the answer: a time counted from an unknown past day cannot."""
    if cut_off is not None:
        yield Rests("cut-off", f"the Panel of {spoken(cut_off.meeting)}", cut_off.evidence,
                    cut_off.cites, cut_off.register)
    yield Rests("go-live", live_on(release).removeprefix("on "),
                Evidence.OBSERVED if release.projected else Evidence.SECONDARY, release.cites,
                "X-REL-02")
    for soft in runs.planned.in_force(runs.usual):
        if soft.parameter is not None and runs.usual.days[soft.earlier] != -inf:
            one = soft.parameter
            yield Rests(soft.key, one.in_words(), one.evidence, one.cites, one.register)


def conditions(
    runs: Runs, release: Release, impact: str, cut_off: Target | None
) -> Iterator[str]:
    """Yield what must also be true, in words: agreements, holds, things awaited, gaps."""
    planned = runs.planned
    modification = planned.case.modification
    for step in planned.steps:
        placed = step.placed
        if placed is None or step.done or step.of:
            continue
        if placed.step.condition:
            yield f"only if {placed.step.condition}: {says_of(step.step)}"
        if placed.step.status == "proposed":
            yield f"proposed, not yet agreed: {says_of(step.step)}"
        if step.overdue:
            yield f"overdue, it was {placed.given_as()}: {says_of(step.step)}"
        yield from _no_working_day(placed, runs)
    yield from taken_as_done(planned)
    yield from out_of_turn(planned)
    yield from told_together(planned)
    yield from passed_over(planned, runs.usual)
    yield from (says for _, says in departures(runs))
    for before, after, last in unprepared(runs):
        yield (f"supposed too soon for its notice: that {says_of(before)} by {said(last)}, which "
               f"is past, would be needed for it that {says_of(after)} then")
    for awaited in modification.awaiting:
        if awaited.is_open:
            for blocked in awaited.blocks:
                yield (f"still awaited: {awaited.what}, which must come before "
                       f"{_needed_by(blocked, runs)}")
    yield from planned.waits
    group = group_in_words(modification, planned.case.timetable)
    if group:
        yield f"{group}; the group is not counted in: the days are its own"
    yield from if_resumed(runs)
    held = [step.step for step in planned.steps if planned.held(runs.usual, step.step)]
    if held and planned.hold is not None:
        yield f"{planned.hold.says()}, which moves this: {', '.join(map(says_of, held))}"
    if "authority-decision" in planned.by_step and modification.path == "unknown":
        yield "its path is not known: the Authority's decision is counted in, as on Paths 1 and 2"
    target = modification.target_release
    if target is not None and target.name == release.name and by_exception(target):
        yield ("only if the Panel includes it after the cut-off, by exception (register id "
               "X-REL-04)")
    elif planned.route.no_usual_times:
        yield f"{AGREED_TIMETABLE}; what the file does not state of it is taken to need no time"
        if not any(one.done for one in planned.case.by_act.get("urgency-granted", ())):
            yield "only if the Authority grants urgency, which no step says that it has"
    elif impact == "yes" and cut_off is None and planned.route.name != "fast-track":
        yield why_no_cut_off(release, planned.case.basis)
    if release.window is not None:
        yield (f"the {release.name} Release goes live {live_on(release)}: it is on track if it is "
               "ready by the first day, and lost only after the last")
    if release.projected:
        yield f"the day of the {release.name} Release is projected from the rhythm of releases"


def departures(runs: Runs) -> Iterator[tuple[str, str]]:
    """Yield each step that departs from practice, from which, and why, or that it is supposed."""
    rules = {rule.id: rule for rule in runs.planned.rules}
    for soft in runs.planned.yielding:
        rule, placed = rules.get(soft.key), runs.planned.by_step[soft.later].placed
        if rule is None or placed is None or soft.parameter is None or runs.usual.days[
                soft.later] >= soft.relation.earliest(runs.usual.days[soft.earlier]):
            continue
        why = f'the reason given is "{placed.step.because}"' if placed.step.because \
            else "that is supposed, with no reason given: a file must give it (because)"
        yield soft.later, (
            f"it departs from practice, {rule.id} (register id {rule.register}), "
            f"{soft.parameter.in_words()}, that {says_of(soft.later)} {placed.when()}; {why}; "
            f"{rule.departure}")


def _no_working_day(placed: PlacedStep, runs: Runs) -> Iterator[str]:
    """Yield that the one day stated for a step, on which the run has it, is no Working Day."""
    if placed.window is not None and placed.window.is_exact \
            and runs.usual.days[placed.act] == placed.latest:
        why = runs.planned.case.basis.calendar.working_days.why_not(placed.window.earliest)
        if why:
            yield f"{why}; it is counted as it is stated: {says_of(placed.act)}"


def unprepared(runs: Runs) -> Iterator[tuple[str, str, float]]:
    """
    Yield each step that is supposed sooner than its unrecorded preparation can have been for.

    That is the preparing step, the step itself, and the last day, which is past, for the former.
    """
    basis = runs.planned.case.basis
    for soft in runs.planned.in_force(runs.usual):
        later = runs.planned.by_step.get(soft.later)
        if (later is None or later.placed is None or not later.placed.brought_forward
                or runs.usual.days[soft.earlier] != -inf):
            continue
        last = basis.working_days.latest(soft.relation.latest(runs.usual.days[soft.later]))
        if last < basis.as_of.toordinal():
            yield soft.earlier, soft.later, last


def _needed_by(blocked: str, runs: Runs) -> str:
    """Return a blocked step with the day by which what it awaits must be there."""
    placed = by_name(runs.planned.case.steps).get(blocked)
    name = placed.act if placed is not None else blocked
    step, says = runs.planned.by_step.get(name), says_of(name)
    if step is None:
        return f"{says}; nothing says until when, and that step bears on no release"
    if step.done:
        return f"{says}; but that is done"
    usual, best = (date_of(runs.planned.last_possible(step, days[name]))
                   for days in (runs.latest_usual, runs.latest_best))
    if usual is None or best is None:
        return f"{says}; nothing says until when, and no day asks it to be there"
    if best < runs.planned.case.basis.as_of:
        return f"{says}; nothing says until when, and the last day for that is past"
    pace = (f"by {spoken(usual)} at the usual pace, by {spoken(best)} at the latest"
            if usual >= runs.planned.case.basis.as_of else
            f"by {spoken(best)} at the latest; the day at the usual pace is past")
    return f"{says}; nothing says until when: it must be there {pace}"


def if_resumed(runs: Runs) -> Iterator[str]:
    """Yield, of an open hold, by when it must end: the first last day of what remains."""
    case = runs.planned.case
    if case.modification.hold is None or held_between(case)[1][1] != inf:
        return
    remaining = [runs.latest_usual[step.step] for step in runs.planned.steps if not step.done]
    by = date_of(case.basis.working_days.latest(min(remaining, default=inf)))
    if by is None or by < case.basis.as_of:
        yield ("it is on hold with no end stated: if resumed at once it has already lost time "
               "at the usual pace")
    else:
        yield f"it is on hold with no end stated: the answer holds if resumed by {spoken(by)}"


def said(day: float) -> str:
    """Return the day of an ordinal as it is read aloud, or that there is none."""
    found = date_of(day)
    if found is not None:
        return spoken(found)
    return "a day not recorded" if day < 0 else "no day of the calendar"
