"""Where a modification of a history stands: the one answer of every question about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from secgov.calendar.code_calendar import CodeCalendar
from secgov.errors import Unanswerable
from secgov.model.histories import History, ModificationRecords
from secgov.planning.life.facts import facts
from secgov.planning.life.lifecycle import recorded
from secgov.planning.life.rules import Lifecycle, lifecycle
from secgov.planning.life.shown import Shown
from secgov.planning.life.state import LifeState
from secgov.planning.records.record import UNKNOWN, Record
from secgov.planning.records.splits import acts_of, is_there, parts_of, split_of
from secgov.receipt import Receipt, digest_of
from secgov.rules.rulebook import RuleBook

__all__ = ["receipt_of", "record_in", "standing", "state_in_history"]


def state_in_history(
    history: History, identifier: str, *, as_of: date, rules: RuleBook, calendar: CodeCalendar,
    modifications: ModificationRecords | None = None,
) -> LifeState:
    """
    Return where one modification of *history* stands on *as_of*, as `replay` and `next` have it.

    What happened to the whole before it was split is part of the life of each part.

    Args:
        history: The recorded acts; only facts known on *as_of* count.
        identifier: Any form of its identifier.
        as_of: The day of the question.
        rules: The rule book as known on that day.
        calendar: The calendar as known on that day.
        modifications: What is known beside the acts: path, Proposer, routing.

    Raises:
        Unanswerable: The history has no such modification, or it is a part that is not there yet.

    >>> from secgov.rules.loading import rulebook
    >>> then = date(2020, 4, 1)
    >>> rows = [("MP102", "raised", "2019-03-19"), ("MP102", "split", "2020-03-20"),
    ...         ("MP102A", "put-on-hold", "2020-03-26")]
    >>> history = History.from_rows([
    ...     {"id": one, "act": act, "date": day, "status": "actual"} for one, act, day in rows])
    >>> state = state_in_history(history, "MP102A", as_of=then, rules=rulebook(then),
    ...                          calendar=CodeCalendar.smart_energy_code(then))
    >>> print(state.id, [one.act for one in state.acts])
    MP102A ['raised', 'put-on-hold']
    """
    key = history.of(identifier)[0].id
    if not is_there(key, history, as_of):
        raise Unanswerable(f"{identifier} is not there on {as_of}: it is split off only later")
    return standing(record_in(history, key, as_of=as_of, life=lifecycle(rules, calendar),
                              modifications=modifications))[0]


def record_in(
    history: History, key: str, *, as_of: date, life: Lifecycle,
    modifications: ModificationRecords | None = None, declared: Iterable[str] = (),
) -> Record:
    """Return the record of the modification with this key; *declared* are the complete ones."""
    known = modifications.of(key) if modifications else None
    path = known.path if known else UNKNOWN
    basis = known.path_basis if known else ""
    sure = not basis or basis.casefold().startswith("stated")
    rows = acts_of(key, history)
    return Record(key, as_of, rows, facts(rows, as_of), path, sure,
                  known.proposer if known else UNKNOWN, known.routing if known else "",
                  key in declared, life, split_of(key, history), parts_of(key, history, as_of))


def standing(record: Record) -> tuple[LifeState, Shown | None]:
    """Return where the facts of *record* leave it, and what else shows its stage."""
    return recorded(record.course.end, record.rows, record.as_of, routing=record.routing)


def receipt_of(
    history: History, modifications: ModificationRecords | None, rules: RuleBook,
    calendar: CodeCalendar,
) -> Receipt:
    """Return what an answer about *history* was made from; both files are its input."""
    digests = (history.digest, modifications.digest if modifications else "")
    return Receipt(rules.digest, calendar.digest(), digest_of("".join(digests).encode()))
