"""Which verdicts hang on several unverified numbers together, and on none of them alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from secgov.citation import Evidence
from secgov.model.timetables import Modification, Timetable
from secgov.planning.gaps.gaps_answer import JointGap, Subject
from secgov.planning.network.targets import target_of
from secgov.planning.outlooks.outlook import release_verdicts
from secgov.planning.outlooks.proofs import grounds_of
from secgov.planning.outlooks.release_branches import Branch, branches_of
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import case_of
from secgov.planning.steps.route_choice import routes_of
from secgov.rules.rule import Parameter

__all__ = ["joint_gaps"]


def joint_gaps(
    timetable: Timetable, basis: Basis, alone: Collection[Subject]
) -> tuple[JointGap, ...]:
    """
    Return the outlooks that several unverified numbers decide, and none alone.

    The numbers are those of the proof of the verdict, of which none can be left out. They decide
    if the verdict is another one when each takes no time. *alone* hang on one number already.
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
        which = branch.impact if len(branches) > 1 else ""
        subject = Subject(modification.id, release.name, which)
        numbers = _unverified(branch)
        if subject in alone or len(numbers) < 2:
            continue
        book = basis.rules.adopting(*(
            one.as_adopted(f"tried for {one.name}", 0) for one in numbers))
        tried = case_of(modification, timetable, attrs.evolve(basis, rules=book))
        verdict = dict(release_verdicts(tried, release))[branch.impact]
        if verdict != branch.verdict:
            yield JointGap(subject, branch.verdict, numbers, verdict)


def _unverified(branch: Branch) -> tuple[Parameter, ...]:
    """Return the unverified numbers in the proof of a risk or a miss, in the order of the proof."""
    grounds = grounds_of(branch.runs) if branch.verdict in ("misses", "at-risk") else None
    if grounds is None:
        return ()
    norms = {bound.norm.name: bound.norm for bound in grounds.irreducible().bounds
             if isinstance(bound.norm, Parameter)}
    return tuple(one for one in norms.values()
                 if one.evidence is Evidence.UNVERIFIED and not one.adopted)
