"""What stands in the way of an act: every condition that fails, and what would satisfy it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from secgov.errors import Condition
from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life_facts import named_day
from secgov.planning.life_guards import condition, last_day
from secgov.planning.life_rules import IN_ORDER, verified
from secgov.planning.life_state import ALTERNATIVE, DATE_APPROVED, TARGET, LifeState
from secgov.planning.placing import spoken
from secgov.rules.transitions import Move, Raiser, Transitions, Within

__all__ = ["failures", "move_of", "of_row"]


def move_of(state: LifeState, act: RecordedAct) -> Move | None:
    """Return the row of the table that *act* takes in this state, or nothing."""
    for move in state.life.at.get((state.stage, act.act, act.outcome, state.path), ()):
        if move.plain or (move.in_force(act.latest) and move.fits(
                part=bool(act.part), alternative=ALTERNATIVE in state.done)):
            return move
    return None


def failures(state: LifeState, act: RecordedAct) -> tuple[Condition, ...]:
    """Return everything that stands in the way of *act*, each with what would satisfy it."""
    day = act.latest
    found = [one for guard in state.life.guards[act.act]
             if (one := guard.check(state, act, day)) is not None]
    move = move_of(state, act)
    if move is None:
        why, move = _misplaced(state, act)
        found = [*why, *found]
    if move is not None:
        found += of_row(state, act, move, day)
    return tuple(found)


def of_row(
    state: LifeState, act: RecordedAct, move: Move, day: date
) -> list[Condition]:
    """Return what fails of what the row itself asks for."""
    life, done, found = state.life, state.done, []
    targets = act.act == "release-targeted"
    if state.day is not None and day < state.day and not targets:
        found.append(condition(
            life.rule(IN_ORDER), f"something already happened on {spoken(state.day)}, which is "
            "later", expected=state.day))
    if move.takes:
        found += [condition(life.rule(need.rule, day), _missing(need.any)) for need in move.takes
                  if not any(one in done for one in need.any) and life.binds(need.rule, day)]
    if move.not_while and state.open:
        found += [condition(life.rule(bar.rule, day), f"the {_words(bar.span)} is still open",
                            f"Close the {_words(bar.span)} first.")
                  for bar in move.not_while if bar.span in state.open]
    if move.closes and move.closes not in state.open:
        found.append(condition(
            life.rule(move.closing_rule, day), f"no {_words(move.closes)} is open"))
    if move.record_only:
        found.append(condition(
            life.rule(move.rule, day), "the act does not say enough",
            "Record the vote or the decision itself, with its body and outcome."))
    if move.within is not None:
        found += _too_late(state, act, move.within)
    if move.raiser is not None and move.raiser.path == state.path:
        found += _raised(state, act, move.raiser, day)
    if targets:
        found += _moved(state, act)
    return found


def _too_late(state: LifeState, act: RecordedAct, within: Within) -> Iterator[Condition]:
    """Yield what fails of the time in which the act is possible, if its number is verified."""
    began = state.done.get(within.after)
    number = began and state.life.number(within.parameter, began.latest)
    if not began or not number or not verified(number):
        return
    last = last_day(number, began.latest, state.life.calendar.ranks)
    if act.earliest > last:
        yield Condition(
            within.parameter, number.register, f"it was possible until {spoken(last)}: "
            f"{number.in_words()}", "Nothing mends it: the time has passed.", number.cites, last)


def _raised(
    state: LifeState, act: RecordedAct, raiser: Raiser, day: date
) -> Iterator[Condition]:
    """Yield what fails if somebody else than the one entitled raises it."""
    who = act.body or ("" if state.proposer == "unknown" else state.proposer)
    if who not in ("", raiser.body):
        yield condition(state.life.rule(raiser.rule, day),
                        f"the record says that {who} raises it, on the path {state.path}")


def _moved(state: LifeState, act: RecordedAct) -> Iterator[Condition]:
    """Yield what fails if a named day of implementation is changed without the Authority."""
    before = state.done.get(TARGET + act.part)
    if before is not None and DATE_APPROVED not in state.done \
            and named_day(before) != named_day(act):
        yield condition(
            state.life.rule("implementation.date-moved-by-authority", act.latest),
            "another day of implementation was named, and the Authority has not approved a "
            "change since")


def _misplaced(state: LifeState, act: RecordedAct) -> tuple[list[Condition], Move | None]:
    """Return why no row fits, and the row that would fit elsewhere."""
    life, table, day = state.life, state.life.table, act.latest
    rows = [move for move in table.of_act.get((act.act, act.outcome), ())
            if move.of_part in (None, bool(act.part))]
    if not rows:
        said = f'the outcome "{act.outcome}"' if act.outcome else "no outcome"
        return [condition(life.rule(IN_ORDER), f"nothing follows from {said}",
                          "State what came of it.")], None
    found = []
    on_path = [move for move in rows if state.path in move.paths]
    if not on_path:
        found.append(condition(life.rule(rows[0].path_rule or IN_ORDER, day),
                               f"it has no place on the path {state.path}"))
    places = tuple(dict.fromkeys(
        source for move in on_path or rows for source in move.sources))
    nearest = (on_path or rows)[0]
    if state.stage not in places:
        where = " or ".join(f'"{table.says(stage)}"' for stage in places)
        found.append(condition(
            life.rule(_rule_of_place(state), day),
            f'it stands at "{table.says(state.stage)}", and this happens at {where}',
            _way_to(state.stage, places, state.path, table)))
    elif on_path:
        found.append(condition(life.rule(nearest.rule, day),
                               f"the row that allows it is not in force on {spoken(day)}"))
    return found, nearest


def _rule_of_place(state: LifeState) -> str:
    """Return the rule that says why the act has no place: that of a withdrawal, or of the order."""
    return "withdrawal.ends-unless-adopted" if state.stage == "withdrawn" else IN_ORDER


@lru_cache(maxsize=4096)
def _way_to(here: str, places: tuple[str, ...], path: str, table: Transitions) -> str:
    """Return the acts that lead from one stage to one of others, as what would satisfy it."""
    seen: dict[str, tuple[str, ...]] = {here: ()}
    queue = [here]
    for stage in queue:
        for move in table.moves:
            leads = stage in move.sources and path in move.paths and not move.record_only
            for to in move.targets() if leads and move.to else ():
                if to not in seen:
                    seen[to] = (*seen[stage], _said(move))
                    queue.append(to)
    ways = sorted((seen[place] for place in places if place in seen), key=len)
    if not ways:
        return "Nothing mends it: no way leads there from its end." if here in table.ends \
            else "Nothing mends it: no way leads back there."
    return f"First: {', '.join(ways[0])}."


def _said(move: Move) -> str:
    outcome = f" ({move.outcomes[0]})" if move.outcomes[0] else ""
    return f"{act_named(move.act).says}{outcome}"


def _missing(keys: tuple[str, ...]) -> str:
    says = {"ready": "the Change Sub-Committee last agreed that it is ready"}
    return "it is not recorded that " + " or ".join(
        says.get(key) or act_named(key).says for key in keys)


def _words(span: str) -> str:
    return span.replace("-", " ")
