"""Rules between two steps: order, notice, and what runs through steps that nobody stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import inf
from typing import TypeAlias

import attrs

from secgov.calendar.counting import NOT_BEFORE, Counting, Relation
from secgov.calendar.spoken_days import spoken
from secgov.citation import Severity
from secgov.model.acts import act
from secgov.planning.checking.order_ways import first_day_on, meetings_between, own_act
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, day_of
from secgov.planning.steps.circles import stated_circles
from secgov.planning.steps.findings import Finding, Flip, Judgement, perhaps
from secgov.planning.steps.flipping import flips_of, keeps
from secgov.planning.steps.mends import not_sooner
from secgov.planning.steps.order_paths import OrderPath, applies, order_paths
from secgov.planning.steps.placing import PlacedStep, by_name
from secgov.rules.rule import Parameter, Rule, Unit

__all__ = ["judge_order", "judge_stated_order"]

_Broken: TypeAlias = tuple[Rule, PlacedStep, Judgement]


def judge_order(case: Case) -> Iterator[Finding]:
    """
    Yield what the rules of order and notice find between the stated steps.

    A rule is followed through the steps of the route that are not stated. For each pair of
    steps only the first broken rule is reported: an order before a notice, and a rule between
    the two before what runs through others.
    """
    for later in case.steps:
        for earlier, paths in _before(later, case):
            in_order = later.first_stated >= earlier.latest
            broken = (_to_come(_with_all(one, earlier, later, paths, case.basis), earlier)
                      for path in paths
                      if not (in_order and path.only_orders)
                      for one in _judge(path, earlier, later, case.basis))
            yield from _weightiest(broken, case)


def _with_all(
    broken: _Broken, earlier: PlacedStep, later: PlacedStep, paths: Sequence[OrderPath],
    basis: Basis,
) -> _Broken:
    """Return it with the first day of the later step that all that lies between leaves."""
    rule, judged, judgement = broken
    first = max(first_day_on(path, earlier, later, basis) for path in paths)
    if judged is not later or judgement.expected is None or not judgement.expected < first < inf:
        return broken
    return rule, judged, attrs.evolve(judgement, expected=first, message=(
        f"{judgement.message}; the meetings and times between leave {spoken(day_of(first))} at "
        "the earliest"))


def _to_come(broken: _Broken, earlier: PlacedStep) -> _Broken:
    """Return it with a mend that does not bring the earlier step forward, if that is done."""
    rule, judged, judgement = broken
    if not earlier.recorded:
        return broken
    return rule, judged, attrs.evolve(judgement, mend=not_sooner(judgement.mend or rule.mend))


def _weightiest(broken: Iterable[_Broken], case: Case) -> Iterator[Finding]:
    """
    Yield the finding for one pair of steps: the weightiest up to the first that is certain.

    What only may be broken leaves it to the rules after it whether another is for certain.
    """
    found: list[Finding] = []
    for rule, judged, judgement in broken:
        found += case.finds(rule, judged, judgement)
        if judgement.flips is None:
            break
    yield from sorted(found, key=lambda one: (one.severity.rank, one.verdict == "depends"))[:1]


def _before(
    later: PlacedStep, case: Case
) -> Iterator[tuple[PlacedStep, Sequence[OrderPath]]]:
    """Yield each stated step that rules put before *later*, with the paths that apply."""
    if not later.stated:
        return
    table = order_paths(case.basis.rules, case.route.name, case.stated)
    for name, paths in table[later.act]:
        earlier = _paired(name, later, case)
        if earlier is not None and earlier.stated:
            # What the timetable says of itself lifts the order of the route, not that of the Code.
            lifted = earlier.beside(later)
            applying = [path for path in paths
                        if not (lifted and path.rests_on.severity is not Severity.FAULT)
                        and (not path.conditional or _applies(path, later, case))]
            if applying:
                yield earlier, applying


def _applies(path: OrderPath, later: PlacedStep, case: Case) -> bool:
    """Return whether every rule of *path* applies on the day of *later*."""
    return all(
        applies(rule, later if rule is path.rules[-1] else _paired(rule.later, later, case),
                day_of(later.latest), case.modification.path)
        for rule in path.conditional)


def _paired(name: str, later: PlacedStep, case: Case) -> PlacedStep | None:
    """
    Return the occurrence of *name* that belongs to *later*, where a step happens repeatedly.

    Where all of one are listed before all of the other, as many of each, they belong together
    in turn; else the last one listed before it. One that is listed only after it is out of
    order if *later* happens once, and belongs to another round if *later* is repeated or was
    sent back in between, or if that one is done `again`.
    """
    earlier, same = case.by_act.get(name, ()), case.by_act[later.act]
    if len(same) == 1 == len(earlier) and earlier[0].place < later.place:
        return earlier[0]
    if len(same) == len(earlier) > 1 and (
            earlier[-1].place < same[0].place or same[-1].place < earlier[0].place):
        return earlier[same.index(later)]
    listed_before = [step for step in earlier if step.place < later.place]
    if listed_before:
        return listed_before[-1]
    if not earlier or len(same) > 1:
        return None
    again = earlier[0].step.again or any(
        later.place < step.place < earlier[0].place and step.step.outcome == "sent-back"
        for step in case.steps)
    return None if again else earlier[0]


def _judge(
    path: OrderPath, earlier: PlacedStep, later: PlacedStep, basis: Basis
) -> Iterator[_Broken]:
    """Yield what the path breaks: its order, then the meetings on the way, then its times."""
    mend = (f"Move it to {{expected}} or later, or bring forward what it follows: {_says(earlier)}."
            if path.own_mend else _with_alternative(path.rests_on, earlier, later, basis))
    between = tuple(meetings_between(path, earlier, basis))
    if not keeps(earlier, later, NOT_BEFORE):
        early = _too_early(earlier, later, NOT_BEFORE, basis, mend)
        yield (_too_late(path.rests_on, earlier, later, basis) if _is_notice(path, earlier, later)
               else (path.rests_on, later, attrs.evolve(
                   early, message=f"{early.message}{path.through}", cites=path.cites)))
    # The last meeting stands after the others, and what is too soon for one is for all after it.
    for name, way in reversed(between):
        if not keeps(earlier, later, way):
            reached = way.earliest(earlier.latest)
            on = spoken(day_of(reached)) if reached < inf else "a day past the calendar"
            yield path.rests_on, later, _too_early(
                earlier, later, way, basis, mend,
                f"too soon for what lies between: {act(name).says}, on {on} at the earliest, "
                "after ")
    for rule in path.times:
        parameter = rule.parameter
        if parameter is None or (
                parameter.counting is Counting.NOTICE and own_act(earlier, rule, later)):
            continue
        if not keeps(earlier, later, basis.relation(parameter)):
            yield _short(rule, parameter, earlier, later, basis, mend)


def _with_alternative(
    rule: Rule, earlier: PlacedStep, later: PlacedStep, basis: Basis
) -> str:
    """
    Return the mend of *rule* with the other way that it has, or nothing where there is none.

    Another body's leave is a way only where that is not the one that is stated, the rule that
    allows it is in force, and the body still meets before the later step.
    """
    other = next((one for one in basis.rules.rules if one.id == rule.alternative
                  and one.in_force(day_of(later.latest))), None)
    if other is None or (earlier.step.body or earlier.body) in other.bodies:
        return ""
    days = (basis.possible(body).earliest(basis.as_of.toordinal()) for body in other.bodies)
    if later.recorded or min(days) > later.latest:
        return ""
    return f"{rule.mend.removesuffix('.')}, or {other.mend[0].lower()}{other.mend[1:]}"


def _too_early(
    earlier: PlacedStep, later: PlacedStep, way: Relation, basis: Basis,
    mend: str = "", before: str = "before ",
) -> Judgement:
    """Return that *later* comes before *way* allows it after *earlier*."""
    flips = flips_of(earlier, later, way, basis)
    return Judgement(
        f"{_says(later)} {later.when()}, {perhaps(flips)}{before}"
        f"{_says(earlier)} {earlier.when()}",
        basis.possible(later.body).earliest(way.earliest(earlier.latest)), flips, mend)


def _is_notice(path: OrderPath, earlier: PlacedStep, later: PlacedStep) -> bool:
    """Return whether the whole path is one notice, whose mend is about the earlier step."""
    rule = path.rests_on
    return (len(path.rules) == 1 and rule.parameter is not None
            and rule.parameter.counting is Counting.NOTICE and not own_act(earlier, rule, later))


def _too_late(rule: Rule, earlier: PlacedStep, later: PlacedStep, basis: Basis) -> _Broken:
    """
    Return that what a notice is counted from comes after what it is for.

    The day that keeps it is counted back from the first day of the later step that the earlier
    one can still be for, and says which that is where the words leave several.
    """
    relation = NOT_BEFORE if rule.parameter is None else basis.relation(rule.parameter)
    flips = flips_of(earlier, later, relation, basis)
    safe = basis.possible(later.body).earliest(relation.earliest(earlier.latest))
    end = later.first_stated if flips is None or safe > later.latest else safe
    meant = "" if later.first_stated == later.latest else (
        f", if {_says(later)} on {spoken(day_of(end))}")
    return rule, earlier, Judgement(
        f"{_says(earlier)} {earlier.when()}, {perhaps(flips)}after {_says(later)} {later.when()}",
        basis.working_days.latest(relation.latest(end)), flips,
        rule.mend.replace("{expected}", f"{{expected}}{meant}"))


def _short(
    rule: Rule, parameter: Parameter, earlier: PlacedStep, later: PlacedStep, basis: Basis,
    mend: str,
) -> _Broken:
    """Return that a time is too short: a notice judges the earlier step."""
    relation = basis.relation(parameter)
    flips = flips_of(earlier, later, relation, basis)
    # What only may be too short is told as short as it may be.
    end = later.latest if flips is None else later.first_stated
    if parameter.counting is Counting.NOTICE:
        judged, other, mend = earlier, later, ""
        expected = basis.working_days.latest(relation.latest(end))
    else:
        judged, other = later, earlier
        expected = basis.possible(later.body).earliest(relation.earliest(earlier.latest))
    counted = _counted(day_of(earlier.latest), day_of(end), parameter, basis)
    # What lies between other steps than the two is named.
    between = "" if (earlier.act, later.act) == (rule.earlier, rule.later) else (
        f" from the day that {act(rule.earlier).says} until {act(rule.later).says}")
    message = (f"{_says(judged)} {judged.when()}, {'perhaps only ' if flips else ''}{counted} "
               f"{'before' if judged is earlier else 'after'} {_says(other)} {other.when()}; "
               f"{parameter.amount} {'is' if parameter.value == 1 else 'are'} needed{between}"
               f"{parameter.counted}")
    return rule, judged, Judgement(message, expected, flips, mend)


def _counted(start: date, end: date, parameter: Parameter, basis: Basis) -> str:
    if parameter.unit is Unit.WORKING_DAYS:
        days = parameter.counting.working_days(start, end, basis.calendar.working_days)
        return f"{days} Working Day{'s' if days != 1 else ''}"
    days = max(0, (end - start).days)
    return f"{days} calendar day{'s' if days != 1 else ''}"


def _says(step: PlacedStep) -> str:
    return act(step.act).says


def judge_stated_order(rule: Rule, case: Case) -> Iterator[Finding]:
    """
    Yield each step that its own timetable puts before a step that it says comes first.

    A pair that a rule of order links is left to that rule: one contradiction is one finding. So is
    a circle, in which no day of a step would mend anything.
    """
    following = [step for step in case.steps if step.stated and step.step.after]
    if not following:
        return
    named = by_name(case.steps)
    circle_of = {name: circle for circle in stated_circles(case) for name in circle}
    for later in following:
        ruled = {earlier.name for earlier, _ in _before(later, case)}
        ruled |= set(circle_of.get(later.name, ()))
        for name in later.step.after:
            earlier = named.get(name)
            if earlier is None or not earlier.stated or earlier.name in ruled:
                continue
            if not keeps(earlier, later, NOT_BEFORE):
                judged = _too_early(earlier, later, NOT_BEFORE, case.basis,
                                    before="though the timetable itself puts it after ")
                # That a month means its regular meeting is a reading, and contradicts nothing.
                after = day_of(earlier.latest)
                if judged.flips is None and later.window is not None \
                        and later.window.latest >= after:
                    judged = attrs.evolve(judged, flips=Flip.since(after))
                yield from case.finds(rule, later, judged)
