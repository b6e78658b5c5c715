"""The ways on which the rules of order and time lead from one step to another, worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

import attrs

from secgov.citation import Force
from secgov.model.acts import RECORDED, act
from secgov.planning.steps.placing import PlacedStep
from secgov.rules.rule import Rule, Shape
from secgov.rules.rulebook import RuleBook

__all__ = ["OrderPath", "OrderPaths", "applies", "order_paths"]


@attrs.frozen
class OrderPath:
    """
    The rules from a stated step to a later stated one, through steps that are not stated.

    `rests_on` is the rule that stands for the whole path, `times` those with a number, the last
    first. `meetings` has each unstated step that needs one, with the rules that say so, and
    `conditional` the rules that do not apply always. `own_mend` says that no rule's mend speaks
    of what is stated.
    """

    rules: tuple[Rule, ...]
    rests_on: Rule
    times: tuple[Rule, ...]
    meetings: tuple[tuple[str, tuple[Rule, ...]], ...]
    conditional: tuple[Rule, ...]
    own_mend: bool

    @property
    def only_orders(self) -> bool:
        """Return whether the later step need only not be before the earlier one."""
        return not self.times and not self.meetings

    @property
    def cites(self) -> str:
        """Return the sources of all its rules, with their ids where it is more than one rule."""
        if len(self.rules) == 1:
            return self.rests_on.cites
        return "; ".join(dict.fromkeys(
            f"{rule.cites} ({rule.register}, {rule.id})" for rule in self.rules))

    @property
    def through(self) -> str:
        """Return, as the end of a sentence, the unstated steps that the path leads through."""
        between = ", ".join(act(rule.later).says for rule in self.rules[:-1])
        return f"; between the two comes, though no step states it: {between}" if between else ""

    def rank(self) -> tuple[int, int]:
        """Return by what paths are taken in turn: the shorter first, an order before a time."""
        return len(self.rules), len(self.times)


OrderPaths: TypeAlias = Mapping[str, tuple[tuple[str, tuple[OrderPath, ...]], ...]]


@lru_cache(maxsize=128)
def order_paths(rules: RuleBook, route: str, stated: frozenset[str]) -> OrderPaths:
    """
    Return for each stated step those that come before it, the nearest first, with the paths.

    A path is followed through the steps of *route* that are not *stated*. Nothing here depends
    on a day: which of its rules apply is asked for each pair of steps.
    """
    taken = frozenset(rules.process.route(route).steps)
    needs: dict[str, tuple[Rule, ...]] = {}
    for rule in rules.of_shape(Shape.ON_MEETING):
        for name in rule.steps if not rule.when else ():
            needs[name] = (*needs.get(name, ()), rule)
    found: dict[str, tuple[tuple[str, tuple[OrderPath, ...]], ...]] = {}
    for later in stated:
        paths: dict[str, list[OrderPath]] = {}
        for way in _ways(later, rules, taken, stated, ()):
            paths.setdefault(way[0].earlier, []).append(_path(way, needs))
        ranked = {earlier: tuple(sorted(same, key=OrderPath.rank))
                  for earlier, same in paths.items()}
        found[later] = tuple(sorted(ranked.items(), key=lambda item: item[1][0].rank()))
    return MappingProxyType(found)


def _ways(
    at: str, rules: RuleBook, taken: frozenset[str], stated: frozenset[str],
    way: tuple[Rule, ...],
) -> Iterator[tuple[Rule, ...]]:
    """Yield the rules of each way back from the step *at* to a stated one."""
    for rule in rules.links_to(at):
        if rule.earlier in stated:
            yield (rule, *way)
        elif rule.earlier in taken:
            yield from _ways(rule.earlier, rules, taken, stated, (rule, *way))


def _path(way: tuple[Rule, ...], needs: Mapping[str, tuple[Rule, ...]]) -> OrderPath:
    between = [rule.later for rule in way[:-1]]
    return OrderPath(
        way, _weakest(way),
        tuple(rule for rule in reversed(way) if rule.parameter is not None),
        tuple((name, needs[name]) for name in between if name in needs),
        tuple(rule for rule in way if rule.since or rule.until or rule.when),
        way[-1].later in RECORDED and any(name in RECORDED for name in between))


def _weakest(rules: tuple[Rule, ...]) -> Rule:
    """
    Return the rule of order on which the whole path rests: the one that weighs least.

    What contradicts the record between two steps says nothing of what lies around them, so a
    path through more than one rule rests on a norm.
    """
    orders = [rule for rule in rules if rule.shape is Shape.ORDER] or list(rules)
    return max(orders, key=lambda rule: (
        rule.severity.rank, rule.evidence.rank, rule.force is not Force.RECORD))


def applies(rule: Rule, later: PlacedStep | None, day: date, path: str) -> bool:
    """Return whether *rule* is in force on *day*, is one of *path*, and fits the later step."""
    if not rule.in_force(day) or not rule.on_path(path):
        return False
    kind = dict(rule.when).get("kind") if rule.when else None
    return kind is None or later is None or later.act != rule.later or later.kind == kind
