"""
The same forty conditions for each peer: built once, then evaluated on one flat dict.

Each function takes the peer's module and the facts `d0` to `d14`, and returns the evaluation
after it was seen to say that all hold and, with one day moved, that not all do.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from typing import Any

__all__ = ["bare_calls", "business_rules", "durable_rules", "rule_engine", "zen_decision",
           "zen_expressions", "zen_list"]

Facts = dict[str, int]
Ask = Callable[[], list[bool]]

# A step and one, two or three steps later, and the first and the last: at least so many days.
PAIRS = (*((i, i + apart) for apart in (1, 2, 3) for i in range(15 - apart)), (0, 14))
TEXTS = tuple(f"d{later} - d{earlier} >= {later - earlier}" for earlier, later in PAIRS)


def bare_calls(facts: Facts) -> Ask:
    """Return forty plain functions of one comparison each."""
    functions = [eval(f"lambda facts: facts['d{j}'] - facts['d{i}'] >= {j - i}") for i, j in PAIRS]
    return _seen(lambda: [function(facts) for function in functions], facts)


def business_rules(module: Any, facts: Facts) -> Ask:
    """Return the evaluation by business-rules, whose variables do the subtraction."""
    from business_rules import engine, variables

    def gap(earlier: int, later: int) -> Any:
        def number(self: Any) -> int:
            return self.facts[f"d{later}"] - self.facts[f"d{earlier}"]

        number.__name__ = f"gap_{earlier}_{later}"
        return variables.numeric_rule_variable(number)

    def keep(self: Any, given: Facts) -> None:
        self.facts = given

    gaps = {f"gap_{i}_{j}": gap(i, j) for i, j in PAIRS}
    kind = type("Gaps", (variables.BaseVariables,), {"__init__": keep, **gaps})
    conditions = [{"name": f"gap_{i}_{j}", "operator": "greater_than_or_equal_to", "value": j - i}
                  for i, j in PAIRS]

    def ask() -> list[bool]:
        defined = kind(facts)
        return [engine.check_conditions_recursively(one, defined) for one in conditions]

    return _seen(ask, facts)


def rule_engine(module: Any, facts: Facts) -> Ask:
    """Return the evaluation by rule-engine."""
    rules = [module.Rule(text) for text in TEXTS]
    return _seen(lambda: [rule.matches(facts) for rule in rules], facts)


def zen_expressions(module: Any, facts: Facts) -> Ask:
    """Return the evaluation by zen-engine of forty compiled expressions."""
    expressions = [module.compile_expression(text) for text in TEXTS]
    return _seen(lambda: [one.evaluate(facts) for one in expressions], facts)


def zen_list(module: Any, facts: Facts) -> Ask:
    """Return the evaluation by zen-engine of one compiled list, which takes the dict over once."""
    expression = module.compile_expression(f"[{', '.join(TEXTS)}]")
    return _seen(lambda: expression.evaluate(facts), facts)


def zen_decision(module: Any, facts: Facts) -> Ask:
    """Return the evaluation by zen-engine of one decision with an expression a condition."""
    expressions = [{"id": f"e{place}", "key": f"holds{place}", "value": text}
                   for place, text in enumerate(TEXTS)]
    decision = module.ZenEngine().create_decision(json.dumps({
        "nodes": [{"id": "in", "type": "inputNode", "name": "in"},
                  {"id": "all", "type": "expressionNode", "name": "all",
                   "content": {"expressions": expressions}},
                  {"id": "out", "type": "outputNode", "name": "out"}],
        "edges": [{"id": "1", "sourceId": "in", "targetId": "all"},
                  {"id": "2", "sourceId": "all", "targetId": "out"}]}))
    return _seen(lambda: list(decision.evaluate(facts)["result"].values()), facts)


def durable_rules(module: Any, facts: Facts) -> Ask:
    """Return the evaluation by durable-rules, whose forty rules fire where one is broken."""
    broken: list[str] = []
    numbers = count()
    definition: dict[str, Any] = {
        f"broken {i} {j}": {
            "all": [{"m": {"$lt": {f"d{j}": {"$add": {"$l": {"$m": f"d{i}"}, "$r": j - i}}}}}],
            "run": lambda closure: broken.append("broken")}
        for i, j in PAIRS}
    # Facts that no rule takes are an error there.
    definition["any"] = {"all": [{"m": {"$gt": {"d0": 0}}}], "run": lambda closure: None}
    rules = module.Ruleset("forty", None, definition)

    def ask() -> list[bool]:
        broken.clear()
        session = f"s{next(numbers)}"
        try:
            state = rules.assert_fact({**facts, "id": session, "sid": session})
            rules.do_actions(state, lambda error, done: None)
        finally:
            rules.delete_state(session)
        return [not broken]

    return _seen(ask, facts)


def _seen(ask: Ask, facts: Facts) -> Ask:
    """Return *ask* after it has told facts that keep every condition from facts that do not."""
    assert all(ask())
    first, facts["d0"] = facts["d0"], facts["d1"]
    assert not all(ask())
    facts["d0"] = first
    return ask
