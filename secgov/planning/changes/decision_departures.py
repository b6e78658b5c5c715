"""A decision on a day that practice would move: it stands on its day, and what follows it waits."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import attrs

from secgov.citation import Force
from secgov.explanation import Explanation
from secgov.planning.changes.decision_question import rule_in_words
from secgov.planning.network.network import Forward
from secgov.planning.network.route_network import PlannedRoute, planned_route, says_of
from secgov.planning.outlooks.reasons import said
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, case_of
from secgov.planning.steps.placing import spoken
from secgov.planning.steps.route_choice import routes_of
from secgov.rules.rule import Rule

__all__ = ["standing_on"]


def standing_on(
    day: date, case: Case, acts: Collection[str]
) -> tuple[Case, tuple[Explanation, ...]]:
    """
    Return *case* with *acts* on their *day*, and each practice that they depart from.

    Practice binds nobody: what it would have come before is then before what follows the step.
    What else moves the step, such as a rule or a hold, moves it still, and that is said.
    """
    told: list[Explanation] = []
    while True:
        process = case.basis.rules.process
        planned = planned_route(case, routes_of(case.modification, case.steps, process)[0])
        run = planned.usual.forward()
        moved = next((act for act in acts if act in planned.by_step
                      and run.days[act] > day.toordinal()), None)
        if moved is None:
            return case, tuple(told)
        link = run.binding[moved]
        rules = planned.reasons(link.earlier, moved) if link is not None else ()
        if not rules or any(rule.force is not Force.PRACTICE for rule in rules):
            return case, (*told, _moves(moved, day, planned, run, rules))
        following = sorted({rule.later for rule in planned.rules if rule.earlier == moved})
        waits = " and ".join(f"{says_of(one)} not before" for one in following)
        told += (Explanation(
            f"it departs from practice, {rule_in_words(rule)} It stands on {spoken(day)} all the "
            f"same, though {says_of(rule.earlier)} on {said(run.days[rule.earlier])} at the usual "
            f"pace{f'; {waits} that' if waits else ''}", rule.cites)
            for rule in rules)
        case = case_of(case.modification, case.timetable,
                       _without(rules, following, case.basis.shared))


def _without(rules: tuple[Rule, ...], following: Collection[str], basis: Basis) -> Basis:
    """Return *basis* with each of *rules* about what follows its step, instead of the step."""
    kept = tuple(one for rule in basis.rules.rules for one in (
        (attrs.evolve(rule, later=later) for later in following) if rule in rules else (rule,)))
    return attrs.evolve(basis, rules=attrs.evolve(basis.rules, rules=kept))


def _moves(
    act: str, day: date, planned: PlannedRoute, run: Forward, rules: tuple[Rule, ...]
) -> Explanation:
    """Return what moves the step *act* past its day, and to which."""
    why = ("; ".join(rule_in_words(rule).rstrip(".") for rule in rules) or planned.held(run, act)
           or "it meets on no sooner day")
    return Explanation(f"at the usual pace the first day on which it can be is "
                       f"{said(run.days[act])}, and the days are counted from it: {why}",
                       rules[0].cites if rules else "")
