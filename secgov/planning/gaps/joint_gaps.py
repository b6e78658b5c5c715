"""Which verdicts hang on several unverified numbers together, and on none of them alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from secgov.calendar.releases import Release
from secgov.citation import Evidence
from secgov.model.timetables import Modification, Timetable
from secgov.planning.gaps.gaps_answer import JointGap, Subject
from secgov.planning.network.targets import target_of
from secgov.planning.outlooks.outlook import release_verdicts
from secgov.planning.outlooks.release_branches import Branch, branches_of
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, case_of
from secgov.planning.steps.route_choice import routes_of
from secgov.rules.rule import Parameter

__all__ = ["joint_gaps"]


def joint_gaps(
    timetable: Timetable, basis: Basis, alone: Collection[Subject]
) -> tuple[JointGap, ...]:
    """
    Return the outlooks that several unverified numbers decide, and none alone.

    Of all such numbers of a usual run that is late, they are those of which none can be left out
    for the verdict to be another one when each takes no time. *alone* hang on one number already.
    """
    return tuple(gap for modification in timetable.modifications if target_of(modification)
                 for gap in _of(modification, timetable, basis, alone))


def _of(
    modification: Modification, timetable: Timetable, basis: Basis, alone: Collection[Subject]
) -> Iterator[JointGap]:
    case = case_of(modification, timetable, basis)
    release = basis.calendar.releases.named(target_of(modification))
    routes = routes_of(modification, case.steps, basis.rules.process)
    branches = branches_of(case, routes, release)
    for branch in branches:
        asked = _Asked(case, release, branch)
        subject = Subject(modification.id, release.name, branch.impact if len(branches) > 1 else "")
        numbers = asked.unverified if branch.verdict in ("misses", "at-risk") else ()
        if subject in alone or len(numbers) < 2 or not asked.decide(numbers):
            continue
        for number in numbers:
            fewer = tuple(one for one in numbers if one is not number)
            numbers = fewer if asked.decide(fewer) else numbers
        yield JointGap(subject, branch.verdict, numbers, asked.verdict(numbers))


@attrs.frozen
class _Asked:
    """A release that is asked about, and how a modification stands for it by one impact."""

    case: Case
    release: Release
    branch: Branch

    @property
    def unverified(self) -> tuple[Parameter, ...]:
        """Return the unverified numbers of the usual run, each once, in the order of the route."""
        numbers = {soft.parameter.name: soft.parameter
                   for soft in self.branch.runs.planned.softs if soft.parameter is not None}
        return tuple(one for one in numbers.values()
                     if one.evidence is Evidence.UNVERIFIED and not one.adopted)

    def verdict(self, numbers: Collection[Parameter]) -> str:
        """Return the verdict if each of *numbers* took no time."""
        basis = self.case.basis
        book = basis.rules.adopting(*(
            one.as_adopted(f"tried for {one.name}", 0) for one in numbers))
        tried = case_of(self.case.modification, self.case.timetable,
                        attrs.evolve(basis, rules=book))
        return dict(release_verdicts(tried, self.release))[self.branch.impact]

    def decide(self, numbers: Collection[Parameter]) -> bool:
        """Return whether the verdict is another one if each of *numbers* took no time."""
        return self.verdict(numbers) != self.branch.verdict
