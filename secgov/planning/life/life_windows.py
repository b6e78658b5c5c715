"""Acts of a record that came after the time in which they were possible."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from secgov.model.acts import act as act_named
from secgov.planning.life.life_checks import overrun
from secgov.planning.life.life_facts import in_words
from secgov.planning.life.life_record import Record
from secgov.planning.life.lifecycle import taken_in_record
from secgov.planning.steps.findings import Finding

__all__ = ["out_of_time"]


def out_of_time(record: Record) -> Iterator[Finding | None]:
    """
    Yield acts after the window of the row that they take, as `apply` and `next` judge them.

    A window of the law, or one that was adopted, weighs as its force says; one whose length
    nobody has verified makes a note.
    """
    timed = record.life.table.timed
    for before, fact in zip(record.course.states, record.facts, strict=False):
        if fact.act not in timed:
            continue
        state, way = taken_in_record(before, fact)
        move = way.move if way is not None else None
        late = overrun(move.within, state, fact) if move is not None and move.within else None
        if move is None or late is None:
            continue
        number, why = late
        rule = attrs.evolve(record.life.rule(move.rule, fact.latest).carrying(number),
                            id=why.rule, register=why.register, mend=why.mend)
        yield record.judge(
            rule, fact, f"{move.says or act_named(fact.act).says} {in_words(fact)}, but {why.says}",
            expected=why.expected)
