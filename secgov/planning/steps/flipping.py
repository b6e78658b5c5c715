"""Whether two steps keep a rule on whatever days their words state, and on which day that flips."""

from __future__ import annotations

from secgov.calendar.counting import Relation
from secgov.model.acts import act
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import day_of
from secgov.planning.steps.findings import Flip
from secgov.planning.steps.placing import PlacedStep

__all__ = ["flips_of", "keeps"]


def keeps(earlier: PlacedStep, later: PlacedStep, way: Relation) -> bool:
    """
    Return whether *way* is kept on whatever days the words of the two state.

    A deadline ("by X") states its last day: that it may be met sooner breaks nothing.
    """
    return later.first_stated >= way.earliest(earlier.latest)


def flips_of(
    earlier: PlacedStep, later: PlacedStep, way: Relation, basis: Basis
) -> Flip | None:
    """
    Return where *way* flips, if some days of the two keep it, those before a deadline too.

    That is the day of the later step from which it is kept whatever the day of the earlier one,
    or if there is none the day of the earlier one up to which it is kept whatever the day of the
    later one; without either, the last day of the earlier one on which it can be kept.
    """
    if later.latest < way.earliest(earlier.earliest):
        return None
    can, safe = (basis.possible(later.body).earliest(way.earliest(day))
                 for day in (earlier.earliest, earlier.latest))
    if safe <= later.latest:
        flips = Flip.since(day_of(safe), act(later.act).says)
        return flips if can == safe else flips.unsure()
    days = basis.possible(earlier.body)
    sure, last = (way.latest(day) for day in (later.first_stated, later.latest))
    if days.latest(sure) == days.latest(last):
        return Flip.up_to(day_of(last), act(earlier.act).says)
    if sure < earlier.earliest:
        return Flip.up_to(day_of(last), act(earlier.act).says).at_best()
    return Flip.up_to(day_of(sure), act(earlier.act).says).unsure()
