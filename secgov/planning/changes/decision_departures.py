"""A decision on a day that practice would move: it stands on its day, and what follows it waits."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import attrs

from secgov.calendar.counting import NOT_BEFORE, Counting
from secgov.calendar.spoken_days import spoken
from secgov.citation import Force
from secgov.explanation import Explanation
from secgov.planning.changes.decision_question import rule_in_words
from secgov.planning.network.network import Forward
from secgov.planning.network.route_network import PlannedRoute, planned_route, says_of
from secgov.planning.outlooks.reasons import said
from secgov.planning.outlooks.waits import waiting
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, case_of
from secgov.planning.steps.route_choice import routes_of
from secgov.rules.rule import Rule

__all__ = ["standing_on"]


def standing_on(
    day: date, case: Case, acts: Collection[str]
) -> tuple[Case, tuple[Explanation, ...]]:
    """
    Return *case* with *acts* on their *day*, and each practice that they depart from.

    Practice binds nobody: what it would have come before is then before what follows the step.
    What else moves the step, such as a rule or a hold, moves it still, and that is said in its
    place: such a step does not stand on its day.
    """
    told: list[tuple[str, Explanation]] = []
    left: list[Rule] = []
    while True:
        process = case.basis.rules.process
        planned = waiting(planned_route(
            case, routes_of(case.modification, case.steps, process)[0]))
        run = planned.usual.forward()
        moved = next((act for act in acts if act in planned.by_step
                      and run.days[act] > day.toordinal()), None)
        if moved is None:
            return case, tuple(says for _, says in told)
        link = run.binding[moved]
        rules = planned.reasons(link.earlier, moved) if link is not None else ()
        # What is left already and moves it still cannot be left again.
        practices = tuple(rule for rule in rules
                          if rule.force is Force.PRACTICE and rule not in left)
        if not practices or any(
                _leaves(rule, run, case.basis) > day.toordinal()
                for rule in rules if rule not in practices):
            departs = [rule for rule in left if rule.later == moved
                       and run.days[rule.earlier] > run.days[moved]]
            return case, (*(says for act, says in told if act != moved),
                          _moves(moved, planned, run, rules, departs))
        following = sorted({rule.later for rule in planned.rules if rule.earlier == moved})
        waits = " and ".join(f"{says_of(one)} not before" for one in following
                             if run.days[practices[0].earlier] > day.toordinal())
        left += practices
        told += ((moved, Explanation(
            f"it departs from practice, {rule_in_words(rule)} It stands on {spoken(day)} all the "
            f"same, though {says_of(rule.earlier)} on {said(run.days[rule.earlier])} at the usual "
            f"pace{f'; {waits} that' if waits else ''}", rule.cites))
            for rule in practices)
        case = case_of(case.modification, case.timetable,
                       _without(practices, following, case.basis.shared))


def _leaves(rule: Rule, run: Forward, basis: Basis) -> float:
    """Return the first day that *rule* by itself leaves for its later step in *run*."""
    relation = NOT_BEFORE if rule.parameter is None else basis.relation(rule.parameter)
    return relation.earliest(run.days[rule.earlier])


def _without(rules: tuple[Rule, ...], following: Collection[str], basis: Basis) -> Basis:
    """
    Return *basis* with each of *rules* about what follows its step, instead of the step.

    A notice is of that step alone: what follows it needs none.
    """
    kept = tuple(one for rule in basis.rules.rules for one in (
        (attrs.evolve(rule, later=later) for later in following if not _notice(rule))
        if rule in rules else (rule,)))
    return attrs.evolve(basis, rules=attrs.evolve(basis.rules, rules=kept))


def _notice(rule: Rule) -> bool:
    return rule.parameter is not None and rule.parameter.counting is Counting.NOTICE


def _moves(
    act: str, planned: PlannedRoute, run: Forward, rules: tuple[Rule, ...],
    departs: Collection[Rule],
) -> Explanation:
    """Return what moves the step *act* past its day, and to which, and what it departs from."""
    why = ("; ".join(rule_in_words(rule).rstrip(".") for rule in rules) or planned.held(run, act)
           or "it meets on no sooner day")
    return Explanation(f"at the usual pace the first day on which it can be is "
                       f"{said(run.days[act])}, and the days are counted from it: {why}"
                       + "".join(f"; it departs from practice even so, "
                                 f"{rule_in_words(rule).rstrip('.')}" for rule in departs),
                       rules[0].cites if rules else "")
