"""A body that a record names before there was any: its own acts all begin on a later day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from secgov.calendar.spoken_days import spoken
from secgov.errors import Condition
from secgov.model.acts import ACTS
from secgov.model.acts import act as act_named
from secgov.model.bodies import body_name
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.guards import Who, condition
from secgov.planning.life.state import LifeState
from secgov.rules.rule import Rule
from secgov.rules.transitions import Transitions

__all__ = ["Absent", "first_days"]


def first_days(table: Transitions) -> Mapping[str, tuple[date, str]]:
    """
    Return the bodies whose own acts all begin on some day, with the first one and its rule.

    >>> from secgov.rules.transition_reading import transitions
    >>> first_days(transitions())
    {'change-sub-committee': (datetime.date(2018, 9, 1), 'route.development-overseen')}
    """
    found = {}
    for body in sorted({one.actor for one in ACTS}):
        rows = [move for move in table.moves if act_named(move.act).actor == body]
        days = [move.since for move in rows if move.since is not None]
        if len(days) == len(rows) > 0:
            found[body] = min(days), rows[0].rule
    return found


@attrs.frozen
class Absent:
    """
    For an act that only certain bodies may take: a body that was not there yet did not take it.

    It is asked where none of the rules that say `who` takes it was in force on its day; `bodies`
    are those that there have not always been, with the first day and its rule.
    """

    who: tuple[Who, ...]
    bodies: Mapping[str, tuple[date, Rule]]

    def check(self, state: LifeState, act: RecordedAct, day: date) -> Condition | None:
        """Return what fails: there was no such body on the day of *act*."""
        return None if act.body not in self.bodies else self.judged(act)

    def judged(self, act: RecordedAct) -> Condition | None:
        """Return what fails, or None: the body was there, or who may act is judged by a rule."""
        began = self.bodies.get(act.body)
        if began is None or began[0] <= act.latest or any(
                one.rule.in_force(act.latest) for one in self.who):
            return None
        return condition(began[1], f"the record names {body_name(act.body)} for it, and there was "
                         f"none before {spoken(began[0])}", "Correct the body or the day.")
