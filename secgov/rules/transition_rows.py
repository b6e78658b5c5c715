"""The rows of the table of transitions: stages, moves, and what time alone does."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

__all__ = ["ALL_PATHS", "LEFT", "Again", "Lapse", "Move", "Needs", "NotWhile", "Raiser", "Stage",
           "Window", "Within"]

LEFT: Final = "left"
"""The target of an adoption: the stage that the modification was withdrawn from."""

ALL_PATHS: Final = ("1", "2", "3", "fast-track", "unknown")


@attrs.frozen
class Stage:
    """
    Where a modification can stand; `kind` is `start`, `end`, `closed` or empty.

    A record that shows a closed stage shows an end, unless an act lifts it: an adoption after a
    withdrawal, an appeal after a rejection. Such an act counts only where it is recorded itself.
    """

    name: str
    says: str
    kind: str = ""


@attrs.frozen
class Needs:
    """
    One of these must have happened before, or the rule is broken.

    It is asked for once `after` has happened; that this must come first, another rule says.
    """

    any: tuple[str, ...]
    rule: str
    after: str = ""


@attrs.frozen
class NotWhile:
    """A span in which the act has no place, and the rule that says so."""

    span: str
    rule: str


@attrs.frozen
class Raiser:
    """On a path only one body may act."""

    path: str
    body: str
    rule: str


@attrs.frozen
class Within:
    """The time in which an act is possible, counted from another: the name of a parameter."""

    parameter: str
    after: str


@attrs.frozen
class Move:
    """
    One row: an act with some outcomes, from some stages to one, on some paths.

    `to` is empty where the modification stays, `LEFT` where it returns to the stage it left.
    What follows from `of_part` on tells rows of one act and outcome apart: whether a part is
    meant, the last one that was named, whether with it an `alternative` is `approved`, `undecided`
    or neither (`none`), whether with it the vote on some alternative is still `deferred`, and the
    marks that must be set (`given`) or must not be (`lacking`). `same_day` is an act that it
    belongs to: taken after it on its day, and leaving it the one that counts, or on a later day,
    where its part was deferred. A mark that ends with ":" is kept for each part by itself. `bodies`
    are those who take the act by this row, where it is not who usually does; `says` is what the act
    is then, in words. A record must leave it open that an approval came before a row
    `after_approval`; it is about the day of implementation, so that one must be named. `of_day`
    says, of an appeal that is open, whether a day is meant or the modification itself.
    """

    act: str
    outcomes: tuple[str, ...]
    sources: tuple[str, ...]
    to: str
    rule: str
    paths: tuple[str, ...] = ALL_PATHS
    path_rule: str = ""
    takes: tuple[Needs, ...] = ()
    not_while: tuple[NotWhile, ...] = ()
    opens: str = ""
    closes: str = ""
    closing_rule: str = ""
    marks: tuple[str, ...] = ()
    undoes: tuple[str, ...] = ()
    path_becomes: str = ""
    within: Within | None = None
    raiser: Raiser | None = None
    of_part: bool | None = None
    last_part: bool | None = None
    alternative: str = ""
    deferred: bool | None = None
    given: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    same_day: str = ""
    bodies: tuple[str, ...] = ()
    says: str = ""
    record_only: bool = False
    after_approval: bool = False
    of_day: bool | None = None
    since: date | None = None
    since_latest: date | None = None
    until: date | None = None

    @property
    def on_the_day(self) -> bool:
        """Return whether the row decides on another day of implementation."""
        return self.after_approval or "date-approved" in self.marks

    def in_force(self, day: date) -> bool:
        """Return whether the row is in force on *day*, an uncertain start counted as begun."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until)

    def fits(self, *, part: bool, alternatives: frozenset[str], approved: bool) -> bool:
        """Return whether the row is meant for an act of a part, with approvals or alternatives."""
        return (self.of_part in (None, part) and self.alternative in ("", *alternatives)
                and (not self.deferred or "undecided" in alternatives)
                and (approved or not self.after_approval))

    def targets(self) -> tuple[str, ...]:
        """Return the stages in which the modification can stand after it."""
        return (self.to,) if self.to and self.to != LEFT else self.sources if not self.to else ()


@attrs.frozen
class Lapse:
    """
    What time alone does, once its number is verified: from one stage to another.

    It is counted from what `after` names, on some paths, and does nothing once `unless` is done.
    """

    source: str
    to: str
    after: str
    parameter: str
    paths: tuple[str, ...] = ALL_PATHS
    unless: str = ""


@attrs.frozen
class Again:
    """After another act this one happens again only with one of a third kind between them."""

    act: str
    after: str
    only_with: tuple[str, ...]
    rule: str


@attrs.frozen
class Window:
    """
    A time in which something may be done.

    It is counted from `counted_from` once that is done, before from the end of the window that it
    is `following`, else from `after`. It is over once `closed_by` is done.
    """

    name: str
    says: str
    after: str
    outcomes: tuple[str, ...]
    paths: tuple[str, ...]
    parameter: str
    following: str = ""
    counted_from: str = ""
    closed_by: str = ""
