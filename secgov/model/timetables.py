"""
A timetable: the plan or promises of a paper, as one frozen value.

It holds what the file says, checked for being readable and nothing more; whether it is sound is
asked on the floors above. Reading a file is `secgov.model.loading.load_timetable`.
"""

from __future__ import annotations

from typing import Any, Final

import attrs

from secgov.errors import Unanswerable, UnusableInput, closest
from secgov.model.identifiers import ModificationId
from secgov.model.reading import Field, Problems, Spot, Table, read_table, table, tables
from secgov.model.timetable_faults import faults_of_timetable
from secgov.model.timetable_keys import ACTION, MEETING, MODIFICATION, PAPER, RECOMMENDATION
from secgov.model.timetable_parts import (
    Action,
    Awaiting,
    Branch,
    Group,
    Hold,
    MeetingRecord,
    Modification,
    Paper,
    PaperMeeting,
    Recommendation,
    Risk,
    Step,
    TargetRelease,
    View,
    WaitsOn,
    When,
)
from secgov.receipt import digest_of_values

__all__ = ["Action", "Awaiting", "Branch", "Group", "Hold", "MeetingRecord", "Modification",
           "Paper", "PaperMeeting", "Recommendation", "Risk", "Step", "TargetRelease",
           "Timetable", "View", "WaitsOn", "When"]


@attrs.frozen
class Timetable:
    """
    Modifications with their steps, and the paper, recommendations and meetings around them.

    `source` names the file, `digest` is the SHA-256 of what was read. A modification has one
    identifier throughout, the form in which its own table has it. `supposed` has the words of
    what a question supposes in the place of what the file states.

    >>> timetable = Timetable.from_dict({"modification": [{"id": "SECMP 0062", "steps": [
    ...     {"step": "modification-report-to-panel", "when": "May 2019"}]}]})
    >>> timetable.modification("SECMP062").steps[0].when
    'May 2019'
    """

    source: str = ""
    paper: Paper | None = None
    recommendations: tuple[Recommendation, ...] = ()
    meetings: tuple[MeetingRecord, ...] = ()
    modifications: tuple[Modification, ...] = ()
    actions: tuple[Action, ...] = ()
    digest: str = ""
    supposed: tuple[str, ...] = ()
    path: str = attrs.field(default="", eq=False, repr=False)

    @classmethod
    def from_dict(
        cls, data: dict[str, Any], source: str = "dict", *, digest: str = ""
    ) -> Timetable:
        """
        Return the timetable that *data* writes, by the keys of the TOML file.

        Args:
            data: Tables, lists, text, numbers, flags and days; a day may be ISO text.
            source: What to call the input in reports, such as a file's name.
            digest: The SHA-256 of the file; by default that of *data* as sorted JSON.

        Raises:
            UnusableInput: Something cannot be used; the report has every problem.
        """
        problems: Problems = []
        made = read_table(_TIMETABLE, Spot(data), problems)
        if problems:
            raise UnusableInput(source, problems)
        return attrs.evolve(
            _with_one_identifier_each(made), source=source, digest=digest or digest_of_values(data))

    @property
    def called(self) -> str:
        """Return what a refusal calls the input: its path as it was given, or its name."""
        return self.path or self.source or "this timetable"

    def cites(self, line: int | None = None) -> str:
        """
        Return where a thing stands: the reference of the paper, or the file, and the *line*.

        >>> Timetable(source="march.toml").cites(12)
        'march.toml line 12'
        """
        reference = self.paper.reference if self.paper is not None else ""
        return f"{reference or self.source}{f' line {line}' if line is not None else ''}".strip()

    def modification(self, identifier: str) -> Modification:
        """
        Return the modification that *identifier* names, in any form that is read.

        Raises:
            Unanswerable: The timetable has no such modification, or it is no identifier.
        """
        try:
            wanted = ModificationId.read(identifier)
        except ValueError as error:
            raise Unanswerable(str(error)) from None
        for modification in self.modifications:
            if ModificationId.read(modification.id) == wanted:
                return modification
        known = [modification.id for modification in self.modifications]
        mend = closest(str(wanted), known) if known else "it has no modifications at all"
        raise Unanswerable(f"{wanted} is not in {self.called}: {mend}")


_TIMETABLE: Final = Table(Timetable, (
    Field("paper", table(PAPER)),
    Field("recommendation", tables(RECOMMENDATION), "recommendations"),
    Field("meeting", tables(MEETING), "meetings"),
    Field("modification", tables(MODIFICATION), "modifications"),
    Field("action", tables(ACTION), "actions"),
), check=faults_of_timetable)


def _with_one_identifier_each(timetable: Timetable) -> Timetable:
    """Return *timetable* with each reference in the form that the modification itself has."""
    forms = {ModificationId.read(modification.id): modification.id
             for modification in timetable.modifications}

    def one(reference: str) -> str:
        written, colon, label = reference.partition(":")
        return f"{forms.get(ModificationId.read(written), written)}{colon}{label}"

    return attrs.evolve(
        timetable,
        recommendations=tuple(
            attrs.evolve(item, agrees=tuple(map(one, item.agrees)))
            for item in timetable.recommendations),
        meetings=tuple(
            attrs.evolve(item, covers=tuple(map(one, item.covers)))
            for item in timetable.meetings),
        modifications=tuple(
            attrs.evolve(item, waits_on=tuple(
                attrs.evolve(other, id=one(other.id)) for other in item.waits_on))
            for item in timetable.modifications),
    )
