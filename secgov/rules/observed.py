"""How long something took, as records show it: each time with the modification and its days."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import attrs

from secgov.rules.rows import Row

__all__ = ["Observation", "Observed", "read_observed"]

_KEYS: Final = ("of", "part", "from", "to", "took")


@attrs.frozen
class Observation:
    """One time that was recorded: of which modification, between which days, and how long."""

    of: str
    began: date
    ended: date
    took: int
    part: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the time as plain values."""
        return {"of": self.of, "part": self.part or None, "from": self.began.isoformat(),
                "to": self.ended.isoformat(), "took": self.took}


@attrs.frozen
class Observed:
    """
    The times of one kind that were recorded, at least one.

    They are few and were not chosen by chance: they show what happened and promise nothing.
    """

    times: tuple[Observation, ...]

    @property
    def samples(self) -> int:
        """Return how many times were recorded."""
        return len(self.times)

    @property
    def years(self) -> str:
        """
        Return the years in which they lie.

        >>> Observed((Observation("MP090", date(2019, 11, 15), date(2020, 2, 12), 60),)).years
        '2019-2020'
        """
        first = min(one.began for one in self.times).year
        last = max(one.ended for one in self.times).year
        return str(first) if first == last else f"{first}-{last}"

    @property
    def took(self) -> tuple[int, ...]:
        """Return how long each took, the shortest first."""
        return tuple(sorted(one.took for one in self.times))

    @property
    def lowest(self) -> int:
        """Return the shortest time."""
        return self.took[0]

    @property
    def highest(self) -> int:
        """Return the longest time."""
        return self.took[-1]

    @property
    def median(self) -> int:
        """Return the time in the middle; between two of them, the half way, rounded up."""
        first, second = self.middle
        return -(-(first + second) // 2)

    @property
    def middle(self) -> tuple[int, int]:
        """Return the two times in the middle, which are one and the same of an odd number."""
        took = self.took
        return took[(len(took) - 1) // 2], took[len(took) // 2]

    def to_dict(self) -> dict[str, Any]:
        """Return the times as plain values, the shortest, middle and longest first."""
        return {"samples": self.samples, "years": self.years, "lowest": self.lowest,
                "median": self.median, "highest": self.highest,
                "times": [one.to_dict() for one in self.times]}


def read_observed(row: Row) -> Observed | None:
    """Return the recorded times of a parameter's row, if it has any; its value is their median."""
    listed = row.row.get("observed")
    if listed is None:
        return None
    if not isinstance(listed, list) or not listed:
        row.fault(f"observed is {listed!r}", "a list of the times that were recorded",
                  'write observed = [{ of = "MP090", from = 2019-11-15, to = 2020-02-12, '
                  "took = 60 }]")
        return None
    found = Observed(tuple(
        _observation(Row(f"{row.place} observed {number}", one, row.problems))
        for number, one in enumerate(listed, 1)))
    if found.median != row.row.get("value"):
        row.fault(f"value is {row.row.get('value')!r}", f"the median, {found.median}",
                  f"write value = {found.median}")
    return found


def _observation(row: Row) -> Observation:
    row.unknown(_KEYS)
    of, took, part = row.text("of"), row.number("took"), row.text("part", required=False)
    began, ended = row.day("from"), row.day("to")
    if began is None or ended is None or ended < began:
        row.fault(f"from is {began}, to is {ended}", "two days, the earlier first",
                  "write from = 2019-11-15 and to = 2020-02-12")
        return Observation(of, date.min, date.min, took, part)
    return Observation(of, began, ended, took, part)
