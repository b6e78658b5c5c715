"""
The parts of a timetable as frozen values: what papers and plans say, judged elsewhere.

Attributes have the names of the keys in the files; where a key is a word of Python, `if` is
`condition`, `with` is `together_with` and `from` is `start`. An empty text means that the file
does not say; a `When` is a day, the words of a vague date, or None where no time is stated.
"""

from __future__ import annotations

from datetime import date
from typing import Final, TypeAlias

import attrs

from secgov.model.acts import meeting_body

__all__ = ["Action", "Attendee", "Awaiting", "Branch", "Group", "Hold", "MeetingRecord",
           "Modification", "Paper", "PaperMeeting", "Recommendation", "Risk", "Step",
           "SuggestedRoute", "TargetRelease", "View", "WaitsOn", "When"]

# Classes below have an attribute `date`, which hides the type inside them.
Day: TypeAlias = date
When: TypeAlias = date | str | None

_CLOSED: Final = frozenset({"closed", "done"})


@attrs.frozen
class PaperMeeting:
    """The meeting that a paper is for, and how its day is known."""

    body: str = ""
    date: Day | None = None
    basis: str = "stated"


@attrs.frozen
class Paper:
    """The document a timetable was taken from; `classification` goes into every output."""

    reference: str = ""
    title: str = ""
    dated: Day | None = None
    meeting: PaperMeeting | None = None
    classification: str = ""
    action: str = ""
    scope: str = ""
    author: str = ""
    attachments: tuple[str, ...] = ()
    note: str = ""


@attrs.frozen
class Recommendation:
    """What a body is asked; `agrees` names modifications, or steps as "modification:label"."""

    id: str
    body: str = ""
    asks: str = ""
    agrees: tuple[str, ...] = ()
    line: int | None = None
    note: str = ""


@attrs.frozen
class Attendee:
    """Somebody at a meeting, or who sent apologies; `how` says, for instance, by teleconference."""

    name: str
    category: str = ""
    role: str = ""
    how: str = ""
    line: int | None = None


@attrs.frozen
class SuggestedRoute:
    """A route that somebody suggested at a meeting, for a modification that is yet to be raised."""

    route: str
    by: str = ""
    fixes: str = ""
    target_release: str = ""
    says: str = ""
    line: int | None = None


@attrs.frozen
class MeetingRecord:
    """A meeting of a body, once for all the modifications that it covers."""

    body: str
    kind: str = ""
    number: str = ""
    date: Day | None = None
    start: str = ""
    to: str = ""
    place: str = ""
    together_with: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    status: str = "planned"
    line: int | None = None
    note: str = ""
    present: tuple[Attendee, ...] = ()
    apologies: tuple[Attendee, ...] = ()
    suggested: tuple[SuggestedRoute, ...] = ()


@attrs.frozen
class Step:
    """
    One step of a modification.

    `sooner` says that, or when, it could be earlier; `how` in what way it is done, such as by a
    verbal update; `first` that the body considers the modification for the first time; `again`
    that it was done in an earlier round that the file does not state. `supposed` marks a day
    that no file states but a question supposes, and `instead_of` is the time that the file
    states for it.
    """

    step: str
    when: When = None
    status: str = "planned"
    body: str = ""
    kind: str = ""
    outcome: str = ""
    part: str = ""
    by: str = ""
    together_with: tuple[str, ...] = ()
    input_from: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    parallel_with: tuple[str, ...] = ()
    options: int | tuple[str, ...] | None = None
    sooner: bool | Day | str = False
    because: str = ""
    cost: str = ""
    condition: str = ""
    label: str = ""
    line: int | None = None
    note: str = ""
    how: str = ""
    first: bool = False
    again: bool = False
    supposed: bool = False
    instead_of: When = None

    @property
    def name(self) -> str:
        """Return what other steps call this one: its label, or else the step itself."""
        return self.label or self.step

    @property
    def meeting_body(self) -> str:
        """Return the body at whose meeting it happens, or "" where it needs no meeting."""
        return meeting_body(self.step, self.body)


@attrs.frozen
class TargetRelease:
    """The SEC Release aimed at, by its canonical name or "earliest", and its standing there."""

    name: str
    standing: str = ""


@attrs.frozen
class WaitsOn:
    """Another modification, or one of its steps, that this one waits for."""

    id: str
    step: str = ""
    note: str = ""


@attrs.frozen
class Group:
    """The modifications that go together, and under which condition."""

    name: str
    condition: str = ""


@attrs.frozen
class Hold:
    """That a modification is on hold: since when, why, and what ends it, perhaps a day."""

    since: When = None
    reason: str = ""
    ends_when: Day | str = ""
    until: When = None


@attrs.frozen
class Awaiting:
    """What is awaited, from whom, and the steps that it blocks."""

    what: str
    who: str = ""
    blocks: tuple[str, ...] = ()
    status: str = ""
    line: int | None = None
    since: When = None

    @property
    def is_open(self) -> bool:
        """Return whether it is still awaited."""
        return self.status.casefold() not in _CLOSED


@attrs.frozen
class Branch:
    """What follows under a condition."""

    condition: str = ""
    then: str = ""
    line: int | None = None


@attrs.frozen
class Risk:
    """What may go wrong and what it would do."""

    cause: str = ""
    effect: str = ""
    note: str = ""
    line: int | None = None


@attrs.frozen
class View:
    """What somebody said; a member's view is not an act."""

    by: str = ""
    category: str = ""
    says: str = ""
    line: int | None = None


@attrs.frozen
class Modification:
    """
    One modification with its steps, in the order of the file.

    `heading` is the one under which minutes list it; it is kept beside the outcome and is none
    itself. `also_titled` has other titles of the same document, `raised_by` who raised it, in
    the words of the document.
    """

    id: str
    title: str = ""
    proposer: str = ""
    stage: str = ""
    path: str = "unknown"
    dcc_impact: str = "unknown"
    target_release: TargetRelease | None = None
    purpose: str = ""
    waits_on: tuple[WaitsOn, ...] = ()
    group: Group | None = None
    hold: Hold | None = None
    awaiting: tuple[Awaiting, ...] = ()
    steps: tuple[Step, ...] = ()
    open_to_adoption: bool = False
    branch: tuple[Branch, ...] = ()
    risk: tuple[Risk, ...] = ()
    view: tuple[View, ...] = ()
    note: str = ""
    line: int | None = None
    heading: str = ""
    also_titled: tuple[str, ...] = ()
    raised_by: str = ""


@attrs.frozen
class Action:
    """An action of a body: who owes what, and what became of it."""

    ref: str = ""
    owner: str = ""
    about: tuple[str, ...] = ()
    what: str = ""
    status: str = ""
    updates: tuple[str, ...] = ()
    raised_at: str = ""
    line: int | None = None
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Return whether it is still owed."""
        return self.status.casefold() not in _CLOSED

    def age_at(self, meeting: MeetingRecord) -> int | None:
        """Return how many meetings ago it was raised, or None where a number is not known."""
        if not (self.raised_at.isdecimal() and meeting.number.isdecimal()):
            return None
        return int(meeting.number) - int(self.raised_at)
