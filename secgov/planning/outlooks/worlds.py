"""A modification under some suppositions: what its routes make of a release then."""

from __future__ import annotations

from functools import cached_property

import attrs

from secgov.calendar.releases import Release
from secgov.model.timetables import Timetable
from secgov.planning.outlooks.release_branches import Branch, branches_of, joint_verdict
from secgov.planning.outlooks.supposed import suppose
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, case_of
from secgov.planning.steps.route_choice import routes_of

__all__ = ["World"]


@attrs.frozen(slots=False, eq=False)
class World:
    """
    One modification of a timetable and a release, with what *words* suppose of the modification.

    The words change steps and the modification itself, never rules or the calendar, which stay
    those of *basis*.
    """

    stated: Timetable
    modification: str
    release: Release
    basis: Basis
    words: tuple[str, ...] = ()

    @cached_property
    def timetable(self) -> Timetable:
        """Return the timetable of this modification alone, as supposed."""
        alone = attrs.evolve(self.stated, recommendations=(),
                             modifications=(self.stated.modification(self.modification),))
        return suppose(alone, *self.words).timetable if self.words else alone

    @cached_property
    def case(self) -> Case:
        """Return the modification on its days."""
        (modification,) = self.timetable.modifications
        # What it waits on stays as stated.
        among = attrs.evolve(self.stated, recommendations=(), modifications=tuple(
            modification if one.id == modification.id else one
            for one in self.stated.modifications))
        return case_of(modification, among, self.basis)

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """Return what each open route makes of the release."""
        routes = routes_of(self.case.modification, self.case.steps, self.basis.rules.process)
        return branches_of(self.case, routes, self.release)

    @property
    def verdict(self) -> str:
        """Return what the routes make of the release together."""
        return joint_verdict(self.branches)

    @property
    def late(self) -> Branch | None:
        """Return the first route that is not on track, or nothing where all are."""
        return next((branch for branch in self.branches if branch.verdict != "on-track"), None)

    def supposing(self, *words: str, release: Release | None = None) -> World:
        """Return this world with more *words*, and for another *release* if one is given."""
        return World(self.stated, self.modification, release or self.release, self.basis,
                     (*self.words, *words))
