"""Questions on routes for tests, and what an answer says in few words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from secgov.planning.routes.proposal_facts import ProposalFacts
from secgov.planning.routes.route_answer import Opening, RouteAnswer, Way
from secgov.planning.routes.route_question import routes_open
from secgov.rules.engines.port import Engine
from tests.timetables import rules_on

# After MP120 is known, and before the cross-code rules.
AS_OF = date(2021, 1, 1)
UNDER_SECMP0049 = date(2020, 1, 28)
BEFORE_SECMP0049 = date(2017, 4, 5)
GROUNDS = ("effect_on_consumers", "effect_on_competition", "effect_on_environment",
           "effect_on_data", "effect_on_security_of_supply", "effect_on_security_of_systems",
           "effect_on_governance", "effect_of_discrimination")
NO_EFFECT = dict.fromkeys(GROUNDS, "no")
CRITERIA = ("path.material-effect-criteria", "path.self-governance-otherwise",
            "path.fast-track-criteria", "path.authority-led-criteria")


def asked(
    *, as_of: date = AS_OF, raised_on: date | None = UNDER_SECMP0049, adopt: Iterable[str] = (),
    engine: Engine | None = None, **facts: str,
) -> RouteAnswer:
    """Return the answer on a proposal of these facts, raised under SECMP0049 unless said."""
    proposal = {**facts, **({} if raised_on is None else {"raised_on": raised_on})}
    data = {"proposal": proposal,
            **({"adopt": [{"rule": one, "cites": "Section D, as read"} for one in adopt]}
               if adopt else {})}
    return routes_open(ProposalFacts.from_dict(data), as_of=as_of, rules=rules_on(as_of),
                       engine=engine)


def opening(answer: RouteAnswer, name: str) -> Opening:
    """Return what the answer says of one path or route."""
    return next(one for one in answer.openings if one.target.fact == name)


def fired(answer: RouteAnswer, name: str) -> list[str]:
    """Return the rules that fired on the way to a path or route, in order."""
    return [row.rule.id for row in opening(answer, name).because]


def lacks(answer: RouteAnswer, name: str) -> list[tuple[str, list[str]]]:
    """Return each rule that would open it with the stated facts that fail, derived ones opened."""
    return [(way.rule.id, _facts(way)) for way in opening(answer, name).ways]


def _facts(way: Way) -> list[str]:
    return [fact for one in way.failed
            for fact in ([one.fact] if not one.ways else
                         [fact for below in one.ways for fact in _facts(below)])]


def then(answer: RouteAnswer, question: str, name: str) -> dict[str, str]:
    """Return how a path or route would stand for each value of an input."""
    (found,) = (one for one in answer.depends_on if one.input.name == question)
    return {value: dict(after)[name] for value, after in found.values}


def would_open(answer: RouteAnswer, rule: str) -> tuple[str, ...]:
    """Return what an unverified rule would open."""
    return next(tuple(target.fact for target in one.would_open)
                for one in answer.notes if one.rule.id == rule)
