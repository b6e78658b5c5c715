"""
Histories: the recorded acts of modifications, as a CSV keeps them, and what is known beside them.

The columns are `id,act,date,status,body,outcome,part,until,note,source` and optionally `known`
(design, section 7). A history holds what the record says and no more: what is missing, odd or
against a rule is asked on the floors above. Only a record that contradicts itself is refused.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs

from secgov.errors import Problem, Unanswerable, UnusableInput, closest
from secgov.model.files import read_bytes, read_text
from secgov.model.history_faults import faults_of_acts
from secgov.model.history_keys import HISTORY
from secgov.model.identifiers import ModificationId
from secgov.model.modification_records import (
    ModificationRecord,
    ModificationRecords,
    load_modifications,
)
from secgov.model.reading import Located, Problems, Spot, read_table
from secgov.model.recorded_acts import RecordedAct
from secgov.model.spreadsheets import Fields, csv_sheets, rows_of
from secgov.receipt import digest_of_values
from secgov.wording import quoted

__all__ = ["History", "ModificationRecord", "ModificationRecords", "RecordedAct", "load_history",
           "load_modifications"]

_COLUMNS: Final[Fields] = MappingProxyType({field.key: field for field in HISTORY.fields})
_NEEDED: Final = tuple(field.key for field in HISTORY.fields if field.required)

Grouped: TypeAlias = Mapping[str, tuple[RecordedAct, ...]]


def _by_id(history: History) -> Grouped:
    """Return the acts of each modification by day, those of one day in the order of the file."""
    grouped: dict[str, list[RecordedAct]] = {}
    for recorded in history.acts:
        grouped.setdefault(recorded.id, []).append(recorded)
    return MappingProxyType({
        identifier: tuple(sorted(acts, key=lambda recorded: recorded.earliest))
        for identifier, acts in grouped.items()})


@attrs.frozen
class History:
    """
    The recorded acts of modifications, in the order of the file.

    `source` names the file and `digest` is the SHA-256 of what was read. Rows need not stand in
    the order of their days: `of` sorts them.

    >>> history = History.from_rows([
    ...     {"id": "MP112", "act": "converted", "date": "2020-03-13", "status": "actual"},
    ...     {"id": "DP112", "act": "raised", "date": "2020-01", "status": "actual"}])
    >>> [(str(one.act), one.earliest.isoformat()) for one in history.of("MP112")]
    [('raised', '2020-01-01'), ('converted', '2020-03-13')]
    """

    source: str
    acts: tuple[RecordedAct, ...]
    digest: str = ""
    path: str = attrs.field(default="", eq=False, repr=False)
    _by_id: Grouped = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(_by_id, takes_self=True))

    @classmethod
    def from_rows(
        cls, rows: Iterable[Mapping[str, Any]], source: str = "rows", *, digest: str = ""
    ) -> History:
        """
        Return the history that *rows* write, each a mapping by the names of the columns.

        Empty cells count as absent, days may be ISO text, and rows are numbered from 1.

        Raises:
            UnusableInput: Something cannot be used; the report has every problem with its row.
        """
        problems: Problems = []
        numbered = [(number, f"row {number}", row) for number, row in enumerate(rows, 1)]
        acts = _acts(numbered, problems)
        if problems:
            raise UnusableInput(source, problems)
        return cls(source, acts, digest or digest_of_values([row for *_, row in numbered], _plain))

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the key of every modification, in the order of the file."""
        return tuple(self._by_id)

    def __contains__(self, key: object) -> bool:
        """Return whether the history has acts of the modification with this key."""
        return key in self._by_id

    def of(self, identifier: str) -> tuple[RecordedAct, ...]:
        """
        Return the acts of one modification by day, whichever form of its identifier is given.

        An act of which only the month is known stands at the month's first day; acts of one day
        keep the order of the file.

        Raises:
            Unanswerable: The history has no such modification, or it is no identifier.
        """
        try:
            wanted = ModificationId.read(identifier)
        except ValueError as error:
            raise Unanswerable(str(error)) from None
        if wanted.key in self._by_id:
            return self._by_id[wanted.key]
        mend = closest(wanted.key, self.ids) if self.ids else "it has no acts at all"
        raise Unanswerable(f"{wanted} is not in {self.path or self.source}: {mend}")


def load_history(path: str | os.PathLike[str]) -> History:
    """
    Return the history in the CSV file at *path*.

    Raises:
        UnusableInput: The file cannot be used; the report has every problem, with its row and
            column.
    """
    file, source = Path(path), os.fspath(path)
    if file.suffix.lower() != ".csv" and not os.path.isdir(file):
        raise UnusableInput(source, [Problem(
            "the file", f"the suffix {quoted(file.suffix)}" if file.suffix else "no suffix",
            "a history as .csv", "save or export it as CSV")])
    content = read_bytes(path, "a history")
    problems: Problems = []
    text = read_text(path, content, "a history")
    (sheet,) = csv_sheets(source, {file.name: text}, (_COLUMNS,))
    numbered = [(row.number, row.place, row.cells)
                for row in rows_of(sheet, _COLUMNS, _NEEDED, problems)]
    if not numbered and not problems:
        problems.append(Problem(file.name, "no rows below the header", "a row an act",
                                "write the acts, each with the id of its modification"))
    acts = _acts(numbered, problems)
    if problems:
        raise UnusableInput(source, problems)
    return History(file.name, acts, hashlib.sha256(content).hexdigest(), source)


def _acts(
    rows: Iterable[tuple[int, str, Any]], problems: Problems
) -> tuple[RecordedAct, ...]:
    """Return the acts of *rows*, adding every problem of a row or between two rows."""
    acts: list[RecordedAct] = []
    places: dict[int, str] = {}
    for number, place, row in rows:
        if not isinstance(row, Mapping):
            problems.append(Problem(place, type(row).__name__, "a mapping by column",
                                    "write each row as column and value"))
            continue
        filled = {key: value for key, value in row.items() if value not in ("", None)}
        before = len(problems)
        values = read_table(HISTORY, Spot(Located(filled, place, {})), problems)
        if len(problems) == before:
            # A list in one cell: the act is one of each of the parts that it names.
            parts = [one.strip() for one in values.get("part", "").split(";") if one.strip()]
            acts += [RecordedAct.of_values({**values, "part": part}, number)
                     for part in parts or [""]]
            places[number] = place
    problems.extend(faults_of_acts(acts, places))
    return tuple(acts)


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(value)
