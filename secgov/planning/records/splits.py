"""A modification that was split: what its parts have of the whole, and what came too early."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from secgov.model.histories import History
from secgov.model.identifiers import PART_LETTERS, ModificationId
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.facts import facts, in_words
from secgov.planning.records.record import Record, surely_before
from secgov.planning.records.record_gap import Gap
from secgov.planning.steps.findings import Finding

__all__ = ["acts_of", "before_its_split", "is_there", "parts_of", "split_of", "unrecorded_split"]

_SPLIT: Final = "split"
_RULE: Final = "raising.part-after-its-split"
_CARRIES_A_LETTER: Final = "raising.reference"
# A part was raised with the whole, and may be recorded so.
_RAISED: Final = "raised"


def acts_of(identifier: str, history: History) -> tuple[RecordedAct, ...]:
    """
    Return the recorded acts of a modification, by its key, in the order of their days.

    What happened to the whole before it was split is part of the life of each part: before the
    split that names the part, or before the first, if none does. A modification that the history
    does not have has no acts.
    """
    own, split = _own(identifier, history), _begun_by(identifier, history)
    if split is None:
        return own
    return (*(one for one in _of_the_whole(identifier, history)
              if one.act != _SPLIT and one.latest <= split.earliest), *own)


def is_there(identifier: str, history: History, as_of: date) -> bool:
    """
    Return whether a modification is one of its own by *as_of*: no split that is still to come.

    What is recorded of a part before its split contradicts the record, and shows the part.
    """
    return _begun_by(identifier, history) is None or _split_off(identifier, history, as_of)


def parts_of(identifier: str, history: History, as_of: date) -> tuple[str, ...]:
    """Return the parts of a modification by *as_of*, by their keys: each carries a letter."""
    if ModificationId.read(identifier).part:
        return ()
    keys = (f"{identifier}{letter}" for letter in PART_LETTERS)
    return tuple(key for key in keys if key in history and _split_off(key, history, as_of))


def _split_off(identifier: str, history: History, as_of: date) -> bool:
    """Return whether its split is known by then, or anything of its own but the raising is."""
    split = _begun_by(identifier, history)
    return bool(split and facts((split,), as_of)) or any(
        one.act != _RAISED for one in facts(_own(identifier, history), as_of))


def _own(identifier: str, history: History) -> tuple[RecordedAct, ...]:
    return history.of(identifier) if identifier in history else ()


def _begun_by(identifier: str, history: History) -> RecordedAct | None:
    """Return the split that names the part, or the first of its whole, if there is one."""
    acts = _of_the_whole(identifier, history)
    return split_of(identifier, history) or next(
        (one for one in acts if one.act == _SPLIT), None)


def split_of(identifier: str, history: History) -> RecordedAct | None:
    """Return the split that made the part of that key, or None: the record does not say which."""
    splits = [one for one in _of_the_whole(identifier, history) if one.act == _SPLIT]
    letter = ModificationId.read(identifier).part if any(one.part for one in splits) else ""
    return next((one for one in splits if one.part.upper().endswith(letter)), None)


def _of_the_whole(identifier: str, history: History) -> tuple[RecordedAct, ...]:
    """Return the acts of the whole of which a part carries a letter, if the history has them."""
    read = ModificationId.read(identifier)
    whole = attrs.evolve(read, part="").key if read.part and read.number else identifier
    return history.of(whole) if whole != identifier and whole in history else ()


def unrecorded_split(record: Record, history: History) -> Iterator[Gap]:
    """
    Yield the gap that no split is recorded of parts that have acts of their own.

    It is one of the whole, and never a fault: no rule asks for the row.
    """
    lacking = [part for part in record.parts if split_of(part, history) is None]
    acts = [one for part in lacking for one in facts(history.of(part), record.as_of)]
    if acts:
        first = min(acts, key=lambda one: one.earliest)
        parts = dict.fromkeys(one.id for one in acts)
        yield Gap(_SPLIT, first, record.life.rule(_CARRIES_A_LETTER, first.latest),
                  f"what is recorded of {' and of '.join(parts)}")


def before_its_split(record: Record) -> Iterator[Finding | None]:
    """Yield acts of a part before the split that made it, but for those that the whole has too."""
    split = record.split
    if split is None:
        return
    whole = {(one.act, one.date) for one in record.facts if one.id != record.id}
    for fact in record.facts:
        if (fact.id == record.id and fact.act != _RAISED and surely_before(fact, split)
                and (fact.act, fact.date) not in whole):
            yield record.judge(
                record.life.rule(_RULE), fact, f"{record.told(fact)}, but {split.id} is split only "
                f"{in_words(split)}", expected=split.latest)
