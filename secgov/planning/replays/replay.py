"""What histories show: where each modification stands, what contradicts, what is missing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.citation import Severity
from secgov.errors import Unanswerable, closest
from secgov.model.histories import History, ModificationRecords
from secgov.model.identifiers import ModificationId
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.rules import Lifecycle, lifecycle
from secgov.planning.life.state import LifeState
from secgov.planning.records.record_gap import Gap, findings_of, of_identifier
from secgov.planning.records.splits import is_there, unrecorded_split
from secgov.planning.records.standing import receipt_of, record_in, standing
from secgov.planning.replays.contradictions import contradictions
from secgov.planning.replays.record_gaps import gaps
from secgov.planning.replays.refused import refused
from secgov.planning.replays.spans import Duration, durations
from secgov.planning.steps.findings import Finding
from secgov.receipt import Receipt, head_of, json_text
from secgov.rules.rulebook import RuleBook

__all__ = ["Replay", "ReplayedModification", "replay"]


@attrs.frozen
class ReplayedModification:
    """One modification: its state as the facts show it, what is missing and what was found."""

    id: str
    title: str
    state: LifeState
    acts: int
    expected: int
    complete: bool
    gaps: tuple[Gap, ...]
    findings: tuple[Finding, ...]
    durations: tuple[Duration, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the modification as plain values, in the order of its schema."""
        return {
            "id": self.id, "title": self.title or None, **self.state.to_dict(), "acts": self.acts,
            "planned_acts": self.expected, "complete": self.complete,
            "gaps": [one.to_dict() for one in self.gaps],
            "findings": [one.to_dict() for one in self.findings],
            "durations": [one.to_dict() for one in self.durations],
        }


@attrs.frozen
class Replay:
    """The answer to `replay`."""

    source: str
    as_of: date
    receipt: Receipt
    modifications: tuple[ReplayedModification, ...]

    def of(self, identifier: str) -> ReplayedModification:
        """
        Return one modification by any form of its identifier.

        Raises:
            ValueError: It is no identifier, or the history has no such modification.
        """
        wanted = ModificationId.read(identifier).key
        for one in self.modifications:
            if one.state.id == wanted:
                return one
        raise Unanswerable(f"{identifier} is not in {self.source}: "
                           f"{closest(wanted, [one.state.id for one in self.modifications])}")

    def all_findings(self) -> tuple[Finding, ...]:
        """Return every finding."""
        return tuple(found for one in self.modifications for found in one.findings)

    def count(self, severity: Severity) -> int:
        """Return how many findings weigh *severity*."""
        return sum(one.severity is severity for one in self.all_findings())

    @property
    def exit_status(self) -> int:
        """Return 1 if a fault was found, else 0."""
        return int(self.count(Severity.FAULT) > 0)

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        return {
            **head_of(self.as_of, self.receipt), "source": self.source,
            "modifications": [one.to_dict() for one in self.modifications],
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def replay(
    history: History,
    *,
    as_of: date,
    rules: RuleBook,
    calendar: CodeCalendar,
    modifications: ModificationRecords | None = None,
    complete: bool | Collection[str] = frozenset(),
) -> Replay:
    """
    Return what *history* shows as of a day; nothing in it raises.

    A part that is split off only later is not there yet.

    Absence is a gap, contradiction is a fault: a missing act is a gap of the record, and a fault
    needs acts that contradict each other or a rule, or a record that is declared complete.

    Args:
        history: The recorded acts; only facts known on *as_of* count.
        as_of: The day of the question.
        rules: The rule book as known on that day.
        calendar: The calendar as known on that day.
        modifications: What is known beside the acts: title, path, Proposer.
        complete: Which records their owners declare complete; True for all of them.

    Raises:
        Unanswerable: A record is declared complete that the history does not have.

    >>> from secgov.rules.loading import rulebook
    >>> then = date(2020, 12, 1)
    >>> history = History.from_rows([
    ...     {"id": "MP112", "act": "report-consultation-issued", "date": "2020-03-17",
    ...      "status": "actual"},
    ...     {"id": "MP112", "act": "report-consultation-closed", "date": "2020-04-07",
    ...      "status": "actual"}])
    >>> answer = replay(history, as_of=then, rules=rulebook(then),
    ...                 calendar=CodeCalendar.smart_energy_code(then))
    >>> one = answer.of("MP112")
    >>> print(one.state.stage, [gap.act for gap in one.gaps], one.findings)
    report-phase ['raised', 'modification-report-to-panel'] ()
    >>> print(one.durations[0].working_days)
    15
    """
    life = lifecycle(rules, calendar)
    declared = (frozenset(history.ids) if complete is True
                else frozenset(_known(one, history) for one in complete or ()))
    return Replay(
        history.source, as_of, receipt_of(history, modifications, rules, calendar),
        tuple(_replayed(one, history, as_of, life, modifications, declared)
              for one in history.ids if is_there(one, history, as_of)))


def _known(identifier: str, history: History) -> str:
    return history.of(identifier)[0].id


def _replayed(
    identifier: str, history: History, as_of: date, life: Lifecycle,
    modifications: ModificationRecords | None, declared: frozenset[str],
) -> ReplayedModification:
    known = modifications.of(identifier) if modifications else None
    record = record_in(history, identifier, as_of=as_of, life=life, modifications=modifications,
                       declared=declared)
    found, missing = contradictions(record), gaps(record)
    # What a finding says of an act is not said again as a gap: by its rule, or what comes too late.
    said = {(one.rule, one.label) for one in found}
    orders = ((life.rule(one.rule), one) for one in found)
    late = {(rule.earlier, one.label, one.expected) for rule, one in orders
            if rule.parameter is None}
    missing = tuple(one for one in missing if (one.rule.id, record.label(one.shown_by)) not in said
                    and not any((one.act, record.label(one.shown_by), each.latest) in late
                                for each in record.of_act.get(one.act, ())))
    if record.complete:
        found = (*found, *findings_of((one for one in missing if one.needed), record))
        found = (*found, *refused(record, found))
        missing = tuple(one for one in missing if not one.needed)
    state, shown = standing(record)
    missing = (*missing, *of_identifier(shown, record), *unrecorded_split(record, history))
    missing = tuple({(one.act, one.part, one.unsaid and one.shown_by): one
                     for one in reversed(missing)}.values())[::-1]
    return ReplayedModification(
        _as_written(record.rows), known.title if known else "", state, len(record.facts),
        sum(one.status in ("planned", "target") for one in record.rows), record.complete, missing,
        found, durations(record))


def _as_written(acts: tuple[RecordedAct, ...]) -> str:
    """Return the identifier for people: as the last row that has one writes it."""
    return str(ModificationId.read(acts[-1].written or acts[-1].id))


