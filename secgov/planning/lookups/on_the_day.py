"""Whether a rule or a number binds on the day of a question."""

from __future__ import annotations

from datetime import date

import attrs

__all__ = ["OnTheDay"]


@attrs.frozen
class OnTheDay:
    """
    How a rule or a number stands on `day`: the days of its row, and the day it became known.

    >>> OnTheDay(date(2019, 3, 8), date(2019, 4, 3), None, None, None).in_words()
    'on 2019-03-08 it does not bind yet'
    """

    day: date
    since: date | None
    since_latest: date | None
    until: date | None
    known: date | None

    @property
    def binds(self) -> str:
        """Return `yes`, `no`, or `perhaps` inside the bounds of a start not known to the day."""
        if self._not_known or self._not_yet or self._no_longer:
            return "no"
        return "perhaps" if self.since_latest and self.day < self.since_latest else "yes"

    def in_words(self) -> str:
        """Return how it stands, and why it does not bind where it does not."""
        if self._not_known:
            return (f"on {self.day} it is not known yet, and nothing is judged by it: it becomes "
                    f"known on {self.known}")
        if self._not_yet:
            return f"on {self.day} it does not bind yet"
        if self._no_longer:
            return f"on {self.day} it binds no longer"
        if self.binds == "perhaps":
            return f"whether it binds on {self.day} is not known, since its first day is not"
        return f"on {self.day} it binds"

    def to_dict(self) -> dict[str, str]:
        """Return it as plain values."""
        return {"binds": self.binds, "in_words": self.in_words()}

    @property
    def _not_known(self) -> bool:
        return self.known is not None and self.day < self.known

    @property
    def _not_yet(self) -> bool:
        return self.since is not None and self.day < self.since

    @property
    def _no_longer(self) -> bool:
        return self.until is not None and self.until < self.day
