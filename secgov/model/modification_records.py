"""
What is known of modifications beside their acts: the table given with `--modifications`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import attrs

from secgov.calendar.vague_dates import VagueDate
from secgov.errors import Problem, UnusableInput
from secgov.model.files import read_bytes, read_text
from secgov.model.history_keys import MODIFICATIONS
from secgov.model.identifiers import ModificationId
from secgov.model.reading import Located, Problems, Spot, read_table
from secgov.model.spreadsheets import Fields, csv_sheets, rows_of

__all__ = ["ModificationRecord", "ModificationRecords", "load_modifications"]

_COLUMNS: Final[Fields] = MappingProxyType({field.key: field for field in MODIFICATIONS.fields})
_PATH_OF: Final = MappingProxyType({
    "authority_led": "1", "authority_determined": "2", "self_governance": "3",
    "fast_track": "fast-track", "urgent": "unknown", "unknown": "unknown"})


@attrs.frozen
class ModificationRecord:
    """
    What is known of one modification.

    `path` is one of "1", "2", "3", "fast-track" and "unknown". The words of the table are read
    as the form of 2017 has them (X-PATH-01): `authority_led` is Path 1, `authority_determined`
    Path 2, `self_governance` Path 3, `fast_track` Fast-Track. `urgent` is no path but a flag
    beside it, so it makes `urgent` true and leaves the path unknown. `proposer` is the code of a
    party category, `withdrawn` and `dcc_impact` are "yes", "no" or "unknown". The other columns
    are kept as the table has them: they say how a thing was seen, in words for people.
    """

    id: str
    title: str = ""
    proposer: str = "unknown"
    raised: date | VagueDate | None = None
    path: str = "unknown"
    urgent: bool = False
    path_basis: str = ""
    routing: str = ""
    routing_basis: str = ""
    stage_as_seen: str = ""
    implementation_date: str = ""
    release: str = ""
    dcc_impact: str = "unknown"
    withdrawn: str = "unknown"
    source: str = ""
    row: int = 0
    written: str = attrs.field(default="", eq=False)


def _by_id(table: ModificationRecords) -> Mapping[str, ModificationRecord]:
    return MappingProxyType({record.id: record for record in table.records})


@attrs.frozen
class ModificationRecords:
    """The records of a table in its order; `digest` is the SHA-256 of the file."""

    source: str = ""
    records: tuple[ModificationRecord, ...] = ()
    digest: str = ""
    _by_id: Mapping[str, ModificationRecord] = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(_by_id, takes_self=True))

    def of(self, identifier: str) -> ModificationRecord | None:
        """Return the record of a modification by any form of its identifier, or None."""
        return self._by_id.get(ModificationId.read(identifier).key)


def load_modifications(path: str | os.PathLike[str]) -> ModificationRecords:
    """
    Return what the CSV file at *path* says of modifications, a row each; only `id` is needed.

    The words for paths are read as `ModificationRecord` says.

    Raises:
        UnusableInput: The file cannot be used; the report has every problem, with its row and
            column.
    """
    file, source = Path(path), os.fspath(path)
    content = read_bytes(path, "a table of modifications")
    problems: Problems = []
    text = read_text(path, content, "a table of modifications")
    (sheet,) = csv_sheets(source, {file.name: text}, (_COLUMNS,))
    rows = rows_of(sheet, _COLUMNS, ("id",), problems)
    if not rows and not problems:
        problems.append(Problem(file.name, "no rows below the header", "a row a modification",
                                "write the modifications, each with its id"))
    records: dict[str, ModificationRecord] = {}
    for row in rows:
        before = len(problems)
        values = read_table(MODIFICATIONS, Spot(Located(row.cells, row.place, {})), problems)
        if len(problems) > before:
            continue
        record = _record(values, row.number)
        if record.id in records:
            first = records[record.id]
            problems.append(Problem(
                f"{row.place}, column id", f"{record.written} again",
                f"each modification once; row {first.row} has {first.written}, the same one",
                "join the two rows, or correct one identifier"))
        records.setdefault(record.id, record)
    if problems:
        raise UnusableInput(source, problems)
    return ModificationRecords(
        file.name, tuple(records.values()), hashlib.sha256(content).hexdigest())


def _record(values: Mapping[str, Any], row: int) -> ModificationRecord:
    """Return the record that the cells of *row* write."""
    named = {"proposer_category": "proposer", "dcc_system_impact": "dcc_impact"}
    kept = {named.get(key, key): value for key, value in values.items()
            if key not in ("id", "path")}
    path, identifier = values.get("path", "unknown"), values["id"]
    return ModificationRecord(
        identifier.key, path=_PATH_OF[path], urgent=path == "urgent", row=row,
        written=identifier.written, **kept)
