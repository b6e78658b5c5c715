"""The rounds of the DCC's work that steps state: what asked for each, and what returned it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

import attrs

from secgov.planning.steps.placing import PlacedStep

__all__ = ["ASKS", "KINDS", "RETURNS", "REVIEW", "Round", "rounds"]

KINDS: Final = ("assessment", "re-assessment", "review")
"""What the DCC does: assess, assess again, or review what it returned before."""

REVIEW: Final = "assessment-under-review"
_REVIEWED: Final = "assessment-reviewed"
RETURNS: Final = MappingProxyType({
    "preliminary-assessment-requested": "preliminary-assessment-returned",
    "impact-assessment-requested": "impact-assessment-returned",
})
"""What asks for an assessment, with what returns it."""

ASKS: Final = MappingProxyType({end: start for start, end in RETURNS.items()})
"""What returns an assessment, with what asks for it."""


@attrs.frozen
class Round:
    """
    The stated steps of a piece of work: what began it, in the order of the file, and its return.

    `again` is whether the same was returned once before.
    """

    starts: tuple[PlacedStep, ...]
    end: PlacedStep | None
    again: bool

    @property
    def returns(self) -> str:
        """Return the act that ends the piece."""
        if self.end is not None:
            return self.end.act
        return next((RETURNS[one.act] for one in self.starts if one.act in RETURNS), _REVIEWED)

    @property
    def kind(self) -> str:
        """Return which kind of work it is, by what began it last."""
        if self.starts and self.starts[-1].act == REVIEW:
            return "review"
        stated = (*self.starts, *((self.end,) if self.end is not None else ()))
        return KINDS[self.again or any(one.step.again for one in stated)]

    @property
    def options(self) -> tuple[int, tuple[str, ...]]:
        """Return how many options are assessed, at least one, and their names."""
        stated = [one.step.options for one in (*self.starts, self.end) if one is not None]
        names = next((said for said in stated if isinstance(said, tuple)), ())
        return max(1, len(names), *(said for said in stated if isinstance(said, int))), names


def rounds(steps: Iterable[PlacedStep]) -> Iterator[Round]:
    """Yield what was asked for and the first return that is listed after it."""
    waiting: list[PlacedStep] = []
    ended: set[str] = set()
    for step in steps:
        if step.act == REVIEW or step.act in RETURNS:
            waiting.append(step)
            continue
        if step.act not in ASKS and step.act != _REVIEWED:
            continue
        # A return ends what asked for it, and a review of whatever; a review ends no assessment.
        starts = tuple(one for one in waiting if one.act in (REVIEW, ASKS.get(step.act)))
        waiting = [one for one in waiting if one not in starts]
        if step.act in ASKS or starts:
            yield Round(starts, step, again=step.act in ended)
        ended.add(step.act)
    asks = tuple(dict.fromkeys(one.act for one in waiting if one.act in RETURNS))
    for ask in asks or ((REVIEW,) if waiting else ()):
        acts = (ask, REVIEW) if ask in asks[-1:] else (ask,)
        yield Round(tuple(one for one in waiting if one.act in acts), None,
                    again=RETURNS.get(ask, "") in ended)
