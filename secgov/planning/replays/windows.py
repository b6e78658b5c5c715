"""Acts of a record that came after the time in which they were possible."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from secgov.errors import Condition
from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.checks import overrun
from secgov.planning.life.facts import in_words
from secgov.planning.life.state import LifeState
from secgov.planning.life.taken import taken_in_record
from secgov.planning.records.record import Record
from secgov.planning.steps.findings import Finding
from secgov.rules.rule import Parameter, Rule
from secgov.rules.transition_rows import Move

__all__ = ["Lifting", "joined", "lifting", "out_of_time"]


def out_of_time(record: Record) -> Iterator[Finding | None]:
    """
    Yield acts after the window of the row that they take, as `apply` and `next` judge them.

    A window of the law, or one that was adopted, weighs as its force says; one whose length
    nobody has verified makes a note.
    """
    for fact, state, move, (number, why) in _late(record):
        if _joins(record, state, fact, move, why):
            continue
        rule = attrs.evolve(record.life.rule(move.rule, fact.latest).carrying(number),
                            id=why.rule, register=why.register, mend=why.mend)
        yield record.judge(
            rule, fact, f"{move.says or act_named(fact.act).says} {in_words(fact)}, but {why.says}",
            expected=why.expected)


def joined(record: Record) -> Iterator[tuple[RecordedAct, Move]]:
    """Yield acts too late for the row that they take, which another that is lacking may explain."""
    for fact, state, move, (_, why) in _late(record):
        if _joins(record, state, fact, move, why):
            yield fact, move


@attrs.frozen
class Lifting:
    """The rule by which an objection lifts an approval, and whether it came in time to."""

    rule: Rule
    in_time: bool


def lifting(record: Record, lifted: str, before: RecordedAct) -> Lifting | None:
    """
    Return by what rule the last objection before an act undoes what is called *lifted*, if any.

    The rule weighs as the number does within which the objection is possible.
    """
    undone = [(fact, state, move, move.within) for fact, state, move in zip(
                  record.facts, record.course.states, record.course.taken, strict=False)
              if move is not None and move.within is not None and lifted in move.undoes
              and fact.latest <= before.latest]
    if not undone:
        return None
    fact, state, move, within = undone[-1]
    rule, number = (record.life.rule(move.rule, fact.latest),
                    record.life.number(within.parameter, fact.latest))
    return Lifting(rule if number is None else attrs.evolve(
        rule, force=number.force, evidence=number.evidence, cites=number.cites),
        overrun(within, state, fact) is None)


def _late(
    record: Record
) -> Iterator[tuple[RecordedAct, LifeState, Move, tuple[Parameter, Condition]]]:
    timed = record.life.table.timed
    for before, fact in zip(record.course.states, record.facts, strict=False):
        if fact.act not in timed:
            continue
        state, way = taken_in_record(before, fact)
        move = way.move if way is not None else None
        late = overrun(move.within, state, fact) if move is not None and move.within else None
        if move is not None and late is not None:
            yield fact, state, move, late


def _joins(
    record: Record, state: LifeState, fact: RecordedAct, move: Move, late: Condition
) -> bool:
    """
    Return whether *fact* may follow another act of its row that was in time and is lacking.

    That opens a row with a window of its own, as an application for permission does for those who
    join the appeal. In a complete record nothing is lacking.
    """
    if record.complete or late.expected is None:
        return False
    supposed = RecordedAct(fact.id, fact.act, late.expected)
    opened = state.with_done({**state.done, **dict.fromkeys(move.marks, supposed)})
    return any(
        row.within is not None and row.within.after in move.marks
        and overrun(row.within, opened, fact) is None
        for row in record.life.table.rows(fact.act, fact.outcome, state.path))
