"""A small book that engines are tried on: given, between, and what follows in two rounds."""

from __future__ import annotations

from secgov.rules.engines.port import Selections
from secgov.rules.engines.values import Condition, Fact, Selection


def rule(name: str, when: dict[str, tuple], **concludes) -> Selection:
    """Return a rule by its conditions and conclusions."""
    return Selection(name, tuple(Condition(*pair) for pair in when.items()),
                     tuple(concludes.items()))


FACTS = (Fact("proposer", ("panel", "dcc", "1")), Fact("number", (1, 2, 3)),
         Fact("between", ("yes",)), Fact("route", ("fast", "slow")), Fact("end", ("reached",)))
BOOK = Selections("small", FACTS, (
    # Written before what it waits on: it fires in the second round all the same.
    rule("late", {"between": ("yes",), "number": (1, 2)}, route="fast"),
    rule("first", {"proposer": ("panel", "1")}, between="yes"),
    rule("second", {"number": (1,)}, end="reached"),
    rule("slow", {"number": (3,)}, route="slow"),
))

# Facts, what they end as, and the rules in their order; worked out by hand from the book.
CASES = (
    ({}, {}, []),
    ({"proposer": "dcc"}, {"proposer": "dcc"}, []),
    ({"proposer": "panel"}, {"proposer": "panel", "between": "yes"}, ["first"]),
    ({"number": 1}, {"number": 1, "end": "reached"}, ["second"]),
    ({"number": 2, "proposer": "1"},
     {"proposer": "1", "number": 2, "between": "yes", "route": "fast"}, ["first", "late"]),
    ({"proposer": "panel", "number": 1},
     {"proposer": "panel", "number": 1, "between": "yes", "route": "fast", "end": "reached"},
     ["first", "second", "late"]),
    ({"proposer": "panel", "number": 3},
     {"proposer": "panel", "number": 3, "between": "yes", "route": "slow"}, ["first", "slow"]),
)
