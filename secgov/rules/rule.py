"""A rule and a parameter as values: what they say, where that stands, and since when."""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

from secgov.calendar.counting import (
    NOT_BEFORE,
    AtLeast,
    CalendarDaysAtLeast,
    Counting,
    Relation,
    WorkingDayRanks,
)
from secgov.calendar.months import MonthsAtLeast
from secgov.citation import Evidence, Force, Severity, severity_of
from secgov.rules.observed import Observed

__all__ = ["Parameter", "Role", "Rule", "Shape", "Unit"]


class Unit(Enum):
    """What a parameter's number counts; the closed list."""

    WORKING_DAYS = "Working Days"
    CALENDAR_DAYS = "calendar days"
    WEEKS = "weeks"
    MONTHS = "months"
    PEOPLE = "people"

    def of(self, number: int) -> str:
        """
        Return so many of the unit.

        >>> Unit.WORKING_DAYS.of(1), Unit.WEEKS.of(5)
        ('1 Working Day', '5 weeks')
        """
        return f"{number} {self.value.removesuffix('s') if number == 1 else self.value}"


class Role(Enum):
    """
    What a parameter does.

    `minimum` is a rule's own number; `maximum` a duty whose breach is a finding and never a
    blocker; `usual` is what the planner assumes.
    """

    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    USUAL = "usual"


class Shape(Enum):
    """
    What a rule judges.

    An `order` and an `at-least` link two steps. Every other shape is judged by a small named
    function, but a `statement`, which says something that no date can break.
    """

    ORDER = "order"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    ON_MEETING = "on-meeting"
    BY_CUT_OFF = "by-cut-off"
    WHO_ACTS = "who-acts"
    HOLD = "hold"
    RETURN_DATE = "return-date"
    NEXT_MEETING = "next-meeting"
    ON_RELEASE_DAY = "on-release-day"
    STATED_ORDER = "stated-order"
    HEADING = "heading"
    RETURN_TO_BODY = "return-to-body"
    RECOMMENDS = "recommends"
    STATUS = "status"
    OUTCOME_BARS = "outcome-bars"
    ENDS = "ends"
    AT_BODY = "at-body"
    COVERS = "covers"
    ON_WORKING_DAY = "on-working-day"
    STATEMENT = "statement"


@attrs.frozen
class Parameter:
    """
    A named number, as it holds over one period.

    One that was counted from records has them in `observed`, and their median as its value.
    `note` says what is known of a number that nobody has verified.
    """

    name: str
    value: int
    unit: Unit
    role: Role
    force: Force
    evidence: Evidence
    cites: str
    register: str
    counting: Counting = Counting.EXCLUDE_FIRST
    since: date | None = None
    until: date | None = None
    adopted: bool = False
    note: str = ""
    observed: Observed | None = None

    def in_words(self) -> str:
        """Return the number with its unit and how it is counted."""
        return f"{self.amount}{self.counted}"

    def relation(self, ranks: WorkingDayRanks) -> Relation:
        """Return the time as a lower bound between two days; people bound none."""
        match self.unit:
            case Unit.WORKING_DAYS:
                return AtLeast(self.value, self.counting, ranks)
            case Unit.MONTHS:
                return MonthsAtLeast(self.value)
            case Unit.PEOPLE:
                return NOT_BEFORE
        return CalendarDaysAtLeast(self.value * (7 if self.unit is Unit.WEEKS else 1))

    @property
    def amount(self) -> str:
        """Return the number with its unit."""
        return self.unit.of(self.value)

    @property
    def counting_or_none(self) -> str | None:
        """Return which days are counted, or None where what is counted are no days."""
        days = self.unit in (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS)
        return self.counting.value if days else None

    @property
    def counted(self) -> str:
        """Return how it is counted, as the end of a sentence; only Working Days need it."""
        return f", {self.counting.says}" if self.unit is Unit.WORKING_DAYS else ""

    def as_adopted(
        self, cites: str, value: int, unit: Unit | None = None, counting: Counting | None = None,
    ) -> Parameter:
        """
        Return the row as a user adopts it, by a citation of their own: always in force.

        What was known of this number, recorded times too, is not known of the user's.
        """
        return attrs.evolve(
            self, value=value, unit=unit or self.unit, counting=counting or self.counting,
            cites=cites, evidence=Evidence.SECONDARY, since=None, until=None, adopted=True,
            note="", observed=None)


@attrs.frozen
class Rule:
    """
    A rule over one period in which its words and its number stay the same.

    A rule whose number changed is several values with the same `id`; the one in force is
    chosen by the day of the step that it is anchored to. `departure` says on what ground a step
    may depart from it with a reason of its own (`because`); empty where none is sourced.
    `alternative` is the id of a rule that allows another way, whose `mend` says that way.
    """

    id: str
    register: str
    topic: str
    says: str
    shape: Shape
    force: Force
    evidence: Evidence
    cites: str
    mend: str
    clause: str = ""
    steps: tuple[str, ...] = ()
    earlier: str = ""
    later: str = ""
    body: str = ""
    bodies: tuple[str, ...] = ()
    when: tuple[tuple[str, str], ...] = ()
    parameter: Parameter | None = None
    since: date | None = None
    since_latest: date | None = None
    until: date | None = None
    known: date | None = None
    departure: str = ""
    alternative: str = ""

    @property
    def severity(self) -> Severity:
        """Return what a breach weighs."""
        return severity_of(self.force, self.evidence)

    @property
    def anchor(self) -> str:
        """Return the step whose day chooses the rule in force: the later, or the first judged."""
        return self.later or (self.steps[0] if self.steps else "")

    def carrying(self, row: Parameter) -> Rule:
        """Return the rule with the number, force, evidence, source and days of *row*."""
        return attrs.evolve(self, parameter=row, force=row.force, evidence=row.evidence,
                            cites=row.cites, since=row.since, until=row.until)

    def bars(self, outcome: str) -> bool | None:
        """
        Return whether *outcome* of the earlier step bars the later one; None if it says nothing.

        What a bar is lifted by is named, or any other outcome lifts it.
        """
        when = dict(self.when)
        if outcome in when["outcome"].split():
            return True
        lifts = when.get("lifted_by", outcome).split()
        return False if outcome in lifts else None

    def on_path(self, path: str) -> bool:
        """Return whether the rule is one of *path*, such as `3` or `unknown`; most are of all."""
        return path in dict(self.when).get("path", path).split()

    def known_by(self, day: date) -> bool:
        """Return whether the rule had become known by *day*."""
        return self.known is None or self.known <= day

    def in_force(self, day: date) -> bool:
        """Return whether the rule is in force on *day*, an uncertain start counted as begun."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def start_uncertain_on(self, day: date) -> bool:
        """Return whether *day* lies inside the bounds of a start not known to the day."""
        return (
            self.since is not None
            and self.since_latest is not None
            and self.since <= day < self.since_latest
        )
