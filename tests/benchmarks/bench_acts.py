"""Applying acts with their guards and reasons, beside state machines that only know states."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count
from time import process_time
from timeit import Timer
from types import ModuleType
from typing import Any

from secgov.calendar.code_calendar import CodeCalendar
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.lifecycle import LifeState, apply, state_of
from secgov.rules.loading import rulebook
from tests.benchmarks.timing import Over, compare, nanoseconds, peer

AS_OF = date(2020, 12, 31)
ACTS = (
    ("converted", date(2020, 3, 13), "panel", "report-phase"),
    ("modification-report-to-panel", date(2020, 3, 13), "panel", ""),
    ("report-consultation-issued", date(2020, 3, 17), "", ""),
    ("report-consultation-closed", date(2020, 4, 7), "", ""),
    ("change-board", date(2020, 4, 22), "change-board", "approved"),
    ("implemented", date(2020, 11, 29), "", ""),
)
STATES = ("development", "report", "at-panel", "consulted", "closed", "approved", "implemented")
ROUND = tuple(zip(STATES, (*STATES[1:], STATES[0]), strict=True))


def main() -> None:
    """Print every figure."""
    rules = rulebook(AS_OF)
    begun = state_of(
        (RecordedAct("MP112", "raised", date(2020, 1, 28)),
         RecordedAct("MP112", "csc-considered", date(2020, 2, 25), body="change-sub-committee",
                     outcome="ready-for-report-phase")),
        as_of=AS_OF, rules=rules, calendar=CodeCalendar.smart_energy_code(AS_OF), path="3")
    acts = tuple(RecordedAct("MP112", name, day, body=body, outcome=outcome)
                 for name, day, body, outcome in ACTS)

    def ours() -> LifeState:
        state = begun
        for act in acts:
            state = apply(state, act)
        return state

    assert ours().stage == "implemented"
    machines = peer("transitions")
    if machines is not None:
        found = nanoseconds(*_timers(ours, _transitions(machines)))
        compare("an act", found[0] / len(ACTS), "transitions", found[1] / len(ROUND), Over(6))
    machines = peer("statemachine")
    if machines is not None:
        found = nanoseconds(*_timers(ours, _statemachine(machines)))
        compare("an act", found[0] / len(ACTS), "python-statemachine", found[1] / len(ROUND),
                Over(50))
    engine = peer("durable.engine")
    if engine is not None:
        found = nanoseconds(*_timers(ours, _durable(engine)))
        compare("an act", found[0] / len(ACTS), "durable-rules", found[1] / len(ACTS), Over(35))


def _timers(*ways: Callable[[], object]) -> tuple[Timer, ...]:
    """Return what measures processor time: what else runs on the machine is not counted."""
    return tuple(Timer(way, timer=process_time) for way in ways)


class Model:
    """What the machines move, with a guard on each move."""

    def in_order(self) -> bool:
        """Return whether the day is one that may be."""
        return date(2020, 3, 13) <= AS_OF


def _transitions(machines: ModuleType) -> Callable[[], None]:
    """Return a way round seven states; the last move leads back to the first."""
    model = Model()
    machine = machines.Machine(model, list(STATES), initial=STATES[0], auto_transitions=False)
    for number, (start, end) in enumerate(ROUND):
        machine.add_transition(f"act{number}", start, end, conditions="in_order")
    moves = tuple(getattr(model, f"act{number}") for number in range(len(ROUND)))

    def theirs() -> None:
        for move in moves:
            assert move()

    return theirs


def _statemachine(machines: ModuleType) -> Callable[[], None]:
    """Return the same way round."""
    states = {name: machines.State(name, initial=name == STATES[0]) for name in STATES}
    body: dict[str, object] = {name.replace("-", "_"): one for name, one in states.items()}
    for number, (start, end) in enumerate(ROUND):
        body[f"act{number}"] = states[start].to(states[end], cond="in_order")
    machine = type("Life", (machines.StateMachine,), {**body, "in_order": Model.in_order})()
    moves = tuple(getattr(machine, f"act{number}") for number in range(len(ROUND)))

    def theirs() -> None:
        for move in moves:
            move()

    return theirs


def _durable(engine: ModuleType) -> Callable[[], None]:
    """
    Return our acts, each judged by a rule of its own by its outcome, its body and its day.

    Its statecharts hold an act that is not possible back until it is, so they are of no use here:
    each act is a fact in a session of its own.
    """
    moved: list[str] = []
    numbers = count()

    def to(stage: str) -> Callable[[object], None]:
        return lambda closure: moved.append(stage)

    definition: dict[str, Any] = {
        name: {"all": [{"m": {"$and": [
            {"state": start}, {"act": name}, {"outcome": outcome}, {"body": body},
            {"$gte": {"day": {"$m": "last"}}}]}}], "run": to(end)}
        for (start, end), (name, _, body, outcome) in zip(ROUND, ACTS, strict=False)}
    # Facts that no rule takes are an error there.
    definition["any"] = {"all": [{"m": {"$gt": {"day": 0}}}], "run": lambda closure: None}
    rules = engine.Ruleset("life", None, definition)
    days = [date(2020, 2, 25), *[day for _, day, _, _ in ACTS]]

    def theirs() -> None:
        state = STATES[0]
        for last, (name, day, body, outcome) in zip(days, ACTS, strict=False):
            session = f"s{next(numbers)}"
            moved.clear()
            try:
                after = rules.assert_fact({
                    "id": session, "sid": session, "state": state, "act": name,
                    "outcome": outcome, "body": body, "day": day.toordinal(),
                    "last": last.toordinal()})
                rules.do_actions(after, lambda error, done: None)
            finally:
                rules.delete_state(session)
            (state,) = moved
        assert state == STATES[-1]

    return theirs


if __name__ == "__main__":
    main()
