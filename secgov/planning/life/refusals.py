"""What stands in the way of an act: every condition that fails, and what would satisfy it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from secgov.calendar.spoken_days import spoken
from secgov.errors import Condition
from secgov.model.acts import act as act_named
from secgov.model.bodies import body_name
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.checks import in_time
from secgov.planning.life.guards import IN_ORDER, condition
from secgov.planning.life.places import Check, Way
from secgov.planning.life.state import LifeState
from secgov.rules.transition_rows import LEFT, Move
from secgov.rules.transitions import Transitions

__all__ = ["failures", "way_of"]

_NEVER: Final = "Nothing mends it but a later day: there was nothing of the kind yet."


def way_of(state: LifeState, act: RecordedAct) -> Way | None:
    """Return the row of the table that *act* takes in this state with its checks, or nothing."""
    for way in state.place.ways.get(act.way_key, ()):
        if way.fits is None or way.fits(state, act):
            return way
    return None


def failures(state: LifeState, act: RecordedAct) -> tuple[Condition, ...]:
    """Return everything that stands in the way of *act*, each with what would satisfy it."""
    day, life = act.latest, state.life
    way = way_of(state, act)
    why: list[Condition] = []
    if way is None:
        why, nearest = _misplaced(state, act)
        checks = (*life.checks(act.act, state.path, nearest), *_asked_there(state, act, nearest))
    else:
        checks = way.checks
    found = (check(state, act, day) for check in (in_time, *checks))
    return (*why, *(one for one in found if one is not None))


def _asked_there(state: LifeState, act: RecordedAct, nearest: Move | None) -> Iterator[Check]:
    """Yield what practice asks of *act* too, by rules that wait for what leads to its place."""
    places = nearest.sources if nearest is not None else ()
    for order in state.life.advice[act.act]:
        leads = any(move.act == order.earlier and move.to in places
                    for move in state.life.table.moves)
        if leads and state.place.stage not in places and state.path in order.paths:
            yield order.check


def _misplaced(state: LifeState, act: RecordedAct) -> tuple[list[Condition], Move | None]:
    """Return why no row fits, and the row that would fit elsewhere."""
    life, table, day = state.life, state.life.table, act.latest
    rows = [move for move in table.of_act.get((act.act, act.outcome), ())
            if move.of_part in (None, bool(act.part)) and not move.same_day]
    # A row whose marks are not set is about something else, where there are others.
    rows = [move for move in rows if state.done.keys() >= set(move.given)] or rows
    if not rows:
        said = f'the outcome "{act.outcome}"' if act.outcome else "no outcome"
        return [condition(life.rule(IN_ORDER), f"nothing follows from {said}",
                          "State what came of it.")], None
    found = []
    on_path = [move for move in rows if state.path in move.paths]
    if not on_path:
        found.append(condition(life.rule(rows[0].path_rule or IN_ORDER, day),
                               f"it has no place on path {state.path}"))
    places = tuple(dict.fromkeys(
        source for move in on_path or rows for source in move.sources))
    nearest = next((move for move in on_path if state.place.stage in move.sources),
                   (on_path or rows)[0])
    if state.place.stage not in places:
        early = _early(on_path or rows, day)
        where = " or ".join(f'"{table.says(stage)}"' for stage in places)
        found.append(condition(
            life.rule(_rule_of_place(state), day),
            f'it stands at "{table.says(state.stage)}", and this happens at {where}',
            _NEVER if early else _way_to(state.place.stage, places, state.path, state.left,
                                         _marks(state, table), table)))
        if early:
            found.append(condition(life.rule(nearest.rule, day), early, _NEVER))
        found += [condition(life.rule(name, day), f"on path {state.path} it has no place at "
                            f'"{table.says(stage)}"')
                  for name, stage in _elsewhere(state, rows, places)]
    elif on_path and len(nearest.bodies) == 1 and act.body not in ("", *nearest.bodies):
        found.append(condition(life.rule(nearest.rule, day),
                               f"only {body_name(nearest.bodies[0])} can: {nearest.says}"))
    elif on_path and nearest.in_force(day):
        found.append(condition(life.rule(nearest.rule, day), "it was decided already",
                               "Nothing mends it: no further one follows here."))
    elif on_path:
        found.append(condition(life.rule(nearest.rule, day),
                               f"the row that allows it is not in force on {spoken(day)}"))
    return found, nearest


def _early(rows: list[Move], day: date) -> str:
    """Return that there was nothing of the kind yet, or an empty text: there was, or was later."""
    since = [move.since for move in rows if move.since is not None and day < move.since]
    return (f"there was nothing of the kind before {spoken(min(since))}"
            if len(since) == len(rows) else "")


def _elsewhere(
    state: LifeState, rows: list[Move], places: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Yield the rules by which the act is for other paths at stages where this one lacks it."""
    found = {(move.path_rule, stage): None for move in rows for stage in move.sources
             if state.path not in move.paths and move.path_rule and stage not in places}
    yield from found


def _rule_of_place(state: LifeState) -> str:
    """Return the rule that says why the act has no place: that of a withdrawal, or of the order."""
    return "withdrawal.ends-unless-adopted" if state.stage == "withdrawn" else IN_ORDER


@lru_cache(maxsize=4096)
def _way_to(
    here: str, places: tuple[str, ...], path: str, left: str, marks: frozenset[str],
    table: Transitions,
) -> str:
    """
    Return the acts that lead from one stage to one of others, as what would satisfy it.

    An adoption leads back to the stage that it was withdrawn from, which is *left*. A row that
    asks for marks is a way where those are set, of *marks* or on the way. A vote of one sitting
    with another is none: that sitting is over, or goes on by itself.
    """
    seen: dict[str, tuple[str, ...]] = {here: ()}
    set_at = {here: marks}
    queue = [here]
    for stage in queue:
        for move in table.moves:
            known = set_at[stage]
            leads = (stage in move.sources and path in move.paths
                     and not (move.record_only or move.same_day)
                     and known >= set(move.given) and known.isdisjoint(move.lacking))
            to_left = (left,) if move.to == LEFT and left else ()
            for to in (*move.targets(), *to_left) if leads and move.to else ():
                if to not in seen:
                    seen[to] = (*seen[stage], _said(move))
                    set_at[to] = known | {move.act, *move.marks}
                    queue.append(to)
    ways = sorted((seen[place] for place in places if place in seen), key=len)
    if not ways:
        return "Nothing mends it: no way leads there from its end." if here in table.ends \
            else "Nothing mends it: no way leads back there."
    return f"First: {', '.join(ways[0])}."


def _marks(state: LifeState, table: Transitions) -> frozenset[str]:
    """Return the marks that are set, of those that some row asks for or must not find."""
    return _asked(table).intersection(state.done)


@lru_cache(maxsize=8)
def _asked(table: Transitions) -> frozenset[str]:
    return frozenset(mark for move in table.moves for mark in (*move.given, *move.lacking))


def _said(move: Move) -> str:
    outcome = f" ({move.outcomes[0]})" if move.outcomes[0] else ""
    return f"{move.says or act_named(move.act).says}{outcome}"
